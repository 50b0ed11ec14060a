"""Conversations in a folder, a JSON file each: saved under a name, listed, read back, taken out; a broken one is never overwritten."""

import dataclasses
import json
import os
import pathlib
import secrets
import tempfile
import unicodedata
from collections.abc import Sequence

from assistant.plain import build, today
from assistant.questions.question import turned
from assistant.records import AssistantError, Turn
from assistant.sources import files

FORMAT = 1
SUFFIX = ".json"
REMOVED = ".removed"  # folder of what was taken out; its files are read by nothing
MOST_TURNS = 200  # of one conversation
LONGEST_NAME = 80  # characters
MOST_PACKED = 4_000_000  # bytes that a browser keeps of a conversation, and sends with each question
BROKEN = (AssistantError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)  # by what is no conversation
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}  # Windows's own


@dataclasses.dataclass(frozen=True, slots=True)
class Saved:
    """A conversation in the list: its day, number of turns and first question, or what is `broken` about its file."""

    name: str
    saved: str = ""
    turns: int = 0
    first: str = ""
    broken: str = ""


def save(folder: pathlib.Path, name: str, turns: Sequence[Turn]) -> pathlib.Path:
    """Keep the turns under `name`; a conversation of that name is replaced only by its own continuation."""
    path = _path(folder, name)
    if not turns:
        raise AssistantError("wanted a conversation to save, found no finished turn; ask something first")
    if len(turns) > MOST_TURNS:
        raise AssistantError(f"wanted at most {MOST_TURNS} turns, found {len(turns)}; begin a new conversation")
    if os.path.lexists(path):  # False in a folder that cannot be read, as writing will tell
        before = resume(folder, name)
        if list(turns[: len(before)]) != before:
            raise AssistantError(f"wanted to save as {name}, found another conversation under that name; choose a different one")
    plain = [{"question": turn.question, "answer": turn.answer.to_dict()} for turn in turns]
    text = json.dumps({"format": FORMAT, "saved": today(), "turns": plain}, ensure_ascii=False, indent=1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(path, text)
    except OSError as error:
        raise AssistantError(
            f"wanted to save {path}, found {error.strerror or error}; free some room or set ASSISTANT_CONVERSATIONS"
        ) from error
    return path


def _replace(path: pathlib.Path, text: str) -> None:
    """Write beside the file and rename, so that a crash leaves the old one; only the owner may read it."""
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        pathlib.Path(beside).replace(path)
    except BaseException:
        pathlib.Path(beside).unlink(missing_ok=True)
        raise


def resume(folder: pathlib.Path, name: str) -> list[Turn]:
    """The turns kept under `name`, oldest first; raises AssistantError when there are none or the file is broken."""
    return _read(_held(folder, name))[1]


def remove(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Move the conversation kept under `name`, broken or not, into REMOVED; where it is now."""
    path = _held(folder, name)
    away = folder / REMOVED / secrets.token_hex(4) / path.name  # a folder of its own, so that no name is taken
    try:
        away.parent.mkdir(parents=True)
        path.replace(away)
    except OSError as error:
        raise AssistantError(f"wanted to move {path}, found {error.strerror or error}; correct the rights") from error
    return away


def _held(folder: pathlib.Path, name: str) -> pathlib.Path:
    """The file of a conversation that is there; raises AssistantError, with the names that are, for any other."""
    if not name.strip():
        raise AssistantError("wanted a name among the saved conversations, found none; choose one, or save this conversation first")
    path = _path(folder, name)
    if not os.path.lexists(path):
        names = [one.name for one in listed(folder)]
        raise AssistantError(f"wanted a conversation named {name}, found {', '.join(names) if names else 'none saved yet'}")
    return path


def listed(folder: pathlib.Path) -> list[Saved]:
    """Every conversation by name, broken ones too."""
    found = []
    try:
        paths = sorted(one for one in folder.iterdir() if one.suffix == SUFFIX and not one.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise AssistantError(f"wanted to list {folder}, found {error.strerror}; set ASSISTANT_CONVERSATIONS") from error
    for path in paths:
        try:
            day, turns = _read(_path(folder, path.stem))
            found.append(Saved(path.stem, day, len(turns), turns[0].question if turns else ""))
        except AssistantError as error:
            found.append(Saved(path.stem, broken=str(error)))
    return found


def _read(path: pathlib.Path) -> tuple[str, list[Turn]]:
    """(day it was saved, turns) of one file."""
    try:
        plain = json.loads(files.contents(files.inside(path.parent, path.name), files.MOST).decode("utf-8"))
        if plain["format"] != FORMAT:
            raise ValueError(f"format {plain['format']}, this version reads {FORMAT}")
        return str(plain["saved"]), list(build(tuple[Turn, ...], plain["turns"]))[-MOST_TURNS:]
    except BROKEN as error:
        detail = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
        raise AssistantError(
            f"wanted a saved conversation in {path}, found a file that cannot be read ({detail}); mend it or move it away"
        ) from error


def packed(turns: Sequence[Turn]) -> str:
    """The latest turns, as many as a browser can keep, as JSON; empty without any."""
    pieces, size = list[str](), 0
    for turn in reversed(turns[-MOST_TURNS:]):
        piece = json.dumps(dataclasses.asdict(turn), ensure_ascii=False)
        size += len(piece.encode("utf-8", "replace")) + 1
        if size > MOST_PACKED:
            break
        pieces.append(piece)
    return f"[{','.join(reversed(pieces))}]" if pieces else ""


def unpacked(text: str | None) -> list[Turn]:
    """The turns that a browser kept, checked as any history is: it may send anything; none where they cannot be read."""
    try:
        return turned(build(tuple[Turn, ...], json.loads(text[: MOST_PACKED + 2])))[-MOST_TURNS:] if text else []
    except BROKEN:
        return []


def _path(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Where a name is kept; raises AssistantError for a name that is no plain file name on every system."""
    name = unicodedata.normalize("NFC", name).strip()
    plain = bool(name) and all(character.isalnum() or character in " -_" for character in name)
    if not plain or len(name) > LONGEST_NAME or len(name.encode()) > 200 or name.lower() in RESERVED:
        raise AssistantError(f"wanted a name of up to {LONGEST_NAME} letters, digits, spaces, - or _, found {name[:100]!r}")
    return folder / f"{name}{SUFFIX}"
