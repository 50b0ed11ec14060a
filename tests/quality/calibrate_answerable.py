"""Public sets, near.jsonl and the tune halves of the project's questions in; the constants of answerable.py out, cross-validated.

python -m tests.quality.calibrate_answerable BENCH [CACHE]        (needs scikit-learn)
"""

from __future__ import annotations

import itertools
import pathlib
import sys
from collections.abc import Sequence

import numpy
from sklearn.linear_model import LogisticRegression

from assistant.answers.answerable import features
from assistant.embed import Encoder
from assistant.language.rareness import Rarity
from assistant.rulings.asked import request
from tests.quality.abstention import ROOT, Case, Memory, auc, clapnq, contractnli, product, risk_coverage
from tests.quality.ready import CACHE

QUESTION = ("meant", "anywhere", "plain", "above", "absent", "asks")
SEVERAL = ("together", "around", "fitting", "near", "focus", "length", "unsaid", "broad", "named")
STATEMENT = ("together", "above", "plain", "unsaid", "lacking")
FOLDS = 10
HARD = 0.3  # what hard.jsonl counts: its paraphrases and near misses are made to mislead, and no weights tell more than some of them apart
PENALTY = 10.0  # C of the logistic regression, on standardised features

Set = tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]  # features, truth, group


def named(file: str, cache: pathlib.Path) -> list[Case]:
    """The cases of the tune half of a file beside this one; all of a file without halves."""
    return tuned(product(ROOT / "corpus", cache / "index", ROOT / "tests" / "quality" / file)[0])


def tuned(cases: Sequence[Case]) -> list[Case]:
    """Those that are not of a half "check", and ask for no leave: that is ruled on, however sure the answer is."""
    return [one for one in cases if one.half != "check" and request(one.question) is None]


def foreign(cache: pathlib.Path, memory: Memory) -> Set:
    """The tune halves of the other collections."""
    tables = []
    for file in sorted((ROOT / "tests" / "quality" / "other").glob("*/questions.jsonl")):
        cases, rare = product(file.parent, cache / file.parent.name, file)
        if kept := tuned(cases):
            tables.append(table(kept, rare, SEVERAL, memory))
    return joined(*tables)


def joined(*sets: Set) -> Set:
    """Several sets as one."""
    features, truth, group = (numpy.concatenate(parts) for parts in zip(*sets, strict=True))
    return features, truth, group


def table(cases: Sequence[Case], rare: Rarity, names: Sequence[str], memory: Memory) -> Set:
    """One row of features for each case."""
    found = [features(one.question, one.evidence, encode=memory, rarity=rare) or {} for one in cases]
    rows = [[one.get(name, 0.0) for name in names] for one in found]
    return numpy.array(rows), numpy.array([one.stated for one in cases]), numpy.array([one.group for one in cases])


def slopes(sets: Sequence[Set], shares: Sequence[float] = ()) -> numpy.ndarray:
    """One slope a feature, shared by the sets, each set weighing its share and each label the same; a set has a level of its own."""
    rows = numpy.concatenate([numpy.hstack([one[0], numpy.full((len(one[1]), 1), float(place))]) for place, one in enumerate(sets)])
    truth = numpy.concatenate([one[1] for one in sets])
    shares = shares or [1.0] * len(sets)
    weight = numpy.concatenate(
        [
            share * numpy.where(one[1], 0.5 / one[1].mean(), 0.5 / (1 - one[1].mean())) / len(one[1])
            for one, share in zip(sets, shares, strict=True)
        ]
    )
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    model = LogisticRegression(C=PENALTY).fit((rows - middle) / spread, truth, sample_weight=weight * len(truth) / weight.sum())
    return (model.coef_[0] / spread)[: sets[0][0].shape[1]]


def levelled(weights: numpy.ndarray, one: Set) -> tuple[float, float]:
    """(scale, constant) that turn the weighted sum into a probability at this set's own share of answerable questions (Platt)."""
    total = (one[0] @ weights)[:, None]
    model = LogisticRegression(C=100.0).fit(total, one[1])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def crossed(sets: Sequence[Set], shares: Sequence[float] = (), seed: int = 0) -> list[numpy.ndarray]:
    """Probabilities of every set by weights that have not seen the group; the last set gives the level."""
    scores, parts = [numpy.zeros(len(one[1])) for one in sets], []
    for _, _, group in sets:
        names = numpy.unique(group)
        place = dict(zip(names, numpy.random.default_rng(seed).permutation(len(names)) % FOLDS, strict=True))
        parts.append(numpy.array([place[name] for name in group]))
    for fold in range(FOLDS):
        kept = [tuple(part[folds != fold] for part in one) for one, folds in zip(sets, parts, strict=True)]
        weights = slopes(kept, shares)  # type: ignore[arg-type]
        scale, constant = levelled(weights, kept[-1])  # type: ignore[arg-type]
        for score, one, folds in zip(scores, sets, parts, strict=True):
            score[folds == fold] = 1 / (1 + numpy.exp(-(scale * (one[0][folds == fold] @ weights) + constant)))
    return scores


def show(name: str, names: Sequence[str], sets: Sequence[Set], shares: Sequence[float] = ()) -> None:
    """Print the constants as they stand in the code."""
    weights = slopes(sets, shares)
    scale, constant = levelled(weights, sets[-1])
    print(
        name,
        "=",
        {"constant": round(constant, 3)} | {one: round(float(scale * weight), 3) for one, weight in zip(names, weights, strict=True)},
    )


def main(bench: pathlib.Path, cache: pathlib.Path) -> None:
    """Fit, cross-validate, print; what is printed goes into assistant/answers/answerable.py by hand."""
    memory = Memory(Encoder(), cache / "abstention.pickle")
    cases, rare = product(ROOT / "corpus", cache / "index")
    own = joined(table(tuned(cases), rare, SEVERAL, memory), table(named("natural.jsonl", cache), rare, SEVERAL, memory))
    other = foreign(cache, memory)
    near = table([*named("near.jsonl", cache), *named("general.jsonl", cache)], rare, SEVERAL, memory)
    hard = table(named("hard.jsonl", cache), rare, SEVERAL, memory)
    read = table(*clapnq(bench, memory, cache), QUESTION, memory)
    stated = table(*contractnli(bench, memory, cache), STATEMENT, memory)
    memory.save()
    show("QUESTION", QUESTION, [read])
    show("SEVERAL", SEVERAL, [near, hard, other, own], [1.0, HARD, 1.0, 1.0])
    show("STATEMENT", STATEMENT, [stated])
    first, middle, third, second = crossed([near, hard, other, own], [1.0, HARD, 1.0, 1.0])
    print(f"cross-validated AUC: near misses {auc(first, near[1]):.3f}, hard.jsonl {auc(middle, hard[1]):.3f}, ", end="")
    print(f"other policies {auc(third, other[1]):.3f}, ", end="")
    print(f"tune halves {auc(second, own[1]):.3f}, clapnq {auc(crossed([read])[0], read[1]):.3f}, ", end="")
    print(f"contractnli {auc(crossed([stated])[0], stated[1]):.3f}")
    for level, answered, refused, risk in risk_coverage(list(second), list(own[1]), [place / 20 for place in range(1, 20)]):
        print(f"{level:.2f}  answered {answered:.2f}  refused rightly {refused:.2f}  risk {risk:.2f}")
    edges = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01)
    for low, high in itertools.pairwise(edges):
        truth = own[1][(second >= low) & (second < high)]
        print(f"called {low:.2f} to {high:.2f}: {len(truth)} questions, answerable {truth.mean():.2f}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else CACHE)
