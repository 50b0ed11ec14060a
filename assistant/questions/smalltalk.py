"""A turn goes in; if it is not a question about the documents, the reply comes out, else None. Knows no index.

Each pattern must cover the whole turn, so that a real question is never taken for talk
(`python -m tests.quality.followups` counts the false alarms over every public question set).
"""

import dataclasses
import functools
import re
from collections.abc import Callable, Collection, Sequence

from assistant.ground import label
from assistant.language.lexicon import ASKING, ORDERS, PREPOSITIONS, QUESTIONING, WORD, content, is_verb, listed
from assistant.questions.background import ADDRESSED, MORE
from assistant.questions.fragment import plain
from assistant.questions.policy import declined, lowered, policy, policy_patterns, read, unmoved
from assistant.records import TALK, UNCERTAIN, Answer, Citation, Evidence, Support, Turn

LISTED, CHOICES, LONGEST_TALK = 30, 3, 120  # titles before "and N more"; headings to choose from; characters
CLOSE, CHANCE = 0.9, 0.3  # a fragment with this share of the best score, which is more than chance, behind another heading is ambiguous
WHOLE = 5  # words of a turn that asks for help to evade: "that’ll do" and "lol" look like it

IT = "(it|that|this|those|these|them|((the|your|that|this) )?(last )?answer|the (last )?reply|what you (said|wrote))"
PLEASE = re.compile(
    r"^(please|pls|ok|okay|so|and|well|great|(hey|hi|hello)( there| again| all)?|(can|could|would|will) you|"
    r"(can|could|may) i(?! write| answer| reply)|"
    r"i want to|i would like to|i'd like to|now)\b[\s,]*"
)
ENDING = re.compile(r"[\s,]*\b(please|pls|then|now|for me|again|thanks|thank you|here)$")
UNTRANSLATED = (
    "I cannot translate: I answer in the documents' own words, and a translation could not be checked against them. "
    "The quotes can be copied into a translator."
)
ADDED = "New ones go into the tab “Documents” of the page, or into the folder of these, and `assistant rebuild` reads them."
CHANGED = "The documents no longer hold the words that this answer quotes; ask the question again."
Holds = Callable[[Citation], bool]
FINDS = re.compile(r"\bwhere (?:can|could|do) i (?:read|find|see)\b", re.I)  # after a question on a text, it asks for that
ASKED = re.compile(  # of a thing; after a sentence that tells a case, too
    r"(?i)\W*(?:and )?who (?!(?:says?|said|wrote|told|claim\w*|made|built)\b)[a-z]+ (?:it|them|that)\W*$|[^?]*\w{3}\. [^.]+\?\W*$"
)
WRITING = re.compile(r"\b(?:texts?|cop(?:y|ies)|publish(?:ed)?|public|online)\b", re.I)
PREFACE = re.compile(r"\bthis (?:note|page|document|guide|guidance|log|summary|collection|paper|section|list)\b", re.I)
AFTER_AN_ANSWER = listed("confidence source shorter table translate")


@dataclasses.dataclass(frozen=True, slots=True)
class Reply:
    """What to say to a turn of talk, and the part of the last answer that it shows again, if it does."""

    kind: str
    text: str
    shown: Answer = dataclasses.field(default_factory=lambda: Answer("", "", ""))

    def answer(self, question: str, fingerprint: dict[str, str]) -> Answer:
        """The reply as every door gives it back; an answer shown again keeps its ruling, its doubt and its probability."""
        notes = (self.kind, *(note for note in self.shown.notes if note not in TALK))
        text = f"{UNCERTAIN}\n{self.text}" if UNCERTAIN in notes else self.text
        kept = dataclasses.replace(self.shown, question=question, searched=question, text=text, notes=notes, fingerprint=fingerprint)
        return dataclasses.replace(kept, conflicts=(), timings={})


def meet(
    question: str,
    history: Sequence[Turn] = (),
    documents: Sequence[str] = (),
    holds: Holds = lambda _: True,
    forms: Callable[[], Collection[str]] = tuple,
    anew: Callable[[Answer], Answer] = lambda one: one,
) -> Reply | None:
    """The reply to a turn that is not a question about the documents, or None.

    `documents` are the titles held, `holds` tells whether a quote stands in them, `anew` how the last answer reads now, `forms` what
    the turn's vector tells, where no pattern does.
    """
    question = ADDRESSED.sub("", question) or question
    last = next((turn.answer for turn in reversed(history) if turn.answer.claims or turn.answer.refused), None)
    kind = "decline" if declined(question) else kind_of(question) or told(question, forms(), last)
    if kind == "decline":
        return Reply(kind, policy()["unmoved" if unmoved(question) or kind_of(question) else "reply"].strip())
    if kind is None or (kind == "source" and last and FINDS.search(question) and WRITING.search(last.searched)):
        return None
    if kind in AFTER_AN_ANSWER:
        return again(kind, last, holds, anew)
    return Reply(kind, spoken(kind, documents))


def kind_of(question: str) -> str | None:
    """The name of a turn of talk, or None.

    >>> kind_of("Hello!"), kind_of("could you show me the source, please?"), kind_of("How sure are you of the end date?")
    ('greeting', 'source', None)
    """
    text = lowered(question).strip(" .!?:)(,")
    if len(text) > LONGEST_TALK:
        return None
    shorter = ENDING.sub("", PLEASE.sub("", PLEASE.sub("", text))).strip(" ,.!?")
    said = (kind for kind, one in talk_patterns().items() if one.fullmatch(text) or (shorter and one.fullmatch(shorter)))
    return next(said, None)


def told(question: str, forms: Collection[str], last: Answer | None) -> str | None:
    """What a turn is by its vector: talk where it is short, about an answer where there is one; declined where it asks no leave openly.

    >>> told("bottom line?", ["shorter"], None), told("hey you", ["greeting"], None), told("I'm new. Is it less?", ["help"], None)
    (None, 'greeting', None)
    """
    words = {*WORD.findall(question.lower())}
    short = len(question) <= LONGEST_TALK and not (
        words <= ASKING | PREPOSITIONS | {"and"} or ASKED.match(question) or MORE.fullmatch(question)
    )  # "to whom?"
    kinds = (kind for kind in TALK[:-1] if short and kind in forms and (last or kind not in AFTER_AN_ANSWER))
    kinds = (one for one in kinds if words.isdisjoint({"he", "she"} | ({"these", "those", "they"} if one == "documents" else set())))
    lawful = "permission" in forms or len(WORD.findall(question)) < WHOLE or policy_patterns()["lawful"].search(lowered(question))
    return next(kinds, None) or ("decline" if "decline" in forms and not lawful else None)


def spoken(kind: str, documents: Sequence[str]) -> str:
    """What is said to talk that needs no answer before it."""
    held = f"{len(documents)} document{'s' * (len(documents) != 1)}"
    if kind == "documents":
        titles = "\n".join(f"- {title}" for title in sorted(documents)[:LISTED])
        more = f"\n- and {len(documents) - LISTED} more" if len(documents) > LISTED else ""
        return f"I hold {held}:\n{titles}{more}\n\n{ADDED}" if documents else "I hold no documents yet; run `assistant rebuild`."
    return {
        "greeting": "Hello. Ask me what the documents say; every answer comes with the exact words it rests on.",
        "thanks": "You are welcome.",
        "pause": "Take your time.",
        "help": f"I answer questions from {held} and quote them word for word: what is permitted, what is excluded, "
        "who, when and why. Ask on from an answer (“and before?”, “tell me more”, “show me the source”, “shorter”, “in a table”), or ask "
        "which documents I have; an answer can be exported for your files. Where the documents are silent I say so. Of anything else I "
        "know nothing, and legal advice I cannot give.",
    }[kind]


def again(kind: str, last: Answer | None, holds: Holds, anew: Callable[[Answer], Answer]) -> Reply:
    """The last answer shown another way, with its citations; a history may come from anyone, so that it is asked or checked again."""
    if last is None or not last.claims:
        said = "The documents did not answer that: nothing to show." if last else "There is no answer yet; ask a question first."
        return Reply(kind, said)
    gone = not all(map(holds, (*last.citations, *last.evidence))) or any(label(one, one.citations) != one for one in last.claims)
    if gone or (now := anew(last)).claims != last.claims:
        return Reply(kind, CHANGED)
    if kind == "translate":
        return Reply(kind, UNTRANSLATED)
    if kind == "shorter":
        first = next((claim for claim in now.claims if not PREFACE.search(claim.text)), now.claims[0])
        return Reply(kind, first.text, dataclasses.replace(now, claims=(first,)))
    if kind == "table":
        return Reply(kind, table(now), now)
    told = sources(now) if kind == "source" else confidence(now)
    return Reply(kind, told, dataclasses.replace(now, verdict=None, governing=None))  # which says nothing of what was ruled


def sources(answer: Answer) -> str:
    """Every citation of an answer on its own line, the quote in full."""
    return "\n".join(
        f"- {one.title or one.source}{f', {one.date}' if one.date else ''}{f', p. {one.page}' if one.page else ''}: “{one.quote.strip()}”"
        for one in answer.citations
    )


def table(answer: Answer) -> str:
    """The claims of an answer as a Markdown table."""
    rows = [(claim.text, "; ".join(dict.fromkeys(one.title or one.source for one in claim.citations))) for claim in answer.claims]
    cells = [" | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in row) for row in rows]
    return "| Statement | Source |\n|---|---|\n" + "\n".join(f"| {row} |" for row in cells)


def confidence(answer: Answer) -> str:
    """How sure the last answer is, in words that can be checked."""
    titles = {one.source for one in answer.citations}
    quoted = sum(claim.support is Support.QUOTED for claim in answer.claims)
    less = ", and lower that the statements drawn from them do, so the answer is marked as uncertain" * (UNCERTAIN in answer.notes)
    return (
        f"I put it at {answer.confidence:.0%} that the passages I found answer the question{less}. {quoted} of {len(answer.claims)} "
        f"statements are exact quotes, from {len(titles)} document{'s' * (len(titles) != 1)}; whether they are right is not for me to say."
    )


@functools.cache
def talk_patterns() -> dict[str, re.Pattern[str]]:
    """The pattern of each kind of talk, from talk.yaml."""
    return {kind: re.compile("|".join(patterns).replace("{it}", IT)) for kind, patterns in read("talk.yaml").items()}


def asks(word: str) -> bool:
    """Whether a lower-case word makes a question, or says what is done.

    >>> asks("who's"), asks("whats"), asks("causes"), asks("fees")
    (True, True, True, False)
    """
    return word in QUESTIONING or re.sub(r"['’]?(?:s|re)$", "", word) in ASKING or is_verb(word)


def clarify(question: str, evidence: Sequence[Evidence]) -> str | None:
    """One short question back, with the choices the documents offer, or None.

    Only for a bare fragment ("the review", "licences") whose best passages stand under different headings with
    nearly the same score: a whole question, more than two words with a question mark, or what has a comma, is searched as it is.
    """
    words = WORD.findall(question)
    if "," in question or (len(words) > 2 and question.rstrip().endswith("?")) or (words and words[0].lower() in ORDERS):
        return None
    if len(content(question)) > 2 or not content(question) or any(asks(word.lower()) for word in words):
        return None
    best = max((one.score for one in evidence), default=0.0)
    near = [one for one in evidence if best > CHANCE and one.score >= CLOSE * best]
    choices = list(dict.fromkeys((one.headings[-1] if one.headings else one.title).strip(" ?.:") for one in near))
    if len(choices) < 2:
        return None
    *first, final = (f"“{choice}”" for choice in choices[:CHOICES])
    return f"What about {plain(question)} would you like to know: {', '.join(first)} or {final}?"
