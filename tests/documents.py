"""Documents made on the spot, so that no test depends on a binary file in the repository."""

from __future__ import annotations

import email.message
import io
import zipfile
from collections.abc import Sequence

WORDS = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def archive(members: dict[str, bytes | str]) -> bytes:
    """A ZIP file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return held.getvalue()


def docx(paragraphs: Sequence[str], *, body: str | None = None) -> bytes:
    """A Word file; a paragraph that begins with "# " is a heading, with "= " the title; `body` replaces the XML of all of them."""
    made = []
    for text in paragraphs:
        style = {"# ": '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', "= ": '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'}.get(text[:2], "")
        made.append(f"<w:p>{style}<w:r><w:t>{text[2:] if style else text}</w:t></w:r></w:p>")
    document = body if body is not None else WORDS.format("".join(made))
    return archive({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document})


def pptx(slides: Sequence[tuple[str, str]]) -> bytes:
    """A presentation of (title, text) slides."""
    import pptx as library

    made = library.Presentation()
    for title, text in slides:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, text
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet; a pair is a value and its number format."""
    import openpyxl

    made = openpyxl.Workbook()
    for line, row in enumerate(rows, 1):
        made.active.append([one[0] if isinstance(one, tuple) else one for one in row])
        for column, one in enumerate(row, 1):
            if isinstance(one, tuple):
                made.active.cell(line, column).number_format = one[1]
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def eml(subject: str, text: str, *, html: bool = False) -> bytes:
    """A message of 13 December 2024."""
    made = email.message.EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "desk@example.org", "all@example.org"
    made["Date"] = "Fri, 13 Dec 2024 10:00:00 +0000"
    made.set_content(text, subtype="html" if html else "plain")
    made.add_attachment(b"1,2", maintype="text", subtype="csv", filename="figures.csv")
    return made.as_bytes()


def epub(title: str, chapters: Sequence[str], encoding: str = "") -> bytes:
    """A book; `encoding` is what its chapters are in, and say that they are."""
    names = [f"c{place}.xhtml" for place in range(len(chapters))]
    items = "".join(f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in names)
    package = (
        f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    told = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding else ""
    pages = {
        f"OEBPS/{name}": f"{told}<html><body><p>{text}</p></body></html>".encode(encoding or "utf-8")
        for name, text in zip(names, chapters, strict=True)
    }
    return archive({"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/content.opf": package, **pages})


def pdf(pages: Sequence[str | bytes], *, rotate: int = 0, password: str | None = None, title: str | None = None) -> bytes:
    """A PDF, one text a page, line by line from the top; bytes are a page's own content stream; `password` opens it, "" is no hindrance."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(f"/{value}")
            for key, value in (("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica"))
        }
    )
    for content in pages:
        page = writer.add_blank_page(612, 792)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        stream = DecodedStreamObject()
        stream.set_data(content if isinstance(content, bytes) else lines(content, 72))
        page[NameObject("/Contents")] = writer._add_object(stream)
        if rotate:
            page.rotate(rotate)
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, "owner")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def lines(text: str, left: int) -> bytes:
    """The content stream of a column of text."""
    shown = "".join(f"({line.translate({40: None, 41: None, 92: None})}) Tj T* " for line in text.splitlines())
    return f"BT /F1 11 Tf 14 TL 1 0 0 1 {left} 720 Tm {shown} ET".encode("latin-1", "replace")
