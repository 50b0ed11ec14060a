"""What an audit export says in, Markdown or DOCX out, and back to the lines a reader sees; nothing from a source can become markup."""

import collections
import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from assistant.records import TALK, UNCERTAIN, Answer, AssistantError, Citation, Conflict, Turn

Block = tuple[str, str]  # (style, text); styles: title, heading, text, item, quote
HOW = "Every quote can be checked against the documents: assistant check FILE. The answer can be run again: assistant replay FILE."
RECORD = "Record"  # heading of the part that a program reads
# Raise it when the sheet or the wording of claims changes, so that an older export is not taken for an altered one.
LAYOUT = 6
ACTIVE = re.compile(  # what some reader of Markdown acts on inside a line: marks, entities, addresses, shortcodes
    r"[\\`*_{}\[\]<>#|~$^=@]|&(?=#?\w+;)|:(?=\S)|(?<=www)\.|^[-+!:(.]", re.I
)
LISTED = re.compile(r"^(\w{1,9})([.)])(?= |$)")  # what numbers an item at the start of a line
ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML cannot hold
MOST_UNPACKED = 50_000_000  # bytes that a DOCX export may unpack to; 200 turns with all their passages are a tenth of it
CUSTOM = "urn:assistant:record"
KEPT = re.compile(rf'<record xmlns="{CUSTOM}"[^<>]*>([^<]*)</record>')
KINDS = {"date": "the date", "number": "the number", "name": "the name", "polarity": "whether it is so"}
STYLES = {"title": "Title", "heading": "Heading 1", "text": "Normal", "item": "List Bullet", "quote": "Quote"}


def blocks(answer: Answer, history: Iterable[Turn], exported: str) -> list[Block]:
    """The whole sheet, in reading order."""
    found = [("title", answer.question), ("text", f"Exported on {exported}.")]
    if answer.searched != answer.question:
        found.append(("text", f"Searched for: {answer.searched}"))
    found += [*_ruled(answer), *_answered(answer), *_quoted(answer), *_differing(answer)]
    found += [*_read(answer), *_from(answer), *_earlier(history)]
    told = [note for note in answer.notes if note not in TALK]
    found += [("heading", "Notes"), *(("item", note) for note in told)] if told else []
    found += [("heading", "Fingerprint"), *(("item", f"{name}: {value}") for name, value in answer.fingerprint.items())]
    found.append(("text", HOW))
    return [(style, ILLEGAL.sub("\ufffd", text)) for style, text in found]


def places(answer: Answer) -> list[Citation]:
    """Every citation once, numbered from 1 as in the answer's text; then the governing one and the sides of conflicts."""
    found: dict[tuple[str, int, int], Citation] = {}
    sides = [side for one in answer.conflicts for side in one.sides]
    for one in (*answer.citations, *([answer.governing] if answer.governing else []), *sides):
        found.setdefault(one.place, one)
    return list(found.values())


def ruled(answer: Answer) -> str:
    """The verdict in words, with a question mark where it is in doubt; nothing where there is none."""
    return f"{str(answer.verdict).capitalize()}{'?' * (UNCERTAIN in answer.notes)}" if answer.verdict else ""


def _ruled(answer: Answer) -> Iterator[Block]:
    if answer.verdict is None:
        return
    yield "heading", "Verdict"
    yield "text", ruled(answer)
    if answer.governing:
        yield "text", f"The words that govern it, {_number(answer, answer.governing)}:"
        yield "quote", answer.governing.quote


def _answered(answer: Answer) -> Iterator[Block]:
    yield "heading", "Answer"
    if not answer.claims or not set(TALK).isdisjoint(answer.notes):  # else its words stand below, claim by claim
        yield "text", f"Refused. {answer.text}" if answer.refused else answer.text
    elif UNCERTAIN in answer.notes:
        yield "text", UNCERTAIN
    yield "text", f"Probability that the documents answer: {answer.confidence:.2f}"
    for claim in answer.claims:
        numbers = "".join(_number(answer, one) for one in claim.citations)
        yield "item", f"{f'{claim.lead} {claim.text}'.strip()} ({claim.support}, {numbers or 'no source'})"


def _quoted(answer: Answer) -> Iterator[Block]:
    found = places(answer)
    if found:
        yield "heading", "Quotes"
    for number, one in enumerate(found, 1):
        yield "text", f"[{number}] {described(one)}"
        yield "quote", one.quote


def _differing(answer: Answer) -> Iterator[Block]:
    if answer.conflicts:
        yield "heading", "Sources differ"
    for one in answer.conflicts:
        numbers = [_number(answer, side) for side in one.sides]
        yield "item", f"{differing(one)}: {', '.join(numbers) if reported(one) else ' against '.join(numbers)}"


def reported(one: Conflict) -> bool:
    """Whether one source tells of the difference itself."""
    return len({side.source for side in one.sides}) == 1


def differing(one: Conflict) -> str:
    """What a reader is told above the sides of a conflict, without a mark at its end."""
    kind, colon, _ = one.about.partition(": ")  # after the kind come stems, which are no words for a reader
    if reported(one):
        return "One source reports that accounts differ"
    if colon and kind in KINDS:
        return f"Sources differ on {KINDS[kind]}"
    whole = not one.about.strip() or one.about.rstrip().endswith((".", ":", ";", "!", "?"))
    return "Sources differ" if whole else f"Sources differ on {one.about}"


def _read(answer: Answer) -> Iterator[Block]:
    if answer.evidence:
        yield "heading", "Nearest passages, though not an answer" if answer.refused else "Passages that were read"
    for one in answer.evidence:
        yield "text", described(one)
        yield "quote", one.quote


def _from(answer: Answer) -> Iterator[Block]:
    """Each document once, with the places that it names as its own sources."""
    found = {one.source: one for one in answer.evidence if one.origin}
    if found:
        yield "heading", "Where the documents are from"
    for one in found.values():
        yield "text", f"{one.title}; {one.source}"
        yield from (("item", line) for line in one.origin)


def _earlier(history: Iterable[Turn]) -> Iterator[Block]:
    for place, turn in enumerate(history):
        if not place:
            yield "heading", "Earlier in this conversation"
        yield "text", f"Question: {turn.question}"
        yield "text", f"Answer: {turn.answer.text}"


def _number(answer: Answer, citation: Citation) -> str:
    return f"[{[one.place for one in places(answer)].index(citation.place) + 1}]"


def described(one: Citation) -> str:
    """Where a quote stands, in one line."""
    page = f", page {one.page}" if one.page else ""
    about = f"{one.title} ({one.kind}, {one.date or 'undated'}, {one.status}{page})"
    return f"{about}; {one.source}, characters {one.start} to {one.end}; SHA-256 {one.sha256}"


def markdown(sheet: Iterable[Block], record: str) -> str:
    """The sheet as Markdown: quotes in fences, everything else escaped, the record in the last fence."""
    heads = {"title": "# ", "heading": "## ", "text": "", "item": "- "}
    parts = [fenced(text) if style == "quote" else heads[style] + escaped(text) for style, text in sheet]
    return "\n\n".join([*parts, f"## {RECORD}", fenced(record, "json")]) + "\n"


def escaped(text: str) -> str:
    """Text on one line that no Markdown reader takes for markup, as readable as that allows.

    >>> escaped("2026-11-24. [x](javascript:y) <b>")
    '2026-11-24. \\\\[x\\\\](javascript\\\\:y) \\\\<b\\\\>'
    """
    return LISTED.sub(r"\1\\\2", ACTIVE.sub(r"\\\g<0>", " ".join(text.split())))


def fenced(text: str, language: str = "") -> str:
    """Text as it is, in a fence longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def parse_markdown(text: str) -> tuple[str, str]:
    """(what the reader sees, the record) of `markdown`; raises AssistantError when there is no record."""
    text = text.replace("\r\n", "\n")
    seen, mark, rest = text.rpartition(f"\n\n## {RECORD}\n\n")
    found = re.fullmatch(r"(`{3,})json\n(.*)\n\1\s*", rest, re.DOTALL)
    if not mark or not found:
        raise AssistantError("wanted an export with its record at the end, found none; export the answer again")
    return seen, found.group(2)


def docx(sheet: Iterable[Block], record: str) -> bytes:
    """The sheet as a DOCX file; the record (ASCII) is a custom XML part, which word processors keep."""
    import docx as library
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = library.Document()
    document.core_properties.author, document.core_properties.comments = "", ""
    for style, text in sheet:
        document.add_paragraph(text, style=STYLES[style])
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="{CUSTOM}">{html.escape(record, quote=False)}</record>'.encode()
    part = Part(PackURI("/customXml/record.xml"), "application/xml", data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def parse_docx(data: bytes) -> tuple[str, str]:
    """(paragraphs as the reader sees them, the record) of `docx`; raises AssistantError when there is no record."""
    import docx as library

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:  # packed anew, as python-docx would unpack whatever the sizes hide
        for name, body in dict(_unpacked(data)).items():
            archive.writestr(name, body)
    try:
        document = library.Document(held)
        parts = [relation.target_part.blob for relation in document.part.rels.values() if not relation.is_external]
        records = [found.group(1) for blob in parts if CUSTOM.encode() in blob and (found := KEPT.search(blob.decode()))]
        paragraphs = [("", paragraph.text) for paragraph in document.paragraphs]
    except Exception as error:  # a damaged archive raises whatever the zip, XML or Word reader does
        kind = type(error).__name__
        raise AssistantError(f"wanted a DOCX export, found a file that cannot be read ({kind}); export the answer again") from error
    if len(records) != 1:
        raise AssistantError(f"wanted a DOCX export with one record in it, found {len(records)}; export the answer again")
    return seen(paragraphs), html.unescape(records[0])


def unlike(one: bytes, other: bytes) -> list[str]:
    """The parts in which two DOCX files differ, however they are packed: header, styles and all."""
    ours, theirs = collections.Counter(_unpacked(one)), collections.Counter(_unpacked(other))
    return sorted({name for name, _ in (ours - theirs) + (theirs - ours)})


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    """(name, body) of each part, read up to the size that it says it has; raises AssistantError for far more than an export."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            found = [(part.filename, archive.open(part).read(part.file_size)) for part in archive.infolist() if size <= MOST_UNPACKED]
    except Exception as error:  # a damaged archive raises whatever its packer does
        kind = type(error).__name__
        raise AssistantError(f"wanted a DOCX export, found a file that cannot be read ({kind}); export the answer again") from error
    if size > MOST_UNPACKED:
        raise AssistantError(
            f"wanted a DOCX export, found an archive that unpacks to over {MOST_UNPACKED // 1_000_000} MB; export the answer again"
        )
    return found


def seen(sheet: Iterable[Block]) -> str:
    """The paragraphs of a DOCX sheet as one text, to compare."""
    return "\n\n".join(text for _, text in sheet)
