"""A question and the turns before it go in; the wordings to search with come out. Knows no index and no subject.

A question that stands alone comes back as it is. One that leans on the conversation ("is it treatable?", "and the
2011 one?", "why?") is completed for the reader, and searched in several forms whose scores the retriever adds:
adding scores keeps what the question itself says, where gluing strings drowns it (`tests/quality/followups.py`).
"""

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

from assistant.language import terms
from assistant.language.lexicon import WORD, content, is_function, singular
from assistant.questions.alike import Near, unknown
from assistant.questions.background import MORE, MOST, alone, coordinated, several
from assistant.questions.complete import FEW_WORDS, OPENING, complete
from assistant.questions.fragment import goes_on
from assistant.questions.fronted import RETURNS
from assistant.questions.pointing import partner, points
from assistant.questions.topics import apart
from assistant.records import TALK, Answer, Condensed, Form, Turn

# Weights of the added forms, the question itself being 1; recall is nearly flat around them.
# Measured with: python -m tests.quality.calibrate_followups
FIRST_WEIGHT = 0.3
PREVIOUS_WEIGHT = 0.5
ANSWER_WEIGHT = 0.5
TURNS = 8  # turns further back are not looked at
ANSWER_CHARACTERS = 1000  # about what the encoder reads
NAMES_ITS_OWN = re.compile(
    rf"(?i){terms.OPENS}(?:(?:summari[sz]e|outline|compare)\b(?! (?:with|to|against)\b)|"
    r"what (?:ha[sd] )?happened (?:in|since|before|after|between|during|until) [^?]*(?:19|20)\d\d)",
)
LONGEST = 60  # words: a longer question says enough by itself, a longer rewrite says too much

CONCLUDES = re.compile(  # what somebody concludes in a whole sentence: "so we may sell maps of the harbour?"
    r"\W*so (?:i|we|you|(?:the|our|my) [\w-]+(?: [\w-]+)?)(?:['’](?:re|m|s|ve)\b| (?:am|is|are|can|may|cannot|have|must)\b)", re.I
)

WISH = re.compile(  # and whether it is allowed: "we want to sail on Sunday. OK?"
    r"(?i)\W*(?P<who>i|we|(?:an?|the|my|our|some|two) (?:[\w-]+ ){0,2}?[\w-]+?)(?:['’]d| would| also| really)*"
    r" (?:wants?|plans?|intends?|likes?|hopes?|wish(?:es)?|(?:am|are|is) (?:planning|going|hoping)) to (?P<what>[^.?!]+?)\s*[.,;:–—-]\s*"
    r"(?:(?:is|would) (?:that|this|it) (?:be )?)?(?:allowed|ok(?:ay)?|permitted|permissible|legal|lawful|fine|possible|all ?right)\W*",
)

PROMPT = """Rewrite the last question of this conversation so that it can be understood without the conversation.
Replace pronouns and fill in what is left out, with words from the conversation only. Do not answer it. Reply with the question alone.

{turns}
Question: {question}
Rewritten:"""
TWICE = re.compile(  # "When is the regatta, and what does it cost?"
    rf"(.{{15,}}?),? and (?:(?:by|in|at|to|from|with|on|for|under|since|until) )?(?:{terms.ASKING})\b.*", re.I | re.S
)


def condense(question: str, history: Sequence[Turn], model: Any = None, near: Near = unknown) -> Condensed:
    """What to search for, given a question and the turns before it, oldest first.

    `forms[0]` is always the question as asked. `model`, any LangChain chat model, rewrites a leaning question; a
    rewrite that loses the question's words or brings in words nobody said is dropped. `near` is the cosine of two phrases, which
    tells what a new one takes the place of.
    """
    recent = [wished(turn) for turn in spoken(history)[-TURNS:]]
    if recent and MORE.fullmatch(question):
        last = recent[-1].answer.searched
        quoted = (one for turn in recent if turn.answer.searched == last for one in turn.answer.citations)
        return Condensed(last, (Form(last),), (*quoted,))
    if not recent or not leans(question) or (not points(question) and apart(question, recent)):
        return Condensed(searched=question, forms=(Form(question),))
    searched = rewritten(question, recent, model) if model is not None else None
    searched = searched or complete(question, [turn if partner(turn.question, question) else only_asked(turn) for turn in recent], near)
    told = recent[-1].answer.citations if searched != question else ()  # what is whole may ask for what was quoted beside
    return Condensed(searched=searched, forms=forms(question, recent), told=told)


def parted(question: str, near: Near = unknown) -> list[Condensed]:
    """What to search for, for each of the questions that are asked at once, if not too many; one goes on with those before it.

    >>> [one.searched for one in parted("Who chairs the board, and when was it founded? May it borrow?")]
    ['Who chairs the board?', 'when was the board founded?', 'May the board borrow?']
    """
    found, said = list[Condensed](), list[Turn]()
    parts = [part for whole in several(question) for part in coordinated(whole)]
    for one in parts if len(parts) <= MOST else ():
        found.append(condense(one, said, None, near))
        said.append(Turn(one, Answer(one, found[-1].searched, "")))
    return found


def spoken(history: Sequence[Turn]) -> list[Turn]:
    """The turns that were about the documents: no greetings, no thanks."""
    return [turn for turn in history if not set(turn.answer.notes) & set(TALK)]


def only_asked(turn: Turn) -> Turn:
    """A turn without what its message tells beside what it asks, which is no frame for another question."""
    question, searched = (alone(text, 2) for text in (turn.question, turn.answer.searched))
    return Turn(question, dataclasses.replace(turn.answer, searched=searched))


def wished(turn: Turn) -> Turn:
    """A turn that tells what somebody wants to do and asks whether that is allowed, as the one question whether they may."""
    asks = list[str]()
    for text in (turn.question, turn.answer.searched):
        one = WISH.fullmatch(text)
        asks.append(f"May {one['who'] if one['who'] == 'I' else one['who'].lower()} {one['what']}?" if one else text)
    return Turn(asks[0], dataclasses.replace(turn.answer, searched=asks[1]))


def leans(question: str) -> bool:
    """Whether a question points back at what was said, or says too little to be searched alone.

    >>> leans("So we're free to sell maps of the old harbour?"), leans("So the harbour?")
    (False, True)
    >>> leans("Is it treatable?"), leans("Which agencies reviewed the export of seismic sensors?")
    (True, False)
    """
    if not 0 < len(WORD.findall(question)) <= LONGEST or (NAMES_ITS_OWN.match(question) and content(question) and not points(question)):
        return False
    opens = OPENING.search(question) and not CONCLUDES.match(question)
    return bool(RETURNS.match(question) or points(question) or opens or len(content(question)) <= FEW_WORDS or goes_on(question))


def forms(question: str, history: Sequence[Turn]) -> tuple[Form, ...]:
    """The wordings to search with: as asked, after the first question, after the previous one, before its answer."""
    first, previous = history[0].answer.searched, history[-1].answer
    found = [Form(question), Form(f"{first} {question}", FIRST_WEIGHT), Form(f"{previous.searched} {question}", PREVIOUS_WEIGHT)]
    if previous.text and not previous.refused:
        found.append(Form(f"{question} {previous.text[:ANSWER_CHARACTERS]}", ANSWER_WEIGHT, words=False))
    return tuple(found)


def within(condensed: Condensed) -> str:
    """A follow-up behind the question before it, or the first of two questions in one, which it is answered by too; else "".

    The few words of a follow-up tell little of whether the documents answer it, even where it was completed; and of what is asked twice
    ("When is the regatta, and what does it cost?") the sentence that answers one half has nothing of the other.
    """
    if condensed.forms[2:]:
        return condensed.forms[2].text
    return f"{both[1]}?" if (both := TWICE.match(condensed.searched)) else ""


def rewritten(question: str, history: Sequence[Turn], model: Any) -> str | None:
    """The model's rewrite of a question, or None if it does not hold against what was said."""
    from assistant.answers.prompt import replied

    turns = "\n".join(f"Question: {turn.question}\nAnswer: {turn.answer.text[:ANSWER_CHARACTERS]}" for turn in history)
    lines = replied(model, PROMPT.format(turns=turns, question=question)).strip().splitlines()
    text = lines[0].strip().strip('"“”') if lines else ""
    return text if faithful(text, question, turns) else None


def faithful(text: str, question: str, said: str) -> bool:
    """Whether a rewrite keeps the question's content words and adds none that were not said before.

    >>> faithful("Is throat cancer treatable?", "Is it treatable?", "What is throat cancer?")
    True
    >>> faithful("Is lung cancer treatable?", "Is it treatable?", "What is throat cancer?")
    False
    """
    words, kept = WORD.findall(text), set(map(singular, content(question)))
    new, known = set(map(singular, words)), set(map(singular, WORD.findall(f"{question} {said}")))
    return len(words) <= LONGEST and kept <= new and all(word in known or is_function(word) for word in new)
