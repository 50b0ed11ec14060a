"""A question in, whether its vector tells that it asks for leave out: in the many wordings that the patterns of permission.py do not have.

A vector holds how a thing is asked beside what is asked about. Of wordings by a hand that neither the patterns nor these weights have
seen, `python -m tests.quality.calibrate_leave` prints how many each of the two tells.
"""

from __future__ import annotations

import functools
import json
import math
import pathlib
import re
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

if TYPE_CHECKING:
    from assistant.embed import Encoder

WEIGHTS = pathlib.Path(__file__).with_name("leave.json")  # by encoder; one that is not there leaves it to the patterns
ASKS = 0.8  # probability from which a question asks for leave; one below may do so too: "May children swim in the lake?" has 0.01
ADDED = re.compile(r" \([^()]*\)(?=\W*$)")  # by which a follow-up was completed, as nobody words a question


def leave(question: str, encoder: Encoder) -> bool:
    """Whether the vector of a question tells that it asks for leave."""
    weights = fitted().get(encoder.id)
    return weights is not None and probability(encoder.recall([ADDED.sub("", question)], [[]])[0][0], weights) >= ASKS


def probability(vector: NDArray[numpy.float32], weights: list[float]) -> float:
    """The logistic of slopes and, last, a constant.

    >>> probability(numpy.array([1, 0]), [0, 9, 0])
    0.5
    """
    return 1 / (1 + math.exp(-(float(vector @ numpy.array(weights[:-1])) + weights[-1])))


@functools.cache
def fitted() -> dict[str, list[float]]:
    """The weights by encoder id, as the command above wrote them."""
    found: dict[str, list[float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found
