"""What comes right after a sentence that rules: the one that goes on from it, and whether it takes back what is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import kin, lines
from assistant.asked import Request
from assistant.reading import Reading
from assistant.records import Verdict

QUOTED = re.compile(r"Quoted from\b")
TAKES_UP = re.compile(r"^\W*(?:they|it|he|she|these|this)\b", re.I)


def following(reading: Reading, near: Sequence[Reading], told: re.Pattern[str]) -> Reading | None:
    """The sentence, with the words `told`, that comes right after a ruling one, or after the list that it is a point of.

    A numbered paragraph is no point of a list.
    """
    sentences = reading.evidence.sentences
    last = sentences.index(reading.sentence) + 1
    if lines.point(reading.sentence.text) or reading.sentence.text.endswith(":"):
        last = next((place for place in range(last, len(sentences)) if not lines.MARKER.match(sentences[place].text)), len(sentences))
    after = (one for one in near if one.evidence is reading.evidence and one.sentence in sentences[last : last + 1])
    return next((one for one in after if told.search(one.text)), None)


def taken_back(reading: Reading, asked: Request, near: Sequence[Reading]) -> Reading | None:
    """The sentence after one that permits which forbids the thing asked about, that this one lacks: "They may not drive the vans."."""
    one = following(reading, near, TAKES_UP)
    thing = asked.thing and one and kin.shared(asked.thing, one.text) - kin.shared(asked.thing, reading.text)
    return one if one and thing and one.clause.force < 0 else None


def unquoted(stands: Sequence[tuple[Reading, Verdict | None]]) -> list[tuple[Reading, Verdict | None]]:
    """The stands without those of what a message quotes of an older one, where the message itself takes one."""
    own = {one.evidence.source for one, said in stands if said and not quoted(one)}
    return [(one, None if quoted(one) and one.evidence.source in own else said) for one, said in stands]


def quoted(one: Reading) -> bool:
    """Whether a sentence is one that a message quotes of an older one, as `replies.py` tells by a heading."""
    return any(map(QUOTED.match, one.evidence.headings))
