"""Of each source the sentence that says most of a question in, what two of them differ on out, in whatever words they say it."""

from collections.abc import Callable, Sequence

from assistant.generations.amended import Side
from assistant.records import Conflict

LIKE, OF_BEST = 0.55, 0.7  # share of the question that each of two tellers says at least, and of what the likest sentence says of it
EACH_OTHER, ASKED = 0.4, 0.33  # cosine of two tellers, unless of names, and of each with the question


def tellers(sides: Sequence[Side], said: dict[int, float], tells: Callable[[str], object]) -> list[Side]:
    """Of each source the sentence that says most of the question, of those that tell what it asks for; the one that says most first.

    `said`: by the id of each sentence how much of the question it says.
    """
    least = max(LIKE, OF_BEST * max(said.values(), default=0.0))
    ranked = sorted((one for one in sides if said.get(id(one[1]), 0) >= least), key=lambda one: said[id(one[1])])
    best = {one[0].source: one for one in ranked if tells(one[1].text)}
    return sorted(best.values(), key=lambda one: -said[id(one[1])])


def against(
    question: str, one: Side, two: Side, differs: Callable[[str, str, str], str], alike: Callable[[str, str], float]
) -> list[Conflict]:
    """What the two differ on by `differs`, if each is like the other and the question by `alike`, a cosine; names are told beside any."""
    texts = one[1].text, two[1].text
    about = differs(question, *texts)
    near = about and min(alike(question, text) for text in texts) >= ASKED
    return [conflict(about, one, two)] if near and (about.startswith("name") or alike(*texts) >= EACH_OTHER) else []


def conflict(about: str, *sides: Side) -> Conflict:
    """What two sentences differ on, as a record."""
    return Conflict(about, tuple(one[0].cite(one[1].start, one[1].end) for one in sides))
