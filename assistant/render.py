"""Records in, HTML out: answers and their evidence; every word of a document or a person is escaped here."""

import html
import re
import urllib.parse
from collections.abc import Iterable, Mapping, Sequence

from assistant.answers.standing import UNSETTLED
from assistant.answers.wording import ALSO, spoken, stretches
from assistant.records import TALK, UNCERTAIN, Answer, Citation, Claim, Conflict, Evidence, Support
from assistant.sheet import differing, ruled

BOLD = re.compile(r"\*\*(?=[^\s*])([^*]{1,500}?)(?<=\S)\*\*")
Place = tuple[str, int, int]
OF_THEM = frozenset({"confidence", "translate"})  # kinds of reply whose words are not those of the claims


def safe(text: object) -> str:
    """Text that a browser shows and never obeys.

    >>> safe("<b>${1}</b>")
    '&lt;b&gt;${1}&lt;/b&gt;'
    """
    return html.escape(str(text))


def line(text: str) -> str:
    """Escaped text on one line."""
    return safe(" ".join(text.split()))


def quoted(text: str) -> str:
    """Escaped text in quotation marks that are copied with it; what is bold in Markdown is bold.

    >>> quoted("You **may not** <b>"), quoted("2 ** 3 ** 4")
    ('<q>“You <strong>may not</strong> &lt;b&gt;”</q>', '<q>“2 ** 3 ** 4”</q>')
    """
    shown = BOLD.sub(r"<strong>\1</strong>", line(text))
    return f"<q>“{shown}”</q>"


def address(generation: str, path: str, start: int | None = None, end: int | None = None, sha256: str = "") -> str:
    """The address that opens a source, at the words from `start` to `end` where they are given; safe inside an attribute."""
    query = {"generation": generation, "path": path, "start": start, "end": end, "sha256": sha256}
    found = urllib.parse.urlencode({name: value for name, value in query.items() if value not in (None, "")})
    return safe(f"/source?{found}{'' if start is None else '#quote'}")


def tag(text: str, name: str = "") -> str:
    return f'<span class="tag {safe(name)}">{safe(text)}</span>'


def tags(one: Citation) -> str:
    """Kind, date, page and, where it is not current, status."""
    parts = [tag(one.kind), tag(spoken(one.date) or "undated")]
    if one.page:
        parts.append(tag(f"page {one.page}"))
    if one.status != "current":
        parts.append(tag(one.status, one.status))
    return "".join(parts)


def opening(answer: Answer, one: Citation, text: str, name: str, told: str = "Opens") -> str:
    """A link that opens a source at the words of `one`, in a new tab; `text` is HTML."""
    to = address(answer.fingerprint.get("generation", ""), one.source, one.start, one.end, one.sha256)
    label = safe(f"{told} {described(one)}")
    return f'<a class="{name}" href="{to}" target="_blank" rel="noopener" aria-label="{label}" title="{label}">{text}</a>'


def described(one: Citation) -> str:
    """One line about where words stand."""
    return ", ".join(part for part in (one.title, one.kind, spoken(one.date) or "undated", f"page {one.page}" if one.page else "") if part)


def numbered(answer: Answer) -> dict[Place, int]:
    """The number of each citation, as in the answer's text."""
    return {one.place: number for number, one in enumerate(answer.citations, 1)}


# ---- an answer
def conversation(
    answers: Sequence[Answer], *, working: bool = False, problem: str = "", asked: str = "", saved: Mapping[int, str] | None = None
) -> str:
    """All turns, oldest first; `working` says that the last is not finished, `problem` is shown after them, `saved` links exports."""
    last, links = len(answers) - 1, saved or {}
    parts = [turn(one, place, working=working and place == last, saved=links.get(place, "")) for place, one in enumerate(answers)]
    if problem or asked:
        reply = f'<p class="problem" role="alert">{safe(problem)}</p>' if problem else '<p class="working">Searching the documents…</p>'
        parts.append(
            f'<article class="turn" data-n="{len(answers)}"><h2 class="asked">{line(asked)}</h2><div class="reply">{reply}</div></article>'
        )
    return f'<div class="thread" role="log" aria-live="polite" aria-label="Conversation">{"".join(parts)}</div>'


def turn(answer: Answer, place: int, *, working: bool = False, saved: str = "") -> str:
    searched = f'<p class="searched">searched for: {quoted(answer.searched)}</p>' if answer.searched != answer.question else ""
    doubt = f'<p class="doubt">{safe(UNCERTAIN)}</p>' if UNCERTAIN in answer.notes else ""
    body = "".join([verdict(answer), doubt, worded(answer), *(conflict(one, answer) for one in answer.conflicts), notes(answer)])
    if working:
        doing = "Checking against the sources…" if body else f"Reading {len(answer.evidence)} passages…"
        body += f'<p class="working">{doing}</p>'
    elif answer.fingerprint.get("generation") and (answer.evidence or answer.refused):
        body += foot(answer, saved)
    asked = f'<h2 class="asked">{line(answer.question)}</h2>'
    return f'<article class="turn" data-n="{place}">{asked}{searched}<div class="reply">{body}</div></article>'


def verdict(answer: Answer) -> str:
    """The verdict as a label with its words, and what it rests on; coloured unless it is doubted, with a question mark if it is."""
    if answer.verdict is None:
        return ""
    name = str(answer.verdict).replace(" ", "-")
    doubted = UNCERTAIN in answer.notes
    label = f'<strong class="verdict {"doubted" if doubted else name}">{safe(ruled(answer))}</strong>'
    if answer.governing is None:
        why = "silence of the documents, not an exclusion" if answer.refused else UNSETTLED
        return f'<p class="ruling">{label} <span class="why">{safe(why)}</span></p>'
    one = answer.governing
    number = numbered(answer).get(one.place)
    title, old = f"{line(one.title)}{f' [{number}]' if number else ''}", ", superseded" if one.status == "superseded" else ""
    shown = opening(answer, one, title, "why")
    place = f'<span class="why">({safe(one.kind)}, {safe(spoken(one.date) or "undated")}{old})</span>'
    return f'<p class="ruling">{label} <span class="why">rests on</span> {shown} {place}</p>'


def worded(answer: Answer) -> str:
    """The claims with their citations, or the text where there are none, or where it tells something of them."""
    if answer.claims and OF_THEM.isdisjoint(answer.notes):
        also = next((place for place, one in enumerate(answer.claims) if one.lead.startswith(ALSO)), len(answer.claims))
        shown = [claim(one, answer, also=place >= also) for place, one in enumerate(answer.claims)]
        if "table" not in answer.notes:
            return "".join(shown)
        titles = [", ".join(dict.fromkeys(cited.title or cited.source for cited in one.citations)) for one in answer.claims]
        rows = "".join(f"<tr><td>{text}</td><td>{line(title)}</td></tr>" for text, title in zip(shown, titles, strict=True))
        return f'<div class="table"><table><thead><tr><th>Statement</th><th>Source</th></tr></thead><tbody>{rows}</tbody></table></div>'
    told = answer.text.removeprefix(UNCERTAIN)  # which stands above
    paragraphs = "".join(f"<p>{safe(part)}</p>" for part in told.split("\n") if part.strip())
    return f'<div class="{"refused" if answer.refused else "said"}">{paragraphs}</div>' if paragraphs else ""


def claim(one: Claim, answer: Answer, *, also: bool) -> str:
    """One statement: a quotation in quotation marks, other words with how they stood the check; smaller where it completes the answer."""
    numbers = [(cited, numbered(answer)[cited.place]) for cited in one.citations]
    marks = "".join(opening(answer, cited, f"[{number}]", "cite", f"Source {number}:") for cited, number in numbers)
    old = tag("superseded", "superseded") if any(cited.status == "superseded" for cited in one.citations) else ""
    lead = f'<span class="lead">{line(one.lead)}</span> ' if one.lead else ""
    text = " … ".join(map(quoted, stretches(one))) if one.support is Support.QUOTED else line(one.text)
    note = {
        Support.SUPPORTED: tag("checked against its quotes", "supported"),
        Support.UNSUPPORTED: tag("not found in the quotes", "unsupported"),
    }
    return f'<p class="claim {one.support}{" also" if also else ""}">{lead}{text} {marks} {old}{note.get(one.support, "")}</p>'


def conflict(one: Conflict, answer: Answer) -> str:
    """Sources that differ, side by side, each with its date and kind."""
    sides, told = "", ""
    for side in one.sides:
        shown, marks = ("the same document", "") if side.source == told else (line(side.title), tags(side))
        title, told = opening(answer, side, shown, "title"), side.source
        sides += f"<li>{title} {marks}<blockquote>{line(side.quote)}</blockquote></li>"
    return f'<section class="conflict" aria-label="Sources differ"><h3>{line(differing(one))}:</h3><ul>{sides}</ul></section>'


def notes(answer: Answer) -> str:
    """What the reader should know about the sources; not what stands above them, nor the name of a kind of small talk."""
    return "".join(f'<p class="note">{safe(one)}</p>' for one in answer.notes if one not in (*TALK, UNCERTAIN, UNSETTLED))


def foot(answer: Answer, saved: str) -> str:
    """How the answer came about, and where it can be saved."""
    seconds = sum(answer.timings.values())
    unruled = answer.verdict and UNCERTAIN in answer.notes  # the passages are near, and what they rule is in doubt
    parts = [
        f"probability that the documents answer: {answer.confidence * 100:.0f} %" if answer.confidence and not unruled else "",
        f"{seconds:.1f} s" if seconds else "",
        f"index {answer.fingerprint.get('generation', '')}",
        f"worded by {answer.fingerprint['model']}" if answer.fingerprint.get("model", "none") != "none" else "no language model",
    ]
    return f'<p class="foot">{safe(" · ".join(part for part in parts if part))}{saved}</p>'


# ---- evidence
def evidence(answer: Answer | None) -> str:
    """The passages of an answer as cards: the cited first, the rest folded away; for a refusal, the nearest."""
    if answer is None or not answer.evidence:
        return '<p class="hint">The passages that an answer rests on appear here, each with a link to its source.</p>'
    used = {one: cited(one, answer) for one in answer.evidence}
    first = sorted((one for one in used if used[one]), key=lambda one: min(used[one].values()))
    rest = [one for one in used if not used[one]]
    if answer.refused:
        return f'<h2>Nearest passages</h2><p class="hint">None of them answers the question.</p>{cards(rest, answer)}'
    if not first:
        return f"<h2>Evidence</h2>{cards(rest, answer)}"
    more = f"<details><summary>Also read ({len(rest)})</summary>{cards(rest, answer)}</details>" if rest else ""
    return f"<h2>Evidence</h2>{cards(first, answer)}{more}"


def cited(one: Evidence, answer: Answer) -> dict[tuple[int, int], int]:
    """The spans of a passage that the answer cites, each with its number."""
    return {
        (start, end): number
        for (source, start, end), number in numbered(answer).items()
        if source == one.source and one.start <= start and end <= one.end
    }


def cards(found: Iterable[Evidence], answer: Answer) -> str:
    """A card for each passage, the cited words marked."""
    made = []
    for one in found:
        spans = cited(one, answer)
        numbers = "".join(f'<span class="number">[{number}]</span>' for number in sorted(spans.values()))
        path = f'<p class="path">{line(" › ".join(one.headings))}</p>' if one.headings else ""
        words = marked(one.quote, [(start - one.start, end - one.start) for start, end in spans])
        title = opening(answer, one, line(one.title), "title")
        head = f"<h3>{numbers} {title}</h3><p>{tags(one)}</p>{path}"
        made.append(f'<article class="card {safe(one.status)}">{head}<blockquote>{words}</blockquote></article>')
    return "".join(made)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Escaped text with the spans marked; what overlaps is marked once.

    >>> marked("a<b c", [(0, 3)])
    '<mark>a&lt;b</mark> c'
    """
    parts, here = [], 0
    for begin, end in sorted(spans):
        start = max(begin, here)
        if start < end:
            parts += [safe(text[here:start]), f"<mark>{safe(text[start:end])}</mark>"]
            here = end
    return re.sub(r"\n{3,}", "\n\n", "".join([*parts, safe(text[here:])]))


def downloads(token: str, formats: Iterable[str]) -> str:
    return " · save as " + ", ".join(f'<a href="/export/{safe(token)}.{safe(one)}" download>{safe(one.upper())}</a>' for one in formats)
