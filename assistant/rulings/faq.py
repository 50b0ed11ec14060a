"""A question with its answer, as pages of frequent questions have them, in; what the two say together out; knows text only."""

import re
from collections.abc import Sequence

from assistant.language import cues, terms
from assistant.language.headings import NO

ANSWERED = re.compile(  # "May I film? Never."
    r"(?i)(?P<asked>[^?]*)\?[*_\"”’)\]]*\s+(?:A(?:nswer)?[:.]\s*)?(?:[*_]+)?"
    rf"(?:(?P<said>{NO}|not|never|yes|certainly|of course)\b[,.:;]?)?",
)
BUT = re.compile(r"\b(?:but|however|except|other than)\b[^.;]*", re.I)
FOR = re.compile(  # "Yes, for members.", "Yes, on a lead."
    r"(?:for (?!\w+ing\b|example\b|all\b|everyone\b|anyone\b)|(?:on|with) (?!all\b|any\b|every\b))[^.;]{3,60}\W*$", re.I
)
ONLY_SO = re.compile(r"\W*only\b", re.I)
YES = ("yes", "certainly", "of course")
NEEDED = re.compile(  # asks for no leave, but whether something must be
    r"\b(?:need(?:ed)?|must|required?|necessary|mandatory|compulsory|(?:have|got) to(?! be \w+ed by\b)|obliged)\b", re.I
)
OPEN = re.compile(r"(?:Q(?:uestion)?[:.]\s*)?(?:what|which|who|where|when)\b(?: kinds? of| sorts? of| types? of)?", re.I)
BELONGS = re.compile(r"\b(?:goes|go|belongs?|fits?|is accepted|are accepted)(?= (?:in|into|on|inside)\b)", re.I)


def stated(text: str) -> str:
    """An open question and its answer as a statement; whether something is needed, answered, as what is needed or is not.

    >>> stated("Q. What can I put in the bin? A. Paper."), stated("What doesn't go in the bin? Glass.")
    ('can I put in the bin: Paper.', "doesn't may go in the bin: Glass.")
    >>> stated("Do I need a visa for a day? No, a passport will do."), stated("May I film? No.")
    ('Do I a visa for a day is not needed. a passport will do.', 'May I film? No.')
    """
    found = ANSWERED.match(text)
    if not found:
        return text
    asked, rest = found["asked"], text[found.end() :].strip()
    if opened := OPEN.match(asked):
        told = heading(asked[opened.start() :]).strip("?")
        return f"{told}: {rest}" if told and not found["said"] else text
    if found["said"] and FOR.match(rest):
        return f"{asked}? {found['said']}, {rest.rstrip('.')} only."
    if found["said"] and NEEDED.search(asked):
        return f"{NEEDED.sub('', asked)} is {'' if found['said'].lower() in YES else 'not '}needed. {rest}".replace("  ", " ")
    return text


def heading(text: str) -> str:
    """A heading that asks which things may, or may not, as the head of a list of them; empty for any other open question.

    >>> heading("What goes in the green bin?"), heading("Who runs the bin?"), heading("Fees")
    ('may go in the green bin?', '', 'Fees')
    """
    opened = OPEN.match(text)
    if not opened:
        return text
    told = BELONGS.sub(lambda one: f"may {'go' if one.group().lower() == 'goes' else one.group()}", text[opened.end() :]).strip(" ?*_")
    return f"{told}?" if cues.force(told) else ""


def ruling(text: str, wanted: Sequence[str], weights: dict[str, float]) -> cues.Clause:
    """The clause of a sentence that rules; of a question with its answer, the answer, or all of it where that says yes or no."""
    asked = ANSWERED.match(text)
    if asked and asked["said"]:
        but = BUT.search(text, asked.end())
        if but and not (terms.vocabulary(but.group()) - terms.vocabulary(asked["asked"])).isdisjoint(wanted):
            return cues.Clause(but.group(), cues.force(but.group()))  # "May I bring food? Yes, but no wine.", where wine is asked about
        return cues.Clause(text, 1 if asked["said"].lower() in YES else -1)
    rules = cues.ruling(text[asked.end() :] if asked else text, wanted, weights)
    only = asked and ONLY_SO.match(rules.text) and not cues.force(rules.text)  # "May I film? Only outside, and not at night."
    return cues.Clause(f"allowed {rules.text.strip().lower()}", 1) if only else rules
