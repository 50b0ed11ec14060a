"""Questions of wordings.jsonl in, rows of the report out: whether one that asks for leave is known to, and one that does not is not.

Its authors, each by themselves, wrote of every kind of policy and in as many ways as they could think of; the half "check" is by
a hand of its own, and was not read.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence

from assistant import evaluate
from assistant.asked import request
from assistant.embed import Encoder
from assistant.leave import leave
from tests.quality.ready import Row, interval

FILE = pathlib.Path(__file__).with_name("wordings.jsonl")
Case = tuple[str, bool]


def wordings(half: str) -> list[Case]:
    """The questions of a half, each with whether it asks for leave."""
    return [(row["question"], row["type"] == "permission") for row in evaluate.questions(FILE, half)]


def told(cases: Sequence[Case], encoder: Encoder) -> list[bool]:
    """Which of some questions are taken to ask for leave."""
    return [request(question, leave(question, encoder)) is not None for question, _ in cases]


def measure(halves: Sequence[str]) -> Iterator[Row]:
    """Two rows for each half."""
    encoder = Encoder()
    for half in halves:
        found = list(zip(cases := wordings(half), told(cases, encoder), strict=True))
        for truth, name in ((True, "known to ask for leave, of those that do"), (False, "not taken to ask for leave, of the others")):
            right = [float(taken is asks) for (_, asks), taken in found if asks is truth]
            yield Row(f"wordings.jsonl, {half}", name, *interval(right, list(map(str, range(len(right))))), None)
