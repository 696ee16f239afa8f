"""The stages composed for a batch of articles, once. Free of any engine: a process pool or a cluster only drives it.

articles -> annotate (`neural`) -> paragraphs (`document`) -> attributions -> quotations with their speakers
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quotes.attribution.attributions import find_attributions
from quotes.coreference.confidence import AS_GIVEN, Confidences
from quotes.coreference.quotations import find_quotations
from quotes.coreference.ranker import Ranker
from quotes.document.from_stanza import paragraphs_of
from quotes.document.paragraph import Paragraph
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


def extract(articles: Sequence[Article], annotate: "Annotate", confidences: Confidences | None = None) -> list[Reading]:
    """All that is found in a batch of articles: their quotations with speakers, chains and mentions, in order.

    `confidences` are others than those of the models.
    """
    documents = annotate([article.text for article in articles])
    return [
        reading_of(
            article,
            paragraphs_of(document, article.body_start),
            document.ranker,
            confidences or (Confidences(**document.confidences) if document.confidences else AS_GIVEN),
        )
        for article, document in zip(articles, documents, strict=True)
    ]


def reading_of(
    article: Article,
    paragraphs: Sequence[Paragraph],
    ranker: Ranker | None = None,
    confidences: Confidences = AS_GIVEN,
) -> Reading:
    """What is found in one article, whose body has these paragraphs."""
    return find_quotations(article, paragraphs, find_attributions(paragraphs), ranker, confidences)
