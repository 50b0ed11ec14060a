"""Claims and evidence in, claims with a support label out, and the places where sources differ; a quote that fails its check is dropped."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from assistant import cues
from assistant.records import Citation, Claim, Conflict, Evidence, Sentence, Support

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
WORD_NUMBERS = (
    {word: str(number) for number, word in enumerate(UNITS.split())}
    | {word: str(10 * number) for number, word in enumerate(TENS.split(), 2)}
    | {"once": "1", "twice": "2", "dozen": "12"}
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b\.?"
)
DATE = re.compile(
    rf"\b(?P<year1>\d{{4}})-(?P<month1>\d\d)-(?P<day1>\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>\d{{4}})\b)?"
    rf"|\b(?P<month3>{MONTH})\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year3>\d{{4}})\b)?"
    rf"|\b(?P<month4>{MONTH}),?\s+(?P<year4>\d{{4}})\b",
    re.I,
)
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?=\D|$)")
NAME = re.compile(r"\b[A-Z][\w’'-]*[A-Za-z](?:[A-Z0-9][\w-]*)?|\b[A-Z]{2,}\b")
DIFFER = re.compile(
    r"\b(?:sources?|reports?|accounts|counts|figures|dates|newspapers|papers|records|versions|documents|authors|officials|statements|"
    r"opinions)\b"
    r"(?: \w+){0,3}? (?:differ|disagree|conflict|vary|diverge|contradict|give different|do not agree|are (?:inconsistent|contradictory))"
    r"|\bdepends on the (?:source|report|account)|\bsome (?:\w+ )?(?:accounts|sources|reports|pages|papers|outlets)\b(?=[^.]*\b(?:call|"
    r"say|put|give|date|count|still)\b)"
    r"|\bsome (?:count|say|give|call|date|write)\b[^.]*\b(?:some|others)\b|\b(?:says?|writes?|said|wrote|dates?|called?) instead\b|"
    r"\bothers (?:call|say|count|give)\b",
    re.I,
)
TELLS = re.compile(
    r"\b(?:says?|said|writes?|wrote|gives?|gave|dates|dated|counts|counted|reports|reported|asked|according to|account)\b", re.I
)
SUPPORT_COVER = 0.75  # share of a written sentence's stems that its quotes must hold
SAME_THING = 0.7  # shared stems, of all stems but the values, above which two sentences state the same thing
SAME_WORDS = 3  # stems that two such sentences share at least
ABOUT = 0.5  # nearness to the question (cosine and half the words in common) below which a difference is not worth showing …
LEAD = 0.13  # … how far it may lie behind the nearest sentence …
DOUBTED = 0.35  # … the same where the question itself speaks of a disagreement …
COVERED = 0.2  # … and share of the question's stems, by rarity, that it must hold where it does not
DOUBT = re.compile(
    r"\b(?:conflict\w*|contradict\w*|disagree\w*|differ\w*|true|really|both|or (?:over |about |more than )?(?:\d+|"
    + "|".join(WORD_NUMBERS)
    + r"))\b",
    re.I,
)
ASKS = {
    "date": re.compile(r"\b(?:when|dates?|dated|day|month|year|expired?|lapsed?|run out|ended?)\b", re.I),
    "number": re.compile(
        r"\bhow (?:long|many|much|often|old|far|large|big)\b|\b(?:number|count|sum|amount|total|share|percentage)\b", re.I
    ),
}


def verify(citation: Citation, source_text: str) -> bool:
    """Whether the citation's quote is exactly the slice of the source it names."""
    return 0 <= citation.start < citation.end <= len(source_text) and source_text[citation.start : citation.end] == citation.quote


def held(citation: Citation, evidence: Iterable[Evidence]) -> bool:
    """Whether some evidence from the same version of the same source holds the quote at its very place."""
    return any(
        (one.source, one.sha256) == (citation.source, citation.sha256)
        and one.start <= citation.start < citation.end <= one.end
        and one.quote[citation.start - one.start : citation.end - one.start] == citation.quote
        for one in evidence
    )


def ground(claims: Iterable[Claim], evidence: Sequence[Evidence], texts: Mapping[str, str] | None = None) -> list[Claim]:
    """The claims with checked citations and a support label.

    A citation stays only where the evidence holds its quote and, if `texts` has the source's text, the source does too.
    """
    return [label(claim, [one for one in claim.citations if checked(one, evidence, texts)]) for claim in claims]


def checked(citation: Citation, evidence: Sequence[Evidence], texts: Mapping[str, str] | None) -> bool:
    """Whether the quote stands in the evidence and, where its text is given, in the source."""
    return held(citation, evidence) and (texts is None or citation.source not in texts or verify(citation, texts[citation.source]))


def label(claim: Claim, citations: Sequence[Citation]) -> Claim:
    """The claim with these citations and the label they earn."""
    quotes = [one.quote for one in citations]
    if quotes and claim.text in (*quotes, " ".join(quotes), "\n".join(quotes)):
        support = Support.QUOTED
    else:
        support = Support.SUPPORTED if quotes and supported(claim.text, quotes) else Support.UNSUPPORTED
    return dataclasses.replace(claim, citations=tuple(citations), support=support)


def dates(text: str) -> set[str]:
    """Dates as ISO 8601, as much of each as is said: year-month-day, year-month or --month-day.

    >>> sorted(dates("13 December 2024, Dec. 14, 2024 and 2024-12-15; May 1979; 4 July"))
    ['--07-04', '1979-05', '2024-12-13', '2024-12-14', '2024-12-15']
    """
    found = set()
    for match in DATE.finditer(text):
        parts = {key[:-1]: value for key, value in match.groupdict().items() if value}
        month = parts["month"].lower()
        number = int(month) if month.isdigit() else next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))
        day = f"-{int(parts['day']):02d}" if "day" in parts else ""
        found.add(f"{parts.get('year', '-')}-{number:02d}{day}")
    return found


def numbers(text: str) -> set[str]:
    """Numbers outside dates, in digits and without separators.

    >>> sorted(numbers("five years, 1,250 pages, 3.5 per cent from 2 May 2024"))
    ['1250', '3.5', '5']
    """
    text = DATE.sub(" ", text)
    digits = {match.group().replace(",", "").rstrip(".") for match in NUMBER.finditer(text)}
    return digits | {WORD_NUMBERS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in WORD_NUMBERS and word != "one"}


def names(text: str) -> set[str]:
    """Capitalised words that do not open a sentence, without possessive endings."""
    opening = {match.end() for match in re.finditer(r"(?:^|[.!?:]\s+|[\"“(]\s*)", text)}
    return {
        re.sub(r"['’]s?$", "", match.group())
        for match in NAME.finditer(DATE.sub(lambda m: " " * len(m.group()), text))
        if match.start() not in opening
    }


def known(date: str, others: set[str]) -> bool:
    """Whether a date, or a fuller form of it, is among the others."""
    return any(other == date or other.startswith(date + "-") or other.endswith(date.removeprefix("-")) for other in others)


def supported(text: str, quotes: Sequence[str]) -> bool:
    """Whether every number, date, name and negation of the text is in the quotes, most words are, and the sense agrees."""
    whole = " ".join(quotes)
    spoken = set(cues.content(whole))
    if not all(known(date, dates(whole)) for date in dates(text)) or not numbers(text) <= numbers(whole) | set(re.findall(r"\d+", whole)):
        return False
    if not all(cues.stem(part) in spoken for name in names(text) for part in cues.WORD.findall(name)):
        return False
    parts = sentences(text)
    return bool(cues.content(text)) and all(covered(one, spoken) and agrees(one, sentences(whole)) for one in parts)


def covered(statement: str, spoken: set[str]) -> bool:
    """Whether enough of the statement's stems were spoken."""
    stems = cues.content(statement)
    return sum(one in spoken for one in stems) >= SUPPORT_COVER * len(stems)


def sentences(text: str) -> list[str]:
    """A rough cut into sentences, enough to compare their senses."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“(])", text) if part.strip()]


def agrees(statement: str, quoted: Sequence[str]) -> bool:
    """Whether the quoted clause nearest to the statement has the same polarity, and no limit or condition that the statement drops."""
    flat = dict.fromkeys(cues.content(statement), 1.0) | {"": 1.0}
    wanted = cues.content(statement)
    best = max((clause for one in quoted for clause in cues.clauses(one)), key=lambda clause: cues.cover(wanted, clause.text, flat))
    said = cues.force(statement)
    if (said < 0) != (best.force < 0):
        return False
    return not any(cue.search(best.text) and not cue.search(statement) for cue in (cues.ONLY, cues.CONDITION))


# ---- conflicts ---------------------------------------------------------------
def conflicts(question: str, evidence: Sequence[Evidence]) -> list[Conflict]:
    """Where sources in force differ on a number, date, name or polarity about what is asked, and where one says that they do."""
    live = [(one, sentence) for one in evidence if one.status != "superseded" for sentence in one.sentences]
    weights = cues.rarity([sentence.text for _, sentence in live])
    stems, doubted = cues.content(question), bool(DOUBT.search(question))
    covers = [cues.cover(stems, sentence.text, weights) for _, sentence in live]
    nearness = [sentence.score + 0.5 * cover for (_, sentence), cover in zip(live, covers, strict=True)]
    floor = max([ABOUT, *(one - (DOUBTED if doubted else LEAD) for one in nearness)])
    near = [
        one for one, value, cover in zip(live, nearness, covers, strict=True) if value >= floor and cover >= (0.01 if doubted else COVERED)
    ]
    found = [conflict for one in near if (conflict := reported(*one)) and (doubted or asked(question, conflict.about))]
    pairs = ((one, two) for one, two in itertools.combinations(near, 2) if one[0].source != two[0].source)
    return found + [Conflict(about, (cite(*one), cite(*two))) for one, two in pairs if (about := difference(one[1].text, two[1].text))]


def asked(question: str, report: str) -> bool:
    """Whether the question asks for the kind of value that a report of a difference gives; one that gives none suits any question."""
    kinds = [kind for kind, values in (("date", dates(report)), ("number", numbers(report))) if values]
    return not kinds or any(ASKS[kind].search(question) for kind in kinds)


def reported(evidence: Evidence, sentence: Sentence) -> Conflict | None:
    """The conflict that a sentence itself reports; where it only announces one, the two sentences after it are sides too."""
    halves = re.split(r";|, while |, but |, whereas ", sentence.text)
    values = [dates(half) or numbers(half) for half in halves if TELLS.search(half)]
    told = len(values) > 1 and all(values) and not values[0] & values[1]
    if not told and not DIFFER.search(sentence.text):
        return None
    place = evidence.sentences.index(sentence)
    ends = place + (1 if told or numbers(sentence.text) or dates(sentence.text) else 3)
    return Conflict(sentence.text, tuple(cite(evidence, one) for one in evidence.sentences[place:ends]))


def difference(one: str, two: str) -> str:
    """What two sentences about the same thing differ on, with the words they share; "" where they do not differ.

    >>> difference("The first term of the lease was five years.", "The first term of the lease was six years.")
    'number: first term leas year'
    """
    plain = [[stem for stem in cues.content(bare(text)) if not stem.isdigit() and stem not in WORD_NUMBERS] for text in (one, two)]
    common = [stem for stem in dict.fromkeys(plain[0]) if stem in plain[1]]
    if len(common) < SAME_WORDS or len(common) / len({*plain[0], *plain[1]}) < SAME_THING:
        return ""
    pairs = {"date": (dates(one), dates(two)), "number": (numbers(one), numbers(two)), "name": (names(one), names(two))}
    for kind, (left, right) in pairs.items():
        if (
            left
            and right
            and len(left) == len(right)
            and not any(known(value, right) for value in left)
            and not any(known(value, left) for value in right)
        ):
            return f"{kind}: {' '.join(common)}"
    same = all(left == right for left, right in pairs.values())
    return f"polarity: {' '.join(common)}" if same and cues.force(one) * cues.force(two) < 0 else ""


def bare(text: str) -> str:
    """The text without its dates, numbers and names."""
    spoken = names(text)
    return " ".join(word for word in cues.WORD.findall(NUMBER.sub(" ", DATE.sub(" ", text))) if word not in spoken)


def cite(evidence: Evidence, sentence: Sentence) -> Citation:
    """The citation of one sentence of an evidence passage."""
    page, title, date, kind, status = evidence.page, evidence.title, evidence.date, evidence.kind, evidence.status
    return Citation(evidence.source, evidence.sha256, sentence.start, sentence.end, sentence.text, page, title, date, kind, status)
