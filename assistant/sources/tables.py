"""The rows of a table in, one line of text for each row out, in which every value stands beside the name of its column.

A row so written can be found, quoted and understood by itself, wherever it stands in a long table; a row of bare cells cannot.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

NAMED = re.compile(r"(?:^- |(?<=; ))([^:;\n]{1,100}): ", re.MULTILINE)  # the names that `lines` writes before values
VALUE = re.compile(r"\W{0,3}\d|[A-Z]{3} ?\d")  # how an amount begins, or a day
FEWEST = 3  # rows with a title or two rows of names above them; rows in which the names of a table are looked for
MOST_DETAILS = 8  # pairs that tell what the table below them is
LOOKED_AT = 100  # rows of a table that tell what stands in its columns
LONGEST_NAME = 60  # characters of a column's name; a longer cell in the first row makes it a row like the others …
LONGEST = 100  # … unless it stands over amounts alone


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
    told = [cells for row in rows if any(cells := [" ".join(cell.split()) for cell in row])]
    rows = _entitled(told) if headed else told
    wide = [place for place, row in enumerate(rows) if sum(map(bool, row)) > 1]
    names, heads = _names(rows[wide[0] :]) if headed and len(wide) > 1 else (None, [])
    if not (below := [row for row in rows if row not in heads]):
        names, below = None, rows
    found = []
    for row in below:
        filled = [cell for cell in row if cell]
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


def _entitled(rows: list[list[str]]) -> list[list[str]]:
    """The rows with a title that fills two cells or more of the first, and is followed by names over amounts, as one cell."""
    if len(rows) < FEWEST or not re.search(r"\d", "".join(rows[0])):
        return rows
    title, names, *rest = rows
    above, below = ({place for place, cell in enumerate(row) if cell} for row in (title, names))
    over = any(_amounts(rest, place) for place in below) and not re.search(r"\d", "".join(names))
    return [["; ".join(filter(None, title))], names, *rest] if over and below > above and len(above) > 1 else rows


def _names(rows: Sequence[list[str]]) -> tuple[list[str] | None, list[list[str]]]:
    """The names of the columns, if the first row holds such, and the rows that do: one, or two of which the lower divides the upper."""
    first, *rest = rows
    long = (place for place, name in enumerate(first) if len(name) > LONGEST_NAME)
    if any(len(first[place]) > LONGEST or not _amounts(rest, place) for place in long) or any(map(_said, first)):
        return None, []
    second = _divided(first, rest[0], rest[1:])
    return (second, [first, rest[0]]) if second else (first, [first])


def _divided(names: Sequence[str], second: Sequence[str], rest: Sequence[Sequence[str]]) -> list[str] | None:
    """The names of two rows in one, "By post, Family", if the second holds names too; `rest` are the rows below.

    It does if it says the same in the first column, or nothing, and stands under one name twice or more, or over amounts alone. Where
    the first row says nothing in that column, both must be so.

    >>> _divided(["Hall", "Weekday", "", "Note"], ["", "Morning", "Evening", ""], [["Oak", "40", "60", "no"], ["Elm", "25", "35", ""]])
    ['Hall', 'Weekday, Morning', 'Weekday, Evening', 'Note']
    """
    size = max(len(names), len(second))
    upper, lower = ([*row, *[""] * (size - len(row))] for row in (names, second))
    key = next(place for place in range(size) if upper[place] or lower[place])
    under = [place for place in range(key + 1, size) if lower[place] and lower[place] != upper[place]]
    alike, amounts = lower[key] == upper[key], all(_amounts(rest, place) for place in under)
    if len(under) < 2 or len(rest) < 2 or (lower[key] and upper[key] and not alike) or max(map(len, lower)) > LONGEST_NAME:
        return None
    if not alike and any(VALUE.match(lower[place]) or lower[place] in _column(rest, place) for place in under):
        return None
    twice = any(one + 1 == other and upper[other] == upper[one] != "" for one, other in itertools.pairwise(under))
    for place in under:
        upper[place] = upper[place] or (upper[place - 1] if place - 1 in under else "")
    grouped = any(one + 1 == other and upper[other] == upper[one] != "" for one, other in itertools.pairwise(under))
    if not ((alike and grouped) or (amounts and (upper[key] or grouped)) or (upper[key] and twice)):
        return None
    return [", ".join(dict.fromkeys(filter(None, both))) for both in zip(upper, lower, strict=True)]


def _amounts(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column holds amounts, two or more, and nothing else."""
    told = _column(rows, place)
    return len(told) > 1 and all(map(VALUE.match, told))


def _said(cell: str) -> bool:
    """Whether a cell is a sentence, which names no column."""
    return cell.endswith((".", "!")) and cell.count(" ") > 2


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
        for added in _beside(list(block)) if filled else []:
            above = found[-1][0]
            begins = _begins(_wide(above[:LOOKED_AT]), _wide(added[:LOOKED_AT]))
            if begins is None:
                above += added
            else:
                found.append((added, begins))
    told = []
    for (table, headed), (below, _) in itertools.pairwise([*found, ([], False)]):
        apart = [[row] for row in table] if _details(_wide(table[:LOOKED_AT]), _wide(below[:LOOKED_AT])) else [table]
        told += [line for rows in apart for line in lines(rows, headed and not _paired(rows[:LOOKED_AT]))]
    return told


def _details(pairs: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """Whether pairs above a table of more columns tell who made it, and what for, and are no table themselves."""
    places = [place for place in range(max(map(len, pairs), default=0)) if _column(pairs, place)]
    if len(places) != 2 or not below or sum(map(bool, below[0])) < 3 or pairs[0][places[0]] in below[0]:
        return False
    values = _column(pairs, places[1])
    return len(pairs) <= MOST_DETAILS and len(set(values)) == len(values) and not any(map(VALUE.match, values[1:2]))


def _beside(block: list[Sequence[str]]) -> list[list[Sequence[str]]]:
    """The tables that stand beside each other with empty columns between and the same names, each by itself; else the rows as they are."""
    full = {place for row in block for place, cell in enumerate(row) if cell.strip()}
    starts = sorted(place for place in full if place - 1 not in full)
    parts = [slice(start, end) for start, end in itertools.pairwise([*starts, None])]
    for row in block[:FEWEST]:
        heads = [[cell.strip() for cell in row[part] if cell.strip()] for part in parts]
        if len(parts) > 1 and len(heads[0]) > 1 and all(head == heads[0] for head in heads):
            return [[row[part] for row in block] for part in parts]
    return [block]


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
    if wider or any(_amounts(rest, place) for place in words):
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
    return bool(_said(value) or VALUE.match(value) or value in others or (re.search(r"\d", value) and not all(map(VALUE.match, others))))


def _column(rows: Iterable[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in rows if place < len(row) and row[place]]
