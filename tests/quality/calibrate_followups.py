"""What each constant of condense.py gives on the follow-ups of the public conversations, and whether the choice holds on unseen ones.

python -m tests.quality.calibrate_followups BENCH [CACHE]
"""

from __future__ import annotations

import functools
import pathlib
import sys
from collections.abc import Mapping, Sequence

import numpy

from assistant import condense
from assistant.embed import Encoder
from tests.quality.followups import DOMAINS, Asked, asked, found, turns
from tests.quality.ready import CACHE, bench_loaders

CHOSEN = {name: getattr(condense, name) for name in ("FIRST_WEIGHT", "PREVIOUS_WEIGHT", "ANSWER_WEIGHT", "FEW_WORDS")}
TRIED = {"FIRST_WEIGHT": (0, 0.3, 0.8), "PREVIOUS_WEIGHT": (0, 0.3, 0.8), "ANSWER_WEIGHT": (0, 0.3, 0.8), "FEW_WORDS": (0, 2, 4)}
FOLDS = 5

Values = Mapping[str, Sequence[tuple[str, float]]]


def main(bench: pathlib.Path, cache: pathlib.Path = CACHE) -> None:
    """One line for each setting; then the settings chosen on four fifths of the conversations, scored on the rest."""
    loaders, encoder = bench_loaders(bench), Encoder()
    embed = functools.cache(encoder.embed_query)
    collections = {domain: asked(loaders, domain, encoder, cache)._replace(embed=embed) for domain in DOMAINS}
    settings = [CHOSEN, *({**CHOSEN, name: value} for name, values in TRIED.items() for value in values)]
    runs = []
    for setting in settings:
        runs.append({domain: recalls(loaders, one, setting) for domain, one in collections.items()})
        changed = {name: value for name, value in setting.items() if value != CHOSEN[name]}
        print(f"{changed or 'as chosen'!s:32}", *(f"{value:.3f}" for value in means(runs[-1])), f"mean {mean(runs[-1]):.4f}", flush=True)
    print(f"chosen on the other folds: {held_out(runs):.4f}")


def recalls(loaders, one: Asked, setting: Mapping[str, float]) -> list[tuple[str, float]]:
    """(conversation, R@5) of each follow-up under a setting."""
    for name, value in setting.items():
        setattr(condense, name, value)
    values = []
    for place, record in enumerate(one.records):
        if record["turn"] > 1:
            forms = [form for form in condense.condense(record["question"], turns(record["history"])).forms if form.weight]
            values.append((record["conversation"], loaders.recall_at(found(one, place, forms=forms), record["gold"], 5)))
    return values


def means(run: Values) -> list[float]:
    """The mean of each collection."""
    return [float(numpy.mean([value for _, value in values])) for values in run.values()]


def mean(run: Values) -> float:
    """The mean over collections."""
    return float(numpy.mean(means(run)))


def held_out(runs: Sequence[Values]) -> float:
    """The mean over collections where each fold of conversations is scored under the setting that was best on the others."""
    names = sorted({f"{domain} {group}" for domain, values in runs[0].items() for group, _ in values})
    fold = {name: place % FOLDS for place, name in enumerate(numpy.random.default_rng(0).permutation(names))}
    kept: dict[str, list[tuple[str, float]]] = {domain: [] for domain in runs[0]}
    for number in range(FOLDS):
        rest = [{domain: [one for one in values if fold[f"{domain} {one[0]}"] != number] for domain, values in run.items()} for run in runs]
        best = runs[max(range(len(runs)), key=lambda place: mean(rest[place]))]
        for domain, values in best.items():
            kept[domain] += [one for one in values if fold[f"{domain} {one[0]}"] == number]
    return mean(kept)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *map(pathlib.Path, sys.argv[2:]))
