"""English words go in; what they do in a question comes out: verb, function word, what stands for nothing by itself."""

import re

from assistant.language import terms

WORD = re.compile(r"[^\W_]+(?:(?:['’.&/-]|(?<=\d)[,:](?=\d))[^\W_]+)*")
INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")  # a part of a name, as in "H.R. 12": no sentence ends there
YES_NO = re.compile(rf"^\W*(?:{terms.AUXILIARY})\b", re.IGNORECASE)


def listed(text: str) -> frozenset[str]:
    """The words of a text, for lists that are read as prose."""
    return frozenset(text.split())


DETERMINERS = listed("a an the")
DAYS = listed(terms.MONTH.lower().replace("|", " ") + " today yesterday tomorrow jan feb mar apr jun jul aug sep sept oct nov dec")
DAYS |= {f"{day}{end}" for day in terms.DAY.lower().split("|") for end in ("", "s")}
ADVERBS = listed(
    "today yesterday tomorrow tonight recently once twice alone back abroad overseas upstairs downstairs outdoors indoors overnight"
)
AUXILIARIES = frozenset(terms.AUXILIARY.split("|")) | listed("be been being")
MODALS = listed("may can could might must should")
BEING = listed("is are was were")
ASKING = frozenset(terms.ASKING.split("|"))
QUESTIONING = ASKING | AUXILIARIES
ORDERS = listed("summarize summarise outline list give show compare describe explain name tell find define discuss")
PRONOUNS = listed("i you we he she it they this that these those there one someone anyone everyone anybody")
TITLES, DID = ORDERS | listed("need ask"), re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)
IS = re.compile(r"\W*(?:is|are|was|were)\b", re.IGNORECASE)
QUANTIFIERS = listed("some any all several every each many most no these those this that my your our his her their its both")
SPECIFYING = DETERMINERS | QUANTIFIERS  # before a noun
PREPOSITIONS = listed(
    "of in on at to for from by with about into between under over during after before since until within without via against across "
    "onto upon through amid among despite toward towards throughout beyond outside inside"
)
FUNCTION_WORDS = QUESTIONING | PREPOSITIONS | PRONOUNS | (SPECIFYING - {"several"})
FUNCTION_WORDS |= listed(
    "as than per and or but not if because whether while me us him them theirs here so then also too very more less least much other "
    "others another ones please tell give show explain describe know like want need mean meant list define discuss compare find get only "
    "just still even yet again instead really mentioned said same such either neither else former latter let's ok okay yes right well "
    "what's who's where's how's don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't can't couldn't won't wouldn't "
    "shouldn't mustn't contrast something anything somebody nothing everything nobody whats thats dont off below above rather together "
    "enough ago though although already ever never always maybe perhaps actually usually sometimes anyway according up out down away "
    "summarise summarize"
)
VERBS = listed(
    "protect bind bound oblige entitle forbidden accept affect agree allow announce apply argue ask attend ban became become began begin "
    "begun believe born bring built buy call came carry caught cause change choose chosen close collaborate come compare consider contain "
    "cooperate cover create decide deny die differ disagree disclose do done drink eat employ enable end evolve exclude exist expire fall "
    "feel forbid forget forgot found gave given go gone got grow happen held help hire hit hold host hurt include increase integrate "
    "invent invest join keep kept knew known last lead learn led left limit listen live look lose lost made make matter meant meet "
    "mention met move needed obtain originate paid participate pay permit prevent produce prohibit prove provide publish put reach read "
    "received recruit reduce reckon refer relate rely remain remove require restrict run saw say see seen send sent serve set share sign "
    "sleep sold spoke spoken spread start stay stop submit survive take think told took train treat trigger try weigh went win work write "
    "written wrote"
)
# Nouns that stand in relation to something else: alone, with "the", they ask about what was named before.
RELATIONAL = listed(
    "advantage aim application approach area aspect author background basis beginning benefit case cause challenge character "
    "characteristic class component con condition consequence controversy copy cost cure date deadline definition detail difference "
    "disadvantage drawback duration effect element evidence example exception exemption feature fee finding fine form function goal "
    "half history idea impact implication importance influence kind law layer level limit limitation location lot main majority "
    "member method model name number objective option origin part penalty people plan point price principle pro problem procedure "
    "process project purpose reason relationship requirement rest result reward risk role rule sanction scope side sign significance "
    "similarity size solution source stage status step story summary supplier symptom term test theme thing time treatment type use "
    "value variety version way word year"
)
GENERAL = listed(
    "available bad best better big biggest central certain common critical current different early famous final first free general good "
    "great high important interesting key large largest last later left likely long low main major modern necessary new next notable "
    "official old oldest original particular popular possible present previous real recent related second serious similar small special "
    "specific third total true typical unique useful worst youngest hard harder easy easier safe legal ethical expensive now bigger "
    "heavier lighter longer shorter smaller larger older younger cheaper higher lower wider faster slower earlier open closed "
    "due late valid sure"
)


INSTRUMENTS = listed(
    "agreement accord pact deal protocol treaty policy rule regulation law act contract handbook guidance programme bill annex order ban "
    "amendment proclamation directive"
)
PLURALS = listed("people children men women alumni police personnel criteria skis taxis")  # without an ending that tells


def singular(word: str) -> str:
    """The word without a plural ending, near enough to compare nouns.

    >>> singular("Studies"), singular("bosses"), singular("its")
    ('study', 'boss', 'its')
    """
    low = word.lower()
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 else low


def plural(name: str) -> bool:
    """Whether a name looks like a plural, as "it" does not."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return singular(last) != last or last in PLURALS


def content(text: str) -> list[str]:
    """The words of a text that carry its subject, lower-case, in order.

    >>> content("What is the first sign of it?"), content("What’s excluded?")
    (['first', 'sign'], ['excluded'])
    """
    return [word for word in (found.lower() for found in WORD.findall(text)) if not is_function(word)]


def empty(word: str) -> bool:
    """Whether a word names no subject by itself: "symptoms", "main", "largest"."""
    low = word.lower()
    return low in GENERAL | ADVERBS | DAYS or low.isdigit() or singular(word) in RELATIONAL or is_function(word)


def is_verb(word: str, inside: bool = False) -> bool:
    """Whether a lower-case word is a common verb in a regular form; `inside` a run of nouns "-ing" is a noun.

    >>> is_verb("causes"), is_verb("permitted"), is_verb("sharing"), is_verb("drinking", inside=True), is_verb("quantum")
    (True, True, True, False, False)
    """
    if inside and word.endswith("ing"):
        return False
    stems = {word.removesuffix(end) for end in ("", "s", "es", "ed", "d", "ing")}
    stems |= {stem + "e" for stem in stems} | {stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]}
    return bool(stems & VERBS)


def is_function(word: str) -> bool:
    """Whether a word only builds sentences; "US" in capitals is a name."""
    low = word.lower().replace("’", "'")
    return (low in FUNCTION_WORDS and word != "US") or ("'" in low and low.partition("'")[0] in PRONOUNS)


def ends_name(before: str, word: str, after: str) -> bool:
    """Whether a word that elsewhere says what is done ends a name: "the Entity List", "the Kite Club list"; with what is around it.

    >>> [ends_name("does the club", "list", after) for after in ("", "say", "fees")], ends_name("is the club", "list", "")
    ([False, True, False], True)
    >>> ends_name("Is the seed", "list", "exhaustive")
    True
    """
    if word.istitle() or word.lower() != "list":
        return word.istitle() and word.lower() in TITLES
    verb = is_verb(after) or after.lower() in ORDERS or IS.match(before)
    return bool(verb) or not (DID.search(before) or (after and (after.lower() in SPECIFYING or not is_function(after))))
