"""An exported file and the documents in; what of it still stands, and what cannot be told, out."""

import dataclasses
import functools
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from assistant import sheet
from assistant.answers.wording import worded
from assistant.audit import Export, blocks, digest, opened
from assistant.ground import verify
from assistant.records import TALK, Answer, AssistantError, Citation, Evidence, Source, Support, Verdict

DESCRIBED = ("title", "date", "kind", "status")


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """Whether one quote stands; `citation` is None where the finding is about the whole, `ok` None where nothing could be compared."""

    citation: Citation | None
    ok: bool | None
    reason: str


def held(sources: Mapping[str, Source]) -> Callable[[str], Source]:
    """A `find` for `check` from the texts that an index keeps."""

    def find(path: str) -> Source:
        if path not in sources:
            raise AssistantError("wanted its text in the index, found none; check against the documents")
        return sources[path]

    return find


def check(data: bytes, format: str, find: Callable[[str], Source]) -> list[Finding]:
    """Every quote of an export against its source, what its reader sees against its record, and its other words against its digest.

    `find` gives the source at a path, read from the documents or kept by the index, or raises AssistantError. What is not told: whether
    the verdict follows from the quotes (`replay` does), and whether somebody who altered the record also made its digest anew.
    """
    whole, seen, text = opened(data, format)
    record = json.loads(text)
    found = [_words(record), *filter(None, [shown(data, format, whole, seen, text)])]
    look = functools.cache(functools.partial(_found, find))
    for answer in (*(turn.answer for turn in whole.history), whole.answer):
        found.extend(_compared(quote, look(quote.source)) for quote in _quotes(answer))
        found.extend(_claims(answer))
        found.extend(_parts(answer.evidence))
        if "answer" in record:  # what --json printed does not tell its layout, and another version may have worded it otherwise
            found.extend(_made(answer))
    return list({(one.citation, one.reason): one for one in found}.values())


def shown(data: bytes, format: str, whole: Export, seen: str | None, text: str) -> Finding | None:
    """Whether what the reader of an export sees is what its record says, both as `opened` gave them; None where they are one."""
    if seen is None:
        return None
    found = _sheet(whole, seen, format)
    if format == "docx" and found.ok and (parts := sheet.unlike(data, sheet.docx(blocks(whole), text))):
        why = f"not as exported: {', '.join(parts)[:200]}; something was added or hidden, or a word processor saved it again"
        return Finding(None, False, why)
    return found


def _words(record: dict[str, Any]) -> Finding:
    """Whether everything in the record is as exported, as far as a digest tells that anybody can make."""
    about = "verdict, text, question and all other words"
    if "answer" not in record:
        return Finding(None, None, f"not checked: {about} beside the quotes, as what --json prints has no digest of them")
    if record.get("digest") != digest(record):
        return Finding(None, False, f"altered since the export: the digest is not that of its {about}")
    return Finding(
        None, True, f"the record's {about} agree with the digest made at the export; an edit breaks it, a forger could make it anew"
    )


def _sheet(whole: Export, seen: str, format: str) -> Finding:
    """Whether what the reader sees is what the record says, line by line."""
    said = blocks(whole)
    want = sheet.seen(said) if format == "docx" else sheet.parse_markdown(sheet.markdown(said, "{}"))[0]
    have, lines = seen.split("\n"), want.split("\n")
    for number, (one, other) in enumerate(zip(have, lines, strict=False), 1):
        if one != other:
            start = max(0, next(at for at, (a, b) in enumerate(itertools.zip_longest(one, other)) if a != b) - 40)
            texts = [f"{'…' if start else ''}{text[start : start + 80]}" for text in (one, other)]
            return Finding(None, False, f"line {number} has been altered: it reads {texts[0]!r}, the record says {texts[1]!r}")
    if len(have) != len(lines):
        return Finding(None, False, "lines have been added or taken away at the end")
    return Finding(None, True, "what its reader sees is what its record says")


def _quotes(answer: Answer) -> Iterator[Citation]:
    """Everything that the answer says stands in a source."""
    yield from (one for claim in answer.claims for one in claim.citations)
    yield from (side for one in answer.conflicts for side in one.sides)
    if answer.governing:
        yield answer.governing
    names = [field.name for field in dataclasses.fields(Citation)]
    yield from (Citation(**{name: getattr(one, name) for name in names}) for one in answer.evidence)


def _found(find: Callable[[str], Source], path: str) -> Source | str:
    try:
        return find(path)
    except AssistantError as error:
        return str(error)


def _compared(quote: Citation, source: Source | str) -> Finding:
    """One quote against the source as it is now."""
    if isinstance(source, str):
        return Finding(quote, False, f"{quote.source} cannot be read: {source}")
    exact = verify(quote, source.text)
    place = source.text.find(quote.quote)
    elsewhere = f"the words stand at {place}" if place >= 0 else "the words are not in it"
    words = "the same words stand at their place" if exact else elsewhere
    if source.sha256 != quote.sha256:
        hashes = f"SHA-256 {quote.sha256[:12]}, now {source.sha256[:12]}"
        return Finding(quote, False, f"{quote.source} has changed since the export ({hashes}); {words}")
    if not exact:
        return Finding(quote, False, f"{quote.source} does not say this at {quote.start} to {quote.end}; {words}")
    said = {name: (getattr(quote, name), getattr(source, name)) for name in DESCRIBED} | {"page": (quote.page, source.page(quote.start))}
    wrong = [f"{name} {one!r}, the document says {other!r}" for name, (one, other) in said.items() if one != other]
    return Finding(quote, not wrong, f"{quote.source} is described otherwise: {'; '.join(wrong)}" if wrong else "exact")


def _claims(answer: Answer) -> Iterator[Finding]:
    """Claims that are called quoted and are not, or that the answer's text does not make."""
    for claim in answer.claims:
        quotes = [_flat(one.quote) for one in claim.citations]
        if claim.support is Support.QUOTED and _flat(claim.text) not in (*quotes, " ".join(quotes)):  # one of them, or all in order
            yield Finding(None, False, f"called quoted, yet not the words of its sources: {claim.text[:80]!r}")
        if _flat(claim.text) not in _flat(answer.text) and not _talk(answer):
            yield Finding(None, False, f"a claim that the answer does not make: {claim.text[:80]!r}")


def _made(answer: Answer) -> Iterator[Finding]:
    """A text that says more than its claims, and a verdict without words among its quotes that govern it."""
    if answer.claims and not _talk(answer) and _flat(answer.text) != _flat(worded(answer.claims, answer.notes)):
        yield Finding(None, False, f"the text is not what its claims say: {answer.text[:80]!r}")
    one, silent = answer.governing, answer.verdict in (None, Verdict.NOT_ADDRESSED)
    if not (any(one.overlaps(other) for other in answer.citations) if one else silent):
        yield Finding(None, False, f"the verdict is {answer.verdict or 'none'}, and the words that govern it are not among the quotes")


def _talk(answer: Answer) -> bool:
    """Whether it shows the answer before it in other words: a table, its sources."""
    return not set(answer.notes).isdisjoint(TALK)


def _flat(text: str) -> str:
    return " ".join(text.replace(" • ", " ").split())  # between points of a list, which are shown so


def _parts(evidence: Iterable[Evidence]) -> Iterator[Finding]:
    """Sentences that are not the slice of their passage that they say they are."""
    for one in evidence:
        for sentence in one.sentences:
            inside = one.start <= sentence.start < sentence.end <= one.end
            if not inside or one.quote[sentence.start - one.start : sentence.end - one.start] != sentence.text:
                place = f"{one.source} at {sentence.start} to {sentence.end}"
                yield Finding(None, False, f"a sentence of {place} is not in its passage: {sentence.text[:80]!r}")
