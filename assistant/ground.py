"""Claims and evidence in, claims with a support label out; a quote that fails its check is dropped."""

import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.language import cues, opposites, terms
from assistant.language.amounts import MEASURES, amounts, plain
from assistant.language.values import YEAR, dates, known, names, numbers
from assistant.records import Citation, Claim, Evidence, Support

OPPOSITES = opposites.table(
    "more|over|above|exceed(?:s|ing)? less|fewer|under|below,before after,with without,at_least|minimum at_most|maximum|up_to,"
    "must|shall|required may|can|optional,all|every|each some|several|few,"
    "rose|rises?|increase[sd]?|grew|gr(?:ow|own|ows) fell|falls?|decrease[sd]?|dropped|shr[aiu]nks?"
)
NON = re.compile(r"\bnon-(\w+)", re.I)
SUPPORT_COVER = 0.75  # share of a written sentence's stems that its quotes must hold


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


def ground(claims: Iterable[Claim], evidence: Sequence[Evidence], texts: Mapping[str, str]) -> list[Claim]:
    """The claims with checked citations and a support label; `texts` are those of all sources of the evidence, by path.

    A citation stays only where both the evidence and its source hold the quote.
    """
    return [label(claim, [one for one in claim.citations if held(one, evidence) and verify(one, texts[one.source])]) for claim in claims]


def pinned(claim: Claim, evidence: Sequence[Evidence]) -> Claim:
    """A claim that a model wrote, citing of each passage that it cites the one sentence, or the two in a row, which support it.

    Where no passage has them, they are looked for in the others: small models give a passage the number of another. A claim that
    needs more, or that nothing supports, cites what it did.
    """
    named = [one for one in evidence if any(held(cited, [one]) for cited in claim.citations)]
    found = list(filter(None, (bearing(claim.text, one) for one in named)))
    if not found:
        found = list(itertools.islice(filter(None, (bearing(claim.text, one) for one in evidence)), 1))
    return dataclasses.replace(claim, citations=tuple(found)) if found else claim


def bearing(text: str, evidence: Evidence) -> Citation | None:
    """The first sentence of a passage, or else the first two in a row, that support a text by themselves."""
    spans = [(one.start, one.end) for one in evidence.sentences]
    spans += [(one.start, other.end) for one, other in itertools.pairwise(evidence.sentences)]
    return next((cited for span in spans if supported(text, [(cited := evidence.cite(*span)).quote])), None)


def label(claim: Claim, citations: Sequence[Citation]) -> Claim:
    """The claim with these citations and the label they earn."""
    quotes = [one.quote for one in citations]
    if quotes and claim.text in (*quotes, " ".join(quotes), "\n".join(quotes)):
        support = Support.QUOTED
    else:
        support = Support.SUPPORTED if quotes and supported(claim.text, quotes) else Support.UNSUPPORTED
    return dataclasses.replace(claim, citations=tuple(citations), support=support)


def supported(text: str, quotes: Sequence[str]) -> bool:
    """Whether every number, date, name and negation of the text is in the quotes, most words are, and the sense agrees."""
    whole = " ".join(quotes)
    spoken = set(terms.content(whole))
    years = set(YEAR.findall(whole))
    if not all(known(date, dates(whole)) for date in dates(text)) or not numbers(text) <= numbers(whole) | years:
        return False
    if not measured(text) <= measured(whole) or opposites.other_side(text, whole, OPPOSITES):
        return False
    if not (denied(text) ^ denied(whole)).isdisjoint(terms.content(text)):
        return False
    every = set(map(terms.stem, terms.WORD.findall(whole)))  # "May" too
    if not all(terms.stem(part) in every for name in names(text) for part in terms.WORD.findall(name)):
        return False
    parts = sentences(text)
    return bool(terms.content(text)) and all(covered(one, spoken) and agrees(one, sentences(whole)) for one in parts)


def measured(text: str) -> set[tuple[float, str]]:
    """The amounts of time, money, weight and size and the percentages of a text, in units that can be compared."""
    return {plain(one.value, one.unit) for one in amounts(text) if one.unit in MEASURES}


def denied(text: str) -> set[str]:
    """The stems of what a text has only with "non-" before it.

    >>> denied("The fee is non-refundable."), denied("Members pay, non-members do not.")
    ({'refund'}, set())
    """
    return set(map(terms.stem, NON.findall(text))) - set(terms.content(NON.sub(" ", text)))


def covered(statement: str, spoken: set[str]) -> bool:
    """Whether enough of the statement's stems were spoken."""
    stems = [stem for stem in terms.content(statement) if not stem.isdigit()]  # numbers are compared by what they are worth
    return sum(one in spoken for one in stems) >= SUPPORT_COVER * len(stems)


def sentences(text: str) -> list[str]:
    """A rough cut into sentences, enough to compare their senses."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z\"“(])", text)


def agrees(statement: str, quoted: Sequence[str]) -> bool:
    """Whether the quoted clause nearest to the statement has the same polarity, and no limit or condition that the statement drops."""
    wanted = terms.content(statement)
    best = max((clause for one in quoted for clause in cues.clauses(one)), key=lambda clause: terms.cover(wanted, clause.text, {"": 1.0}))
    said = cues.force(statement) < 0, bool(cues.FREED.search(statement))
    if said != (best.force < 0, bool(cues.FREED.search(best.text))):
        return False
    return not any(cue.search(best.text) and not cue.search(statement) for cue in (cues.ONLY, cues.CONDITION))
