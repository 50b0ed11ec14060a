"""Texts in, pairs that are nearly the same out, by bottom-k sketches of five-word shingles (Broder 1997)."""

import collections
import itertools
import zlib
from collections.abc import Iterable

SHINGLE = 5  # words
SKETCH = 64  # hashes kept of a text
ALIKE = 0.8  # estimated share of shingles in common from which two texts are reported; 64 hashes estimate it to about ±.05


def sketch(text: str) -> list[int]:
    """The smallest hashes of a text's shingles, in order."""
    words = text.lower().split()
    shingles = {
        zlib.crc32(" ".join(words[place : place + SHINGLE]).encode("utf-8", "replace")) for place in range(max(1, len(words) - SHINGLE + 1))
    }
    return sorted(shingles)[:SKETCH]


def copies(sketches: dict[str, list[int]]) -> list[tuple[str, str]]:
    """Pairs of names whose texts are nearly the same, sorted.

    >>> copies({"a": sketch("one two three four five six"), "b": sketch("One two three  four five six"), "c": sketch("other words")})
    [('a', 'b')]
    """
    holders: dict[int, list[str]] = collections.defaultdict(list)
    for name, hashes in sketches.items():
        for one in hashes:
            holders[one].append(name)
    shared = {pair for names in holders.values() for pair in pairs(sorted(names))}
    held = {name: frozenset(hashes) for name, hashes in sketches.items()}
    return sorted((one, two) for one, two in shared if _alike(held[one], held[two]) >= ALIKE)


def pairs(names: list[str]) -> Iterable[tuple[str, str]]:
    """All pairs of a few names; of more than SKETCH, each with the first."""
    return itertools.combinations(names, 2) if len(names) <= SKETCH else ((names[0], other) for other in names[1:])


def _alike(one: frozenset[int], two: frozenset[int]) -> float:
    """Estimated Jaccard similarity of the shingles behind two sketches; 0 where it cannot be ALIKE, as of most of many pairs."""
    both, size = one & two, max(len(one), len(two))
    return len(both.intersection(sorted(one | two)[:size])) / size if len(both) >= ALIKE * size else 0
