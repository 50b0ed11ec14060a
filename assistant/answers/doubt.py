"""A question and the sentence that would answer it in, whether it answers another: of another year, by another teller, of another deed."""

import re
from collections.abc import Sequence

from assistant.answers.expected import CLOSED, fits, needed, wants
from assistant.answers.itself import opened, undone, unlisted, unmet
from assistant.answers.kinds import HOLDS
from assistant.language import kin, opposites, terms
from assistant.language.hours import days
from assistant.language.lexicon import plural, singular
from assistant.language.nations import country
from assistant.language.people import personal
from assistant.language.values import YEAR, dates, names, other_rule
from assistant.rulings.asked import LIGHT

IN_YEAR = re.compile(rf"\b(?:in|during) (?:[A-Z]\w+ )?({YEAR.pattern})(?! [a-z]+ed\b)")
OF_YEAR = re.compile(rf"\b(?:the|an?|this|that) {YEAR.pattern}(?= [a-z])|\b[a-z]+ of {YEAR.pattern}(?: and {YEAR.pattern})?")
ENDING = re.compile(
    r"(?i)\b(?:until|till) when\b|"
    r"\bwhen (?:does|do|did|will|is|was|has|have)\b[^?]*\b(?:expire|end(?:s|ed)?|lapsed?|run out|cease|stop|terminated?|over)\W*$",
)
ENDED = re.compile(
    r"(?i)\b(?:expir|end|laps|ceas|stop|terminat|valid|renew|exten|permanent|repeal|revok|replac|suspend|last)\w*|"
    r"\b(?:until|till|through|run(?:s|ning)? out|for (?:[\w-]+ ){1,2}(?:years?|months?|weeks?|days?))\b",
)
BODY = re.compile(r"\b([A-Z][a-z]+) of (?:the )?([A-Z][a-z]+)")  # "Department of Energy", "University of Iowa"
IS_NOW = re.compile(r"\bwho(?:['’]s| is| are|s)\b", re.I)
FORMER = re.compile(r"\b(?:former(?:ly)?|previous(?:ly)?|ex-\w+|retired|used to|no longer)\b", re.I)
LED = re.compile(r"\bled\b(?! to\b)", re.I)
NEXT = re.compile(r"\b(?:next|upcoming|forthcoming)\b", re.I)
TO_COME = re.compile(r"\b(?:will|shall|next|due|plan\w*|schedul\w*|ends?|expires?|not (?:stated|known))\b", re.I)
ASKED = re.compile(rf"{terms.OPENS}(?:(?:in|since|by|from|to) )?(?:{terms.ASKING})\b", re.I)
BOUND = re.compile(rf"(?i)\b(?:(?P<before>before|prior to|until)|after|since) (?:the )?(?P<month>[a-z]+ )?(?P<year>{YEAR.pattern})")
TERM = re.compile(  # what is asked what it means
    r"(?i)\b(?:counts?|qualif(?:y|ies)) as ([^?]+)|\bhow (?:is|are|(?:does|do) [^?]+) ([a-z][^?]+) defined|\b(?:define|meant by) ([^?]+)"
)
MEANT = re.compile(r"(?i)\bdefines? ((?:[\w-]+ ){1,5}?)as\b|^\W*((?:[\w-]+ ){1,5}?)(?:means?|(?:is|are) defined as)\b")
TELLER = re.compile(
    r"(?i)\b(?:what|(?:when|where|why)(?=[^?]* (?:say|think|report)\b)) (?:did|does|do|has|have) (?:the |an? )?([^?,]{2,60}?) "
    r"(?:say|said|think|thought|answer\w*|comment\w*|tell|told|argue\w*|"
    r"repl\w+|write|written|respond\w*|promise\w*|decide\w*|discuss\w*|announce\w*|conclude\w*|recommend\w*)\b",
)
ANYBODY = re.compile(r"\b(?:people|persons|others)\W*$", re.I)
PASSIVE = re.compile(r"(?:\b(?:is|are|was|were|be|been|being)(?: (?:not|also|first|\w+ly))*|,(?: \w+ly)*) $")  # before a participle
DONE = re.compile(  # "who drafted it", "which town hired the crane"
    r"(?i)\W*(?:and |so |but )?(?:who (?:else |all |exactly |first |then )?([a-z]+)"
    rf"|(?:which|what) (?:(?!(?:{terms.AUXILIARY})\b)[\w-]+ ){{1,3}}?([a-z]+ed)(?= (?:the|an?|it|this|that|its|their|(?-i:[A-Z]))))",
)
TAKES = re.compile(r"\bhow (?:long|many (?:days|weeks|months))\b[^?]* (?:takes?|took|taking)\b", re.I)
TAKING = frozenset(terms.content("takes took taking long many days weeks months"))
TAKEN = re.compile(
    r"\b(?:t(?:ak(?:e|es|en|ing)|ook)|within|deci(?:d|s)\w+|answer\w*|repl\w+|respon\w+|ready|need\w*|issue[sd]?|process\w*|grant\w*|wait\w*|"
    r"deliver\w*|last\w*|runs?|later|after|finish\w*|complete\w*|until|between)\b"
    r"|(?:\b(?:is|are|was|were|of)|:) (?:\w+ )?(?:\d|half|an? (?:hour|day|week|month|year))",
    re.I,
)
DIFFERENCE = re.compile(r"\bhow many (?:more|fewer)\b.* than\b", re.I)
COMPARED = re.compile(r"\b(?:more|fewer|less|than|added|new)\b", re.I)
OF_THE = re.compile(rf"\b(?:the|this|our) (?:(?:{terms.NEW}|{terms.OLD}) )?(agreement|pact|deal|treaty|contract|protocol)\b", re.I)
SORT = (
    "single|whole|written|signed|binding|bilateral|mutual|joint|formal|informal|legal|valid|standard|final|draft|general|umbrella|framework"
)
AN_OTHER = re.compile(  # "a consular agreement" is none that "the agreement" means
    r"(?i)(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\bbe )(?<!\bcalled )(?<!\bbecame )\ban? "
    rf"(?!(?:{terms.NEW}|{SORT}|\w+-year)\b)([a-z-]+) (agreement|pact|deal|treaty|contract|protocol)\b",
)
SAID = re.compile(rf"(?-i:(?!States\b))(?:{HOLDS['said']}|\b(?:report(?:s|ed)|(?:announce|advocate)[sd]?|confirm(?:s|ed))\b)", re.I)
HOW_MUCH = re.compile(r"\b(?:how much|costs?|salar(?:y|ies)|budgets?)\b", re.I)
PER_CENT = re.compile(r"\bper cent\b", re.I)  # which is no sum
STARTING = re.compile(
    r"(?i)\bsince when\b[^?]*\b(?:force|effect\w*|appl\w+|valid|bind\w*|exists?|law|hold)\b|"
    r"\bwhen(?:['’]?s)?\b[^?]*\b(?:start|begin|beg[au]n|kick(?:s|ed)? in|effective|"
    r"(?:take|took|go|goes|went|come|came|in|into) (?:\w+ )?(?:effect|force))\b",
)
STARTS = re.compile(
    r"(?i)\b(?:t(?:ook|akes?|aking) effect|(?:enter(?:s|ed)?|c[ao]me|comes|went|goes|brought) into (?:force|effect)|"
    r"(?:in force|effective) (?:since|from|as of|on)|start(?:s|ed)?|beg[aiu]n(?:s|ning)?|since \d|open(?:s|ed)|launched)\b",
)
ENDS = re.compile(r"\b(?:expir\w+|ends?|ended|until|till|r[ua]n(?:s|ning)? out|(?<!the )(?<!a )laps\w+)\b", re.I)
TOLD = 0.2  # what a sentence gains that says that a thing starts, or ends, where it is asked when it does
PHRASE = 0.15  # what a sentence gains that names the thing asked about with the same two words
THING = re.compile(rf"\b(?i:the|an?|this) ((?!(?:{terms.NEW}|{terms.OLD})\b)[A-Za-z-]{{3,}} [a-z-]{{3,}})\b")
BECAUSE = re.compile(  # tells outright why
    r"(?i)\b(?:because|since(?! \d)|due to|owing to|reasons?|so that|in order to|purpose(?! stated|s? of this)|rationale|on account of|"
    r"in response|aims? (?:is|was|to))\b|^\W*(?:whereas|having regard to|considering)\b"
    r"|\b(?:refused|dismissed|rejected|declined|denied|upheld|withdrawn|cancelled): \w",
)
COMPARES = re.compile(r"\b(?:compar\w+|differ\w*|contrast\w*|distinguish\w*|versus|vs)\b", re.I)
CONTRASTS = re.compile(r"\b(?:unlike|whereas|in contrast|differs?|compared (?:with|to))\b", re.I)
TELLS = (ENDING, ENDED), (TAKES, TAKEN), (DIFFERENCE, COMPARED)  # what is asked, and in which words it is told


def doubted(question: str, lead: str, *after: str) -> bool:
    """Whether the `lead` of an answer is about something else than the question, or holds nothing of the kind that is asked for.

    Names of several, and the reason for what the lead restates, may also stand in one of the sentences `after` it.
    What somebody was formerly is doubtful where now is asked about, and what was where the next is.

    >>> doubted("How tall is the crane?", "The crane stands on rails."), doubted("How tall is the crane?", "It is 30 m tall.")
    (True, False)
    >>> doubted("Who is the head?", "The head may bar visitors."), doubted("Who is the head?", "The head, Ann Lee, may bar visitors.")
    (True, False)
    >>> doubted("Who is head of the pool?", "Ann Lee, formerly head of the pool, runs the hall.")
    True
    """
    if elsewhere(question, lead):
        return True
    if IS_NOW.search(question) and FORMER.search(lead) and not FORMER.search(question):
        return True
    if NEXT.search(question) and YEAR.search(lead) and not TO_COME.search(lead):
        return True
    silent = any(asks.search(question) and not tells.search(lead) for asks, tells in TELLS)
    silent |= bool(TAKES.search(question)) and not kin.shared({*terms.content(question)} - TAKING, lead)
    if silent or unlisted(question, lead) or unmet(question, lead) or undone(question, " ".join((lead, *after))):
        return True
    if (kind := wants(question)) and (asked := days(question)) and (told := days(lead)) and asked.isdisjoint(told):
        return True
    if kind == "money" and HOW_MUCH.search(question) and not fits(kind, PER_CENT.sub("", lead), question):
        return True
    who = teller[1] if (teller := TELLER.search(question)) else ""
    if plural(who or "it") and personal(who) and not ANYBODY.search(who) and not names(f"x {who}") and not mention(who, lead):
        return True
    about, said = {*terms.content(question)}, {*terms.content(lead)}
    if kind == "names" or (kind == "why" and len(about - said) <= 1 < len(about & said)):
        return not any(fits(kind, text, question) for text in (lead, *after))
    kind, question = (kind, question) if kind else (wants(opened(question)), opened(question))
    return needed(kind, question) and not fits(kind, lead, question)


def elsewhere(question: str, text: str, dated: bool = True) -> bool:
    """Whether a text tells of another year, another teller or another deed than the question; of another year only if `dated`.

    >>> elsewhere("How many areas had the list of 2022?", "The list of 2024 has 18.")
    True
    >>> elsewhere("Who signed the deal?", "Kim signed a fishing deal."), elsewhere("Who signed the deal?", "Kim signed the fishing deal.")
    (True, False)
    >>> elsewhere("What did the Town Board say?", "Ann Lee called it fair."), elsewhere("Who drafted the act?", "The act came in May.")
    (True, True)
    """
    both, then = (question, text), (IN_YEAR.findall(question), YEAR.findall(OF_YEAR.sub("", text)))
    contrary = not CLOSED.match(question) and opposites.negated(question, text)
    days = [{one for one in dates(each) if len(one) == len("2024-12-13")} for each in both]
    bodies, others = map(dict, map(BODY.findall, both))
    other = any(mine and its and {*mine}.isdisjoint(its) for mine, its in (map(YEAR.findall, both), then, days))
    dated = dated and (outside(question, then[1]) if BOUND.search(question) else other)
    body = any(others.get(one, two) != two for one, two in bodies.items())
    if body or contrary or dated or other_rule(question, text) or redefined(question, text):
        return True
    mine, another = OF_THE.search(question), None if OF_THE.search(text) else AN_OTHER.search(text)
    if mine and another and another[2].lower() == mine[1].lower() and not kin.shared(terms.content(another[1]), question):
        return True
    if told := TELLER.search(question):
        named = names(f"x {told[1]}") or ([told[1]] if country(told[1]) else [])
        called = [terms.stem(part) for name in named for part in terms.WORD.findall(name)]
        before = SAID.split(text)[0] if SAID.search(text) and "ccording to" not in text else text  # who says it, not whom it is about
        for name in named:  # "China Daily" is not China
            before = re.sub(rf"\b{re.escape(name)} (?=[A-Z])", "", before, flags=re.I) if country(name) else before
        return not terms.speaks(before, called) if called else spoken_of(told[1], text)
    if re.match(r"\W*who led\b", question, re.I) and re.search(r"\bled to\b", text, re.I) and not LED.search(text):
        return True
    deed = terms.content(acted[1] or acted[2]) if (acted := DONE.match(question)) else ()
    return bool(deed) and LIGHT.isdisjoint(deed) and (not kin.shared(deed, text) or unowned(deed[0], text))


def outside(question: str, years: Sequence[str]) -> bool:
    """Whether all the years that a text names lie beyond the one before, or since, which a question asks for something.

    >>> [outside("When was it let before 2024?", years) for years in (["2024"], ["2018", "2024"], [])]
    [True, False, False]
    """
    if not years or not (bound := BOUND.search(question)) or not ASKED.match(question):
        return False
    told, year = [int(one) for one in years], int(bound["year"])
    return min(told) >= year + bool(bound["month"]) if bound["before"] else max(told) < year


def redefined(question: str, text: str) -> bool:
    """Whether a text defines another term than the one whose meaning is asked for.

    >>> [redefined("What counts as basic research?", f"The rules define {one} as open work.") for one in ("basic research", "new research")]
    [False, True]
    """
    term, meant = TERM.search(question), MEANT.search(text)
    return bool(
        term and meant and not terms.stems(" ".join(filter(None, meant.groups()))) <= terms.stems(" ".join(filter(None, term.groups())))
    )


def spoken_of(who: str, text: str) -> bool:
    """Whether persons without a name ("critics") are named only behind each word of saying, so that others speak of them.

    >>> texts = "Ann Lee said that critics were few.", "Few, say critics.", "Critics said that Ann Lee was late.", "Ann Lee said so."
    >>> [spoken_of("critics", text) for text in texts]
    [True, False, False, False]
    """
    said, named = [one.end() for one in SAID.finditer(text)], mention(who, text)
    return bool(said and named and named.start() > said[-1] and text[said[-1] : named.start()].strip())


def mention(who: str, text: str) -> re.Match[str] | None:
    """Where a text has the noun for several persons without a name ("some critics"), or, if it has none, for one of them.

    >>> mention("some critics", "A critic said so.").group(), mention("Ann Lee", "Ann Lee said so."), mention("the board", "The board met.")
    ('critic', None, None)
    """
    noun = terms.WORD.findall(who)[-1:]
    forms = (noun[0], singular(noun[0])) if noun and plural(noun[0]) else ()
    return next(filter(None, (re.search(rf"\b{re.escape(one)}\b", text, re.I) for one in forms)), None)


def phrased(question: str, text: str) -> float:
    """What a text gains for the words with which it names the thing asked about; which is "the new lease" may be told in others.

    It gains too by saying that a thing starts or ends, where it is asked when it does, and what those say of whom that is asked.

    >>> [phrased("Who signed the sub lease?", text) for text in ("Ann signed a sub lease.", "Ann signed the lease.")]
    [0.15, 0.0]
    >>> [phrased("What did the critics say?", text) for text in ("Critics called it weak.", "It was weak for critics.")]
    [0.2, 0.0]
    """
    bounds = ((STARTING, STARTS), (ENDING, ENDS))
    told = any(asks.search(question) and tells.search(text) for asks, tells in bounds)
    if teller := TELLER.search(question):
        named, said = mention(teller[1], text), [one.start() for one in SAID.finditer(text)]
        told |= bool(named and said and named.start() < said[-1])
    return PHRASE * any(name.lower() in text.lower() for name in THING.findall(question)) + TOLD * told


def unowned(deed: str, text: str) -> bool:
    """Whether a text tells that something was done, each time without who did it; `deed` is the stem of the verb.

    >>> [unowned("sign", text) for text in ("It was signed in May.", "The pact, signed by Ann Lee, ended.", "Both signed.")]
    [True, False, False]
    """
    found = [(text[: one.start()], text[one.end() :]) for one in terms.WORD.finditer(text) if terms.stem(one.group()) == deed]
    return bool(found) and all(PASSIVE.search(before) and not re.search(r"\bby\b", re.split("[.;]", after)[0]) for before, after in found)


def contrasts(question: str, text: str) -> bool:
    """Whether a question compares, and a text says itself what differs.

    >>> [contrasts(f"{one} the new lease?", "Unlike the old lease, it bars pets.") for one in ("What is different in", "What is in")]
    [True, False]
    """
    return bool(COMPARES.search(question) and CONTRASTS.search(text))
