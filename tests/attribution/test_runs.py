"""How runs of words lie to each other."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import QUICK

from quotes.attribution.runs import between, count_between, follows, meet, merged, widened

RUNS = st.builds(lambda first, length: range(first, first + length), st.integers(0, 30), st.integers(1, 8))


def words(runs):
    return {word for run in runs for word in run}


def in_order(runs):
    """Runs in the order of their first words and of their last ones, as the labels give them; some may share words."""
    firsts, ends = sorted(run.start for run in runs), sorted(run.stop for run in runs)
    return [range(first, end) for first, end in zip(firsts, ends, strict=True)]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (range(2, 5), range(4, 7), True),  # the last word of one is the first of the other
        (range(2, 5), range(5, 7), False),  # they touch
        (range(2, 5), range(8, 9), False),
        (range(2, 9), range(4, 5), True),  # one within the other
        (range(2, 5), range(2, 5), True),
        (range(2, 5), range(0), False),
        (range(0), range(0), False),
    ],
)
def test_runs_that_share_a_word_meet(one, other, shared):
    assert (meet(one, other), meet(other, one)) == (shared, shared)


@pytest.mark.parametrize(
    ("run", "other", "behind"),
    [
        (range(3, 5), range(1, 3), True),  # they touch
        (range(3, 5), range(1, 4), False),  # they meet
        (range(3, 5), range(4, 6), False),
        (range(1, 3), range(3, 5), False),
    ],
)
def test_a_run_follows_another_if_it_stands_wholly_behind_it(run, other, behind):
    assert follows(run, other) == behind


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([range(8, 12), range(0, 3), range(2, 5)], [range(0, 5), range(8, 12)]),
        ([range(0, 3), range(3, 5)], [range(0, 3), range(3, 5)]),  # they touch
        ([range(0, 9), range(2, 5)], [range(0, 9)]),  # one within the other
        ([range(0, 3), range(2, 6), range(5, 8)], [range(0, 8)]),  # a chain
        ([], []),
    ],
)
def test_runs_that_share_a_word_are_one(runs, expected):
    assert merged(runs) == expected


@pytest.mark.parametrize(
    ("run", "passages", "expected"),
    [
        (range(2, 6), [range(4, 9), range(20, 24)], range(2, 9)),
        (range(2, 6), [range(0, 3)], range(0, 6)),
        (range(2, 6), [range(0, 9)], range(0, 9)),
        (range(2, 6), [range(3, 5)], range(2, 6)),
        (range(2, 6), [range(6, 9), range(0, 2)], range(2, 6)),  # they touch it
        (range(2, 6), [range(0, 3), range(5, 9)], range(0, 9)),
    ],
)
def test_a_run_takes_in_the_passages_that_it_cuts(run, passages, expected):
    assert widened(run, passages) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (range(0, 2), range(5, 7), [2, 3, 4]),
        (range(0, 2), range(2, 7), []),  # they touch
        (range(0, 4), range(2, 7), []),  # they meet
        (range(0, 9), range(3, 5), []),  # one within the other
    ],
)
def test_the_words_between_two_runs(one, other, expected):
    assert (list(between(one, other)), list(between(other, one))) == (expected, expected)


@pytest.mark.parametrize(
    ("runs", "count"),
    [
        ([], 0),
        ([range(2, 4), range(6, 8)], 2),  # the first word between and the last one
        ([range(1, 4)], 0),  # begins in one of the two
        ([range(6, 9)], 0),  # ends in the other
        ([range(0, 2), range(8, 9)], 0),  # the two themselves
        ([range(12, 13)], 0),
    ],
)
def test_only_runs_that_lie_wholly_between_two_count(runs, count):
    one, other = range(0, 2), range(8, 9)
    assert (count_between(one, other, runs), count_between(other, one, runs)) == (count, count)


class Watched(Sequence):
    """Runs that count how often one of them is looked at."""

    def __init__(self, runs):
        self.runs, self.looks = runs, 0

    def __len__(self):
        return len(self.runs)

    def __getitem__(self, number):
        self.looks += 1
        return self.runs[number]


def test_runs_far_away_are_not_looked_at():
    runs = Watched([range(first, first + 2) for first in range(0, 40_000, 4)])
    assert count_between(range(2, 4), range(39_990, 39_992), runs) == 9_997
    assert count_between(range(2, 4), range(12, 14), runs) == 2
    assert runs.looks < 100


@QUICK
@given(st.lists(RUNS))
def test_merged_runs_are_apart_in_order_and_of_the_same_words(runs):
    found = merged(runs)
    assert words(found) == words(runs)
    assert all(one[-1] < other[0] for one, other in pairwise(found))
    assert all(any(set(run) <= set(whole) for whole in found) for run in runs)


@QUICK
@given(RUNS, st.lists(RUNS))
def test_a_widened_run_holds_the_run_and_nothing_but_passages(run, passages):
    found = widened(run, passages)
    assert set(run) <= set(found) <= words([run, *passages])
    assert all(set(passage) <= set(found) for passage in passages if meet(run, passage))


@QUICK
@given(RUNS, RUNS)
def test_words_between_two_runs_are_of_neither_and_fill_the_gap(one, other):
    gap = set(between(one, other))
    whole = set(range(min(one[0], other[0]), max(one[-1], other[-1]) + 1))
    assert gap == whole - set(one) - set(other) - (whole if meet(one, other) else set())


@QUICK
@given(RUNS, RUNS, st.lists(RUNS))
def test_runs_between_two_are_counted_from_either_side(one, other, runs):
    runs = in_order(runs)
    count = count_between(one, other, runs)
    assert count == count_between(other, one, runs)
    assert count == sum(set(run) <= set(between(one, other)) for run in runs)
