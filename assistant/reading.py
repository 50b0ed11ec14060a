"""A request and its evidence in, every sentence as it bears on it out: how near it is, and what it says of the thing asked about."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from assistant import about, apart, bounds, cells, cues, faq, hours, kin, limits, lines, terms, told
from assistant.asked import NAMING, RELATION, SENTENCE, Request
from assistant.records import Citation, Evidence, Sentence, Verdict
from assistant.whom import AGENT, another_deed, for_a_group, for_others, only_who

PARTLY = re.compile(r"\bnot (?:every|all|always|necessarily|any)\b|\bsome\b[^.]*\bothers\b|\bonly (?:if|when|where)\b", re.I)
CONTROL = re.compile(
    r"\b(?:rules?|regulations?|controls?|restrictions?|bans?|laws?|regimes?)\b[^,;]*\b(?:cover|appl|includ|reach)\w*", re.I
)
APPLIES = re.compile(r"\W*(?:it|they|(?:this|these|the)(?: [\w-]+){1,3}) (?:also )?appl(?:y|ies) to\b", re.I)  # whom a text binds
WEAK = re.compile(r"\b(?:includ\w+|appl(?:y|ies|ied)|focus\w*|limited to|confined to|among the benefits)\b", re.I)
STRONG = re.compile(rf"{cues.MAY}|\b(?:can|allow\w*|permi\w+|authori[sz]\w*|cover\w*|eligible|entitled?|free to|right)\b", re.I)
MENTION = re.compile(r"[\"“][^\"“”]{1,60}[\"”]")  # words that are spoken of, not used
BODY = re.compile(  # whom a rule binds; "The Recipient" is no body, but whom a contract binds
    r"[-*•\s]*(?!(?:The|An?|Each|Every|Any|All|No|Either|Neither|Both|This|These) )"
    r"((?:[A-Z]{3,}|[A-Z][\w.]+(?: [A-Z][\w.]+)+)(?: and [^,;]{3,80}?)?) (?:may|must|can|shall|cannot)\b"
)
OTHERS = (for_others, bounds.abroad, bounds.elsewhere, bounds.of_another_kind)
LEANS = re.compile(r"\W*(?:this|these|it|they)\b", re.I)
ADVICE = re.compile(r"\bshould\b", re.I)

# Chosen on the tune half of corpus/questions.jsonl and on the questions of tests/quality/permission.jsonl, which are no test of them:
# `assistant evaluate tests/quality/permission.jsonl` rules right on .850 of 414, and permits 1 of 252 that are not permitted.
COVER_WEIGHT = 0.5  # of the words in common, beside the cosine
ENOUGH = 0.6  # relevance below which a sentence decides nothing …
FIRM = 0.75  # relevance below which, or with a likeness below LIKE, a permission is marked as uncertain
COVERED = 0.25  # … and share of the stems, by rarity, that it must hold …
CLOSE = 0.55  # … unless its meaning is as near as this …
ALONE = 0.75  # … or, without any of the words, as this
AKIN = 0.55  # … unless it also has likes of as much of the question as LIKE
UNDER = 0.5  # of the words that only the heading holds
NAMED = 0.2  # for the words of the instrument that is asked about
FITS = 0.15  # for speaking of leave, or of exceptions, where these are asked about; and against words that permit only by the way
SHORT = 3  # stems of a request of which each tells
LIKE = 0.4  # likeness to the question below which a sentence excludes nothing; looser than the tune halves alone would have it
LONGER = 0.015  # … less so much for each stem beyond SHORT, for what else a long question says has no like in the sentence
LIST = 300  # characters from the line above a list to the end of a point that are quoted as one
GIVEN = 0.3  # share of the stems that a permission must hold, unless likes of HALF of the question make it CLOSE …
WHOLE = 0.8  # … and that "only" must be followed by, for what it limits something to is not the thing otherwise
ALIKE = 0.6  # likeness to the question from which a permission may name the thing in other words
HALF = 0.5  # share of the stems that an advice must hold to decide, and above which another kind of the thing is not looked for


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it bears on what is asked: its words with the line that opens its list, how near it is, the clause that rules.

    `lead` is what speaks for it beside nearness and words, `named` the share that it holds of the instrument's words, `like` how
    much of the question has a like in it, 0 to 1 (`answerable.likeness`).
    """

    evidence: Evidence
    sentence: Sentence
    text: str
    cover: float
    clause: cues.Clause
    lead: float = 0.0
    named: float = 0.0
    like: float = 1.0

    @property
    def relevance(self) -> float:
        """Nearness of meaning plus words in common; about 0 to 1.5."""
        return self.sentence.score + COVER_WEIGHT * self.cover + self.lead

    @property
    def decides(self) -> bool:
        """Whether it is near enough, and about the same thing, to decide."""
        near = self.sentence.score >= (CLOSE if self.cover else ALONE) or self.cover >= COVERED
        alike = self.sentence.score >= AKIN and self.like >= LIKE and bool(self.cover)
        return alike or (near and self.relevance >= ENOUGH)

    @property
    def firm(self) -> bool:
        """Whether it is so near, and has so much of the question in it, that its ruling needs no mark of doubt."""
        return self.relevance >= FIRM and self.like >= LIKE

    @property
    def citation(self) -> Citation:
        """The citation of the sentence; a point of a list with the line above the list, or without its marker where that is far."""
        marker, sentences = lines.MARKER.match(self.sentence.text), self.evidence.sentences
        above = [one for one in sentences if one.end <= self.sentence.start and not lines.MARKER.match(one.text)][-1:] if marker else []
        if marker and above and above[0].text.endswith(":") and self.sentence.end - above[0].start <= LIST:
            return self.evidence.cite(above[0].start, self.sentence.end)
        return self.evidence.cite(self.sentence.start + (marker.end() if marker else 0), self.sentence.end)


def bearing(asked: Request, evidence: Sequence[Evidence], likes: Sequence[Sequence[float]] = ()) -> list[Reading]:
    """Every sentence of the evidence as it bears on a request, the nearest first; one on another instrument has none.

    `likes` holds for each evidence how much of the question has a like in each of its sentences.
    """
    texts = [sentence.text for one in evidence for sentence in one.sentences]
    weights, kinds, found = terms.rarity(texts), kin.classes(texts), []
    wanted = sorted(kin.wider(asked.stems))
    for place, one in enumerate(evidence):
        told = f"{one.title} {' '.join(one.headings)} {one.quote}".lower()
        if not all(name in told for name in asked.names):
            continue
        under, near = " ".join(one.headings[-1:]), likes[place] if likes else [1.0] * len(one.sentences)
        for sentence, whole, like in zip(
            one.sentences, lines.led([sentence.text for sentence in one.sentences], faq.heading(under)), near, strict=True
        ):
            text = faq.stated(MENTION.sub(" ", whole))
            cover = kin.share(asked.stems, text, weights, kinds)
            cover += UNDER * (kin.share(asked.stems, f"{text} {under}", weights, kinds) - cover)
            named = terms.cover(asked.named, f"{text} {under}", weights)
            lead = NAMED * (named + kin.belongs(asked.stems, text, kinds)) + FITS * fits(asked, text)
            clause = faq.ruling(about.meant(asked, about.sparing(asked, text)), wanted, weights)
            found.append(Reading(one, sentence, text, cover, clause, lead, named, like))
    return sorted(found, key=lambda reading: -reading.relevance)


def fits(asked: Request, text: str) -> int:
    """What speaks for a sentence (1) or against it (-1) beside its words."""
    if asked.licence and re.search(rf"\b{cues.LEAVE}\b", text, re.I):
        return 1
    if asked.deed and kin.share([asked.deed], text, {"": 1.0}):
        return 1
    weak = WEAK.search(text)
    return -1 if weak and not STRONG.search(text) and terms.stem(weak.group()) not in asked.reach else 0


def stance(reading: Reading, asked: Request) -> Verdict | None:
    """What a sentence says of the thing asked about; None where it takes none, or has only words like "joint work" of it."""
    said = stands(reading, asked)
    loose = reading.like < ALIKE or reading.cover < HALF or len(SENTENCE.split(asked.story.strip())) > 1  # a story has much in common
    if said is Verdict.PERMITTED and loose and about.without_thing(asked, reading.text):
        return None
    if said in (Verdict.CONDITIONAL, Verdict.PERMITTED) and bounds.unmet(asked, reading.text):
        said = Verdict.EXCLUDED
    if said in (None, Verdict.PERMITTED) or about.COMMON.issuperset(asked.stems):
        return said
    shared = {*asked.stems}.difference(terms.lacking(asked.stems, f"{reading.text} {' '.join(reading.evidence.headings[-1:])}"))
    return None if shared and shared <= about.COMMON else said


def stands(reading: Reading, asked: Request) -> Verdict | None:
    """The stand that a sentence takes."""
    text, clause = reading.text, reading.clause
    if cells.ROW.match(text):
        return cells.ruling(asked, text)
    unlike = (asked.relation and not RELATION.search(text)) or (asked.naming and not NAMING.search(text))
    body = BODY.match(text)
    if (body and frozenset(terms.content(body[1])).isdisjoint(asked.stems)) or lines.ASKS.search(text) or lines.title(text):
        return None
    if cues.EXCEPTS.search(text) and LEANS.match(text):  # says nothing by itself: see `verdict.excepting`
        return None
    lacking = terms.lacking(asked.stems, text)
    if about.another_one(asked, text):
        return Verdict.EXCLUDED if not lacking and clause.force > 0 and cues.ONLY.search(text) else None
    if about.counterpart(asked, text):
        return Verdict.EXCLUDED if cues.ONLY.search(text) and clause.force >= 0 else None
    if unlike or cues.PROPOSED.search(clause.text) or cues.DOUBTED.search(text):
        return None
    if clause.silent or (beside := apart.ruling(asked, text)):
        return Verdict.NOT_ADDRESSED if clause.silent else beside
    if (only_who(asked, text) and not about.kept_out(asked, text)) or about.only_aside(asked, text, reading.like, clause.force < 0):
        return None
    if clause.force > 0 and bounds.only_elsewhere(asked, text):
        return Verdict.EXCLUDED
    if cues.PUNISHED.search(text) and reading.cover >= HALF:
        return Verdict.EXCLUDED
    keeps, timely = limits.kept(asked.amounts, text), hours.within(asked.times, text)
    if timely is False:
        return (None, Verdict.EXCLUDED, Verdict.CONDITIONAL)[clause.force]
    if keeps is False:  # the amount lies outside of what it is about, or of what is allowed
        return None if clause.force < 0 or limits.burdens(text) else Verdict.EXCLUDED
    if clause.force < 0:
        return denied(reading, asked, frozenset(lacking), bool(timely))
    return Verdict.EXCLUDED if clause.force > 0 and about.left_out(asked, text) else granted(reading, asked, bool(keeps), bool(timely))


def denied(reading: Reading, asked: Request, lacking: frozenset[str], timely: bool) -> Verdict | None:
    """What a sentence says that excludes; `lacking` are the stems asked about that it has not; `timely` is as in `granted`."""
    text, spared = reading.text, about.sparing(asked, reading.text)
    if (
        (lacking and about.other_case(asked, text))
        or about.narrower(asked, reading.clause.text)
        or about.of_another(asked, text)
        or (asked.scope and about.happened(text))
        or cues.DONE.search(text)
        or (asked.licence and cues.UNGIVEN.search(text))
    ):
        return None
    struck = told.struck(asked, spared)
    if not struck and (told.spared(asked, spared) or about.excused(asked, text)):
        return Verdict.PERMITTED
    if not struck and (about.limited(asked, text) or cues.WAY_OUT.search(hours.without(spared) if timely else spared)):
        return Verdict.CONDITIONAL
    alike = reading.like >= LIKE - LONGER * max(0, len(asked.stems) - SHORT)
    return Verdict.EXCLUDED if alike or (asked.place and not lacking - asked.place) else None


def granted(reading: Reading, asked: Request, keeps: bool, timely: bool) -> Verdict | None:
    """What a sentence says that neither excludes nor is silent; the amounts asked about are in its limit if `keeps`, times if `timely`."""
    text, clause, half = reading.text, reading.clause, reading.cover >= HALF
    bound = told.without_met(asked, text)
    bound = limits.without(bound) if keeps or (limits.counts(text) and about.only_deed(asked, text)) else bound
    bound = bounds.here(asked, hours.without(bound) if timely else bound)
    if clause.force > 0 and (told.spared(asked, bound) or told.failed(asked, bound)):
        return Verdict.EXCLUDED
    leave = asked.licence and re.search(rf"\b{cues.LEAVE}\b", text, re.I)
    cued = cues.CONDITION.search(re.sub(cues.FREED, " ", bound, flags=re.I))
    conditional = cued and (reading.cover >= GIVEN or clause.force or leave)
    if keeps and limits.expired(asked.deed, text):
        return Verdict.PERMITTED
    if about.kept_from(asked, text):
        return Verdict.EXCLUDED
    if clause.force > 0 and another_deed(asked, text):
        return None
    aged = not keeps and limits.aged(text)
    timed = not timely and (hours.SEASON.search(text) or any(hours.spans(text)))
    if (clause.force > 0 and (aged or timed)) or conditional or (half and ADVICE.search(text)):
        return Verdict.CONDITIONAL
    if (keeps or timely) and clause.force > 0 and not (cues.ONLY.search(clause.text) or CONTROL.search(text)):
        return Verdict.CONDITIONAL if for_a_group(asked, limits.without(text)) else Verdict.PERMITTED
    lacks = frozenset(terms.lacking(asked.stems, clause.text))
    lacks -= AGENT if cues.GOES_ON.match(clause.text) else frozenset()
    if not re.match(rf"{cues.CONCLUSION.pattern}|\W*(?:save|except|unless|other than)\b", clause.text, re.I) and any(
        part.force < 0 and about.speaks(part.text, lacks) and not cues.REASON.match(part.text)
        for part in cues.clauses(about.meant(asked, text))
    ):
        return Verdict.EXCLUDED
    if not clause.force and terms.vocabulary(clause.text).isdisjoint(asked.reach):
        return None
    due = WHOLE if cues.ONLY.search(clause.text) or not clause.force else GIVEN
    alike = clause.force and reading.cover and due == GIVEN and reading.like >= HALF and reading.sentence.score >= CLOSE
    if (
        (reading.cover < due and not alike)
        or about.only_beside(asked, text)
        or ((not half or len(asked.stems) <= SHORT) and about.another(asked, text))
    ):
        return None
    if asked.licence and not leave and not re.search(cues.FREED, text, re.I):
        return None
    if not asked.scope and CONTROL.search(text):
        return Verdict.CONDITIONAL
    if not asked.scope and APPLIES.match(text):
        return None
    given = Verdict.CONDITIONAL if for_a_group(asked, text) or bounds.qualified(asked, text) else Verdict.PERMITTED
    return None if any(other(asked, text) for other in OTHERS) else given
