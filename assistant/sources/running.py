"""The parts of a Word file in, its main text with what the headers and footers of its pages say, once, at its beginning and its end."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.sources.numerals import OFF, run, value

VARIES = re.compile(  # fields that tell of the page or the day, or repeat what stands there anyway
    r"\s*(?:PAGE|NUMPAGES|SECTION(?:PAGES)?|DATE|TIME|(?:PRINT|SAVE|CREATE)DATE|FILENAME|STYLEREF|TITLE)\b", re.IGNORECASE
)
BARE = re.compile(r"(?:\b(?:page|p|of)\b|\W|\d|_)*", re.IGNORECASE)  # what is left of "Page 3 of 10"
PAGED = re.compile(r"\s*[|–—,;·-]\s*page\b(?:\W|\d|\bof\b)*$", re.IGNORECASE)
WORD = re.compile(r"\w+")
LONGEST = 15  # words of a title, which a header may tell in part or in another order
LEFT = ("pPr", "del", "moveFrom")  # elements of a paragraph whose text is not shown in it
SETTINGS, RELATIONS = "word/settings.xml", "word/_rels/document.xml.rels"


def told(parts: Mapping[str, Any]) -> None:
    """Put it into the main text; `parts` are trees by name."""
    document = parts.get("word/document.xml")
    body = document.find("{*}body") if document is not None else None
    if body is None or RELATIONS not in parts:
        return
    targets = {one.get("Id"): one.get("Target", "") for one in parts[RELATIONS].iter("{*}Relationship")}
    even = SETTINGS in parts and _on(parts[SETTINGS].find("{*}evenAndOddHeaders"))
    paragraph = f"{body.tag.removesuffix('body')}p"
    titles = [_words(one) for place, one in enumerate(filter(_words, body.iter(paragraph))) if not place or _titled(one)]
    seen, ends = set[str](), dict[str, list[Any]](headerReference=[], footerReference=[])
    for one in body.iter(*(f"{{*}}{name}" for name in ends)):
        kind, target = value(one, "type"), targets.get(value(one, "id"), "")
        part = parts.get(target.lstrip("/") if target.startswith("/") else f"word/{target}")
        if part is None or (kind == "first" and not _on(one.getparent().find("{*}titlePg"))) or (kind == "even" and not even):
            continue
        for line in _lines(part, titles):
            if line not in seen:
                seen.add(line)
                made = body.makeelement(paragraph)
                made.append(run(made, line))
                ends[one.tag.split("}")[1]].append(made)
    place = len(body) - (len(body) > 0 and body[-1].tag == f"{body.tag.removesuffix('body')}sectPr")
    body[place:place] = ends["footerReference"]
    body[:0] = ends["headerReference"]


def _lines(part: Any, titles: list[list[str]]) -> Iterator[str]:
    """What stands side by side, as cells or parted by tabs, is one line; without what is a number of a page or the title again."""
    found = dict[Any, list[str]]()
    last, space = None, part.tag[: part.tag.index("}") + 1]
    for one in part.iter(*(f"{space}{name}" for name in ("t", "tab", "ptab", "br")), "{*}textpath"):  # … and the words of a watermark
        paragraph = next(one.iterancestors(f"{space}p"), None)
        if paragraph is None or list(one.iterancestors("{*}Choice", *(f"{space}{name}" for name in LEFT))):
            continue
        pieces = found.setdefault(next(one.iterancestors(f"{space}tr"), paragraph), [])
        if one.tag != f"{space}t" or paragraph is not last:
            pieces.append("")
        pieces[-1] += one.get("string") or one.text or ""
        last = paragraph
    for pieces in found.values():
        line = ""
        for piece in (PAGED.sub("", " ".join(piece.split())) for piece in pieces):
            words = WORD.findall(piece.lower())
            told = any(words == title or (len(title) <= LONGEST and len(words) > 1 and set(words) <= set(title)) for title in titles)
            if not BARE.fullmatch(piece) and not told:
                line += f"{'' if not line else ' ' if line.endswith(':') else '; '}{piece}"
        if line:
            yield line


def _words(paragraph: Any) -> list[str]:
    return WORD.findall("".join(one.text or "" for one in paragraph.iter("{*}t")).lower())


def _titled(paragraph: Any) -> bool:
    return "title" in (value(paragraph.find("{*}pPr/{*}pStyle")) or "").lower()


def _on(element: Any) -> bool:
    return element is not None and value(element) not in OFF
