"""A question and its evidence go in, the calibrated probability that the evidence answers it comes out; no language model.

What the question asks about and the evidence lacks, compared as in `likeness`, is what tells a near miss from an answer.
"""

import itertools
import math
import re
from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from assistant.answers.expected import BROAD, OPEN, SOMEWHERE, fits, meant, needed, wants
from assistant.answers.itself import valueless
from assistant.answers.pointed import reached
from assistant.language.likeness import PLAIN, Encode, Floats, compared, content, rarities, said
from assistant.language.rareness import WORD, Rarity, stem
from assistant.language.values import another_one
from assistant.questions.background import QUERY, declares
from assistant.questions.naming import explained
from assistant.records import Evidence

Bools = NDArray[numpy.bool_]

# Fitted and cross-validated by `python -m tests.quality.calibrate_answerable BENCH`, which prints these lines.
QUESTION = {"constant": -8.463, "meant": 18.529, "anywhere": 11.383, "plain": -15.355, "above": 5.37, "absent": 3.057, "asks": 2.047}
SEVERAL = {
    "constant": -6.715,
    "together": 4.482,
    "around": 2.983,
    "fitting": 0.713,
    "near": 2.399,
    "focus": 1.99,
    "length": 1.703,
    "unsaid": -0.4,
    "broad": -1.302,
    "named": -0.668,
}
STATEMENT = {"constant": -3.138, "together": 9.355, "above": 6.865, "plain": -4.276, "unsaid": -1.534, "lacking": 0.792}
# Least probability to answer at; the risks beside them are those of the tune halves of corpus/questions.jsonl and natural.jsonl together,
# cross-validated by the same command.
THRESHOLDS = {
    "strict": 0.7,  # answers 77 % of what is answerable, refuses 72 % of the rest; 14 % of its answers should have been refusals
    "balanced": 0.4,  # 95 %, 49 %; 20 %
    "generous": 0.2,  # 99 %, 31 %; 24 %
}
SURE = 0.75  # … below which an answer without a ruling is marked as uncertain: of those above, 11 % should have been refusals
PUT_TOGETHER = 0.8  # … and of a follow-up, whose missing part may have been put in wrong
SUREST = 0.99  # what a reader is told at most: no set of ours could show more
NAMED = 0.5  # the least probability where a sentence says beside a name what it is, of which an encoder knows little
GIVEN = 0.2  # weight of a word that the title of the first evidence has already: the subject, not what is asked about it
ANOTHER = 0.2  # what is left of the probability where the evidence has others of the numbered things asked about, or no value as asked for
FLOOR = 0.5  # similarity of two words below which they have nothing to do with each other
GAP = 4  # characters at most between a sentence and the next
MOST = 2.0  # that a question can lack, beyond which it is not long but in another language; of 1.2 to 3 by the AUC of all sets
NAMES = 4  # names in a question beyond which one more tells nothing

NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w-]+")


def answerable(question: str, evidence: Sequence[Evidence], *, encode: Encode, rarity: Rarity | None = None) -> float:
    """The probability, 0 to 1, that `evidence` answers `question`; 0 without evidence.

    `encode` is the encoder's (texts, spans) → (vectors, vectors of the spans); `rarity` gives 0 to 1 for a word of the collection
    (`rareness.rarity`). A declarative sentence is judged by STATEMENT: does the evidence say whether it holds? Among several passages
    one is always near, so SEVERAL asks for the words of the question in one sentence that holds the kind of thing asked for.
    """
    if (found := features(question, evidence, encode=encode, rarity=rarity)) is None:
        return 0.0
    weights = STATEMENT if declares(question) else SEVERAL if len(evidence) > 1 else QUESTION
    probability = 1 / (1 + math.exp(-sum(weight * found.get(name, 1.0) for name, weight in weights.items())))
    other = another_one(question, "\n".join(one.quote for one in evidence)) or found["lacks"]
    told = any(explained(question, sentence.text) for one in evidence for sentence in one.sentences)
    probability = probability * ANOTHER if other else max(probability, NAMED * told)
    bare = valueless(question)  # a wrong place, which no text has, is answered by the right one
    return max(probability, answerable(bare, evidence, encode=encode, rarity=rarity) if bare != question else 0.0)


@numpy.errstate(invalid="ignore")  # as in `likeness`
def features(question: str, evidence: Sequence[Evidence], *, encode: Encode, rarity: Rarity | None = None) -> dict[str, float] | None:
    """What the probability is made of; None when there is nothing to compare."""
    words, likes, cosines = compared(question, evidence, encode)
    if not words:
        return None
    kept = [one for one in evidence if one.quote.strip()]
    kind = "" if declares(question) or titled(meant(question), kept) else wants(question)
    texts = [[sentence.text for sentence in one.sentences] or [one.quote] for one in kept]
    holds = [numpy.array([not kind or fits(kind, text, question) for text in held]) for held in texts]
    if kind == "names":
        holds = told_after(kept, holds)
    if kind:
        holds = told_elsewhere(kept, holds)
    rare = rarities(words, rarity)
    if len(kept) > 1 and not declares(question):
        likes = [said(words, " ".join((one.title, *one.headings)), like) for one, like in zip(kept, likes, strict=True)]
    found = measured(question, kept, likes, cosines, holds, rare)
    lacks = kind != "count" and len(kept) > 1 and needed(kind, question) and not any(map(numpy.any, holds))  # counts may name it otherwise
    near = (cosines + numpy.concatenate(likes) @ (rare / rare.sum())).argmax()
    lacks &= not (kind == "where" and SOMEWHERE.search([*itertools.chain(*texts)][near]))  # any thing may be a place
    forms = {"asks": QUERY.search(question) is not None, "broad": BROAD.match(question) is not None, "named": named(question)}
    return found | {name: float(value) for name, value in (forms | {"lacks": lacks}).items()}


def named(question: str) -> int:
    """The words of a question that are names, to NAMES; none where it is written in capitals.

    >>> [named(text) for text in ("Ohio?", "Does Lee Ash of Ohio know?", "Did They Know Ohio?", "DID THEY KNOW?")]
    [0, 3, 0, 0]
    """
    found = NAME.findall(question)
    return 0 if any(len(word) > 3 and word.lower() in PLAIN for word in found) else min(NAMES, len(found))


def told_after(evidence: Sequence[Evidence], holds: Sequence[Bools]) -> list[Bools]:
    """What `holds`, for a thing that may be told in the sentence right after the one that says of what, be it in another passage."""
    begins = {
        (one.source, sentence.start)
        for one, held in zip(evidence, holds, strict=True)
        for sentence in itertools.compress(one.sentences, held)
    }
    return [
        held | [any((one.source, sentence.end + gap) in begins for gap in range(GAP)) for sentence in one.sentences]
        if one.sentences
        else held
        for one, held in zip(evidence, holds, strict=True)
    ]


def told_elsewhere(evidence: Sequence[Evidence], holds: Sequence[Bools]) -> list[Bools]:
    """What `holds`, for a thing that may be told where a sentence points to: "The fee is set out in Schedule 2"."""
    there = [[reached(evidence, one.cite(sentence.start, sentence.end)) for sentence in one.sentences] for one in evidence]
    told = [[any(holds[rank][at] for rank, at in places) for places in held] for held in there]
    return [held | numpy.array(more, bool) if more else held for held, more in zip(holds, told, strict=True)]


def titled(word: str, evidence: Sequence[Evidence]) -> bool:
    """Whether a title has a word whose meaning is asked for: that document is about it then, defined or not."""
    stems = {stem(one) for one in WORD.findall(word)}
    return bool(stems) and any(stems <= {stem(one) for one in WORD.findall(item.title)} for item in evidence)


def focus(question: str) -> list[int]:
    """The places, among its content words, of the two after the last word that asks, or of all where none comes after one.

    >>> focus("The hall was shut in June. What were the guests told?"), focus("fee for guests")
    ([3, 4], [0, 1])
    """
    begins = max((one.end() for one in OPEN.finditer(question)), default=0)
    spans = content(question)
    return [place for place, (start, _) in enumerate(spans) if start >= begins][:2] or list(range(len(spans)))


def measured(
    question: str, evidence: Sequence[Evidence], likes: Sequence[Floats], cosines: Floats, holds: Sequence[Bools], rare: Floats
) -> dict[str, float]:
    """The features of the question's content words, of how `rare` each is.

    They come from the likeness of each passage's sentences (sentence × question word, 0 to 1), the `cosines` of all sentences, and which
    of them hold the kind of thing asked for.
    """
    asked = [stem(question[start:end]) for start, end in content(question)]
    present = {stem(word) for one in evidence for word in WORD.findall(one.quote)}
    subject = {stem(word) for word in WORD.findall(evidence[0].title)}
    likeness, held = numpy.concatenate(likes), numpy.concatenate(holds)
    open_ = rare * numpy.array([GIVEN if word in subject else 1.0 for word in asked], numpy.float32)
    missing = numpy.array([word not in present for word in asked])
    anywhere = likeness.max(axis=0)
    squared = rare**2 / (rare**2).sum()  # rare words above all
    share = rare / rare.sum()
    scores = cosines + likeness @ share
    best = int((scores - 9 * ~held).argmax())  # the one sentence that answers best
    around = next(part for part, end in zip(likes, numpy.cumsum([len(part) for part in likes]), strict=True) if best < end)  # its passage
    return {
        "meant": float(numpy.sort(cosines)[-2:].mean() * (anywhere @ squared)),  # the two sentences nearest in meaning, times the words
        "anywhere": float(anywhere @ open_ / open_.sum()),  # each word's nearest word in the evidence
        "plain": float(anywhere.mean()),  # the same, all words alike
        "above": float(numpy.clip(anywhere - FLOOR, 0, 1) @ share),  # the same, near ones only
        "near": float(cosines[best]),  # how near in meaning it is
        "focus": float(anywhere[focus(question)].mean()),  # the same as `plain`, of the words that tell what is asked for
        "together": float((likeness @ squared * held).max()),  # the same, within one sentence that holds the kind of thing asked for
        "around": float(around.max(axis=0).min()),  # the least likeness of a question's word within the passage around the best sentence
        "absent": float((rare * missing).max()),  # the rarest word that does not occur
        "unsaid": float(share @ missing),  # the share of words that do not occur, the rarer the more
        "lacking": (lacking := float(rare @ (1 - anywhere))),  # all that has no like, added up
        "length": min(MOST, lacking),  # the same: much in a long question, whose other features are low
        "fitting": float(held[int(scores.argmax())]),  # whether the nearest sentence of all holds the kind of thing asked for
    }
