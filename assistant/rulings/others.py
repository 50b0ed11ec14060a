"""A request and a rule in, whether it is for another kind of place, of persons or of means, or for others to get something."""

import re
from collections.abc import Iterable

from assistant.language import cues, kin, terms
from assistant.language.lexicon import is_verb
from assistant.language.people import ORGANISATIONS
from assistant.rulings.asked import LIGHT, Request
from assistant.rulings.whom import AGENT, DOERS, EVERYBODY, OUTSIDERS, person

MODAL_OR_IS = "may|can|could|must|shall|will|would|is|are|was|were|has|have|does|do"
END = (  # of a noun
    r"(?=[^\w\s]|\s*$| (?:of|who|that|and|or|if|when|after|before|during|for|with|without|by|from|until|between|to|at|on|in|up|"
    r"may|can|is|are)\b)"
)
IN_ONE = re.compile(  # the words before a noun tell which one: "in the north field"
    rf"(?i)\b(?:in|at|on|inside|into|to) (?:the|an?|{terms.OWNERS}) ((?:(?!(?:of|and|or|to|in|on|at|for|with)\b)[\w’'-]+ ){{1,3}}?)"
    rf"([\w’'-]+){END}",
)
NOT_ONE = re.compile(
    r"(?i)\b(?:(?:who|that|which|i|he|she|they|we)(?:(?: (?:is|are|am)|['’](?:s|m|re)) (?:not|neither)| (?:is|are)n['’]t)|"
    r"(?:and|or|but) not|nor) (?:(?:an?|in|on) )?(?!\w+ing\b)([\w’'-]+)|\bnon-([\w’'-]+)",
)
LACKS = re.compile(  # "a project without an investment is not covered"
    r"\b([\w’'-]+) (?:without|with no) (?:(?:an?|any|the) )?((?:[\w’'-]+ ){1,3}?)(?:may|can|is|are|does|do)\b", re.I
)
HAS = re.compile(r"\b(?:with|ha(?:s|ve|d)|includ\w+|involv\w+|contain\w*|carry\w*|plus) ((?:[\w’'-]+ ?){1,4})", re.I)
RULED = re.compile(rf"\W*(?:[\d.]+ )?((?:[\w£$€.’'-]+ ){{1,9}}?)(?:(?:may|can)\b(?! not\b)|(?:is|are) {cues.LET_IN})", re.I)
GETS = re.compile(rf"\bto (?:(?:an?|the|any|all|some|other|{terms.OWNERS}) )*(?:[\w’'-]+ ){{0,2}}?([\w’'-]+){END}", re.I)
BODY = terms.stems(  # of which one is none of another kind; an institution or a party may be any
    "company firm business corporation enterprise startup university college school hospital clinic bank charity foundation museum library "
    "city town municipality club agency government ministry"
)
RUN = rf"((?:(?!(?:{MODAL_OR_IS}|under|for|on|in|into|about|to|that|which|who|if|when|while|without)\b)[\w’'-]+,? ?){{1,12}})"
BETWEEN = re.compile(rf"\bbetween {RUN}", re.I)
BY = re.compile(rf"\b(?:may|can) be (?:\w+ ){{1,3}}?by {RUN}", re.I)
WHO, WITH = re.compile(rf"\b(?:may|can|could|is|are|as) {RUN}", re.I), re.compile(rf"\b(?:with|between) {RUN}", re.I)
PART = re.compile(r",|\b(?:and|or|of|at|from|by)\b", re.I)
MEANS = re.compile(
    rf"\b(on|via|by) (?:an? |the |my |our |your |any )?(?!\d|on\b|the\b|(?:{terms.DAY})s?\b)([\w’'-]++(?: [\w’'-]++){{0,2}})(?=\W*+$)", re.I
)
BY_MEANS = re.compile(
    r"(?i)\b(?:(?:may|can)(?: (?:only|not))? be|cannot be|(?:is|are)(?: not)?) \w+ (?:[\w'’-]+ ){0,3}?(?:only )?(on|via|by) ([^.;:]{3,80})",
)
WITHOUT = re.compile(  # "without a hat" tells of no duty
    rf"(?i)\bwithout (?!(?:an?|any|the|another|further|prior|(?!using)\w+ing|{terms.OWNERS}|{cues.LEAVE}|{cues.VOID})\b)"
    r"((?:(?!(?:and|or|but|if|when|in|on|at|to|for|with|from|by|is|are|may|can|must)\b)[\w’'-]+ ?){1,3})",
)
OFF_TIME = re.compile(r"\boutside (?:of )?(?:the )?(?:[\w’'-]+ ){0,2}(?:hours?|times?|terms?|season|period|holidays?)\b", re.I)
OWN = re.compile(r"\b(?:(?:my|our|his|her|their|your|one['’]s) own|private|personal) (?:[\w’'-]+ )??([\w’'-]+)\b", re.I)
THEIRS = re.compile(
    r"(?:\b(?:(?:my|our|his|her|their|an?other|the|an?) \w+|(?:some|any)(?:one|body)(?: else)?)['’]s|(?<=s)['’]) ([\w’'-]+)", re.I
)
OF_BODY = re.compile(
    rf"\b(?:{'|'.join(sorted(ORGANISATIONS))})(?:['’]s?)?[ -](?:(?:issued|owned|managed|provided|supplied|approved) )?([\w’'-]+)", re.I
)
USED = re.compile(r"\b(?:may|can) be (?:\w+ ){1,4}?with (?!(?:you|us|me|him|her|them|it)\b)([^.;:,]{3,60})", re.I)
KINDS = [  # each of which is none of the others
    re.compile(rf"\b(?:{words})\b", re.I)
    for words in (
        "white|gr[ea]y|black|red|blue|green|yellow|brown|orange|purple|violet|pink|beige|silver|gold(?:en)?|bronze",
        "hourly|daily|weekly|monthly|quarterly|yearly",
        "(?<=by )day|nights?",
    )
]
SORT = re.compile(r"\W*(?:[\d.]+ )?([a-z-]{3,}) ([a-z-]{3,}) (?:may|can)\b(?! not\b)", re.I)
FROM = re.compile(r"\bfrom (?:(?:an?|the|other) )?([\w’'-]+)", re.I)
WORKS = re.compile(r"\bi work (?:in|at|for|as) (?:(?:an?|the) )?([\w’'-]+(?: (?:office|department|team))?)", re.I)
EVERY = re.compile(
    r"\b(?:every|each|any) ?(?:single )?(?:day|night|morning|evening)\b|\b(?:daily|nightly)\b|\ball (?:day|night|week|year)\b", re.I
)
SOME_DAYS = re.compile(
    r"(?i)\bon (?!(?:all|any|every|each|most)\b)(?:[\w’'-]+ ){1,2}(?:days|nights|evenings|mornings)\b|\bon (?:\w+ )?holidays\b|"
    r"\b(?:days|nights|mornings|evenings) (?:a|per|each) week\b|"
    r"\b(?:once |twice |(?:one|two|three|\d) (?:[a-z-]+ ){1,2}?)(?:a|per|each|every) (?:week|month|year)\b",
)
RELIEF = AGENT | terms.stems(  # which somebody may have and need not
    "ticket book reservation appointment fee pay charge cost form contract card badge pass membership registration visa notice permission "
    "supervision company help assistance penalty interruption restriction"
)


def of_another(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave in another place, to those whom the question tells that they are none of, or for what others get.

    So it is where it gives leave to bodies of another kind.
    """
    others = (other_place, none_of, has_it, others_get, other_bodies, other_kind)
    return cues.force(text) > 0 and any(one(asked, text) for one in others)


def other_kind(asked: Request, text: str) -> bool:
    """Whether a sentence names a colour, how often, or day or night, and the question another."""
    both = (({terms.stem(one).replace("gray", "grey") for one in kind.findall(told)} for told in (asked.story, text)) for kind in KINDS)
    return any(mine and its and mine.isdisjoint(its) for mine, its in both)


def other_place(asked: Request, text: str) -> bool:
    """Whether a sentence names a place, and the question another one of its kind.

    >>> from assistant.rulings.asked import request
    >>> rule = "Kites may be flown in the north field."
    >>> [other_place(request(f"May kites be flown {where}?"), rule) for where in ("in the south field", "in the big north field", "at sea")]
    [True, False, False]
    """
    mine, theirs = ([(terms.stem(noun), terms.stems(which)) for which, noun in IN_ONE.findall(one)] for one in (asked.story, text))
    pairs = [(own, its) for noun, own in mine for other, its in theirs if noun == other]
    return bool(pairs) and all(own - kin.wider(its) and its - own and asked.known.isdisjoint(its - own) for own, its in pairs)


def none_of(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave to those of a kind that the question tells to be none: "pregnant staff", "who are not".

    Where it does so to several, the question may be for one of the others.
    """
    told, who = terms.stems(" ".join("".join(one) for one in NOT_ONE.findall(asked.story))), ruled(text)
    groups = [terms.stems(part) for part in re.split(r",| and | or ", who)]
    one_of = any(group and group.isdisjoint(told) and group <= {*asked.words} for group in groups)
    return not told.isdisjoint(terms.stems(who)) and not (one_of or cues.NEGATION.search(who))


def has_it(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave for what is without a thing, and the question asks it for what has one.

    >>> from assistant.rulings.asked import request
    >>> rule = "Boats without an engine may use the canal."
    >>> [has_it(request(f"May boats {which} engine use the canal?"), rule) for which in ("with an", "without an")]
    [True, False]
    """
    mine = terms.stems(" ".join(HAS.findall(asked.story))) - asked.without
    return any(terms.stem(one) in asked.known and terms.stems(what) <= mine for one, what in LACKS.findall(text) if terms.stems(what))


def others_get(asked: Request, text: str) -> bool:
    """Whether a sentence says what may be given to some persons, and the question asks it for others: clients, and a journalist."""
    mine, theirs = ([noun for noun in GETS.findall(one) if person(noun)] for one in (asked.story, ruled(text)))
    named, got = kin.wider(list(map(terms.stem, mine))), kin.wider(list(map(terms.stem, theirs)))
    return bool(named and got) and got.isdisjoint(EVERYBODY | named)


def other_bodies(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave between bodies, or for what they do, and who would do it with whom has one of another kind.

    >>> from assistant.rulings.asked import request
    >>> rule = "Trials between public hospitals may be held."
    >>> [other_bodies(request(f"May our hospital hold trials with a {body}?"), rule) for body in ("school", "hospital", "partner")]
    [True, False, False]
    """
    both, one = (kin.wider(BODY.intersection(terms.content(" ".join(found.findall(text))))) for found in (BETWEEN, BY))
    story = asked.story.replace("start-up", "startup")
    who = WHO.findall(story)
    return _other(both, [*who, *WITH.findall(story)]) or _other(one, who)


def _other(kinds: frozenset[str], parties: Iterable[str]) -> bool:
    """Whether one of the parties is a body, or of one, and of none of these kinds: no government, and a university's laboratory."""
    named = (party[: next((verb.start() for verb in terms.WORD.finditer(party) if is_verb(verb.group())), None)] for party in parties)
    parts = (terms.stems(part) for one in named for part in PART.split(one))
    return bool(kinds) and any(not BODY.isdisjoint(part) and kinds.isdisjoint(part) for part in parts)


def ruled(text: str) -> str:
    """What a sentence gives leave to or for, in the words before that.

    >>> ruled("Gifts to clients may be given."), ruled("No gifts.")
    ('Gifts to clients ', '')
    """
    found = RULED.match(text)
    free = None if found else cues.FREED.search(text)
    return found[1] if found else text[: free.start()] if free else ""


def other_means(asked: Request, text: str) -> bool:
    """Whether a rule permits or excludes another means ("on", "via", "by") than the question names."""
    mine, theirs = MEANS.search(asked.story), BY_MEANS.search(text)
    if not mine or not theirs or mine[1].lower() != theirs[1].lower():
        return False
    thing, others = terms.content(mine[2]), terms.content(theirs[2])
    return bool(thing and others) and kin.wider(thing).isdisjoint(others) and not kin.shared(thing, text)


def owned(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave for a body's things, university laptops, or one's own, where others are asked about."""
    if OWN.search(text) and not OWN.search(asked.story) and (held := terms.stems(" ".join(THEIRS.findall(asked.story)))):
        return not held.isdisjoint(terms.stems(" ".join(OWN.findall(text))))
    mine, theirs = (terms.stems(" ".join(pattern.findall(one))) for pattern, one in ((OWN, asked.story), (OF_BODY, text)))
    return not mine.isdisjoint(theirs) and not OWN.search(text)


def with_it(asked: Request, text: str) -> bool:
    """Whether the question tells of what a sentence gives leave without, as of flash, or of every day, or not of being outside hours."""
    told = (terms.stems(one) - LIGHT for one in WITHOUT.findall(text))
    each = EVERY.search(asked.story) and SOME_DAYS.search(text) and not EVERY.search(text)
    if each or (OFF_TIME.search(text) and not OFF_TIME.search(asked.story)):
        return True
    return any(one and one.isdisjoint(RELIEF | asked.without) and one <= asked.known for one in told)


def other_sort(asked: Request, text: str) -> bool:
    """Whether a text gives leave to one sort of what is asked about, named before its verb, and the question names another.

    >>> from assistant.rulings.asked import request
    >>> rule = "Small dogs may ride in the bus."
    >>> [other_sort(request(f"Can {which} ride in the bus?"), rule) for which in ("a big dog", "a dog", "my small dog")]
    [True, False, False]
    """
    kind, thing = map(terms.stem, found.groups()) if (found := SORT.match(text)) else ("", "")
    mine = {one for one, two in asked.pairs if two == thing} - LIGHT - {asked.deed}
    return bool(mine) and kin.wider([kind]).isdisjoint({*mine, *asked.words})


def other_giver(asked: Request, text: str) -> bool:
    """Whether leave is given for what comes from some, and the question tells of others, or where the asker works, of which it has no word.

    >>> from assistant.rulings.asked import request
    >>> rule, who = "Staff may accept gifts from suppliers.", ("A parent", "A supplier", "I work in the shop. He")
    >>> [other_giver(request(f"{one} gave me a mug. May I accept it?"), rule) for one in who]
    [True, False, True]
    """
    givers, told = {terms.stem(one) for one in FROM.findall(text) if person(one)}, terms.stems(asked.story)
    met = terms.stems(" ".join(one for one in terms.WORD.findall(asked.story) if person(one) or terms.stem(one) in OUTSIDERS))
    others = givers and met - terms.stems(text) and givers.isdisjoint(told)
    return cues.force(text) > 0 and bool(others or terms.stems(" ".join(WORKS.findall(asked.story))) - terms.stems(text))


def bound(asked: Request, bodies: str) -> bool:
    """Whether a question has half of the words of one of the bodies that a rule binds by name.

    >>> [bound(Request((), words=("bank", name)), "RMA and the Royal Bank of Peru") for name in ("nation", "royal", "rma")]
    [False, True, True]
    """
    parts = (terms.stems(part) for part in re.split(r" and (?=the |[A-Z]{3})", bodies))
    return any(2 * len(part.intersection(asked.words)) >= len(part) for part in parts)


def used(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave for what is done with a thing that the question does not tell of: a roof walked on with soft shoes."""
    told = terms.content(one[1]) if (one := USED.search(text)) and not any(map(DOERS.fullmatch, one[1].split())) else ()
    return bool(told) and (AGENT | EVERYBODY).isdisjoint(told) and not kin.shared(told, asked.story)
