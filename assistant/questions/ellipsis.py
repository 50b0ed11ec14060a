"""A follow-up that is only part of a question and the question before it go in; the whole question that it asks comes out."""

import re

from assistant.language import terms
from assistant.language.clause import Clause, clause, lone_verb
from assistant.language.figures import opposed
from assistant.language.lexicon import (
    AUXILIARIES,
    BEING,
    INSTRUMENTS,
    MODALS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIONAL,
    SPECIFYING,
    WORD,
    YES_NO,
    content,
    empty,
    is_verb,
    listed,
    plural,
    singular,
)
from assistant.language.noun_spans import spans
from assistant.language.phrases import runs
from assistant.language.values import YEAR
from assistant.questions.alike import Near, another, unknown
from assistant.questions.fragment import ANYBODY, OPENER, plain
from assistant.questions.parallel import BRACKET, CASE, substituted
from assistant.questions.settled import PAST, VALUE, settled, third, valued

LONGEST = 25  # words: a longer question is no frame for another phrase, nor is one of several clauses
MANY = re.compile(r"[;?!]\s|(?<![A-Z])\.\s|,.*,")  # no "H.R. 12"
CONDITION = re.compile(
    r"(?i)(?:what |does it (?:matter|make a difference) )?(?P<what>(?:even |only )?(?:(?:if|unless|because|although)\b.+\s|"
    r"(?:when|while|after|before|once) (?:(?:i|we|you|he|she|it|they|there|nobody|no one|some(?:one|body)|every(?:one|body))\b|"
    r"(?:the|my|our) (?:[\w-]+ ){1,2}?(?=(?:is|are|was|were|has|have|does|do|can)\b)).*).+)",
)
MISHAP = re.compile(  # of which one asks what happens then
    r"\bwhat if .*\b(?:too [a-z]+|late|(?:miss|cancel|forg[eo]t|los[et]|br[eo]ak|broken|damage|fail)\w*|chang\w+ \w+ mind)\b", re.I
)
UNDONE = re.compile(r"\bwhat if .*\b(?:do|does|did)(?: not|n['’]?t) (\w+)", re.I)  # "how much do I pay?" "what if I don't pay?"
EARLIER = re.compile(r"(?:just )?(?P<word>before|after|afterwards|earlier|later|since)(?: (?:that|then|it|this))?", re.IGNORECASE)
ASKED = re.compile(
    r"(?i)(?!how (?:long|far|much) (?:is|was) it\b)"  # which asks of a thing: how much the fee is
    r"(?P<asked>(?:\w+ed )?(?:by|for|to|with|from|since|until) (?:when|whom)|(?:(?:for|from|by) )?"
    r"(?:(?:why|when|where)(?: exactly)?|how(?: (?:long|often|soon|far|much|exactly|come))?)|"
    r"(?:by|for|in|at|to|up to|with|from|within|under|on) (?:which|what|how (?:many|much)) \w+|according to (?:whom|what|which \w+))"
    r"(?P<negated> not)?(?P<manner> so (?!that\b|then\b)\w+)?(?: (?:is|was) (?:that|this|it)(?: so)?| so| then)?",
)
WHICH = re.compile(r"(?P<asked>which|what|how many|how much)(?: ones?| of (?:them|these|those)| (?P<noun>\w+))?", re.IGNORECASE)
SAID = re.compile(
    r"(?i)(?P<asked>(?:who|where(?: does it)?|when|wh(?:ich|at) \w+) (?:says?|said|decide[sd]?|claims?|claimed|thinks|thought|told you)) "
    r"(?:so|that|this|it|(?P<told>(?:[a-z]+ )?\d[\w.,%]*(?: [a-z]+)?(?: \d+)?))",
)
ACTED = re.compile(r"(?P<who>who (?:\w+ ){1,2})(?:it|them)", re.I)
LEAVE = r"(?:allow|authori[sz]|approv|permit|report|announc|decid)\w*"  # what somebody does, rather than what with
PLACED = re.compile(r" (?:on|in|at|into|onto) (?:[\w-]+ ){0,3}[\w-]+$", re.IGNORECASE)
PAID = listed("pay cost charge owe spend earn fund grant budget money")
SHORT = re.compile(rf"(?P<auxiliary>{'|'.join(sorted(AUXILIARIES))})\s+(?P<what>.+)", re.IGNORECASE)
TEMPORAL = ("before", "during", "after", "since")
WHEN = re.compile(rf"\b(?:in|on|{'|'.join(TEMPORAL)}) (?=(?:(?:\d+|early|mid|late) )?(?:(?:{terms.MONTH})\b|{YEAR.pattern}))")
WHY = re.compile(r"why(?: (?:is|was) that| so)?", re.IGNORECASE)
ME = re.compile(r"\W*(?:(?:and|or|but|what about) )?(?P<who>me|us)\b(?: too| as well)?\W*", re.I)
ANYONE, FIRST = "members", {"are": "am", "were": "was"}
TOLD = ("was", "were", "did", "has", "have", "had")  # questions about what happened have no conditions
OPEN_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(RELATIONAL))})s?\s+(?:on|in|to|with|for)\b(?! \w+ing\b)(?!.*\bof\b)", re.IGNORECASE)
ANYWHERE = re.compile(r"(?i)any ?where|every ?where|online|abroad|overseas|(?:up|down)stairs|outside|inside|(?:in|out)doors|overnight")
STRANDED = re.compile(r"who (?P<before>by|for|from|to|with)|says who", re.IGNORECASE)
SHORTENED = re.compile(r"\b(what|who|where|when|why|how)(?:['’]?s|['’]re)\b", re.IGNORECASE)
FRAGMENT = re.compile(r"^\W*(?:which|what|whose|how (?:many|much|long|often)|where|when|who|whom|even|since|until|by|for|in|with)\b", re.I)
PERSON = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*)* [A-Z][\w’'-]+")  # who says, by a whole name
SAYS = listed("say said think thought argue respond react comment object")
JUDGED = re.compile(r"(?i)(?:is|was|are|were) (?:that|this|it|they|those|these)(?: \w+){1,2}|(?:will|does) (?:that|this|it) continue")


def whole(question: str, previous: str, near: Near = unknown) -> str | None:
    """The question that a fragment asks, in the frame of the question before; None for what is no such fragment.

    >>> whole("What about bus drivers?", "Do teachers need a police check?")
    'Do bus drivers need a police check?'
    >>> whole("why?", "When did the treaty lapse?"), whole("may we?", "Is a pupil allowed to park?")
    ('Why did the treaty lapse?', 'May we park?')
    >>> whole("Who pays it?", "Is there a tax on beer?") is None
    True
    """
    asked = STRANDED.sub(lambda one: f"{one['before']} whom" if one["before"] else "who says so", plain(question), 1)
    frame = SHORTENED.sub(r"\1 is", OPENER.sub("", previous)).rstrip(" ?.!")
    if not frame or len(WORD.findall(frame)) > LONGEST or MANY.search(frame) or JUDGED.fullmatch(asked):
        return None
    capital, frame = frame[0].isupper(), (frame[0].lower() + frame[1:] if YES_NO.search(frame) else frame)
    bare, topic = both.groups() if (both := BRACKET.fullmatch(frame)) else (frame, "")  # what was put in for the reader
    told = (way(match, bare, clause(bare)) for form, way in WAYS if (match := form.fullmatch(asked)))
    told = (" ".join(filter(None, (one, topic))) for one in (opposed(asked, bare), *told) if one)
    found = next(told, None) or oneself(question, frame, near) or another(asked, frame) or substituted(question, frame, near)
    return (found[0].upper() if capital else found[0]) + found[1:] + "?" if found else None


def oneself(question: str, frame: str, near: Near) -> str | None:
    """ "And me?", "us too?": the frame asked of oneself, as it would be of any person."""
    if not (asking := ME.fullmatch(question)):
        return None
    parts = re.split(rf"\b{ANYONE}\b", substituted(f"and {ANYONE}?", frame, near) or "", maxsplit=1)
    if not parts[1:] or parts[0].endswith(" about "):
        return None
    before, _, helper = parts[0].strip().rpartition(" ")
    if helper.lower() not in AUXILIARIES:
        return asking["who"].join(parts)
    who = {"me": "I", "us": "we"}[asking["who"].lower()]
    helper = FIRST.get(helper.lower(), helper) if who == "I" else helper
    return f"{before} {helper} {who}{parts[1]}".strip()


def timed(match: re.Match[str], frame: str, parsed: Clause | None) -> str:
    """ "And before?": the time that the frame names, turned; without one, the frame in the past."""
    word = {"afterwards": "after", "later": "after", "earlier": "before"}.get(match["word"].lower(), match["word"].lower())
    dated = [(one.start(), one.end()) for one in WHEN.finditer(frame)]
    dated += [(span.before_start, span.start) for span in spans(frame) if span.before in TEMPORAL]
    if dated:
        return f"{frame[: max(dated)[0]]}{word} {frame[max(dated)[1] :]}"
    if own := next((one for one in spans(frame) if one.words[1:] and YEAR.fullmatch(one.words[0])), None):  # "the 2011 lease"
        named = " ".join(filter(None, (own.determiner, *own.words[1:])))
        return f"{frame[: own.start]}{named} {word} {own.words[0]}{frame[own.end :]}"
    if parsed and word == "before" and parsed.helper in PAST:
        frame = f"{parsed.asks} {PAST[parsed.helper]} {parsed.text(parsed.subject)}".strip()
    return f"{frame} {word}" + (" that" if word == "after" else "")


def conditioned(match: re.Match[str], frame: str, parsed: Clause | None) -> str | None:
    """ "And if we have a licence?": the frame under that condition."""
    what = match["what"]
    undone = UNDONE.search(match.string) if parsed and parsed.asks else None
    due = undone and (re.match(r"(?:\w+ )?when\b", frame, re.I) or terms.stem(undone[1]) in terms.stems(frame))
    if not parsed or (parsed.asks and parsed.helper in TOLD) or "," in what or MISHAP.search(match.string) or due:
        return None
    if what.lower().startswith(("if ", "when ")):  # another case
        frame = CASE.sub("", frame)
    return f"{frame} {what[0].lower()}{what[1:]}"


def numbered(match: re.Match[str], frame: str, parsed: Clause | None) -> str | None:
    """ "Which ones?", "how many?", "how much?": asked of the phrase of the frame that leaves it open."""
    asked, noun, counted = match["asked"], match["noun"], re.match(r"how many\b", frame, re.IGNORECASE)
    if counted and not noun and asked.lower() in ("which", "what"):
        return f"{asked}{frame[counted.end() :]}"
    if not parsed or parsed.asks:
        return None
    if asked.lower() == "how much":
        there = re.match(r"is there (?:any|an?) (.+)", frame, re.IGNORECASE)
        return f"How much is the {there[1]}" if there else None
    many = [
        one for one in spans(frame) if (singular(one.head) == singular(noun) if noun else plural(one.head) or one.determiner in QUANTIFIERS)
    ]
    if not many:
        return None
    span = max(many, key=lambda one: (one.determiner in QUANTIFIERS, one.start))
    named = f"{asked} {' '.join(span.words)}"
    if re.match(r"(is|are|was|were) there\b", frame, re.IGNORECASE):
        return f"{named}{frame[span.end :]} {frame[: span.start].strip()}"
    return f"{named} {frame[: span.start].rstrip()}{frame[span.end :]}"


def reasoned(match: re.Match[str], frame: str, _: Clause | None) -> str | None:
    """ "Why?", "since when?", "within how many days?": asked of what the frame says happens."""
    if not (known := settled(frame)):
        return None
    auxiliary, who, rest = known
    if match["asked"].lower() == "how much" and not PAID & set(map(singular, WORD.findall(frame.lower()))):
        return None
    if match["manner"] and re.match("how m", frame, re.IGNORECASE):  # "why so few?"
        return f"{match.string} ({frame})"
    if match["asked"].lower().startswith("where"):
        rest = PLACED.sub("", rest)  # "may I keep it on a disc?" "where then?"
    parts = [match["asked"], auxiliary, who, (match["negated"] or "").strip(), rest, (match["manner"] or "").strip()]
    return " ".join(filter(None, parts))


def said(match: re.Match[str], frame: str, parsed: Clause | None) -> str:
    """ "Who said so?": asked of the frame as a statement; "who says 2023?": beside it."""
    if not parsed or parsed.asks or match["told"]:
        return f"{match.string} ({frame})"
    rest = parsed.rest
    if parsed.helper == "does":
        verb, _, others = rest.partition(" ")
        rest = f"{third(verb)} {others}".strip()
    else:
        rest = f"{parsed.helper} {rest}"
    return f"{match['asked']} that {parsed.who} {rest}"


def acted_on(match: re.Match[str], frame: str, parsed: Clause | None) -> str | None:
    """ "Who introduced it?" after "when did the House pass the bill?": what was passed, not who passed it."""
    if not parsed or not parsed.rest or (parsed.helper in MODALS and re.search(LEAVE, match["who"])):
        return None
    things = (one for one in spans(frame) if one.determiner or not one.head.islower())  # no "law" of "become law"
    after = (one for one in things if one.start > parsed.words[parsed.verb].start() and one.before not in PREPOSITIONS)
    return f"{match['who']}{frame[thing.start : thing.end]}" if (thing := next(after, None)) else None


def shortened(match: re.Match[str], frame: str, parsed: Clause | None) -> str | None:
    """ "Do farmers?", "may we?": the frame asked of another subject."""
    if not parsed or not parsed.rest:
        return None
    new = match["what"]
    words = content(new)
    nouns = len(words) == 1 or (plural(new) and match["auxiliary"][-1:] not in "sS")  # "does the fee cover boats" is whole
    plain = len(WORD.findall(new)) - len(words) <= (new.split()[0].lower() in SPECIFYING)
    if new.lower() not in ANYBODY and not (nouns and plain):
        return None
    who, helper = parsed.asks.lower() == "who", match["auxiliary"].lower()  # "who is covered?" "are farmers?"
    rest = parsed.text(parsed.subject if who else parsed.verb)
    rest = rest.removeprefix("allowed to ") if helper in MODALS else "allowed to " * (helper in BEING and parsed.helper in MODALS) + rest
    return " ".join(filter(None, ("" if who else parsed.asks, helper, new, rest)))


WAYS = (
    (ANYWHERE, lambda match, frame, parsed: f"{frame} {match[0].lower()}"),
    (EARLIER, timed),
    (VALUE, valued),
    (CONDITION, conditioned),
    (WHICH, numbered),
    (ASKED, reasoned),
    (SAID, said),
    (ACTED, acted_on),
    (SHORT, shortened),
)


def elliptic(question: str) -> bool:
    """Whether a question asks for a part, kind or property and does not say of what.

    >>> elliptic("What are the main symptoms?"), elliptic("What causes wildfires?"), elliptic("Why?")
    (True, False, True)
    >>> elliptic("What is the impact on modern biology?"), elliptic("What are the types of networks?")
    (True, False)
    >>> elliptic("who introduced Bill 52"), elliptic("who introduced it"), elliptic("Which boats sail with a pilot")
    (False, True, False)
    """
    spelled = SHORTENED.sub(r"\1 is", question)
    acts = any(word.lower() in AUXILIARIES or is_verb(word) for word in WORD.findall(spelled))
    acts = acts or bool((at := lone_verb(words := WORD.findall(question))) and content(" ".join(words[at + 1 :])))
    parsed = clause(question)
    if parsed and parsed.asks and parsed.rest.lower() in SAYS and parsed.who.split(" ")[-1].lower() not in INSTRUMENTS:
        return not PERSON.fullmatch(parsed.who)  # "what do critics say?"
    if FRAGMENT.search(question) and not acts:
        return True
    found = [words for _, words in runs(question)]
    return all(empty(word) for words in found for word in words) or bool(all(map(empty, found[0])) and OPEN_NOUN.search(question))
