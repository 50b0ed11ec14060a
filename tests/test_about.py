"""Whether a sentence is about the thing that is asked for, or about another."""

from __future__ import annotations

import pytest

from assistant.language import terms
from assistant.language.values import another_one
from assistant.rulings.about import another, limited, of_another, only_deed, only_parties
from tests.evidence import wish


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Power banks must not be charged at the seat.", True),
        ("3.1 Power banks must never be charged at the seat.", True),
        ("Phones must not be charged at the seat.", False),  # the thing itself
        ("These must not be charged at the seat.", False),  # whatever was told before
        ("Things such as the following must not be charged at the seat.", False),
        ("The following are prohibited at the seat.", False),
        ("Dogs must not be fed in the yard.", False),  # nothing of what is asked
        ("Power banks may be charged at the seat.", False),  # keeps nothing out
        ("It is forbidden at the seat.", False),
    ],
)
def test_what_is_kept_out_is_another_thing(text: str, expected: bool) -> None:
    assert of_another(wish("May I charge my phone at the seat?"), text) is expected


def test_the_word_that_forbids_is_no_thing_that_is_asked_for() -> None:
    assert of_another(wish("Are phones prohibited at the seat?"), "Power banks are prohibited at the seat.")


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I accept a gift?", "During a sale, nobody may accept a gift.", True),
        ("May I accept a gift?", "2.1 Outside the hall, nobody may accept a gift.", True),
        ("May I accept a gift during a sale?", "During a sale, nobody may accept a gift.", False),
        ("May I accept a gift during a sale?", "During a sale of bread, nobody may accept a gift.", True),
        ("May I accept a gift?", "Nobody may accept a gift, sale or not.", False),
    ],
)
def test_a_case_that_is_not_named(question: str, text: str, expected: bool) -> None:
    assert limited(wish(question), text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lot C is free.", True),
        ("Lots A and C are free.", False),
        ("Lot A is free.", False),
        ("Floor C is free.", False),
        ("The lot is free.", False),
        ("Lot A is beside room 5.", True),
    ],
)
def test_another_of_the_things_that_letters_tell_apart(text: str, expected: bool) -> None:
    assert another_one("May guests of room 4 park in lot A?", text) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Does the treaty let Roman scholars into state labs?", "Some Roman research may be done.", True),
        ("Does the treaty let Roman scholars into state labs?", "Some Roman laboratories are open to research.", False),
        ("May Roman scholars sing?", "Some Roman research may be done.", True),
        ("May Roman scholars sing?", "Some Roman clubs may sing.", False),
    ],
)
def test_a_sentence_that_shares_persons_and_names_alone(question: str, text: str, expected: bool) -> None:
    assert only_parties(wish(question), text) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I pay with a card?", "We pay rewards.", True),
        ("May I sell a lute?", "Harps are supplied here.", True),  # nearly the same deed
        ("May I pay with a card?", "Pay by card.", False),
        ("May I pay with a card?", "Cards are old.", False),
        ("May I pay with a card?", "Dogs bark.", False),
        ("May I pay?", "We pay rewards.", False),  # nothing else is asked for
    ],
)
def test_a_sentence_that_shares_the_deed_alone(question: str, text: str, expected: bool) -> None:
    assert only_deed(wish(question), text) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May old maps be lent?", "New maps may be lent.", [("old", "map")]),
        ("May old maps be lent?", "New and old maps may be lent.", []),
        ("May old maps be lent?", "Maps may be lent.", []),
        ("May old maps be lent?", "Lent maps may be kept.", []),  # a word of the question tells no other kind
        ("Is joint research allowed?", "Basic research is free.", []),
        ("May two clubs sing?", "Peruvian clubs may sing.", []),  # nor does a number
        ("May Peruvian clubs sing?", "Two clubs may sing.", []),
        ("May Peruvian clubs sing?", "Foreign clubs may sing.", [("peruvian", "club")]),
        ("May young clubs sing?", "Two clubs may sing.", [("young", "club")]),
    ],
)
def test_another_kind_of_the_thing(question: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert another(wish(question), text) == expected


def test_a_text_speaks_of_one_of_several_stems() -> None:
    assert terms.speaks("the old maps", frozenset({"dog", "map"}))
    assert not terms.speaks("the old maps", frozenset({"dog"}))
    assert not terms.speaks("the old maps", frozenset())
