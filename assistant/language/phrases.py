"""A question goes in; the phrases that name its subject come out, found by English function words alone."""

import re

from assistant.language import terms
from assistant.language.values import YEAR

WORD = re.compile(r"[^\W_]+(?:(?:['’.&/-]|(?<=\d)[,:](?=\d))[^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
TAG = re.compile(r"<[^<>]*>")  # markup names nothing
BREAK = re.compile(r"[,.;:?!()\"“”]")
INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")  # a part of a name, as in "H.R. 12": no sentence ends there
STATE = re.compile(r"^\W*((how|why|when|where)\s+)?(is|are|was|were)\b", re.IGNORECASE)
AMOUNT = re.compile(r"\d[\d,.]*")
TAKES = re.compile(rf" (?:(?:the|an?|{terms.OWNERS}|this|that|these|those|any)\b|(?-i:[A-Z]))", re.IGNORECASE)
YES_NO = re.compile(rf"^\W*(?:{terms.AUXILIARY})\b", re.IGNORECASE)


def listed(text: str) -> frozenset[str]:
    """The words of a text, for lists that are read as prose."""
    return frozenset(text.split())


DETERMINERS = listed("a an the")
DAYS = listed(terms.MONTH.lower().replace("|", " ") + " today yesterday tomorrow jan feb mar apr jun jul aug sep sept oct nov dec")
DAYS |= {f"{day}{end}" for day in terms.DAY.lower().split("|") for end in ("", "s")}
HAVE_TO = re.compile(r"\b(?:have|has|had|need|needs|want|wants|like|allowed|able|permitted|supposed|going|forbidden) to$")  # before a verb
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
ASIDE = listed("with in from by at on")  # what follows these is seldom what a question is about
TITLES, DID = listed("list find need ask"), re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)
QUANTIFIERS = listed("some any all several every each many most no these those this that my your our his her their its both")
SPECIFYING = DETERMINERS | QUANTIFIERS  # before a noun
PREPOSITIONS = listed(
    "of in on at to for from by with about into between under over during after before since until within without via against across "
    "onto upon through amid among despite toward towards throughout beyond outside inside"
)
FUNCTION_WORDS = QUESTIONING | PREPOSITIONS | PRONOUNS | (SPECIFYING - {"several"})
FUNCTION_WORDS |= listed(
    "as than per and or but not if because whether while me us him them theirs here so then also too very more less least much other "
    "others another ones please tell give show explain describe know like want need mean meant list define discuss compare find get "
    "only just still even yet again instead really mentioned said same such either neither else former latter let's ok okay yes right "
    "well what's who's where's how's don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't can't couldn't won't "
    "wouldn't shouldn't mustn't contrast something anything somebody nothing everything nobody whats thats dont off below above "
    "though although already ever never always maybe perhaps actually usually sometimes anyway according up out down away"
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
    """
    if word.istitle() or word.lower() != "list":
        return word.istitle() and word.lower() in TITLES
    verb = is_verb(after) or after.lower() in ORDERS
    return verb or not (DID.search(before) or (after and (after.lower() in SPECIFYING or not is_function(after))))


def runs(text: str) -> list[tuple[str, list[str]]]:
    """Unbroken runs of content words in order, each with the word before it ('' at the start); "'s" ends a run."""
    found: list[tuple[str, list[str]]] = []
    before, end, open_run = "", 0, False
    for match in WORD.finditer(text):
        word, gap = match.group(), text[end : match.start()]
        if before == "to" and HAVE_TO.search(text[:end].lower()) and not open_run and word.islower():  # "do we have to check partners"
            before, end, open_run = word, match.end(), False
            continue
        end = match.end()
        after = WORD.match(text, end + 1)
        before_verb = open_run and text[end : end + 1] == ","  # which a comma is in the place of
        titled = (before_verb and word.lower() in TITLES) or (
            (open_run or before in DETERMINERS) and ends_name(text[: match.start()], word, after[0] if after else "")
        )
        acting = word.endswith("ing") and (word.islower() or not match.start())  # "giving a talk", but "the Neverending Story"
        acting = acting or (open_run and word.islower() and word.endswith("ed"))  # "the Senate ratified it"
        done = (before == "to" or acting) and TAKES.match(text, end)  # "to resell the service"
        if done or (is_function(word) and not titled) or (is_verb(word, inside=open_run) and not (before_verb or before in DETERMINERS)):
            before, open_run = word.lower(), False
            continue
        bare = POSSESSIVE.sub("", word)
        abbreviated = open_run and gap == ". " and INITIALS.fullmatch(found[-1][1][-1])
        if abbreviated:
            found[-1][1][-1] += "."
        if open_run and (abbreviated or not BREAK.search(gap)):
            found[-1][1].append(bare)
        else:
            found.append((before, [bare]))
        before, open_run = word.lower(), bare == word
    return found


def phrases(text: str, kinds: bool = False) -> list[str]:
    """What a question is about, likeliest first and with its "the"; words that name no subject alone are left out.

    `kinds` admits what is asked for ("what guardrails are there"), which is seldom what the talk is about.

    >>> phrases("How does the US Electoral College work?")
    ['the US Electoral College']
    >>> phrases("What are the symptoms?"), phrases("How reliable is it?")
    ([], [])
    """
    text = TAG.sub(" ", text)
    start, state = WORD.search(text), STATE.search(text)
    scored = []
    for position, (before, run) in enumerate(owned(runs(text))):
        words = trimmed(run, position == 0 and bool(state) and text.rstrip(" ?.").endswith(run[-1]))
        if words in ([], ["own"]) or before == "how" or (before in ("what", "which", "many") and not kinds):
            continue
        said = WORD.findall(text[: text.find(run[0])])[-2:]
        low = [word.lower() for word in said]
        aside = before in ASIDE or (len(low) > 1 and low[0] in ASIDE - {"in"} and low[1] in DETERMINERS)
        far = not aside and "for" in low and (before == "for" or low[-1] in DETERMINERS)
        named = sum(word != word.lower() and not (start and word == start.group()) for word in words)
        whose = before == "about" or (before == "of" and all(empty(word) or not word.islower() for word in said[:1]))
        score = 2.0 * min(named, 2) + min(len(words), 3) * 0.5 + whose - 2.0 * aside - 1.0 * far - 0.1 * position
        scored.append((-score, " ".join(["the"] * (before == "the") + words)))
    return [phrase for _, phrase in sorted(scored, key=lambda pair: pair[0])]


def owned(found: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The runs with a thing and its owner as one: "Barr's bill"; what a thing has, "Barr's role", is no name of its own."""
    joined: list[tuple[str, list[str]]] = []
    for before, run in found:
        named = not empty(run[-1]) or (run[1:] and run[-1].lower() in INSTRUMENTS)  # "Peru's data law"
        if joined and named and before.endswith(("'s", "’s")) and joined[-1][1][-1].lower() == POSSESSIVE.sub("", before):
            first, name = joined[-1]
            joined[-1] = first, [*name[:-1], f"{name[-1]}'s", *run]
        else:
            joined.append((before, run))
    return joined


def trimmed(words: list[str], drop_last: bool) -> list[str]:
    """A run without adjectives at its end ("throat cancer treatable"); [] if it names nothing."""
    whole = words
    while len(words) > 1 and (words[-1].lower() in GENERAL | ADVERBS or (words[-1].islower() and words[-1].endswith("ly"))):
        words = words[:-1]
    if drop_last and words == whole and len(words) > 1 and words[-1] == words[-1].lower():
        words = words[:-1]
    if singular(words[-1]) in ("side", "party"):  # of what is talked about
        return []
    amount = AMOUNT.fullmatch(words[0]) and not YEAR.fullmatch(words[0]) and words[-1].islower()  # "80 boats"
    if amount or (len(words) == 1 and words[0].islower() and words[0].endswith("ed")):  # "the ones already enrolled"
        return []
    numbered = any(map(str.isdigit, words)) and not all(word.isdigit() or word.lower() in DAYS for word in words)
    return words if numbered or not all(empty(word) for word in words) else []
