"""Support labels, quote checks against evidence and source, and differences between sources."""

import dataclasses
import random
import re

import pytest

from assistant import ground
from assistant.ground import bare, conflicts, dates, difference, names, numbers, supported, verify
from assistant.records import Citation, Claim, Evidence, Sentence, Support

TEXT = (
    "The lease was signed on 3 March 2019 by Anna Berg. Tenants may keep two cats. Tenants may not keep dogs. "
    "Rent of 1,250 euros is due monthly, and Berg Homes collects it only by transfer. Repairs are free if damage is reported."
)


def evidence(text: str = TEXT, source: str = "lease.md", score: float = 0.8, start: int = 0, **fields: str) -> Evidence:
    """Evidence that holds the text from `start` of its source, with a sentence for each full stop."""
    cut = tuple(Sentence(match.start() + start, match.end() + start, match.group(), score) for match in re.finditer(r"[^\s.][^.]*\.", text))
    one = Evidence(source, "sha", start, start + len(text), text, 2, "Lease", "2019-03-03", "official", "current", 1.0, sentences=cut)
    return dataclasses.replace(one, **fields)


def cited(quote: str, text: str = TEXT, source: str = "lease.md") -> Citation:
    start = text.index(quote)
    return Citation(source, "sha", start, start + len(quote), quote)


def labelled(text: str, *quotes: str) -> Support:
    return ground.ground([Claim(text, tuple(cited(quote) for quote in quotes))], [evidence()])[0].support


# ---- quotes -----------------------------------------------------------------------
def test_verify_is_exact() -> None:
    one = cited("Tenants may keep two cats.")
    assert verify(one, TEXT)
    assert not verify(one, TEXT.replace("two", "six"))
    assert not verify(dataclasses.replace(one, start=one.start + 1), TEXT)
    assert not verify(dataclasses.replace(one, end=one.end - 1), TEXT)
    assert not verify(Citation("a", "s", 0, 0, ""), TEXT)
    assert not verify(Citation("a", "s", -1, len(TEXT), TEXT[-1:]), TEXT)
    assert not verify(Citation("a", "s", -3, -1, TEXT[-3:-1]), TEXT)
    assert verify(Citation("a", "s", 0, len(TEXT), TEXT), TEXT)
    assert not verify(Citation("a", "s", 0, len(TEXT) + 1, TEXT), TEXT)


def mutated(quote: str, draw: random.Random) -> str:
    """The quote with one character, or up to one word, changed, dropped, doubled or put elsewhere."""
    words = quote.split(" ")
    place, spot = draw.randrange(len(words)), draw.randrange(len(quote))
    letter = draw.choice("abcdefghij 0123456789.,’-")
    changes = [
        quote[:spot] + letter + quote[spot + 1 :],
        quote[:spot] + quote[spot + 1 :],
        quote[:spot] + letter + quote[spot:],
        quote[:spot] + quote[spot : spot + 2][::-1] + quote[spot + 2 :],
        quote[:spot] + quote[spot].swapcase() + quote[spot + 1 :],
        " ".join(words[:place] + words[place + 1 :]),
        " ".join([*words[:place], "not", *words[place:]]),
        " ".join([*words[:place], words[place][::-1], *words[place + 1 :]]),
    ]
    return draw.choice(changes)


def test_two_thousand_mutated_quotes_are_all_detected() -> None:
    draw, found = random.Random(20241213), 0
    spans = [(one.start, one.end) for one in evidence().sentences]
    while found < 2_000:
        start, end = draw.choice(spans)
        wrong = mutated(TEXT[start:end], draw)
        if wrong == TEXT[start:end]:
            continue
        found += 1
        one = Citation("lease.md", "sha", start, end, wrong)
        moved = dataclasses.replace(one, end=start + len(wrong))
        for citation in (one, moved):
            claim = ground.ground([Claim(wrong, (citation,))], [evidence()], {"lease.md": TEXT})[0]
            assert not verify(citation, TEXT) or citation.quote == TEXT[citation.start : citation.end]
            if citation.quote != TEXT[citation.start : citation.end]:
                assert claim.support is Support.UNSUPPORTED
                assert claim.citations == ()


def test_a_quote_is_checked_against_evidence_version_place_and_source() -> None:
    one = cited("Tenants may keep two cats.")
    claim = Claim(one.quote, (one,))
    assert ground.ground([claim], [evidence()])[0] == claim
    assert ground.ground([claim], [evidence()], {"lease.md": TEXT})[0] == claim
    assert ground.ground([claim], [evidence()], {"other.md": ""})[0] == claim
    assert ground.ground([claim], [evidence()], {"lease.md": "x" + TEXT})[0].citations == ()
    assert ground.ground([claim], [evidence(source="copy.md")])[0].citations == ()
    assert ground.ground([claim], [evidence(sha256="other")])[0].citations == ()
    assert ground.ground([claim], [])[0].support is Support.UNSUPPORTED
    assert ground.ground([claim], [evidence(start=1)])[0].citations == ()


def test_evidence_that_starts_later_in_its_source_holds_quotes_to_its_edges() -> None:
    whole = Citation("lease.md", "sha", 7, 7 + len(TEXT), TEXT)
    assert ground.held(whole, [evidence(start=7)])
    assert not ground.held(dataclasses.replace(whole, start=6), [evidence(start=7)])
    assert not ground.held(dataclasses.replace(whole, end=whole.end + 1), [evidence(start=7)])
    assert not ground.held(dataclasses.replace(whole, end=whole.start, quote=""), [evidence(start=7)])


def test_a_failing_citation_is_dropped_and_the_others_kept() -> None:
    good, bad = (
        cited("Tenants may keep two cats."),
        dataclasses.replace(cited("Tenants may not keep dogs."), quote="Tenants may keep dogs."),
    )
    claim = ground.ground([Claim(f"{good.quote} {bad.quote}", (good, bad), lead="Lease:")], [evidence()])[0]
    assert claim.citations == (good,)
    assert claim.support is Support.UNSUPPORTED
    assert claim.lead == "Lease:"


# ---- labels -----------------------------------------------------------------------
def test_quoted_is_exactly_the_quotes() -> None:
    cats, dogs = "Tenants may keep two cats.", "Tenants may not keep dogs."
    assert labelled(cats, cats) is Support.QUOTED
    assert labelled(f"{cats} {dogs}", cats, dogs) is Support.QUOTED
    assert labelled(f"{cats}\n{dogs}", cats, dogs) is Support.QUOTED
    assert labelled(dogs, cats, dogs) is Support.QUOTED
    assert labelled("Tenants may keep two", cats) is not Support.QUOTED
    assert labelled("", cats) is Support.UNSUPPORTED


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Anna Berg signed the lease on March 3, 2019.", "The lease was signed on 3 March 2019 by Anna Berg.", True),
        ("The lease was signed in March 2019.", "The lease was signed on 3 March 2019 by Anna Berg.", True),
        ("The lease was signed on 4 March 2019.", "The lease was signed on 3 March 2019 by Anna Berg.", False),
        ("The lease was signed by Otto Berg.", "The lease was signed on 3 March 2019 by Anna Berg.", False),
        ("Cats: tenants may keep 2.", "Tenants may keep two cats.", True),
        ("Tenants may keep three cats.", "Tenants may keep two cats.", False),
        ("Tenants may not keep two cats.", "Tenants may keep two cats.", False),
        ("Tenants may keep dogs.", "Tenants may not keep dogs.", False),
        ("Dogs: these, tenants may not keep.", "Tenants may not keep dogs.", True),
        ("Tenants may keep parrots, snakes and two cats.", "Tenants may keep two cats.", False),
        ("Repairs are free.", "Repairs are free if damage is reported.", False),
        ("Repairs are free if the damage is reported.", "Repairs are free if damage is reported.", True),
        (
            "Berg Homes collects rent by transfer.",
            "Rent of 1,250 euros is due monthly, and Berg Homes collects it only by transfer.",
            False,
        ),
        (
            "Berg Homes collects rent only by transfer.",
            "Rent of 1,250 euros is due monthly, and Berg Homes collects it only by transfer.",
            True,
        ),
        ("Monthly rent is 1250 euros.", "Rent of 1,250 euros is due monthly, and Berg Homes collects it only by transfer.", True),
        ("It is.", "Tenants may keep two cats.", False),
    ],
)
def test_written_sentences(text: str, quote: str, expected: bool) -> None:
    assert supported(text, [quote]) is expected
    assert labelled(text, quote) is (Support.SUPPORTED if expected else Support.UNSUPPORTED)


def test_every_sentence_must_agree() -> None:
    quotes = ["Tenants may keep two cats.", "Tenants may not keep dogs."]
    assert supported("Tenants may keep two cats. They may not keep dogs.", quotes)
    assert not supported("Tenants may keep two cats. Tenants may keep dogs.", quotes)
    assert not supported("Tenants may keep two cats.", [])


# ---- values -----------------------------------------------------------------------
def test_dates() -> None:
    assert dates("on 13 December 2024") == {"2024-12-13"}
    assert dates("on Dec. 13th, 2024") == {"2024-12-13"}
    assert dates("2024-12-13") == {"2024-12-13"}
    assert dates("in May 1979") == {"1979-05"}
    assert dates("on 4 July") == {"--07-04"}
    assert dates("you may go on 5") == set()


def test_a_date_said_in_part_is_known() -> None:
    assert ground.known("2024-12", {"2024-12-13"})
    assert ground.known("--12-13", {"2024-12-13"})
    assert not ground.known("2024-12-13", {"2024-12"})
    assert not ground.known("2024-1", {"2024-12-13"})


def test_numbers() -> None:
    assert numbers("twelve of 1,250 in 3.5 per cent, on 2 May 2024, v1.2") == {"12", "1250", "3.5"}
    assert numbers("no one came") == set()


def test_names() -> None:
    assert names("The lawyer of Anna Berg’s firm met WHO staff. Later the Board spoke on 3 March 2019.") == {"Anna", "Berg", "WHO", "Board"}


def test_bare() -> None:
    assert bare("The fee of Anna was 30 euros on 3 March 2019") == "The fee of was euros on"


# ---- conflicts ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("The museum roof was repaired on 3 May 2020.", "The museum roof was repaired on 4 May 2020.", "date"),
        ("The museum roof was repaired on 3 May 2020.", "The museum roof was repaired in May 2020.", ""),
        ("The museum holds 40 old painted maps.", "The museum holds 50 old painted maps.", "number"),
        ("The museum holds 40 old painted maps.", "The museum holds forty old painted maps.", ""),
        ("The museum holds 40 old painted maps.", "The theatre sells 50 new printed tickets.", ""),
        ("The old museum roof was repaired by Berg.", "The old museum roof was repaired by Stein.", "name"),
        ("Visitors may photograph the museum garden wall.", "Visitors may not photograph the museum garden wall.", "polarity"),
        ("Maps 40.", "Maps 50.", ""),
    ],
)
def test_difference(one: str, two: str, kind: str) -> None:
    assert difference(one, two).partition(":")[0] == kind
    assert difference(two, one).partition(":")[0] == kind


def test_conflicts_between_sources_show_both_sides() -> None:
    one = evidence("The museum roof was repaired on 3 May 2020.", "a.md")
    two = evidence("The museum roof was repaired on 4 May 2020.", "b.md")
    (found,) = conflicts("When was the museum roof repaired?", [one, two])
    assert [side.source for side in found.sides] == ["a.md", "b.md"]
    assert found.about == "date: museum roof repair"
    assert found.sides[0] == Citation("a.md", "sha", 0, 43, one.quote, 2, "Lease", "2019-03-03", "official", "current")
    assert conflicts("When was the museum roof repaired?", [one, dataclasses.replace(two, source="a.md")]) == []
    assert conflicts("When was the museum roof repaired?", [one, dataclasses.replace(two, status="superseded")]) == []
    assert conflicts("Who likes ice cream?", [one, two]) == []
    assert conflicts("When was the museum roof repaired?", []) == []


def test_a_far_sentence_is_no_side() -> None:
    one = evidence("The museum roof was repaired on 3 May 2020.", "a.md")
    two = evidence("The museum roof was repaired on 4 May 2020.", "b.md", score=0.6)
    assert conflicts("When was the museum roof repaired?", [one, two]) == []
    assert len(conflicts("When was the museum roof repaired? I read both 3 and 4 May.", [one, two])) == 1


def test_a_source_that_reports_a_difference() -> None:
    text = "Sources differ on the year of the fire. Most give 1820. Some give 1822. The roof is red."
    (found,) = conflicts("Do sources differ on the year of the fire?", [evidence(text)])
    assert [side.quote for side in found.sides] == ["Sources differ on the year of the fire.", "Most give 1820.", "Some give 1822."]
    told = "The city says that the fire was on 3 May 1820, while the church dates the fire 9 June 1822. The roof is red."
    (found,) = conflicts("When was the fire in the city?", [evidence(told)])
    assert [side.quote for side in found.sides] == [told.partition(". ")[0] + "."]
    assert conflicts("Why was there a fire in the city?", [evidence(told)]) == []
    agreed = "The city says that the fire was on 3 May 1820, while the church dates the fire 3 May 1820."
    assert conflicts("When was the fire in the city?", [evidence(agreed)]) == []


@pytest.mark.parametrize(
    ("question", "report", "expected"),
    [
        ("How many came?", "Reports differ: 30 or 40.", True),
        ("When did they come?", "Reports differ: 30 or 40.", False),
        ("When did they come?", "Reports differ: 3 May 2020.", True),
        ("Why did they come?", "Reports differ.", True),
    ],
)
def test_the_kind_of_value_must_be_asked_for(question: str, report: str, expected: bool) -> None:
    assert ground.asked(question, report) is expected
