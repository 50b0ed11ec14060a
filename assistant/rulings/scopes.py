"""A question and a sentence of several limits in, whether those are kept to that are for the place or the kind that it names out."""

import itertools
import re
from collections.abc import Sequence

from assistant.language import kin, terms

AND = re.compile(r"[,;]|\b(?:and|or|but|while|whereas)\b", re.I)
OUTSIDE = re.compile(r"\boutside (?:of )?(?:(?:the|an?) )?(?=\w)", re.I)
PLACE = re.compile(r"\b(in|inside|within|at|outside)(?: of)? (?:(?:the|an?) )?(\w+)", re.I)
WHOSE = re.compile(r"\W*(?:by|for)\b", re.I)
DEED = re.compile(r"\b(?:may|can|cannot|must|shall|is|are)(?: not)?(?: be)? \w+|\b(?:at|for|not|more|than|least)\b", re.I)  # tells no kind


def binding(question: str, text: str, limits: Sequence[tuple[int, int, bool]]) -> bool | None:
    """Whether those limits are kept to that bind what is asked about, of some with their places in the text; None where that is open.

    That one is meant of whose own words the question has the most: of those before the limits, else of those after them. What keeps to it
    may be bound by another too, unless they are told alike: "in the workshop" and "outside the cabinet" may both be where it is.

    >>> text = "Up to 9 in Rome and up to 7 outside Rome"
    >>> [binding(f"May I take 8 {where}?", text, [(0, 7, True), (20, 27, False)]) for where in ("in Rome", "outside Rome", "there")]
    [True, False, None]
    """
    cuts = [0]
    for (_, end, _), (start, *_) in itertools.pairwise(limits):
        cuts.append(max((one.end() for one in AND.finditer(text, end, start)), default=start))
    heads = [DEED.sub(" ", text[cut:start]) for cut, (start, *_) in zip(cuts, limits, strict=True)]
    tails = [text[end:cut] for (_, end, _), cut in zip(limits, [*cuts[1:], len(text)], strict=True)]
    before = any(map(terms.content, heads[1:]))
    parts = [OUTSIDE.sub("outside", one) for one in (heads if before else tails)]
    told = terms.content(OUTSIDE.sub("outside", question))
    known = kin.wider(terms.lacking(told, " ".join(parts))).union(told)  # a word that is there means no other one
    words, shares = [terms.stems(one) for one in parts], list[float]()
    for place, one in enumerate(words):
        own = one.difference(*words[:place], *words[place + 1 :])
        shares.append(len(own & known) / max(1, len(own)))
    meant = {holds for share, (*_, holds) in zip(shares, limits, strict=True) if share and share == max(shares)}
    places = {(word.lower(), lead.lower() == "outside") for lead, word in PLACE.findall(text)}
    alike = before or all(map(WHOSE.match, tails)) or any((one, not out) in places for one, out in places)
    return meant.pop() if len(meant) == 1 and (alike or True not in meant) else None
