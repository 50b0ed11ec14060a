"""One generation's documents in; a question without the name of whose rules it asks about, and the documents of that name, come out.

"May I bring my own filament to the Elm Hill print room?": in a folder of several issuers the name tells which rules are meant, and drags
every sentence that happens to have it to the top.
"""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence

from assistant.likeness import LEFT, content
from assistant.records import Answer, Condensed, Evidence, Passage, Source

WORD = re.compile(r"\w+")
OWN = re.compile(r"^[’']s\b")
NAME = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w-]*|\w*\d\w*[A-Z]\w*)(?: [A-Z][\w-]*){0,3}")  # inside a sentence
SMALL = re.compile(r"(?<![\w@./#-])[a-z]\w*(?![\w@/-]|\.\w)")  # as no part of an address is
FEW = 4  # of the documents one at most has a name that tells whose rules they are
OFTEN, SHARE = 4, 0.2  # passages of a document, and share of them, that have a name which does not stand over it
RARE, SHORTEST, LONG = 0.95, 3, 3  # how rare in the language a word of a name is, letters of it, and words of a name that need none
LONGEST = 4  # words of a name at most
CAPITALS = 0.6  # how rare one in capitals is: no "YES"
Apart = Callable[[str], tuple[str, Collection[str]]]
BEFORE = re.compile(r"(?:\s+(?:at|in|from|of|on|by|for|with|under))?(?:\s+the)?\s*$", re.I)
END = re.compile(r"\s*(?:[?.,;:!)]|$)")


class Issuers:
    """Which documents each name stands for that few of them have, above them or throughout."""

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
        self._documents: dict[str, frozenset[str]] = {}
        overs = {path: above(path, sources) for path in sources}
        for run, counts in held.items():
            words = run.split()
            if not (any(one in rare - small and len(one) >= SHORTEST for one in words) or len(words) >= LONG):
                continue
            short = "".join(one[0] for one in words) if len(words) >= LONG else run
            over = {path for path, text in overs.items() if f" {run.replace('-', ' ')} " in text or f" {short} " in text}
            often = {path for path, count in counts.items() if count >= max(OFTEN, SHARE * sizes[path])}
            if (over or often) and len({*counts} | over) <= max(1, len(sources) // FEW) < len(sources):
                self._documents[run] = frozenset(over | often)

    def apart(self, question: str) -> tuple[str, Collection[str]]:
        """The question without such names, and the documents that they stand for; as it is, and none, where too little would be left."""
        words, bare, meant = list(WORD.finditer(question)), question, list[frozenset[str]]()
        runs = [(words[end - length], words[end - 1]) for end in range(len(words), 0, -1) for length in range(min(LONGEST, end), 0, -1)]
        for first, last in runs:  # from the end, the longest first
            start, end = first.start(), last.end()
            if end <= len(bare) and (found := self._documents.get(bare[start:end].lower())) and question.startswith(bare[:end]):
                before, after = bare[:start], OWN.sub("", bare[end:])
                bare = f"{BEFORE.sub('', before)}{after}" if END.match(after) else f"{before}{after.lstrip(' /-')}"
                meant.append(found)
        common = frozenset.intersection(*meant) if meant else frozenset[str]()
        return (" ".join(bare.split()), common) if common and len(content(bare)) >= LEFT else (question, ())


def above(path: str, sources: Mapping[str, Source]) -> str:
    """The words that stand over a document, in its title and the name of its file, each between blanks."""
    return f" {' '.join(WORD.findall(f'{sources[path].title} {pathlib.PurePosixPath(path).stem}'.replace('_', ' ').lower()))} "


def narrowed(condensed: Condensed, apart: Apart, search: Callable[..., list[Evidence]]) -> list[Evidence]:
    """What is found; where the nearest passage is one of the documents that a name stands for, what is found there without the name."""
    found, (bare, meant) = search(condensed), apart(condensed.searched)
    if not any(one.source in meant for one in found):
        return found
    forms = tuple(dataclasses.replace(form, text=apart(form.text)[0]) for form in condensed.forms)
    return search(Condensed(bare, forms), source=meant)


def asked(answer: Answer, apart: Apart) -> tuple[str, Collection[str] | None]:
    """What is asked of the evidence of an answer, and the documents meant, None for all: as `narrowed` has searched."""
    bare, meant = apart(answer.searched)
    return (bare, meant) if meant and all(one.source in meant for one in answer.evidence) else (answer.searched, None)
