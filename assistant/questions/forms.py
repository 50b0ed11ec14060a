"""A turn in, what its vector tells of its form out: leave asked for, help to evade a rule, thanks … in wordings that no pattern has.

A vector holds how a thing is said beside what is spoken of. Of turns by a hand that neither the patterns nor these weights have seen,
`python -m tests.quality.calibrate_forms` prints how many each of the two tells.
"""

from __future__ import annotations

import functools
import json
import pathlib
import re
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

if TYPE_CHECKING:
    from assistant.embed import Encoder

WEIGHTS = pathlib.Path(__file__).with_name("forms.json")  # an encoder that is not in it leaves all to the patterns
# Probability from which a turn has a form, so that hardly a question is taken for talk, and none that we know of is declined. One
# below may have it too: "May children swim in the lake?" has 0.01 of asking for leave.
LEAST = {"permission": 0.8, "confidence": 0.95, "greeting": 0.95, "decline": 0.985}
OTHERS = 0.9
ADDED = re.compile(r" \([^()]*\)(?=\W*$)")  # by which a follow-up was completed, as nobody words a question
OWN = re.compile(  # what somebody may, or whom to ask, which the documents tell: no call for help with the assistant
    r"(?i)\W*(?:(?:can|could|may|must|should|do) (?:i|we) (?!ask\b)|whom? (?:do|can|should) (?:i|we)\b)"
    r"(?!.* (?:you|your|this|here|tool|help|upload|chat|person|human|question)\b)",
)


def forms(turn: str, encoder: Encoder) -> frozenset[str]:
    """The forms that the vector of a turn tells; "permission" is that of a question which asks for leave."""
    if (weights := fitted().get(encoder.weights_sha256)) is None:
        return frozenset()
    vector = encoder.recall([ADDED.sub("", turn)], [[]])[0][0]
    found = frozenset(form for form, slopes in weights.items() if probability(vector, slopes) >= LEAST.get(form, OTHERS))
    found -= {"shorter"} if "permission" in found else set()  # "can it be shortened?": the time that was told, not the answer
    return found - {"help"} if OWN.match(turn) else found


def probability(vector: NDArray[numpy.float32], weights: NDArray[numpy.float32]) -> float:
    """The logistic of slopes and, last, a constant.

    >>> probability(numpy.array([1, 0]), numpy.array([0, 9, 0]))
    0.5
    """
    return float(1 / (1 + numpy.exp(-(vector @ weights[:-1] + weights[-1]))))


@functools.cache
def fitted() -> dict[str, dict[str, NDArray[numpy.float32]]]:
    """The weights by SHA-256 of the encoder's and by form, as the command above wrote them."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {name: {form: numpy.array(row, numpy.float32) for form, row in rows.items()} for name, rows in found.items()}
