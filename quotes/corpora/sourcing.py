"""Sourced statements: `gold.jsonl`, an article a line, with its statements' spans, kinds of source and names.

`articles.jsonl` beside it has what is known of each article, in the same order.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpora.records import has_fields, records_of, spans_of
from quotes.errors import QuotesError
from quotes.model import Article, Span

NAME = "sourcing"
WHAT = "JSON lines with doc, text and statements, or their folder (sourced statements)"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is sourced, “she said” included; the kind of its source, and the name, empty where there is none."""

    spans: tuple[Span, ...]
    source_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Gold:
    """An article and its statements."""

    article: Article
    statements: tuple[Statement, ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return self.article.words


def recognises(path: Path) -> bool:
    """Is its first line an article with statements?"""
    return has_fields(_file(path), {"doc", "text", "statements"})


def _file(path: Path) -> Path:
    return path / "gold.jsonl" if path.is_dir() else path


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file; `texts` is not needed."""
    del texts
    return [_gold(path, record) for record in records_of(_file(path))]


def _gold(path: Path, record: dict[str, Any]) -> Gold:
    try:
        statements = tuple(Statement(spans_of(s["spans"]), s["type"], s["name"]) for s in record["statements"])
    except (KeyError, TypeError, ValueError) as error:
        raise QuotesError(f"{path}: a statement of {record['doc']} cannot be read ({error!r}); mend it") from error
    return Gold(Article(id=record["doc"], text=record["text"]), statements)
