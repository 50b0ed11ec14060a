"""A question and texts in; which have a number of what it counts, the numbers that it names, or a range that holds one, out."""

import collections
import itertools
import math
import re
from collections.abc import Collection, Sequence

from assistant.language import terms
from assistant.language.amounts import MEASURES, SIZES, TIMES, UNITS
from assistant.language.values import SPELLED, WORD_NUMBERS, YEAR, unnumbered

MONTH = rf"(?:{terms.MONTH})(?-i:(?<!may))"  # "75 may be paid" is no day
NUMERAL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|dozens?|hundreds?|thousands?|[mb]illions?|half|no|none"
)
BESIDE = 40  # characters between a number, or a person, and what it belongs to
NUMBER = re.compile(
    rf"(?i)(?P<date>\b\d{{1,2}} {MONTH}(?: \d{{4}})?|\b(?:{terms.MONTH}) \d{{1,2}}\b|{YEAR.pattern}|\b\d{{1,2}}:\d\d\b)"
    rf"|\d[\d,.]*(?![\d,.]*(?:st|nd|rd|th)\b)|\b(?:{NUMERAL})\b",
)
FIGURE = re.compile(r"\b[A-Za-z]+\d+\b|\d+(?:[.,/-]\d+)*")  # "SEV1" is not the 1 of "1 hour"
ALL_OF = re.compile(r"\b(?:are|were|is|was) there\b|\bin (?:all|total)\b|\b(?:exist|have been)\b", re.I)
COUNTED = re.compile(
    r"(?i)\b(?:how many(?: of (?:the|those|these|our|their|its))?(?: \d[\d,.]*)?|numbers? of)"
    r"((?: (?!(?:had|has|have|was|were|are|did|do)\b)[a-z][\w-]+){1,3})",
)
SMALL = terms.STOP | {"new"}
ELSEWHERE = re.compile(r"\b(?:at|in|on|for|with|by|from|to|per)\b")  # between a number and what it does not count: "120 sit at tables"
NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
NOUGHT = re.compile(r"(?<!: )\b(no|none)\b", re.I)  # of what comes after it: "members have none"
SERIES = rf"{NAME}(?:, {NAME})*,? and {NAME}"  # each of one of those that are counted
PEOPLE = frozenset("people person staff employee worker job".split())  # words for one thing that is counted
ALIKE = (  # how words for one thing that is counted begin
    "compan firm business entit enterprise outfit",
    "field area sector",
    "deal agreement accord pact treat",
    "flat apartment dwelling",
    "extension prolongation",
)
PERSONS = PEOPLE | frozenset("member participant visitor guest student resident director officer approval signature".split())
MONEY = rf"[£$€¥]|(?:{terms.CURRENCY}) ?"
BOUND = (  # no year
    rf"((?:{MONEY})?(?:\d{{1,3}}(?:\.\d+)?[kK]\b|(?:\d{{1,3}}(?:,\d{{3}})+|(?<=[£$€¥])\d+|(?<=[A-Z] )\d+|\d{{5,}}|\d{{1,3}})(?:\.\d+)?))"
)
NO_DAY = rf"(?! (?:of )?(?:{terms.MONTH}))"
PLAIN = re.compile(
    rf"(?<![\w.,/-]){BOUND}(?![\w.,/-]*\d){NO_DAY}"
    rf"|(?<![\w.,/-])(\d{{4}}(?:\.\d+)?)(?= ?(?:€|(?:euros?|dollars?|pounds?|francs?|crowns?|florins?|{terms.CURRENCY})\b))"
)
WORDED = re.compile(rf"\b(?!one\b|once|twice|zero)(?:{SPELLED})\b(?!-| (?:hundred|thousand|million))", re.I)
RANGE = re.compile(rf"(?<![\w.,/-]){BOUND} ?(?:to|–|-) ?{BOUND}(?![\d/:-]){NO_DAY}")
BELOW = re.compile(rf"\b(?:under|below|up to|less than|fewer than|at most) {BOUND}(?![\d,])", re.I)
ABOVE = re.compile(
    rf"(?i)\b(?:over|above|more than|at least|exceeding) {BOUND}(?![\d,]| ?(?:to|–|-) ?\d)"
    rf"|(?<![\w.,]){BOUND} (?:and|or) (?:over|above|more|older)\b",
)
LOW, HIGH = "from|over|above|min(?:imum)?|lower|at least|more than", "(?:up )?to|under|below|until|max(?:imum)?|upper|at most|less than"
FROM, UP_TO = (  # what stands in columns of these names
    re.compile(rf"(?:^|[;:-] ?)[^:;]{{0,30}}?\b(?:{names})\b[^:;]{{0,30}}: (?:{MONEY})?(\d[\d,]*(?:\.\d+)?)(?=;|$)", re.I)
    for names in (LOW, HIGH)
)


def counts(text: str, question: str) -> bool:
    """Whether `text` has a number, dates apart, beside the thing that the question counts.

    >>> counts("Of the members 12 voted.", "how many members voted")
    True
    >>> counts("Up to 30 days a year on paid work", "how many days of work are there"), counts("Two quotations", "how many quotes")
    (True, True)
    >>> counts("Who: Members; Days: 5", "how many members are there"), counts("Members: 12; Days: 5", "how many members are there")
    (False, True)
    >>> counts("Racks hold up to 900kg", "how many kilos fit in"), counts("A gym of 900 seats", "how many kilos fit in")
    (True, False)
    >>> counts("No members came.", "how many members came"), counts("Members have none.", "how many members are there")
    (True, False)
    >>> counts("Item: Bed from the 15th night; Members: 9", "how many beds are there")
    False
    >>> counts("In 12 weeks, or a little later than that, the members voted.", "how many votes")
    False
    """
    text = unnumbered(text)
    said = {match.group() for match in NUMBER.finditer(question.lower())}
    numbers = [match.span() for match in NUMBER.finditer(text) if not match["date"] and match.group().lower() not in said]
    nouns, nought = things(question), {one.start(1) for one in NOUGHT.finditer(text)}
    if nouns and "how many" in question.lower():
        numbers = [(start, end) for start, end in numbers if not measured(text, start, end, nouns)]
    if not nouns:
        return any(text[start:end].lower() not in ("no", "none") for start, end in numbers)
    at = [place for place, letter in enumerate(text) if letter != "-"]
    places = [at[match.start()] for match in re.finditer(rf"(?<![^\W\d_])(?:{'|'.join(nouns)})", text.replace("-", ""), re.I)]
    near = ((place, end) for place in places for start, end in numbers if -BESIDE * (start not in nought) <= place - end <= BESIDE)
    return any(";" not in text[place:end] if place < end else not ELSEWHERE.search(text[end:place]) for place, end in near)


def measured(text: str, start: int, end: int, nouns: Collection[str]) -> bool:
    """Whether a number in a text is a sum of money or has a unit that none of the nouns names: "dogs over six months" are not six.

    >>> [measured("Six months or £20", *span, ["dog"]) for span in ((0, 3), (15, 17))], measured("Six months", 0, 3, ["month"])
    ([True, True], False)
    """
    if text[:start].rstrip().endswith(("£", "€", "$", "¥")):
        return True
    unit = re.match(r"[ -]?((?!\w+ly\b)[a-z]+|%)", text[end:], re.I)
    named = unit and any(re.match(noun, unit[1], re.I) for noun in nouns)
    return bool(unit and not named and UNITS.get(stem := terms.stem(unit[1]), stem) in MEASURES)


def things(question: str) -> set[str]:
    """How the words begin, as patterns, for what a question counts.

    >>> sorted(things("How many boats are out?")), things("Is it open?")
    (['boat', 'item'], set())
    """
    counted = COUNTED.search(question)
    words = counted[1].lower().split() if counted else []
    inside = itertools.takewhile(lambda word: word not in SMALL, itertools.dropwhile(lambda word: word in SMALL, words))
    nouns = {word.replace("-", "").rstrip("s") for word in inside}
    sizes = {SIZES[noun][1] for noun in nouns & (SIZES.keys() - TIMES)}
    nouns |= {rf"{unit}\b" if len(unit) < 3 else unit for unit, (_, least) in SIZES.items() if least in sizes}  # "kilos" are kg
    nouns |= PERSONS if nouns & {"people", "person"} else PEOPLE if nouns & PEOPLE else {"item"} if nouns else set()
    nouns.update(*(line.split() for line in ALIKE if any(noun.startswith(word) for noun in nouns for word in line.split())))
    return {word.rstrip("e") if len(word) > 4 else word for word in nouns if len(word) > 2}  # "quotes" are quotations


def listed(text: str, question: str) -> bool:
    """Whether a text has by name several of what a question counts, which need not be all of them.

    >>> texts = "Senators Ash, Birch and Lee Elm wrote.", "Senators Lee Ash wrote."
    >>> [listed(text, "How many senators wrote?") for text in texts], listed(texts[0], "How many senators are there?")
    ([True, False], False)
    """
    found = things(question)
    return bool(found) and not ALL_OF.search(question) and re.search(rf"\b(?i:{'|'.join(found)})\w* {SERIES}", text) is not None


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


def ranged(question: str, text: str) -> int:
    """1 where a number of the question lies within a range that a text gives, -1 where it lies in none of them, 0 where there is none.

    A sum of money lies in no range of other things; what is told by two columns, "From" and "To", may be either.

    >>> [ranged("What does a boat of 10 metres pay?", text) for text in ("8 to 12 m: £36", "12 to 16 m: £52", "More: £60")]
    [1, -1, 0]
    >>> [ranged("Who signs for £20K?", text) for text in ("Under £5,000", "£5,000 to £29,999", "Over 30K", "5 to 7 days")]
    [-1, 1, -1, 0]
    >>> [ranged("Who signs for a crew of eight?", text) for text in ("up to 5", "more than 5")]
    [-1, 1]
    >>> [ranged("What is the fare for 8 miles?", text) for text in ("over 3 to 6", "over 6 to 10", "Miles: from: 6; to: 10; Fare: 3")]
    [-1, 1, 1]
    >>> rows = ("- From (EUR): 0; To (EUR): 999; By: PI", "- Sum from: 1000; Sum to: 9999; By: head", "- From (EUR): 10000; By: dean")
    >>> [[ranged(f"Who signs for {sum}?", row) for row in rows] for sum in ("EUR 5000", "60000 euros", "a boat of 2019")]
    [[-1, 1, -1], [-1, -1, 1], [0, 0, 0]]
    """
    asked = [figure(one or two, bool(two)) for one, two in PLAIN.findall(WORDED.sub(_digits, question))]
    told = [(*figure(low), figure(high)[1]) for low, high in RANGE.findall(text)]
    told += [(figure(high)[0], 0.0, figure(high)[1]) for high in BELOW.findall(text)]
    told += [(*figure(one or two), math.inf) for one, two in ABOVE.findall(text)]
    fitting = [low <= number <= high for paid, number in asked for money, low, high in told if money is paid]
    low, high = ([figure(number)[1] for number in pattern.findall(text)] for pattern in (FROM, UP_TO))
    if not told and (low or high):
        fitting = [max([*low, 0.0]) <= number <= min([*high, math.inf]) for _, number in asked]
    return 0 if not fitting else 1 if any(fitting) else -1


def _digits(word: re.Match[str]) -> str:
    return WORD_NUMBERS[terms.small(word.group()).replace(" ", "-")]


def figure(text: str, paid: bool = False) -> tuple[bool, float]:
    """Whether a number as it is written may be a sum of money, and its value; `paid` says that the word after it tells so.

    >>> figure("£1,200"), figure("7"), figure("EUR 5000"), figure("42k")
    ((True, 1200.0), (False, 7.0), (True, 5000.0), (True, 42000.0))
    """
    value, thousands = float(re.sub(r"[^\d.]", "", text)), text[-1] in "kK"
    return paid or not text[0].isdigit() or "," in text or len(text) > 4 or thousands, value * (1000 if thousands else 1)
