"""Gold coreference: JSON lines, a document each, of mentions with the chain that each is of."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpora.records import has_fields, records_of
from quotes.errors import QuotesError
from quotes.model import Article, Form, Span

NAME = "coref"
WHAT = "JSON lines with doc, text and mentions that have a chain (coreference)"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention: its chain, its form, and the type of what it is of (person, organization, place, ...)."""

    span: Span
    chain: int
    form: Form
    type: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A document and its mentions."""

    article: Article
    mentions: tuple[GoldMention, ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return self.article.words


def recognises(path: Path) -> bool:
    """Is its first line a document with mentions?"""
    return has_fields(path, {"doc", "text", "mentions"})


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The documents of a file; `texts` is not needed."""
    del texts
    return [_gold(path, record) for record in records_of(path)]


def _gold(path: Path, record: dict[str, Any]) -> Gold:
    try:
        mentions = tuple(
            GoldMention(Span(found["start"], found["end"]), found["chain"], found["form"], found["type"])
            for found in record["mentions"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise QuotesError(f"{path}: a mention of {record['doc']} cannot be read ({error!r}); mend it") from error
    return Gold(Article(id=record["doc"], text=record["text"]), mentions)
