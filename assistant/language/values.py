"""Text in, the dates, numbers and names that it says out; knows text only, no records and no subject."""

import collections
import itertools
import re
from collections.abc import Container

from assistant.language import terms

MONTHS = terms.MONTH.lower().split("|")
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
WORD_NUMBERS = (  # those of two words first, so that a pattern made of them takes the whole
    {
        f"{ten}-{one}": str(10 * tens + ones)
        for tens, ten in enumerate(TENS.split()[:8], 2)
        for ones, one in enumerate(UNITS.split()[1:10], 1)
    }
    | {word: str(number) for number, word in enumerate(UNITS.split())}
    | {word: str(10 * number) for number, word in enumerate(TENS.split(), 2)}
    | {"once": "1", "twice": "2", "dozen": "12"}
)
SPELLED = "|".join(word.replace("-", "[ -]") for word in WORD_NUMBERS)
SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
COUNTED = re.compile(rf"(?:(?<![\w.])(?P<digits>\d[\d,]*(?:\.\d+)?)(?=\D|$)|\b(?P<word>{SPELLED})\b)(?: (?P<scale>{'|'.join(SCALES)})\b)?")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b\.?"
)
VERBS = frozenset(["may", "mar", "march"])  # no months where no year is told: "may 5 dogs march 2 miles"
DATE = re.compile(
    rf"(?i)\b(?P<year1>\d{{4}})-(?P<month1>\d\d)-(?P<day1>\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>\d{{4}})\b)?"
    rf"|\b(?P<month3>{MONTH})\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year3>\d{{4}})\b)?"
    rf"|\b(?P<month4>{MONTH}),?\s+(?P<year4>\d{{4}})\b",
)
BILL = re.compile(r"(?<![A-Z]\.)\b(?:[A-Z]\.)++ ?\d+")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
NAMED_RULE = re.compile(  # no "Board's rule"
    r"\W*\b[Tt]he ((?:(?!(?:of|in|on|for|to|by|under|with|and|or)\b)[a-z-]+ ){1,3})(?:[Rr]ule|[Pp]olicy|[Ll]aw|[Rr]egulation)\b"
)
DECISIVE = re.compile(  # what two texts that say the same share to the letter: numbers, months, negations, the letters of labels
    rf"(?i)\d[\d.,/-]*\d|\d|\b(?:no|not|cannot|nor|never|none|without|except|unless|{SPELLED}|{terms.MONTH})\b|n['’]t\b|"
    r"(?<=[a-z] )(?-i:[A-HJ-Z])\b",
)
SECTION = re.compile(
    rf"\W*(?:\(\d{{1,2}}\)|\d{{1,2}}(?:\.\d{{1,2}})*[.)]|\d{{1,2}}(?:\.\d{{1,2}})+)\s+(?!(?:{terms.MONTH})\b)(?=[\"“(]?[A-Z])"
)
ROW = re.compile(r"\s*- [^:;]+: [^;]+; ")  # of a table, each value after the name of its column
COLUMN = re.compile(r"(?:^\W*|; )([^:;]{1,60}): ([^;]+)")
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?=\D|$)")
NAME = re.compile(r"\b[A-Z][\w’'-]*[A-Za-z](?:[A-Z0-9][\w-]*)?")
PLACE = re.compile(r"\b(?:at|in|from|to) (?:[a-z]+ ){0,4}?((?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+)")
NUMBERED = (
    "article|section|annex|part|chapter|category|class|level|tier|group|zone|lot|room|building|schedule|appendix|form|type|phase|floor|"
    "bay|row|counter|platform|gate|pump|desk|seat|table|locker|track|berth|court|shelf|aisle|ward|bed|flat|block|pier|lane|entrance|exit|"
    "terminal|dock|hall|plot|field|window|station|branch|line|bus|car|bin|grade"
)
SPAN = 1_000  # numbered things that a range may hold
LABEL = r"(?:[A-HJ-Z]|\d{1,4})"
LABELLED = re.compile(  # "lots A and B", "article 5", and a cell "Option: B;"
    rf"\b(?:((?i:{NUMBERED}))(?:e?s)?|([A-Za-z]{{3,}}?)s?(?=(?: |: (?=\w;))[A-Z]\b))(?:: (?=\w{{1,3}};)| )"
    rf"({LABEL}(?:(?:,? (?:and|or|to) |, |/|[–-]){LABEL}\b)*)(?!\w|\. ?\d|\.[A-Z]|[’'])"
    r"(?! (?:and|or) (?:above|over|more|up|higher|below|less|lower|under)\b)"  # no "grade 9 and above"
)
ORDINAL = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\b(?=(?:,? (?:and|or) \d{1,3}(?:st|nd|rd|th))* "
    rf"(?:(?!(?:{terms.MONTH})\b)[A-Z][a-z]+ )*([a-z]+(?: [a-z]+){{0,2}}))"
)  # "the 15th and 16th meeting", "15th joint commission meeting"


def unnumbered(text: str) -> str:
    """The text without the number of the rule that it opens with, which counts nothing.

    >>> unnumbered("4.1 Wait three months."), unnumbered("(2) Pay."), unnumbered("12 Members sit."), unnumbered("1. May 2024")
    ('Wait three months.', 'Pay.', '12 Members sit.', '1. May 2024')
    """
    return text[found.end() :] if (found := SECTION.match(text)) else text


def dates(text: str) -> set[str]:
    """Dates as ISO 8601, as much of each as is said: year-month-day, year-month or --month-day.

    >>> sorted(dates("13 December 2024, Dec. 14, 2024 and 2024-12-15; May 1979; 4 July"))
    ['--07-04', '1979-05', '2024-12-13', '2024-12-14', '2024-12-15']
    """
    found = set()
    for match in DATE.finditer(text):
        parts = {key[:-1]: value for key, value in match.groupdict().items() if value}
        month = terms.small(parts["month"])
        number = int(month) if month.isdigit() else next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))
        day = f"-{int(parts['day']):02d}" if "day" in parts else ""
        found.add(f"{parts.get('year', '-')}-{number:02d}{day}")
    return found


def written(text: str, month_first: bool = False) -> str:
    """The text with its days spelled out as most documents write them; a month alone stays as it is, and so does "in july 25".

    >>> written("on 27 feb 2024, Oct. 3 2025 or in may"), written("since 5th may 2024 and jan 2025 or in july 25", month_first=True)
    ('on 27 February 2024, 3 October 2025 or in may', 'since May 5, 2024 and jan 2025 or in july 25')
    """

    def full(one: re.Match[str]) -> str:
        parts = {key[:-1]: value for key, value in one.groupdict().items() if value}
        unsure = parts["month"].lower().rstrip(".") in VERBS or text[: one.start()].endswith("in ")
        if parts["month"].isdigit() or "day" not in parts or (unsure and "year" not in parts):
            return one.group()
        month = next(name for name in terms.MONTH.split("|") if name.lower().startswith(terms.small(parts["month"])[:3]))
        day, year = parts["day"].lstrip("0"), parts.get("year", "")
        told = f"{month} {day}{',' * bool(year)} {year}" if month_first else f"{day} {month} {year}"
        return " ".join(told.split())

    return DATE.sub(full, text)


def numbers(text: str) -> set[str]:
    """Numbers outside dates, in digits and without separators.

    >>> sorted(numbers("five years, 1,250 pages, 3.5 per cent, twenty-one-day notice from 2 May 2024, 1.8 million, twenty five, two dozen"))
    ['1250', '1800000', '21', '24', '25', '3.5', '5']
    """
    found = set()
    for one in COUNTED.finditer(DATE.sub(" ", unnumbered(text)).lower()):
        plain = WORD_NUMBERS[one["word"].replace(" ", "-")] if one["word"] else one["digits"].replace(",", "").rstrip(".")
        if one["scale"]:
            found.add(f"{float(plain) * SCALES[one['scale']]:.15g}")
        elif one["word"] not in ("one", "once"):
            found.add(plain)
    return found


def names(text: str) -> set[str]:
    """Capitalised words that do not open a sentence, without possessive endings."""
    text = unnumbered(text)
    opening = {match.end() for match in re.finditer(r"(?:^\W*|[.!?:]\s+|[\"“(]\s*)", text)}
    return {
        re.sub(r"['’]s?$", "", match.group())
        for match in NAME.finditer(DATE.sub(lambda m: " " * len(m.group()), text))
        if match.start() not in opening
    }


def decisive(text: str) -> list[str]:
    """What another text must have to say the same, in order.

    >>> decisive("No more than five books in Lot A"), decisive("It isn’t open.")
    (['no', 'five', 'A'], ["n't"])
    """
    return [found if len(found) == 1 else found.lower().replace("’", "'").replace(" ", "-") for found in DECISIVE.findall(unnumbered(text))]


def known(date: str, others: set[str]) -> bool:
    """Whether a date, or a fuller form of it, is among the others."""
    return any(other == date or other.startswith(f"{date}-") or (date.startswith("--") and other.endswith(date[1:])) for other in others)


def bare(text: str, shared: Container[str] = ()) -> str:
    """The text without its dates, numbers and names, but for `shared` ones, and without the names of a row's columns.

    >>> bare("- Service: print; Fee: £2"), bare("It is due on 2 May to Ann.")
    ('print', 'It is due on to')
    """
    text = COLUMN.sub(r" \2", text) if ROW.match(text) else text
    spoken = {name for name in names(text) if name not in shared}
    return " ".join(word for word in terms.WORD.findall(NUMBER.sub(" ", DATE.sub(" ", text))) if word not in spoken)


def labels(text: str) -> dict[str, frozenset[str]]:
    """The letters and numbers that tell things of one name apart, by the stem of the name.

    >>> [(name, sorted(told)) for name, told in labels("May lots A and B be let at the 15th meeting under Article 5?").items()]
    [('lot', ['A', 'B']), ('articl', ['5']), ('meet', ['15'])]
    >>> sorted(labels("Articles 42 to 44")["articl"])
    ['42', '43', '44']
    """
    found = collections.defaultdict[str, set[str]](set)
    for one, other, told in LABELLED.findall(text):
        found[terms.stem(one or other)].update(re.findall(r"[A-Z]|\d+", told))
        for low, high in re.findall(r"(\d+)(?: to |[–-])(\d+)", told):
            found[terms.stem(one or other)].update(map(str, range(int(low), min(int(high), int(low) + SPAN))))
    for place, things in ORDINAL.findall(text):
        for name in terms.content(" ".join(itertools.takewhile(lambda word: word not in terms.STOP, things.split()))):
            found[name].add(place)
    return {name: frozenset(told) for name, told in found.items()}


def another_one(question: str, text: str) -> bool:
    """Whether a text speaks of others of the numbered things asked about, and of none that is: article 5 where article 7 is asked about.

    >>> [another_one("the 15th day", text) for text in ("The 16th day", "The 15th and 16th day", "A day")]
    [True, False, False]
    >>> another_one("the 15th meeting on trade", "The 15th meeting was long. The 3rd round of trade talks came later.")
    False
    >>> another_one("Who introduced S. 28?", "Lee introduced H.R. 5.")
    False
    >>> another_one("who chaired the 15th joint commission meeting", "The 16th meeting of the Joint Commission was chaired by Ann Lee.")
    True
    """
    asked, held = labels(question), labels(text)
    return any(name in held and numbers.isdisjoint(held[name]) for name, numbers in asked.items())


def other_rule(question: str, text: str) -> bool:
    """Whether a text begins with another rule than the one that a question names, of whose name it has no word.

    >>> [other_rule("Which places has the dog rule?", f"The {name} rule names six.") for name in ("cat", "dog-walking")]
    [True, False]
    >>> other_rule("Which places has the new rule?", "The cat rule names six."), other_rule("What is the fee?", "The cat rule names six.")
    (False, False)
    """
    mine, its = NAMED_RULE.search(question), NAMED_RULE.match(text)
    words = terms.stems(mine[1]) - terms.stems(f"{terms.NEW}|{terms.OLD}|first|other|same".replace("|", " ")) if mine else frozenset()
    return bool(its and words) and words.isdisjoint(terms.stems(text))
