"""A follow-up goes in; the phrase that it puts in place of another comes out, where it is no whole question."""

import itertools
import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.lexicon import (
    ORDERS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONING,
    SPECIFYING,
    WORD,
    YES_NO,
    content,
    empty,
    is_function,
    is_verb,
    listed,
    plural,
)
from assistant.questions.alike import JOINING
from assistant.questions.settled import agreeing

ONE = re.compile(r"^\W*(?:and )?the ones?(?= (?:in|on|of|from|for|with|at|by)\b)", re.IGNORECASE)
LONGEST_NAME = 3  # words
SHORT, LONG = 4, 7  # words of a phrase that may stand alone for a question; with "a" or "my"
FEW = 10  # words of what may go on with a question
ANOTHER = (
    r"(?:what|how) about|does (?:this|that) (?:also )?(?:include|apply to|hold (?:true )?for|go for|count for|extend to)|"
    r"(?:the )?same (?:(?:goes|is true|holds) )?(?:for|with)"
)
LABEL = (  # before a colon, or what is asked
    r"(?:(?:(?:a )?(?:different|another|new|next|other|last|final|quick)|one (?:more|last)|fact)"
    r"(?: (?:topic|question|thing|subject|one|check))?|something (?:else|different|new)|unrelated|switching(?: topics?| subjects?)?)"
    rf"(?::| [-–—] |[.,](?= (?:{terms.ASKING}|{terms.AUXILIARY})\b))"
)
OPENER = re.compile(
    r"(?i)^\W*(?:(?:(?:and|or|but|so|then|if (?:so|not|yes|no)|ok(?! to\b)|okay(?! to\b)|well|also|great|thanks|thank you|thx|cheers)\b|"
    r"(?:hi|hello|hey)\b|(?:please|right|no|yes|yeah|now|wait|oh|ah|hm+|sorry|cool|perfect|nice(?: one)?|good(?: to know)?|fine|super|"
    r"awesome|lovely|brilliant|got it|i see|makes sense|understood|fair enough|interesting)\b(?=[,.!])|"
    r"good (?:morning|afternoon|evening|day)\b|"
    rf"{LABEL})[\s,.!]*)+",
)
ABOUT = re.compile(rf"^\W*(?:(?:and|but|or|so|ok(?:ay)?|well|now)\b\W*)?(?:{ANOTHER}) (?P<what>.+?)\W*$", re.IGNORECASE)
AGAIN = re.compile(r"^\W*(?:and|or|but|so|even|only)\b\W*(?P<what>.*?)\W*$", re.IGNORECASE)
CORRECTS = re.compile(
    r"^\W*(?:(?:no|sorry|oh|well|wait|actually)\b[\s,.]*)*i (?:mean|meant|was asking about)\b\W*(?P<what>\S.*?)\W*$", re.IGNORECASE
)
MEANS = re.compile(  # "may I bring it? The kite, I mean"
    r"(?i)(?=.*\bi mean(?:t)?\b)(?P<asked>.+?(?:[?.!,;]| [-–—]|(?= i mean(?:t)? ))) (?:i mean(?:t)?[,:]? )?"
    r"(?P<what>(?:the|my|our) [\w’'-]+(?: (?!ones?\b)[\w’'-]+){0,2}?)(?:,? i mean(?:t)?)?\W*$",
)
TOO = re.compile(r"[\s,]+(?:too|also|as well|either|instead)\W*$", re.IGNORECASE)
THEN = re.compile(r"[\s,]+then\W*$", re.IGNORECASE)
JUDGED = re.compile(  # "gas bottles ok?"
    r"(?i)^\W*(?:(?:and|but|so) )?(?P<what>[\w’'-]+(?: [\w’'-]+){0,4}?),? (?P<said>ok|okay|fine|allowed|permitted|legal|all ?right)"
    r"(?: (?:too|also|as well|then|instead))?\W*\?\W*$",
)
EXCEPTED = re.compile(r"^\W*(?:(?:and|but|so) )?not (?P<what>(?:even )?(?:the|an?|my|our) [\w’'-]+(?: [\w’'-]+)?)\W*\?\W*$", re.IGNORECASE)
WHO = re.compile(r"\W*(?:who|which [a-z]+)\b", re.IGNORECASE)
WHICH = re.compile(r"\W*(?:(?:and|but|so) )?(?P<which>which (?P<what>(?!ones?\b|of\b)[a-z-]+(?: [a-z-]+)?))\W*", re.IGNORECASE)
WHO_DOES = re.compile(r"\W*who (?P<does>[a-z]+)(?P<rest>.*)", re.IGNORECASE)
WISHES = listed("want wants need needs would like likes")
STATED = re.compile(  # what is told, and no opinion: "my son is 12", "they are on loan"
    r"(?i)(?:my|our)(?: [\w-]+){1,3}? (?:is|was|are|were|has|have|had|wants?|needs?|lives?|works?|owns?|[a-z]+ed|\w+n['’]t)\b|"
    r"(?:it|they|he|she|we|i|mine|ours)(?:['’]\w+|"
    r" (?!(?:mean|meant|know|see|think|thought|believe|need|want|like|love|guess|wonder|agree|doubt|said)\b)\w+)",
)
DEED = re.compile(  # what is done, and no thing
    r"(?<!^)\b(?!(?:why|when|where|how|what)\b)[a-z]+ do (?:it|this|that)(?=\W*$)|"  # "could a firm do it?"
    r"\b(?:to|can|could|may|might|must|should|would|will|i|we|you|they|he|she|one|(?:some|any)(?:one|body)|people) (?:[a-z]+ly |just )?"
    r"(?:do|does|did) (?:it|this|that)\b"
    r"(?=\W*$|[,;.?!]| (?:any(?:way|how)|again|too|now|once|without|with|for|in|at|on|from|by|if|outside)\b)",
    re.IGNORECASE,
)
ANYBODY = listed("i we you one anyone everyone anybody")
BACK = listed("it its they them their theirs ours mine yours hers he him his she her this that these those there me us")
REPLY = listed(
    "right correct true wrong sure thanks great fine interesting understood agreed wow hm hmm source proof link reference citation"
)
TURNED = re.compile(r"\b(?:other way|other direction|opposite|(?:in|the) reverse|vice versa|other side)\b", re.IGNORECASE)
CONTRACTED = re.compile(r"n['’]t$|['’](?:s|re|m|ve|d|ll)$")
STARTS = ORDERS | PRONOUNS | {"other", "another"}
BEGINNINGS = JOINING | listed("only just even not")


def plain(question: str) -> str:
    """A follow-up without what only opens it ("and", "what about") and without its mark."""
    return re.sub(rf"^\W*(?:{ANOTHER})\b", "", OPENER.sub("", question), flags=re.IGNORECASE).strip(" ?.!,;:")


def fragment(question: str) -> str:
    """The phrase that a follow-up puts in place of another; '' for a question that is no such fragment.

    >>> fragment("my brother?"), fragment("the visitors need a badge")
    ('my brother', '')
    """
    whole = ONE.sub("", TOO.sub("", THEN.sub("", question))).strip(" ?.!")
    if match := ABOUT.match(whole) or AGAIN.match(whole) or CORRECTS.match(whole):
        return ONE.sub("", match["what"]).strip()
    if not (words := WORD.findall(whole.lower())):
        return ""
    mine = words[0] in ("a", "an", "my", "our", "the") and not (any(map(is_verb, words[1:])) or set(words) & WISHES)
    short = len(words) <= (LONG if mine else SHORT) and (mine or words[-1] in ("one", "ones"))
    if STATED.match(whole) and "?" not in question:
        return ""
    return whole if words[0] in JOINING or TOO.search(question) or short or nameonly(question) else ""


def judged(question: str, previous: str) -> str:
    """Whether a thing is "ok" as a whole question, or the thing alone after one of yes or no; "which clubs?" after "who"; any other stays.

    >>> judged("Umbrellas ok?", "Which coats may I wear?"), judged("and a bag ok?", "May I bring a coat?"), judged("is it ok?", "May I?")
    ('are Umbrellas ok?', 'a bag?', 'is it ok?')
    >>> judged("and which clubs?", "Who is exempt from it?")
    'which clubs are exempt from it?'
    >>> judged("What's the least fine?", "Which coats may I wear?"), judged("- ok?", "May I?")
    ("What's the least fine?", '- ok?')
    """
    if (excepted := EXCEPTED.match(question)) and WHO.match(previous):  # "who may sign?" "not the dean?"
        return f"{excepted['what']} too?"
    if (which := WHICH.fullmatch(question)) and (who := WHO_DOES.fullmatch(previous)):
        return f"{which['which']} {agreeing(who['does'], plural(which['what']))}{who['rest']}"
    found = JUDGED.match(question)
    words = WORD.findall(found["what"]) if found else []
    if (
        not found
        or not words
        or is_function(words[-1])
        or {re.split("['’]", word.lower())[0] for word in words} & (QUESTIONING | ANYBODY | BACK)
    ):
        return question
    return f"{found['what']}?" if YES_NO.search(previous) else f"{'are' if plural(words[-1]) else 'is'} {found['what']} {found['said']}?"


def did(words: Sequence[str]) -> bool:
    """Whether lower-case words tell what somebody did to something.

    >>> did(["our", "club", "painted", "all", "boats"]), did(["our", "club", "painted", "blue"])
    (True, False)
    """
    runs = zip(words, words[1:], words[2:], strict=False)
    return any(word.endswith("ed") and after in SPECIFYING and first not in SPECIFYING | PREPOSITIONS for first, word, after in runs)


def nameonly(question: str) -> bool:
    """Whether a question is nothing but the name of a thing, of three words at most.

    >>> nameonly("Batteries?"), nameonly("solar cells"), nameonly("who?"), nameonly("The boats?")
    (True, True, False, False)
    """
    words = WORD.findall(question)
    return 0 < len(words) <= LONGEST_NAME and not any(is_function(word) or is_verb(word) for word in words)


def goes_on(question: str) -> bool:
    """Whether a text of some words, with no verb of its own, begins as the end of another does: "to a partner abroad, for a year?".

    >>> goes_on("To a partner in Peru, with a permit?"), goes_on("Permits of partners in Peru?"), goes_on("In Peru, who pays?")
    (True, False, False)
    """
    words = [CONTRACTED.sub("", word.lower()) for word in WORD.findall(question)]
    return 0 < len(words) <= FEW and words[0] in BEGINNINGS and fragmentary(question, words)


def fragmentary(asked: str, words: Sequence[str]) -> bool:
    """Whether a text names something and is no sentence of its own, nor asks or orders; `words` are its words in small letters."""
    if words[0] in STARTS or set(words) & QUESTIONING:
        return False
    return not all(empty(word) or word in REPLY for word in content(asked)) and not acts(words)


def acts(words: Sequence[str]) -> bool:
    """Whether lower-case words have a verb of their own, beside one that they begin with ("and receive theirs").

    >>> acts(["only", "attending", "the", "meetings"]), acts(["with", "their", "help"]), acts(["that", "rule", "hits", "us"])
    (False, False, True)
    """
    held = SPECIFYING | PREPOSITIONS
    own = any(is_verb(word) and not word.endswith(("ing", "ed")) and first not in held for first, word in itertools.pairwise(words))
    return own or did(words)
