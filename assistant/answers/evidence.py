"""A row of the index in, its Evidence out: the passage word for word, from the head of its list on, each sentence scored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from assistant.answers.rank import Floats
from assistant.language import cues, lines
from assistant.language.english import american
from assistant.records import Evidence, Sentence

if TYPE_CHECKING:
    from assistant.index import Snapshot

COVER = 0.3  # weight of the share of the question's words that a sentence has; best sentence right .59 on that half, .50 without
REACH = 350  # characters from the line above a list to a passage that goes on with it: both fit the encoder together
DECIMALS = 4  # of the scores in a record; the eighth already differs with the number of the encoder's threads
WORD = re.compile(r"\w+")


def unit(vector: Floats) -> Floats:
    """The vector at length one; nought stays."""
    return vector / max(float(numpy.linalg.norm(vector)), 1e-12)


def evidence(snapshot: Snapshot, row: int, score: float, question: str, vectors: tuple[Floats, Floats]) -> Evidence:
    """The record of a row, its sentences scored for the question; one that goes on with a list begins with the line above the list."""
    passage = snapshot.passages[row]
    origin = snapshot.sources[passage.source]
    own = ((*span, one) for span, one in zip(passage.sentences, snapshot.sentence_vectors(row), strict=True))
    spans = [*opening(snapshot, row), *own]
    start = min(passage.start, *(low for low, _, _ in spans[:1]))
    return Evidence(
        source=passage.source,
        sha256=origin.sha256,
        start=start,
        end=passage.end,
        quote=origin.text[start : passage.end],
        page=origin.page(start),
        title=origin.title,
        date=origin.date,
        kind=origin.kind,
        status=origin.status,
        score=round(score, DECIMALS),
        passage=passage.id,
        headings=(*passage.headings, *barred(snapshot, row)),
        sentences=sentences(origin.text, spans, question, vectors),
        origin=origin.origin,
        pages=tuple(turn for turn in origin.pages if start < turn < passage.end),
    )


def opening(snapshot: Snapshot, row: int) -> list[tuple[int, int, Floats]]:
    """The end of the passage before, from the line above a list on, where this passage goes on with the list; nothing if that is far.

    Both stand under one heading and on one page, with nothing between them that was left out, and the line is no point itself.
    """
    passage, before = snapshot.passages[row], snapshot.passages[row - 1] if row else None
    origin = snapshot.sources[passage.source]
    first = next((origin.text[low:high] for low, high in passage.sentences), "")
    if not before or (before.source, before.headings) != (passage.source, passage.headings) or not lines.point(first):
        return []
    told = [origin.text[low:high] for low, high in before.sentences]
    head = lines.above([*told, first], len(told))
    if head is None or not lines.opens(*[*told, first][head : head + 2]):
        return []
    if lines.MARKER.match(told[head]) and lines.depth(first) <= lines.depth(told[head]):
        return []
    start, between = before.sentences[head][0], origin.text[before.end : passage.start]
    if between.strip() or passage.start - start > REACH or origin.page(start) != origin.page(passage.start):
        return []
    return [(*span, one) for span, one in zip(before.sentences[head:], snapshot.sentence_vectors(row - 1)[head:], strict=True)]


def barred(snapshot: Snapshot, row: int) -> tuple[str, ...]:
    """The line above the list that a passage goes on with, however far, where it bars its points; it is a heading to them."""
    passage = snapshot.passages[row]
    origin, first = snapshot.sources[passage.source], row
    if not (lines.MARKER.match(passage.text) or lines.more(origin.text[slice(*passage.sentences[0])])):
        return ()
    while first and snapshot.passages[first - 1].headings == passage.headings and snapshot.passages[first - 1].source == passage.source:
        first -= 1
    spans = [span for one in snapshot.passages[first:row] for span in one.sentences]
    place = next((at for at in range(len(spans) - 1, -1, -1) if lines.OPENS.search(origin.text[slice(*spans[at])])), None)
    if place is None:
        return ()
    between = origin.text[spans[place][1] : passage.start].splitlines()  # of a point that goes on the beginning too
    head = " ".join(origin.text[slice(*spans[place])].split())
    goes_on = all(lines.MARKER.match(line) or line[:1].isspace() for line in between if line.strip())
    return (head.rstrip(":–—"),) if goes_on and cues.force(lines.barring(head)) < 0 else ()


def sentences(text: str, spans: Sequence[tuple[int, int, Floats]], question: str, vectors: tuple[Floats, Floats]) -> tuple[Sentence, ...]:
    """The sentences at `spans`, each with its cosine, by the second vector, plus COVER times its share of all words asked (-1 to 1.3)."""
    found, (whole, bare) = [], map(unit, vectors)
    for start, end, one in spans:
        score = round(float(one @ bare) + COVER * shared(question, said := text[start:end]), DECIMALS)
        found.append(Sentence(start, end, said, score, round(float(one @ (whole - bare)), DECIMALS)))
    return tuple(found)


def shared(question: str, text: str) -> float:
    """The share, 0 to 1, of the words of a question that a text has.

    >>> shared("Who may enter?", "Dogs may not enter.")
    0.6666666666666666
    """
    wanted = set(WORD.findall(american(question.lower())))
    return len(wanted & set(WORD.findall(american(text.lower())))) / max(1, len(wanted))
