"""Public conversations in, rows of the report out: follow-ups through condense and retrieve, and talk told from questions.

python -m tests.quality.followups BENCH [CACHE]
"""

from __future__ import annotations

import functools
import pathlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy

from assistant.condense import condense
from assistant.embed import Encoder
from assistant.questions.alike import Near, unknown
from assistant.questions.forms import forms
from assistant.questions.smalltalk import clarify, meet
from assistant.records import Answer, Condensed, Form, Turn
from assistant.retrieval import retrieve
from tests.quality.ready import CACHE, Ready, Row, bench_loaders, embedder, interval
from tests.quality.retrieval import mtrag

DOMAINS = ("clapnq", "fiqa", "govt")
Record = Mapping[str, Any]


class Asked(NamedTuple):
    """Turns of one collection with what each is searched as."""

    snapshot: Ready
    names: Sequence[str]
    records: Sequence[Record]
    condensed: Sequence[Condensed]
    embed: Callable[[str], Any]


def measure(bench: pathlib.Path, cache: pathlib.Path = CACHE) -> list[Row]:
    """Recall in five of follow-ups, bare and condensed; words added to follow-ups; what must be left alone and is."""
    loaders, encoder = bench_loaders(bench), Encoder()
    collections = {domain: asked(loaders, domain, encoder, cache) for domain in DOMAINS}
    return [
        *recall(loaders, collections),
        *added(loaders, encoder.near),
        *untouched(loaders),
        *talk(loaders, encoder),
        *asked_back(collections),
    ]


def recall(loaders, collections: Mapping[str, Asked]) -> Iterator[Row]:
    """R@5 of the turns after the first; the mean is over collections, and no collection may fall below its bare questions."""
    means = {}
    for kind in ("bare", "condensed"):
        drawn = []
        for domain, one in collections.items():
            places = [place for place, record in enumerate(one.records) if record["turn"] > 1]
            values = [loaders.recall_at(found(one, place, kind == "bare"), one.records[place]["gold"], 5) for place in places]
            value, low, high = interval(values, [one.records[place]["conversation"] for place in places])
            bar = means[domain] if kind == "condensed" else None
            means[domain] = value
            drawn.append((value, low, high))
            yield Row(f"mtrag {domain}", f"follow-ups, R@5, {kind}", value, low, high, bar)
        value = float(numpy.mean([one[0] for one in drawn]))
        spread = float(numpy.sqrt(sum(((high - low) / 2) ** 2 for _, low, high in drawn)) / len(drawn))
        bar = 0.47 if kind == "condensed" else None
        yield Row("mtrag, mean of three", f"follow-ups, R@5, {kind}", value, value - spread, value + spread, bar)


def found(one: Asked, place: int, bare: bool = False, forms: Sequence[Form] | None = None) -> list[str]:
    """The ids of the five passages found for a turn."""
    forms = forms or ([Form(one.records[place]["question"])] if bare else one.condensed[place].forms)
    return [one.names[int(passage.passage)] for passage in retrieve(one.snapshot, forms, embed_query=one.embed, k=5)]


def asked(loaders, domain: str, encoder: Encoder, cache: pathlib.Path) -> Asked:
    """A collection of MTRAG with the turns that have an answer in it."""
    task = mtrag(loaders, domain, encoder, cache)
    records = [one for one in loaders.mtrag(domain)[1] if one["gold"]]
    condensed = [condense(one["question"], turns(one["history"], encoder.near), near=encoder.near) for one in records]
    texts = [form.text for one in condensed for form in one.forms]
    return Asked(task.snapshot, task.names, records, condensed, embedder(f"mtrag-{domain}-forms", texts, encoder, cache))


def turns(history: Sequence[Record], near: Near = unknown) -> list[Turn]:
    """The turns before a question, each searched as the product would have; an answer nobody gave counts as a refusal."""
    finished: list[Turn] = []
    for place, one in enumerate(history):
        if one["speaker"] != "user":
            continue
        reply = history[place + 1]["text"] if place + 1 < len(history) and history[place + 1]["speaker"] != "user" else ""
        searched = condense(one["text"], finished, near=near).searched
        finished.append(Turn(one["text"], Answer(one["text"], searched, reply, refused=not reply)))
    return finished


def added(loaders, near: Near = unknown) -> Iterator[Row]:
    """CAsT: how many of the words that people added to a follow-up the wording shown adds, and how many of its own they added."""
    recalls, precisions, right, groups, precision_groups, alone_groups = [], [], [], [], [], []
    for one in loaders.questions("cast"):
        if not one["history"]:
            continue
        shown = condense(one["question"], turns(one["history"], near), near=near).searched
        ours, human = (set(loaders.words(text)) - set(loaders.words(one["question"])) for text in (shown, one["rewrite"]))
        if human:
            recalls.append(loaders.added_word_recall(shown, one["question"], one["rewrite"]))
            groups.append(one["topic"])
        else:
            right.append(float(shown == one["question"]))
            alone_groups.append(one["topic"])
        if ours:
            precisions.append(len(ours & human) / len(ours))
            precision_groups.append(one["topic"])
    yield Row("cast", "follow-ups, added-word recall", *interval(recalls, groups), 0.34)
    yield Row("cast", "follow-ups, added-word precision", *interval(precisions, precision_groups))
    yield Row("cast", "later questions that stand alone, left as they are", *interval(right, alone_groups))


def untouched(loaders) -> Iterator[Row]:
    """First turns searched exactly as asked, with an empty history and after small talk."""
    first = [one["question"] for domain in DOMAINS for one in loaders.mtrag(domain)[1] if one["turn"] == 1]
    first += [one["question"] for one in loaders.questions("cast") if not one["history"]]
    hello = Turn("hello", Answer("hello", "hello", "Hello.", notes=("greeting",)))
    kept = [condense(one, history) == Condensed(one, (Form(one),)) for one in first for history in ([], [hello])]
    groups = [str(place) for place in range(len(kept))]
    yield Row("mtrag and cast", "first turns left as they are", *interval([float(one) for one in kept], groups), 1.0)


def talk(loaders, encoder: Encoder) -> Iterator[Row]:
    """Questions about documents that are not taken for talk or declined."""
    sets = {f"mtrag {domain}": [one["question"] for one in loaders.mtrag(domain)[1]] for domain in DOMAINS}
    sets |= {name: [one["question"] for one in loaders.questions(name)] for name in ("cast", "sharc", "clapnq", "policyqa")}
    sets["obliqa"] = [one["question"] for one in loaders.obliqa()[1]]
    sets["conditionalqa"] = [f"{one['scenario']} {one['question']}" for one in loaders.conditionalqa()[1]]
    questions = sorted({one for asked_there in sets.values() for one in asked_there})
    left = [float(meet(one, forms=functools.partial(forms, one, encoder)) is None) for one in questions]
    yield Row(f"{len(sets)} sets, {len(questions)} questions", "not taken for talk", *interval(left, questions), 0.999)


def asked_back(collections: Mapping[str, Asked]) -> Iterator[Row]:
    """First turns that are answered and not asked back about."""
    answered, groups = [], []
    for domain, one in collections.items():
        for place, record in enumerate(one.records):
            if record["turn"] == 1:
                evidence = retrieve(one.snapshot, one.condensed[place].forms, embed_query=one.embed, k=5)
                answered.append(float(clarify(record["question"], evidence) is None))
                groups.append(f"{domain} {record['conversation']}")
    yield Row("mtrag", "first turns not asked back about", *interval(answered, groups), 0.95)


if __name__ == "__main__":
    for row in measure(pathlib.Path(sys.argv[1]), *map(pathlib.Path, sys.argv[2:])):
        print(f"{row.set:28} {row.measure:52} {row.value:.3f} ({row.low:.3f}-{row.high:.3f}) bar {row.bar}")
