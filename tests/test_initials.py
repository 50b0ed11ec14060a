"""Abbreviations are read as the documents use them, and only then."""

from __future__ import annotations

import pytest

from assistant.answers.answerable import SURE
from assistant.questions.initials import Initials, Spelling
from assistant.records import UNCERTAIN

TEXTS = [
    "Artificial intelligence is new.",
    "AI and artificial intelligence.",
    "On artificial intelligence.",
    "The US and its partners use VAT; value added tax (VAT).",
]


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        ("Is AI covered?", "Is artificial intelligence covered?"),
        ("is ai covered", "is artificial intelligence covered"),
        ("When is VAT due?", "When is value added tax due?"),
        ("May the US join us?", "May the US join us?"),
        ("Is NASA bound?", "Is NASA bound?"),
        ("Aid is due", "Aid is due"),
    ],
)
def test_known_abbreviations_are_spelled_out(question, spelled):
    assert Initials(TEXTS).spelled(question) == spelled


def test_what_an_abbreviation_is_defined_as_goes_before_a_commoner_phrase():
    """A "DMP", of data management plans, was read as the data management policy that told of them."""
    texts = ["Our data management policy."] * 4 + ["A Data Management Plan (DMP) is due."]
    assert Initials(texts).spelled("Who writes the DMP?") == "Who writes the data management plan?"


@pytest.mark.parametrize(
    ("question", "mended"),
    [
        ("wat is a lute", "what is a lute"),
        ("wich lutes r lent, and wen", "which lutes are lent, and when"),
        ("can u lend it thru a club", "can you lend it through a club"),
        ("whats a lute, isnt it lent", "what's a lute, isn't it lent"),
        ("did the us lend a lute to us, or the new us club", "did the US lend a lute to us, or the new US club"),
        ("who met on 3 dec 2024, Oct. 4 or in may", "who met on 3 December 2024, 4 October or in may"),
        ("may 5 lutes march, or 2 may", "may 5 lutes march, or 2 may"),
        ("who speaks for the lute club", "who is the spokesperson for the lute club"),
        ("who speaks for ten minutes", "who speaks for ten minutes"),
        ("R & D, r.u., r&d and a U-boat", "R & D, r.u., r&d and a U-boat"),
    ],
)
def test_small_words_typed_in_a_hurry_are_written_out(question, mended):
    """They tell what is asked, or that leave is asked for."""
    assert Spelling(TEXTS).mended(question) == mended
    assert Spelling(["On May 3, 2024."]).mended("who met on 7 feb 2024?") == "who met on February 7, 2024?"


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        ("max fine under PIPL", "max fine under personal information protection law"),
        ("pipl effective date", "personal information protection law effective date"),
        ("fill in the ppl form", "fill in the ppl form"),
        ("what about the LAW", "what about the LAW"),
    ],
)
def test_a_name_that_the_documents_never_shorten_is_spelled_out(question, spelled):
    """Readers write PIPL where the documents always say the law's whole name."""
    texts = ["The Personal Information Protection Law is in force.", "plain paper lists", "plain paper lists", "plain paper lists"]
    texts += ["Under the Personal Information Protection Law.", "See the Personal Information Protection Law."]
    assert Initials(texts).spelled(question) == spelled


def test_a_question_of_many_short_strange_words_is_in_another_language() -> None:
    """Each was looked for in all of the documents: two minutes for one question to ten megabytes."""
    initials = Initials(["The Data Security Law came."] * 3)
    strange = [f"q{letter}x" for letter in "abcdefg"]
    assert initials.spelled(" ".join([*strange, "dsl"])) == " ".join([*strange, "data security law"])
    assert initials.spelled(" ".join([*strange, "qhx", "dsl"])) == " ".join([*strange, "qhx", "dsl"])


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        ("May HTSB rent it?", "May house of the town seal board rent it?"),
        ("htsb or what", "htsb or what"),
        ("Is HTS bound?", "Is HTS bound?"),
        ("Is SLUG bound?", "Is SLUG bound?"),
    ],
)
def test_a_name_that_stands_in_the_documents_once_is_meant_by_its_capitals(question, spelled):
    """Three letters are too few, and of two names neither is meant."""
    texts = ["The House of the Town Seal Board met.", "The State Land Use Group asked.", "The Saint Luke Upper Garden came."]
    assert Initials(texts).spelled(question) == spelled


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("does the protokol cover semicondutors", "does the protocol cover semiconductors"),
        ("may we collect routers or startups", "may we collect routers or startups"),  # words, though the documents have none of them
        ("chinas protocols, covered or covering", "chinas protocols, covered or covering"),
        ("Protokol of the protokol-based", "Protokol of the protokol-based"),  # a name, a part of a word
    ],
)
def test_a_slip_of_the_finger_is_mended_by_the_words_of_the_documents(typed: str, mended: str) -> None:
    spelling = Spelling(["The new protocol of China covers semiconductors, collectors, reuters and status."])
    assert spelling.mended(typed) == mended


def test_the_reader_sees_what_was_searched_for(assistant) -> None:
    answer = assistant.ask("what does the protokol exclude")
    assert (answer.question, answer.searched) == ("what does the protokol exclude", "what does the protocol exclude")
    assert assistant.ask("what does it exclude", searched="the protokol").searched == "the protokol"


@pytest.mark.parametrize(
    ("asked", "strange"),
    [
        ("May a lab work with Quagmire University on weather?", ["Quagmire"]),
        ("What did Denis Simon and Deborah Seligson say?", []),  # one letter is missing: a slip of the finger
        ("Does NASA host visitors?", []),
        ("Is Quagmire mentioned?", ["Quagmire"]),
        ("When does the US-Russia science agreement expire?", ["US-Russia"]),  # each occurs, and no sentence has both
        ("Is there a pact between the United States and Russia?", ["between the United States and Russia"]),
        ("When does the US-China science agreement expire?", []),
        ("May A Lab In Quagmire Join?", []),  # written as a title
        (f"Is a Q{'u' * 300}_ mentioned?", []),  # takes no time
    ],
)
def test_a_name_that_no_document_has_is_told(assistant, asked, strange) -> None:
    told = [f"“{name}” does not occur in the documents." for name in strange]
    assert [note for note in assistant.ask(asked).notes if "does not occur" in note] == told


@pytest.mark.parametrize(("name", "doubtful"), [("NASA", False), ("Quagmire", True)])
def test_an_answer_to_a_question_with_a_name_that_no_document_has_is_uncertain(assistant, name, doubtful) -> None:
    answer = assistant.ask(f"what did the folic acid study with the Chinese hospitals find, {name}")
    assert answer.claims
    assert answer.confidence >= SURE
    assert (UNCERTAIN in answer.notes) is doubtful


def test_a_rule_need_not_know_the_name_of_whom_it_is_applied_to(assistant) -> None:
    """ "not addressed": the one rare word of the question was in no rule."""
    plain, named = (assistant.ask(f"Can we treat the agreement as a permit for a project with {whom}?") for whom in ("them", "Quagmire"))
    assert plain.governing is not None
    assert (named.verdict, named.governing) == (plain.verdict, plain.governing)
