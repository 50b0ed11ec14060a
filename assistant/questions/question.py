"""What a person typed goes in, a question fit to search comes out, or the sentence that says what was wanted."""

import dataclasses
import datetime
import numbers
from collections.abc import Iterable, Mapping

from assistant.language.dates import later
from assistant.plain import whole
from assistant.records import Answer, AssistantError, Source, Turn
from assistant.sources.characters import clean

LONGEST = 2_000  # characters; a longer text is a document, not a question
LONGEST_TEXT = 20_000  # characters of an answer before that are looked at
LOOKED_AT = 20  # turns of a history
MOST_PARTS = 200  # claims, or passages, of an answer of a history
WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}  # letters and marks as wide as Chinese ones, which some keyboards type
Day = str | datetime.date | None


def checked(question: str) -> str:
    """The question on one line without what no reader sees, as documents are read, U+FFFD for bytes that were no text.

    Raises AssistantError when it is no text, empty or too long.

    >>> checked(" What  is\\udcff co\\u200bvered? ") == "What is\\ufffd covered?", checked("Ｉｓ ＡＩ covered？")
    (True, 'Is AI covered?')
    """
    if not isinstance(question, str):
        raise AssistantError(f'wanted a question as text, found {question!r:.80}; for example ask("What is covered?")')
    question = " ".join(clean(whole(question)).translate(WIDE).split())
    if not question:
        raise AssistantError('wanted a question, found nothing; for example: assistant ask "What is covered?"')
    if len(question) > LONGEST:
        raise AssistantError(f"wanted a question of at most {LONGEST} characters, found {len(question)}; put long texts into the corpus")
    return question


def turned(history: Iterable[Turn]) -> list[Turn]:
    """The turns so far as a list; raises AssistantError for anything else, and for a question that could not have been asked."""
    turns = list(history) if isinstance(history, Iterable) else [history]
    for one in turns:
        found = one.answer if isinstance(one, Turn) else one
        if not isinstance(one, Turn) or not isinstance(found, Answer):
            raise AssistantError(
                "wanted the history as a list of Turn(question, answer) with the Answer that `ask` gave, "
                f"found {type(found).__name__} in {type(one if found is not one else history).__name__}"
            )
        checked(one.question)
    return [dataclasses.replace(one, answer=_cut(one.answer)) for one in turns]


def recent(history: Iterable[Turn]) -> list[Turn]:
    """The last turns, which alone a follow-up is asked of; raises as `turned`, for what is older too."""
    return turned(history)[-LOOKED_AT:]


def _cut(answer: Answer) -> Answer:
    """An answer as far as a follow-up looks at it: a history may come from anyone, and who completes a question reads it all."""
    claims = tuple(dataclasses.replace(one, text=one.text[:LONGEST_TEXT]) for one in answer.claims[:MOST_PARTS])
    searched, text, evidence = answer.searched[:LONGEST], answer.text[:LONGEST_TEXT], answer.evidence[:MOST_PARTS]
    return dataclasses.replace(answer, searched=searched, text=text, claims=claims, evidence=evidence)


def dated(as_of: Day) -> str | None:
    """The day as ISO 8601, or None; raises AssistantError when it is no day.

    >>> dated("2024-08-27"), dated(datetime.date(2024, 8, 27)), dated(datetime.datetime(2024, 8, 27, 9))
    ('2024-08-27', '2024-08-27', '2024-08-27')
    """
    day = as_of.isoformat()[:10] if isinstance(as_of, datetime.date) else as_of
    try:
        return datetime.date.fromisoformat(day).isoformat() if day is not None else None
    except (TypeError, ValueError) as error:
        raise AssistantError(f"wanted a day, YYYY-MM-DD, found {as_of!r:.80}; for example 2024-08-27") from error


def counted(k: int) -> int:
    """The number of passages that are wanted; raises AssistantError for what is none.

    >>> counted(5)
    5
    """
    if not isinstance(k, numbers.Integral) or k < 1:
        raise AssistantError(f"wanted k as a whole number of 1 or more, found {k!r:.80}; for example k=5")
    return int(k)


def limited(as_of: str | None, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """A note on how many of all documents, by their paths, were left out as later, and that undated ones were not.

    >>> limited("2024-08-27", {one: Source(one, "", "", "", date=one) for one in ("2024", "2024-08-27")}), limited(None, {})
    (('As of 2024-08-27: 1 of 2 documents, dated later, was left out; undated ones were kept.',), ())
    """
    late = sum(later(one.date, as_of) for one in sources.values())
    left = f"{late or 'none'} of {len(sources)} documents, dated later, {'were' if late > 1 else 'was'} left out"
    return (f"As of {as_of}: {left}; undated ones were kept.",) if as_of else ()
