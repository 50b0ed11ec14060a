"""A number alone and a question in; the question asked of that number out ("May I stay for 3 days?" "And 5?")."""

from __future__ import annotations

import re

from assistant.phrases import YEAR

NUMBER = re.compile(
    r"^\W*(?:(?:and|or|but|so) )?(?:(?:what|how) about )?(?:(?:for|at|with|after|of|only) )?(?P<number>\d[\d,.]*?)\W*$", re.IGNORECASE
)
FIGURE = re.compile(  # of no name, and no year
    r"(?<![\w.-])(?<![A-Z]\. )(?<!\b[Aa]rticle )(?<!\b[Ss]ection )(?!(?:1[6-9]|20)\d\d\b)\d[\d,]*(?:\.\d+)?(?![\w.]*\d)"
)


def another_number(question: str, frame: str) -> str | None:
    """The frame with its last number replaced by one that stands alone; None where there is none of them.

    >>> another_number("What about 15?", "may a 17 year old swim"), another_number("And 7?", "what does article 5 say")
    ('may a 15 year old swim', None)
    """
    match, old = NUMBER.match(question), list(FIGURE.finditer(frame))
    if not match or not old or YEAR.fullmatch(match["number"]):
        return None
    return f"{frame[: old[-1].start()]}{match['number']}{frame[old[-1].end() :]}"
