"""Conversations on disk: what is saved comes back, nothing is lost, no name leaves the folder."""

from __future__ import annotations

import json
import os

import pytest

from assistant import Answer, AssistantError, Turn, Verdict, conversations
from assistant.questions.question import recent
from assistant.records import Citation, Claim
from tests.conftest import no_room

TURNS = [
    Turn(
        "What is covered?",
        Answer("What is covered?", "What is covered?", "Basic research. [1]", claims=(Claim("x", (Citation("a.md", "0", 0, 1, "x"),)),)),
    ),
    Turn("And 量子?", Answer("And 量子?", "Is 量子 covered?", "Silent.", verdict=Verdict.NOT_ADDRESSED, refused=True)),
]


def test_what_is_saved_comes_back(tmp_path):
    path = conversations.save(tmp_path / "new", "my talk", TURNS)
    assert conversations.resume(tmp_path / "new", "my talk") == TURNS
    assert [(one.name, one.turns, one.first) for one in conversations.listed(tmp_path / "new")] == [("my talk", 2, "What is covered?")]
    assert path.name == "my talk.json"


def test_a_browser_keeps_the_latest_turns_that_fit(monkeypatch):
    packed = conversations.packed(TURNS)
    assert conversations.unpacked(packed) == TURNS
    assert conversations.unpacked(conversations.packed([])) == conversations.unpacked(None) == []
    assert conversations.unpacked(conversations.packed(TURNS * 30)) == TURNS * 30  # of which a follow-up looks at the last alone
    assert recent(TURNS * 30) == TURNS * 10
    monkeypatch.setattr(conversations, "MOST_PACKED", len(packed) - 3)
    assert conversations.unpacked(conversations.packed(TURNS)) == TURNS[1:]
    assert conversations.unpacked(packed) == []


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX's")
def test_only_the_owner_may_read_it(tmp_path):
    assert conversations.save(tmp_path, "a", TURNS).stat().st_mode & 0o077 == 0


def test_a_conversation_grows_under_its_name(tmp_path):
    conversations.save(tmp_path, "a", TURNS[:1])
    conversations.save(tmp_path, "a", TURNS)
    assert conversations.resume(tmp_path, "a") == TURNS


def test_another_conversation_does_not_replace_it(tmp_path):
    conversations.save(tmp_path, "a", TURNS)
    with pytest.raises(AssistantError, match="another conversation"):
        conversations.save(tmp_path, "a", TURNS[1:])
    with pytest.raises(AssistantError, match="another conversation"):
        conversations.save(tmp_path, "a", TURNS[:1])
    assert conversations.resume(tmp_path, "a") == TURNS


def test_what_is_taken_out_is_off_the_list_and_lost_to_nobody(tmp_path):
    for text in ("", "{"):
        conversations.save(tmp_path, "a", TURNS)
        held = tmp_path / "a.json"
        held.write_bytes(text.encode() or held.read_bytes())
        before = held.read_bytes()
        assert conversations.remove(tmp_path, "a").read_bytes() == before
        assert conversations.listed(tmp_path) == []
    assert len(list((tmp_path / conversations.REMOVED).rglob("a.json"))) == 2
    with pytest.raises(AssistantError, match="wanted a conversation named a, found none saved yet"):
        conversations.remove(tmp_path, "a")


@pytest.mark.parametrize(
    "name", ["", " ", "..", "../a", "a/b", "a\\b", ".hidden", "a\x00b", "a\nb", "x" * 81, "CON", "a:b", "名" * 81, "~"]
)
def test_a_name_stays_in_the_folder(tmp_path, name):
    for act in (conversations.resume, conversations.remove, lambda *place: conversations.save(*place, TURNS)):
        with pytest.raises(AssistantError, match="wanted a name"):
            act(tmp_path, name)
    assert not list(tmp_path.parent.glob("*.json"))


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"\xff\xfe", b"[]", b'{"format": 9}', b'{"format": 1, "saved": "", "turns": [1]}', b"[" * 99_999),
        b'{"format": 1, "saved": "", "turns": [{"question": "a", "answer": {"question": "a", "searched": "", "text": "", "notes": 0}}]}',
        b'{"format": 1, "saved": "", "turns": [{"question": 5, "answer": {"question": "a", "searched": "a", "text": ""}}]}',
    ],
)
def test_a_broken_file_is_named_and_kept(tmp_path, content):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(AssistantError, match=r"a\.json"):
        conversations.resume(tmp_path, "a")
    with pytest.raises(AssistantError, match=r"a\.json"):
        conversations.save(tmp_path, "a", TURNS)
    assert path.read_bytes() == content
    conversations.save(tmp_path, "b", TURNS)
    assert [bool(one.broken) for one in conversations.listed(tmp_path)] == [True, False]


def test_a_file_under_a_name_that_cannot_be_opened_is_listed_as_broken(tmp_path):
    conversations.save(tmp_path, "a", TURNS).rename(tmp_path / "a.b.json")
    (found,) = conversations.listed(tmp_path)
    assert (found.name, found.turns) == ("a.b", 0)
    assert "wanted a name of up to 80 letters" in found.broken


def test_a_full_disk_loses_nothing(tmp_path):
    conversations.save(tmp_path, "a", TURNS[:1])
    with no_room(), pytest.raises(AssistantError, match="found File too large; free some room"):
        conversations.save(tmp_path, "a", TURNS)
    assert conversations.resume(tmp_path, "a") == TURNS[:1]
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_length_is_bounded(tmp_path):
    with pytest.raises(AssistantError, match="at most 200 turns"):
        conversations.save(tmp_path, "a", TURNS * 101)
    with pytest.raises(AssistantError, match="no finished turn"):
        conversations.save(tmp_path, "a", [])


def test_an_unknown_name_lists_the_known(tmp_path):
    conversations.save(tmp_path, "a", TURNS)
    with pytest.raises(AssistantError, match="found a"):
        conversations.resume(tmp_path, "b")
    assert conversations.listed(tmp_path / "missing") == []


def test_lone_surrogates_do_not_break_it(tmp_path):
    """A terminal may hand over undecodable bytes as lone surrogates; they used to end the save half-way."""
    turn = Turn("a\udcff", Answer("a\udcff", "a", "b"))
    path = conversations.save(tmp_path, "a", [turn])
    assert json.loads(path.read_text("utf-8"))["turns"]
    assert len(conversations.resume(tmp_path, "a")) == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes are POSIX's")
def test_a_pipe_or_a_link_out_of_the_folder_is_a_broken_conversation(tmp_path):
    """The list waited for a pipe without end."""
    (folder := tmp_path / "kept").mkdir()
    (folder / "out.json").symlink_to(conversations.save(tmp_path, "a", TURNS))
    os.mkfifo(folder / "pipe.json")
    found = {one.name: one.broken for one in conversations.listed(folder)}
    assert "a link that leads out of it" in found["out"]
    assert "a pipe" in found["pipe"]
    for name in found:
        for act in (conversations.resume, lambda *place: conversations.save(*place, TURNS)):
            with pytest.raises(AssistantError, match="found a file that cannot be read"):
                act(folder, name)
        conversations.remove(folder, name)
    assert conversations.listed(folder) == []


def test_a_folder_that_cannot_be_looked_into_is_a_sentence(tmp_path):
    """It was a traceback, and the conversation that was to be saved was gone with the terminal."""
    folder = tmp_path / ("x" * 300)  # as for one without the right to enter it, a look at what is in it is an error
    with pytest.raises(AssistantError, match="File name too long; free some room or set ASSISTANT_CONVERSATIONS"):
        conversations.save(folder, "a", TURNS)
    for act in (conversations.resume, conversations.remove):
        with pytest.raises(AssistantError, match=r"wanted to list .*, found File name too long"):
            act(folder, "a")
