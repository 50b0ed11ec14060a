"""A question and a text in, whether the text tells it of the thing itself: where it is, what is paid for it, what was done to it."""

import re

from assistant.language import cues, kin, terms
from assistant.language.counted import NUMERAL
from assistant.language.phrases import INSTRUMENTS
from assistant.language.values import YEAR
from assistant.rulings.asked import LIGHT

WHERE_IS = re.compile(
    rf"{terms.OPENS}where(?:['’]?s| is| are) (?:the|our|your|my) (?:[\w-]+ ){{0,3}}?((?!\w+ed\b|held|kept|sold|sent|made)[\w-]+)\W*$", re.I
)
LIES = (
    r"(?:is|are|was|were|lies?|stands?|hangs?|sits?|kept|found|stored|located|situated|held|placed|takes? place|at|in|on|by|near|next"
    r"|behind|under|opposite|inside|outside|above|below|beside|where)\b"
)
OTHER_SUM = re.compile(r"\b(deposit|refund|discount|rebate)s? (?:is|are|of|amounts? to)\b(?:[^,;.]|[,.]\d)*", re.I)

MADE = "built|written|drawn|sold|bought|sent|born|found|taken|given|shown|paid|set"
HAPPENS = r"effect|force|law|place|held|made|met|began|begin|start|end|expire|lapse|happen|dates|came|open|close"
WHEN = "When was it?"
EITHER = frozenset(terms.content(" ".join(INSTRUMENTS)))  # "the deal" may be what is in force or what that amends
WAS = re.compile(r"\b(?:was|were|been) $", re.I)
THING = re.compile(  # after a deed: what it is done to
    r" (?:an?|the) (?:[\w-]+ ){0,3}?[\w-]+(?: (?:for|of|on|in|to|with|that|which|by|at)\b|[.,;]|$)", re.I
)
ACTING = re.compile(r"[^.;]*? (?:an?|the) (?P<one>(?:[\w-]+ ){1,3}?)(?:that|which) (?P<on>[^.;]+)", re.I)  # "an annex that amends the map"
HELD = frozenset(("place", "held", "made", "met"))
STATED = re.compile(  # with the time or the place at its end: "it was signed in Rome", "did the study end in 1985"
    rf"^(?!\W*(?i:{terms.ASKING})\b|.*\b(?i:is|are|be|do|does|will|shall|should|would|may(?! \d)|can|could|must|cannot|needs?)\b)[^?]* "
    rf"(?:[a-z]+ed|{MADE}|(?P<other>{HAPPENS}))(?P<end> (?:(?:in|on|since|from|by|until) "
    rf"(?:(?:\d{{1,2}} )?(?:{terms.MONTH}) (?:\d+, )?)?(?P<when>{YEAR.pattern})|(?:in|at) (?:the )?"
    rf"(?P<where>(?!(?i:{terms.MONTH}|{terms.DAY})\b)[A-Z]\w+(?: [A-Z]\w+)*)))\W*$"
)
ASKED_WHEN = re.compile(r"\b(?:when|where) (?:was|were|is|are) (?:[\w’'.-]+ ){1,8}?(?P<deed>[a-z]+ed)(?: by [^?]{2,40})?\W*$", re.I)
DONE = re.compile(  # "was the pact signed in Rome", "the pact was signed in Rome", "where was the pact signed", "where did they sign it"
    rf"(?i){terms.OPENS}(?:(?:when |where )?(?:was|were) (?P<thing>[^?]+?)|(?P<what>[^?]+?) (?:was|were)(?: \w+ly| first)?) "
    r"(?P<deed>[a-z]+)ed(?= (?:in|at|on|since|from|by|until)\b|\W*$)|(?:when|where) did they (?P<act>[a-z]+) (?P<whole>[^?]+)",
)

SORTS = re.compile(  # asks for the members of a sort, of whose name it may tell how many there are
    rf"(?i)\b(?:which (?!(?:{terms.AUXILIARY})\b)(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d+)? ?(?:[\w-]+ ){{0,2}}?"
    r"(?P<one>[a-z]{3,}(?<!s)s)\b(?! (?:of|for|in|on|at|the|an?|it|this|that|to)\b)"
    r"|what (?:are|were) the (?:[a-z]+ )?(?P<two>[a-z]{3,}(?<!s)s)\b)",
)
OPENING = re.compile(  # before the subject of a sentence, which it rules on, or with what sets it apart
    r"(?:^|[.:;] )\W*(?:[\d.]+ )?(?:\w+ ){0,2}$|\b(?:only|the|our|your|all|any|every|no) (?P<one>[\w-]+) $"
)
MEMBERS = re.compile(  # after a sort: those that belong to it …
    r"^ (?:[A-Z]|(?:are|were|is) (?!\w+ed\b))|[:;]|\w, (?:[\w’'-]+(?: [\w’'-]+){0,3}, ?)?(?:and|or) \w"
    r"|\b(?:such as|namely|including|called)\b|^ ?[\"“‘']"
)
SET_APART = re.compile(  # … or what sets them apart from the rest of it
    r"(?i) (?:that|which|who|whose|with|without|over|under|above|below|older|younger|from|not|in|on|for|worth|of (?P<of>\w+)"
    r"|\w+ed|bought|sold|held|made|paid|sent|kept|\W*\d)(?!\w)",
)
SERIES = re.compile(r"(?:\w, (?:[\w’'-]+ ?){1,4},? (?:and|or) |[A-Z]\w+,? and (?:the )?[A-Z])(?:[\w’'-]+ ){0,5}$|:")
CARRIED = re.compile(  # what is one says so in its name
    rf"(?i)\b(?:which|what) (?!(?:{terms.AUXILIARY}|the|an?|of|if|about|to)\b)(?:[\w-]+ ){{0,2}}?(judge|court|tribunal|hospital|clinic"
    r"|universit(?:y|ies)|college|bank|airport|bridge|form)\b(?! (?:of|holidays?)\b)",
)
ORDINAL = re.compile(rf"\b\d+(?:st|nd|rd|th)(?= [A-Za-z])(?! (?:of|day|or|and|to|at|{terms.MONTH})\b)", re.I)
FOLLOWED = re.compile(r"\bwho (?:has |had |is to |will )?(?:t(?:ook|akes?|aken) over|replace[sd]?|succeed(?:s|ed)?|came after)\b", re.I)
FOLLOWS = re.compile(r"\b(?:succe(?:ed|ss)\w*|replac\w+|t(?:ook|akes?|aken) over|after (?:him|her|them)|new)\b", re.I)
AUXILIARY = r"\bwhat (?:was|were|is|are|did|does|do)"
TO_DO = re.compile(rf"{AUXILIARY} (?:[\w’'-]+ ){{1,6}}?(?:supposed|meant|expected|intended|designed) to (?:be )?([a-z]+)", re.I)
DOING = re.compile(rf"{AUXILIARY} (?:[\w’'-]+ ){{1,5}}?([a-z]+ing)\W*$", re.I)
ANYONE = re.compile(
    r"(?i)\b(?:has|have|did|was|were) (?:any|some)(?:(?:one|body)(?: (?:ever|actually|really|yet|already|been|gotten))*"
    r"|(?: [a-z-]+){1,3}?(?: (?:ever|actually|really|yet|already|been|gotten))+) ([a-z]+)",
)
HOW_MANY = re.compile(r"\bhow many (?!of\b)(?:[\w-]+ ){1,2}?(?:(?:was|were|got) )?((?-i:[a-z]+(?<!e)ed))\b(?! (?:up|out|off)\b)", re.I)
CASE = re.compile(
    rf"(?:.*[.?!,;:])?{terms.OPENS}what (?:(?:(?:will|would|might) )?happens?\b[^?,]*? (?:if|when|once)|if) (?P<case>[^?]+)", re.I
)
CANNOT = re.compile(r"\b(?:what|which)(?: [\w-]+){0,3}? (?:can(?: ?no|['’]?)t|(?:may|must) not) be ([a-z]+)\b", re.I)
WHOSE = "an?|the|my|our|your|their|his|her|its|this|that|these|those|one|two|three|four|both|either|all|some|any"
CHANCES = re.compile(  # the verb of a case, or what something is in it
    r"(?i)(?:[^,]*?\b(?:am|is|are|was|were|has|have|had|gets?|got) (?P<is>[^,]*?)(?= (?:at|in|on|by|from|to|of|for|with|than)\b|\W*$)"
    r"|(?:i|we|you|they|he|she|it|some(?:one|body)|any(?:one|body)|people) (?:(?:want|wish|decide|try)s? to )?(?P<deed>[a-z]+)"
    rf"|(?:[\w’'-]+ )*?(?!(?:{WHOSE}|of|in|at|on|for|no|longer)\b)[\w’'-]*[^\Ws] (?:\w+ly |no longer )?(?P<does>[a-z]+(?<![isu])s)\b"
    rf"|(?:(?:{WHOSE}) )*[\w-]+s (?P<do>[a-z]+))",
)
RESULTS = re.compile(r"\b(?:fine[ds]?|penal\w+|punish\w*|liable|prosecut\w*|(?:treated|regarded) as|counts? as)\b", re.I)
GIVEN = "".join(rf"(?<!\b{word} )" for word in ("of", "a", "an", "the", "than", "with"))  # is what it is asked for: "a loan of two weeks"
VALUED = re.compile(  # states a sum or a time: "the pass costs £5", "books are lent for two weeks"
    rf"^(?!.*\b(?i:{terms.ASKING}|may|can|could)\b)(?!.*[.!?] \S)[^?]*?{GIVEN}(?:(?P<sum>[£€$]\s?\d|\d[\d,.]* "
    rf"(?:pounds?|euros?|dollars?|{terms.CURRENCY})\b)|(?:\d+|{NUMERAL})[ -](?:minute|hour|day|week|month|year)s?\b(?! old))"
)


def opened(question: str) -> str:
    """A question of yes or no that has a time or a place at its end, as one that asks for it; any other as it is.

    >>> opened("Was it signed in Rome?"), opened("The study ended in May 1985?"), opened("Is it paid?"), opened("Who met in Rome?")
    ('Where was it?', 'When was it?', 'Is it paid?', 'Who met in Rome?')
    """
    found = STATED.match(question)
    if not found or (found["where"] and found["other"] and found["other"] not in HELD):
        return question
    return WHEN if found["when"] else "Where was it?"


def valued(question: str) -> str:
    """A statement with a sum or a time, as a question that asks for it; any other question as it is.

    >>> [valued(text) for text in ("The pass costs £5?", "Are maps lent for two weeks?", "Does a trip of two weeks need a form?")]
    ['How much is it?', 'How long is it?', 'Does a trip of two weeks need a form?']
    """
    found = VALUED.match(question)
    return question if not found else "How much is it?" if found["sum"] else "How long is it?"


def valueless(question: str) -> str:
    """A question of yes or no without the time or the place at its end, which may be wrong; any other as it is.

    >>> valueless("Was it signed on 2 May 1985?"), valueless("Was there a law in Ohio?"), valueless("Dogs are allowed in Ohio?")
    ('Was it signed?', 'Was there a law in Ohio?', 'Dogs are allowed in Ohio?')
    """
    found = STATED.match(question) if opened(question) != question else None
    return f"{question[: found.start('end')]}?" if found else question


def untouched(question: str, text: str) -> bool:
    """Whether a text tells nothing of what a question has done to a thing, or that it was done to another which acts on that.

    >>> texts = "In Rome they signed an annex that amends the sea map.", "In Rome they signed the sea map that it has.", "It fell in Rome."
    >>> [untouched("Was the sea map signed in Rome?", text) for text in texts], untouched("Where was the annex signed?", texts[0])
    ([True, False, True], False)
    >>> untouched("When was the guide issued?", "In May they issued an updated table for ships.")
    True
    """
    found = DONE.match(question)
    asked = ASKED_WHEN.search(question) or (found if opened(question) != question else None)
    if asked and not kin.shared(terms.content(asked["deed"]), text):
        return True
    if not found or EITHER.issuperset(things := terms.content(found["thing"] or found["what"] or found["whole"])):
        return False
    deeds = [one.span() for one in re.finditer(rf"\b{found['deed'] or found['act']}(?:e?d)?\b", text, re.I)]
    direct = any(THING.match(text, end) and not WAS.search(text[:start]) for start, end in deeds)
    if asked and direct and things[-1] not in EITHER and not kin.shared(things[-1:], text):
        return True
    for start, end in deeds:
        if other := ACTING.match(text, end):
            before, acting, acted = ({*terms.content(part)} for part in (text[:start], other["one"], other["on"]))
            return acted.issuperset(things) and before.isdisjoint(things) and not acting.issuperset(things)
    return False


def other_sums(question: str, text: str) -> str:
    """A text without what it tells of a deposit, or of what is paid back, unless the question asks for that.

    >>> [other_sums(f"How much is the {one}?", "The deposit is £9.") for one in ("rent", "deposit")]
    ['The .', 'The deposit is £9.']
    """
    return OTHER_SUM.sub(lambda one: one.group() if one[1].lower() in question.lower() else "", text)


def located(question: str, text: str) -> bool:
    """Whether a text says of the thing itself where it is, where no more is asked: "where is the office?".

    >>> texts = "The office is in Rome.", "The office holds six rooms in Rome.", "In Rome is the office.", "Rome: the office"
    >>> [located("Where is the office?", text) for text in texts], located("Where is the office held?", texts[1])
    ([True, False, True, True], True)
    """
    asked = WHERE_IS.match(question)
    thing = rf"\b{re.escape(asked[1].removesuffix('s'))}(?:s|es)?" if asked else ""
    return not asked or re.search(rf"{thing},?\W{{1,4}}{LIES}|(?:\b{LIES} |: )(?:[\w-]+ ){{0,3}}?{thing}\b", text, re.I) is not None


def undone(question: str, text: str) -> bool:
    """Whether a text has nothing of the deed that the question hangs on: what was to be measured, whether anyone was fined, who succeeded.

    >>> undone("What were the buoys measuring?", "The buoys are red."), undone("Who took over from Lee?", "Lee was succeeded by Ray.")
    (True, False)
    """
    if FOLLOWED.search(question):
        return not FOLLOWS.search(text)
    deeds = [terms.content(found) for pattern in (TO_DO, DOING, ANYONE, HOW_MANY) for found in pattern.findall(question)]
    return any(deed and LIGHT.isdisjoint(deed) and not kin.shared(deed, text) for deed in deeds)


def unmet(question: str, text: str) -> bool:
    """Whether a text has nothing of the case in which the question asks what happens, and tells of no penalty, nor that it is not known.

    >>> [unmet("What happens if the boat sinks?", text) for text in ("A boat without a sticker is sold.", "A boat that sinks is sold.")]
    [True, False]
    >>> unmet("What happens if nobody pays?", "The boat is sold."), unmet("What happens if the pupils cheat?", "They are liable.")
    (False, False)
    """
    found = CASE.match(question)
    case = CHANCES.match(found["case"]) if found and not cues.NEGATION.search(found["case"]) else None
    deeds = {*terms.content(case[case.lastgroup or 0])} if case else set()
    return bool(deeds) and LIGHT.isdisjoint(deeds) and not (kin.shared(deeds, text) or RESULTS.search(text) or cues.SILENT.search(text))


def affirmed(question: str, text: str) -> bool:
    """Whether a text tells of what "can't be" done according to the question, and denies nothing.

    >>> texts = "Boats are lent, but skiffs are not.", "Boats are lent for a day.", "Boats are red."
    >>> [affirmed("Which boats can't be lent?", text) for text in texts]
    [False, True, False]
    """
    told = [kin.shared(terms.content(deed), text) for deed in CANNOT.findall(question)]
    return any(told) and not (cues.NEGATION.search(text) or cues.EXCLUDES.search(text))


def unlisted(question: str, text: str) -> bool:
    """Whether a text tells only that there are things of the sort whose members are asked for, or of another one in a row of them.

    >>> [unlisted("Which two boats sank?", text) for text in ("In May two boats sank.", "In May two boats sank: Ash and Elm.")]
    [True, False]
    >>> unlisted("Which court heard it?", "It was settled in May."), unlisted("Who won the 3rd race?", "Lee won the 2nd race.")
    (True, True)
    """
    if (carried := CARRIED.search(question)) and not kin.shared(terms.content(carried[1]), text):
        return True
    told = ORDINAL.findall(text)
    if told and (row := ORDINAL.findall(question)) and {*row}.isdisjoint(told):
        return True
    if not (asked := SORTS.search(question)):
        return False
    places = [(text[: one.start()], text[one.end() :]) for one in re.finditer(rf"\b{asked['one'] or asked['two']}\b", text)]
    return bool(places) and not any(_members(asked, before, after, question) for before, after in places)


def _members(asked: re.Match[str], before: str, after: str, question: str) -> bool:
    counted = asked["number"] and re.search(rf"\b{asked['number']} $", before, re.I)
    apart = None if counted else SET_APART.match(after)
    rules = None if counted else OPENING.search(before)
    if rules and (rules["one"] or "\0").lower() in question.lower():
        rules = None
    return bool(
        SERIES.search(before) or MEMBERS.search(after) or rules or (apart and (apart["of"] or "\0").lower() not in question.lower())
    )
