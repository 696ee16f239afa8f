"""Scores on rows that readers judged: are they statements, is their name right, and is each confidence what it says?

A row of ours answers the judged one whose content it overlaps most, by 0.3. Those that answer none are not judged.
*Names right* are shares of the names given, *nameless nameable* of the rows without one. The calibration error is the
mean distance of confidence and truth over ten bands, weighted by their rows (Naeini et al. 2015).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotes.corpora.rows import Gold, Row
from quotes.evaluate.names import Names, names_of_chains, with_fuller
from quotes.evaluate.scores import BANDS, marked, pairs_of
from quotes.evaluate.tally import Tally, share
from quotes.model import Reading
from quotes.pipeline import extract
from quotes.text.names import key_of

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

PARTS = 10
A_WHOLE = 10_000
"""What the calibration error is counted in, whose share is a whole number then."""


class Judged(NamedTuple):
    """One of two confidences of a row, and whether what it is about is true."""

    confidence: float
    true: bool


class Answer(NamedTuple):
    """A row of ours that was judged: does somebody say just this; and of its name, if it has one, is it right?"""

    said: Judged
    name: Judged | None
    nameable: bool


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article; the calibration errors, which are of all together, stand with the first."""
    readings = extract([gold.article for gold in articles], annotate)
    given = [answers_of(gold, reading) for gold, reading in zip(articles, readings, strict=True)]
    tallies = [tally_of([answer for _, answer in own]) for own in given]
    together = [answer for own in given for _, answer in own]
    tallies[0] |= _errors(together)
    return tallies


def answers_of(gold: Gold, reading: Reading) -> list[tuple[int, Answer]]:
    """The rows of ours that answer judged ones, with their numbers among the quotations."""
    names = names_of_chains(reading)
    predicted = [marked(quotation.attribution) for quotation in reading.quotations]
    pairs = pairs_of(gold.article.text, [row.marked for row in gold.rows], predicted)
    found = []
    for pair in pairs:
        row, quotation = gold.rows[pair.gold], reading.quotations[pair.predicted]
        given = names.get(quotation.chain, frozenset()) if quotation.chain is not None else frozenset()
        said = Judged(quotation.confidence, row.statement and row.whole)
        sure = quotation.speaker_confidence
        name = None if sure is None else Judged(sure, is_right(given, row))
        found.append((pair.predicted, Answer(said, name, row.speaker is not None)))
    return found


def is_right(given: Names, row: Row) -> bool:
    """Is the judged name among those given, with a title more or less?"""
    return row.speaker is not None and key_of(row.speaker) in with_fuller(given, [row.speaker])


def tally_of(answers: Sequence[Answer]) -> Tally:
    """The counts of one article."""
    names = [answer.name for answer in answers if answer.name]
    nameless = [answer for answer in answers if not answer.name]
    tally: Tally = {
        ("rows", "statements"): share(sum(answer.said.true for answer in answers), len(answers)),
        ("names", "right"): share(sum(name.true for name in names), len(names)),
        ("nameless", "nameable"): share(sum(answer.nameable for answer in nameless), len(nameless)),
    }
    for what, judged in (("said", [answer.said for answer in answers]), ("speaker", names)):
        tally |= {(f"{what}_confidence", band): share(right, of) for band, right, of in bands(judged)}
    return tally


def bands(judged: Sequence[Judged]) -> Iterator[tuple[str, int, int]]:
    """Each band of confidence, how many in it are true, and how many there are."""
    for low, high in BANDS:
        own = [one.true for one in judged if low <= one.confidence < high]
        yield f"{low} – {min(high, 1.0)}", sum(own), len(own)


def _errors(answers: Sequence[Answer]) -> Tally:
    said = calibration_error([answer.said for answer in answers])
    names = calibration_error([answer.name for answer in answers if answer.name])
    return {
        ("said_confidence", "calibration error"): share(round(A_WHOLE * said), A_WHOLE),
        ("speaker_confidence", "calibration error"): share(round(A_WHOLE * names), A_WHOLE),
    }


def calibration_error(judged: Sequence[Judged]) -> float:
    """The expected calibration error (0..1)."""
    bands: dict[int, list[Judged]] = {}
    for one in judged:
        bands.setdefault(min(int(one.confidence * PARTS), PARTS - 1), []).append(one)
    return sum(abs(sum(one.confidence - one.true for one in own)) for own in bands.values()) / max(len(judged), 1)
