"""A question goes in; its parts come out: what it asks for, its auxiliary, subject and verb, and what it takes for granted."""

import itertools
import re
from typing import NamedTuple

from assistant.language import terms
from assistant.language.english import commonest
from assistant.language.lexicon import (
    ASKING,
    AUXILIARIES,
    BEING,
    DETERMINERS,
    GENERAL,
    INITIALS,
    INSTRUMENTS,
    MODALS,
    ORDERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIONAL,
    SPECIFYING,
    WORD,
    empty,
    ends_name,
    is_function,
    is_verb,
    listed,
    plural,
    singular,
)
from assistant.language.people import agent

VERBAL = ORDERS | listed("need want like know get mean ask")
ADJUNCTS = listed("when where why by for from since until to in at on with under within")
HELPING = listed("help let make dare go come")
MANNER = listed("long often soon far much come exactly")
NOUNS = listed("work change end help look share start stay stop train drink lead hire")  # after "is" and "are"
ADVERBS = listed("still also even ever yet now already always never really actually")  # between a subject and what is said of it
AT_PRESENT = re.compile(r" (?:now|nowadays|currently|today|at present|any ?more)\W*$", re.IGNORECASE)
LISTED = re.compile(
    rf"on (?:{'|'.join(sorted(DETERMINERS))}) (?:[\w-]+ ){{0,3}}(?:list|register|agenda|curriculum)\b"
)  # is said of a thing
LASTLY = listed("today yesterday tomorrow tonight once twice alone early late soon again")  # no verb
RULED = listed("exempt forbidden prohibited banned barred excluded covered allowed permitted included")  # what is said of a deed or a thing
FINE = listed("ok okay right")  # what is said of a subject, and no noun before it
IRREGULAR = terms.IRREGULAR | dict(
    pair.split(":")
    for pair in (
        "left:leave went:go got:get led:lead said:say saw:see told:tell came:come became:become broke:break fell:fall found:find "
        "rose:rise thought:think withdrew:withdraw forbade:forbid bound:bind used:use did:do done:do had:have has:have"
    ).split()
)


class Clause(NamedTuple):
    """A question taken apart: what it `asks` ("when", "" for yes or no), and the places of auxiliary, subject and verb in its words."""

    words: list[re.Match[str]]
    asks: str
    auxiliary: int
    subject: int
    verb: int  # the first word after the subject

    @property
    def helper(self) -> str:
        """The auxiliary, in small letters."""
        return self.words[self.auxiliary].group().lower()

    @property
    def who(self) -> str:
        """The subject."""
        return self.text(self.subject, self.verb)

    @property
    def rest(self) -> str:
        """What follows the subject."""
        return self.text(self.verb)

    def text(self, start: int, end: int | None = None) -> str:
        """The question's own text from one word to before another."""
        end = len(self.words) if end is None else end
        return self.words[0].string[self.words[start].start() : self.words[end - 1].end()] if start < end else ""


def clause(text: str) -> Clause | None:
    """A question with an auxiliary before its subject, taken apart; None for any other text.

    >>> found = clause("Since when may foreign students work?")
    >>> found.asks, found.who, found.rest
    ('Since when', 'foreign students', 'work')
    """
    words = list(WORD.finditer(text))
    if len(words) < 2:
        return None
    low = [word.group().lower() for word in words]
    place = 0
    if low[low[0] in PREPOSITIONS] in ASKING:  # "since when"
        ends = (i for i, word in enumerate(low) if word in AUXILIARIES or (word in DETERMINERS and low[i - 1] != "of"))
        place = next(ends, len(low))  # not "the" of "how many of the boats"
    if place + 1 >= len(low) or low[place] not in AUXILIARIES:
        return None
    asks = text[words[0].start() : words[place - 1].end()] if place else ""
    after, modal = words[place + 1].group(), low[place] not in BEING | {"does", "do", "did"}
    acts = is_verb(after) or (place + 2 < len(low) and low[place + 2] in DETERMINERS)
    who = (asks.lower() == "who" and not plural(after)) or (asks.lower().startswith(("which ", "what ", "how many ")) and acts)
    due = low[place] in ("has", "have", "had") and after == "to"
    doing = not modal and after.endswith("ing") and is_verb(after) and asks.lower().startswith(("which ", "what ", "who"))
    itself = doing or (modal and after.islower() and (due or not is_function(after)) and who)  # "who may hunt?", "who has to pay?"
    return Clause(words, asks, place, place + 1, place + 1 if itself else subject_end(words, place + 1, asks.lower()))


def subject_end(words: list[re.Match[str]], start: int, asks: str) -> int:
    """Where the subject ends: before the verb, or before what is said of it ("Is the museum | free?")."""
    text = [*(word.group() for word in words), ""]
    low, after = [word.lower() for word in text], text[start + 1]
    those = low[start] in ("these", "those") and after and plural(after)
    those = those or (low[start] in ("this", "that") and after in INSTRUMENTS and not is_verb(after) and not is_function(text[start + 2]))
    if low[start] in PRONOUNS and not those and low[start : start + 2] != ["one", "of"]:
        return start + 1
    if INITIALS.fullmatch(text[start]) and after.isdigit():
        return start + 2  # "H.R. 12 | pass"
    name = low[start - 1] in ("can", "may", "could", "must", "should", "will") and len(low[start]) > 2 and text[start].isupper()
    if name and after.islower() and not plural(after) and not is_function(after):
        return start + 1  # "can NASA | fund joint work"
    if asks in ("how much", "what") and low[start - 1] not in BEING and "cost" in low[start + 1 :]:  # "does the plan | cost"
        return low.index("cost", start + 1)
    first = start + is_function(text[start])
    if low[start - 1] in BEING:
        return described(text, first, asks)
    end = first
    while low[end] and (not is_function(text[end]) or inside(text, end)):
        end += 1
        end += low[end] == "and" and text[end - 1][0].isupper() and text[end + 1][:1].isupper()  # "NASA and ESA"
    if asks == "what" and low[end : end + 2] == ["do", ""] and not any(is_verb(one, inside=True) for one in text[first + 1 : end - 1]):
        return end  # "what does the visitors rule | do"
    own = [place for place in range(first + 1, end) if low[place - 1] not in PREPOSITIONS | {"and"} and low[place] not in ("of", "and")]
    own = [place for place in own if not text[place].isdigit()]  # "does rule 7 still apply"
    known = [place for place in own if is_verb(text[place], inside=True) or low[place] in ORDERS]
    after_plural = [place for place in own if plural(text[place - 1]) and text[place - 1][-2] not in "'’"]
    if known or after_plural:
        # "does the import ban | cover it?"
        noun = known and known[1:2] == [known[0] + 1] and known[0] not in after_plural and low[known[0]] not in HELPING
        return (known[1:] if noun else known or after_plural)[0]
    if low[end] in AUXILIARIES | VERBAL:
        return end
    if low[end] in PREPOSITIONS and (plural(text[end - 1]) or agent(text[end - 1]) or not own):  # "students from abroad | work"
        later = itertools.takewhile(lambda place: low[place] not in ("who", "that", "which"), range(end + 1, len(low)))
        known = [place for place in later if low[place] in AUXILIARIES | VERBAL or is_verb(text[place])]
        acting = [place for place in own if agent(text[place - 1])]  # "a school team | study birds with experts"
        return known[0] if known else acting[-1] if acting else own[0] if len(own) > 1 else end
    if not low[end]:
        own = [place for place in own if low[place] not in LASTLY]
        own = [place for place in own if text[place - 1] != low[place - 1] and text[place] == low[place]] or own[-1:]
    elif low[start - 1] in MODALS:
        own = [place for place in own if agent(text[place - 1])] or own  # "may a teacher | leave town at noon"
    return own[-1] if own else end


def inside(text: list[str], place: int) -> bool:
    """Whether a function word is inside a name: "of", the article after it, or the "list" that the name ends with."""
    low = text[place].lower()
    if low == "of" or (text[place - 1].lower() == "of" and low in SPECIFYING | {"us", "them"}):
        return True
    return ends_name(" ".join(text[:place]), text[place], text[place + 1])


def described(text: list[str], first: int, asks: str) -> int:
    """Where the subject of "to be" ends: at a participle, or before the last word, unless what or where it is is asked."""
    low, end = [word.lower() for word in text], first
    while low[end]:
        acts = (
            (low[end].endswith("ed") and len(low[end]) > 3)
            or low[end] == "forbidden"
            or (is_verb(text[end], inside=True) and low[end] not in NOUNS | RELATIONAL)
        )
        inner = low[end] == "of" or (
            low[end] in PREPOSITIONS and (end - first == 1 or low[-2] in RULED) and not asks
        )  # "the lab in Peru | open?"
        inner = (inner and not LISTED.match(" ".join(low[end:]))) or ends_name("", text[end], text[end + 1])
        does = end - first == 1 and low[first].endswith("ing") and low[end] in DETERMINERS  # "is selling the boat | allowed?"
        inner = inner or (does and not RULED.isdisjoint(low[end + 2 :]))
        if end > first and low[end - 1] not in PREPOSITIONS | DETERMINERS and (acts or (is_function(text[end]) and not inner)):
            break
        end += 1
    said = not low[end] or (is_function(text[end]) and low[end] not in FINE and not (low[end] in ADVERBS and low[end + 1]))
    count = text[end - 1].isdigit() and len(text[end - 1]) < 4  # "is the age limit | 12?"
    last = (text[end - 1].islower() and low[end - 1] not in INSTRUMENTS - {"law"}) or (count and text[end - 2].islower())
    several = low[first - 1] in ("are", "were") or low[first - 2 : first - 1] in (["are"], ["were"])
    agrees = several and plural(text[end - 1]) and not plural(text[end - 2])  # "are any Dutch firms | on the list?"
    judged = low[end : end + 3] == ["in", "or", "out"]  # "is hot food | in or out?"
    judged = judged or LISTED.match(" ".join(low[end:])) is not None
    says = said and end - 1 > first and last and not (agrees or judged) and low[end - 2] not in PREPOSITIONS
    named = asks.split(" ", maxsplit=1)[0] in ("what", "who", "where", "which", "when", "how")
    if says and (not named or (asks in ("when", "how long") and low[end - 1] in GENERAL)):  # "when is the shop | open?"
        return end - 1
    return end


def bare(verb: str) -> str:
    """The form of a verb after "did": "left" is "leave", "banned" is "ban".

    >>> [bare(verb) for verb in ("left", "flew", "banned", "proposed", "carried", "pays")]
    ['leave', 'fly', 'ban', 'propose', 'carry', 'pay']
    """
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if not verb.endswith("ed"):
        return verb[:-2] if verb.endswith("oes") else singular(verb)
    doubled = verb[-4:-3] == verb[-3:-2]
    return commonest(verb[:-2], verb[:-1], verb[:-3] + "y" if verb[-3] == "i" else verb[: -3 if doubled else -2])


def without_verb(text: str) -> str:
    """A question with a comma for its verb, so that its nouns stay apart ("Do charter schools, fees?")."""
    parsed, words = clause(text := AT_PRESENT.sub("", text)), list(WORD.finditer(text))
    place = parsed.verb if parsed else lone_verb([word.group() for word in words])
    if place is None or place >= len(words):
        return text
    verb, after = words[place], words[place + 1].group().lower() if words[place + 1 :] else ""
    apart = f"{text[: verb.start()].rstrip()},{text[verb.end() :]}"
    said = after in PREPOSITIONS and not verb.group().endswith("ing")  # but "is Acme's hiring in Rome a breach"
    if parsed and parsed.helper in BEING:
        if verb.group().islower() and parsed.who.lower() != "there" and (said or not (after or parsed.asks)):
            return apart  # "is the text | public?", "are pupils | exempt from it?"
        if not (verb.group().endswith("ed") and parsed.who.lower() in PRONOUNS):  # "was it renewed"
            return text
    return text if is_function(verb.group()) or is_verb(verb.group()) else apart


def lone_verb(words: list[str]) -> int | None:
    """The place of the verb in a question whose subject is what it asks for and that has no auxiliary.

    >>> lone_verb("Which water treaty applies in Peru".split()), lone_verb("Which firms sponsor it".split())
    (3, 2)
    """
    asks = words[0].lower() if len(words) > 1 else ""
    if asks == "who" and words[1].lower() in PREPOSITIONS:  # "Who in the city objected?"
        return next((place for place in range(3, len(words)) if is_verb(words[place]) or words[place].endswith("ed")), None)
    if asks == "who" or (asks == "what" and is_verb(words[1])):
        return 1
    if asks not in ("which", "what"):
        return None
    run = list(itertools.takewhile(lambda place: not is_function(words[place]), range(2, len(words))))
    end = 2 + len(run)
    if words[end + 1 :] and words[end].lower() in ADVERBS and not is_function(words[end + 1]):  # "which boats never | leave"
        return end + 1
    sure = [place for place in run if is_verb(words[place]) or words[place].endswith("ed") or plural(words[1])]
    third_person = [place for place in run if place + 1 < len(words) and plural(words[place]) and not empty(words[place - 1])]
    return next(iter([*sure, *third_person]), None)
