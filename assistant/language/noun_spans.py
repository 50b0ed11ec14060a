"""A question goes in, the places of its noun phrases come out."""

import re
from typing import NamedTuple

from assistant.language.clause import ADVERBS as STILL
from assistant.language.clause import FINE, Clause, bare, clause, lone_verb
from assistant.language.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    GENERAL,
    INITIALS,
    MODALS,
    PREPOSITIONS,
    SPECIFYING,
    WORD,
    ends_name,
    is_function,
    is_verb,
    listed,
    plural,
)
from assistant.language.people import agent

FREE = FINE | listed("fine legal illegal lawful possible safe")  # before "to" and what somebody does
STANDS = frozenset(("in", "at", "on", "inside", "within"))  # before where something is
ONE = re.compile(  # of a kind that was named
    r"(?i)(?<!\bwhich )(?<!\bthis )(?<!\bthat )(?<!\bthe )(?<!\beach )(?<!\bother )(?<=\w )one"
    r"(?= (?:in|on|at|for|with|then|too|now|today|yet|already|here|there)\b|\W*$)",
)
OF_A_KIND = re.compile(r"\ban? [\w-]+ $", re.IGNORECASE)  # "is it a bad one"
BEGUN = re.compile(r"\b(?:when|if|because|once|unless|until|while|although) (?:the|an?|my|our|your|his|her|their) (?:[\w-]+ ){1,2}$", re.I)


class Span(NamedTuple):
    """A noun phrase in a question: its place with its determiner, the word `before` it (from `before_start`), and its nouns."""

    start: int
    end: int
    before: str
    before_start: int
    determiner: str
    words: tuple[str, ...]

    @property
    def head(self) -> str:
        """The noun that the phrase is about."""
        return self.words[-1]

    @property
    def article(self) -> str:
        """The kind of determiner that it has: "a", "the", or none."""
        return {"an": "a", "any": "", "some": ""}.get(self.determiner, self.determiner)


def spans(text: str) -> list[Span]:
    """The noun phrases of a question, in order.

    >>> [text[one.start : one.end] for text in ["May a US firm publish a joint paper with authors?"] for one in spans(text)]
    ['a US firm', 'a joint paper', 'authors']
    >>> [one.head for one in spans("What is the value of a gift that pupils may keep?")]
    ['value', 'gift', 'pupils']
    >>> [one.words for one in spans("May I take the laptop abroad?")]
    [('laptop',)]
    """
    parsed, words = clause(text), list(WORD.finditer(text))
    alone = None if parsed else lone_verb([one.group() for one in words])
    found: list[Span] = []
    determiner, open_run, first = "", False, 0
    for place, match in enumerate(words):
        word, low = match.group(), match.group().lower()
        gap = text[words[place - 1].end() : match.start()]
        after = words[place + 1].group() if words[place + 1 :] else ""
        titled = (open_run or bool(determiner)) and ends_name(text[: match.start()], word, after)
        broken = not gap.isspace() and not INITIALS.fullmatch(words[place - 1].group())  # "H.R. 12"
        kind = low in PREPOSITIONS and determiner in DETERMINERS and first == place - 1  # "an outside expert"
        if low in SPECIFYING:
            first = first if determiner else place
            determiner, open_run = determiner or low, False
        elif (
            (is_function(word) and not (titled or kind))
            or (open_run and low in ADVERBS)
            or acts(words, place, parsed or alone, open_run or bool(determiner))
        ):
            determiner, open_run = "", False
        elif open_run and word.endswith("ing") and agent(last := found[-1].head) and plural(last):  # "clubs selling kites"
            open_run = False
        elif open_run and not broken:
            found[-1] = found[-1]._replace(end=match.end(), words=(*found[-1].words, word))
        else:
            opens = first if determiner else place
            before, before_start = (words[opens - 1].group().lower(), words[opens - 1].start()) if opens else ("", 0)
            found.append(Span(words[opens].start(), match.end(), before, before_start, determiner, (word,)))
            determiner, open_run = "", True
    return coordinated([one for one in found if one.words != ("own",)], text)  # no "my own" of "on my own"


def coordinated(found: list[Span], text: str) -> list[Span]:
    """The phrases with an adjective that is joined to another as part of the phrase: "bold and useful kites" is one."""
    joined: list[Span] = []
    for one in found:
        last = joined[-1] if joined and not one.determiner and one.words[1:] else None
        adjective = last and (last.head in GENERAL or last.head.endswith(("ous", "ful", "able", "ible", "ical", "ive")))
        if last and adjective and not last.words[1:] and text[last.end : one.start] in (" and ", " or "):
            joined[-1] = last._replace(end=one.end, words=(*last.words, *one.words))
        else:
            joined.append(one)
    return joined


def acts(words: list[re.Match[str]], place: int, parsed: Clause | int | None, inside: bool) -> bool:
    """Whether a word of a question is its verb, or the verb of a clause in it, and not a noun; `parsed` may be the place of a lone verb."""
    word, last = words[place].group(), words[place - 1].group().lower() if place else ""
    if not isinstance(parsed, Clause):
        return place == parsed if parsed is not None else is_verb(word, inside=inside) and last not in DETERMINERS
    if inside and word.islower() and plural(last) and not plural(word) and words[place + 1 :] and words[place + 1].group() in DETERMINERS:
        return True  # "may clubs with kites lend the boats"
    if last in MODALS and place - 1 != parsed.auxiliary:  # "a gift that pupils may | keep"
        return True
    if last == "and" and is_verb(word) and is_verb(words[place - 2].group()):  # "may I come and | see him"
        return True
    if place == parsed.verb:
        return parsed.words[parsed.subject].group().lower() != "there"
    if last in STILL and place - 1 == parsed.verb and word.islower():
        return True  # "does Peru still | fund boats"
    if last == "be" and place - 1 == parsed.verb and bare(word) != word and not word.endswith("s"):
        return True  # "may beer be | sold in the park"
    if last == "to":
        turned = words[place - 2].group().endswith("ed") or words[place - 2].group().lower() in AUXILIARIES | FREE  # "is it ok to swim"
        return turned and word.islower() and not plural(word)
    told = BEGUN.search(words[place].string[: words[place].start()])  # "when my dog | dies"
    if told and word.endswith("s") and is_verb(word) and not (plural(last) or is_function(last)):
        return True
    ends = not words[place + 1 :] or is_function(words[place + 1].group())  # "is work on lasers allowed?", "the limited edition"
    described = place == parsed.verb + 1 and not (ends or is_function(words[parsed.verb].group()))  # "may I copy | printed maps"
    done = place > parsed.verb and word.endswith("ed") and (ends or not inside) and not described
    return (last == "who" and word.islower()) or (is_verb(word) and (last in ("which", "that") or done))


def indefinite(question: str, previous: str) -> str:
    """The question with "one" replaced by the last thing that the question before it has with "a" or "an".

    >>> indefinite("Where may I have one?", "Can I light a barbecue on the pontoon?"), indefinite("Which one?", "Can I light a barbecue?")
    ('Where may I have a barbecue?', 'Which one?')
    >>> indefinite("May I have a big one?", "Can I light a barbecue?")
    'May I have a big barbecue?'
    """
    found, things = ONE.search(question), [one for one in spans(previous) if one.determiner in ("a", "an")]
    if not found or not things:
        return question
    before, last = question[: found.start()], things[-1]
    name = " ".join(last.words) if OF_A_KIND.search(before) else previous[last.start : last.end]
    return before + name + question[found.end() :]
