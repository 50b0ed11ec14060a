"""A message of several sentences in, what it asks out, with what is told before it: without courtesies and others' comments."""

import dataclasses
import re

from assistant.language import terms
from assistant.language.lexicon import YES_NO, content, listed
from assistant.questions.pointing import points
from assistant.questions.question import LONGEST
from assistant.records import Condensed

WEIGHT = 0.2  # of the whole message beside what it asks, whose weight is 1
MOST = 8  # questions of one message
ENOUGH = 4  # words of content
TOGETHER = "Several questions were asked at once; asked one by one, each has an answer and a verdict of its own."
OPENS = r"[A-Z\"“(]|(?:who|what|when|where|why|how|which|is|are|can|could|may|do|does|did|should|would|must)\b"
END = re.compile(  # not after an abbreviation
    rf"(?<=[?!])\s+|(?<=[a-z\d)\"”’]\.)(?<!\b[DM]r\.)(?<!\bM[rs]s\.)(?<!\bProf\.)(?<!\bNo\.)(?<!\b\w\.\w\.)\s+(?={OPENS})"
)
ASKS = re.compile(
    rf"(?i)\?\W*$|{YES_NO.pattern}|^{terms.OPENS}(?:{terms.ASKING}|list|name|describe|"
    r"explain|compare|summari[sz]e|define|tell (?:me|us)|give (?:me|us)|show (?:me|us))\b",
)
ADDRESSED = re.compile(  # a person who says whom they speak to gives no order, as a document that does
    r"(?i)^\W*(?:(?:dear|hello|hi|hey|good \w+|ok(?:ay)?|please|thanks|thank you)\W+)?(?:ai |virtual )?(?:assistant|chat ?bot|bot)\b\W*|"
    r"^\W*dear (?:[\w.]+ ){0,4}?[\w.]+[,:!]\s+|"
    r"^\W*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: (?:there|all))?|briefly|in (?:short|brief)|quick question)\b"
    rf"[,.:!–-]*\s+(?=(?:{terms.ASKING}|{terms.AUXILIARY}|please|explain|summari[sz]e|describe|list|tell|give)\b)",
)
MANNER = re.compile(  # how long or how plain the answer shall be, where no rule on texts is asked for
    rf"(?i)^(?!\W*(?:{terms.AUXILIARY})\b(?! you\b)|\W*how (?:many|long)\b)(.*?),? "
    r"(?:in (?:(?:a few|one|two|three|four|five|\d+|some) (?:short |simple |bullet )?(?:sentence|line|word|bullet|point)s?|a nutshell"
    r"|(?:plain|simple|layman['’]?s) (?:english|terms|words|language))|like i['’]?m (?:five|5|a child))(\W*)$",
)
TELLS = re.compile(r"^\W*(?:it|they|he|she|these|those|i|we)\b", re.I)  # of the thing, or of who asks
THINGS = (
    "dates?|numbers|figures|years|amounts|names|answers|versions|accounts?|stories|sources?|reports?|articles?|papers?|claims|"
    "coverage|write-?ups?|outlets?|press|media|pages?|(?:web)?sites?"
)
DIFFER = (
    "(?:(?:seems? to |appears? to )?(?:be |is |are |looks? )?(?:at odds|contradictory|inconsistent|conflicting)|"
    "(?:seems? to |appears? to )?(?:differ|disagree|vary|contradict|conflict|clash)(?:e?s)?|varies|(?:do not|don['’]t|doesn['’]t) "
    "(?:match|agree|tally)|(?:says?|tells?|gives?)(?: me| us)? (?:something else|different things))"
)
NAME = r"(?-i:(?:the )?[A-Z][\w.]*(?: (?:of |for |the )*[A-Z][\w.]*)*)"
VARY = re.compile(  # that sources differ, told beside a question
    r"(?i)^\W*(?:but )?(?:(?:i (?:keep )?(?:see|seen|seeing|get|getting|got|read|find|found|hear|heard)|there are) (?:\w+ ){0,2}?"
    rf"(?:(?:several|different|conflicting|contradictory) (?:\w+ )?(?:{THINGS})|(?:two|three|several|both)(?: (?:{THINGS}|of them))?)|"
    rf"(?:(?:(?:the|my|all|every|different|various) )?(?:{THINGS})|{NAME} and {NAME})"
    rf"(?: (?:that )?i(?:['’]ve)? (?:read|see|seen|find|found))? {DIFFER}(?: each other)?)"
    r"(?: (?:about|on|for|online|here)\b[^?.]*)?\W*$",
)
SHORT = re.compile(r"(?<=[IiEe])['’](?:m|re|ve|d)\b")  # "I'm"
COURTESY = listed(
    "hi hello hey dear good morning afternoon evening day quick question thanks thank advance help helping please brief short sorry bother "
    "questions two three several few couple "
    "story report article paper memo caption briefing working writing reading looking need want source cite deadline today tomorrow "
    "now urgent wondering curious sure confused know understand"
)
ITEM = r"(?:^|(?<=[.:;?!\n)]))\s*(?:[(]?(?:[1-9]|[a-f])[.)]|[-–•*])\s+(?=\w)"  # the number or bullet of one of several questions
PARTED = re.compile(rf"{ITEM}|[^\S\n]*\n\s*|(?<=[?!])\s+", re.I)
ABOUT = re.compile(r"^\W*(?:what|how) about\b", re.I)
WHOLE = re.compile(  # the beginning of a question that stands alone, or goes on with the one before
    rf"(?i)^{terms.OPENS}(?:(?:next|second(?:ly)?|third(?:ly)?|last(?:ly)?|finally|if (?:so|not|yes|no))\b,? *)?"
    rf"(?:{YES_NO.pattern.removeprefix('^')}|(?:[a-z]+ )?(?:{terms.ASKING})\b)",
)
AND = re.compile(  # where a second question begins within a sentence
    r"(?i)(?:,? (?:and|but)|;) (?:also )?(?!(?:what if|(?:what|how) about)\b)"
    rf"(?=(?:{terms.ASKING})\b|(?:{terms.AUXILIARY}) (?:it|they|he|she|we|i|you|there)\b)",
)
WHICH = re.compile(r"(?<!^)\b(?:who|which|whose|that|when|where|if|while|what)\b", re.I)  # begins a clause that "and" may go on with
LEAVE = listed("allowed permitted legal ok okay fine true right correct possible case forbidden illegal happens sense mean sure")
QUERY = re.compile(rf"\b(?:{terms.ASKING}|{terms.AUXILIARY})\b", re.I)
CLAUSE = 3  # words of a question that "and" joins to another
GOES = re.compile(rf"^{terms.OPENS}(?:(?:when|where|if)(?! (?:{terms.AUXILIARY})\b)|may be\b)", re.I)  # "where the two differ" asks nothing
DRAFT = "draft|story|piece|article|text|paper|report|copy|caption|headline|memo|slide|page|script|summary|note|sentence"
RIGHT = "right|correct|true|so|accurate"
TAG = (  # the question whether what stands before it is so
    rf"(?:(?:is|was) (?:it|he|she|(?:that|this|the)(?: \w+)?) (?:still )?(?:{RIGHT}|wrong)\W*$|(?:(?:still )?(?:{RIGHT})"
    r"|(?:can you )?confirm(?: this| that)?|am i right|did (?:i|we) get (?:this|that|it) right|(?<=\W )(?:yes|no)"
    r"|(?<=[,–—-] )(?:is|was|are|were|do|does|did|has|have|had)(?:n['’]t)? (?:it|they|he|she|there))\?\W*$)"
)
FINE = r"(?:(?:(?:is|was) (?:it|that|this) )?(?:ok(?:ay)?|fine|fair|all ?right)(?: to \w+)?|(?:any )?objections?)\?\W*$"
SAYS = (
    "(?:(?:says?|said|writes?|wrote|written|states?|claims?|heard|thinks?|thought|insists?|believes?|understand|(?:tells?|told) (?:me|us)"
    r")\b(?! (?:for|to|about|code)\b)|(?:print|publish)(?= that\b))"
)
WHAT = r"[\"“]?(?P<what>(?:(?!(?<=(?-i:[a-z\d]{3}))\. [A-Z])[^?\"“”])+?)"
JOINT = r"[\s\"”.,;:–—-]+"
CHECKED = re.compile(  # what one has written, read or heard
    r"(?i)^\W*(?:so,? )?(?:(?P<check>(?:(?:please |can you )?(?:fact[- ]?check|check|verify|confirm)(?: this| that)?|true(?: or |/)false)"
    r" ?[:?–—-]|is it (?:really )?(?:(?:a fact|true|correct|accurate) that(?! (?:it|they|he|she|this|these|those)\b)"
    r"|(?:accurate|correct|fair|right|true|ok) to (?:say|write|claim|state|report|print)(?: that)?)\b)|"
    rf"(?:we|i|it|(?:(?:my|our|the|this|a) )?(?:\w+ )?(?:{DRAFT})|(?:my|our|an?|some) \w+|some(?:one|body))(?:['’](?:ve|d))?"
    rf"(?: (?:now|also|just|have|had|would|(?:want|like|plan|intend|going) to))* (?:{SAYS}(?: (?:that|here))*:?"
    rf"|(?:reports?|reads?) (?:that|(?=[^.?]*(?:\w{{2}}ed|{terms.AUXILIARY})\b)))|(?:{DRAFT}):|(?:reportedly|apparently)\b,?|"
    rf"(?=[\"“][^\"“”]+[\"”]\W+(?:is|was)\b)) ?{WHAT}(?(check)[\s.?\"”]*$|{JOINT}(?:{TAG}|{FINE}))",
)
MORE = re.compile(  # "tell me more", which asks the question before once more
    r"(?i)\W*(?:(?:please|and|ok(?:ay)?|(?:can|could|would) you|is there|do you (?:have|know)) *,? )*"
    r"(?:(?:(?:tell|give|show) (?:me|us) )?(?:(?:some|a (?:bit|little)|any) )?more(?: details?| information)?|go on|continue|keep going|"
    r"(?:what|anything|something) (?:else|more)|elaborate|expand|say more|i want to know more)"
    r"(?: (?:about|on|of|to) (?:it|that|this|say))?(?:,? (?:please|then|is there|is said|do (?:they|you) (?:say|know)))*\W*"
)
STATED = re.compile(  # what one states, in four words or more, and asks whether it is so
    rf"^\W*(?:so,? )?(?!(?:so|and|but|it|they|he|she|we|i|you|this|that|these|those|there|if|please|{terms.ASKING}|{terms.AUXILIARY})\b)"
    rf"(?=(?:\S+ ){{3}}){WHAT}\s*[,;:.\"”–—-]\W*{TAG}",
    re.I,
)
ROLES = listed("journalist reporter editor analyst")  # who works on a story; alone, who it is that asks


def asking(message: str) -> str:
    """What a message asks, after what it tells before; all of it where nothing asks.

    >>> asking("Hi, quick question. Who signed the Protocol? My boss thinks it was Kim."), asking("we keep bees. may we sell them?")
    ('Who signed the Protocol?', 'we keep bees. may we sell them?')
    >>> asking("Dear assistant, who signed it?"), asking("Who signed it? Accounts differ."), asking("hi, who signed it, in one line?")
    ('who signed it?', 'Who signed it?', 'who signed it?')
    """
    message = MANNER.sub(r"\1\2", ADDRESSED.sub("", message) or message)
    told = END.split(message)
    sentences = [one for one in told if not VARY.match(one)] or told
    message = " ".join(sentences)
    first = next((place for place, one in enumerate(sentences) if ASKS.search(one)), None)
    if first is None or len(sentences) == 1:
        return message
    told = [one for one in sentences[:first] if not courtesy(one)]
    after = [one for one in sentences[first + 1 :] if ASKS.search(one) or (TELLS.match(one) and not courtesy(one))]
    found = " ".join([*told, sentences[first], *after])
    return found if told or (len(content(sentences[first])) > 1 and not points(sentences[first])) else message


def claimed(message: str) -> str:
    """What a message asks to be checked, as a question; any other message as it is.

    >>> claimed("Our draft says the fee is 5 euros. OK?"), claimed("True or false: dogs may swim"), claimed("I read it. Is it true?")
    ('The fee is 5 euros?', 'Dogs may swim?', 'I read it. Is it true?')
    >>> claimed("We'd like to print that dogs may swim. Okay?"), claimed("The pool shuts at nine, doesn't it?"), claimed("Guests, right?")
    ('Dogs may swim?', 'The pool shuts at nine?', 'Guests, right?')
    >>> claimed("Is it accurate to say that it is free?"), claimed("Visitors want to swim. Is that okay?"), claimed("A hard no or yes?")
    ('It is free?', 'Visitors want to swim. Is that okay?', 'A hard no or yes?')
    """
    found = CHECKED.match(message) or STATED.match(message)
    what = found["what"].rstrip(" .,;:–—-") if found else ""
    return f"{what[0].upper()}{what[1:]}?" if " " in what else message


def varying(message: str) -> bool:
    """Whether a message tells, beside its question, that sources differ.

    >>> varying("When did it end? I see several dates."), varying("There are several visitors. May they come?")
    (True, False)
    >>> [varying(f"When? {told}.") for told in ("The Bank of Ghent and NPR seem to be at odds", "I see two", "We disagree on the fee")]
    [True, True, False]
    """
    return any(map(VARY.match, END.split(message)))


def alone(message: str, enough: int = ENOUGH) -> str:
    """The sentences of a message that ask, where they say `enough` by themselves, in words of content; else all that is asked.

    >>> alone("We keep bees. May a school sell honey to parents?"), alone("We keep bees. May we sell them?")
    ('May a school sell honey to parents?', 'We keep bees. May we sell them?')
    """
    found = " ".join(one for one in END.split(message) if ASKS.search(one))
    return found if len(content(found)) >= enough and not points(found) else asking(message)


def several(message: str) -> list[str]:
    """The questions of a message, each behind what is told before it; the message where it is too long, or asks too much or once.

    >>> several("We keep bees. 1. May we sell honey? 2. Who inspects it?"), several("May we sell honey? Is that allowed? Since when?")
    (['We keep bees. May we sell honey?', 'We keep bees. Who inspects it?'], ['May we sell honey? Is that allowed? Since when?'])
    """
    found, told, before = list[str](), "", ""
    lines = PARTED.split(ADDRESSED.sub("", message)) if len(message) <= LONGEST else ()
    parts = [part.strip() for line in lines for part in END.split(line)]
    for part in filter(None, parts):
        if part.endswith("?") and WHOLE.match(part) and not set(content(part)) <= LEAVE and (found or not ABOUT.match(part)):
            before = f"{before} {told}".strip()
            found, told = [*found, f"{before} {part}".strip()], ""
        elif part.endswith("?") and found and not told:
            found[-1] += f" {part}"
        elif not courtesy(part):
            told = f"{told} {part}".strip()
    return found if 1 < len(found) <= MOST and not told else [message]


def coordinated(sentence: str) -> list[str]:
    """The questions of one sentence that "and" joins, each of which has a verb of its own; the sentence where it asks once.

    >>> coordinated("Who teaches it, and how long does it take?"), coordinated("When and where was it signed, and by whom?")
    (['Who teaches it?', 'how long does it take?'], ['When and where was it signed, and by whom?'])
    >>> coordinated("May guests who smoke and who drink come in?"), coordinated("May guests smoke, and what if they drink?")
    (['May guests who smoke and who drink come in?'], ['May guests smoke, and what if they drink?'])
    """
    found, start = list[str](), 0
    for joint in AND.finditer(sentence):
        first, second = sentence[start : joint.start()], sentence[joint.end() :]
        clauses = all(len(part.split(maxsplit=CLAUSE)) >= CLAUSE for part in (first, second))
        clauses = clauses and not (YES_NO.match(first) and WHICH.search(first))
        if clauses and WHOLE.match(first) and not GOES.match(first):
            found.append(f"{first}?")
            start = joint.end()
    rest = sentence[start:]
    return [*found, rest if rest.endswith("?") or not found else f"{rest}?"]


def at_once(message: str) -> tuple[str, ...]:
    """A note that a message asks several questions, which are one for who searches."""
    return (TOGETHER,) if len(several(message)) > 1 else ()


def courtesy(sentence: str) -> bool:
    """Whether a sentence says nothing of the thing, nor who asks.

    >>> courtesy("I need it for a report."), courtesy("I'm a reporter with a deadline."), courtesy("I'm a reporter.")
    (True, True, False)
    """
    words = set(content(SHORT.sub("", sentence)))
    return words <= COURTESY | ROLES and not (words and words <= ROLES)


def pared(condensed: Condensed) -> Condensed:
    """What to search for, without what says nothing of it; the whole message stays, as a form of less weight."""
    first, *others = condensed.forms
    asked = asking(first.text)
    if asked == first.text:
        return condensed
    whole = dataclasses.replace(first, weight=WEIGHT * first.weight)
    return Condensed(asking(condensed.searched), (dataclasses.replace(first, text=asked), whole, *others))


def declares(question: str) -> bool:
    """Whether the text states something instead of asking.

    >>> declares("The fee is refundable."), declares("May we see it."), declares("Would we see it.")
    (True, False, False)
    """
    return question.rstrip().endswith(".") and QUERY.match(question.strip()) is None
