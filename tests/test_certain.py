"""How sure a ruling is, by the sentences that it was made from."""

import dataclasses

import pytest

from assistant import Assistant
from assistant.answers.answerable import THRESHOLDS
from assistant.language.amounts import amounts
from assistant.records import UNCERTAIN, Ruling, Verdict
from assistant.rulings.asked import Request, request
from assistant.rulings.barring import contradicted, opposed
from assistant.rulings.certain import RULED, certainty, firm
from assistant.rulings.doubts import by_heading
from assistant.rulings.reading import Reading, bearing
from assistant.verdict import verdict
from tests.evidence import LINE, evidence

QUESTION = "May dogs come in?"
ASKED = Request(("dog",))


def read(text: str, like: float = 0.9) -> Reading:
    """A sentence as it bears on the question."""
    (reading,) = bearing(ASKED, [evidence(text, cut=LINE)], [[like]])
    return reading


def sure(*ranked: tuple[Reading, Verdict | None], said: Verdict = Verdict.PERMITTED, asked: Request = ASKED) -> float:
    """How sure a ruling is that the first sentence makes."""
    return certainty(Ruling(said, ranked[0][0].citation), ranked, asked)


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ("May dogs come in?", True),  # nothing was added
        ("dogs?", True),  # of which the sentence speaks
        ("she's a guide dog", False),
        ("with a lead?", False),
        ("may guide dogs come in then?", True),  # asks leave itself: that is in its certainty
    ],
)
def test_what_a_follow_up_adds_must_be_in_the_sentence(own: str, wanted: bool) -> None:
    ruling = Ruling(Verdict.PERMITTED, read("Dogs may come in.").citation, sure=0.9)
    assert firm(ruling, own, "May dogs come in?", "May dogs come in?", 0.7) is wanted
    assert not firm(ruling, own, "May dogs come in?", "May dogs come in?", 0.95)


@pytest.mark.parametrize(
    ("question", "known", "verdict", "wanted"),
    [
        ("May Borea and Tarn come in?", "May them and them come in?", Verdict.PERMITTED, False),
        ("May Borea and Tarn come in?", "May them and them come in?", Verdict.EXCLUDED, True),
        ("May dogs come in at Tarn?", "May dogs come in at them?", Verdict.PERMITTED, True),  # where, not who
        ("May dogs come in?", "May dogs come in?", Verdict.PERMITTED, True),
        ("Does the Dog Act apply to the Borean Navy?", "Does the Dog Act apply to the them Navy?", Verdict.CONDITIONAL, False),
        ("Does the Borean Dog Act cover cats?", "Does the them Dog Act cover cats?", Verdict.EXCLUDED, True),
    ],
)
def test_leave_is_never_sure_for_who_is_in_no_document(question: str, known: str, verdict: Verdict, wanted: bool) -> None:
    """Two universities were let do, without a mark, what agencies may: the documents did not have their names."""
    ruling = Ruling(verdict, read("Dogs may come in.").citation, sure=0.9)
    assert firm(ruling, question, question, known, 0.7) is wanted


def test_what_is_asked_in_the_very_words_is_sure() -> None:
    assert sure((read("Dogs may come in."), Verdict.PERMITTED)) > RULED["strict"]


@pytest.mark.parametrize(
    "worse",
    [
        dataclasses.replace(read("Dogs may come in."), cover=0.3),
        read("Dogs may come in.", like=0.3),
    ],
)
def test_a_rule_that_has_less_of_the_question_is_less_sure(worse: Reading) -> None:
    assert sure((worse, Verdict.PERMITTED)) < sure((read("Dogs may come in."), Verdict.PERMITTED))


def test_a_sentence_that_says_otherwise_makes_less_sure() -> None:
    one, other = read("Dogs may come in."), read("No dogs may come in.")
    alone = sure((one, Verdict.PERMITTED), (other, None))
    assert sure((one, Verdict.PERMITTED), (other, Verdict.EXCLUDED)) < alone
    assert sure((one, Verdict.PERMITTED), (other, Verdict.PERMITTED)) == alone


def test_a_leave_is_surer_than_an_exclusion_and_that_than_a_condition() -> None:
    one = read("Dogs may come in on a lead.")
    free, barred, bound = (sure((one, None), said=said) for said in (Verdict.PERMITTED, Verdict.EXCLUDED, Verdict.CONDITIONAL))
    assert free > barred > bound


def test_numbers_in_a_question_make_less_sure_and_more_words_that_are_met_surer() -> None:
    one = (read("Dogs may come in."), Verdict.PERMITTED)
    assert sure(one, asked=dataclasses.replace(ASKED, amounts=tuple(amounts("two dogs")))) < sure(one)
    assert sure(one, asked=Request(("dog", "come", "hall"))) > sure(one)


def test_a_rule_without_the_thing_is_less_sure_than_one_with_it() -> None:
    """“Photographs may be taken into the hall” tells little of prams."""
    one = (read("Dogs may come in."), Verdict.PERMITTED)
    without, named = (sure(one, asked=Request(("take", what), thing=frozenset({what}))) for what in ("pram", "dog"))
    assert without < named == sure(one, asked=Request(("take", "dog")))


def test_a_rule_behind_the_nearest_sentence_is_less_sure() -> None:
    one, nearer = read("Dogs may come in."), dataclasses.replace(read("The hall is open."), lead=1.0)
    ruling = Ruling(Verdict.PERMITTED, one.citation)
    elsewhere = dataclasses.replace(nearer, evidence=dataclasses.replace(nearer.evidence, source="hall.md"))
    assert certainty(ruling, [(elsewhere, None), (one, Verdict.PERMITTED)], ASKED) < certainty(ruling, [(one, None)], ASKED)


def test_that_nothing_governs_is_never_sure() -> None:
    assert certainty(Ruling(Verdict.NOT_ADDRESSED), [(read("Dogs bark."), None)], ASKED) == 0


def test_every_ruling_tells_how_sure_it_is() -> None:
    one = read("Dogs may come in.")
    ruling = verdict(QUESTION, [one.evidence], [[0.9]])
    assert ruling is not None
    assert ruling.sure == pytest.approx(sure((one, Verdict.PERMITTED)), abs=0.1)
    assert 0 < ruling.sure < 1


@pytest.mark.parametrize(
    ("other", "kind", "wanted"),
    [
        ("Dogs may not come in.", "official", 0),
        ("Dogs may not come in.", "unknown", 1),  # which weighs less
        ("Dogs may not come in when a sale or a feast is held there.", "official", 1),
    ],
)
def test_leave_that_another_text_takes_in_the_same_words_is_never_sure(other: str, kind: str, wanted: bool) -> None:
    """Of two texts that say the contrary the one nearer to the question, which is the one that permits, was told without a mark."""
    both = [evidence("Dogs may come in.", cut=LINE, score=0.9), evidence(other, "notice.md", cut=LINE, score=0.7, kind=kind)]
    ruling = verdict(QUESTION, both, [[0.9], [0.9]])
    assert ruling is not None
    assert (ruling.verdict, bool(ruling.sure)) == (Verdict.PERMITTED, wanted)


def test_what_a_ruling_cites_with_an_exemption_from_it_does_not_contradict_it() -> None:
    """Undergraduates were let in, marked, as the ban that they are exempt from is cited with the exemption."""
    ban, exempt = read("Dogs may not enter the hall."), read("Old dogs are exempt.")
    assert not contradicted([ban, exempt], ASKED, [ban])
    assert contradicted([read("Dogs may enter the hall.")], ASKED, [ban])


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("A firm gave me a voucher. May I take it?", True), ("A firm gave me a mug. May I take it?", False), ("May I take gifts?", False)],
)
def test_leave_is_never_sure_where_a_sentence_beside_it_keeps_out_by_name_what_it_does_not_name(question: str, wanted: bool) -> None:
    """A voucher was let be taken as a gift, though "Cash and vouchers may never be accepted" stood in the same paragraph."""
    found = evidence("Gifts from firms may be taken. Cash and vouchers may never be taken.", cut=r"[^\s.][^.]*\.")
    gifts, vouchers = sorted(bearing(asked := request(question), [found]), key=lambda one: one.sentence.start)
    assert opposed([gifts], asked, [], [gifts, vouchers]) is wanted


def test_a_ruling_beside_evidence_that_hardly_answers_is_marked(assistant: Assistant) -> None:
    """One was given without a mark at a confidence of 0.09, and strictness changed nothing."""
    answer = assistant.ask("may DOE pursue quantum computers w/ the Chinese Academy under the pact?")
    assert (answer.verdict, answer.confidence < THRESHOLDS["balanced"], UNCERTAIN in answer.notes) == (Verdict.EXCLUDED, True, True)


@pytest.mark.parametrize(
    ("question", "heading", "wanted"), [("May we lend maps?", "What is covered", True), ("May we lend maps?", "Lending", False)]
)
def test_leave_by_a_heading_alone_is_sure_only_of_what_it_names(question: str, heading: str, wanted: bool) -> None:
    """ "What is covered?" over a sentence on the benefits of data permitted to share them."""
    found = dataclasses.replace(evidence("Maps of the coast.", cut=LINE), headings=(heading,))
    (one,) = bearing(asked := request(question), [found])
    assert by_heading(asked, one) is wanted
