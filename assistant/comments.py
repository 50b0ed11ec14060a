"""A Markdown text in, the same without comments, addresses of links, and what is struck out or hidden: no reader takes them as said.

What is shown as code stays.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

BEGIN = re.compile("<!--")
LONGEST = 200_000  # characters that are parsed to tell code from comments; in a longer text,
MOST = 200  # or one with more comments, all are left out, as the parser looks for the end of each anew
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")  # around code
TAG = re.compile(r"""(?<!\\)<(/?)([A-Za-z][\w-]*)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*+)?)/?>""")
LINK = re.compile(  # or an image, or code
    r"""(?<!`)(?P<code>(?P<tick>`+)(?!`)[^\n]{0,300}?(?<!`)(?P=tick)(?!`))"""
    r"""|(?<!\\)(?P<image>!?)\[(?P<words>(?:[^\[\]\n]|\n(?!\s)|\[[^\[\]\n]{0,100}+\]){0,500}+)\]"""
    r"""\((?!\s*+<?(?i:javascript|vbscript|data):)"""  # which would run: hygiene.py shall see it
    r"""(?:(?:mailto|tel):(?P<address>[^\s()?]++)(?:\?[^\s()]*+)?|<[^<>\n]*+>|(?:[^\s()]|\([^\s()]*+\))*+)"""
    r"""(?:\s+(?:"[^"\n]*+"|'[^'\n]*+'))?\s*+\)"""
)
STRIKES = ("del", "s", "strike")
STYLED = re.compile(r"""\sstyle\s*=\s*(?:"[^"]*|'[^']*)(?:display\s*:\s*none|visibility\s*:\s*hidden|line-through)""", re.IGNORECASE)
HIDDEN = re.compile(r"\shidden(?=[\s=/]|\Z)", re.IGNORECASE)
QUOTED = re.compile(r"""\"[^"]*"|'[^']*'""")
STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^~\n]+(?<=\S)~~(?!~)")  # in a text that is not parsed
GONE = "\0"  # in place of what was struck out
EMPTIED = re.compile(rf"^(?:[ \t>#*+|-]|\d{{1,9}}[.)])*+{GONE}[ \t|#{GONE}]*(?:\n|\Z)", re.MULTILINE)
SPACED = re.compile(rf"(?<![^ \n]){GONE} | {GONE}(?=[.,;:!?])|{GONE}")


NOTE = re.compile(r"^\d+\. ((?:(?!^\d+\. ).)*?)\s*\[↑\]\(#((?:foot|end)note)-ref-(\d+)\)[ \t]*$\n*", re.MULTILINE | re.DOTALL)
NOTED = re.compile(r"\[\[\d+\]\]\(#((?:foot|end)note)-(\d+)\)")  # the two as mammoth writes them


def noted(text: str) -> str:
    """The text of a Word file with each note after the paragraph that it belongs to, in place of its mark.

    >>> noted("Keep 1.2 metres[[1]](#footnote-1) free.\\n\\nGo.\\n\\n1. Less in the yard. [↑](#footnote-ref-1)")
    'Keep 1.2 metres free.\\n\\nLess in the yard.\\n\\nGo.\\n\\n'
    """
    notes = {found.groups()[1:]: found[1] for found in NOTE.finditer(text)}
    if not notes:
        return text
    lines = []
    for line in NOTE.sub("", text).split("\n"):
        lines.append(NOTED.sub("", line))
        for mark in NOTED.finditer(line):
            lines += ["", notes.pop(mark.groups(), "")]
    return "\n".join([*lines, *notes.values()])


def unclosed(heading: str) -> str:
    """A heading without the "#" that may close it, which CommonMark wants after a space.

    >>> unclosed("Fees ## "), unclosed("Programming in C#")
    ('Fees', 'Programming in C#')
    """
    text = heading.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() or not bare else text


def fenced(lines: Iterable[str]) -> Iterator[bool]:
    """For each line of a Markdown text, whether it is part of a fenced block of code, its fences included.

    >>> list(fenced(["```sh", "~~~", "# make", "```", "# Use"]))
    [True, True, True, True, False]
    """
    fence = ""
    for line in lines:
        found = None if fence else FENCE.match(line)
        yield bool(fence or found)
        if found:
            fence = found[1]
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""


def uncommented(text: str) -> str:
    """The text without `<!-- … -->`, except in code; by `find`, as a pattern would look from each `<!--` anew.

    >>> uncommented("Use `<!--` to begin.<!-- Hidden. --> And `-->` ends.")
    'Use `<!--` to begin. And `-->` ends.'
    """
    kept, place = [], 0
    for found, coded in _marks(text, BEGIN):
        if coded or found.start() < place:
            continue
        if (end := text.find("-->", found.end())) < 0:
            break
        kept.append(text[place : found.start()])
        place = end + 3
    return "".join([*kept, text[place:]])


def unlinked(text: str) -> str:
    """The text with links as their words, addresses to write to or to call after them, and without images, except in code.

    A link that would run something stays as it is written.

    >>> unlinked('See [the *fees*](https://a.example/b_(c) "Fees"), ``[a](b)`c`` and [1]. ![A map](map.png)')
    'See the *fees*, ``[a](b)`c`` and [1]. '
    >>> unlinked("[Write](mailto:a@b.example?subject=c) or [0123](tel:0123)"), unlinked("[Go](JavaScript:go())")
    ('Write (a@b.example) or 0123', '[Go](JavaScript:go())')
    """
    lines = text.split("\n")
    runs = itertools.groupby(zip(lines, fenced(lines), strict=True), key=operator.itemgetter(1))
    told = (("\n".join(line for line, _ in run), code) for code, run in runs)
    return "\n".join(run if code else LINK.sub(_words, run) for run, code in told)


def _words(found: re.Match[str]) -> str:
    if found["code"] or found["image"]:
        return found["code"] or ""
    words, address = LINK.sub(_words, found["words"]), found["address"] or ""
    return f"{words} ({address})" if address and address not in words else words


def unhidden(text: str) -> str:
    """The text without the elements that are hidden or struck out, except in code; one that is never closed stays.

    >>> unhidden("<del>Cats may enter.</del>\\nDogs <s class='old'>may</s> must not. `<s>` strikes.<p hidden>A <p>b</p> c</p>")
    'Dogs must not. `<s>` strikes.'
    """
    tags = list(TAG.finditer(text))
    if not any(map(_hides, tags)):
        return text
    spans = []
    opened: dict[str, list[re.Match[str]]] = {}
    for tag, coded in _marks(text, TAG):
        others = opened.setdefault(tag[2].lower(), [])
        if coded:
            continue
        if not tag[1]:
            others.append(tag)
        elif others and _hides(first := others.pop()):
            spans.append((first.start(), tag.end()))
    return _without(text, sorted(spans))


def _hides(tag: re.Match[str]) -> bool:
    """Whether a tag opens what its reader does not see, or sees struck out."""
    closing, name, told = tag.groups()
    return not closing and bool(name.lower() in STRIKES or STYLED.search(told) or HIDDEN.search(QUOTED.sub("", told)))


def _marks(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], bool]]:
    """Each match of the pattern, with whether it is shown as code."""
    found = list(pattern.finditer(text))
    code = list(_code(text, pattern)) if text.count("<!--") <= MOST and len(text) <= LONGEST else []
    return zip(found, code if len(code) == len(found) else [False] * len(found), strict=True)  # one that lost some cannot say which


def _code(text: str, pattern: re.Pattern[str]) -> Iterator[bool]:
    """For each match, such as `<!--`, in the text, in order, whether it is shown as code.

    What would give a `<!--` that the text has not, or take one away, is off: entities, links and references; where characters are
    escaped they stay apart.
    """
    import markdown_it

    parser = markdown_it.MarkdownIt("commonmark").enable("table").disable(["entity", "link", "image", "reference", "text_join"])
    for block in parser.parse(text):
        yield from (False for _ in pattern.finditer(block.info))
        for one in block.children or [block]:
            yield from (one.type in ("fence", "code_block", "code_inline") for _ in pattern.finditer(one.content))


def unstruck(text: str) -> str:
    """The text without `~~…~~`, except in code, and without the lines that held nothing else; it must have no NUL.

    >>> unstruck("1. ~~Cats may enter.~~\\n2. Dogs ~~may~~ must not. Use `~~a~~` to strike.")
    '2. Dogs must not. Use `~~a~~` to strike.'
    """
    if "~~" not in text:
        return text
    return _without(text, _struck(text) if len(text) <= LONGEST else (found.span() for found in STRUCK.finditer(text)))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without spans, which are in order and may overlap, and without the lines that held nothing else."""
    kept, place = [], 0
    for start, end in spans:
        if start >= place:
            kept.append(text[place:start])
        place = max(place, end)
    return SPACED.sub("", EMPTIED.sub("", GONE.join([*kept, text[place:]])))


def _struck(text: str) -> Iterator[tuple[int, int]]:
    """The spans that are struck out, their marks included, in order.

    A token tells its place in its block alone, which has lost the marks before its lines: but the tildes of a block are those of
    the lines that it is made of, in the same order.
    """
    import markdown_it
    from markdown_it.rules_inline import strikethrough

    def placed(state: StateInline, silent: bool) -> bool:
        began = state.pos
        found = strikethrough.tokenize(state, silent)
        for back in range(1, (state.pos - began) // 2 + 1):
            state.tokens[-back].meta["place"] = state.pos - 2 * back
        return found

    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.inline.ruler.at("strikethrough", placed)
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    tildes = [found.start() for found in re.finditer("~", text)]
    after = 0  # tildes of the blocks before
    for block in parser.parse(text):
        own = [found.start() for found in re.finditer("~", block.content)]
        if block.type != "inline" or block.map is None or not own:
            continue
        first = max(after, bisect.bisect_left(tildes, lines[block.map[0]]))
        after = first + len(own)
        depth = start = 0
        for one in block.children or []:
            if one.type in ("s_open", "s_close"):
                place = tildes[first + bisect.bisect_left(own, one.meta["place"])]
                start = place if depth == 0 else start
                depth += one.nesting
                if depth == 0:
                    yield start, place + 2
