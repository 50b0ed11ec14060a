"""The documents of corpus/ are well formed, and every labelled quote of questions.jsonl is an exact slice of one."""

import datetime
import hashlib
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import frontmatter
import pytest
import yaml

from assistant.records import KINDS, STATUSES, Verdict

CORPUS = Path(__file__).parent.parent / "corpus"
COMMISSIONED = "us-china-science-agreement-2024-12.txt"
COMMISSIONED_SHA256 = "e0668dd381fbb79ace81c171919787257a8c01feb44e0bfa838a1191adef9a7b"

FIELDS = {"id", "half", "type", "question", "chain", "turn", "standalone"}
FIELDS |= {"verdict", "must_contain", "support", "refuse", "conflict", "seed"}
AT_LEAST = {"direct": 80, "permission": 45, "unanswerable": 50, "conflict": 10, "date": 8}
CHAINS_AT_LEAST = 25
COMMISSIONED_AT_LEAST = 20
QUESTIONS_PER_DOCUMENT = 3
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DAY_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

DOCUMENTS = sorted(CORPUS.glob("*.md"))


def read_bodies():
    """The text of every document without its front matter, by file name."""
    bodies = {path.name: frontmatter.load(path).content for path in DOCUMENTS}
    bodies[COMMISSIONED] = (CORPUS / COMMISSIONED).read_text(encoding="utf-8")
    return bodies


def read_questions():
    lines = (CORPUS / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


BODIES = read_bodies()
QUESTIONS = read_questions()
ANSWERABLE = [question for question in QUESTIONS if not question["refuse"]]


def read_metadata(name):
    """Front matter, or for the commissioned document the file beside it."""
    if name == COMMISSIONED:
        return yaml.safe_load((CORPUS / f"{name}.meta.yaml").read_text(encoding="utf-8"))
    return frontmatter.load(CORPUS / name).metadata


def read_day(text):
    """A date from YYYY, YYYY-MM or YYYY-MM-DD; raises ValueError for anything else."""
    if not DAY_MONTH_OR_YEAR.fullmatch(text):
        raise ValueError(text)
    return datetime.date.fromisoformat((text + "-01-01")[:10])


def plain(text):
    """Letters and digits only, in lower case, so that punctuation does not hide a copy."""
    return " ".join(re.findall(r"\w+", text.lower()))


def supporting_documents(question):
    return {passage["document"] for passage in question["support"]}


def test_the_commissioned_document_is_unchanged():
    content = (CORPUS / COMMISSIONED).read_bytes()
    assert hashlib.sha256(content).hexdigest() == COMMISSIONED_SHA256


@pytest.mark.parametrize("name", sorted(BODIES))
def test_metadata_is_valid(name):
    metadata = read_metadata(name)
    assert metadata["title"].strip()
    assert DAY.fullmatch(str(metadata["date"]))
    assert read_day(str(metadata["date"]))
    assert metadata["kind"] in set(KINDS) - {"unknown"}
    assert metadata["status"] in STATUSES
    assert isinstance(metadata["period"], str)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_sources_carry_title_date_and_address(path):
    sources = frontmatter.load(path).metadata["sources"]
    assert sources
    for source in sources:
        assert set(source) == {"title", "date", "url"}
        assert read_day(str(source["date"]))
        assert source["url"].startswith("https://")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_body_is_plain_prose_of_readable_length(path):
    body = BODIES[path.name]
    assert body.startswith("# ")
    assert 200 <= len(body.split()) <= 800
    assert not re.search(r"\*\*|\]\(|^\|", body, re.MULTILINE)


def test_guidance_ends_with_its_limits():
    for path in DOCUMENTS:
        if read_metadata(path.name)["kind"] == "guidance":
            last = BODIES[path.name].splitlines()[-1]
            assert "not legal advice; ask your export-control office" in last, path.name


def test_one_document_is_superseded_and_older_than_the_rest():
    superseded = [name for name in BODIES if read_metadata(name)["status"] == "superseded"]
    dates = {name: read_day(str(read_metadata(name)["date"])) for name in BODIES}
    assert len(superseded) == 1
    assert min(dates, key=dates.get) == superseded[0]


def test_questions_are_complete_records_with_unique_ids():
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    for question in QUESTIONS:
        assert set(question) - {"example"} == FIELDS, question["id"]
        assert question["half"] in {"tune", "check"}
        assert question["verdict"] in (*Verdict, None)


def test_every_quote_is_an_exact_slice():
    for question in QUESTIONS:
        for passage in question["support"]:
            assert passage["quote"].strip(), question["id"]
            assert passage["quote"] in BODIES[passage["document"]], question["id"]


def test_answerable_questions_have_support_that_holds_what_is_asked():
    for question in ANSWERABLE:
        text = " ".join(passage["quote"] for passage in question["support"]).lower()
        assert question["must_contain"], question["id"]
        for alternatives in question["must_contain"]:
            assert any(word.lower() in text for word in alternatives), question["id"]


def test_questions_to_refuse_have_no_support():
    for question in QUESTIONS:
        if question["refuse"]:
            assert question["support"] == question["must_contain"] == [], question["id"]


@pytest.mark.parametrize("kind", sorted(AT_LEAST))
def test_enough_questions_of_each_type(kind):
    assert sum(question["type"] == kind for question in QUESTIONS) >= AT_LEAST[kind]


def test_every_unanswerable_question_is_labelled_for_refusal():
    assert all(question["refuse"] for question in QUESTIONS if question["type"] == "unanswerable")


def test_permission_questions_have_verdicts_of_all_four_sorts():
    verdicts = Counter(q["verdict"] for q in QUESTIONS if q["type"] == "permission")
    assert set(verdicts) == set(Verdict)
    assert min(verdicts.values()) >= 10


def test_chains_are_contiguous_in_one_half_and_stand_alone():
    chains = defaultdict(list)
    for place, question in enumerate(QUESTIONS):
        if question["type"] == "chain":
            chains[question["chain"]].append((place, question))
    assert len(chains) >= CHAINS_AT_LEAST
    for turns in chains.values():
        places, questions = zip(*turns, strict=True)
        assert 2 <= len(turns) <= 4
        assert list(places) == list(range(places[0], places[0] + len(turns)))
        assert [question["turn"] for question in questions] == list(range(1, len(turns) + 1))
        assert len({question["half"] for question in questions}) == 1
        assert all(question["standalone"] for question in questions)


def test_only_chains_have_a_chain():
    for question in QUESTIONS:
        assert (question["type"] == "chain") == (question["chain"] is not None), question["id"]


def test_halves_are_balanced_by_type():
    halves = Counter((question["type"], question["half"]) for question in QUESTIONS)
    for kind in {question["type"] for question in QUESTIONS}:
        assert abs(halves[kind, "tune"] - halves[kind, "check"]) <= 4, kind


def test_every_document_is_reached():
    reached = Counter(name for question in QUESTIONS for name in supporting_documents(question))
    for name in BODIES:
        assert reached[name] >= QUESTIONS_PER_DOCUMENT, name


def test_the_commissioned_document_answers_its_own_questions():
    marked = [question for question in QUESTIONS if question["seed"]]
    assert len(marked) >= COMMISSIONED_AT_LEAST
    for question in marked:
        own = [p["quote"] for p in question["support"] if p["document"] == COMMISSIONED]
        text = " ".join(own).lower()
        for alternatives in question["must_contain"]:
            assert any(word.lower() in text for word in alternatives), question["id"]


def test_no_question_copies_the_corpus():
    sentences = set()
    for body in BODIES.values():
        sentences |= {plain(part) for part in re.split(r"(?<=[.?!])\s|\n", body)}
    for question in QUESTIONS:
        assert plain(question["question"]) not in sentences, question["id"]
