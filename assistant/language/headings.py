"""The lines of a text in, which of them are headings out, each with its level: by a mark, by a number, by standing alone in capitals."""

import re
from collections.abc import Sequence

from assistant.language import terms

HEADING = re.compile(r"(#{1,6})[ \t]+(.+)")
TITLE = re.compile(  # a line that names a part of a text without Markdown: "Article 4 – Candles", "§ 3 Visitors"
    r"(?:(?=[A-Z])(?i:(Chapter|Part|Annex|Appendix|Schedule)|Article|Section|Rule|Clause) |§§? ?)(?:\d{1,3}[a-z]?|[IVX]{1,5}|[A-Z])"
    r"(?:[.:)]|(?= [–—-] )|(?= +[A-Z])|$)[^\n]{0,80}(?<![.,;:])$"
)
SAYS = r"\b(?:is|are|was|were|may|can|must|shall|will|do|does|has|have|no|not|never|the|an?|your?)\b"
BARE = re.compile(  # such a line that gives but its number …
    r"(?i:Chapter|Part|Annex|Appendix|Schedule|Article|Section|Rule|Clause) (?:\d{1,3}[A-Za-z]?|[IVX]{1,5}|[A-Z])"
)
NAME = re.compile(  # … its name on the line below, "Use of terms" …
    r"(?!.*\b(?:is|are|was|were|may|can|must|shall|will|do|does|has|have|no|not|never)\b)[A-Z“\"][^\n.:;!?,]{2,80}"
)
TEXT = re.compile(r".{40}|\W*(?:\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+|\(?[a-z]{1,3}\))\s|.*[.:;]$")  # … and what such a name stands above
NUMBERED = re.compile(
    rf"[ \t]*(?!\d{{1,2}} (?:{terms.MONTH})\b)(\d{{1,2}}(?:\.\d{{1,2}})*\.?|[A-Z]\.|[IVX]{{1,5}}\.)[ \t]+"
    rf"(?!.*{SAYS})[A-Z][^\n.:;!?]{{1,60}}"
)
CAPITALS = re.compile(r"[ \t]*[A-Z][^a-z\n.:;!?]{3,60}")
GREETS = re.compile(  # how a letter begins and ends
    r"(?-i:Subject|To|Cc|Re): |(?:dear|hello|hi|good (?:morning|afternoon|evening)|(?:with )?(?:kind|best|warm(?:est)?) (?:regards|wishes)"
    r"|yours (?:faithfully|truly)|(?:yours )?sincerely|regards|many thanks|thank you|thanks|cheers)\b[^.?!:;\n]{0,60}[,!]?$",
    re.I,
)
BLANK = 2  # ends of lines before a line that a blank one parts from the line above
LONGEST_HEADING = 300  # characters that are kept of it: every passage below carries them
FINISHED = ".!?:;|"
NO = r"(?:no(?! \w)|no(?= (?:you|we|they|it|he|she|there)\b))"  # "No source says" answers nothing
LEANS = re.compile(  # an answer that leans on the question above it: "Yes.", "It is free.", "Up to four hours a week.", "German or French."
    rf"(?i)(?:yes|{NO}|never|certainly|of course|it|they|these|those|this|that|he|she|because|only (?:if|when|with|after|in|on|at|by|for)|"
    r"(?:for )?(?:up to|at (?:least|most)|no (?:more|fewer|less|later) than)|not|once|twice|one of them)\b|"
    rf"(?!(?:[^.!?]|[.!?]\S)*?(?:\b(?:{terms.AUXILIARY}|needs?|differ|disagree)\b|n['’]t\b))"  # without a verb
    r"(?![-*•+>|#]|\(?\w{1,3}[.)]\s)"  # nor the mark of a point
    r"(?:(?!(?:the|an?|our|we|you|i|there)\b)(?:\S+\s+){0,15}|(?:\S+\s+){0,3})\S+[.!?](?=\s+(?-i:[A-Z])|\s*$)",
)


def heading(text: str, lines: Sequence[re.Match[str]], place: int, plain: bool) -> tuple[int, str, int] | None:
    """(level, name, lines more that it takes) of the line at `place` if it is a heading; in `plain` text also one that names a part of it.

    Such a line begins like "Article 4", after a finished line; or it has a number, or is in capitals, and stands between blank lines,
    neither the first line of all nor one of several such, which make a list.

    >>> def found(text, place, plain=True):
    ...     return heading(text, list(re.finditer(r"[^\\n]+", text)), place, plain)
    >>> found("## Fees", 0, False), found("Go.\\nArticle 4 – Fees", 1), found("laid down in\\nArticle 4 – Fees", 1)
    ((2, 'Fees', 0), (7, 'Article 4 – Fees', 0), None)
    >>> found("Park\\n\\n2. Dogs\\n\\n  They may run.", 1), found("Buy\\n\\n1. Milk\\n\\n2. Bread\\n\\nToday.", 2)
    ((7, '2. Dogs', 0), None)
    """
    line = lines[place].group()
    found = HEADING.match(line)
    if found and not (plain and line.rstrip().endswith((".", ";"))):
        return len(found[1]), found[2], 0
    if not plain:
        return None
    before = lines[place - 1].group().rstrip() if place else ""
    alone = bool(BARE.fullmatch(line.strip()) and place and text.count("\n", lines[place - 1].end(), lines[place].start()) > 1)
    if (named := TITLE.match(line.rstrip())) and (before[-1:] in FINISHED or before.isupper() or TITLE.match(before) or alone):
        title = below(text, lines, place)
        return 7 - bool(named[1]), f"{line.strip()} – {title}" if title else line.strip(), int(bool(title))
    for level, pattern in ((7, NUMBERED), (6, CAPITALS)) if place else ():
        if (told := pattern.fullmatch(line.rstrip())) and _alone(text, lines, place, pattern):
            return level + (told[1].rstrip(".").count(".") if told.re.groups else 0), line.strip(), 0
    return None


def below(text: str, lines: Sequence[re.Match[str]], place: int) -> str:
    """What a part is called on the line below a heading at `place` that gives but its number; nothing where that may be its first words.

    >>> def found(text):
    ...     return below(text, list(re.finditer(r"[^\\n]+", text)), 0)
    >>> found("Article 1\\nUse of terms\\n\\nA boat is:"), found("ANNEX II\\nOil\\nChlorine"), found("ANNEX II\\nCARGO\\n\\nOil")
    ('Use of terms', '', 'CARGO')
    """
    if place + 2 >= len(lines) or not BARE.fullmatch(lines[place].group().strip()):
        return ""
    name, after = (one.group().strip() for one in lines[place + 1 : place + 3])
    near, far = (
        text.count("\n", one.end(), other.start()) for one, other in zip(lines[place:], lines[place + 1 : place + 3], strict=False)
    )
    named = NAME.fullmatch(name) and not TITLE.match(name) and near <= BLANK and (TEXT.match(after) or near < far)
    return name if named else ""


def _alone(text: str, lines: Sequence[re.Match[str]], place: int, pattern: re.Pattern[str]) -> bool:
    """Whether a line stands between blank lines, and no line like it is its neighbour; the last line is over nothing."""
    if place + 1 >= len(lines):
        return False
    above, line, below = lines[place - 1 : place + 2]
    beside = [below] if place == 1 and pattern is CAPITALS else [above, below]  # the first line of all may be the title
    blank = all(text.count("\n", one.end(), other.start()) > 1 for one, other in ((above, line), (line, below)))
    return blank and not any(pattern.fullmatch(one.group().rstrip()) for one in beside)
