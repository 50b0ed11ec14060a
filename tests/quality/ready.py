"""Ready passages of the public sets as a Snapshot: the product's words, encoder and scores, without files to load or text to cut."""

from __future__ import annotations

import hashlib
import importlib.util
import pathlib
import sys
import tempfile
import types
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy

from assistant.chunk import sentences
from assistant.embed import Encoder
from assistant.generations.snapshot import Snapshot
from assistant.generations.words import Words, write
from assistant.records import Passage, Source

CACHE = pathlib.Path(tempfile.gettempdir()) / "assistant-quality"  # vectors of the sets: half an hour of encoding on two cores
BENCH = pathlib.Path(__file__).resolve().parents[3] / "shared" / "bench"  # the public sets, where nobody names their folder
SAMPLES = 1_000


class Row(NamedTuple):
    """One line of the report: 95 % interval `low` to `high`; `bar` is None where a value is only reported."""

    set: str
    measure: str
    value: float
    low: float
    high: float
    bar: float | None = None


class Ready(Snapshot):
    """Passages as they are given, `documents` naming the document of each; those of one document follow each other in its order."""

    def __init__(self, name: str, texts: Sequence[str], documents: Sequence[str], *, encoder: Encoder, cache: pathlib.Path) -> None:
        held: dict[str, str] = {}
        spans, self._matrix, self._sentences, counts = encoded(name, texts, encoder, cache)
        self.passages, place = [], 0
        for row, (text, document) in enumerate(zip(texts, documents, strict=True)):
            start = len(held.get(document, ""))
            held[document] = f"{held.get(document, '')}{text}\n"
            inside = tuple((int(low) + start, int(high) + start) for low, high in spans[place : place + counts[row]])
            self.passages.append(Passage(str(row), document, start, start + len(text), text, (), inside))
            place += counts[row]
        self.sources = {document: Source(document, "", text, document) for document, text in held.items()}
        self._starts = [0, *numpy.cumsum(counts).tolist()]
        self.index()

    def index(self) -> None:
        """Make the words anew, as after a change of their constants."""
        with tempfile.TemporaryDirectory() as folder:
            write(pathlib.Path(folder) / "words", [one.text for one in self.passages])
            self._words = Words(pathlib.Path(folder) / "words", len(self.passages))

    def dense(self, vector, n, rows=None):
        """The exact nearest rows: Chroma, which approximates them, is left out."""
        found = numpy.arange(len(self.passages)) if rows is None else numpy.asarray(rows)
        cosines = self._matrix @ vector if rows is None else self.cosines(vector, found)
        best = numpy.argpartition(-cosines, n)[:n] if n < len(found) else numpy.arange(len(found))
        best = best[numpy.argsort(-cosines[best], kind="stable")]
        return found[best], cosines[best]


def encoded(name: str, texts: Sequence[str], encoder: Encoder, cache: pathlib.Path) -> tuple[numpy.ndarray, ...]:
    """(sentence spans, passage vectors, sentence vectors, sentences per passage), from the cache if these texts were encoded before."""
    file = cache / f"{name}-{hashlib.sha256(chr(0).join([encoder.id, *texts]).encode()).hexdigest()[:16]}.npz"
    if not file.is_file():
        cut = [sentences(text) or ((0, len(text)),) for text in texts]
        whole, parts = encoder.encode(texts, cut)
        cache.mkdir(parents=True, exist_ok=True)
        numpy.savez(
            file,
            spans=numpy.array([span for one in cut for span in one]),
            whole=whole,
            parts=numpy.concatenate(parts).astype(numpy.float16),
            counts=numpy.array([len(one) for one in cut]),
        )
    held = numpy.load(file)
    return held["spans"], held["whole"], held["parts"], held["counts"]


class Vectors(dict[str, Any]):
    """Vectors of texts; those of others from the encoder, kept."""

    def __init__(self, known: Iterable[tuple[str, Any]], encoder: Encoder) -> None:
        super().__init__(known)
        self.encoder = encoder

    def __missing__(self, text: str) -> Any:
        self[text] = vector = numpy.asarray(self.encoder.embed_query(text), numpy.float32)
        return vector


def embedder(name: str, questions: Sequence[str], encoder: Encoder, cache: pathlib.Path) -> Callable[[str], numpy.ndarray]:
    """`embed_query` for these questions, from the cache, and for what is left of them without a title's words."""
    texts = sorted(set(questions))
    return Vectors(zip(texts, encoded(f"{name}-questions", texts, encoder, cache)[1], strict=True), encoder).__getitem__


def bench_loaders(bench: pathlib.Path) -> types.ModuleType:
    """The loaders.py of this bench, under its own name so that two benches can be read in one run."""
    name = f"loaders_{hashlib.sha256(str(bench.resolve()).encode()).hexdigest()[:8]}"
    spec = importlib.util.spec_from_file_location(name, bench / "loaders.py")
    assert spec is not None
    assert spec.loader is not None, f"wanted {bench}/loaders.py, found none; pass a folder of public sets"
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def interval(values: Sequence[float], groups: Sequence[str], seed: int = 0) -> tuple[float, float, float]:
    """(mean, low, high): the 95 % bootstrap interval over groups (documents or conversations), not questions.

    >>> interval([1.0, 1.0], ["a", "b"])
    (1.0, 1.0, 1.0)
    """
    order = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    sums, counts = numpy.zeros(len(order)), numpy.zeros(len(order))
    for value, group in zip(values, groups, strict=True):
        sums[order[group]] += value
        counts[order[group]] += 1
    drawn = numpy.random.default_rng(seed).integers(len(order), size=(SAMPLES, len(order)))
    means = sums[drawn].sum(1) / counts[drawn].sum(1)
    low, high = numpy.quantile(means, [0.025, 0.975])
    return float(sums.sum() / counts.sum()), float(low), float(high)
