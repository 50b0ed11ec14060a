"""The terminal: the same verbs as in Python, words for a person or --json for a script; errors are one line and exit code 2."""

import contextlib
import dataclasses
import io
import json
import os
import pathlib
import runpy
import sys
from typing import Annotated, Any

import typer

from assistant.progress import working
from assistant.records import Answer, AssistantError, Evidence

app = typer.Typer(
    help="Answers from documents, with quotes that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="print JSON for a script")]
AsOf = Annotated[str | None, typer.Option(help="leave out documents dated after this day, YYYY-MM-DD")]
Corpus = Annotated[str | None, typer.Argument(help="folder to index, until the next rebuild or serve; by default ASSISTANT_CORPUS")]
Words = Annotated[list[str], typer.Argument(metavar="QUESTION", help="the question, best in quotes", show_default=False)]
Exported = Annotated[pathlib.Path, typer.Argument(help="a file that ask --export, the page or /export has written; - for JSON piped in")]


def main() -> None:
    """Run a command; an AssistantError becomes its sentence on stderr and exit code 2, output that cannot be written exit code 1."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # documents hold characters that a console's own encoding may lack
    try:
        app()
    except AssistantError as error:
        print(f"assistant: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    except OSError:
        deliver("\n")  # an end of line of its own, as what failed may not be held for a second try
        raise
    finally:
        deliver("")


def deliver(end: str) -> None:
    """Write out what was printed and `end`; where that cannot be done say so in one line and leave with exit code 1."""
    try:
        print(end=end, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or what is left would fail once more when Python ends
        if not isinstance(error, BrokenPipeError):  # a reader such as `head` has read enough
            print(f"assistant: wanted to print, found {error.strerror or error}; free some room or print elsewhere", file=sys.stderr)
        raise SystemExit(1) from None


def opened() -> Any:
    """The assistant of the environment's settings."""
    from assistant import default

    return default()


def put(value: Any) -> None:
    """Print a record, or what holds records, as JSON."""
    plain = value.to_dict() if isinstance(value, Answer) else value
    escaped = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")  # JSON has escapes of its own
    print(json.dumps(plain, ensure_ascii=escaped, indent=2, default=dataclasses.asdict))


@app.command()
def ask(
    question: Words,
    as_of: AsOf = None,
    export: Annotated[pathlib.Path | None, typer.Option(help="also keep the answer in this new file: .md, .json or .docx")] = None,
    as_json: Json = False,
) -> None:
    """Answer a question from the documents, with quotes."""
    from assistant.audit import expect_new, keep
    from assistant.intake import warn
    from assistant.terminal import show

    kind = expect_new(export) if export else ""
    with working("thinking"):
        answer = opened().ask(" ".join(question), as_of=as_of)
    put(answer) if as_json else show(answer)
    warn(opened())
    if export:
        keep(export, opened().export(answer, kind))


@app.command()
def retrieve(
    question: Words,
    k: Annotated[int, typer.Option("-k", help="passages to give back")] = 5,
    source: Annotated[str | None, typer.Option(help="only this document")] = None,
    kind: Annotated[str | None, typer.Option(help="only this kind of source")] = None,
    status: Annotated[str | None, typer.Option(help="only this status")] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Find the passages that answer best; no language model is involved."""
    from assistant.intake import warn
    from assistant.terminal import placed

    with working("searching"):
        found: list[Evidence] = opened().retrieve(" ".join(question), k, source=source, kind=kind, status=status, as_of=as_of)
    lines = [f"[{number}] {placed(one)}\n    {' '.join(one.quote.split())}\n" for number, one in enumerate(found, 1)]
    put(found) if as_json else print("\n".join(lines or ["no passage is left by these filters"]))
    warn(opened())


@app.command()
def rebuild(
    corpus: Corpus = None,
    watch: Annotated[bool, typer.Option("--watch", help="stay, and rebuild whenever the folder changes")] = False,
    as_json: Json = False,
) -> None:
    """Bring the index up to date with the documents."""
    from assistant.load import watch as changes

    assistant = opened()
    folder = pathlib.Path(corpus or assistant.settings.corpus)  # an empty name, as of an unset variable, is no name

    def once() -> None:
        with working("reading") as progress:
            report = assistant.rebuild(folder, progress=progress)
        put(report) if as_json else print(report)

    later = changes(folder) if watch else ()  # before the first rebuild, during which files may come
    once()
    with contextlib.suppress(KeyboardInterrupt):  # which ends a watch
        for _ in later:
            try:
                once()
            except AssistantError as error:  # a folder that is empty for a moment fills again
                print(f"{error}; still watching", file=sys.stderr)


@app.command()
def status(as_json: Json = False) -> None:
    """Tell what the index holds and whether the documents have changed since."""
    from assistant.intake import told

    with working("comparing"):
        found = (assistant := opened()).index.status(assistant.settings.corpus)
    put(found) if as_json else print(*told(found), sep="\n")


@app.command()
def rollback(as_json: Json = False) -> None:
    """Go back to the generation before the current one, which answers until the next rebuild."""
    with working("going back") as progress:
        generation = opened().index.rollback(progress)
    put({"generation": generation}) if as_json else print(f"generation {generation} answers now")


@app.command()
def verify(as_json: Json = False) -> None:
    """Check every stored text, passage and vector."""
    with working("checking"):
        problems = opened().index.verify()
    if problems and not as_json:
        raise AssistantError("; ".join(problems[:5]) + "; run: assistant rebuild")
    put({"problems": problems}) if as_json else print("every text and every passage is as it was indexed")
    if problems:
        raise typer.Exit(2)


@app.command()
def chat(resume: Annotated[str | None, typer.Option(help="name of a kept conversation to go on with")] = None) -> None:
    """Talk with the documents; questions may also be piped in, one a line."""
    from assistant.terminal import chat as talk

    if talk(opened(), resume):
        raise typer.Exit(2)


@app.command()
def check(
    file: Exported,
    index_alone: Annotated[bool, typer.Option("--index", help="check against the texts in the index, not the documents")] = False,
    as_json: Json = False,
) -> None:
    """Check an exported answer: quotes by the documents, other words by its digest; exit code 1 when something does not stand."""
    from assistant.audit import fetch
    from assistant.sources.characters import printable

    found = opened().check(*fetch(file), index_alone=index_alone)
    wrong = [one for one in found if one.ok is False]
    if as_json:
        put(found)
    else:
        quotes, bad = {one.citation for one in found if one.citation}, {one.citation for one in wrong}
        lines = [f"wrong: {one.reason}" if one.ok is False else one.reason for one in found if not (one.ok and one.citation)]
        place, again = "index" if index_alone else "documents", "FILE" if str(file) == "-" else file  # what was piped in is used up
        lines.append(f"{len(quotes - bad)} of {len(quotes)} quotes and passages stand word for word in the unchanged {place}")
        lines.append(f"not checked: whether verdict and answer follow from them; run: assistant replay {again}")
        print(printable("\n".join(dict.fromkeys(lines))))
    if wrong:
        raise typer.Exit(1)


@app.command()
def replay(file: Exported) -> None:
    """Ask the question of an exported answer again and tell what has changed; exit code 1 when anything has."""
    from assistant.audit import fetch
    from assistant.replay import again
    from assistant.sources.characters import printable

    with working("asking again"):
        changes = again(*fetch(file), opened().ask)
    print(printable("\n".join(changes)) or "the same answer, to the byte")
    if changes:
        raise typer.Exit(1)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on; by default only this machine")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on; 0 takes a free one")] = None,
) -> None:
    """Serve the page; the index is brought up to date first, unless it was rolled back."""
    page = runpy.run_path(str(pathlib.Path(__file__).parents[1] / "app.py"))  # by its place: another `app` may be first on the path
    page["serve"](host=host, port=port)


@app.command()
def evaluate(
    file: Annotated[pathlib.Path | None, typer.Argument(help="questions as JSON lines; by default questions.jsonl of the corpus")] = None,
    half: Annotated[str | None, typer.Option(help="only the rows of this half: tune or check")] = None,
    as_json: Json = False,
) -> None:
    """Ask questions whose answers are known, and report what came out."""
    from assistant import evaluate as quality
    from assistant.sources import files

    assistant = opened()
    path = file or files.inside(assistant.settings.corpus, "questions.jsonl")
    rows = quality.questions(path, half, assistant.index.snapshot().sources, piped=file is not None)
    if not rows:
        raise AssistantError(f"wanted questions{f' of the half {half!r} (tune or check)' if half else ''} in {path}, found none")
    with working("asking") as progress:
        outcomes = list(quality.run(assistant, rows, progress))
    title = f"{len(rows)} questions{f', half {half}' if half else ''}"
    put(quality.measures(outcomes)) if as_json else print(quality.report(outcomes, title))
