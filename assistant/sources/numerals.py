"""A part of a Word file in, the same out with the number that Word shows before a paragraph as text of it; bullets stay marks of a list."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

COUNTED = re.compile(r"%([1-9])")  # the number of a level in the label of this or another one
ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
MOST = 780  # that Word counts in letters, "zz… z"
OFF = ("0", "false", "off")  # values of a mark that is not set
LONGEST = 200  # characters of a label


def value(element: Any, name: str = "val") -> str | None:
    """An attribute in whatever namespace the file has for it."""
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), None) if element is not None else None


def run(paragraph: Any, words: str) -> Any:
    """A run of text to be put into a paragraph."""
    made, text = (paragraph.makeelement(paragraph.tag[:-1] + tag) for tag in "rt")
    made.append(text)
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def bases(styles: Mapping[str | None, Any], name: str | None) -> Iterator[Any]:
    """The style of this name, and each that the one before is based on."""
    passed = set[str | None]()
    while name in styles and name not in passed:
        passed.add(name)
        yield styles[name]
        name = value(styles[name].find("{*}basedOn"))


def figure(number: int, kind: str) -> str:
    """A number as Word writes it.

    >>> [figure(14, kind) for kind in ("decimal", "lowerLetter", "upperRoman")], figure(28, "lowerLetter")
    (['14', 'n', 'XIV'], 'bb')
    """
    told = str(number)
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return told.zfill(2)
    if kind.endswith("Letter") and 0 < number <= MOST:
        told = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if kind.endswith("Roman") and 0 < number < 4_000:
        told = ""
        for letters, worth in ROMAN.items():
            told += letters * (number // worth)
            number %= worth
    return told.upper() if kind.startswith("upper") else told


def whole(told: str | None, otherwise: int) -> int:
    """What an attribute says in digits; `otherwise` where it says anything else, or more than any list has points."""
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 6 else otherwise


class Numerals:
    """The numbering of a Word file; `numbering` and `styles` are the parts so named."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.abstract = {value(one, "abstractNumId"): one for one in numbering.iter("{*}abstractNum")}
        self.numbers = {value(one, "numId"): one for one in numbering.iter("{*}num")}
        self.styles = {value(one, "styleId"): one for one in styles.iter("{*}style")}
        self.linked = {value(one): value(one.getparent(), "ilvl") for one in numbering.iter("{*}pStyle")}
        self.styled, self.levels = functools.cache(self._styled), functools.cache(self._levels)

    def number(self, tree: Any) -> None:
        """Write the labels into the paragraphs of a part, which count from its beginning."""
        self.counts: dict[Any, dict[int, int]] = {}
        self.met: set[tuple[str | None, int]] = set()
        joined, nest = None, list[int]()  # the paragraph that one goes on with whose end was deleted; levels of the bullets above
        for paragraph in list(tree.iter(f"{tree.tag[: tree.tag.index('}')]}}}p")):
            properties = paragraph.find("{*}pPr")
            mark = properties.find("{*}rPr") if properties is not None else None
            if list(paragraph.iterancestors("{*}Choice")) or (mark is not None and mark.find("{*}moveFrom") is not None):
                continue
            if mark is not None and mark.find("{*}del") is not None:
                joined = paragraph if joined is None else joined
                continue
            first, joined = paragraph if joined is None else joined, None
            said = any(one.text for part in (first, paragraph) for one in part.iter("{*}t"))
            if not said and mark is not None and value(mark.find("{*}vanish")) is None and mark.find("{*}vanish") is not None:
                continue  # hidden to its end, it is not counted
            number, level = self._place(properties)
            own = self.levels(number)[1].get(level)
            if own is not None and value(own.find("{*}numFmt")) == "bullet":
                nest = [*(above for above in nest if above < level), level]
                if len(nest) - 1 != level:
                    _put(properties, number, len(nest) - 1)
                continue
            nest = [] if said else nest
            if own is not None:
                label = self._label(number, level)
                _put(properties, "0", 0)
                if said and label:
                    first.insert(1 if first.find("{*}pPr") is not None else 0, run(first, f"{label} "))

    def _place(self, properties: Any) -> tuple[str | None, int]:
        """(number, level) of a paragraph, its own or those of its style."""
        if properties is None:
            return None, 0
        number, level = self.styled(value(properties.find("{*}pStyle")))
        own = [value(properties.find(f"{{*}}numPr/{{*}}{name}")) for name in ("numId", "ilvl")]
        told = own[1] or level or ""
        return own[0] or number, int(told) if told in [*"012345678"] else 0

    def _styled(self, name: str | None) -> tuple[str | None, str | None]:
        number = level = None
        for style in bases(self.styles, name):
            number = number or value(style.find("{*}pPr/{*}numPr/{*}numId"))
            level = level or value(style.find("{*}pPr/{*}numPr/{*}ilvl")) or self.linked.get(value(style, "styleId"))
        return number, level

    def _levels(self, number: str | None) -> tuple[Any, dict[int, Any], dict[int, int]]:
        """(what is counted, its levels, what levels start at where this number has its own start), through links by styles."""
        passed, found = set[str | None](), self.numbers.get(number)
        while found is not None and number not in passed:
            passed.add(number)
            abstract = self.abstract.get(value(found.find("{*}abstractNumId")))
            link = value(abstract.find("{*}numStyleLink")) if abstract is not None else None
            if abstract is None or link is None:
                break
            number = value(self.styles[link].find("{*}pPr/{*}numPr/{*}numId")) if link in self.styles else None
            found = self.numbers.get(number)
        if found is None or abstract is None:
            return None, {}, {}
        own, changes = found.findall("{*}lvlOverride/{*}lvl"), found.findall("{*}lvlOverride")
        levels = {whole(value(one, "ilvl"), 0): one for one in [*abstract.findall("{*}lvl"), *own]}
        starts = {whole(value(one, "ilvl"), 0): whole(value(one.find("{*}startOverride")), -1) for one in changes}
        return abstract, levels, {level: start for level, start in starts.items() if start >= 0}

    def _label(self, number: str | None, level: int) -> str:
        """Count one on; a level starts anew below one that is counted, unless it says otherwise."""
        key, levels, starts = self.levels(number)
        counts = self.counts.setdefault(key, {})
        begins = level in starts and (number, level) not in self.met
        self.met.add((number, level))

        def start(place: int) -> int:
            return starts.get(place, whole(value(levels[place].find("{*}start")), 1) if place in levels else 1)

        counts[level] = counts[level] + 1 if level in counts and not begins else start(level)
        for below in [one for one in counts if one > level]:
            if level < whole(value(levels[below].find("{*}lvlRestart")) if below in levels else None, below):
                del counts[below]
        own = levels[level]
        legal = own.find("{*}isLgl") is not None

        def told(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            kind = value(levels[place].find("{*}numFmt")) if place in levels else None
            return figure(counts.get(place, start(place)), "decimal" if legal or kind is None else kind)

        return " ".join(COUNTED.sub(told, (value(own.find("{*}lvlText")) or "")[:LONGEST]).split())


def _put(properties: Any, number: str | None, level: int) -> None:
    """Give a paragraph a number of its own; mammoth looks at that of the style only where it finds none."""
    for old in properties.findall("{*}numPr"):
        properties.remove(old)
    space = properties.tag.removesuffix("pPr")
    made = properties.makeelement(f"{space}numPr")
    for name, told in (("ilvl", str(level)), ("numId", number or "0")):
        made.append(made.makeelement(f"{space}{name}", {f"{space}val": told}))
    properties.append(made)
