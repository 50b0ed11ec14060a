"""What tests share: one assistant over the commissioned document, one over the whole corpus, built once a run."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil

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


@pytest.fixture(scope="session")
def corpus() -> pathlib.Path:
    """The project's own documents."""
    return ROOT / "corpus"


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
