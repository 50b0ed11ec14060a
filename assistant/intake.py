"""Documents on their way in: the index brought up to date at the start, files put into the corpus, first questions; what is there."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.load import HIDDEN, SIDECAR, discover, load, shown
from assistant.progress import working
from assistant.records import AssistantError
from assistant.sources import files
from assistant.sources.readers import READERS

if TYPE_CHECKING:
    from assistant.chat import Assistant

QUESTIONS = "questions.jsonl"
REMOVED = ".removed"  # folder in the corpus of what was taken out; its name begins with a dot, so that nothing in it is indexed
EXAMPLES = 4


def store(file: pathlib.Path, corpus: pathlib.Path, replace: bool) -> str:
    """Copy a file into the corpus under its own name, whole or not at all; what was done.

    Raises AssistantError when the name is taken and `replace` is off, or when it cannot be read or the index never would.
    """
    name = file.name.strip()
    if not name or name.startswith(HIDDEN) or name == QUESTIONS:
        raise AssistantError(f"wanted a document, found {name or 'a file without a name'}, which is never indexed; give it another name")
    if file.suffix.lower() not in READERS:
        raise AssistantError(f"wanted one of {', '.join(sorted(READERS))}, found {name}; save it in one of those formats")
    target, beside = corpus / name, corpus / f".{secrets.token_hex(8)}.new"  # short, where the name is as long as may be
    if os.path.isdir(target):
        raise AssistantError(f"wanted a new document, found a folder {name} in the corpus; give the document another name")
    if os.path.exists(target) and not replace:
        raise AssistantError(f"wanted a new document, found {name} in the corpus already; tick “replace” to put this one in its place")
    load(file.parent, file.name)  # what cannot be read would fail at every rebuild
    done = f"Replaced {name} in the folder." if os.path.exists(target) else f"Added {name} to the folder."  # the index may leave it out
    try:
        corpus.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, beside)
        beside.replace(target)
    except OSError as error:
        raise AssistantError(
            f"wanted to write {target}, found: {error.strerror or error}; free some room or correct the permissions"
        ) from error
    finally:
        with contextlib.suppress(OSError):  # it is gone when all went well
            beside.unlink()
    return done


def take(files: Iterable[str], corpus: pathlib.Path, replace: bool) -> tuple[list[str], list[str]]:
    """Store each file; what was done or why not, and those that wait for the leave to replace another."""
    said, waiting = list[str](), list[str]()
    for file in files:
        name = pathlib.Path(file).name.strip()
        try:
            said.append(store(pathlib.Path(file), corpus, replace))
        except AssistantError as error:
            said.append(f"{shown(name)}: {error}")
            waiting += [] if replace or not os.path.isfile(corpus / name) else [file]
    return said, waiting


def remove(names: Iterable[str], corpus: pathlib.Path) -> list[str]:
    """Move documents of the corpus, named by their paths as they are shown, with what stands beside them, into REMOVED; what was done.

    Raises AssistantError, before anything is moved, for a name that the corpus does not have.
    """
    names, held = list(dict.fromkeys(names)), {shown(path): path for path in discover(corpus)}
    if not names or (strange := [name for name in names if name not in held]):
        found = shown(strange[0])[:200] if names else "none chosen"
        raise AssistantError(f"wanted documents of the corpus to take out, found {found}; choose them from the list")
    away = corpus / REMOVED / secrets.token_hex(4)  # a folder of its own, so that no name is taken
    for path in (held[name] for name in names):
        try:
            for one in (path, path + SIDECAR):
                if os.path.lexists(corpus / one):
                    (away / one).parent.mkdir(parents=True, exist_ok=True)
                    (corpus / one).replace(away / one)
        except OSError as error:
            raise AssistantError(f"wanted to move {shown(path)}, found: {error.strerror or error}; correct the permissions") from error
    return [f"Took out {name}, kept in {away.relative_to(corpus)}." for name in names]


def doubtful(manifest: Mapping[str, Any]) -> str:
    """What the last rebuild could not read, or not as it stood, in lines; empty where all was well."""
    failed = [f"failed: {path}: {entry['reason']}" for path, entry in manifest["failed"].items()]
    return "\n".join([*failed, *(f"doubts: {path}: {reason}" for path, reason in manifest.get("doubts", {}).items())])


def examples(corpus: pathlib.Path, titles: Sequence[str]) -> list[str]:
    """Questions to begin with: of the corpus's own those marked "example"; without any, one for a title."""
    try:
        data = files.contents(files.inside(corpus, QUESTIONS), files.MOST)
        lines = data.decode("utf-8-sig").split("\n")  # a question may hold other line ends
    except (AssistantError, OSError, ValueError):  # `assistant evaluate` says what is wrong with it
        lines = []
    found = [text for text in map(example, lines) if text.strip() and text.isprintable()]
    return (found or [f"What does “{title}” say?" for title in titles])[:EXAMPLES]


def example(line: str) -> str:
    """The question of a line that is marked so; empty for any other: what is wrong with it `assistant evaluate` says."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(found.get("question", "")) if isinstance(found, dict) and found.get("example") is True else ""


def prepare(assistant: Assistant) -> None:
    """Bring the index up to date, progress in the terminal; one that was rolled back stays as it is while it can be searched.

    An index that is there serves on when the documents cannot be read.
    """
    back, home, corpus = assistant.index.returned(), assistant.index.home, assistant.settings.corpus
    with contextlib.suppress(AssistantError):
        if back and assistant.index.snapshot().id == back:
            print(f"answering from generation {back}, which was rolled back to; to leave it, run: assistant rebuild", file=sys.stderr)
            return
    try:
        with working("reading the documents") as progress:
            report = assistant.rebuild(progress=progress)
    except AssistantError as error:
        try:
            assistant.index.snapshot()
        except AssistantError:
            raise error from None
        print(f"assistant: {error}; answering from the index as it is", file=sys.stderr)
        return
    print(report, file=sys.stderr)
    if home not in (None, corpus.resolve()):
        print(f"the index held the documents of {home}, now those of {corpus}; to go back, run: assistant rollback", file=sys.stderr)


def warm(assistant: Assistant) -> None:
    """Load the encoder while the person reads; what is wrong with it the first question tells."""
    with contextlib.suppress(AssistantError):
        assistant.retrieve("first")


def warn(assistant: Assistant) -> None:
    """Say on stderr that the index holds other documents than those meant, or older; an answer is the same for the same generation."""
    settings, home = assistant.settings, assistant.index.snapshot().home
    if "corpus" in settings.model_fields_set and home not in (None, settings.corpus.resolve()):
        print(
            f"assistant: the index holds the documents of {home}, not of {settings.corpus}; for these run: assistant rebuild",
            file=sys.stderr,
        )
    if said := assistant.index.stale(settings.corpus):
        print(f"assistant: {said}", file=sys.stderr)


# ---- what is there
def told(status: Mapping[str, Any]) -> Iterator[str]:
    """The index's status in lines for a person: spans of time and sizes in words, nothing that is empty, a number for all unchanged files.

    >>> list(told({"age": 97.4, "copies": [], "drifted": False, "files": {"a.md": "added", "b.md": "unchanged", "c.md": "unchanged"}}))
    ['age: 2 minutes', 'drifted: no', 'files:', '  a.md: added', '  2 unchanged']
    """
    for name, value in sorted(status.items(), key=lambda pair: isinstance(pair[1], list | dict)):  # what is long comes last
        if isinstance(value, Mapping) and value:
            yield f"{name}:"
            yield from (f"  {key}: {item}" for key, item in value.items() if item != "unchanged")
            if same := list(value.values()).count("unchanged"):
                yield f"  {same} unchanged"
        elif isinstance(value, list) and value:
            yield f"{name}:"
            yield from (f"  {' and '.join(map(str, item)) if isinstance(item, list | tuple) else item}" for item in value)
        elif name == "age":
            yield f"age: {span(value)}"
        elif name == "disk":
            yield f"disk: {value / 1e6:.1f} MB"
        elif name == "built":
            yield f"built: {value.replace('T', ' ').replace('+00:00', ' UTC')}"
        elif isinstance(value, bool):
            yield f"{name}: {'yes' if value else 'no'}"
        elif value:
            yield f"{name}: {value}"


def span(seconds: float) -> str:
    """A span of time as a person says it.

    >>> span(20), span(60), span(3 * 3600), span(50 * 3600)
    ('less than a minute', '1 minute', '3 hours', '2 days')
    """
    for unit, size, least in (("day", 86_400, 2 * 86_400), ("hour", 3_600, 2 * 3_600), ("minute", 60, 60)):
        if seconds >= least:
            count = round(seconds / size)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "less than a minute"
