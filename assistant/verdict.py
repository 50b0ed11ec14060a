"""A question and its evidence in, a ruling out (None unless permission is asked for): cues around the sentence about the same thing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from assistant import cues
from assistant.records import Citation, Evidence, Ruling, Sentence, Verdict

INSTRUMENT = (
    r"(?:agreement|accord|pact|deal|protocol|treaty|polic(?:y|ies)|rules?|regulations?|guidance|guidelines?|contract|law|act|statute|document|"
    r"handbook|terms|programme|program|scheme|text)s?"
)
INSTRUMENT_PHRASE = re.compile(
    r"\b(?:under|by|in|within|of|with)?\s*\b(?:the|this|that|our|its|your)\s+"
    rf"(?:(?!(?:of|with|under|in|to|for|on|by|from)\b)[\w’'&–-]+\s+){{0,6}}?{INSTRUMENT}\b",
    re.I,
)
ASKING = (
    r"allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|permissible|cover(?:s|ed|ing)?|includ(?:e|es|ed|ing)|exclud(?:e|es|ed|ing)|prohibit(?:s|ed|ing)?|"
    r"forbid(?:s|den)?|bar(?:s|red)?|ban(?:s|ned)?|authori[sz](?:e|es|ed)|eligible|ineligible|entitled|lawful|legal|illegal|unlawful|acceptable|"
    r"off[- ]limits|(?:in|out of|within|outside|beyond) (?:the )?scope|left out|ruled? out|restrict(?:s|ed)?|free to|open to|ok(?:ay)?|fine|let(?: us| me)?|"
    r"extend(?:s|ed)? to|appl(?:y|ies) to|fall(?:s)? (?:under|within|outside)|possible|against the|breach|violat(?:e|es|ion)|qualif(?:y|ies)"
)
PERMISSION = re.compile(
    r"(?:^|[,.:;?!—–-]\s*|\b(?:whether|if|so|then|and|but|know|say|wondering)\s+)(?:may|can|could|might)\s+(?!\d)"
    r"|\b(?:whether|if)\s+(?:\w+\s+){1,6}?(?:may|can|could)\b"
    rf"|\b(?:is|are|was|were|am|be|does|do|did|will|would|has|have|isn't|aren't|doesn't|don't)\b[^?]*?\b(?:{ASKING})\b"
    r"|\b(?:need|requires?|required|obtain|get)\b[^?]{0,30}?\b(?:licen[cs]e|permission|approval|consent|authori[sz]ation|clearance|permit)\b"
    r"|\b(?:is|are) there (?:a|an|any)?\s*(?:\w+ )?(?:ban|bar|prohibition|restrictions?|limits?|rule against)\b",
    re.I,
)
OPEN_QUESTION = re.compile(
    r"(?:^|[.?!,]\s+)(?:and |so |but |then )?(?:(?:in|under|to|on|at|for|by|since|from|with) )?(?:what|which|who|whom|whose|when|where|why|how)\b", re.I
)
COURTESY = re.compile(
    r"^(?:please\W*)?(?:can|could|would|will) you (?:please )?(?:tell|explain|say|show|give|list|describe|summari[sz]e|confirm|check)\s*(?:me|us)?\s*", re.I
)
LICENCE = re.compile(r"\b(?:licen[cs]e|permission|approval|consent|authori[sz]ation|clearance|permit)\b", re.I)
ENOUGH = 0.6  # share of the asked-about stems, by rarity, that a governing sentence must hold


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it bears on what is asked: how much of it the sentence holds, and what its clause says of it."""

    evidence: Evidence
    sentence: Sentence
    cover: float
    clause: cues.Clause
    condition: bool


def topic(question: str) -> tuple[str, ...] | None:
    """Stems of what permission is asked for; None where a question asks for no permission.

    >>> topic("May we share samples under the agreement?"), topic("When was it signed?")
    (('shar', 'sampl'), None)
    """
    text = COURTESY.sub("", question.strip())
    if OPEN_QUESTION.search(text) or not PERMISSION.search(text):
        return None
    text = re.sub(rf"\b(?:{ASKING})\b", " ", LICENCE.sub(" ", INSTRUMENT_PHRASE.sub(" ", text)), flags=re.I)
    return cues.content(re.sub(rf"\b(?:need|required?|obtain|get|{INSTRUMENT})\b", " ", text, flags=re.I))


def readings(wanted: Sequence[str], evidence: Sequence[Evidence]) -> list[Reading]:
    """Every sentence of the evidence as it bears on the wanted stems, the nearest first."""
    weights = cues.rarity([sentence.text for one in evidence for sentence in one.sentences])
    found = []
    for one in evidence:
        for sentence in one.sentences:
            parts = cues.clauses(sentence.text)
            best = max(parts, key=lambda part: cues.cover(wanted, part.text, weights))
            whole = cues.cover(wanted, sentence.text, weights)
            found.append(Reading(one, sentence, whole, best, any(part.condition for part in parts)))
    return sorted(found, key=lambda reading: -(reading.cover + reading.sentence.score))


def verdict(question: str, evidence: Sequence[Evidence]) -> Ruling | None:
    """The ruling on a permission question; None for any other question."""
    wanted = topic(question)
    if wanted is None:
        return None
    near = [reading for reading in readings(wanted, evidence) if reading.cover >= ENOUGH and reading.clause.force]
    if not near:
        return Ruling(Verdict.NOT_ADDRESSED)
    first = near[0]
    if first.clause.force < 0:
        return Ruling(Verdict.EXCLUDED, cite(first))
    return Ruling(Verdict.CONDITIONAL if first.condition else Verdict.PERMITTED, cite(first))


def cite(reading: Reading) -> Citation:
    """The citation of the sentence that was read."""
    one, sentence = reading.evidence, reading.sentence
    return Citation(
        one.source, one.sha256, sentence.start, sentence.end, sentence.text, one.page, one.title, one.date, one.kind, one.status
    )
