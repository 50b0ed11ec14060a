"""`assistant chat` as a person uses it: piped, at a real terminal, with every slash command; and the commands about exported files."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import docx
import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from assistant import Answer, Assistant, AssistantError, Settings, Turn, cli, terminal
from assistant.index import Index
from assistant.intake import prepare, warn
from assistant.records import UNCERTAIN, Citation, Claim, Evidence, Support, Verdict
from tests.conftest import ROOT, over
from tests.indexing import Hashing, write

RUN = [sys.executable, "-m", "assistant"]
QUESTION = "When was the agreement originally signed?"


def environment(assistant, folder) -> dict[str, str]:
    return {
        **os.environ,
        "ASSISTANT_CORPUS": str(assistant.settings.corpus),
        "ASSISTANT_INDEX": str(assistant.settings.index),
        "ASSISTANT_CONVERSATIONS": str(folder / "talks"),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "200",
        "PYTHONWARNINGS": "ignore",
    }


def small(folder, kind=Assistant):
    """An assistant over one short document, with an encoder that costs nothing; the index is not built yet."""
    index = Index(folder / "index", encoder=Hashing())
    settings = Settings(corpus=write(folder / "corpus", {"a.md": "The fee is five."}), index=index.path, _env_file=None)
    return kind(settings, index, index.encoder)


def run(assistant, folder, *arguments, lines=""):
    return subprocess.run([*RUN, *arguments], input=lines, capture_output=True, text=True, cwd=folder, env=environment(assistant, folder))


@pytest.mark.slow
def test_piped_questions_are_answered_saved_and_exported(seed_assistant, tmp_path):
    """Evidence first, then the answer, then the checks; the exported file then checks and replays from the command line."""
    lines = f"{QUESTION}\n/sources\n/save first talk\n/list\n/export answer.md\n/export a\0b.md\n/nonsense\nquit\nnever asked\n"
    done = run(seed_assistant, tmp_path, "chat", lines=lines)
    out = done.stdout
    assert done.returncode == 2, done.stderr  # one line could not be served
    order = [
        out.index("reading:"),
        out.index("1979"),
        out.index("[1]"),
        out.index("saved in"),
        out.index("first talk: 1 turns"),
        out.index("exported to"),
    ]
    assert order == sorted(order)
    assert "! wanted one of /help" in out
    assert "never asked" not in out
    checked = run(seed_assistant, tmp_path, "check", "answer.md")
    assert (checked.returncode, "quotes and passages stand word for word in the unchanged documents" in checked.stdout) == (0, True), (
        checked.stdout + checked.stderr
    )
    by_index = run(seed_assistant, tmp_path, "check", "answer.md", "--index")
    assert by_index.returncode == 0, by_index.stdout + by_index.stderr
    again = run(seed_assistant, tmp_path, "replay", "answer.md")
    assert (again.returncode, again.stdout.strip()) == (0, "the same answer, to the byte"), again.stdout + again.stderr
    (tmp_path / "answer.md").write_text((tmp_path / "answer.md").read_text("utf-8").replace("1979", "1989"), "utf-8")
    altered = run(seed_assistant, tmp_path, "check", "answer.md")
    assert altered.returncode == 1
    assert "wrong:" in altered.stdout
    resumed = run(seed_assistant, tmp_path, "chat", "--resume", "first talk", lines="/sources\n")
    assert resumed.returncode == 0, resumed.stderr
    assert QUESTION in resumed.stdout


@pytest.mark.slow
def test_ask_exports_to_a_new_file_only(seed_assistant, tmp_path):
    asking = ("ask", QUESTION, "--export", "answer.docx")
    done = run(seed_assistant, tmp_path, *asking, "--json")
    assert done.returncode == 0, done.stderr
    assert run(seed_assistant, tmp_path, "check", "answer.docx").returncode == 0
    for verb, said in (("check", "stand word for word"), ("replay", "the same answer, to the byte")):
        piped = run(seed_assistant, tmp_path, verb, "-", lines=done.stdout)
        assert (piped.returncode, said in piped.stdout) == (0, True), piped.stdout + piped.stderr
        assert "replay -" not in piped.stdout  # what was piped in is used up
    for name in ("answer.docx", "nowhere/answer.docx"):  # told before the time for an answer is spent
        again = run(seed_assistant, tmp_path, *asking[:-1], name)
        assert (again.returncode, "choose another name" in again.stderr, again.stdout) == (2, True, "")
    long = run(seed_assistant, tmp_path, *asking[:-1], f"{'x' * 300}.docx")
    assert (long.returncode, "choose another name" in long.stderr, "Traceback" in long.stderr) == (2, True, False)
    assert "wanted an exported answer" in run(seed_assistant, tmp_path, "check", "missing.json").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
def test_at_a_terminal_tab_completes_and_history_is_kept(seed_assistant, tmp_path):
    import pty

    main, child = pty.openpty()
    environ = {**environment(seed_assistant, tmp_path), "TERM": "xterm"}
    process = subprocess.Popen([*RUN, "chat"], stdin=child, stdout=child, stderr=child, cwd=tmp_path, env=environ, close_fds=True)
    os.close(child)
    seen = b""

    def until(text: bytes, seconds: float = 60) -> None:
        nonlocal seen
        end = time.monotonic() + seconds
        while text not in seen and time.monotonic() < end:
            seen += os.read(main, 4096)
        assert text in seen

    until(b"/help lists the commands")
    until(b"? ")
    os.write(main, b"/hel\t\n")
    until(b"/quit: leave")
    os.write(main, b"\x03")
    os.write(main, b"/quit\n")
    assert process.wait(30) == 0
    os.close(main)
    assert "/help" in (tmp_path / "talks" / ".history").read_text()


ONE = Citation("a.md", "0" * 64, 0, 4, "Five", title="A", date="2024", kind="official")
ANSWER = Answer(
    "How long?", "How long?", "Five [1]\nTen", claims=(Claim("Five", (ONE,)), Claim("Ten", (), Support.UNSUPPORTED)), notes=("Old.",)
)


class Scripted:
    """An assistant that says what it is told to, stage by stage."""

    def __init__(self, folder, *stages):
        self.settings = type("Choices", (), {"conversations": folder})
        self.stages = stages
        self.asked = []

    def stream(self, question, history, searched=None):
        self.asked.append((question, len(history), searched))
        for stage in self.stages:
            if isinstance(stage, Exception):
                raise stage
            yield stage

    def export(self, answer, format, history=()):
        return f"{format} {len(history)}".encode()


def talk(assistant):
    out = Console(record=True, width=200, file=io.StringIO())
    return terminal.Terminal(assistant, out), out


def test_an_unsupported_statement_is_marked(tmp_path):
    session, out = talk(Scripted(tmp_path, ANSWER))
    session.run(["How long?"])
    text = out.export_text()
    assert "1 statement NOT supported by any quote" in text
    assert "note: Old." in text
    assert "[1] A (official, 2024) a.md:0-4" in text


def test_evidence_is_shown_before_the_answer(tmp_path):
    evidence = Evidence("a.md", "0" * 64, 0, 4, "Five", None, "Title A", None, "official", "current", 1.0)
    first = Answer("How long?", "How long is it?", "", evidence=(evidence,))
    session, out = talk(Scripted(tmp_path, first, ANSWER))
    session.run(["How long?"])
    text = out.export_text()
    assert text.index("searched for: How long is it?") < text.index("reading: Title A") < text.index("Five [1]")


def test_one_waits_for_a_first_answer_with_a_word(tmp_path, monkeypatch, capsys):
    """On stderr, as the output may be piped; the first question was many seconds of silence."""
    session, _ = talk(Scripted(tmp_path, ANSWER))
    session.run(["How long?"])
    assert capsys.readouterr() == ("", "")
    monkeypatch.setenv("FORCE_COLOR", "1")  # stderr counts as a terminal
    session.run(["How long?"])
    assert "thinking" in capsys.readouterr().err


@pytest.mark.parametrize("warn", [warn, terminal.chat])
def test_that_documents_have_changed_is_told_beside_the_answer(warn, tmp_path, capsys, monkeypatch):
    """On stderr, so that the answer stays the same bytes for the same index; at the beginning of a talk too."""
    monkeypatch.setattr(sys, "stdin", None)
    assistant = small(tmp_path)
    assistant.rebuild()
    capsys.readouterr()
    warn(assistant)
    assert capsys.readouterr() == ("", "")
    (tmp_path / "corpus" / "a.md").write_text("The fee is six.")
    warn(assistant)
    out, error = capsys.readouterr()
    assert (out, error.startswith("assistant: documents since the index was built: 1 changed;")) == ("", True)


def test_that_the_index_is_of_other_documents_is_told_beside_the_answer(tmp_path, capsys):
    """ASSISTANT_CORPUS=new assistant ask … was answered from the old documents without a word."""
    small(tmp_path).rebuild()
    (tmp_path / "new").mkdir()
    capsys.readouterr()
    index = Index(tmp_path / "index", encoder=Hashing())
    warn(Assistant(Settings(corpus=tmp_path / "new", index=index.path, _env_file=None), index, index.encoder))
    told = f"assistant: the index holds the documents of {(tmp_path / 'corpus').resolve()}, not of {tmp_path / 'new'}; "
    assert capsys.readouterr() == ("", f"{told}for these run: assistant rebuild\n")


def test_a_failure_is_a_line_and_the_talk_goes_on(tmp_path):
    assistant = Scripted(tmp_path, AssistantError("no index"))
    session, out = talk(assistant)
    assert session.run(["One?", "/sources", "/save x", "/searched", "/export a.md", "/resume nothing", "", "Two?"]) == 7
    assert out.export_text().count("! no index") == 2
    assert session.turns == []


def test_several_questions_in_a_line_are_asked_one_by_one(tmp_path):
    assistant = Scripted(tmp_path, ANSWER)
    talk(assistant)[0].run(["We keep bees. How long do they live? And who feeds them?"])
    assert [asked[:2] for asked in assistant.asked] == [
        ("We keep bees. How long do they live?", 0),
        ("We keep bees. And who feeds them?", 1),
    ]


def test_searched_asks_again_in_place_of_the_last_turn(tmp_path):
    assistant = Scripted(tmp_path, ANSWER)
    session, _ = talk(assistant)
    session.run(["How long?", "Again?", "/searched other words"])
    assert assistant.asked == [("How long?", 0, None), ("Again?", 1, None), ("Again?", 1, "other words")]
    assert len(session.turns) == 2
    assistant.stages = (AssistantError("gone"),)
    session.run(["/searched more"])
    assert len(session.turns) == 2


def test_small_talk_is_looked_past_and_its_name_not_shown(tmp_path):
    thanks = Answer("Thanks!", "Thanks!", "You are welcome.", notes=("thanks",))
    assistant = Scripted(tmp_path, ANSWER)
    session, out = talk(assistant)
    session.run(["How long?"])
    assistant.stages = (thanks,)
    session.run(["Thanks!"])
    assistant.stages = (ANSWER,)
    session.run(["/searched other words"])
    assert assistant.asked[-1] == ("How long?", 0, "other words")
    assert [turn.question for turn in session.turns] == ["How long?"]
    assert "note: thanks" not in out.export_text()


def test_new_begins_again_and_resume_goes_on(tmp_path):
    assistant = Scripted(tmp_path, ANSWER)
    session, _ = talk(assistant)
    session.run(["How long?", "/save it", "/new", "How long?", "/resume it"])
    assert assistant.asked[1] == ("How long?", 0, None)
    assert session.turns == [Turn("How long?", ANSWER)]


def test_a_resumed_answer_has_its_verdict(tmp_path):
    session, out = talk(Scripted(tmp_path, dataclasses.replace(ANSWER, verdict=Verdict.EXCLUDED)))
    session.run(["How long?", "/save it", "/new", "/resume it"])
    assert out.export_text().count("EXCLUDED") == 2


def test_an_export_without_a_name_gets_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    session, _ = talk(Scripted(tmp_path, ANSWER))
    assert session.run(["How long?", "/export"]) == 0
    assert [one.name[10:] for one in tmp_path.glob("*.md")] == ["-how-long.md"]


def test_completion_offers_commands_names_and_questions(tmp_path):
    session, _ = talk(Scripted(tmp_path, ANSWER))
    session.run(["How long?", "/save long talk"])
    assert list(session.completions("/se")) == ["/searched"]
    assert list(session.completions("/resume l")) == ["/resume long talk"]
    assert list(session.completions("/remove l")) == ["/remove long talk"]
    assert session.run(["/remove long talk", "/resume long talk"]) == 1
    assert list(session.completions("How")) == ["How long?"]
    assert list(session.completions("")) == []


def test_a_terminal_is_never_driven_by_what_is_shown(tmp_path):
    """Escape sequences in a resumed or exported file used to reach the screen."""
    session, out = talk(Scripted(tmp_path, Answer("q", "q", "a\x1b[2J\x1b]0;title\x07b")))
    session.run(["q\x1b[31m"])
    assert out.export_text().splitlines()[0] == "a[2J]0;titleb"


def test_a_console_that_lacks_a_character_ends_no_command(tmp_path):
    """It was a traceback where the output went to a Windows pipe; and JSON is to stay JSON."""
    found = over(tmp_path, {(name := "空\U0001f600é.txt"): "The fee \u2192 five."})
    (found.settings.corpus / name).write_text("The fee is six.")
    environ = {**environment(found, tmp_path), "PYTHONIOENCODING": "cp1252"}
    for words in (["status"], ["status", "--json"]):
        done = subprocess.run([*RUN, *words], capture_output=True, cwd=tmp_path, env=environ)
        assert (done.returncode, done.stderr) == (0, b"")
        out = done.stdout.decode("cp1252")
        assert json.loads(out)["files"] == {name: "changed"} if "--json" in words else r"\u7a7a" in out


FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")


@FULL
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("word", ["status", "--help"])
def test_output_that_cannot_be_written_is_one_line(seed_assistant, tmp_path, word, unbuffered):
    """It was a traceback, or a line of Python's own after it had all gone well; with a buffer it fails at the end, without one at once."""
    environ = environment(seed_assistant, tmp_path) | {"PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "w") as full:
        done = subprocess.run([*RUN, word], stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environ)
    assert done.stderr == "assistant: wanted to print, found No space left on device; free some room or print elsewhere\n"
    assert done.returncode == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_gone_is_told_nothing(seed_assistant, tmp_path, unbuffered):
    environ = environment(seed_assistant, tmp_path) | {"PYTHONUNBUFFERED": unbuffered}
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*RUN, "status"], stdout=write, stderr=subprocess.PIPE, cwd=tmp_path, env=environ)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_fault_that_is_not_the_outputs_keeps_its_traceback(seed_assistant, tmp_path):
    code = "from assistant import cli; cli.opened = lambda: open('nowhere.txt'); cli.main()"
    environ = environment(seed_assistant, tmp_path)
    done = subprocess.run([sys.executable, "-c", code, "status"], capture_output=True, text=True, cwd=tmp_path, env=environ)
    assert done.returncode == 1
    assert "FileNotFoundError" in done.stderr
    assert "wanted to print" not in done.stderr


def test_spaces_of_every_width_are_shown(tmp_path):
    """They were taken out: a quote said Article5."""
    session, out = talk(Scripted(tmp_path, Answer("q", "q", "Article\xa05, 10\u2009% of\u2028it")))
    session.run(["q"])
    assert "Article 5, 10 % of it" in out.export_text()


def test_a_line_in_another_encoding_does_not_end_the_talk(tmp_path, monkeypatch, seed_assistant):
    """One Latin-1 line in a piped file of questions ended the batch with a traceback."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello\n\xff What permits boats?\nhello\n"), encoding="utf-8"))
    assert terminal.chat(seed_assistant) == 0


# ---- the commands, in this process
@pytest.fixture
def command(seed_assistant, monkeypatch):
    """(exit code, output, error) of a command on the seed index."""
    monkeypatch.setattr(cli, "opened", lambda: seed_assistant)

    def call(*words):
        done = CliRunner().invoke(cli.app, words)
        return done.exit_code, done.stdout, done.exception

    return call


def test_a_talk_without_standard_input_is_over(seed_assistant, monkeypatch):
    """It was a traceback."""
    monkeypatch.setattr(sys, "stdin", None)
    assert terminal.chat(seed_assistant) == 0


def test_status_is_said_in_words(command, seed_assistant):
    code, out, _ = command("status")
    assert code == 0
    assert re.search(r"^age: (less than a minute|\d+ (minute|hour|day)s?)$", out, re.M)
    assert re.search(r"^disk: \d+\.\d MB$", out, re.M)
    assert "drifted: no" in out
    assert "[]" not in out
    assert re.search(r"^files:\n  \d+ unchanged$", out, re.M)  # of thousands what else there is to tell was not seen
    assert json.loads(command("status", "--json")[1]).keys() == seed_assistant.index.status(seed_assistant.settings.corpus).keys()


def test_a_superseded_document_is_shown_as_one(tmp_path, monkeypatch):
    """It led the passages of `retrieve` with its kind and date alone, as if it were in force; so under an answer and in a chat."""
    head = "---\ntitle: Rules of 2022\nkind: official\nstatus: superseded\n---\n"
    old = over(tmp_path, {"a.md": f"{head}The fee of a loan laptop is 5 euros.\n"})
    monkeypatch.setattr(cli, "opened", lambda: old)
    session, out = talk(old)
    session.run(["What is the fee of a loan laptop?", "/sources"])
    said = [out.export_text(), CliRunner().invoke(cli.app, ["retrieve", "loan laptop"]).stdout]
    assert [one.count("Rules of 2022 (official, undated, superseded) a.md:") for one in said] == [2, 1]


def test_a_command_that_takes_its_time_says_what_it_does(command, tmp_path, monkeypatch):
    """retrieve, status, verify and replay were silent for seconds; what a script reads stays as it was."""
    command("ask", QUESTION, "--export", str(tmp_path / "answer.json"))
    said = {"retrieve": ["searching", "quantum", "--json"], "status": ["comparing", "--json"], "verify": ["checking", "--json"]}
    for name, (doing, *words) in (said | {"replay": ["asking again", str(tmp_path / "answer.json")]}).items():
        for told in (False, True):
            with monkeypatch.context() as patch:
                if told:
                    patch.setenv("FORCE_COLOR", "1")  # stderr counts as a terminal
                done = CliRunner().invoke(cli.app, [name, *words])
            assert done.exit_code == 0, done.output
            assert (doing in done.stderr) is told, name
            assert told or done.stderr == ""
            assert json.loads(done.stdout) if "--json" in words else done.stdout == "the same answer, to the byte\n"


def test_a_file_that_comes_during_the_first_rebuild_is_not_lost(tmp_path, monkeypatch):
    """`rebuild --watch` began to watch when the first rebuild was over: the next change was waited for, however long."""
    reports = []

    class Slow(Assistant):
        def rebuild(self, path=None, progress=None):
            reports.append(super().rebuild(path, progress))
            if len(reports) == 2:
                raise typer.Exit()
            (self.settings.corpus / "late.md").write_text("The fee is six.")
            return reports[-1]

    slow = small(tmp_path, Slow)
    monkeypatch.setattr(cli, "opened", lambda: slow)
    end = threading.Timer(20, lambda: (slow.settings.corpus / "end.md").write_text("So that a watch which has missed the file ends too."))
    end.start()
    assert CliRunner().invoke(cli.app, ["rebuild", "--watch"]).exit_code == 0
    end.cancel()
    assert [one.added for one in reports] == [("a.md",), ("late.md",)]


def test_an_interrupt_ends_a_watch_in_peace(tmp_path, monkeypatch, caplog):
    """A line of the watcher's own stood in the terminal."""
    reports = []

    class Interrupted(Assistant):
        def rebuild(self, path=None, progress=None):
            if reports:
                raise typer.Exit(1)
            reports.append(super().rebuild(path, progress))
            threading.Timer(2, os.kill, (os.getpid(), signal.SIGINT)).start()
            return reports[-1]

    found = small(tmp_path, Interrupted)
    monkeypatch.setattr(cli, "opened", lambda: found)
    end = threading.Timer(20, lambda: (found.settings.corpus / "end.md").write_text("So that a watch which has missed the interrupt ends."))
    end.start()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs tests side by side ignores it
    done = CliRunner().invoke(cli.app, ["rebuild", "--watch"])
    signal.signal(signal.SIGINT, before)
    end.cancel()
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Interrupt" not in caplog.text


def test_an_empty_name_of_a_folder_is_none(command, seed_assistant, monkeypatch, tmp_path):
    """`rebuild "$UNSET"` put the folder it was called in where the documents had been."""
    (tmp_path / "stray.md").write_text("Nobody meant this file.")
    monkeypatch.chdir(tmp_path)
    code, out, _ = command("rebuild", "", "--json")
    assert code == 0
    assert json.loads(out)["unchanged"] == list(seed_assistant.index.snapshot().sources)


def test_watching_no_folder_is_a_sentence(command, tmp_path):
    error = command("rebuild", str(tmp_path / "nowhere"), "--watch")[2]
    assert isinstance(error, AssistantError)
    assert "wanted a folder of documents, found none at" in str(error)


def test_a_filter_that_no_document_has_is_an_error(command):
    """It printed nothing, as if nothing had been found."""
    for name, held in (("kind", "summary"), ("status", "current"), ("source", "us-china-science-agreement-2024-12.txt")):
        error = command("retrieve", "quantum", f"--{name}", "nonsense")[2]
        assert isinstance(error, AssistantError)
        assert f"wanted a {name} among {held}, found nonsense" in str(error)
        assert command("retrieve", "quantum", f"--{name}", held)[1].startswith("[1]")


def test_a_question_needs_no_quotes(command):
    quoted = json.loads(command("ask", QUESTION, "--json")[1])
    bare = json.loads(command("ask", *QUESTION.split(), "--json")[1])
    assert bare["question"] == quoted["question"]
    assert bare["text"] == quoted["text"]
    words = json.loads(command("retrieve", "quantum", "computing", "-k", "2", "--json")[1])
    assert words == json.loads(command("retrieve", "quantum computing", "-k", "2", "--json")[1])


@pytest.mark.parametrize("name", ["answer.txt", "answer"])
def test_an_export_in_no_format_is_refused_before_the_question_is_asked(command, seed_assistant, tmp_path, monkeypatch, name):
    """The answer was made and printed first."""
    monkeypatch.setattr(type(seed_assistant), "ask", lambda *_, **__: pytest.fail("asked"))
    code, out, error = command("ask", QUESTION, "--export", str(tmp_path / name))
    assert (code, out) == (1, "")  # the runner's code: main() makes it 2
    assert isinstance(error, AssistantError)
    assert str(error).startswith("wanted a file that ends in .md, .json, .docx, found ")


def test_a_filter_that_leaves_nothing_says_so(command):
    """Nothing was printed, as if nothing had been done."""
    assert command("retrieve", "quantum", "--as-of", "1900-01-01")[:2] == (0, "no passage is left by these filters\n")
    assert command("retrieve", "quantum", "--as-of", "1900-01-01", "--json")[1] == "[]\n"


@pytest.mark.parametrize("name", ["answer.md", "answer.docx"])
def test_replay_tells_a_file_that_shows_something_else_than_its_record(command, tmp_path, name):
    """It read the record alone: "the same answer, to the byte" of a file that said otherwise."""
    path = tmp_path / name
    command("ask", QUESTION, "--export", str(path))
    assert command("replay", str(path))[:2] == (0, "the same answer, to the byte\n")
    if name.endswith("docx"):
        sheet = docx.Document(str(path))
        said = next(one for one in sheet.paragraphs if "1979" in one.text)
        said.text = said.text.replace("1979", "1989")
        sheet.save(str(path))
    else:
        path.write_text(path.read_text("utf-8").replace("1979", "1989", 1), "utf-8")
    code, out, _ = command("replay", str(path))
    assert code == 1
    assert re.fullmatch(r"the file: line \d+ has been altered: it reads .*1989.*, the record says .*1979.*\n", out)


def test_check_says_what_it_checked_and_what_not(command, tmp_path):
    """A verdict turned round passed with "4 of 4 checks passed"."""
    path = tmp_path / "answer.json"
    command("ask", QUESTION, "--export", str(path))
    code, out, _ = command("check", str(path))
    assert code == 0
    assert re.search(
        r"^the record's .* agree with the digest.*could make it anew\n(\d+) of \1 quotes and passages stand word for word in the unchanged",
        out,
    )
    assert "documents\nnot checked: " in out
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(record | {"answer": record["answer"] | {"verdict": "permitted", "question": "\x1b[2J"}}), "utf-8")
    code, out, _ = command("check", str(path), "--index")
    assert code == 1
    assert "wrong: altered since the export" in out
    assert "quotes and passages stand word for word in the unchanged index" in out
    path.write_text(json.dumps(record["answer"]), "utf-8")
    code, out, _ = command("check", str(path))
    assert code == 0
    assert out.startswith("not checked: verdict, text, question")
    assert json.loads(command("check", str(path), "--json")[1])[0]["ok"] is None


def test_bytes_that_are_no_text_are_a_question_all_the_same(command):
    """The tokenizer raised a TypeError."""
    assert json.loads(command("ask", "\udcff what is permitted?", "--json")[1])["question"] == "\ufffd what is permitted?"
    assert json.loads(command("retrieve", "\udcff", "what", "--json")[1])


def test_serve_is_the_page_of_this_product(tmp_path):
    """Any app.py that was first on the path was run in its place."""
    (tmp_path / "app.py").write_text("def serve(**_): print('another app')\n")
    environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)]), "ASSISTANT_INDEX": str(tmp_path / "index")}
    done = subprocess.run([*RUN, "serve", "--port", "99999"], cwd=tmp_path, env=environ, capture_output=True, text=True)
    assert "wanted a port of 1 to 65535" in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def test_verify_and_rollback_speak_json(tmp_path, monkeypatch):
    """On an index of two generations, whole and then with a changed text."""
    found = small(tmp_path)
    first = found.rebuild()
    write(found.settings.corpus, {"a.md": "The fee is six."})
    found.rebuild()
    monkeypatch.setattr(cli, "opened", lambda: found)
    done = CliRunner().invoke(cli.app, ["verify", "--json"])
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"problems": []})
    assert json.loads(CliRunner().invoke(cli.app, ["rollback", "--json"]).stdout) == {"generation": first.generation}
    sources = found.index.path / "generations" / first.generation / "sources.json"
    sources.write_text(sources.read_text().replace("five", "nine"))
    done = CliRunner().invoke(cli.app, ["verify", "--json"])
    assert done.exit_code == 2
    assert json.loads(done.stdout)["problems"]


def test_serving_undoes_no_rollback(tmp_path, capsys):
    """It rebuilt the index whatever had been gone back to; documents added while it was down are still taken in."""
    prepare(served := small(tmp_path))
    corpus, index = served.settings.corpus, served.index
    first = index.snapshot().id
    write(corpus, {"a.md": "The fee is six."})
    prepare(served)
    second = index.snapshot().id
    assert (index.rollback(), index.returned()) == (first, first)
    write(corpus, {"a.md": "The fee is seven."})
    capsys.readouterr()
    prepare(served)
    assert index.snapshot().id == first
    assert capsys.readouterr().err == f"answering from generation {first}, which was rolled back to; to leave it, run: assistant rebuild\n"
    (index.path / "generations" / first / "sources.json").write_text("[]")
    index._held = None
    prepare(served)
    assert index.snapshot().id > second
    assert index.returned() == ""


def test_serving_tells_that_the_index_changes_to_another_folder(tmp_path, capsys):
    """What `rebuild FOLDER` had put into it was gone without a word."""
    corpus = (served := small(tmp_path)).settings.corpus
    served.rebuild(other := write(tmp_path / "other", {"b.md": "The fee is six."}))
    told = f"the index held the documents of {other.resolve()}, now those of {corpus}; to go back, run: assistant rollback\n"
    for there in (True, False):
        prepare(served)
        assert (told in capsys.readouterr().err) is there
    assert list(served.index.snapshot().sources) == ["a.md"]


def test_a_ruling_names_the_quote_that_governs():
    cited = Citation("a.md", "0", 0, 6, "It is.")
    said = Answer("Is it?", "Is it?", "It is. [1]", verdict=Verdict.PERMITTED, governing=cited, claims=(Claim("It is.", (cited,)),))
    assert terminal.headed(said) == "PERMITTED, rests on [1]\nIt is. [1]"
    assert terminal.headed(dataclasses.replace(said, governing=None)) == "PERMITTED\nIt is. [1]"
    assert terminal.headed(dataclasses.replace(said, notes=(UNCERTAIN,))).startswith("PERMITTED?, rests on")


def test_words_are_shown_as_they_are(capsys):
    """A colon and a key were shown as a picture, in the middle of a quote."""
    terminal.show(Answer("What is it?", "What is it?", "The ratio 1:a:2 opens :key: [b]here[/b]."))
    assert "The ratio 1:a:2 opens :key: [b]here[/b]." in capsys.readouterr().out
