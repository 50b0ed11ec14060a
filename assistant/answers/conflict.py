"""A question and its evidence in, the places out where sources differ on what is asked: reported by one of them, or between two."""

import functools
import itertools
import re
from collections.abc import Callable, Sequence

from assistant.answers.differ import apart, difference, opposed, same_bill
from assistant.answers.doubt import TELLER
from assistant.answers.likest import against, conflict, tellers
from assistant.answers.reported import ANNOUNCES, REPORTS, RULE, STILL, TELL, TELLS, Dispute, disputes, distinct, values
from assistant.answers.valued import told
from assistant.generations.amended import Side, settles
from assistant.language import cues, terms
from assistant.language.lexicon import singular
from assistant.language.people import agent
from assistant.language.values import SPELLED, dates
from assistant.records import Conflict, Evidence
from assistant.rulings.asked import request

OFTEN = re.compile(r"\b(?:often|every|each|always|regular\w*|usual\w*|like clockwork|routine\w*)\b", re.I)
TO_COME = re.compile(r"\b(?:does|do|will|is|are)\b", re.I)
RUN_OUT = re.compile(r"\b(?:run|runs|ran|running) out\b|\bexpired?\b|\bexpires?\b", re.I)
INSTRUMENT = re.compile(r"\b(?:agreement|accord|pact|deal|thing)s?\b", re.I)  # the word for the whole, which sources choose freely
NOTHING = terms.stems("s exact actual long last take say said told")  # how much is asked, not of what
UNIT = frozenset("minut hour day week month year time".split())  # stems of what is counted, which alone name nothing
MONTH_OR_DAY = rf"(?:\d+|{terms.MONTH}|{SPELLED})"
DOUBT = re.compile(
    r"\b(?:at odds|conflict\w*|contradict\w*|disagree\w*|differ\w*|var(?:y|ies)|true(?! that)|really|both|sources|elsewhere|"
    r"which (?:account|version)|"
    r"which is (?:it|right|correct)|(?:right|correct) (?:count|date|number|figure|total|year|day)|i(?:['’]ve| have)? (?:also )?(?:seen|"
    r"read)|sort (?:that|this|it) out|(says?|gives?|writes?|calls?) [^?]*, [^?,]* \1|every(?:one|body) (?:agree|believe)s?|(?:list|name|"
    rf"say|give)s? the same|(?:{TELL}) [^?]*, is (?:that|this|it) (?:right|correct)|"
    rf"or (?:over |about |more than |in )?{MONTH_OR_DAY})\b|\b(?:says?|said|saying|claims?) (?:that |the |it |so\b)",
    re.I,
)
ASKS = {
    "date": re.compile(
        r"\b(?:when|deadline|dates?|dated|(?:what|which|on|first|last) (?:\w+ )?(?:day|month|year)|expired?|lapsed?|r[ua]n out|ended?)\b",
        re.I,
    ),
    "number": re.compile(
        r"\bhow (?:long|many|much|old|far|large|big|fast|quick(?:ly)?|soon)\b|\b(?:periods?|"
        r"(?<!article )(?<!section )(?<!phone )(?<!bill )numbers?|counts?(?! as\b)|"
        r"sum|amount|total|share|percentage|price|costs?)\b|\bwhat(?:['’]s| is) the (?:\w+ )*(?:fee|rent|fine|limit)\b",
        re.I,
    ),
}
COUNTED = re.compile(r"\bhow (?:many (?:of (?:the|those|these) )?(?:\d+ )?([a-z-]+s)|much (money))\b", re.I)
OF_SOME = re.compile(r"\bhow many of (?:the|those|these|its|their) \d", re.I)  # of so many, which is taken for known
WILL_END = re.compile(r"\b(?:does|will)\b[^?]*\b(?:expire|end|lapse|run out)\b", re.I)
CLOSED = re.compile(  # "is it so?", and "the fee rose in May?"
    r"(?:^|[,;.?!–-]\s+)(?:is|are|was|were|did|does|do|has|have|had|will)\b|"
    rf"^(?!(?:{terms.AUXILIARY})\b|[^?]*\b(?:{terms.ASKING})\b)(?:the|an?|our|(?-i:[A-Z])[\w.’'-]*) [^?]*\?$",
    re.I,
)
SUBJECT = re.compile(rf"{terms.OPENS}(?:is|are|was|were) the (?!texts?\b|wording\b)([a-z-]+) (?!of\b)", re.I)  # of what
NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][A-Za-z]+")
# assistant evaluate corpus/questions.jsonl --half tune: conflicts shown, and none shown where there is none
ABOUT = 0.5  # nearness to the question (cosine and half the words in common) below which a difference is not worth showing …
WIDE = 0.6  # … how far it may lie behind the nearest sentence where its kind of value is asked for: .13 to 1 give as few false alarms …
LEAD = 0.13  # … and where it is not …
BEHIND, DOUBTED = 0.19, 0.35  # … the same for a difference that one source reports, where the question itself speaks of one …
COVERED = 0.2  # … and share of the question's stems, by rarity, that it must hold where it does not
HELD = 0.35  # … the same for a difference that one source reports, with its heading …
NEXT, FEWER = 0.05, 0.15  # … of which less is enough where nothing, or next to nothing, lies nearer, …
MOST = 0.7  # … and where permission is asked for; with so much of the stems one counts however near the nearest sentence is, …
CERTAIN = 0.93  # … if it is itself as near as this


def conflicts(
    question: str,
    evidence: Sequence[Evidence],
    doubted: bool = False,
    lead: str = "",
    likes: Sequence[Sequence[float]] = (),
    alike: Callable[[str, str], float] = lambda one, two: 1.0,
) -> list[Conflict]:
    """Where sources in force differ on a number, date, name or polarity of what is asked.

    `doubted`: so the reader was told; `lead` is what the answer says first: what is told of there is near however much lies nearer.
    `likes`: how much of the question each sentence of each evidence says, in whatever words; `alike`: the cosine of two texts.
    """
    live = [(one, sentence) for one in evidence if one.status != "superseded" for sentence in one.sentences]
    weights = terms.rarity([sentence.text for _, sentence in live])
    doubted, permission = doubted or doubts(question), request(question)
    plain = terms.content(INSTRUMENT.sub(" ", question if TO_COME.search(question) else RUN_OUT.sub("lapse", question)))
    stems = tuple(stem for stem in (permission.stems if permission else plain) if stem not in NOTHING)
    stems = terms.content(question) if (vague := {*stems} <= UNIT) else stems
    covers = {id(sentence): terms.cover(stems, sentence.text, weights) for _, sentence in live}
    near = {id(sentence): sentence.score + sentence.named + 0.5 * covers[id(sentence)] for _, sentence in live}
    best = max(near.values(), default=0.0)
    telling = names(question, [one for one in evidence if one.status != "superseded"])

    def told_of(dispute: Dispute) -> bool:
        open_ended = not doubted and not CLOSED.search(question) and not any(one.search(question) for one in ASKS.values())
        known = terms.cover(stems, dispute.text, weights)
        nearest = max(near[id(one)] for one in dispute.sentences[: 1 if open_ended else None])
        enough = known >= (0.01 if doubted else MOST if permission else HELD if vague or nearest < best - NEXT else FEWER)
        behind = DOUBTED if doubted else BEHIND
        close = nearest >= max(ABOUT, min(best - behind, CERTAIN if known >= MOST else best)) or (
            not CLOSED.search(question) and dispute.sentences[0].text in lead
        )
        return close and enough and (doubted or (held(telling, dispute.evidence) and asked(question, dispute)))

    reported = [dispute.conflict for one in evidence if one.status != "superseded" for dispute in disputes(one) if told_of(dispute)]
    sides = [one for one in live if near[id(one[1])] >= max(ABOUT, best - WIDE) and covers[id(one[1])] >= (0.01 if doubted else COVERED)]

    def comparable(one: Side, two: Side) -> bool:
        apart = one[0].source != two[0].source and not (settles(one, two) or settles(two, one))
        return apart and (held(telling, one[0]) or held(telling, two[0])) and same_bill(question, one[1].text, two[1].text)

    pairs = [both for both in itertools.combinations(sides, 2) if comparable(*both)]
    found = distinct(reported) + between(question, pairs, near, DOUBTED if doubted else LEAD)
    said = {id(two): much for one, row in zip(evidence, likes, strict=False) for two, much in zip(one.sentences, row, strict=True)}
    tell = [] if found else tellers(live, said, cues.force if permission else functools.partial(told, question))
    differs = opposed if permission else apart
    return found or [one for two in tell[1:] if comparable(tell[0], two) for one in against(question, tell[0], two, differs, alike)]


def between(question: str, pairs: Sequence[tuple[Side, Side]], near: dict[int, float], far: float) -> list[Conflict]:
    """Pairs of sentences that differ on what is asked; `near`: by the id of each sentence how near it is, `far`: how far one may lie."""
    best = max(near.values(), default=0.0)

    def nearness(*both: Side) -> float:
        return min(near[id(one[1])] for one in both)

    found = [(difference(one[1].text, two[1].text), one, two) for one, two in pairs]
    wanted = [kind for kind, pattern in ASKS.items() if pattern.search(question)]
    said = values(question)  # who names the value of one side asks for it too
    leave = max(far, DOUBTED) if request(question) else far  # a "not" takes a sentence that far from the question

    def reach(kind: str, *both: Side) -> float:
        wide = kind in wanted or said & values(" ".join(one[1].text for one in both))
        return WIDE if wide else leave if kind == "polarity" else far

    return [
        conflict(about, one, two)
        for about, one, two in found
        if about and nearness(one, two) >= best - reach(about.split(":")[0], one, two)
    ]


def kinds(text: str) -> set[str]:
    """The kinds of value, "date" or "number", that a text holds or speaks of.

    >>> kinds("Sources differ on the date."), kinds("30 or 40 came"), kinds("It is red.")
    ({'date'}, {'number'}, set())
    """
    held = {"date": dates(text), "number": values(text) - dates(text)}
    return {kind for kind, found in held.items() if found or re.search(ASKS[kind], text)}


def asked(question: str, dispute: Dispute) -> bool:
    """Whether the question asks for what the dispute is about: its kind of value, or, of one without values, whether or what."""
    first = dispute.sentences[0].text
    told = next((part for part in first.split("; ") if TELLS.search(part) and (ANNOUNCES.search(part) or REPORTS.search(part))), first)
    head = kinds(told) or kinds(first)
    if doubts(question):
        return True
    if not dispute.versions.isdisjoint(terms.content(question)):
        return False  # it says which version of the text it asks of
    wanted, counted = {kind for kind, pattern in ASKS.items() if pattern.search(question)}, COUNTED.search(question)
    if OF_SOME.search(question):
        return False
    if counted and terms.lacking(terms.content(counted[1] or counted[2]), dispute.text):
        return False
    subject = found[1] if (found := SUBJECT.match(question)) and not INSTRUMENT.fullmatch(found[1]) else ""
    if one_teller(question) or terms.lacking(terms.content(subject), dispute.text):
        return False
    if re.search(RULE, first, re.I) or re.search(r"\bhow often\b", question, re.I):
        return all(map(OFTEN.search, (question, dispute.text)))
    if re.search(STILL, first, re.I):
        return bool(CLOSED.search(question)) and not WILL_END.search(question)
    if wanted and (values(question) or not CLOSED.match(question) or re.search(r"\bor\b", question)):
        text = dispute.text
        several = {kind for kind, found in (("date", dates(text)), ("number", values(text) - dates(text))) if len(found) > 1}
        return bool(wanted & (head or several))
    if CLOSED.search(question):
        return not head or bool(values(question))
    return not head and bool(re.search(r"\b(?:what|which|why)\b", question, re.I))


def doubts(question: str) -> bool:
    """Whether a question itself speaks of a disagreement, and does not ask what somebody said.

    >>> doubts("The town says the hall has 40 rooms. Right?"), doubts("What did clubs say the fee is?")
    (True, False)
    """
    return bool(DOUBT.search(question)) and not one_teller(question)


def one_teller(question: str) -> bool:
    """Whether a question asks for what some persons said, which is theirs whatever others say."""
    told = TELLER.search(question)
    return bool(told and agent(singular(told[1].split(" ")[-1].lower())))


def names(question: str, evidence: Sequence[Evidence]) -> list[str]:
    """Stems of the names in a question that tell its passages apart, as not most of them speak of each; abbreviations are none."""
    stems = {stem for name in NAME.findall(question) if not name.isupper() for stem in terms.content(name)}
    return [stem for stem in stems if len(evidence) >= 2 * sum(held([stem], one) for one in evidence)]


def held(stems: Sequence[str], evidence: Evidence) -> bool:
    """Whether a passage, under its title and heading, speaks of all of them."""
    said = terms.vocabulary(f"{evidence.title} {' '.join(evidence.headings[-1:])} {evidence.quote}")
    return all(terms.holds(said, stem) for stem in stems)
