"""A follow-up and the question before it go in; whether the same person may do what its verb says, or a text covers it, comes out."""

import re

from assistant.language.clause import bare, clause
from assistant.language.lexicon import ADVERBS, BEING, DETERMINERS, INSTRUMENTS, MODALS, QUESTIONING, is_function, is_verb, listed, plural
from assistant.language.noun_spans import STANDS, spans
from assistant.language.people import agent
from assistant.questions.fragment import ABOUT, fragment, plain
from assistant.questions.settled import DO_IT
from assistant.questions.topics import STILL

PARTICLES = listed("up out off down back into onto through")
OBJECTS = listed("it them one some my our")
MANNERS = listed("reverse double cross screen live")  # before a verb
SELF = listed("here there myself ourselves outside inside upstairs downstairs overnight abroad home")
GONE = listed("out away abroad overseas elsewhere")  # no longer where the deed before was done
DEEDS = listed(  # which are no nouns, and stand before none as a part of its name
    "accept add apply approve arrange attach attend become borrow bring buy carry choose claim collect connect create deliver destroy "
    "discuss distribute eat edit employ enter erect examine follow get give go grow have include install invite join keep lend make "
    "modify obtain operate organise pay perform prepare publish put receive recruit remove replace reproduce resell reuse sell send "
    "serve share sing sit speak spend sublet take teach tell throw translate wash wear write"
)
ALLOWED = re.compile(r"\w+ [\w’' -]*?\b(?:ok|okay|fine|alright|allowed|permitted|legal|forbidden|possible) to\b", re.IGNORECASE)
WHOEVER = listed("who when where how")  # may do it: "who may enter?" "and take photos?"
NOT = re.compile(r"(?:and |but )?(?P<asks>who|what|which|where|when)(?: ones?)?(?:['’]?s| [a-z]+)? ?(?:n['’]?t|not)", re.IGNORECASE)
JUDGED = re.compile(r"(?:allow|permitt|cover|includ|exclud|exempt|prohibit|bann|forbidd|requir|need|reject|accept)e[dn]", re.IGNORECASE)
COVERS = re.compile(  # what a text does with things, and nobody with another
    rf"(?i)what (?P<asks>(?:does|did|will) (?:[\w-]+ ){{1,4}}(?:{'|'.join(sorted(INSTRUMENTS))}|lease|licen[cs]e|insurance|warranty)s? "
    r"(?:cover|include|exclude|allow|permit|forbid|prohibit|ban|bar|protect|insure))\W*",
)
AND, THING = (
    re.compile(r"\W*(?:and|or)\b", re.IGNORECASE),
    re.compile(rf"\w+(?:tion|ment|ance|ence|ity|ness|ing|ship|ism|ure|ery|ly)|{'|'.join(ADVERBS)}"),
)
ALONG = listed("with in at on from to")  # after "what about publishing"


def verbal(question: str, frame: str) -> str:
    """ "And light a fire?", "what about cooking in it?" after "may I camp in the park?": whether the same one may; else as it is."""
    if contrary := turned(question, frame):
        return contrary
    what, parsed = fragment(question), clause(frame)
    asks = parsed.asks.lower() if parsed else ""
    words = (what or plain(question)).lower().split()
    pair = len(words) > 2 and words[0] in MANNERS and words[2] in DETERMINERS  # "reverse engineer the client?"
    if not what and "?" in question and words and (pair or words[0] in STILL) and not set(words) & QUESTIONING:  # "make a copy?"
        what = plain(question)
    doing = what and words[0].endswith("ing") and words[0] != "bring" and is_verb(words[0])
    after = DETERMINERS | OBJECTS | PARTICLES | (ALONG if doing else frozenset())
    acts = pair or (len(words) > 1 and words[1] in after and not is_function(words[0]))
    bare_verb = bool(what) and is_verb(words[0]) and not (plural(words[0]) or ABOUT.match(question))
    acts = acts or (bool(what) and len(words) > 1 and words[0] in DEEDS)  # "and take photos?"
    acts = acts or (bare_verb and len(words) > 1 and words[1] in SELF | STANDS)  # "and sleep here?"
    leave = parsed and not parsed.asks and ALLOWED.match(frame)
    one_word = asks and parsed and what.split() == [what] != [""] and parsed.rest.split() == [parsed.rest]  # "where can I smoke?" "vape?"
    acts = acts or bool(
        one_word and what.islower() and AND.match(question) and not (plural(what) or is_function(what) or THING.fullmatch(what))
    )
    if not what or not acts or parsed is None or asks not in WHOEVER | {""} or not (leave or parsed.helper in MODALS):
        return question
    if doing:
        what = f"{bare(words[0].removesuffix('ing') + 'ed')}{what[len(words[0]) :]}"
    place = next((one for one in reversed(spans(frame)) if one.before in STANDS and (one.determiner or one.before != "on")), None)
    there = frame[place.before_start :] if place and not set(words) & (STANDS | GONE) else ""
    return f"{leave.group() if leave else parsed.text(0 if asks else parsed.auxiliary, parsed.verb)} {what} {there}".rstrip(" ?") + "?"


def turned(question: str, frame: str) -> str:
    """ "And who can't?" after "who can join?", "and allowed?" after "what is banned?": the frame turned; "" for any other.

    >>> turned("and who can't?", "who can join?"), turned("and allowed?", "what is banned?"), turned("and you?", "who can join?")
    ('who can not join?', 'what is allowed?', '')
    """
    what, parsed, denies = fragment(question), clause(frame), NOT.fullmatch(plain(question))
    if parsed and (done := DO_IT.fullmatch(plain(question))) and not parsed.asks and parsed.helper in MODALS and parsed.rest:
        return f"{done['who']} {parsed.rest}?"  # "may the club expel members?" "who can do it?"
    if parsed is None or not parsed.asks:
        return ""
    middle = parsed.verb if parsed.rest else parsed.auxiliary + 1
    if denies and parsed.asks.lower().startswith(denies["asks"].lower()) and parsed.helper != "must":
        return f"{parsed.text(0, middle)} not {parsed.text(middle)}?"
    judged = not parsed.rest and parsed.helper in BEING and JUDGED.fullmatch(what)
    return f"{parsed.text(0, middle)} {what}?" if judged else ""


def covering(question: str, frame: str) -> str:
    """ "And theft?" after "what does the contract cover?": whether it does cover that; "" for any other."""
    what, covers = fragment(question), COVERS.fullmatch(frame)
    named = spans(what) if covers else []
    thing = len(named) == 1 and named[0].start == 0 and not (named[0].determiner or agent(named[0].head))
    return f"{covers['asks']} {what}?" if covers and thing and named[0].head.lower() not in INSTRUMENTS else ""
