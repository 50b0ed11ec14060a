"""A Word file or a presentation in, the same out without what its reader does not see, and with what its converter would lose."""

import collections
import copy
import io
import itertools
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from assistant.sources import running, word
from assistant.sources.characters import Unreadable
from assistant.sources.numerals import OFF, Numerals, bases, value

DECK, LINKS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
BESIDE = ("word/styles.xml", "word/numbering.xml", running.SETTINGS, running.RELATIONS, DECK, LINKS)
PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header|footer)\d*\.xml|ppt/(?:slides|notesSlides)/\w+\.xml|"
    r"ppt/diagrams/data\d*\.xml|ppt/slides/_rels/\w+\.xml\.rels"
)  # that are read
MARKS = ("strike", "vanish", "dstrike", "webHidden")
TOGGLES = MARKS[:2]  # on where the style of the paragraph has it or that of the words, but not both
BODIES = "//*[local-name()='sp'][not(.//*[local-name()='ph'][@type='title' or @type='ctrTitle'])]/*[local-name()='txBody']"
SLIDE = "ppt/slides/"
BOX = (  # of text on a slide
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="0" name=""/><p:cNvSpPr txBox="1"/>'
    "<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm/></p:spPr><p:txBody><a:bodyPr/></p:txBody></p:sp>"
)
BULLET = re.compile(r"(?:[-*•–+]|\(?[0-9a-zA-Z]{1,3}[.)])\s")


def shown(file: bytes) -> bytes:
    """A Word file or a presentation without hidden slides and the runs of text that are hidden or struck out, its paragraphs with their
    numbers, and the points of a slide marked as such; as it is where it has none.
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        found = {name: _parsed(archive, name, parser) for name in archive.namelist() if name in BESIDE or PARTS.fullmatch(name)}
        parts = {name: tree for name, tree in found.items() if tree is not None}
        lost = found.keys() - parts.keys()
        marks = [f"{{*}}{kind}Reference" for kind in ("footnote", "endnote") if f"word/{kind}s.xml" in lost]
        for mark in [one for tree in parts.values() for one in tree.iter(*marks)] if marks else []:
            mark.getparent().remove(mark)
        none = etree.Element("none")
        sheet, numbering = parts.get("word/styles.xml", none), parts.get("word/numbering.xml", none)
        numerals = Numerals(numbering, sheet)
        styles = {  # by name: the marks that each sets, its own before those of the one that it is based on
            name: dict(collections.ChainMap(*(_marks(style.find("{*}rPr")) for style in bases(numerals.styles, name))))
            for name in numerals.styles
        }
        read = sorted((name for name in parts if name not in BESIDE), key=lambda name: name.startswith(SLIDE))  # after what they show
        changed = {name for name in read if _seen(name, parts, styles, numerals)}
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
            for name in (one for one in archive.namelist() if one not in lost):
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


def _seen(name: str, parts: Mapping[str, Any], styles: Mapping[str | None, Mapping[str, bool]], numerals: Numerals) -> bool:
    """Whether this has changed a part of the file."""
    tree, ours = parts[name], name.startswith("word/")
    if ours:
        word.readable(tree, running.VARIES if re.match("word/(?:header|footer)", name) else None)
    unseen = _hidden(tree, styles)
    for run in unseen:
        run.getparent().remove(run)
    if ours:
        numerals.number(tree)
        word.unnested(tree)
    slide = name.startswith(SLIDE) and [*drawn(name, parts), *merged(tree), *marked(tree)]
    return bool(ours or unseen or slide)


def drawn(name: str, parts: Mapping[str, Any]) -> list[Any]:
    """The drawings of a slide whose words stand in a part of their own (SmartArt), each put in its place as a box of its points."""
    from lxml import etree

    found = [(frame, ids) for frame in parts[name].iter("{*}graphicFrame") for ids in frame.iterfind(".//{*}relIds")]
    links = parts.get(f"{SLIDE}_rels/{posixpath.basename(name)}.rels", ()) if found else ()
    paths = {link.get("Id"): posixpath.normpath(posixpath.join("/", SLIDE, link.get("Target", "")))[1:] for link in links}
    for frame, ids in found:
        box, data = etree.fromstring(BOX), parts.get(paths.get(value(ids, "dm"), ""))
        said = [line for point in _points(data) for line in point.iterfind("{*}t/{*}p")] if data is not None else []
        box.find("{*}spPr/{*}xfrm").extend(frame.findall("{*}xfrm/*"))
        box.find("{*}txBody").extend([copy.deepcopy(line) for line in said if "".join(line.itertext()).strip()])
        frame.getparent().replace(frame, box)
    return found


def _points(data: Any) -> list[Any]:
    """The points of a drawing, each before those below it; the file has them in whatever order they were made."""
    points = {point.get("modelId"): point for point in data.iter("{*}pt")}
    below = dict[str, list[str]]()
    for link in sorted(data.iter("{*}cxn"), key=lambda link: link.get("srcOrd", "").zfill(9), reverse=True):
        if link.get("type", "parOf") == "parOf":
            below.setdefault(link.get("srcId"), []).append(link.get("destId"))
    lower = {*itertools.chain(*below.values())}
    left, told = [name for name in reversed(points) if name not in lower], list[str]()
    while left:
        told.append(left.pop())
        left += below.pop(told[-1], [])
    return [points[name] for name in told if name in points]


def merged(slide: Any) -> list[Any]:
    """The cells of tables that are part of one above, with its words."""
    found = []
    for table in slide.iter("{*}tbl"):
        for above, row in itertools.pairwise(table.findall("{*}tr")):
            for upper, cell in zip(above.findall("{*}tc"), row.findall("{*}tc"), strict=False):
                if cell.get("vMerge", "0") not in OFF and (told := upper.find("{*}txBody")) is not None:
                    for own in cell.findall("{*}txBody"):
                        cell.replace(own, copy.deepcopy(told))
                        found.append(cell)
    return found


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
