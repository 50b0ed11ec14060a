"""What a question tells of the conditions of a rule."""

from __future__ import annotations

import pytest

from assistant.rulings import told
from tests.test_about import wish


@pytest.mark.parametrize(
    ("question", "text", "left"),
    [
        ("I hold a badge. May I park?", "You may park if you hold a badge.", "You may park ."),
        ("I hold no badge. May I park?", "You may park if you hold a badge.", "You may park if you hold a badge."),
        ("May I park without a badge?", "You may park if you hold no badge.", "You may park ."),
        ("I hold a badge. May I park?", "You may park if you hold a badge or rent a room.", "You may park ."),
        ("I hold a badge. May I park?", "You may park if you hold a badge and rent a room.", None),
        ("Must I hold a badge? May I park?", "You may park if you hold a badge.", None),
        ("My badge has expired. May I park?", "You may park if you hold a badge.", None),
        ("I am 70. May I park?", "If you are over 65, you may park.", ", you may park."),
        ("I am 70. May I park?", "If you are over 75, you may park.", None),
        ("I hold a badge. May I park?", "You may park unless you hold a badge.", None),
        ("May I park?", "You may park if you want to.", "You may park ."),
        ("May I park?", "If you would rather not walk, you may park.", ", you may park."),
        ("May I park?", "You may park if you want them to.", None),
        ("May I park?", "You may park if they want you to.", None),
        ("Parking provided by the club. May I park?", "You may park in a bay provided by the club.", None),
        ("She passed the test. May she park?", "Guests may park after they have passed the test.", "Guests may park ."),
        ("May she park?", "Guests may park after they have passed the test.", None),
        ("I told the warden on Monday. May I park?", "You may park, and you need to tell the warden.", "You may park, and you ."),
        ("The warden told me of it. May I park?", "You may park, and you need to tell the warden.", None),
        ("My car is in the permit scheme. May I park?", "You may park if your car is in the permit.", "You may park ."),
    ],
)
def test_conditions_that_are_met_are_left_out(question: str, text: str, left: str | None) -> None:
    assert told.without_met(wish(question), text).strip().replace("  ", " ") == (left or text)


def test_a_list_of_conditions_is_met_by_none_of_them_but_struck_by_one() -> None:
    asked = wish("I rent my flat. May I apply?")
    assert told.without_met(asked, "You may apply if: - you rent your flat") == "You may apply if: - you rent your flat"
    assert told.struck(asked, "You may not apply if: - you rent your flat")
    assert not told.struck(asked, "You may not apply if: - you own a house")


@pytest.mark.parametrize(
    ("question", "rule", "expected"),
    [
        ("Guests may swim in the pool. May they also dive?", "Guests may swim in the pool.", True),
        ("Guests may swim in the pool. May they swim at night?", "Guests may swim in the pool.", False),
        ("Guests may swim. May a guest choose the music?", "A guest may swim at any time.", True),
        ("Donors may take it back. May a donor name its buyer?", "A donor may take it back at any time and need give no reason.", True),
        ("May I swim in the pool? I may wear a hat.", "Guests may swim in the pool.", False),
        ("Our guests are from Peru. May they dive?", "Guests may swim in the pool.", False),
        ("May guests dive?", "Guests may swim in the pool.", False),
    ],
)
def test_a_rule_that_is_told_rules_nothing_else(question: str, rule: str, expected: bool) -> None:
    assert told.recounted(wish(question), rule) is expected


def test_a_year_at_the_end_of_a_sentence_ends_it():
    """ "in 2024. May I fly?" was one sentence, so that the consent told before the question was none."""
    assert told.consented(wish("The dean approved it in 2024. May I fly?"), "You may fly with the dean's approval.")
