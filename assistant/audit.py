"""An Answer in, a file for the records out; and such a file in, whether every quote in it still stands."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import cast

from assistant import sheet
from assistant.plain import build, today
from assistant.records import Answer, AssistantError, Citation, Claim, Evidence, Source, Support, Turn

FORMATS = ("md", "json", "docx")
NAME = 60  # letters of the question in a file's name
DESCRIBED = ("title", "date", "kind", "status")


@dataclasses.dataclass(frozen=True, slots=True)
class Export:
    """An answer with the turns before it, oldest first; `exported` is the day, ISO 8601."""

    answer: Answer
    history: tuple[Turn, ...] = ()
    exported: str = ""
    layout: int = sheet.LAYOUT


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """Whether one quote stands; `citation` is None where the finding is about the file as a whole."""

    citation: Citation | None
    ok: bool
    reason: str


def export(answer: Answer, format: str, *, history: Sequence[Turn] = (), exported: str | None = None) -> bytes:
    """The answer as a file in one of FORMATS, UTF-8, with all that `check` and `replay` need."""
    if format not in FORMATS:
        raise _unknown(format)
    whole = Export(answer, tuple(history), exported or today())
    if format == "json":
        return (_record(whole, indent=2) + "\n").encode("utf-8", "surrogatepass")
    if format == "docx":
        return sheet.docx(_blocks(whole), _record(whole, ascii_only=True))
    return sheet.markdown(_blocks(whole), _record(whole, ascii_only=True)).encode()


def format_of(name: str | pathlib.PurePath) -> str:
    """The format that a file's ending asks for.

    >>> format_of("answer.MD")
    'md'
    """
    return pathlib.PurePath(name).suffix.lower().lstrip(".").replace("markdown", "md")


def name(question: str, format: str, day: str | None = None) -> str:
    """A file name for an export, of plain letters, digits and hyphens: the day and the question's first words.

    >>> name("Does the Pact permit “quantum” work at the Café?", "md", "2026-11-24")
    '2026-11-24-does-the-pact-permit-quantum-work-at-the-cafe.md'
    """
    letters = unicodedata.normalize("NFKD", question[:500]).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))
    short = words if len(words) <= NAME else words[: NAME + 1].rpartition("-")[0] or words[:NAME]
    return f"{day or today()}-{short or 'answer'}.{format}"


def _unknown(format: str) -> AssistantError:
    return AssistantError(
        f"wanted a file that ends in .{', .'.join(FORMATS)}, found {f'.{format}' if format else 'no ending'}; name it, say, answer.md"
    )


def _record(whole: Export, *, indent: int | None = None, ascii_only: bool = False) -> str:
    plain = {**dataclasses.asdict(whole), "answer": whole.answer.to_dict()}
    plain["history"] = [{"question": turn.question, "answer": turn.answer.to_dict()} for turn in whole.history]
    return json.dumps(plain, ensure_ascii=ascii_only, indent=indent)


def _blocks(whole: Export) -> list[sheet.Block]:
    return sheet.blocks(whole.answer, whole.history, whole.exported, whole.layout)


def keep(path: pathlib.Path, data: bytes) -> pathlib.Path:
    """Write an export to a new file; what is filed is never overwritten."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise AssistantError(f"wanted to write {path}, found {error.strerror or error}; choose another name") from error
    return path


def fetch(path: pathlib.Path) -> tuple[bytes, str]:
    """(bytes, format) of an exported file."""
    try:
        return path.read_bytes(), format_of(path)
    except OSError as error:
        raise AssistantError(f"wanted an exported answer at {path}, found {error.strerror or error}; check the name") from error


def held(sources: Mapping[str, Source]) -> Callable[[str], Source]:
    """A `find` for `check` from the texts that an index keeps."""

    def find(path: str) -> Source:
        if path not in sources:
            raise AssistantError("wanted its text in the index, found none; check against the documents")
        return sources[path]

    return find


def read(data: bytes, format: str) -> Export:
    """The export in a file's bytes (also what `assistant ask --json` prints); raises AssistantError for anything else."""
    return _opened(data, format)[0]


def _opened(data: bytes, format: str) -> tuple[Export, str | None, str]:
    """(the export, what its reader sees, None where that is the record itself, the record)."""
    if format not in FORMATS:
        raise _unknown(format)
    seen: str | None = None
    if format == "docx":
        seen, text = sheet.parse_docx(data)
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise AssistantError("wanted an export in UTF-8, found other bytes; export the answer again") from error
        if format == "md":
            seen, text = sheet.parse_markdown(text)
    try:
        plain = json.loads(text)
        if "answer" not in plain:
            return Export(Answer.from_json(text)), seen, text
        return cast(Export, build(Export, plain)), seen, text
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise AssistantError(f"wanted the record of an answer, found something else ({error}); export the answer again") from error


def check(data: bytes, format: str, find: Callable[[str], Source]) -> list[Finding]:
    """Every quote of an export against its source, and what its reader sees against its record.

    `find` gives the source at a path, read from the documents or kept by the index, or raises AssistantError.
    """
    whole, seen, record = _opened(data, format)
    found = [_file(whole, seen, format)]
    if format == "docx" and found[0].ok and (part := sheet.unlike(data, sheet.docx(_blocks(whole), record))):
        found = [Finding(None, False, f"{part} is not as exported: something was added or hidden, or a word processor has saved it again")]
    known: dict[str, Source | str] = {}
    for answer in (*(turn.answer for turn in whole.history), whole.answer):
        for quote in _quotes(answer):
            if quote.source not in known:
                known[quote.source] = _found(find, quote.source)
            found.append(_compared(quote, known[quote.source]))
        found.extend(_claims(answer))
        found.extend(_parts(answer.evidence))
    return list({(one.citation, one.reason): one for one in found}.values())


def _file(whole: Export, seen: str | None, format: str) -> Finding:
    """Whether what the reader sees is what the record says, line by line."""
    if seen is None:
        return Finding(None, True, "the record is whole")
    if not 1 <= whole.layout <= sheet.LAYOUT:
        return Finding(
            None, False, f"laid out by version {whole.layout}, this is {sheet.LAYOUT}: only its record was checked; export it again"
        )
    blocks = _blocks(whole)
    want = sheet.seen(blocks) if format == "docx" else sheet.parse_markdown(sheet.markdown(blocks, "{}", whole.layout))[0]
    have, lines = seen.split("\n"), want.split("\n")
    for number, (one, other) in enumerate(zip(have, lines, strict=False), 1):
        if one != other:
            return Finding(None, False, f"line {number} has been altered: it reads {one[:80]!r}, the record says {other[:80]!r}")
    whole_length = len(have) == len(lines)
    return Finding(None, whole_length, "it reads as its record says" if whole_length else "lines have been added or taken away at the end")


def _quotes(answer: Answer) -> Iterator[Citation]:
    """Everything that the answer says stands in a source."""
    yield from (one for claim in answer.claims for one in claim.citations)
    yield from (side for one in answer.conflicts for side in one.sides)
    if answer.governing:
        yield answer.governing
    names = [field.name for field in dataclasses.fields(Citation)]
    yield from (Citation(**{name: getattr(one, name) for name in names}) for one in answer.evidence)


def _found(find: Callable[[str], Source], path: str) -> Source | str:
    try:
        return find(path)
    except AssistantError as error:
        return str(error)


def _compared(quote: Citation, source: Source | str) -> Finding:
    """One quote against the source as it is now."""
    if isinstance(source, str):
        return Finding(quote, False, f"{quote.source} cannot be read: {source}")
    exact = 0 <= quote.start < quote.end and source.text[quote.start : quote.end] == quote.quote
    elsewhere = source.text.find(quote.quote)
    words = (
        "the same words stand at their place"
        if exact
        else f"the words stand at {elsewhere}"
        if elsewhere >= 0
        else "the words are not in it"
    )
    if source.sha256 != quote.sha256:
        hashes = f"SHA-256 {quote.sha256[:12]}, now {source.sha256[:12]}"
        return Finding(quote, False, f"{quote.source} has changed since the export ({hashes}); {words}")
    if not exact:
        return Finding(quote, False, f"{quote.source} does not say this at {quote.start} to {quote.end}; {words}")
    said = {name: (getattr(quote, name), getattr(source, name)) for name in DESCRIBED} | {"page": (quote.page, source.page(quote.start))}
    wrong = [f"{name} {one!r}, the document says {other!r}" for name, (one, other) in said.items() if one != other]
    return Finding(quote, not wrong, f"{quote.source} is described otherwise: {'; '.join(wrong)}" if wrong else "exact")


def _claims(answer: Answer) -> Iterator[Finding]:
    """Claims that are called quoted and are not, or that the answer's text does not make."""
    for claim in answer.claims:
        first = claim.citations[0] if claim.citations else None
        if claim.support is Support.QUOTED and not _verbatim(claim):
            yield Finding(first, False, f"called quoted, yet not the words of its sources: {claim.text[:80]!r}")
        if " ".join(claim.text.split()) not in " ".join(answer.text.split()):
            yield Finding(first, False, f"a claim that the answer does not make: {claim.text[:80]!r}")


def _verbatim(claim: Claim) -> bool:
    """Whether the claim is nothing but its quotes, one or all of them in order."""
    quotes = [" ".join(one.quote.split()) for one in claim.citations]
    return " ".join(claim.text.split()) in (*quotes, " ".join(quotes))


def _parts(evidence: Iterable[Evidence]) -> Iterator[Finding]:
    """Sentences that are not the slice of their passage that they say they are."""
    for one in evidence:
        for sentence in one.sentences:
            if one.quote[sentence.start - one.start : sentence.end - one.start] != sentence.text:
                place = f"{one.source} at {sentence.start} to {sentence.end}"
                yield Finding(None, False, f"a sentence of {place} is not in its passage: {sentence.text[:80]!r}")
