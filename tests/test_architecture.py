"""The one-way flow of the folders, and what may not be imported where."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from loops import some
from paths import PACKAGE

FLOW = (
    "errors",
    "model",
    "lexicon",
    "text",
    "readers",
    "models",
    "neural",
    "document",
    "attribution",
    "coreference",
    "speakers",
    "pipeline",
    "database",
    "site",
    "corpora",
    "evaluate",
    "cli",
    "training",
    "benchmarks",
)
"""From below to above: a folder imports only what stands before it here, and itself."""

RULES = ("attribution", "coreference", "speakers")
"""Folders of rules: they get what the models say, and never ask a model."""

NEVER_IMPORTED = ("training", "benchmarks")
HEAVY = {"stanza", "torch", "transformers"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The folder of a module, or its name if it stands in none."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a file's code is made of."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> Iterator[str]:
    """The rooms of ours that a file imports from, wherever the import stands: within functions too."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"quotes.{a.name}" for a in node.names] if node.module == "quotes" else [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (parts[1] for name in names if (parts := name.split("."))[0] == "quotes" and len(parts) > 1)


def called(path: Path) -> set[str]:
    """Names of what a file calls."""
    calls = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}


def test_every_room_has_its_place():
    rooms = {room(path) for path in some(MODULES)} - {"__init__", "__main__"}
    assert rooms == set(FLOW)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_folder_imports_only_folders_below_it(path):
    own = room(path)
    used = set(imports(path)) - {own, "__version__"}
    if own == "__main__":
        assert used == {"cli"}
        return
    below = FLOW[: FLOW.index(own)] if own != "__init__" else ()
    assert used <= set(below), f"{own} may import {', '.join(below)}"


@pytest.mark.parametrize("own", RULES)
def test_rules_never_ask_a_model(own):
    used = {name for path in some((PACKAGE / own).glob("*.py")) for name in imports(path)}
    assert not used & {"neural", "models"}


@pytest.mark.parametrize("folder", NEVER_IMPORTED)
def test_nothing_else_imports(folder):
    assert {room(path) for path in MODULES if folder in imports(path)} <= {folder}


def test_relative_imports_hide_no_arrow():
    found = [node for path in some(MODULES) for node in nodes(path) if isinstance(node, ast.ImportFrom)]
    assert [node.module for node in some(found) if node.level] == []


@pytest.mark.parametrize(
    "module",
    [
        "quotes.cli.commands",
        "quotes.database.adding",
        "quotes.database.export",
        "quotes.database.store",
        "quotes.site.serve",
    ],
)
def test_no_heavy_import_without_reading(module):
    code = f"import sys, {module}; print(sorted({HEAVY!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_only_the_annotator_builds_a_pipeline():
    builders = {str(path.relative_to(PACKAGE)) for path in MODULES if "Pipeline" in called(path)}
    assert builders == {"neural/annotator.py"}


def test_every_folder_is_on_the_map_of_the_readme():
    readme = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("## How it works") :].split("\n## ")[0]
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert {name for name in folders if f"`{name}/`" in table} == folders
