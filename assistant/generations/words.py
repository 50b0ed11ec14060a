"""Words: texts in, a folder of arrays out, and from it the lexical score of every passage for a question."""

import itertools
import json
import pathlib
import re
from collections.abc import Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from assistant.language.english import american

# python -m tests.quality.calibrate_retrieval BENCH CACHE words: short passages, and lists cut into items, want little normalisation
# by length; k1 1.2 with b 0.75 loses .020 on ObliQA and .037 on ContractNLI.
K1, B = 0.6, 0.4
PAIR = 0.25  # weight of two words that stand together, beside that of each word: +.02 on ObliQA, +.01 on MTRAG govt
WORD = r"(?u)\b(?:\w\w+|\d)\b"  # single digits are words here: "Article 5" differs from "Article 6"
PARTED = re.compile(r"[\W_]+")
EMPTY = "empty.json"


def tokens(texts: list[str]) -> list[list[str]]:
    """Stemmed English words of each text without stop words, then each pair of neighbours as one more token.

    >>> tokens(["Article 5 of the Agreement"])
    [['articl', '5', 'agreement', 'articl 5', '5 agreement']]
    """
    import bm25s
    import Stemmer

    found = bm25s.tokenize(
        [american(text.lower()) for text in texts],
        stopwords="en",
        stemmer=Stemmer.Stemmer("english"),
        token_pattern=WORD,
        return_ids=False,
        show_progress=False,
    )
    return [words + [f"{one} {other}" for one, other in itertools.pairwise(words)] for words in found]


def headed(text: str, path: str, title: str, headings: Sequence[str]) -> str:
    """A passage after the words that tell where it stands: who names the issuer of a document asks for its rule, not for its preamble.

    >>> headed("Pens are banned.", "town_library/rules.md", "Reading Room", ["Desks"])
    'town library rules Reading Room Desks\\nPens are banned.'
    """
    return f"{PARTED.sub(' ', path.rpartition('.')[0])} {title} {' '.join(headings)}\n{text}"


def write(folder: pathlib.Path, texts: list[str]) -> None:
    """Index `texts` into `folder`; texts without a single word leave a note instead of arrays."""
    import bm25s

    folder.mkdir()
    words = tokens(texts)
    if not any(words):
        (folder / EMPTY).write_text(json.dumps(len(texts)))
        return
    ranker = bm25s.BM25(k1=K1, b=B)
    ranker.index(words, show_progress=False)
    sharpen(ranker, len(texts))
    ranker.save(str(folder), show_progress=False)


def sharpen(ranker: Any, rows: int) -> None:
    """Multiply every stored score by its token's inverse document frequency once more, pairs by PAIR besides."""
    held = numpy.diff(ranker.scores["indptr"])
    factor = numpy.log(1 + (rows - held + 0.5) / (held + 0.5))
    factor[[column for token, column in ranker.vocab_dict.items() if " " in token]] *= PAIR
    ranker.scores["data"] *= numpy.repeat(factor, held).astype(ranker.scores["data"].dtype)


class Words:
    """The scores of an index that `write` made."""

    def __init__(self, folder: pathlib.Path, rows: int) -> None:
        import bm25s

        self.rows = rows
        self._ranker: Any = None if (folder / EMPTY).is_file() else bm25s.BM25.load(str(folder), load_vocab=True)

    def scores(self, text: str) -> NDArray[numpy.float32]:
        """The sum of tf / (tf + K1 (1 - B + B length / mean length)) idf² over the question's tokens, by row; zeros where none is known."""
        nothing = numpy.zeros(self.rows, numpy.float32)
        if self._ranker is None:
            return nothing
        known = [word for word in tokens([text])[0] if word in self._ranker.vocab_dict]
        return numpy.asarray(self._ranker.get_scores(known), numpy.float32) if known else nothing
