"""A request and a rule that gives leave in, whether it is for another kind of place or of persons, or for others to get something."""

from __future__ import annotations

import re

from assistant.language import cues, kin, terms
from assistant.language.people import agent
from assistant.rulings.asked import Request
from assistant.rulings.whom import AGENT, EVERYBODY

END = (  # of a noun
    r"(?=[^\w\s]|\s*$| (?:of|who|that|and|or|if|when|after|before|during|for|with|without|by|from|until|between|to|at|on|in|up|"
    r"may|can|is|are)\b)"
)
IN_ONE = re.compile(  # the words before a noun tell which one: "in the north field"
    rf"\b(?:in|at|on|inside|into|to) (?:the|an?|{terms.OWNERS}) ((?:(?!(?:of|and|or|to|in|on|at|for|with)\b)[\w’'-]+ ){{1,3}}?)"
    rf"([\w’'-]+){END}",
    re.I,
)
NOT_ONE = re.compile(r"\b(?:who|that|which|i) (?:is|are|am) not (?:(?:an?|in|on) )?(?!\w+ing\b)([\w’'-]+)|\bnon-([\w’'-]+)", re.I)
RULED = re.compile(rf"\W*(?:[\d.]+ )?((?:[\w£$€.’'-]+ ){{1,9}}?)(?:(?:may|can)\b(?! not\b)|(?:is|are) {cues.LET_IN})", re.I)
GETS = re.compile(rf"\bto (?:(?:an?|the|any|all|some|other|{terms.OWNERS}) )*(?:[\w’'-]+ ){{0,2}}?([\w’'-]+){END}", re.I)


def of_another(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave in another place, to those whom the question tells that they are none of, or for what others get."""
    return cues.force(text) > 0 and (other_place(asked, text) or none_of(asked, text) or others_get(asked, text))


def other_place(asked: Request, text: str) -> bool:
    """Whether a sentence names a place, and the question another one of its kind.

    >>> from assistant.rulings.asked import request
    >>> rule = "Kites may be flown in the north field."
    >>> [other_place(request(f"May kites be flown {where}?"), rule) for where in ("in the south field", "in the big north field", "at sea")]
    [True, False, False]
    """
    mine, theirs = ([(terms.stem(noun), terms.stems(which)) for which, noun in IN_ONE.findall(one)] for one in (asked.story, text))
    pairs = [(own, its) for noun, own in mine for other, its in theirs if noun == other]
    return bool(pairs) and all(own - kin.wider(its) and its - own and asked.known.isdisjoint(its - own) for own, its in pairs)


def none_of(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave to those of a kind that the question tells to be none: "pregnant staff", "who are not"."""
    told, who = terms.stems(" ".join("".join(one) for one in NOT_ONE.findall(asked.story))), ruled(text)
    return bool(told) and told <= terms.stems(who) and not cues.NEGATION.search(who)


def others_get(asked: Request, text: str) -> bool:
    """Whether a sentence says what may be given to some persons, and the question asks it for others: clients, and a journalist."""
    mine, theirs = ([noun for noun in GETS.findall(one) if person(noun)] for one in (asked.story, ruled(text)))
    named, got = kin.wider(list(map(terms.stem, mine))), kin.wider(list(map(terms.stem, theirs)))
    return bool(named and got) and got.isdisjoint(EVERYBODY | named)


def ruled(text: str) -> str:
    """What a sentence gives leave to or for, in the words before that.

    >>> ruled("Gifts to clients may be given."), ruled("No gifts.")
    ('Gifts to clients ', '')
    """
    found = RULED.match(text)
    return found[1] if found else ""


def person(noun: str) -> bool:
    """Whether a noun may name a person, or a body that acts."""
    return terms.stem(noun) in AGENT | EVERYBODY or agent(noun.lower()) is not False
