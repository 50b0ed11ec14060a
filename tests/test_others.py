"""Leave for another kind of place or of persons, or for what others get, is none for what is asked."""

from __future__ import annotations

import pytest

from assistant.records import Verdict
from tests.evidence import evidence
from tests.test_verdict import ruled

CLIENTS = "Gifts to clients of up to £50 may be given without approval."
PARK = "Dogs may be walked in the lower park, not in the upper park."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May registered drones be flown in the south field?", "Registered drones may be flown in the north field.", Verdict.NOT_ADDRESSED),
        (
            "May visitors use the telescope on clear nights?",
            "Members have the right to use the telescope on clear nights.",
            Verdict.NOT_ADDRESSED,
        ),
        ("May gardeners place hives on the roof?", "Beekeepers are free to place hives on the roof.", Verdict.NOT_ADDRESSED),
        ("May a household get two parcels per week?", "Households are entitled to one parcel per week.", Verdict.EXCLUDED),
        ("Can members use the telescope by day?", "Members may use the telescope on clear nights.", Verdict.NOT_ADDRESSED),
        ("May translators use the clients' software?", "Translators may use their own software.", Verdict.NOT_ADDRESSED),
        (
            "May an intern sign the translation?",
            "Either a certified translator or a notary may sign the translation.",
            Verdict.NOT_ADDRESSED,
        ),
        ("May a porter give the injection?", "A midwife, a nurse or a doctor may give the injection.", Verdict.NOT_ADDRESSED),
        ("May a nurse give the injection?", "A midwife, a nurse or a doctor may give the injection.", Verdict.PERMITTED),
        ("May lorries stay overnight?", "Caravans may stay overnight, lorries may not.", Verdict.EXCLUDED),
        ("May basses sit?", "Basses may sit, sopranos may not.", Verdict.PERMITTED),
        ("May dogs travel on the drag lift?", "Dogs may travel on the gondola, not on the drag lift.", Verdict.EXCLUDED),
        ("May volunteers eat in the hall every day?", "Volunteers may eat in the hall twice a week.", Verdict.CONDITIONAL),
        ("May I show a text after it is published?", "Texts may not be shown until they are published.", Verdict.NOT_ADDRESSED),
        ("May I show a text before it is published?", "Texts may not be shown until they are published.", Verdict.EXCLUDED),
        ("May I park in the visitors' car park?", "Staff may park in the staff car park.", Verdict.NOT_ADDRESSED),
        ("May I store food in the blue fridge?", "Food may be stored in the big fridge.", Verdict.NOT_ADDRESSED),
        ("May I walk the dog in the upper park?", PARK, Verdict.EXCLUDED),
        ("May I park in the car park?", "Cars may be parked in the north car park.", Verdict.PERMITTED),
        ("May I eat in the small dining room?", "Meals may be eaten in the dining room.", Verdict.PERMITTED),
        ("May students who live off campus use the laundry?", "Students who live on campus may use the laundry.", Verdict.NOT_ADDRESSED),
        ("May students who live on campus use the laundry?", "Students who live on campus may use the laundry.", Verdict.PERMITTED),
        ("May I take two bags in first class?", "In Economy two bags are allowed.", Verdict.NOT_ADDRESSED),
        ("May I take two bags in Economy?", "In Economy two bags are allowed.", Verdict.PERMITTED),
        ("May employees who are not pregnant work from home?", "Pregnant employees may work from home.", Verdict.NOT_ADDRESSED),
        ("May employees who are not pregnant work from home?", "Employees may work from home.", Verdict.PERMITTED),
        ("May members vote?", "Members whose fees are late may not vote.", Verdict.NOT_ADDRESSED),
        ("May a member with a late fee vote?", "Members whose fees are late may not vote.", Verdict.EXCLUDED),
        ("Is work covered by the grant?", "Work whose results the staff keep secret is not covered by the grant.", Verdict.NOT_ADDRESSED),
        ("May employees who are pregnant work from home?", "Pregnant employees may work from home.", Verdict.PERMITTED),
        ("May I give a £20 gift to a supplier?", CLIENTS, Verdict.NOT_ADDRESSED),
        ("Can I give a £10 calendar to a public official?", CLIENTS, Verdict.NOT_ADDRESSED),
        ("Can I give a £10 calendar to a client?", CLIENTS, Verdict.PERMITTED),
        ("Can I give a £10 calendar to a client?", CLIENTS.replace("clients", "anyone"), Verdict.PERMITTED),
        ("May visitors park in bay 8?", "Visitors may park in bays 1 to 5.", Verdict.NOT_ADDRESSED),
        ("May visitors park in bay 3?", "Visitors may park in bays 1 to 5.", Verdict.PERMITTED),
        ("May I pay at counter 7?", "Bills may be paid at counter 3.", Verdict.NOT_ADDRESSED),
        ("May I camp on field C?", "Fields A and B may be used for camping.", Verdict.NOT_ADDRESSED),
        ("May I camp on field B?", "Tents may be camped in on fields A and B.", Verdict.PERMITTED),
        ("May visitors park in bay 8?", "Visitors may not park in bays 1 to 5.", Verdict.NOT_ADDRESSED),
        ("May staff on grade 11 park here?", "Staff on grade 9 and above may park here.", Verdict.PERMITTED),
        ("May I paint the door red?", "Doors may be painted white or grey.", Verdict.NOT_ADDRESSED),
        ("May I paint the door white?", "Doors may be painted white or grey.", Verdict.PERMITTED),
        ("May I drive a diesel car in the bus lane?", "Electric cars may be driven in the bus lane.", Verdict.NOT_ADDRESSED),
        ("May I park in front of the gate?", "Cars may be parked behind the gate.", Verdict.NOT_ADDRESSED),
        ("May silver members use the lounge?", "Gold members may use the lounge.", Verdict.NOT_ADDRESSED),
        ("May interest be paid out weekly?", "Interest may be paid out monthly.", Verdict.NOT_ADDRESSED),
        ("May I take money from my aunt's account?", "Customers may take money from their own account.", Verdict.NOT_ADDRESSED),
        ("May the shop sell genuine coins?", "Replica coins may be sold in the shop.", Verdict.NOT_ADDRESSED),
        ("May staff on level 6 sign it?", "Staff on level 4 and above may sign it.", Verdict.PERMITTED),
        ("May members swim?", "Nothing in this notice shall prevent members from swimming.", Verdict.PERMITTED),
        ("May staff join a union?", "Nothing in this policy limits the right of staff to join a union.", Verdict.PERMITTED),
        ("May a tenant keep a dog?", "Nothing in these rules stops a tenant from keeping a cat.", Verdict.NOT_ADDRESSED),
        ("May a guide dog enter?", "Guide dogs excepted, no animals may enter.", Verdict.PERMITTED),
        ("May my cat enter?", "Guide dogs excepted, no animals may enter.", Verdict.EXCLUDED),
        ("May an ambulance enter?", "No vehicles may enter, ambulances excepted.", Verdict.PERMITTED),
    ],
)
def test_leave_for_another_place_or_for_others_is_none(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


FREE = "Undergraduates and tutors (holders of a gold card) are exempt from the library fee."
HELD = "Holders of a gold card are outside the fee rules."
ENGINE = "Boats without an engine may use the upper canal."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Are graduates who are not tutors exempt from the library fee?", FREE, Verdict.NOT_ADDRESSED),
        ("Is a graduate who isn't a tutor exempt from the library fee?", FREE, Verdict.NOT_ADDRESSED),
        ("Are undergraduates who are not tutors exempt from the library fee?", FREE, Verdict.PERMITTED),
        ("Are tutors exempt from the library fee?", FREE, Verdict.PERMITTED),
        ("Aren't tutors exempt from the library fee?", FREE, Verdict.PERMITTED),
        ("Is a graduate without a gold card exempt from the library fee?", FREE, Verdict.NOT_ADDRESSED),
        ("Can a guest without a gold card pay no fee?", HELD, Verdict.NOT_ADDRESSED),
        ("Is someone who is not a gold card holder and not a guest exempt from the fee?", HELD, Verdict.NOT_ADDRESSED),
        ("May boats that have an engine use the upper canal?", ENGINE, Verdict.NOT_ADDRESSED),
        ("May boats without an engine use the upper canal?", ENGINE, Verdict.PERMITTED),
        ("May boats without an engine use the upper canal with a guide?", ENGINE, Verdict.PERMITTED),
    ],
)
def test_leave_for_some_is_none_for_those_who_are_told_to_be_none_of_them(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


def test_what_spares_some_takes_none_out_of_a_ban_who_is_none_of_them() -> None:
    rule = [evidence("Readers may not borrow maps. Tutors are free from this rule on maps.")]
    found = [ruled(f"May a reader who is {which} borrow maps?", rule).verdict for which in ("not a tutor", "a tutor")]
    assert found == [Verdict.EXCLUDED, Verdict.PERMITTED]


AGENCIES = "Trials between Dutch and Danish government agencies may be held under the pact."
CLINICS = "Trials may be carried out by hospitals."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May a university hold trials with a Danish university?", AGENCIES, Verdict.NOT_ADDRESSED),
        ("May a Dutch agency and a Danish university hold trials?", AGENCIES, Verdict.NOT_ADDRESSED),
        ("May we hold trials with Aarhus University under the pact?", AGENCIES, Verdict.NOT_ADDRESSED),
        ("Is a museum allowed to hold trials with a Danish agency?", AGENCIES, Verdict.NOT_ADDRESSED),
        ("Can a start-up hold trials with a Danish ministry?", AGENCIES, Verdict.NOT_ADDRESSED),
        ("Can the city of Delft hold trials with a Danish ministry?", AGENCIES, Verdict.NOT_ADDRESSED),
        ("May a Dutch agency and a Danish ministry hold trials?", AGENCIES, Verdict.PERMITTED),
        ("May we hold trials with Danish partners?", AGENCIES, Verdict.PERMITTED),
        ("May we as a company hold trials?", "Trials between institutions may be held.", Verdict.PERMITTED),
        ("May a firm hold trials with a college?", "Trials between companies and universities may be held.", Verdict.PERMITTED),
        ("May a museum carry out trials?", CLINICS, Verdict.NOT_ADDRESSED),
        ("May a clinic carry out trials with a school?", CLINICS.replace("hospitals", "clinics"), Verdict.PERMITTED),
    ],
)
def test_leave_between_bodies_of_one_kind_is_none_for_another(question: str, text: str, expected: Verdict) -> None:
    """A university was permitted what holds between government agencies."""
    assert ruled(question, [evidence(text)]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May a cleaner order blood tests?", "Nurses may order blood tests.", Verdict.NOT_ADDRESSED),
        ("May a nurse order blood tests?", "Nurses may order blood tests.", Verdict.PERMITTED),
        ("May I use a pen for notes?", "Pencils alone may be used for notes.", Verdict.EXCLUDED),
        ("May I use a pencil for notes?", "Pencils alone may be used for notes.", Verdict.PERMITTED),
        ("May I use the printer?", "Pencils alone may be used for notes.", Verdict.NOT_ADDRESSED),
        ("May guests vote?", "Members alone may vote.", Verdict.EXCLUDED),
        ("May keys be lent without a deposit?", "Keys may be lent against a deposit.", Verdict.EXCLUDED),
        ("May I walk on the roof in boots?", "The roof may be walked on with soft shoes.", Verdict.CONDITIONAL),
        ("May I clean the screen with water?", "Screens may be cleaned with water.", Verdict.PERMITTED),
        ("May I share open data with somebody outside?", "Open data may be shared with anyone.", Verdict.PERMITTED),
        ("May I share the notes?", "Notes may be shared with customers.", Verdict.PERMITTED),
        ("Can the dean alone sign an order?", "Orders are signed by the head, and may be signed by the dean as well.", Verdict.EXCLUDED),
        ("May the head alone open the safe?", "The safe may be opened by two keyholders jointly.", Verdict.EXCLUDED),
    ],
)
def test_who_does_it_and_with_what(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Can I claim £20 a month for my own phone?", "Staff can claim £10 a month for their own phone.", Verdict.EXCLUDED),
        ("Can I claim £10 a month for my own phone?", "Staff can claim £10 a month for their own phone.", Verdict.PERMITTED),
        ("May an employee take 30 days of leave?", "Employees may take 25 days of leave.", Verdict.EXCLUDED),
        ("May an employee take 20 days of leave?", "Employees may take 25 days of leave.", Verdict.PERMITTED),
        ("Can I take two cabin bags?", "Each passenger may take one cabin bag.", Verdict.EXCLUDED),
        ("Can I take one cabin bag?", "Each passenger may take one cabin bag.", Verdict.PERMITTED),
        ("May I take three cabin bags in Business?", "In Business, two cabin bags are allowed.", Verdict.EXCLUDED),
        ("May payments be released after one signature?", "Payments may be released after two signatures.", Verdict.EXCLUDED),
        ("May payments be released after three signatures?", "Payments may be released after two signatures.", Verdict.PERMITTED),
        ("May I use a locker for a week?", "Lockers may be used overnight.", Verdict.EXCLUDED),
        ("May I use a locker for a night?", "Lockers may be used overnight.", Verdict.PERMITTED),
        ("Can I get a second day card?", "A day card is issued once only.", Verdict.EXCLUDED),
        ("May I open a third account?", "Customers may open a second account.", Verdict.EXCLUDED),
        ("May I open a second account?", "Customers may open a second account.", Verdict.PERMITTED),
        ("May I pay £20 for a ticket for the year?", "Members may pay £5 for a ticket.", Verdict.PERMITTED),
    ],
)
def test_more_than_is_granted_is_not_granted(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


WRITING = "Overtime is not permitted unless the manager has agreed in writing."
BEES = "Bees may be kept only by members who have passed the beekeeping course."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I work overtime without agreement?", WRITING, Verdict.EXCLUDED),
        ("May I work overtime without the manager's agreement?", WRITING, Verdict.EXCLUDED),
        ("May I work overtime without my aunt's agreement?", WRITING, Verdict.CONDITIONAL),
        ("May I work overtime if the manager has agreed orally?", WRITING, Verdict.EXCLUDED),
        ("My manager agreed orally. May I work overtime?", WRITING, Verdict.EXCLUDED),
        ("May I work overtime if the manager agreed orally and in writing?", WRITING, Verdict.CONDITIONAL),
        ("May I work overtime?", WRITING, Verdict.CONDITIONAL),
        ("May I share data with partners without approval?", "Data may be shared with partners without approval.", Verdict.PERMITTED),
        ("May I leave without permission?", "Staff may leave if the manager agrees or it is urgent.", Verdict.CONDITIONAL),
        ("Can I keep bees without taking the beekeeping course?", BEES, Verdict.EXCLUDED),
        ("Can I keep bees without taking the bus?", BEES, Verdict.CONDITIONAL),
    ],
)
def test_consent_that_is_lacking_or_only_spoken(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


def test_what_another_class_may_take_leaves_the_limit_of_all() -> None:
    """Two bags in Economy were permitted by what Business may take."""
    rule = [evidence("Each passenger may take one cabin bag. In Business, two cabin bags are allowed.")]
    found = {where: ruled(f"Can I take two cabin bags in {where}?", rule).verdict for where in ("Economy", "Business")}
    assert found == {"Economy": Verdict.EXCLUDED, "Business": Verdict.PERMITTED}


BAY = "Nets and traps may not be set in the bay. Mussel traps and crab traps are not covered by the rules on fishing with nets."
MARKS = "Crab traps may be left in the bay under the storage rules."


@pytest.mark.parametrize(
    ("question", "text", "sure"),
    [
        ("May I set crab traps in the bay?", BAY, False),
        ("May I set crab traps in the bay under the rules on fishing with nets?", BAY, True),
        ("May I leave crab traps in the bay?", MARKS, False),
        ("May I leave crab traps in the bay for storage?", MARKS, True),
        ("May I leave crab traps in the bay?", MARKS.replace("storage", "revised"), True),
    ],
)
def test_what_one_rule_leaves_free_is_not_surely_permitted_in_general(question: str, text: str, sure: bool) -> None:
    ruling = ruled(question, [evidence(text)])
    assert (ruling.verdict, bool(ruling.sure)) == (Verdict.PERMITTED, sure)


@pytest.mark.parametrize("share", ["30%", "60%"])
def test_as_what_a_thing_is_taken_neither_permits_nor_excludes_it(share: str) -> None:
    """A boat of which 60 % is a listed club's was permitted, as it keeps to "at least 50 per cent"."""
    rule = "The harbour plan treats boats that are at least 50 per cent owned by listed clubs like the listed clubs."
    question = f"May we moor a boat that is owned {share} by a listed club?"
    assert ruled(question, [evidence(rule)]).verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("question", "text", "sure"),
    [
        ("May I put up a poster?", "A flyer is a publication, so yes: the fee applies. A poster is not.", False),
        ("May I bring a pram?", "A van is a vehicle. A pram is not.", False),
        ("Is seismic data sharing covered?", "Raw genetic data are not covered.", False),
        ("Is raw genetic data covered?", "Raw genetic data are not covered.", True),
        ("Are cats allowed?", "Dogs are allowed. Cats are not.", True),
        ("Are guests insured?", "Members are insured. Guests are not.", True),
    ],
)
def test_what_a_thing_is_not_bars_it_surely_only_after_what_lets_others(question: str, text: str, sure: bool) -> None:
    assert (ruled(question, [evidence(text, cut=r"[^\s.][^.]*\.")]).sure > 0) is sure
