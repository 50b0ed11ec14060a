"""A question in, what it asks permission for out (None unless it asks for permission): its words, its instrument, its past or present."""

from __future__ import annotations

import dataclasses
import itertools
import re

from assistant import terms

INSTRUMENT = (
    r"(?:agreement|accord|pact|deal|protocol|treaty|polic(?:y|ies)|rule|regulation|guidance|guideline|contract|law|act|statute|document|"
    r"handbook|terms|programme|program|scheme|text|exclusion|guardrail|review|amendment|annex|clause|measure)s?"
)
INSTRUMENT_PHRASE = re.compile(
    r"\b(?:under|by|in|within|of|with)?\s*\b(?:the|this|that|our|its|your|[\w-]+['’]s)\s+"
    rf"((?:(?!(?:of|with|under|in|to|for|on|by|from|the|an?|this|that|our|its|your|is|are)\b)[\w’'&–-]+\s+){{0,6}}?){INSTRUMENT}\b",
    re.I,
)
ON = re.compile(rf"\b{INSTRUMENT} (?:on|about|governing) ((?:[\w-]+ ?){{1,4}})", re.I)
IS, DOES = r"\b(?:is|are|am|be|isn't|aren't)\b", r"\b(?:does|do|will|would|doesn't|don't|won't)\b"
BE = rf"(?:{IS}|\b(?:was|were|been|wasn't|weren't)\b)"
END = r"(?=\W*(?:then|now|here|too|still|anyway|or what|though)?\W*$)"
STRONG = (
    r"allow(?:s|ed)?|permit(?:s|ted)?|permissible|prohibit(?:s|ed)?|forbid(?:s|den)?|bar(?:s|red)?|ban(?:s|ned)?|authori[sz](?:e|es|ed)|"
    r"exclud(?:e|es|ed)|qualif(?:y|ies)|suitable for|approved|eligible|ineligible|entitled|lawful|legal|illegal|unlawful|acceptable|"
    r"(?:off|out of)[- ]?(?:limits|bounds)|free (?:to|of|from)|able to|safe to|let (?:us|me)|(?:on|off) the table|fair game|"
    r"no[- ]go|(?:in|out) or (?:in|out)|"
    r"(?:in|out of|within|outside|beyond) (?:the )?scope|left out|kept out|rul(?:e|es|ed) (?:\w+ )?out|ok(?:ay)?|fine (?:to|if|for|with)|"
    rf"(?:fine|alright|legit|allowable|still in|possible){END}|restricted|exempt|open to|all ?right|waived?|tolerated|fall foul of|"
    r"(?:against|break\w*|violat\w+) (?:the |any |\w+['’]s )?(?:\w+ ){0,2}?(?:rules?|law|agreement|pact)|prevented|punished|penali[sz]ed|"
    r"(?:stops?|prevents?|keeps?) (?:[\w-]+ ){1,3}(?:from|\w+ing)|(?:stops?|prevents?|keeps?) (?:us|me|anyone|them|a|an|the)|"
    r"(?:a|any|in) (?:breach|violation)|breach|violates?|possible (?:to|for|under|within|at all)|ever possible|compatible with|"
    r"(?:any|a|an) (?:problem|issue|trouble|objection)s?|room for|(?:the|a|any) right to|bound by|shut out|accepted (?:under|by|as)|"
    r"(?:spare|exempt|excuse|relieve)s? (?:us|me|them|an?|the)|in (?:our|my|your|the|their) way"
)
LETS = r"lets?\b(?! (?:me|you) know)"
WEAK = (
    r"part of|subject to|caught by|cover(?:s|ed)?|includ(?:e|es|ed)|extend(?:s|ed)? to|appl(?:y|ies) to|fall(?:s)? (?:under|within|outside|"
    r"inside)|protect(?:s|ed|ion)?|overrid(?:e|es)|overrul(?:e|es)|inside|count as|guarantees?|grants?|provides? for|entitles?|binds?|"
    r"replaces?|supersedes?|licen[cs]es?|promises?|address(?:es|ed)?|mentions?|deals? with|govern(?:s|ed)?|regulate[sd]?|anything about"
)
LICENCE = r"\b(?:licen[cs]e|permission|approval|consent|authori[sz]ation|clearance|permit)\b"
CUE = rf"\b(?<!\bthe )(?<!\ba )(?<!\bof )(?:{STRONG})(?!\w)"
PERMISSION = re.compile(
    r"(?:^|[,.:;?!—–-]\s*|\b(?:whether|if|so|then|and|or|but|know|say|wondering)\s+)(?:may|can|could|might|can['’]t|"
    r"couldn['’]t)\s+(?!\d|it\b|"
    r"that\b|this\b)"
    r"|\b(?:whether|if)\s+(?:\w+\s+){1,6}?(?:may|can|could)\b"
    rf"|(?:{BE}|{DOES}|\bdid\b[^?]*?\b{INSTRUMENT}\b)[^?]*?{CUE}"  # what was covered, done or banned once is a question of fact …
    rf"|{IS}[^?]*?\b(?<!\bthe )(?:{WEAK})(?=\W*$|[^?]*\b(?:{INSTRUMENT}|it)\b)"  # … and whether a text "covers" asks about permission now
    rf"|{DOES}[^?]*?\b(?:{INSTRUMENT}|it|they)\b[^?]*?\b(?:{WEAK}|{LETS}|adopts?|incorporates?|lifts?)\b"
    rf"|{DOES}[^?]*?\b(?:get|keep|have|enjoy|claim)\b[^?]*\b(?:exemption|exclusion|exception|carve-?out)\b"
    rf"|{DOES} (?:i|we|they|you)\b[^?]*?\b(?:need|have) to (?:notify|report|register|disclose|apply|ask|tell)\b"
    rf"|{DOES}[^?]*?\b(?:outside|foul of|fund|count as covered|get protection)\b(?:[^?]*\b(?:{INSTRUMENT}|in)\b|\W*$)"
    rf"|\b(?:was|were)\b[^?]*?\bcovered by\b[^?]*\b{INSTRUMENT}\b|\bdid\b[^?]*?\b{INSTRUMENT} (?:let|cover|protect)\b"
    rf"|{BE}[^?]*?\boutside (?:of )?the\b[^?]*\b{INSTRUMENT}\b"
    rf"|\bmust\b[^?]*{LICENCE}|{LICENCE}[^?]{{0,30}}?\b(?:needed|required|necessary)\b|\b(?:need|requires?|obtain|"
    rf"get)\b[^?]{{0,30}}?{LICENCE}"
    r"|^[^?]*\b(?:allowed|permitted|forbidden|prohibited|banned|ok(?:ay)?|off[- ]limits|in or out)\b\s*(?:(?:under|by|with|here|now|in)\b"
    r"[^?]*)?\?*$"
    r"|\bwould (?:it|that|this) be (?:a |an |any )?(?:\w+ )?(?:problem|issue|trouble|breach|violation|wrong|ok(?:ay)?|fine|"
    r"legal|acceptable)\b"
    r"|(?:^|[.,:;!-]\s*)(?:ok(?:ay)?|fine|allowed|permitted|legal|possible|alright|acceptable)\b(?: (?:to|if|for|with)\b[^?.]*)?\?\W*$"
    r"|\b(?:may|can) (?:it|they|he|she|we|i)\?\W*$"
    r"|^any (?:problem|issue|objection|trouble)s? (?:with|if)\b"
    rf"|^(?!{BE}|{DOES}|did\b|has\b|have\b)(?:[\w’'-]+ ){{1,5}}(?:can|(?-i:may))\b(?! \d)[^?]*\?\W*$"
    r"|\b(?:is|are) there (?:a|an|any)?\s*(?:\w+ )?(?:ban|bar|prohibition|restrictions?|rule against)\b",
    re.I,
)
OPEN_QUESTION = re.compile(
    r"^(?:please )?(?:list|name|describe|explain|summari[sz]e)\b|"
    r"(?:^|[.?!,-]\s+)(?:and |so |but |then |also )?(?:(?:in|under|to|on|at|for|by|since|from|with|about) )?"
    r"(?:what|which|who|whom|whose|when|where|why|how)\b"
    r"|\b(?:but|say|tell|tells|know|explain|see|told|remember) (?:me |us )?(?:what|which|who|when|where|why|how)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b[^?]*\bor (?:over |about )?(?:two|three|four|five|six|seven|eight|"
    r"nine|ten|\d+)\b",
    re.I,
)
SAY = (
    r"tell|explain|say|show|give|list|describe|summari[sz]e|confirm|check|provide|clarify|elaborate|detail|specify|outline|name|identify|"
    r"let me know|help|remind"
)
KNOW = r"confirm|check(?! in\b| out\b)|clarify|compare|summari[sz]e|remember|understand|look up|find out|trust|believe|list"
COURTESY = re.compile(
    rf"^(?:please\W*)?(?:can|could|would|will) (?:you (?:please )?(?:{SAY}|{KNOW})|(?:i|we) (?:please )?(?:{KNOW}))\b\s*(?:me|us)?\s*", re.I
)
RESTRICTION = r"(?:rules?|laws?|regulations?|regimes?|controls?|bans?|statutes?|acts?|orders?|restrictions?)"
REACH = re.compile(  # what a restriction covers is a question of fact: "permitted" would say the contrary of what its reader takes it to
    rf"\b{RESTRICTION} (?:[\w’'-]+ ){{0,6}}?(?:cover|catch|reach|govern|regulate|include|extend to|appl(?:y|ies) to)\b"
    rf"|{IS}[^?]*?\b(?:covered|caught|governed|regulated|reached) by (?:[\w’'-]+ ){{0,6}}?{RESTRICTION}\b"
    rf"|{IS}[^?]*?\bsubject to (?:[\w’'-]+ ){{0,6}}?{RESTRICTION}\b|\bfalls? (?:under|within|outside) (?:[\w’'-]+ ){{0,6}}?{RESTRICTION}\b",
    re.I,
)
OTHER = re.compile(  # what was let happen, what can be seen or found, what is true, and what a text has in it: no leave is asked
    rf"^{DOES} (?:the|this|that) (?:\w+ )?{INSTRUMENT} need\b|"
    r"\b(?:allowed|permitted) to (?:lapse|expire|end|run out|die|fall|happen|grow)\b|"
    r"\b(?:can|could|may|might) (?:i|we|you) (?:also )?(?:see|read|open|find|download|get|have|view|rely on) (?:(?:the|your|"
    r"its|a|any|all) )?"
    r"(?:\w+ )?(?:this|that|it|sources?|texts?|evidence|quotes?|quotations?|passages?|wording|links?|pages?|files?|copy)\b\W*(?:\w+\W*)?$"
    r"|\b(?:can|could|may|might)\b[^?]*?\b(?:be|been) (?:trusted|relied on|right|wrong|true|sure|certain|explained|summari[sz]ed|compared|"
    r"verified|proved|proven|mistaken|because)\b"
    r"|\b(?:can|could) (?:i|we|you|anyone|one) (?:know|be sure|assume|conclude|tell)\b"
    rf"|\b(?:might|could) (?:the|this|that|it)\b[^?]*?(?:\b{INSTRUMENT} |\bit )(?:be )?(?:renewed|extended|amended|changed|"
    rf"ended|revoked|cancell?ed|"
    r"expire|lapse|survive|last|continue|collapse|end)\b"
    rf"|\b(?:did|does|do|has|have|would)\b (?:[\w’'.-]+ ){{1,5}}(?:say|said|mention|agree|claim|report|announce|want|try|"
    rf"tried|call|think)s?\b"
    rf"|\b(?:can|could) (?:the|this) (?:\w+ )?{INSTRUMENT} (?:really |even |ever )?(?:work|deliver|succeed|fail|help)\b"
    r"|\b(?:include|contain|mention|provide for|have)s? (?:a|an|any|its own) (?:[\w-]+ ){0,3}(?:clause|provision|article|section|procedure|"
    r"mechanism|commission|committee|definition|annex|preamble|list|chapter|date)s?\b",
    re.I,
)
VERSION = frozenset(map(terms.stem, "revised new updated current latest amended present old original former earlier previous".split()))
PAST = re.compile(
    r"\b(?:was|were|did|had|back in|used to|(?:old|original|former|earlier|previous) (?:\w+ )?" + INSTRUMENT + r")\b|\b(?:1[89]|20)\d\d\b",
    re.I,
)
SCOPE = re.compile(rf"\b(?:{WEAK}|(?:in|out of|within|outside|beyond) (?:the )?scope|exclud(?:e|es|ed))(?!\w)", re.I)
NAMING = re.compile(r"\b(?:nam(?:e|es|ed)|mention(?:s|ed)?|explicit(?:ly)?|express(?:ly)?|specif\w+|lists?|listed)\b", re.I)
RELATION = re.compile(
    r"\b(?:overrid(?:e|es)|overrul(?:e|es)|waived?|waives|lifts?|removes?|replaces?|supersedes?|adopts?|incorporates?)\b", re.I
)
ALWAYS = re.compile(r"\b(?:always|every|all|any kind|any sort|automatically|without exception)\b", re.I)
VAGUE = frozenset(
    "s t re ve ll w right alway every togeth someon anyon anyth everyth stuff thing kind sort sure possib problem wrong".split()
)
NEEDS = re.compile(
    rf"\b(?:need|require[sd]?|obtain|get|without)\b[^?]{{0,30}}?{LICENCE}|{LICENCE}[^?]{{0,30}}?\b(?:needed|required|necessary)", re.I
)
DEED = re.compile(
    r"\b(?:may|can|could|might|would) (?:i|we|you|they|anyone|one|he|she|[a-z]+s)(?: (?:still|also|then|just|now|please|ever))* (\w+)", re.I
)
TELLING = 3  # stems of a sentence that tells by itself what is asked
BACK = re.compile(r"\b(?:it|its|this|that|these|those|they|them|their|he|she|him|her|one|ones|there|such|so)\b", re.I)
LIGHT = frozenset("do run use work get go have carry make take be start keep hold put tak us".split())


NUMBERED = (
    "article|section|annex|part|chapter|category|class|level|tier|group|zone|lot|room|building|schedule|appendix|form|type|phase|floor"
)
LABEL = r"(?:[A-HJ-Z]|\d{1,4})"
LABELLED = re.compile(  # "lots A and B", "article 5"
    rf"\b(?:((?i:{NUMBERED}))s?|([A-Za-z]{{3,}}?)s?(?= [A-Z]\b)) ({LABEL}(?:(?:,? (?:and|or) |, |/){LABEL}\b)*)(?!\w|\.\d|[’'])"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """What permission is asked for.

    `stems` are the words of the thing, `words` all of the question's, `deed` is what would be done with it, `reach` the verb of
    a question about reach, `named` are the words that tell which instrument is meant and `names` the proper names among them,
    lower-case; `licence` says that leave is asked about, `scope` that the reach of the instrument is, `relation` that its effect
    on another rule is, `naming` that it is asked whether something is named, `always` whether something holds throughout;
    `labels` tell one of several things of a name from the others.
    """

    stems: tuple[str, ...]
    words: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    deed: str = ""
    reach: tuple[str, ...] = ()
    licence: bool = False
    scope: bool = False
    relation: bool = False
    naming: bool = False
    always: bool = False
    past: bool = False
    names: tuple[str, ...] = ()
    labels: tuple[tuple[str, frozenset[str]], ...] = ()


def request(question: str) -> Request | None:
    """What a question asks permission for; None where it asks for none.

    >>> request("May we share samples under the old pact?").stems, request("When was it signed?")
    (('shar', 'sampl'), None)
    """
    text = COURTESY.sub("", question.strip())
    if OPEN_QUESTION.search(text) or not PERMISSION.search(text) or OTHER.search(text) or reaches(text):
        return None
    text = asking(text)
    told = " ".join(["".join(found) for found in INSTRUMENT_PHRASE.findall(text) + ON.findall(text)])
    called = " ".join(found.group().replace("-", " ") for one in (INSTRUMENT_PHRASE, ON) for found in one.finditer(text))
    named = tuple(stem for stem in terms.content(told) if stem not in VAGUE | VERSION)
    bare = re.sub(rf"\b(?:{STRONG}|{WEAK})(?!\w)|{LICENCE}", " ", INSTRUMENT_PHRASE.sub(" ", text), flags=re.I)
    bare = re.sub(rf"\b(?:need|required?|needed|necessary|obtain|get|(?<!\ba )(?<!\ban )(?<!\bany ){INSTRUMENT})\b", " ", bare, flags=re.I)
    return Request(
        tuple(stem for stem in terms.content(bare) if stem not in VAGUE and not (len(stem) == 1 and stem.isalpha())),
        terms.content(text),
        named,
        pairs=tuple(pairs(bare)),
        deed=next((stem for found in DEED.findall(text) for stem in terms.content(found) if stem not in LIGHT), ""),
        reach=tuple(terms.stem(found) for found in re.findall(rf"\b(?:{WEAK})(?!\w)", text, re.I) if " " not in found),
        licence=bool(NEEDS.search(text)),
        scope=bool(SCOPE.search(text)),
        relation=bool(RELATION.search(text)),
        naming=bool(re.search(r"\b(?:named|by name|explicitly|expressly|mentioned)\b", text, re.I)),
        always=bool(ALWAYS.search(text)),
        past=bool(PAST.search(text)),
        labels=labels(text),
        names=tuple(name.lower() for name in re.findall(r"\b[A-Z][A-Za-z]+", called)),
    )


def asking(text: str) -> str:
    """The sentence that asks, without the story before it, unless it points back or says too little by itself.

    >>> asking("We fly on Monday. Can we take our skis on board?"), asking("We have old skis. Can we take them?")
    ('Can we take our skis on board?', 'We have old skis. Can we take them?')
    """
    last = [one for one in re.split(r"(?<=[a-z)][.!?]) +", text) if PERMISSION.search(one)][-1:]
    told = len(terms.content(last[0])) if last else 0
    return last[0] if told >= TELLING and 2 * told >= len(terms.content(text)) and not BACK.search(last[0]) else text


def labels(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The letters and numbers that tell things of one name apart, beside the stem of the name.

    >>> [(name, sorted(told)) for name, told in labels("May we use lots A and B under Article 5?")]
    [('lot', ['A', 'B']), ('articl', ['5'])]
    """
    found = LABELLED.findall(text)
    return tuple((terms.stem(one or other), frozenset(re.findall(r"[A-Z]|\d+", told))) for one, other, told in found)


def reaches(text: str) -> bool:
    """Whether a question asks only what a restriction covers.

    >>> reaches("Is code covered by the export ban?"), reaches("Is code banned if it is covered by the rule?")
    (True, False)
    """
    return bool(REACH.search(text)) and not re.search(rf"\b(?:may|can|could|might)\b|{CUE}", re.sub(r"\bbans?\b", " ", text), re.I)


def pairs(text: str) -> list[tuple[str, str]]:
    """Stems of words that carry meaning and follow each other directly.

    >>> pairs("sell stringed instruments to old friends")
    [('sell', 'string'), ('string', 'instru'), ('old', 'friend')]
    """
    words = re.findall(r"[\w’'&./]+|[^\w\s]", text.replace("-", " "))
    stems = [one[0] if len(one := terms.content(word)) == 1 else "" for word in words]
    return [(one, two) for one, two in itertools.pairwise(stems) if one and two]
