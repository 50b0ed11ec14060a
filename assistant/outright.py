"""A sentence in; whether it permits or excludes something outright, as an answer to "what is allowed", comes out."""

from __future__ import annotations

import re

from assistant import cues

RULING = {"allowed": 1, "barred": -1}  # what is asked for, as the force of a clause
UNSURE = re.compile(rf"\bwhether\b|{cues.NEGATION.pattern}", re.I)  # a clause with one of these permits nothing outright
BARE = re.compile(rf"^(?!.*(?:{cues.EXCLUDES.pattern}|{cues.PERMITS.pattern}))", re.I | re.S)  # a clause that only negates excludes nothing


def ruled(text: str, force: int) -> bool:
    """Whether a clause of a text permits (1) or excludes (-1) something outright; what is "not excluded" does neither.

    >>> [ruled("Maps may be lent, but atlases may not.", force) for force in (1, -1)], ruled("It is not excluded.", 1)
    ([True, True], False)
    >>> ruled("Imaging data are not covered by the rules.", -1)
    True
    """
    told = forces(text)
    if any(one.force > 0 and cues.NEGATION.search(one.text) and cues.EXCLUDES.search(one.text) for one in told):
        return False
    freed = force < 0 and any(cues.FREED.search(one.text) for one in told)  # "not covered by the rules", which is asked for
    return freed or any(one.force == force and not (UNSURE if force > 0 else BARE).search(one.text) for one in told)


def contrary(text: str, force: int) -> bool:
    """Whether a text permits or excludes, and not what is asked for.

    >>> contrary("Maps may not be lent.", 1), contrary("Maps may be lent, but atlases may not.", 1), contrary("Maps are old.", 1)
    (True, False, False)
    """
    return any(one.force == -force for one in forces(text)) and not ruled(text, force)


def forces(text: str) -> list[cues.Clause]:
    """The clauses of a text that permit or exclude; none of an opinion, or where it is not known."""
    return [] if cues.DOUBTED.search(text) else [one for one in cues.clauses(text) if one.force and not one.silent]
