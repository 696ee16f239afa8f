"""Scores for people, as a table, and for programs, as one object."""

from collections.abc import Iterator
from typing import Any

from quotes.evaluate.run import Result
from quotes.evaluate.tally import Measure, Score

HEAD = ("", "F1", "95 % interval", "precision", "recall", "right", "predicted", "gold")


def record(result: Result) -> dict[str, Any]:
    """One object: the gold, its size, the scores by name, per cent, and the intervals of the same names."""
    sizes = {"gold": result.gold, "articles": result.articles, "words": result.words}
    scores = {measure: _numbers(score) for measure, score in result.scores.items()}
    intervals = {measure: [round(score.low, 2), round(score.high, 2)] for measure, score in result.scores.items()}
    return {**sizes, **_nested(scores), "intervals": _nested(intervals)}


def _numbers(score: Score) -> float | dict[str, float]:
    if score.count.plain:
        return round(score.f1, 2)
    return {name: round(getattr(score, name), 2) for name in ("precision", "recall", "f1")}


def _nested(flat: dict[Measure, Any]) -> dict[str, Any]:
    """("linked", "0.3") -> {"linked": {"0.3": ...}}."""
    tree: dict[str, Any] = {}
    for measure, value in flat.items():
        place = tree
        for name in measure[:-1]:
            place = place.setdefault(name, {})
        place[measure[-1]] = value
    return tree


def table(result: Result) -> Iterator[str]:
    """The lines of a table, a measure each; where precision and recall are one number, or say nothing, it has none."""
    yield f"{result.gold}, articles: {result.articles:,}, words: {result.words:,}"
    yield ""
    rows = [HEAD, *(_row(measure, score) for measure, score in result.scores.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *rest = zip(row, widths, strict=True)
        yield "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()


def _row(measure: Measure, score: Score) -> tuple[str, ...]:
    count = score.count
    interval = f"{score.low:.1f} – {score.high:.1f}"
    both = ("", "") if count.plain else (f"{score.precision:.1f}", f"{score.recall:.1f}")
    counts = (f"{number:,}" for number in count[:3])
    return " ".join(measure).replace("_", " "), f"{score.f1:.1f}", interval, *both, *counts
