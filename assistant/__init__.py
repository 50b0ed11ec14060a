"""Answers from documents, with quotes that can be checked: the public names, loaded when they are first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.chat import Assistant
    from assistant.records import Answer, AssistantError, Evidence, Passage, Turn, Verdict
    from assistant.settings import Settings
    from assistant.verbs import ask, rebuild, retrieve

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "Assistant",
    "AssistantError",
    "Evidence",
    "Passage",
    "Settings",
    "Turn",
    "Verdict",
    "ask",
    "rebuild",
    "retrieve",
]
_HOMES = {"Assistant": "chat", "Settings": "settings", "ask": "verbs", "rebuild": "verbs", "retrieve": "verbs"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'assistant' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"assistant.{_HOMES.get(name, 'records')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
