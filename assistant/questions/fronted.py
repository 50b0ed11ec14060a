"""A follow-up that names its thing before it asks of it goes in; the thing and what is asked come out ("the lifts, when do they stop?")."""

import re

from assistant.language import terms
from assistant.language.clause import NOUNS
from assistant.language.lexicon import INSTRUMENTS, PREPOSITIONS, SPECIFYING, WORD, is_function, is_verb, listed, plural, singular
from assistant.language.people import agent, personal
from assistant.questions.antecedent import NOWHERE
from assistant.questions.fragment import FEW, MEANS, OPENER, REPLY, STARTS, acts
from assistant.questions.frame import attached
from assistant.questions.pointing import DEMONSTRATIVES, points, replaced

FRONTED = re.compile(
    rf"(?P<about>(?:what|how) about |as for )?(?P<what>[^,:;?]+?)(?:[,:]| [-–—]) (?P<asked>(?:{terms.ASKING}|{terms.AUXILIARY})\b.+)",
    re.IGNORECASE | re.DOTALL,
)
RETURNS = re.compile(  # to a subject that it names
    r"(?i)^\W*(?:(?:ok|okay|so|and|now|but)\b[\s,]*)*(?:(?:going |coming |getting )?back|return(?:ing)?|turning) to "
    r"(?P<what>(?:the )?[\w’' -]{2,40}?)(?: (?:thing|stuff|question|part|point|issue|topic|bit|matter))?(?:,? please)?"
    r"(?:[:,]| [-–—]) (?P<asked>\S.+)",
)
ONE, MANY = r"it|its|that|this|he|she|him|his|her", r"they|them|their|theirs|those|these"
THAT = re.compile(r"(\b(?:does|is|was|did)) (?:that|this)\b(?! \w+ing\b)", re.IGNORECASE)
LABELS = REPLY | listed("question thing point topic subject time case idea problem way matter luck charge chance")
JOINS = re.compile(r"\b(?:and|but|or)\W*$", re.IGNORECASE)
INSIDE = SPECIFYING | PREPOSITIONS | listed("and or one ones other such")  # of a name
AGAIN = {many: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for many, words in ((False, ONE), (True, MANY))}


def itself(question: str) -> str | None:
    """A question that names the thing that it asks of before or behind, with the thing in its place; None for any other.

    >>> itself("And the lifts, when do they stop?"), itself("may I bring it? The kite, I mean")
    ('when do the lifts stop?', 'may I bring the kite?')
    """
    meant = MEANS.match(question)
    again = RETURNS.match(question) or (meant if meant and points(meant["asked"]) else None)
    what, asked = (again["what"], again["asked"]) if again else fronted(question) or ("", "")
    if not what:
        return None
    first = what.split(" ")[0]
    asked, what = asked.rstrip(" ,;-–—"), what.replace(first, first.lower(), 1) if first.lower() in SPECIFYING else what
    return attached(text, what) if (text := replaced(asked, [what], (), what if personal(what) else None)) == asked else text


def fronted(question: str) -> tuple[str, str] | None:
    """What a follow-up names first, and what it asks of it with a pronoun; None for any other.

    >>> fronted("And the lifts, when do they stop?"), fronted("What about gifts, who gets those?")
    (('the lifts', 'when do they stop?'), ('gifts', 'who gets those?'))
    >>> [fronted(one) for one in ("Thanks, is it free?", "In Peru, is it free?", "Fair enough, is it free?", "If I pay, is it free?")]
    [None, None, None, None]
    >>> fronted("The lifts, is it late for them?"), fronted("The lifts, who runs a shop?"), fronted("My son is 12, may he swim?")
    (('The lifts', 'is it late for them?'), None, None)
    >>> [fronted(one) for one in ("And next year, is it free?", "Weird, is it free?", "That bill helps, is it law?")]
    [None, None, None]
    """
    opener = OPENER.match(question)
    found = FRONTED.fullmatch(question[opener.end() if opener else 0 :])
    words = WORD.findall(found["what"].lower()) if found else []
    pointing = words[0] in DEMONSTRATIVES if words[2:] else False  # "that bill on joint papers, is it law?"
    said = words[pointing : len(words) - (words[-1] in NOUNS)] if words else []  # "the flu work"
    other = any(is_function(word) and word not in INSIDE for word in said)
    if not found or not words or other or acts(said) or (words[0] in STARTS and not pointing):
        return None
    noun = head(words)
    the, many, asked = words[0] in SPECIFYING, plural(noun), found["asked"]
    named = found["about"] or (opener and JOINS.search(opener.group())) or the or many or found["what"].split(" ")[0].isupper()
    timed = noun in NOWHERE - INSTRUMENTS or LABELS & {singular(noun), words[-1]}  # "and next year, is it free?"
    if not named or timed or len(words) > FEW or (is_function(words[0]) and not the):
        return None
    body = not many and agent(noun) is not False  # "and the council, can they object?"
    back = AGAIN[many].search(asked) or (body and AGAIN[True].search(asked))
    return (found["what"], THAT.sub(r"\1 it", asked)) if back else None


def head(words: list[str]) -> str:
    """The noun of a phrase with what belongs to it: "samples" of "samples from the lake"."""
    ends = (at for at, word in enumerate(words) if at and (word in PREPOSITIONS or (word.endswith("ing") and is_verb(word))))
    return words[next(ends, len(words)) - 1]
