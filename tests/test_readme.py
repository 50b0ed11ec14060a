"""The README tells the truth: its examples run, its tables name every command and setting, the tree in docs/ every file."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import typer.main

import assistant
from assistant import Settings
from assistant.cli import app
from assistant.doors import Asked, Wanted
from tests.conftest import ROOT
from tests.test_app import site  # noqa: F401 - a fixture

SUFFIXES = ("py", "css", "yaml", "js", "json")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(tmp_path):
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL).group(1)
    environment = os.environ | {"ASSISTANT_INDEX": str(tmp_path), "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "excluded" in run.stdout
    assert '"searched"' in run.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_the_http_example_runs(site):  # noqa: F811
    command = re.search(r"```sh\n(curl .*?)```", README, re.DOTALL).group(1).replace("http://127.0.0.1:7860", site.url)
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    first, *_, last = map(json.loads, run.stdout.splitlines())
    assert first["evidence"]
    assert last == site.assistant.ask("Does the pact permit joint AI research?").to_dict()


def test_the_http_doors_and_their_fields_are_listed():
    listed = set(re.findall(r"`(\S+?)`", re.search(r"Over HTTP(.*?)```", README, re.DOTALL).group(1)))
    fields = {*Asked.model_fields, *Wanted.model_fields} - {"question"}
    assert {"/ask", "/retrieve", "/rebuild", *fields} <= listed


def test_every_command_is_listed_and_exists():
    listed = set(re.findall(r"^\| `assistant (\w+)`", README, re.MULTILINE))
    assert listed == set(typer.main.get_command(app).commands)


def test_every_setting_is_listed_with_its_default():
    rows = dict(re.findall(r"^\| `ASSISTANT_(\w+)` \| `?([^|`]*)`? \|", README, re.MULTILINE))
    fields = Settings.model_fields
    assert set(rows) == {name.upper() for name in fields}
    for name, field in fields.items():
        assert rows[name.upper()].strip() == ("" if field.default is None else str(field.default))


def test_the_tree_names_every_file_and_no_other():
    tree = (ROOT / "docs" / "code.md").read_text(encoding="utf-8").rsplit("```", 2)[1]
    parts = re.split(r"^(assistant/\S*)", tree, flags=re.MULTILINE)  # what stands before, a folder, its lines, a folder …
    for folder, lines in zip(parts[1::2], parts[2::2], strict=True):
        held = {path.name for path in (ROOT / folder).iterdir() if path.suffix[1:] in SUFFIXES}
        named = re.findall(rf"(?<![\w*.])\w+\.(?:{'|'.join(SUFFIXES)})\b", lines)
        assert {*named, "__init__.py"} == held, folder
    assert {"assistant/", *(f"assistant/{path.parent.name}/" for path in (ROOT / "assistant").glob("*/__init__.py"))} == {*parts[1::2]}


def test_the_public_names_are_the_ones_that_are_there():
    assert sorted(assistant.__all__) == assistant.__all__ == sorted(dir(assistant))
    assert all(getattr(assistant, name) for name in assistant.__all__)
