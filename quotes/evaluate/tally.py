"""Counts per article, summed to scores in per cent with bootstrapped intervals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 2026
INTERVAL = (2.5, 97.5)

Measure = tuple[str, ...]
"""The name of a measure, outermost part first: ("linked", "0.8")."""


class Count(NamedTuple):
    """How many are right, were predicted, and stand in the gold. A plain measure is told by its F1 alone."""

    right: int
    predicted: int
    gold: int
    plain: bool = False


Tally = dict[Measure, Count]
"""What one article adds to each measure."""


@dataclass(frozen=True, slots=True)
class Score:
    """A measure over all articles, per cent. `low` and `high` bound 95 % of the F1 of resampled articles."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    count: Count


def share(right: int, of: int) -> Count:
    """The count of a share, `right` among `of`: precision, recall and F1 are one number."""
    return Count(right, of, of, plain=True)


def joined(tallies: Iterable[Tally]) -> Tally:
    """One article's tallies of different measures as one."""
    return {measure: count for tally in tallies for measure, count in tally.items()}


def summed(tallies: Sequence[Tally]) -> dict[Measure, Score]:
    """The scores of all articles together, in the order in which the measures first appear.

    A measure of which neither gold nor predictions hold anything is left out.
    """
    plain = {measure: count.plain for tally in tallies for measure, count in tally.items()}
    if not plain:
        return {}
    none = Count(0, 0, 0)
    counts = np.array([[tally.get(measure, none)[:3] for tally in tallies] for measure in plain], np.int64)
    lows, highs = intervals(counts)
    scores = {}
    for row, (measure, is_plain) in enumerate(plain.items()):
        right, predicted, gold = counts[row].sum(0).tolist()
        count = Count(right, predicted, gold, is_plain)
        if count.predicted + count.gold:
            scores[measure] = _score(count, float(lows[row]), float(highs[row]))
    return scores


def intervals(counts: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lower and upper bounds of each measure's F1, per cent: counts (measures, articles, 3) are right, predicted, gold.

    As many articles as there are, drawn with replacement, a thousand times; the seed is fixed.
    """
    articles = counts.shape[1]
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(articles, np.full(articles, 1 / articles), RESAMPLES)
    right, predicted, gold = np.moveaxis(drawn @ counts, -1, 0)
    # where a draw holds nothing at all of a measure, it says nothing of it; a measure without anything stays 0
    total = predicted + gold
    with np.errstate(invalid="ignore"):
        f1 = np.where(total > 0, 200 * right / total, np.nan)
    f1[(total == 0).all(axis=1)] = 0
    low, high = np.nanpercentile(f1, INTERVAL, axis=1)
    return low, high


def _score(count: Count, low: float, high: float) -> Score:
    def per_cent(right: int, of: int) -> float:
        return 100 * right / of if of else 0.0

    f1 = per_cent(2 * count.right, count.predicted + count.gold)
    return Score(per_cent(count.right, count.predicted), per_cent(count.right, count.gold), f1, low, high, count)
