"""Ranking on five public sets, through assistant.retrieval: a bench folder goes in, the rows of the report come out.

python -m tests.quality.retrieval BENCH [CACHE]
"""

from __future__ import annotations

import pathlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from assistant.embed import Encoder
from assistant.records import Form
from assistant.retrieval import retrieve
from tests.quality.ready import CACHE, Ready, Row, bench_loaders, embedder, interval

BARS = {"obliqa": 0.76, "mtrag clapnq": 0.45, "mtrag fiqa": 0.32, "mtrag govt": 0.64, "contractnli": 0.64}


class Task(NamedTuple):
    """A set ready to run: `names[row]` is the id that is scored, `within` the document to search or None, `group` what is resampled."""

    name: str
    snapshot: Ready
    names: Sequence[str]
    questions: Sequence[str]
    gold: Sequence[Sequence[str]]
    within: Sequence[str | None]
    group: Sequence[str]
    embed: Callable[[str], object]
    score: Callable[[Sequence[str], Sequence[str]], float]
    measure: str


def measure(bench: pathlib.Path, cache: pathlib.Path = CACHE) -> list[Row]:
    """nDCG@10 over whole collections (ObliQA, MTRAG), recall in five within one agreement (ContractNLI)."""
    return [Row(task.name, task.measure, *interval(scores(task), task.group), BARS[task.name]) for task in tasks(bench, cache)]


def scores(task: Task) -> list[float]:
    """One value a question."""
    return [task.score(run(task, place), gold) for place, gold in enumerate(task.gold)]


def run(task: Task, place: int) -> list[str]:
    """The ids found for one question, best first, ten at most."""
    found = retrieve(task.snapshot, [Form(task.questions[place])], embed_query=task.embed, k=10, source=task.within[place])  # type: ignore[arg-type]
    return list(dict.fromkeys(task.names[int(one.passage)] for one in found))


def tasks(bench: pathlib.Path, cache: pathlib.Path = CACHE) -> Iterator[Task]:
    """The five sets, one after the other."""
    loaders, encoder = bench_loaders(bench), Encoder()
    yield obliqa(loaders, encoder, cache)
    for domain in ("clapnq", "fiqa", "govt"):
        yield mtrag(loaders, domain, encoder, cache)
    yield contractnli(loaders, encoder, cache)


def obliqa(loaders, encoder: Encoder, cache: pathlib.Path) -> Task:
    """Regulation: passages in the order of their document; equal texts count as one."""
    passages, questions, canon = loaders.obliqa()
    questions = [one for one in questions if one["gold"]]
    snapshot = Ready("obliqa", [one["text"] for one in passages], [str(one["doc"]) for one in passages], encoder=encoder, cache=cache)
    asked = [one["question"] for one in questions]
    return Task(
        "obliqa",
        snapshot,
        [canon[one["_id"]] for one in passages],
        asked,
        [[canon[gold] for gold in one["gold"]] for one in questions],
        [None] * len(asked),
        [str(one["docs"][0]) for one in questions],
        embedder("obliqa", asked, encoder, cache),
        lambda found, gold: loaders.ndcg_at(found, gold, 10),
        "nDCG@10",
    )


def mtrag(loaders, domain: str, encoder: Encoder, cache: pathlib.Path) -> Task:
    """Every turn as it was asked, history left out."""
    passages, questions = loaders.mtrag(domain)
    passages = sorted(passages, key=lambda one: located(one["_id"]))
    questions = [one for one in questions if one["gold"]]
    documents = [located(one["_id"])[0] for one in passages]
    asked = [one["question"] for one in questions]
    return Task(
        f"mtrag {domain}",
        Ready(f"mtrag-{domain}", [one["text"] for one in passages], documents, encoder=encoder, cache=cache),
        [one["_id"] for one in passages],
        asked,
        [one["gold"] for one in questions],
        [None] * len(asked),
        [one["conversation"] for one in questions],
        embedder(f"mtrag-{domain}", asked, encoder, cache),
        lambda found, gold: loaders.ndcg_at(found, gold, 10),
        "nDCG@10",
    )


def located(identity: str) -> tuple[str, list[int]]:
    """Document and offsets of an MTRAG passage.

    >>> located("502521937_10538-10692-0-150"), located("100057-0-682"), located("0027bff8d2a891ff-41576-43247")
    (('502521937', [10538, 10692, 0, 150]), ('100057', [0, 682]), ('0027bff8d2a891ff', [41576, 43247]))
    """
    document, *rest = re.split(r"[-_]", identity)
    return document, [int(one) for one in rest if one.isdigit()]


def contractnli(loaders, encoder: Encoder, cache: pathlib.Path) -> Task:
    """The statement is the question, the spans of its agreement the passages; statements the agreement is silent on are left out."""
    documents, spans, questions = loaders.contractnli()
    held = [one for document in documents for one in spans[document]]
    questions = [one for one in questions if one["gold"]]
    asked = [one["hypothesis"] for one in questions]
    return Task(
        "contractnli",
        Ready("contractnli", [one["text"] for one in held], [one["doc"] for one in held], encoder=encoder, cache=cache),
        [one["_id"] for one in held],
        asked,
        [one["gold"] for one in questions],
        [one["doc"] for one in questions],
        [one["doc"] for one in questions],
        embedder("contractnli", asked, encoder, cache),
        lambda found, gold: loaders.recall_at(found, gold, 5),
        "R@5 within an agreement",
    )


if __name__ == "__main__":
    for row in measure(pathlib.Path(sys.argv[1]), *map(pathlib.Path, sys.argv[2:])):
        print(f"{row.set:14} {row.measure:24} {row.value:.3f} ({row.low:.3f}-{row.high:.3f}) bar {row.bar}")
