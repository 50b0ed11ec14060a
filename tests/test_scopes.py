"""Sentences of several limits, and which of them binds what is asked about; limits on ranks, dates and times told in other words."""

from __future__ import annotations

import pytest

from assistant.language.amounts import sharp
from assistant.records import Verdict
from assistant.rulings.limits import kept, torn
from assistant.verdict import verdict
from tests.evidence import LINE, evidence

HOTELS = "Hotels may cost up to £140 per night outside London and £195 per night in London."
STORE = "Not more than 50 litres of oil may be kept in a workshop, and not more than 5 litres outside a metal cabinet."
SHELF = "Adults may borrow up to 10 books and pensioners up to 20 books."
LAPTOPS = "Laptops may be borrowed for up to 8 weeks by staff and 2 weeks by students."
LEAVE = "Unpaid leave of up to twelve months may be granted by the dean after three years of service."
GROUPS = "Groups of at least 5 people and not more than 20 people may visit the ward."
TREES = "Trees under 5 metres or over 20 metres may be cut."
FIREWORKS = "Up to 5 kg of fireworks may be kept in a locked store and up to 1 kg in a shed."
FAR = "Business class may be booked only where the flight time exceeds ten hours and the traveller is required to work within 24 hours."
HOURS = "Visitors may not stay on the ward outside 10.00 to 20.00."
GRADES = "Staff in grade 9 and above may claim overtime."
NOVICES = "Drivers who have held a licence for less than two years may not drive the minibus."
SHIFTS = "Shifts may not exceed 12 hours for nurses and 16 hours for doctors."
LEASE = "The tenant may terminate the lease at the earliest on 31 December 2027."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("a hotel in London for £185", HOTELS, True),
        ("a hotel in London for £210", HOTELS, False),
        ("a hotel outside London for £160", HOTELS, False),
        ("a hotel for £160", HOTELS, None),
        ("a hotel for £130", HOTELS, True),
        ("8 litres outside the metal cabinet", STORE, False),
        ("8 litres in the workshop", STORE, None),  # which may be outside of the cabinet too
        ("8 litres", STORE, None),
        ("60 litres", STORE, False),
        ("May adults borrow 15 books?", SHELF, False),
        ("May pensioners borrow 15 books?", SHELF, True),
        ("May nuns borrow 15 books?", SHELF, None),
        ("May students borrow a laptop for three weeks?", LAPTOPS, False),
        ("May staff borrow a laptop for three weeks?", LAPTOPS, True),
        ("after four years of service", LEAVE, True),
        ("after two years of service", LEAVE, False),
        ("leave of nine months", LEAVE, True),
        ("leave of 18 months", LEAVE, False),
        ("a group of 30 people", GROUPS, False),
        ("a group of 12 people", GROUPS, True),
        ("a tree of 25 metres", TREES, True),
        ("a tree of 10 metres", TREES, False),
        ("May I keep 3 kg in the shed?", FIREWORKS, False),
        ("May I keep 3 kg?", FIREWORKS, None),  # to keep is to store, and tells of no locked one
        ("May I take four books for 20 days?", "Up to six books may be taken for at most 14 days.", False),
        ("three days a week", "For up to six months, up to two days a week may be spent at home.", False),
        # ranks, ordinals, and what lies back
        ("staff in grade 10", GRADES, True),
        ("grade 9 staff", GRADES, True),
        ("a clerk in grade 7", GRADES, False),
        ("I am 30. May I?", GRADES, None),
        ("a nurse in band 5", "Nurses in bands 6 to 8 may prescribe.", False),
        ("a nurse in band 7", "Nurses in bands 6 to 8 may prescribe.", True),
        ("a third day a week", "not more than two days a week", False),
        ("I passed my test last year.", NOVICES, True),
        ("a flight of 9 hours 30 minutes", FAR, False),
        ("a flight of ten and a half hours", FAR, True),
        ("an extension by a year", "It may be extended by up to six months.", False),
    ],
)
def test_which_limit_binds(question: str, text: str, expected: bool | None) -> None:
    assert kept(sharp(question), text) is expected


def test_limits_that_disagree_leave_it_open() -> None:
    assert torn(sharp("8 litres"), STORE)
    assert not torn(sharp("60 litres"), STORE)
    assert not torn(sharp("8 metres"), STORE)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Can I book a hotel in London for £185?", HOTELS, Verdict.PERMITTED),
        ("Can I book a hotel in London for £210?", HOTELS, Verdict.EXCLUDED),
        ("Can I keep 8 litres of petrol on the bench?", STORE, Verdict.CONDITIONAL),
        ("Can I keep 8 litres of oil outside the metal cabinet?", STORE, Verdict.EXCLUDED),
        ("After four years of service may I take unpaid leave?", LEAVE, Verdict.CONDITIONAL),
        ("Can I take unpaid leave of nine months?", LEAVE, Verdict.CONDITIONAL),
        ("Can I borrow four books?", "Members over 18 may borrow up to six books.", Verdict.CONDITIONAL),
        ("Can I fly business class on a nine-hour flight?", FAR, Verdict.EXCLUDED),
        ("Can I fly business class on an eleven-hour flight?", FAR, Verdict.CONDITIONAL),
        ("May visitors stay on the ward at 11 am?", HOURS, Verdict.CONDITIONAL),
        ("May visitors stay on the ward at 9 pm?", HOURS, Verdict.EXCLUDED),
        ("May visitors stay on the ward at 9 in the evening?", HOURS, Verdict.EXCLUDED),
        ("Can staff in grade 10 claim overtime?", GRADES, Verdict.PERMITTED),
        ("Can staff in grade 7 claim overtime?", GRADES, Verdict.EXCLUDED),
        ("I passed my driving test last year. May I drive the minibus?", NOVICES, Verdict.EXCLUDED),
        ("I have held my licence for 18 months. May I drive the minibus?", NOVICES, Verdict.EXCLUDED),
        ("May the tenant terminate the lease at the end of 2026?", LEASE, Verdict.EXCLUDED),
        ("May the tenant terminate the lease in June 2028?", LEASE, Verdict.PERMITTED),
        ("Can nurses work a shift of 14 hours?", SHIFTS, Verdict.EXCLUDED),
        ("Can doctors work a shift of 14 hours?", SHIFTS, Verdict.CONDITIONAL),
        ("Can I keep a gift of £90?", "Gifts of more than £100 may be kept only if the dean agrees.", Verdict.NOT_ADDRESSED),
        ("Can I keep a third cat?", "Tenants may keep up to two cats.", Verdict.EXCLUDED),
    ],
)
def test_rulings_by_the_limit_that_binds(question: str, text: str, expected: Verdict) -> None:
    ruling = verdict(question, [evidence(text, score=0.7, cut=LINE)])
    assert ruling is not None
    assert ruling.verdict is expected
