"""The one-way flow of the modules, and what may not be imported where."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quotes"

LAYERS = [
    {"errors", "model", "arrays"},
    {"lexicon", "marks", "models", "memory"},
    {"syntax", "readers", "decoding", "agreement", "pieces", "link_scores", "sentence_ends"},
    {"roles", "names", "references", "appositions", "network", "encoder", "end_odds", "processors", "lemmas"},
    {"contents", "links", "annotate", "transcripts"},
    {"name_mentions", "noun_mentions", "mentions", "attributions"},
    {"chains", "speakers"},
    {"linking", "schema", "settle", "connection"},
    {"pipeline", "database"},
    {"adding", "printing", "export", "plugin", "serve", "evaluate"},
    {"cli"},
    {"__main__", "training"},
]
HEAVY = {"stanza", "torch", "transformers"}


def modules():
    return [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py"]


def layer_of(name):
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


def imports(path, top_level=False):
    """Modules that a file imports: ours by the part after `quotes.`, others by their first part."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_level else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ([f"quotes.{a.name}" for a in node.names] if node.module == "quotes" else [node.module])
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def called(path):
    """Names of what a file calls."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path):
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    for name in imports(path, top_level=True):
        first, _, rest = name.partition(".")
        used = rest.split(".")[0]
        if first == "quotes" and used and not used.startswith("__") and used != own:
            assert layer_of(used) <= layer_of(own), name


def test_nothing_else_imports_training():
    importers = {
        path.relative_to(PACKAGE).parts[0] for path in modules() for name in imports(path) if "quotes.training" in name
    }
    assert importers == {"training"}


def test_every_module_has_a_layer():
    names = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in modules()}
    assert names == set().union(*LAYERS)


@pytest.mark.parametrize("module", ["quotes.cli", "quotes.export", "quotes.serve", "quotes.database", "quotes.adding"])
def test_no_heavy_import_without_reading(module):
    code = f"import sys, {module}; print(sorted({HEAVY!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_only_annotate_builds_a_pipeline():
    builders = {path.stem for path in modules() if "Pipeline" in called(path)}
    assert builders == {"annotate"}
