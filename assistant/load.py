"""A folder of files in, Sources out: the text of each and what is known about it (front matter, or a NAME.meta.yaml beside it)."""

from __future__ import annotations

import datetime
import hashlib
import importlib.metadata
import os
import pathlib
import re
import stat
from collections.abc import Iterator
from typing import Any

from assistant import readers
from assistant.records import KINDS, STATUSES, AssistantError, Source
from assistant.worker import Worker

SIDECAR = ".meta.yaml"
SKIPPED = ("questions.jsonl",)
MAX_BYTES = 100_000_000  # of one file
MAX_METADATA = 65_536  # characters of front matter or sidecar
LIBRARIES = ("pypdf", "trafilatura", "markitdown", "mammoth", "charset-normalizer", "python-frontmatter")
HEADED = (".md", ".markdown", ".docx", ".pptx", ".epub", ".html", ".htm", ".xhtml")
HEADING = re.compile(r"^#{1,3}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def discover(corpus: pathlib.Path) -> list[str]:
    """Every file of the corpus, relative, with forward slashes, sorted; what cannot be read is listed too, and `load` says why.

    Left out: names that begin with a dot, metadata files, questions.jsonl, and links to what the corpus holds anyway.
    """
    root = corpus.resolve()
    if not root.is_dir():
        raise AssistantError(f"wanted a folder of documents, found none at {corpus}; create it, or set ASSISTANT_CORPUS")
    found = []
    for folder, folders, files in os.walk(root):
        links = [name for name in folders if (pathlib.Path(folder) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in [*files, *links]:
            path = pathlib.Path(folder) / name
            if name.startswith(".") or name in SKIPPED or name.endswith(SIDECAR) or (path.is_symlink() and _inside(path, root)):
                continue
            found.append(path.relative_to(root).as_posix())
    return sorted(found)


def _inside(path: pathlib.Path, root: pathlib.Path) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root) and not any(part.startswith(".") for part in target.relative_to(root).parts)


def shown(relative: str) -> str:
    """A file's name fit for one line: control characters and undecodable bytes escaped.

    >>> shown("a\\nb.txt")
    'a\\\\nb.txt'
    """
    return "".join(character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode() for character in relative)


def fetch(corpus: pathlib.Path, relative: str) -> tuple[bytes, bytes]:
    """The bytes of a file and of its metadata file (empty when there is none); raises AssistantError with the reason otherwise."""
    if shown(relative) != relative:
        raise AssistantError("wanted a name of printable characters, found controls or bytes that are not UTF-8 in it; rename the file")
    root = corpus.resolve()
    path = root / relative
    if not path.resolve().is_relative_to(root):
        raise AssistantError("wanted a file of the corpus, found a link that leads out of it; copy the file itself into the corpus")
    if path.suffix.lower() not in readers.READERS:
        known = ", ".join(sorted(readers.READERS))
        raise AssistantError(f"wanted one of {known}, found {path.suffix or 'no ending'}; save the file in one of those formats")
    try:
        data = _bytes(path)
        beside = path.with_name(path.name + SIDECAR)
        return data, _bytes(beside, MAX_METADATA * 4) if beside.is_file() and beside.resolve().is_relative_to(root) else b""
    except FileNotFoundError as error:
        raise AssistantError("wanted the file, found it gone while the index was being built; rebuild again") from error
    except OSError as error:
        raise AssistantError(f"wanted to read the file, found {error.strerror or error}; check its permissions") from error


def _bytes(path: pathlib.Path, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a regular file, so that a pipe or a device cannot hang the build."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise AssistantError("wanted a file, found a pipe, a device or a folder under that name; remove it")
        if state.st_size > limit:
            raise AssistantError(f"wanted at most {limit // 1_000_000} MB, found {state.st_size // 1_000_000} MB; split the file into parts")
        return file.read(limit + 1)


def version() -> str:
    """Names every parser that has a say in a text, so that a new one is noticed."""
    return " ".join([f"readers {readers.VERSION}", *(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)])


def load(corpus: pathlib.Path, relative: str, *, worker: Worker | None = None) -> Source:
    """The Source at `relative`; raises AssistantError with one line: what was wanted, what was found, what to do."""
    return parse(relative, *fetch(corpus, relative), worker=worker)


def parse(relative: str, data: bytes, beside: bytes = b"", *, worker: Worker | None = None) -> Source:
    """The Source that the bytes of a file make, with those of its metadata file; `worker` is the child process to read it in."""
    suffix = pathlib.PurePosixPath(relative).suffix.lower()
    if not data:
        raise AssistantError("wanted text, found an empty file (0 bytes); fill it or remove it")
    found = _read(suffix, data, worker)
    metadata: dict[str, Any] = {}
    if suffix in (".md", ".markdown", ".txt", ".text"):
        metadata, found["text"] = front_matter(found["text"])
    metadata |= _metadata(readers.clean(beside.decode("utf-8", "replace")))
    text, pages = _joined(found)
    if not text.strip():
        raise AssistantError("wanted text, found only metadata in the file; add some or remove the file")
    heading = HEADING.search(text) if suffix in HEADED else None
    title = _line(metadata.get("title")) or _line(found.get("title")) or (_line(heading.group(1)) if heading else "")
    return Source(
        path=relative,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        title=title or " ".join(re.split(r"[-_\s]+", pathlib.PurePosixPath(relative).stem)).strip() or relative,
        date=_date(metadata.get("date")) or _date(found.get("date")),
        kind=_one_of(metadata.get("kind"), KINDS, "unknown"),
        status=_one_of(metadata.get("status"), STATUSES, "current"),
        period=_line(metadata.get("period")) or None,
        origin=_origin(metadata.get("sources", metadata.get("origin"))),
        pages=pages,
    )


def _read(suffix: str, data: bytes, worker: Worker | None) -> dict[str, Any]:
    """Plain UTF-8 here and now, everything else in the child process."""
    if suffix in (".md", ".markdown", ".txt", ".text"):
        try:
            data.decode("utf-8")
            return readers.read(suffix, data)
        except UnicodeDecodeError:
            pass
        except readers.Unreadable as error:
            raise AssistantError(str(error)) from error
    if worker is not None:
        return worker.read(suffix, data)
    with Worker() as own:
        return own.read(suffix, data)


def _joined(found: dict[str, Any]) -> tuple[str, tuple[int, ...]]:
    """(text, offset at which each page begins)."""
    if "pages" not in found:
        return found["text"].strip(), ()
    offsets, length = [], 0
    for page in found["pages"]:
        offsets.append(length)
        length += len(page) + 2
    return "\n\n".join(found["pages"]), tuple(offsets)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """(metadata, body) of a text that may begin with YAML between `---` lines; a head that is no mapping stays in the text.

    >>> front_matter("---\\ntitle: A\\n---\\nBody")
    ({'title': 'A'}, 'Body')
    >>> front_matter("---\\nnot metadata\\n---\\nBody")
    ({}, '---\\nnot metadata\\n---\\nBody')
    """
    from frontmatter.default_handlers import YAMLHandler

    if not text.startswith("---"):
        return {}, text
    try:
        head, body = YAMLHandler().split(text)
    except ValueError:
        return {}, text
    metadata = _metadata(head)
    return (metadata, body.strip()) if metadata else ({}, text)


def _metadata(text: str) -> dict[str, Any]:
    """A YAML mapping, safely read; empty for anything else."""
    from frontmatter.default_handlers import YAMLHandler

    if len(text) > MAX_METADATA:
        return {}
    try:
        found = YAMLHandler().load(text)
    except Exception:  # YAML raises whatever a value's constructor does; a head that cannot be read is text, or nothing
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def _line(value: Any) -> str:
    """A scalar as one line of at most 300 characters; empty for lists and mappings, which could expand without end."""
    return " ".join(str(value).split())[:300] if isinstance(value, str | int | float | datetime.date) and not isinstance(value, bool) else ""


def _date(value: Any) -> str | None:
    """ISO 8601 day, month or year; None for anything else.

    >>> _date("2024-12"), _date(datetime.date(2024, 12, 13)), _date("13/12/2024"), _date("2024-13")
    ('2024-12', '2024-12-13', None, None)
    """
    text = _line(value)[:10] if isinstance(value, datetime.date) else _line(value)
    if not DATE.fullmatch(text):
        return None
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
    return text


def _one_of(value: Any, known: tuple[str, ...], otherwise: str) -> str:
    text = _line(value).lower()
    return text if text in known else otherwise


def _origin(value: Any) -> tuple[str, ...]:
    """One line for each place that the document is from: a text as it is, a mapping as its title, date and address."""
    items = value if isinstance(value, list) else [value]
    lines = []
    for item in items[:100]:
        parts = [item.get(key) for key in ("title", "date", "url")] if isinstance(item, dict) else [item]
        lines.append(", ".join(filter(None, map(_line, parts))))
    return tuple(line for line in lines if line)


def watch(corpus: pathlib.Path) -> Iterator[set[str]]:
    """Wait for the folder to change; yields the names changed, once they have been quiet for a second, until interrupted."""
    import watchfiles

    root = corpus.resolve()
    for changes in watchfiles.watch(root, debounce=1600, step=1000, watch_filter=None, raise_interrupt=False):
        yield {os.path.relpath(path, root) for _, path in changes}
