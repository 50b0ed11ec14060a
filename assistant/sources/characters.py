"""Bytes in, text out: in whatever encoding they are, without the characters that no reader sees; knows no format."""

import codecs
import contextlib
import email.errors
import email.header
import re
import unicodedata
from collections.abc import Iterable

from assistant.records import AssistantError

VISIBLE = frozenset("\n\t\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")  # of what has no shape
COMMON = ("cp1252", "cp1251", "gb18030", "big5", "cp932", "euc_jp", "cp949")  # preferred where a text would make sense in several
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# cp1252 that calls itself Latin-1, whose own characters at these places nobody uses: read as browsers do
MISNAMED = {byte: text for byte in range(0x80, 0xA0) if (text := bytes([byte]).decode("cp1252", "ignore"))}
WESTERN = 8  # a text of which at most one byte in so many is no ASCII is in a Western language
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")  # a character of UTF-8
STRAY = "assistant.stray"  # how Python decodes bytes that are not UTF-8 in a text that is
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")


class Unreadable(AssistantError):
    """One line: what was wanted, what was found, what to do."""


def printable(text: str) -> str:
    """Text that a terminal shows and does not obey; spaces of every width are plain ones.

    >>> printable("a\\x1b[2Jb"), printable("Article\\xa05")
    ('a[2Jb', 'Article 5')
    """
    spaced = (" " if unicodedata.category(one).startswith("Z") else one for one in text)
    return "".join(one for one in spaced if one.isprintable() or one in "\n\t")


def clean(text: str) -> str:
    """Unify line ends, part ligatures, drop NULs, controls and invisible or direction-changing characters, in which orders can hide.

    >>> clean("a\\r\\nb\\u202e\\x00c"), clean("sta\\ufb00"), clean("\\x8015")
    ('a\\nbc', 'staff', '€15')
    """
    text = LINE_ENDS.sub("\n", text)
    if text.isascii() and text.isprintable():
        return text
    kinds = {ord(one): unicodedata.category(one) for one in set(text) - VISIBLE}
    bad = {code: "\ufffd" if kind == "Cs" else None for code, kind in kinds.items() if kind in ("Cc", "Cf", "Cs")}
    return text.translate({**bad, **LIGATURES, **MISNAMED})


MARKS = (  # the longer first
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"", "utf-8-sig"),  # with its mark or without
)


def decode(data: bytes) -> str:
    """Text in whatever encoding it is in; raises Unreadable for what is not text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            with contextlib.suppress(UnicodeDecodeError):
                return _text_only(data.decode(encoding))
    valid = SEQUENCE.subn(b"", data)
    if valid[1] > sum(byte > 127 for byte in valid[0]):  # "£15" and a stray "é": reading all as cp1252 would garble every "£"
        return _text_only(data.decode("utf-8", STRAY))
    if WESTERN * sum(byte > 127 for byte in data) <= len(data):  # where guessing by likeness takes "£15" for "Ł15"
        with contextlib.suppress(UnicodeDecodeError):
            return _text_only(data.decode("cp1252"))
    import charset_normalizer

    guesses = charset_normalizer.from_bytes(data)
    found = min(guesses, key=lambda match: (match.chaos, [*COMMON, match.encoding].index(match.encoding)), default=None)
    if found is None:
        raise Unreadable("wanted text, found binary data or an unknown encoding; save it as UTF-8 or under the ending of its real format")
    return _text_only(str(found))


def _stray(error: UnicodeError) -> tuple[str, int]:
    """The bytes at which a decoder stopped, as cp1252 has them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(STRAY, _stray)


def _text_only(text: str) -> str:
    """`text`, unless it is full of control characters: then it is a binary file under a text name."""
    controls = sum(text.count(character) for character in map(chr, (*range(9), *range(14, 32), 127, 0xFFFD)))
    if controls > 9 + len(text) / 50:
        raise Unreadable("wanted text, found binary data; save it under the ending of its real format, or remove it")
    return text


def header(lines: Iterable[tuple[str, object]], name: str) -> str:
    """One line of an e-mail's head, decoded and else as it stands: Python's parser of addresses fails on some, and drops parts of others.

    >>> header([("To", "=?utf-8?q?Caf=C3=A9?= <a@b.c>; Bob\\n <b@b.c>")], "to"), header([("To", "a@b, <")], "To"), header([], "To")
    ('Café <a@b.c>; Bob <b@b.c>', 'a@b, <', '')
    """
    raw = " ".join(next((str(value) for key, value in lines if key.lower() == name.lower()), "").split())
    if not raw.isascii():  # bytes that no head should have
        with contextlib.suppress(Unreadable):
            raw = decode(raw.encode("utf-8", "surrogateescape"))
    try:
        return str(email.header.make_header(email.header.decode_header(raw)))
    except (LookupError, ValueError, email.errors.HeaderParseError):  # an encoding that Python does not have, or that it is not
        return raw
