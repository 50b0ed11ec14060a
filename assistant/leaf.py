"""Sources in, HTML out: the head of the page, the table of the documents, one document with the quoted words marked; without scripts."""

import collections
import itertools
from collections.abc import Iterable

from assistant.records import Passage, Source
from assistant.render import address, line, safe, tag

SHOWN = 200_000  # characters of a source on one page, around the quote; a browser slows down beyond
DRIFTED = "Files have changed since the index was built: rebuild under Documents to have them here."


def top(title: str, count: int, drifted: bool) -> str:
    note = f'<p class="problem">{safe(DRIFTED)}</p>' if drifted else ""
    return (
        f'<header class="masthead"><h1>{safe(title)}</h1><p>Answers from {count} document{"s" * (count != 1)} in their own words. '
        f"Every number opens its source at the words quoted; where no answer is found, you are told so.</p>{note}</header>"
    )


def documents(sources: Iterable[Source], passages: Iterable[Passage], generation: str, drifted: bool) -> str:
    counts = collections.Counter(one.source for one in passages)
    rows = "".join(
        f'<tr><th scope="row"><a href="{address(generation, one.path, sha256=one.sha256)}" target="_blank" rel="noopener">'
        f"{line(one.title)}</a>"
        f'<span class="path">{line(one.path)}</span></th><td>{tag(one.kind)}</td><td>{tag(one.status, one.status)}</td>'
        f"<td>{safe(one.date or 'undated')}</td><td>{counts[one.path]}</td></tr>"
        for one in sorted(sources, key=lambda one: (one.date or "", one.title), reverse=True)
    )
    note = '<p class="problem">Files have changed since the index was built: rebuild to search them.</p>' if drifted else ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Title", "Kind", "Status", "Date", "Passages"))
    return f'{note}<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def source(one: Source, generation: str, start: int | None, end: int | None, note: str = "") -> str:
    """The page of a source: what is known of it, then its text with the quoted words marked as #quote."""
    first, last = (start, end) if start is not None and end is not None else (0, 0)
    begin, stop = max(0, first - SHOWN // 2), min(len(one.text), last + SHOWN // 2 if last else SHOWN)
    facts = {
        "Kind": one.kind,
        "Status": one.status,
        "Date": one.date or "undated",
        "Page": one.page(first) if last else None,
        "About": one.period,
        "File": one.path,
        "SHA-256": one.sha256,
        "Characters": f"{first}–{last} of {len(one.text)}" if last else len(one.text),
        "Index": generation,
    }
    listed = "".join(
        f"<div{' class=wide' if len(str(value)) > 60 else ''}><dt>{name}</dt><dd>{safe(value)}</dd></div>"
        for name, value in facts.items()
        if value
    )
    origin = "".join(f"<li>{line(item)}</li>" for item in one.origin)
    warning = '<p class="problem">This source is superseded: a later one takes its place.</p>' if one.status == "superseded" else ""
    warning += f'<p class="problem">{safe(note)}</p>' if note else ""
    cut = f'<p class="hint">Characters {begin}–{stop} of {len(one.text)} are shown.</p>' if stop - begin < len(one.text) else ""
    folded = f"<details><summary>Where it is from ({len(one.origin)})</summary><ul>{origin}</ul></details>" if origin else ""
    body = f"{warning}<dl>{listed}</dl>{folded}{cut}<pre>{paged(one, begin, stop, first, last)}</pre>"
    return sheet(one.title, f"<h1>{line(one.title)}</h1>{body}")


def paged(one: Source, begin: int, stop: int, first: int, last: int) -> str:
    """Escaped text of a source with a label where a page begins, and the words from `first` to `last`, if any, marked.

    >>> paged(Source("a", "", "ab\\n\\ncd", "A", pages=(0, 4)), 0, 6, 4, 6).replace("\\n", " ")
    '<span class="page">page 1</span>ab  <span class="page">page 2</span><mark id="quote">cd</mark>'
    """
    labels = {offset: f'<span class="page">page {number}</span>' for number, offset in enumerate(one.pages, 1)}
    opens, closes = ({first: '<mark id="quote">'}, {last: "</mark>"}) if last else ({}, {})
    cuts = sorted({begin, stop, *opens, *closes, *(offset for offset in labels if begin < offset < stop)})
    return "".join(
        f"{labels.get(start, '')}{opens.get(start, '')}{safe(one.text[start:end])}{closes.get(end, '')}"
        for start, end in itertools.pairwise(cuts)
    )


def sheet(title: str, body: str) -> str:
    """A page without scripts."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{line(title)}</title><link rel="stylesheet" href="/style.css"></head><body class="sheet"><main>{body}</main></body></html>'
    )


def missing(reason: str) -> str:
    """The page that says why there is nothing to see."""
    return sheet("Not found", f'<h1>Not found</h1><p class="problem">{safe(reason)}</p><p><a href="/">Back to the questions</a></p>')
