"""Derives COEFFICIENTS of tests.quality.statement from ContractNLI and tells how they hold on agreements and on wordings not seen.

python -m tests.quality.calibrate_verdict BENCH [CACHE]
"""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Sequence

import numpy

from assistant.embed import Encoder
from tests.quality.ready import CACHE, bench_loaders
from tests.quality.statement import LABELS, features, said
from tests.quality.verdicts import contractnli

NO_WEIGHT = 1.6  # a contradiction is one label in nine: counted so much more, it is found more often
RIDGE = 1.0
STEPS = 30  # of Newton's method
FOLDS = 8


def fit(rows: numpy.ndarray, truth: numpy.ndarray) -> numpy.ndarray:
    """Coefficients of a softmax regression, a row for each label: constant first, then one for each feature; ridge on all but constants."""
    inputs = numpy.hstack([numpy.ones((len(rows), 1)), rows])
    spread = numpy.append(1.0, rows.std(0) + 1e-9)
    inputs = inputs / spread
    labels, size = len(LABELS), inputs.shape[1]
    target = numpy.eye(labels)[truth]
    weight = numpy.where(truth == LABELS.index("no"), NO_WEIGHT, 1.0)
    penalty = numpy.tile(numpy.append(1e-6, numpy.full(size - 1, RIDGE)), labels)
    found = numpy.zeros(labels * size)
    for _ in range(STEPS):
        scores = inputs @ found.reshape(labels, size).T
        chances = numpy.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = ((chances - target) * weight[:, None]).T @ inputs
        curve = numpy.zeros((labels * size, labels * size))
        for i in range(labels):
            for j in range(labels):
                part = weight * chances[:, i] * ((i == j) - chances[:, j])
                curve[i * size : (i + 1) * size, j * size : (j + 1) * size] = (inputs * part[:, None]).T @ inputs
        found -= numpy.linalg.solve(curve + numpy.diag(penalty + 1e-6), slope.ravel() + penalty * found)
    return found.reshape(labels, size) / spread


def predict(coefficients: numpy.ndarray, rows: numpy.ndarray) -> list[str]:
    """The likeliest label of each row."""
    return [LABELS[place] for place in (numpy.hstack([numpy.ones((len(rows), 1)), rows]) @ coefficients.T).argmax(1)]


def held_out(rows: numpy.ndarray, truth: numpy.ndarray, groups: Sequence[str], score) -> float:
    """Macro-F1 of predictions for groups that the coefficients were not fitted on."""
    names = sorted(set(groups))
    fold = (
        numpy.array([names.index(one) % FOLDS for one in groups])
        if len(names) > 2 * FOLDS + 1
        else numpy.array([names.index(one) for one in groups])
    )
    guesses = numpy.empty(len(rows), object)
    for one in set(fold.tolist()):
        guesses[fold == one] = predict(fit(rows[fold != one], truth[fold != one]), rows[fold == one])
    return score([(guess, LABELS[place]) for guess, place in zip(guesses, truth, strict=True)])


def main(bench: pathlib.Path, cache: pathlib.Path = CACHE) -> None:
    """Print what was measured, then the coefficients as they stand in statement.py."""
    loaders = bench_loaders(bench)
    cases = contractnli(loaders, Encoder(), cache)
    rows = numpy.array([features(said(one.text), one.evidence) for one in cases])
    truth = numpy.array([LABELS.index(one.label) for one in cases])
    for what, groups in (("agreements", [one.group for one in cases]), ("wordings", [one.kind for one in cases])):
        print(f"macro-F1 on {what} not seen: {held_out(rows, truth, groups, loaders.macro_f1):.3f}")
    for place in range(rows.shape[1]):
        rest = numpy.delete(rows, place, 1)
        scores = [held_out(rest, truth, groups, loaders.macro_f1) for groups in ([one.group for one in cases], [one.kind for one in cases])]
        print(f"  without feature {place}: {scores[0]:.3f} {scores[1]:.3f}")
    print("COEFFICIENTS = (")
    for row in fit(rows, truth):
        print(f"    ({', '.join(f'{value:.2f}' for value in row)}),")
    print(")")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *map(pathlib.Path, sys.argv[2:]))
