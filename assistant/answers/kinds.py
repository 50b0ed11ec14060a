"""The kinds of thing that questions ask for: in which words they do, and how a text holds one, or permits or excludes one outright."""

import re
from collections.abc import Container

from assistant.language import cues, terms
from assistant.language.counted import MONTH, NUMERAL
from assistant.language.lexicon import INSTRUMENTS
from assistant.language.people import agent

UNIT = "(?:second|minute|hour|day|week|month|year|decade|centur)"
NO_AGE = r"(?!s?[ -](?:old|of age)\b)"
MANY = (
    "senators|people|lawmakers|agencies|officials|ministers|ministries|companies|firms|startups|departments|universities|campuses|schools"
    "|entities|websites|stations|hospitals|clinics|airlines|airports|banks|hotels|suppliers|caterers|brands|institutions|institutes"
    "|laboratories|labs|lawyers|countries|nations|states|provinces|cities|organi[sz]ations|newspapers"
)  # those who have names of their own, more than one

PRICED = (
    r" (?:is|are|was|were) (?:(?:the|a|my|our) )?(?:[\w-]+ )?(?:deposit|fee|fine|rent|charge|price|cost|bill|tax|levy|premium|toll"
    r"|penalty|allowance|salary|wage|pension|grant|fare|bonus|subscription|refund|benefit|surcharge|compensation)s?\b"
)

VALUES = frozenset(
    "names meaning contact part vote code age share hour deadline duration often speed size penalty money day when count where".split()
)
SPARED = (
    r"\bwhom? (?:is|are|was|were|gets?) (?:\w+ )?(?:spared|exempt\w*|excused|excepted|let off|left out|outside|"
    r"not (?:affected|covered|subject))\b|\bwhom? (?:falls|stays) outside\b|\bwhom? (?:does|do) [^?,]+ not (?:apply to|cover|affect)\W*$"
)
NOUN = r"(?:[a-z-]+ )?[a-z]{2,}(?:ion|ity|ment|ness|logy|phy|ics|ism|ance|ence|ship|cy|(?<=..)[^aiosu]s)|[a-z]+ [a-z]{2,}ing"  # by its end
MEANS = (  # of a word that is no name: what it is at all, not what is said of it
    rf"^{terms.OPENS}(?:(?:what(?:['’]?s| is)|define) an? |(?:what(?:['’]?s| is| are) meant by|define) (?:the )?(?!an? ))"
    r"((?-i:[a-z][a-z-]+(?: (?:of )?[a-z][a-z-]+)?))\W*$"
    rf"|^{terms.OPENS}what(?:['’]?s| is| are) ((?-i:(?!th(?:e|is|at|ese|ose) |my |your |its |our |their |new )(?:{NOUN})))\W*$"
    r"|\bwhat (?:does|do|did) (?:the |an? )?([\w-]+(?: [\w-]+)?) (?:mean|stand for)\W*$"
)
IS = r"(?:['’]?s| is| are| was| were)(?: (?:still|also|now|else|all|currently|actually|exactly))*"
LETS = r"(?<!to )(?<!the )(?<!an )(?<!a )(?:permit|allow|cover|authori[sz]e)"
BARS = r"(?<!to )(?<!the )(?<!an )(?<!a )(?:exclude|prohibit|forbid|ban|bar|disallow|rule out|leave out)"
CLOSES = r"(?=\W*$| (?:now|then|today|still|under|by)\b)"
OUT = "excluded|prohibited|forbidden|banned|barred|off[- ]limits|left out|ruled out"
LET_IN = r"(?:permitted|allowed|covered|included|permissible|eligible|insured)"
TEXTS = "|".join(sorted(INSTRUMENTS | {"section", "article", "text", "clause"}))
# What a question asks for is the kind whose pattern comes first in it; of two that begin together, the first of these.
ASKS = {
    "meaning": MEANS,
    "contact": r"\b(?:phone|telephone|fax|e-?mail) ?(?:numbers?|address\w*)\b|\bcontact details\b|\b(?:postal |web ?)address\b|\bURL\b"
    r"|(?<!\ba )(?<!\ban )(?<!\bmy )(?<!\bby )\b(?:phone|telephone|fax|e-?mail)\W*$"
    r"|\b(?:what|which) number (?:[\w’'-]+ ){1,4}(?:ring|call|phone|dial|text)\b"
    r"|\bwhom?\b[^?]*\b(?:do|can|should|may|must) (?:i|we|you|one) (?:e-?mail|phone|ring)\b",
    "terms": r"\bwhat (?:are|were|is) the (?:\w+ )?(?:conditions?|requirements?|criteri(?:a|on)|prerequisites?)\b",
    "part": r"\b(?:which|what) (?:article|section|clause|annex|paragraph|chapter|page)\b",
    "vote": r"\bvotes? (?:count|tally|split)\b|\bhow many votes\b"
    r"|\b(?:by|with) (?:what|which|how \w+ an?) (?:\w+ )?(?:vote|majority|margin)\b",
    "code": r"\b(?:case|docket|dispute|file|form|serial|reference|registration|account|platform|room|bill|patent|licen[cs]e) numbers?\b"
    r"|\b(?:ECCN|ISBN|DOI|ISSN|postcode|zip code)\b",
    "age": r"\bhow (?:old|young)\b|\bwhat age\b|\b(?:when|what year|which year)\b[^?]*\bborn\b",
    "share": r"\b(?:what|which|how many) (?:per ?cent\w*|share|proportion)\b|\b(?:acceptance|success) rate\b",
    "hour": r"(?<!within )\bwhat time\b(?! (?:limit|frame|period|zone))|\b(?:what|which) hours?\b"
    r"|\b(?:opening|visiting|office|closing) hours\b",
    "deadline": r"\b(?:by|before) when\b|\bhow (?:soon|quickly|late|early|fast (?=must|should|(?:do|does) \w+ (?:have|need) to|"
    r"(?:do|did|will) (?:they|you|we|i)\b|"
    r"(?:is|are|was|were|will) (?:[\w’'-]+ )+?(?:(?!allowed|permitted|limited)\w+ed|done|made|paid|sent|seen)\b)"
    r"(?!.* (?:drive|fly|go|move|ride|run|sail|swim|travel|type|walk)\b)|"
    r"(?:far|long|much|many \w+) (?:ahead|in advance|before|after))\b"
    r"|\bhow much (?:\w+ )?(?:notice|warning)\b|\bnotice period\b|\bdeadline\b"
    r"|\bwithin (?:(?:what|which) (?:time|period|deadline)|how (?:long|many (?:hours|days|weeks|months)))\b",
    "duration": r"\bhow long\b|\bfor how many (?:seconds|minutes|hours|days|weeks|months|years)\b",
    "speed": r"\bhow fast\b|\bspeed limit\b",
    "size": rf"\bhow (?:tall|high(?!{PRICED})|far|deep|wide|heavy)\b",
    "penalty": r"\b(?:what|which)(?:['’]s| is| are)? (?:the |a )?(?:\w+ )?"
    r"(?:penalt(?:y|ies)|punishments?|sanctions?|(?:prison|jail) (?:time|term|sentence))\b"
    r"|\b(?:penalty|punishment|prison (?:term|sentence)) (?:for|if|is|do|does)\b",
    "money": rf"\bhow (?:high|big|large){PRICED}"
    r"|\b(?<!by )how much (?:does|did|do|is|was|were|are|will|would|money|funding)\b"
    r"|\bwhat (?:does|do|did|will|would) [^?]{2,40} (?:charge|earn)\b|\bwhat (?:rent|(?:daily |meal )?allowance|mileage rate)\b"
    r"|\b(?:(?<!which )(?<!what )costs?|price|fees?|fine[ds]?|salar(?:y|ies)|budgets?|worth|pays?|paying|paid|in dollars|grant money"
    r"|(?:most|least) money|(?:spends?|spent)(?! (?:[\w’'-]+ ){0,4}?on\W*$))\b",
    "day": r"\b(?:(?:on )?(?:what|which)|exact) (?:exact )?(?:(?:day|date)\b(?! (?:of the week|range|format))"
    r"|(?:(?:week)?day of the week|weekday|morning|afternoon|evening|night)\b)",
    "when": r"\b(?:when|since when|until when|(?:what|which) (?:year|date|day|month|time)|deadline|expir\w+ date)\b"
    r"|(?<!to )\b(?:date|until)\W*$",
    "often": r"\bhow (?:often|frequently|many times)\b",
    "count": r"\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:number|sum|amount)\b"
    r"|\b(?:numbers? of|count of|head ?count|cut-?off|threshold|max(?:imum)?(?! (?:fees?|fines?|costs?|price|pay)\b))\b",
    "names": rf"\b(?:which|what|list|name) (?:(?!(?:of|would|should|must|did|do|does|can|will)\b)[\w’'-]+ ){{0,3}}(?:{MANY})\b"
    r"(?! (?:must|may|shall|should|need|have to|are (?:required|obliged|bound))\b)"
    rf"|\b(?:{MANY})\b.*\bwho\?$",
    "spared": SPARED,
    "who": r"\b(?:who(?! (?:(?:sits?|serves?) on|(?:is|are) on (?:the|your|our|its))\b)|whom|whose|whos"
    r"|(?:which|what) (?:(?!(?:did|do|does|has|is|are|was|were)\b)\w+ ){0,2}"
    r"(?:senators?|person|people|presidents?|ambassadors?|diplomats?|judges?"
    r"|congress(?:wo)?m[ae]n|professors?|scientists?|authors?|agency|agencies|officials?|ministers?|ministry"
    r"|ministries|company|companies|firms?|departments?|universit(?:y|ies)|lawyers?|countr(?:y|ies)|provinces?|cit(?:y|ies)))\b"
    r"|\b(?:first|last|full) name\b|\bname of\b",
    "where": r"(?:^\W*|[,;:?.!] ?|\b(?:and|or|but|so|then|know|tell|me|exactly|just|from|to) )where\b"
    r"|\b(?:in|at|to|from) (?:which|what) (?:(?!(?:is|are|was|were|do|does|did)\b)\w+ ){0,2}"
    r"(?:city|town|village|place|country|state|building|room|venue)\b",
    "why": r"\b(?:why|what (?:led|caused)|for what reason|how come|reasons? for|what was the (?:reason|purpose|aim|point))\b",
    "said": r"\bwhat (?:did|does|do|has)\b(?! (?:i|we|you|one)\b)"
    rf"(?! (?:(?!(?:of|for|who|in|to|on)\b)[\w’'-]+ ){{0,6}}?(?:{TEXTS})(?: [\d.]+)? say\b)"  # which tells what it is
    r".*\b(?:say|said|think|answer|comment|tell|argue|reply|write|respond|promise)\b"
    r"|\b(?:view|take|opinion|reaction)\b\W*$",
}
BEFORE = {  # of these the first that is asked for goes before ASKS where sentences are ranked, and counts twice
    "spared": SPARED,
    "defined": r"\bhow (?:does|do|did|is|are|was|were) [^?]*\bdefined?\b|\bdefinition of\b"
    r"|\bwhat (?:\w+ly )?(?:counts?|qualif(?:y|ies)) as\b|\bwhat (?:is|are) (?:considered|regarded as)\b"
    r"|\bwhat (?:separates|distinguishes|sets) [^?]* from\b|\bwhat makes (?:something|it|an?|the) [^?]*\w+\W*$",
    "excepted": r"\b(?:is|are) there (?:any |an? )?(?:\w+ )?(?:exceptions?|exemptions?|loopholes?|carve-?outs?)\b"
    r"|\b(?:has|have|had) (?:any |an? )?(?:exceptions?|exemptions?|loopholes?)\b"
    r"|\bwhat (?:are|were|is) the (?:\w+ )?(?:exceptions?|exemptions?)\b"
    r"|^\W*(?:and |so |but )?any (?:exceptions?|exemptions?)\b",
    "share": r"\bhow much of\b",
    "contents": r"\bwhat(?:['’]?s| is| are)(?: all)? in (?:the|an?|my|our|your) (?:[\w-]+ ){0,2}[\w-]+\W*$"
    r"|\bwhat (?:do|does) [^?]{2,40} (?:contain|comprise|consist of)\W*$",
    "happened": r"\b(?:what|anything|something)(?:['’]s| has| have)?(?: else| all| ever)* happened"
    r"(?=\W*$| (?:(?:in|during) (?:\w+ )?(?:19|20)\d\d|since|after|between|before|lately|recently|so far|then|next)\b)"
    r"|^\W*(?:(?:give|show) (?:me|us) |what (?:are|were) )?(?:an? |the )?(?:(?:time ?line|chronology)(?=\W*$| of\b)"
    r"|(?:key|main) (?:dates|events)(?=\W*$| (?:since|in (?:19|20)\d\d)\b))",
    "decided": r"\bwhat (?:was|were|has been|have been|got) (?:[\w’'-]+ ){0,2}?(?:decided|agreed|resolved)\b"
    r"|\bwhat (?:did|has|have) (?:the |our )?(?:[\w’'-]+ ){1,4}?(?:decided?|resolved?)\b",
    "barred": rf"\b(?:what|which)(?: [\w-]+){{0,3}}?{IS}(?:(?: not|n['’]?t) {LET_IN}| (?:{OUT}))\b"
    rf"|\b(?:what|which)(?: [\w-]+){{0,3}}? (?:do|does|will|would)(?: [\w’'-]+){{1,8}}? (?:not {LETS}|{BARS}){CLOSES}"
    r"|\b(?:what|which)(?: [\w-]+){0,3}? (?:can(?: ?no|['’]?)t|(?:may|must) not) be [a-z]+\b"
    rf"|\bwhat (?:do|does|will|would)n['’]?t\b[^?]* {LETS}{CLOSES}",
    "allowed": rf"(?:^|[.?!,;:] )(?:(?:and|so|but|then|ok) )*what(?:{IS}| am)(?: (?!not\b)[\w’'-]+){{0,3}}? {LET_IN}\b"
    rf"|\b(?:what|which) (?:[\w-]+ )?(?:do|does|will|would)(?: (?!not\b)[\w’'-]+){{1,8}}? {LETS}{CLOSES}"
    r"|\b(?:what|which)(?: [\w-]+){0,3} (?:is|are)(?: [\w’'-]+){1,5}? (?:restricted|limited|confined) to\W*$",
}
EVENTS = rf"{BEFORE['happened']}|{BEFORE['decided']}"  # are told one after the other, all of them
OFFICE = "office|manager|officer|director|attorney|secretary|treasurer|clerk|board|committee|chair|head|governor"
DOER = re.compile(  # "approved by the line manager", "with the consent of the keeper", and "Issued by: Licensing Office" in a table's row
    r"(?i)\b(?:signed|approved|given|made|issued|decided|paid|chaired|appointed|granted|checked|held|run|led) by "
    r"(?:the|an?) ([a-z]+(?: [a-z]+)?)"
    r"|\b((?:[a-z]+(?:kers|gers|hers|ders|ters|tors|ists|ians|eers)|experts|officials|critics)(?: and [a-z]+)?) "
    r"(?:have|had|are|were|may|must|can|shall|say|said|call|want|urge|argue|[a-z]+ed)\b"
    r"|\b(?:consent|approval|permission|agreement|authori[sz]ation) (?:of|from) (?:the|an?) ([a-z]+(?: [a-z]+)?)"
    r"|\b(?:made|sent|reported|addressed|submitted|applied|announced) (?:in writing )?to (?:the|an?) ([a-z]+(?: [a-z]+)?)"
    rf"|\bby (?:the|an?) ((?:[a-z]+ )??(?:{OFFICE}))\b|\bthe ((?:[a-z]+(?:['’]s)? )?(?:{OFFICE})) "
    r"(?:may|must|shall|will|can|has|reserves|decides|approves|grants|signs|issues|holds|keeps|gives|makes|checks|answers)\b"
    r"|\b(?:the|an?|any|each|every) ((?:[a-z]+ )?(?:employ(?:ee|er)|owner|member|holder|applicant|supervisor|researcher|investigator"
    r"|student|parent|guardian|tenant|landlord|buyer|seller|user|author|contractor|driver|patient|donor|sponsor)) "
    r"(?:gets|pays|must|shall|may|receives|signs|decides|bears|keeps|approves)\b"
    r"|\b(?:belongs?|falls?) to (?:the|an?|their|its|his) ([a-z]+(?: [a-z]+)?)"
    r"|\b(?:by|approver|owner|contact|operator|chair|responsible)[^:;\n]{0,20}: ([a-z]+(?: [a-z]+)?)",
)
ACTS = re.compile(  # "Pilots may carry it", "booked by senior staff", "open to members"
    r"(?i)^\W*(?:\d[\d.]*\W+)?(?:(?:only|all|any|the|an?|each|every|most|our) )*(?:[a-z-]+ )??([a-z-]+) "
    r"(?:may|can|must|shall|should|will|cannot)\b"
    r"|\b(?:by|to|only) (?:(?:the|an?|our|any|all|other) )?(?:[a-z-]+ )??([a-z-]+)\b",
)
HOLDS = {
    "contact": r"@|\bwww\.|\bhttps?:|\w\.(?:com|org|net|gov|edu|int|eu|uk|example)\b|\+?\d[\d ()-]{6,}\d",
    "vote": rf"\d+ ?[-–—:] ?\d|\b(?:\d+|{NUMERAL}) votes?\b|\b\d+ (?:to|against) \d"
    r"|\b(?:unanimous\w*|voice vote|(?:narrow|large|two-thirds) majority)\b",
    "code": r"\b(?!(?:1[5-9]|20)\d\d\b)[A-Z]*[\d-]*\d[\w./-]*",
    "part": r"\b(?:articles?|sections?|clauses?|annex|paragraphs?|chapters?|pages?|part) \(?(?:\d|(?-i:[IVXA-H]+\b))|§",
    "standing": r"\b(?:in (?:force|effect)|expir\w+|end date|renew\w+|repeal\w*|laps\w+|suspend\w*|valid|until \d|no longer)\b",
    "terms": r"\b(?:must|requir\w+|only if|provided|conditions?|needs?)\b",
    "often": rf"\b(?:once|twice|(?:\d+|{NUMERAL}) times|(?:every|each|per|an?) (?:\w+ )?{UNIT}\w*|\w+day(?:s|ly)"
    r"|(?:dai|hour|week|month|quarter|year|annual|regular)ly|annual|never|intervals?)\b"
    rf"|: (?:\d+|{NUMERAL}) {UNIT}s?(?=;|$)|\b(?:\d+|{NUMERAL}) {UNIT}s? (?:apart|between)\b",
    "age": r"\b(?:aged? (?:of )?\d+|\d+[- ]years?[- ]old|(?:years|months|weeks) old|born|\d+ (?:or|and) (?:over|older|above|under|younger)"
    r"|(?:at least|under|over|minimum(?: of)?) \d{1,2}(?=[.,;)]|$| years?\b| (?:may|can|must|to|and|or)\b))",
    "share": r"\d\s?%|\bper ?cent\b|\b(?:half|third|quarter|share|most|majority)\b",
    "money": rf"[$€£¥]\s?\d|\b\d+p\b|\b(?:dollars?|yuan|euros?|pounds?|RMB|{terms.CURRENCY}"
    r"|francs?|crowns?|florins?|guilders?|shillings?|dinars?|dirhams?|liras?|shekels?|forints?"
    r"|kron(?:er|or)|rupees?|pesos?|rand|pence|cents?|free of charge)\b"
    r"|\b(?:fee|price|charge|cost)s? (?:is|are|of) \d|\b(?:no|not|nothing|without)\b[^.;]{0,30}\b(?:money|fund(?:s|ed|ing)?)\b",
    "hour": r"\b\d{1,2}(?:[:.]\d\d\b| ?[ap]\.?m\b)|\b(?:noon|midnight|o['’]clock|(?:half|quarter) (?:past|to))\b",
    "deadline": rf"\b(?:\d+|{NUMERAL}|an?)[ -](?:[a-z]+ )?{UNIT}\w*[’']?(?: [\w’'-]+){{0,3}}? "
    r"(?:before\w*|ahead|in advance|prior|earlier|notice|after|of|from|on|to)\b"
    rf"|\b(?:notice|warning) of (?:[a-z]+ ){{0,3}}?(?:\d|{NUMERAL}|an? )"
    rf"|[^:;]: (?:(?:\d+|{NUMERAL}) (?:[a-z]+ )?{UNIT}s?(?=;|$)|\d{{1,2}} {MONTH})"
    r"|\b(?:at|before|after|from|until|till|by) \d{1,2}(?:[:.]\d\d\b| ?[ap]\.?m\b)"
    rf"|\b(?:within|not? later than|in|by|until|till|(?:ends?|due|closes?) on):? (?:the )?(?:\d|{NUMERAL}|an? {UNIT}|noon|midnight|end\b|"
    rf"last\b|(?:{terms.DAY})|(?:{terms.MONTH})\b)"
    r"|\b(?:immediately|straight away|at once|without delay|the same day|promptly)\b",
    "duration": rf"\b(?:\d+|{NUMERAL}|a|an)[ -]{UNIT}{NO_AGE}|\b(?:\d+|{NUMERAL}) (?:character|letter|digit|word|line|page)s?\b"
    rf"|\b(?:until the |(?:until|through|from) (?:\d|\w+day|(?:{terms.MONTH})\b))"
    rf"|\b(?:day|week|month|year)s\b{NO_AGE}",
    "speed": r"\d\s?(?:mph|k?m/h|kph|m/s|knots?|(?:miles|kilometres|kilometers|metres|meters) (?:an|per|a))\b",
    "size": rf"\b(?:{NUMERAL})[ -](?:metres?|meters?|feet|foot|inch\w*|miles?|yards?|acres?|(?:centi|kilo)\w*|storeys?|floors?)\b"
    r"|\d\s?%|\d\)?\s?(?:[mck]?m(?!/)|ft|in|[kmn]?g|lbs?|[GMk]b\w*|metres?|meters?|(?:centi|milli|kilo)\w*|lit(?:re|er)s?"
    r"|acres?|miles?|feet|foot|inch\w*|yards?|pounds?"
    r"|grams?|ton\w*|dB|degrees|storeys?|floors?|per ?cent)\b",
    "penalty": r"\b(?:fin(?:e|es|ed)|penal\w+|prison\w*|jail\w*|punish\w*|dismiss\w*|disciplin\w*|expel\w*|expulsion|terminat\w*|suspen\w+"
    r"|revo(?:k|c)\w*|bar(?:s|red)|bans?|banned|removed|warn\w*|sanction\w*|prosecut\w*|liable|forfeit\w*|withdraw\w*|charged?)\b",
    "day": rf"\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|\b{MONTH} \d{{1,2}}\b|\b(?:{terms.DAY})s?\b|\b\d{{4}}-\d\d-\d\d\b"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d+(?:st|nd|rd|th)) (?:[a-z]+ )?day\b",
    "when": rf"\b\d{{1,2}}(?::\d\d| ?[ap]\.?m\b)|\b(?:{terms.DAY})s?\b"
    rf"|\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}}(?:(?:st|nd|rd|th)(?: of)?)? {MONTH}\b|\b(?:\d+|{NUMERAL}|an?)[ -]{UNIT}{NO_AGE}"
    r"|\b(?:at|in|on|by|during|every|each) (?:the )?(?:\w+ )?(?:mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|term|spring|"
    r"summer|autumn|winter|holidays?)\b|\b(?:immediately|straight away|at once|in advance|on arrival|the same day|at any time)\b",
    "why": r"\b(?:(?i:because|due|owing|in order|in response)|since|reasons?|so that|therefore|thus|purpose|aim\w*|caus\w+|led|result\w*"
    r"|for (?:[a-z]+ )?(?:repairs?|maintenance|cleaning|safety|security|health|lack|want|fear)"
    r"|concern\w*|prevent\w*|on (?:the )?grounds?|on account|consideration|rationale|motive|cit(?:e[sd]?|ing))\b|(?<!\bnot )\bto [a-z]+"
    rf"|\bafter (?!the |an? |its |their )(?:[a-z-]+ )?(?!{UNIT}|class|meal)[a-z]{{3,}}s\b",
    "said": r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|wr(?:ote|ites?)|call(?:s|ed)|argue[sd]?|according to|warn(?:s|ed)|think\w*|thought"
    r"|believe[sd]?|found|finds|doubt(?:s|ed)|answer(?:s|ed)|stat(?:es|ed)|conclude[sd]?|puts?|judge[sd]?|expect(?:s|ed)|want(?:s|ed)|ask(?:s|ed)"
    r"|urge[sd]?|explain(?:s|ed)|emphasi[sz]e[sd]?|describe[sd]?|sees?|saw|regard(?:s|ed)|hope[sd]?|note[sd]?|add(?:s|ed)|fear(?:s|ed)"
    r"|point(?:s|ed)|suggest(?:s|ed)|declined|defin(?:es|ed))\b",
    "spared": r"\b(?:exempt\w*|spare[sd]?|excused|except\w*|excluded from|unaffected|not (?:apply|affect|cover|bind)|(?:is|are) outside)\b",
    "excepted": r"\b(?:except\w*|exempt\w*|excused|unless|only (?:if|when|where)|does not apply|do not apply|waive[dr]?s?)\b",
    "defined": r"\b(?:defin\w+|means?|meaning|understood as|refers? to|counts? as|(?:is|are) (?:[\w-]+ ){1,4}only (?:if|when|where))\b",
    "decided": r"\b(?:was(?:, [^,;.]{2,40},)?|were|been|board|committee|council|assembly|panel|meeting|members) (?:also )?"
    r"(?:agreed|decided|resolved|approved|carried|rejected|dismissed|declined|deferred|postponed|withdrawn)\b"
    r"|\b(?:no decision|could not agree)\b|^\W*(?:agreed|approved|carried|declined|deferred|rejected)\b",
    "contents": r"\b(?:contains?|includ(?:es?|ing)|comprises?|consists? of|made up of|records?|covers?|holds?|lists?)\b",
    "series": r"\w, (?:[\w-]+(?: [\w-]+){0,3},? )?(?:and|or) \w",
}
UNTOLD = {  # how a sentence begins that tells that it is not known
    "who": "who|whose|names? of|which (?:body|person|office|agency|authority)",
    "where": "where",
    "when": "when",
    "why": "why",
    "deadline": "how (?:long|quickly|soon)|(?:by )?when|after what|how much notice",
    "duration": "how long|after what",
    "count": "numbers? of|how many",
}
RULING = {"allowed": 1, "barred": -1}  # what is asked for, as the force of a clause
BARE = re.compile(rf"^(?!.*(?:{cues.EXCLUDES.pattern}|{cues.PERMITS.pattern}))", re.I | re.S)  # a clause that only negates excludes nothing


def ruled(text: str, force: int) -> bool:
    """Whether a clause of a text permits (1) or excludes (-1) something outright; what is "not excluded" does neither.

    >>> [ruled("Maps may be lent, but atlases may not.", force) for force in (1, -1)], ruled("It is not excluded.", 1)
    ([True, True], False)
    >>> ruled("Imaging data are not covered by the rules.", -1)
    True
    """
    told = [] if cues.DOUBTED.search(text) else [one for one in cues.clauses(text) if one.force and not one.silent]
    if any(one.force > 0 and cues.NEGATION.search(one.text) and cues.EXCLUDES.search(one.text) for one in told):
        return False
    freed = force < 0 and any(cues.FREED.search(one.text) for one in told)  # "not covered by the rules", which is asked for
    return freed or any(one.force == force and not (force < 0 and BARE.search(one.text)) for one in told)


def acts(text: str, known: Container[str]) -> bool:
    """Whether a text tells of someone who acts, in words that the question does not have.

    >>> acts("It may be booked by staff.", {"book"}), acts("Staff may book it.", {"staff"})
    (True, False)
    """
    doers = ("".join(found).lower().split() for found in DOER.findall(text))
    acting = (word for found in ACTS.findall(text) for word in found if word.lower() not in known)
    return any(not any(word in known for word in words) for words in doers) or any(map(agent, acting))
