"""A question on what a thing is and its evidence in; where each document first names the thing, which is where it explains it, out."""

import re
from collections.abc import Sequence

from assistant.language import lines, terms
from assistant.language.people import HONOURS
from assistant.questions.fragment import nameonly
from assistant.records import Evidence

ASKS = re.compile(  # what a thing is, whatever is said of it
    rf"(?i){terms.OPENS}(?:what(?:['’]?s| is| are| was| were)|(?:tell me (?:more )?about|explain|describe)"
    r"|what (?:does|do|did)(?=.* (?:do|mean)\W*$)) (?:(?:the|an?) )?(?P<one>[\w.&’' -]{2,60}?)(?: do| mean)?\W*",
)

NAMED = re.compile(
    rf"{terms.OPENS}(?i:(?:what|who)(?:['’]?s| is| was)|where (?:does|did)(?=.* work\W*$)) (?:the )?"
    r"(?P<one>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)*)(?: work)?(?:,? and (?:what|who|when|where|why|how)\b.*)?\W*"
)
IN_HASTE = re.compile(rf"{terms.OPENS}who(?:['’]?s| is| was) (?P<one>[a-z]+(?: [a-z]+){{0,2}})\W*")  # "who is ann lee"
HONOUR = "|".join(sorted(map(str.title, HONOURS)))
BARE = 2  # words of content that the name of a thing alone may have


def bare(question: str) -> bool:
    """Whether a question is the name of a thing and nothing else: "Drones?"."""
    return nameonly(question) and len(terms.content(question)) <= BARE


def firsts(question: str, evidence: Sequence[Evidence]) -> set[tuple[str, int]]:
    """The source and the start of the first sentence of each document that has all words of a thing, where a question asks what it is.

    Of a name it is those that say beside it what it is.

    >>> from assistant.records import Sentence
    >>> told = tuple(Sentence(at, 9, text, 0.0) for at, text in ((0, "We met."), (9, "The Dory Act bars punts."), (20, "Dory ended.")))
    >>> one = Evidence("a.md", "", 0, 30, "", None, "", None, "official", "current", 0.0, sentences=told)
    >>> firsts("What is the Dory Act?", [one]), firsts("When was the Dory Act passed?", [one])
    ({('a.md', 9)}, set())
    """
    if told := {(one.source, each.start) for one in evidence for each in one.sentences if explained(question, each.text)}:
        return told
    found = ASKS.fullmatch(question)
    named = question if bare(question) else found["one"] if found else ""
    thing, starts = set(terms.content(named)), dict[str, int]()
    for one in evidence if thing else ():
        for sentence in one.sentences:
            if thing <= terms.vocabulary(sentence.text) and not lines.title(sentence.text, True):
                starts[one.source] = min(starts.get(one.source, sentence.start), sentence.start)
    return set(starts.items())


def explained(question: str, text: str) -> bool:
    """Whether a question asks who or what a name is, and a text says so beside it.

    >>> [explained("Who is Ann Lee?", text) for text in ("Ann Lee, who runs it, left.", "Then the mayor Ann Lee left.", "Ann Lee left.")]
    [True, True, False]
    """
    if not (found := NAMED.fullmatch(question) or IN_HASTE.fullmatch(question)):
        return False
    name = re.escape(found["one"].title() if found.re is IN_HASTE else found["one"])
    after = rf"{name}(?:, (?:an?|the|who|which|whose) | (?:is|was|means) (?:an?|the) | (?:of|at) (?:the )?[A-Z])"
    before = rf"(?:(?:an?|the|[A-Z]\w+['’]s) (?:(?:[a-z][\w-]+ ){{1,3}}|(?:[A-Z][\w-]+ ){{1,3}}[a-z]{{5,}} )|(?:{HONOUR}) ){name}"
    return re.search(rf"\b(?:{after}|{before}\b)", text) is not None
