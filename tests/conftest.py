"""What tests share: one assistant over the commissioned document, one over the whole corpus, built once a run."""

from __future__ import annotations

import contextlib
import os
import pathlib
import random
import shutil
import string

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")
ROOT = pathlib.Path(__file__).resolve().parents[1]
SEED = "us-china-science-agreement-2024-12.txt"


def opened(corpus: pathlib.Path, index: pathlib.Path, **choices):
    """An assistant over `corpus`, its index just built."""
    from assistant import Assistant, Settings

    found = Assistant.open(Settings(corpus=corpus, index=index, _env_file=None, **choices))
    found.rebuild()
    return found


def over(folder: pathlib.Path, documents: dict[str, str], **choices):
    """An assistant over documents of these names and texts, which are put into the folder."""
    from tests.indexing import write

    return opened(write(folder / "corpus", documents), folder / "index", **choices)


def exact(answer, assistant) -> None:
    """Every quote of an answer is the slice of the source that it says it is."""
    sources = assistant.index.snapshot().sources
    for one in [*answer.citations, *answer.evidence, *([answer.governing] if answer.governing else [])]:
        assert sources[one.source].text[one.start : one.end] == one.quote
        assert (sources[one.source].sha256, sources[one.source].page(one.start)) == (one.sha256, one.page)


@contextlib.contextmanager
def no_room(size: int = 1_000):
    """No file of this process can grow beyond `size` bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource", reason="limits of a process are POSIX's")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def mutated(quote: str, rng: random.Random) -> str:
    """The quote with one change: a character put in, taken out, replaced or swapped, or a word replaced, dropped or doubled."""
    while True:
        words, at = quote.split(" "), rng.randrange(len(quote))
        place = rng.randrange(len(words))
        letter = rng.choice(string.ascii_letters + string.digits + " .,\n\u00e9\u4e2d")
        found = rng.choice(
            [
                quote[:at] + letter + quote[at + 1 :],
                quote[:at] + letter + quote[at:],
                quote[:at] + quote[at + 1 :],
                quote[:at] + quote[at + 1 : at + 2] + quote[at] + quote[at + 2 :],
                " ".join([*words[:place], rng.choice(["not", "never", "2031", "may"]), *words[place + 1 :]]),
                " ".join([*words[:place], *words[place + 1 :]]),
                " ".join([*words[:place], words[place], *words[place:]]),
                quote[:at] + quote[at].swapcase() + quote[at + 1 :],
            ]
        )
        if found != quote:
            return found


@pytest.fixture(scope="session")
def corpus() -> pathlib.Path:
    """The project's own documents."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def encoder():
    """The real one, on its packaged weights."""
    from assistant.embed import Encoder

    return Encoder()


@pytest.fixture(scope="session")
def assistant(corpus, tmp_path_factory):
    """Over the whole corpus."""
    return opened(corpus, tmp_path_factory.mktemp("whole") / "index")


@pytest.fixture(scope="session")
def seed_assistant(corpus, tmp_path_factory):
    """Over the commissioned document alone."""
    folder = tmp_path_factory.mktemp("seed")
    (folder / "corpus").mkdir()
    for name in (SEED, f"{SEED}.meta.yaml"):
        shutil.copy(corpus / name, folder / "corpus" / name)
    return opened(folder / "corpus", folder / "index")
