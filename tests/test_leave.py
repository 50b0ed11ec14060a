"""Which questions ask for leave, told by their vectors; on the packaged weights."""

from __future__ import annotations

import shutil

import pytest

from assistant import Verdict
from assistant.asked import request
from assistant.embed import Encoder
from assistant.leave import leave
from tests.quality.wordings import told, wordings


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


@pytest.mark.parametrize(
    "question",
    [
        "would the porter make a fuss if my cousin slept on the sofa",
        "barbecue on the balcony, would that be held against me?",
        "Do the trustees frown on members bringing their own wine?",
        "My sister reckons I ought to ask before I paint the fence. Does she have a point?",
    ],
)
def test_a_wording_that_no_pattern_has_asks_for_leave(encoder, question):
    assert request(question) is None
    assert leave(question, encoder)


def test_wordings_of_another_hand_are_told(encoder):
    """The patterns alone told 109 of 200."""
    cases = wordings("check")
    found = told(cases, encoder)
    assert sum(taken and asks for taken, (_, asks) in zip(found, cases, strict=True)) >= 170
    assert sum(taken and not asks for taken, (_, asks) in zip(found, cases, strict=True)) <= 24


def test_an_encoder_without_weights_leaves_it_to_the_patterns(encoder, tmp_path):
    shutil.copytree(encoder.folder, tmp_path / "own")
    assert leave("surely nobody minds a barbecue on the balcony?", encoder)
    assert not leave("surely nobody minds a barbecue on the balcony?", Encoder(str(tmp_path / "own")))


def test_what_completes_a_follow_up_is_no_wording(encoder):
    """ "is that still so (the old agreement)?" was ruled on."""
    assert leave("is it frowned upon to smoke (the garden)?", encoder)
    assert not leave("is that still so (the old agreement)?", encoder)


def test_an_answer_rules_on_such_a_wording(assistant):
    answer = assistant.ask("joint work on quantum computing under the pact, thumbs up or thumbs down?")
    assert answer.verdict is Verdict.EXCLUDED
