"""Two sentences in, what they differ on out: a date, a number, a name or the sense, where they speak of the same thing."""

import re

from assistant.answers.valued import aged, odds
from assistant.language import cues, lines, terms
from assistant.language.amounts import amounts
from assistant.language.kin import wider
from assistant.language.opposites import OPPOSITES, other_side, table
from assistant.language.people import agent
from assistant.language.values import BILL, COLUMN, ROW, WORD_NUMBERS, YEAR, bare, dates, known, names, numbers, unnumbered

SAME_THING = 0.7  # shared stems, of all stems but the values, above which two sentences state the same thing
PART = 0.5  # … the same where one of them says nothing that the other does not
SAME_WORDS, FEWER = 3, 2  # stems that two such sentences share at least, or two such parts of longer sentences
PARTS = re.compile(r"; |,? and that |, (?:so|because|since|as) ")
CODE = re.compile(r"[A-Z]{1,4}[- ]?\d+[A-Za-z]?")  # a cell that counts nothing
BOUNDS = terms.stems("maximum minimum most least total")  # how "up to" may be said
MEASURED = re.compile(  # what a thing has, and no thing of its own
    r"\b(?:fees?|fines?|rents?|prices?|costs?|charges?|rates?|limits?|periods?|terms?|deadlines?|notice|duration|time|amount|sum|total|"
    r"number|maximum|minimum|deposit)\b",
    re.I,
)
CAPPED = re.compile(r"\b(?:not exceeding|up to|at most|(?:no|not) (?:more|longer) than)\b", re.I)  # which any less keeps to
KINDS = {"date": "date", "deadline": "date", "weekday": "date", "name": "name", "place": "name"}  # of values
UNRULED = re.compile(rf"{cues.SILENT.pattern}|\b(?:our|my|their) (?:own )?(?:reading|inference|view|opinion)\b", re.I)
IN_BOTH = 0.25  # share of the stems of the shorter of two sentences, and of a question, that both have
HEAD = re.compile(  # what a sentence is about
    r"\W*(?:(?:the|an?|all|any|every|each|no|our|your|most) )*((?:[\w’'-]+ ?){1,4}?)(?:,|\b(?:that|which|who|of|with|on|in|at|for|from|"
    r"may|must|shall|can|cannot|is|are|should|will)\b)",
    re.I,
)
LEAVE = terms.stems("allow permit ban forbid prohibit")
MODAL = re.compile(r"\b(?:may|must|shall|can|cannot|is|are|should|will)\b", re.I)
THING = re.compile(  # what it says something of, if no pronoun
    r"\W*(?:(?:the|an?|all|any|every|each|no|our|your|most) )?((?!(?:in|at|on|by|from|after|of|since|i|we|you|they|it|there|he|she)\b)"
    r"(?:[\w’'-]+ ?){1,3}?)(?:,|\b(?:of|may|must|shall|can|cannot|is|are|was|were|should|will)\b)",
    re.I,
)
WHOM = table(  # who pays or gets another amount
    "adults?|grown-?ups? child(?:ren)?|juniors?,adults? pensioners?|seniors?,members? non-members?|guests?|visitors?,"
    "households?|private business(?:es)?|companies,residents? visitors?|non-residents?"
)


def difference(one: str, two: str) -> str:
    """What two sentences about the same thing differ on, with the words they share; "" where they do not differ.

    >>> difference("The first term of the lease was five years.", "The first term of the lease was six years.")
    'number: first term leas year'
    """
    pairs = ((a, b, SAME_WORDS if (a, b) == (one, two) else FEWER) for a in parts(one) for b in parts(two))
    return next((told for a, b, least in pairs if (told := of_parts(a, b, least))), "")


def parts(text: str) -> list[str]:
    """A sentence, then the parts of it that could stand by themselves; of a row, its first cell with each of the others.

    >>> parts("It rose; the fee fell, and that the sum is due.")
    ['It rose; the fee fell, and that the sum is due.', 'It rose', 'the fee fell', 'the sum is due.']
    >>> parts("- Data: Tapes; Kept: 6 months after use; By: Ann")[1:]
    ['Tapes 6 months after use', 'Tapes Ann']
    """
    if ROW.match(text) and len(cells := [cell for _, cell in COLUMN.findall(text)]) > 1:
        return [text, *(f"{cells[0].strip()} {cell.strip()}" for cell in cells[1:] if not CODE.fullmatch(cell.strip()))]
    found = PARTS.split(text)
    return [text, *found] if len(found) > 1 else [text]


def of_parts(one: str, two: str, least: int) -> str:
    """The same for two parts as they stand, which share `least` stems; those of other years may have other numbers too."""
    called = {name for name in names(one) | names(two) if all(terms.stem(name) in terms.vocabulary(text) for text in (one, two))}
    told = (terms.content(bare(text, called)) for text in (one, two))
    plain = [[stem for stem in held if not stem.isdigit() and stem not in WORD_NUMBERS and stem not in BOUNDS] for held in told]
    common = [stem for stem in dict.fromkeys(plain[0]) if stem in plain[1]]
    part = {*common} in ({*plain[0]}, {*plain[1]})
    if len(common) < least or len(common) / len({*plain[0], *plain[1]}) < (PART if part else SAME_THING):
        return ""
    pairs = {"date": (dates(one), dates(two)), "number": (numbers(one), numbers(two)), "name": (names(one) - called, names(two) - called)}
    for kind, (left, right) in pairs.items():
        apart = [{value for value in held if not known(value, other)} for held, other in ((left, right), (right, left))]
        if kind == "number" and (not same_unit(one, two) or capped(one, two)):
            continue
        shared = len({bool(YEAR.fullmatch(one)) for one in apart[0]}) < 2 if kind == "number" else apart == [left, right]
        if all(apart) and len(left) == len(right) and len(apart[0]) == len(apart[1]) and shared:
            return f"{kind}: {' '.join(common)}"
    same = all(left == right for left, right in pairs.values())
    return f"polarity: {' '.join(common)}" if same and cues.force(one) * cues.force(two) < 0 else ""


def apart(question: str, one: str, two: str) -> str:
    """What the question asks for and two sentences tell different values of: an amount, a time, a day or who holds a post; "" without.

    Two that share half of their words, and each have one of their own, speak of different things; a point of a list counts not all of any.

    >>> apart("How many days is it kept?", "It is kept six days.", "We keep it for two days."), apart("When?", "On Mondays.", "Tuesday")
    ('number: time', 'date: weekday')
    >>> apart("How far ahead do I book?", "Ask for a pass four hours ahead.", "Give us at least 24 hours.")
    'number: time'
    >>> apart("How many keys?", "The porter has 9 keys.", "- two keys for the cellar")
    ''
    >>> apart("How many days of notice?", "The bill asked for 30 days.", "The bill asked for 30 days, then for 15 days.")
    ''
    """
    plain = [{stem for stem in terms.content(bare(text)) if stem not in WORD_NUMBERS} for text in (one, two)]
    if all((plain[0] - plain[1], plain[1] - plain[0])) and 2 * len(plain[0] & plain[1]) >= len(plain[0] | plain[1]):
        return ""
    if any(other_side(question, text, pairs) for text in (one, two) for pairs in (OPPOSITES, WHOM)):
        return ""
    if re.search(r"\bhow many\b", question, re.I) and any(lines.point(text) and not ROW.match(text) for text in (one, two)):
        return ""
    unit = odds(question, one, two)
    if not unit or capped(one, two) or (unit != "name" and strange(question, one, two)):
        return ""
    return f"{KINDS.get(unit, 'number')}: {unit}"


def opposed(question: str, one: str, two: str) -> str:
    """ "polarity" where one of two sentences permits what a question asks leave for and the other excludes it, whatever words they share.

    What either is about must be named by the question or by the other; what is not stated, or an opinion, rules nothing.

    >>> told = "The seals may not be filmed.", "Cats may not be filmed."
    >>> [opposed("May I film the seals?", "Seals may be filmed.", text) for text in told]
    ['polarity: film seal', '']
    """
    if cues.force(one) * cues.force(two) >= 0 or any(ROW.match(text) or UNRULED.search(text) for text in (one, two)):
        return ""
    asked, left, right = (frozenset(terms.content(text)) for text in (question, one, two))
    both = (wider(left) & right) | (wider(right) & left)
    of_it = asked & wider(left) & wider(right)
    for text, other in ((one, right), (two, left)):
        head = frozenset(terms.content(found[1])) if (found := HEAD.match(unnumbered(text))) else frozenset()
        if head and head.isdisjoint(wider(other) | wider(asked)):
            return ""
    whose = (wider(frozenset(terms.content(MODAL.split(text)[0]))) for text in (one, two))
    same = of_it - frozenset.intersection(*whose) - LEAVE  # what is done, and not alone who does it or to what
    enough = len(both) >= IN_BOTH * min(len(left), len(right)) and len(of_it) >= IN_BOTH * len(asked)
    return f"polarity: {' '.join(sorted(of_it))}" if enough and same else ""


def strange(question: str, one: str, two: str) -> bool:
    """Whether one of two texts is about a thing that neither the other nor the question, which names several, speaks of.

    >>> told = "Rooms are cleaned in two days.", "Appeals are heard in a week.", "Staff will clean in a week."
    >>> [strange("When is my room clean?", told[0], text) for text in told[1:]]
    [True, False]
    """
    asked, left, right = (frozenset(terms.content(text)) for text in (question, one, two))
    found = [(THING.match(unnumbered(text)), other) for text, other in ((one, right), (two, left))]
    heads = [({*terms.content(head[1])}, other) for head, other in found if head and not MEASURED.search(head[1])]
    return len(asked) > 1 and any(head and head.isdisjoint(wider(other | asked)) and not any(map(agent, head)) for head, other in heads)


def same_bill(question: str, *texts: str) -> bool:
    """Whether both texts mention the same numbered bills, apart from those that the question mentions.

    >>> same_bill("What notice?", "H.R. 7 asks for 5 days.", "The law asks for 9."), same_bill("What does H.R. 7 ask?", "H.R. 7: 5", "9")
    (False, True)
    """
    first, second = (set(BILL.findall(text)) - set(BILL.findall(question)) for text in texts)
    return first == second


def same_unit(*texts: str) -> bool:
    """Whether the numbers of two texts count, as far as they say, something that both count: four dogs and 20 days do not.

    >>> same_unit("A licence for four dogs", "licence: 20 days"), same_unit("It has 40 rooms.", "Its rooms are 50.")
    (False, True)
    """
    coins = {"p": "gbp", "penc": "gbp"}
    units = [{coins.get(each.unit, each.unit) for each in amounts(text) if each.unit and not aged(each, text)} for text in texts]
    return not all(units) or not set.isdisjoint(*units)


def capped(one: str, two: str) -> bool:
    """Whether one of two texts tells no more than how much there may be of something, and the other of no more than that.

    >>> [capped("The fine is up to $90.", f"He was fined {sum}.") for sum in ("$40", "$95")]
    [True, False]
    """
    (most, cap), (told, other) = sorted(
        (
            ({each.unit: each.value for each in sorted(amounts(text), key=lambda each: each.value)}, bool(CAPPED.search(text)))
            for text in (one, two)
        ),
        key=lambda side: not side[1],
    )
    both = most.keys() & told.keys()
    return cap and not other and bool(both) and all(told[unit] <= most[unit] for unit in both)
