"""An Answer in, a file for the records out; and such a file in, the answer as it was exported."""

import dataclasses
import hashlib
import json
import os
import pathlib
import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from assistant import sheet
from assistant.plain import build, today
from assistant.records import Answer, AssistantError, Turn
from assistant.sources import files

FORMATS = ("md", "json", "docx")
NAME = 60  # letters of the question in a file's name


@dataclasses.dataclass(frozen=True, slots=True)
class Export:
    """An answer with the turns before it, oldest first; `exported` is the day, ISO 8601."""

    answer: Answer
    history: tuple[Turn, ...] = ()
    exported: str = ""
    layout: int = sheet.LAYOUT


def export(answer: Answer, format: str, *, history: Sequence[Turn] = (), exported: str | None = None) -> bytes:
    """The answer as a file in one of FORMATS, UTF-8, with all that `check` and `replay` need."""
    if format not in FORMATS:
        raise _unknown(format)
    whole = Export(answer, tuple(history), exported or today())
    if format == "json":
        return (_record(whole, indent=2) + "\n").encode("utf-8", "backslashreplace")
    if format == "docx":
        return sheet.docx(blocks(whole), _record(whole, ascii_only=True))
    return sheet.markdown(blocks(whole), _record(whole, ascii_only=True)).encode()


def format_of(name: str | pathlib.PurePath) -> str:
    """The format that a file's ending asks for.

    >>> format_of("answer.MD")
    'md'
    """
    return pathlib.PurePath(name).suffix.lower().lstrip(".").replace("markdown", "md")


def name(question: str, format: str, day: str | None = None) -> str:
    """A file name for an export, of plain letters, digits and hyphens: the day and the question's first words.

    >>> name("Does the Pact permit “quantum” work at the Café?", "md", "2026-11-24")
    '2026-11-24-does-the-pact-permit-quantum-work-at-the-cafe.md'
    """
    letters = unicodedata.normalize("NFKD", question[:500]).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))
    short = words if len(words) <= NAME else words[: NAME + 1].rpartition("-")[0] or words[:NAME]
    return f"{day or today()}-{short or 'answer'}.{format}"


def _unknown(format: str, run: str = "name it, say, answer.md") -> AssistantError:
    found = f".{format}" if format else "no ending"
    return AssistantError(f"wanted a file that ends in .{', .'.join(FORMATS)}, found {found}; {run}")


def _record(whole: Export, *, indent: int | None = None, ascii_only: bool = False) -> str:
    plain = {**dataclasses.asdict(whole), "answer": whole.answer.to_dict()}
    plain["history"] = [{"question": turn.question, "answer": turn.answer.to_dict()} for turn in whole.history]
    plain["digest"] = digest(plain)
    return json.dumps(plain, ensure_ascii=ascii_only, indent=indent)


def digest(record: dict[str, Any]) -> str:
    """SHA-256 over all that a record says but its own digest, however it is laid out."""
    rest = {name: value for name, value in record.items() if name != "digest"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def blocks(whole: Export) -> list[sheet.Block]:
    """What the sheet of an export says."""
    return sheet.blocks(whole.answer, whole.history, whole.exported)


def keep(path: pathlib.Path, data: bytes) -> pathlib.Path:
    """Write an export to a new file; what is filed is never overwritten."""
    try:
        file = path.open("xb")
    except (OSError, ValueError) as error:  # a name that no file can have
        raise _unwritable(path, error) from error
    try:
        with file:
            file.write(data)
    except OSError as error:
        path.unlink()  # or a second try would find a file of that name
        raise _unwritable(path, error, "free some room") from error
    return path


def expect_new(path: pathlib.Path) -> str:
    """The format for a file that can be written, found out before the time for an answer is spent.

    Raises what `export` would for an ending that is no format's, and `keep` for a file that is there or a folder that is not.
    """
    if (format := format_of(path)) not in FORMATS:
        raise _unknown(format)
    if os.path.lexists(path):
        raise _unwritable(path, "a file of that name")
    if not os.path.isdir(path.parent):
        raise _unwritable(path, "no such folder")
    return format


def _unwritable(path: pathlib.Path, found: Exception | str, run: str = "choose another name") -> AssistantError:
    reason = getattr(found, "strerror", None) or found
    return AssistantError(f"wanted to write {path}, found {reason}; {run}")


def fetch(path: pathlib.Path) -> tuple[bytes, str]:
    """(bytes, format) of an exported file; for -, of the JSON on standard input."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read() if sys.stdin else b"", "json"
        return files.contents(path, files.MOST, piped=True), format_of(path)
    except OSError as error:
        raise AssistantError(f"wanted an exported answer at {path}, found {error.strerror or error}; check the name") from error


def opened(data: bytes, format: str) -> tuple[Export, str | None, str]:
    """(the export in a file's bytes, what its reader sees, None where that is the record itself, the record).

    Raises AssistantError for what is neither an export nor what `assistant ask --json` prints.
    """
    if format not in FORMATS:
        raise _unknown(format, "give the file as it was exported")
    seen: str | None = None
    if format == "docx":
        seen, text = sheet.parse_docx(data)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise AssistantError("wanted an export in UTF-8, found other bytes; export the answer again") from error
        if format == "md":
            seen, text = sheet.parse_markdown(text)
    try:
        plain = json.loads(text, object_pairs_hook=_once)
        if seen is None and "answer" not in dict(plain):
            return Export(Answer.from_json(text)), seen, text
        whole: Export = build(Export, plain)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise AssistantError(f"wanted the record of an answer, found something else ({error}); export the answer again") from error
    if whole.layout != sheet.LAYOUT:
        raise AssistantError(
            f"wanted an export of layout {sheet.LAYOUT}, found one of layout {whole.layout}; export the answer again with this version"
        )
    return whole, seen, text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs of a JSON object; of two values under one name a reader could see the one and a program the other."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"one of {', '.join(found)} stands twice"[:200])
    return found
