"""A request and a sentence that excludes something in, whether that may be another thing than is asked about out."""

import itertools
import re
from collections.abc import Sequence

from assistant.language import kin, terms
from assistant.language.clause import clause
from assistant.language.nations import nations
from assistant.language.people import agent
from assistant.rulings.asked import Request
from assistant.rulings.whom import ANY, ANYONE, OF_AN_AGE, OFFICES, RELATIVES, elsewhom, for_others, person

NUMBER = r"(?:(?:clauses?|sections?|paragraphs?|articles?|rules?|items?) |§ ?)?(\d[\d.]*(?:\([a-z\d]\))*)"
NOT_FOR = re.compile(  # "Clause 2 does not apply to fire engines.", "Fire engines, when on duty, are exempt from 2.1."
    rf"(?i)\b{NUMBER} (?:do|does|shall|will) not apply to ([^.;,]{{3,60}})"
    rf"|^\W*(?:\d[\d.]* )?([^.;,]{{3,60}}?)(?:,[^.;]{{2,60}},)? (?:is|are) (?:not subject to|exempt(?:ed)? from) {NUMBER}",
)
SPARED = re.compile(  # "except for assistance dogs"
    r"\b(?:except|other than|apart from|excluding|with the exception of)(?: for)? (?:(?:the|an?|any) )?([\w’'-]+) ([\w’'-]+)", re.I
)
OUTSIDE = re.compile(r"\boutside (?:of )?(?:(?:the|an?|my|our|your) )?([\w’'-]+)", re.I)
OF_THEM = re.compile(r"\W*(?:(?:The|An?|All|Any) )?([\w-]+) of (?:(?:the|an?|our) )?([\w-]+) (?:may|must|can|are|is)\b")
BODIES = terms.stems("body entity party")
DOERS_NOT = re.compile(  # "Dogs may not enter."
    r"\W*(?:[\d.]+ )?((?:[\w’'-]+,? ){1,6}?)(?:(?:may|must|shall|can) not|cannot|(?:is|are) not (?:allowed|permitted) to) (?!be\b)", re.I
)
NONE = re.compile(  # "makes no grants to …"
    r"(?i)\b(?:makes?|issues?|gives?|grants?|pays?|accepts?|takes?|offers?|provides?|lends?|sells?) no "
    r"((?:(?!(?:to|for|from|with|of|in|on|by|under|longer)\b)[\w’'-]+ ?){1,4})",
)
NAME = r"(?:[A-Z]{2,}|[A-Z][\w’'-]+(?: (?:(?:of|for|on|and) )?(?:the )?[A-Z][\w’'-]+)+)"
ACTS = re.compile(  # "On 1 May the Royal Bank stopped …", but not what it says
    rf"\W*(?:(?:On|In) \w[\w ]*? |Under [^,;]+, (?:[a-z][^,;]*, )?)?(?:[Tt]he )?({NAME})(?:, [^,;]*,)? "
    r"(?!(?:says?|said|reported|told|wrote|describes?|calls?|notes?|announced (?!that it))\b)[a-z]+ "
)
FEW = 3  # stems of a question that tells no deed, all of which may then be of the thing


def spared_elsewhere(asked: Request, text: str) -> bool:
    """Whether a text takes what is asked about out of a rule that it tells by its number.

    >>> from assistant.rulings.asked import request
    >>> [spared_elsewhere(request(f"May {who} park?"), "Clause 2 does not apply to nurses.") for who in ("a nurse", "a clerk")]
    [True, False]
    >>> spared_elsewhere(request("May a nurse park?"), "2.4 Nurses, if on duty, are not subject to 2.1.")
    True
    """
    told = [set(terms.content(first or second)) for _, first, second, _ in NOT_FOR.findall(text)]
    return any(whom and whom <= asked.known for whom in told)


def of_another_rule(text: str, rule: str) -> bool:
    """Whether a text spares somebody from a rule that it tells by a number, which the `rule` does not begin with.

    >>> [of_another_rule("Nurses are exempt from 2.1.", rule) for rule in ("2.1 Nobody parks.", "2.4 Nobody parks.")]
    [False, True]
    """
    found = NOT_FOR.search(text)
    number = (found[1] or found[4]).rstrip(".") if found else ""
    return bool(number) and not re.match(rf"\W*(?:\w+ )?{re.escape(number)}(?![\d.]*\d)", rule)


def of_a_spared_kind(asked: Request, text: str) -> bool:
    """Whether a text spares one kind of a thing and the question tells another, which may be that kind by another name.

    >>> from assistant.rulings.asked import request
    >>> rule = "No dogs may be kept, except for assistance dogs."
    >>> [of_a_spared_kind(request(f"May I keep {one}?"), rule) for one in ("a guide dog", "a dog", "an assistance dog", "a lap cat")]
    [True, False, False, False]
    """
    mine = {(kind, head) for kind, head in asked.pairs if kind in asked.thing}
    return any(head == terms.stem(its) and kind not in terms.vocabulary(text) for _, its in SPARED.findall(text) for kind, head in mine)


def of_another_kind(asked: Request, text: str) -> bool:
    """Whether a text excludes kinds of a thing, and the question names one that is none of them.

    >>> from assistant.rulings.asked import request
    >>> [of_another_kind(request(f"May I ship {one} tissue?"), "Human tissue may not be shipped.") for one in ("mouse", "human", "the")]
    [True, False, False]
    """
    words = [word if word in terms.STOP else terms.stem(word) for word in map(str.lower, terms.WORD.findall(text))]
    land = terms.stems(" ".join(filter(nations, terms.WORD.findall(asked.story))))  # whose thing it is, not of which kind
    short = len(asked.stems) <= FEW and not asked.deed  # "is red wine served?"
    thing = asked.thing or (asked.stems if short else ())
    mine = [(kind, head) for kind, head in asked.pairs if kind in thing and not (kind in land or kin.shared([kind], text))]
    kinds = [{before for before, word in itertools.pairwise(["no", *words]) if word == head} for _, head in mine]
    return any(before and before.isdisjoint(terms.STOP | asked.known) for before in kinds)


def without_names(asked: Request, text: str) -> str:
    """A text without the names of several words of which the question lacks one: with one of the others it shares but a word.

    >>> without_names(Request((), ("nation", "institut", "art")), "The National Institute of Health bars users in New York.")
    '  bars users in  .'
    """
    return terms.NAMES.sub(lambda name: name[0] if terms.stems(name[0]) <= asked.known else " ", text)


def by_name_alone(asked: Request, text: str) -> bool:
    """Whether all that a text shares with the question stands in names that the question does not have.

    >>> from assistant.rulings.asked import request
    >>> rule = "The National Institutes of Art stopped paying for frames."
    >>> [by_name_alone(request(f"May a national {what}?"), rule) for what in ("museum ask an institute", "museum buy frames")]
    [True, False]
    """
    return bool(text) and not kin.shared(asked.stems, without_names(asked, text))


def outside_of(asked: Request, text: str) -> bool:
    """Whether a text excludes something in a place, and the question tells of what is outside of that.

    >>> from assistant.rulings.asked import request
    >>> [outside_of(request(f"May I smoke outside {where}?"), "Smoking is banned in the hall.") for where in ("the hall", "the gate")]
    [True, False]
    """
    return any(terms.stem(place) in terms.stems(text) for place in OUTSIDE.findall(asked.story)) and not OUTSIDE.search(text)


def of_others(asked: Request, text: str) -> bool:
    """Whether a text rules on persons, or on guests of persons, and the question is for an office, or for these.

    >>> from assistant.rulings.asked import request
    >>> who = "the council", "a tenant"
    >>> [of_others(request(f"May {one} sell the plot?"), "Tenants may not sell the plot.") for one in who]
    [True, False]
    >>> [of_others(request(f"May {one} swim?"), "Guests of tenants may not swim.") for one in (*who[1:], "a guest of a tenant")]
    [True, False]
    """
    theirs = OF_THEM.match(text)
    whose = theirs and terms.stem(theirs[1]) not in asked.known and terms.stem(theirs[2]) in asked.actor
    return bool(whose) or any(elsewhom(office, text) for office in asked.actor & OFFICES)


def other_doers(asked: Request, text: str) -> bool:
    """Whether a text keeps persons or things from doing something, and the question asks it for others, or for persons where for things.

    >>> from assistant.rulings.asked import request
    >>> [other_doers(request(f"May {who} enter the park?"), "Dogs may not enter the park.") for who in ("I", "a dog")]
    [True, False]
    >>> [other_doers(request(f"May {who} eat here?"), "Contractors may not eat here.") for who in ("a visitor", "I", "I with a customer")]
    [True, False, False]
    """
    found = DOERS_NOT.match(text)
    who = terms.content(found[1]) if found and not asked.amounts else ()
    if not found or not who or not asked.known.isdisjoint(who):
        return False
    last = found[1].split()[-1]
    kept = not (person(last) or agent(last) or terms.stem(last) in BODIES) or (
        asked.actor and (for_others(asked, text) or (asked.actor & RELATIVES and terms.stem(last) not in ANY | OF_AN_AGE))
    )
    return last.lower() not in ANYONE and bool(kept)


def keeps_back(asked: Request, text: str) -> bool:
    """Whether somebody keeps back a thing by a text, of which the question has no word.

    >>> from assistant.rulings.asked import request
    >>> rule = "The city makes no grants to clubs with a debt."
    >>> [keeps_back(request(f"May a club {what}?"), rule) for what in ("have a debt", "get a grant")]
    [True, False]
    """
    kept = (terms.content(what)[-1:] for what in NONE.findall(text))
    return any(thing and not kin.shared(thing, asked.story) for thing in kept)


def other_body(asked: Request, text: str) -> bool:
    """Whether a text tells what one body, by its name, does or may not, and the question names another that would do it.

    >>> from assistant.rulings.asked import request
    >>> rule = "In May the Royal Bank of Peru stopped minting coins."
    >>> [other_body(request(f"May {who} mint coins?"), rule) for who in ("FAO", "the Royal Mint", "RBP", "the Royal Bank")]
    [True, True, False, False]
    """
    its, found = ACTS.match(text), clause(asked.story.rstrip(" ?."))
    mine = re.fullmatch(rf"(?:the )?({NAME})", found.who) if found and not found.asks else None
    if not (its and mine) or mine[1] == "".join(re.findall(r"\b[A-Z]", its[1])):
        return False
    told = terms.stems(its[1])
    return 2 * len(told & asked.known) < len(told)


def not_meant(asked: Request, rule: str, texts: Sequence[str]) -> bool:
    """Whether what the governing sentence excludes may not be what is asked about, by itself or by one of the `texts` beside it."""
    others = (
        of_a_spared_kind,
        of_another_kind,
        by_name_alone,
        outside_of,
        of_others,
        other_doers,
        keeps_back,
        other_body,
    )
    return any(one(asked, rule) for one in others) or any(spared_elsewhere(asked, one) for one in texts)
