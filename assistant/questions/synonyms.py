"""A collection's synonyms.yaml goes in; a question with the documents' own words in place of what people call the same things comes out.

Nothing else can know that machine learning is what these documents call artificial intelligence. The list belongs to who keeps the
documents: it is no document, none can be uploaded, and a document cannot add to it.
"""

import functools
import hashlib
import pathlib
import re
from collections.abc import Mapping, Sequence

from assistant.records import AssistantError
from assistant.sources import files, metadata

NAME = "synonyms.yaml"
LONGEST = 65_536  # bytes of it
TOLD = 5  # wrong lines that a doubt names


class Synonyms:
    """The documents' words for others; `id` tells one list from another and is empty for none, `doubt` is what was left out of it."""

    def __init__(self, words: Mapping[str, Sequence[str]], id: str = "", doubt: str = "") -> None:
        self.id, self.doubt = id, doubt
        self._said = {other for others in words.values() for other in others}
        self._own = {other.lower(): own for own, others in words.items() for other in others}
        names = "|".join(map(re.escape, sorted(self._own, key=len, reverse=True)))
        self._other = re.compile(rf"(?<![\w-])(?:an? )?({names})(?:e?s)?(?![\w-])", re.I) if names else None

    def worded(self, question: str) -> str:
        """The question in the documents' words; a word beside its own, or beside the initials of it, is left as it is.

        >>> told = Synonyms({"artificial intelligence": ["chatbot", "neural network"]})
        >>> told.worded("May we build a chatbot?"), told.worded("Are neural networks AI?"), told.worded("Is chatbot-making paid?")
        ('May we build artificial intelligence?', 'Are neural networks AI?', 'Is chatbot-making paid?')
        >>> told.worded("What is a CHATBOT?"), told.worded("WHAT IS A CHATBOT?")
        ('What is a CHATBOT?', 'WHAT IS artificial intelligence?')
        """

        def own(found: re.Match[str]) -> str:
            word = self._own.get(found[1].lower())
            if word is None:  # a letter that `re.I` takes for another: "shıp" is no ship
                return found.group()
            capitals = found[1].isupper() and len(found[1]) > 1 and not question.isupper()
            if capitals and found[1] not in self._said:  # an abbreviation of something else: the CHIPS Act
                return found.group()
            initials = "".join(part[0] for part in word.split() if part[0].isalnum()).upper()
            rest = f"{question[: found.start()]} {question[found.end() :]}"
            beside = re.search(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)", rest, re.I)
            if beside or (len(initials) > 1 and re.search(rf"\b{initials}\b", rest)):
                return found.group()
            begun = doubled(question[: found.start()], word)
            word = word if begun is None else begun
            first, _, last = word.rpartition(" ")
            follows = first and re.match(rf"\s+{re.escape(last)}\b", question[found.end() :], re.I)  # "a talent programme programme"
            return first if follows else word

        return self._other.sub(own, question) if self._other else question


def doubled(before: str, word: str) -> str | None:
    """What is left to say of a word that the text before has begun; None where it has not.

    >>> doubled("Is human ", "human genetic resources"), doubled("Is ", "human genetic resources")
    ('genetic resources', None)
    """
    parts, said = word.split(), before.lower().split()
    place = next((place for place in range(len(parts) - 1, 0, -1) if said[-place:] == word.lower().split()[:place]), 0)
    return " ".join(parts[place:]) if place else None


def listed(corpus: pathlib.Path) -> Synonyms:
    """The synonyms of a folder of documents; none without a list that can be read."""
    try:
        data = files.contents(files.inside(corpus, NAME), LONGEST)
    except (FileNotFoundError, NotADirectoryError):
        return Synonyms({})
    except AssistantError as error:
        return Synonyms({}, doubt=f"{NAME}: {error}")
    except OSError as error:
        return Synonyms({}, doubt=f"wanted to read {NAME}, found {error.strerror}; correct its permissions or remove it")
    return parsed(data)


def doubts(corpus: pathlib.Path) -> dict[str, str]:
    """What is wrong with the list of a folder, by its name; empty where there is none or nothing."""
    doubt = listed(corpus).doubt
    return {NAME: doubt} if doubt else {}


def shown(value: object) -> str:
    """What stands in the file, short and without control characters; of what may be long without end only its kind."""
    return repr(value[:40]) if isinstance(value, str) else type(value).__name__


@functools.lru_cache(maxsize=8)
def parsed(data: bytes) -> Synonyms:
    """The list in a file's bytes.

    >>> parsed(b"vessel: [boat, ship]").worded("Who owns the ships?")
    'Who owns the vessel?'
    """
    import yaml

    wanted = f"wanted in {NAME} lines like “vessel: [boat, ship]”, the documents' word before what others call it"
    try:
        words = yaml.load(data.decode("utf-8-sig"), Loader=metadata.loader()) or {}  # noqa: S506 — a safe one
    except Exception as error:  # YAML raises whatever a value's constructor does
        detail = " ".join(str(error).split())[:200]
        return Synonyms({}, doubt=f"{wanted}, found what cannot be read ({detail}); correct it or remove the file")
    kept, wrong = dict[str, list[str]](), list[str]()
    for own, others in words.items() if isinstance(words, dict) else [(words, None)]:
        if isinstance(own, str) and isinstance(others, list) and others and all(isinstance(one, str) and one for one in others):
            kept[own] = others
        else:
            wrong.append(f"{shown(own)}: {shown(others)}")
    more = f" and {len(wrong) - TOLD} more" if len(wrong) > TOLD else ""
    doubt = f"{wanted}, found {', '.join(wrong[:TOLD])}{more}, left out; correct it or remove the file" if wrong else ""
    return Synonyms(kept, hashlib.sha256(data).hexdigest()[:12] if kept else "", doubt)
