"""A question goes in; what kind of thing answers it (a date, a number, a name, a place, a reason, a list) comes out, and whether a text holds one."""

from __future__ import annotations

import re

ASKS = {
    "when": r"\b(?:when|since when|(?:what|which) (?:year|date|day|month|time)|deadline|how (?:long|old|soon|quickly)|until when|expir\w+ date)\b",
    "count": r"\bhow (?:many|much|often|far|large|big|high)\b|\b(?:what|which) (?:number|percentage|percent|share|sum|amount|price|fine|budget|cost)\b"
    r"|\b(?:number of|max(?:imum)? fine|cut-?off|threshold|in dollars)\b",
    "who": r"\b(?:who|whom|whose|who's|whos|which (?:senators?|person|people|agency|agencies|official|minister|company|companies|ministry))\b",
    "where": r"\b(?:where|which (?:city|country|place|province))\b",
    "why": r"\b(?:why|what (?:led|caused)|for what reason|how come|reasons? for|what was the (?:reason|purpose|aim|point))\b",
}
HOLDS = {
    "when": r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:second|minute|hour|day|week|month|year|decade|centur)",
    "count": r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|no)\b",
    "where": r"\b(?:in|at|on|near|to|from|into|of) (?:the )?[A-Z]\w+",
    "why": r"\b(?:because|since|due|reasons?|so that|in order|therefore|thus|purpose|aim\w*|caus\w+|led|result\w*|concern\w*|over|out of|prevent\w*|counter)\b|\bto [a-z]+",
}
NAME = re.compile(r"\b[A-Z][\w’'-]+")
LISTS = re.compile(r"\b(?:list|which|what (?:are|were|kinds?|types?|topics?|fields?|forms?|other|all)|name (?:the|all|some|three|two)|examples? of|all (?:the )?\w+s)\b", re.I)


def wants(question: str) -> str:
    """The kind of thing that is asked for; "" where no kind is told by the wording.

    >>> wants("When was it signed?"), wants("how many women took part"), wants("what did she say")
    ('when', 'count', '')
    """
    return next((kind for kind, asked in ASKS.items() if re.search(asked, question, re.I)), "")


def fits(kind: str, text: str, question: str) -> bool:
    """Whether `text` holds a thing of this kind that the question does not have already.

    >>> fits("who", "Jimmy Carter signed.", "who signed"), fits("count", "Many women took part.", "how many"), fits("", "Anything.", "what")
    (True, False, False)
    """
    if kind == "who":
        known = {word.lower() for word in re.findall(r"\w+", question)}
        return any(match.group().lower() not in known and match.start() > 0 or " " in text[match.end() : match.end() + 1] and text[match.end() + 1 : match.end() + 2].isupper() for match in NAME.finditer(text))
    return bool(kind) and re.search(HOLDS[kind], text) is not None


def lists(question: str) -> bool:
    """Whether the question asks for several things.

    >>> lists("Which fields are covered?"), lists("Who signed it?")
    (True, False)
    """
    return LISTS.search(question) is not None
