"""The amounts of a question and a sentence in, whether they are more than the sentence gives leave for: knows text only."""

import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.amounts import MEASURES, ONE_MORE, Amount, plain, sharp

GRANT = re.compile(r"\b(?:may|can)\b(?! not\b)", re.I)
LET = re.compile(r"\b(?:is|are) (?:allowed|permitted|included)\b", re.I)
HAVE = re.compile(r"\b(?:may|can) (?:(?:also|each|only) )?(?!pay\b)([a-z]+) (?:over |up |out )?(?:an? )?$", re.I)
ONCE = re.compile(r"\b(?:only once|once only)\b", re.I)
BRIEF = re.compile(r"\b(?:overnight|for the (?:day|night)|for an? weekend)\b", re.I)  # at most three days
LASTING = re.compile(r"\bfor (?:about |more than |over |at least )?$", re.I)
NEXT = re.compile(r" ([a-z]+)\b", re.I)


def beyond(asked: Sequence[Amount], text: str) -> bool:
    """Whether a sentence gives leave for a number of things, or for an amount to do as is asked, and the question asks for more.

    >>> from assistant.language.amounts import sharp
    >>> [beyond(sharp(f"May I take {what}?"), "Staff may take 25 days.") for what in ("30 days", "25 days", "9 buns")]
    [True, False, False]
    >>> beyond(sharp("May I take two cabin bags?"), "You may take one cabin bag."), beyond(sharp("May I go 9 days?"), "You may sit 2 days.")
    (True, False)
    >>> [beyond(sharp(f"May I park {when}?"), "Cars may be left overnight.") for when in ("for a week", "for a night", "in a week")]
    [True, False, False]
    >>> [beyond(sharp(f"May I get a {nth} card?"), "You may get a second card.") for nth in ("third", "second")]
    [True, False]
    >>> beyond(sharp("May I get a second card?"), "A card is issued once only.")
    True
    """
    if asked and ONCE.search(text) and ONE_MORE.search(asked[0].told):
        return True
    if not (asked and (GRANT.search(text) or LET.search(text))):
        return False
    deeds = terms.stems(asked[0].told)
    if BRIEF.search(text) and any(LASTING.search(one.told[: one.start]) and plain(*one[:2]) > (72, "hour") for one in asked):
        return True
    for one in sharp(text):
        units = {one.unit, *map(terms.stem, NEXT.findall(text[one.end :])[:1])} if one.value == 1 else {one.unit}
        mine = {two.value for two in asked if two.unit and two.unit in units}
        had = one.unit not in MEASURES or ((verb := HAVE.search(text[: one.start])) and terms.stem(verb[1]) in deeds | {"have"})
        if had and len(mine) == 1 and max(mine) > one.value:
            return True
    return False
