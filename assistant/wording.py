"""Claims and evidence in, the text that a reader sees out: numbered quotes, or a refusal with what stands nearest."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from assistant.lead import introduced, made, pointed, sourced
from assistant.records import REFUSAL, UNCERTAIN, Answer, Claim, Ruling, Support, Verdict

NEAREST = 3  # passages that a refusal names


def worded(claims: Sequence[Claim], notes: Sequence[str] = ()) -> str:
    """The claims as one text, a line each, followed by the numbers of their citations; what is unsupported or uncertain says so.

    >>> worded([Claim("It rained.", (), Support.UNSUPPORTED)])
    'It rained. (not supported by the sources)'
    """
    numbers: dict[tuple[str, int, int], int] = {}
    lines = [UNCERTAIN] if UNCERTAIN in notes else []
    for claim in claims:
        marks = "".join(f"[{numbers.setdefault(one.place, len(numbers) + 1)}]" for one in claim.citations)
        doubt = "(not supported by the sources)" if claim.support is Support.UNSUPPORTED else ""
        said = pointed(made(claim)) or claim.text
        lines.append(" ".join(part for part in (claim.lead, " ".join(said.split()), doubt, marks) if part))
    return "\n".join(lines)


def governed(claims: Sequence[Claim], ruling: Ruling | None) -> list[Claim]:
    """The claims, that which holds the sentence that governs a verdict first; one that holds only a part of it gives way to all of it."""
    one = ruling.governing if ruling else None
    if one is None:
        return list(claims)
    held = [claim for claim in claims if any(one.overlaps(other) for other in claim.citations)]
    whole = [claim for claim in held if any(one.overlaps(other) and other.end >= one.end for other in claim.citations)]
    first = whole[0] if whole else Claim(one.quote, (one,))
    ordered = [first, *(claim for claim in claims if claim is not first and (whole or claim not in held))]
    return introduced(sourced(ordered)) if len(ordered) == 1 or any(claim.lead for claim in claims) else ordered


def refusal(answer: Answer, ruling: Ruling | None) -> Answer:
    """The answer that says the documents are silent, and what they hold nearest to the question."""
    nearest = list(dict.fromkeys(f"{one.title}{f' ({one.headings[-1]})' if one.headings else ''}" for one in answer.evidence[:NEAREST]))
    held = f" Nearest in the documents, though not an answer: {'; '.join(nearest)}." if nearest else ""
    return dataclasses.replace(answer, text=REFUSAL + held, refused=True, verdict=Verdict.NOT_ADDRESSED if ruling else None)


def answered(answer: Answer, claims: Sequence[Claim], notes: Sequence[str], ruling: Ruling | None) -> Answer:
    """The answer with its claims and their text; of its evidence what they cite comes first, in their order."""
    cited = [one for claim in claims for one in claim.citations]
    evidence = sorted(
        answer.evidence, key=lambda one: next((place for place, quote in enumerate(cited) if one.overlaps(quote)), len(cited))
    )
    said = dataclasses.replace(answer, claims=tuple(claims), text=worded(claims, notes), evidence=tuple(evidence))
    return dataclasses.replace(said, verdict=ruling.verdict, governing=ruling.governing) if ruling else said
