"""Gold in, scores out: tells the formats apart, runs the pipeline batch by batch, and compares with floors."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from quotes.errors import QuotesError
from quotes.evaluate import cofenet, conllu, entities, newswire, polnear, sentences
from quotes.evaluate.tally import Measure, Score, Tally, summed
from quotes.pipeline import WORDS_PER_BATCH

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

TOLERANCE = 0.05
"""How far below its floor a score may lie, in points: rounding, and another machine's arithmetic."""


class Format(Protocol):
    """What a module of a gold format has. Articles are records of its own, with their number of `words`."""

    NAME: str
    WHAT: str

    def recognises(self, path: Path) -> bool:
        """Is it gold of this format?"""

    def read(self, path: Path, texts: Path | None) -> list[Any]:
        """The articles of a path."""

    def score(self, articles: Sequence[Any], annotate: "Annotator") -> list[Tally]:
        """The counts of each article."""


FORMATS: tuple[Format, ...] = (polnear, newswire, cofenet, conllu, entities, sentences)


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of a gold corpus, with its format's name, and how many articles and words were scored."""

    gold: str
    articles: int
    words: int
    scores: dict[Measure, Score]


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


def evaluate(
    corpus: Corpus, annotate: "Annotator", progress: Callable[[int], object] = lambda articles: None
) -> Result:
    """Score a corpus through the pipeline. `progress` is told how many articles more are done."""
    tallies: list[Tally] = []
    for batch in _batches(corpus.articles):
        tallies += corpus.format.score(batch, annotate)
        progress(len(batch))
    words = sum(article.words for article in corpus.articles)
    return Result(corpus.format.NAME, len(corpus.articles), words, summed(tallies))


def _batches(articles: Sequence[Any]) -> Iterator[list[Any]]:
    """Articles in order, in batches of about the words that the pipeline reads at once."""
    batch: list[Any] = []
    for article in articles:
        batch.append(article)
        if sum(article.words for article in batch) >= WORDS_PER_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


# ---- floors


def read_floors(path: Path, corpus: Corpus) -> dict[str, Any]:
    """The floors of a file for just this corpus: they stand below the format's name and the number of articles.

    Raises QuotesError where there are none: a floor of other articles would tell nothing.
    """
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise QuotesError(
            f"{path}: floors cannot be read ({error}); give a JSON file, or leave out --floors"
        ) from error
    of_format = floors.get(corpus.format.NAME, {}) if isinstance(floors, dict) else {}
    number = str(len(corpus.articles))
    if number not in of_format:
        has = ", ".join(of_format) or "none"
        raise QuotesError(
            f"{path}: no floors for {corpus.format.NAME} with {number} articles (it has {has}); "
            "set --limit to such a number, or leave out --floors"
        )
    own: dict[str, Any] = of_format[number]
    return own


def below(floors: dict[str, Any], scores: dict[str, Any], name: str = "") -> list[str]:
    """A sentence for each score that lies below its floor, or is not there. Both are nested alike."""
    told = []
    for key, floor in floors.items():
        where, score = f"{name} {key}".strip(), scores.get(key)
        if isinstance(floor, dict):
            told += below(floor, score if isinstance(score, dict) else {}, where)
        elif not isinstance(score, int | float):
            told.append(f"{where}: no such score, floor {floor}")
        elif score < floor - TOLERANCE:
            told.append(f"{where}: {score:.2f} is below the floor {floor}")
    return told
