"""A follow-up and the turns before it go in; the question that it goes on with comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.clause import clause
from assistant.language.people import agent, personal
from assistant.language.phrases import ASKING, ORDERS, PREPOSITIONS, SPECIFYING, WORD, YES_NO, content, plural
from assistant.questions.ellipsis import ASKED, concludes, elliptic
from assistant.questions.fragment import CONTRACTED, FEW, OPENER, fragment, fragmentary, nameonly, plain
from assistant.questions.pointing import speaker
from assistant.records import Turn

DETAIL = re.compile(rf"(?:\w+ )?(?:{terms.ASKING})\b", re.IGNORECASE)
WORKED = re.compile(  # said of what somebody does
    r"\b(?:did|has|will|would) (?:it|this|that) (?:ever |actually |really |finally )?(?:work|succeed|fail)(?:ed)?\b|"
    r"^\W*(?:(?:and|but|so) )?who (?:\w+ ){1,2}(?:that|this)\W*$",
    re.IGNORECASE,
)
TOLD = re.compile(  # what is told before a question: "I have a ticket, can I go?", "I have a ticket. Can I go?"
    r"^(?:[^?]*(?-i:[a-z\d])[.!] (?=[^.!?]+\?*$)|"
    r"[^,?:]{2,30}: (?=(?:can|may|do|does|is|are|what|who|when|how|which|where|why)\b)|"
    rf"[^,?]{{3,80}}, (?=(?:{terms.AUXILIARY})\b))",
    re.IGNORECASE,
)
AGED = re.compile(r"how (?:old|young|tall)\b", re.IGNORECASE)
CONDITION = re.compile(r"(?:even |only )?(?:if|unless)\b", re.IGNORECASE)


def framing(question: str, history: Sequence[Turn]) -> str:
    """The question before, which is the frame of a follow-up; "and dogs?" is asked of what came before "why?" or "since when?"."""
    last = next((place for place in range(len(history), 0, -1) if asks(history[place - 1].answer.searched)), len(history))
    held, turns, part = history[:last], list(history[:last]), fragment(question)
    while part and turns[1:] and aside(turns[-1].question):
        turns.pop()
    return bared(before(turns if YES_NO.match(OPENER.sub("", turns[-1].answer.searched)) else held))


def bared(searched: str) -> str:
    """A question without what is told beside it, where enough is left."""
    asked = TOLD.sub("", OPENER.sub("", searched))
    parsed = clause(asked)
    return asked if len(content(asked)) > 1 or (parsed and parsed.asks and content(parsed.rest)) else searched


def asks(text: str) -> bool:
    """Whether a text is a question with a verb, or an order to tell."""
    text = TOLD.sub("", OPENER.sub("", text))
    return bool(YES_NO.match(text) or clause(text) or re.split(r"[ '’]", text, maxsplit=1)[0].lower() in ASKING | ORDERS)


def ageless(part: str, asked: str) -> bool:
    """Whether a phrase is of no persons or things that could be counted, after a question on how old or tall persons are.

    >>> [ageless(part, "How old must pupils be?") for part in ("paint", "horses", "a teacher")], ageless("paint", "How old is the hut?")
    ([True, False, False], False)
    """
    head, parsed = part.rsplit(" ", maxsplit=1)[-1], clause(asked)
    counts = not head.islower() or plural(head) or agent(head) or WORD.findall(part)[0].lower() in SPECIFYING | PREPOSITIONS
    return bool(AGED.match(asked) and parsed and personal(parsed.who) and not counts)


def aside(question: str) -> bool:
    """Whether a follow-up only asks for a detail of the question before: "why?", "since when?", "how many?"."""
    asked = plain(question)
    return bool(ASKED.fullmatch(asked)) or bool(DETAIL.match(asked) and elliptic(question) and clause(question) is None)


def deed(history: Sequence[Turn]) -> str:
    """The last question on what a body or persons do, without what was put in or before it; "" where there is none."""
    for turn in reversed(history):
        text = OPENER.sub("", re.sub(r"^[^()]*\((.+)\)\W*$", r"\1", turn.answer.searched)).rstrip(" ?.")
        parsed = clause(text)
        if parsed and parsed.rest and not parsed.asks.lower().startswith("how") and (speaker(parsed.who) or speaker(parsed.asks)):
            return text
    return ""


def worked(question: str, history: Sequence[Turn]) -> str:
    """ "Did it work?", "who led that?" with what somebody did, of which it is asked; "" for other questions."""
    done = deed(history) if WORKED.search(question) else ""
    return f"{OPENER.sub('', question).rstrip(' ?.')} ({done})?" if done else ""


def spelled_out(text: str, topic: str, last: Turn) -> str:
    """A question with the whole last one in brackets, where only who does something in that stood there: "what did Peru say (the US)"."""
    parsed = clause(done := deed([last]))
    acts = parsed and speaker(topic) and topic in (parsed.who, parsed.asks.partition(" ")[2])
    return text.replace(f"({topic})", f"({done})") if acts else text


def before(history: Sequence[Turn]) -> str:
    """The question before, without what was put after it the same way."""
    turns = list(history)
    while turns[1:] and turns[-1].answer.searched.startswith(turns[-2].answer.searched.rstrip(" ?.!,") + ", "):
        turns.pop()
    outer, _, inner = turns[-1].answer.searched.partition(" (")  # "how many (may I take a kite)?"
    return inner.rstrip(" ?.)") if YES_NO.match(inner) and not clause(outer) else turns[-1].answer.searched


def appended(question: str, history: Sequence[Turn]) -> str | None:
    """The question before with a fragment after it that fits nowhere into it ("may we show it to the press?", "only the abstract?").

    None where what is asked is no fragment, or nothing was asked before.
    """
    previous = before(history)
    frame, asked = OPENER.sub("", previous), OPENER.sub("", question).strip(" ?.!")
    words = [CONTRACTED.sub("", word.lower()) for word in WORD.findall(asked)]
    if not 0 < len(words) <= FEW:
        return None
    open_frame = frame.split(" ")[0].lower() in ASKING and "?" in question and words[0] != "any" and not nameonly(asked)
    open_frame = open_frame and not frame.lower().startswith("how to")
    if not (YES_NO.search(TOLD.sub("", frame)) or open_frame):
        return None
    if CONDITION.match(asked) and not concludes(asked):
        return f"{previous.rstrip(' ?.!,')} {asked}?"
    if not fragmentary(asked, words) or (nameonly(asked) and "?" not in question):  # words to search for
        return None
    return f"{previous.rstrip(' ?.!,')}, {asked}?"
