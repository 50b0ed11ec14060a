"""What a sentence rules apart from its main clause."""

from __future__ import annotations

import pytest

from assistant.records import Verdict
from assistant.rulings import apart
from tests.test_about import wish


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("May I bring waste from my shop to the depot?", "The depot takes paint (shop waste not accepted).", Verdict.EXCLUDED),
        ("Can a barn qualify?", "You qualify with a house (a barn does not qualify).", Verdict.EXCLUDED),
        ("May I bring my guide dog?", "Dogs may not come in (guide dogs are welcome).", Verdict.PERMITTED),
        ("May I bring a drum?", "Bring a flute (no drums).", Verdict.EXCLUDED),
        ("May I bring a flute?", "Bring a flute (no drums).", None),  # another thing
        ("May I bring a drum?", "Drums are loud (drums are not small).", None),  # no more than the sentence tells of it
        ("May I bring a drum?", "Bring a flute (or a drum).", None),  # neither permits nor excludes
        ("May I run a kiln?", "Running ovens (this includes kilns) is forbidden.", None),  # the sentence rules
        ("May I burn a log in the stove?", "The only fuel allowed in the stove is dry wood.", None),
        ("May I use wet fuel in the stove?", "The only fuel allowed in the stove is dry wood.", Verdict.EXCLUDED),
        ("May I burn wood in the stove?", "The only fuel allowed in the stove is dry wood.", Verdict.PERMITTED),
        ("May I burn wood in the stove?", "The only stove in the hall is red.", None),
    ],
)
def test_brackets_and_the_only_thing_rule_by_themselves(question: str, text: str, expected: Verdict | None) -> None:
    assert (apart.bracketed(wish(question), text) or apart.sole(wish(question), text)) is expected
