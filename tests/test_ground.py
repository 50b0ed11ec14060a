"""Support labels, quote checks against evidence and source."""

import dataclasses
import random

import pytest

from assistant import ground
from assistant.ground import supported, verify
from assistant.records import Citation, Claim, Support
from tests.conftest import mutated
from tests.evidence import evidence

RENT = "Rent of 1,250 euros is due monthly, and Berg Homes collects it only by transfer."
TEXT = (
    "The lease was signed on 3 March 2019 by Anna Berg. Tenants may keep two cats. Tenants may not keep dogs. "
    f"{RENT} Repairs are free if damage is reported."
)
TEXTS = {"lease.md": TEXT}


def cited(quote: str, text: str = TEXT, source: str = "lease.md") -> Citation:
    start = text.index(quote)
    return Citation(source, "sha", start, start + len(quote), quote)


def labelled(text: str, *quotes: str) -> Support:
    return ground.ground([Claim(text, tuple(cited(quote) for quote in quotes))], [evidence(TEXT)], TEXTS)[0].support


# ---- quotes -----------------------------------------------------------------------
def test_verify_is_exact() -> None:
    one = cited("Tenants may keep two cats.")
    assert verify(one, TEXT)
    assert not verify(one, TEXT.replace("two", "six"))
    assert not verify(dataclasses.replace(one, start=one.start + 1), TEXT)
    assert not verify(dataclasses.replace(one, end=one.end - 1), TEXT)
    assert not verify(Citation("a", "s", 0, 0, ""), TEXT)
    assert not verify(Citation("a", "s", 9, 3, ""), TEXT)
    assert not verify(Citation("a", "s", -1, len(TEXT), TEXT[-1:]), TEXT)
    assert not verify(Citation("a", "s", -3, -1, TEXT[-3:-1]), TEXT)
    assert verify(Citation("a", "s", 0, len(TEXT), TEXT), TEXT)
    assert not verify(Citation("a", "s", 0, len(TEXT) + 1, TEXT), TEXT)


def test_two_thousand_mutated_quotes_are_all_detected() -> None:
    draw = random.Random(20241213)
    for _ in range(2_000):
        sentence = draw.choice(evidence(TEXT).sentences)
        wrong = mutated(sentence.text, draw)
        one = Citation("lease.md", "sha", sentence.start, sentence.end, wrong)
        for citation in (one, dataclasses.replace(one, end=sentence.start + len(wrong))):
            exact = citation.quote == TEXT[citation.start : citation.end]  # as where the last letter was taken out
            claim = ground.ground([Claim(wrong, (citation,))], [evidence(TEXT)], TEXTS)[0]
            assert verify(citation, TEXT) is exact
            assert exact or (claim.support, claim.citations) == (Support.UNSUPPORTED, ())


def test_a_quote_is_checked_against_evidence_version_place_and_source() -> None:
    one = cited("Tenants may keep two cats.")
    claim = Claim(one.quote, (one,))
    assert ground.ground([claim], [evidence(TEXT)], TEXTS)[0] == claim
    assert ground.ground([claim], [evidence(TEXT)], {"lease.md": "x" + TEXT})[0].citations == ()
    for other in ("copy.md", "zebra.md"):
        assert ground.ground([claim], [evidence(TEXT, source=other)], TEXTS)[0].citations == ()
    assert ground.ground([claim], [evidence(TEXT, sha256="other")], TEXTS)[0].citations == ()
    assert ground.ground([claim], [], TEXTS)[0].support is Support.UNSUPPORTED
    assert ground.ground([claim], [evidence(TEXT, start=1)], TEXTS)[0].citations == ()


def test_evidence_that_starts_later_in_its_source_holds_quotes_to_its_edges() -> None:
    whole = Citation("lease.md", "sha", 7, 7 + len(TEXT), TEXT)
    assert ground.held(whole, [evidence(TEXT, start=7)])
    assert not ground.held(dataclasses.replace(whole, start=6), [evidence(TEXT, start=7)])
    assert not ground.held(dataclasses.replace(whole, end=whole.end + 1), [evidence(TEXT, start=7)])
    assert not ground.held(dataclasses.replace(whole, end=whole.start, quote=""), [evidence(TEXT, start=7)])
    part = cited("Tenants may keep two cats.")
    assert ground.held(dataclasses.replace(part, start=part.start + 7, end=part.end + 7), [evidence(TEXT, start=7)])
    assert not ground.held(dataclasses.replace(part, end=part.start - 2, quote=""), [evidence(TEXT)])


def test_a_failing_citation_is_dropped_and_the_others_kept() -> None:
    good, bad = (
        cited("Tenants may keep two cats."),
        dataclasses.replace(cited("Tenants may not keep dogs."), quote="Tenants may keep dogs."),
    )
    claim = ground.ground([Claim(f"{good.quote} {bad.quote}", (good, bad), lead="Lease:")], [evidence(TEXT)], TEXTS)[0]
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
        ("Berg Homes collects rent by transfer.", RENT, False),
        ("Berg Homes collects rent only by transfer.", RENT, True),
        ("Monthly rent is 1250 euros.", RENT, True),
        ("It is.", "Tenants may keep two cats.", False),
        # a limit may not be dropped
        ("Lodgers may keep cats.", "Lodgers may keep only cats.", False),
        ("Lodgers may keep exclusively cats.", "Lodgers may keep only cats.", True),
        # amounts, and words that turn the sense
        ("The fee is 3 million dollars.", "The fee is 3 dollars.", False),
        ("Members pay a fee.", "Non-members pay a fee.", False),
        ("Non-members pay a fee.", "Members pay a fee.", False),
        ("Non-members pay a fee.", "Non-members always pay a fee.", True),
        ("The fee fell.", "The fee rose.", False),
        ("The fee rose.", "The fee fell.", False),
        ("The lease lasts one year.", "The lease lasts five years.", False),
        ("The lease lasts five years.", "The lease lasts for five years.", True),
        ("It has twenty members.", "It has twenty-one members.", False),
        ("It has 24 members.", "It met its members on 24 May 2024.", False),
        ("The 2024 lease is new.", "The new lease was signed on 24 May 2024.", True),
        ("The 2024 lease is new.", "The 2024 lease is a new one.", True),
        ("It needs more than 5 votes.", "It needs less than 5 votes.", False),
        ("It is due before noon.", "It is due after noon.", False),
        ("The fee rose by 10 percent.", "The fee fell by 10 percent.", False),
        ("The fee fell by 10 percent.", "The fee rose by 10 percent.", False),
        ("The fee fell.", "The fee fell, as it had risen before it rose again.", True),
        ("Guests must pay.", "Guests may pay.", False),
        ("Guests may stay.", "Guests may rarely stay.", False),
        ("Guests may stay.", "Guests may stay outside closed hours.", False),
        ("The red bag there weighs 5 kilograms.", "The red bag weighs 5 kg.", True),
        ("The red bag there weighs 5 kilograms.", "The red bag weighs 5 g.", False),
        ("No permit is needed.", "A permit is needed.", False),
        ("A permit is needed.", "No permit is needed.", False),
        ("A permit is not required.", "A permit is required.", False),
        ("Guests without a ticket may enter.", "Guests with a ticket may enter.", False),
        ("The fee is refundable.", "The fee is non-refundable.", False),
        ("Members pay.", "Members pay, and non-members do too.", True),
        ("All guests pay.", "Some guests pay.", False),
        ("The sum is 5,000,000 dollars.", "The sum is 5 million dollars.", True),
        ("It costs 1,000 euros.", "It costs one thousand euros.", True),
    ],
)
def test_written_sentences(text: str, quote: str, expected: bool) -> None:
    assert supported(text, [quote]) is expected
    (claim,) = ground.ground([Claim(text, (cited(quote, quote),))], [evidence(quote)], {"lease.md": quote})
    assert claim.support is (Support.SUPPORTED if expected else Support.UNSUPPORTED)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # how much
        ("Over 5 votes are needed.", "Fewer than 5 votes are needed."),
        ("Bags above 5 kg are weighed.", "Bags under 5 kg are weighed."),
        ("Bags exceeding 5 kg are weighed.", "Bags below 5 kg are weighed."),
        ("A bag that exceeds 5 kg is weighed.", "A bag of less than 5 kg is weighed."),
        ("At most 5 guests sit at a table.", "At least 5 guests sit at a table."),
        ("A table seats at least 5 guests.", "A table seats a maximum of 5 guests."),
        ("A table in the hall seats up to 5 guests.", "A table in the hall seats a minimum of 5 guests."),
        # when, with what
        ("The form is due at the office before noon.", "The form is due at the office after noon."),
        ("Guests with a ticket may not enter.", "Guests without a ticket may not enter."),
        # duty and leave
        ("Guests shall leave their bags here.", "Guests may leave their bags here."),
        ("Guests must leave their bags here.", "Guests can leave their bags here."),
        ("A badge is required in the hall, at the desk and in the yard.", "A badge is optional in the hall, at the desk and in the yard."),
        # for whom
        ("Every guest pays.", "Several guests pay."),
        ("Few guests of the house pay.", "Each guest of the house pays."),
        # which way it went
        ("The fee for guests in huts rose in May.", "The fee for guests in huts fell in May."),
        ("The fees for guests in huts rise in May.", "The fees for guests in huts fall in May."),
        ("The fee for guests in huts increased in May.", "The fee for guests in huts decreased in May."),
        ("The club of the town in Berg grew in May.", "The club of the town in Berg shrank in May."),
        ("The clubs of Berg, a town, have grown in May.", "The clubs of Berg, a town, have dropped in May."),
        ("The club of Berg, a town, grows in May.", "The club of Berg, a town, shrinks in May."),
        ("The clubs of Berg, a town, grow in May.", "The clubs of Berg, a town, shrink in May."),
    ],
)
def test_of_two_opposites_one_does_not_support_the_other(text: str, quote: str) -> None:
    assert supported(text, [text])
    assert not supported(text, [quote])
    assert not supported(quote, [text])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("In Berg Homes, tenants may not keep dogs.", "Tenants may not keep dogs in Berg Homes."),
        ("Tenants may not keep big dogs, e.g. poodles.", "Tenants may not keep poodles or other big dogs."),
    ],
)
def test_a_name_or_a_full_stop_within_a_sentence_cuts_it_not_in_two(text: str, quote: str) -> None:
    """What is cut off has no negation of its own and would disagree."""
    assert supported(text, [quote])


def test_every_sentence_must_agree() -> None:
    quotes = ["Tenants may keep two cats.", "Tenants may not keep dogs."]
    assert supported("Tenants may keep two cats. They may not keep dogs.", quotes)
    assert not supported("Tenants may keep two cats. Tenants may keep dogs.", quotes)
    assert not supported("Tenants may keep two cats.", [])
    assert supported("Lodgers may keep only cats.", ["Lodgers may keep only cats."])


@pytest.mark.parametrize("text", ["", "That is not all. Cats sleep.", "It is .5."])
def test_without_a_quote_nothing_is_supported(text: str) -> None:
    assert labelled(text) is Support.UNSUPPORTED


# ---- what a model cites -------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Tenants may not keep dogs.", ["Tenants may not keep dogs."]),
        ("Anna Berg signed the lease on 3 March 2019. Rent of 1,250 euros is due monthly.", None),  # not next to each other
        (
            "Anna Berg signed the lease on 3 March 2019, and tenants may keep two cats.",
            ["The lease was signed on 3 March 2019 by Anna Berg. Tenants may keep two cats."],
        ),
        ("Tenants may keep three cats.", None),
    ],
)
def test_a_claim_is_pinned_to_what_supports_it(text: str, quotes: list[str] | None) -> None:
    claim = Claim(text, (cited(TEXT),))
    found = ground.pinned(claim, [evidence(TEXT)])
    assert [one.quote for one in found.citations] == (quotes or [TEXT])
    assert (found is claim) is (quotes is None)


def test_what_two_passages_say_is_cited_from_both_and_a_wrong_number_put_right() -> None:
    other = evidence("No dogs here. Tenants may not keep dogs, says Ann.", "rules.md")
    third = evidence("Rent is due.", "rent.md")
    two = Claim("Tenants may not keep dogs.", (cited(TEXT), other.cite(other.start, other.end)))
    assert [one.source for one in ground.pinned(two, [evidence(TEXT), other, third]).citations] == ["lease.md", "rules.md"]
    wrong = Claim("Tenants may not keep dogs.", (third.cite(third.start, third.end),))
    assert [one.source for one in ground.pinned(wrong, [third, evidence(TEXT), other]).citations] == ["lease.md"]
    none = Claim("Tenants may not keep dogs.", ())
    assert [one.quote for one in ground.pinned(none, [third, other]).citations] == ["Tenants may not keep dogs, says Ann."]
