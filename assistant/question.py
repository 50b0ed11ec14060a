"""What a person typed goes in, a question fit to search comes out, or the sentence that says what was wanted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from assistant.plain import whole
from assistant.records import Answer, AssistantError, Turn

LONGEST = 2_000  # characters; a longer text is a document, not a question


def checked(question: str) -> str:
    """The question on one line, U+FFFD for bytes that were no text; raises AssistantError when it is empty or too long.

    >>> checked(" What  is\\udcff covered? ") == "What is\\ufffd covered?"
    True
    """
    question = whole(" ".join(question.split()))
    if not question:
        raise AssistantError('wanted a question, found nothing; for example: assistant ask "What does the agreement cover?"')
    if len(question) > LONGEST:
        raise AssistantError(f"wanted a question of at most {LONGEST} characters, found {len(question)}; put long texts into the corpus")
    return question


def turned(history: Iterable[Turn]) -> list[Turn]:
    """The turns so far as a list; raises AssistantError for anything else, and for a question that could not have been asked."""
    turns = list(history) if isinstance(history, Iterable) else [history]
    for one in turns:
        found = one.answer if isinstance(one, Turn) else one
        if not isinstance(found, Answer):
            raise AssistantError(
                "wanted the history as a list of Turn(question, answer) with the Answer that `ask` gave, "
                f"found {type(found).__name__} in {type(one if found is not one else history).__name__}"
            )
        checked(one.question)
    return turns


def dated(as_of: str | None) -> str | None:
    """The day as ISO 8601, or None; raises AssistantError when it is no day.

    >>> dated("2024-08-27")
    '2024-08-27'
    """
    try:
        return datetime.date.fromisoformat(as_of).isoformat() if as_of else None
    except ValueError as error:
        raise AssistantError(f"wanted a day, YYYY-MM-DD, found {as_of!r}; for example 2024-08-27") from error


def limited(as_of: str | None) -> tuple[str, ...]:
    """A note that later documents were left out, and undated ones not.

    >>> limited("2024-08-27"), limited(None)
    (('As of 2024-08-27: documents dated later were left out, undated ones were kept.',), ())
    """
    return (f"As of {as_of}: documents dated later were left out, undated ones were kept.",) if as_of else ()
