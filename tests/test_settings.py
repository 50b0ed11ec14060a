"""Settings come from the environment and say which variable is wrong."""

from __future__ import annotations

import pytest

from assistant import AssistantError, Settings


def test_the_environment_and_env_file_are_read(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("ASSISTANT_K=9\nASSISTANT_PORT=8000\n")
    monkeypatch.setenv("ASSISTANT_PORT", "9000")
    assert (Settings.read().k, Settings.read().port) == (9, 9000)


@pytest.mark.parametrize(("name", "value"), [("K", "many"), ("PORT", "70000"), ("STRICTNESS", "reckless")])
def test_a_bad_value_names_its_variable(monkeypatch, name, value):
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    with pytest.raises(AssistantError, match=f"ASSISTANT_{name} is '{value}'"):
        Settings.read()
