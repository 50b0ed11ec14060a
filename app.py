"""The page: a conversation with its evidence beside it, and the documents; serves it with the HTTP doors on one address."""

from __future__ import annotations

import asyncio
import logging
import os
import pathlib
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

import gradio
import uvicorn

from assistant import Assistant, AssistantError, Settings, Turn, conversations, documents, doors, guard, intake, leaf, render
from assistant.questions.background import several

TITLE = "Pact Assistant"
UPLOADS = tempfile.TemporaryDirectory(prefix="assistant-")  # of this process and this user alone; gone when it ends
os.environ["GRADIO_TEMP_DIR"] = UPLOADS.name  # read when a page is made
FONTS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]
HEAD = '<link rel="stylesheet" href="/style.css"><meta name="description" content="Answers from documents, with quotes to check">'
SCRIPT = pathlib.Path(render.__file__).with_name("page.js").read_text(encoding="utf-8")
TAKE = "(_, turns) => { const asked = window.asked || ''; window.asked = ''; return [asked, turns || sessionStorage.getItem('turns')]; }"
FORGET = """(...inputs) => {
  window.asked = '';
  sessionStorage.removeItem('unsent');
  document.querySelectorAll('.turn.sent').forEach(turn => turn.remove());
  return inputs;
}"""
GIVE_BACK = "(refused, box) => ['', box || refused]"
KEEP = "turns => window.keep('turns', turns || '')"
RESTORE = "() => [sessionStorage.getItem('turns')]"
UNSENT = "() => document.querySelector('#question textarea')?.value || sessionStorage.getItem('unsent') || ''"
Values = tuple[Any, ...]


class Talk:
    """What happens when a person asks; the conversation itself is kept by the browser, in its tab."""

    def __init__(self, assistant: Assistant, downloads: doors.Downloads) -> None:
        self.assistant, self.downloads, self.folder, self.drift = assistant, downloads, assistant.settings.conversations, ""

    def ask(self, question: str, packed: str | None) -> Iterator[Values]:
        """The page as the answer grows; each of several questions is asked after those before, as long as none fails."""
        turns, asked = conversations.unpacked(packed), several(question or "")
        for place, one in enumerate(asked):
            values: Values = ()
            for values in self.answer(one, turns):
                failed = isinstance(values[0], str) and bool(values[0])  # what was asked is in the box again
                yield " ".join(asked[place:]) if failed else values[0], *values[1:]
            if failed:
                return
            turns = conversations.unpacked(values[1])

    def answer(
        self, question: str, turns: list[Turn], as_of: str | None = None, searched: str | None = None, kept: list[Turn] | None = None
    ) -> Iterator[Values]:
        """The page as the answer grows; `kept` are the turns to go back to where there is none; a day is for the one search alone."""
        if not (question or "").strip():
            yield self.shown(turns, as_of)  # a step without values would empty the page
            return
        answers, saved = [turn.answer for turn in turns], self.downloads.links(turns)
        yield "", gradio.skip(), render.conversation(answers, asked=question, saved=saved), render.evidence(None), *hidden(as_of)
        try:
            for answer in self.assistant.stream(question, turns, as_of=(as_of or "").strip() or None, searched=searched):
                page = render.conversation([*answers, answer], working=True, saved=saved)
                yield gradio.skip(), gradio.skip(), page, render.evidence(answer), *hidden(as_of)
        except Exception as error:  # what is no sentence for the person is a bug: its traceback goes to the terminal
            sentence = isinstance(error, AssistantError)
            if not sentence:
                traceback.print_exception(error)
            problem = str(error) if sentence else "Something broke while answering; the terminal that serves this page says what."
            back = kept or turns
            page = render.conversation(
                [one.answer for one in back], problem=problem, asked=question[:300], saved=self.downloads.links(back)
            )
            panel = render.evidence(back[-1].answer if back else None)
            yield "" if kept else question, conversations.packed(back), page, panel, *hidden(as_of, bool(back))
            return
        before, self.drift = self.drift, self.assistant.index.stale(self.assistant.settings.corpus)
        if self.drift not in ("", before):  # once: the head of the page goes on telling it
            gradio.Info(leaf.DRIFTED)
        yield self.shown([*turns, Turn(question, answer)], as_of)

    def again(self, searched: str | None, packed: str | None, as_of: str | None) -> Iterator[Values]:
        """The last question once more, searched for in the reader's own words."""
        wording, turns = (searched or "").strip() or None, conversations.unpacked(packed)
        yield from self.answer(turns[-1].question, turns[:-1], as_of, wording, turns) if turns else [self.shown(turns, as_of)]

    def shown(self, turns: list[Turn], as_of: str | None = None) -> Values:
        """The page of a finished conversation; a day stands in its box beside the one search that it was set for."""
        last = turns[-1].answer if turns else None
        page = render.conversation([turn.answer for turn in turns], saved=self.downloads.links(turns))
        starters, again = gradio.update(visible=not turns), gradio.update(visible=bool(last and (last.evidence or last.refused)))
        return "", conversations.packed(turns), page, render.evidence(last), starters, again, last.searched if last else "", as_of or ""

    def restored(self, packed: str | None) -> Values:
        """The page of what the browser kept of a conversation; nothing is changed where it kept none."""
        turns = conversations.unpacked(packed)
        return self.shown(turns) if turns else (gradio.skip(),) * 8

    def save(self, name: str, packed: str | None) -> Values:
        """Keep the conversation under a name; what to say, and the list."""
        try:
            saved = conversations.save(self.folder, name, conversations.unpacked(packed)).stem
        except AssistantError as error:
            return str(error), gradio.update()
        return f"Saved as {saved}.", gradio.update(choices=self.names(), value=saved)

    def resume(self, name: str | None, packed: str | None) -> Values:
        """The page of a saved conversation, and nothing to say; where there is none, the page stays, with why."""
        try:
            return *self.shown(conversations.resume(self.folder, name or "")), ""
        except AssistantError as error:
            return *self.shown(conversations.unpacked(packed)), str(error)

    def remove(self, name: str | None) -> Values:
        """Take a saved conversation off the list; what to say, and the list. What is on the page stays."""
        try:
            gone = conversations.remove(self.folder, name or "")
        except AssistantError as error:
            return str(error), gradio.update()
        return f"Took out {name}, kept in {gone.parent}.", gradio.update(choices=self.names(), value=None)

    def names(self) -> list[str]:
        """The saved conversations that can be read."""
        return [one.name for one in conversations.listed(self.folder) if not one.broken]


def hidden(as_of: str | None, again: bool = False) -> Values:
    """Updates while a question runs: no examples, and the other wording only where there is a last answer."""
    return gradio.update(visible=False), gradio.update(visible=again), gradio.update(), as_of or ""


class Page(gradio.Blocks):
    """Blocks that take no file but those uploaded to them."""

    def validate_inputs(self, block_fn: Any, inputs: list[Any]) -> None:
        """Refuse an event with another file."""
        super().validate_inputs(block_fn, inputs)
        guard.uploaded(inputs, UPLOADS.name)


def page(assistant: Assistant, downloads: doors.Downloads, mine: bool) -> Any:
    """The Blocks; `mine` says that only this machine can reach them, so that saved conversations may be listed."""
    sources, shelving = assistant.index.snapshot().sources.values(), documents.Shelving(assistant, TITLE, mine)
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    with Page(title=TITLE, analytics_enabled=False, fill_width=True) as blocks:
        for verb in doors.tools(assistant)[: 3 if mine else 2]:  # others may ask, not change what is answered from
            gradio.events.api(verb, api_name=verb.__name__)  # first, so that no event of the page takes its name
        head = gradio.HTML(shelving.top(), apply_default_css=False)
        with gradio.Tab("Ask"):
            firsts = intake.examples(assistant.settings.corpus, [one.title for one in sources])
            ask_tab(blocks, Talk(assistant, downloads), firsts, mine, quiet)
        with gradio.Tab("Documents") as tab:
            documents.fill(shelving, tab, head, quiet)
        blocks.load(shelving.top, None, head, **quiet)  # so that a reload tells the number of now
    blocks.has_launched = True  # mounting does not say so, and until then gradio trusts every path that it is sent
    return blocks


def ask_tab(blocks: gradio.Blocks, talk: Talk, firsts: list[str], mine: bool, quiet: dict[str, Any]) -> None:
    """The conversation on the left, its evidence on the right; the box for the question."""
    turns = gradio.Textbox(visible=False)  # a gradio.State would be lost with the server, and by a reload
    with gradio.Row(elem_classes="desk"):
        with gradio.Column(scale=3, min_width=320, elem_classes="talk"):
            thread = gradio.HTML(render.conversation([]), js_on_load=SCRIPT, apply_default_css=False)
            with gradio.Column(elem_classes="examples") as starters:
                for text in firsts:
                    gradio.Button(text)  # page.js asks it as if it were typed
            bare: dict[str, Any] = {"show_label": False, "container": False}
            hints: dict[str, Any] = {"placeholder": "Ask about the documents", "label": "Your question", "submit_btn": "Ask"}
            box = gradio.Textbox(elem_id="question", max_lines=6, autofocus=True, **hints, **bare)
            with gradio.Accordion("Search again, in other words or as of another day", open=False, visible=False) as wording, gradio.Row():
                searched = gradio.Textbox(label="Searched for", scale=5, max_lines=3)
                as_of = gradio.Textbox("", label="Leave out what is dated after", placeholder="YYYY-MM-DD", scale=2, min_width=130)
                again = gradio.Button("Search again", scale=1, min_width=120)
            with gradio.Row(elem_classes="more"):
                fresh = gradio.Button("New conversation", size="sm", min_width=140)
            with gradio.Accordion("Saved conversations", open=False, visible=mine) as saved:
                with gradio.Row():
                    name = gradio.Textbox("", label="Save this one as", scale=3, max_length=80)
                    keep = gradio.Button("Save", scale=1, min_width=90)
                    kept = gradio.Dropdown([], value=None, label="Go on with", scale=3, allow_custom_value=True)  # see documents.fill
                    back = gradio.Button("Open", scale=1, min_width=90)
                    out = gradio.Button("Take out", scale=1, min_width=90)
                outcome = gradio.Textbox(label="Outcome", interactive=False, **bare)
        with gradio.Column(scale=2, min_width=300, elem_classes="evidence"):
            panel = gradio.HTML(render.evidence(None), apply_default_css=False)
    refused, rest = gradio.Textbox(visible=False), [turns, thread, panel, starters, wording, searched, as_of]
    asking: dict[str, Any] = {"outputs": [refused, *rest], "concurrency_limit": 8, **quiet}
    running: Any = [box.submit(talk.ask, [box, turns], js=TAKE, trigger_mode="always_last", **asking)]
    running += [gradio.on([searched.submit, again.click], talk.again, [searched, turns, as_of], **asking)]
    done = [one.then(None, [refused, box], [refused, box], js=GIVE_BACK, **quiet) for one in running]
    anew: dict[str, Any] = {"js": FORGET, "cancels": running, **quiet}  # or what was left would come back
    done += [fresh.click(lambda: [*talk.shown([]), ""], None, [box, *rest, outcome], **anew)]
    blocks.load(talk.restored, turns, [refused, *rest], js=RESTORE, concurrency_limit=8, **quiet)
    outcome.change(None, outcome, None, js=documents.TELL, **quiet)
    if mine:
        saved.expand(lambda: gradio.update(choices=talk.names()), None, kept, **quiet)  # those saved since, in whatever window
        gradio.on([keep.click, name.submit], talk.save, [name, turns], [outcome, kept], **quiet)
        out.click(talk.remove, kept, [outcome, kept], **quiet)
        done += [back.click(talk.resume, [kept, turns], [box, *rest, outcome], **anew)]
    for one in done:
        one.then(None, turns, None, js=KEEP, **quiet)
    blocks.load(None, None, box, js=UNSENT, **quiet)


def site(assistant: Assistant, host: str = "127.0.0.1") -> Any:
    """The whole site as an ASGI application."""
    downloads, theme = doors.Downloads(), gradio.themes.Default(primary_hue="blue", neutral_hue="slate", font=FONTS, font_mono=MONO)
    app = doors.application(assistant, downloads, host)
    blocks = page(assistant, downloads, mine=guard.loopback(host))
    mounted = {"footer_links": [], "run_history": False, "ssr_mode": False, "mcp_server": find_spec("mcp") is not None, "pwa": False}
    return gradio.mount_gradio_app(app, blocks, "/", theme=theme, head=HEAD, show_error=True, max_file_size="100mb", **mounted)


def serve(host: str | None = None, port: int | None = None) -> None:
    """Serve the page until interrupted; the address of the settings unless given."""
    settings = Settings.read()
    host, port = host or settings.host, settings.port if port is None else port
    listener = guard.listening(host, port)
    host, port = listener.getsockname()[:2]  # "127.1" is this machine alone too
    assistant = Assistant.open(settings)
    intake.prepare(assistant)
    threading.Thread(target=intake.warm, args=[assistant], daemon=True).start()
    config = uvicorn.Config(site(assistant, host), log_level="warning", timeout_graceful_shutdown=2)
    logging.getLogger("uvicorn.error").addFilter(  # a tab that is still open when the server ends is no fault
        lambda record: not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # an end like any other, so that the uploads go too
    shown = f"[{host}]" if ":" in host else host
    print(f"{TITLE}: http://{shown}:{port}  (Ctrl+C ends it)", flush=True)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        print(file=sys.stderr)
