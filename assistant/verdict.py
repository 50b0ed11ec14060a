"""A question and its evidence in, a ruling out (None unless permission is asked for): cues around the sentence about the same thing."""

import dataclasses
import re
from collections.abc import Sequence

from assistant.answers.standing import dated
from assistant.generations.amended import settles
from assistant.language import cues, kin, nations, terms
from assistant.language.forceless import OTHERWISE
from assistant.records import Evidence, Ruling, Verdict
from assistant.rulings import barring, hints
from assistant.rulings.about import COMMON, PRESENT, another
from assistant.rulings.asked import Request, request
from assistant.rulings.bounds import OUTSIDE
from assistant.rulings.certain import another_use, certainty, governs, other_entry
from assistant.rulings.crossing import Stands, crossed
from assistant.rulings.doubts import DEALINGS, LOOSE, beside, cut_short
from assistant.rulings.limits import kept
from assistant.rulings.reading import COVERED, Reading, as_may, bearing
from assistant.rulings.spared import not_meant
from assistant.rulings.stance import GIVEN, HALF, SHORT, stance
from assistant.rulings.told import without_met
from assistant.rulings.whom import AGENT, concerns, elsewhom, of_others, spares, subject, within

PARTLY = re.compile(r"\bnot (?:every|all|always|necessarily)\b|\bsome\b[^.]*\bothers\b|\bonly (?:if|when|where)\b", re.I)
EVADES = re.compile(r"\b(?:skip|ignore|disregard|bypass|get a?round) (?:it|this|that|them|these|those)\b", re.I)  # which no leave allows
NUMBER = re.compile(r"\b\d{3,}\b")
LIMIT = re.compile(r"\b(?:maximum|minimum|limit|cap)\b", re.I)
SCOPE = re.compile(  # "This policy covers the cars kept at the depot."
    r"(?i)\W*(?:\d[\d.]*\W+)?(?:this|these|the present) (?:policy|rules?|regulations?|document|guide|handbook|by-?laws?|notice|page|terms) "
    r"(?:covers?|appl(?:y|ies) to|deals? with|governs?|concerns?) (?!only\b)",
)
OVER_IT = re.compile(
    r"(?i)^\W*(?:(?:above|over|beyond|past) (?:that|this|it)\b|"
    r"(?:an? |any )?(?:higher|larger|longer|dearer|bigger|greater|heavier|later|costlier|more expensive)\b)",
)
WELCOME = re.compile(r"\b(?:is |are |the only (?:\w+ ){1,3}?)(?:\w+ )?(?:allowed|permitted|welcome|accepted|acceptable)\b", re.I)
BOTH = re.compile(  # one may be all that is permitted
    r"(?i), and (?:also )?(?:does|do|is|are|can|may|must|would|will|could|should)\b|"
    r" (?:and|but) (?:also )?(?:(?:is|are|can|may|must|would|will|could|should) (?:it|they|he|she|we|i|you)|(?:what|how) about|what if)\b",
)
BESIDES = re.compile(
    r"^\W*(?:may|can|could|is|are|do|does|must|should)\b[^?]*, (?!or\b|right\b|correct\b|please\b)[^,?]+\?\W*$", re.I
)  # "may we film, only the hall?"
AGAINST = 8  # passages that are searched for what excludes a thing, before it is ruled otherwise
MUTE = 0.1  # relevance by which a sentence that tells of silence may lie behind a permission that holds less than half of what is asked
RIVAL = 0.05  # lead in relevance over a sentence that excludes, below which none permits


def verdict(
    question: str, evidence: Sequence[Evidence], likes: Sequence[Sequence[float]] = (), leave: bool = False, past: bool = False
) -> Ruling | None:
    """The ruling on a permission question; None for any other question; `likes` as in `bearing`, `leave` as in `request`.

    With `past` what is superseded rules too, as it does where the question asks of the past.
    """
    asked = request(question, leave)
    if asked is None:
        return None
    then, mine = dated(question, evidence), nations.nations(question)
    stranger = bool(mine) and mine.isdisjoint(nations.nations(" ".join(f"{one.title} {one.quote}" for one in evidence)))
    asked = dataclasses.replace(asked, past=asked.past or then or past, stranger=stranger)
    near = [one for one in bearing(asked, evidence, likes) if asked.past or one.evidence.status != "superseded"]
    near = [one for one in near if not then or one.evidence.status == "superseded"]
    if asked.scope and any(one.named == 1 for one in near):  # the documents speak of the instrument that is asked about
        near = [one for one in near if one.named]
    about_it = asked.scope or not asked.deed  # else what a text is about rules nothing
    stands: Stands = [(one, stance(one, asked) if one.decides and (about_it or not SCOPE.match(one.text)) else None) for one in near]
    if (what := subject(question)) and any(said and concerns(what, one.text) for one, said in stands):
        stands = [(one, None if elsewhom(what, one.text) else said) for one, said in stands]
    stands = crossed(asked, barring.unquoted(stands))
    found = decided(asked, near, [(one, said) for one, said in stands if one.decides])
    if likes and not found.governing and (hint := hints.leaning(asked, near) or hints.hinted(near)):
        return hint
    half = found.verdict is Verdict.PERMITTED and (BOTH.search(question) or BESIDES.search(question))
    rule = as_may(found.governing.quote) if found.governing else ""
    ruled, barred = [one for one, _ in stands if governs(found, one)], [one for one, said in stands if said is Verdict.EXCLUDED]
    anew = [(one, sentence) for one in evidence for sentence in one.sentences]
    older = any(one.quoted or cut_short(asked, one) or any(settles(new, (one.evidence, one.sentence)) for new in anew) for one in ruled)
    aside = half or older or nations.strange(question, rule) or another_use(question, rule) or of_others(what, asked, rule)
    bars = found.verdict is Verdict.EXCLUDED or (found.verdict is Verdict.CONDITIONAL and any(one.clause.force < 0 for one in ruled))
    spared = bars and not_meant(asked, rule, [one.text for one in near])
    aside = aside or spared or other_entry(asked, rule) or beside(asked, rule, ruled, found.verdict)
    aside = aside or (found.verdict is Verdict.PERMITTED and barring.opposed(ruled, asked, barred, near))
    return dataclasses.replace(found, sure=0.0 if aside else certainty(found, stands, asked))


def decided(asked: Request, near: Sequence[Reading], ranked: Stands) -> Ruling:
    """The ruling of the nearest sentence that takes a stand, unless another overrides it; `ranked` are the sentences that decide."""
    partly = (one for one, said in ranked if said is Verdict.CONDITIONAL and PARTLY.search(one.text))
    if asked.always and (one := next(partly, None)):
        return Ruling(Verdict.CONDITIONAL, one.citation)
    excluding = [one for one, said in ranked if said is Verdict.EXCLUDED]
    rival = max((one.relevance for one in excluding), default=0.0)
    for reading, said in ranked:
        if barring.outranked(reading, excluding, asked):
            continue
        if said in (Verdict.PERMITTED, Verdict.EXCLUDED) and hearsay(reading, ranked, asked):
            continue
        rules = (one for one in excluding if one.named > reading.named or as_much(one, reading, asked))
        if reading.cover >= HALF and reading.proposed and not any(rules):
            break
        if said is None or (said is Verdict.PERMITTED and not permits(reading, asked, rival)):
            continue
        ruling = reading, said
        if said is Verdict.PERMITTED:
            silent = [one for one, says in ranked if says is Verdict.NOT_ADDRESSED and one.relevance >= reading.relevance - MUTE]
            if one := next((one for one in silent if reading.cover < HALF or names(one, reading, asked)), None):
                return Ruling(Verdict.NOT_ADDRESSED, one.citation)
            kinds = {*another(asked, reading.text)}
            ruling = next(((one, says) for one, says in ranked if says and not kinds.isdisjoint(terms.pairs(one.text))), ruling)
        elif said is Verdict.EXCLUDED and cues.force(reading.sentence.text) >= 0:  # its heading rules; better a sentence that does itself
            ruling = next((one for one in excluding if cues.force(one.sentence.text) < 0 and as_much(one, reading, asked)), reading), said
        return settled(*ruling, asked, ranked, near)
    return Ruling(Verdict.NOT_ADDRESSED)


def settled(reading: Reading, said: Verdict, asked: Request, ranked: Stands, near: Sequence[Reading]) -> Ruling:
    """The ruling of the sentence that decides, after what others bar by name, except or spare."""
    if said in (Verdict.PERMITTED, Verdict.EXCLUDED) and (out := defined_out(reading, near, asked)):
        return Ruling(Verdict.EXCLUDED if said is Verdict.PERMITTED else Verdict.PERMITTED, out.citation)
    if said is Verdict.EXCLUDED and kept(asked.amounts, reading.text) is False:  # beyond one limit, but within another
        wider = barring.wider(reading, asked, [one for one, says in ranked if says is Verdict.CONDITIONAL], near)
        if not wider and (over := barring.following(reading, near, OVER_IT)) and over.clause.force >= 0:
            both = reading.evidence.cite(reading.sentence.start, over.sentence.end)
            return Ruling(Verdict.CONDITIONAL, both)
        return Ruling(Verdict.CONDITIONAL, wider.citation) if wider else Ruling(said, reading.citation)
    leaning = ((one, says) for one, says in ranked if says and barring.tells_deed(one, reading, asked))
    reading, said = next(leaning, (reading, said))
    ranked = [(one, says) for one, says in ranked if not barring.tells_deed(reading, one, asked)]
    if said is Verdict.PERMITTED:
        return allowed(reading, asked, ranked, near)
    if said is not Verdict.NOT_ADDRESSED and (exception := barring.following(reading, near, cues.EXCEPTS)):
        return excepted(said, reading, exception, asked)
    excluding = [one for one, says in ranked if says is Verdict.EXCLUDED]
    if said is Verdict.CONDITIONAL and (
        barred := overrun(reading, asked, near)
        or barring.barring(reading, asked, excluding)
        or barring.beyond(reading, asked, excluding)
        or barring.taken_back(reading, asked, near)
    ):
        return Ruling(Verdict.EXCLUDED, barred.citation)
    spares_some = (one for one, says in ranked if says is Verdict.EXCLUDED and cues.FREED.search(one.text))  # and bars others
    free = [*(one for one, says in ranked if says in (Verdict.PERMITTED, None)), *spares_some]
    if spared := barring.exempting(reading, asked, free):
        return Ruling(Verdict.PERMITTED, spared.citation)
    return Ruling(said, reading.citation)


def allowed(reading: Reading, asked: Request, ranked: Stands, near: Sequence[Reading]) -> Ruling:
    """The ruling of a sentence that permits, unless another limits or excludes what is asked about."""
    excluding, free = [one for one, says in ranked if says is Verdict.EXCLUDED], cues.FREED.search(reading.text)
    limits = (one for one in excluding if as_much(one, reading, asked, but=asked.actor))  # another text's limit
    aside = (one for one in near if stance(barring.outright(one, asked), asked) is Verdict.EXCLUDED)
    barred = (
        overrun(reading, asked, near)
        or next((one for one in limits if kept(asked.amounts, one.text) is False), None)
        or barring.barring(reading, asked, excluding)
        or (not free and barring.unnamed(reading, asked, excluding))
        or (not free and barring.by_name(reading, asked, aside))
        or barring.taken_back(reading, asked, near)
    )
    if barred:
        return Ruling(Verdict.EXCLUDED, barred.citation)
    if own := barring.for_body(reading, asked, [one for one, _ in ranked]):
        return Ruling(Verdict.CONDITIONAL, own.citation)
    return barring.going_on(reading, asked, near) or Ruling(Verdict.PERMITTED, reading.citation)


def overrun(reading: Reading, asked: Request, near: Sequence[Reading]) -> Reading | None:
    """The sentence of the same passage that tells a limit by this word, which the amounts asked about do not keep to."""
    limits = (one for one in near if one.evidence is reading.evidence and LIMIT.search(one.text))
    return next((one for one in limits if kept(asked.amounts, one.text) is False), None)


def borrowed(ruling: Ruling) -> bool:
    """Whether a ruling excludes by a sentence that does not do so by itself, but for its heading, or is only hinted at."""
    one, hint = ruling.governing, ruling.verdict is Verdict.CONDITIONAL and not ruling.sure
    return hint or (ruling.verdict is Verdict.EXCLUDED and one is not None and cues.force(one.quote) >= 0)


def against(question: str) -> str:
    """The wording to search with for what excludes the thing asked about, before it is called permitted."""
    return f"{question} excluded, not covered, may not, prohibited"


def hearsay(reading: Reading, ranked: Stands, asked: Request) -> bool:
    """Whether the press tells of what a source that is none rules on, as near."""
    rules = (one for one, says in ranked if says not in (None, Verdict.NOT_ADDRESSED) and one.evidence.kind not in ("press", "unknown"))
    near = (one for one in rules if one.relevance >= reading.relevance - barring.BESIDE)
    return reading.evidence.kind == "press" and any(as_much(one, reading, asked, but=COMMON) for one in near)


def names(one: Reading, other: Reading, asked: Request) -> bool:
    """Whether a sentence that tells of silence has a thing asked about that another sentence lacks."""
    return one.cover >= COVERED and not as_much(other, one, asked, but=COMMON | AGENT)


def as_much(one: Reading, other: Reading, asked: Request, but: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence has every stem asked about that another one has, but for some."""
    return barring.lacking(one, asked) - but <= barring.lacking(other, asked)


def defined_out(reading: Reading, near: Sequence[Reading], asked: Request) -> Reading | None:
    """The sentence of the same text that says that what is asked about is none of the kind that a ruling sentence is about."""
    for one in near:
        told = OTHERWISE.search(one.text)
        if told is None or one.evidence.source != reading.evidence.source:
            continue
        kind, what = terms.content(told["one"] or told["many"]), terms.stems(one.text[: told.start()])
        named = what.intersection(asked.stems)
        if named - kin.shared(named, reading.text) and kin.shared(kind[-1:], reading.text):
            return one
    return None


def excepted(said: Verdict, reading: Reading, exception: Reading, asked: Request) -> Ruling:
    """The ruling where an exception follows: permitted for whom or what it is made, conditional where that may be; both govern."""
    meant = spares(asked, exception.text, barring.lacking(reading, asked))
    if meant is False:
        return Ruling(said, reading.citation)
    both = reading.evidence.cite(min(reading.citation.start, reading.sentence.start), exception.sentence.end)
    if meant:
        return Ruling(Verdict.CONDITIONAL if cues.CONDITION.search(without_met(asked, exception.text)) else Verdict.PERMITTED, both)
    named = not set(asked.pairs).isdisjoint(terms.pairs(exception.text))
    return Ruling(Verdict.CONDITIONAL if named or within(asked, exception.text) else said, both)


def permits(reading: Reading, asked: Request, rival: float) -> bool:
    """Whether a permitting sentence may be relied on: near, in force unless the past is asked about, and with no near exclusion."""
    in_force = asked.past or reading.evidence.status == "current" or reading.named == 1
    meant = asked.deed in PRESENT and WELCOME.search(reading.text)
    short_of = asked.deed and not meant and len(asked.stems) <= SHORT and not kin.shared([asked.deed], reading.text)
    evades = EVADES.search(asked.story) and not (cues.FREED.search(reading.text) or kin.shared(asked.without, reading.text))
    if short_of or (reading.cover < GIVEN and rival) or evades or not DEALINGS.isdisjoint(barring.lacking(reading, asked)):
        return False
    told, named = LOOSE.search(reading.text), reading.named == 1 and not OUTSIDE.search(asked.story)
    numbers = {*NUMBER.findall(asked.story)} & {*NUMBER.findall(reading.text, told.end())} if told else ()  # "not barred by Bill 1234"
    return in_force and bool(named or numbers or not told) and reading.relevance >= rival + RIVAL and not other_entry(asked, reading.text)
