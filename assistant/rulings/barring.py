"""A sentence that rules and those beside it in, the one of these out that excludes, spares or takes back what it does not speak of."""

import dataclasses
import itertools
import re
from collections.abc import Iterable, Sequence

from assistant.language import cues, kin, lines, terms
from assistant.language.permission import INSTRUMENT_PHRASE
from assistant.records import Ruling, Verdict
from assistant.rulings.about import COMMON, JOINT, NUMBERED, another, whose
from assistant.rulings.asked import LIGHT, Request
from assistant.rulings.bounds import for_holders
from assistant.rulings.doubts import does
from assistant.rulings.limits import kept
from assistant.rulings.others import MODAL_OR_IS, of_another
from assistant.rulings.reading import LIKE, Reading
from assistant.rulings.spared import of_another_rule, without_names
from assistant.rulings.stance import BODY, HALF, LEANS
from assistant.rulings.told import relieved
from assistant.rulings.whom import AGENT, spares

TAKES_UP = re.compile(r"^\W*(?:they|it|he|she|these|this)\b", re.I)
TAKEN = re.compile(
    r"\b(?:this|these|that|it|they|the \w+) (?:does|do|shall|will) not apply (?:to|where|if|when|in)\b|\b(?:is|are) excepted\b", re.I
)
ADDS = re.compile(  # goes on with what is permitted, and sets a duty or a limit
    r"(?i)^\W*(?:they|it|he|she|these|this|that|such|those)\b[^.;]*?\b(?:must|ha(?:ve|s) to|needs?|requires?|shall|may only)\b|"
    r"^\W*(?:an?|the|their|your|prior|proof|written)\b[^.;]*?\b(?:"
    r"(?:is|are) (?:also |always )?(?:required|needed|necessary|compulsory|payable|due)|"
    r"must (?:first |also )?(?:be (?:told|informed|notified|asked|consulted|paid|obtained|signed|submitted)|reach|agree|approve|consent)"
    r")\b|^\W*no (?:[\w’'-]+ ){1,3}(?:may|shall|can) [^.;]*?\bmore than\b",
)
INELIGIBLE = re.compile(  # "Interns are not eligible.", and no more
    r"\W*(?:(?:the|all|any) )?([\w’' -]{3,40}?) (?:(?:is|are) (?:not (?:eligible|entitled|included|covered|admitted|insured)|ineligible|"
    r"excluded)|(?:do|does|can|may|will)(?: not|not) (?:qualify|apply|be (?:considered|admitted|paid)|"
    r"(?:claim|receive|get) (?:it|this)))\W*$",
    re.I,
)
OCCASION = re.compile(r" (?:on|during) ([\w’'-]+(?: [\w’'-]+)?)\W*$")
VERB = re.compile(rf"\b(?:{MODAL_OR_IS}|cannot)\b", re.I)
THINGS = re.compile(  # "Cash and vouchers are not accepted."
    r"(?i)\W*(?:[\d.]+ )?(?:(?:the|all|any|no) )?([\w’'-]+(?:(?:,|,? (?:and|or)) [\w’'-]+)*) "
    r"(?=(?:may|can|must|shall|is|are|do|does|cannot|will)\b)",
)
SAME = 0.7  # share of the words of an exclusion that a permission has, from which both rule on the same
BESIDE = 0.4  # relevance by which an exclusion of the very thing may lie behind what permits or conditions


def barring(reading: Reading, asked: Request, others: Sequence[Reading]) -> Reading | None:
    """The sentence that excludes by name what a permission holds only in general: it has half of the words that the permission lacks.

    A permission that holds half of what is asked gives way only to an exclusion that holds as much of it.
    """
    if cues.FREED.search(reading.text):
        return None
    if named := by_name(reading, asked, others):
        return named
    lacks = lacking(reading, asked) - LIGHT
    others = [one for one in others if reading.cover < HALF or one.cover >= reading.cover]
    held = ((one, lacks.difference(terms.lacking(asked.stems, without_names(asked, one.text)))) for one in others)
    return next((one for one, names in held if lacks and 2 * len(names) >= len(lacks)), None)


def unnamed(reading: Reading, asked: Request, others: Iterable[Reading]) -> Reading | None:
    """The first near exclusion that names everything the permission leaves out and concerns the same deed or an instrument.

    A leave for joint research under a pact is none for research on chips, where joint work on chips may not be done under the pact; a deed
    that says little ("do research") is told by its thing alone.
    """
    lacks = {stem for stem in lacking(reading, asked) if not stem.isdigit()}
    thing = lacks - LIGHT - COMMON - NUMBERED - AGENT - asked.place - asked.actor - asked.without - whose(asked)
    under = INSTRUMENT_PHRASE.search(asked.story) or (asked.deed in LIGHT | {""} and INSTRUMENT_PHRASE.search(reading.text))
    near = (one for one in others if thing and one.relevance >= reading.relevance - BESIDE and thing.isdisjoint(lacking(one, asked)))
    same = (one for one in near if kin.shared([asked.deed], one.text) or (under and INSTRUMENT_PHRASE.search(one.text)))
    return next(same, None)


def beyond(reading: Reading, asked: Request, others: Iterable[Reading]) -> Reading | None:
    """The one of others in the same passage, near enough, that has something of what is asked about which a condition does not speak of."""
    lacks = lacking(reading, asked) - LIGHT - COMMON
    near = (one for one in others if one.evidence is reading.evidence and one.relevance >= reading.relevance - BESIDE)
    told = ((one, without_names(asked, one.text)) for one in near)
    told = ((one, text) for one, text in told if one.cover >= HALF or not another(asked, text))
    return next((one for one, text in told if kin.shared(lacks, text) - kin.shared(lacks, reading.text)), None)


def by_name(reading: Reading, asked: Request, others: Iterable[Reading]) -> Reading | None:
    """The one of others, near enough, that has a name of two words asked about which a ruling sentence lacks."""
    lacks = lacking(reading, asked) - LIGHT
    called = {pair for pair in asked.pairs if not {*pair}.isdisjoint(lacks) and (JOINT | NUMBERED).isdisjoint(pair)}
    near = (one for one in others if one.relevance >= reading.relevance - BESIDE)
    return next((one for one in near if not called.isdisjoint(terms.pairs(without_names(asked, one.text)))), None)


def for_body(reading: Reading, asked: Request, others: Iterable[Reading]) -> Reading | None:
    """The one of others, near enough, that binds by name a body asked about of which a permission has no word."""
    near = (one for one in others if one.relevance >= reading.relevance - BESIDE)
    bound = ((one, BODY.match(one.text)) for one in near)
    return next((one for one, body in bound if body and not lacking(reading, asked).isdisjoint(terms.stems(body[1]))), None)


def outright(one: Reading, asked: Request) -> Reading:
    """A sentence read as like the question where what it rules on, before its verb, has two words together that are asked about."""
    subject = VERB.split(one.text, maxsplit=1)[0]
    named = not {*asked.pairs}.isdisjoint(terms.pairs(without_names(asked, subject)))
    return dataclasses.replace(one, like=max(one.like, LIKE)) if named else one


def lacking(reading: Reading, asked: Request) -> frozenset[str]:
    """The stems asked about that a sentence does not have."""
    return frozenset(terms.lacking(asked.stems, reading.text))


def exempting(reading: Reading, asked: Request, others: Sequence[Reading]) -> Reading | None:
    """The sentence that spares whom or what is asked about, by a word that the ruling sentence lacks; None without one."""
    free = (one for one in others if cues.FREED.search(one.text) and not (for_holders(asked, one.text) or of_another(asked, one.text)))
    free = (one for one in free if not (relieved(asked, one.text, one.before) or of_another_rule(one.text, reading.text)))
    return next((one for one in free if spares(asked, one.text, lacking(reading, asked))), None)


def tells_deed(one: Reading, other: Reading, asked: Request) -> bool:
    """Whether a sentence points back at one beside it, and tells of the very deed that is asked about, of which that one does not."""
    sentences = one.evidence.sentences
    if one.evidence is not other.evidence or not LEANS.match(one.text):
        return False
    beside = abs(sentences.index(one.sentence) - sentences.index(other.sentence)) == 1
    return beside and bool(kin.shared(does(asked), one.text) - kin.shared(does(asked), other.text))


def following(reading: Reading, near: Sequence[Reading], told: re.Pattern[str]) -> Reading | None:
    """The sentence, with the words `told`, that comes right after a ruling one, or after the list that it is a point of.

    A numbered paragraph is no point of a list.
    """
    sentences = reading.evidence.sentences
    last = sentences.index(reading.sentence) + 1
    if lines.point(reading.sentence.text):
        last = next((place for place in range(last, len(sentences)) if not lines.MARKER.match(sentences[place].text)), len(sentences))
    after = (one for one in near if one.evidence is reading.evidence and one.sentence in sentences[last : last + 1])
    return next((one for one in after if told.search(one.text)), None)


def taken_back(reading: Reading, asked: Request, near: Sequence[Reading]) -> Reading | None:
    """The sentence after one that permits which forbids the thing asked about, that this one lacks: "They may not drive the vans."."""
    one = following(reading, near, TAKES_UP)
    thing = {*asked.stems} - LIGHT - COMMON - AGENT - asked.actor - {asked.deed}
    adds = one and kin.shared(thing, one.text) - kin.shared(thing, reading.text)
    return one if one and adds and one.clause.force < 0 else kept_out(reading, asked, near)


def kept_out(reading: Reading, asked: Request, near: Sequence[Reading]) -> Reading | None:
    """The sentence after one that permits, in its paragraph, which keeps out those who ask, or forbids where alone it would be done."""
    sentences = reading.evidence.sentences
    after = itertools.takewhile(lambda one: not lines.MARKER.match(one.text), sentences[sentences.index(reading.sentence) + 1 :])
    rest = [one for one in after if "\n\n" not in reading.evidence.cite(reading.sentence.end, one.end).quote]
    lacks, told = lacking(reading, asked) - LIGHT, [one for one in near if one.evidence is reading.evidence and one.sentence in rest]
    for one in told:
        whom = terms.content(found[1]) if (found := INELIGIBLE.match(one.text)) else ()
        there = lacks and lacks <= asked.place and lacks == kin.shared(lacks, one.text)
        if (whom and set(whom) <= asked.known) or (there and one.clause.force < 0):
            return one
    return None


def going_on(reading: Reading, asked: Request, near: Sequence[Reading]) -> Ruling | None:
    """The ruling of one that permits with the sentence right after it, which excepts what is asked about, or sets a duty or a limit.

    None where that is no such sentence, a point of a list, or the question tells that it is kept to.
    """
    sentences, start = reading.evidence.sentences, reading.citation.start
    taken = following(reading, near, TAKEN)
    if taken and spares(asked, taken.text, lacking(reading, asked)):
        return Ruling(Verdict.EXCLUDED, reading.evidence.cite(start, taken.sentence.end))
    after = next(iter(sentences[sentences.index(reading.sentence) + 1 :]), None)
    if after is None or any(map(lines.point, (reading.sentence.text, after.text))) or not (told := ADDS.match(after.text)):
        return None
    due = terms.stems(after.text[told.end() :]) or terms.stems(after.text)
    lacks = kin.shared(asked.without, after.text)
    if "\n\n" in reading.evidence.cite(reading.sentence.end, after.start).quote or (kin.all_in(due, [asked.story]) and not lacks):
        return None
    return Ruling(Verdict.EXCLUDED if lacks else Verdict.CONDITIONAL, reading.evidence.cite(start, after.end))


def outranked(reading: Reading, excluding: Sequence[Reading], asked: Request) -> bool:
    """Whether a source of unknown kind gives way to one of known kind that excludes all that is asked about, by whomever and whenever."""
    known = (one for one in excluding if one.evidence.kind != "unknown")  # with what it leans on
    told = (one.evidence.cite((one.above or one.sentence).start, one.sentence.end).quote for one in known)
    lacks = lacking(reading, asked) | COMMON | AGENT | asked.actor | {asked.deed} | terms.stems(" ".join(OCCASION.findall(asked.story)))
    return reading.evidence.kind == "unknown" and any(lacks.issuperset(terms.lacking(asked.stems, text)) for text in told)


def contradicted(readings: Iterable[Reading], asked: Request, excluding: Sequence[Reading]) -> bool:
    """Whether a sentence of no lesser kind excludes, in hardly other words and of all that is asked about, what another permits."""
    return any(
        lacking(one, asked) <= lacking(reading, asked) and len(ours & theirs) >= SAME * len(theirs)
        for reading in readings
        if reading not in excluding  # where a ruling cites what excludes with what is exempt from it
        for one in excluding
        if one.evidence.kind != "unknown" or reading.evidence.kind == "unknown"
        for ours, theirs in [({*terms.content(reading.text)}, {*terms.content(one.text)})]
    )


def opposed(readings: Sequence[Reading], asked: Request, excluding: Sequence[Reading], near: Sequence[Reading]) -> bool:
    """Whether what sentences permit is contradicted, or one of their passage keeps out by name a thing of which they have no word."""
    lacks = frozenset(stem for one in readings for stem in lacking(one, asked)) - LIGHT - COMMON - NUMBERED - AGENT - asked.actor
    beside = [one for one in near if one.clause.force < 0 and any(one.evidence is its.evidence for its in readings)]
    named = (found[1] for one in beside if (found := THINGS.match(one.text)))
    return any(not lacks.isdisjoint(terms.stems(what)) for what in named) or contradicted(readings, asked, excluding)


def wider(reading: Reading, asked: Request, bounds: Sequence[Reading], near: Sequence[Reading]) -> Reading | None:
    """The sentence that sets a limit which is kept to, where a nearer one is not: it binds, or is another point of the same list, on what
    the nearer has no word of."""
    beside = (one for one in near if one.evidence is reading.evidence and lines.alike(one.sentence.text, reading.sentence.text))
    other = (one for one in beside if lacking(reading, asked) - lacking(one, asked))
    return next((one for one in (*bounds, *other) if kept(asked.amounts, one.text)), None)


def unquoted(stands: Sequence[tuple[Reading, Verdict | None]]) -> list[tuple[Reading, Verdict | None]]:
    """The stands without those of what a message quotes of an older one, where the message itself takes one."""
    own = {one.evidence.source for one, said in stands if said and not one.quoted}
    return [(one, None if one.quoted and one.evidence.source in own else said) for one, said in stands]
