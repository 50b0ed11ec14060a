"""A request and a rule in, whether the rule is about other means than the request's: on, via, by, with or without."""

from __future__ import annotations

import re

from assistant.language import cues, kin, terms
from assistant.language.people import ORGANISATIONS
from assistant.rulings.asked import LIGHT, Request
from assistant.rulings.whom import AGENT, DOERS, EVERYBODY

MEANS = re.compile(
    rf"\b(on|via|by) (?:an? |the |my |our |your |any )?(?!\d|on\b|the\b|(?:{terms.DAY})s?\b)([\w’'-]++(?: [\w’'-]++){{0,2}})(?=\W*+$)", re.I
)
BY_MEANS = re.compile(
    r"\b(?:(?:may|can)(?: (?:only|not))? be|cannot be|(?:is|are)(?: not)?) \w+ (?:[\w'’-]+ ){0,3}?(?:only )?(on|via|by) ([^.;:]{3,80})",
    re.I,
)
WITHOUT = re.compile(  # "without a hat" tells of no duty
    rf"\bwithout (?!(?:an?|any|the|another|further|prior|(?!using)\w+ing|{terms.OWNERS}|{cues.LEAVE}|{cues.VOID})\b)"
    r"((?:(?!(?:and|or|but|if|when|in|on|at|to|for|with|from|by|is|are|may|can|must)\b)[\w’'-]+ ?){1,3})",
    re.I,
)
OFF_TIME = re.compile(r"\boutside (?:of )?(?:the )?(?:[\w’'-]+ ){0,2}(?:hours?|times?|terms?|season|period|holidays?)\b", re.I)
OWN = re.compile(r"\b(?:(?:my|our|his|her|their|your|one['’]s) own|private|personal) (?:[\w’'-]+ )??([\w’'-]+)\b", re.I)
OF_BODY = re.compile(
    rf"\b(?:{'|'.join(sorted(ORGANISATIONS))})(?:['’]s?)?[ -](?:(?:issued|owned|managed|provided|supplied|approved) )?([\w’'-]+)", re.I
)
USED = re.compile(r"\b(?:may|can) be (?:\w+ ){1,4}?with (?!(?:you|us|me|him|her|them|it)\b)([^.;:,]{3,60})", re.I)
RELIEF = AGENT | terms.stems(  # which somebody may have and need not
    "ticket book reservation appointment fee pay charge cost form contract card badge pass membership registration visa notice permission "
    "supervision company help assistance penalty interruption restriction"
)


def other_means(asked: Request, text: str) -> bool:
    """Whether a rule permits or excludes another means ("on", "via", "by") than the question names."""
    mine, theirs = MEANS.search(asked.story), BY_MEANS.search(text)
    if not mine or not theirs or mine[1].lower() != theirs[1].lower():
        return False
    thing, others = terms.content(mine[2]), terms.content(theirs[2])
    return bool(thing and others) and kin.wider(thing).isdisjoint(others) and not kin.shared(thing, text)


def owned(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave for a body's things, university laptops, where it is asked for one's own."""
    mine, theirs = (terms.stems(" ".join(pattern.findall(one))) for pattern, one in ((OWN, asked.story), (OF_BODY, text)))
    return not mine.isdisjoint(theirs) and not OWN.search(text)


def with_it(asked: Request, text: str) -> bool:
    """Whether the question tells of what a sentence gives leave without, as of flash, or not that it is outside of some hours."""
    told = (terms.stems(one) - LIGHT for one in WITHOUT.findall(text))
    if OFF_TIME.search(text) and not OFF_TIME.search(asked.story):
        return True
    return any(one and one.isdisjoint(RELIEF | asked.without) and one <= asked.known for one in told)


def used(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave for what is done with a thing that the question does not tell of: a roof walked on with soft shoes."""
    told = terms.content(one[1]) if (one := USED.search(text)) and not any(map(DOERS.fullmatch, one[1].split())) else ()
    return bool(told) and (AGENT | EVERYBODY).isdisjoint(told) and not kin.shared(told, asked.story)
