"""A sentence as it bears on a request in, the stand that it takes on it out: permitted, excluded, conditional, silent, or none."""

import re
from collections.abc import Collection, Iterable

from assistant.language import cues, hours, kin, lines, nations, opposites, terms
from assistant.language.forceless import OTHERWISE, idle
from assistant.language.permission import INSTRUMENT, INSTRUMENT_PHRASE, LICENCE, NAMING, RELATION
from assistant.language.values import another_one
from assistant.records import Verdict
from assistant.rulings import about, apart, bounds, cells, limits, others, told
from assistant.rulings.asked import Request
from assistant.rulings.reading import CLOSE, LIKE, Reading, parted
from assistant.rulings.whom import AGENT, another_deed, for_a_group, for_others, may_another, persons_with

CONTROL = re.compile(
    r"\b(?:rules?|regulations?|controls?|restrictions?|bans?|laws?|regimes?)\b[^,;]*\b(?:cover|appl|includ|reach)\w*", re.I
)
APPLIES = re.compile(r"\W*((?:it|they|(?:this|these|the)(?: [\w-]+){1,3})) (?:also )?appl(?:y|ies) to\b", re.I)  # whom a text binds
ONCE = re.compile(r"\b(?:covered|included|allowed|permitted) (?:these|those|the|all|such|its)\b", re.I)  # and it may be over
DID = re.compile(r"\b(?:was|were|did|had)\b", re.I)
BODY = re.compile(  # whom a rule binds; "The Recipient" is no body, but whom a contract binds
    r"[-*•\s]*(?:Under [^,;]+, (?:[a-z][^,;]*, )?)?(?!(?:The|An?|Each|Every|Any|All|No|Either|Neither|Both|This|These) )"
    rf"((?:[A-Z]{{3,}}|[A-Z][\w.]+(?: [A-Z][\w.]+)+)(?: and [^,;]{{3,80}}?)?) {cues.MODAL.pattern}"
)
WHOLLY = re.compile(r"\b(?:whole|entire(?:ly)?|all of|complete(?:ly)?)\b", re.I)
IN_PART = re.compile(r"\b(?:per ?cent|parts?|extracts?|excerpts?|passages?|pages?|chapters?|sections?)\b|%", re.I)
OR_AT = re.compile(r"\b(?:if|where|when|unless)\b[^.;]*,? or (?:after|before|from|between|outside|on|at)\b", re.I)
BUT_NEVER = re.compile(r"\s*(?:but|though|yet) (?:never|not)\b", re.I)
MAY_NOT = r"(?:(?:may|must|shall|can) (?:not|never)|cannot)"
CAPPED = re.compile(rf"\b{MAY_NOT} exceed\b", re.I)  # which forbids nothing but what is beyond
NO_MORE = re.compile(rf"\b(?:{MAY_NOT}|no (?:[\w-]+ ){{1,4}}(?:may|shall|must|can)) (?:[\w-]+ ){{1,3}}more than\b", re.I)  # … nor does this
GRANTED = re.compile(r"\b(?:may|can) be (?:granted|approved|authori[sz]ed|awarded|agreed) by (?:the|an?|your|their) ", re.I)  # or may not
AS_LEAVE = re.compile(rf"\b(?:as|for|like) (?:[\w’'-]+ ){{0,3}}?{LICENCE}|\brel(?:y|ies|ying) on\b", re.I)  # what would be taken for it
NONE_YET = re.compile(rf"\bno {INSTRUMENT} (?:is|was|are|were) (?:\w+ )?in (?:force|effect|place)\b", re.I)  # what is free without one
UNDER = re.compile(rf"\b(?:under|within|by|in|part of) (?:the|this|that|our|an?) (?:[\w’'-]+ ){{0,4}}?{INSTRUMENT}\b", re.I)
OTHERS = (for_others, bounds.abroad, bounds.elsewhere, bounds.of_another_kind, bounds.other_time, others.owned)
YOUNG_ONLY = re.compile(r"\b(?:under|below|younger than) \d+\b[^.;]*\b(?:may|can)\b[^.;]*\bonly\b", re.I)  # others may anyhow
LEANS = re.compile(r"\W*(?:this|these|it|they)\b", re.I)
ADVICE = re.compile(r"\bshould\b", re.I)
SHORT = 3  # stems of a request of which each tells
# Chosen as those of reading.py.
GIVEN = 0.3  # share of the stems that a permission must hold, unless LIKE of the question makes it CLOSE …
WHOLE = 0.8  # … and that "only" must be followed by, for what it limits something to is not the thing otherwise
ALIKE = 0.6  # likeness to the question from which a permission may name the thing in other words
NEAR = 0.7  # nearness from which a sentence that is like HALF of the question need share no word with it
HALF = 0.5  # share of the stems that an advice must hold to decide, and above which another kind of the thing is not looked for


def stance(reading: Reading, asked: Request) -> Verdict | None:
    """What a sentence says of the thing asked about; None where it takes none, or has only words like "joint work" of it."""
    reading = parted(reading, asked)
    loose, point = reading.like < ALIKE or reading.cover < HALF, lines.MARKER.match(reading.sentence.text)
    other = reading.opens or (point and loose and about.other_point(asked, reading.text, reading.sentence.text))
    other = other or told.recounted(asked, reading.text) or others.of_another(asked, reading.text)
    said = None if other or idle(reading.text, asked.story, asked.past, reading.clause.force) else stands(reading, asked)
    away = loose and asked.thing and not kin.shared(asked.thing, reading.text)  # "dog" of "may I take my dog on a boat"
    away = away or bounds.for_holders(asked, reading.text) or told.relieved(asked, reading.text, reading.before)
    if said is Verdict.PERMITTED and away:
        return None
    free = said is Verdict.CONDITIONAL and reading.clause.force < 0 and bounds.disclaimed(asked, reading.text)
    if said in (Verdict.CONDITIONAL, Verdict.PERMITTED) and not free and bounds.unmet(asked, reading.text):
        said = Verdict.EXCLUDED
    if said is None or (said is Verdict.PERMITTED and not asked.scope) or about.COMMON.issuperset(asked.stems):
        return said
    tells = said is not Verdict.NOT_ADDRESSED and reading.like >= HALF and reading.sentence.score >= NEAR
    return None if not tells and about.in_common(asked, f"{reading.text} {' '.join(reading.evidence.headings[-1:])}") else said


def stands(reading: Reading, asked: Request) -> Verdict | None:
    """The stand that a sentence takes, by what it is about; where that is what is asked, as `compared` tells it."""
    text, clause = reading.text, reading.clause
    if cells.ROW.match(text):
        return cells.ruling(asked, text)
    body = BODY.match(text)
    if (body and not others.bound(asked, body[1])) or lines.ASKS.search(text) or lines.title(text):
        return None
    aside = (cues.EXCEPTS.search(text) and LEANS.match(text)) or (OTHERWISE.search(text) and not cues.force(text))  # see verdict.py
    if aside or another_one(asked.story, text) or nations.of_others(asked.story, text, asked.stranger):
        return None
    if about.counterpart(asked, text):
        return Verdict.EXCLUDED if cues.ONLY.search(text) or opposites.demanded(asked.story, text) else None
    if (
        (asked.relation and not (RELATION.search(text) or cues.UNGIVEN.search(text)))
        or (asked.naming and not NAMING.search(text))
        or any(one.group().lower() in asked.story.lower() for one in about.FREE_OF.finditer(text))  # "royalty-free" in both
        or bounds.inside(asked, text)
        or bounds.from_another(asked, text)
        or reading.proposed
        or cues.DOUBTED.search(text)
    ):
        return None
    if AS_LEAVE.search(asked.story) and (taken := AS_LEAVE.search(text)) and cues.force(text[: taken.end()]) < 0:
        return Verdict.EXCLUDED
    if clause.silent:
        return Verdict.NOT_ADDRESSED
    if beside := apart.bracketed(asked, text) or apart.sole(asked, text):
        return beside
    if about.only_aside(asked, text, reading.like, clause.force < 0):
        return None
    if clause.force > 0 and (bounds.only_elsewhere(asked, text) or bounds.only_others(asked, text)):
        return Verdict.EXCLUDED
    return compared(reading, asked)


def compared(reading: Reading, asked: Request) -> Verdict | None:
    """What a sentence says of what it is about, as its limits and times compare with the amounts and times asked about."""
    text, clause = reading.text, reading.clause
    part = next((one for one in text.split(";") if clause.text.strip(" .;") in one), text)
    if clause.force > 0:
        part = " ".join(one.text for one in cues.clauses(part) if one.force > 0) or part  # another has its own limit
    if reading.cover >= HALF and bounds.given_up(asked, part):
        return Verdict.EXCLUDED
    keeps, timely = limits.kept(asked.amounts, part), hours.within(asked.times, text)
    if timely is False:
        out = clause.force > 0 and not OR_AT.search(text)
        return Verdict.EXCLUDED if out else Verdict.CONDITIONAL if clause.force else None
    if keeps is False:  # the amount lies outside of what it is about, or of what is allowed
        aside = (clause.force < 0 and not CAPPED.search(part)) or (not clause.force and limits.of_more(part)) or YOUNG_ONLY.search(part)
        return None if aside or limits.burdens(text) or limits.below(asked.amounts, part) else Verdict.EXCLUDED
    if keeps and clause.force < 0 and CAPPED.search(part):
        return Verdict.CONDITIONAL
    if clause.force > 0 and limits.torn(asked.amounts, part):
        return Verdict.CONDITIONAL
    if clause.force < 0:
        return denied(reading, asked, bool(keeps), bool(timely))
    return Verdict.EXCLUDED if clause.force > 0 and about.left_out(asked, text) else granted(reading, asked, bool(keeps), bool(timely))


def denied(reading: Reading, asked: Request, keeps: bool, timely: bool) -> Verdict | None:
    """What a sentence says that excludes; `keeps` and `timely` are as in `granted`."""
    text, spared = reading.text, told.without_denied(asked, about.sparing(asked, reading.text))
    if bounds.barred_without(asked, text):
        return Verdict.EXCLUDED
    if (
        (terms.lacking(asked.stems, text) and not limits.measured(asked.amounts, text) and about.other_case(asked, text))
        or about.narrower(asked, reading.clause.text)
        or about.of_another(asked, text)
        or about.only_light(asked, text)
        or others.other_means(asked, text)
        or bounds.other_time(asked, text)
        or bounds.of_some(asked, text)
        or about.happened(asked, text)
        or cues.DONE.search(text)
        or (NONE_YET.search(text) and not UNDER.search(asked.story))
        or ((told_of := cues.UNGIVEN.split(text)[1:]) and (asked.licence or ungiven(asked, told_of[-1])))
    ):
        return None
    if bounds.disclaimed(asked, text):
        return Verdict.CONDITIONAL
    consent = told.consented(asked, spared)
    if consent is False or told.struck(asked, spared):
        return Verdict.EXCLUDED
    if consent or about.excused(asked, text):
        return Verdict.PERMITTED
    way_out = cues.WAY_OUT.search(hours.without(spared) if timely else spared)
    beyond = not keeps and (limits.some(text) or NO_MORE.search(text))  # a limit, of which the question tells nothing
    timed = not asked.times.minutes and any(hours.spans(text))
    if beyond or way_out or timed or about.limited(asked, text) or persons_with(asked, reading.clause.text):
        return Verdict.CONDITIONAL
    return Verdict.EXCLUDED if reading.like >= LIKE or opposites.same_side(asked.story, text) else None


def granted(reading: Reading, asked: Request, keeps: bool, timely: bool) -> Verdict | None:
    """What a sentence says that neither excludes nor is silent; the amounts asked about are in its limit if `keeps`, times if `timely`."""
    text, clause, half = about.unbracketed(asked, reading.text), reading.clause, reading.cover >= HALF
    but_never = [part for part in cues.clauses(text) if BUT_NEVER.match(part.text)]
    if clause.force > 0 and taken_back(but_never, terms.lacking(asked.stems, clause.text)):
        return Verdict.EXCLUDED
    bound = told.without_met(asked, text)
    bound = limits.without(bound, asked.amounts) if keeps or (limits.counts(text) and about.only_deed(asked, text)) else bound
    bound = hours.without(bound) if timely else bound
    if (consent := told.consented(asked, bound)) is False or (clause.force > 0 and told.failed(asked, bound)):
        return Verdict.EXCLUDED
    bound = told.CONSENT.sub(" ", bound) if consent else bound
    leave = asked.licence and re.search(rf"\b{cues.LEAVE}\b", text, re.I)
    cued = cues.CONDITION.search(cues.FREED.sub(" ", bound))
    conditional = cued and (reading.cover >= GIVEN or clause.force)
    if keeps and limits.expired(asked.deed, text):
        return Verdict.PERMITTED
    if about.kept_from(asked, text):
        return Verdict.EXCLUDED
    if clause.force > 0 and (another_deed(asked, text) or (not cues.ONLY.search(text) and may_another(asked, text))):
        return None
    timed = limits.aged(text, asked.amounts) or (not timely and (any(hours.spans(text)) or hours.days(text)))
    timed = timed or (hours.seasonal(text) and not asked.times.months)
    if (clause.force > 0 and timed) or conditional or (half and ADVICE.search(text)):
        return Verdict.CONDITIONAL
    tells = clause.force > 0 or (half and not lines.MARKER.match(text))  # what is limited is permitted; no point of a headless list
    only = cues.ONLY.search(limits.without(told.without_met(asked, clause.text)))
    if (keeps or timely or consent) and tells and not (only or CONTROL.search(text)):
        taken = taken_back(cues.clauses(about.meant(asked, text)), terms.lacking(asked.stems, clause.text))
        leave_open = for_a_group(asked, limits.without(text)) or (GRANTED.search(text) and not consent)
        leave_open = leave_open or for_others(asked, text) or bounds.confined(asked, text)
        return Verdict.EXCLUDED if taken else Verdict.CONDITIONAL if leave_open else Verdict.PERMITTED
    return freely(reading, asked, bool(leave))


def own(asked: Request, subject: str) -> bool:
    """Whether what a sentence tells the reach of may be the instrument that is asked about: "the outbound-investment rule" is no pact."""
    names = terms.content(subject)
    return len(names) < 2 or not set(names).isdisjoint(asked.words)


def ungiven(asked: Request, rest: str) -> bool:
    """Whether what an instrument is told not to give, in the `rest` of a sentence, is not asked for, nor the instrument."""
    return not INSTRUMENT_PHRASE.search(asked.story) and not terms.speaks(rest, asked.stems)


def taken_back(parts: Iterable[cues.Clause], lacks: Collection[str]) -> bool:
    """Whether one of the parts of a sentence excludes something asked about that the part which permits lacks."""
    return any(part.force < 0 and terms.speaks(part.text, lacks) for part in parts)


def freely(reading: Reading, asked: Request, leave: bool) -> Verdict | None:
    """What a sentence says that sets no condition; `leave` says that it speaks of the leave that is asked about."""
    text, clause, half = about.unbracketed(asked, reading.text), reading.clause, reading.cover >= HALF
    if others.other_means(asked, text):
        return Verdict.EXCLUDED if cues.ONLY.search(text) else None
    lacks = frozenset(terms.lacking(asked.stems, clause.text))
    if cues.GOES_ON.match(clause.text):
        lacks = lacks - AGENT if not cues.OF_IT.search(clause.text) else frozenset()
    concludes = re.match(rf"{cues.CONCLUSION.pattern}|\W*(?:save|except|unless|other than)\b", clause.text, re.I)
    if not concludes and taken_back(cues.clauses(about.meant(asked, text)), lacks):
        return Verdict.EXCLUDED
    if not clause.force and terms.vocabulary(clause.text).isdisjoint(asked.reach):
        return None
    point = lines.MARKER.match(reading.sentence.text)  # the line above may hold the rest of what is asked about
    due = WHOLE if cues.ONLY.search(clause.text) or not clause.force else GIVEN
    alike = reading.cover and reading.like >= LIKE and reading.sentence.score >= CLOSE  # what it permits, in other words
    alike = alike and due == GIVEN and any(part.force > 0 for part in cues.clauses(reading.sentence.text))
    if (
        (reading.cover < due and not alike)
        or about.only_deed(asked, text)
        or about.only_parties(asked, text)
        or ((not half or point or len(asked.stems) <= SHORT) and about.another(asked, text))
        or (WHOLLY.search(asked.story) and IN_PART.search(text))
        or (asked.licence and not leave and not cues.FREED.search(text))
        or (ONCE.search(text) and not DID.search(asked.story))  # what was permitted is not told to be so still
    ):
        return None
    if not asked.scope and CONTROL.search(cues.FREED.sub(" ", text)):
        return Verdict.CONDITIONAL
    if (binds := APPLIES.match(text)) and not (asked.scope and own(asked, binds[1])):
        return None
    about_it = f"{reading.evidence.title} {' '.join(reading.evidence.headings)}"
    bound = for_a_group(asked, text) or bounds.of_a_kind(asked, text, about_it) or bounds.only_so(asked, clause.text)
    bound = bound or any(one(asked, text) for one in (bounds.confined, bounds.qualified, bounds.somewhere, others.with_it, others.used))
    given = Verdict.CONDITIONAL if bound else Verdict.PERMITTED
    return None if any(other(asked, text) for other in OTHERS) else given
