"""A question about a document as a whole in, with its passages; out, how each of its sections begins, in order."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Mapping, Sequence

from assistant import terms
from assistant.answer import slices
from assistant.answerable import SUREST
from assistant.ground import ground
from assistant.lead import introduced
from assistant.records import Answer, Claim, Evidence, Source
from assistant.standing import notes
from assistant.wording import worded

SECTIONS = 12  # that are told of
SHARE = 0.6  # of a title's words that a question must have which means the document
WHOLE = re.compile(
    r"\W*(?:(?:please|can you|could you) )*(?:what (?:does|do) (?P<says>.+?) (?:say|cover|contain|regulate|deal with|tell (?:me|us))|"
    r"what(?:['’]s| is| are) (?:in|inside) (?P<inside>.+)|what(?:['’]s| is| are) (?P<about>.+?) about|"
    r"(?:summari[sz]e|outline|(?:(?:give|show) (?:me|us) )?(?:an? |the )?(?:(?:short|brief|quick) )?(?:overview|summary|outline) of) "
    r"(?P<summed>.+))\W*",
    re.I,
)
PAPER = frozenset(map(terms.stem, "document file paper text note page source".split()))


def meant(question: str, sources: Mapping[str, Source]) -> str | None:
    """The path of the one document that a question asks about as a whole, by the words of its title.

    >>> seeds = Source("a.md", "", "", title="Seed exchange rules")
    >>> meant("What do the seed exchange rules say?", {"a.md": seeds}), meant("What do the rules say on seeds?", {"a.md": seeds})
    ('a.md', None)
    """
    found = WHOLE.fullmatch(question)
    asked = frozenset(terms.content(next(filter(None, found.groups())))) if found else frozenset()
    shares = {}
    for path, one in sources.items():
        title = frozenset(terms.content(one.title))
        if title and asked and asked <= title | PAPER:
            shares[path] = len(asked & title) / len(title)
    best = max(shares.values(), default=0.0)
    paths = [path for path, share in shares.items() if share == best]
    return paths[0] if best >= SHARE and len(paths) == 1 else None


def overview(evidence: Sequence[Evidence]) -> list[Claim]:
    """The first sentence of each section that can be said by itself, under the section's heading; every claim is an exact slice."""
    found = list[Claim]()
    ordered = sorted(evidence, key=lambda one: one.start)
    for headings, passages in itertools.groupby(ordered, key=lambda one: one.headings or one.start):
        cited = (slices(one, place, False) for one in passages for place in range(len(one.sentences)))
        if first := next((one for one in cited if one and not one[0].quote[:1].islower()), None):
            named = headings[-1] if isinstance(headings, tuple) and found else ""
            lead = "" if not named or first[0].quote.startswith(named) else named if named.endswith("?") else f"{named}:"
            found.append(Claim("\n".join(one.quote for one in first), first, lead=lead))
    return [*introduced(found[:1]), *found[1:SECTIONS]]


def begun(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The passages of a document that its overview quotes."""
    cited = [one for claim in overview(evidence) for one in claim.citations]
    return [one for one in evidence if any(one.start <= quoted.start < one.end for quoted in cited)]


def answered(answer: Answer, sources: Mapping[str, Source]) -> Answer:
    """The overview as an answer, its claims checked as any other's."""
    texts = {one.source: sources[one.source].text for one in answer.evidence}
    claims = tuple(ground(overview(answer.evidence), answer.evidence, texts))
    answer = dataclasses.replace(answer, claims=claims, text=worded(claims), confidence=SUREST)
    return dataclasses.replace(answer, notes=answer.notes + notes(answer.citations))
