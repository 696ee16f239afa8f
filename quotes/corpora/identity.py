"""Who is who across articles: JSON lines, an article each, of attributions with the full name of who they are by.

The texts are those of PolNeAR's part of the same name: `polnear/dev/text` beside the folder of `dev.jsonl`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpora.files import text_of
from quotes.corpora.records import has_fields, records_of, spans_of
from quotes.errors import QuotesError
from quotes.model import Article, Span

NAME = "identity"
WHAT = "JSON lines with doc and attributions that have a name (identity)"


@dataclass(frozen=True, slots=True)
class Named:
    """An attribution: its content and source, and the full name of who it is by."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Gold:
    """An article and its attributions."""

    article: Article
    attributions: tuple[Named, ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return self.article.words


def recognises(path: Path) -> bool:
    """Is its first line an article with attributions?"""
    return has_fields(path, {"doc", "attributions"})


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file. Their texts lie in `texts`, else in PolNeAR's part of that name."""
    folder = texts or path.resolve().parent.parent / "polnear" / path.stem / "text"
    return [_gold(path, folder, record) for record in records_of(path)]


def _gold(path: Path, folder: Path, record: dict[str, Any]) -> Gold:
    text = text_of(folder / f"{record['doc']}.txt")
    try:
        named = tuple(
            Named(spans_of(found["content"]), spans_of(found["source"]), found["name"])
            for found in record["attributions"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise QuotesError(f"{path}: an attribution of {record['doc']} cannot be read ({error!r}); mend it") from error
    return Gold(Article(id=record["doc"], text=text), named)
