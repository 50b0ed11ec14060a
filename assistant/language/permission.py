"""The wordings in which leave is asked for, and those that only look like it; regular expressions alone, with no subject."""

import re

from assistant.language import terms


def one_after_another(*parts: str) -> str:
    """A pattern for the parts in this order, with anything but a question mark between them.

    It looks for each part once, from the beginning or a question mark, and keeps what it finds, where `first[^?]*?second` looks for
    the second from every first anew, ever longer. Only the last part may reach beyond a question mark.

    >>> re.findall(one_after_another("is", "(on)", "(off)"), "is on? off, is it on, is it on or off?")
    [('on', 'off')]
    """
    return "(?<![^?])" + "".join(f"(?>[^?]*?{part})" for part in parts[:-1]) + f"[^?]*?{parts[-1]}"


INSTRUMENT = (
    r"(?:agreement|accord|pact|deal|protocol|treaty|polic(?:y|ies)|rule|regulation|guidance|guideline|contract|law|act|statute|document|"
    r"handbook|terms|programme|program|scheme|text|exclusion|exemption|carve-?out|guardrail|review|amendment|annex|clause|measure)s?"
)
INSTRUMENT_PHRASE = re.compile(
    r"(?i)\b(?:under|by|in|within|of|with)?\s*\b(?:the|this|that|our|its|your|[\w-]+['’]s)\s+"
    rf"((?:(?!(?:of|with|under|in|to|for|on|by|from|the|an?|this|that|our|its|your|is|are)\b)[\w’'&–-]+\s+){{0,6}}?){INSTRUMENT}\b",
)
UNBOUND = re.compile(rf"\b(?:it|they|(?:this|the|these) (?:{INSTRUMENT}|order|code)) (?:do|does|shall|will) not apply to\b", re.I)
ON = re.compile(rf"\b{INSTRUMENT} (?:on|about|governing) ((?:[\w-]+ ?){{1,4}})", re.I)
IS, DOES = r"\b(?:am|be|(?:is|are)(?:n['’]t)?)\b", r"\b(?:will|would|won['’]t|do(?:es)?(?:n['’]t)?)\b"
BE = rf"(?:{IS}|\b(?:been|(?:was|were)(?:n['’]t)?)\b)"
END = r"(?=\W*(?:then|now|here|too|still|anyway|or what|though)?\W*$)"
ANY = r"(?:us|me|him|her|them|it|anyone|anybody|people)"
STRONG = (
    r"allow(?:s|ed)?|permit(?:s|ted)?|permissible|prohibit(?:s|ed)?|forbid(?:s|den)?|bar(?:s|red)?|ban(?:s|ned)?|authori[sz](?:e|es|ed)|"
    r"exclud(?:e|es|ed)|qualif(?:y|ies)|suitable for|approved|eligible|ineligible|entitled|lawful|legal|illegal|unlawful|acceptable|"
    r"(?:off|out of)[- ]?(?:limits|bounds)|free (?:to|of|from|under)|able to|safe to|(?:on|off) the table|fair game|"
    r"out of the question|no[- ]go|(?:in|out) or (?:in|out)|"
    r"(?:in|out of|within|outside|beyond) (?:the )?scope|left out|kept out|rul(?:e|es|ed) (?:\w+ )?out|ok(?:ay)?|"
    r"(?:fine|alright) (?:to|if|for|with|under|by|that|\w+ing)|let in|in(?:to)? trouble|(?:good|cleared|clear) to|no-no|"
    rf"(?:fine|alright|legit|allowable|still in(?: the {INSTRUMENT})?|possible){END}|restricted|exempt|open to|"
    r"all ?right|waived?|tolerated|fall(?:s|ing)? foul(?: of)?|"
    r"(?:against|break\w*|violat\w+) (?:the |any |\w+['’]s )?(?:\w+ ){0,2}?(?:rules?|law|agreement|pact)|prevented|punished|penali[sz]ed|"
    r"(?:stops?|prevents?|keeps?) (?:[\w-]+ ){1,3}(?:from|\w+ing)|(?:stop(?:s|ping)?|prevents?|keeps?) (?:us|me|anyone|them|an?|the)|"
    r"(?:a|any|in) (?:breach|violation)|breach|violates?|possible (?:to|for|under|within|at all)|ever possible|compatible with|"
    r"(?:any|a|an) (?:problem|issue|trouble|objection)s?|room for|(?:the|a|any) right to|bound by|shut out|accepted (?:under|by|as)|"
    rf"(?:spare|exempt|excuse|relieve)s? (?:us|me|them|an?|the)|spared|off the hook|in the clear|within (?:{terms.OWNERS}) rights|"
    rf"let {ANY}|(?:gives?|grants?) {ANY} (?:that|this|leave|cover|a pass|an? excuse|an? right)|"
    rf"(?:keep|hold|shut|lock|turn|send)(?:s|ed)? {ANY} (?:out|away|back|home)|turned (?:away|down|back)|"
    rf"(?:keeping|stopping|preventing|barring|holding) (?:{ANY}|(?:my|our) \w+)|get away with|hands tied|on (?:the cards|safe ground)|"
    r"insured|reimbursed|refundable|welcome|the (?:path|way|road) clear|a (?:green light|red line)|safe if|break\w* (?:anything|a rule)|"
    r"land (?:us|me|him|her|them) in|"
    r"one of the (?:forbidden|prohibited|banned|excluded|allowed|permitted)|in (?:our|my|your|the|their) way"
)
LETS = r"lets?\b(?! (?:me|you) know)"
REACHES = (
    r"reach(?:es)?|part of|subject to|caught by|cover(?:s|ed)?|includ(?:e|es|ed)|extend(?:s|ed)? to|stretch(?:es)? to|appl(?:y|ies) to|"
    r"fall(?:s)? (?:under|within|outside|inside)|protect(?:s|ed|ion)?|inside|within|count as|govern(?:s|ed)?|regulate[sd]?"
)
WEAK = (
    rf"{REACHES}|overrid(?:e|es)|overrul(?:e|es)|guarantees?|grants?|provides? for|entitles?|binds?(?!ing)|replaces?|supersedes?|"
    r"licen[cs]es?|promises?|address(?:es|ed)?|mentions?|deals? with|anything about"
)
LICENCE = r"\b(?:licen[cs]e|permission|approval|consent|authori[sz]ation|clearance|permit|sign-?off|green light|go-ahead|blessing)\b"
SCOPE = re.compile(rf"\b(?:{REACHES}|(?:in|out of|outside|beyond) (?:the )?scope|exclud(?:e|es|ed))(?!\w)", re.I)
NAMING = re.compile(r"\b(?:nam(?:e|es|ed)|mention(?:s|ed)?|explicit(?:ly)?|express(?:ly)?|specif\w+|lists?|listed)\b", re.I)
RELATION = re.compile(
    r"\b(?:overrid(?:e|es)|overrul(?:e|es)|waived?|waives|lifts?|removes?|replaces?|supersedes?|adopts?|incorporates?)\b", re.I
)
NEEDS = re.compile(
    rf"\b(?:need|require[sd]?|obtain|get|without)\b[^?]{{0,30}}?{LICENCE}|{LICENCE}[^?]{{0,30}}?\b(?:needed|required|necessary)", re.I
)
TO_TELL = (
    r"to (?:first )?(?:notify|report|register|disclose|apply|ask|tell|file|declare|inform|warn|clear (?:it|this|that)|"
    r"run (?:it|this|that) (?:past|by))\b"
)
CUE = rf"\b(?<!\bthe )(?<!\ba )(?<!\bof )(?:{STRONG})(?!\w)"
WEAKLY = rf"\b(?<!\bthe )(?:{WEAK})"
APART = (  # words that ask for leave, however far one stands from the next
    (rf"(?:{BE}|{DOES})", CUE),
    # what was covered, done or banned once is a question of fact …
    (r"\bdid\b", rf"\b{INSTRUMENT}\b", rf"(?:{CUE}|\b(?:let|cover|protect)\b)"),
    # … and whether a text "covers" asks about permission now
    (IS, rf"{WEAKLY}(?=(?: (?:(?:after|since|in|as of) (?:\w+ )?\d{{4}}|now|today|any ?more))?\W*$)"),
    (IS, WEAKLY, rf"\b(?:{INSTRUMENT}|it|one|protections?|safeguards?|provisions?|(?:new|old|revised|current|latest|updated) version)\b"),
    (DOES, rf"\b(?:{INSTRUMENT}|it|they)\b", rf"\b(?:{WEAK}|{LETS}|adopts?|incorporates?|lifts?)\b"),
    (DOES, rf"\b(?:fall|fit)s? (?:inside|within|under|outside|in|into|with) (?:[\w’'&–-]+ ){{0,5}}?{INSTRUMENT}\b"),
    (rf"{DOES} (?:i|we|they|you)\b", rf"\b(?:need|have) {TO_TELL}"),
    (r"\bmust\b", LICENCE),
)
PERMISSION = re.compile(
    r"(?:^|[,.:;?!—–-]\s*|\b(?:whether|if|so|then|and|or|but|know|say|wondering)\s+)(?:may|can|could|might|can['’]t|"
    r"couldn['’]t)\s+(?!\d|it\b|that\b|this\b|you (?:please )?(?:help|assist|advise)(?: (?:me|us|out|with (?:this|that|it)))*\W*$)"
    r"|\b(?:whether|if)\s+(?:\w+\s+){1,6}?(?:may|can|could)\b"
    rf"|{LICENCE}[^?]{{0,30}}?\b(?:needed|required|necessary|a must)\b|\b(?:need(?:ing)?|requir(?:es?|ing)|obtain|"
    rf"get)\b[^?]{{0,30}}?{LICENCE}"
    rf"|^(?:{DOES}) you (?:\w+ )?(?:cover|insure|accept|allow|permit|take|pay for|reimburse)\b"
    r"|^[^?]*\b(?:allowed|permitted|forbidden|prohibited|banned|ok(?:ay)?|off[- ]limits|in or out)\b\s*"
    r"(?:(?:under|by|with|here|now|in|as|for)\b[^?]*)?\?*$"
    r"|(?:^|[.,:;!-]\s*)"
    r"(?:ok(?:ay)?|fine|allowed|permitted|permissible|legal|lawful|possible|doable|feasible|al(?:l )?right|acceptable|kosher)\b"
    r"(?: (?:to|if|for|with|under|in)\b[^?.]*)?\?\W*$"
    r"|\bmay (?:it|this|that) (?!be that|have|seem)\w"
    r"|\b(?:can|could) (?:it|this|that) (?:still )?"
    r"(?:go|come|run|happen|sit|stay|travel|ride|wait|sleep|proceed|count as|qualify|"
    r"be (?:sent|shared|used|shipped|done|published|exported|given|handed|kept|"
    r"left|brought|put|stored|sold|taken|carried|parked|moved|copied|printed|shown))\b"
    r"|(?:^|[.;!?,–—-] |\bthere )any (?:(?:problem|issue|objection|trouble|harm)s?(?: (?:with|if|in|from|to|under)\b|\?\W*$)"
    r"|(?:rule|law|ban)s? against\b)|^any (?:rule|law|ban)s? on\b|^permission to\b|^anything (?:wrong|illegal) (?:with|in|if)\b"
    r"|\bmind if (?:i|we)\b|\bdo (?:i|we) (?:still )?get to (?:keep|use|have|take|stay|bring|choose)\b"
    r"|^so no [^?]+\?\W*$|(?:^|[.!;,] ?)still (?:covered|allowed|permitted)\b[^?]*\?\W*$"
    rf"|^(?!{BE}|{DOES}|did\b|has\b|have\b)(?:[\w’'-]+ ){{1,5}}(?:can(?:not|['’]t)?|(?-i:may))\b(?! \d)[^?]*\?\W*$"
    r"|\b(?:when|where|while) (?:i|we)\b[^?,]{3,60} (?:may|can|could) (?:i|we)\b"
    r"|\b(?:is|are) there (?:a|an|any)?\s*(?:\w+ )?(?:ban|bar|prohibition|restrictions?|rule against)\b|"
    + "|".join(one_after_another(*parts) for parts in APART),
    re.I,
)
NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|\d+"
FOLLOWS = (  # what comes of a thing is a fact, unless the thing itself is asked leave for
    r"(?:^|[.!?,;:] )(?:so |and |but )?(?:can|could|may|might) (?:(?!(?:i|we|that|which|who|if|when)\b)[\w’'-]+ ){1,9}?"
    r"(?:(?:lead to|result in)\b|be (?:dismissed|fired|sacked|expelled|fined|sued|prosecuted|disciplined|evicted|arrested) for\b)"
)
OPEN_QUESTION = re.compile(
    r"^(?:please )?(?:list|name|describe|explain|summari[sz]e)\b|"
    r"(?:^|[.?!,:-]\s+)(?:and |so |but |then |also )?"
    r"(?:(?:in|under|to|on|at|for|by|since|from|with|about|between|after|before|until|within|during|through) )?"
    r"(?:what(?! about|(?: happens)? if\b(?![^?,]*?(?:n['’]t|\bcannot|\bcant|\bnot)\b))|which|who|whom|whose|"
    r"(?:when|where)(?![^?,]*, (?:may|can|could|will|would|is|are|was|were|do|does|did|must|should)\b)"
    r"(?! (?:i|we|my|our)\b[^?,]* (?:may|can|could) (?:i|we)\b)|why|"
    r"how(?! about))\b"
    rf"|{FOLLOWS}"
    r"|(?<!\bor )(?<!ing )\b(?:when|where)\W*$"
    r"|\b(?<!have to )(?<!need to )(?:but|say|tell|tells|know|explain|see|told|remember) (?:me |us )?"
    rf"(?:{terms.ASKING})\b"
    r"|" + one_after_another(rf"\b(?:one|{NUMBERS})\b(?! or two\b)", rf"\bor (?:over |about )?(?:{NUMBERS})\b"),
    re.I,
)
SAY = "tell|explain|say|show|give|describe|check|provide|elaborate|detail|specify|outline|name|identify|let me know|help|remind|sort"
KNOW = r"confirm|check(?! in\b| out\b)|clarify|compare|summari[sz]e|remember|understand|look up|find out|trust|believe|list"
COURTESY = re.compile(  # and what is only asked beside: "may we film? who says?"
    rf"(?i)^(?:please\W*)?(?:can|could|would|will) (?:you (?:please )?(?:{SAY}|{KNOW})|(?:i|we) (?:please )?(?:{KNOW}))\b\s*(?:me|us)?\s*"
    r"|(?<=\?)\s*(?:(?:and|so|but|or) )?(?:(?:(?:since|until|from|by) )?when|why(?: not)?|who says(?: so| that)?|says who|for how long"
    r"|how come|by whom|according to (?:whom|what))[\s?]*$",
)
RESTRICTION = r"(?:rules?|laws?|regulations?|regimes?|controls?|bans?|statutes?|acts?|orders?|restrictions?)"
UNDER = rf"\b(?:(?:covered|caught|governed|regulated|reached) by|subject to) (?:[\w’'-]+ ){{0,6}}?{RESTRICTION}\b"
REACH = re.compile(  # what a restriction covers is a question of fact: "permitted" would say the contrary of what its reader takes it to
    rf"(?i)\b{RESTRICTION} (?:[\w’'-]+ ){{0,6}}?(?:cover|catch|reach|govern|regulate|include|extend to|appl(?:y|ies) to)\b"
    rf"|{one_after_another(IS, UNDER)}|\bfalls? (?:under|within|outside) (?:[\w’'-]+ ){{0,6}}?{RESTRICTION}\b"
    rf"|^(?:is|are) [^?]*\b(?:within|inside) (?:[\w’'-]+ ){{0,6}}?{RESTRICTION}\b",
)
MAY, MIGHT = r"\b(?:can|could|may|might)\b", r"\b(?:might|could) (?:the|this|that|it)\b"
KNOWN = (
    r"\b(?:be|been) (?:trusted|relied on|right|wrong|true|sure|certain|explained|summari[sz]ed|compared|verified|proved|proven|mistaken|"
    r"because)\b"
)
CHANGED = (
    rf"(?:\b{INSTRUMENT} |\bit )(?:be )?(?:renewed|extended|amended|changed|ended|revoked|cancell?ed|expire|lapse|survive|last|continue|"
    r"collapse|end)\b"
)
SAYS = (
    rf"(?:does|do) (?:the|this|that|our) (?:[\w-]+ ){{0,2}}?{INSTRUMENT} say [^?]*\b(?:is|are|be) "
    r"(?:fine|ok(?:ay)?|allowed|permitted|banned)\b"
)
OTHER = re.compile(  # what was let happen, what can be seen or found, what is true, and what a text has in it: no leave is asked
    rf"(?i)^{DOES} (?:the|this|that) (?:[\w&’'-]+ ){{0,4}}?{INSTRUMENT} need\b|"
    rf"\b(?:can|could|may|might) (?:the|this|that|its|an?) (?:(?!outside|under|with)[\w’'-]+ ){{0,4}}?"
    rf"(?:{INSTRUMENT}|ban|fine|penalty|suspension) (?:(?:on|of|for) (?:[\w’'-]+ ){{1,4}}?)?(?:go(?! ahead)|come|rise|last|return|lapse)\b"
    r"|^\W*(?:has|have|had) [^?]*\bbeen (?:approved|granted|cleared|licensed|reimbursed|punished|penali[sz]ed|prevented)\b"
    r"|\b(?:was|were) [^?]*\bbecause of\b|\b(?:was|were) (?:[\w’'-]+ ){1,4}?(?:ok|okay|fine|happy) with\b|"
    r"\b(?:allowed|permitted) to (?:lapse|expire|end|run out|die|fall|happen|grow)\b|"
    r"\b(?:can|could|may|might) (?:i|we|you) (?:also )?(?:see|read|open|find|download|get|have|view|rely on) (?:(?:the|your|"
    r"its|a|any|all) )?"
    r"(?:\w+ )?(?:this|that|it|sources?|texts?|evidence|quotes?|quotations?|passages?|wording|links?|pages?|files?|copy)\b\W*"
    r"(?:(?!\w+ed\b)\w+\W*)?$"
    rf"|{one_after_another(MAY, KNOWN)}"
    r"|\b(?:can|could) (?:i|we|you|anyone|one) (?:know|assume|conclude|tell (?:if|whether|which|how|what|when|from|that))\b"
    rf"|{one_after_another(MIGHT, CHANGED)}"
    rf"|\b(?!{SAYS})(?:did|does|do(?! (?:i|we)\b)|has|have|would)\b (?:[\w’'.-]+ ){{1,5}}"
    rf"(?:say(?! no\b)|said|mention|agree|claim|report|announce|want|try|tried|call|think)s?\b"
    rf"|\b(?:can|could) (?:the|this) (?:\w+ )?{INSTRUMENT} (?:really |even |ever )?(?:work|deliver|succeed|fail|help)\b"
    r"|\b(?:include|contain|mention|provide for|have)s? (?:a|an|any|its own) (?:[\w-]+ ){0,3}(?:clause|provision|article|section|procedure|"
    r"mechanism|commission|committee|definition|annex|preamble|list|chapter|date)s?\b",
)
