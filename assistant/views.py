"""A question on who is for or against a thing in; out, the sections headed as the voices on it, each told whole.

A sentence seldom says itself that it is for or against: "Barr said that it let knowledge flow out" is found by no word of the question.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence

from assistant.language import terms
from assistant.language.people import personal
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
AGREED = re.compile(r"\b(?:in favou?r|support(?:ers)?|praise)\b", re.I)


def views(
    question: str, sources: Mapping[str, Source], passages: Sequence[Passage], read: Callable[[str], list[Evidence]], subject: str = ""
) -> tuple[list[Evidence], list[Claim]]:
    """The passages and claims of the sections that tell who is for, or against, what is asked about; the `subject` need not stand there.

    No superseded document tells it, and one of unknown kind only where all are.
    """
    if not (found := next(filter(None, (form.fullmatch(question) for form in ASKS)), None)):
        return [], []
    if (named := found.groupdict()).get("who") and not personal(named["who"]):  # "which agencies support it", with money
        return [], []
    about = terms.stems(named["what"] or "") - {terms.stem(subject)}
    now = [one for one in passages if one.headings[1:] and sources[one.source].status != "superseded"]
    fits, side = dict[tuple[str, tuple[str, ...]], None](), OPPOSED if named.get("against") else AGREED
    for one in [one for one in now if sources[one.source].kind != "unknown"] or now:
        rest = about - terms.vocabulary(" ".join(one.headings))
        told = BOTH.search(one.headings[-1]) and any(rest <= terms.vocabulary(text) for text in terms.SENTENCE.split(one.text))
        if told or (side.search(one.headings[-1]) and not rest):
            fits[one.source, one.headings] = None
    evidence, claims = list[Evidence](), list[Claim]()
    for path, headings in [*fits][:MOST]:
        section = [one for one in read(path) if one.headings == headings]
        for place, claim in enumerate(overview(section)):
            claims.append(claim if place else dataclasses.replace(claim, lead=f"{claim.lead} {headings[-1]}:".strip()))
        evidence += section
    return evidence, claims
