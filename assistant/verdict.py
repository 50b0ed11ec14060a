"""A question and its evidence in, a ruling out (None unless permission is asked for): cues around the sentence about the same thing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

import numpy

from assistant import cues
from assistant.records import Citation, Evidence, Ruling, Sentence, Verdict

INSTRUMENT = (
    r"(?:agreement|accord|pact|deal|protocol|treaty|polic(?:y|ies)|rule|regulation|guidance|guideline|contract|law|act|statute|document|"
    r"handbook|terms|programme|program|scheme|text|exclusion|guardrail)s?"
)
INSTRUMENT_PHRASE = re.compile(
    r"\b(?:under|by|in|within|of|with)?\s*\b(?:the|this|that|our|its|your)\s+"
    rf"(?:(?!(?:of|with|under|in|to|for|on|by|from)\b)[\w’'&–-]+\s+){{0,6}}?{INSTRUMENT}\b",
    re.I,
)
BE, DO = r"\b(?:is|are|am|was|were|be|been|isn't|aren't)\b", r"\b(?:does|do|did|will|would|has|have|doesn't|don't)\b"
STRONG = (
    r"allow(?:s|ed)?|permit(?:s|ted)?|permissible|prohibit(?:s|ed)?|forbid(?:s|den)?|bar(?:s|red)?|ban(?:s|ned)?|authori[sz](?:e|es|ed)|"
    r"exclud(?:e|es|ed)|qualif(?:y|ies)|suitable for|approved|eligible|ineligible|entitled|lawful|legal|illegal|unlawful|acceptable|"
    r"off[- ]limits|free to|able to|let (?:us|me)|"
    r"(?:in|out of|within|outside|beyond) (?:the )?scope|left out|ruled? out|ok(?:ay)?|fine (?:to|if|for|with)|restricted|exempt|open to|"
    r"against (?:the |any )?(?:\w+ )?(?:rules?|law|agreement|pact)|(?:stops?|prevents?|keeps?) (?:us|me|anyone|them|a|an|the)|"
    r"all ?right|waived?|"
    r"(?:a|any|in) (?:breach|violation)|breach|violates?|possible (?:under|to|within|at all)|ever possible|compatible with|any problem|"
    r"tolerated|fall foul of|possible\b(?=\W*$)"
)
LETS = r"lets?\b(?! (?:me|you) know)"
WEAK = (
    r"cover(?:s|ed)?|includ(?:e|es|ed)|extend(?:s|ed)? to|appl(?:y|ies) to|fall(?:s)? (?:under|within|outside|inside)|protect(?:s|ed)?|"
    r"overrid(?:e|es)|overrul(?:e|es)|inside|count as|guarantees?|grants?|provides? for|entitles?|binds?|replaces?|supersedes?|"
    r"licen[cs]es?|promises?|address(?:es|ed)?|mentions?|deals? with|govern(?:s|ed)?|"
    r"regulate[sd]?|anything about"
)
LICENCE = r"\b(?:licen[cs]e|permission|approval|consent|authori[sz]ation|clearance|permit)\b"
PERMISSION = re.compile(
    r"(?:^|[,.:;?!—–-]\s*|\b(?:whether|if|so|then|and|but|know|say|wondering)\s+)(?:may|can|could|might)\s+(?!\d|it\b|that\b|this\b)"
    r"|\b(?:whether|if)\s+(?:\w+\s+){1,6}?(?:may|can|could)\b"
    rf"|(?:{BE}|{DO})[^?]*?\b(?<!\bthe )(?:{STRONG})(?!\w)"
    rf"|{BE}[^?]*?\b(?<!\bthe )(?:{WEAK})(?=\W*$|[^?]*\b(?:{INSTRUMENT}|it)\b)"
    rf"|{DO}[^?]*?\b(?:{INSTRUMENT}|it|they)\b[^?]*?\b(?:{WEAK})\b"
    rf"|{DO}[^?]*?\b(?:{INSTRUMENT}|it|they)\b[^?]*?\b(?:{LETS}|adopts?|lifts?)\b"
    rf"|{DO}[^?]*?\b(?:outside|foul of|fund)\b[^?]*\b(?:{INSTRUMENT}|in)\b"
    rf"|{BE}[^?]*?\boutside (?:of )?the\b[^?]*\b{INSTRUMENT}\b"
    rf"|{LICENCE}[^?]{{0,30}}?\b(?:needed|required|necessary)\b|\b(?:need|requires?|obtain|get)\b[^?]{{0,30}}?{LICENCE}"
    r"|^[^?]*\b(?:allowed|permitted|forbidden|prohibited|banned|ok(?:ay)?|off[- ]limits)\b\s*(?:(?:under|by|with|here|now|in)\b[^?]*)?\?*$"
    r"|\b(?:is|are) there (?:a|an|any)?\s*(?:\w+ )?(?:ban|bar|prohibition|restrictions?|rule against)\b",
    re.I,
)
OPEN_QUESTION = re.compile(
    r"(?:^|[.?!,-]\s+)(?:and |so |but |then |also )?(?:(?:in|under|to|on|at|for|by|since|from|with|about) )?"
    r"(?:what|which|who|whom|whose|when|where|why|how)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b[^?]*\bor (?:over |about )?(?:two|three|four|five|six|seven|eight|"
    r"nine|ten|\d+)\b",
    re.I,
)
SAY = (
    r"tell|explain|say|show|give|list|describe|summari[sz]e|confirm|check|provide|clarify|elaborate|detail|specify|outline|name|identify|"
    r"let me know|help|remind"
)
COURTESY = re.compile(rf"^(?:please\W*)?(?:can|could|would|will) (?:you|i|we) (?:please )?(?:{SAY})\b\s*(?:me|us)?\s*", re.I)
PAST = re.compile(r"\b(?:was|were|did|had|back in|used to)\b|\b(?:1[89]|20)\d\d\b", re.I)

LOOSE = re.compile(r"\bnot (?:\w+ )?(?:forbidden|prohibited|barred|banned|excluded) by\b", re.I)  # another rule may forbid it

COVER_WEIGHT = 0.5  # of the words in common, beside the cosine
ENOUGH = 0.5  # relevance below which a sentence decides nothing …
COVERED = 0.25  # … and share of the stems, by rarity, that it must hold …
CLOSE = 0.6  # … unless its meaning is as near as this
SURE = 0.55  # relevance below which none permits
RIVAL = 0.05  # lead in relevance over a sentence that excludes, below which none permits

LABELS = ("yes", "no", "not_stated")
SHARPNESS = 6.0  # how fast a sentence's say falls with its distance from the nearest
# python -m tests.quality.calibrate_verdict ../shared/bench: a row for each label; constant, then as in `features`
COEFFICIENTS = (
    (0.42, 1.81, -1.55, -1.99, -1.20, 1.32, 0.22, 0.22),
    (-0.93, 0.37, -0.21, 2.27, 0.87, -4.03, 0.19, 0.73),
    (0.51, -2.18, 1.76, -0.28, 0.33, 2.71, -0.41, -0.95),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What a question or statement is about: the stems that matter, and the sense in which it speaks of them."""

    stems: tuple[str, ...]
    may: bool = True
    negative: bool = False
    only: bool = False
    universal: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it bears on what is asked: its words with the line that opens its list, how near it is, the clause that rules."""

    evidence: Evidence
    sentence: Sentence
    text: str
    cover: float
    clause: cues.Clause

    @property
    def relevance(self) -> float:
        """Nearness of meaning plus words in common; about 0 to 1.5."""
        return self.sentence.score + COVER_WEIGHT * self.cover

    @property
    def decides(self) -> bool:
        """Whether it is near enough, and about the same thing, to decide."""
        near = self.sentence.score >= CLOSE or self.cover >= COVERED
        return near and self.relevance >= ENOUGH

    @property
    def stance(self) -> Verdict | None:
        """What the sentence says of the thing asked about; None where it takes no stand."""
        if cues.PROPOSED.search(self.text):
            return None
        if self.clause.silent:
            return Verdict.NOT_ADDRESSED
        if self.clause.force < 0:
            return Verdict.CONDITIONAL if cues.WAY_OUT.search(self.text) else Verdict.EXCLUDED
        if cues.CONDITION.search(self.text):
            return Verdict.CONDITIONAL
        return Verdict.PERMITTED if self.clause.force else None

    @property
    def citation(self) -> Citation:
        """The citation of the sentence."""
        one, sentence = self.evidence, self.sentence
        return Citation(
            one.source, one.sha256, sentence.start, sentence.end, sentence.text, one.page, one.title, one.date, one.kind, one.status
        )


def topic(question: str) -> tuple[str, ...] | None:
    """Stems of what permission is asked for; None where a question asks for no permission.

    >>> topic("May we share samples under the agreement?"), topic("When was it signed?")
    (('shar', 'sampl'), None)
    """
    text = COURTESY.sub("", question.strip())
    if OPEN_QUESTION.search(text) or not PERMISSION.search(text):
        return None
    text = re.sub(rf"\b(?:{STRONG}|{WEAK})(?!\w)|{LICENCE}", " ", INSTRUMENT_PHRASE.sub(" ", text), flags=re.I)
    return cues.content(re.sub(rf"\b(?:need|required?|needed|necessary|obtain|get|{INSTRUMENT})\b", " ", text, flags=re.I))


def readings(stems: Sequence[str], evidence: Sequence[Evidence]) -> list[Reading]:
    """Every sentence of the evidence as it bears on the stems, the nearest first."""
    weights = cues.rarity([sentence.text for one in evidence for sentence in one.sentences])
    found = []
    for one in evidence:
        for sentence, text in zip(one.sentences, cues.led([sentence.text for sentence in one.sentences]), strict=True):
            clause = cues.ruling(text, stems, weights)
            found.append(Reading(one, sentence, text, cues.cover(stems, text, weights), clause))
    return sorted(found, key=lambda reading: -reading.relevance)


def verdict(question: str, evidence: Sequence[Evidence]) -> Ruling | None:
    """The ruling on a permission question; None for any other question."""
    stems = topic(question)
    if stems is None:
        return None
    ranked = [reading for reading in readings(stems, evidence) if reading.decides]
    past = bool(PAST.search(question))
    for reading in ranked:
        stance = reading.stance
        if stance and (stance is not Verdict.PERMITTED or permits(reading, ranked, past)):
            return Ruling(stance, reading.citation)
    return Ruling(Verdict.NOT_ADDRESSED)


def permits(reading: Reading, ranked: Sequence[Reading], past: bool) -> bool:
    """Whether a permitting sentence may be relied on: near, in force unless the past is asked about, and with no near exclusion."""
    rivals = [one.relevance for one in ranked if one.stance is Verdict.EXCLUDED]
    in_force = past or reading.evidence.status == "current"
    return in_force and not LOOSE.search(reading.text) and reading.relevance >= max([SURE, *(rival + RIVAL for rival in rivals)])


# ---- statements ----------------------------------------------------------------
def judge(statement: str, evidence: Sequence[Evidence]) -> dict[str, float]:
    """How probably the evidence says "yes" to a statement, "no", or leaves it "not_stated"; calibrated on ContractNLI."""
    if not any(one.sentences for one in evidence):
        return {"yes": 0.0, "no": 0.0, "not_stated": 1.0}
    scores = numpy.array(COEFFICIENTS) @ numpy.array([1.0, *features(said(statement), evidence)])
    odds = numpy.exp(scores - scores.max())
    return dict(zip(LABELS, (odds / odds.sum()).tolist(), strict=True))


def said(statement: str) -> Asked:
    """A statement taken apart.

    >>> said("All staff shall only use it").only, said("Staff may not use it").negative
    (True, True)
    """
    return Asked(
        cues.content(statement),
        may=bool(re.search(cues.MAY, statement)),
        negative=cues.force(statement) < 0,
        only=bool(cues.ONLY.search(statement)),
        universal=bool(cues.UNIVERSAL.match(statement)),
    )


def features(asked: Asked, evidence: Sequence[Evidence]) -> list[float]:
    """The seven numbers that `judge` weighs; averages are over sentences, weighted towards the nearest."""
    near = readings(asked.stems, evidence)
    relevance = numpy.array([one.relevance for one in near])
    weights = numpy.exp(SHARPNESS * (relevance - relevance[0]))
    weights /= weights.sum()

    def share(pattern: re.Pattern[str]) -> float:
        return float(weights @ numpy.array([bool(pattern.search(one.text)) for one in near]))

    known = set().union(*(cues.vocabulary(one.text) for one in near))
    missing = [stem for stem in set(asked.stems) if stem not in known]
    return [
        max(one.sentence.score * one.cover for one in near),
        len(missing) / max(1, len(set(asked.stems))),
        float(asked.only),
        float(asked.universal),
        asked.negative * (1 - share(cues.NEGATION)),
        asked.may * share(cues.FREE),
        asked.may * share(cues.WAY_OUT),
    ]
