"""A follow-up that begins with a verb and the question before it go in; whether the same person may do it comes out."""

from __future__ import annotations

from assistant.clause import bare, clause
from assistant.fragment import fragment
from assistant.noun_spans import STANDS, spans
from assistant.phrases import DETERMINERS, MODALS, is_function, is_verb, listed

PARTICLES = listed("up out off down back")
OBJECTS = listed("it them some my our")
ALONG = listed("with in at on from to")  # after "what about publishing"


def verbal(question: str, frame: str) -> str:
    """ "And light a fire?", "what about cooking in it?" after "may I camp in the park?": whether the same one may; else as it is."""
    what, parsed = fragment(question), clause(frame)
    words = what.lower().split()
    doing = words and words[0].endswith("ing") and is_verb(words[0])
    after = DETERMINERS | OBJECTS | PARTICLES | (ALONG if doing else frozenset())
    acts = len(words) > 1 and words[1] in after and not is_function(words[0])
    if not acts or parsed is None or parsed.asks or parsed.helper not in MODALS:
        return question
    if doing:
        what = f"{bare(words[0].removesuffix('ing') + 'ed')}{what[len(words[0]) :]}"
    place = next((one for one in reversed(spans(frame)) if one.before in STANDS), None)
    there = frame[place.before_start :] if place and not set(words) & STANDS else ""
    return f"{parsed.text(parsed.auxiliary, parsed.verb)} {what} {there}".rstrip(" ?") + "?"
