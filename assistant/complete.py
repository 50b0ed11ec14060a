"""A follow-up and the turns before it go in; the follow-up with what it leaves out put in comes out, for the reader."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from assistant import terms
from assistant.clause import without_verb
from assistant.ellipsis import OPENER, WHY, denied, elliptic, named_subject, verbal, whole
from assistant.noun_spans import indefinite, spans
from assistant.parallel import fragment
from assistant.phrases import (
    ASKING,
    AUXILIARIES,
    PREPOSITIONS,
    RELATIONAL,
    WORD,
    YES_NO,
    content,
    is_function,
    listed,
    phrases,
    plural,
    runs,
    singular,
)
from assistant.records import Answer, Turn, Verdict

REPLY_WORDS = 8  # the longest reply to a clarifying question
# A question of so few content words is incomplete if it opens like a follow-up; condense.py searches it with its history
# even when it says nothing that points back. Measured with: python -m tests.quality.calibrate_followups
FEW_WORDS = 3

PRONOUNS, POSSESSIVES = listed("it they them he she him her theirs"), listed("its their his her")
OWNED = {"its": False, "their": True}  # … of one, of several
PERSONS, MANY = listed("he she him his her"), listed("they them their theirs")
SUBJECTS, DEMONSTRATIVES = listed("i you we he she it they to"), listed("this that these those")
POINTING = re.compile(
    r"\b(it|its|they|them|their|theirs|he|she|him|his|her|this|that|these|those|one|ones|there|same|other|others|another|such|both|"
    r"n?either(?! (?:side|party|government|country|nation)\b)|else|former|latter|above|instead|mentioned)\b",
    re.IGNORECASE,
)
EXPLETIVE = re.compile(
    r"\b(it (is|was)|(is|was) it) (possible|true|necessary|likely|correct|important|ok|okay|better|worth|safe|legal|lawful|hard|easy|"
    r"difficult|wise|usual|common|illegal|permitted|permissible|allowed|forbidden|prohibited|required|mandatory|advisable|acceptable|fine)"
    r"(?= (?:to|that|for|if)\b)|\b(?:does|did|would) (?:that|this|it) mean\b(?= \w)|\b(?:can|could|may|must|should|does|do) one(?= [a-z])"
    r"|\b(?:sa(?:id|ys?)|claim(?:s|ed)?|report(?:s|ed)?|wrote|argue[sd]?|th(?:ink|ought)|know|believe[sd]?|found|stat(?:es|ed)) "
    r"that\b(?= (?:the|an?|there|no|all)\b)|\b(?:did|does|will|would) it (?:take|cost)\b(?= (?:to|between|for|from|until)\b)|"
    r"\bthis(?= (?:morning|evening|weekend|week|month|year|spring|summer|autumn|winter)\b)",
    re.I,
)
CLAUSE = re.compile(
    r"[,;.?!]|\b(?:and|but|or|so)\s+(?=(?:what|which|who|why|how|when|where|if|is|are|do|does|did|can|could|may|must|will|would|should|has|have)\b)",
    re.IGNORECASE,
)
MENTION = re.compile(r"\b(?:(?P<article>the|this|that|these|those)\s+)?(?P<noun>[^\W\d_]{3,})\b", re.IGNORECASE)
PLACES = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "other": -1}  # of several things named
CHOICE = re.compile(r"“([^”]+)”")
MEANT = re.compile(r"^\W*(?:(?:no|yes|ok|sorry|well|i (?:mean|meant|want)|the one (?:about|on)|about)\b[\s,]*)+", re.IGNORECASE)
NAME = re.compile(r"\b(?!The\b|In\b|On\b)[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+)+\b")
VERB_AFTER = re.compile(
    rf"\s*(?:$|[?.,!;]|(?:{'|'.join(sorted(AUXILIARIES))}|means?|happens?|works?|costs?|needs?|appl(?:y|ies)|covers?)\b)", re.IGNORECASE
)
PLACE = re.compile(rf"\bthe (?P<place>{'|'.join(PLACES)})(?: one\b|(?<=former)|(?<=latter)|(?={VERB_AFTER.pattern}))", re.IGNORECASE)
OPENING = re.compile(
    r"^\W*(and|or|but|so|then|also|because|no|yes|ok|okay|right|well|even|(what|how) (about|if)|i mean|i meant|any|"
    r"which (is|are|was|were|one|of))\b|\b(too|then)\W*$",
    re.IGNORECASE,
)


def complete(question: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves out put in; unchanged if nothing was named before or nothing is missing."""
    last, named = history[-1].answer, topics(history)
    before = (turn.answer for turn in reversed(history) if not (fragment(question) and WHY.match(turn.question)))  # "why?", "and dogs?"
    previous = next(before, last).searched
    if clarifies(history[-1], question):
        choice = chosen(question, last.text)
        return f"{previous.rstrip(' ?.')} ({choice})?" if choice else previous
    question = verbal(denied(question, previous) if last.verdict in (Verdict.EXCLUDED, Verdict.NOT_ADDRESSED) else question, previous)
    if asked := whole(question, previous):
        lost = named and not set(WORD.findall(named[-1].lower())) & set(WORD.findall(previous.lower()))
        return attached(asked, named[-1]) if lost else asked
    if (text := indefinite(question, previous)) != question:
        return OPENER.sub("", text)
    if not named:
        return question
    found = points(question)
    if not content(question) and not any(one.group().lower() in PRONOUNS | POSSESSIVES for one in found):
        return attached(question, previous.rpartition("(")[2].strip(" ?.)"))
    if (text := other(question, previous)) == question:
        text = replaced(question, named, phrases(without_verb(previous), kinds=True), person(previous, last))
    text = recalled(question, named) if text == question else text
    opens = OPENING.search(question) and len(content(question)) <= FEW_WORDS and named[-1].lower() not in question.lower()
    if text == question and (found or ((opens or elliptic(question)) and not named_subject(question))):
        text = attached(question, named[-1])
    return text if text == question else OPENER.sub("", text)


def chosen(reply: str, asked: str) -> str:
    """What a reply to a clarifying question chooses; "the second one" is looked up among the choices, where there is one.

    >>> chosen("the second one", "Would you like to know “Fees” or “Dates”?"), chosen("I mean fees", "“Fees” or “Dates”?")
    ('Dates', 'fees')
    """
    place = PLACE.search(reply)
    named = CHOICE.findall(asked)[PLACES[terms.small(place["place"])] :] if place else []
    return str(named[0]) if named else MEANT.sub("", reply).strip(" ?.!")


def other(question: str, previous: str) -> str:
    """The question with "the latter", "the other one" replaced by the one of two alternatives that it stands for.

    >>> other("Is the latter free?", "Should I take the bus or the train?")
    'Is the train free?'
    """
    match, found = PLACE.search(question), spans(previous)
    pairs = [(one, two) for one, two in itertools.pairwise(found) if previous[one.end : two.start].strip().lower() in ("and", "or")]
    if not match or not pairs:
        return question
    one = pairs[-1][0 if match["place"].lower() in ("first", "former") else 1]
    return question[: match.start()] + previous[one.start : one.end] + question[match.end() :]


def person(asked: str, answer: Answer) -> str | None:
    """Who a question about a person was answered with: the first full name in it that neither the question has nor a title."""
    office = re.search(r"\bwho (?:is|was) (the (?:[\w-]+ ){1,6}[\w-]+)\W*$", asked, re.IGNORECASE)
    said = " ".join(claim.text for claim in answer.claims) or answer.text * (not answer.refused)
    titles = " ".join(one.title for one in answer.citations)
    names = (name for name in NAME.findall(said) if name not in titles and name.split()[-1] not in asked)
    return next(names, office[1] if office else None) if re.search(r"\b(who|whom|whose)\b", asked, re.IGNORECASE) else None


def points(question: str) -> list[re.Match[str]]:
    """The words of a question that point back beyond the question itself.

    >>> [word.group() for word in points("Are there breeds that need it?")]
    ['it']
    """
    expletive = [found.span() for found in EXPLETIVE.finditer(question)]
    found = (one for one in POINTING.finditer(question) if not any(start <= one.start() < end for start, end in expletive))
    return [one for one in found if not within(question, one)]


def within(question: str, found: re.Match[str]) -> bool:
    """Whether a pointing word is answered inside its own question, or does not point at all."""
    word, before, after = found.group().lower(), question[: found.start()], question[found.end() :]
    if word == "there":
        return bool(re.search(r"\b(is|are|was|were|be)\s*$", before, re.IGNORECASE) or re.match(r"\s*(is|are|was|were)\b", after))
    if word == "that":
        last, more = WORD.findall(before), re.match(r"\s+(?!as well\b|(?:too|also|either|then|instead|now)\b)\w", after)
        return bool(last and more) and not is_function(last[-1])
    if word == "other":
        return bool(re.match(r"\s+than\b", after))
    if word in PRONOUNS | POSSESSIVES - PERSONS:
        clauses = CLAUSE.split(before)
        own = phrases(before) if word in OWNED and YES_NO.match(question) else []  # "may an agency keep its plans?": the agency's
        return (len(clauses) > 1 and bool(phrases(" ".join(clauses[:-1])))) or any(plural(one) is OWNED[word] for one in own[:1])
    return False


def clarifies(previous: Turn, question: str) -> bool:
    """Whether a question is the reply to a clarifying question of ours."""
    asked = previous.answer.text.rstrip().endswith("?") and not previous.answer.claims
    return asked and "?" not in question and len(WORD.findall(question)) <= REPLY_WORDS


def topics(history: Sequence[Turn]) -> list[str]:
    """What the conversation has been about, the current subject last.

    A turn names a new subject if it could be searched as it was asked, or says "and" or "what about" it; "the test" alone, a
    common noun with its article, goes on about the old one.
    """
    found: list[str] = []
    for turn in history:
        about = fragment(turn.question)
        about = "" if {word.lower() for word in WORD.findall(about)} & (ASKING | AUXILIARIES) else about
        asked = turn.question if found else turn.answer.searched  # nothing was named before that the first could be completed with
        named = phrases(about or without_verb(asked), kinds=not found)
        beside = found and about.lower().split(" ")[0] in PREPOSITIONS and found[-1] in turn.answer.searched  # "and for Rome?"
        if not named or beside or not (about or turn.answer.searched == asked):
            continue
        noun = named[0].removeprefix("the ")
        if not found or not (named[0] != noun and " " not in noun and noun.islower()):
            found.append(named[0])
    return found


def replaced(question: str, named: Sequence[str], just_named: Sequence[str] = (), answered: str | None = None) -> str:
    """The question with the word that points back replaced by the current subject.

    >>> replaced("Is it treatable?", ["throat cancer"])
    'Is throat cancer treatable?'
    """
    single = not plural(named[-1])
    for match in sorted(points(question), key=lambda one: (one.group().lower() in POSSESSIVES, single and one.group().lower() in MANY)):
        word, after = match.group().lower(), question[match.end() :]
        new = answered if word in PERSONS and answered else meant(word, named, just_named)
        if new is None:
            continue
        if word in POSSESSIVES and re.match(r"\s+\w", after):
            new += "'" if new.endswith("s") else "'s"
        elif word not in PRONOUNS and not (word in DEMONSTRATIVES and VERB_AFTER.match(after)):
            continue
        return question[: match.start()] + new + after
    return question


def meant(word: str, named: Sequence[str], just_named: Sequence[str]) -> str | None:
    """What a pointing word stands for: the current subject, unless the two differ in number or only one is a person."""
    if word in ("it", "its"):
        return next((one for one in reversed(named) if not plural(one)), named[-1])
    if word in MANY and not plural(named[-1]):
        return next((one for one in just_named if plural(one)), named[-1])
    return None if word in PERSONS and (named[-1].startswith("the ") or named[-1].islower()) else named[-1]


def recalled(question: str, named: Sequence[str]) -> str:
    """The question with a short mention ("the experiment", "that bill", "Anne") given the full name it had before.

    >>> recalled("Who wrote up the experiment?", ["the Stanford Experiment"])
    'Who wrote up the Stanford Experiment?'
    """
    alone = {words[0] for _, words in runs(question) if len(words) == 1}
    for match in MENTION.finditer(question):
        noun, article = match["noun"], match["article"]
        if noun not in alone or (article is None and noun.islower()):
            continue
        for name in reversed(named):
            words = name.removeprefix("the ").split()
            if len(words) > 1 and singular(noun) in map(singular, words) and " ".join(words).lower() not in question.lower():
                return question[: match.start()] + ("the " if article else "") + " ".join(words) + question[match.end() :]
    return question


def attached(question: str, topic: str) -> str:
    """The question with its subject added: "of" it after a noun that wants one, else in brackets.

    >>> attached("What are the symptoms?", "anemia"), attached("Why?", "the lapse")
    ('What are the symptoms of anemia?', 'Why (the lapse)?')
    """
    body = question.rstrip(" ?.!")
    words = WORD.findall(body)
    wants = len(words) > 1 and singular(words[-1]) in RELATIONAL and words[-2].lower() not in SUBJECTS
    joint = f" of {topic}" if wants else f" ({topic})"
    return f"{body}{joint}{question[len(body) :].strip()}"
