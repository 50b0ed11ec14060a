"""A question and what was said before it go in; the question with who or what a word of it stands for comes out."""

import itertools
import re
from collections.abc import Sequence

from assistant.language.lexicon import AUXILIARIES, DAYS, INSTRUMENTS, listed, plural, singular
from assistant.language.nations import nations
from assistant.language.noun_spans import STANDS, spans
from assistant.language.people import HONOURS, personal
from assistant.language.phrases import runs
from assistant.records import Answer, Turn

MENTION = re.compile(
    r"\b(?:(?P<article>the|this|that|these|those)\s+)?(?P<noun>[^\W\d_]{3,})\b(?! (?:before|after|since) \d)", re.IGNORECASE
)
PLACES = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "other": -1}  # of several things named
NAME = re.compile(r"\b(?!The\b|In\b|On\b)[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+)+\b")
PLAIN_NAME = r"(?!(?:the|an?|my|our|your|this|that|in|on|to)\b)[a-z]+ (?!(?:of|for|to|in|on|at|now|the|by)\b)[a-z]+"  # "ann lee"
THERE = re.compile(
    r"(?<!\bmany )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere(?=\W*$| (?:if|for|with|without|and|or|too|before|after|during)\b)",
    re.I,
)
INTO = {"into": "in", "onto": "on"}  # where one is then
NOWHERE = DAYS | INSTRUMENTS | listed("morning afternoon evening night noon week weekday weekend holiday month year day time advance own")
HONOUR = r"(?:(?:[DM]r|Mr?s|Prof|Professor)\.? )?"
VERB_AFTER = re.compile(
    rf"\s*(?:$|[?.,!;]|(?:{'|'.join(sorted(AUXILIARIES))}|means?|happens?|works?|costs?|needs?|appl(?:y|ies)|covers?)\b)", re.IGNORECASE
)
PLACE = re.compile(rf"\bthe (?P<place>{'|'.join(PLACES)})(?: one\b|(?<=former)|(?<=latter)|(?={VERB_AFTER.pattern}))", re.IGNORECASE)


def other(question: str, previous: str) -> str:
    """The question with "the latter", "the other one" replaced by the one of two alternatives that it stands for.

    >>> other("Is the latter free?", "Should I take the bus or the train?")
    'Is the train free?'
    """
    match, found = PLACE.search(question), spans(previous)
    pairs = [(one, two) for one, two in itertools.pairwise(found) if previous[one.end : two.start].strip().lower() in ("and", "or")]
    if not match or not pairs:
        return question
    one = pairs[-1][0 if match["place"].lower() in ("first", "former") else 1]
    return question[: match.start()] + previous[one.start : one.end] + question[match.end() :]


def there(question: str, previous: str) -> str:
    """The question with "there" replaced by the place that the question before names last; a time or a rule is none.

    >>> there("Can I smoke there?", "Can I work on the track at night?"), there("Is there a fee?", "Can I work on the track?")
    ('Can I smoke on the track?', 'Is there a fee?')
    """
    match = THERE.search(question)
    places = [
        one
        for one in spans(previous)
        if one.before in STANDS | {*INTO} and not {*map(str.lower, one.words)} & NOWHERE and not one.head.isdigit()
    ]
    if not match or not places:
        return question
    last = places[-1]
    return f"{question[: match.start()]}{INTO.get(last.before, last.before)} {previous[last.start : last.end]}{question[match.end() :]}"


def person(asked: str, answer: Answer) -> str | None:
    """Who a question about a person was answered with: the office that it or the answer names, else the first full name in the answer.

    A name that the question has, a document's title, or a nation is nobody's. Documents speak of the office.

    >>> person("Who signed it?", Answer("", "", "One Chinese paper says Ann Lee did."))
    'Ann Lee'
    """
    if itself := re.match(rf"\W*(?:[Aa]nd )?[Ww]ho(?: is| was|['’]?s) ({NAME.pattern}|{PLAIN_NAME})\W*$", asked):
        return itself[1].title() if itself[1].islower() else itself[1]
    if office := re.search(r"\bwho (?:is|was) (the (?:[\w-]+ ){0,6}[\w-]+)\W*$", asked, re.IGNORECASE):
        return office[1]
    if not re.search(r"\b(who|whom|whose)\b", asked, re.IGNORECASE):
        return None
    said = " ".join(claim.text for claim in answer.claims) or answer.text * (not answer.refused)
    titles = " ".join(one.title for one in answer.citations)
    name = next((name for name in NAME.findall(said) if name.split()[-1] not in f"{titles} {asked}" and not nations(name)), None)
    if name is None:
        return None
    held = re.search(rf"\b[Tt](?P<before>he (?:[\w-]+ ){{0,5}}[\w-]+)(?: is|,) {HONOUR}{name}\b|\b{name}, t(?P<after>he [^,.;]+)", said)
    return f"t{held['before'] or held['after']}" if held else name


def someone(history: Sequence[Turn], persons: bool = True) -> str | None:
    """The last person whom a question is about: "my professor" before "the Dutch postdoc"; "the pilot" of "one of our pilots".

    Where no person was named, "my dog" is a "he".
    """
    found: list[tuple[str, Sequence[str]]] = []
    for turn in reversed(history):
        for one in spans(text := turn.answer.searched):
            if text[: one.start].lower().endswith("one of "):
                found.append(("the", (*one.words[:-1], singular(one.head) if one.head.islower() else one.head.removesuffix("s"))))
            elif one.head.islower() and not plural(one.head) and personal(one.head) is persons:
                found.append(({"a": "the", "an": "the"}.get(one.determiner, one.determiner), one.words))
    mine = next((one for one in found if one[0] in ("my", "our")), None)
    best = mine or next(iter(found if persons else ()), None)
    return " ".join([best[0], *best[1]]).strip() if best else someone(history, persons=False) if persons else None


def impersonal(named: Sequence[str], answer: Answer) -> list[str]:
    """The names without those of persons, which "it" stands for none of.

    >>> impersonal(["Ash", "the hall"], Answer("", "", "Senator Ash opened it."))
    ['the hall']
    """
    honours = "|".join(sorted(HONOURS))

    def personally(name: str) -> bool:
        first = re.search(rf"\b((?:{honours}) (?:\w+ )?)?{re.escape(name.rsplit(maxsplit=1)[-1])}\b", answer.text, re.IGNORECASE)
        return first is not None and first[1] is not None

    return [one for one in named if not personally(one)]


def recalled(question: str, named: Sequence[str]) -> str:
    """The question with a short mention ("the experiment", "that bill", "Anne") given the full name it had before.

    >>> recalled("Who wrote up the experiment?", ["the Stanford Experiment"])
    'Who wrote up the Stanford Experiment?'
    """
    alone = {words[0] for _, words in runs(question) if len(words) == 1}
    for match in MENTION.finditer(question):
        noun, article = match["noun"], match["article"]
        if noun not in alone or (article is None and noun.islower()):
            continue
        for name in reversed(named):
            words = name.removeprefix("the ").split()
            whole = question.startswith(" one", match.end()) or not noun.islower()
            named_by = words if whole else words[1:]  # "the data" is no data exchange
            if len(words) > 1 and singular(noun) in map(singular, named_by):
                after = re.sub(r"^ one\b", "", question[match.end() :])
                return f"{question[: match.start()]}{'the ' if article else ''}{' '.join(words)}{after}"
    return question
