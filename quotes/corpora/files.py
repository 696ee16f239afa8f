"""Gold files as text."""

import hashlib
from pathlib import Path

from quotes.errors import QuotesError


def text_of(path: Path) -> str:
    """The text of a file, its line ends as they are. Raises QuotesError where it is missing or not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuotesError(f"{path}: cannot be read as UTF-8 text ({error}); check the file") from error


def annotated_text(gold: Path, path: Path, sha256: str) -> str:
    """The text that a gold file annotates by offsets. Raises QuotesError where it is missing or is another text."""
    if not path.is_file():
        raise QuotesError(f"{gold}: the text {path} is missing; name the folder of the texts with --texts FOLDER")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise QuotesError(f"{path}: not the text that was annotated, its sha256 differs; use the original file")
    return data.decode("utf-8")


def lines_of(path: Path) -> list[str]:
    """The lines of a file, without their ends, and an empty one after the last."""
    return text_of(path).replace("\r\n", "\n").split("\n")


def first_lines(path: Path, most: int = 20) -> list[str]:
    """The first lines of a file that are not blank; none where it is no file, or not text."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", errors="replace") as stream:
        return [line.rstrip("\n") for line, _ in zip(stream, range(most), strict=False) if line.strip()]
