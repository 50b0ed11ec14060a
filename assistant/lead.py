"""The citations of a claim in, the words that introduce it out: who says it, in which kind of source, when; from metadata alone."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re
from collections.abc import Sequence

from assistant.records import Citation, Claim

WORD = re.compile(r"\w+")
MARKS = re.compile(r"[\"“”„‟″＂«»]|''|‘‘|’’|``")  # in a title they would end the quotation that it is
ENDS = re.compile(r"[.!?:;,…][*_\"”’)\]]*$")  # how a point of a list ends that needs no mark before the next
MARK = 8  # characters between two quotes that follow each other: a line's end and the mark of a point
LEADING = 2  # claims of one source that answer; what follows completes them
ALSO = "Also"
NUMERALS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def teller(citations: Sequence[Citation]) -> tuple[str, str]:
    """Who says it, from metadata alone, and the kind and date of the source; "" for several sources, or where neither is known.

    Copies of one wording count once, and sources of unknown kind not beside others.

    >>> teller([Citation("a", "", 0, 1, "x", title="A plan", date="2024-12-13", kind="press")])
    ('According to "A plan"', 'press, 13 December 2024')
    >>> teller([Citation("a", "", 0, 1, "x", kind="press"), Citation("b", "", 0, 1, "y", kind="press")])
    ('Two sources say', '')
    >>> teller([Citation("a", "", 0, 1, "x", title="A plan"), Citation("b", "", 0, 1, "x")])
    ('According to "A plan"', '')
    """
    weighty = [one for one in citations if one.kind != "unknown"] or citations
    worded = {" ".join(WORD.findall(one.quote.lower())): one for one in reversed(weighty)}
    sources = {one.source: one for one in reversed(worded.values())}
    if len(sources) > 1:
        return f"{NUMERALS[len(sources)] if len(sources) < len(NUMERALS) else len(sources)} sources say", ""
    one = next(iter(sources.values()))
    old = one.status if one.status == "superseded" else ""
    known = ", ".join(part for part in ("" if one.kind == "unknown" else one.kind, spoken(one.date), old) if part)
    return f'According to "{MARKS.sub("’", one.title or one.source)}"', known


def sourced(claims: Sequence[Claim]) -> list[Claim]:
    """The claims source by source, each source where its first claim stands."""
    sources = [*dict.fromkeys(claim.citations[0].source for claim in claims)]
    return sorted(claims, key=lambda claim: sources.index(claim.citations[0].source))


def introduced(claims: Sequence[Claim], answering: int | None = None) -> list[Claim]:
    """The claims, each with its lead unless the one before has the same; those after the first `answering` begin with "Also".

    If not told, these are what the first source says, at most LEADING of its sentences. Kind and date are said once of sources that
    follow each other and have the same.

    >>> [one.lead for one in introduced([Claim("x", (Citation("a", "", 0, 1, "x", title="A"),))] * 3)]
    ['According to "A":', '', 'Also:']
    >>> [one.lead for one in introduced([Claim("x", (Citation(name, "", 0, 1, "x", title=name, kind="press"),)) for name in "AB"])]
    ['According to "A" (press):', 'Also, according to "B":']
    """
    new, before, told = list[str](), ("", ""), ""
    for who, known in (teller(claim.citations) for claim in claims):
        words = f"{who} ({known}):" if known not in ("", told) else f"{who}:"
        new.append("" if (who, known) == before else words)
        before, told = (who, known), known or told
    first = (claim.citations[0].source == claims[0].citations[0].source for claim in claims[:LEADING])
    place = len([*itertools.takewhile(bool, first)]) if answering is None else answering
    if len(new) > place:
        also = new[place]
        new[place] = f"{ALSO}, {also[0].lower()}{also[1:]}" if also else f"{ALSO}:"
    return [dataclasses.replace(claim, lead=words) for claim, words in zip(claims, new, strict=True)]


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


def stretches(claim: Claim) -> list[str]:
    """The text of a quoted claim, parted where its quotes do not follow each other in their source: the head of a list, a later point.

    >>> head, near, far = (Citation("a", "", *place) for place in ((0, 5, "Open:"), (8, 12, "Mine"), (40, 44, "Ours")))
    >>> stretches(Claim("Open:\\nMine\\nOurs", (head, near, far)))
    ['Open:\\nMine', 'Ours']
    """
    parts = made(claim)
    found = [parts[:1]]
    for one, after in itertools.pairwise(parts):
        apart = (one.source, one.sha256) != (after.source, after.sha256) or not 0 <= after.start - one.end <= MARK
        found = [*found, [after]] if apart else [*found[:-1], [*found[-1], after]]
    return [pointed(one) for one in found] if parts else [claim.text]


def made(claim: Claim) -> list[Citation]:
    """The citations whose quotes, a line each, make the text of a claim; none where they do not."""
    parts, end = list[Citation](), 0
    for one in claim.citations:
        if claim.text.startswith(one.quote, end):
            parts.append(one)
            end += len(one.quote) + 1
    return parts if end == len(claim.text) + 1 else []


def pointed(parts: Sequence[Citation]) -> str:
    """Quotes as one text, with a mark where a point of a list that ends like no sentence goes before the next.

    >>> pointed([Citation("a", "", 0, 5, "Open:"), Citation("a", "", 8, 12, "Mine"), Citation("a", "", 15, 19, "Ours")])
    'Open:\\nMine •\\nOurs'
    """
    return "\n".join(f"{one.quote}{'' if one is parts[-1] or ENDS.search(one.quote) else ' •'}" for one in parts)
