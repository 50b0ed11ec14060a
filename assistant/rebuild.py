"""A corpus and the folder of an index in, a new current generation and a Report out: built beside the old one, verified, swapped in."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import errno
import pathlib
import secrets
import shutil
import time
from collections.abc import Iterator

from assistant import builder, copies, generation, load, vectors
from assistant.builder import Cutter, Encoding
from assistant.generation import Damaged, Manifest, Shelf
from assistant.records import AssistantError, Passage, Report, Source
from assistant.snapshot import Contents, Snapshot
from assistant.survey import Progress, Survey, survey


@dataclasses.dataclass(frozen=True)
class Base:
    """The generation that a rebuild starts from; `whole` says that it could go on serving as it is."""

    name: str
    folder: pathlib.Path
    manifest: Manifest
    whole: bool


def rebuild(shelf: Shelf, corpus: pathlib.Path, *, cutter: Cutter, encoder: Encoding, url: str | None, progress: Progress) -> Report:
    """Bring the index on `shelf` up to date with `corpus`; raises AssistantError and leaves the old generation when it cannot."""
    began = time.monotonic()
    with shelf.writing(), explained(shelf.path):
        base = foundation(shelf, encoder, url)
        manifest = base.manifest if base else {}
        same = manifest.get("parsers") == load.version() and manifest.get("chunker") == cutter.version
        found = survey(corpus, manifest if same else {}, progress)
        if not found.fresh and not found.unchanged:
            raise AssistantError(_nothing(corpus, found))
        if base and base.whole and same and not found.fresh and set(found.unchanged) == set(manifest["sources"]) and found.kept() == _failures(manifest):
            shelf.tidy()
            return _report(found, manifest, manifest, began)
        old = Contents.read(base.folder, trusted=True) if base else None
        sources, passages = cut(found, old, cutter, encoder, progress)
        held = old if base and base.manifest["encoder"] == identity(encoder) else None
        contents = builder.arrange(sources, passages, cutter, encoder, held, progress)
        made = _swap(shelf, contents, _manifest(found, contents, cutter, encoder), base if held else None, held, url, progress)
        return _report(found, manifest, made, began)


def identity(encoder: Encoding) -> dict[str, str]:
    """What a manifest says of an encoder."""
    return {"id": encoder.id, "weights_sha256": encoder.weights_sha256}


def foundation(shelf: Shelf, encoder: Encoding, url: str | None) -> Base | None:
    """The newest generation whose own files are whole."""
    for name in shelf.candidates():
        folder = shelf.folder(name)
        try:
            manifest = generation.read_manifest(folder)
            generation.check(folder, manifest)
        except Damaged:
            continue
        whole = name == shelf.pointer()[0] and manifest["encoder"] == identity(encoder) and manifest["server"] == bool(url)
        try:
            if url is None:
                generation.check_database(folder)
            elif manifest["collection"] not in vectors.names(url, manifest["collection"]):
                whole = False
        except Damaged:
            whole = False
        return Base(name, folder, manifest, whole)
    return None


def cut(found: Survey, old: Contents | None, cutter: Cutter, encoder: Encoding, progress: Progress) -> tuple[dict[str, Source], list[Passage]]:
    """Sources by path, and their passages in row order: by source, then by place."""
    held: dict[str, list[Passage]] = {}
    for passage in old.passages if old else ():
        held.setdefault(passage.source, []).append(passage)
    sources: dict[str, Source] = {}
    passages: list[Passage] = []
    for place, path in enumerate(paths := sorted([*found.fresh, *found.unchanged])):
        progress("cutting", place, len(paths))
        if path in found.fresh:
            source = found.fresh[path]
            made = cutter.chunk(source, count_tokens=encoder.count_tokens, max_tokens=encoder.max_tokens)
        else:
            assert old is not None
            source, made = old.sources[path], held.get(path, [])
        if not made:
            found.fail(path, "wanted sentences, found only headings; add some text or remove the file")
            continue
        sources[path] = source
        passages.extend(sorted(made, key=lambda passage: passage.start))
    if not passages:
        raise AssistantError("wanted at least one document with sentences, found only headings; add a document to the corpus and rebuild")
    return sources, passages


def _manifest(found: Survey, contents: Contents, cutter: Cutter, encoder: Encoding) -> Manifest:
    counts = dict.fromkeys(contents.sources, 0)
    for passage in contents.passages:
        counts[passage.source] += 1
    sketches = {path: copies.sketch(source.text) for path, source in contents.sources.items()}
    return {
        "built": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "encoder": identity(encoder),
        "chunker": cutter.version,
        "parsers": load.version(),
        "sources": {
            path: {"key": found.keys.get(path, ""), "sha256": source.sha256, "text_sha256": generation.text_digest(source.text), "passages": counts[path]}
            for path, source in contents.sources.items()
        },
        "failed": {path: {"key": key, "reason": found.shown()[path]} for path, key in found.kept().items()},
        "copies": copies.copies(sketches),
        "counts": {"sources": len(contents.sources), "passages": len(contents.passages), "sentences": len(contents.sentences)},
    }


def _swap(
    shelf: Shelf, contents: Contents, manifest: Manifest, base: Base | None, held: Contents | None, url: str | None, progress: Progress
) -> Manifest:
    """Write the generation, verify it, make it the current one, and clear away all but the one before it."""
    builder.proof(contents)
    name = shelf.next_name(repr(sorted(manifest["sources"].items())))
    folder = shelf.folder(name)
    series = base.manifest["series"] if base else secrets.token_hex(4)
    manifest |= {"id": name, "series": series, "server": bool(url), "collection": f"assistant-{series}-{name}" if url else "passages"}
    current = shelf.pointer()[0]
    try:
        patch = base.folder if base and base.manifest["server"] is False and _sound(base.folder) else None
        progress("writing", 0, 1)
        builder.write(folder, contents, manifest, old=patch, held=held, url=url)
        progress("checking", 0, 1)
        try:
            Snapshot.open(folder, url=url).close()
        except Damaged:
            if patch is None:
                raise
            shutil.rmtree(folder)
            builder.write(folder, contents, manifest, old=None, held=None, url=url)
            Snapshot.open(folder, url=url).close()
        shelf.point(name, current if current and shelf.folder(current).is_dir() and (base is None or base.name == current) else (base.name if base else ""))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(Exception):
            if url:
                vectors.drop(url, manifest["collection"])
        raise
    clear(shelf, series, url)
    return manifest


def _sound(folder: pathlib.Path) -> bool:
    try:
        generation.check_database(folder)
    except Damaged:
        return False
    return True


def clear(shelf: Shelf, series: str, url: str | None) -> None:
    """Remove generations that are neither current nor previous, and their collections."""
    shelf.tidy()
    if url:
        kept = {f"assistant-{series}-{name}" for name in shelf.pointer()}
        for name in vectors.names(url, f"assistant-{series}-"):
            if name not in kept:
                vectors.drop(url, name)


def _failures(manifest: Manifest) -> dict[str, str]:
    return {path: entry["key"] for path, entry in manifest["failed"].items()}


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
        copies=tuple((one, two) for one, two in after["copies"]),
        passages=after["counts"]["passages"],
        seconds=time.monotonic() - began,
    )


def _nothing(corpus: pathlib.Path, found: Survey) -> str:
    if found.failed:
        path, reason = next(iter(found.shown().items()))
        return f"wanted a readable document in {corpus}, found {len(found.failed)} that cannot be read (first {path}: {reason})"
    return f"wanted documents in {corpus}, found none; put a TXT, Markdown, HTML, PDF or DOCX file there, then run: assistant rebuild"


@contextlib.contextmanager
def explained(path: pathlib.Path) -> Iterator[None]:
    """Say what the operating system or Chroma had against writing the index."""
    try:
        yield
    except (AssistantError, FileNotFoundError):
        raise
    except OSError as error:
        run = "free some room" if error.errno == errno.ENOSPC else "correct the folder's permissions or set ASSISTANT_INDEX"
        raise AssistantError(f"wanted to write the index in {path}, found {error.strerror or error}; {run}, then run: assistant rebuild") from error
    except Exception as error:
        if not type(error).__module__.startswith(("chromadb", "sqlite3")):
            raise
        detail = " ".join(str(error).split())[:120]
        raise AssistantError(f"wanted to write the index in {path}, found {detail}; check the room on the disk, then run: assistant rebuild") from error
