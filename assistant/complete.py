"""A follow-up and the turns before it go in; the follow-up with what it leaves out put in comes out, for the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.phrases import (
    AUXILIARIES,
    RELATIONAL,
    WORD,
    YES_NO,
    content,
    empty,
    is_function,
    is_verb,
    listed,
    phrases,
    runs,
    singular,
    subject,
)
from assistant.records import Turn

REPLY_WORDS = 8  # the longest reply to a clarifying question, in words
# A question of so few content words is incomplete if it opens like a follow-up; condense.py searches it with its history
# even when it says nothing that points back. Measured with: python -m tests.quality.calibrate_followups
FEW_WORDS = 3

PRONOUNS = listed("it they them he she him her theirs")
POSSESSIVES = listed("its their his her")
PERSONS = listed("he she him his her")
MANY = listed("they them their theirs")
SUBJECTS = listed("i you we he she it they to")
DEMONSTRATIVES = listed("this that these those")
POINTING = re.compile(
    r"\b(it|its|it's|they|them|their|theirs|he|she|him|his|her|this|that|these|those|one|ones|there|same|other|others|another|such|both|either|"
    r"neither|else|former|latter|above|instead|mentioned)\b",
    re.IGNORECASE,
)
EXPLETIVE = re.compile(
    r"\b(it (is|was)|(is|was) it) (possible|true|necessary|likely|correct|important|ok|okay|better|worth|safe)\b(?= (?:to|that|for|if)\b)",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[,;.?!]|\b(?:and|but|or|so)\s+(?=(?:what|which|who|why|how|when|where|if|is|are|do|does|did|can|could|may|must|will|would|should|has|have)\b)",
    re.IGNORECASE,
)
ABOUT = re.compile(r"^\W*(?:and |but |or |so )?(?:what|how) about (?:the |a |an )?(?P<what>.+?)\W*$", re.IGNORECASE)
AGAIN = re.compile(r"^\W*(?:and|or|but)\b(?: the| for| in| by| with)? ?(?P<what>.*?)\W*$", re.IGNORECASE)
PREPOSED = re.compile(r"(?:for|on|in|at|to|with|by|from|if)\b", re.IGNORECASE)
MENTION = re.compile(r"\b(?:(?P<article>the|this|that|these|those)\s+)?(?P<noun>[^\W\d_]{3,})\b", re.IGNORECASE)
OPEN_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(RELATIONAL))})s?\s+(?:on|in|to|with|for)\b(?!.*\bof\b)", re.IGNORECASE)
FRAGMENT = re.compile(
    r"^\W*(?:which|what|whose|how (?:many|much|long|often)|where|when|who|whom|even|since|until|by|for|in|with)\b|\btoo\W*$", re.IGNORECASE
)
VERB_AFTER = re.compile(
    rf"\s*(?:$|[?.,!;]|(?:{'|'.join(sorted(AUXILIARIES))}|means?|happens?|works?|appl(?:y|ies)|covers?)\b)", re.IGNORECASE
)
OPENING = re.compile(
    r"^\W*(and|or|but|so|then|also|because|no|yes|ok|okay|right|well|even|(what|how) (about|if)|i mean|i meant|why\W*$|any|"
    r"which (is|are|was|were|one|of))\b|\b(too|then)\W*$",
    re.IGNORECASE,
)
OPENER = re.compile(r"^\W*(and|or|but|so|then|ok|okay|well|also)\b[\s,]*", re.IGNORECASE)
YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")


def complete(question: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves out put in; unchanged if nothing was named before or nothing is missing."""
    previous, named = history[-1].answer.searched, topics(history)
    if clarifies(history[-1], question):
        return f"{previous.rstrip(' ?.')} ({question.strip(' ?.')})?"
    if not named:
        return question
    found = points(question)
    if not content(question) and not any(one.group().lower() in PRONOUNS | POSSESSIVES for one in found):
        return attached(question, previous.rpartition("(")[2].strip(" ?.)"))
    if about := ABOUT.match(question) or AGAIN.match(question):
        return continued(question, about["what"], previous, named)
    text = replaced(question, named, phrases(previous, kinds=True))
    if text == question:
        text = recalled(question, named)
    opens = OPENING.search(question) and len(content(question)) <= FEW_WORDS and named[-1].lower() not in question.lower()
    if text == question and (found or opens or elliptic(question)):
        text = attached(question, named[-1])
    return text


def points(question: str) -> list[re.Match[str]]:
    """The words of a question that point back beyond the question itself.

    >>> [word.group() for word in points("Are there breeds that need it?")]
    ['it']
    """
    expletive = [found.span() for found in EXPLETIVE.finditer(question)]
    return [
        found
        for found in POINTING.finditer(question)
        if not any(start <= found.start() < end for start, end in expletive) and not within(question, found)
    ]


def within(question: str, found: re.Match[str]) -> bool:
    """Whether a pointing word is answered inside its own question, or does not point at all."""
    word, before, after = found.group().lower(), question[: found.start()], question[found.end() :]
    if word == "there":
        return bool(re.search(r"\b(is|are|was|were|be)\s*$", before, re.IGNORECASE) or re.match(r"\s*(is|are|was|were)\b", after))
    if word == "that":
        last = WORD.findall(before)
        return bool(last) and not is_function(last[-1]) and bool(re.match(r"\s+\w", after))
    if word == "other":
        return bool(re.match(r"\s+than\b", after))
    if word in PRONOUNS | POSSESSIVES - PERSONS:
        clauses = CLAUSE.split(before)
        return len(clauses) > 1 and bool(phrases(" ".join(clauses[:-1])))
    return False


def clarifies(previous: Turn, question: str) -> bool:
    """Whether a question is the reply to a clarifying question of ours."""
    asked = previous.answer.text.rstrip().endswith("?") and not previous.answer.claims
    return asked and "?" not in question and len(WORD.findall(question)) <= REPLY_WORDS


def topics(history: Sequence[Turn]) -> list[str]:
    """What the conversation has been about, the current subject last.

    A turn names a new subject if it could be searched as it was asked, or says "what about" it; "the test" alone, a
    common noun with its article, goes on about the old one.
    """
    found: list[str] = []
    for turn in history:
        about = ABOUT.match(turn.question)
        named = phrases(about["what"] if about else turn.question, kinds=not found)
        if not named or not (about or turn.answer.searched == turn.question):
            continue
        noun = named[0].removeprefix("the ")
        if not found or not (named[0] != noun and " " not in noun and noun.islower()):
            found.append(named[0])
    return found


def continued(question: str, what: str, previous: str, named: Sequence[str]) -> str:
    """What "what about" asks, put into the previous question: for its object if that was yes or no, for its year.

    >>> continued("And quantum?", "quantum", "Does the pact permit joint AI research?", ["the pact"])
    'Does the pact permit quantum?'
    >>> continued("And the 2011 one?", "2011 one", "When did the 2006 extension end?", ["2006 extension"])
    'When did the 2011 extension end?'
    """
    frame = OPENER.sub("", previous)
    year, old = YEAR.search(what), YEAR.search(frame)
    if year and old and not content(what.replace(year.group(), "")):
        return frame.replace(old.group(), year.group())
    objects = [phrase for phrase in phrases(frame) if phrase != subject(frame)]
    if YES_NO.search(frame) and objects and what and not PREPOSED.match(what):
        return frame.replace(objects[0], what, 1)
    return attached(question, named[-1])


def replaced(question: str, named: Sequence[str], just_named: Sequence[str] = ()) -> str:
    """The question with the word that points back replaced by the current subject.

    >>> replaced("Is it treatable?", ["throat cancer"])
    'Is throat cancer treatable?'
    """
    single = not plural(named[-1])
    for match in sorted(points(question), key=lambda one: (one.group().lower() in POSSESSIVES, single and one.group().lower() in MANY)):
        word, after, new = match.group().lower(), question[match.end() :], meant(match.group().lower(), named, just_named)
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
    if word in PERSONS and (named[-1].startswith("the ") or named[-1].islower()):
        return None
    return named[-1]


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


def plural(name: str) -> bool:
    """Whether a name looks like a plural, which "it" does not stand for."""
    last = name.rsplit(maxsplit=1)[-1]
    return singular(last) != last.lower()


def elliptic(question: str) -> bool:
    """Whether a question asks for a part, kind or property and does not say of what.

    >>> elliptic("What are the main symptoms?"), elliptic("What causes wildfires?"), elliptic("Why?")
    (True, False, True)
    >>> elliptic("What is the impact on modern biology?"), elliptic("What are the types of networks?")
    (True, False)
    """
    if FRAGMENT.search(question) and not any(word.lower() in AUXILIARIES or is_verb(word) for word in WORD.findall(question)):
        return True
    found = [words for _, words in runs(question)]
    return all(empty(word) for words in found for word in words) or bool(found and all(map(empty, found[0])) and OPEN_NOUN.search(question))


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
