"""The page of the documents: what the index holds, and the ways to change it, for people at this machine alone."""

import contextlib
import pathlib
from typing import Any

import gradio

from assistant import guard, intake, leaf, load
from assistant.chat import Assistant
from assistant.records import AssistantError

Values = tuple[Any, ...]
TELL = "outcome => window.tell(outcome)"
PROGRESS = gradio.Progress()  # as a default, it is how gradio is asked for one


class Shelving:
    """What happens on the page of the documents; `title` is that of the whole page, `mine` says that only this machine reaches it."""

    def __init__(self, assistant: Assistant, title: str, mine: bool) -> None:
        self.assistant, self.title, self.mine, self.seen = assistant, title, mine, dict[str, Any]()

    @property
    def corpus(self) -> pathlib.Path:
        return self.assistant.settings.corpus

    def table(self) -> str:
        """The documents as they are in the index."""
        snapshot = self.assistant.index.snapshot()
        drifted = False
        with contextlib.suppress(AssistantError):  # an index may serve where its documents are not
            drifted = self.assistant.index.status(self.corpus, self.seen)["drifted"]
        return leaf.documents(snapshot.sources.values(), snapshot.passages, snapshot.id, drifted)

    def top(self) -> str:
        """The head of the page, with the number of documents in the index now, and whether files have changed since."""
        index = self.assistant.index
        return leaf.top(self.title, len(index.snapshot().sources), bool(index.stale(self.corpus)))

    def files(self) -> list[str]:
        """What can be taken out: each file of the corpus as it is shown, as not every path is text; those too that cannot be read."""
        with contextlib.suppress(AssistantError):
            return list(map(load.shown, load.discover(self.corpus))) if self.mine else []
        return []

    def look(self, **chosen: Any) -> Values:
        """The table, the head and the files as they are now; `chosen` is what becomes of the chosen ones."""
        return self.table(), self.top(), gradio.update(choices=self.files(), **chosen)

    def select(self, said: str | None) -> Values:
        """What was said of the generation of now, or what it doubts where it is another's rebuild, and the page."""
        now = self.assistant.index.snapshot()
        return said if said and f"generation {now.id} " in said else intake.doubtful(now.manifest), *self.look()

    def update(self, files: list[str] | None, replace: bool, request: gradio.Request, progress: gradio.Progress = PROGRESS) -> Values:
        """Put the chosen files, if any, into the corpus, then rebuild; what was done, the page, the files that wait for a leave to replace.

        Such a leave is for one time: what is added next may have another document's name by chance.
        """
        said, chosen, leave = list[str](), gradio.skip(), gradio.skip()
        try:
            guard.local(request)
            said, waiting = intake.take(files or (), self.corpus, replace)
            said.append(self.rebuilt(progress))
            chosen, leave = waiting or None, leave if waiting else False
        except AssistantError as error:
            said.append(str(error))
        return "\n".join(said), *self.look(), chosen, leave

    def remove(self, names: list[str] | None, request: gradio.Request, progress: gradio.Progress = PROGRESS) -> Values:
        """Take the chosen files out of the corpus, then rebuild; what was done, and the page."""
        said = list[str]()
        try:
            guard.local(request)
            said = intake.remove(names or (), self.corpus)
            said.append(self.rebuilt(progress))
        except AssistantError as error:
            said.append(str(error))
        return "\n".join(said), *self.look(value=[])

    def rebuilt(self, progress: gradio.Progress) -> str:
        return str(self.assistant.rebuild(progress=lambda step, done, total: progress((done, total or None), desc=step)))


def fill(shelving: Shelving, tab: gradio.Tab, head: gradio.HTML, quiet: dict[str, Any]) -> None:
    """The tab: the ways to change what is in the table, and the table."""
    with gradio.Row():
        with gradio.Column(scale=2, min_width=280):
            files = gradio.File(label="Add documents", file_count="multiple", height=150)
            replace = gradio.Checkbox(label="replace documents of the same name")
            add = gradio.Button("Add to the documents", variant="primary")
        with gradio.Column(scale=2, min_width=280):
            hint = "Files put into the folder by hand are found by a rebuild."
            report = gradio.Textbox(label="Last rebuild", lines=5, interactive=False, placeholder=hint)
            build = gradio.Button("Rebuild the index")
    with gradio.Accordion("Take documents out", open=False, visible=shelving.mine), gradio.Row():
        free: dict[str, Any] = {"multiselect": True, "allow_custom_value": True}  # a server that was restarted has no list of this tab's
        names = gradio.Dropdown([], value=[], label=f"They are kept in {intake.REMOVED}", scale=4, **free)
        out = gradio.Button("Take out", scale=1, min_width=120)
    table = gradio.HTML(shelving.table(), apply_default_css=False)
    loud = {**quiet, "show_progress": "full", "show_progress_on": report, "concurrency_id": "writing", "concurrency_limit": 1}
    gradio.on([add.click, build.click], shelving.update, [files, replace], [report, table, head, names, files, replace], **loud)
    out.click(shelving.remove, names, [report, table, head, names], **loud)
    report.change(None, report, None, js=TELL, **quiet)
    tab.select(shelving.select, report, [report, table, head, names], **quiet)
