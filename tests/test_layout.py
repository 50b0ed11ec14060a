"""The architecture: which folder and which file may import which, and where each outside library is at home; lazy imports count."""

from __future__ import annotations

import ast
import pathlib
import sys

import pytest

import assistant
from tests.conftest import ROOT

# The folders of the package, lowest first: a file in one imports from no higher one.
LAYERS = ("language", "sources", "generations", "questions", "rulings", "answers")
# Which file of the package may import which: nouns know nothing, steps know nouns (and the parts they are made of), only
# chat.py knows the order of the steps, and the doors stand on chat.py.
IMPORTS = {
    # nouns
    "__init__": {"chat", "records", "settings"},
    "__main__": {"cli"},
    "plain": set(),
    "records": {"plain"},
    "settings": {"records"},
    "clock": set(),
    "progress": set(),
    # language
    "dates": {"terms", "values"},
    "headings": {"terms"},
    "lexicon": {"terms"},
    "phrases": {"terms", "values", "lexicon"},
    "people": {"lexicon"},
    "clause": {"english", "people", "lexicon", "terms"},
    "noun_spans": {"clause", "people", "lexicon"},
    "figures": {"lexicon", "terms", "values"},
    "english": set(),
    "likeness": {"rareness", "records"},
    "rareness": {"english"},
    "terms": {"english"},
    "cues": {"forceless", "terms", "values"},
    "forceless": set(),
    "opposites": {"english"},
    "nations": {"noun_spans", "people", "lexicon", "terms"},
    "lines": {"cues", "headings", "terms"},
    "pointers": {"headings", "values"},
    "permission": {"terms"},
    "amounts": {"terms", "values"},
    "hours": {"dates", "terms", "values"},
    "kin": {"terms"},
    "counted": {"amounts", "terms", "values"},
    "values": {"terms"},
    # sources
    "files": {"records"},
    "tables": set(),
    "typed": {"tables"},
    "formats": set(),
    "margins": {"english", "terms"},
    "characters": {"records"},
    "numerals": set(),
    "word": {"numerals"},
    "running": {"numerals"},
    "office": {"characters", "numerals", "running", "word"},
    "markup": {"comments"},
    "menus": {"comments"},
    "webpage": {"characters", "dates", "markup", "menus", "metadata", "numerals", "typed"},
    "replies": {"terms"},
    "filled": {"characters"},
    "mail": {"characters", "margins", "replies", "typed", "webpage"},
    "readers": set("characters comments filled formats mail margins metadata office tables tags typed webpage".split()),
    "child": {"characters", "readers"},
    "metadata": {"characters", "records"},
    "outdated": set(),
    "worker": {"records"},
    "comments": set(),
    "tags": {"comments", "markup", "signs"},
    "signs": {"records"},
    "hygiene": {"records", "signs", "tables", "terms"},
    # generations
    "weights": {"records"},
    "words": {"english"},
    "vectors": {"records"},
    "generation": {"records", "vectors"},
    "copies": set(),
    "amended": {"amounts", "records", "terms"},
    "snapshot": {"amended", "generation", "plain", "pointers", "records", "vectors", "words"},
    "survey": {"load", "records", "worker"},
    "builder": {"generation", "records", "snapshot", "survey", "vectors", "words"},
    "rebuilding": {"builder", "copies", "generation", "load", "records", "snapshot", "survey", "vectors", "words"},
    # questions
    "question": {"characters", "dates", "plain", "records"},
    "settled": {"clause", "lexicon"},
    "alike": {"clause", "figures", "hours", "nations", "noun_spans", "people", "lexicon", "settled", "terms", "values"},
    "parallel": {"terms", "alike", "clause", "figures", "fragment", "noun_spans", "people", "lexicon", "settled"},
    "ellipsis": {"alike", "clause", "figures", "fragment", "noun_spans", "parallel", "phrases", "lexicon", "settled", "terms", "values"},
    "pointing": {"antecedent", "clause", "fragment", "nations", "people", "phrases", "lexicon", "settled"},
    "antecedent": {"nations", "noun_spans", "people", "phrases", "lexicon", "records"},
    "background": {"lexicon", "pointing", "question", "records", "terms"},
    "fragment": {"alike", "lexicon", "settled", "terms"},
    "frame": set("clause ellipsis fragment noun_spans parallel people lexicon pointing records settled terms values".split()),
    "topics": set("alike antecedent clause figures fragment frame nations noun_spans people phrases lexicon records values".split()),
    "verbal": {"clause", "fragment", "noun_spans", "people", "lexicon", "settled", "topics"},
    "fronted": {"antecedent", "clause", "fragment", "frame", "people", "lexicon", "pointing", "terms"},
    "complete": set(
        "alike antecedent clause ellipsis figures fragment frame fronted noun_spans people lexicon pointing records terms topics "
        "verbal".split()
    ),
    "policy": {"hygiene"},
    "smalltalk": {"background", "fragment", "ground", "lexicon", "policy", "records"},
    "initials": {"english", "permission", "terms", "values"},
    "instrument": {"lexicon", "terms"},
    "issuer": {"clause", "likeness", "lexicon", "records", "terms"},
    "synonyms": {"files", "metadata", "records"},
    "vocabulary": {"initials", "instrument", "issuer", "naming", "nations", "lexicon", "rareness", "records", "synonyms"},
    "naming": {"fragment", "lines", "people", "records", "terms"},
    "forms": set(),
    # rulings
    "faq": {"cues", "headings", "terms"},
    "scopes": {"kin", "terms"},
    "granted": {"amounts", "terms"},
    "limits": {"amounts", "granted", "scopes", "terms"},
    "asked": {"amounts", "background", "clause", "hours", "kin", "people", "permission", "lexicon", "terms", "values"},
    "whom": {"asked", "clause", "cues", "kin", "people", "terms"},
    "bounds": {"asked", "clause", "cues", "dates", "kin", "permission", "terms", "whom"},
    "others": {"asked", "cues", "kin", "people", "lexicon", "terms", "whom"},
    "about": {"asked", "cues", "kin", "nations", "opposites", "permission", "terms", "values", "whom"},
    "apart": {"asked", "cues", "kin", "records", "terms"},
    "cells": {"asked", "cues", "kin", "records", "terms", "values"},
    "told": {"asked", "cues", "kin", "limits", "terms", "whom"},
    "certain": {"asked", "clause", "faq", "kin", "reading", "records", "terms", "whom"},
    "spared": {"asked", "clause", "kin", "nations", "people", "terms", "whom"},
    "hints": set("asked cues reading records stance".split()),
    "doubts": set("asked clause cues kin nations others people permission pointers reading records terms whom".split()),
    "reading": {"about", "asked", "cells", "cues", "faq", "kin", "limits", "lines", "opposites", "records", "terms", "values"},
    "stance": set(
        "about apart asked bounds cells cues forceless hours kin limits lines nations opposites others permission reading records "
        "terms told values whom".split()
    ),
    "crossing": {"asked", "cells", "kin", "nations", "reading", "records", "terms"},
    "barring": set(
        "about asked bounds cues doubts kin limits lines others permission reading records spared stance terms told whom".split()
    ),
    # answers
    "rank": {"counted", "records"},
    "evidence": {"cues", "english", "lines", "rank", "records"},
    "answerable": {"background", "expected", "itself", "likeness", "naming", "pointed", "rareness", "records", "values"},
    "expected": {"background", "counted", "cues", "dates", "itself", "kinds", "terms"},
    "kinds": {"counted", "cues", "people", "lexicon", "terms"},
    "prompt": {"plain", "records"},
    "slices": {"lines", "records", "terms"},
    "pointed": {"choice", "pointers", "records"},
    "choice": {"amended", "counted", "records", "reported", "terms", "values", "wording"},
    "itself": {"asked", "cues", "kin", "terms", "values"},
    "doubt": set("asked expected hours itself kin kinds lexicon nations opposites people terms values".split()),
    "differ": {"amounts", "cues", "kin", "lines", "opposites", "people", "terms", "valued", "values"},
    "valued": {"amounts", "counted", "expected", "hours", "kin", "people", "terms", "values"},
    "reported": {"records", "terms", "values"},
    "likest": {"amended", "records"},
    "conflict": set("amended asked cues differ doubt likest people lexicon records reported terms valued values".split()),
    "standing": {"permission", "records", "terms", "values"},
    "wording": {"records"},
    # the steps
    "load": {"comments", "dates", "files", "hygiene", "metadata", "outdated", "readers", "records", "worker"},
    "chunk": {"comments", "headings", "pointers", "records", "terms"},
    "embed": {"weights"},
    "index": {"builder", "generation", "rebuilding", "records", "snapshot", "survey", "synonyms", "vectors"},
    "condense": set("alike background complete fragment fronted lexicon pointing prompt records terms topics".split()),
    "retrieval": {"amended", "background", "dates", "evidence", "likeness", "metadata", "rank", "records", "tables", "values"},
    "verdict": set(
        "about amended asked barring bounds certain crossing cues doubts forceless hints kin limits nations reading records spared stance "
        "standing terms told whom".split()
    ),
    "answer": set(
        "asked choice counted cues doubt evidence expected ground itself kinds lines naming lexicon pointed prompt records slices standing "
        "terms values wording".split()
    ),
    "retold": {"records", "terms"},
    "overview": set("answer answerable ground lexicon lines records retold slices standing terms wording".split()),
    "compare": {"answer", "answerable", "choice", "likeness", "rareness", "records", "terms", "wording"},
    "changes": {"dates", "overview", "records", "slices", "terms", "values", "views", "wording"},
    "views": {"lexicon", "overview", "people", "records", "terms", "wording"},
    "ground": {"amounts", "cues", "opposites", "records", "terms", "values"},
    # the order of the steps
    "chain": {"records"},
    "chat": set(
        "answer answerable audit background builder certain chain changes check chunk clock compare condense conflict doubt doubts embed "
        "forms ground hygiene index issuer likeness load overview question records replay retold retrieval settings smalltalk "
        "standing synonyms verdict vocabulary weights wording".split()
    ),
    # what is done with an answer
    "sheet": {"records"},
    "audit": {"files", "plain", "records", "sheet"},
    "check": {"audit", "ground", "records", "sheet", "wording"},
    "replay": {"audit", "check", "records"},
    "conversations": {"files", "plain", "question", "records"},
    "evaluate": {"files", "question", "records"},
    # the doors
    "terminal": {"audit", "background", "characters", "conversations", "intake", "progress", "records", "sheet"},
    "cli": {"__init__", "audit", "characters", "evaluate", "files", "intake", "load", "progress", "records", "replay", "terminal"},
    "render": {"records", "sheet", "standing", "wording"},
    "leaf": {"records", "render"},
    "guard": {"records"},
    "intake": {"files", "load", "progress", "readers", "records"},
    "documents": {"chat", "guard", "intake", "leaf", "load", "records"},
    "doors": {"audit", "guard", "leaf", "plain", "records", "render"},
    "app": {"__init__", "background", "conversations", "documents", "doors", "guard", "intake", "leaf", "render"},
}
# Where each outside library is at home.
HOMES = {
    "Stemmer": {"terms", "words"},
    "babel": {"nations"},
    "bm25s": {"words"},
    "charset_normalizer": {"characters"},
    "chromadb": {"vectors"},
    "docx": {"sheet"},
    "fastapi": {"doors"},
    "filelock": {"generation"},
    "frontmatter": {"metadata"},
    "gradio": {"app", "documents"},
    "huggingface_hub": {"weights"},
    "langchain": {"chain"},
    "langchain_core": {"chain", "embed", "prompt"},  # what others expect to find: retriever and runnable, embeddings, messages
    "langchain_text_splitters": {"chunk"},
    "lxml": {"markup", "office", "webpage"},
    "markdown_it": {"comments"},
    "markitdown": {"readers", "webpage"},
    "openpyxl": {"readers"},
    "numpy": set("answerable builder embed evidence forms index likeness rank retrieval snapshot vectors words".split()),
    "pydantic": {"doors", "settings"},
    "pydantic_settings": {"settings"},
    "pypdf": {"readers"},
    "rich": {"progress"},
    "sentence_transformers": {"weights"},
    "sentencex": {"chunk"},
    "spellchecker": {"english"},
    "starlette": {"guard"},
    "torch": {"weights"},
    "transformers": {"weights"},
    "typer": {"cli"},
    "uvicorn": {"app"},
    "watchfiles": {"load"},
    "xllamacpp": {"chain"},
    "yaml": {"policy", "synonyms"},
}
FOLDERS = {path.stem: path.parent.name for path in (ROOT / "assistant").glob("*/*.py") if path.stem != "__init__"}
FILES = sorted([*(ROOT / "assistant").glob("*.py"), *(ROOT / "assistant").glob("*/[!_]*.py"), ROOT / "app.py"])


def imports(path: pathlib.Path) -> tuple[set[str], set[str]]:
    """(modules of the package, outside packages) that a file imports, lazily or not; what only type hints need is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hints = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for node in ast.walk(block)
    }
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and id(node) not in hints:
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and id(node) not in hints and node.module:
            modules = [alias.name for alias in node.names if (ROOT / node.module.replace(".", "/") / f"{alias.name}.py").is_file()]
            names += [f"{node.module}.{name}" for name in modules]
            if len(modules) < len(node.names):
                names.append("assistant.__init__" if node.module == "assistant" else node.module)
    inside = {name.split(".")[-1] for name in names if name.startswith("assistant.")}
    outside = {name.split(".")[0] for name in names} - {"assistant", "app"} - sys.stdlib_module_names
    return inside, outside


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_imports_what_the_table_lets_it(path):
    inside, outside = imports(path)
    assert inside <= IMPORTS[path.stem]
    for library in outside:
        assert path.stem in HOMES[library], f"{library} has its home in {HOMES[library]}"


@pytest.mark.parametrize("stem", FOLDERS)
def test_a_file_in_a_folder_imports_from_no_higher_one(stem):
    highest = LAYERS.index(FOLDERS[stem])
    assert {FOLDERS[name] for name in reached(stem) & set(FOLDERS)} <= set(LAYERS[: highest + 1])


def reached(stem: str, beyond: frozenset[str] = frozenset()) -> set[str]:
    """What a file imports, and what that imports in its turn."""
    found = IMPORTS[stem] - beyond
    return found.union(*(reached(name, beyond | found) for name in found))


def test_the_table_names_nothing_that_is_gone():
    assert set(IMPORTS) == {path.stem for path in FILES}
    found = {path.stem: imports(path) for path in FILES}
    for stem, allowed in IMPORTS.items():
        assert stem == "__init__" or allowed <= found[stem][0], stem
    for library, homes in HOMES.items():
        assert homes <= {stem for stem, (_, outside) in found.items() if library in outside}, library


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_and_functions_are_short_and_begin_with_a_sentence(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 250
    assert ast.get_docstring(ast.parse(text)).split("\n\n")[0].rstrip().endswith((".", ")"))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno + 1 <= 50, node.name


def test_no_module_takes_the_place_of_a_public_name():
    """`from assistant import retrieve` was the module of that name once anything had loaded it."""
    assert {path.stem for path in (ROOT / "assistant").glob("*.py")}.isdisjoint(assistant.__all__)
