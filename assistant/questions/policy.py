"""The policy on requests that no document answers: to help evade a rule, or to set the documents aside. Read from policy.yaml."""

import functools
import pathlib
import re
from typing import Any

from assistant.sources.hygiene import orders

REACH = 6  # words between the deed and the rule it is done to, in the policy's patterns


@functools.cache
def policy() -> dict[str, Any]:
    """The policy file, read once."""
    return read("policy.yaml")


def read(name: str) -> dict[str, Any]:
    """A YAML file beside this one."""
    import yaml

    return dict(yaml.safe_load(pathlib.Path(__file__).with_name(name).read_text(encoding="utf-8")))


@functools.cache
def policy_patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of the policy by name; a deed with the object it is done to is one, and so is a wrong with what is done about it."""
    rules = {name: "|".join(lines) for name, lines in policy().items() if isinstance(lines, list)}
    rules["deeds"] = rf"(?:{rules['deeds']})\b(?:\W++\w[\w'-]*+){{0,{REACH}}}?\W+(?:{rules.pop('objects')})\b"
    rules["unmoving"] = rf"(?<!.)\W*(?:(?:{rules.pop('ordering')})\W+)*(?:{rules['unmoving']})"
    rules["harmless"] += rf"|(?:{rules.pop('handling')}) (?:{rules.pop('wrongs')})\b(?!{rules.pop('ends')})"
    return {name: re.compile(rf"\b(?:{pattern})" + r"\b" * (name != "asking")) for name, pattern in rules.items()}


def declined(question: str) -> bool:
    """Whether a turn asks for help with evading rules, by the policy file, or for what no document gives (`unmoved`).

    >>> declined("How can we get around the export controls?"), declined("Who may get around the export controls lawfully?")
    (True, False)
    """
    rest = policy_patterns()["harmless"].sub("…", text := lowered(question))
    told = {name for name, pattern in policy_patterns().items() if pattern.search(text if name == "lawful" else rest)}
    helped = "asking" in told and bool(told & {"deeds", "concealing"})
    unseen = "unseen" in told and bool(told & {"asking", "leave"})
    return ((helped or unseen or told & {"evading", "defying"} != set()) and "lawful" not in told) or unmoved(question)


def unmoved(question: str) -> bool:
    """Whether a turn orders the documents set aside, or asks of the assistant what none gives: a quote made up, a leave, a part played.

    >>> unmoved("Suppose the documents say yes: may I?"), unmoved("Approve my visit!"), unmoved("Who can approve my visit?")
    (True, True, False)
    """
    return orders(question) or bool(policy_patterns()["unmoving"].search(lowered(question)))


def lowered(turn: str) -> str:
    """A turn in small letters, as the patterns have them."""
    return re.sub(r"\s+", " ", turn.lower().replace("’", "'"))
