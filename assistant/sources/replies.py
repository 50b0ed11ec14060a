"""The text of a message in, the same out with what it quotes of older messages under headings that say whose words they are.

Else a quoted proposal would speak for the one who answers it.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from assistant.language.terms import MONTH

QUOTED = re.compile(r"^(?:>[ \t]?)+")
MONTHS = "|".join(rf"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in MONTH.split("|"))
DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTHS})\.?,? (\d{{4}})\b|\b({MONTHS})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b"
)
ISO = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])-(\d\d)\b")
WHEN = re.compile(  # what stands before the name in "On Mon, 2 Mar 2026 at 18:00, Bob <bob@example.org> wrote:"
    rf"(?:\W|(?:{MONTHS})\.? \d{{1,2}}\b|\d+(?:st|nd|rd|th)?(?:(?: of)? (?:{MONTHS}))?\b|"
    r"(?:On|at|[AP]M|UTC|GMT|(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?)\b)*"
)
WROTE = re.compile(r".{2,300}(?:\bwrote|<\S{1,60}@\S{1,60}>)\s?:")
ANY_WROTE = re.compile(r"\bwrote\s?:[ \t]*$", re.MULTILINE)
FIELD = re.compile(r"[ \t*_]*(From|Sent|Date|To|Cc|Bcc|Reply-To|Subject|Importance)[ \t]?[*_]*:[*_ \t]*(.*)")
RULE = re.compile(r"[ \t]*(?:[-_*=]{3,}|-{2,} ?[\w ]{0,60}\bmessage:? ?-{2,}|Begin forwarded message:)[ \t]*", re.IGNORECASE)
SIGNED = re.compile(r"^-- ?$", re.MULTILINE)  # the line above the sender's name and address
ASKS = re.compile(r"(?:\d{1,2}[.)])?(?:[^.!?]*\?)+")
FORWARDED = re.compile(r"^[- \t>]*(?:Begin )?forwarded message\b", re.IGNORECASE | re.MULTILINE)
HEADING = re.compile(r"^#{1,4}(?= )", re.MULTILINE)
FORGED = re.compile(r"^([> \t]*)#+[ \t]+(?=(?:Quoted|Forwarded|Reply|Attached message) from )", re.MULTILINE)  # headings like these below
EARLIER = "## Quoted from an earlier message"
LONGEST = 80  # characters of a name


def heading(kind: str, who: str, when: str) -> str:
    """The heading over the words of another.

    >>> heading("Quoted", '"Bob" <bob@example.org>', "Mon, 2 Mar 2026 18:00"), heading("Quoted", "", "")
    ('## Quoted from Bob, 2 March 2026', '## Quoted from an earlier message')
    >>> heading("Quoted", "Bob", "2026-03-02 18:00")
    '## Quoted from Bob, 2 March 2026'
    """
    name = " ".join(re.sub(r"<[^<>]*>|[\"*#]", " ", who).split()) or who.strip(" <>")
    found = DAY.search(ISO.sub(lambda one: f"{one[3]} {MONTH.split('|')[int(one[2]) - 1]} {one[1]}", when))
    day, month, year = (found[1] or found[5], found[2] or found[4], found[3] or found[6]) if found else ("", "", "")
    full = next((one for one in MONTH.split("|") if month and one.startswith(month)), "")
    return f"## {kind} from {name[:LONGEST] or 'an earlier message'}" + (f", {int(day)} {full} {year}" if found else "")


def parted(message: str, sender: str = "", *, marked: bool = True, own: bool = False) -> str:
    """The message with its quotations under headings; one without words of its sender is what it forwards, and has none for that.

    A quoted question stays with the answer below it. `marked`: each line that begins with ">" is quoted, not only those of a message
    in which someone "wrote:"; `own`: words of the sender stand before.

    >>> print(parted("No.\\n\\nOn 2 Mar 2026, Bob wrote:\\n> Newts may\\n> leave.\\nAsk Ann.", "Zoe <zoe@example.org>"))
    No.
    <BLANKLINE>
    ## Quoted from Bob, 2 March 2026
    <BLANKLINE>
    On 2 Mar 2026, Bob wrote:
    <BLANKLINE>
    Newts may
    leave.
    <BLANKLINE>
    ## Reply from Zoe
    <BLANKLINE>
    Ask Ann.
    """
    message = FORGED.sub(r"\1", message)
    kept = [(name, text) for name, text in _parts(message, marked or bool(ANY_WROTE.search(message))) if text]
    parts = [(name, [text for _, text in group]) for name, group in itertools.groupby(kept, key=lambda one: one[0])]
    own = own or any(_words(text) for name, texts in parts if not name for text in texts)
    under = "" if own else next((name for name, _ in parts if name), "")
    told = []
    for (name, texts), (after, _) in itertools.pairwise([*parts, (".", [])]):
        answered = name and not after and all(WROTE.fullmatch(text) or ASKS.fullmatch(text) for text in texts)
        if name != under and not answered and (name or own):
            told.append(name or heading("Reply", sender, ""))
            under = name
        told += [HEADING.sub(r"##\g<0>", text) if name and own else text for text in texts]
    return "\n\n".join(told)


def _words(text: str) -> str:
    """What a sender says in a text, the signature and the line over what is forwarded left out."""
    return "".join(line for line in SIGNED.split(text)[0].split("\n") if not RULE.fullmatch(line)).strip()


def _parts(message: str, marked: bool) -> Iterator[tuple[str, str]]:
    """(heading, "" for the sender's own words; the text) of each stretch of a message."""
    depth, rows = 0, list[tuple[int, str]]()
    for line in message.split("\n"):
        bare = QUOTED.sub("", line) if marked else line
        depth = line.count(">") - bare.count(">") if line.strip() else depth
        rows.append((depth, bare.rstrip()))
    kind = "Forwarded" if FORWARDED.search(message) else "Quoted"
    groups = [(depth, [line for _, line in group]) for depth, group in itertools.groupby(rows, key=lambda row: row[0])]
    names = {0: ""}
    for (depth, lines), (below, _) in itertools.pairwise([*groups, (0, [])]):
        before = name = names.get(depth, EARLIER)
        place, last = 0, len(lines) - (_attributed(lines) if below > depth else 0)
        for start, end in _heads(lines):
            yield name, "\n".join(lines[place:start]).strip()
            fields = {found[1]: found[2] for line in lines[start:end] if (found := FIELD.match(line))}
            name = heading(kind, fields["From"], fields.get("Sent") or fields.get("Date", ""))
            names = {deep: one for deep, one in names.items() if deep < depth} | {depth: name}
            yield name, "\n\n".join(line.strip() for line in lines[start:end] if FIELD.match(line))
            place = end
        yield name, "\n".join(lines[place:last]).strip()
        said = " ".join(lines[last:]).strip()
        if said or (place and not "".join(lines[place:]).strip()):  # a head alone is that of what is marked below it
            who = WHEN.sub("", re.sub(r"\s*\bwrote\s?:$|:$", "", said), count=1)
            names = {deep: one for deep, one in names.items() if deep < depth} | {depth: name if said else before}
            names[depth + 1] = heading("Quoted", who, said) if said else name
        yield names.get(depth + 1, EARLIER), said


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first line, line after the last) of each head of an older message, with the rule above it."""
    place = 0
    while place < len(lines):
        end, names = place, set[str]()
        while end < len(lines) and ((found := FIELD.match(lines[end])) or (names and not lines[end] and any(lines[end + 1 : end + 2]))):
            names |= {found[1]} if found else set()
            end += 1
        above = next((one for one in (place - 1, place - 2) if one >= 0 and lines[one]), place)
        ruled = above < place and bool(RULE.fullmatch(lines[above]))
        if "From" in names and len(names) > 2 and (ruled or "Subject" in names):
            yield above if ruled else place, end
        place = max(end, place + 1)


def _attributed(lines: Sequence[str]) -> int:
    """How many of the last lines tell who wrote what stands below them."""
    end = next((place + 1 for place in reversed(range(len(lines))) if lines[place]), 0)
    for start in range(max(0, end - 3), end):
        said = " ".join(lines[start:end])
        if all(lines[start:end]) and WROTE.fullmatch(said) and (said.startswith("On ") or start == end - 1):
            return len(lines) - start
    return 0
