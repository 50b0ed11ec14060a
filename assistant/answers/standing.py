"""How much sources weigh: whether a question asks about the past, and what a reader must know of the sources an answer rests on."""

import collections
import re
from collections.abc import Iterable, Sequence

from assistant.language import terms
from assistant.language.permission import INSTRUMENT
from assistant.language.values import YEAR
from assistant.records import Answer, Evidence, Source

COMPARED = re.compile(r"\b(?:compar\w+|differ\w*|unlike|than|versus|vs)\b.*", re.IGNORECASE)  # what is asked about stands before it
PAST = re.compile(
    r"(?i)\b(?:as (?:of|at)|before(?! (?:an?|any|noon|midnight|(?-i:[a-z]+ing)|i|we|you|\d\d?(?:[:.]\d\d)?(?: ?[ap]\.?m)?(?!\W*\w))\b)"
    r"|(?:until|till) then|prior to|previous(?:ly)?"
    r"|former(?:ly)?|original(?:ly)?|used to|at (?:the|that) time|back then"
    r"|in the past|histor(?:y|ic|ical|ically)|earlier|superseded"
    rf"|old(?:er)? (?:[\w’'&-]+[ -]){{0,3}}?(?:{INSTRUMENT}|versions?|lists?|ones?|wording|days)"
    r"|lapsed|expired|did .{1,60} (?:lapse|expire)"
    r"|(?:in|during|by|on|until|till|between|through(?:out)?|early|late|mid|spring|summer|autumn|fall|winter|"
    rf"{terms.MONTH}) (?:of )?(?:\d{{1,2}},? )?(?:1[89]|20)\d\d)\b",
)
ENDED = re.compile(r"^(\W*(?:has|have|is|are)(?:n['’]t)?\b[^?]*?)\b(?:lapsed|expired)\b", re.IGNORECASE)  # which asks of today
UNSETTLED = "No sentence that settles this was found, which does not prove that the documents are silent on it."
WEAK = {
    "press": ("a press report", "press reports"),
    "summary": ("a summary", "summaries"),
    "analysis": ("an analysis", "analyses"),
    "unknown": ("a document of unknown kind", "documents of unknown kind"),
}


def past(question: str, sources: Iterable[Evidence | Source] = ()) -> bool:
    """Whether a question asks how things stood, so that superseded sources may answer it.

    >>> past("What did the old science pact say?"), past("Until when is the old town open?"), past("What is new compared with the old one?")
    (True, False, False)
    >>> past("When did the pact expire?"), past("What held before Beijing signed?")
    (True, True)
    >>> past("When does the pact expire?"), past("Has the pact lapsed?"), past("Is it open before 8 am?")
    (False, False, False)
    """
    return bool(PAST.search(ENDED.sub(r"\1", COMPARED.sub("", question)))) or dated(question, sources)


def dated(question: str, sources: Iterable[Evidence | Source]) -> bool:
    """Whether a question names a year that only superseded sources mention, in their date or title.

    >>> dated("What was the fee in the 2021 list?", [Source("a", "", "", "Fees", date="2021-05-01", status="superseded")])
    True
    """
    old, now = set[str](), set[str]()
    for one in sources:
        said = one.quote if isinstance(one, Evidence) and one.status != "superseded" else ""
        (old if one.status == "superseded" else now).update(YEAR.findall(f"{one.date} {one.title} {said}"))
    return not (old - now).isdisjoint(YEAR.findall(question))


def stood(evidence: Sequence[Evidence]) -> bool:
    """Whether what is superseded among `evidence`, all of it of one day or before, may have been in force then: nothing current is later.

    >>> old, new = Evidence("", "a", "", "", 0, date="2021-05-01", status="superseded"), Evidence("", "b", "", "", 0, date="2024-05-01")
    >>> stood([old]), stood([old, new])
    (True, False)
    """
    old, now = (max((one.date or "" for one in evidence if (one.status == "superseded") is over), default="") for over in (True, False))
    return old > now


def notes(answer: Answer, sources: Iterable[Source] = ()) -> tuple[str, ...]:
    """Sentences on what an answer rests on: on no sentence that rules, on superseded sources, or only on sources that are not official.

    A verdict rests on the claim that governs it, whatever is quoted beside. `sources` are all documents: where no kind is told of any,
    none is missed.

    >>> from assistant.records import Citation, Claim, Verdict
    >>> press, note = (Citation(kind, "", 0, 1, "x", kind=kind) for kind in ("press", "guidance"))
    >>> told = Claim("", (press,)), Claim("", (note,))
    >>> notes(Answer("", "", "", None, None, told)), notes(Answer("", "", "", Verdict.EXCLUDED, press, told))
    ((), ('This verdict rests only on a press report, not on an official text.',))
    """
    found = [UNSETTLED] if answer.verdict and not answer.governing else []
    for title, date in dict.fromkeys((one.title or one.source, one.date) for one in answer.citations if one.status == "superseded"):
        found.append(f'Superseded: "{title}"{f" ({date})" if date else ""} is no longer how things stand today.')
    rules = answer.governing
    bearing = next((one.citations for one in answer.claims if rules and any(map(rules.overlaps, one.citations))), answer.citations)
    held = collections.Counter(kind for _, kind in dict.fromkeys((one.source, one.kind) for one in bearing))
    if held and all(kind in WEAK for kind in held) and {one.kind for one in sources} != {"unknown"}:
        rest = " and ".join(WEAK[kind][many > 1] for kind, many in held.items())
        found.append(f"This {'verdict' if rules else 'answer'} rests only on {rest}, not on an official text.")
    return tuple(found)
