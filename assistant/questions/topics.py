"""The turns of a conversation go in; what it has been about comes out."""

import re
from collections.abc import Sequence

from assistant.language.clause import clause, without_verb
from assistant.language.figures import SPAN, TIME
from assistant.language.lexicon import BEING, INSTRUMENTS, PREPOSITIONS, QUESTIONING, SPECIFYING, WORD, empty, listed, singular
from assistant.language.nations import country
from assistant.language.noun_spans import STANDS, spans
from assistant.language.people import agent
from assistant.language.phrases import phrases
from assistant.language.values import WORD_NUMBERS
from assistant.questions.alike import ACTIVITY, BODY, STATES
from assistant.questions.antecedent import NOWHERE, THERE
from assistant.questions.fragment import BACK, LABEL, OPENER, fragment
from assistant.questions.frame import TOLD
from assistant.records import Turn

LABELLED = re.compile(rf"^\W*{LABEL}\s*", re.IGNORECASE)
MINE_IS = r"\b(?:(?:my|our)(?: [\w-]+){1,2} (?:is|are|was|were)|i['’]?m|i am|we['’]re|we are) (?:an? |the )?"  # before what mine, or I, am
STILL = listed(  # after which the subject is what it was
    "make get take bring send share sell buy lend borrow copy renew return print download upload store keep record film photograph post "
    "rent hire park transfer export ship import publish pick install train resell license give show use leave open delete change swap "
    "without within before after during per including if unless"
)
NOTHING = re.compile(  # asks of the subject, and names none in a single word
    r"\W*(?:and )?(?:is|are|was|were) there (?:an?|any) "
    r"(?P<what>[\w-]+(?: (?!(?:of|on|for|in|at|to|with|that|when|where|how|if)\b)[\w-]+){0,2}?(?<!ed)(?<!ing)(?<!available)(?<!left))"
    r"(?P<of> (?:of|on|for) [^?]+?)?\W*$",
    re.IGNORECASE,
)
LISTS = INSTRUMENTS | listed("list register table form map")  # which are asked of by themselves
WITH_NAME = re.compile(
    r"(?:(?:the|an?|joint) )?[a-z]+ (?:[a-z]+ [a-z]+ )?(?:with|to|in|from|by) [A-Z]\w+(?: (?:on|in|of) \w+)?"
)  # "is a trip to Peru free?"
NEEDED = re.compile(  # what is needed for something
    r"\b(?:(?:need|require|obtain|apply for)s?|(?:do|does|can|will) (?:[\w-]+ ){1,3}?get) "
    r"(?:(?:an?|any|some|prior|written|special) )*"
    r"(?P<what>(?!(?:an?|any|some|prior|written|special|to|the|it|them|this|that|my|our|your)\b)[a-z][a-z-]+(?<!s))"
    r"(?= (?:to|for|from|before|when|if)\b|\W*$)",
    re.IGNORECASE,
)
WHICH_ONE = re.compile(rf"\W*(?:(?:and|but) )?which (?P<what>{'|'.join(sorted(LISTS))})\W*", re.IGNORECASE)
SAYS_OF = re.compile(
    r"\b(?:do|does|did) (?P<text>(?:the|our|your) [^?]+?) (?:say|provide|stipulate) (?:about|on|regarding|concerning) "
    r"(?P<what>(?!(?:it|that|this|them|these|those)\b)[a-z][^?]+)",
    re.IGNORECASE,
)
SPEAKS = re.compile(
    r"^\W*(?:(?:and|but) )?(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)* (?:(?:say|claim|report|write)s|said|wrote)(?: that)?\b|"
    r"^[^,.?]* (?:say|claim)ing (?=(?:that|there|the|an?|how|we|you|they|it)\b)"
)  # who tells
MEASURED = re.compile(  # what something is, or how much: "what is the limit for mercury?"
    r"\W*(?:what(?: is| are| was| were|['’]?s|['’]re)|how (?:high|low|large|big|much|long) (?:is|are|was|were)) (?:the|our|your) "
    r"(?P<what>(?:[\w-]+ ){0,2}[\w-]+) (?:for|of|on) (?P<of>(?:an? )?[\w-]+(?: [\w-]+)?)\W*",
    re.IGNORECASE,
)
SAID_OF = listed("exception exemption alternative difference condition requirement role type kind class part example")  # … of what was said
DEEDS = listed("access approval arrival copy damage delay delivery entry loss renewal repair return sale service storage transfer visit")
JUDGED = re.compile(r", (?:is|was|are) (?:that|this|it) (?:an?|the) \w+", re.IGNORECASE)  # of "an incident", no key
ONES, OURS = re.compile(r"\bones?\W*$", re.IGNORECASE), re.compile(r"(?:my|our) ", re.IGNORECASE)


def topics(history: Sequence[Turn]) -> list[str]:
    """What the conversation has been about, the current subject last.

    A turn names a new subject if it could be searched as it was asked, or says "and" or "what about" it; "the test" alone, a
    common noun with its article, goes on about the old one.
    """
    found: list[str] = []
    for turn in history:
        about = fragment(turn.question)
        about = "" if {word.lower() for word in WORD.findall(about)} & QUESTIONING else about
        said = turn.question if found and not ONES.search(turn.question) else turn.answer.searched  # nothing was named before the first
        asked = SPEAKS.sub("", TOLD.sub("", LABELLED.sub("", said)) if found or JUDGED.search(said) else OPENER.sub("", said))
        if told := formed(turn.question, asked, begun=bool(found)):
            found += told
            continue
        named, parsed = subjects(asked, kinds=not found), clause(asked)
        if parsed and " and " in parsed.who:
            named = [one for one in named if not country(one)] or named  # "when did the US and Peru sign the pact?" is about the pact
        first = about.lower().split(" ")[0]
        beside = bool(found) and (first in STILL or (first in PREPOSITIONS and found[-1] in turn.answer.searched))  # "and for Rome?"
        frame = clause(turn.answer.searched)
        # "what did the annex say about that?"
        itself = parsed and parsed.who.split(" ")[0].lower() not in BACK and parsed.who.split(" ")[-1].lower() in INSTRUMENTS
        if parsed and OURS.match(parsed.who):  # "can our choir book a room?"
            named = phrases(parsed.text(parsed.verb + 1)) or named
        placed = named and THERE.search(said) and re.search(rf"\ban? {re.escape(named[0])}\b", said)  # "can I book a slot there?"
        new = about or itself or placed or turn.answer.searched in (asked, said)
        alone = found and (there := NOTHING.match(asked)) and not there["of"]  # "is there a lift?"
        if not named or beside or not new or alone:
            continue
        other = itself and found and found[-1].split(" ")[-1].lower() not in INSTRUMENTS
        instead = about and found and frame and frame.who.lower() == about.lower()  # "is the shop open?" "and the cafe?"
        if not found or other or instead or not re.fullmatch(r"the [^\sA-Z]+", named[0]):
            found.append(named[0])
    return found


def formed(question: str, asked: str, begun: bool) -> list[str]:
    """What the form of a question says that it is about, which is `asked` without who tells it; empty where the form tells nothing.

    >>> [formed(text, text, begun=False) for text in ("Which list?", "Do I need a visa for Peru?", "Is there a family ticket?")]
    [['the list'], ['the visa'], ['the family ticket']]
    >>> formed("", "What does the pact say about maps?", begun=True), formed("", "Is there a lift?", begun=True)
    (['the pact', 'maps'], [])
    """
    one = WHICH_ONE.fullmatch(question) or NEEDED.search(asked)
    if one and not agent(one["what"]):
        return [f"the {one['what']}"]
    if there := NOTHING.match(asked):
        what, of = there["what"], there["of"] or ""
        by_itself = what.lower() in LISTS and (begun or of)
        return [f"the {what}{of}"] if " " in what or by_itself or (not begun and of.startswith(" of ")) else []
    if says := SAYS_OF.search(asked):  # both of which may be meant
        return [says["text"], *(subjects(says["what"], kinds=True)[:1] or [says["what"].rstrip(" ?.!")])]
    parsed = clause(asked)
    return [parsed.who] if parsed and parsed.helper in BEING and WITH_NAME.fullmatch(parsed.who) else []


def subjects(text: str, kinds: bool) -> list[str]:
    """What a question is about, likeliest first; what somebody is told to be is none, nor is a number: "a crew of four"."""
    found = [one for one in phrases(without_verb(text), kinds) if not (SPAN.fullmatch(one) or one.removeprefix("the ") in WORD_NUMBERS)]
    found = [one for one in found if not re.search(MINE_IS + rf"{re.escape(one)}\b", text, re.IGNORECASE)]
    return [one for one in found if " " in one or not re.search(rf"\bwho (?:is|was) {re.escape(one)}\b", text, re.IGNORECASE)]


def apart(question: str, history: Sequence[Turn]) -> bool:
    """Whether a question says itself what it is about, a noun and what that is for, after one on what somebody does with another thing.

    What was named, or asked what it is, may have a limit for a thing; a gift that somebody gives has none for mercury.
    """
    if not measured(question):
        return False
    previous = history[-1].answer.searched
    if measured(previous):  # "and the limit for lead" after that for mercury
        return True
    named, placed = topics(history)[-1:], any(span.before in STANDS and span.determiner for span in spans(previous))
    thing = all(name.islower() and singular(name.split(" ")[-1]) not in INSTRUMENTS for name in named)
    return bool(thing and not placed)


def measured(question: str) -> bool:
    """Whether a question asks of no more than a noun and what that is for, of or on: a thing, no person, deed, place or time.

    >>> measured("What is the limit for lead?"), measured("What is the limit for pupils?"), measured("What is the limit?")
    (True, False, False)
    """
    found = MEASURED.fullmatch(OPENER.sub("", question))
    if not found or singular(found["what"].split(" ")[-1]) in SAID_OF:
        return False
    first, head = found["of"].split(" ")[0].lower(), found["of"].split(" ")[-1]
    field = head.isupper() and len(head) < BODY and head not in STATES  # "AI"
    other = first in SPECIFYING - {"a", "an"} or singular(head) in NOWHERE | DEEDS or ACTIVITY.match(head) or TIME.fullmatch(head)
    return (field or head.islower()) and not (other or agent(head) or empty(head))
