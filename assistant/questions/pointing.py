"""A question goes in; the words of it that point back beyond the question come out, and what each stands for."""

import re
from collections.abc import Sequence

from assistant.language.clause import clause
from assistant.language.lexicon import AUXILIARIES, INSTRUMENTS, PREPOSITIONS, WORD, YES_NO, is_function, is_verb, listed, plural, singular
from assistant.language.nations import country
from assistant.language.people import agent, personal
from assistant.language.phrases import phrases
from assistant.questions.antecedent import VERB_AFTER
from assistant.questions.fragment import DEED, OPENER
from assistant.questions.settled import agreeing, third

PRONOUNS, POSSESSIVES = listed("it they them he she him her theirs"), listed("its their his her")
BODIES = {f"{the}{body}" for the in ("", "the ") for body in ("congress", "senate", "parliament")}  # make things: "when was it passed?"
WHAT_IT = re.compile(r"\b(?:what|whatever) $", re.IGNORECASE)
OWNED = {"its": False, "their": True}  # … of one, of several
PERSONS, MANY = listed("he she him his her"), listed("they them their theirs these those")
POINTS_BACK = re.compile(
    r"(?i)\b(it|its|they|them|their|theirs|he|she|him|his|her|this|that|these|those|one|ones|there|same|other|others|another|such|both|"
    r"otherwise|n?either(?! (?:side|party|government|country|nation)\b)|else|former|latter|above|instead|mentioned)\b",
)
EXPLETIVE = re.compile(
    r"\b(it['’]s|it (is|was)|(is|was)(n['’]t)? it) (possible|true|free|necessary|likely|correct|important|ok|okay|better|worth|safe|legal|"
    r"lawful|hard|easy|difficult|wise|usual|common|illegal|permitted|permissible|allowed|forbidden|prohibited|required|mandatory|advisable|"
    r"acceptable|fine|odd|strange|surprising|clear|certain|known(?! for))(?= (?:[\w-]+ ){0,3}(?:to|that|for|if|whether)\b)|"
    r"\bit (rain|snow|hail|freeze|thunder)(s|ed)?\b|"
    r"\b(?:what|who|when|where|why|how|which \w+) (?:is|was) it that\b|"
    r"\b(?:does|did|would) (?:that|this|it) mean\b(?= \w)|\b(?:can|could|may|must|should|does|do) one(?= [a-z])"
    r"|\bif it(?:['’]?s| is) (?:only|just|merely)\b"
    r"|\b(?:sa(?:id|ys?)|claim(?:s|ed)?|report(?:s|ed)?|wrote|argue[sd]?|th(?:ink|ought)|know|believe[sd]?|found|stat(?:es|ed)) "
    r"that\b(?= (?:the|an?|there|no|all)\b)|\b(?:did|does|will|would) it (?:take|cost)\b(?= (?:to|between|for|from|until)\b)|"
    r"\b(?:do|did|would)(?:es)? it matter\b(?= (?:that|if|when|whether|who|how|where)\b)|"
    r"\bwith all that\b(?=\W*$)|\bthis(?= (?:morning|evening|weekend|week|month|year|spring|summer|autumn|winter)\b)",
    re.I,
)
CLAUSE = re.compile(
    r"(?i)[,;.?!]|\b(?:and|but|or|so)\s+(?=(?:(?:from|since|until|by|for|to|in|at|with) )?"
    r"(?:what|which|who|why|how|when|where|if|is|are|do|does|did|can|could|may|must|will|would|should|has|have)\b)",
)


DEMONSTRATIVES, THESE = listed("this that these those"), listed("these those")
SHORTENED = {"s been": "has been", "s got": "has got", "s had": "has had", "s": "is", "re": "are", "ve": "have", "ll": "will"}
CONTRACTED = re.compile(rf"^['’]({'|'.join(SHORTENED)})\b", re.IGNORECASE)  # after a pronoun
AGREES = re.compile(r"\b(are|were|do|have)(?= $)", re.IGNORECASE)
CLAUSE_BEGINS = re.compile(r"(?:^\W*|\b(?:if|whether|because|when|that|and|but|so|unless|though|since) )$", re.IGNORECASE)
BEGINS = re.compile(r"(?:what )?if\b|suppose\b|say\b|assuming\b|imagine\b|so\b|when\b", re.IGNORECASE)  # a case that is told
PLACED = re.compile(rf"\W*(?:{'|'.join(sorted(PREPOSITIONS - {'of'}))})(?: [\w-]+){{1,3}}", re.IGNORECASE)
ASKED_OF = re.compile(r"\b(?:is|was|are|would|will|does|do|did|can|could|may|might|should|must)(?:n['’]t)?\s+$", re.IGNORECASE)
JUDGED = listed("ok okay fine legal illegal lawful possible alright enough safe right wrong true acceptable risky count fall fly")
ASIDE = "|".join(sorted({*PREPOSITIONS, *"back away off out abroad overseas home here there if when now too again anyway".split()}))
ACTS = re.compile(  # what persons and bodies do, or what is done towards them
    r"\bthey (?:(?:still|also|ever|really) )?(?:(?:have|need|want|get|like) to )?(?:be allowed to )?(?:get|need|pay|sign|ask|know|see|use|"
    r"read|write|publish|share|buy|sell|borrow|lend|bring|choose|check|approve|refuse|reject|accept|hire|apply for|meet|join|leave|object|"
    r"complain|decide|vote|say|report)\b(?! to\b)|"
    r"\b(?:ask|tell|invite|hire|contact|call|pay|visit|host|meet) them\b|"
    rf"\b(?:send|give|pay|lend|sell|show|offer) them (?!(?:{ASIDE})\b)\w|"
    r"\b(?:work|publish|collaborate|cooperate|talk|speak|meet|paper|project|contract) with them\b|"
    r"\btheir (?:[a-z]+ )?(?:argument|reason|decision|opinion|view|answer|reply|response|position|demand|proposal|consent|permission|"
    r"vote)s?\b",
    re.IGNORECASE,
)
PARTNER = re.compile(r"\bwith ((?:the )?(?!(?:AI|IT|IP)\b)[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)*)")  # persons or a body that one deals with
TEXTUAL = re.compile(r"\d|\b(?:texts?|wording|version|draft|copy|report|list|page|letter|notice)$", re.IGNORECASE)
IN_FORCE = re.compile(
    r"\b(?:in (?:force|effect)|binding|take effect|valid|online|public)\b|"
    r"\bit (?:also |still |even )?(?:appl(?:y|ies)|covers?|says?|mentions?|permits?|allows?|forbids?|bans?|prohibits?|requires?) "
    r"(?!me\b|us\b|you\b)",
    re.IGNORECASE,
)
BEYOND = re.compile(r"\b(?:above|below|beyond|than) $", re.IGNORECASE)  # an amount
OF_ALL = re.compile(r"\b(?:(?:any|every|some|no)(?:thing|one|body)|all|much|those|ones?)\s+$", re.IGNORECASE)  # "all that is known"
SENTENCE = re.compile(r"\w[.!] ")
SAID = 4  # words of a clause that tells a case
HAPPENS = re.compile(  # of no person and no body
    r"(?i)\b(?:did|has|will|would) (?:it|this|that) (?:ever |actually |really |finally )?(?:pass|work|succeed|fail)(?:ed)?\b|"
    r"\b(?:been|being) (?:(?:ever|actually) )?(?:used|exercised|applied|invoked|enforced|tested)\b|"
    r"\b(?:sign|ratif|adopt|introduc|reintroduc|enact|veto|renew|expir|laps|repeal|revok)\w*",
)


def points(question: str) -> list[re.Match[str]]:
    """The words of a question that point back beyond the question itself.

    >>> [word.group() for word in points("Are there breeds that need it?")]
    ['it']
    """
    expletive = [found.span() for found in (OPENER.match(question), *EXPLETIVE.finditer(question)) if found]
    found = (one for one in POINTS_BACK.finditer(question) if not any(start <= one.start() < end for start, end in expletive))
    return [one for one in found if not within(question, one)]


def within(question: str, found: re.Match[str]) -> bool:
    """Whether a pointing word is answered inside its own question, or does not point at all."""
    word, before, after = found.group().lower(), question[: found.start()], question[found.end() :]
    if found.group() == "One" and before.strip():
        return True  # a name: "Phase One"
    if word == "there":
        return bool(re.search(r"\b(is|are|was|were|be)\s*$", before, re.IGNORECASE) or re.match(r"\s*(is|are|was|were)\b", after))
    if word in ("that", "this") and ASKED_OF.search(before) and tells(before):
        after = next(iter(WORD.findall(after.lower())), "is")
        return after in JUDGED or is_function(after) or is_verb(after) or after.endswith("ed")
    if word in ("that", "this") and SENTENCE.search(before) and not WORD.search(after) and tells(before):
        return True  # "A room is 170 a night. Who has to agree to that?"
    if word == "that":
        if OF_ALL.search(before):
            return True
        last, more = WORD.findall(before), re.match(r"\s+(?!as well\b|(?:too|also|either|then|instead|now)\b)\w", after)
        rest = WORD.findall(after.lower())
        acts = any(one in AUXILIARIES or is_verb(one) or one.endswith("ed") for one in rest)
        if last and is_verb(last[-1]) and len(rest) < 3 and not acts:  # "who wrote that story"
            return False
        return bool(last and more) and not is_function(last[-1])
    if word == "other":
        return bool(re.match(r"\s+than\b", after))
    if word in PRONOUNS | POSSESSIVES - PERSONS:
        clauses = [one for one in CLAUSE.split(OPENER.sub("", before)) if not PLACED.fullmatch(one)]  # "in winter, is it free?"
        its = word in OWNED or (word == "it" and WHAT_IT.search(before))  # "may an agency keep its plans?", "sell what it finds?"
        own = phrases(before) if its and YES_NO.match(question) else []
        return bool(phrases(" ".join(clauses[:-1]))) or any(plural(one) is OWNED.get(word, False) for one in own[:1])
    return False


def tells(before: str) -> bool:
    """Whether a clause before tells a case, of which the next may ask: "if a guest copies the files, is | that allowed?".

    >>> tells("If a guest copies the files, is "), tells("Lend a visitor a laptop, would "), tells("and for the guests of members, is ")
    (True, True, False)
    """
    told = [OPENER.sub("", clause).strip() for clause in CLAUSE.split(ASKED_OF.sub("", before))]
    told = [clause for clause in told if len(clause.split()) >= SAID and clause.split()[0].lower() not in PREPOSITIONS]
    return any(len(phrases(clause)) > 1 or BEGINS.match(clause) for clause in told)


def speaker(name: str) -> bool:
    """Whether a name is of persons, a body or a country, which may say or want a thing."""
    return country(name) or bool(agent(name.rpartition(" ")[2]))


def partner(said: str, question: str) -> str:
    """With whom it was said last that one deals, where a question asks what to do with them.

    >>> partner("We work with Lyra on motors. Is it covered?", "May we pay them?"), partner("We work with Lyra.", "Are they red?")
    ('Lyra', '')
    """
    return next(reversed(PARTNER.findall(said)), "") if ACTS.search(question) else ""


def head_of(name: str) -> str:
    """A name without what it is of or for: "the list" of "the list of plants"."""
    return re.split(r" (?:of|with|to|in|from|by|for|on) ", name, maxsplit=1)[0]


def meant(word: str, named: Sequence[str], just_named: Sequence[str], asked: str = "", said: str = "") -> str | None:
    """What a pointing word stands for: the current subject, unless the two differ in number or only one is a person."""
    if word in ("it", "them") and (parsed := clause(asked)):  # nobody posts himself: "can visitors post them?"
        rest, just_named = ([one for one in names if one.lower() != parsed.who.lower()] for names in (named, just_named))
        named = rest if rest[-1:] == named[-1:] else [*rest, *just_named[:1]] or named
    if word in ("it", "its"):
        happens, acting, many = HAPPENS.search(asked), speaker(named[-1]), plural(head_of(named[-1]))
        beside = [one for one in just_named if one[0].islower()] if acting else just_named  # no place
        found = [one for one in (*reversed(named), *beside) if not (plural(head_of(one)) or personal(one) or one.lower() in BODIES)]
        found = [one for one in found if not (happens and speaker(one))]
        if found and country(found[0]):  # "may I take my kite to Peru?"
            found = [*(one for one in beside if one in found and not country(one)), *found]
        if not TEXTUAL.search(named[-1]) and (happens or IN_FORCE.search(asked)):  # of a text, and not of what it speaks of
            found.sort(key=lambda one: singular(one.rpartition(" ")[2].lower()) not in INSTRUMENTS)
        return next(iter(found), None if word == "it" and (acting or many) else named[-1])
    if word in MANY and ACTS.search(asked):
        ours = [one for one in (*named[-1:], *just_named, *reversed(named)) if re.search(rf"\b(?:my|our) {re.escape(one)}\b", said, re.I)]
        theirs = [one for one in (*named[-1:], *just_named, *reversed(named)) if speaker(one) and one not in ours]
        if theirs or partner(said, asked):
            return next(iter(theirs), partner(said, asked))
    if word in MANY and not plural(head_of(named[-1])):
        head = named[-1].rsplit(maxsplit=1)[-1]
        thing = (named[-1].islower() and agent(head) is False) or head.lower() in INSTRUMENTS  # which is no "they"
        otherwise = None if word == "they" and thing else named[-1]
        several = [one for one in (*just_named, *reversed(named)) if plural(head_of(one)) and not one.endswith("ics")]
        several = [one for one in several if f"{named[-1]} on {one}" not in said]  # "we work with Anne's firm on metals"
        return next(iter(several), otherwise)
    if word in ("this", "that") and personal(named[-1]):  # "who has to sign that?" after what a son did
        return next((one for one in reversed(named) if not personal(one)), None)
    nobody = named[-1].startswith("the ") or named[-1].islower() or named[-1].lower() in BODIES or country(named[-1])
    return None if word in PERSONS and nobody else named[-1]


def replaced(question: str, named: Sequence[str], just_named: Sequence[str] = (), answered: str | None = None, said: str = "") -> str:
    """The question with the word that points back replaced by the current subject; what was `said` to be "a" thing is "the" thing now.

    >>> replaced("Is it treatable?", ["throat cancer"])
    'Is throat cancer treatable?'
    """
    single = not plural(head_of(named[-1]))
    for match in sorted(points(question), key=lambda one: (one.group().lower() in POSSESSIVES, single and one.group().lower() in MANY)):
        word, after = match.group().lower(), question[match.end() :]
        new = answered if word in PERSONS and answered else meant(word, named, just_named, question, said)
        deed = any(one.start() < match.start() < one.end() for one in DEED.finditer(question))
        amount = word in ("that", "this") and BEYOND.search(question[: match.start()])
        if new is None or deed or amount or (word in THESE and not plural(head_of(new))):
            continue
        name, new = new, new if word in MANY and plural(head_of(new)) else definite(new, said)
        if word == "them" and new != name and not plural(head_of(new)) and question[: match.start()].lower().endswith(" of "):
            new = third(new)  # "what is a kite?" "are all of the kites out?"
        if word in POSSESSIVES and re.match(r"\s+\w", after):
            new += "'" if new.endswith("s") else "'s"
        elif word not in PRONOUNS and not (word in DEMONSTRATIVES and stands(word, after)):
            continue
        asked = question[: match.start()]
        if CLAUSE_BEGINS.search(asked):  # no "it's" for "its"
            after = CONTRACTED.sub(lambda found: f" {SHORTENED[found[1].lower()]}", after)
        # "those came later", "how many of them"
        the = not new.startswith("the ") and (word in THESE or (asked.lower().endswith("of ") and new.islower()))
        if word == "they" and not plural(head_of(new)) and (new.startswith("the ") or not new.islower()):
            asked = AGREES.sub(lambda found: agreeing(found[1], many=False), asked)
        return f"{asked}{'the ' * the}{new}{after}"
    return question


def definite(name: str, said: str) -> str:
    """A name as it is spoken of again: "my" what was said to be so, "the" what was said to be "a" thing, or is a text that binds.

    >>> definite("kite", "May I fly a kite?"), definite("kite", "May I fly my kite?"), definite("kites", "May I fly kites?")
    ('the kite', 'my kite', 'kites')
    >>> definite("agreement", "Is it out (agreement)?")
    'the agreement'
    """
    known = re.search(rf"\b(an?|my|our|which|what) (?!the ){re.escape(name)}\b", said, re.IGNORECASE)
    article = known[1].lower() if known and known[1].lower() in ("my", "our") else "the"
    return f"{article} {name}" if known or name in INSTRUMENTS else name


def stands(word: str, after: str) -> bool:
    """Whether "this", "those" and the like stand for a thing by themselves: what comes after is a verb and no noun."""
    following = WORD.match(after.lstrip())
    return bool(VERB_AFTER.match(after)) or bool(word in MANY and following and is_verb(following[0]) and not plural(following[0]))
