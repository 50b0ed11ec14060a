"""Where the constants of assistant/answers/rank.py and words.py come from: each moved alone, all five sets ranked.

    python -m tests.quality.calibrate_retrieval BENCH [CACHE]          writes calibrate_retrieval.json
    python -m tests.quality.calibrate_retrieval BENCH CACHE words      the constants that need a new index, much slower

Every value is reported for two halves of each set, split by document or conversation: `chosen on` one half, `seen on` the other.
"""

from __future__ import annotations

import json
import pathlib
import sys
import zlib
from collections.abc import Iterable, Sequence
from types import ModuleType

import numpy

from assistant.answers import rank
from assistant.generations import words
from assistant.records import Form
from tests.quality.ready import CACHE, Ready
from tests.quality.retrieval import BARS, Task, tasks

TRIED: dict[str, Sequence[float]] = {
    "SENTENCE": (0.0, 0.25, 0.5, 0.75, 1.0),
    "WORDS": (0.0, 0.1, 0.2, 0.29, 0.4, 0.6),
    "AGREEMENT": (0.0, 1.0, 2.0, 4.0),
    "OPENER": (0.0, 0.8, 0.9, 1.0),
    "NUMBERS": (0.0, 0.1, 0.2, 0.3),
    "DOCUMENT": (0.0, 0.15, 0.3, 0.6),
}
INDEXED: dict[str, Sequence[float]] = {"K1": (0.6, 1.2), "B": (0.4, 0.75), "PAIR": (0.0, 0.25, 0.5)}
FILE = pathlib.Path(__file__).with_suffix(".json")


class Remembering:
    """A snapshot that answers the same question once, so that a pass over all sets takes seconds."""

    def __init__(self, snapshot: Ready) -> None:
        self.passages, self.sources, self.inner = snapshot.passages, snapshot.sources, snapshot
        self.held: dict[tuple[object, ...], object] = {}

    def once(self, name: str, *values):
        key = (name, *(value.tobytes() if isinstance(value, numpy.ndarray) else value for value in values))
        if key not in self.held:
            self.held[key] = getattr(self.inner, name)(*values)
        return self.held[key]

    def bm25(self, text):
        return self.once("bm25", text)

    def dense(self, vector, n, rows=None):
        return self.once("dense", vector, n, rows)

    def cosines(self, vector, rows):
        return self.once("cosines", vector, rows)

    def best_sentences(self, vector, rows):
        return self.once("best_sentences", vector, rows)


def values(task: Task, snapshot: Remembering) -> numpy.ndarray:
    """The score of every question of a set, as the constants stand."""
    whole, found = numpy.arange(len(task.names)), []
    rows = {one: numpy.array([row for row in whole if snapshot.passages[row].source == one]) for one in set(task.within) if one is not None}
    for question, within, gold in zip(task.questions, task.within, task.gold, strict=True):
        vector = numpy.asarray(task.embed(question), numpy.float32)
        best, _ = rank.rank(snapshot, [Form(question)], [vector], whole if within is None else rows[within])  # type: ignore[arg-type]
        found.append(task.score(list(dict.fromkeys(task.names[row] for row in best[:40])), gold))
    return numpy.array(found)


def halves(groups: Iterable[str]) -> numpy.ndarray:
    """0 or 1 for each question, the same for all of one document or conversation."""
    return numpy.array([zlib.crc32(group.encode()) % 2 for group in groups])


def sweep(
    module: ModuleType, tried: dict[str, Sequence[float]], sets: list[tuple[Task, Remembering]]
) -> dict[str, dict[str, list[list[float]]]]:
    """{constant: {value: [[whole, half 0, half 1] of each set]}}; each constant is put back."""
    found: dict[str, dict[str, list[list[float]]]] = {}
    for name, candidates in tried.items():
        before = getattr(module, name)
        for value in candidates:
            setattr(module, name, value)
            if module is words:
                for _, snapshot in sets:
                    snapshot.inner.index()
                    snapshot.held.clear()
            found.setdefault(name, {})[str(value)] = [summary(values(task, snapshot), task.group) for task, snapshot in sets]
            print(f"{name:10} {value:5}", *(f"{one[0]:.3f}" for one in found[name][str(value)]), flush=True)
        setattr(module, name, before)
    return found


def summary(scores: numpy.ndarray, groups: Sequence[str]) -> list[float]:
    """[all, half 0, half 1], rounded."""
    half = halves(groups)
    return [round(float(part.mean()), 4) for part in (scores, scores[half == 0], scores[half == 1])]


def crossed(found: dict[str, dict[str, list[list[float]]]]) -> dict[str, list[float | str]]:
    """For each constant: the value best on half 0 (mean over sets), its mean on half 1, and the same the other way round."""
    result: dict[str, list[float | str]] = {}
    for name, table in found.items():
        means = {value: numpy.array(rows).mean(0) for value, rows in table.items()}
        first, second = max(means, key=lambda one: means[one][1]), max(means, key=lambda one: means[one][2])
        result[name] = [first, round(float(means[first][2]), 4), second, round(float(means[second][1]), 4)]
    return result


def main(bench: pathlib.Path, cache: pathlib.Path = CACHE, *more: str) -> None:
    """Run, print and write the file; what it holds of the other constants stays."""
    sets = [(task, Remembering(task.snapshot)) for task in tasks(bench, cache)]
    print(f"{'':16}", *BARS)
    found = json.loads(FILE.read_text())["tried"] if FILE.is_file() else {}
    found |= sweep(words, INDEXED, sets) if "words" in more else sweep(rank, TRIED, sets)
    kept = {"sets": list(BARS), "crossed": crossed(found), "tried": found}
    FILE.write_text(json.dumps(kept).replace('], "', '],\n"').replace('}, "', '},\n"') + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *map(pathlib.Path, sys.argv[2:3]), *sys.argv[3:])
