"""What a rule leaves to another place of its document is told with it: "The rent is set out in Schedule 2" says half."""

from __future__ import annotations

import pytest

from assistant.chunk import chunk
from assistant.language.pointers import place, pointers
from assistant.records import UNCERTAIN, Source
from tests.conftest import exact, over

RULES = """---
title: Allotment rules
kind: official
date: 2025-02-03
---
# Allotment rules

## 1. Tenants

1.1 A tenant may keep animals of the kinds in Schedule 1.

1.2 A guest may use a plot on the terms of section 3.

1.3 A lower rent is paid by the tenants named in paragraph 4.2.

## 2. Rent

2.1 The rent for a plot is set out in Schedule 2.

## 3. Guests

3.1 The gate must be locked behind every visit.

3.2 Tools stay in the shed.

## 4. Hardship

4.1 The committee decides in March.

4.2 Pensioners, and those on sick pay.

## Schedule 1

- hens
- wool rabbits

## Schedule 2

| Size | Rent per year |
|---|---|
| half a plot | 35 pounds |
| a whole plot | 60 pounds |
"""


@pytest.fixture(scope="module")
def plots(tmp_path_factory):
    return over(tmp_path_factory.mktemp("plots"), {"rules.md": RULES, "shop.md": "The shop sells seeds on Saturdays from nine to noon."})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is the rent for a plot?", ["set out in Schedule 2", "35 pounds", "60 pounds"]),
        ("who pays a lower rent", ["named in paragraph 4.2", "Pensioners"]),
        ("on what terms may a guest use a plot", ["terms of section 3", "locked behind every visit", "Tools stay"]),
        ("What animals may a tenant keep?", ["kinds in Schedule 1", "hens", "wool rabbits"]),
    ],
)
def test_what_stands_where_a_sentence_points_to_is_said_with_it(plots, question, told):
    """Only the sentence that points was said, and the rent was refused."""
    answer = plots.ask(question)
    assert [part for part in told if part not in answer.claims[0].text] == []
    exact(answer, plots)


@pytest.mark.parametrize("question", ["May a guest use a plot?", "May a tenant keep animals such as goats?"])
def test_leave_on_terms_told_elsewhere_is_marked(plots, question):
    """Permitted, without a doubt: guests on any terms, and animals of every kind."""
    answer = plots.ask(question)
    assert answer.verdict != "permitted" or UNCERTAIN in answer.notes


def test_a_bare_schedule_is_found_by_the_sentence_that_points_there():
    passages = chunk(Source("rules.md", "0", RULES, "Allotment rules"), count_tokens=lambda texts: [len(one.split()) for one in texts])
    assert passages[-1].headings[-2:] == ("Schedule 2", "The rent for a plot is set out in Schedule 2.")
    assert not any("Schedule 1" in " ".join(one.headings[:-1]) for one in passages[:-2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See section 5 of these rules.", [("", "5")]),
        ("See sections 4 and 6, and Annex B to this policy.", [("", "4"), ("", "6"), ("annex", "B")]),
        ("Horses are led in the hours of Annex II.", [("annex", "II")]),
        ("Under section 5 of the Data Act or the Act's section 7 it is free.", []),
        ("Article 4 of the 1979 agreement, 15 CFR section 734 and article 9 thereof apply.", []),
        ("The rule is simple; a section in blue marks it.", []),
    ],
)
def test_only_places_of_its_own_document_are_pointed_to(text, expected):
    assert pointers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SCHEDULE 2 – FEES", ("schedule", "2")), ("4.2 Pensioners", ("", "4.2")), ("2024 was dry.", None), ("A guest pays.", None)],
)
def test_a_place_begins_with_its_number(text, expected):
    assert place(text) == expected
