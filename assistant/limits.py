"""The amounts of a question and a sentence with a limit in, whether the amounts keep to the limit out; knows text only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant import terms
from assistant.values import SCALES, WORD_NUMBERS

MONEY = {"$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "dollar": "usd", "pound": "gbp", "euro": "eur", "yen": "jpy", "yuan": "cny"}
SPELLED = "|".join(word for word in WORD_NUMBERS if word not in ("once", "twice"))  # "25 books at once"
FIGURE = rf"(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?!,?\d)|(?:{SPELLED})\b"
LETTERS = {"k": "thousand", "m": "million", "bn": "billion"}  # after a sum of money
AMOUNT = re.compile(
    rf"(?P<sign>[$£€¥]|\b(?:USD|GBP|EUR|JPY|CNY|CHF|CAD|AUD)(?: |\): )?)?(?<![\w.])(?P<figure>{FIGURE})(?![\w.]*\.\d)"
    r"(?: (?P<scale>hundred|thousand|million|billion)\b)?(?P<unit> ?%| per ?cent\b|[- ]?[A-Za-z]+)?",
    re.I,
)
MULTIPLIED = re.compile(rf"\b(?:{FIGURE}) (?:x|×|[a-z]+ (?:of|at)) (?:[$£€¥]|(?:{FIGURE}))|\b(?:{FIGURE}) ?[a-z]+ each\b", re.I)
AGE = "year"
UNITS = MONEY | {"yr": AGE, "yo": AGE, "hr": "hour", "min": "minut", "wk": "week"}  # by their short forms
AGES = re.compile(r"\b(?:ages?|aged|ages of) (\d{1,3}) ?(?:to|and|–|-) ?$", re.I)  # "aged 8 to 12"
SIZES = {  # how many of the last unit a unit is; by stems
    **{"minut": (1 / 60, "hour"), "hour": (1, "hour"), "day": (24, "hour"), "night": (24, "hour"), "week": (168, "hour")},
    "month": (720, "hour"),
    **{"g": (1, "gram"), "gram": (1, "gram"), "kg": (1000, "gram"), "kilo": (1000, "gram"), "kilogram": (1000, "gram")},
    **{"cm": (0.01, "metr"), "m": (1, "metr"), "metr": (1, "metr"), "meter": (1, "metr"), "km": (1000, "metr")},
    **{"mb": (1, "mb"), "megabyt": (1, "mb"), "gb": (1000, "mb"), "gigabyt": (1000, "mb")},
}
MEASURES = frozenset([*SIZES, AGE, "%", *MONEY.values()])  # units of what is no number of things
GRANT = re.compile(r"\b(?:may|can)\b(?! not\b)", re.I)
TIMES = frozenset(unit for unit, (_, least) in SIZES.items() if least == "hour")
LONG = TIMES | {AGE}
LASTING = re.compile(r"\b(?:may|can)\b(?:(?!\b(?:must|not|at least)\b)[^.;]){0,60} (?P<for>for) (?:a (?:period|total) of )?$", re.I)
REPEATED = re.compile(
    r"\b(?:(once)|twice)\b(?! (?:an?|per|every|each|the|you|it|your|all|we|they|he|she|this|that)\b)", re.I
)  # no "once a day"
SINGLE = re.compile(r"\bfor an?(?= (?:minute|hour|day|night|week|month|year)\b)", re.I)
LATER = re.compile(r"\b(?:may|can)\b[^.;]{0,60} after $", re.I)  # "may be thrown away after two years"
COUPLE = re.compile(r"\ba couple of\b", re.I)
SMALL = 1e-6  # from an amount to what is just more or less
AGED = re.compile(r"\b(?:aged?|age of|turned|i am|i['’]m|is|under|over|below|above) $", re.I)
MOST = re.compile(
    r"\b(?:up to|at most|(?:no|not) (?:more|longer|later|larger|older|heavier|higher|wider|greater|deeper|taller|thicker) than|"
    r"(?:not|never) exceed(?:ing)?|"
    r"maximum(?: of| (?:\w+ ){1,2}(?:is|of))?|within|limited to|limit (?:of|is))(?: the age of| a (?:total|value) of)? ?$",
    re.I,
)
BELOW = re.compile(r"\b(?:under|below|less than|fewer than|younger than|lighter than)(?: the age of| a value of)? ?$", re.I)
LEAST = re.compile(r"\b(?:at least|(?:no|not) (?:less|fewer|younger) than|minimum(?: of)?)(?: the age of)? ?$", re.I)
ABOVE = re.compile(r"\b(?:over|above|more than|exceed(?:s|ing)?|greater than|older than|heavier than|longer than)(?: the age of)? ?$", re.I)
AND_MORE = re.compile(r"(?: old| of age)? (?:or|and) (?:over|older|above|more|up)\b", re.I)
AND_LESS = re.compile(r"(?: old| of age)? (?:or|and) (?:under|younger|below|less|fewer)\b", re.I)
PLAIN = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d+)?(?![\w.,/-]*\d)(?! (?:of )?(?:" + terms.MONTH + "))")
RANGE = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:\.\d+)?) ?(?:to|–|-) ?(\d{1,3}(?:\.\d+)?)(?![\d/:-])(?! (?:" + terms.MONTH + "))")
DUE = re.compile(r"\b(?:must|needs?|requir\w+|shall)\b", re.I)


class Amount(NamedTuple):
    """A number and the stem of what it counts ("" where that is not told), with its place in the text."""

    value: float
    unit: str
    start: int
    end: int


def amounts(text: str) -> list[Amount]:
    """The amounts of a text; ages count years; none of a text that multiplies them, such as "2 bottles of 1 litre".

    >>> [one[:2] for one in amounts("My 14 year old has four packets, £3.50 and is 9")]
    [(14.0, 'year'), (4.0, 'packet'), (3.5, 'gbp'), (9.0, 'year')]
    >>> [one[:2] for one in amounts("1.5 million euros within twenty-one days, for a couple of weeks")]
    [(1500000.0, 'eur'), (21.0, 'day'), (2.0, 'week')]
    """
    found: list[Amount] = []
    text = COUPLE.sub(lambda match: "two".rjust(len(match[0])), text)
    text = SINGLE.sub(lambda match: f"for {'1'.zfill(len(match[0]) - len('for '))}", text)  # as long, so that places stay
    if MULTIPLIED.search(text):
        return found
    for one in AMOUNT.finditer(text):
        figure = terms.small(one["figure"])
        word = (one["unit"] or "").strip(" -").lower()
        word = "" if word in terms.STOP else word
        sign = (one["sign"] or "").strip(" ):").lower()
        unit = MONEY.get(sign, sign) or ("%" if word in ("%", "percent", "per cent") else UNITS.get(terms.stem(word), terms.stem(word)))
        if not unit and (AGED.search(text[: one.start("figure")]) or AND_MORE.match(text, one.end("figure"))):
            unit = AGE
        scale = terms.small(one["scale"] or "") or (LETTERS.get(word, "") if sign else "")
        value = float(WORD_NUMBERS.get(figure) or figure.replace(",", "")) * SCALES.get(scale, 1.0)
        found.append(Amount(value, unit, one.start(), one.end("unit") if word else max(one.end("figure"), one.end("scale"))))
    return found + [Amount(1.0 if one[1] else 2.0, "time", one.start(), one.end()) for one in REPEATED.finditer(text)]


def plain(value: float, unit: str) -> tuple[float, str]:
    """What an amount is in the unit that those of its kind are compared in.

    >>> plain(2.0, "day"), plain(1.5, "kg")
    ((48.0, 'hour'), (1500.0, 'gram'))
    """
    size, common = SIZES.get(unit, (1, unit))
    return round(value * size, 9), common


def sharp(text: str) -> list[Amount]:
    """The amounts of a text, one that "more than" or "less than" stands before just above or below it.

    >>> [one.value > 1 for one in sharp("more than one bag")], [one.value > 1 for one in sharp("one bag")]
    ([True], [False])
    """
    found = []
    for one in amounts(text):
        before = text[: one.start]
        found.append(one._replace(value=one.value + SMALL * (bool(ABOVE.search(before)) - bool(BELOW.search(before)))))
    return found


class Limit(NamedTuple):
    """A limit that a sentence sets: the least or the most of something; `start` and `end` are the words that say so."""

    unit: str
    low: float
    high: float
    start: int
    end: int


def limits(text: str) -> list[Limit]:
    """The limits that a text sets.

    >>> [one[:3] for one in limits("Up to six packets, for people aged 18 or over")]
    [('packet', -inf, 6.0), ('year', 18.0, inf)]
    >>> [one[:3] for one in limits("Children aged 8 to 12 may swim")]
    [('year', 8.0, 12.0)]
    """
    found, infinite = [], float("inf")
    for one in amounts(text):
        before, after = text[: one.start], text[one.end :]
        if span := AGES.search(before):
            found.append(Limit(AGE, float(span[1]), one.value, span.start(), one.end))
            continue
        for pattern, low, high in (
            (MOST, -infinite, one.value),
            (BELOW, -infinite, one.value - SMALL),
            (LEAST, one.value, infinite),
            (ABOVE, one.value + SMALL, infinite),
        ):
            if said := pattern.search(before):
                found.append(Limit(one.unit, low, high, said.start(), one.end))
                break
        else:
            if one.unit in TIMES and (said := LASTING.search(before)):
                found.append(Limit(one.unit, -infinite, one.value, said.start("for"), one.end))
            elif one.unit in LONG and (said := LATER.search(before)):
                found.append(Limit(one.unit, one.value, infinite, said.end() - len("after "), one.end))
            elif said := AND_MORE.match(after):
                found.append(Limit(one.unit, one.value, infinite, one.start, one.end + said.end()))
            elif said := AND_LESS.match(after):
                found.append(Limit(one.unit, -infinite, one.value, one.start, one.end + said.end()))
    return found


def kept(asked: Sequence[Amount], text: str) -> bool | None:
    """Whether the amounts asked about keep to the limit that a text sets on the same thing; None where there is nothing to compare.

    Leave for a number of things is none for more of them.

    >>> [kept(amounts(text), "Up to six packets may be taken.") for text in ("May I take four packets?", "seven packets?", "a packet?")]
    [True, False, None]
    >>> kept(amounts("for four days"), "not exceeding seventy-two hours"), kept(amounts("twice"), "It may be extended once.")
    (False, False)
    """

    def values(counted: str) -> set[float]:
        return {value for value, unit in (plain(*one[:2]) for one in asked) if unit and unit == counted}

    for limit in limits(text):
        (low, unit), (high, _) = plain(limit.low, limit.unit), plain(limit.high, limit.unit)
        if len(told := values(unit)) == 1:
            return low <= told.pop() <= high
    given = [one for one in amounts(text) if one.unit not in MEASURES] if GRANT.search(text) else []
    more = (told.pop() > one.value for one in given if len(told := values(one.unit)) == 1)
    return False if any(more) else None


def without(text: str) -> str:
    """The text without the words that set its limits."""
    for limit in reversed(limits(text)):
        text = text[: limit.start] + text[limit.end :]
    return text


def counts(text: str) -> bool:
    """Whether every limit that a text sets is on a number of things, not on a time, a price or an age.

    >>> counts("up to two cats"), counts("up to two cats for up to two days")
    (True, False)
    """
    return all(one.unit not in MEASURES for one in limits(text))


def burdens(text: str) -> bool:
    """Whether a text lays a duty on what its limit describes, told before the duty: "events of more than 50 people need a permit"."""
    due = DUE.search(text)
    return due is not None and any(limit.start < due.start() for limit in limits(text))


def ranged(question: str, text: str) -> int:
    """1 where a number of the question lies within a range that a text gives, -1 where it lies in none of them, 0 where there is none.

    >>> [ranged("What does a boat of 10 metres pay?", text) for text in ("8 to 12 m: £36", "12 to 16 m: £52", "More: £60")]
    [1, -1, 0]
    """
    asked = [float(number) for number in PLAIN.findall(question)]
    ranges = [(float(low), float(high)) for low, high in RANGE.findall(text)]
    if not asked or not ranges:
        return 0
    return 1 if any(low <= number <= high for number in asked for low, high in ranges) else -1
