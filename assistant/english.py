"""Words in, what a dictionary of English with the frequency of each tells of them out."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker


@functools.cache
def _dictionary() -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker()


def english(word: str) -> bool:
    """Whether the dictionary has the word, which is in small letters."""
    return bool(_dictionary().known([word]))


def slips(word: str) -> tuple[set[str], set[str]]:
    """All that is one slip of the finger from a word, and what of it the dictionary has.

    >>> sorted(slips("chnage")[1])
    ['change']
    """
    one = set(_dictionary().edit_distance_1(word))
    return one, _dictionary().known(one)


def commonest(*words: str) -> str:
    """The word that English uses most; the first of those that it uses alike.

    >>> commonest("propos", "propose"), commonest("qwx", "xwq")
    ('propose', 'qwx')
    """
    return max(words, key=_dictionary().word_usage_frequency)
