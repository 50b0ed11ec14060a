"""The bytes of an e-mail in, its head and the texts of its parts out, what it quotes and forwards under headings."""

import email.message
import email.policy
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.sources import margins, replies, typed, webpage
from assistant.sources.characters import Unreadable, clean, decode, header

LONGEST_HEADER = 2_000  # characters of a line of an e-mail's head that are read
HEAD = ("Subject", "From", "To", "Cc", "Date")
DEEPEST = 3  # messages one in the other that are read
STUB = 3  # times as long as the plain part of an e-mail is the page that it stands for, and not only repeats


def read_email(data: bytes) -> dict[str, Any]:
    """The head and the body of a message, with what is written below an attachment and the messages attached; the rest is named."""
    head, blank, rest = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").partition(b"\n\n")
    head = b"\n".join(line[:LONGEST_HEADER] for line in head.split(b"\n"))  # Python's header parser is quadratic
    message = email.message_from_bytes(head + blank + rest, policy=email.policy.default)
    if not isinstance(message, email.message.EmailMessage) or not any(header(message.raw_items(), name) for name in HEAD):
        raise Unreadable("wanted an e-mail message, found no header lines in it; save the message again as .eml")
    sent = message.get("Date")
    date = sent.datetime.date().isoformat() if sent is not None and getattr(sent, "datetime", None) else None
    return {"text": "\n\n".join(_message(message)), "title": header(message.raw_items(), "Subject"), "date": date}


def _message(message: Any, depth: int = 0) -> Iterator[str]:
    """The head of a message, and its texts."""
    said = {name: " ".join(header(message.raw_items(), name).split()) for name in HEAD}
    names = [str(name) for part in message.iter_attachments() if (name := part.get_filename())]
    yield from (f"{name}: {value}" for name, value in said.items() if value)
    if names:
        yield f"Attachments: {', '.join(names)}"
    yield from _texts(message, said["From"], [message.get_body((kind,)) for kind in ("plain", "html")], depth)


def _texts(part: Any, sender: str, bodies: Sequence[Any], depth: int, own: bool = False) -> Iterator[str]:
    """The texts of a part in their order, a heading over each message that is attached, down to the third in another.

    Of what is there in two versions the page is read where the plain one is a stub. `bodies` are read even with the name of a file;
    `own`: words of the sender stand before.
    """
    kind, parts = part.get_content_type(), part.get_content_maintype() == "multipart"
    if kind == "multipart/alternative" and part.is_multipart():
        versions = dict[bool, list[str]]()
        for one in part.iter_parts():
            if told := list(_texts(one, sender, bodies, depth, own)):
                versions.setdefault(any(inner.get_content_type() == "text/html" for inner in one.walk()), told)
        plain, page = versions.get(False, []), versions.get(True, [])
        yield from page if sum(map(len, page)) > STUB * sum(map(len, plain)) else plain
    elif parts and part.is_multipart():
        for one in part.iter_parts():
            for text in _texts(one, sender, bodies, depth, own):
                own = True
                yield text
    elif parts:  # where they end is not told
        yield decode(bytes(part.get_payload(decode=True) or b""))
    elif kind == "message/rfc822" and depth < DEEPEST:
        inner = part.get_content()
        who, when = (header(inner.raw_items(), name) for name in ("From", "Date"))
        yield from (replies.heading("Attached message", who, when), *_message(inner, depth + 1))
    elif kind in ("text/plain", "text/html") and (part in bodies or not (part.is_attachment() or part.get_filename())):
        yield from filter(None, [_said(part, sender, own)])


def _said(body: Any, sender: str, own: bool) -> str:
    """The text of a message's part, which may be of another encoding than it says."""
    try:
        text = str(body.get_content())
    except (UnicodeError, LookupError):  # an encoding that Python does not have, or has for no text
        text = "\ufffd"
    if "\ufffd" in text:
        text = decode(bytes(body.get_payload(decode=True) or b""))
    if text.strip() and body.get_content_subtype() == "html":
        page = webpage.read_html(text.encode("utf-8", "replace"))["text"].strip()
        return replies.parted(page, sender, marked=False, own=own)
    return margins.unwrapped([replies.parted(typed.unspaced(clean(text)), sender, own=own)])[0]
