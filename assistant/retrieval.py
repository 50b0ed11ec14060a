"""Wordings of a question go in; the passages that answer it come out as Evidence, best first, each sentence scored."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy

from assistant.answers.evidence import evidence, unit
from assistant.answers.rank import Floats, Rows, ordered, rank
from assistant.generations.amended import changed
from assistant.language.dates import later
from assistant.language.likeness import pared
from assistant.language.values import decisive
from assistant.questions.background import declares
from assistant.records import KINDS, STATUSES, AssistantError, Evidence, Form, Source
from assistant.sources import tables
from assistant.sources.metadata import meant

if TYPE_CHECKING:
    from assistant.index import Snapshot

Embed = Callable[[str], Sequence[float]]
Reranker = Callable[[str, Sequence[str]], Sequence[float]]

SUPERSEDED = 0.05  # what a superseded source loses unless the past is asked about; 0.1 costs .007 on the tuning half of corpus/
RERANKED = 30  # candidates that an outside reranker orders
ALIKE = 0.95  # common share of words from which two passages are the same text; at .9 rules that differ are hidden (ObliQA -.001)
READ = 10  # passages that are read sentence by sentence before the first k of them are taken
BEST = 0.5  # what the best sentence counts then, by `python -m tests.quality --own`, halves "tune"; more costs the public sets some
TABLES = 3  # every row repeats the names of its columns, and a table that has the words asked for there would take all places
REFERRING, REFERRED = 2, 3  # first passages whose pointers to other places of their document are followed, passages that are added so
WORD = re.compile(r"\w+")


def retrieve(
    snapshot: Snapshot,
    forms: Sequence[Form],
    *,
    embed_query: Embed,
    k: int = 5,
    question: str | None = None,
    source: str | Collection[str] | None = None,
    kind: str | Collection[str] | None = None,
    status: str | Collection[str] | None = None,
    as_of: str | None = None,
    past: bool = False,
    reranker: Reranker | None = None,
) -> list[Evidence]:
    """The `k` passages that answer best; forms[0] is the question as asked, `question` its wording that sentences are scored for.

    `source`, `kind` and `status` keep the sources that have one of these values, `as_of` (ISO date) drops those dated later
    and keeps undated ones; a year or a month counts as its last day, so that what may be later is dropped. `past` says that
    the question is about the past. The sentences of a passage are scored for the question and, as much, for what is left of it without
    the words of their document's title: a preamble repeats those, a rule does not. The first READ passages of `rank`, whose score they
    keep, are ordered by their best sentence too, unless the question was completed (its wording is a guess then) or states something,
    in the documents' own words. A `reranker`, which scores (question, texts), decides the order of the first RERANKED instead.
    """
    rows = allowed(snapshot, source=source, kind=kind, status=status, as_of=as_of)
    if k < 1 or not forms or not len(rows):
        return []
    vectors = [numpy.asarray(embed_query(form.text), numpy.float32) for form in forms]
    asked = question or forms[0].text
    vector = vectors[0] if asked == forms[0].text else numpy.asarray(embed_query(asked), numpy.float32)
    found, scores = rank(snapshot, forms, vectors, rows)
    if not past:
        old = [snapshot.sources[snapshot.passages[row].source].status == "superseded" for row in found]
        found, scores = ordered(found, scores - numpy.float32(SUPERSEDED) * numpy.array(old, numpy.float32))
    if reranker is not None:
        order = first(reranker(asked, [snapshot.passages[row].text for row in found[:RERANKED]]), len(found))
        found, scores = found[order], scores[order]

    @functools.cache
    def without(path: str) -> Floats:
        bare = pared(asked, f"{snapshot.sources[path].title} {path}")
        return vector if bare == asked else unit(vector) + unit(numpy.asarray(embed_query(bare), numpy.float32))

    def read(row: int, score: float) -> Evidence:
        return evidence(snapshot, row, score, asked, (vector, without(snapshot.passages[row].source)))

    reads = reranker is None and asked == forms[0].text and not declares(asked) and (question is not None or len(forms) == 1)
    seen = [(int(found[at]), read(int(found[at]), float(scores[at]))) for at in worth(snapshot, found, max(k, READ * reads))]
    seen[: READ * reads] = sorted(seen[: READ * reads], key=lambda one: -nearness(one[1], past))
    least, (stay, more) = min(one.score for _, one in seen[:k]), accompanying(snapshot, [row for row, _ in seen[:k]], rows, k)
    return [*(one for row, one in seen[:k] if row in stay), *(read(row, least) for row in more)]


def first(scores: Sequence[float], count: int) -> Rows:
    """Of `count` places those that have scores first, best first.

    >>> first([0.1, 0.9], 4).tolist()
    [1, 0, 2, 3]
    """
    return numpy.concatenate([numpy.argsort(-numpy.asarray(scores, numpy.float32), kind="stable"), numpy.arange(len(scores), count)])


def worth(snapshot: Snapshot, found: Rows, count: int) -> list[int]:
    """Places of the first `count` rows that are worth reading: few of those of a table, and no text twice."""
    texts = [snapshot.passages[row].text for row in found]
    open_to = few_rows(texts)[: 3 * count]
    return [open_to[place] for place in distinct([texts[place] for place in open_to], count)]


def nearness(one: Evidence, past: bool) -> float:
    """By what the first passages are ordered: the score, and in part that of the best sentence, of which a superseded one loses too."""
    old = SUPERSEDED * (one.status == "superseded" and not past)
    return one.score + BEST * (max((sentence.score for sentence in one.sentences), default=0.0) - old)


def accompanying(snapshot: Snapshot, kept: Sequence[int], rows: Rows, k: int) -> tuple[set[int], list[int]]:
    """The rows that stay of those kept, and others that take the place of the last of these, to make `k`.

    They change words of those kept, which are of other documents: what they say holds only with them. Then come those to which the first
    of those kept point, or which point to these: either says half. A source of unknown kind changes none of known kind, and a superseded
    one nothing.
    """

    def bears(row: int, other: int, changes: Sequence[tuple[str, str]]) -> bool:
        new, old = (snapshot.sources[snapshot.passages[one].source] for one in (row, other))
        weighty = new.kind != "unknown" or old.kind == "unknown"
        return new is not old and new.status != "superseded" and weighty and changed(snapshot.passages[other].text, changes)

    told = [row for row, changes in snapshot.changes.items() if any(bears(row, one, changes) for one in kept)]
    there = [other for row in kept[:REFERRING] for other in snapshot.references.get(row, ())]
    there += [row for row, others in snapshot.references.items() if not set(kept[:REFERRING]).isdisjoint(others)]
    found = [row for row in dict.fromkeys([*told, *(one for one in there[:REFERRED] if one not in kept)]) if row in rows][: k - 1]
    return {*found, *[row for row in kept if row not in found][: k - len(found)]}, [row for row in found if row not in kept]


def document(snapshot: Snapshot, path: str, as_of: str | None = None) -> list[Evidence]:
    """All passages of one document, in reading order, unless it is dated later than `as_of`; they are scored for no question."""
    rows = map(int, allowed(snapshot, source=path, as_of=as_of))
    return [evidence(snapshot, row, 0.0, "", (vector := snapshot.sentence_vectors(row)[0], vector)) for row in rows]


def known(sources: Collection[Source], filters: Mapping[str, object]) -> None:
    """Raise AssistantError for an unknown filter, an impossible value, or one that no source matches; `as_of` is not checked."""
    fields = {"source": ("path", ()), "kind": ("kind", KINDS), "status": ("status", STATUSES)}
    if unknown := set(filters) - {*fields, "as_of"}:
        raise AssistantError(f"retrieve filters by source, kind, status or as_of, not by {', '.join(sorted(unknown))}")
    for name, (field, possible) in fields.items():
        given, held = filters.get(name), sorted({str(getattr(one, field)) for one in sources})
        wanted = given if name == "source" else told(given)
        several = wanted if isinstance(wanted, Collection) and not isinstance(wanted, str) else ()
        wrong = [one for one in several if one not in (*held, *possible)]
        if held and (wrong or not any(among(one, wanted) for one in held)):
            some = f"{', '.join(held[:20])}{', …' if len(held) > 20 else ''}"
            raise AssistantError(f"wanted a {name} among {some}, found {str(wrong[0] if wrong else given)[:80] or 'nothing'}")


def told(value: object) -> object:
    """The kinds or statuses that a filter names in the words that a document may: "policy" is official."""
    return [meant(one) for one in value] if isinstance(value, Collection) and not isinstance(value, str) else value and meant(value)


def allowed(snapshot: Snapshot, *, source: object = None, kind: object = None, status: object = None, as_of: str | None = None) -> Rows:
    """Rows whose source passes the filters."""
    if source is kind is status is as_of is None:
        return numpy.arange(len(snapshot.passages))
    kind, status = told(kind), told(status)
    fits = [one for one in snapshot.sources.values() if among(one.path, source) and among(one.kind, kind) and among(one.status, status)]
    kept = {one.path for one in fits if not later(one.date, as_of)}
    return numpy.array([row for row, passage in enumerate(snapshot.passages) if passage.source in kept], numpy.intp)


def among(value: str, wanted: object) -> bool:
    """Whether a filter lets the value through.

    >>> among("press", None), among("press", "press"), among("press", ["official", "press"]), among("press", "official")
    (True, True, True, False)
    """
    return wanted is None or value == wanted or (isinstance(wanted, Collection) and not isinstance(wanted, str) and value in wanted)


def few_rows(texts: Sequence[str]) -> list[int]:
    """Places of the texts, but of those that hold rows of a table alone no more than the first TABLES.

    >>> few_rows(["- Fee: 1; Day: 2"] * 4 + ["It lasts five years."])
    [0, 1, 2, 4]
    """
    rows = [all(tables.NAMED.match(line) for line in text.splitlines()) for text in texts]
    before = itertools.accumulate(rows, initial=0)
    return [place for place, (row, count) in enumerate(zip(rows, before, strict=False)) if not row or count < TABLES]


def distinct(texts: Sequence[str], k: int) -> list[int]:
    """Places of the first `k` texts that do not repeat an earlier one.

    >>> distinct(["It lasts five years.", "It lasts  five years", "It lasts ten years.", "It lasts 5 years.", "It lasts 6 years."], 9)
    [0, 2, 3, 4]
    """
    kept: list[int] = []
    words = [frozenset(WORD.findall(text.lower())) for text in texts]
    for place in range(len(texts)):
        if not any(same(texts[place], texts[other], words[place], words[other]) for other in kept):
            kept.append(place)
        if len(kept) == k:
            break
    return kept


def same(one: str, other: str, words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two texts have nearly the same words, and exactly the same numbers and negations in the same order."""
    return len(words & others) >= ALIKE * len(words | others) and decisive(one) == decisive(other)
