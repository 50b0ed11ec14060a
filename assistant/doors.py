"""The HTTP doors: JSON of the same records as everywhere, the sources at their quoted words, downloads; knows nothing of the page."""

from __future__ import annotations

import collections
import dataclasses
import hashlib
import hmac
import json
import pathlib
import secrets
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import fastapi
import pydantic
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse

from assistant import audit, leaf, plain, render
from assistant.guard import SHEET_POLICY, Guard, local, loopback
from assistant.records import Answer, AssistantError, Turn

if TYPE_CHECKING:
    from assistant.chat import Assistant

HELD = 500  # answers that can still be downloaded
LONGEST = 200  # answers of a conversation that may come with a question
EXAMPLE = 'JSON such as {"question": "What is covered?"}'
BROKEN = "wanted an answer, found a fault of this program; the terminal that serves the page says what it is, for a report"
PLACE = "an address such as /source?path=a.md&start=0&end=9"
OTHERS = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]  # methods that no verb is called by
Body = TypeVar("Body", bound=pydantic.BaseModel)
STYLE = pathlib.Path(__file__).with_name("page.css")
TYPES = {
    "md": "text/markdown",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Asked(pydantic.BaseModel, extra="forbid"):
    """A question; `history` holds the answers given so far, oldest first, as /ask gave them; `stream` asks for a line per stage."""

    question: str
    history: list[dict[str, Any]] = pydantic.Field([], max_length=LONGEST)
    as_of: str | None = None
    searched: str | None = None
    stream: bool = False

    def turns(self) -> list[Turn]:
        """The history as records; raises AssistantError for anything that is not an answer."""
        answers = [Answer.from_json(json.dumps(one)) for one in self.history]
        return [Turn(one.question, one) for one in answers]


class Wanted(pydantic.BaseModel, extra="forbid"):
    """A search without an answer."""

    question: str
    k: int = pydantic.Field(5, ge=1, le=50, strict=True)
    source: str | None = None
    kind: str | None = None
    status: str | None = None
    as_of: str | None = None

    def found(self, assistant: Assistant) -> list[dict[str, Any]]:
        """The passages, best first, as plain records."""
        filters = self.model_dump(exclude={"question", "k"}, exclude_none=True)
        return [dataclasses.asdict(one) for one in assistant.retrieve(self.question, self.k, **filters)]


class Downloads:
    """The last answers given on the page, for download; the links cannot be guessed, and a restart forgets them."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._held: collections.OrderedDict[str, tuple[Answer, tuple[Turn, ...]]] = collections.OrderedDict()

    def links(self, turns: Sequence[Turn]) -> dict[int, str]:
        """Keep the answers of a conversation; HTML links by turn."""
        found, told = dict[int, str](), hmac.new(self._secret, digestmod=hashlib.sha256)
        for place, turn in enumerate(turns):
            told.update(f"{turn.question}\0{turn.answer.to_json()}\0".encode("utf-8", "replace"))  # the same answer is not the same talk
            if turn.answer.evidence:
                token = told.hexdigest()[:32]
                self._held[token] = (turn.answer, tuple(turns[:place]))
                self._held.move_to_end(token)
                found[place] = render.downloads(token, TYPES)
        while len(self._held) > HELD:
            self._held.popitem(last=False)
        return found

    def take(self, token: str) -> tuple[Answer, tuple[Turn, ...]] | None:
        """An answer with the turns before it."""
        return self._held.get(token)


def application(assistant: Assistant, downloads: Downloads, host: str) -> fastapi.FastAPI:
    """The routes, behind the guard; a page may be mounted on it afterwards."""
    app = fastapi.FastAPI(title="assistant", docs_url=None, redoc_url=None)  # their pages load scripts from elsewhere
    app.add_middleware(Guard, alone=loopback(host))
    app.add_exception_handler(AssistantError, lambda _, error: told(str(error), 400))
    app.add_exception_handler(400, lambda _, error: told(unread(error), 400))
    app.add_exception_handler(Exception, lambda _, error: told(BROKEN, 500))  # a bug: its traceback goes to the terminal
    app.add_exception_handler(RequestValidationError, lambda _, error: told(complaint(error.errors()[0]), 422))
    verbs(app, assistant)
    files(app, assistant, downloads)
    return app


def verbs(app: fastapi.FastAPI, assistant: Assistant) -> None:
    """The three verbs, and a sentence for whoever calls them by another method than POST."""

    @app.post("/ask", response_model=None)
    def ask(asked: Asked) -> Response:
        stages = assistant.stream(asked.question, asked.turns(), as_of=asked.as_of, searched=asked.searched)
        if not asked.stream:
            return Response(collections.deque(stages, maxlen=1)[0].to_json(), media_type="application/json")
        first = next(stages)  # so that bad input is still a 400
        return StreamingResponse(lines(first, stages), media_type="application/x-ndjson")

    @app.post("/retrieve")
    def retrieve(wanted: Wanted) -> list[dict[str, Any]]:
        return wanted.found(assistant)

    @app.post("/rebuild")
    def rebuild(request: fastapi.Request) -> dict[str, Any]:
        local(request)
        return dataclasses.asdict(assistant.rebuild())

    @app.api_route("/ask", methods=OTHERS, include_in_schema=False)
    @app.api_route("/retrieve", methods=OTHERS, include_in_schema=False)
    @app.api_route("/rebuild", methods=OTHERS, include_in_schema=False)
    def other(request: fastapi.Request) -> JSONResponse:
        body = "" if request.url.path == "/rebuild" else f" with {EXAMPLE}"
        return JSONResponse({"error": f"wanted POST {request.url.path}{body}, found {request.method}"}, 405, {"Allow": "POST"})


def lines(first: Answer, stages: Iterator[Answer]) -> Iterator[str]:
    """Each stage of an answer as a line of JSON; the last is the answer, or {"error": …} where it could not be made."""
    yield first.to_json() + "\n"
    try:
        for answer in stages:
            yield answer.to_json() + "\n"
    except Exception as error:
        sentence = isinstance(error, AssistantError)
        if not sentence:
            traceback.print_exception(error)
        yield json.dumps({"error": str(error) if sentence else BROKEN}, ensure_ascii=False) + "\n"


def files(app: fastapi.FastAPI, assistant: Assistant, downloads: Downloads) -> None:
    """What a browser opens: sources, downloads, the style sheet."""

    @app.get("/source", response_model=None)
    def source(generation: str = "", path: str = "", start: int | None = None, end: int | None = None, sha256: str = "") -> Response:
        headers = {"Content-Security-Policy": SHEET_POLICY, "Cache-Control": "no-store"}
        snapshot = assistant.index.snapshot()
        found, rebuilt = snapshot.sources.get(path), generation not in ("", snapshot.id)
        if found is None:
            lost = "The index holds no document of this name. It may have been removed; ask again."
        elif rebuilt and found.sha256 != sha256:
            lost = "This document has changed since the answer was given; ask again to see what it says now."
        elif start is not None and end is not None and not 0 <= start < end <= len(found.text):
            lost = f"The document has {len(found.text)} characters; {start} to {end} is no place in it."
        else:
            note = "The index was rebuilt since the answer was given; the file of this document is the same." if rebuilt else ""
            return HTMLResponse(leaf.source(found, snapshot.id, start, end, note), headers=headers)
        return HTMLResponse(leaf.missing(lost), 404, headers)

    @app.get("/export/{token}.{format}", response_model=None)
    def export(token: str, format: str) -> Response:
        held = downloads.take(token)
        if held is None or format not in TYPES:
            return HTMLResponse(leaf.missing("This answer is not held here now; reload its page for a new link."), 404)
        name = audit.name(held[0].question, format)
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(assistant.export(held[0], format, held[1]), media_type=TYPES[format], headers=headers)

    @app.get("/style.css", response_model=None)
    def style() -> Response:
        return FileResponse(STYLE, media_type="text/css")


def complaint(fault: Mapping[str, Any]) -> str:
    """One sentence about a fault that pydantic found in a request."""
    place, reason = ".".join(str(part) for part in fault["loc"] if part not in ("body", "query")) or "the body", str(fault["msg"]).lower()
    if fault["loc"][:1] == ("query",):
        return f"wanted {PLACE}, found {place}={str(fault['input'])[:40]!r}: {reason}"
    if fault["loc"] == ("body",) and isinstance(fault["input"], bytes):
        return f"wanted {EXAMPLE}, found a body that is not declared as such; send it with the header Content-Type: application/json"
    broken = fault["type"] == "json_invalid"
    return f"wanted {EXAMPLE}, found {'a body that is no JSON' if broken else f'a fault in {place}: {reason}'}"


def told(reason: str, code: int) -> JSONResponse:
    """What was wrong, as every door but the page says it."""
    return JSONResponse({"error": plain.whole(reason)}, code)


def unread(error: Exception) -> str:
    """One sentence about a body that could not be taken for JSON at all."""
    kinds = {UnicodeDecodeError: "bytes that are not UTF-8", RecursionError: "lists or objects nested too deeply"}
    return f"wanted {EXAMPLE}, found {kinds.get(type(error.__cause__), 'a body that cannot be read')}"


def fit(model: type[Body], **values: Any) -> Body:
    """What a tool was called with, held to the same shape as over HTTP; raises AssistantError."""
    try:
        return model(**values)
    except pydantic.ValidationError as error:
        raise AssistantError(complaint(dict(error.errors()[0]))) from error


def tools(assistant: Assistant) -> list[Callable[..., Any]]:
    """The verbs for Gradio's API and for MCP, as JSON text: MCP would write a dict in Python's notation. A model reads docstrings."""

    def ask(question: str, history: list[dict[str, Any]] | None = None, as_of: str = "", searched: str = "") -> str:
        """Answer a question from the documents, with exact quotes and where they stand; says so when the documents are silent.

        Args:
            question: the question, as a person would ask it
            history: the answers of this conversation so far, oldest first, as this tool gave them
            as_of: YYYY-MM-DD; leaves out documents dated later
            searched: other words to search for in place of the question
        """
        asked = fit(Asked, question=question, history=history or [], as_of=as_of or None, searched=searched or None)
        return assistant.ask(asked.question, asked.turns(), as_of=asked.as_of, searched=asked.searched).to_json()

    def retrieve(question: str, k: int = 5, source: str = "", kind: str = "", status: str = "", as_of: str = "") -> str:
        """Find the k passages that answer a question best; no language model is involved.

        Args:
            question: what to look for
            k: how many passages to give back, 1 to 50
            source: only this document, by its path as the passages give it
            kind: only this kind of source, such as official, press or guidance
            status: only this status, such as current, superseded or background
            as_of: YYYY-MM-DD; leaves out documents dated later
        """
        filters = {"source": source or None, "kind": kind or None, "status": status or None, "as_of": as_of or None}
        return json.dumps(fit(Wanted, question=question, k=k, **filters).found(assistant), ensure_ascii=False)

    def rebuild() -> str:
        """Bring the index up to date with the documents in the corpus folder, and report what changed."""
        return json.dumps(dataclasses.asdict(assistant.rebuild()), ensure_ascii=False)

    return [ask, retrieve, rebuild]
