"""A request and a rule in, whether what confines the rule confines the request: its places, its persons, its conditions."""

import re

from assistant.language import cues, dates, kin, terms
from assistant.language.clause import clause
from assistant.language.permission import INSTRUMENT
from assistant.rulings.asked import LIGHT, Request, located
from assistant.rulings.whom import AGENT, EVERYBODY

SOURCES, AT_HOME = AGENT | terms.stems("vendor supplier sponsor donor seller"), terms.stems("home abroad office")

ONLY_AT = re.compile(
    r"(?i)\bonly (?:at|in|on|inside|within) ((?:(?!(?:if|when|where|from|with|for|by|between)\b)[\w’'-]+ ?){1,6})|"
    r"\b(?:at|in|on|inside|within) ((?:[\w’'-]+ ){1,4})only\b",
)
OUT_OF = re.compile(r"\boutside (?:of )?(?:the |an? |our )?((?:[\w’'-]+ ?){1,4})", re.I)
IN_THE = re.compile(r"\b(?<!except )(?<!but not )(?:in|at|inside|into|within) the ((?:[\w’'-]+ ?){1,3})", re.I)
HERE = re.compile(r"\b(?:in|at|on|inside|within|during) (?:the |an? )?((?:[\w’'-]+ ?){1,4})", re.I)
ONLY_SO = re.compile(r"(?<=\w) only ([^.;:,()]{3,120})")  # no "Only members may", which tells who
SIDE = re.compile(r"\b(?:(?:in|out)doors?|(?:in|out)side)(?=\W*$| (?:allowed|permitted|ok|okay|fine)\b)", re.I)
OF_KIND = re.compile(r"\b([\w’'-]+) of (?:the |an? )?([\w’'-]+)", re.I)
ONLY_THEY = re.compile(r"\W*Only (?:the |an? )?((?:[\w’'-]+ ){1,6}?)(?:may|can|is|are)\b")
HOLDERS = re.compile(
    r"\b(?:holders? of|with|who (?:have|has|hold|holds|own)) ([\w’' -]{3,40}?)\)? (?:and [\w’' -]+ )?(?:may|can|are|is)\b(?! not\b)", re.I
)
OUTSIDE = re.compile(rf"\boutside (?:of )?(?:the |any |an? |this )?(?:[\w-]+ )?{INSTRUMENT}\b", re.I)
OUT = re.compile(rf"\b(?:can|may|could|might|if) (?:i|we|they|you|one|it)\b[^.;?]*{OUTSIDE.pattern}", re.I)
KEEP = re.compile(
    r"\b(?:may|can|could|allowed|ok|okay|fine) (?:i |we |they |she |he |to )?(?:still )?(?:keep|retain|(?:hold|hang) on to)\b", re.I
)
GIVE_UP = re.compile(
    r"(?i)\b(?:must|shall|will|(?:are|is)(?: expected)? to|ha(?:s|ve) to) (?:be )?(?:\w+ )?"
    r"(?:destroy|delet|eras|return|surrender|hand(?:ed)? (?:back|in)\b|dispos|discard)",
)
FROM = re.compile(r"\bfrom (?:the |an? |my |our |your |any )?([\w’'-]+)", re.I)
GIVEN = r"(?:(?!\b(?:without|not|no)\b)[^,.;:]){3,80}"
MET = re.compile(  # the condition of a leave
    rf"(?i)\b(?:with|against|through|by|after|under|if|unless|provided|subject to|holding|once|(?:on|in) an?)\b{GIVEN}|"
    rf"\b(?:needs?|requires?|must(?! be\b)|must be (?:accompanied|supervised) by)\b{GIVEN}|"
    rf"[^,.;:]{{3,80}}?\b(?:(?:is|are) {cues.NEEDED}|"
    r"must be (?:\w+ed|worn|held|shown|paid|given))\b",
)
MUST = re.compile(rf"\bmust(?! be\b){GIVEN}", re.I)
CASED = re.compile(r"(?<=\w) (?:if|where|unless)\b", re.I)  # "requires a licence if the thing is listed": not always
UNLESS = re.compile(r"\W*unless\b", re.I)
ALONE = re.compile(
    rf"(?i)\b(?:alone|(?:on|by) (?:(?:{terms.OWNERS}) own|(?:my|him|her|it)self|(?:our|them)selves)|unaccompanied|unescorted|"
    r"unsupervised|unattended)\b",
)
TOGETHER = re.compile(
    r"(?i)\b(?:if|when|unless|only|must(?: be)?) (?:[\w’'-]+ ){0,2}?(?:accompanied|supervised|escorted|attended|together)\b|"
    r"\b(?:only (?:through|via)|in the presence of|under supervision|in (?:groups|pairs|teams|twos)|jointly|by [^.;]* as well)\b|"
    r"\b(?:with|in the company of) (?:an?|the) (?:[\w-]+ ){0,2}(?:staff|adult|parent|guide|guardian|escort|supervisor|companion|host)\b",
)
ONLY_BY = re.compile(r"\b(?:(?:only be \w+|\w+(?:ed|en) only) by|by(?= [^,.;:]{3,40} only\b)) (?:the |an? )?([^,.;:]{3,60})", re.I)
WHICH = re.compile(
    r"(?i)\W*(?:[\d.]+ )?((?:[\w’'-]+ ){1,4}?)(?:from|with|on|under|over|without|carrying) ((?:[\w’'-]+ ){1,5}?)"
    rf"(?:(?:may|can)\b(?! not\b)|(?:is|are) {cues.LET_IN})",
)
FREE_KIND = re.compile(
    r"(?i)\W*(?:[\d.]+ )?((?:[\w’'-]+ ){1,4}?)(?:that|which|who|under|within|inside|below|up to|of) ((?:[\w’'£$€.-]+ ){1,12}?)"
    r"(?:do(?:es)? not (?:need|require)|needs? no|requires? no|(?:is|are) exempt)\b"
)
KIND = re.compile(
    r"(?i)\W*(?:[\d.]+ )?(?!(?:all|any|an?|no|only|most|many|other|both|some|such|our|your|the|these|those|each|every|either|own|new)\b)"
    rf"([\w’'-]+) ([\w’'-]+) (?:(?:may|can)\b(?! not\b)|(?:is|are) {cues.LET_IN})",
)
KEPT_OUT = re.compile(
    r"(?i)\W*(?:[\w’'-]+ ){1,4}?(?:who|that|whose [\w’'-]+) ((?:(?!\b(?:who|which|may|can|must|shall|will)\b)[^,;.]){3,100}?) "
    rf"(?:cannot\b|(?:may|can|must|shall|will) (?:not|never)\b|(?:are|is) (?:(?:not|never) (?:covered\b|{cues.LET_IN})|excluded\b))",
)
THEIR_OWN = re.compile(  # what somebody else may do: "may not approve their own trip", unlike "may not bring their own food"
    r"(?i)\b(?:approve|authori[sz]e|sign|countersign|certify|audit|assess|examine|grade|mark|review|judge|supervise|appraise) "
    r"(?:his or her|her or his|his|her|their|your|one['’]s) own\b",
)
MY_OWN = re.compile(r"(?<!\bcan )(?<!\bmay )(?<!\bcould )\b(?:my|our|his|her|their|own|myself|ourselves)\b", re.I)
WHEN = re.compile(r"\b(before|after|during) ((?:[\w’'-]+ ?){1,5})", re.I)
PURPOSE = re.compile(r"\bfor (?:the purposes? of )?((?:[\w’'-]+ ){1,2})(?:purposes?|reasons?|use)\b", re.I)
WHO_HAVE = re.compile(r"(?<!,) who (?:have|has|are|is|hold|holds|own|owns) ([^,;.]{3,80})", re.I)
LACKING = re.compile(r"\b(?:without|unless|off) ([^,;.]{3,60})", re.I)
NOT_SO = re.compile(
    r"\b(?:is|are|am|was|were) not (?:(?:an?|any|on|in|under|of|from|with|the) )*([\w’'-]+(?-i: [A-Z][\w’'-]+)*)|\bnon-([\w’'-]+)", re.I
)
UNLIKE = re.compile(
    r"\b(?:unless|except)\b[^,;.]*|\b(?:without|off|no|not|non-?|leave out)\b(?: (?:an?|any|the))?(?: (?!unless\b|except\b)[\w’'-]+){1,2}|"
    r"\b\w+-free\b",
    re.I,
)


def of_some(asked: Request, text: str) -> bool:
    """Whether an exclusion applies only to a group that the question does not mention, or only to what is one's own."""
    if THEIR_OWN.search(text) and not MY_OWN.search(asked.story):
        return True
    told = {*terms.content(some[1])} - {*asked.named} if (some := KEPT_OUT.match(text)) else ()
    return bool(told) and not kin.shared(told, asked.story)


def of_a_kind(asked: Request, text: str, about: str) -> bool:
    """Whether a sentence gives leave for one kind of the thing, "guide dogs may enter", which is not what the document is `about`."""
    kind, thing = map(terms.stem, told.groups()[:2]) if (told := KIND.match(text)) else ("", "")
    return thing in asked.known and kind not in asked.known | terms.vocabulary(about)


def qualified(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave for a kind of the thing that the question does not name: "dogs on a lead", "dogs born after 2020"."""
    if dates.MADE.search(text) and not asked.times.date:
        return True
    told, known = WHICH.match(text) or FREE_KIND.match(text), asked.known
    if not told or set(terms.content(told[1])).isdisjoint(known):
        return False
    which = set(terms.content(told[2]))
    return bool(which) and which.isdisjoint(known)


def barred_without(asked: Request, text: str) -> bool:
    """Whether a sentence excludes what is asked about where that is lacking which the question tells to be: "no entry without a permit"."""
    rest = frozenset(asked.stems) - asked.without - asked.actor
    return kin.all_in(asked.without, LACKING.findall(text)) and bool(kin.shared(rest, text))


def other_time(asked: Request, text: str) -> bool:
    """Whether a sentence speaks of what is after a thing, or during it, where what is before it is asked about, and so on."""
    both = (WHEN.findall(re.sub(r"\buntil\b", "before", one)) for one in (asked.story, text))
    mine, theirs = ({word.lower(): terms.stems(what) for word, what in found} for found in both)
    return any(mine[one] & theirs[two] for one in mine for two in theirs if one != two and one not in theirs)


def disclaimed(asked: Request, text: str) -> bool:
    """Whether the question tells that what a sentence is about is lacking: "students without ties" where those with ties are kept out."""
    told = terms.stems(" ".join("".join(one) for one in NOT_SO.findall(asked.story))) or asked.without
    held = terms.vocabulary(UNLIKE.sub(" ", text))
    return bool(told) and 2 * sum(terms.holds(held, one) for one in told) >= len(told)


def abroad(asked: Request, text: str) -> bool:
    """Whether a sentence is about other places, by their proper names, than those asked about."""
    return bool(asked.regions and (told := located(text))) and told.isdisjoint(asked.regions)


def inside(asked: Request, text: str) -> bool:
    """Whether it is asked what may be done outside of an instrument, and a sentence does not speak of what is outside of one."""
    return bool(OUT.search(asked.story)) and not OUTSIDE.search(text)


def elsewhere(asked: Request, text: str) -> bool:
    """Whether a sentence names a place that is none of the question's, and not the one where it would be done."""
    known = asked.known
    told = [place for place in IN_THE.findall(text) if terms.content(place) and known.isdisjoint(terms.content(place))]
    return bool(told) and bool(asked.place) and asked.place.isdisjoint(kin.wider(terms.content(text)))


def only_so(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave only in a case that the question does not tell: "only on long flights"."""
    return any(not terms.stems(cues.PERMITS.sub(" ", told)) - LIGHT <= asked.known for told in ONLY_SO.findall(text))


def somewhere(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave in one place, where it is asked for inside or outside of any."""
    told = [place for place in IN_THE.findall(text) if terms.content(place)] if SIDE.search(asked.story) else []
    return bool(told) and not any(kin.shared(terms.stems(place), asked.story) for place in told)


def only_others(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave to others alone than who would do what is asked about."""
    told, who = ONLY_THEY.match(text), doer(asked) - EVERYBODY
    rest = frozenset(asked.stems) - who
    if told is None or not who or 2 * len(kin.shared(rest, text)) < len(rest):
        return False
    return kin.wider(who).isdisjoint(terms.content(told[1]))


def doer(asked: Request) -> frozenset[str]:
    """The stems of who would do what is asked about, persons or not; of nobody where something would be done to it."""
    parsed = clause(asked.story)
    if asked.actor or parsed is None or parsed.rest.lower().startswith("be "):
        return asked.actor
    return terms.stems(parsed.who)


def confined(asked: Request, text: str) -> bool:
    """Whether a sentence gives leave for a purpose, or for those alone or who have or are something, that the question does not tell of."""
    told = filter(None, (PURPOSE.search(text), WHO_HAVE.search(text), ONLY_THEY.match(text)))
    return any(terms.stems(one[1]).isdisjoint(asked.known.union(asked.stems)) for one in told)


def for_holders(asked: Request, text: str) -> bool:
    """Whether a sentence is about those who have what the question tells to be lacking: holders of a badge."""
    held = HOLDERS.findall(text)
    return kin.all_in(asked.without, held) or any(set() < {*terms.content(what)} <= asked.without for what in held)


def given_up(asked: Request, text: str) -> bool:
    """Whether what the asker would keep has to be destroyed or given back, by a sentence without "unless"."""
    return bool(KEEP.search(asked.story) and GIVE_UP.search(text)) and not re.search(r"\bunless\b", text, re.I)


def from_another(asked: Request, text: str) -> bool:
    """Whether a sentence is about what comes from somebody else, a vendor and no student, or is done from another place than asked."""
    mine, theirs = (frozenset(map(terms.stem, FROM.findall(one))) for one in (asked.story, text))
    if (mine & SOURCES and theirs & SOURCES) or (AT_HOME & (mine | theirs) and mine and theirs):
        return kin.wider(mine).isdisjoint(theirs)
    return False


def of_another_kind(asked: Request, text: str) -> bool:
    """Whether a sentence is about another kind of a thing: surveys of adults where surveys of minors are asked about."""
    kinds = {terms.stem(head): kin.wider(terms.content(kind)) for head, kind in OF_KIND.findall(asked.story)}
    told = ((terms.stem(head), terms.content(kind)) for head, kind in OF_KIND.findall(text))
    return any(head in kinds and bool(kind) and kinds[head].isdisjoint(kind) for head, kind in told)


def only_elsewhere(asked: Request, text: str) -> bool:
    """Whether a sentence allows what is asked about only elsewhere: "only at the field", "outside the park", not in the park."""
    told, out, held = ONLY_AT.search(text), OUT_OF.search(text), kin.shared(asked.stems, text)
    place = terms.content(f"{told[1] or told[2]} {' '.join(HERE.findall(text[: told.start()]))}") if told else ()  # here, but there only
    things = set(asked.stems) - asked.place - asked.actor
    apart = (place and asked.place.isdisjoint(kin.wider(place))) or (out and asked.place <= terms.stems(out[1]))
    return bool(apart and asked.place and things) and things <= held


def unmet(asked: Request, text: str) -> bool:
    """Whether a sentence makes a condition of what the question tells to be lacking, as a permit where "without a permit" is asked about.

    Somebody who would be alone lacks company, and somebody else is not the one by whom alone it may be done.
    """
    if ALONE.search(asked.story) and TOGETHER.search(text):
        return True
    if (only := ONLY_BY.search(text)) and (who := doer(asked)) and who.isdisjoint(kin.wider(terms.content(only[1]))):
        return True
    found = (*MET.finditer(text), *MUST.finditer(text))  # "whoever comes with more than £5 must leave it": the first has the second in it
    due = (one.group() for one in found if not (UNLESS.match(text, one.end()) or CASED.search(one.group())))
    return not cues.FREED.search(text) and kin.all_in(asked.without, due)
