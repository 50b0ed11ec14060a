"""A follow-up and the turns before it go in; the follow-up with what it leaves out put in comes out, for the reader."""

import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.clause import Clause, clause, lone_verb
from assistant.language.figures import called, refigured
from assistant.language.lexicon import (
    ASKING,
    BEING,
    INSTRUMENTS,
    MODALS,
    PREPOSITIONS,
    RELATIONAL,
    WORD,
    YES_NO,
    content,
    listed,
    plural,
    singular,
)
from assistant.language.noun_spans import Span, indefinite, spans
from assistant.language.people import agent, personal
from assistant.questions.alike import Near, unknown
from assistant.questions.antecedent import PLACE, PLACES, impersonal, other, person, recalled, someone, there
from assistant.questions.ellipsis import ASKED, LEAVE, WHEN, WHY, elliptic, whole
from assistant.questions.fragment import ANYBODY, CORRECTS, DEED, OPENER, STATED, fragment, judged, nameonly, plain
from assistant.questions.frame import TOLD, appended, asks, attached, bared, framing, its_own
from assistant.questions.fronted import itself
from assistant.questions.pointing import ACTS, MANY, POSSESSIVES, PRONOUNS, points, replaced
from assistant.questions.topics import measured, subjects, topics
from assistant.questions.verbal import covering, verbal
from assistant.records import Turn, Verdict

# A question of so few content words is incomplete if it opens like a follow-up; condense.py searches it with its history
# even when it says nothing that points back. Measured with: python -m tests.quality.calibrate_followups
FEW_WORDS = 3

CHOICE = re.compile(r"“([^”]+)”")
MEANT = re.compile(r"^\W*(?:(?:no|yes|ok|sorry|well|i (?:mean|meant|want)|the one (?:about|on)|about)\b[\s,]*)+", re.IGNORECASE)
FORGET = re.compile(r"^\W*(?:forget (?:it|that|about it)|never ?mind|(?:no,? )?(?:sorry|oops|wait|hang on))[,.!]+\s*", re.IGNORECASE)
BESIDE = re.compile(r"(?P<asks>[^?.!]{2,40}\?)\s+(?P<told>[^?]+)", re.DOTALL)  # "and me? I run a shop"
BACK = 3  # turns in which "one" may have been named
DEFINED = re.compile(r"\W*(?:what|who) (?:is|are|was|were) (?P<what>[^,;]+?)\W*$", re.IGNORECASE)
HOLDS = re.compile(r"\b(?:(?:suspend|repeal|revok|expir|laps)\w*|in (?:force|effect)|it apply)\b", re.IGNORECASE)  # of an instrument
CALLED = re.compile(rf"\b[Tt]he ((?:[A-Z][\w-]+ )+(?i:{'|'.join(sorted(INSTRUMENTS))}))\b")
WHO_DID = re.compile(r"who (?!.* as an? )", re.IGNORECASE)  # "who paid?", and not "who counts as a guest?"
WHICH_ARE = re.compile(  # of more than one kind
    r"\W*(?:which|what) (?P<name>[\w’' -]+?) (?:are|were) (?P<so>(?:on|in|under|from|at|[a-z]+ed) (?!to\b)[^,;]*?)\W*", re.IGNORECASE
)
WHICH_TEXT = re.compile(rf"\b(?:which|what) (?:{'|'.join(sorted(INSTRUMENTS))})\b", re.IGNORECASE)
CONCLUDES = re.compile(  # from a ruling: "so that's illegal?", "is it allowed?"
    r"(?i)\W*(?:(?:so|then|ok|okay|and|but|wait)\b[\s,]*)*(?:(?:that|this|it)(?:['’]?s| is| was)|(?:is|was) (?:that|this|it))"
    r"(?: (?:not|still|actually|completely|totally))* "
    r"(?:(?:il|un)?(?:legal|lawful)|ok|okay|fine|allowed|permitted|forbidden|banned|prohibited|excluded|covered|against the (?:law|rules?))"
    r"(?: (?:then|now|too))?\W*",
)
THAT = re.compile(r"that|this", re.IGNORECASE)  # "and that?"
ALLOWED = re.compile(  # after the same of another thing a whole question: "are gulls allowed?" "and are terns allowed?"
    r"(?i)(?:is|are) (?!(?:it|this|that|these|those|there|they|one)\b)[\w’' -]{2,40}? "
    r"(?:allowed|permitted|forbidden|banned|prohibited|excluded|covered|(?:in or )?out)(?: (?:by|from|under|in) the \w+)?(?: then)?\W*",
)
IDENTITY = re.compile(r"(?:which|what) [\w-]+ (?:is|was|are) (?:this|that|it|these)(?: (?:from|in|under))?\W*", re.IGNORECASE)
DONE = re.compile(
    r"(?i)\b(?:agree to|(?:an?|the) [\w -]+ for) (?:that|this)\W*$|\bsay so\W*$|\bwould (?:that|this) (?:cost|need|require|take)\b|"
    r"\b(?:because of|despite|due to|as a result of|in response to|change|affect|prove|justify|explain) (?:that|this)\W*$|"
    rf"\b{LEAVE} (?:it|that|this)\W*$|"
    r"\b(?:did|has|will|would) (?:it|this|that) (?:ever |actually |really |finally )?(?:work|succeed|fail)(?:ed)?\b|"
    r"^\W*(?:(?:and|but|so) )?who (?:\w+ ){1,2}(?:that|this)\W*$",
)  # what is done, and no thing
OTHERWISE = re.compile(  # "but the agent says something else"
    r"(?i)\W*(?:(?:but|and|well|hm+)\W+)?(?P<who>(?:the [\w ]{3,30}?|(?-i:[A-Z])[\w.]*(?: (?-i:[A-Z])[\w.]*)*)) "
    r"(?:says?|said|writes?|wrote|claims?|claimed|gives?|gave|reports?|reported) (?:that )?"
    r"(?:something (?:else|different)|otherwise|(?:another|a different) \w+)(?:,? (?:though|no|right|does\w*['’]t (?:it|they)))?\W*",
)
CLAUSE = re.compile(r"[.!,] ")
FEE = re.compile(r"\bthe (?:fine|fee|charge|penalty|deposit|rent|tax|toll|grant|subsidy)\b", re.IGNORECASE)
PAID = re.compile(r"\b(?:pa(?:y|ys|id)|due|(?:collect|contest|appeal|refund|waive|reduce|increase|set|double|charge)\w*)\b", re.IGNORECASE)
ANY = re.compile(r"(?i)\b(did|do|were|are|have|has|will|was) any(?= (?:pass|fail|apply|exist|come|go|get|win|lose|[a-z]{2,}ed)\b)")
EITHER = re.compile(r"\b(s?he|him|her|his)(?: or |/)(?:s?he|him|hers?|his)\b", re.IGNORECASE)  # of one person
THEY = re.compile(r"\b(?:do|did|must|can|may|should|are|were|have) they\b|\b(?:them|their)\b", re.IGNORECASE)
MOST = re.compile(r"\b(?:most|least|fewest)\W*$|^\W*how much \w", re.IGNORECASE)  # of a number: "and who had the most?"
COUNTED = re.compile(r"\bhow many (?P<what>(?!(?:are|were|do|did|have|of)\b)[\w-]+)", re.IGNORECASE)
OF_THEM = re.compile(r"\b(?:most|all|some|half|none|any|few|many) of (?:them|those|these)\b", re.IGNORECASE)
THE_MANY = re.compile(r"the ([a-z-]+)")  # of whom or of what a whole question was: "what do the shelves hold?" "who made them?"
KEEPS_OUT = re.compile(r"\b(?:exclud|forbid|prohibit|bann?(?:s|ed)?\b|barr?(?:s|ed)?\b|rule out|not\b)|n['’]t\b", re.IGNORECASE)
PRICE = re.compile(r"(?:what(?:['’]s| is| are)|is there|are there) (?:the|an?|any) (?:price|cost|charge)s?\W*", re.IGNORECASE)
LASTS = re.compile(r"(?:(?:since|until|from) when|for how long|how come)\b(?! not\b)", re.IGNORECASE)  # of what is so
ANEW = re.compile(r"what (?:can|may) (?:i|we) [\w ]+ then\W*", re.IGNORECASE)
OPENING = re.compile(
    r"(?i)^\W*(and|or|but|so|then|if (so|not|yes|no)|also|because|no|yes|ok|okay|right|well|even|(what|how) (about|if)|i mean|i meant|any|"
    r"which (is|are|was|were|one|of))\b|\b(too|then)\W*$",
)


def complete(question: str, history: Sequence[Turn], near: Near = unknown) -> str:
    """The question with what it leaves out put in; unchanged if nothing was named before or nothing is missing."""
    if again := itself(question := ANY.sub(r"\1 any of them", EITHER.sub(r"\1", question))):
        return again
    if (beside := BESIDE.fullmatch(question)) and fragment(beside["asks"]) and STATED.match(beside["told"]):
        return f"{beside['told'][0].upper()}{beside['told'][1:].rstrip(' .!')}. {complete(beside['asks'], history, near)}"
    last, named = history[-1].answer, topics(history)
    previous = framing(question, history)
    if (last.verdict and CONCLUDES.fullmatch(question)) or (THAT.fullmatch(plain(question)) and YES_NO.match(previous)):
        return previous
    if asks(previous) and (teller := OTHERWISE.fullmatch(question)):
        return f"{previous.rstrip(' ?.')}, according to {teller['who']}?"
    question = judged(there(FORGET.sub("", question) or question, previous), previous)
    if clarifies(history[-1], question):
        choice = chosen(question, last.text)
        return f"{previous.rstrip(' ?.')} ({choice})?" if choice else previous
    if (instead := CORRECTS.match(question)) and instead["what"].split()[0].lower() in ASKING:  # "I meant who runs it"
        question = instead["what"]
    if covered := covering(question, OPENER.sub("", previous)):
        return covered
    question = verbal(whether := denied(question, previous, last.verdict), previous)
    if question != whether and not points(question) and singular(WORD.findall(question)[-1]) not in RELATIONAL:  # "make a copy?"
        return question
    if nameonly(previous) and nameonly(named_now := fragment(question)):  # "lasers?" "and masers?"
        return f"{named_now}?"
    numbered = refigured(plain(question), last.searched.rstrip(" ?."))
    frame = TOLD.sub("", previous) if ASKED.fullmatch(plain(question)) else previous  # "I am 12. May I swim?" "why not?"
    asked = f"{numbered}?" if numbered else whole(question, frame, near)
    asked = asked and previous[: -len(frame)] * (frame != previous) + called(question, asked, last.text)
    if asked:
        known = {singular(word) for one in named for word in WORD.findall(one)}
        lost = named and not (measured(previous) or known & {*map(singular, WORD.findall(previous))} or WHEN.search(history[-1].question))
        lost = lost and not any(one.determiner == "the" and one.head in INSTRUMENTS for one in spans(previous))  # which it is about
        return attached(asked, named[-1]) if lost and previous == last.searched and "(" not in asked else asked
    for earlier in [previous, *(turn.answer.searched for turn in reversed(history[-BACK:-1]))]:
        if (text := indefinite(question, earlier)) != question:
            return OPENER.sub("", text)
    told = STATED.match(question) and "?" not in question and not asks(CLAUSE.split(question)[-1])  # "they are on loan, not sold"
    if told and asks(previous):
        frames = (bared(turn.answer.searched) for turn in reversed(history[-BACK:]))  # "may I?" "how much is it?" "she's 12"
        return f"{question[0].upper()}{question[1:].rstrip(' .!,;')}. {next(filter(YES_NO.match, frames), previous)}"
    acts, pointed = clause(previous), [one.group().lower() for one in points(question)]
    alone = WHO_DID.match(previous) and lone_verb(WORD.findall(previous)) == 1 and {*pointed} <= MANY
    acting = acts.verb == acts.subject if acts else bool(alone)
    doers = acting and not points(previous) and (ACTS.search(question) or not any(plural(one.head) for one in spans(previous)))
    deed = DEED.search(question) and acts and acts.who.lower() in ANYBODY
    done = deed or DONE.search(question) or not spans(previous) or (acts and "it" in pointed and placed(acts))
    if (doers and THEY.search(question)) or (acts and YES_NO.match(previous) and acts.helper not in BEING and done):
        return f"{OPENER.sub('', question).rstrip(' ?.')} ({(last.searched if points(previous) else previous).rstrip(' ?.')})?"
    return appended(question, history) or referring(question, history, previous, named)


def dealt_with(actor: str, asked: str, acting: bool) -> list[str]:
    """The one thing that a question asks if somebody may or must do something with: "may the heir sell the boat?"; [] for others."""
    parsed = clause(asked)
    if not parsed or parsed.asks or not parsed.rest or not parsed.who.lower().endswith(actor.lower()):
        return []
    acting = acting or agent(parsed.who.split(" ")[-1]) is not False  # "how long may they keep it?"
    rest = [one for one in spans(asked) if one.start > parsed.words[parsed.verb].start() and one.before not in PREPOSITIONS]
    return [f"the {' '.join(one.words)}" for one in rest if acting and not rest[1:] and one.determiner and not plural(one.head)]


def placed(asked: Clause) -> bool:
    """Whether a question asks if one may do something somewhere, and of no thing to do it with: "may my dog sleep in the tent?"."""
    mine = asked.who.lower() in ANYBODY or asked.who.split(" ")[0].lower() in ("my", "our")
    named = [one for one in spans(asked.words[0].string) if one.start >= asked.words[asked.verb].start()] if asked.rest else []
    return mine and asked.helper in MODALS and bool(named) and all(one.before in PREPOSITIONS for one in named)


def referring(question: str, history: Sequence[Turn], previous: str, named: Sequence[str]) -> str:
    """The question with what it points back at put in, or with the subject of the conversation where it says nothing without."""
    last, found = history[-1].answer, points(question)
    pointing = {one.group().lower() for one in found}
    if "it" in pointing and named:
        named = [*named, *dealt_with(named[-1], previous, "they" in pointing)]
    if "it" in pointing and (fee := FEE.search(previous)) and PAID.search(question):
        named = [*named, fee[0]]
    if pointing and pointing <= listed("it its this that one"):  # no person
        named = [one for one in impersonal(named, last) if not (pointing <= {"it", "its"} and personal(one))]
    told = next((f"the {one}" for one in CALLED.findall(last.text) if WHICH_TEXT.search(previous)), "")  # "which rule is that?"
    named = [*named, *filter(None, [told])] or [previous[one.start : one.end] for one in spans(previous) if one.determiner == "the"]
    if not named:
        return attached(question, previous.rstrip(" ?.")) if found and clause(previous) and not points(previous) else question
    if fuller := next((one for one in spans(previous) if longer(one, named[-1])), None):  # "the 2024 agreement"
        named = [*named[:-1], " ".join(fuller.words)]
    if OF_THEM.search(question) and (many := COUNTED.search(previous)) and plural(many["what"]):
        named = [*named, many["what"]]
    if pointing & MANY and (asked := clause(previous)) and (several := THE_MANY.fullmatch(asked.who)) and plural(several[1]):
        named = [*named, *([asked.who] if singular(several[1]) not in INSTRUMENTS else [])]
    if not content(question) and not any(one.group().lower() in PRONOUNS | POSSESSIVES for one in found):
        defined, about = DEFINED.match(previous), told or previous.rpartition("(")[2].strip(" ?.)")
        return attached(question, named[-1] if MOST.search(question) or spans(question) else defined["what"] if defined else about)
    if IDENTITY.fullmatch(opened := OPENER.sub("", question)):  # "which rule is that?": one that the answer spoke of
        return attached(opened, named[-1])
    if HOLDS.search(opened) and not any(one.split()[-1].lower() in INSTRUMENTS for one in named):
        named = [*named, *(f"the {one}" for one in CALLED.findall(f"{previous} {last.text}")[:1])]  # which the answer told of
    just_named = [one for text in (previous, last.searched) for one in subjects(text.replace(" not ", " "), kinds=True)]
    said = " ".join(turn.answer.searched for turn in history)
    if (text := other(question, previous)) == question:
        text = replaced(question, named, just_named, person(previous, last) or someone(history), said)
    text = recalled(question, named) if text == question else text
    if text != question:
        which = WHICH_ARE.fullmatch(previous)
        ends = which and re.search(r" (?:them|those)\W*$", question) and text.rstrip(" ?.").endswith(which["name"])
        return OPENER.sub("", f"{text.rstrip(' ?.')} {which['so']}?" if which and ends else text)
    allowed = ALLOWED.fullmatch(opened) and any(ALLOWED.fullmatch(OPENER.sub("", turn.answer.searched)) for turn in history)
    anew = ANEW.fullmatch(opened) and {*content(opened)} <= {*content(previous)}  # "may I bring balloons?" "what may I bring then?"
    if allowed or anew or its_own(opened):
        return opened
    defines = (one := DEFINED.match(opened)) and " of " in one["what"]
    opens = OPENING.search(question) and len(content(question)) <= FEW_WORDS and not defines and named[-1].lower() not in question.lower()
    if not (found or opens or elliptic(question)):
        return question
    parsed = clause(previous) if PRICE.fullmatch(opened) else None
    if parsed and not parsed.asks and parsed.rest and parsed.helper in MODALS and parsed.who.lower() in ANYBODY:  # for what one does
        return f"{opened.rstrip(' ?.')} ({previous.rstrip(' ?.')})?"
    return OPENER.sub("", attached(question, named[-1], said))


def denied(question: str, previous: str, verdict: Verdict | None) -> str:
    """ "Why?" and "since when?" after an exclusion ask why and since when not, unless the question before spoke of exclusion itself.

    >>> [denied("since when?", asked, Verdict.EXCLUDED) for asked in ("May we film?", "Does it forbid films?")]
    ['since when not', 'since when?']
    """
    if verdict not in (Verdict.EXCLUDED, Verdict.NOT_ADDRESSED) or KEEPS_OUT.search(previous):
        return question
    lasts = LASTS.match(plain(question)) if verdict is Verdict.EXCLUDED and YES_NO.match(previous) else None
    return "Why not?" if WHY.fullmatch(plain(question)) else f"{lasts[0]} not{lasts.string[lasts.end() :]}" if lasts else question


def chosen(reply: str, asked: str) -> str:
    """What a reply to a clarifying question chooses; "the second one" is looked up among the choices, where there is one.

    >>> chosen("the second one", "Would you like to know “Fees” or “Dates”?"), chosen("I mean fees", "“Fees” or “Dates”?")
    ('Dates', 'fees')
    """
    place = PLACE.search(reply)
    named = CHOICE.findall(asked)[PLACES[terms.small(place["place"])] :] if place else []
    return str(named[0]) if named else MEANT.sub("", reply).strip(" ?.!")


def clarifies(previous: Turn, question: str) -> bool:
    """Whether a text is the reply to a clarifying question of ours; what is quoted ends with the number of its quote."""
    return previous.answer.text.rstrip().endswith("?") and "?" not in question


def longer(one: Span, name: str) -> bool:
    """Whether a phrase says more of the same thing than a name."""
    words = name.removeprefix("the ").split()
    more = one.words[: -len(words)]
    return bool(more) and list(one.words[-len(words) :]) == words and all(word[0].isupper() or word.isdigit() for word in more)
