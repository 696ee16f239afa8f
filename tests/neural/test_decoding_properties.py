"""What holds for any scores: labels are legal and the best that are, trees have one root."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from properties import QUICK

from quotes.neural.decoding import best_sequences, best_trees, may_follow

NAMES = ["O", *(f"{position}-{role}" for role in ("CUE", "SOURCE") for position in "BIES")]
NUMBERS = st.floats(-20, 20, width=32)


def is_legal(labels):
    return all(may_follow(label, after) for after, label in zip([None, *labels], [*labels, None], strict=True))


LEGAL = {n: [s for s in product(range(len(NAMES)), repeat=n) if is_legal([NAMES[i] for i in s])] for n in range(4)}
"""All legal sequences of so many words."""


def score(labels, scores, transitions):
    steps = sum(float(transitions[label, after]) for after, label in pairwise(labels))
    return sum(float(row[label]) for row, label in zip(scores, labels, strict=True)) + steps


@QUICK
@given(st.data())
def test_the_labels_are_legal_and_no_others_are_better(data):
    lengths = np.array(data.draw(st.lists(st.integers(0, 3), max_size=4)), np.int64)
    scores = data.draw(arrays(np.float32, (int(lengths.sum()), len(NAMES)), elements=NUMBERS))
    transitions = data.draw(arrays(np.float32, (len(NAMES), len(NAMES)), elements=NUMBERS))
    best = best_sequences(scores, lengths, NAMES, transitions)
    assert best.shape == (len(scores),)
    ends = np.cumsum(lengths)
    for end, length in zip(ends.tolist(), lengths.tolist(), strict=True):
        labels, own = best[end - length : end].tolist(), scores[end - length : end]
        assert tuple(labels) in LEGAL[length]
        most = max(score(other, own, transitions) for other in LEGAL[length])
        assert np.isclose(score(labels, own, transitions), most, atol=1e-3)


def is_tree(heads):
    """One root, and every word reaches it."""
    above = [0, *heads]
    reached = list(range(len(above)))
    for _ in heads:
        reached = [above[i] for i in reached]
    return not any(reached) and list(heads).count(0) == 1


@QUICK
@given(st.data())
def test_trees_have_one_root_and_no_circle(data):
    lengths = np.array(data.draw(st.lists(st.integers(1, 6), min_size=1, max_size=4)), np.int64)
    longest = int(lengths.max())
    scores = data.draw(arrays(np.float32, (len(lengths), longest, longest + 1), elements=NUMBERS))
    for heads, length in zip(best_trees(scores, lengths).tolist(), lengths.tolist(), strict=True):
        assert is_tree(heads[:length])
        assert not any(heads[length:])
        assert all(head <= length for head in heads)


@QUICK
@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (1, n, n + 1), elements=st.integers(-9, 9).map(float))))
def test_no_tree_is_better(scores):
    length = scores.shape[1]
    [heads] = best_trees(scores, np.array([length])).tolist()
    trees = [other for other in product(range(length + 1), repeat=length) if is_tree(other)]
    total = [sum(float(scores[0, i, head]) for i, head in enumerate(other)) for other in (heads, *trees)]
    assert np.isclose(total[0], max(total[1:]), atol=1e-3)
