"""Scores on entities: the encoder's labels on the tokens of the gold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.corpora.entities import Gold
from quotes.evaluate.labels import labels_of
from quotes.evaluate.scores import exact_by_type
from quotes.evaluate.tally import Count, Tally

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article, by type and all together: the encoder's labels on these tokens."""
    tokens = [tokens for article in articles for tokens, _ in article.paragraphs]
    predicted = labels_of(annotate.encoder, tokens, "entities", [len(article.paragraphs) for article in articles])
    return [
        tally_of([labels for _, labels in article.paragraphs], [next(predicted).entities for _ in article.paragraphs])
        for article in articles
    ]


def tally_of(gold: Sequence[Sequence[str]], predicted: Sequence[Sequence[str]]) -> Tally:
    """Entities found exactly, by type and all together."""
    types = sorted({label[2:] for sequences in (gold, predicted) for labels in sequences for label in labels} - {""})
    tally = exact_by_type("exact", gold, predicted, types)
    counts = tally.values()
    together = Count(sum(c.right for c in counts), sum(c.predicted for c in counts), sum(c.gold for c in counts))
    return {("exact", "all"): together} | tally
