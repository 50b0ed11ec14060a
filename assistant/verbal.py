"""A follow-up that begins with a verb and the question before it go in; whether the same person may do it comes out."""

from __future__ import annotations

import re

from assistant import terms
from assistant.clause import bare, clause
from assistant.fragment import ANYBODY, fragment
from assistant.noun_spans import STANDS, spans
from assistant.people import agent
from assistant.phrases import DETERMINERS, FUNCTION_WORDS, MODALS, QUESTIONING, WORD, is_function, is_verb, listed

ACTIONS = listed(
    "make get take bring send share sell buy lend borrow copy renew return print download upload store keep record film photograph post "
    "rent hire park transfer export ship import publish pick install train resell license give show use leave open delete change swap"
)
PARTICLES = listed("up out off down back")
WORDS = "|".join(sorted(FUNCTION_WORDS))
BEGINS = re.compile(  # a verb, or a word or two before an article
    rf"\W*(?:(?:{'|'.join(sorted(ACTIONS))})\b|(?!(?:{WORDS})\b)[a-z]+(?: (?!(?:{WORDS})\b)[a-z]+)? "
    rf"(?:the|an?|{terms.OWNERS}) )",
    re.IGNORECASE,
)
OBJECTS = listed("it them one some my our")
ALONG = listed("with in at on from to")  # after "what about publishing"


def verbal(question: str, frame: str) -> str:
    """ "And light a fire?", "what about cooking in it?" after "may I camp in the park?": whether the same one may; else as it is."""
    what, parsed = fragment(question), clause(frame)
    if BEGINS.match(question) and not set(WORD.findall(question.lower())) & QUESTIONING:  # "make a copy?", "light the fire?"
        what = question.strip(" ?.!")
    words = what.lower().split()
    doing = words and words[0].endswith("ing") and is_verb(words[0])
    after = DETERMINERS | OBJECTS | PARTICLES | (ALONG if doing else frozenset())
    acts = len(words) > 1 and words[1] in after and not is_function(words[0])
    acts = acts and (words[1] != "one" or is_verb(words[0]))  # "electric one?"
    acts = acts or (len(words) > 2 and words[2] in DETERMINERS and not any(map(is_function, words[:2])))  # "reverse engineer the client?"
    if not acts or parsed is None or parsed.asks or parsed.helper not in MODALS:
        return question
    if doing:
        if not (agent(parsed.words[parsed.verb - 1].group()) or parsed.who.lower() in ANYBODY):
            return question
        what = f"{bare(words[0].removesuffix('ing') + 'ed')}{what[len(words[0]) :]}"
    place = next((one for one in reversed(spans(frame)) if one.before in STANDS and (one.determiner or one.before != "on")), None)
    there = frame[place.before_start :] if place and not set(words) & STANDS else ""
    return f"{parsed.text(parsed.auxiliary, parsed.verb)} {what} {there}".rstrip(" ?") + "?"
