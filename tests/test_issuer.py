"""The name of whose rules are meant: it tells which document to search, and is no part of what is asked of it."""

from __future__ import annotations

import pytest

from assistant.issuer import Issuers
from assistant.records import Passage, Source, Verdict
from tests.conftest import over

DOCUMENTS = {
    "ormsgill_prints.md": (
        "# Questions\n\nNobody may use the Ormsgill Library printers to print what the law or the Ormsgill Library rules out.\n\n"
        "Users of Ormsgill Library printers show the card of Ormsgill Library.\n\n"
        "## Can I paint printed figures?\n\nYes! Sand them first, and take acrylic paint.\n"
    ),
    "zorvex.md": (
        "# Spending\n\nAt Zorvex each team has a card.\n\nPeople at Zorvex keep receipts.\n\nThe rule at Zorvex is simple.\n\n"
        "Trains for Zorvex go second class.\n\nA desk at home may be bought for up to 300 euro.\n"
    ),
    "pool.md": "# Quillpond pool\n\nSwimmers may not paint the walls.\n\nA locker costs 2 euro.\n",
}


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """Rules of three issuers."""
    return over(tmp_path_factory.mktemp("three"), DOCUMENTS)


def apart(three, question: str) -> tuple[str, str]:
    """The question without names, and the document they stand for."""
    snapshot = three.index.snapshot()
    return Issuers(snapshot.passages, snapshot.sources, three.encoder.rareness).apart(question)


@pytest.mark.parametrize(
    ("question", "bare", "meant"),
    [
        ("may i buy a desk with zorvex's card?", "may i buy a desk with card?", "zorvex.md"),
        ("What may a desk cost at Zorvex?", "What may a desk cost?", "zorvex.md"),
        ("The Ormsgill library printed a figure, can I paint it?", "The library printed a figure, can I paint it?", "ormsgill_prints.md"),
        ("What is Zorvex?", "What is Zorvex?", ""),  # too little would be left
        ("Do Zorvex people print at the Ormsgill library?", "Do Zorvex people print at the Ormsgill library?", ""),  # no one document
        ("Who may paint the walls?", "Who may paint the walls?", ""),
    ],
)
def test_a_name_that_one_document_has_stands_for_it(three, question: str, bare: str, meant: str) -> None:
    assert apart(three, question) == (bare, meant)


def test_words_that_are_also_written_small_are_no_names(three) -> None:
    source = next(iter(three.index.snapshot().sources.values()))
    texts = ["Ask the Warden.", "The warden of the Quorvath knows.", "See the Quorvath.", "At the Quorvath.", "In the Quorvath."]
    passages = [Passage(str(place), source.path, 0, len(text), text) for place, text in enumerate(texts)]
    found = Issuers(passages, {source.path: source, "other.md": source}, three.encoder.rareness)
    assert found.apart("What does he pay the warden of the Quorvath?") == ("What does he pay the warden?", source.path)


def test_the_rules_of_the_issuer_named_answer(three) -> None:
    answer = three.ask("The Ormsgill library printed me a figure, can I paint it?")
    assert answer.searched.startswith("The Ormsgill library")
    assert {one.source for one in answer.evidence} == {"ormsgill_prints.md"}
    assert answer.verdict is Verdict.PERMITTED
    assert answer.governing is not None
    assert "Yes!" in answer.governing.quote
    assert not any("rules out" in one.quote for claim in answer.claims[:1] for one in claim.citations)


def test_a_collection_of_one_document_has_no_issuers() -> None:
    source = Source("a.md", "Rules of Zorvex", "0", "The fee at Zorvex is 2 euro.")
    found = Issuers([Passage("1", "a.md", 0, 28, source.text)], {"a.md": source}, lambda word: 1.0)
    assert found.apart("What is the fee at Zorvex today?") == ("What is the fee at Zorvex today?", "")
