"""A phrase and a question go in; the question asked of that phrase instead comes out ("what about bus drivers?", "and in Spain?").

The new phrase takes the place of the one that is most parallel to it: the same preposition, the same head noun, a name for
a name, a year for a year, a body that acts for another, the same number and article. Without one it is added.
"""

from __future__ import annotations

import re

from assistant.alike import JOINING, MEASURES, NATIONS, OWN, STUDIED, VERSIONS, likeness, of_people, rivals
from assistant.clause import clause, lone_verb
from assistant.figures import NOW, TIME, dated
from assistant.noun_spans import Span, spans
from assistant.people import agent
from assistant.phrases import (
    ASKING,
    AUXILIARIES,
    INSTRUMENTS,
    PREPOSITIONS,
    RELATIONAL,
    WORD,
    YEAR,
    YES_NO,
    activity,
    content,
    empty,
    is_function,
    is_verb,
    listed,
    nameonly,
    plural,
    singular,
)

WRITINGS = listed("paper article book report study document thesis publish publication patent say write")
PARALLEL = 0.9  # likeness from which one phrase takes the place of another
TOPICS = listed("on about into regarding concerning")
ACRONYM = 3  # letters of one that is likelier a field ("AI") than a body
REASONS = listed("profit pay money sale")
VENTURES = listed("startup start-up company firm business sector industry")
STUDYING = listed("study research investigate explore examine")  # as verbs, before what they are about
STUDY = re.compile(rf"(\w+) (?:{'|'.join(sorted(STUDIED))}) (?:{'|'.join(sorted(TOPICS))}) ", re.IGNORECASE)  # "joint work on lasers"
LATER = re.compile(
    r" the (?:\w+ )?(?:day|week|month|year|time) (?:before|after)$| (?:last|this|next) (?:week|month|year|time)$", re.IGNORECASE
)
ONE = re.compile(r"^\W*(?:and )?the ones?(?= (?:in|on|of|from|for|with|at|by)\b)", re.IGNORECASE)
SHORT, LONG = 4, 7  # words of a phrase that may stand alone for a question; with "a" or "my"
ANOTHER = (
    r"(?:what|how) about|does (?:this|that) (?:also )?(?:include|apply to|hold (?:true )?for|go for|count for|extend to)|"
    r"(?:the )?same (?:(?:goes|is true|holds) )?(?:for|with)"
)
ABOUT = re.compile(rf"^\W*(?:and |but |or |so )?(?:{ANOTHER}) (?P<what>.+?)\W*$", re.IGNORECASE)
AGAIN = re.compile(r"^\W*(?:and|or|but|so|even|only)\b\W*(?P<what>.*?)\W*$", re.IGNORECASE)
CORRECTS = re.compile(
    r"^\W*(?:(?:no|sorry|oh|well|wait|actually)\b[\s,.]*)*i (?:mean|meant|was asking about)\b\W*(?P<what>.+?)\W*$", re.IGNORECASE
)
TOO = re.compile(r"[\s,]+(?:too|also|as well|either|then|instead)\W*$", re.IGNORECASE)
PLURAL = {"does": "do", "is": "are", "was": "were", "has": "have"}
SINGULAR = {many: one for one, many in PLURAL.items()}
ANYBODY = listed("i we you one anyone everyone anybody")
TAGS = listed("right correct")  # "so for five years, right?"
NAMED = re.compile(r"the(?: [A-Z][\w-]*)+", re.ASCII)
BRACKET = re.compile(r"(?P<asks>[^()]+) (?P<topic>\([^()]*\))")
ADVERB = re.compile(r"(?:only |even |just )?[a-z]+(?:ly|ed)", re.IGNORECASE)
TURNED = re.compile(r"\b(?:other way|other direction|opposite|(?:in|the) reverse|vice versa|other side)\b", re.IGNORECASE)
BACK = listed("it its they them their theirs ours mine yours hers he him his she her this that these those there")


def substituted(question: str, frame: str) -> str | None:
    """ "What about painkillers?", "and in Spain?", "private ones too?": the frame asked of the new phrase."""
    what = fragment(question)
    words = [re.sub("['’]s$", "", word.lower()) for word in WORD.findall(what)]
    if not words or set(words) & (BACK | AUXILIARIES | ASKING) or words[0] in ANYBODY or words[-1] in TAGS:
        return None
    if ADVERB.fullmatch(what) or TURNED.search(what) or (YES_NO.search(frame) and "," in what):  # "remotely?", "only boys, not girls?"
        return None
    if about := BRACKET.fullmatch(frame):  # what was put in for the reader
        return f"{found} {about['topic']}" if (found := substituted(question, about["asks"])) else None
    if later := LATER.search(what):
        found = substituted(f"and {what[: later.start()]}", frame)
        return f"{found}{later.group()}" if found else None
    lowered = what[0].lower() + what[1:]  # "Cats too?": a capital may only begin the question
    new, low, old = spans(what), spans(lowered), spans(frame)
    if not new:
        return None
    named = max((likeness(one, new[0]) for one in old), default=0.0)
    if question.startswith(what) and what[1:2].islower() and max((likeness(one, low[0]) for one in old), default=0.0) > named:
        what, new = lowered, low
    phrase = re.sub(r"^(?:even|only|just|also)\s+", "", what, flags=re.IGNORECASE)
    before, _, rest = phrase.partition(" ")
    before, rest = (before.lower(), rest) if before.lower() in JOINING else ("", phrase)
    if words[-1] in ("one", "ones"):
        return replaced_one(frame, old, new[-1], words[-1] == "ones")
    if what.lower() in NOW or (YEAR.search(what) and all(word.isdigit() or TIME.fullmatch(word) for word in content(rest))):
        return dated(frame, old, before, rest)
    if TOO.search(question) and not before and (both := as_well(what, frame)):
        return both
    related = [singular(one.head) in RELATIONAL - VERSIONS for one in (new[0], *old)]
    if YES_NO.search(frame) and new[0].determiner == "the" and not before and related[0] and not any(related[1:]):  # "and the fee?"
        return None
    alone = None if before else topical(frame, old, new, rest) or objective(frame, old, new, rest)
    field = fielded(frame, old, new) if before in ("", "for") else None
    if alone and (study := STUDY.search(frame)) and not is_function(study[1]):
        return alone
    return field or placed(frame, old, new, before, rest) or alone or (None if nameonly(question) else added(frame, what, before))


def placed(frame: str, old: list[Span], new: list[Span], before: str, text: str) -> str | None:
    """The frame with the new phrase in the place of what it is parallel to: its whole subject, who it asks for, or a phrase."""
    parsed = clause(frame)
    if parsed and not parsed.rest and new[1:] and new[1].before == "of":
        return f"{parsed.asks} {agreeing(parsed.helper, plural(new[0].head))} {text}"  # all of "the aim of the trip"
    part = new[0].determiner == "the" and len(old) == 1 and [singular(one.head) in RELATIONAL for one in (old[0], new[0])] == [False, True]
    if parsed and part and not parsed.rest and not before:
        return f"{parsed.asks} {agreeing(parsed.helper, plural(new[0].head))} {text} of {parsed.who}"  # "what is the Act?" "and the fees?"
    if parsed and parsed.verb == parsed.subject and not before and (agent(new[0].head) or new[0].head[0].isupper()):
        return f"{parsed.text(parsed.auxiliary, parsed.subject)} {text} {parsed.rest}"  # "who may fund it?" "and NASA?"
    found = rivals(frame, old, new[0], before)
    words = WORD.findall(frame)
    acts = words[at] if (at := lone_verb(words)) is not None and not before else None  # "who owns data from it?" "and the software?"
    like = {one: likeness(one, new[0]) + 1.5 * (one.before == acts) for one in found}
    best = max(found, key=lambda one: (one.before == before, like[one], one.start), default=None)
    if best is None or not (before or like[best] >= PARALLEL):
        return None
    whole = put(frame, old, best, text, new)
    return whole.replace(f" {best.before} {text}", f" {before} {text}") if before else whole


def topical(frame: str, old: list[Span], new: list[Span], text: str) -> str | None:
    """The frame asked of another thing: in place of what it is "on" or "about", or of the only thing it names; not for whom, nor where."""
    things = [one for one in old if one.before != "how"]
    topics = [one for one in old if one.before in TOPICS or one.before in STUDYING] or (things if len(things) == 1 else [])
    alike = topics and (topics[-1].head.islower() == new[0].head.islower() or topics[-1].determiner == new[0].determiner == "the")
    if not topics or agent(new[0].head) or not (new[0].head.isupper() or alike):
        return None
    return put(frame, old, topics[-1], text, new)


def fielded(frame: str, old: list[Span], new: list[Span]) -> str | None:
    """The frame of a yes-or-no question on research in one field asked of another: "is AI research allowed?" "and for climate?"."""
    parsed, (*before, last) = clause(frame), new[0].words
    head, many = singular(last), plural(last)
    held = [one for one in old if one.words[1:] and singular(one.head) in STUDIED | VENTURES]
    body = last.isupper() and (len(last) > ACRONYM or any(one.head.isupper() for one in old))
    named = last.istitle() or body
    acts = agent(last) or (many and agent(last) is None)
    if not parsed or parsed.asks or len(held) != 1 or new[1:] or new[0].determiner or named or acts or empty(last) or head in REASONS:
        return None
    if head not in STUDIED:
        before.append(head if many and not last.endswith("ics") else last)
    kept = filter(None, (held[0].determiner, *held[0].words[:-2])) if singular(held[0].head) in VENTURES else ()  # "a Dutch AI firm"
    return f"{frame[: held[0].start]}{' '.join([*kept, *before, held[0].head])}{frame[held[0].end :]}" if before else None


def objective(frame: str, old: list[Span], new: list[Span], text: str) -> str | None:
    """The frame of a yes-or-no question with another thing for its only object: "may pupils use the saw?" "and the drills?"."""
    parsed = clause(frame)
    if parsed is None or parsed.asks or not parsed.rest or agent(new[0].head):
        return None
    verb = parsed.words[parsed.verb].start()
    things = [one for one in old if one.start > verb and one.before not in PREPOSITIONS]
    if len(things) != 1:
        return None
    same, owned = new[0].article == things[0].article, things[0].determiner in OWN
    alike = (parsed.who.split()[-1].lower() in INSTRUMENTS and same) or (
        owned and (same or new[0].article == "a")
    )  # "my laptop" "and a phone?"
    alike = alike or (parsed.who.lower() in ("i", "we") and new[0].determiner in ("my", "our"))  # "may I bring flowers?" "my dog?"
    return put(frame, old, things[0], text, new) if alike else None


def added(frame: str, what: str, before: str) -> str | None:
    """The frame with a phrase that is parallel to nothing in it, after "for" or "about"; None if the frame asks nothing."""
    if before:
        return f"{frame} {what[0].lower()}{what[1:]}"
    parsed, who = clause(frame), spans(what)
    if parsed and not parsed.asks and parsed.who.lower() in ("i", "we") and len(who) == 1 and agent(who[0].head):  # "and my wife?"
        return f"{agreeing('is' if parsed.helper == 'am' else parsed.helper, plural(who[0].head))} {what} {parsed.rest}"
    if not parsed and lone_verb(WORD.findall(frame)) is None:
        return None
    return f"{frame} {'about' if any(singular(word) in WRITINGS for word in content(frame)) else 'for'} {what}"


def as_well(what: str, frame: str) -> str | None:
    """ "Students too?" after "whom does it protect?" names what that asks for: "does it protect students too?"."""
    parsed = clause(frame)
    if parsed is None or parsed.asks.lower() not in ("what", "who", "whom", "which") or not parsed.rest:
        return None
    return f"{parsed.text(parsed.auxiliary)} {what}"


def fragment(question: str) -> str:
    """The phrase that a follow-up puts in place of another; '' for a question that is no such fragment."""
    whole = ONE.sub("", TOO.sub("", question)).strip(" ?.!")
    if match := ABOUT.match(whole) or AGAIN.match(whole) or CORRECTS.match(whole):
        return match["what"]
    words = WORD.findall(whole.lower())
    mine = words and words[0] in ("a", "an", "my", "our") and not any(map(is_verb, words[1:]))
    short = words and len(words) <= (LONG if mine else SHORT) and (mine or words[-1] in ("one", "ones") or NAMED.fullmatch(whole))
    return whole if words and (words[0] in JOINING or TOO.search(question) or short or nameonly(question)) else ""


def put(frame: str, old: list[Span], place: Span, text: str, new: list[Span]) -> str:
    """The frame with a phrase replaced, and its "of ..." if the new one has its own; the auxiliary of a subject agrees."""
    following = old.index(place) + 1
    after = old[following].before if following < len(old) else ""
    whole = after in TOPICS and activity(place.head)  # all of "work on chips"
    parsed = clause(frame)
    verb = parsed.words[parsed.verb].start() if parsed and parsed.rest else 0
    acts = after and place.end <= verb < old[following].start
    measured = after == "of" and singular(place.head) in MEASURES and singular(new[0].head) not in MEASURES  # "a bottle of wine" "a meal?"
    end = old[following].end if whole or measured or (len(new) > 1 and new[1].before == after and not acts) else place.end
    said = text[: max(text.lower().find(new[0].words[0].lower()), 0)]  # "work on" of "and work on lasers?"
    text = text.removeprefix(said if frame[: place.start].lower().endswith(f" {said.lower()}") else "")
    if place.words[0].endswith(("'s", "’s")) and not new[0].determiner:  # "people's genomic data" "and health data?"
        text = f"{place.words[0]} {text}"
    if not new[0].determiner and place.determiner and new[0].head == place.head:
        text = f"{place.determiner} {text}"
    text = of_people(place, new, text)
    many, begin = plural(new[0].head), frame[: place.start]
    if parsed and place.start == parsed.words[parsed.subject].start() and many != plural(place.head):
        auxiliary = parsed.words[parsed.auxiliary]
        begin = frame[: auxiliary.start()] + agreeing(auxiliary.group(), many) + frame[auxiliary.end() : place.start]
    return begin + text + frame[end:]


def agreeing(auxiliary: str, many: bool) -> str:
    """The auxiliary as it stands before a subject of one or of many."""
    return (PLURAL if many else SINGULAR).get(auxiliary.lower(), auxiliary)


def replaced_one(frame: str, old: list[Span], new: Span, many: bool) -> str | None:
    """ "The 2011 one", "private ones": the noun of the frame with the new words before it."""
    fits = [one for one in old if plural(one.head) == many or one.head == "data"]
    number, nation = any(word.isdigit() for word in new.words), new.words[0].lower().endswith(NATIONS)
    same = {one: [number and any(map(str.isdigit, one.words)), nation and one.words[0].lower().endswith(NATIONS)] for one in fits}
    best = max(fits, key=lambda one: (same[one], one.before not in PREPOSITIONS, len(one.words) > 1, one.start), default=None)
    if best is None:
        return None
    words = [
        new.determiner or best.determiner,
        *new.words,
        *best.words[0 if new.head.endswith("ed") > best.words[0].endswith("ed") else min(len(new.words), len(best.words) - 1) :],
    ]
    return frame[: best.start] + " ".join(filter(None, words)) + frame[best.end :]
