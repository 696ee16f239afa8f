"""Expected rows (tab-separated, see tests/samples/README.md) against what was read."""

import csv
import re
from pathlib import Path

from quotes.model import Quotation, Reading

Row = dict[str, str]

FURTHER = "…"
"""At the beginning or end of a cell: there, what is found may reach further."""


def rows(path: Path) -> list[Row]:
    """The rows of a table, none where there is none; quotation marks are characters like any other."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def found(reading: Reading) -> list[Row]:
    """What was read as rows of a table, in the order of the text."""
    return [row_of(reading, quotation) for quotation in reading.quotations]


def row_of(reading: Reading, quotation: Quotation) -> Row:
    """A quotation as a row of a table."""
    text, read = reading.article.text, quotation.attribution
    chain = next((chain for chain in reading.chains if chain.number == quotation.chain and chain.name), None)
    return {
        "speaker": chain.name or "" if chain else "",
        "speaker_kind": chain.kind if chain else "",
        "kind": read.kind,
        "content": " || ".join(on_one_line(span.of(text)) for span in read.content),
        "source": on_one_line(read.source.of(text)) if read.source else "",
        "cue": on_one_line(read.cue.of(text)) if read.cue else "",
    }


def missing(given: list[Row], expected: list[Row]) -> list[Row]:
    """The expected rows that are not given."""
    return [row for row in expected if not any(fits(other, row) for other in given)]


def surplus(given: list[Row], expected: list[Row]) -> list[Row]:
    """The rows given that nobody expects, or that are given twice."""
    left, more = list(expected), []
    for row in given:
        fitting = next((number for number, other in enumerate(left) if fits(row, other)), None)
        if fitting is None:
            more.append(row)
        else:
            del left[fitting]
    return more


def fits(given: Row, expected: Row) -> bool:
    """Is the row the expected one, in every cell that the table has? Names compare without regard to case."""
    cells = given.keys() & expected.keys() - {"speaker"}
    same_name = expected.get("speaker", given["speaker"]).lower() == given["speaker"].lower()
    return same_name and all(is_cell(given[name], expected[name]) for name in cells)


def is_cell(given: str, expected: str) -> bool:
    """Are these the expected words, to the letter but for white space, or reach they further where they may?"""
    before, after = (".*" if at_edge(FURTHER) else "" for at_edge in (expected.startswith, expected.endswith))
    return re.fullmatch(before + re.escape(words_of(expected)) + after, on_one_line(given)) is not None


def words_of(cell: str) -> str:
    """The words of a cell without the sign that what is found may reach further."""
    return on_one_line(cell.strip(FURTHER))


def on_one_line(text: str) -> str:
    """The text with its white space folded."""
    return " ".join(text.split())
