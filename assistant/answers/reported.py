"""A passage in, the differences between sources that it reports out, each with the sentences that tell of it."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.language import terms
from assistant.language.values import dates, numbers
from assistant.records import Conflict, Evidence, Sentence

SOURCE = (
    r"(?:sources?|reports?|accounts?|counts|figures|dates|newspapers|papers|records|versions|documents|authors|officials|statements|"
    r"opinions|pages|outlets?|copies|websites?)"
)
TELL = (
    r"(?:say|write|give|date|count|call|put|name|report|describe|place|speak|list|mention)s?|said|wrote|gave|dated|counted|called|named|"
    r"reported|described|placed|spoke|listed|mentioned"
)
TELLS = re.compile(rf"\b(?:{TELL}|asked|carries|according to|account)\b", re.I)
ANNOUNCES = re.compile(  # that sources differ; the sides may come after
    rf"(?i)\b{SOURCE}\b(?: \w+){{0,3}}? (?:differ|disagree|conflict|vary|diverge|contradict|give different|do not agree|"
    r"are (?:inconsistent|contradictory))|\bdepends on the (?:source|report|account)|\btwo (?:\w+ ){0,3}come from two\b",
)
RULE = r"\busually said\b[^.]*\bbut\b"  # that what is said holds less often than is said
STILL = rf"\b{SOURCE} that still (?:{TELL})\b"  # whether it holds, not since when
REPORTS = re.compile(  # that sources differ, with the sides in the sentence itself
    rf"(?i)\b(?:some|other) (?:\w+ ){{0,2}}{SOURCE}\b(?=[^.]*\b(?:{TELL}|still)\b)|\bsome (?:{TELL})\b[^.]*\b(?:some|others)\b|"
    rf"\bothers (?:\w+ )?(?:{TELL})\b|\b(?:{TELL}) instead\b|\bin some [^.]*\bin others\b|"
    rf"\bone (?:[\w-]+ ){{0,3}}{SOURCE} (?:{TELL})\b|{STILL}|{RULE}|"
    r"\bas (?:introduced|proposed|drafted)\b[^.]*\bas (?:passed|adopted|enacted)\b|"
    r"\b(?:put|given|dated|estimated|counted) (at|as|to|in|on) [^.;]*? by [^.;]*?\b(?:and|but) \1 [^.;]*? by\b|"
    r"\d[^.;]* according to [^.;]*\b(?:and|but)\b[^.;]*\d[^.;]* according to\b|"
    r"\b(names|gives|dates|counts|calls|writes|puts)\b[^.;]*\b(?:and|while|but) (?-i:(?:the )?[A-Z][\w’'-]+(?: [A-Z]\w+)*) \2\b",
)
NAMES_NONE = re.compile(r"\b(?:names|gives|lists|mentions) (?:no|none)\b", re.I)
DISAGREE = re.compile(r"\b(?:disagree|differ|contradict|conflict)\w*", re.I)
ITEM = re.compile(r"\s*[-*•]\s")
VERSION = re.compile(r"\bas (\w+ed\b(?: by (?:the )?\w+)?)", re.I)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
RETOLD = 0.75  # share of the words of the shorter of two reports of one difference that both have
SIDES = 3  # sentences after one that announces a difference


class Dispute(NamedTuple):
    """Sentences of one passage that together report a difference between sources; the first tells of it."""

    evidence: Evidence
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """What it says, under the heading it stands under."""
        return " ".join([*self.evidence.headings[-1:], *(one.text for one in self.sentences)])

    @property
    def versions(self) -> set[str]:
        """Stems that tell apart the versions of a text of which it gives different values: "as introduced", "as passed by the House"."""
        told = VERSION.findall(self.text)
        return {stem for one in told for stem in terms.content(one)} if len(told) > 1 else set()

    @property
    def conflict(self) -> Conflict:
        """It as a conflict, a citation for each of its sentences."""
        return Conflict(self.sentences[0].text, tuple(self.evidence.cite(one.start, one.end) for one in self.sentences))


def disputes(evidence: Evidence) -> list[Dispute]:
    """The differences that a passage reports, in reading order."""
    found, sentences, under = [], evidence.sentences, bool(evidence.headings and DISAGREE.search(evidence.headings[-1]))
    for place, one in enumerate(sentences):
        after, point, opens = sentences[place + 1 : place + 1 + SIDES], bool(ITEM.match(one.text)), one.text.rstrip().endswith(":")
        if opens:
            after = tuple(itertools.takewhile(lambda other: ITEM.match(other.text), after))
        elif point:
            after = tuple(itertools.takewhile(lambda other: not ITEM.match(other.text), after))
        if ANNOUNCES.search(one.text) and (opens or not values(one.text)):
            sides = itertools.takewhile(lambda other: bool(TELLS.search(other.text) or values(other.text)), after)
            found.append(Dispute(evidence, (one, *sides)))
        elif ANNOUNCES.search(one.text) or REPORTS.search(one.text) or told(one.text):
            found.append(Dispute(evidence, (one,)))
        elif under and point:
            found.append(Dispute(evidence, (one, *after)))
        elif NAMES_NONE.search(one.text) and after and TELLS.search(after[0].text):
            found.append(Dispute(evidence, (one, *itertools.takewhile(lambda other: bool(TELLS.search(other.text)), after))))
    return found


def distinct(told: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts without those that another source tells in nearly the same words, or that another one holds."""
    kept, said = list[Conflict](), list[set[str]]()
    for one in told:
        words = set(terms.content(" ".join(side.quote for side in one.sides)))
        if not any(len(words & other) >= RETOLD * min(len(words), len(other)) for other in said):
            kept.append(one)
        said.append(words)
    return kept


def told(text: str) -> bool:
    """Whether a sentence tells of two values from two tellers.

    >>> told("The church gives 1820, while the city says 1822."), told("The church gives 1820, while the city is silent.")
    (True, False)
    """
    halves = re.split(r";|, while |, but |, whereas |, and (?!then\b)", text)
    said = [dates(half) or numbers(half) for half in halves if TELLS.search(half)]
    return len(said) > 1 and all(said) and not said[0] & said[1]


def values(text: str) -> set[str]:
    """Dates and numbers, but no mere year."""
    return dates(text) | {one for one in numbers(text) if not YEAR.fullmatch(one)}
