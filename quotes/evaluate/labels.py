"""The labels of the encoder on words that the gold gives."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.neural.encoder import Encoder, Head, Labels


def labels_of(
    encoder: "Encoder", paragraphs: Sequence[Sequence[str]], head: "Head", articles: Sequence[int] | None = None
) -> Iterator["Labels"]:
    """What one head says of the words of each paragraph, in order; `articles` counts the paragraphs of each article."""
    return iter(encoder.label([[list(words)] for words in paragraphs], [head], articles=articles))
