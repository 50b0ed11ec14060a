"""Cues of permission, exclusion, silence, condition and proposal, and the clauses they rule."""

import pytest

from assistant.language import cues, lines, terms


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Members may bring a guest", 1),
        ("May members bring a guest", 1),
        ("The review of 16 May 2024 is long", 0),
        ("Members may not bring a guest", -1),
        ("Guests are not excluded", 1),
        ("Guests are excluded", -1),
        ("Nobody is admitted", -1),
        ("No other than members may enter", -1),
        ("Ponds are allowed if no deeper than a metre", 1),
        ("Research that must stay restricted is not covered", -1),
        ("Holders of a pass are outside the parking rules", 1),
        ("Holders of a pass are exempt from the fee", 1),
        ("The fee is not subject to tax", 1),
        ("Children are outside the scheme", -1),
        ("It isn't allowed", -1),
        ("It is not only allowed", 1),
        ("The hall is red", 0),
        ("Payments were suspended", -1),
        ("Cars must not block the gate", -1),
        ("Interpreters shall neither add to nor leave out a word", -1),
        ("The mill must not be stopped by guests", -1),
        ("These rules do not ban kites", 1),
        ("This note is not legal advice; ask the office", 0),
        ("The board reserves the right to record talks", 0),
        ("Failure to sign may result in a fine", 0),
        ("Smoking can lead to disciplinary measures", -1),
        ("Rain may lead to delays", 0),
        ("Volunteers may not give legal advice", -1),
        ("Volunteers are not permitted to give legal advice", -1),
        ("Failure to wear a mask is prohibited", -1),
        ("Smoking is prohibited and the rules are posted at the gate", -1),
        ("Restrictions are posted at the gate", 0),
        ("Preference will be given to those who have not been paid before", 0),
        ("The inn reserves the right to refuse entry and does not allow dogs", -1),
        ("They protect you and any data the device can reach", 0),
        ("Faults which prevent the use of the lift do not relieve guests of the fee", 0),
        ("You can claim if you are not employed", 1),
        ("You can claim (not including costs)", 1),
        ("You can claim for work that is not paid", 1),
        ("You can claim the time of being suspended", 1),
        ("Your claim can be suspended", -1),
        ("It may be published without a licence", 1),
        ("Clients may swap any item that they cannot or will not eat", 1),
        ("Parcels may be sent to people who cannot leave home", 1),
        ("Rafting is fine here, as long as nobody objects", 1),
        ("Flash is not okay", -1),
        ("Entry is allowed no later than noon", 1),
        ("Guests may arrive not before 7.30 p.m.", 1),
        ("Work may begin not before a permit is given", -1),
        ("Visits are permitted not more than twice a year", 1),
        ("Members may not only swim but also dive", 1),
        ("Cats may no longer enter", -1),
        ("Rent may not be treated as a gift", -1),
        ("Goats are out of the question", -1),
        ("Members can lend a boat, for family use only, and not for trade", 1),
        ("Members may tie a boat to piers not owned by the club", 1),
        ("Piers not owned by the club", -1),
        ("There is no obligation to buy a boat", 0),
        ("It's okay to film here", 1),
        ("You do not need to seek further approval", 1),
        ("Guests don't need a visa", 1),
        ("In case you don't own a boat, you can still come", 1),
        ("The data are free of restrictions", 1),
        ("We grant a fee-free, non-transferable licence under our rights to copy it", 1),
        ("Tickets are non-transferable", -1),
        ("A long sentence is not about one thing here and yet permits a guest", -1),
    ],
)
def test_force(text: str, force: int) -> None:
    assert cues.force(text) == force


@pytest.mark.parametrize(
    ("text", "negated"),
    [("may not", True), ("it may be", False), ("no one may", True), ("not one two three may", True), ("not one two three four may", False)],
)
def test_negation_reaches_four_words(text: str, negated: bool) -> None:
    match = cues.PERMITS.search(text)
    assert match is not None
    assert cues.negated(text, match) is negated


def test_clauses_inherit_cues_from_the_clause_before_and_the_first_from_the_next() -> None:
    parts = cues.clauses("Books, maps; globes are excluded, while atlases may be borrowed; and plans")
    assert [(part.text.strip(), part.force) for part in parts] == [
        ("Books, maps", -1),
        ("globes are excluded", -1),
        ("while atlases may be borrowed", 1),
        ("and plans", 1),
    ]


def test_a_clause_without_cue_inherits_silence() -> None:
    first, second = cues.clauses("Robots are on the list, but no source says that the text names them")
    assert first.silent
    assert second.silent


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Whether pets are covered is not stated", True),
        ("The text does not address pets", True),
        ("The text doesn’t address pets", True),
        ("It isn't known whether pets are covered", True),
        ("It neither permits nor forbids pets", True),
        ("The statement names no breed", True),
        ("The rules say nothing about pets", True),
        ("The policy is silent on pets", True),
        ("Pets are not allowed", False),
        ("The rules do not apply to pets", False),
        ("The rules don't apply to pets", False),
        ("We do not pay a guest who doesn't show up", False),
        ("The list doesn't show whether pets are covered", True),
    ],
)
def test_silence_is_not_exclusion(text: str, silent: bool) -> None:
    assert bool(cues.SILENT.search(text)) is silent


@pytest.mark.parametrize(
    "text",
    [
        "except on Sundays",
        "unless it is authorised",
        "without the prior written consent of the owner",
        "only under a licence",
        "with limited exceptions",
        "apart from helpers",
    ],
)
def test_ways_out(text: str) -> None:
    assert cues.WAY_OUT.search(f"Entry is not allowed {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "if it rains",
        "provided that it is dry",
        "subject to approval",
        "only with a permit",
        "only without a dog",
        "depends on the day",
        "must register",
        "in the absence of the warden",
    ],
)
def test_conditions(text: str) -> None:
    assert cues.CONDITION.search(f"Entry is allowed {text}.")


@pytest.mark.parametrize("who", ["attendees", "bystanders", "underwriters", "athletes"])
def test_who_alone_may_is_no_condition_by_the_letters_it_begins_with(who: str) -> None:
    """ "Only attendees" was taken for "only at"."""
    assert not cues.CONDITION.search(f"Only {who} may film")
    assert not cues.WAY_OUT.search(f"Only {who} may film")


def test_a_conclusion_rules_the_sentence() -> None:
    clause = cues.ruling("Talks are not harmful by themselves, so staff may give them.", ["talk", "harmful"], {"": 1.0})
    assert clause.force == 1


def test_the_clause_with_most_of_the_stems_rules() -> None:
    sentence = "Members may use the pool, while guests may not use the sauna"
    weights = terms.rarity([sentence])
    assert cues.ruling(sentence, terms.content("guests sauna"), weights).force == -1
    assert cues.ruling(sentence, terms.content("members pool"), weights).force == 1


def test_among_equals_the_silent_clause_rules() -> None:
    clause = cues.ruling("A school may not rely on it, because it says nothing about schools", ["school"], {"": 1.0})
    assert clause.silent


def test_rarity_and_cover() -> None:
    weights = terms.rarity(["the red door", "the red wall", "a green gate"])
    assert weights[""] > weights["green"] > weights["red"]
    assert terms.cover(["red", "green"], "a green lawn", weights) == pytest.approx(weights["green"] / (weights["green"] + weights["red"]))
    assert terms.cover([], "a green lawn", weights) == 0.0
    assert terms.cover(["biotech"], "biotechnologies", {"": 1.0}) == 1.0
    assert terms.cover(["tech"], "technologies", {"": 1.0}) == 0.0


def test_a_proper_name_meets_its_abbreviation() -> None:
    assert terms.cover(["who"], "rules of the World Health Organization", {"": 1.0}) == 1.0
    assert "a" not in terms.vocabulary("A Person")


def test_list_items_are_read_with_their_opening_line() -> None:
    assert lines.led(["You may not:", "- smoke;", "- shout.", "Thank you.", "- stray"]) == [
        "You may not:",
        "You may not: - smoke;",
        "You may not: - shout.",
        "Thank you.",
        "- stray",
    ]


def test_what_comes_after_a_list_is_no_point_of_it() -> None:
    assert lines.led(["You may not:", "- sing.", "Dancing may be allowed by the warden."])[2] == "Dancing may be allowed by the warden."
    assert lines.led(["During a tour guests may film."], "Restrictions") == ["During a tour guests may film."]


@pytest.mark.parametrize(
    ("lead", "bars"),
    [
        ("Inappropriate conduct includes:", True),
        ("Violations of this duty include, but are not limited to:", True),
        ("Special care should be taken to avoid:", True),
        ("Examples of serious misconduct are:", True),
        ("To avoid queues, visitors may:", False),
        ("Reporting inappropriate behaviour", False),
        ("Ways to avoid penalties", False),
        ("Acceptable and unacceptable use:", False),
        ("A breach is reported to:", False),
        ("Support for victims of abuse includes:", False),
        ("Appeals against violations are made as follows:", False),
    ],
)
def test_what_names_wrongs_bars_the_points_below_it(lead: str, bars: bool) -> None:
    """What only tells of wrongs, as how to avoid or report them, bars none."""
    assert (cues.force(lines.barring(lead)) < 0) is bars


@pytest.mark.parametrize(("one", "two"), [("licensing", "licensed"), ("studies", "study"), ("permits", "permit"), ("excluded", "excludes")])
def test_stems_meet(one: str, two: str) -> None:
    assert terms.stem(one) == terms.stem(two)


def test_proposals_are_told() -> None:
    assert cues.PROPOSED.search("The bill would bar visits")
    assert not cues.PROPOSED.search("The law bars visits")
    assert cues.PROPOSED.search("The two are only proposals")
    assert not cues.PROPOSED.search("Students may lead if a teacher signs the proposal")


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("It applies whether or not it rains", 1),
        ("Work outside the town needs a pass", 0),
        ("Dogs are outside the scheme", -1),
        ("A spin-off is possible", 1),
        ("A possible spin-off", 0),
        ("Yachts that only log the weather are, in our view, not doing research", 0),
        ("The yacht is not sailing", -1),
    ],
)
def test_words_that_only_look_like_cues(text: str, force: int) -> None:
    assert cues.force(text) == force


def test_a_clause_cut_short_says_the_opposite() -> None:
    assert [part.force for part in cues.clauses("Cats are not covered, while dogs are.")] == [-1, 1]
    assert [part.force for part in cues.clauses("Cats are covered, while dogs are not.")] == [1, -1]


def test_and_does_not_opens_a_clause() -> None:
    assert [part.force for part in cues.clauses("It covers maps and does not cover frames")] == [1, -1]


def test_even_if_is_no_condition() -> None:
    assert not cues.CONDITION.search("It applies even if it rains")
    assert not cues.WAY_OUT.search("It is barred even if it rains")
    assert cues.CONDITION.search("It is open in case of rain")
    assert cues.CONDITION.search("There is an exit for the case of fire")


def test_among_equals_the_clause_that_excludes_rules() -> None:
    assert cues.ruling("It may be red, but it may not be blue", ["moon"], {"": 1.0}).force == -1


def test_a_numbered_paragraph_is_no_point_of_the_list_before_it() -> None:
    found = lines.led(["Not allowed on wards:", "- flowers", "(b) cats", "4.3 Guide dogs are welcome."])
    assert found[1:] == ["Not allowed on wards: - flowers", "Not allowed on wards: (b) cats", "4.3 Guide dogs are welcome."]


def test_a_long_run_of_blanks_takes_no_longer_than_its_length():
    """Each blank of it was tried as a beginning: a file of 24 kB took six seconds."""
    blank = " " * 20_000
    assert [one.text.strip() for one in cues.clauses(f"It may{blank}enter but{blank}not stay.")] == [
        f"It may{blank}enter",
        f"but{blank}not stay.",
    ]


def test_a_whole_sentence_is_no_answer_in_part_to_the_heading_that_asks():
    """Under "Can a member leave?" it permitted to leave, and governed."""
    whole = "One report of a newspaper, which we treat as weak, also mentions a way to hold a member to account for late fees."
    assert lines.led([whole, "Only members."], "Can a member leave?") == [whole, "Can a member leave?: Only members."]
