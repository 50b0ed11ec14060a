"""A question that asks for leave in, the thing or animal that it asks it for: "dogs" of "May dogs enter?"; knows text only."""

from __future__ import annotations

import re

from assistant import kin, terms
from assistant.clause import clause
from assistant.people import agent

RULED = re.compile(  # "Children under 16 may not enter."
    r"[\W\d]*(?:(?:The|An?|Any|All|No|Every) )?([A-Za-z][\w-]*)(?: (?:under|over|of|in|on|with|who|from|without)\b[^.;,]{1,40}?)? "
    r"(?:may|must|shall|can)\b"
)
ANYONE = frozenset(
    "i we you he she it they one anyone somebody someone anybody everyone everybody who this that there people person persons us me".split()
)


def subject(question: str) -> str:
    """The stem of the noun that names what leave is asked for; "" for persons, and where it is told otherwise.

    >>> subject("May dogs enter?"), subject("May we enter?"), subject("May pupils enter?"), subject("Is the hall open?")
    ('dog', '', '', 'hall')
    """
    found = clause(question.rstrip(" ?."))
    head = terms.content(found.who)[-1:] if found and not found.asks else ()
    return "" if not found or not head or found.who.lower() in ANYONE or agent(found.who.split()[-1]) else head[0]


def elsewhom(stem: str, text: str) -> bool:
    """Whether a text rules on persons, or bodies that act, and has no word of nearly the same meaning, or of the kind of the other.

    >>> elsewhom("dog", "Children under 16 may not enter."), elsewhom("dog", "Pets may not enter."), elsewhom("dog", "No entry.")
    (True, False, False)
    """
    found = RULED.match(text)
    return bool(found and agent(found[1].lower())) and not concerns(stem, text)


def concerns(stem: str, text: str) -> bool:
    """Whether a text has the word, or one of nearly the same meaning or of its kind.

    >>> concerns("dog", "Pets may not enter."), concerns("dog", "Children may not enter.")
    (True, False)
    """
    return not kin.wider([stem]).isdisjoint(terms.content(text))
