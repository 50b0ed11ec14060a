"""Generations on disk: which one is current, what its manifest says, whether its files are whole, and how one replaces another."""

import contextlib
import errno
import hashlib
import json
import os
import pathlib
import re
import secrets
import shutil
import sqlite3
import urllib.parse
from collections.abc import Callable, Iterator
from typing import Any

import filelock

from assistant.generations.vectors import DATABASE
from assistant.records import AssistantError

FORMAT = 3
MANIFEST, SEAL = "manifest.json", "seal"
CHROMA = "chroma"
PATIENCE = 2.0  # seconds of waiting for another rebuild before it is told
NO_ROOM = re.compile("No space left|requested and")  # as shutil and numpy say it, without a number
COPYING = re.compile(r"\[Errno \d+\] ([^:'\"]+)")  # the first reason of shutil's, which stand among the paths of all files
LOCK_SECONDS = 600.0  # that a second rebuild waits for the first

Manifest = dict[str, Any]


class Damaged(Exception):
    """A generation on disk that is not what its manifest says."""


class Shelf:
    """The folder of an index: `current` (two lines: the generation in use and the one before) and `generations/`."""

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path
        self.generations = path / "generations"

    def folder(self, name: str) -> pathlib.Path:
        """Where the generation `name` is, whether or not it exists."""
        return self.generations / name

    def pointer(self) -> tuple[str, str]:
        """(current generation, the one before it); empty where there is none."""
        try:
            lines = (self.path / "current").read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return "", ""
        first, second, *_ = [*(line if line.replace("-", "").isalnum() else "" for line in lines), "", ""]
        return first, second

    def point(self, current: str, previous: str) -> None:
        """Make `current` the generation in use by one atomic rename; it survives a power cut.

        A folder in its place is moved aside, with all that is in it.
        """
        place, beside = self.path / "current", self.path / "current.new"
        if place.is_dir() and not place.is_symlink():
            place.rename(f"{place}.{secrets.token_hex(4)}")
        with beside.open("w", encoding="utf-8") as file:
            file.write(f"{current}\n{previous}\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
        _sync_folder(self.path)

    def names(self) -> list[str]:
        """Every generation folder, finished or not, oldest number first."""
        with contextlib.suppress(OSError):
            return sorted(one.name for one in self.generations.iterdir() if one.is_dir())
        return []

    def candidates(self) -> list[str]:
        """Generations to read from, best first: current, previous; where the current one is lost, the finished ones, newest first."""
        names, (current, previous) = self.names(), self.pointer()
        if current in names:
            return [current, previous] if previous in names else [current]
        return [name for name in reversed(names) if (self.folder(name) / MANIFEST).is_file()]

    def next_name(self, content: str) -> str:
        """A name that no folder has had: a number that only grows, whatever the clock says, and eight digits of the content's hash."""
        numbers = [int(name[:6]) for name in [*self.names(), *self.pointer()] if name[:6].isdigit()]
        return f"{max(numbers, default=0) + 1:06d}-{text_digest(content)[:8]}"

    def tidy(self) -> None:
        """Remove every generation but the current and the previous one, half-built ones too."""
        kept = (*self.pointer(), *self.candidates()[:2])
        for name in self.names():
            if name not in kept:
                shutil.rmtree(self.folder(name), ignore_errors=True)
        (self.path / "current.new").unlink(missing_ok=True)

    @contextlib.contextmanager
    def writing(self, progress: Callable[[str, int, int], None]) -> Iterator[None]:
        """Hold the index for one writer, who is told when it has to wait; readers are not held up."""
        try:
            self.generations.mkdir(parents=True, exist_ok=True)
            lock = filelock.FileLock(self.path / "lock", timeout=LOCK_SECONDS)
            with contextlib.suppress(filelock.Timeout):
                lock.acquire(timeout=PATIENCE)
            if not lock.is_locked:
                progress("waiting for another rebuild to end", 0, 0)
                lock.acquire()
        except filelock.Timeout as error:
            raise AssistantError(
                f"wanted to change {self.path}, found another rebuild at work; wait for it, then run: assistant rebuild"
            ) from error
        except OSError as error:
            run = "free some room, correct the permissions, or set ASSISTANT_INDEX"
            raise AssistantError(f"wanted to write to {self.path}, found {error.strerror or error}; {run}") from error
        try:
            yield
        finally:
            lock.release()

    def disk_use(self) -> int:
        """Bytes of all files of the index."""
        total = 0
        for folder, _, files in os.walk(self.path):
            for name in files:
                with contextlib.suppress(OSError):  # a rebuild may be clearing up
                    total += os.path.getsize(os.path.join(folder, name))
        return total


@contextlib.contextmanager
def explained(path: pathlib.Path) -> Iterator[None]:
    """Say what the operating system or Chroma had against writing the index, or that it was changed meanwhile."""
    try:
        yield
    except AssistantError:
        raise
    except (Damaged, FileNotFoundError) as error:
        if isinstance(error, FileNotFoundError) and not pathlib.Path(error.filename or "").is_relative_to(path):
            raise
        raise AssistantError(f"wanted the index in {path} as it was, found {error}; leave it alone and run: assistant rebuild") from error
    except Exception as error:
        if not isinstance(error, OSError) and not type(error).__module__.startswith(("chromadb", "sqlite3")):
            raise
        told = " ".join(str(error).split())
        reason = COPYING.search(told)
        detail = getattr(error, "strerror", None) or (reason.group(1) if reason else told[-120:])
        lacks_room = not isinstance(error, OSError) or error.errno == errno.ENOSPC or NO_ROOM.search(told)
        run = "free some room on the disk" if lacks_room else "correct the folder's permissions or set ASSISTANT_INDEX"
        raise AssistantError(f"wanted to write the index in {path}, found {detail}; {run}, then run: assistant rebuild") from error


def write_manifest(folder: pathlib.Path, manifest: Manifest) -> None:
    """Add the hashes of all files to `manifest` and write it beside them, all of it flushed to the disk."""
    told = {**manifest, "format": FORMAT, "files": {name: digest(folder / name) for name in _files(folder)}}
    (folder / MANIFEST).write_text(json.dumps({**told, SEAL: sealed(told)}, sort_keys=True), "utf-8")
    for path in filter(pathlib.Path.is_file, folder.rglob("*")):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    for path in (*filter(pathlib.Path.is_dir, folder.rglob("*")), folder, folder.parent):
        _sync_folder(path)


def read_manifest(folder: pathlib.Path) -> Manifest:
    """The manifest of a finished generation; raises Damaged."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Damaged(f"its manifest cannot be read ({type(error).__name__})") from error
    if not isinstance(found, dict) or found.pop(SEAL, None) != sealed(found) or found.get("format") != FORMAT:
        raise Damaged("its manifest is of another version, has changed since it was built, or is not one")
    return found


def sealed(manifest: Manifest) -> str:
    """The hash of a manifest's own words."""
    return text_digest(json.dumps(manifest, sort_keys=True))


def check(folder: pathlib.Path, manifest: Manifest) -> None:
    """Raise Damaged unless every file is there with the bytes that it was built with."""
    for name, expected in manifest["files"].items():
        try:
            if digest(folder / name) != expected:
                raise Damaged(f"{name} has changed since it was built")
        except OSError as error:
            raise Damaged(f"{name} cannot be read") from error


def check_database(folder: pathlib.Path) -> None:
    """Raise Damaged unless Chroma's database, which its readers may touch, is a whole SQLite file.

    It is opened for writing where it may be, as what a killed reader began can be undone in no other way.
    """
    path = folder / CHROMA / DATABASE
    try:
        with contextlib.closing(sqlite3.connect(f"file:{urllib.parse.quote(str(path))}?mode=rw", uri=True)) as database:
            if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Damaged("Chroma's database is broken")
            if database.execute("SELECT count(*) FROM collections").fetchone() == (0,):
                raise Damaged("Chroma's database holds nothing")
    except sqlite3.Error as error:
        raise Damaged(f"Chroma's database cannot be read ({error})") from error


def digest(path: pathlib.Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _files(folder: pathlib.Path) -> list[str]:
    """Files that nobody changes once they are built: not Chroma's database, nor its graph while that has never been written out."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    written = any(name.endswith("index_metadata.pickle") for name in found)
    return [name for name in found if not name.startswith(f"{CHROMA}/{DATABASE}" if written else f"{CHROMA}/")]


def _sync_folder(path: pathlib.Path) -> None:
    """Flush a folder's own entries; systems that cannot are left to themselves."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
