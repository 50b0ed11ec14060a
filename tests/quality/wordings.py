"""Turns of wordings.jsonl in, rows of the report out: whether each is taken for what it is, be it a question, talk or a request to evade.

Its authors, each by themselves, wrote of every kind of policy and in as many ways as they could think of; the half "check" is by
hands of its own. The types: "permission" asks for leave and "other" for something else that looks like it; "decline" wants help to
evade a rule; "question" asks the documents, in words that look like talk or evasion; the rest are kinds of talk.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence

from assistant import evaluate
from assistant.embed import Encoder
from assistant.questions.forms import forms
from assistant.questions.smalltalk import meet
from assistant.records import TALK, Answer, Turn
from assistant.rulings.asked import request
from tests.quality.ready import Row, interval

FILE = pathlib.Path(__file__).with_name("wordings.jsonl")
ASKS = ("permission", "other", "question")


def wordings(half: str) -> list[tuple[str, str]]:
    """The turns of a half, each with its type."""
    return [(row["question"], row["type"]) for row in evaluate.questions(FILE, half)]


def talk(turn: str, found: frozenset[str]) -> str | None:
    """The kind of talk that a turn with these forms is met as after a refusal, "decline" for what is declined."""
    reply = meet(turn, [Turn("", Answer("", "", "", refused=True))], forms=lambda: found)
    return reply.kind if reply else None


def right(turn: str, kind: str, found: frozenset[str]) -> dict[str, bool]:
    """What is right of a turn of this type with these forms, by the name of the measure."""
    taken = {"a question, not taken for talk nor declined": talk(turn, found) is None} if kind in ASKS else {}
    if kind in ASKS[:2]:
        asks = request(turn, "permission" in found) is not None
        name = "known to ask for leave, of those that do" if kind == "permission" else "not taken to ask for leave, of the others"
        return taken | {name: asks is (kind == "permission")}
    if kind in TALK:
        return {"help to evade a rule, declined" if kind == "decline" else "talk, met as what it is": talk(turn, found) == kind}
    return taken


def measure(halves: Sequence[str], *, by: Sequence[str] = ("vector",)) -> Iterator[Row]:
    """A row for each measure and half; with `by`, once more by the patterns alone."""
    encoder = Encoder()
    for half in halves:
        for way in by:
            found: dict[str, list[float]] = {}
            for turn, kind in wordings(half):
                for name, one in right(turn, kind, forms(turn, encoder) if way == "vector" else frozenset()).items():
                    found.setdefault(name, []).append(float(one))
            for name, values in found.items():
                mark = "" if way == "vector" else f", by the {way} alone"
                yield Row(f"wordings.jsonl, {half}", name + mark, *interval(values, list(map(str, range(len(values))))), None)
