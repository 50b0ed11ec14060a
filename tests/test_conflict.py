"""Differences between sources: reported by one of them, or between two; and the values that they differ on."""

import dataclasses

import pytest

from assistant.answers.conflict import asked, conflicts, kinds
from assistant.answers.differ import apart, difference
from assistant.answers.reported import disputes
from assistant.language.values import bare, dates, known, names, numbers
from assistant.records import Citation
from tests.evidence import LINE, evidence


# ---- values -----------------------------------------------------------------------
def test_dates() -> None:
    assert dates("on 13 December 2024") == {"2024-12-13"}
    assert dates("on Dec. 13th, 2024") == {"2024-12-13"}
    assert dates("2024-12-13") == {"2024-12-13"}
    assert dates("in May 1979") == {"1979-05"}
    assert dates("on 4 July") == {"--07-04"}
    assert dates("you may go on 5") == set()


def test_a_date_said_in_part_is_known() -> None:
    assert known("2024-12", {"2024-12-13"})
    assert known("--12-13", {"2024-12-13"})
    assert not known("2024-12-13", {"2024-12"})
    assert not known("2024-1", {"2024-12-13"})
    assert not known("3", {"13"})  # nor does one number that ends in another hide that they differ


def test_numbers() -> None:
    assert numbers("twelve of 1,250 in 3.5 per cent, on 2 May 2024, v1.2") == {"12", "1250", "3.5"}
    assert numbers("no one came") == set()


def test_names() -> None:
    assert names("The lawyer of Anna Berg’s firm met WHO staff. Later the Board spoke on 3 March 2019.") == {"Anna", "Berg", "WHO", "Board"}


def test_bare() -> None:
    assert bare("The fee of Anna was 30 euros on 3 March 2019") == "The fee of was euros on"


# ---- conflicts ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("The museum roof was repaired on 3 May 2020.", "The museum roof was repaired on 4 May 2020.", "date"),
        ("The museum roof was repaired on 3 May 2020.", "The museum roof was repaired in May 2020.", ""),
        ("The museum holds 40 old painted maps.", "The museum holds 50 old painted maps.", "number"),
        ("The museum holds 40 old painted maps.", "The museum holds forty old painted maps.", ""),
        ("The museum holds 40 old painted maps.", "The theatre sells 50 new printed tickets.", ""),
        ("The old museum roof was repaired by Berg.", "The old museum roof was repaired by Stein.", "name"),
        ("Visitors may photograph the museum garden wall.", "Visitors may not photograph the museum garden wall.", "polarity"),
        ("Maps 40.", "Maps 50.", ""),
    ],
)
def test_difference(one: str, two: str, kind: str) -> None:
    assert difference(one, two).partition(":")[0] == kind
    assert difference(two, one).partition(":")[0] == kind


def test_conflicts_between_sources_show_both_sides() -> None:
    one = evidence("The museum roof was repaired on 3 May 2020.", "a.md")
    two = evidence("The museum roof was repaired on 4 May 2020.", "b.md")
    (found,) = conflicts("When was the museum roof repaired?", [one, two])
    assert [side.source for side in found.sides] == ["a.md", "b.md"]
    assert found.about == "date: museum roof repair"
    assert found.sides[0] == Citation("a.md", "sha", 0, 43, one.quote, 2, "Lease", "2019-03-03", "official", "current")
    assert conflicts("When was the museum roof repaired?", [one, dataclasses.replace(two, source="a.md")]) == []
    assert conflicts("When was the museum roof repaired?", [one, dataclasses.replace(two, status="superseded")]) == []
    assert conflicts("Who likes ice cream?", [one, two]) == []
    assert conflicts("When was the museum roof repaired?", []) == []


def test_a_far_sentence_is_no_side() -> None:
    one = evidence("The museum roof was repaired on 3 May 2020.", "a.md")
    two = evidence("The museum roof was repaired on 4 May 2020.", "b.md", score=0.6)
    assert conflicts("Why was the museum roof repaired?", [one, two]) == []
    assert len(conflicts("When was the museum roof repaired?", [one, two])) == 1
    assert len(conflicts("Was the museum roof really repaired on 3 May or 4 May?", [one, two])) == 1


@pytest.mark.parametrize(
    ("question", "one", "two", "about"),
    [
        (
            "When is the water turned off?",
            "The water is turned off from 31 October until May.",
            "The water is turned off on 15 November, so drain your barrels.",
            "date: water turn off",
        ),
    ],
)
def test_two_sides_in_words_of_their_own(question: str, one: str, two: str, about: str) -> None:
    """What one of them adds, or how it says "up to", hid that they differ."""
    assert [found.about for found in conflicts(question, [evidence(one, "a.md", score=0.7), evidence(two, "b.md")])] == [about]


def test_who_names_the_value_of_one_side_is_shown_the_other() -> None:
    """The sentence with that number is so near that the other was too far behind it."""
    old = evidence("Members may borrow tools for 7 days.", "a.md", score=1.2)
    new = evidence("Members may borrow tools for 3 days.", "b.md", score=0.9)
    assert [one.about for one in conflicts("May members borrow tools for 7 days?", [old, new])] == ["number: member borrow tool day"]
    assert not conflicts("May members borrow tools?", [old, new])


def test_a_new_figure_in_a_longer_sentence_is_another_side() -> None:
    """A price list and the notice that changes it; two rules for different persons are none."""
    price = evidence("Excess weight is charged at 12 euros for each kilogram.", "rules.md", score=0.6)
    notice = evidence("From 1 June 2024 Halden Air will charge 15 euros for each kilogram of excess weight.", "press.md")
    (found,) = conflicts("How much does Halden Air charge per kilogram of excess weight?", [notice, price])
    assert {side.source for side in found.sides} == {"rules.md", "press.md"}
    pupils = evidence("Pupils may stay in the hall for two hours.", "a.md")
    guests = evidence("Guests may stay in the hall for three hours.", "b.md")
    assert conflicts("How long may pupils stay in the hall?", [pupils, guests]) == []


def test_two_texts_of_which_neither_speaks_of_who_is_asked_about_are_no_two_sides() -> None:
    bill = evidence("The bill asked for notice to Congress 15 days before.", "bill.md")
    other = evidence("The bill asked for notice to Congress 30 days before.", "other.md")
    assert len(conflicts("How many days before must Congress be told by the bill?", [bill, other])) == 1
    assert conflicts("How many days before must Congress be told by Wolf's bill?", [bill, other]) == []


def test_a_source_that_reports_a_difference() -> None:
    text = "Sources differ on the year of the fire. Most give 1820. Some give 1822. The roof is red."
    (found,) = conflicts("Do sources differ on the year of the fire?", [evidence(text)])
    assert [side.quote for side in found.sides] == ["Sources differ on the year of the fire.", "Most give 1820.", "Some give 1822."]
    told = "The city says that the fire was on 3 May 1820, while the church dates the fire 9 June 1822. The roof is red."
    (found,) = conflicts("When was the fire in the city?", [evidence(told)])
    assert [side.quote for side in found.sides] == [told.partition(". ")[0] + "."]
    assert conflicts("Why was there a fire in the city?", [evidence(told)]) == []
    agreed = "The city says that the fire was on 3 May 1820, while the church dates the fire 3 May 1820."
    assert conflicts("When was the fire in the city?", [evidence(agreed)]) == []


@pytest.mark.parametrize(
    ("question", "report", "expected"),
    [
        ("How many came?", "Reports differ: 30 or 40.", True),
        ("When did they come?", "Reports differ: 30 or 40.", False),
        ("When did they come?", "Reports differ: 3 May 2020.", True),
        ("Why did they come?", "Reports differ.", True),
        ("Who came?", "Reports differ.", False),
        ("What was the weather?", "Reports differ: 30 or 40.", False),
        ("Did 30 come?", "Reports differ: 30 or 40.", True),
        ("Did they come?", "Reports differ: 30 or 40.", False),
        ("Did they come?", "Reports differ.", True),
        ("Is it true that they came?", "Reports differ: 30 or 40.", False),
        ("Is it true that 30 came?", "Reports differ: 30 or 40.", True),
        ("The club counted 30?", "Reports differ: 30 or 40.", True),
    ],
)
def test_the_kind_of_value_must_be_asked_for(question: str, report: str, expected: bool) -> None:
    assert asked(question, disputes(evidence(report))[0]) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Sources disagree on the colour.",
        "Opinions differ.",
        "How long it burned depends on the source: one writes two days.",
        "Some later accounts call him a duke, but the roll says count.",
        "The mayor names no street.  The paper names Mill Lane and Dock Street.",
        "The paper names a lamp and a stove, and Herald names a stove and a pipe.",
        "The rule asked for 30 days as introduced and for 15 days as passed.",
        "The story carries 3 May in some copies and 4 May in others.",
        "Pages that still call it open are out of date.",
        "It is usually said to have burned yearly, but the record is less regular.",
        "One foreign report dates the fire 4 May.",
        "The number of fires is put at 14 by the city and at 11 by the paper.",
        "About 30 saw it according to the mayor and 40 according to the club.",
    ],
)
def test_wordings_that_report_a_difference(text: str) -> None:
    assert disputes(evidence(text))


@pytest.mark.parametrize(
    "text",
    ["Both papers date the fire 3 May.", "The mayor names three streets. The paper sells well.", "Some people came late.", "Others left."],
)
def test_wordings_that_report_none(text: str) -> None:
    assert disputes(evidence(text)) == []


def test_points_under_a_heading_that_speaks_of_disagreement() -> None:
    text = "- The roof is slate in the plan. The bill has tiles. - The door is red."
    (one, two) = disputes(evidence(text, headings=("Notes", "Where papers disagree")))
    assert [len(one.sentences), len(two.sentences)] == [2, 1]
    assert disputes(evidence(text, headings=("Where papers disagree", "Notes"))) == []


def test_two_versions_that_a_line_announces_are_told_in_the_points_below_it() -> None:
    text = "The two numbers come from two versions of the bill:\n- As introduced it asked for 30 days.\n- As passed, for 15."
    assert next(len(one.sentences) for one in disputes(evidence(text, cut=LINE))) == 3


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many days of notice does the bill ask for?", True),
        ("How many days of notice did the bill that passed the House ask for?", False),
        ("How many days of notice did the bill ask for when it was introduced?", False),
        ("Sources differ on the days of notice in the bill as introduced; why?", True),
    ],
)
def test_who_says_which_version_is_asked_of_is_not_told_that_versions_differ(question: str, shown: bool) -> None:
    text = "The two numbers come from two versions of the bill:\n- As introduced it asked for 30 days of notice.\n"
    text += "- As passed by the House the bill asked for 15 days of notice."
    assert bool(conflicts(question, [evidence(text, cut=LINE)])) is shown


@pytest.mark.parametrize(
    ("question", "one", "two", "shown"),
    [
        (
            "How fast must a lost key be reported?",
            "The loss of a key shall be reported in 24 hours.",
            "Report to the desk by phone in 4 hours that the key is gone.",
            True,
        ),
        (
            "How fast must a lost key be reported?",
            "The loss of a key shall be reported in 24 hours.",
            "A parcel waits 4 hours.",
            False,
        ),
    ],
)
def test_texts_that_are_near_in_meaning_alone_tell_two_amounts(question: str, one: str, two: str, shown: bool) -> None:
    """Two deadlines for one report stood in two texts, neither of them near to the words of who asked, and only one was told."""
    likes = [[0.7], [0.6 if shown else 0.3]]
    assert bool(conflicts(question, [evidence(one, score=0.4), evidence(two, "notice.md", score=0.4)], likes=likes)) is shown


def test_kinds() -> None:
    assert kinds("In 1979 it was red.") == set()
    assert kinds("He counted 30 on 3 May 2020.") == {"date", "number"}


def test_the_word_for_the_whole_and_the_word_for_its_end_are_free() -> None:
    """ "When did the deal run out?" found no difference, because the sources call it an agreement and say that it lapsed."""
    text = "Sources disagree on the date of the lapse. One roll gives 3 May 1820. Anna writes 9 June 1822."
    for question in ("When did the deal run out?", "When did the pact lapse?", "when did it expire"):
        assert conflicts(question, [evidence(text)]), question


def test_how_long_needs_what_lasts() -> None:
    text = "How long the talks lasted depends on the source: one writes two days, another nine."
    assert conflicts("How long did the talks last?", [evidence(text)])
    assert conflicts("How long does the lease last?", [evidence(text)]) == []


def test_a_closed_question_is_not_about_a_date_it_does_not_name() -> None:
    text = "Sources disagree on the date of the lapse. One roll gives 3 May 1820. Anna writes 9 June 1822."
    assert conflicts("Is it still lapsed?", [evidence(text)]) == []
    assert conflicts("Did it lapse on 3 May 1820?", [evidence(text)])


def test_where_permission_is_asked_for_a_difference_must_be_about_most_of_it() -> None:
    text = "Sources disagree on dogs. Anna says that they are let in, and Berg says not."
    assert conflicts("Are dogs covered by the policy?", [evidence(text)])
    assert conflicts("Are small dogs from Rome with long hair covered by the policy?", [evidence(text)]) == []


def test_a_difference_about_nearly_all_that_is_asked_counts_behind_a_nearer_sentence() -> None:
    text = "Sources disagree on the date of the fire in the mill. The fire in the mill was bad."
    one = evidence(text)
    cut = tuple(dataclasses.replace(sentence, score=score) for sentence, score in zip(one.sentences, (0.6, 1.2), strict=True))
    assert conflicts("When was the fire in the mill?", [dataclasses.replace(one, sentences=cut)])
    far = tuple(dataclasses.replace(sentence, score=score) for sentence, score in zip(one.sentences, (0.3, 1.2), strict=True))
    assert conflicts("When was the fire in the mill?", [dataclasses.replace(one, sentences=far)]) == []


def test_a_difference_that_is_the_nearest_of_all_needs_few_words_in_common() -> None:
    one = evidence("Some sources say that the mill burned, and others that it flooded. The fields were sold.")
    for scores, shown in (((0.8, 0.7), True), ((0.8, 1.05), False)):
        cut = tuple(dataclasses.replace(sentence, score=score) for sentence, score in zip(one.sentences, scores, strict=True))
        assert bool(conflicts("What ruined the mill of our grandfather?", [dataclasses.replace(one, sentences=cut)])) is shown


def test_a_period_is_a_number() -> None:
    assert kinds("the notice period") == {"number"}


def test_a_rule_that_holds_less_often_than_is_said_differs_only_on_how_often() -> None:
    one = evidence("The lease is usually said to be renewed every year, but in 2019 it was renewed for two years, the town paper says.")
    assert conflicts("Is it true that the lease is renewed every year?", [one])
    assert not conflicts("How long was the renewal of the lease in 2019?", [one])


def test_a_name_that_the_passage_lacks_is_another_subject() -> None:
    one = evidence("The number of rooms is 30 in the town's account; the paper writes 40 rooms.")
    assert conflicts("How many rooms are there?", [one])
    assert not conflicts("How many of the rooms belong to Berg?", [one])
    assert conflicts("The paper says 40 rooms, Berg says 30, which is true?", [one])
    more = [evidence("Berg owns the house.", f"{name}.md") for name in "ab"]
    assert conflicts("How many of the rooms belong to Berg?", [one, *more])  # of whom nearly all that was found speaks


def test_what_two_sources_tell_in_the_same_words_is_one_conflict() -> None:
    """One difference was shown three times: by two sources, and once more by a sentence of it alone."""
    text = "Sources differ on the rent. The church gives 40 pounds. The city gives 50 pounds."
    found = conflicts("Which sources differ on the rent?", [evidence(text), evidence(text, "copy.md")])
    assert len(found) == 1
    assert found[0].sides[0].source == "lease.md"


def test_an_abbreviation_need_not_be_in_the_passage() -> None:
    """BIS is in the question, the Bureau of Industry and Security in the documents."""
    text = "The Rent Rule was suspended from 10 May 2019 through 9 May 2020; sources differ by a day on both ends."
    assert conflicts("Until when is the XYZ Rent Rule suspended?", [evidence(text)])
    assert not conflicts("Until when is the Zebra Rent Rule suspended?", [evidence(text)])


def test_who_asks_for_leave_sees_the_source_that_forbids_it() -> None:
    """A "not" takes a sentence further from the question than the one that permits than other differences may lie."""
    one, two = (evidence(f"Guests may{no} borrow boats.", f"{no}a.md", score=score) for no, score in (("", 0.9), (" not", 0.67)))
    assert [each.about for each in conflicts("May guests borrow boats?", [one, two])] == ["polarity: guest borrow boat"]
    assert not conflicts("What do guests borrow boats for?", [one, two])


@pytest.mark.parametrize(
    ("question", "one", "two", "about"),
    [
        (
            "How many days is a book held?",
            "A reserved book is held for seven days.",
            "We keep it on the shelf for ten days.",
            "number: time",
        ),
        (
            "How long is a book held?",
            "A reserved book is held for seven days.",
            "We keep a book on the shelf for ten days.",
            "number: time",
        ),
        ("On which day is the horn tested?", "The loud horn is tested on Thursdays.", "They test the horn every Tuesday.", "date: weekday"),
        ("What does a plot cost?", "The annual fee is £45 per plot.", "What does it cost? £50 a year.", "number: gbp"),
        ("How many books are held?", "A reserved book is held for seven days.", "We keep it on the shelf for ten days.", None),
        ("How many days is a book held?", "A reserved book is held for seven days.", "We keep it for a week, or 7 days.", None),
    ],
)
def test_sources_that_answer_in_other_words_differ_on_the_amount(question: str, one: str, two: str, about: str | None) -> None:
    both = [evidence(one), evidence(two, "notice.md")]
    assert [each.about for each in conflicts(question, both, likes=[[0.9], [0.65]])] == ([about] if about else [])
    assert not conflicts(question, both, likes=[[0.9], [0.5]])
    assert not conflicts(question, both, likes=[[0.6], [0.4]])


@pytest.mark.parametrize(("one", "two", "shown"), [("it", "We", True), ("How", "We", False), ("How", "The", False), ("The", "We", False)])
def test_sentences_that_mean_another_thing_than_each_other_or_the_question_do_not_differ(one: str, two: str, shown: bool) -> None:
    both = [evidence("The book is held for seven days."), evidence("We keep it on the shelf for ten days.", "notice.md")]
    far = (one, two)
    found = conflicts(
        "How long is a book held?",
        both,
        likes=[[0.9], [0.65]],
        alike=lambda *texts: 0.3 if tuple(each.split()[0] for each in texts) == far else 0.9,
    )
    assert bool(found) is shown


@pytest.mark.parametrize(
    ("question", "one", "two", "shown"),
    [
        (
            "May I flush my toilet with rainwater?",
            "Collected rainwater may be used for flushing toilets, if the pipes are marked.",
            "Rainwater is for the garden and may not be led into toilets.",
            True,
        ),
        (
            "Can I fill a small pool?",
            "Small pools for children can still be filled.",
            "Private pools shall not be filled, whatever their size.",
            True,
        ),
        (
            "Are skis accepted as baggage?",
            "Skis are accepted as baggage.",
            "Hoverboards, and scooters, are not accepted as baggage.",
            False,
        ),
        ("May I fish at the weir?", "Fishing at the weir is allowed.", "On our reading nobody may catch fish by the weir.", False),
        ("May I fish at the weir?", "Fishing at the weir is allowed.", "You can fish at the weir in May.", False),
        (
            "Can employees on probation take leave?",
            "Employees on probation cannot join the club.",
            "Employees who have completed their probation may work at home.",
            False,
        ),
        ("Is music allowed at the market?", "Loud music is not allowed at the market.", "Music from a band is allowed until 8 pm.", False),
    ],
)
def test_one_source_permits_what_another_excludes_in_other_words(question: str, one: str, two: str, shown: bool) -> None:
    both = [evidence(one, score=0.5), evidence(two, "notice.md", score=0.4)]
    assert bool(conflicts(question, both, likes=[[0.8], [0.6]])) is shown
    assert not conflicts(question, both, likes=[[0.8], [0.5]])


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        # a sentence that says nothing of its own needs fewer words in common than two that each do
        ("The mill bread costs 4 pounds in the town shop.", "The mill bread costs 5 pounds.", "number: mill bread cost pound"),
        ("The mill bread costs 4 pounds.", "The mill bread costs 5 pounds in the old town by the sea on fair days.", ""),
        ("The mill bread costs 4 pounds here daily.", "The mill bread costs 5 pounds hourly there.", ""),
        ("Bread costs 4.", "Bread costs 5.", ""),
        ("Mill bread costs 4.", "Mill bread costs 5.", "number: mill bread cost"),
        # as many values on both sides, and none of them known to the other
        ("The old mill sells 40 loaves and 50 cakes.", "The old mill sells 40 loaves and 60 cakes.", "number: old mill sell loav cake"),
        ("The old mill of 1820 sells loaves on 4 May.", "The old mill of 1820 sells loaves on 5 May 2020.", "date: old mill sell loav"),
        ("The old mill sells 40 loaves.", "The old mill sells 50 or 60 loaves.", ""),
        ("The old mill sells 40 loaves.", "The old mill sells loaves.", ""),
        # the sense counts where the values are the same
        ("Visitors may film the mill of Anna.", "Visitors may not film the mill of Anna.", "polarity: visitor film mill anna"),
        ("Visitors may film the mill.", "Visitors may not film the mill on 4 May 2020.", ""),
        ("Visitors may not film the mill.", "Visitors must never film the mill.", ""),
        ("Visitors film the mill.", "Visitors may not film the mill.", ""),
        ("- On 4 May the mill of Anna was shut by the town.", "The mill of Anna was shut by the town on 4 May.", ""),  # "On" is no name
        # four dogs and 20 days are no two numbers of one thing
        ("A kennel licence is required for four dogs or more.", "- Permit: Kennel licence; Code: DO-3; Time: 20 days", ""),
        (
            "A kennel licence is required for four dogs or more.",
            "A kennel licence is required for five dogs.",
            "number: kennel licens requir dog",
        ),
        (
            "Old mill printing costs 15p a page.",
            "- Service: Old mill printing; Unit: per page; Price: £0.10",
            "number: old mill print page",
        ),
        # the number of a rule is none of its values, nor does it make a name of the first word
        ("4.1 After tattoos the wait is three months.", "After tattoos the wait is four months.", "number: after tattoo wait month"),
        ("(2) The fee at the mill is 4 pounds.", "3. The fee at the mill is 5 pounds.", "number: fee mill pound"),
        # a name that the other writes as a word is a word in common
        ("A Guest may stay at the mill for 14 nights.", "A guest can stay at the mill for 10 nights.", "number: guest stay mill night"),
        # of names those that both have are words in common
        ("The mill in Ely is led by Anna.", "The mill in Ely is led by Paul.", "name: mill eli led"),
    ],
)
def test_what_two_sentences_about_one_thing_differ_on(one: str, two: str, expected: str) -> None:
    assert difference(one, two) == expected
    assert difference(two, one).partition(":")[0] == expected.partition(":")[0]


@pytest.mark.parametrize(
    ("question", "one", "two", "expected"),
    [
        ("When is it open?", "It opens on Mondays.", "The gate is free on Friday.", "date: weekday"),
        ("When is it open?", "It opens on Mondays and Fridays.", "The gate is free on Friday.", ""),
        ("When is it open?", "It opens on Mondays.", "The gate is free at noon.", ""),
        ("Who opens it?", "Anna opens it on Mondays.", "The gate is free on Friday.", ""),
        ("How much is a loaf?", "A loaf is $4.", "Bread for $5.", "number: usd"),
        ("How much is a loaf?", "A loaf is $4.", "Bread for £5.", ""),
        ("How much is a loaf?", "A loaf is $4.", "Bread for $4.", ""),
        ("How often is it fed?", "Feed it every 4 hours.", "It wants food every 6 hours.", "number: time"),
        ("Who sells loaves?", "A loaf is $4.", "Bread for $5.", ""),
        ("How long is it kept?", "It is kept for six days.", "We hold it for two days.", "number: time"),
        # half of the words are the same, and each has one of its own: other things
        ("How many cats may I keep?", "Old guests keep two red cats here.", "Old pupils keep three red cats here.", ""),
        ("How many cats may I keep?", "Guests keep two cats.", "Guests keep three cats.", "number: count"),
        ("How many cats may I keep?", "Guests keep two cats.", "Pupils feed three cats.", "number: count"),
        ("How long are forms kept?", "6.1 Old forms are kept for 15 years.", "4.2 Images are kept for eight years.", ""),
        ("How long are forms kept?", "6.1 Old forms are kept for 15 years.", "4.2 Forms are held for eight years.", "number: time"),
        # what another thing costs, and an age, are other amounts
        ("What does the licence cost?", "The licence costs £24 a year.", "The yearly fee is £22.", "number: gbp"),
        ("How long do you keep forms?", "Forms are kept for six years.", "Staff ask before they film a child under 16.", ""),
        ("How many cats are there?", "Guests keep two cats.", "A visit needs at least three cats.", ""),  # no count of all
        # a time in another unit, a share, a sum of any coin, the last day, who holds a post, the things that are counted by another name
        ("How long before you cut it?", "It may be cut no earlier than 30 days after it.", "We cut it after three weeks.", "number: time"),
        ("How long before you cut it?", "It may be cut no earlier than 30 days after it.", "We cut it after one month.", ""),
        ("What share was lost?", "Of it 17 per cent never came.", "By our count 23 per cent of the water was lost.", "number: %"),
        ("How much is it?", "It costs 85 crowns.", "You pay us 95 crowns before we open it.", "number: crown"),
        ("By when must lead pipes go?", "Lead pipes go by 31 December 2028.", "You have until the end of 2030 for lead.", "date: deadline"),
        ("By when must lead pipes go?", "Lead pipes go by 31 December 2030.", "You have until the end of 2030 for lead.", ""),
        ("Who heads the lab?", "Dr Henrik Sorle has headed the lab since May.", "Petra Vance, who runs the lab, is calm.", "name: name"),
        ("Who heads the lab?", "Dr Henrik Sorle has headed the lab since May.", "Ann Lee was the head of the lab until May.", ""),
        ("Who heads the lab?", "Dr Henrik Sorle has headed the lab since May.", "Ask Mr Sorle, the head of the lab.", ""),
        ("How many bursts were mended?", "Crews mended 412 burst pipes.", "They had to deal with 472 bursts.", "number: count"),
        ("How many bursts were mended?", "Crews mended 412 burst pipes.", "They had to deal with 410 bursts.", ""),  # rounded
        ("How many bikes fit in the shed?", "The shed holds 120 bicycles.", "There is room for 150 bikes.", "number: count"),
        ("What do adults pay for a swim?", "Adults pay 9 pounds for a swim.", "Children swim for 4 pounds.", ""),
        ("How many came?", "In 2024 the vote was 16 to 9 for 4.5 per cent.", "Prices rise by 5.4 per cent.", ""),
        ("Where is water given out?", "It is given out at the shed in Quarry Road.", "You get water in Linden Park.", "name: place"),
        ("Where is water given out?", "It is given out at the shed in Quarry Road.", "Water is to be had in Quarry Road.", ""),
        ("When are lockers opened?", "Lockers are opened within 14 days.", "We break them open after three weeks.", "number: time"),
        ("When did the ban start?", "The ban began on 14 June 2025.", "Since 12 June 2025 a ban holds.", "date: date"),
        ("When did the ban start?", "The ban began on 14 June 2025.", "A ban was begun on 12 May 2018.", ""),  # two bans
        # what neither of the two names is another thing
        ("How long do refunds take?", "Refunds are paid within ten days.", "Appeals can be sent within 21 days.", ""),
        ("How long do refunds take?", "Refunds are paid within ten days.", "We pay refunds within 21 days.", "number: time"),
        ("When did the data rule begin?", "On 8 April 2025 the data rule took effect.", "Duties of audit followed on 6 October 2025.", ""),
        ("What did they do when it rained in May?", "They ran on 14 May 2025.", "They sang on 12 May 2025.", ""),
    ],
)
def test_amounts_and_days_that_are_asked_for_differ(question: str, one: str, two: str, expected: str) -> None:
    assert apart(question, one, two) == expected
    assert apart(question, two, one) == expected


@pytest.mark.parametrize(
    "question",
    [
        "I've seen 30 and even 40 rooms. What is the right count?",
        "The paper says 40 rooms, the town says 30. Which is it?",
        "Elsewhere I read 40 rooms.",
        "Accounts of the rooms vary, 30 or more?",
    ],
)
def test_a_question_that_has_met_both_sides_speaks_of_a_disagreement(question: str) -> None:
    text = "The number of rooms is 30 in the town's account; the paper writes 40 rooms."
    assert conflicts(question, [evidence(text)])


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    text = "Some later accounts call Berg mayor or alderman, but the town's record gives his title as clerk."
    assert conflicts("Was Berg mayor, alderman or clerk? Letters print his title.", [evidence(text)])


@pytest.mark.parametrize(
    ("question", "expected"), [("When does it expire?", False), ("Is it expired?", True), ("Some say it expired, true?", True)]
)
def test_a_page_that_is_out_of_date_is_shown_to_who_asks_whether(question: str, expected: bool) -> None:
    dispute = disputes(evidence("Pages that still call it expired are out of date since 3 May 2020."))[0]
    assert asked(question, dispute) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many days' notice did the bill ask for?", True),
        ("How many days did the agreement last?", False),
        ("What does the agreement say about cats?", False),
    ],
)
def test_a_unit_or_that_it_is_said_does_not_make_two_things_one(question: str, expected: bool) -> None:
    text = "The bill asked for 30 days' notice as introduced and for 15 days' notice as passed by the House. "
    text += "Some sources say the agreement binds, others say not."
    assert bool(conflicts(question, [evidence(text)])) is expected


def test_a_part_of_a_sentence_is_compared() -> None:
    long = "The council heard that a sum had been set aside, and that applications must be submitted by 15 October 2025."
    assert difference(long, "Applications must be submitted by noon on 30 September 2025.").startswith("date: ")


def test_numbers_in_words() -> None:
    assert numbers("five million dollars") == numbers("5,000,000 dollars")
    assert numbers("twenty-one days") == numbers("21 days") == {"21"}
    assert not difference("The notice period is twenty-one days long.", "The notice period is 21 days long.")
    assert not difference("In 2023 the grant was 5 million dollars.", "In 2024 the grant was 6 million dollars.")
    assert difference("The grant for the old hall ended in 2023.", "The grant for the old hall ended in 2024.")
    assert difference("The notice period is twenty-one days long.", "The notice period is twenty-two days long.")


def test_sources_that_differ_outright_are_not_set_against_a_third_of_something_else() -> None:
    """The ten nights of a visitor stood beside the ninety of a member, not beside the fourteen of a visitor."""
    guide = evidence("A visitor can stay for 10 nights.", score=0.9)
    rules = evidence("A visitor may stay for 14 nights. A member with a berth may sleep aboard for 90 nights.", "rules.md", score=0.9)
    (found,) = conflicts("How many nights can a visitor stay?", [guide, rules])
    assert [side.quote for side in found.sides] == ["A visitor can stay for 10 nights.", "A visitor may stay for 14 nights."]


def test_a_reader_may_tell_that_sources_differ() -> None:
    """A difference that lies far from the question, and of another kind than it asks for, is worth showing then."""
    near = evidence("The date of the launch is 3 May.")
    found = [near, evidence("Reports differ on the crew of the launch: 30 or 40.", source="log.md", score=0.62)]
    assert not conflicts("When was the launch?", found)
    assert [one.sides[0].quote[:14] for one in conflicts("When was the launch?", found, doubted=True)] == ["Reports differ"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [("How many came?", True), ("How often are they counted?", False), ("Which article number is on them?", False)],
)
def test_how_often_and_the_number_of_an_article_are_no_amounts(question: str, expected: bool) -> None:
    dispute = disputes(evidence("Reports differ on who came: 30 or 40."))[0]
    assert asked(question, dispute) is expected


@pytest.mark.parametrize(
    ("question", "report", "expected"),
    [
        # who is asked about is not among the tellers: the senators are not the Senate
        (
            "What did the senators write?",
            "The mill says that no Senate vote is needed, Nature wrote so in 2023, and others write both.",
            False,
        ),
        ("What did the senators say the fee is?", "Opinions differ. Senators write that the fee is 5, others that it is 6.", False),
        # what is announced on one day and begins on another is not told of two days
        ("When was the cut announced?", "The cut was announced on 2 May and began on 4 May 2020; some count six and some eight.", False),
        ("How many are cut?", "The cut was announced on 2 May and began on 4 May 2020; some count six and some eight.", True),
        ("Is the list binding?", "Nature called the lease non-binding in 2023, and other accounts call it a treaty.", False),
        ("Is the lease binding?", "Nature called the lease non-binding in 2023, and other accounts call it a treaty.", True),
        ("Does the lease end at all?", "Pages that still call the lease ended are out of date since 3 May 2020.", False),
        ("How many of the 30 rooms are old?", "The number of rooms is 30 in the town's account; the paper writes 40 rooms.", False),
        # when something ends is no dispute over when it did
        ("When did the lease end?", "Some accounts put the end of the lease in May 2020; that was its first term.", True),
        ("When does the lease stop?", "The lease was let through 9 May 2020; sources differ by a day on the lease.", True),
        # a word of two parts
        ("How many by-laws are there?", "The number of by-laws is 30 in the town's account; the paper writes 40 by-laws.", True),
    ],
)
def test_what_a_difference_is_shown_for(question: str, report: str, expected: bool) -> None:
    assert bool(conflicts(question, [evidence(report, score=0.9)])) is expected


def test_a_difference_that_the_answer_begins_with_is_shown_however_near_another_sentence_is() -> None:
    far = evidence("The Rent Rule was let through 9 May 2020; sources differ by a day on both ends.", score=0.6)
    near = evidence("The Rent Rule stop was due to end.", "log.md", score=0.95)
    asked = "When does the Rent Rule stop end?"
    assert not conflicts(asked, [far, near])
    assert conflicts(asked, [far, near], lead=far.quote)


@pytest.mark.parametrize(
    ("rule", "other", "shown"),
    [
        (
            "Each visitor may stay no more than nine months.",
            'Article 3 is amended to read: "Each visitor may stay no more than six months."',
            0,
        ),
        ("Each visitor may stay no more than nine months.", "Each visitor may stay no more than six months.", 1),
        ("Who dives without leave is liable to a fine of up to 90 dollars.", "Ann dived without leave and had a fine of 40 dollars.", 0),
    ],
)
def test_what_is_amended_and_what_keeps_to_a_cap_are_no_difference(rule: str, other: str, shown: int) -> None:
    old, new = evidence(rule, "a.md", score=0.7, date="2022-02-01"), evidence(other, "b.md", score=0.7, date="2024-02-01")
    asked = "How long may a visitor stay?" if "stay" in rule else "How much is the fine for who dives without leave?"
    assert len(conflicts(asked, [old, new])) == shown
