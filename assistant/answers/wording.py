"""Claims in, the text that a reader sees out: who says each, by metadata alone, and numbered quotes, or a refusal and what stands near."""

import dataclasses
import datetime
import itertools
import re
from collections.abc import Sequence

from assistant.records import REFUSAL, UNCERTAIN, Answer, Citation, Claim, Evidence, Ruling, Support, Verdict

WORD = re.compile(r"\w+")
MARKS = re.compile(r"[\"“”„‟″＂«»]|''|‘‘|’’|``")  # in a title they would end the quotation that it is
ENDS = re.compile(r"[.!?:;,…–—](?: and| or)?[*_\"”’)\]]*$")  # how a point of a list ends that needs no mark before the next
MARK = 8  # characters between two quotes that follow each other: a line's end and the mark of a point
LEADING = 2  # claims of one source that answer; what follows completes them
ALSO = "Also"
NEAREST = 3  # passages that a refusal names
VOICE = re.compile(r"(?:Quoted|Forwarded|Attached message) from .+")  # a heading of `replies.py`
NUMERALS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def teller(citations: Sequence[Citation]) -> tuple[str, str]:
    """Who says it, from metadata alone, and the kind and date of the source; "" for several sources, or where neither is known.

    Copies of one wording count once, and sources of unknown kind not beside others.

    >>> teller([Citation("a", "", 0, 1, "x", title="A plan", date="2024-12-13", kind="press")])
    ('According to "A plan"', 'press, 13 December 2024')
    >>> teller([Citation("a", "", 0, 1, "x", kind="press"), Citation("b", "", 0, 1, "y", kind="press")])
    ('Two sources say', '')
    >>> teller([Citation("a", "", 0, 1, "x", title="A plan"), Citation("b", "", 0, 1, "x")])
    ('According to "A plan"', '')
    """
    weighty = [one for one in citations if one.kind != "unknown"] or citations
    worded = {" ".join(WORD.findall(one.quote.lower())): one for one in reversed(weighty)}
    sources = {one.source: one for one in reversed(worded.values())}
    if len(sources) > 1:
        return f"{NUMERALS[len(sources)] if len(sources) < len(NUMERALS) else len(sources)} sources say", ""
    one = next(iter(sources.values()))
    old = one.status if one.status == "superseded" else ""
    known = ", ".join(part for part in ("" if one.kind == "unknown" else one.kind, spoken(one.date), old) if part)
    return f'According to "{MARKS.sub("’", one.title or one.source)}"', known


def introduced(claims: Sequence[Claim], answering: int | None = None) -> list[Claim]:
    """The claims, each with its lead unless the one before has the same; those after the first `answering` begin with "Also".

    If not told, these are what the first source says, at most LEADING of its sentences. Kind and date are said once of sources that
    follow each other and have the same.

    >>> [one.lead for one in introduced([Claim("x", (Citation("a", "", 0, 1, "x", title="A"),))] * 3)]
    ['According to "A":', '', 'Also:']
    >>> [one.lead for one in introduced([Claim("x", (Citation(name, "", 0, 1, "x", title=name, kind="press"),)) for name in "AB"])]
    ['According to "A" (press):', 'Also, according to "B":']
    """
    new, before, told = list[str](), ("", ""), ""
    for who, known in (teller(claim.citations) for claim in claims):
        words = f"{who} ({known}):" if known not in ("", told) else f"{who}:"
        new.append("" if (who, known) == before else words)
        before, told = (who, known), known or told
    first = (claim.citations[0].source == claims[0].citations[0].source for claim in claims[:LEADING])
    place = len([*itertools.takewhile(bool, first)]) if answering is None else answering
    if len(new) > place:
        also = new[place]
        new[place] = f"{ALSO}, {also[0].lower()}{also[1:]}" if also else f"{ALSO}:"
    return [dataclasses.replace(claim, lead=words) for claim, words in zip(claims, new, strict=True)]


def voiced(claims: Sequence[Claim], evidence: Sequence[Evidence]) -> list[Claim]:
    """The claims, the lead of each saying whose words they are where a message quotes or forwards them, and whose they are after such.

    >>> own = Evidence("a", "", 0, 2, "No", title="Re: hut", date="2025-03-04")
    >>> old = Evidence("a", "", 9, 12, "Yes", title="Re: hut", date="2025-03-04", headings=("Quoted from Bob, 3 March 2025",))
    >>> said = introduced([Claim(one.quote, (one.cite(one.start, one.end),)) for one in (own, old, own)])
    >>> [one.lead for one in voiced(said, [own, old])]
    ['According to "Re: hut" (4 March 2025):', 'Quoted from Bob, 3 March 2025:', 'Also, according to "Re: hut":']
    >>> [one.lead for one in voiced(introduced([Claim("Yes", (old,))]), [old])]
    ['According to "Re: hut" (4 March 2025), quoted from Bob, 3 March 2025:']
    """
    found, before = list[Claim](), ""
    for claim in claims:
        held = [one for one in evidence if any(one.overlaps(cited) for cited in claim.citations)]
        voices = {next(filter(VOICE.match, reversed(one.headings)), "") for one in held}
        voice = voices.pop() if len(voices) == 1 else ""
        lead = claim.lead
        if voice and (lead or voice != before):
            lead = f"{lead[:-1]}, {voice[0].lower()}{voice[1:]}:" if lead else f"{voice}:"
        elif before and not voice and claim.citations and lead in ("", f"{ALSO}:"):
            who = teller(claim.citations)[0]
            lead = f"{ALSO}, {who[0].lower()}{who[1:]}:" if lead else f"{who}:"
        found.append(dataclasses.replace(claim, lead=lead))
        before = voice
    return found


def spoken(date: str | None) -> str:
    """An ISO date as it is said; what is no full date stays as it is.

    >>> spoken("2024-12-13"), spoken("2024"), spoken(None)
    ('13 December 2024', '2024', '')
    """
    try:
        day = datetime.date.fromisoformat(date or "")
    except ValueError:
        return date or ""
    return f"{day.day} {day:%B %Y}"


def stretches(claim: Claim) -> list[str]:
    """The text of a quoted claim, parted where its quotes do not follow each other in their source: the head of a list, a later point.

    A list that goes on after its last point says so.

    >>> head, near, far = (Citation("a", "", *place) for place in ((0, 5, "Open:"), (8, 12, "Mine"), (40, 44, "Ours")))
    >>> stretches(Claim("Open:\\nMine\\nOurs", (head, near, far)))
    ['Open:\\nMine', 'Ours']
    >>> stretches(Claim("Open:\\nMine;", (head, Citation("a", "", 8, 13, "Mine;"))))
    ['Open:\\nMine; …']
    """
    parts = made(claim)
    found = [parts[:1]]
    for one, after in itertools.pairwise(parts):
        apart = (one.source, one.sha256) != (after.source, after.sha256) or not 0 <= after.start - one.end <= MARK
        found = [*found, [after]] if apart else [*found[:-1], [*found[-1], after]]
    *texts, last = [bulleted(one) for one in found] if parts else [claim.text]
    return [*texts, f"{last} …" if last.endswith((";", ",")) else last]


def made(claim: Claim) -> list[Citation]:
    """The citations whose quotes, a line each, make the text of a claim; none where they do not."""
    parts, end = list[Citation](), 0
    for one in claim.citations:
        if claim.text.startswith(one.quote, end):
            parts.append(one)
            end += len(one.quote) + 1
    return parts if end == len(claim.text) + 1 else []


def bulleted(parts: Sequence[Citation]) -> str:
    """Quotes as one text, with a mark where a point of a list that ends like no sentence goes before the next.

    >>> bulleted([Citation("a", "", 0, 5, "Open:"), Citation("a", "", 8, 12, "Mine"), Citation("a", "", 15, 19, "Ours")])
    'Open:\\nMine •\\nOurs'
    """
    return "\n".join(f"{one.quote}{'' if one is parts[-1] or ENDS.search(one.quote) else ' •'}" for one in parts)


def worded(claims: Sequence[Claim], notes: Sequence[str] = ()) -> str:
    """The claims as one text, a line each, followed by the numbers of their citations; what is unsupported or uncertain says so.

    >>> worded([Claim("It rained.", (), Support.UNSUPPORTED)])
    'It rained. (not supported by the sources)'
    """
    numbers: dict[tuple[str, int, int], int] = {}
    lines = [UNCERTAIN] if UNCERTAIN in notes else []
    for claim in claims:
        marks = "".join(f"[{numbers.setdefault(one.place, len(numbers) + 1)}]" for one in claim.citations)
        doubt = "(not supported by the sources)" if claim.support is Support.UNSUPPORTED else ""
        said = " … ".join(stretches(claim))
        lines.append(" ".join(part for part in (claim.lead, " ".join(said.split()), doubt, marks) if part))
    return "\n".join(lines)


def governed(claims: Sequence[Claim], ruling: Ruling | None) -> list[Claim]:
    """The claims, that which holds the sentence that governs a verdict first; one that holds only a part of it gives way to all of it."""
    one = ruling.governing if ruling else None
    if one is None:
        return list(claims)
    held = [(claim, parts) for claim in claims if (parts := [other for other in claim.citations if one.overlaps(other)])]
    whole = [
        claim
        for claim, parts in held
        if min(part.start for part in parts) <= one.start + MARK and max(part.end for part in parts) >= one.end
    ]
    first = whole[0] if whole else Claim(one.quote, (one,))
    ordered = [first, *(claim for claim in claims if claim is not first and (whole or claim not in [part for part, _ in held]))]
    if ordered[1:] and not claims[0].lead:  # a model's words, of which some may cite nothing
        return ordered
    sources = [*dict.fromkeys(claim.citations[0].source for claim in ordered)]  # each where its first claim stands
    return introduced(sorted(ordered, key=lambda claim: sources.index(claim.citations[0].source)))


def refusal(answer: Answer, ruling: Ruling | None) -> Answer:
    """The answer that says the documents are silent, and what they hold nearest to the question."""
    nearest = list(dict.fromkeys(f"{one.title}{f' ({one.headings[-1]})' if one.headings else ''}" for one in answer.evidence[:NEAREST]))
    held = f" Nearest in the documents, though not an answer: {'; '.join(nearest)}." if nearest else ""
    return dataclasses.replace(answer, text=REFUSAL + held, refused=True, verdict=Verdict.NOT_ADDRESSED if ruling else None)


def answered(answer: Answer, claims: Sequence[Claim], notes: Sequence[str], ruling: Ruling | None) -> Answer:
    """The answer with its claims and their text; of its evidence what they cite comes first, in their order."""
    cited = [one for claim in claims for one in claim.citations]
    evidence = sorted(
        answer.evidence, key=lambda one: next((place for place, quote in enumerate(cited) if one.overlaps(quote)), len(cited))
    )
    claims = voiced(claims, evidence)
    said = dataclasses.replace(answer, claims=tuple(claims), text=worded(claims, notes), evidence=tuple(evidence))
    return dataclasses.replace(said, verdict=ruling.verdict, governing=ruling.governing) if ruling else said
