"""A text in, the places of its own document that it points to out: "the fee in Schedule 2", "section 5"; knows text only."""

import re
from collections.abc import Iterable, Sequence

from assistant.language.headings import LONGEST_HEADING
from assistant.language.values import unnumbered

BODY = r"(?:sections?|(?:sub-?)?paragraphs?|paras?\.?|clauses?|rules?|articles?|regulations?|by-?laws?|chapters?|points?|§+)"
APPENDED = r"(?:schedule|annex|appendix|attachment|exhibit)"
NUMBER = r"(?:\d{1,3}[A-Z]?(?:\.\d{1,3})*|[IVX]{2,5}|[A-Z])"
MORE = r"(?:(?:,| and| or|, and|, or) \d{1,3}[A-Z]?(?:\.\d{1,3})*)*"
POINTER = re.compile(
    rf"\b(?:(?i:(?P<end>{APPENDED})(?:e?s)?|{BODY}))\s*(?P<numbers>{NUMBER}{MORE})(?:\s?\([0-9a-z]{{1,4}}\))*(?![\w(]|\.\d)"
)
ELSEWHERE = re.compile(r",? (?:(?:of|to|in) (?!this\b|these\b)(?:the |that )?[\w’']*[A-Z\d]|thereof\b)")  # "section 5 of the Act"
ACT = re.compile(r"(?:\b[A-Z]{2,}|\d|['’]s|\b(?:its|their|whose))\W*$")  # before it: "15 CFR part 734", "the Act's section 5"
EACH = re.compile(NUMBER)
PLACE = re.compile(rf"\W*(?:(?i:(?P<end>{APPENDED})|{BODY})\s*(?P<number>{NUMBER})|(?P<own>\d{{1,3}}(?:\.\d{{1,3}})*))(?=[\s.:)–—,-]|$)")
LABEL = re.compile(rf"\W*(?i:{APPENDED}|{BODY})\s*{NUMBER}\W*$")  # a heading that says no more

Place = tuple[str, str]  # the kind of what stands at the end of a document, empty for a part of its body; the number


def pointers(text: str) -> list[Place]:
    """The places that a text points to in its own document.

    >>> pointers("See Schedule 2 and paragraphs 4.1(b) and 5."), pointers("Article 4 of the 1979 treaty and 15 CFR section 7")
    ([('schedule', '2'), ('', '4.1')], [])
    """
    found = (one for one in POINTER.finditer(text) if not ELSEWHERE.match(text, one.end()) and not ACT.search(text[: one.start()]))
    return [((one["end"] or "").lower(), number) for one in found for number in EACH.findall(one["numbers"])]


def place(text: str) -> Place | None:
    """The place that a heading or a numbered paragraph begins with.

    >>> place("Schedule 2 – Fees"), place("4.1 Payment is due."), place("Section 5"), place("A fee is due.")
    (('schedule', '2'), ('', '4.1'), ('', '5'), None)
    """
    found = PLACE.match(text)
    return ((found["end"] or "").lower(), found["number"] or found["own"]) if found else None


def around(text: str) -> list[Place]:
    """The place that a text begins with, and those that this is in.

    >>> around("4.1.2 Pay."), around("Annex B"), around("Pay.")
    ([('', '4.1.2'), ('', '4.1'), ('', '4')], [('annex', 'B')], [])
    """
    if (found := place(text)) is None:
        return []
    parts = found[1].split(".")
    return [(found[0], ".".join(parts[:count])) for count in range(len(parts), 0, -1)]


def completed(sections: Sequence[tuple[tuple[str, ...], Iterable[str]]]) -> list[tuple[str, ...]]:
    """The headings of each section; those that end in no more than "Schedule 2" go on with the first sentence that points there.

    >>> completed([((), ["1.1 The fee is set out in Annex A."]), (("Annex A",), ["5 pounds"])])
    [(), ('Annex A', 'The fee is set out in Annex A.')]
    """
    found: dict[Place, str] = {}
    for headings, sentences in sections:
        for said in (" ".join(sentence.split()) for sentence in sentences):
            for there in pointers(said) if len(said) <= LONGEST_HEADING else ():
                if there not in map(place, headings):
                    found.setdefault(there, unnumbered(said))
    last = (place(headings[-1]) if headings and LABEL.match(headings[-1]) else None for headings, _ in sections)
    return [(*headings, found[bare]) if bare in found else headings for (headings, _), bare in zip(sections, last, strict=True)]
