"""YAML in, what may be known about a document out: every value checked, an invalid one left out, nothing expanded or executed."""

import datetime
import difflib
import re
from collections.abc import Iterator
from typing import Any

from assistant.records import KINDS, STATUSES
from assistant.sources import characters

LONGEST = 65_536  # characters of YAML that are looked at
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
TIME = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]\d.*")
KEYS = ("title", "date", "kind", "status", "period", "sources", "origin")
MEANT = {  # the word of KINDS or STATUSES that others mean
    "official": "law act statute regulation decree treaty agreement contract policy bylaw",
    "press": "news article newspaper",
    "analysis": "opinion study commentary",
    "guidance": "faq guide guideline guidelines manual handbook",
    "superseded": "replaced repealed withdrawn expired obsolete",
}
DAYS = "effective published issued updated modified lastmod revised adopted".split()  # names by which others tell the date
KNOWN_AS = {word: meant for meant, words in MEANT.items() for word in words.split()}
HEAD = re.compile(
    rf"---[ \t]*\n(?:(?:{'|'.join(KEYS)})[ \t]*:|(?:[a-z]\w*[ \t]*:.*\n){{2}})", re.IGNORECASE
)  # meant as metadata, not as a rule across the page
TOML = re.compile(rf"\+\+\+[ \t]*\n(?:{'|'.join(KEYS)})[ \t]*=", re.IGNORECASE)
BEGUN = re.compile(r"---[ \t]*\n([a-z]\w*)[ \t]*:", re.IGNORECASE)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """(metadata, body) of a text that may begin with YAML between `---` lines; a head with none of KEYS in it stays in the text.

    >>> front_matter("---\\ntitle: A\\n---\\nBody")
    ({'title': 'A'}, 'Body')
    >>> front_matter("---\\nSection 1: All fees are void.\\n---\\nBody")
    ({}, '---\\nSection 1: All fees are void.\\n---\\nBody')
    """
    from frontmatter.default_handlers import YAMLHandler

    if not text.startswith("---"):
        return {}, text
    try:
        head, body = YAMLHandler().split(text)
    except ValueError:
        return {}, text
    metadata = mapping(head)
    return ({}, text) if metadata.keys().isdisjoint(KEYS) else (metadata, body.strip())


def beside(data: bytes) -> str:
    """The text of a metadata file, in whatever encoding, like that of a document; what is no text stays something, so that it is told.

    >>> beside("title: Café".encode("cp1252")), beside("date: 2024".encode("utf-16"))
    ('title: Café', 'date: 2024')
    """
    try:
        return characters.clean(characters.decode(data))
    except characters.Unreadable:
        return characters.clean(data.decode("utf-8", "replace"))


def mapping(text: str) -> dict[str, Any]:
    """A YAML mapping, safely read, its names in small letters; empty for anything else."""
    from frontmatter.default_handlers import YAMLHandler

    reader = loader()
    reader.yaml_implicit_resolvers = {  # a value is the text that it is: 007, yes, 1:30
        first: [(tag, told) for tag, told in pairs if tag.endswith((":null", ":merge"))]
        for first, pairs in reader.yaml_implicit_resolvers.items()
    }
    if len(text) > LONGEST:
        return {}
    try:
        found = YAMLHandler().load(text, Loader=reader)
    except Exception:  # YAML raises whatever a value's constructor does; a head that cannot be read is text, or nothing
        return {}
    return {line(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}


def loader() -> Any:
    """A YAML loader, a class of its own, that refuses what could stand for more than is written: aliases and merged mappings."""
    from frontmatter.default_handlers import SafeLoader

    class Loader(SafeLoader):  # type: ignore[valid-type, misc]  # the C one where there is one
        """Each node is built once, as only an alias stands for one a second time."""

        def construct_object(self, node: Any, deep: bool = False) -> Any:
            """What a node says; raises ValueError where it was said before."""
            if node in self.constructed_objects:
                raise ValueError("an alias (*name); write the value out")
            return super().construct_object(node, deep)

        def flatten_mapping(self, node: Any) -> None:
            """Nothing to flatten; raises ValueError where there is."""
            if any(key.tag == "tag:yaml.org,2002:merge" for key, _ in node.value):
                raise ValueError("a merged mapping (<<); write its names out")

    return Loader


def doubts(known: dict[str, Any], text: str, unread: bool) -> Iterator[str]:
    """What was meant as metadata and could not be taken so: a sentence each, with what holds instead.

    `known` is what was read; `text` is the body that is left; `unread` says that there is a metadata file of which nothing was.

    >>> list(doubts({"status": "superceded"}, "", unread=False))
    ['status: wanted one of current, superseded, background, found “superceded”; it counts as superseded']
    >>> list(doubts({"dat": "2024"}, "", unread=False))
    ['wanted “date”, found “dat”, which is not read']
    >>> list(doubts({"withdrawn": "true", "effective": "2024"}, "", unread=False))
    ['wanted “status: superseded”, found “withdrawn”, which is not read', 'wanted “date”, found “effective”, which is not read']
    >>> list(doubts({"title": ["Fees"]}, "", unread=False))
    ['title: wanted text, found list; it is not read']
    >>> list(doubts({}, "---\\nstatuss: superseded\\n---\\nBody", unread=False))
    ['wanted “status” in the front matter, found “statuss”; all of it counts as text']
    """
    for name, values, otherwise in (("kind", KINDS, "unknown"), ("status", STATUSES, "current")):
        if known.get(name) is not None and meant(known[name]) not in values:
            told = one_of(known[name], values, otherwise)
            yield f"{name}: wanted one of {', '.join(values)}, found “{shown(known[name])}”; it counts as {told}"
    if known.get("date") is not None and date(known["date"]) is None:
        yield f"date: wanted YYYY-MM-DD, YYYY-MM or YYYY, found “{shown(known['date'])}”; it counts as undated"
    for key, read in (("title", line), ("period", line), ("sources", origin), ("origin", origin)):
        if known.get(key) not in (None, "", []) and not read(known[key]):
            yield f"{key}: wanted text, found {type(known[key]).__name__}; it is not read"
    for key in known:
        near = [f"status: {meant(key)}"] if meant(key) in STATUSES else ["date"] if key in DAYS and not known.get("date") else []
        if key not in KEYS and (near := near or difflib.get_close_matches(key, KEYS, 1, 0.75)):
            yield f"wanted “{near[0]}”, found “{key[:40]}”, which is not read"
    if HEAD.match(text) or TOML.match(text):
        wanted = f"wanted YAML between two lines of --- with one of {', '.join(KEYS)}"
        yield f"{wanted}, found something else there (a value that holds a colon needs quotes); it counts as text"
    elif (begun := BEGUN.match(text)) and (near := difflib.get_close_matches(begun[1].lower(), KEYS, 1, 0.8)):
        yield f"wanted “{near[0]}” in the front matter, found “{begun[1]}”; all of it counts as text"
    if unread:
        yield "wanted YAML (name: value) in the metadata file, found something else; it is not read"


def shown(value: Any) -> str:
    """A value as a complaint tells it: its beginning, or what it is where it is no text."""
    return line(value)[:40] or type(value).__name__


def line(value: Any) -> str:
    """A scalar as one line of at most 300 characters; empty for lists and mappings, which could expand without end.

    Cleaned here, as YAML's escapes bring back what a file was cleaned of.

    >>> line("a\\x1b[2J \\u202eb"), line(16**5000), line("abc " * 99)[-4:]
    ('a[2J b', '', ' abc')
    """
    if not isinstance(value, str | int | float | datetime.date) or isinstance(value, bool):
        return ""
    try:
        return " ".join(characters.clean(str(value)).split())[:300].rstrip()
    except ValueError:  # a number of more digits than Python writes out
        return ""


def date(value: Any) -> str | None:
    """ISO 8601 day, month or year; None for anything else.

    >>> date("2024-12"), date("2024-12-13 09:00"), date("13/12/2024"), date("2024-13")
    ('2024-12', '2024-12-13', None, None)
    """
    text = TIME.sub("", line(value))
    if not DATE.fullmatch(text):
        return None
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
    return text


def one_of(value: Any, known: tuple[str, ...], otherwise: str) -> str:
    """The known word that a value is, means, or is a letter or two off from; its first letter is right, unlike that of "unofficial".

    >>> known = ("official", "press")
    >>> one_of("Offical", known, "unknown"), one_of("unofficial", known, "unknown"), one_of("pres", known, "unknown")
    ('official', 'unknown', 'press')
    """
    text = meant(value)
    near = difflib.get_close_matches(text, known, 1, 0.8)
    return near[0] if near and near[0][0] == text[0] else otherwise


def meant(value: Any) -> str:
    """A value in small letters, or the word of KINDS or STATUSES that it means.

    >>> meant("Policy"), meant("Press"), meant("rumour")
    ('official', 'press', 'rumour')
    """
    text = line(value).lower()
    return KNOWN_AS.get(text, text)


def origin(value: Any) -> tuple[str, ...]:
    """One line for each place that the document is from: a text as it is, a mapping as its title, date and address."""
    items = value if isinstance(value, list) else [value]
    told = ([item.get(key) for key in ("title", "date", "url")] if isinstance(item, dict) else [item] for item in items[:100])
    return tuple(filter(None, (", ".join(filter(None, map(line, parts))) for parts in told)))
