"""What the engine's tests share: evidence made on the spot, and what a question asks permission for."""

import dataclasses
import re

from assistant.records import Evidence, Sentence
from assistant.rulings.asked import Request, request

LINE = ".+"


def evidence(text: str, source: str = "lease.md", score: float = 0.8, start: int = 0, cut: str = r"[^\s.][^.]*\.", **fields) -> Evidence:
    """Evidence that holds the text from `start` of its source, with a sentence for each full stop, or whatever else `cut` finds."""
    found = tuple(Sentence(one.start() + start, one.end() + start, one.group(), score) for one in re.finditer(cut, text))
    one = Evidence(source, "sha", start, start + len(text), text, 2, "Lease", "2019-03-03", "official", "current", 1.0, sentences=found)
    return dataclasses.replace(one, **fields)


def wish(question: str) -> Request:
    """What a question asks permission for."""
    asked = request(question)
    assert asked is not None
    return asked
