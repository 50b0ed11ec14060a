"""BM25 over passages: texts in, a folder of arrays out, and from it the raw score of every passage for a question."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import numpy
from numpy.typing import NDArray

K1, B = 1.2, 0.75  # the values that the reference numbers of the bench were measured with
EMPTY = "empty.json"


def tokens(texts: list[str]) -> list[list[str]]:
    """Stemmed English words of each text, stop words left out."""
    import bm25s
    import Stemmer

    found: list[list[str]] = bm25s.tokenize(texts, stopwords="en", stemmer=Stemmer.Stemmer("english"), return_ids=False, show_progress=False)
    return found


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
    ranker.save(str(folder), show_progress=False)


class Words:
    """The scores of an index that `write` made."""

    def __init__(self, folder: pathlib.Path, rows: int) -> None:
        import bm25s

        self.rows = rows
        self._ranker: Any = None if (folder / EMPTY).is_file() else bm25s.BM25.load(str(folder), load_vocab=True)

    def scores(self, text: str) -> NDArray[numpy.float32]:
        """BM25 of every row, unnormalised; zeros where no word is known."""
        nothing = numpy.zeros(self.rows, numpy.float32)
        if self._ranker is None:
            return nothing
        known = [word for word in tokens([text])[0] if word in self._ranker.vocab_dict]
        return numpy.asarray(self._ranker.get_scores(known), numpy.float32) if known else nothing
