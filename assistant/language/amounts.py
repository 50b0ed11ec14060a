"""A text in, its amounts out: numbers with what they count, comparable where they measure the same; knows text only."""

import re
from typing import NamedTuple

from assistant.language import terms
from assistant.language.values import SCALES, SPELLED, WORD_NUMBERS

MONEY = {"$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "dollar": "usd", "pound": "gbp", "euro": "eur", "yen": "jpy", "yuan": "cny"}
FIGURE = rf"(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?!,?\d)|(?!once|twice)(?:{SPELLED})\b"  # not of "25 books at once"
LETTERS = {"k": "thousand", "m": "million", "bn": "billion"}  # after a sum of money, or "1.5k books"
AMOUNT = re.compile(
    rf"(?i)(?P<sign>[$£€¥]|\b(?:{terms.CURRENCY})(?: |\): )?)?(?<![\w.])(?P<figure>{FIGURE})(?![\w.]*\.\d)"
    rf"(?: (?P<scale>{'|'.join(SCALES)})\b)?(?P<half> and a half\b)?"
    r"(?P<unit> ?%| per ?cent\b|[- ]?[A-Za-z]+(?:(?= (?P<noun>[A-Za-z]{2,}s)\b))?)?",
)
MULTIPLIED = re.compile(rf"\b(?:{FIGURE}) (?:x|×|[a-z]+ (?:of|at)) (?:[$£€¥]|(?:{FIGURE}))|\b(?:{FIGURE}) ?[a-z]+ each\b", re.I)
AGE = "year"
HEDGED = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|over|more than|approximately|or so)\b", re.I)  # no exact number
UNITS = MONEY | {"yr": AGE, "yo": AGE, "hr": "hour", "min": "minut", "wk": "week"}  # by their short forms
YEAR = 12 * 720.0  # hours
LASTED = re.compile(r"\b(?:for|by|last(?:s|ing)?|after|within|before|takes?|been \w+)(?: up to| at least| more than| about| over)? $", re.I)
LASTS = re.compile(
    r"s?['’]? (?:(?:of (?!age\b)|ago|after|later|long|here|now|in)\b|(?:continuous |previous )?(?:service|experience)\b)", re.I
)
SIZES = {  # how many of the last unit a unit is; by stems
    **{"minut": (1 / 60, "hour"), "hour": (1, "hour"), "day": (24, "hour"), "night": (24, "hour"), "week": (168, "hour")},
    "month": (720, "hour"),
    **{"g": (1, "gram"), "gram": (1, "gram"), "kg": (1000, "gram"), "kilo": (1000, "gram"), "kilogram": (1000, "gram")},
    **{"cm": (0.01, "metr"), "m": (1, "metr"), "metr": (1, "metr"), "meter": (1, "metr"), "km": (1000, "metr")},
    **{"mb": (1, "mb"), "megabyt": (1, "mb"), "gb": (1000, "mb"), "gigabyt": (1000, "mb")},
}
MEASURES = frozenset([*SIZES, AGE, "%", *MONEY.values()])  # units of what is no number of things
TIMES = frozenset(unit for unit, (_, least) in SIZES.items() if least == "hour")
LONG = TIMES | {AGE}
REPEATED = re.compile(
    r"\b(?:(once)|twice)\b(?! (?:an?|per|every|each|the|you|it|your|all|we|they|he|she|this|that)\b)", re.I
)  # no "once a day"
SINGLE = re.compile(
    r"\b(?:(?<=\bfor )|(?<=\bby )|(?<=\bup to )|(?<=\bwithin )|(?<= than ))an?(?= (?:minute|hour|day|night|week|month|year)\b)", re.I
)
COUPLE = re.compile(r"\ba couple of\b", re.I)
RANK = re.compile(  # of which a number tells no amount but the place in an order: "grade 9", "grades 5 to 7"
    r"\b(grade|band|level|tier|rank|scale|step|stage|floor|(?-i:Year))s? (?:\d{1,2} ?(?:to|and|or|–|-) ?)?$", re.I
)
GROUP = re.compile(  # whose size a number tells, whatever the word behind it: "a group of 25 visits"
    r"(?i)\b(groups?|part(?:y|ies)|class(?:es)?|teams?|famil(?:y|ies)|crews?|choirs?|gatherings?|audiences?) of "
    r"(?:(?:up to|at (?:most|least)|about|only|(?:no|not) (?:more|fewer|less) than|more than|fewer than|less than|over|under) )?$",
)
HEADS, MANY = "head", re.compile(r"s$|^(?:people|children|men|women|staff)$")
NEAR = 20  # characters that hold the name of a rank and another number
BEFORE = 100  # characters before a number in which it may be told to be an age
RECENT = re.compile(r"(?<!in the )(?<!over the )(?<!for the )(?<!the )\blast (week|month|year)\b(?!['’])", re.I)  # so long ago
NTH = "second third fourth fifth sixth seventh eighth ninth tenth".split()
ONE_MORE = re.compile(rf"\b(?:an?|my|our|his|her|their|any) ({'|'.join(NTH)}) ([a-z]+)", re.I)  # "a third day": three of them
SMALL = 1e-6  # from an amount to what is just more or less
AGED = re.compile(
    r"(?i)\b(?:aged?|age of|turned|i am|i['’]?m|is|(?:he|she|i|my \w+)(?:['’][ms]| is| am) (?:only|just|already)|under|over|below|above) $",
)
AT_AGE = re.compile(r"\b(?:aged?|age of) $", re.I)
BELOW = re.compile(
    r"(?i)\b(?:under|below|before|(?:less|fewer|(?:young|light|small|short|narrow|thinn|low|cheap)er) than)(?: the age of| a value of)? ?$",
)
ABOVE = re.compile(
    r"(?i)\b(?:(?<!carry )(?<!roll )(?<!take )over|above|exceed(?:s|ing)?|"
    r"(?:more|(?:great|old|heavi|long|larg|bigg|tall|wid|high|deep|thick)er) than)(?: the age of)? ?$",
)
AND_MORE = re.compile(r"\+(?:(?= only\b)|(?=\W*$)| ?(?:years?|yrs?)\b)|(?: old| of age)? (?:or|and) (?:over|older|above|more|up)\b", re.I)


class Amount(NamedTuple):
    """A number and the stem of what it counts ("" where that is not told), with its place in the text; `lasts` of years that are no age.

    `told` is the question that tells it.
    """

    value: float
    unit: str
    start: int
    end: int
    lasts: bool = False
    told: str = ""


def amounts(text: str) -> list[Amount]:
    """The amounts of a text; ages count years; none of a text that multiplies them, such as "2 bottles of 1 litre".

    >>> [one[:2] for one in amounts("My 14 year old has four packets, £3.50 and is 9")]
    [(14.0, 'year'), (4.0, 'packet'), (3.5, 'gbp'), (9.0, 'year')]
    >>> [one[:2] for one in amounts("1.5 million euros within twenty-one business days, for a couple of weeks")]
    [(1500000.0, 'eur'), (21.0, 'day'), (2.0, 'week')]
    """
    found: list[Amount] = []
    text = COUPLE.sub(lambda match: "two".rjust(len(match[0])), text)
    text = SINGLE.sub(lambda match: "1".zfill(len(match[0])), text)  # as long
    if MULTIPLIED.search(text):
        return found
    for one in AMOUNT.finditer(text):
        figure, begins = terms.small(one["figure"]), max(0, one.start() - BEFORE)
        word = letter = (one["unit"] or "").strip(" -").lower()
        word = "" if word in terms.STOP else word
        if one["noun"] and word and not re.search("[^s]s$", word) and terms.stem(word) not in MEASURES | UNITS.keys():
            word = one["noun"].lower()  # "5 private pages"
        sign = (one["sign"] or "").strip(" ):").lower()
        unit = MONEY.get(sign, sign) or ("%" if word in ("%", "percent", "per cent") else UNITS.get(terms.stem(word), terms.stem(word)))
        if rank := RANK.search(text, max(0, one.start() - NEAR), one.start()):
            unit, word = terms.small(rank[1]), ""
        elif not MANY.search(word) and unit not in MEASURES and GROUP.search(text[begins : one.start()]):
            unit, word = HEADS, ""
        elif unit not in MEASURES and AT_AGE.search(text[begins : one.start("figure")]):
            unit, word = AGE, ""  # "may staff aged 22 drive"
        elif not unit and (AGED.search(text[begins : one.start("figure")]) or AND_MORE.match(text, one.end("figure"))):
            unit = AGE
        scale = terms.small(one["scale"] or "") or (LETTERS.get(letter, "") if sign or (letter == "k" and word != letter) else "")
        value = float(WORD_NUMBERS.get(figure.replace(" ", "-")) or figure.replace(",", "")) * SCALES.get(scale, 1.0)
        value += 0.5 * bool(one["half"])
        end = one.end("unit") if word else max(one.end("figure"), one.end("scale"))
        lasts = unit == AGE and bool(word) and bool(LASTED.search(text[begins : one.start()]) or LASTS.match(text, end))
        found.append(Amount(value, unit, rank.start() if rank else one.start(), end, lasts))
    return found + [Amount(1.0 if one[1] else 2.0, "time", one.start(), one.end()) for one in REPEATED.finditer(text)]


def without_amounts(text: str) -> str:
    """A text without the times, weights and prices in it; "eight months" and no "eight mice"."""
    for one in reversed(amounts(text)):
        text = text[: one.start] + text[one.end :] if one.unit in MEASURES else text
    return text


def grouped(unit: str, one: Amount, before: str) -> bool:
    """Whether a number of `unit` with a text `before` it tells the size of such a group as an amount of a question does.

    >>> [grouped("peopl", amounts(text)[0]._replace(told=text), "Groups of up to ") for text in ("A party of 25?", "May 25 boats come?")]
    [True, False]
    >>> grouped("adult", amounts(text := "A group of 25 children?")[0]._replace(told=text), "Groups of up to ")
    False
    """
    mine, its = GROUP.search(one.told[: one.start]) if one.unit not in MEASURES else None, GROUP.search(before)
    same = unit in (one.unit, "peopl", "person", HEADS) or one.unit == HEADS
    return same and mine is not None and its is not None and terms.stem(its[1]) in {"group", "parti", terms.stem(mine[1])}


def plain(value: float, unit: str) -> tuple[float, str]:
    """What an amount is in the unit that those of its kind are compared in.

    >>> plain(2.0, "day"), plain(1.5, "kg")
    ((48.0, 'hour'), (1500.0, 'gram'))
    """
    size, common = SIZES.get(unit, (1, unit))
    return round(value * size, 9), common


def in_hours(value: float, unit: str, lasts: bool) -> float:
    """How long a time is, in hours; 0 for what is no time, or an age."""
    return value * YEAR if unit == AGE and lasts else value * SIZES[unit][0] if unit in TIMES else 0.0


def sharp(text: str) -> list[Amount]:
    """The amounts of a question, one that "more than" or "less than" stands before just above or below it.

    >>> [one.value > 1 for one in sharp("more than one bag")], [one.value > 1 for one in sharp("one bag")]
    ([True], [False])
    >>> [one[:2] for one in sharp("9 hours 30 minutes; a third day; last year")]
    [(9.5, 'hour'), (3.0, 'day'), (1.0, 'year')]
    """
    found = list[Amount]()
    for one in amounts(text):
        before, last = text[: one.start], found[-1] if found else None
        if last and text[last.end : one.start].strip() in ("", "and"):
            (size, kind), (larger, whole) = (SIZES.get(unit, (1, "")) for unit in (one.unit, last.unit))
            if kind == whole and size < larger:
                found[-1] = last._replace(value=last.value + one.value * size / larger, end=one.end)
                continue
        found.append(one._replace(value=one.value + SMALL * (bool(ABOVE.search(before)) - bool(BELOW.search(before)))))
    for nth in ONE_MORE.finditer(text):
        unit = terms.stem(nth[2])
        found.append(Amount(NTH.index(terms.small(nth[1])) + 2.0, UNITS.get(unit, unit), nth.start(), nth.end()))
    found += [Amount(1.0, terms.small(one[1]), one.start(), one.end(), lasts=True) for one in RECENT.finditer(text)]
    return [one._replace(told=text) for one in found]
