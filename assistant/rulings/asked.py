"""A question in, what it asks permission for out (None unless it asks for permission): its words, its instrument, its past or present."""

import dataclasses
import re

from assistant.language import hours, kin, permission, terms
from assistant.language.amounts import Amount, sharp, without_amounts
from assistant.language.clause import clause
from assistant.language.hours import NO_TIMES, Times
from assistant.language.lexicon import MODALS, PREPOSITIONS, YES_NO, is_verb
from assistant.language.people import agent
from assistant.language.permission import (
    CUE,
    INSTRUMENT,
    INSTRUMENT_PHRASE,
    LICENCE,
    ON,
    OPEN_QUESTION,
    OTHER,
    PERMISSION,
    REACH,
    STRONG,
    WEAK,
)
from assistant.language.values import SPELLED
from assistant.questions import background

VERSION = terms.stems(f"{terms.OLD}|{terms.NEW}|present")
PAST = re.compile(
    rf"\b(?:was|were|did|had|back in|used to|(?:{terms.OLD}) (?:\w+ )?{INSTRUMENT})\b|\b(?:1[89]|20)\d\d\b(?! {INSTRUMENT}\b)", re.I
)
ALWAYS = re.compile(r"\b(?:always|every|all|any kind|any sort|automatically|without exception)\b", re.I)
VAGUE_WORDS = (
    "s t m d re ve ll w got want wish hope think thought honest while without instead happily something alright always every together yes "
    "someone anyone anything everything stuff thing kind sort sure possible problem wrong today tonight current im ive against say couple "
    "skip bypass isn aren wasn weren don doesn didn wouldn couldn shouldn hasn haven hadn"  # "isn't"
)
VAGUE = frozenset(map(terms.stem, VAGUE_WORDS.split()))
DEED = re.compile(
    r"\b(?:(?:may|can|could|might|would) (?:i|we|you|they|anyone|one|he|she|[a-z]+s)|(?:allowed|permitted|free|legal|lawful|ok|okay|"
    r"forbidden|prohibited|illegal|unlawful) to)(?: (?:still|also|then|just|now|please|ever))* ([\w-]+)",
    re.I,
)
ASKED = re.compile(  # what belongs to the asking
    rf"(?i)\b(?:need|required?|needed|necessary|obtain|get|plan(?:s|ned|ning)? (?:to|on)|(?<!\ba )(?<!\ban )(?<!\bany )"
    rf"(?!(?:documents|texts|contracts)\b){INSTRUMENT})\b",
)
RELATIVE = re.compile(  # "my son, who is 12,", but not "…, who do I ask?"
    r"(?i), (?:who|which|whose|whom|when|where)\b(?! (?:do|does|did|can|may|must|should|shall|will|would) (?:i|we|you|they)\b)[^,?.]*"
    r"(?:,|(?=\?))|, (?:since|because|given that)\b[^?]*",
)
THING = re.compile(
    rf"(?i){DEED.pattern} (?:(?:{terms.OWNERS}|the|an?|some|any|this|these|more) )*"
    rf"((?:(?!\b(?:{'|'.join(sorted(PREPOSITIONS))}|and|or|if|when|while|where|because|as|that|which|who|instead|again|now|then)\b)"
    r"[\w’'-]+ ?){1,5})",
)
ANOTHER = re.compile(  # "pencils are fine, I know. What about ink?"
    r"(?i)^[^?]*\b(?:fine|allowed|ok|okay|permitted|banned|forbidden|prohibited|excluded|legal)\b[^?]*?[.,;:–—-]+ *(?:(?:so|but|and) )?"
    r"(?:what|how) about (?P<what>[^?.]{3,80})\?\W*$",
)
TELLING = 3  # stems of a sentence that tells by itself what is asked
BACK = re.compile(r"\b(?:it|its|this|that|these|those|they|them|their|he|she|him|her|one|ones|there|such|so)\b", re.I)
LIGHT = frozenset(map(terms.stem, "do run use work get go have carry make take be start keep hold put".split()))
ROOMS = r"(?:room|hall|office|building|laboratory|lab|shop|park|museum|gallery|kitchen|school|ward|theatre|pool|library)s?\b"
PLACE = re.compile(  # where the thing asked about would be done
    r"(?i)\b(?:(?:in|at|inside|aboard|into|near|to) (?:my|our|your|his|her|their|the|this)|on (?:my|our|his|her|their)|"
    rf"(?:in|inside|into) an?(?= (?:[\w’'-]+ ){{0,2}}{ROOMS})) "
    r"((?:[\w’'-]+ ?){1,4})\W*$",
)
PARTNER = re.compile(r"\bwith (?:the )?(?:[A-Z][\w’'-]+ (?:(?:of|for|and|the) )*){2,}[A-Z][\w’'-]+")  # the Royal Academy of Arts: no thing
LOCATED = re.compile(
    rf"\b((?:in|In(?! [A-Z]\w+ \d))|within|inside|outside)(?: of)? (?:the )?(?!(?:{terms.MONTH})\b)([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
AGED = re.compile(rf"\b(?:\d{{1,3}}|{SPELLED})[- ]?(?:(?:years?|yrs?)[- ]olds?|y/?o)\b", re.I)  # is compared with limits, and is no thing
WITHOUT = re.compile(  # what is told to be lacking
    r"\b(?:without|with no|lacking|(?:have|has|had|having|holding|got) no|(?:do|does|did)(?: not|n['’]t) (?:have|hold)|skip|bypass|ignore|"
    r"before (?:tak|complet|do|hav|gett|obtain|sign|pass|finish|pay)ing|miss(?: out)?|avoid|leave out|get (?:out of|around|by without)|"
    r"opt out of|(?<!get )(?<!got )off(?: of)?(?=(?: \w+)?[ -](?:lead|leash|rope|chain|tether|harness)\b)|"
    r"not (?:on|in|wearing|using|under)(?= an? ))"
    rf"[\s-]+(?:(?:having|getting|asking(?: for)?|paying|obtaining|giving|taking|passing|completing|attending|an?|any|"
    rf"the|{terms.OWNERS}|first|prior)\s+)*"
    r"((?:(?!(?:if|when|and|or|but|in|at|on|to|from|for|with|needs?|must|may|can|is|are|have|has)\b)[\w’'-]+ ?){1,3})|"
    r"\bun([a-z]{3,})ed\b",  # unleashed
    re.I,
)
ASIDE = re.compile(  # when or why it would be
    r"\bwhile \w+ing\b[^?,;]*|\b(?:while|because|(?<=[\w,] )so (?:that )?)(?: ?\b(?:i|we|he|she|they)\b| (?:my|our) \w+)(?:[^?,;.]|\.\d)*|"
    r"\bon an? (?:\w+ )?(?:day|morning|afternoon|evening)\b",
    re.I,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """What permission is asked for.

    `stems` are the words of the thing, `words` all of the question's, `deed` is what would be done with it, `place` the stems of where and
    `actor` of by whom, `reach` the verb of a question about reach, `named` are the words that tell which instrument is meant and `names`
    the proper names among them, lower-case; `licence` says that leave is asked about, `scope` that the reach of the instrument is,
    `relation` that its effect on another rule is, `naming` that it is asked whether something is named, `always` whether something holds
    throughout; `without` has the stems of what is told to be lacking,
    `times` when it would be done and `regions` the proper names of places, each with whether it would be outside of it; `story` is the
    question as it was asked, `thing` has the stems of what the deed would be done to, and a `stranger` comes from a country that nothing
    found names.
    """

    stems: tuple[str, ...]
    words: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    deed: str = ""
    place: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    reach: tuple[str, ...] = ()
    licence: bool = False
    scope: bool = False
    relation: bool = False
    naming: bool = False
    always: bool = False
    past: bool = False
    names: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    without: frozenset[str] = frozenset()
    times: Times = NO_TIMES
    regions: frozenset[tuple[bool, str]] = frozenset()
    story: str = ""
    thing: frozenset[str] = frozenset()
    stranger: bool = False

    @property
    def known(self) -> frozenset[str]:
        """The stems of the question's words, and of words alike."""
        return kin.wider(self.words)


def request(question: str, leave: bool = False) -> Request | None:
    """What a question asks permission for; None where it asks for none; `leave` tells that a closed one does in another wording.

    >>> request("May we share samples under the old pact?").stems, request("When was it signed?")
    (('share', 'sampl'), None)
    """
    text = ANOTHER.sub(r"Is \g<what> allowed?", permission.COURTESY.sub("", background.asking(question.strip())))
    if not asks(text) and (not leave or any(one.search(terms.SENTENCE.split(text)[-1]) for one in (OPEN_QUESTION, OTHER))):
        return None
    text = core(text)
    told = " ".join(["".join(found) for found in INSTRUMENT_PHRASE.findall(text) + ON.findall(text)])
    last = permitting(text) or text  # a story tells of more than the instrument
    called = " ".join(found.group().replace("-", " ") for one in (INSTRUMENT_PHRASE, ON) for found in one.finditer(last))
    named = tuple(stem for stem in terms.content(told) if stem not in VAGUE | VERSION)
    bare = re.sub(rf"\b(?:{STRONG}|(?<!\bthe )(?<!\ba )(?:{WEAK}))(?!\w)|{LICENCE}", " ", INSTRUMENT_PHRASE.sub(" ", text), flags=re.I)
    bare = ASKED.sub(" ", PARTNER.sub(" ", ASIDE.sub(" ", bare)))
    bare = aged if terms.content(aged := AGED.sub(" ", bare)) else bare
    bare = untimed if terms.content(untimed := hours.untimed(bare)) else bare
    place, who = PLACE.search(ASIDE.sub(" ", text).strip()), actor(text)
    acts = place and not who.issuperset(terms.content(text[: place.start()]))  # else it tells who: "can staff in the yard smoke"
    where = terms.stems(place[1]) if place and acts else frozenset()
    return Request(
        tuple(stem for stem in terms.content(bare) if stem not in VAGUE and not (len(stem) == 1 and stem.isalpha())),
        terms.content(text),
        named,
        pairs=tuple(terms.pairs(bare)),
        place=where,
        actor=who,
        deed=next((stem for found in DEED.findall(text) for stem in terms.content(found) if stem not in LIGHT | VAGUE), ""),
        reach=tuple(terms.stem(found) for found in re.findall(rf"\b(?:{WEAK})(?!\w)", text, re.I) if " " not in found),
        licence=bool(permission.NEEDS.search(text)),
        scope=bool(permission.SCOPE.search(text)),
        relation=bool(permission.RELATION.search(text)),
        naming=bool(re.search(r"\b(?:named|by name|explicitly|expressly|mentioned)\b", text, re.I)),
        always=bool(ALWAYS.search(text)),
        past=bool(PAST.search(text)),
        amounts=tuple(sharp(question)),
        times=hours.asked(question),
        regions=located(question),
        story=question,
        thing=terms.stems(without_amounts("".join(one[-1] for one in THING.findall(text)[-1:]))) - VAGUE - LIGHT - where,
        without=terms.stems(lacking[1] or lacking[2]) if (lacking := WITHOUT.search(question)) else frozenset(),
        names=tuple(name.lower() for name in re.findall(r"\b[A-Z][A-Za-z]+", called) if not re.fullmatch(INSTRUMENT, name, re.I)),
    )


def located(text: str) -> frozenset[tuple[bool, str]]:
    """The proper names of places in a text, and their initials, each with whether it speaks of what is outside of it.

    >>> sorted(located("May data leave for Peru, or be kept in the EU and outside New York?"))
    [(False, 'eu'), (True, 'new york'), (True, 'ny')]
    """
    found = [(word == "outside", name, re.findall(r"\b[A-Z]", name)) for word, name in LOCATED.findall(text)]
    return frozenset((out, one.lower()) for out, name, short in found for one in (name, "".join(short)) if one == name or len(short) > 1)


def actor(text: str) -> frozenset[str]:
    """The stems of those who would do what is asked for, where they are persons or bodies and do it themselves.

    >>> sorted(actor("Can a food bank client pay?")), actor("Can dogs bark?"), actor("May clients be fed?")
    (['bank', 'client', 'food'], frozenset(), frozenset())
    """
    found = clause(text.rstrip(" ?.!"))
    if not found or found.asks or found.verb >= len(found.words) or found.helper not in MODALS:
        return frozenset()
    words, head, end = [word.group() for word in found.words], found.words[found.verb - 1].group(), found.verb
    if words[end].lower() in PREPOSITIONS:  # "volunteers at the food bank | wear shorts"
        end = next((place for place in range(end + 2, len(words)) if is_verb(words[place])), end)
    acts = words[end].lower() != "be" and agent(head) is not False
    return terms.stems(" ".join(words[found.subject : end])) if acts else frozenset()


def asks(text: str) -> bool:
    """Whether a text asks for leave, by its wording."""
    last = terms.SENTENCE.split(text)[-1]
    return bool(PERMISSION.search(text)) and not any(map(elsewise, (last, permitting(text) or text)))


def permitting(text: str) -> str:
    """The last sentence of a text that asks for leave by itself; empty for none."""
    return next(filter(PERMISSION.search, reversed(terms.SENTENCE.split(text))), "")


def elsewise(text: str) -> bool:
    """Whether a sentence asks something else than leave.

    >>> elsewise("Who may park?"), elsewise("May my son, who is 12, park?")
    (True, False)
    """
    plain = bare if PERMISSION.search(bare := RELATIVE.sub(" ", text)) or YES_NO.search(text) else text
    return bool(OPEN_QUESTION.search(plain) or OTHER.search(plain)) or reaches(plain)


def core(text: str) -> str:
    """The sentence that asks, without the story before it, unless it points back or says too little by itself.

    >>> core("We fly on Monday. Can we take our skis on board?"), core("We have old skis. Can we take them?")
    ('Can we take our skis on board?', 'We have old skis. Can we take them?')
    """
    last = permitting(text)
    told = len(terms.content(last))
    return last if told >= TELLING and 2 * told >= len(terms.content(text)) and not BACK.search(last) else text


def reaches(text: str) -> bool:
    """Whether a question asks only what a restriction covers.

    >>> reaches("Is code covered by the export ban?"), reaches("Is code banned if it is covered by the rule?")
    (True, False)
    """
    return bool(REACH.search(text)) and not re.search(rf"\b(?:may|can|could|might)\b|{CUE}", re.sub(r"\bbans?\b", " ", text), re.I)
