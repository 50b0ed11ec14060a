"""A question and a sentence in, whether the two are about the same one of two opposites: knows text only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

CONTRARY = (
    "part[-_]time full[-_]time,temporary permanent,unpaid paid,external internal,outdoors? indoors?,outside inside,former current,"
    "basic|fundamental|pure applied_(?!(?:for|to)\\b)"
)
Side = tuple[re.Pattern[str], re.Pattern[str]]
Pairs = Sequence[Side]


def table(pairs: str) -> list[Side]:
    """Pairs of patterns from "one other,one other": of whole words, with "_" for a space."""
    one, other = [[re.compile(rf"\b(?:{pair.split()[place].replace('_', ' ')})\b", re.I) for pair in pairs.split(",")] for place in (0, 1)]
    return list(zip(one, other, strict=True))


OPPOSITES = table(CONTRARY)


def sides(question: str, pairs: Pairs = OPPOSITES) -> Iterator[Side]:
    """Each opposite that a question names, with the other."""
    return ((one, two) for pair in pairs for one, two in (pair, pair[::-1]) if one.search(question))


def other_side(question: str, text: str, pairs: Pairs = OPPOSITES) -> bool:
    """Whether a sentence names the other one of two opposites alone.

    >>> other_side("Is applied research covered?", "Basic research is."), other_side("Is pure maths covered?", "Basic research is.")
    (True, False)
    """
    return any(two.search(text) and not one.search(text) for one, two in sides(question, pairs))


def same_side(question: str, text: str) -> bool:
    """Whether a sentence and a question name the same one alone.

    >>> same_side("Is applied research covered?", "Applied research is not.")
    True
    """
    return any(one.search(text) and not two.search(text) for one, two in sides(question) if not two.search(question))
