"""Who may come in and what a page may load: the address listened on, other sites refused, outside addresses forbidden."""

from __future__ import annotations

import json
import pathlib
import re
import socket
import urllib.parse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.records import AssistantError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "::1", "localhost")
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
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(128)
    except OSError as error:
        other = port + 1 if port < 65535 else 7860
        reason = error.strerror or str(error)
        raise AssistantError(f"wanted to listen on {host}:{port}, found: {reason.lower()}; run: assistant serve --port {other}") from error
    return found


def local(host: str) -> None:
    """Raise AssistantError unless `host` is this machine: others may ask, not change what is answered from."""
    if host not in LOOPBACK:
        raise AssistantError("wanted this from the machine that serves the page, found another; run there: assistant rebuild")


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

    With `hosts`, only these names may be asked for, so that no outside name can be pointed at this machine.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            self.admit(scope)
        except AssistantError as error:
            await refuse(str(error), send)
            return
        front = scope["path"] == "/"
        if front:  # plain, so that it can be changed on its way
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        await self.app(scope, receive, Sender(send, front))

    def admit(self, scope: Scope) -> None:
        """Raise AssistantError for a request that is not served."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        try:
            origin = urllib.parse.urlsplit(headers.get("origin", "")).netloc
            name = urllib.parse.urlsplit(f"//{host}").hostname or ""
            foreign = "origin" in headers and origin != host and scope["method"] not in ("GET", "HEAD")
        except ValueError:  # an address that cannot be read
            foreign, name = True, ""
        if foreign or (self.hosts and name not in self.hosts):
            raise AssistantError(FOREIGN)
        if scope["path"].startswith(UNUSED):
            raise AssistantError("wanted a page or an answer, found a file or another address; what can be downloaded has a link there")
        if scope["path"].startswith(UPLOAD):
            local(scope["client"][0] if scope["client"] else "")


async def refuse(reason: str, send: Send) -> None:
    """Answer 403 with a sentence."""
    body = json.dumps({"error": reason}).encode()
    await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": body})


class Sender:
    """Sends on, with the headers that protect; the front page is gathered and sent without its previews."""

    def __init__(self, send: Send, front: bool) -> None:
        self.send, self.front = send, front
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """Send one message on."""
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
