"""Settings come from the environment and say which variable is wrong."""

from __future__ import annotations

import pathlib

import pydantic
import pytest

from assistant import AssistantError, Settings


@pytest.fixture(autouse=True)
def env(monkeypatch, tmp_path) -> pathlib.Path:
    """The file .env of the folder that every test is run in; there is none yet."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".env"


def test_the_environment_and_env_file_are_read(monkeypatch, env):
    env.write_text("ASSISTANT_K=9\nASSISTANT_PORT=8000\n")
    monkeypatch.setenv("ASSISTANT_PORT", "9000")
    assert (Settings.read().k, Settings.read().port) == (9, 9000)


@pytest.mark.parametrize(("name", "value"), [("K", "many"), ("PORT", "70000"), ("STRICTNESS", "reckless")])
def test_a_bad_value_names_its_variable(monkeypatch, name, value):
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    with pytest.raises(AssistantError, match=f"ASSISTANT_{name} is '{value}'"):
        Settings.read()


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch, env):
    """README shows empty defaults, and a copied ASSISTANT_MODEL= was an error at the first question, ASSISTANT_K= at once."""
    env.write_text("ASSISTANT_MODEL=\nASSISTANT_PORT=\n")
    monkeypatch.setenv("ASSISTANT_K", "")
    monkeypatch.setenv("ASSISTANT_RERANKER", "")
    assert Settings.read() == Settings(_env_file=None)
    assert Settings.read().model is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_an_env_file_may_begin_with_a_mark(env, encoding):
    """The first line of one was passed over in silence."""
    env.write_text("ASSISTANT_K=9\n", encoding=encoding)
    assert Settings.read().k == 9


def test_an_env_file_in_another_encoding_is_a_sentence(env):
    """PowerShell's `>` writes UTF-16: it was a traceback."""
    env.write_text("ASSISTANT_K=9\n", encoding="utf-16")
    with pytest.raises(AssistantError, match=r"wanted \.env as UTF-8"):
        Settings.read()


@pytest.mark.skipif(not pathlib.Path("/proc/self/mem").exists(), reason="a file that even root cannot read is Linux's")
def test_an_env_file_that_cannot_be_read_is_a_sentence(env):
    """It was a traceback."""
    env.symlink_to("/proc/self/mem")
    with pytest.raises(AssistantError, match=r"wanted to read \.env, found .*; correct its permissions"):
        Settings.read()


@pytest.mark.parametrize("name", ["INDEX", "HOST", "MODEL_URL"])
def test_a_setting_with_a_nul_byte_is_named(env, name):
    """It was a traceback wherever the setting was first used."""
    env.write_text(f"ASSISTANT_{name}=a\0b\n")
    with pytest.raises(AssistantError, match=f"ASSISTANT_{name} is .*it holds a nul byte; correct it"):
        Settings.read()


def test_a_folder_called_env_is_no_file_of_settings(env):
    """Virtual environments are called so."""
    env.mkdir()
    assert Settings.read().k == 6


def test_a_script_gets_the_error_that_is_documented():
    with pytest.raises(pydantic.ValidationError):
        Settings(k=0)
    assert "ValidationError" in Settings.__doc__


def test_a_keyword_that_names_no_setting_is_told():
    """Settings(strictnes="strict") was balanced, and said nothing; a type checker sees it, a notebook does not."""
    with pytest.raises(TypeError, match="strictness, host, port, found strictnes; correct the keyword"):
        Settings(strictnes="strict")


@pytest.mark.parametrize("name", ["STRICTNES", "CORPSE", "MODEL_ULR"])
def test_a_misspelt_variable_is_told(monkeypatch, env, name):
    """ASSISTANT_STRICTNES=strict changed nothing, and said nothing."""
    monkeypatch.setenv(f"ASSISTANT_{name}", "strict")
    with pytest.raises(AssistantError, match=f"found ASSISTANT_{name}; correct it"):
        Settings.read()
    monkeypatch.delenv(f"ASSISTANT_{name}")
    env.write_text(f"ASSISTANT_{name}=strict\n")
    with pytest.raises(AssistantError, match=f"found ASSISTANT_{name}; correct it"):
        Settings.read()


@pytest.mark.parametrize("line", ["ASSISTANT_K: 9", 'ASSISTANT_STRICTNESS="strict', "export ASSISTANT_STRICTNESS strict"])
def test_a_line_of_an_env_file_of_which_nothing_is_read_is_told(env, line):
    """The default held, and the word of it named neither the line nor the file."""
    env.write_text(f"# ASSISTANT_K 3\nASSISTANT_PORT=\n{line}\n")
    with pytest.raises(AssistantError, match=r"wanted ASSISTANT_\w+=value in .env, found"):
        Settings.read()


def test_a_variable_of_something_else_is_left_alone(monkeypatch):
    monkeypatch.setenv("ASSISTANT_VOICE", "alto")
    assert Settings.read() == Settings(_env_file=None)
