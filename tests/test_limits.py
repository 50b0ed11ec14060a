"""Amounts, the limits that a sentence sets on them, and whether what is asked about keeps to these."""

from __future__ import annotations

import math

import pytest

from assistant.language.amounts import amounts, sharp
from assistant.rulings.limits import burdens, kept, limits, without


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 dozen eggs, twenty five of them red", [(36.0, "egg", "3 dozen eggs"), (25.0, "", "twenty five")]),
        ("1.5k books over 5 km", [(1500.0, "book", "1.5k"), (5.0, "km", "5 km")]),
        ("half of 1,250 euros", [(1250.0, "eur", "1,250 euros")]),
        ("50% or 20 per cent", [(50.0, "%", "50%"), (20.0, "%", "20 per cent")]),
        ("a fee of GBP 30", [(30.0, "gbp", "GBP 30")]),
        ("a dozen eggs, three of them red", [(12.0, "egg", "dozen eggs"), (3.0, "", "three")]),
        ("my niece turned 9", [(9.0, "year", "9")]),
        ("for those 65 or over", [(65.0, "year", "65")]),
        ("the fee is 5 euros", [(5.0, "eur", "5 euros")]),
        ("a grant of $2m", [(2_000_000.0, "usd", "$2m")]),
        ("in room 4", [(4.0, "", "4")]),
        ("see version 1.2.3", []),
    ],
)
def test_amounts_with_their_units_and_places(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(one.value, one.unit, text[one.start : one.end].strip()) for one in amounts(text)] == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # the limit itself belongs to "at most" and "at least", but not to "under" and "over"
        ("May I take six packets?", "Up to six packets may be taken.", True),
        ("May I take seven packets?", "Up to six packets may be taken.", False),
        ("May a 12 year old come in?", "The attic is for those aged 12 or under.", True),
        ("May a 13 year old come in?", "The attic is for those aged 12 or under.", False),
        ("May a 12 year old come in?", "The attic is for children under 12.", False),
        ("May an 11 year old come in?", "The attic is for children under 12.", True),
        ("May we be 50 people?", "Parties of more than 50 people need a host.", False),
        ("May we be 51 people?", "Parties of more than 50 people need a host.", True),
        ("May we stay 2 hours?", "Stays of at least 2 hours are free.", True),
        ("May we stay 1 hour?", "Stays of at least 2 hours are free.", False),
        ("May I keep four goats?", "Four goats or more need a shed.", True),
        # other units of the same thing
        ("May I fly a drone of 300 grams?", "Drones under 250 g may be flown.", False),
        ("May I bring a bag of 900 g?", "Bags of up to 1 kg may be brought.", True),
        ("May I send a file of 2 GB?", "Files of up to 500 MB may be sent.", False),
        ("May I keep three goats?", "Four goats or more need a shed.", False),
        ("May I keep four goats?", "Four goats or fewer need no shed.", True),
        ("May I keep five goats?", "Four goats or fewer need no shed.", False),
        # spans of time are compared in hours
        ("May I stay for seven days?", "Guests may stay for up to one week.", True),
        ("May I stay for eight days?", "Guests may stay for up to one week.", False),
        ("May I stay for 90 minutes?", "Guests may stay for up to one hour.", False),
        ("May I use a dryer for 30 minutes?", "Dryers may be used for 20 minutes.", False),
        ("May I stay for two hours?", "Guests may stay for an hour.", False),
        ("May I stay for one hour?", "Guests may stay for an hour.", True),
        # as much as the least, though the sizes of the units are no whole numbers
        ("May I bring a board of 57 cm?", "Boards of at least 57 cm may be brought.", True),
        ("May I bring a board of 57 cm?", "Boards of at least 0.57 m may be brought.", True),
        # of several limits the one on the same thing counts
        ("May I keep a book for 20 days?", "Up to 3 books may be kept for at most 14 days.", False),
        ("May I keep a book for 14 days?", "Up to 3 books may be kept for at most 14 days.", True),
        # years that last, and are no age, in months
        ("I have been here for 14 months. May I claim?", "Staff with at least 2 years of service may claim.", False),
        ("I have been here for 30 months. May I claim?", "Staff with at least 2 years’ service may claim.", True),
        ("May I take one year of leave?", "Leave of up to 6 months may be taken.", False),
        ("May I take eight months of leave?", "Leave of up to 1 year may be taken.", True),
        ("I am 70 years old. May I take leave?", "Leave of up to 6 months may be taken.", None),
        ("May I park for 3 hours?", "Staff with at least 2 years of service may park.", None),  # too far from it to be of the same thing
        # what must be kept, and what must be cleared
        ("May I shred it after four years?", "Records must be kept for six years.", False),
        ("May I shred it after six years?", "Records must be kept for six years.", True),
        ("May I keep it for three years?", "Records must be destroyed after two years.", False),
        # a plus
        ("I am 17. May I enter?", "Entry is 18+ only.", False),
        ("May my 16-year-old swim?", "The pool is for those aged 16+.", True),
        ("May my ten-year-old swim?", "The pool is for ages 5+ years.", True),
        ("May we be 50 people?", "The line 40+ people came by is shut.", None),
        # nothing to compare: no unit, another unit, two amounts, no limit
        ("May I take 7?", "The most is up to 6.", None),
        ("May I take seven jars?", "Up to six packets may be taken.", None),
        ("May I take five packets or seven packets?", "Up to six packets may be taken.", None),
        ("May I take seven packets?", "Six packets are on the shelf.", None),
    ],
)
def test_an_amount_keeps_to_a_limit(question: str, text: str, expected: bool | None) -> None:
    assert kept(amounts(question), text) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May a group of 25 visit?", "Groups of up to 20 people may visit.", False),
        ("May a party of 15 visit?", "Groups of up to 20 people may visit.", True),
        ("May a class of 32 use the pool?", "Classes of up to 30 pupils may use the pool.", False),
        ("May a group of 25 people visit?", "Groups of up to 20 may visit.", False),
        ("May a group of 8 visit?", "Groups of 10 or more may visit.", False),
        ("May a group of 25 visit?", "Up to two groups may visit.", None),
        ("May a group of 25 visit?", "Teams of up to 5 people may take 2 boats.", None),
        ("May a group of 25 visit?", "Groups may visit for up to 20 minutes.", None),
        ("May a group of 5 year olds visit?", "Groups of up to 4 people may visit.", None),
    ],
)
def test_the_size_of_a_group_is_that_of_one_told_to_be_of_something(question: str, text: str, expected: bool | None) -> None:
    assert kept(sharp(question), text) is expected


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("Take no more than three jars.", -math.inf, 3, "no more than three jars"),
        ("Take at least three jars.", 3, math.inf, "at least three jars"),
        ("Three jars or more are heavy.", 3, math.inf, "Three jars or more"),
        ("Three jars or fewer are light.", -math.inf, 3, "Three jars or fewer"),
    ],
)
def test_the_words_that_set_a_limit(text: str, low: float, high: float, words: str) -> None:
    (one,) = limits(text)
    assert (one.unit, one.low, one.high, text[one.start : one.end]) == ("jar", low, high, words)


def test_a_text_without_its_limits() -> None:
    text = "Up to 3 books may be kept for at most 14 days by members."
    assert without(text) == " may be kept for by members."
    assert without("Staff with at least 2 years’ service may claim.") == "Staff with may claim."
    assert without("Books may be kept.") == "Books may be kept."
    assert " af" not in without("Records must be deleted after 2 years.")  # every lead-in was cut by the length of "for "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parties of more than 50 people need a host.", True),
        ("Hosts must be told of more than 50 people.", False),
        ("Parties of more than 50 people are loud.", False),
        ("Parties need a host.", False),
    ],
)
def test_a_duty_on_what_the_limit_describes(text: str, expected: bool) -> None:
    assert burdens(text) is expected
