"""A question and a text in, whether the text tells of what the question hangs on: its deed, its time or place, the members of its sort."""

import re

from assistant.language import cues, kin, terms
from assistant.language.values import YEAR
from assistant.rulings.asked import LIGHT

MADE = "built|written|drawn|sold|bought|sent|born|found|taken|given|shown|paid|set"
HAPPENS = r"effect|force|law|place|held|made|met|began|begin|start|end|expire|lapse|happen|dates|came|open|close"
WHEN = "When was it?"
HELD = frozenset(("place", "held", "made", "met"))
STATED = re.compile(  # with the time or the place at its end: "it was signed in Rome", "did the study end in 1985"
    rf"^(?!\W*(?i:{terms.ASKING})\b|.*\b(?i:is|are|be|do|does|will|shall|should|would|may(?! \d)|can|could|must|cannot|needs?)\b)[^?]* "
    rf"(?:[a-z]+ed|{MADE}|(?P<other>{HAPPENS}))(?P<end> (?:(?:in|on|since|from|by|until) "
    rf"(?:(?:\d{{1,2}} )?(?:{terms.MONTH}) (?:\d+, )?)?(?P<when>{YEAR.pattern})|(?:in|at) (?:the )?"
    rf"(?P<where>(?!(?i:{terms.MONTH}|{terms.DAY})\b)[A-Z]\w+(?: [A-Z]\w+)*)))\W*$"
)
SORTS = re.compile(  # asks for the members of a sort, of whose name it may tell how many there are
    rf"(?i)\b(?:which (?!(?:{terms.AUXILIARY})\b)(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d+)? ?(?:[\w-]+ ){{0,2}}?"
    r"(?P<one>[a-z]{3,}(?<!s)s)\b(?! (?:of|for|in|on|at|the|an?|it|this|that|to)\b)"
    r"|what (?:are|were) the (?:[a-z]+ )?(?P<two>[a-z]{3,}(?<!s)s)\b)",
)
RULES = re.compile(r"(?:^|[.:;] )\W*(?:[\d.]+ )?(?:\w+ ){0,2}$|\bonly (?:[\w-]+ )?$")  # before the sort on which a sentence rules
MEMBERS = re.compile(  # after a sort: those that belong to it
    r"^ (?:[A-Z\d]|(?:are|were|is) (?!\w+ed\b))|[:;]|\w, (?:[\w’'-]+(?: [\w’'-]+){0,3}, ?)?(?:and|or) \w"
    r"|\b(?:such as|namely|including|called)\b|^ ?[\"“‘']"
)
CARRIED = re.compile(  # what is one says so in its name
    rf"(?i)\b(?:which|what) (?!(?:{terms.AUXILIARY}|the|an?|of|if|about|to)\b)(?:[\w-]+ ){{0,2}}?(judge|court|tribunal|hospital|clinic"
    r"|universit(?:y|ies)|college|bank|airport|bridge|form)\b(?! (?:of|holidays?)\b)",
)
CASE = re.compile(  # asks what comes of a case, or tells one: "what happens if a guest pays late", "if a guest pays late"
    rf"(?:.*[.?!,;:])?{terms.OPENS}(?:what (?:(?:will|would|might) )?happens?\b[^?,]*? (?:if|when|once) (?P<case>[^?]+)|if [^?])", re.I
)
MET = 0.6  # share of the words of such a case from which a text tells of it
RESULTS = re.compile(r"\b(?:fine[ds]?|penal\w+|punish\w*|liable|prosecut\w*|(?:treated|regarded) as|counts? as)\b", re.I)
ORDINAL = re.compile(rf"\b\d+(?:st|nd|rd|th)(?= [A-Za-z])(?! (?:of|day|or|and|to|at|{terms.MONTH})\b)", re.I)
AUXILIARY = r"\bwhat (?:was|were|is|are|did|does|do)"
TO_DO = re.compile(rf"{AUXILIARY} (?:[\w’'-]+ ){{1,6}}?(?:supposed|meant|expected|intended|designed) to (?:be )?([a-z]+)", re.I)
ASKED_WHEN = re.compile(r"\b(?:when|where) (?:was|were|is|are) (?:[\w’'.-]+ ){1,8}?([a-z]+ed)(?: by [^?]{2,40})?\W*$", re.I)
DOING = re.compile(rf"{AUXILIARY} (?:[\w’'-]+ ){{1,5}}?([a-z]+ing)\W*$", re.I)
ANYONE = re.compile(
    r"(?i)\b(?:has|have|did|was|were) (?:any|some)(?:(?:one|body)(?: (?:ever|actually|really|yet|already|been|gotten))*"
    r"|(?: [a-z-]+){1,3}?(?: (?:ever|actually|really|yet|already|been|gotten))+) ([a-z]+)",
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


def undone(question: str, text: str) -> bool:
    """Whether a text has nothing of the deed that the question hangs on: what was to be measured, when it was opened.

    >>> [undone("What were the buoys measuring?", text) for text in ("The buoys are red.", "They measure the tide.")]
    [True, False]
    """
    deeds = [terms.content(found) for pattern in (TO_DO, DOING, ANYONE, ASKED_WHEN) for found in pattern.findall(question)]
    return any(deed and LIGHT.isdisjoint(deed) and not kin.shared(deed, text) for deed in deeds)


def unmet(question: str, text: str) -> bool:
    """Whether a text has not most of the case in which the question asks what happens, and tells of no penalty, nor that it is not known.

    >>> [unmet("What happens if the boat sinks?", text) for text in ("A boat without a sticker is sold.", "A boat that sinks is sold.")]
    [True, False]
    >>> unmet("What happens if the pupils cheat?", "They are liable.")
    False
    """
    found = CASE.match(question)
    words = {*terms.content(found["case"] or "")} if found else set()
    met = sum(bool(kin.shared({word}, text)) for word in words)
    return met < MET * len(words) and not (RESULTS.search(text) or cues.SILENT.search(text))


def unlisted(question: str, text: str) -> bool:
    """Whether a text tells only that there are things of the sort whose members are asked for, or of another one in a row of them.

    >>> [unlisted("Which two boats sank?", text) for text in ("In May two boats sank.", "In May two boats sank: Ash and Elm.")]
    [True, False]
    >>> unlisted("Which court heard it?", "It was settled in May."), unlisted("Who won the 3rd race?", "Lee won the 2nd race.")
    (True, True)
    """
    if (carried := CARRIED.search(question)) and not kin.shared(terms.content(carried[1]), text):
        return True
    others = ORDINAL.findall(text)
    if others and (row := ORDINAL.findall(question)) and {*row}.isdisjoint(others):
        return True
    asked = SORTS.search(question)
    if not asked:
        return False
    found = list(re.finditer(rf"\b{asked['one'] or asked['two']}\b", text))
    told = any(MEMBERS.search(text[one.end() :]) or (not asked["number"] and RULES.search(text[: one.start()])) for one in found)
    return bool(found) and not told
