"""A question and a text in, the values out that the text tells of the kind asked for, and whether those of two texts are at odds."""

import collections
import functools
import itertools
import re

from assistant.answers.expected import fits, wants
from assistant.language import hours, terms
from assistant.language.amounts import AGE, HEDGED, MONEY, TIMES, Amount, amounts, in_hours
from assistant.language.counted import ALL_OF
from assistant.language.kin import wider
from assistant.language.people import LEFT, PERSON, POST, agent
from assistant.language.values import DATE, PLACE, ROW, dates, known, unnumbered

Values = dict[str, set[float | str]]
COINS = {*terms.CURRENCY.lower().split("|"), *MONEY.values()} | terms.stems(
    "crown florin guilder shilling dinar lira krona rupee peso rand"
)
SMALL = {"p": "gbp", "penc": "gbp"}  # of a coin
LASTS = frozenset(["duration", "deadline", "often", "when"])  # kinds that a time tells …
DAYS = frozenset(["deadline", "when", "day"])  # … or a date
SUMS = frozenset(["money", "count", "share"])
ENDS = re.compile(r"\b(?:by|until|till|before|end of|later than) (?:the end of )?((?:19|20)\d\d)\b", re.I)
LEAST = re.compile(r"\b(?:at least|at most|up to|(?:more|fewer|less) than) $", re.I)
MONTH = 720.0  # hours
CLOSE, WIDE = 0.02, 0.07  # what a rounded number may be off, and a number of months: one has 30 days, or four weeks
WHEN = re.compile(  # no "if"
    r"(?:^\W*|[,;:.?!] |\b(?:and|since|until|till|by|from|before|exactly) )when\b|\b(?:what|which) (?:exact )?(?:week)?(?:day|date)s?\b|"
    r"\bdeadline\b",
    re.I,
)
HOW_MANY = re.compile(r"\bhow many\b(?! (?:per ?cent|euros|dollars|pounds)\b)", re.I)
MANY = re.compile(r"\bhow many((?: [a-z][\w-]+){1,3})", re.I)


@functools.lru_cache(maxsize=1024)
def told(question: str, text: str) -> Values:
    """The values of a text of the kind that a question asks for, by what they count; times in hours, under their own unit.

    >>> told("How long is it kept?", "It is kept for three weeks."), told("Who heads the lab?", "Dr Ann Lee runs the lab.")
    ({'time': {504.0}}, {'name': {'Lee'}})
    >>> told("How many boats came?", "In 2024, 12 old boats of 30 owners came."), told("What day is it?", "On 3 May, a Friday.")
    ({'count': {12.0}}, {'weekday': {4}, 'date': {'--05-03'}})
    """
    kind, found = wants(question), collections.defaultdict[str, set[float | str]](set)
    many, text = counted(question), unnumbered(text)
    if kind in DAYS and WHEN.search(question):
        found["weekday"].update(hours.days(text))
        if fits(kind, text, question) and len(days := dates(text) or set(ENDS.findall(text))) == 1:
            found["deadline" if kind == "deadline" else "date"].update(days)
    for one in amounts(DATE.sub(lambda date: " " * len(date[0]), text)):
        unit = SMALL.get(one.unit, one.unit)
        if aged(one, text) or (ALL_OF.search(question) and LEAST.search(text[: one.start])):
            continue
        if unit in TIMES or unit == AGE:
            if kind in LASTS or unit in many:
                found["time"].add(in_hours(one.value, unit, lasts=True))
        elif unit in COINS or unit == "%":
            if kind in SUMS and not HOW_MANY.search(question) and (unit != "%" or kind != "money"):
                found[unit].add(one.value)
        elif not many.isdisjoint((unit, *terms.content(text[one.start : one.end]))) or ("peopl" in many and agent(unit)):
            found["count"].add(one.value)
    if kind == "where":
        found["place"].update(name for name in PLACE.findall(text) if name not in question)
    if kind == "who" and POST.search(question) and fits(kind, text, question) and not LEFT.search(text):
        names = ("".join(run).split(" ")[-1] for run in PERSON.findall(text))
        found["name"].update(name for name in names if not agent(name) and name not in question)
    row = bool(ROW.match(text))  # of which other columns may tell another thing
    return {unit: held for unit, held in found.items() if held and not (row and len(held) > 1)}


def counted(question: str) -> set[str]:
    """The stems of what a question counts, and those of words for nearly the same.

    >>> sorted(counted("How many burst pipes did they mend?"))
    ['burst', 'pipe']
    """
    words = found[1].split() if (found := MANY.search(question)) else []
    return set(wider(terms.content(" ".join(itertools.takewhile(lambda word: word.lower() not in terms.STOP, words)))))


def odds(question: str, one: str, two: str) -> str:
    """What two texts tell different values of, of all that the question may ask for; "" where they agree.

    >>> [odds("How many came?", "About 400 people came.", f"{told} people came.") for told in ("412", "460")]
    ['', '']
    >>> [odds("How long is it?", "It lasts one month.", f"It lasts {told} days.") for told in ("28", "30", "20")]
    ['', '', 'time']
    """
    left, right = told(question, one), told(question, two)
    near = 1.0 if HEDGED.search(one) or HEDGED.search(two) else CLOSE
    for unit in left.keys() & right.keys():
        years = {str(date)[:4] for date in left[unit] | right[unit]} if unit == "date" else set()
        if len(years - {"--"}) < 2 and not any(agree(a, b, near) for a in left[unit] for b in right[unit]):  # of two years: two events
            return unit
    return ""


def agree(one: float | str, two: float | str, near: float = CLOSE) -> bool:
    """Whether two values may be the same: two dates of which one tells more, two hours, a number and that number rounded, `near` to it.

    >>> agree(412.0, 410.0), agree(412.0, 400.0), agree(1846.0, 1864.0), agree("2024-05", "2024-05-02"), agree(720.0, 672.0)
    (True, False, False, True, True)
    """
    if isinstance(one, str) or isinstance(two, str):
        return known(str(one), {str(two)}) or known(str(two), {str(one)})
    off = abs(one - two) / max(one, two, 1)
    if (one % MONTH == 0) != (two % MONTH == 0) and max(one, two) >= MONTH and off <= WIDE:
        return True
    rough, sharp = sorted((one, two), key=digits)
    return one == two or (float(f"{sharp:.{digits(rough)}g}") == rough and off <= near)


def digits(value: float) -> int:
    """How many of its digits a number is told by, without the noughts at either end."""
    return len(f"{value:.12g}".replace(".", "").strip("0")) or 1


def aged(one: Amount, text: str) -> bool:
    """Whether an amount is an age that names no unit ("children under 16"), and no time that something takes."""
    return one.unit == AGE and not re.search("[a-z]", text[one.start : one.end], re.I)
