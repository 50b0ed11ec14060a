"""A question and the turns before it go in; the wordings to search with come out. Knows no index and no subject.

A question that stands alone comes back as it is. One that leans on the conversation ("is it treatable?", "and the
2011 one?", "why?") is completed for the reader, and searched in several forms whose scores the retriever adds:
adding scores keeps what the question itself says, where gluing strings drowns it (`tests/quality/followups.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.records import Condensed, Form, Turn

# Weights of the added forms, the question itself being 1. Measured with: python tests/quality/calibrate_followups.py
FIRST_WEIGHT = 0.3
PREVIOUS_WEIGHT = 0.3
ANSWER_WEIGHT = 0.6
# A question of so few content words is searched with its history even when it says nothing that points back.
FEW_WORDS = 3
# Turns further back than this are not looked at; characters of an answer beyond this are not read by the encoder.
TURNS = 8
ANSWER_CHARACTERS = 1000

PRONOUN = r"it|they|them|he|she|him|this|that|these|those"
POSSESSIVE = r"its|their|his|her|theirs"
POINTS_BACK = re.compile(
    rf"\b({PRONOUN}|{POSSESSIVE}|one|ones|there|same|other|others|another|such|both|either|neither|else|former|latter|above|instead|mentioned)\b",
    re.IGNORECASE,
)
OPENS_BACK = re.compile(
    r"^\W*(and|or|but|so|then|also|because|no|yes|ok|okay|right|well|(what|how) (about|if)|i mean|i meant|why\W*$|which|any)\b", re.IGNORECASE
)
FUNCTION_WORDS = frozenset(
    ["a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "has", "have", "had", "having", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "of", "in", "on", "at", "to", "for", "from", "by", "with", "about", "as", "into", "than", "between", "and", "or", "but", "not", "no", "if", "because", "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "i", "you", "we", "me", "my", "your", "our", "us", "he", "she", "his", "her", "him", "it", "its", "they", "them", "their", "theirs", "this", "that", "these", "those", "there", "here", "so", "then", "also", "too", "very", "more", "most", "less", "many", "much", "some", "any", "all", "each", "every", "other", "others", "another", "one", "ones", "please", "tell", "give", "show", "explain", "describe", "know", "like", "want", "need", "mean", "meant", "list", "define", "discuss", "find", "get", "only", "just", "still", "even", "ever", "yet", "again", "instead", "really", "really", "mentioned", "said", "same", "such", "both", "either", "neither", "else", "former", "latter"]
)
WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")


def condense(question: str, history: Sequence[Turn], model: Any = None) -> Condensed:
    """What to search for, given a question and the turns before it, oldest first.

    `forms[0]` is always the question as asked. `model`, any LangChain chat model, rewrites a leaning question; a
    rewrite that loses the question's words or brings in words nobody said is dropped.
    """
    recent = list(history)[-TURNS:]
    asked = Form(question)
    if not recent or not leans(question):
        return Condensed(searched=question, forms=(asked,))
    first, previous = recent[0].question, recent[-1]
    forms = [asked, Form(f"{first} {question}", FIRST_WEIGHT), Form(f"{previous.question} {question}", PREVIOUS_WEIGHT)]
    if not previous.answer.refused and previous.answer.text:
        forms.append(Form(f"{question} {previous.answer.text[:ANSWER_CHARACTERS]}", ANSWER_WEIGHT, words=False))
    return Condensed(searched=question, forms=tuple(forms), leaned=True)


def leans(question: str) -> bool:
    """Whether a question points back at what was said, or says too little to be searched alone.

    >>> leans("Is it treatable?"), leans("Which agencies reviewed the export of seismic sensors?")
    (True, False)
    """
    return bool(POINTS_BACK.search(question) or OPENS_BACK.search(question)) or len(content(question)) <= FEW_WORDS


def content(text: str) -> list[str]:
    """The words of a text that carry its subject, lower-case, in order.

    >>> content("What is the first sign of it?")
    ['first', 'sign']
    """
    return [word for word in (found.lower() for found in WORD.findall(text)) if word not in FUNCTION_WORDS]
