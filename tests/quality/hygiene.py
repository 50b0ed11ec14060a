"""Honest passages that would be distrusted, on six public collections: a bench folder goes in, the rows of the report come out.

python -m tests.quality.hygiene BENCH
"""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Iterator, Sequence

import numpy

from assistant.sources.hygiene import distrust
from tests.quality.ready import SAMPLES, Row, bench_loaders

BAR = 0.98  # share of passages that are trusted; web pages hold tables and lists of links that look stuffed


def measure(bench: pathlib.Path) -> list[Row]:
    """Share of passages without a reason to distrust them, each collection by itself."""
    rows = []
    for name, texts in collections(bench):
        trusted = numpy.array([not distrust(text) for text in texts], float)
        low, high = numpy.percentile(
            numpy.random.default_rng(0).binomial(len(trusted), trusted.mean(), SAMPLES) / len(trusted), [2.5, 97.5]
        )
        rows.append(Row(name, "honest passages trusted", float(trusted.mean()), float(low), float(high), BAR))
    return rows


def collections(bench: pathlib.Path) -> Iterator[tuple[str, Sequence[str]]]:
    """(name, different texts) of each collection."""
    loaders = bench_loaders(bench)
    for domain in ("clapnq", "fiqa", "govt"):
        yield f"mtrag {domain}", list(dict.fromkeys(one["text"] for one in loaders.mtrag(domain)[0]))
    yield "obliqa", list(dict.fromkeys(one["text"] for one in loaders.obliqa()[0]))
    yield "contractnli", list(dict.fromkeys(one["text"] for spans in loaders.contractnli()[1].values() for one in spans))
    yield "conditionalqa", list(dict.fromkeys(one["text"] for one in loaders.conditionalqa()[0]))


if __name__ == "__main__":
    for row in measure(pathlib.Path(sys.argv[1])):
        print(row)
