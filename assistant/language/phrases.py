"""A question goes in; the phrases that name its subject come out, found by English function words alone."""

import re

from assistant.language import terms
from assistant.language.lexicon import (
    ADVERBS,
    BEING,
    DAYS,
    DETERMINERS,
    GENERAL,
    INITIALS,
    INSTRUMENTS,
    TITLES,
    WORD,
    empty,
    ends_name,
    is_function,
    is_verb,
    listed,
    plural,
    singular,
)
from assistant.language.values import YEAR

POSSESSIVE = re.compile(r"['’]s?$")
TAG = re.compile(r"<[^<>]*>")  # markup names nothing
BREAK = re.compile(r"[,.;:?!()\"“”]")
STATE = re.compile(r"^\W*((how|why|when|where)\s+)?(is|are|was|were)\b", re.IGNORECASE)
AMOUNT = re.compile(r"\d[\d,.]*")
TAKES = re.compile(rf" (?:(?:the|an?|{terms.OWNERS}|this|that|these|those|any|me|us|him|them)\b|(?-i:[A-Z]))", re.IGNORECASE)
UNIT = re.compile(r"\d[\d,.]* [A-Z][a-z]")  # "90 Wh"
MANNER = re.compile(  # how something is done
    r"(?!(?:ital|sicil|[a-z]*fl|famil|suppl|repl|assembl|anomal|all|jell|bell|monopol|bull|lil|rall|earl|elderl|friend|(?:month|week|year|quarter|dai)l)y)"
    r"[a-z]{3,}ly"
)
HAVE_TO = re.compile(
    r"\b(?:have|has|had|need|needs|want|wants|like|love|hope|plan|allowed|able|permitted|supposed|going|forbidden) to$"
)  # before a verb
ASIDE = listed("with without in from by at on")  # what follows these is seldom what a question is about
NOUNS = listed("permit leave cover share limit hire stay talk")  # which say what is done elsewhere
WOULD, DOES = re.compile(r"[a-z]+['’]d"), re.compile(r"(?:i|you|we|they|he|she|it)['’](?:m|re|s)")


def runs(text: str) -> list[tuple[str, list[str]]]:
    """Unbroken runs of content words in order, each with the word before it ('' at the start); "'s" ends a run."""
    found: list[tuple[str, list[str]]] = []
    before, end, open_run = "", 0, False
    for match in WORD.finditer(text):
        word, gap = match.group(), text[end : match.start()]
        if before == "to" and HAVE_TO.search(text[:end].lower()) and not open_run and word.islower():  # "do we have to check partners"
            before, end, open_run = word, match.end(), False
            continue
        end = match.end()
        after = WORD.match(text, end + 1)
        before_verb = open_run and text[end : end + 1] == ","  # which a comma is in the place of
        titled = (before_verb and word.lower() in TITLES) or (
            (open_run or before in DETERMINERS) and ends_name(text[: match.start()], word, after[0] if after else "")
        )
        acting = word.endswith("ing") and (word.islower() or not match.start())  # "giving a talk", but "the Neverending Story"
        if open_run and word.islower():  # "the Senate ratified it", "a firm offers me tickets"
            acting = acting or word.endswith("ed") or (plural(word) and not plural(found[-1][1][-1]))
        takes = (before == "to" or acting) and TAKES.match(text, end)  # "to resell the service"
        noun = open_run and found[-1][0] in ("a", "an") and word in NOUNS  # "a work permit"
        verb = is_verb(word, inside=open_run) and not (before_verb or noun or before in DETERMINERS)
        doing = word.endswith("ing") and (DOES.fullmatch(before) or (found and before in BEING))  # "I'm moving house"
        does = not open_run and (doing or WOULD.fullmatch(before))
        if takes or verb or does or (is_function(word) and not titled) or MANNER.fullmatch(word):
            before, open_run = word.lower(), False
            continue
        bare = POSSESSIVE.sub("", word)
        abbreviated = open_run and gap == ". " and INITIALS.fullmatch(found[-1][1][-1])
        if abbreviated:
            found[-1][1][-1] += "."
        if open_run and (abbreviated or not BREAK.search(gap)):
            found[-1][1].append(bare)
        else:
            found.append((before, [bare]))
        before, open_run = word.lower(), bare == word
    return found


def phrases(text: str, kinds: bool = False) -> list[str]:
    """What a question is about, likeliest first and with its "the"; words that name no subject alone are left out.

    `kinds` admits what is asked for ("what guardrails are there"), which is seldom what the talk is about.

    >>> phrases("How does the US Electoral College work?")
    ['the US Electoral College']
    >>> phrases("What are the symptoms?"), phrases("How reliable is it?"), phrases("italy?")
    ([], [], ['italy'])
    """
    text = TAG.sub(" ", text)
    start, state = WORD.search(text), STATE.search(text)
    scored = []
    for position, (before, run) in enumerate(owned(runs(text))):
        words = trimmed(run, position == 0 and bool(state) and text.rstrip(" ?.").endswith(run[-1]))
        if words in ([], ["own"]) or before == "how" or (before in ("what", "which", "many") and not kinds):
            continue
        said = WORD.findall(text[: text.find(run[0])])[-2:]
        low = [word.lower() for word in said]
        aside = before in ASIDE or (len(low) > 1 and low[0] in ASIDE - {"in"} and low[1] in DETERMINERS)
        far = not aside and "for" in low and (before == "for" or low[-1] in DETERMINERS)
        named = sum(word != word.lower() and not (start and word == start.group()) for word in words)
        whose = before == "about" or (before == "of" and all(empty(word) or not word.islower() for word in said[:1]))
        score = 2.0 * min(named, 2) + min(len(words), 3) * 0.5 + whose - 2.0 * aside - 1.0 * far - 0.1 * position
        scored.append((-score, " ".join(["the"] * (before == "the") + words)))
    return [phrase for _, phrase in sorted(scored, key=lambda pair: pair[0])]


def owned(found: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The runs with a thing and its owner as one: "Barr's bill"; what a thing has, "Barr's role", is no name of its own."""
    joined: list[tuple[str, list[str]]] = []
    for before, run in found:
        named = not empty(run[-1]) or (run[1:] and run[-1].lower() in INSTRUMENTS)  # "Peru's data law"
        if joined and named and before.endswith(("'s", "’s")) and joined[-1][1][-1].lower() == POSSESSIVE.sub("", before):
            first, name = joined[-1]
            joined[-1] = first, [*name[:-1], f"{name[-1]}'s", *run]
        else:
            joined.append((before, run))
    return joined


def trimmed(words: list[str], drop_last: bool) -> list[str]:
    """A run without adjectives at its end ("throat cancer treatable"); [] if it names nothing."""
    whole = words
    while len(words) > 1 and (words[-1].lower() in GENERAL | ADVERBS or MANNER.fullmatch(words[-1])):
        words = words[:-1]
    if drop_last and words == whole and len(words) > 1 and words[-1] == words[-1].lower():
        words = words[:-1]
    if singular(words[-1]) in ("side", "party"):  # of what is talked about
        return []
    amount = AMOUNT.fullmatch(words[0]) and not YEAR.fullmatch(words[0]) and not words[-1][0].isupper()  # "80 boats"
    said = len(words) == 1 and (words[0].islower() or is_verb(words[0].lower())) and words[0].endswith("ed")  # "the ones already enrolled"
    if amount or said or UNIT.fullmatch(" ".join(words)):
        return []
    numbered = any(map(str.isdigit, words)) and not all(word.isdigit() or word.lower() in DAYS for word in words)
    return words if numbered or not all(empty(word) for word in words) else []
