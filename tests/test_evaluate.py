"""Questions whose answers are known: odd files of them, and what each measure counts."""

from __future__ import annotations

import dataclasses
import json
import os
import threading

import pytest

from assistant import Answer, AssistantError, evaluate, intake
from assistant.evaluate import Outcome
from assistant.records import UNCERTAIN, Citation, Claim, Source
from tests.conftest import ROOT, over

TERM, NOTES = "The term is five years from August 2024.", "Notes were exchanged in Beijing."


def outcome(*quotes: str, **row: object) -> Outcome:
    """A question with an answer that says these quotes, in order."""
    claims = tuple(Claim(quote, (Citation("a.md", "", 0, len(quote), quote),)) for quote in quotes)
    return Outcome({"question": "How long is the term?", **row}, Answer("q", "q", " ".join(quotes), claims=claims), (), True)


def test_a_verdict_without_a_mark_of_doubt_is_counted_by_itself():
    """One that is marked, or a refusal, warns its reader; what is shown plainly is what must be right."""
    said = [("permitted", ()), ("excluded", ()), ("excluded", (UNCERTAIN,)), (None, ())]
    rows = [outcome(TERM, verdict="permitted") for _ in said] + [outcome(verdict="not addressed")]
    answers = [dataclasses.replace(row.answer, verdict=verdict, notes=notes) for row, (verdict, notes) in zip(rows, said, strict=False)]
    answers.append(dataclasses.replace(rows[-1].answer, verdict="not addressed", refused=True))
    found = evaluate.measures([dataclasses.replace(row, answer=answer) for row, answer in zip(rows, answers, strict=True)])
    (plain,) = [one for one in found if one.name == "right, of the verdicts without a mark of doubt"]
    assert (plain.value, plain.of) == (0.5, 2)


@pytest.mark.parametrize(("quotes", "first"), [((TERM, NOTES), 1.0), ((NOTES, TERM), 0.0), ((), 0.0)])
def test_what_an_answer_begins_with_is_counted_by_itself(quotes, first):
    """What must be said may stand anywhere in the answer; the reader sees its first sentence first."""
    row = outcome(*quotes, support=[{"document": "a.md", "quote": TERM}], must_contain=[["five years"]])
    found = {one.name: one.value for one in evaluate.measures([row])}
    assert found["begins with a supporting sentence"] == first
    assert found["contains what a right answer must"] == float(bool(quotes))


@pytest.mark.parametrize(
    "line",
    [
        *("5", "[1]", "{}", "{", "[" * 100_000, '{"question": "q", "support": [{}]}', '{"question": "q", "support": ["a"]}'),
        *('{"question": "q", "support": 1}', '{"question": "q", "must_contain": ["a"]}', '{"question": "q", "chain": []}'),
    ],
)
def test_an_odd_line_of_questions_is_named(tmp_path, line):
    """A support without a quote was a KeyError when every question had been asked."""
    (tmp_path / "q.jsonl").write_text(f'{{"question": "q"}}\n{line}\n')
    with pytest.raises(AssistantError, match=r"line 2 of .*wanted .*support"):
        evaluate.questions(tmp_path / "q.jsonl")


def test_questions_may_be_piped_in(tmp_path, monkeypatch):
    """`<(…)` and /dev/stdin were refused as pipes; the limit holds for them, and a pipe that nobody named is still refused."""
    os.mkfifo(tmp_path / "pipe")

    def piped(**choices):
        threading.Thread(target=(tmp_path / "pipe").write_text, args=('{"question": "q"}\n',), daemon=True).start()
        return evaluate.questions(tmp_path / "pipe", **choices)

    assert [row["question"] for row in piped(piped=True)] == ["q"]
    monkeypatch.setattr("assistant.sources.files.MOST", 5)
    with pytest.raises(AssistantError, match="wanted at most 5 bytes in pipe, found 6"):
        piped(piped=True)
    with pytest.raises(AssistantError, match="found a pipe"):
        evaluate.questions(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('"verdict": "forbidden"', r"'verdict': wanted permitted, .* or null, found 'forbidden'"),
        ('"verdict": "Excluded"', r"'verdict': wanted permitted, .* or null, found 'Excluded'"),
        ('"refuse": "no"', r"'refuse': wanted true or false, found 'no'"),
        ('"conflict": 1', r"'conflict': wanted true or false, found '1'"),
        ('"must_contian": [["a"]]', r"'must_contian': wanted one of the keys .*must_contain"),
        ('"support": [{"document": "a.md", "quote": " "}]', r"'support': wanted a quote of a\.md, found ' '"),
        ('"support": [{"document": "b.md", "quote": "a"}]', r"'support': wanted a document of the index, found 'b\.md'"),
        *(('"turn": "1"', r"'turn': wanted a whole number, found '1'"), ('"turn": 1.5', r"'turn': wanted a whole number, found '1\.5'")),
        *((f'"must_contain": {groups}', r"'must_contain': wanted words in every group, found") for groups in ("[[]]", '[["a"], [" "]]')),
        *(('"question": null', "wanted a question as text, found None"), ('"question": " "', "wanted a question, found nothing")),
        (f'"question": "{"a" * 3_000}"', "wanted a question of at most 2000 characters, found 3000"),
    ],
)
def test_a_fault_of_a_line_is_none_of_the_assistant(tmp_path, said, told):
    """Each was counted as a wrong answer, or not at all, or ended the run when it was reached, without its line."""
    (tmp_path / "q.jsonl").write_text(f'{{"question": "q", "_by": "me", "notes": 1}}\n{{"question": "q", {said}}}\n')
    with pytest.raises(AssistantError, match=rf"line 2 of .*q\.jsonl: {told}"):
        evaluate.questions(tmp_path / "q.jsonl", documents={"a.md": Source("a.md", "", TERM, "")})


@pytest.mark.parametrize("turns", [(0, 1), (1, 2), (2, 3), (None, None)])
def test_a_conversation_begins_with_its_chain_however_its_turns_are_numbered(tmp_path, turns):
    """Numbered from 0 each lost its first turn, and took those of the one before, as one did that begins at its second."""
    assistant = over(tmp_path, {"leave.md": "# Leave\n\nStaff get 20 days of leave in France. Staff get 25 days of leave in Spain.\n"})
    first, then = "How many days of leave do staff get in France?", "And in Spain?"
    lines = [("a", turns[0], first), ("a", turns[1], then), ("b", turns[0], then), *[("b", turns[0], then)] * bool(turns[0])]
    rows = [json.dumps({"chain": chain, "turn": turn, "question": question}) for chain, turn, question in lines]
    (tmp_path / "q.jsonl").write_text("\n".join(rows))
    searched = [one.answer.searched for one in evaluate.run(assistant, evaluate.questions(tmp_path / "q.jsonl"))]
    assert searched == [first, "How many days of leave do staff get in Spain?", *[then] * (len(rows) - 2)]


def test_the_questions_of_this_repository_are_without_fault(assistant, corpus):
    for path in [corpus / "questions.jsonl", *(ROOT / "tests" / "quality").rglob("*.jsonl")]:
        ours = {"other", "fresh"}.isdisjoint(path.parts)
        assert evaluate.questions(path, documents=assistant.index.snapshot().sources if ours else None)


def test_a_mark_before_the_first_line_and_other_line_ends_in_a_question_are_no_faults(tmp_path):
    """What Windows puts before a text made the first line none, and U+2028 cut a question in two."""
    (tmp_path / "q.jsonl").write_text('\ufeff{"question": "May I\u2028film?"}\n', encoding="utf-8")
    assert [row["question"] for row in evaluate.questions(tmp_path / "q.jsonl")] == ["May I\u2028film?"]


def test_questions_in_another_encoding_are_a_sentence(tmp_path):
    """It was a traceback."""
    (tmp_path / "q.jsonl").write_bytes(b'{"question": "caf\xe9"}\n')
    with pytest.raises(AssistantError, match="not UTF-8"):
        evaluate.questions(tmp_path / "q.jsonl")


@pytest.mark.slow
def test_what_the_commissioned_document_answers_stays_answered(assistant, corpus):
    """At least twenty of the questions that it answers alone are answered rightly with the whole corpus in place."""
    rows = [row for row in evaluate.questions(corpus / "questions.jsonl") if row.get("seed") and row.get("turn") == 1]
    assert sum(map(evaluate.right, evaluate.run(assistant, rows))) >= 20


@pytest.mark.parametrize(
    ("values", "low", "high"), [([1.0], 0.21, 1.0), ([0.0], 0.0, 0.79), ([1.0] * 100, 0.96, 1.0), ([1.0, 0.0], 0.0, 1.0)]
)
def test_few_questions_of_one_kind_leave_much_open(values: list[float], low: float, high: float) -> None:
    """Drawing again from what is all alike gave an interval without width."""
    found = evaluate.measure("right", [(None, value) for value in values])
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)


@pytest.mark.skipif(os.name == "nt", reason="pipes are POSIX's")
def test_a_pipe_of_questions_is_a_sentence_and_has_no_examples(tmp_path):
    """The page waited for it at its start; a link out of the corpus showed what stood there."""
    os.mkfifo(tmp_path / "questions.jsonl")
    assert intake.examples(tmp_path, ["A"]) == ["What does “A” say?"]
    with pytest.raises(AssistantError, match=r"a pipe or a device under the name questions\.jsonl"):
        evaluate.questions(tmp_path / "questions.jsonl")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "else.jsonl").write_text('{"question": "May I film in the harbour, and for whom is that?", "example": true}')
    (tmp_path / "corpus" / "questions.jsonl").symlink_to(tmp_path / "else.jsonl")
    assert intake.examples(tmp_path / "corpus", ["A"]) == ["What does “A” say?"]
