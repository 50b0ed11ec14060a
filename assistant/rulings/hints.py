"""Sentences none of which decides in, what the nearest of them rules out: never surely, and never that something is permitted."""

import math
from collections.abc import Sequence

from assistant.language import cues
from assistant.records import Ruling, Verdict
from assistant.rulings.asked import Request
from assistant.rulings.reading import Reading
from assistant.rulings.stance import stance

NEAREST = 3  # sentences of which the first that takes a stand is followed …
LEANS = {Verdict.EXCLUDED: 0.4, Verdict.CONDITIONAL: 0.45}  # … from this cosine, chosen on the tune halves
HINT = 0.6  # likeness from which a condition counts that is told in words which take no stand


def leaning(asked: Request, near: Sequence[Reading]) -> Ruling | None:
    """What the nearest sentence that takes a stand excludes, or ties to a condition; `near` holds the nearest first.

    A rule is often told in words that share none with the question (a ukulele is an instrument), and what is called
    not addressed though a text forbids it is the dearer mistake.
    """
    stands = ((one, said) for one in near[:NEAREST] if (said := stance(one, asked)))
    one, said = next(stands, (None, None))
    return Ruling(said, one.citation) if one and said and one.sentence.score >= LEANS.get(said, math.inf) else None


def hinted(near: Sequence[Reading]) -> Ruling | None:
    """What a sentence with a condition rules that is most like the question though none takes a stand on it."""
    one = max(near, key=lambda reading: reading.like, default=None)
    told = one and one.like >= HINT and one.clause.force >= 0 and not (one.clause.silent or one.proposed)
    return Ruling(Verdict.CONDITIONAL, one.citation) if one and told and cues.CONDITION.search(one.text) else None
