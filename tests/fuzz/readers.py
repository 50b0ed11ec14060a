"""Every reader fed with damaged documents: `python -m tests.fuzz.readers [--seconds 300] [.pdf .docx …]`.

A sound document is cut, spliced, flipped and sprinkled with its format's own words (inside the archive, for Office files), as
hypothesis directs; the bytes go the same way as a corpus file's. A finding is a child that dies, hangs, or answers with something
that is neither clean text nor one line of reason. Exit code 1 when there is one; its bytes are left in `fuzz-findings/`.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import io
import pathlib
import sys
import time
import zipfile

import hypothesis
from hypothesis import strategies

from assistant import load
from assistant.records import AssistantError
from assistant.sources import characters
from assistant.sources.worker import Worker
from tests import documents, hostile

TEXT = "# Head\n\nThe Protocol covers basic research only.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
BODY = f"<h1>Head</h1><p>{hostile.GOOD}</p><table><tr><td>1</td></tr></table>"
PAGE = f"<html><head><meta charset=utf-8><title>T</title></head><body>{BODY}</body></html>"
SEEDS: dict[str, list[bytes]] = {
    ".txt": [hostile.GOOD.encode(), "协定 naïve".encode("utf-16"), "naïve “café”".encode("cp1252") * 9],
    ".md": [f"---\ntitle: A\ndate: 2024-12-13\nsources: [{{title: x}}]\n---\n{TEXT}".encode()],
    ".html": [PAGE.encode(), hostile.pages()["charset-lie.html"]],
    ".pdf": [documents.pdf([hostile.GOOD] * 3, title="A title"), hostile.raw_pdf("<</Type/Catalog/Pages 2 0 R>>"), hostile.flate(2, 5000)],
    ".docx": [documents.docx(["# Head", hostile.GOOD])],
    ".pptx": [documents.pptx([("Head", hostile.GOOD)])],
    ".xlsx": [documents.xlsx([["a", "b"], [1, 2.5], [hostile.GOOD, None]])],
    ".csv": [b'a,b\n1,"two, three"\n', b"a;b\n1;2\n"],
    ".eml": [documents.eml("Signed", hostile.GOOD), documents.eml("Signed", PAGE, html=True)],
    ".epub": [documents.epub("Book", [hostile.GOOD, "Two."])],
}
TOKENS = [
    *(b"<", b">", b"&x;", b"<!--", b"-->", b"`", b"~~~\n", b"]]>", b"<![CDATA[", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<table><tr>"),
    *(b'<meta charset="utf-7">', b"</w:p>", b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"/Length 9999999999"),
    *(b"/Kids[2 0 R]", b"/Filter/LZWDecode", b"-1", b"xref", b"---\n", b"&a [*a]", b"!!binary x", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf"),
    *(b"\xed\xa0\x80", b"\r", b'"', b",", b"99999999999999999999", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"),
    *(b"=?utf-8?b?//8=?=", b"Content-Transfer-Encoding: base64\n", b"../../x", b"PK\x03\x04"),
]
EDITS = strategies.lists(
    strategies.tuples(
        strategies.sampled_from(["cut", "flip", "insert", "repeat", "swap"]),
        strategies.floats(0, 1),
        strategies.one_of(strategies.sampled_from(TOKENS), strategies.binary(max_size=12)),
    ),
    min_size=1,
    max_size=12,
)


def damaged(data: bytes, edits: list[tuple[str, float, bytes]]) -> bytes:
    """`data` after the edits, each at a share of its length."""
    for edit, place, payload in edits:
        at = int(place * len(data))
        size = len(payload)
        if edit == "cut":
            data = data[:at] + data[at + size * 8 :]
        elif edit == "flip":
            data = data[:at] + bytes(one ^ (payload[0] if payload else 255) for one in data[at : at + 4]) + data[at + 4 :]
        elif edit == "insert":
            data = data[:at] + payload + data[at:]
        elif edit == "repeat":
            data = data[:at] + data[at : at + 64] * (size * 16 + 1) + data[at + 64 :]
        else:
            data = data[at:] + data[:at]
    return data


def packed(data: bytes, member: float, edits: list[tuple[str, float, bytes]]) -> bytes:
    """An archive with one of its members damaged."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        names = old.namelist()
        chosen = names[min(int(member * len(names)), len(names) - 1)]
        for name in names:
            new.writestr(name, damaged(old.read(name), edits) if name == chosen else old.read(name))
    return held.getvalue()


def judge(worker: Worker, suffix: str, data: bytes) -> str:
    """What became of it: read, refused (and for what), or a finding, which begins with an exclamation mark."""
    began = time.monotonic()
    try:
        source = load.parse(f"a{suffix}", data, data[:200], worker=worker)
    except AssistantError as error:
        reason = str(error)
        if "\n" in reason or not reason.startswith("wanted "):
            return f"! not one line: {reason!r}"
        return f"! {reason}" if "stopped its reader" in reason or "takes longer" in reason else f"refused: {reason[:60]}"
    except Exception as error:
        return f"! {type(error).__name__}: {error}"
    if characters.clean(source.text) != source.text or not source.text.strip() or source.title != " ".join(source.title.split()):
        return "! text that is not clean"
    return "slow" if time.monotonic() - began > 10 else "read"


def fuzz(suffix: str, seconds: float, findings: pathlib.Path) -> collections.Counter[str]:
    """Outcomes of as many documents as fit into the time."""
    seen: collections.Counter[str] = collections.Counter()
    end = time.monotonic() + seconds
    archived = zipfile.is_zipfile(io.BytesIO(SEEDS[suffix][0]))
    with Worker() as worker:

        @hypothesis.settings(max_examples=200, database=None, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
        @hypothesis.given(strategies.sampled_from(SEEDS[suffix]), EDITS, strategies.floats(0, 1), strategies.booleans())
        def once(seed: bytes, edits: list[tuple[str, float, bytes]], member: float, whole: bool) -> None:
            if time.monotonic() > end:
                return
            data = packed(seed, member, edits) if archived and not whole else damaged(seed, edits)
            outcome = judge(worker, suffix, data)
            seen[outcome] += 1
            if outcome.startswith("!"):
                findings.mkdir(exist_ok=True)
                (findings / f"{hashlib.sha256(data).hexdigest()[:12]}{suffix}").write_bytes(data)

        while time.monotonic() < end:
            once()
    return seen


def main() -> int:
    """Fuzz the readers named, or all, and print what became of the documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suffixes", nargs="*", default=list(SEEDS))
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--findings", type=pathlib.Path, default=pathlib.Path("fuzz-findings"))
    asked = parser.parse_args()
    found = 0
    for suffix in asked.suffixes:
        seen = fuzz(suffix, asked.seconds, asked.findings)
        bad = {outcome: count for outcome, count in seen.items() if outcome.startswith("!")}
        found += len(bad)
        refused = sum(count for outcome, count in seen.items() if outcome.startswith("refused"))
        summary = f"{seen['read']} read, {refused} refused, {seen['slow']} over 10 s"
        print(f"{suffix}: {seen.total()} documents in {asked.seconds:.0f} s: {summary}", flush=True)
        for outcome, count in sorted(bad.items()):
            print(f"  {count} × {outcome}", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
