"""Questions with known answers in (JSON lines), a quality report out: what was found, answered, refused, ruled and quoted rightly.

Each line has `question` and, as far as they apply: `id`, `half`, `type`, `chain` and `turn` (turns of one conversation, in
order), `must_contain` (groups of alternatives), `support` (document and exact quote), `verdict`, `refuse`, `conflict`. A key that begins
with an underscore or with "note" is free.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import pathlib
import random
import re
from collections.abc import Callable, Container, Iterator, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Any

from assistant.questions.question import checked
from assistant.records import UNCERTAIN, Answer, AssistantError, Citation, Evidence, Turn, Verdict
from assistant.sources import files

if TYPE_CHECKING:
    from assistant.chat import Assistant

FIRST = 5  # results among which a supporting passage must be
MOST = 0.6  # share of a sentence's words from which it says what a quote says
WORD = re.compile(r"\w+")
SAMPLES = 1000  # of the bootstrap
QUANTILE = 1.96  # of the normal distribution, for 95 %
KEYS = "question id half type chain turn standalone must_contain support verdict refuse conflict seed example".split()

Row = dict[str, Any]
SHAPE = '{"question": …, "support": [{"document": …, "quote": …}], "must_contain": [[…]]}, all but the question optional,'


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """One question with its answer and its first passages."""

    row: Row
    answer: Answer
    found: tuple[Evidence, ...]
    exact: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Measure:
    """A share, 0 to 1, of `of` questions, with its 95 % bootstrap interval over conversations."""

    name: str
    value: float
    low: float
    high: float
    of: int

    def __str__(self) -> str:
        """One row of a Markdown table."""
        return f"| {self.name} | {self.value:.3f} | {self.low:.3f} – {self.high:.3f} | {self.of} |"


def questions(path: pathlib.Path, half: str | None = None, documents: Container[str] | None = None, piped: bool = False) -> list[Row]:
    """The rows of a question file, of one half if asked, supported by `documents`; raises AssistantError that names a line at fault."""
    try:
        lines = files.contents(path, files.MOST, piped).decode("utf-8-sig").split("\n")  # a question may hold other line ends
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "bytes that are not UTF-8"
        raise AssistantError(f"wanted a file of questions at {path}, found {reason}; run: assistant evaluate FILE") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(row := shaped(json.loads(line)))
            examine(row, documents)
        except AssistantError as error:
            raise AssistantError(f"line {number} of {path}: {error}") from error
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise AssistantError(f"line {number} of {path}: wanted {SHAPE} as JSON, found {line[:200]!r}") from error
    return [row for row in rows if half is None or row.get("half") == half]


def shaped(row: Row) -> Row:
    """A row as the measures take it; raises TypeError, AttributeError or LookupError for another shape."""
    groups = row.get("must_contain") or []
    if not all(isinstance(group, list) for group in groups):  # the letters of a text would do as alternatives
        raise TypeError
    held = {
        "question": row["question"],
        "support": [{"document": str(one["document"]), "quote": str(one["quote"])} for one in row.get("support") or ()],
        "must_contain": [[str(one) for one in group] for group in groups],
    }
    hash((row.get("chain"), row.get("id")))
    return row | held


def examine(row: Row, documents: Container[str] | None) -> None:
    """Raise AssistantError for a fault of the row itself, which would count against the assistant: what was wanted and what was found."""
    checked(row["question"])
    for key in row:
        if key not in KEYS and not key.startswith(("_", "note")):
            raise AssistantError(f"{key[:40]!r}: wanted one of the keys {', '.join(KEYS)}, found another")
    if (verdict := row.get("verdict")) not in (None, *Verdict):
        raise AssistantError(f"'verdict': wanted {', '.join(Verdict)} or null, found {str(verdict)[:40]!r}")
    for key, kind, wanted in (("refuse", bool, "true or false"), ("conflict", bool, "true or false"), ("turn", int, "a whole number")):
        if not isinstance(row.get(key), kind | None):
            raise AssistantError(f"{key!r}: wanted {wanted}, found {str(row[key])[:40]!r}")
    if not all(group and all(map(str.strip, group)) for group in row["must_contain"]):  # no answer has one of none, each has an empty one
        raise AssistantError(f"'must_contain': wanted words in every group, found {str(row['must_contain'])[:40]}")
    for one in row["support"]:
        path = one["document"][:200]
        if documents is not None and one["document"] not in documents:
            raise AssistantError(f"'support': wanted a document of the index, found {path!r}; add it, then run: assistant rebuild")
        if not one["quote"].strip():  # which stands in every passage
            raise AssistantError(f"'support': wanted a quote of {path}, found {one['quote'][:40]!r}")


def run(assistant: Assistant, rows: Sequence[Row], progress: Callable[[str, int, int], None] | None = None) -> Iterator[Outcome]:
    """Ask every question, the turns of a conversation with the answers that came before."""
    before, history, snapshot = dict[str, Any](), list[Turn](), assistant.index.snapshot()
    for done, row in enumerate(rows, 1):
        on = row.get("chain") and row["chain"] == before.get("chain") and (row.get("turn") or 1) > (before.get("turn") or 0)
        history, before = history if on else [], row
        stages = list(assistant.stream(row["question"], history))
        history.append(Turn(row["question"], answer := stages[-1]))
        cited: list[Citation] = [*answer.citations, *answer.evidence, *([answer.governing] if answer.governing else [])]
        yield Outcome(row, answer, stages[0].evidence[:FIRST], exact=all(map(snapshot.holds, cited)))
        if progress:
            progress("asking", done, len(rows))


def supported(outcome: Outcome) -> bool:
    """Whether one of the first passages holds at least half of a supporting quote."""
    quotes = [(one["document"], " ".join(one["quote"].split())) for one in outcome.row.get("support", ())]
    halves = [(path, half) for path, quote in quotes for half in (quote[: len(quote) // 2 + 1], quote[len(quote) // 2 :])]
    return any(one.source == path and half in " ".join(one.quote.split()) for one in outcome.found for path, half in halves)


def begins(outcome: Outcome) -> bool:
    """Whether the words that an answer begins with are supporting ones."""
    first = outcome.answer.claims[:1]
    return any(says(one.quote, [support["quote"] for support in outcome.row["support"]]) for claim in first for one in claim.citations)


def says(text: str, quotes: Sequence[str]) -> bool:
    """Whether most words of a text are in one of the quotes, or the whole of a quote is in the text.

    >>> says("The term is five years.", ["The new term is five years from August."]), says("It ended.", ["The term is five years."])
    (True, False)
    """
    said, whole = set(WORD.findall(text.lower())), " ".join(text.lower().split())
    return any(
        len(said & set(WORD.findall(one.lower()))) >= MOST * max(1, len(said)) or " ".join(one.lower().split()) in whole for one in quotes
    )


def contains(outcome: Outcome) -> bool:
    """Whether the answer, the sides of its conflicts too, has one alternative of every group that a right answer must contain."""
    sides = [side for one in outcome.answer.conflicts for side in one.sides]
    quotes = " ".join(one.quote for one in [*outcome.answer.citations, *sides])
    text = " ".join(f"{outcome.answer.text} {quotes}".lower().split())
    return not outcome.answer.refused and all(any(one.lower() in text for one in group) for group in outcome.row.get("must_contain", ()))


def certain(outcome: Outcome) -> bool:
    """Whether the question is answered, without the mark of uncertainty."""
    return not outcome.answer.refused and UNCERTAIN not in outcome.answer.notes


def right(outcome: Outcome) -> bool:
    """A refusal where one is due, else an answer with what it must contain."""
    return outcome.answer.refused if outcome.row.get("refuse") else contains(outcome)


def misruled(outcome: Outcome) -> bool:
    """Whether another verdict is wanted."""
    return bool(outcome.row.get("verdict")) and outcome.answer.verdict != outcome.row["verdict"]


def measures(outcomes: Sequence[Outcome]) -> list[Measure]:
    """Every measure that the rows allow."""
    answerable = [one for one in outcomes if not one.row.get("refuse")]
    silent = [one for one in outcomes if one.row.get("refuse")]
    ruled = [one for one in outcomes if one.row.get("verdict")]
    firm = [one for one in ruled if one.answer.verdict and certain(one)]
    unsafe = [one for one in ruled if one.row["verdict"] in (Verdict.EXCLUDED, Verdict.NOT_ADDRESSED)]
    unruled = [one for one in outcomes if "verdict" in one.row and not one.row["verdict"]]
    parted = [one for one in answerable if one.row.get("conflict")]
    agreed = [one for one in outcomes if one.row.get("conflict") is False]
    groups: list[tuple[str, list[Outcome], Callable[[Outcome], bool]]] = [
        (f"a supporting passage in the first {FIRST}", [one for one in answerable if one.row.get("support")], supported),
        ("begins with a supporting sentence", [one for one in answerable if one.row.get("support")], begins),
        ("answered, of the answerable", answerable, lambda one: not one.answer.refused),
        ("refused, of the unanswerable", silent, lambda one: one.answer.refused),
        ("answered and not marked uncertain, of the answerable", answerable, certain),
        ("refused or marked uncertain, of the unanswerable", silent, lambda one: not certain(one)),
        ("contains what a right answer must", [one for one in answerable if one.row.get("must_contain")], contains),
        ("right turns of conversations", [one for one in outcomes if one.row.get("chain")], right),
        ("right verdict", ruled, lambda one: one.answer.verdict == one.row["verdict"]),
        ("right, of the verdicts without a mark of doubt", firm, lambda one: not misruled(one)),
        ("not called permitted, of excluded or not addressed", unsafe, lambda one: one.answer.verdict != Verdict.PERMITTED),
        ("no verdict, of other questions", unruled, lambda one: one.answer.verdict is None),
        ("conflict shown, where sources conflict", parted, lambda one: bool(one.answer.conflicts)),
        ("no conflict shown, elsewhere", agreed, lambda one: not one.answer.conflicts),
        ("every quote exact", list(outcomes), lambda one: one.exact),
    ]
    keyed = ((name, [(one.row.get("chain") or one.row.get("id"), check(one)) for one in group]) for name, group, check in groups)
    return [measure(name, found) for name, found in keyed if found]


def measure(name: str, found: Sequence[tuple[Any, float]]) -> Measure:
    """The mean of (conversation, value) pairs, its interval drawn over conversations with a fixed seed."""
    clusters: dict[Any, list[float]] = {}
    for number, (key, value) in enumerate(found):
        clusters.setdefault(number if key is None else key, []).append(float(value))
    draw, groups, values = random.Random(0), list(clusters.values()), [value for _, value in found]
    means = sorted(fmean(itertools.chain(*draw.choices(groups, k=len(groups)))) for _ in range(SAMPLES))
    unseen = QUANTILE**2 / (len(groups) + QUANTILE**2)  # Wilson's interval: where all agree, drawing tells nothing of what was not asked
    low = 1 - unseen if min(values) == 1 else means[int(0.025 * SAMPLES)]
    high = unseen if max(values) == 0 else means[int(0.975 * SAMPLES)]
    return Measure(name, fmean(values), low, high, len(found))


def risk_coverage(outcomes: Sequence[Outcome]) -> list[tuple[float, float, float]]:
    """(least confidence, share of questions answered, share of those that the documents do not answer), surest first."""
    ranked = sorted(((one.answer.confidence, bool(one.row.get("refuse"))) for one in outcomes), reverse=True)
    shares = (ranked[: max(1, round(len(ranked) * tenth / 10))] for tenth in range(1, 11))
    return list(dict.fromkeys((kept[-1][0], len(kept) / len(ranked), sum(wrong for _, wrong in kept) / len(kept)) for kept in shares))


def fault(outcome: Outcome) -> str:
    """What is not right about an outcome."""
    if right(outcome):
        return f"ruled {outcome.answer.verdict or 'nothing'}, not {outcome.row['verdict']}"
    if outcome.answer.refused:
        return "wrongly refused"
    return "wrongly answered" if outcome.row.get("refuse") else "answered without what it must contain"


def report(outcomes: Sequence[Outcome], title: str) -> str:
    """The measures, the risk-coverage table and every wrong answer, as Markdown."""
    lines = [f"## {title}", "", "| measure | share | 95 % interval | questions |", "|---|---|---|---|", *map(str, measures(outcomes)), ""]
    if any(one.row.get("refuse") for one in outcomes):
        lines += ["| answered from confidence | share answered | of these unanswerable |", "|---|---|---|"]
        lines += [f"| {least:.3f} | {share:.2f} | {risk:.3f} |" for least, share, risk in risk_coverage(outcomes)] + [""]
    wrong = [one for one in outcomes if not right(one) or misruled(one)]
    lines += [f"Not right ({len(wrong)} of {len(outcomes)}):", ""] if wrong else []
    lines += [f"- {one.row.get('id', '')} {fault(one)}: {one.row['question']}" for one in wrong]
    return "\n".join(lines) + "\n"
