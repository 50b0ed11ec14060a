"""A ruling and the sentences it was made from in, the calibrated probability that it is right out, 0 for another deed or thing."""

import math
import re
from collections.abc import Sequence

from assistant.language import kin, terms
from assistant.language.clause import clause
from assistant.records import Ruling, Verdict
from assistant.rulings.asked import LIGHT, Request, request
from assistant.rulings.faq import ANSWERED
from assistant.rulings.reading import Reading
from assistant.rulings.whom import subject

# Fitted and cross-validated by `python -m tests.quality.calibrate_certain`, which prints them and what stands beside RULED.
WEIGHTS = {
    "constant": -1.928,
    "relevance": 3.297,
    "like": 1.948,
    "asked": 0.06,
    "thing": -0.804,
    "behind": -2.172,
    "others": -0.296,
    "conditional": -1.244,
    "excluded": -0.609,
    "amounts": -0.516,
}
FIRST = 5  # sentences looked at for what says otherwise
# Least probability from which a ruling has no mark of doubt; on texts of another kind than these more of the unmarked are wrong.
RULED = {
    "strict": 0.8,  # leaves 65 % of the right rulings unmarked and marks 80 % of the wrong ones; 8 % of the unmarked are wrong
    "balanced": 0.7,  # 80 %, 60 %; 12 %
    "generous": 0.6,  # 89 %, 43 %; 15 %
}
WHERE = dict.fromkeys("in on at behind from over into onto".split(), "at")  # one kind of place, or of means
KINDS = "|".join((*WHERE, "for", "with", "to", "by", "during", "until", "via"))
DEED = re.compile(
    r"\b(?:may|can|could|shall|must|allowed to|permitted to|free to)(?: not)?(?: (?:also|only|always|never|be))* ([a-z]+)", re.I
)
REACHED = re.compile(r"\b(?:appl(?:y|ies) to|binds?|covers?|extends? to|reach(?:es)?) (.+)", re.I)  # by a rule
LET = re.compile(r"\b([a-z]+) (?:is|are) (?:(?:also|only|always) )*(?:allowed|permitted|welcome|fine)\b", re.I)  # "smoking is allowed on …"
WHEN = terms.stems(  # tells no place
    "morning afternoon evening night noon midnight day weekend week holiday month year spring summer autumn winter time lunch break "
    f"{terms.DAY} {terms.MONTH}".replace("|", " ")
)
END = re.compile(r"[.;:?!]|, |\b(?:and|or|but|if|when|unless|where|who|which|that|provided|without|as)\b")
COMPLEMENT = re.compile(
    rf"(?i)\b({KINDS}) (?:(?:the|an?|{terms.OWNERS}|this|that|any|some|another) )*"
    rf"([\w’'-]+(?: (?!(?:{KINDS}|of|and|or|under|is|are)\b)[\w’'-]+){{0,3}})",
)
HOME = re.compile(r"\b(?<!at )(?<!from )(?<!the )(?<!\ba )(?<!my )(?<!our )(?:home|abroad|overseas)\b(?! \w+ing\b)", re.I)
HOMES = terms.stems("home abroad overseas")  # tell no place beside another
NAMED = re.compile(r"\d|[A-Z](?!\w+day\b)\w")  # a name may be one of the class that the other tells, and a number is compared elsewhere


def certainty(ruling: Ruling, ranked: Sequence[tuple[Reading, Verdict | None]], asked: Request) -> float:
    """The probability, 0 to 1, that a ruling on a request is right; `ranked` are the sentences with their stands, the nearest first.

    Does the sentence that governs speak of all that is asked, and does none that says otherwise come as near? That nothing was found
    which governs is never sure: 0.
    """
    found = features(ruling, ranked, asked)
    return 1 / (1 + math.exp(-sum(weight * found.get(name, 1.0) for name, weight in WEIGHTS.items()))) if found else 0.0


def firm(ruling: Ruling, own: str, searched: str, known: str, least: float) -> bool:
    """Whether a ruling has no mark of doubt: it is probable, and the sentence has what a follow-up that asks no leave itself adds.

    `own` is what was asked, `searched` what it was completed to, `known` that without names that no document has: whether one of those is
    such a body as leave is given to, or as a rule reaches, is not known. Else the general rule is given without a doubt where the
    circumstance that was told ("he has a green card") is its exception.
    """
    cited = ruling.governing
    adds = cited and own != searched and request(own) is None and terms.lacking(terms.content(own), cited.quote)
    stranger = ruling.verdict is Verdict.PERMITTED and acting(searched) != acting(known)
    return ruling.sure >= least and not (adds or stranger or REACHED.findall(searched) != REACHED.findall(known))


def acting(question: str) -> str:
    """Who would do what a question asks leave for; "" where it does not tell it before the verb.

    >>> acting("May Ann and Bob sing?"), acting("Hum.")
    ('Ann and Bob', '')
    """
    parsed = clause(question.rstrip(" ?"))
    return parsed.who if parsed else ""


def features(ruling: Ruling, ranked: Sequence[tuple[Reading, Verdict | None]], asked: Request) -> dict[str, float]:
    """What the probability is made of; empty where no sentence governs."""
    one = next((one for one, _ in ranked if governs(ruling, one)), None)
    if one is None:
        return {}
    said = kin.shared(asked.thing, f"{one.text} {' '.join(one.evidence.headings[-1:])}")
    return {
        "relevance": one.relevance,
        "like": one.like,  # the share of the question that has a like in it
        "asked": float(len(asked.stems)),  # how many words are asked about: of many, what is as near is the surer
        "thing": 1 - len(said) / len(asked.thing) if asked.thing else 0.0,  # the share of what it would be done to that it has not
        "behind": ranked[0][0].relevance - one.relevance,  # how far it lies behind the nearest sentence
        "others": float(sum(says not in (None, ruling.verdict) for _, says in ranked[:FIRST])),  # how many of the first say otherwise
        "conditional": float(ruling.verdict is Verdict.CONDITIONAL),
        "excluded": float(ruling.verdict is Verdict.EXCLUDED),
        "amounts": float(bool(asked.amounts)),
    }


def governs(ruling: Ruling, one: Reading) -> bool:
    """Whether a sentence is, or lies in, what a ruling cites."""
    cited = ruling.governing
    return cited is not None and cited.overlaps(one.evidence.cite(one.sentence.start, one.sentence.end))


def another_use(question: str, text: str) -> bool:
    """Whether a deed of a text that the question asks about is done there for, with, to, by, at … something else.

    >>> rule = "Staff may use the car for visits to customers."
    >>> [another_use(f"May I use it{rest}?", rule) for rest in (" for my holiday", " for a visit to a customer", " for visiting buyers")]
    [True, False, False]
    >>> another_use("May I use it at ten?", "You may not use it for boxing."), another_use("May I box here?", "Boxing is banned.")
    (True, False)
    >>> rule = "Smoking is allowed on the balcony."
    >>> [another_use(f"May I smoke {where}?", rule) for where in ("in my room", "on my balcony", "at night")]
    [True, False, False]
    """
    asked, told = terms.stems(question), terms.stems(text)
    for verb in (*DEED.finditer(text), *LET.finditer(text)):
        deed = terms.stem(verb[1].lower())  # or one alike: what "may be sent" is given
        like = next((one for one in (deed, *terms.content(question)) if one in asked & kin.wider([deed])), "")
        if not like:
            continue
        mine = complements(question, like)
        for kind, its in complements(text, deed).items():
            place, own = its - HOMES or its, mine.get(kind, set()) - HOMES or mine.get(kind, set())
            if verb.re is LET and (kind != "at" or mine.get("at", WHEN) <= WHEN):
                continue
            if kin.wider(place).isdisjoint(asked) and (own.isdisjoint(told) if own else kind == "for"):
                return True
    return False


def complements(text: str, deed: str) -> dict[str, set[str]]:
    """The stems of what follows a deed, by the preposition, in its own clause.

    >>> complements("May we sell land to the town or rent it for a day?", "sell")
    {'to': {'town'}}
    """
    found, text = dict[str, set[str]](), HOME.sub(r"to \g<0>", text)
    begins = next((word.end() for word in terms.WORD.finditer(text) if terms.stem(word.group()) == deed), len(text))
    for kind, what in COMPLEMENT.findall(END.split(text[begins:])[0]):
        if not NAMED.search(what) and (stems := terms.content(what)):
            found.setdefault(WHERE.get(kind.lower(), kind.lower()), set()).update(stems)
    return found


def other_entry(asked: Request, text: str) -> bool:
    """Whether a text is the yes or no to a question about another thing, of which it has no word: phones, where a knife is asked about.

    >>> [other_entry(request(f"May I bring a {thing}?"), "May I bring a pet? Yes.") for thing in ("knife", "dog")]
    [True, False]
    """
    entry = ANSWERED.match(text)
    theirs = request(f"{entry['asked']}?") if entry else None
    mine, its = matter(asked), matter(theirs) if theirs else set()
    return bool(mine and its) and not kin.shared(mine, text) and asked.known.isdisjoint(its)


def matter(asked: Request) -> set[str]:
    """The stems of what a question is about: to what something would be done, else what it speaks of.

    >>> [matter(request(one)) for one in ("May my son bring a dog?", "Are hats allowed?")]
    [{'dog'}, {'hat'}]
    """
    parsed = clause(asked.story.rstrip(" ?"))
    rest = {*terms.content(parsed.rest)[1:]} - LIGHT - asked.place if parsed else set()
    return {*asked.thing} or {subject(asked.story)} - {""} or rest
