"""A question and the sentence that rules on it in, whether the same deed has another complement there: "for" another use, "to" another."""

from __future__ import annotations

import re

from assistant import kin, terms

WHERE = dict.fromkeys("in on at behind from over".split(), "at")  # one kind of place, or of means
KINDS = "|".join((*WHERE, "for", "with", "to", "by", "during", "until", "via", "into", "onto"))
DEED = re.compile(
    r"\b(?:may|can|could|shall|must|allowed to|permitted to|free to)(?: not)?(?: (?:also|only|always|never|be))* ([a-z]+)", re.I
)
END = re.compile(r"[.;:?!]|, |\b(?:and|or|but|if|when|unless|where|who|which|that|provided|without|as)\b")
COMPLEMENT = re.compile(
    rf"\b({KINDS}) (?:(?:the|an?|{terms.OWNERS}|this|that|any|some|another) )*"
    rf"([\w’'-]+(?: (?!(?:{KINDS}|of|and|or|under|is|are)\b)[\w’'-]+){{0,3}})",
    re.I,
)
NAMED = re.compile(r"\d|[A-Z](?!\w+day\b)")  # a name may be one of the class that the other tells, and a number is compared elsewhere


def other(question: str, text: str) -> bool:
    """Whether a deed of a text that the question asks about is done there for, with, to, by, at … something else.

    >>> rule = "Staff may use the car for visits to customers."
    >>> [other(f"May I use the car{rest}?", rule) for rest in (" for my holiday", " for a visit to a customer", " for visiting buyers")]
    [True, False, False]
    >>> other("May I use the hall at ten?", "You may not use the hall for boxing."), other("May I box in the hall?", "Boxing is banned.")
    (True, False)
    """
    asked, told = terms.stems(question), terms.stems(text)
    for verb in DEED.findall(text):
        if (deed := terms.stem(verb.lower())) not in asked:
            continue
        mine = complements(question, deed)
        for kind, its in complements(text, deed).items():
            if kin.wider(its).isdisjoint(asked) and (kin.wider(mine[kind]).isdisjoint(told) if kind in mine else kind == "for"):
                return True
    return False


def complements(text: str, deed: str) -> dict[str, set[str]]:
    """The stems of what follows a deed, by the preposition, in its own clause.

    >>> complements("May we sell land to the town or rent it for a day?", "sell")
    {'to': {'town'}}
    """
    found: dict[str, set[str]] = {}
    for word in terms.WORD.finditer(text):
        if terms.stem(word.group()) == deed:
            for kind, what in COMPLEMENT.findall(END.split(text[word.end() :])[0]):
                if not NAMED.search(what) and (stems := terms.content(what)):
                    found.setdefault(WHERE.get(kind.lower(), kind.lower()), set()).update(stems)
            break
    return found
