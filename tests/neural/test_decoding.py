from itertools import pairwise, product

import numpy as np
import pytest

from quotes.neural.decoding import best_sequences, best_trees, may_follow

NAMES = ["O", *(f"{position}-{role}" for role in ("CUE", "SOURCE") for position in "BIES")]


@pytest.mark.parametrize(
    ("after", "label", "answer"),
    [
        (None, "O", True),
        (None, "B-CUE", True),
        (None, "S-CUE", True),
        (None, "I-CUE", False),
        (None, "E-CUE", False),
        ("O", "B-CUE", True),
        ("O", "I-CUE", False),
        ("B-CUE", "I-CUE", True),
        ("B-CUE", "E-CUE", True),
        ("I-CUE", "E-CUE", True),
        ("B-CUE", "E-SOURCE", False),
        ("B-CUE", "O", False),
        ("I-CUE", "S-CUE", False),
        ("E-CUE", "B-CUE", True),
        ("S-CUE", "E-CUE", False),
        ("E-CUE", None, True),
        ("O", None, True),
        ("B-CUE", None, False),
        ("I-CUE", None, False),
        (None, None, True),
    ],
)
def test_may_follow(after, label, answer):
    assert may_follow(label, after) is answer


FREE = np.zeros((len(NAMES), len(NAMES)), np.float32)
"""Transitions that say nothing."""


def legal(labels):
    """Is this whole sequence of labels legal?"""
    return all(may_follow(label, after) for after, label in zip([None, *labels], [*labels, None], strict=True))


def best_by_trying_all(scores, transitions):
    def score(labels):
        steps = sum(transitions[label, after] for after, label in pairwise(labels))
        return sum(row[label] for row, label in zip(scores, labels, strict=True)) + steps

    sequences = (s for s in product(range(len(NAMES)), repeat=len(scores)) if legal([NAMES[i] for i in s]))
    return list(max(sequences, key=score))


@pytest.mark.parametrize("strength", [0.0, 2.0])
def test_the_best_legal_sequence_is_found(strength):
    random = np.random.default_rng(1)
    transitions = (strength * random.normal(size=FREE.shape)).astype(np.float32)
    lengths = np.array([3, 1, 4, 0, 2, 4, 1])
    scores = np.log(random.dirichlet([0.3] * len(NAMES), lengths.sum())).astype(np.float32)
    parts = np.split(scores, np.cumsum(lengths)[:-1])
    expected = [label for part in parts for label in best_by_trying_all(part, transitions)]
    assert best_sequences(scores, lengths, NAMES, transitions).tolist() == expected


def test_the_best_labels_one_by_one_would_not_be_legal():
    scores = np.full((3, len(NAMES)), -9.0, np.float32)
    for word, label in enumerate(["B-CUE", "O", "E-CUE"]):
        scores[word, NAMES.index(label)] = -0.1
    scores[1, NAMES.index("I-CUE")] = -2.0
    best = best_sequences(scores, np.array([3]), NAMES, FREE)
    assert [NAMES[i] for i in best] == ["B-CUE", "I-CUE", "E-CUE"]


def test_sequences_end_where_they_end():
    scores = np.full((2, len(NAMES)), -9.0, np.float32)
    scores[0, NAMES.index("B-CUE")] = scores[1, NAMES.index("E-CUE")] = -0.1
    together, apart = (best_sequences(scores, np.array(lengths), NAMES, FREE) for lengths in ([2], [1, 1]))
    assert [NAMES[i] for i in together] == ["B-CUE", "E-CUE"]
    assert legal([NAMES[apart[0]]])
    assert legal([NAMES[apart[1]]])


def test_no_words_have_no_labels():
    assert best_sequences(np.zeros((0, len(NAMES)), np.float32), np.array([0, 0]), NAMES, FREE).tolist() == []


def is_tree(heads):
    """One root, and every word (from 1) reaches it."""
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return list(heads).count(0) == 1


def test_the_best_trees_are_found():
    random = np.random.default_rng(2)
    lengths = np.array([4, 1, 3, 2, 4, 4, 3])
    scores = random.normal(0, 2, (len(lengths), 4, 5)).astype(np.float32)
    best = best_trees(scores, lengths)
    for of_sentence, found, n in zip(scores, best.tolist(), lengths.tolist(), strict=True):
        log_probabilities = of_sentence[:n, : n + 1].astype(float)
        log_probabilities[np.arange(n), np.arange(1, n + 1)] = -np.inf
        log_probabilities -= np.log(np.exp(log_probabilities).sum(1, keepdims=True))
        trees = [heads for heads in product(range(n + 1), repeat=n) if is_tree(heads)]
        expected = max(trees, key=lambda heads: sum(log_probabilities[i, head] for i, head in enumerate(heads)))
        assert found == [*expected, *[0] * (4 - n)]


def heads_of(rows):
    return best_trees(np.array([rows], np.float32), np.array([len(rows)])).tolist()[0]


def test_best_heads_that_form_a_tree_are_taken():
    assert heads_of([[0, 9, 5, 1], [8, 0, 9, 1], [0, 1, 7, 9]]) == [2, 0, 2]  # no word is its own head


def test_a_cycle_is_broken_where_it_costs_least():
    assert heads_of([[1, 0, 9, 0], [4, 9, 0, 0], [0, 0, 6, 0]]) == [2, 0, 2]


def test_of_two_roots_one_stays():
    assert heads_of([[9, 0, 5], [6, 5, 0]]) == [0, 1]


def test_a_single_word_is_the_root():
    assert heads_of([[-7, 9]]) == [0]
