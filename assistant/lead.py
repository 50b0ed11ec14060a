"""The citations of a claim in, the words that introduce it out: who says it, in which kind of source, when; from metadata alone."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Sequence

from assistant.records import Citation, Claim

WORD = re.compile(r"\w+")
NUMERALS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def lead(citations: Sequence[Citation]) -> str:
    """How the sources are introduced, from their metadata alone: copies of one wording count once, those of unknown kind beside none.

    >>> lead([Citation("a", "", 0, 1, "x", title="A plan", date="2024-12-13", kind="press")])
    'According to "A plan" (press, 13 December 2024):'
    >>> lead([Citation("a", "", 0, 1, "x", kind="press"), Citation("b", "", 0, 1, "y", kind="press")])
    'Two sources say:'
    >>> lead([Citation("a", "", 0, 1, "x", title="A plan"), Citation("b", "", 0, 1, "x")])
    'According to "A plan":'
    """
    weighty = [one for one in citations if one.kind != "unknown"] or citations
    worded = {" ".join(WORD.findall(one.quote.lower())): one for one in reversed(weighty)}
    sources = {one.source: one for one in reversed(worded.values())}
    if len(sources) > 1:
        return f"{NUMERALS[len(sources)] if len(sources) < len(NUMERALS) else len(sources)} sources say:"
    one = next(iter(sources.values()))
    known = ", ".join(part for part in ("" if one.kind == "unknown" else one.kind, spoken(one.date)) if part)
    return f'According to "{one.title or one.source}"{f" ({known})" if known else ""}:'


def introduced(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with its lead unless the one before has the same."""
    leads = ["", *(lead(claim.citations) for claim in claims)]
    return [dataclasses.replace(claim, lead="" if new == old else new) for claim, old, new in zip(claims, leads, leads[1:], strict=False)]


def spoken(date: str | None) -> str:
    """An ISO date as it is said; what is no full date stays as it is.

    >>> spoken("2024-12-13"), spoken("2024"), spoken(None)
    ('13 December 2024', '2024', '')
    """
    try:
        day = datetime.date.fromisoformat(date or "")
    except ValueError:
        return date or ""
    return f"{day.day} {day:%B %Y}"
