"""A corpus and the last manifest in, what has changed since out: sources read anew, sources as they were, files that cannot be read."""

import contextlib
import dataclasses
import datetime
import hashlib
import pathlib
import time
import traceback
from collections.abc import Callable
from typing import Any

from assistant import load
from assistant.records import AssistantError, Source
from assistant.sources.worker import Unread, Worker

SETTLED = 3_000_000_000  # nanoseconds after which a further change has another time, on every file system
ONCE_MORE = " once more"  # after the key of a file that its reader gave up: the next rebuild tries it a last time
BUG = " bug"  # … of a file that brought out a bug: every rebuild tries it
Marks = tuple[int, ...]
MARKS = 5  # of a file
Seen = dict[str, tuple[Marks, str]]  # path: its marks when it was read, its hash
Progress = Callable[[str, int, int], None]  # (what is being done, how far, out of how many)


@dataclasses.dataclass
class Survey:
    """Files of the corpus by what became of them; `keys` has the hash that says whether a file needs reading again."""

    fresh: dict[str, Source] = dataclasses.field(default_factory=dict)
    unchanged: list[str] = dataclasses.field(default_factory=list)
    failed: dict[str, str] = dataclasses.field(default_factory=dict)
    keys: dict[str, str] = dataclasses.field(default_factory=dict)

    def fail(self, path: str, error: Exception) -> None:
        """Note why a file is left out; one that shows a bug is tried again at every rebuild, as the next version may read it.

        An OSError stops the rebuild: it is the machine's, and must not empty the index.
        """
        if isinstance(error, OSError):
            reason = error.strerror or type(error).__name__
            raise AssistantError(
                f"wanted to read {load.shown(path)}, found {reason}; the index is as it was; mend the disk or the memory, "
                "then run: assistant rebuild"
            ) from error
        self.fresh.pop(path, None)
        if isinstance(error, AssistantError):
            self.failed[path] = str(error)
            return
        if path in self.keys:
            self.keys[path] += BUG
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = load.shown(" ".join(f"{type(error).__name__}: {error}".split())[:160])
        self.failed[path] = (
            f"wanted to read the file, found a bug that it brings out ({what}, {pathlib.Path(place.filename).name}:{place.lineno}); "
            "report it with the file, which is left out until then"
        )

    def kept(self) -> dict[str, str]:
        """Keys of the failed files whose bytes are known, so that they are not tried again until they change."""
        return {path: self.keys[path] for path in self.failed if path in self.keys}

    def agrees(self, manifest: dict[str, Any]) -> bool:
        """Whether nothing has to be built: the same sources as in `manifest`, and the same failures."""
        failed = {path: entry["key"] for path, entry in manifest["failed"].items()}
        return not self.fresh and set(self.unchanged) == set(manifest["sources"]) and self.kept() == failed

    def shown(self) -> dict[str, str]:
        """Reasons under names that fit on a line."""
        return {load.shown(path): reason for path, reason in self.failed.items()}


def survey(corpus: pathlib.Path, manifest: dict[str, Any], progress: Progress) -> Survey:
    """Read every file that is not, byte for byte and with its metadata, what `manifest` (empty for none) says was read before."""
    found = Survey()
    paths = load.discover(corpus)
    known = {path: entry["key"] for path, entry in manifest.get("sources", {}).items()}
    failed = manifest.get("failed", {})
    with Worker() as worker:
        for place, path in enumerate(paths):
            progress("reading", place, len(paths))
            try:
                data, beside = load.fetch(corpus, path)
                key = found.keys[path] = fingerprint(data, beside)
                if known.get(path) == key:
                    found.unchanged.append(path)
                elif failed.get(path, {}).get("key") == key:
                    found.failed[path] = failed[path]["reason"]
                else:
                    found.fresh[path] = load.parse(path, data, beside, worker=worker)
            except Exception as error:
                if isinstance(error, Unread) and failed.get(path, {}).get("key") != key + ONCE_MORE:
                    found.keys[path] = key + ONCE_MORE
                found.fail(path, error)
    return found


def of_now(manifest: dict[str, Any]) -> bool:
    """Whether the parsers of now read its texts."""
    return bool(manifest["parsers"] == load.version())


def fingerprint(data: bytes, beside: bytes) -> str:
    """One hash for a file and its metadata file.

    >>> fingerprint(b"a", b"b") == fingerprint(b"ab", b"")
    False
    """
    return hashlib.sha256(hashlib.sha256(data).digest() + hashlib.sha256(beside).digest()).hexdigest()


def marks(corpus: pathlib.Path, path: str) -> Marks:
    """What a file system changes with a file or its metadata file; empty where there is none, or it is too new to tell the next change."""
    found: list[int] = []
    for place in (corpus / path, corpus / (path + load.SIDECAR)):
        with contextlib.suppress(OSError):
            state = place.stat()
            found += [state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns]
            if time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) < SETTLED:
                return ()
    return tuple(found)


def untouched(corpus: pathlib.Path, manifest: dict[str, Any]) -> Seen:
    """What `drift` need not read: files that nobody touched since the rebuild began to read, with a metadata file if they had one."""
    built = datetime.datetime.fromisoformat(manifest["built"]).timestamp() * 1e9
    found: Seen = {}
    for path, entry in manifest["sources"].items():
        held = marks(corpus, path)
        bare = hashlib.sha256(bytes.fromhex(entry["sha256"]) + hashlib.sha256().digest()).hexdigest()  # `fingerprint` of a file alone
        if len(held) == MARKS * (1 if entry["key"] == bare else 2) and max(*held[3::MARKS], *held[4::MARKS]) < built:
            found[path] = held, entry["key"]
    return found


def drift(corpus: pathlib.Path, manifest: dict[str, Any], seen: Seen | None) -> dict[str, str]:
    """State of each file of the corpus and the index: unchanged, changed, added, removed, or failed (and why).

    Every file is read, but for those that `seen`, filled here from call to call, holds with the same marks.
    """
    states = dict.fromkeys(manifest["sources"], "removed")
    for path in load.discover(corpus):
        name = load.shown(path)
        before, (held, key) = marks(corpus, path), (seen or {}).get(path, ((), ""))
        try:
            if not before or before != held:
                key = fingerprint(*load.fetch(corpus, path))
            if seen is not None:
                seen[path] = before, key
        except (AssistantError, OSError) as error:
            states[name] = f"failed: {error}"
            continue
        if path in manifest["sources"]:
            states[name] = "unchanged" if manifest["sources"][path]["key"] == key else "changed"
        elif manifest["failed"].get(name, {}).get("key", "").partition(" ")[0] == key:
            states[name] = f"failed: {manifest['failed'][name]['reason']}"
        else:
            states[name] = "added"
    return states
