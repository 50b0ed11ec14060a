"""A collection's texts and a question in; the question with the collection's own word for the agreement that all is about comes out.

People write "the pact", "the deal" or, of the page before them, "it", where the documents say "agreement": rare words that pull sentences
to the top for themselves alone.
"""

import collections
import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.lexicon import is_function

CALLED = "agreement|accord|pact|treaty|compact|deal"  # words for one thing, which writers choose freely
WORD = re.compile(rf"\b(?:{CALLED})\b", re.I)
SHARE = 0.2  # of the texts that must have the word, before the collection is about what it means
RARER = 0.2  # of the texts that have it may have another of the words, before that one has a meaning of its own
COMMON = 0.05  # of the texts must have a word that may stand before it and tells no other apart
BETWEEN = r"(?:(?: (?!(?:the|this|that|our)\b)(?:[\w’'–-]|(?<=\b[A-Z])\.)+){0,5}?)"
NAME = r"(?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?"
PHRASE = re.compile(  # "the pact with Peru" is another one
    rf"(?i)\b(?P<head>the|this|that|our)(?P<between>{BETWEEN}) (?P<word>{CALLED})\b(?! on |(?<=deal) with\b)"
    rf"(?-i:(?P<parties> (?:with|between|of) {NAME}(?: and {NAME})?)(?![’']))?",
)
WITH = re.compile(rf"\b(?i:{CALLED})s? with (?:the )?([A-Z]\w+)")  # of whose agreements the texts tell
TOLD = frozenset(f"{terms.OLD}|{terms.NEW}|first".split("|"))  # one of several
FORMER = frozenset(terms.OLD.split("|")) - {"original"}
ENDS = re.compile(r"\b(?:laps|expir|end(?:s|ed)?\b|r[au]ns? out|terminat|in force|until|still|die[ds]?\b)", re.I)
AUXILIARY = rf"{terms.AUXILIARY}|(?:wo|is|does|did)n['’]t"
IDLE = (  # "is it legal to …", "how long does it take to …": it stands for nothing said before
    r"(?:be )?(?:(?:now|still|\w+ly) )?(?:true|possible|ok|okay|alright|all right|good|bad|fair|fine|normal|common|usual|wise|risky|safe"
    r"|dangerous|ethical|easy|hard|important|legal|illegal|lawful|unlawful|allowed|permitted|permissible|forbidden|prohibited|against|an?|the"
    r"|right|wrong|(?:in)?accurate|(?:im)?plausible|(?:un)?true|false|clear|likely|known|worth|correct|takes?|costs?|matters?|means?|happen|makes?|hurts?|helps?|works?|too|enough"
    r"|necessary|required|mandatory|compulsory|said|that|who|what|when|where|not)\b"
)
ASKED = rf"(?:\w+ )?(?:who|what|when|where|why|how|which)(?: [\w-]+){{0,2}}? (?:{AUXILIARY})|(?:{AUXILIARY})"
CLEFT = r"(?:(?<=\bis it)|(?<=\bwas it)) (?-i:[A-Z])[\w’'-]+ (?:[\w’'-]+ ){0,2}(?:that|who)\b"  # "was it Kim who signed?"
THINGS = r"\b(?:an?|the|this|that|these|those|my|our|your|their|his|her|its?)\b.+\bit\b"  # it may stand for one of these
IT = re.compile(
    rf"(?i)^\W*(?:(?:so|and|but|ok|okay|well|please)\b\W*)?(?:{ASKED}) (?P<subject>it)\b(?! {IDLE})(?!{CLEFT})"
    rf"|\bunder (?P<under>it)\b|^(?!.*{THINGS})(?:[\w’'-]+ ){{1,6}}?(?<!is )(?<!was )(?P<last>it)\W*$",
)

MADE = re.compile(  # what is done to an agreement, or under one, and to few other things that are talked of
    r"\b(?:under it|sign(?:ed)?|ratif(?:y|ied)|renew(?:ed)?|renegotiated?|negotiated?|expired?|lapsed?|enter(?:ed)? into force|in force)\b",
    re.I,
)
RULES = re.compile(r"\b(?:does|did|will|would) it (?:\w+ly )?(?:forbid|prohibit|permit|allow|cover|exclude|bind|bar|license)\b", re.I)
OWN = re.compile(
    r"(?i:^\W*(?:what|who)(?:['’]?s| is| are| was| were)\b|\b(?:tell me about|explain|describe)\b)|\b[A-Z][A-Z\d-]{2,}\b"
)  # a thing of its own
OTHER = re.compile(
    r"(?i)\b(?:bill|act|law|rule|annex|order|proclamation|protocol|amendment|regulation|contract|letter|list|measure|directive|decree|code|"
    r"plan|programm?e?|scheme|statute|policy|guideline|exemption|licen[cs]e|treaty)s?\b|\b[HS]\. ?(?:R\.|\d)",
)


def made(question: str, before: str) -> bool:
    """Whether "it" is an agreement whatever was asked `before`, unless that names another text, or was about what may rule.

    >>> made("When was it signed?", "Is AI covered?"), made("When was it signed?", "Is H.R. 5 dead?"), made("Is it big?", "Is AI covered?")
    (True, False, False)
    >>> made("May we share maps under it?", "Does the pact reach Corsica?"), made("Are we under it?", "What is the Entity List?")
    (True, False)
    >>> made("Does it forbid hiring?", "What about Rome?"), made("Does it forbid it?", "What is a deemed export?")
    (True, False)
    """
    return bool(MADE.search(question) or (RULES.search(question) and not OWN.search(before))) and not OTHER.search(before)


class Instrument:
    """What one collection calls the agreement that it is about; `word` is empty where it is about none."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = collections.Counter(word for text in texts for word in {found.lower() for found in WORD.findall(text)})
        word, times = next(iter(self._counts.most_common(1)), ("", 0))
        self.word = word if times >= SHARE * len(texts) else ""
        held = collections.Counter(word for text in texts for word in set(re.findall(r"\w+", text.lower())))
        common = {word for word, times in held.items() if times >= COMMON * len(texts)}
        initials = common & {word.lower() for text in texts for word in re.findall(r"\b[A-Z]{2,}\b", text)}  # "US" is no "us"
        self._alone = len({name for text in texts for name in WITH.findall(text)}) < 2  # no other party's agreement is told of
        dated = rf"(?:(?<=\bthe )|(?<=\ba ))\d{{4}}(?= {self.word}\b)|(?<=\b{self.word} of )\d{{4}}\b"
        years = set(re.findall(dated, "\n".join(texts), re.I)) if self.word else set[str]()
        self._year = next(iter(years)) if len(years) == 1 else ""  # of two neither is known to be the old one
        told = re.findall(rf"((?:[\w’'-]+ ){{1,4}}){self.word}\b", "\n".join(texts), re.I) if self.word else []
        beside = set(re.findall(r"\w+", " ".join(told).lower()))
        self._before = TOLD | {"and", "whole", "same", "bilateral"} | {word for word in common | beside if not is_function(word)} | initials

    def named(self, question: str) -> str:
        """The question with the documents' word in place of another for the same thing, unless that is told apart by words of its own.

        What goes without saying in this collection is left out before it.

        >>> told = Instrument(["The science agreement lasts.", "The agreement ended."])
        >>> told.named("Who signed the new science pact?"), told.named("Is the Busan deal dead?"), told.named("Is it a treaty?")
        ('Who signed the new agreement?', 'Is the Busan deal dead?', 'Is it a treaty?')
        >>> Instrument(["Dogs stay out.", "The deal is off.", *["Be quiet."] * 9]).named("Is the pact off?")
        'Is the pact off?'
        >>> told = Instrument(["US law binds the agreement with Peru."])
        >>> told.named("What are the terms of the US pact?"), told.named("What is the treaty between Peru and the U.S.?")
        ('What are the terms of the agreement?', 'What is the agreement?')
        >>> told = Instrument(["The agreement of 1979 binds both.", "The agreement lapsed in 2024."])
        >>> told.named("Who signed the old pact?"), told.named("When did the old pact lapse?")
        ('Who signed the 1979 agreement?', 'When did the agreement lapse?')
        >>> Instrument(["The agreement with Peru ended.", "The agreement with Chile lasts."]).named("Who signed the pact with Peru?")
        'Who signed the pact with Peru?'
        """
        return PHRASE.sub(self._named, question) if self.word else question

    def _named(self, found: re.Match[str]) -> str:
        word, between = found["word"].lower(), re.findall(r"\w+", found["between"].replace(".", "").lower())
        own = word != self.word and self._counts[word] > RARER * self._counts[self.word]
        parties = {*re.findall(r"\w+", (found["parties"] or "").replace(".", "").lower())} - {"with", "between", "of", "the", "and"}
        if own or not self._before.issuperset(between) or (parties and not (self._alone and parties <= self._before)):
            return found.group()
        told = [one for one in between if one in TOLD or one.isdigit()]
        if self._year and not FORMER.isdisjoint(told):  # how it ended is told of "the agreement", all else of the one of its year
            told = [] if ENDS.search(found.string) else [self._year]
        return " ".join([found["head"], *told, self.word])

    def meant(self, question: str) -> str:
        """A first question with the agreement in place of an "it" that nothing before it explains.

        >>> told = Instrument(["The agreement ended."])
        >>> told.meant("How long does it last?"), told.meant("Who signed it?"), told.meant("Is AI allowed under it?")
        ('How long does the agreement last?', 'Who signed the agreement?', 'Is AI allowed under the agreement?')
        >>> told.meant("Is it legal to sell a chip?"), told.meant("Was it Kim that signed?"), told.meant("Was it renewed that year?")
        ('Is it legal to sell a chip?', 'Was it Kim that signed?', 'Was the agreement renewed that year?')
        >>> told.meant("If a lab makes a chip, may it sell it?")
        'If a lab makes a chip, may it sell it?'
        """
        found = IT.search(question) if self.word else None
        if not found or WORD.search(question):
            return question
        start, end = found.span(found.lastgroup or 0)
        return f"{question[:start]}the {self.word}{question[end:]}"
