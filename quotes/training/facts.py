"""What a run leaves for the model card: versions, seed, settings, duration."""

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

FACTS = "facts.json"
PACKAGES = ("stanza", "torch", "transformers", "tokenizers")


def write_facts(folder: Path, name: str, facts: dict[str, Any]) -> Path:
    """Write `NAME.facts.json` into a folder: these facts, and the versions of what computed them."""
    versions = {"python": platform.python_version(), **{package: version(package) for package in PACKAGES}}
    path = folder / f"{name}.{FACTS}"
    path.write_text(json.dumps({**facts, "versions": versions}, indent=1, default=str) + "\n", encoding="utf-8")
    return path
