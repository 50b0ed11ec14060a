"""A text with tables that are typed into it, in bars or in columns, in; the same with each of them written in lines."""

import itertools
import re
from collections.abc import Sequence

from assistant.sources.tables import lines

ROW = re.compile(r"[ \t]*\|.*")
RULE = re.compile(r"[\s:|-]+")
BOXED = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*")  # a rule of a table that is drawn in signs
BARED = re.compile(r"[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+")  # a rule under names without a bar at the edges
SPACED = re.compile(r"[ \t]*[-=_]{3,}(?:[ \t]+[-=_]{2,})*[ \t]*")  # a rule under the names of a table, whole or in pieces
GAP = re.compile(r" {2,}|\t")
MARK = re.compile(r"[-*•–+>#]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)]*")  # of a point of a list
LISTED = re.compile(r"\(?\d{1,3}[.)]? [a-z]")  # "7 lasers", beside "1 drones": a list in two columns
BAR = re.compile(r"(?<!\\)\|")
FEWEST = 3  # lines that share columns by no chance
WIDEST = 300  # characters of a line that may be one of a table in plain text: each is looked at in every line


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
    for line in [*_edged(markdown.split("\n")), ""]:
        if ROW.fullmatch(line) or BOXED.fullmatch(line):
            table.append(line)
            continue
        if len(table) > 2 and BOXED.fullmatch(table[0]) and BOXED.fullmatch(table[-1]):
            done += _lined(_unboxed(table), True)
        else:
            done += table if ruled and not any(map(RULE.fullmatch, table[1:2])) else _lined(table, ruled)
        table = []
        done.append(line)
    return "\n".join(done[:-1])


def _edged(rows: list[str]) -> list[str]:
    """Lines in which a table without bars at its edges has them: names, a rule of as many cells, and the lines with a bar below."""
    edged = list(rows)
    low = 0
    for place, line in enumerate(rows[1:], 1):
        if place >= low and BARED.fullmatch(line) and len(BAR.findall(rows[place - 1])) == len(BAR.findall(line)):
            low = next((row for row in range(place + 1, len(rows)) if not BAR.search(rows[row])), len(rows))
            edged[place - 1 : low] = [row if ROW.fullmatch(row) else f"| {row}" for row in rows[place - 1 : low]]
    return edged


def _unboxed(table: Sequence[str]) -> list[str]:
    """The rows of a table that is drawn in signs; a line with nothing in its first cell goes on with the one above."""
    rows: list[list[list[str]]] = []
    for line in table:
        cells = [] if BOXED.fullmatch(line) else [cell.strip() for cell in BAR.split(line.strip())]
        if rows and len(cells) > 1 and not cells[1]:
            rows[-1].append(cells)
        elif cells:
            rows.append([cells])
    return ["|".join(" ".join(filter(None, column)) for column in itertools.zip_longest(*row, fillvalue="")) for row in rows]


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
