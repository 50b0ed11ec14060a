"""Times that a question names against those that a rule sets: hours of a day, days of a week, months."""

from __future__ import annotations

import pytest

from assistant.language.hours import asked, within, without


@pytest.mark.parametrize(
    ("months", "inside", "outside"),
    [
        ("from 1 June to 30 September", "June July September", "May October January"),
        ("between November and March", "November December January March", "October April August"),
        ("from July until July", "July", "June August"),
    ],
)
def test_a_month_in_a_season(months: str, inside: str, outside: str) -> None:
    text = f"Grills are prohibited {months}."
    for expected, named in ((True, inside), (False, outside)):
        for month in named.split():
            assert within(asked(f"May I light a grill in {month}?"), text) is expected, month
    assert within(asked("May I light a grill?"), text) is None
    assert within(asked("May I light a grill in July?"), "Grills are prohibited.") is None


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Can I mow at 9 am?", "from 8 a.m. to 8 p.m.", True),
        ("Can I mow at 9 pm?", "from 8 a.m. to 8 p.m.", False),
        ("Can I mow at 22:00?", "between 8:00 and 20:00", False),
        ("Can I mow at 9 am?", "from 9 to 5 p.m.", True),
        ("Can I play at 11 pm?", "from 10 p.m. to 7 a.m.", True),  # over midnight
        ("Can I play at 8 am?", "from 10 p.m. to 7 a.m.", False),
        ("Can I play after 10 pm?", "until 10 p.m.", False),
        ("Can I play before 10 pm?", "until 10 p.m.", True),
        ("Can I come at noon?", "after 2 p.m.", False),
        ("Can I come from 9 am to 11 pm?", "from 8 a.m. to 8 p.m.", False),
        ("Can I come at 9?", "from 8 a.m. to 8 p.m.", None),  # may be anything
        ("Is 15 CFR 734.13 met?", "from 8:00 to 20:00", None),
        ("Can I bring a dog of 7.50 kg?", "from 8:00 to 20:00", None),  # no time of day without a word for it
        ("Can I come under rule 4.15?", "from 8:00 to 20:00", None),
        ("Can I buy one for £7.50?", "from 8:00 to 20:00", None),
        ("Can I buy one for £7.50?", "at prices from £8.50 to £9.50", None),
        ("Can I come at 7.50?", "from 8:00 to 20:00", False),
        ("Can I come at 7:75?", "from 8:00 to 20:00", None),
        ("Can 9 year olds come?", "aged 8 to 12", None),
        ("Can I come on Sunday?", "Monday to Saturday", False),
        ("Can I come on Wednesdays?", "Mon-Sat", True),
        ("Can I come on Saturday?", "on weekdays", False),
        ("Can I come on Saturday?", "within five working days", None),  # a span of time
        ("Can I play at 9 pm?", "until 12 a.m.", True),
        ("Can I play at 12 a.m.?", "from 8 p.m. to midnight", True),
        ("Can I play at 3 am?", "from 6 p.m. to 12 midnight", False),
        ("Can I play at 3 pm?", "until 12 noon", False),
        ("Can I play at 3 pm?", "not before 7 p.m.", False),
        ("Can I play at 8 pm?", "not before 7 p.m.", True),
        ("Can I come at the weekend?", "on Saturdays and Sundays", True),
        ("Can I come on Monday at 9 pm?", "Monday to Friday, from 8 a.m. to 8 p.m.", False),
        ("Can I come in summer?", "in winter", False),
        ("Can I come overnight?", "during the day", False),
        ("Can I come at 7 in the evening?", "until 6 p.m.", False),
        ("Can I come at 9 at night?", "until 10 p.m.", True),
        ("Can I come at 8 pm?", "outside 09.00 to 18.00", True),
        ("Can I come at 11 am?", "outside the hours of 9 a.m. to 6 p.m.", False),
        ("Can I come at 6 pm?", "outside of 9:00 to 18:00", False),  # which is still within
        ("Can I come at the end of 2026?", "at the earliest on 31 December 2027", False),
        ("Can I come in 2027?", "at the earliest on 31 December 2027", None),
        ("Can I come on 1 July 2026?", "until 30 June 2026", False),
        ("Can I use it in April 2025?", "may be used from 1 June 2025", False),
        ("Can I use it on 10 May 2025?", "may be used from 1 June 2025", False),
        ("Can I use it before June 2025?", "may be used from 1 June 2025", False),
        ("Can I use it in July 2025?", "may be used from 1 June 2025", None),
        ("Can I use it in May 2025?", "letters from 1 June 2025 may be used", None),
        ("Can I use it in May 2025?", "may be used for trips from 1 June 2025 by members", None),
        ("Can I use it in May 2025?", "From 1 June 2025 members may use it", False),
        ("Can I use it in May 2025?", "may be used between 1 June 2025 and 31 July 2025", False),
        ("Can I quote it in July 2026?", "letters from 1 May 2025 to 1 June 2025 may be quoted", None),
        ("Can I stay until 1 am?", "before midnight", False),
        ("Can I use it in August 2025?", "may be used from 1 June 2025 to 31 July 2025", False),
        ("Can I use it in July 2025?", "may be used from 1 June 2025 to 31 July 2025", None),
        ("Can I use it after March 2025?", "until 31 March 2025", False),
        ("Can I use it before March 2025?", "until 31 March 2025", None),
        ("Can I stay until 1 am?", "until midnight", False),  # of the next day
        ("Can I stay until 00:30?", "until midnight", False),
        ("Can I stay until 23:00?", "until midnight", True),
        ("Can I stay until 1 am?", "until 2 a.m.", True),
        ("Can I stay until 11 pm?", "until 2 a.m.", True),
        ("Can I stay until 3 am?", "until 2 a.m.", False),
        ("Can I come at 9 am?", "until 10 p.m.", True),
        ("Can I play at 3 am?", "may not be played until 8 a.m.", True),
        ("Can I deliver at 4 am?", "before 7 a.m.", True),
        ("May I come in May?", "from March to October", True),
        ("May I come?", "from March to October", None),
    ],
)
def test_whether_a_time_lies_within_another(question: str, text: str, expected: bool | None) -> None:
    assert within(asked(question), text) is expected


def test_times_are_taken_out_of_a_text() -> None:
    assert without("Open from 8 a.m. to 8 p.m., for children aged 8 to 12.").split() == "Open , for children aged 8 to 12.".split()
