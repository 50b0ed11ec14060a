"""What stands where a sentence points to: units to say in, the same out with it. "The fee is set out in Schedule 2" says half."""

import dataclasses
from collections.abc import Sequence

from assistant.answers.choice import Unit
from assistant.language import pointers
from assistant.records import Citation, Evidence

WHOLE, FEW = 4, 2  # sentences up to which the whole of such a place is told; those that are told of a longer one


def followed(units: Sequence[Unit], every: Sequence[Unit], evidence: Sequence[Evidence], listing: bool) -> list[Unit]:
    """The units, the first with the sentences of `every`, best first, which stand where it points to; none is said twice."""
    found, said = list[Unit](), list[Citation]()
    for unit in units:
        if any(unit.citations[-1].overlaps(one) for one in said):
            continue
        there = reached(evidence, unit.citations[-1]) if not found else set()
        parts = [one for one in every if one.place in there]
        parts = parts if listing or len(parts) <= WHOLE else parts[:FEW]
        more = list[Citation]()
        for one in sorted((cited for part in parts for cited in part.citations), key=lambda one: one.start):
            if not any(one.overlaps(cited) for cited in (*said, *unit.citations, *more)):
                more.append(one)
        found.append(dataclasses.replace(unit, citations=(*unit.citations, *more)))
        said += found[-1].citations
    return found


def reached(evidence: Sequence[Evidence], cited: Citation) -> set[tuple[int, int]]:
    """The places, by rank and position, of the sentences of the evidence that stand where a sentence of the same document points to."""
    places = set(pointers.pointers(cited.quote))
    same = [(rank, one) for rank, one in enumerate(evidence) if places and one.source == cited.source]
    return {(rank, at) for rank, one in same for at in range(len(one.sentences)) if not places.isdisjoint(stands(one, at))}


def stands(evidence: Evidence, position: int) -> list[pointers.Place]:
    """The places of its document that a sentence stands in: its headings, its paragraph."""
    begun = (one.text for one in reversed(evidence.sentences[: position + 1]) if pointers.place(one.text))
    return [place for text in (*evidence.headings, next(begun, "")) for place in pointers.around(text)]
