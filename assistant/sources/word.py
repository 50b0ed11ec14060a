"""A part of a Word file in, the same out without what its converter would lose or mistake: fields, tables in cells, boxes, fractions."""

import re
from typing import Any

from assistant.sources.numerals import OFF, run, value

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DESCRIBED = ("f", "d", "acc", "bar", "groupChr")  # elements of a formula that the converter wants to have properties
FRAMED = ("borderBox", "sPre", "phant")  # that it leaves out
LIMITS = ("lim", "max", "min")  # functions with a limit below that it knows
STOPS = (".", ";", ":", ",", "!", "?")


def readable(tree: Any, left: re.Pattern[str] | None = None) -> None:
    """All but tables in cells, which lose what their paragraphs are; fields that `left` matches are left out."""
    fields(tree, left)
    chosen(tree)
    for field in reversed(list(tree.iter(f"{tree.tag[: tree.tag.index('}')]}}}fldSimple"))):  # the inner before the outer
        for part in list(field) if left is None or not left.match(value(field, "instr") or "") else []:
            field.addprevious(part)
        field.getparent().remove(field)
    boxes(tree)
    formulas(tree)


def fields(tree: Any, left: re.Pattern[str] | None = None) -> None:
    """Leave out what a field is made of, such as the two values of an IF; what it shows stands after its `separate`."""
    begun, asking = list[tuple[list[Any], list[str]]](), list[Any]()
    for one in list(tree.iter("{*}r")):
        for part in list(one):
            name = part.tag.split("}")[-1] if isinstance(part.tag, str) else ""
            if name == "fldChar":
                kind = value(part, "fldCharType")
                if kind == "begin":
                    begun.append(([], []))
                    asking.append(begun[-1])
                elif (
                    begun and asking and asking[-1] is begun[-1] and not (kind == "separate" and left and left.match("".join(begun[-1][1])))
                ):
                    asking.pop()
                if kind == "end" and begun:  # one that never ends would take the rest of the text
                    for gone in begun.pop()[0]:
                        gone.getparent().remove(gone)
            elif name == "instrText" and begun:
                begun[-1][1].append(part.text or "")
            elif asking and name not in ("rPr", "instrText"):
                asking[-1][0].append(part)


def chosen(tree: Any) -> None:
    """Write out what is chosen from a list of an old form, which is told by its place alone, and the words that have a reading above."""
    space = tree.tag[: tree.tag.index("}") + 1]
    for listed in list(tree.iter(f"{space}ddList")):
        entries, field = listed.findall(f"{space}listEntry"), next(listed.iterancestors(f"{space}fldChar"), None)
        place = next((value(one) or "" for name in ("result", "default") for one in listed.iterfind(f"{space}{name}")), "0")
        if field is not None and place.isascii() and place.isdigit() and len(place) < 4 and int(place) < len(entries):
            field.addnext(told := tree.makeelement(f"{space}t"))
            told.text = value(entries[int(place)])
    for ruby in list(tree.iter(f"{space}ruby")):
        for told in ruby.findall(f"{space}rubyBase//{space}t"):
            ruby.addprevious(told)
        ruby.getparent().remove(ruby)


def boxes(tree: Any) -> None:
    """Give a text box the form that is read, where the file has none in it; one that is hidden is left out."""
    space = tree.tag[: tree.tag.index("}") + 1]
    for drawing in list(tree.iter(f"{space}drawing")):
        found = drawing.findall(f".//{space}txbxContent")
        around = next(drawing.iterancestors("{*}AlternateContent"), None)
        if any(one.get("hidden", "0") not in OFF for one in drawing.iterfind("./*/{*}docPr")):
            gone = drawing if around is None else around
            gone.getparent().remove(gone)
        elif found and (around is None or around.find(f"{{*}}Fallback//{space}txbxContent") is None):
            box = tree.makeelement(f"{space}pict")
            box.extend(found)
            (drawing if around is None else around).addprevious(box)


def formulas(tree: Any) -> None:
    """Give the elements of formulas what the converter wants to find."""
    for name in DESCRIBED:
        for one in tree.iter(f"{MATH}{name}"):
            if one.find(f"{MATH}{name}Pr") is None:
                one.insert(0, one.makeelement(f"{MATH}{name}Pr"))
    for one in list(tree.iter(*(f"{MATH}{name}" for name in FRAMED))):
        one.tag = f"{MATH}box"
    for one in list(tree.iter(f"{MATH}limLow")):
        if "".join(text.text or "" for text in one.iterfind(f"{MATH}e/{MATH}r/{MATH}t")) not in LIMITS:
            one.tag = f"{MATH}sSub"
            for below in one.findall(f"{MATH}lim"):
                below.tag = f"{MATH}sub"


def unnested(tree: Any) -> None:
    """Write each table in a cell out in that cell, such as "Mondays: Ann Bell; Fridays: Carl Dunn"; a frame around one is no table."""
    space = tree.tag[: tree.tag.index("}") + 1]
    table, cell = f"{space}tbl", f"{space}tc"
    for frame in list(tree.iter(table)):
        if frame.find(f".//{table}") is None and next(frame.iterancestors(cell), None) is None:
            continue
        if (parts := _framed(frame, space)) is not None:
            for part in parts:
                frame.addprevious(part)
            frame.getparent().remove(frame)
    for inner in reversed(list(tree.iter(table))):
        if next(inner.iterancestors(cell), None) is not None:
            inner.addprevious(_lined(inner, space))
            inner.getparent().remove(inner)


def _framed(table: Any, space: str) -> list[Any] | None:
    """What is in the cells of a table of one column; None for another."""
    column: list[Any] = []
    for row in table.iter(f"{space}tr"):
        if next(row.iterancestors(table.tag)) is table:
            column += (own := [one for one in row.iter(f"{space}tc") if next(one.iterancestors(row.tag), None) is row])
            if len(own) != 1:
                return None
    return [part for one in column for part in one if part.tag != f"{space}tcPr"]


def _lined(table: Any, space: str) -> Any:
    """One paragraph of all rows of a table, each cell after the name of its column where there are three and more."""
    line, cell = table.makeelement(f"{space}p"), f"{space}tc"
    rows = [list(row.iter(cell)) for row in table.iter(f"{space}tr") if row.find(f"{space}trPr/{space}del") is None]
    names = [_told(one) for one in rows[0]] if len(rows) > 1 else []
    if len(names) < 3 or not all(names) or any(len(cells) != len(names) for cells in rows):
        names = []
    glue = ""
    for cells in rows[bool(names) :]:
        filled = [(place, one, told) for place, one in enumerate(cells) if (told := _told(one))]
        for place, one, told in filled:
            glue += f"{names[place]}: " if names else ""
            for paragraph in one.iter(line.tag):
                if next(paragraph.iterancestors(line.tag, cell)) is one and _told(paragraph):
                    line.append(run(line, glue))
                    line.extend([part for part in paragraph if part.tag != f"{line.tag}Pr"])
                    glue = " "
            mark = ":" if place == filled[0][0] and len(filled) == 2 and not names else ";"
            glue = " " if told.endswith(STOPS) else f"{mark} "
    return line


def _told(cell: Any) -> str:
    return " ".join("".join(one.text or "" for one in cell.iter("{*}t")).split())
