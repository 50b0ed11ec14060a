"""A clause in, the same out without the words that neither permit nor exclude what it is about, though they look so; knows text only."""

import re

OBSTRUCTS = re.compile(  # a deed that is forbidden, and no rule that is not to be: "must not block the gate"
    r"(?i)(?:\b(?:must|shall|should|can|may) (?:not|never|neither)|\bcannot|^\W*(?:please )?(?:do not|don['’]t|never)) (?:[\w’'-]+ ){0,4}?"
    r"(?:block|deny|refuse|ban|leave out|disqualify|be (?:blocked|halted|stopped|suspended))\b",
)
SANCTION = (
    r"(?:[\w-]+ ){0,2}?(?:dismissal|terminat\w+|expulsion|suspension|disciplin\w+|sanctions?|penalt\w+|fines?|prosecution|revocation)\b"
)
ASIDE = re.compile(  # what does not carry the sense of a clause: a price of nought, brackets, conditions, and relative clauses that deny
    r"(?i)\bat no (?:\w+ )?(?:charge|cost|expense)\b|\bwhere (?!(?:not|possible|appropriate)\b)[^,;:]*|"
    r"\([^)]*\)|\b(?:if|in case|(?:as|so) long as|on (?:the )?(?:condition|understanding) that)\b[^,;:]*|"
    r"\bnothing in (?:this|these|the) [\w’' -]{3,40}? (?:changes?|affects?|alters?|amends?)\b[^;:]*|"
    r"\b(?:in|at|for|on|to|from) which [^,;:]*|\b(?:that|which|who)(?:['’]s| is| are| was| were| do| does| have| has)? not\b[^,;:]*|"
    r"\bwith(?:out| no) [^,;:]*?(?=\b(?:is|are|may|can|must|shall|will)\b)|\bwhen (?:they|he|she|it|you|there|the \w+) [^,;:]*|"
    r"\b(?:that|which|who) (?:(?:was|were|has been|have been) \w+ed\b|\w+ no\b[^,;:]*)|"
    r"\b(?:tak|accept|assum|bear|ha)\w* no (?:\w+ )?(?:liability|responsibility)\b[^,;:.]*|"
    r"\breserves? the right to\b[^,;:.]*?(?= and\b|[,;:.]|$)|"
    r"^\W*(?:failure|failing) to\b[^;:.]*?\b(?:may|can|could|will|shall) (?:result in|lead to)\b[^;:.]*|"
    r"\b(?:do|does|will|shall) not (?:relieve|release|excuse|absolve)\b[^,;:.]*|"
    r"\b(?:that|which) prevents? [^,;:.]*?(?=\b(?:is|are|do|does|may|can|must|shall|will)\b)|"
    r"^\W*(?:allowing|permitting|authori[sz]ing)\b|"
    r"\b(?:placed|put|used|fitted|installed|worn|added) (?:[\w’'-]+ ){0,6}?to (?:prevent|stop|keep) "
    r"(?:(?!\b(?:no|and|may|must|can|shall|will)\b)[^,;:.])*|"
    rf"\b(?:may|can) (?:result in|lead to) (?!{SANCTION})[^,;:.]*|"
    r"\bcan (?:occur|happen|be (?:found|seen|difficult|hard|expensive))\b|"
    r"\b(?:any|all|every|what|whatever) (?:[\w-]+ )?(?:the [\w-]+|it) can [\w-]+\b|"
    r"\b(?:concerning|regarding|about|as to|over) (?:who|whom|whose|how|which|whether|what|when|where)\b[^,;:.]*|"
    r"\b(?:preference|priority) (?:(?:is|will be) )?given\b[^,;:.]*|"
    r"\b(?:rules|restrictions|limits|conditions|exceptions) are (?:posted|listed|described|found|published|shown|set out)\b[^,;:.]*|"
    r"\bneed (?:give|show|state|offer|provide) no \w+|"
    r"\b(?:mention|name|contain|set|impose)s? neither\b[^;:.]*|"
    r"\b(?:(?:is|are|does|do|should|shall)(?: not|n['’]t)|(?:is|are|constitutes?) no)(?: (?!permitted|allowed|to\b)\w+){0,3}? "
    r"(?:legal|professional|medical|tax|financial) (?:advice|opinion)\b[^,;:.]*|"
    r"\b(?:is|are) not (?:liable|responsible|answerable) (?:for|to)\b[^,;:.]*|"
    r"\b(?:that|which|who) (?!not\b)[^,;:.]*? (?:is|are)(?:, [^,;:.]{1,30},)? not \w+ing\b[^,;:.]*|"  # what it does not count as
    r"\b(?:that|which|who|what) (?:(?:they|you|we|he|she|it|one) )?(?:cannot|could not)\b[^,;:]*|"
    r"(?<=\bonly), (?:and|but) not (?:for|in|at|to|by|on|with)\b[^,;:]*",
)
NOT_SO = re.compile(  # which others a thing is done with or to: "may be sold with goods not made by us"
    r"(?i)(\b(?:may|can) (?!not\b)[^,;:.]*\b(?:with|from|of|for|to|on|in|using|into) (?:[\w-]+ ){1,4})"
    r"not [a-z]+(?:ed|de|en) (?:by|to|in|under)\b[^,;:]*",
)
OTHERWISE = re.compile(  # what a thing is not, which keeps nobody from it: the kind that a rule is about
    r"\b(?:is not an? (?!(?:valid|\w+able|\w+ible|allowed|permitted|lawful|legal)\b)"
    r"(?!option|right|reason|ground|excuse|defen[cs]e|exception|substitute|matter|basis)(?P<one>[\w-]+(?: [\w-]+)?)|"
    r"are not (?!rights|reasons|grounds|exceptions|members|options)(?P<many>(?:[\w-]+ )?[\w-]+s))"
    r"(?=[.;,]|$| (?:for|within|under|in) (?:the (?:purposes?|meaning|sense) of )?(?:this|these|that|the) [\w-]+\W*$)"
)
CLASSES = re.compile(  # as what a thing is taken, which neither permits nor excludes it: "counts as luggage"
    r"(?i)\b(?:treats?|regards?|counts?|classif(?:y|ies)|deems?) (?:[^,;:.]* )?(?:as|like|to be)\b|"
    r"\b(?:is|are) (?:treated|regarded|deemed|classed|classified|counted|considered) (?:as|like|to be)\b",
)
HAVE_BEEN = re.compile(  # what is asked of who is let in
    r"\b(?:must|may|shall) not have (?:\w+ed|been|had|taken|given|done|held|made|become|\w+en)\b[^,;:.]*", re.I
)

CARRIED = r"(?:carried|adopted|approved|accepted|passed|agreed|granted|won)\b"
HEARSAY = re.compile(  # what is asked, believed or claimed, or was turned down
    r"(?i)\b(?:myth|misconception|rumou?r|untrue|not true|false)(?: [\w’'-]+){0,2} that\b|"
    r"\bit is (?:\w+ )?(?:claimed|believed|rumou?red|alleged|supposed) that\b|"
    r"^\W*(?:(?!(?:may|can|must|shall|will|should|to|not|who|that|if|when|you|we|the same)\b)[\w’'-]+ ){1,5}?"
    r"(?:(?:claim|believe|think|argue|allege|assume|imagine)s? that|asks? (?:\w+ )?whether)\b|"
    r"\b(?:rejected|dismissed|defeated|voted (?:down|against)) (?:an?|the|any) (?:proposal|motion|suggestion)\b|"
    rf"^(?!(?:(?!\b(?:not?|never)\b)[^.;])*\b{CARRIED})[^.;]*?\b(?:motion|(?:proposal|suggestion|petition)(?=s? (?:to|for|that) "
    r"(?:\w+ ){0,3}?(?:allow|permit|let|ban|forbid|prohibit|open|close|lift|end)))s? (?:to|for|that)\b",
)
FORMER = re.compile(  # what once was
    r"\b(?:was|were) (?:once|formerly|previously|originally) (?:\w+ )?\w+(?:ed|en|ful)\b|"
    r"\b(?:old|former|previous|earlier|repealed) (?:lease|rules?|polic(?:y|ies)|contract|agreement|regulations?|handbook|code|terms|law) "
    r"(?:said|stated|provided|(?:allow|permitt)ed|forbade|prohibited)\b|"
    r"\b[Uu]ntil (?:[A-Z]\w+ )?(?:1[89]|20)\d\d,? (?:[\w’'-]+ ){1,4}(?:was|were|could)\b|"
    r"\b(?:was|were|could) (?:[\w’'-]+ ){1,6}until (?:[A-Z]\w+ )?(?:1[89]|20)\d\d\b"
)
NEXT_TOWN = re.compile(  # where others rule
    r"(?i)^\W*(?:in|at) (?:(?:the|a|an|many|most|some) )?(?:neighbouring|another|other) "
    r"(?:towns?|cit(?:y|ies)|villages?|boroughs?|councils?|schools?|clubs?|colleges?)\b",
)
THERE = re.compile(r"\b(?:neighbour|other\b|another\b|elsewhere\b)", re.I)
GOES_ON = re.compile(r"; |[,.] (?:but|yet|and|though|although|now|since|in fact|however)\b", re.I)  # and may say what is so


def forceful(text: str) -> str:
    """A clause without asides, without what a thing is said not to be, and without what somebody must not have done before.

    >>> forceful("A tandem is not a car."), forceful("You must not have been paid yet.")
    ('A tandem  .', 'You  .')
    """
    for idle in (ASIDE, OTHERWISE, HAVE_BEEN):
        text = idle.sub(" ", text)
    return NOT_SO.sub(r"\1", text)


def idle(text: str, question: str, past: bool = False, force: int = 1) -> bool:
    """Whether a sentence tells nothing but what others say, ask or do, or what was (unless asked for the `past`): no rule.

    Nor does one without a `force` of its own that tells as what a thing is taken.

    >>> [idle(text, "Bees?") for text in ("It is a myth that bees may be kept.", "It was once allowed to keep bees.", "Bees may be kept.")]
    [True, True, False]
    """
    former = None if past else FORMER.search(text)
    if HEARSAY.search(text) or (former and not GOES_ON.search(text, former.start())) or (not force and CLASSES.search(text)):
        return True
    return bool(NEXT_TOWN.search(text)) and not THERE.search(question)
