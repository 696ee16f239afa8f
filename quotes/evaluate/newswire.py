"""News read by hand: `gold.json`, a list of articles with their quotations, and a folder of their texts.

Gold holds speech and writing; predicted thought is left out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import QuotesError
from quotes.evaluate.files import annotated_text, first_lines, text_of
from quotes.evaluate.scores import Marked, found, marked, pairs_of, speakers
from quotes.evaluate.tally import Tally
from quotes.model import Article, Reading, Span
from quotes.pipeline import read as read_batch
from quotes.readers import parse_header

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

NAME = "newswire"
WHAT = "gold.json, or its folder: a list of articles with doc, sha256 and quotations (quotations and speakers)"

TEXTS = "newswire"


@dataclass(frozen=True, slots=True)
class Gold:
    """An article, its quotations, and the names by which each one's speaker is right: none if nobody is named."""

    article: Article
    quotations: tuple[Marked, ...]
    names: tuple[tuple[str, ...], ...]

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
        names = tuple(_names(quotation) for quotation in record["quotations"])
    except (KeyError, TypeError, ValueError) as error:
        raise QuotesError(f"{file}: a quotation of {record['doc']} cannot be read ({error!r}); mend it") from error
    return Gold(article, quotations, names)


def _marked(quotation: dict[str, Any]) -> Marked:
    content = tuple(Span(*place) for place in quotation["content"])
    cue, source = ((Span(*place),) if (place := quotation[role]) else () for role in ("cue", "source"))
    return Marked(content, cue, source, quotation["kind"], "speech")


def _names(quotation: dict[str, Any]) -> tuple[str, ...]:
    return (quotation["speaker"], *quotation["aliases"]) if quotation["speaker"] else ()


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article."""
    readings = read_batch([gold.article for gold in articles], annotate)
    return [_tally(gold, reading) for gold, reading in zip(articles, readings, strict=True)]


def _tally(gold: Gold, reading: Reading) -> Tally:
    said = [quotation for quotation in reading.quotations if quotation.attribution.manner != "thought"]
    names = {chain.number: chain.name for chain in reading.chains}
    given = [names[q.chain] if q.chain is not None else None for q in said]
    predicted = [marked(quotation.attribution) for quotation in said]
    pairs = pairs_of(gold.article.text, gold.quotations, predicted)
    return found(gold.article.text, gold.quotations, predicted) | speakers(gold.names, given, pairs)
