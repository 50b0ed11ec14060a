"""A Markdown text in, the same as its reader sees it: without comments, addresses, what is struck out or hidden, and most of its marks.

What is shown as code stays, and so do the marks of headings, lists and what is bold, which tell something. markdown-it tells which is
which, and in what lines: all else stays as it is written.
"""

import html
import itertools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

MARKS = re.compile(  # a text without any of them says nothing but what is seen
    r"<|~~|\]\(|\]:|\[\^|```|\\[!-/:-@\[-`{-~]|&#?\w|\*\*\*|__|(?<![*\w])[*_](?![*_\s])|^[ \t*+-]*(?:\d{1,9}[.)][ \t]+)?>", re.MULTILINE
)
DEEPEST = 100  # lists and quotes one in the other; of what is deeper, tags and marks are words
COMMENT = re.compile(r"<!--.*?-->|(<!--.*)", re.DOTALL)  # one that is never closed stays, and is not looked through for another
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")  # around code
TAG = re.compile(r"""<(/?)([A-Za-z][\w-]*)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*+)?/?>""")
IN_TAGS = re.compile(rf"{TAG.pattern}|&(?:#\d{{1,7}}|#[xX][\da-fA-F]{{1,6}}|\w{{1,31}});")  # and a character that is written by its name
UNSEEN = (  # a rule of a style by which its words are not seen, or are struck out
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0*)?\s*\))"
    r"|opacity\s*:\s*(?:0(?:\.0\d*)?|\.0\d*)(?![.\d])|transform\s*:\s*scale\(\s*0(?:\.0*)?\s*\)|[a-z-]+\s*:\s*-\d{4,}"
    r"|font-size\s*:\s*(?:(?:[01](?:\.\d*)?|\.\d+)p[xt]|0*(?:\.[01]\d*)?(?<=[\d.])(?:r?em|%)?(?![.\w%])))|line-through"
)
HIDES = re.compile(  # a tag
    r"""(?i)<(?:(?:del|s-?|strike)[\s/>]|\w(?:[^"']|"[^"]*"|'[^']*')*?\s(?:hidden[\s=/>]|style\s*=\s*(?:"[^"]*|'[^']*)"""
    rf"""(?:{UNSEEN})))"""
)
DEFINED = re.compile(  # where a link of this name leads, told in a line of its own
    r"\[(?!\^)(?:[^\[\]\\\n]|\\.)+\]:[ \t]*(?:[a-z][a-z+.-]+:|www\.|[/#<?]|\.\.?/|[^\s<>]*\.[a-z]{2,5}\b)", re.IGNORECASE
)
ADDRESS = re.compile(r"(?:mailto|tel):([^?]+)")  # to write to or to call
QUOTED = re.compile(r"((?:[ \t]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)>[ \t]?")  # a line of a quote, behind the marks of its list
CALLED = re.compile(r"^\[!\w{1,20}\][+-]?[ \t]*")  # what kind of note a quote is, "[!note]"
FOOT = re.compile(r"^ {0,3}\[\^([\w-]{1,40})\]:[ \t]*", re.MULTILINE)  # a note at the foot of the page …
RAISED = re.compile(r" ?\[\^([\w-]{1,40})\](?!:)")  # … and its mark in the text
IN_CELLS = re.compile(r"<(?:br\s*/?|/?(?:ul|ol|li|p))>", re.IGNORECASE)  # what would break a row of a table
WRITTEN = {"s_open": "<s->", "s_close": "</s->", "hardbreak": "  \n", "strong_open": "**", "strong_close": "**", "image": ""}
WITHIN = re.compile(r"\w$")
DIAGRAMS = set("mermaid plantuml puml dot graphviz d2 ditaa nomnoml blockdiag pikchr wavedrom vega vega-lite".split())
ANCHOR = re.compile(r"""\b(?:id|name)\s*=\s*["']?([\w.-]{1,80})""", re.IGNORECASE)  # a place of the text by its name
OPENS = 4  # words with a colon before a list from which on they are part of a sentence, not "On this page:"
GONE = "\0"  # in place of what was struck out
LITERAL = "\3"  # around a character that is escaped or named, and so ends no comment
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
    'See the fees, ``[a](b)`c``. Go.'
    >>> seen("[Write](mailto:a@b.example?subject=c) or [0123](tel:0123)"), seen("[A](file:///a)[Go](JavaScript:go())<!-- Go. -->")
    ('Write (a@b.example) or 0123', 'A[Go](JavaScript:go())')
    """
    if not MARKS.search(text):
        return text
    import markdown_it
    from markdown_it.rules_block import reference

    def defines(state: Any, line: int, last: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        return DEFINED.match(state.src, at, state.eMarks[line]) is not None and reference(state, line, last, silent)

    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": DEEPEST, "inline_definitions": True}).enable(["table", "strikethrough"])
    parser.block.ruler.at("reference", defines)
    parser.validateLink = lambda to, safe=parser.validateLink: to.startswith("file:") or safe(to)  # type: ignore[method-assign, misc]
    blocks = parser.disable(["newline", "text_join"]).parse(text)
    lines, quoted = _unquoted(text.replace("<", OPEN).split("\n"), blocks)
    notes = set(FOOT.findall(text))
    ends, bar = [0] * len(lines), "|"  # of the cells before, in a row of a table; how a bar is written
    for block in blocks:
        bar = "\\|" if block.type in ("th_open", "td_open") else bar if block.type == "inline" else "|"
        if block.map is None or block.type not in ("inline", "html_block", "fence"):
            continue
        source = block.info if block.type == "fence" else block.content.removesuffix("\n")
        words = COMMENT.sub("", source).replace("<", OPEN) if block.type == "fence" else _words(block.children or [block], notes)
        if bar != "|":
            words = IN_CELLS.sub(" ", words)
        both = (one.replace("|", bar).split("\n") for one in (source.replace("<", OPEN), words))
        for place, (given, found) in enumerate(itertools.zip_longest(*both, fillvalue=GONE), block.map[0]):
            told = (CALLED.sub("", found) or GONE) if quoted[place] and CALLED.match(found) else found
            told = FOOT.sub("\n", told) if block.type == "inline" else told
            start = lines[place].find(given, ends[place])
            after = lines[place][start + len(given) :] if start >= 0 else ""
            before = lines[place][: max(start, 0)]
            before = before.replace("# ", "").replace("#", "") if quoted[place] else before  # no heading of what follows the quote
            lines[place] = f"{before}{told}{after}"
            ends[place] = len(lines[place]) - len(after)
    for low, high in _unsaid(blocks, lines):
        lines[low:high] = [*[GONE] * (high - low - 1), ""]
    return unhidden(COMMENT.sub(r"\1", "\n".join(lines))).replace(LITERAL, "")


def _unquoted(lines: list[str], blocks: Iterable[Any]) -> tuple[list[str], list[int]]:
    """The lines without the marks of quotes, one that begins one after a blank line; and in how many quotes each stands."""
    bounds = [0] * (len(lines) + 1)
    for block in blocks:
        if block.type == "blockquote_open":
            bounds[block.map[0]] += 1
            bounds[block.map[1]] -= 1
    depths = list(itertools.accumulate(bounds))
    for place, depth in enumerate(depths[:-1]):
        line, found = lines[place], None
        for _ in range(depth):
            if not (found := QUOTED.match(line)):
                break
            line = f"{found[1]}{line[found.end() :]}"
        begins = place and depth > depths[place - 1] and lines[place - 1].strip() and found and not found[1].strip()
        lines[place] = f"\n{line}" if begins else line
    return lines, depths


def _unsaid(blocks: Sequence[Any], lines: list[str]) -> Iterator[tuple[int, int]]:
    """From which line to which a link is defined, a diagram drawn in code, or a list names places of the text as a table of contents."""
    lists = list[list[Any]]()  # those that are open: its lines, its points, whether all of them are such links
    heads = (two for one, two in itertools.pairwise(blocks) if one.type == "heading_open")
    places = {re.sub(r"[^\w -]", "", head.content.lower()).replace(" ", "-") for head in heads} | {*ANCHOR.findall("\n".join(lines))}
    for block in blocks:
        drawn = block.type == "fence" and DIAGRAMS.intersection(re.findall(r"[a-z][a-z\d-]*", block.info.lower())[:1])
        if drawn or block.type == "definition":
            yield block.map
        if block.type in ("bullet_list_open", "ordered_list_open"):
            lists.append([block.map, 0, True])
        elif block.type in ("bullet_list_close", "ordered_list_close"):
            (low, high), count, links = lists.pop()
            above = next((lines[place] for place in range(low - 1, -1, -1) if lines[place].strip()), "").split()
            if links and count > 1 and not (len(above) >= OPENS and above[-1].endswith(":")):
                yield low, high
            if lists:
                lists[-1][1:] = lists[-1][1] + count, lists[-1][2] and links
        elif lists and block.content:
            inner = [one for one in block.children or () if one.type != "text" or one.content.strip()]
            local = inner and inner[0].type == "link_open" and inner[0].attrs["href"][:1] == "#" and inner[0].attrs["href"][1:] in places
            alone = inner and inner[-1].type == "link_close" and sum(one.type == "link_open" for one in inner) == 1
            lists[-1][1:] = lists[-1][1] + 1, lists[-1][2] and local and alone


def _words(tokens: Iterable[Any], notes: Container[str]) -> str:
    """What is seen of a block, with its tags and comments, and with what is struck out in tags of a name that no other has."""
    told, start, address, kept = list[str](), 0, None, list[str]()
    for one in tokens:
        said = WRITTEN.get(one.type)
        if one.type in ("html_inline", "html_block"):  # a line's end in a tag would let a quote's mark in
            said = IN_TAGS.sub(
                lambda part: part[0].replace("\n", " ") if part[2] else _literal(html.unescape(part[0])), one.content.removesuffix("\n")
            )
        elif one.type == "link_open":
            start, address, said = len(told), ADDRESS.match(one.attrs["href"]), ""
        elif one.type == "link_close":
            said = f" ({address[1]})" if address and address[1] not in "".join(told[start:]) else ""
        elif one.type == "code_inline":
            blank = " " if "`" in (one.content[:1], one.content[-1:]) else ""
            said = f"{one.markup}{blank}{one.content}{blank}{one.markup}".replace("<", OPEN)
        elif one.type == "text":  # a comment may end in another block
            said = RAISED.sub(lambda mark: "" if mark[1] in notes else mark[0], re.sub("<(?!!--)", OPEN, one.content))
        elif one.type == "text_special":  # escaped; at the start of a line "#" would make a heading
            begins = one.content == "#" and (not told or told[-1].endswith("\n"))
            said = one.markup if begins else _literal(one.content)
        elif one.type == "em_open":
            kept.append(one.markup if told and WITHIN.search(told[-1]) else "")  # 2*3*4 is no emphasis
            said = kept[-1]
        elif one.type == "em_close":
            said = kept.pop()
        told += filter(None, [one.markup.replace("<", OPEN) if said is None else said])
    return "".join(told)


def _literal(character: str) -> str:
    return f"{LITERAL}{character.replace(chr(10), ' ').replace('<', OPEN)}{LITERAL}"


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
