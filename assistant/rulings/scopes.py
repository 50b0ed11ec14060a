"""A question and a sentence of several limits in, which of them bind out: those for the place or the kind that the question names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from assistant.language import kin, terms

SLOTS = {"inside": "in", "within": "in", "at": "in", "outside of": "outside", "a": "per", "each": "per", "every": "per"}  # say the same
LEADS = (
    r"in|inside|within|at|on|for|outside(?: of)?|with|without|under|from|to|during|after|before|by|per|each|every|"
    r"a(?= (?:day|night|week|month|term|year|person)\b)"
)
PHRASE = re.compile(
    rf"\b({LEADS}) ((?:(?!\b(?:{LEADS}|and|or|but|may|must|can|shall|cannot|is|are|not|no|up|than)\b)[\w’'-]+ ?){{1,5}})", re.I
)
OF = re.compile(r" (of) ((?:[\w’'-]+ ?){1,3})", re.I)  # "5 kg of apples"
AND = re.compile(r"[,;]|\b(?:and|or|but|while|whereas)\b", re.I)
MODAL = re.compile(r"\b(?:may|can|cannot|must|shall|is|are)\b", re.I)
CASE = re.compile(r"\b(?:if|when|where|provided)\b", re.I)
LIMITING = re.compile(r"\b(?:up to|at (?:most|least)|(?:not|no) \w+ than|not exceeding|over|under|above|below)\b", re.I)
Words = frozenset[tuple[str, str]]  # stems, each with the preposition before it; "" for who or what a limit is for, told before it


def binding(question: str, text: str, limits: Sequence[tuple[int, int, bool]]) -> bool | None:
    """Whether those limits are kept to that bind what is asked about, of some with their places in the text; None where that is open.

    One that is for another place or kind than the one that is kept to does not bind.

    >>> text = "Up to 9 in Rome and up to 7 outside Rome"
    >>> [binding(f"May I take 8 {where}?", text, [(0, 7, True), (20, 27, False)]) for where in ("in Rome", "outside Rome", "there")]
    [True, False, None]
    """
    parts = own(text, [one[:2] for one in limits])
    away = frozenset(stem for slot, stem in phrases(question) if slot == "outside")
    told = terms.content(question)
    here = kin.wider(terms.lacking(told, text)).union(told) - away  # a word that is there means no other one
    open_to = [
        (words, holds)
        for words, (*_, holds) in zip(parts, limits, strict=True)
        if not (denied(words, "outside", here) or denied(words, "in", away))
    ]
    verdicts = {holds for _, holds in open_to}
    if len(verdicts) == 1:
        return verdicts.pop()
    named = [(words, holds) for words, holds in open_to if any(stem in (away if slot == "outside" else here) for slot, stem in words)]
    if not named or len({holds for _, holds in named}) > 1:
        return None
    meant = frozenset(one for words, _ in named for one in words)
    others = [words for words, holds in open_to if not holds]
    return None if named[0][1] and not all(exclusive(words, meant) for words in others) else named[0][1]


def denied(words: Words, slot: str, told: frozenset[str]) -> bool:
    """Whether a limit is for what is in, or outside of, the very place that the question tells the contrary of."""
    stems = {stem for one, stem in words if one == slot}
    return bool(stems) and stems <= told


def exclusive(one: Words, other: Words) -> bool:
    """Whether two limits are for things of which nothing is both: "for staff" and "for students", "in Rome" and "outside Rome"."""
    places = ({stem for slot, stem in words if slot in ("in", "outside")} for words in (one, other))
    return not {slot for slot, _ in one}.isdisjoint(slot for slot, _ in other) or bool(set.intersection(*places))


def own(text: str, spans: Sequence[tuple[int, int]]) -> list[Words]:
    """What each limit has around it that the others lack."""
    cuts = [0]
    for (_, end), (start, _) in itertools.pairwise(spans):
        ands = list(AND.finditer(text, end, start))
        cuts.append(ands[-1].end() if ands else start)
    found, ends = list[Words](), [*cuts[1:], len(text)]
    heads = [LIMITING.sub(" ", text[cut:start]) for cut, (start, _) in zip(cuts, spans, strict=True)]
    told = any(terms.content(PHRASE.sub(" ", head)) for head in heads[1:])
    tails = [text[end:last] for (_, end), last in zip(spans, ends, strict=True)]
    kinds = all(OF.match(tail) for tail in tails)
    for head, tail in zip(heads, tails, strict=True):
        who, *rest = MODAL.split(head, maxsplit=1)
        who = " ".join([who, *CASE.split(" ".join(rest))[1:]])
        words = phrases(tail) | (phrases(head) if found else frozenset())
        words |= frozenset(("", stem) for stem in terms.content(PHRASE.sub(" ", who))) if told else frozenset()
        words |= frozenset(("of", stem) for kind in OF.findall(tail)[:1] for stem in terms.content(kind[1])) if kinds else frozenset()
        found.append(words)
    return [one - frozenset(word for other in found[:place] + found[place + 1 :] for word in other) for place, one in enumerate(found)]


def phrases(text: str) -> Words:
    """The stems of the phrases with a preposition, each with what stands before it.

    >>> sorted(phrases("at the zoo, outside of the big tent"))
    [('in', 'zoo'), ('outside', 'big'), ('outside', 'tent')]
    """
    told = ((terms.small(lead), words) for lead, words in PHRASE.findall(text))
    return frozenset((SLOTS.get(lead, lead), stem) for lead, words in told for stem in terms.content(words))
