"""Words as their stems, and how much of what is wanted a text holds by them; knows text only, no records and no subject."""

import collections
import functools
import itertools
import math
import re
from collections.abc import Iterable, Sequence

import Stemmer

from assistant.language.english import american

STOPPED = (
    "a an the this that these those it its they them their there here we us our you your i me my he she his her who whom whose which what "
    "when where why how of to in on at by for from with within into onto upon about as and or but if then than so such be is are was were "
    "been being am do does did done has have had having will would shall should may might can could must not no nor neither never any all "
    "some each every both either other others only also just even very more most much many own same too under over between through during "
    "per via regarding concerning whether please tell still yet now ever out up go going come get let put set back"
)
STOP = frozenset(STOPPED.split())
PASTS = (
    "sold sell bought buy taken take took take given give gave give held hold kept keep sent send lent lend built build "
    "taught teach brought bring paid pay made make written write wrote write worn wear driven drive drove drive flown fly "
    "flew fly lost lose met meet spent spend shown show ridden ride rode ride drunk drink drank drink eaten eat ate eat "
    "swum swim slept sleep chosen choose chose choose spoken speak spoke speak stolen steal drawn draw drew draw grown grow "
    "grew grow caught catch fed feed lit light hung hang sung sing sang sing rung ring rang ring begun begin began begin dug dig "
    "won win struck strike shot shoot hidden hide hid hide torn tear tore tear thrown throw threw throw known know knew know "
    "stood stand sat sit ran run mown mow sown sow shut shut lain lie "
    "theses thesis hypotheses hypothesis crises crisis criteria criterion phenomena phenomenon"
)
SNOWBALL = Stemmer.Stemmer("english", 0)  # no cache of its own, which threads would share
IRREGULAR = dict(zip(PASTS.split()[::2], PASTS.split()[1::2], strict=True))
ABBREVIATIONS = re.compile(r"(?:[A-Z]{2,}|[b-df-hj-np-tv-xz]{2,})s")
DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?]) +")  # what parts a question's sentences
ASKING = "who|whom|whose|what|which|when|where|why|how"
AUXILIARY = "am|is|are|was|were|do|does|did|has|have|had|can|could|may|might|must|shall|should|will|would"
OPENS = r"\W*(?:(?:and|so|but|then|also|now|ok(?:ay)?|please|can you|could you)\W+)*"  # may stand before what is asked
CURRENCY = "EUR|USD|GBP|CHF|CAD|AUD|JPY|CNY"
OWNERS = "my|our|your|his|her|its|their"
HANGING = "an?|the|of|to|in|on|at|by|for|from|with|and|or|nor|not|is|are|was|were"  # no sentence ends so
NEW = "new|newer|latest|current|revised|renewed|updated|amended"  # of several versions; not "present", which may be given
OLD = "old|older|previous|former|earlier|original"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
NAMES = re.compile(r"\b[A-Z][a-z]+(?:[ -](?:(?:of|for|and|the) )*[A-Z][a-z]+)+")  # of several words
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&/]*[A-Za-z0-9]|[A-Za-z0-9]")
LIKE_ASCII = str.maketrans("İıſ", "iis")  # that `re.I` takes for an i or an s


def small(word: str) -> str:
    """A word that a pattern found whatever its case, in the small letters under which a table has it.

    >>> small("Friday"), small("FRİDAY"), small("ſıx")
    ('friday', 'friday', 'six')
    """
    return word.translate(LIKE_ASCII).lower()


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending, so that forms of one word meet (Snowball's English stemmer, which knows no irregular forms).

    >>> stem("cooperation") == stem("cooperate"), stem("technologies") == stem("technology"), stem("hung") == stem("hang")
    (True, True, True)
    >>> stem("NGOs"), stem("dvds")
    ('ngo', 'dvd')
    """
    plain = word[:-1] if ABBREVIATIONS.fullmatch(word) else word.lower()
    return str(SNOWBALL.stemWord(american(IRREGULAR.get(plain, plain.lower()))))


@functools.lru_cache(maxsize=65536)
def content(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order.

    >>> content("The Recipient may share it")
    ('recipi', 'share')
    """
    return tuple(stem(word) for word in WORD.findall(text.replace("-", " ")) if word.lower() not in STOP)


def stems(text: str) -> frozenset[str]:
    """The stems of `content`, in no order."""
    return frozenset(content(text))


@functools.lru_cache(maxsize=65536)
def vocabulary(text: str) -> frozenset[str]:
    """The stems of a text, and the abbreviations that its runs of capitalised words would have.

    >>> sorted(vocabulary("the National Institutes of Health"))
    ['health', 'institut', 'nation', 'nih']
    """
    runs = NAMES.findall(text)
    short = ("".join(word[0] for word in re.findall(r"[A-Z][a-z]+", run)).lower() for run in runs)
    return stems(text).union(short)


def rarity(sentences: Sequence[str]) -> dict[str, float]:
    """How much each stem tells, from how few of the sentences hold it; a stem in none of them tells most (key "")."""
    counts = collections.Counter(one for text in sentences for one in vocabulary(text))
    total = len(sentences) + 1
    return {"": math.log(1 + total)} | {one: math.log(1 + total / (1 + count)) for one, count in counts.items()}


def holds(held: frozenset[str], stem: str) -> bool:
    """Whether stems hold a stem, or a longer form of one of five letters or more."""
    return stem in held or (len(stem) > 4 and any(other.startswith(stem) for other in held))


def speaks(text: str, stems: Iterable[str]) -> bool:
    """Whether a text holds one of the stems."""
    return any(holds(vocabulary(text), stem) for stem in stems)


def lacking(wanted: Iterable[str], text: str) -> list[str]:
    """Those of the wanted stems that the text does not hold, in order.

    >>> lacking(("share", "data"), "Members may share samples.")
    ['data']
    """
    held = vocabulary(text)
    return [one for one in wanted if not holds(held, one)]


def cover(wanted: Iterable[str], text: str, weights: dict[str, float]) -> float:
    """Share, 0 to 1, of the wanted stems that the text holds, by rarity; a stem of five letters or more also meets its longer forms."""
    wanted, held = set(wanted), vocabulary(text)
    found = {one for one in wanted if holds(held, one)}
    total = sum(weights.get(one, weights[""]) for one in wanted)
    return sum(weights.get(one, weights[""]) for one in found) / total if total else 0.0


def pairs(text: str) -> list[tuple[str, str]]:
    """Stems of words that carry meaning and follow each other directly.

    >>> pairs("sell stringed instruments to old friends")
    [('sell', 'string'), ('string', 'instrument'), ('old', 'friend')]
    """
    words = re.findall(r"[\w’'&./]+|[^\w\s]", text.replace("-", " "))
    stems = [one[0] if len(one := content(word)) == 1 else "" for word in words]
    return [(one, two) for one, two in itertools.pairwise(stems) if one and two]
