"""The rows of a table in, one line of text for each row out, in which every value stands beside the name of its column.

A row so written can be found, quoted and understood by itself, wherever it stands in a long table; a row of bare cells cannot.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any

ROW = re.compile(r"[ \t]*\|.*")
RULE = re.compile(r"[\s:|-]+")
SPACED = re.compile(r"[ \t]*[-=_]{3,}(?:[ \t]+[-=_]{2,})*[ \t]*")  # a rule under the names of a table, whole or in pieces
GAP = re.compile(r" {2,}|\t")
MARK = re.compile(r"[-*•–+>#]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)]*")  # of a point of a list
LISTED = re.compile(r"\(?\d{1,3}[.)]? [a-z]")  # "7 lasers", beside "1 drones": a list in two columns
BAR = re.compile(r"(?<!\\)\|")
LITERAL = re.compile(r'"[^"]*"|\\.')  # what a number format shows as it is
NAMED = re.compile(r"(?:^- |(?<=; ))([^:;\n]{1,60}): ", re.MULTILINE)  # the names that `lines` writes before values
VALUE = re.compile(r"\W{0,3}\d|[A-Z]{3} ?\d")  # how an amount begins, or a day
FEWEST = 3  # lines that share columns by no chance
WIDEST = 300  # characters of a line that may be one of a table in plain text: each is looked at in every line
LOOKED_AT = 100  # rows of a table that tell what stands in its columns
LONGEST_NAME = 60  # characters of a column's name; a longer cell in the first row makes it a row like the others


def lines(rows: Sequence[Sequence[str]], headed: bool = True) -> list[str]:
    """A line for each row: names of columns are taken from the first row that fills two cells, unless `headed` is off.

    A row with a single cell, a caption or a subtitle, stays as it is. Where names are not taken the first of several rows may yet
    be one of names: it becomes the line above the others, unless it is told to be one of them (`_paired`).

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
            named = zip(row, itertools.chain(names, itertools.repeat("")), strict=False)
            found.append("- " + "; ".join(f"{name}: {cell}" if name else cell for cell, name in named if cell))
        elif row is rows[0] and len(rows) > 2 and not re.search(r"\d", "".join(row)) and not _paired(rows):
            found.append(f"{'; '.join(filled)}:")
        else:
            found.append(f"- {filled[0]}: {'; '.join(filled[1:])}")
    return found


def sheet(rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a worksheet or a CSV file, in which several tables may stand, a blank row before each but the first.

    The first row names the columns unless the table is one of name and value (`_paired`); `_begins` tells where another table starts.

    >>> sheet([["Pet", "Allowed"], ["Dog", "yes"], [], ["Cat", "yes"], ["Rat", "no"], [], ["Item", "Fee"], ["Bowl", "$5"], ["Bed", "$9"]])
    ['- Pet: Dog; Allowed: yes', '- Pet: Cat; Allowed: yes', '- Pet: Rat; Allowed: no', '- Item: Bowl; Fee: $5', '- Item: Bed; Fee: $9']
    >>> sheet([["Deposit", "$500"], ["Term", "12 months"]])
    ['- Deposit: $500', '- Term: 12 months']
    """
    found: list[tuple[list[Sequence[str]], bool]] = [([], True)]
    for filled, block in itertools.groupby(rows, lambda row: any(map(str.strip, row))):
        added = list(block) if filled else []
        above = found[-1][0]
        begins = _begins(_wide(above[:LOOKED_AT]), _wide(added[:LOOKED_AT]))
        if begins is None:
            above += added
        else:
            found.append((added, begins))
    return [line for table, headed in found for line in lines(table, headed and not _paired(table[:LOOKED_AT]))]


def _wide(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    stripped = ([cell.strip() for cell in row] for row in rows)
    return [row for row in stripped if sum(map(bool, row)) > 1]


def _begins(above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool | None:
    """Whether rows under a blank one begin a table, with names (True) or perhaps without (False), or go on with that above (None).

    They go on if their first row holds an amount, or a value that stands in its column anyway; so do pairs under pairs, a single row,
    and what stands under a single row, as names are sometimes set apart. They begin one if it repeats one of the names above, fills
    a column that the table above has not, or has words over two or more amounts.
    """
    if len(below) < 2 or not above:
        return None
    first, *rest = below
    single, pairs = len(above) == 1, _paired(above)
    places = [place for place, cell in enumerate(first) if cell]
    amounts = any(VALUE.match(first[place]) for place in places)
    wider = any(not _column(above, place) for place in places)
    if single or pairs:
        if wider:
            return not amounts
        if pairs:
            return None
    elif any(first[place] in _column(above[:1], place) for place in places):
        return True
    if amounts or any(first[place] in _column([*above[1:], *rest], place) for place in places):
        return None
    words = [place for place in places if not re.search(r"\d", first[place])]
    if wider or any(len(told := _column(rest, place)) > 1 and all(map(VALUE.match, told)) for place in words):
        return True
    return None if single else False


def _paired(rows: Sequence[Sequence[str]]) -> bool:
    """Whether these are rows of a name and its value, the first like the others, which in a table of two columns is none of names.

    So if its second cell begins like an amount, or stands again in a later row, or holds a digit over others that are not all amounts.
    """
    wide = _wide(rows)
    places = [place for place in range(max(map(len, wide), default=0)) if _column(wide, place)]
    if len(wide) < 2 or len(places) != 2:
        return False
    (name, value), *pairs = [[row[place] for place in places] for row in wide]
    others = [other for one, other in pairs if (one, other) != (name, value)]
    return bool(VALUE.match(value) or value in others or (re.search(r"\d", value) and not all(map(VALUE.match, others))))


def _column(rows: Iterable[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in rows if place < len(row) and row[place]]


def unpiped(markdown: str, ruled: bool = False) -> str:
    """Markdown with each of its tables written in lines; `ruled`: only those with a rule under the names.

    Otherwise the first row of a table of two columns is kept, as it may hold no names.

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


def unspaced(text: str) -> str:
    """Plain text with each table that only its columns show written in lines; what stands in no first column goes on with the row above.

    A rule under the names tells a table, and so do three lines and more that share their columns and are no list. Where lines do not
    fall into the columns of the names, nothing is changed.

    >>> unspaced("Fees:\\nPet   Fee\\n----  ---\\nDog   $9\\nCat   $5\\n      a day\\n\\nBye.")
    'Fees:\\n- Pet: Dog; Fee: $9\\n- Pet: Cat; Fee: $5 a day\\n\\nBye.'
    >>> unspaced("Days\\n 5 April   Tea\\n 7 June    Race,\\n           start 08:00\\n 29 May    Supper")
    'Days\\n- 5 April: Tea\\n- 7 June: Race, start 08:00\\n- 29 May: Supper'
    >>> unspaced("(a)  One\\n(b)  Two\\n(c)  Three")
    '(a)  One\\n(b)  Two\\n(c)  Three'
    """
    done: list[str] = []
    for _, block in itertools.groupby(text.split("\n"), lambda line: bool(line.strip())):
        held = list(block)
        done += _ruled(held) or _aligned(held) or held
    return "\n".join(done)


def _ruled(block: Sequence[str]) -> list[str]:
    """Lines that stand together with the table in them, told by the rule under its names, written in lines; none where none is told."""
    rule = next((place for place, line in enumerate(block) if place and SPACED.fullmatch(line)), 0)
    names, below = block[rule - 1], [line for line in block[rule + 1 :] if not SPACED.fullmatch(line)]
    if not rule or not (rows := _rows([names, *below], len(GAP.split(names.strip())))):
        return []
    return [*(line for line in block[: rule - 1] if not SPACED.fullmatch(line)), *lines(rows)]


def _aligned(block: Sequence[str]) -> list[str]:
    """The same for a table without a rule, of which all lines but some above it have a value in the same two columns or more."""
    above = sum(1 for _ in itertools.takewhile(lambda line: not GAP.search(line.strip()), block))
    rows = _rows(block[above:])
    if len(rows) < FEWEST or any(MARK.fullmatch(row[0]) or not any(row[1:]) for row in rows) or all(LISTED.match(row[1]) for row in rows):
        return []
    if all(row[0].endswith(":") for row in rows):
        return [*block[:above], *(f"- {' '.join(filter(None, row))}" for row in rows)]
    return [*block[:above], *lines(rows, headed=len(rows[0]) > 2 and not re.search(r"\d", "".join(rows[0])))]


def _rows(block: Sequence[str], count: int = 0) -> list[list[str]]:
    """The cells of lines that share at least two columns, and `count` if told, parted by two blanks and more in every line; else none."""
    block = [line.expandtabs() for line in block]
    if max(map(len, block), default=0) > WIDEST:
        return []
    filled = [any(line[place : place + 1].strip() for line in block) for place in range(max(map(len, block), default=0))]
    starts = [place for place, full in enumerate(filled) if full and not any(filled[max(0, place - 2) : place])]
    if len(starts) < 2 or count not in (0, len(starts)) or not block[0][: starts[1]].strip():
        return []
    table: list[list[str]] = []
    for line in block:
        cells = [line[start:end].strip() for start, end in itertools.pairwise([*starts, None])]
        if cells[0] or len(table) < 1 + bool(count):
            table.append(cells)
        else:
            table[-1] = [" ".join(filter(None, both)) for both in zip(table[-1], cells, strict=True)]
    return table


def _lined(table: Sequence[str], headed: bool) -> list[str]:
    cells = (BAR.split(row.strip().removeprefix("|")) for row in table if not RULE.fullmatch(row))
    rows = [[cell.strip().replace("\\|", "|") for cell in (row if row[-1] else row[:-1])] for row in cells]
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
