"""A ruling and the sentences that it was made from in, the calibrated probability that it is right out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.reading import Reading
from assistant.records import Ruling, Verdict

# Fitted and cross-validated by `python -m tests.quality.calibrate_certain`, which prints them and what stands beside RULED.
WEIGHTS = {
    "constant": -0.744,
    "cover": 1.592,
    "like": 3.429,
    "behind": -2.545,
    "rival": -0.944,
    "length": -2.279,
    "permits": 0.741,
    "burden": -1.237,
}
# Least probability from which a ruling has no mark of doubt; on texts of another kind than these more of the unmarked are wrong.
RULED = {
    "strict": 0.85,  # leaves 71 % of the right rulings unmarked and marks 69 % of the wrong ones; 6 % of the unmarked are wrong
    "balanced": 0.7,  # 91 %, 33 %; 10 %
    "generous": 0.6,  # 97 %, 8 %; 12 %
}


def certainty(ruling: Ruling, ranked: Sequence[tuple[Reading, Verdict | None]]) -> float:
    """The probability, 0 to 1, that a ruling is right; `ranked` are the sentences with the stand that each takes, the nearest first.

    Does the sentence that governs speak of all that is asked, and does none that says otherwise come as near? That nothing was found
    which governs is never sure: 0.
    """
    found = features(ruling, ranked)
    return 1 / (1 + math.exp(-sum(weight * found.get(name, 1.0) for name, weight in WEIGHTS.items()))) if found else 0.0


def features(ruling: Ruling, ranked: Sequence[tuple[Reading, Verdict | None]]) -> dict[str, float]:
    """What the probability is made of; empty where no sentence governs."""
    one = next((one for one, _ in ranked if governs(ruling, one)), None)
    if one is None:
        return {}
    others = [other.relevance for other, said in ranked if said not in (None, ruling.verdict)]
    return {
        "cover": one.cover,  # the share of what is asked about, by rarity, that the sentence holds
        "like": one.like,  # the share of the question that has a like in it
        "behind": ranked[0][0].relevance - one.relevance,  # how far it lies behind the nearest sentence
        "rival": max(others, default=0.0) - one.relevance,  # how far the nearest that says otherwise lies before it
        "length": len(one.text.split()) / 100,
        "permits": float(ruling.verdict is Verdict.PERMITTED),
        "burden": float(ruling.verdict is Verdict.CONDITIONAL and not one.clause.force),  # it tells what must be done, not what may
    }


def governs(ruling: Ruling, one: Reading) -> bool:
    """Whether a sentence is, or lies in, what a ruling cites."""
    cited = ruling.governing
    return cited is not None and cited.source == one.evidence.source and one.sentence.start < cited.end and cited.start < one.sentence.end
