"""What the index's tests share: an encoder that costs nothing, a way to cut, and corpora made on the spot."""

from __future__ import annotations

import functools
import hashlib
import pathlib
import re
import zlib
from collections.abc import Sequence

import numpy

from assistant.chunk import VERSION, chunk, prefix
from assistant.generations.builder import Chunker
from assistant.index import Index
from assistant.records import Passage, Report, Source

DIMENSIONS = 48


@functools.lru_cache(maxsize=100_000)
def signs(word: str) -> numpy.ndarray:
    """The same random numbers for the same word."""
    return numpy.random.default_rng(zlib.crc32(word.encode("utf-8", "replace"))).standard_normal(DIMENSIONS, numpy.float32)


class Hashing:
    """Words hashed to signs and summed: the same text has the same unit vector in every process; `encoded` counts the texts."""

    def __init__(self, salt: str = "") -> None:
        self.id = f"hashing{salt}"
        self.weights_sha256 = hashlib.sha256(salt.encode()).hexdigest()
        self.max_tokens = 256
        self.encoded = 0

    def count_tokens(self, texts: list[str]) -> list[int]:
        """One token a word."""
        return [len(text.split()) for text in texts]

    def vector(self, text: str) -> numpy.ndarray:
        """The sum over words, of unit length."""
        total = numpy.full(DIMENSIONS, 1e-3, numpy.float32)
        for word in re.findall(r"\w+", text.lower()):
            total += signs(self.id + word)
        return total / numpy.linalg.norm(total)

    def encode(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]):
        """As `embed.Encoder.encode`."""
        self.encoded += len(texts)
        parts = [
            numpy.stack([self.vector(text[start:end]) for start, end in own]) if own else numpy.zeros((0, DIMENSIONS), numpy.float32)
            for text, own in zip(texts, spans, strict=True)
        ]
        return numpy.stack([self.vector(text) for text in texts]), parts


def lines(source: Source, *, count_tokens, max_tokens) -> list[Passage]:
    """Each line a passage of one sentence: the cheapest way to cut, for tests of a thousand files."""
    made = []
    for found in re.finditer(r"[^\n]+", source.text):
        if found.group().strip():
            identity = hashlib.sha256(f"{source.path}\0{found.span()}\0{found.group()}".encode()).hexdigest()[:20]
            made.append(Passage(identity, source.path, found.start(), found.end(), found.group(), (), (found.span(),)))
    return made


def rebuild(index: Index, corpus: pathlib.Path, *, cut=chunk, progress=None) -> Report:
    """As `Assistant.rebuild` does it."""
    return index.rebuild(corpus, Chunker(cut, prefix, VERSION, lambda contents: {}), progress)


def write(corpus: pathlib.Path, files: dict[str, str]) -> pathlib.Path:
    """Make the corpus hold exactly these files."""
    corpus.mkdir(parents=True, exist_ok=True)
    for path in corpus.rglob("*"):
        if path.is_file() and path.relative_to(corpus).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text(text, encoding="utf-8")
    return corpus


def contents(index: Index) -> list[tuple]:
    """All that an index answers from, comparable: passages in row order with their vectors, rounded."""
    snapshot = index.snapshot()
    rows = range(len(snapshot.passages))
    return [
        (passage, snapshot.sources[passage.source], tuple(numpy.round(snapshot.sentence_vectors(row).sum(axis=0), 2)))
        for row, passage in zip(rows, snapshot.passages, strict=True)
    ]


def answers(index: Index, questions: Sequence[str]) -> list[list[tuple]]:
    """The three best passages for each question, by meaning and by words."""
    snapshot = index.snapshot()
    found = []
    for question in questions:
        rows, cosines = snapshot.dense(index.encoder.vector(question), 3)
        scores = snapshot.bm25(question)
        best = sorted(range(len(scores)), key=lambda row: (-scores[row], row))[:3]
        found.append([(snapshot.passages[row].id, round(float(score), 4)) for row, score in zip(rows, cosines, strict=True)])
        found.append([(snapshot.passages[row].id, round(float(scores[row]), 4)) for row in best])
    return found


OLD = {
    **{
        f"note-{number}.md": f"# Note {number}\n\nThe old rule number {number} allows basic research. It names partner {number}."
        for number in range(8)
    },
    "gone.txt": "This document will be removed. It was about fusion energy.",
}
NEW = {
    **OLD,
    **{f"note-{number}.md": f"# Note {number}\n\nThe new rule number {number} excludes quantum computing." for number in (1, 4)},
    "added/fresh.txt": "A document added later. It speaks of tides and earthquakes.",
}
del NEW["gone.txt"]
