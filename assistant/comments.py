"""A Markdown text in, the same without comments, addresses of links, and what is struck out or hidden: no reader takes them as said.

What is shown as code stays. markdown-it tells which is which, and in what lines: all else stays as it is written.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

MARKS = ("<", "~~", "](")  # a text without any of them says nothing but what is seen
DEEPEST = 100  # lists and quotes one in the other; of what is deeper, tags and marks are words
COMMENT = re.compile(r"<!--.*?-->|(<!--.*)", re.DOTALL)  # one that is never closed stays, and is not looked through for another
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")  # around code
TAG = re.compile(r"""<(/?)([A-Za-z][\w-]*)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*+)?/?>""")
HIDES = re.compile(  # a tag
    r"""(?i)<(?:(?:del|s-?|strike)[\s/>]|\w(?:[^"']|"[^"]*"|'[^']*')*?\s(?:hidden[\s=/>]|style\s*=\s*(?:"[^"]*|'[^']*)"""
    r"""(?:display\s*:\s*none|visibility\s*:\s*hidden|line-through)))"""
)
ADDRESS = re.compile(r"(?:mailto|tel):([^?]+)")  # to write to or to call
GONE = "\0"  # in place of what was struck out
OPEN = "\1"  # in place of "<" where it opens no tag
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


def seen(text: str) -> str:
    """The text as its reader sees it, each "<" that is left and opens no tag as OPEN; it must have no control characters.

    Links are their words, and the address after them where it is one to write to or to call. What would run something stays.

    >>> seen('See [the *fees*](https://a.example/b_(c) "Fees"), ``[a](b)`c``![A map](map.png). ~~No.~~ Go.')
    'See the *fees*, ``[a](b)`c``. Go.'
    >>> seen("[Write](mailto:a@b.example?subject=c) or [0123](tel:0123)"), seen("[A](file:///a)[Go](JavaScript:go())<!-- Go. -->")
    ('Write (a@b.example) or 0123', 'A[Go](JavaScript:go())')
    """
    if not any(mark in text for mark in MARKS):
        return text
    import markdown_it

    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.validateLink = lambda to, safe=parser.validateLink: to.startswith("file:") or safe(to)  # type: ignore[method-assign, misc]
    lines = text.replace("<", OPEN).split("\n")
    ends, bar = [0] * len(lines), "|"  # of the cells before, in a row of a table; how a bar is written
    for block in parser.disable(["reference", "newline", "text_join"]).parse(text):
        bar = "\\|" if block.type in ("th_open", "td_open") else bar if block.type == "inline" else "|"
        if block.map is None or block.type not in ("inline", "html_block", "fence"):
            continue
        source = block.info if block.type == "fence" else block.content.removesuffix("\n")
        words = COMMENT.sub("", source).replace("<", OPEN) if block.type == "fence" else _words(block.children or [block])
        both = (one.replace("|", bar).split("\n") for one in (source.replace("<", OPEN), words))
        for place, (given, told) in enumerate(itertools.zip_longest(*both, fillvalue=GONE), block.map[0]):
            start = lines[place].find(given, ends[place])
            after = lines[place][start + len(given) :] if start >= 0 else ""
            lines[place] = f"{lines[place][: max(start, 0)]}{told}{after}"
            ends[place] = len(lines[place]) - len(after)
    return unhidden(COMMENT.sub(r"\1", "\n".join(lines)))


def _words(tokens: Iterable[Any]) -> str:
    """What is seen of a block, with its tags and comments, and with what is struck out in tags of a name that no other has."""
    told, start, address = list[str](), 0, None
    for one in tokens:
        if one.type in ("html_inline", "html_block"):
            told.append(TAG.sub(lambda tag: tag[0].replace("\n", " "), one.content.removesuffix("\n")))  # or a quote's mark comes in
        elif one.type == "link_open":
            start, address = len(told), ADDRESS.match(one.attrs["href"])
        elif one.type == "link_close":
            told += [f" ({address[1]})"] if address and address[1] not in "".join(told[start:]) else []
        elif one.type == "code_inline":
            blank = " " if "`" in (one.content[:1], one.content[-1:]) else ""
            told.append(f"{one.markup}{blank}{one.content}{blank}{one.markup}".replace("<", OPEN))
        elif one.type == "text":
            told.append(re.sub("<(?!!--)", OPEN, one.content))  # a comment may end in another block
        elif one.type != "image":
            told.append({"s_open": "<s->", "s_close": "</s->", "hardbreak": "  \n"}.get(one.type) or one.markup.replace("<", OPEN))
    return "".join(told)


def unhidden(text: str) -> str:
    """The text without the elements that are hidden or struck out, and the lines that held nothing else; one that is never closed stays.

    >>> unhidden("<del>Cats may enter.</del>\\nDogs <s class='old'>may</s> must not.<p hidden>A <p>b</p> c</p>")
    'Dogs must not.'
    """
    spans, opened = [], dict[str, list[re.Match[str]]]()
    for tag in TAG.finditer(text):
        others = opened.setdefault(tag[2].lower(), [])
        if not tag[1]:
            others.append(tag)
        elif others and HIDES.match((first := others.pop())[0]):
            spans.append((first.start(), tag.end()))
    kept, place = [], 0
    for start, end in sorted(spans):
        if start >= place:
            kept.append(text[place:start])
        place = max(place, end)
    return SPACED.sub("", EMPTIED.sub("", GONE.join([*kept, text[place:]])))
