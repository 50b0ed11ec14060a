"""A web page in, its content as Markdown out; and the pages that are made of Office files.

What is no menu is kept whole, as an extractor that guesses what matters (trafilatura) left out dates in <time>, text beside paragraphs,
lists of links, and the rest of a sentence behind a comment ("Dogs may enter", of "Dogs may enter only on a lead").
"""

import contextlib
import io
import itertools
import re
from collections.abc import Sequence
from typing import Any

from assistant.language.dates import issued
from assistant.sources import markup, menus, typed
from assistant.sources.characters import Unreadable, clean, decode
from assistant.sources.metadata import date
from assistant.sources.numerals import figure, whole

OPTIONS: dict[str, Any] = {"escape_asterisks": False, "escape_underscores": False, "wrap": True, "wrap_width": None, "bullets": "-"}
DATED = re.compile(
    r"(?:dc|dcterms|article|og)?[.:]?(?:date|issued|created|modified|date(?:modified|published)|(?:published|modified|updated)_time)", re.I
)  # in <meta>
NAMED = re.compile(rb"(?:charset|\A\s*<\?xml\s[^>]{0,200}encoding)=[\"']?([\w-]+)")  # the encoding of a page
BREAK = re.compile(r" +$", re.MULTILINE)  # two blanks are a line break in Markdown
MARK = re.compile(r"\W*(?:\d{1,3}|[a-z*†‡↑↩])\W*", re.IGNORECASE)  # of a note at the foot of the page, where it is raised …
ALONE = re.compile(r"\s*(?:\[\w{1,3}\]|[*†‡↑↩^¶#§🔗\uE000-\uF8FF\uFE0E\uFE0F]+)\s*")  # … and where it is not
ENDED = re.compile(r"[.!?:]$")
POINT = re.compile(r"\s*(?:\(?[0-9a-zA-Z]{1,4}[.)]|[-–—•·])\s*")  # the mark of a point
LAID = (  # a table that lays out a page
    "self::*[@role='presentation' or @role='none' or .//table] | "
    "self::*[not(.//th)][.//td/h1 or .//td/h2 or .//td/h3 or .//td/pre or .//td/hr]"
)
BULLET = re.compile(r"\s*(?:\(?\w{1,5}[.)]|[^\w\s]|[ovqüØ])\s+")  # of a list that Word wrote
LETTERS = {"a": [*"abcdefghijklmnopqrstuvwxyz"], "i": [figure(number, "lowerRoman") for number in range(1, 100)]}
BOXES = (  # that the converter takes for words of a line, so that what one says would run into what another does
    "address aside center details dialog fieldset figure footer form header hgroup legend listing main search summary".split()
)
TOWARDS = re.compile(
    r"\s*(?:(?:skip|jump) to (?:the )?(?:main |page )?(?:content|navigation|menu)|(?:back|return) to (?:the )?top|top of (?:the )?page)\b",
    re.IGNORECASE,
)
DROPPED = (  # a button stays that opens a section, or is a word of a sentence that it explains
    "//style | //svg | //iframe | //object | //select | //textarea | //img | //audio | //video | //canvas | //noscript | //button[not("
    "ancestor::h1 | ancestor::h2 | ancestor::h3 | ancestor::h4 | ancestor::summary | parent::p[text()[normalize-space()]])]"
)


def read_html(data: bytes) -> dict[str, Any]:
    """The main text of a web page as Markdown, menus, banners and footers left out."""
    from lxml import html  # type: ignore[import-untyped]
    from markitdown import StreamInfo
    from markitdown.converters import HtmlConverter

    tree = html.fromstring(clean(_decoded(data)).encode(), parser=html.HTMLParser(encoding="utf-8"), ensure_head_body=True)
    title = " ".join((tree.findtext(".//title") or "").split())
    heads = ((one.get("name") or one.get("property") or one.get("itemprop") or "", one.get("content")) for one in tree.iterfind(".//meta"))
    days = [day for name, said in heads if DATED.fullmatch(name) and (day := date((said or "")[:10]))]
    page = html.tostring(markup.defined(told(menus.part(markup.seen(unlaid(tree))))), encoding="utf-8")
    made = HtmlConverter().convert(io.BytesIO(page), StreamInfo(charset="utf-8"), **OPTIONS)
    text = typed.unpiped(BREAK.sub("", made.markdown))
    return {"text": text, "title": title, "date": issued(text) or max(days, default=None)}  # what its reader sees before what none does


def _decoded(data: bytes) -> str:
    """The text of a page, in the encoding that it names or in another; raises Unreadable for what is not text."""
    named = NAMED.search(data[:4096])
    try:
        return data.decode("utf-8-sig" if not named or b"utf" in named[1].lower() else named[1].decode())
    except (UnicodeError, LookupError):
        return decode(data)


def unlaid(tree: Any) -> Any:
    """A page whose tables that only lay it out are boxes, and those that only set marks before points are paragraphs with their marks."""
    for table in tree.xpath("//table"):
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.xpath(markup.ROWS)]
        said = [[cell for cell in row if (cell.text_content() or "").strip()] for row in rows]
        marked = [len(row) == 2 and POINT.fullmatch(row[0].text_content()) for row in said if row]
        if not (table.xpath(LAID) or sum(map(len, rows)) == 1 or (marked and all(marked))):
            widened(rows)
            continue
        for row in said:
            if len(row) == 2 and POINT.fullmatch(row[0].text_content()):
                markup.begun(row[1], f"{row[0].text_content().strip()} ")
                row[0].drop_tree()
        for one in (table, *table.xpath(f"{markup.ROWS} | ./thead | ./tbody | ./tfoot | ./caption"), *itertools.chain(*rows)):
            one.tag = "div"
    return tree


def widened(rows: Sequence[Sequence[Any]]) -> None:
    """Give a table of two columns under a row that is marked as one of names a third, empty one: of two, no first row is known to name."""
    first, *rest = rows
    if all(len(row) == 2 for row in rows) and {one.tag for one in first} == {"th"} and any(one.tag == "td" for row in rest for one in row):
        for row in rows:
            row[1].addnext(row[1].makeelement("td"))


def told(tree: Any) -> Any:
    """A page without comments, lists to choose from and slanted type, with links as words and the numbers of lists before their points."""
    from lxml import etree

    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    for formula in tree.xpath("//img[@alt and (contains(@class, 'math') or contains(@class, 'latex'))]"):
        formula.tag, formula.text = "span", formula.get("alt")
    for one in tree.xpath(DROPPED):
        one.drop_tree()
    for link in list(tree.iter("a")):
        to, words = link.get("href", ""), link.text_content()
        mark = MARK if link.xpath("ancestor::sup | descendant::sup") else ALONE
        if to.startswith(("#footnote-", "#endnote-")):  # Word's are read in comments.py
            continue
        if to.startswith("#") and (mark.fullmatch(words) or TOWARDS.match(words)):
            link.drop_tree()
        else:
            link.tag = markup.BARE
    for one in tree.iter("q"):
        one.text, one.tail = f"“{one.text or ''}", f"”{one.tail or ''}"
    etree.strip_tags(tree, "q", "em", "i", "button", markup.BARE)
    for point in tree.xpath("//p[starts-with(@class, 'MsoList')]"):
        for span in itertools.islice(point.iter("span"), 3):
            if BULLET.fullmatch(span.text_content()):
                told = span.text_content().strip()
                span[:], span.text = [], f"{told if told.endswith(('.', ')')) else '-'} "
                break
    for listed in list(tree.iter("ol")):
        counted(listed)
    for name in tree.xpath("//details[not(.//h1 or .//h2 or .//h3 or .//h4 or .//table)]/summary"):
        if said := " ".join(name.text_content().split()):
            box = name.getparent()
            name.drop_tree()
            markup.begun(box, f"{said}{' ' if ENDED.search(said) else ': '}")
    for box in list(tree.iter(*BOXES)):
        box.tag = "div"
    for listed in list(tree.iter("dir", "menu")):
        listed.tag = "ul"
    return markup.barred(tree)


def counted(listed: Any) -> None:
    """Give the points of a list the numbers that a page shows, and the letters: Markdown has but figures, and counts on from the first."""
    kind, back = listed.get("type", "1"), "reversed" in listed.attrib
    names = LETTERS.get(kind.lower())
    number = whole(listed.get("start"), len(listed.findall("li")) if back else 1)
    follows, part = None, listed
    for point in list(listed):
        if point.tag == "li":
            number = whole(point.get("value"), number)
            if names and 0 < number <= len(names):
                point.text = f"({names[number - 1] if kind.islower() else names[number - 1].upper()}) {(point.text or '').lstrip()}"
            elif not names and follows not in (None, number):
                above, part = part, listed.makeelement("ol")
                above.addnext(part)
                above.tail, part.tail = None, above.tail
            if number != follows:
                part.set("start", str(number))
            follows = number + 1
            number += -1 if back else 1
        if part is not listed:
            part.append(point)
    if names:
        listed.tag = "ul"


def pages() -> Any:
    """markitdown's reader of pages, which it makes of Office files too, told what this file knows of them."""
    import markitdown.converters
    from lxml import html

    class Pages(markitdown.converters.HtmlConverter):
        def convert(self, file_stream: Any, stream_info: Any, **options: Any) -> Any:
            data = file_stream.read()
            with contextlib.suppress(Unreadable):  # a picture among the chapters of a book
                data = _decoded(data).encode() if stream_info.charset is None else data
            if data.strip():
                parser = html.HTMLParser(encoding=stream_info.charset or "utf-8")
                tree = html.document_fromstring(data, parser=parser, ensure_head_body=True)
                data = html.tostring(told(markup.seen(tree)), encoding="utf-8")
            return super().convert(io.BytesIO(data), markitdown.StreamInfo(charset="utf-8"), **options, **OPTIONS)

    return Pages()
