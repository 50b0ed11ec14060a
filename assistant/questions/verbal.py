"""A follow-up that begins with a verb and the question before it go in; whether the same person may do it comes out."""

from __future__ import annotations

from assistant.language.clause import bare, clause
from assistant.language.noun_spans import STANDS, spans
from assistant.language.phrases import DETERMINERS, MODALS, QUESTIONING, is_function, is_verb, listed
from assistant.questions.fragment import fragment, plain
from assistant.questions.topics import STILL

PARTICLES = listed("up out off down back")
OBJECTS = listed("it them one some my our")
MANNERS = listed("reverse double cross screen live")  # before a verb
ALONG = listed("with in at on from to")  # after "what about publishing"


def verbal(question: str, frame: str) -> str:
    """ "And light a fire?", "what about cooking in it?" after "may I camp in the park?": whether the same one may; else as it is."""
    what, parsed = fragment(question), clause(frame)
    words = (what or plain(question)).lower().split()
    pair = len(words) > 2 and words[0] in MANNERS and words[2] in DETERMINERS  # "reverse engineer the client?"
    if not what and "?" in question and words and (pair or words[0] in STILL) and not set(words) & QUESTIONING:  # "make a copy?"
        what = plain(question)
    doing = what and words[0].endswith("ing") and words[0] != "bring" and is_verb(words[0])
    after = DETERMINERS | OBJECTS | PARTICLES | (ALONG if doing else frozenset())
    acts = pair or (len(words) > 1 and words[1] in after and not is_function(words[0]))
    acts = acts and (words[1] != "one" or words[0] in STILL)  # "electric one?"
    if not what or not acts or parsed is None or parsed.asks or parsed.helper not in MODALS:
        return question
    if doing:
        what = f"{bare(words[0].removesuffix('ing') + 'ed')}{what[len(words[0]) :]}"
    place = next((one for one in reversed(spans(frame)) if one.before in STANDS and (one.determiner or one.before != "on")), None)
    there = frame[place.before_start :] if place and not set(words) & STANDS else ""
    return f"{parsed.text(parsed.auxiliary, parsed.verb)} {what} {there}".rstrip(" ?") + "?"
