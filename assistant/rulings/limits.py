"""A sentence with a limit and the amounts of a question in, whether the amounts keep to the limit out; knows text only."""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.language import terms
from assistant.language.amounts import ABOVE, AGE, AND_MORE, BELOW, LONG, MEASURES, SMALL, TIMES, Amount, amounts, grouped, in_hours, plain
from assistant.rulings import scopes
from assistant.rulings.granted import GRANT, beyond

NEAR = 20.0  # times a limit in another unit that an amount is at most, to be of the same thing
KEEPS = re.compile(
    r"\b(?:must|shall|(?:has|have|need|needs|required) to) (?:\w+ )?"
    r"(?:kept|keep|retain(?:ed)?|stored?|preserved?|archived?|maintain(?:ed)?)\b",
    re.I,
)
KEEPING = re.compile(rf"{KEEPS.pattern}[^.;]{{0,60}} (?P<for>for) (?:a period of )?$", re.I)
CLEARS = terms.stems("shred destroy delete discard throw dispose erase remove bin burn rid")
CLEARING = re.compile(
    r"\b(?:must|shall) be (?:deleted|destroyed|erased|removed|disposed of|discarded|shredded)\b[^.;]{0,60} (?P<for>after|at the end of) $",
    re.I,
)
AGES = re.compile(r"\b(?:ages?|aged|ages of) (\d{1,3}) ?(?:to|and|or|–|-) ?$", re.I)  # "aged 8 to 12"
RANKS = re.compile(r"\w+ (\d{1,2}) ?(?:to|–|-) ?\d{1,2}$")  # "grades 5 to 7"
JOINED = re.compile(r"\W*(?:and|or|but)?\W*")
ALSO = re.compile(r"(?:[,;]|\b(?:and|or|but))(?: (?:in|at|for|outside) [\w’'-]+| (?:the |other )?[\w’'-]+s| staff)? $", re.I)
SERVED = re.compile(r"['’]? (?:of )?(?:(?:continuous|previous|full) )?(?:service|experience|employment|membership|residence)\b", re.I)
TIED = re.compile(r"\b(?:must|shall|(?:has|have|need|needs) to)(?= (?:be )?\w+(?: \w+)? $)", re.I)  # whose whole duty is the limit
LASTING = re.compile(r"\b(?:may|can)\b(?:(?!\b(?:must|not|at least)\b)[^.;]){0,60} (?P<for>for) (?:a (?:period|total) of )?$", re.I)
EACH = re.compile(r"\W*(?:a|an|per|each|every) (?:day|night|week|month|term|semester|year)\b", re.I)  # "may swim three times a week"
LATER = re.compile(r"\b(?:may|can)\b[^.;]{0,60} after $", re.I)  # "may be thrown away after two years"
DONE_BY = re.compile(
    r"\b(?:may|can) (?!not\b)[^.;]{0,60}? (?P<for>(?<!not )(?<!never )after|only with) $", re.I
)  # "may be paid after two signatures"
MOST = re.compile(
    r"(?i)\b(?:up to|at most|(?:no|not|never)(?: for)? (?:(?:more|longer|later|larger|older|heavier|higher|wider|greater|deeper|taller|"
    r"thicker) than|(?<!no )(?:over|above|beyond))|"
    r"(?:not|never) exceed(?:ing)?|"
    r"maximum(?: of| (?:\w+ ){0,2}(?:is|of))?|within|"
    r"limited to|capped at|cap of|not to exceed|limit (?:of|is))(?: the age of| a (?:total|value) of)? ?$",
)
# "done" is what `about.meant` makes of "cancelled"
UNDONE = re.compile(r"\b(?:cancel|done\b|chang|amend|withdraw|postpon|refund)\w*(?: [^,.;]*)? (?:up to|not? later than) ?$", re.I)
EARLY = re.compile(r" (?:before|in advance|ahead|prior|beforehand)\b", re.I)  # which may be done earlier, not later
LEAST = re.compile(
    r"(?i)\b(?:at least|(?:no|not) (?:less|fewer|younger) than|minimum(?: (?:age|height|weight|length|size|width|depth|speed|number)"
    r"(?: (?:of|for) (?:\w+ ){1,3}?)?)?(?: of| is| shall be)?)(?: the age of)? ?$",
)
ONLY_SO = re.compile(r"\bonly (?:if|with|after|when|where|by|under)\b", re.I)
AND_LESS = re.compile(r"(?: old| of age)? (?:or|and) (?:under|younger|below|less|fewer)\b", re.I)
BARRED = re.compile(
    r"\b(?:(?:may|must|can|shall|are|is) (?:not|never)|cannot|must be (?:declined|refused|returned)|prohibited|forbidden|banned)\b", re.I
)
DUE = re.compile(r"\b(?:must|needs?|requir\w+|shall)\b", re.I)


class Limit(NamedTuple):
    """A limit that a sentence sets: the least or the most of something; `start` and `end` are the words that say so."""

    unit: str
    low: float
    high: float
    start: int
    end: int


@functools.lru_cache(maxsize=4096)
def limits(text: str) -> tuple[Limit, ...]:
    """The limits that a text sets.

    >>> [one[:3] for one in limits("Up to six packets, for people aged 18 or over")]
    [('packet', -inf, 6.0), ('year', 18.0, inf)]
    >>> [one[:3] for one in limits("You may cancel up to 24 hours before, and book up to 9 days ahead")]
    [('hour', 24.0, inf), ('day', -inf, 9.0)]
    >>> [one[:3] for one in limits("Children aged 8 to 12 may swim")]
    [('year', 8.0, 12.0)]
    """
    found, infinite = list[Limit](), float("inf")
    for one in amounts(text):
        before, after = text[: one.start], text[one.end :]
        if span := AGES.search(before):
            found.append(Limit(AGE, float(span[1]), one.value, span.start(), one.end))
            continue
        if ranks := RANKS.match(text[one.start : one.end]):
            found.append(Limit(one.unit, float(ranks[1]), one.value, one.start, one.end))
            continue
        if one.unit in LONG and (said := KEEPING.search(before) or CLEARING.search(before)):
            low, high = (one.value, infinite) if said.re is KEEPING else (-infinite, one.value)
            found.append(Limit(one.unit, low, high, said.start("for"), one.end))
            continue
        for pattern, low, high in (
            (MOST, -infinite, one.value),
            (BELOW, -infinite, one.value - SMALL),
            (LEAST, one.value, infinite),
            (ABOVE, one.value + SMALL, infinite),
        ):
            if said := pattern.search(before):
                sooner = one.unit in TIMES and EARLY.match(after) and UNDONE.search(before)
                least, most = (one.value, infinite) if sooner else (low, high)
                found.append(Limit(one.unit, least, most, said.start(), one.end))
                break
        else:
            if one.unit in TIMES and (said := LASTING.search(before)):
                found.append(Limit(one.unit, -infinite, one.value, said.start("for"), one.end))
            elif one.unit in LONG and (said := LATER.search(before)):
                found.append(Limit(one.unit, one.value, infinite, said.end() - len("after "), one.end))
            elif one.unit and one.unit not in MEASURES and (said := DONE_BY.search(before)):
                found.append(Limit(one.unit, one.value, infinite, said.start("for"), one.end))
            elif (one.unit in TIMES or one.unit == "time") and EACH.match(after) and GRANT.search(before):
                found.append(Limit(one.unit, -infinite, one.value, one.start, one.end))
            elif said := AND_MORE.match(after):
                found.append(Limit(one.unit, one.value, infinite, one.start, one.end + said.end()))
            elif said := AND_LESS.match(after):
                found.append(Limit(one.unit, -infinite, one.value, one.start, one.end + said.end()))
            elif found and found[-1].unit == one.unit and ALSO.search(before, found[-1].end) and min(found[-1][1:3]) == -infinite:
                found.append(Limit(one.unit, -infinite, one.value, one.start, one.end))  # "up to £9 in town and £7 elsewhere"
    return tuple(found)


def kept(asked: Sequence[Amount], text: str) -> bool | None:
    """Whether the amounts asked about keep to the limit that a text sets on the same thing; None where there is nothing to compare.

    Leave for a number of things is none for more of them.

    >>> [kept(amounts(text), "Up to six packets may be taken.") for text in ("May I take four packets?", "seven packets?", "a packet?")]
    [True, False, None]
    >>> kept(amounts("for four days"), "not exceeding seventy-two hours"), kept(amounts("twice"), "It may be extended once.")
    (False, False)
    """
    verdicts = [_agreed(group, asked[0].told, text) for group in _measured(tuple(asked), text)] if asked else []
    if verdicts:
        return False if False in verdicts else None if None in verdicts else True
    return False if beyond(asked, text) else None


def measured(asked: Sequence[Amount], text: str) -> list[Limit]:
    """The limits of a text on what the amounts asked about count."""
    return [limit for group in _measured(tuple(asked), text) for limit, _ in group]


def torn(asked: Sequence[Amount], text: str) -> bool:
    """Whether the amounts asked about keep to one limit of a text and not to another, and the question tells not which is meant.

    >>> torn(amounts("for £8"), "It may cost up to £9 in town and £7 in villages.")
    True
    """
    return kept(asked, text) is None and bool(measured(asked, text))


@functools.lru_cache(maxsize=4096)
def _measured(asked: tuple[Amount, ...], text: str) -> list[list[tuple[Limit, bool]]]:
    """For each unit asked about the limits on it, each with whether it is kept to: in that unit, else in one of the same kind."""
    found = list[list[tuple[Limit, bool]]]()
    every = limits(text)
    asked = tuple(next((one._replace(unit=its.unit) for its in every if grouped(its.unit, one, text[: its.start])), one) for one in asked)
    for unit in dict.fromkeys(one.unit for one in asked if one.unit):
        same = [one for one in every if one.unit == unit]
        mine = [one for one in asked if one.unit == unit]
        if same and len({one.value for one in mine}) == 1:
            found.append([(one, one.low <= mine[0].value <= one.high) for one in same])
    taken = {one.unit for one in asked if any(limit.unit == one.unit for group in found for limit, _ in group)}
    rest, group = [one for one in asked if one.unit and one.unit not in taken], list[tuple[Limit, bool, bool]]()
    for limit in (one for one in every if one.unit not in taken and not EACH.match(text, one.end)):  # a working day is no 24 hours
        (low, unit), (high, _) = plain(limit.low, limit.unit), plain(limit.high, limit.unit)
        told = {value for value, other in (plain(*one[:2]) for one in rest) if other == unit}
        if len(told) != 1:
            low, high = (in_hours(end, limit.unit, "year" in text[limit.start : limit.end].lower()) for end in (limit.low, limit.high))
            bound = low if low > 0 else high
            told = {time for one in rest if bound / NEAR < (time := in_hours(one.value, one.unit, one.lasts)) < bound * NEAR}
        if len(told) == 1:
            value, bound = told.pop(), low if low > 0 else high
            group.append((limit, low <= value <= high, bound / NEAR < value < bound * NEAR))
    group = [one for one in group if one[2]] or group
    return [*found, [one[:2] for one in group]] if group else found


def _agreed(group: Sequence[tuple[Limit, bool]], question: str, text: str) -> bool | None:
    """What limits on one thing say together: all of them bind, but those for something else than the question is about."""
    whole = list[tuple[int, int, bool]]()
    before: Limit | None = None
    for limit, holds in group:
        if before and JOINED.fullmatch(text, before.end, limit.start) and (before.low > 0) != (limit.low > 0):
            apart = max(before.low, limit.low) > min(before.high, limit.high)  # "under 5 or over 70"
            start, _, held = whole.pop()
            whole.append((start, limit.end, held or holds if apart else held and holds))
        else:
            whole.append((limit.start, limit.end, holds))
        before = limit
    verdicts = {holds for *_, holds in whole}
    return verdicts.pop() if len(verdicts) == 1 else scopes.binding(question, text, whole)


def without(text: str, asked: Sequence[Amount] = ()) -> str:
    """The text without the words that set its limits, but for the least of something else than the amounts asked about."""
    for limit in reversed(limits(text)):
        if asked and limit.low > 0 and limit not in measured(asked, text):
            continue
        text = f"{TIED.sub('', text[: limit.start]).rstrip()} {SERVED.sub('', text[limit.end :], count=1).lstrip()}"
    return text


def counts(text: str) -> bool:
    """Whether every limit that a text sets is on a number of things, not on a time, a price or an age.

    >>> counts("up to two cats"), counts("up to two cats for up to two days")
    (True, False)
    """
    return all(one.unit not in MEASURES for one in limits(text))


def some(text: str) -> bool:
    """Whether a text excludes only what is beyond a limit, told before: "Dogs over 20 kg may not come in."."""
    barred = BARRED.search(text)
    return barred is not None and any(limit.start < barred.start() for limit in limits(text))


def aged(text: str, asked: Sequence[Amount]) -> bool:
    """Whether a text sets a limit in years that none of the amounts asked about is measured by."""
    return any(one.unit == AGE and one not in measured(asked, text) for one in limits(text))


def below(asked: Sequence[Amount], text: str) -> bool:
    """Whether an amount asked about is less than a text is about which lets more only in some case: "more than £50 only if agreed"."""
    only = so.start() if (so := ONLY_SO.search(text)) else 0
    return any(limit.low > 0 and limit.start < only and not holds for group in _measured(tuple(asked), text) for limit, holds in group)


def of_more(text: str) -> bool:
    """Whether a text is about what reaches an amount, "vases worth £50 or more travel by van", and so tells nothing of what does not."""
    return any(AND_MORE.search(text[one.start : one.end]) for one in limits(text) if one.low > 0)


def burdens(text: str) -> bool:
    """Whether a text lays a duty on what its limit describes, told before the duty: "events of more than 50 people need a permit"."""
    due = DUE.search(text)
    return due is not None and any(limit.start < due.start() and not GRANT.search(text[: limit.start]) for limit in limits(text))


def expired(deed: str, text: str) -> bool:
    """Whether what would be thrown away must be kept for a time only.

    >>> expired("shred", "Records must be kept for at least two years."), expired("shred", "Records must be shredded after two years.")
    (True, False)
    """
    return deed in CLEARS and bool(KEEPS.search(text))
