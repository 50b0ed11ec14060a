"""A question and a sentence in, whether the two are about the same one of two opposites: knows text only."""

import re
from collections.abc import Iterator, Sequence

from assistant.language.english import american

CONTRARY = (
    "part[-_]time full[-_]time,temporary permanent,unpaid paid,external internal,outdoors? indoors?,outside inside,former current,"
    "on[-_](?:campus|site) off[-_](?:campus|site),on[-_]duty off[-_]duty,"
    "electric diesel|petrol,replicas? genuine|originals?,in_front_of behind,upstairs downstairs,"
    "basic|fundamental|pure applied_(?!(?:for|to)\\b)"
)
# "unused", of which "used" is the opposite; no "under", "inside", or "illegal" and "unnecessary", which rule by themselves
NEGATED = re.compile(
    r"\b(?:non(?!\w+able\b)|un(?!less\b|like|able\b|sure\b|well\b|rest\b|(?:load|pack|lock)(?!ed\b)|lawful|accept|allow|necess|need|requir)|"
    r"i(?:n|[mrl](?=[mprl]))(?!formed|migra|patient|prove|press|legal|eligib|admissib|permissib)"
    r"(?=\w{3,}(?:[aeiv]l|[ct]t|[dmnrtv]e|[ae]nt|[ei]d|ic|ar)\b))([a-z]{4,})\b",
    re.I,
)
NON = re.compile(r"\bnon-(?!united\b)(?=[a-z])", re.I)  # which is part of a name
DEMANDS = r"\b(?:if|when|where|once|provided|unless|must|needs?|have|has|long as)\b(?! not\b)(?: [\w’'-]+){0,4}? "
SPARES = r"(?:\b(?:unless|except|not|never|no|without)|n['’]t)\b[^,.;:]{0,30} "
DONE = re.compile(r"\b(?:may|can)(?: ?not)?(?: \w+)? be \w+", re.I)  # "may be used" tells of no used things
Side = tuple[re.Pattern[str], re.Pattern[str]]
Pairs = Sequence[Side]


def table(pairs: str) -> list[Side]:
    """Pairs of patterns from "one other,one other": of whole words, with "_" for a space."""
    one, other = [[re.compile(rf"\b(?:{pair.split()[place].replace('_', ' ')})\b", re.I) for pair in pairs.split(",")] for place in (0, 1)]
    return list(zip(one, other, strict=True))


OPPOSITES = table(CONTRARY)


def sides(question: str, pairs: Pairs = OPPOSITES) -> Iterator[Side]:
    """Each opposite that a question names, with the other."""
    return ((one, two) for pair in pairs for one, two in (pair, pair[::-1]) if one.search(question))


def other_side(question: str, text: str, pairs: Pairs = OPPOSITES) -> bool:
    """Whether a sentence names the other one of two opposites alone.

    >>> other_side("Is applied research covered?", "Basic research is."), other_side("Is pure maths covered?", "Basic research is.")
    (True, False)
    """
    return any(two.search(text) and not one.search(text) for one, two in sides(question, pairs))


def same_side(question: str, text: str) -> bool:
    """Whether a sentence and a question name the same one alone.

    >>> same_side("Is applied research covered?", "Applied research is not.")
    True
    """
    return any(one.search(text) and not two.search(text) for one, two in sides(question) if not two.search(question))


def negated(question: str, text: str) -> str:
    """The word of a text that is the opposite of one of a question by un-, in- or non-, where the text has not that one too; else "".

    >>> negated("May I use an unregistered boat?", "Registered boats may sail."), negated("May I sail under it?", "Der boats may sail.")
    ('registered', '')
    >>> negated("May I return used tickets?", "Unused tickets are taken back."), negated("May used ones?", "Used and unused ones may.")
    ('unused', '')
    >>> negated("It is not safe. May I stop?", "Who finds it unsafe may stop."), negated("May unused ones be kept?", "They may be used.")
    ('', '')
    >>> negated("When are non-public files deleted?", "Public files are kept."), negated("Is it refundable?", "It is non-refundable.")
    ('public', '')
    """
    question, text = (NON.sub("non", one) for one in (question, text))
    mine, its = (frozenset(re.findall(r"[a-z]+", american(one.lower()))) for one in (question, DONE.sub(" ", text)))
    for words, others in ((mine, its), (its, mine)):
        for found in filter(None, map(NEGATED.fullmatch, sorted(words - others))):
            if found[1] in others - words:
                if words is mine:
                    return found[1]
                spared = any(
                    re.search(rf"{SPARES}{word}\b", american(one.lower())) for one, word in ((text, found[0]), (question, found[1]))
                )
                return "" if spared else found[0]
    return ""


def demanded(question: str, text: str) -> bool:
    """Whether a text makes a condition of the opposite of what a question tells, and of nothing that is counted.

    >>> [demanded("Are unwashed cups taken?", text) for text in ("Cups must be washed.", "Washed cups are taken.")]
    [True, False]
    """
    word = negated(question, text)
    return (
        bool(word)
        and not re.search(r"\d", text)
        and re.search(rf"{DEMANDS}{word}\b(?! ?(?:,|at|on|in|if|when|while|during|before|after|by|for)\b)", american(text.lower()))
        is not None
    )
