"""What a rebuild costs: `python -m tests.bench.index [--files 1000] [--passages 10] [--free]`; `--free` leaves the encoder's share out.

Prints seconds for the full build, an unchanged rebuild and one changed file, with their share of the full build (bars: 3 % and
5 %), and what a reader pays: opening a generation, one dense query, cosines of 200 rows by the kept matrix and by Chroma.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence

import numpy

from assistant.embed import Encoder
from assistant.index import Index
from tests.indexing import Hashing, rebuild

VOCABULARY = "agreement research partner licence technology export fusion climate health data quantum state ministry fund access review"
WORDS = VOCABULARY.split(" ")


class Free(Hashing):
    """Unit vectors that cost nothing, so that what is left is the index's own share."""

    def encode(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]):
        """Random by the text's hash, of the real encoder's width."""

        def vectors(text: str, count: int) -> numpy.ndarray:
            found = numpy.random.default_rng(zlib.crc32(text.encode())).standard_normal((count, 384), numpy.float32)
            return found / numpy.linalg.norm(found, axis=1, keepdims=True)

        return numpy.concatenate([vectors(text, 1) for text in texts]), [
            vectors(text, len(own)) for text, own in zip(texts, spans, strict=True)
        ]


def document(number: int, passages: int, rng: random.Random) -> str:
    """A Markdown file of sections, each about one passage of 700 characters."""
    parts = [f"# Document {number}"]
    for section in range(passages):
        sentences = [f"{' '.join(rng.choices(WORDS, k=17)).capitalize()} {rng.randrange(10_000)}." for _ in range(5)]
        parts.append(f"## Section {section}\n\n{' '.join(sentences)}")
    return "\n\n".join(parts)


def timed(what: str, work: Callable[[], object], whole: float | None = None) -> float:
    """Seconds that `work` takes, printed, with its share of `whole`."""
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"{what:34} {took:9.3f} s" + (f"  {took / whole:.2%} of the full build" if whole else ""), flush=True)
    return took


def main() -> None:
    """Build, rebuild, change, read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--passages", type=int, default=10)
    parser.add_argument("--free", action="store_true")
    asked = parser.parse_args()
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        corpus = pathlib.Path(folder) / "corpus"
        corpus.mkdir()
        for number in range(asked.files):
            (corpus / f"{number}.md").write_text(document(number, asked.passages, rng))
        index = Index(pathlib.Path(folder) / "index", encoder=Free() if asked.free else Encoder())
        whole = timed("full build", lambda: rebuild(index, corpus))
        timed("unchanged rebuild", lambda: rebuild(index, corpus), whole)
        (corpus / "5.md").write_text(document(5, asked.passages, rng))
        timed("one file changed", lambda: rebuild(index, corpus), whole)
        timed("a reader opens the generation", index.snapshot)
        snapshot = index.snapshot()
        print(f"{len(snapshot.passages)} passages, {index._shelf.disk_use() / 1e6:.0f} MB in two generations")
        query = snapshot._matrix[len(snapshot.passages) // 2]
        rows = list(range(min(200, len(snapshot.passages))))
        timed("first dense query", lambda: snapshot.dense(query, 100))
        timed("100 dense queries of 100", lambda: [snapshot.dense(query, 100) for _ in range(100)])
        timed("100 times cosines, kept matrix", lambda: [snapshot.cosines(query, rows) for _ in range(100)])
        ids = [snapshot.passages[row].id for row in rows]
        timed("100 times cosines, through Chroma", lambda: [snapshot._vectors.get(ids) for _ in range(100)])
        timed("100 times BM25", lambda: [snapshot.bm25("export licence for quantum research") for _ in range(100)])


if __name__ == "__main__":
    main()
