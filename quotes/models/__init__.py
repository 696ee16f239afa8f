"""The English models that ship as package data: where they lie, and whether they are whole."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from quotes.errors import QuotesError

FOLDER = Path(__file__).parent
NEXT_STEP = "Reinstall the package: pip install --force-reinstall quotes"


class Expected(NamedTuple):
    """What the manifest says of a file."""

    size: int
    sha256: str


def check(part: str, folder: Path = FOLDER) -> Path:
    """The folder of a part, once every file that the manifest lists in it is found unharmed.

    The parts are `stanza`, `encoder`, `ranker` and `confidence`. Raises QuotesError that names the first file which is
    missing or is not the file that was shipped.
    """
    for name, expected in _manifest(folder).items():
        if name.startswith(f"{part}/"):
            _check_file(folder / name, expected)
    return folder / part


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
