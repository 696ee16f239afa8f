"""Scores on sentences split by hand.

A paragraph is scored as a text of its own; a sentence is right if it begins and ends where the gold's does, white space
around it left out.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.corpora.sentences import Gold
from quotes.evaluate.tally import Count, Tally, share
from quotes.model import Span

if TYPE_CHECKING:
    from stanza import Document

    from quotes.neural.annotator import Annotator


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article."""
    documents = iter(annotate([paragraph.text for article in articles for paragraph in article.paragraphs]))
    return [tally_of([(p.sentences, found(next(documents))) for p in article.paragraphs]) for article in articles]


def found(document: "Document") -> tuple[Span, ...]:
    """The sentences of a document, from the first token to the last."""
    return tuple(Span(s.tokens[0].start_char, s.tokens[-1].end_char) for s in document.sentences)


def tally_of(paragraphs: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> Tally:
    """Sentences that are there exactly, and paragraphs with all of them right and no other: gold and predicted ones."""
    right = sum(len(set(gold) & set(predicted)) for gold, predicted in paragraphs)
    exact = Count(right, sum(len(p) for _, p in paragraphs), sum(len(g) for g, _ in paragraphs))
    whole = sum(tuple(gold) == tuple(predicted) for gold, predicted in paragraphs)
    return {("sentences",): exact, ("paragraphs_right",): share(whole, len(paragraphs))}
