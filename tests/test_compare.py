"""Two things compared, what has changed between an old text and a new one, and a document summarised by a part of its title."""

from __future__ import annotations

import dataclasses

import pytest

from assistant.changes import changed
from assistant.compare import Parts
from assistant.records import UNCERTAIN, Citation, Claim, Source
from tests.conftest import exact, over

OLD = """---
title: Boathouse Rules 2021
date: 2021-04-01
status: superseded
---
# Boathouse Rules 2021

These rules were replaced on 1 May 2024 and are kept for the record.

1. The boathouse is open from 09:00 to 18:00.
2. Up to two guests may come aboard with each member.
3. Dogs are not admitted to the boathouse.
4. A lost key costs 20 euros.
5. Paddles must be rinsed after use.
"""
NEW = """---
title: Boathouse Rules
date: 2024-05-01
status: current
---
# Boathouse Rules

Rowing Club, Boathouse Office.

## 1. Opening

1.1 The boathouse is open from 08:00 to 20:00 every day.

## 2. Guests and dogs

2.1 Up to four guests may come aboard with each member.

2.2 Dogs on a lead are admitted to the boathouse.

## 3. Keys and gear

3.1 A lost key costs 35 euros.

3.2 Paddles must be rinsed after use.
"""
STAFF = """---
title: Duty Instruction 4 - Rest and Fitness of Crews
date: 2024-01-10
---
# Duty Instruction 4 - Rest and Fitness of Crews

This instruction is for helms, cooks and stokers. The limits for helms and cooks are checked each month.

## Limits

| Grade | Longest duty | Shortest rest |
|---|---|---|
| Helm | 10 h | 12 h |
| Cook | 9 h | 11 h |
| Stoker | 8 h | 11 h |

## Terms

- **Berth**: a place on the quay, let by the year.
- **Mooring**: a buoy in the bay, let by the day.

## Fitness for duty

A cook who is ill stays ashore. The mate records the case.
"""
PRICES = "Item,Fee (EUR)\nPrint of a chart,8.00\nScan of a chart,5.00\nHire of a canoe,12.00\n"


@pytest.fixture(scope="module")
def club(tmp_path_factory):
    """A club with rules that were replaced, an instruction and a table of prices."""
    documents = {"rules-2021.md": OLD, "rules.md": NEW, "duty.md": STAFF, "prices.csv": PRICES}
    return over(tmp_path_factory.mktemp("club"), documents)


def told(assistant, question: str) -> list[str]:
    """The claims of an answer, whose quotes are exact and which is not called uncertain."""
    answer = assistant.ask(question)
    exact(answer, assistant)
    assert not answer.refused
    assert UNCERTAIN not in answer.notes
    return [claim.text for claim in answer.claims]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Compare the limits for helms and cooks", "Grade: Helm", "Grade: Cook"),
        ("Compare the longest duty of a cook with that of a stoker", "Grade: Cook", "Grade: Stoker"),
        ("What is the difference between a mooring and a berth?", "**Mooring**", "**Berth**"),
        ("Which is cheaper, a scan or a print of a chart?", "Item: Scan", "Item: Print"),
    ],
)
def test_two_things_compared_are_told_side_by_side(club, question, first, second):
    """A sentence that named both came first, or one that was about neither, and the order was any."""
    claims = told(club, question)
    assert claims[0].startswith(first)
    assert claims[1].startswith(second)


def test_what_the_documents_do_not_tell_of_is_not_compared(club):
    """One side alone would be half an answer that reads like a whole one."""
    assert club.ask("What is the difference between a virus and a bacterium?").refused


def test_what_has_changed_is_told_by_the_clause_that_was_and_the_one_that_is(club):
    """The old rules alone were quoted, or what says since when the new ones hold."""
    answer = club.ask("What has changed since the boathouse rules of 2021?")
    claims = told(club, answer.question)
    assert claims[:2] == ["The boathouse is open from 09:00 to 18:00.", "1.1 The boathouse is open from 08:00 to 20:00 every day."]
    assert [one.status for one in answer.citations] == ["superseded", "current"] * (len(claims) // 2)
    assert not any("Paddles" in one or "replaced" in one for one in claims)


@pytest.mark.parametrize(
    "question",
    [
        "How are the boathouse rules different from the old ones?",
        "what's the difference between the old and the new boathouse rules",
        "How do the new boathouse rules differ from the previous ones?",
        "Compare the old boathouse rules with the new ones",
        "What are the main changes in the boathouse rules?",
    ],
)
def test_what_is_different_is_what_has_changed(club, question):
    """Only "what has changed" was understood; all others were told the nearest sentences, in doubt."""
    assert told(club, question)[:2] == [
        "The boathouse is open from 09:00 to 18:00.",
        "1.1 The boathouse is open from 08:00 to 20:00 every day.",
    ]


ACCORD = """---
title: What the note of May changed
kind: summary
---
# What the note of May changed

The note itself was not read for this page.

## When it was signed

The note was signed in Oslo on 3 May 2024.

## What the revised agreement covers

The revised agreement covers only the study of herring, as the ministry says. Cod and crab were asked for in vain.

## What the revised agreement does not cover: the catch

Fishing for sale is excluded from the revised agreement. A trip outside the agreement is not forbidden by the agreement.

## Why the agreement was renewed

The agreement was renewed because the shoals move north.
"""
RADIO = """---
title: Radio rules, one by one
kind: guidance
---
# Radio rules, one by one

## Who listens

The watch listens on channel 16. The agreement does not tell which ships must listen.

## What may be said

Only calls of the ship may be sent. The effectiveness of the agreement depends on who listens.
"""


@pytest.fixture(scope="module")
def accord(tmp_path_factory):
    """Documents about one agreement, one of which has most sections on it."""
    return over(tmp_path_factory.mktemp("accord"), {"accord.md": ACCORD, "radio.md": RADIO})


@pytest.mark.parametrize(
    "question",
    [
        "What is the pact?",
        "Tell me about the agreement",
        "summarise the revised deal",
        "What are the key points of the pact?",
        "What do I need to know about the pact?",
        "Give me a summary",
        "what's the big picture?",
    ],
)
def test_the_agreement_that_all_is_about_is_told_section_by_section(accord, question):
    """Whatever sentence had the word for it most often came first, in doubt; the page's own scope is none of it."""
    assert told(accord, question) == [
        "The note was signed in Oslo on 3 May 2024.",
        "The revised agreement covers only the study of herring, as the ministry says.",
        "Fishing for sale is excluded from the revised agreement.",
        "The agreement was renewed because the shoals move north.",
    ]


def test_what_happened_in_a_year_is_what_a_log_tells_of_it(tmp_path):
    """What had the year most often came first."""
    log = "# Log\n\n## 2025\n\n- On 3 May 2025 the lock burst.\n\n## 2026\n\n- On 9 July 2026 it was mended.\n- On 2 August 2026 it shut.\n"
    news = "# News of 2026\n\nIn 2026 and before 2026 much was written on 2026.\n"
    yearly = over(tmp_path, {"log.md": log, "news.md": news})
    assert told(yearly, "And what happened in 2026?")[:2] == ["On 9 July 2026 it was mended.", "On 2 August 2026 it shut."]
    assert told(yearly, "What has happened in 2026 so far?")[:2] == ["On 9 July 2026 it was mended.", "On 2 August 2026 it shut."]


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("What changed in April 2025?", ["4 April 2025", "April and May 2025"]),
        ("Which events took place after 31 May 2025?", ["3 June 2025", "9 July 2026"]),
        ("What happened before 2025?", ["8 May 1999"]),
        ("What has happened since January 2026?", ["9 July 2026"]),
        ("What happened between May 2025 and 2026?", ["April and May 2025", "11 May 2025", "3 June 2025", "9 July 2026"]),
    ],
)
def test_what_happened_in_a_period_is_all_that_is_told_of_its_days(tmp_path, question, dates):
    """The few sentences that were most like the question came first, of other times too, and most of what happened was missing."""
    log = "# Log\n\n- On 4 April 2025 the lock burst.\n- In April and May 2025 men dug.\n- On 9 July 2026 it shut.\n"
    log += "\n- On 3 June 2025 the lock ran dry.\n"
    news = "# News\n\nThe pump was mended on 11 May 2025. Much was written in 2025. On 3 June 2025 the lock ran dry.\n"
    old = "# Plan\n\nOn 8 May 1999 the lock was planned.\n"
    found = told(over(tmp_path, {"log.md": log, "news.md": news, "plan.md": old}), question)
    assert len(found) == len(dates)
    assert all(any(date in text for text in found) for date in dates)


def test_of_what_has_changed_only_documents_are_read_that_have_a_word_of_it():
    """Every superseded one was, with what came after it: among 2,000 documents the answer took a quarter of a minute."""
    old = Source("1.md", "", "Kites may fly.", "Rules", kind="official", status="superseded")
    sources = {"1.md": old, "2.md": dataclasses.replace(old, path="2.md", status="current")}
    read = list[str]()
    for thing in ("bicycles", "kites"):
        changed(f"What has changed in the rules for {thing}?", sources, [], lambda path: read.append(path) or [])
    assert read == ["1.md", "2.md"]


@pytest.mark.parametrize("question", ["What happened to the lock in 2025?", "What changed in the rules of 2025?"])
def test_what_happened_to_one_thing_is_no_list_of_all(tmp_path, question):
    files = {"log.md": "# Log\n\n- On 4 April 2025 the lock burst.\n", "news.md": "# News\n\nOn 3 May 2025 cows came.\n"}
    assert "cows" not in over(tmp_path, files).ask(question).claims[0].text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What does the pact permit?", "The revised agreement covers only the study of herring, as the ministry says."),
        ("What does the agreement cover?", "The revised agreement covers only the study of herring, as the ministry says."),
        ("What does the agreement not cover?", "Fishing for sale is excluded from the revised agreement."),
        ("What is not allowed under it?", "Fishing for sale is excluded from the revised agreement."),
    ],
)
def test_what_it_permits_and_what_it_excludes_are_told_apart(accord, question, first):
    """ "A trip outside it is not forbidden" came first for either, and all of the agreement where "not" was not heard."""
    assert accord.ask(question).claims[0].text == first


def test_an_official_text_of_that_name_is_told_before_what_speaks_of_it_most(tmp_path):
    """Questions and answers on it, headed by its name, took the place of the agreement itself."""
    body = "# Mooring agreement\n\n## Term\n\nThe agreement runs for a year.\n\n## Fee\n\nThe fee is 9 florins.\n"
    more = (f"## {one} the agreement\n\nOf {one.lower()} the agreement the office tells.\n" for one in ("Ending", "Passing", "Changing"))
    faq = "title: Answers\n---\n# Answers\n\n" + "\n".join(more)
    one = folder(tmp_path, text=f"title: Mooring agreement\n---\n{body}", faq=faq)
    assert told(one, "Summarise the agreement") == ["The agreement runs for a year.", "The fee is 9 florins."]


def test_an_abbreviation_in_a_title_stays_one(tmp_path):
    """ "What do the HPC rules say?" was asked of the high performance computing rules, which no title has."""
    rules = "title: HPC rules\n---\n# HPC rules\n\n## Jobs\n\nA job runs for two days.\n\n## Disks\n\nDisks are wiped in May.\n"
    other = "title: Halls\n---\n# Halls\n\nHigh performance computing (HPC) is done in the old hall. The HPC hall is cold.\n"
    assert told(folder(tmp_path, a=rules, b=other), "What do the HPC rules say?")[0] == "A job runs for two days."


@pytest.mark.parametrize(
    "question", ["What did the pact change?", "What changes has the pact brought?", "What's new?", "What changed here?"]
)
def test_what_a_text_changed_is_told_by_the_section_on_what_is_new(tmp_path, question):
    """The pact was summed up, or whatever sentence had the word "new" came first, in doubt."""
    new = ACCORD + "\n## What is new in the agreement\n\nA clause on exit was added. Sprats are left out.\n"
    assert told(over(tmp_path, {"accord.md": new, "radio.md": RADIO}), question) == ["A clause on exit was added.", "Sprats are left out."]


def test_no_document_of_unknown_kind_replaces_one_of_known_kind(tmp_path):
    """A copy of the rules with other numbers, put into the folder, was told as what holds today."""
    old, new = (text.replace("---\ntitle", "---\nkind: official\ntitle", 1) for text in (OLD, NEW))
    forged = OLD.replace("status: superseded\n", "").replace("2021", "2026").replace("20 euros", "999 euros")
    forged += "\n## What is new in the boathouse rules\n\nEntry costs 999 euros.\n"
    club = over(tmp_path, {"old.md": old, "new.md": new, "forged.md": forged})
    assert told(club, "What has changed since the boathouse rules of 2021?")[1].startswith("1.1 The boathouse is open from 08:00")


def test_what_has_changed_in_one_thing_is_told_of_that_alone(club):
    """So it is where no section is headed by it."""
    assert told(club, "What has changed for dogs?") == [
        "Dogs are not admitted to the boathouse.",
        "2.2 Dogs on a lead are admitted to the boathouse.",
    ]


def test_a_section_that_tells_what_is_new_is_told_as_it_stands(tmp_path):
    """What experts thought of it came first."""
    new = "## What is new in the charter\n\nThe charter has a clause on exit. Audits are yearly."
    body = f"{new}\n\n## What experts said\n\nLee called the new charter fair."
    one = over(tmp_path, {"charter.md": f"---\ntitle: The charter\n---\n# The charter\n\n{body}\n"})
    assert told(one, "What is new in the charter?") == ["The charter has a clause on exit.", "Audits are yearly."]


def test_a_document_is_summarised_by_a_part_of_its_title(club):
    """Only a title named nearly whole was known; a line without a verb came first, and the number of a clause after that of its heading."""
    claims = told(club, "Summarise the boathouse rules")
    assert claims[1] == "Up to four guests may come aboard with each member."
    assert not any("Office" in one for one in claims)
    assert told(club, "Give me an overview of the duty instruction")[1].startswith("Grade: Helm")


def test_a_section_that_has_more_of_what_is_asked_than_a_title_is_told(tmp_path):
    """A document on two things was told from its beginning, whatever one of them says."""
    text = (
        "# Moored boats and visiting punts\n\n## Moored boats\n\nBoats pay a fee.\n\n## Visiting punts: form 12\n\nPunts leave by noon.\n"
    )
    one = over(tmp_path, {"boats.md": f"---\ntitle: Moored boats and visiting punts\n---\n{text}", "other.md": "# Fees\n\nA fee is due.\n"})
    assert told(one, "What does the visiting punts rule say?") == ["Punts leave by noon."]
    assert "Boats pay a fee." in told(one, "Summarise the document on visiting punts")


def test_a_section_is_summarised_by_its_heading(club):
    """It was answered by whatever was nearest, and in doubt."""
    assert told(club, "Summarise the section on fitness for duty") == ["A cook who is ill stays ashore.", "The mate records the case."]


def folder(tmp_path, **files):
    """An assistant over documents of these names and texts; those whose name ends in "unknown" tell no kind."""
    kinds = {name: "" if name.endswith("unknown") else "kind: official\n" for name in files}
    return over(tmp_path, {f"{name}.md": f"---\n{kinds[name]}{text}\n" for name, text in files.items()})


def test_what_has_changed_since_a_year_is_told_from_the_edition_of_that_year(tmp_path):
    """The oldest of three editions was told, and a file of unknown kind with a section so headed instead of all."""
    text = "title: Allotment rules {0}\ndate: {0}-01-01\nstatus: {1}\n---\n# Allotment rules {0}\n\nThe fee is {2} florins a year.\n"
    rules = {
        f"r{year}": text.format(year, status, fee)
        for year, status, fee in (("2015", "superseded", 20), ("2021", "superseded", 40), ("2024", "current", 55))
    }
    forged = "title: Allotment rules 2024\n---\n# Allotment rules\n\n## Changes to the fee\n\nThe fee has been dropped.\n"
    one = folder(tmp_path, **rules, zz_unknown=forged)
    said = told(one, "What has changed in the fee since 2021?")
    assert said == ["The fee is 40 florins a year.", "The fee is 55 florins a year."]
    assert told(one, "Compare the fee in 2021 and the fee in 2024")[:1] == ["The fee is 40 florins a year."]


def test_a_section_that_tells_nothing_by_itself_leaves_no_answer_empty(tmp_path):
    """An answer without a word, at .99; "different" and "new" before a noun asked for changes."""
    boats = "title: Boats\n---\n# Boats\n\n## What is new in boats\n\n- no canoes are for hire any more\n- a pedalo now costs 6 florins\n"
    one = folder(tmp_path, boats=boats)
    assert one.ask("What is new in boats?").text
    assert one.ask("What are the different boats?").confidence < 0.99


def test_a_summary_is_of_what_is_named_and_of_known_kind_first(tmp_path):
    """An unknown file with the title of the rules took their place, and a dog show that of the rules on dogs."""
    rules = "title: Library rules\n---\n# Library rules\n\n## Loans\n\nA loan lasts three weeks.\n\n## Dogs\n\nDogs must be on a lead.\n"
    forged = "title: Library rules\n---\n# Library rules\n\n## What is new in the library\n\nAll fines have been dropped.\n"
    loans = "title: Library loans\n---\n# Library loans\n\nLoans are free for ever.\n"
    show = "title: Dog show programme\n---\n# Dog show programme\n\nThe marquee opens at ten.\n"
    one = folder(tmp_path, rules=rules, forged_unknown=forged, loans_unknown=loans, show=show)
    assert told(one, "Summarise the library rules") == ["A loan lasts three weeks.", "Dogs must be on a lead."]
    assert told(one, "Summarise the rules on loans") == ["A loan lasts three weeks."]
    assert told(one, "Summarise the rules on dogs") == ["Dogs must be on a lead."]


def test_a_summary_of_what_no_document_is_called_by_is_what_is_told_of_it(tmp_path):
    """It was half understood, or that of a section with a word of the same stem ("criticism", "critical"), at .99."""
    parts = "## Critical parts\n\nThe keel and the mast are critical.\n\n## Views\n\nAnn Lee, of the yard, objected to the keel.\n"
    one = folder(tmp_path, boats=f"title: Boats\n---\n# Boats\n\n{parts}")
    assert told(one, "Sum up the critical parts") == ["The keel and the mast are critical."]
    assert one.ask("Give me a summary of the criticism").searched == "Tell me about the criticism"
    assert (
        one.ask("Summarise what objections there were to the keel").text
        == one.ask("Tell me about what objections there were to the keel").text
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who opposed the bridge?", "Lee called it steep."),
        ("What do critics say?", "Lee called it steep."),
        ("What are the main arguments against it?", "Lee called it steep."),
        ("Which cyclists criticised the bridge?", "Cyclists fear its rail."),
        ("Which bakers criticised the bridge?", ""),  # of whom nothing is told
        ("Who supports the bridge?", "Kim called it a gift."),
        ("and who spoke in favour?", "Kim called it a gift."),
        ("Pros and cons of the toll", "The toll pays for the keeper."),
        ("Who is against lamps?", ""),  # of which none of these is headed
        ("Which firms support the bridge?", ""),  # with money
    ],
)
def test_who_is_for_or_against_a_thing_is_told_by_what_is_headed_so(tmp_path, question, expected):
    """A sentence that had the words of the question came first, whatever it was for, or nothing was found."""
    against, support = (
        "## What critics of the bridge said\n\nLee called it steep. Cyclists fear its rail.\n",
        "## Support for the bridge\n\nKim called it a gift.\n",
    )
    both = "## Voices\n\nThe toll pays for the keeper. Few use it by night.\n"
    text = f"title: The bridge\n---\n# The bridge\n\n{against}\n{support}\n{both}"
    answer = folder(tmp_path, bridge=text, lamps="title: Lamps\n---\n# Lamps\n\nLamps are lit at dusk.\n").ask(question)
    assert [one.text for one in answer.claims[:1]] == [expected] if expected else answer.confidence < 0.99


def test_how_somebody_reacted_is_told_by_what_they_said(tmp_path):
    """It was refused."""
    body = "## Views\n\nThe mayor of Ghent said of the new bridge that it is too steep. Cyclists called the bridge a gift.\n"
    one = folder(tmp_path, bridge=f"title: The bridge\n---\n# The bridge\n\n{body}")
    for ask in ("How did the mayor of Ghent react to the bridge?", "What was the mayor of Ghent's response to the bridge?"):
        assert one.ask(ask).searched == "What did the mayor of Ghent say about the bridge?"
        assert told(one, ask)[:1] == ["The mayor of Ghent said of the new bridge that it is too steep."]
    assert told(one, "How was the bridge received by cyclists?")[:1] == ["Cyclists called the bridge a gift."]


def test_no_summary_begins_with_what_was_read_for_it(tmp_path):
    """A summary of the charter began by saying that the charter was not read for this note."""
    opening = "The charter itself was not read for this note. Each line names who said it."
    text = f"title: The charter\n---\n# The charter\n\n{opening}\n\n## Fees\n\nThe fee is 9 florins.\n\n## Dogs\n\nDogs are welcome.\n"
    assert told(folder(tmp_path, charter=text), "Summarise the charter") == ["The fee is 9 florins.", "Dogs are welcome."]


@pytest.mark.parametrize("question", ["Which boat is faster {x}, red or blue?", "Compare the red boat and the blue boat on {price}"])
def test_braces_in_a_comparison_are_braces(club, question):
    assert club.ask(question).searched == question


def test_a_point_that_has_changed_is_told_once(tmp_path):
    """It was told again by the passage that goes on with the list, and by the list as a whole."""
    prose = (
        "The gate opens at nine; stewards in green coats show the way. Carts park behind the mill, where the ground is dry. A map hangs "
        "beside the well and shows both tents. Children wear a ribbon with the number of their school. The band plays from noon until the "
        "judges have tasted every pie. Prizes are handed out by the mayor on the steps of the hall."
    )
    goods = (
        "Guests may not bring to the fair:\n\n- nets with lead weights over {0} grams;\n- poles longer than {0} metres;\n- saws and other "
        "blades;\n- drums at night;\n- whips;\n- kites on wire;\n- ropes thicker than a thumb;\n- axes, even wrapped in cloth;\n"
        "- tripods in the aisles;\n- chains and padlocks;\n- lamps that burn oil;\n- geese on a string;\n- fireworks.\n"
    )
    text = "title: Fair rules {0}\ndate: {0}-01-01\nstatus: {1}\n---\n# Fair rules {0}\n\n{2}\n\n{3}"
    old = text.format(2021, "superseded", prose, goods.format(5))
    one = folder(tmp_path, old=old, new=text.format(2024, "current", prose, goods.format(50)))
    said = told(one, "What has changed in the fair rules since 2021?")
    assert len(said) == len(set(said)) == 4
    assert said[0] == "Guests may not bring to the fair:\nnets with lead weights over 5 grams;"


def test_of_two_questions_asked_at_once_each_is_answered(tmp_path):
    """Where they are about other things, what is nearest to both together may answer one of them alone."""
    house = """The boathouse was built in 1921 by the brothers Ferrand.

The boathouse is painted every spring by members who built it up again in 1962.

Who built the slip of the boathouse is not known.

The old boathouse was built of oak.

The members who built the stove of the boathouse came from the village."""
    club = """The rowing club was founded by the brothers Ferrand, who lost a lawsuit over the boathouse.

The boathouse was built before the club had members."""
    over_all = over(tmp_path, {"house.md": house, "club.md": club, "keys.md": "A lost paddle key costs 35 euros."})
    answer = over_all.ask("Who built the boathouse, and how much is a lost key?")
    assert [word in answer.claims[place].text for place, word in enumerate(("1921", "35 euros"))] == [True, True]
    exact(answer, over_all)


def test_a_sentence_that_answers_two_questions_is_said_once():
    first, other = (Claim(text, (Citation("a.md", "", place, place + 1, text),)) for place, text in enumerate("xy"))
    assert [one.text for one in Parts((), (), (other, other, first)).led([first])] == ["x", "y"]


@pytest.mark.parametrize("question", ["What does amendment 1 say?", "What did amendment 1 change?", "What is in amendment no. 1?"])
def test_a_short_text_without_headings_is_told_whole(tmp_path, question: str):
    """Its name was told as what it says, and the first of its points."""
    one = "AMENDMENT No. 1 TO THE CHARTER\n\n1. Dogs are added to the list.\n\n2. The fee is doubled.\n\n3. All else remains unchanged.\n"
    both = over(tmp_path, {"amendment-1.txt": one, "charter.md": "# The charter of the club\n\nCats may stay.\n"})
    assert told(both, question) == ["Dogs are added to the list.", "The fee is doubled.", "All else remains unchanged."]
