"""Wordings and their vectors go in; candidate rows and their scores come out, best first; knows a snapshot's numbers, no filters.

The score of a passage is its cosine, half of it from the passage and half from its best sentence, plus its lexical score
times a weight decided for this question: higher when the two rankers agree, lower among many candidates. A line that
opens a list shares the score of the list's best item, and a passage some of the score of its document's best passage.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from assistant.records import Form, Passage

if TYPE_CHECKING:
    from assistant.index import Snapshot

Floats = NDArray[numpy.float32]
Rows = NDArray[numpy.intp]

# Chosen together by `python tests/quality/calibrate_retrieval.py`; the file beside it holds what each value gave on every set.
SENTENCE = 0.5  # share of the best sentence in the cosine part
WORDS = 0.031  # weight of the lexical score: WORDS (1 + AGREEMENT a) / ln(candidates), a being the share of common passages …
AGREEMENT = 2.0
AGREEING = 10  # … among so many best of either ranker
OPENER = 0.9  # what the line that opens a list keeps of the score of the list's best item
DOCUMENT = 0.3  # share of the best passage of the same document

POOL = 150  # candidates from each ranker; more change no figure of the report
FEWEST = 20  # candidates, for the logarithm
OPENED = 30  # passages that a list may go on for

UNFINISHED = re.compile(r"(?:[:\u2014\u2013-]|\b(?:that|to|shall|which|will|may|not|by|if))$")


def rank(snapshot: Snapshot, forms: Sequence[Form], vectors: Sequence[Floats], rows: Rows) -> tuple[Rows, Floats]:
    """Candidate rows with their scores, best first; about 0.2 is chance, 0.5 the same subject, 1 and more the question's own words.

    The scores of the forms are averaged by weight, so that their number does not change the scale.
    """
    lexical = [snapshot.bm25(form.text) if form.words else numpy.zeros(len(snapshot.passages), numpy.float32) for form in forms]
    found = candidates(snapshot, vectors, lexical, rows)
    total = numpy.zeros(len(found), numpy.float32)
    for form, vector, words in zip(forms, vectors, lexical, strict=True):
        total += numpy.float32(form.weight) * fused(meaning(snapshot, vector, found), words[found], len(rows))
    total /= numpy.float32(sum(form.weight for form in forms))
    total = opened(total, openers(snapshot.passages, found), found)
    return ordered(found, shared(total, [snapshot.passages[row].source for row in found]))


def candidates(snapshot: Snapshot, vectors: Sequence[Floats], lexical: Sequence[Floats], rows: Rows) -> Rows:
    """The rows worth scoring, ascending: the POOL best of each ranker for each form, or all if they are few."""
    if len(rows) <= 2 * POOL:
        return rows
    everywhere = None if len(rows) == len(snapshot.passages) else rows
    found = [snapshot.dense(vector, POOL, everywhere)[0] for vector in vectors]
    for words in lexical:
        best = rows[numpy.argpartition(-words[rows], POOL)[:POOL]]
        found.append(best[words[best] > 0])
    return numpy.unique(numpy.concatenate(found))


def meaning(snapshot: Snapshot, vector: Floats, rows: Rows) -> Floats:
    """Cosine of each row: its own, and of its best sentence, in the share SENTENCE."""
    unit = vector / max(float(numpy.linalg.norm(vector)), 1e-12)
    parts = [snapshot.sentence_vectors(int(row)) for row in rows]
    whole = snapshot.cosines(vector, rows)
    best = whole.copy()
    filled = [place for place, part in enumerate(parts) if len(part)]
    if filled:
        starts = numpy.cumsum([0, *(len(parts[place]) for place in filled[:-1])])
        best[filled] = numpy.maximum.reduceat(numpy.concatenate([parts[place] for place in filled]) @ unit, starts)
    return (1 - numpy.float32(SENTENCE)) * whole + numpy.float32(SENTENCE) * best


def fused(cosines: Floats, lexical: Floats, count: int) -> Floats:
    """Cosine plus weighted lexical score, for one wording over `count` passages that could have been found.

    >>> fused(numpy.array([0.5, 0.1]), numpy.array([0.0, 20.0]), 20).round(2).tolist()
    [0.5, 0.39]
    """
    common = numpy.intersect1d(numpy.argsort(-cosines, kind="stable")[:AGREEING], numpy.argsort(-lexical, kind="stable")[:AGREEING])
    weight = WORDS * (1 + AGREEMENT * len(common) / AGREEING) / numpy.log(max(count, FEWEST))
    return numpy.asarray(cosines + weight * lexical, numpy.float32)


def openers(passages: Sequence[Passage], rows: Iterable[int]) -> list[int]:
    """For each row the nearest row before it that opens the list it belongs to, or -1.

    A passage that ends unfinished ("The Recipient shall not:") opens a list, which goes on until one ends in a full stop.
    """
    return [opener(passages, int(row)) for row in rows]


def opener(passages: Sequence[Passage], row: int) -> int:
    """See `openers`."""
    for before in range(row - 1, max(-1, row - 1 - OPENED), -1):
        if passages[before].source != passages[row].source or passages[before].start >= passages[row].start:
            return -1
        end = passages[before].text[-12:].rstrip()
        if UNFINISHED.search(end):
            return before
        if end.endswith("."):
            return -1
    return -1


def opened(scores: Floats, opening: Sequence[int], rows: Rows) -> Floats:
    """Raise each row that opens a list to OPENER times the best of its items.

    >>> opened(numpy.array([0.2, 0.9]), [-1, 4], numpy.array([4, 5])).round(2).tolist()
    [0.81, 0.9]
    """
    places = {int(row): place for place, row in enumerate(rows)}
    raised = scores.copy()
    for item, row in enumerate(opening):
        if (place := places.get(row)) is not None:
            raised[place] = max(raised[place], OPENER * scores[item])
    return raised


def shared(scores: Floats, documents: Sequence[str]) -> Floats:
    """Mix each score with the best of its document, in the proportion 1 : DOCUMENT.

    >>> shared(numpy.array([1.0, 0.35, 0.35]), ["a", "a", "b"]).round(2).tolist()
    [1.0, 0.5, 0.35]
    """
    best: dict[str, float] = collections.defaultdict(lambda: -numpy.inf)
    for document, score in zip(documents, scores, strict=True):
        best[document] = max(best[document], float(score))
    return (scores + DOCUMENT * numpy.array([best[document] for document in documents], scores.dtype)) / numpy.float32(1 + DOCUMENT)


def ordered(rows: Rows, scores: Floats) -> tuple[Rows, Floats]:
    """Best first; equal scores keep the order of the documents."""
    order = numpy.argsort(-scores, kind="stable")
    return rows[order], scores[order]
