"""Rulings on permission questions over a small policy that has nothing to do with the project's own documents."""

import dataclasses
import re

import pytest

from assistant.records import Evidence, Sentence, Verdict
from assistant.verdict import COEFFICIENTS, LABELS, features, judge, said, topic, verdict

POLICY = (
    "Dogs may be brought into the reading room. Cats and birds are excluded from the reading room. "
    "Food may be eaten in the garden only if the librarian agrees. Cameras may not be used without the consent of the director. "
    "Whether telescopes are covered is not stated. The library covers only printed works, and films are not covered. "
    "A bill would allow drones over the garden. The roof is green."
)


def evidence(text: str = POLICY, scores: dict[str, float] | None = None, **fields: str) -> Evidence:
    """Evidence over a text whose sentences score .5, or what `scores` gives for one that holds the word."""
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^.]+\.", text)]
    spans = [(start + (text[start] == " "), end) for start, end in spans]
    values = [next((value for word, value in (scores or {}).items() if word in text[start:end]), 0.5) for start, end in spans]
    cut = tuple(Sentence(start, end, text[start:end], value) for (start, end), value in zip(spans, values, strict=True))
    one = Evidence("rules.md", "abc", 0, len(text), text, 3, "Rules", "2020-01-01", "official", "current", 1.0, sentences=cut)
    return dataclasses.replace(one, **fields)


@pytest.mark.parametrize(
    ("question", "expected", "quote"),
    [
        ("May dogs be brought into the reading room?", Verdict.PERMITTED, "Dogs may"),
        ("are cats allowed in the reading room", Verdict.EXCLUDED, "Cats and birds"),
        ("Are birds prohibited in the reading room?", Verdict.EXCLUDED, "Cats and birds"),
        ("can we eat food in the garden?", Verdict.CONDITIONAL, "Food may"),
        ("Is it OK to use cameras?", Verdict.CONDITIONAL, "Cameras may not"),
        ("Do we need permission for cameras?", Verdict.CONDITIONAL, "Cameras may not"),
        ("Does the policy cover telescopes?", Verdict.NOT_ADDRESSED, "Whether telescopes"),
        ("Are films covered?", Verdict.EXCLUDED, "The library covers"),
        ("Are printed works covered?", Verdict.PERMITTED, "The library covers"),
        ("May we bring submarines?", Verdict.NOT_ADDRESSED, None),
        ("Are drones permitted?", Verdict.NOT_ADDRESSED, None),
    ],
)
def test_rulings(question: str, expected: Verdict, quote: str | None) -> None:
    one = evidence()
    ruling = verdict(question, [one])
    assert ruling is not None
    assert ruling.verdict is expected
    if quote is None:
        assert ruling.governing is None
    else:
        assert ruling.governing is not None
        assert ruling.governing.quote.startswith(quote)
        assert one.quote[ruling.governing.start : ruling.governing.end] == ruling.governing.quote


@pytest.mark.parametrize(
    "question",
    [
        "What is excluded?",
        "Who signed the policy?",
        "When may we come?",
        "Is the roof green?",
        "Can you list the excluded animals?",
        "Could you explain the rules?",
        "Does the ban cover six rooms or eight?",
        "How are dogs treated?",
        "Under what conditions may food be eaten?",
        "Is there a garden?",
    ],
)
def test_other_questions_get_no_ruling(question: str) -> None:
    assert topic(question) is None
    assert verdict(question, [evidence()]) is None


@pytest.mark.parametrize(
    "question",
    [
        "May we bring dogs?",
        "so can dogs come in?",
        "Please tell me whether we may bring dogs",
        "Is bringing dogs allowed?",
        "Are we barred from bringing dogs?",
        "Would it be OK to bring dogs?",
        "Do we need a licence for dogs?",
        "Is a licence needed for dogs?",
        "Does the policy permit dogs?",
        "does the rule cover dogs",
        "Are dogs off limits?",
        "Are dogs within the scope?",
        "dogs, allowed under it?",
        "Is there a ban on dogs?",
        "Can you tell me if dogs are allowed?",
        "would bringing dogs be a breach?",
    ],
)
def test_permission_in_any_wording(question: str) -> None:
    found = topic(question)
    assert found is not None
    assert "dog" in found
    assert not {"allow", "permit", "licenc", "polic", "rule"} & set(found)


def test_the_instrument_is_no_part_of_the_topic() -> None:
    assert topic("May we share samples under the old science and technology agreement?") == ("shar", "sampl")


def test_a_far_sentence_decides_nothing() -> None:
    ruling = verdict("May dogs swim in the lake?", [evidence(scores={"Dogs": 0.2})])
    assert ruling is not None
    assert ruling.verdict is Verdict.NOT_ADDRESSED


def test_a_near_meaning_decides_without_common_words() -> None:
    ruling = verdict("May puppies enter?", [evidence("Hounds may come in.", {"Hounds": 0.7})])
    assert ruling is not None
    assert ruling.verdict is Verdict.PERMITTED
    ruling = verdict("May puppies enter?", [evidence("Hounds may come in.", {"Hounds": 0.59})])
    assert ruling is not None
    assert ruling.verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(("score", "expected"), [(0.2, Verdict.PERMITTED), (0.0, Verdict.NOT_ADDRESSED)])
def test_a_permission_needs_more_nearness_than_an_exclusion(score: float, expected: Verdict) -> None:
    ruling = verdict("May dogs come?", [evidence("Dogs may come.", {"Dogs": score})])
    assert ruling is not None
    assert ruling.verdict is expected
    ruling = verdict("May dogs come?", [evidence("Dogs may not come.", {"Dogs": score})])
    assert ruling is not None
    assert ruling.verdict is Verdict.EXCLUDED


def test_a_near_exclusion_beats_a_permission() -> None:
    text = "Dogs may come to the garden. Dogs may not come to the kitchen."
    ruling = verdict("May dogs come?", [evidence(text, {"garden": 0.60, "kitchen": 0.58})])
    assert ruling is not None
    assert ruling.verdict is Verdict.EXCLUDED
    ruling = verdict("May dogs come?", [evidence(text, {"garden": 0.70, "kitchen": 0.58})])
    assert ruling is not None
    assert ruling.verdict is Verdict.PERMITTED


def test_text_no_longer_in_force_permits_only_the_past() -> None:
    old = evidence("Dogs may come.", {"Dogs": 0.7}, status="background")
    ruling = verdict("May dogs come?", [old])
    assert ruling is not None
    assert ruling.verdict is Verdict.NOT_ADDRESSED
    ruling = verdict("Were dogs allowed to come?", [old])
    assert ruling is not None
    assert ruling.verdict is Verdict.PERMITTED


def test_no_evidence_is_silence() -> None:
    ruling = verdict("May dogs come?", [])
    assert ruling is not None
    assert ruling.verdict is Verdict.NOT_ADDRESSED
    assert ruling.governing is None


def test_the_citation_carries_the_source() -> None:
    ruling = verdict("May dogs be brought into the reading room?", [evidence()])
    assert ruling is not None
    one = ruling.governing
    assert one is not None
    assert (one.source, one.sha256, one.page, one.title, one.date, one.kind, one.status) == (
        "rules.md", "abc", 3, "Rules", "2020-01-01", "official", "current",
    )  # fmt: skip


def test_a_list_is_read_with_its_opening_line() -> None:
    text = "Visitors may not.\n- smoke cigars."
    one = dataclasses.replace(
        evidence(text),
        quote="Visitors may not:\n- smoke cigars.",
        sentences=(Sentence(0, 17, "Visitors may not:", 0.5), Sentence(18, 33, "- smoke cigars.", 0.5)),
    )
    ruling = verdict("May visitors smoke cigars?", [one])
    assert ruling is not None
    assert ruling.verdict is Verdict.EXCLUDED
    assert ruling.governing is not None
    assert ruling.governing.quote == "- smoke cigars."


# ---- statements ------------------------------------------------------------------
def test_statements_are_taken_apart() -> None:
    one = said("All members may not only use the pool")
    assert (one.may, one.negative, one.only, one.universal) == (True, True, True, True)
    assert one.stems == ("memb", "use", "pool")
    two = said("The pool is open")
    assert (two.may, two.negative, two.only, two.universal) == (False, False, False, False)


def test_judge_gives_chances() -> None:
    chances = judge("Dogs may be brought into the reading room.", [evidence(scores={"Dogs": 0.9})])
    assert tuple(chances) == LABELS
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=chances.__getitem__) == "yes"
    far = judge("Submarines shall carry torpedoes.", [evidence(scores={"": 0.0})])
    assert max(far, key=far.__getitem__) == "not_stated"
    assert judge("Dogs may come.", []) == {"yes": 0.0, "no": 0.0, "not_stated": 1.0}


def test_judge_sees_a_limit_denied() -> None:
    chances = judge("The library shall only hold printed works.", [evidence(scores={"library": 0.8})])
    assert chances["no"] > judge("The library shall hold printed works.", [evidence(scores={"library": 0.8})])["no"]


def test_features() -> None:
    one = evidence("Dogs may not come unless led. The sky is blue.", {"Dogs": 0.6, "sky": 0.0})
    row = features(said("Dogs may come to Rome"), [one])
    assert len(row) == len(COEFFICIENTS[0]) - 1
    near, missing, only, universal, mismatch, freed, way_out = row
    assert 0.2 < near < 0.4
    assert missing == pytest.approx(1 / 2)
    assert (only, universal, mismatch, freed) == (0, 0, 0, 0)
    assert 0.9 < way_out < 1
    negative = features(said("Dogs may not come"), [evidence("Dogs may come. They shall not be required to bark.")])
    assert 0.9 < negative[4] < 1
    assert negative[5] == pytest.approx(1 - negative[4])
    assert negative[1] == 0


def test_what_one_rule_leaves_free_is_not_permitted() -> None:
    """ "Not forbidden by the pact" was read as permission, though other rules may forbid it."""
    free = "A kiosk outside the library is not forbidden by the policy."
    ruling = verdict("May a kiosk outside be opened under the policy?", [evidence(free, {free: 0.9})])
    assert ruling is not None
    assert ruling.verdict is not Verdict.PERMITTED


@pytest.mark.parametrize(
    "question",
    [
        "Does the policy let us film?",
        "Would a kiosk fall foul of the rules?",
        "Is filming outside the rule?",
        "Does the act lift the ban on dogs?",
    ],
)
def test_more_wordings_that_ask_for_permission(question: str) -> None:
    assert topic(question) is not None
