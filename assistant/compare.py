"""A question that compares two things in; out, a question on each, and the best sentence on each from what is found for it."""

import dataclasses
import itertools
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assistant.answer import candidates, compose
from assistant.answers.answerable import answerable
from assistant.answers.choice import Unit
from assistant.answers.wording import introduced
from assistant.language import terms
from assistant.language.likeness import Encode, likeness
from assistant.language.rareness import Rarity
from assistant.records import Claim, Condensed, Evidence, Form

MOST = 5  # claims of an answer
FIRST = 8  # sentences of each side that are looked at
SHORT = 3  # letters of a word that links others
SURELY = 0.9  # from which one of several questions counts as answered by itself
OPENING = 5  # stems of a sentence among which is what it is about
PARALLEL = 0.6  # what two sentences gain that are worded alike, each on its side
ALIKE = 0.3  # words in common from which they are
TOGETHER = 0.3  # … and what it adds to that if they stand in one document
DEFINES = 0.8  # what a sentence gains that begins by saying what its side is
SAID = 0.3  # what a sentence gains that itself has the words of its side, which its heading or title may have for it
ON = r"(?P<on> (?:on|regarding|concerning|as to|in terms of|with regard to|when it comes to) [^,]+?)?"
HOW = r"(?P<how>(?:more|less) \w+|\w+er|more|less)"
OR = r"(?P<one>.+?) or (?P<two>.+?)"
COMPARES = [
    re.compile(rf"{terms.OPENS}(?:(?:tell me|explain|describe) )*{form}{ON}\W*", re.I)
    for form in (
        r"compare (?P<one>.+?) (?:with|to|against) (?P<two>.+?)",
        r"compare (?P<one>.+?) and (?P<two>.+?)",
        r"(?:what(?:['’]s| is| are) )?(?:the )?(?:main |key )?(?:differences?|distinction) between (?P<one>.+?) and (?P<two>.+?)",
        r"(?:how|in what way) (?:do|does) (?P<one>.+?) (?:and (?P<two>.+?) differ|differ from (?P<other>.+?))",
        r"(?:how )?(?:is|are) (?P<one>.+?) different from (?P<two>.+?)",
        rf"(?:which|who)(?: [\w-]+){{0,2}}? \w+ (?:the )?{HOW}(?P<what> [^,:]+?)?[,:] {OR}",
        rf"(?:is|are) (?P<one>.+?) {HOW} than (?P<two>.+?)",
        r"(?P<one>[^,?]+?) (?:vs\.?|versus) (?P<two>[^?]+?)",
    )
]
COST = re.compile(r"cheaper|dearer|(?:more|less)(?: (?:expensive|costly))?", re.I)
FIGURE = re.compile(rf"\b(?!(?:1[89]|20)\d\d\b|\d\d? (?:{terms.MONTH}))\d")  # not of a date
VERB = re.compile(r"\b(?:is|are|means?|refers)\b|:")
ARTICLE = re.compile(r"^(?:the|an?) ", re.I)
LINK = re.compile(r" (?:of|for|in|on|at|to|from|by|with|under|about) ", re.I)
STANDS = re.compile(r"^(?:the )?(?P<kind>\w+ )??(?:those|that|ones?)\b(?= |$)", re.I)  # for the noun of the first side
Search = Callable[[Condensed], list[Evidence]]


class Sides(NamedTuple):
    """Two things that are compared, each as it would be named alone, a question on each, in what respect, and "cheaper"."""

    names: tuple[str, str]
    asks: tuple[str, str]
    on: str
    how: str


def sides(question: str) -> Sides | None:
    """What a question compares, or None.

    >>> sides("Compare the limits for drivers and signallers").names
    ('the limits for drivers', 'the limits for signallers')
    >>> sides("Which is cheaper, a red or a blue boat?").asks, sides("May members compare prices?")
    (('How much does a red boat cost?', 'How much does a blue boat cost?'), None)
    """
    found = next((match for form in COMPARES if (match := form.fullmatch(question))), None)
    if not found:
        return None
    told = {name: text or "" for name, text in found.groupdict().items()}
    one, two = whole(told["one"], told.get("two") or told.get("other", ""))
    how, on = told.get("how", ""), told["on"]
    form = "How much does {} cost?" if COST.fullmatch(how) else f"{how}{told.get('what', '')} {{}}{on}".strip()
    form = "What is {}?" if form == "{}" and not (LINK.search(one) or LINK.search(two)) else form
    return Sides((one, two), (form.replace("{}", one), form.replace("{}", two)), on, how)


def whole(one: str, two: str) -> tuple[str, str]:
    """Both sides with what only one of them has: "red or blue boats", "the fee of members and guests", "the old list and the new one".

    >>> whole("red", "blue boats"), whole("the old list of May", "that of June"), whole("hours in the hall", "in the bar")
    (('red boats', 'blue boats'), ('the old list of May', 'old list of June'), ('hours in the hall', 'hours in the bar'))
    """
    link = LINK.search(one)
    head = ARTICLE.sub("", one[: link.start()] if link else one)
    if stands := STANDS.match(two):
        noun = head.split()[-1] if stands["kind"] else head
        return one, f"{stands['kind'] or ''}{noun}{two[stands.end() :]}"
    if LINK.match(f" {two}"):
        return one, f"{head} {two}"
    if link and not LINK.search(two):
        return one, f"{one[: link.end()]}{two}"
    if len(terms.content(one)) == 1 < len(terms.content(two)) and not link:
        return f"{one} {LINK.split(two)[0].split()[-1]}{two[found.start() :] if (found := LINK.search(two)) else ''}", two
    return one, two


@dataclasses.dataclass(frozen=True, slots=True)
class Beside:
    """The passages and claims on two things that are compared, empty where one has none; a question on each if these answer it."""

    asks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()

    def among(self, evidence: Sequence[Evidence]) -> list[Evidence]:
        """The evidence, with that of the two behind it."""
        held = {one.passage for one in evidence}
        return [*evidence, *(one for one in self.evidence if one.passage not in held)]

    def led(self, claims: list[Claim]) -> list[Claim]:
        """The claims behind those on the two, without what these say."""
        told, alike = [one for claim in self.claims for one in claim.citations], {one.text: one for one in claims}
        new = (one for one in claims if not any(a.overlaps(b) for a in one.citations for b in told))
        return introduced([*(alike.get(one.text, one) for one in self.claims), *new][:MOST], len(self.claims)) if told else claims


class Parts(Beside):
    """The same of several questions that are asked at once."""

    def led(self, claims: list[Claim]) -> list[Claim]:
        """What answers one of them alone behind the claim that answers best, unless it is said."""
        said, new = [one for claim in claims for one in claim.citations], list[Claim]()
        for one in self.claims:
            if not any(a.overlaps(b) for a in one.citations for b in said):
                new, said = [*new, one], [*said, *one.citations]
        return introduced([*claims[:1], *new, *claims[1:]][:MOST]) if new else claims


def each(parts: Sequence[Condensed], search: Search, encode: Encode, rarity: Rarity) -> Parts:
    """What surely answers one of several questions that are asked at once, by itself."""
    evidence, claims = list[Evidence](), list[Claim]()
    for part in parts if len(parts) > 1 else ():
        if answerable(part.searched, found := search(part), encode=encode, rarity=rarity) >= SURELY:
            said = compose(part.searched, found, likeness(part.searched, found, encode=encode, rarity=rarity))[:1]
            evidence += [one for one in found if any(one.overlaps(cited) for claim in said for cited in claim.citations)]
            claims += said
    return Parts((), tuple(evidence), tuple(claims))


def beside(question: str, parts: Sequence[Condensed], search: Search, encode: Encode, rarity: Rarity) -> Beside:
    """The best sentence on each of two things that a question compares, or on each of its parts, in the order asked."""
    if not (asked := sides(question)):
        return each(parts, search, encode, rarity)
    stems = [terms.stems(side) for side in asked.names]
    found = list[list[tuple[float, Unit, Evidence]]]()
    for ask, one, two in zip(asked.asks, stems, reversed(stems), strict=True):
        evidence, told = search(Condensed(ask, (Form(ask),))), list[tuple[float, Unit, Evidence]]()
        for unit in candidates(ask, evidence, likeness(ask, evidence, encode=encode, rarity=rarity)):
            passage = evidence[unit.place[0]]
            score = bears(unit, passage, own := (one - two) or one, two - one, asked.on)
            counts = FIGURE.search(unit.text) and own & terms.vocabulary(unit.text)
            score = score if counts or not asked.how else None
            told += [(unit.score + SAID * score + DEFINES * defines(unit, one), unit, passage)] if score is not None else []
        known = [one for one in told if one[2].kind != "unknown"]  # whoever puts a file into the folder sets nobody's fees
        found.append(sorted(known or told, key=lambda one: -one[0])[:FIRST])
    if not all(found):
        return Beside()
    named = terms.stems(asked.on).union(*stems)
    pair = max(itertools.product(*found), key=lambda pair: pair[0][0] + pair[1][0] + PARALLEL * parallel(pair[0][1], pair[1][1], named))
    same = pair[0][1].citations[-1].overlaps(pair[1][1].citations[-1])
    claims = [Claim(one.text, one.citations) for _, one, _ in pair[: 1 if same else 2]]
    sure = not asked.asks[0].startswith("What is ") or all(defines(one, side) for side, (_, one, _) in zip(stems, pair, strict=True))
    return Beside(asked.asks if sure else (), tuple(passage for *_, passage in pair), tuple(claims))


def bears(unit: Unit, evidence: Evidence, own: frozenset[str], others: frozenset[str], on: str) -> float | None:
    """How far a unit is on one side, by that side's `own` words less those of the other; None where it lacks them or what is asked `on`.

    A heading or a title may have the words for it, and a year must stand there.
    """
    text = terms.vocabulary(unit.text)
    over = terms.vocabulary(f"{' '.join(evidence.headings)} {evidence.title} {(evidence.date or '').replace('-', ' ')}")
    opens = own.intersection(terms.content(unit.citations[-1].quote)[:OPENING]) or own <= over
    asked = not on or (text | over).intersection(terms.content(on))
    if not (own and own <= text | over and len(text) > len(own) and opens and asked):
        return None
    said = sum(word in (over if word.isdigit() else text) for word in own) / len(own)
    said += any(word in unit.text for word in on.split() if len(word) > SHORT)
    return said - 2 * (len(others & text) / len(others) if others else 0.0)


def defines(unit: Unit, side: frozenset[str]) -> bool:
    """Whether a unit begins by saying what a side is."""
    head = VERB.split(unit.citations[-1].quote, maxsplit=1)
    return bool(head[1:]) and side == {word for word in terms.content(head[0]) if not word[0].isdigit()}


def parallel(one: Unit, other: Unit, named: frozenset[str]) -> float:
    """How alike two units are worded beside what they are said of, more in one document; nought for a unit and itself."""
    words, others = terms.vocabulary(one.text) - named, terms.vocabulary(other.text) - named
    common = 2 * len(words & others) / (len(words) + len(others) or 1)
    together = TOGETHER * (one.citations[0].source == other.citations[0].source)
    return 0.0 if one.citations[-1].overlaps(other.citations[-1]) else together + common * (common >= ALIKE)
