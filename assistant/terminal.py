"""Lines typed or piped in, answers printed as they grow: `assistant chat`, and how one answer is shown in a terminal."""

from __future__ import annotations

import collections
import contextlib
import io
import itertools
import pathlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from assistant import audit, conversations, intake, sheet
from assistant.progress import console, working
from assistant.questions.background import several
from assistant.records import TALK, UNCERTAIN, Answer, AssistantError, Citation, Support, Turn
from assistant.sources.characters import printable

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.chat import Assistant

PROMPT = "\n? "
KEPT_LINES = 1_000  # of input history
HISTORY = ".history"
COMMANDS = ("help", "sources", "searched", "save", "resume", "remove", "list", "export", "new", "quit")
MARKS = {Support.QUOTED: "quoted", Support.SUPPORTED: "supported by the quotes", Support.UNSUPPORTED: "NOT supported by any quote"}


class Terminal:
    """One conversation; `run` is the loop, every method named after a slash command does what the command says."""

    def __init__(self, assistant: Assistant, out: Console | None = None) -> None:
        self.assistant = assistant
        self.folder = assistant.settings.conversations
        self.out = out or console()
        self.turns: list[Turn] = []
        self.commands: dict[str, Callable[[str], None]] = {f"/{name}": getattr(self, name) for name in COMMANDS}

    def run(self, lines: Iterable[str]) -> int:
        """Answer line after line until they end, or quit; the number of lines that could not be served."""
        failed = 0
        for line in lines:
            try:
                self.serve(line.strip())
            except AssistantError as error:
                failed += 1
                self.say(f"! {error}", "red")
            except KeyboardInterrupt:
                self.say("stopped", "dim")
            except StopIteration:
                break
        return failed

    def serve(self, line: str) -> None:
        """One line: a command or a question."""
        name, _, rest = ("/quit" if line.lower() in ("quit", "exit") else line).partition(" ")
        if not name.startswith("/"):
            for question in several(line) if line else ():
                self.answer(question)
        elif name in self.commands:
            self.commands[name](rest.strip())
        else:
            raise AssistantError(f"wanted one of {' '.join(self.commands)}, found {name[:40]}")

    def answer(self, question: str, wording: str | None = None) -> None:
        """Ask, and show what is there as soon as it is there: what is read, the answer, the checks."""
        shown, stages = "", self.assistant.stream(question, self.turns, searched=wording)
        with working("thinking"):  # the first question opens the index and reads the encoder's weights
            first = next(stages)
        for answer in itertools.chain([first], stages):
            if answer.evidence and not shown and not answer.text:
                if answer.searched != answer.question:
                    self.say(f"searched for: {answer.searched}", "dim")
                self.say(f"reading: {' · '.join(dict.fromkeys(one.title for one in answer.evidence))}", "dim")
            if answer.text and answer.text != shown:
                self.say(headed(answer))
                shown = answer.text
        for text, style in checks(answer):
            self.say(text, style)
        self.turns.append(Turn(question, answer))

    def help(self, rest: str) -> None:
        """/help: this list"""
        for act in self.commands.values():
            self.say(str(act.__doc__))

    def sources(self, rest: str) -> None:
        """/sources: the exact words behind the last answer, and where they stand"""
        answer = self.turns[self.last()].answer
        for number, one in enumerate(answer.citations or answer.evidence, 1):
            self.say(f"[{number}] {placed(one)}", "dim")
            self.say(f"    {' '.join(one.quote.split())}")

    def searched(self, rest: str) -> None:
        """/searched WORDING: ask the last question again, searched in your wording"""
        place = self.last()
        if not rest:
            raise AssistantError("wanted the wording to search for, found nothing; for example: /searched notice period")
        before, self.turns = self.turns, self.turns[:place]
        try:
            self.answer(before[place].question, rest)
        finally:
            if len(self.turns) == place:
                self.turns = before

    def save(self, rest: str) -> None:
        """/save NAME: keep this conversation"""
        self.say(f"saved in {conversations.save(self.folder, rest, self.turns)}", "dim")

    def resume(self, rest: str) -> None:
        """/resume NAME: go on with a kept conversation"""
        self.turns = conversations.resume(self.folder, rest)
        for turn in self.turns:
            self.say(f"\n? {turn.question}", "bold")
            self.say(headed(turn.answer))

    def remove(self, rest: str) -> None:
        """/remove NAME: take a kept conversation off the list"""
        self.say(f"kept in {conversations.remove(self.folder, rest)}", "dim")

    def list(self, rest: str) -> None:
        """/list: the conversations that are kept"""
        for one in (found := conversations.listed(self.folder)):
            self.say(f"{one.name}: {one.broken or f'{one.turns} turns, {one.saved}, {one.first}'}")
        if not found:
            self.say("none kept yet; /save NAME keeps one", "dim")

    def export(self, rest: str) -> None:
        """/export [FILE]: the last answer with the turns before it, as .md, .json or .docx that can be checked"""
        last = self.last()
        path = pathlib.Path(rest or audit.name(self.turns[last].question, "md"))
        data = self.assistant.export(self.turns[last].answer, audit.format_of(path), self.turns[:last])
        self.say(f"exported to {audit.keep(path, data)}", "dim")

    def new(self, rest: str) -> None:
        """/new: begin a new conversation"""
        self.turns = []

    def quit(self, rest: str) -> None:
        """/quit: leave"""
        raise StopIteration

    def last(self) -> int:
        """The place of the last turn that asked something of the documents."""
        asked = [place for place, turn in enumerate(self.turns) if not set(turn.answer.notes) & set(TALK)]
        if not asked:
            raise AssistantError("wanted an answer to look back at, found none yet; ask something first")
        return asked[-1]

    def say(self, text: str, style: str = "") -> None:
        """Print text as it is, without controls that a terminal would obey."""
        self.out.print(printable(text), style=style, markup=False)

    def completions(self, line: str) -> Iterator[str]:
        """What the line may become: a command, a kept conversation, an earlier question."""
        verb, space, _ = line.partition(" ")
        names = [f"{verb} {one.name}" for one in conversations.listed(self.folder)] if space and verb in ("/resume", "/remove") else []
        asked = (turn.question for turn in reversed(self.turns))
        yield from (one for one in dict.fromkeys([*self.commands, *names, *asked]) if line and one.startswith(line))


def headed(answer: Answer) -> str:
    """The answer's text under its verdict, with the number of the quote that governs; a doubted one has a question mark, as on the page."""
    rests = f", rests on [{answer.citations.index(answer.governing) + 1}]" if answer.governing in answer.citations else ""
    return f"{sheet.ruled(answer).upper()}{rests}\n{answer.text}" if answer.verdict else answer.text


def checks(answer: Answer) -> Iterator[tuple[str, str]]:
    """(line, style) of what stands below the text: support, conflicts, notes, numbered sources."""
    counts = collections.Counter(claim.support for claim in answer.claims)
    for label, mark in MARKS.items():
        style = "bold red" if label is Support.UNSUPPORTED else "dim"
        if count := counts[label]:
            yield f"{count} {'statement' if count == 1 else 'statements'} {mark}", style
    for conflict in answer.conflicts:
        yield f"{sheet.differing(conflict)}:", "yellow"
        for side in conflict.sides:
            yield f"  {side.title} ({side.date or 'undated'}, {side.kind}): {' '.join(side.quote.split())}", ""
    for note in (one for one in answer.notes if one not in (*TALK, UNCERTAIN)):  # names of small talk; what stands at the head of the text
        yield f"note: {note}", "dim"
    for number, one in enumerate(answer.citations, 1):
        yield f"[{number}] {placed(one)}", "dim"


def placed(one: Citation) -> str:
    """Where words stand, in one line: the title, what is known of the document, the place in its file."""
    parts = (one.kind, one.date or "undated", "" if one.status == "current" else one.status, f"page {one.page}" if one.page else "")
    return f"{one.title} ({', '.join(filter(None, parts))}) {one.source}:{one.start}-{one.end}"


def show(answer: Answer) -> None:
    """One whole answer on standard output."""
    out = console()
    searched = [(f"searched for: {answer.searched}", "dim")] if answer.searched != answer.question else []
    for text, style in [*searched, (headed(answer), ""), *checks(answer)]:
        out.print(printable(text), style=style, markup=False)


def chat(assistant: Assistant, name: str | None = None) -> int:
    """Talk on standard input, with history and completion at a terminal; the number of piped lines that could not be served."""
    terminal = Terminal(assistant)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # one line in another encoding does not end the talk
    if name:
        terminal.resume(name)
    intake.warn(assistant)
    if not sys.stdin or not sys.stdin.isatty():
        return terminal.run(sys.stdin or ())  # it is None where it was closed
    terminal.say("Ask about the documents; /help lists the commands.", "dim")
    with editing(terminal):
        terminal.run(typed())
    return 0


def typed() -> Iterator[str]:
    """Lines from the keyboard until its end (Ctrl-D); Ctrl-C drops the line."""
    while True:
        try:
            yield input(PROMPT)
        except KeyboardInterrupt:
            print()
        except EOFError:
            return


@contextlib.contextmanager
def editing(terminal: Terminal) -> Iterator[None]:
    """Line editing with history and completion, on systems that have readline."""
    try:
        import readline
    except ImportError:
        yield
        return
    path = terminal.folder / HISTORY
    with contextlib.suppress(OSError):
        readline.read_history_file(path)
    readline.set_completer_delims("")
    readline.set_completer(lambda text, state: next(itertools.islice(terminal.completions(text), state, None), None))
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in str(readline.__doc__) else "tab: complete")
    try:
        yield
    finally:
        readline.set_history_length(KEPT_LINES)
        with contextlib.suppress(OSError):
            terminal.folder.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(path)
            path.chmod(0o600)
