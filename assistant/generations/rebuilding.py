"""A corpus and the folder of an index in, a new current generation and a Report out: built beside the old one, verified, swapped in."""

import collections
import contextlib
import dataclasses
import datetime
import pathlib
import secrets
import shutil
import time

from assistant import load
from assistant.generations import builder, copies, generation, vectors, words
from assistant.generations.builder import Means, Patch
from assistant.generations.generation import Damaged, Manifest, Shelf, explained
from assistant.generations.snapshot import Contents, Snapshot
from assistant.generations.survey import Survey, of_now, survey
from assistant.records import AssistantError, Passage, Report, Source

WORDS = generation.digest(pathlib.Path(words.__file__))  # how words are counted, by the code itself: no version to forget


@dataclasses.dataclass(frozen=True)
class Base:
    """The generation that a rebuild starts from: its own files are whole, and Chroma's part can be searched if `sound`."""

    name: str
    folder: pathlib.Path
    manifest: Manifest
    sound: bool

    def serves(self, shelf: Shelf, means: Means) -> bool:
        """Whether it is current, not by a rollback, which a rebuild ends, and could go on being so."""
        current, previous = shelf.pointer()
        suits = self.manifest["encoder"] == means.identity() and self.manifest["server"] == bool(means.url)
        return self.sound and suits and self.manifest["words"] == WORDS and self.name == current > previous

    def read_by(self, version: str) -> bool:
        """Whether the same parsers and the same way of cutting made it."""
        return of_now(self.manifest) and bool(self.manifest["chunker"] == version)


def rebuild(shelf: Shelf, corpus: pathlib.Path, means: Means) -> Report:
    """Bring the index on `shelf` up to date with `corpus`; raises AssistantError and leaves the old generation when it cannot."""
    began = time.monotonic()
    with shelf.writing(means.progress), explained(shelf.path):
        shelf.tidy()
        base = foundation(shelf, means.url)
        before = base.manifest if base else {}
        same = base is not None and base.read_by(means.chunker.version)
        read = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")  # what is changed from now on may be missed
        found = survey(corpus, before if same else {}, means.progress)
        if not found.fresh and not found.unchanged:
            raise AssistantError(_nothing(corpus, found))
        home = str(corpus.resolve())
        if base and same and base.serves(shelf, means) and found.agrees(before) and before.get("corpus") == home:
            return _report(found, before, before, began)
        old = Contents.read(base.folder, trusted=True) if base else None
        sources, passages = cut(found, old, means)
        reusable = old if base and before["encoder"] == means.identity() else None
        contents = builder.arrange(means, sources, passages, reusable)
        builder.proof(contents)
        contents.manifest = _manifest(found, contents, before, means) | {"corpus": home, "built": read}
        patch = Patch(base.folder, reusable) if base and reusable and base.sound and not before["server"] and not means.url else None
        _swap(shelf, contents, base, patch, means)
        return _report(found, before, contents.manifest, began)


def foundation(shelf: Shelf, url: str | None) -> Base | None:
    """The newest generation whose own files are whole."""
    for name in shelf.candidates():
        folder = shelf.folder(name)
        try:
            manifest = generation.read_manifest(folder)
            generation.check(folder, manifest)
        except Damaged:
            continue
        return Base(name, folder, manifest, _sound(folder, manifest, url))
    return None


def _sound(folder: pathlib.Path, manifest: Manifest, url: str | None) -> bool:
    """Whether Chroma's part can be opened and searched; raises AssistantError where its server cannot be asked."""
    if manifest["server"] and (url is None or manifest["collection"] not in vectors.names(url, manifest["collection"])):
        return False
    try:
        Snapshot.open(folder, url=url if manifest["server"] else None).close()
    except Damaged:
        return False
    return True


def cut(found: Survey, old: Contents | None, means: Means) -> tuple[dict[str, Source], list[Passage]]:
    """Sources by path, and their passages in row order: by source, then by place."""
    held: dict[str, list[Passage]] = {}
    for passage in old.passages if old else ():
        held.setdefault(passage.source, []).append(passage)
    sources: dict[str, Source] = {}
    passages: list[Passage] = []
    longest = means.encoder.max_tokens if found.fresh else 0  # here, as an encoder that cannot be loaded is no fault of a file
    for place, path in enumerate(paths := sorted([*found.fresh, *found.unchanged])):
        means.progress("cutting", place, len(paths))
        if path in found.fresh:
            source = found.fresh[path]
            try:
                made = means.chunker.chunk(source, count_tokens=means.encoder.count_tokens, max_tokens=longest)
                if not made:
                    raise AssistantError("wanted sentences, found none to index (headings alone are not); add some text or remove the file")
            except Exception as error:
                found.fail(path, error)
                continue
        else:
            assert old is not None
            source, made = old.sources[path], held[path]
        sources[path] = source
        passages.extend(sorted(made, key=lambda passage: passage.start))
    if not passages:
        path, reason = next(iter(found.shown().items()))
        raise AssistantError(f"wanted a document with sentences, found none (first {path}: {reason}); add one to the corpus and rebuild")
    return sources, passages


def _manifest(found: Survey, contents: Contents, before: Manifest, means: Means) -> Manifest:
    counts = collections.Counter(passage.source for passage in contents.passages)
    gaps = means.chunker.gaps(contents)
    sketches = {path: before["sources"][path]["sketch"] for path in found.unchanged}
    sketches |= {path: copies.sketch(source.text) for path, source in found.fresh.items()}
    return {
        "encoder": means.identity(),
        "chunker": means.chunker.version,
        "parsers": load.version(),
        "words": WORDS,
        "sources": {
            path: {
                "key": found.keys[path],
                "sha256": source.sha256,
                "text_sha256": generation.text_digest(source.text),
                "passages": counts[path],
                "sketch": sketches[path],
            }
            for path, source in contents.sources.items()
        },
        "failed": {path: {"key": key, "reason": found.failed[path]} for path, key in found.kept().items()},
        "doubts": {
            load.shown(path): "; ".join(doubts)
            for path, source in contents.sources.items()
            if (doubts := [*source.doubts, *([gaps[path]] if path in gaps else [])])
        },
        "gaps": gaps,
        "copies": copies.copies({path: sketches[path] for path in contents.sources}),
        "counts": {"sources": len(contents.sources), "passages": len(contents.passages), "sentences": len(contents.sentences)},
    }


def _swap(shelf: Shelf, contents: Contents, base: Base | None, patch: Patch | None, means: Means) -> None:
    """Write the generation, verify it, make it the current one, and clear away all but the one before it."""
    name = shelf.next_name(repr(sorted(contents.manifest["sources"].items())))
    series = base.manifest["series"] if base else secrets.token_hex(4)
    collection = f"assistant-{series}-{name}" if means.url else "passages"
    contents.manifest |= {"id": name, "series": series, "server": bool(means.url), "collection": collection}
    folder = shelf.folder(name)
    try:
        try:
            _write(folder, contents, patch, means)
        except Damaged:  # what was copied was not as sound as it looked
            if patch is None:
                raise
            shutil.rmtree(folder)
            _write(folder, contents, None, means)
        shelf.point(name, _previous(shelf, base))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if means.url:
            with contextlib.suppress(AssistantError):
                vectors.drop(means.url, collection)
        raise
    clear(shelf, series, means.url)


def _write(folder: pathlib.Path, contents: Contents, patch: Patch | None, means: Means) -> None:
    """Build the folder and open it as a reader would; raises Damaged when that fails."""
    means.progress("writing", 0, 1)
    builder.write(folder, contents, means.url, patch)
    means.progress("checking", 0, 1)
    Snapshot.open(folder, url=means.url).close()


def _previous(shelf: Shelf, base: Base | None) -> str:
    """The generation to return to: the one built upon, or, should Chroma's part of that be broken, the one before it."""
    if base is None:
        return ""
    before = shelf.pointer()[1]
    return before if not base.sound and before and shelf.folder(before).is_dir() else base.name


def clear(shelf: Shelf, series: str, url: str | None) -> None:
    """Remove generations that are neither current nor previous, and their collections."""
    shelf.tidy()
    if url:
        kept = {f"assistant-{series}-{name}" for name in shelf.pointer()}
        for name in vectors.names(url, f"assistant-{series}-"):
            if name not in kept:
                vectors.drop(url, name)


def _report(found: Survey, before: Manifest, after: Manifest, began: float) -> Report:
    """What became of each file, by the keys of the manifests before and after."""
    old = {path: entry["key"] for path, entry in before.get("sources", {}).items()}
    new = {path: entry["key"] for path, entry in after["sources"].items()}
    return Report(
        generation=after["id"],
        added=tuple(sorted(set(new) - set(old))),
        changed=tuple(path for path in sorted(new) if path in old and old[path] != new[path]),
        removed=tuple(sorted(set(old) - set(new))),
        unchanged=tuple(path for path in sorted(new) if old.get(path) == new[path]),
        failed=found.shown(),
        doubts=after.get("doubts", {}),
        copies=tuple((one, two) for one, two in after["copies"]),
        passages=after["counts"]["passages"],
        seconds=time.monotonic() - began,
    )


def _nothing(corpus: pathlib.Path, found: Survey) -> str:
    if found.failed:
        path, reason = next(iter(found.shown().items()))
        return f"wanted a readable document in {corpus}, found {len(found.failed)} that cannot be read (first {path}: {reason})"
    return f"wanted documents in {corpus}, found none; put some there (TXT, Markdown, HTML, PDF, DOCX …), then run: assistant rebuild"
