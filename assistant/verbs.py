"""The three verbs of a script, ask, retrieve and rebuild, on the index of this process's settings, which is opened once."""

from __future__ import annotations

import functools
import pathlib
from collections.abc import Sequence
from typing import Any

from assistant.chat import Assistant
from assistant.records import Answer, Evidence, Report, Turn


@functools.cache
def default() -> Assistant:
    """The assistant of this process's settings, opened once."""
    return Assistant.open()


def ask(question: str, history: Sequence[Turn] = (), **options: Any) -> Answer:
    """`Assistant.ask` on the default index."""
    return default().ask(question, history, **options)


def retrieve(question: str, k: int = 5, **filters: Any) -> list[Evidence]:
    """`Assistant.retrieve` on the default index."""
    return default().retrieve(question, k, **filters)


def rebuild(path: str | pathlib.Path | None = None) -> Report:
    """`Assistant.rebuild` on the default index."""
    return default().rebuild(path)
