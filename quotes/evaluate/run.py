"""Gold in, scores out: runs the pipeline batch by batch, and compares with floors."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.corpora.formats import Corpus
from quotes.errors import QuotesError
from quotes.evaluate import (
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
from quotes.evaluate.tally import Measure, Score, Tally, summed
from quotes.pipeline import WORDS_PER_BATCH

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

TOLERANCE = 0.05
"""How far below its floor a score may lie, in points: rounding, and another machine's arithmetic."""


Scorer = Callable[[Sequence[Any], "Annotator"], list[Tally]]

SCORERS: dict[str, Scorer] = {
    "polnear": polnear.score,
    "newswire": newswire.score,
    "cofenet": cofenet.score,
    "conllu": conllu.score,
    "entities": entities.score,
    "sentences": sentences.score,
    "references": references.score,
    "sourcing": sourcing.score,
    "speakers": speakers.score,
    "identity": identity.score,
    "coref": coref.score,
    "rows": rows.score,
}
"""The name of a gold format -> the counts of each of its articles, which the annotator reads."""

WHOLE = frozenset(("identity", "rows"))
"""Formats whose articles are scored all together: speakers linked across them, a calibration error of all."""


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of a gold corpus, with its format's name, and how many articles and words were scored."""

    gold: str
    articles: int
    words: int
    scores: dict[Measure, Score]


def evaluate(
    corpus: Corpus, annotate: "Annotator", progress: Callable[[int], object] = lambda articles: None
) -> Result:
    """Score a corpus through the pipeline. `progress` is told how many articles more are done."""
    tallies: list[Tally] = []
    batches = [corpus.articles] if corpus.format.NAME in WHOLE else _batches(corpus.articles)
    for batch in batches:
        tallies += SCORERS[corpus.format.NAME](batch, annotate)
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
