"""The chance that the evidence answers: high where it does, low where it does not, the same on every run."""

from __future__ import annotations

import dataclasses
import json

import numpy
import pytest

from assistant.answers.answerable import QUESTION, STATEMENT, SURE, THRESHOLDS, answerable, declares, features, told_after
from assistant.answers.expected import explains, meant, wants
from assistant.language.rareness import rarity
from assistant.records import Evidence, Sentence
from assistant.settings import Settings
from tests.conftest import ROOT
from tests.quality.abstention import risk_coverage


@pytest.fixture(scope="session")
def chance(assistant):
    """question → probability over the whole corpus."""
    rare = rarity((one.text for one in assistant.index.snapshot().passages), assistant.encoder.rareness)
    return lambda question, **known: answerable(
        question, known.get("evidence", assistant.retrieve(question)), encode=assistant.encoder.encode, rarity=rare
    )


def test_no_evidence_no_answer(chance):
    assert chance("Who signed the agreement?", evidence=[]) == 0


def test_between_nought_and_one_and_the_same_every_time(chance):
    first = chance("Who signed the 1979 agreement?")
    assert 0 <= first <= 1
    assert first == pytest.approx(chance("Who signed the 1979 agreement?"), abs=1e-6)


def test_what_holds_no_value_of_the_kind_asked_for_is_refused(assistant, chance):
    found = assistant.retrieve("When did the House pass H.R. 5245?")
    bare = [dataclasses.replace(one, sentences=one.sentences[:1]) for one in found if "passed" in one.sentences[0].text][:1] * 2
    assert len(bare) == 2  # of one passage alone the words tell enough
    asked = "vote in the House on H.R. 5245, the notification bill"
    assert chance(f"By what {asked}?", evidence=bare) < THRESHOLDS["generous"] < chance(f"When was the {asked}?", evidence=bare)


def test_names_are_told_in_the_sentence_after_be_it_in_another_passage():
    """Which companies hire was told in one passage, by which names in the next."""

    def passage(start: int, source: str = "a.md") -> Evidence:
        cut = tuple(Sentence(at, at + 9, "It is so.", 0.5) for at in (start, start + 10))
        return Evidence(source, "sha", start, start + 19, "It is so. It is so.", 1, "T", None, "official", "current", 1.0, sentences=cut)

    held = [numpy.array([False, False]), numpy.array([True, False])]
    assert [part.tolist() for part in told_after([passage(0), passage(20)], held)] == [[False, True], [True, False]]
    assert [part.tolist() for part in told_after([passage(0), passage(20, "b.md")], held)] == [[False, False], [True, False]]


def test_a_statement_with_a_place_that_no_text_has_is_answered_by_what_has_another(chance):
    """ "Is it true that the deal was signed in Geneva?" was refused."""
    assert chance("The agreement was signed in Geneva?") >= THRESHOLDS["balanced"]


@pytest.mark.parametrize("question", ["What is Doubao?", "Where does Marina Zhang work?", "Who introduced S. 2894?"])
def test_what_is_told_beside_a_name_or_a_number_is_answered(chance, question):
    """ "With the model Doubao" was refused, and so was the bill, as if "introduced S" and "introduced H" were two of one kind."""
    assert chance(question) >= THRESHOLDS["balanced"]


def test_who_must_do_something_is_told_by_no_name():
    assert wants("Which institutions must have a security programme?") == ""
    assert wants("Which institutions have a security programme?") == "names"


def test_another_subject_is_refused(chance):
    for question in ("How do I bake sourdough bread?", "Which striker scored most goals for Ajax?", "symptoms of appendicitis"):
        assert chance(question) < THRESHOLDS["generous"]


def test_a_question_of_general_knowledge_is_not_answered_by_a_word_of_it(chance):
    """Each of these was answered without a mark: a single word of the documents covered most of so short a question."""
    for question in ("What are tariffs?", "What is the currency of China?", "what is seismology", "what is a patent", "What is a treaty?"):
        assert chance(question) < THRESHOLDS["balanced"], question
    for question in ("How do earthquakes happen?", "How does a semiconductor work?", "What is the weather in Beijing?"):
        assert chance(question) < SURE, question


def test_what_is_long_and_of_other_words_is_not_answered(chance):
    """All that a long question lacks, added up without an end, made a German one certain: 100 %."""
    for question in (
        "Ist die Zusammenarbeit bei neuen Geraeten nach dem Vertrag erlaubt oder verboten und wer entscheidet darueber?",
        "Est-ce que les chercheurs peuvent encore travailler avec des entreprises ou des écoles de ce pays ?",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua",
        "My grandmother's casserole needs paprika, turnips, buttermilk and a slow oven, but how many onions should I chop?",
    ):
        assert chance(question) < THRESHOLDS["balanced"], question


def test_the_meaning_of_a_word_is_told_by_what_explains_it_or_is_about_it(chance):
    for question in ("What is a deemed export?", "what is fundamental research", "what are guardrails", "What are the guardrails?"):
        assert chance(question) >= SURE, question


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("What's a data steward?", "data steward"),
        ("So what is meant by release?", "release"),
        ("define a member of staff", "member of staff"),
        ("what is machine learning", "machine learning"),
        ("What is cold-water immersion?", "cold-water immersion"),
        ("What does Output mean?", "Output"),
        ("What does STA stand for?", "STA"),
        ("What is allowed?", ""),
        ("What is happening?", ""),
        ("What are the guardrails?", ""),
        ("What is a ward with three beds called?", ""),
        ("What is Accio?", ""),
    ],
)
def test_which_word_is_asked_about(question, word):
    assert meant(question) == word
    assert (wants(question) == "meaning") is bool(word)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Ward” means any room with beds.", True),
        ("(c) a ward, or sick room, is quiet", True),
        ("Ward: any room with beds", True),
        ("Each sick room (ward) is quiet.", True),
        ("A room of this kind is called a ward.", True),
        ("The children's ward is quiet.", False),
        ("The word ward also stands for a person under care.", True),
        ("Flowers are not allowed on any ward.", False),
        ("They also stand on the ward at night.", False),
        ("Wardens are in charge.", False),
    ],
)
def test_what_explains_a_word(text, told):
    assert explains(text, "What is a ward?") is told


def test_a_name_needs_no_definition(chance):
    """ "What is a joint commission?" was refused, though the documents tell of the Joint Commission."""
    assert explains("They set up a Joint Commission in 1979.", "What is a joint commission?")
    assert not explains("They set up a joint commission in 1979.", "What is a joint commission?")
    assert not explains("The Patent Office told so.", "What is a patent?")
    assert chance("What is a joint commission?") >= THRESHOLDS["balanced"]


def test_a_stated_fact_is_answered(chance):
    for question in (
        "When was the Protocol signed?",
        "Who signed the 1979 agreement?",
        "Does the agreement cover critical and emerging technologies?",
    ):
        assert chance(question) >= THRESHOLDS["balanced"]


def test_the_right_passage_scores_above_a_wrong_one(assistant, chance):
    question = "How long does the extension run?"
    wrong = assistant.retrieve("folic acid study", k=2)
    assert chance(question) > chance(question, evidence=wrong)


def test_most_refusals_and_answers_are_right(chance):
    """A tenth of questions.jsonl, below the figures of tests/quality so that it fails only when something breaks."""
    rows = [json.loads(line) for line in (ROOT / "corpus" / "questions.jsonl").read_text("utf-8").splitlines()]
    rows = [one for one in rows if one["half"] == "check" and not one["chain"]][::5]
    chances = [chance(one["question"]) for one in rows]
    answered = [told >= THRESHOLDS["balanced"] for told, one in zip(chances, rows, strict=True) if not one["refuse"]]
    assert sum(answered) >= 0.8 * len(answered)
    known, open_ = ([told for told, one in zip(chances, rows, strict=True) if one["refuse"] is refuse] for refuse in (False, True))
    assert sum(one > other for one in known for other in open_) >= 0.7 * len(known) * len(open_)


def test_levels_are_those_of_the_settings_and_in_order():
    assert THRESHOLDS["strict"] > THRESHOLDS["balanced"] > THRESHOLDS["generous"]
    for level in THRESHOLDS:
        assert Settings(strictness=level, _env_file=None).strictness == level


def test_every_weight_has_its_feature(assistant):
    found = features("Who signed it?", assistant.retrieve("Who signed it?"), encode=assistant.encoder.encode)
    assert found is not None
    assert (set(QUESTION) | set(STATEMENT)) - {"constant"} <= set(found)


def test_evidence_without_sentences_or_text_is_survived(assistant):
    found = assistant.retrieve("Who signed it?", k=2)
    bare = [dataclasses.replace(found[0], sentences=()), dataclasses.replace(found[1], quote=" ", sentences=())]
    assert 0 <= answerable("Who signed it?", bare, encode=assistant.encoder.encode) <= 1


@pytest.mark.parametrize("question", ["?", "¿…?", "why", "the of and", "谁签的？", "1979"])
def test_odd_questions_are_survived(chance, question):
    assert 0 <= chance(question) <= 1


def test_statements_are_told_from_questions():
    assert declares("The Receiving Party may keep copies.")
    assert not declares("May the Receiving Party keep copies?")


def test_risk_falls_as_the_threshold_rises():
    rows = risk_coverage([0.9, 0.8, 0.6, 0.3], [True, True, False, False], [0.2, 0.5, 0.7])
    assert [row[3] for row in rows] == [0.5, pytest.approx(1 / 3), 0.0]
