"""An exported answer in, what is different when its question is asked again out."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from assistant.audit import opened
from assistant.check import shown
from assistant.records import Answer, Citation, Turn


def again(data: bytes, format: str, ask: Callable[..., Answer]) -> list[str]:
    """What a file shows that its record does not say, and what has changed when the question of the record is asked again."""
    found = opened(data, format)
    sheet, whole = shown(data, format, *found), found[0]
    altered = [f"the file: {sheet.reason}"] if sheet and not sheet.ok else []
    return altered + replay(whole.answer, whole.history, ask)


def replay(before: Answer, history: Sequence[Turn], ask: Callable[..., Answer]) -> list[str]:
    """What has changed when the question is asked again, one line each; nothing when the answer is the same to the byte.

    Of a generation, whose name is its number and the hash of its content, the content counts: a rebuild elsewhere has another number.
    """
    after = asked(before, history, ask)
    old, new = (str(one.fingerprint.get("generation", "")) for one in (before, after))
    if old and old.rpartition("-")[2] == new.rpartition("-")[2]:
        after = dataclasses.replace(after, fingerprint=after.fingerprint | {"generation": old})
    marks = sorted({*before.fingerprint, *after.fingerprint})
    names = ("searched", "verdict", "refused", "confidence", "text", "notes")
    changes = [_change(name, before.fingerprint.get(name), after.fingerprint.get(name)) for name in marks]
    changes += [_change(name, getattr(before, name), getattr(after, name)) for name in names]
    changes += [_change("support", *([claim.support for claim in one.claims] for one in (before, after)))]
    changes += [_moved("citations", before.citations, after.citations), _moved("passages read", before.evidence, after.evidence)]
    changes += [_change("conflicts", *(sorted(conflict.about for conflict in one.conflicts) for one in (before, after)))]
    found = [one for one in changes if one]
    return found if found or before == after else ["details of the record, none of them named above"]


def asked(before: Answer, history: Sequence[Turn], ask: Callable[..., Answer]) -> Answer:
    """The answer to the same question now, after the same turns and up to the same day."""
    options = {"as_of": before.fingerprint.get("as_of") or None}
    after = ask(before.question, history, **options)
    if after.searched == before.searched:
        return after
    return ask(before.question, history, searched=before.searched, **options)  # the reader's own, or from turns that are not there


def anew(before: Answer, history: Sequence[Turn], ask: Callable[..., Answer] | None) -> Answer:
    """The answer of one of the turns of a history, asked again after those before it: what a history says need not be so."""
    if ask is None:
        return before
    place = next(place for place, turn in enumerate(history) if turn.answer is before)
    return asked(before, history[:place], ask)


def _change(name: str, before: Any, after: Any) -> str:
    return "" if before == after else f"{name}: {_said(before)} → {_said(after)}"


def _said(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)


def _moved(name: str, before: Sequence[Citation], after: Sequence[Citation]) -> str:
    """Places that were left or came in, or that their order alone has changed."""
    olds, news = ([f"{one.source}:{one.start}-{one.end} of {one.sha256[:8]}" for one in group] for group in (before, after))
    if olds == news:
        return ""
    parts = [f"gone {one}" for one in olds if one not in news] + [f"new {one}" for one in news if one not in olds]
    return f"{name}: {', '.join(parts) or 'in another order'}"
