"""A question's vector in, whether it asks for leave out: in the many wordings that the patterns of permission.py do not have.

A vector holds how a thing is asked beside what is asked about. Of wordings by a hand that neither the patterns nor these weights have
seen, `python -m tests.quality.calibrate_leave` prints how many each of the two tells.
"""

from __future__ import annotations

import functools
import json
import math
import pathlib

import numpy
from numpy.typing import NDArray

WEIGHTS = pathlib.Path(__file__).with_name("leave.json")  # by encoder; one that is not there leaves it to the patterns
ASKS = 0.8  # probability from which a question asks for leave; one below may do so too: "May children swim in the lake?" has 0.01


def leave(vector: NDArray[numpy.float32], encoder: str) -> bool:
    """Whether the question with this unit vector of the encoder with this id is told by it to ask for leave."""
    weights = fitted().get(encoder)
    return weights is not None and probability(vector, weights) >= ASKS


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
