"""An index killed, starved, locked or damaged: the old or the new generation answers, never a mixture, and the next rebuild succeeds."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import filelock
import pytest

from assistant.generations import vectors
from assistant.generations.generation import PATIENCE, Damaged, explained
from assistant.index import Index
from assistant.records import AssistantError
from tests.indexing import NEW, OLD, Hashing, answers, contents, rebuild, write

QUESTIONS = ("old rule 3 basic research", "new rule quantum computing", "fusion energy", "tides and earthquakes")
POINTS = 30
WATCHED = ("open", "os.", "shutil.", "sqlite3.", "pathlib.", "subprocess.", "fcntl.", "tempfile.")
context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["chromadb", "bm25s", "Stemmer", "assistant.index", "tests.indexing", "tests.test_faults"])


class State:
    """What an index answers: everything it holds, and the answers to the questions."""

    def __init__(self, index: Index) -> None:
        self.contents, self.answers = contents(index), answers(index, QUESTIONS)

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and (self.contents, self.answers) == (other.contents, other.answers)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A corpus in its new state, an index of its old one, and the states of both."""
    folder = tmp_path_factory.mktemp("faults")
    old = Index(folder / "index", encoder=Hashing())
    rebuild(old, write(folder / "corpus", OLD))
    before = State(old)
    shutil.copytree(folder / "index", folder / "copy")
    new = Index(folder / "copy", encoder=Hashing())
    rebuild(new, write(folder / "corpus", NEW))
    return folder, before, State(new)


@pytest.fixture
def old(prepared, tmp_path):
    """An index of the old state that a test may ruin."""
    shutil.copytree(prepared[0] / "index", tmp_path / "index")
    return Index(tmp_path / "index", encoder=Hashing())


def work(folder: str, corpus: str, stop: int, count) -> None:
    """Rebuild in a process of its own, and die by SIGKILL at the file-system call number `stop` (0: never; count them)."""
    seen = 0

    def watch(event: str, _: object) -> None:
        nonlocal seen
        if event.startswith(WATCHED):
            seen += 1
            if seen == stop:
                os.kill(os.getpid(), signal.SIGKILL)

    if stop >= 0:
        sys.addaudithook(watch)
    rebuild(Index(folder, encoder=Hashing()), pathlib.Path(corpus))
    count.value = seen


def killed(folder: pathlib.Path, corpus: pathlib.Path, stop: int = -1, after: float | None = None) -> int:
    """Calls that the rebuild made, or -1 when it was killed; `after` seconds kills it by the clock."""
    count = context.Value("i", -1)
    process = context.Process(target=work, args=(str(folder), str(corpus), stop, count))
    process.start()
    if after is not None:
        time.sleep(after)
        process.kill()
    process.join(60)
    assert process.exitcode in (0, -signal.SIGKILL)
    return count.value if process.exitcode == 0 else -1


def check(index: Index, prepared, *, tidy: bool = True) -> str:
    """One of the two states answers now, and the new one after a rebuild; which it was. `tidy`: two generations are left."""
    folder, before, after = prepared
    state = State(Index(index.path, encoder=Hashing()))
    assert state in (before, after), "a mixture"
    rebuild(index, folder / "corpus")
    assert State(index) == after
    assert index.verify() == []
    if tidy:
        assert len(os.listdir(index.path / "generations")) <= 2
        assert {path.name for path in index.path.iterdir()} <= {"current", "lock", "generations"}
    return "old" if state == before else "new"


@pytest.mark.parametrize("point", [40, 120, 240])
def test_killed_at_a_few_points(old, prepared, point):
    """Three of the points of the slow test."""
    assert killed(old.path, prepared[0] / "corpus", point) == -1
    assert check(old, prepared) == "old"


@pytest.mark.slow
def test_killed_at_every_stage(prepared, tmp_path):
    """`POINTS` kills spread evenly over every file-system call of a rebuild, and as many by the clock."""
    folder = prepared[0]
    shutil.copytree(folder / "index", tmp_path / "whole")
    began = time.monotonic()
    total = killed(tmp_path / "whole", folder / "corpus", 0)
    seconds = time.monotonic() - began
    found = []
    for point in range(POINTS):
        index = Index(tmp_path / f"index-{point}", encoder=Hashing())
        shutil.copytree(folder / "index", index.path)
        assert killed(index.path, folder / "corpus", 1 + point * (total - 1) // (POINTS - 1)) == -1
        found.append(check(index, prepared))
    for point in range(POINTS):
        index = Index(tmp_path / f"clock-{point}", encoder=Hashing())
        shutil.copytree(folder / "index", index.path)
        killed(index.path, folder / "corpus", after=seconds * (point + 1) / POINTS)
        check(index, prepared)
    assert found[0] == "old"
    assert "new" in found, "no kill fell after the swap"


def test_what_a_killed_reader_began_is_undone(old, prepared):
    """Chroma writes when it opens; a kill in the middle leaves a journal that must be played back before anything is read."""
    (database,) = old.path.rglob("chroma.sqlite3")
    code = "c = sqlite3.connect(sys.argv[1]); c.execute('pragma cache_size=1'); c.execute('begin'); c.execute(sys.argv[2]); os._exit(9)"
    spoil = "create table spoiled as select hex(randomblob(900000))"
    subprocess.run([sys.executable, "-c", f"import os, sqlite3, sys; {code}", str(database), spoil], check=False)
    assert database.with_name("chroma.sqlite3-journal").exists()
    assert State(old) == prepared[1]


@pytest.mark.slow
def test_litter_does_not_grow(old, prepared):
    """Killed thirty times without a rebuild in between that succeeds."""
    for point in range(30):
        killed(old.path, prepared[0] / "corpus", 60 + 5 * point)
        assert len(os.listdir(old.path / "generations")) <= 3
    check(old, prepared)


def test_killed_while_building_the_first(prepared, tmp_path):
    """There is nothing to fall back on, and the next rebuild succeeds."""
    index = Index(tmp_path / "index", encoder=Hashing())
    assert killed(index.path, prepared[0] / "corpus", 120) == -1
    rebuild(index, prepared[0] / "corpus")
    assert State(index) == prepared[2]


@contextlib.contextmanager
def mounted(folder: pathlib.Path, *options: str):
    """A file system at `folder`, or a skip with the reason."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"this system does not let the test mount: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("room", [0, 20, 120, 300])
def test_a_full_disk(prepared, tmp_path, room):
    """With `room` KB left, the rebuild says so, the old generation answers, and nothing half-built is left."""
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=16m", "tmpfs"):
        index = Index(tmp_path / "small" / "index", encoder=Hashing())
        shutil.copytree(prepared[0] / "index", index.path)
        free = shutil.disk_usage(index.path).free
        filler = tmp_path / "small" / "filler"
        with filler.open("wb") as file:
            file.write(bytes(free - room * 1024))
        index.snapshot()
        try:
            with pytest.raises(AssistantError, match=r"free some room|room on the disk"):
                rebuild(index, prepared[0] / "corpus")
            assert State(index) == prepared[1]
            assert len(os.listdir(index.path / "generations")) == 1
        finally:
            filler.unlink()
        assert check(index, prepared) == "old"
        del index


def test_a_read_only_index(prepared, tmp_path):
    """It answers from a copy in the temporary folder, and a rebuild says what is wrong."""
    with mounted(tmp_path / "fixed", "--bind", str(prepared[0] / "index")):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(tmp_path / "fixed")], check=True)
        index = Index(tmp_path / "fixed", encoder=Hashing())
        assert State(index) == prepared[1]
        with pytest.raises(AssistantError, match="ASSISTANT_INDEX"):
            rebuild(index, prepared[0] / "corpus")
        scratch = index.snapshot()._vectors._scratch
        assert scratch.is_dir()
        index._held = None
        assert not scratch.exists()


def ask_as_nobody(folder: str, answered) -> None:
    """As a person without the right to write."""
    os.setuid(65534)
    answered.value = len(answers(Index(folder, encoder=Hashing()), QUESTIONS))


def test_a_reader_without_the_right_to_write(old):
    """A page that runs under another user than the one who rebuilds."""
    if os.getuid() != 0:
        pytest.skip("only root can become another user")
    for path in [old.path, *old.path.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    for path in old.path.parents:
        if any(part.startswith("pytest-") for part in path.parts):
            path.chmod(0o755)
    closed = [path for path in (pathlib.Path(sys.prefix), *pathlib.Path(sys.prefix).parents) if not path.stat().st_mode & 0o005]
    if closed:
        pytest.skip(f"another user may not enter {closed[-1]}, where this Python is installed")
    answered = context.Value("i", 0)
    process = context.Process(target=ask_as_nobody, args=(str(old.path), answered))
    process.start()
    process.join(60)
    assert answered.value == 2 * len(QUESTIONS)


def damage(path: pathlib.Path, how: str) -> None:
    """Cut a file in half, empty it, flip bytes in its middle, or remove it."""
    data = path.read_bytes()
    half = len(data) // 2
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {
                "half": data[:half],
                "empty": b"",
                "flipped": data[:half] + bytes(255 - one for one in data[half : half + 64]) + data[half + 64 :],
            }[how]
        )


FILES = (
    "manifest.json",
    "chroma/chroma.sqlite3",
    "vectors.npy",
    "sentences.npy",
    "passages.json",
    "sources.json",
    "words/data.csc.index.npy",
    "words/vocab.index.json",
)


@pytest.mark.parametrize("how", ["half", *(pytest.param(how, marks=pytest.mark.slow) for how in ("empty", "flipped", "gone"))])
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file(old, prepared, name, how):
    """The generation before it answers; a rebuild makes a whole one; alone, it says what to run."""
    rebuild(old, prepared[0] / "corpus")
    assert State(old) == prepared[2]
    old._held = None
    current = old._shelf.pointer()[0]
    damage(old._shelf.folder(current) / name, how)
    if how == "flipped" and name.endswith("sqlite3"):
        check(old, prepared)  # bytes of a page that no query reads may differ unseen
        return
    assert State(Index(old.path, encoder=Hashing())) == prepared[1]
    assert old.verify() != []
    assert current in str(old.status(prepared[0] / "corpus")["problems"])
    assert check(old, prepared) == "old"
    shutil.rmtree(old._shelf.folder(old._shelf.pointer()[1]))
    damage(old._shelf.folder(old._shelf.pointer()[0]) / name, how)
    with pytest.raises(AssistantError, match=r"damaged: .*run: assistant rebuild"):
        Index(old.path, encoder=Hashing()).snapshot()
    rebuild(old, prepared[0] / "corpus")
    assert State(Index(old.path, encoder=Hashing())) == prepared[2]


FAULTS = (
    "UPDATE collections SET name = 'other'",
    "DELETE FROM embeddings",
    "DELETE FROM embeddings_queue",
    "DELETE FROM segments",
    "UPDATE collections SET dimension = 3",
)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("changed", [False, True])
def test_a_whole_database_that_cannot_be_searched(old, prepared, tmp_path, fault, changed):
    """A rebuild said that all was unchanged, and no question was answered any more; `verify` ended in Chroma's traceback."""
    name = old._shelf.pointer()[0]
    with contextlib.closing(sqlite3.connect(old._shelf.folder(name) / "chroma" / "chroma.sqlite3")) as database, database:
        database.execute(fault)
    assert [line.partition(":")[0] for line in old.verify()] == [name]
    with pytest.raises(AssistantError, match=r"damaged: .*run: assistant rebuild"):
        old.snapshot()
    report = rebuild(old, write(tmp_path / "corpus", NEW if changed else OLD))
    assert report.generation > name
    assert State(old) == prepared[2 if changed else 1]
    assert old.verify() == []


@pytest.mark.parametrize("text", [None, "", "\0\0\0\0", "000001-", "nowhere\n", "../../etc\n\n"])
def test_a_lost_pointer(old, prepared, text):
    """The newest finished generation answers."""
    pointer = old.path / "current"
    pointer.unlink() if text is None else pointer.write_text(text)
    assert check(old, prepared) == "old"


def test_a_rebuild_that_fails_removes_no_generation_that_answers(old, prepared, tmp_path):
    """Where the pointer was lost nothing says which one that is, and what is pointed at no more is cleared away."""
    (old.path / "current").unlink()
    with pytest.raises(AssistantError, match="found none; put some"):
        rebuild(Index(old.path, encoder=Hashing()), write(tmp_path / "empty", {}))
    assert check(old, prepared) == "old"


def test_a_folder_in_the_pointers_place(old, prepared):
    """It is moved aside with what is in it; the rebuild said to correct its permissions."""
    (old.path / "current").unlink()
    (old.path / "current").mkdir()
    (old.path / "current" / "note.txt").write_text("mine")
    assert check(old, prepared, tidy=False) == "old"
    assert [path.read_text() for path in old.path.glob("current.*/note.txt")] == ["mine"]


@pytest.mark.parametrize("other", [None, "[]", "{}"])
def test_a_manifest_that_was_altered(old, prepared, other):
    """A date that is none ended `status`, a list of numbers every rebuild; half of all single bits were told by nobody."""
    rebuild(old, prepared[0] / "corpus")
    path = old._shelf.folder(old._shelf.pointer()[0]) / "manifest.json"
    path.write_text(other or path.read_text().replace('"built": "20', '"built": "21'))
    old._held = None
    assert "has changed" in old.verify()[0]
    assert "has changed" in old.status(prepared[0] / "corpus")["problems"][0]
    assert check(old, prepared) == "old"


def test_the_copy_of_an_index_that_nobody_may_write_can_be_written(old, tmp_path):
    """All but root were told that it was damaged, and to rebuild, which they could not either."""
    folder = old._shelf.folder(old._shelf.pointer()[0]) / "chroma"
    kept = {path: path.stat().st_mode for path in (folder, *folder.rglob("*/"))}
    for path in kept:
        path.chmod(0o555)
    try:
        vectors.duplicate(folder, tmp_path / "copy")
    finally:
        for path, mode in kept.items():
            path.chmod(mode)
    assert all(path.stat().st_mode & 0o700 == 0o700 for path in (tmp_path / "copy", *(tmp_path / "copy").rglob("*/")))


def test_a_clock_set_back(old, prepared, monkeypatch):
    """Names come from a counter, and files are compared by content, not by date."""
    import datetime

    class Earlier(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) - datetime.timedelta(days=4000)

    monkeypatch.setattr("assistant.generations.rebuilding.datetime.datetime", Earlier)
    for path in (prepared[0] / "corpus").rglob("*.md"):
        os.utime(path, (1, 1))
    before = old.snapshot().id
    assert check(old, prepared) == "old"
    assert old.snapshot().id > before
    monkeypatch.undo()
    assert old.status(prepared[0] / "corpus")["age"] > 0


def test_two_rebuilds_at_once(old, prepared):
    """One waits for the other and finds nothing left to do."""
    count = [context.Value("i", -1) for _ in range(3)]
    both = [context.Process(target=work, args=(str(old.path), str(prepared[0] / "corpus"), -1, one)) for one in count]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
        assert process.exitcode == 0
    assert check(old, prepared) == "new"
    assert len(os.listdir(old.path / "generations")) == 2


def test_who_waits_for_another_rebuild_is_told(old, prepared):
    """Ten minutes passed without a word."""
    told: list[str] = []
    lock = filelock.FileLock(old.path / "lock", thread_local=False)
    lock.acquire()
    threading.Timer(PATIENCE + 1, lock.release).start()
    rebuild(old, prepared[0] / "corpus", progress=lambda step, *_: told.append(step))
    assert told[:2] == ["waiting for another rebuild to end", "reading"]


def test_rebuilding_while_eight_threads_ask(old, prepared, tmp_path):
    """Every answer is wholly of one state; both states are seen; nobody waits for the build."""
    reader = Index(old.path, encoder=Hashing())
    _, before, after = prepared
    seen: list[str] = []
    wrong: list[object] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                found = answers(reader, QUESTIONS)
                seen.append("old" if found == before.answers else "new" if found == after.answers else "mixture")
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    corpora = [write(tmp_path / "old", OLD), write(tmp_path / "new", NEW)]
    for turn in range(6):
        rebuild(old, corpora[(turn + 1) % 2])
    stop.set()
    for thread in threads:
        thread.join()
    assert not wrong, wrong[0]
    assert set(seen) == {"old", "new"}
    assert len(os.listdir(old.path / "generations")) == 2


class Unloaded(Hashing):
    """An encoder whose weights cannot be loaded now."""

    def __init__(self) -> None:
        super().__init__()
        del self.max_tokens

    def __getattr__(self, name: str) -> object:
        raise AssistantError("the encoder could not be loaded") if name == "max_tokens" else AttributeError(name)


def test_an_encoder_that_cannot_be_loaded_is_no_fault_of_a_file(old, tmp_path):
    """The new file was noted as failed, for good as its bytes did not change; without an old one the remedy was another document."""
    corpus = write(tmp_path / "corpus", OLD | {"new.txt": "A document added later."})
    for path in (tmp_path / "index", tmp_path / "none"):
        with pytest.raises(AssistantError, match=r"^the encoder could not be loaded$"):
            rebuild(Index(path, encoder=Unloaded()), corpus)
    assert "new.txt" in rebuild(old, corpus).added


def test_an_index_taken_away_in_the_middle_is_a_sentence(tmp_path):
    """It was a traceback of `Damaged` or FileNotFoundError; what another folder lacks is not laid to the index."""
    gone = FileNotFoundError(2, "No such file", str(tmp_path / "index" / "generations" / "manifest.json"))
    for error in (Damaged("its manifest cannot be read"), gone):
        with pytest.raises(AssistantError, match="run: assistant rebuild"), explained(tmp_path / "index"):
            raise error
    with pytest.raises(FileNotFoundError), explained(tmp_path / "other"):
        raise gone


@pytest.mark.parametrize(("reason", "run"), [("No space left on device", "free some room"), ("Permission denied", "correct the folder's")])
def test_why_a_folder_cannot_be_copied_is_told_without_its_paths(tmp_path, reason, run):
    """The end of them was all that was told and looked at: where the disk was full, to correct permissions."""
    paths = [f"/index/{'x' * 150}/{name}" for name in "ab"]
    with pytest.raises(AssistantError, match=f"found {reason}; {run}"), explained(tmp_path):
        raise shutil.Error([(path, path, f"[Errno 28] {reason}: '{path}'") for path in paths])
