"""The list of synonyms that stands beside the documents: what it changes in a question, what is wrong with one, who reads it when."""

from __future__ import annotations

import os
import re
import shutil
import time

import pytest

from assistant import Assistant, Turn, load
from assistant.questions.synonyms import NAME, listed, parsed
from assistant.records import AssistantError
from tests.conftest import ROOT, over
from tests.indexing import write

BOATS = b"vessel: [boat, motor boat]\nCoast Guard: [border patrol]\n"


@pytest.mark.parametrize(
    ("asked", "searched"),
    [
        ("May a boat enter?", "May vessel enter?"),
        ("May motor boats enter?", "May vessel enter?"),
        ("Is a boat a vessel?", "Is a boat a vessel?"),
        ("Is the border patrol the CG?", "Is the border patrol the CG?"),
        ("May boating clubs enter?", "May boating clubs enter?"),
        ("May boat-owners enter?", "May boat-owners enter?"),
    ],
)
def test_a_word_becomes_the_documents_own(asked, searched):
    assert parsed(BOATS).worded(asked) == searched


def test_the_words_that_a_question_begins_a_name_with_are_not_said_twice():
    told = parsed(b"old harbour crane: [crane, harbour lift]")
    assert told.worded("Who runs the old harbour lift?") == "Who runs the old harbour crane?"
    assert told.worded("Who runs the old crane, and an old crane?") == "Who runs the old harbour crane, and an old harbour crane?"
    assert told.worded("Who runs the lift and the crane?") == "Who runs the lift and the old harbour crane?"


def test_initials_may_be_listed_too():
    told = parsed(b"coast guard: [CG, border patrol]")
    assert told.worded("What did the CG say?") == "What did the coast guard say?"
    assert told.worded("Is the border patrol here?") == "Is the coast guard here?"


@pytest.mark.parametrize(
    "data",
    [
        b"- boat",
        b"vessel: boat",
        b"vessel: []",
        b"vessel: [7]",
        b"7: [boat]",
        b"vessel: [boat",
        b"\xff\xfe",
    ],
)
def test_what_is_no_list_says_what_was_wanted(data):
    told = parsed(data)
    assert re.fullmatch(r"wanted in synonyms\.yaml .*, found .*correct it or remove the file", told.doubt)
    assert (told.id, told.worded("May a boat enter?")) == ("", "May a boat enter?")


def test_a_line_that_is_none_leaves_the_others(tmp_path):
    """It stopped every question, though a rebuild called it a doubt."""
    lines = [f"{number}: [x]" for number in range(7)]
    told = parsed("\n".join(["scooters: kick scooter", *lines, "vessel: [boat]"]).encode())
    assert told.worded("May a boat enter?") == "May vessel enter?"
    assert "found 'scooters': 'kick scooter', int: list, int: list, int: list, int: list and 3 more, left out" in told.doubt


@pytest.mark.parametrize(
    ("data", "searched"),
    [
        (b"AI: [chatbot]", "Is it said that AI may train?"),
        (b"artificial intelligence (AI): [chatbot]", "Is it said that artificial intelligence (AI) may train?"),
    ],
)
def test_a_word_of_signs_or_of_few_letters(data, searched):
    """A bracket stopped every question about a chatbot with a traceback, and "said" was taken for a mention of AI."""
    assert parsed(data).worded("Is it said that a chatbot may train?") == searched


def test_none_and_an_empty_one_change_nothing(tmp_path):
    assert listed(tmp_path).worded("May a boat enter?") == "May a boat enter?"
    (tmp_path / NAME).write_text("")
    assert listed(tmp_path).worded("May a boat enter?") == "May a boat enter?"


def test_it_is_read_when_it_changes_shown_and_part_of_the_fingerprint(tmp_path):
    """A list that changes needs no rebuild; it is no document, and the answer says which settings it was made with."""
    rules = "# Harbour rules\n\nEvery vessel may enter the harbour. No vessel may anchor in the channel.\n"
    found: Assistant = over(tmp_path, {"harbour.md": rules})
    corpus = found.settings.corpus
    before = found.ask("May a boat anchor in the channel?")
    assert before.searched == before.question
    (corpus / NAME).write_bytes(BOATS)
    assert load.discover(corpus) == ["harbour.md"]
    assert set(found.index.status(corpus)["files"].values()) == {"unchanged"}
    after = found.ask("May a boat anchor in the channel?")
    assert (after.searched, after.verdict) == ("May vessel anchor in the channel?", "excluded")
    assert after.governing.quote == "No vessel may anchor in the channel."
    assert after.fingerprint["settings"] != before.fingerprint["settings"]
    assert [one.score for one in found.retrieve("a boat")] == [one.score for one in found.retrieve("vessel")]
    (corpus / NAME).write_text("vessel: boat")
    assert found.ask("May a boat anchor in the channel?").fingerprint == before.fingerprint
    assert "found 'vessel': 'boat'" in found.index.status(corpus)["doubts"][NAME]
    assert "found 'vessel': 'boat'" in found.rebuild().doubts[NAME]

    (corpus / NAME).unlink()
    assert found.ask("May a boat anchor in the channel?").fingerprint == before.fingerprint


def test_a_follow_up_finds_what_was_named_by_another_word(tmp_path):
    """The boats of the turn before were added in brackets, as nobody knew them again in "vessels"."""
    rules = "# Harbour rules\n\nThe rule covers vessels. The rule does not cover swimmers.\n"
    found: Assistant = over(tmp_path, {"harbour.md": rules, NAME: "vessels: [boats]"})
    turns: list[Turn] = []
    for asked in ("Does the rule cover divers?", "And boats?", "What about swimmers?"):
        turns.append(Turn(asked, found.ask(asked, turns)))
    assert [one.answer.searched for one in turns[1:]] == ["Does the rule cover vessels?", "Does the rule cover swimmers?"]


def test_the_list_is_that_of_the_folder_the_index_was_built_from(tmp_path):
    """Chips that are eaten are no semiconductors, whatever the folder of the settings holds."""
    rules = {"a.md": "# Harbour rules\n\nEvery boat may enter. No vessel may anchor in the channel.\n"}
    found: Assistant = over(tmp_path, {**rules, NAME: BOATS.decode()})
    assert found.ask("May a boat enter?").searched == "May vessel enter?"
    found.rebuild(write(tmp_path / "other", rules))
    assert found.ask("May a boat enter?").searched == "May a boat enter?"


def test_the_corpus_has_one_that_can_be_read(corpus, assistant):
    assert listed(corpus).id
    answer = assistant.ask("Can two agencies build a large language model under the agreement?")
    assert answer.searched == "Can two agencies build artificial intelligence under the agreement?"
    assert answer.verdict == "excluded"


def test_no_upload_can_be_one(tmp_path):
    from assistant.intake import store

    source = tmp_path / "up" / NAME
    source.parent.mkdir()
    shutil.copy(ROOT / "corpus" / NAME, source)
    with pytest.raises(AssistantError, match="wanted one of"):
        store(source, tmp_path, replace=True)


@pytest.mark.parametrize(
    "data",
    [
        b"chip: [2024-99-99]",
        b"[" * 30_000,
        b"a: " + b"1" * 6_000,
        b"a: !!int ''",
        b"a: !!bool maybe",
        b"a: !!timestamp x",
        b'"\\e[2J": 5',
        b"- &a [x]\n- [*a, *a]",
    ],
)
def test_whatever_stands_there_is_one_sentence(data: bytes) -> None:
    """A day that does not exist, or brackets without end, stopped every question with a traceback."""
    doubt = parsed(data).doubt
    assert doubt.startswith("wanted in")
    assert doubt.isprintable()


@pytest.mark.parametrize("rest", ["b: {<<: [" + ",".join(["*a"] * 3_000) + "]}", "boat: *a", "b: {<<: {c: [ship]}}"])
def test_what_stands_for_more_than_is_written_is_refused(rest: str) -> None:
    """A file of 60 kB that merges one mapping again and again took every question 14 seconds; lists named again, as long."""
    began = time.monotonic()
    found = parsed(f"vessel: &a [{','.join(map('s{}'.format, range(1_000)))}]\nc: {{d: 5}}\n{rest}".encode())
    assert "out; correct it or remove the file" in found.doubt.replace(")", "")
    assert found.worded("May s5 anchor?") == "May s5 anchor?"
    assert time.monotonic() - began < 2


@pytest.mark.skipif(os.name == "nt", reason="pipes are POSIX's")
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (os.mkfifo, "a pipe"),
        (os.mkdir, "Is a directory"),
        (lambda path: path.symlink_to("/etc/hosts"), "leads out"),
        (lambda path: path.write_bytes(BOATS + b"#" * 70_000), "wanted at most 65,536 bytes"),
    ],
)
def test_only_a_file_of_the_folder_is_read(tmp_path, make, told) -> None:
    """A pipe of that name stopped every command without a word; a link showed a line of any file on the machine."""
    make(tmp_path / NAME)
    found = listed(tmp_path)
    assert not found.id
    assert told in found.doubt
