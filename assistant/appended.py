"""A fragment that fits nowhere into the question before it goes in; that question with the fragment after it comes out.

People go on with a question as they would in speech: "may we show it to the press?", "only the abstract?", "remotely, from home?".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from assistant.alike import JOINING
from assistant.ellipsis import concludes
from assistant.fragment import BACK, CORRECTS, OPENER, did, nameonly
from assistant.frame import TOLD, before
from assistant.parallel import REPLY, TURNED
from assistant.phrases import (
    ASKING,
    AUXILIARIES,
    DETERMINERS,
    ORDERS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    WORD,
    YES_NO,
    content,
    empty,
    is_function,
    is_verb,
    listed,
    plural,
)
from assistant.records import Turn

LONGEST, FEW = 25, 10  # words of the question before, and of a fragment
JOINED = re.compile(r"^\W*(?P<word>and|or|but)\b", re.IGNORECASE)
CONTRACTED = re.compile(r"n['’]t$|['’](?:s|re|m|ve|d|ll)$")
STARTS = ORDERS | PRONOUNS | {"other", "another"}
BEGINNINGS = JOINING | listed("only just even not")
CONDITION = re.compile(r"(?:even |only )?(?:if|unless)\b", re.IGNORECASE)


def appended(question: str, history: Sequence[Turn]) -> str | None:
    """The question before with the fragment after it; None where what is asked is no fragment, or nothing was asked before."""
    previous = before(history)
    frame, asked = OPENER.sub("", previous), OPENER.sub("", question).strip(" ?.!")
    words = [CONTRACTED.sub("", word.lower()) for word in WORD.findall(asked)]
    if len(WORD.findall(previous)) > LONGEST or not 0 < len(words) <= FEW:
        return None
    open_frame = frame.split(" ")[0].lower() in ASKING and "?" in question and words[0] != "any" and not nameonly(asked)
    open_frame = open_frame and not frame.lower().startswith("how to")
    if not (YES_NO.search(TOLD.sub("", frame)) or open_frame):
        return None
    asked = asked[0].lower() + asked[1:] if is_function(words[0]) else asked
    if CONDITION.match(asked) and not concludes(asked):
        return f"{previous.rstrip(' ?.!,')} {asked}?"
    if not fragmentary(asked, words) or CORRECTS.match(question) or (nameonly(asked) and "?" not in question):  # words to search for
        return None
    joined = JOINED.match(question)
    doing = is_verb(words[0], inside=True) or set(words[1:2]) & (DETERMINERS | QUANTIFIERS | BACK)  # "and collect him on Sunday?"
    return f"{previous.rstrip(' ?.!,')}, {joined['word'].lower() + ' ' if joined and doing else ''}{asked}?"


def goes_on(question: str) -> bool:
    """Whether a text of some words, with no verb of its own, begins as the end of another does: "to a partner abroad, for a year?".

    >>> goes_on("To a partner in Peru, with a permit?"), goes_on("Permits of partners in Peru?"), goes_on("In Peru, who pays?")
    (True, False, False)
    """
    words = [CONTRACTED.sub("", word.lower()) for word in WORD.findall(question)]
    return 0 < len(words) <= FEW and words[0] in BEGINNINGS and fragmentary(question, words)


def fragmentary(asked: str, words: Sequence[str]) -> bool:
    """Whether a text names something and is no sentence of its own, nor asks or orders; `words` are its words in small letters."""
    said = content(asked)
    clausal = words[0] in ("these", "those") and len(words) > 1 and is_verb(words[1]) and not plural(words[1])
    if not said or clausal or words[0] in STARTS or set(words) & (AUXILIARIES | ASKING) or TURNED.search(asked):
        return False
    return not all(empty(word) or word in REPLY for word in said) and not acts(words)


def acts(words: Sequence[str]) -> bool:
    """Whether lower-case words have a verb of their own, beside one that they begin with ("and receive theirs").

    >>> acts(["only", "attending", "the", "meetings"]), acts(["with", "their", "help"]), acts(["that", "rule", "hits", "us"])
    (False, False, True)
    """
    held = DETERMINERS | QUANTIFIERS | PREPOSITIONS
    own = any(is_verb(word) and not word.endswith(("ing", "ed")) and first not in held for first, word in itertools.pairwise(words))
    return own or did(words)
