"""A question and a rule in, whether the times asked about lie within those that the rule sets: hours of a day, days, months."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.language import dates, terms
from assistant.language.values import SPELLED

HALF = r"(?:in the (?:morning|afternoon|evening)|at night|tonight|this (?:morning|afternoon|evening))\b"
CLOCK = r"(?<![\w.,:/£$€¥])(?:2[0-4]|[01]?\d)(?:[:.][0-5]\d)?"
TIME = rf"(?:(?:12 )?(?:noon|midnight)|{CLOCK}(?: ?[ap]\.?m\b\.?|(?: o['’]clock)?(?: {HALF})?))"
TOLD = re.compile(rf"\d[:.]\d\d|[ap]\.?m\b|o['’]clock|noon|midnight|{HALF}", re.I)  # by which a figure is a time
DOTTED = re.compile(r"\d+\.\d+")  # "7.50", a time of day only after a word such as "at"
EARLY, LATE = re.compile(r"\ba\.?m\b|\da\.?m\b|morning", re.I), re.compile(r"\bp\.?m\b|\dp\.?m\b|noon|evening|\b(?:at |to)night", re.I)
OUTSIDE = re.compile(r"\b(?:outside|except)(?: of)?(?: the (?:hours|times?|period)(?: of)?)? (?:from |between )?$", re.I)
NOT_AFTER = r"(?<=[\w,(] )(?:not|never) (?:after|past)"  # beside what permits: until then
SPAN = re.compile(
    rf"\b(?:from |between |not before )?({TIME}) ?(?:to|and|until|till|–|-|(?:and not|nor) (?:after|past|later than)) ?"
    rf"({TIME})(?![\w%])",
    re.I,
)
UNTIL = re.compile(rf"\b(?:until|till|(?<!not )before|(?:no|not) later than|{NOT_AFTER}|by) ({TIME})(?![\w%])", re.I)
SINCE = re.compile(
    rf"\b(?:(?<![\w,(] not )(?<![\w,(] never )(?:after|past)|from|not before|(?:no|not) (?:earlier|sooner) than) ({TIME})(?![\w%])", re.I
)
POINT = re.compile(rf"\b(?:(after|past|before|at|by|until|till|around|about|from) )?({TIME})(?![\w%])", re.I)
DAY = rf"{terms.DAY}|(?-i:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b"
DAY_SPAN = re.compile(rf"\b({DAY})s?(?: to | through | until | till |[–-])({DAY})s?", re.I)
ONE_DAY = re.compile(rf"\b(?:{DAY})s?\b|\bweekdays?\b|\bworking days\b|\bweekends?\b", re.I)
ONE_OF_THEM = re.compile(rf"\b(?:first|second|third|last) (?:{DAY})", re.I)  # of a month
COUNTED = re.compile(rf"\b(?:\d+|{SPELLED}) (?:week|working )days\b", re.I)  # a span of time, and no days on which
SEASON = re.compile(rf"\b(?:from |between )(?:\d{{1,2}} )?({terms.MONTH}) (?:to|and|until) (?:\d{{1,2}} )?({terms.MONTH})\b")
EXCEPTED = re.compile(
    r",? ?\b(?:except(?: for)?|(?:but|though|although|and) (?:not|never)|apart from|other than|save|excluding) "
    r"((?:on|in|from|between|during|at)\b[^,.;:]{3,60}?(?=[,.;:]|$| and not\b))",
    re.I,
)
MONTH = re.compile(  # "2 may enter" tells of none
    rf"(?:\b(?:in|during|of|until|by|since|early|late|mid) |\d (?!(?-i:may|march)\b))({terms.MONTH})\b", re.I
)
PARTS = {  # of the day and of the year
    "night": r"\bovernight\b|\b(?:at|by|during the) night\b",
    "day": r"\b(?:by|during the) day\b|\bdaytime\b|\bdaylight\b",
} | {season: rf"\b{season}\b" for season in ("spring", "summer", "autumn", "winter")}
DAYLONG, DAWN, SUNRISE = 24 * 60, 5 * 60, 390
CLOSED = re.compile(r"\b(?:not?(?! (?:for )?(?:more|longer|over|later)\b)|never|cannot|closed|prohibited|forbidden|banned)\b", re.I)
HOURS = {"night": (23 * 60, 3 * 60), "day": (10 * 60, 15 * 60)}  # that belong to each part of the day


class Times(NamedTuple):
    """Minutes of the day, days of the week from 0 for Monday, months from 0, PARTS, and `dates.asked`; empty where none is told."""

    minutes: tuple[int, ...] = ()
    days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()
    date: tuple[int, ...] = ()


NO_TIMES = Times()


def asked(question: str) -> Times:
    """The times that a question names.

    >>> [asked(text)[:3] for text in ("May I mow at 9 pm on Sunday?", "before noon in may", "From 1 to 2 may I mow?")]
    [((1260,), frozenset({6}), frozenset()), ((719,), frozenset(), frozenset({4})), ((), frozenset(), frozenset())]
    """
    shift = {"after": 1, "past": 1, "before": -1}
    told = [(found[1].lower() if found[1] else "", minute(found[2])) for found in POINT.finditer(question) if _timed(found)]
    points = tuple(clock + shift.get(word, 0) for word, clock in told)
    return Times(points, days(question), _months(question), parts(untimed(question)), dates.asked(question))


def within(times: Times, text: str) -> bool | None:
    """Whether all times asked about lie within those of a text; None where there is nothing to compare.

    >>> [within(asked(one), "open from 8 to 10 p.m., Monday to Saturday") for one in ("at 9 pm", "at 9 am", "on Sunday", "in May")]
    [True, False, False, None]
    """
    found = [False] if dates.beyond(times.date, text) else []
    out = [one for one in EXCEPTED.finditer(text) if not (TOLD.search(one[1]) or CLOSED.search(text[: one.start()]))]
    found += [False for one in out if _excepted(times, one[1])]
    text = EXCEPTED.sub(lambda one: one.group() if TOLD.search(one[1]) else " ", text)
    hours = list(spans(text))
    if times.minutes and hours:
        found.append(all(any(inside(point, *span) for span in hours) for point in times.minutes))
    if times.days and (open_to := days(text)) and not (times.days <= open_to and ONE_OF_THEM.search(text)):
        found.append(times.days <= open_to)
    seasons = [(dates.MONTHS.index(first), dates.MONTHS.index(last)) for first, last in SEASON.findall(text)]
    if times.months and seasons:
        found.append(all(any((one - low) % 12 <= (high - low) % 12 for low, high in seasons) for one in times.months))
    if times.parts and (told := parts(text)):
        found.append(times.parts <= told)
    elif hours and (points := [point for part in times.parts for point in HOURS.get(part, ())]):
        found.append(all(any(inside(point, *span) for span in hours) for point in points))
    return all(found) if found else None


def without(text: str) -> str:
    """The text without its times."""
    for pattern in (DAY_SPAN, SEASON):
        text = pattern.sub(" ", text)
    for pattern in (SPAN, UNTIL, SINCE):
        text = pattern.sub(lambda found: " " if TOLD.search(found.group()) else found.group(), text)
    return text


def untimed(question: str) -> str:
    """A question without the hours that it names.

    >>> untimed("Can I mow the lawn at 9 pm on Sundays?")
    'Can I mow the lawn   on Sundays?'
    """
    return POINT.sub(lambda found: " " if _timed(found) else found.group(), question)


def _timed(found: re.Match[str]) -> bool:
    """Whether a figure of a question is a time of day, not a price, a weight or the number of a rule."""
    return bool(TOLD.search(found[2]) and (found[1] or not DOTTED.fullmatch(found[2])))


def seasonal(text: str) -> bool:
    """Whether a text excepts some months of the year.

    >>> seasonal("open daily, but not in May"), seasonal("open in May, but not on the beach")
    (True, False)
    """
    return any(map(_months, EXCEPTED.findall(text)))


def _excepted(times: Times, text: str) -> bool:
    """Whether the days and months asked about are those that an exception tells, of no date."""
    told = [(mine, its) for mine, its in ((times.days, days(text)), (times.months, _months(text))) if its]
    return bool(told) and not re.search(r"\d", text) and all(mine and mine <= its for mine, its in told)


def _months(text: str) -> frozenset[int]:
    """The months that a text names, those between two of them too."""
    named = [dates.MONTHS.index(terms.small(name).title()) for name in MONTH.findall(text)]
    ends = [[dates.MONTHS.index(name) for name in found] for found in SEASON.findall(text)]
    return frozenset([*named, *((low + step) % 12 for low, high in ends for step in range((high - low) % 12 + 1))])


def days(text: str) -> frozenset[int]:
    """The days of the week that a text names, those between two of them too.

    >>> sorted(days("Monday to Wednesday, and on Sundays")), sorted(days("at weekends"))
    ([0, 1, 2, 6], [5, 6])
    """
    found = set[int]()
    for first, last in DAY_SPAN.findall(text):
        low, high = weekday(first), weekday(last)
        found.update((low + step) % 7 for step in range((high - low) % 7 + 1))
    for one in ONE_DAY.findall(COUNTED.sub(" ", text)):
        word = terms.small(one)
        found.update(range(5) if word.startswith(("weekd", "work")) else (5, 6) if word.startswith("weeke") else (weekday(one),))
    return frozenset(found)


def parts(text: str) -> frozenset[str]:
    """The parts of the day or the year that a text names."""
    return frozenset(part for part, pattern in PARTS.items() if re.search(pattern, text, re.I))


def weekday(name: str) -> int:
    """The number of a day, by its first letters."""
    return next(place for place, day in enumerate(terms.DAY.lower().split("|")) if day[:3] == terms.small(name[:3]))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the day that a text names, in minutes; one over midnight ends before it begins.

    >>> list(spans("from 9 to 5 p.m.")), list(spans("until noon")), list(spans("from 2 to 4 years"))
    ([(540, 1020)], [(300, 720)], [])
    >>> list(spans("open until 2 a.m.")), list(spans("closed until noon"))
    ([(720, 120)], [(0, 720)])
    """
    for one in SPAN.finditer(text):
        first, last = one.groups()
        if TOLD.search(f"{first} {last}"):
            low, high = minute(first), minute(last)
            half = re.search(r"[ap]\.?m", last, re.I) if not TOLD.search(first) else None
            if half and (same := minute(f"{first} {half.group()}")) <= high:  # "9 to 11 p.m."
                low = same
            yield (high + 1, low - 1) if OUTSIDE.search(text[: one.start()]) else (low, high)
    rest = SPAN.sub(" ", text)
    for one in UNTIL.finditer(rest):
        if TOLD.search(one[1]):
            end = minute(one[1]) or DAYLONG
            runs = end == DAYLONG or one.group().lower().startswith(("until", "till"))
            if runs and DAWN < end <= SUNRISE:  # from the evening before, or from the morning
                continue
            whole = not runs or CLOSED.search(rest[: one.start()])
            yield 0 if whole else DAWN if end > DAWN else 12 * 60, end  # what may go on until midnight, or until 2 a.m., began by day
    yield from ((minute(time), DAYLONG) for time in SINCE.findall(rest) if TOLD.search(time))


def inside(point: int, low: int, high: int) -> bool:
    """Whether a minute lies in a span, or that of the next day.

    >>> inside(0, 20 * 60, DAYLONG), inside(60, 22 * 60, 2 * 60)
    (True, True)
    """
    return any(low <= one <= high + DAYLONG * (high < low) for one in (point, point + DAYLONG))


def minute(time: str) -> int:
    """The minute of the day.

    >>> minute("9 pm"), minute("12.30 a.m."), minute("noon"), minute("17:05")
    (1260, 30, 720, 1025)
    >>> minute("7 in the evening"), minute("3 at night"), minute("11 o'clock at night"), minute("9 this morning")
    (1140, 180, 1380, 540)
    """
    if named := {"noon": 12 * 60, "midnight": DAYLONG}.get(terms.small(time).removeprefix("12 ")):
        return named
    hour, *rest = re.findall(r"\d+", time)
    late = bool(LATE.search(time)) and not (time.lower().endswith("night") and int(hour) % 12 < 5)  # "at 3 at night"
    clock = int(hour) % 12 + 12 * late if int(hour) < 13 and (late or EARLY.search(time) or time.lower().endswith("night")) else int(hour)
    return 60 * clock + (int(rest[0]) if rest else 0)
