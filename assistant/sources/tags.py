"""A Markdown text whose tags are told from its words in, the same out without those that only shape it, as a page shows it.

What is no tag of HTML stays, "<name of the model>", and so does one that hides or runs something: `hygiene.py` looks for it.
"""

import re

from assistant.sources.comments import HIDES, TAG
from assistant.sources.markup import FIGURES, LOWERED, RAISED
from assistant.sources.signs import MARKUP

WITHIN = set(
    "a abbr acronym b bdi bdo big br cite code dfn em font i img ins kbd mark picture q samp small source span strong sub sup".split()
)
WITHIN |= set("tbody tfoot thead time tt u var wbr".split())
BOXES = set("address article aside blockquote caption center dd details div dl dt figcaption figure footer header hr li main nav".split())
BOXES |= set("ol p pre section summary table tr ul h1 h2 h3 h4 h5 h6".split())
BREAK = "\2"
FOOT = re.compile(  # the mark of a note and the way back from it, which a web page is read without, too
    r"(?i)<sup\b[^<>]{0,200}>\s*<a\s[^<>]{0,200}href=[\"']?#[^<>]{0,200}>[^<>\n]{1,9}</a>\s*</sup>|"
    r"<a\s[^<>]{0,200}href=[\"']?#[^<>]{0,200}>\s*(?:<sup\b[^<>]{0,200}>[^<>\n]{1,9}</sup>|[*†‡↑↩^¶#§\ufe0e\ufe0f]{1,3})\s*</a>",
)
SHIFTED = re.compile(r"<(sup|sub)\b[^<>]{0,200}>\s*([0-9+\u2212\u2013-]{1,9})\s*</\1>", re.IGNORECASE)
BEGINS = re.compile(r"^([ \t]*(?:- )?[⁰¹²³⁴-⁹]+)(?=[^\W\d])", re.MULTILINE)  # a note that begins with its mark
POINT = re.compile(rf"{BREAK}- [ \t\n{BREAK}]+")  # of a list, before the paragraph that it holds


def bare(text: str) -> str:
    """The text without tags, each box and point on lines of its own; each "<" that opens no tag must be `comments.OPEN`.

    >>> bare('It is <em>free</em>.<sup><a href="#n1">1</a></sup> So:<br><ul><li>10 m<sup>2</sup></li><li><name of it></li></ul>')
    'It is free. So:  \\n- 10 m²  \\n- <name of it>  '
    """
    if "<" not in text:
        return text
    text = SHIFTED.sub(lambda one: one[2].translate(FIGURES).translate(RAISED if one[1].lower() == "sup" else LOWERED), FOOT.sub("", text))
    text = POINT.sub(f"{BREAK}- ", TAG.sub(_shown, text))
    return BEGINS.sub(r"\1 ", "\n".join(_broken(line) if BREAK in line else line for line in text.split("\n")))


def _shown(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name not in WITHIN | BOXES | {"td", "th"} or HIDES.match(tag[0]) or any(one.search(tag[0]) for one in MARKUP):
        return tag[0]
    if name in ("td", "th"):
        return " "
    head = "" if tag[1] else "- " if name == "li" else f"\n{'#' * int(name[1])} " if re.fullmatch("h[1-6]", name) else ""
    return f"{BREAK}{head}" if name in BOXES or name == "br" else ""


def _broken(line: str) -> str:
    """A line broken where it says so, as Markdown breaks one on purpose."""
    first, *others = line.split(BREAK)
    kept = [part.strip(" \t") for part in others if part.strip()]
    if first.strip():
        kept.insert(0, first.rstrip())
    else:
        kept[:1] = [f"{first}{part}" for part in kept[:1]]
    return "  \n".join(kept) + ("  " if kept and not others[-1].strip() else "")
