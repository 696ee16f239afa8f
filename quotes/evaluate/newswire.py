"""Scores on news read by hand: quotations and their speakers.

Gold holds speech and writing; predicted thought is left out.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.corpora.newswire import Gold
from quotes.evaluate.scores import found, marked, pairs_of, speakers
from quotes.evaluate.tally import Tally
from quotes.model import Reading
from quotes.pipeline import extract

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article."""
    readings = extract([gold.article for gold in articles], annotate)
    return [_tally(gold, reading) for gold, reading in zip(articles, readings, strict=True)]


def _tally(gold: Gold, reading: Reading) -> Tally:
    said = [quotation for quotation in reading.quotations if quotation.attribution.manner != "thought"]
    names = {chain.number: chain.name for chain in reading.chains if chain.name}
    given = [[names[chain] for chain in quotation.chains if chain in names] for quotation in said]
    predicted = [marked(quotation.attribution) for quotation in said]
    pairs = pairs_of(gold.article.text, gold.quotations, predicted)
    return found(gold.article.text, gold.quotations, predicted) | speakers(gold.people, given, pairs)
