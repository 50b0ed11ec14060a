"""Words that permit, exclude, limit, except or negate, and the clauses they rule; knows text only, no records and no subject."""

from __future__ import annotations

import collections
import dataclasses
import functools
import math
import re
from collections.abc import Iterable, Sequence

STOP = frozenset(
    """a an the this that these those it its they them their there here we us our you your i me my he she his her who whom whose which what when
    where why how of to in on at by for from with within into onto upon about as and or but if then than so such be is are was were been being am
    do does did done has have had having will would shall should may might can could must not no nor neither never any all some each every both
    either other others only also just even very more most much many own same too under over between through during per via
    regarding concerning whether please tell still yet now ever""".split()
)
ENDINGS = ("ational", "ization", "isation", "ications", "ication", "fulness", "ations", "ation", "ating", "ated", "ates", "ate", "ments", "ment", "ities", "ingly", "edly", "ively",
           "ness", "ions", "ings", "ance", "ence", "able", "ible", "ives", "ally", "ies", "ied", "ing", "ion", "ity", "ive", "ers", "ors", "ely", "ed",
           "es", "er", "or", "ly", "al", "s", "e", "y")  # fmt: skip
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&/]*[A-Za-z0-9]|[A-Za-z0-9]")
MAY = r"(?-i:\bmay\b|^May\b(?!\s+\d))"
NEGATION = re.compile(
    r"\b(?:not|cannot|never|neither|nor|none|no|without|nothing|nobody)\b(?!\s+(?:only|limited|to exceed|less|later|more than))|n['’]t\b",
    re.I,
)
PERMITS = re.compile(
    MAY + r"|\b(?:can|allow\w*|permit(?:s|ted|ting)?|permissible|permission|authori[sz]\w*|cover(?:s|ed|ing|age)?|includ\w+|eligible|entitled?|"
    r"support(?:s|ed|ing)?|appl(?:y|ies|ied)|free to|open to|within the scope|right to|qualif\w+|lawful|legal|acceptable|enabl\w+|welcom\w+)\b",
    re.I,
)
EXCLUDES = re.compile(
    r"\b(?:exclu(?:de|des|ded|ding|sion|sions)|prohibit\w*|forbid\w*|forbade|bar(?:s|red|ring)?(?= |\.|,|$)|ban(?:s|ned|ning)?|ineligible|outside|"
    r"disallow\w*|preclud\w+|restrict(?:s|ed|ing|ions?)|unlawful|illegal|off[- ]limits|out of (?:the )?scope|left out|leaves? out|refrain\w*|"
    r"other than|exempt\w*|den(?:y|ies|ied)|refus\w+|block\w*|cease|curtail\w*)\b",
    re.I,
)
ONLY = re.compile(r"\b(?:only|exclusively|solely|limited to|confined to|restricted to|narrow(?:s|ed|ly)?)\b(?! (?:if|when|with|after|where))", re.I)
NOT_ONLY = re.compile(r"\b(?:not|without) (?:only|limited|limitation)|\bwithout limitation", re.I)
CONDITION = re.compile(
    r"\b(?:only (?:if|when|with|after|where)|if|unless|provided (?:that|however)|provided\b(?=,)|subject to|requir\w+|as long as|so long as|"
    r"on (?:the )?condition|conditional|contingent|with(?:out)? (?:the )?(?:\w+ ){0,3}(?:consent|approval|licen[cs]e|permission|authori[sz]ation)|"
    r"prior (?:\w+ )?(?:consent|approval)|must|need(?:s|ed)? (?:to|a|an)|case[- ]by[- ]case)\b",
    re.I,
)
EXCEPTION = re.compile(
    r"\b(?:except(?:ing)?(?: (?:that|for|to|as|where|when|if))?|unless|save (?:for|that|as|where)|other than|provided,? (?:that|however)|but (?:may|only)|"
    r"notwithstanding|apart from|with the exception of)\b",
    re.I,
)
OPEN = re.compile(r"\bwhether or not|regardless|irrespective|not limited|without limit\w*|howsoever|however (?:\w+ )?(?:recorded|disclosed)|"
                  r"in any (?:form|manner|medium)|whatsoever|\bor otherwise\b|\bany (?:and|or) all\b|\ball information\b|\bany information\b", re.I)  # fmt: skip
SPLIT = re.compile(
    r"[;:]\s+|,\s+(?=(?:\w+ly )?(?:exclud|includ|but|while|whereas|although|though|unless|except|and (?:does|do|may|is|are|must|shall|will)|provided|if|"
    r"save|other than|which|because|however|nor|it|they)\w*\b)|\s+(?=(?:but|unless|except|excluding|while|whereas|although|provided|save for|other than|if)\b)",
    re.I,
)


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending, so that forms of one word meet.

    >>> stem("cooperation") == stem("cooperate"), stem("technologies") == stem("technology")
    (True, True)
    """
    word = word.lower()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


@functools.lru_cache(maxsize=65536)
def content(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order.

    >>> content("The Recipient may share it")
    ('recipient', 'shar')
    """
    return tuple(stem(word) for word in WORD.findall(text.replace("-", " ")) if word.lower() not in STOP)


def initials(text: str, letters: str) -> bool:
    """Whether consecutive words of the text begin with the letters of an abbreviation.

    >>> initials("uses of artificial intelligence", "AI")
    True
    """
    firsts = "".join(word[0].lower() for word in WORD.findall(text.replace("-", " ")))
    return letters.lower() in firsts


@dataclasses.dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence ruled by one cue.

    `force` is 1 where it permits, -1 where it excludes or negates, 0 where it says neither; `only` limits; `exception`
    and `condition` say that it opens with, or holds, such a cue.
    """

    text: str
    force: int
    only: bool = False
    condition: bool = False
    exception: bool = False


def force(text: str) -> int:
    """1 where the words permit, -1 where they exclude or negate, 0 where they do neither.

    >>> force("it may not be shared"), force("this is not excluded"), force("the sky")
    (-1, 1, 0)
    """
    negated = bool(NEGATION.search(text))
    if EXCLUDES.search(text):
        return 1 if negated else -1
    if negated:
        return -1
    return 1 if PERMITS.search(text) else 0


def clauses(sentence: str) -> list[Clause]:
    """The clauses of a sentence in order; one without a cue of its own takes the force of the one before, the first that of the next."""
    texts = [part for part in SPLIT.split(sentence) if part and part.strip()] or [sentence]
    forces = [force(text) for text in texts]
    for i in range(1, len(forces)):
        forces[i] = forces[i] or forces[i - 1]
    for i in range(len(forces) - 2, -1, -1):
        forces[i] = forces[i] or forces[i + 1]
    return [
        Clause(text, one, bool(ONLY.search(text)) and not NOT_ONLY.search(text), bool(CONDITION.search(text)), bool(EXCEPTION.match(text.lstrip())))
        for text, one in zip(texts, forces, strict=True)
    ]


def rarity(sentences: Sequence[str]) -> dict[str, float]:
    """How much each stem tells, from how few of the sentences hold it; a stem in none of them tells most (key "")."""
    counts = collections.Counter(one for text in sentences for one in set(content(text)))
    total = len(sentences) + 1
    return {"": math.log(1 + total)} | {one: math.log(1 + total / (1 + count)) for one, count in counts.items()}


def cover(wanted: Iterable[str], text: str, weights: dict[str, float]) -> float:
    """Share, 0 to 1, of the wanted stems that the text holds, by rarity."""
    wanted, held = set(wanted), set(content(text))
    total = sum(weights.get(one, weights[""]) for one in wanted)
    return sum(weights.get(one, weights[""]) for one in wanted & held) / total if total else 0.0
