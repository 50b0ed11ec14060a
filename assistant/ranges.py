"""A question and the row of a table in, whether a range of the row holds the question's number."""

from __future__ import annotations

import math
import re

from assistant import terms

FIGURE = r"([£$€¥]?(?:\d{1,3}(?:,\d{3})+|(?<=[£$€¥])\d+|\d{1,3})(?:\.\d+)?)"  # no year
NO_DAY = rf"(?! (?:of )?(?:{terms.MONTH}))"
PLAIN = re.compile(rf"(?<![\w.,/-]){FIGURE}(?![\w.,/-]*\d){NO_DAY}")
RANGE = re.compile(rf"(?<![\w.,/-]){FIGURE} ?(?:to|–|-) ?{FIGURE}(?![\d/:-]){NO_DAY}")
BELOW = re.compile(rf"\b(?:under|below|up to|less than|fewer than|at most) {FIGURE}(?![\d,])", re.I)
ABOVE = re.compile(
    rf"\b(?:over|above|more than|at least|exceeding) {FIGURE}(?![\d,])|(?<![\w.,]){FIGURE} (?:and|or) (?:over|above|more|older)\b", re.I
)


def ranged(question: str, text: str) -> int:
    """1 where a number of the question lies within a range that a text gives, -1 where it lies in none of them, 0 where there is none.

    A sum of money lies in no range of other things.

    >>> [ranged("What does a boat of 10 metres pay?", text) for text in ("8 to 12 m: £36", "12 to 16 m: £52", "More: £60")]
    [1, -1, 0]
    >>> [ranged("Who signs for £20,000?", text) for text in ("Under £5,000", "£5,000 to £29,999", "£30,000 and over", "5 to 7 days")]
    [-1, 1, -1, 0]
    """
    asked = [figure(number) for number in PLAIN.findall(question)]
    told = [(*figure(low), figure(high)[1]) for low, high in RANGE.findall(text)]
    told += [(figure(high)[0], 0.0, figure(high)[1]) for high in BELOW.findall(text)]
    told += [(*figure(one or two), math.inf) for one, two in ABOVE.findall(text)]
    fitting = [low <= number <= high for paid, number in asked for money, low, high in told if money is paid]
    return 0 if not fitting else 1 if any(fitting) else -1


def figure(text: str) -> tuple[bool, float]:
    """Whether a number as it is written may be a sum of money, and its value.

    >>> figure("£1,200"), figure("7")
    ((True, 1200.0), (False, 7.0))
    """
    return not text[0].isdigit() or "," in text, float(text.lstrip("£$€¥").replace(",", ""))
