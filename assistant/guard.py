"""Who may come in and what a page may load: the address listened on, other sites refused, outside addresses forbidden."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import pathlib
import re
import socket
import urllib.parse
from typing import TYPE_CHECKING, Any

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse

from assistant.records import AssistantError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 10_000_000  # bytes of a request; a hundred long answers as the history of a question. Uploads have a limit of their own
SOCIAL = re.compile(rb"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>")  # previews on other sites, with their addresses
# Gradio needs inline and evaluated scripts of its own; nothing comes from another host, and nothing goes to one.
PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
)
SHEET_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

FOREIGN = "wanted a request from this page, found one from another site; open the address that `assistant serve` printed"
# Gradio's own ways to files of the server and to outside addresses that no page here uses, and the one that leaves files here.
UNUSED = ("/gradio_api/file", "/gradio_api/proxy", "/gradio_api/deep_link", "/gradio_api/process_recording")
UPLOAD = "/gradio_api/upload"


def listening(host: str, port: int) -> socket.socket:
    """A socket on the address, claimed before anything slow is done; raises AssistantError when it cannot be had."""
    if not 0 <= port <= 65535:
        raise AssistantError(f"wanted a port of 1 to 65535, or 0 for a free one, found {port}; run: assistant serve --port 7860")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with contextlib.ExitStack() as undo:
            found = undo.enter_context(socket.socket(family, kind, protocol))
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind(address)
            found.listen(128)
            undo.pop_all()
    except (OSError, ValueError) as error:  # a ValueError for what cannot be put as a name of the network
        other = port + 1 if 1024 <= port < 65535 else 7860
        run = f"--port {other}" if getattr(error, "errno", 0) in (errno.EADDRINUSE, errno.EACCES) else "--host 127.0.0.1"
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else "no name or address"
        raise AssistantError(f"wanted to listen on {host}:{port}, found: {reason.lower()}; run: assistant serve {run}") from error
    return found


def loopback(name: str) -> bool:
    """Whether an address or a name is that of this machine alone.

    >>> [loopback(name) for name in ("localhost", "127.0.0.1", "::1", "::ffff:127.0.0.1", "192.0.2.7", "evil.test", "")]
    [True, True, True, True, False, False, False]
    """
    try:
        found = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost"
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def named(host: str) -> str:
    """The name in a Host header, without its port; raises ValueError for one that cannot be read.

    >>> named("[::1]:7860"), named("LOCALHOST:80"), named("")
    ('::1', 'localhost', '')
    """
    return urllib.parse.urlsplit(f"//{host}").hostname or ""


def local(request: Any) -> None:
    """Raise AssistantError unless a request, Starlette's or Gradio's, comes from this machine: others may ask, not change the documents.

    Its header Host must name this machine too: an outside name that points here is another site's page, in a browser of this machine.
    """
    if not (request.client and loopback(request.client.host) and loopback(named(request.headers.get("host", "")))):
        raise AssistantError("wanted this from the machine that serves the page, by its address 127.0.0.1; run there: assistant rebuild")


def uploaded(value: Any, folder: str) -> None:
    """Raise AssistantError for a file outside the folder of uploads, anywhere in what a browser sent.

    Gradio reads the path, or fetches the address, of every mapping with `path` and `meta`, whatever it was sent to.
    """
    if isinstance(value, dict):
        root = pathlib.Path(folder).resolve()
        if {"path", "meta"} <= value.keys() and not pathlib.Path(str(value["path"])).resolve().is_relative_to(root):
            raise AssistantError("wanted a file uploaded to this page, found another; choose it under “Add documents”")
        value = list(value.values())
    for part in value if isinstance(value, list | tuple) else ():
        uploaded(part, folder)


class Guard:
    """ASGI middleware: lets in who may come in, forbids every outside address, and takes previews' addresses out of the page.

    With `alone`, only names of this machine may be asked for, so that no outside name can be pointed at it.
    """

    def __init__(self, app: ASGIApp, alone: bool) -> None:
        self.app, self.alone = app, alone

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        code = 403
        try:
            self.admit(HTTPConnection(scope))
            code = 413
            receive = receive if scope["path"].startswith(UPLOAD) else await limited(scope, receive)
        except AssistantError as error:
            await JSONResponse({"error": str(error)}, code)(scope, receive, send)
            return
        front = scope["path"] == "/"
        if front:  # plain, so that it can be changed on its way
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        await self.app(scope, receive, Sender(send, front))

    def admit(self, request: HTTPConnection) -> None:
        """Raise AssistantError for a request that is not served."""
        path, host = request.scope["path"], request.headers.get("host", "")
        try:
            origin = urllib.parse.urlsplit(request.headers.get("origin", "")).netloc
            name = named(host)
            foreign = "origin" in request.headers and origin != host  # a link followed from elsewhere names none
        except ValueError:  # an address that cannot be read
            foreign, name = True, ""
        if foreign or (self.alone and not loopback(name)):
            raise AssistantError(FOREIGN)
        if path.startswith(UNUSED):
            raise AssistantError("wanted a page or an answer, found a file or another address; what can be downloaded has a link there")
        if path.startswith(UPLOAD):
            local(request)


async def limited(scope: Scope, receive: Receive) -> Receive:
    """A `receive` that gives the whole request body as one message; raises AssistantError as soon as it is too large."""
    declared = next((int(value) for name, value in scope["headers"] if name == b"content-length" and value.isdigit()), 0)
    body, message = bytearray(), dict[str, Any](more_body=True)
    while message.get("more_body") and max(declared, len(body)) <= LARGEST:
        message = dict(await receive())
        body += message.get("body", b"")
    if max(declared, len(body)) > LARGEST:
        raise AssistantError(f"wanted a request of at most {LARGEST:,} bytes, found a larger one; send fewer answers as its history")

    held = [{**message, "body": bytes(body)}]

    async def again() -> Message:
        return held.pop() if held else await receive()

    return again


class Sender:
    """Sends on, with the headers that protect; the front page is gathered and sent without its previews."""

    def __init__(self, send: Send, front: bool) -> None:
        self.send, self.front = send, front
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            held = {name.lower() for name, _ in message["headers"]}
            protection = {"content-security-policy": PAGE_POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
            added = [(name.encode(), value.encode()) for name, value in protection.items() if name.encode() not in held]
            self.start = {**message, "headers": [*message["headers"], *added]}
            if self.front:
                return
            message = self.start
        elif self.front and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = SOCIAL.sub(b"", self.body)
            kept = [pair for pair in self.start["headers"] if pair[0].lower() != b"content-length"]
            await self.send({**self.start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
            message = {**message, "body": body}
        await self.send(message)
