"""Answers from documents, with quotes that can be checked: the public names, and three verbs on the index of the settings."""

from __future__ import annotations

import datetime
import functools
import importlib
import pathlib
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from assistant.records import Answer, AssistantError, Evidence, Passage, Report, Turn, Verdict

if TYPE_CHECKING:
    from assistant.chat import Assistant
    from assistant.settings import Settings

__version__ = "0.1.0"
__all__ = ["Answer", "Assistant", "AssistantError", "Evidence", "Passage", "Settings", "Turn", "Verdict", "ask", "rebuild", "retrieve"]
_HOMES = {"Assistant": "assistant.chat", "Settings": "assistant.settings"}  # loaded when first used


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'assistant' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


@functools.cache
def default() -> Assistant:
    """The assistant of this process's settings, opened once."""
    from assistant.chat import Assistant

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
