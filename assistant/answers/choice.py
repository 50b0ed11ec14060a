"""Scored units in, those to say out: none twice, the best that fits among the first, and the weightiest source of what several say."""

import dataclasses
import re
from collections.abc import Iterable, Sequence

from assistant.answers.reported import ANNOUNCES, REPORTS
from assistant.answers.wording import LEADING
from assistant.generations.amended import DECIDES, MOVES, RESTATES, changed, moves, replaced, restates
from assistant.language import terms
from assistant.language.counted import ranged
from assistant.language.values import COLUMN, DECISIVE, ROW, decisive, unnumbered
from assistant.records import KINDS, Citation, Evidence

COMPLETING, WHOLE = 3, 8  # sentences that complete it; where all of a kind are asked for
NEAR = 0.5  # a completing sentence may score this much less than the first
APART = 0.25  # … and this much if it has no more than one word of meaning in common with it, where no list is asked for
CLOSE = 0.2  # … and a unit that goes on from the first and holds it this much, to come in its place
FAR = 0.8  # … and one that alone holds the kind of thing asked for this much
POINT = 2  # citations of a point of a list, with the line above it
SAME = 0.6  # shared words, of all words, from which two sentences with the same numbers and negations say the same
AHEAD = 0.01  # what the words that change others are put before them by
OVERLAP = 0.8  # share of a sentence's words already said from which it adds nothing

WORD = re.compile(r"\w+")
CONCLUDES = re.compile(r"\W*(?:we conclude|on [^.;]{2,60} we (?:conclude|follow|take|go with)|our conclusion is)\b", re.I)
BESIDE = re.compile(  # asks for what a row that has a word is not: "not at the north pier", "longer than the skiff", "the dearest"
    r"\b(?:not?|never|neither|nor|without|other|another|else|than|except|apart|besides?|most|least|(?!(?:[rtw]|ch|for|gu|inter|requ)est\b)\w+est"
    r"|first|last|compared?|the rest)\b"
    r"|n['’]t\b",
    re.I,
)

WHICH = re.compile(r"\W*(?:which|what) (?!(?:is|are|was|were|do|does|did|can|may|must|should)\b)[\w-]+", re.I)  # rows are asked for
NO = re.compile(r"\W*(?:no(?:ne|t)?\b|never\b|n/a\b|$)", re.I)
FORBIDS = re.compile(r"\b(?:forbid\w*|forbade|prohibit\w*|ban(?:s|ned)?|barred|exclu\w+|disallowed|refused?)\b", re.I)
YES = re.compile(r"\W*(?:yes|required|needed|allowed|permitted)\b", re.I)


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """What can be said at once: exact slices of one evidence, the last of them the sentence that was scored.

    `place` is (rank of the evidence, position of the sentence); `fits` says that it holds the kind of thing asked for.
    """

    place: tuple[int, int]
    citations: tuple[Citation, ...]
    score: float
    fits: bool = False

    @property
    def text(self) -> str:
        """The slices as one text; a list keeps one line for each point."""
        return "\n".join(one.quote for one in self.citations)

    @property
    def old(self) -> bool:
        """Whether its source is superseded."""
        return self.citations[-1].status == "superseded"

    @property
    def words(self) -> frozenset[str]:
        """Its words, lower-case."""
        return frozenset(WORD.findall(unnumbered(self.text).lower()))


def current(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units, led by one in force that is near and holds the kind of thing asked for: what was is no answer to what is."""
    first = next((unit for unit in units if unit.fits and not unit.old and unit.score >= units[0].score - NEAR), None)
    return [first, *(unit for unit in units if unit is not first)] if first and units[0].old else units


def amended(units: Sequence[Unit]) -> list[Unit]:
    """The units; one that changes words or amounts of another document, however little it is like the question, comes just before that one,
    or just behind a list of which it changes another point or the line above.

    An amount is changed by a later document; a source of unknown kind changes none of known kind: whoever puts a file there could.
    """
    found = list(units)
    for place, unit in enumerate(units):
        new, changes, scores = unit.citations[-1], list(replaced(unit.citations[-1].quote)), [unit.score]
        if unit.old or not (changes or any(one.search(new.quote) for one in (DECIDES, MOVES, RESTATES))):
            continue
        for old, one in ((one.citations[-1], one) for one in units):
            then, now = (old.date, new.date) if old.date and new.date else ("", "")
            if old.source == new.source or (new.kind == "unknown" != old.kind) or then > now:
                continue
            if restates(new.quote, one.text) or (then < now and (moves(new.quote, one.text) or restates(new.quote, one.text, DECIDES))):
                scores.append(one.score + AHEAD)
            if changed(one.text, changes):
                point = one.citations[-1].quote if len(one.citations) <= POINT else ""
                scores.append(one.score + (AHEAD if changed(point, changes) else -AHEAD))
        found[place] = dataclasses.replace(unit, score=max(scores))
    return found


def telling(question: str, units: Sequence[Unit]) -> list[Unit]:
    """The units without those rows of a table that have none of the question's words which other rows of it have, the best among them.

    Where it is asked which rows have what a column tells, they are without the rows that say no there.
    """
    if WHICH.match(question) and not (BESIDE.search(question) or re.search(r"\d", question)):
        units = affirmed(question, units)
    if not (units and (table := columns(units[0]))) or BESIDE.search(question):
        return list(units)
    held = {one.place: terms.vocabulary(one.text) for one in units if columns(one) == table}
    some = {stem for stem in terms.content(question) if 0 < sum(stem in words for words in held.values()) < len(held)}
    some = {stem for stem in some if not stem.isdigit()} or some  # "shunters rest 12 hours" is no question about who does
    lacks = {place for place, words in held.items() if some and some.isdisjoint(words)}
    dropped = {one.place for one in units if one.place in lacks and ranged(question, one.text) < 1}
    wrong = units[0].place in dropped and not re.search(r"\d", question)
    return list(units) if wrong else [one for one in units if one.place not in dropped]


def affirmed(question: str, units: Sequence[Unit]) -> list[Unit]:
    """The units without the rows that say no in the one column whose name tells most of what is asked, the other rows first.

    Only of a table in which some rows say yes there, and where the column forbids just if the question does.
    """
    told = {one.place: dict(COLUMN.findall(f"- {one.citations[-1].quote}")) for one in units if columns(one)}
    stems = {*terms.content(WHICH.sub("", question))}
    shares = {name: len(stems & {*terms.content(name)}) for row in told.values() for name in [*row][1:]}
    most = [name for name, share in shares.items() if share and share == max(shares.values())]
    name = most[0] if len(most) == 1 else ""
    no = {place for place, row in told.items() if NO.match(row.get(name, ""))}
    rows = [one for one in units if name in told.get(one.place, ()) and one.place not in no]
    if not (no and any(YES.match(told[one.place][name]) for one in rows)) or bool(FORBIDS.search(name)) != bool(FORBIDS.search(question)):
        return list(units)
    top = max(one.score for one in units)
    return [*(dataclasses.replace(one, score=top) for one in rows), *(one for one in units if one.place not in no and one not in rows)]


def columns(unit: Unit) -> tuple[str, ...]:
    """The document and the names of the columns, where a unit is a row of a table; empty for anything else."""
    row = f"- {unit.citations[-1].quote}"
    return (unit.citations[-1].source, *(name for name, _ in COLUMN.findall(row))) if ROW.match(row) else ()


def choose(units: Sequence[Unit], listing: bool, everything: bool = False) -> list[Unit]:
    """The units to say, from the best down: none twice, none that adds no word, none far below the first; more for `everything`.

    Where the first does not hold the kind of thing asked for, the best that does comes second, and may lie further below.
    """
    chosen: list[Unit] = []
    fitting = next((unit for unit in units if unit.fits and unit.score >= units[0].score - FAR), None)
    near = (one for one in units[1:] if len(one.citations) == 1 and one.score >= units[0].score - CLOSE)
    fuller = next((one for one in (fitting, *near) if one and one is not units[0] and holds(one, units[0])), None)
    most = LEADING + (WHOLE if everything else COMPLETING)
    for unit in filter(None, dict.fromkeys((fuller, *units[:1], fitting, *units))):
        if len(chosen) == most or (unit.score < units[0].score - NEAR and unit is not fitting):
            break
        if unit is not fitting and unit.score < units[0].score - APART and not listing and apart(unit, chosen[0]):
            continue
        new = unit.words.difference(*(one.words for one in chosen))
        stale = len(new) <= (1 - OVERLAP) * len(unit.words) and not any(DECISIVE.search(word) for word in new)
        if any(overlaps(unit, one) for one in chosen) or (stale and not listing):
            continue
        chosen.append(unit)
    return chosen


def concluded(chosen: Sequence[Unit], units: Iterable[Unit]) -> list[Unit]:
    """The units to say; where the first announces that sources differ, what its passage concludes from it comes second.

    Where the first is only one of those that differ, a conclusion that is near comes before it.
    """
    said = bool(chosen) and ANNOUNCES.search(chosen[0].text)
    told = bool(chosen) and REPORTS.search(chosen[0].text)  # by some, of which another document may conclude
    beside = [unit for unit in units if chosen and unit not in chosen[:1] and (unit.place[0] == chosen[0].place[0] or told)]
    beside = [unit for unit in beside if unit.place[0] == chosen[0].place[0] or not apart(unit, chosen[0])]
    end = next((unit for unit in beside if CONCLUDES.match(unit.text)), None)
    if not end or (not said and not (end.fits and end.score >= chosen[0].score - CLOSE)):
        return list(chosen)
    first, second = (chosen[0], end) if said else (end, chosen[0])
    return [first, second, *(unit for unit in chosen[1:] if unit is not end)][: max(2, len(chosen))]


def arranged(units: Sequence[Unit], evidence: Sequence[Evidence], listing: bool, dated: bool = False) -> list[Unit]:
    """The units, the two best first where they share a document, then its section and the rest of it, then the others; superseded last.

    What has happened, `dated`, stands first and in the order of its document.
    """
    section = evidence[units[0].place[0]].headings if units else ()
    sources = dict.fromkeys(one.citations[0].source for one in sorted(units, key=lambda unit: unit.old))
    best = [unit for unit in units[:2] if not listing and unit.citations[0] != units[0].citations[0]]  # points and steps keep their order

    def place(unit: Unit) -> tuple[bool, bool, int, bool, bool, int]:
        one = unit.citations[-1]
        beside, other = one.source != units[0].citations[0].source, evidence[unit.place[0]].headings != section
        return not unit.fits if dated else unit is not units[0], beside, [*sources].index(one.source), unit not in best, other, one.start

    return sorted(units, key=place)


def apart(one: Unit, other: Unit) -> bool:
    """Whether two units have no more than one word of meaning in common."""
    return len({*terms.content(one.text)} & {*terms.content(other.text)}) < 2


def together(units: Iterable[Unit]) -> list[Unit]:
    """The units, points of one list as one unit under the line above the list, which is said once."""
    found: dict[object, Unit] = {}
    for unit in units:
        head = unit.citations[0] if unit.citations[1:] else unit
        before = found.get(head)
        found[head] = dataclasses.replace(before, citations=(*before.citations, *unit.citations[1:])) if before else unit
    return list(found.values())


def holds(one: Unit, other: Unit) -> bool:
    """Whether the words of another unit stand in one, which says more."""
    return all(any(a.source == b.source and a.start <= b.start and b.end <= a.end for a in one.citations) for b in other.citations)


def overlaps(one: Unit, other: Unit) -> bool:
    """Whether two units share a slice or say the same."""
    ends = ((one.citations[-1], other.citations), (other.citations[-1], one.citations))
    return any(end.overlaps(cited) for end, others in ends for cited in others) or alike(one, other)


def alike(one: Unit, other: Unit) -> bool:
    """Whether two units say the same: nearly the same words, numbers and negations, and one has all the words of the other that count."""
    words, others = set(terms.content(one.text)), set(terms.content(other.text))
    if len(one.words & other.words) < SAME * len(one.words | other.words) or not (words <= others or others <= words):
        return False
    return sorted(decisive(one.text)) == sorted(decisive(other.text))


def agree(one: Unit, other: Unit) -> bool:
    """Whether two single sentences say the same."""
    return len(one.citations) == len(other.citations) == 1 and alike(one, other)


def echoes(unit: Unit, units: Iterable[Unit]) -> list[Citation]:
    """Citations of other sources that say all of what `unit` says, one a source; what is superseded says nothing of what is not."""
    found, words = dict[str, Citation](), set(terms.content(unit.text))
    for other in units:
        whole = words <= set(terms.content(other.text)) and other.old <= unit.old
        if whole and other.citations[0].source not in {one.source for one in unit.citations} and agree(unit, other):
            found.setdefault(other.citations[0].source, other.citations[0])
    return list(found.values())


def weightiest(unit: Unit, units: Iterable[Unit]) -> Unit:
    """The unit, or what says the same in the weightiest source: an official text before the press, one of unknown kind last."""
    same = [unit, *(one for one in units if agree(unit, one))]
    return min(same, key=lambda one: (one.old, KINDS.index(one.citations[0].kind)))
