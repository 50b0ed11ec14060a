"""The one agreement that a collection is about: other words for it, and an "it" that nothing before explains."""

from __future__ import annotations

import pytest

from assistant import Turn, load
from assistant.questions.instrument import Instrument
from assistant.sources.worker import Worker
from tests.conftest import ROOT

TEXTS = ["The science and technology agreement lasts five years.", "The agreement ended in May.", "A deal on soybeans was struck in Busan."]
ABOUT = Instrument(TEXTS + ["The agreement of the US and China."] * 27)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("When does the pact expire?", "When does the agreement expire?"),
        ("Who signed the revised science and technology pact?", "Who signed the revised agreement?"),
        ("Is AI inside the new China deal?", "Is AI inside the new agreement?"),
        ("Does the China science agreement cover AI?", "Does the agreement cover AI?"),
        ("What are the key points of the pact?", "What are the key points of the agreement?"),
        ("What is the U.S.-China science agreement?", "What is the agreement?"),
        ("Does the soybean agreement cover AI?", "Does the soybean agreement cover AI?"),
        ("WHAT DOES THE ACCORD SAY", "WHAT DOES THE agreement SAY"),
        ("What did they agree in the Busan deal?", "What did they agree in the Busan deal?"),  # another one
        ("What did the two sides deal with?", "What did the two sides deal with?"),  # a verb
        ("When does the science agreement with Peru end?", "When does the science agreement with Peru end?"),
        ("When does the pact with China end?", "When does the agreement end?"),
        ("Is the agreement a treaty?", "Is the agreement a treaty?"),
        ("Is this - is it a treaty?", "Is this - is it a treaty?"),
        ("Who signed the accord on fusion?", "Who signed the accord on fusion?"),
        ("What became of Australia's science treaty?", "What became of Australia's science treaty?"),
    ],
)
def test_other_words_for_it(question, named):
    assert ABOUT.named(question) == named


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("How long does it last?", "How long does the agreement last?"),
        ("so when was it signed", "so when was the agreement signed"),
        ("In which city was it signed?", "In which city was the agreement signed?"),
        ("Are drones allowed under it?", "Are drones allowed under the agreement?"),
        ("could you tell me who signed it", "could you tell me who signed the agreement"),
        ("Did any senator oppose it?", "Did any senator oppose the agreement?"),
        ("Is it legally binding?", "Is the agreement legally binding?"),
        ("Is it still in force?", "Is the agreement still in force?"),
    ],
)
def test_it_with_nothing_before(question, meant):
    assert ABOUT.meant(question) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Is it legal to send a laptop to China?",
        "How long does it take to get a visa?",
        "Is it true that the lab closed?",
        "Is it still legal to hire a postdoc?",
        "is it alright to advise a student",
        "If a lab builds a chip, can it sell it?",
        "Does a grant need a licence before a lab spends it?",
        "Does the agreement say who ends it?",  # told already
        "Rule 7, what is it?",
        "Was it the minister who signed?",
    ],
)
def test_it_with_something_else_or_nothing_to_stand_for(question):
    assert ABOUT.meant(question) == question


def test_a_collection_that_is_about_no_agreement_is_left_alone():
    handbook = Instrument(["Dogs stay outside.", "A deal with a supplier is signed by two.", *["Be kind."] * 9])
    assert handbook.word == ""
    assert handbook.named("Who signs the pact?") == "Who signs the pact?"
    assert handbook.meant("When does it end?") == "When does it end?"
    assert Instrument([]).meant("When does it end?") == "When does it end?"


def test_a_word_that_the_documents_use_for_another_thing_keeps_its_meaning():
    both = Instrument(["The agreement ended.", "The treaty is older.", "The agreement and the treaty differ."])
    assert both.named("Who signed the treaty?") == "Who signed the treaty?"


def test_the_product_says_what_it_took_it_for(seed_assistant):
    """The documents say "the updated agreement" and "the revised pact"; the reader sees the question as it was searched."""
    found = seed_assistant.ask("What does it focus on?")
    assert found.searched == "What does the agreement focus on?"
    assert "basic research" in found.text
    again = seed_assistant.ask("What does it focus on?", [])
    assert again.to_json() == found.to_json()


def test_of_the_collections_here_only_the_corpus_is_about_an_agreement(assistant):
    """The shares from which a collection is about one were chosen so."""
    assert Instrument([one.text for one in assistant.index.snapshot().passages]).word == "agreement"
    folders = [one for one in (ROOT / "tests" / "quality" / "other").iterdir() if one.is_dir()]
    with Worker() as worker:
        for folder in folders:
            texts = [part for name in load.discover(folder) for part in load.load(folder, name, worker=worker).text.split("\n\n")]
            assert len(texts) > 10
            assert Instrument(texts).word == "", folder.name
    assert len(folders) > 10


def test_a_follow_up_on_what_is_signed_means_the_agreement(assistant) -> None:
    """ "When was joint AI research signed?" was searched for."""
    first = "Does the pact permit joint AI research?"
    turns = [Turn(first, assistant.ask(first))]
    assert assistant.ask("When was it signed?", turns).searched == "When was the agreement signed?"
    bill = "When was H.R. 5245 introduced?"
    assert assistant.ask("Was it signed?", [*turns, Turn(bill, assistant.ask(bill))]).searched == "Was H.R. 5245 signed?"
