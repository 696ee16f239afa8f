"""The labels of the encoder that ships, on words that the gold gives."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.neural.encoder import Head, Labels


def labels_of(
    paragraphs: Sequence[Sequence[str]], head: "Head", articles: Sequence[int] | None = None
) -> Iterator["Labels"]:
    """What one head says of the words of each paragraph, in order; `articles` counts the paragraphs of each article."""
    from stanza.models.common.utils import default_device

    from quotes.neural.encoder import shipped

    encoder = shipped(str(default_device()))
    return iter(encoder.read([[list(words)] for words in paragraphs], [head], articles=articles))
