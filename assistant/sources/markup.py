"""The markup of a page in, the same out as its reader sees it.

Without what is hidden or struck out, with merged cells written out and raised and lowered digits as characters of their own.
"""

import copy
import re
from typing import Any

from assistant.sources.comments import UNSEEN

SETS = {"re": "http://exslt.org/regular-expressions"}  # the name by which lxml knows its own
TAGS = ("del", "s", "strike", "script", "template", "dialog[not(@open)]")
WHITE = r"(^|;)\s*color\s*:\s*(white|#fff(fff)?|rgb\(255,\s*255,\s*255\))\s*(;|!|$)"
PLAIN = "not(ancestor-or-self::*[contains(@style,'background') or @bgcolor])"  # white letters are seen on any other ground
HIDDEN = (
    f"//body//*[@hidden and @hidden!='until-found' or {' or '.join(f'self::{one}' for one in TAGS)} "
    f"or @style and (re:test(@style,$unseen,'i') or re:test(@style,$white,'i') and {PLAIN})]"
)
OPENED = "//*[@aria-expanded or @role='tab']/@aria-controls"  # what a part of a page opens, as of an accordion
ROWS = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"
BARE = "u"  # tag of what is to be its words alone: to drop each by itself looks through all that stand beside it
WIDEST, LONGEST = 50, 1_000  # columns and rows that one cell is written out for
FIGURES = str.maketrans("\u2212\u2013", "--")
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def seen(tree: Any) -> Any:
    """An lxml page without its hidden elements, its tables with every merged cell written out, and 10<sup>6</sup> as 10⁶.

    What is hidden until its reader presses a button or a tab stays.
    """
    opened = {name for told in tree.xpath(OPENED) for name in told.split()}
    for unseen in tree.xpath(HIDDEN, namespaces=SETS, unseen=UNSEEN, white=WHITE):
        if unseen.get("id") not in opened or unseen.tag in TAGS:
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
    """A page with each definition list as points, "term: what it means", where either would be a line by itself.

    Terms of which lists alone follow, as in a table of contents, are points with those lists.
    """
    from lxml import etree  # type: ignore[import-untyped]

    for one in reversed(list(tree.iter("dl"))):
        parts = [part for part in one.iter("dt", "dd") if next(part.iterancestors("dl"), None) is one]
        told = ["".join(part.text_content().split()) for part in (one, *parts)]
        if len(told[0]) != sum(map(len, told[1:])) or one.xpath("./dt/h1 | ./dt/h2 | ./dt/h3 | ./dt/h4"):
            continue
        points, terms, known = list[Any](), list[Any](), True
        for part in parts:
            if part.tag == "dt":
                terms = [part] if known else [*terms, part]
                known = False
            elif not known and all(inner.tag in ("ul", "ol") for inner in part) and not (part.text or "").strip():
                points += terms
                terms[-1].extend(list(part))
                terms, known = [], True
            else:
                said, known = " / ".join(" ".join(term.text_content().split()) for term in terms), True
                begun(part, f"{said}{' ' if said.endswith(('?', ':')) else ': ' if said else ''}")
                points.append(part)
        made = etree.Element("ul")
        made.tail = one.tail
        made.extend([*points, *([] if known else terms)])
        for point in made:
            point.tag, point.tail = "li", None
        one.getparent().replace(one, made)
    return tree


def begun(box: Any, words: str) -> None:
    """Put words before the first text of a box, in the paragraph that it begins with where it does with one."""
    while not (box.text or "").strip() and len(box) and box[0].tag in ("p", "div"):
        box = box[0]
    box.text = f"{words}{(box.text or '').lstrip()}"


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
    return min(max(int(told[:9]), 1), most) if told.isascii() and told.isdigit() else 1
