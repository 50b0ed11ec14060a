"""A question and the row of a table in, whether a range of the row holds the question's number."""

from __future__ import annotations

import math
import re

from assistant import terms

MONEY = rf"[£$€¥]|(?:{terms.CURRENCY}) ?"
FIGURE = (  # no year
    rf"((?:{MONEY})?(?:\d{{1,3}}(?:\.\d+)?k\b|(?:\d{{1,3}}(?:,\d{{3}})+|(?<=[£$€¥])\d+|(?<=[A-Z] )\d+|\d{{5,}}|\d{{1,3}})(?:\.\d+)?))"
)
NO_DAY = rf"(?! (?:of )?(?:{terms.MONTH}))"
PLAIN = re.compile(
    rf"(?<![\w.,/-]){FIGURE}(?![\w.,/-]*\d){NO_DAY}"
    rf"|(?<![\w.,/-])(\d{{4}}(?:\.\d+)?)(?= ?(?:€|(?:euros?|dollars?|pounds?|francs?|crowns?|florins?|{terms.CURRENCY})\b))"
)
RANGE = re.compile(rf"(?<![\w.,/-]){FIGURE} ?(?:to|–|-) ?{FIGURE}(?![\d/:-]){NO_DAY}")
BELOW = re.compile(rf"\b(?:under|below|up to|less than|fewer than|at most) {FIGURE}(?![\d,])", re.I)
ABOVE = re.compile(
    rf"\b(?:over|above|more than|at least|exceeding) {FIGURE}(?![\d,]| ?(?:to|–|-) ?\d)"
    rf"|(?<![\w.,]){FIGURE} (?:and|or) (?:over|above|more|older)\b",
    re.I,
)
LOW, HIGH = "from|over|above|min(?:imum)?|lower|at least|more than", "(?:up )?to|under|below|until|max(?:imum)?|upper|at most|less than"
FROM, UP_TO = (  # what stands in columns of these names
    re.compile(rf"(?:^|[;:-] ?)[^:;]{{0,30}}?\b(?:{names})\b[^:;]{{0,30}}: (?:{MONEY})?(\d[\d,]*(?:\.\d+)?)(?=;|$)", re.I)
    for names in (LOW, HIGH)
)


def ranged(question: str, text: str) -> int:
    """1 where a number of the question lies within a range that a text gives, -1 where it lies in none of them, 0 where there is none.

    A sum of money lies in no range of other things; what is told by two columns, "From" and "To", may be either.

    >>> [ranged("What does a boat of 10 metres pay?", text) for text in ("8 to 12 m: £36", "12 to 16 m: £52", "More: £60")]
    [1, -1, 0]
    >>> [ranged("Who signs for £20,000?", text) for text in ("Under £5,000", "£5,000 to £29,999", "£30,000 and over", "5 to 7 days")]
    [-1, 1, -1, 0]
    >>> [ranged("What is the fare for 8 miles?", text) for text in ("over 3 to 6", "over 6 to 10", "Miles: from: 6; to: 10; Fare: 3")]
    [-1, 1, 1]
    >>> rows = ("- From (EUR): 0; To (EUR): 999; By: PI", "- Sum from: 1000; Sum to: 9999; By: head", "- From (EUR): 10000; By: dean")
    >>> [[ranged(f"Who signs for {sum}?", row) for row in rows] for sum in ("EUR 5000", "60000 euros", "a boat of 2019")]
    [[-1, 1, -1], [-1, -1, 1], [0, 0, 0]]
    """
    asked = [figure(one or two, bool(two)) for one, two in PLAIN.findall(question)]
    told = [(*figure(low), figure(high)[1]) for low, high in RANGE.findall(text)]
    told += [(figure(high)[0], 0.0, figure(high)[1]) for high in BELOW.findall(text)]
    told += [(*figure(one or two), math.inf) for one, two in ABOVE.findall(text)]
    fitting = [low <= number <= high for paid, number in asked for money, low, high in told if money is paid]
    low, high = ([figure(number)[1] for number in pattern.findall(text)] for pattern in (FROM, UP_TO))
    if not told and (low or high):
        fitting = [max([*low, 0.0]) <= number <= min([*high, math.inf]) for _, number in asked]
    return 0 if not fitting else 1 if any(fitting) else -1


def figure(text: str, paid: bool = False) -> tuple[bool, float]:
    """Whether a number as it is written may be a sum of money, and its value; `paid` says that the word after it tells so.

    >>> figure("£1,200"), figure("7"), figure("EUR 5000"), figure("42k")
    ((True, 1200.0), (False, 7.0), (True, 5000.0), (True, 42000.0))
    """
    value = float(re.sub(r"[^\d.]", "", text))
    return paid or not text[0].isdigit() or "," in text or len(text) > 4 or text[-1] == "k", value * (1000 if text[-1] == "k" else 1)
