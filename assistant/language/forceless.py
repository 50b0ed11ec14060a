"""A clause in, the same out without the words that neither permit nor exclude what it is about, though they look so; knows text only."""

from __future__ import annotations

import re

SANCTION = (
    r"(?:[\w-]+ ){0,2}?(?:dismissal|terminat\w+|expulsion|suspension|disciplin\w+|sanctions?|penalt\w+|fines?|prosecution|revocation)\b"
)
ASIDE = re.compile(  # what does not carry the sense of a clause: a price of nought, brackets, conditions, and relative clauses that deny
    r"\bat no (?:\w+ )?(?:charge|cost|expense)\b|\bwhere (?!(?:not|possible|appropriate)\b)[^,;:]*|"
    r"\([^)]*\)|\b(?:if|in case|(?:as|so) long as)\b[^,;:]*|"
    r"\b(?:in|at|for|on|to|from) which [^,;:]*|\b(?:that|which|who)(?:['’]s| is| are| was| were| do| does| have| has)? not\b[^,;:]*|"
    r"\bwith(?:out| no) [^,;:]*?(?=\b(?:is|are|may|can|must|shall|will)\b)|\bwhen (?:they|he|she|it|you|there|the \w+) [^,;:]*|"
    r"\b(?:that|which|who) (?:(?:was|were|has been|have been) \w+ed\b|\w+ no\b[^,;:]*)|"
    r"\b(?:tak|accept|assum|bear|ha)\w* no (?:\w+ )?(?:liability|responsibility)\b[^,;:.]*|"
    r"\breserves? the right to\b[^,;:.]*?(?= and\b|[,;:.]|$)|"
    r"^\W*(?:failure|failing) to\b[^;:.]*?\b(?:may|can|could|will|shall) (?:result in|lead to)\b[^;:.]*|"
    r"\b(?:do|does|will|shall) not (?:relieve|release|excuse|absolve)\b[^,;:.]*|"
    r"\b(?:that|which) prevents? [^,;:.]*?(?=\b(?:is|are|do|does|may|can|must|shall|will)\b)|"
    r"^\W*(?:allowing|permitting|authori[sz]ing)\b|"
    r"\b(?:placed|put|used|fitted|installed|worn|added) (?:[\w’'-]+ ){0,6}?to (?:prevent|stop|keep) "
    r"(?:(?!\b(?:no|and|may|must|can|shall|will)\b)[^,;:.])*|"
    rf"\b(?:may|can) (?:result in|lead to) (?!{SANCTION})[^,;:.]*|"
    r"\bcan (?:occur|happen|be (?:found|seen|difficult|hard|expensive))\b|"
    r"\b(?:any|all|every|what|whatever) (?:[\w-]+ )?(?:the [\w-]+|it) can [\w-]+\b|"
    r"\b(?:concerning|regarding|about|as to|over) (?:who|whom|whose|how|which|whether|what|when|where)\b[^,;:.]*|"
    r"\b(?:preference|priority) (?:(?:is|will be) )?given\b[^,;:.]*|"
    r"\b(?:rules|restrictions|limits|conditions|exceptions) are (?:posted|listed|described|found|published|shown|set out)\b[^,;:.]*|"
    r"\bneed (?:give|show|state|offer|provide) no \w+|"
    r"\b(?:(?:is|are|does|do|should|shall)(?: not|n['’]t)|(?:is|are|constitutes?) no)(?: (?!permitted|allowed|to\b)\w+){0,3}? "
    r"(?:legal|professional|medical|tax|financial) (?:advice|opinion)\b[^,;:.]*|"
    r"\b(?:is|are) not (?:liable|responsible|answerable) (?:for|to)\b[^,;:.]*|"
    r"\b(?:that|which|who|what) (?:(?:they|you|we|he|she|it|one) )?(?:cannot|could not)\b[^,;:]*|"
    r"(?<=\bonly), (?:and|but) not (?:for|in|at|to|by|on|with)\b[^,;:]*",
    re.I,
)
NOT_SO = re.compile(  # which others a thing is done with or to: "may be sold with goods not made by us"
    r"(\b(?:may|can) (?!not\b)[^,;:.]*\b(?:with|from|of|for|to|on|in|using|into) (?:[\w-]+ ){1,4})"
    r"not [a-z]+(?:ed|de|en) (?:by|to|in|under)\b[^,;:]*",
    re.I,
)
OTHERWISE = re.compile(  # what a thing is not, which keeps nobody from it: the kind that a rule is about
    r"\b(?:is not an? (?!(?:valid|\w+able|\w+ible|allowed|permitted|lawful|legal)\b)"
    r"(?!option|right|reason|ground|excuse|defen[cs]e|exception|substitute|matter|basis)(?P<one>[\w-]+(?: [\w-]+)?)|"
    r"are not (?!rights|reasons|grounds|exceptions|members|options)(?P<many>(?:[\w-]+ )?[\w-]+s))"
    r"(?=[.;,]|$| (?:for|within|under|in) (?:the (?:purposes?|meaning|sense) of )?(?:this|these|that|the) [\w-]+\W*$)"
)
HAVE_BEEN = re.compile(  # what is asked of who is let in
    r"\b(?:must|may|shall) not have (?:\w+ed|been|had|taken|given|done|held|made|become|\w+en)\b[^,;:.]*", re.I
)


def forceful(text: str) -> str:
    """A clause without asides, without what a thing is said not to be, and without what somebody must not have done before.

    >>> forceful("A tandem is not a car."), forceful("You must not have been paid yet.")
    ('A tandem  .', 'You  .')
    """
    for idle in (ASIDE, OTHERWISE, HAVE_BEEN):
        text = idle.sub(" ", text)
    return NOT_SO.sub(r"\1", text)
