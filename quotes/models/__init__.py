"""The English models that ship as package data: where they lie, and whether they are whole."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from quotes.errors import QuotesError

FOLDER = Path(__file__).parent
NEXT_STEP = "Reinstall the package: pip install --force-reinstall quotes"
ENCODER_FILES = ("config.json", "heads.json", "heads.safetensors", "model.safetensors", "tokenizer.json")

_instead: dict[str, Path] = {}
"""Folders of parts that others stand in for, in this process."""


class Expected(NamedTuple):
    """What the manifest says of a file."""

    size: int
    sha256: str


def check(part: str, folder: Path | None = None) -> Path:
    """The folder of one part (`stanza` or `encoder`), once every file that the manifest lists in it is found unharmed.

    Raises QuotesError that names the first file which is missing or is not the file that was shipped.
    """
    if folder is None and part in _instead:
        return _instead[part]
    folder = folder or FOLDER
    for name, expected in _manifest(folder).items():
        if name.startswith(f"{part}/"):
            _check_file(folder / name, expected)
    return folder / part


def use_encoder(folder: Path) -> None:
    """Let an encoder stand in for the one that ships, for the rest of this process; nothing may have been loaded yet.

    Raises QuotesError where the folder lacks a file of an encoder.
    """
    missing = [name for name in ENCODER_FILES if not (folder / name).is_file()]
    if missing:
        raise QuotesError(f"{folder}: no {missing[0]} in it; give a folder that `quotes.training encoder` made")
    _instead["encoder"] = folder


def _manifest(folder: Path) -> dict[str, Expected]:
    path = folder / "manifest.json"
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        return {name: Expected(**of_file) for name, of_file in files.items()}
    except FileNotFoundError:
        raise QuotesError(f"{path}: this list of model files is missing. {NEXT_STEP}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuotesError(f"{path}: this list of model files is damaged. {NEXT_STEP}") from error


def _check_file(path: Path, expected: Expected) -> None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise QuotesError(f"{path}: this model file cannot be read ({error.strerror}). {NEXT_STEP}") from error
    if len(content) != expected.size or hashlib.sha256(content).hexdigest() != expected.sha256:
        raise QuotesError(f"{path}: this model file is damaged (its checksum differs). {NEXT_STEP}")
