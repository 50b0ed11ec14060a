"""Words that permit, exclude, limit, except or negate, and the clauses they rule; knows text only, no records and no subject."""

import dataclasses
import functools
import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.forceless import OBSTRUCTS, SANCTION, forceful
from assistant.language.values import SPELLED

MAY = r"(?:(?-i:\bmay\b|^May\b(?!\s+\d)))"
RULE = r"(?:[\w-]+ ){0,4}(?:rules?|controls?|bans?|restrictions?|requirements?|regulations?|prohibitions?|obligations?)\b"
OTHER, NEEDED = r"other (?:place|part|time|day|room|purpose|area)", r"(?:needed|required|necessary|compulsory|mandatory)"
LEAVE = r"(?:consent|approval|licen[cs]e|permission|authori[sz]ation|clearance|permit|notice|exemption|certificat(?:e|ion)|endorsement)"
FREED = re.compile(
    rf"(?:\b(?:do|does|did)(?: not|n['’]t) (?:need|require|have) (?:to (?:seek|get|obtain|request|have|hold|ask for|apply for) )?"
    rf"(?:(?:an?|any|further|prior|special|formal|separate) ){{0,3}}(?:visas?\b|{LEAVE})|"
    r"\b(?<!not )free of (?:any )?(?:restrictions|conditions)\b|"
    rf"\bno (?:\w+ )?{LEAVE} (?:(?:is|are) )?{NEEDED}\b|\b(?:is|are) (?:exempt|not {NEEDED})\b|"
    rf"\b(?:needs?|requires?) no (?:\w+ )?(?:{LEAVE}|agreement|contract|form|ticket|booking|receipt|proof|deposit|voucher)s?\b|"
    r"\b(?:rules?|requirements?|restrictions?|prohibitions?|bans?|limits?) (?:[\w’'-]+,? ){0,9}?(?:does|do) not "
    r"(?:apply|extend) (?:to|in|at)\b|"
    r"\bnothing in (?:[\w’'().-]+ ){1,5}?(?:(?:shall|will|is (?:meant|intended) to) )?(?:prevent|stop|restrict|limit|hinder)s?\b|"
    rf"(?:outside|free from|released from) (?:the |any |all |these |those )?{RULE}|\b(?<!not )exempt(?:ed)? from\b|\bnot subject to\b|"
    rf"\bnot (?:covered|caught|reached|governed) by (?:the |any )?{RULE}|\bnot (?:caught|reached|governed) by (?:\w+ )?\d)",
    re.I,
)
EXCEPTS = re.compile(
    r"(?i)^\W*Exceptions?: |\bexceptions? (?:(?:is|are|was|were|can be|may be) (?:made|given|granted)|is|are) for\b|"
    r"\b(?:is|are) (?:exempt|excepted)\b|"
    r"\b(?:(?:this|these|that|such)(?: \w+)?|it|they|the \w+|and|but) (?:does|do|shall|will) not (?:apply|extend) "
    r"(?:to|where|if|when|in)\b|"
    r"\bmay\b[^.;]{0,40}\b(?:grant|make|allow|approve)\b[^.;]{0,20}\bexceptions?\b|\bmay (?:allow|permit|authori[sz]e) [^.;]* where\b",
)
BOUND = (  # "no later than May" is a limit
    r"exceeding|(?!other\b)\w+er than|only|less|later|more than|(?:before|after|past) (?:\d[\d.:]* ?[ap]\.?m\b|noon|midnight)|"
    rf"(?:over|above|beyond) (?:[A-Z]{{3}} |[$£€¥] ?)?(?:\d|{SPELLED})"
)
DUTY = (  # without one nothing is forbidden
    r"(?:need|have to|required|obliged|obligated|bound|necessary|mandatory|compulsory|(?:obligation|requirement|duty) (?:to|for)\b)\b"
)
NEGATION = re.compile(
    r"\b(?:(?<!whether or )(?<!need )not|cannot|never|neither|nor|none|no|nothing|nobody|nowhere)\b"
    rf"(?!(?<=\bno) {OTHER}|(?<=nowhere) else)"
    rf"(?!\s+(?:(?:for )?(?:{BOUND})|(?:be )?(?:(?:regarded|treated|count(?:ed)?) as|considered|deemed)|limited|{DUTY}|"
    r"an? (?:rule|requirement|obligation)\b))|"
    rf"n['’]t\b(?!\s+{DUTY})",
    re.I,
)
PERMITS = re.compile(
    MAY + r"|\b(?:(?<!than )can|allow\w*|permitt(?:ed|ing)|permissible|permission|"
    r"(?<!the )(?<!\ba )(?<!\bno )(?<!\bany )(?<!\bof )permits?\b(?! (?:shall|must|may|is|are|has|holder))|"  # the verb
    r"authori[sz]\w*(?! (?:users?|persons?|personnel|staff|individuals|representatives?|officials?|researchers)\b(?! to\b))|"
    r"(?<!gives )(?<!give )(?<!gave )(?<!had to )(?<!have to )(?<!has to )(?<!must )cover(?:s|ed|ing|age)?|"
    r"includ(?:e|es|ed)|eligible|entitled?|appl(?:y|ies|ied)|free to|open to|within the scope|right to|rights? in|"
    r"qualif(?:y|ies|ied|ying)|lawful|legal|"
    r"accept(?:able|ed)|we accept|welcome|insured(?! (?:for|at) (?:less|more|up|at|[\d£$€]))|"
    r"reimburs(?:ed|able)|refund(?:ed|able)|(?:is|are|['’]s|['’]re) (?:\w+ )?(?:fine|ok|okay|all right)|"
    r"licen[cs]e (?:under [\w’' ]{1,30} )?to|limited to|confined to|focus\w* (?:\w+ )?on|"
    r"(?:is|are|be|was|were) (?:\w+ )?possible|"
    r"names? [^.;]{1,120} as (?:fields?|areas?|forms?))\b",
    re.I,
)
EXCLUDES = re.compile(
    r"\b(?:exclud(?:e|es|ed|ing)|unallowable|impermissible|inadmissible|prohibit\w*|forbid\w*|forbade|"
    r"(?:(?<!\bthe )(?<!\ba )|(?=bar (?:on|against|to)\b))bar|bar(?:s|red|ring)|ban(?:s|ned|ning)?|ineligible|disallow\w*|"
    r"(?:is|are|be|falls?|lies?|was|were) outside|outside (?:the |its )?scope|"
    r"preclud\w+|prevent(?:s|ed|ing)?|disqualif\w+|(?-i:^\W*Avoid (?=\w+ing\b))|rul(?:es?|ed) out|out of the question|"
    r"restrict(?:s|ing|ions?)|(?!(?-i:(?<=[a-z,] )R))restricted\b(?! [a-z]+ (?:may|must|can|shall|is|are)\b)|"  # not one of several marks
    r"unlawful|illegal|off[- ]limits|out of (?:the )?scope|left out|leaves? out|refrain\w*|den(?:y|ies|ied)|"
    r"refus(?:e|es|ed|(?<!\ba refus)(?<!\bthe refus)al)|rejected|"
    r"fined|prosecuted|arrested|penali[sz]ed|an offence|(?:is|are) (?:an? )?(?:violation|breach)|"
    rf"(?:will|may|can) (?:lead to|result in) {SANCTION}|"
    r"(?:is|are) closed|(?<!, )(?<!\ba )non-\w+able\b(?! [\w-]+ (?:is|are|may|can|must|shall))|"
    r"declined|block(?:s|ed)?|ceased?|stopped|halted|suspended|cancelled|curtail\w*)\b",
    re.I,
)
SILENT = re.compile(
    r"(?:\b(?:(?<!may )(?<!must )(?<!shall )(?<!need )not|never|no longer|neither|nothing|"
    r"no (?:\w+ ){0,2}(?:source|text|rule|provision|word)\b[^.;]{0,40}?)|n['’]t)\s+(?!to\b)"
    r"(?:\w+ ){0,3}?(?:state[sd]?|known|address(?:es|ed)?|say|says|said|mention(?:s|ed)?|speaks?|specif(?:y|ies|ied)|define[sd]?|name[sd]?|"
    r"clear\b(?! that)|find|found|explain(?:s|ed)?|described?|settled?|decided?|a question for|published|adopts?|tells?|"
    r"deals? with|shown|(?:lifts?|links?|shows?(?! up\b))(?!\W*(?:$|[,.;:]|(?:and|or|but|unless|except)\b)))\b|"
    r"\bnothing in (?:[\w’'-]+ ){1,7}?(?:says|tells|shows|settles|explains|excludes|prohibits|forbids|bars|permits|allows)\b"
    r"|\bnot covered (?:by|in) this (?:section|chapter|paragraph|page|note|guide|leaflet)\b"
    r"|\bneither (?:permits?|allows?) nor (?:forbids?|prohibits?)|\b(?:names?|describes?|mentions?) no\b|\bsilent\b|\bsays? nothing\b|"
    r"\b(?:unclear|unknown|unspecified|undefined|unaddressed|makes? no mention)\b|\bleaves? (?:it )?open\b",
    re.I,
)
ONLY = re.compile(rf"\b(?:no {OTHER}|nowhere else|only|exclusively|solely|limited to|confined to|restricted to)\b", re.I)
EXCEPT = r"\b(?:except|apart from)\b(?! as (?:expressly|explicitly|otherwise)\b)"
MODAL = re.compile(r"\b(?:may|can|cannot|must|shall)\b", re.I)
LEADS = "if|when|where|with|in|on|at|by|to|as|that|under|after|before|during|for|from|until|while"
COUNT = rf"(?:an?|{SPELLED}|\d[\d.,]*)"
OUTSIDE = r"\boutside (?:of )?(?=(?:the )?[\w-]+ (?:hours|periods?|times?|days?)\b)"
CONDITION = re.compile(
    rf"\bonly (?:be \w+ (?:[\w’'-]+ ){{0,6}}?)?(?:if|when|with|without|after|where|under|by|through|to the extent|at|during|within)\b|"
    rf"\b(?:on|in|at|for|from|by|with) (?:[\w’'-]+ ){{1,6}}only\b|(?<!\beven )\bif\b|\bunless\b|\bprovided\b|"
    rf"\bsubject to\b(?<!not subject to)|\bafter (?:\d{{1,3}}|{COUNT} years?)\b|\bother (?:law|rule|term)s? (?:decide|govern|apply)\b|"
    rf"(?<!not )\brequir(?:e|es|ed|ing)\b|\b(?:as|so) long as\b|\bconditions?\b|\bconditional\b|\bcontingent\b|"
    r"\bdepend(?:s|ing)?\b(?! on the (?:source|account|report)s?\b)|\bmust\b|\bneeds?\b(?! (?:\w+ )?not?\b)|"
    rf"\b(?:with|under|by) (?:(?!or\b|and\b|without\b)[\w’'-]+ ){{0,4}}{LEAVE}\b|\bapproval or\b|\bprior (?:\w+ )?{LEAVE}\b|"
    r"^\W*(?:please )?(?:check|ask|consult|contact|speak|talk|notify|inform|tell)\b[^.;]*\b(?:before|first|in advance)\b|"
    rf"\bcase[- ]by[- ]case\b|\bby (?:offering|paying|giving|getting|obtaining|providing) |\b{LEAVE} (?:is|are) (?:needed|necessary)\b|"
    rf"\bnot (?:every|all|always|necessarily)\b|\bnot clearly\b|\bsome\b[^.]*\bothers\b|{EXCEPT}|\buntil\b|\bhowever\b|"
    r"\b(?:may|might) (?:\w+ )?be (?:able|entitled|eligible|possible|allowed|permitted|exempt)\b"
    r"|\b(?:for|in) (?:the )?(?:cases?|event) (?:of|that)\b|\bin (?:an emergency|emergencies|(?:exceptional|special) cases)\b|"
    r"\b(?:up to|at most|no (?:more|longer|later) than|not (?:for )?(?:(?:more|longer) than|over|above|beyond)|not exceeding) "
    rf"(?:[A-Z]{{3}} |[$£€¥] ?)?{COUNT}\b|"
    rf"\b(?:for|within|after) {COUNT} (?:\w+ )?(?:minutes?|hours?|days?|nights?|weeks?|months?)\b|"
    r"\b(?:may|can)\b[^.;,]{3,60} (?:when(?:ever)?|while) (?:an?|the|no|every|all|your|it|some\w+|(?-i:[A-Z])[\w-]+) [^.;,]{0,40}?"
    r"\b(?:is|are|has|have)\b|\bafter (?:(?:the|its|their|prior|written|an?) )?(?:[\w-]+ ){0,2}(?:review|approval|consent|notice|"
    r"notification|consultation|registration|training|course|test|inspection|clearance|completion|payment|accident|"
    r"agreement(?! (?:ends?|expires?)\b)|induction|signature|interview)\b|"
    r"\bafter (?:\w+ing|you|we|they|(?:the|an?) (?:[\w’'-]+ ){1,3}(?:has|have|had|is|are))\b|"
    r"\bonce (?:the|it|they|you|your|all|(?:[\w-]+ ){1,4}?(?:is|are|has|have))\b|\bwith (?:\w+ ){0,2}agreement of\b|"
    rf"\bduring (?!the (?:years?|past|last)\b|\d)|\b(?:hardly|scarcely|rarely|seldom)\b|^\W*few\b|{OUTSIDE}|"
    r"\bunder (?:[\w’'-]+ ){0,2}supervision\b|\bunder an? (?:[\w’'-]+ ){0,4}?(?:agreement|contract|arrangement|protocol|memorandum)\b|"
    r"(?<!,) (?:that|which) (?:ha(?:s|ve)|holds?|(?:is|are) not)\b|(?<!,) (?:in|at|to|from|for|on) which [^,;.]*\bnot\b|"
    r"\bwhen (?:they|he|she|there|you) (?:cannot|can|do|does|is|are|has|have)\b|"
    r"\bby (?:\w+ )?(?:agreement|consent|decision|approval|permission) of\b|\bin (?:the )?(?:absence|presence) of\b|"
    r"\b(?:at|in) (?:the )?(?:marked|designated|certain|specified|approved|authori[sz]ed|selected) |"
    r"\bwith (?:an?|valid) (?:[\w-]+ ){0,2}(?:escort|guide|chaperone|companion|host|supervisor|guardian|instructor|ticket|badge|pass|card|"
    r"deposit|prescription|booking|reservation|appointment|passport|warrant)\b|"
    r"\bwhere (?:no|there (?:is|are)|it|they|you) |\bwhere (?:[\w’'-]+ ){1,4}?(?:is|are) (?:not )?|"
    r"\bwhen (?:accompanied|supervised|escorted|approved|authori[sz]ed|invited|wearing|using|carrying)\b",
    re.I,
)
LET_IN = r"(?:allowed|permitted|welcome|admitted|accepted|eligible|entitled|able)\b"
VOID = r"(?:exception|delay|warning|charge|limit|prejudice|cost|regard|reason)"
WAY_OUT = re.compile(  # a limit in the time of day or year is one too
    rf"(?i)(?<!\beven )\bif\b|\bunless\b|{EXCEPT}|\bwithout (?:(?!or\b)[\w’'-]+ ){{0,5}}{LEAVE}\b|"
    rf"\bwithout (?:(?:an?|the|any|prior|written|{terms.OWNERS}) )?+(?!{VOID}|further)(?!\w+ing\b)\w|"
    r"\bonly (?:if|when|with|after|under|by|through)\b|"
    r"\bother than\b|\b(?-i:e|(?<!\w )E)xceptions?\b|\bwith(?: \w+)? waivers?\b|\bsave (?:for|that|as)\b|"
    r", save (?:on|in|at|where|when|with|by)\b|\bprovided\b|\bnot (?:every|all|always|necessarily|clearly)\b|"
    rf"\b(?:approval|licen[cs]e) (?:is|be) (?:given|granted)\b|\b(?:from|between) (?:\d{{1,2}} )?(?:{terms.MONTH}) (?:to|and|until)\b|"
    r"\b(?:from|between) \d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)? (?:to|and|until) \d",
)
BUT_FOR = re.compile(  # somebody or something that a sentence leaves out of what it says
    rf"\b(?:(?:except|save)(?: for)?|other than|apart from|the exception of) (?!(?:{LEADS})\b)((?:(?!{MODAL.pattern})[^,.;:]){{3,60}})",
    re.I,
)
SPLIT = re.compile(
    r"(?i)[;:]\s+|,\s+(?=(?:(?:explicitly|specifically|expressly) )?(?:exclud|includ|but|while|whereas|although|though|unless|except|"
    r"provided|if|so\b|save\b|"
    r"other than|which|because|however|nor\b|it\b|they\b|and (?:\w+ ){0,3}(?:does|do|may|is|are|must|shall|will|it|other|others)\b))"
    r"|(?<!\s)\s+(?=and (?:does|do|did|is|are|was|were|may|must|can|shall|will|has|have) not\b|and cannot\b)"
    r"|(?<!\s)\s+(?=and (?:not|never) (?:in|on|at|during) )"
    r"|(?<!\s)\s+(?=(?:but|unless|except|excluding|while|whereas|although|because|provided|save for|other than)\b)"
    r"|,\s+(?=(?:(?:and )?not (?:in|on|at|into|onto|to|from|by|for|with) (?!(?:any|more|less)\b)[^,]+|"
    r"(?:[\w-]+ ){1,3}(?:may|can|must|is|are|does|do)(?: not|not)?\W*)$)",  # "Basses may sit, sopranos may not."
)
PROPOSED = re.compile(
    r"(?i)\bwould (?:have )?(?:bar|requir|forbid|prohibit|allow|permit|ban|need|limit)\w*|\bproposed\b|"
    r"\b(?:is|are|was|were|remains?) (?:(?:an?|only|mere|merely|still|just) ){0,2}proposals?\b|\bproposals? (?:would|to)\b",
)
HEDGE = re.compile(r"[;,–—]\s*(?:this|that) is (?:our|my|their|an?|the author['’]s)\b[^;]*$", re.I)  # whose word it is, not what it says
ACTIVE = re.compile(r"\b(?:(?-i:may)|can)\b(?! (?:\w+ )?(?:not|be)\b)", re.I)
ELLIPTIC = re.compile(r"^\s*(?:(?:while|whereas|but|and) )?(?:(?!not\b)[\w-]+ ){1,5}(?:is|are|does|do|may|can|was|were|has|have)\W*$", re.I)
OF_IT = re.compile(r"\b(?:it|them)\b", re.I)
IF_SO = re.compile(r"(?<=\w) (?:if|provided(?: that)?|(?:as|so) long as)\b[^,;.]*", re.I)  # "may be shared if it is not secret"
GOES_ON = re.compile(r"\s*(?:but|and|or|yet|though|although)? ?(?:(?:they|he|she|we|you|it) )?(?:may|can)\b", re.I)  # "…, but may film it"
REASON, CONCLUSION = re.compile(r"\s*because\b", re.I), re.compile(r"\s*(?:so|therefore|thus|hence)\b", re.I)
DOUBTED = re.compile(
    r"\b(?:doubt|hope|fear|wonder|warn|expect|worr)\w*|\basked\b(?! for\b)|\bnot legal advice\b|\bconfused with\b|(?<!are )\bused to be\b"
    r"|^\W*(?:ask|check|see|find out|verify|confirm|consider|determine|decide) (?:\w+ )?whether\b|^\W*(?:who|which|how)\b[^?]* (?:is|are)\b"
    r"|^\W*if you (?:do not|don['’]t) (?:agree|consent) (?:to|with) [^.;]*\bwe (?:cannot|can['’]t|(?:will|shall|are) not|won['’]t)\b"
    r"|\b(?:critics?|opponents?|drafts?) (?:says?|argues?|claims?)\b"
    r"|\b(?:effectiveness|success|future|outcome|effects?|value) (?:of [^.;]{1,60} )?(?:will |may |can |would )?depends? (?:\w+ )?on\b"
    r"|\b(?:governs|describes|decides|determines|regulates|defines|explains|lays down|sets out) (?:how|whether)\b",
    re.I,
)  # an opinion, or what is to be found out, rules nothing
DONE = re.compile(  # no rule: what was done, or never came to be one
    r"(?i)\b(?:has|have) (?:\w+ )?(?:implemented|taken|adopted|introduced) (?:\w+ )?(?:measures|steps)\b|\bfound no\b|\bno end date\b|"
    r"\b(?:did not|never) (?:became?|become|passe?d?|take effect|took effect|come into force|came into force)\b",
)
UNGIVEN = re.compile(r"\b(?:does|do|did) not (?:license|permit|authori[sz]e|clear|grant)\b", re.I)  # tells not whether leave is needed


@dataclasses.dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence ruled by one cue; its `force` is that of `force`, `silent` says that the sources do not tell."""

    text: str
    force: int
    silent: bool = False


@functools.lru_cache(maxsize=65536)
def force(text: str) -> int:
    """1 where the words permit, -1 where they exclude or negate, 0 where they do neither.

    >>> force("it may not be shared"), force("this is not excluded"), force("the sky"), force("it may be shared at no cost")
    (-1, 1, 0, 1)
    """
    whole, text = text, forceful(text)
    if FREED.search(text):
        return 1
    if OBSTRUCTS.search(text):
        return -1
    permitted = {negated(text, match) for match in PERMITS.finditer(text)}
    active = ACTIVE.search(text)
    excluded = {negated(text, match) for match in EXCLUDES.finditer(text) if not (active and active.end() < match.start())}
    if True in permitted:
        return -1
    if True in excluded:
        return 1
    if excluded or NEGATION.search(forceful(IF_SO.sub(" ", whole)) if permitted else text):
        return -1
    return 1 if permitted else 0


def negated(text: str, cue: re.Match[str]) -> bool:
    """Whether one of the four words before a cue, or the word after it, negates it."""
    before = text[: cue.start()].split()[-4:]
    return bool(NEGATION.search(" ".join(before)) or re.match(rf"\s*(?:not|never|in no|no)\b(?!\s+(?:{BOUND}))", text[cue.end() :]))


@functools.lru_cache(maxsize=65536)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; one without a cue of its own takes the force of the one before, the first that of the next.

    A reason hands nothing on.
    """
    texts = [part for part in SPLIT.split(HEDGE.sub("", sentence)) if part.strip()] or [sentence]
    cues = [(1 if ELLIPTIC.search(text) else force(text), bool(SILENT.search(text))) for text in texts]
    for i in range(1, len(cues)):
        before = next((cues[j] for j in range(i - 1, -1, -1) if not REASON.match(texts[j])), cues[i - 1])
        cues[i] = cues[i] if any(cues[i]) else before
    for i in range(len(cues) - 2, -1, -1):
        cues[i] = cues[i] if any(cues[i]) else cues[i + 1]
    return tuple(Clause(text, *cue) for text, cue in zip(texts, cues, strict=True))


def ruling(sentence: str, wanted: Sequence[str], weights: dict[str, float]) -> Clause:
    """The clause that rules the wanted stems: the conclusion where one is drawn, else the one that holds most of them."""
    parts = clauses(sentence)
    parts = tuple(part for part in parts if part.silent or not REASON.match(part.text)) or parts
    drawn = [part for part in parts if CONCLUSION.match(part.text) and force(part.text)]
    if drawn:
        return drawn[-1]
    who = MODAL.split(parts[0].text, maxsplit=1)[0]

    def held(part: Clause) -> float:
        before = parts[0].text if OF_IT.search(part.text) else who
        return terms.cover(wanted, f"{before} {part.text}" if GOES_ON.match(part.text) else part.text, weights)

    return max(parts, key=lambda part: (held(part), part.silent, part.force != 0, terms.cover(wanted, part.text, weights), -part.force))
