"""A Markdown text in, the same without its comments or what is struck out: no reader of the rendered page takes them as said.

What is shown as code stays.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

BEGIN = re.compile("<!--")
LONGEST = 200_000  # characters that are parsed to tell code from comments; in a longer text,
MOST = 200  # or one with more comments, all are left out, as the parser looks for the end of each anew
STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^~\n]+(?<=\S)~~(?!~)")  # in a text that is not parsed
GONE = "\0"  # in place of what was struck out
EMPTIED = re.compile(rf"^(?:[ \t>#*+|-]|\d{{1,9}}[.)])*+{GONE}[ \t|#{GONE}]*(?:\n|\Z)", re.MULTILINE)
SPACED = re.compile(rf"(?<![^ \n]){GONE} | {GONE}(?=[.,;:!?])|{GONE}")


def uncommented(text: str) -> str:
    """The text without `<!-- … -->`, except in code; by `find`, as a pattern would look from each `<!--` anew.

    >>> uncommented("Use `<!--` to begin.<!-- Hidden. --> And `-->` ends.")
    'Use `<!--` to begin. And `-->` ends.'
    """
    kept, place = [], 0
    count = text.count("<!--")
    code = list(_code(text)) if count <= MOST and len(text) <= LONGEST else []
    shown = code if len(code) == count else [False] * count  # a parser that has lost one cannot say which
    for found, visible in zip(BEGIN.finditer(text), shown, strict=True):
        if visible or found.start() < place:
            continue
        if (end := text.find("-->", found.end())) < 0:
            break
        kept.append(text[place : found.start()])
        place = end + 3
    return "".join([*kept, text[place:]])


def _code(text: str) -> Iterator[bool]:
    """For each `<!--` of the text, in order, whether it is shown as code.

    What would give a `<!--` that the text has not, or take one away, is off: entities, links and references; where characters are
    escaped they stay apart.
    """
    import markdown_it

    parser = markdown_it.MarkdownIt("commonmark").enable("table").disable(["entity", "link", "image", "reference", "text_join"])
    for block in parser.parse(text):
        yield from (False for _ in BEGIN.finditer(block.info))
        for one in block.children or [block]:
            yield from (one.type in ("fence", "code_block", "code_inline") for _ in BEGIN.finditer(one.content))


def unstruck(text: str) -> str:
    """The text without `~~…~~`, except in code, and without the lines that held nothing else; it must have no NUL.

    >>> unstruck("1. ~~Cats may enter.~~\\n2. Dogs ~~may~~ must not. Use `~~a~~` to strike.")
    '2. Dogs must not. Use `~~a~~` to strike.'
    """
    if "~~" not in text:
        return text
    if len(text) > LONGEST:
        left = STRUCK.sub(GONE, text)
    else:
        edges = [0, *itertools.chain.from_iterable(_struck(text)), len(text)]
        left = GONE.join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return SPACED.sub("", EMPTIED.sub("", left))


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
