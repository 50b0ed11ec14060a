"""The text of a document in, what it says in its head of no longer being in force out."""

import re

HEAD = 1_000  # characters of a document in which it tells its own standing
NOUN = (
    r"(?:policy|rules?|rulebook|regulations?|document|version|edition|issue|page|guide(?:lines?|book)?|guidance|notice|memo(?:randum)?|"
    r"circular|leaflet|handbook|manual|procedure|code|terms|agreement|order|directive|text|statutes?|by-?laws?|standard|protocol|list)"
)
OVER = r"(?:superseded|replaced|repealed|withdrawn|rescinded|revoked)"
OPENS = r"(?:^|[.!?:]\s)[ \t>*_#|!\[(“\"-]*"  # a line or a sentence begins
MAYBE = r"(?!\W+(?:if|when|where|unless|only|in part|by the (?:following|words?))\b)"
ENDED = re.compile(
    rf"(?m){OPENS}(?:(?i:th(?:is|ese|e present) (?:[\w’'-]+ ){{0,3}}?{NOUN} (?:[\w’'()-]+ ){{0,4}}?"  # "This policy was replaced by …"
    rf"(?:(?:(?:has|have) been|was|were|is|are) (?:now |since |wholly |fully )?{OVER}{MAYBE}|"
    r"(?:has|have) (?:expired|lapsed)|(?:is|are) no longer (?:in force|in effect|valid|current)))|"
    rf"(?i:{OVER}) (?:by|on|with effect from|as of) (?!(?:the )?(?:following|words?)\b|none\b|n/?a\b)[A-Z\d]|"  # "Replaced by Issue 5"
    r"(?:(?:Status|STATUS)[ \t*_]*[:|][ \t*_]*)(?i:superseded|repealed|withdrawn|expired|obsolete|no longer in force)\b|"
    r"(?:SUPERSEDED|REPEALED|WITHDRAWN|OBSOLETE|NO LONGER (?:IN FORCE|VALID))\b(?![ \t]*[:|]))[^\n]*",
)


def outdated(text: str) -> str:
    """The line in which a document says of itself that it is superseded, from there on; empty where it says no such thing.

    >>> outdated("# Rules 2021\\n\\n> SUPERSEDED. Kept for reference."), outdated("Issue 4. Replaced by Issue 5 in 2025.")
    ('SUPERSEDED. Kept for reference.', 'Replaced by Issue 5 in 2025.')
    >>> outdated("This policy was replaced by the Rules of May."), outdated("Status: withdrawn")
    ('This policy was replaced by the Rules of May.', 'Status: withdrawn')
    >>> outdated("These rules replace the 2021 rules."), outdated("Section 2 of this policy was replaced."), outdated("Replaced by none")
    ('', '', '')
    """
    found = ENDED.search(text[:HEAD])
    return found.group().lstrip(' \t\n.!?:>*_#|[(“"-') if found else ""
