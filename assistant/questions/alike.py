"""Phrases of a question and a new one go in; how parallel they are, and the question with it in the place of one, comes out."""

import re
from collections.abc import Callable, Sequence

from assistant.language import clause as clauses
from assistant.language import terms
from assistant.language.clause import LISTED, clause
from assistant.language.figures import TIME
from assistant.language.hours import ONE_DAY
from assistant.language.hours import TIME as HOUR
from assistant.language.lexicon import BEING, INSTRUMENTS, PREPOSITIONS, SPECIFYING, WORD, is_function, listed, plural, singular
from assistant.language.nations import country, nations
from assistant.language.noun_spans import Span, spans
from assistant.language.people import agent, personal
from assistant.language.values import WORD_NUMBERS, YEAR
from assistant.questions.settled import acted, agreeing, put_to

Near = Callable[[str, str], float]  # the cosine of two phrases
NEARNESS, NEUTRAL = 8.0, 0.25  # weight of it, and the cosine that says nothing: set by eye, for no public set has such fragments
STATES = listed("US USA UK EU UN")  # names, though in capitals
BODY = 4  # letters from which a name in capitals is likelier a body ("NASA") than a field ("AI")
VERSIONS = listed("bill version text act draft")
PLACES = listed("in on at")
INNER = listed("in inside within under outside")
OWN = listed("my our your his her their the")
JOINING = PREPOSITIONS | listed("including excluding per as")
MEASURES = listed("bottle box glass cup piece pair pack packet bag crate set slice tin")
DUTY = re.compile(r"\b(?:responsible|liable|accountable|in charge)\b", re.IGNORECASE)  # for things, or for others
RULED = re.compile(rf"(?:not )?(?:{'|'.join(sorted(clauses.RULED))})", re.IGNORECASE)
SAID = re.compile(rf"\w+ed\b|forbidden\b|(?:in|out)$|{LISTED.pattern}")  # of a thing: "is tin excluded from it?", "is tin out?"
TOPICS = listed("on about into regarding concerning")
ACTIVITY = re.compile(r"(?:research|trade|travel|work|study|sport|commerce|\w+(?:ing|tion|ment|sion))$", re.IGNORECASE)
STUDIED = listed("research work study project cooperation collaboration")
WHEN = re.compile(
    rf"(?i){HOUR}|{ONE_DAY.pattern}|night|morning|afternoon|evening|(?:\w+ )?(?:holiday|weekend|weekday|summer|winter|spring|autumn)s?",
)
DATED = re.compile(rf"^ (?:before|after|in|of|from|since) {YEAR.pattern}")
AGES = frozenset(f"{terms.OLD}|{terms.NEW}|present|first|second|last|next".split("|"))
ANOTHER = re.compile(r"(?:an? )?one (?P<link>with|without|on|from|of|under|that|who|which)(?P<what> .+)?", re.IGNORECASE)
PAIRED = {"with": listed("with without"), "without": listed("with without")}
ASIDE = listed("permit licence license permission approval consent visa fee charge fine deposit limit rule law ban")  # that another needs
AMONG = re.compile(r"(is|are|was|were) (?!there\b)(.+?) ((?:one|some|part|any) of (?:the|these|those|our|your|my) .+)", re.IGNORECASE)


def rivals(frame: str, old: Sequence[Span], new: Span, before: str) -> list[Span]:
    """The phrases of a question that a new one, after the preposition `before` if any, may take the place of."""
    alike = PLACES if before in PLACES else INNER if before == "outside" else {before}
    found = [one for one in old if one.before in alike and not TIME.fullmatch(one.head)] if before else list(old)
    found = [one for one in found if not (before and ACTIVITY.match(one.head) and agent(new.head))]  # "for travel" "for children too?"
    found = [one for one in found if one.before != "how" or one.determiner]  # "how long"
    if before in PLACES:  # "may I swim at the beach?" "and at 9 pm?"
        whens = [one for one in found if WHEN.fullmatch(" ".join(one.words))]
        found = whens if WHEN.fullmatch(" ".join(new.words)) else [one for one in found if one not in whens] or found
    if before == "with" and not acting(new):
        found = [one for one in found if not acting(one)]  # "with Peru?" "and with a licence?"
    if before in PLACES - {"on"} and STUDIED & {singular(word) for word in WORD.findall(frame)}:
        found = [one for one in found if one.before != "on"]  # "work on owls?" "and at a conference?"
    return found


def acting(one: Span) -> bool:
    """Whether a phrase names persons, a body or a place with a name, any of which may act."""
    return bool(agent(one.head)) or not one.head.islower()


def unknown(one: str, other: str) -> float:
    """Nearness in meaning where no encoder tells of it."""
    return NEUTRAL


def likeness(old: Span, new: Span, near: Near) -> float:
    """How parallel two phrases are: near in meaning, same head, both names, agents or activities, the same number and article."""
    if YEAR.fullmatch(old.head):
        return -1.0
    heads = singular(old.head), singular(new.head)
    score = 6.0 * (heads[0].endswith(heads[1]) or heads[1].endswith(heads[0]))  # the same, or "disadvantages"
    score += 2.0 * (old.words[0] == new.words[0])
    names = [not one.head.islower() for one in (old, new) if not one.head.isupper() or one.head in STATES]  # "AI" may be either
    longest = max(len(old.head), len(new.head)) if old.head.isupper() and new.head.isupper() else 0  # "NASA" "NIH?"
    agents = [(one.head.isupper() and max(longest, len(one.head)) >= BODY) or agent(one.head) for one in (old, new)]
    activities = [ACTIVITY.match(one.head) for one in (old, new)]
    score += (4.0 if all(names) else -2.0 * any(names)) if len(names) > 1 else 0.0
    if None not in agents:
        score += 0.5 * (all(agents) and personal(old.head.lower()) is personal(new.head.lower()))
        score += 3.0 if all(agents) else -1.0 * any(one is True for one in agents)
    score += 2.0 if all(activities) else -1.0 * any(activities)
    score += 1.0 if plural(old.head) == plural(new.head) or "data" in heads else -1.0
    score += 4.0 * (old.head.isdigit() and new.head in VERSIONS)  # "did H.R. 12 pass?" "and the Senate version?"
    score -= 4.0 * (old.head.lower() in INSTRUMENTS and new.head.lower() not in INSTRUMENTS)  # what is asked whether it covers a thing
    score -= 5.0 * (country(" ".join(old.words)) and field(new))
    score -= 0.5 * (old.before in PREPOSITIONS)
    score += NEARNESS * (near(" ".join(old.words), " ".join(new.words)) - NEUTRAL)
    return score + (1.0 if old.article == new.article else -0.5)


def field(one: Span) -> bool:
    """Whether a phrase names a thing, or a field of work in few capitals ("AI"), which takes no country's place."""
    return not (agent(one.head) or country(" ".join(one.words))) and (
        one.head.islower() or (one.head.isupper() and len(one.head) < BODY and one.head not in STATES)
    )


def of_people(place: Span, new: list[Span], text: str) -> str:
    """The text of persons with the people that those before were of: "may a Dutch guest stay?" "and a student?" means a Dutch one."""
    people, one = place.words[0], new[0]
    known = nations(people) and agent(place.head) and not any(map(nations, one.words))
    if not known or new[1:] or one.determiner in OWN or not (agent(one.head) and one.head.islower()):
        return text
    article = ("an" if people[0] in "AEIOU" else "a") if one.determiner in ("a", "an") else one.determiner
    return " ".join(filter(None, (article, people, *one.words)))


def put(frame: str, old: list[Span], place: Span, text: str, new: list[Span]) -> str:
    """The frame with a phrase replaced, and its "of ..." if the new one has its own; the auxiliary of a subject agrees."""
    following = old.index(place) + 1
    beside = following < len(old) and not frame[place.end : old[following].before_start].strip()
    after = old[following].before if beside else ""
    owned = place.words[0].endswith(("'s", "’s"))
    whole = after in TOPICS and ACTIVITY.match(place.head)  # all of "work on chips"
    parsed = clause(frame)
    measured = after == "of" and singular(place.head) in MEASURES and singular(new[0].head) not in MEASURES  # "a bottle of wine" "a meal?"
    sized = after == "of" and old[following].words[0].lower() in WORD_NUMBERS  # "a crew of four" "and pupils?"
    end = old[following].end if whole or measured or sized or (len(new) > 1 and new[1].before == after) else place.end
    said = text[: max(text.lower().find(new[0].words[0].lower()), 0)]  # "work on" of "and work on lasers?"
    text = text.removeprefix(said if frame[: place.start].lower().endswith(f" {said.lower()}") else "")
    if owned and not new[0].determiner:  # "people's genomic data" "and health data?"
        text = f"{place.words[0]} {text}"
    if not new[0].determiner and place.determiner and (new[0].head == place.head or place.before == "how"):
        text = f"{place.determiner} {text}"
    text = of_people(place, new, text)
    many, begin = plural(new[0].head), frame[: place.start]
    if parsed and place.start == parsed.words[parsed.subject].start() and many != plural(place.head):
        auxiliary = parsed.words[parsed.auxiliary]
        begin = frame[: auxiliary.start()] + agreeing(auxiliary.group(), many) + frame[auxiliary.end() : place.start]
    return begin + text + frame[end:]


ONES = re.compile(rf"\bthe (?:{'|'.join(sorted(AGES))}) (ones?)\b", re.IGNORECASE)


def replaced_one(frame: str, old: list[Span], new: Span, many: bool, before: str) -> str | None:
    """ "The 2011 one", "private ones": the noun of the frame with the new words before it; "one" itself where the frame has one."""
    if new.words and (one := ONES.search(frame)):  # "how long does the new one run?" "and the old one?"
        return f"{frame[: one.start()]}the {' '.join(new.words)} {one[1]}{frame[one.end() :]}"
    fits = [one for one in old if (plural(one.head) == many or one.head == "data") and not YEAR.fullmatch(one.head)]
    number, nation = any(word.isdigit() for word in new.words), bool(nations(new.words[0]))
    same = {one: [number and any(map(str.isdigit, one.words)), nation and bool(nations(one.words[0]))] for one in fits}
    best = max(
        fits,
        key=lambda one: (same[one], bool(before) and one.before == before, one.before not in PREPOSITIONS, len(one.words) > 1, one.start),
        default=None,
    )
    if best is None:
        return None
    again = {new.words[0].lower(), best.words[0].lower()} <= AGES  # "the old one" "the new one?"
    words = [new.determiner or best.determiner, *new.words, *best.words[again:][min(len(new.words), len(best.words) - 1) - again :]]
    rest = DATED.sub("", frame[best.end :]) if number else frame[best.end :]
    return frame[: best.start] + " ".join(filter(None, words)) + rest


def another(asked: str, frame: str) -> str | None:
    """ "One without?", "one on a lead?": the frame asked of another thing of the kind that it has with "a".

    >>> another("one without", "may a boat with a sail dock there"), another("one from Ghent", "can a boat with a sail dock")
    ('may a boat without a sail dock there', 'can a boat from Ghent with a sail dock')
    >>> another("one with an oar", "may a boat with a sail pass a lock"), another("one without", "may boats enter")
    ('may a boat with an oar pass a lock', None)
    """
    found, old = ANOTHER.fullmatch(asked), spans(frame)
    for one, after in zip(old, [*old[1:], None], strict=False):
        if found and one.article == "a" and not (plural(one.head) or singular(one.head) in ASIDE):
            said = after.before if after and not frame[one.end : after.before_start].strip() else ""
            link, what, rest = found["link"].lower(), found["what"] or "", frame[one.end :]
            if after and not what:
                return f"{frame[: one.end]} {link} {frame[after.start :]}" if {said, link} == {"with", "without"} else None
            if after and said in PAIRED.get(link, {link}):
                acts = SPECIFYING.intersection(frame[after.end :].split()[:1]) or (
                    after.end == len(frame) and " " not in frame[: one.start].strip()
                )
                verb = after.words[1:] and acts  # "a sail pass a lock", "may a boat with a sail dock"
                rest = f"{' ' + after.head if verb else ''}{frame[after.end :]}"
            return f"{frame[: one.end]} {link}{what}{rest}" if what else None
    return None


def asked_of(frame: str, what: str, new: Span, too: bool) -> str | None:
    """What a question asks of whom it is so or who does it, asked of somebody, or of another thing `too`; not of who somebody is.

    >>> [asked_of("Who is exempt from it", "pensioners", Span(0, 10, "", 0, "", ("pensioners",)), too) for too in (False, True)]
    ['are pensioners exempt from it', 'are pensioners exempt from it']
    >>> [asked_of(frame, "moss", Span(0, 4, "", 0, "", ("moss",)), True) for frame in ("What goes on it", "Who is the mayor of Rome")]
    ['does moss go on it', None]
    """
    parsed, many = clause(frame), plural(new.head)
    if parsed is None:  # "who pays?"
        done = acted(frame) if too or (agent(new.head) and not any(agent(one.head) for one in spans(frame))) else None
        return f"{agreeing(done[0], many)} {what} {done[2]}" if done else None
    first, asks = parsed.who.split(" ")[0].lower(), parsed.asks.lower() in ("what", "who", "whom", "which") and parsed.rest
    state = parsed.asks.lower() == "who" and parsed.helper in BEING and (first in PREPOSITIONS or not is_function(first))
    others = {one.determiner for one in spans(parsed.rest)}  # "what is allowed in Italy?" "and Spain?"
    ruled = RULED.fullmatch(parsed.who) and new.determiner not in {"the", *others}
    state = state and (too or persons(new.head)) and not DUTY.search(frame)
    if state or (ruled and parsed.asks.lower() in ("who", "what") and parsed.helper in BEING) or (too and asks and not parsed.who):
        return put_to(parsed, what, many)
    return f"{parsed.text(parsed.auxiliary)} {what}" if too and asks else None  # "whom does it protect?"


def persons(noun: str) -> bool:
    """Whether a noun is of persons or bodies, or a plural that may well be."""
    return bool(agent(noun)) or (agent(noun) is None and plural(noun))


def among(frame: str, new: Span, text: str) -> str | None:
    """ "Is tin one of the ores?" asked of another thing: "and zinc?"; not of another list, nor of a place that the list is of."""
    found = AMONG.fullmatch(frame)
    if not found or (new.determiner == "the") != found[2].startswith("the ") or (new.head.istitle() and found[2].islower()):
        return None
    return f"{agreeing(found[1], plural(new.head))} {text} {found[3]}"


def ruled(frame: str, old: list[Span], new: Span, text: str) -> str | None:
    """ "Is selling a boat allowed?" asked of another thing than what is done with one: "the engine?"; "is AI out?" of drugs."""
    parsed = clause(frame)
    if not parsed or parsed.asks or parsed.helper not in BEING or not SAID.match(parsed.rest) or agent(new.head):
        return None
    one = next((one for one in old if one.end == parsed.words[parsed.verb - 1].end()), None)
    if one is None:
        return None
    deed = {"a": one.before, "": one.words[0] if one.words[1:] else ""}.get(one.article, "").endswith("ing") and new.article == "the"
    deed = deed and re.fullmatch(r"\w+(?: (?:by|from|under) .*)?", parsed.rest) is not None  # not where it is done
    field = one.head.isupper() and len(one.head) < BODY and one.head not in STATES and new.head.islower() and not one.determiner
    member = LISTED.match(parsed.rest) and not LISTED.match(f"on the {text}")  # and no other list
    return f"{agreeing(parsed.helper, plural(new.head))} {text} {parsed.rest}" if deed or field or member else None
