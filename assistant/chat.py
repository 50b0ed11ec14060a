"""Assistant: a question and its history go in, an Answer comes out; the only file that knows the order of the steps."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import pathlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from assistant.answers.standing import notes, past, stood
from assistant.clock import Clock
from assistant.condense import condense, parted, spoken, within
from assistant.questions.background import alone, asking, at_once, claimed, pared, varying
from assistant.questions.forms import forms
from assistant.questions.issuer import issued, narrowed
from assistant.questions.question import Day, checked, counted, dated, limited, recent
from assistant.questions.smalltalk import clarify, meet
from assistant.records import UNCERTAIN, Answer, Claim, Condensed, Evidence, Form, Report, Ruling, Turn, Verdict
from assistant.replay import anew
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

    from assistant.check import Finding
    from assistant.compare import Beside
    from assistant.generations.survey import Progress
    from assistant.index import Index, Snapshot
    from assistant.questions.vocabulary import Vocabulary

Answers = Iterator[Answer]
Ruled = tuple[Ruling | None, list[Evidence], list[list[float]]]


class Assistant:
    """The whole product behind one object, safe to share between threads; a call keeps to one generation, so that none are mixed."""

    def __init__(self, settings: Settings, index: Index, encoder: Any) -> None:
        self.settings, self.index, self.encoder = settings, index, encoder
        self._known: tuple[str, Vocabulary] | None = None

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """An assistant over the index that the settings name; nothing heavy is loaded until the first question."""
        from assistant.embed import Encoder
        from assistant.index import Index

        encoder = Encoder((settings := settings or Settings.read()).encoder)
        return cls(settings, Index(settings.index, encoder=encoder, chroma_url=settings.chroma_url), encoder)

    def ask(self, question: str, history: Sequence[Turn] = (), *, as_of: Day = None, searched: str | None = None) -> Answer:
        """The answer to `question` after the turns of `history`, oldest first.

        `as_of` (a date, or its ISO form) leaves out what is dated later; `searched` replaces the completed question by the reader's own
        wording. Raises AssistantError for an empty or overlong question, a bad date or history, or when there is no index.
        """
        return list(self.stream(question, history, as_of=as_of, searched=searched))[-1]

    def stream(self, question: str, history: Sequence[Turn] = (), *, as_of: Day = None, searched: str | None = None) -> Answers:
        """The answer as it grows: first with its evidence, then with its words, last with every check done."""
        from assistant import changes, compare, overview, retold, retrieval

        question, as_of, history = checked(question), dated(as_of), recent(history)
        words, clock = self._words(snapshot := self.index.snapshot()), Clock()
        if met := self._meet(question, history, snapshot, words):
            yield met
            return
        condensed = self._condense(question, history, words)
        own = checked(searched) if searched and checked(searched) != condensed.searched else ""  # the reader's own wording
        condensed = Condensed(own, (Form(own),)) if own else condensed
        clock.mark("condense")
        asks, read = pared(condensed).searched, functools.partial(retrieval.document, snapshot, as_of=as_of)
        whole, told = changes.outright(words.named(asks), snapshot.sources, snapshot.passages, read, words.subject)
        condensed = condensed if whole else retold.retold(condensed)
        search = functools.partial(self._search, snapshot, words, k=self.settings.k, as_of=as_of)
        parts = parted(asks, self.encoder.near)
        both = compare.Beside() if whole or self.settings.model else compare.beside(asks, parts, search, self.encoder.recall, words.rare)
        evidence = both.among(whole or narrowed(pared(condensed), words.apart, search))
        clock.mark("retrieve")
        said = snapshot.aside + at_once(question) + limited(as_of, snapshot.sources) + snapshot.left_out(evidence) + words.unheard(asks)
        mark = self._fingerprint(snapshot, words, as_of)
        yield (answer := Answer(question, condensed.searched, "", evidence=tuple(evidence), notes=said, fingerprint=mark))
        choices = None if history or own or whole else clarify(question, evidence)
        if whole or choices:
            yield overview.answered(answer, told, snapshot.sources) if whole else dataclasses.replace(answer, text=choices or "")
            return
        for grown in self._answer(answer, snapshot, words, clock, words.own(condensed), both):
            yield dataclasses.replace(grown, timings=dict(clock.marks))

    def retrieve(self, question: str, k: int = 5, **filters: Any) -> list[Evidence]:
        """The `k` passages that answer best, no language model involved; filters: source, kind, status, as_of."""
        from assistant.retrieval import known

        words = self._words(snapshot := self.index.snapshot())
        known(snapshot.sources.values(), filters)
        question, filters["as_of"] = words.synonyms.worded(checked(question)), dated(filters.get("as_of"))
        return self._search(snapshot, words, pared(Condensed(question, (Form(question),))), k=counted(k), **filters)

    def rebuild(self, path: str | pathlib.Path | None = None, progress: Progress | None = None) -> Report:
        """Bring the index up to date with the folder `path` (by default the corpus of the settings)."""
        from assistant import chunk
        from assistant.generations.builder import Chunker
        from assistant.sources import hygiene

        chunker = Chunker(hygiene.sifting(chunk.chunk), chunk.prefix, f"{chunk.VERSION}.{hygiene.VERSION}", hygiene.gaps)
        return self.index.rebuild(pathlib.Path(path or self.settings.corpus), chunker, progress)

    def export(self, answer: Answer, format: str, history: Sequence[Turn] = ()) -> bytes:
        """The answer, after the turns of `history`, as a file that can be checked and replayed: md, json or docx."""
        from assistant.audit import export

        return export(answer, format, history=history)

    def check(self, data: bytes, format: str, *, index_alone: bool = False) -> list[Finding]:
        """Every quote of an export against the documents as they are now, or the texts in the index; its other words by its digest."""
        from assistant.check import check, held
        from assistant.load import load

        documents = functools.partial(load, self.index.home or self.settings.corpus)
        return check(data, format, held(self.index.snapshot().sources) if index_alone else documents)

    @property
    def retriever(self) -> BaseRetriever:
        """A LangChain retriever over this index."""
        from assistant.chain import EvidenceRetriever

        return EvidenceRetriever(assistant=self)

    @property
    def chain(self) -> Runnable[dict[str, Any], Answer]:
        """A LangChain runnable: {"question": …, "history": […]} in, Answer out."""
        from assistant.chain import chain

        return chain(self)

    @functools.cached_property
    def model(self) -> Any:
        """The chat model of the settings, or None."""
        if self.settings.model is None:
            return None
        from assistant.chain import chat_model

        return chat_model(self.settings.model, self.settings.model_url)

    @functools.cached_property
    def reranker(self) -> Any:
        """The cross-encoder of the settings, (question, texts) -> scores, or None."""
        from assistant.generations.weights import reranker

        return reranker(self.settings.reranker) if self.settings.reranker else None

    def _meet(self, question: str, history: list[Turn], snapshot: Snapshot, words: Vocabulary) -> Answer | None:
        """The reply to a turn that is not a question about the documents, or None."""
        from assistant.overview import unnamed

        titles, told = [source.title for source in snapshot.sources.values()], functools.partial(forms, question, self.encoder)
        again = functools.partial(anew, history=history, ask=None if self.settings.model else self.ask)  # no model says it twice
        reply = meet(unnamed(question, titles, words.subject or history), history, titles, snapshot.holds, told, again)
        return reply.answer(question, self._fingerprint(snapshot, words)) if reply else None

    def _condense(self, question: str, history: list[Turn], words: Vocabulary) -> Condensed:
        said = [Turn(words.worded(turn.question), turn.answer) for turn in history]  # in the words of what was searched for
        question = words.mended(claimed(question), [turn.question for turn in spoken(history)])
        return condense(question, said, self.model if history else None, self.encoder.near)

    def _search(self, snapshot: Snapshot, words: Vocabulary, condensed: Condensed, *, k: int, **filters: Any) -> list[Evidence]:
        from assistant.retrieval import retrieve

        filters = {"past": past(condensed.searched, snapshot.sources.values()), "question": words.spelled(condensed.searched), **filters}
        return retrieve(snapshot, words.forms(condensed), embed_query=self.encoder.embed_query, reranker=self.reranker, k=k, **filters)

    def _answer(self, answer: Answer, snapshot: Snapshot, words: Vocabulary, clock: Clock, turn: Condensed, both: Beside) -> Answers:
        """The answer over its evidence: refused, or with claims, then with its conflicts."""
        from assistant.answer import write
        from assistant.answers.answerable import PUT_TOGETHER, SURE, SUREST, THRESHOLDS, answerable
        from assistant.answers.conflict import conflicts
        from assistant.answers.doubt import doubted
        from assistant.answers.wording import answered, governed, refusal
        from assistant.ground import ground
        from assistant.language.likeness import doubled
        from assistant.rulings.certain import RULED, firm
        from assistant.rulings.doubts import asides, silences

        question, own = asking(message := words.spelled(issued(answer, words.apart)[0])), words.either(claimed(answer.question))
        confident = functools.partial(answerable, evidence=answer.evidence, encode=self.encoder.recall, rarity=words.rare)
        least = (min(map(confident, asked), default=0.0) for asked in ({question, alone(message)}, both.asks))
        confidence = round(min(SUREST, max(least)), 3)  # the last digits differ by machine
        answers = max(confidence, confident(words.spelled(last)) if (last := within(turn)) else 0) >= THRESHOLDS[self.settings.strictness]
        ruling, evidence, likes = self._rule(message, answer, snapshot, words)
        for wording, lets in asides(message, words.known(message), ruling):
            other, found, near = self._rule(wording, answer, snapshot, words)
            if other and other.governing and (lets or silences(wording, other)):  # never surely of whom no document names
                ruling, evidence, likes = dataclasses.replace(other, sure=0.0), found, near
        clock.mark("decide")
        answer, claims, told = dataclasses.replace(answer, evidence=tuple(evidence), confidence=confidence), list[Claim](), True
        if (ruling and ruling.governing) or answers:
            own_too = doubled(likes, turn.forms[0].text, evidence, self.encoder.recall, words.rare) if turn.told else likes
            claims, told = write(question, evidence, own_too, self.model, confidence >= SURE, turn)
            clock.mark("write")
            claims = ground(governed(both.led(claims), ruling), evidence, {path: one.text for path, one in snapshot.sources.items()})
        if not any(claim.citations for claim in claims):
            yield refusal(answer, ruling)
            return
        heard = told and not words.unheard(asking(asks := answer.searched))  # no model finds that nothing answers, and every name is known
        sure = confidence >= (PUT_TOGETHER if turn.told else SURE) and heard and not doubted(question, *(one.text for one in claims))
        sure = answers and any(firm(ruling, it, asks, words.known(asks), RULED[self.settings.strictness]) for it in own) if ruling else sure
        answer = answered(answer, claims, doubt := () if sure else (UNCERTAIN,), ruling)
        yield (answer := dataclasses.replace(answer, notes=answer.notes + doubt + notes(answer, snapshot.sources.values())))
        differing = conflicts(question, evidence, varying(answer.question), claims[0].text, likes, self.encoder.near)
        clock.mark("ground")
        yield dataclasses.replace(answer, conflicts=(*differing,))

    def _rule(self, question: str, answer: Answer, snapshot: Snapshot, words: Vocabulary) -> Ruled:
        """Ruling, evidence and its likeness; unless something is excluded outright, exclusions are searched for once more."""
        from assistant.language.likeness import likeness
        from assistant.verdict import AGAINST, against, borrowed, verdict

        like = functools.partial(likeness, question, encode=self.encoder.recall, rarity=words.rare)
        evidence, likes, day = list(answer.evidence), like(answer.evidence), answer.fingerprint.get("as_of")
        rule = functools.partial(verdict, question, leave="permission" in forms(question, self.encoder), past=bool(day) and stood(evidence))
        ruling = rule(evidence, likes)
        if ruling and (ruling.verdict in (Verdict.PERMITTED, Verdict.NOT_ADDRESSED) or borrowed(ruling)):
            wording, only = against(question), {"as_of": day, "source": issued(answer, words.apart)[1]}
            found = self._search(snapshot, words, Condensed(wording, (Form(wording),)), k=AGAINST, question=question, **only)
            more = [one for one in found if one.passage not in {each.passage for each in evidence}]
            again = rule(evidence + more, likes + like(more)) or ruling
            barred = again.verdict is Verdict.EXCLUDED or not (ruling.governing or borrowed(again))
            turns = again.verdict is not Verdict.PERMITTED if ruling.verdict is Verdict.PERMITTED else barred
            if turns and (one := again.governing):
                more = [found for found in more if found.source == one.source and found.start <= one.start < found.end]
                return again, evidence + more, likes + like(more)
        return ruling, evidence, likes

    def _words(self, snapshot: Snapshot) -> Vocabulary:
        """The vocabulary of a generation with the synonyms of the corpus, counted once."""
        from assistant.questions.synonyms import listed
        from assistant.questions.vocabulary import Vocabulary

        marks = f"{snapshot.id} {(synonyms := listed(snapshot.home or self.settings.corpus)).id}"
        if (known := self._known) is None or known[0] != marks:  # read once: a question of another generation may put its own there
            known = self._known = marks, Vocabulary(snapshot.passages, snapshot.sources, self.encoder.rareness, synonyms)
        return known[1]

    def _fingerprint(self, snapshot: Snapshot, words: Vocabulary, as_of: str | None = None) -> dict[str, str]:
        choices = f"{self.settings.k} {self.settings.strictness} {self.settings.reranker} {as_of}{words.synonyms.id}"
        told = {"generation": snapshot.id, "encoder": self.encoder.id, "model": self.settings.model or "none"}
        return told | {"settings": hashlib.sha256(choices.encode()).hexdigest()[:12]} | ({"as_of": as_of} if as_of else {})
