"""The project's own questions in, rows of the report out; the sets are asked side by side, on as many processes as cores."""

from __future__ import annotations

import multiprocessing
import os
import pathlib
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from rich.console import Console
from rich.progress import track

from assistant import Assistant, Settings, evaluate
from assistant.evaluate import Outcome
from tests.quality import wordings
from tests.quality.ready import Row

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "corpus"
QUESTIONS = CORPUS / "questions.jsonl"
# The bars of the project's own questions, on the half that nothing was tuned on.
BARS = {
    f"a supporting passage in the first {evaluate.FIRST}": 0.97,
    "answered, of the answerable": 0.92,
    "refused, of the unanswerable": 0.92,
    "contains what a right answer must": 0.90,
    "right turns of conversations": 0.85,
    "right verdict": 0.88,
    "not called permitted, of excluded or not addressed": 1.0,
    "conflict shown, where sources conflict": 1.0,
    "no conflict shown, elsewhere": 0.98,
    "every quote exact": 1.0,
}


def asked(corpus: pathlib.Path, index: pathlib.Path, file: pathlib.Path, half: str) -> list[Outcome]:
    """What a collection answers to a half of the questions of a file; runs in a process of its own."""
    new = not index.exists()
    assistant = Assistant.open(Settings(corpus=corpus, index=index, _env_file=None))
    if new:
        assistant.rebuild()
    return list(evaluate.run(assistant, evaluate.questions(file, half)))


def worded(half: str) -> list[Row]:
    """The rows of wordings.jsonl; runs in a process of its own."""
    return list(wordings.measure([half]))


def project(halves: Sequence[str]) -> tuple[list[Row], list[str]]:
    """The rows of the project's own questions and the details behind those of questions.jsonl, on as many processes as cores."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # processes that each take every core wait for each other
    named = [HERE / f"{name}.jsonl" for name in ("natural", "talk", "hard", "general", "rulings", "reworded", "unseen", "fresh")]
    others = sorted(path for path in (HERE / "other").iterdir() if path.is_dir())
    with tempfile.TemporaryDirectory() as place, ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        index = pathlib.Path(place)
        Assistant.open(Settings(corpus=CORPUS, index=index / "corpus", _env_file=None)).rebuild()
        tasks = [(f"{file.name}, {half}", CORPUS, index / "corpus", file, half) for file in (QUESTIONS, *named) for half in halves]
        for half in halves:
            tasks += [(f"other policies, {half}", one, index / f"{one.name}-{half}", one / "questions.jsonl", half) for one in others]
            fresh = [(one, HERE / "fresh" / f"{one.name}.jsonl") for one in others]
            name = f"other policies, fresh, {half}"
            tasks += [(name, one, index / f"{one.name}-fresh-{half}", file, half) for one, file in fresh if file.exists()]
        many = {task: len(evaluate.questions(*task[3:])) for task in tasks}
        futures = {task: pool.submit(asked, *task[1:]) for task in sorted(filter(many.get, tasks), key=many.__getitem__, reverse=True)}
        words = [pool.submit(worded, half) for half in halves]
        for done in track(as_completed([*futures.values(), *words]), "asking", len(futures) + len(words), console=Console(stderr=True)):
            done.result()
    sets: dict[str, list[Outcome]] = {}
    for task in filter(futures.__contains__, tasks):
        sets.setdefault(task[0], []).extend(futures[task].result())
    rows, details = [], []
    for name, outcomes in sets.items():
        ours = name.startswith(QUESTIONS.name)
        rows += [
            Row(name, one.name, one.value, one.low, one.high, BARS.get(one.name) if ours else None) for one in evaluate.measures(outcomes)
        ]
        details += [evaluate.report(outcomes, name.replace(", ", ", half "))] if ours else []
    return rows + [row for found in words for row in found.result()], details
