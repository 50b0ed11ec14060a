"""One generation's passages in; how rare its words are, and questions put in them, come out."""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence

from assistant.language.lexicon import DAYS
from assistant.language.nations import nations, seated, together
from assistant.language.rareness import rarity
from assistant.questions.initials import Initials, Spelling
from assistant.questions.instrument import Instrument, made
from assistant.questions.issuer import Issuers
from assistant.questions.naming import bare
from assistant.questions.synonyms import Synonyms
from assistant.records import Condensed, Form, Passage, Source

WITH = 2.0  # weight of a thing with the subject beside its name alone
STATE = r"(?:the )?([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})"
BOTH = re.compile(rf"\b([A-Z][\w.]*)[-–/]([A-Z][\w.]*)\b|\bbetween {STATE} and {STATE}")  # "the US-Peru pact"
NAME = re.compile(r"(?<=[a-z0-9,] )[A-Z][a-z]{3,}[A-Za-z]*\b")  # inside a sentence; initials are spelled out as they are known

PARTS = {"art": "article", "sec": "section", "para": "paragraph", "ch": "chapter", "cl": "clause"}
PART = re.compile(rf"\b({'|'.join(PARTS)})\.? (?=\d)", re.I)


class Vocabulary:
    """What the words of a generation tell; counted once, safe to share between threads."""

    def __init__(
        self, passages: Sequence[Passage], sources: Mapping[str, Source], rareness: Callable[[str], float], synonyms: Synonyms
    ) -> None:
        texts = [passage.text for passage in passages]
        every = [*texts, *dict.fromkeys(heading for passage in passages for heading in passage.headings)]
        every += [source.title for source in sources.values()]
        self._every = every
        self.rare, self.synonyms = rarity(texts, rareness), synonyms
        self._initials, self._spelling, self._instrument = Initials(every), Spelling(every), Instrument(texts)
        self.subject, self.named = self._instrument.word, self._instrument.named
        self.apart = Issuers(passages, sources, rareness).apart

    def unheard(self, question: str) -> tuple[str, ...]:
        """A note for each name in a question that no passage, heading or title has, nor one that it may be a slip of the finger for."""
        return tuple(f"“{name}” does not occur in the documents." for name in [*self._strange(question), *self._unpaired(question)])

    def known(self, question: str) -> str:
        """The question with "them" in place of each such name: no rule speaks of it, and one on the rest may apply all the same."""
        names = "|".join(map(re.escape, self._strange(question)))
        return re.sub(rf"\b(?:{names})\b", "them", question) if names else question

    def _unpaired(self, question: str) -> list[str]:
        """What names two countries together ("the US-Peru pact"), where no sentence and no title does."""
        pairs = {one.group(): nations(" and ".join(filter(None, one.groups()))) for one in BOTH.finditer(question)}
        return [pair for pair, codes in pairs.items() if len(codes) > 1 and not together(codes, self._every)]

    def _strange(self, question: str) -> list[str]:
        titled = not any(word.islower() for word in question.split())
        names = [] if titled else [name for name in dict.fromkeys(NAME.findall(question)) if name.lower() not in DAYS]
        return [name for name in names if not self._spelling.has(name)]

    def spelled(self, question: str) -> str:
        """The question to search with: long forms for abbreviations, and the documents' word for what they are about."""
        return self.named(self._initials.spelled(self.named(question)))  # "the US pact" before it is spelled out

    def forms(self, condensed: Condensed) -> list[Form]:
        """The wordings to search with, spelled; the first as it is too, and a thing that is named alone with the subject above all."""
        found = [dataclasses.replace(form, text=self.spelled(form.text)) for form in condensed.forms]
        found += [form for form in condensed.forms[:1] if form not in found]
        alone = self.subject and bare(condensed.searched)
        return [*found, Form(f"{found[0].text} {self.subject}", WITH)] if alone else found

    def either(self, asked: str) -> list[str]:
        """What was asked, mended, and the same with its abbreviations in full: the documents may tell it in either."""
        return list(dict.fromkeys((mended := self.mended(asked, []), self._initials.spelled(mended))))

    def own(self, turn: Condensed) -> Condensed:
        """A follow-up whose own words stand in full beside what was asked."""
        first, *others = turn.forms
        whole = self._initials.spelled(first.text)
        return dataclasses.replace(turn, forms=(Form(f"{first.text} {whole}", first.weight), *others)) if whole != first.text else turn

    def worded(self, question: str) -> str:
        """The question with slips of the finger mended, "Art. 2" written out, synonyms replaced, and Russia for a Moscow that speaks."""

        def whole(one: re.Match[str]) -> str:
            return f"{word} " if self._spelling.has(word := PARTS[one[1].lower()]) else one.group()

        return self.synonyms.worded(self._spelling.mended(PART.sub(whole, seated(question))))

    def mended(self, question: str, before: Sequence[str]) -> str:
        """The question to show: `worded`, and an "it" that the questions `before` do not explain replaced."""
        worded = self.worded(question)
        return self._instrument.meant(worded) if not before or made(worded, " ".join(before)) else worded
