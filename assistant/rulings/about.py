"""Whether a sentence is about the thing that is asked for, or about another of its kind, a part of it, or what only shares a word."""

import itertools
import re

from assistant.language import cues, kin, nations, opposites, terms
from assistant.language.permission import UNBOUND
from assistant.language.values import WORD_NUMBERS
from assistant.rulings.asked import LIGHT, Request
from assistant.rulings.whom import EVERYBODY, PARTY

KEPT_OUT = re.compile(
    r"(?i)\W*(?:[\d.]+ )?((?:[\w’'-]+ ){1,5}?)(?:(?:must|may|can|shall) (?:not|never) be|cannot be|"
    r"(?:is|are) (?:(?:not|never) (?:allowed|permitted)|prohibited|forbidden|banned))\b",
)
PAST_ONES = re.compile(r"\b(?:former|retired) ([\w’'-]+)", re.I)
OPEN_THING = terms.stems("following nothing none thing activity item action behaviour practice conduct")
PRESENT = terms.stems("bring invite enter stay visit wear pay")  # which leave for a thing is leave for
APART = re.compile(r"\b(?:except|other than|save|unless|apart from)\b", re.I)
CASE = re.compile(r"\W*(?:[\d.]+ )?(?:during|while|when|where|outside) ([^,]{3,60}),", re.I)
TRAILING = re.compile(r"\b(?:while|when|during|(?:as|so) long as) ([^,;]{3,60})$")
JOINT = terms.stems("joint common shared mutual bilateral")  # tell no kind of a thing from another
NUMBERED = frozenset(map(terms.stem, WORD_NUMBERS)) | {"other", "anoth", "sever"}  # nor do these
COMMON = LIGHT | JOINT | terms.stems("research project study cooperation collaboration")
HAPPENED = re.compile(
    r"\b(?:bars?|barred|forbids?|forbade|prohibits?|bans?|banned|refused|blocked|ceased|stopped|halted|cancelled|curtailed)\b", re.I
)  # no scope is told by it
ENDED = re.compile(r"\b(?:was|were) (?:\w+ )?(?:cancelled|curtailed|halted|stopped)\b", re.I)
EXCEPT_AT = re.compile(r"\bexcept (?:at|in|on|during|to|with|by) ([^,.;:]{3,60})", re.I)
LATE = re.compile(r"(?<![rykh]s )\b(?:after|before) ((?:the |an? |any )?(?!\d)[^,;\d]{3,60})$")  # no "48 hours after"
ALIKE, DENIED = 0.5, 0.6  # likeness to the question from which a sentence with little of its words tells something of it
FREE_OF = re.compile(r"\b(\w{3,})-free\b", re.I)
OF_ONE = re.compile(r"((?:^|(?<=[,;:] ))[^,;:()]{3,60}?) ?\([^()]*\)(?=[,;])")  # "bread, cheese (if wrapped), jam"
ELSEWHERE = re.compile(r"[;,] (?:but )?(?:elsewhere|everywhere else|in (?:all )?other places)\b.*", re.I | re.S)
NOT_TO = re.compile(r"\bnot to (\w+)", re.I)
VERB = re.compile(rf"\b(?:{terms.AUXILIARY}|cannot)\b", re.I)
PREPOSITION = re.compile(r"\b(?:between|of|by|for|with|to|in|on|from|at|under)\b", re.I)
ACTION = re.compile(r"(?:ing|[ts]ion|ment|use|al|works?|sales?|entry|access|age)$", re.I)


def of_another(asked: Request, text: str) -> bool:
    """Whether a sentence excludes a thing, named before its verb, that was not asked about: power banks where phones are."""
    told, wanted = KEPT_OUT.match(text), asked.known
    if told and kin.all_in(asked.without, [told[1]]):
        return True  # "no flash photography", where photos without flash are asked about
    if set(asked.stems) <= {asked.deed, "ask", "pay"} | asked.without:  # which names no thing
        return False
    if told is None or not (thing := terms.content(told[1])) or thing[-1] in OPEN_THING:
        return False
    return not terms.speaks(told[1], wanted) and terms.speaks(APART.split(text[told.end() :])[0], wanted)


def limited(asked: Request, text: str) -> bool:
    """Whether a sentence begins, or ends, with a case that the question does not name: "During a tender, …"."""
    case = CASE.match(text) or LATE.search(text.strip(" .\n"))
    mine = LATE.search(asked.story.rstrip(" ?.")) if case else None  # "after it ran out" may be "after it has lapsed"
    same = (
        mine and case and mine.group().split()[0].lower() == case.group().split()[0].lower() and kin.shared(terms.content(mine[1]), case[1])
    )
    return other_case(asked, text) or (case is not None and not same and not terms.stems(case[1]) <= frozenset(asked.words))


def other_point(asked: Request, text: str, point: str) -> bool:
    """Whether all that a point of a list has of the request is told by the line above the list, which lacks some of the thing.

    "Readers may not take: - atlases" says nothing of maps.
    """
    thing = {*asked.stems} - LIGHT - asked.actor - asked.place - {asked.deed}
    return not kin.shared(asked.stems, point) and bool(thing - kin.shared(thing, text))


def other_case(asked: Request, text: str) -> bool:
    """Whether a sentence ends with a case of which the question has no word: "… while the bell rings"."""
    case = TRAILING.search(text.strip(" .\n"))
    told = terms.stems(case[1]) - EVERYBODY if case else frozenset()
    return bool(told) and told.isdisjoint(asked.known)


def low(text: str) -> frozenset[str]:
    """The stems of the words that a text does not write as names.

    >>> sorted(low("Clubs of NASA in Rome sing"))
    ['club', 'nasa', 'sing']
    """
    words = terms.WORD.findall(text)
    return terms.stems(" ".join(word for place, word in enumerate(words) if not place or word[0].islower() or word.isupper()))


def only_parties(asked: Request, text: str) -> bool:
    """Whether a sentence shares only actors and names with the request; words like "joint work" are neither.

    Where persons, bodies and names are all that is asked about, it has half of them at most.
    """
    plain, held = low(text), terms.vocabulary(text)
    things = [stem for stem in asked.stems if stem not in PARTY - {asked.deed} and terms.holds(plain, stem) == terms.holds(held, stem)]
    asks = set(things or asked.stems)
    return 2 * len(kin.shared(asks, text)) <= (0 if things else len(asks))


def only_deed(asked: Request, text: str) -> bool:
    """Whether a sentence has nothing of the request but what would be done, where and by whom: "pay" of "pay with a card"."""
    held = kin.shared(asked.stems, text)
    beside = asked.place | asked.actor | {one.unit for one in asked.amounts}
    return asked.deed in held and held <= {asked.deed, *beside} and bool(set(asked.stems) - held - beside)


def only_light(asked: Request, text: str) -> bool:
    """Whether a sentence has nothing of the request but words like "take part", which tell of any deed."""
    return bool(held := kin.shared(asked.stems, text)) and held <= LIGHT | {"part"} and not held.issuperset(asked.stems)


def only_aside(asked: Request, text: str, like: float, denies: bool) -> bool:
    """Whether a sentence shares only the place, the actor or the deed with the request, and has nothing like the rest.

    `like` is how much of the request has a like in it; what `denies` tells something where it has what would be done.
    Where no leave is needed, the place alone is enough.
    """
    if asked.licence and cues.FREED.search(text):
        return False
    held, beside = kin.shared(asked.stems, text), asked.place | asked.actor
    if not denies and held and held <= asked.place and set(asked.stems) - asked.place - LIGHT:  # "car" of "may we fit a horn in our car"
        return True
    mere = held <= (beside if denies else beside | {asked.deed})
    return bool(held and beside) and mere and like < (DENIED if denies else ALIKE) and bool(set(asked.stems) - held - beside - LIGHT)


def sparing(asked: Request, text: str) -> str:
    """A sentence without the exceptions that it makes for somebody or something of which nothing is asked."""
    return cues.BUT_FOR.sub(lambda one: one[0] if terms.speaks(one[1], asked.known) else " ", text)


def unbracketed(asked: Request, text: str) -> str:
    """A sentence without what it tells in brackets of other parts of a series than what is asked about, or of elsewhere than asked."""
    if (away := ELSEWHERE.search(text)) and asked.place and kin.shared(asked.place, text[: away.start()]) == asked.place:
        text = text[: away.start()]
    return OF_ONE.sub(lambda one: one[not terms.speaks(one[1], asked.known)], text) if text.count(", ") > 1 else text


def meant(asked: Request, text: str) -> str:
    """A sentence where what is asked about has no force of its own: "cancelled" where a booking would be, and "smoke-free" for smoking.

    >>> asked = Request(("cancel", "smoke"))
    >>> meant(asked, "It cannot be cancelled."), meant(asked, "It is a smoke-free hall.")
    ('It cannot be done.', 'It is a not smoke hall.')
    """
    text = FREE_OF.sub(lambda one: f"not {one[1]}" if terms.stem(one[1]) in {*asked.stems} - asked.without else one.group(), text)
    return cues.EXCLUDES.sub(lambda one: "done" if terms.stem(one.group()) in asked.stems else one.group(), text)


def left_out(asked: Request, text: str) -> bool:
    """Whether a sentence makes an exception for what is asked about without having included it: "books may be lent, other than atlases"."""
    cue = APART.search(text) or re.search(cues.OUTSIDE, text, re.I)
    if not cue or cue[0].lower() == "unless" or cues.force(text[: cue.start()]) < 0:
        return False
    told, known = terms.vocabulary(text[: cue.start()]), asked.known
    parts = re.split(r",| and | or ", re.split(r"[.;:]|, (?:where|which|who)\b", text[cue.end() :])[0])
    return any(set(named) <= known and not set(named) <= told for part in parts if (named := terms.content(part)))


def excused(asked: Request, text: str) -> bool:
    """Whether a sentence that excludes excepts all of what is asked about that it does not name before: "no dogs, except guide dogs".

    Where a licence is asked about, none is needed for what a text does not apply to.
    """
    left = cues.BUT_FOR.search(text) or EXCEPT_AT.search(text)
    if not left:
        return bool(asked.licence and UNBOUND.search(text))
    out = text[left.end() :] if set(terms.content(left[1])) & OPEN_THING else left[1]
    rest = frozenset(terms.lacking(asked.stems, text[: left.start()])) - LIGHT - {asked.deed} - asked.place - asked.actor
    rest = rest or frozenset(terms.lacking(asked.place or asked.actor, text[: left.start()]))
    parts = [terms.content(part) for part in re.split(r"[,;]| and | or ", out)]
    return bool(rest) and any(set(part) <= asked.known and rest <= kin.wider(part) for part in parts)


def counterpart(asked: Request, text: str) -> bool:
    """Whether a sentence is about members where non-members are asked about, unused things where used ones are, or the other way round.

    Names do not count.
    """
    text = re.sub(r"\bnon-\w+able\b", " ", text, flags=re.I)
    if opposites.other_side(asked.story, text) or opposites.negated(asked.story, text):
        return True
    said, held = terms.pairs(text), low(re.sub(r"\bnon[- ]\w+", " ", text, flags=re.I))
    gone = set() if PAST_ONES.search(asked.story) else {*map(terms.stem, PAST_ONES.findall(text))} & {*asked.words}
    if gone and not kin.shared(gone, PAST_ONES.sub(" ", text)):
        return True
    return any(one == "non" and two in held and (one, two) not in said for one, two in asked.pairs)


def narrower(asked: Request, clause: str) -> bool:
    """Whether a clause is about something that merely has to do with what is asked: a copy of the map where maps are asked about."""
    verb = min((found for found in (VERB.search(clause), cues.EXCLUDES.search(clause)) if found), key=re.Match.start, default=None)
    if not verb:
        return False
    thing = kin.wider(asked.stems)
    before = re.split(r"[,;:]|\b(?:says?|said|so) (?:that )?", clause[: verb.start()])[-1]
    head, _, which = before.partition(" that ")
    if terms.content(which) and terms.speaks(head, thing) and not terms.speaks(which, thing):
        return True
    parts = PREPOSITION.split(before)
    first = next((place for place, part in enumerate(parts) if terms.speaks(part, thing.union(asked.words))), 0)
    if not first or not terms.content(parts[first - 1]) or terms.speaks(clause[verb.start() :], thing):
        return False
    return not ACTION.search(parts[first - 1].strip())


def in_common(asked: Request, text: str) -> bool:
    """Whether a sentence has nothing of the request but words that tell no thing, and nations: "joint work" and "Chinese".

    >>> asked = Request(("joint", "chines", "song"), story="joint Chinese songs")
    >>> in_common(asked, "Joint plans of Chinese clubs."), in_common(asked, "Chinese songs.")
    (True, False)
    """
    shared = kin.shared(asked.stems, text)
    return bool(shared) and shared - whose(asked) <= COMMON


def whose(asked: Request) -> frozenset[str]:
    """The stems of the words of a question that name a nation: whose a thing is, and not what it is.

    >>> sorted(whose(Request((), story="May South Korea sell Chinese songs?")))
    ['chines', 'korea', 'south']
    """
    words = terms.WORD.findall(asked.story)
    double = filter(nations.country, map(" ".join, itertools.pairwise(words)))
    return terms.stems(" ".join([*filter(nations.nations, words), *double]))


def another(asked: Request, text: str) -> list[tuple[str, str]]:
    """The kinds of things asked about of which a sentence names another: their noun with another word before it, nowhere with theirs."""
    before = {two: one for one, two in terms.pairs(text)}
    known = {None, *kin.wider(asked.stems)}
    kinds = [(one, two) for one, two in asked.pairs if one not in JOINT | NUMBERED and before.get(two) not in known]
    return [(one, two) for one, two in kinds if not (kin.shared([one], text) or (before[two] in NUMBERED and one in whose(asked)))]


def happened(asked: Request, text: str) -> bool:
    """Whether a sentence tells only that something was stopped, which says nothing of what a text covers, nor of what may be done now.

    >>> happened(Request(()), "seven contracts were cancelled"), happened(Request(()), "cancelled contracts are not covered")
    (True, False)
    """
    ended = HAPPENED if asked.scope else ENDED
    return bool(ended.search(text)) and all(part.force >= 0 for part in cues.clauses(ended.sub(" ", text)))


def kept_from(asked: Request, text: str) -> bool:
    """Whether a sentence keeps from what would be done, as "… may fill butts, but not to water crops"."""
    return any(asked.deed == terms.stem(verb) for verb in NOT_TO.findall(text))
