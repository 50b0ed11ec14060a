"""The rows of tables among what bears on a request in, the cell out where the row and the column cross that it names.

Here the columns are those whom or what a rule is for: "Room: Vault; Fellows from the EEA: Permitted; Fellows from China: Not permitted".
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Sequence

from assistant import cells, kin, terms
from assistant.asked import LIGHT, VAGUE, Request
from assistant.reading import Reading
from assistant.records import Ruling, Verdict

Stands = list[tuple[Reading, Verdict | None]]
PARTS = re.compile(r"\s*[,;/&()]\s*|\s+(?:and|or)\s+")
OTHER = re.compile(r"\b(?:others?|another|elsewhere|outside|else|rest|remaining)\b|\bnon-", re.I)
BUT = re.compile(r"\b(?:outside|beyond|other than|except(?: for)?|not (?:from|in|an?|of)|non)[ -](?:of )?(?:the )?([\w’'-]+)", re.I)
REGION = re.compile(  # whose members only the world knows, so that a name which is none of them may yet belong to it
    r"\b(?:[A-Z]{2,}|Europe\w*|Asia\w*|Africa\w*|Americas?|Scandinavia\w*|Nordic|Schengen|Benelux|Commonwealth|Union|Area|States|"
    r"(?i:countries|members?|partners?|nations?|groups?|regions?))\b"
)
NOUN, ADJECTIVE = ("", "a", "ia", "y", "ey", "e", "en", "ium"), ("ese", "ian", "ean", "an", "n", "ish", "i")
HARDEST = (Verdict.EXCLUDED, Verdict.NOT_ADDRESSED, Verdict.CONDITIONAL, Verdict.PERMITTED)
ROOT = 4  # letters that "Chinese" and "China" have in common at least


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with two or more columns that rule: what stands before them, and each of them with what its cell says."""

    reading: Reading
    table: tuple[str, str]
    keys: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]


def crossed(asked: Request, stands: Stands) -> tuple[Ruling | None, Stands]:
    """The ruling of the cell that is asked about, None without one, and the stands without those of rows about something else."""
    rows = list(tabled(one for one, _ in stands))
    foreign = {id(row.reading) for row in rows if not kin.shared(asked.words, " ".join(value for _, value in row.keys))}
    stands = [(one, None if id(one) in foreign else said) for one, said in stands]
    for table in sorted(_tables(asked, rows), key=lambda one: -max(len(told) for told, _ in one)):
        names = list(dict.fromkeys(name for row in rows if row.table == table[0][1].table for name, _ in row.rules))
        found = [(told, row, said) for told, row in table for said, sure in [_ruled(asked, row, names)] if sure]
        if len(found) < len(table):
            continue
        said = {one for _, _, one in found}
        if len(said) > 1 and (None in said or len({told for told, _, _ in found}) < len(found)):
            return None, stands
        _, row, ruled = min(found, key=lambda one: HARDEST.index(one[2]) if one[2] else 0)
        others = {id(one.reading) for one in rows if one.table == row.table}
        left = [(one, (ruled if one is row.reading else None) if id(one) in others else stand) for one, stand in stands]
        if ruled is None or any(_against(one, stand, ruled, row, asked, names) for one, stand in left if id(one) not in others):
            return None, left
        return Ruling(ruled, None if ruled is Verdict.NOT_ADDRESSED else row.reading.citation), left
    return None, stands


def _tables(asked: Request, rows: Sequence[Row]) -> list[list[tuple[frozenset[str], Row]]]:
    """For each table the rows that a question names, each with the words for it, but for those whose words another has too."""
    found = []
    for kind in dict.fromkeys(row.table for row in rows):
        table = [row for row in rows if row.table == kind]
        named = [(told, row) for row in table if (told := _told(asked, row))]
        named = named or [(told, row) for row in table if (told := _head(asked, row, table))]
        if named:
            found.append([(told, row) for told, row in named if not any(told < other for other, _ in named)])
    return found


def tabled(readings: Iterable[Reading]) -> Iterable[Row]:
    """Those readings that are rows of a table in which two or more columns rule."""
    parsed = [(one, found) for one in readings if len(found := cells.columns(one.sentence.text)) > 2]
    ruling: dict[tuple[str, str], set[str]] = {}
    for one, found in parsed:
        told = {name for name, value in found[1:] if cells.said(value) and not cells.LEAVE.search(name)}
        ruling.setdefault((one.evidence.source, found[0][0]), set()).update(told)
    for one, found in parsed:
        rules = ruling[one.evidence.source, found[0][0]]
        first = next((place for place, (name, _) in enumerate(found) if name in rules), None)
        if first and len(rules) > 1:
            kept = tuple(cell for cell in found[first:] if cell[0] in rules)
            yield Row(one, (one.evidence.source, found[0][0]), tuple(found[:first]), kept)


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
    heads = {word for word in heads if re.search(rf"\bthe {re.escape(word)}\b", asked.story, re.I)}
    rest = {stem for one in table if one is not row for _, value in one.keys for stem in terms.content(value)}
    return frozenset(map(terms.stem, heads)) - rest


def _spoken(asked: Request, part: str, name: str) -> bool:
    """Whether a question has all of the words that carry meaning, or their initials; a letter or number with the name of its column."""
    words, told = terms.WORD.findall(part.replace("-", " ")), terms.content(part)
    if all(len(stem) == 1 or stem.isdigit() for stem in told):
        return bool(re.search(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])} {re.escape(part)}(?!\w)", asked.story, re.I))
    short = re.findall(r"\b[A-Z]{2,}\b", asked.story)
    initials = "".join(word[0] for word in words).upper()
    spelled = {place for one in short for found in re.finditer(one, initials) for place in range(*found.span())}
    return all(place in spelled or word.lower() in terms.STOP or has(asked, word) for place, word in enumerate(words))


def has(asked: Request, word: str) -> bool:
    """Whether a question has a word by its stem or short form, or the adjective or noun of a proper name.

    >>> asked = Request((), words=("lab",), story="Can a Chinese visitor use the lab?")
    >>> has(asked, "China"), has(asked, "laboratories"), has(asked, "Chile")
    (True, True, False)
    """
    said = {*asked.words, *(terms.stem(kin.SHORT[one]) for one in re.findall(r"\w+", asked.story.lower()) if one in kin.SHORT)}
    return terms.stem(word) in said or (word[0].isupper() and any(_akin(word, one) for one in re.findall(r"\w+", asked.story)))


def _akin(one: str, other: str) -> bool:
    """Whether one of two words is the adjective of a name that the other is, by their endings."""
    return not (_bare(one, NOUN).isdisjoint(_bare(other, ADJECTIVE)) and _bare(other, NOUN).isdisjoint(_bare(one, ADJECTIVE)))


def _bare(word: str, ends: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower().removesuffix(end) for end in ends if word.lower().endswith(end) and len(word) - len(end) >= ROOT)


def _columns(asked: Request, names: Sequence[str]) -> tuple[list[str], bool]:
    """The columns that a question names the most of, and whether it speaks of what is outside of one."""
    common = _common(names)
    but, scores = {stem for word in BUT.findall(asked.story) for stem in terms.content(word)}, {}
    outside = False
    for name in names:
        parts = [[word for word in terms.WORD.findall(part.replace("-", " ")) if _tells(word, common)] for part in PARTS.split(name)]
        named = [words for words in parts if words and all(has(asked, word) for word in words)]
        if any(not but.isdisjoint(map(terms.stem, words)) for words in named) and not OTHER.search(name):
            outside = True
        elif OTHER.search(name) and not OTHER.search(asked.story):
            continue
        else:
            scores[name] = max(map(len, named), default=0) or (0.5 if not any(parts) and set(terms.content(name)) <= {*asked.words} else 0)
    most = max(scores.values(), default=0)
    return [name for name, score in scores.items() if score and score == most], outside


def _common(names: Sequence[str]) -> frozenset[str]:
    return frozenset.intersection(*(frozenset(terms.content(name)) for name in names))


def _tells(word: str, common: Collection[str]) -> bool:
    return word.lower() not in terms.STOP and terms.stem(word) not in common


def _ruled(asked: Request, row: Row, names: Sequence[str]) -> tuple[Verdict | None, bool]:
    """What a row says of what is asked, and whether that is its last word even where the cell says nothing."""
    rules, (named, outside) = dict(row.rules), _columns(asked, names)
    if len(named) > 1:
        named = [name for name in named if not asked.actor.isdisjoint(terms.content(name))]
    elif not named:
        others = [name for name in names if OTHER.search(name)]
        proper = [word for word in re.findall(r"(?<=\s)[A-Z][\w’'-]+", asked.story) if terms.stem(word) not in _about(row)]
        single = not any(REGION.search(name) for name in names if name not in others)
        tied = _common(names) & {*asked.words}
        if len(others) == 1 and (outside or (proper and single)):
            named = others
        elif tied or (proper and others):
            return _agreed([cells.said(value) for value in rules.values()]), True
    if len(named) != 1:
        return None, False
    value = rules.get(named[0], "")
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


def _about(row: Row) -> frozenset[str]:
    return frozenset(terms.content(" ".join(value for _, value in row.keys)))


def _against(one: Reading, said: Verdict | None, ruled: Verdict, row: Row, asked: Request, names: Sequence[str]) -> bool:
    """Whether what is no row speaks against a leave, as it holds as much of what is asked, or tells of something that the row lacks."""
    if said is None or ruled not in (Verdict.PERMITTED, Verdict.NOT_ADDRESSED) or said is ruled:
        return False
    left = frozenset(asked.stems) - _about(row) - LIGHT - VAGUE - {asked.deed} - terms.vocabulary(" ".join(names))
    return (said is Verdict.EXCLUDED and one.cover >= row.reading.cover) or bool(kin.shared(left, one.text))
