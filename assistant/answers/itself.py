"""A question and a text in, whether the text tells it of the thing itself: where it is, what is paid for it, what was done to it."""

import re

from assistant.language import kin, terms
from assistant.language.phrases import INSTRUMENTS
from assistant.language.values import YEAR

WHERE_IS = re.compile(
    rf"{terms.OPENS}where(?:['’]?s| is| are) (?:the|our|your|my) (?:[\w-]+ ){{0,3}}?((?!\w+ed\b|held|kept|sold|sent|made)[\w-]+)\W*$", re.I
)
LIES = (
    r"(?:is|are|was|were|lies?|stands?|hangs?|sits?|kept|found|stored|located|situated|held|placed|takes? place|at|in|on|by|near|next"
    r"|behind|under|opposite|inside|outside|above|below|beside|where)\b"
)
OTHER_SUM = re.compile(r"\b(deposit|refund|discount|rebate)s? (?:is|are|of|amounts? to)\b(?:[^,;.]|[,.]\d)*", re.I)

MADE = "built|written|drawn|sold|bought|sent|born|found|taken|given|shown|paid|set"
HAPPENS = r"effect|force|law|place|held|made|met|began|begin|start|end|expire|lapse|happen|dates|came|open|close"
WHEN = "When was it?"
EITHER = frozenset(terms.content(" ".join(INSTRUMENTS)))  # "the deal" may be what is in force or what that amends
WAS = re.compile(r"\b(?:was|were|been) $", re.I)
THING = re.compile(  # after a deed: what it is done to
    r" (?:an?|the) (?:[\w-]+ ){0,3}?[\w-]+(?: (?:for|of|on|in|to|with|that|which|by|at)\b|[.,;]|$)", re.I
)
ACTING = re.compile(r"[^.;]*? (?:an?|the) (?P<one>(?:[\w-]+ ){1,3}?)(?:that|which) (?P<on>[^.;]+)", re.I)  # "an annex that amends the map"
HELD = frozenset(("place", "held", "made", "met"))
STATED = re.compile(  # with the time or the place at its end: "it was signed in Rome", "did the study end in 1985"
    rf"^(?!\W*(?i:{terms.ASKING})\b|.*\b(?i:is|are|be|do|does|will|shall|should|would|may(?! \d)|can|could|must|cannot|needs?)\b)[^?]* "
    rf"(?:[a-z]+ed|{MADE}|(?P<other>{HAPPENS}))(?P<end> (?:(?:in|on|since|from|by|until) "
    rf"(?:(?:\d{{1,2}} )?(?:{terms.MONTH}) (?:\d+, )?)?(?P<when>{YEAR.pattern})|(?:in|at) (?:the )?"
    rf"(?P<where>(?!(?i:{terms.MONTH}|{terms.DAY})\b)[A-Z]\w+(?: [A-Z]\w+)*)))\W*$"
)
ASKED_WHEN = re.compile(r"\b(?:when|where) (?:was|were|is|are) (?:[\w’'.-]+ ){1,8}?(?P<deed>[a-z]+ed)(?: by [^?]{2,40})?\W*$", re.I)
DONE = re.compile(  # "was the pact signed in Rome", "the pact was signed in Rome", "where was the pact signed", "where did they sign it"
    rf"(?i){terms.OPENS}(?:(?:when |where )?(?:was|were) (?P<thing>[^?]+?)|(?P<what>[^?]+?) (?:was|were)(?: \w+ly| first)?) "
    r"(?P<deed>[a-z]+)ed(?= (?:in|at|on|since|from|by|until)\b|\W*$)|(?:when|where) did they (?P<act>[a-z]+) (?P<whole>[^?]+)",
)


def opened(question: str) -> str:
    """A question of yes or no that has a time or a place at its end, as one that asks for it; any other as it is.

    >>> opened("Was it signed in Rome?"), opened("The study ended in May 1985?"), opened("Is it paid?"), opened("Who met in Rome?")
    ('Where was it?', 'When was it?', 'Is it paid?', 'Who met in Rome?')
    """
    found = STATED.match(question)
    if not found or (found["where"] and found["other"] and found["other"] not in HELD):
        return question
    return WHEN if found["when"] else "Where was it?"


def valueless(question: str) -> str:
    """A question of yes or no without the time or the place at its end, which may be wrong; any other as it is.

    >>> valueless("Was it signed on 2 May 1985?"), valueless("Was there a law in Ohio?"), valueless("Dogs are allowed in Ohio?")
    ('Was it signed?', 'Was there a law in Ohio?', 'Dogs are allowed in Ohio?')
    """
    found = STATED.match(question) if opened(question) != question else None
    return f"{question[: found.start('end')]}?" if found else question


def untouched(question: str, text: str) -> bool:
    """Whether a text tells nothing of what a question has done to a thing, or that it was done to another which acts on that.

    >>> texts = "In Rome they signed an annex that amends the sea map.", "In Rome they signed the sea map that it has.", "It fell in Rome."
    >>> [untouched("Was the sea map signed in Rome?", text) for text in texts], untouched("Where was the annex signed?", texts[0])
    ([True, False, True], False)
    >>> untouched("When was the guide issued?", "In May they issued an updated table for ships.")
    True
    """
    found = DONE.match(question)
    asked = ASKED_WHEN.search(question) or (found if opened(question) != question else None)
    if asked and not kin.shared(terms.content(asked["deed"]), text):
        return True
    if not found or EITHER.issuperset(things := terms.content(found["thing"] or found["what"] or found["whole"])):
        return False
    deeds = [one.span() for one in re.finditer(rf"\b{found['deed'] or found['act']}(?:e?d)?\b", text, re.I)]
    direct = any(THING.match(text, end) and not WAS.search(text[:start]) for start, end in deeds)
    if asked and direct and things[-1] not in EITHER and not kin.shared(things[-1:], text):
        return True
    for start, end in deeds:
        if other := ACTING.match(text, end):
            before, acting, acted = ({*terms.content(part)} for part in (text[:start], other["one"], other["on"]))
            return acted.issuperset(things) and before.isdisjoint(things) and not acting.issuperset(things)
    return False


def other_sums(question: str, text: str) -> str:
    """A text without what it tells of a deposit, or of what is paid back, unless the question asks for that.

    >>> [other_sums(f"How much is the {one}?", "The deposit is £9.") for one in ("rent", "deposit")]
    ['The .', 'The deposit is £9.']
    """
    return OTHER_SUM.sub(lambda one: one.group() if one[1].lower() in question.lower() else "", text)


def located(question: str, text: str) -> bool:
    """Whether a text says of the thing itself where it is, where no more is asked: "where is the office?".

    >>> texts = "The office is in Rome.", "The office holds six rooms in Rome.", "In Rome is the office.", "Rome: the office"
    >>> [located("Where is the office?", text) for text in texts], located("Where is the office held?", texts[1])
    ([True, False, True, True], True)
    """
    asked = WHERE_IS.match(question)
    thing = rf"\b{re.escape(asked[1].removesuffix('s'))}(?:s|es)?" if asked else ""
    return not asked or re.search(rf"{thing},?\W{{1,4}}{LIES}|(?:\b{LIES} |: )(?:[\w-]+ ){{0,3}}?{thing}\b", text, re.I) is not None
