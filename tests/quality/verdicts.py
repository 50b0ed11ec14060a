"""Rulings and judgements on sets with known truth, through assistant.verdict: a bench folder goes in, rows of the report come out.

python -m tests.quality.verdicts BENCH [CACHE]
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy

from assistant.answers.conflict import conflicts
from assistant.embed import Encoder
from assistant.records import Evidence, Form, Verdict
from assistant.retrieval import retrieve
from assistant.verdict import verdict
from tests.quality.ready import CACHE, SAMPLES, Ready, Row, bench_loaders, embedder, interval
from tests.quality.statement import judge

ROOT = pathlib.Path(__file__).resolve().parents[2]
BARS = {"contractnli": 0.55, "check": 0.88}
SILENT_OR_NOT = (Verdict.EXCLUDED, Verdict.NOT_ADDRESSED)
SIZE = 800  # characters of a passage put together from the spans of an agreement, about what the chunker makes
SHARC = {
    Verdict.PERMITTED: "yes",
    Verdict.EXCLUDED: "no",
    Verdict.CONDITIONAL: "need_more_info",
    Verdict.NOT_ADDRESSED: "irrelevant",
    None: "irrelevant",
}


class Case(NamedTuple):
    """A statement or question with what was found for it, the true label, and the document that is resampled."""

    text: str
    evidence: Sequence[Evidence]
    label: str
    group: str
    kind: str = ""


def measure(bench: pathlib.Path, cache: pathlib.Path = CACHE) -> list[Row]:
    """Macro-F1 and accuracies on the public sets; share of right rulings and of unsafe ones on the project's own questions."""
    loaders, encoder = bench_loaders(bench), Encoder()
    cases = contractnli(loaders, encoder, cache)
    pairs = [(judged(one), one.label) for one in cases]
    rows = [Row("contractnli", "macro-F1", *macro_interval(pairs, cases, loaders.macro_f1), BARS["contractnli"])]
    cases = sharc(loaders, encoder, cache)
    rows += [accuracy("sharc", "accuracy of four", cases, lambda one: SHARC[ruled(one)])]
    rows += [
        accuracy("sharc", "accuracy of four, first turn", [one for one in cases if one.kind == "first"], lambda one: SHARC[ruled(one)])
    ]
    rows += [accuracy("conditionalqa", "yes/no accuracy", conditionalqa(loaders, encoder, cache), yes_or_no)]
    for half in ("tune", "check"):
        rows += own(half, cache)
    return rows


def own(half: str, cache: pathlib.Path) -> list[Row]:
    """Rulings and conflicts on one half of the project's own questions; false ones are counted over the questions that ask for neither."""
    name, every = f"questions.jsonl {half}", product(half, cache)
    asked, others = [one for one in every if one.label], [one for one in every if not one.label]
    differing, agreed = [one for one in every if one.kind], [one for one in every if not one.kind]

    def share(what: str, cases: Sequence[Case], test: Callable[[Case], bool], bar: float | None = None) -> Row:
        return Row(name, what, *interval([test(one) for one in cases], [one.group for one in cases]), bar)

    return [
        share("right rulings", asked, lambda one: ruled(one) == one.label, BARS.get(half)),
        share("permitted though it is not", asked, lambda one: one.label in SILENT_OR_NOT and ruled(one) is Verdict.PERMITTED, 0.0),
        share("ruling where none is asked for", others, lambda one: ruled(one) is not None),
        share("conflicts found", differing, lambda one: bool(conflicts(one.text, one.evidence)), 1.0),
        share("conflicts shown where there is none", agreed, lambda one: bool(conflicts(one.text, one.evidence)), 0.02),
    ]


def ruled(case: Case) -> Verdict | None:
    """The product's verdict."""
    ruling = verdict(case.text, case.evidence)
    return ruling.verdict if ruling else None


def judged(case: Case) -> str:
    """The most probable label of a statement."""
    chances = judge(case.text, case.evidence)
    return max(chances, key=chances.__getitem__)


def yes_or_no(case: Case) -> str:
    """Yes where something is permitted, with or without conditions, no where it is excluded; the likelier of the two in silence."""
    ruling = ruled(case)
    if ruling in (Verdict.PERMITTED, Verdict.CONDITIONAL):
        return "yes"
    chances = judge(case.text, case.evidence)
    return "no" if ruling is Verdict.EXCLUDED or chances["no"] > chances["yes"] else "yes"


def accuracy(name: str, what: str, cases: Sequence[Case], predict: Callable[[Case], str], bar: float | None = None) -> Row:
    """Share of cases whose label is predicted."""
    return Row(name, what, *interval([predict(one) == one.label for one in cases], [one.group for one in cases]), bar)


def macro_interval(
    pairs: Sequence[tuple[str, str]], cases: Sequence[Case], score: Callable[[Sequence[tuple[str, str]]], float]
) -> tuple[float, ...]:
    """(macro-F1, low, high) over resampled documents."""
    by_group: dict[str, list[tuple[str, str]]] = {}
    for pair, one in zip(pairs, cases, strict=True):
        by_group.setdefault(one.group, []).append(pair)
    groups = list(by_group.values())
    draws = numpy.random.default_rng(0).integers(len(groups), size=(SAMPLES // 4, len(groups)))
    sampled = [score([pair for place in draw for pair in groups[place]]) for draw in draws]
    low, high = numpy.quantile(sampled, [0.025, 0.975])
    return score(pairs), float(low), float(high)


# ---- sets -----------------------------------------------------------------------
def found(ready: Ready, asked: Iterable[tuple[str, str | None]], name: str, encoder: Encoder, cache: pathlib.Path) -> list[list[Evidence]]:
    """What the product retrieves for each (question, document or None)."""
    asked = list(asked)
    embed = embedder(name, [question for question, _ in asked], encoder, cache)
    return [retrieve(ready, [Form(question)], embed_query=embed, k=5, source=document) for question, document in asked]


def contractnli(loaders, encoder: Encoder, cache: pathlib.Path) -> list[Case]:
    """Each statement with the five best passages of its agreement."""
    documents, spans, questions = loaders.contractnli()
    texts, names = [], []
    for document, held in spans.items():
        start = held[0]["start"]
        for one, following in zip(held, [*held[1:], None], strict=True):
            if following is None or following["end"] - start > SIZE:
                texts.append(documents[document]["text"][start : one["end"]])
                names.append(document)
                start = following["start"] if following else 0
    ready = Ready("contractnli-passages", texts, names, encoder=encoder, cache=cache)
    evidence = found(ready, [(one["hypothesis"], one["doc"]) for one in questions], "contractnli", encoder, cache)
    return [
        Case(one["hypothesis"], known, one["label"], one["doc"], one["hypothesis_id"])
        for one, known in zip(questions, evidence, strict=True)
    ]


def sharc(loaders, encoder: Encoder, cache: pathlib.Path) -> list[Case]:
    """Each utterance with its rule; `kind` is "first" where nobody has answered a follow-up yet and no scenario is told."""
    questions = loaders.questions("sharc")
    snippets = sorted({one["snippet"] for one in questions})
    ready = Ready("sharc-rules", snippets, [str(place) for place in range(len(snippets))], encoder=encoder, cache=cache)
    evidence = found(ready, [(one["question"], str(snippets.index(one["snippet"]))) for one in questions], "sharc", encoder, cache)
    kinds = ["first" if not one["history"] and not one["scenario"] else "" for one in questions]
    return [
        Case(one["question"], known, one["label"], one["doc"], kind) for one, known, kind in zip(questions, evidence, kinds, strict=True)
    ]


def conditionalqa(loaders, encoder: Encoder, cache: pathlib.Path) -> list[Case]:
    """Each yes/no question with one true answer and the five best sections of its page."""
    sections, questions = loaders.conditionalqa()
    ready = Ready(
        "conditionalqa-sections", [one["text"] for one in sections], [one["doc"] for one in sections], encoder=encoder, cache=cache
    )
    asked = [one for one in questions if {answer[0] for answer in one["answers"]} in ({"yes"}, {"no"})]
    evidence = found(ready, [(one["question"], one["doc"]) for one in asked], "conditionalqa", encoder, cache)
    return [Case(one["question"], known, one["answers"][0][0], one["doc"]) for one, known in zip(asked, evidence, strict=True)]


def product(half: str, cache: pathlib.Path) -> list[Case]:
    """The questions of the project's own documents, follow-ups completed; `label` is "" without a verdict, `kind` tells of a conflict."""
    from assistant import Assistant, Settings

    assistant = Assistant.open(Settings(corpus=ROOT / "corpus", index=cache / "index-verdicts", _env_file=None))
    assistant.rebuild()
    rows = [json.loads(line) for line in (ROOT / "corpus" / "questions.jsonl").read_text("utf-8").splitlines()]
    rows = [one for one in rows if one["half"] == half]
    asked = [one["standalone"] or one["question"] for one in rows]
    evidence = [assistant.retrieve(question, k=assistant.settings.k) for question in asked]
    return [
        Case(question, known, one["verdict"] or "", one["chain"] or one["id"], "conflict" if one["conflict"] else "")
        for question, known, one in zip(asked, evidence, rows, strict=True)
    ]


if __name__ == "__main__":
    for row in measure(pathlib.Path(sys.argv[1]), *map(pathlib.Path, sys.argv[2:])):
        print(*row)
