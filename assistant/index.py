"""The index in a folder: rebuild it, take a snapshot, roll back, verify, ask for its status."""

import collections
import contextlib
import dataclasses
import datetime
import pathlib
import threading
from typing import Any

import numpy

from assistant.generations import generation, vectors
from assistant.generations.builder import Chunker, Encoding, Means
from assistant.generations.generation import Damaged, Shelf, explained
from assistant.generations.rebuilding import rebuild
from assistant.generations.snapshot import Contents, Snapshot, legible
from assistant.generations.survey import Progress, Seen, drift, of_now, untouched
from assistant.questions import synonyms
from assistant.records import AssistantError, Report

__all__ = ["Index", "Snapshot"]

STANDS_IN = "The index in use is damaged; this answer is from another generation of it, built on {}. Run: assistant rebuild"


class Index:
    """Any number of readers, one writer at a time; `chroma_url` puts the vectors on a Chroma server."""

    def __init__(self, path: pathlib.Path | str, *, encoder: Encoding, chroma_url: str | None = None) -> None:
        self.path = pathlib.Path(path)
        self.encoder = encoder
        self.url = chroma_url
        self._shelf = Shelf(self.path)
        self._lock = threading.Lock()
        self._held: tuple[tuple[str, str], Snapshot] | None = None
        self._problems: list[str] = []

    def rebuild(self, corpus: pathlib.Path, chunker: Chunker, progress: Progress | None = None) -> Report:
        """Bring the index up to date with `corpus`; the old generation serves until the new one is verified and swapped in.

        `progress(what, done, total)` is told how far it is.
        """
        if self.path.resolve().is_relative_to(corpus.resolve()):
            raise AssistantError(
                f"wanted the index outside the documents, found {self.path} in {corpus}; set ASSISTANT_INDEX or ASSISTANT_CORPUS"
            )
        report = rebuild(self._shelf, corpus, Means(chunker, self.encoder, self.url, progress or (lambda *_: None)))
        return dataclasses.replace(report, doubts=report.doubts | synonyms.doubts(corpus))

    def snapshot(self) -> Snapshot:
        """The current generation, opened once and kept until another takes its place.

        Where the current one is damaged, the previous one serves; raises AssistantError when there is none to serve.
        """
        held = self._held
        if held and held[0] == self._shelf.pointer():
            return held[1]
        with self._lock:
            for _ in range(3):  # a rebuild may remove what was pointed at a moment ago
                pointer = self._shelf.pointer()
                if self._held and self._held[0] == pointer:
                    return self._held[1]
                found, self._problems = self._first_whole(pointer[0])
                if found and (not self._problems or pointer == self._shelf.pointer()):
                    found.aside = (STANDS_IN.format(found.manifest["built"][:10]),) if self._problems else ()
                    self._held = (pointer, found)
                    return found
        raise AssistantError(f"wanted an index in {self.path}, found {'; '.join(self._problems) or 'none'}; run: assistant rebuild")

    @property
    def home(self) -> pathlib.Path | None:
        """The folder of documents that the current generation was made from; None where there is no generation, or no such folder."""
        with contextlib.suppress(AssistantError):
            return self.snapshot().home
        return None

    def _first_whole(self, current: str) -> tuple[Snapshot | None, list[str]]:
        """The newest generation that opens, and what is wrong with those before it; `current` is the one that should be."""
        problems = self._lost(current)
        for name in self._shelf.candidates():
            try:
                return self._opened(name), problems
            except Damaged as error:
                problems.append(f"{name} damaged: {error}")
        return None, problems

    def _lost(self, current: str) -> list[str]:
        """What is wrong with the pointer, if anything."""
        return [f"{current} is in use and not there"] if current and current not in self._shelf.names() else []

    def _opened(self, name: str) -> Snapshot:
        """A generation; raises Damaged, or AssistantError where these settings cannot search it."""
        folder = self._shelf.folder(name)
        manifest = generation.read_manifest(folder)
        if manifest["encoder"]["weights_sha256"] != self.encoder.weights_sha256:
            raise AssistantError(
                f"wanted an index built with the encoder {self.encoder.id}, found one built with {manifest['encoder']['id']}; "
                "run: assistant rebuild, or set ASSISTANT_ENCODER back"
            )
        if manifest["server"] != bool(self.url):
            place = "on a Chroma server" if manifest["server"] else "in its folder"
            raise AssistantError(
                f"wanted the vectors where ASSISTANT_CHROMA_URL says, found them {place}; run: assistant rebuild, or correct the setting"
            )
        return Snapshot.open(folder, url=self.url)

    def rollback(self, progress: Progress | None = None) -> str:
        """Make the previous generation the current one (and the current one the previous); its name."""
        with self._shelf.writing(progress or (lambda *_: None)), explained(self.path):
            current, previous = self._shelf.pointer()
            if not previous:
                raise AssistantError("wanted a previous generation to return to, found none; it is kept from the second rebuild on")
            try:
                self._opened(previous).close()
            except Damaged as error:
                raise AssistantError(
                    f"wanted the previous generation {previous}, found it damaged: {error}; run: assistant rebuild"
                ) from error
            self._shelf.point(previous, current)
        return previous

    def returned(self) -> str:
        """The current generation where a rollback has made it so; else empty."""
        current, previous = self._shelf.pointer()
        return current if current < previous else ""  # names begin with a number that only grows

    def verify(self) -> list[str]:
        """Every stored text against its hash, every passage against its text and its vector in Chroma; what is wrong, one line each."""
        name = next(iter(self._shelf.candidates()), "")
        if not name:
            raise AssistantError(f"wanted an index in {self.path}, found none; run: assistant rebuild")
        folder = self._shelf.folder(name)
        wrong = self._lost(self._shelf.pointer()[0])
        try:
            contents = Contents.read(folder)
            wrong += _texts(contents)
            Snapshot.open(folder, url=self.url).close()
            return wrong + self._vectors(folder, contents)
        except Damaged as error:
            return [*wrong, f"{name}: {error}"]

    def _vectors(self, folder: pathlib.Path, contents: Contents) -> list[str]:
        """Passages whose vector in Chroma is missing or another."""
        place = folder / generation.CHROMA
        with legible(), contextlib.closing(vectors.Vectors.open(place, contents.manifest["collection"], url=self.url)) as collection:
            stored = collection.get([passage.id for passage in contents.passages])
        return [
            f"{passage.source}: the passage at {passage.start} has another vector, or none, in Chroma"
            for row, passage in enumerate(contents.passages)
            if passage.id not in stored or not numpy.allclose(stored[passage.id], contents.vectors[row], atol=1e-5)
        ]

    def status(self, corpus: pathlib.Path, seen: Seen | None = None) -> dict[str, Any]:
        """Generation, age in seconds, encoder, counts, bytes on disk, the state of each file, and whether any has drifted.

        `doubts` says what metadata or synonyms could not be taken as they stand, `problems` what is wrong with a newer generation that
        this one stands in for, and that it was built from another folder than `corpus` or by another version. `seen` spares a page that
        asks often the reading of files whose size and times are as they were; it is filled here.
        """
        snapshot = self.snapshot()
        manifest = snapshot.manifest
        built = datetime.datetime.fromisoformat(manifest["built"])
        files = drift(corpus, manifest, seen)
        current, previous = self._shelf.pointer()
        home, problems = manifest.get("corpus"), list(self._problems)
        if home not in (None, str(corpus.resolve())):
            run = "set ASSISTANT_CORPUS to the folder that is meant, then run: assistant rebuild"
            problems.append(f"built from {home}, compared with {corpus}; {run}")
        if not of_now(manifest):
            problems.append("read by another version of this program or its libraries; to read all documents anew, run: assistant rebuild")
        return {
            "generation": snapshot.id,
            "previous": previous if snapshot.id == current else current,
            "built": manifest["built"],
            "age": max(0.0, (datetime.datetime.now(datetime.UTC) - built).total_seconds()),
            "encoder": manifest["encoder"]["id"],
            "chroma": self.url or "in the index folder",
            "counts": manifest["counts"],
            "disk": self._shelf.disk_use(),
            "files": files,
            "doubts": manifest.get("doubts", {}) | synonyms.doubts(corpus),
            "copies": manifest["copies"],
            "problems": problems,
            "drifted": any(state in ("added", "changed", "removed") for state in files.values()),
        }

    def stale(self, corpus: pathlib.Path) -> str:
        """What has become of the documents since the current generation was built, as far as its answers do not have it, and what to run.

        One line, empty where all is as it was, or where the documents, by default those of `corpus`, cannot be listed. Only what was
        touched since is read.
        """
        snapshot = self.snapshot()
        folder = snapshot.home or corpus
        try:
            states = collections.Counter(drift(folder, snapshot.manifest, untouched(folder, snapshot.manifest)).values())
        except (AssistantError, OSError):
            return ""
        found = ", ".join(f"{states[state]} {state}" for state in ("added", "changed", "removed") if states[state])
        again = "" if folder.resolve() == corpus.resolve() else f" {folder}"
        return (
            f"documents since the index was built: {found}; what is told here is from before; run: assistant rebuild{again}"
            if found
            else ""
        )


def _texts(contents: Contents) -> list[str]:
    """Sources whose text is not the one that was read, and passages that are not the words they were."""
    wrong = [
        f"{path}: the stored text has changed"
        for path, source in contents.sources.items()
        if generation.text_digest(source.text) != contents.manifest["sources"][path]["text_sha256"]
    ]
    return wrong + [
        f"{passage.source}: the quote at {passage.start} has changed"
        for passage, kept in zip(contents.passages, contents.digests, strict=True)
        if generation.text_digest(passage.text) != kept
    ]
