"""The page in a real browser: a question typed, the cited answer read back, the citation's source opened at the marked words."""

from __future__ import annotations

import dataclasses
import re
import shutil
import time

import pypdf
import pytest

import app
from assistant import Turn, conversations
from tests.test_app import HOSTILE, QUESTION, place, served, site  # noqa: F401 - a fixture

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright; run: pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs a browser on this machine; run: apt-get install chromium")
SECONDS = 60_000  # milliseconds; the first question loads the encoder


@pytest.fixture(scope="module")
def browser():
    """Chromium as the machine has it."""
    with playwright.sync_playwright() as player:
        found = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser, site):  # noqa: F811
    """A tab on the page; at its end, nothing has gone to another host and no document has run anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = context.new_page()
    outside, dialogs = [], []
    context.on("request", lambda one: outside.append(one.url) if not one.url.startswith((site.url, "data:", "blob:")) else None)
    found.on("dialog", lambda one: (dialogs.append(one.message), one.dismiss()))
    visit(found, site.url)
    yield found
    assert not outside
    assert not dialogs
    context.close()


def visit(page, url: str) -> None:
    """Open the page and wait until it listens: a key pressed in the moment before goes nowhere."""
    page.goto(url)
    page.wait_for_function("Boolean(window.keep)")
    page.wait_for_selector("#question textarea")


def send(page, question: str):
    """Type a question and press Enter; the box."""
    box = page.locator("#question textarea")
    box.fill(question)
    box.press("Enter")
    return box


def finished(page, turns: int = 1) -> None:
    """Wait until there are so many turns, and no answer is on its way."""
    page.wait_for_function(f"document.querySelectorAll('.turn').length >= {turns} && !document.querySelector('.working')", timeout=SECONDS)


def ask(page, question: str) -> None:
    """Send a question and wait for its finished answer."""
    before = page.locator(".turn").count()
    send(page, question)
    finished(page, before + 1)


def begin_anew(page) -> None:
    """Begin a new conversation, and wait until the old one has gone."""
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_function("!document.querySelector('.turn')")


def holding(page) -> list:
    """What is sent to the server from now on, each held until it is told to go on."""
    held: list = []

    def hold(route) -> None:
        held.append(route)

    page.route("**/queue/join*", hold)
    return held


def choose(page, file) -> None:
    """Open the tab of documents and choose a file as a person does; its name is one text only for the moment of the upload."""
    page.get_by_role("tab", name="Documents").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Click to upload").click()
    chooser.value.set_files(file)
    page.get_by_label(file.name, exact=True).wait_for()


def boxed(page, text: str, there: bool = True) -> None:
    """Wait until the text stands in a box of the page, or no longer does."""
    held = "([text, there]) => [...document.querySelectorAll('textarea,input')].some(one => one.value.includes(text)) === there"
    page.wait_for_function(held, arg=[text, there], timeout=SECONDS)


def test_a_cited_answer_opens_its_source(page, site):  # noqa: F811
    """The first answer, from the keyboard to the marked words."""
    ask(page, QUESTION)
    answer = site.assistant.ask(QUESTION)
    assert answer.citations
    shown = page.locator(".turn").first.inner_text()
    assert " ".join(answer.claims[0].text.split()) in shown
    assert "[1]" in shown
    assert page.locator(".card mark").count() >= 1
    with page.context.expect_page() as opening:
        page.locator("a.cite").first.click()
    source = opening.value
    source.wait_for_load_state()
    assert source.locator("#quote").inner_text().split() == answer.citations[0].quote.split()
    assert source.locator("#quote").evaluate("one => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < innerHeight")


def test_what_is_copied_has_its_quotation_marks(page):
    """They were drawn beside the text: what was pasted did not tell the documents' words from those around them."""
    ask(page, QUESTION)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.turn .claim'))")
    copied = page.evaluate("getSelection().toString()")
    assert copied.count("“") == copied.count("”") >= 1
    assert page.locator(".claim q").first.evaluate("one => getComputedStyle(one, '::before').content") == "none"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_source_fits_the_window(page, site, width):  # noqa: F811
    """The style sheet reached no page of a source once: the text ran on for thousands of pixels."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site.url}/source?{place(site.assistant.ask(QUESTION))}#quote")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("body.sheet main").evaluate("one => getComputedStyle(one).maxWidth") == "820px"
    left, top, right, bottom = page.locator("#quote").evaluate(
        "one => (({left, top, right, bottom}) => [left, top, right, bottom])(one.getBoundingClientRect())"
    )
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= 844


def test_nothing_asked_changes_nothing(page):
    """Enter in an empty box emptied the whole page."""
    ask(page, QUESTION)
    shown = page.locator(".evidence").first.inner_text()
    page.locator("#question textarea").press("Enter")
    page.wait_for_timeout(1500)
    assert page.locator(".turn").count() == 1
    assert page.locator(".evidence").first.inner_text() == shown


def test_what_is_typed_as_the_page_loads_stays(page):
    """What is given back after a reload came some tenths of a second later, as nothing, over the first words."""
    page.locator("#question textarea").fill(QUESTION)
    assert page.evaluate(app.UNSENT) == QUESTION


FIRST_AND_LAST = """one => {
  const range = document.createRange(), text = one.firstChild;
  const left = place => { range.setStart(text, place); range.setEnd(text, place + 1); return range.getBoundingClientRect().x; };
  return [left(0), left(text.length - 1)];
}"""


def test_a_question_written_from_right_to_left_is_shown_so(page):
    """Its question mark stood at the wrong end."""
    ask(page, "מתי נחתם הפרוטוקול?")
    ask(page, QUESTION)
    first, last = page.locator(".asked").first.evaluate(FIRST_AND_LAST)
    assert first > last
    assert first > 500  # at the right of its column
    first, last = page.locator(".asked").last.evaluate(FIRST_AND_LAST)
    assert first < last


def test_a_conversation_goes_on_and_begins_anew(page):
    """Follow-ups see the turns before; a new conversation forgets them."""
    ask(page, QUESTION)
    ask(page, "And artificial intelligence?")
    assert page.locator(".turn").count() == 2
    begin_anew(page)


def test_several_questions_of_one_message_are_turns_of_their_own(page):
    """They were one answer, without a verdict for either."""
    ask(page, f"Dear team, two questions.\n1. {QUESTION} 2. Is quantum computing covered?")
    page.locator(".turn").nth(1).locator(".verdict").wait_for(timeout=SECONDS)
    assert page.locator(".turn .asked").all_inner_texts()[1:] == ["Is quantum computing covered?"]


FOLLOW_UP = "And artificial intelligence?"


def test_a_conversation_outlives_a_reload_in_its_own_tab(page, site):  # noqa: F811
    """It was gone, and so it was after Back; another tab has its own, and what was begun anew or opened stands in its place."""
    ask(page, QUESTION)
    ask(page, FOLLOW_UP)
    shown, evidence = page.locator(".thread").inner_text(), page.locator(".evidence").first.inner_text()
    other = page.context.new_page()
    visit(other, site.url)
    ask(other, "Where may zeppelins land?")
    page.goto("about:blank")
    page.go_back()
    finished(page, 2)
    assert (page.locator(".thread").inner_text(), page.locator(".evidence").first.inner_text()) == (shown, evidence)
    assert not page.locator(".examples").is_visible()
    assert page.request.get(site.url + page.locator("a[href$='.md']").first.get_attribute("href")).ok
    ask(page, "And quantum computing?")
    page.reload()
    finished(page, 3)
    assert other.locator(".turn").count() == 1
    begin_anew(page)
    page.wait_for_function("!sessionStorage.getItem('turns')")
    page.reload()
    page.locator(".examples button").first.wait_for()
    page.wait_for_timeout(1_000)
    assert page.locator(".turn").count() == 0


@pytest.mark.parametrize("idle", [True, False])
def test_a_conversation_outlives_the_server(browser, site, idle):  # noqa: F811
    """On a page that had not been reloaded since, the next question was asked without it and took its place."""
    first, server = served(site.assistant)
    context = browser.new_context()
    page = context.new_page()
    visit(page, first.url)
    ask(page, QUESTION)
    server.should_exit = True
    page.context.set_offline(True)  # as the server ends only when no page holds it
    page.wait_for_timeout(2_000)
    _, server = served(site.assistant, int(first.url.rsplit(":")[-1]))
    page.context.set_offline(False)
    if not idle:
        page.reload()
    finished(page)
    ask(page, FOLLOW_UP)
    assert [turn.splitlines()[0] for turn in page.locator(".turn").all_inner_texts()] == [QUESTION, FOLLOW_UP]
    searched = site.assistant.ask(FOLLOW_UP, [Turn(QUESTION, site.assistant.ask(QUESTION))]).searched
    assert searched in page.locator(".turn .searched").last.inner_text()
    context.close()
    server.should_exit = True


def test_a_question_sent_before_the_page_is_restored_is_asked_in_its_conversation(page):
    """It would take the place of the conversation, be it typed or an example."""
    ask(page, QUESTION)
    page.route("**/queue/join*", lambda route: (page.wait_for_timeout(1_000), route.continue_()))
    page.reload()
    page.locator(".examples button").first.click()
    finished(page, 2)
    assert page.locator(".turn .asked").first.inner_text() == QUESTION


@pytest.mark.parametrize("kept", ["{", '{"a": 1}', "[[]]", '[{"question": "", "answer": {}}]', "[" * 9_999, "x" * 4_500_000])
def test_what_the_browser_kept_and_cannot_be_read_is_dropped(page, kept):
    """The page is that of a new conversation, without a word, and goes on."""
    page.evaluate("kept => sessionStorage.setItem('turns', kept)", kept)
    page.reload()
    page.locator(".examples button").first.wait_for()
    ask(page, QUESTION)
    assert page.locator(".turn .claim").count()
    assert page.locator(".toast-body").count() == 0


def test_what_the_browser_kept_is_text(page, site):  # noqa: F811
    """Whoever writes into a browser's store makes no element of the page."""
    page.wait_for_timeout(500)
    turn = Turn(HOSTILE, dataclasses.replace(site.assistant.ask(QUESTION), question=HOSTILE, searched=HOSTILE, notes=(HOSTILE,)))
    page.evaluate("kept => sessionStorage.setItem('turns', kept)", conversations.packed([turn]))
    page.reload()
    finished(page)
    assert page.locator(".thread img, .thread script, a[href^='javascript']").count() == 0
    assert "<script>alert(1)</script>" in page.locator(".turn .asked").inner_text()


def test_a_question_whose_answer_was_cut_short_is_in_the_box_after_a_reload(patient):
    """It was nowhere once the server had shown it."""
    send(patient, QUESTION)
    patient.get_by_text("Checking against the sources…").wait_for(timeout=SECONDS)
    patient.reload()
    boxed(patient, QUESTION)


def test_a_page_whose_store_is_full_goes_on(page):
    """It keeps nothing then."""
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    ask(page, QUESTION)
    ask(page, FOLLOW_UP)
    assert page.locator(".turn").count() == 2


def test_what_is_typed_while_an_answer_comes_stays(page):
    """Each stage of the answer emptied the box, so that the beginning of the next question was lost."""
    box = send(page, QUESTION)
    page.wait_for_function("document.querySelector('#question textarea').value === ''")
    box.press_sequentially("And then?", delay=20)
    finished(page)
    page.locator(".turn .claim").first.wait_for()
    assert box.input_value() == "And then?"


def slowly(page) -> None:
    """Half a second of network before each request."""
    slow = {"offline": False, "latency": 500, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)


def test_what_is_typed_right_after_enter_stays(page):
    """The server's answer emptied the box: "And what" became "nd what"."""
    slowly(page)
    box = send(page, QUESTION)
    box.press_sequentially("And what about earthquakes?", delay=20)
    finished(page)
    assert box.input_value() == "And what about earthquakes?"


def test_what_was_sent_and_comes_back_is_taken_off_what_is_typed(page):
    """Beside other work the box held the question that was sent and the one typed next, in one line."""
    slowly(page)
    box = send(page, QUESTION)
    box.evaluate("(box, text) => { box.value = text; }", QUESTION)  # as gradio does when its own answer comes late
    box.press("End")
    box.press_sequentially("And then?", delay=20)
    assert box.input_value() == "And then?"
    finished(page)
    assert box.input_value() == "And then?"


def test_a_question_is_shown_before_the_server_answers(page):
    """It was nowhere, for as long as the network took; of one that waits for another's answer nothing was seen either."""
    held = holding(page)
    send(page, HOSTILE)
    page.get_by_text("Searching the documents…").wait_for()
    assert page.locator(".turn .asked").all_inner_texts() == [HOSTILE]
    assert page.locator(".thread img, .thread script").count() == 0
    assert not page.locator(".examples").is_visible()
    page.get_by_role("button", name="New conversation").click()
    assert page.locator(".turn").count() == 0
    for route in held:
        route.abort()


def test_what_is_typed_stays_when_an_example_is_chosen(page):
    """The example went through the box, and took the place of what stood there."""
    page.locator("#question textarea").fill("And then?")
    page.locator(".examples button").first.click()
    finished(page, 1)
    page.wait_for_timeout(500)
    assert page.locator("#question textarea").input_value() == "And then?"
    assert page.locator(".turn").count() == 1


def test_a_question_sent_while_an_example_is_answered_follows_it(page):
    """Both began from the same empty page, and the later answer took the place of the example's."""
    page.locator(".examples button").first.click()
    send(page, QUESTION)
    finished(page, 2)
    assert page.locator(".turn .asked").last.inner_text() == QUESTION


def test_the_next_question_can_be_typed_after_an_example(page):
    """What had the focus was gone from the page."""
    example = page.locator(".examples button").first
    text = example.inner_text()
    page.route("**/queue/join*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    example.focus()
    page.keyboard.press("Enter")
    assert page.locator(".turn .asked").all_inner_texts() == [text]
    finished(page)
    page.keyboard.type("And then?")
    assert page.locator("#question textarea").input_value() == "And then?"
    assert page.locator(".turn").count() == 1


def test_a_question_sent_at_once_after_another_is_asked_after_it(page):
    """The server's answer to the first emptied the box before the second was read from it."""
    slowly(page)
    box = page.locator("#question textarea")
    for question in (QUESTION, "Where may zeppelins land?"):
        box.fill(question)
        page.get_by_role("button", name="Ask", exact=True).click()
    finished(page, 2)
    assert [turn.splitlines()[0] for turn in page.locator(".turn").all_inner_texts()] == [QUESTION, "Where may zeppelins land?"]
    assert box.input_value() == ""


def test_a_refused_question_comes_back_where_nothing_is_typed_meanwhile(page):
    """It was put over the beginning of the next one; and of a long one only 2,000 characters came back."""
    held = holding(page)  # the server answers when all is typed, however slowly the keys come
    box = send(page, "x " * 1_500)
    box.press_sequentially("And then?")
    page.wait_for_timeout(500)
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/queue/join*")
    page.get_by_role("alert").wait_for()
    page.wait_for_timeout(500)
    assert box.input_value() == "And then?"
    send(page, "y" * 2_001)
    page.wait_for_function("document.querySelector('#question textarea').value.startsWith('y')")
    assert box.input_value() == "y" * 2_001


def test_a_question_that_no_server_takes_comes_back(page):
    """With the server gone, what had been typed was lost: gradio loads the page anew when the server is back."""
    page.context.set_offline(True)
    box = send(page, QUESTION)
    page.wait_for_timeout(1_000)
    page.context.set_offline(False)
    boxed(page, QUESTION)
    box.press("Enter")
    page.locator(".turn .claim").first.wait_for(timeout=SECONDS)
    page.reload()
    page.wait_for_timeout(1_000)
    assert box.input_value() == ""


@pytest.mark.parametrize("width", [1280, 390])
def test_an_answer_as_a_table_fits_the_page(page, width):
    """Its cells did not wrap, so that most of each statement was out of sight; on a phone each source was "passages"."""
    page.set_viewport_size({"width": width, "height": 844})
    ask(page, QUESTION)
    ask(page, "in a table")
    page.locator(".thread table").wait_for()
    for cell in page.locator(".thread td").all():
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= width
    assert "passages" not in page.evaluate("getComputedStyle(document.querySelector('.thread td:last-child'), '::after').content")


def test_long_words_do_not_widen_the_page(page, site, tmp_path):  # noqa: F811
    """A word of 300 letters in a title pushed the page sideways, one in a question did by the line "searched for"."""
    (tmp_path / "long.md").write_text(f"# {'Kilometre' * 40}\n\nThe long ferry to Bergen carries no mules in spring.\n")
    choose(page, tmp_path / "long.md")
    page.get_by_role("button", name="Add to the documents").click()
    page.locator(".table").get_by_text("Kilometre").first.wait_for(timeout=SECONDS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("tab", name="Ask").click()
    ask(page, "What does the long ferry to Bergen carry no longer in spring?")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    ask(page, f"and {'kilometre' * 40}?")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{site.url}/source?{place(site.assistant.ask('What does the long ferry to Bergen carry in spring?'))}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_day_is_told_can_be_taken_back_and_is_forgotten_by_a_new_conversation(page):
    """Where nothing was dated early enough the box had gone, and the day stayed in force unseen."""
    again, day = page.get_by_text("Search again, in other words"), page.get_by_label("Leave out what is dated after")
    ask(page, QUESTION)
    again.click()
    day.click()  # waits until the opened part stands still, as a person does; what is filled in before may be lost
    day.fill("1900-01-01")
    ask(page, "And artificial intelligence?")  # a day is for the search that it was set for
    assert page.locator(".turn .note", has_text="As of").count() == 0
    assert day.input_value() == ""  # it stayed in the box beside an answer that it did not hold for
    again.wait_for()
    day.fill("1900-01-01")
    page.get_by_role("button", name="Search again", exact=True).click()
    page.get_by_text(re.compile(r"As of 1900-01-01: none of \d+ documents, dated later, was left out; undated ones were kept\.")).wait_for()
    again.wait_for()
    day.fill("13/12/2024")
    page.get_by_role("button", name="Search again", exact=True).click()
    page.get_by_role("alert").get_by_text("wanted a day, YYYY-MM-DD").wait_for()
    assert page.locator(".turn .reply > .claim").count() >= 1  # the answers before are still there
    again.wait_for()
    begin_anew(page)
    ask(page, QUESTION)
    assert page.locator(".turn .note", has_text="As of").count() == 0


def test_a_document_cannot_act(page):
    """Its markup is text: no element is made, no image loaded, no link followed."""
    ask(page, "Where may zeppelins land, and what does the zeppelin treaty forbid?")
    ask(page, f"zeppelin treaty {HOSTILE}")
    assert page.locator(".thread img, .thread script, .evidence img, .evidence script, a[href^='javascript']").count() == 0
    assert "<img src=http://e.test/x.png>" in page.locator(".evidence").first.inner_text()
    assert "<script>alert(1)</script>" in page.locator(".thread").inner_text()
    assert "${alert(1)} {{this}}" in page.locator(".thread").inner_text()
    page.get_by_role("tab", name="Documents").click()
    page.wait_for_selector(".table tbody tr")
    assert page.locator(".table img, .table script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_keyboard_is_on_and_a_box_to_tick_can_be_seen(page, scheme):
    """In the dark the ring around a tab or a folded part was nearly black, and the box nearly of the colour behind it."""
    page.emulate_media(color_scheme=scheme)
    page.reload()
    tab = page.get_by_role("tab", name="Documents")
    tab.wait_for()
    for _ in range(20):
        if tab.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    drawn = "(one, [line, back]) => [getComputedStyle(one)[line], getComputedStyle(one.closest(back)).backgroundColor]"
    assert tab.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert contrast(*tab.evaluate(drawn, ["outlineColor", ".gradio-container"])) >= 3
    page.keyboard.press("Enter")
    box = page.get_by_label("replace documents of the same name")
    box.wait_for()
    assert contrast(*box.evaluate(drawn, ["borderTopColor", ".block"])) >= 3


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, by the measure of WCAG; 3 is the least for a control."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a colour such as rgb(16, 16, 16)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_is_printed_is_the_answer_and_all_of_its_evidence(page, tmp_path):
    """The evidence was cut off at the height of the window, the marks were backgrounds, which are not printed, and boxes were printed."""
    page.emulate_media(color_scheme="dark")
    page.reload()
    ask(page, QUESTION)
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    printed = "".join(one.extract_text() for one in pypdf.PdfReader(tmp_path / "page.pdf").pages)
    page.emulate_media(media="print")
    for card in page.locator(".card:visible blockquote").all():
        assert "".join(card.inner_text().split())[-30:] in "".join(printed.split())
    assert "Saved conversations" not in printed
    assert not page.locator("button:visible, textarea:visible").count()
    assert page.locator(".card mark").first.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
    ink = page.locator(".asked").first.evaluate("one => getComputedStyle(one).color")
    assert contrast(ink, "rgb(255, 255, 255)") > 7


def test_where_the_person_is_can_be_seen_in_forced_colours(page):
    """The box showed its focus by the colour of its border, the chosen tab by that of its letters: both are the system's then."""
    page.emulate_media(forced_colors="active")
    page.locator("#question textarea").focus()
    for one in ("#question .input-container", "button[role=tab][aria-selected=true]"):
        assert page.locator(one).first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert page.locator("button[role=tab][aria-selected=false]").first.evaluate("one => getComputedStyle(one).outlineStyle") == "none"


def test_it_fits_a_phone(page):
    """Nothing is wider than a narrow screen."""
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("tab", name="Documents").click()
    page.wait_for_selector(".table tbody tr")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    cells = page.locator(".table :is(tbody th, td)").evaluate_all("found => found.map(one => one.getBoundingClientRect().right)")
    assert max(cells) <= 390


def test_a_rebuild_takes_the_chosen_file_in(page, site, tmp_path):  # noqa: F811
    """It was left out once, silently; and the head of the page went on telling the number of documents at the start."""
    before = len(site.assistant.index.snapshot().sources)
    page.locator(".masthead").get_by_text(f"Answers from {before} documents").wait_for()  # as the page tells once it is loaded
    (tmp_path / "tram.md").write_text("# Tram rules\n\nThe tram to the harbour runs on Sundays only, said the city.\n")
    choose(page, tmp_path / "tram.md")
    replace = page.get_by_label("replace documents of the same name")
    replace.check()
    page.get_by_role("button", name="Rebuild the index").click()
    page.locator(".table").get_by_text("Tram rules").wait_for(timeout=SECONDS)
    page.locator(".masthead").get_by_text(f"Answers from {before + 1} documents").wait_for()
    assert not replace.is_checked()  # the leave was for these files
    said = page.get_by_label("Last rebuild").input_value()
    assert "1 added" in said
    page.get_by_role("tab", name="Ask").click()
    page.get_by_role("tab", name="Documents").click()
    page.wait_for_timeout(1_000)
    assert page.get_by_label("Last rebuild").input_value() == said
    page.reload()
    page.locator(".masthead").get_by_text(f"Answers from {before + 1} documents").wait_for()


def test_an_answer_from_before_a_change_of_the_folder_says_so(page, site):  # noqa: F811
    """What was put into the folder by hand was not in the answers, and only the page of the documents told."""
    added = site.assistant.settings.corpus / "ferry.md"
    told = page.get_by_text("Files have changed since the index was built")
    ask(page, QUESTION)
    assert told.count() == 0
    try:
        added.write_text("# Ferry rules\n\nThe ferry takes bicycles.\n")
        ask(page, "And artificial intelligence?")
        told.wait_for()
        page.reload()
        page.locator(".masthead").get_by_text("Files have changed since the index was built").wait_for()
    finally:
        added.unlink()


def test_the_last_rebuild_is_that_of_the_generation_of_now(page, site):  # noqa: F811
    """What it said was that of the start of the server, in a page opened since and when the tab was chosen again."""
    broken = site.assistant.settings.corpus / "torn.pdf"
    for change, told in ((lambda: broken.write_bytes(b"no pdf at all"), True), (broken.unlink, False)):
        change()
        site.assistant.rebuild()
        page.get_by_role("tab", name="Ask").click()
        page.get_by_role("tab", name="Documents").click()
        boxed(page, "failed: torn.pdf", told)
        assert ("failed: torn.pdf" in page.get_by_label("Last rebuild").input_value()) is told
        page.reload()


def test_a_document_is_taken_out(page, site, tmp_path):  # noqa: F811
    """One that cannot be read too: it is in no table, but among the files, and none that the page would add."""
    (tmp_path / "broken.pdf").write_bytes(b"no pdf at all")
    choose(page, tmp_path / "broken.pdf")
    page.get_by_role("button", name="Add to the documents").click()
    report = page.get_by_label("Last rebuild")
    boxed(page, "wanted a PDF")
    assert not (site.assistant.settings.corpus / "broken.pdf").exists()
    (site.assistant.settings.corpus / "broken.pdf").write_bytes(b"no pdf at all")
    page.get_by_role("button", name="Rebuild the index").click()
    boxed(page, "failed: broken.pdf")
    page.get_by_role("button", name="Take documents out").click()
    names = page.get_by_label("They are kept in .removed")
    names.click()
    page.get_by_role("option", name="broken.pdf").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Take out", exact=True).click()
    boxed(page, "Took out broken.pdf")
    assert "failed" not in report.input_value()
    corpus = site.assistant.settings.corpus
    assert not (corpus / "broken.pdf").exists()
    assert [path.read_bytes() for path in (corpus / ".removed").rglob("broken.pdf")] == [b"no pdf at all"]


def test_a_document_is_added_and_the_conversation_kept(page, tmp_path):
    """A file from the person's disk is asked about a moment later; the conversation is saved and opened again."""
    (tmp_path / "ferry.md").write_text("# Ferry rules\n\nThe night ferry to Gothenburg carries no bicycles in winter.\n")
    choose(page, tmp_path / "ferry.md")
    page.get_by_role("button", name="Add to the documents").click()
    page.locator(".table").get_by_text("Ferry rules").wait_for(timeout=SECONDS)
    page.get_by_role("tab", name="Ask").click()
    ask(page, "What does the night ferry to Gothenburg carry no longer in winter?")
    assert "no bicycles in winter" in page.locator(".turn").inner_text()
    page.get_by_role("button", name="Saved conversations").click()
    name = page.get_by_label("Save this one as")
    name.click()  # waits until the opened part stands still
    name.fill("ferries")
    page.get_by_role("button", name="Save", exact=True).click()
    boxed(page, "Saved as ferries.")
    begin_anew(page)
    boxed(page, "Saved as ferries.", False)
    page.get_by_role("button", name="Open", exact=True).click()
    page.wait_for_selector(".turn")
    assert "no bicycles in winter" in page.locator(".turn").inner_text()
    page.get_by_role("button", name="Take out", exact=True).locator("visible=true").click()
    boxed(page, "Took out ferries, kept in")
    assert page.get_by_label("Go on with").input_value() == ""
    assert "no bicycles in winter" in page.locator(".turn").inner_text()


def test_who_hears_the_page_is_told_outcomes_names_and_what_is_open(page):
    """Nothing was said of a rebuild or of what was saved; the box was called "Your question Ask"."""
    page.get_by_role("textbox", name="Your question", exact=True).wait_for()
    fold = page.get_by_role("button", name="Saved conversations")
    page.wait_for_function("document.querySelector('.label-wrap[aria-expanded=false]')")
    fold.click()
    page.wait_for_function("document.querySelector('.label-wrap[aria-expanded=true]')")
    page.get_by_label("Save this one as").click()
    page.get_by_role("button", name="Save", exact=True).click()
    status = page.get_by_role("status")
    status.get_by_text("wanted a name of up to 80 letters").wait_for()
    page.get_by_role("tab", name="Documents").click()
    page.get_by_role("button", name="Rebuild the index").click()
    status.get_by_text("passages · generation").wait_for(timeout=SECONDS)


def test_a_saved_conversation_is_found_by_a_page_opened_later(page, site):  # noqa: F811
    """The list was that of the start of the server: what had been saved was out of reach after a reload."""
    site.assistant.settings.conversations.mkdir(exist_ok=True)
    conversations.save(site.assistant.settings.conversations, "kept elsewhere", [Turn(QUESTION, site.assistant.ask(QUESTION))])
    page.get_by_role("button", name="Saved conversations").click()
    chosen = page.get_by_label("Go on with")
    chosen.click()  # waits until the opened part stands still
    page.get_by_role("button", name="Open", exact=True).click()
    boxed(page, "wanted a name among the saved")
    chosen.click()
    page.get_by_role("option", name="kept elsewhere").click()
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator(".turn .claim").first.wait_for()
    assert QUESTION in page.locator(".turn").inner_text()


class Slow:
    """The real assistant, which takes a second for each stage of an answer, as with a language model."""

    def __init__(self, assistant) -> None:
        self.real = assistant

    def __getattr__(self, name: str):
        return getattr(self.real, name)

    def stream(self, *words, **choices):
        for stage in self.real.stream(*words, **choices):
            yield stage
            time.sleep(1)


@pytest.fixture
def patient(browser, site):  # noqa: F811
    """A tab on a page whose answers come slowly."""
    slow, server = served(Slow(site.assistant))
    found = browser.new_page()
    found.goto(slow.url)
    yield found
    found.close()
    server.should_exit = True


def test_what_was_left_unfinished_does_not_come_back(patient):
    """A new conversation that was begun while an answer came was ended by the answer's next stage."""
    send(patient, QUESTION)
    patient.get_by_text("Checking against the sources…").wait_for(timeout=SECONDS)
    begin_anew(patient)
    patient.wait_for_timeout(4_000)  # the stages that were left take two seconds
    assert patient.locator(".turn").count() == 0


def test_a_question_sent_while_an_answer_comes_is_asked_after_it(patient):
    """Enter did nothing until the last stage of the answer had ended."""
    send(patient, QUESTION)
    patient.get_by_text("Checking against the sources…").wait_for(timeout=SECONDS)
    send(patient, "Where may zeppelins land?")
    patient.wait_for_timeout(1_500)
    assert patient.locator(".turn .asked").all_inner_texts() == [QUESTION, "Where may zeppelins land?"]
    finished(patient, 2)
    turns = patient.locator(".turn").all_inner_texts()
    assert [turn.splitlines()[0] for turn in turns] == [QUESTION, "Where may zeppelins land?"]


def test_a_question_that_waits_is_forgotten_by_a_new_conversation(patient):
    """Only one waits at a time: the next stays in the box; and none is asked in a conversation begun since."""
    for question in (QUESTION, "Where may zeppelins land?", "And mules?"):
        box = send(patient, question)
        patient.get_by_text("Checking against the sources…").wait_for(timeout=SECONDS)
    assert box.input_value() == "And mules?"
    begin_anew(patient)
    patient.wait_for_timeout(4_000)  # the stages of either question take two seconds
    assert patient.locator(".turn").count() == 0
