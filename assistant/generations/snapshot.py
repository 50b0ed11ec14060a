"""One generation, opened for reading: it never changes, and a question keeps the one that it began with."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import functools
import itertools
import json
import os
import pathlib
import weakref
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from assistant.generations import generation
from assistant.generations.amended import replaced
from assistant.generations.vectors import Vectors
from assistant.generations.words import Words
from assistant.language import pointers
from assistant.plain import build
from assistant.records import AssistantError, Citation, Evidence, Passage, Source

Floats = NDArray[numpy.float32]
Rows = NDArray[numpy.intp]

TIES = 20  # candidates beyond those wanted, among which equal ones are put in order

LARGEST = 3  # passages of a place that is pointed to; what is longer is searched by itself, and a number used so often is none


class Snapshot:
    """Passages in row order with their vectors, words and sources; a row is a number from 0 in that order."""

    def __init__(self, folder: pathlib.Path, contents: Contents, vectors: Vectors, words: Words) -> None:
        self.id = folder.name
        self.aside: tuple[str, ...] = ()  # notes on a newer generation that it stands in for
        self.manifest = contents.manifest
        self.passages: list[Passage] = contents.passages
        self.sources: dict[str, Source] = contents.sources
        self._matrix = contents.vectors
        self._sentences = contents.sentences
        self._starts = contents.starts()
        self._vectors, self._words = vectors, words
        self._row = {passage.id: row for row, passage in enumerate(self.passages)}
        self.close = weakref.finalize(self, vectors.close)

    @classmethod
    def open(cls, folder: pathlib.Path, *, url: str | None = None) -> Snapshot:
        """The generation in `folder`, its files checked against the manifest; raises Damaged."""
        contents = Contents.read(folder)
        with legible(), contextlib.ExitStack() as undo:
            if url is None:
                generation.check_database(folder)
            vectors = Vectors.open(folder / generation.CHROMA, contents.manifest["collection"], url=url)
            undo.callback(vectors.close)
            found = cls(folder, contents, vectors, Words(folder / "words", len(contents.passages)))
            found.check()
            undo.pop_all()
            return found

    @property
    def home(self) -> pathlib.Path | None:
        """The folder of documents that it was made from, if it is there."""
        told = self.manifest.get("corpus")
        return pathlib.Path(told) if told and os.path.isdir(told) else None  # pathlib's raises where a folder above may not be looked into

    @functools.cached_property
    def changes(self) -> dict[int, list[tuple[str, str]]]:
        """By the rows that replace words of other texts, what they say of it (`amended.replaced`)."""
        return {row: found for row, one in enumerate(self.passages) if (found := list(replaced(one.text)))}

    @functools.cached_property
    def references(self) -> dict[int, list[int]]:
        """By the rows that point to another place of their document ("the fee in Schedule 2"), the rows that stand there."""
        places, found = collections.defaultdict[tuple[str, object], list[int]](list), dict[int, list[int]]()
        for row, one in enumerate(self.passages):
            text = self.sources[one.source].text
            begun = [*one.headings, *(text[start:end] for start, end in one.sentences)]
            for place in {around for said in begun for around in pointers.around(said)}:
                places[one.source, place].append(row)
        for row, one in enumerate(self.passages):
            there = (places.get((one.source, place), []) for place in pointers.pointers(one.text))
            if rows := [other for held in there if len(held) <= LARGEST for other in held if other != row]:
                found[row] = [*dict.fromkeys(rows)]
        return found

    def left_out(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        """A note on each document of the evidence of which only a part is indexed."""
        gaps = self.manifest.get("gaps", {})
        return tuple(gaps[path] for path in dict.fromkeys(one.source for one in evidence) if path in gaps)

    def holds(self, one: Citation) -> bool:
        """Whether its quote stands where it says, in the same version of its source."""
        source = self.sources.get(one.source)
        return source is not None and (source.sha256, source.text[one.start : one.end]) == (one.sha256, one.quote)

    def check(self) -> None:
        """Raise Damaged unless Chroma holds as many vectors as there are passages and finds one of them by itself."""
        if self._vectors.count() != len(self.passages):
            raise generation.Damaged(f"Chroma holds {self._vectors.count()} vectors of {len(self.passages)}")
        middle = len(self.passages) // 2
        rows, cosines = self.dense(self._matrix[middle], 1)
        if not len(rows) or cosines[0] < 0.999:
            raise generation.Damaged("Chroma does not find a passage by its own vector")

    def dense(self, vector: Sequence[float] | Floats, n: int, rows: Sequence[int] | Rows | None = None) -> tuple[Rows, Floats]:
        """The `n` rows nearest to `vector`, nearest first, with their cosines; exact when `rows` restricts the choice.

        Equal texts are equally near and keep the order of the documents, which Chroma does not: it is asked for TIES more.
        """
        query = numpy.asarray(vector, numpy.float32)
        if rows is None:
            found = numpy.array([self._row[one] for one in self._vectors.nearest(query, n + TIES)], numpy.intp)
        else:
            found = numpy.asarray(rows, numpy.intp)
        cosines = self.cosines(query, found)
        order = numpy.lexsort((found, -cosines.round(6)))[:n]
        return found[order], cosines[order]

    def cosines(self, vector: Sequence[float] | Floats, rows: Sequence[int] | Rows) -> Floats:
        query = numpy.asarray(vector, numpy.float32)
        scores = self._matrix[numpy.asarray(rows, numpy.intp)] @ query
        return numpy.asarray(scores / max(float(numpy.linalg.norm(query)), 1e-12), numpy.float32)

    def best_sentences(self, vector: Sequence[float] | Floats, rows: Sequence[int] | Rows) -> Floats:
        """Highest cosine of `vector` with a sentence of each of `rows`; not a number where the passage has none."""
        query = numpy.asarray(vector, numpy.float32)
        places = [numpy.arange(self._starts[row], self._starts[row + 1]) for row in rows]
        best = numpy.full(len(places), numpy.nan, numpy.float32)
        filled = numpy.array([place for place, part in enumerate(places) if len(part)], numpy.intp)
        if len(filled):
            cosines = self._sentences[numpy.concatenate(places)].astype(numpy.float32) @ query / max(float(numpy.linalg.norm(query)), 1e-12)
            best[filled] = numpy.maximum.reduceat(cosines, numpy.cumsum([0, *(len(places[place]) for place in filled[:-1])]))
        return best

    def bm25(self, text: str) -> Floats:
        """Raw BM25 score of every row."""
        return self._words.scores(text)

    def sentence_vectors(self, row: int) -> Floats:
        """Unit vectors of the sentences of a passage, in the order of `Passage.sentences`."""
        return numpy.asarray(self._sentences[self._starts[row] : self._starts[row + 1]], numpy.float32)


@contextlib.contextmanager
def legible() -> Iterator[None]:
    """Damaged for whatever Chroma or a file brings up in the block; an AssistantError, such as that of a server, stays one."""
    try:
        yield
    except (AssistantError, generation.Damaged):
        raise
    except Exception as error:
        raise generation.Damaged(f"it cannot be opened ({type(error).__name__}: {' '.join(str(error).split())[:120]})") from error


@dataclasses.dataclass(eq=False)
class Contents:
    """What the files of a generation hold, apart from Chroma and the words; `digests` are of the passages as they were stored."""

    manifest: generation.Manifest
    sources: dict[str, Source]
    passages: list[Passage]
    vectors: Floats
    sentences: NDArray[numpy.float16]
    digests: Sequence[str] = ()

    @classmethod
    def read(cls, folder: pathlib.Path, *, trusted: bool = False) -> Contents:
        """Read a finished generation; raises Damaged when a file is missing, changed or does not fit the others."""
        manifest = generation.read_manifest(folder)
        if not trusted:
            generation.check(folder, manifest)
        try:
            sources = {one.path: one for one in build(tuple[Source, ...], json.loads((folder / "sources.json").read_text("utf-8")))}
            rows = json.loads((folder / "passages.json").read_text("utf-8"))
            passages = [_passage(one[:-1], sources) for one in rows]
            vectors = numpy.load(folder / "vectors.npy")
            sentences = numpy.load(folder / "sentences.npy")  # whole: a file mapped into memory changes with what is written over it
            found = cls(manifest, sources, passages, vectors, sentences, [one[-1] for one in rows])
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise generation.Damaged(f"its files cannot be read ({type(error).__name__}: {error})") from error
        if len(vectors) != len(passages) or len(sentences) != found.starts()[-1] or len(passages) != manifest["counts"]["passages"]:
            raise generation.Damaged("its counts do not agree")
        return found

    def write(self, folder: pathlib.Path) -> None:
        """Write everything but the manifest."""
        sources = [dataclasses.asdict(source) for source in self.sources.values()]
        (folder / "sources.json").write_text(json.dumps(sources, ensure_ascii=False), "utf-8")
        passages = [
            [one.id, one.source, one.start, one.end, one.headings, one.sentences, generation.text_digest(one.text)] for one in self.passages
        ]
        (folder / "passages.json").write_text(json.dumps(passages, ensure_ascii=False), "utf-8")
        numpy.save(folder / "vectors.npy", self.vectors)
        numpy.save(folder / "sentences.npy", self.sentences)

    def starts(self) -> list[int]:
        """The row of `sentences` at which each passage's begin, and the end of the last."""
        return list(itertools.accumulate((len(passage.sentences) for passage in self.passages), initial=0))


def _passage(kept: list[Any], sources: dict[str, Source]) -> Passage:
    """A passage from what is kept of it: its text is the slice of its source, so the two cannot differ."""
    identity, path, start, end, headings, sentences = kept
    text = sources[path].text[start:end]
    return Passage(identity, path, start, end, text, tuple(headings), tuple((first, last) for first, last in sentences))
