"""One generation's documents in; a question without the name of whose rules it asks about, and the documents to search, come out.

"May I bring my own filament to the Ormsgill print room?": in a folder of several issuers the name tells which rules are meant, and drags
every sentence that happens to have it to the top.
"""

import collections
import dataclasses
import itertools
import pathlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from assistant.language import terms
from assistant.language.clause import clause
from assistant.language.lexicon import PREPOSITIONS, is_function
from assistant.language.likeness import LEFT
from assistant.records import Answer, Condensed, Evidence, Passage, Source

OFTEN, SHARE = 4, 0.2  # passages of a document, and share of them, that have a name which does not stand over it
RARE, SHORTEST = 0.95, 3  # how rare in the language a word of a name is, 0 to 1, and its letters; chosen on questions of three such folders
OVER = 0.9  # how rare one is that stands over its document
CAPITALS = 0.6  # how rare one in capitals is: no "YES"
LIFT = 0.4  # what a passage of the issuer named gains; with 1.0 what forbids beside it was quoted less
GLUED = 5  # letters of a name that is written as one word over its document
LONGEST, INITIALS = 4, 3  # words of a name, and of one that may stand over its document by its initials
ISSUED = 0.5  # share of the documents that have a name, from which a folder is one of several issuers

WORD = re.compile(r"\w+")
NAME = re.compile(r"(?<=[a-z,;] )[*_`“\"]{0,3}((?:[A-Z][\w-]*|[a-z\d][\w-]*[A-Z]\w*)(?: [A-Z][\w-]*){0,3})")  # inside a sentence
SMALL = re.compile(r"(?<![\w@./#-])[a-z]\w*(?![\w@/-]|\.\w)")  # as no part of an address is
OWN = re.compile(r"^[’']s\b")
BEFORE = re.compile(r"(?:^|\s)(?:(?P<preposition>at|in|from|of|on|by|for|with|under)\s+)?(?:the\s+)?$", re.I)
NEXT = re.compile(r"[\s/-]*(\w*)")


class Meant(NamedTuple):
    """A question without the name of whose rules it asks about, the document of that name, and those of no other name, itself too."""

    bare: str
    document: str = ""
    among: frozenset[str] = frozenset()


Apart = Callable[[str], Meant]


class Issuers:
    """Which document each name stands for that it alone has, above it or throughout."""

    def __init__(self, passages: Sequence[Passage], sources: Mapping[str, Source], rareness: Callable[[str], float]) -> None:
        self._documents: dict[str, str] = {}
        self._glued = dict[str, str]()
        self._paths, self._rivals = frozenset(sources), dict[str, set[str]]()
        if len(sources) < 2:
            return
        runs, where = collections.defaultdict[str, collections.Counter[str]](collections.Counter), dict[str, set[str]]()
        small, rare, sizes = set[str](), set[str](), collections.Counter(one.source for one in passages)
        over = {path: above(path, source.title) for path, source in sources.items()}
        for one in passages:
            small.update(SMALL.findall(one.text))
            for stem in terms.vocabulary(f"{over[one.source]} {' '.join(one.headings)} {one.text}"):
                where.setdefault(stem, set()).add(one.source)
            found = [name.split() for name in NAME.findall(one.text)]
            begun = {" ".join(name[:end]) for name in found for end in range(1, len(name) + 1)}
            for run in begun.union(*found):
                runs[run.lower()][one.source] += 1
                if rareness(run) >= (CAPITALS if run.isupper() else OVER if f" {run.lower()} " in over[one.source] else RARE):
                    rare.add(run.lower())
        proper = {word for word in rare - small if len(word) >= SHORTEST}
        for path, text in over.items():
            for word in proper.intersection(text.split()):
                self._rivals.setdefault(word, set()).add(path)
        for run, counts in runs.items():
            words, (path, times) = run.split(), counts.most_common(1)[0]
            if proper.isdisjoint(words) or set.intersection(*(where.get(stem, set()) for stem in terms.content(run) or ("",))) != {path}:
                continue
            short = "".join(one[0] for one in words) if len(words) >= INITIALS else run
            told = f" {run.replace('-', ' ')} " in over[path] or f" {short} " in over[path]
            if told or times >= max(OFTEN, SHARE * sizes[path]):
                self._documents[run] = path
        if len({*self._documents.values()}) < ISSUED * len(sources):
            self._documents.clear()
            return
        times_over = collections.Counter(word for text in over.values() for word in {*text.split()} - small)
        glued = {word for word, times in times_over.items() if times == 1 and len(word) >= GLUED and rareness(word) == 1.0}
        self._glued = {word: path for path, text in over.items() for word in glued.intersection(text.split())}
        for one in passages:
            words = WORD.findall(one.text)
            whole = glue(words)
            for name in [name for name in self._glued if name in whole]:
                apart = [run for run in (*itertools.pairwise(words), *zip(words, words[1:], words[2:], strict=False)) if glue(run) == name]
                if any(self._glued[name] != one.source or all(map(str.islower, run)) for run in apart):  # another's too, or no name
                    del self._glued[name]

    def _named(self, run: str) -> str | None:
        """The document that words in small letters stand for, as its texts write them or in one word, "elm hall" for elmhall.md."""
        return self._documents.get(run) or (self._glued.get(glue(parts)) if len(parts := WORD.findall(run)) > 1 else None)

    def apart(self, question: str) -> Meant:
        """What is meant; the question as it is, and no document, where none, several or too little would be left.

        A name stays where it is who acts, "may Ormsgill print?", and is left out before a noun, "may Ormsgill staff print?", or at the end
        of a phrase, "may I print at Ormsgill?".
        """
        if not self._documents:
            return Meant(question)
        words, bare, meant, parsed = list(WORD.finditer(question)), question, set[str](), clause(question.rstrip(" ?.!"))
        does = parsed.who.lower() if parsed else ""
        runs = [(words[end - length], words[end - 1]) for end in range(len(words), 0, -1) for length in range(min(LONGEST, end), 0, -1)]
        for first, last in runs:  # from the end, the longest first
            start, end = first.start(), last.end()
            if end > len(bare) or not question.startswith(bare[:end]) or not (path := self._named(bare[start:end].lower())):
                continue
            before, after = bare[:start], OWN.sub("", bare[end:])
            if aside := before.endswith("(") and after.startswith(")"):  # "What is a badge? (Ormsgill)"
                before, after = before[:-1], after[1:]
            led, follows = BEFORE.search(before), "".join(NEXT.findall(after)[:1])
            alone = not follows or is_function(follows) or follows.lower() in PREPOSITIONS
            if not aside and does.endswith(bare[start:end].lower()):
                return Meant(question)
            bare = f"{before[: led.start()]}{after}" if alone and led else f"{before}{after.lstrip(' /-')}"
            meant.add(path)
        others = {path for word in words for path in self._rivals.get(word[0].lower(), ())} - meant
        if len(meant) != 1 or others or len(terms.content(bare)) < LEFT:
            return Meant(question)
        return Meant(" ".join(bare.split()), next(iter(meant)), self._paths - ({*self._documents.values()} - meant))


def glue(words: Sequence[str]) -> str:
    """Some words as one, in small letters."""
    return "".join(words).lower()


def above(path: str, title: str) -> str:
    """The words that stand over a document, in its title and the name of its file, small and each between blanks."""
    return f" {' '.join(WORD.findall(f'{title} {pathlib.PurePosixPath(path).stem}'.replace('_', ' ').lower()))} "


def narrowed(condensed: Condensed, apart: Apart, search: Callable[..., list[Evidence]]) -> list[Evidence]:
    """What is found; where some of it is of the document that a name stands for, what is found without the name, and of no other name.

    That document's passages then gain LIFT where they led before. Alone, they hid what holds for all: "nobody may stay", in no name.
    """
    found, meant = search(condensed), apart(condensed.searched)
    if not any(one.source == meant.document for one in found):
        return found
    forms = tuple(dataclasses.replace(form, text=apart(form.text).bare) for form in condensed.forms)
    led, found = found[0].source, search(Condensed(meant.bare, forms), source=meant.among)
    if led != meant.document:
        return found
    lifted = (dataclasses.replace(one, score=one.score + LIFT) if one.source == led else one for one in found)
    return sorted(lifted, key=lambda one: -one.score)


def issued(answer: Answer, apart: Apart) -> tuple[str, frozenset[str] | None]:
    """What is asked of the evidence of an answer, and the documents to search, None for all: as `narrowed` has searched."""
    meant, held = apart(answer.searched), {one.source for one in answer.evidence}
    return (meant.bare, meant.among) if meant.document in held and held <= meant.among else (answer.searched, None)
