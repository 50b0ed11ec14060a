"""Who may come in and what a page may load: the address listened on, other sites refused, outside addresses forbidden."""

from __future__ import annotations

import json
import re
import socket
import urllib.parse
from collections.abc import Sequence
from typing import TYPE_CHECKING

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


def listening(host: str, port: int) -> socket.socket:
    """A socket on the address, claimed before anything slow is done; raises AssistantError when it cannot be had."""
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


class Guard:
    """ASGI middleware: refuses other sites' requests, forbids every outside address, and takes previews' addresses out of the page.

    With `hosts`, only these names may be asked for, so that no outside name can be pointed at this machine.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        origin = urllib.parse.urlsplit(headers.get("origin", "")).netloc
        name = urllib.parse.urlsplit(f"//{host}").hostname or ""
        foreign = "origin" in headers and origin != host and scope["method"] not in ("GET", "HEAD")
        if foreign or (self.hosts and name not in self.hosts):
            reason = "wanted a request from this page, found one from another site; open the address that `assistant serve` printed"
            await refuse(reason, send)
            return
        front = scope["path"] == "/"
        if front:  # plain, so that it can be changed on its way
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        await self.app(scope, receive, Sender(send, front))


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
