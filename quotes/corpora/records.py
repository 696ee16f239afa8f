"""Gold in JSON lines: one object a line, told apart by the fields that it has."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.corpora.files import first_lines, lines_of
from quotes.errors import QuotesError
from quotes.model import Span


def has_fields(path: Path, fields: set[str]) -> bool:
    """Is the first line an object with all these fields?"""
    try:
        record = json.loads("".join(first_lines(path)[:1]))
    except ValueError:
        return False
    return isinstance(record, dict) and fields <= record.keys()


def records_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file. Raises QuotesError that names the first line which is none."""
    for number, line in enumerate(lines_of(path), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise QuotesError(f"{path}:{number}: not JSON ({error}); mend the line") from error
        if not isinstance(record, dict):
            raise QuotesError(f"{path}:{number}: not an object; mend the line")
        yield record


def spans_of(places: list[list[int]]) -> tuple[Span, ...]:
    """[[start, end], ...] as spans, in the order of the text."""
    return tuple(sorted(Span(start, end) for start, end in places))
