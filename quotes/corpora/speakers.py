"""Gold speakers: a folder with a .txt and a .json a document, attributions with all names of who they are by."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpora.files import text_of
from quotes.errors import QuotesError
from quotes.model import Article, Form, Span

NAME = "speakers"
WHAT = "a folder of NAME.txt and NAME.json with attributions that have names (speakers)"

FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "you"))
"""Who speaks or is spoken to: “you” of a question is as little of the third person as “I”."""


@dataclass(frozen=True, slots=True)
class Source:
    """The source of an attribution: its form, whether it is in the first or second person, all names of who it is."""

    span: Span
    form: Form
    first_person: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document and the sources of its attributions."""

    article: Article
    sources: tuple[Source, ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return self.article.words


def recognises(path: Path) -> bool:
    """Is it a folder whose first .json has attributions with names, and a text beside it?"""
    first = next(iter(sorted(path.glob("*.json"))), None) if path.is_dir() else None
    if first is None or not first.with_suffix(".txt").is_file():
        return False
    try:
        record = json.loads(text_of(first))
    except ValueError:
        return False
    return isinstance(record, dict) and "attributions" in record


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The documents of a folder, by name; `texts` is not needed."""
    del texts
    return [_gold(file) for file in sorted(path.glob("*.json"))]


def _gold(file: Path) -> Gold:
    try:
        sources = tuple(_source(found) for found in json.loads(text_of(file))["attributions"])
    except (KeyError, TypeError, ValueError) as error:
        raise QuotesError(f"{file}: an attribution cannot be read ({error!r}); mend it") from error
    return Gold(Article(id=file.stem, text=text_of(file.with_suffix(".txt"))), sources)


def _source(found: dict[str, Any]) -> Source:
    words = found["source_text"].lower().split()
    wiki = [found["wiki"].replace("_", " ")] if found["wiki"] else []
    names = (*found["names"], *wiki)
    return Source(Span(*found["source"]), found["form"], words[:1] == words and words[0] in FIRST_PERSON, names)
