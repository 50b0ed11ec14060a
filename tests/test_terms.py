"""Words as the tables have them, whatever letters they are written in."""

from __future__ import annotations

from assistant.language.amounts import amounts
from assistant.language.counted import ranged
from assistant.language.hours import asked
from assistant.language.values import dates
from assistant.questions.complete import chosen
from assistant.questions.synonyms import parsed


def test_letters_that_a_pattern_takes_for_others_are_looked_up_as_those() -> None:
    """`re.I` finds "six" in "sıx", as a Turkish keyboard types it, and "September" in the "ſeptember" of an old print.

    No table has the word so, and a question or a document with one ended in a KeyError, a StopIteration or a ValueError.
    """
    assert [one[:2] for one in amounts("May I take sıx bags, or fıve mıllion euros?")] == [(6, "bag"), (5e6, "eur")]
    assert asked("May I come on frıday at mıdnight, or on ſaturday?")[:2] == ((1440,), {4, 5})
    assert dates("5 ſeptember 2024") == {"2024-09-05"}
    assert [ranged(f"Who signs for a crew of {many}?", "up to 5") for many in ("ſıx", "FİVE")] == [-1, 1]
    assert chosen("the fırst one", "Would you like to know “Fees” or “Dates”?") == "Fees"
    assert parsed(b"vessel: [ship]").worded("Who owns the shıp, or the ship?") == "Who owns the shıp, or the vessel?"
