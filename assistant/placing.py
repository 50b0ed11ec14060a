"""A question, a phrase of it and a new one go in; the question with the new one in its place comes out."""

from __future__ import annotations

import re

from assistant import terms
from assistant.alike import MEASURES, TOPICS, activity, of_people
from assistant.clause import clause
from assistant.nations import nations
from assistant.noun_spans import Span
from assistant.phrases import PREPOSITIONS, YEAR, plural, singular

DATED = re.compile(rf"^ (?:before|after|in|of|from|since) {YEAR.pattern}")
AGES = frozenset(f"{terms.OLD}|{terms.NEW}|present|first|second|last|next".split("|"))
PLURAL = {"am": "are", "does": "do", "is": "are", "was": "were", "has": "have"}
SINGULAR = {many: one for one, many in PLURAL.items()} | {"am": "is"}


def put(frame: str, old: list[Span], place: Span, text: str, new: list[Span]) -> str:
    """The frame with a phrase replaced, and its "of ..." if the new one has its own; the auxiliary of a subject agrees."""
    following = old.index(place) + 1
    after = old[following].before if following < len(old) else ""
    owned = place.words[0].endswith(("'s", "’s"))
    whole = after in TOPICS and activity(place.head)  # all of "work on chips"
    parsed = clause(frame)
    verb = parsed.words[parsed.verb].start() if parsed and parsed.rest else 0
    acts = after and place.end <= verb < old[following].start
    measured = after == "of" and singular(place.head) in MEASURES and singular(new[0].head) not in MEASURES  # "a bottle of wine" "a meal?"
    end = old[following].end if whole or measured or (len(new) > 1 and new[1].before == after and not acts) else place.end
    said = text[: max(text.lower().find(new[0].words[0].lower()), 0)]  # "work on" of "and work on lasers?"
    text = text.removeprefix(said if frame[: place.start].lower().endswith(f" {said.lower()}") else "")
    if owned and not new[0].determiner:  # "people's genomic data" "and health data?"
        text = f"{place.words[0]} {text}"
    if not new[0].determiner and place.determiner and new[0].head == place.head:
        text = f"{place.determiner} {text}"
    text = of_people(place, new, text)
    many, begin = plural(new[0].head), frame[: place.start]
    if parsed and place.start == parsed.words[parsed.subject].start() and many != plural(place.head):
        auxiliary = parsed.words[parsed.auxiliary]
        begin = frame[: auxiliary.start()] + agreeing(auxiliary.group(), many) + frame[auxiliary.end() : place.start]
    return begin + text + frame[end:]


def agreeing(auxiliary: str, many: bool) -> str:
    """The auxiliary as it stands before a subject of one or of many."""
    return (PLURAL if many else SINGULAR).get(auxiliary.lower(), auxiliary)


def replaced_one(frame: str, old: list[Span], new: Span, many: bool, before: str) -> str | None:
    """ "The 2011 one", "private ones": the noun of the frame with the new words before it."""
    fits = [one for one in old if (plural(one.head) == many or one.head == "data") and not YEAR.fullmatch(one.head)]
    number, nation = any(word.isdigit() for word in new.words), bool(nations(new.words[0]))
    same = {one: [number and any(map(str.isdigit, one.words)), nation and bool(nations(one.words[0]))] for one in fits}
    best = max(
        fits,
        key=lambda one: (same[one], bool(before) and one.before == before, one.before not in PREPOSITIONS, len(one.words) > 1, one.start),
        default=None,
    )
    if best is None:
        return None
    again = {new.words[0].lower(), best.words[0].lower()} <= AGES  # "the old one" "the new one?"
    words = [new.determiner or best.determiner, *new.words, *best.words[again:][min(len(new.words), len(best.words) - 1) - again :]]
    rest = DATED.sub("", frame[best.end :]) if number else frame[best.end :]
    return frame[: best.start] + " ".join(filter(None, words)) + rest
