"""A Source in, its Passages out: whole sentences under one heading, as many as the encoder can read at once."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.language import pointers, terms
from assistant.language.headings import FINISHED, GREETS, HEADING, LEANS, LONGEST_HEADING, SAYS, heading
from assistant.records import Passage, Source
from assistant.sources.comments import FENCE, fenced, unclosed

LINE = re.compile(r"[^\n]+")
ITEM = re.compile(rf"[ \t]*([-*•–+|#>]|\(?[0-9a-zA-Z]{{1,3}}[.)]|\d{{1,2}}(?:\.\d{{1,2}}){{2,}})[ \t]|[ \t]*$|{FENCE.pattern}")
HANGS = re.compile(  # no sentence ends so …
    rf"(?:,|\b(?:{terms.HANGING}|but|be|been|its?|their|may|can|must|shall|will|would|should|might|could|who|which|that|than))$"
)
GOES_ON = re.compile(  # … nor begins so
    r"(?:not|never|only|unless|except|if|when|where|without|with|by|of|to|and|or|but|nor|than|that|which|who|until|provided)\b"
)
NESTED = re.compile(r"[ \t]{2,}(?:[-*•–+]|\(?[0-9a-z]{1,3}[.)])[ \t]")  # a point that keeps how far it stands in
PLAIN = (".txt", ".text", ".pdf")  # in which headings have no mark of their own
WRAPPED = 40  # characters from which on an unfinished line counts as wrapped, not as a title …
BEFORE_SMALL = 25  # … or from which where a small letter follows
LONGEST_BLOCK = 20_000  # characters handed to the sentence splitter at once
SIZE = 160  # tokens a passage grows to before the next sentence starts a new one
LONGEST_SENTENCE = 2_000  # characters; one of a single endless word counts as few tokens
LONGEST_QUESTION = 300  # characters of a question that is kept with its answer
NUMBERED = re.compile(
    r"[*_]*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[ivx]{2,5}|[a-z]|[AQ]\d{0,3})[.)][*_]*$"
)  # what tells a point of a list is part of it
PART = r"(?:Article|Section|Rule|Clause|§) ?\d{1,3}[a-z]?(?: \([^()\n]{1,50}\))?"
ABOUT = rf"(?:(?!.*{SAYS})|(?=(?:Who|What|When|Where|Why|How)\b))[A-Z][^\n.:;!?*_]{{1,50}}"
TITLED = re.compile(  # "3. Purchase cards. The limit is £1,000.", "**Who may apply.** Residents.", "**Article 4 (Dogs).** No cats."
    rf"(?:[*_]*(?:\d{{1,3}}[.)][*_]* {ABOUT}|{PART})\.[*_]*|(?:\d{{1,3}}(?:\.\d{{1,3}})*[.)]? )?(\*\*|__){ABOUT}\.\1)$"
)
NOON = re.compile(r"\d ?[ap]\.m\.$")  # "from 7 a.m. to 8 p.m. Monday to Friday" is one sentence
ON = re.compile(r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][A-Z]{2,3}\b)")
# "See para. 2 of the Act" and "approx. five years" too; the splitter knows "Art." and "No."
SHORTENED = re.compile(
    r"\b(?:(?:sub-?)?paras?|arts|regs|sch|ss|chs?|vol|ex|seq|approx|max|min|tel|ext|excl|incl|est|mon|tues?|wed|thurs?|fri|sat)\.$", re.I
)
CALLED = re.compile(r"\b(?:M[rsx]|Mrs|Messrs|Mme|Dr|Prof|Rev|Hon|Capt|Col|Gen|Lt|Maj|Sgt|Sen|Rep|Gov|Amb|Pub)\.$")  # … before a name
SMALL, NAME = re.compile(r"\s+[\d(a-z]"), re.compile(r"\s+[A-Z]")
# A line that ends so was only wrapped, or the splitter tells that it was not.
SHORT_FORM = re.compile(
    rf"(?:\b[A-Za-z]\.){{2,}}$|\b(?:Inc|Ltd|Co|Corp|Dept|Nos?|Art|Sec|Fig|vs|St)\.$|{CALLED.pattern}|(?i:{SHORTENED.pattern})"
)
ENDING = 40  # characters in which a sentence shows how it ends: looked for in all of one that grows, they take the square of its length
BRACKETED = re.compile(r"\s*\((?:\d{1,3}|[a-z]{1,4}|[A-Z])\)\s+")  # "(1) The fee is due. It …", which the splitter leaves whole
CLOSING = re.compile(r"(\*{1,3}|_{1,3}|[\"”’)\]]+|[⁰¹²³⁴-⁹]{1,4})(?:\s+(?=\S)|$)")
ANEW, QUOTES = re.compile(r"\b(?:replac|substitut|insert|add|amend|read)\w*\b[^.;:]*:$"), '"“‘'  # "Rule 3 is replaced by:"
ASKED = re.compile(r"\?[*_\"”’)\]]*$")
ANSWER = re.compile(r"\?\s+A[.:]$")  # "Q. May I film? A. Never."
FAQ = re.compile(  # "Q5. We have a grant already. A. That is no obstacle."
    rf"[*_]*Q(?:uestion)? ?\d{{0,3}}[.:)](?:(?!\n\s*\n)[\s\S]){{1,{LONGEST_QUESTION}}}?[.?!][*_]*(?!\s*\n\s*\n)\s+"
    r"[*_]*A(?:nswer)? ?\d{0,3}[.:)][*_]*\s+"
)
VERSION = "22"  # part of what makes a stored vector current; raise it when the cutting changes

CountTokens = Callable[[list[str]], list[int]]


def chunk(source: Source, *, count_tokens: CountTokens, max_tokens: int = 256, size: int = SIZE) -> list[Passage]:
    """Cut `source` into passages in reading order that do not overlap.

    `count_tokens` gives the encoder's own count for each text, special tokens left out; `max_tokens` is what the encoder
    reads, special tokens and the title and headings put before a passage included. A passage ends with its section, or
    where the next sentence would take it past `size`; a sentence that is too long by itself is cut between words.
    """
    passages: list[Passage] = []
    sections = list(_sections(source.text, source.path.lower().endswith(PLAIN)))
    paths = pointers.completed([(headings, [source.text[slice(*span)] for span in spans]) for headings, spans in sections])
    for headings, (_, sentences) in zip(paths, sections, strict=True):
        room = max(max_tokens - 4 - count_tokens([prefix(source.title, headings)])[0], max_tokens // 4)
        pieces = list(_fitting(source.text, sentences, count_tokens, room))
        passages += [_passage(source, headings, group) for group in _groups(pieces, min(size, room))]
    return passages


def prefix(title: str, headings: Iterable[str]) -> str:
    """What the encoder reads before a passage, so that its vector knows where it stands.

    >>> prefix("Report", ("Report", "Scope"))
    'Report › Scope'
    """
    return " › ".join(dict.fromkeys(part for part in (title, *headings) if part))


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, block by block, without the white space around them, but for that before a nested point.

    >>> sentences("One. Two!"), sentences("(1) One thing. Two!"), sentences("- One\\n  - two")
    ([(0, 4), (5, 9)], [(0, 14), (15, 19)], [(0, 5), (6, 13)])
    """
    import sentencex

    spans = []
    for low, high in _blocks(text, start, len(text) if end is None else end):
        for cut in range(low, high, LONGEST_BLOCK):
            piece = text[cut : min(cut + LONGEST_BLOCK, high)].replace("\n", " ")
            marked = BRACKETED.match(piece)
            after = marked.end() if marked else 0
            for found in sentencex.get_sentence_boundaries("en", piece[after:]):
                begin = after + found["start_index"] if found["start_index"] else 0
                body = piece[begin : after + found["end_index"]]
                if body.strip():
                    first, last = cut + begin + len(body) - len(body.lstrip()), cut + begin + len(body.rstrip())
                    spans.append((low if cut + begin == low and NESTED.match(text, low) else first, last))
    return spans


def joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with marks that close a sentence given back to it; a question, or the number or name of a point, is one with what follows.

    >>> text = "**May I film?** Never. Go home."
    >>> [text[start:end] for start, end in joined(text, [(0, 13), (13, 22), (23, 31)])]
    ['**May I film?** Never.', 'Go home.']
    >>> joined("*Go home.*", [(0, 9), (9, 10)])
    [(0, 10)]
    """
    found: list[tuple[int, int]] = []
    for begin, end in spans:
        start = begin
        if found and (mark := CLOSING.match(text, start, end)) and found[-1][1] == start:
            found[-1] = (found[-1][0], mark.end(1))
            start = mark.end()
            if start == end:
                continue
        low, high = found[-1] if found else (start, start)
        before, ending = text[low:high].lstrip(), text[max(low, high - ENDING) : high]
        begun: object = (before and text[start] == ";") or NUMBERED.match(before) or (NOON.search(ending) and ON.match(text, high))
        begun = begun or ANSWER.search(ending) or (SHORTENED.search(ending) and SMALL.match(text, high))
        begun = begun or (CALLED.search(ending) and NAME.match(text, high)) or (ANEW.search(ending) and text[start] in QUOTES)
        named = TITLED.match(before) and "\n" not in text[high:start]
        asked = high - low <= LONGEST_QUESTION and ASKED.search(before) and not ASKED.search(text[start:end])
        bold = before.count("**") % 2 and text.find("**", start, low + LONGEST_QUESTION) > 0  # "**I am ill. May I come?** No."
        both = found and (faq := FAQ.match(text, low)) and start <= faq.end()
        if begun or named or asked or bold or both:
            found[-1] = (low, end)
        else:
            found.append((start, end))
    return found


def _blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of lines that belong together: a line that was only wrapped (long, unfinished, no new item after it) goes on.

    A shorter one goes on too, even over a blank line or the end of a page, where its last word or the next line's first tells that it does.

    >>> [text[low:high] for text in ("Dogs may\\nnot enter.", "Dogs\\nCats") for low, high in _blocks(text, 0, len(text))]
    ['Dogs may\\nnot enter.', 'Dogs', 'Cats']
    """
    found: list[tuple[int, int]] = []
    before = ""  # the block's last line with words
    for line in LINE.finditer(text, start, end):
        low, high = found[-1] if found else (start, start)
        gap = line.start() - high
        ended = before[-1:] in FINISHED and not SHORT_FORM.search(before[-ENDING:])
        unfinished = before and not ended and not HEADING.match(before) and not FENCE.match(before)
        cut = gap <= 2 and not GREETS.match(before) and (HANGS.search(before) or GOES_ON.match(line.group()))
        broken = text.endswith("  ", start, high)  # as Markdown, and so a Word file, ends a line on purpose
        least = BEFORE_SMALL if line.group()[0].islower() else WRAPPED
        wrapped = unfinished and not ITEM.match(line.group()) and bool(cut or (gap == 1 and len(before) >= least and not broken))
        words = line.group().rstrip()
        if wrapped:
            found[-1], before = (low, line.end()), words or before
        else:
            found.append(line.span())
            before = words
    return found


def _sections(text: str, plain: bool) -> Iterator[tuple[tuple[str, ...], list[tuple[int, int]]]]:
    """(heading path, sentence spans) of each stretch between Markdown headings.

    Heading lines belong to no stretch, except a question that the first sentence needs to be understood.

    In `plain` text a "#" before a whole sentence may be its number: it makes no heading.
    """
    path: list[tuple[int, str]] = []
    begin, asked, lines = 0, -1, list(LINE.finditer(text))
    for place, (line, code) in enumerate(zip(lines, fenced(line.group() for line in lines), strict=True)):
        found = None if code or line.start() < begin else heading(text, lines, place, plain)
        if found:
            if spans := _answering(text, joined(text, sentences(text, begin, line.start())), asked):
                yield tuple(name for _, name in path), spans
            level, name, more = found
            begin = lines[place + more].end()
            path = [*((depth, above) for depth, above in path if depth < level), (level, unclosed(name)[:LONGEST_HEADING])]
            asked = line.start() + line.group().index(name) if name.rstrip().endswith("?") else -1
    if spans := _answering(text, joined(text, sentences(text, begin)), asked):
        yield tuple(name for _, name in path), spans


def _answering(text: str, spans: list[tuple[int, int]], asked: int) -> list[tuple[int, int]]:
    """The spans, the first with the question above it that begins at `asked` (-1 for none) where it needs that to be understood."""
    if asked < 0 or not spans or not LEANS.match(text, spans[0][0]):
        return spans
    return [(asked, spans[0][1]), *spans[1:]]


def _fitting(text: str, spans: list[tuple[int, int]], count_tokens: CountTokens, room: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, tokens) for each sentence, those over `room` tokens, or of endless words, cut into pieces that fit."""
    for (start, end), tokens in zip(spans, count_tokens([text[start:end] for start, end in spans]), strict=True):
        if tokens <= room and end - start <= LONGEST_SENTENCE:
            yield start, end, tokens
            continue
        for low, high in _cut(text[start:end], count_tokens, room):
            yield start + low, start + high, room


def _cut(text: str, count_tokens: CountTokens, room: int) -> Iterator[tuple[int, int]]:
    """Spans of pieces of one long sentence, each at most `room` tokens."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    width = max(16, room * 3)
    while width > 1:
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=width, chunk_overlap=0, add_start_index=True, separators=["; ", ", ", " ", ""], keep_separator="end"
        )
        found = [(one.metadata["start_index"], one.page_content) for one in splitter.create_documents([text])]
        if all(start >= 0 for start, _ in found) and max(count_tokens([piece for _, piece in found])) <= room:
            yield from ((start, start + len(piece)) for start, piece in found)
            return
        width //= 2


def _groups(pieces: list[tuple[int, int, int]], size: int) -> Iterator[list[tuple[int, int]]]:
    """Consecutive pieces packed up to `size` tokens; the groups of one section are made about equally long."""
    total = sum(tokens for *_, tokens in pieces)
    even = total / max(1, -(-total // size))
    group: list[tuple[int, int]] = []
    held = 0
    for start, end, tokens in pieces:
        if group and (held + tokens > size or held >= even):
            yield group
            group, held = [], 0
        group.append((start, end))
        held += tokens
    if group:
        yield group


def _passage(source: Source, headings: tuple[str, ...], group: list[tuple[int, int]]) -> Passage:
    start, end = group[0][0], group[-1][1]
    text = source.text[start:end]
    identity = hashlib.sha256(f"{source.path}\0{start}\0{end}\0{text}".encode("utf-8", "replace")).hexdigest()[:20]
    return Passage(identity, source.path, start, end, text, headings, tuple(group))
