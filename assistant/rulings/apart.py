"""A request and a sentence in, what the sentence rules of it apart from its main clause out: in brackets, or as "the only X is Y"."""

import re

from assistant.language import cues, kin, terms
from assistant.records import Verdict
from assistant.rulings.asked import LIGHT, Request

INCLUDES = re.compile(r"\W*(?:(?:this|these|that|which|it) )?(?:also )?includ(?:es?|ing)\b", re.I)  # what the rule is about
BRACKETS = re.compile(r"\(([^()]{3,80})\)")
CUED = re.compile(
    rf"{cues.PERMITS.pattern}|{cues.EXCLUDES.pattern}|{cues.NEGATION.pattern}|\b(?:accept|permit|allow|qualify|count|welcome)\b", re.I
)
SOLE = re.compile(  # "The only fuel allowed on site is diesel."
    r"(?i)\bthe only ((?:[\w’'-]+ ){1,3}?)(?:which |that )?(?:(?:is|are|you (?:may|can)) )?"
    r"(?:allowed|permitted|accepted|admitted|approved|acceptable|use|bring)\b([^.;:]{0,60}?) (?:is|are) ([^.;:]{3,80})",
)

ALONE = re.compile(r"\W*(?:the )?((?:[\w’'-]+ ){1,3}?)alone ((?:may|can|is|are)\b(?! (?:not|never)\b)[^;]*)", re.I)  # "Pencils alone may …"


def bracketed(asked: Request, text: str) -> Verdict | None:
    """What is said in brackets of a thing that is asked about and that the sentence does not name outside of them.

    >>> bracketed(Request(("bring", "suitcas"), words=("bring", "suitcas")), "Bring bags (suitcases are not allowed).")
    <Verdict.EXCLUDED: 'excluded'>
    """
    known, outside = asked.known, terms.vocabulary(BRACKETS.sub(" ", text))
    for inside in (part for one in BRACKETS.findall(text) for part in one.split(";")):
        thing, force = terms.stems(CUED.sub(" ", inside)) - LIGHT, cues.force(inside)
        if force and not INCLUDES.match(inside) and thing <= known and not thing <= outside:
            return Verdict.PERMITTED if force > 0 else Verdict.EXCLUDED
    return None


def sole(asked: Request, text: str) -> Verdict | None:
    """What "the only fuel allowed is diesel" says: diesel is permitted, and any other fuel is not; as "diesel alone may be used"."""
    if alone := ALONE.match(text):
        held, other = kin.shared(asked.stems, alone[2]), terms.stems(alone[1]).isdisjoint(asked.known)
        rest = held != {*asked.stems} and not held <= LIGHT and 2 * len(held) >= len(asked.stems)
        return Verdict.EXCLUDED if other and rest else None
    told = SOLE.search(text)
    if not told:
        return None
    known = asked.known
    kind, one = terms.content(told[1]), terms.stems(told[3]) - terms.stems(told[1]) - LIGHT
    if not one.isdisjoint(known):
        return Verdict.PERMITTED
    return Verdict.EXCLUDED if kind and kind[-1] in known else None
