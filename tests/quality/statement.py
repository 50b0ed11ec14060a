"""A statement and evidence in, out how probably the evidence says yes to it, no, or nothing: the cues measured on contracts.

The verdict on a question (`verdict.py`) rests on one sentence that can be quoted; this weighs them all.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

import numpy

from assistant.language import cues, lines, terms
from assistant.records import Evidence
from assistant.rulings.reading import Reading

LABELS = ("yes", "no", "not_stated")
SHARPNESS = 6.0  # how fast a sentence's say falls with its distance from the nearest
# python -m tests.quality.calibrate_verdict BENCH: a row for each label; constant, then as in `features`
COEFFICIENTS = (
    (0.22, 2.07, -1.23, -1.96, -1.18, 1.10, 0.19, 0.23),
    (-0.92, 0.32, -0.26, 2.29, 0.88, -3.51, 0.31, 0.73),
    (0.71, -2.39, 1.49, -0.33, 0.30, 2.41, -0.50, -0.97),
)
FREE = re.compile(
    r"\b(?:shall|will|does|do) not apply\b|\bnot be (?:liable|required|obligated|obliged|restricted|prevented|deemed|considered)\b|"
    r"\bnot include\b|\bno obligation\b|\bnot prevent\b|\bfree to\b|\bnothing\b",
    re.I,
)
UNIVERSAL = re.compile(r"(?:all|any|every|each)\b", re.I)


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What a question or statement is about: the stems that matter, and the sense in which it speaks of them."""

    stems: tuple[str, ...]
    may: bool = True
    negative: bool = False
    only: bool = False
    universal: bool = False


def judge(statement: str, evidence: Sequence[Evidence]) -> dict[str, float]:
    """How probably the evidence says "yes" to a statement, "no", or leaves it "not_stated"; calibrated on ContractNLI."""
    if not any(one.sentences for one in evidence):
        return {"yes": 0.0, "no": 0.0, "not_stated": 1.0}
    scores = numpy.array(COEFFICIENTS) @ numpy.array([1.0, *features(said(statement), evidence)])
    odds = numpy.exp(scores - scores.max())
    return dict(zip(LABELS, (odds / odds.sum()).tolist(), strict=True))


def said(statement: str) -> Asked:
    """A statement taken apart.

    >>> said("All staff shall only use it").only, said("Staff may not use it").negative
    (True, True)
    """
    return Asked(
        terms.content(statement),
        may=bool(re.search(cues.MAY, statement)),
        negative=cues.force(statement) < 0,
        only=bool(cues.ONLY.search(statement)),
        universal=bool(UNIVERSAL.match(statement)),
    )


def readings(stems: Sequence[str], evidence: Sequence[Evidence]) -> list[Reading]:
    """Every sentence of the evidence as it bears on the stems, the nearest first."""
    weights = terms.rarity([sentence.text for one in evidence for sentence in one.sentences])
    found = []
    for one in evidence:
        for sentence, text in zip(one.sentences, lines.led([sentence.text for sentence in one.sentences]), strict=True):
            found.append(Reading(one, sentence, text, terms.cover(stems, text, weights), cues.ruling(text, stems, weights)))
    return sorted(found, key=lambda reading: -reading.relevance)


def features(asked: Asked, evidence: Sequence[Evidence]) -> list[float]:
    """The seven numbers that `judge` weighs; averages are over sentences, weighted towards the nearest."""
    near = readings(asked.stems, evidence)
    relevance = numpy.array([one.relevance for one in near])
    weights = numpy.exp(SHARPNESS * (relevance - relevance[0]))
    weights /= weights.sum()

    def share(pattern: re.Pattern[str]) -> float:
        return float(weights @ numpy.array([bool(pattern.search(one.text)) for one in near]))

    known = set().union(*(terms.vocabulary(one.text) for one in near))
    missing = [stem for stem in set(asked.stems) if stem not in known]
    return [
        max(one.sentence.score * one.cover for one in near),
        len(missing) / max(1, len(set(asked.stems))),
        float(asked.only),
        float(asked.universal),
        asked.negative * (1 - share(cues.NEGATION)),
        asked.may * share(FREE),
        asked.may * share(cues.WAY_OUT),
    ]
