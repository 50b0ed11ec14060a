"""A request and a rule in, the rule without the conditions that the question says are met out: "I am 65" meets "if over 60"."""

import re

from assistant.language import cues, kin, terms
from assistant.rulings import limits
from assistant.rulings.asked import LIGHT, VAGUE, Request, actor
from assistant.rulings.whom import AGENT

WHAT = r"(?:(?!\b(?:you|they|it|he|she|we|one) (?:\w+ )?(?:may|can|must|will|should|shall|cannot|do not|does not|need)\b)[^,;:.]){3,120}"
CONDITION = re.compile(
    rf"\b(?:only )?(?P<word>if|when|where|whenever|provided(?: that)?(?! by\b)|(?:as|so) long as|once|unless|"
    rf"after(?= (?:they|you|he|she|it|having) )) (?P<what>{WHAT})",
    re.I,
)
POINT = re.compile(rf"\b(?P<word>if|when|where)(?: [\w’'-]+){{0,3}}:\s+[-*•]?\s*(?P<what>{WHAT})", re.I)  # of a list of them
DENIES = re.compile(rf"{cues.NEGATION.pattern}|\bwithout\b|\b(?:no|not)\b", re.I)
PARTS = re.compile(r"[.,;:?!]|\b(?:and|or|but|though|although|while)\b")
OPEN = re.compile(r"\b(?:needs?|require[sd]?|ha(?:ve|s) to|must|necessary|appl(?:y|ied) for|before|expired|lost)\b", re.I)  # tells of none
CONSENT = re.compile(  # that somebody must give: "needs the approval of the dean", "unless the dean agrees"
    rf"(?i)\b(?:needs?|requires?|(?:only )?(?:with|after|without|under)|subject to|must (?:have|get|obtain|seek)|(?:only )?if|unless|"
    r"until|once|when|except where)\b"
    rf"[^.;]{{0,60}}?(?:\b{cues.LEAVE}\b|\b(?:agrees?|approves?|consents?|permits?|allows?|signs? off|authori[sz]es?|"
    r"(?:is|are|has|have)(?: been)? (?:approved|authori[sz]ed|agreed|permitted|signed off))\b)(?: (?:of|from|by) (?:[\w’'-]+ ?){1,4})?",
)
GIVEN = re.compile(
    r"\b(?:(?:has|have|already|just|was|were|is|been) )?(?:approved|agreed|consented|authori[sz]ed|permitted|allowed|signed (?:it )?off|"
    rf"cleared|okayed|granted)\b|\bsaid (?:yes|ok(?:ay)?|(?:it|that)(?:['’]s| is| was) (?:fine|ok(?:ay)?))\b|"
    rf"\b(?:have|has|got|gave|given|hold|received|obtained|with) (?:[\w’'-]+ ){{0,4}}{cues.LEAVE}\b",
    re.I,
)
NOTICE = re.compile(r"\b(?:only )?(?:needs?|must|ha(?:ve|s))(?: only)?(?: to)? (?:tell|inform|notify) (?P<whom>[^.;,]{3,40})", re.I)
NOTIFIED = re.compile(
    r"\b(?:(?:have|has|['’]ve|already|i|we) (?:told|informed|notified)|(?:has|have) been (?:told|informed|notified))\b", re.I
)
POINTS_BACK = re.compile(r"\b(?:that|this|these|those|such|one|ones|so|there)\b", re.I)
REFUSED = re.compile(r"\b(?:refused|denied|declined|rejected|said no|turned (?:\w+ )?down|disapproved|objected)\b", re.I)
LEAVES = terms.stems("agreement approval consent permission authorisation")
SPOKEN = re.compile(r"\b(?:orally|verbal(?:ly)?|by word of mouth)\b(?!.*\b(?:in writing|written)\b)", re.I)
WRITTEN = re.compile(r"\b(?:in writing|written)\b", re.I)
GENERAL = terms.stems("agree approve consent permit allow sign off authorise prior written advance first need require subject")
WHO = re.compile(
    r"\bwho (?P<what>(?:(?!\b(?:may|can|must|is|shall)\b)[^,;.]){3,80}?) (?:may|can|are (?:eligible|entitled|allowed|permitted))\b", re.I
)
DURING = re.compile(r"\bduring ((?:[\w’'-]+ ){0,2}[\w’'-]+)", re.I)
EXCEPTION, ARTICLE = re.compile(r",? except (?:at|in|on|during|to|with|by|for) ([^,.;:]{3,60})", re.I), re.compile(r"^(?:the|an?) ", re.I)
YOU, OWN = re.compile(r"\W*you\b", re.I), re.compile(r"\b(?:can|may|could|am) (?:i|we)\b", re.I)
WISHED = re.compile(  # is the asker's own to meet
    r"(?i)\bif (?:you|they|he|she|we|one) (?:so |would )?(?:want|wish|like|prefer|choose|rather)(?:s|es)?\b"
    r"(?! (?:\w+ ){1,3}to\b| (?:you|them|me|us|him|her|it)\b)[^,;:.]*",
)
THEIRS = re.compile(  # whose case is not the asker's
    r"\W*(?:my|our) (?:friend|wife|husband|partner|son|daughter|child|mother|mum|father|dad|brother|sister|neighbour|colleague|boss)s?\b",
    re.I,
)
EITHER = re.compile(r"\bor\b")
EXEMPT = re.compile(r"\b(?:is|are) exempt\b(?! from\b)", re.I)
EMPTY = LIGHT | terms.stems("old age year someone person people anyone already currently re ve s one system programme scheme")
SHARE = 2 / 3  # of a condition's words that the question must have where it keeps out, which does less harm if wrong


def without_met(asked: Request, text: str) -> str:
    """A rule that permits, without the conditions that the question tells to be met; not of a list of them, of which all may be due."""

    def bare(one: re.Match[str]) -> str:
        whole = terms.stems(one["what"]) >= frozenset(asked.stems)  # "may I be late?", "you lose your place if you are late"
        return " " if not one.group().lower().startswith("unless") and not whole and met(asked, one["what"]) else one.group()

    def rest(one: re.Match[str]) -> str:
        return one.group()[one.end("what") - one.start() :] if met(asked, one["what"]) else one.group()

    def while_it(one: re.Match[str]) -> str:
        return " " if asked.known.issuperset(terms.content(one[1])) else one.group()

    def notice(one: re.Match[str]) -> str:
        whom = terms.stems(one["whom"])
        return " " if any(NOTIFIED.search(part) and kin.all_in(whom, [part]) for part in terms.SENTENCE.split(asked.story)) else one.group()

    return DURING.sub(while_it, CONDITION.sub(bare, WHO.sub(rest, NOTICE.sub(notice, WISHED.sub(" ", text)))))


def without_denied(asked: Request, text: str) -> str:
    """A rule that keeps out, without the exceptions that the question says its case is none of.

    >>> without_denied(Request((), story="May I come on Tuesday, not an open day?"), "No dogs, except on open days.")
    'No dogs, except on open days.'
    >>> without_denied(Request((), story="May I come on Tuesday, which is not the open day?"), "No dogs, except on the open day.")
    'No dogs.'
    """

    def made(one: re.Match[str]) -> str:
        named = re.escape(ARTICLE.sub("", one[1].strip()))
        said = re.search(rf"(?:\bnot|n['’]t) (?:(?:on|in|at|during|an?|the) )*{named}", asked.story, re.I)
        return "" if said else one.group()

    return EXCEPTION.sub(made, text)


def recounted(asked: Request, text: str) -> bool:
    """Whether what is told before a question is a rule itself, of which the question has nothing: "Guests may swim. May they dive?"."""
    *before, last = terms.SENTENCE.split(asked.story.strip())
    own, rule = terms.stems(last) - LIGHT - VAGUE - AGENT - actor(last), terms.stems(text)
    told = terms.stems(" ".join(before))
    rules = any(map(cues.force, before)) and not (POINTS_BACK.search(last) or "?" in " ".join(before))
    return bool(own) and rules and not kin.shared(own, text) and 2 * len(rule & told) >= min(len(rule), len(told))


def consented(asked: Request, text: str) -> bool | None:
    """Whether the question tells that the consent which a rule asks for was given; False where it was refused, None where it tells neither.

    >>> from assistant.rulings.asked import request
    >>> rule = "Flights need the approval of the dean."
    >>> [consented(request(f"{told} May I fly?"), rule) for told in ("The dean has approved it.", "The dean said no.", "It rains.")]
    [True, False, None]
    """
    found = CONSENT.search(text)
    if not found:
        return None
    whose = givers(found.group())
    if unheld(asked, whose, text[found.start() :]):
        return False
    for one in terms.SENTENCE.split(asked.story)[:-1]:
        if OPEN.search(one) or (whose and not kin.shared(whose, one)):
            continue
        if REFUSED.search(one) or (DENIES.search(one) and GIVEN.search(one)):
            return False
        if GIVEN.search(one):
            return True
    return None


def unheld(asked: Request, whose: frozenset[str], due: str) -> bool:
    """Whether the question tells that the consent which is due is lacking, or only spoken where it is due in writing.

    >>> from assistant.rulings.asked import request
    >>> due = "unless the dean has agreed in writing."
    >>> told = ("without agreement", "without the dean's approval", "without my aunt's consent", "if she agrees orally")
    >>> [unheld(request(f"May I fly {one}?"), frozenset(["dean"]), due) for one in told]
    [True, True, False, True]
    """
    if EITHER.search(due) or cues.FREED.search(due) or "without" in due.lower():
        return False
    named = asked.without - LEAVES - GENERAL
    lacks = not asked.without.isdisjoint(LEAVES) and (not named or not whose or not kin.wider(named).isdisjoint(whose))
    return lacks or bool(WRITTEN.search(due) and SPOKEN.search(asked.story))


def givers(consent: str) -> frozenset[str]:
    """The stems of those whose consent is due, in the words for it."""
    return terms.stems(re.sub(rf"{cues.LEAVE}|{cues.CONDITION.pattern}", " ", consent, flags=re.I)) - GENERAL


def struck(asked: Request, text: str) -> bool:
    """Whether a rule keeps out in a case that the question tells to be its own."""
    cases = (one for pattern in (CONDITION, POINT) for one in pattern.finditer(text) if one["word"].lower() != "unless")
    return any(met(asked, one["what"], SHARE) for one in cases)


def failed(asked: Request, text: str) -> bool:
    """Whether the question tells the contrary of a condition of a rule that permits: "I am ill" and "if you are not ill"."""
    cases = [one["what"] for one in CONDITION.finditer(text) if one["word"].lower() != "unless"]
    cases += [one["what"] for one in WHO.finditer(text)]
    return any(_said(asked, what, False, 1.0, contrary=True) for what in cases if not EITHER.search(what))


def relieved(asked: Request, text: str, before: str) -> bool:
    """Whether a sentence only exempts from a duty that the one `before` it tells, of which the question has no word.

    >>> from assistant.rulings.asked import request
    >>> [relieved(request(f"May {what}?"), "Vans are exempt.", "Cars pay a toll.") for what in ("vans turn", "vans skip the toll")]
    [True, False]
    """
    duty = terms.SENTENCE.split(before.strip())[-1] if EXEMPT.search(text) else ""
    return bool(duty) and cues.force(duty) >= 0 and not kin.shared({*asked.words} - AGENT, duty)


def met(asked: Request, what: str, share: float = 1.0) -> bool:
    """Whether the question states at least `share` of the words of a condition, or of an alternative in it, with the same polarity."""
    keeps = limits.kept(asked.amounts, what)
    if keeps is False:
        return False
    return any(_said(asked, part, bool(keeps), share) for part in EITHER.split(limits.without(what) if keeps else what))


def _said(asked: Request, what: str, keeps: bool, share: float, *, contrary: bool = False) -> bool:
    wanted, mine = terms.stems(what) - EMPTY, YOU.match(what) and OWN.search(asked.story)
    if not wanted:
        return keeps
    parts = [one for one in PARTS.split(asked.story) if not (OPEN.search(one) or wanted.isdisjoint(kin.wider(terms.content(one))))]
    parts = [one for one in parts if not (mine and THEIRS.match(one))]
    denied = any(map(DENIES.search, parts)) != bool(DENIES.search(what))
    return len(kin.shared(wanted, " ".join(parts))) >= share * len(wanted) and denied is contrary
