"""Words in, how much of them a text says: in the same words, in words that mean the same, or as a member of a class it names."""

import functools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from assistant.language import terms

# Short forms in everyday use, and words that say nearly the same where something is allowed or asked for.
SHORT = {"lab": "laboratory", "tech": "technology", "flu": "influenza", "gov": "government", "govt": "government", "uni": "university"}
SHORT |= {"undergrad": "undergraduate", "sophomore": "undergraduate", "freshman": "undergraduate"}
SHORT |= {"dept": "department", "prof": "professor", "info": "information", "phd": "student", "org": "organisation", "ads": "advertisement"}
ALIKE = (
    "give hand provide supply send ship export transfer deliver sell release",
    "share give disclose",
    "see access view look",
    "join participate part enrol member",
    "publish publication paper article",
    "write author paper publish",
    "cooperate collaborate partner joint team",
    "hire recruit employ staff",
    "fund finance award grant subsidy",
    "invest investor stake buy acquire",
    "leave exit quit withdraw",
    "vendor supplier",
    "company firm business corporation enterprise startup",
    "agency government department ministry authority",
    "researcher scientist scholar professor academic",
    "research study investigation",
    "university college campus professor",
    "student undergraduate postdoc pupil",
    "equipment hardware kit device machine",
    "sample specimen biospecimen",
    "visa entry",
    "host receive welcome",
    "court judge judicial",
    "police enforcement",
    "person people individual citizen",
    "data information dataset",
    "foreign abroad overseas",
    "party entity company firm",
    "keep store hold retain",
    "advise teach supervise mentor",
    "speak talk present lecture",
    "earn income wage salary pay",
    "house home accommodation property",
    "child children kid son daughter",
    "partner spouse husband wife",
    "job work employment",
    "eat food meal snack",
    "drink beverage",
    "photo photograph photography picture pic film",
    "phone telephone mobile smartphone",
    "bike bicycle",
    "gift present",
    "money cash",
    "buy purchase",
    "rent hire lease",
    "repair mend fix",
    "restaurant canteen cafeteria",
    "boss manager supervisor",
    "drone quadcopter",
    "flat apartment",
    "toilet lavatory restroom",
    "swap exchange",
    "pay payment",  # a deed and its noun, where they have not one stem
    "sell sale",
    "store storage",
    "use usage",
    "treat treatment",
    "ship shipment",
    "fly flight",
    "choose choice",
    "lose loss",
)
KINDS = {  # everyday things of which a rule names the kind
    "relative": "wife husband spouse brother sister mother father parent son daughter cousin aunt uncle nephew niece",
    "animal": "dog cat rabbit hamster horse bird",
    "pet": "dog cat rabbit hamster",
    "vehicle": "car van lorry truck motorcycle motorbike scooter bus",
    "alcohol": "beer wine spirits whisky vodka gin champagne cider cocktail",
    "food": "pizza sandwich cake snack fruit sweets",
    "beverage": "coffee tea water juice beer wine lemonade",
    "weapon": "gun knife rifle pistol firearm",
    "fuel": "petrol diesel gasoline paraffin",
    "electronics": "phone laptop tablet camera headphones earbuds smartwatch",
    "device": "phone laptop tablet smartphone smartwatch computer",
    "footwear": "sandal boot shoe trainer flip-flop",
}
NEARLY = 0.7  # of a word that another with nearly the same meaning, or its class, stands for; chosen as those of reading.py
MEMBERS = re.compile(r"((?:[\w-]+ ){1,4})?(?:\b(?:such as|including|namely|for example|e\.g\.)|\()[ ,]*([^.;:)]+)", re.I)
LISTED = re.compile(r"\b(?:is|are|was|were|stands?|showed?|names?) (?:\w+ ){0,2}?(?:on|in|among|under) (?:the )?((?:[A-Z][\w-]+ ?){2,})")


class Class(NamedTuple):
    """A class as the documents name it, by its stems, with the stems of what they count to it."""

    name: frozenset[str]
    members: frozenset[str]
    proper: bool = False


@functools.cache
def senses() -> Mapping[str, frozenset[str]]:
    """The stems that mean nearly the same as a stem, or name the kind of thing that it is."""
    found: dict[str, set[str]] = {terms.stem(short): {terms.stem(word)} for short, word in SHORT.items()}
    for line in ALIKE:
        stems = {terms.stem(word) for word in line.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    for kind, members in KINDS.items():
        for word in members.split():
            found.setdefault(terms.stem(word), set()).add(terms.stem(kind))
    return {one: frozenset(others) for one, others in found.items()}


def classes(texts: Sequence[str]) -> list[Class]:
    """Classes whose members the texts name.

    >>> classes(["We sell stringed instruments such as lutes and harps."])[0].members == {"lute", "harp"}
    True
    """
    found = []
    for text in texts:
        for match in MEMBERS.finditer(text):
            name = frozenset(terms.content(match.group(1) or "")[-2:])
            if len(name) > 1:
                found.append(Class(name, terms.stems(match.group(2))))
        for match in LISTED.finditer(text):
            capitals = " ".join(re.findall(r"\b[A-Z][\w-]+", text[match.end() :]))
            found.append(Class(terms.stems(match.group(1)), terms.stems(capitals), proper=True))
    return found


def belongs(wanted: Collection[str], text: str, kinds: Sequence[Class]) -> bool:
    """Whether a text speaks of a class by its proper name that one of the wanted stems belongs to."""
    held = terms.vocabulary(text)
    return any(one.proper and one.name <= held and not one.members.isdisjoint(wanted) for one in kinds)


def wider(stems: Collection[str]) -> frozenset[str]:
    """The stems with those that mean nearly the same."""
    return frozenset(stems).union(*(senses().get(stem, frozenset()) for stem in stems))


def all_in(stems: frozenset[str], texts: Iterable[str]) -> bool:
    """Whether one of the texts has every one of the stems, or a word of nearly the same meaning for it; False for no stems."""
    return bool(stems) and any(stems <= wider(terms.content(one)) for one in texts)


def shared(stems: Iterable[str], text: str) -> set[str]:
    """Those of the stems that a text has, or has a word of nearly the same meaning for.

    >>> sorted(shared(["buy", "boat", "oar"], "They acquire an oar."))
    ['buy', 'oar']
    """
    held = terms.vocabulary(text)
    return {stem for stem in stems if terms.holds(held, stem) or not held.isdisjoint(senses().get(stem, ()))}


def share(wanted: Collection[str], text: str, weights: Mapping[str, float], kinds: Sequence[Class] = ()) -> float:
    """Share, 0 to 1, of the wanted stems that a text says, by rarity; NEARLY for one that it says in another word or by its class."""
    held, total, said = terms.vocabulary(text), 0.0, 0.0
    of = [one.members for one in kinds if one.name <= held]
    for stem in set(wanted):
        others = senses().get(stem, frozenset())
        weight = weights.get(stem) or min((weights[other] for other in others if other in weights), default=weights[""])
        total += weight
        if terms.holds(held, stem):
            said += weight
        elif others & held or any(stem in members for members in of):
            said += NEARLY * weight
    return said / total if total else 0.0
