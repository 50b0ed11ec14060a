"""A request and its evidence in, every sentence as it bears on it out: how near it is, and what speaks for it."""

import dataclasses
import re
from collections.abc import Sequence

from assistant.language import cues, kin, lines, opposites, terms
from assistant.language.values import SPELLED
from assistant.records import Citation, Evidence, Sentence
from assistant.rulings import about, cells, faq, limits
from assistant.rulings.asked import Request

POINTS_BACK = re.compile(r"\b(?:it|its|they|them|their|this|that|these|those|others?|same|such)\b", re.I)
# Chosen on the tune half of corpus/questions.jsonl and on the questions of tests/quality/permission.jsonl, which are no test of them:
# `assistant evaluate tests/quality/permission.jsonl` rules right on .860 of 414, and permits 3 of 252 that are not permitted.
WEAK = re.compile(r"\b(?:includ\w+|appl(?:y|ies|ied)|focus\w*|limited to|confined to)\b", re.I)
STRONG = re.compile(rf"{cues.MAY}|\b(?:can|allow\w*|permi\w+|authori[sz]\w*|cover\w*|eligible|entitled?|free to|right)\b", re.I)
QUOTED = re.compile(r"Quoted from\b")
MENTION = re.compile(r"[\"“](?!not\b)[^\"“”]{1,60}[\"”]", re.I)  # words that are spoken of, not used
LETTER = re.compile(r"^\s*\((?:[a-z]|[ivx]{2,4})\)\s+(?=[A-Z])")  # of a paragraph that is a sentence
NOTE = re.compile(r"(?<=[^\W\d]{3})[⁰¹²³⁴-⁹]+(?:,[⁰¹²³⁴-⁹]+)*")  # the raised number of a note: "may not¹ enter", but no "10 km²"
BUT_THEY = re.compile(  # the one exception, between the subject and its verb
    rf"(?i)\b(?:(?P<nobody>no[ -]?one|nobody|none)|(?<![^\W\d] )(?P<what>no (?:[\w’'-]+ )?[\w’'-]+?)) "
    rf"(?:but|except(?: for)?|other than|apart from|save(?: for)?) (?!(?:{cues.LEADS})\b)"
    r"(?P<who>(?:(?!(?:may|can|is|are)\b)[\w’'-]+ ){1,6})"
    r"(?=(?:may|can|is|are)\b(?! not\b)(?![^.;]*\b(?:without|unless|until|after|before|on \w+days?)\b))",
)
ALL_BUT = re.compile(  # "Everything but fireworks may be stored."
    r"(?i)\b((?:every|any)(?:thing|one|body)|all(?: [\w’'-]+)?|(?:every|any) [\w’'-]+) but(?: for)? (?!not\b)"
    r"(?=(?:(?!(?:may|can|must|is|are)\b)[\w’'-]+ ){1,6}(?:may|can|must|is|are)\b(?! not\b))",
)
EXCEPTED = re.compile(r"^\W*(?:(?P<first>(?:[\w’'-]+ ){1,4})excepted, (?P<rest>[^.;]*))|, (?P<last>(?:[\w’'-]+ ){1,4}?)excepted\b", re.I)
HAS_SOME = re.compile(rf"\b(?:is|are) entitled to (?=(?:{SPELLED}|\d+) [\w’'-])", re.I)
ENTITLED = re.compile(  # to do something, not to a thing
    r"\b(?:ha(?:s|ve) (?:the|a) right|(?:is|are) (?:free|entitled|at liberty|allowed|permitted)) to "
    rf"(?!(?:an?|the|any|all|such|this|these|no|up|{SPELLED}|free|full|paid|sick|{terms.OWNERS}|\w+(?:s|ed|ing|al|ive))\b)"
    r"(?=[a-z]+ [\w’'-])"
)
COVER_WEIGHT = 0.5  # of the words in common, beside the cosine
ENOUGH = 0.6  # relevance below which a sentence decides nothing …
COVERED = 0.25  # … and share of the stems, by rarity, that it must hold …
CLOSE = 0.5  # … unless its meaning is as near as this …
ALONE = 0.75  # … or, without any of the words, as this
AKIN = 0.55  # … unless it also has likes of as much of the question as LIKE
UNDER = 0.5  # of the words that only the heading holds
NAMED = 0.2  # for the words of the instrument that is asked about
FITS = 0.15  # for speaking of leave, or of exceptions, where these are asked about; and against words that permit only by the way
COUNTED = 0.45  # cosine from which a limit on what the question counts is looked at, though the rest is told in other words
LIKE = 0.36  # likeness to the question below which a sentence excludes nothing; looser than the tune halves alone would have it
NEXT = 2  # characters between a point of a list and the sentence that goes on with it
LIST = 300  # characters from the line above a list to the end of a point that are quoted as one


def excepting(found: re.Match[str]) -> str:
    """What is said "guide dogs excepted", with "except" before it."""
    return f"{found['rest'] or ''} except {found['first'] or found['last']}".rstrip()


def as_may(text: str) -> str:
    """A text in which "may" stands for other words by which a right is given.

    >>> as_may("Members have the right to vote here."), as_may("It is entitled to one vote."), as_may("It is entitled to damages.")
    ('Members may vote here.', 'It may have one vote.', 'It is entitled to damages.')
    """
    return ENTITLED.sub("may ", HAS_SOME.sub("may have ", text))


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it bears on what is asked: its words with the line that opens its list, how near it is, the clause that rules.

    `lead` is what speaks for it beside nearness and words, `named` the share that it holds of the instrument's words, `like` how
    much of the question has a like in it, 0 to 1 (`likeness.likeness`), `side` whether it names the same one of two opposites or
    limits what the question counts.
    """

    evidence: Evidence
    sentence: Sentence
    text: str
    cover: float
    clause: cues.Clause
    lead: float = 0.0
    named: float = 0.0
    like: float = 1.0
    side: bool = False

    @property
    def relevance(self) -> float:
        """Nearness of meaning plus words in common; about 0 to 1.5."""
        return self.sentence.score + COVER_WEIGHT * self.cover + self.lead

    @property
    def decides(self) -> bool:
        """Whether it is near enough, and about the same thing, to decide."""
        near = self.side or self.sentence.score >= (CLOSE if self.cover else ALONE) or self.cover >= COVERED
        alike = self.sentence.score >= AKIN and self.like >= LIKE and bool(self.cover)
        return alike or (near and self.relevance >= ENOUGH)

    @property
    def proposed(self) -> bool:
        """Whether what rules in it is only proposed: in its clause, or in the one that lends its force to a clause with none of its own."""
        own = cues.force(self.clause.text)
        return bool(cues.PROPOSED.search(self.clause.text) or (not own and cues.PROPOSED.search(self.text)))

    @property
    def quoted(self) -> bool:
        """Whether it is one that a message quotes of an older one, as `replies.py` tells by a heading."""
        return any(map(QUOTED.match, self.evidence.headings))

    @property
    def before(self) -> str:
        """What its passage says before it."""
        return self.evidence.quote[: self.sentence.start - self.evidence.start]

    @property
    def opens(self) -> bool:
        """Whether it opens a list, whose points rule."""
        after = (one.text for one in self.evidence.sentences if one.start >= self.sentence.end)
        return lines.opens(self.sentence.text, first := next(after, "")) and bool(lines.MARKER.match(first))

    @property
    def above(self) -> Sentence | None:
        """What it leans on: the sentence before, or the line above the list that it is a point of."""
        before = [one for one in self.evidence.sentences if one.end <= self.sentence.start]
        place = lines.above([one.text for one in (*before, self.sentence)], len(before))
        return None if place is None else before[place]

    @property
    def citation(self) -> Citation:
        """The citation of the sentence; a point of a list with the line above the list, or without its marker where that is far.

        "This includes …" is cited with the point that it goes on with.
        """
        marker, above = lines.MARKER.match(self.sentence.text), self.above
        if marker and above and lines.opens(above.text, self.sentence.text) and self.sentence.end - above.start <= LIST:
            return self.evidence.cite(above.start + lines.marker(above.text) * (not lines.NUMERAL.match(above.text)), self.sentence.end)
        point = next((one for one in self.evidence.sentences if 0 < self.sentence.start - one.end <= NEXT), None)
        if point and not marker and lines.MARKER.match(point.text) and lines.more(self.sentence.text):
            return self.evidence.cite(point.start + lines.marker(point.text), self.sentence.end)
        return self.evidence.cite(self.sentence.start + lines.marker(self.sentence.text), self.sentence.end)


def bearing(asked: Request, evidence: Sequence[Evidence], likes: Sequence[Sequence[float]] = ()) -> list[Reading]:
    """Every sentence of the evidence as it bears on a request, the nearest first; one on another instrument has none.

    `likes` holds for each evidence how much of the question has a like in each of its sentences.
    """
    texts = [sentence.text for one in evidence for sentence in one.sentences]
    weights, kinds, found = terms.rarity(texts), kin.classes(texts), []
    for place, one in enumerate(evidence):
        told = f"{one.title} {' '.join(one.headings)} {one.quote}".lower()
        if not all(name in told for name in asked.names):
            continue
        under, near = " ".join(one.headings[-1:]), likes[place] if likes else [1.0] * len(one.sentences)
        for sentence, whole, like in zip(
            one.sentences, lines.led([sentence.text for sentence in one.sentences], faq.heading(under)), near, strict=True
        ):
            bare = as_may(EXCEPTED.sub(excepting, NOTE.sub("", cells.sided(LETTER.sub("", whole), asked.stems))))
            text = faq.stated(MENTION.sub(" ", ALL_BUT.sub(r"\1 except ", BUT_THEY.sub(only, bare))))
            cover = kin.share(asked.stems, text, weights, kinds)
            cover += UNDER * (kin.share(asked.stems, f"{text} {under}", weights, kinds) - cover)
            named = terms.cover(asked.named, f"{text} {under}", weights)
            lead = NAMED * (named + kin.belongs(asked.stems, text, kinds)) + FITS * fits(asked, text)
            counted = bool(limits.measured(asked.amounts, text)) and sentence.score >= COUNTED
            lead += FITS * counted
            wanted = {*asked.stems, *kin.wider(terms.lacking(asked.stems, text))}  # a word that is there means no other one
            clause = faq.ruling(about.meant(asked, about.sparing(asked, text)), sorted(wanted), weights)
            found.append(Reading(one, sentence, text, cover, clause, lead, named, like, counted or opposites.same_side(asked.story, text)))
    return sorted(found, key=lambda reading: -reading.relevance)


def only(none_but: re.Match[str]) -> str:
    """ "No one but the warden may" as "Only the warden may", and "No room but the hall may" as "No room other than the hall may".

    >>> BUT_THEY.sub(only, "Nobody except a nurse may cook."), BUT_THEY.sub(only, "No cars but taxis may stop.")
    ('Only a nurse may cook.', 'No cars other than taxis may stop.')
    """
    what, who = none_but["what"], none_but["who"]
    if what is None:
        return f"{'Only' if none_but['nobody'][0].isupper() else 'only'} {who}"
    return f"{what} {'other than' if terms.stems(what).isdisjoint(terms.stems(who)) else 'except'} {who}"


def parted(reading: Reading, asked: Request) -> Reading:
    """The reading of what excludes between two semicolons, alone where all that the sentence has of the request is in there.

    What permits is read with the rest, which may limit it: alone it permitted one thing more that is not.
    """
    parts = [part for part in reading.text.split(";") if part.strip()]
    own, rest = next((part for part in parts if reading.clause.text.strip(" .;") in part), ""), parts[1:]
    if not own or not rest or ":" in parts[0] or reading.clause.force >= 0 or POINTS_BACK.search(own) or cells.ROW.match(reading.text):
        return reading
    held, said = kin.shared(asked.stems, own), kin.shared({*asked.stems} - {asked.deed}, " ".join(part for part in parts if part != own))
    return dataclasses.replace(reading, text=own) if held and said <= held else reading


def fits(asked: Request, text: str) -> int:
    """What speaks for a sentence (1) or against it (-1) beside its words."""
    if asked.licence and re.search(rf"\b{cues.LEAVE}\b", text, re.I):
        return 1
    if kin.shared([asked.deed], text) or opposites.same_side(asked.story, text):
        return 1
    weak = WEAK.search(text)
    return -1 if weak and not STRONG.search(text) and terms.stem(weak.group()) not in asked.reach else 0
