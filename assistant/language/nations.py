"""A text in, the countries that it names out, by a name or by the word for what comes from there."""

import functools
import re
from collections.abc import Iterable, Iterator

from babel import Locale
from babel.core import get_global

from assistant.language import terms
from assistant.language.lexicon import PREPOSITIONS
from assistant.language.noun_spans import spans
from assistant.language.people import agent

OTHERS = {  # what neither a country's name nor its language tells
    "american": "US", "british": "GB", "english": "GB", "scottish": "GB", "swiss": "CH", "belgian": "BE", "portuguese": "PT",
    "brazilian": "BR", "spaniard": "ES", "emirati": "AE", "filipino": "PH", "european": "EU",
}  # fmt: skip
NAMES = {
    "usa": "US", "britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "prc": "CN", "macau": "MO", "korea": "KR",
    "european union": "EU",
}  # fmt: skip
MEMBERS = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())  # of the EU, since 2020
SEATS = {  # of governments, which are spoken of by them
    "Beijing": "China", "Washington": "the United States", "Moscow": "Russia", "Tokyo": "Japan", "Berlin": "Germany", "Paris": "France",
    "London": "Britain", "Brussels": "the EU", "Delhi": "India", "Seoul": "South Korea", "Kyiv": "Ukraine", "Ottawa": "Canada",
}  # fmt: skip
SEATED = re.compile(
    rf"\b((?i:does|did|has|will)) ({'|'.join(SEATS)})(?: itself)?(?= (?:now |really |officially )?"
    r"(?:sa(?:y|id)|think|thought|claim|announce|promise|respond|react|reply|argue|insist)(?:ed)?\b)"
)
SHORT = {"US": "US", "U.S.": "US", "UK": "GB", "U.K.": "GB", "EU": "EU"}  # in capitals only
NAME, LONGEST = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+"), 3  # words of a name at most
WORDS = frozenset("turkey polish jersey guinea chad georgia jordan mali".split())  # something else where they are written small
UNTOLD = frozenset("en ar pt la".split())  # languages of many countries, or of none
EXAMPLE = re.compile(r"\b(?:such as|like|including|for example|e\.g\.|among them) [^,.;:]+(?:(?:,| and| or) [A-Z][\w’'-]+)*")
WITHIN = re.compile(r"\bin (?:the )?(?:[A-Z][\w’'-]+ ?){1,3}")
PART = re.compile(r"(?<=[a-z\d)][.!?:;])\s")  # of a text, in which countries are named together
ANYWHERE = re.compile(r"\b(?:foreign|abroad|overseas|(?:any|all|every) (?:\w+ )?countr(?:y|ies))\b", re.I)
TOWARDS = frozenset("to into from with in".split())


def forms(name: str) -> Iterator[str]:
    """What may come from a country, by its name: most are words of no language.

    >>> {"cuban", "canadian", "iraqi", "sudanese"} <= {*forms("cuba"), *forms("canada"), *forms("iraq"), *forms("sudan")}
    True
    """
    yield from (name, f"{name}n", f"{name[:-1]}ian", f"{name[:-1]}an", f"{name}ian", f"{name}an", f"{name}i", f"{name}ese", f"{name}vian")


@functools.cache
def territories() -> dict[str, str]:
    """The name of each country, in small letters, by its code."""
    return {code: re.split(r" (?:SAR|&|\(|- )", name)[0].lower() for code, name in Locale("en").territories.items() if code.isalpha()}


@functools.cache
def known() -> dict[str, str]:
    """The code of the country for each name and each word for what comes from there, in small letters."""
    locale, likely, found = Locale("en"), get_global("likely_subtags"), NAMES | OTHERS
    for code, name in locale.languages.items():
        if len(code) == 2 and code not in UNTOLD and " " not in name and code in likely:
            found.setdefault(name.lower(), likely[code].rpartition("_")[2])
    for place in range(len(list(forms("")))):  # "Nigerian" is of Nigeria before it is of Niger
        for code, name in territories().items():
            found.setdefault(list(forms(name))[place], code)
    return found


@functools.cache
def naming(code: str) -> re.Pattern[str]:
    """What finds a country's names in a text, and words like them too, many times faster than `nations`."""
    long, short = ("|".join(re.escape(name) for name, its in names.items() if its == code) for names in (known(), SHORT))
    return re.compile(rf"\b(?:(?i:{long}){f'|{short}' * bool(short)})")


def together(codes: frozenset[str], texts: Iterable[str]) -> bool:
    """Whether a sentence of the texts, or what a colon parts off it, names all of some countries.

    >>> [together(frozenset(["PE", "US"]), texts) for texts in (["The US paid. Peru did not."], ["Off.", "The US pays Peru."])]
    [False, True]
    """
    sought = [naming(code) for code in codes - (MEMBERS if "EU" in codes else frozenset())]
    held = (text for text in texts if all(one.search(text) for one in sought))
    return any(codes <= nations(part) for text in held for part in PART.split(text))


@functools.lru_cache(maxsize=4096)
def nations(text: str) -> frozenset[str]:
    """The codes of the countries that a text names, and of the members where it names the European Union.

    >>> sorted(nations("Russian or North Korean labs in the US, and New Mexico")), sorted(nations("It gave us turkey and a Dutch oven."))
    (['KP', 'RU', 'US'], ['NL'])
    """
    found, words, after = set(), NAME.findall(text), 0
    for place, word in enumerate(words):
        names = ((length, " ".join(words[place : place + length]).lower()) for length in range(LONGEST, 0, -1))
        told = ((length, code) for length, name in names if (code := known().get(name) or known().get(name.removesuffix("s"))))
        length, code = next(told, (1, None)) if place >= after else (1, None)  # Korea is part of "North Korea"
        if word in SHORT:
            found.add(SHORT[word])
        elif code and (word[0].isupper() or word not in WORDS) and words[place - 1 : place] != ["New"]:
            found.add(code)
            after = place + length
    return frozenset(found | MEMBERS if "EU" in found else found)


def country(name: str) -> bool:
    """Whether a phrase is a country's name and no more.

    >>> country("the us"), country("South Korea"), country("Korean labs")
    (True, True, False)
    """
    name = name.lower().removeprefix("the ")
    return name in known() or name.upper() in SHORT


def seated(question: str) -> str:
    """A question with the country in place of the seat of its government, where that speaks.

    >>> seated("What does Moscow say?"), seated("What does Moscow Zoo say?"), seated("Was it signed in Moscow?")
    ('What does Russia say?', 'What does Moscow Zoo say?', 'Was it signed in Moscow?')
    """
    return SEATED.sub(lambda found: f"{found[1]} {SEATS[found[2]]}", question)


def of_others(question: str, text: str, unknown: bool = False) -> bool:
    """Whether a text is about other countries than a question: "to Peru" or "Peruvian boats" where Chile or its boats are asked about.

    Those that it gives as examples tell nothing, nor do those in which something is done; any other than the question's tells it where
    those are `unknown`.

    >>> [of_others("May a Peruvian club send it to Chile?", text) for text in ("Send it to Peru.", "Cuban clubs may pay.", "Cubans may.")]
    [True, True, False]
    >>> of_others("May a Peruvian club send it to Chile?", "Cubans may.", unknown=True)
    True
    """
    text = EXAMPLE.sub(" ", text)
    if not (mine := nations(question)) or not (named := nations(text)):
        return False
    if unknown and (theirs := nations(WITHIN.sub(" ", text))) and mine.isdisjoint(theirs):
        return True
    ways, others = slots(question), slots(text)
    return any(ways[slot].isdisjoint(named) for slot in {*ways} & {*others})


def slots(text: str) -> dict[str, frozenset[str]]:
    """The countries of a text by the word before them that tells where to or from, or by what is of there: agents, or its noun.

    >>> {slot: sorted(codes) for slot, codes in slots("A Cuban club may send French stamps to Peru").items()}
    {'agent': ['CU'], 'stamp': ['FR'], 'to': ['PE']}
    """
    found: dict[str, frozenset[str]] = {}
    for one in spans(text):
        if codes := nations(" ".join(one.words)):
            rest = one.words[next(place for place in range(len(one.words) + 1) if nations(" ".join(one.words[:place])) == codes) :]
            acts = any(map(agent, rest))
            slot = one.before if not rest or (acts and one.before == "of") else "agent" if acts else terms.stem(rest[-1])
            found[slot] = found.get(slot, frozenset()) | codes
    return {slot: found[slot] for slot in found if slot not in PREPOSITIONS or slot in TOWARDS}


def strange(question: str, text: str) -> bool:
    """Whether a text speaks of another country than a question, which speaks of one too that it has not, and not of any or of foreign ones.

    >>> [strange(f"May a Cuban club play in {where}?", "Cuban clubs may play in Peru.") for where in ("Chile", "Peru")]
    [True, False]
    """
    mine, theirs = nations(question), nations(text)
    return bool(mine - theirs and theirs - mine) and not ANYWHERE.search(text)
