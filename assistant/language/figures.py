"""A number or a time alone, or "without" what was asked, and a question in; that question asked of it out ("for 3 days?" "And 5?")."""

import re

from assistant.language import terms
from assistant.language.lexicon import PREPOSITIONS, content, listed
from assistant.language.values import YEAR

TIME = re.compile(rf"{YEAR.pattern}|(?:{terms.MONTH})", re.IGNORECASE)
MONTH = re.compile(rf"(?:(?<=\bin )|(?<=\bof )|(?<=\bsince )|(?<=\buntil )|(?<=\d ))(?:{terms.MONTH})\b(?: \d\d?(?=,))?", re.I)  # no "may"
DAY = re.compile(rf"(?:\b\d{{1,2}} )?\b(?:{terms.MONTH}) $|\b\d{{1,2}} $", re.IGNORECASE)
NOW = listed("now today currently")
IN_YEAR = re.compile(rf"\b(?:in|since|until) (?:\w+ )?{YEAR.pattern}$")
BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))}) $", re.IGNORECASE)
PRESENT = re.compile(r" (?:now|today|currently|still)$", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:one )?(?:(?:for|at|with|after|of|only|costing|worth) )?(?P<number>\d[\d,.]*)(?: (?P<unit>[a-z]{1,12}))?", re.IGNORECASE
)
FIGURE = re.compile(  # of no name, and no year
    rf"(?<![\w.-])(?<![A-Z]\. )(?<!\b[Aa]rticle )(?<!\b[Ss]ection )(?!{YEAR.pattern})\d[\d,]*(?:\.\d+)?(?![\w.]*\d)"
)
COUNT = "an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|half an?"
SPAN = re.compile(  # of time
    rf"(?i)\b(?<!once )(?<!twice )(?<!times )(?:{COUNT}) (?:(?:single|whole|full|entire|calendar|working) )?"
    r"(?:minute|hour|day|night|week|month|year)s?(?![\w-])",
)
OPEN = re.compile(r"\W*(?:(?:by|in|at|to|from|since|until) )?(?:when|where|whom?|which|how (?:many|much|long|often|old))\b", re.IGNORECASE)
CHALLENGE = re.compile(  # "wasn't it 2023", "I thought it was in Rome"
    r"(?i)(?:i (?:thought|heard|read|believed?) (?:that )?(?:it|they|that) (?:was|were|is|are)|(?:was|were|is|are)n['’]t (?:it|they|that)"
    r"|are you sure (?:that )?(?:it|they) (?:was|were|is|are)(?:n['’]t)?)(?: not)? (?:(?:in|on|at|by|about|only) )*"
    rf"(?P<what>(?!an?\b)(?:[$£€]?\d|(?-i:[A-Z])|(?:{COUNT})\b)[\w.,’' -]{{0,40}}?)",
)
CONTRARIES = {"with": "without", "without": "with", "before": "after", "after": "before"}
OPPOSED = re.compile(r"(?P<word>with|without|before|after) (?:an? |the |any )?(?P<what>[\w’' -]{2,60})", re.IGNORECASE)


def refigured(question: str, frame: str) -> str | None:
    """The frame with the number, the time or the answer that stands alone in a question; None where none does."""
    return another_number(question, frame) or another_time(question, frame) or challenged(question, frame)


def another_number(question: str, frame: str) -> str | None:
    """The frame with its last number replaced by one that stands alone; None where there is none of them.

    >>> another_number("15", "may a 17 year old swim"), another_number("7", "what does article 5 say")
    ('may a 15 year old swim', None)
    >>> another_number("one for 800", "who approves a microscope of 12,000 euros")
    'who approves a microscope of 800 euros'
    """
    match, old = NUMBER.fullmatch(question), list(FIGURE.finditer(frame))
    if match and (unit := match["unit"]):
        stem = re.escape(unit.lower().rstrip("s"))
        old = [one for one in old if re.match(rf"[ -]{stem}s?\b", frame[one.end() :], re.IGNORECASE)]
    if not match or not old or YEAR.fullmatch(match["number"]):
        return None
    return f"{frame[: old[-1].start()]}{match['number']}{frame[old[-1].end() :]}"


def another_time(question: str, frame: str) -> str | None:
    """The frame with the one amount of time in it replaced by one that stands alone; None where there is none, or several.

    >>> another_time("two months", "may I keep it for a single week at home"), another_time("a week", "may I keep it")
    ('may I keep it for two months at home', None)
    """
    old = list(SPAN.finditer(frame))
    return f"{frame[: old[0].start()]}{question}{frame[old[0].end() :]}" if len(old) == 1 and SPAN.fullmatch(question) else None


def challenged(question: str, frame: str) -> str | None:
    """An open question, with the number in brackets that is put against its answer; as it is where a name is, None where nothing is.

    >>> challenged("wasn't it August 2023", "when did it lapse"), challenged("I thought it was Ann Lee", "who runs it")
    ('when did it lapse (August 2023)', 'who runs it')
    >>> challenged("isn't it cold", "where is it")
    """
    match = CHALLENGE.fullmatch(question) if OPEN.match(frame) else None
    return match and (f"{frame} ({match['what']})" if re.search(r"\d", match["what"]) else frame)


def called(question: str, asked: str, told: str) -> str:
    """A completed question with "the 1979 one" by the noun that the answer before gave it, where that has another than the question before.

    >>> called("and the 1979 one?", "who signed the 1979 map?", "The map amends the 1979 chart.")
    'who signed the 1979 chart?'
    """
    one = re.search(rf"\bthe ({YEAR.pattern}) one\b", question, re.IGNORECASE)
    named = re.search(rf"\b[Tt]he (?:{one[1]} ([a-z]+)|([a-z]+) of {one[1]})\b", told) if one else None
    return re.sub(rf"\bthe {one[1]} [a-z]+", f"the {one[1]} {named[1] or named[2]}", asked) if one and named else asked


def opposed(question: str, frame: str) -> str | None:
    """The frame with its "with" turned into "without", its "before" into "after", or the other way round; None where it has neither.

    >>> opposed("without a badge", "may a guest with a badge park"), opposed("before the fire", "who ran it after the fire")
    ('may a guest without a badge park', 'who ran it before the fire')
    """
    if re.fullmatch(r"in favou?r(?: of it)?|for(?: it)?", question, re.IGNORECASE) and re.search(r"\bagainst\b", frame):
        return re.sub(r"\bagainst\b", "in favour of", frame)
    match = OPPOSED.fullmatch(question)
    if not match:
        return None
    other = CONTRARIES[match["word"].lower()]
    what = r"\w" if match["what"].lower() in ("it", "one", "them", "that") else rf"(?:an? |the |any )?{re.escape(match['what'])}\b"
    found = re.search(rf"\b{other}(?= {what})", frame, re.IGNORECASE)
    return f"{frame[: found.start()]}{match['word'].lower()}{frame[found.end() :]}" if found else None


def timely(before: str, rest: str, frame: str) -> str | None:
    """The frame at another time, `rest` after the preposition `before` if any; None where a phrase is none, or nothing to put it for.

    >>> timely("", "now", "Who led it in 2011"), timely("in", "May", "May I swim in April"), timely("in", "Peru", "Who led it in 2011")
    ('Who led it now', 'May I swim in May', None)
    >>> timely("since", "the flood", "How many boats came in 2011"), timely("since", "the flood", "Who led the 2011 race")
    ('How many boats came since the flood', None)
    """
    whole = all(word.isdigit() or TIME.fullmatch(word) for word in (*content(rest), *rest.rsplit(maxsplit=1)[-1:]))
    named = whole and (YEAR.search(rest) or (before and TIME.search(rest)))
    found = rest.lower() in NOW or named or (before in ("since", "until") and IN_YEAR.search(frame))
    return dated(frame, before, rest) if found else None


def dated(frame: str, before: str, rest: str) -> str:
    """The frame with its year replaced, and the preposition of it if the new year has another, or is today."""
    at, now = YEAR.search(frame) if YEAR.search(rest) or not TIME.search(rest) else MONTH.search(frame), rest.lower() in NOW
    if at is None:
        return f"{PRESENT.sub('', frame)} {rest}" if now else f"{PRESENT.sub('', frame)} {before or 'in'} {rest}"
    day = DAY.search(frame[: at.start()])  # "in December 2024" "and in 2018?"
    begins = day.start() if day else at.start()
    own = BEFORE.search(frame[:begins])
    start = own.start() if own and (before or now) else begins
    return f"{frame[:start]}{f'{before} ' if own and before else ''}{rest}{frame[at.end() :]}"
