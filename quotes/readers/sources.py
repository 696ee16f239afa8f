"""What was named on the command line -> the files to read, all checked before any is read."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from quotes.errors import QuotesError
from quotes.readers.failure import Failure

STDIN = "-"
JSON_LINES = (".jsonl", ".ndjson")
TEXTS = (".txt", ".text")
READABLE = "text files, JSON lines (.jsonl, .ndjson), folders of these, and - for standard input"

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def find_files(sources: Sequence[str]) -> list[str | Failure]:
    """The paths to read, in the order given, a folder's sorted; "-" stays. A folder that cannot be listed is a Failure.

    Raises QuotesError for a source that does not exist, a web address, and a folder without a readable file.
    """
    if list(sources).count(STDIN) > 1:
        raise QuotesError("-: standard input can be read only once; name it once")
    return [found for source in sources for found in _files_of(source)]


def _files_of(source: str) -> list[str | Failure]:
    if source == STDIN:
        return [source]
    if _ADDRESS.match(source):
        raise QuotesError(f"{source}: web addresses can't be read yet; save the article's text. Readable: {READABLE}")
    if os.path.isdir(source):
        return _files_in(source)
    if not os.path.exists(source):
        raise QuotesError(f"{source}: no such file or folder; check the path")
    return [source]


def _files_in(folder: str) -> list[str | Failure]:
    found = sorted(_walk(folder), key=lambda file: file.where if isinstance(file, Failure) else file)
    if not found:
        names = ", ".join((*TEXTS, *JSON_LINES))
        raise QuotesError(f"{folder}: no article in this folder; it takes {names}; name other text files one by one")
    return found


def _walk(folder: str) -> Iterator[str | Failure]:
    """Files with a suffix that we read; hidden ones and hidden folders are left out."""
    failures: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(parent, name)
            if not name.startswith(".") and name.lower().endswith((*TEXTS, *JSON_LINES)) and _is_file(Path(path)):
                yield path
    for error in failures:
        yield Failure(str(error.filename), f"can't list this folder ({error.strerror}); check its permissions")


def _is_file(path: Path) -> bool:
    """A file, or a link to nothing, which then fails with its name; no pipe or device, which might never end."""
    return path.is_file() or (path.is_symlink() and not path.exists())
