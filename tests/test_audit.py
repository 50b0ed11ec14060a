"""Exports that can be checked: what is in them, that no altered quote gets by, and that a replay says what changed."""

from __future__ import annotations

import dataclasses
import functools
import io
import itertools
import json
import operator
import pathlib
import random
import re
import struct
import sys
import tracemalloc
import zipfile
import zlib

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from markdown_it import MarkdownIt

from assistant import Answer, AssistantError, Turn, Verdict, audit, load, sheet
from assistant.answers.wording import stretches, worded
from assistant.check import check
from assistant.records import UNCERTAIN, Citation, Claim, Conflict, Evidence, Sentence, Source, Support
from assistant.replay import replay
from tests.conftest import ROOT, mutated, no_room

HOSTILE = 'A [link](javascript:alert(1)) <img src=x onerror=alert(1)> ``` 中文 \u00e9 & # * _ | "quoted" ````\n\n## Record\n\nmore.'
MUTATIONS = 2_000


@pytest.fixture(scope="module")
def find():
    """The project's documents by path, each read once."""
    return functools.cache(functools.partial(load.load, ROOT / "corpus"))


def sentences(source: Source) -> list[tuple[int, int]]:
    """Spans of full lines of text."""
    found, start = [], 0
    for line in source.text.split("\n"):
        if len(line) > 60:
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def cited(source: Source, start: int, end: int) -> Citation:
    about = {"title": source.title, "date": source.date, "kind": source.kind, "status": source.status}
    return Citation(source.path, source.sha256, start, end, source.text[start:end], source.page(start), **about)


def evidence(source: Source, start: int, end: int) -> Evidence:
    one = cited(source, start, end)
    plain = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
    return Evidence(**plain, score=1.0, sentences=(Sentence(start, end, one.quote, 0.5),), origin=source.origin)


def answer(sources: list[Source], rng: random.Random) -> Answer:
    """An answer with one claim a source, a governing quote, a conflict and evidence, all of them exact."""
    places = [(source, *rng.choice(sentences(source))) for source in sources]
    quotes = [cited(*place) for place in places]
    claims = tuple(Claim(one.quote, (one,), lead="According to a source:") for one in quotes)
    text = "\n".join(f"{claim.lead} {claim.text} [{number}]" for number, claim in enumerate(claims, 1))
    return Answer(
        "Is it permitted?",
        "Is joint work permitted?",
        text,
        verdict=Verdict.CONDITIONAL,
        governing=quotes[0],
        claims=claims,
        evidence=tuple(evidence(*place) for place in places),
        confidence=0.9,
        conflicts=(Conflict("the term", (quotes[0], quotes[-1])),),
        notes=("It rests on summaries.",),
        fingerprint={"generation": "000001-abcdef01", "model": "none"},
    )


@pytest.fixture(scope="module")
def good(find) -> Answer:
    return answer([find("protocol-2024.md"), find("exports.md")], random.Random(1))


@pytest.mark.parametrize("format", audit.FORMATS)
def test_an_export_holds_everything_and_checks(good, find, format):
    turn = Turn("What is covered?", answer([find("timeline.md")], random.Random(2)))
    data = audit.export(good, format, history=[turn], exported="2026-11-24")
    assert audit.opened(data, format)[0] == audit.Export(good, (turn,), "2026-11-24")
    found = check(data, format, find)
    assert found
    assert all(one.ok for one in found), [one.reason for one in found if not one.ok]
    assert {one.citation.source for one in found if one.citation} == {"protocol-2024.md", "exports.md", "timeline.md"}


def test_the_sheet_says_what_a_compliance_file_needs(good):
    text = audit.export(good, "md", exported="2026-11-24").decode()
    seen = text.partition("## Record")[0]
    for wanted in ("Is it permitted?", "Searched for: Is joint", "Conditional", "the term", "It rests on summaries", "000001", "2026"):
        assert wanted in seen.replace("\\", "")
    for one in good.citations:
        assert one.sha256 in seen
        assert f"characters {one.start} to {one.end}" in seen
        assert f"```\n{one.quote}\n```" in seen
    for one in good.evidence:
        assert one.origin
        assert all(f"- {sheet.escaped(line)}\n" in seen for line in one.origin)


def test_a_doubted_verdict_is_exported_with_its_doubt(good):
    """The page had "Conditional?", the compliance file "Conditional" alone."""
    doubted = dataclasses.replace(good, notes=(*good.notes, UNCERTAIN))
    told = [[text for _, text in sheet.blocks(one, (), "2026-11-24") if text.startswith("Conditional")] for one in (good, doubted)]
    assert told == [["Conditional"], ["Conditional?"]]


@pytest.mark.parametrize("format", audit.FORMATS)
def test_a_refusal_is_exported_with_its_nearest_passages(good, find, format):
    refused = dataclasses.replace(good, refused=True, verdict=Verdict.NOT_ADDRESSED, governing=None, claims=(), conflicts=(), text="No.")
    data = audit.export(refused, format)
    assert all(one.ok for one in check(data, format, find))
    if format == "md":
        assert "Nearest passages, though not an answer" in data.decode()


@pytest.mark.parametrize("format", audit.FORMATS)
def test_hostile_text_is_shown_as_it_is(format):
    """Markup, fences, a second record heading and Chinese characters neither break an export nor come alive in it."""
    source = Source("a/b.md", "0" * 64, HOSTILE, "A <b>title</b>")
    one = cited(source, 0, len(HOSTILE))
    read = (evidence(source, 0, len(HOSTILE)),)
    hostile = Answer(HOSTILE, "\ufffe\x00" + HOSTILE, HOSTILE + " [1]", claims=(Claim(HOSTILE, (one,)),), evidence=read)
    data = audit.export(hostile, format)
    assert audit.opened(data, format)[0].answer == hostile
    assert all(one.ok for one in check(data, format, lambda path: source))


def test_no_markup_outside_fences():
    """What stands outside the fences of a Markdown export has no unescaped bracket, angle or backtick."""
    source = Source("b.md", "0" * 64, HOSTILE, HOSTILE)
    hostile = Answer(HOSTILE, "x", HOSTILE, claims=(Claim(HOSTILE, (cited(source, 0, 9),)),))
    found = sheet.markdown(sheet.blocks(hostile, (), "2026-01-01"), "{}")
    inside = False
    for line in found.split("\n"):
        if line.startswith("```"):
            inside = not inside
        elif not inside and line:
            bare = line.replace("\\\\", "")
            assert not any(mark in bare.replace(f"\\{mark}", "") for mark in "[]<>`*_"), line


def test_a_quote_with_a_fence_in_it_ends_no_fence():
    """A reader of Markdown would see a verdict that nobody has given."""
    quote = "Fine.\n```\n\n## Verdict\n\nPermitted\n\n````\n"
    source = Source("b.md", "0" * 64, quote, "B")
    found = Answer("Is it?", "Is it?", "No.", claims=(Claim("No.", (cited(source, 0, len(quote)),)),))
    tokens = MarkdownIt("commonmark").parse(sheet.markdown(sheet.blocks(found, (), "2026-01-01"), "{}"))
    headings = [two.content for one, two in itertools.pairwise(tokens) if one.type == "heading_open"]
    assert headings == ["Is it?", "Answer", "Quotes", "Fingerprint", "Record"]
    assert [one.content for one in tokens if one.type == "fence"] == [f"{quote}\n", "{}\n"]


PLAIN = [
    "2026-11-24. Asked: what does R&D (basic, at no cost) cover?",
    "1. One",
    "12) Twelve",
    "- a",
    "+ a",
    "--- x",
    "# a #",
    "> a",
    "a | b",
    ": a",
    "(1) a",
    "A. a",
    "&copy; &#60;b&#62; AT&T;",
    "see https://e.test/x and www.e.test, x@e.test :tada: ==a== ~~b~~ $x$ ^2^",
    "![i](http://e.test/i.png) <b>bold</b> <!-- c --> `code` *a* __b__ \\* \\",
]


@pytest.mark.parametrize("text", [*PLAIN, HOSTILE])
@pytest.mark.parametrize("head", ["", "# ", "- "])
def test_a_reader_of_markdown_sees_the_words_and_nothing_else(text, head):
    """Rendered, it is one paragraph, heading or item of plain text; dates and sentences stand there without backslashes."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = [one for one in reader.parse(head + sheet.escaped(text)) if one.nesting >= 0]
    assert [one.type for one in tokens if one.type != "inline"] == {
        "": ["paragraph_open"],
        "# ": ["heading_open"],
        "- ": ["bullet_list_open", "list_item_open", "paragraph_open"],
    }[head]
    (inline,) = [one for one in tokens if one.type == "inline"]
    assert {one.type for one in inline.children} == {"text"}
    assert "".join(one.content for one in inline.children) == " ".join(text.split())
    assert sheet.escaped(PLAIN[0]) == PLAIN[0]


@pytest.mark.parametrize("format", audit.FORMATS)
@pytest.mark.parametrize("layout", [sheet.LAYOUT - 1, sheet.LAYOUT + 1])
def test_an_export_of_another_layout_is_refused(good, find, format, layout):
    """Its sheet would be called altered, line by line."""
    whole = audit.Export(good, (), "2026-11-24", layout)
    record = audit._record(whole)
    sheets = {"md": sheet.markdown(audit.blocks(whole), record).encode(), "docx": sheet.docx(audit.blocks(whole), record)}
    for use in (audit.opened, functools.partial(check, find=find)):
        with pytest.raises(AssistantError, match=rf"wanted an export of layout {sheet.LAYOUT}, found one of layout {layout}"):
            use(sheets.get(format, record.encode()), format)


def test_what_json_prints_is_no_record_of_a_sheet(good, find):
    """It has no digest, so that the sheet's words would go unchecked."""
    plain = json.dumps(good.to_dict())
    assert not detected(plain.encode(), "json", find)
    data = sheet.markdown(sheet.blocks(good, (), ""), plain).encode()
    with pytest.raises(AssistantError, match="wanted the record of an answer"):
        check(data, "md", find)


@pytest.mark.parametrize(
    ("about", "sources", "words"),
    [
        ("Two papers give two dates.", ("a.md", "a.md"), "One source reports that accounts differ"),
        ("number: first term leas", ("a.md", "b.md"), "Sources differ on the number"),
        ("polarity: leas end", ("a.md", "b.md"), "Sources differ on whether it is so"),
        ("the term", ("a.md", "b.md"), "Sources differ on the term"),
        ("A whole sentence.", ("a.md", "b.md"), "Sources differ"),
    ],
)
def test_a_difference_is_worded_for_a_reader(about, sources, words):
    sides = tuple(Citation(one, "0" * 64, 0, 4, "Five") for one in sources)
    assert sheet.differing(Conflict(about, sides)) == words


def swapped(record: dict, old: str, new: str, rng: random.Random) -> dict:
    """The record with one `quote` that reads `old` reading `new`; its claim and the text follow half of the time, as a forger would."""
    text = json.dumps(record)
    plain = json.loads(text)
    found: list[dict] = []

    def walk(node):
        if isinstance(node, dict):
            if node.get("quote") == old:
                found.append(node)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(plain["answer"])
    forged = rng.random() < 0.5
    for node in found if forged else [rng.choice(found)]:
        node["quote"] = new
    if forged:
        for claim in plain["answer"]["claims"]:
            claim["text"] = new if claim["text"] == old else claim["text"]
        plain["answer"]["text"] = plain["answer"]["text"].replace(old, new)
    return plain


def detected(data: bytes, format: str, find) -> bool:
    try:
        return any(one.ok is False for one in check(data, format, find))
    except AssistantError:
        return True


def test_every_mutated_quote_is_detected(find):
    """2,000 quotes changed by one character to one word: in the record alone, consistently forged, or only in what the reader sees."""
    rng = random.Random(20241213)
    paths = [path for path in load.discover(ROOT / "corpus") if len(sentences(find(path))) > 2]
    missed = []
    for number in range(MUTATIONS):
        good = answer([find(path) for path in rng.sample(paths, 2)], rng)
        old = rng.choice(good.citations).quote
        new = mutated(old, rng)
        format = "docx" if number % 40 == 0 else "md" if number % 4 == 0 else "json"
        if format == "md" and rng.random() < 0.5:
            data = audit.export(good, "md").decode().replace(f"```\n{old}\n```", f"```\n{new}\n```", 1).encode()
        else:
            record = swapped(json.loads(audit.export(good, "json")), old, new, rng)
            data = audit.export(audit.opened(json.dumps(record).encode(), "json")[0].answer, format)
        if not detected(data, format, find):
            missed.append((format, old, new))
    assert not missed, f"{len(missed)} of {MUTATIONS} missed: {missed[:3]}"


def test_a_changed_verdict_in_the_sheet_is_detected(good, find):
    assert detected(audit.export(good, "md").replace(b"Conditional", b"Permitted", 1), "md", find)


ALTERED = {
    "verdict": "permitted",
    "text": "PERMITTED WITHOUT CONDITIONS by decree.",
    "question": "Is it forbidden?",
    "searched": "x",
    "refused": True,
    "confidence": 0.1,
    "notes": [],
    "claims": [],
    "evidence": [],
    "conflicts": [],
    "correction": "Permitted.",
}


@pytest.mark.parametrize("name", ALTERED)
@pytest.mark.parametrize("format", audit.FORMATS)
def test_words_beside_the_quotes_are_detected(good, find, name, format):
    """The quotes alone were checked: a verdict turned round passed, in the record and in a sheet made of it."""
    record = json.loads(audit.export(good, "json", history=[Turn("Before?", good)]))
    record["answer"][name] = ALTERED[name]
    whole, text = audit.build(audit.Export, record), json.dumps(record)
    data = {"json": text.encode(), "md": sheet.markdown(audit.blocks(whole), text).encode()}.get(format)
    found = [one.reason for one in check(data or sheet.docx(audit.blocks(whole), text), format, find) if one.ok is False]
    assert any("altered since the export" in one for one in found)


@pytest.mark.parametrize("place", [0, 79, 200, 3_000])
def test_an_altered_line_is_shown_where_it_differs(good, find, place):
    """Both texts were cut at the 80th character: "it reads 'x', the record says 'x'"."""
    text = "y" * place + "Z" + "y" * (4_000 - place)
    data = audit.export(dataclasses.replace(good, question=text), "md").replace(b"# " + text.encode(), b"# " + b"y" * 4_001, 1)
    found = next(one.reason for one in check(data, "md", find) if "has been altered" in one.reason)
    seen, _, said = found.partition(", the record says ")
    assert "Z" not in seen
    assert "Z" in said
    assert len(found) < 300


def forged(record: dict) -> bytes:
    """The record with a digest made anew."""
    return json.dumps(record | {"digest": audit.digest(record)}).encode()


@pytest.mark.parametrize("change", ["start", "sha256", "date", "text", "prose", "sentence", "end", "governing", "ungoverned"])
def test_some_changes_are_detected_with_a_digest_made_anew(good, find, change):
    """What can be told from the documents and the claims themselves."""
    record = json.loads(audit.export(good, "json"))
    answer, first = record["answer"], record["answer"]["claims"][0]["citations"][0]
    assert not detected(forged(record), "json", find)
    if change == "text":
        answer["text"] = "Something else. [1]"
    elif change == "prose":
        answer["text"] = f"{ALTERED['text']}\n{answer['text']}"
    elif change == "sentence":
        answer["evidence"][0]["sentences"][0]["text"] += "!"
    elif change == "end":  # a slice that runs past the end of the text
        text = find("exports.md").text
        answer["evidence"].append(answer["evidence"][1] | {"start": len(text) - 9, "end": 10**9, "quote": text[-9:], "sentences": []})
    elif change == "governing":  # exact, yet no claim says it
        elsewhere = cited(find("timeline.md"), *sentences(find("timeline.md"))[0])
        answer["governing"] = dataclasses.asdict(elsewhere)
    elif change == "ungoverned":
        answer["governing"] = None
    else:
        first[change] = {"start": first["start"] + 1, "sha256": "0" * 64, "date": "1999-01-01"}[change]
    assert detected(forged(record), "json", find)


def test_a_digest_that_was_taken_away_is_missed(good, find):
    record = json.loads(audit.export(good, "json"))
    del record["digest"]
    assert detected(json.dumps(record).encode(), "json", find)
    assert detected(json.dumps(record | {"layout": 99}).encode(), "json", find)


def test_a_value_that_stands_twice_is_no_record(good):
    """A reader could see the one, and the program the other."""
    data = audit.export(good, "json").replace(b'"verdict":', b'"verdict": "permitted", "verdict":', 1)
    with pytest.raises(AssistantError, match="stands twice"):
        audit.opened(data, "json")


def test_how_the_record_is_laid_out_does_not_matter(good, find):
    record = json.loads(audit.export(good, "json"))
    assert not detected(json.dumps(dict(reversed(record.items())), indent=7).encode(), "json", find)


def test_a_lone_surrogate_is_exported_and_read(good, find):
    """A JSON export with one was bytes that are no UTF-8, and could not be read again."""
    for format in audit.FORMATS:
        data = audit.export(dataclasses.replace(good, question="\udcff?"), format)
        assert audit.opened(data, format)[0].answer.question == "\ufffd?"
        assert not detected(data, format, find)


@pytest.mark.parametrize("ruled", [True, False])
def test_silence_needs_no_governing_words(good, find, ruled):
    """It has them where a sentence leaves the thing open, and has none where there is no such sentence."""
    silent = dataclasses.replace(good, verdict=Verdict.NOT_ADDRESSED, governing=good.governing if ruled else None)
    assert not detected(audit.export(silent, "json"), "json", find)


def test_an_answer_shown_another_way_checks(good, find):
    """A table or a word on confidence does not repeat its claims; it was called altered."""
    shown = dataclasses.replace(good, text="I put it at 90 %.", notes=("confidence",), verdict=None, governing=None)
    assert not detected(audit.export(shown, "json"), "json", find)


def rewritten(data: bytes, change) -> bytes:
    """The archive with `change(name, body)` as the body of each part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def test_a_changed_word_in_a_docx_paragraph_is_detected(good, find):
    data, word = audit.export(good, "docx"), good.citations[0].quote.split()[-1].encode()
    assert not detected(rewritten(data, lambda name, body: body), "docx", find)  # packed anew, the same words
    assert detected(
        rewritten(data, lambda name, body: body.replace(word, b"otherwise", 1) if name == "word/document.xml" else body), "docx", find
    )


def table(document):
    document.element.body.insert(0, document.add_table(1, 1)._tbl)
    document.tables[0].cell(0, 0).text = "CORRECTION. Verdict: Permitted."


def header(document):
    document.sections[0].header.paragraphs[0].text = "VERDICT: PERMITTED"


def footer(document):
    document.sections[0].footer.paragraphs[0].text = "VERDICT: PERMITTED"


def insertion(document):
    added = OxmlElement("w:ins")
    added.append(document.add_paragraph().add_run(" (no longer: permitted)")._r)
    document.paragraphs[-1]._p.getparent().remove(document.paragraphs[-1]._p)
    next(one for one in document.paragraphs if one.text == "Conditional")._p.append(added)


def hidden(document):
    next(one for one in document.paragraphs if one.text == "Conditional").runs[0].font.hidden = True


def style(document):
    document.styles["Normal"].font.hidden = True


def field(document):
    document.paragraphs[3]._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="QUOTE Permitted"/>'))


def picture(document):
    document.paragraphs[3]._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict/></w:r>"))


@pytest.mark.parametrize("change", [table, header, footer, insertion, hidden, style, field, picture], ids=lambda one: one.__name__)
def test_what_is_not_a_paragraph_of_a_docx_is_seen_too(good, find, change):
    """Only the words of its paragraphs were compared, so that a false table above them passed."""
    document, file = docx.Document(io.BytesIO(audit.export(good, "docx"))), io.BytesIO()
    change(document)
    document.save(file)
    reasons = [one.reason for one in check(file.getvalue(), "docx", find) if not one.ok]
    assert len(reasons) == 1
    assert "not as exported" in reasons[0]


def test_a_changed_document_is_told_from_a_changed_quote(good, tmp_path):
    for path in ("protocol-2024.md", "exports.md"):
        (tmp_path / path).write_bytes((ROOT / "corpus" / path).read_bytes())
    (tmp_path / "exports.md").write_bytes((tmp_path / "exports.md").read_bytes() + b"\nOne more line.\n")
    found = check(audit.export(good, "json"), "json", functools.partial(load.load, tmp_path))
    reasons = {one.reason for one in found if not one.ok}
    assert len(reasons) == 1
    assert "exports.md has changed since the export" in reasons.pop()
    (tmp_path / "exports.md").unlink()
    found = check(audit.export(good, "json"), "json", functools.partial(load.load, tmp_path))
    assert any("cannot be read" in one.reason for one in found)


@pytest.mark.parametrize("told", [60_000_000, 10])
def test_an_archive_that_swells_is_refused_before_it_does(good, find, told):
    """1.5 MB that unpack to 1.5 GB took 3 GB of memory to refuse; the archive may also tell another size than it has."""
    body = bytes(60_000_000)
    data = rewritten(audit.export(good, "docx"), lambda name, old: body if name == "word/document.xml" else old)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        packed = archive.getinfo("word/document.xml").compress_size
    data = data.replace(struct.pack("<3L", zlib.crc32(body), packed, len(body)), struct.pack("<3L", zlib.crc32(body[:told]), packed, told))
    tracemalloc.start()
    try:
        with pytest.raises(AssistantError, match="unpacks to over 50 MB" if told > 10 else "cannot be read"):
            check(data, "docx", find)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


NO_EXPORTS = [(b"{}", "json"), (b"\xff", "md"), (b"hello", "md"), (b"PK", "docx"), (b"{}", "pdf"), (b"[" * 99999, "json")]


@pytest.mark.parametrize(("data", "format"), NO_EXPORTS)
def test_what_is_no_export_says_so(data, format):
    with pytest.raises(AssistantError, match="wanted"):
        check(data, format, lambda path: pytest.fail("nothing to look up"))


WRONG = [None, True, 5, -0.5, "84", "\ud800", [], [5], {}, {"a": 5}, float("nan"), 10**400]


def places(value, path=()):
    """The path of every value in plain JSON, the first of each list."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, one in inner:
        yield from places(one, (*path, key))


def test_no_value_of_another_type_is_a_traceback(good, find):
    """Each value of an export replaced by twelve others: it can be checked, exported and replayed, or one sentence says why not."""
    plain = json.loads(audit.export(good, "json", history=[Turn("What is covered?", good)]))
    for path in places(plain):
        for wrong in WRONG:
            record = json.loads(json.dumps(plain))
            functools.reduce(operator.getitem, path[:-1], record)[path[-1]] = wrong
            data = json.dumps(record).encode()
            try:
                check(data, "json", find)
                whole = audit.opened(data, "json")[0]
                audit.export(whole.answer, "md", history=whole.history)
                replay(whole.answer, whole.history, lambda question, history, **options: good)
            except AssistantError as error:
                assert str(error).startswith("wanted"), (path, wrong)  # noqa: PT017


def test_an_export_cannot_reach_out_of_the_corpus(good):
    """A path in a file somebody sent is no way to read other files."""
    record = json.loads(audit.export(good, "json").replace(b"exports.md", b"../README.md"))
    found = check(json.dumps(record).encode(), "json", functools.partial(load.load, ROOT / "corpus"))
    assert any("leads out of it" in one.reason for one in found)


def test_replay_says_what_changed(good):
    same = replay(good, (), lambda question, history, **options: good)
    assert same == []
    newer = {**good.fingerprint, "generation": "000002-abcdef02"}
    other = dataclasses.replace(good, verdict=Verdict.EXCLUDED, claims=good.claims[:1], text="Other.", fingerprint=newer)
    lines = replay(good, (), lambda question, history, **options: other)
    assert "generation: 000001-abcdef01 → 000002-abcdef02" in lines
    assert "verdict: conditional → excluded" in lines
    assert any(line.startswith("citations: gone exports.md") for line in lines)


def test_replay_takes_the_same_content_for_the_same_generation(good):
    """Each rebuild to and fro counts on, so that nothing but a number had changed."""
    later = dataclasses.replace(good, fingerprint={**good.fingerprint, "generation": "000019-abcdef01"})
    assert replay(good, (), lambda question, history, **options: later) == []


def test_replay_asks_as_the_reader_did(good):
    """History first; the exported wording where that gives another; the date that was asked for."""
    asked = []

    def ask(question, history, **options):
        asked.append((question, history, options))
        return dataclasses.replace(good, searched=options.get("searched") or "another wording")

    before = dataclasses.replace(good, fingerprint={**good.fingerprint, "as_of": "2024-03-01"})
    turn = Turn("Earlier?", good)
    replay(before, (turn,), ask)
    assert asked == [
        (good.question, (turn,), {"as_of": "2024-03-01"}),
        (good.question, (turn,), {"as_of": "2024-03-01", "searched": good.searched}),
    ]


def test_a_completed_wording_that_is_given_back_is_not_the_readers_own(seed_assistant):
    """ "Search again" with a day alone gives it back, and was answered from other passages, so that its replay told of changes."""
    turn = Turn(first := "What does the pact say about quantum computing?", seed_assistant.ask(first))
    completed = seed_assistant.ask("And semiconductors?", [turn])
    given = seed_assistant.ask("And semiconductors?", [turn], searched=completed.searched)
    assert given.evidence == completed.evidence
    assert replay(given, (turn,), seed_assistant.ask) == []


def test_an_unsupported_claim_is_labelled(good):
    claim = dataclasses.replace(good.claims[0], text="Something nobody says.", citations=(), support=Support.UNSUPPORTED)
    text = audit.export(dataclasses.replace(good, claims=(claim,), text=claim.text), "md").decode()
    assert "unsupported, no source" in text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": "Dogs must pay."}, "called quoted, yet not the words of its sources"),
        ({"page": 7}, "page"),
    ],
)
def test_a_forged_claim_or_page_is_told(change, told):
    """Neither had a test of its own: a claim that its own text agrees with, and a page that nobody compares."""
    text = "Dogs may enter the hall. Cats may not enter it."
    source = Source("a.md", "sha", text, "A", pages=(0,))
    one = Citation("a.md", "sha", 0, 24, text[:24], page=change.get("page", 1), title="A", kind="unknown")
    said = change.get("text", text[:24])
    made = Answer("May dogs?", "May dogs?", f"{said} [1]", claims=(Claim(said, (one,)),), fingerprint={"generation": "g"})
    wrong = [found for found in check(audit.export(made, "json"), "json", lambda path: source) if found.ok is False]
    assert any(told in found.reason for found in wrong), wrong
    assert [found.citation is None for found in wrong] == ["text" in change]  # of a claim: its quote stands all the same


def test_a_record_of_many_beginnings_is_read_in_one_go(good):
    """60,000 openings of the record in a DOCX of 47 kB held the check for minutes."""
    many = b'<record xmlns="urn:assistant:record">' * 60_000
    data = rewritten(audit.export(good, "docx"), lambda name, body: many if b"<record" in body else body)
    with pytest.raises(AssistantError, match="wanted a DOCX export"):
        check(data, "docx", lambda path: None)


def test_an_export_that_does_not_fit_leaves_no_part_of_it(tmp_path):
    """What had been written stayed, so that the same name was taken; the remedy was another name."""
    path = tmp_path / "answer.md"
    with no_room(), pytest.raises(AssistantError, match=r"wanted to write .*answer\.md, found File too large; free some room$"):
        audit.keep(path, b"x" * 100_000)
    assert audit.keep(path, b"x" * 100_000).stat().st_size == 100_000


def test_a_file_in_another_format_and_nothing_piped_in_are_told(good, find, monkeypatch):
    """What to call a file to be written was the advice for one to be read; where standard input was closed there was a traceback."""
    with pytest.raises(AssistantError, match=r"found \.txt; give the file as it was exported$"):
        check(audit.export(good, "md"), "txt", find)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(AssistantError, match="wanted the record of an answer"):
        check(*audit.fetch(pathlib.Path("-")), find)


def test_a_file_that_is_no_export_is_told_whatever_its_size(tmp_path):
    (tmp_path / "a.json").write_text("null")
    with pytest.raises(AssistantError, match="wanted the record of an answer"):
        audit.opened(*audit.fetch(tmp_path / "a.json"))
    with (tmp_path / "b.json").open("wb") as file:
        file.truncate(20_000_000_000)
    with pytest.raises(AssistantError, match="wanted at most"):
        audit.fetch(tmp_path / "b.json")


@pytest.mark.parametrize("mark", [" •", ""], ids=["this version", "one that put no mark"])
def test_points_of_a_list_are_told_apart_and_check(good, find, mark):
    """Three points without a full stop were shown as one sentence; the quotes stay as they are, and so do answers exported before."""
    first = good.citations[0]
    points = itertools.islice(re.finditer(r"\w+ \w+", find(first.source).text), 3)
    cited = [dataclasses.replace(first, start=one.start(), end=one.end(), quote=one[0]) for one in points]
    claim = Claim("\n".join(one.quote for one in cited), tuple(cited))
    text = worded([claim])
    assert text == f"{' • '.join(one.quote for one in cited)} [1][2][3]"
    assert " • ".join(one.quote for one in cited[:2]) in " ".join(stretches(claim)[0].split())
    told = dataclasses.replace(good, claims=(claim,), text=text.replace(" •", mark), governing=None, verdict=None)
    assert all(one.ok for one in check(audit.export(told, "json"), "json", find))
