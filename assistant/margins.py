"""The pages of a PDF, or a message, in, the same out with the lines joined that only the margin broke.

A hyphen stays that the word is written with.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from assistant import initials

BROKEN = re.compile(r"\b(\w+)-\n(?=(\w+))")
BOTH = re.compile(r"\b\w+-\n\w+")
WORD = re.compile(r"\b[^\W\d_]+\b")
COMPOUND = re.compile(r"(?=\b([^\W\d_]+-[^\W\d_]+)\b)")  # looked ahead at, so that "state-of-the-art" gives three
DRAWN = re.compile(r"^(?:[▪●◦‣○■□►▶➢➤✓✔\uf0a7\uf0b7\uf0d8]|o(?=[ \t]))[ \t]*", re.MULTILINE)  # bullets, in the letters of symbol fonts too
WRAPPED = re.compile(
    r"(?<=[^\n]{30}[^\n.!?:])[ \t]{0,100}\n(?!\s|[•*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s)"
)  # before no point of a list
QUOTED = re.compile(r"^(?:>[ \t]?)+")
SUSPENDED = ("and", "or")  # "short- and long-term" has its hyphen at the end of a word


def unwrapped(pages: Sequence[str]) -> list[str]:
    """Each page with its paragraphs on one line each, and broken words whole as the rest of the document or English has them.

    >>> unwrapped(["It covers all coopera-\\ntion in dual-\\nuse items between the univer-\\nsities and other\\ninstitutes.\\nNext."])
    ['It covers all cooperation in dual-use items between the universities and other institutes.\\nNext.']
    """
    rest = BOTH.sub(" ", "\n".join(pages)).lower()
    words, compounds = set(WORD.findall(rest)), set(COMPOUND.findall(rest))

    @functools.cache
    def known(word: str) -> bool:
        return word in words or initials.english(word)

    def whole(found: re.Match[str]) -> str:
        left, right = found.groups()
        if right in SUSPENDED:
            return f"{left}- "
        one, other = left.lower(), right.lower()
        broken = left[-1].islower() and right[0].islower() and f"{one}-{other}" not in compounds
        return left if broken and (known(one + other) or not (known(one) or known(other))) else f"{left}-"

    joined = (DRAWN.sub("• ", BROKEN.sub(whole, page)) for page in pages)
    return [WRAPPED.sub(" ", page).strip() for page in joined]


def unquoted(message: str) -> str:
    """A plain message unwrapped, what it quotes without the marks and in paragraphs of its own.

    >>> unquoted("On 3 May Ann wrote:\\n> Can I send the samples to the other\\n> institute? >5 kg\\nNo.")
    'On 3 May Ann wrote:\\n\\nCan I send the samples to the other institute? >5 kg\\n\\nNo.'
    """
    bare = [(QUOTED.sub("", line), line) for line in message.split("\n")]
    parts = itertools.groupby(bare, key=lambda one: one[1].count(">") - one[0].count(">"))  # how deep the quotation is
    return unwrapped(["\n\n".join("\n".join(line for line, _ in part) for _, part in parts)])[0]
