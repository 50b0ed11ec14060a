"""Chroma, and the only file that knows it: vectors under ids in, the nearest ids out; in a folder or on a server."""

from __future__ import annotations

import contextlib
import pathlib
import shutil
import sqlite3
import tempfile
import threading
import urllib.parse
from collections.abc import Iterator, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from assistant.records import AssistantError

BATCH = 1_000  # records sent to Chroma at once
SEARCH = 200  # candidates that HNSW keeps while it searches
SYNC = 100  # vectors after which Chroma writes its graph to disk; below that it lives in the database and is made anew by each reader
SPACE = {"hnsw": {"space": "cosine", "ef_search": SEARCH, "sync_threshold": SYNC, "batch_size": SYNC}}
DATABASE = "chroma.sqlite3"
OPENING = threading.RLock()  # Chroma shares clients of a folder unguarded; reentrant, for a snapshot may be collected at any moment


class Vectors:
    """One collection, open until `close`."""

    def __init__(self, client: Any, collection: Any, scratch: pathlib.Path | None = None) -> None:
        self._client, self._collection, self._scratch = client, collection, scratch

    @classmethod
    def open(cls, folder: pathlib.Path, name: str, *, url: str | None = None, create: bool = False) -> Vectors:
        """The collection `name` in `folder`, or on the server at `url`; one that cannot be written is read from a copy."""
        make = "create_collection" if create else "get_collection"
        options = {"configuration": SPACE} if create else {}
        scratch = None
        with _explained(url), contextlib.ExitStack() as undo:
            try:
                client = _client(folder, url)
            except Exception:  # Chroma writes when it opens, and cannot where the folder is another user's, read-only, or full
                if url or create:
                    raise
                scratch = pathlib.Path(tempfile.mkdtemp(prefix="assistant-"))
                undo.callback(shutil.rmtree, scratch, ignore_errors=True)
                duplicate(folder, scratch / "chroma")
                client = _client(scratch / "chroma", None)
            undo.callback(_close, client)
            found = cls(client, getattr(client, make)(name, embedding_function=None, **options), scratch)
            undo.pop_all()
            return found

    def count(self) -> int:
        return int(self._collection.count())

    def add(self, ids: Sequence[str], vectors: NDArray[numpy.float32], sources: Sequence[str]) -> None:
        """Store vectors under new ids, with the path of the source each is from."""
        for start in range(0, len(ids), BATCH):
            part = slice(start, start + BATCH)
            self._collection.add(ids=list(ids[part]), embeddings=vectors[part], metadatas=[{"source": source} for source in sources[part]])

    def delete(self, ids: Sequence[str]) -> None:
        for start in range(0, len(ids), BATCH):
            self._collection.delete(ids=list(ids[start : start + BATCH]))

    def nearest(self, vector: NDArray[numpy.float32], n: int) -> list[str]:
        """Up to `n` ids, nearest first."""
        n = min(n, self.count())
        if n <= 0:
            return []
        return list(self._collection.query(query_embeddings=[vector], n_results=n, include=[])["ids"][0])

    def get(self, ids: Sequence[str]) -> dict[str, NDArray[numpy.float32]]:
        found = self._collection.get(ids=list(ids), include=["embeddings"])
        return dict(zip(found["ids"], found["embeddings"], strict=True))

    def close(self) -> None:
        """Let go of files and memory; Chroma would keep them for the life of the process."""
        _close(self._client)
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)


def duplicate(folder: pathlib.Path, target: pathlib.Path) -> None:
    """Copy a Chroma folder that readers have open: the database by SQLite's own backup, the rest, which no reader changes, as files."""
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
    for path in (target, *target.rglob("*/")):
        path.chmod(0o700)  # a folder that nobody may write is copied as such
    with (
        contextlib.closing(sqlite3.connect(f"file:{urllib.parse.quote(str(folder / DATABASE))}?mode=ro", uri=True)) as source,
        contextlib.closing(sqlite3.connect(target / DATABASE)) as copy,
    ):
        source.backup(copy)


def names(url: str, prefix: str) -> list[str]:
    """Collections on the server whose names begin with `prefix`."""
    with _explained(url), _connected(url) as client:
        return [one.name for one in client.list_collections() if one.name.startswith(prefix)]


def drop(url: str, name: str) -> None:
    with _explained(url), _connected(url) as client:
        client.delete_collection(name)


def _client(folder: pathlib.Path | None, url: str | None) -> Any:
    import chromadb
    import chromadb.api.shared_system_client
    import chromadb.config

    settings = chromadb.config.Settings(anonymized_telemetry=False)
    if not url:
        with OPENING:
            try:
                return chromadb.PersistentClient(str(folder), settings=settings)
            except BaseException:  # what could not start would be handed out again
                chromadb.api.shared_system_client.SharedSystemClient._identifier_to_system.pop(str(folder), None)
                raise
    parts = urllib.parse.urlsplit(url if "//" in url else f"http://{url}")
    secure = parts.scheme == "https"
    return chromadb.HttpClient(parts.hostname or "localhost", parts.port or (443 if secure else 8000), ssl=secure, settings=settings)


def _close(client: Any) -> None:
    """Release Chroma's shared client of a folder, or the connections to a server, which Chroma leaves open."""
    with OPENING, contextlib.suppress(Exception):
        client.close()
    with contextlib.suppress(AttributeError):
        client._server._session.close()


@contextlib.contextmanager
def _connected(url: str) -> Iterator[Any]:
    client = _client(None, url)
    try:
        yield client
    finally:
        _close(client)


@contextlib.contextmanager
def _explained(url: str | None) -> Iterator[None]:
    """Name the server in what goes wrong with it."""
    try:
        yield
    except AssistantError:
        raise
    except Exception as error:
        if url is None:
            raise
        detail = " ".join(str(error).split())[:120]
        raise AssistantError(
            f"wanted the Chroma server at {url}, found {detail}; start it (chroma run), or unset ASSISTANT_CHROMA_URL"
        ) from error
