"""Articles into a speaker database: batch by batch, one transaction an article, every failure told and none fatal."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlite_utils import Database

from quotes.database.store import finish_run, is_stored, link_speakers, save_reading, start_run
from quotes.errors import QuotesError
from quotes.model import Article, Reading
from quotes.pipeline import batches, extract
from quotes.readers import Failure

if TYPE_CHECKING:
    from quotes.pipeline import Annotate

log = logging.getLogger(__name__)

LoadModels = Callable[[], "Annotate"]
Report = Callable[[int], object]


@dataclass(slots=True)
class Outcome:
    """What came of reading articles: counts, and the failures with their reasons."""

    articles: int = 0
    known: int = 0
    quotations: int = 0
    attributed: int = 0
    words: int = 0
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    def count(self, reading: Reading) -> None:
        """Count one article that was read."""
        named = {chain.number for chain in reading.chains if chain.name}
        self.articles += 1
        self.words += reading.article.words
        self.quotations += len(reading.quotations)
        self.attributed += sum(not named.isdisjoint(quotation.chains) for quotation in reading.quotations)


def add_articles(
    db: Database,
    items: Iterable[Article | Failure],
    load: LoadModels,
    models: str,
    options: Mapping[str, object],
    progress: Report = lambda articles: None,
) -> Outcome:
    """Read the articles that the database does not have, and store them; speakers are linked at the end.

    The models are loaded with the first new article. `options` are stored as they are then: `load` may add what only
    loaded models tell. `progress` is told how many articles are done with, as they are.
    """
    outcome = Outcome()
    started = time.monotonic()
    run_id: int | None = None
    try:
        for reading in readings_of(new_articles(db, items, outcome, progress), load, outcome, progress):
            run_id = start_run(db, models, options) if run_id is None else run_id
            if save_reading(db, reading, run_id):
                outcome.count(reading)
            else:
                outcome.known += 1
            progress(1)
    finally:
        outcome.seconds = time.monotonic() - started
        link_speakers(db)
        if run_id is not None:
            finish_run(db, run_id, outcome.seconds)
    return outcome


def new_articles(
    db: Database, items: Iterable[Article | Failure], outcome: Outcome, progress: Report
) -> Iterator[Article]:
    """The articles that are not stored; those that are, and those that failed, are counted."""
    for article in articles_of(items, outcome, progress):
        try:
            known = is_stored(db, article)
        except QuotesError as error:
            outcome.failures.append(Failure(article.path or article.id, str(error)))
            progress(1)
            continue
        if known:
            outcome.known += 1
            progress(1)
        else:
            yield article


def articles_of(items: Iterable[Article | Failure], outcome: Outcome, progress: Report) -> Iterator[Article]:
    """The articles among what the readers give; failures go to the outcome."""
    for item in items:
        if isinstance(item, Failure):
            outcome.failures.append(item)
            progress(1)
        else:
            yield item


def readings_of(articles: Iterable[Article], load: LoadModels, outcome: Outcome, progress: Report) -> Iterator[Reading]:
    """Readings of the articles, in order; the models are loaded when the first is there."""
    annotate: Annotate | None = None
    for batch in batches(articles):
        annotate = annotate or load()
        yield from _extract_batch(batch, annotate, outcome, progress)


def _extract_batch(
    batch: Sequence[Article], annotate: "Annotate", outcome: Outcome, progress: Report
) -> Iterator[Reading]:
    """The readings of a batch. If one article breaks it, each is read alone, and that one is told and left out."""
    try:
        readings = extract(batch, annotate)
    except QuotesError:
        raise  # no fault of an article: a model file is missing, say
    except Exception as error:  # an article must not stop the others, whatever it breaks; its traceback is logged
        if len(batch) > 1:
            for article in batch:
                yield from _extract_batch([article], annotate, outcome, progress)
            return
        where = batch[0].path or batch[0].id
        log.exception("%s", where)
        outcome.failures.append(Failure(where, f"could not be read ({error!r}); run with --debug and report it."))
        progress(1)
    else:
        yield from readings
