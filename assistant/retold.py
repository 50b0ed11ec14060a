"""A question for a summary, or for how somebody reacted, in; out, the one that asks for what is told of it, in the documents' way."""

import dataclasses
import re

from assistant.language import terms
from assistant.records import Condensed

LENGTH = re.compile(
    r" (?:briefly|in (?:brief|short|(?:a few|one|two|three|four|five|\d+|some) \w+(?: points)?)|for (?:me|us)|please)\W*$", re.I
)
SUMS = (
    "(?:summari[sz]e|sum up|outline|brief (?:me|us) on|"
    "(?:(?:give|show) (?:me|us) )?(?:an? |the )?(?:(?:short|brief|quick) )?(?:overview|summary|outline) of)"
    rf"(?: (?:in|for)(?: \S+){{1,4}}?(?= (?:the|{terms.ASKING})\b))?"  # whom, or how long
)
SUMMED = re.compile(rf"(?i){terms.OPENS}{SUMS} (?P<what>.+?)\W*")
CLAUSE = re.compile(rf"(?:{terms.ASKING})\b", re.I)
REACTED = [
    re.compile(rf"(?i){terms.OPENS}{form}\W*")
    for form in (
        "how (?:did|has|have) (?P<who>.+?) (?:react(?:ed)?|respond(?:ed)?)(?: to (?P<what>.+?))?",
        r"what (?:was|is|were|are) (?P<who>.+?)['’]s? (?:\w+ )?(?:reactions?|responses?)(?: to (?P<what>.+?))?",
        r"what (?:was|is|were|are) the (?:\w+ )?(?:reactions?|responses?) (?:of|from) (?P<who>.+?)(?: to (?P<what>.+?))?",
        "how (?:was|were|has|have) (?P<what>.+?) (?:been )?(?:received|taken) (?:in|by) (?P<who>.+?)",
    )
]


def retold(condensed: Condensed) -> Condensed:
    """What is asked for a summary of, where no document is called so, asked about; of how somebody reacted, what they say.

    >>> from assistant.records import Form
    >>> asks = "Sum up the fees for me", "Sum up for us what Kim said", "How did Kim react to the fees?", "How was it?"
    >>> [retold(Condensed(one, (Form(one),))).searched for one in asks]
    ['Tell me about the fees', 'what Kim said', 'What did Kim say about the fees?', 'How was it?']
    """
    bare, ask = LENGTH.sub("", condensed.searched), ""
    if summed := SUMMED.fullmatch(bare):
        ask = summed["what"] if CLAUSE.match(summed["what"]) else f"Tell me about {summed['what']}"
    if reacted := next(filter(None, (form.fullmatch(bare) for form in REACTED)), None):
        ask = f"What did {reacted['who']} say{' about ' if reacted['what'] else ''}{reacted['what'] or ''}?"
    first, *others = condensed.forms
    return dataclasses.replace(condensed, searched=ask, forms=(dataclasses.replace(first, text=ask), *others)) if ask else condensed
