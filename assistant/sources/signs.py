"""The signs by which a text gives itself away as addressed to the assistant or made to look like it: patterns, for `hygiene.py`."""

import re

from assistant.records import KINDS, REFUSAL, STATUSES, UNCERTAIN, Verdict

SMALL = """
    a an the of to in on at by for from with and or but nor not no is are was were be been being it its this that these those as
    if then than which who whom whose what when where how all any each both has have had do does did will would shall should may
    might can could must under over into about between their his her our your they he she we you i there here also such only other
    more most some so because while after before during until upon per
"""
FUNCTION_WORDS = frozenset(SMALL.split())

START = r"(?:^|\b(?:please|now|then|and|but|so|must|should|shall|to|always|simply|just|immediately|will|instead)\s)\W*"
THINGS = (
    r"(?:instructions?|prompts?|rules|directions|directives|guidelines|guardrails|training|programming|safeguards|constraints|restrictions|"
    r"context|sources|documents|passages|evidence|citations|texts?|messages?|content|commands?|orders)"
)
WHICH = r"(?:previous|prior|above|earlier|preceding|foregoing|other|all|any|your|these|system|given|original|initial|existing|the|every)"
DROP = (
    r"(?:ignore|disregard|forget|override|bypass|discard|overrule|do(?: not|n['’]t) (?:follow|obey)|stop (?:following|obeying)|"
    r"pay no attention to)"
)
OVERRIDE = (
    rf"(?:{START}|\s(?=(?-i:[A-Z]))){DROP}(?:\s\w+){{0,3}}?\s"
    rf"(?:(?:{WHICH}\s(?:\w+\s){{0,3}}?{THINGS})|(?:every|any|each|all)(?: the)? other \w+|"
    r"everything (?:above|before|else|you)|(?:all )?(?:of )?the above)\b"
)
MACHINE = r"(?:ai |language |large |virtual |digital |automated )*(?:assistants?|chat ?bots?|bots?|models?|llms?|ais?|agents?|copilots?)"
AI = MACHINE.replace("agents?", "(?<=ai )agents?")  # others are people
DEPUTY = (  # "You are an assistant manager from June on"
    r"(?! (?:manager|director|professor|secretary|librarian|teacher|editor|coach|principal|referee|commissioner|chief|head|master|warden|"
    r"keeper|officer|engineer|accountant|curator|registrar|treasurer|clerk|cook|nurse|surgeon|inspector|superintendent|producer)\b)"
)
CALL = r"(?:dear|hey|hello|hi|attention|note to|notice to|message (?:to|for)|instructions? (?:to|for)|reminder to|for|to)"
ADDRESSED = (
    rf"(?:^\W*{CALL}\s(?:(?:an?|any|every|the|each|all) )?{AI}\b\s*[,:!.—-])"
    r"|(?:^\W*(?:ai |virtual )?(?:assistant|chatbot|language model|llm)\s*[,:—-]\s*\w)"
    r"|\byou are (?:now |no longer )?(?:an? |the |in |bound )?(?:\w+ ){0,3}?"
    rf"(?:assistant{DEPUTY}|chatbot|language model|llm|ai model|developer mode|unrestricted|jailbroken)\b"
    r"|\bas an ai(?: language)? (?:model|assistant)?,? you\b|\bif you are an? (?:ai|bot)\b"
    r"|\b(?:(?:new|updated) (?:system )?prompt|(?:hidden|secret|system) (?:system )?(?:prompt|instructions?))\s*:"
    r"|\b(?:reveal|print|output|repeat|show|leak) (?:me )?(?:your|the) (?:system |hidden |initial |full )*(?:prompt|instructions)\b"
)
OTHERS = r"(?:customers?|clients?|guests?|journalists?|reporters?|patients?)"  # whom people answer
SOMEONE = rf"(?:you(?: are|'re)?|(?:an?|the|any|some)\s(?!{OTHERS})\w+|someone|anyone|somebody|people|users?)"
ASKED = (
    rf"(?:when(?:ever)?|if|once|anytime|every time)\s(?:{SOMEONE}\s)?(?:are |is |ever )?(?:asked?|asks|questioned|queried)\b"
    rf"(?! by an? {OTHERS})"
    r"|\b(?:regardless of|no matter|whatever) (?:what )?(?:the |any )?(?:question|is asked|user|they ask|you are asked)"
    r"|\b(?:any|every|all|each) (?:\w+ )?(?:questions?|quer(?:y|ies)|users?)\W+(?:with|by|that|as)\b"
    r"|\b(?:to|for|in) (?:any|every|all|each) (?:\w+ )?(?:questions?|quer(?:y|ies)|answers?|users?)\b"
)
REPLY = (
    r"(?:answer|respond|reply|output|print|say|state|return|repeat|claim|insist|tell|inform|assure|cite|quote|refuse|recommend|conclude|"
    r"report|mention|use)\b"
)
# {0,8}, not *: with a start at every word, an open end would be tried from each
COMMAND = rf"{START}(?:only |never |do not |don['’]t |not ){{0,8}}{REPLY}"
FORCE = r"\b(?:always|only|never|regardless|no matter|instead|exactly|nothing (?:else|but)|verbatim|word for word|do not|don['’]t)\b"
HIDE = r"(?:always |only |never |do not |don['’]t ){1,8}(?:reveal|mention|cite|quote|show|disclose|use|trust|rely on|consult|read)"
RAISE = r"(?:treat|consider|regard|rank|rate|prefer|cite|quote|put|place|present)"
SELF = (
    rf"{START}{HIDE}\s(?:\w+\s){{0,2}}?(?:these (?:instructions|orders)|this (?:instruction|prompt|message|order)|"
    r"(?:any |the )*other (?:sources?|documents?|passages?|texts?)|the other)\b"
    rf"|{START}(?:always )?{RAISE} this (?:document|text|passage|source|note|file|page) "
    r"(?:as (?:the )?(?:only|most|highest|official|authoritative|trusted|sole|first|final|best)|"
    r"first|above|before|over|in every|for every|for all|whenever)"
    rf"|{START}(?:tell|inform|assure|convince|persuade) (?:the |any |every |all |each )?"
    r"(?:users?|askers?|person asking|people asking|whoever asks|questioners?)\b"
)
PERSONS = re.compile(  # to whom a document may give orders
    r"^\W*(?:all |the |our )?(?:staff|employees|members|students|applicants|contractors|researchers|managers|officers|teachers|agencies|"
    r"departments) (?:must|should|shall|may) ",
    re.IGNORECASE,
)
RENEWED = re.compile(  # with what one tells a machine to do soon after, as a memo for people does not say it
    rf"\b(?:new|updated) instructions?\s*:\W*(?:\w+\W+){{0,6}}?(?:{REPLY}|{DROP}\b|{RAISE}\b|you\b|everything\b)", re.IGNORECASE
)
ORDERS = [re.compile(one, re.IGNORECASE) for one in (OVERRIDE, ADDRESSED, SELF)]
COMMANDED, WHEN, FORCED = (re.compile(one, re.IGNORECASE) for one in (COMMAND, ASKED, FORCE))

RULINGS = "|".join(one.value for one in Verdict)
FIELDS = r"[\"'](?:verdict|claims?|evidence|refused|citations?|confidence|governing|support|fingerprint|conflicts|answer)[\"']\s*:"
LINE = r"^[^\w\n]*"  # where a line's words begin
TAG = r"(?:\A|>)(?>[^>]*?<[a-z])[^>]*"  # into a tag, tried once for all that stands before the next “>”


def then(first: str, second: str) -> re.Pattern[str]:
    """One pattern, and another anywhere after it: the first place of the first is enough, so no other is tried."""
    return re.compile(rf"\A(?>.*?{first}).*?{second}", re.IGNORECASE | re.MULTILINE | re.DOTALL)


IMITATIONS = [
    re.compile(
        rf"^---\s*\n(?:[^\n:]*:[^\n]*\n)*?(?:kind|status)\s*:\s*[\"']?(?:{'|'.join((*KINDS, *STATUSES))})\b", re.IGNORECASE | re.MULTILINE
    ),
    re.compile(rf"{re.escape(REFUSAL.rstrip('.'))}|{re.escape(UNCERTAIN.rstrip('.'))}", re.IGNORECASE),
    re.compile(
        rf"{LINE}(?:(?:verdict|final answer)[^\w:=]*[:=]\W*(?:{RULINGS})|support[^\w:=]*[:=]\W*(?:quoted|supported|unsupported)(?! ?\w))\b",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(rf"{LINE}(?:{RULINGS.upper()})\b(?!\s+[A-Z]{{2}})(?:[^\n]*?|[^\n]*+[^[\]]{{0,2000}}+)\[\d+\]", re.MULTILINE),
    re.compile(rf"\[\d+\][^\n()]{{0,200}}\((?:{'|'.join(KINDS)}), (?:\d{{4}}[-\d]*|undated)", re.IGNORECASE),
    then(FIELDS, FIELDS),
    re.compile(r"[\"']role[\"']\s*:\s*[\"'](?:system|assistant|developer|tool|user)[\"']", re.IGNORECASE),
]
PROMPTS = [
    re.compile(r"<\|[\w ]{2,30}\|>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>", re.IGNORECASE),
    re.compile(
        r"</(?:system|instructions?|context|documents?|passages?|evidence|sources?|prompt|question|answer|user|assistant)>", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:begin|end|start) (?:of )?(?:the )?(?:system|hidden|new|secret|admin) (?:prompt|instructions?|message|override)\b",
        re.IGNORECASE,
    ),
    then(
        rf"{LINE}(?:system|developer|admin) ?(?:prompt|message|override|instructions?|note)?[^\w:]*:",
        rf"{LINE}(?:user|human|assistant)[^\w:]*:",
    ),
    re.compile(rf"{LINE}##\s*(?:system|instructions?|assistant|human|user|response)\s*:", re.IGNORECASE | re.MULTILINE),
    then(rf"{LINE}(?:user|human)\s*:", rf"{LINE}assistant\s*:"),
]
MARKUP = [
    then(r"<\s*(?:script|iframe|object|embed|applet)\b", ">"),
    re.compile(rf"{TAG}\s(?:on[a-z]{{4,}}|srcdoc)\s*=", re.IGNORECASE),
    re.compile(r"(?:\]\(\s*|(?:href|src|action)\s*=\s*(?:[\"']\s*)?)(?:javascript|vbscript|data:text/html)", re.IGNORECASE),
    re.compile(
        rf"{TAG}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d]*[1-9])|"
        r"[^-]color\s*:\s*(?:#fff|white)|\shidden[\s>])",
        re.IGNORECASE,
    ),
    re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}|[\u0300-\u036f]{4,}"),
]
