"""A question and texts in; which texts have a number of what it counts, the numbers that it names, or another of the things it numbers."""

from __future__ import annotations

import collections
import itertools
import math
import re
from collections.abc import Sequence

from assistant import terms
from assistant.values import YEAR, unnumbered

MONTH = rf"(?:{terms.MONTH})(?-i:(?<!may))"  # "75 may be paid" is no day
NUMERAL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|dozens?|hundreds?|thousands?|[mb]illions?|half|no|none"
)
BESIDE = 40  # characters between a number, or a person, and what it belongs to
NUMBER = re.compile(
    rf"(?P<date>\b\d{{1,2}} {MONTH}(?: \d{{4}})?|\b(?:{terms.MONTH}) \d{{1,2}}|{YEAR.pattern})"
    rf"|\d[\d,.]*|\b(?:{NUMERAL})\b",
    re.I,
)
FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")
COUNTED = re.compile(r"\b(?:how many(?: of (?:the|those|these|our|their|its))?(?: \d[\d,.]*)?|numbers? of)((?: [a-z][\w-]+){1,3})", re.I)
SMALL = frozenset(
    "the its their these those other more are was were has have had does did been will would can could may must should in on at for of to "
    "from with into under which that this and you not new".split()
)
ELSEWHERE = re.compile(r"\b(?:at|in|on|for|with|by|from|to|per)\b")  # between a number and what it does not count: "120 sit at tables"
PEOPLE = frozenset("people person staff employee worker job".split())  # words for one thing that is counted
PERSONS = PEOPLE | frozenset("member participant visitor guest student resident director officer approval signature".split())


def counts(text: str, question: str) -> bool:
    """Whether `text` has a number, dates apart, beside the thing that the question counts.

    >>> counts("Of the members 12 voted.", "how many members voted")
    True
    >>> counts("Up to 30 days a year on paid work", "how many days of work are there"), counts("Two quotations", "how many quotes")
    (True, True)
    >>> counts("Who: Members; Days: 5", "how many members are there"), counts("Members: 12; Days: 5", "how many members are there")
    (False, True)
    >>> counts("In 12 weeks, or a little later than that, the members voted.", "how many votes")
    False
    """
    text = unnumbered(text)
    said = {match.group() for match in NUMBER.finditer(question.lower())}
    numbers = [match.span() for match in NUMBER.finditer(text) if not match["date"] and match.group().lower() not in said]
    counted = COUNTED.search(question)
    words = counted[1].lower().split() if counted else []
    inside = itertools.takewhile(lambda word: word not in SMALL, itertools.dropwhile(lambda word: word in SMALL, words))
    nouns = {word.replace("-", "").rstrip("s") for word in inside}
    nouns |= PERSONS if nouns & {"people", "person"} else PEOPLE if nouns & PEOPLE else {"item"} if nouns else set()
    nouns = {word.rstrip("e") if len(word) > 4 else word for word in nouns if len(word) > 2}  # "quotes" are quotations
    if not nouns:
        return any(text[start:end].lower() not in ("no", "none") for start, end in numbers)
    at = [place for place, letter in enumerate(text) if letter != "-"]
    places = [at[match.start()] for match in re.finditer(rf"\b(?:{'|'.join(nouns)})", text.replace("-", ""), re.I)]
    near = ((place, end) for place in places for _, end in numbers if -BESIDE <= place - end <= BESIDE)
    return any(";" not in text[place:end] if place < end else not ELSEWHERE.search(text[end:place]) for place, end in near)


def numbered(question: str, texts: Sequence[str]) -> list[float]:
    """How much of the question's numbers each text has, 0 to 1; one that all the texts have counts nothing.

    >>> [round(one, 2) for one in numbered("Which rule of 2006 is 15 CFR 734.8?", ["In 2006 came 734.8", "In 2006 it rained", "2006"])]
    [0.17, 0.0, 0.0]
    """
    asked, found = set(FIGURE.findall(question)), [set(FIGURE.findall(text)) for text in texts]
    counts = collections.Counter(number for held in found for number in asked & held)
    most = math.log(len(texts) + 1)
    weights = {number: math.log((len(texts) + 1) / (count + 1)) / most for number, count in counts.items()}
    return [sum(weights[number] for number in asked & held) / max(1, len(asked)) for held in found]
