"""Whom a sentence gives leave, or spares from a rule: the persons of the question, others, or some of them."""

from __future__ import annotations

import pytest

from assistant.language import terms
from assistant.rulings.whom import for_a_group, for_others, made, persons, spares, within
from tests.evidence import wish


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May guests film?", "Staff may film.", True),
        ("May guests film?", "Any paying staff can film.", True),
        ("May guests film?", "Staff cannot film.", True),
        ("May guests film?", "Guests may film.", False),
        ("May guests film?", "Paying guests may film.", False),
        ("May students film?", "All pupils may film.", False),  # nearly the same
        ("May we film?", "Staff may film.", False),  # the question names nobody
        ("May guests film?", "The yard may be used.", False),  # the sentence names nobody
        ("May guests film?", "It may be so.", False),
        # leave is given to, or what is allowed is done by, a group that is one noun
        ("May children be served beer?", "Beer may be served to adults.", True),
        ("May I serve beer to children?", "Beer may be served to adults.", True),
        ("As a student, may I use the hall?", "The hall may be used by staff.", True),
        ("May visitors use the hall?", "The hall is open to members.", True),
        ("May passengers carry a gun?", "Pilots may carry a gun.", True),
        ("May passengers steer the boat?", "The boat may be steered by skippers.", True),
        ("May passengers sing?", "Pilots may carry a gun.", False),  # another deed
        ("May a pilot carry a gun?", "Pilots may carry a gun.", False),
        ("May staff use the hall?", "Employees may use the hall.", False),
        ("May our staff use the hall?", "The hall may be used by staff.", False),
        ("May a nurse use the hall?", "The hall may be used by staff.", False),  # may be one of them
        ("May children use the hall?", "The hall is open to visitors.", False),
        ("May I use the hall with a friend?", "The hall is open to members.", False),
        ("May guests book the hall?", "The hall may be booked by members or guests.", False),
        ("May guests use the hall?", "The hall is open to the public.", False),
        ("May guests use the hall?", "During the day you may use the hall.", False),
        ("May teachers send a letter?", "Letters may be sent to parents.", False),  # who gives
        ("May guests pay by card?", "Fees may be paid by card.", False),
        ("May I accept a gift of £20 from a client?", "Staff may accept a gift worth up to £30.", False),  # who only gives it
        ("May a client accept a gift of £20 from me?", "Staff may accept a gift worth up to £30.", True),
    ],
)
def test_leave_for_other_persons(question: str, text: str, expected: bool) -> None:
    assert for_others(wish(question), text) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I film?", "Staff may film.", False),
        ("May I film?", "Senior staff may film.", True),
        ("May senior staff film?", "Senior staff may film.", False),
        ("May I film?", "4.2 Only press staff may film.", True),
        ("May I film?", "Guests with a badge may film.", True),
        ("May guests with a badge film?", "Guests with a badge may film.", False),
        ("May guests film?", "Guests who have been here may film.", False),  # words that tell no group
        ("May I film?", "Guests over 65 may film.", True),
        ("May I succeed?", "A wife, husband or partner who lives there may succeed.", True),
        ("May my wife succeed?", "A wife, husband or partner who lives there may succeed.", False),
        ("May I take skis along?", "Skis, boards and golf clubs may be taken along.", False),
        ("May guests of 65 film?", "Guests over 65 may film.", False),
        ("May I film?", "Large halls can hold a band.", False),  # no persons
        ("May I film?", "Guests with a badge may not film.", False),  # no leave
        ("May I film?", "Badges are for guests.", False),
    ],
)
def test_leave_for_a_group(question: str, text: str, expected: bool) -> None:
    assert for_a_group(wish(question), text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This does not apply to guide dogs.", "guide dogs."),
        ("An exception is made for guide dogs.", "guide dogs."),
        ("Guide dogs are exempt.", "Guide dogs"),
        ("Guide dogs are free from the ban.", "Guide dogs are"),
        ("Dogs may bark.", "Dogs may bark."),
    ],
)
def test_for_what_an_exception_is_made(text: str, expected: str) -> None:
    assert made(text).strip() == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I bring a guide dog?", "This does not apply to guide dogs.", True),
        ("May I bring a dog?", "This does not apply to guide dogs.", False),
        ("May I bring a dog?", "This does not apply to them.", False),
        ("May I bring a dog?", "The warden may grant exceptions.", True),
    ],
)
def test_an_exception_for_some_of_what_is_asked(question: str, text: str, expected: bool) -> None:
    assert within(wish(question), text) is expected


@pytest.mark.parametrize(
    ("question", "text", "lacks", "expected"),
    [
        ("May pupils enter?", "Pupils are exempt.", "pupils", True),
        ("May pupils enter?", "Teachers are exempt.", "pupils", False),
        ("May students enter?", "Pupils are exempt.", "students", None),  # nearly the same: it may
        ("May pupils and guests enter?", "Guests are exempt.", "pupils guests", False),  # one of two
        ("May pupils climb the old tower?", "Old towers are exempt.", "tower", True),
        ("May pupils climb the old tower?", "Old towers are exempt.", "climb", None),  # the rule has the tower
        ("May pupils climb the tower?", "Tall red towers are exempt.", "tower", None),  # a third of its words
        ("May pupils climb the tower?", "Tall red barns, towers and stone huts are exempt.", "tower", True),
        ("May pupils climb the tower?", "Tall red barns or towers are exempt.", "tower", True),
        ("May pupils work with a clinic?", "Clinical, dental and optical data are exempt.", "clinic", None),  # of the data
    ],
)
def test_what_is_spared(question: str, text: str, lacks: str, expected: bool | None) -> None:
    assert spares(wish(question), text, [terms.stem(word) for word in lacks.split()]) is expected


def test_persons_of_a_request() -> None:
    assert persons(wish("May pupils and the red team film the hall?")) == {"pupil", "team"}


def test_a_row_of_dots_is_read_in_one_go() -> None:
    """28 dots with spaces between held a question for minutes: each could be taken in two ways."""
    assert not for_a_group(wish("Is research permitted?"), f"({'. ' * 2000}) Joint research is permitted.")
    assert for_a_group(wish("May I film?"), "3 paying guests may film.")
