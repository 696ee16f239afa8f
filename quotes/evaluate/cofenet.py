"""Scores on PolNeAR as CofeNet cuts it: the encoder's labels on the tokens that stand there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.corpora.cofenet import Gold
from quotes.corpora.marked import ROLES
from quotes.evaluate.labels import labels_of
from quotes.evaluate.scores import exact_by_type
from quotes.evaluate.tally import Tally

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article: the encoder's labels on these tokens, against theirs."""
    labels = labels_of(annotate.encoder, [tokens for article in articles for tokens in article.tokens], "attribution")
    return [
        exact_by_type("exact", article.labels, [next(labels).attribution for _ in article.tokens], ROLES)
        for article in articles
    ]
