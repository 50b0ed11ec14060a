"""A question on who is for or against a thing in; out, the sections headed as the voices on it, each told whole.

A sentence seldom says itself that it is for or against: "Barr said that it let knowledge flow out" is found by no word of the question.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence

from assistant.answers.wording import introduced
from assistant.language import terms
from assistant.language.lexicon import singular
from assistant.language.people import BODIES, ORGANISATIONS
from assistant.overview import overview
from assistant.records import Claim, Evidence, Passage, Source

MOST = 2  # sections that are told
AGAINST = r"critici[sz]\w+|critical of|oppos\w+|object\w* to|against|condemn\w*|attack(?:s|ed)"
FOR = r"support(?:s|ed|ing)?|back(?:s|ed|ing)?|in favou?r of|endors\w+|welcom\w+|defend(?:s|ed)?|prais\w+"
POINTS = "arguments?|objections?|criticisms?|case|reservations"
ASKS = [
    re.compile(rf"(?i){terms.OPENS}{form}\W*")
    for form in (
        rf"(?:who|which (?P<who>(?:[\w-]+ ){{0,2}}?[\w-]+))(?: (?:is|are|was|were|has|have|had|been|also|ever|publicly|else))* "
        rf"(?:(?P<against>{AGAINST})|{FOR})(?: to)? (?P<what>.+?)",
        rf"(?:(?:what|which)(?: (?:is|are|was|were))? )?(?:the )?(?:main |key |biggest )?(?:{POINTS}|reasons?)"
        rf"(?: (?:(?:is|are|was|were) )?(?:there|made|raised|given))? (?:(?P<against>against|to|of)|for) (?P<what>.+?)",
        r"what (?:do|did) (?:the |its )?(?:(?P<against>critics|opponents)|supporters|proponents|defenders) (?:say|think|argue|write)"
        r"(?: (?:about|of|against|for) (?P<what>.+?))?",
        r"what (?:is|was) (?:(?P<against>said|argued) against|(?:said|argued) for) (?P<what>.+?)",
        r"who (?:is|was|spoke(?: out| up)?|voted|came out) (?:(?P<against>against)|in favou?r)(?: of)?"
        r"(?: (?P<what>(?!\()[^()]+?))?(?: \([^()]*\))?",
        r"(?:what are )?(?:the )?(?:pros and cons of|arguments for and against) (?P<what>.+?)",
    )
]
BOTH = re.compile(r"\b(?:for and against|pros and cons|voices|opinions|reactions)\b", re.I)
OPPOSED = re.compile(r"\b(?:against|critics?|criticisms?|objections?|opposition)\b", re.I)
SAID = re.compile(r"\b(?:said|says?|thinks?|thought|views?|letters?)\b", re.I)
AGREED = re.compile(r"\b(?:in favou?r|support(?:ers)?|praise)\b", re.I)


def views(
    question: str, sources: Mapping[str, Source], passages: Sequence[Passage], read: Callable[[str], list[Evidence]], subject: str = ""
) -> tuple[list[Evidence], list[Claim]]:
    """The passages and claims of the sections that tell who is for, or against, what is asked about; the `subject` need not stand there.

    Of "which senators" the sentences are told that name them, if any does, and no section that never does. No superseded document
    tells it, and one of unknown kind only where all are.
    """
    if not (found := next(filter(None, (form.fullmatch(question) for form in ASKS)), None)):
        return [], []
    noun = singular(((named := found.groupdict()).get("who") or " ").rpartition(" ")[2])
    if noun in ORGANISATIONS | BODIES:  # "which agencies support it", with money
        return [], []
    whom = re.compile(rf"\b{re.escape(noun)}s?\b" if noun else "", re.I)
    about = terms.stems(named["what"] or "") - {terms.stem(subject)}
    now = [one for one in passages if one.headings[1:] and sources[one.source].status != "superseded"]
    fits, side = dict[tuple[str, tuple[str, ...]], None](), OPPOSED if named.get("against") else AGREED
    for one in [one for one in now if sources[one.source].kind != "unknown"] or now:
        rest = about - terms.vocabulary(" ".join(one.headings))
        both = BOTH.search(one.headings[-1]) or (noun and whom.search(one.headings[-1]) and SAID.search(one.headings[-1]))
        tells = both and any(rest <= terms.vocabulary(text) for text in terms.SENTENCE.split(one.text))
        if (tells or (side.search(one.headings[-1]) and not rest)) and whom.search(f"{one.headings[-1]} {one.text}"):
            fits[one.source, one.headings] = None
    evidence, claims, over = list[Evidence](), list[Claim](), dict[int, str]()
    for path, headings in [*fits][:MOST]:
        evidence += (section := [one for one in read(path) if one.headings == headings])
        said, over[len(claims)] = overview(section), f" {headings[-1]}:"
        claims += [one for one in said if whom.search(one.text)] or said
    told = introduced(claims, len(claims))
    return evidence, [dataclasses.replace(one, lead=f"{one.lead}{over.get(place, '')}".strip()) for place, one in enumerate(told)]
