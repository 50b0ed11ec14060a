"""A question and its evidence go in, draft claims with citations come out: quoted sentence by sentence, or written by a model."""

from __future__ import annotations

import collections
import functools
import math
import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from assistant.answers.choice import Unit, amended, arranged, choose, concluded, current, echoes, telling, together, weightiest
from assistant.answers.doubt import BECAUSE, contrasts, elsewhere, phrased
from assistant.answers.evidence import COVER, shared
from assistant.answers.expected import CLOSED, fits, lists, sought
from assistant.answers.itself import WHEN, opened
from assistant.answers.kinds import BEFORE, EVENTS, UNTOLD
from assistant.answers.pointed import followed
from assistant.answers.slices import slices
from assistant.answers.standing import dated, past
from assistant.answers.wording import introduced
from assistant.ground import label, pinned
from assistant.language import cues, lines, terms
from assistant.language.counted import numbered, ranged
from assistant.language.lexicon import content
from assistant.language.values import ROW
from assistant.questions.naming import bare, explained, firsts
from assistant.records import Claim, Condensed, Evidence, Support
from assistant.rulings.asked import request

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# Measured by `python -m tests.quality.abstention BENCH`; FITTING, RANK and SILENCE by `python -m tests.quality --own`, halves "tune".
FITTING = 0.25  # what a sentence gains that holds the kind of thing asked for: a date, a number, a name
RANK = 0.25  # how much of a passage's own score counts for its sentences
LIKE = 0.8  # what a sentence gains that has words like those of the question (`likeness.likeness`): best sentence of ClapNQ .55 to .58
ELSEWHERE = 0.3  # what a sentence on "how long" or "how many" of another thing loses: its first words are those of the question, no more
OLD = 0.3  # what a superseded text loses unless the past is asked about, and one in force where the year of a superseded one is
RULES = 0.05  # what a sentence gains that permits, forbids or binds where leave is asked for
NOUN = 0.15  # … and where the name of a thing is all that is asked
ITSELF = 0.3  # what a sentence loses that tells what its document is there for, unless a document is asked about
SILENCE = 0.3  # what a sentence that tells what is not known loses where a thing itself is asked for
COVERED = 0.3  # what the whole question, its rarer words above all, counts when the sentence has it, in place of the share of all words
RANGED = 0.3  # what a row gains by a range that holds the question's number, and loses by one that does not
PART = 0.1  # what a sentence loses that counts only some of the things: "30 of the boats are red"
HEADED = 0.2  # what a sentence gains under a heading that is asked for
REASON = 0.3  # what a sentence gains that says outright why, or what differs, where that is asked for
MISSED = 0.2  # what a sentence loses that tells of another year, teller or deed than the question
FIRST = 0.2  # what the first sentence of a document gains that names what is asked about, where all that is asked is what it is
TOLD = 0.2  # what a sentence loses that the turn before quoted, if it has no word of the follow-up: it was read, and something else asked
AGAIN = 2.0  # … if the same question is asked for more, so that anything else comes first
NUMBERED = 0.5  # what the question's numbers count when the sentence has them; .3 puts as many right answers first

STATED = 0.3  # … of that, where a statement may have them wrong

MEASURE = re.compile(r"\W*(?:how (?:long|many|much|often|soon)|when) (?:the |an? )?(\w+)", re.I)  # "How long the talks lasted depends …"
OPEN = re.compile(
    r"(?i)\W*(?:what(?! (?:do|does|did|about|if|happen\w*|change\w*)\b)|which|who|when|where|why|how(?! to\b)|list|tell me|describe"
    r"|explain)\b",
)
BINDS = re.compile(r"\b(?:must|shall|required?|requires|need(?:s|ed)? to|have to|has to|should)\b", re.I)
ALL = re.compile(rf"^{terms.OPENS}(?:list|enumerate|(?:name|what are|tell me) (?:all|every))\b|{EVENTS}", re.I)
ABOUT_IT = re.compile(rf"\b(?:nothing|not)\b[^.;]* on (?:{terms.ASKING})\b", re.I)
NOT_FOUND = re.compile(r"\b(?:found no|not read for)\b", re.I)
SOME_OF = re.compile(r"\b\d[\d,.]* of (?:the|these|those|its|their) \w|^\W*of the \w", re.I)
LATEST = re.compile(rf"\b(?:the|this|our) (?:{terms.NEW}) (?:[\w-]+ ){{0,3}}?(?:agreement|pact|deal|treaty|contract|protocol)\b", re.I)
WORD, HOW = re.compile(r"\w+"), re.compile(r"\bhow\b[^,;.]*", re.I)
SAID = 2  # words of the question from which a sentence that tells what is not known tells it of what is asked
NEWER = re.compile(rf"\b(?:{terms.NEW})\b|^(?:Article|Section|Part|Chapter|Annex|Appendix|Schedule|Rule|Clause) [\w.]{{1,6}}\W+", re.I)
DOCUMENT = r"(?:policy|document|page|guide|guidance|handbook|manual|procedure|agreement|licen[cs]e|notice|note|statement|by-?law)"
ADVICE = re.compile(r"\b(?:not|no) (?:\w+ ){0,3}?(?:legal|professional|medical|tax|financial) advice\b", re.I)
ADVISED = re.compile(r"\b(?:advice|advis\w+|ask|contact|consult|lawyers?|counsel)\b", re.I)
Likes = Sequence[Sequence[float]]
ALONE = Condensed("", ())  # of a question that follows no other


def compose(question: str, evidence: Sequence[Evidence], likes: Likes = (), turn: Condensed = ALONE) -> list[Claim]:
    """The sentence that answers best, the next best of its document, then those that complete it, source by source in reading order.

    `likes` holds for each evidence how much of the question has a like in each of its sentences, 0 to 1; without it only the words count.
    `turn` is a follow-up as it was asked. Every claim is made of exact slices. What two sources say alike is one claim with two citations;
    a sentence that leans on the one before is quoted with it, a point of a list with the line above the list.
    """
    units = telling(question, sorted(amended(candidates(question, evidence, likes, turn)), key=lambda unit: (-unit.score, unit.place)))
    listing = lists(question)
    stays = past(question, evidence) or (bool(units) and explained(question, units[0].text))  # who somebody is, whenever it was told
    chosen = choose(units if stays else current(units), listing, ALL.search(question) is not None)
    said = [weightiest(unit, units) for unit in concluded(chosen, units)]
    said = together(arranged(said, evidence, listing, sought(question) in ("happened", "decided")))
    said = followed(said, units, evidence, listing)
    return introduced([Claim(one.text, (*one.citations, *echoes(one, units))) for one in said])


def roots(text: str) -> set[str]:
    """The words of a text, cut to their first letters so that forms of one word meet.

    >>> sorted(roots("Agencies signed it"))
    ['agenci', 'it', 'sign']
    """
    return {word[: max(4, min(6, len(word) - 2))] for word in WORD.findall(text.lower())}


def candidates(question: str, evidence: Sequence[Evidence], likes: Likes = (), turn: Condensed = ALONE) -> list[Unit]:
    """Every sentence of the evidence that can be said, as a unit scored for the question."""
    leave = request(question) is not None
    wanted, listing = sought(asks := opened(question)), lists(question)
    states = asks != question  # with a time or a place, which may be wrong
    texts = [sentence.text for one in evidence for sentence in one.sentences]
    counts, figures = collections.Counter(root for text in texts for root in roots(text)), iter(numbered(question, texts))
    asked = {root: math.log((len(texts) + 1) / (counts[root] + 1)) for root in roots(question)}  # a root in all of them counts nothing
    opens, history, then = OPEN.match(asks), past(question), dated(question, evidence)
    total, top = sum(asked.values()) or 1.0, max((one.score for one in evidence), default=0.0)
    found, fresh = list[Unit](), roots(" ".join(content(turn.forms[0].text)) if turn.told else "")
    alone, begins = bare(question), firsts(question, evidence)
    all_of, latest = wanted == "count" and not SOME_OF.search(question), LATEST.search(question) is not None
    for rank, one in enumerate(evidence):
        headed = under(one, question, asked)
        place = RANK * (one.score - top) + HEADED * headed
        for position, sentence in enumerate(one.sentences):
            citations, figure = slices(one, position, listing, evidence, headed and (listing or lines.point(sentence.text))), next(figures)
            if citations:
                text = " ".join(citation.quote for citation in citations)
                missed = elsewhere(question, text, dated=asks != WHEN)
                fitting = (fits(wanted, text, asks) and not (states and missed)) or (wanted == "series" and len(citations) > 2)
                score = sentence.score + place + FITTING * fitting * (2 if wanted in BEFORE else 1)
                score += (LIKE * likes[rank][position] if likes else 0.0) + NUMBERED * figure * (STATED if states else 1)
                score += FIRST * ((one.source, sentence.start) in begins) + fitting * phrased(question, text)
                score -= PART * bool(all_of and SOME_OF.search(text))
                score -= ELSEWHERE * bool((measured := MEASURE.match(text)) and roots(measured[1]).isdisjoint(asked))
                score += RANGED * ranged(question, text) if ROW.match(sentence.text) else 0.0
                score += REASON * bool((wanted == "why" and BECAUSE.search(text)) or contrasts(question, text))
                score -= OLD * ((one.status == "superseded") != then and (then or not history))
                score -= MISSED * (missed * (2 if states else 1) + (latest and one.status == "background"))
                score += RULES * bool(leave and (cues.force(text) or BINDS.search(text))) + NOUN * bool(alone and cues.force(text))
                score -= ITSELF * bool(ADVICE.search(text) and not ADVISED.search(question))
                score -= SILENCE * silent(question, citations[-1].quote, wanted if fitting else "", bool(opens))
                if any(map(citations[-1].overlaps, turn.told)):
                    score -= TOLD * bool(fresh and roots(text).isdisjoint(fresh)) if turn.forms[1:] else AGAIN
                told = f"{one.headings[-1]} {text}" if headed and lines.MARKER.match(sentence.text) else text
                score += COVERED * sum(asked.get(word, 0.0) for word in roots(told)) / total - COVER * shared(question, sentence.text)
                found.append(Unit((rank, position), citations, score, fits=fitting or not wanted))
    return found


def under(one: Evidence, question: str, asked: Container[str]) -> bool:
    """Whether a passage stands under a heading that, up to a colon, says what is asked for: "What the new lease covers", "Benefits"."""
    heading = NEWER.sub("", " ".join(one.headings[-1:])).partition(": ")[0]
    words = {root for root in roots(heading) if len(root) > 3}
    same = bool(cues.NEGATION.search(heading)) == bool(cues.NEGATION.search(question)) or not OPEN.match(heading)
    lone = len(words) == 1 and re.search(rf"\b(?:what|which|list|name)\b (?:\w+ ){{0,3}}?{re.escape(heading.strip())}\b", question, re.I)
    return (len(words) > 1 or bool(lone)) and same and all(word in asked for word in words)


def silent(question: str, text: str, wanted: str, opens: bool) -> bool:
    """Whether a sentence tells that something else is not known: "who runs it is not known" where that is not asked.

    >>> [silent(f"How is the {one} marked?", "How the buoy is marked is not known.", "", True) for one in ("buoy", "net")]
    [False, True]
    >>> silent("What is the net?", "We found no paper on the net.", "", True)
    True
    """
    told = wanted in UNTOLD and re.search(rf"(?:^|[,;:] |\b(?:and|on|says?|tells?) )(?:the )?(?:{UNTOLD[wanted]})\b", text, re.I)
    how = HOW.search(text) if HOW.match(question) else None
    said = bool(how and len({*terms.content(how[0])} & {*terms.content(question)}) >= SAID)
    nothing = cues.SILENT.search(text) or NOT_FOUND.search(text)
    return bool(nothing and not (told or said)) if opens else bool(CLOSED.match(question) and ABOUT_IT.search(text))


def write(
    question: str, evidence: Sequence[Evidence], likes: Likes, model: BaseChatModel | None, sure: bool, turn: Condensed = ALONE
) -> tuple[list[Claim], bool]:
    """The claims that a chat model writes from the evidence, each citing what supports it, and whether it gave an answer at all.

    Without a model they are quotes. Where none of them is supported they are not said, and the answer quotes too; so it does where
    the model refuses what is `sure` to be answered. The first quote stands behind what a model wrote, unless that cites it: a small
    model leaves out what answers.
    """
    quoted = functools.partial(compose, question, evidence, likes, turn)
    if model is None:
        return quoted(), True
    from assistant.answers.prompt import messages, parse, replied

    claims = [pinned(one, evidence) for one in parse(replied(model, messages(question, evidence)), evidence)]
    borne = any(label(one, one.citations).support is not Support.UNSUPPORTED for one in claims)
    if not borne:
        return (quoted() if claims or sure else []), bool(claims)
    cited = [one.quote for claim in claims for one in claim.citations]
    left = (one for one in quoted()[:1] if not any(one.text in quote or quote in one.text for quote in cited))
    return [*claims, *left], True
