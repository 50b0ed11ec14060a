"""Wordings and their vectors go in; candidate rows and their scores come out, best first; knows a snapshot's numbers, no filters.

The score of a passage is its cosine, half of it from the passage and half from its best sentence, plus its lexical score
times a weight decided for this question: higher when the two rankers agree, lower among many candidates. The question's
numbers count once more. A line that opens a list shares the score of the list's best item, and a passage some of the score
of its document's best passage.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from assistant.language.counted import numbered
from assistant.records import Form, Passage

if TYPE_CHECKING:
    from assistant.index import Snapshot

Floats = NDArray[numpy.float32]
Rows = NDArray[numpy.intp]

# Chosen together by `python -m tests.quality.calibrate_retrieval BENCH`; the file beside it holds what each value gave on every set.
SENTENCE = 0.5  # share of the best sentence in the cosine part
WORDS = 0.29  # weight of the lexical score: WORDS (1 + AGREEMENT a) / ln²(candidates), so that a word found once counts the same in …
AGREEMENT = 2.0  # … a small and a large collection (its idf² is ln² of the collection's size); a is the share of common passages …
AGREEING = 10  # … among so many best of either ranker
OPENER = 0.9  # what the line that opens a list keeps of the score of the list's best item
NUMBERS = 0.2  # what the question's numbers and years add, of which a vector tells little
DOCUMENT = 0.3  # share of the best passage of the same document

POOL = 150  # candidates from each ranker for each form
FEWEST = 20  # candidates, for the logarithm
OPENED = 30  # passages that a list may go on for
ENDING = 12  # characters in which a passage shows whether it is finished

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
    total = opened(total, found, snapshot.passages)
    total += numpy.float32(NUMBERS) * numpy.array(numbered(forms[0].text, [snapshot.passages[row].text for row in found]), numpy.float32)
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
    """Cosine of each row: its own, and of its best sentence, in the share SENTENCE; its own where no sentence was encoded."""
    whole, best = snapshot.cosines(vector, rows), snapshot.best_sentences(vector, rows)
    return numpy.asarray((1 - SENTENCE) * whole + SENTENCE * numpy.where(numpy.isnan(best), whole, best), numpy.float32)


def fused(cosines: Floats, lexical: Floats, count: int) -> Floats:
    """Cosine plus weighted lexical score, for one wording over `count` passages that could have been found.

    >>> fused(numpy.array([0.5, 0.1]), numpy.array([0.0, 20.0]), 20).astype(float).round(2).tolist()
    [0.5, 1.0]
    """
    common = numpy.intersect1d(numpy.argsort(-cosines, kind="stable")[:AGREEING], numpy.argsort(-lexical, kind="stable")[:AGREEING])
    weight = WORDS * (1 + AGREEMENT * len(common) / AGREEING) / numpy.log(max(count, FEWEST)) ** 2
    return numpy.asarray(cosines + weight * lexical, numpy.float32)


def opened(scores: Floats, rows: Rows, passages: Sequence[Passage]) -> Floats:
    """Raise each row that opens a list to OPENER times the best of its items.

    >>> list_of = [Passage("", "a", 0, 9, "You shall:"), Passage("", "a", 10, 19, "(a) wait; and"), Passage("", "a", 20, 29, "(b) pay.")]
    >>> opened(numpy.array([0.2, 0.9]), numpy.array([0, 2]), list_of).round(2).tolist()
    [0.81, 0.9]
    """
    places = {int(row): place for place, row in enumerate(rows)}
    raised = scores.copy()
    for row, place in places.items():
        if UNFINISHED.search(passages[row].text[-ENDING:].rstrip()):
            best = max((float(scores[places[item]]) for item in items(passages, row) if item in places), default=-numpy.inf)
            raised[place] = max(raised[place], OPENER * best)
    return raised


def items(passages: Sequence[Passage], row: int) -> Iterator[int]:
    """The rows of the list that `row` opens: up to a full stop."""
    for item in range(row + 1, min(row + 1 + OPENED, len(passages))):
        if passages[item].source != passages[row].source:
            return
        yield item
        if passages[item].text.rstrip().endswith("."):
            return


def shared(scores: Floats, documents: Sequence[str]) -> Floats:
    """Mix each score with the best of its document, in the proportion 1 : DOCUMENT.

    >>> shared(numpy.array([1.0, 0.35, 0.35]), ["a", "a", "b"]).astype(float).round(2).tolist()
    [1.0, 0.5, 0.35]
    """
    best: dict[str, float] = collections.defaultdict(lambda: -numpy.inf)
    for document, score in zip(documents, scores, strict=True):
        best[document] = max(best[document], float(score))
    mixed = scores + DOCUMENT * numpy.array([best[document] for document in documents])
    return numpy.asarray(mixed / (1 + DOCUMENT), numpy.float32)


def ordered(rows: Rows, scores: Floats) -> tuple[Rows, Floats]:
    """Best first; equal scores keep the order of the documents."""
    order = numpy.argsort(-scores, kind="stable")
    return rows[order], scores[order]
