"""Expected rows (tab-separated, see tests/samples/README.md) against what was read."""

import csv
from collections.abc import Iterator
from pathlib import Path

from quotes.model import Quotation, Reading, Span

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a table; quotation marks are characters like any other."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def missing(reading: Reading, expected: list[Row]) -> Iterator[Row]:
    """The expected rows that no quotation gives."""
    for row in expected:
        if not any(matches(reading, quotation, row) for quotation in reading.quotations):
            yield row


def matches(reading: Reading, quotation: Quotation, row: Row) -> bool:
    """Does the quotation give the row? Its content, source and cue may reach further, never less far."""
    text, found = reading.article.text, quotation.attribution
    chain = next((c for c in reading.chains if c.number == quotation.chain), None)
    speaker = (chain.name if chain else None) or ""
    return (
        speaker.lower() == row["speaker"].lower()
        and (not speaker or (chain is not None and chain.kind == row["speaker_kind"]))
        and found.kind == row["kind"]
        and covers([span.of(text) for span in found.content], row["content"].split(" || "))
        and names(found.source, text, row["source"])
        and names(found.cue, text, row["cue"])
    )


def names(span: Span | None, text: str, expected: str) -> bool:
    """Do the words found hold the expected ones (“said in a statement”: “said”)? None, if none are expected."""
    found = on_one_line(span.of(text)) if span else ""
    return expected in found if expected else not found


def covers(spans: list[str], expected: list[str]) -> bool:
    """Is every expected span within one of the spans found? A final comma or full stop outside of marks is free."""
    whole = on_one_line(" ".join(spans))
    return all(on_one_line(span).rstrip(",.;:") in whole for span in expected)


def on_one_line(text: str) -> str:
    """The text with its white space folded."""
    return " ".join(text.split())
