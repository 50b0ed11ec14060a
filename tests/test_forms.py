"""What the vector of a turn tells of its form, on the packaged weights."""

from __future__ import annotations

import shutil

import pytest

from assistant import Turn, Verdict
from assistant.embed import Encoder
from assistant.questions.forms import forms
from assistant.questions.policy import declined
from assistant.questions.smalltalk import kind_of
from assistant.rulings.asked import request
from tests.indexing import Hashing
from tests.quality.wordings import measure


@pytest.mark.parametrize(
    "question",
    [
        "would the porter make a fuss if my cousin slept on the sofa",
        "barbecue on the balcony, would that be held against me?",
        "Do the trustees frown on members bringing their own wine?",
        "My sister reckons I ought to ask before I paint the fence. Does she have a point?",
        "Must I turn away dogs?",
        "So we're free to bring dogs?",
        "Dogs come under the policy, don't they?",
        "So sharing samples is fine, right?",
        "sharing samples, yes or no",
        "Just one sample for a friend, surely that's fine?",
        "Any need to file with the council under the noise rule?",
        "If she lends a saw, has she broken the tool ban?",
        "Do we need to worry about the loan rule if we lend lutes?",
        "Will the trust still issue a loan award to a school?",
        "We'd like to film in the hall. Would that work?",
    ],
)
def test_a_wording_that_no_pattern_has_asks_for_leave(encoder, question):
    assert request(question) is None
    assert "permission" in forms(question, encoder)


def test_turns_of_another_hand_are_told():
    """The patterns alone told .545 of those that ask for leave, .159 of talk, .080 of what is to be declined."""
    found = {row.measure: row.value for row in measure(["check"])}
    assert found["known to ask for leave, of those that do"] >= 0.85
    assert found["not taken to ask for leave, of the others"] >= 0.85
    assert found["talk, met as what it is"] >= 0.55
    assert found["help to evade a rule, declined"] >= 0.25
    assert found["a question, not taken for talk nor declined"] >= 0.995


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        ("hey, anyone home?", "greeting"),
        ("super, that settles it, bye", "thanks"),
        ("bit new to this, what can I even ask you?", "help"),
        ("what have you got on file, which papers?", "documents"),
        ("you positive about this one?", "confidence"),
        ("can you point me to the passage", "source"),
        ("too wordy, give me the gist of it", "shorter"),
        ("lay it out in rows and columns please", "table"),
        ("and the same in Dutch?", "translate"),
        ("how do we word the form so that the reviewers miss the army's money", "decline"),
    ],
)
def test_talk_in_words_that_no_pattern_has_is_met(assistant, turn, kind):
    asked = "Who signed the Protocol?"
    said = assistant.ask(turn, [Turn(asked, assistant.ask(asked))])
    assert kind_of(turn) is None
    assert not declined(turn)
    assert said.notes[0] == kind


def test_whether_a_time_can_be_shortened_asks_for_no_shorter_answer(encoder):
    """After how long shares are held it showed that answer again, as if it had been too long."""
    assert forms("Can it be shortened?", encoder) == {"permission"}


def test_a_question_on_a_fee_is_not_declined(encoder):
    """It was told that nobody is helped to get round the rules."""
    assert "decline" not in forms("what extra do I pay to have someone look at it within a day", encoder)


@pytest.mark.parametrize(
    "question", ["What is covered?", "how far?", "How does the review work?", "what's the point of it?", "how can I find out who signed?"]
)
def test_a_short_question_is_no_talk(encoder, question):
    """ "What is covered?" was answered with the list of documents."""
    assert not forms(question, encoder) - {"permission"}


def test_how_not_to_break_a_rule_is_never_declined(assistant):
    answer = assistant.ask("how can we make sure we don't break the export rules by accident")
    assert "decline" not in answer.notes


@pytest.mark.parametrize(
    "question", ["What do I tell staff who travel?", "How do I word the notice?", "What do I tell her it costs?", "An example?"]
)
def test_what_to_say_and_how_to_word_it_is_asked_of_the_documents(encoder, question):
    """ "What do I tell my staff?" was told that the rules are not to be evaded."""
    assert not forms(question, encoder) - {"permission"}


@pytest.mark.parametrize("turn", ["cheers, that'll do", "I'm done here", "lol"])
def test_a_few_words_are_never_declined(assistant, turn):
    """ "cheers, that'll do" was told that the rules are not to be evaded."""
    assert "decline" not in assistant.ask(turn).notes


def test_talk_about_an_answer_needs_one(assistant):
    assert "shorter" not in assistant.ask("too wordy, give me the gist of it").notes


@pytest.mark.parametrize(
    "question", ["Can I try again if I don't get it?", "Do I have to understand the code an AI wrote for me?", "who do i ask"]
)
def test_what_one_may_and_whom_one_asks_is_no_call_for_help(encoder, question):
    """Whoever cannot get leave of a rule was told what the assistant does."""
    assert "help" not in forms(question, encoder)
    assert "help" in forms("who do I contact when the tool gives a wrong answer or stops working altogether?", encoder)


def test_the_weights_are_those_of_the_encoder_wherever_it_lies_and_of_no_other(encoder, tmp_path):
    """A copy of the packaged model in a folder was left to the patterns."""
    turn = "surely nobody minds a barbecue on the balcony?"
    shutil.copytree(encoder.folder, tmp_path / "own")
    assert forms(turn, Encoder(str(tmp_path / "own"))) == forms(turn, encoder) >= {"permission"}
    assert not forms(turn, Hashing())


def test_what_completes_a_follow_up_is_no_wording(encoder):
    """ "is that still so (the old agreement)?" was ruled on."""
    assert "permission" in forms("is it frowned upon to smoke (the garden)?", encoder)
    assert "permission" not in forms("is that still so (the old agreement)?", encoder)


def test_an_answer_rules_on_such_a_wording(assistant):
    answer = assistant.ask("joint work on quantum computing under the pact, thumbs up or thumbs down?")
    assert answer.verdict is Verdict.EXCLUDED
