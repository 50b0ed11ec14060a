"""A passage and the place of a sentence in it in, the exact slices out that make the sentence readable by itself."""

import itertools
import re
from collections.abc import Sequence

from assistant.language import lines, terms
from assistant.records import Citation, Evidence, Sentence

GAP = 3  # characters of white space between passages that follow each other
ITEMS, HEAD = 25, 3  # points of one list that are shown; lines that a document may open with before it says anything
FEW = 8  # points that are shown with one of them where a list is asked for
CASES = 4  # … and of one of cases, "later: half of the price", where there are no more
CASE = re.compile(r"[^:.;]{1,60}: \S")

LEANING = re.compile(
    r"(?i)(?:(?:however|but|and|also|so|thus|therefore|yet|instead|then|moreover|furthermore|in addition|still|as a result|for this reason)"
    r"\b,?\s+)*(?:it|its|this|that|these|those(?! (?:who|that|with|in|on|at|from)\b)|they|their|them|he|she|his|her|both|neither|such"
    r"|the (?:former|latter|same)|there|here|elsewhere|otherwise|in (?:fact|that case)|at (?:all )?other times"
    r"|however|therefore|thus|instead|moreover|furthermore|also|but|and|another|others?)\b"
    r"|(?:\w+ ){0,3}?(?:from|on|since|after|before|until|by|at) th(?:at|is) (?:day|date|time|year|month|moment|point)\b"
    r"|no (?:decision|vote) was\b"
    r"|(?:approved|agreed|carried|declined|deferred|granted|refused|rejected)\b(?=[,.;:]| (?:by|on|subject|unanimously)\b)",  # in minutes
)
STANDS = re.compile(  # "These Terms are …": the document itself
    r"(?i)(?:there (?:is|are|was|were)|it (?:is|was|has been) \w+(?:, [^,;.]{2,40},)? (?:that|to)|"
    r"it (?:usually )?(?:takes?|costs?)\b[^.]* (?:to|for)|both (?!of)\w+|that is|(?:this|these) (?-i:[A-Z])\w+)\b",
)
ALL_OF, SERIES = re.compile(r"the (?:three|four|five|six|seven) \w+", re.I), re.compile(r"\w, [^.;]{2,60} and \w")  # that were just named


def slices(evidence: Evidence, position: int, listing: bool, others: Sequence[Evidence] = (), headed: bool = False) -> tuple[Citation, ...]:
    """The slices that make the sentence at `position` readable by itself; empty when nothing in the evidence does.

    For a question that asks for a list, the line above a list brings its points along, those too that go on in one of the `others`;
    so does a point that tells one of a few cases;
    right under a heading that is asked for, as `headed` tells, any point of a list brings all.
    """
    sentences, texts = evidence.sentences, [one.text for one in evidence.sentences]
    head = not evidence.start and position < HEAD and all(lines.title(one, True) for one in texts[:position])
    text, leads = texts[position], lines.opens(*texts[position : position + 2])
    if lines.ASKS.search(text) or (lines.title(text, head) and not leads):
        return ()
    if lines.MARKER.match(text) and not leads:
        above = lines.above(texts, position)
        if above is None or not lines.opens(*texts[above : above + 2]) or lines.DEFINED.match(text):
            run = [one for one in sentences if lines.alike(one.text, text)] if headed and above is None else [sentences[position]]
            return tuple(cite(evidence, one) for one in run[:ITEMS])
        own, whole = cite(evidence, sentences[position]), slices(evidence, above, True, others)
        most = FEW if listing else CASES if all(CASE.match(one.quote) for one in whole[1:]) else 0
        return whole if own in whole and len(whole) <= most + 1 else (cite(evidence, sentences[above]), own)
    if leads:
        rows = [(evidence, sentence) for sentence in sentences[position + 1 :]]
        for other in sorted(others, key=lambda one: one.start):
            if rows and other.source == evidence.source and other.start - rows[-1][0].end <= GAP:
                rows += [(other, sentence) for sentence in other.sentences if sentence.start >= rows[-1][0].end]
        points = [cite(*row) for row in itertools.takewhile(lambda row: lines.beside(texts[position + 1], row[1].text), rows)]
        if points or not text[-1].isalpha():
            return (cite(evidence, sentences[position]), *points[: ITEMS if listing or len(points) <= ITEMS else 0]) if points else ()
    if position and not lines.point(texts[position - 1]) and (leans(text) or (ALL_OF.match(text) and SERIES.search(texts[position - 1]))):
        return (evidence.cite(sentences[position - 1].start, sentences[position].end),)
    return () if leans(text, evidence.title) else (cite(evidence, sentences[position]),)


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
    return evidence.cite(sentence.start + lines.marker(sentence.text), sentence.end)
