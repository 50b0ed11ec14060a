"""A Markdown text in, the same without its comments out: no reader of the rendered page sees them, unlike one that is shown as code."""

from __future__ import annotations

import re
from collections.abc import Iterator

BEGIN = re.compile("<!--")
LONGEST = 200_000  # characters that are parsed to tell code from comments; in a longer text,
MOST = 200  # or one with more comments, all are left out, as the parser looks for the end of each anew


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
