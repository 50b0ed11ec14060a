"""Whom a sentence rules on, gives leave or spares: whom or what the question asks it for, others, or a group of which they may be none."""

import re
from collections.abc import Collection

from assistant.language import cues, kin, terms
from assistant.language.clause import clause
from assistant.language.people import AGENTS, FAMILY, ORGANISATIONS, agent
from assistant.rulings.asked import Request

ROLES = "user customer consumer candidate client office household participant applicant"
AGENT = frozenset(map(terms.stem, [*AGENTS - {"holder"}, *ROLES.split()]))  # a holder is told by what is held
BODIES = terms.stems(" ".join([*ORGANISATIONS, "household"]))
PARTY = AGENT | terms.stems("side party partner united kingdom union")
SUBJECT = re.compile(r"\W*((?:[A-Za-z-]+ ){0,7}?[A-Za-z-]+(?<!research)) (?:may|must|can(?:not)?|shall|get|receive|pay)\b")
WHICH = re.compile(rf" who (?:(?!{cues.MODAL.pattern} )[\w’'-]+ ){{1,8}}?(?={cues.MODAL.pattern})")
GROUP = re.compile(
    r"(?i)(?:[\d.]++\s|[^\w.]|\.)*+(?:(?:Only|The|All|Any|An?) )*((?:(?:[\w’'-]+, ){1,4}(?=[^,.;]* who ))?(?:[\w’'-]+ ){1,14}?)"
    rf"(?:(?:may|can)\b(?! (?:not|be)\b)|are {cues.LET_IN})",
)
DOES = re.compile(  # "Pilots may carry a gun."
    r"(?i)(?:[\d.]++\s|\W)*+(?:(?:Only|The|All|Any|An?|Every|Either) )*((?:[\w’'-]+,? ){1,7}?)"
    r"(?:may|can) (?!not\b|be\b)(?:(?:also|only|always|still) )?([\w-]+)",
)
BY = re.compile(r"\b(?:may|can) be \w+ (?:only )?by ((?:[\w’'-]+ ?){1,8})", re.I)
TO = re.compile(
    r"\b(?:loaned|lent|given|available|offered|issued|granted|open|(?:may|can) be \w+) (?:only )?to ((?:[\w’'-]+ ?){1,10})", re.I
)
DOERS = re.compile(r"[A-Za-z]+(?:ist|er|or|ian)s", re.I)  # archaeologists, performers, sponsors
DOER = re.compile(rf"{DOERS.pattern}?", re.I)  # one of them, where the words before tell that it is one: "moved by the porter"
ONE = re.compile(r"\b(?:may|can|could) (?:an?|the) ([\w’'-]+) ([\w’'-]+)", re.I)
ANY = terms.stems(  # to whom rules are addressed
    "member user customer passenger visitor reader borrower holder traveller worker volunteer researcher boarder student pupil"
)
EVERYBODY = terms.stems("everyone everybody anyone anybody someone somebody person people public individual")
RELATIVES = terms.stems(" ".join(FAMILY) + " wife husband spouse partner family")
OF_AN_AGE = terms.stems("young people person child children youth teenager adult minor")  # of whom the age is told
STAFF = terms.stems("staff employee worker personnel")
OUR_STAFF = re.compile(  # no "retired staff", "agency staff", "staff of another company"
    rf"(?i)(?:^|\b(?:may|can|could|should|must|is|are|do|does|all|any|each|every|an?|the|by|for|to|and|or|{terms.OWNERS})\s)"
    r"(?:staff|employees?|workers?|personnel)\b(?! (?:of|from|who)\b)",
)
OUTSIDERS = (ANY | OF_AN_AGE | RELATIVES | terms.stems(f"{ROLES} guest patient parent tenant resident tourist")) - STAFF
OF = re.compile(r"\b(?:who|whose|that|on|in|with|without|between|from|at|under|over|of|aged|holding|working|\w+ed by) ", re.I)
HAVING = rf"(?!whom|which|(?:the )?{cues.LEAVE}|access|knowledge|questions?)((?:(?!{cues.MODAL.pattern})[^,;.:]){{3,60}})"
WITH = re.compile(rf"\b([\w’'-]+) with {HAVING}", re.I)
OWN = re.compile(r"\b(?:with|ha(?:ve|s|d)(?:n['’]t)?|['’]ve|got|use|owe|am|['’]m|suffer\w*|carry|bring)\b", re.I)  # what somebody has
YOURS = re.compile(r"\W*(?:[\d.]+ )?(?:your|our|the|an?) ((?:[\w’'-]+ ){0,3}?)([\w’'-]+) (?:may|can)\b(?! not\b)", re.I)
TO_THEM = re.compile(rf"\bto (?:(?:an?|the|some|young|{terms.OWNERS}) )*([\w’'-]+)", re.I)
WE_MAY = re.compile(r"\b(?:may|can|could|am|are) (?:i|we)\b", re.I)
GIVER = re.compile(rf"\bfrom (?:(?:an?|the|any|{terms.OWNERS}) )?([\w’'-]+)", re.I)
WE, MINE = re.compile(r"\W*we (?:may|can)\b", re.I), re.compile(r"\b(?:may|can|could|am) (?:i|my)\b", re.I)
OFFICES = terms.stems(  # who deals with the person that a rule is for
    "employer trainer landlord owner provider seller supplier lender operator organiser manager officer inspector police "
    "teacher doctor judge council department authority board committee ministry commissioner regulator company school college hospital "
    "agency government court bank charity university firm insurer airline"
)
HANDLED = re.compile(  # what is done to somebody is no leave of theirs
    r"(?i)\b(?:may|can|could|might|will) (?:also |still |then )?be (?P<done>asked|told|required|refused|rejected|denied|evicted|dismissed|"
    r"charged|liable|held (?:liable|responsible)|\w+ed (?:back )?to you)\b",
)
FINDS = re.compile(r"\byou (?:may|can) (?:also )?(?:find|read about|see|check|learn|get (?:help|advice|more))\b", re.I)
GRANTS = re.compile(r"\bmay (?:grant|make|allow|approve)\b", re.I)
AFTER = re.compile(r"\b(?:for|(?<!subject )to)\s*$", re.I)  # "an exception is made for", "does not apply to"
QUALITY = re.compile(r"\W*\w+(?:al|ic|ive|ous|ary|ing)\W*", re.I)  # of the noun at the end of a series: "clinical and metabolic data"
AS_A = re.compile(r"\b(?:i(?: a|['’]?)m|we(?: a|['’]?)re|as) (?:an? )?((?:[\w’'-]+ ?){1,4})", re.I)  # who asks
RULED = re.compile(  # "Children under 16 may not enter."
    r"[\W\d]*(?:(?:The|An?|Any|All|No|Every) )?([A-Za-z][\w-]*)(?: (?:under|over|of|in|on|with|who|from|without)\b[^.;,]{1,40}?)? "
    r"(?:may|must|shall|can)\b(?! (?:\w+ )?(?:grant|approve|authori[sz]e|waive)\b)"  # who gives leave is not who has it
)
SORT_OF = re.compile(r"^(?:[A-Z][a-z]+|(?:The|All|Any) [a-z]+) (?=[a-z]+ (?:may|must|shall|can)\b)")  # "Foreign clubs may not": clubs
ANYONE = frozenset(
    "i we you he she it they one anyone somebody someone anybody everyone everybody who this that there people person persons us me".split()
)


def another_deed(asked: Request, text: str) -> bool:
    """Whether a sentence tells what another body may do, what is done to somebody, or where something is found, and gives no leave."""
    known = asked.known
    if (handled := HANDLED.search(text)) and f"be {handled['done']}".lower() not in asked.story.lower():
        return True
    if (found := FINDS.search(text)) and not terms.vocabulary(found.group()) & known:
        return True
    if WE.match(text) and MINE.search(asked.story):
        return True
    subject = YOURS.match(text)
    return subject is not None and terms.stem(subject[2]) in OFFICES and known.isdisjoint(terms.content(f"{subject[1]} {subject[2]}"))


def for_others(asked: Request, text: str) -> bool:
    """Whether a sentence says what persons or bodies may that are not those of the question."""
    subject, named = SUBJECT.match(WHICH.sub(" ", text)), persons(asked) - asked.thing - asked.place
    who, agents = terms.content(subject[1]) if subject else (), named & asked.actor or named
    agents -= terms.stems(" ".join(GIVER.findall(asked.story))) if WE_MAY.search(asked.story) else set()  # who only gives the thing
    agents |= STAFF if agents & STAFF and OUR_STAFF.search(asked.story) else set()
    return (bool(agents and who and who[-1] in AGENT) and kin.wider(agents).isdisjoint(who)) or given_to_others(asked, text)


def may_another(asked: Request, text: str) -> bool:
    """Whether a sentence that begins with who may do it tells of others than who would."""
    who = SUBJECT.match(text) or DOES.match(text)
    return bool(asked.actor and who and not who[1].lower().startswith("no")) and for_others(asked, text)  # no "Nobody but staff"


def given_to_others(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave to a group, or by its name to who does the same, and the question asks it for somebody else.

    A person told by age or kin may be one of those to whom rules are addressed, a child a visitor, and a nurse one of the staff.
    """
    does = DOES.match(text)
    if does and (does[1].split()[-1].lower() in ANYONE or terms.stems(does[2]).isdisjoint(asked.words)):
        does = None
    given = None if does else TO.search(text)
    if not (found := does or given or BY.search(text)):
        return False
    agents = frozenset(persons(asked) - BODIES | asked.actor) - asked.thing - asked.place
    agents = agents or single(asked, does[2] if does else "")
    if given and not terms.stems(text[given.start() : given.start(1)]).isdisjoint(asked.words):
        agents = agents - asked.actor  # who gives is not who is given
    elif WE_MAY.search(asked.story):  # the others only come along
        agents = agents & terms.stems(" ".join((*AS_A.findall(asked.story), *(TO_THEM.findall(asked.story) if given else ()))))
    told, agents = OF.split(found[1])[0], kin.wider(agents)
    who = terms.stems(told)
    if not (agents and agents.isdisjoint(who) and who.isdisjoint(EVERYBODY) and (does or any(map(person, told.split())))):
        return False
    return not agents.isdisjoint(OUTSIDERS) if who & STAFF else who.isdisjoint(ANY) or not agents <= kin.wider(OF_AN_AGE | RELATIVES)


def single(asked: Request, deed: str) -> frozenset[str]:
    """The stem of the one who would do a deed that a rule tells, where one person is named before it: "may a porter order them"."""
    told = ONE.search(asked.story)
    does = told and terms.stem(told[2]) == terms.stem(deed) and agent(told[1].lower()) is not False
    return frozenset({terms.stem(told[1])} if told and does else ())


def person(word: str) -> bool:
    """Whether a word may name persons, or bodies that act, by itself or by its ending."""
    return terms.stem(word) in AGENT | ANY | EVERYBODY or agent(word.lower()) is not False


def for_a_group(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave to a group of persons that the question does not name: "customers on the larger plan may"."""
    found = TO.search(text) or GROUP.match(text) or BY.search(text)
    doer = DOER if found and found.re is BY else DOERS
    head, _, rest = OF.sub("\0", found[1], count=1).partition("\0") if found else ("", "", "")
    who, held = terms.WORD.findall(head), kin.wider([*asked.words, *terms.content(asked.story)])
    held |= OF_AN_AGE if any(one.unit == "year" for one in asked.amounts) else frozenset()
    parts = [terms.stems(one) for one in re.split(r",| and | or ", head)]
    if parts[1:] and any(one and one <= held and not one.isdisjoint(AGENT) for one in parts):
        return False  # one of several groups
    if who and doer.fullmatch(who[-1]) and terms.stem(who[-1]) not in ANY | held:
        return True
    if not who or (terms.stem(who[-1]) not in AGENT | RELATIVES and not doer.fullmatch(who[-1])):
        return False
    told = [terms.stem(word) for word in [*who[:-1], *terms.WORD.findall(rest)] if word.lower() not in terms.STOP or word.isdigit()]
    return any(stem not in held for stem in told)


def persons_with(asked: Request, text: str) -> bool:
    """Whether a clause is about persons with something, "guests with dogs", where the question tells of nothing that somebody has."""
    if OWN.search(asked.story):
        return False
    ruled = [one for one in WITH.finditer(text) if not (cues.MODAL.search(text[: one.start()]) and cues.MODAL.match(text, one.end()))]
    return any(terms.stem(one[1]) in AGENT and asked.known.isdisjoint(what) for one in ruled if (what := terms.content(one[2])))


def within(asked: Request, text: str) -> bool:
    """Whether what a sentence spares is what is asked about, some of the persons asked about, or what someone may grant."""
    spared, words = terms.content(made(text)), frozenset(asked.words)
    some = any(stem in AGENT and terms.holds(words, stem) for stem in spared)
    case = re.search(r"\b(?:where|if|when)$", found.group()) if (found := cues.EXCEPTS.search(text)) else None
    return bool(GRANTS.search(text) or case) or some or (bool(spared) and all(terms.holds(words, stem) for stem in spared))


def made(text: str) -> str:
    """For whom or what a sentence makes an exception."""
    cue = cues.EXCEPTS.search(text) or cues.FREED.search(text)
    behind = cue and (AFTER.search(cue.group()) or GRANTS.search(cue.group()))  # before it stands who grants it
    return (text[cue.end() :] if behind else re.sub(r"^\W*\d[\d.]*\s", "", text[: cue.start()])) if cue else text


def spares(asked: Request, text: str, lacks: Collection[str]) -> bool | None:
    """Whether a sentence that spares someone or something from a rule spares what is asked about; None if it may.

    `lacks` are the stems asked about that the rule does not have; what is spared has one of them, and most of its words are asked for.
    """
    agents, others = persons(asked), set(terms.content(made(text))) & AGENT
    if family := RELATIVES.intersection(asked.words) & kin.wider(others):  # "my daughter", where children are spared
        agents, lacks = agents - BODIES | family | (others & kin.wider(family)), {*lacks, *family, *others}
    words, lacks = {*asked.words, *agents}, {*lacks, *agents.difference(asked.stems)}
    agents = agents.intersection(lacks) or agents
    agents = agents - BODIES or agents  # of a pupil of a school it is the pupil
    if agents and others and not agents <= kin.wider(others):
        return False
    parts = re.split(r",| and | or ", made(text))
    for part in parts:
        who = terms.stems(f"{part} {parts[-1]}" if QUALITY.fullmatch(part) else part)
        held = [stem for stem in who if any(terms.holds(frozenset([stem]), one) for one in words)]
        if 2 * len(held) > len(who) and any(terms.holds(who, stem) for stem in lacks):
            return True
    return None


def persons(asked: Request) -> set[str]:
    """The stems of the persons and bodies that a request is made for, as it names them or as a story before it does."""
    return {*asked.stems, *terms.content(" ".join(AS_A.findall(asked.story)))} & AGENT


def subject(question: str) -> str:
    """The stem of the noun that names what leave is asked for; "" for persons, and where it is told otherwise.

    >>> subject("May dogs enter?"), subject("May we enter?"), subject("May pupils enter?"), subject("Is the hall open?")
    ('dog', '', '', 'hall')
    """
    found = clause(question.rstrip(" ?."))
    head = terms.content(found.who)[-1:] if found and not found.asks else ()
    return "" if not found or not head or found.who.lower() in ANYONE or agent(found.who.split()[-1]) else head[0]


def elsewhom(stem: str, text: str) -> bool:
    """Whether a text rules on persons, or bodies that act, and has no word of nearly the same meaning, or of the kind of the other.

    >>> elsewhom("dog", "Children under 16 may not enter."), elsewhom("dog", "Pets may not enter."), elsewhom("dog", "No entry.")
    (True, False, False)
    >>> elsewhom("loan", "The director may extend one copy."), elsewhom("loan", "The director may grant one extension.")
    (True, False)
    """
    found = RULED.match(text)
    return bool(found and agent(found[1].lower())) and not concerns(stem, text)


def of_others(stem: str, asked: Request, text: str) -> bool:
    """Whether a text rules on whom or what the question does not speak of, as on dogs where it is asked for cats (`stem`)."""
    found = RULED.match(SORT_OF.sub("", text)) if stem else None
    return bool(found and found[1].lower() not in ANYONE and terms.stem(found[1]) not in asked.known) and not concerns(stem, text)


def concerns(stem: str, text: str) -> bool:
    """Whether a text has the word, or one of nearly the same meaning or of its kind.

    >>> concerns("dog", "Pets may not enter."), concerns("dog", "Children may not enter.")
    (True, False)
    """
    return not kin.wider([stem]).isdisjoint(terms.content(text))
