"""A web page in, its main part as Markdown out; and the pages that are made of Office files.

What is no menu is kept whole: an extractor that guesses what matters (trafilatura, used until 0.1) lost dates in <time>, text beside
paragraphs, lists of links, and the rest of a sentence behind a comment ("Dogs may enter", of "Dogs may enter only on a lead").
"""

from __future__ import annotations

import io
import itertools
import re
from typing import Any

from assistant import markup, typed
from assistant.characters import clean, decode
from assistant.comments import fenced

OPTIONS: dict[str, Any] = {"escape_asterisks": False, "escape_underscores": False, "wrap": True, "wrap_width": None, "bullets": "-"}
TABLE = re.compile(r"^ {0,3}<table\b(?:(?!<table\b).)*?</table>[ \t]*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)  # in Markdown
BREAK = re.compile(r" +$", re.MULTILINE)  # two blanks are a line break in Markdown
MENUS = " | ".join(
    [
        *("//nav", "//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='search' or @aria-modal='true']"),
        *(f"//{one}[not(ancestor::main or ancestor::article)]" for one in ("header", "footer", "aside")),
    ]
)
NAMED = re.compile(  # what pages call a menu, a banner or a bar, by class or id
    r"(?:site-?|page-?|main-?|global-?|top-?|bottom-?|primary-?|secondary-?)?(?:nav(?:bar|igation)?|menu|header|foot(?:er)?|masthead|sidebar|"
    r"breadcrumbs?|skip-?(?:link|to-?content)?|share|social|pager|pagination|toolbar|cookies?|consent)(?:-?(?:bar|banner|links?|list|menu))?",
    re.IGNORECASE,
)
MOSTLY = 0.5  # share of the text of an element so named that is links, above which it is left out
SURELY = re.compile(r"cookie|consent|skip|sidebar|crumb", re.IGNORECASE)  # without links, too …
EDGE = re.compile(r"header|foot|masthead", re.IGNORECASE)  # … and these without a heading in them
DROPPED = "//style | //svg | //iframe | //object | //select | //textarea | //img | //audio | //video | //canvas | //noscript"
MARK = re.compile(r"\W*(?:\d{1,3}|[a-z*†‡↑↩])\W*", re.IGNORECASE)  # of a note at the foot of the page, where it is raised …
ALONE = re.compile(r"\s*(?:\[\w{1,3}\]|[*†‡↑↩^]+)\s*")  # … and where it is not
LETTERS = {"a": [*"abcdefghijklmnopqrstuvwxyz"], "i": "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()}
TOWARDS = re.compile(r"\s*(?:(?:skip|jump) to (?:the )?(?:main |page )?(?:content|navigation|menu)|back to (?:the )?top)\b", re.IGNORECASE)
HEADINGS = ".//h1 | .//h2 | .//h3 | .//h4"
KEPT = (  # where a button is what opens a section, or a word of a sentence that it explains
    "ancestor::h1 | ancestor::h2 | ancestor::h3 | ancestor::h4 | ancestor::summary | parent::p[text()[normalize-space()]]"
)


def read_html(data: bytes) -> dict[str, Any]:
    """The main text of a web page as Markdown, menus, banners and footers left out."""
    from lxml import html  # type: ignore[import-untyped]
    from markitdown import StreamInfo
    from markitdown.converters import HtmlConverter

    named = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    try:
        page = data.decode("utf-8-sig" if not named or b"utf" in named.group(1).lower() else named.group(1).decode())
    except (UnicodeError, LookupError):
        page = decode(data)
    tree = html.fromstring(clean(page).encode(), parser=html.HTMLParser(encoding="utf-8"), ensure_head_body=True)
    title = " ".join((tree.findtext(".//title") or "").split())
    page = html.tostring(markup.defined(told(part(markup.seen(tree)))), encoding="utf-8")
    made = HtmlConverter().convert(io.BytesIO(page), StreamInfo(charset="utf-8"), **OPTIONS)
    return {"text": typed.unpiped(BREAK.sub("", made.markdown)), "title": title}


def untagged(markdown: str) -> str:
    """Markdown with each table that is written in tags, and not shown as code, written in lines.

    >>> untagged("Shifts\\n<table><tr><td>Eva</td><td>Night</td></tr></table>\\nBye.")
    'Shifts\\n- Eva: Night\\nBye.'
    """
    if not TABLE.search(markdown):
        return markdown
    lines = markdown.split("\n")
    done = []
    for coded, block in itertools.groupby(zip(lines, fenced(lines), strict=True), lambda one: one[1]):
        text = "\n".join(line for line, _ in block)
        done.append(text if coded else TABLE.sub(lambda found: read_html(found[0].encode())["text"].strip(), text))
    return "\n".join(done)


def part(tree: Any) -> Any:
    """The page with the part alone that it calls its main one, where it does; else without what is a menu by its tag, role or name."""
    for menu in tree.xpath(f"{MENUS} | //input"):  # … unlike the boxes of a Word file, which are ticked or not
        menu.drop_tree()
    body = tree.find("body")
    mains = tree.xpath("//main[not(ancestor::main)] | //*[@role='main'][not(ancestor::main)]")
    if any(one.text_content().strip() for one in mains):
        body[:] = mains
        body.text = None
    for one in list(body.iterdescendants("div", "section", "ul", "ol", "td", "p", "a")):
        names = [name for name in f"{one.get('class', '')} {one.get('id', '')}".split() if NAMED.fullmatch(name)]
        if names and one.getparent() is not None and not one.xpath(".//h1"):
            whole = len("".join(one.text_content().split()))
            linked = sum(len("".join(link.text_content().split())) for link in one.iter("a"))
            edge = one.tag in ("div", "section") and any(map(EDGE.search, names)) and not one.xpath(HEADINGS)
            if edge or (one.tag != "a" and linked > MOSTLY * whole) or any(map(SURELY.search, names)):
                one.drop_tree()
    return tree


def told(tree: Any) -> Any:
    """A page without comments and lists to choose from, with links as their words and the letters of lists before their points."""
    from lxml import etree

    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    for one in tree.xpath(DROPPED):
        one.drop_tree()
    for button in list(tree.iter("button")):
        if button.xpath(KEPT):
            button.tag = markup.BARE
        else:
            button.drop_tree()
    for link in list(tree.iter("a")):
        to, words = link.get("href", ""), link.text_content()
        mark = MARK if link.xpath("ancestor::sup | descendant::sup") else ALONE
        if not to.startswith(("#footnote-", "#endnote-")):  # Word's are read in comments.py
            aside = mark.fullmatch(words) or TOWARDS.match(words)
            if to.startswith("#") and aside:
                link.drop_tree()
            else:
                link.tag = markup.BARE
    for one in tree.iter("q"):
        one.text, one.tail = f"“{one.text or ''}", f"”{one.tail or ''}"
    etree.strip_tags(tree, "q", markup.BARE)
    for listed in list(tree.iter("ol")):
        lettered(listed)
    return markup.barred(tree)


def lettered(listed: Any) -> None:
    """Write the letters of a list that counts by letters before its points, which Markdown cannot count so."""
    kind = listed.get("type", "1")
    names = LETTERS.get(kind.lower())
    if names is None:
        return
    start, listed.tag = listed.get("start", ""), "ul"
    for place, point in enumerate(listed.iterchildren("li"), int(start) - 1 if start.isdecimal() else 0):
        if 0 <= place < len(names):
            name = names[place] if kind.islower() else names[place].upper()
            point.text = f"({name}) {(point.text or '').lstrip()}"


def pages() -> Any:
    """markitdown's reader of pages, which it makes of Office files too, told what this file knows of them."""
    import markitdown
    import markitdown.converters
    from lxml import html

    class Pages(markitdown.converters.HtmlConverter):
        def convert(self, file_stream: Any, stream_info: Any, **options: Any) -> Any:
            data = file_stream.read()
            parser = html.HTMLParser(encoding=stream_info.charset or "utf-8")
            if data.strip():
                data = html.tostring(
                    told(markup.seen(html.document_fromstring(data, parser=parser, ensure_head_body=True))), encoding="utf-8"
                )
            return super().convert(io.BytesIO(data), markitdown.StreamInfo(charset="utf-8"), **options, **OPTIONS)

    return Pages()
