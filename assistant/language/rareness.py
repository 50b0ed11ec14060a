"""Passages in, how rare each word is among them out: inverse document frequency, mixed with what the language tells."""

import collections
import math
import re
from collections.abc import Callable, Iterable

from assistant.language.english import american

Rarity = Callable[[str], float]

FEW = 20  # passages from which on the collection itself tells more of a word than COMMON does
COMMON = 0.6  # rarity of a word when nothing is known about the collection

WORD = re.compile(r"[A-Za-z0-9]+")
SUFFIX = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e|ly)$")


def stem(word: str) -> str:
    """The word without its commonest endings, lower-case, to tell whether a text has it.

    >>> stem("Agencies"), stem("signed"), stem("sign")
    ('agenci', 'sign', 'sign')
    """
    return SUFFIX.sub("", american(word.lower()))


def rarity(texts: Iterable[str], language: Rarity | None = None) -> Rarity:
    """How rare a word is among the passages `texts`: 1 for a word in none of many, near 0 for one in all (inverse document frequency).

    A small collection says little of a word, so that its count is mixed with how rare it is in the `language` (`Encoder.rareness`;
    without it, with COMMON) as if of FEW passages more.

    >>> rare = rarity(["the fee is due", "the fee was paid", "the term"])
    >>> round(rare("visa"), 2), rare("fees") < rare("term")
    (0.65, True)
    """
    counts: collections.Counter[str] = collections.Counter()
    size = 0
    for text in texts:
        size += 1
        counts.update({stem(word) for word in WORD.findall(text)})
    most = math.log(1 + (size + 0.5) / 0.5)
    trust = size / (size + FEW)

    def rare(word: str) -> float:
        held = counts[stem(word)]
        return trust * math.log(1 + (size - held + 0.5) / (held + 0.5)) / most + (1 - trust) * (language(word) if language else COMMON)

    return rare
