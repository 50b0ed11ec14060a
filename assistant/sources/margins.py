"""The pages of a PDF, or a message, in, the same out with the lines joined that only the margin broke.

A hyphen stays that the word is written with.
"""

import functools
import itertools
import re
from collections.abc import Sequence

from assistant.language import terms
from assistant.language.english import english

BROKEN = re.compile(r"\b(\w+)-\n(?=(\w+))")
BOTH = re.compile(r"\b\w+-\n\w+")
WORD = re.compile(r"\b[^\W\d_]+\b")
COMPOUND = re.compile(r"(?=\b([^\W\d_]+-[^\W\d_]+)\b)")  # looked ahead at, so that "state-of-the-art" gives three
DRAWN = re.compile(r"^(?:[▪●◦‣○■□►▶➢➤✓✔\uf0a7\uf0b7\uf0d8]|o(?=[ \t]))[ \t]*", re.MULTILINE)  # bullets, in the letters of symbol fonts too
WRAPPED = re.compile(
    r"(?<=[^\n]{30}[^\n.!?:])[ \t]{0,100}\n(?!\s|[•*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s)"
)  # before no point of a list
NUMBERED = re.compile(  # a page's number by itself, or told to be one
    r"[\W_]*\d{1,4}[\W_]*|.*\b(?:page|p\.) ?\d{1,4}\b.*|.*\b\d{1,4} ?(?:of|/) ?\d{1,4}\W*|.*\w+ .*\w+\W+\d{1,4}|\d{1,4}\W+\w+ .*\w+ \w.*",
    re.I,
)
ENDED = re.compile(r"[.!?:;,]$")
UNFINISHED = re.compile(  # or ended by its sign, so that it needs no other
    rf"(?:[-,.!?:]|\b(?:{terms.HANGING}|be|its?|their|may|can|must|shall|will))$"
)
PRINTED = re.compile(  # what a browser prints at a page's foot: the time and the title, the address and the number
    r"\n?\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?: ?[AP]M)?[^\n]*\n(?:file|ﬁle|https?):\S+\s?\d+/\d+\s*\Z"
)
MOST = 0.7  # share of the lines of a page that have a number where lines are numbered …
FEWEST = 5  # … and how many have one at least
LONGEST = 300  # characters of a line that may stand in a margin
DEEP = 3  # lines at the top and at the bottom of a page that may stand on every page
LEAST = 30  # characters of a line that the margin may have broken
FEW = 8  # lines from which on a text tells how long its lines are …
SHORT = 0.8  # … and the share of it up to which one ends that is followed by a capital or a number, as a row of a table is
SUSPENDED = ("and", "or")  # "short- and long-term" has its hyphen at the end of a word


def unwrapped(pages: Sequence[str]) -> list[str]:
    """Each page with its paragraphs on one line each, and broken words whole as the rest of the document or English has them.

    >>> unwrapped(["It covers all coopera-\\ntion in dual-\\nuse items between the univer-\\nsities and other\\ninstitutes.\\nNext."])
    ['It covers all cooperation in dual-use items between the universities and other institutes.\\nNext.']
    >>> unwrapped(["Ask Ann.\\n11/29/26, 4:59 AM Rules\\nfile:///rules.html 1/1"])
    ['Ask Ann.']
    """
    bare = carried(inner([PRINTED.sub("", page) for page in pages]))
    rest = BOTH.sub(" ", "\n".join(bare)).lower()
    words, compounds = set(WORD.findall(rest)), set(COMPOUND.findall(rest))

    @functools.cache
    def known(word: str) -> bool:
        return word in words or english(word)

    def whole(found: re.Match[str]) -> str:
        left, right = found.groups()
        if right in SUSPENDED:
            return f"{left}- "
        one, other = left.lower(), right.lower()
        broken = left[-1].islower() and right[0].islower() and f"{one}-{other}" not in compounds
        return left if broken and (known(one + other) or not known(other)) else f"{left}-"

    joined = (DRAWN.sub("• ", BROKEN.sub(whole, page)) for page in parted(bare))
    return [WRAPPED.sub(" ", page).strip() for page in joined]


def carried(pages: Sequence[str]) -> list[str]:
    """The pages, each with the rest of a word that its end broke.

    >>> carried(["The fee of an author-\\n", "isation is due."])
    ['The fee of an author-\\nisation', 'is due.']
    """
    kept = list(pages)
    for place, (page, after) in enumerate(itertools.pairwise(pages)):
        if re.search(r"[a-z]-$", page.rstrip()[-2:]) and (rest := re.match(r"\s*([a-z]\S*)\s*", after)):
            kept[place] = f"{kept[place].rstrip()}\n{rest[1]}"
            kept[place + 1] = after[rest.end() :]
    return kept


def inner(pages: Sequence[str]) -> list[str]:
    """The pages without what stands at the head or foot of each, but for the number; a head without one stays where it is first.

    >>> inner(["No seals may be fed.\\nAsk us.\\nSeal Rules\\nPage 1 of 2", "Boats are kept away.\\nCall Ann.\\nSeal Rules\\nPage 2 of 2"])
    ['No seals may be fed.\\nAsk us.', 'Boats are kept away.\\nCall Ann.']
    >>> inner([f"Seal Rules\\n{said}\\nAsk us.\\nSee below.\\nPage {page}" for page, said in enumerate(("No seals", "No boats"), 1)])
    ['Seal Rules\\n\\nNo seals\\nAsk us.\\nSee below.', 'No boats\\nAsk us.\\nSee below.']
    """
    cut = [[line for line in page.split("\n") if line.strip()] for page in pages]
    told = [place for place, lines in enumerate(cut) if len(lines) > DEEP]
    foot = _edge([lines[::-1] for lines in cut], told)
    head = _edge(cut, told, counted=bool(foot))
    if not (head or foot):
        return list(pages)
    kept = []
    for place, lines in enumerate(cut):
        above, below = (head, len(lines) - foot) if place in told else (0, len(lines))
        named = [line for row, line in enumerate(lines[:above]) if place == told[0] and line == cut[told[1]][row]]
        kept.append("\n".join([*named, *([""] if named else ()), *lines[above:below]]))
    return kept


def _edge(cut: Sequence[Sequence[str]], told: Sequence[int], counted: bool = False) -> int:
    """How many of the first lines are those of every page: one of them has its number, as the other edge may, or there are three or more.

    None if more are alike than stand at a margin: these are the same page again.
    """
    depth, counted = 0, counted or len(told) > 2
    for row in range(DEEP + 1 if len(told) > 1 else 0):
        lines = [cut[place][row].strip() for place in told]
        same, counts = len(set(lines)) == 1, _counts(lines, told) or _mirrored(lines, told)
        if not (same or counts) or (row < DEEP and ENDED.search(lines[0])):
            break
        depth, counted = row + 1, counted or counts
    return depth if counted and depth <= DEEP else 0


def _counts(lines: Sequence[str], told: Sequence[int]) -> bool:
    """Whether lines differ in one number alone, which grows with the pages."""
    if len({re.sub(r"\d+", "#", line) for line in lines}) > 1 or max(map(len, lines)) > LONGEST or not all(map(NUMBERED.fullmatch, lines)):
        return False
    grown = [{int(number) - page for number in re.findall(r"\d{1,9}", line)} for line, page in zip(lines, told, strict=True)]
    return bool(set.intersection(*grown))


def _mirrored(lines: Sequence[str], told: Sequence[int]) -> bool:
    """Whether lines of any words have the number of their page, at the left of the one page and at the right of the next, as in a book."""
    gap = r"\s{2,}" if len(told) < FEWEST - 1 else r"\s+"
    found = [re.fullmatch(rf"(\d{{1,4}}){gap}\S.*|\S.*{gap}(\d{{1,4}})", line) if len(line) <= LONGEST else None for line in lines]
    sides = {(page % 2, one[1] is None, int(one[1] or one[2]) - page) for one, page in zip(found, told, strict=True) if one}
    return all(found) and len(sides) == len({side for _, side, _ in sides}) == 2 and len({grown for *_, grown in sides}) == 1


def parted(pages: Sequence[str]) -> list[str]:
    """The pages with a blank line after one that ends so early that the margin has not broken it: a title, or a row of a table."""
    long = sorted(len(line) for page in pages for line in page.split("\n") if len(line) > LEAST)
    if len(long) < FEW:
        return list(pages)
    full = SHORT * long[len(long) // 2]

    def ends(line: str, after: str) -> bool:
        word = next(iter(after.split()), "")
        fits = len(line) > LEAST and len(line) + 1 + len(word) <= full and not UNFINISHED.search(line)
        return fits and (word[:1].isupper() or word[:1].isdigit())

    cut = ([line.rstrip() for line in page.split("\n")] for page in pages)
    return ["\n".join(f"{one}\n" if ends(one, after) else one for one, after in itertools.pairwise([*page, ""])) for page in cut]


def unnumbered(pages: Sequence[str]) -> list[str]:
    """The pages without the numbers of their lines, where most lines of running text have one, at the left or at the right of all.

    >>> lines = ["A vendor may keep not more than four", "stalls, and for each of them he pays the", "fee that is set.", "It is", "due."]
    >>> unnumbered(["\\n".join(f"{number} {line}" for number, line in enumerate(lines, 1))]) == ["\\n".join(lines)]
    True
    """
    cut = [[line for line in page.split("\n") if line.strip()] for page in pages]
    for side in (0, -1):
        bared, full, after = list[str](), 0, 1
        for page, lines in zip(pages, cut, strict=True):
            found = max((_numbers(lines, first, side) for first in (1, after)), key=len)
            rest = list(filter(None, (found.get(place, line) for place, line in enumerate(lines))))
            numbered = len(found) >= MOST * len(rest)
            broken = [one for one, two in itertools.pairwise(rest) if len(one) > LEAST and not ENDED.search(one) and two[0].islower()]
            running = len(broken) * FEWEST >= len(rest) and 3 * FEWEST * sum(map(bool, map(UNFINISHED.search, broken))) >= len(rest)
            full += numbered and running and len(found) >= FEWEST
            after += len(found) if numbered else 0
            bared.append("\n".join(rest) if numbered else page)
        if full and full * 2 >= sum(len(lines) >= FEWEST for lines in cut):
            return bared
    return list(pages)


def _numbers(lines: Sequence[str], first: int, side: int) -> dict[int, str]:
    """What is left of each line with a number, by its place, where these count on by one; a page's may stand before the first."""
    found = dict[int, str]()
    for place, line in enumerate(lines):
        words = line.split(None, 1) if side == 0 else line.rsplit(None, 1)
        if len(found) == 1 and words[side] == str(first):
            found = {}
        if words[side] == str(first + len(found)):
            found[place] = "".join(words[1:] if side == 0 else words[:-1]).strip()
    return found
