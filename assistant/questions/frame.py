"""A follow-up and the turns before it go in; the question that it goes on with comes out."""

import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.clause import clause
from assistant.language.lexicon import (
    ASKING,
    BEING,
    ORDERS,
    PREPOSITIONS,
    RELATIONAL,
    WORD,
    YES_NO,
    content,
    empty,
    listed,
    plural,
    singular,
)
from assistant.language.noun_spans import spans
from assistant.language.people import agent
from assistant.language.values import NUMBERED
from assistant.questions.ellipsis import WHEN, elliptic
from assistant.questions.fragment import ANYBODY, CONTRACTED, CORRECTS, FEW, OPENER, fragment, fragmentary, nameonly, plain
from assistant.questions.parallel import CASE
from assistant.questions.pointing import definite, points
from assistant.questions.settled import DO_IT, VALUE
from assistant.records import Turn

SUBJECTS = listed("i you we he she it they to")
FOR = listed("deadline fee fine limit penalty reason reward rule sanction")  # a thing has them, or what is done with it
NEW = listed(terms.NEW.replace("|", " "))
OWNED, ASIDE = listed("a an my our"), {"", "when", "where", "why", "how"}
DETAIL = re.compile(rf"(?:\w+ )?(?:{terms.ASKING})\b", re.IGNORECASE)
TOLD = re.compile(  # what is told before a question: "I have a ticket, can I go?", "I have a ticket. Can I go?"
    r"(?i)^(?:[^?]*(?-i:[a-z\d])[.!] (?=[^.!?]+\?*$)|"
    r"[^,?:]{2,30}: (?=(?:can|may|do|does|is|are|what|who|when|how|which|where|why)\b)|"
    rf"[^,?]{{3,80}}, (?=(?:{terms.AUXILIARY})\b))",
)
TEXT = re.compile(rf"(?!(?i:{NUMBERED})s?\b)(?:[A-Z][\w.]* )*[A-Z][\w.]*[ -]\d{{2,}}")  # "Order 1043", a whole one: no "article 36"
BRIEF = 5  # words of a condition, "and if they cancel", that says nothing by itself
CONDITION = re.compile(r"(?:even |only )?(?:if|unless)\b", re.IGNORECASE)


def framing(question: str, history: Sequence[Turn]) -> str:
    """The question before, which is the frame of a follow-up; "and dogs?" is asked of what came before "why?" or "since when?"."""
    if CORRECTS.match(question):
        return bared(before(history))
    last = next((place for place in range(len(history), 0, -1) if asks(history[place - 1].answer.searched)), len(history))
    held, turns, part = history[:last], list(history[:last]), fragment(question)
    value = VALUE.fullmatch(plain(question)) or DO_IT.fullmatch(plain(question))  # "what was it before 2022?"
    while (part or value) and turns[1:] and aside(turns[-1].question):
        turns.pop()
    return bared(before(turns if value or YES_NO.match(OPENER.sub("", turns[-1].answer.searched)) else held))


def bared(searched: str) -> str:
    """A question without what is told beside it, where enough is left."""
    asked = TOLD.sub("", OPENER.sub("", searched))
    parsed = clause(asked)
    return asked if len(content(asked)) > 1 or (parsed and parsed.asks and content(parsed.rest)) else searched


def asks(text: str) -> bool:
    """Whether a text is a question with a verb, or an order to tell."""
    text = TOLD.sub("", OPENER.sub("", text))
    return bool(YES_NO.match(text) or clause(text) or re.split(r"[ '’]", text, maxsplit=1)[0].lower() in ASKING | ORDERS)


def aside(question: str) -> bool:
    """Whether a follow-up only asks for a detail of the question before: "why?", "since when?", "how many?"."""
    asked = plain(question)
    return bool(DETAIL.match(asked) and elliptic(question) and clause(question) is None and not (points(asked) or WHEN.search(asked)))


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
    conditional = CONDITION.match(asked) is not None
    open_frame = (
        frame.split(" ")[0].lower() in ASKING
        and ("?" in question or (conditional and len(words) <= BRIEF))
        and words[0] != "any"
        and not nameonly(asked)
    )
    open_frame = open_frame and not frame.lower().startswith("how to")
    if not (YES_NO.search(TOLD.sub("", frame)) or open_frame):
        return None
    if conditional:
        return f"{CASE.sub('', previous.rstrip(' ?.!,'))} {asked}?"
    if not fragmentary(asked, words) or (nameonly(asked) and "?" not in question):  # words to search for
        return None
    return f"{previous.rstrip(' ?.!,')}, {asked}?"


def its_own(question: str) -> bool:
    """Whether a question has a thing of its own beside who does something with it, or a subject of its own that does something somewhere.

    >>> [its_own(one) for one in ("can we get a refund", "when does the shop open on Sundays", "when does the current term run out")]
    [True, True, True]
    >>> [its_own(one) for one in ("can we get the fee", "when does the shop open", "what is the current term", "can I bring it")]
    [False, False, False, False]
    >>> [its_own(one) for one in ("What does NSDD-189 say?", "What does Order 1043 say?", "What does Article 36 say?")]
    [True, True, False]
    """
    parsed = clause(question.rstrip(" ?.!"))
    if parsed and TEXT.fullmatch(parsed.who):
        return True
    if not parsed or not parsed.rest or parsed.helper in BEING or points(question):
        return False
    verb, named = parsed.words[parsed.verb].start(), spans(parsed.words[0].string)
    things = [one for one in named if one.start >= verb]
    if parsed.who.lower() in ANYBODY:
        done = (one for one in things if one.determiner in OWNED and one.before not in PREPOSITIONS and not empty(one.head))
        return parsed.asks.lower() in ASIDE and any(done)
    who = next((one for one in named if one.end == parsed.words[parsed.verb - 1].end() and one.determiner), None)
    if who is None or NEW & {*who.words}:
        return who is not None
    return not empty(who.head) and any(one.before in PREPOSITIONS for one in things)


def attached(question: str, topic: str, said: str = "") -> str:
    """The question with its subject added: "of" it after a noun that wants one, else in brackets; as it is where it names it already.

    >>> attached("What are the symptoms?", "anemia"), attached("Why?", "the lapse"), attached("With another haulier?", "haulier")
    ('What are the symptoms of anemia?', 'Why (the lapse)?', 'With another haulier?')
    """
    body = question.rstrip(" ?.!")
    words = WORD.findall(body)
    if not words or {word.lower() for word in WORD.findall(topic.removeprefix("the "))} <= {word.lower() for word in words}:
        return question
    stands = len(words) < 2 or words[-2].lower() in SUBJECTS or points(question)
    wants = not stands and singular(words[-1]) in RELATIONAL
    topic = topic.removeprefix("the ") if words[-1].lower() in ("kind", "sort", "type") else topic
    acts, noun = agent(topic) or topic[0].isupper(), singular(words[-1])
    joint = "to" if noun == "exception" else "of"
    if words[-1].lower() in FOR or (noun == "number" and not plural(topic)) or (noun == "exception" and acts):
        joint = "for"
    return f"{body} {f'{joint} {definite(topic, said)}' if wants else f'({topic})'}{question[len(body) :].strip()}"
