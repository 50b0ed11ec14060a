"""A question goes in; what kind of thing answers it (a date, a number, a name …) comes out, and whether a text holds one."""

from __future__ import annotations

import re

ASKS = {
    "when": r"\b(?:when|(?:what|which) (?:year|date|day|month|time)|deadline|how (?:long|old|soon|quickly)|expir\w+ date)\b",
    "count": r"\bhow (?:many|much|often|far|large|big|high)\b|\b(?:what|which) (?:number|per ?cent\w*|share|sum|amount|price|fine|cost)\b"
    r"|\b(?:number of|max(?:imum)? fine|cut-?off|threshold|in dollars)\b",
    "who": r"\b(?:who|whom|whose|whos|(?:which|what) (?:\w+ ){0,2}(?:senators?|person|people|agency|agencies|officials?|ministers?|ministry"
    r"|ministries|company|companies|firms?|departments?|universit(?:y|ies)))\b",
    "where": r"\b(?:where|which (?:city|country|place|province))\b",
    "why": r"\b(?:why|what (?:led|caused)|for what reason|how come|reasons? for|what was the (?:reason|purpose|aim|point))\b",
}
HOLDS = {
    "when": r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:second|minute|hour|day|week|month|year|decade|centur)",
    "count": r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|[mb]illions?|half|no)\b",
    "where": r"\b(?:in|at|on|near|to|from|into|of) (?:the )?[A-Z]\w+",
    "why": r"\b(?:because|since|due|reasons?|so that|in order|therefore|thus|purpose|aim\w*|caus\w+|led|result\w*|concern\w*|prevent\w*)\b"
    r"|\bto [a-z]+",
}
NAME = re.compile(r"(?<=[^.!?] )[A-Z][\w’'-]+|\b[A-Z][\w’'-]+(?= [A-Z])")  # a capital inside a sentence, or two in a row
LISTS = re.compile(
    r"\b(?:list|which|what (?:are|were|kinds?|types?|topics?|fields?|forms?|other|all)|name (?:the|all|some|three|two)|examples? of"
    r"|all (?:the )?\w+s)\b",
    re.I,
)


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
        return any(match.group().lower() not in known for match in NAME.finditer(text))
    return bool(kind) and re.search(HOLDS[kind], text) is not None


def lists(question: str) -> bool:
    """Whether the question asks for several things.

    >>> lists("Which fields are covered?"), lists("Who signed it?")
    (True, False)
    """
    return LISTS.search(question) is not None
