"""Generations: what a rebuild changes, what it keeps, and that readers move between them without mixing."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import pathlib
import random
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import numpy
import pytest

from assistant import load
from assistant.embed import Encoder
from assistant.generations import survey, vectors
from assistant.generations.copies import copies, sketch
from assistant.generations.survey import SETTLED
from assistant.index import Index
from assistant.records import AssistantError
from assistant.sources import files
from assistant.sources.worker import Worker
from tests import documents
from tests.indexing import DIMENSIONS, NEW, OLD, Hashing, answers, contents, lines, rebuild, write

QUESTIONS = ("basic research rule 3", "quantum computing excluded", "fusion energy", "tides and earthquakes")


@pytest.fixture
def corpus(tmp_path) -> pathlib.Path:
    """Nine small documents."""
    return write(tmp_path / "corpus", OLD)


@pytest.fixture
def index(tmp_path, corpus) -> Index:
    """Built from them."""
    found = Index(tmp_path / "index", encoder=Hashing())
    rebuild(found, corpus)
    return found


def test_a_rebuild_reports_each_file(index, corpus):
    """Added, changed, removed, unchanged; only what is new is encoded."""
    before = index.encoder.encoded
    write(corpus, NEW)
    report = rebuild(index, corpus)
    assert (report.added, report.changed, report.removed) == (("added/fresh.txt",), ("note-1.md", "note-4.md"), ("gone.txt",))
    assert len(report.unchanged) == 6
    assert index.encoder.encoded - before == 3
    assert "fusion" not in " ".join(passage.text for passage in index.snapshot().passages)
    assert report.generation == index.snapshot().id


def test_doubtful_metadata_is_told_until_it_is_mended(index, corpus):
    """In every report and in the status, not only when the file is read."""
    (corpus / "note-1.md").write_text("---\ntitle: One\nstatus: superceded\n---\nFusion energy is not covered.")
    told = rebuild(index, corpus).doubts
    assert "superceded" in told["note-1.md"]
    assert rebuild(index, corpus).doubts == index.status(corpus)["doubts"] == told
    assert "doubts: note-1.md: status: wanted" in str(rebuild(index, corpus))
    (corpus / "note-1.md").write_text("---\ntitle: One\nstatus: superseded\n---\nFusion energy is not covered.")
    assert rebuild(index, corpus).doubts == index.status(corpus)["doubts"] == {}


def test_an_index_of_another_folder_says_so(index, corpus, tmp_path):
    """Else every file seems removed, for no reason that one can see."""
    assert index.status(corpus)["problems"] == []
    other = write(tmp_path / "other", {"b.md": "The park opens at six."})
    assert index.status(other)["problems"][0].startswith(f"built from {corpus.resolve()}, compared with {other}")
    rebuild(index, other)
    assert index.status(other)["problems"] == []
    moved = other.rename(tmp_path / "moved")
    assert rebuild(index, moved).unchanged == ("b.md",)
    assert index.status(moved)["problems"] == []


def test_an_unchanged_rebuild_builds_nothing(index, corpus):
    """And does not need the encoder."""
    before = index.snapshot().id
    index.encoder.count_tokens = index.encoder.encode = None
    report = rebuild(index, corpus)
    assert (report.generation, len(report.unchanged), report.added) == (before, 9, ())
    assert report.seconds < 1


def test_a_moved_file_keeps_its_vectors(index, corpus):
    """A title of its own makes the vectors the same wherever the file is."""
    before = index.encoder.encoded
    (corpus / "deep").mkdir()
    (corpus / "note-3.md").rename(corpus / "deep" / "renamed.md")
    report = rebuild(index, corpus)
    assert (report.added, report.removed, index.encoder.encoded) == (("deep/renamed.md",), ("note-3.md",), before)
    assert {passage.source for passage in index.snapshot().passages} >= {"deep/renamed.md"}
    assert index.verify() == []


def test_an_edited_index_equals_one_from_scratch(index, corpus, tmp_path):
    """Same passages, same spans, same answers."""
    rebuild(index, write(corpus, NEW))
    fresh = Index(tmp_path / "fresh", encoder=Hashing())
    rebuild(fresh, corpus)
    assert contents(index) == contents(fresh)
    assert answers(index, QUESTIONS) == answers(fresh, QUESTIONS)


def test_new_metadata_is_noticed(index, corpus):
    """A sidecar changes the source without changing the file."""
    (corpus / "gone.txt.meta.yaml").write_text("date: 2020-01-01\nstatus: superseded\n")
    assert rebuild(index, corpus).changed == ("gone.txt",)
    source = index.snapshot().sources["gone.txt"]
    assert (source.date, source.status) == ("2020-01-01", "superseded")


def test_a_reader_keeps_its_snapshot_and_the_next_question_has_the_new_one(index, corpus, tmp_path):
    """Another Index object over the same folder stands for another process."""
    reader = Index(tmp_path / "index", encoder=Hashing())
    held = reader.snapshot()
    assert reader.snapshot() is held
    rebuild(index, write(corpus, NEW))
    rows, _ = held.dense(index.encoder.vector("fusion energy"), 1)
    assert held.passages[rows[0]].source == "gone.txt"
    assert reader.snapshot().id == index.snapshot().id != held.id


def test_rollback_returns_and_returns_again(index, corpus):
    """The two generations change places; a third rebuild drops the oldest."""
    first = index.snapshot().id
    with pytest.raises(AssistantError, match="found none"):
        index.rollback()
    second = rebuild(index, write(corpus, NEW)).generation
    assert index.rollback() == first == index.snapshot().id
    assert answers(index, ["fusion energy"])
    assert index.rollback() == second
    write(corpus, OLD)
    third = rebuild(index, corpus).generation
    assert sorted(os.listdir(index.path / "generations")) == [second, third]


def test_a_rebuild_ends_a_rollback_though_nothing_changed(index, corpus):
    """It found nothing to do, and the index stayed one that is not brought up to date by itself."""
    (corpus / "more.txt").write_text("Cats sleep.")
    rebuild(index, corpus)
    first = index.rollback()
    (corpus / "more.txt").unlink()
    report = rebuild(index, corpus)
    assert (report.changed, index.returned()) == ((), "")
    assert report.generation == index.snapshot().id != first


def test_failures_are_reported_and_not_tried_again(index, corpus, monkeypatch):
    """The rest is indexed; a file that failed is read again when it changes."""
    (corpus / "bad.pdf").write_bytes(b"%PDF nothing")
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "head.md").write_text("# Only a heading")
    (corpus / "new\nline.txt").write_text("x")
    report = rebuild(index, corpus)
    assert set(report.failed) == {"bad.pdf", "empty.txt", "head.md", "new\\nline.txt"}
    monkeypatch.setattr("assistant.sources.worker.Worker.read", None)
    again = rebuild(index, corpus)
    assert (again.failed, again.generation) == (report.failed, report.generation)
    monkeypatch.undo()
    (corpus / "bad.pdf").write_bytes(documents.pdf(["Now it is readable text."]))
    assert rebuild(index, corpus).added == ("bad.pdf",)


def test_a_document_that_is_refused_whole_does_not_stop_the_others(index, corpus):
    """Whoever cuts may refuse a document; the reason is reported."""

    def refusing(source, **options):
        if "new rule" in source.text:
            raise AssistantError("wanted statements, found orders; remove it")
        return lines(source, **options)

    report = rebuild(index, write(corpus, NEW), cut=refusing)
    assert report.failed == dict.fromkeys(("note-1.md", "note-4.md"), "wanted statements, found orders; remove it")
    assert report.added == ("added/fresh.txt",)


def test_a_bug_that_one_file_brings_out_stops_no_other(index, corpus, monkeypatch):
    """A ValueError of one file's metadata ended the whole rebuild; now the file is named, and tried again each time."""

    def failing(source, *rest, **options):
        if source.path == "note-1.md":
            raise ValueError("a\x1b\nb")
        return lines(source, *rest, **options)

    report = rebuild(index, write(corpus, NEW), cut=failing)
    assert list(report.failed) == ["note-1.md"]
    assert report.failed["note-1.md"].startswith(
        r"wanted to read the file, found a bug that it brings out (ValueError: a\x1b b, test_index.py:"
    )
    assert (report.added, report.changed) == (("added/fresh.txt",), ("note-4.md",))
    assert index.status(corpus)["files"]["note-1.md"].startswith("failed: wanted to read the file")  # not "added", for ever
    with monkeypatch.context() as patch:
        patch.setattr("assistant.load.parse", lambda *_, **__: 1 // 0)
        assert "ZeroDivisionError" in rebuild(index, corpus).failed["note-1.md"]
    assert rebuild(index, corpus).added == ("note-1.md",)


def test_an_empty_corpus_leaves_the_index(index, corpus, tmp_path):
    """A folder that was not mounted must not empty the answers."""
    with pytest.raises(AssistantError, match="found none; put some"):
        rebuild(index, write(corpus, {}))
    with pytest.raises(AssistantError, match="found none at"):
        rebuild(index, tmp_path / "nowhere")
    assert len(index.snapshot().passages) == 9


def test_a_folder_that_may_not_be_listed_ends_the_rebuild():
    """Its documents counted as removed."""
    pytest.importorskip("resource", reason="permissions of folders are POSIX's")
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        corpus = write(pathlib.Path(folder), {"a.md": "Tides are covered.", "shut/b.md": "So are earthquakes."})
        for one, mode in ((corpus, 0o755), (corpus / "shut", 0)):
            one.chmod(mode)
        try:
            if not user:
                os.seteuid(65534)  # permissions do not stop root
            with pytest.raises(AssistantError, match=r"wanted to list .*/shut, found Permission denied; correct its permissions"):
                load.discover(corpus)
        finally:
            os.seteuid(user)
            (corpus / "shut").chmod(0o755)


def test_a_file_that_vanishes_is_reported(index, corpus, monkeypatch):
    """Between the listing and the reading."""
    write(corpus, NEW)

    def vanish(what: str, done: int, total: int) -> None:
        if what == "reading":
            (corpus / "note-5.md").unlink(missing_ok=True)

    report = rebuild(index, corpus, progress=vanish)
    assert "gone" in report.failed["note-5.md"]
    assert "note-5.md" in report.removed


def test_how_far_the_encoding_is_is_told_on_its_way(index, corpus):
    """It stood at nothing for 512 passages, which may take a minute."""
    told = []
    write(corpus, {"long.txt": "\n".join(f"Line {number} of a long text." for number in range(200))})
    rebuild(index, corpus, cut=lines, progress=lambda what, done, total: told.append((done, total)) if what == "encoding" else None)
    assert len(told) == 4
    assert told == sorted(told)


def test_near_identical_copies_are_reported(index, corpus):
    """One word in two hundred differs."""
    text = " ".join(f"Sentence {number} speaks of cooperation in science." for number in range(30))
    (corpus / "one.txt").write_text(text)
    (corpus / "two.txt").write_text(text.replace("Sentence 20 speaks", "Sentence 20 talks"))
    (corpus / "three.txt").write_text(text[::-1])
    assert rebuild(index, corpus).copies == (("one.txt", "two.txt"),)


def test_many_copies_of_one_text_are_told_too():
    """From 65 on they were told of no more."""
    assert copies({f"{place:02}": sketch("one two three four five six") for place in range(70)}) == [
        ("00", f"{place:02}") for place in range(1, 70)
    ]


class Hash(int):
    """One of a sketch that counts how often any is put in order."""

    ordered = 0

    def __lt__(self, other: int) -> bool:
        Hash.ordered += 1
        return int(self) < int(other)


def test_of_many_files_that_share_some_words_only_what_can_be_copies_is_put_in_order():
    """Of 3,000 short rules with a head in common, one changed, half a minute of the rebuild was spent on pairs that are no copies."""
    drawn = random.Random(0)
    sketches = {str(name): [*map(Hash, sorted(drawn.sample(range(800), 64)))] for name in range(60)}
    assert copies(sketches) == []
    assert Hash.ordered == 0
    assert copies(sketches | {"copy": sketches["0"]}) == [("0", "copy")]
    assert Hash.ordered < 64 * 8


def test_another_encoder_is_refused_until_the_index_is_rebuilt(index, corpus):
    """Vectors of two encoders cannot be compared."""
    other = Index(index.path, encoder=Hashing("other"))
    with pytest.raises(AssistantError, match=r"hashingother.*assistant rebuild"):
        other.snapshot()
    report = rebuild(other, corpus)
    assert (report.unchanged, other.encoder.encoded) == (tuple(sorted(OLD)), 9)
    assert other.snapshot().id == report.generation


def test_no_index_says_what_to_run(tmp_path):
    """Before the first rebuild."""
    with pytest.raises(AssistantError, match="found none; run: assistant rebuild"):
        Index(tmp_path / "index", encoder=Hashing()).snapshot()


def test_status_shows_drift(index, corpus):
    """What has happened to the folder since."""
    assert not index.status(corpus)["drifted"]
    write(corpus, NEW)
    (corpus / "empty.txt").touch()
    status = index.status(corpus)
    assert status["drifted"]
    assert (status["counts"]["passages"], status["previous"], status["encoder"]) == (9, "", "hashing")
    assert status["disk"] > 10_000
    assert 0 <= status["age"] < 60
    states = status["files"]
    assert [states[name] for name in ("added/fresh.txt", "note-1.md", "gone.txt", "note-2.md")] == [
        "added",
        "changed",
        "removed",
        "unchanged",
    ]
    assert states["empty.txt"] == "added"
    rebuild(index, corpus)
    assert index.status(corpus)["files"]["empty.txt"].startswith("failed: wanted text")
    assert not index.status(corpus)["drifted"]


def test_status_tells_of_an_index_that_another_version_read(index, corpus, monkeypatch):
    """It said that nothing had changed, while the next rebuild read every document anew."""
    assert index.status(corpus)["problems"] == []
    monkeypatch.setattr(load, "version", lambda: "readers 0")
    (problem,) = index.status(corpus)["problems"]
    assert problem.startswith("read by another version")


def test_a_page_that_asks_often_reads_only_what_was_touched(index, corpus):
    """Every opening of the documents hashed them all; what was touched is read, though its size and its time are as they were."""
    for path in corpus.rglob("*.*"):
        os.utime(path, (1e9, 1e9))
    time.sleep(SETTLED / 1e9)
    seen, old = {}, (corpus / "note-1.md").read_text()
    first = index.status(corpus, seen)
    assert first["files"] == index.status(corpus)["files"]
    place = corpus / "note-2.md"
    seen["note-2.md"] = (seen["note-2.md"][0], "a hash that is told apart")
    assert index.status(corpus, seen)["files"]["note-2.md"] == "changed", "what was seen is not read again"
    seen["note-2.md"] = ((), "")
    (corpus / "note-1.md").write_text(old.replace("allows", "denies"))
    os.utime(corpus / "note-1.md", (1e9, 1e9))
    (corpus / "note-3.md.meta.yaml").write_text("kind: press\n")
    place.unlink()
    states = index.status(corpus, seen)["files"]
    assert [states[f"note-{number}.md"] for number in (0, 1, 2, 3)] == ["unchanged", "changed", "removed", "changed"]
    (corpus / "note-1.md").write_text(old)
    assert index.status(corpus, seen)["files"]["note-1.md"] == "unchanged"


def test_a_file_that_is_changed_while_a_rebuild_runs_is_told(index, corpus):
    """It was older than the generation, though younger than what that had read of it, and no answer told of the change."""

    def change(step, done, total):
        if step == "encoding":
            (corpus / "note-1.md").write_text("Nothing is allowed.")
            time.sleep(1)  # a generation tells the second in which it was built

    (corpus / "new.md").write_text("Geese are admitted.")
    rebuild(index, corpus, progress=change)
    time.sleep(SETTLED / 1e9)
    assert "1 changed" in index.stale(corpus)


def test_an_index_tells_that_its_documents_are_others_by_what_was_touched(index, corpus, monkeypatch):
    """An answer from a text that was changed, or deleted, said nothing of it; what nobody touched is not read for that."""
    (corpus / "note-3.md.meta.yaml").write_text("kind: press\n")
    time.sleep(1)  # a generation tells the second in which it was built
    rebuild(index, corpus)
    time.sleep(SETTLED / 1e9)
    read, fetch = list[str](), load.fetch
    monkeypatch.setattr(load, "fetch", lambda folder, path: read.append(path) or fetch(folder, path))
    assert (index.stale(corpus), read) == ("", [])
    old = (corpus / "note-1.md").read_text()
    (corpus / "note-1.md").write_text(old.replace("allows", "denies"))
    os.utime(corpus / "note-1.md", (1e9, 1e9))
    (corpus / "note-2.md").unlink()
    (corpus / "note-3.md.meta.yaml").unlink()
    (corpus / "new.md").write_text("Geese are admitted.")
    told = "documents since the index was built: 1 added, 2 changed, 1 removed; what is told here is from before; run: assistant rebuild"
    assert index.stale(corpus) == told
    assert sorted(read) == ["new.md", "note-1.md", "note-3.md"]
    assert index.stale(corpus.parent) == f"{told} {corpus.resolve()}"
    corpus.rename(corpus.parent / "moved")
    assert index.stale(corpus) == "", "where the documents are not, the index serves alone"


def test_dense_is_what_brute_force_finds(index):
    """Chroma's ranking against all cosines; restricted rows too."""
    snapshot = index.snapshot()
    query = index.encoder.vector("quantum computing and tides")
    everything = snapshot.cosines(query, range(9))
    rows, cosines = snapshot.dense(query, 4)
    assert sorted(cosines, reverse=True) == list(cosines)
    assert set(rows) == set(numpy.argsort(-everything)[:4])
    rows, cosines = snapshot.dense(query, 4, rows=[1, 5])
    assert set(rows) == {1, 5}
    assert snapshot.dense(query, 99)[0].size == 9
    assert snapshot.bm25("fusion")[[passage.source for passage in snapshot.passages].index("gone.txt")] > 0
    assert not snapshot.bm25("").any()
    assert not snapshot.bm25("the of xyzzy").any()


def test_a_vector_that_was_changed_in_chroma_is_told(index):
    """No hash is kept of Chroma's database, which its readers write to."""
    snapshot = index.snapshot()
    one = snapshot.passages[0]
    snapshot._vectors._collection.update(ids=[one.id], embeddings=[[1.0, *[0.0] * (DIMENSIONS - 1)]])
    assert index.verify() == [f"{one.source}: the passage at {one.start} has another vector, or none, in Chroma"]


def test_the_real_encoder(tmp_path):
    """Two questions find their documents, and a sentence vector stands for each sentence."""
    corpus = write(
        tmp_path / "corpus",
        {"law.md": "# Export law\n\nA licence is needed. Fines are high.", "sea.md": "# Sea\n\nTides rise twice a day."},
    )
    index = Index(tmp_path / "index", encoder=Encoder())
    rebuild(index, corpus)
    snapshot = index.snapshot()
    for question, wanted in (("Do I need a permit to ship goods abroad?", "law.md"), ("ocean water level", "sea.md")):
        rows, _ = snapshot.dense(index.encoder.embed_query(question), 1)
        assert snapshot.passages[rows[0]].source == wanted
    for row, passage in enumerate(snapshot.passages):
        vectors = snapshot.sentence_vectors(row)
        assert vectors.shape == (len(passage.sentences), 384)
        assert numpy.allclose(numpy.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert index.verify() == []


def test_memory_and_files_do_not_grow(index, corpus):
    """Twelve generations come and go: Chroma's clients and folders with them."""
    import chromadb.api.shared_system_client as shared

    for number in range(12):
        (corpus / "note-0.md").write_text(f"# Note\n\nRevision {number} of the rule.")
        rebuild(index, corpus)
        assert "Revision" in index.snapshot().passages[1].text
    assert len(os.listdir(index.path / "generations")) == 2
    held = [name for name in shared.SharedSystemClient._identifier_to_system if str(index.path) in name]
    assert len(held) <= 1
    opened = [link for one in pathlib.Path("/proc/self/fd").iterdir() if str(index.path) in (link := os.path.realpath(one))]
    assert len({pathlib.Path(one).relative_to(index.path / "generations").parts[0] for one in opened}) <= 2, opened


@contextlib.contextmanager
def server(folder: pathlib.Path):
    """`chroma run` on a free loopback port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    program = pathlib.Path(sys.executable).with_name("chroma")
    command = [program, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def test_a_chroma_server_holds_one_collection_a_generation(tmp_path, corpus):
    """The same rules as in a folder; what is older than the previous generation is dropped."""
    with server(tmp_path / "server") as url:
        index = Index(tmp_path / "index", encoder=Hashing(), chroma_url=url)
        reports = [rebuild(index, corpus)]
        assert rebuild(index, corpus).generation == reports[0].generation
        held = index.snapshot()
        for files in (NEW, OLD, NEW):
            reports.append(rebuild(index, write(corpus, files)))
        assert held.id == reports[0].generation
        assert answers(index, QUESTIONS)
        assert index.verify() == []
        assert sorted(name[-15:] for name in vectors.names(url, "")) == [report.generation for report in reports[-2:]]
        assert index.rollback() == reports[-2].generation == index.snapshot().id
        with pytest.raises(AssistantError, match="on a Chroma server"):
            Index(tmp_path / "index", encoder=Hashing()).snapshot()
    with pytest.raises(AssistantError, match="chroma run"):
        rebuild(index, write(corpus, OLD))
    local = Index(tmp_path / "index", encoder=Hashing())
    rebuild(local, corpus)
    assert set(local.snapshot().sources) == set(OLD)


def test_a_thousand_files_with_one_changed(tmp_path):
    """What it costs is measured by tests/bench; here, that one file alone is read and encoded anew and the memory stays small."""
    files = {
        f"{number % 10}/file-{number}.md": f"# File {number}\n\nRule {number} holds for article {number * 7}.\nSecond line {number}."
        for number in range(1000)
    }
    corpus = write(tmp_path / "corpus", files)
    encoder = Hashing()
    index = Index(tmp_path / "index", encoder=encoder)
    rebuild(index, corpus, cut=lines)
    index.snapshot()
    before = encoder.encoded
    (corpus / "5/file-5.md").write_text("# File 5\n\nAnother rule.")
    report = rebuild(index, corpus, cut=lines)
    assert report.changed == ("5/file-5.md",)
    assert 0 < encoder.encoded - before <= 2
    before = encoder.encoded
    rebuild(index, corpus, cut=lines)
    assert encoder.encoded == before
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 4_000_000
    shutil.rmtree(index.path)


@pytest.mark.parametrize("twice", [False, True])
def test_a_file_that_its_reader_gave_up_is_tried_once_more(index, corpus, monkeypatch, twice):
    """A busy machine made one file too slow once, and it was left out until its bytes changed."""
    (corpus / "page.html").write_text("<main><h1>Fees</h1><p>The fee for the hall is nine dollars a day.</p></main>")
    monkeypatch.setattr(survey, "Worker", functools.partial(Worker, 0.0))
    assert set(rebuild(index, corpus).failed) == {"page.html"}
    assert index.status(corpus)["files"]["page.html"].startswith("failed")
    if twice:
        generation = rebuild(index, corpus).generation
        monkeypatch.setattr("assistant.sources.worker.Worker.read", None)
        assert rebuild(index, corpus).generation == generation
    else:
        monkeypatch.undo()
        assert rebuild(index, corpus).added == ("page.html",)


def test_a_fault_of_the_disk_empties_no_index(index, corpus, monkeypatch):
    """A read error was taken for the file's fault, and the document was removed."""
    rebuild(index, corpus)
    before = index.snapshot()

    def broken(path, limit):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files, "contents", broken)
    with pytest.raises(AssistantError, match="Input/output error; the index is as it was"):
        rebuild(index, corpus)
    assert index.snapshot().id == before.id
    assert all(state.startswith("failed") for state in index.status(corpus)["files"].values())


def test_the_pointer_is_replaced_whole_and_after_it_was_written(index, corpus, monkeypatch):
    """Written in place, or renamed before it is on the disk, it could be half a line after a power cut."""
    done: list[str] = []
    sync, replace = os.fsync, pathlib.Path.replace
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: (done.append(os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}"))), sync(descriptor))[1]
    )
    monkeypatch.setattr(
        pathlib.Path, "replace", lambda path, to: (done.append(f"{path.name} > {pathlib.Path(to).name}"), replace(path, to))[1]
    )
    rebuild(index, write(corpus, NEW))
    at = done.index("current.new > current")
    assert "current.new" in done[:at]
    assert index.path.name in done[at:]


def test_an_index_among_the_documents_is_told(corpus):
    """Its own files were failed documents then, and its folders stood among those of the reader."""
    for path in (corpus, corpus / "index"):
        with pytest.raises(AssistantError, match="wanted the index outside the documents"):
            rebuild(Index(path, encoder=Hashing()), corpus)
    assert not (corpus / "generations").exists()


def test_an_older_generation_says_that_it_stands_in_for_a_damaged_one(index, corpus, tmp_path):
    """A byte of the newest one turned "may not" of its text into "may" of the text before, and nothing said so."""
    assert index.snapshot().aside == ()
    write(corpus, NEW)
    rebuild(index, corpus)
    newest = index.snapshot().id
    hurt = tmp_path / "index" / "generations" / newest / "sources.json"
    hurt.write_bytes(hurt.read_bytes().replace(b"note", b"mote", 1))
    other = Index(tmp_path / "index", encoder=Hashing())
    assert other.snapshot().id != newest
    assert "index in use is damaged" in other.snapshot().aside[0]
    assert "assistant rebuild" in other.snapshot().aside[0]
    rebuild(other, corpus)
    assert other.snapshot().aside == ()


def test_a_pointer_to_what_is_not_there_is_told_and_costs_no_sound_generation(index, corpus, tmp_path):
    """The newest one was not looked for, its elder answered as if it were current, and a rebuild that failed removed the newest."""
    write(corpus, NEW)
    rebuild(index, corpus)
    newest, pointer = index.snapshot().id, tmp_path / "index" / "current"
    pointer.write_text(pointer.read_text().replace(newest, f"{newest[:-1]}{'0' if newest[-1] != '0' else '1'}", 1))
    other = Index(tmp_path / "index", encoder=Hashing())
    assert other.snapshot().id == newest
    assert other.snapshot().aside
    assert any("is in use and not there" in one for one in other.verify())
    assert any("is in use and not there" in one for one in other.status(corpus)["problems"])
    (empty := tmp_path / "empty").mkdir()
    with pytest.raises(AssistantError):
        rebuild(other, empty)
    assert (tmp_path / "index" / "generations" / newest).is_dir()
    rebuild(other, corpus)
    assert (other.snapshot().aside, other.verify(), other.status(corpus)["problems"]) == ((), [], [])


def test_what_is_written_over_an_open_generation_changes_no_answer(index, tmp_path):
    snapshot = index.snapshot()
    before = [snapshot.sentence_vectors(row).copy() for row in range(3)]
    place = tmp_path / "index" / "generations" / snapshot.id / "sentences.npy"
    size = place.stat().st_size
    with place.open("r+b") as file:
        file.seek(128)
        file.write(bytes(size - 128))
    assert all((snapshot.sentence_vectors(row) == old).all() for row, old in enumerate(before))


def test_a_socket_and_a_folder_too_deep_stop_no_rebuild(index, corpus):
    """Either ended every rebuild from then on, and the second the status too."""
    (corpus / "new.md").write_text("# New\n\nThe new fee is 5 dollars.")
    before = pathlib.Path.cwd()
    try:
        os.chdir(corpus)
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as bound:
            bound.bind("chat.txt")
        for _ in range(30):
            os.mkdir("d" * 200)
            os.chdir("d" * 200)
        report = rebuild(index, corpus)
    finally:
        os.chdir(before)
    assert report.added == ("new.md",)
    assert [name[:4] for name in report.failed] == ["chat", "dddd"]
    assert index.status(corpus)["files"]["new.md"] == "unchanged"
