"""A question and the documents' texts go in; the question spelled as the documents do comes out: abbreviations, slips of the finger."""

import collections
import difflib
import functools
import re
from collections.abc import Iterable

from assistant.language.english import english, slips
from assistant.language.permission import INSTRUMENT
from assistant.language.terms import MONTH, NEW, OLD, STOP
from assistant.language.values import YEAR, written

SHORT = re.compile(r"\b[A-Za-z]{2,5}\b")
PLAIN = frozenset(
    "us it is in on or so an as at am be by do go he if me my no of to up we and the are but can for not may its who why how our".split()
)
LEAST = 3  # times that the documents use a long form before it is taken for the meaning …
SHARE = 0.5  # … and its share among all that begin with these letters
TELLING = 4  # capitals from which the one name in the documents with these initials is meant, however seldom it stands there
MOST = 8  # abbreviations of one question; one with more is in another language, and to look for each takes long in long documents
WORD = re.compile(r"(?<![\w.&/’'-])[a-z]+(?![\w&/’'-]|\.[\w])")
LONG = 5  # letters from which a slip in a word of the documents can be told
SWAPPED = {  # a small word with two neighbours exchanged, the commonest slip of all
    word[:place] + word[place + 1] + word[place] + word[place + 2 :]: word
    for word in STOP
    for place in range(len(word) - 1)
    if len(word) > 2
}
HURRIED = dict(  # small words that say what is asked, as they are typed in a hurry
    pair.split(":")
    for pair in "wat:what wot:what wich:which wen:when wher:where u:you ur:your r:are thru:through im:i'm ive:i've thats:that's hes:he's "
    "shes:she's theyre:they're youre:you're theyve:they've".split()
    + [f"{word}nt:{word}n't" for word in "is are was were do does did has have had ca could would should must".split()]
    + [f"{word}s:{word}'s" for word in "what that there who where how when why".split()]
)
SHORT_YEAR = re.compile(  # "in 79", "the 79 treaty", "’79"
    rf"['’](\d\d)\b|(?:(?<=\bin )|(?<=\bsince )|(?<=\b[Tt]he ))(\d\d)(?= (?:\w+ )?{INSTRUMENT}\b|\W*$)"
)
STATES = re.compile(rf"\b((?:the|an?)(?: (?:{OLD}|{NEW}|\w+ed))?) us(?= [a-z])")  # "the us", "the renewed us science deal"
SPEAKS = re.compile(r"\b(who) speaks (?:for|on behalf of)(?= [a-zA-Z])(?! (?:an?|\w+) (?:minutes?|hours?)\b)", re.I)  # tells a role
PART = 3  # letters of each of two words that a question writes as one
FEW = 4  # words, too few to tell the language of
SLIP = 0.83  # likeness (difflib's ratio) from which a word that is in no vocabulary was meant to be one of the documents
ENDS = ("s", "es", "d", "ed", "ing", "ly", "r", "er")  # forms of a word are no slips


class Initials:
    """The abbreviations of one collection; each is looked up once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(texts)
        self._upper = frozenset(re.findall(r"\b[A-Z]{2,5}\b", self._text))
        self._lower = frozenset(re.findall(r"\b[a-z]{2,5}\b", self._text.lower()))
        self.long_form = functools.lru_cache(maxsize=256)(self._long_form)

    def spelled(self, question: str) -> str:
        """The question with each abbreviation replaced by what the documents use it for, or by a name that they have of these initials.

        >>> Initials(["The value added tax (VAT) is due.", "VAT is paid."]).spelled("When is vat due?")
        'When is value added tax due?'
        >>> Initials(["The Data Security Law came."] * 3).spelled("since when is there a dsl, ftp or USB")
        'since when is there a data security law, ftp or USB'
        >>> Initials(["The Office of Science and Technology Policy met."]).spelled("Who heads OSTP?")
        'Who heads office of science and technology policy?'
        """
        short = set(filter(self._shortened, SHORT.findall(question)))
        known = {word: self._meant(word) for word in short} if len(short) <= MOST else {}
        return SHORT.sub(lambda found: known.get(found.group(), found.group()), question)

    def _shortened(self, word: str) -> bool:
        """Whether a word may be an abbreviation, in capitals or in a hurry."""
        written = word.isupper() or (word.islower() and word not in PLAIN)
        return written and (self._strange(word) or word.upper() in self._upper)

    def _strange(self, word: str) -> bool:
        return len(word) > 2 and word.lower() not in self._lower

    def _meant(self, word: str) -> str:
        """The long form of an abbreviation, or itself where the documents have none."""
        known = self.long_form(word.upper())
        if known is None and word.isupper() and self._strange(word):
            known = self._name(word)
        return known or word

    def _long_form(self, short: str) -> str | None:
        """What `short` stands for in the documents, or None: defined in brackets, or the usual phrase of these initials."""
        words = r"[ -]".join(rf"{letter}[a-z]{{2,}}" for letter in short)
        found = re.findall(rf"\b{words}\b", self._text, re.IGNORECASE)
        if short not in self._upper:  # the documents never shorten it, so it must at least be a name
            found = [one for one in found if all(part[0].isupper() for part in re.split("[ -]", one))]
        found = [one.lower() for one in found]
        counts: collections.Counter[str] = collections.Counter(one for one in found if PLAIN.isdisjoint(re.split("[ -]", one)))
        told = re.findall(rf"\b({words}) \({short}\)", self._text, re.IGNORECASE)
        usual = (one for one, times in counts.most_common(1) if times >= LEAST and times >= SHARE * counts.total())
        return next(iter([*(one for one, _ in collections.Counter(map(str.lower, told)).most_common(1)), *usual]), None)

    def _name(self, short: str) -> str | None:
        """The one name in the documents that has these initials, small words left out; a short one must stand there several times."""
        words = r" (?:(?:of|for|and|the|on) )*".join(rf"\b{letter}[a-z]+" for letter in short)
        names = collections.Counter(re.findall(words, self._text))
        told = len(names) == 1 and (len(short) >= TELLING or names.total() >= LEAST)
        return next(iter(names)).lower() if told else None


class Spelling:
    """The words of one collection, and those of English, which are no slips though the documents have none of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        text = "\n".join(texts)
        years, self._text = set(YEAR.findall(text)), text.lower()
        counts = collections.Counter(re.findall(r"[a-z]{4,}", self._text))
        first, last = (len(re.findall(day, text)) for day in (rf"\b(?:{MONTH}) \d{{1,2}},", rf"\d (?:{MONTH})\b"))
        self._month_first = first > last
        self._years = {year[2:]: year for year in years if [one[2:] for one in years].count(year[2:]) == 1}
        self._words = sorted(counts, key=lambda word: (-counts[word], word))
        self._held, self._parts = frozenset(counts), frozenset(re.findall(rf"[a-z]{{{PART},}}", self._text)) - STOP
        self.meant = functools.lru_cache(maxsize=256)(self._meant)

    def mended(self, question: str) -> str:
        """The question with each strange word in small letters replaced by the word of the documents that it is nearly.

        Where most words are strange the language is another, and none is replaced. A year of two figures is written out where the
        documents have one year that ends so, and a day as the documents write theirs.

        >>> Spelling(["The new protocol covers semiconductors."]).mended("does teh protokol cover semicondutors and collectors")
        'does the protocol cover semiconductors and collectors'
        >>> Spelling(["A case."]).mended("puedo viajar en clase business"), Spelling(["A case."]).mended("is there a clase")
        ('puedo viajar en clase business', 'is there a case')
        >>> Spelling([]).mended("wat if u need R&D, are r&d and r safe")
        'what if you need R&D, are r&d and are safe'
        >>> Spelling(["The charge is an action."]).mended("may i chnage the aceton, no chagre")
        'may i change the aceton, no charge'
        >>> Spelling(["Semiconductors are covered."]).mended("is a semiconducter covered")
        'is a semiconductors covered'
        >>> Spelling(["A dry suit costs 25 euros."]).mended("what does a drysuit cost")
        'what does a dry suit cost'
        >>> Spelling(["It began in 1979."]).mended("Was teh 79 pact, or that of ’84, signed by the 79 states in '79?")
        'Was the 1979 pact, or that of ’84, signed by the 79 states in 1979?'
        """
        words = WORD.findall(question)
        if len(words) < FEW or 2 * sum(map(self._strange, words)) <= len(words):
            question = WORD.sub(lambda found: self.meant(found.group()), question)
        question = SPEAKS.sub(r"\1 is the spokesperson for", STATES.sub(r"\1 US", question))
        question = SHORT_YEAR.sub(lambda found: self._years.get(found[1] or found[2], found.group()), question)
        return written(question, self._month_first)

    def has(self, name: str) -> bool:
        """Whether the documents have a word of four letters or more, a form of it, or one that it is nearly.

        >>> found = Spelling(["Denis Simon spoke in Geneva."])
        >>> found.has("Dennis"), found.has("Geneva"), found.has("Huawei")
        (True, True, False)
        """
        word = name.lower()
        return self._formed(word) or self._near(word) != word

    def _strange(self, word: str) -> bool:
        return word not in HURRIED and not self._formed(word) and not english(word)

    def _formed(self, word: str) -> bool:
        return word in self._held or any(word + end in self._held or word.removesuffix(end) in self._held for end in ENDS)

    def _meant(self, word: str) -> str:
        """The likeliest word, or two, of the documents for a slip of the finger; the word itself where it is none."""
        if word in HURRIED:
            return HURRIED[word]
        if not self._formed(word) and (apart := self._apart(word)):
            return apart
        if not self._strange(word):
            return word
        if word in SWAPPED or len(word) < LONG:
            return SWAPPED.get(word, word)
        near, (one, plain) = self._near(word), slips(word)
        if not plain or not one.isdisjoint({near, *(form for end in ENDS for form in (near.removesuffix(end), near + end))}):
            return near
        return next((other for other in sorted(plain) if sorted(other) == sorted(word)), word)  # nearer to English than to the documents

    def _apart(self, word: str) -> str | None:
        """What the documents write as two words, or with a hyphen, where the question has one."""
        for one in (word, word.removesuffix("s")):
            for place in range(PART, len(one) - PART + 1):
                both = one[:place], one[place:]
                if self._parts.issuperset(both) and (found := re.search(rf"\b{'[ -]'.join(both)}\b", self._text)):
                    return found.group()
        return None

    def _near(self, word: str) -> str:
        """The likeliest word of the documents with the same first letter and about as long; the word itself where none is near."""
        near = [other for other in self._words if other[0] == word[0] and abs(len(other) - len(word)) < 3]
        return next(iter(difflib.get_close_matches(word, near, 1, SLIP)), word)
