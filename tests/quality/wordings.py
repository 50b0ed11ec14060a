"""Questions of wordings.jsonl in, rows of the report out: whether one that asks for leave is known to, and one that does not is not.

Its authors, each by themselves, wrote of every kind of policy and in as many ways as they could think of; the half "check" is by
a hand of its own, and was not read.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator, Sequence

import numpy

from assistant.asked import request
from assistant.embed import Encoder
from assistant.leave import leave
from tests.quality.ready import Row, interval

FILE = pathlib.Path(__file__).with_name("wordings.jsonl")
Case = tuple[str, bool]


def wordings(half: str) -> list[Case]:
    """The questions of a half, each with whether it asks for leave."""
    rows = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return [(row["question"], row["asks"]) for row in rows if row["half"] == half]


def vectors(cases: Sequence[Case], encoder: Encoder) -> numpy.ndarray:
    """Their unit vectors, one a row."""
    return encoder.encode([question for question, _ in cases], [[] for _ in cases])[0]


def told(cases: Sequence[Case], encoder: Encoder) -> list[bool]:
    """Which of some questions are taken to ask for leave."""
    seen = (leave(vector, encoder.id) for vector in vectors(cases, encoder))
    return [request(question, asks) is not None for (question, _), asks in zip(cases, seen, strict=True)]


def measure(halves: Sequence[str]) -> Iterator[Row]:
    """Two rows for each half."""
    encoder = Encoder()
    for half in halves:
        found = list(zip(cases := wordings(half), told(cases, encoder), strict=True))
        for truth, name in ((True, "known to ask for leave, of those that do"), (False, "not taken to ask for leave, of the others")):
            right = [float(taken is asks) for (_, asks), taken in found if asks is truth]
            yield Row(f"wordings.jsonl, {half}", name, *interval(right, list(map(str, range(len(right))))), None)
