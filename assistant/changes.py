"""A question about what has changed in; out, what an old document says beside what holds today, or the section that tells it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence

from assistant.answers.slices import slices
from assistant.answers.wording import introduced
from assistant.language import terms
from assistant.language.dates import opening, period
from assistant.language.values import YEAR, decisive
from assistant.overview import KIND, overview, says, whole
from assistant.records import Citation, Claim, Evidence, Passage, Source
from assistant.views import views

PAIRS = 3  # that are told of
POINT = 2  # slices of a point of a list with the line above it
ALIKE = 0.4  # what the words of two clauses must have in common, by rarity, to be about the same thing
CLOSE = 0.6  # … where only one of them has what is asked about
REVISED = 0.4  # share of an old text's clauses that another must have one alike for, to be what came after it
SUBJECT = 0.1  # what they gain if the first word of one is in the other, and twice that if both have what is asked about
OTHER = 0.3  # what a pair gains whose numbers or negations differ, which tells a change most plainly
OLD = rf"(?:{terms.OLD}|last)"
SOME = r"(?:(?! and ).)+?"  # what is compared with itself alone
NEW = rf"(?:{terms.NEW}|present)"
ONE = rf"(?:the )?(?:{OLD}|{NEW})(?: ones?)?"
ASKS = re.compile(
    rf"(?is){terms.OPENS}(?:(?:tell me|explain) )*(?:what(?:['’]?s| is| are| was| has| have)?(?: been)? "
    r"(?:the )?(?:(?:(?:main|key|biggest|most important|major) )?(?:changed?|changes|altered|amended)\b"
    r"|(?:new|different)(?=\W*$| (?:in|about|for|since|with|from|between|under|at|on|now|here)\b))(.*)"
    r"|what (?:did|does|has|have) (.+?) changed?(?=\W*$| (?:in|about|for|since|at|on)\b)(.*)"
    r"|how (?:has|have|did) (.+) changed?\b(.*)|"
    rf"how (?:do|does|did) (?:the )?(?:{OLD}|{NEW})\b({SOME}) differ(?:\W*$| now\b"
    rf"| from (?:the )?(?:{OLD}|{NEW}|\d{{4}})\b)(.*)|"
    rf"(?:how|in what ways?) (?:is|are) ({SOME}) different"
    rf"(?: now| (?:from|to|than) (?:the )?(?:{OLD}|before|\d{{4}})\b|(?= (?:on|in|for|about)\b)|(?=\W*$))(.*)|"
    rf"(?:what(?:['’]?s| is| are) )?(?:the )?(?:(?:main|key) )?differences? between (?:{ONE}|(?:the )?{OLD} (.+?)) and {ONE}(.*)|"
    rf"compare (?:the )?(?:{OLD}|{NEW}) (.+?) (?:with|to|and|against) {ONE}(.*))",
)
TELLS = re.compile(
    r"(?:[\d.]+ )?(?:what(?:['’]s| is| was| has| have)?(?: been)? (?:new|changed)\b|(?:the )?changes\b|new (?:in|since)\b)", re.I
)
PERIOD = re.compile(  # asks for all that happened at a time, of nothing that it names
    rf"(?i){terms.OPENS}(?:(?:(?:what|which)(?: (?:else|all|other|important|main|key))*(?: (?:things|events|changes|developments))?"
    r"(?: (?:has|have|had))?|has anything) (?:happened|changed|took place|taken place|occurred)|(?:what did|did anything) (?:happen|change)"
    r"|(?:list|(?:give|show|tell) (?:me|us)|what (?:were|are)) (?:all )?(?:the )?(?:(?:main|key) )?(?:events|changes|developments)"
    r"(?: that (?:happened|took place|occurred))?) (.+?)(?: (?:so far|yet|up to now|until now|to date))?\W*",
)
LONGEST = 200  # days, as `dates` counts them, of an entry that is told where only a part of them is asked about
EVENTS, TOLD = 25, 3  # that are told of; words that two of one day have in common which are the same
SINCE = re.compile(rf"\b(?:since|from|after|between|than|and) (?:the )?{YEAR.pattern}", re.I)
DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{terms.MONTH}) {YEAR.pattern}")
BREAKS = re.compile(rf"\n+|{terms.SENTENCE.pattern}")
THEN = terms.stems(f"{terms.OLD} {terms.NEW} last today now since then version edition issue one make made bring brought")
NEWS = re.compile(
    rf"(?i){terms.OPENS}what(?:['’]?s| is| has| have)? (?:been )?(?:changed|new|different)(?: now| here)?\W*"
)  # in all there is
Unit = tuple[Citation, ...]
Read = Callable[[str], list[Evidence]]


@dataclasses.dataclass(frozen=True, slots=True)
class Clause:
    """What can be said at once of a document, its text without dates, and the stems of the heading over it."""

    unit: Unit
    text: str
    over: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Its stems without numbers."""
        return stems(self.text)

    def like(self, other: Clause, rare: Mapping[str, float], about: frozenset[str]) -> float:
        """How much two clauses have in common by rarity, 0 to 1, with what SUBJECT gives."""
        words, others = self.words, other.words
        both, one, two = (sum(rare.get(word, rare[""]) for word in some) for some in (words & others, words, others))
        first = next((word for word in terms.content(self.text) if word in words), "")
        return round(2 * both / (one + two or 1.0), 6) + SUBJECT * ((first in others) + 2 * (bool(about) and about <= words & others))


def topic(question: str) -> frozenset[str] | None:
    """The words of what may have changed, where that is asked; None where it is not.

    >>> sorted(topic("What has changed in the rules for bicycles since 2021?") or ()), topic("What is the fee?")
    (['bicycl'], None)
    >>> asked = "How is the lease different from the old one?", "Compare the old lease with the new"
    >>> [sorted(topic(text) or ()) for text in asked], topic("How does the new fee differ from a gift?")
    ([['leas'], ['leas']], None)
    >>> sorted(topic("How does the new lease differ from the old one on pets?") or ())
    ['leas', 'pet']
    """
    if not (found := ASKS.match(question)):
        return None
    words = " ".join(filter(None, found.groups()))
    return stems(words) - KIND - THEN


def outright(
    question: str, sources: Mapping[str, Source], passages: Sequence[Passage], read: Read, subject: str = ""
) -> tuple[list[Evidence], list[Claim]]:
    """The passages and claims of a question that they answer by themselves: on a document or the `subject` as a whole, or on changes."""
    told = changed(f"What changed in the {subject}?" if subject and NEWS.fullmatch(question) else question, sources, passages, read)
    if told[1]:
        return told
    evidence = whole(question, sources, passages, read, subject)
    found = (evidence, overview(evidence)) if evidence else events(question, sources, passages, read)
    return found if found[1] else views(question, sources, passages, read, subject)


def events(question: str, sources: Mapping[str, Source], passages: Sequence[Passage], read: Read) -> tuple[list[Evidence], list[Claim]]:
    """The passages and claims that tell a day of the period of which all is asked, in its order, the document first that has most of them.

    No superseded document tells of it, and one of unknown kind only where all are.
    """
    found = PERIOD.fullmatch(question)
    asked = period(found[1]) if found else ()

    def inside(text: str) -> bool:
        held = opening(text)
        within = held and asked[0] <= held[0] and held[1] <= asked[1]
        return bool(within or (held and held[0] <= asked[1] and asked[0] <= held[1] and held[1] - held[0] < LONGEST))

    def first(one: tuple[Evidence, Unit]) -> tuple[int, ...]:
        return opening(one[1][-1].quote)[::-1]  # "in April and May" after 4 April

    now = [one for one in passages if asked and sources[one.source].status != "superseded"]
    told = [one for one in now if sources[one.source].kind != "unknown"] or now
    units = dict[str, dict[Citation, tuple[Evidence, Unit]]]()
    for held in (
        one for path in dict.fromkeys(one.source for one in told if any(map(inside, BREAKS.split(one.text)))) for one in read(path)
    ):
        cited = [slices(held, place, False) for place, sentence in enumerate(held.sentences) if inside(sentence.text)]
        units.setdefault(held.source, {}).update({unit[-1]: (held, unit) for unit in cited if unit})
    ordered = list[tuple[Evidence, Unit]]()
    for held, unit in (one for rows in sorted(units.values(), key=lambda rows: -len(rows)) for one in sorted(rows.values(), key=first)):
        day, words = opening(unit[-1].quote), stems(unit[-1].quote)
        if not any(opening(other[-1].quote) == day and len(words & stems(other[-1].quote)) >= TOLD for _, other in ordered):
            ordered = [*ordered, (held, unit)][:EVENTS]
    claims = [Claim("\n".join(one.quote for one in unit), unit) for _, unit in ordered]
    return list(dict.fromkeys(held for held, _ in ordered)), introduced(claims, len(claims))


def changed(question: str, sources: Mapping[str, Source], passages: Sequence[Passage], read: Read) -> tuple[list[Evidence], list[Claim]]:
    """What tells a change that is asked for, with its passages: a section so headed, or clauses of an old document and a new one.

    A document of unknown kind comes after those of known kind, of which it replaces none: whoever puts a file into the folder could.
    """
    about = topic(question)
    if about is None:
        return [], []
    now = {path: one for path, one in sources.items() if one.status != "superseded"}
    asked, numbers = frozenset(YEAR.findall(SINCE.sub("", question))), {word for word in terms.content(question) if word.isdigit()}
    known = [one for one in passages if sources[one.source].kind != "unknown"] or passages
    if (told := headed(known, sources, about, asked, read))[1]:
        return told
    since = frozenset(YEAR.findall(question))
    olds = sorted((one for path, one in sources.items() if path not in now), key=lambda one: one.date or "", reverse=True)
    for old in sorted(olds, key=lambda one: since.isdisjoint(YEAR.findall(f"{one.date} {one.title}"))):
        named = f"{old.date} {old.title}"
        later = [path for path, one in now.items() if one.kind != "unknown" or old.kind == "unknown"]
        if later and asked <= {*YEAR.findall(named)} and (about or numbers & {*terms.content(named.replace("-", " "))}):
            new = max(later, key=lambda one: common(old.text, now[one].text) + common(old.title, now[one].title))
            if not any(about - stems(old.title) <= terms.vocabulary(one.text) for one in (old, now[new])):
                continue  # no clause has it, and of many documents each would be read
            both = [*read(old.path), *read(new)]
            found = pairs(both, old.path, narrowed(about, old.title, both))
            if found:
                cited = [one for unit in found for one in unit]
                evidence = [one for one in both if any(one.source == a.source and one.start <= a.start < one.end for a in cited)]
                return evidence, introduced([Claim("\n".join(one.quote for one in unit), unit) for unit in found], len(found))
    return headed(passages, sources, about, asked, read)


def headed(
    passages: Sequence[Passage], sources: Mapping[str, Source], about: frozenset[str], years: frozenset[str], read: Read
) -> tuple[list[Evidence], list[Claim]]:
    """The first section of a text in force that says by its heading that it tells what is new in what is asked `about`, and is told."""
    for path, headings in dict.fromkeys((one.source, one.headings) for one in passages if about and one.headings):
        said = f"{headings[-1]} {sources[path].title}"
        if (
            sources[path].status != "superseded"
            and TELLS.match(said)
            and about <= terms.vocabulary(said)
            and years <= {*YEAR.findall(said)}
        ):
            section = [one for one in read(path) if one.headings == headings]
            if claims := overview(section):
                return section, claims
    return [], []


def narrowed(about: frozenset[str], title: str, evidence: Sequence[Evidence]) -> frozenset[str]:
    """What is asked about without the words that name the document: most of its title's, or such as no section is headed by."""
    name = stems(title) - KIND - THEN
    headed = {word for one in evidence for over in one.headings[1:] for word in terms.content(over)}
    return about - name if 2 * len(about & name) >= len(name) else about - (name - headed)


def stems(text: str) -> frozenset[str]:
    """The stems of a text without numbers."""
    return frozenset(word for word in terms.content(text) if not word[0].isdigit())


def common(one: str, other: str) -> float:
    """How many stems two texts have in common, 0 to 1."""
    words, others = terms.vocabulary(one), terms.vocabulary(other)
    return 2 * len(words & others) / (len(words) + len(others) or 1)


def pairs(evidence: Sequence[Evidence], old: str, about: frozenset[str]) -> list[Unit]:
    """Of the documents at `old` and another, the clauses that are about the same thing, each the likest to the other, and differ.

    What was said comes before what is; only what is asked `about` is told.
    """
    clauses: tuple[list[Clause], list[Clause]] = ([], [])
    seen = set[Citation]()  # a passage that goes on with a list repeats its head, and a list is told point by point
    for held in evidence:
        units = [unit for place in range(len(held.sentences)) if (unit := slices(held, place, False))]
        points = {unit[-1] for unit in units if len(unit) == POINT}
        for unit in units:
            text = DATE.sub("", " ".join(part.quote for part in unit))
            if says(text) and unit[-1] not in seen and (len(unit) <= POINT or points.isdisjoint(unit)):
                clauses[held.source != old].append(Clause(unit, text, stems(" ".join(held.headings[-1:]))))
                seen.add(unit[-1])
    rare = terms.rarity([clause.text for side in clauses for clause in side])
    like = [[was.like(now, rare, about) for now in clauses[1]] for was in clauses[0]]
    best = [row.index(max(row)) if row else 0 for row in like]
    same = [(row, one) for row, one in enumerate(best) if like[row][one:] and like[row][one] >= max(ALIKE, *(other[one] for other in like))]
    if len(same) < REVISED * len(clauses[0]):
        return []
    scored = []
    for row, one in same:
        was, now = clauses[0][row], clauses[1][one]
        numbers = sorted(decisive(was.text)) != sorted(decisive(now.text))
        told = [about <= one.words | (one.over if one.over <= about else frozenset()) for one in (was, now)]
        if (all(told) or (any(told) and like[row][one] >= CLOSE)) and (numbers or was.words != now.words):
            scored.append((like[row][one] + OTHER * numbers, row, (was.unit, now.unit)))
    kept = sorted(scored, key=lambda one: -one[0])[:PAIRS]
    return [unit for _, _, pair in sorted(kept, key=lambda one: one[1]) for unit in pair]
