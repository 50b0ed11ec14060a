"""A question and its evidence go in, draft claims with citations come out: quoted sentence by sentence, or written by a model."""

from __future__ import annotations

import collections
import dataclasses
import itertools
import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from assistant import cues, terms
from assistant.expected import fits, lists, numbered, sought
from assistant.lead import LEADING, introduced
from assistant.records import KINDS, Citation, Claim, Evidence, Sentence
from assistant.standing import past
from assistant.values import DECISIVE, decisive

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# Measured by `python -m tests.quality.abstention BENCH`; FITTING, RANK and SILENCE by what answers begin with (`… --own`, halves "tune").
FITTING = 0.25  # what a sentence gains that holds the kind of thing asked for: a date, a number, a name
RANK = 0.5  # how much of a passage's own score counts for its sentences
LIKE = 0.6  # what a sentence gains that has words like those of the question (`answerable.likeness`): best sentence of ClapNQ .55 to .58
ELSEWHERE = 0.3  # what a sentence on "how long" or "how many" of another thing loses: its first words are those of the question, no more
OLD = 0.3  # what a superseded text loses unless the past is asked about
SILENCE = 0.3  # what a sentence that tells what is not known loses where a thing itself is asked for
COVERED = 0.3  # what the whole question, its rarer words above all, counts when the sentence has it
NUMBERED = 0.5  # what the question's numbers count when the sentence has them; .3 puts as many right answers first
COMPLETING = 3  # sentences that complete it
NEAR = 0.5  # a completing sentence may score this much less than the first
FAR = 0.8  # … and one that alone holds the kind of thing asked for this much
GAP = 3  # characters of white space between passages that follow each other
ITEMS, HEAD = 25, 3  # points of one list that are shown; lines that a document may open with before it says anything
SAME = 0.6  # shared words, of all words, from which two sentences with the same numbers and negations say the same
OVERLAP = 0.8  # share of a sentence's words already said from which it adds nothing

LEANING = re.compile(
    r"(?:(?:however|but|and|also|so|thus|therefore|yet|instead|then|moreover|furthermore|in addition|still|as a result|for this reason)"
    r"\b,?\s+)*"
    r"(?:it|its|this|that|these|those(?! (?:who|that|with|in|on|at|from)\b)|they|their|them|he|she|his|her|both|neither|such"
    r"|the (?:former|latter|same)|there|here|however|therefore|thus|instead|moreover|furthermore|also|but|and|another|others?)\b",
    re.I,
)
STANDS = re.compile(  # "These Terms are …": the document itself
    r"(?:there (?:is|are|was|were)|it (?:is|was|has been) \w+ (?:that|to)|both (?!of)\w+|that is|(?:this|these) (?-i:[A-Z])\w+)\b", re.I
)
MEASURE = re.compile(r"\W*(?:how (?:long|many|much|often|soon)|when) (?:the |an? )?(\w+)", re.I)  # "How long the talks lasted depends …"
OPEN = re.compile(r"\W*(?:what (?:is|are|was|were)|which|who|when|where|how (?:many|much|long)|list|tell me|describe|explain)\b", re.I)
WORD = re.compile(r"\w+")
Likes = Sequence[Sequence[float]]


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """What can be said at once: exact slices of one evidence, the last of them the sentence that was scored.

    `place` is (rank of the evidence, position of the sentence); `fits` says that it holds the kind of thing asked for.
    """

    place: tuple[int, int]
    citations: tuple[Citation, ...]
    score: float
    fits: bool = False

    @property
    def text(self) -> str:
        """The slices as one text; a list keeps one line for each point."""
        return "\n".join(one.quote for one in self.citations)

    @property
    def old(self) -> bool:
        """Whether its source is superseded."""
        return self.citations[-1].status == "superseded"

    @property
    def words(self) -> frozenset[str]:
        """Its words, lower-case."""
        return frozenset(WORD.findall(self.text.lower()))


def compose(question: str, evidence: Sequence[Evidence], likes: Likes = ()) -> list[Claim]:
    """The sentences of the evidence that answer, best first, then those that complete them, source by source in reading order.

    `likes` holds for each evidence how much of the question has a like in each of its sentences, 0 to 1; without it only the words count.
    Every claim is made of exact slices. What two sources say alike is one claim with two citations; a sentence that
    leans on the one before is quoted together with it, a point of a list together with the line above the list.
    """
    units = sorted(candidates(question, evidence, likes), key=lambda unit: (-unit.score, unit.place))
    chosen = choose(units if past(question) else current(units), lists(question))
    ordered = chosen[:LEADING] + sorted(chosen[LEADING:], key=lambda unit: unit.place)
    return introduced([Claim(one.text, (*one.citations, *echoes(one, units))) for one in (weightiest(unit, units) for unit in ordered)])


def roots(text: str) -> set[str]:
    """The words of a text, cut to their first letters so that forms of one word meet.

    >>> sorted(roots("Agencies signed it"))
    ['agenci', 'it', 'sign']
    """
    return {word[: max(4, min(6, len(word) - 2))] for word in WORD.findall(text.lower())}


def rarity(texts: Sequence[str]) -> Callable[[str], float]:
    """How rare a root is among `texts`: a root in all of them counts nothing."""
    counts = collections.Counter(root for text in texts for root in roots(text))
    return lambda root: math.log((len(texts) + 1) / (counts[root] + 1))


def best(question: str, evidence: Sequence[Evidence], likes: Likes = ()) -> Sentence | None:
    """The one sentence of the evidence that answers best; None when there is none."""
    found = max(candidates(question, evidence, likes), key=lambda unit: unit.score, default=None)
    return evidence[found.place[0]].sentences[found.place[1]] if found else None


def candidates(question: str, evidence: Sequence[Evidence], likes: Likes = ()) -> list[Unit]:
    """Every sentence of the evidence that can be said, as a unit scored for the question."""
    wanted, listing = sought(question), lists(question)
    texts = [sentence.text for one in evidence for sentence in one.sentences]
    rare, figures = rarity(texts), iter(numbered(question, texts))
    asked, opens, history = {word: rare(word) for word in roots(question)}, OPEN.match(question), past(question)
    total, top = sum(asked.values()) or 1.0, max((one.score for one in evidence), default=0.0)
    found = []
    for rank, one in enumerate(evidence):
        for position, sentence in enumerate(one.sentences):
            citations, figure = slices(one, position, listing, evidence), next(figures)
            if citations:
                text = " ".join(citation.quote for citation in citations)
                fitting = fits(wanted, text, question)
                score = sentence.score + RANK * (one.score - top) + FITTING * fitting
                score += (LIKE * likes[rank][position] if likes else 0.0) + NUMBERED * figure
                score -= ELSEWHERE * bool((measured := MEASURE.match(text)) and roots(measured[1]).isdisjoint(asked))
                score -= OLD * (one.status == "superseded" and not history)
                score -= SILENCE * bool(opens and cues.SILENT.search(citations[-1].quote))
                score += COVERED * sum(asked.get(word, 0.0) for word in roots(text)) / total
                found.append(Unit((rank, position), citations, score, fits=fitting or not wanted))
    return found


def slices(evidence: Evidence, position: int, listing: bool, others: Sequence[Evidence] = ()) -> tuple[Citation, ...]:
    """The slices that make the sentence at `position` readable by itself; empty when nothing in the evidence does.

    For a question that asks for a list, the line above a list brings its points along, those too that go on in one of the `others`.
    """
    sentences = evidence.sentences
    text = sentences[position].text
    opens = not evidence.start and position < HEAD and all(cues.title(one.text, True) for one in sentences[:position])
    if cues.ASKS.search(text) or cues.title(text, opens):
        return ()
    if cues.MARKER.match(text):
        above = next((place for place in range(position - 1, -1, -1) if not cues.MARKER.match(sentences[place].text)), None)
        head = () if above is None or not sentences[above].text.rstrip().endswith(":") else (cite(evidence, sentences[above]),)
        return (*head, cite(evidence, sentences[position]))
    if text.rstrip().endswith(":"):
        rows = [(evidence, sentence) for sentence in sentences[position + 1 :]]
        for other in sorted(others, key=lambda one: one.start):
            if rows and other.source == evidence.source and 0 <= other.start - rows[-1][0].end <= GAP:
                rows += [(other, sentence) for sentence in other.sentences]
        points = [cite(one, sentence) for one, sentence in itertools.takewhile(lambda row: cues.MARKER.match(row[1].text), rows)]
        return (cite(evidence, sentences[position]), *points[: ITEMS if listing or len(points) <= ITEMS else 0]) if points else ()
    first = position
    while first and leans(sentences[first].text) and not cues.MARKER.match(sentences[first - 1].text) and position - first < 1:
        first -= 1
    if first == position and leans(sentences[first].text, evidence.title):
        return ()
    return (evidence.cite(sentences[first].start, sentences[position].end),)


def leans(text: str, title: str = "") -> bool:
    """Whether a sentence opens with a word that the sentence before explains, and not with its own document as the `title` names it.

    >>> leans("However, it lapsed."), leans("These rules apply."), leans("There is a fee."), leans("This guide ends.", "Park guide")
    (True, True, False, False)
    """
    itself = re.match(r"th(?:is|ese) (\w+)", text, re.I)
    named = itself and terms.stem(itself[1]) in terms.vocabulary(title)
    return bool(LEANING.match(text)) and not STANDS.match(text) and not named


def cite(evidence: Evidence, sentence: Sentence) -> Citation:
    """The sentence as a citation, without the marker of a list."""
    return evidence.cite(sentence.start + (marker.end() if (marker := cues.MARKER.match(sentence.text)) else 0), sentence.end)


def current(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units, led by one in force that is near and holds the kind of thing asked for: what was is no answer to what is."""
    first = next((unit for unit in units if unit.fits and not unit.old and unit.score >= units[0].score - NEAR), None)
    return [first, *(unit for unit in units if unit is not first)] if first and units[0].old else units


def choose(units: Sequence[Unit], listing: bool) -> list[Unit]:
    """The units to say, from the best down: none twice, none that adds no word, none far below the first.

    Where the first does not hold the kind of thing asked for, the best that does comes second, and may lie further below.
    """
    chosen: list[Unit] = []
    fitting = next((unit for unit in units if unit.fits and unit.score >= units[0].score - FAR), None)
    ordered = list(dict.fromkeys([*units[:1], *([fitting] if fitting else []), *units]))
    for unit in ordered:
        if len(chosen) == LEADING + COMPLETING or (unit.score < units[0].score - NEAR and unit is not fitting):
            break
        new = unit.words.difference(*(one.words for one in chosen))
        stale = len(new) <= (1 - OVERLAP) * len(unit.words) and not any(DECISIVE.search(word) for word in new)
        if any(overlaps(unit, one) for one in chosen) or (stale and not listing):
            continue
        chosen.append(unit)
    return chosen


def overlaps(one: Unit, other: Unit) -> bool:
    """Whether two units share a slice or say the same."""
    pairs = [(a, b) for a in one.citations[-1:] for b in other.citations] + [(a, b) for a in one.citations for b in other.citations[-1:]]
    return any(a.source == b.source and a.start < b.end and b.start < a.end for a, b in pairs) or alike(one, other)


def alike(one: Unit, other: Unit) -> bool:
    """Whether two units say the same: nearly the same words, numbers and negations, and one has all the words of the other that count."""
    words, others = set(terms.content(one.text)), set(terms.content(other.text))
    if len(one.words & other.words) < SAME * len(one.words | other.words) or not (words <= others or others <= words):
        return False
    return sorted(decisive(one.text)) == sorted(decisive(other.text))


def agree(one: Unit, other: Unit) -> bool:
    """Whether two single sentences say the same."""
    return len(one.citations) == len(other.citations) == 1 and alike(one, other)


def echoes(unit: Unit, units: Iterable[Unit]) -> list[Citation]:
    """Citations of other sources that say what `unit` says, one a source."""
    found: dict[str, Citation] = {}
    for other in units:
        if other.citations[0].source not in {one.source for one in unit.citations} and agree(unit, other):
            found.setdefault(other.citations[0].source, other.citations[0])
    return list(found.values())


def weightiest(unit: Unit, units: Iterable[Unit]) -> Unit:
    """The unit, or what says the same in the weightiest source: an official text before the press, one of unknown kind last."""
    same = [unit, *(one for one in units if agree(unit, one))]
    return min(same, key=lambda one: (one.old, KINDS.index(one.citations[0].kind)))


def write(question: str, evidence: Sequence[Evidence], model: BaseChatModel) -> list[Claim]:
    """The claims that a chat model writes from the evidence, unchecked; empty when it refuses or cites nothing."""
    from assistant.prompt import messages, parse, replied

    return parse(replied(model, messages(question, evidence)), evidence)
