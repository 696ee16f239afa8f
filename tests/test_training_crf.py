from itertools import pairwise, product

import numpy as np
import torch

from quotes.decoding import may_follow
from quotes.training.crf import crf_loss

NAMES = ["O", "B-X", "I-X", "E-X", "S-X"]


def legal(labels):
    names = [None, *(NAMES[label] for label in labels), None]
    return all(may_follow(label, after) for after, label in pairwise(names))


def loss_by_trying_all(scores, right, transitions):
    """The negative log of the right labels' share among all legal ones."""

    def score(labels):
        steps = sum(transitions[label, after] for after, label in pairwise(labels))
        return sum(row[label] for row, label in zip(scores, labels, strict=True)) + steps

    every = torch.stack([score(labels) for labels in product(range(5), repeat=len(scores)) if legal(labels)])
    return every.logsumexp(0) - score(right)


def drawn(words):
    random = torch.Generator().manual_seed(3)
    return torch.randn(words, 5, generator=random), torch.randn(5, 5, generator=random)


def test_the_loss_is_that_of_whole_sequences():
    scores, transitions = drawn(8)
    right, lengths = [0, 1, 3, 4, 0, 1, 2, 3], [3, 1, 4]
    parts = zip(scores.split(lengths), ([0, 1, 3], [4], [0, 1, 2, 3]), strict=True)
    expected = sum(loss_by_trying_all(own, labels, transitions) for own, labels in parts) / 8
    assert torch.isclose(crf_loss(scores, np.array(right), lengths, transitions, NAMES), expected, atol=1e-5)


def test_what_was_cut_within_a_run_teaches_nothing():
    scores, transitions = drawn(4)
    whole = crf_loss(scores[:2], np.array([1, 3]), [2], transitions, NAMES)
    cut = crf_loss(scores, np.array([1, 3, 2, 3]), [2, 2], transitions, NAMES)  # the second part begins inside
    assert torch.isclose(cut * 4, whole * 2, atol=1e-5)
