"""Runs of words and how they lie to each other: half-open ranges of a paragraph's word numbers."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter


def meet(one: range, other: range) -> bool:
    """Do two runs share a word?"""
    return bool(one) and bool(other) and one[0] <= other[-1] and other[0] <= one[-1]


def follows(run: range, other: range) -> bool:
    """Does a run stand wholly behind another?"""
    return run[0] > other[-1]


def merged(runs: Sequence[range]) -> list[range]:
    """The runs in order, those that share a word made one."""
    found: list[range] = []
    for run in sorted(runs, key=lambda run: run[0]):
        if found and meet(found[-1], run):
            run = range(found[-1][0], max(found[-1][-1], run[-1]) + 1)
            found.pop()
        found.append(run)
    return found


def widened(run: range, passages: Sequence[range]) -> range:
    """The run with every passage that it cuts."""
    for passage in passages:
        if meet(run, passage):
            run = range(min(run[0], passage[0]), max(run[-1], passage[-1]) + 1)
    return run


def between(one: range, other: range) -> range:
    """The words between two runs, whichever comes first; none if they touch or meet."""
    return range(min(one[-1], other[-1]) + 1, max(one[0], other[0]))


def count_between(one: range, other: range, runs: Sequence[range]) -> int:
    """How many of the runs lie between the two.

    The runs are in order, so that of a long paragraph's not all are looked at.
    """
    gap = between(one, other)
    first = bisect_left(runs, gap.start, key=itemgetter(0))
    return max(0, bisect_left(runs, gap.stop, key=itemgetter(-1)) - first)
