"""The formats of gold, told apart by content, one module each."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from quotes.corpora import (
    cofenet,
    conllu,
    coref,
    entities,
    identity,
    newswire,
    polnear,
    references,
    rows,
    sentences,
    sourcing,
    speakers,
)
from quotes.errors import QuotesError


class Format(Protocol):
    """What a module of a gold format has. Articles are records of its own, with their number of `words`."""

    NAME: str
    WHAT: str

    def recognises(self, path: Path) -> bool:
        """Is it gold of this format?"""

    def read(self, path: Path, texts: Path | None) -> list[Any]:
        """The articles of a path."""


FORMATS: tuple[Format, ...] = (
    polnear,
    newswire,
    cofenet,
    conllu,
    entities,
    sentences,
    references,
    sourcing,
    speakers,
    identity,
    coref,
    rows,
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Gold that was read and not yet scored."""

    format: Format
    articles: list[Any]


def format_of(path: Path) -> Format:
    """The format of a path, by its content. Raises QuotesError for what is none that is known."""
    if not path.exists():
        raise QuotesError(f"{path}: no such file or folder; check the path")
    known = next((format_ for format_ in FORMATS if format_.recognises(path)), None)
    if known is None:
        raise QuotesError(f"{path}: no gold that is known. Known are: {'; '.join(f.WHAT for f in FORMATS)}")
    return known


def read_gold(paths: Sequence[Path], texts: Path | None = None, limit: int | None = None) -> Corpus:
    """The articles of all paths, which are of one format; with a limit so many of them, spread evenly."""
    formats = {path: format_of(path) for path in paths}
    first = formats[paths[0]]
    for path, format_ in formats.items():
        if format_ is not first:
            raise QuotesError(f"{path} is {format_.NAME}, {paths[0]} is {first.NAME}; score them one after the other")
    articles = [article for path in paths for article in first.read(path, texts)]
    if limit is not None and limit < len(articles):
        articles = [articles[number * len(articles) // limit] for number in range(limit)]
    return Corpus(first, articles)
