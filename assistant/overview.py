"""A question about a document or a section as a whole in, with its passages; out, how each section begins, or all of one, in order."""

import collections
import dataclasses
import itertools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from assistant.answer import DOCUMENT
from assistant.answers.answerable import SUREST
from assistant.answers.slices import slices
from assistant.answers.standing import notes, past
from assistant.answers.wording import introduced, worded
from assistant.ground import ground
from assistant.language import lines, terms
from assistant.language.lexicon import singular
from assistant.records import Answer, Citation, Claim, Evidence, Passage, Source
from assistant.retold import LENGTH, SUMS

Named = TypeVar("Named")

SECTIONS = 12  # that are told of
PAGE = 3  # passages of a text without headings up to which it is told whole
SHARE = 0.6  # of a title's words that a question must have which means the document
WHOLE = re.compile(
    rf"(?i){terms.OPENS}(?:"
    r"what (?:does|do|did) (?P<says>(?:(?!not\b)\S+ )+?)(?:say|cover|contain|regulate|change|deal with|tell (?:me|us))|"
    r"what(?:['’]s| is| are) (?:in|inside) (?P<inside>.+)|what(?:['’]?s| is| are) (?P<about>(?:(?!not\b)\S+ )+?)(?:all )?about|"
    rf"{SUMS} (?P<summed>.+))\W*",
)
ITSELF = re.compile(  # asks for all of a thing; of one that has documents of its own they are told
    rf"(?i){terms.OPENS}(?:what(?:['’]?s| is)|explain|describe"
    r"|(?:tell (?:me|us)|talk) (?:more |all |something )?about|"
    r"(?:(?:what(?:['’]?s| is| are)|give (?:me|us)|list|tell (?:me|us)) )?(?:the )?(?:main|key|most important|basic) "
    r"(?:points?|provisions?|features?|facts?|elements?) (?:of|in|on|about)"
    r"|what (?:do|should) (?:i|we|one) (?:need to |have to )?know about)"
    r" (?P<itself>the .+?)"
    r"(?: to (?:me|us))?(?: in (?:a few|\w+) (?:terms|words|english|sentences))?\W*",
)
BARE = re.compile(  # asks for all there is, of nothing that it names
    rf"(?i){terms.OPENS}(?:just )?(?:(?:give|show|tell) (?:me|us) )?"
    r"(?:(?:what(?:['’]?s| is| are) )?(?:an? |the )?(?:(?:short|brief|quick|main|key|big|whole|most important|basic) )*"
    r"(?:summary|overview|gist|big picture|(?:main|key|most important) (?:points?|facts|provisions))"
    r"|(?:what(?:['’]?s| is) )?(?:this|it|that|all this) (?:all )?about|summari[sz]e(?: (?:it|this|everything|all))?"
    r"|what (?:do|should) (?:i|we|one) (?:need to |have to )?know)(?: (?:here|in a nutshell|first))?\W*",
)
COVERS = re.compile(r"\bcovers?\W*$", re.I)  # asks less than all
LATEST = terms.stems(terms.NEW)
PAPER = terms.stems("document file paper text note page source")
KIND = PAPER | terms.stems(  # what a document or a part of one is called, whatever its title says
    "policy rule guide guidance handbook manual procedure instruction regulation code notice number term section chapter part "
    "paragraph amendment annex appendix leaflet letter memo list faq question answer summary overview report"
)
HEADED = 0.25  # share of the words of a title or a heading that one word alone must be to mean it
PURPOSE = re.compile(
    rf"(?i)\W*th(?:is|ese) (?:[\w-]+ ){{0,3}}?(?:{DOCUMENT}|rules|edition) (?:sums? up|summari[sz]es?|(?:is|are) (?:for|about)|tells?"
    r"|(?:was |were |is |are )?replace[sd]?)\b",
)
MADE = re.compile(rf"\b(?:read|seen|used|searched|asked) for this (?:{DOCUMENT}|collection)\b")  # what an opening tells of itself
MAY = re.compile(r"\bMay (?=\d{4})")  # the month
PART = re.compile(r"\b(?:section|chapter|part|paragraph)s?\b", re.I)
CLAUSE = re.compile(r"([A-Z]?\d+)(?:\.\d+)+[.)]?\s+")
SMALL = re.compile(r"(?<![\w’'-])(?!(?:of|and|the|an?|from|to|in|on|at|by|for|with|or)\b)[a-z][\w’'-]+")
SAYS = 2  # words in small letters that a sentence without an auxiliary must have to say something: "Research Office." names


def meant(question: str, sources: Mapping[str, Source]) -> str | None:
    """The path of the one document that a question asks about as a whole, by the words of its title.

    Where a summary or a page, a policy … is asked for, some words of the title do that no other document's has.

    >>> seeds = Source("a.md", "", "", title="Seed exchange rules")
    >>> meant("What do the seed exchange rules say?", {"a.md": seeds}), meant("What do the rules say on seeds?", {"a.md": seeds})
    ('a.md', None)
    >>> meant("Summarise the page on seeds", {"a.md": seeds}), meant("What is in the seeds?", {"a.md": seeds})
    ('a.md', None)
    """
    old = past(question, sources.values())
    now = [one for one in sources.values() if old or one.status != "superseded"]
    return next(filter(None, (named(question, held) for held in (now, sources.values()))), None)


def named(question: str, sources: Collection[Source]) -> str | None:
    """The path of the one among these documents that a question means by its title; by a part of it one of known kind before others."""
    if path := titled(question, sources):
        return path
    files = [(one, re.sub(r"\W|_", " ", one.path.rpartition("/")[2].partition(".")[0])) for one in sources]
    pools = [{one.path: (one.title, name) for one, name in files if one.kind != "unknown" or anybody} for anybody in (False, True)]
    return next(filter(None, (only(pool, question) for pool in pools)), None)


def titled(question: str, sources: Collection[Source]) -> str | None:
    """The path of the one among these documents whose title a question has, most of it at least; of two, of that of known kind."""
    asked, _ = wanted(question)
    shares = {}
    for one in sources:
        title = terms.stems(one.title)
        if title and asked and asked <= title | PAPER:
            shares[one.path] = len(asked & title) / len(title)
    best = max(shares.values(), default=0.0)
    paths = [one for one in sources if best >= SHARE and shares.get(one.path) == best]
    paths = [one for one in paths if one.kind != "unknown"] or paths
    return paths[0].path if len(paths) == 1 else None


def wanted(question: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of what a question asks about as a whole, and those that may be a part of a title, if it may be named so."""
    found = WHOLE.fullmatch(LENGTH.sub("", question))
    asked = terms.stems(next(filter(None, found.groups()))) if found else frozenset()
    return asked, asked - KIND if found and (found["summed"] or asked & KIND) else frozenset()


def only(names: Mapping[Named, Sequence[str]], question: str) -> Named | None:
    """The only one whose names (the first is told, the others help) hold all words that are asked for, one word not alone of many.

    >>> only({"a": ["Critical parts"]}, "A summary of the criticism"), only({"a": ["Critical tools"]}, "Sum up the tool")
    (None, 'a')
    """
    asked, loosely = wanted(question)
    held = {one: frozenset().union(*map(terms.content, name)) for one, name in names.items()}
    rare = {one: [word for word in terms.content(name[0]) if word not in KIND and not word.isdigit()] for one, name in names.items()}
    fits = (one for one in names if loosely and loosely <= held[one])
    found = [one for one in fits if len(loosely) > 1 or (HEADED * len(rare[one]) <= 1 and spelled(question, names[one], *loosely))]
    found = (found[1:] and [one for one in found if asked <= held[one]]) or found
    return found[0] if len(found) == 1 else None


def spelled(question: str, names: Sequence[str], stem: str) -> bool:
    """Whether a stem is of one word, no "criticism" of "critical", in a question and first or last of what carries meaning in a name."""
    mine, *own = ([one.lower() for one in terms.WORD.findall(text) if terms.content(one)] for text in (question, *names))
    pairs = ((one, end) for one in mine for name in own for end in (*name[:1], *name[-1:]) if {terms.stem(one), terms.stem(end)} == {stem})
    return any(one.startswith(singular(end)) or end.startswith(singular(one)) for one, end in pairs)


def central(question: str, sources: Mapping[str, Source], passages: Sequence[Passage], subject: str) -> str:
    """The path of the document that has most sections about the `subject` of the collection, where that is all that is asked about.

    An official text that is called so comes before it.
    """
    bare = LENGTH.sub("", question)
    found = ITSELF.fullmatch(bare)
    asked = terms.stems(found["itself"]) if found else frozenset() if COVERS.search(question) else wanted(question)[0]
    if BARE.fullmatch(bare):
        if len(sources) == 1:
            return next(iter(sources))
        asked = frozenset({terms.stem(subject)})
    if not subject or asked - LATEST != {terms.stem(subject)}:
        return ""
    known = {path: one for path, one in sources.items() if one.status != "superseded" and one.kind != "unknown"}
    if own := [path for path, one in known.items() if one.kind == "official" and terms.content(one.title)[-1:] == (terms.stem(subject),)]:
        return own[0] if len(own) == 1 else ""
    named = {(one.source, one.headings[-1]) for one in passages if one.headings and terms.stem(subject) in terms.content(one.headings[-1])}
    counts = collections.Counter(path for path, _ in named if path in known)
    (path, most), *others = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return path if most > max(1, others[0][1]) else ""


def unnamed(question: str, titles: Sequence[str], known: object) -> str:
    """The question; one for all there is, where nothing says of what and there are several documents, asks what they are.

    >>> unnamed("Give me a summary", ["Fees", "Rules"], ""), unnamed("Give me a summary", ["Fees", "Rules"], "agreement")
    ('List the documents', 'Give me a summary')
    """
    return "List the documents" if not known and titles[1:] and BARE.fullmatch(question) else question


def section(question: str, passages: Sequence[Passage]) -> tuple[str, tuple[str, ...]] | None:
    """The path and the headings of the one section that a question asks for a summary of, by the words of its heading."""
    return only({(one.source, one.headings): one.headings[-1:] for one in passages if one.headings[1:]}, question)


def whole(
    question: str, sources: Mapping[str, Source], passages: Sequence[Passage], read: Callable[[str], list[Evidence]], subject: str = ""
) -> list[Evidence]:
    """The passages that an overview quotes of the document or the section that a question is about; `read` gives those of a document.

    A question about the `subject` of all documents is about the one that has most sections on it.
    """
    if main := central(question, sources, passages, subject):
        parts = read(main)
        return begun([one for one in parts if one.headings[1:]] or parts)
    known = section(question, [one for one in passages if sources[one.source].kind != "unknown"])
    part, path = known or section(question, passages), meant(question, sources)
    if path and part and not PART.search(question):
        asked, loosely = wanted(question)
        names = (
            {word for word in terms.content(name) if word not in KIND and not word.isdigit()} for name in (part[1][-1], sources[path].title)
        )
        heading, title = (len(name & loosely) / max(1, len(name)) for name in names)  # how much of each is asked for
        closer = heading == 1 or (heading > title and len(loosely) > 1 and PAPER.isdisjoint(asked))
        part = part if (closer or (known and sources[path].kind == "unknown")) and path != titled(question, sources.values()) else None
    if part:
        return begun([one for one in read(part[0]) if one.headings == part[1]])
    return begun(read(path)) if path else []


def says(text: str) -> bool:
    """Whether a sentence says something of the matter: it is no name or label, and does not only tell what its document is for.

    >>> [says(one) for one in ("St Ann's Hospital, Research Office.", "In force from 1 May 2024.", "This page sums up fees.", "It is hot.")]
    [False, False, False, True]
    """
    return not PURPOSE.match(text) and bool(lines.VERBAL.search(MAY.sub("", text)) or len(SMALL.findall(text)) >= SAYS)


def overview(evidence: Sequence[Evidence]) -> list[Claim]:
    """The first sentence of each section that can be said by itself, under the section's heading; every claim is an exact slice.

    Of a section alone all sentences are told, and so of a short text without headings.
    """
    found = list[Claim]()
    ordered = sorted(evidence, key=lambda one: one.start)
    short = len(ordered) <= PAGE
    parts = [(over, list(group)) for over, group in itertools.groupby(ordered, key=lambda one: one.headings or (not short and one.start))]
    for number, (headings, passages) in enumerate(parts, 1):
        over = headings[-1] if isinstance(headings, tuple) else ""
        cited = (slices(one, place, False) for one in passages for place in range(len(one.sentences)))
        good = [one for one in cited if one and not one[0].quote[:1].islower()]
        made = (opens := number == 1 < len(parts)) and any(MADE.search(one[0].quote) for one in good)
        good = [one for one in good if says(one[0].quote) and not made] or ([] if opens else good)
        for first, *more in good[: 1 if parts[1:] else None]:
            if parts[1:] or not found or first.start >= found[-1].citations[-1].end:
                cut = (unnumbered(first, over), *more)
                lead = over if found and parts[1:] and not first.quote.startswith(over) else ""
                lead += ":" if lead and not lead.endswith(("?", ".")) else ""
                found.append(Claim("\n".join(one.quote for one in cut), cut, lead=lead))
    return [*introduced(found[:1]), *found[1:SECTIONS]]


def unnumbered(one: Citation, heading: str) -> Citation:
    """A citation without the number of its clause, where the heading over it has the first part of that."""
    number = CLAUSE.match(one.quote)
    doubled = number and re.match(rf"{number[1]}(?!\w)", heading)
    return dataclasses.replace(one, start=one.start + number.end(), quote=one.quote[number.end() :]) if number and doubled else one


def begun(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The passages of a document that its overview quotes."""
    cited = [one for claim in overview(evidence) for one in claim.citations]
    return [one for one in evidence if any(one.start <= quoted.start < one.end for quoted in cited)]


def answered(answer: Answer, told: Sequence[Claim], sources: Mapping[str, Source]) -> Answer:
    """What is told outright as an answer, its claims checked as any other's."""
    texts = {one.source: sources[one.source].text for one in answer.evidence}
    claims = tuple(ground(told, answer.evidence, texts))
    answer = dataclasses.replace(answer, claims=claims, text=worded(claims), confidence=SUREST)
    return dataclasses.replace(answer, notes=answer.notes + notes(answer))
