"""A question goes in; what kind of thing answers it (a date, a number, a name …) comes out, and whether a text holds one."""

import re
from collections.abc import Container

from assistant.answers.itself import CASE
from assistant.answers.kinds import ASKS, BEFORE, EVENTS, HOLDS, MEANS, RULING, UNIT, UNTOLD, VALUES, acts, ruled
from assistant.language import cues, terms
from assistant.language.counted import BESIDE, MONTH, NUMERAL, counts, listed
from assistant.language.dates import occurred
from assistant.questions.background import ASKS as ALONE
from assistant.questions.background import END

IDENTITY = re.compile(
    r"\bwho(?:['’]?s| is| was)? (?:currently )?(?:the|our|your|its|their|(?:this |the )?\w+['’]s) ((?!.*\b(?:who|that)\b)[^?]+)", re.I
)
LIST = rf"^{terms.OPENS}list\b|\b(?:you|please|and|to) list\b|\ban? (?:[\w-]+ ){{0,2}}list of\b"  # not "the Entity List"
SEVERAL = re.compile(  # "which fields", "what other documents": things of one sort, and no verb that ends in s
    r"\b(?:which|what)\b(?: (?!(?:is|was|does|has)\b)[\w-]+){0,2}? (?!(?:is|was|does|has|this|its)\b)\w+s\b(?! (?:the|an?|its|our|your)\b)"
    rf"|{LIST}",
    re.I,
)
CLOSED = re.compile(rf"{terms.OPENS}(?:{terms.AUXILIARY})\b", re.I)
DEFINED = re.compile(r"\bwho (?:counts?|qualif(?:y|ies)) (?:as|for)\b|\bwho (?:is|are) (?:considered|regarded|an? )", re.I)  # no name
STILL = re.compile(r"^[^,;]*\bstill (?:in (?:force|effect)|valid|apply|applies|stands?|alive|on|good|binding|operative|going)\b", re.I)
OPEN = re.compile(rf"\b(?:{terms.ASKING})\b", re.I)
STATES = rf"^(?=.*\d).*\b(?:{terms.AUXILIARY}|pays?|costs|lasts|\w+ed)\b"  # "the fee is 5 euros?" asks for no sum
NOW = re.compile(r"\b(?:now|today|currently|at present|these days|in force|still|so far|since)\b", re.I)  # what was then is no answer
ASKED = re.compile(  # asked for in a question of yes or no: "do you know when", "is there a limit on how many", "is it free, and when"
    r"(?:[,;:?.!–-]|\b(?:and|or|but|so|know|known|tell|told|me|us|say|says|said|clear|stated|specified|settled|explain|show|give|remember|see"
    r"|sure|idea|exactly|just|about|on|of|to|by|from|for|in|at|until|since))\s+"
    rf"(?:{terms.ASKING})\b",
    re.I,
)
HAPPENED = re.compile(r"\bwhen (?:was|were|did)\b", re.I)  # is told by a day or a year, not by an hour or a weekday
DAY = rf"\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}}(?:(?:st|nd|rd|th)(?: of)?)? {MONTH}\b|\b(?:{terms.MONTH}) \d|\b(?:\d+|{NUMERAL})[ -]{UNIT}"
AHEAD = re.compile(r"\b(?:will|shall|expires|ends on|runs? (?:out|until|through)|valid until)\b", re.I)
UPCOMING = re.compile(  # is not told by what was, unless that still holds
    r"\bwhen (?:do|does|will)\b(?!.*\b(?:was|were|did|had)\b).*\b(?:ends?|expires?|lapse|run out|stops?|starts?|begins?|resumes?)\b", re.I
)
UNTIL = re.compile(r"\b(?:until|till) when\b", re.I)
GONE = re.compile(rf"\b(?:was|were|had)\b|(?<!\bis )(?<!\bare )(?<!\bbe )\b[a-z]+ed (?:on|in|at) (?:\d|{MONTH}|(?:{terms.DAY}) \d)", re.I)
HOLDING = re.compile(r"\b(?:until|ends?|expires?|lasts?|remains?|starts?|begins?)\b", re.I)
PRICES = re.compile(r"\s*- [^:;]+: .*: \d[\d,.]*(?:;|$)")  # a row of a table, of which the sign of the money may stand above
DATED = rf"(?!(?:{terms.MONTH}|(?:{terms.DAY})s?)\b)"
SHORT = r"\b(?:[A-Z]\.[ -]?)+[A-Z][\w’'-]+"  # "A. B. Carter"
NAME = re.compile(rf"(?<=[^.!?] ){DATED}[A-Z][\w’'-]+|\b[A-Z][\w’'-]+(?= [A-Z])|{SHORT}")  # a capital inside a sentence, or two in a row
NAMES = re.compile(r"(?<!^)\b([A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*(?:, (?:and |or )?| and | or )(?:the )?([A-Z][\w’'-]+)")  # a series of names
IS, TITLE = r"(?:is|are|acts as|shall be|will be|means)", r"(?:[Tt]he )?([A-Z][\w’'-]+(?: (?:of |for )?[A-Z][\w’'-]+)*)"
OF_ROLE = re.compile(r" (?:of|for|to|at|in|on|from|with|and|now|today|when|while|during|since)\b", re.I)
PERSON = re.compile(r"(\b[Tt]he )?\b[A-Z][\w’'-]+(?: (?:[A-Z][\w.’'-]*|van|von|de|al))* [A-Z][\w’'-]+|" + SHORT)
PLACE = re.compile(
    rf"\b(?:in|at|near|to|from|into|of):? (?:the )?(?!(?:{terms.MONTH})\b)([A-Z]\w+)|\b(?:in|at|on|to|near|by|behind|outside|through) "
    r"(?:\w+ ){0,2}?"
    r"(room|gate|point|floor|street|building|desk|office|counter|hall|entrance|cabin|yard|park|shelter|shop|canteen|portal|website|server|cage|booth"
    r"|cabinet|cupboard|shelf|freezer|fridge|locker|cellar|basement|garage|lobby|laboratory|lab|garden)s?\b"
    r"|\b(?i:stor(?:age|ed)|location|place|room|address|venue|site|kept|where)\b[^:;.]{0,15}: (?!(?i:yes|no|none|n/a)\b)(\w+)"  # a column
)
SOMEWHERE = re.compile(  # any thing that something may stand in, on or at: "on university servers"
    r"(?i)\b(?:in|at|on|near|behind|outside|inside|beside|under|opposite) (?:(?:the|an?|our|your|its|their) )?(?:[a-z-]+ )?"
    r"(?!(?:advance|writing|case|full|part|total|general|particular|principle|practice|turn|fact|force|effect|time|person|order|addition"
    r"|accordance|relation|connection|line|favou?r|view|light|exchange|return|charge|doubt|question|use|behalf|request|demand|grounds"
    r"|account|condition|average|duty|leave|sale|loan|notice|least|most|once|all|any|which|what|whom|this|that|these|those|it|them|risk|cost"
    r"|basis|purpose|reason|year|month|week|day|hour|minute|morning|afternoon|evening|night|weekend|spring|summer|autumn|winter"
    rf"|{terms.DAY}|{terms.MONTH})s?\b)[a-z]{{3,}}",
)
BROAD = re.compile(  # what is asked of the world rather than of documents: "what is a visa", "how does a bill pass"; not "what is excluded"
    rf"(?i){terms.OPENS}(?:what(?:['’]?s| is| was)(?! (?:still )?\w+(?:ed|en|own|new)\b)|what are (?!the\b)|define"
    r"|how (?:do|to|can|does|did))\b",
)
LISTS = re.compile(
    rf"(?i){LIST}|\b(?:which|what (?:are|were|kinds?|types?|topics?|fields?|forms?|other|all)|name (?:the|all|some|three|two)|examples? of"
    rf"|all (?:the )?\w+s)\b|{EVENTS}",
)


def wants(question: str) -> str:
    """The kind of thing that is asked for; "" where no kind is told by the wording.

    >>> wants("When was it signed?"), wants("how many women took part"), wants("how old is she"), wants("what is it"), wants("is it paid?")
    ('when', 'count', 'age', '', '')
    >>> wants("who sits on the board?"), wants("What may the grant be spent on?"), wants("what is spent on books?")
    ('', '', 'money')
    >>> wants("Does it ring when it rains?"), wants("Do you know when it rings?"), wants("They want to pay me. May I accept a free coat?")
    ('', 'when', '')
    >>> wants("What happens when a guest pays late?"), wants("What happens if it rains, and when?")
    ('', 'when')
    >>> wants("What does the Harbour Act say?"), wants("What does article 5 say?"), wants("What does the mayor say?")
    ('', '', 'said')
    """
    question = " ".join(filter(ALONE.search, END.split(question))) or question
    if ((CLOSED.match(question) or CASE.match(question)) and not ASKED.search(question)) or DEFINED.search(question):
        return ""
    found = {kind: told.start() for kind, asked in ASKS.items() if (told := re.search(asked, question, re.I))}
    kind = "contact" if "contact" in found else min(found, key=found.__getitem__, default="")
    return "" if not OPEN.search(question) and re.search(f"{STATES}.*(?:{HOLDS.get(kind, '(?!)')})", question, re.I) else kind


def needed(kind: str, question: str) -> bool:
    """Whether what holds nothing of this kind cannot answer the question; who did something may be told in many ways, not who holds a post.

    >>> needed("money", "What does it cost?"), needed("who", "Who came?"), needed("who", "Who is the mayor?"), needed("why", "Why?")
    (True, False, True, False)
    >>> wants("What jail time is there for it?"), needed("penalty", "What jail time is there for it?")
    ('penalty', True)
    """
    return kind in VALUES or (kind == "who" and IDENTITY.search(question) is not None)


def sought(question: str) -> str:
    """Like `wants`, plus kinds which help to rank and do not decide whether a question is answered, of which some go before.

    >>> sought("Which fields are covered?"), sought("When was it signed?"), sought("What is covered?"), sought("What counts as paid work?")
    ('series', 'when', 'allowed', 'defined')
    """
    asking = " ".join(filter(ALONE.search, END.split(question))) or question
    if first := next((kind for kind, asked in BEFORE.items() if re.search(asked, asking, re.I)), ""):
        return first
    return wants(question) or ("standing" if STILL.search(question) else "series" if SEVERAL.search(question) else "")


def fits(kind: str, text: str, question: str) -> bool:
    """Whether `text` holds a thing of this kind that the question does not have already; a kind that is not told is held by none.

    >>> fits("who", "Jimmy Carter signed.", "who signed"), fits("count", "Many women took part.", "how many"), fits("", "Anything.", "what")
    (True, False, False)
    >>> fits("money", "Plan: Solo; Price (EUR): 19", "what does it cost"), fits("who", "Dog permit; Issued by: town hall", "who issues it")
    (True, True)
    >>> fits("money", "- Room: Hall; Members: 12; Others: 30", "How much is the hall?"), fits("deadline", "Open until 2 May", "by when")
    (True, True)
    >>> fits("where", "Where the text can be read is not known.", "where can I read it")
    True
    >>> [fits("when", text, "When does it end?") for text in ("It was renewed in 2016.", "It was signed in May and ends in 2029.")]
    [False, True]
    >>> [fits("names", text, "which states joined") for text in ("Ohio, Iowa and Utah joined.", "Some states joined in May.")]
    [True, False]
    >>> [fits(kind, "It ran 12 days in 2014.", "how many ran in 2014 of the 12") for kind in ("count", "when")]
    [False, True]
    """
    if kind in UNTOLD and untold(kind, text, question):
        return True
    known = {word.lower() for word in re.findall(r"\w+", question)}
    if kind in ("who", "where"):
        if role := IDENTITY.search(question):
            return beside(role[1], text, known)
        found = ((match[match.lastindex or 0]).lower() for match in (NAME if kind == "who" else PLACE).finditer(text))
        named = any(not known.issuperset(re.findall(r"\w+", name)) for name in found) or (
            kind == "where" and bool(NAMES.search(text.partition(":")[2]))
        )
        return named or (kind == "who" and acts(text, known))
    if kind in RULING or kind == "happened":
        return ruled(text, RULING[kind]) if kind in RULING else occurred(text, question)
    if kind == "names":
        return any(known.isdisjoint(name.lower() for name in found.groups()) for found in NAMES.finditer(f" {text}"))
    if kind == "meaning":
        return explains(text, question)
    if kind == "count":
        return counts(text, question) or listed(text, question)
    if kind == "money" and PRICES.match(text):
        return True
    told = "" if kind in ("why", "said", "spared", "defined", "decided") else question.lower()
    holds = DAY if kind == "when" and HAPPENED.search(question) else HOLDS.get(kind, "(?!)")
    if holds is DAY and AHEAD.search(text):  # has not happened yet
        return False
    gone = UNTIL.search(question) or (UPCOMING.search(question) and GONE.search(text))  # has happened
    if kind == "when" and gone and not (AHEAD.search(text) or HOLDING.search(text)):
        return False
    case = re.NOFLAG if kind == "why" else re.I  # "to apply" tells why, "to Rome" does not
    return any(found.group().lower() not in told for found in re.finditer(holds, text, case))


def untold(kind: str, text: str, question: str) -> bool:
    """Whether a text tells that a thing of this kind is not known; a number only where that of the same things is asked for now.

    >>> [untold("count", "The number of nets is not known.", f"How many {one}?") for one in ("nets are out now", "nets went", "days now")]
    [True, False, False]
    """
    told = re.search(rf"\b(?:{UNTOLD[kind]})\b(?: ([\w-]+))?", text, re.I)
    same = kind != "count" or bool(told and told[1] and told[1].lower() in question.lower() and NOW.search(question))
    return bool(told and same and cues.SILENT.search(text))


def meant(question: str) -> str:
    """The word, or the two or three, whose meaning a question asks for; empty where it asks for none.

    >>> meant("So what's a deemed export?"), meant("what is quantum computing"), meant("What is the fee?")
    ('deemed export', 'quantum computing', '')
    """
    found = re.search(MEANS, question, re.I)
    return next(filter(None, found.groups()), "") if found else ""


def explains(text: str, question: str) -> bool:
    """Whether a text says what the word is whose meaning is asked for, or has it as a name, of which all that is told explains it.

    >>> asked = "What is a deemed export?"
    >>> [explains(text, asked) for text in ("Deemed exports are releases.", "They leave (“deemed export”).", "No deemed export left.")]
    [True, True, False]
    """
    word = meant(question)
    one = rf"\b{re.escape(word.removesuffix('s'))}(?:s|es)?\b"
    told = (
        rf"(?:^|[.;:,(\"“‘–—*_-] ?|\b(?:an?|the|any|term|abbreviation|acronym|word) ){one}[\"”’)*_]*"
        r"(?: (?:also )?(?:is|are|means?|meant|refers?|covers?|includes?|stands?|has the meaning)\b|, (?:or|an?|which|that is)\b|:| [(–—])"
        rf"|\([\"“‘]?{one}[\"”’]?\)|\b(?:called|termed?|named|known as|defin\w+|counts? as|meaning of) (?:as )?(?:an? |the )?[\"“‘]?{one}"
    )
    return bool((" " in word and word.title() in text) or re.search(told, text, re.I))


def beside(role: str, text: str, known: Container[str]) -> bool:
    """Whether a text names a person close to the words for a role.

    >>> texts = "Ann Lee is chairwoman.", "The chairman and the Town Board met.", "The chairman told the Iowa Morning Post."
    >>> [beside("chairman", text, {"chairman"}) for text in texts], beside("secretary", "Present: A. B. Lee (secretary)", {"secretary"})
    ([True, False, False], True)
    >>> texts = "The Head of Studies shall be the dean.", "Ann Lee looks after the faculty of science."
    >>> [beside("dean of science", text, {"dean", "science"}) for text in texts]
    [True, False]
    """
    words = "".join(terms.content(OF_ROLE.split(role)[0])[-1:]) or "\0"  # "dean" of "dean of science", "secretari", "spokesman"
    words = re.sub("i$", "[iy]", re.sub(r"(?<=...)(?:(?:wo)?man|person)$", "(?:(?:wo)?man|person)", words))
    same = rf"\b(?i:{words})[\w\"”)]*,? (?:who )?{IS} {TITLE}|{TITLE} {IS} (?:the|our|your) (?:[\w-]+ ){{0,3}}(?i:{words})"
    if any(word.lower() not in known for found in re.finditer(same, text) for word in (found[1] or found[2]).split()):
        return True
    places = [found.start() for found in re.finditer(rf"\b(?:{words})", text, re.I)]
    people = [one for one in PERSON.finditer(text) if not one[1] and not any(word.lower() in known for word in one.group().split())]
    return any(-BESIDE <= place - end <= BESIDE for place in places for one in people for end in (one.start(), one.end()))


def lists(question: str) -> bool:
    """Whether the question asks for several things.

    >>> lists("Which fields are covered?"), lists("Who signed it?")
    (True, False)
    """
    return LISTS.search(question) is not None
