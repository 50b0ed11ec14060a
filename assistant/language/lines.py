"""Lines of a document: which are headings, points of a list or questions, and what is said above them; knows text only."""

import re
from collections.abc import Sequence

from assistant.language import cues, terms
from assistant.language.headings import GREETS

MARKER = re.compile(
    r"\s*(?:[-*•◦▪–+]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){2,}|\(?(?:[a-z]|[ivx]{2,5})[.)]|\((?:[A-Z]|[a-z]{2})\))\s+"
)  # of a point of a list
DEFINED = re.compile(  # says what a word means, and needs no line above it
    r"[\W\d]*(?:[a-z]\)\W*)?(?<=[\"“‘'*_])[^\"”’'*_]{2,60}[\"”’'*_]+ (?:means?|includes?|is|are|refers? to|has the meaning)\b"
)
PARAGRAPH = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+\s")
OPENS = re.compile(  # a list, as a statute does with a dash, or with a sentence that its points end
    r"[:–—]\W*$|(?<=\w )(?:that|who|which|whether|if|unless|where|when|to|for|of|by|in|on|at|with|from|is|are|be|not|may|shall|must)$"
)
LETTER = re.compile(r"\s*\(?[a-z]{1,4}[.)]\s")  # the marker of a point with a letter
NUMERAL = re.compile(r"\s*\(?\d")  # the marker of a numbered paragraph or point
ROW = re.compile(r"\s*- [^:;]+: [^;]+; [^:;]+: ")  # of a table, each value after the name of its column
ITEM = re.compile(r"\W*(?:\(?[a-z0-9]{1,4}[).](?=\s|$)|[-•*])|[a-z]")
ASKS = re.compile(r"\?[*_\"”’)\]]*$")  # a question rules nothing and answers nothing
MARKED = re.compile(r"#{1,6}\s(?!.*[.;]\s*$)|\W*$")
NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)]?\\?\s+(?=\S)")
NAMED = r"(?:[A-Z][\w’'&/-]*|of|the|and|for|to|in|on|a|or|with|by|at)"
NAMES = re.compile(rf"{NAMED}(?:,? {NAMED})*$|(?!-)[\w’'&/-]+(?: [\w’'&/-]+){{0,2}}$")
VERBAL = re.compile(rf"\b(?:{terms.AUXILIARY}|not|no(?!\. ?\d)|yes)\b", re.I)
PART = 20  # words of what may be part of an answer to the heading that asks; longer ones have a verb that is not known as one
LABEL = re.compile(  # run in: "**Article 10 (Drones and diving).**"
    r"[*_]*(?:Article|Section|Part|Chapter|Annex|Schedule|Rule|Clause) \d+\w?(?: ?[–—-] ?[^.;:!?]{1,60}| \([^)]{1,60}\))?[.:]?[*_]*$"
)
BOLD = re.compile(r"(\*\*|__)[^*_]{1,60}\1")
WRONGS = re.compile(  # what must not be, by a name of it that begins the line above a list of such things
    r"(?i)^\W*(?:(?:some )?examples? of |the following (?:are )?(?:examples? of )?)?"
    r"(?:(?:inappropriate|unacceptable|improper|irresponsible|abusive) (?:[\w-]+ ){0,2}?"
    r"(?:conduct|uses?|behaviou?rs?|activit\w+|practices?|actions?)\b|"
    r"(?:(?:serious|gross|other|such) )?"
    r"(?:violations?|breach(?:es)?|misuses?|misconduct|abuses?|offen[cs]es|infringements?)\b"
    r"(?: of (?:[\w’'-]+ ){0,5}[\w’'-]+?)? (?:includes?|means?|(?:is|are):))|"
    r"^\W*(?:please )?avoid\b[^.:]*:\W*$|\bavoid(?: the following(?: \w+)?)?:\W*$",
)
OBEY = re.compile(  # a line above a list that says no more than that it holds, at any time
    r"(?i)^\W*(?!(?:in|during|for|with|after|before|at|on|outside|under|when|where|while)\b).*?"
    r"\b(?:follow|observe|obey|respect|abide by|comply with|adhere to|keep to) (?:these|the following|the) (?:[\w-]+ ){0,2}?[\w-]+s"
    r"(?: below)?:\W*$",
)
IDLE = re.compile(rf"(?:{cues.MAY}|\bcan\b|\bincludes?\b) ?", re.I)  # what a thing that is barred may be, or includes
BUT = re.compile(r"\b(?:but|except|unless|however|although|though|provided|if)\b", re.I)
MORE = re.compile(
    r"(?i)\W*(?:(?:this|these|it|they|examples?) (?:(?:also|may|can) )?(?:includes?|covers?|means?)"
    r"|specifically|in particular|for (?:example|instance))\b",
)
GERUND = re.compile(r"\W*[a-z]+ing\b", re.I)
HEADS = re.compile(rf"(?:{terms.ASKING})(?: [\w’'&/-]+){{1,7}}$", re.I)


def point(text: str) -> bool:
    """Whether a line is a point of a list; a numbered paragraph, "14. Nets must not be used.", may be one and stands by itself.

    >>> point("- nets"), point("(a) nets;"), point("14. Nets must not be used."), point("Nets")
    (True, True, False, False)
    """
    return bool(MARKER.match(text)) and not (NUMERAL.match(text) and text.rstrip().endswith("."))


def alike(one: str, other: str) -> bool:
    """Whether two lines are points of a list both, numbered or not, or rows of a table.

    >>> alike("- nets", "- rods"), alike("- nets", "- Net: 1; Rod: 2"), alike("- nets", "5. Rods must be registered.")
    (True, False, False)
    """
    marked = bool(MARKER.match(one) and MARKER.match(other))
    return marked and all(bool(kind.match(one)) == bool(kind.match(other)) for kind in (ROW, NUMERAL))


def marker(text: str) -> int:
    """How many characters the marker of a point takes; none where it is the number of a paragraph, by which others speak of it.

    >>> marker("- nets"), marker("4.1.2 nets"), marker("Nets")
    (2, 0, 0)
    """
    found = None if PARAGRAPH.match(text) else MARKER.match(text)
    return found.end() if found else 0


def beside(one: str, other: str) -> bool:
    """Whether a line belongs to the list that another begins: it is alike or stands further in, and no less far; no definition does.

    >>> beside("  - nets", "    1. small ones"), beside("  - nets", "- Go home")
    (True, False)
    """
    return bool(MARKER.match(other) and not DEFINED.match(other)) and (
        depth(other) > depth(one) or (depth(other) == depth(one) and alike(one, other))
    )


def depth(text: str) -> int:
    """How far a line stands in, in characters."""
    return len(text) - len(text.lstrip(" \t"))


def opens(text: str, after: str = "") -> bool:
    """Whether a line opens a list, by how it ends, or unfinished before letters or before points that stand further in.

    >>> opens("You may:"), opens("5.2 In a drought", "(a) no lawn is watered;"), opens("- Bring", "  - nets"), opens("- Bring", "- nets")
    (True, True, True, False)
    >>> opens("- Item: Nets; Place: Shed; Fee: –"), opens("- Nets: –")
    (False, True)
    """
    inner = MARKER.match(text) and MARKER.match(after) and depth(after) > depth(text)
    point = MARKER.match(text) and not NUMERAL.match(text)  # as letters are, beside which others stand
    full = OPENS.search(text) and not ROW.match(text)  # whose last cell may be a dash
    return bool(full or (text[-1:].isalnum() and (inner or (LETTER.match(after) and not point))))


def above(sentences: Sequence[str], place: int) -> int | None:
    """The place of the line that opens the list whose point is at `place`, or of the sentence before the list.

    >>> above(["2. You may not:", "- smoke", "- sing"], 2), above(["- A", "- B"], 1), above(["- Go", "  - home", "- Sit", "  - up"], 3)
    (0, None, 2)
    """
    for one in reversed(range(place)):
        if depth(sentences[one]) > depth(sentences[place]):
            continue
        beyond = depth(sentences[one + 1]) > depth(sentences[one]) >= depth(sentences[place])  # its points stand further in than this one
        if (opens(*sentences[one : one + 2]) and not beyond) or not MARKER.match(sentences[one]):
            return one
        if not alike(sentences[one], sentences[place]):
            return None
    return None


def title(text: str, head: bool = False) -> bool:
    """Whether a line is a heading: it has its mark, or ends like no sentence and is short, has a name's capitals or is in a text's `head`.

    >>> title("4.1 Gifts received"), title("QUIET HOURS"), title("Who may work from home"), title("Entry is free"), title("Dogs pay $15")
    (True, True, True, False, False)
    >>> title("**Article 10 (Drones and diving).**"), title("Article 10 bans drones."), title("**Hens.**"), title("**Hens are allowed.**")
    (True, False, True, False)
    >>> title("Lee Ltd, chapter 7", head=True), title("Dear colleagues,"), title("Thank you for the boat."), title("Subject: Fees")
    (True, True, False, True)
    """
    line = NUMBER.sub("", text.strip(), count=1)
    if (LABEL.match(text) or BOLD.fullmatch(text.strip())) and not (VERBAL.search(text) or cues.EXCLUDES.search(text)):
        return True
    if head and not (MARKER.match(text) or VERBAL.search(text) or re.search(r"[.!?:;][\W_]*$|: ", text)):
        return True
    return bool(
        MARKED.match(text)
        or GREETS.match(line)
        or HEADS.match(line)
        or (NAMES.match(line) and not VERBAL.search(line) and not re.search(r"\d", line))
    )


def barring(lead: str) -> str:
    """The line above a list as what excludes the points of the list, where it names them as wrongs; else as it is.

    >>> barring("Misuse includes:"), barring("You may bring:")
    ('Prohibited: Misuse:', 'You may bring:')
    """
    wrong = WRONGS.search(lead) and not re.search(rf"{cues.MAY}|\bcan\b|{cues.CONDITION.pattern}", lead, re.I)
    return f"Prohibited: {IDLE.sub('', lead)}".replace(" :", ":") if wrong else lead


def more(text: str) -> bool:
    """Whether a sentence may go on with the point of a list before it.

    >>> more("This includes idling."), more("Giving it to others, too."), more("Parking may be allowed.")
    (True, True, False)
    """
    return bool(MORE.match(text) or (GERUND.match(text) and not VERBAL.search(text)))


def led(sentences: Sequence[str], heading: str = "") -> list[str]:
    """Each sentence of a passage with the line that opens the list it belongs to, or the heading where that permits or excludes.

    Where that excludes, so is what a point goes on with, and what it "may" be permits nothing. A point that excludes does so by itself,
    where the line above only tells to follow the points.

    >>> led(["You may not:", "- smoke", "Thank you."]), led(["- Dogs"], "What is not allowed")
    (['You may not:', 'You may not: - smoke', 'Thank you.'], ['What is not allowed: - Dogs'])
    >>> led(["If you come, you must follow these rules:", "- You may not smoke.", "- You may sing."])[1:]
    ['- You may not smoke.', 'If you come, you must follow these rules: - You may sing.']
    >>> led(["Misuse includes:", "- Idling.", "This includes idling that may do harm."])[2]
    'Prohibited: Misuse: This idling that do harm.'
    >>> led(["4. You may bring:", "- nets", "5. Rods must stay out."])[2], led(["You may not:", "1. burn:", "- wood", "2. sing"])[3]
    ('5. Rods must stay out.', 'You may not: 2. sing')
    """
    found, lead, heads = [], "", barring(f"{heading}:") if heading else ""
    opened = outer = ""  # the line that opens the list, and the lead that it has itself
    over, inner = heads if cues.force(heads) else "", -1  # how far in the line stands whose points stand further in
    inside = bool(heading) and heads != f"{heading}:"  # below the name of wrongs a passage may go on with a point
    for place, text in enumerate(sentences):
        if ROW.match(text) and place and MARKER.match(sentences[place - 1]) and not alike(sentences[place - 1], text):
            lead = over = ""  # a table after a list
        if NUMERAL.match(opened) and NUMERAL.match(text) and place and not alike(sentences[place - 1], text):
            lead, opened, outer = outer, "", ""  # "4. You may bring:", "- nets", "5. Rods …": a paragraph beside it, and no point of it
        elif MARKER.match(text) and depth(text) <= inner:
            lead, opened, outer, inner = outer, "", "", -1
        part = ASKS.search(heading) and not (VERBAL.search(text) or cues.force(text)) and len(text.split()) <= PART
        bare = MARKER.match(text) or part
        above = lead or (over if bare or inside else "")
        bars, item = bool(above) and cues.force(above) < 0, bool(ITEM.match(text) or bare)
        inside = item or (inside and bars and more(text) and not cues.EXCEPTS.search(text))  # it goes on with a point
        said = IDLE.sub("", text) if bars and not BUT.search(text) else text
        itself = OBEY.search(above) and not bars and cues.force(text) < 0
        found.append(f"{above} {said}" if above and inside and not itself else text)
        after = "".join(sentences[place + 1 : place + 2])
        if opens(text, after):
            inner = depth(text) if MARKER.match(text) and depth(after) > depth(text) else -1
            opened, outer = text, above if inside else ""
            lead = f"{outer} {barring(text)}".lstrip()
        elif not inside:
            lead = ""
    return found
