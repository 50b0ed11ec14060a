"""Lines of a document: which are headings, points of a list or questions, and what is said above them; knows text only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues, terms
from assistant.headings import GREETS

MARKER = re.compile(r"\s*(?:[-*•◦▪–+]|\(?\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{2,5})[.)]|\((?:[A-Z]|[a-z]{2})\))\s+")  # of a point of a list
ITEM = re.compile(r"\W*(?:\(?[a-z0-9]{1,4}[).](?=\s|$)|[-•*])|[a-z]")
ASKS = re.compile(r"\?[*_\"”’)\]]*$")  # a question rules nothing and answers nothing
MARKED = re.compile(r"#{1,6}\s(?!.*[.;]\s*$)|\W*$")
NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)]?\\?\s+(?=\S)")
NAMED = r"(?:[A-Z][\w’'&/-]*|of|the|and|for|to|in|on|a|or|with|by|at)"
NAMES = re.compile(rf"{NAMED}(?:,? {NAMED})*$|[\w’'&/-]+(?: [\w’'&/-]+){{0,2}}$")
VERBAL = re.compile(rf"\b(?:{terms.AUXILIARY}|not|no|yes)\b", re.I)
PART = 20  # words of what may be part of an answer to the heading that asks; longer ones have a verb that is not known as one
LABEL = re.compile(  # run in: "**Article 10 (Drones and diving).**"
    r"[*_]*(?:Article|Section|Part|Chapter|Annex|Schedule|Rule|Clause) \d+\w?(?: ?[–—-] ?[^.;:!?]{1,60}| \([^)]{1,60}\))?[.:]?[*_]*$"
)
BOLD = re.compile(r"(\*\*|__)[^*_]{1,60}\1")
HEADS = re.compile(rf"(?:{terms.ASKING})(?: [\w’'&/-]+){{1,7}}$", re.I)


def point(text: str) -> bool:
    """Whether a line is a point of a list; a numbered paragraph, "14. Nets must not be used.", may be one and stands by itself.

    >>> point("- nets"), point("(a) nets;"), point("14. Nets must not be used."), point("Nets")
    (True, True, False, False)
    """
    return bool(MARKER.match(text)) and not (re.match(r"\s*\(?\d", text) and text.rstrip().endswith("."))


def above(sentences: Sequence[str], place: int) -> int | None:
    """The place of the line that opens the list whose point is at `place`, or of the sentence before the list.

    >>> above(["2. You may not:", "- smoke", "- sing"], 2), above(["- smoke", "- sing"], 1)
    (0, None)
    """
    return next(
        (one for one in range(place - 1, -1, -1) if sentences[one].rstrip().endswith(":") or not MARKER.match(sentences[one])), None
    )


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


def led(sentences: Sequence[str], heading: str = "") -> list[str]:
    """Each sentence of a passage with the line that opens the list it belongs to, or the heading where that permits or excludes.

    >>> led(["You may not:", "- smoke", "Thank you."]), led(["- Dogs"], "What is not allowed")
    (['You may not:', 'You may not: - smoke', 'Thank you.'], ['What is not allowed: - Dogs'])
    """
    found, lead, over = [], "", f"{heading}:" if heading and cues.force(heading) else ""
    for text in sentences:
        part = ASKS.search(heading) and not (VERBAL.search(text) or cues.force(text)) and len(text.split()) <= PART
        bare = MARKER.match(text) or part
        item, above = bool(ITEM.match(text) or bare), lead or (over if bare else "")
        found.append(f"{above} {text}" if above and item else text)
        if re.search(r"[:–—-]\W*$", text):
            lead = found[-1]
        elif not item:
            lead = ""
    return found
