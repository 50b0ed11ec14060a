"""Whether the evidence answers, and which sentence answers best, on sets with known truth: a bench goes in, rows of the report come out.

python -m tests.quality.abstention BENCH [CACHE]
"""

from __future__ import annotations

import dataclasses
import json
import pathlib
import pickle
import sys
from collections.abc import Iterable, Sequence

import numpy

from assistant.answer import candidates, compose
from assistant.answers.answerable import THRESHOLDS, answerable
from assistant.answers.evidence import COVER, WORD
from assistant.chunk import sentences
from assistant.embed import Encoder
from assistant.evaluate import says
from assistant.language.likeness import likeness
from assistant.language.rareness import Rarity, rarity
from assistant.questions.initials import Initials
from assistant.records import Evidence, Form, Sentence
from assistant.retrieval import retrieve
from tests.quality.ready import CACHE, SAMPLES, Ready, Row, Vectors, bench_loaders, interval

BARS = {"clapnq": 0.95, "contractnli": 0.80}
SPANS = 20  # spans of one agreement that are looked at: what five passages hold
ROOT = pathlib.Path(__file__).resolve().parents[2]
LEVELS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A question with what was found for it; `stated` is the truth, `gold` the words that answer, `group` what is resampled."""

    question: str
    evidence: tuple[Evidence, ...]
    stated: bool
    group: str
    gold: tuple[str, ...] = ()
    half: str = ""
    must: tuple[tuple[str, ...], ...] = ()


class Memory:
    """`Encoder.encode` that keeps on disk what it has encoded: half an hour of work on two cores."""

    def __init__(self, encoder: Encoder, file: pathlib.Path) -> None:
        self.encoder, self.file = encoder, file
        self.held: dict[object, tuple[numpy.ndarray, numpy.ndarray]] = pickle.loads(file.read_bytes()) if file.is_file() else {}

    def __call__(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> tuple[numpy.ndarray, list[numpy.ndarray]]:
        keys = [(self.encoder.id, text, tuple(one)) for text, one in zip(texts, spans, strict=True)]
        new = {key: place for place, key in enumerate(keys) if key not in self.held}
        if new:
            whole, parts = self.encoder.encode([texts[place] for place in new.values()], [spans[place] for place in new.values()])
            self.held.update({key: (whole[row], parts[row].astype(numpy.float16)) for row, key in enumerate(new)})
        return numpy.array([self.held[key][0] for key in keys]), [self.held[key][1].astype(numpy.float32) for key in keys]

    def save(self) -> None:
        """Write what was encoded."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(pickle.dumps(self.held))


def risk_coverage(scores: Sequence[float], answers: Sequence[bool], levels: Sequence[float]) -> list[tuple[float, float, float, float]]:
    """For each threshold: (threshold, share of the answerable that is answered, share of the rest that is refused, share of the answered
    that should have been refused).

    >>> risk_coverage([0.9, 0.6, 0.2], [True, False, False], [0.5])
    [(0.5, 1.0, 0.5, 0.5)]
    """
    rows = []
    for level in levels:
        passed = [truth for score, truth in zip(scores, answers, strict=True) if score >= level]
        total, wrong = sum(answers), len(passed) - sum(passed)
        rows.append((level, sum(passed) / max(1, total), 1 - wrong / max(1, len(answers) - total), wrong / max(1, len(passed))))
    return rows


def measure(bench: pathlib.Path, cache: pathlib.Path = CACHE) -> list[Row]:
    """AUC of answerable v not, and how often the best sentence is a gold one."""
    memory = Memory(Encoder(), cache / "abstention.pickle")
    rows = []
    for name, build in (("clapnq", clapnq), ("contractnli", contractnli)):
        cases, rare = build(bench, memory, cache)
        scores = [answerable(one.question, one.evidence, encode=memory, rarity=rare) for one in cases]
        rows.append(Row(name, "answerable AUC", *auc_interval(scores, cases), BARS[name]))
        if name == "clapnq":
            rows.append(Row(name, "best sentence is gold", *gold_share(cases, rare, memory)))
    rows.append(Row("policyqa", "best sentence is gold", *gold_share(*policyqa(bench, memory, cache), memory)))
    memory.save()
    return rows


def auc(scores: Sequence[float], stated: Sequence[bool]) -> float:
    """Area under the ROC curve: the chance that an answerable question scores above one that is not.

    >>> auc([0.1, 0.4, 0.4, 0.9], [False, True, False, True])
    0.875
    """
    values, truth = numpy.asarray(scores), numpy.asarray(stated, bool)
    higher = values[truth][:, None] - values[~truth][None, :]
    return float((higher > 0).mean() + (higher == 0).mean() / 2)


def auc_interval(scores: Sequence[float], cases: Sequence[Case], seed: int = 0) -> tuple[float, float, float]:
    """(AUC, low, high), the interval by bootstrap over documents."""
    groups: dict[str, list[int]] = {}
    for place, case in enumerate(cases):
        groups.setdefault(case.group, []).append(place)
    names, values, truth = list(groups), numpy.asarray(scores), numpy.array([one.stated for one in cases])
    draw = numpy.random.default_rng(seed)
    found = []
    for _ in range(SAMPLES // 4):
        rows = [place for name in draw.integers(len(names), size=len(names)) for place in groups[names[name]]]
        if 0 < truth[rows].mean() < 1:
            found.append(auc(values[rows], truth[rows]))
    low, high = numpy.quantile(found, [0.025, 0.975])
    return auc(scores, truth), float(low), float(high)


def gold_share(cases: Iterable[Case], rare: Rarity, memory: Memory) -> tuple[float, float, float]:
    """How often the sentence put first is one that holds the answer, with its interval."""
    kept = [one for one in cases if one.gold]
    likes = [likeness(one.question, one.evidence, encode=memory, rarity=rare) for one in kept]
    firsts = [
        max(candidates(one.question, one.evidence, like), key=lambda unit: unit.score, default=None)
        for one, like in zip(kept, likes, strict=True)
    ]
    texts = [one.evidence[first.place[0]].sentences[first.place[1]].text if first else "" for first, one in zip(firsts, kept, strict=True)]
    found = [bool(text) and says(text, one.gold) for text, one in zip(texts, kept, strict=True)]
    return interval([float(one) for one in found], [one.group for one in kept])


def passage(question: str, text: str, title: str, memory: Memory) -> Evidence:
    """A ready passage as evidence, its sentences scored as assistant.retrieval scores them."""
    cut = sentences(text) or [(0, len(text))]
    whole, parts = memory([question, text], [[], cut])
    wanted = set(WORD.findall(question.lower()))
    cover = [len(wanted & set(WORD.findall(text[low:high].lower()))) / max(1, len(wanted)) for low, high in cut]
    scored = tuple(
        Sentence(low, high, text[low:high], float(vector @ whole[0]) + COVER * share)
        for (low, high), vector, share in zip(cut, parts[1], cover, strict=True)
    )
    return Evidence(title, "", 0, len(text), text, None, title, None, "unknown", "current", float(whole[0] @ whole[1]), sentences=scored)


def clapnq(bench: pathlib.Path, memory: Memory, cache: pathlib.Path) -> tuple[list[Case], Rarity]:
    """Each question with the passage it came with."""
    rows = bench_loaders(bench).questions("clapnq")
    cases = [
        Case(
            one["question"],
            (passage(one["question"], one["passage"], one["doc"], memory),),
            one["label"] == "answerable",
            one["doc"],
            tuple(one["answers"]),
        )
        for one in rows
    ]
    return cases, rarity({one["passage"] for one in rows}, memory.encoder.rareness)


def policyqa(bench: pathlib.Path, memory: Memory, cache: pathlib.Path) -> tuple[list[Case], Rarity]:
    """Privacy policies: every fourth paragraph with its questions, where it has sentences to choose from."""
    rows = bench_loaders(bench).questions("policyqa")
    kept = sorted({one["para"] for one in rows})[::4]
    rows = [one for one in rows if one["para"] in set(kept) and len(sentences(one["context"])) > 1]
    cases = [
        Case(one["question"], (passage(one["question"], one["context"], one["doc"], memory),), True, one["doc"], tuple(one["answers"]))
        for one in rows
    ]
    return cases, rarity({one["context"] for one in rows}, memory.encoder.rareness)


def contractnli(bench: pathlib.Path, memory: Memory, cache: pathlib.Path) -> tuple[list[Case], Rarity]:
    """Each statement with the best spans of its agreement."""
    documents, spans, questions = bench_loaders(bench).contractnli()
    held = [one for document in documents for one in spans[document]]
    snapshot = Ready("contractnli", [one["text"] for one in held], [one["doc"] for one in held], encoder=memory.encoder, cache=cache)
    asked = sorted({one["hypothesis"] for one in questions})
    embed = Vectors(zip(asked, memory.encoder.embed_documents(asked), strict=True), memory.encoder).__getitem__
    cases = []
    for one in questions:
        found = retrieve(snapshot, [Form(one["hypothesis"])], embed_query=embed, k=SPANS, source=one["doc"])
        found = [dataclasses.replace(item, title="") for item in found]
        cases.append(Case(one["hypothesis"], tuple(found), one["label"] != "not_stated", one["doc"]))
    return cases, rarity((one["text"] for one in held), memory.encoder.rareness)


def product(corpus: pathlib.Path, index: pathlib.Path, file: pathlib.Path | None = None) -> tuple[list[Case], Rarity]:
    """The corpus's questions, or those of `file`, follow-ups in their completed form, with what the product finds for them."""
    from assistant import Assistant, Settings

    assistant = Assistant.open(Settings(corpus=corpus, index=index, _env_file=None))
    assistant.rebuild()
    spelled = Initials(one.text for one in assistant.index.snapshot().passages).spelled
    cases = []
    for place, one in enumerate(map(json.loads, (file or corpus / "questions.jsonl").read_text("utf-8").splitlines())):
        question = spelled(one.get("standalone") or one["question"])
        gold = tuple(support["quote"] for support in one.get("support", ()))
        must = tuple(tuple(choices) for choices in one.get("must_contain", ()))
        found = assistant.retrieve(question, k=assistant.settings.k)
        group = one.get("chain") or one.get("id") or str(place)
        cases.append(Case(question, tuple(found), not one["refuse"], group, gold, one.get("half"), must))
    return cases, rarity((one.text for one in assistant.index.snapshot().passages), assistant.encoder.rareness)


def holds_all(case: Case, likes: Sequence[Sequence[float]]) -> bool:
    """Whether the composed answer has one wording of each thing that a right answer must contain."""
    said = " ".join(
        " ".join([one.text, *(quote.quote for quote in one.citations)]) for one in compose(case.question, case.evidence, likes)
    ).lower()
    return all(any(word.lower() in said for word in choices) for choices in case.must)


def main(bench: pathlib.Path, cache: pathlib.Path) -> None:
    """Print the rows, then the product's own figures by half with the curve of risk against coverage."""
    for row in measure(bench, cache):
        print(*(f"{one:.3f}" if isinstance(one, float) else one for one in row))
    memory = Memory(Encoder(), cache / "abstention.pickle")
    cases, rare = product(ROOT / "corpus", cache / "index")
    for half in ("tune", "check"):
        kept = [one for one in cases if one.half == half]
        scores = [answerable(one.question, one.evidence, encode=memory, rarity=rare) for one in kept]
        stated = [one.stated for one in kept]
        likes = [likeness(one.question, one.evidence, encode=memory, rarity=rare) for one in kept]
        answered = [float(holds_all(one, like)) for one, like in zip(kept, likes, strict=True) if one.stated]
        print(
            half,
            f"AUC {auc(scores, stated):.3f}",
            f"best sentence gold {gold_share(kept, rare, memory)[0]:.3f}",
            f"must contain {numpy.mean(answered):.3f}",
        )
        for level, right, refused, risk in risk_coverage(scores, stated, sorted({*LEVELS, *THRESHOLDS.values()})):
            print(f"  {level:.2f}  answered {right:.2f}  refused rightly {refused:.2f}  risk {risk:.2f}")
    memory.save()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else CACHE)
