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


def commonest(*words: str) -> str:
    """The word that English uses most; the first of those that it uses alike.

    >>> commonest("propos", "propose"), commonest("qwx", "xwq")
    ('propose', 'qwx')
    """
    return max(words, key=_dictionary().word_usage_frequency)
