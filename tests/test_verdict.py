"""Rulings on permission questions over a small policy that has nothing to do with the project's own documents."""

import dataclasses
import re
from collections.abc import Sequence

import pytest

from assistant.chunk import sentences
from assistant.language import cues, kin, terms
from assistant.records import Evidence, Ruling, Sentence, Verdict
from assistant.rulings.about import narrower
from assistant.rulings.asked import Request, request
from assistant.rulings.barring import barring, outranked
from assistant.rulings.certain import RULED
from assistant.rulings.reading import AKIN, COVERED, UNDER, Reading, bearing, fits
from assistant.rulings.stance import stance
from assistant.verdict import against, borrowed, names, verdict
from tests.quality.statement import COEFFICIENTS, LABELS, Asked, features, judge, said

POLICY = (
    "Dogs may be brought into the reading room. Cats and birds are excluded from the reading room. "
    "Food may be eaten in the garden only if the librarian agrees. Cameras may not be used without the consent of the director. "
    "Whether telescopes are covered is not stated. The library covers only printed works, and films are not covered. "
    "A bill would allow drones over the garden. The roof is green."
)


def evidence(text: str = POLICY, scores: dict[str, float] | None = None, **fields: str) -> Evidence:
    """Evidence over a text whose sentences score .5, or what `scores` gives for one that holds the word."""
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^.]+\.?", text)]
    spans = [(start + (text[start] == " "), end) for start, end in spans]
    values = [next((value for word, value in (scores or {}).items() if word in text[start:end]), 0.5) for start, end in spans]
    cut = tuple(Sentence(start, end, text[start:end], value) for (start, end), value in zip(spans, values, strict=True))
    one = Evidence("rules.md", "abc", 0, len(text), text, 3, "Rules", "2020-01-01", "official", "current", 1.0, sentences=cut)
    return dataclasses.replace(one, **fields)


def ruled(question: str, found: Sequence[Evidence], likes: Sequence[Sequence[float]] = ()) -> Ruling:
    """The ruling on a question that asks for permission."""
    ruling = verdict(question, found, likes, leave=True)  # as told by its vector
    assert ruling is not None
    return ruling


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
    ruling = ruled(question, [one])
    assert ruling.verdict is expected
    if quote is None:
        assert ruling.governing is None
    else:
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
        "Are dogs covered by the leash law?",
        "does the new leash rule apply to dogs?",
        "Are dogs subject to the leash rules?",
        "Does the park ban cover dogs?",
        "Can repeated barking lead to a ban?",
        "Can a keeper be dismissed for sleeping?",
        "My editor asks who Lee is. Could you help?",
        "What happens if we can't settle it in six weeks?",
    ],
)
def test_other_questions_get_no_ruling(question: str) -> None:
    assert request(question) is None
    assert verdict(question, [evidence()]) is None


@pytest.mark.parametrize(
    "question",
    [
        "May we bring dogs that could lead to a quarrel?",
        "May an owner of dogs be evicted in winter?",
        "May we bring dogs?",
        "May we bring dogs that are subject to the leash rule?",
        "so can dogs come in?",
        "Please tell me whether we may bring dogs",
        "Is bringing dogs allowed?",
        "Are we barred from bringing dogs?",
        "Would it be OK to bring dogs?",
        "Do we need a licence for dogs?",
        "Is a licence needed for dogs?",
        "Does the policy permit dogs?",
        "does the policy cover dogs",
        "Are dogs off limits?",
        "Are dogs within the scope?",
        "dogs, allowed under it?",
        "Is there a ban on dogs?",
        "Can you tell me if dogs are allowed?",
        "would bringing dogs be a breach?",
        "Would we get away with bringing dogs?",
        "Is anything keeping me from bringing dogs?",
        "Do we have to run it past the warden, as it is about dogs?",
        "Are dogs welcome?",
        "Are dogs welcome, yes or no?",
        "Is the way clear for dogs?",
        "Anything wrong with dogs?",
        "Does By-law 12 let them in, if they are dogs?",
        "does by-law 12 keep them out when they are dogs?",
        "So the warden may bring dogs?",
        "I take it we cannot bring dogs?",
        "So no dogs?",
        "We have dogs. Can that happen under the policy?",
        "We have dogs. May they, by the way?",
        "Does the policy give us cover for dogs?",
        "Do dogs fit under the policy?",
        "It is about dogs, so walking them falls within the policy?",
        "May we bring dogs, since the warden has already said yes?",
        "When the warden is away, were dogs free to come in?",
        "Is bringing dogs out of the question?",
        "Cats are fine, I know. What about dogs?",
        "Does walking dogs fall within the second part of the policy?",
    ],
)
def test_permission_in_any_wording(question: str) -> None:
    asked = request(question)
    assert asked is not None
    assert "dog" in asked.stems
    assert not {"allow", "permit", "licenc", "polic", "rule"} & set(asked.stems)


def test_the_instrument_is_no_part_of_the_topic() -> None:
    asked = request("May we share samples under the old science and technology agreement?")
    assert asked is not None
    assert (asked.stems, asked.named) == (("share", "sampl"), ("scienc", "technolog"))


def test_a_partner_s_name_is_no_part_of_the_topic() -> None:
    asked = request("May we restore lutes with the Royal Academy of Arts?")
    assert asked is not None
    assert asked.stems == ("restor", "lute")
    named = request("May we restore lutes with Acme?")  # may be what it hangs on
    assert named is not None
    assert named.stems == ("restor", "lute", "acm")


def test_a_far_sentence_decides_nothing() -> None:
    assert ruled("May dogs swim in the lake?", [evidence(scores={"Dogs": 0.2})]).verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(("score", "expected"), [(0.75, Verdict.EXCLUDED), (0.74, Verdict.NOT_ADDRESSED)])
def test_a_near_meaning_excludes_without_common_words_but_never_permits(score: float, expected: Verdict) -> None:
    assert ruled("May puppies enter?", [evidence("Hounds may not come in.", {"Hounds": score})]).verdict is expected
    assert ruled("May puppies enter?", [evidence("Hounds may come in.", {"Hounds": score})]).verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(("score", "expected"), [(0.11, Verdict.EXCLUDED), (0.09, Verdict.NOT_ADDRESSED)])
def test_a_sentence_must_be_near_even_with_all_the_words(score: float, expected: Verdict) -> None:
    assert ruled("May dogs come?", [evidence("Dogs may not come.", {"Dogs": score})]).verdict is expected


def test_silence_that_shares_only_joint_work_gives_way() -> None:
    text = "Whether joint work on wheat is covered is not stated. Joint work on films may not be done."
    assert ruled("Is joint work on films allowed?", [evidence(text, {"Whether": 0.9})]).verdict is Verdict.EXCLUDED


@pytest.mark.parametrize(("card", "expected"), [("a season card", Verdict.PERMITTED), ("a library card", Verdict.CONDITIONAL)])
def test_an_exemption_that_the_question_names_beats_the_rule_though_it_says_less_of_it(card: str, expected: Verdict) -> None:
    text = "Foreign engineers must ask before they see plans of the old house. Holders of a season card are outside this rule."
    ruling = ruled(
        f"May a foreign engineer with {card} see the plans of the old house?", [evidence(text, {"Foreign": 0.8, "Holders": 0.5})]
    )
    assert ruling.verdict is expected


def test_a_near_exclusion_beats_a_permission() -> None:
    text = "Dogs may come to the garden. Dogs may not come to the kitchen."
    assert ruled("May dogs come?", [evidence(text, {"garden": 0.60, "kitchen": 0.58})]).verdict is Verdict.EXCLUDED
    assert ruled("May dogs come?", [evidence(text, {"garden": 0.70, "kitchen": 0.58})]).verdict is Verdict.PERMITTED


def test_text_no_longer_in_force_permits_only_the_past() -> None:
    old = evidence("Dogs may come.", {"Dogs": 0.7}, status="background")
    assert ruled("May dogs come?", [old]).verdict is Verdict.NOT_ADDRESSED
    assert ruled("Were dogs allowed to come?", [old]).verdict is Verdict.PERMITTED
    told = verdict("May dogs come?", [old], past=True)  # as where the question before asked of it
    assert told is not None
    assert told.verdict is Verdict.PERMITTED


def test_a_superseded_text_rules_on_its_own_year() -> None:
    old = evidence("Dogs may come.", {"Dogs": 0.7}, status="superseded", date="2021-05-01")
    new = evidence("Dogs may not come.", {"Dogs": 0.7}, date="2025-05-01")
    rulings = [verdict(question, [new, old]) for question in ("May dogs come under the 2021 rules?", "May dogs come under the 2025 rules?")]
    assert [one and one.verdict for one in rulings] == [Verdict.PERMITTED, Verdict.EXCLUDED]
    told = "I found the 2021 rules. May black dogs come into the hall?"  # the year is told before it is asked
    assert ruled(told, [new, old]).verdict is Verdict.PERMITTED


BOUND = "Under the Kite Law, RMA and the Royal Office of Science and Trade may not pay for trips to Peru unless Congress agrees."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # the time asked about, and that of the rule
        ("Can I mow the lawn at 9 am?", "Lawns may be mown from 8 am to 8 pm.", Verdict.PERMITTED),
        ("Can I mow the lawn at 9 pm?", "Lawns may be mown from 8 am to 8 pm.", Verdict.EXCLUDED),
        ("Can I mow the lawn?", "Lawns may be mown from 8 am to 8 pm.", Verdict.CONDITIONAL),
        ("Can I play music at 11 pm?", "Music may not be played between 10 pm and 7 am.", Verdict.EXCLUDED),
        ("Can I play music after 10 pm?", "Music may be played until 10 pm.", Verdict.EXCLUDED),
        ("Can I use the workshop on Sunday?", "The workshop may be used from Monday to Saturday.", Verdict.EXCLUDED),
        ("Can I use the workshop on Wednesday?", "The workshop may be used from Monday to Saturday.", Verdict.PERMITTED),
        ("Can I use the workshop on Sundays?", "The workshop is closed on Sundays.", Verdict.EXCLUDED),
        ("Can I keep a book for three weeks?", "Books may be kept for two weeks.", Verdict.EXCLUDED),
        ("Can I keep a book for ten days?", "Books may be kept for two weeks.", Verdict.PERMITTED),
        ("Can dogs go on the beach in summer?", "Dogs are allowed on the beach in winter.", Verdict.EXCLUDED),
        # how many, how often, how old
        ("May I take two books home?", "One book at a time may be taken home.", Verdict.EXCLUDED),
        ("Can I extend my loan twice?", "A loan may be extended once.", Verdict.EXCLUDED),
        ("Can I extend my loan twice?", "A loan may be extended up to three times.", Verdict.PERMITTED),
        ("Can I climb the tower?", "The tower is open to climbers over 18.", Verdict.CONDITIONAL),
        # a word that excludes, where it is what would be done; and what a thing is free of
        ("Can I cancel my booking?", "Bookings cannot be cancelled.", Verdict.EXCLUDED),
        ("Can I cancel my booking?", "Bookings may be cancelled.", Verdict.PERMITTED),
        ("Can I smoke on the balcony?", "The house is smoke-free, balconies included.", Verdict.EXCLUDED),
        ("Can I get a refund?", "Tickets are non-refundable.", Verdict.EXCLUDED),
        ("Can I accept a gift of 100 euros?", "Gifts worth more than 50 euros must be declined.", Verdict.EXCLUDED),
        # after a time, outside of one
        ("Can I delete the data?", "Data may be deleted after ten years.", Verdict.CONDITIONAL),
        ("Can I delete the data after five years?", "Data may be deleted after ten years.", Verdict.EXCLUDED),
        ("Can I camp here for a week?", "Camping is limited to three nights.", Verdict.EXCLUDED),
        ("Can staff trade shares?", "Staff may trade shares outside closed periods.", Verdict.CONDITIONAL),
        ("Can staff trade shares in a closed period?", "Staff may trade shares outside closed periods.", Verdict.EXCLUDED),
        # for some alone, of some kind, seldom
        ("Can we use the logo?", "The logo may be used by sponsors.", Verdict.CONDITIONAL),
        ("Can we dig here?", "Archaeologists may dig here.", Verdict.CONDITIONAL),
        ("Can an archaeologist dig here?", "Archaeologists may dig here.", Verdict.PERMITTED),
        ("Can I import meat?", "Meat from member states may be imported.", Verdict.CONDITIONAL),
        ("Can I import meat from member states?", "Meat from member states may be imported.", Verdict.PERMITTED),
        ("Can I build a shed?", "A shed may be built once planning consent is granted.", Verdict.CONDITIONAL),
        ("Can I use the side door?", "In an emergency the side door may be used.", Verdict.CONDITIONAL),
        ("Can the holding period be shortened?", "The panel may shorten the period in cases of hardship.", Verdict.CONDITIONAL),
        ("Can I appeal?", "Appeals against a refusal are heard by the panel.", Verdict.NOT_ADDRESSED),
        ("May I enter without a badge?", "Entering without a badge leads to refusal of entry.", Verdict.EXCLUDED),
        ("Can we share health data?", "Health data may only rarely be shared.", Verdict.CONDITIONAL),
        # what may be there may be brought
        ("Can I bring my dog?", "Dogs are welcome.", Verdict.PERMITTED),
        ("Can I pay by card?", "Card payments are accepted.", Verdict.PERMITTED),
        ("Can I sell my dog?", "Dogs are welcome.", Verdict.NOT_ADDRESSED),
        ("Can I wash my dog?", "Dogs are welcome.", Verdict.NOT_ADDRESSED),
        ("Can we apply again?", "Applicants who were refused may apply again.", Verdict.CONDITIONAL),
        # of another place
        ("Can we store data in Peru?", "Data may be stored in the EU.", Verdict.NOT_ADDRESSED),
        ("Can we store data outside the EU?", "Data may be stored in the EU.", Verdict.NOT_ADDRESSED),
        ("Can we store data in the EU?", "Data may be stored in the EU.", Verdict.PERMITTED),
        # what others say, or who decides, is no leave
        ("Can we share health data?", "Critics say that health data may be shared.", Verdict.NOT_ADDRESSED),
        ("Can we share health data?", "Who may share health data is decided by the board.", Verdict.NOT_ADDRESSED),
        ("Can I share the data with a student?", "The data may be shared with staff only.", Verdict.CONDITIONAL),
        ("Can I record the lecture?", "Lectures may be recorded by students with a disability.", Verdict.CONDITIONAL),
        # places and persons
        ("Can I bring a guest?", "Guests are not permitted unless registered.", Verdict.CONDITIONAL),
        ("Can I bring a guest?", "Guests are not permitted.", Verdict.EXCLUDED),
        ("May we publish without asking the sponsor?", "Results may not be published unless the sponsor agrees.", Verdict.EXCLUDED),
        ("Can I take photos in the chapel?", "Photography is permitted except in the chapel.", Verdict.EXCLUDED),
        ("Can I take photos?", "Photography is permitted except in the chapel.", Verdict.CONDITIONAL),
        ("Can non-members use the pool?", "The pool is for members only.", Verdict.EXCLUDED),
        # what is told to be lacking meets no condition
        ("Can we film in the hall without a permit?", "A permit is needed for filming in the hall.", Verdict.EXCLUDED),
        ("May my child swim without an adult?", "Children must be accompanied by an adult when they swim.", Verdict.EXCLUDED),
        ("Can I borrow a boat if I have no licence?", "Members may borrow a boat if they hold a licence.", Verdict.EXCLUDED),
        ("I do not have a helmet. May I work there?", "You may work there with a helmet only.", Verdict.EXCLUDED),
        (
            "Can a foreign team take samples with no local partner?",
            "Foreign teams may take samples only through a local partner.",
            Verdict.EXCLUDED,
        ),
        ("May I borrow a boat with a licence?", "Members may borrow a boat if they hold a licence.", Verdict.PERMITTED),
        ("Can we film without a permit?", "Small teams do not need a permit to film.", Verdict.PERMITTED),
        ("May I park without a badge?", "Parking without a badge is allowed.", Verdict.PERMITTED),
        ("May I park without a badge?", "You may park with a receipt, or for an hour without a badge.", Verdict.CONDITIONAL),
        # of a student of a school it is the student that an exemption may be for
        (
            "May a graduate of an army school enter?",
            "The rule bars students of army schools. Graduates are exempt from the rule.",
            Verdict.PERMITTED,
        ),
        ("May pupils of a school enter the hall?", "Visitors may not enter the hall. Pupils are exempt.", Verdict.PERMITTED),
        # allowed in another place alone
        ("Can I smoke in the kitchen?", "You may smoke only in the yard.", Verdict.EXCLUDED),
        ("Can I smoke in the yard?", "You may smoke only in the yard.", Verdict.PERMITTED),
        ("Can we keep bees in the garden?", "Hens may be kept only in the yard.", Verdict.NOT_ADDRESSED),
        # "Exception" in a name makes none, a waiver does
        ("Are we allowed to use Loan Exception B?", "Loan Exception B may not be used.", Verdict.EXCLUDED),
        ("May clubs get a loan?", "The act forbids loans to clubs, with waivers.", Verdict.CONDITIONAL),
        # conditions that the question tells to be met, or to be its own case
        ("I hold a badge. May I park?", "You may park if you hold a badge.", Verdict.PERMITTED),
        ("I do not hold a badge. May I park?", "You may park if you hold a badge.", Verdict.EXCLUDED),
        ("May I park?", "You may park if you hold a badge.", Verdict.CONDITIONAL),
        ("Do I need a permit to park?", "You may park if you hold a permit.", Verdict.CONDITIONAL),
        ("I am 70. May I ride free?", "You may ride free if you are over 65.", Verdict.PERMITTED),
        ("I am 60. May I ride free?", "You may ride free if you are over 65.", Verdict.EXCLUDED),
        ("I rent my flat. May I apply?", "You may not apply if you rent your flat.", Verdict.EXCLUDED),
        ("I rent my flat. May I apply?", "You may not apply if:\n- you rent your flat.", Verdict.EXCLUDED),
        ("I rent my flat. May I apply?", "You may apply if:\n- you own a dog;\n- you rent your flat.", Verdict.CONDITIONAL),
        ("I have written consent. May I copy it?", "It may not be copied unless you have written consent.", Verdict.PERMITTED),
        ("May I enter the mill?", "Visitors must not enter the mill without a guide.", Verdict.CONDITIONAL),
        ("May I claim by post?", "You may claim by post by paying a fee.", Verdict.CONDITIONAL),
        ("My friend holds a badge. May I park?", "You may park if you hold a badge.", Verdict.CONDITIONAL),
        ("I am ill. May I enter?", "You may enter if you are not ill.", Verdict.EXCLUDED),
        ("May I be late?", "You can lose your place if you are late.", Verdict.CONDITIONAL),
        # exceptions to what is forbidden
        ("May I bring a guide dog?", "No dogs may be brought except for guide dogs.", Verdict.PERMITTED),
        # no duty, no ban; a price, a crime, a body, what is done to somebody, where something is found
        ("May I bring the cart in?", "The cart does not have to be brought in.", Verdict.NOT_ADDRESSED),
        ("May I film the tour?", "The company may film the tour.", Verdict.NOT_ADDRESSED),
        ("May I end my course?", "Your trainer may end your course.", Verdict.NOT_ADDRESSED),
        ("May I ask the owner for money?", "The owner may be asked for proof.", Verdict.NOT_ADDRESSED),
        ("May guests use the kitchen on Sundays?", "Guests may use the kitchen. It may not be used on Sundays.", Verdict.EXCLUDED),
        ("May guests use the kitchen on Mondays?", "Guests may use the kitchen. It may not be used on Sundays.", Verdict.PERMITTED),
        ("May guests use the kitchen at night?", "Guests may use the kitchen. It is closed at night.", Verdict.EXCLUDED),
        ("May retired staff use the pool?", "Employees may use the pool.", Verdict.NOT_ADDRESSED),
        ("May the contractor's staff use the pool?", "Employees may use the pool.", Verdict.NOT_ADDRESSED),
        ("May a guest fish on Monday?", "Fishing is allowed, except on Sundays, for members.", Verdict.CONDITIONAL),
        ("May I bring my dog in winter?", "Dogs are allowed except in summer, but not on Sundays.", Verdict.CONDITIONAL),
        ("May a group of 12 children hire the boat?", "Groups of up to 20 adults may hire the boat.", Verdict.CONDITIONAL),
        ("May an invited guest enter?", "Nobody but staff may enter unless invited.", Verdict.CONDITIONAL),
        ("May I leave the door unlocked by day?", "Doors must be locked at night.", Verdict.NOT_ADDRESSED),
        ("May I take 3 days of leave?", "The minimum notice is 14 days. Staff may take leave.", Verdict.PERMITTED),
        ("May the club play music at 3 am?", "The club may play music until 6 am.", Verdict.CONDITIONAL),
        ("May I fly a kite at 120 m?", "Kites may be flown. The maximum is 100 metres.", Verdict.EXCLUDED),
        ("May I fly a kite at 20 m?", "Kites may be flown. The minimum height is 50 metres.", Verdict.EXCLUDED),
        ("May I fly a kite at 60 m?", "Kites may be flown. The minimum height is 50 metres.", Verdict.PERMITTED),
        # a review, an agreement, a purpose, an escort, a place, a day that the asker does not tell of
        ("Can I publish the results?", "Results may be published after review by the sponsor.", Verdict.CONDITIONAL),
        ("Can the lease be extended?", "The lease may be extended by agreement of the parties.", Verdict.CONDITIONAL),
        ("Can we keep a copy?", "One copy may be kept for legal purposes.", Verdict.CONDITIONAL),
        ("May foreign guests visit the site?", "Foreign guests may visit the site with an escort.", Verdict.CONDITIONAL),
        ("Can I camp in the wood?", "Camping is permitted at marked sites.", Verdict.CONDITIONAL),
        ("Can I use the car for private trips?", "Private use of the car is allowed on weekends.", Verdict.CONDITIONAL),
        ("Can I use the car for private trips on Saturday?", "Private use of the car is allowed on weekends.", Verdict.PERMITTED),
        ("Am I prohibited from singing?", "Nobody may sing after 10 pm.", Verdict.CONDITIONAL),
        ("Can I get a refund?", "No refunds are given after the start of the course.", Verdict.CONDITIONAL),
        ("Can I record a call with a client?", "Calls with clients may not be recorded without their knowledge.", Verdict.CONDITIONAL),
        ("May we share drawings with an agent?", "Drawings may be shared with agents who have signed the deed.", Verdict.CONDITIONAL),
        ("Can I install software?", "Users may not install software without administrator rights.", Verdict.CONDITIONAL),
        ("Can I claim my taxi?", "Taxi fares are reimbursed where no tram runs, and may be claimed.", Verdict.CONDITIONAL),
        # what is denied of one thing and allowed of it otherwise
        ("Can foreigners rent land?", "Foreigners may not own land, but they may rent it.", Verdict.PERMITTED),
        ("Can foreigners own land?", "Foreigners may not own land, but they may rent it.", Verdict.EXCLUDED),
        # another time, means, place; all of what is allowed in part; whom alone it is for
        ("Is drilling permitted at night?", "Drilling is permitted between 7 am and 8 pm.", Verdict.EXCLUDED),
        ("Can I get a refund before the course starts?", "No refunds are given after the start of the course.", Verdict.NOT_ADDRESSED),
        ("May I enter the hall before the show?", "Guests may enter the hall after the show.", Verdict.NOT_ADDRESSED),
        ("Can I ship batteries by sea?", "Batteries are not accepted for carriage by air.", Verdict.NOT_ADDRESSED),
        ("Can I smoke outside?", "Smoking is banned inside all buildings.", Verdict.NOT_ADDRESSED),
        ("Is it legal to copy the whole book?", "You may copy one chapter or ten per cent of a book.", Verdict.NOT_ADDRESSED),
        ("May a director sign a contract?", "Only directors may sign contracts.", Verdict.PERMITTED),
        ("May a director sign a contract?", "Only directors over 30 may sign contracts.", Verdict.CONDITIONAL),
        ("May a director sign a contract?", "Only directors may sign contracts of up to 500 euros.", Verdict.CONDITIONAL),
        ("May a director sign a contract?", "Only directors may sign contracts on Mondays.", Verdict.CONDITIONAL),
        ("May members swim?", "Only members may swim, from 8 am to 6 pm.", Verdict.CONDITIONAL),
        ("May I use the whole hall?", "Guests may use the hall.", Verdict.PERMITTED),
        ("Can I swim without a cap?", "Nobody may dive without a cap.", Verdict.CONDITIONAL),
        ("Can the board change the rules?", "The rules may be changed only by the general assembly.", Verdict.EXCLUDED),
        ("Can postdocs apply for the fund?", "Applications to the fund are open to doctoral students and postdocs.", Verdict.PERMITTED),
        ("Are tellers allowed to accept cash gifts?", "Tellers may accept gifts of up to 50 euros, but never cash.", Verdict.EXCLUDED),
        ("Is wine allowed at receptions?", "Wine is prohibited except at receptions.", Verdict.PERMITTED),
        ("Can I paint grey walls?", "Grey walls are allowed.", Verdict.NOT_ADDRESSED),  # nothing is said of paint
        ("Can I feed stale bread to ducks?", "Ducks are allowed stale bread.", Verdict.PERMITTED),
        # what the asker says is lacking
        ("May students without badges enter?", "Students with badges may not enter.", Verdict.CONDITIONAL),
        ("May I keep a dog that is not fierce?", "Fierce dogs may not be kept.", Verdict.CONDITIONAL),
        ("Can visitors use the lift with a pram?", "Reports had to cover use of the lift by visitors with a pram.", Verdict.NOT_ADDRESSED),
        ("May I enter without a permit?", "You may not enter unless you hold a permit.", Verdict.EXCLUDED),
        ("May I enter without a permit?", "Visitors may not enter without a permit.", Verdict.EXCLUDED),
        ("Can I swim without a guide?", "Swimming without a guide is forbidden.", Verdict.EXCLUDED),
        ("Can I swim without a guide?", "Nobody is allowed to swim without a guide.", Verdict.EXCLUDED),
        ("Can visitors be filmed?", "VISITORS CAN BE ASKED FOR ID.", Verdict.NOT_ADDRESSED),
        ("May I get a letter from the bank?", "You can find the code on letters from the bank.", Verdict.NOT_ADDRESSED),
        # whom a contract binds
        ("May I copy the files?", "The Recipient must not copy the files.", Verdict.EXCLUDED),
        # another thing, place or kind; a limit beside the leave
        ("May I take my dog on a ferry to Bonn?", "You may take your car on a ferry.", Verdict.NOT_ADDRESSED),
        ("May cars be parked in the yard?", "Cars may be parked in the garage.", Verdict.NOT_ADDRESSED),
        ("May I film a survey of minors?", "A survey of adults may be filmed.", Verdict.NOT_ADDRESSED),
        ("May a kite be flown?", "Kites may be flown. The maximum height is 100 metres.", Verdict.PERMITTED),
        (
            "May I bring two sick dogs with long hair and a bell?",
            "Dogs may not be brought in.\n\nWhether a bell may be brought is not stated.",
            Verdict.EXCLUDED,
        ),
        ("May a kite fly at 120 metres?", "Kites may be flown. The maximum height is 100 metres.", Verdict.EXCLUDED),
        (
            "My son is 16. May he rent a boat?",
            "Boats may be rented. Persons under 18 may only rent a boat if they hold a badge.",
            Verdict.CONDITIONAL,
        ),
        ("May I take my car abroad for a week?", "Our law still applies to cars taken abroad for less than a year.", Verdict.CONDITIONAL),
        # a question and its answer
        ("May I pay by card?", "Do I need to pay in cash? No, cards are accepted.", Verdict.PERMITTED),
        ("May I put glass in the bin?", "What can I put in the bin? Glass and paper.", Verdict.PERMITTED),
        ("May I put pet hair in the bin?", "What doesn't go in the bin? Pet hair and wood.", Verdict.EXCLUDED),
        ("May I bring food?", "May I bring food? Yes, but no wine.", Verdict.PERMITTED),
        ("May I bring wine?", "May I bring food? Yes, but no wine.", Verdict.EXCLUDED),
        ("May I bring water?", "May I bring food? No, but you may bring water.", Verdict.PERMITTED),
        ("May I park free?", "Is parking free? Yes, for members.", Verdict.CONDITIONAL),
        ("May I share data?", "We may share data.", Verdict.NOT_ADDRESSED),
        # who is told of in passing
        ("May my son, who is 12, swim?", "Children may swim.", Verdict.PERMITTED),
        ("I lost my card when I moved. May I get it replaced?", "A lost card cannot be replaced.", Verdict.EXCLUDED),
        # what never came to be a rule forbids nothing
        ("May members keep bees?", "The motion on keeping bees did not pass.", Verdict.NOT_ADDRESSED),
        ("May members keep bees?", "We found no sign that members keep bees.", Verdict.NOT_ADDRESSED),
        # what is not freed is not permitted
        ("May guests enter the hall?", "Visitors may not enter the hall. Guests are exempt.", Verdict.PERMITTED),
        ("May I bring a dog into the house?", "Dogs are not allowed in the house. This does not apply to guide dogs.", Verdict.EXCLUDED),
        ("May I bring 2 bottles of 1 litre?", "Drinks of up to 1 litre may be brought in bottles.", Verdict.CONDITIONAL),
        # nobody but one
        ("May a guest ring the bell?", "No one but the warden may ring the bell.", Verdict.EXCLUDED),
        ("May the warden ring the bell?", "No one but the warden may ring the bell.", Verdict.PERMITTED),
        ("May I ring the bell?", "No one but the warden may ring the bell.", Verdict.CONDITIONAL),
        ("May the nurse open the safe?", "Nobody except the nurse may open the safe.", Verdict.PERMITTED),
        ("May the cook open the safe?", "Nobody other than the nurse may open the safe.", Verdict.EXCLUDED),
        ("May children light candles alone?", "Candles may be lit when an adult is in the room.", Verdict.CONDITIONAL),
        ("May I light candles when an adult is in the room?", "Candles may be lit when an adult is in the room.", Verdict.PERMITTED),
        ("May I store fireworks in the shed?", "Everything but fireworks may be stored in the shed.", Verdict.EXCLUDED),
        ("May a trainee open the safe?", "Anyone but a trainee may open the safe.", Verdict.EXCLUDED),
        ("May the lathe be used without supervision?", "All tools but the lathe may be used without supervision.", Verdict.EXCLUDED),
        ("May visitors vote?", "None but members may vote.", Verdict.EXCLUDED),
        ("May a guest ring the bell?", "In the tower no one but the warden may ring the bell.", Verdict.CONDITIONAL),
        ("May cars enter the park?", "No vehicles but bicycles may enter the park.", Verdict.EXCLUDED),
        ("May bicycles enter the park?", "No vehicles but bicycles may enter the park.", Verdict.PERMITTED),
        ("May I bring my dog into the hall?", "No dogs but guide dogs are allowed in the hall.", Verdict.CONDITIONAL),
        ("May I ring the bell?", "No one except in an emergency may ring the bell.", Verdict.CONDITIONAL),
        ("May I enter the hall?", "No one may enter the hall without a ticket.", Verdict.CONDITIONAL),
        ("May I recycle paper?", "Only paper may be recycled.", Verdict.PERMITTED),
        ("May anyone vote?", "Only members may vote.", Verdict.CONDITIONAL),
        # with what it is allowed without, without what it is allowed on or in
        ("May I take photos with flash?", "Photography is allowed without flash.", Verdict.CONDITIONAL),
        ("Is flash photography allowed?", "Photography is allowed without flash.", Verdict.CONDITIONAL),
        ("May I take photos without flash?", "Photography is allowed without flash.", Verdict.PERMITTED),
        ("May I take photos with a permit?", "Photography is allowed without a permit.", Verdict.PERMITTED),
        ("May I paint my shop without asking you first?", "You may paint your shop without asking us.", Verdict.PERMITTED),
        ("May I swim with a cap?", "You may swim without a cap.", Verdict.PERMITTED),
        ("May children swim with an adult?", "Children may swim without an adult.", Verdict.PERMITTED),
        ("May my dog run without a leash?", "Dogs are allowed on a leash.", Verdict.EXCLUDED),
        ("May my dog run off the leash?", "Dogs are allowed on a leash.", Verdict.EXCLUDED),
        ("Are dogs allowed off-leash?", "Dogs are allowed on a leash.", Verdict.EXCLUDED),
        ("Are unleashed dogs allowed?", "Dogs are allowed on a leash.", Verdict.EXCLUDED),
        ("Are leashed dogs allowed?", "Dogs are allowed on a leash.", Verdict.PERMITTED),
        # by somebody, on whom or what nothing is asked, and of whom only the young are limited
        ("Can guests move the chairs?", "Chairs can be moved by the porter.", Verdict.NOT_ADDRESSED),
        ("Can the porter move the chairs?", "Chairs can be moved by the porter.", Verdict.PERMITTED),
        ("May staff swim in the pool?", "Guests may swim in the pool on Fridays.", Verdict.NOT_ADDRESSED),
        ("May guests swim in the pool?", "Guests may swim in the pool on Fridays.", Verdict.CONDITIONAL),
        ("May a 13 year old borrow books?", "Members under 12 may borrow books only with a parent.", Verdict.NOT_ADDRESSED),
        ("May an 11 year old borrow books?", "Members under 12 may borrow books only with a parent.", Verdict.CONDITIONAL),
        # of another day, hour, place or owner
        ("May I use samples taken in 2012?", "Samples taken since 2015 may be used.", Verdict.EXCLUDED),
        ("May I use samples taken in 2016?", "Samples taken since 2015 may be used.", Verdict.PERMITTED),
        ("May I use samples?", "Samples taken since 2015 may be used.", Verdict.CONDITIONAL),
        ("Can I bring my bike on the train at rush hour?", "Bikes are allowed on trains outside rush hour.", Verdict.CONDITIONAL),
        ("Can I bring my bike on the train outside rush hour?", "Bikes are allowed on trains outside rush hour.", Verdict.PERMITTED),
        ("Can I cancel two hours before?", "Bookings may be cancelled up to 24 hours before.", Verdict.EXCLUDED),
        ("Can I cancel two days before?", "Bookings may be cancelled up to 24 hours before.", Verdict.PERMITTED),
        ("May I enter the reactor hall alone?", "Visitors may enter the reactor hall in groups.", Verdict.EXCLUDED),
        ("May I work from Spain?", "Employees may work from home.", Verdict.NOT_ADDRESSED),
        ("May I work from home?", "Employees may work from home.", Verdict.PERMITTED),
        ("May I use my own laptop for secret data?", "Secret data may be processed on university laptops.", Verdict.NOT_ADDRESSED),
        ("May I use a tripod in the museum?", "Cameras without tripods are allowed in the museum.", Verdict.CONDITIONAL),
        # in one place, or only in a case, of which the question does not tell
        ("Can I smoke inside?", "Smoking is allowed in the yard.", Verdict.CONDITIONAL),
        ("Can I smoke in the yard?", "Smoking is allowed in the yard.", Verdict.PERMITTED),
        ("Can I smoke outside?", "Smoking is allowed outside.", Verdict.PERMITTED),
        ("May staff travel first class?", "Staff may travel first class only on flights longer than eight hours.", Verdict.CONDITIONAL),
        ("May staff travel first class?", "Staff may only travel first class on long flights.", Verdict.CONDITIONAL),
        ("May staff use the gym?", "Staff may use the gym only in the morning.", Verdict.CONDITIONAL),
        ("May staff use the gym in the morning?", "Staff may use the gym only in the morning.", Verdict.PERMITTED),
        ("May visitors park in bay 7?", "Visitors may park only in bay 7.", Verdict.PERMITTED),
        ("May visitors park?", "Visitors may park only in bay 7.", Verdict.CONDITIONAL),
        ("May I ride my horse without a helmet?", "Horses may be ridden in a helmet.", Verdict.EXCLUDED),
        ("May my dog run off the leash?", "Dogs may not be walked off the leash.", Verdict.EXCLUDED),
        ("May my dog run off the leash?", "Dogs may run without a leash.", Verdict.PERMITTED),
        ("May I bring my dog on a leash?", "Dogs are allowed on a leash.", Verdict.PERMITTED),
        ("May I leave my bike without a lock in a rack?", "Bikes may be left in a rack.", Verdict.PERMITTED),
        # a day, a month or persons excepted
        ("May I fish on Sunday?", "Fishing is legal except on Sundays.", Verdict.EXCLUDED),
        ("May I fish?", "Fishing is legal except on Sundays.", Verdict.CONDITIONAL),
        ("May I fish at the weekend?", "Fishing is legal except on Sundays.", Verdict.CONDITIONAL),
        ("May I fish on Monday?", "Fishing is allowed except on Sundays and public holidays.", Verdict.CONDITIONAL),
        ("May I fish on Monday?", "Fishing is allowed with a permit except on Sundays.", Verdict.CONDITIONAL),
        ("May I fish on a Sunday?", "Fishing is allowed except on Sundays in June.", Verdict.CONDITIONAL),
        ("May I fish at 9 am?", "Fishing is allowed from 8 am to 6 pm except on Sundays.", Verdict.CONDITIONAL),
        ("May I hunt in May?", "Hunting is allowed except in May.", Verdict.EXCLUDED),
        ("May I hunt in May?", "Hunting is allowed except on 1 May.", Verdict.CONDITIONAL),
        ("May I hunt in June?", "Hunting is allowed except from May to July.", Verdict.EXCLUDED),
        # words that only look like a bar; a case of an age; whom a bar leaves out
        (
            "May staff book the loft?",
            "The loft may be booked by staff, on condition that no charge is made to anybody.",
            Verdict.CONDITIONAL,
        ),
        ("May I change the charge?", "Nothing in this notice changes the charges.", Verdict.NOT_ADDRESSED),
        ("May my 12 year old son come into the yard?", "Nobody under 16 may be in the yard while the crane moves.", Verdict.CONDITIONAL),
        ("May my ten-year-old sit here?", "Nobody under 16 may sit here while the crane moves.", Verdict.CONDITIONAL),
        (
            "May my grown-up daughter hold shares?",
            "Staff must not hold shares. The ban extends to a spouse, and does not extend to grown-up children.",
            Verdict.PERMITTED,
        ),
        ("May my son enter the lab?", "No visitor may enter the lab. Children of members are exempt.", Verdict.EXCLUDED),
        (
            "May my grown-up son hold shares?",
            "Staff must not hold shares. Bonds do not count. The ban extends to a spouse, and does not extend to grown-up children.",
            Verdict.PERMITTED,
        ),
        ("May visitors leave sails?", "- Item: Sails; Who may leave it: Members and visitors; Fee: 2", Verdict.PERMITTED),
        ("May visitors leave flares?", "- Item: Flares; Who may leave it: Nobody; Fee: 2", Verdict.EXCLUDED),
        ("May visitors leave oil?", "- Item: Oil; Who may leave it: Visitors with a pass; Fee: 2", Verdict.CONDITIONAL),
        ("May I keep a book sent for review?", "Staff can keep books sent for review, but may not sell them.", Verdict.PERMITTED),
        ("Can a nurse aged 22 drive the van?", "The van may be driven only by nurses over 25.", Verdict.EXCLUDED),
        ("May a visitor enter a studio alone?", "Visitors may enter studios with a member of staff.", Verdict.EXCLUDED),
        ("May I use the hose at noon?", "Hoses may be used before 9 am and after 7 pm.", Verdict.EXCLUDED),
        (
            "May I leave a lamp of 90 watts lit?",
            "No lamp may be left lit. Lamps of not more than 120 watts are excepted.",
            Verdict.CONDITIONAL,
        ),
        (
            "May visitors take photos in the hall?",
            "Visitors may take photos in the hall; elsewhere they must ask first.",
            Verdict.PERMITTED,
        ),
        (
            "May visitors take photos in the barn?",
            "Visitors may take photos in the hall; elsewhere they must ask first.",
            Verdict.CONDITIONAL,
        ),
        ("May staff enter the raffle?", "Former staff may enter the raffle.", Verdict.NOT_ADDRESSED),
        ("May staff enter the raffle?", "Staff and former staff may enter the raffle.", Verdict.PERMITTED),
        ("May my cat come in?", "With the exception of guide dogs, no animals are admitted.", Verdict.EXCLUDED),
        ("May a guide dog come in?", "With the exception of guide dogs, no animals are admitted.", Verdict.PERMITTED),
        ("May the firm patent a rose?", "The firm may not claim the seeds, though it may patent roses.", Verdict.PERMITTED),
        ("May the firm claim the seeds?", "The firm may not claim the seeds, though it may patent roses.", Verdict.EXCLUDED),
        # what is taken back for a time, or beyond a limit, is no leave for it, but one for the rest
        ("May I pitch a tent at 10 pm?", "Tents may be pitched, but not after 9 pm.", Verdict.EXCLUDED),
        ("May I pitch a tent at 8 pm?", "Tents may be pitched, but not after 9 pm.", Verdict.PERMITTED),
        ("May I swim at noon?", "The pool may be swum in, not before 8 am and not after 9 pm.", Verdict.PERMITTED),
        ("May I swim at 10 pm?", "The pool may be swum in, not before 8 am and not after 9 pm.", Verdict.EXCLUDED),
        ("May I walk my dog here in June?", "Dogs may be walked here, but not from May to September.", Verdict.EXCLUDED),
        ("May I walk my dog here?", "Dogs may be walked here, though not in June.", Verdict.CONDITIONAL),
        ("May I moor a boat for a month?", "Boats may be moored, but not for longer than two weeks.", Verdict.EXCLUDED),
        ("May I moor a boat for a week?", "Boats may be moored, but not for over two weeks.", Verdict.PERMITTED),
        ("May I borrow the van for a day?", "Members may borrow the van, not for more than two days and not in May.", Verdict.CONDITIONAL),
        ("May I borrow the van in May?", "Members may borrow the van, not for more than two days and not in May.", Verdict.EXCLUDED),
        ("May I fish on Sunday?", "Fishing is forbidden except on Sundays.", Verdict.PERMITTED),
        ("May a police officer carry a weapon?", "Weapons are forbidden, except for police officers.", Verdict.PERMITTED),
        ("May a nurse carry a weapon?", "Weapons are forbidden, except for police officers.", Verdict.EXCLUDED),
        ("May a police officer carry a weapon?", "Weapons are forbidden, except for senior police officers.", Verdict.CONDITIONAL),
        ("Are dogs allowed?", "Are dogs allowed? Yes, on a lead.", Verdict.CONDITIONAL),
        ("Are dogs allowed without a lead?", "Are dogs allowed? Yes, on a lead.", Verdict.EXCLUDED),
        ("Are dogs allowed?", "Are dogs allowed? Yes, on any day.", Verdict.PERMITTED),
        # leave for others by a group that is one noun
        ("May passengers carry a gun?", "Pilots may carry a gun.", Verdict.NOT_ADDRESSED),
        ("May I carry a gun?", "Pilots may carry a gun.", Verdict.PERMITTED),
        ("May visitors use the hall at 8 pm?", "The hall is open to members until 9 pm.", Verdict.CONDITIONAL),
        ("May members use the hall at 8 pm?", "The hall is open to members until 9 pm.", Verdict.PERMITTED),
        ("May my child swim?", "Children may swim.", Verdict.PERMITTED),
        ("May I swim in the lake?", "Swimming is forbidden in the lake.", Verdict.EXCLUDED),
        ("Are we allowed to jog in the halls?", "Jogging in the halls is prohibited.", Verdict.EXCLUDED),
        # what others say, ask or do, and what once was
        ("Is smoking allowed on balconies?", "It is a myth that smoking is allowed on balconies.", Verdict.NOT_ADDRESSED),
        ("Is parking allowed?", "Applicants often ask whether parking is allowed.", Verdict.NOT_ADDRESSED),
        ("Are trampolines allowed?", "A motion to allow trampolines was withdrawn.", Verdict.NOT_ADDRESSED),
        ("May we keep hens?", "The proposal to let tenants keep hens got no majority.", Verdict.NOT_ADDRESSED),
        ("Are hens allowed?", "The motion to allow hens was carried.", Verdict.PERMITTED),
        ("Is parking allowed?", "Visitors may park and ask whether parking is allowed overnight.", Verdict.PERMITTED),
        ("May pets be kept?", "The old lease said that pets may be kept.", Verdict.NOT_ADDRESSED),
        ("May I light a fire in the park?", "Some residents claim that fires may be lit in the park.", Verdict.NOT_ADDRESSED),
        ("May I claim that amount?", "Members may claim that amount within a week.", Verdict.CONDITIONAL),
        ("May staff leave early?", "Employees who think that they are unfit may leave early.", Verdict.CONDITIONAL),
        ("May I fish in the lake?", "It was once allowed to fish in the lake.", Verdict.NOT_ADDRESSED),
        (
            "Are skateboards allowed in the square?",
            "In the neighbouring town, skateboards are allowed in the square.",
            Verdict.NOT_ADDRESSED,
        ),
        ("Are skates allowed in the neighbouring town?", "In the neighbouring town, skates are allowed.", Verdict.PERMITTED),
        ("Is fishing permitted?", "The committee rejected a proposal that fishing be permitted.", Verdict.NOT_ADDRESSED),
        ("Are dogs allowed on the beach?", "Until 2019 dogs were allowed on the beach.", Verdict.NOT_ADDRESSED),
        ("Are dogs allowed on the beach?", "Dogs were allowed on the beach until 2019; since then they need a lead.", Verdict.CONDITIONAL),
        ("Are dogs allowed on the beach?", "Members were reminded that dogs were not allowed on the beach.", Verdict.EXCLUDED),
        ("May the former chair vote?", "The former chair is allowed to vote.", Verdict.PERMITTED),
        # a place that is not meant beside one that is, and what needs no paper
        ("May I keep my bike in the cellar?", "Bicycles may be kept in the cellar, not in the stairwell.", Verdict.PERMITTED),
        ("May I keep my bike in the stairwell?", "Bicycles may be kept in the cellar, not in the stairwell.", Verdict.EXCLUDED),
        ("May requests be made by phone?", "Requests must be made in writing, not by phone.", Verdict.EXCLUDED),
        ("May requests be made in writing?", "Requests may be made in writing, not by phone.", Verdict.PERMITTED),
        ("Can I claim £8 without a receipt?", "Claims below £10 need no receipt.", Verdict.PERMITTED),
        ("May visitors smoke?", "Visitors need no proof of identity.", Verdict.NOT_ADDRESSED),
        # on some days, and in a case that is told with "not"
        ("May I walk my dog every day?", "Dogs may be walked on open days.", Verdict.CONDITIONAL),
        ("May I walk my dog on open days?", "Dogs may be walked on open days.", Verdict.PERMITTED),
        ("May I swim all week?", "Guests may swim three days a week.", Verdict.CONDITIONAL),
        ("May dogs come in?", "Are dogs allowed? Only on fair days, and not into the kitchen.", Verdict.CONDITIONAL),
        ("May dogs come in on fair days?", "Are dogs allowed? Only on fair days, and not into the kitchen.", Verdict.PERMITTED),
        ("May dogs come into the kitchen?", "Are dogs allowed? Only on fair days, and not into the kitchen.", Verdict.EXCLUDED),
        (
            "May I use old photos without consent?",
            "Old photos may be used without consent if it has not been refused.",
            Verdict.CONDITIONAL,
        ),
        ("May old maps be copied without consent?", "Old maps may be copied without consent if they are not signed.", Verdict.CONDITIONAL),
        ("May the clerk open the safe alone?", "The safe may be opened by the clerk in the presence of a guard.", Verdict.EXCLUDED),
        ("May a clerk open the safe alone?", "The safe may be opened under supervision.", Verdict.EXCLUDED),
        ("May I book a room three months ahead?", "Rooms may be booked up to a month ahead.", Verdict.EXCLUDED),
        ("May I carry over ten days of leave?", "Staff may carry over five days of leave.", Verdict.EXCLUDED),
        ("May staff leave the site before lunch?", "Staff may leave the site during lunch.", Verdict.NOT_ADDRESSED),
        ("May I carry a 60 cm bag?", "Bags smaller than 40 cm may be carried.", Verdict.EXCLUDED),
        ("May I come in free on every Monday?", "Members may come in free on the first Monday of the month.", Verdict.CONDITIONAL),
        ("May a clerk open the safe?", "The safe is opened by the manager only.", Verdict.EXCLUDED),
        # only there, in the very place that is asked about
        ("May I eat in the library?", "In the library, guests may eat only in the cafe.", Verdict.CONDITIONAL),
        ("May I eat in the yard?", "In the library, guests may eat only in the cafe.", Verdict.EXCLUDED),
        # a mark that forbids nothing, and an exemption from a duty
        ("May I share internal files?", "Files are labelled Open, Internal or Restricted.", Verdict.NOT_ADDRESSED),
        ("May I share internal files?", "Internal files are restricted.", Verdict.EXCLUDED),
        ("May I take a canoe to the island?", "All boats must carry a radio. A canoe for the island is exempt.", Verdict.NOT_ADDRESSED),
        ("May I take a canoe without a radio?", "All boats must carry a radio. A canoe is exempt.", Verdict.PERMITTED),
        ("May I take a canoe to the island?", "No boats may go to the island. Canoes are exempt.", Verdict.PERMITTED),
        ("May the manager open the safe?", "The safe may be opened by the manager only.", Verdict.CONDITIONAL),
        ("May I fish after my permit ran out?", "No fishing is allowed after the permit has expired.", Verdict.EXCLUDED),
        ("May I fish after dark?", "No fishing is allowed after the permit has expired.", Verdict.CONDITIONAL),
        ("May my son carry an inhaler?", "Pupils may carry an inhaler when Form 3 is on file.", Verdict.CONDITIONAL),
        ("May a student use the loom?", "Students may use the loom after a two-day course.", Verdict.CONDITIONAL),
        (
            "Can we buy flowers for 30 euros?",
            "Flowers of up to 35 euros may be bought for a colleague who is ill or bereaved.",
            Verdict.CONDITIONAL,
        ),
        # the letter of a paragraph, and a noun beside who would do it, tell no persons
        ("Can a teacher wear a hat in the classroom?", "(a) Students may wear hats and hoods outdoors.", Verdict.NOT_ADDRESSED),
        ("May a firm put a poster on the student board?", "Students may put posters on the student board.", Verdict.NOT_ADDRESSED),
        # a word of the name of one of the bodies that are bound is not enough
        ("May the National Science Trust pay for trips to Peru?", BOUND, Verdict.NOT_ADDRESSED),
        ("May RMA pay for trips to Peru?", BOUND, Verdict.CONDITIONAL),
    ],
)
def test_everyday_rules(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [rules(text)]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "May a learner driver take a passenger?",
            "Drivers may take a passenger. This does not apply to learner drivers.",
            Verdict.EXCLUDED,
        ),
        ("May a bus driver take a passenger?", "Drivers may take a passenger. This does not apply to learner drivers.", Verdict.PERMITTED),
        ("May employees accept cash as a gift?", "Employees may accept gifts. Gifts of cash are excepted.", Verdict.EXCLUDED),
        ("May employees accept flowers as a gift?", "Employees may accept gifts. Gifts of cash are excepted.", Verdict.PERMITTED),
        ("May pupils go home for lunch?", "Pupils may go home for lunch. This requires a note from a parent.", Verdict.CONDITIONAL),
        ("May pupils go home without a note?", "Pupils may go home. This requires a note from a parent.", Verdict.EXCLUDED),
        ("May pupils go home with a note from a parent?", "Pupils may go home. This requires a note from a parent.", Verdict.PERMITTED),
        ("May visitors bring soup?", "Visitors may bring soup. It must be eaten within two hours.", Verdict.CONDITIONAL),
        ("May relatives borrow a wheelchair?", "Relatives may borrow a wheelchair. A deposit of £20 is required.", Verdict.CONDITIONAL),
        ("May a tenant sublet a room?", "Tenants may sublet a room. The landlord's consent is needed.", Verdict.CONDITIONAL),
        ("May staff take unpaid leave?", "Staff may take unpaid leave. The request must reach us in May.", Verdict.CONDITIONAL),
        ("May I bring a guest?", "Members may bring guests. No guest may come more than three times.", Verdict.CONDITIONAL),
        ("May dogs enter?", "Dogs may enter. Cats must stay outside.", Verdict.PERMITTED),
    ],
)
def test_what_goes_on_after_a_leave_is_part_of_it(question: str, text: str, expected: Verdict) -> None:
    """The next sentence was passed over, and the answer did not even quote it."""
    ruling = ruled(question, [rules(text)])
    assert ruling.verdict is expected
    assert ruling.governing is not None
    assert (ruling.governing.quote.count(".") > 1) is (expected is not Verdict.PERMITTED)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Can my child bring a knife?", Verdict.NOT_ADDRESSED),
        ("Can my child bring a guitar?", Verdict.NOT_ADDRESSED),
        ("Can my child bring a phone?", Verdict.PERMITTED),
        ("Can my child bring a smartphone?", Verdict.PERMITTED),
    ],
)
def test_an_answer_about_one_thing_is_no_leave_for_another(question: str, expected: Verdict) -> None:
    found = rules("Can my child bring a mobile phone? Yes. The school is not liable for loss.")
    assert ruled(question, [found]).verdict is expected


FLATS = "In flats without a garden we do not permit dogs, except for assistance dogs."
TIDES = "Basic trials on tides or winds may be carried out by the two clubs."


@pytest.mark.parametrize(
    ("question", "text", "sure"),
    [
        ("May staff read the files?", "Staff may read the files.", True),
        ("May staff delete the files?", "Staff may read the files.", False),
        ("May volunteers use the phone for private calls?", "Volunteers may answer the phone.", False),
        ("May volunteers answer the phone?", "Volunteers may answer the phone.", True),
        ("Can I get my samples back?", "Samples may be kept for two years.", False),
        ("May volunteers serve drinks?", "Volunteers may answer the phone.", False),
        ("May volunteers see the original letters?", "Volunteers may see the letters.", False),
        ("May I take a chair home?", "Staff may take chairs to the workshop.", False),
        ("May I keep three cats?", "Tenants may keep a cat.", False),
        ("May a large dog ride in the bus?", "Small dogs may ride in the bus.", False),
        ("A parent gave me a pen. May I keep it?", "Staff may keep a pen from a supplier.", False),
        ("May I rent out the hall?", "May I film in the hall? Only on fair days, and not in the kitchen.", False),
        ("May the two clubs do commercial trials on tides together?", TIDES, False),
        ("May the two clubs do commercial trials on tides together?", TIDES.replace("Basic", "Commercial"), True),
        ("May the two clubs build a tide clock together?", TIDES, False),
        ("May the two clubs do basic trials on tides together?", TIDES, True),
        ("May the two clubs cooperate on the tides?", TIDES, True),
        ("May the two clubs test the tides together?", TIDES.replace("trials", "tests"), True),
        ("May I take my dog on the bus?", "Dogs may travel on buses.", True),
        ("Is smoking allowed on the grounds?", "Is smoking allowed on the grounds? No.", True),
        ("Is vaping allowed on the grounds?", "Is smoking allowed on the grounds? No.", False),
        ("May a fire engine use Mill Lane?", "Heavy vehicles may not use Mill Lane. Clause 2 does not apply to fire engines.", False),
        ("May a lorry use Mill Lane?", "Heavy vehicles may not use Mill Lane. Clause 2 does not apply to fire engines.", True),
        ("Can I keep a guide dog in a flat without a garden?", FLATS, False),
        ("Can I keep a dog in a flat without a garden?", FLATS, True),
        ("May a national museum do work with a Dutch institute?", "The National Institutes of Art no longer lend frames.", False),
        ("May a student buy an old chair?", "Staff may buy old chairs if the porter agrees.", False),
        ("May a porter buy an old chair?", "Staff may buy old chairs if the porter agrees.", True),
        ("May a teacher leave town at noon?", "Pupils in years 11 and 12 may leave town at noon if a parent agrees.", False),
        ("May a guide charge the group?", "Guides may lead a group if they hold the badge.", False),
        ("May guards see the records of visits and staff records?", "Guards may see visit records.", False),
        ("May we lend the loom to a school?", "The loom is for pupils. Pupils may use the loom.", False),
        ("May we print the portrait of a guest on a recruitment flyer?", "Portraits of staff may be printed in the annual report.", False),
        ("May a firm patent what the club finds?", "The city makes no grants to a firm that may patent finds.", False),
        ("Can FAO pay for a foreign stage?", "On 1 May 2025 the Royal Bank of Peru stopped paying for foreign stages.", False),
        ("May Cuban samples be sent to a lab in Chile?", "Cuban samples may not be sent to Peru.", False),
    ],
)
def test_a_rule_on_another_deed_or_thing_or_with_an_exception_elsewhere_is_never_sure(question: str, text: str, sure: bool) -> None:
    assert bool(ruled(question, [rules(text)]).sure) is sure


def test_no_evidence_is_silence() -> None:
    ruling = ruled("May dogs come?", [])
    assert ruling.verdict is Verdict.NOT_ADDRESSED
    assert ruling.governing is None


def test_the_citation_carries_the_source() -> None:
    ruling = ruled("May dogs be brought into the reading room?", [evidence()])
    one = ruling.governing
    assert one is not None
    assert (one.source, one.sha256, one.page, one.title, one.date, one.kind, one.status) == (
        "rules.md", "abc", 3, "Rules", "2020-01-01", "official", "current",
    )  # fmt: skip


@pytest.mark.parametrize("mark", ["-", "1.", "(a)"])
def test_a_list_is_read_with_its_opening_line(mark: str) -> None:
    text = f"Visitors may not:\n{mark} smoke cigars."
    sentences = (Sentence(0, 17, "Visitors may not:", 0.5), Sentence(18, len(text), f"{mark} smoke cigars.", 0.5))
    one = dataclasses.replace(evidence(text), quote=text, sentences=sentences)
    ruling = ruled("May visitors smoke cigars?", [one])
    assert ruling.verdict is Verdict.EXCLUDED
    assert ruling.governing.quote == text


# ---- statements ------------------------------------------------------------------
def test_statements_are_taken_apart() -> None:
    one = said("All members may not use the pool only")
    assert (one.may, one.negative, one.only, one.universal) == (True, True, True, True)
    assert one.stems == ("member", "use", "pool")
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


@pytest.mark.parametrize(
    ("statement", "chances"),
    [("All dogs may only come to Rome", (0.0034, 0.9423, 0.0543)), ("Dogs may not come", (0.8901, 0.0020, 0.1080))],
)
def test_the_calibrated_chances_of_two_statements_do_not_drift(statement: str, chances: tuple[float, ...]) -> None:
    text = "Dogs may come unless led. They shall not be required to bark. Nothing prevents cats. The sky is blue."
    one = evidence(text, {"Dogs": 0.6, "bark": 0.5, "Nothing": 0.45, "sky": 0.1})
    assert tuple(judge(statement, [one]).values()) == pytest.approx(chances, abs=1e-4)


def test_a_statement_is_plain_unless_it_says_otherwise() -> None:
    one = Asked(("dog",))
    assert (one.may, one.negative, one.only, one.universal) == (True, False, False, False)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.may = False  # type: ignore[misc]


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
    assert ruled("May a kiosk outside be opened under the policy?", [evidence(free, {free: 0.9})]).verdict is not Verdict.PERMITTED


# ---- what is asked -----------------------------------------------------------------
@pytest.mark.parametrize(("plain", "negated"), [("Is", "Isn't"), ("Is", "Isn’t"), ("Would", "Wouldn't")])
def test_what_is_left_of_a_contraction_is_no_thing(plain: str, negated: str) -> None:
    """It was one that no sentence has, so that the words of the question counted for less."""
    rest = "filming in the hall be fine under the policy?"
    assert request(f"{negated} {rest}").stems == request(f"{plain} {rest}").stems == ("film", "hall")


def test_what_is_asked_is_taken_apart() -> None:
    one = request("Do we need a licence to film under the old loan rule?")
    assert one is not None
    assert (one.stems, one.named, one.licence, one.past) == (("film",), ("loan",), True, True)
    two = request("Is every kind of camera explicitly covered by the policy?")
    assert two is not None
    assert (two.always, two.naming, two.scope, two.licence, two.past) == (True, True, True, False, False)
    three = request("Does the policy override the fire rules?")
    assert three is not None
    assert (three.relation, three.always, three.naming) == (True, False, False)
    four = request("May we still lend old maps?")
    assert four is not None
    assert (four.deed, four.pairs) == ("lend", (("lend", "old"), ("old", "map")))
    five = request("Is a contract between two shops covered by the policy?")
    assert five is not None
    assert "contract" in five.stems


# ---- a sentence as it bears on what is asked -----------------------------------------
@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # another kind of the thing, a narrower thing, and the thing under its class
        ("May pirated maps be copied?", "Printed maps may be copied.", Verdict.NOT_ADDRESSED),
        ("May printed maps be copied?", "Printed maps may be copied.", Verdict.PERMITTED),
        ("Are shops covered?", "A quarrel between shops is not covered.", Verdict.NOT_ADDRESSED),
        ("Are shops covered?", "Filming of shops is not covered.", Verdict.EXCLUDED),
        ("Is clay covered?", "Works that touch clay are not covered, but works that touch clay lightly may be.", Verdict.EXCLUDED),
        ("Are lutes allowed?", "Loud instruments such as lutes and harps are common. Loud instruments are forbidden.", Verdict.EXCLUDED),
        ("Is jam allowed?", 'The words "jam and bread" are old. Cake is not allowed.', Verdict.NOT_ADDRESSED),
        # what is limited to one thing permits no other; one clause permits what another excludes
        ("Are old maps of towns covered?", "The loan covers only maps.", Verdict.NOT_ADDRESSED),
        ("Does the loan exclusion cover frames?", "The loan exclusion covers prints and does not cover frames.", Verdict.EXCLUDED),
        ("Are plays covered?", "Films are not covered, while plays are.", Verdict.PERMITTED),
        # instruments: a control covers what it controls; a scope question is about the instrument it names
        ("May shops sell knives?", "The knife rule covers shops that sell knives.", Verdict.CONDITIONAL),
        ("Is a knife covered by the knife policy?", "A knife is covered by the knife policy.", Verdict.PERMITTED),
        ("Does the fire pact cover Rome?", "The fire pact is short. Rome is not covered by the water pact.", Verdict.NOT_ADDRESSED),
        # effect on another rule, naming, silence
        ("Does the policy override the fire code?", "The fire code may be used.", Verdict.NOT_ADDRESSED),
        ("Does the policy override the fire code?", "The policy does not override the fire code.", Verdict.EXCLUDED),
        ("Is clay explicitly excluded?", "Clay is excluded.", Verdict.NOT_ADDRESSED),
        ("Is clay explicitly excluded?", "Clay is named among what is excluded.", Verdict.EXCLUDED),
        # not every; opinions; advice; even if
        (
            "Will clubs be allowed to lend saws in 2029?",
            "Clubs may lend maps. Nothing we have seen says what clubs do in 2029.",
            Verdict.NOT_ADDRESSED,
        ),
        ("Are clubs always forbidden?", "No clubs may meet. Not every club is bad.", Verdict.CONDITIONAL),
        ("Are clubs allowed?", "Anna hoped that clubs are allowed.", Verdict.NOT_ADDRESSED),
        ("May guests film the hall?", "Guests who film the hall should ask first.", Verdict.CONDITIONAL),
        ("May clubs meet here?", "A notice describes how clubs may meet here.", Verdict.NOT_ADDRESSED),
        ("Does the pact apply to Corsica?", "The ferry rule applies to Elba, with Corsica.", Verdict.NOT_ADDRESSED),
        ("Does the policy apply to masked guests?", "The policy applies to masked guests even if they are known.", Verdict.PERMITTED),
        # only proposed: nothing else decides
        ("May drones fly here?", "A bill would ban drones that fly here. Kites that fly are forbidden here.", Verdict.NOT_ADDRESSED),
        ("May drones fly here?", "A bill would ban drones that fly here. Drones are forbidden to fly here.", Verdict.EXCLUDED),
        # exempt from what the same rules say
        ("May pupils enter?", "Visitors may not enter. Pupils are exempt from the ban.", Verdict.PERMITTED),
        ("May visitors enter?", "Visitors may not enter. Pupils are exempt from the ban.", Verdict.EXCLUDED),
        ("May visitors enter at night?", "Visitors may not enter. Visitors with a pass are exempt that night.", Verdict.CONDITIONAL),
        ("Are clubs forbidden?", "No clubs may meet. Not every club is bad.", Verdict.EXCLUDED),
        # a question rules nothing, its answer does
        ("May I lend my pass?", "May I lend my pass?", Verdict.NOT_ADDRESSED),
        ("May I lend my pass?", "Q: May I lend my pass? A: Never.", Verdict.EXCLUDED),
        ("May I lend my pass?", "**May I lend my pass?** Yes.", Verdict.PERMITTED),
        ("May I lend my pass?", "**May I lend my pass?** Certainly.", Verdict.PERMITTED),
        ("May I lend my pass?", "**May I lend my pass?** Of course.", Verdict.PERMITTED),
        ("May I lend my pass?", "**May I lend my pass?** A pass must be kept in its case.", Verdict.CONDITIONAL),
        # letters and numbers tell things apart
        ("May guests use room 4?", "Guests may use room 5.", Verdict.NOT_ADDRESSED),
        ("May guests use room 4?", "Guests may use rooms 4 and 5.", Verdict.PERMITTED),
        ("May guests park in lot A?", "Guests may not park in lot C.", Verdict.NOT_ADDRESSED),
        ("May staff park in lot A?", "Guests may park in lot C only.", Verdict.NOT_ADDRESSED),
        # limits, exceptions, whom it is for, leave
        ("May guests stay in the hall?", "Guests may stay in the hall for two hours.", Verdict.CONDITIONAL),
        ("May guests borrow maps?", "Guests may borrow up to 3 maps.", Verdict.CONDITIONAL),
        ("May pupils film?", "Pupils may not film. An exception is made for pupils of art.", Verdict.CONDITIONAL),
        ("May pupils of art film?", "Pupils may not film. An exception is made for pupils of art.", Verdict.PERMITTED),
        ("May pupils film?", "Pupils may not film. The hall is old. An exception is made for pupils of art.", Verdict.EXCLUDED),
        ("May guests film the hall?", "Staff may film the hall.", Verdict.NOT_ADDRESSED),
        ("May staff film the hall?", "Paying guests may film the hall.", Verdict.NOT_ADDRESSED),
        ("May staff film the hall?", "Guests cannot rent the hall, but may film the hall.", Verdict.NOT_ADDRESSED),
        ("May guests film the hall?", "Mill House may film the hall.", Verdict.NOT_ADDRESSED),
        ("May Mill House film the hall?", "Mill House may film the hall.", Verdict.PERMITTED),
        ("Do carts need a permit?", "Carts may use the yard.", Verdict.NOT_ADDRESSED),
        ("Do carts need a permit?", "Carts are exempt from the permit rule.", Verdict.PERMITTED),
        # what is excluded by the word that a conditional leave lacks
        (
            "May we film by night in the hall?",
            "We may film in the hall with consent. To film by night in the hall is forbidden.",
            Verdict.EXCLUDED,
        ),
        # what a restriction does not cover is free of it, where that one is asked about; a reason rules nothing
        ("May we sell spoons under the blade rule?", "Spoons that we sell are not covered by the blade rule.", Verdict.PERMITTED),
        ("May we sell spoons?", "Spoons that we sell are not covered by the blade rule.", Verdict.NOT_ADDRESSED),
        ("May clubs meet?", "Clubs may meet, because the hall is not rented.", Verdict.PERMITTED),
        (
            "Were clubs banned from meeting?",
            "It forbids no club to meet, because it never paid them: it was a frame for clubs.",
            Verdict.PERMITTED,
        ),
        ("May clubs meet?", "That clubs meet early is a habit and not a rule.", Verdict.NOT_ADDRESSED),
        ("May clubs meet in May?", "Nothing in the papers we have seen says what clubs do in May.", Verdict.NOT_ADDRESSED),
        ("May clubs meet?", "Clubs that meet should not be confused with teams.", Verdict.NOT_ADDRESSED),
        ("Are clubs always forbidden?", "No clubs may meet. Clubs need a room if it rains.", Verdict.EXCLUDED),
        # not every condition is the question's
        ("May guests film?", "Rain depends on the wind. Guests may film.", Verdict.PERMITTED),
        # what was stopped, or barred by another rule, tells no scope; words like "joint work" alone tell nothing
        ("Are films covered?", "The library cancelled seven films in July.", Verdict.NOT_ADDRESSED),
        ("Are films covered?", "Rule 9 bars films from the cinema.", Verdict.NOT_ADDRESSED),
        ("Are films covered?", "The cancelled films are not covered.", Verdict.EXCLUDED),
        ("May we show films?", "Rule 9 bars films.", Verdict.EXCLUDED),
        ("Are films covered?", "Films are not described as covered works.", Verdict.NOT_ADDRESSED),
        ("Are films within the policy?", "The policy does not cover films.", Verdict.EXCLUDED),
        ("Are films still in the policy?", "The policy does not cover films.", Verdict.EXCLUDED),
        ("Is joint work on films allowed?", "Joint work with farms is possible only with a permit.", Verdict.NOT_ADDRESSED),
        ("Is joint work on films allowed?", "Joint work on wheat may not be done.", Verdict.NOT_ADDRESSED),
        ("Is joint work allowed?", "Joint work with farms is possible only with a permit.", Verdict.CONDITIONAL),
        ("May we show films?", "The date of the films depends on the source.", Verdict.NOT_ADDRESSED),
        ("May we show films?", "Whether films may be shown depends on the day.", Verdict.CONDITIONAL),
        # silence about the very field outweighs leave for the rest of the words
        (
            "May the agencies of both cities cooperate on harvest research?",
            "Basic research between agencies of both cities may be carried out. Whether research on harvest is covered is not known.",
            Verdict.NOT_ADDRESSED,
        ),
        # a bill in the same sentence as the conclusion that is drawn from it
        ("Are joint papers prohibited?", "The two are proposals, so joint papers are not prohibited.", Verdict.PERMITTED),
        ("Does the garden rule forbid drones?", "Nothing in the boat rules forbids drones.", Verdict.NOT_ADDRESSED),
        ("May we anchor in the bay in December?", "Boats may anchor in the bay between 1 May and 30 September.", Verdict.EXCLUDED),
        ("May we anchor in the bay in July?", "Boats may anchor in the bay between 1 May and 30 September.", Verdict.PERMITTED),
        ("may we anchor in the bay in december?", "Boats may anchor in the bay between 1 May and 30 September.", Verdict.EXCLUDED),
        (
            "May boats anchor in the bay for four days?",
            "Boats may anchor in the bay for a time not exceeding seventy-two hours.",
            Verdict.EXCLUDED,
        ),
        ("May guests stay 25 days?", "Guests may stay up to twenty-one days.", Verdict.EXCLUDED),
        ("May guests stay a month?", "Guests may stay up to thirty days.", Verdict.CONDITIONAL),
        ("May members borrow 25 books at once?", "Members may borrow up to fifteen books at once.", Verdict.EXCLUDED),
        ("May donors give €300,000?", "Donors may give no more than €2,500,000.", Verdict.PERMITTED),
        ("May we hand in more than one form?", "A member may hand in up to one form.", Verdict.EXCLUDED),
        ("May we play amplified music?", "Amplified music is forbidden, save on the day of the fair.", Verdict.CONDITIONAL),
        (
            "Can a candidate hold an election meeting in the hall?",
            "The hall is not available for political meetings, save that candidates may use it for election meetings.",
            Verdict.PERMITTED,
        ),
        (
            "Are candles allowed in the hall?",
            "Naked flames, other than candles on a cake, are prohibited in the hall.",
            Verdict.CONDITIONAL,
        ),
        ("Are candles allowed?", "Flames must not be used in the hall except for candles on cakes.", Verdict.CONDITIONAL),
        ("May I give blood with asthma?", "Asthma does not prevent the giving of blood.", Verdict.PERMITTED),
        ("May we fly at night?", "Members may fly at night with a night endorsement.", Verdict.CONDITIONAL),
        ("May I fish for carp at night?", "You may fish for carp at night again, which many of you have asked for.", Verdict.PERMITTED),
        # silence about who, when or how is none about whether
        (
            "Can we hold back a paper for a week?",
            "How papers are held back in other weeks is not known. Papers may be held back for a week if the editor agrees.",
            Verdict.CONDITIONAL,
        ),
        (
            "Am I allowed to give a talk in Rome without falling foul of the plan rules?",
            "Members may give talks.",
            Verdict.PERMITTED,
        ),
        (
            "Is writing a joint paper with a listed club against the law today?",
            "Joint papers with a listed club are not barred.",
            Verdict.PERMITTED,
        ),
        ("Do we need a licence for the export of lamps?", "The plan does not license an export of lamps.", Verdict.NOT_ADDRESSED),
        ("May we export lamps?", "The plan does not permit an export of lamps.", Verdict.EXCLUDED),
        ("May results be published?", "Ask whether results may be published, and record the answer.", Verdict.NOT_ADDRESSED),
        ("May I water my beans with a hose?", "Hoses may be used to fill water butts, but not to water crops.", Verdict.EXCLUDED),
        ("May I dig a pond?", "Ponds are allowed as long as they are no deeper than 40 cm.", Verdict.CONDITIONAL),
        ("May I share my plot?", "You may share your plot once the other gardener is registered.", Verdict.CONDITIONAL),
        ("May I use the mower?", "You may use the mower after you have read the guide.", Verdict.CONDITIONAL),
        ("May I bring my cat?", "Cats may be brought with the written agreement of the warden.", Verdict.CONDITIONAL),
        # a case that a sentence ends with
        ("Can I give blood if I take pills?", "You cannot give blood while you are pregnant.", Verdict.NOT_ADDRESSED),
        ("Can I give blood?", "You cannot give blood while you are pregnant.", Verdict.CONDITIONAL),
        ("May we move the tower while a man is on it?", "A tower must not be moved while anyone is on it.", Verdict.EXCLUDED),
        ("Can I give blood while pregnant?", "You cannot give blood while you are pregnant.", Verdict.EXCLUDED),
        # what may be done outside of an agreement is not told by what may be done under it
        ("May we film birds outside the agreement?", "Filming of birds is permitted under the agreement.", Verdict.NOT_ADDRESSED),
        ("May we film outside the agreement?", "Films are excluded from the agreement.", Verdict.NOT_ADDRESSED),
        ("May we film outside the agreement?", "Films outside the agreement need a permit.", Verdict.CONDITIONAL),
        ("May we film outside the agreement?", "Films outside the agreement are not forbidden by it.", Verdict.NOT_ADDRESSED),
        # what was covered once
        ("Does the agreement cover bees?", "The old plans covered the bees.", Verdict.NOT_ADDRESSED),
        ("May bees be kept?", "The old plans allowed all bees.", Verdict.NOT_ADDRESSED),
        # "royalty-free" bars no royalty where that is asked for
        ("May we film royalty-free?", "Each side gets a royalty-free licence for films.", Verdict.NOT_ADDRESSED),
    ],
)
def test_readings_of_a_sentence(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


NO_CHILDREN = "Children under 14 may not see the lab, except on the open day."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # a row of a table rules by a column that speaks of leave, and of what is asked, alone
        ("May we keep photos in the red store?", "- Store: red store; Photos allowed: No; Size: 5 GB", Verdict.EXCLUDED),
        ("May we keep photos in the red store?", "- Store: red store; Photos allowed: Yes; Size: 5 GB", Verdict.PERMITTED),
        ("May we keep photos in the red store?", "- Store: red store; Photos allowed: if locked; Size: 5 GB", Verdict.CONDITIONAL),
        ("May we keep photos in the red store?", "- Store: red store; Films allowed: Yes; Photos: none", Verdict.NOT_ADDRESSED),
        ("May we rent the red hut?", "- Hut: red hut; Rent: $5; Power: No", Verdict.NOT_ADDRESSED),
        ("Are snakes allowed in the garden?", "- Animal: Dogs; Allowed in the garden: yes", Verdict.NOT_ADDRESSED),
        ("Are dogs allowed in the garden?", "- Animal: Dogs; Allowed in the garden: yes", Verdict.PERMITTED),
        ("Are visitors allowed?", "Allowed visitors: none", Verdict.EXCLUDED),
        # … or by a value that does
        ("Are pupils allowed to use the saw?", "- Tool: saw; Use by pupils: not allowed; Room: 5", Verdict.EXCLUDED),
        ("May pupils use the saw?", "- Tool: saw; Use by pupils: allowed; Room: 5", Verdict.PERMITTED),
        ("May pupils use the saw?", "- Tool: saw; Use by pupils: only under supervision; Room: 5", Verdict.CONDITIONAL),
        ("May pupils use the saw?", "- Tool: saw; Use by pupils: allowed; Use by guests: prohibited", Verdict.PERMITTED),
        ("May dogs use the saw?", "- Tool: saw; Use by pupils: allowed; Use by guests: prohibited", Verdict.NOT_ADDRESSED),
        # whom a text binds has no leave by that
        ("Can pupils fly a drone?", "It applies to staff, pupils and guests who fly a drone here.", Verdict.NOT_ADDRESSED),
        # leave for others, or for the like, is none
        ("Can undergraduates fly a drone?", "Postgraduates who hold a paper may fly a drone.", Verdict.NOT_ADDRESSED),
        ("May tickets be sold to friends?", "Tickets may be given to friends.", Verdict.NOT_ADDRESSED),
        ("Can I smoke in the library?", "Photographs in the library are permitted.", Verdict.NOT_ADDRESSED),
        # leave for a group is none for everybody
        ("Can we remove the logo?", "Customers on the large plan may remove the logo.", Verdict.CONDITIONAL),
        ("Can customers on the small plan remove the logo?", "Customers on the large plan may remove the logo.", Verdict.CONDITIONAL),
        ("Can customers on the large plan remove the logo?", "Customers on the large plan may remove the logo.", Verdict.PERMITTED),
        ("Can customers remove the logo?", "Customers may remove the logo.", Verdict.PERMITTED),
        ("Can I issue a statement?", "Only the press office may issue statements.", Verdict.CONDITIONAL),
        # conditions
        ("May visitors enter the lab?", "Visitors may enter the lab when accompanied by staff.", Verdict.CONDITIONAL),
        ("May members use the saw?", "Members may use the saw after ten supervised hours.", Verdict.CONDITIONAL),
        ("May members use the saw?", "Members may use the saw after completing a course.", Verdict.CONDITIONAL),
        ("May I return a ticket?", "Tickets may be returned within 30 days.", Verdict.CONDITIONAL),
        ("May I accept a gift?", "Gifts of up to GBP 50 may be accepted.", Verdict.CONDITIONAL),
        ("May I fly a kite?", "Kites may be flown only at the old airfield.", Verdict.CONDITIONAL),
        ("May I light a grill?", "Grills are prohibited from 1 June to 30 September.", Verdict.CONDITIONAL),
        ("May I light a grill in July?", "Grills are prohibited from 1 June to 30 September.", Verdict.EXCLUDED),
        ("May I light a grill in May?", "Grills are prohibited from 1 June to 30 September.", Verdict.CONDITIONAL),
        ("May I light a grill in January?", "Grills are prohibited from November to March.", Verdict.EXCLUDED),
        ("May I work alone?", "Working alone is prohibited between 18:00 and 08:00.", Verdict.CONDITIONAL),
        ("May I accept a gift?", "During a tender, nobody may accept a gift.", Verdict.CONDITIONAL),
        # and what is none
        ("May data be shared without approval?", "Data may be shared with partners without further approval.", Verdict.PERMITTED),
        ("Do I need a permit for a sale?", "Sales do not need a permit.", Verdict.PERMITTED),
        ("Do I need a permit for a sale?", "No permit is required for a sale.", Verdict.PERMITTED),
        ("May I resell tickets?", "Except as expressly permitted, you may not resell tickets.", Verdict.EXCLUDED),
        ("May I lend tools through the shop?", "Lending tools through the shop is not regarded as sale.", Verdict.NOT_ADDRESSED),
        # what is sold, and what is only done to something else
        ("May we sell maps?", "Maps must not be sold.", Verdict.EXCLUDED),
        ("May I pay with a cheque?", "Bugs can be told to us; we pay rewards.", Verdict.NOT_ADDRESSED),
        # another thing at the same place; a point of a list that says what it has no need of
        ("May I charge my phone at the seat?", "Power banks must not be charged at the seat.", Verdict.NOT_ADDRESSED),
        ("May I swim in the lake?", "Dogs are not allowed in the lake.", Verdict.NOT_ADDRESSED),
        ("May I bring crisps?", "Visitors may bring crisps that need no heating.", Verdict.PERMITTED),
        ("May I bring a board?", "Boards are accepted on long flights only.", Verdict.CONDITIONAL),
        ("We fly on Monday to see my sister. May we bring old boards?", "Old boards are welcome.", Verdict.PERMITTED),
        # what is kept out by its name, and a word that tells no kind
        (
            "May staff accept a cash gift?",
            "Staff may accept gifts worth up to 50 euros from partners. Cash gifts are never allowed.",
            Verdict.EXCLUDED,
        ),
        ("Is joint research on bees allowed?", "Basic research on bees may be carried out by the two clubs.", Verdict.PERMITTED),
        # a heading rules nothing
        ("May drivers work from home?", "Who may work from home", Verdict.NOT_ADDRESSED),
        # the same persons go on
        ("May guests film the hall?", "Guests cannot rent the hall, but may film the hall.", Verdict.PERMITTED),
        # whom an exception spares
        ("May I bring my guide dog?", "Dogs may not be brought. This does not apply to guide dogs.", Verdict.PERMITTED),
        ("May I bring my cat?", "Cats may not be brought. Guide dogs are exempt.", Verdict.EXCLUDED),
        ("Do I need a permit for wedding photos?", "Photos need a permit. Wedding photos and portraits are exempt.", Verdict.PERMITTED),
        ("May foreign pupils enter the hall?", "Visitors may not enter the hall. Foreign guests are exempt.", Verdict.EXCLUDED),
        ("May pupils and teachers enter the hall?", "Visitors may not enter the hall. Pupils are exempt.", Verdict.EXCLUDED),
        # another kind of the thing, where the documents speak of the one asked about
        (
            "May clubs lend coded lists to outside partners?",
            "Clubs may lend open lists to outside partners. Coded lists may be lent only under a contract.",
            Verdict.CONDITIONAL,
        ),
        ("May pupils use the saw?", "The saw may be used by pupils with the teacher’s approval.", Verdict.CONDITIONAL),
        ("May pupils use the saw?", "The saw may only be used by the pupils when a teacher agrees.", Verdict.CONDITIONAL),
        ("May pupils use the saw?", "A permit is needed for pupils to use the saw.", Verdict.CONDITIONAL),
        ("May pupils use the saw?", "Pupils used to be allowed the use of the saw.", Verdict.NOT_ADDRESSED),
        ("Are drones covered by the scheme?", "The scheme covers all aircraft apart from drones.", Verdict.EXCLUDED),
        ("Are dogs covered by the scheme?", "The scheme covers all dogs except guide dogs.", Verdict.CONDITIONAL),
        # what need not be done; what a row is of; where alone, and how much at most
        (
            "May I write to the chair without telling my boss?",
            "Anyone may write to the chair, and need not tell a boss.",
            Verdict.PERMITTED,
        ),
        ("Can we copy a report without paying royalties?", "We have a royalty-free licence to copy reports.", Verdict.PERMITTED),
        ("Can the fee for my vehicle permit be waived?", "- Item: Vehicle permit; Fee: EUR 60; Valid for: one year", Verdict.NOT_ADDRESSED),
        ("Is fishing from the mole allowed?", "Fishing is permitted from the mole and from no other part of the port.", Verdict.PERMITTED),
        ("Is swimming from the mole allowed?", "Fishing is permitted from the mole and from no other part.", Verdict.NOT_ADDRESSED),
        ("May I bring my dog?", "No guest shall bring more than two dogs.", Verdict.CONDITIONAL),
        ("May I bring three dogs?", "No guest shall bring more than two dogs.", Verdict.EXCLUDED),
        ("I'm a nurse. Can I work from home two days a week?", "A nurse may do other work for ten hours a week.", Verdict.CONDITIONAL),
        ("Is it ok to sleep in the hall during my break?", "Sleeping during a break is allowed in halls.", Verdict.PERMITTED),
        ("He gave us £3,000. Can we bank it?", "We bank gifts of up to £1,000. Above that, the head must agree.", Verdict.CONDITIONAL),
        ("He gave us £3,000. Can we bank it?", "We bank gifts of up to £1,000. Above that, none are banked.", Verdict.EXCLUDED),
        ("I'm 15. May I volunteer?", "No volunteer may give more than nine hours. The minimum age is 16.", Verdict.EXCLUDED),
        ("I'm 17. May I volunteer?", "No volunteer may give more than nine hours. The minimum age is 16.", Verdict.CONDITIONAL),
        ("May we keep totals?", "Clients may keep totals after the agreement ends.", Verdict.PERMITTED),
        ("May we keep totals?", "Clients may keep totals after an agreement with the office.", Verdict.CONDITIONAL),
        # a proposal in the clause beside, and a rule with one beside it
        ("May we publish with the club, given Bill 7?", "Kim tabled Bill 7, which would bar work with the club.", Verdict.NOT_ADDRESSED),
        ("May we publish with the club?", "Work with the club is barred; Bill 7 would bar more.", Verdict.EXCLUDED),
        # leave that is asked in other forms
        ("My wife, who lives with me, likes a bike - can she bid?", "Wives of staff are barred from bidding for bikes.", Verdict.EXCLUDED),
        ("When I shop for the club can I keep the points?", "Points from shops for the club may be kept.", Verdict.PERMITTED),
        ("If I buy my cat a ticket can it sit beside me?", "Cats shall not sit on a seat.", Verdict.EXCLUDED),
        ("Can I come off nights, or do I have to explain why?", "Staff can come off nights without a reason.", Verdict.PERMITTED),
        ("Is there any way to use the hall at night?", "The hall may be used at night if the head agrees.", Verdict.CONDITIONAL),
        ("Would our guests be able to see one or two of the halls?", "Guests may see halls if the head agrees.", Verdict.CONDITIONAL),
        ("Are pupils covered by the safety protections?", "Whether pupils are covered is not stated.", Verdict.NOT_ADDRESSED),
        # who asks, and a story that has another instrument
        (
            "I'm an undergraduate. Can I still enter despite Rule 7?",
            "Rule 7 bars the entry of students. Undergraduates are exempt from Rule 7.",
            Verdict.PERMITTED,
        ),
        ("He has links to Peru's fusion program. Can he enter?", "The order bars entry to those with links to fusion.", Verdict.EXCLUDED),
        # a deed that is no deed by itself; other words
        ("May schools take part?", "Staff may not take part in a bad scheme.", Verdict.NOT_ADDRESSED),
        ("May staff take part?", "Staff may not take part in a bad scheme.", Verdict.EXCLUDED),
        ("can i put my pics on my page", "Visitors may put pictures on pages; a credit is welcome but not required.", Verdict.PERMITTED),
        ("can I keep my phone with me in the store", "Mobile telephones may be carried in the store.", Verdict.PERMITTED),
        # what is no rule; a limit that tells of what a rule is
        ("May I leave a bicycle in the yard?", "The club takes no liability for bicycles left in the yard.", Verdict.NOT_ADDRESSED),
        ("May I leave a bicycle in the yard?", "The club is not responsible for bicycles left in the yard.", Verdict.NOT_ADDRESSED),
        (
            "The vase is insured for 300 euros. May it travel without a courier?",
            "Vases insured for 500 euros or more travel with a courier. Vases insured for less than 500 euros may travel without one.",
            Verdict.PERMITTED,
        ),
        ("My son is 11. May he see the lab on Tuesday, which is not the open day?", NO_CHILDREN, Verdict.EXCLUDED),
        ("My son is 11. May he see the lab on the open day?", NO_CHILDREN, Verdict.CONDITIONAL),
        (
            "I was back 70 days ago. May I still file the claim?",
            "Claims filed later than 60 days after a trip are rejected.",
            Verdict.EXCLUDED,
        ),
        ("The pool may be used by guests. May it be painted?", "The pool may be used by guests.", Verdict.NOT_ADDRESSED),
        ("My son is 13, is he allowed in alone?", "Young people of 12 and over may visit alone.", Verdict.PERMITTED),
        ("My son is 11, is he allowed in alone?", "Young people of 12 and over may visit alone.", Verdict.EXCLUDED),
        ("May a donor take it back?", "A donor may take it back and need give no reason.", Verdict.PERMITTED),
        ("May I feed the foxes?", "- Do: Sort the rubbish; Don't: Feed the foxes", Verdict.EXCLUDED),
        ("May I use the stove?", "- Dos: Use the stove; Don'ts: Feed the foxes", Verdict.PERMITTED),
        ("Are dogs allowed on the ice?", "- Place: Ice; Allowed: Helmets; Not allowed: Dogs", Verdict.EXCLUDED),
        ("Do we need a licence for a probe?", "1.3 It does not apply to probes", Verdict.PERMITTED),
        ("May a hospital water its lawn?", "5 Lawns may not be watered.Hospitals are not subject to 5", Verdict.PERMITTED),
        ("May a hospital water its lawn?", "5 Lawns may not be watered.Hospitals are not subject to 4", Verdict.EXCLUDED),
        ("May a guest use the discount in the shop?", "Volunteers receive a discount in the shop.", Verdict.NOT_ADDRESSED),
        (
            "We have 90 pupils. May we do without a room for the sick?",
            "A school with more than 50 pupils of the lower forms in its main house by the sea must set up a room for the sick.",
            Verdict.EXCLUDED,
        ),
    ],
)
def test_rules_as_other_policies_write_them(question: str, text: str, expected: Verdict) -> None:
    """Staff handbooks, by-laws, terms of use, data policies; each was ruled wrongly once."""
    assert ruled(question, [evidence(text, dict.fromkeys((text[-8:], text[:8]), 0.75))]).verdict is expected


def test_a_member_of_a_named_list_falls_under_the_rule_for_the_list() -> None:
    text = "A party on the Red List may be supplied only under a licence. Shops are on the Red List too, and the list shows Mill House."
    ruling = ruled("may we sell tools to mill", [evidence(text, {"party": 0.3, "Shops": 0.1})])
    assert ruling.verdict is Verdict.CONDITIONAL
    assert ruling.governing.quote.startswith("A party")


@pytest.mark.parametrize(("status", "expected"), [("background", Verdict.PERMITTED), ("superseded", Verdict.NOT_ADDRESSED)])
def test_an_instrument_that_is_named_is_in_force_unless_its_document_is_superseded(status: str, expected: Verdict) -> None:
    old = evidence("Maps are covered by the loan deal.", {"Maps": 0.6}, status=status)
    assert ruled("Are maps covered by the loan deal?", [old]).verdict is expected
    assert ruled("Are maps covered?", [old]).verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("what", "expected"),
    [("agencies", Verdict.NOT_ADDRESSED), ("guests", Verdict.NOT_ADDRESSED), ("guests who sing", Verdict.PERMITTED)],
)
def test_a_permission_shares_more_than_a_name_and_who_asks(what: str, expected: Verdict) -> None:
    assert ruled("May Roman guests sing?", [evidence(f"The hall may be let to Roman {what}.", {"hall": 0.7})]).verdict is expected


@pytest.mark.parametrize("who", ["pupils who are visitors", "pupils of Rome"])
def test_what_spares_somebody_may_stand_in_another_document(who: str) -> None:
    rule = evidence("Visitors may not enter the hall.", {"Visitors": 0.8})
    spared = evidence("Pupils are exempt from the ban.", {"Pupils": 0.6}, source="pupils.md")
    ruling = ruled(f"May {who} enter the hall?", [rule, spared])
    assert ruling.verdict is Verdict.PERMITTED
    assert ruling.governing.source == "pupils.md"


def test_a_heading_counts_for_half() -> None:
    one = dataclasses.replace(evidence("These may be lent."), headings=("Old maps",))
    (reading,) = bearing(Request(("map",)), [one])
    assert reading.cover == pytest.approx(UNDER)
    (reading,) = bearing(Request(("map",)), [evidence("These may be lent.")])
    assert reading.cover == 0


def bear(text: str, asked: Request, score: float = 0.5, **fields: object) -> Reading:
    """The reading of a text of one sentence."""
    one = dataclasses.replace(evidence(text, {"": score}), **fields)
    (reading,) = bearing(asked, [one])
    return reading


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (Request(("film",), licence=True), "Leave is a licence.", 1),
        (Request(("film",), licence=True), "Leave is long.", 0),
        (Request(("film",)), "Leave is a licence.", 0),
        (Request(("map",), deed="sell"), "It was supplied.", 1),
        (Request(("map",), deed="sell"), "It was burnt.", 0),
        (Request(("map",)), "The word includes maps.", -1),
        (Request(("map",)), "The word includes maps, which may be lent.", 0),
        (Request(("map",), reach=(terms.stem("includes"),)), "The word includes maps.", 0),
    ],
)
def test_what_speaks_for_a_sentence_beside_its_words(asked: Request, text: str, expected: int) -> None:
    assert fits(asked, text) == expected
    assert bear(text, asked).lead == pytest.approx(0.15 * expected)


def test_the_instrument_counts_where_the_sentence_or_its_heading_names_it() -> None:
    asked = Request(("map",), named=("loan",))
    assert bear("Maps under the loan rule.", asked).lead == pytest.approx(0.2)
    assert bear("Maps.", asked, headings=("Loan", "Other")).lead == 0
    assert bear("Maps.", asked, headings=("Other", "Loan")).lead == pytest.approx(0.2)
    assert bear("Maps.", asked, headings=("Other", "Loan")).named == 1
    assert bear("Maps.", asked).named == 0


@pytest.mark.parametrize(
    ("score", "cover", "lead", "decides"),
    [
        (0.6, 0.1, 0.0, True),
        (0.54, 0.1, 0.0, False),
        (0.54, 0.25, 0.0, True),
        (0.74, 0.0, 0.0, False),
        (0.75, 0.0, 0.0, True),
        (0.1, 1.0, 0.0, True),
        (0.0, 1.0, 0.05, False),
        (0.0, 1.0, 0.1, True),
    ],
)
def test_nearness_and_words_decide(score: float, cover: float, lead: float, decides: bool) -> None:
    one = dataclasses.replace(bear("Maps.", Request(("map",)), score), cover=cover, lead=lead, like=0.39)
    assert one.decides is decides
    assert dataclasses.replace(one, like=0.45).decides is (decides or (score >= AKIN and cover > 0))
    assert one.relevance == pytest.approx(score + cover / 2 + lead)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (Request(("result", "frame")), "The loan covers results and does not cover frames", Verdict.EXCLUDED),
        (Request(("result", "loan")), "The loan may have results and does not cover frames", Verdict.PERMITTED),
        (Request(("map", "dog")), "Dogs are not bad, so maps may be lent", Verdict.PERMITTED),
        (Request(("map", "dog", "cat", "bird")), "It depends on maps", None),
        (Request(("map", "dog", "cat")), "It depends on maps", Verdict.CONDITIONAL),
        (Request(("map", "dog", "cat")), "Maps should be shut", None),
        (Request(("map", "dog")), "Maps should be shut", Verdict.CONDITIONAL),
        (Request(("map", "dog", "cat", "bird")), "Maps may be lent", None),
        (Request(("map", "dog", "cat")), "Maps may be lent", Verdict.PERMITTED),
        (Request(("map", "dog")), "Only maps may be lent", None),
        (Request(("map",)), "Only maps may be lent", Verdict.PERMITTED),
        (Request(("map",), reach=("protect",)), "Guards protect maps", Verdict.PERMITTED),
        (Request(("map", "dog"), reach=("protect",)), "Guards protect maps", None),
        (Request(("map",)), "Guards protect maps", None),
        (Request(("map",)), "A bill would bar maps", None),
        (Request(("map",)), "The law bars maps", Verdict.EXCLUDED),
        (Request(("old", "map"), pairs=(("old", "map"),)), "New maps may be lent", None),
        (Request(("old", "map"), pairs=(("old", "map"),)), "Maps may be lent", Verdict.PERMITTED),
        (Request(("old", "map"), pairs=(("old", "map"),)), "New maps that are old may be lent", Verdict.PERMITTED),
        (Request(("old", "map", "dog", "cat"), pairs=(("old", "map"),)), "New maps, dogs and cats may meet", Verdict.PERMITTED),
        (Request(("new", "map"), pairs=(("old", "map"),)), "New maps may be lent", Verdict.PERMITTED),
        (Request(("map",)), "The map rule applies to maps", Verdict.CONDITIONAL),
        (Request(("map",), scope=True, words=("rule", "map")), "The map rule applies to maps", Verdict.PERMITTED),
        (Request(("map",), scope=True, words=("pact", "map")), "The sale rule applies to maps", None),
    ],
)
def test_stance(asked: Request, text: str, expected: Verdict | None) -> None:
    held = set(asked.stems).intersection(terms.content(text))
    one = dataclasses.replace(bear(f"{text}.", asked, 0.4), cover=len(held) / len(asked.stems))
    assert stance(one, asked) is expected


@pytest.mark.parametrize(
    ("stems", "clause", "expected"),
    [
        (("shop",), "a quarrel between shops is not covered", True),
        (("shop", "quarrel"), "a quarrel between shops is not covered", False),
        (("shop",), "between shops there is no peace", False),
        (("shop",), "filming of shops is not covered", False),
        (("shop",), "a quarrel between towns is not for shops", False),
        (("shop",), "a quarrel between shops is not for shops", False),
        (("shop",), "a quarrel between shops, no", False),
        (("shop",), "shops that sell knives are not covered", True),
        (("shop", "knive"), "shops that sell knives are not covered", False),
        (("knive",), "shops that sell knives are not covered", False),
        (("shop",), "in Rome, shops are not covered", False),
        (("shop",), "dogs that bark are not let into the hall", False),
        (("shop",), "the yard is for shops and forbidden to carts", False),
        (("map",), "copies of maps excluded from the loan", True),
    ],
)
def test_a_clause_about_something_narrower(stems: tuple[str, ...], clause: str, expected: bool) -> None:
    assert narrower(Request(stems, stems), clause) is expected


# ---- words that say nearly the same ----------------------------------------------------
def test_words_alike_count_nearly_in_full() -> None:
    flat = {"": 1.0}
    assert kin.share(["compan"], "the company", flat) == 1.0
    assert kin.share(["firm"], "companies", flat) == kin.NEARLY
    assert kin.share(["lab"], "a laboratory", flat) == kin.NEARLY
    assert kin.share(["sell"], "it was supplied", flat) == kin.NEARLY
    assert kin.share(["seed"], "they may see it", flat) == kin.share(["part"], "the company", flat) == 0.0
    assert kin.share(["lab", "dog"], "a laboratory", flat) == pytest.approx(kin.NEARLY / 2)
    assert kin.share([], "a laboratory", flat) == 0.0
    assert kin.share(["moon"], "the sun", flat) == 0.0


def test_classes_that_documents_name() -> None:
    (one,) = kin.classes(["They keep loud instruments (lutes, harps) in the hall."])
    assert (one.name, one.members, one.proper) == (frozenset({"loud", "instrument"}), frozenset({"lute", "harp"}), False)
    (two,) = kin.classes(["Two shops are on the Red List: Mill House."])
    assert two.proper
    assert {"mill", "hous"} <= two.members
    assert kin.belongs(["mill"], "parties on the Red List", [two])
    assert not kin.belongs(["lute"], "loud instruments", [one])
    assert kin.share(["lute"], "loud instruments", {"": 1.0}, [one]) == kin.NEARLY
    assert kin.share(["lute"], "quiet instruments", {"": 1.0}, [one]) == 0.0


def test_likes_of_the_question_let_a_near_sentence_decide() -> None:
    """Other words for the same thing: the sentence has none of the question's but one, and likes of half of them."""
    one = evidence("Dogs may be brought into the reading room.", {"Dogs": 0.65})
    question = "Could visitors come to the room with their puppies and hounds?"
    assert verdict(question, [one], [[0.3]]) == verdict(question, [one], [[0.0]])
    assert ruled(question, [one], [[0.55]]).verdict is Verdict.PERMITTED


def test_a_word_of_nearly_the_same_meaning_is_no_other_kind() -> None:
    one = evidence("Advising students is allowed.")
    assert ruled("Is teaching foreign students allowed?", [one]).verdict is Verdict.PERMITTED


def test_a_verb_that_excludes_is_the_verb_of_its_clause() -> None:
    one = evidence("The library stopped giving loans with late fees for all towns, until a new desk is there.")
    assert ruled("can I get a loan with late fees", [one]).verdict in (Verdict.EXCLUDED, Verdict.CONDITIONAL)


def test_what_is_named_as_a_field_is_covered() -> None:
    one = evidence("Article 2 of the programme names poetry, drama and music as fields of the collection.")
    assert ruled("was drama covered by the programme?", [one]).verdict is Verdict.PERMITTED


def test_a_question_after_a_statement() -> None:
    assert request("The choir wants to invite a band. May it come?") is not None
    assert request("The choir sang. Can it be true?") is None


def test_of_several_exclusions_the_nearest_rivals_a_permission() -> None:
    text = "Dogs may be brought into the room. Dogs are excluded from the room at night. Dogs are excluded from the roof."
    ruling = ruled("May dogs be brought into the room?", [evidence(text, {"brought": 0.5, "night": 0.7, "roof": 0.5})])
    assert ruling.verdict is Verdict.EXCLUDED


def test_a_general_permission_gives_way_to_a_far_exclusion_by_name() -> None:
    """The sentence that excludes holds little of a long question, but the very name of the thing that the permission lacks."""
    text = "Joint shows of American and Dutch theatre clubs may be given in the hall. Stage magic and fire are excluded from the hall."
    one = evidence(text, {"Joint": 0.7, "Stage": 0.45})
    question = "Can our Dutch theatre club study stage magic with American guests?"
    for asked, expected in ((question, Verdict.EXCLUDED), (question.replace("stage magic", "songs"), Verdict.PERMITTED)):
        assert ruled(asked.replace("study ", ""), [one], [[0.5, 0.36]]).verdict is expected


def test_an_exemption_spares_only_whom_it_names() -> None:
    text = "Foreign staff may not enter the vault. {} are exempt from the vault rules."
    for spared, expected in (("Guests", Verdict.PERMITTED), ("Ministers", Verdict.EXCLUDED)):
        ruling = ruled("May foreign guests enter the vault?", [evidence(text.format(spared), {"Foreign": 0.8, "exempt": 0.7})])
        assert ruling.verdict is expected


GENERAL = "Joint studies of the two clubs may be carried out under the plan."
BARRED = "Painted lutes and gilded harps are excluded from the plan."


def test_what_excludes_by_name_outranks_what_permits_in_general() -> None:
    """ "Basic research may be carried out" let through what another passage excludes by its name."""
    question = "May the clubs study painted lutes and gilded harps together?"
    general, barred = evidence(GENERAL, {"Joint": 0.8}), evidence(BARRED, {"lutes": 0.5}, source="list.md")
    assert ruled(question, [general]).verdict is Verdict.PERMITTED
    both = ruled(question, [general, barred])
    assert both.verdict is Verdict.EXCLUDED
    assert both.governing.source == "list.md"


@pytest.mark.parametrize(
    ("question", "permission", "exclusion"),
    [
        # the exclusion has one of four words that the permission lacks
        ("May the clubs study painted lutes and gilded harps?", GENERAL, "Painted drums are excluded from the plan."),
        # all that it has more is a word for doing
        ("May the clubs run joint studies of lutes?", "The clubs may carry out joint studies of lutes.", "To run drums is not permitted."),
        # the permission spares by name
        ("May the clubs of Ghent study painted lutes?", "Clubs are exempt from the ban on studies.", "Painted lutes are excluded."),
        # the permission holds more of the question
        ("May guests film the stage by night?", "Guests may film the stage.", "Night visits are excluded."),
    ],
)
def test_an_exclusion_that_is_not_of_the_thing_leaves_it_permitted(question: str, permission: str, exclusion: str) -> None:
    ruling = ruled(question, [evidence(permission, {".": 0.8}), evidence(exclusion, {".": 0.5}, source="list.md")])
    assert ruling.verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("question", "permission", "exclusion"),
    [
        # it has one of the two words that the permission lacks
        ("May the clubs study painted lutes?", GENERAL, "Lutes are excluded from the plan."),
        # it holds more of the question than a permission that holds half of it
        ("May guests film the stage by night?", "Guests may film the stage.", "For guests to film the stage by night is excluded."),
        # it holds less than a permission that holds less than half
        (
            "May clubs show lutes, harps and drums by night in June?",
            "Clubs may show films and lutes.",
            "Drums at night are excluded.",
        ),
    ],
)
def test_an_exclusion_of_what_a_permission_lacks_outranks_it(question: str, permission: str, exclusion: str) -> None:
    ruling = ruled(question, [evidence(permission, {".": 0.9}), evidence(exclusion, {".": 0.7}, source="list.md")])
    assert ruling.verdict is Verdict.EXCLUDED
    assert ruling.governing.source == "list.md"


@pytest.mark.parametrize(
    ("question", "apart", "expected"),
    [
        ("the hall", True, Verdict.EXCLUDED),
        ("the hall of mirrors", False, Verdict.EXCLUDED),  # the condition and what it does not speak of stand together
    ],
)
def test_a_condition_stands_where_the_exclusion_lacks_a_word_too(question: str, apart: bool, expected: Verdict) -> None:
    parts = ["We may film in the hall with consent.", "To film by night in the hall is forbidden."]
    texts = parts if apart else [" ".join(parts)]
    found = [evidence(text, {"consent": 0.9, "forbidden": 0.5}, source=f"{place}.md") for place, text in enumerate(texts)]
    ruling = ruled(f"May we film by night in {question}?", found)
    assert ruling.verdict is expected
    assert ruling.governing.quote == parts[1]


@pytest.mark.parametrize(
    ("rule", "spared", "expected"),
    [
        ("Pupils may not film.", "An exception is made for pupils of art.", Verdict.CONDITIONAL),
        ("Pupils may not film. The hall is old.", "An exception is made for pupils of art.", Verdict.EXCLUDED),
        ("Pupils may not film in:\n- the hall;\n- the vault.", "This does not apply to pupils of art.", Verdict.CONDITIONAL),
        ("Pupils may not film.", "The head may grant an exception.", Verdict.CONDITIONAL),
        ("Pupils may not film.", "The head may allow pupils to film where nobody is seen.", Verdict.CONDITIONAL),
        ("Pupils may not film.", "The teachers may grant an exception.", Verdict.CONDITIONAL),
        ("Pupils may not film.", "Teachers are exempt.", Verdict.EXCLUDED),
        ("The hall is old. Pupils may not film.", "An exception is made for pupils of art.", Verdict.CONDITIONAL),
        ("The hall is old. Pupils may not film. The yard is new.", "An exception is made for pupils of art.", Verdict.EXCLUDED),
    ],
)
def test_an_exception_follows_its_rule_at_once(rule: str, spared: str, expected: Verdict) -> None:
    """Right after it, or after the list that belongs to it; one for other persons is none."""
    text = f"{rule}\n\n{spared}"
    cut = tuple(Sentence(low, high, text[low:high], 0.8 if "film" in text[low:high] else 0.5) for low, high in sentences(text))
    ruling = ruled("May pupils film in the hall?", [dataclasses.replace(evidence(text), sentences=cut)])
    assert ruling.verdict is expected
    assert (spared in ruling.governing.quote) is (expected is Verdict.CONDITIONAL)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "Can a visit be extended?",
            "A visit may not last longer than a year. It may be extended if the dean agrees.",
            Verdict.CONDITIONAL,
        ),
        ("Can a stay last longer than a year?", "A stay may not last longer than a year. It may be extended once.", Verdict.EXCLUDED),
        ("Can a tutor examine a pupil?", "Tutors may not examine a pupil. They may coach with the consent of the head.", Verdict.EXCLUDED),
        ("Can a tutor coach a pupil?", "Tutors may not examine a pupil. They may coach with the consent of the head.", Verdict.CONDITIONAL),
        ("May pupils enter the vault?", "Pupils are exempt from the fee of the pool.", Verdict.NOT_ADDRESSED),
        ("May pupils enter the vault?", "Visitors may not enter the vault. Pupils are exempt from the ban.", Verdict.PERMITTED),
        ("I am a student. May I borrow a globe?", "Pupils may borrow a globe. Students may not borrow a globe.", Verdict.EXCLUDED),
        ("I'm a reporter. May I enter the vault?", "Reporters may not enter the vault. Porters may enter the vault.", Verdict.EXCLUDED),
        ("Can I take a ferry at noon?", "Ferries may be used where the bridge is closed, or after 22:00.", Verdict.CONDITIONAL),
        ("Can I take a ferry at noon?", "Ferries may be used after 22:00.", Verdict.EXCLUDED),
        ("Can I take a minicab at noon?", "Minicabs may be used where public transport is not available.", Verdict.CONDITIONAL),
        ("May I keep the points?", "Points may be kept by the traveller, but you may not choose a flight to earn them.", Verdict.PERMITTED),
        ("May I film the match?", "The match may be filmed, but you may not publish it.", Verdict.PERMITTED),
        ("May I publish the match?", "The match may be filmed, but you may not publish it.", Verdict.EXCLUDED),
        ("Do I need approval for a trip to Peru?", "Trips that cost less than 90 euros do not need approval.", Verdict.CONDITIONAL),
        (
            "May pupils enter the hall?",
            "Visitors may not enter the hall. Pupils are exempt if a teacher is with them.",
            Verdict.CONDITIONAL,
        ),
        ("May pupils enter the hall?", "Visitors may not enter the hall. Pupils are exempt.", Verdict.PERMITTED),
    ],
)
def test_the_clause_or_sentence_about_the_very_deed_rules(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [rules(text)]).verdict is expected


@pytest.mark.parametrize("told", ["Sleeping cars can be booked on journeys of eight hours.", "Sleeping cars cannot be booked at all."])
def test_the_press_gives_way_to_what_rules(told: str) -> None:
    """Its account of a rule permitted what the rule itself, nearly as near, does not."""
    press = dataclasses.replace(rules(told), source="news.md", kind="press")
    rule = evidence("Sleeping cars may be booked only if the dean agrees.", {"Sleeping": 0.75})
    ruling = ruled("Can I book a sleeping car?", [press, rule])
    assert (ruling.verdict, ruling.governing and ruling.governing.kind) == (Verdict.CONDITIONAL, "official")


@pytest.mark.parametrize(
    ("question", "told", "other", "score", "kind", "by_the_press"),
    [
        ("Can I book a sleeping car?", "Sleeping cars can be booked.", "Sleeping cars have been booked.", 0.75, "official", True),
        (
            "Can I book a sleeping car?",
            "Sleeping cars can be booked.",
            "Whether a sleeping car can be booked is not known.",
            0.65,
            "official",
            True,
        ),
        ("Can I book a sleeping car?", "Sleeping cars cannot be booked.", "Sleeping cars may be booked if free.", 0.75, "official", False),
        ("Can I book a sleeping car?", "Sleeping cars cannot be booked.", "Sleeping cars may be booked if free.", 0.75, "unknown", True),
        ("Can I book a sleeping car?", "Sleeping cars cannot be booked.", "Sleeping cars may be booked if free.", 0.3, "official", True),
        ("Can I book a sleeping car?", "Sleeping cars cannot be booked.", "Sleeping cars may not be booked.", 0.75, "official", False),
        (
            "Can I book a sleeping car for a joint trip?",
            "Sleeping cars can be booked for a joint trip.",
            "Sleeping cars may be booked for a trip if free.",
            0.75,
            "official",
            False,
        ),
    ],
)
def test_the_press_gives_way_to_what_is_ruled_as_near(
    question: str, told: str, other: str, score: float, kind: str, by_the_press: bool
) -> None:
    press = evidence(told, {"": 0.8}, source="news.md", kind="press")
    ruling = ruled(question, [press, evidence(other, {"": score}, kind=kind)])
    assert ruling.governing.quote == (told if by_the_press else other)


def test_of_several_that_hold_in_part_the_nearest_governs() -> None:
    text = "No clubs may meet. Not every club is bad. Not all clubs are good."
    ruling = ruled("Are clubs always forbidden?", [evidence(text, {"bad": 0.6})])
    assert ruling.governing.quote == "Not every club is bad."


def test_of_several_exclusions_the_nearest_governs() -> None:
    text = "Visitors may not film in the hall. To film by night is forbidden."
    ruling = ruled("May we film by night in the hall?", [evidence(text, {"Visitors": 0.9})])
    assert ruling.verdict is Verdict.EXCLUDED
    assert ruling.governing.quote == "Visitors may not film in the hall."


@pytest.mark.parametrize("question", ["May we?", "Is it allowed?"])
def test_a_question_that_names_nothing_is_permitted_nothing(question: str) -> None:
    assert ruled(question, [evidence("Dogs may come in.", {"Dogs": 0.9})]).verdict is Verdict.NOT_ADDRESSED


def test_a_document_on_another_instrument_hides_none_that_follows() -> None:
    water = evidence("The Water Pact covers Rome.", title="Water", source="water.md")
    fire = evidence("Rome is not covered by the Fire Pact.", title="Fire", source="fire.md")
    for found in ([water, fire], [fire, water]):
        ruling = ruled("Is Rome covered by the Fire Pact?", found)
        assert ruling.verdict is Verdict.EXCLUDED
        assert ruling.governing.source == "fire.md"


def test_a_statement_that_says_nothing_of_its_own_lacks_no_word() -> None:
    row = features(said("It is so"), [evidence()])
    assert row[:2] == [0.0, 0.0]
    assert sum(judge("It is so", [evidence()]).values()) == pytest.approx(1)


def test_what_would_exclude_is_searched_for_in_words_that_exclude() -> None:
    assert against("May we fish?") == "May we fish? excluded, not covered, may not, prohibited"


def test_an_exclusion_of_something_else_takes_no_leave_away() -> None:
    ruling = ruled("May the two clubs carry out joint studies?", [evidence(f"{GENERAL} {BARRED}", {"Joint": 0.8, "lutes": 0.6})])
    assert ruling.verdict is Verdict.PERMITTED


def test_what_no_longer_holds_rules_on_the_past_alone() -> None:
    """A note on the lapse of an agreement forbade what the agreement in force permits."""
    old = evidence("Dogs are excluded from the reading room.", {"Dogs": 0.9}, source="old.md", status="superseded")
    now, then = "Are dogs allowed in the reading room?", "Were dogs allowed in the reading room in 1990?"
    for question, wanted in ((now, Verdict.PERMITTED), (then, Verdict.EXCLUDED)):
        assert ruled(question, [old, evidence()]).verdict is wanted, question


def test_to_give_cover_is_not_to_cover() -> None:
    assert cues.force("renewal gives cover to clubs that trade") == 0
    assert cues.force("the plan covers clubs that trade") == 1


def rules(text: str) -> Evidence:
    """Rules of which every sentence is near."""
    return evidence(text, dict.fromkeys(re.findall(r"[A-Z]\w+", text), 0.8))


@pytest.mark.parametrize(
    ("question", "expected", "quote"),
    [
        ("May I take four packets of seeds?", Verdict.PERMITTED, "Visitors may take"),
        ("May I take seven packets of seeds?", Verdict.EXCLUDED, "Visitors may take"),
        ("May I take packets of seeds?", Verdict.CONDITIONAL, "Visitors may take"),
        ("May a 17 year old enter the tower?", Verdict.EXCLUDED, "To enter the tower"),
        ("Can I keep four goats?", Verdict.CONDITIONAL, "A licence is required"),
        ("Can I enter the tower without boots?", Verdict.PERMITTED, "Boots are not required"),
    ],
)
def test_amounts_are_compared_with_the_limit(question: str, expected: Verdict, quote: str) -> None:
    text = (
        "Visitors may take up to six packets of seeds. To enter the tower you must be at least 18 years old. A household may keep no more "
        "than three goats. A licence is required for four goats or more. Boots are not required in the tower."
    )
    ruling = ruled(question, [rules(text)])
    assert ruling.verdict is expected
    assert ruling.governing.quote.startswith(quote)


@pytest.mark.parametrize(
    ("question", "text", "expected", "quote"),
    [
        # the limit of another case binds, and the silence of another sentence: it is that one which a reader must see
        (
            "My son is 16. May he rent a boat?",
            "Boats may be rented. Persons under 18 may only rent a boat if they hold a badge.",
            Verdict.CONDITIONAL,
            "Persons under 18",
        ),
        (
            "May the agencies of both cities cooperate on harvest research?",
            "Basic research between agencies of both cities may be carried out. Whether research on harvest is covered is not known.",
            Verdict.NOT_ADDRESSED,
            "Whether research on harvest",
        ),
        # a wider limit is told before what is said of more than the narrower one allows
        (
            "May I keep a gift of 80 euros?",
            "Gifts of up to 50 euros may be kept. Above that the head must agree. Gifts of up to 100 euros may be kept if the dean agrees.",
            Verdict.CONDITIONAL,
            "Gifts of up to 100 euros",
        ),
        ("May we wash cars in the park?", "Cars are banned in the park. They wash well.", Verdict.EXCLUDED, "Cars are banned"),
        # another kind is permitted, and what is said of the one asked about rules nothing
        (
            "May clubs teach old music to children in the hall by night?",
            "Clubs may teach new music to children in the hall. Old music is loud in the hall.",
            Verdict.PERMITTED,
            "Clubs may teach new music",
        ),
        # an exception to silence is none
        (
            "May members show films in the hall?",
            "Whether films may be shown in the hall is not known. This does not apply to members.",
            Verdict.NOT_ADDRESSED,
            "Whether films may be shown",
        ),
        # a condition on the deed tells nothing of the time at which a sentence beside it forbids it
        (
            "May we film at night in the hall?",
            "Filming in the hall is allowed with consent. At night the building is closed.",
            Verdict.EXCLUDED,
            "At night the building",
        ),
    ],
)
def test_the_sentence_that_overrides_the_nearest_one_is_quoted(question: str, text: str, expected: Verdict, quote: str) -> None:
    ruling = ruled(question, [evidence(text, {"Whether": 0.5, "research": 0.5, "": 0.8})])
    assert ruling.verdict is expected
    assert ruling.governing.quote.startswith(quote)


@pytest.mark.parametrize("leave", ["Old cars may stand in the park by the lake.", "Old cars may stand in the park by the lake if clean."])
@pytest.mark.parametrize(
    ("deed", "expected"),
    [("They may be washed if the guard agrees.", Verdict.CONDITIONAL), ("They may not be washed.", Verdict.EXCLUDED)],
)
def test_a_sentence_that_leans_on_another_and_tells_the_very_deed_rules(leave: str, deed: str, expected: Verdict) -> None:
    """Leave for cars to stand there was leave to wash them, though the next sentence forbids it."""
    ruling = ruled("May we wash old cars in the park by the lake?", [evidence(f"{leave} {deed}", {"Old": 0.9})])
    assert (ruling.verdict, ruling.governing and ruling.governing.quote) == (expected, deed)


@pytest.mark.parametrize(
    ("metres", "limit", "source", "expected"),
    [
        (120, "The maximum height is 100 metres.", "rules.md", Verdict.EXCLUDED),
        (90, "The maximum height is 100 metres.", "rules.md", Verdict.PERMITTED),
        (120, "The maximum depth is 100 metres.", "pool.md", Verdict.PERMITTED),  # the limit of another document is for something else
        (120, "The field is 100 metres long.", "rules.md", Verdict.PERMITTED),  # no limit
        (120, "The limit is 100 metres.", "rules.md", Verdict.EXCLUDED),
        (120, "There is a cap of 100 metres.", "rules.md", Verdict.EXCLUDED),
        (120, "Maximum height is 100 metres.", "rules.md", Verdict.EXCLUDED),
        (20, "The minimum is 50 metres.", "rules.md", Verdict.EXCLUDED),
    ],
)
def test_a_limit_that_names_no_thing_is_for_what_its_document_permits(metres: int, limit: str, source: str, expected: Verdict) -> None:
    leave = "Kites may be flown here."
    found = [evidence(leave, {"Kites": 0.8}), evidence(limit, {"": 0.2}, source=source)]
    if source == "rules.md":
        found = [evidence(f"{leave} {limit}", {"Kites": 0.8, "": 0.2})]
    assert ruled(f"May a kite fly at {metres} metres?", found).verdict is expected


@pytest.mark.parametrize(
    ("leave", "other", "expected"),
    [
        ("Staff may accept gifts from a client.", "Cash gifts are forbidden.", Verdict.EXCLUDED),
        ("Staff may accept gifts from a client.", "Cash gifts are listed in the register.", Verdict.PERMITTED),
        ("Staff are exempt from the ban on gifts from a client.", "Cash gifts are forbidden.", Verdict.PERMITTED),
    ],
)
def test_a_far_sentence_takes_leave_away_by_name_only_where_it_forbids(leave: str, other: str, expected: Verdict) -> None:
    ruling = ruled("May staff accept cash gifts from a client?", [evidence(f"{leave} {other}", {"Staff": 0.4, "Cash": 0.3})])
    assert ruling.verdict is expected


@pytest.mark.parametrize(
    ("question", "leave", "silent", "score", "expected"),
    [
        ("May clubs show lutes?", "Clubs may show lutes.", "Whether clubs may show drums is not known.", 0.95, Verdict.PERMITTED),
        (
            "May members keep bees in old hives?",
            "Members may keep bees.",
            "Whether old hives are insured is not known.",
            0.55,
            Verdict.PERMITTED,
        ),
        # research together is no other thing
        (
            "May the clubs of both towns do joint research on wheat?",
            "Work on wheat by the clubs of both towns may be done.",
            "Whether joint research on wheat is covered is not known.",
            0.8,
            Verdict.PERMITTED,
        ),
        # leave for little of what is asked
        (
            "May the clubs study painted lutes and gilded harps together?",
            GENERAL,
            "Whether the clubs may publish is not known.",
            0.8,
            Verdict.NOT_ADDRESSED,
        ),
    ],
)
def test_silence_on_something_else_outweighs_only_leave_for_less_than_half(
    question: str, leave: str, silent: str, score: float, expected: Verdict
) -> None:
    assert ruled(question, [evidence(f"{leave} {silent}", {"Whether": score, "": 0.8})]).verdict is expected


@pytest.mark.parametrize("score", [0.9, 0.4])  # nearer than the rule, and behind it
def test_whom_all_rules_spare_is_spared_by_one_on_a_part_of_the_thing(score: float) -> None:
    text = "Members are exempt from the rules of the hall. Filming by night in the hall is forbidden."
    assert ruled("May members film in the hall by night?", [evidence(text, {"Members": score})]).verdict is Verdict.PERMITTED


def test_an_exemption_with_a_condition_in_another_document_is_no_leave() -> None:
    rule = evidence("Visitors may not enter the hall.", {"": 0.7})
    spared = evidence("Pupils are exempt from the ban if a teacher is with them.", {"": 0.7}, source="pupils.md")
    assert ruled("May pupils enter the hall?", [rule, spared]).verdict is not Verdict.PERMITTED


@pytest.mark.parametrize(("score", "expected"), [(0.7, Verdict.PERMITTED), (0.05, Verdict.EXCLUDED)])
def test_a_sentence_too_far_off_to_decide_spares_nobody(score: float, expected: Verdict) -> None:
    rule = evidence("Parking a car in the yard by night is forbidden.", {"": 0.8})
    spared = evidence("Members are exempt.", {"": score}, source="members.md")
    assert ruled("May members of the hut park a car in the yard by night?", [rule, spared]).verdict is expected


def test_a_sentence_too_far_off_to_decide_makes_no_ruling_less_sure() -> None:
    sure = []
    for other in ("Chess is not permitted.", "The library opens at nine."):
        ruling = ruled("May dogs come into the garden?", [evidence(f"Dogs may come into the garden. {other}", {"Dogs": 0.8, "": 0.2})])
        sure.append(ruling.sure)
    assert sure[0] == sure[1] > RULED["strict"]


@pytest.mark.parametrize(
    "question",
    [
        "Does the policy let us film?",
        "Would a kiosk fall foul of the rules?",
        "Does the act lift the ban on dogs?",
        "Isn’t filming covered by the policy?",
        "Doesn’t the policy let us film?",
        "Wasn’t filming excluded by the policy?",
        "Must we have a licence to show the maps?",
        "Is filming on the table?",
        "any issue with filming?",
        "Are we safe to publish?",
        "Is a kiosk bound by the rules?",
        "Does the handbook leave room for dogs?",
        "the hall, is it in or out?",
        "can't we just film it?",
        "so the museum may film there?",
        "A guest has a pass. ok to let her in?",
        "Would it be a problem if we filmed?",
        "Did the old policy let dogs in?",
        "Our work falls outside the deal. Can it go ahead anyway?",
        "They asked our partner for files. May it hand them over?",
        "giving samples to a visitor, still ok as research?",
        "is agency work fine under the pact",
        "are we cleared to share samples?",
        "what about sharing samples, allowed?",
        "Do I need sign-off to share samples?",
        "When the lease ends, will guests be allowed to stay?",
        "We want to lend a lathe to a club on the list. Doable?",
        "Are we still fine relying on the old pass?",
        "Saws were on the list. So they are automatically within the new rules, correct?",
        "Was the mayor within her rights to close it?",
        "Does the exemption stretch to lending the saw itself?",
        "She only lends the handle. Are we in the clear?",
        "Are small clubs still spared?",
        "We'd like to film the hall. Any objection?",
        "We lend lutes to schools. Any problem under the loan rule?",
        "Is there any harm in lending a lute?",
        "Would anyone mind if I lent a lute to a school?",
        "Do I get to keep the lute?",
        "lending a lute to a school - lawful?",
    ],
)
def test_leave_is_asked_for_in_many_words(question: str) -> None:
    assert request(question) is not None


@pytest.mark.parametrize(
    "question",
    [
        "as a list: which fields are excluded?",
        "can i see the sources",
        "can this be trusted?",
        "Can you compare the two handbooks?",
        "Did the director say that dogs are excluded?",
        "Is there a list of excluded animals?",
        "does the policy include a complaints clause?",
        "could the policy be renewed in 2030?",
        "can anyone say who signed it?",
        "may be a silly question but when did it begin",
        "has the council passed a ban",
        "was the opening covered by the newspapers",
        "What about samples?",
        "How about Tuesday?",
        "Can it be true?",
        "What is the problem?",
        "When was it let, and by whom?",
        "Can you sort it out?",
        "Between what hours can waste be brought to the yard?",
        "When can I bring waste to the yard?",
        "Who should we worry about if we lend lutes?",
        "I've been locked out of my room for the third time this year, who do I ask?",
        "How much does the club pay for a lute?",
        "They asked whether any rules on lutes were broken",
        "Do I get to the hall by bus?",
        "Has any loan been approved under the new rules?",
    ],
)
def test_what_asks_for_no_leave(question: str) -> None:
    assert request(question) is None


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("The fire rules do not reach our fair, so we can skip them, right?", "Fairs may be held under the fire rules.", None),
        ("May members skip the fee?", "Members are exempt from the fee.", Verdict.PERMITTED),
        ("May we lend the lute without the case?", "The lute may not be lent without approval.", Verdict.CONDITIONAL),
        ("May I use the hall?", "If you do not agree to these rules, we cannot let you use the hall.", None),
        ("May I use the hall?", "If you do not agree a date, we cannot let you use the hall.", Verdict.CONDITIONAL),
    ],
)
def test_what_leave_does_not_reach(question: str, text: str, expected: Verdict | None) -> None:
    """What is evaded is no thing done, nobody asked is no approval, and terms that are to be accepted set no condition of a deed."""
    ruling = ruled(question, [evidence(text)])
    assert (ruling.verdict if ruling.governing else None) is expected


@pytest.mark.parametrize("word", ["not¹", "not²,³", "“not”"])
def test_the_number_of_a_note_or_marks_of_quotes_take_no_negation_away(word: str) -> None:
    assert ruled("May guests borrow boats?", [rules(f"Guests may {word} borrow boats.")]).verdict is Verdict.EXCLUDED


def test_a_permit_that_is_spoken_of_permits_nothing() -> None:
    assert [cues.force(text) for text in ("The permit shall be handed back.", "The rules permit goats.")] == [0, 1]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("Pupils may not film in:", Verdict.PERMITTED), ("Pupils may not film in the hall.", Verdict.EXCLUDED)],
)
def test_an_exception_after_a_list_is_one_to_the_rule_above_the_list(rule: str, expected: Verdict) -> None:
    """It is none to a rule that the list does not belong to."""
    text = f"{rule}\n- the hall;\n- the vault.\n\nThis does not apply to pupils of art."
    cut = tuple(Sentence(low, high, text[low:high], 0.8) for low, high in sentences(text))
    ruling = ruled("May pupils of art film in the hall?", [dataclasses.replace(evidence(text), sentences=cut)])
    assert ruling.verdict is expected
    assert ruling.governing.quote.startswith(rule)
    assert ruling.governing.quote.endswith("pupils of art.") is (expected is Verdict.PERMITTED)


def test_a_rule_need_not_name_the_instrument_unless_its_reach_is_asked_about() -> None:
    ruling = ruled("May guests film the hall under the house rules?", [rules("The house rules are old. Guests may not film the hall.")])
    assert ruling.verdict is Verdict.EXCLUDED


def test_a_word_for_what_is_done_together_names_no_kind_that_is_excluded() -> None:
    text = "Studies of wild bees near the old mill are allowed. Joint studies of birds are excluded."
    assert ruled("Are joint studies of wild bees near the old mill allowed?", [rules(text)]).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Each side must ensure that the other side is paid.", Verdict.NOT_ADDRESSED),
        ("Either side may terminate the lease if the rent is not paid.", Verdict.CONDITIONAL),
    ],
)
def test_a_sentence_about_who_asks_alone_rules_nothing(text: str, expected: Verdict) -> None:
    assert ruled("Can either side terminate the lease?", [evidence(text)]).verdict is expected


def test_the_word_for_the_instrument_is_no_name() -> None:
    """ "under the Protocol" dropped every passage without that very word, "under the protocol" did not."""
    one = evidence("Joint work on lasers may not be done under the agreement.")
    for name in ("Protocol", "protocol", "agreement"):
        assert ruled(f"Is joint work on lasers allowed under the {name}?", [one]).verdict is Verdict.EXCLUDED


def test_what_a_state_did_is_no_rule() -> None:
    one = evidence("The city has implemented measures to restrict the export of lasers.")
    assert ruled("May we export lasers under the agreement?", [one]).verdict is Verdict.NOT_ADDRESSED


def test_points_under_a_heading_that_forbids() -> None:
    """ "- Feeding geese" under "What is not allowed" said nothing, as only a line that ends in a colon led a list."""
    text = "- Feeding geese.\n- Cutting reeds."
    cut = tuple(Sentence(one.start(), one.end(), one.group(), 0.7) for one in re.finditer(r"[^\n]+", text))
    for heading, expected in (("What is not allowed", Verdict.EXCLUDED), ("What is allowed", Verdict.PERMITTED)):
        ruling = ruled("Is feeding geese allowed?", [dataclasses.replace(evidence(text), sentences=cut, headings=(heading,))])
        assert ruling.verdict is expected


def test_a_text_of_unknown_kind_does_not_overrule_one_of_known_kind() -> None:
    """One file without metadata, "May cats enter? Yes, always.", made an exclusion a permission."""
    rule, note = "Cats are excluded from the reading room.", "Cats may always enter the reading room."
    question = "May cats enter the reading room?"
    for kind, expected in (("unknown", Verdict.EXCLUDED), ("press", Verdict.PERMITTED)):
        other = evidence(note, scores={"Cats": 0.9}, kind=kind, source="note.md")
        assert ruled(question, [other, evidence(rule, scores={"Cats": 0.6})]).verdict is expected
    for note in ("Cats may enter the reading room if they are clean.", "Cats may not enter the reading room."):
        other = evidence(note, scores={"Cats": 0.9}, kind="unknown", source="note.md")
        assert ruled(question, [other, evidence(rule, scores={"Cats": 0.6})]).governing.quote == rule


@pytest.mark.parametrize("exception", ["This prohibition does not apply to guests.", "These bans shall not apply where guests pay."])
def test_an_exception_that_names_the_prohibition(exception: str) -> None:
    assert ruled("May guests swim?", [evidence(f"Swimming is prohibited. {exception}", scores={"Swim": 0.9})]).verdict in (
        Verdict.PERMITTED,
        Verdict.CONDITIONAL,
    )


@pytest.mark.parametrize(
    ("rule", "kind", "says", "expected"),
    [
        ("Cats may not enter.", "official", "unknown", True),
        ("Cats may not enter.", "unknown", "unknown", False),
        ("Cats may not enter.", "official", "press", False),
        ("Black cats may not enter.", "official", "unknown", True),
        ("Black dogs may not enter.", "official", "unknown", False),  # lacks a thing that the other text has
    ],
)
def test_which_exclusion_outranks_a_text_of_unknown_kind(rule: str, kind: str, says: str, expected: bool) -> None:
    asked = Request(("cat", "black"))
    leave = dataclasses.replace(bear("Cats may enter.", asked, kind=says), cover=0.5)
    told = dataclasses.replace(bear(rule, asked, kind=kind), cover=0.5)
    assert outranked(leave, [told], asked) is expected


@pytest.mark.parametrize(
    ("silent", "cover", "expected"),
    [
        ("Whether boats of tin are covered is not known.", COVERED, True),
        ("Whether boats of tin are covered is not known.", COVERED - 0.01, False),
        ("Whether boats of oak are covered is not known.", 0.9, False),
        ("Whether research by agencies is covered is not known.", 0.9, False),
        ("Whether research on boats by agencies is covered is not known.", 0.9, False),
    ],
)
def test_silence_outweighs_leave_where_it_names_what_the_leave_lacks(silent: str, cover: float, expected: bool) -> None:
    asked = Request(tuple(map(terms.stem, "boats tin research agencies".split())))
    assert names(dataclasses.replace(bear(silent, asked), cover=cover), bear("Boats are covered.", asked), asked) is expected


@pytest.mark.parametrize(
    ("cover", "held", "expected"), [(0.4, 0.3, True), (0.5, 0.4, False), (0.5, 0.5, True), (0.5, 0.6, True), (0.0, 0.0, True)]
)
def test_an_exclusion_holds_as_much_of_what_is_asked_as_the_permission_that_gives_way(cover: float, held: float, expected: bool) -> None:
    asked = Request(("cat", "black", "old", "tame"))
    leave = dataclasses.replace(bear("Cats may enter.", asked), cover=cover)
    other = dataclasses.replace(bear("Old and black ones may not enter.", asked), cover=held)
    assert (barring(leave, asked, [other]) is other) is expected


def test_an_exclusion_has_half_of_the_words_that_the_permission_lacks() -> None:
    asked = Request(("cat", "black", "old", "tame", "fat"))
    leave = dataclasses.replace(bear("Cats may enter.", asked), cover=0.2)
    one, two = bear("Old ones may not enter.", asked), bear("Old and black ones may not enter.", asked)
    assert barring(leave, asked, [one, two]) is two
    assert barring(leave, asked, [one]) is None


@pytest.mark.parametrize(("behind", "expected"), [(0.0, True), (0.39, True), (0.41, False)])
def test_an_exclusion_by_the_very_name_may_lie_a_little_behind(behind: float, expected: bool) -> None:
    asked = Request(("wild", "bee"), pairs=(("wild", "bee"),))
    leave = dataclasses.replace(bear("Bees may be kept.", asked), cover=0.6, lead=0.7)
    other = dataclasses.replace(bear("Wild bees may not be kept.", asked), cover=0.5, lead=0.75 - behind)
    assert (barring(leave, asked, [other]) is other) is expected


def test_what_an_exception_permits() -> None:
    text = "Music is forbidden. This does not apply to pupils."
    assert ruled("May pupils play music?", [evidence(text, scores={"pupils": 0.56, "": 0.5})]).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # what a sentence says of the place alone tells nothing of the thing
        ("May I fit a horn in my hired car?", "A hired car may be of any colour except white.", Verdict.NOT_ADDRESSED),
        ("May I fit a horn in my hired car?", "A horn may be fitted in a hired car if it is quiet.", Verdict.CONDITIONAL),
        ("Can we sing in the chapel?", "Singing is allowed.", Verdict.PERMITTED),
        ("Do I need a permit to weld in the workshop?", "No permit is required in the workshop.", Verdict.PERMITTED),
        ("Can I play the radio on my plot?", "Loud music may be played at a feast only with leave.", Verdict.NOT_ADDRESSED),
        ("May I sleep here for a couple of weeks?", "Members may sleep here for up to 20 nights.", Verdict.PERMITTED),
        ("May I sleep here for a couple of weeks?", "Members may sleep here for up to 10 nights.", Verdict.EXCLUDED),
        ("Can I bring a dryer to the baths?", "A swimmer who runs may be excluded from the baths.", Verdict.NOT_ADDRESSED),
        ("Can I run in the baths?", "A swimmer who runs may be excluded from the baths.", Verdict.EXCLUDED),
        # nor what it says of those who would do it
        ("Can clients wear hats?", "Clients may collect a parcel only by day.", Verdict.NOT_ADDRESSED),
        ("Can clients in the yard wear hats?", "Clients may collect a parcel only by day.", Verdict.NOT_ADDRESSED),
        ("Can clients wear hats?", "Hats may be worn by clients only by day.", Verdict.CONDITIONAL),
        # nor what it says of when or why
        ("Can I play cards while I wait for the vet?", "The vet may be seen only in the yard.", Verdict.NOT_ADDRESSED),
        # all of it, but for the place
        ("Can I keep a goat on my plot?", "Goats are not allowed.", Verdict.EXCLUDED),
        ("Can I hang a coat on the rail?", "Coats may be hung on the rail.", Verdict.PERMITTED),
        ("May DVDs be lent?", "A DVD may be lent.", Verdict.PERMITTED),
        ("Can a student be a lead author?", "Students may be lead authors if a teacher signs the proposal.", Verdict.CONDITIONAL),
    ],
)
def test_where_when_and_why_are_no_part_of_the_thing(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text, {"": 0.6})], [[0.37]]).verdict is expected


def test_leave_for_the_same_deed_at_the_same_place_is_none_for_another_thing() -> None:
    """ "You can bring a buggy" let a dog into the pool, however alike the two sentences are."""
    for like in (0.3, 0.7):
        ruling = ruled("Can I bring my dog to the pool?", [evidence("You can bring a buggy to the pool.", {"": 0.7})], [[like]])
        assert ruling.verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # an exception is for whom or what it names alone
        ("May a driver talk to newspapers?", "No member other than the press officer may talk to newspapers.", Verdict.EXCLUDED),
        (
            "May the press officer talk to newspapers?",
            "No member other than the press officer may talk to newspapers.",
            Verdict.CONDITIONAL,
        ),
        ("May I borrow an atlas?", "Members may borrow books and other works, other than for atlases or rare maps.", Verdict.EXCLUDED),
        ("May I borrow a book?", "Members may borrow books and other works, other than for atlases or rare maps.", Verdict.PERMITTED),
        ("May non members row on Monday?", "Members may row on Monday.", Verdict.NOT_ADDRESSED),
        ("May members row on Monday?", "Members may row on Monday.", Verdict.PERMITTED),
        # what costs nothing is not denied
        ("May old nets be handed in?", "Old nets may be handed in at no charge.", Verdict.PERMITTED),
        ("May old nets be handed in?", "Old nets may be handed in at no time.", Verdict.EXCLUDED),
    ],
)
def test_whom_and_what_a_rule_means(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text, {"": 0.7})], [[0.7]]).verdict is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Can my 10 year old row alone?", Verdict.EXCLUDED),
        ("Can my 13 yr old row alone?", Verdict.CONDITIONAL),
        ("Can my 17-year-old row alone?", Verdict.EXCLUDED),
    ],
)
def test_a_span_of_ages_is_a_limit(question: str, expected: Verdict) -> None:
    text = "Children aged 12 to 15 may row alone if a parent has signed the form. Oars are kept dry."
    assert ruled(question, [evidence(text, {"": 0.45})], [[0.7, 0.1]]).verdict is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [("Can we bring our own beer?", Verdict.NOT_ADDRESSED), ("Can we bring our dogs?", Verdict.CONDITIONAL)],
)
def test_how_many_of_one_thing_is_no_condition_on_another(question: str, expected: Verdict) -> None:
    ruling = ruled(question, [evidence("Each adult may bring no more than two dogs. The roof is green.", {"": 0.4})], [[0.4, 0.1]])
    assert ruling.verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Are divers eligible for a grant?", "Divers may be eligible for a grant.", Verdict.CONDITIONAL),
        ("Are divers eligible for a grant?", "Divers are eligible for a grant.", Verdict.PERMITTED),
        # a duty keeps from what would get around it
        ("Can I skip the dive briefing?", "All divers must attend the dive briefing.", Verdict.EXCLUDED),
        ("May we bypass the dive briefing?", "All divers must attend the dive briefing, unless they hold a card.", Verdict.CONDITIONAL),
        ("Can I skip the dive briefing?", "Attendance at the dive briefing is not required.", Verdict.PERMITTED),
        # what must be kept may be thrown away later
        ("May we shred the dive logs after four years?", "Dive logs must be kept for at least six years.", Verdict.EXCLUDED),
        ("May we shred the dive logs after eight years?", "Dive logs must be kept for at least six years.", Verdict.PERMITTED),
        ("May we shred the dive logs?", "Dive logs must be kept for at least six years.", Verdict.CONDITIONAL),
        # an age is not all that is wanted of somebody
        ("I am 40. Can I register to dive?", "Any person who is 18 or older and a swimmer can register to dive.", Verdict.CONDITIONAL),
        ("I am 40. Can I register to dive?", "Any person who is 18 or older can register to dive.", Verdict.PERMITTED),
        # those brought along are not those who bring them
        ("May I bring a guest to the club?", "Members may bring a guest.", Verdict.PERMITTED),
        ("Can I take eight months of dive leave?", "Staff may take dive leave of up to 1 year.", Verdict.PERMITTED),
        ("May we bring diesel to the pier?", "The only fuel allowed at the pier is diesel.", Verdict.PERMITTED),
        # consent that was given, or refused
        ("The dean approved my dive. May I dive at night?", "A night dive needs the approval of the dean.", Verdict.PERMITTED),
        ("The dean said no. May I dive at night?", "A night dive needs the approval of the dean.", Verdict.EXCLUDED),
        ("The cook approved it. May I dive at night?", "A night dive needs the approval of the dean.", Verdict.CONDITIONAL),
        ("The dean agreed. May I dive at night?", "You may not dive at night without the consent of the dean.", Verdict.PERMITTED),
        # company, and those who may
        ("Can a diver enter the cave alone?", "Divers may enter the cave only when escorted.", Verdict.EXCLUDED),
        ("Can a diver enter the cave?", "Divers may enter the cave only when escorted.", Verdict.CONDITIONAL),
        ("Can my colleague use my locker?", "A locker may only be used by its holder.", Verdict.EXCLUDED),
        ("I have not paid my dues. Can I vote?", "Only divers who have paid their dues can vote.", Verdict.EXCLUDED),
        ("I have paid my dues as a diver. Can I vote?", "Only divers who have paid their dues can vote.", Verdict.PERMITTED),
        ("I am a part-time diver. Am I eligible for a bed?", "Only full-time divers are eligible for a bed.", Verdict.EXCLUDED),
        # where the limit is all that a rule says
        ("Can I print 5 private pages a day?", "Private use of the printer is limited to ten pages a day.", Verdict.PERMITTED),
        ("Can I print 50 private pages a day?", "Private use of the printer is limited to ten pages a day.", Verdict.EXCLUDED),
        ("Can I claim $700 from the dive grant?", "The dive grant covers costs of up to $500.", Verdict.EXCLUDED),
        # words that forbid
        ("May I share my locker key?", "Sharing a locker key is a violation of this code.", Verdict.EXCLUDED),
        ("May I share my locker key?", "Sharing a locker key will lead to dismissal.", Verdict.EXCLUDED),
        ("May I sell my berth?", "Some things are not allowed: selling your berth, or saving one for others.", Verdict.EXCLUDED),
        ("Can I take photos in the atrium?", "Photography is prohibited in all rooms except the atrium.", Verdict.PERMITTED),
        ("Can I take photos without flash?", "Flash photography is not permitted.", Verdict.NOT_ADDRESSED),
        # what a permission does not name, and what an exception is made to
        (
            "May I accept 20 dollars in cash from a diver?",
            "Accept gifts of up to 50 dollars from a diver. Cash may never be accepted.",
            Verdict.EXCLUDED,
        ),
        ("May I dive without consent?", "A dive needs no consent.", Verdict.PERMITTED),
        ("May I take a spare torch to Rome?", "Take a torch abroad, except to listed lands, where only a spare torch may be taken.", None),
        (
            "May a 12 year old dive?",
            "Consent of both parents is required for children under 12; others may dive with one.",
            Verdict.CONDITIONAL,
        ),
        ("May a 17 year old work in a lab?", "Persons aged 16 or 17 may work in a laboratory if a parent agrees.", Verdict.CONDITIONAL),
        # a licence that is not always needed
        ("May I dive without a licence?", "A dive requires a licence if the wreck is listed.", Verdict.CONDITIONAL),
        ("Can I take my phone to the wreck?", "Phones are not covered by this section.", Verdict.NOT_ADDRESSED),
        # beyond a limit of which nothing is told, and from somebody else
        ("May my dog dive?", "Dogs over 20 kg may not dive.", Verdict.CONDITIONAL),
        ("May my dog of 30 kg dive?", "Dogs over 20 kg may not dive.", Verdict.EXCLUDED),
        ("May I accept a gift from a student?", "Divers may accept gifts from a vendor.", Verdict.NOT_ADDRESSED),
        ("May I accept a gift from a supplier?", "A gift from a vendor may be accepted.", Verdict.PERMITTED),
        ("I am a diver. Can I borrow a mask?", "Masks can be loaned to divers who hold a card.", Verdict.CONDITIONAL),
        ("May I dive without a card?", "Holders of a card are exempt from the dive rules.", Verdict.NOT_ADDRESSED),
        ("May I dive with a card?", "Holders of a card are exempt from the dive rules.", Verdict.PERMITTED),
        # who alone, on what, and what is to be given back
        ("May a porter sign the dive log?", "Only the dive office may sign the dive log.", Verdict.EXCLUDED),
        ("May the dive office sign the dive log?", "Only the dive office may sign the dive log.", Verdict.PERMITTED),
        ("May we store dive data on a private laptop?", "Dive data may only be stored on club servers.", Verdict.EXCLUDED),
        ("May we store dive data on a private laptop?", "Dive data may be stored on club servers.", Verdict.NOT_ADDRESSED),
        ("May we store dive data on club servers?", "Dive data may be stored on club servers.", Verdict.PERMITTED),
        ("May we keep the samples after the dive?", "Samples are to be destroyed at the end of the dive.", Verdict.EXCLUDED),
        ("May we keep the samples after the dive?", "Samples are to be destroyed unless the dive office wants them.", None),
        ("Can a diver sign the log on her own?", "Divers may sign the log only through the dive office.", Verdict.EXCLUDED),
        (
            "May we publish the dive log at once?",
            "The dive log may be published after the club has had a week to comment.",
            Verdict.CONDITIONAL,
        ),
        ("Can we charge 20 percent dive costs?", "Dive costs are capped at 15 percent.", Verdict.EXCLUDED),
        ("Our masks are marked. May we store restricted masks?", "Restricted masks must be stored dry.", Verdict.CONDITIONAL),
        # everyday things of a kind that is named
        ("May my wife dive with me?", "No relative may dive with a guide.", Verdict.EXCLUDED),
        ("Can I take my cat into the shop?", "The only animals permitted in the shop are guide dogs.", Verdict.EXCLUDED),
    ],
)
def test_what_is_left_of_a_rule_for_who_asks(question: str, text: str, expected: Verdict | None) -> None:
    one = evidence(f"{text} The roof is green.", {"The roof": 0.1, "": 0.6})
    ruling = ruled(question, [one], [[0.7] * (len(one.sentences) - 1) + [0.1]])
    assert ruling.verdict is expected or (expected is None and ruling.verdict is not Verdict.EXCLUDED)


def test_a_drink_is_no_food() -> None:
    text = "Absolutely no eating is allowed in the reading rooms. Drinks with secure lids are allowed."
    ruling = ruled("Can I bring a drink with a secure lid into a reading room?", [evidence(text, {"": 0.6})], [[0.4, 0.6]])
    assert ruling.verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is basalt research allowed between two clubs under the pact?", Verdict.EXCLUDED),
        ("Is basalt research allowed between two clubs?", Verdict.EXCLUDED),  # by the pact that allows research
        ("May two clubs publish research on basalt?", Verdict.PERMITTED),  # another deed
        ("Is research allowed between two clubs under the pact?", Verdict.PERMITTED),
        ("May two clubs do research on basalt?", Verdict.EXCLUDED),
        ("May two clubs do research on granite?", Verdict.PERMITTED),
    ],
)
def test_what_a_permission_does_not_name_may_be_excluded_by_a_sentence_that_holds_less(question: str, expected: Verdict) -> None:
    text = (
        "Research between two clubs is allowed under the pact. Joint work on marble, basalt or slate may not be carried out under the pact."
    )
    assert ruled(question, [evidence(text, {"Research": 0.7, "basalt": 0.6})], [[0.6, 0.5]]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # what a document does not apply to is no leave under it
        ("May a guide dog dive?", "No dogs may dive. This does not apply to guide dogs.", Verdict.PERMITTED),
        # an exception further on may be the asker's
        (
            "May a diver from Rome with a blue card enter the cave?",
            "Divers from Rome may not enter the cave. Exception: holders of a blue card are treated as locals.",
            Verdict.CONDITIONAL,
        ),
        (
            "May I dive alone in a heated pool?",
            "Nobody may dive alone. The rule on diving alone does not apply to heated pools.",
            Verdict.PERMITTED,
        ),
    ],
)
def test_what_is_said_after_a_rule_of_whom_it_spares(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text, {"": 0.6})], [[0.6, 0.6]]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Can I take my lute to Peru?", "Lutes may be taken to Tier B countries.", Verdict.CONDITIONAL),
        ("Can I take my lute to Peru?", "Lutes may be taken to any country.", Verdict.PERMITTED),
        ("Can we send seeds?", "Seeds may be sent under a signed exchange agreement.", Verdict.CONDITIONAL),
        ("Can we send seeds to a farm?", "Seeds may be sent to any farm that has passed the check.", Verdict.CONDITIONAL),
        ("Can pupils stay late?", "Pupils who have taken the fire course may stay late.", Verdict.CONDITIONAL),
        ("I have taken the fire course. Can pupils stay late?", "Pupils who have taken the fire course may stay late.", Verdict.PERMITTED),
        ("Can foreign guests sing?", "Guests who are paid by the town are welcome to sing.", Verdict.CONDITIONAL),
        ("Can a tall guest be invited?", "Guests who hold a whip cannot be invited.", Verdict.NOT_ADDRESSED),
        ("Can a guest with a whip be invited?", "Guests who hold a whip cannot be invited.", Verdict.EXCLUDED),
        ("Can my aunt approve a loan?", "A borrower may not approve his or her own loan.", Verdict.NOT_ADDRESSED),
        ("Can I bring food?", "Members may not bring their own food.", Verdict.EXCLUDED),
        ("Can I approve my own loan?", "A borrower may not approve his or her own loan.", Verdict.EXCLUDED),
        ("Can I bring my dog into the hall?", "Guide dogs are welcome in the hall.", Verdict.CONDITIONAL),
        ("Can I bring my guide dog into the hall?", "Guide dogs are welcome in the hall.", Verdict.PERMITTED),
        ("Can we keep the maps?", "At the end the club shall return the keys; maps and notes may be kept.", Verdict.PERMITTED),
        ("Can I get a grant for Peru?", "A grant can be given for countries in which lutes are not made.", Verdict.CONDITIONAL),
        ("Can I get a key before taking the course?", "Keys are given to pupils after they have completed the course.", Verdict.EXCLUDED),
        ("Can I swim four times a week?", "Members may swim three times a week.", Verdict.EXCLUDED),
        ("Can I swim twice a week?", "Members may swim three times a week.", Verdict.PERMITTED),
    ],
)
def test_leave_for_some_is_no_leave_for_all(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [rules(text)]).verdict is expected


@pytest.mark.parametrize(("title", "expected"), [("House rules", Verdict.CONDITIONAL), ("Library rules", Verdict.PERMITTED)])
def test_what_a_document_is_about_tells_no_kind_of_it(title: str, expected: Verdict) -> None:
    assert ruled("Can I borrow a book?", [dataclasses.replace(rules("Library books may be borrowed."), title=title)]).verdict is expected


@pytest.mark.parametrize(("sum_", "expected"), [("£60", Verdict.EXCLUDED), ("£40", Verdict.PERMITTED)])
@pytest.mark.parametrize("tighter", ["Gifts worth up to £50 may be kept.", "Members of the club may keep gifts worth up to £50."])
def test_of_two_limits_the_tighter_one_binds(tighter: str, sum_: str, expected: Verdict) -> None:
    wider = dataclasses.replace(rules("Members of the club may keep gifts of a value of up to £75."), source="b.md")
    for found in ([rules(tighter), wider], [wider, rules(tighter)]):
        assert ruled(f"May a member of the club keep a gift of {sum_}?", found).verdict is expected


@pytest.mark.parametrize(
    ("question", "other", "score", "expected"),
    [
        ("May I keep a book for three weeks?", "Films may be kept for up to two weeks.", 0.8, Verdict.PERMITTED),
        ("May old books be kept for three weeks?", "Old books may be kept for up to two weeks.", 0.5, Verdict.EXCLUDED),
    ],
)
def test_a_tighter_limit_binds_where_it_has_all_that_the_wider_one_has(question: str, other: str, score: float, expected: Verdict) -> None:
    wider = evidence("Books may be kept for up to four weeks.", {"": 0.8})
    assert ruled(question, [wider, evidence(other, {"": score}, source="b.md")]).verdict is expected


@pytest.mark.parametrize(
    ("question", "bill", "rule", "expected"),
    [
        ("May drones fly by night?", "A bill would ban drones that fly.", "Drones are forbidden to fly by night.", Verdict.EXCLUDED),
        ("May drones fly here?", "A bill would ban drones.", "Drones may fly here.", Verdict.PERMITTED),  # half of it is not proposed
        (
            "Does the Water Pact allow drones over the garden?",
            "A bill would allow drones over the garden.",
            "Drones are excluded by the Water Pact.",
            Verdict.EXCLUDED,
        ),
    ],
)
def test_a_rule_in_force_is_told_before_one_that_is_proposed(question: str, bill: str, rule: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(f"{bill} {rule}", {"bill": 1.0})]).verdict is expected


@pytest.mark.parametrize(
    ("text", "expected", "source"),
    [
        ("Lecturers may apply for a sabbatical. Teaching fellows are not eligible.", Verdict.EXCLUDED, "rules.md"),
        # who is not eligible for lunch
        (
            "A sabbatical for teaching fellows is to be applied for in May. Lunch is free for lecturers. Guests are not eligible.",
            Verdict.PERMITTED,
            "note.md",
        ),
    ],
)
def test_an_unknown_note_gives_way_to_an_exclusion_that_leans_on_the_sentence_before(text: str, expected: Verdict, source: str) -> None:
    book = rules(text)
    note = dataclasses.replace(rules("Teaching fellows may apply for a sabbatical of a month."), source="note.md", kind="unknown")
    ruling = ruled("Can a teaching fellow apply for a sabbatical?", [note, book])
    assert ruling.verdict is expected
    assert ruling.governing.source == source


@pytest.mark.parametrize(
    ("other", "expected"), [("Tickets are red.", Verdict.PERMITTED), ("Big loads may not be brought.", Verdict.EXCLUDED)]
)
def test_a_permission_in_other_words_gives_way_to_what_forbids(other: str, expected: Verdict) -> None:
    found = evidence(f"Buggies may ride on a tram. {other}", {"Buggies": 0.8, other[:6]: 0.55})
    assert ruled("May a big pram with a cover, wheels and toys ride?", [found]).verdict is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("May a school sell lutes to Rome?", "not addressed"),  # it is told of the council alone
        ("May the Town Council sell lutes to Rome?", "excluded"),
        ("Does the by-law stop the Town Council from selling lutes to Rome?", "excluded"),  # named where leave is asked for
    ],
)
def test_a_rule_for_bodies_by_name_binds_no_other_behind_the_name_of_the_rule_either(question: str, expected: str) -> None:
    rule = evidence("Under the Lute Act of 2011, renewed yearly, Town Council may not sell lutes to Rome.")
    assert ruled(question, [rule]).verdict == expected


def test_leave_for_one_of_two_things_is_not_sure() -> None:
    """Object code is free, source code is not, and both were asked about."""
    one = [evidence("Dogs may come. Cats may not come.", {"Dogs": 0.8, "Cats": 0.5})]
    assert ruled("May dogs come?", one).sure > 0
    both = ruled("May dogs come, and can cats come too?", one)
    assert both.verdict is not Verdict.PERMITTED or both.sure == 0
    assert ruled("May dogs come, and do they like it?", one).sure == 0
    assert ruled("May dogs come and may they bark?", one).sure == 0
    assert ruled("May dogs come and what about birds?", one).sure == 0


MUTE = "A guild may not treat the pact as a permit, because it says nothing of guilds."


@pytest.mark.parametrize(
    ("question", "rule", "expected"),
    [
        # what may not be taken for leave, though a reason tells that it is silent
        ("May the guild use the pact as its permit?", MUTE, "excluded"),
        ("May the guild sell lutes?", MUTE, "not addressed"),
        # what one rule leaves free, and others may bar
        (
            "May a fair outside the pact go ahead?",
            "A fair outside the pact is not barred; other laws decide whether it may go ahead.",
            "conditional",
        ),
        ("May a fair outside the pact go ahead?", "A fair outside the pact may go ahead.", "permitted"),
        # what has run out forbids nothing but what would be done under it
        ("May the guilds of both towns sell lutes?", "No pact is in force between the guilds of both towns.", "not addressed"),
        ("May the guilds sell lutes under the pact?", "No pact is in force between the guilds of both towns.", "excluded"),
        # a plan is a thing where nobody plans to do one
        ("Is every lute plan off limits?", "A lute plan may not be filed.", "excluded"),
        ("We plan to sell lutes, may we?", "Lutes may be sold.", "permitted"),
        # what gives no leave itself forbids nothing where it is not asked about
        ("May I review grants for the town?", "The pact does not license a sale, fund a grant or clear a person.", "not addressed"),
        ("May I take the pact for a grant?", "The pact does not license a sale, fund a grant or clear a person.", "excluded"),
    ],
)
def test_what_is_taken_for_leave_and_what_others_decide(question: str, rule: str, expected: str) -> None:
    assert ruled(question, [evidence(rule)]).verdict == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May we host Peruvian visitors?", "We may not host Chilean visitors.", Verdict.NOT_ADDRESSED),
        ("May we host Chilean visitors?", "We may not host Chilean visitors.", Verdict.EXCLUDED),
        ("May we host Korean visitors?", "We may not host North Korean visitors.", Verdict.NOT_ADDRESSED),
        ("Can we send seeds to Peru?", "Seeds must not be sent to Chile.", Verdict.NOT_ADDRESSED),
        ("Can we send seeds to Chile?", "Seeds must not be sent to Chile.", Verdict.EXCLUDED),
        ("Can we send seeds to Peru?", "Seeds must not be sent to some countries, such as Chile.", Verdict.EXCLUDED),
        ("Is applied research on bees covered?", "Basic research on bees is covered.", Verdict.NOT_ADDRESSED),
        ("Is applied research on bees covered?", "Applied research is not covered.", Verdict.EXCLUDED),
        ("Does the pact cover applied work on moth traps?", "Applied research and sales are not covered.", Verdict.EXCLUDED),
        (
            "May I bring a folding bicycle?",
            "No bicycle may be brought. A folding bicycle is not a bicycle for this rule.",
            Verdict.PERMITTED,
        ),
        ("May I bring a bicycle?", "No bicycle may be brought. A folding bicycle is not a bicycle for this rule.", Verdict.EXCLUDED),
        ("Are electric scooters covered?", "Electric cycles are covered. Scooters are not cycles for this rule.", Verdict.EXCLUDED),
        ("May officers accept a pen?", "Officers shall not accept gifts. Pens are not gifts.", Verdict.PERMITTED),
        ("May I play drums?", "Instruments may be played until 9 p.m.; drums are excluded at all times.", Verdict.EXCLUDED),
        ("Is my hedge insured?", "Hedges are not insured.", Verdict.EXCLUDED),
        ("Do you cover sheds?", "Sheds are covered.", Verdict.PERMITTED),
        ("Will you pay for a shed?", "Sheds are covered.", Verdict.PERMITTED),
        ("Shed covered?", "Sheds are covered.", Verdict.PERMITTED),
        ("May I row on the pond given Bill 1234?", "Rowing on the pond is not barred by Bill 1234.", Verdict.PERMITTED),
        ("May I row on the pond?", "Rowing on the pond is not barred by Bill 1234.", Verdict.NOT_ADDRESSED),
        ("May we serve a member who is not on the Black List?", "Members on the Black List may not be served.", Verdict.CONDITIONAL),
        (
            "Can I publish a study of bees?",
            "For publishing a study of bees the authors must not have accepted restrictions.",
            Verdict.CONDITIONAL,
        ),
    ],
)
def test_what_a_rule_is_about_and_what_it_is_not(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [rules(text)]).verdict is expected


@pytest.mark.parametrize(
    "question",
    [
        "Are tents within the new camping law?",
        "Is Chile inside the seed rule?",
        "Can the ban on seeds come back by itself?",
        "Was the ban lifted because of the accord?",
        "Does the Chile seed accord need the senate's approval?",
    ],
)
def test_what_is_no_question_of_leave_gets_no_ruling(question: str) -> None:
    assert request(question) is None


def test_what_a_country_that_no_text_names_may_do_is_never_surely_ruled() -> None:
    question = "Can a Peruvian club use the archive?"
    ruling = ruled(question, [rules("On 4 April the archive barred users in Chile and five other countries.")])
    assert ruling.verdict is not Verdict.PERMITTED
    assert ruling.sure < 0.5


def test_a_point_of_a_numbered_list_is_quoted_with_the_line_above_it() -> None:
    lines = ["2. The following are not insured:", "- boats;", "- kites."]
    text = "\n".join(lines)
    cut = tuple(Sentence(text.index(line), text.index(line) + len(line), line, 0.8) for line in lines)
    one = dataclasses.replace(evidence("x"), quote=text, end=len(text), sentences=cut)
    ruling = ruled("Are kites insured?", [one])
    assert ruling.governing is not None
    assert (ruling.verdict, ruling.governing.quote) == (Verdict.EXCLUDED, text)


@pytest.mark.parametrize(("cell", "expected"), [("No", Verdict.EXCLUDED), ("Yes", Verdict.PERMITTED)])
def test_the_first_column_of_a_row_rules_nothing(cell: str, expected: Verdict) -> None:
    row = f"- Cover: Kites; Can be added in May?: {cell}"
    one = dataclasses.replace(evidence("x"), quote=row, end=len(row), sentences=(Sentence(0, len(row), row, 0.8),))
    assert ruled("Can I add kites in May?", [one]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "sure"),
    [
        ("May the clerk share addresses with the league?", "The clerk may share addresses with the league.", True),
        ("May the clerk share addresses with advertisers?", "The clerk may share addresses with the league.", False),
        ("May trustees sell land to a developer?", "Trustees may sell land to the council.", False),
        ("May staff use the car for moving house?", "Staff may use the car for visits to customers.", False),
        ("May members smoke in the kitchen?", "Members may smoke on the terrace.", False),
        ("May I use the hall on a holiday?", "You may not use the hall for boxing.", False),
        ("May I smoke in my room?", "Smoking is allowed on the balcony.", False),
        ("May I bring my dog into the shop?", "Dogs are allowed on the terrace.", False),
        ("May I smoke on my balcony?", "Smoking is allowed on the balcony.", True),
        ("May I smoke?", "Smoking is allowed on the balcony.", True),
        ("May I smoke in the evening?", "Smoking is allowed on the balcony.", True),
        ("Can I take my dog into the hotel?", "Dogs are welcome in the hotel.", True),
        ("May we give drafts to a supplier?", "Drafts may be sent to category A clubs.", False),
        ("May we give drafts to a category A club?", "Drafts may be sent to category A clubs.", True),
    ],
)
def test_a_deed_for_another_use_or_to_another_is_never_surely_ruled(question: str, text: str, sure: bool) -> None:
    """A leave to share with one was told as a leave to share with anyone, without a mark."""
    ruling = verdict(question, [rules(text)])
    assert ruling is not None
    assert ruling.governing is not None
    assert (ruling.sure > 0) is sure


def test_a_rule_on_another_subject_gives_way_to_one_on_the_subject_asked_about() -> None:
    """ "May dogs enter?" was ruled by a sentence on children, beside one on dogs."""
    text = "Children under 16 may not enter laboratories. Dogs are not allowed in any building, except assistance dogs."
    ruling = ruled("May dogs enter?", [evidence(text, {"Children": 0.6, "Dogs": 0.5})])
    assert ruling.governing is not None
    assert ruling.governing.quote.startswith("Dogs")


def test_a_region_is_known_by_its_initials() -> None:
    text = "Anonymised datasets may be shared with partners outside the European Economic Area."
    assert ruled("Can I share anonymised data outside the EEA?", [rules(text)]).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May a student drive the van?", "Students may drive a car. They may not drive the vans.", Verdict.EXCLUDED),
        ("May an intern get the allowance?", "We pay an allowance to staff. Interns are not eligible.", Verdict.EXCLUDED),
        ("May a guest claim the lunch?", "Lunch may be claimed on the day. Guests do not qualify.", Verdict.EXCLUDED),
        ("May a clerk claim the lunch?", "Lunch may be claimed on the day. Guests do not qualify.", Verdict.PERMITTED),
        (
            "May I bring my horse into the rose garden?",
            "Can I bring a horse? Yes. Riding in the rose garden is forbidden.",
            Verdict.EXCLUDED,
        ),
        ("May I bring my horse?", "Can I bring a horse? Yes. Riding in the rose garden is forbidden.", Verdict.PERMITTED),
        ("May I smoke in the building?", "Smoking is allowed outside the building.", Verdict.EXCLUDED),
        ("May I smoke outside the building?", "Smoking is allowed outside the building.", Verdict.PERMITTED),
        ("May I use a stove in the hut?", "A stove may be used outside the hut, but not in May.", Verdict.EXCLUDED),
        (
            "The journal charges 2,600 euro. Can I charge it to the fund?",
            "Fees of up to 2,000 euro may be charged to the fund. Higher fees may be charged to the fund only if the Librarian approves.",
            Verdict.CONDITIONAL,
        ),
        ("May I share open data with somebody outside?", "Open data may be shared with anyone and needs no agreement.", Verdict.PERMITTED),
        ("May I charge my own car at the depot?", "This policy covers the cars kept at the depot.", Verdict.NOT_ADDRESSED),
        ("Are the cars kept at the depot covered?", "This policy covers the cars kept at the depot.", Verdict.PERMITTED),
        (
            "Is travel insurance refundable?",
            "Parking fees, internet charges (if needed for work), tips (if usual there), travel insurance and calls are refundable.",
            Verdict.PERMITTED,
        ),
        (
            "Are internet charges refundable?",
            "Parking fees, internet charges (if needed for work), tips (if usual there), travel insurance and calls are refundable.",
            Verdict.CONDITIONAL,
        ),
    ],
)
def test_what_follows_a_rule_and_what_a_text_is_about(question: str, text: str, expected: Verdict) -> None:
    """Vans were permitted by a rule on cars, dear fees excluded beside the rule on them, and a policy's scope was a leave."""
    assert ruled(question, [rules(text)]).verdict is expected


def test_a_condition_that_is_most_like_the_question_is_a_doubted_ruling() -> None:
    """Where no sentence takes a stand; one that is less like it, or has no condition, rules nothing."""
    rule = "Children under the age of 18 must be accompanied by an adult at all times."
    found = [rules(rule)]
    assert ruled("are kids allowed in the community garden?", found, [[0.65]]) == Ruling(Verdict.CONDITIONAL, found[0].cite(0, len(rule)))
    assert ruled("are kids allowed in the community garden?", found, [[0.55]]).governing is None
    assert ruled("are kids allowed in the community garden?", [rules("Adults and children plant the beds.")], [[0.65]]).governing is None


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May chips be made by a US firm in Chile?", "Chips may be made by Chilean firms abroad.", Verdict.NOT_ADDRESSED),
        (
            "May a lab in Chile send blood to a Peruvian university?",
            "Blood of Chilean persons may not be sent to a country such as Peru or shared with it.",
            Verdict.EXCLUDED,
        ),
    ],
)
def test_whose_a_thing_is_tells_not_who_acts(question: str, text: str, expected: Verdict) -> None:
    """Whose blood it is was taken for who would send it; who makes a thing is who acts."""
    assert ruled(question, [rules(text)]).verdict is expected


def test_a_superseded_text_permits_nothing_under_an_agreement_that_is_called_by_its_year() -> None:
    """ "Under the 2024 deal" asked of the past, and a note on the lapse in 2024 permitted what the agreement of that year does not tell."""
    note = evidence(
        "The lapse of the agreement in 2024 forbids no joint work on films.", {"lapse": 0.8}, status="superseded", date="2023-09-18"
    )
    assert ruled("May two agencies do joint work on films under the 2024 agreement?", [note]).verdict is Verdict.NOT_ADDRESSED
    assert ruled("In 2024, were agencies allowed to do joint work on films under the agreement?", [note]).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # whatever is in brackets, it is the sentence that rules
        ("May I run a kiln?", "Running ovens (this includes kilns) without permission from the warden is forbidden.", Verdict.CONDITIONAL),
        # what a thing is for is no ban on what is asked about
        ("Can I put a stopper on the tap?", "A stopper can be put on the tap to prevent the pond from flooding.", Verdict.PERMITTED),
        # nor is what nobody may do by a leave
        (
            "May my brother use my login?",
            "You will not harm us, by any of these:\n\n* permitting others to use your login;",
            Verdict.EXCLUDED,
        ),
        # an end that came to others once is no rule
        ("Can the ferry office still run boat trips?", "The ferry office said that six boat trips were cancelled.", Verdict.NOT_ADDRESSED),
        ("Can the ferry office still run boat trips?", "Boat trips of the ferry office are cancelled.", Verdict.EXCLUDED),
        ("Are boat trips allowed?", "All boat trips have been cancelled until further notice.", Verdict.EXCLUDED),
        ("Can we still take the boat?", "The boat was halted in March and is banned.", Verdict.EXCLUDED),
        ("May visitors enter the mill?", "To prevent visitors from being hurt no visitor may enter the mill.", Verdict.EXCLUDED),
        # the age in one clause is no limit of the other
        (
            "I'm 34. Can I walk around the bar?",
            "Guests under 21 are not allowed in the bar, but you may walk around it.",
            Verdict.PERMITTED,
        ),
        ("im 23 and can i enter the mill", "If you are 21 or older, you may enter the mill.", Verdict.PERMITTED),
        ("My son's only 19. May he enter the mill?", "To enter the mill you must be at least 21 years old.", Verdict.EXCLUDED),
        # those of one kind, of which the question may tell
        ("May guests enter the mill?", "Guests with dogs may not enter the mill.", Verdict.CONDITIONAL),
        ("May a guest with a dog enter the mill?", "Guests with dogs may not enter the mill.", Verdict.EXCLUDED),
        ("May I run?", "Guests may not run and guests with injuries must call for help.", Verdict.EXCLUDED),
        ("May I use the slide? I have a cold.", "Guests with infections may not use the slide.", Verdict.EXCLUDED),
        ("May I speak to the press?", "Staff may not speak to the press; employees with doubts must ask the office.", Verdict.EXCLUDED),
        ("May guests use scrap wood?", "Scrap wood is free for members to use.", Verdict.NOT_ADDRESSED),
        # how a thing may be done is settled elsewhere
        ("May users share files?", "Authorized users agree to the preferences concerning how files can be shared.", Verdict.NOT_ADDRESSED),
    ],
)
def test_what_a_clause_beside_the_rule_says_is_no_rule(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text, {"": 0.8})]).verdict is expected


@pytest.mark.parametrize(
    "evasion",
    [
        *("skip them", "ignore it", "disregard this", "bypass that", "get around these", "get round those", "SKIP THEM"),
        *("skip that step", "ignore it altogether"),
    ],
)
def test_no_leave_for_a_thing_is_leave_to_evade_its_rules(evasion: str) -> None:
    question = f"Our summer fair in the old park is small and the fire rules do not reach it, so can we {evasion}?"
    ruling = ruled(question, [evidence("Small summer fairs in the old park may be held under the fire rules.")])
    assert ruling.verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize("deal", ["sell", "buy", "export", "invest", "transfer", "release"])
def test_leave_to_keep_a_thing_is_none_to_deal_in_it(deal: str) -> None:
    ruling = ruled(
        f"May members {deal} honey from the hives in the garden?", [evidence("Members may keep honey from the hives in the garden.")]
    )
    assert ruling.verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("This policy covers", Verdict.NOT_ADDRESSED),
        ("These rules cover", Verdict.NOT_ADDRESSED),
        ("The present regulations apply to", Verdict.NOT_ADDRESSED),
        ("This rule applies to", Verdict.NOT_ADDRESSED),
        ("This document deals with", Verdict.NOT_ADDRESSED),
        ("This guide governs", Verdict.NOT_ADDRESSED),
        ("This handbook concerns", Verdict.NOT_ADDRESSED),
        ("These by-laws cover", Verdict.NOT_ADDRESSED),
        ("This notice covers", Verdict.NOT_ADDRESSED),
        ("This page covers", Verdict.NOT_ADDRESSED),
        ("These terms cover", Verdict.NOT_ADDRESSED),
        ("1.2 This regulation covers", Verdict.NOT_ADDRESSED),
        ("This policy covers only", Verdict.PERMITTED),  # which leaves out the rest
    ],
)
def test_what_a_text_says_that_it_is_about_is_no_leave(opening: str, expected: Verdict) -> None:
    ruling = ruled("May I wash cars at the depot?", [evidence(f"{opening} the washing of cars permitted at the depot.")])
    assert ruling.verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "above"),
    [
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "Above that the head must agree."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "Over this, the head must agree."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "Beyond it, the head must agree."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "Past that the head must agree."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "A higher sum is for the head to decide."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "Larger gifts are for the head to decide."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "A dearer gift is for the head to decide."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "A costlier gift is for the head to decide."),
        ("May I spend 80 euros on a gift?", "Gifts may cost up to 50 euros.", "More expensive gifts are for the head to decide."),
        ("May I stay for 9 nights?", "Members may stay for up to 5 nights.", "Any longer stay must be agreed with the warden."),
        ("May I bring a bag of 30 kg?", "Bags of up to 20 kg may be brought.", "A heavier bag is checked by the porter."),
        (
            "May we build a shed of 30 square metres?",
            "Sheds of up to 20 square metres may be built.",
            "Bigger ones are for the town to decide.",
        ),
        ("May I fly a kite at 120 metres?", "Kites may be flown up to 100 metres.", "Greater heights are for the tower to decide."),
        ("May I hand in the form within 9 days?", "The form may be handed in within 7 days.", "A later form is for the head to decide."),
    ],
)
def test_what_is_said_of_more_than_a_limit_allows_rules_on_it(question: str, text: str, above: str) -> None:
    ruling = ruled(question, [evidence(f"{text} {above}")])
    assert (ruling.verdict, ruling.governing and ruling.governing.quote) == (Verdict.CONDITIONAL, f"{text} {above}")
    assert ruled(question, [evidence(f"{text} The porter is kind.")]).verdict is Verdict.EXCLUDED


@pytest.mark.parametrize(
    "text",
    [
        "A dog is allowed.",
        "Dogs are allowed.",
        "Dogs are permitted.",
        "Dogs are always welcome.",
        "Dogs are accepted.",
        "Dogs are acceptable.",
        "DOGS ARE ALLOWED.",
        "The only pets allowed are dogs.",
    ],
)
def test_what_is_welcome_may_be_brought_and_not_sold(text: str) -> None:
    assert ruled("Can I bring my dog?", [evidence(text)]).verdict is Verdict.PERMITTED
    assert ruled("Can I wash my dog?", [evidence(text)]).verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(
    "partly",
    [
        "Not every film is forbidden in the hall.",
        "Not all films are forbidden in the hall.",
        "Films are not always forbidden in the hall.",
        "Films are not necessarily forbidden in the hall.",
        "Films are forbidden in the hall only if they are loud.",
        "Films are forbidden in the hall only when it rains.",
        "Films may be shown in the hall only where a guard sits.",
        "Some films may be shown in the hall if the head agrees, and others if the dean does.",
    ],
)
def test_what_holds_in_part_does_not_hold_always(partly: str) -> None:
    ruling = ruled("Are films always forbidden in the hall?", [evidence(f"No films may be shown in the hall. {partly}")])
    assert (ruling.verdict, ruling.governing and ruling.governing.quote) == (Verdict.CONDITIONAL, partly)


@pytest.mark.parametrize("other", ["Not all walls in the hall are white.", "Films may not be shown in the hall, not even some to others."])
def test_what_sets_no_condition_tells_not_what_holds_in_part(other: str) -> None:
    ruling = ruled("Are films always forbidden in the hall?", [evidence(f"No films may be shown in the hall. {other}")])
    assert (ruling.verdict, ruling.governing and ruling.governing.quote) == (Verdict.EXCLUDED, "No films may be shown in the hall.")


@pytest.mark.parametrize(
    ("more", "sure"),
    [
        ("", True),
        (" and bark", True),
        *((f", and {more}", False) for more in ("does it cost a fee", "do they pay a fee", "is there a fee", "are cats free")),
        *((f", and {verb} cats stay", False) for verb in ("can", "may", "must", "also would", "will", "could", "should")),
        *((f" and {more}", False) for more in ("is it free", "can they bark", "may they bark", "must he pay", "would she pay")),
        *((f" and {more}", False) for more in ("will we pay", "could I pay", "should you pay", "what about cats", "how about cats")),
        (" but are they free", False),
        (" and what if it rains", False),
    ],
)
def test_leave_for_the_first_of_two_questions_is_not_sure(more: str, sure: bool) -> None:
    ruling = ruled(
        f"We know the club. May old dogs of club members come into the main hall{more}?",
        [evidence("Old dogs of club members may come into the main hall.")],
    )
    assert (ruling.verdict, ruling.sure > 0) == (Verdict.PERMITTED, sure)


@pytest.mark.parametrize(
    ("question", "sure"),
    [
        ("May a school do basic research with a Peruvian agency?", False),
        ("Can Dutch scientists do basic research with Peruvian scientists?", False),
        ("May a Dutch agency do basic research with a Peruvian agency?", True),
        ("May a ministry do basic research with a Peruvian agency?", True),
        ("May we do basic research with a Peruvian agency?", True),  # who that is is not told
        ("May ESA do basic research with a Peruvian agency?", True),  # a name may be that of an agency
    ],
)
def test_leave_for_what_is_done_between_some_is_not_sure_for_others(question: str, sure: bool) -> None:
    ruling = ruled(question, [evidence("Basic research between Dutch and Peruvian government agencies may be carried out.")])
    assert (ruling.verdict is Verdict.PERMITTED and ruling.sure > 0) == sure


@pytest.mark.parametrize(
    ("question", "text", "sure"),
    [
        ("May dogs come into the hall, only cats?", "Dogs may come into the hall.", False),
        ("can dogs come into the hall, even cats?", "Dogs may come into the hall.", False),
        ("Could dogs come into the hall, also cats?", "Dogs may come into the hall.", False),
        ("Is a dog allowed in the hall, also a cat?", "Dogs are allowed in the hall.", False),
        ("Are dogs allowed in the hall, also cats?", "Dogs are allowed in the hall.", False),
        ("Does the policy allow dogs in the hall, also cats?", "The policy allows dogs in the hall.", False),
        ("Do the rules allow dogs in the hall, also cats?", "The rules allow dogs in the hall.", False),
        ("Must I have a permit to film in the hall, also by night?", "No permit is needed to film in the hall.", False),
        ("Should I get a permit to film in the hall, even by night?", "No permit is needed to film in the hall.", False),
        ("May dogs come into the hall, or not?", "Dogs may come into the hall.", True),
        ("May dogs come into the hall, right?", "Dogs may come into the hall.", True),
        ("May dogs come into the hall, correct?", "Dogs may come into the hall.", True),
        ("May dogs come into the hall, please?", "Dogs may come into the hall.", True),
    ],
)
def test_what_is_added_behind_a_comma_makes_leave_unsure(question: str, text: str, sure: bool) -> None:
    ruling = ruled(question, [evidence(text)])
    assert (ruling.verdict, ruling.sure > 0) == (Verdict.PERMITTED, sure)


@pytest.mark.parametrize(
    ("act", "asked", "expected"),
    [
        ("the fire act", "", Verdict.NOT_ADDRESSED),
        ("the fire act", " under the fire act", Verdict.PERMITTED),
        ("the fire act", " outside the fire act", Verdict.NOT_ADDRESSED),
        ("Bill 1234", " with Bill 1234 pending", Verdict.PERMITTED),
        ("Bill 1235", " with Bill 1234 pending", Verdict.NOT_ADDRESSED),
    ],
)
def test_what_one_act_does_not_bar_is_free_under_that_act_alone(act: str, asked: str, expected: Verdict) -> None:
    ruling = ruled(f"May clubs hold fairs in the park{asked}?", [evidence(f"Fairs of clubs in the park are not barred by {act}.")])
    assert ruling.verdict is expected


@pytest.mark.parametrize("bars", ["forbidden", "prohibited", "banned", "excluded", "covered", "caught", "reached", "governed"])
def test_what_a_rule_does_not_reach_another_may_forbid(bars: str) -> None:
    ruling = ruled("May we sell spoons?", [evidence(f"Spoons that we sell are NOT {bars} by the blade rule.")])
    assert ruling.verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("text", "likes", "quote"),
    [
        ("Cats wear a bell if it rains. Hounds wear a collar if they come.", [0.1, 0.7], "Hounds wear a collar if they come."),
        ("Hounds wear a collar if they come. Cats wear a bell if it rains.", [0.7, 0.1], "Hounds wear a collar if they come."),
        ("Hounds wear a collar if they come.", [0.6], "Hounds wear a collar if they come."),
        ("Hounds wear a collar if they come.", [0.59], None),
        ("Hounds may not come if they bark.", [0.9], None),
        ("Whether hounds come if they bark is not stated.", [0.9], None),
        ("A bill would allow hounds if they wear a collar.", [0.9], None),
    ],
)
def test_only_a_condition_in_force_hints_at_what_is_ruled(text: str, likes: list[float], quote: str | None) -> None:
    ruling = ruled("May puppies enter?", [evidence(text, {"": 0.3})], [likes])
    assert (ruling.governing and ruling.governing.quote, ruling.sure) == (quote, 0)
    assert ruling.verdict is (Verdict.CONDITIONAL if quote else Verdict.NOT_ADDRESSED)


@pytest.mark.parametrize(
    ("question", "text", "score", "expected"),
    [
        ("Can we swim on a hot day?", "Ropes may not be used on race days.", 0.4, Verdict.EXCLUDED),
        ("Can we swim on a hot day?", "Ropes may not be used on race days.", 0.39, Verdict.NOT_ADDRESSED),
        ("May I read while riding the train?", "The train may be ridden only by members.", 0.45, Verdict.CONDITIONAL),
        ("May I read while riding the train?", "The train may be ridden only by members.", 0.44, Verdict.NOT_ADDRESSED),
        ("Can we swim on a hot day?", "Ropes may be used on race days.", 0.7, Verdict.NOT_ADDRESSED),
        ("Can we swim on a hot day?", "Hats are red. Hats are old. Ropes may not be used on race days.", 0.5, Verdict.EXCLUDED),
    ],
)
def test_the_nearest_stand_is_followed_without_being_sure_where_none_decides(
    question: str, text: str, score: float, expected: Verdict
) -> None:
    ruling = ruled(question, [evidence(text, {"": score})], [[0.4] * text.count(".")])
    assert (ruling.verdict, ruling.sure) == (expected, 0)


def test_nothing_hints_where_every_text_is_superseded() -> None:
    old = evidence("Hounds wear a collar if they come.", status="superseded")
    assert ruled("May puppies enter?", [old], [[0.9]]) == Ruling(Verdict.NOT_ADDRESSED)


def test_what_no_text_says_of_a_country_is_not_taken_from_what_it_says_of_another() -> None:
    text = "Cubans may use the archive."
    assert ruled("May a Cuban use the archive?", [evidence(text)]).verdict is Verdict.PERMITTED
    assert ruled("May a Peruvian use the archive?", [evidence(text)]).verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("title", "more", "expected"),
    [
        ("Rules", "", Verdict.NOT_ADDRESSED),
        ("Rules", "Peruvians sing.", Verdict.PERMITTED),
        ("Peru", "", Verdict.PERMITTED),
        ("Rules", "We like Peru", Verdict.PERMITTED),
    ],
)
def test_a_country_that_something_found_names_is_no_stranger_to_it(title: str, more: str, expected: Verdict) -> None:
    found = [evidence("Clubs may use the archive of Cuban maps.", title=title)]
    found += [evidence(one, source=f"{one}.md") for one in (more, "We sing.") if one]
    assert ruled("May a Peruvian club use the archive?", found).verdict is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Does this policy apply to the washing of cars?", Verdict.PERMITTED),
        ("Can I wash cars or does the policy not apply to that?", Verdict.PERMITTED),
        ("Is washing cars allowed at the depot?", Verdict.PERMITTED),
        ("May we wash cars at the depot under a licence?", Verdict.NOT_ADDRESSED),
    ],
)
def test_what_a_text_is_about_answers_whether_it_applies(question: str, expected: Verdict) -> None:
    assert ruled(question, [evidence("This policy covers the washing of cars at the depot.")]).verdict is expected


def test_an_exclusion_is_sure_though_more_is_asked() -> None:
    assert ruled("May cats come, and do they pay a fee?", [evidence("Cats may not come in.")]).sure > 0.5


@pytest.mark.parametrize(("headings", "sure"), [(("Quoted from Ann",), False), (("From Ann",), True)])
def test_what_only_an_older_message_says_is_not_sure(headings: tuple[str, ...], sure: bool) -> None:
    older = dataclasses.replace(evidence("Dogs may come into the hall. The roof is green."), headings=headings)
    ruling = ruled("May dogs come into the hall?", [older])
    assert (ruling.verdict, ruling.sure > 0) == (Verdict.PERMITTED, sure)


def test_an_older_message_that_does_not_govern_makes_none_unsure() -> None:
    older = dataclasses.replace(evidence("The hall is old.", source="mail.md"), headings=("Quoted from Ann",))
    assert ruled("May dogs come into the hall?", [evidence("Dogs may come into the hall."), older]).sure > 0.5


@pytest.mark.parametrize(
    ("rule", "quote"),
    [
        ("Feeding geese is forbidden.", "Feeding geese is forbidden."),
        ("Geese may not be fed.", "Geese may not be fed."),
        ("Feeding animals is forbidden.", "Feeding geese."),  # which says less
        ("Feeding geese is a joy.", "Feeding geese."),
    ],
)
def test_a_sentence_that_forbids_is_quoted_before_a_point_under_a_heading_that_does(rule: str, quote: str) -> None:
    text = "- Feeding geese.\n- Cutting reeds."
    cut = tuple(Sentence(one.start(), one.end(), one.group(), 0.9) for one in re.finditer(r"[^\n]+", text))
    points = dataclasses.replace(evidence(text), sentences=cut, headings=("What is not allowed",))
    ruling = ruled("Is feeding geese allowed?", [points, evidence(rule, {"": 0.6}, source="other.md")])
    assert (ruling.verdict, ruling.governing and ruling.governing.quote) == (Verdict.EXCLUDED, quote)


@pytest.mark.parametrize(
    ("sum_", "other", "expected"),
    [
        (80, "Gifts of up to 100 euros may be kept if the head agrees.", Verdict.CONDITIONAL),
        (200, "Gifts of up to 100 euros may be kept if the head agrees.", Verdict.EXCLUDED),
        (80, "Gifts of flowers may be kept if the head agrees.", Verdict.EXCLUDED),
    ],
)
def test_what_is_beyond_one_limit_may_keep_to_a_wider_one(sum_: int, other: str, expected: Verdict) -> None:
    ruling = ruled(f"May I keep a gift of {sum_} euros?", [evidence(f"Gifts of up to 50 euros may be kept. {other}")])
    assert ruling.verdict is expected


@pytest.mark.parametrize(
    ("boat", "expected", "quote"),
    [
        ("a boat of 12 metres with sails", Verdict.CONDITIONAL, "- Sailing craft of less than 15 metres"),
        ("a fishing boat of 12 metres", Verdict.EXCLUDED, "- Fishing boats of less than 10 metres"),
        ("a boat of 18 metres with sails", Verdict.EXCLUDED, None),
    ],
)
def test_what_is_beyond_the_limit_of_one_point_may_keep_to_that_of_another(boat: str, expected: Verdict, quote: str | None) -> None:
    """A limit for fishing boats excluded what another point of the list allows by name, without a doubt."""
    text = "These are allowed on the lake:\n- Fishing boats of less than 10 metres\n- Sailing craft of less than 15 metres\n- Rafts"
    cut = tuple(Sentence(one.start(), one.end(), one[0], 0.7) for one in re.finditer(r"[^\n]+", text))
    ruling = ruled(f"Is {boat} allowed on the lake?", [dataclasses.replace(evidence(text), sentences=cut)])
    assert ruling.verdict is expected
    assert quote is None or (ruling.governing and ruling.governing.quote.endswith(quote))


def test_what_is_taken_back_at_once_is_not_allowed_under_a_condition_either() -> None:
    text = "Members may drive in the yard if they hold a licence. They may not drive the vans."
    ruling = ruled("May members drive the vans in the yard?", [evidence(text, {"They": 0.3, "": 0.8})])
    assert (ruling.verdict, ruling.governing and ruling.governing.quote) == (Verdict.EXCLUDED, "They may not drive the vans.")


@pytest.mark.parametrize(
    ("says", "quote", "sure", "expected"),
    [
        (Verdict.EXCLUDED, "Feeding geese.", 0.9, True),  # under a heading
        (Verdict.EXCLUDED, "Geese may not be fed.", 0.0, False),
        (Verdict.CONDITIONAL, "Geese may be fed if they are ill.", 0.0, True),  # a hint
        (Verdict.CONDITIONAL, "Geese may be fed if they are ill.", 0.9, False),
        (Verdict.PERMITTED, "Geese may be fed.", 0.0, False),
        (Verdict.NOT_ADDRESSED, "Whether geese may be fed is not known.", 0.0, False),
        (Verdict.EXCLUDED, None, 0.9, False),
    ],
)
def test_a_ruling_that_its_own_words_do_not_make_is_borrowed(says: Verdict, quote: str | None, sure: float, expected: bool) -> None:
    assert borrowed(Ruling(says, evidence(quote).cite(0, len(quote)) if quote else None, sure)) is expected


@pytest.mark.parametrize(
    ("told", "source", "free"),
    [
        ("A wheelchair is not a vehicle.", "rules.md", True),
        ("A wheelchair is not a vehicle.", "toys.md", False),  # what another text calls a vehicle is its own affair
        ("A wheelchair is not a park bench.", "rules.md", False),
    ],
)
def test_what_a_text_says_that_a_thing_is_not_frees_it_of_that_text_s_rules(told: str, source: str, free: bool) -> None:
    found = [evidence("Vehicles may not enter the park."), evidence(told, source=source)]
    assert (ruled("May a wheelchair enter the park?", found).verdict is Verdict.PERMITTED) is free


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May members camp in the park?", "Members may not hold events in the park. Camping is not an event.", Verdict.PERMITTED),
        (
            "May a wheelchair enter the park?",
            "Vehicles may enter the park with a permit. A wheelchair is not a vehicle.",
            Verdict.CONDITIONAL,
        ),
        (
            "May a wheelchair enter the park?",
            "Whether vehicles may enter the park is not known. A wheelchair is not a vehicle.",
            Verdict.NOT_ADDRESSED,
        ),
    ],
)
def test_what_is_none_of_a_kind_is_freed_of_what_excludes_the_kind_alone(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("The club has a fee. May members skip it?", "Members are exempt from the fee.", Verdict.PERMITTED),
        ("May divers skip this dive briefing?", "Divers may skip the dive briefing.", Verdict.PERMITTED),
        ("Can I bring my dog?", "Dogs may be washed.", Verdict.NOT_ADDRESSED),
    ],
)
def test_what_may_be_left_out_may_be_skipped_and_what_may_be_washed_is_not_let_in(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text)]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I use the grant in April 2025?", "The grant may be used from 1 June 2025.", Verdict.EXCLUDED),
        ("may i use the grant in april 2025?", "The grant may be used from 1 June 2025.", Verdict.EXCLUDED),
        ("May I use the grant in July 2025?", "The grant may be used from 1 June 2025.", Verdict.PERMITTED),
        ("May I use the grant?", "The grant may be used from 1 June 2025.", Verdict.PERMITTED),
        ("May visitors stay until 1 am?", "Visitors may stay until midnight.", Verdict.EXCLUDED),
        ("May visitors stay until 23:00?", "Visitors may stay until midnight.", Verdict.PERMITTED),
        ("May a group of 25 visit without a booking?", "Groups of up to 20 people may visit without a booking.", Verdict.EXCLUDED),
        ("May a group of 15 visit without a booking?", "Groups of up to 20 people may visit without a booking.", Verdict.PERMITTED),
        ("May a group visit without a booking?", "Groups of up to 20 people may visit without a booking.", Verdict.CONDITIONAL),
        # a bar is also where one drinks
        ("May the bar serve beer at 9:00?", "The bar may serve beer from 11:00.", Verdict.EXCLUDED),
        ("May the bar serve beer at 12:00?", "The bar may serve beer from 11:00.", Verdict.PERMITTED),
        ("May the shop sell beer?", "The law places a bar on beer in the shop.", Verdict.EXCLUDED),
        ("May members sell beer?", "The rules bar members from selling beer.", Verdict.EXCLUDED),
    ],
)
def test_when_a_leave_begins_and_ends_and_for_how_many(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [rules(text)]).verdict is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I send reports by unencrypted mail?", "Reports may be sent by encrypted mail.", Verdict.NOT_ADDRESSED),
        ("May I send reports by encrypted mail?", "Reports may be sent by encrypted mail.", Verdict.PERMITTED),
        ("May I use an unencrypted USB stick?", "USB sticks may be used only if they are encrypted.", Verdict.EXCLUDED),
        ("May an unvaccinated dog enter the kennel?", "Dogs must be vaccinated to enter the kennel.", Verdict.EXCLUDED),
        ("May an unvaccinated dog enter the kennel?", "Vaccinated dogs may enter the kennel.", Verdict.NOT_ADDRESSED),
        ("May unauthorised staff enter the lab?", "Authorized staff may enter the lab.", Verdict.NOT_ADDRESSED),
        ("May I return used tickets?", "Unused tickets may be returned within 14 days.", Verdict.NOT_ADDRESSED),
        ("May registered boats use the harbour?", "Unregistered boats may not use the harbour.", Verdict.NOT_ADDRESSED),
        ("May students hand in complete forms?", "Incomplete forms may be handed in by students.", Verdict.NOT_ADDRESSED),
        # where the text has both, the one asked about, or spares it
        ("May unregistered boats sail?", "Registered boats and unregistered boats may sail.", Verdict.PERMITTED),
        ("May employees take unpaid leave?", "Employees may take unpaid leave.", Verdict.PERMITTED),
        ("May a vaccinated dog enter the kennel?", "Dogs may enter the kennel unless they are unvaccinated.", Verdict.CONDITIONAL),
        ("May an unvaccinated dog enter the kennel?", "Dogs may not enter the kennel unless they are vaccinated.", Verdict.EXCLUDED),
        # where a limit tells of which age it is, it may be free
        ("May my unvaccinated pup enter the kennel?", "Dogs over 6 months must be vaccinated in the kennel.", Verdict.NOT_ADDRESSED),
        ("The road isn't safe. May I refuse to drive?", "Drivers who find a road unsafe may refuse to drive.", Verdict.CONDITIONAL),
        ("May unused stamps be sold?", "Stamps may be used or sold.", Verdict.PERMITTED),
        # no opposites
        ("May I store 4 bags under the stairs unless it rains?", "Less than 5 bags may be stored under the stairs.", Verdict.PERMITTED),
        ("Is it illegal to park in the yard?", "It is legal to park in the yard.", Verdict.PERMITTED),
        ("May a van unload goods in the yard?", "Vans may load or leave goods in the yard.", Verdict.PERMITTED),
    ],
)
def test_leave_for_one_of_two_opposites_is_none_for_the_other(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [rules(text)]).verdict is expected


def test_what_is_ruled_of_others_than_are_asked_about_is_never_sure() -> None:
    """Cats were excluded by the rule on dogs, without a mark."""
    rule = [evidence("Dogs must not enter the office.")]
    assert ruled("May cats enter the office?", rule).sure == 0
    assert ruled("May dogs enter the office?", rule).sure > 0
    foreign = [evidence("Foreign dealers may not send old maps abroad.")]
    assert ruled("May a Roman partner send old maps abroad?", foreign).sure == 0
    assert ruled("May a foreign dealer send old maps abroad?", foreign).sure > 0


@pytest.mark.parametrize(("data", "sure"), [("PSR data", False), ("data", True), ("harbour data", True)])
def test_who_is_outside_of_one_rule_is_not_surely_outside_of_another(data: str, sure: bool) -> None:
    """Who is outside the export rule was let see, without a mark, what arms regulations control that are named by their initials."""
    ruling = ruled(f"Can a badge holder see {data}?", [evidence("Holders of a badge are outside the harbour rule on data.")])
    assert (ruling.verdict, ruling.sure > 0) == (Verdict.PERMITTED, sure)


@pytest.mark.parametrize(("thing", "stems"), [("documents", ("collect", "document", "peru")), ("them under the documents", ("collect",))])
def test_documents_may_be_what_leave_is_asked_for(thing: str, stems: tuple[str, ...]) -> None:
    asked = request(f"Can I collect {thing} in Peru?" if len(stems) > 1 else f"Can I collect {thing}?")
    assert asked is not None
    assert asked.stems == stems


COMETS = "Basic research by Roman agencies may be done under the pact. Work on comets or lasers may not be done under the pact."
BANNED = "The National Institute of Art barred Peru from controlled-access data."
LENT = f"Data on tides may be lent only with a permit. {BANNED}"
PACT = "The pact does not license an export, fund a grant or clear a person."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May Roman agencies do basic research on comets under the pact if two of them run it?", COMETS, Verdict.EXCLUDED),
        ("May Roman agencies do basic research on tides under the pact if two of them run it?", COMETS, Verdict.PERMITTED),
        ("May we lend our tide data to a club in Peru?", LENT, Verdict.CONDITIONAL),
        ("May the National Institute of Tides lend its data on tides?", LENT, Verdict.CONDITIONAL),
        ("May the National Institute of Art lend its data on tides to users in Peru?", LENT, Verdict.EXCLUDED),
        (
            "Can Roman clubs do basic research?",
            "The Roman notes mention neither a limit to basic research nor clubs.",
            Verdict.NOT_ADDRESSED,
        ),
        ("Does the pact replace an export licence?", PACT, Verdict.EXCLUDED),
        ("Does the pact replace the harbour rules?", PACT, Verdict.NOT_ADDRESSED),
    ],
)
def test_numbers_and_words_of_other_names_tell_no_thing(question: str, text: str, expected: Verdict) -> None:
    assert ruled(question, [evidence(text, {"Work": 0.6, "barred": 0.45})]).verdict is expected


HOSTS = "Basic research on tides may be done by agencies under the pact."
FIELDS = "Basic research on tides, winds or rain between agencies may be done under the pact."
SURVEY = f"{HOSTS} Under the Tide Act, SEA and the Board of Ports may not use public money for research on tides unless it is certified."
LASERS = f"{HOSTS} Laser beams and kites are excluded from the pact."


@pytest.mark.parametrize(
    ("question", "text", "expected", "sure"),
    [
        ("May SEA agencies do basic research on tides under the pact?", SURVEY, Verdict.CONDITIONAL, True),
        ("May LAKE agencies do basic research on tides under the pact?", SURVEY, Verdict.PERMITTED, True),
        ("May agencies use a laser beam for basic research on tides under the pact?", LASERS, Verdict.EXCLUDED, True),
        ("May agencies use a lamp for basic research on tides under the pact?", LASERS, Verdict.PERMITTED, True),
        ("May agencies do basic research in art under the pact?", FIELDS, Verdict.PERMITTED, False),
        ("May agencies do basic research on tides under the pact?", FIELDS, Verdict.PERMITTED, True),
    ],
)
def test_leave_in_general_gives_way_to_what_names_the_body_or_the_thing(question: str, text: str, expected: Verdict, sure: bool) -> None:
    ruling = ruled(question, [evidence(text, {"Laser": 0.45, "Act": 0.6})], [[0.7, 0.3 if "Laser" in text else 0.7][: text.count(".")]])
    assert (ruling.verdict, ruling.sure > 0) == (expected, sure)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Did the Herald say that kites are left out?", False),
        ("harbour access cut when", False),
        ("Do we still get to claim the exemption?", True),
        ("May I leave without saying why?", True),
    ],
)
def test_who_said_what_and_when_is_no_request_for_leave(question: str, asks: bool) -> None:
    """They were taken for one where their vector is like that of a request."""
    assert (request(question, leave=True) is not None) is asks


def test_who_advises_is_told_by_the_deed() -> None:
    """ "Advise" has the stem of "adviser", and a rule on advising shared only persons with the question."""
    rule = [evidence("Advising students is open, so tutors may do it under the talent rules.")]
    assert ruled("May I advise a student from Peru without violating the talent rules?", rule).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    "beside", ["who says", "and who says so?", "Since when?", "why not", "until when?", "says who?", "according to whom?"]
)
def test_what_is_only_asked_beside_hides_no_request(beside: str) -> None:
    assert (asked := request(f"Are lutes excluded? {beside}")) is not None
    assert asked.stems == ("lute",)
    assert request(f"When was the lute sold? {beside}") is None
