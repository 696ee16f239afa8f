"""News read by hand: `gold.json`, a list of articles with their quotations, and a folder of their texts."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpora.files import annotated_text, first_lines, text_of
from quotes.corpora.marked import Marked
from quotes.errors import QuotesError
from quotes.model import Article, Span
from quotes.readers import parse_header

NAME = "newswire"
WHAT = "gold.json, or its folder: a list of articles with doc, sha256 and quotations (quotations and speakers)"

TEXTS = "newswire"
JOINTS = re.compile(r", | and ")


@dataclass(frozen=True, slots=True)
class Gold:
    """An article, its quotations, and of each one's speakers the names by which that one is right.

    Several speak together; there are none if nobody is named.
    """

    article: Article
    quotations: tuple[Marked, ...]
    people: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return self.article.words


def recognises(path: Path) -> bool:
    """Is it a list of articles with quotations?"""
    file = _file(path)
    if not "".join(first_lines(file)).lstrip().startswith("["):
        return False
    try:
        records = json.loads(text_of(file))
    except ValueError:
        return False
    return bool(records) and all(isinstance(r, dict) and {"doc", "sha256", "quotations"} <= r.keys() for r in records)


def _file(path: Path) -> Path:
    return path / "gold.json" if path.is_dir() else path


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file. Their texts lie in the folder `texts`, else in “newswire” beside the gold's folder."""
    file = _file(path).resolve()
    folder = texts or file.parent.parent / TEXTS
    return [_gold(file, folder / record["doc"], record) for record in json.loads(text_of(file))]


def _gold(file: Path, path: Path, record: dict[str, Any]) -> Gold:
    text = annotated_text(file, path, record["sha256"])
    article = Article(id=record["doc"], text=text, path=str(path), body_start=parse_header(text).end)
    try:
        quotations = tuple(_marked(quotation) for quotation in record["quotations"])
        known = {name: names for names in map(_names, record["quotations"]) for name in names}
        people = tuple(_people(quotation, known) for quotation in record["quotations"])
    except (KeyError, TypeError, ValueError) as error:
        raise QuotesError(f"{file}: a quotation of {record['doc']} cannot be read ({error!r}); mend it") from error
    return Gold(article, quotations, people)


def _marked(quotation: dict[str, Any]) -> Marked:
    content = tuple(Span(*place) for place in quotation["content"])
    cue, source = ((Span(*place),) if (place := quotation[role]) else () for role in ("cue", "source"))
    return Marked(content, cue, source, quotation["kind"], "speech")


def _people(quotation: dict[str, Any], known: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The names of each who speaks; “Weil, Sand and Moor” of kind group are three, who may speak alone elsewhere."""
    names = _names(quotation)
    if quotation.get("speaker_kind") != "group" or not names or " and " not in names[0]:
        return (names,) if names else ()
    return tuple(known.get(name, (name,)) for name in JOINTS.split(names[0]))


def _names(quotation: dict[str, Any]) -> tuple[str, ...]:
    return (quotation["speaker"], *quotation["aliases"]) if quotation["speaker"] else ()
