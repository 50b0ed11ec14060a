"""A phrase and a question go in; the question asked of that phrase instead comes out ("what about bus drivers?", "and in Spain?").

The new phrase takes the place of the one that is most parallel to it: the same preposition, the same head noun, a name for
a name, a year for a year, a body that acts for another, the same number and article. Without one it is added.
"""

import re
from collections.abc import Sequence

from assistant.language.clause import clause, lone_verb
from assistant.language.figures import timely
from assistant.language.lexicon import (
    BEING,
    INSTRUMENTS,
    MODALS,
    PREPOSITIONS,
    QUESTIONING,
    RELATIONAL,
    WORD,
    YES_NO,
    content,
    empty,
    is_function,
    listed,
    plural,
    singular,
)
from assistant.language.noun_spans import Span, spans
from assistant.language.people import agent, personal
from assistant.language.terms import DAY
from assistant.questions.alike import (
    DUTY,
    JOINING,
    OWN,
    RULED,
    SAID,
    STATES,
    STUDIED,
    TOPICS,
    Near,
    among,
    asked_of,
    likeness,
    put,
    replaced_one,
    rivals,
    ruled,
)
from assistant.questions.fragment import ANYBODY, BACK, REPLY, TOO, TURNED, did, fragment, nameonly
from assistant.questions.settled import agreeing, put_to

WRITINGS = listed("paper article book report study document thesis publish publication patent say write")
PARALLEL = 0.9  # likeness from which one phrase takes the place of another
VENTURES = listed("startup start-up company firm business sector industry")
STUDY = re.compile(rf"(\w+) (?:{'|'.join(sorted(STUDIED))}) (?:{'|'.join(sorted(TOPICS))}) ", re.IGNORECASE)  # "joint work on lasers"
ROMAN, LETTER = re.compile(r"(?<=\w )[IVX]+\b(?! ?['’.])"), re.compile(r"\b(?!I\b)[A-Z]\b(?! ?['’.])")  # "category II", "group B"
LEAVE = listed("licence license permit permission approval consent visa authorisation authorization")
TAGS = listed("right correct")  # "so for five years, right?"
ADJUNCT = re.compile(r"(?:(?:since|until) )?(?:how|when|where|why)\b", re.IGNORECASE)
BRACKET = re.compile(r"(?P<asks>[^()]+) (?P<topic>\(.*\))")
OWNER, OWNED = re.compile(r"([A-Z][\w-]*)['’]s?"), re.compile(r"\b[A-Z][\w-]*['’]s?(?= )")
CHAMBER = re.compile(r"(?:the |in the )?(house|senate|commons|lords)(?:['’]?s)?", re.IGNORECASE)
IN_CHAMBER = re.compile(r"\b(?:house|senate|commons|lords)(?= (?:bill|version|draft|text|act|committee)\b)", re.IGNORECASE)
BILL = re.compile(r"(?:the )?(?:[A-Za-z][\w.]* )?[A-Za-z.]* ?\d+", re.IGNORECASE)  # "HR 52", "the Bill 7"
VERSION = re.compile(r"the [\w’'-]+ (?:version|draft|edition|text)", re.IGNORECASE)
CASE = re.compile(r"(?<=\w{2}) (?:even |only )?(?:if|unless|when (?:they|he|she)\b) ?[^,]+$", re.IGNORECASE)
ADVERB = re.compile(r"(?:only |even |just )?[a-z]+(?:ly|ed)|(?:[a-z]+er|more|less) than .+", re.IGNORECASE)
WEEKDAY = re.compile(rf"^(?:(?:an?|every) )?(?:{DAY})s?$", re.IGNORECASE)
FREE = re.compile(r"(?<=\w )(?:what|whatever) (?!about\b|if\b).+$", re.IGNORECASE)
MANY = re.compile(r"how (many|much)(?= (?!of\b)[\w-]+ (?:can|may|must|could|should|do)\b)", re.IGNORECASE)


def substituted(question: str, frame: str, near: Near) -> str | None:
    """ "What about painkillers?", "and in Spain?", "private ones too?": the frame asked of the new phrase."""
    what = WEEKDAY.sub(r"on \g<0>", fragment(question))
    words = [re.sub("['’]s$", "", word if word in STATES else word.lower()) for word in WORD.findall(what)]  # "US" is no "us"
    if not words or unfit(what, words) or (YES_NO.search(frame) and "," in what):  # "only boys, not girls?"
        return None
    if about := BRACKET.fullmatch(frame):  # what was put in for the reader
        if ADJUNCT.match(frame) and words[0] not in JOINING and not (spans(about["asks"]) or agent(words[-1])):
            return f"{about['asks']} ({what})"  # "when may I come (the shop)?" "and the bar?"
        return f"{found} {about['topic']}" if (found := substituted(question, about["asks"], near)) else None
    if case := CASE.search(frame):  # "even if I pay"
        return f"{found}{case.group()}" if (found := substituted(question, frame[: case.start()], near)) else None
    if found := labelled(what, frame):
        return found
    if then := timely(*joined(what), frame):
        return then
    lowered = what[0].lower() + what[1:]  # "Cats too?": a capital may only begin the question
    new, low, old = spans(what), spans(lowered), spans(frame)
    old = [one for one in old if not (DUTY.fullmatch(f"{one.before} {one.head}".strip()) or RULED.fullmatch(one.head))]
    if not new:
        return None
    named = max((likeness(one, new[0], near) for one in old), default=0.0)
    if question.startswith(what) and what[1:2].islower() and low and max((likeness(one, low[0], near) for one in old), default=0.0) > named:
        what, new = lowered, low
    before, rest = joined(what)
    if words[-1] in ("one", "ones"):
        return replaced_one(frame, old, new[-1], words[-1] == "ones", before)
    if not before and (found := asked_of(frame, what, new[0], bool(TOO.search(question)))):
        return found
    return in_place(question, frame, old, new, what, before, rest, near)


def joined(what: str) -> tuple[str, str]:
    """A phrase parted into what joins it to a question, "" where nothing does, and the rest."""
    phrase = re.sub(r"^(?:even|only|just|also)\s+", "", what, flags=re.IGNORECASE)
    before, _, rest = phrase.partition(" ")
    return (before.lower(), rest) if before.lower() in JOINING else ("", phrase)


def unfit(what: str, words: Sequence[str]) -> bool:
    """Whether what a follow-up says is no phrase for another's place: a pronoun, an adverb, a condition, a reply, a turn about."""
    alone = re.split("['’]", words[0])[0] in ANYBODY or words[0] == "if" or words[-1] in TAGS or set(words) <= REPLY
    month = {"may"} if "May" in what[1:] else set[str]()  # "in May"
    return bool(alone or did(words) or (set(words) - month) & (BACK | QUESTIONING) or ADVERB.fullmatch(what) or TURNED.search(what))


def in_place(question: str, frame: str, old: list[Span], new: list[Span], what: str, before: str, rest: str, near: Near) -> str | None:
    """The frame with the phrase `what`, `rest` without its preposition `before`, in the place of another, or added to it."""
    if not before and (found := counted(frame, new, rest) or among(frame, new[0], rest) or ruled(frame, old, new[0], rest)):
        return found
    if YES_NO.match(frame) and (free := FREE.search(frame)) and not (before or agent(new[0].head)):  # "may I keep what I find?"
        return f"{frame[: free.start()]}{rest}"
    mine = new[0].determiner in ("my", "our") and personal(new[0].head.lower()) and not any(personal(one.head.lower()) for one in old)
    if mine and not before and re.match(r"\w+ (?:i|we) ", frame, re.IGNORECASE):  # "may I bring a bag?" "my wife too?"
        return added(frame, what, before)
    alone = None if before else topical(frame, old, new, rest) or objective(frame, old, new, rest)
    field = fielded(frame, old, new) if before in ("", "for") else None
    if alone and (study := STUDY.search(frame)) and not is_function(study[1]):
        return alone
    if found := field or placed(frame, old, new, before, rest, near) or alone:
        return found
    return None if nameonly(question) else added(frame, what, before)


def counted(frame: str, new: list[Span], text: str) -> str | None:
    """ "How many pears can I pick?" asked of plums; of a plum, or of what was asked "how much" of, whether I can pick it at all."""
    many, parsed = MANY.match(frame), clause(frame)
    if not parsed or parsed.who.lower() not in ANYBODY or not parsed.rest or agent(new[0].head) or new[0].determiner == "the":
        return None
    what = parsed.asks.lower() == "what" and parsed.helper in MODALS and not re.match(r"do\b", parsed.rest)  # "what may I carry in a bag?"
    if not (many or (what and all(one.determiner not in ("", new[0].determiner) for one in spans(frame)))):
        return None
    if many and not new[0].determiner and plural(new[0].head) is (many[1].lower() == "many"):
        return f"{many.group()} {text} {parsed.text(parsed.auxiliary)}"
    verb = parsed.words[parsed.verb]
    return f"{parsed.text(parsed.auxiliary, parsed.verb)} {verb.group()} {text}{frame[verb.end() :]}"


def labelled(what: str, frame: str) -> str | None:
    """ "And Bob's?" after "where is Ann's team?", "and B?" after "who may see group A?", "the Senate?" after "did the House bill pass?"."""
    if (body := CHAMBER.fullmatch(what)) and (other := IN_CHAMBER.search(frame)):
        return f"{frame[: other.start()]}{body[1]}{frame[other.end() :]}"
    if VERSION.fullmatch(what) and (parsed := clause(frame)) and BILL.fullmatch(parsed.who):
        return f"{frame[: parsed.words[parsed.subject].start()]}{what} {parsed.rest}".strip()
    if (owner := OWNER.fullmatch(what)) and (owned := OWNED.search(frame)):
        return f"{frame[: owned.start()]}{owner[1]}'s{frame[owned.end() :]}"
    old = LETTER.search(frame) if LETTER.fullmatch(what) else None
    if ROMAN.fullmatch(f"x {what}", 2):
        old = next((one for one in ROMAN.finditer(frame) if not is_function(WORD.findall(frame[: one.start()])[-1])), old)
    return f"{frame[: old.start()]}{what}{frame[old.end() :]}" if old else None


def placed(frame: str, old: list[Span], new: list[Span], before: str, text: str, near: Near) -> str | None:
    """The frame with the new phrase in the place of what it is parallel to: its whole subject, who it asks for, or a phrase."""
    parsed = clause(frame)
    if parsed and not parsed.rest and new[1:] and new[1].before == "of":
        return f"{parsed.asks} {agreeing(parsed.helper, plural(new[0].head))} {text}"  # all of "the aim of the trip"
    part = new[0].determiner == "the" and len(old) == 1 and [singular(one.head) in RELATIONAL for one in (old[0], new[0])] == [False, True]
    if parsed and part and not parsed.rest and not before:
        return f"{parsed.asks} {agreeing(parsed.helper, plural(new[0].head))} {text} of {parsed.who}"  # "what is the Act?" "and the fees?"
    counts = parsed and parsed.asks.lower().startswith("how many") and plural(new[0].head)  # "how many clubs may use it?" "and pupils?"
    if parsed and parsed.verb == parsed.subject and not (before or counts) and (agent(new[0].head) or new[0].head[0].isupper()):
        return put_to(parsed, text, plural(new[0].head))  # "who may fund it?" "and NASA?"
    found = rivals(frame, old, new[0], before)
    acts = words[at] if (at := lone_verb(words := WORD.findall(frame))) is not None and not before else None  # "who owns data?" "and it?"
    like = {one: likeness(one, new[0], near) + 1.5 * (one.before == acts) for one in found}
    best = max(found, key=lambda one: (one.before == before, like[one], one.start), default=None)
    if best is None or not (before or like[best] >= PARALLEL):
        return None
    single = best.before == "which" and plural(best.head) and not plural(new[0].head)  # of the kind, and no kind: "and the small boat?"
    if single and parsed and parsed.rest and parsed.helper not in BEING:
        verb = parsed.words[parsed.verb]
        who = parsed.text(parsed.auxiliary, parsed.verb)
        return f"{who} {verb.group()} {text}{frame[verb.end() :]}" if parsed.who else f"{who} {text} {parsed.rest}"
    whole = put(frame, old, best, text, new)
    return whole.replace(f" {best.before} {text}", f" {before} {text}") if before else whole


def topical(frame: str, old: list[Span], new: list[Span], text: str) -> str | None:
    """The frame asked of another thing: in place of what it is "on" or "about", or of the only thing it names; not for whom, nor where."""
    parsed, things = clause(frame), [one for one in old if one.before not in ("how", "which", "what") and one.head not in LEAVE]
    done = [one for one in things if one.before == "do" and parsed and parsed.helper in MODALS]  # "may labs do AI under it?"
    topics = [one for one in old if one.before in TOPICS and not (one.before == "into" and one.determiner)]  # "into the shop"
    topics = topics or done or (things if len(things) == 1 else [])
    alike = topics and (topics[-1].head.islower() == new[0].head.islower() or topics[-1].determiner == new[0].determiner == "the")
    if not topics or agent(new[0].head) or not (new[0].head.isupper() or alike):
        return None
    return put(frame, old, topics[-1], text, new)


def fielded(frame: str, old: list[Span], new: list[Span]) -> str | None:
    """The frame of a yes-or-no question on research in one field asked of another: "is AI research allowed?" "and for climate?"."""
    parsed, (*before, last) = clause(frame), new[0].words
    head, many = singular(last), plural(last)
    held = [one for one in old if one.words[1:] and singular(one.head) in STUDIED | VENTURES]
    named = last.istitle() or (last.isupper() and any(one.head.isupper() for one in old))
    if not parsed or parsed.asks or len(held) != 1 or new[1:] or new[0].determiner or named or agent(last) or empty(last):
        return None
    if head == singular(held[0].head):  # "and applied research?"
        return None
    before.append(head if many and not last.endswith("ics") else last)
    kept = filter(None, (held[0].determiner, *held[0].words[:-2])) if singular(held[0].head) in VENTURES else ()  # "a Dutch AI firm"
    return f"{frame[: held[0].start]}{' '.join([*kept, *before, held[0].head])}{frame[held[0].end :]}" if before else None


def objective(frame: str, old: list[Span], new: list[Span], text: str) -> str | None:
    """The frame of a yes-or-no question with another thing for its only object: "may pupils use the saw?" "and the drills?".

    What a thing is asked whether it is done with is such an object too: "is tin excluded from it?" "and lamps?".
    """
    parsed = clause(frame)
    if parsed is None or parsed.asks or not parsed.rest or agent(new[0].head) or any(word[0].isdigit() for word in new[0].words):
        return None
    verb = parsed.words[parsed.verb].start()
    things = [one for one in old if one.start > verb and one.before not in PREPOSITIONS]
    if not things and SAID.match(parsed.rest):
        things = [one for one in old if one.end == parsed.words[parsed.verb - 1].end()]
    if len(things) != 1 or things[0].head in LEAVE:
        return None
    same, owned = new[0].article == things[0].article, things[0].determiner in OWN
    alike, doer = parsed.who.lower() in ("i", "we"), parsed.who.split(" ")[-1]  # "may I bring flowers?" "my dog?"
    alike = alike or (same and not any(agent(one.head) or not one.head.islower() for one in (things[0], new[0])))
    alike = alike or (owned and (same or new[0].article == "a"))  # "my laptop" "and a phone?"
    alike = alike or doer.lower() in INSTRUMENTS  # "does the pact cover AI?" "and lamps?"
    taken = things[0].article in ("a", "") and new[0].article == "the" and singular(new[0].head) not in RELATIONAL
    alike = alike or (taken and agent(doer) is True)  # "may a pupil take a boat?" "the van?"
    return put(frame, old, things[0], text, new) if alike else None


def added(frame: str, what: str, before: str) -> str | None:
    """The frame with a phrase that is parallel to nothing in it, after "for" or "about"; None if the frame asks nothing."""
    parsed, who = clause(frame), spans(what)
    if before or (who and who[-1].head in ("time", "times")):  # "may a term be renewed?" "A second time?"
        return f"{frame} {what[0].lower()}{what[1:]}"
    if parsed and not parsed.asks and parsed.who.lower() in ("i", "we") and len(who) == 1 and agent(who[0].head):  # "and my wife?"
        return f"{agreeing(parsed.helper, plural(who[0].head))} {what} {parsed.rest}"
    about = any(singular(word) in WRITINGS for word in content(frame)) and what.islower()
    return f"{frame} {'about' if about else 'for'} {what}" if parsed or lone_verb(WORD.findall(frame)) is not None else None
