"""The markup of a page or a Word file in, the same out without what its reader does not see, and with merged cells written out."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import Any

STYLE = "translate(concat(';',@style,';'),'ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\n\r','abcdefghijklmnopqrstuvwxyz')"
HIDES: tuple[str, ...] = (
    ";display:none",
    ";visibility:hidden",
    ";visibility:collapse",
    ";font-size:0;",
    ";font-size:0px",
    ";font-size:1px",
    ";opacity:0;",
)
HIDES += (":-9999", ":line-through", ";color:transparent", ";transform:scale(0)")
TAGS = ("del", "s", "strike", "script", "template", "dialog[not(@open)]")
UNSEEN = [*(f"self::{one}" for one in TAGS), *(f"contains({STYLE},'{one}')" for one in HIDES)]
WHITE = " or ".join(f"contains({STYLE},';color:{one};')" for one in ("white", "#fff", "#ffffff", "rgb(255,255,255)"))
PLAIN = "not(ancestor-or-self::*[contains(@style,'background') or @bgcolor])"  # white letters are seen on any other ground
HIDDEN = f"//body//*[@hidden or {' or '.join(UNSEEN)} or ({WHITE}) and {PLAIN}]"
ROWS = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"
WIDEST, LONGEST = 50, 1_000  # columns and rows that one cell is written out for
OFF = ("0", "false", "off")


def seen(tree: Any) -> Any:
    """An lxml page without its hidden elements, its tables with every merged cell written out."""
    for unseen in tree.xpath(HIDDEN):
        unseen.drop_tree()
    for table in tree.xpath("//table[.//@rowspan or .//@colspan]"):
        spread(table)
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


def shown(docx: bytes) -> bytes:
    """A Word file without the runs of text that Word hides; as it is where it has none, or no text."""
    from lxml import etree  # type: ignore[import-untyped]

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "word/document.xml"
    if name not in parts:
        return docx
    tree = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True))
    marks = tree.xpath("//*[local-name()='r']/*[local-name()='rPr']/*[local-name()='vanish' or local-name()='webHidden']")
    runs = [mark.getparent().getparent() for mark in marks if not any(value in OFF for value in mark.attrib.values())]
    if not runs:
        return docx
    for run in dict.fromkeys(runs):
        run.getparent().remove(run)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, body in (parts | {name: etree.tostring(tree)}).items():
            archive.writestr(part, body)
    return packed.getvalue()
