"""A request and the row of a table in, as `tables` writes it, what the row rules out."""

import re
from collections.abc import Iterable

from assistant.language import cues, kin, terms
from assistant.language.values import COLUMN
from assistant.records import Verdict
from assistant.rulings.asked import LIGHT, Request

ROW = re.compile(rf"(?:{COLUMN.pattern}){{2,}}$|\W*[^:;]{{1,60}}: (?:yes|no(?:ne)?)\W*$", re.I)
NAMED = re.compile(r"([^:;]{1,120}): (.+)", re.S)
GIVEN = re.compile(rf"\b{cues.LEAVE}\b|\b(?:only|after|except|without)\b", re.I)
LEAVE = re.compile(rf"{cues.PERMITS.pattern}|{cues.EXCLUDES.pattern}|{cues.CONDITION.pattern}", re.I)
NEEDLESS = re.compile(rf"{cues.FREED.pattern}|^\W*(?:not|none) {cues.NEEDED}\b", re.I)
BANNED = re.compile(rf"(?:{cues.EXCLUDES.pattern}) \w", re.I)  # the name of a thing, by its first word
SIDES = re.compile(  # the name of a column that does nothing but let or bar what stands in it
    r"(?i)\W*(?:(?P<deed>(?P<no>do(?:n['’]?ts?| nots?)|never)|do(?:['’]?s)?)"
    r"|(?P<said>(?:not )?(?:allowed|permitted|accepted|welcome)|prohibited|forbidden|banned))\W*",
)
WHO, NOBODY = re.compile(r"who (?:may|can)\b", re.I), re.compile(r"\W*(?:nobody|no[- ]?one)\W*$", re.I)
YES, NO = re.compile(r"\W*yes\b", re.I), re.compile(r"\W*no(?:ne|t)?\b", re.I)


def ruling(asked: Request, text: str) -> Verdict | None:
    """What the row of a table says: by the yes or no of a column whose name speaks of leave, and of what is asked, or by a value
    that speaks of leave, in the one such column or in one whose name is of what is asked; the other cells name the rest of it.
    """
    told, stems = [], frozenset(asked.stems) - LIGHT
    for column in COLUMN.finditer(text):
        name, value = column.groups()
        about, rest = terms.stems(LEAVE.sub(" ", name)), f"{text[: column.start()]} {text[column.end() :]}"
        if (others := stems - about) and not terms.speaks(rest, kin.wider(others)):
            continue
        thing = BANNED.match(name) and name.lower() in asked.story.lower()  # "Restricted data: Yes" bars none
        force, named = 0 if thing else cues.force(name), not about.isdisjoint(stems)
        if (LEAVE.search(value) or (thing and said(value))) and column.start():  # the first tells what the row is of: a vehicle permit
            told.append((named, value))
        elif force and (named or not about) and (column.start() or YES.match(value) or NO.match(value)):
            given = (force > 0) is bool(YES.match(value))
            if YES.match(value) or NO.match(value):
                return Verdict.PERMITTED if given else Verdict.EXCLUDED
            return whom(asked, value) if WHO.match(name) and force > 0 else Verdict.CONDITIONAL
    values = [value for named, value in told if named] or [value for _, value in told]
    return said(values[0]) if len(values) == 1 else None


def whom(asked: Request, value: str) -> Verdict:
    """What a cell says below "Who may …": nobody, or those who would do it, by themselves or in a case; else others.

    >>> asked = Request((), actor=frozenset({"visitor"}))
    >>> [whom(asked, value).value for value in ("Nobody", "Staff and visitors", "Visitors with a pass")]
    ['excluded', 'permitted', 'conditional']
    """
    parts = [terms.stems(part) for part in re.split(r",| and | or |/", value)]
    if NOBODY.match(value):
        return Verdict.EXCLUDED
    return Verdict.PERMITTED if asked.actor and any(part and part <= kin.wider(asked.actor) for part in parts) else Verdict.CONDITIONAL


def sided(text: str, stems: Iterable[str]) -> str:
    """A row as a sentence, where its columns only let or bar: the one of these cells that holds most of the stems, with the others' names.

    >>> sided("- Do: Use the stove; Don't: Feed the foxes", {"feed", "fox"}), sided("- Do: Use the stove; Don't: Feed the foxes", {"bed"})
    ('You may not: Feed the foxes', "- Do: Use the stove; Don't: Feed the foxes")
    >>> sided("- Place: Hall; Allowed: Helmets; Not allowed: Dogs", {"dog"})
    'Hall: Dogs are not allowed'
    """
    cells = [(SIDES.fullmatch(name), value) for name, value in columns(text)]
    held = {value: len(kin.shared(stems, value)) for side, value in cells if side}
    told = [(side, value) for side, value in cells if side and held[value] == max(held.values()) > 0]
    if len(told) != 1:
        return text
    about, (side, value) = "".join(f"{value}: " for side, value in cells if not side), told[0]
    return about + (f"You may{' not' if side['no'] else ''}: {value}" if side["deed"] else f"{value} are {side['said'].lower()}")


def columns(text: str) -> list[tuple[str, str]]:
    """The columns of a row with their values, which may hold semicolons; none of what is no row.

    >>> columns("- Group: A; Goods: Licence; keep records; Arms: Prohibited")
    [('Group', 'A'), ('Goods', 'Licence; keep records'), ('Arms', 'Prohibited')]
    >>> columns("Note: go home")
    []
    """
    found: list[tuple[str, str]] = []
    for part in text[2:].split("; ") if text.startswith("- ") else ():
        if named := NAMED.match(part):
            found.append((named[1], named[2]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}; {part}")
        else:
            return []
    return found if len(found) > 1 else []


def said(value: str) -> Verdict | None:
    """What a cell says of leave: granted, refused, or tied to a licence, an approval or a condition; None if it tells nothing of it.

    >>> [str(said(one)) for one in ("Yes", "Not permitted", "With approval of the head", "Individual licence", "No licence needed")]
    ['permitted', 'excluded', 'conditional', 'conditional', 'permitted']
    >>> said("10 years"), str(said("Not without a permit"))
    (None, 'conditional')
    """
    if NEEDLESS.search(value):
        return Verdict.PERMITTED
    if cues.CONDITION.search(value) or cues.WAY_OUT.search(value) or (GIVEN.search(value) and not NO.match(value)):
        return Verdict.CONDITIONAL
    if NO.match(value) or cues.force(value) < 0:
        return Verdict.EXCLUDED
    return Verdict.PERMITTED if YES.match(value) or cues.force(value) > 0 else None
