"""Turns of many wordings in; the weights of forms.py out, and what they tell of turns that they have not seen, beside the patterns alone.

    python -m tests.quality.calibrate_forms [BENCH] [--write]        (needs scikit-learn; two minutes)

They are fitted to the tune halves of the project's questions and of wordings.jsonl, to tests/evasion.txt, and to the questions of the
public sets, which are no talk; first ones of ShARC ask for leave, and those of PolicyQA and ClapNQ do not, but for some that the
patterns know.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections.abc import Iterator

import numpy
from sklearn.linear_model import LogisticRegression

from assistant.embed import Encoder
from assistant.questions.forms import WEIGHTS, fitted
from assistant.questions.smalltalk import kind_of
from assistant.records import TALK
from assistant.rulings.asked import request
from tests.quality.ready import BENCH, bench_loaders
from tests.quality.wordings import measure, wordings

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
LEAVE, TALKS = 27.0, 10.0  # C of the logistic regression, on unit vectors
WORDING, PUBLIC = 2.0, 0.5  # weights of a turn of wordings.jsonl and of a public question beside one of ours, for leave …
NO_TALK, RARE = 2.0, 4.0  # … of the latter two, and of a turn of talk once more, for talk
Case = tuple[str, str]  # a turn and its type


def own() -> Iterator[Case]:
    """The project's questions, of which follow-ups are no more than no talk, and evasion.txt."""
    names = ("natural", "talk", "hard", "general", "rulings", "permission")
    for file in (ROOT / "corpus" / "questions.jsonl", *(HERE / f"{name}.jsonl" for name in names), *sorted(HERE.glob("other/*/*.jsonl"))):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            first = row.get("turn", 1) == 1
            if row.get("half", "tune") == "tune" and (first or kind_of(row["question"]) is None):
                yield row["question"], "question" if not first else "permission" if row.get("verdict") else "other"
    for line in (ROOT / "tests" / "evasion.txt").read_text(encoding="utf-8").splitlines()[1:]:
        mark, turn = line.split(" ", 1)
        yield turn, "decline" if mark == "!" else "question"


def public(bench: pathlib.Path) -> Iterator[Case]:
    """Questions of the public sets, each once."""
    sets, seen = bench_loaders(bench), set[str]()
    rows = [(name, row) for name in ("sharc", "policyqa", "clapnq", "cast") for row in sets.questions(name)]
    rows += [(name, row) for name in ("clapnq", "fiqa", "govt") for row in sets.mtrag(name)[1]]
    rows += [("obliqa", row) for row in sets.obliqa()[1]] + [("conditionalqa", row) for row in sets.conditionalqa()[1]]
    for name, row in rows:
        if (turn := row["question"]) not in seen:
            seen.add(turn)
            asks = name == "sharc" and not row.get("history")
            other = name in ("policyqa", "clapnq") and request(turn) is None
            yield turn, "permission" if asks else "other" if other else "question"


def main() -> None:
    """Fit, with --write put the weights beside forms.py, and print what is told with those that are there."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.calibrate_forms", description=__doc__.splitlines()[0])
    parser.add_argument("bench", nargs="?", type=pathlib.Path, default=BENCH)
    parser.add_argument("--write", action="store_true")
    chosen, encoder = parser.parse_args(), Encoder()
    parts = [(list(own()), (1.0, NO_TALK)), (wordings("tune"), (WORDING, WORDING)), (list(public(chosen.bench)), (PUBLIC, NO_TALK))]
    turns = [turn for part, _ in parts for turn, _ in part]
    vectors, _ = encoder.encode(turns, [[] for _ in turns])
    kinds = numpy.array([kind for part, _ in parts for _, kind in part])
    leave, talk = (numpy.array([weight[way] for part, weight in parts for _ in part]) for way in (0, 1))
    rows = numpy.isin(kinds, ("permission", "other"))
    models = {"permission": LogisticRegression(C=LEAVE, max_iter=5000).fit(vectors[rows], kinds[rows] == "permission", leave[rows])}
    for form in TALK:
        weights = talk * numpy.where(kinds == form, RARE, 1.0)
        models[form] = LogisticRegression(C=TALKS, max_iter=5000).fit(vectors, kinds == form, weights)
    found = {form: [round(float(value), 2) for value in (*model.coef_[0], *model.intercept_)] for form, model in models.items()}
    if chosen.write:
        WEIGHTS.write_text(json.dumps({encoder.weights_sha256: found}) + "\n", encoding="utf-8")
        fitted.cache_clear()
    for row in measure(("check",), by=("patterns", "vector")):
        print(f"{row.set}: {row.measure}: {row.value:.3f} ({row.low:.3f} to {row.high:.3f})")


if __name__ == "__main__":
    main()
