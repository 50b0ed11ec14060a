"""A question and a sentence in, whether the two are about the same one of two opposites: knows text only."""

from __future__ import annotations

import re
from collections.abc import Iterator

CONTRARY = (
    "part[-_]time full[-_]time,temporary permanent,unpaid paid,external internal,outdoors? indoors?,outside inside,former current,"
    "basic|fundamental|pure applied_(?!(?:for|to)\\b)"
)
OPPOSITES = [[re.compile(rf"\b(?:{word.replace('_', ' ')})\b", re.I) for word in pair.split()] for pair in CONTRARY.split(",")]
Side = tuple[re.Pattern[str], re.Pattern[str]]


def sides(question: str) -> Iterator[Side]:
    """Each opposite that a question names, with the other."""
    return ((one, two) for pair in OPPOSITES for one, two in (pair, pair[::-1]) if one.search(question))


def other_side(question: str, text: str) -> bool:
    """Whether a sentence names the other one of two opposites alone.

    >>> other_side("Is applied research covered?", "Basic research is."), other_side("Is pure maths covered?", "Basic research is.")
    (True, False)
    """
    return any(two.search(text) and not one.search(text) for one, two in sides(question))


def same_side(question: str, text: str) -> bool:
    """Whether a sentence and a question name the same one alone.

    >>> same_side("Is applied research covered?", "Applied research is not.")
    True
    """
    found = [(one, two) for one, two in sides(question) if not two.search(question)]
    return any(one.search(text) and not two.search(text) for one, two in found)
