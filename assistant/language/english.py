"""Words in, what a dictionary of English with the frequency of each tells of them out."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker


AMERICAN = (  # endings and words that Britain spells otherwise; what they change in other words they change in every text
    (re.compile(r"\b((?:lic|def|off|pret)en)c(?=e)"), r"\1s"),
    (re.compile(r"\bpractis(?=e|ing)"), "practic"),
    (re.compile(r"(?<=\w\w[iy])s(?=(?:e[drs]?|ers|ing|able|ations?|ational)\b)"), "z"),
    (re.compile(r"(?<=\w\w\wo)u(?=r(?:s|ed|ing|abl[ey]|ful|al|hoods?|ers?|ites?)?\b)"), ""),
    (re.compile(r"(?:(?<=cent|heat)|(?<=met|lit|fib))re(?=s?\b)"), "er"),
    (re.compile(r"(?<=program)me(?=s?\b)"), ""),
    (re.compile(r"(?<=catalog)ue(?=s?\b)"), ""),
    (re.compile(r"\b(enro|insta|fulfi)l(?=ment|s?\b)"), r"\1ll"),
    (re.compile(r"\b((?:acknowled|jud)g)e(?=ment)"), r"\1"),
)


@functools.lru_cache(maxsize=4096)  # sentences that are scored; passages pass through once
def american(text: str) -> str:
    """A text in small letters as America spells it, so that words meet in whichever of the two spellings they are asked for.

    >>> american("a licence to organise programmes in the centre of a neighbourhood, four hours of practise in defence of labour")
    'a license to organize programs in the center of a neighborhood, four hours of practice in defense of labor'
    """
    for spelled, other in AMERICAN:
        text = spelled.sub(other, text)
    return text


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
