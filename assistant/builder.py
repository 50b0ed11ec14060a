"""A survey and the old generation in, a new generation's folder out, only what is new encoded; knows nothing of which one is current."""

from __future__ import annotations

import dataclasses
import hashlib
import pathlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy
from numpy.typing import NDArray

from assistant import generation, vectors, words
from assistant.records import AssistantError, Passage, Source
from assistant.snapshot import Contents, Floats
from assistant.survey import Progress

BLOCK = 512  # passages handed to the encoder at once
REPLACED = 0.5  # share of vectors that change from which a fresh collection is better than a patched copy


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
class Cutter:
    """How sources become passages: `chunk.chunk`, `chunk.prefix`, and the version that says when they would do it differently."""

    chunk: Callable[..., list[Passage]]
    prefix: Callable[[str, Sequence[str]], str]
    version: str

    def encoded(self, passage: Passage, source: Source) -> tuple[str, tuple[tuple[int, int], ...]]:
        """What the encoder reads for a passage, and where its sentences are in that."""
        head = self.prefix(source.title, passage.headings)
        head = f"{head}\n" if head else ""
        shift = len(head) - passage.start
        return head + passage.text, tuple((start + shift, end + shift) for start, end in passage.sentences)


def arrange(sources: dict[str, Source], passages: Sequence[Passage], cutter: Cutter, encoder: Encoding, old: Contents | None, progress: Progress) -> Contents:
    """The contents of a generation: vectors of `old` (by the same encoder) wherever what was encoded is the same, new ones for the rest."""
    known = _known(old, cutter) if old else {}
    inputs = [cutter.encoded(passage, sources[passage.source]) for passage in passages]
    origin = [known.get(_key(*one), -1) for one in inputs]
    missing = [row for row, place in enumerate(origin) if place < 0]
    whole: list[Any] = [None] * len(passages)
    parts: list[Any] = [None] * len(passages)
    if old:
        starts = old.starts()
        for row, place in enumerate(origin):
            if place >= 0:
                whole[row], parts[row] = old.vectors[place], old.sentences[starts[place] : starts[place + 1]]
    for begin in range(0, len(missing), BLOCK):
        progress("encoding", begin, len(missing))
        rows = missing[begin : begin + BLOCK]
        made, cut = encoder.encode([inputs[row][0] for row in rows], [inputs[row][1] for row in rows])
        for row, vector, sentences in zip(rows, made, cut, strict=True):
            whole[row], parts[row] = vector, numpy.asarray(sentences, numpy.float16)
    return Contents({}, sources, list(passages), numpy.asarray(numpy.stack(whole), numpy.float32), _stacked(parts))


def _stacked(parts: list[NDArray[numpy.float16]]) -> NDArray[numpy.float16]:
    return numpy.asarray(numpy.concatenate(parts), numpy.float16)


def _known(old: Contents, cutter: Cutter) -> dict[str, int]:
    """Row in the old contents of everything that was encoded for it."""
    return {_key(*cutter.encoded(passage, old.sources[passage.source])): row for row, passage in enumerate(old.passages)}


def _key(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return hashlib.sha256(f"{spans}\0{text}".encode("utf-8", "replace")).hexdigest()


def write(folder: pathlib.Path, contents: Contents, manifest: generation.Manifest, *, old: pathlib.Path | None, held: Contents | None, url: str | None) -> None:
    """Everything that a generation holds, the manifest last; `old` is the generation folder whose Chroma copy is patched, if any."""
    folder.mkdir(parents=True)
    contents.write(folder)
    words.write(folder / "words", [passage.text for passage in contents.passages])
    _fill(folder / generation.CHROMA, contents, manifest["collection"], old=old, held=held, url=url)
    generation.write_manifest(folder, manifest)


def _fill(folder: pathlib.Path, contents: Contents, name: str, *, old: pathlib.Path | None, held: Contents | None, url: str | None) -> None:
    """Chroma's part: a copy of the old collection with the difference applied, or a new one."""
    rows = {passage.id: row for row, passage in enumerate(contents.passages)}
    before = {passage.id: row for row, passage in enumerate(held.passages)} if held else {}
    same = {one for one, row in rows.items() if held and one in before and numpy.array_equal(held.vectors[before[one]], contents.vectors[row])}
    patch = bool(old) and not url and len(same) > REPLACED * max(len(before), len(rows))
    if patch and old:
        vectors.duplicate(old / generation.CHROMA, folder)
    collection = vectors.Vectors.open(folder, name, url=url, create=not patch)
    try:
        if patch:
            collection.delete([one for one in before if one not in same])
        new = [one for one in rows if not patch or one not in same]
        order = [rows[one] for one in new]
        if new:
            collection.add(new, contents.vectors[order], [contents.passages[row].source for row in order])
    finally:
        collection.close()


def proof(contents: Contents) -> None:
    """Raise AssistantError unless every passage is an exact slice of its source, its sentences inside it, and every id is used once."""
    for passage in contents.passages:
        text = contents.sources[passage.source].text
        inside = all(passage.start <= start < end <= passage.end for start, end in passage.sentences)
        if text[passage.start : passage.end] != passage.text or not passage.text or not inside:
            raise AssistantError(f"wanted passages that are slices of {passage.source}, found one at {passage.start} that is not; report this as a bug")
    if len({passage.id for passage in contents.passages}) != len(contents.passages):
        raise AssistantError("wanted a different id for each passage, found one twice; report this as a bug")
