"""A question goes in; what kind of thing answers it (a date, a number, a name …) comes out, and whether a text holds one."""

from __future__ import annotations

import re
from collections.abc import Container

from assistant import cues, terms
from assistant.counted import BESIDE, MONTH, NUMERAL, counts

UNIT = "(?:second|minute|hour|day|week|month|year|decade|centur)"
IDENTITY = re.compile(r"\bwho(?:['’]?s| is| was)? (?:the|our|your|its|their|\w+['’]s) ((?!.*\b(?:who|that)\b)[^?]+)", re.I)
MANY = (
    "senators|people|lawmakers|agencies|officials|ministers|ministries|companies|firms|startups|departments|universities|campuses|schools|entities"
    "|websites|stations|hospitals|clinics|airlines|airports|banks|hotels|suppliers|caterers|brands|institutions|institutes|laboratories|labs|lawyers|countries|nations|states|provinces|cities|organi[sz]ations|newspapers"
)  # those who have names of their own, more than one

PRICED = (
    r" (?:is|are|was|were) (?:(?:the|a|my|our) )?(?:[\w-]+ )?(?:deposit|fee|fine|rent|charge|price|cost|bill|tax|levy|premium|toll)s?\b"
)

VALUES = frozenset("contact part vote code age share hour deadline duration often speed size penalty money when count where".split())
# What a question asks for is the kind whose pattern comes first in it; of two that begin together, the first of these.
ASKS = {
    "contact": r"\b(?:phone|telephone|fax|e-?mail) ?(?:numbers?|address\w*)\b|\bcontact details\b|\b(?:postal |web ?)address\b|\bURL\b"
    r"|\b(?:phone|telephone|fax|e-?mail)\W*$|\bwhom?\b[^?]*\b(?:do|can|should|may|must) (?:i|we|you|one) (?:e-?mail|phone|ring)\b",
    "terms": r"\bwhat (?:are|were|is) the (?:\w+ )?(?:conditions?|requirements?|criteri(?:a|on)|prerequisites?)\b",
    "part": r"\b(?:which|what) (?:article|section|clause|annex|paragraph|chapter|page)\b",
    "vote": r"\bvotes? (?:count|tally|split)\b|\bhow many votes\b"
    r"|\b(?:by|with) (?:what|which|how \w+ an?) (?:\w+ )?(?:vote|majority|margin)\b",
    "code": r"\b(?:case|docket|dispute|file|form|serial|reference|registration|account|platform|room|bill|patent|licen[cs]e) numbers?\b"
    r"|\b(?:ECCN|ISBN|DOI|ISSN|postcode|zip code)\b",
    "age": r"\bhow (?:old|young)\b|\bwhat age\b|\b(?:when|what year|which year)\b[^?]*\bborn\b",
    "share": r"\b(?:what|which|how many) (?:per ?cent\w*|share|proportion)\b|\b(?:acceptance|success) rate\b",
    "hour": r"\bwhat time\b(?! (?:limit|frame|period|zone))|\b(?:what|which) hours?\b|\b(?:opening|visiting|office|closing) hours\b",
    "deadline": r"\b(?:by|before) when\b|\bhow (?:soon|quickly|late|early|fast (?:do|must|should) \w+ (?:have|need) to|"
    r"(?:far|long|much|many \w+) (?:ahead|in advance|before|after))\b"
    r"|\bhow much (?:\w+ )?(?:notice|warning)\b|\bdeadline\b",
    "duration": r"\bhow long\b",
    "speed": r"\bhow fast\b|\bspeed limit\b",
    "size": rf"\bhow (?:tall|high(?!{PRICED})|far|deep|wide|heavy)\b",
    "penalty": r"\b(?:what|which)(?:['’]s| is| are)? (?:the |a )?(?:\w+ )?"
    r"(?:penalt(?:y|ies)|punishments?|sanctions?|prison (?:term|sentence))\b"
    r"|\b(?:penalty|punishment|prison (?:term|sentence)) (?:for|if|is|do|does)\b",
    "money": rf"\bhow (?:high|big|large){PRICED}"
    r"|\bhow much (?:does|did|do|is|was|were|are|will|would|money|funding)\b"
    r"|\bwhat (?:does|do|did|will|would) [^?]{2,40} (?:charge|earn)\b|\bwhat (?:rent|(?:daily |meal )?allowance|mileage rate)\b"
    r"|\b(?:costs?|price|fees?|fines?|salar(?:y|ies)|budgets?|worth|pays?|paying|paid|spends?|spent|in dollars|grant money)\b",
    "when": r"\b(?:when|since when|until when|(?:what|which) (?:year|date|day|month|time)|deadline|expir\w+ date)\b",
    "often": r"\bhow (?:often|frequently|many times)\b",
    "count": r"\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:number|sum|amount)\b"
    r"|\b(?:numbers? of|count of|head ?count|cut-?off|threshold|max(?:imum)?(?! (?:fees?|fines?|costs?|price|pay)\b))\b",
    "names": rf"\b(?:which|what|list) (?:(?!(?:of|would|should|must|did|do|does|can|will)\b)[\w’'-]+ ){{0,3}}(?:{MANY})\b"
    rf"|\b(?:{MANY})\b.*\bwho\?$",
    "who": r"\b(?:who|whom|whose|whos|(?:which|what) (?:(?!(?:did|do|does|has|is|are|was|were)\b)\w+ ){0,2}"
    r"(?:senators?|person|people|presidents?|ambassadors?|diplomats?|judges?"
    r"|congress(?:wo)?m[ae]n|professors?|scientists?|authors?|agency|agencies|officials?|ministers?|ministry"
    r"|ministries|company|companies|firms?|departments?|universit(?:y|ies)|lawyers?|countr(?:y|ies)|provinces?|cit(?:y|ies)))\b"
    r"|\b(?:first|last|full) name\b|\bname of\b",
    "where": r"\bwhere\b|\b(?:in|at|to|from) (?:which|what) (?:\w+ ){0,2}(?:city|town|village|place|country|state|building|room|venue)\b",
    "why": r"\b(?:why|what (?:led|caused)|for what reason|how come|reasons? for|what was the (?:reason|purpose|aim|point))\b",
    "said": r"\bwhat (?:did|does|do|has)\b.*\b(?:say|said|think|answer|comment|tell|argue|reply|write|respond|promise)\b"
    r"|\b(?:view|take|opinion|reaction)\b\W*$",
}
SEVERAL = re.compile(  # "which fields", "what other documents": things of one sort, and no verb that ends in s
    r"\b(?:which|what)\b(?: (?!(?:is|was|does|has)\b)[\w-]+){0,2}? (?!(?:is|was|does|has|this|its)\b)\w+s\b|\blist\b", re.I
)
CLOSED = re.compile(r"\W*(?:(?:and|so|but) )?(?:is|are|was|were|do|does|did|has|have|had|can|could|may|must|will|would|should)\b", re.I)
DEFINED = re.compile(r"\bwho (?:counts?|qualif(?:y|ies)) (?:as|for)\b|\bwho (?:is|are) (?:considered|regarded|an? )", re.I)  # no name
STILL = re.compile(r"^[^,;]*\bstill (?:in (?:force|effect)|valid|apply|applies|stands?)\b", re.I)
OPEN = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.I)
HOLDS = {
    "contact": r"@|\bwww\.|\bhttps?:|\w\.(?:com|org|net|gov|edu|int|eu|uk|example)\b|\+?\d[\d ()-]{6,}\d",
    "vote": r"\d+ ?[-–—:] ?\d|\b\d+ votes?\b|\b\d+ (?:to|against) \d|\b(?:unanimous\w*|voice vote|(?:narrow|large|two-thirds) majority)\b",
    "code": r"\b(?!(?:1[5-9]|20)\d\d\b)[A-Z]*[\d-]*\d[\w./-]*",
    "part": r"\b(?:articles?|sections?|clauses?|annex|paragraphs?|chapters?|pages?|part) \(?(?:\d|(?-i:[IVXA-H]+\b))|§",
    "standing": r"\b(?:in (?:force|effect)|expir\w+|end date|renew\w+|repeal\w*|laps\w+|suspend\w*|valid|until \d|no longer)\b",
    "terms": r"\b(?:must|requir\w+|only if|provided|conditions?|needs?)\b",
    "often": rf"\b(?:once|twice|(?:\d+|{NUMERAL}) times|(?:every|each|per|an?) (?:\w+ )?{UNIT}\w*|\w+day(?:s|ly)"
    r"|(?:dai|hour|week|month|quarter|year|annual|regular)ly|annual|never)\b",
    "age": r"\b(?:aged? (?:of )?\d+|\d+[- ]years?[- ]old|years old|born|\d+ (?:or|and) (?:over|older|above|under|younger)"
    r"|(?:at least|under|over|minimum(?: of)?) \d{1,2}(?=[.,;)]|$| years?\b| (?:may|can|must|to|and|or)\b))",
    "share": r"\d\s?%|\bper ?cent\b|\b(?:half|third|quarter|share|most|majority)\b",
    "money": r"[$€£¥]\s?\d|\b(?:dollars?|yuan|euros?|pounds?|RMB|USD|EUR|GBP|CHF|CNY|JPY|CAD|AUD"
    r"|francs?|crowns?|kron(?:er|or)|rupees?|pesos?|rand|pence|cents?|free of charge)\b"
    r"|\b(?:no|not|nothing|without)\b[^.;]{0,30}\b(?:money|fund(?:s|ed|ing)?)\b",
    "hour": r"\b\d{1,2}(?:[:.]\d\d\b| ?[ap]\.?m\b)|\b(?:noon|midnight|o['’]clock|(?:half|quarter) (?:past|to))\b",
    "deadline": rf"\b(?:\d+|{NUMERAL}|an?)[ -](?:[a-z]+ )?{UNIT}\w*[’']?(?: [\w’'-]+){{0,3}}? "
    r"(?:before\w*|ahead|in advance|prior|earlier|notice|after|of|from|on|to)\b"
    rf"|\b(?:within|not? later than|in|by|(?:ends?|due) on) (?:the )?(?:\d|{NUMERAL}|an? {UNIT}|noon|midnight|end\b|last\b|"
    rf"(?:{terms.DAY})|(?:{terms.MONTH}))"
    r"|\b(?:immediately|straight away|at once|without delay|the same day|promptly)\b",
    "duration": rf"\b(?:\d+|{NUMERAL}|a|an)[ -]{UNIT}|\b(?:until|through|from) (?:the |\d|\w+day|{terms.MONTH})"
    r"|\b(?:day|week|month|year)s\b",
    "speed": r"\d\s?(?:mph|k?m/h|kph|m/s|knots?|(?:miles|kilometres|kilometers|metres|meters) (?:an|per|a))\b",
    "size": r"\d\s?%|\d\s?(?:[mck]?m(?!/)|ft|in|[kmn]?g|lbs?|[GMk]b\w*|metres?|meters?|(?:centi|milli|kilo)\w*|lit(?:re|er)s?"
    r"|acres?|miles?|feet|foot|inch\w*|yards?|pounds?"
    r"|grams?|ton\w*|dB|degrees|storeys?|floors?|per ?cent)\b",
    "penalty": r"\b(?:fin(?:e|es|ed)|penal\w+|prison\w*|jail\w*|punish\w*|dismiss\w*|disciplin\w*|expel\w*|expulsion|terminat\w*|suspen\w+"
    r"|revo(?:k|c)\w*|bar(?:s|red)|bans?|banned|removed|warn\w*|sanction\w*|prosecut\w*|liable|forfeit\w*|withdraw\w*|charged?)\b",
    "when": rf"\b\d{{1,2}}(?::\d\d| ?[ap]\.?m\b)|\b(?:{terms.DAY})s?\b"
    rf"|\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}} {MONTH}\b|\b(?:\d+|{NUMERAL}|an?)[ -]{UNIT}"
    r"|\b(?:at|in|on|by|during|every|each) (?:the )?(?:\w+ )?(?:mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|term|spring|"
    r"summer|autumn|winter|holidays?)\b|\b(?:immediately|straight away|at once|in advance|on arrival)\b",
    "why": r"\b(?:because|since|due|reasons?|so that|in order|therefore|thus|purpose|aim\w*|caus\w+|led|result\w*|concern\w*|prevent\w*"
    r"|on (?:the )?grounds?|in response|owing|on account|consideration|rationale|motive|cit(?:e[sd]?|ing))\b|(?<!\bnot )\bto [a-z]+",
    "said": r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|wr(?:ote|ites?)|call(?:s|ed)|argue[sd]?|according to|warn(?:s|ed)|think\w*|thought"
    r"|believe[sd]?|found|finds|doubt(?:s|ed)|answer(?:s|ed)|stat(?:es|ed)|conclude[sd]?|puts?|judge[sd]?|expect(?:s|ed)|want(?:s|ed)|ask(?:s|ed)"
    r"|urge[sd]?|explain(?:s|ed)|emphasi[sz]e[sd]?|describe[sd]?|sees?|saw|regard(?:s|ed)|hope[sd]?|note[sd]?|add(?:s|ed)|fear(?:s|ed)"
    r"|point(?:s|ed)|suggest(?:s|ed)|declined|defin(?:es|ed))\b",
    "series": r"\w, (?:[\w-]+(?: [\w-]+){0,3},? )?(?:and|or) \w",
}
HAPPENED = re.compile(r"\bwhen (?:was|were|did)\b", re.I)  # is told by a day or a year, not by an hour or a weekday
DAY = rf"\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}} {MONTH}\b|\b(?:{terms.MONTH}) \d|\b(?:\d+|{NUMERAL})[ -]{UNIT}"
UNTOLD = {  # how a sentence begins that tells that it is not known
    "who": "who|whose|names? of",
    "where": "where",
    "when": "when",
    "why": "why",
    "deadline": "how (?:long|quickly|soon)|(?:by )?when|after what|how much notice",
    "duration": "how long|after what",
}
PRICES = re.compile(r"\s*- [^:;]+: .*: \d[\d,.]*(?:;|$)")  # a row of a table, of which the sign of the money may stand above
DATED = rf"(?!(?:{terms.MONTH}|(?:{terms.DAY})s?)\b)"
NAME = re.compile(rf"(?<=[^.!?] ){DATED}[A-Z][\w’'-]+|\b[A-Z][\w’'-]+(?= [A-Z])")  # a capital inside a sentence, or two in a row
NAMES = re.compile(r"(?<!^)\b([A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*(?:, (?:and |or )?| and | or )(?:the )?([A-Z][\w’'-]+)")  # a series of names
DOER = re.compile(  # "approved by the line manager", "with the consent of the keeper", and "Issued by: Licensing Office" in a table's row
    r"\b(?:signed|approved|given|made|issued|decided|paid|chaired|appointed|granted|checked|held|run|led) by "
    r"(?:the|an?) ([a-z]+(?: [a-z]+)?)"
    r"|\b((?:[a-z]+(?:kers|gers|hers|ders|ters|tors|ists|ians|eers)|experts|officials|critics)(?: and [a-z]+)?) "
    r"(?:have|had|are|were|may|must|can|shall|say|said|call|want|urge|argue|[a-z]+ed)\b"
    r"|\b(?:consent|approval|permission|agreement|authori[sz]ation) (?:of|from) (?:the|an?) ([a-z]+(?: [a-z]+)?)"
    r"|\b(?:made|sent|reported|addressed|submitted|applied|announced) (?:in writing )?to (?:the|an?) ([a-z]+(?: [a-z]+)?)"
    r"|\b(?:by|approver|owner|contact|operator|chair|responsible)[^:;\n]{0,20}: ([a-z]+(?: [a-z]+)?)",
    re.I,
)
IS, TITLE = r"(?:is|are|acts as|shall be|will be|means)", r"(?:[Tt]he )?([A-Z][\w’'-]+(?: (?:of |for )?[A-Z][\w’'-]+)*)"
OF_ROLE = re.compile(r" (?:of|for|to|at|in|on|from|with|and|now|today|when|while|during|since)\b", re.I)
PERSON = re.compile(r"(?<!\b[Tt]he )\b[A-Z][\w’'-]+(?: (?:[A-Z][\w.’'-]*|van|von|de|al))* [A-Z][\w’'-]+")
PLACE = re.compile(
    rf"\b(?:in|at|near|to|from|into|of):? (?:the )?(?!{terms.MONTH})([A-Z]\w+)|\b(?:in|at|on|to|near|by|behind|outside|through) "
    r"(?:\w+ ){1,2}?"
    r"(room|gate|point|floor|street|building|desk|office|counter|hall|entrance|cabin|yard|park|shelter|shop|canteen|portal|website|cage|booth)s?\b"
)
LISTS = re.compile(
    r"\b(?:list|which|what (?:are|were|kinds?|types?|topics?|fields?|forms?|other|all)|name (?:the|all|some|three|two)|examples? of"
    r"|all (?:the )?\w+s)\b",
    re.I,
)


def wants(question: str) -> str:
    """The kind of thing that is asked for; "" where no kind is told by the wording.

    >>> wants("When was it signed?"), wants("how many women took part"), wants("how old is she"), wants("what is it"), wants("is it paid?")
    ('when', 'count', 'age', '', '')
    """
    if (CLOSED.match(question) and not OPEN.search(question)) or DEFINED.search(question):
        return ""
    found = {kind: told.start() for kind, asked in ASKS.items() if (told := re.search(asked, question, re.I))}
    return "contact" if "contact" in found else min(found, key=found.__getitem__, default="")


def needed(kind: str, question: str) -> bool:
    """Whether what holds nothing of this kind cannot answer the question; who did something may be told in many ways, not who holds a post.

    >>> needed("money", "What does it cost?"), needed("who", "Who came?"), needed("who", "Who is the mayor?"), needed("why", "Why?")
    (True, False, True, False)
    """
    return kind in VALUES or kind == "names" or (kind == "who" and IDENTITY.search(question) is not None)


def sought(question: str) -> str:
    """Like `wants`, plus "standing" and "series", which help to rank and do not decide whether a question is answered.

    >>> sought("Which fields are covered?"), sought("When was it signed?"), sought("What is covered?")
    ('series', 'when', '')
    """
    return wants(question) or ("standing" if STILL.search(question) else "series" if SEVERAL.search(question) else "")


def fits(kind: str, text: str, question: str) -> bool:
    """Whether `text` holds a thing of this kind that the question does not have already; a kind that is not told is held by none.

    >>> fits("who", "Jimmy Carter signed.", "who signed"), fits("count", "Many women took part.", "how many"), fits("", "Anything.", "what")
    (True, False, False)
    >>> fits("money", "Plan: Solo; Price (EUR): 19", "what does it cost"), fits("who", "Dog permit; Issued by: town hall", "who issues it")
    (True, True)
    >>> fits("money", "- Room: Hall; Members: 12; Others: 30", "How much is the hall?")
    True
    >>> fits("where", "Where the text can be read is not known.", "where can I read it")
    True
    >>> [fits("names", text, "which states joined") for text in ("Ohio, Iowa and Utah joined.", "Some states joined in May.")]
    [True, False]
    >>> [fits(kind, "It ran 12 days in 2014.", "how many ran in 2014 of the 12") for kind in ("count", "when")]
    [False, True]
    """
    if kind in UNTOLD and re.search(rf"\b(?:{UNTOLD[kind]})\b", text, re.I) and cues.SILENT.search(text):
        return True
    known = {word.lower() for word in re.findall(r"\w+", question)}
    if kind in ("who", "where"):
        if role := IDENTITY.search(question):
            return beside(role[1], text, known)
        found = ((match[match.lastindex or 0]).lower() for match in (NAME if kind == "who" else PLACE).finditer(text))
        named = any(not known.issuperset(re.findall(r"\w+", name)) for name in found) or (
            kind == "where" and bool(NAMES.search(text.partition(":")[2]))
        )
        return named or (kind == "who" and any(known.isdisjoint("".join(found).lower().split()) for found in DOER.findall(text)))
    if kind == "names":
        return any(known.isdisjoint(name.lower() for name in found.groups()) for found in NAMES.finditer(f" {text}"))
    if kind == "count":
        return counts(text, question)
    if kind == "money" and PRICES.match(text):
        return True
    told = "" if kind in ("why", "said") else question.lower()
    holds = DAY if kind == "when" and HAPPENED.search(question) else HOLDS.get(kind)
    case = re.NOFLAG if kind == "why" else re.I  # "to apply" tells why, "to Rome" does not
    return bool(holds) and any(found.group().lower() not in told for found in re.finditer(holds or "", text, case))


def beside(role: str, text: str, known: Container[str]) -> bool:
    """Whether a text names a person close to the words for a role.

    >>> [beside("mayor", text, {"mayor"}) for text in ("Ann Lee is mayor.", "The mayor and the Town Board met.")]
    [True, False]
    >>> beside("dean of science", "The Head of Studies shall be the dean.", {"dean", "science"})
    True
    >>> beside("dean of science", "Ann Lee looks after the faculty of science.", {"dean", "science"})
    False
    """
    words = "|".join(terms.content(OF_ROLE.split(role)[0])[-1:]) or "\0"  # "dean" of "dean of science"
    same = rf"\b(?i:{words})[\w\"”)]*,? (?:who )?{IS} {TITLE}|{TITLE} {IS} (?:the|our|your) (?:[\w-]+ ){{0,3}}(?i:{words})"
    if any(word.lower() not in known for found in re.finditer(same, text) for word in (found[1] or found[2]).split()):
        return True
    places = [found.start() for found in re.finditer(rf"\b(?:{words})", text, re.I)]
    people = [one for one in PERSON.finditer(text) if not any(word.lower() in known for word in one.group().split())]
    return any(-BESIDE <= place - end <= BESIDE for place in places for one in people for end in (one.start(), one.end()))


def lists(question: str) -> bool:
    """Whether the question asks for several things.

    >>> lists("Which fields are covered?"), lists("Who signed it?")
    (True, False)
    """
    return LISTS.search(question) is not None
