"""The page's server over a real index on a loopback port: doors, escaping, refusals of what must not come in."""

from __future__ import annotations

import contextlib
import dataclasses
import html.parser
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import warnings

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

import app
from assistant import Assistant, AssistantError, Turn, audit, conversations, load
from assistant.answers.wording import introduced
from assistant.doors import BROKEN, Downloads, application, tools
from assistant.guard import listening
from assistant.intake import REMOVED, doubtful, examples, remove, store, take, warm
from assistant.leaf import documents
from assistant.leaf import source as leaf
from assistant.questions.smalltalk import meet
from assistant.records import UNCERTAIN, Answer, Citation, Claim, Conflict, Evidence, Source, Support, Verdict
from assistant.render import conversation, evidence
from tests.conftest import ROOT, SEED, no_room, opened

QUESTION = "Does the revised pact permit joint research on quantum computing?"
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> ![i](http://e.test/i.png) [l](javascript:alert(1)) ${alert(1)} {{this}}"
MARKUP = "`<img src=http://e.test/x.png> <b id=quote>bold</b>` ![i](http://e.test/i.png) [l](https://e.test) ${alert(1)} {{this}}"


@dataclasses.dataclass
class Site:
    """A served page: its address and the assistant behind it."""

    url: str
    assistant: object


def served(assistant, port: int = 0) -> tuple[Site, object]:
    """The real server in a thread, on a free port unless one is given."""
    listener = listening("127.0.0.1", port)
    server = uvicorn.Server(uvicorn.Config(app.site(assistant), log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return Site(f"http://127.0.0.1:{listener.getsockname()[1]}", assistant), server


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Over the commissioned document and one that attacks the page."""
    folder = tmp_path_factory.mktemp("site")
    corpus = folder / "corpus"
    corpus.mkdir()
    shutil.copy(ROOT / "corpus" / SEED, corpus)
    head = f"---\ntitle: {json.dumps(HOSTILE)}\n---\n"  # running markup in its text would keep a document out of the index
    text = f"{head}# Zeppelins {MARKUP}\n\nThe zeppelin treaty forbids nothing at all. {MARKUP}\n\nZeppelins may land in Ohio.\n"
    (corpus / "hostile.md").write_text(text)
    found, server = served(opened(corpus, folder / "index", conversations=folder / "conversations"))
    yield found
    server.should_exit = True


def client(assistant, host: str = "127.0.0.1", downloads: Downloads | None = None, **choices) -> TestClient:
    """One without a server, for the doors alone; by default of this machine."""
    return TestClient(application(assistant, downloads or Downloads(), host), **{"base_url": "http://127.0.0.1", **choices})


def place(answer: Answer) -> str:
    """The query of the source page of the first citation."""
    one = answer.citations[0]
    query = {"generation": answer.fingerprint["generation"], "path": one.source, "start": one.start, "end": one.end, "sha256": one.sha256}
    return urllib.parse.urlencode(query)


def test_ask_over_http_is_the_same_record(site):
    """One record, all doors."""
    answer = site.assistant.ask(QUESTION)
    reply = httpx.post(f"{site.url}/ask", json={"question": QUESTION})
    assert reply.status_code == 200
    assert reply.json() == answer.to_dict()
    follow = {"question": "And artificial intelligence?", "history": [answer.to_dict()]}
    assert httpx.post(f"{site.url}/ask", json=follow).json() == site.assistant.ask(follow["question"], [Turn(QUESTION, answer)]).to_dict()


def test_ask_streams_evidence_first(site):
    """A line of JSON for each stage; the last is the answer."""
    with httpx.stream("POST", f"{site.url}/ask", json={"question": QUESTION, "stream": True}) as reply:
        stages = [json.loads(line) for line in reply.iter_lines()]
    assert len(stages) >= 2
    assert stages[0]["evidence"]
    assert not stages[0]["claims"]
    assert stages[-1] == site.assistant.ask(QUESTION).to_dict()


def test_retrieve_over_http_is_the_same_record(site):
    """The fields of Evidence, under their own names."""
    found = httpx.post(f"{site.url}/retrieve", json={"question": "quantum computing", "k": 2}).json()
    assert found == json.loads(json.dumps([dataclasses.asdict(one) for one in site.assistant.retrieve("quantum computing", 2)]))


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("ask", {"question": "  "}, 400),
        ("ask", {"question": "x" * 100_000}, 400),
        ("ask", {"question": "x", "history": [{"a": 1}]}, 400),
        ("ask", {}, 422),
        ("ask", {"question": 3}, 422),
        ("ask", {"question": "x", "other": 1}, 422),
        ("retrieve", {"question": "x", "k": 0}, 422),
        ("retrieve", {"question": "x", "kind": "nonsense"}, 400),
        ("retrieve", {"question": "x", "status": ""}, 400),
        ("retrieve", {"question": "x", "source": "nonsense.md"}, 400),
    ],
)
def test_bad_input_is_answered_with_a_sentence(site, path, body, status):
    """What was wanted, what was found."""
    reply = httpx.post(f"{site.url}/{path}", json=body)
    assert reply.status_code == status, reply.text
    assert "wanted" in reply.json()["error"]
    assert "\n" not in reply.json()["error"]


@pytest.mark.parametrize(
    ("path", "body", "found"),
    [
        ("ask", b'{"question": "\xff"}', "found bytes that are not UTF-8"),
        ("retrieve", b"[" * 100_000, "found lists or objects nested too deeply"),
        ("ask", b"{", "found a body that is no JSON"),
    ],
)
def test_a_body_that_is_no_json_is_answered_with_a_sentence(site, path, body, found):
    """It had the framework's own form: {"detail": …}, without a word on what was wanted."""
    reply = httpx.post(f"{site.url}/{path}", content=body, headers={"Content-Type": "application/json"})
    assert 400 <= reply.status_code < 500
    assert list(reply.json()) == ["error"]
    assert reply.json()["error"].startswith('wanted JSON such as {"question": "What is covered?"}, ' + found)


def test_json_that_is_not_called_so_is_told_how(site):
    """What `curl -d` sends without a header was good JSON, and said to be no dictionary."""
    reply = httpx.post(f"{site.url}/retrieve", data={'{"question": "What is covered?"}': ""})
    assert reply.status_code == 422
    assert reply.json()["error"].endswith("send it with the header Content-Type: application/json")
    assert "Content-Type" not in httpx.post(f"{site.url}/retrieve", json="What is covered?").json()["error"]


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("verb", ["ask", "retrieve", "rebuild"])
def test_a_verb_called_by_another_method_says_how(site, verb, method):
    """It was not found, it said."""
    reply = httpx.request(method, f"{site.url}/{verb}")
    assert (reply.status_code, reply.headers["allow"], list(reply.json())) == (405, "POST", ["error"])
    assert reply.json()["error"].startswith(f"wanted POST /{verb}")
    assert reply.json()["error"].endswith(f", found {method}")


def test_a_place_that_is_no_number_is_named(site):
    """The fault was told as one of JSON."""
    reply = httpx.get(f"{site.url}/source?path=hostile.md&start=abc&end=5")
    assert reply.status_code == 422
    assert "found start='abc': input should be a valid integer" in reply.json()["error"]
    assert "JSON" not in reply.json()["error"]


def test_rebuild_over_http(site):
    """It reports; another site's page cannot start one, nor can a foreign name that points here."""
    assert httpx.post(f"{site.url}/rebuild", timeout=60).json()["unchanged"]
    for headers in ({"Origin": "http://evil.test"}, {"Host": "evil.test"}, {"Origin": "null"}):
        refused = httpx.post(f"{site.url}/rebuild", headers=headers)
        assert refused.status_code == 403
        assert "another site" in refused.json()["error"]


@pytest.mark.parametrize(
    ("caller", "host", "status"),
    [
        ("127.0.0.1", "127.0.0.1:7860", 200),
        ("::ffff:127.0.0.1", "localhost", 200),
        ("192.0.2.7", "192.0.2.1:7860", 400),
        ("127.0.0.1", "evil.test", 400),
        ("127.0.0.1", "127.0.0.1.evil.test", 400),
    ],
)
def test_only_this_machine_changes_the_documents(site, caller, host, status):
    """A reader elsewhere may ask, not rebuild; nor may another site whose name points here, which every browser took for the same site."""
    served = client(site.assistant, "0.0.0.0", base_url=f"http://{host}", client=(caller, 5))
    reply = served.post("/rebuild", headers={"Origin": f"http://{host}"})
    assert reply.status_code == status
    assert status == 200 or "run there: assistant rebuild" in reply.json()["error"]
    assert served.post("/retrieve", json={"question": "quantum", "k": 1}).status_code == 200
    for count in (True, "3", 0, 51):
        refused = served.post("/retrieve", json={"question": "quantum", "k": count})
        assert refused.status_code == 422
        assert "k" in refused.json()["error"]


@pytest.mark.parametrize("path", ["config", "source?path=hostile.md", "gradio_api/info", "style.css"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_another_site_reads_nothing_of_a_page_that_others_may_open(site, method, path):
    """Served on every address, gradio let whatever site a browser showed read its settings, the examples and the documents' titles."""
    served = TestClient(app.site(site.assistant, "0.0.0.0"), base_url="http://192.0.2.1:7860")
    for origin in ("http://evil.test", "null"):
        reply = served.request(method, f"/{path}", headers={"Origin": origin, "Access-Control-Request-Method": "GET"})
        assert (reply.status_code, reply.headers.get("access-control-allow-origin")) == (403, None)
    if method == "GET":
        assert served.get(f"/{path}").status_code == served.get(f"/{path}", headers={"Origin": "http://192.0.2.1:7860"}).status_code == 200


@pytest.mark.parametrize("declared", [True, False])
def test_a_request_has_a_largest_size(site, declared):
    """Two hundred megabytes were read and parsed; what is not declared is counted."""
    with socket.create_connection(("127.0.0.1", int(site.url.rsplit(":")[-1])), timeout=20) as wire:
        size = b"Content-Length: 200000000" if declared else b"Transfer-Encoding: chunked"
        wire.sendall(b"POST /ask HTTP/1.1\r\nHost: 127.0.0.1\r\n" + size + b"\r\n\r\n")
        if not declared:
            for size in (10_000_000, 1):
                wire.sendall(b"%x\r\n%b\r\n" % (size, b"x" * size))
        reply = b"".join(iter(lambda: wire.recv(4096), b""))
    assert reply.startswith(b"HTTP/1.1 413 ")
    assert b"wanted a request of at most 10,000,000 bytes" in reply
    answer = site.assistant.ask(QUESTION).to_dict()
    assert httpx.post(f"{site.url}/ask", json={"question": "x", "history": [answer] * 201}).status_code == 422


def test_a_larger_file_may_be_uploaded(site):
    """Gradio holds it to its own limit."""
    sent = httpx.post(f"{site.url}/gradio_api/upload", files={"files": ("kite.txt", b"x" * 12_000_000)})
    assert sent.status_code == 200
    assert pathlib.Path(sent.json()[0]).stat().st_size == 12_000_000


def test_a_stream_whose_model_fails_ends_with_a_sentence(site):
    """The connection broke in the middle of the answer, with a traceback in the terminal."""
    choices = site.assistant.settings.model_copy(update={"model": "openai:nobody", "model_url": "http://127.0.0.1:9/v1"})
    other, server = served(Assistant(choices, site.assistant.index, site.assistant.encoder))
    try:
        with httpx.stream("POST", f"{other.url}/ask", json={"question": QUESTION, "stream": True}, timeout=60) as reply:
            stages = [json.loads(line) for line in reply.iter_lines()]
    finally:
        server.should_exit = True
    assert stages[0]["evidence"]
    assert "unset ASSISTANT_MODEL" in stages[-1]["error"]


class Broken:
    """An assistant with a bug, before the first stage of an answer or after it."""

    def __init__(self, *stages: Answer) -> None:
        self.stages = stages

    def stream(self, *_, **__):
        """The stages, then the bug."""
        yield from self.stages
        raise ZeroDivisionError

    def rebuild(self):
        """The bug."""
        raise ZeroDivisionError


@pytest.mark.parametrize(("path", "body"), [("ask", {"question": "x"}), ("ask", {"question": "x", "stream": True}), ("rebuild", {})])
def test_a_bug_is_answered_in_json(path, body):
    """It was plain text: "Internal Server Error"."""
    reply = client(Broken(), client=("127.0.0.1", 5), raise_server_exceptions=False).post(f"/{path}", json=body)
    assert (reply.status_code, reply.json()) == (500, {"error": BROKEN})


def test_a_bug_in_the_middle_of_a_stream_ends_it_with_a_sentence(capsys):
    """The connection broke; the traceback is for the terminal."""
    reply = client(Broken(Answer("x", "x", ""))).post("/ask", json={"question": "x", "stream": True})
    assert json.loads(reply.text.splitlines()[-1]) == {"error": BROKEN}
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("name", [None, "nosuch"])
def test_a_conversation_that_cannot_be_opened_leaves_the_one_on_the_page(site, name):
    """It was wiped, unsaved."""
    turns = [Turn(QUESTION, site.assistant.ask(QUESTION))]
    packed = conversations.packed(turns)
    _, kept, page, panel, *_, said = app.Talk(site.assistant, Downloads()).resume(name, packed)
    assert kept == packed
    assert "wanted a " in said
    assert turns[0].answer.claims[0].text in html.unescape(page)
    assert panel == evidence(turns[0].answer)


def test_a_conversation_is_offered_under_the_name_that_it_was_saved_by(site, tmp_path):
    """With a space behind it, as telephones put one there, the name stood in no list: it could not be opened again."""
    settings = site.assistant.settings.model_copy(update={"conversations": tmp_path})
    talk = app.Talk(Assistant(settings, site.assistant.index, site.assistant.encoder), Downloads())
    said, offered = talk.save(" ferries ", conversations.packed([Turn(QUESTION, site.assistant.ask(QUESTION))]))
    assert said == "Saved as ferries."
    assert [offered["value"]] == offered["choices"] == talk.names() == ["ferries"]


def happened(url: str, verb: str, *values) -> str:
    """What an event of the page answers to these values, as a browser without the page would send them."""
    events = httpx.get(f"{url}/config").json()["dependencies"]
    number = next(one["id"] for one in events if one["api_name"] == verb)
    called = {"data": values, "fn_index": number, "session_hash": "s"}
    httpx.post(f"{url}/gradio_api/queue/join", json=called).raise_for_status()
    with httpx.stream("GET", f"{url}/gradio_api/queue/data?session_hash=s", timeout=120) as reply:
        return next(line for line in reply.iter_lines() if "process_completed" in line)


def test_no_event_reads_a_file_that_was_not_uploaded(site, tmp_path):
    """Any path of the server was copied and handed out, to whoever reached the page; an address was fetched."""
    (tmp_path / "private.txt").write_text("The private words are here.\n")
    for path in (tmp_path / "private.txt", "http://192.0.2.1/x", f"{tmp_path}/../{tmp_path.name}/private.txt"):
        file = {"path": str(path), "meta": {"_type": "gradio.FileData"}}
        for verb, values in (("update", [[file], False]), ("ask", [file, [file], "", ""])):
            reply = happened(site.url, verb, *values)
            assert "wanted a file uploaded to this page" in reply
            assert "private" not in reply
    assert "private.txt" not in site.assistant.index.snapshot().sources
    for query in (f"file={tmp_path}/private.txt", "file=https://e.test/x", "proxy=https://e.test/x", "deep_link?session_hash=s"):
        assert httpx.get(f"{site.url}/gradio_api/{query}").status_code == 403


def test_an_uploaded_file_becomes_a_document(site):
    """As a browser at this machine does it; no path of the server comes back, but that of the upload where it stays chosen."""
    sent = httpx.post(f"{site.url}/gradio_api/upload", files={"files": ("kite.md", "# Kites\n\nKites may fly on the beach in spring.\n")})
    file = {"path": sent.json()[0], "orig_name": "kite.md", "meta": {"_type": "gradio.FileData"}}
    reply = happened(site.url, "update", [file], False)
    assert "Added kite.md to the folder." in reply
    assert "kite.md" in site.assistant.index.snapshot().sources
    again = happened(site.url, "update", [file], False)
    assert "tick" in again
    assert sent.json()[0] not in reply
    assert str(site.assistant.settings.corpus) not in reply + again


def test_a_name_that_is_no_text_is_shown_and_can_be_taken_out(site):
    """One such file ended every event of the tab: what was uploaded was stored, and nothing told of it."""
    file = pathlib.Path(os.fsdecode(os.fsencode(site.assistant.settings.corpus) + b"/bad\xff.txt"))
    file.write_text("Kites may fly.")
    try:
        assert r'"bad\\udcff.txt"' in happened(site.url, "select", "")
        assert r"Took out bad\\udcff.txt, kept in" in happened(site.url, "remove_1", [r"bad\udcff.txt"])
        assert not os.path.lexists(file)
    finally:
        file.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("verb", "values", "told"),
    [
        ("remove_1", [["extra.txt"]], "wanted documents of the corpus to take out, found extra.txt"),
        ("remove", ["ferries"], "wanted a conversation named ferries, found"),
        ("resume", ["ferries", ""], "wanted a conversation named ferries, found"),
    ],
)
def test_what_a_tab_chose_is_looked_up_and_not_in_the_servers_list(site, verb, values, told):
    """After a restart of the server nothing could be taken out or opened in a tab that was still open, with half a sentence."""
    assert told in happened(site.url, verb, *values)


def test_a_folder_of_the_name_of_an_upload_is_told(tmp_path):
    """It was said to tick “replace” where that was ticked."""
    (tmp_path / "corpus" / "owl.md").mkdir(parents=True)
    (tmp_path / "owl.md").write_text("Owls may be heard.")
    with pytest.raises(AssistantError, match=r"found a folder owl\.md in the corpus; give the document another name"):
        store(tmp_path / "owl.md", tmp_path / "corpus", True)


def test_another_machine_leaves_nothing_here(site):
    """Neither a document nor an upload, nor a rebuild; it is told what to run."""
    remote = TestClient(app.site(site.assistant, "0.0.0.0"), client=("192.0.2.7", 5))
    for path in ("/gradio_api/upload", "/rebuild"):
        reply = remote.post(path, files={"files": ("kite.md", "x")})
        assert reply.status_code in (400, 403)
        assert "run there: assistant rebuild" in reply.json()["error"]
    assert not [one for one in pathlib.Path(app.UPLOADS.name).rglob("kite.md") if one.read_text() == "x"]


@pytest.mark.parametrize("headers", [{"Host": "["}, {"Origin": "http://["}])
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_an_address_that_cannot_be_read_is_refused(site, headers, host):
    """It was a 500 and a traceback."""
    assert client(site.assistant, host).post("/ask", json={"question": QUESTION}, headers=headers).status_code == 403


def test_the_names_of_the_functions_stay(site):
    """`ask` was called ask_5, by the number of example questions, and the head of the page was offered as a function."""
    found = httpx.get(f"{site.url}/gradio_api/info").json()
    assert list(found["named_endpoints"]) == ["/ask", "/retrieve", "/rebuild"]
    assert not found["unnamed_endpoints"]


def test_a_citation_opens_its_source_at_the_quoted_words(site):
    """The marked words are the quote; the page runs nothing."""
    answer = site.assistant.ask(QUESTION)
    reply = httpx.get(f"{site.url}/source?{place(answer)}")
    assert reply.status_code == 200
    marked = re.search(r'<mark id="quote">(.*?)</mark>', reply.text, re.DOTALL)
    assert marked
    assert marked.group(1) == answer.citations[0].quote
    assert answer.citations[0].sha256 in reply.text
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("query", ["path=../x.toml", "path=/etc/passwd", "", "path=questions.jsonl", "path=hostile.md&start=5&end=999999"])
def test_no_source_is_a_sentence(site, query):
    """Only what the snapshot holds is shown; nothing reads a file by its path."""
    reply = httpx.get(f"{site.url}/source?{query}")
    assert reply.status_code == 404
    assert 'class="problem"' in reply.text


def test_a_source_that_changed_since_is_not_shown_as_the_quote(site):
    """An older generation's spans are only good for the same file."""
    same = site.assistant.index.snapshot().sources["hostile.md"].sha256
    query = "path=hostile.md&generation=000000-old&start=0&end=5&sha256="
    assert httpx.get(f"{site.url}/source?{query}abc").status_code == 404
    assert "rebuilt since" in httpx.get(f"{site.url}/source?{query}{same}").text


def test_documents_are_data(site):
    """Markup in a document is shown, never obeyed."""
    assert harmful(httpx.get(f"{site.url}/source?path=hostile.md").text) == []
    assert "&lt;img src=http://e.test/x.png&gt;" in httpx.get(f"{site.url}/source?path=hostile.md").text


class Harm(html.parser.HTMLParser):
    """Collects what a browser would run or load, and ids that are there twice."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge one element."""
        if tag in ("script", "img", "iframe", "object", "form"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src") and not re.match(r"/(source\?|export/|style\.css|$)", value or "")):
                self.found.append(f"{name}={value}")
            if name == "id" and value in self.ids:
                self.found.append(f"second {value}")
            self.ids |= {value} if name == "id" and value else set()


def harmful(page: str) -> list[str]:
    """What in a page could act."""
    found = Harm()
    found.feed(page)
    return found.found


def test_every_page_of_a_source_is_labelled():
    """The first never was, nor one whose first words are the quote or follow it."""
    one = Source("a.pdf", "0" * 64, "One.\n\nTwo.\n\nThree.", "A", pages=(0, 6, 12))
    for start, end in ((None, None), (0, 4), (0, 6), (6, 10), (6, 12), (7, 9), (12, 18), (3, 15), (0, 18)):
        page = leaf(one, "g", start, end)
        text = re.search("<pre>(.*)</pre>", page, re.DOTALL).group(1)
        assert re.sub("</?mark[^>]*>", "", re.sub('<span class="page">(.*?)</span>', r"<\1>", text)) == (
            "<page 1>One.\n\n<page 2>Two.\n\n<page 3>Three."
        )
        marked = re.findall('<mark id="quote">(.*?)</mark>', re.sub('<span class="page">.*?</span>', "", text), re.DOTALL)
        assert marked == ([one.text[start:end]] if end else [])


def test_answers_are_escaped_everywhere():
    """Every field that may come from a document or a person, in every part of the page."""
    one = Citation(HOSTILE, HOSTILE, 0, 5, HOSTILE, 1, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    found = Evidence(HOSTILE, HOSTILE, 0, len(HOSTILE), HOSTILE, 1, HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1.0, HOSTILE, (HOSTILE,))
    answer = Answer(
        HOSTILE,
        HOSTILE + "!",
        HOSTILE,
        verdict=Verdict.EXCLUDED,
        governing=one,
        claims=(Claim(HOSTILE, (one,), Support.UNSUPPORTED, HOSTILE),),
        evidence=(found,),
        conflicts=(Conflict(HOSTILE, (one, one)),),
        fingerprint={"generation": HOSTILE, "model": HOSTILE},
    )
    source = Source(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), (0, 5))
    refused = Answer(HOSTILE, HOSTILE, HOSTILE, evidence=(found,), refused=True)
    page = conversation([answer, refused], problem=HOSTILE, asked=HOSTILE) + evidence(answer) + evidence(refused)
    assert harmful(page) == []
    assert harmful(documents([source], [], HOSTILE, True) + leaf(source, HOSTILE, 2, 9, HOSTILE)) == []


def test_what_completes_an_answer_is_set_apart_from_what_answers():
    cited = [Citation(f"{name}.md", "0" * 64, 0, 4, "Five", title=name) for name in "abcd"]
    claims = introduced([Claim("Five", (one,)) for one in cited])
    page = conversation([Answer("How long?", "How long?", "", claims=tuple(claims))])
    assert [part.startswith(" also") for part in page.split('<p class="claim quoted')[1:]] == [False, True, True, True]
    assert page.count("Also, according to") == 1


def test_doubt_stands_above_the_answer_once():
    one = Citation("a.md", "0" * 64, 0, 4, "Five", title="A")
    page = conversation([Answer("How long?", "How long?", "", claims=(Claim("Five", (one,)),), notes=(UNCERTAIN,))])
    assert page.count(UNCERTAIN) == 1
    assert page.index(UNCERTAIN) < page.index("Five")


def test_the_page_names_no_outside_address(site):
    """Nothing to load, and nothing to send to; a browser is told so too."""
    reply = httpx.get(f"{site.url}/")
    assert reply.status_code == 200
    # Gradio's settings are data, with examples of its own in them.
    markup = re.sub(r"<script>window\.gradio_(config|api_info) = .*?</script>", "", reply.text, flags=re.DOTALL)
    assert re.findall(r"https?://(?!127\.0\.0\.1|www\.w3\.org/)[^\s\"'<>]+", markup) == []
    assert "default-src 'self'" in reply.headers["content-security-policy"]
    for path in ("theme.css", "style.css"):
        assert not re.findall(r"url\(['\"]?https?:|@import", httpx.get(f"{site.url}/{path}").text)


def test_downloads(site):
    """The page's links give the files that `export` gives; an unknown one says what to do."""
    downloads = Downloads()
    answer = site.assistant.ask(QUESTION)
    links = re.findall(r'href="/export/([^"]+)"', downloads.links([Turn(QUESTION, answer)])[0])
    assert [one.rsplit(".")[-1] for one in links] == ["md", "json", "docx"]
    assert downloads.take(links[0].partition(".")[0]) == (answer, ())
    assert httpx.get(f"{site.url}/export/nothing.md").status_code == 404


def test_nobody_downloads_what_another_person_asked(site):
    """Two people with the same second answer shared one link, and the later one's first question went into the earlier one's file."""
    downloads = Downloads()
    answer = site.assistant.ask(QUESTION)
    talks = [[Turn(f"A question of {name}", answer), Turn(QUESTION, answer)] for name in ("Ann", "Bob")]
    tokens = [re.findall(r'href="/export/([^".]+)', downloads.links(talk)[1])[0] for talk in talks]
    assert [downloads.take(token)[1][0].question for token in tokens] == ["A question of Ann", "A question of Bob"]
    assert downloads.links(talks[0])[1] == downloads.links(talks[0])[1]  # a link that was shown goes on to work


def test_a_download_is_named_by_its_day_and_question(site):
    """Every one was called answer.md, and the second answer.md (1)."""
    downloads = Downloads()
    links = downloads.links([Turn(QUESTION, site.assistant.ask(QUESTION))])[0]
    reply = client(site.assistant, downloads=downloads).get(re.search(r'href="(/export/[^"]+\.docx)"', links).group(1))
    wanted = r'attachment; filename="\d{4}-\d\d-\d\d-does-the-revised-pact-permit-joint-research-on-quantum\.docx"'
    assert re.fullmatch(wanted, reply.headers["content-disposition"])


@pytest.mark.parametrize("question", [HOSTILE, "“是否允许？”", "../../etc/passwd\r\nX: y", "", "x" * 999])
def test_a_file_name_holds_letters_digits_and_hyphens(question):
    """Whatever was asked."""
    assert re.fullmatch(r"2026-11-24(-[a-z0-9]+)+\.md", audit.name(question, "md", "2026-11-24"))
    assert len(audit.name(question, "md", "2026-11-24")) <= 80


def test_a_port_in_use_is_a_sentence(monkeypatch, tmp_path):
    """It is said before anything slow happens, with the command to run."""
    monkeypatch.setenv("ASSISTANT_INDEX", str(tmp_path / "index"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(AssistantError, match=f"{port}.*in use.*assistant serve --port {port + 1}"):
            app.serve(port=port)
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("port", [-5, 65536, 99999999])
def test_a_port_that_is_none_is_a_sentence(port):
    """99999999 was taken modulo 65536, and the next port advised for -5 was -4."""
    with pytest.raises(AssistantError, match=f"1 to 65535.*{port}.*assistant serve --port 7860"):
        listening("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.7", "::gg", "a..b", "x" * 64, "a\0"])
def test_an_address_that_is_not_this_machines_is_not_cured_by_another_port(host):
    """The next port was advised whatever was wrong; what no name of a host can be was a traceback."""
    with pytest.raises(AssistantError, match=rf"{host}:7860.*run: assistant serve --host 127\.0\.0\.1$"):
        listening(host, 7860)


def test_an_encoder_that_cannot_be_loaded_is_no_traceback_before_anything_is_asked():
    """The page loads it while the person reads, and a sentence for the person stood on the terminal as a bug."""

    class Broken:
        def retrieve(self, question):
            raise AssistantError("the encoder could not be loaded")

    assert warm(Broken()) is None


def test_a_port_that_is_taken_leaves_no_socket_open():
    """The one that was to listen stayed open until it was collected, with a ResourceWarning."""
    with socket.socket() as taken, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", ResourceWarning)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with contextlib.suppress(AssistantError):
            listening("127.0.0.1", taken.getsockname()[1])
    assert not [one for one in told if one.category is ResourceWarning]


def test_uploads_keep_their_names_and_replace_nothing_unasked(tmp_path):
    """A name that is taken is said; a hidden name or that of the questions is refused."""
    corpus, file = tmp_path / "corpus", tmp_path / "new.md"
    file.write_text("one")
    assert store(file, corpus, replace=False) == "Added new.md to the folder."
    file.write_text("two")
    with pytest.raises(AssistantError, match="replace"):
        store(file, corpus, replace=False)
    assert (corpus / "new.md").read_text() == "one"
    assert store(file, corpus, replace=True) == "Replaced new.md in the folder."
    assert (corpus / "new.md").read_text() == "two"
    for name in (".hidden.md", "questions.jsonl"):
        (tmp_path / name).write_text("x")
        with pytest.raises(AssistantError, match="never indexed"):
            store(tmp_path / name, corpus, replace=True)
    (tmp_path / "evil.exe").write_text("x")
    with pytest.raises(AssistantError, match=r"wanted one of .*\.pdf.*, found evil\.exe"):
        store(tmp_path / "evil.exe", corpus, replace=True)
    assert [one.name for one in corpus.iterdir()] == ["new.md"]
    (tmp_path / "other.md").write_text("three")
    said, waiting = take([str(file), str(tmp_path / "other.md")], corpus, replace=False)
    assert waiting == [str(file)]  # which stays chosen; the other one is taken in
    assert [line.split()[:2] for line in said] == [["new.md:", "wanted"], ["Added", "other.md"]]


def test_a_file_that_cannot_be_read_is_named_and_does_not_stay_chosen(tmp_path):
    """Of several files none was named, and each was refused again whenever another was added."""
    for name in ("torn.pdf", "empty.md", "new.md"):
        (tmp_path / name).write_bytes({"torn.pdf": b"no pdf", "empty.md": b"", "new.md": b"New."}[name])
    said, waiting = take([str(tmp_path / name) for name in ("torn.pdf", "empty.md", "new.md")], tmp_path / "corpus", replace=False)
    assert waiting == []
    assert [line.split()[0] for line in said] == ["torn.pdf:", "empty.md:", "Added"]
    assert take([str(tmp_path / "new.md")], tmp_path / "corpus", replace=False)[1] == [str(tmp_path / "new.md")]
    (tmp_path / "new.md").write_bytes(b"")
    assert take([str(tmp_path / "new.md")], tmp_path / "corpus", replace=True)[1] == []


def test_an_upload_that_fails_leaves_nothing(tmp_path):
    """Half of it stayed under a hidden name, for ever."""
    file = tmp_path / "new.md"
    file.write_text("word " * 100_000)
    with no_room(100_000), pytest.raises(AssistantError, match=r"wanted to write .*new\.md, found: File too large"):
        store(file, tmp_path / "corpus", replace=False)
    assert list((tmp_path / "corpus").iterdir()) == []
    with pytest.raises(AssistantError, match="wanted to write"):
        store(file, file, replace=False)
    for name in ("~$new.md", ".new.md"):
        with pytest.raises(AssistantError, match="which is never indexed"):
            store(file.rename(file.with_name(name)), tmp_path / "corpus", replace=False)
        file.with_name(name).rename(file)


def test_what_is_taken_out_is_kept_and_no_longer_indexed(tmp_path):
    """With what stands beside it; twice under one name; a path that is none moves nothing."""
    for name, text in {"a.md": "# A\n\nOne.", "a.md.meta.yaml": "kind: press\n", "part/b.md": "# B\n\nTwo."}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path.parent / "outside.md").write_text("# Outside\n\nNot of the corpus.")
    for wrong in ([], ["a.md", "../outside.md"], ["a.md", "a.md.meta.yaml"], ["c.md"]):
        with pytest.raises(AssistantError, match="to take out, found"):
            remove(wrong, tmp_path)
    assert load.discover(tmp_path) == ["a.md", "part/b.md"]
    assert remove(["part/b.md", "a.md"], tmp_path)[1].startswith(f"Took out a.md, kept in {REMOVED}/")
    (tmp_path / "a.md").write_text("# A\n\nThree.")
    remove(["a.md"], tmp_path)
    assert load.discover(tmp_path) == []
    kept = [path for path in (tmp_path / REMOVED).rglob("*") if path.is_file()]
    assert sorted(path.name for path in kept) == ["a.md", "a.md", "a.md.meta.yaml", "b.md"]
    assert {path.read_text()[5:] for path in kept if path.name == "a.md"} == {"One.", "Three."}


def test_a_name_as_long_as_may_be_is_taken_and_read(tmp_path):
    """Beside it there was no room for a longer one, neither for the copy on its way in nor for a metadata file."""
    file = tmp_path / f"{'n' * 252}.md"
    file.write_text("One.")
    assert store(file, tmp_path / "corpus", replace=False) == f"Added {file.name} to the folder."
    assert load.load(tmp_path / "corpus", file.name).text == "One."


def test_what_the_last_rebuild_doubted_is_told() -> None:
    """The page showed nothing of it until the next rebuild."""
    manifest = {"failed": {"a.pdf": {"key": "", "reason": "wanted a readable PDF"}}, "doubts": {"b.md": "status: wanted one of"}}
    assert doubtful(manifest) == "failed: a.pdf: wanted a readable PDF\ndoubts: b.md: status: wanted one of"
    assert doubtful({"failed": {}}) == ""


def test_examples_come_from_the_corpus(corpus, tmp_path):
    """From its own questions, or from what its documents are called."""
    found = examples(corpus, [])
    assert len(found) >= 2
    assert all(one[0].isupper() and one.endswith("?") and "chinese" not in one for one in found)
    assert examples(tmp_path, ["A", "B"]) == ["What does “A” say?", "What does “B” say?"]


FILM, PARK = ('{"question": "May I film?", "example": true}', '{"question": "May I park?", "note": "\u2028", "example": true}')
NO_EXAMPLES = [
    *("[1]", "5", "null", "{", "[" * 100_000, '{"question": ["\\ud800"]}', '{"question": "May\\ud800 I?", "example": true}'),
    *('{"example": true}', '{"question": "What is the fee for the hall, and who pays it?"}'),  # others may be follow-ups
]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        *(([line, FILM], ["May I film?"]) for line in NO_EXAMPLES),
        *(([line], ["What does “A” say?"]) for line in NO_EXAMPLES),
        ([f"\ufeff{FILM}", PARK], ["May I film?", "May I park?"]),  # what Windows puts before a text, and no end of a line
        (['{"question": "is it free", "example": true}'], ["is it free"]),
    ],
)
def test_examples_are_the_questions_so_marked_and_an_odd_line_is_passed_over(tmp_path, lines, found):
    """The page did not open for one; lines are those that the questions are read by."""
    (tmp_path / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert examples(tmp_path, ["A"]) == found


def test_tools_speak_json(site):
    """MCP got Python's notation of a dict, which no client could read."""
    ask, retrieve, rebuild = tools(site.assistant)
    assert json.loads(ask(QUESTION)) == site.assistant.ask(QUESTION).to_dict()
    assert len(json.loads(retrieve("quantum", 2))) == 2
    assert json.loads(rebuild())["unchanged"]


@pytest.mark.parametrize(
    "filters",
    [
        {"source": "hostile.md"},
        {"kind": "unknown"},
        {"status": "current", "k": 2},
        {"as_of": "2020-01-01"},
        {"source": "hostile.md", "as_of": "2020-01-01"},
    ],
)
def test_the_tool_retrieves_by_the_filters_of_the_other_doors(site, filters):
    """It had none of them."""
    found = json.loads(tools(site.assistant)[1]("zeppelin", **filters))
    assert found == httpx.post(f"{site.url}/retrieve", json={"question": "zeppelin", **filters}).json()
    assert all(one[name] == filters[name] for one in found for name in ("source", "kind", "status") if name in filters)
    with pytest.raises(AssistantError, match="wanted a source among"):
        tools(site.assistant)[1]("zeppelin", source="nonsense.md")


@pytest.mark.parametrize(("verb", "values"), [(0, (5,)), (0, ("x", "y")), (1, ("x", 51)), (1, ("x", "y")), (1, (5,))])
def test_tools_want_what_http_wants(site, verb, values):
    """Python's own messages were given, and any number of passages."""
    with pytest.raises(AssistantError, match="wanted JSON such as"):
        tools(site.assistant)[verb](*values)


def test_a_source_of_half_a_character_is_answered_in_json(site):
    answer = httpx.post(
        f"{site.url}/retrieve", content='{"question": "x", "source": "\\ud800"}', headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert "wanted" in answer.json()["error"]


def test_an_uncertain_ruling_shows_no_probability_and_one_source_one_title():
    """95 % stood beside "Not addressed" and "Uncertain"; a difference that one source reports repeated its title for every sentence."""
    sides = tuple(Citation("a.md", "0", start, start + 5, text, title="The note") for start, text in ((0, "It is."), (9, "No.")))
    claim = Claim("It is.", sides[:1])
    marks = {"generation": "1", "model": "none"}
    passage = Evidence("a.md", "0", 0, 6, "It is.", None, "The note", None, "press", "current", 0.9)
    one = Answer("Is it?", "Is it?", "It is.", claims=(claim,), evidence=(passage,), conflicts=(Conflict("Sources differ.", sides),))
    one = dataclasses.replace(one, verdict=Verdict.NOT_ADDRESSED, notes=(UNCERTAIN,), fingerprint=marks, confidence=0.95)
    assert "95 %" not in conversation([one])
    assert "95 %" in conversation([dataclasses.replace(one, notes=())])
    told = dataclasses.replace(one, text=f"{UNCERTAIN}\n90 %", notes=("confidence", UNCERTAIN))
    assert conversation([told]).count(UNCERTAIN) == 1
    assert '<strong class="verdict doubted">Not addressed?</strong>' in conversation([one])  # a red or green label was believed
    assert '<strong class="verdict not-addressed">Not addressed</strong>' in conversation([dataclasses.replace(one, notes=())])
    assert conversation([one]).count("the same document") == 1


def test_words_that_stand_apart_are_no_single_quotation():
    """The head of a list and a later point stood in one pair of quotation marks, as if nothing lay between."""
    head, point = Citation("a.md", "", 0, 5, "Open:"), Citation("a.md", "", 40, 44, "Ours")
    page = conversation([Answer("What?", "What?", "", claims=(Claim("Open:\nOurs", (head, point), Support.QUOTED),))])
    assert "<q>“Open:”</q> … <q>“Ours”</q>" in page
    near = dataclasses.replace(point, start=8, end=12)
    page = conversation([Answer("What?", "What?", "", claims=(Claim("Open:\nOurs", (head, near), Support.QUOTED),))])
    assert page.count("<q>") == 1


def test_how_sure_the_last_answer_is_stands_on_the_page():
    """The page showed the quotes once more, and not what was asked of them."""
    one = Citation("a.md", "h", 0, 9, "One is so")
    said = Answer("q", "q", "One is so [1]", claims=(Claim("One is so", (one,), Support.QUOTED),), confidence=0.98)
    reply = meet("how sure are you?", [Turn("q", said)])
    assert "I put it at 98%" in conversation([said, reply.answer("how sure are you?", {})])
    reply = meet("in a table", [Turn("q", said)])
    assert "<th>Statement</th>" in conversation([said, reply.answer("in a table", {})])


def test_a_server_ends_in_peace_while_a_tab_is_open(tmp_path: pathlib.Path) -> None:
    """Forty lines of a traceback stood in the terminal."""
    (tmp_path / "corpus").mkdir()
    shutil.copy(ROOT / "corpus" / SEED, tmp_path / "corpus")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = os.environ | {"ASSISTANT_PORT": port, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "serve"], cwd=tmp_path, env=environment, stdout=-1, stderr=-1, text=True
    ) as process:
        assert any("http://" in line for line in process.stdout)
        with httpx.stream("GET", f"http://127.0.0.1:{port}/gradio_api/heartbeat/tab") as tab:
            assert tab.status_code == 200
            process.send_signal(signal.SIGTERM)
            told = process.communicate(timeout=60)[1]
    assert process.returncode == 0
    assert "Traceback" not in told
