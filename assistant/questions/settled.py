"""A question goes in; what it takes for granted comes out, to ask why, when or by whom of that."""

import re

from assistant.language.clause import ADJUNCTS, ADVERBS, MANNER, Clause, bare, clause, lone_verb
from assistant.language.lexicon import BEING, VERBS, WORD, is_function, is_verb, plural

PLURAL = {"am": "are", "does": "do", "is": "are", "was": "were", "has": "have"}
SINGULAR = {many: one for one, many in PLURAL.items()} | {"am": "is"}
PAST = {"is": "was", "are": "were", "does": "did", "do": "did", "has": "had", "have": "had"}
DO_IT = re.compile(  # what was asked leave for before
    r"(?:and |but |so )?(?P<who>(?:who(?: else| exactly)?|which \w+) (?:can|may|must|could|should)) do (?:it|that|this|so)", re.IGNORECASE
)
VALUE = re.compile(  # of what was asked before, at another time
    r"(?i)(?:what|who|how (?:long|much|many|high)) (?P<helper>was|were|is|are) (?:it|that|they) "
    r"(?P<when>(?:(?:before|until|after|since|under|in|during) .+|before|previously|last (?:year|time)))",
)


def valued(match: re.Match[str], frame: str, parsed: Clause | None) -> str | None:
    """ "What was it before 2022?": what the frame asks for, at that time."""
    if not parsed or not parsed.asks:
        return None
    past = match["helper"].lower() in ("was", "were")
    return (
        f"{parsed.asks} {PAST.get(parsed.helper, parsed.helper) if past else parsed.helper} {parsed.text(parsed.subject)} {match['when']}"
    )


def agreeing(auxiliary: str, many: bool) -> str:
    """The auxiliary as it stands before a subject of one or of many."""
    return (PLURAL if many else SINGULAR).get(auxiliary.lower(), auxiliary)


def put_to(parsed: Clause, who: str, many: bool) -> str:
    """What a question asks of whom it is so, or who does it, asked of somebody: "who has to pay?" "do guests have to pay"."""
    if parsed.helper in ("has", "have", "had") and parsed.rest.startswith("to "):
        return f"{agreeing('did' if parsed.helper == 'had' else 'do', many)} {who} have {parsed.rest}"
    return f"{agreeing(parsed.helper, many)} {who} {parsed.text(parsed.subject)}"


def settled(frame: str) -> tuple[str, str, str] | None:
    """Auxiliary, subject and rest of what a question takes for granted: "which goods does it ban?" that it bans those goods."""
    parsed, words = clause(frame), WORD.findall(frame)
    if parsed is None:
        return acted(frame)
    asks, next_word = parsed.asks.split(), words[parsed.subject]
    auxiliary, who, rest = words[parsed.auxiliary], parsed.who, parsed.rest
    if not asks or asks[0].lower() in ADJUNCTS or [one.lower() for one in asks] == ["how"] or (len(asks) == 2 and asks[1] in MANNER):
        return auxiliary, who, rest
    acting = next_word == "not" or (next_word.islower() and not is_function(next_word))
    named = asks[1 + (asks[0].lower() == "how") :]
    those = " ".join(["those" if plural(named[-1]) else "that", *named]) if named else "that"
    if acting and (next_word.endswith("ed") or is_verb(next_word) or asks[0].lower() == "who"):
        doer = "that" if next_word.startswith("happen") else "they"
        return auxiliary if named else agreeing(auxiliary, doer == "they"), those if named else doer, parsed.text(parsed.subject)
    if auxiliary.lower() in BEING or not rest:
        return None
    words = rest.split()
    at = 1 + (words[0].lower() in ADVERBS)  # "does Peru still | fund those"
    return auxiliary, who, " ".join([*words[:at], those, *words[at:]])


def acted(frame: str) -> tuple[str, str, str] | None:
    """The same of a question whose subject is what it asks for: "who pays it?" takes for granted that they do."""
    found = list(WORD.finditer(frame))
    words = [one.group() for one in found]
    at = lone_verb(words)
    if at is None:
        return None
    now = words[at].endswith("s")
    who = " ".join(["those", *words[1:at]]) if at > 1 else "that" if words[at].startswith("happen") else "they"
    verb = bare(words[at])
    return "do" if now or (words[at] in VERBS and verb == words[at]) else "did", who, f"{verb} {frame[found[at].end() :].strip()}".strip()


def third(verb: str) -> str:
    """The form of a verb after "it": "permits", "applies", "has"."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")
