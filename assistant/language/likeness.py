"""A question and its evidence in, how like each word of the question is to the words of each sentence out; no language model.

Each content word of the question is compared, as the encoder sees it in its sentence, with every word of the evidence.
"""

from collections.abc import Callable, Sequence

import numpy
from numpy.typing import NDArray

from assistant.language.rareness import COMMON, WORD, Rarity, stem
from assistant.records import Evidence

Floats = NDArray[numpy.float32]
Encode = Callable[[Sequence[str], Sequence[Sequence[tuple[int, int]]]], tuple[Floats, list[Floats]]]

EMPTY = """\
a about above after again against all also am an and any are as at be because been before being below between both but by can
could did do does doing done down during each few for from further had has have having he her here hers him his how i if in into
is its itself just me more most my no nor not of off on once only or other our out over own please same she should so some such
tell than that the their them then there these it they this those through to too under until up us very was we were what when
where which while who whom whose why will with would you your according agreement statement true must may shall might many much
often times name list describe explain call calls called calling want wants wanted say says said saying
"""
LEFT = 2  # words that say something by themselves when the others are taken away
TITLED = 0.9  # likeness of a word that the title or a heading of the passage has; .8 and 1 tell as much
PLAIN = frozenset(EMPTY.split())  # words that carry no meaning of their own


@numpy.errstate(invalid="ignore")  # a product of finite numbers, too, may be said to hold one that is not
def likeness(question: str, evidence: Sequence[Evidence], *, encode: Encode, rarity: Rarity | None = None) -> list[list[float]]:
    """For each sentence of each evidence the share, 0 to 1, of the question's words that have a like in it, by rarity."""
    words, likes, _ = compared(question, evidence, encode)
    if not words:
        return [[0.0] * len(one.sentences) for one in evidence]
    rare = rarities(words, rarity)
    held = [one for one in evidence if one.quote.strip()]
    found = iter([said(words, f"{one.title} {one.source}", like) for one, like in zip(held, likes, strict=True)])
    return [(next(found) @ (rare / rare.sum())).tolist() if one.quote.strip() else [] for one in evidence]


def doubled(likes: list[list[float]], own: str, evidence: Sequence[Evidence], encode: Encode, rarity: Rarity) -> list[list[float]]:
    """The likeness to a completed question and, beside it, to the follow-up's `own` few words, which tell what is new in it."""
    more = likeness(own, evidence, encode=encode, rarity=rarity)
    return [[a + b for a, b in zip(*both, strict=True)] for both in zip(likes, more, strict=True)]


def compared(question: str, evidence: Sequence[Evidence], encode: Encode) -> tuple[list[str], list[Floats], Floats]:
    """The question's content words; for each evidence that has text their nearest words by sentence; the cosines of all sentences."""
    evidence = [one for one in evidence if one.quote.strip()]
    asked = content(question)
    if not evidence or not asked:
        return [], [], numpy.zeros(0, numpy.float32)
    words = [[match.span() for match in WORD.finditer(one.quote)] for one in evidence]
    sentences = [[(one.start - item.start, one.end - item.start) for one in item.sentences] or [(0, len(item.quote))] for item in evidence]
    whole, parts = encode([question, *(one.quote for one in evidence)], [asked, *(a + b for a, b in zip(words, sentences, strict=True))])
    cosines = numpy.concatenate([vectors[len(spans) :] @ whole[0] for spans, vectors in zip(words, parts[1:], strict=True)])
    likes = [nearest(parts[0], vectors, spans, cuts) for vectors, spans, cuts in zip(parts[1:], words, sentences, strict=True)]
    return [question[start:end] for start, end in asked], likes, cosines


def said(words: Sequence[str], over: str, likes: Floats) -> Floats:
    """The likeness of a passage's sentences to a question's words, of which those that stand `over` it are said in each of them."""
    named = {stem(word) for word in WORD.findall(over)}
    return numpy.where([stem(word) in named for word in words], numpy.maximum(likes, numpy.float32(TITLED)), likes)


def pared(question: str, over: str) -> str:
    """The question without the words that stand `over` a passage, which all its sentences are about; whole if that leaves too little.

    >>> pared("May I park a van at Elm Hall?", "Elm Hall: rules"), pared("What are Elm Hall rules?", "Elm Hall: rules")
    ('May I park a van at ?', 'What are Elm Hall rules?')
    """
    named = {stem(word) for word in WORD.findall(over)}
    words = [question[start:end] for start, end in content(question)]
    left = [word for word in words if stem(word) not in named]
    gone = {*words} - {*left}
    bare = " ".join(WORD.sub(lambda word: "" if word[0] in gone else word[0], question).split())
    return bare if gone and len(left) >= LEFT else question


def nearest(asked: Floats, vectors: Floats, words: Sequence[tuple[int, int]], sentences: Sequence[tuple[int, int]]) -> Floats:
    """For each sentence and question word, the similarity of the nearest word of that sentence (sentence × question word)."""
    alike = numpy.clip(asked @ vectors[: len(words)].T, 0, 1)
    inside = ([place for place, (low, _) in enumerate(words) if start <= low < end] for start, end in sentences)
    return numpy.array([alike[:, places].max(axis=1, initial=0) for places in inside], numpy.float32)


def rarities(words: Sequence[str], rarity: Rarity | None) -> Floats:
    """How rare each word is, never nought."""
    return numpy.array([rarity(word) if rarity else COMMON for word in words], numpy.float32) + numpy.float32(0.001)


def content(question: str) -> list[tuple[int, int]]:
    """Spans of the words that carry the question's meaning; of all its words when none does.

    >>> [("When was it signed?")[a:b] for a, b in content("When was it signed?")]
    ['signed']
    """
    words = list(WORD.finditer(question))
    kept = [word for word in words if word[0].lower() not in PLAIN and (len(word[0]) > 1 or word[0].isdigit())]
    return [word.span() for word in kept or words]
