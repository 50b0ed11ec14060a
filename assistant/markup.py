"""The markup of a page or an Office file in, the same out as its reader sees it.

Without what is hidden or struck out, with merged cells written out and raised and lowered digits as characters of their own.
"""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from assistant import running, word
from assistant.characters import Unreadable
from assistant.numerals import OFF, Numerals, value

STYLE = "translate(concat(';',@style,';'),'ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\n\r','abcdefghijklmnopqrstuvwxyz')"
HIDES = (
    *(";display:none", ";visibility:hidden", ";visibility:collapse", ";font-size:0;", ";font-size:0px", ";font-size:1px"),
    *(";opacity:0;", ":-9999", ":line-through", ";color:transparent", ";transform:scale(0)"),
)
TAGS = ("del", "s", "strike", "script", "template", "dialog[not(@open)]")
UNSEEN = [*(f"self::{one}" for one in TAGS), *(f"contains({STYLE},'{one}')" for one in HIDES)]
WHITE = " or ".join(f"contains({STYLE},';color:{one};')" for one in ("white", "#fff", "#ffffff", "rgb(255,255,255)"))
PLAIN = "not(ancestor-or-self::*[contains(@style,'background') or @bgcolor])"  # white letters are seen on any other ground
HIDDEN = f"//body//*[@hidden or {' or '.join(UNSEEN)} or ({WHITE}) and {PLAIN}]"
ROWS = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"
BARE = "u"  # tag of what is to be its words alone: to drop each by itself looks through all that stand beside it
WIDEST, LONGEST = 50, 1_000  # columns and rows that one cell is written out for
FIGURES = str.maketrans("\u2212\u2013", "--")
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
DECK, LINKS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
BESIDE = ("word/styles.xml", "word/numbering.xml", running.SETTINGS, running.RELATIONS, DECK, LINKS)
PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header|footer)\d*\.xml|ppt/(?:slides|notesSlides)/\w+\.xml"
)  # that are read
MARKS = ("strike", "vanish", "dstrike", "webHidden")
TOGGLES = MARKS[:2]  # on where the style of the paragraph has it or that of the words, but not both
BODIES = "//*[local-name()='sp'][not(.//*[local-name()='ph'][@type='title' or @type='ctrTitle'])]/*[local-name()='txBody']"
BULLET = re.compile(r"(?:[-*•–+]|\(?[0-9a-zA-Z]{1,3}[.)])\s")


def seen(tree: Any) -> Any:
    """An lxml page without its hidden elements, its tables with every merged cell written out, and 10<sup>6</sup> as 10⁶."""
    for unseen in tree.xpath(HIDDEN):
        unseen.drop_tree()
    for one in tree.xpath("//*[self::sup or self::sub][not(ancestor::a or descendant::a)]"):  # a link is the mark of a footnote
        told = one.text_content().translate(FIGURES)
        if re.fullmatch(r"\s*[0-9+-]+\s*", told):
            one[:], one.text = [], told.translate(RAISED if one.tag == "sup" else LOWERED)
            one.tag = BARE
    for table in tree.xpath("//table[.//@rowspan or .//@colspan]"):
        spread(table)
    return tree


def defined(tree: Any) -> Any:
    """A page with each definition list as points, "term: what it means", where either would be a line by itself."""
    from lxml import etree  # type: ignore[import-untyped]

    for one in list(tree.iter("dl")):
        points, terms = list[Any](), list[str]()
        for part in one.iter("dt", "dd"):
            if part.tag == "dt":
                terms = [*(terms if points and points[-1] is None else []), " ".join(part.text_content().split())]
                points.append(None)
                continue
            part.tag, said = "li", " / ".join(terms)
            part.text = f"{said}{' ' if said.endswith(('?', ':')) else ': ' if said else ''}{(part.text or '').lstrip()}"
            points.append(part)
        made = etree.Element("ul")
        made.tail = one.tail
        made.extend([part for part in points if part is not None])
        one.getparent().replace(one, made)
    return tree


def barred(tree: Any) -> Any:
    """A page in whose cells each `|` is written `\\|`, as Markdown wants it: bare, it would begin another cell."""
    for text in tree.xpath("//text()[contains(., '|')][ancestor::td or ancestor::th]"):
        around, told = text.getparent(), text.replace("|", "\\|")
        if text.is_tail:
            around.tail = told
        else:
            around.text = told
    return tree


def spread(table: Any) -> None:
    """Give each row of a table the cells that reach into it; a cell that is the only one of its row is a caption and stays one."""
    held: dict[int, tuple[int, Any]] = {}  # by column: for how many more rows a cell holds
    for row in table.xpath(ROWS):
        own = [cell for cell in row if cell.tag in ("td", "th")]
        cells, alone = iter(own), len(own) == 1 and not any(left for left, _ in held.values())
        placed: list[Any] = []
        while True:
            left, cell = held.get(len(placed), (0, None))
            if left:
                held[len(placed)] = left - 1, cell
                placed.append(copy.deepcopy(cell))
                continue
            if (cell := next(cells, None)) is None:
                break
            wide, long = (_span(cell, name, most) for name, most in (("colspan", WIDEST), ("rowspan", LONGEST)))
            for _ in range(1 if alone else wide):
                held[len(placed)] = long - 1, cell
                placed.append(copy.deepcopy(cell))
        row[:] = placed


def _span(cell: Any, name: str, most: int) -> int:
    told = cell.attrib.pop(name, "1").strip()
    return min(max(int(told), 1), most) if told.isascii() and told.isdigit() else 1


def shown(file: bytes) -> bytes:
    """A Word file or a presentation without hidden slides and the runs of text that are hidden or struck out, its paragraphs with their
    numbers, and the points of a slide marked as such; as it is where it has none.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        names = archive.namelist()
        parts = {name: _parsed(archive, name, parser) for name in names if name in BESIDE or PARTS.fullmatch(name)}
        lost = [name for name in parts if parts[name] is None]
        for name in lost:
            names.remove(name)
            del parts[name]
        marks = [f"{{*}}{name[5:-5]}Reference" for name in lost if name in ("word/footnotes.xml", "word/endnotes.xml")]
        for mark in [one for tree in parts.values() for one in tree.iter(*marks)] if marks else []:
            mark.getparent().remove(mark)
        none = etree.Element("none")
        sheet, numbering = parts.get("word/styles.xml", none), parts.get("word/numbering.xml", none)
        styles, numerals = _styles(sheet), Numerals(numbering, sheet)
        changed = {name for name, tree in parts.items() if name not in BESIDE and _seen(name, tree, styles, numerals)}
        if skipped := [f"/{name}" for name, tree in parts.items() if tree.get("show") in OFF]:
            paths = {link.get("Id"): posixpath.join("/ppt", link.get("Target", "")) for link in parts[LINKS]}
            for listed in parts[DECK].findall("{*}sldIdLst/{*}sldId"):
                if paths.get(value(listed, "id")) in skipped:
                    listed.getparent().remove(listed)
            changed.add(DECK)
        if not changed:
            return file
        running.told(parts)
        for one in numbering.iter("{*}numFmt"):  # what is left to mammoth are bullets
            one.set(f"{one.tag.removesuffix('numFmt')}val", "bullet")
            changed.add("word/numbering.xml")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copied:
            for name in names:
                copied.writestr(name, etree.tostring(parts[name]) if name in changed else archive.read(name))
    return packed.getvalue()


def _parsed(archive: zipfile.ZipFile, name: str, parser: Any) -> Any:
    """A part of the file as a tree; None for one of a Word file that is damaged and not its main text."""
    from lxml import etree

    try:
        tree = etree.fromstring(archive.read(name), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile):
        tree = None
    if tree is not None and (tree.tag.startswith("{") or not name.startswith("word/")):
        return tree
    if not name.startswith("word/") or name.startswith("word/document"):
        raise Unreadable(f"wanted an Office file, found its part {name} damaged; save it again")
    return None


def _seen(name: str, tree: Any, styles: Mapping[str | None, Mapping[str, bool]], numerals: Numerals) -> bool:
    """Whether this has changed a part of the file."""
    ours = name.startswith("word/")
    if ours:
        word.readable(tree, running.VARIES if re.match("word/(?:header|footer)", name) else None)
    unseen = _hidden(tree, styles)
    for run in unseen:
        run.getparent().remove(run)
    if ours:
        numerals.number(tree)
        word.unnested(tree)
    return bool(ours or unseen or (name.startswith("ppt/slides/") and marked(tree)))


def marked(slide: Any) -> list[Any]:
    """The first text of each paragraph of a slide that stands with others, with the mark of a point, as few end in a full stop."""
    found = []
    for body in slide.xpath(BODIES):
        texts = [list(one.iter("{*}t")) for one in body.iter("{*}p")]
        points = [told for told in texts if "".join(one.text or "" for one in told).strip()]
        found += [told[0] for told in points if len(points) > 1]
    for first in found:
        words = (first.text or "").lstrip()
        first.text = words if BULLET.match(words) else f"- {words}"
    return found


def _styles(tree: Any) -> dict[str | None, dict[str, bool]]:
    """The marks that each style of a Word file sets, its own before those of the style that it is based on."""
    elements = {value(style, "styleId"): style for style in tree.iter("{*}style")}
    styles = {}
    for name in elements:
        marks: dict[str, bool] = {}
        passed, base = set(), name
        while base in elements and base not in passed:
            passed.add(base)
            marks = _marks(elements[base].find("{*}rPr")) | marks
            base = value(elements[base].find("{*}basedOn"))
        styles[name] = marks
    return styles


def _hidden(tree: Any, styles: Mapping[str | None, Mapping[str, bool]]) -> list[Any]:
    """The runs that are hidden or struck out, by themselves or by a style."""
    around = {one: styles.get(value(one.find("{*}pPr/{*}pStyle")), {}) for one in tree.iter("{*}p")}  # to find looks through all children
    runs = tree.iter("{*}r", "{*}fld")
    return [run for run in runs if _unseen(run, styles, around.get(next(run.iterancestors("{*}p"), None), {}))]


def _unseen(run: Any, styles: Mapping[str | None, Mapping[str, bool]], around: Mapping[str, bool]) -> bool:
    own = run.find("{*}rPr")
    if own is not None and own.get("strike", "noStrike") != "noStrike":
        return True
    marks = _marks(own)
    words = styles.get(value(own.find("{*}rStyle")), {}) if own is not None else {}

    def on(mark: str) -> bool:
        told = words.get(mark, False), around.get(mark, False)
        return marks.get(mark, told[0] != told[1] if mark in TOGGLES else any(told))

    return any(map(on, MARKS))


def _marks(properties: Any) -> dict[str, bool]:
    found = {mark: properties.find(f"{{*}}{mark}") for mark in MARKS} if properties is not None else {}
    return {mark: not any(value in OFF for value in one.attrib.values()) for mark, one in found.items() if one is not None}
