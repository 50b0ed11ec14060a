"""The rows of a table in, one line of text for each row out, in which every value stands beside the name of its column.

A row so written can be found, quoted and understood by itself, wherever it stands in a long table; a row of bare cells cannot.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

ROW = re.compile(r"[ \t]*\|.*")
RULE = re.compile(r"[\s:|-]+")
BAR = re.compile(r"(?<!\\)\|")
LITERAL = re.compile(r'"[^"]*"|\\.')  # what a number format shows as it is
NAMED = re.compile(r"(?:^- |(?<=; ))([^:;\n]{1,60}): ", re.MULTILINE)  # the names that `lines` writes before values
LONGEST_NAME = 60  # characters of a column's name; a longer cell in the first row makes it a row like the others


def lines(rows: Sequence[Sequence[str]], headed: bool = True) -> list[str]:
    """A line for each row: names of columns are taken from the first row that fills two cells, unless `headed` is off.

    A row with a single cell, a caption or a subtitle, stays as it is. Where names are not taken the first of several rows may yet
    be one of names: it becomes the line above the others.

    >>> lines([["Fees 2026", ""], ["Item", "Fee"], ["Dog licence", "$15"], ["Kennel", ""]])
    ['Fees 2026', '- Item: Dog licence; Fee: $15', 'Kennel']
    >>> lines([["Term", "Five years"], ["Law", "Ohio"]], headed=False)
    ['- Term: Five years', '- Law: Ohio']
    >>> lines([["Trip to", "Approved by"], ["Peru", "Dean"], ["Chad", "Head"]], headed=False)
    ['Trip to; Approved by:', '- Peru: Dean', '- Chad: Head']
    """
    rows = [cells for row in rows if any(cells := [" ".join(cell.split()) for cell in row])]
    wide = [place for place, row in enumerate(rows) if sum(map(bool, row)) > 1]
    names = rows[wide[0]] if headed and len(wide) > 1 and max(map(len, rows[wide[0]])) <= LONGEST_NAME else None
    found = []
    for row in rows:
        filled = [cell for cell in row if cell]
        if row is names:
            continue
        if len(filled) == 1:
            found.append(filled[0])
        elif names:
            named = [*names, *[""] * (len(row) - len(names))]
            found.append("- " + "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(named, row, strict=False) if cell))
        elif row is rows[0] and len(rows) > 2 and not re.search(r"\d", "".join(row)):
            found.append(f"{'; '.join(filled)}:")
        else:
            found.append(f"- {filled[0]}: {'; '.join(filled[1:])}")
    return found


def unpiped(markdown: str, ruled: bool = False) -> str:
    """Markdown with each of its tables written in lines; `ruled`: as people write it, with a rule under the names, or it is no table.

    In an unruled one of two columns the first row may be none of names, and is kept.

    >>> unpiped("Fees:\\n| Item | Unit | Fee |\\n| --- | --- | --- |\\n| Kennel | year | $9 |")
    'Fees:\\n- Item: Kennel; Unit: year; Fee: $9'
    >>> unpiped("ls\\n| wc", ruled=True)
    'ls\\n| wc'
    """
    done: list[str] = []
    table: list[str] = []
    for line in [*markdown.split("\n"), ""]:
        if ROW.fullmatch(line):
            table.append(line)
            continue
        done += table if ruled and not any(map(RULE.fullmatch, table[1:2])) else _lined(table, ruled)
        table = []
        done.append(line)
    return "\n".join(done[:-1])


def _lined(table: Sequence[str], headed: bool) -> list[str]:
    rows = [[cell.strip().replace("\\|", "|") for cell in BAR.split(row.strip().strip("|"))] for row in table if not RULE.fullmatch(row)]
    return lines(rows, headed=headed or max(map(len, rows)) > 2) if rows else []


def cell(value: Any, shown: str | None = None) -> str:
    """A value of a spreadsheet as its reader sees it: nothing for none, a day without its midnight, a number to 15 digits.

    `shown` is the cell's number format; all that is taken from it is that the value is a percentage, whose digits stay.

    >>> cell(None), cell(datetime.datetime(2026, 1, 2)), cell(15.0), cell(0.1 + 0.2), cell(0.125, "0%")
    ('', '2026-01-02', '15', '0.3', '12.5%')
    """
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in LITERAL.sub("", shown or ""):
        return f"{value * 100:.15g}%"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
