"""Rulings by the cell of a table where the row and the column cross that a question names."""

import pytest

from assistant.records import Verdict
from assistant.rulings import cells
from assistant.rulings.asked import request
from assistant.verdict import verdict
from tests.evidence import LINE, evidence

P, E, C, N = Verdict.PERMITTED, Verdict.EXCLUDED, Verdict.CONDITIONAL, Verdict.NOT_ADDRESSED
ROOMS = [
    "- Room: Archive; Fellows from the EEA, Norway and the Isle of Man: Permitted; Fellows from other countries: Only with the archivist",
    "- Room: Vault; Fellows from the EEA, Norway and the Isle of Man: Only with a clearance; Fellows from other countries: Not permitted",
    "- Room: Reading room; Fellows from the EEA, Norway and the Isle of Man: Permitted; Fellows from other countries: Permitted",
    "- Room: High-power lasers; Fellows from the EEA, Norway and the Isle of Man: Yes; Fellows from other countries: With approval of Ann",
    "Fellows may not stay overnight unless the porter agrees.",
]
GOODS = [
    "- Group: A; Countries: Norway, Iceland; Dual-use items: Open licence; register within 30 days; Military items: Individual licence",
    "- Group: B; Countries: China, Peru; Dual-use items: Individual licence, about 60 days; Military items: Prohibited",
    "Staff may not take a laptop to China.",
]
DRUMS = [
    "- Waste: Paint tank; Guests from China: Allowed; Guests from India: After training; Guests from another country: Not permitted",
    "- Waste: Acid drum; Guests from China: Not permitted; Guests from India: Allowed; Guests from another country: With approval of Ann",
    "- Waste: Glass bin; Guests from China: Allowed; Guests from India: Allowed; Guests from another country: Allowed",
]
BENCH = [
    "- Chemical: Acetone; Open bench: No; Fume hood: Yes; Cold room: No",
    "- Chemical: Sodium chloride; Open bench: Yes; Fume hood: Yes; Cold room: Only with approval of the officer",
    "- Chemical: Diethyl ether; petroleum ether; Open bench: No; Fume hood: Yes; label the bottle; Cold room: No",
]
DATA = [
    "- Class: Public; Laptop: yes; Public cloud: yes",
    "- Class: Internal; Laptop: yes; Public cloud: no",
]
CARDS = [
    "- Collection: Novels; Holders of a red card: May be borrowed; Holders of a blue card: May be borrowed",
    "- Collection: Journals; Holders of a red card: May be borrowed; Holders of a blue card: Reading room only",
    "- Collection: Maps and atlases; Holders of a red card: Reading room only; Holders of a blue card: Not allowed",
]
PARKS = [
    "- Car park: North car park; Staff: Permitted; Students: Not permitted; Visitors: With a day ticket",
    "- Car park: Chapel yard; Staff: With approval of the bursar; Students: Not permitted; Visitors: Not permitted",
    "Motorcycles may be parked in any car park.",
]


def ruled(question: str, lines: list[str], score: float = 0.6) -> tuple[Verdict, str]:
    """The verdict over the lines of a document, and what governs it."""
    found = verdict(question, [evidence("\n".join(lines), score=score, cut=LINE, date=None)])
    assert found is not None
    return found.verdict, found.governing.quote if found.governing else ""


@pytest.mark.parametrize(
    ("question", "lines", "expected", "quote"),
    [
        # the column word for word, or a part of it, or the adjective of its name
        ("Can a fellow from the EEA use the archive?", ROOMS, P, "Room: Archive"),
        ("Can a fellow from the EEA use the vault?", ROOMS, C, "Room: Vault"),
        ("May a fellow from Norway use the archive?", ROOMS, P, "Room: Archive"),
        ("Can a fellow from other countries use the archive?", ROOMS, C, "Room: Archive"),
        ("May a Chinese guest use the paint tank?", DRUMS, P, "Waste: Paint tank"),
        ("May a Chinese guest use the acid drum?", DRUMS, E, "Waste: Acid drum"),
        ("Can a guest from India use the paint tank?", DRUMS, C, "Waste: Paint tank"),
        ("Can a guest from India use the paint tank without training?", DRUMS, E, "Waste: Paint tank"),
        ("Can I borrow journals with a blue card?", CARDS, C, "Collection: Journals"),
        ("May the holder of a blue card borrow maps?", CARDS, E, "Collection: Maps"),
        ("Can students park in the north car park?", PARKS, E, "Car park: North"),
        ("May staff park in the Chapel yard?", PARKS, C, "Car park: Chapel"),
        # the row by its last word
        ("May a fellow from the EEA use the lasers?", ROOMS, P, "Room: High-power"),
        # a licence in a cell, after a semicolon or not; another document's sentence decides nothing
        ("Can we send dual-use equipment to China?", GOODS, C, "Group: B"),
        ("Can I ship military goods to Peru?", GOODS, E, "Group: B"),
        ("Do I need a licence to send dual-use items to Norway?", GOODS, C, "Group: A"),
        ("Can we send dual-use goods to group B?", GOODS, C, "Group: B"),
        # the column for all others, if those that it leaves out are single countries
        ("Can a guest from Peru use the acid drum?", DRUMS, C, "Waste: Acid drum"),
        ("Is a guest from Kenya allowed to use the paint tank?", DRUMS, E, "Waste: Paint tank"),
        # who belongs to the EEA is not known
        ("Can a fellow from India use the archive?", ROOMS, C, "Room: Archive"),
        ("Can a fellow from India use the reading room?", ROOMS, P, "Room: Reading"),
        ("Can a fellow from India use the vault?", ROOMS, N, "Room: Vault"),
        ("Can a fellow from outside the EEA use the vault?", ROOMS, E, "Room: Vault"),
        ("Can a fellow use the reading room?", ROOMS, P, "Room: Reading"),
        ("Can a guest use the glass bin?", DRUMS, P, "Waste: Glass"),
        # the public cloud is a column, and asks about no row
        ("May lecture notes be stored in the public cloud?", DATA, N, ""),
        ("May public data be stored in the public cloud?", DATA, P, "Class: Public"),
        ("May internal data be stored in the public cloud?", DATA, E, "Class: Internal"),
        # two rows, and a row that is not there
        ("May acetone be kept on the open bench?", BENCH, E, "Chemical: Acetone"),
        ("May acetone and sodium chloride be kept on the open bench?", BENCH, E, "Chemical: Acetone"),
        ("May acetone and sodium chloride be kept in the fume hood?", BENCH, P, "Chemical: "),
        ("Can I keep petroleum ether in the fume hood?", BENCH, P, "Chemical: Diethyl"),
        ("May acids be kept in the fume hood?", BENCH, N, ""),
        # what is no row decides where the row tells nothing of it
        ("May I park my motorcycle in the north car park?", PARKS, P, "Motorcycles"),
    ],
)
def test_a_cell_decides_where_row_and_column_are_named(question: str, lines: list[str], expected: Verdict, quote: str) -> None:
    """ "May a visitor from the EEA use the archive?" was excluded by the row of the vault, and one from India not addressed."""
    found = ruled(question, lines)
    assert found == (expected, found[1])
    assert found[1].startswith(quote)
    assert bool(found[1]) is bool(quote)


def test_the_row_of_a_column_without_a_name_is_no_group() -> None:
    """It was an IndexError."""
    lines = ["-  : 5; Goods: Licence; Arms: Prohibited", "-  : 7; Goods: Prohibited; Arms: Prohibited"]
    assert ruled("May we export arms of group 5?", lines)[0] is E


def test_a_row_gives_way_to_what_excludes_in_so_many_words() -> None:
    lines = [*ROOMS, "Fellows from India may not use the reading room."]
    assert ruled("Can a fellow from India use the reading room?", lines) == (E, lines[-1])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Not permitted unless the dean agrees", C),
        ("Not without a permit", C),
        ("Not needed", P),
        ("No approval needed", P),
        ("Never", E),
        ("10 years", None),
        ("Sponsor", None),
        ("Open general licence; keep records", C),
        ("Prohibited", E),
        ("–", None),
    ],
)
def test_what_a_cell_says(value: str, expected: Verdict | None) -> None:
    assert cells.said(value) is expected


@pytest.mark.parametrize(
    ("question", "row", "expected"),
    [
        ("May I store restricted data in Kite?", "- Service: Kite; Draft notes: Yes; Restricted data: Yes", P),
        ("May I store restricted data in Kite?", "- Service: Kite; Draft notes: Yes; Restricted data: No", E),
        ("Is smoking forbidden in the hall?", "- Place: Hall; Smoking forbidden: Yes; Open: Yes", E),
        ("May I use the hall?", "- Place: Hall; Restricted: Yes; Open: Yes", E),
    ],
)
def test_a_column_that_is_named_for_a_restricted_thing_restricts_nothing(question: str, row: str, expected: Verdict | None) -> None:
    """A Yes under "Restricted data" excluded what it allows."""
    asked = request(question)
    assert asked is not None
    assert cells.ruling(asked, row) is expected
