"""The rows of tables among what bears on a request in, the cell out where the row and the column cross that it names.

Here the columns are those whom or what a rule is for: "Room: Vault; Fellows from the EEA: Permitted; Fellows from China: Not permitted".
"""

import collections
import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.language import kin, nations, terms
from assistant.records import Verdict
from assistant.rulings import cells
from assistant.rulings.asked import Request
from assistant.rulings.reading import Reading

Stands = Sequence[tuple[Reading, Verdict | None]]
PARTS = re.compile(r"\s*[,;/&()]\s*|\s+(?:and|or)\s+")
OTHER = re.compile(r"\b(?:others?|another|elsewhere|outside|else|rest|remaining)\b|\bnon-", re.I)
BUT = re.compile(r"\b(?:outside|beyond|other than|except(?: for)?|not (?:from|in|an?|of)|non)[ -](?:of )?(?:the )?([\w’'-]+)", re.I)
REGION = re.compile(  # whose members only the world knows, so that a name which is none of them may yet belong to it
    r"\b(?:[A-Z]{2,}|Europe\w*|Asia\w*|Africa\w*|Americas?|Scandinavia\w*|Nordic|Schengen|Benelux|Commonwealth|Union|Area|States|"
    r"(?i:countries|members?|partners?|nations?|groups?|regions?))\b"
)
HARDEST = (None, Verdict.EXCLUDED, Verdict.NOT_ADDRESSED, Verdict.CONDITIONAL, Verdict.PERMITTED)


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells before those that rule, what these say, and the `names` of all columns of the table that rule."""

    reading: Reading
    keys: Sequence[tuple[str, str]]
    rules: Mapping[str, str]
    names: Sequence[str]

    @property
    def about(self) -> str:
        """What the cells say that stand before those that rule."""
        return " ".join(value for _, value in self.keys)


def crossed(asked: Request, stands: Stands) -> Stands:
    """The stands without those of rows about something else; of a table with the cell that is asked about, that cell's alone."""
    tables = _tables(one for one, _ in stands)
    foreign = {id(row.reading) for table in tables for row in table if not kin.shared(asked.words, row.about)}
    stands = [(one, None if id(one) in foreign else said) for one, said in stands]
    named = [(table, rows) for table in tables if (rows := _named(asked, table))]
    for table, rows in sorted(named, key=lambda one: -max(len(told) for told, _ in one[1])):
        found = [(told, row, said) for told, row in rows for said, sure in [_ruled(asked, row)] if sure]
        if len(found) == len(rows):
            return _decided(table, found, stands)
    return stands


def _decided(table: Sequence[Row], found: Sequence[tuple[frozenset[str], Row, Verdict | None]], stands: Stands) -> Stands:
    """The stands, of a table's rows only that of the hardest of the cells found, unless they leave it open."""
    said = {one for _, _, one in found}
    if len(said) > 1 and (None in said or len({told for told, _, _ in found}) < len(found)):
        return stands
    _, row, ruled = min(found, key=lambda one: HARDEST.index(one[2]))
    own = {id(one.reading) for one in table}
    return [(one, (ruled if one is row.reading else None) if id(one) in own else stand) for one, stand in stands]


def _tables(readings: Iterable[Reading]) -> list[list[Row]]:
    """The tables in which two or more columns rule, each with those of its rows that the readings hold."""
    parsed = collections.defaultdict[tuple[str, str], list[tuple[Reading, list[tuple[str, str]]]]](list)
    for one in readings:
        if len(found := cells.columns(one.sentence.text)) > 2:
            parsed[one.evidence.source, found[0][0]].append((one, found))
    return [rows for table in parsed.values() if (rows := list(_rows(table)))]


def _rows(table: Sequence[tuple[Reading, list[tuple[str, str]]]]) -> Iterable[Row]:
    """The rows of a table by their cells, none where fewer than two columns rule."""
    ruling = {name for _, row in table for name, value in row[1:] if cells.said(value) and not cells.LEAVE.search(name)}
    names = list(dict.fromkeys(name for _, row in table for name, _ in row if name in ruling))
    for one, row in table if len(names) > 1 else ():
        keys = list(itertools.takewhile(lambda cell: cell[0] not in ruling, row))
        rules = {name: value for name, value in row if name in ruling}
        if keys and rules:
            yield Row(one, keys, rules, names)


def _named(asked: Request, table: Sequence[Row]) -> list[tuple[frozenset[str], Row]]:
    """The rows that a question names, each with the stems of the words for it, but for those whose words another has too.

    "The public cloud", which is a column, does not name the row "Public".
    """
    columns = "|".join(re.escape(name) for name in table[0].names if " " in name)
    story = re.sub(rf"\b(?:{columns})\b", " ", asked.story, flags=re.I) if columns else asked.story
    asked = dataclasses.replace(asked, story=story, words=terms.content(story))
    named = [(told, row) for row in table if (told := _told(asked, row))]
    named = named or [(told, row) for row in table if (told := _head(asked, row, table))]
    return [(told, row) for told, row in named if not any(told < other for other, _ in named)]


def _told(asked: Request, row: Row) -> frozenset[str]:
    """The words of what a row is about, by their stems, of which a question has all in one part of a cell."""
    found: set[str] = set()
    for name, value in row.keys:
        for part in PARTS.split(value):
            if part and (OTHER.search(asked.story) or not OTHER.search(part)) and _spoken(asked, part, name):
                found.update(terms.content(part) or [part.lower()])
    return frozenset(found)


def _head(asked: Request, row: Row, table: Sequence[Row]) -> frozenset[str]:
    """The last word of what a row is about, where no other row has it and a question speaks of "the" such thing."""
    heads = {words[-1] for _, value in row.keys for part in PARTS.split(value) if (words := terms.WORD.findall(part))}
    spoken = (terms.stem(word) for word in heads if re.search(rf"\bthe {re.escape(word)}\b", asked.story, re.I))
    return frozenset(spoken).difference(*(terms.content(one.about) for one in table if one is not row))


def _spoken(asked: Request, part: str, name: str) -> bool:
    """Whether a question has all of the words that carry meaning; a letter or number with the name of its column."""
    words, told = terms.WORD.findall(part.replace("-", " ")), terms.content(part)
    if all(len(stem) == 1 or stem.isdigit() for stem in told):
        column = name.split()[-1:]  # none of a nameless one
        return bool(column and re.search(rf"\b{re.escape(column[0])} {re.escape(part)}(?!\w)", asked.story, re.I))
    return all(word.lower() in terms.STOP or has(asked, word) for word in words)


def has(asked: Request, word: str) -> bool:
    """Whether a question has a word, one of nearly the same meaning, or the name of the same country.

    >>> asked = Request((), words=("lab",), story="Can a Chinese visitor use the lab?")
    >>> has(asked, "China"), has(asked, "laboratories"), has(asked, "Chile")
    (True, True, False)
    """
    codes = nations.nations(word)
    return terms.stem(word) in asked.known or (bool(codes) and codes <= nations.nations(asked.story))


def _columns(asked: Request, names: Sequence[str]) -> tuple[list[str], bool]:
    """The columns that a question names the most of, and whether it speaks of what is outside of one."""
    common, outside, scores = _common(names), False, dict[str, float]()
    but = {stem for word in BUT.findall(asked.story) for stem in terms.content(word)}
    for name in names:
        split = (terms.WORD.findall(part.replace("-", " ")) for part in PARTS.split(name))
        parts = [[word for word in words if not common.issuperset(terms.content(word))] for words in split]
        named = [words for words in parts if words and all(has(asked, word) for word in words)]
        if any(not but.isdisjoint(map(terms.stem, words)) for words in named) and not OTHER.search(name):
            outside = True
        elif OTHER.search(asked.story) or not OTHER.search(name):
            alike = not any(parts) and {*asked.words}.issuperset(terms.content(name))
            scores[name] = max(map(len, named), default=0) or 0.5 * alike
    most = max(scores.values(), default=0)
    return [name for name, score in scores.items() if score and score == most], outside


def _common(names: Sequence[str]) -> frozenset[str]:
    return frozenset.intersection(*(terms.stems(name) for name in names))


def _ruled(asked: Request, row: Row) -> tuple[Verdict | None, bool]:
    """What a row says of what is asked, and whether that is its last word even where the cell says nothing."""
    named, outside = _columns(asked, row.names)
    if not named:
        others = [name for name in row.names if OTHER.search(name)]
        proper = {*map(terms.stem, re.findall(r"(?<=\s)[A-Z][\w’'-]+", asked.story))}.difference(terms.content(row.about))
        single = not any(REGION.search(name) for name in row.names if name not in others)
        if len(others) == 1 and (outside or (proper and single)):
            named = others
        elif (proper and others) or not _common(row.names).isdisjoint(asked.words):
            return _agreed([cells.said(value) for value in row.rules.values()]), True
    if len(named) != 1:
        return None, False
    value = row.rules.get(named[0], "")
    if asked.licence and (cells.YES.match(value) or cells.NO.fullmatch(value)):  # "Do I need a permit?", or is it allowed?
        return None, False
    found = cells.said(value)
    if found is Verdict.CONDITIONAL and not asked.without.isdisjoint(terms.content(value)):
        found = Verdict.EXCLUDED
    return found, True


def _agreed(said: Sequence[Verdict | None]) -> Verdict:
    """What the cells of a row say together."""
    if len(set(said)) == 1 and said[0]:
        return said[0]
    return Verdict.CONDITIONAL if {*said} <= {Verdict.PERMITTED, Verdict.CONDITIONAL} else Verdict.NOT_ADDRESSED
