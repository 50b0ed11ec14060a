"""Questions of many wordings in; the weights of leave.py out, and how many questions they tell, beside the patterns alone.

    python -m tests.quality.calibrate_leave [BENCH] [--write]        (needs scikit-learn; a minute)

It is fitted to the tune halves of the project's questions and of wordings.jsonl, and to questions of public sets: those of ShARC ask
for leave; those of PolicyQA and ClapNQ do not, but for some that the patterns know, which are left out.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections.abc import Iterator

from sklearn.linear_model import LogisticRegression

from assistant.asked import request
from assistant.embed import Encoder
from assistant.leave import WEIGHTS, fitted
from tests.quality.ready import bench_loaders
from tests.quality.wordings import Case, told, wordings

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
PENALTY = 27.0  # C of the logistic regression, on unit vectors
WORDING, PUBLIC = 2.0, 0.5  # weights of a question of wordings.jsonl and of a public one beside one of ours
MOST = 700  # questions of PolicyQA


def own(half: str) -> Iterator[Case]:
    """The project's questions that stand alone, each with whether it asks for leave."""
    names = ("natural", "talk", "hard", "general", "rulings", "permission")
    for file in (ROOT / "corpus" / "questions.jsonl", *(HERE / f"{name}.jsonl" for name in names), *sorted(HERE.glob("other/*/*.jsonl"))):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            if row.get("half", "tune") == half and row.get("turn", 1) == 1:
                yield row["question"], row.get("verdict") is not None


def public(bench: pathlib.Path) -> list[Case]:
    """Questions of the public sets, each once."""
    found = {name: bench_loaders(bench).questions(name) for name in ("sharc", "policyqa", "clapnq")}
    leave = sorted({row["question"] for row in found["sharc"] if not row.get("history")})
    other = [one for name in ("policyqa", "clapnq") for one in sorted({row["question"] for row in found[name]})[:MOST]]
    return [(one, True) for one in leave] + [(one, False) for one in other if request(one) is None]


def main() -> None:
    """Fit, with --write put the weights beside leave.py, and print what is told with those that are there."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.calibrate_leave", description=__doc__.splitlines()[0])
    parser.add_argument("bench", nargs="?", type=pathlib.Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--write", action="store_true")
    chosen, encoder = parser.parse_args(), Encoder()
    parts = [(list(own("tune")), 1.0), (wordings("tune"), WORDING), (public(chosen.bench), PUBLIC)]
    cases = [case for part, _ in parts for case in part]
    weights = [weight for part, weight in parts for _ in part]
    vectors, _ = encoder.encode([question for question, _ in cases], [[] for _ in cases])
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit(vectors, [asks for _, asks in cases], weights)
    if chosen.write:
        found = [round(float(value), 2) for value in (*model.coef_[0], model.intercept_[0])]
        WEIGHTS.write_text(json.dumps({encoder.id: found}) + "\n", encoding="utf-8")
        fitted.cache_clear()
    for name, of in (("ours, tune", parts[0][0]), ("ours, check", list(own("check"))), ("wordings, check", wordings("check"))):
        for truth, what in ((True, "for leave"), (False, "for something else")):
            rows = [case for case in of if case[1] is truth]
            plain = sum(request(question) is not None for question, _ in rows)
            print(
                f"{name}: of {len(rows)} that ask {what}, taken to ask for leave: {plain} by the patterns, {sum(told(rows, encoder))} now"
            )


if __name__ == "__main__":
    main()
