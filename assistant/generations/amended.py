"""Texts in, which of them change what another says out: "for “40 florins” read “25 florins”", "the fee falls to 25 florins"."""

import re
from collections.abc import Iterator, Sequence

from assistant.language import terms
from assistant.language.amounts import amounts
from assistant.records import Evidence, Sentence

QUOTED = r"(?:[\"“]([^\"“”]{3,300})[\"”]|‘([^‘’]{3,300})’)"
WORDS = r"(?:the )?(?:words?|phrases?|figures?|amounts?|sentences?|dates?|numbers?)?(?: and (?:words|figures))?\s*"
CHANGES = re.compile(
    rf"(?i)\bfor\s+{WORDS}{QUOTED}[^.;\"“‘]{{0,60}}?\s(?:read|substitute|there (?:is|are|shall be) substituted)\b"
    rf"|{QUOTED}[^.;\"“‘]{{0,40}}?\s(?:(?:is|are|be|has been|have been) (?:hereby )?"
    r"(?:replaced|substituted|struck|deleted|omitted|removed|amended|changed)|(?:becomes?|shall (?:be|read)) [\"“‘])"
    rf"|\b(?:replace|replacing|strike|striking|delete|deleting|omit|omitting|change)(?: out)?\s+{WORDS}{QUOTED}",
)
MARKS = re.compile(r"[\"“‘]")
TELLS = re.compile(r"\b(?:read|substitut|repla[cs]|str[iu]|delet|omit|remov|amend|chang|becom)", re.I)  # looked for first, in every passage
SENTENCE = re.compile(r"(?<=[.;])\s+|\n\n")
SUM = re.compile(r"\W?\d[\d.,]* ?[A-Za-z%]{2,}|[A-Z]{3} ?\d[\d.,]*|[£$€¥]\d[\d.,]*")  # "470 euros" is no word of any text
MOVES = re.compile(  # to another amount
    r"(?i)\b(?:falls?|fell|drops?|dropped|rises?|rose|increases?|decreases?|goes (?:up|down)|went (?:up|down)|"
    r"(?:is|are|was|were|will be|(?:has|have) been) (?:raised|lowered|increased|decreased|reduced|cut|extended|shortened|changed))"
    r"(?P<before> from [^,;.]{1,40}?)? to\b",
)
RESTATES = re.compile(  # a provision, whole
    r"(?i)\b(?:article|section|clause|paragraph|rule|regulation|item|§) ?\d[^;\"“”]{0,50}?\b(?:is|are|shall(?: now)?|now) ?"
    r"(?:be )?(?:hereby )?(?:amended|replaced|substituted|deleted and replaced|revised|restated|reads?)\b"
    r"[^;.\"“”]{0,40}[\"“](?P<new>[^\"”]+)",
)
DECIDES = re.compile(  # as a meeting does
    r"\b(?:it was|board|committee|council|assembly|meeting|members|trustees) (?:agreed|decided|resolved)(?:, [^,;.]{2,40},)? (?:that|to)\b"
    r"(?P<new>.+)",
    re.I | re.S,
)
HOW_MANY = terms.stems("number amount sum limit")
LIKE = 0.5  # share of the words of the shorter of two wordings of a provision that both have
Side = tuple[Evidence, Sentence]  # a sentence of a passage
SHORT = 3  # words; fewer may stand in any text, so that another word must be shared with what changes them


def replaced(text: str) -> Iterator[tuple[str, str]]:
    """The words that a text says are replaced or deleted, on one line, each with the sentence that says so, to there.

    >>> list(replaced('In paragraph 3, for "a fee of\\n $40" read "a fee of $25". The rest stays.'))
    [('a fee of $40', 'In paragraph 3, for "a fee of\\n $40" read')]
    >>> [old for old, _ in replaced("In rule 2 the words “with a lead” are deleted. He said “come in” and read on.")]
    ['with a lead']
    """
    for found in CHANGES.finditer(text) if MARKS.search(text) and TELLS.search(text) else ():
        before = SENTENCE.split(text[: found.start()])[-1]
        yield " ".join(next(filter(None, found.groups())).split()), before + text[found.start() : found.end()]


def changed(text: str, changes: Sequence[tuple[str, str]]) -> bool:
    """Whether a text has words that are replaced; a time or a sum alone counts where the text shares a word with the sentence about it.

    >>> one = list(replaced('For "9:00-17:00" against Harrow Pass read "8:00-16:00".'))
    >>> changed("Harrow Pass opens 9:00-17:00", one), changed("The pool opens 9:00-17:00", one)
    (True, False)
    """
    flat = " ".join(text.split()).lower()
    return any(
        old.lower() in flat
        and (len(old.split()) >= SHORT or SUM.fullmatch(old) or not terms.vocabulary(said.replace(old, "")).isdisjoint(terms.content(text)))
        for old, said in changes
    )


def moves(text: str, other: str) -> bool:
    """Whether a text tells that an amount which another gives becomes another one.

    >>> [moves(f"The fee falls {how}.", "The fee is 40 euros.") for how in ("to 25 euros", "from 40 to 25 euros", "from 30 to 25 euros")]
    [True, True, False]
    >>> moves("The deposit falls to 25 euros.", "The fee is 40 euros."), moves("The fee falls to 40 euros.", "The fee is 40 euros.")
    (False, False)
    """
    found = MOVES.search(text)
    about = {*terms.content(text[: found.start()])} - HOW_MANY if found else set[str]()
    if not found or not about or not about.issubset(terms.vocabulary(other)):
        return False
    told, given = [one for one in amounts(text) if one.start >= found.start()], amounts(other)
    if found["before"] and told:
        return any(one.value == told[0].value for one in given)
    return any(one.unit == told[0].unit and one.value != told[0].value for one in given if told and one.unit)


def restates(text: str, other: str, anew: re.Pattern[str] = RESTATES) -> bool:
    """Whether a text gives a provision anew, "Rule 3 is amended to read: “…”", of which another has the wording of before.

    >>> new = 'Rule 3 is replaced by: "Each member may bring up to four guests a month."'
    >>> restates(new, "3. Each member may bring six guests."), restates(new, "Each member pays the fee.")
    (True, False)
    >>> restates("It was agreed, with one vote against, that members bring up to four guests.", "Members bring three guests.", DECIDES)
    True
    """
    found = anew.search(text)
    new, old = ({*terms.content(found["new"])}, {*terms.content(other)}) if found else (set[str](), set[str]())
    shared = {one for one in new & old if not one.isdigit()}
    return len(shared) >= SHORT and len(shared) >= LIKE * min(len(new), len(old))


def alters(text: str, other: str) -> bool:
    """Whether a text changes words or an amount of another one, or gives the provision anew."""
    return restates(text, other) or moves(text, other) or changed(other, [*replaced(text)])


def settles(new: Side, old: Side) -> bool:
    """Whether a sentence changes what one of another document says, which is no older; one of unknown kind changes none of known kind."""
    older = not (new[0].date and old[0].date) or old[0].date <= new[0].date
    return (
        new[0].source != old[0].source
        and older
        and (new[0].kind != "unknown" or old[0].kind == "unknown")
        and alters(new[1].text, old[1].text)
    )
