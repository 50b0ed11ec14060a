"""The three verbs of a script, ask, retrieve and rebuild, on the index of this process's settings, which is opened once."""

from __future__ import annotations

import datetime
import functools
import pathlib
from collections.abc import Collection, Sequence

from assistant.chat import Assistant
from assistant.records import Answer, Evidence, Report, Turn


@functools.cache
def default() -> Assistant:
    """The assistant of this process's settings, opened once."""
    return Assistant.open()


def ask(question: str, history: Sequence[Turn] = (), *, as_of: str | datetime.date | None = None, searched: str | None = None) -> Answer:
    """`Assistant.ask` on the default index."""
    return default().ask(question, history, as_of=as_of, searched=searched)


def retrieve(
    question: str,
    k: int = 5,
    *,
    source: str | Collection[str] | None = None,
    kind: str | Collection[str] | None = None,
    status: str | Collection[str] | None = None,
    as_of: str | datetime.date | None = None,
) -> list[Evidence]:
    """`Assistant.retrieve` on the default index."""
    return default().retrieve(question, k, source=source, kind=kind, status=status, as_of=as_of)


def rebuild(path: str | pathlib.Path | None = None) -> Report:
    """`Assistant.rebuild` on the default index."""
    return default().rebuild(path)
