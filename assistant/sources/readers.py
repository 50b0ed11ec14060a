"""The bytes of one file in, its text out, one function a format.

Runs in the child process of `child.py`, so that no file can hang or swell the assistant; knows nothing of the corpus or the index.
"""

import csv
import functools
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from assistant.sources import comments, filled, formats, mail, margins, metadata, office, tables, tags, typed, webpage
from assistant.sources.characters import Unreadable, clean, decode

MAX_CHARACTERS = 5_000_000  # of extracted text in one document; the King James Bible has 4.3 million
MAX_UNPACKED = 500_000_000  # bytes that an Office or EPUB file may unpack to
LARGE = 2_000_000  # bytes of a workbook, or cells of a sheet, from which on it is read row by row, without knowing which cells are merged
VERSION = "33"  # part of what makes a stored text current; raise it when a reader's output changes
UNCOUNTED = re.compile(  # a cell with a formula and no value, as programs write it that do not count; that of t="str" is an empty text
    rb"<(?:\w+:)?c\b(?![^<>]*\st=\"str\")[^<>]*>\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</"
)
BOILED = re.compile(r"\s*\[Threaded comment\].*?\nComment:", re.DOTALL)
TAGGED = re.compile(r"^ {0,3}<table\b(?:(?!<table\b).)*?</table>[ \t]*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)  # a table in tags
SLIDE = re.compile(r"<!-- Slide number: \d+ -->\n?")  # markitdown's
NO_VALUE = re.compile(r"(?<=[^\n]\|) None (?=\|)")  # of a point, but no name of one: how markitdown writes it in a chart's table
SEPARATOR = re.compile(r"sep=(.)\n", re.IGNORECASE)  # Excel's first line of a CSV file
LOCKED = "wanted a readable PDF, found one locked with a password; save a copy without the password"
STYLES = "p[style-name='Title'] => h1:fresh\np.Title => h1:fresh"  # else the first section gives a document its name


def read_markdown(data: bytes) -> dict[str, Any]:
    """Markdown as it is written, but for its tables and what no reader of the rendered page sees; metadata at its head stay as they are."""
    whole = clean(decode(data))
    known, body = metadata.front_matter(whole)
    head = whole.rstrip()[: -len(body) or None] if known else ""
    text = comments.seen(body if known else whole)
    text = TAGGED.sub(lambda found: _tagged(found[0].replace(comments.OPEN, "&lt;")), text)
    return {"text": head + typed.unpiped(tags.bare(text).replace(comments.OPEN, "<"), ruled=True)}


def _tagged(table: str) -> str:
    return str(webpage.read_html(table.encode())["text"]).strip().replace("<", comments.OPEN)


def read_pdf(data: bytes) -> dict[str, Any]:
    """Text page by page, what is filled in last; `pages` is what the caller turns into offsets."""
    import pypdf.errors

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(LOCKED)
        pages = margins.unwrapped(margins.unnumbered([clean(page.extract_text() or "") for page in reader.pages]))
        pages = ["\n\n".join(filter(None, [text, *filled.written(page)])) for text, page in zip(pages, reader.pages, strict=True)]
        title = str(reader.metadata.title or "" if reader.metadata else "")
    except pypdf.errors.DependencyError as error:
        raise Unreadable(LOCKED) from error
    if sum(character.isalnum() for page in pages for character in page) < 10:
        raise Unreadable(f"wanted text, found {len(pages)} pages without any (a scan); run it through OCR, for example ocrmypdf, first")
    return {"pages": pages, "title": "" if title.lower().startswith(("microsoft", "untitled")) or " " not in title else title}


def read_office(converter: str, data: bytes) -> dict[str, Any]:
    """DOCX, PPTX and EPUB as Markdown."""
    import markitdown.converters

    _check_zip(data)
    reader = getattr(markitdown.converters, converter)()
    reader._html_converter = webpage.pages()
    if chart := getattr(reader, "_convert_chart_to_markdown", None):
        # without a line's end what follows would end its last row
        reader._convert_chart_to_markdown = lambda drawn: NO_VALUE.sub(" ", f"{chart(drawn) or ''}\n")
    made = reader.convert(io.BytesIO(office.shown(data)), markitdown.StreamInfo(), style_map=STYLES)
    text = re.sub(r"!\[[^\]]{0,2000}\]\([^)]{0,2000}\)", "", SLIDE.sub("", made.markdown))
    return {"text": typed.unpiped(comments.noted(clean(text))), "title": made.title or ""}


def read_sheets(data: bytes) -> dict[str, Any]:
    """The sheets of a workbook, a heading for each and a line for each row."""
    import openpyxl

    _check_zip(data)
    found = []
    book = functools.partial(openpyxl.load_workbook, io.BytesIO(data), data_only=True, keep_links=False)
    large = len(data) > LARGE
    sheets = book(read_only=large).worksheets
    if not large and (large := any(one.max_row * one.max_column > LARGE for one in sheets)):  # or every empty cell would be made
        sheets = book(read_only=True).worksheets
    for sheet in sheets:
        if sheet.sheet_state != "visible":
            continue
        if large:
            sheet.reset_dimensions()  # what a program wrote as the sheet's size may cut it
        for area in [] if large else list(sheet.merged_cells.ranges):
            first = sheet.cell(area.min_row, area.min_col)
            sheet.unmerge_cells(str(area))
            for row in range(area.min_row + 1, 0 if first.font.strike else area.max_row + 1):
                sheet.cell(row, area.min_col, first.value).number_format = first.number_format
        lines = tables.sheet([_cell(one) for one in row] for row in sheet.iter_rows())
        noted = [] if large else [one for row in sheet.iter_rows() for one in row if one.comment]
        lines += [f"Comment on {_cell(one) or one.coordinate}: {_noted(one.comment)}" for one in noted]
        if lines:
            found.append("\n".join([f"## {sheet.title}", *lines]))
    return {"text": "\n\n".join(found), "doubts": _uncounted(data)}


def _uncounted(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
        count = sum(sum(1 for _ in UNCOUNTED.finditer(archive.read(name))) for name in sheets)
    told = f"wanted the value of each cell, found {count} with a formula alone, left out; save the file in Excel"
    return [told] if count else []


def _cell(cell: Any) -> str:
    """What a reader takes from a cell: nothing from a fault, or from what is struck out."""
    struck = cell.data_type == "e" or (getattr(cell, "font", None) is not None and cell.font.strike)
    return "" if struck else formats.cell(cell.value, cell.number_format)


def _noted(comment: Any) -> str:
    """What a comment says, without its author's name and Excel's own words before it."""
    text = BOILED.sub("", str(comment.text or ""), count=1).strip().removeprefix(f"{comment.author}:")
    return " ".join(text.split())


def _check_zip(data: bytes) -> None:
    """Refuse archives that are damaged, locked or that unpack to far more than a document."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(f"wanted an Office or EPUB file, found damaged data ({error}); save it again, without a password") from error
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Unreadable(
            f"wanted a document, found an archive that unpacks to over {MAX_UNPACKED // 1_000_000} MB; remove it or save a smaller copy"
        )


def read_csv(data: bytes) -> dict[str, Any]:
    """A table, a line for each row."""
    text = clean(decode(data))
    if told := SEPARATOR.match(text):
        text = text[told.end() :]
    tabs = {line.rstrip().count("\t") for line in text.split("\n") if line.strip()}
    try:
        if told or (len(tabs) == 1 and 0 not in tabs):  # each cell may hold a comma, too, as names do
            mark = told[1] if told else "\t"
        else:
            mark = csv.Sniffer().sniff(text[:4096], delimiters=",;\t|").delimiter  # its rules on quotes are guesses from the first rows
    except csv.Error:
        mark = ","
    csv.field_size_limit(len(text) or 1)  # 131,072 unless told otherwise
    return {"text": "\n".join(tables.sheet(csv.reader(io.StringIO(text), delimiter=mark, skipinitialspace=True)))}


READERS: dict[str, Callable[[bytes], dict[str, Any]]] = {
    **dict.fromkeys((".txt", ".text"), lambda data: {"text": typed.unspaced(typed.unpiped(clean(decode(data)), ruled=True))}),
    **dict.fromkeys((".md", ".markdown"), read_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), webpage.read_html),
    ".pdf": read_pdf,
    ".docx": functools.partial(read_office, "DocxConverter"),
    ".pptx": functools.partial(read_office, "PptxConverter"),
    ".xlsx": read_sheets,
    ".epub": functools.partial(read_office, "EpubConverter"),
    ".csv": read_csv,
    ".eml": mail.read_email,
}


def read(suffix: str, data: bytes) -> dict[str, Any]:
    """What one file holds, clean: `text` or a list of `pages`, perhaps `title` and `date`; raises Unreadable with one line for all else."""
    try:
        found = READERS[suffix](data)
    except Unreadable:
        raise
    except MemoryError as error:
        raise Unreadable("wanted a document, found one that needs over 2 GB of memory to read; save a smaller copy or remove it") from error
    except RecursionError as error:
        raise Unreadable("wanted a document, found one nested too deeply to read; save a simpler copy or remove it") from error
    except Exception as error:
        detail = f"one that its reader cannot make sense of ({' '.join(f'{type(error).__name__}: {error}'.split())[:160]})"
        raise Unreadable(f"wanted a {suffix[1:].upper()} file, found {detail}; save it again") from error
    found = {key: clean(value) if isinstance(value, str) else value for key, value in found.items()}
    parts = found.get("pages") or [found["text"]]
    if (length := sum(map(len, parts))) > MAX_CHARACTERS:
        raise Unreadable(f"wanted up to {MAX_CHARACTERS:,} characters of text, found {length:,}; split the file into parts")
    if not any(map(str.strip, parts)):
        raise Unreadable("wanted text, found none in the file; add some or remove the file")
    return found
