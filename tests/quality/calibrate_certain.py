"""Rulings on the tune halves of the project's questions and on permission.jsonl in; the constants of certain.py out.

They are cross-validated by file, so that no set of questions is told by itself.

python -m tests.quality.calibrate_certain        (needs scikit-learn; some minutes)
"""

from __future__ import annotations

import pathlib
import tempfile
import unittest.mock
from collections.abc import Iterator

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant import evaluate, verdict
from assistant.chat import Assistant
from assistant.rulings.certain import WEIGHTS, features
from assistant.settings import Settings
from tests.quality.abstention import ROOT, auc, risk_coverage

HERE = pathlib.Path(__file__).parent
PENALTY = 0.3  # C of the logistic regression, on standardised features
PACT = [ROOT / "corpus" / "questions.jsonl", *(HERE / f"{name}.jsonl" for name in ("natural", "hard", "rulings", "permission"))]
MODEL = make_pipeline(StandardScaler(), LogisticRegression(C=PENALTY))


def rulings(corpus: pathlib.Path, files: list[pathlib.Path], index: pathlib.Path) -> Iterator[tuple[list[float], bool, str]]:
    """The features of every ruling that a sentence governs, on a question whose verdict is known, whether it is right, and the file."""
    assistant = Assistant.open(Settings(corpus=corpus, index=index))
    assistant.rebuild()
    with unittest.mock.patch.object(verdict, "certainty", wraps=verdict.certainty) as called:
        for file in files:
            for one in evaluate.run(assistant, evaluate.questions(file, None if file.stem == "permission" else "tune")):
                said = (one.answer.verdict, one.answer.governing)
                made = [call.args for call in called.call_args_list if (call.args[0].verdict, call.args[0].governing) == said]
                called.reset_mock()
                if one.row.get("verdict") and made and (found := features(*made[-1])):
                    yield [found[name] for name in list(WEIGHTS)[1:]], one.answer.verdict == one.row["verdict"], str(file)


def main() -> None:
    """Fit, cross-validate, print; what is printed goes into assistant/rulings/certain.py by hand."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(rulings(ROOT / "corpus", PACT, pathlib.Path(folder, "pact")))
        for one in sorted(HERE.glob("other/*/questions.jsonl")):
            found += rulings(one.parent, [one], pathlib.Path(folder, one.parent.name))
    rows, right = numpy.array([row for row, *_ in found]), numpy.array([truth for _, truth, _ in found])
    unseen = cross_val_predict(MODEL, rows, right, groups=[file for *_, file in found], cv=GroupKFold(10), method="predict_proba")[:, 1]
    print(f"{len(right)} rulings, {right.mean():.3f} right, cross-validated AUC {auc(list(unseen), list(right)):.3f}")
    for level, kept, marked, risk in risk_coverage(list(unseen), list(right), [place / 20 for place in range(8, 20)]):
        print(f"{level:.2f}  of the right ones {kept:.2f} unmarked, of the wrong ones {marked:.2f} marked, risk {risk:.3f}")
    scaler, model = MODEL.fit(rows, right)
    slopes = model.coef_[0] / scaler.scale_
    values = [model.intercept_[0] - slopes @ scaler.mean_, *slopes]
    print("WEIGHTS =", {name: round(float(value), 3) for name, value in zip(WEIGHTS, values, strict=True)})


if __name__ == "__main__":
    main()
