"""The turns of a conversation go in; what it has been about comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import clause, without_verb
from assistant.ellipsis import OPENER
from assistant.fragment import STATED, fragment
from assistant.frame import TOLD
from assistant.nations import country
from assistant.parallel import TURNED
from assistant.phrases import ASKING, AUXILIARIES, INSTRUMENTS, PREPOSITIONS, WORD, listed, phrases
from assistant.records import Turn
from assistant.verbal import ACTIONS

STILL = ACTIONS | listed("without within before after during per including")  # after which the subject is what it was
THERE = re.compile(r"\W*(?:and )?(?:is|are|was|were) there (?:an?|any) [\w-]+\W*$", re.IGNORECASE)  # asks of the subject, and names none
SPEAKS = re.compile(
    r"^\W*(?:(?:and|but) )?(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)* (?:(?:say|claim|report|write)s|said|wrote)(?: that)?\b"
)  # who tells
ONES, OURS = re.compile(r"\bones?\W*$", re.IGNORECASE), re.compile(r"(?:my|our) ", re.IGNORECASE)


def topics(history: Sequence[Turn]) -> list[str]:
    """What the conversation has been about, the current subject last.

    A turn names a new subject if it could be searched as it was asked, or says "and" or "what about" it; "the test" alone, a
    common noun with its article, goes on about the old one.
    """
    found: list[str] = []
    for turn in history:
        about = fragment(turn.question)
        about = "" if {word.lower() for word in WORD.findall(about)} & (ASKING | AUXILIARIES) else about
        said = turn.question if found and not ONES.search(turn.question) else turn.answer.searched  # nothing was named before the first
        asked = SPEAKS.sub("", TOLD.sub("", said) if found else OPENER.sub("", said))
        named, parsed = phrases(without_verb(asked), kinds=not found), clause(asked)
        if parsed and (" and " in parsed.who or parsed.rest.startswith("and ")):
            named = [one for one in named if not country(one)] or named  # "when did the US and Peru sign the pact?" is about the pact
        first = about.lower().split(" ")[0]
        beside = bool(found) and (first in STILL or (first in PREPOSITIONS and found[-1] in turn.answer.searched))  # "and for Rome?"
        beside = beside or bool(TURNED.search(asked) or (found and STATED.match(asked) and "?" not in asked))
        itself = parsed and parsed.who.split(" ")[-1].lower() in INSTRUMENTS  # "what did the annex say about that?"
        named = [parsed.who] if parsed and itself and turn.answer.searched != turn.question else named
        if parsed and OURS.match(parsed.who):  # "can our choir book a room?"
            named = phrases(parsed.text(parsed.verb + 1)) or named
        if not named or beside or not (about or itself or turn.answer.searched in (asked, said)) or (found and THERE.match(asked)):
            continue
        if not found or not re.fullmatch(r"the [^\sA-Z]+", named[0]):
            found.append(named[0])
    return found
