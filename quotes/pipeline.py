"""The stages composed for a batch of articles. Free of any engine: a process pool or a cluster only drives it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quotes.coreference.quotations import read_article
from quotes.document.paragraph import paragraphs_of
from quotes.document.turns import with_turns
from quotes.model import Article, Reading

if TYPE_CHECKING:
    from stanza import Document

    Annotate = Callable[[Sequence[str]], list[Document]]

WORDS_PER_BATCH = 12_000
"""Enough for batches of paragraphs of one length; few enough for memory and for progress to be seen."""


def batches(articles: Iterable[Article], words: int = WORDS_PER_BATCH) -> Iterator[list[Article]]:
    """Articles in order, in batches of about so many words; one longer than that is a batch of its own."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += article.words
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def read(articles: Sequence[Article], annotate: "Annotate") -> list[Reading]:
    """Read a batch of articles: their quotations with speakers, chains and mentions, one reading an article."""
    documents = annotate([article.text for article in articles])
    return [_read(article, document) for article, document in zip(articles, documents, strict=True)]


def _read(article: Article, document: "Document") -> Reading:
    body = [p for p in with_turns(paragraphs_of(document)) if p.area.start >= article.body_start]
    return read_article(article, body)
