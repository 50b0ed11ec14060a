"""A request and a sentence that rules on it in, whether another rule, or another deed or thing than it tells, may be asked about."""

import re
from collections.abc import Sequence

from assistant.language import cues, kin, pointers, terms
from assistant.language.clause import clause
from assistant.language.nations import nations
from assistant.language.people import agent
from assistant.language.permission import INSTRUMENT
from assistant.records import Ruling, Verdict
from assistant.rulings.asked import LIGHT, VERSION, Request
from assistant.rulings.others import other_giver, other_sort
from assistant.rulings.reading import Reading
from assistant.rulings.whom import ANYONE, EVERYBODY, may_another

DOES_TO = re.compile(
    rf"\b(?:may|can) (?!not\b|be\b)(?:(?:also|only|always|still) )?([\w-]+) (?:(?:the|an?|any|{terms.OWNERS}) )*([\w’'-]+)", re.I
)
LOOSE = re.compile(  # another rule may forbid it
    r"\bnot (?:\w+ )?(?:forbidden|prohibited|barred|banned|excluded|covered|caught|reached|governed) by\b", re.I
)
OUT_OF = re.compile(r"\b(?:outside|exempt(?:ed)? from|not subject to|not (?:covered|caught|reached|governed) by) (?:the|any|these) ", re.I)
RULES = re.compile(r"\b([A-Z]{3,}) (?:data|items?|rules?|regulations?|controls?|licen[cs]es?)\b")  # "GDPR data": which rules are meant
SORTS = terms.stems(  # of a thing, which leave for the thing as such may not reach
    "military commercial private personal political religious industrial classified confidential secret hazardous original"
)
DEALINGS = terms.stems("sell buy lend rent lease export invest transfer release")  # which no leave for the like, nor to use it, allows
TOGETHER = kin.wider(terms.stems("cooperate"))  # tells not what is done
DONE = re.compile(  # "research on tides may be carried out": what is done
    r"(?i)^\W*(?:[\d.]+ )?((?:[\w’'-]+ ){1,4}?)(?:(?:on|of|in|between|with|by|for|at|about|to) [^.;:]*?)?(?:may|can) (?:\w+ )?"
    r"be (?:carried out|done|conducted|performed|undertaken)\b",
)
FIELD = re.compile(
    r"\b(?:research|work|stud(?:y|ies)|projects?|cooperation|collaboration) (?:on|in|into|of|about) ((?:[\w’'-]+,? ){0,6}[\w’'-]+)", re.I
)
PARTIES = re.compile(r"\b(?:between|among) ((?:[\w’'-]+,? ){1,10}?)(?:may|can)\b", re.I)
WHO = re.compile(r"(?:(?:an?|the|two|our|my|some) )?((?:[\w-]+ )*?[a-z-]+)(?: (?:still|also|now|ever)| (?:of|for|in|at|from|with|on) .*)?")
ARE_WE = re.compile(r"\b(?:am i|are we)\b[^?.]* (?:covered|included|eligible)\b", re.I)
THING = (
    r"(?P<thing>(?:(?!(?:at|in|on|to|for|with|from|by|of|when|if|under|during|between|and|or|as|into|about|up|off|out)\b)[\w’'-]+ ?){1,4})"
)
ACTIVE = re.compile(rf"\b(?:may|can) (?!not\b|be\b)(?:(?:also|only|always|still) )?(?P<verb>[\w-]+) (?!be\b){THING}", re.I)
PASSIVE = re.compile(rf"\W*{THING}(?:may|can) be (?P<verb>[\w-]+)", re.I)
A_THING = re.compile(r"\b(?:may|can) (?!not\b|be\b)[a-z]+ an? (?:[\w’'-]+ )??([\w’'-]+)(?=\W|$)", re.I)
BACK = re.compile(r"\b(?:get|ask for|have|want|demand|claim)\b[^?.]* back\b", re.I)  # "get my deposit back"
RETURNED = re.compile(r"\bback\b|\bre(?:turn|fund|cover|claim|imburs|pa[iy])|\bcollect", re.I)
INSTEAD = re.compile(r"\b(?:rather than|instead of|in place of)\b", re.I)
CUT_SHORT = re.compile(r"\b(?:is|are|was|were|do|does|may|can|must|shall) not[.!*_]*$", re.I)
BE_LET = re.compile(rf"{cues.MAY}|\b(?:can|allowed|permitted|welcome|covered|included|eligible|accepted)\b", re.I)
BOUND = r"between|with|by|for|from|at|under|to|about|on|in|may|can|is|are|be|that|which|who|if|when"
WORKED_ON = re.compile(
    r"\b(?:work|cooperat|collaborat|research|partner|project|stud(?:y|ie))(?!er)\w*(?: (?!on )[\w’'-]+){0,5} on ([^,;?.]{3,60})", re.I
)
UNDER = re.compile(rf"\bunder (?:(?:the|its|this|these|our|your) )?((?:[\w’'-]+ ){{1,3}}?){INSTRUMENT}\b", re.I)


def does(asked: Request) -> tuple[str, ...]:
    """The stem of what would be done: the first word after who would do it, else the deed; none where neither is told."""
    return terms.content(found.rest if (found := clause(asked.story.rstrip(" ?"))) else asked.deed)[:1]


def other_deed(asked: Request, text: str) -> bool:
    """Whether a text gives leave to do something else with the thing that is asked about, or for something that its noun tells.

    >>> from assistant.rulings.asked import request
    >>> [other_deed(request(f"May staff {deed} the files?"), "Staff may read the files.") for deed in ("delete", "read")]
    [True, False]
    >>> [other_deed(request(f"May we {deed}?"), "Surveys of ships may be carried out.") for deed in ("build ships", "do a ship survey")]
    [True, False]
    """
    deed, told = does(asked), {terms.stem(verb) for verb, what in DOES_TO.findall(text) if terms.stem(what) in asked.known}
    if BACK.search(asked.story) and not RETURNED.search(text):
        return True
    alone = ACTIVE.search(text) if not terms.SENTENCE.split(text.strip())[1:] else None
    told.update([terms.stem(alone["verb"])] if alone and not kin.shared(asked.stems, alone["thing"]) else ())
    if TOGETHER.union(LIGHT).isdisjoint(deed):
        told.update(*(terms.content(one)[-1:] for one in DONE.findall(text)))
    light = LIGHT if DEALINGS.isdisjoint(deed) else frozenset()
    return bool(deed and told) and asked.known.union(light).isdisjoint(told) and not kin.shared(deed, text)


def one_rule(asked: Request, one: Reading) -> bool:
    """Whether a sentence takes something out of one rule, or gives leave under one, of which neither question nor title has a word.

    Another rule may forbid what "is not covered by the harbour rules", so where initials that it has not are asked about: "GDPR data".
    """
    told, free, others = UNDER.findall(one.text), LOOSE.search(one.text), terms.content(" ".join(RULES.findall(asked.story)))
    if OUT_OF.search(one.text) and terms.lacking(others, f"{one.text} {one.evidence.title}"):
        return True
    if free and one.named < 1:
        told.append(re.split(r"[,;:]", one.text[free.end() :])[0])
    names = (terms.stems(name) - VERSION - terms.stems(one.evidence.title) for name in told)
    return any(name and name.isdisjoint(asked.known) and not all(map(str.isdigit, name)) for name in names)


def of_a_sort(asked: Request, text: str) -> bool:
    """Whether the question asks for a sort of the thing of which leave has no word.

    >>> from assistant.rulings.asked import request
    >>> rule = "Trials may be held by the staff."
    >>> [of_a_sort(request(f"May staff hold {sort} trials?"), rule) for sort in ("commercial", "new")]
    [True, False]
    """
    return bool(SORTS.intersection(asked.stems) - kin.shared(asked.stems, text))


def other_field(asked: Request, text: str) -> bool:
    """Whether a text lets fields be worked on that it names, and another is asked about.

    >>> from assistant.rulings.asked import request
    >>> rule = "Research on tides or winds may be done."
    >>> [other_field(request(f"May we do research {what}?"), rule) for what in ("in art", "on tides", "with Peru")]
    [True, False, False]
    """
    mine, its = (
        terms.stems(" ".join(re.split(rf"\b(?:{BOUND})\b", told)[0] for told in FIELD.findall(one))) for one in (asked.story, text)
    )
    return bool(mine and its) and kin.wider(mine).isdisjoint(its)


def other_parties(asked: Request, text: str) -> bool:
    """Whether a text lets something be done between some, as "trials between two clubs may be held", and others would do it.

    >>> from assistant.rulings.asked import request
    >>> rule = "Trials between two clubs may be held."
    >>> [other_parties(request(one), rule) for one in ("Are we covered if it is a trial?", "May we hold trials?")]
    [True, False]
    """
    told, parsed = PARTIES.search(text), clause(asked.story.rstrip(" ?"))
    if told and ARE_WE.search(asked.story):  # which of the parties one is, if any, is not told
        return True
    found = WHO.fullmatch(parsed.who) if told and parsed else None
    if not (told and found) or found[1] in ANYONE:
        return False
    words = [word for word in found[1].split() if not nations(word)]
    bodies = all(map(str.islower, words)) and agent("".join(words[-1:]))  # a name may be that of one of the parties
    who = terms.stems(" ".join(words)) - EVERYBODY if bodies else frozenset()
    return bool(who) and kin.wider(who).isdisjoint(terms.stems(told[1]))


def asides(question: str, known: str, ruling: Ruling | None) -> list[tuple[str, bool]]:
    """The wordings to rule on once more, each with whether what it lets be done is let: that without strange names, and of a field alone.

    Of who would work on something, and with whom, no sentence on the field has a word; one that permits may have none of the field.
    """
    if ruling is None or ruling.verdict not in (Verdict.PERMITTED, Verdict.NOT_ADDRESSED):
        return []
    free, rule = ruling.verdict is Verdict.PERMITTED, ruling.governing.quote if ruling.governing else ""
    found = [(known, True)] if known != question and not free else []
    worked = WORKED_ON.search(question) if free or not rule else None
    open_ = worked and not kin.shared(terms.content(worked[1]), rule)
    return [*found, (f"Is research on {worked[1].strip()} covered?", False)] if worked and open_ else found


def silences(wording: str, ruling: Ruling) -> bool:
    """Whether a ruling on a field alone bars it or tells that it is open, by a sentence that has a word of it."""
    barred = ruling.governing and ruling.verdict in (Verdict.EXCLUDED, Verdict.NOT_ADDRESSED)
    return bool(barred and ruling.governing and kin.shared(terms.content(wording)[1:-1], ruling.governing.quote))


def other_thing(asked: Request, text: str) -> bool:
    """Whether a text lets one do the same with another thing, or another sort of it, than the question names, or with one for several.

    >>> from assistant.rulings.asked import request
    >>> rules, deeds = ("The bar may serve wine.", "Hand tools may be borrowed."), ("the bar serve beer", "we borrow power tools")
    >>> [[other_thing(request(f"May {deed}?"), rule) for deed in (*deeds, "I borrow tools")] for rule in rules]
    [[True, False, False], [False, True, False]]
    >>> [other_thing(request(f"May I keep {cats}?"), "You may keep a cat.") for cats in ("three cats", "a cat")]
    [True, False]
    """
    parsed, told = clause(asked.story.rstrip(" ?")), ACTIVE.search(text) or PASSIVE.match(text)
    if any(one.value > 1 and one.unit == terms.stem(noun) for noun in A_THING.findall(text) for one in asked.amounts):
        return True
    kinds = terms.pairs(told["thing"]) if told else ()
    heads = {two for one, two in asked.pairs if told and one not in {asked.deed, *terms.stems(told["thing"])}}
    if any(kind not in asked.known and head in heads for kind, head in kinds):  # records of customers, where those of staff are meant
        return True
    named = re.match(rf"(?P<verb>[\w-]+) {THING}", parsed.rest) if parsed and not parsed.asks else None
    if asked.amounts or not (named and told and terms.stem(told["verb"]) == terms.stem(named["verb"])):
        return False
    mine, its = (terms.stems(one["thing"]) - LIGHT - EVERYBODY for one in (named, told))
    return bool(mine - kin.shared(mine, text)) and bool(its - asked.known - kin.wider(mine))


def instead(asked: Request, text: str) -> bool:
    """Whether a text has what is asked about only as that in whose place something may be: "let to members rather than to strangers".

    >>> from assistant.rulings.asked import request
    >>> rule = "Halls may be let to members rather than to strangers."
    >>> [instead(request(f"May halls be let to {who}?"), rule) for who in ("strangers", "members")]
    [True, False]
    """
    kept, *others = INSTEAD.split(text, maxsplit=1)
    return bool(kin.shared(asked.stems, " ".join(others)) - kin.shared(asked.stems, kept))


def by_heading(asked: Request, one: Reading) -> bool:
    """Whether a sentence gives leave by its heading alone ("What is covered?"), and has nothing of what would be done."""
    deed, told = does(asked), " ".join((*one.evidence.headings, one.citation.quote, one.text))
    return bool(deed) and LIGHT.isdisjoint(deed) and not cues.force(one.citation.quote) and not kin.shared(deed, told)


def beside(asked: Request, text: str, governing: Sequence[Reading], said: Verdict) -> bool:
    """Whether a ruling by a text may not reach what is asked: another deed, sort of thing or parties, or under one rule alone.

    What it gives "for the events in Annex C" or "on the terms of section 5" another place says.
    """
    if other_sort(asked, text) or other_giver(asked, text):
        return True
    if said in (Verdict.NOT_ADDRESSED, Verdict.EXCLUDED):
        return False
    if any(one(asked, text) for one in (other_deed, of_a_sort, other_field, other_parties, instead)):
        return True
    if said is Verdict.CONDITIONAL:
        return may_another(asked, text)
    return (
        other_thing(asked, text)
        or bool(pointers.pointers(text))
        or any(one_rule(asked, one) or by_heading(asked, one) for one in governing)
    )


def cut_short(asked: Request, one: Reading) -> bool:
    """Whether a sentence ends in "is not", and the one before says of nothing that it may be, and has no word of what is asked.

    "A flyer is a publication, so yes: the fee applies. A poster is not." bars no poster, "Dogs are allowed. Cats are not." bars cats.
    """
    before = one.above.text if one.above else ""
    return bool(CUT_SHORT.search(one.text)) and not BE_LET.search(before) and asked.known.isdisjoint(terms.content(before))
