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
ASKS, ASKS_NOT = 0.8, 0.05  # probability from which a question asks for leave whatever the patterns say, and below which it does not


def leave(vector: NDArray[numpy.float32], encoder: str) -> bool | None:
    """Whether the question with this unit vector of the encoder with this id asks for leave; None where that does not tell."""
    weights = fitted().get(encoder)
    found = probability(vector, weights) if weights else 0.5
    return True if found >= ASKS else False if found < ASKS_NOT else None


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
