"""A question goes in; the words of it that point back beyond the question come out, and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import AGREED
from assistant.fragment import OPENER
from assistant.nations import country
from assistant.people import agent, personal
from assistant.phrases import AUXILIARIES, INSTRUMENTS, PREPOSITIONS, WORD, YES_NO, is_function, is_verb, listed, phrases, plural

PRONOUNS, POSSESSIVES = listed("it they them he she him her theirs"), listed("its their his her")
BODIES = listed("congress senate parliament")  # which make things: "when was it passed?"
OWNED = {"its": False, "their": True}  # … of one, of several
PERSONS, MANY = listed("he she him his her"), listed("they them their theirs these those")
POINTING = re.compile(
    r"\b(it|its|they|them|their|theirs|he|she|him|his|her|this|that|these|those|one|ones|there|same|other|others|another|such|both|"
    r"otherwise|n?either(?! (?:side|party|government|country|nation)\b)|else|former|latter|above|instead|mentioned)\b",
    re.IGNORECASE,
)
EXPLETIVE = re.compile(
    r"\b(it (is|was)|(is|was) it) (possible|true|free|necessary|likely|correct|important|ok|okay|better|worth|safe|legal|lawful|hard|easy|"
    r"difficult|wise|usual|common|illegal|permitted|permissible|allowed|forbidden|prohibited|required|mandatory|advisable|acceptable|fine)"
    r"(?= (?:[\w-]+ ){0,3}(?:to|that|for|if)\b)|"
    r"\b(?:what|who|when|where|why|how|which \w+) (?:is|was) it that\b|"
    r"\b(?:does|did|would) (?:that|this|it) mean\b(?= \w)|\b(?:can|could|may|must|should|does|do) one(?= [a-z])"
    r"|\bif it(?:['’]?s| is) (?:only|just|merely)\b"
    r"|\b(?:sa(?:id|ys?)|claim(?:s|ed)?|report(?:s|ed)?|wrote|argue[sd]?|th(?:ink|ought)|know|believe[sd]?|found|stat(?:es|ed)) "
    r"that\b(?= (?:the|an?|there|no|all)\b)|\b(?:did|does|will|would) it (?:take|cost)\b(?= (?:to|between|for|from|until)\b)|"
    r"\bwith all that\b(?=\W*$)|\bthis(?= (?:morning|evening|weekend|week|month|year|spring|summer|autumn|winter)\b)",
    re.I,
)
CLAUSE = re.compile(
    r"[,;.?!]|\b(?:and|but|or|so)\s+(?=(?:(?:from|since|until|by|for|to|in|at|with) )?"
    r"(?:what|which|who|why|how|when|where|if|is|are|do|does|did|can|could|may|must|will|would|should|has|have)\b)",
    re.IGNORECASE,
)


BEGINS = re.compile(r"(?:what )?if\b|suppose\b|say\b|assuming\b|imagine\b|so\b|when\b", re.IGNORECASE)  # a case that is told
ASKED_OF = re.compile(r"\b(?:is|was|are|would|will|does|do|did|can|could|may|might|should|must)(?:n['’]t)?\s+$", re.IGNORECASE)
JUDGED = listed("ok okay fine legal illegal lawful possible alright enough safe right wrong true acceptable risky count fall fly")
SPEAK = re.compile(r"\bthey (?:say|said|think|thought|argue|want|claim|answer|reply|object|complain|promise)(?:e?d)?\b", re.IGNORECASE)
SAID = 4  # words of a clause that tells a case


def points(question: str) -> list[re.Match[str]]:
    """The words of a question that point back beyond the question itself.

    >>> [word.group() for word in points("Are there breeds that need it?")]
    ['it']
    """
    expletive = [found.span() for found in (OPENER.match(question), *EXPLETIVE.finditer(question)) if found]
    found = (one for one in POINTING.finditer(question) if not any(start <= one.start() < end for start, end in expletive))
    return [one for one in found if not within(question, one)]


def within(question: str, found: re.Match[str]) -> bool:
    """Whether a pointing word is answered inside its own question, or does not point at all."""
    word, before, after = found.group().lower(), question[: found.start()], question[found.end() :]
    if word == "there":
        return bool(re.search(r"\b(is|are|was|were|be)\s*$", before, re.IGNORECASE) or re.match(r"\s*(is|are|was|were)\b", after))
    if word in ("that", "this") and ASKED_OF.search(before) and tells(before):
        after = next(iter(WORD.findall(after.lower())), "is")
        return after in JUDGED or is_function(after) or is_verb(after) or after.endswith("ed")
    if word == "that":
        last, more = WORD.findall(before), re.match(r"\s+(?!as well\b|(?:too|also|either|then|instead|now)\b)\w", after)
        rest = WORD.findall(after.lower())
        if (
            last
            and is_verb(last[-1])
            and len(rest) < 3
            and not any(one in AUXILIARIES or is_verb(one) or one.endswith("ed") for one in rest)
        ):
            return False  # "who wrote that story"
        return bool(last and more) and not is_function(last[-1])
    if word == "other":
        return bool(re.match(r"\s+than\b", after))
    if word in PRONOUNS | POSSESSIVES - PERSONS:
        clauses = CLAUSE.split(OPENER.sub("", before))
        own = phrases(before) if word in OWNED and YES_NO.match(question) else []  # "may an agency keep its plans?": the agency's
        return bool(phrases(" ".join(clauses[:-1]))) or any(plural(one) is OWNED[word] for one in own[:1])
    return False


def tells(before: str) -> bool:
    """Whether a clause before tells a case, of which the next may ask: "if a guest copies the files, is | that allowed?".

    >>> tells("If a guest copies the files, is "), tells("Lend a visitor a laptop, would "), tells("and for the guests of members, is ")
    (True, True, False)
    """
    told = [OPENER.sub("", clause).strip() for clause in CLAUSE.split(ASKED_OF.sub("", before))]
    told = [clause for clause in told if len(clause.split()) >= SAID and clause.split()[0].lower() not in PREPOSITIONS]
    return any(len(phrases(clause)) > 1 or BEGINS.match(clause) for clause in told)


def speaker(name: str) -> bool:
    """Whether a name is of persons, a body or a country, which may say or want a thing."""
    return country(name) or bool(agent(name.rsplit(maxsplit=1)[-1]))


def meant(word: str, named: Sequence[str], just_named: Sequence[str], asked: str = "") -> str | None:
    """What a pointing word stands for: the current subject, unless the two differ in number or only one is a person.

    An "it" after a question on what a body or a person did is another thing in that; an "it" that is signed or expires in the question
    `asked` is an instrument, where one was named.
    """
    if word in ("it", "its"):
        bodies = BODIES | {f"the {body}" for body in BODIES}
        made = just_named if named[-1].lower() in bodies or personal(named[-1]) else ()
        found = [one for one in (*made, *reversed(named), *just_named) if not (plural(one) or personal(one) or one.lower() in bodies)]
        agreed = [one for one in found if one.rsplit(maxsplit=1)[-1].lower() in INSTRUMENTS] if AGREED.search(asked) else []
        return next(iter([*agreed, *found]), named[-1])
    if word == "they" and SPEAK.search(asked) and not speaker(named[-1]):
        return next(filter(speaker, (*just_named, *reversed(named))), None)
    if word in MANY and not plural(named[-1]):
        return next((one for one in (*just_named, *reversed(named)) if plural(one) and not one.endswith("ics")), named[-1])
    return None if word in PERSONS and (named[-1].startswith("the ") or named[-1].islower()) else named[-1]
