"""The real encoder on its packaged weights."""

from __future__ import annotations

import http.server
import itertools
import os
import re
import shutil
import subprocess
import sys
import threading

import numpy
import pytest

from assistant import AssistantError
from assistant.embed import Encoder
from assistant.generations.weights import PACKAGED, check, load, locate


def test_vectors_are_unit_and_near_for_the_same_meaning(encoder):
    one, same, other = (
        numpy.array(vector) for vector in encoder.embed_documents(["a treaty was signed", "they signed a treaty", "bake the bread"])
    )
    assert numpy.isclose(numpy.linalg.norm(one), 1)
    assert one @ same > 0.7
    assert one @ other < 0.3


def test_a_span_has_the_vector_of_its_own_tokens(encoder):
    text = "Glaciers are melting. The bank raised its rates."
    (whole,), ((ice, bank),) = encoder.encode([text], [[(0, 21), (22, len(text))]])
    question = numpy.array(encoder.embed_query("interest rates of a bank"))
    assert numpy.allclose(whole, encoder.embed_query(text), atol=0.02)
    assert bank @ question > ice @ question + 0.2


def test_batches_come_back_in_the_order_given(encoder):
    texts = [f"{'word ' * (40 - number)}number {number}" for number in range(40)]
    whole, _ = encoder.encode(texts, [[] for _ in texts])
    for place in (0, 17, 39):
        assert whole[place] @ numpy.array(encoder.embed_query(texts[place])) > 0.99


def test_tokens_are_counted_beyond_what_is_read(encoder):
    assert encoder.max_tokens == 256
    assert encoder.count_tokens(["word " * 400, "one two"]) == [400, 2]


@pytest.mark.skipif(sys.platform != "linux", reason="only there OpenMP tells its settings in these words")
def test_threads_that_wait_let_others_work():
    """They spun: beside one busy process on two cores a question took many times as long as alone."""
    asked = "import assistant.cli, app; from assistant.embed import Encoder; Encoder().embed_query('may we?')"
    told = subprocess.run([sys.executable, "-c", asked], env={**os.environ, "OMP_DISPLAY_ENV": "VERBOSE"}, capture_output=True, text=True)
    turns = re.findall(r"GOMP_SPINCOUNT = '(\d+)'", told.stderr)
    assert set(turns) == {"0"}, told.stderr


def test_threads_share_an_encoder(encoder):
    """A question asked while another was counted was cut as that was: every third vector was another, and a few counts too small."""
    text = "the rules of the school apply to all visitors who enter the hall " * 30
    vector, count = encoder.embed_query(text), encoder.count_tokens([text])
    stopped, wrong = threading.Event(), []

    def others() -> None:
        for number in itertools.count():
            if stopped.is_set():
                return
            encoder.rareness(f"word{number}")
            wrong.extend(one for one in [encoder.count_tokens([text])] if one != count)

    thread = threading.Thread(target=others)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    thread.start()
    try:
        vectors = [encoder.embed_query(text) for _ in range(30)]
    finally:
        stopped.set()
        thread.join()
        sys.setswitchinterval(before)
    assert not wrong
    assert all(numpy.allclose(one, vector, atol=1e-4) for one in vectors)


@pytest.mark.skipif(sys.platform != "linux", reason="the most memory that a process took is told in kilobytes on Linux alone")
def test_the_tokens_of_many_texts_are_counted_in_little_memory(encoder):
    """A text of five million characters in short lines took 3 GB, as the tokenizer held all of it at once."""
    import resource

    encoder.count_tokens(["```"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert encoder.count_tokens(["```"] * 300_000) == [3] * 300_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 150_000


def test_weights_with_the_wrong_hash_are_refused(tmp_path):
    name, (_, expected) = next(iter(PACKAGED.items()))
    folder = shutil.copytree(locate(name)[0], tmp_path / "model")
    assert check(folder, expected) == expected
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x01")
    with pytest.raises(AssistantError, match="not the published ones; run: pip install"):
        check(folder, expected)


def test_any_folder_works_and_a_missing_one_says_what_to_set(tmp_path):
    folder = shutil.copytree(locate("all-MiniLM-L6-v2")[0], tmp_path / "model")
    assert len(Encoder(str(folder)).embed_query("a")) == 384
    with pytest.raises(AssistantError, match="ASSISTANT_ENCODER"):
        Encoder(str(tmp_path / "nothing"))
    (folder / "model.safetensors").unlink()
    with pytest.raises(AssistantError, match=r"wanted model\.safetensors"):
        Encoder(str(folder))


def test_a_hub_id_that_is_not_on_disk_says_what_it_needs():
    with pytest.raises(AssistantError, match="needs the network once"):
        Encoder("sentence-transformers/no-such-model").embed_query("a")


def test_a_hub_that_does_not_answer_is_asked_once():
    """The library asked it for each file of a model, five times each: 80 seconds before a name written wrongly was told."""
    asked = []

    class Hub(http.server.BaseHTTPRequestHandler):
        """A hub that is out of order."""

        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(503)

        def log_message(self, *_: object) -> None: ...

    hub = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=hub.serve_forever, daemon=True).start()
    call = "from assistant.generations.weights import on_disk as on; print(on('sentence-transformers/no-such-model'), on('.'))"
    env = {**os.environ, "HF_HUB_OFFLINE": "0", "HF_ENDPOINT": f"http://127.0.0.1:{hub.server_port}"}
    found = subprocess.run([sys.executable, "-c", call], env=env, capture_output=True, text=True, check=True)
    hub.shutdown()
    models = [path for path in asked if "no-such-model" in path]
    assert (found.stdout.split(), models) == (["True", "True"], ["/api/models/sentence-transformers/no-such-model"])


def test_a_model_that_fails_without_a_message_is_a_sentence_too():
    """The first line of the message was shown; a MemoryError has none, and an IndexError came up instead."""

    class Hungry:
        """A name of a model for which memory is short the first time."""

        short = iter([True])

        def __str__(self) -> str:
            if next(self.short, False):
                raise MemoryError
            return "model"

    with pytest.raises(AssistantError, match=r"the encoder model could not be loaded \(MemoryError"):
        load(Hungry())
