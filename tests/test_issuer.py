"""The name of whose rules are meant: it tells which document to search, and is no part of what is asked of it."""

from __future__ import annotations

import pytest

from assistant.questions.issuer import Issuers
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
    "pool.md": "# The town pool\n\nSwimmers may not paint the walls.\n\nA locker costs 2 euro.\n",
}
KESTREL = (
    "Guests of Kestrivo may stay.\n\nTools at Kestrivo are shared.\n\nA key to Kestrivo costs 5 euro.\n\nThe door of Kestrivo is red.\n"
)


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """Rules of three issuers, one without a name."""
    return over(tmp_path_factory.mktemp("three"), DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "bare", "document"),
    [
        ("may i buy a desk with zorvex's card?", "may i buy a desk with card?", "zorvex.md"),
        ("What may a desk cost at Zorvex?", "What may a desk cost?", "zorvex.md"),
        ("The Ormsgill library printed a figure, can I paint it?", "The library printed a figure, can I paint it?", "ormsgill_prints.md"),
        ("What is Zorvex?", "What is Zorvex?", ""),  # nothing would be left
        ("What does a locker at home cost? (Zorvex)", "What does a locker at home cost?", "zorvex.md"),
        ("Does Zorvex let us paint the desk?", "Does Zorvex let us paint the desk?", ""),  # who acts
        ("May Zorvex buy a desk for the home?", "May Zorvex buy a desk for the home?", ""),  # who acts
        ("Do people at Zorvex print at the Ormsgill library?", "Do people at Zorvex print at the Ormsgill library?", ""),  # two documents
        ("Who may paint the walls?", "Who may paint the walls?", ""),
    ],
)
def test_a_name_that_one_document_has_stands_for_it(three, question: str, bare: str, document: str) -> None:
    snapshot = three.index.snapshot()
    meant = Issuers(snapshot.passages, snapshot.sources, three.encoder.rareness).apart(question)
    assert (meant.bare, meant.document) == (bare, document)
    assert meant.among == (frozenset({document, "pool.md"}) if document else frozenset())  # rules of nobody's may hold for all


def test_the_rules_of_the_issuer_named_answer(three) -> None:
    answer = three.ask("The Ormsgill library printed me a figure, can I paint it?")
    assert answer.searched.startswith("The Ormsgill library")
    assert "zorvex.md" not in {one.source for one in answer.evidence}
    assert answer.verdict is Verdict.PERMITTED
    assert answer.governing is not None
    assert "Yes!" in answer.governing.quote


@pytest.mark.parametrize(
    "other",
    [
        "Kestrivo guests may not stay overnight.",  # it has the name too, where each word may have a capital
        "# Kestrivo nights\n\nNo guest may stay overnight.",
        "Nobody may stay overnight.",  # it has no name and holds for all
    ],
)
def test_a_document_that_forbids_is_not_hidden_by_a_name(tmp_path, other: str) -> None:
    both = over(tmp_path, {"kestrivo.md": f"# Kestrivo guide\n\n{KESTREL}", "safety.md": f"{other}\n"})
    answer = both.ask("May guests stay overnight at Kestrivo?")
    assert answer.verdict is Verdict.EXCLUDED
    assert answer.governing.source == "safety.md"


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("May I paint the walls at Quorv Hall?", "May I paint the walls?"),
        ("may i paint the quorv-hall walls?", "may i paint the walls?"),
        ("May I paint the walls at Tarn Mill?", "May I paint the walls at Tarn Mill?"),  # of which another document speaks too
        ("May I paint the walls in the wet lab?", "May I paint the walls in the wet lab?"),  # no name
        ("May I paint the walls in the guest book?", "May I paint the walls in the guest book?"),  # a word
    ],
)
def test_a_name_may_be_one_word_in_the_name_of_a_file_alone(encoder, question: str, bare: str) -> None:
    texts = {"quorvhall_rooms.md": "Walls are red.", "wetlab_notes.md": "Nobody may sleep in the wet lab.", "tarnmill_rules.md": "Go."}
    texts |= {"elskpark.md": "The trees of Elskpark.", "zorvex.md": "The tea of Zorvex.", "kelmorth.md": "At Kelmorth ask Tarn Mill."}
    sources = {path: Source(path, "0", text, "Rules") for path, text in texts.items()}
    passages = [Passage(path, path, 0, len(text), text) for path, text in texts.items()]
    assert Issuers(passages, sources, encoder.rareness).apart(question).bare == bare


def test_words_that_are_also_written_small_and_roles_are_no_names(encoder) -> None:
    texts = ["Ask the Warden.", "The warden of the Quorvath knows the Data Protection Officer.", "See the Quorvath.", "At the Quorvath."]
    texts += ["In the Quorvath the Data Protection Officer keeps a list.", "The list of the Data Protection Officer is long."]
    sources = {path: Source(path, "0", "", title) for path, title in (("a.md", "Data Protection Officer"), ("other.md", "Rules"))}
    found = Issuers([Passage(str(place), "a.md", 0, len(text), text) for place, text in enumerate(texts)], sources, encoder.rareness)
    assert found.apart("What do we pay the warden of the Quorvath?")[:2] == ("What do we pay the warden?", "a.md")
    assert found.apart("What may we tell the list of the Data Protection Officer?").document == ""


def test_a_folder_of_one_issuer_or_of_one_document_has_no_names() -> None:
    """A name of one document among many is a subject."""
    texts = [f"The fee at Zorvex is {place} euro." for place in range(4)]
    sources = {f"{place}.md": Source(f"{place}.md", "0", "", "Rules") for place in range(3)}
    passages = [Passage(str(place), "0.md", 0, len(text), text) for place, text in enumerate(texts)]
    for held in (sources, {"0.md": sources["0.md"]}):
        assert Issuers(passages, held, lambda word: 1.0).apart("What is the fee at Zorvex today?").document == ""
