"""A question on what a thing is and its evidence in; where each document first names the thing, which is where it explains it, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language import lines, terms
from assistant.questions.fragment import nameonly
from assistant.records import Evidence

ASKS = re.compile(  # what a thing is, whatever is said of it
    rf"{terms.OPENS}(?:what(?:['’]?s| is| are| was| were)|(?:tell me (?:more )?about|explain|describe)"
    r"|what (?:does|do|did)(?=.* (?:do|mean)\W*$)) (?:(?:the|an?) )?(?P<one>[\w.&’' -]{2,60}?)(?: do| mean)?\W*",
    re.I,
)

BARE = 2  # words of content that the name of a thing alone may have


def bare(question: str) -> bool:
    """Whether a question is the name of a thing and nothing else: "Drones?"."""
    return nameonly(question) and len(terms.content(question)) <= BARE


def firsts(question: str, evidence: Sequence[Evidence]) -> set[tuple[str, int]]:
    """The source and the start of the first sentence of each document that has all words of a thing, where a question asks what it is.

    >>> from assistant.records import Sentence
    >>> told = tuple(Sentence(at, 9, text, 0.0) for at, text in ((0, "We met."), (9, "The Dory Act bars punts."), (20, "Dory ended.")))
    >>> one = Evidence("a.md", "", 0, 30, "", None, "", None, "official", "current", 0.0, sentences=told)
    >>> firsts("What is the Dory Act?", [one]), firsts("When was the Dory Act passed?", [one])
    ({('a.md', 9)}, set())
    """
    found = ASKS.fullmatch(question)
    named = question if bare(question) else found["one"] if found else ""
    thing, starts = set(terms.content(named)), dict[str, int]()
    for one in evidence if thing else ():
        for sentence in one.sentences:
            if thing <= terms.vocabulary(sentence.text) and not lines.title(sentence.text, True):
                starts[one.source] = min(starts.get(one.source, sentence.start), sentence.start)
    return set(starts.items())
