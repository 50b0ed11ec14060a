"""Claims and evidence in, claims with a support label out, and the places where sources differ; a quote that fails its check is dropped."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from assistant import cues
from assistant.records import Citation, Claim, Conflict, Evidence, Sentence, Support

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WORD_NUMBERS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split())
} | {"sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
     "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "once": "1", "twice": "2", "dozen": "12"}  # fmt: skip
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
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
    r"\b(?:sources|reports|accounts|counts|figures|dates|newspapers|records|versions|documents|authors|officials|statements)\b(?: \w+){0,3}? "
    r"(?:differ|disagree|conflict|vary|diverge|contradict|give different|do not agree|are (?:inconsistent|contradictory))",
    re.I,
)
SUPPORT_COVER = 0.75  # share of a written sentence's stems that its quotes must hold; chosen by tests/quality/verdicts.py
SAME_THING = 0.75  # shared stems, of all stems but the values, above which two sentences state the same thing
RELEVANT = 0.35  # cosine to the question below which a difference is not worth showing


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
    return {re.sub(r"['’]s?$", "", match.group()) for match in NAME.finditer(DATE.sub(lambda m: " " * len(m.group()), text)) if match.start() not in opening}


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
    stems = cues.content(text)
    if not stems or sum(one in spoken for one in stems) / len(stems) < SUPPORT_COVER:
        return False
    return all(agrees(one, sentences(whole)) for one in sentences(text))


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
    return not ((best.only and not cues.ONLY.search(statement)) or (best.condition and not cues.CONDITION.search(statement)))


# ---- conflicts ---------------------------------------------------------------
def conflicts(question: str, evidence: Sequence[Evidence]) -> list[Conflict]:
    """Where sources in force differ on a number, a date, a name or a polarity about the same thing, and where one reports that they do."""
    live = [(one, sentence) for one in evidence if one.status != "superseded" for sentence in one.sentences if sentence.score >= RELEVANT]
    found = [conflict for one in live if (conflict := reported(*one))]
    pairs = ((one, two) for one, two in itertools.combinations(live, 2) if one[0].source != two[0].source)
    return found + [Conflict(about, (cite(*one), cite(*two))) for one, two in pairs if (about := difference(one[1].text, two[1].text))]


def reported(evidence: Evidence, sentence: Sentence) -> Conflict | None:
    """The conflict that a sentence itself reports, with the sentence after it in the same passage."""
    if not DIFFER.search(sentence.text):
        return None
    place = evidence.sentences.index(sentence)
    return Conflict(sentence.text, tuple(cite(evidence, one) for one in evidence.sentences[place : place + 3]))


def difference(one: str, two: str) -> str:
    """What two sentences about the same thing differ on, "" where they do not differ or are about different things."""
    return ""


def cite(evidence: Evidence, sentence: Sentence) -> Citation:
    """The citation of one sentence of an evidence passage."""
    page, title, date, kind, status = evidence.page, evidence.title, evidence.date, evidence.kind, evidence.status
    return Citation(evidence.source, evidence.sha256, sentence.start, sentence.end, sentence.text, page, title, date, kind, status)
