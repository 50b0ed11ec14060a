"""Text in, its days out: the one a document tells of itself, the one asked about, whether that lies beyond what a rule sets."""

import calendar
import datetime
import re

from assistant.language import terms, values

MONTHS = terms.MONTH.split("|")
DATE = rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:(?:{terms.MONTH}) )?(?:\d{{1,2}}, )?(?:19|20)\d\d\b(?![-/.]\d)"
RUNS = r"(?:^\W*|\b(?:may|can|is|are|appl(?:y|ies)|begins?|starts?)\b[^,;:]*? )(?:[Ff]rom|[Bb]etween)"  # and no "letters from 1 June"
DONE = r"(?<!\bbe )(?:\w+ed|born|bought|built|given|made|paid|sent|sold|taken|written) (?:on or )?"  # "samples taken after 2015"
FIRST = re.compile(
    rf"\b(?:(?:at the )?earliest(?: on| in)?|not before|(?:not|no) (?:earlier|sooner) than|only (?:from|after)) ({DATE})|"
    rf"\b{DONE}(?:after|since|from) ({DATE})|\bfrom ({DATE}) on(?:wards?)?\b|\b({DATE}) at the earliest\b|"
    rf"{RUNS} ({DATE})(?=\W*$|[,;:.]| (?:to|until|till|and)\b)|^\W*From ({DATE})"
)
MADE = re.compile(rf"\b{DONE}(?:after|since|from|before|prior to) {DATE}")
LAST = re.compile(
    rf"\b{DONE}(?:before|prior to) ({DATE})|"
    rf"\b(?:until|till|(?:at the )?latest(?: on| in| by)?|(?:not|no) later than) ({DATE})|\b({DATE}) at the latest\b|"
    rf"{RUNS} [\w ]{{3,20}} (?:to|and) ({DATE})"
)
ASKED = re.compile(rf"\b(?:(before|after)|in|on|by|during|at|early|late|mid|until|(?:end|start|beginning|middle) of) ({DATE})", re.I)
EVER = 99_999_999  # later than any day
HEAD = 1_500  # characters of a document in which it tells its own date
ISO = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{terms.MONTH}),? (?:19|20)\d\d|{ISO.pattern}|(?:{terms.MONTH}) \d{{1,2}}, (?:19|20)\d\d)"
LATEST = r"last (?:updated|revised|changed|altered|amended|reviewed)"
SIGNED = (  # "Done at Bonn on 3 May 2026", "This Framework Agreement is made on 3 May 2026"
    r"(?:^[ \t]*Done at (?-i:[A-Z])[\w-]+,?(?: on)?|"
    r"\bthis (?:[\w-]+ ){0,3}?(?:agreement|contract|deed|lease|memorandum) is (?:made|dated|entered into)(?: on)?)"
)
ISSUED = re.compile(  # "Date of issue: 9 October 2024", a letter's line "Iowa, 9 October 2024", or "last altered on" in a sentence
    r"(?im)(?:^[ \t>*_|-]*(?:(?:date(?: of (?:issue|publication|adoption))?|dated|(?:issued|published|adopted|revised|updated)(?: on)?)"
    rf"[*_]*[ \t]*:?[*_ \t]*|(?:(?-i:[A-Z])[\w.’' -]{{1,40}}, )?)(?P<line>)|\b{LATEST}(?: on)?:?[*_ \t]*|{SIGNED} )(?:\w+day,? (?:the )?)?"
    rf"{DAY}(?(line)(?:[*_.]*[ \t]*$|(?<=\d)\. (?=[A-Z])))",
)
FORCE = re.compile(  # a line, or a row of two cells, that tells from when a document holds, and no more
    r"(?im)^[ \t>*_|-]*(?:effective|in force|valid|(?:date of )?entry into force)(?: (?:date|from|as of|on|since))?[*_ \t]*[:|]?[*_ \t]*"
    rf"{DAY}[*_. \t|]*$",
)
LABEL = re.compile(rf"[ \t>*_|-]*(?:{LATEST}|updated|revised)\b", re.I)  # of the day of the last change, which counts before that of issue
NAMED = re.compile(r"[ \t>*_|-]*(?:Date|Dated|Issued|Published|Adopted|Revised|Updated|DATE|DATED)\b")  # a day that is told as its own
HANGS = re.compile(rf"(?:,|\b(?:{terms.HANGING}|than|until|till|before|after|since|as|dated))$")
OPENS = re.compile(
    rf"\W*(?:(?:On|In|By|Since|From|At|During)(?: [a-z]+){{0,3}} )?(?:[A-Z]\w+day,? )?(?:(?:{terms.MONTH}) (?:and|or|to) )?{DATE}"
)
PASSED = re.compile(  # "The lease lapsed on 2 May 2026"
    r"[^,;:]{2,90}?\b(?!(?:reported|stated|called|argued|noted|urged|doubted|dated)\b)(?:[a-z]+ed|began|became|fell|made|met|sent|took)\b"
    rf"(?: [\w.,’'-]+){{0,9}}? on (?:[A-Z]\w+day,? )?{DATE}"
)
PERIOD = re.compile(rf"\W*(since|from|after|before|until|in|on|by|between|during) ({DATE})(?: (?:and|to|until) ({DATE}))?\W*", re.I)
INSTEAD = re.compile(r"\b(?:replac|supersed|revok|repeal)\w*[^.!?]*$", re.I)  # what follows is another document, with its date
LONG = 40  # characters of a line from which on its end may be that of no sentence
LAST_DAY = 31  # of any month, for what is compared only


def asked(question: str) -> tuple[int, ...]:
    """The first and the last day of the one date that a question asks about, as numbers that grow; none where it tells several.

    >>> asked("may i leave in june 2026?"), asked("We met on 3 May 2026."), asked("May I leave in 2026 or in 2027?")
    ((20260601, 20260631), (20260503, 20260503), ())
    >>> asked("May I leave before June 2026?"), asked("May I leave after June 2026?")
    ((0, 20260600), (20260632, 99999999))
    """
    found = ASKED.findall(terms.SENTENCE.split(question.strip())[-1])
    if len(found) != 1:
        return ()
    side, (low, high) = found[0][0].lower(), span(found[0][1].title())
    return (0, low - 1) if side == "before" else (high + 1, EVER) if side else (low, high)


def issued(text: str) -> str | None:
    """The day, ISO 8601, that a document tells of itself in its head, on a line of its own or as that of its last change; or None.

    >>> issued("TOWN NOTICE\\n\\nDate of issue:  9 October 2024\\nIn force: 1 May 2025"), issued("Dear all,\\nOn 9 October 2024 we met.")
    ('2024-10-09', None)
    >>> issued("Iowa, 3 May 2026"), issued("Last updated: May 3, 2026"), issued("Date: 2026-05-03"), issued("Date: 31 June 2026")
    ('2026-05-03', '2026-05-03', '2026-05-03', None)
    >>> issued("Rules of 2 May 2019, last altered on 3 May 2026 by the board.")
    '2026-05-03'
    >>> issued("Published 3 March 2024\\nLast updated 9 June 2025"), issued("This rule ceases to have effect on\\nSeptember 30, 2031.")
    ('2025-06-09', None)
    >>> issued("TREATY\\n\\nDone at Bonn on 3 May 2026\\n"), issued("This Supply Agreement is made on 3 May 2026 between us.")
    ('2026-05-03', '2026-05-03')
    >>> issued("This replaces the rules last updated on 3 March 2019.\\n\\nIssued 5 May 2021")
    '2021-05-05'
    """
    told = [
        one
        for one in ISSUED.finditer(text[:HEAD])
        if not (INSTEAD.search(text[: one.start()]) if one["line"] is None else _inside(text, one))
    ]
    changed = [one for one in told if LABEL.match(one.group()) and not text[: one.start()].rpartition("\n")[2].strip(" \t>*_|-")]
    return max(filter(None, map(_day, [*told[:1], *changed])), default=None)


def effective(text: str) -> str | None:
    """The day, ISO 8601, from which a document says in its head that it holds, for one that tells no other; or None.

    >>> effective("RULES\\nEffective date: 1 May 2025"), effective("| Effective | May 1, 2025 |"), effective("In force on\\n1 May 2025")
    ('2025-05-01', '2025-05-01', None)
    """
    found = FORCE.search(text[:HEAD])
    return _day(found) if found else None


def _inside(text: str, found: re.Match[str]) -> bool:
    """Whether a line with a day is part of a sentence that was wrapped before or behind it."""
    if NAMED.match(found.group()):
        return False
    above = text[: found.start()].removesuffix("\n").rpartition("\n")[2].rstrip()
    ends = found.group().rstrip().endswith(".") and len(above) >= LONG and above[-1] not in ".!?:;|"
    hangs = HANGS.search(above) and not NAMED.match(above)
    return bool(ends or hangs or re.match(r"\n[ \t]*[a-z]{2}", text[found.end() :]))


def _day(found: re.Match[str]) -> str | None:
    try:
        return str(datetime.date.fromisoformat(*values.dates(found.group())))
    except ValueError:
        return None


def span(date: str) -> tuple[int, int]:
    """The first and the last day of a date that names a year."""
    months = [place for place, name in enumerate(MONTHS, 1) if name in date]
    day, year = re.search(r"\b\d{1,2}(?!\d)", date), int(date[-4:]) * 10000
    days = (int(day.group()),) * 2 if day and months else (1, LAST_DAY)
    low, high = (months[0], months[-1]) if months else (1, len(MONTHS))
    return year + 100 * low + days[0], year + 100 * high + days[1]


def period(words: str) -> tuple[int, ...]:
    """The first and the last day that some words tell, and nothing else; none where they do not.

    >>> period("since may 2026"), period("between May 2025 and 2026"), period("in the hall in 2026"), period("before 2026")
    ((20260501, 99999999), (20250501, 20261231), (), (0, 20260100))
    """
    if not (found := PERIOD.fullmatch(words)):
        return ()
    side, (low, high), last = found[1].lower(), span(found[2].title()), span(found[3].title())[1] if found[3] else 0
    ends = {
        "since": (low, EVER),
        "from": (low, EVER),
        "after": (high + 1, EVER),
        "before": (0, low - 1),
        "until": (0, high),
        "by": (0, high),
    }
    return (low, last) if last else ends.get(side, (low, high))


def opening(text: str) -> tuple[int, ...]:
    """The first and the last day with which a text begins, or the one on which it tells that something happened.

    >>> opening("- In April and May 2025 it rained."), opening("It rained in 2025."), opening("The lease lapsed on 2 May 2026.")
    ((20250401, 20250531), (), (20260502, 20260502))
    """
    found = OPENS.match(text) or PASSED.match(text)
    return span(re.findall(DATE, found.group())[-1] if found.re is PASSED else found.group()) if found else ()


def beyond(told: tuple[int, ...], text: str) -> bool:
    """Whether all of a time asked about lies before the first date of a text, or after its last one.

    >>> [beyond(asked(f"in {year}"), "at the earliest on 31 December 2027") for year in (2026, 2027, 2028)]
    [True, False, False]
    >>> beyond(asked("on 1 July 2026"), "until 30 June 2026"), beyond(asked("taken in 2012"), "Samples taken since 2015 may be used.")
    (True, True)
    """
    if not told:
        return False
    first, last = ([span(date) for found in pattern.findall(text) for date in found if date] for pattern in (FIRST, LAST))
    return any(told[1] < low for low, _ in first) or any(told[0] > high for _, high in last)


def occurred(text: str, question: str) -> bool:
    """Whether a text begins with when something happened, in a year that the question tells, or has the month that it tells.

    >>> [occurred(text, "What happened in 2025?") for text in ("On 3 May 2025 Ann left.", "- In 2024 it rained.", "It rained in 2025.")]
    [True, False, False]
    >>> [occurred(text, "What happened in May 2025?") for text in ("On 3 June 2025 Ann left.", "It rained in May 2025.")]
    [False, True]
    """
    if month := re.search(rf"\b(?:{terms.MONTH}) (?:19|20)\d\d\b", question, re.I):
        return month[0].lower() in text.lower()
    told = OPENS.match(text)
    years = {*values.YEAR.findall(question)}
    return told is not None and (not years or not years.isdisjoint(values.YEAR.findall(told.group())))


def later(date: str | None, day: str | None) -> bool:
    """Whether an ISO date, which may be a year or a month, ends after a day; never without both.

    >>> later("2024", "2024-12-30"), later("2024-02", "2024-02-29"), later("2024-02-03", "2024-02-03"), later(None, "2024-01-01")
    (True, False, False, False)
    """
    if not date or not day:
        return False
    month = f"{date}-12"[:7]
    return (date if len(date) == 10 else f"{month}-{calendar.monthrange(int(month[:4]), int(month[5:]))[1]}") > day
