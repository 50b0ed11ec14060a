"""The nouns that pass between the steps, frozen and JSON-serialisable; knows no outside library."""

from __future__ import annotations

import dataclasses
import enum
import json
from typing import Any, cast

from assistant.plain import build

REFUSAL = "The documents do not answer this question."
UNCERTAIN = "Uncertain: this may not answer the question; read the quotes before you rely on them."
KINDS = ("official", "press", "analysis", "guidance", "summary", "unknown")
STATUSES = ("current", "superseded", "background")
TALK = tuple("greeting thanks pause help documents confidence source shorter table translate decline".split())  # an answer's first note


class AssistantError(Exception):
    """A sentence to show to the person: what was wanted, what was found, what to run next."""


class Verdict(enum.StrEnum):
    """What the sources say about a permission question; `NOT_ADDRESSED` is silence, never exclusion."""

    PERMITTED = "permitted"
    EXCLUDED = "excluded"
    CONDITIONAL = "conditional"
    NOT_ADDRESSED = "not addressed"


class Support(enum.StrEnum):
    """How a claim stands to its citations: an exact slice, checked against them, or neither."""

    QUOTED = "quoted"
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """One document: its `path` in the corpus, the SHA-256 of its bytes, its extracted text and what is known about it.

    `pages` are the offsets in `text` at which pages begin, if it has any; `date` is ISO 8601; `doubts` is what its metadata got wrong.
    """

    path: str
    sha256: str
    text: str
    title: str
    date: str | None = None
    kind: str = "unknown"
    status: str = "current"
    period: str | None = None
    origin: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, that holds the character at `offset`; None without pages."""
        return sum(start <= offset for start in self.pages) or None


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A slice of a source that fits the encoder: `text == source.text[start:end]`."""

    id: str
    source: str
    start: int
    end: int
    text: str
    headings: tuple[str, ...] = ()  # the path above it, outermost first
    sentences: tuple[tuple[int, int], ...] = ()  # (start, end) in the source's text, in order, without white space


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an evidence passage, by character span in the source, its score for the question, and what names add to that."""

    start: int
    end: int
    text: str
    score: float
    named: float = 0.0  # what it gains if the words that its document's title has too count fully


@dataclasses.dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim stands: the exact words of a source, `source_text[start:end] == quote`."""

    source: str
    sha256: str
    start: int
    end: int
    quote: str
    page: int | None = None
    title: str = ""
    date: str | None = None
    kind: str = "unknown"
    status: str = "current"

    @property
    def place(self) -> tuple[str, int, int]:
        """What tells it from other citations."""
        return self.source, self.start, self.end

    def overlaps(self, other: Citation) -> bool:
        """Whether the two share characters of one source."""
        return self.source == other.source and self.start < other.end and other.start < self.end


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence(Citation):
    """A passage cited whole, its `sentences` in order, and where it is from; `score` is that of `rank`, which does not order it alone."""

    score: float = 0.0
    passage: str = ""
    headings: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    origin: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()  # offsets in the source at which the pages after the first begin in it

    def cite(self, start: int, end: int) -> Citation:
        """A slice of it, by offsets in the source."""
        quote = self.quote[start - self.start : end - self.start]
        page = self.page and self.page + sum(turn <= start for turn in self.pages)
        return Citation(self.source, self.sha256, start, end, quote, page, self.title, self.date, self.kind, self.status)


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """One wording to search with, whose score counts `weight` times; without `words` by meaning only, where many words drown others."""

    text: str
    weight: float = 1.0
    words: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Condensed:
    """A question made ready to search: `searched` is what the reader sees; of a follow-up, what the turn before `told` him."""

    searched: str
    forms: tuple[Form, ...]
    told: tuple[Citation, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer; `lead` introduces it from metadata and is not part of what is claimed."""

    text: str
    citations: tuple[Citation, ...]
    support: Support = Support.QUOTED
    lead: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """Current sources that differ about the same thing; `about` names it, one citation for each side."""

    about: str
    sides: tuple[Citation, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on a permission question with what governs it, None where the sources are silent; `sure`: the probability that it holds."""

    verdict: Verdict
    governing: Citation | None = None
    sure: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What every door gives back.

    `searched` is the question as it was searched; `refused` says that nothing in the evidence answers it, and then `evidence` holds the
    nearest passages; `confidence` is the calibrated probability, 0 to 1, that the evidence answers; `fingerprint` names generation,
    settings and model; `timings` are seconds by step and are left out of comparisons.
    """

    question: str
    searched: str
    text: str
    verdict: Verdict | None = None
    governing: Citation | None = None
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    refused: bool = False
    confidence: float = 0.0
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    fingerprint: dict[str, str] = dataclasses.field(default_factory=dict)
    timings: dict[str, float] = dataclasses.field(default_factory=dict, compare=False)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the claims once, in the order of the numbers in `text`."""
        return tuple({one.place: one for claim in self.claims for one in claim.citations}.values())

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and scalars, under the record's own field names."""
        return cast(dict[str, Any], json.loads(self.to_json()))

    def to_json(self, indent: int | None = None) -> str:
        """JSON text that `from_json` turns back into an equal record; timings are left out, so equal answers are equal bytes."""
        held = {key: one for key, one in dataclasses.asdict(self).items() if key != "timings"}
        return json.dumps(held, ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Answer:
        """The record that `to_json` wrote; raises AssistantError for anything else."""
        try:
            return cast(Answer, build(cls, json.loads(text)))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise AssistantError(f"wanted the JSON of an answer ({str(error).split('() ')[-1]}); run: assistant ask --json") from error


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """One finished exchange of a conversation."""

    question: str
    answer: Answer


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """What a rebuild did: paths by outcome, `failed` and `doubts` with a line each, `copies` in near-identical pairs."""

    generation: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: dict[str, str] = dataclasses.field(default_factory=dict)
    doubts: dict[str, str] = dataclasses.field(default_factory=dict)
    copies: tuple[tuple[str, str], ...] = ()
    passages: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        """One line for a person, and a line for each file that failed or whose metadata is in doubt."""
        parts = [f"{len(group)} {name}" for name in ("added", "changed", "removed", "unchanged") if (group := getattr(self, name))]
        head = f"{', '.join(parts) or 'nothing'} · {self.passages} passages · generation {self.generation} · {self.seconds:.1f} s"
        more = [f"{name}: {path}: {reason}" for name in ("failed", "doubts") for path, reason in getattr(self, name).items()]
        return "\n".join([head, *more, *(f"near-identical: {one} and {two}" for one, two in self.copies)])
