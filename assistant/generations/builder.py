"""A survey and the old generation in, a new generation's folder out, only what is new encoded; knows nothing of which one is current."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import pathlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy

from assistant.generations import generation, vectors, words
from assistant.generations.snapshot import Contents
from assistant.generations.survey import Progress
from assistant.records import AssistantError, Passage, Source

BLOCK = 64  # passages handed to the encoder at once, and then told of
KEPT = 0.5  # share of vectors that must stay for a patched copy of the collection to be better than a fresh one


class Encoding(Protocol):
    """What an encoder must offer; `embed.Encoder` does."""

    @property
    def id(self) -> str: ...
    @property
    def weights_sha256(self) -> str: ...
    @property
    def max_tokens(self) -> int: ...
    def count_tokens(self, texts: list[str]) -> list[int]: ...
    def encode(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> tuple[Any, Any]: ...


@dataclasses.dataclass(frozen=True)
class Chunker:
    """How sources become passages: `chunk.chunk`, `chunk.prefix`, and the version that says when they would do it differently."""

    chunk: Callable[..., list[Passage]]
    prefix: Callable[[str, Sequence[str]], str]
    version: str
    gaps: Callable[[Any], dict[str, str]]  # path: what of a document is in no passage, and why

    def encoded(self, passage: Passage, source: Source) -> tuple[str, tuple[tuple[int, int], ...]]:
        """What the encoder reads for a passage, and where its sentences are in that."""
        head = self.prefix(source.title, passage.headings)
        head = f"{head}\n" if head else ""
        shift = len(head) - passage.start
        return head + passage.text, tuple((start + shift, end + shift) for start, end in passage.sentences)


@dataclasses.dataclass(frozen=True)
class Means:
    """What a rebuild works with: how to cut, how to encode, where Chroma is (None: in the folder), and whom to tell how far it is."""

    chunker: Chunker
    encoder: Encoding
    url: str | None
    progress: Progress

    def identity(self) -> dict[str, str]:
        """What a manifest says of the encoder."""
        return {"id": self.encoder.id, "weights_sha256": self.encoder.weights_sha256}


def arrange(means: Means, sources: dict[str, Source], passages: Sequence[Passage], old: Contents | None) -> Contents:
    """The contents of a generation: vectors of `old` (by the same encoder) wherever what was encoded is the same, new ones for the rest."""
    encoded, kept = means.chunker.encoded, dict[str, Any]()
    if old:
        for one, vector, (first, last) in zip(old.passages, old.vectors, itertools.pairwise(old.starts()), strict=True):
            kept[_key(encoded(one, old.sources[one.source]))] = vector, old.sentences[first:last]
    inputs = [encoded(passage, sources[passage.source]) for passage in passages]
    held = [kept.get(_key(one)) for one in inputs]
    missing = sorted((row for row, one in enumerate(held) if one is None), key=lambda row: len(inputs[row][0]))  # so that little is padded
    for begin in range(0, len(missing), BLOCK):
        means.progress("encoding", begin, len(missing))
        rows = missing[begin : begin + BLOCK]
        made, cut = means.encoder.encode([inputs[row][0] for row in rows], [inputs[row][1] for row in rows])
        for row, vector, sentences in zip(rows, made, cut, strict=True):
            held[row] = vector, numpy.asarray(sentences, numpy.float16)
    whole, parts = zip(*held, strict=True)
    return Contents({}, sources, list(passages), numpy.stack(whole, dtype=numpy.float32), numpy.concatenate(parts, dtype=numpy.float16))


def _key(encoded: object) -> str:
    return generation.text_digest(repr(encoded))


def write(folder: pathlib.Path, contents: Contents, url: str | None, patched: Patch | None = None) -> None:
    """Everything that a generation holds, its manifest last."""
    folder.mkdir(parents=True)
    contents.write(folder)
    told = [words.headed(one.text, one.source, contents.sources[one.source].title, one.headings) for one in contents.passages]
    words.write(folder / "words", told)
    _fill(folder / generation.CHROMA, contents, url, patched)
    generation.write_manifest(folder, contents.manifest)


@dataclasses.dataclass(frozen=True)
class Patch:
    """The generation whose Chroma files are copied to start from, and what they hold."""

    folder: pathlib.Path
    contents: Contents

    def same(self, new: Contents) -> set[str]:
        """Ids that stand for the same vector in both; none where they are too few to start from a copy."""
        before = {passage.id: row for row, passage in enumerate(self.contents.passages)}
        rows = [(before[passage.id], row) for row, passage in enumerate(new.passages) if passage.id in before]
        if not rows:
            return set()
        old, now = map(list, zip(*rows, strict=True))
        equal = (self.contents.vectors[old] == new.vectors[now]).all(axis=1)
        enough = KEPT * max(len(new.passages), len(self.contents.passages))
        return {new.passages[row].id for row, one in zip(now, equal, strict=True) if one} if equal.sum() >= enough else set()


def _fill(folder: pathlib.Path, contents: Contents, url: str | None, patched: Patch | None) -> None:
    """Chroma's part: a copy of the old collection with the difference applied, or a new one."""
    same = patched.same(contents) if patched else set()
    patched = patched if same else None
    if patched:
        vectors.duplicate(patched.folder / generation.CHROMA, folder)
    opened = vectors.Vectors.open(folder, contents.manifest["collection"], url=url, create=not patched)
    with contextlib.closing(opened) as collection:
        if patched:
            collection.delete([passage.id for passage in patched.contents.passages if passage.id not in same])
        rows = [row for row, passage in enumerate(contents.passages) if passage.id not in same]
        added = [contents.passages[row] for row in rows]
        collection.add([one.id for one in added], contents.vectors[rows], [one.source for one in added])


def proof(contents: Contents) -> None:
    """Raise AssistantError unless every passage is an exact slice of its source, its sentences inside it, and every id is used once."""
    for passage in contents.passages:
        text = contents.sources[passage.source].text
        inside = all(passage.start <= start < end <= passage.end for start, end in passage.sentences)
        if text[passage.start : passage.end] != passage.text or not passage.text or not inside:
            raise AssistantError(
                f"wanted passages that are slices of {passage.source}, found one at {passage.start} that is not; report this as a bug"
            )
    if len({passage.id for passage in contents.passages}) != len(contents.passages):
        raise AssistantError("wanted a different id for each passage, found one twice; report this as a bug")
