"""Who is meant: JSON lines of pronouns and nouns that are sources in news, with whom a reader takes them to stand for.

A line has `file`, a text of the folder “newswire”, or `url`, that of an article in the folder “news” (JSON lines); both
folders lie beside the gold's. `names` are the names by which the answer is right, `together` those of each of several
who speak as one; both are empty where the article names nobody. A name is given as text, or as [start, end] in the
characters of the article.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quotes.corpora.files import text_of
from quotes.corpora.records import has_fields, records_of
from quotes.errors import QuotesError
from quotes.model import Article, Form, Span
from quotes.readers import Failure, parse_header, read_articles

NAME = "references"
WHAT = "JSON lines with source, form, names and together (whom pronouns and nouns stand for)"

TEXTS, NEWS = "newswire", "news"


@dataclass(frozen=True, slots=True)
class Place:
    """A source, its form, and for each who is meant the names by which that one is right: none if nobody is named."""

    source: Span
    form: Form
    people: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """An article, and the places in it."""

    article: Article
    places: tuple[Place, ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return self.article.words


def recognises(path: Path) -> bool:
    """Is its first line a place?"""
    return has_fields(path, {"source", "form", "names", "together"})


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file, in the order of their first place. Texts of `file` lie in `texts`, or beside the gold."""
    folder = path.resolve().parent.parent
    places: defaultdict[str, list[Place]] = defaultdict(list)
    articles: dict[str, Article] = {}
    for record in records_of(path):
        identity = record.get("file") or record["url"]
        articles.setdefault(identity, _article(record, texts or folder / TEXTS, folder / NEWS))
        places[identity].append(_place(path, record, articles[identity].text))
    return [Gold(article, tuple(places[identity])) for identity, article in articles.items()]


def _place(path: Path, record: dict[str, Any], text: str) -> Place:
    people = record["together"] or ([record["names"]] if record["names"] else [])
    try:
        named = tuple(tuple(_name(name, text) for name in names) for names in people)
        return Place(Span(*record["source"]), record["form"], named)
    except (TypeError, ValueError) as error:
        raise QuotesError(f"{path}: a place cannot be read ({error}: {record}); mend it") from error


def _name(name: str | list[int], text: str) -> str:
    return name if isinstance(name, str) else Span(*name).of(text)


def _article(record: dict[str, Any], texts: Path, news: Path) -> Article:
    if "file" in record:
        text = text_of(texts / record["file"])
        return Article(id=record["file"], text=text, body_start=parse_header(text).end)
    article = _news(news).get(record["url"])
    if article is None:
        raise QuotesError(f"{news}: no article with the address {record['url']}; put the folder of the news there")
    return article


@cache
def _news(folder: Path) -> dict[str, Article]:
    items = read_articles([str(folder)]) if folder.is_dir() else []
    return {item.url: item for item in items if not isinstance(item, Failure) and item.url}
