"""Texts in, unit vectors out: the only file that knows how vectors are made (weights, runtime, precision)."""

import functools
import math
import threading
from collections.abc import Sequence
from typing import Any

import numpy
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.generations.weights import load, locate

BATCH = 32
COUNTED = 1_000  # texts whose tokens are counted at once; what the tokenizer holds of each takes some 2 kB
STEP = 10  # words of a vocabulary that are common alike
PIECE = 0.15
REMEMBERED = 300  # texts whose vectors are kept in memory, about 0.2 MB each
READ = 32  # texts whose tokens' vectors are kept, about 0.4 MB each: a question is read several times, each time with other spans

Vectors = NDArray[numpy.float32]
Read = tuple[Vectors, Vectors, Sequence[tuple[int, int]]]  # a text's unit vector, and its tokens' vectors and places


class Encoder(Embeddings):
    """A sentence-transformers model behind LangChain's Embeddings; nothing is loaded until it is first used.

    `name` is a packaged name, a folder, or a hub id (a hub id needs the network once). Raises AssistantError when the
    weights are missing or are not the ones that were published.
    """

    def __init__(self, name: str = "all-MiniLM-L6-v2") -> None:
        self.name = name
        self.folder, self.weights_sha256 = locate(name)
        self._load = functools.cache(load)
        self._lock = threading.Lock()
        self._read = functools.lru_cache(maxsize=READ)(lambda text: self._forward([text])[0])
        self._remembered = functools.lru_cache(maxsize=REMEMBERED)(self._spanned)

    @property
    def id(self) -> str:
        """What a stored vector depends on besides its text: name and weights."""
        return f"{self.name}@{self.weights_sha256[:16]}"

    @property
    def max_tokens(self) -> int:
        """Tokens that one text may have, special tokens included."""
        return int(self._model.max_seq_length or 512)

    @property
    def _model(self) -> Any:
        return self._both[0]

    @property
    def _tokenizer(self) -> Any:
        """A tokenizer that never cuts and never pads: the model's own, if switched between two threads, cuts wrongly in either."""
        return self._both[1]

    @property
    def _both(self) -> tuple[Any, Any]:
        with self._lock:  # two loads at once would mix their precisions: torch's default is one for the whole process
            return self._load(self.folder)

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text without the special ones, never cut."""
        parts = (texts[start : start + COUNTED] for start in range(0, len(texts), COUNTED))
        return [len(one) for part in parts for one in self._tokenizer.encode_batch_fast(part, add_special_tokens=False)]

    def rareness(self, word: str) -> float:
        """How rare a word is in the language, 0 to 1, from its place in the tokenizer's vocabulary, which lists common words first.

        A word of several pieces is as rare as its rarest piece, and PIECE more for each of the others.
        """
        first, all_of = self._tokenizer.token_to_id("the") or 0, self._tokenizer.get_vocab_size()
        pieces = self._tokenizer.encode(word.lower(), add_special_tokens=False).ids
        places = [math.log1p(max(0, piece - first) / STEP) / math.log1p(all_of / STEP) for piece in pieces]
        return min(1.0, max(places, default=1.0) + PIECE * (len(places) - 1))

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors, one a text."""
        found = self._model.encode(texts, batch_size=BATCH, convert_to_tensor=True, show_progress_bar=False).float().numpy()
        return [_unit(vector).tolist() for vector in found]

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of one question."""
        found: list[float] = self._read(text)[0].tolist()
        return found

    def recall(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> tuple[Vectors, list[Vectors]]:
        """What `encode` gives, each text by itself and the last REMEMBERED of them kept, for passages that many questions find."""
        found = [self._remembered(text, tuple(one)) for text, one in zip(texts, spans, strict=True)]
        return numpy.stack([whole for whole, _ in found]), [parts for _, parts in found]

    def near(self, one: str, other: str) -> float:
        """The cosine of two phrases, to two places."""
        vectors, _ = self.recall([one, other], [[], []])
        return round(float(vectors[0] @ vectors[1]), 2)

    def encode(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> tuple[Vectors, list[Vectors]]:
        """Vectors of the texts, and of the `spans` (start, end) within each, from one forward pass.

        A span's vector is the mean of the text's own token vectors inside it, so that a sentence knows its context and costs
        nothing extra ("late chunking", Günther et al. 2024). Spans beyond the encoder's limit get zeros.
        """
        whole = numpy.zeros((len(texts), self._model.get_embedding_dimension()), numpy.float32)
        parts: list[Vectors] = [numpy.zeros((len(one), whole.shape[1]), numpy.float32) for one in spans]
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))  # texts of like length together, so that little is padded
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            for row, (unit, tokens, places) in zip(rows, self._forward([texts[row] for row in rows]), strict=True):
                whole[row], parts[row] = unit, _means(tokens, places, spans[row])
        return whole, parts

    def _spanned(self, text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Vectors, Vectors]:
        unit, tokens, places = self._read(text)
        return unit, _means(tokens, places, spans)

    def _forward(self, batch: list[str]) -> list[Read]:
        read = self._tokenizer.encode_batch(batch)
        found = self._model.encode(batch, batch_size=len(batch), output_value=None, show_progress_bar=False)
        return [
            (
                _unit(features["sentence_embedding"].float().numpy()),
                features["token_embeddings"].float().numpy(),
                one.offsets[: self.max_tokens - 1],  # the last one is special
            )
            for features, one in zip(found, read, strict=True)
        ]


def _means(tokens: Vectors, places: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> Vectors:
    """Unit mean vector of the tokens inside each span; `places` holds each token's (start, end), equal for special tokens."""
    kept = [place for place, (low, high) in enumerate(places) if low < high]
    lows, highs = numpy.array([places[place] for place in kept], numpy.intp).reshape(-1, 2).T
    starts, ends = numpy.array(spans, numpy.intp).reshape(-1, 2).T
    first, last = numpy.searchsorted(lows, starts), numpy.searchsorted(highs, ends, side="right")
    sums = numpy.vstack([numpy.zeros((1, tokens.shape[1])), numpy.cumsum(tokens[kept], axis=0, dtype=numpy.float64)])
    totals = sums[numpy.maximum(last, first)] - sums[first]
    return numpy.asarray(totals / numpy.maximum(numpy.linalg.norm(totals, axis=1, keepdims=True), 1e-12), numpy.float32)


def _unit(vector: Vectors) -> Vectors:
    return vector / max(float(numpy.linalg.norm(vector)), 1e-12)
