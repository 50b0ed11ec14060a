"""A question and a text in, whether the text tells where the thing itself is, or what is paid for it, and not for something beside it."""

from __future__ import annotations

import re

from assistant.language import terms

WHERE_IS = re.compile(
    rf"{terms.OPENS}where(?:['’]?s| is| are) (?:the|our|your|my) (?:[\w-]+ ){{0,3}}?((?!\w+ed\b|held|kept|sold|sent|made)[\w-]+)\W*$", re.I
)
LIES = (
    r"(?:is|are|was|were|lies?|stands?|hangs?|sits?|kept|found|stored|located|situated|held|placed|takes? place|at|in|on|by|near|next"
    r"|behind|under|opposite|inside|outside|above|below|beside|where)\b"
)
OTHER_SUM = re.compile(r"\b(deposit|refund|discount|rebate)s? (?:is|are|of|amounts? to)\b(?:[^,;.]|[,.]\d)*", re.I)


def other_sums(question: str, text: str) -> str:
    """A text without what it tells of a deposit, or of what is paid back, unless the question asks for that.

    >>> [other_sums(f"How much is the {one}?", "The deposit is £9.") for one in ("rent", "deposit")]
    ['The .', 'The deposit is £9.']
    """
    return OTHER_SUM.sub(lambda one: one.group() if one[1].lower() in question.lower() else "", text)


def located(question: str, text: str) -> bool:
    """Whether a text says of the thing itself where it is, where no more is asked: "where is the office?".

    >>> texts = "The office is in Rome.", "The office holds six rooms in Rome.", "In Rome is the office.", "Rome: the office"
    >>> [located("Where is the office?", text) for text in texts], located("Where is the office held?", texts[1])
    ([True, False, True, True], True)
    """
    asked = WHERE_IS.match(question)
    thing = rf"\b{re.escape(asked[1].removesuffix('s'))}(?:s|es)?" if asked else ""
    return not asked or re.search(rf"{thing},?\W{{1,4}}{LIES}|(?:\b{LIES} |: )(?:[\w-]+ ){{0,3}}?{thing}\b", text, re.I) is not None
