"""Records are frozen, plain, and survive JSON."""

from __future__ import annotations

import dataclasses
import json

import pytest

from assistant.records import Answer, AssistantError, Citation, Claim, Conflict, Evidence, Report, Sentence, Source, Support, Verdict

CITED = Citation("a.md", "0" * 64, 3, 9, "quoted", page=2, title="A", date="2024-12-13", kind="press")
FOUND = Evidence(
    "a.md", "0" * 64, 0, 20, "x quoted words, more", 2, "A", None, "press", "current", 0.5, "id", ("H",), (Sentence(2, 8, "quoted", 0.4),)
)
ANSWER = Answer(
    "q?", "q q?", "quoted [1]", Verdict.EXCLUDED, CITED, (Claim("quoted", (CITED,), Support.SUPPORTED, "Says:"),), (FOUND,), False, 0.9,
    (Conflict("a date", (CITED, CITED)),), ("note",), {"generation": "1"}, {"retrieve": 0.1},
)  # fmt: skip


def test_an_answer_survives_json():
    assert Answer.from_json(ANSWER.to_json()) == ANSWER
    assert Answer.from_json(ANSWER.to_json()).to_json() == ANSWER.to_json()
    assert "timings" not in ANSWER.to_dict()


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", "[" * 100_000, '{"question": 1', '{"question": "a", "searched": "a", "text": "a", "verdict": "maybe"}']
)
def test_what_is_no_answer_says_so(text):
    with pytest.raises(AssistantError, match="wanted the JSON of an answer"):
        Answer.from_json(text)


@pytest.mark.parametrize(
    ("name", "wrong", "words"),
    [
        ("question", 5, "wanted str, found 5"),
        ("refused", 0, "wanted bool, found 0"),
        ("confidence", True, "wanted float, found True"),
        ("confidence", float("nan"), "wanted float, found nan"),
        ("confidence", 10**400, "wanted float, found 1000"),
        ("claims", None, "wanted list, found None"),
        ("notes", "abc", "wanted list, found 'abc'"),
        ("fingerprint", {"model": 5}, "wanted str, found 5"),
        ("governing", [], "wanted dict, found"),
    ],
)
def test_a_value_of_another_type_is_named(name, wrong, words):
    """It came in, and was a traceback wherever it was used."""
    with pytest.raises(AssistantError, match=f"{name}: {words}"):
        Answer.from_json(json.dumps(ANSWER.to_dict() | {name: wrong}))


def test_a_lone_surrogate_of_json_is_replaced():
    """The encoder took none, so that a history with one ended in a traceback."""
    assert Answer.from_json('{"question": "\\ud800 a", "searched": "a\\udcff", "text": ""}') == Answer("\ufffd a", "a\ufffd", "")


def test_an_evidence_has_the_names_that_scripts_rely_on():
    names = "source sha256 start end quote page title date kind status score".split()
    assert names == [field.name for field in dataclasses.fields(Evidence)][: len(names)]
    for name in "question searched verdict text claims evidence refused conflicts fingerprint".split():
        assert name in ANSWER.to_dict()


def test_citations_are_numbered_in_order_and_once():
    other = dataclasses.replace(CITED, start=10, end=14, quote="more")
    answer = dataclasses.replace(ANSWER, claims=(Claim("a", (CITED, other)), Claim("b", (CITED,))))
    assert answer.citations == (CITED, other)


def test_records_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ANSWER.text = "other"


def test_pages_count_from_one():
    source = Source("a.pdf", "", "page one page two", "A", pages=(0, 9))
    assert [source.page(0), source.page(8), source.page(9)] == [1, 1, 2]
    assert Source("a.txt", "", "text", "A").page(2) is None


def test_a_report_reads_as_lines():
    text = str(Report("g1", added=("a",), failed={"b": "it is empty"}, passages=3, seconds=1.26))
    assert text.splitlines() == ["1 added · 3 passages · generation g1 · 1.3 s", "failed: b: it is empty"]
