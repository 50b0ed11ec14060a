"""One generation's documents in; a question without the name of whose rules it asks about, and the document of that name, come out.

"May I bring my own filament to the Ormsgill print room?": in a folder of several issuers the name tells which rules are meant, and drags
every sentence that happens to have it to the top.
"""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import re
from collections.abc import Callable, Mapping, Sequence

from assistant import terms
from assistant.likeness import LEFT
from assistant.records import Answer, Condensed, Evidence, Passage, Source

OFTEN, SHARE = 4, 0.2  # passages of a document, and share of them, that have a name which does not stand over it
RARE, SHORTEST = 0.95, 3  # how rare in the language a word of a name is, 0 to 1, and its letters; chosen on questions of three such folders
CAPITALS = 0.6  # how rare one in capitals is: no "YES"
LONG, LONGEST = 3, 4  # words of a name that needs none so rare, and of any name at most

WORD = re.compile(r"\w+")
NAME = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w-]*|\w*\d\w*[A-Z]\w*)(?: [A-Z][\w-]*){0,3}")  # inside a sentence
SMALL = re.compile(r"(?<![\w@./#-])[a-z]\w*(?![\w@/-]|\.\w)")  # as no part of an address is
OWN = re.compile(r"^[’']s\b")
BEFORE = re.compile(r"(?:\s+(?:at|in|from|of|on|by|for|with|under))?(?:\s+the)?\s*$", re.I)
END = re.compile(r"\s*(?:[?.,;:!)]|$)")

Apart = Callable[[str], tuple[str, str]]


class Issuers:
    """Which document each name stands for that it alone has, above it or throughout."""

    def __init__(self, passages: Sequence[Passage], sources: Mapping[str, Source], rareness: Callable[[str], float]) -> None:
        held = collections.defaultdict[str, collections.Counter[str]](collections.Counter)
        small, rare, sizes = set[str](), set[str](), collections.Counter(one.source for one in passages)
        for one in passages:
            small.update(SMALL.findall(one.text))
            found = [run.split() for run in NAME.findall(one.text)]
            runs = {" ".join(run[:end]) for run in found for end in range(1, len(run) + 1)} | {word for run in found for word in run}
            for run in {run.lower() for run in runs}:
                held[run][one.source] += 1
            rare.update(run.lower() for run in runs if rareness(run) >= (CAPITALS if run.isupper() else RARE))
        self._documents: dict[str, str] = {}
        over = {path: above(path, source.title) for path, source in sources.items()}
        for run, counts in held.items():
            words = run.split()
            named = any(one in rare - small and len(one) >= SHORTEST for one in words) or len(words) >= LONG
            if not named or len(sources) < 2:
                continue
            short = "".join(one[0] for one in words) if len(words) >= LONG else run
            (path, times), *others = counts.most_common()
            told = {one for one, text in over.items() if f" {run.replace('-', ' ')} " in text or f" {short} " in text}
            if not others and told <= {path} and (told or times >= max(OFTEN, SHARE * sizes[path])):
                self._documents[run] = path

    def apart(self, question: str) -> tuple[str, str]:
        """The question without such names, and the document that they stand for; as it is, and "", where too little would be left."""
        words, bare, meant = list(WORD.finditer(question)), question, set[str]()
        runs = [(words[end - length], words[end - 1]) for end in range(len(words), 0, -1) for length in range(min(LONGEST, end), 0, -1)]
        for first, last in runs:  # from the end, the longest first
            start, end = first.start(), last.end()
            if end <= len(bare) and (path := self._documents.get(bare[start:end].lower())) and question.startswith(bare[:end]):
                before, after = bare[:start], OWN.sub("", bare[end:])
                bare = f"{BEFORE.sub('', before)}{after}" if END.match(after) else f"{before}{after.lstrip(' /-')}"
                meant.add(path)
        return (" ".join(bare.split()), meant.pop()) if len(meant) == 1 and len(terms.content(bare)) >= LEFT else (question, "")


def above(path: str, title: str) -> str:
    """The words that stand over a document, in its title and the name of its file, small and each between blanks."""
    return f" {' '.join(WORD.findall(f'{title} {pathlib.PurePosixPath(path).stem}'.replace('_', ' ').lower()))} "


def narrowed(condensed: Condensed, apart: Apart, search: Callable[..., list[Evidence]]) -> list[Evidence]:
    """What is found; where some of it is of the document that a name stands for, what is found there without the name."""
    found, (bare, meant) = search(condensed), apart(condensed.searched)
    if not any(one.source == meant for one in found):
        return found
    forms = tuple(dataclasses.replace(form, text=apart(form.text)[0]) for form in condensed.forms)
    return search(Condensed(bare, forms), source=meant)


def asked(answer: Answer, apart: Apart) -> tuple[str, str | None]:
    """What is asked of the evidence of an answer, and the document meant, None for all: as `narrowed` has searched."""
    bare, meant = apart(answer.searched)
    return (bare, meant) if meant and all(one.source == meant for one in answer.evidence) else (answer.searched, None)
