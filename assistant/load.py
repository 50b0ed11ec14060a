"""A folder of files in, Sources out: the text of each and what is known about it (front matter, or a NAME.meta.yaml beside it)."""

import contextlib
import errno
import functools
import hashlib
import importlib.metadata
import itertools
import os
import pathlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from assistant.language import dates
from assistant.records import KINDS, STATUSES, AssistantError, Source
from assistant.sources import comments, files, hygiene, metadata, outdated, readers
from assistant.sources.worker import Worker

SIDECAR = ".meta.yaml"
HIDDEN = (".", "~$")  # beginnings of names; the second is that of Word's locks
SKIPPED = ("questions.jsonl", "synonyms.yaml", "Thumbs.db", "desktop.ini")  # the product's own, and Windows's
MAX_BYTES = 100_000_000  # of one file
SHORT = 1_000_000  # bytes of a plain text that cannot take long, nor much memory, whatever it holds
OTHER = b"a link out of the corpus, a folder, a pipe"  # for metadata: no YAML of names and values, which is told
OF_THE_FILE = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENAMETOOLONG, errno.ENXIO)  # any other error is the machine's
LIBRARIES = "beautifulsoup4 charset-normalizer lxml mammoth markdown-it-py markitdown openpyxl pypdf pyspellchecker".split()
LIBRARIES += "markdownify python-frontmatter python-pptx PyYAML".split()
HEADED = (".md", ".markdown", ".docx", ".pptx", ".epub", ".html", ".htm", ".xhtml")
HEADING = re.compile(r"#{1,3}[ \t]+(.+)")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
UNDERLINED = re.compile(r" {0,3}(?![-*+>|#]|\d+[.)])\S.{0,200}(?<![.;:,])")  # the line above; a paragraph over a rule is no heading
CITES = re.compile(r'["“”]\s*\([^)]*\)\s*:|\[\d+\]|\bAccording to ["“]')  # in a title, which stands before the words of an answer
UNTRUSTED = "title: wanted a name, found what gives orders or imitates an answer; it is not read"
FIRST = re.compile(  # the head of a plain text: a few lines that end like no sentence; its first, or those in capitals, is the title
    r"((?:(?:[^a-z\n]|\b(?:[Nn]os?|of|the|and|for|in|to|on)\b){3,90}(?<![.!?:;,])\n){1,3}|[^\n]{3,90}(?<![.!?:;,])\n)(?:[^\n]{1,90}(?<![.!?:;,])\n){0,3}\n"
)
GOES_OVER = re.compile(r"[a-z)],?\f[a-z]")  # a sentence: the end of a page, and the first letter of the next
DIRECTIONS = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")


def discover(corpus: pathlib.Path) -> list[str]:
    """Every file of the corpus, relative, with forward slashes, sorted; what cannot be read is listed too, and `load` says why.

    Left out: names that begin as HIDDEN has it, those of SKIPPED, metadata files that stand beside their document, and links to what the
    corpus holds anyway.
    Raises AssistantError for a folder that cannot be listed, as what is in it would count as removed.
    """
    if not os.path.isdir(root := corpus.resolve()):  # pathlib's raises for a folder that may not be looked at
        raise AssistantError(f"wanted a folder of documents, found none at {corpus}; create it, or set ASSISTANT_CORPUS")
    found: list[str] = []
    below = [str(root)]
    for top in below:  # each folder by itself, as a walk of all would end where they are nested deeper than Python calls
        for folder, folders, names in itertools.islice(os.walk(top, onerror=functools.partial(_unlisted, found, root)), 1):
            links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
            below += [os.path.join(folder, name) for name in folders if not name.startswith(".") and name not in links]
            for name in [*names, *links]:
                path = pathlib.Path(folder) / name
                beside = name.endswith(SIDECAR) and name.removesuffix(SIDECAR) in names
                if name.startswith(HIDDEN) or name in SKIPPED or beside or (os.path.islink(path) and _inside(path, root)):
                    continue
                found.append(path.relative_to(root).as_posix())
    return sorted(found)


def _unlisted(found: list[str], root: pathlib.Path, error: OSError) -> None:
    if error.errno == errno.ENAMETOOLONG:  # nothing below it was ever read, so that none of it is lost; `fetch` says why
        found.append(pathlib.Path(error.filename).relative_to(root).as_posix())
    elif not isinstance(error, FileNotFoundError | NotADirectoryError):  # unlike what is gone since its parent was listed
        raise AssistantError(
            f"wanted to list {shown(str(error.filename))[:200]}, found {error.strerror}; correct its permissions or move it away"
        ) from error


def _inside(path: pathlib.Path, root: pathlib.Path) -> bool:
    target = pathlib.Path(os.path.realpath(path))  # as in files.py
    held = os.path.exists(target) and target.is_relative_to(root)
    return held and not any(part.startswith(".") for part in target.relative_to(root).parts)


def shown(relative: str) -> str:
    """A file's name fit for one line: control characters and undecodable bytes escaped.

    >>> shown("a\\nb.txt")
    'a\\\\nb.txt'
    """
    return "".join(one.encode("unicode_escape", "surrogatepass").decode() if _unfit(one) else one for one in relative)


def _unfit(character: str) -> bool:
    """Whether a character has no place in a name: controls, line ends, direction changes, bytes that are not UTF-8."""
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(character) in DIRECTIONS


def fetch(corpus: pathlib.Path, relative: str) -> tuple[bytes, bytes]:
    """The bytes of a file and of its metadata file (empty when there is none); raises AssistantError with the reason otherwise."""
    if shown(relative) != relative:
        raise AssistantError("wanted a name of printable characters, found controls or bytes that are not UTF-8 in it; rename the file")
    path = files.inside(corpus, relative)
    if relative.endswith(SIDECAR):
        raise AssistantError(
            f"wanted {path.name.removesuffix(SIDECAR)} beside its metadata, found none; name this file after the whole name of "
            f"its document, such as report.pdf{SIDECAR}, or remove it"
        )
    try:
        os.lstat(path)
        if path.suffix.lower() not in readers.READERS:
            known = ", ".join(sorted(readers.READERS))
            raise AssistantError(f"wanted one of {known}, found {path.suffix or 'no ending'}; save the file in one of those formats")
        data, beside = files.contents(path, MAX_BYTES), path.with_name(path.name + SIDECAR)
        if os.path.isfile(beside) and beside.resolve().is_relative_to(corpus.resolve()):
            return data, files.contents(beside, metadata.LONGEST)
        return data, OTHER if os.path.lexists(beside) else b""
    except FileNotFoundError as error:
        raise AssistantError("wanted the file, found it gone; put it back, or run: assistant rebuild") from error
    except OSError as error:
        if error.errno not in OF_THE_FILE:
            raise
        raise AssistantError(f"wanted to read the file, found {error.strerror or error}; check its permissions, or where it is") from error


def version() -> str:
    """Names every parser that has a say in a text, so that a new one is noticed."""
    return " ".join([f"readers {readers.VERSION}", *(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)])


def load(corpus: pathlib.Path, relative: str, *, worker: Worker | None = None) -> Source:
    """The Source at `relative`; raises AssistantError with one line: what was wanted, what was found, what to do."""
    return parse(relative, *fetch(corpus, relative), worker=worker)


def parse(relative: str, data: bytes, beside: bytes = b"", *, worker: Worker | None = None) -> Source:
    """The Source that the bytes of a file make, with those of its metadata file; `worker` is the child process to read it in."""
    suffix = pathlib.PurePosixPath(relative).suffix.lower()
    if not data:
        raise AssistantError("wanted text, found an empty file (0 bytes); fill it or remove it")
    found = _read(suffix, data, worker)
    known: dict[str, Any] = {}
    if suffix in (".md", ".markdown", ".txt", ".text"):
        known, found["text"] = metadata.front_matter(found["text"])
    noted = metadata.beside(beside)
    known |= (told := metadata.mapping(noted))
    text, pages = _joined(found)
    if not text.strip():
        raise AssistantError("wanted text, found only metadata in the file; add some or remove the file")
    first = FIRST.match(text) if suffix in (".txt", ".text") else None
    name = pathlib.PurePosixPath(relative).stem
    stem = " ".join(re.split(r"[-_\s]+", name)).strip()
    titles = (known.get("title"), found.get("title"), heading(text) if suffix in HEADED else first and first.group(1), stem or relative)
    named = [cut for one in titles if (cut := CITES.split(metadata.line(one))[0].strip())]
    title = next((one for one in named if not hygiene.distrust(one)), "")
    says = "" if known.get("status") is not None else outdated.outdated(text)
    days = (known.get("date"), found.get("date"), dates.issued(text), *dates.ISO.findall(name)[:1], dates.effective(text))
    return Source(
        path=relative,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        title=title or f"Document {hashlib.sha256(data).hexdigest()[:8]}",
        date=next(filter(None, map(metadata.date, days)), None),
        kind=metadata.one_of(known.get("kind"), KINDS, "unknown"),
        status="superseded" if says else metadata.one_of(known.get("status"), STATUSES, "current"),
        period=metadata.line(known.get("period")) or None,
        origin=metadata.origin(known.get("sources", known.get("origin"))),
        pages=pages,
        doubts=(
            *metadata.doubts(known, text, unread=bool(noted.strip()) and not told),
            *([f"status: it says “{says[:100]}” of itself, and counts as superseded; status: current would say otherwise"] if says else ()),
            *([UNTRUSTED] if named and title != named[0] else ()),
            *found.get("doubts", ()),
        ),
    )


def heading(text: str) -> str:
    """The first heading of a Markdown text, of the first three levels or underlined; a line of code in a fence is none.

    >>> heading("```sh\\n# install it first\\n```\\n\\nMy Policy\\n=========\\n")
    'My Policy'
    """
    lines, above, before = text.split("\n"), "", ""  # … the line above, and the one above that
    for line in ("" if code else line for line, code in zip(lines, comments.fenced(lines), strict=True)):
        if found := HEADING.fullmatch(line):
            return comments.unclosed(found.group(1))
        if UNDERLINE.fullmatch(line) and not before.strip() and UNDERLINED.fullmatch(above.rstrip()):
            return above.strip()
        above, before = line, above
    return ""


def _read(suffix: str, data: bytes, worker: Worker | None) -> dict[str, Any]:
    """Short plain UTF-8 here and now, everything else in the child process; so too what may have to be parsed for what is hidden in it."""
    if suffix in (".txt", ".text", ".md", ".markdown") and len(data) <= SHORT:
        with contextlib.suppress(UnicodeDecodeError):
            text = data.decode("utf-8")
            if suffix in (".txt", ".text") or not comments.MARKS.search(text):
                return readers.read(suffix, data)
    with Worker() if worker is None else contextlib.nullcontext(worker) as child:
        return child.read(suffix, data)


def _joined(found: dict[str, Any]) -> tuple[str, tuple[int, ...]]:
    """(text, offset at which each page begins); a sentence that goes on over the page has no blank line in it."""
    if (pages := found.get("pages")) is None:
        return found["text"].strip(), ()
    parted = (
        page + (" \n" if GOES_OVER.search(f"{page[-2:]}\f{after[:1]}") else "\n\n") for page, after in itertools.pairwise([*pages, ""])
    )
    return "".join(parted)[:-2], tuple(itertools.accumulate((len(page) + 2 for page in pages[:-1]), initial=0))


def watch(corpus: pathlib.Path) -> Iterator[set[str]]:
    """Watch the folder from this call on; yields the names changed, once they have been quiet for a second, until interrupted.

    A folder that takes its place is watched instead of it. Raises AssistantError for a folder that cannot be listed.
    """
    discover(corpus)
    return _followed(corpus, *_watched(corpus))


def _watched(corpus: pathlib.Path) -> tuple[os.stat_result, pathlib.Path, Iterator[Any]]:
    """What the folder is, where, and its changes from now on: an empty set for each second without one."""
    import watchfiles

    state, root = corpus.stat(), corpus.resolve()
    found = watchfiles.watch(root, debounce=1600, step=1000, rust_timeout=1, yield_on_timeout=True, watch_filter=None)
    first = next(found, set())  # the watcher runs once it has told that nothing has changed yet
    return state, root, itertools.chain([first], found)


def _followed(corpus: pathlib.Path, state: os.stat_result, root: pathlib.Path, found: Iterator[Any]) -> Iterator[set[str]]:
    """The names changed; the watcher tells nothing more of a folder that was removed or moved, whose number a new one may get."""
    while True:
        lost = False
        for changes in found:
            names = {os.path.relpath(path, root) for _, path in changes}
            lost = lost or "." in names
            with contextlib.suppress(FileNotFoundError):  # there is none, yet or again
                if lost or not os.path.samestat(state, corpus.stat()):
                    state, root, found = _watched(corpus)
                    break
            if names:
                yield names
        else:
            return
        yield {"."}
