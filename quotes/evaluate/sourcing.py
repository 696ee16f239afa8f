"""Scores on sourced statements: how many are found, how many rows lie in one, and whether named people are right.

A quotation (source, cue and content together) finds a statement if it covers half of its letters, or lies within it
with four fifths of its own. It is within the gold if half of its letters are in statements. Of a named person's
statement up to three quotations that find it answer: the name is right if one of them is, else wrong if one is named.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.corpora.sourcing import Gold, Statement
from quotes.evaluate.names import Names, answers, names_of_chains, with_fuller
from quotes.evaluate.scores import Letters, letters
from quotes.evaluate.tally import Tally, share
from quotes.model import Quotation, Reading, Span
from quotes.pipeline import extract
from quotes.text.names import key_of

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

COVERED, WITHIN = 0.5, 0.8
MOST_ANSWERS = 3
LEAST_CONFIDENCE = 0.5

Row = tuple[Letters, Names]
"""The letters of a quotation with its source and cue, and the names of its speakers."""


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article: of all rows, and of those that are surer and no thought."""
    readings = extract([gold.article for gold in articles], annotate)
    return [tally_of(gold, reading) for gold, reading in zip(articles, readings, strict=True)]


def tally_of(gold: Gold, reading: Reading) -> Tally:
    """The counts of one article."""
    surer = [q for q in reading.quotations if q.confidence >= LEAST_CONFIDENCE and q.attribution.manner != "thought"]
    return _scores("all", gold, reading, reading.quotations) | _scores("surer", gold, reading, surer)


def _scores(which: str, gold: Gold, reading: Reading, quotations: Sequence[Quotation]) -> Tally:
    text, names = gold.article.text, names_of_chains(reading)
    rows = [
        (letters(text, spans_of(q)), frozenset(name for chain in q.chains for name in names.get(chain, ())))
        for q in quotations
    ]
    statements = [(statement, letters(text, statement.spans)) for statement in gold.statements]
    found = {number: _finders(own, rows) for number, (_, own) in enumerate(statements)}
    covered = sum(_share(own, frozenset().union(*(row for row, _ in rows))) >= COVERED for _, own in statements)
    inside = frozenset().union(*(own for _, own in statements))
    within = sum(_share(row, inside) >= COVERED for row, _ in rows)
    people = [
        (_answer(statement, found[number]), [[statement.name]])
        for number, (statement, _) in enumerate(statements)
        if statement.source_type == "named person" and found[number]
    ]
    tally: Tally = {
        (which, "found"): share(sum(map(bool, found.values())), len(statements)),
        (which, "half_covered"): share(covered, len(statements)),
        (which, "rows_within_gold"): share(within, len(rows)),
    }
    return tally | answers(f"{which}_person", people)


def spans_of(quotation: Quotation) -> list[Span]:
    """Content, cue and source."""
    found = quotation.attribution
    return [*found.content, *(span for span in (found.cue, found.source) if span)]


def _finders(own: Letters, rows: Sequence[Row]) -> list[Row]:
    """The rows that find a statement, those that share most with it first."""
    finding = [row for row in rows if _share(own, row[0]) >= COVERED or _share(row[0], own) >= WITHIN]
    return sorted(finding, key=lambda row: -len(row[0] & own))[:MOST_ANSWERS]


def _share(part: Letters, whole: Letters) -> float:
    """How much of the part lies in the whole."""
    return len(part & whole) / len(part) if part else 0.0


def _answer(statement: Statement, finders: Sequence[Row]) -> Names:
    """The right name if one of the rows has it, a surname alone too; else the first that is given."""
    given = [names for _, names in finders if names]
    fuller = [with_fuller(names, [statement.name]) for names in given]
    right = (names for names in fuller if key_of(statement.name) in names)
    return next(right, fuller[0] if fuller else frozenset())
