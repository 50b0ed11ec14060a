"""After any edits, whatever their order, an index equals one built from scratch over the same files."""

from __future__ import annotations

import pathlib
import shutil
import tempfile

import hypothesis
import pytest
from hypothesis import strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from assistant.index import Index
from tests.indexing import Hashing, answers, contents, rebuild

NAMES = strategies.sampled_from([f"{folder}{stem}.{ending}" for folder in ("", "a/", "a/b/") for stem in "xyz" for ending in ("md", "txt")])
VOCABULARY = "the agreement permits excludes quantum research fusion tides licence partner data 1979 2024 Ünïcode 协定"
WORDS = strategies.sampled_from(VOCABULARY.split(" "))
SENTENCES = strategies.lists(
    strategies.lists(WORDS, min_size=1, max_size=8).map(lambda words: " ".join(words).capitalize() + "."), min_size=1, max_size=6
)
TEXTS = strategies.builds(
    lambda head, sentences, end: f"{head}{end.join(sentences)}\n",
    strategies.sampled_from(
        ["", "# Head\n\n", "---\ntitle: Named\nstatus: superseded\n---\n", "## Part\n\nOne.\n\n### Deep\n\n", "\ufeff"]
    ),
    SENTENCES,
    strategies.sampled_from([" ", "\n\n", "\r\n", "\n## Next\n"]),
)
QUESTIONS = ("does the agreement permit quantum research", "fusion licence 1979", "协定 tides")


class Corpus(RuleBasedStateMachine):
    """Edits to a folder, with rebuilds wherever hypothesis puts them."""

    compared = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="properties-"))
        self.corpus = self.folder / "corpus"
        self.corpus.mkdir()
        self.index = Index(self.folder / "index", encoder=Hashing())
        self.edits = 0

    def files(self) -> list[pathlib.Path]:
        """All documents of the moment."""
        return sorted(path for path in self.corpus.rglob("*") if path.is_file() and not path.name.endswith(".yaml"))

    @initialize(text=TEXTS)
    def begin(self, text: str) -> None:
        """There is always one document, so that there is an index."""
        (self.corpus / "first.md").write_text(f"{text}A first sentence.", newline="")

    @rule(name=NAMES, text=TEXTS)
    def put(self, name: str, text: str) -> None:
        """Add a file, or replace one."""
        self.edits += 1
        (self.corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (self.corpus / name).write_text(text, newline="")

    @rule(name=NAMES, data=strategies.sampled_from([b"", b"\0" * 50, b"# Only a head\n", b"\xff\xfe\x00"]))
    def spoil(self, name: str, data: bytes) -> None:
        """A file that cannot be read takes the place of one that could."""
        self.edits += 1
        (self.corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (self.corpus / name).write_bytes(data)

    @precondition(lambda self: len(self.files()) > 1)
    @rule(data=strategies.data(), name=NAMES)
    def move(self, data: strategies.DataObject, name: str) -> None:
        """Rename, or move over another."""
        self.edits += 1
        path = data.draw(strategies.sampled_from(self.files()[1:]))
        if path.name != "first.md":
            (self.corpus / name).parent.mkdir(parents=True, exist_ok=True)
            path.rename(self.corpus / name)

    @precondition(lambda self: len(self.files()) > 1)
    @rule(data=strategies.data())
    def remove(self, data: strategies.DataObject) -> None:
        """Delete a file."""
        self.edits += 1
        path = data.draw(strategies.sampled_from(self.files()))
        if path.name != "first.md":
            path.unlink()

    @precondition(lambda self: self.files())
    @rule(data=strategies.data(), date=strategies.sampled_from(["2020-01-01", "nonsense"]))
    def describe(self, data: strategies.DataObject, date: str) -> None:
        """Put metadata beside a file."""
        self.edits += 1
        path = data.draw(strategies.sampled_from(self.files()))
        path.with_name(path.name + ".meta.yaml").write_text(f"date: {date}\ntitle: Beside\n")

    @rule()
    def rebuild(self) -> None:
        """The next question would see the edits."""
        rebuild(self.index, self.corpus)

    @precondition(lambda self: self.index._shelf.pointer()[1])
    @rule()
    def rollback(self) -> None:
        """The older generation is what the next rebuild starts from."""
        self.index.rollback()

    @invariant()
    def slices(self) -> None:
        """What is served is whole, whatever state the folder is in."""
        if self.index._shelf.pointer()[0]:
            snapshot = self.index.snapshot()
            assert all(snapshot.sources[one.source].text[one.start : one.end] == one.text for one in snapshot.passages)

    def teardown(self) -> None:
        """Compare with an index built from scratch."""
        rebuild(self.index, self.corpus)
        fresh = Index(self.folder / "fresh", encoder=Hashing())
        report = rebuild(fresh, self.corpus)
        assert contents(self.index) == contents(fresh)
        assert answers(self.index, QUESTIONS) == answers(fresh, QUESTIONS)
        assert rebuild(self.index, self.corpus).failed == report.failed
        assert self.index.verify() == []
        hypothesis.target(float(self.edits), label="edits")
        Corpus.compared += 1
        shutil.rmtree(self.folder)


def run(examples: int, steps: int) -> int:
    """So many sequences of up to so many edits; how many of them ended in an index like one from scratch."""
    before = Corpus.compared
    settings = hypothesis.settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=examples < 10,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    run_state_machine_as_test(Corpus, settings=settings)
    return Corpus.compared - before


def test_a_few_sequences_of_edits():
    """The same few every time."""
    assert run(5, 20) >= 5


@pytest.mark.slow
def test_many_sequences_of_edits():
    """Up to forty edits each, others every time."""
    assert run(12, 40) >= 12
