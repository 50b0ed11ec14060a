"""A question and the turns before it go in; the wordings to search with come out. Knows no index and no subject.

A question that stands alone comes back as it is. One that leans on the conversation ("is it treatable?", "and the
2011 one?", "why?") is completed for the reader, and searched in several forms whose scores the retriever adds:
adding scores keeps what the question itself says, where gluing strings drowns it (`tests/quality/followups.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.phrases import AUXILIARIES, RELATIONAL, WORD, content, empty, is_function, is_verb, phrases, runs, singular, subject
from assistant.records import Condensed, Form, Turn

# Weights of the added forms, the question itself being 1. Measured with: python tests/quality/calibrate_followups.py
FIRST_WEIGHT = 0.5
PREVIOUS_WEIGHT = 0.5
ANSWER_WEIGHT = 0.5
# A question of so few content words is searched with its history even when it says nothing that points back.
FEW_WORDS = 3
# Turns further back than this are not looked at; characters of an answer beyond this are not read by the encoder.
TURNS = 8
ANSWER_CHARACTERS = 1000

# The longest answer to a clarifying question, in words.
REPLY_WORDS = 8

POINTING = re.compile(
    r"\b(it|its|it's|they|them|their|theirs|he|she|him|his|her|this|that|these|those|one|ones|there|same|other|others|another|such|both|either|"
    r"neither|else|former|latter|above|instead|mentioned)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^\W*(and|or|but|so|then|also|because|no|yes|ok|okay|right|well|even|(what|how) (about|if)|i mean|i meant|why\W*$|which (is|are|was|were|one|of)|any)\b|\b(too|then)\W*$",
    re.IGNORECASE,
)
ABOUT = re.compile(r"^\W*(?:and |but |or |so )?(?:what|how) about (?:the |a |an )?(?P<what>.+?)\W*$", re.IGNORECASE)
AGAIN = re.compile(r"^\W*(?:and|or|but)\b(?: the| for| in| by| with)? ?(?P<what>.*?)\W*$", re.IGNORECASE)
EXPLETIVE = re.compile(
    r"\b(it (is|was)|(is|was) it) (possible|true|necessary|likely|correct|important|ok|okay|better|worth|safe)\b(?= (?:to|that|for|if)\b)",
    re.IGNORECASE,
)
PRONOUNS = frozenset("it they them he she him her theirs".split())
POSSESSIVES = frozenset("its their his her".split())
DEMONSTRATIVES = frozenset("this that these those".split())
MENTION = re.compile(r"\b(?:(?P<article>the|this|that|these|those)\s+)?(?P<noun>[^\W\d_]{3,})\b", re.IGNORECASE)
OPEN_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(RELATIONAL))})s?\s+(?:on|in|to|with|for)\b(?!.*\bof\b)", re.IGNORECASE)
FUNCTION_START = re.compile(r"(?:for|on|in|at|to|with|by|from|if)\b", re.IGNORECASE)
CLAUSE = re.compile(
    r"[,;.?!]|\b(?:and|but|or|so)\s+(?=(?:what|which|who|why|how|when|where|if|is|are|do|does|did|can|could|may|must|will|would|should|has|have)\b)",
    re.IGNORECASE,
)
FRAGMENT = re.compile(
    r"^\W*(?:which|what|whose|how (?:many|much|long|often)|where|when|who|whom|even|since|until|by|for|in|with)\b", re.IGNORECASE
)
AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|mean|means|happen|work|apply|applies|cover|covers)"


def condense(question: str, history: Sequence[Turn], model: Any = None) -> Condensed:
    """What to search for, given a question and the turns before it, oldest first.

    `forms[0]` is always the question as asked. `model`, any LangChain chat model, rewrites a leaning question; a
    rewrite that loses the question's words or brings in words nobody said is dropped.
    """
    recent = list(history)[-TURNS:]
    if not recent or not leans(question):
        return Condensed(searched=question, forms=(Form(question),))
    searched = complete(question, recent)
    return Condensed(searched=searched, forms=tuple(forms(question, searched, recent)), leaned=True)


def forms(question: str, searched: str, history: Sequence[Turn]) -> list[Form]:
    """The wordings to search with, the question as asked first."""
    first, previous = history[0].question, history[-1]
    found = [Form(question), Form(f"{first} {question}", FIRST_WEIGHT), Form(f"{previous.answer.searched} {question}", PREVIOUS_WEIGHT)]
    if not previous.answer.refused and previous.answer.text:
        found.append(Form(f"{question} {previous.answer.text[:ANSWER_CHARACTERS]}", ANSWER_WEIGHT, words=False))
    return found


def leans(question: str) -> bool:
    """Whether a question points back at what was said, or says too little to be searched alone.

    >>> leans("Is it treatable?"), leans("Which agencies reviewed the export of seismic sensors?")
    (True, False)
    """
    return bool(points(question) or OPENING.search(question)) or len(content(question)) <= FEW_WORDS


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
    if word in ("it", "its", "they", "them", "their"):
        clause = CLAUSE.split(before)
        return len(clause) > 1 and bool(phrases(" ".join(clause[:-1])))
    return False


def complete(question: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves out put in, for the reader; unchanged if nothing was named before."""
    previous, named = history[-1], topics(history)
    if clarifies(previous, question):
        return f"{previous.answer.searched.rstrip(' ?.')} ({question.strip(' ?.')})?"
    if not named:
        return question
    if about := ABOUT.match(question) or AGAIN.match(question):
        return continued(question, about["what"], previous.answer.searched, named)
    if not content(question) and not any(found.group().lower() in PRONOUNS | POSSESSIVES for found in points(question)):
        return attached(question, previous.answer.searched.strip(" ?."))
    text = replaced(question, named)
    if text == question:
        text = recalled(question, named)
    if text == question and (points(question) or elliptic(question)):
        text = attached(question, named[-1])
    return text


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
        subject_word = named[0].removeprefix("the ")
        if not found or not (named[0].startswith("the ") and " " not in subject_word and subject_word.islower()):
            found.append(named[0])
    return found


def continued(question: str, what: str, previous: str, named: Sequence[str]) -> str:
    """ "What about quantum?" put into the frame of the previous question where that is a yes-or-no question."""
    objects = [phrase for phrase in phrases(previous) if phrase != subject(previous)]
    if subject(previous) and objects and what and not FUNCTION_START.match(what):
        return previous.replace(objects[0], what, 1)
    return attached(question, named[-1])


def replaced(question: str, named: Sequence[str]) -> str:
    """The question with the word that points back replaced by the current subject.

    >>> replaced("Is it treatable?", ["throat cancer"])
    'Is throat cancer treatable?'
    """
    for match in sorted(points(question), key=lambda found: found.group().lower() in POSSESSIVES):
        word, after = match.group().lower(), question[match.end() :]
        new = named[-1]
        if word in ("it", "its"):
            new = next((one for one in reversed(named) if not plural(one)), new)
        if word in POSSESSIVES and re.match(r"\s+\w", after):
            new += "'" if new.endswith("s") else "'s"
        elif word not in PRONOUNS and not (word in DEMONSTRATIVES and re.match(rf"\s*(?:$|[?.,!;]|{AUXILIARY}\b)", after)):
            continue
        return question[: match.start()] + new + question[match.end() :]
    return question


def recalled(question: str, named: Sequence[str]) -> str:
    """The question with a short mention ("the experiment", "that bill", "Anne") given the full name it had before.

    >>> recalled("Who wrote up the experiment?", ["the Stanford Experiment"])
    'Who wrote up the Stanford Experiment?'
    """
    alone = {words[0] for _, words in runs(question) if len(words) == 1}
    for match in MENTION.finditer(question):
        word = match["noun"]
        if word not in alone:
            continue
        if match["article"] is None and word == word.lower():
            continue
        for name in reversed(named):
            words = name.removeprefix("the ").split()
            if len(words) > 1 and singular(word) in map(singular, words) and " ".join(words).lower() not in question.lower():
                return question[: match.start()] + ("the " if match["article"] else "") + " ".join(words) + question[match.end() :]
    return question


def plural(name: str) -> bool:
    """Whether a name looks like a plural, which "it" does not stand for."""
    return singular(name.split()[-1]) != name.split()[-1].lower()


def elliptic(question: str) -> bool:
    """Whether a question asks for a part, kind or property and does not say of what.

    >>> elliptic("What are the main symptoms?"), elliptic("What causes wildfires?"), elliptic("Why?")
    (True, False, True)
    >>> elliptic("What is the impact on modern biology?"), elliptic("What are the types of networks?")
    (True, False)
    """
    found = runs(question)
    if FRAGMENT.match(question) and not any(word.lower() in AUXILIARIES or is_verb(word) for word in WORD.findall(question)):
        return True
    return all(empty(word) for _, words in found for word in words) or bool(
        found and all(map(empty, found[0][1])) and OPEN_NOUN.search(question)
    )


def attached(question: str, topic: str) -> str:
    """The question with its subject added: "of" it after a noun that wants one, else in brackets.

    >>> attached("What are the symptoms?", "anemia"), attached("Why?", "the lapse")
    ('What are the symptoms of anemia?', 'Why (the lapse)?')
    """
    body = question.rstrip(" ?.!")
    last = WORD.findall(body)[-1:]
    joint = f" of {topic}" if last and singular(last[0]) in RELATIONAL and len(WORD.findall(body)) > 1 else f" ({topic})"
    return f"{body}{joint}{question[len(body) :].strip()}"
