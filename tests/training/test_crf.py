"""The loss of whole label sequences, against all sequences tried one by one."""

from itertools import pairwise, product

import numpy as np
import torch

from quotes.neural.decoding import may_follow
from quotes.training.crf import Expected, Field

NAMES = ["O", "B-X", "I-X", "E-X", "S-X"]


def legal(labels):
    names = [None, *(NAMES[label] for label in labels), None]
    return all(may_follow(label, after) for after, label in pairwise(names))


def score(labels, scores, transitions):
    steps = sum(transitions[label, after] for after, label in pairwise(labels))
    return sum(row[label] for row, label in zip(scores, labels, strict=True)) + steps


def every_legal(words):
    return [labels for labels in product(range(5), repeat=words) if legal(labels)]


def loss_by_trying_all(scores, right, transitions):
    """The negative log of the right labels' share among all legal ones."""
    every = torch.stack([score(labels, scores, transitions) for labels in every_legal(len(scores))])
    return every.logsumexp(0) - score(right, scores, transitions)


def drawn(words):
    random = torch.Generator().manual_seed(3)
    return torch.randn(words, 5, generator=random), torch.randn(5, 5, generator=random)


def test_the_loss_is_that_of_whole_sequences():
    scores, transitions = drawn(8)
    right, lengths = [0, 1, 3, 4, 0, 1, 2, 3], [3, 1, 4]
    parts = zip(scores.split(lengths), ([0, 1, 3], [4], [0, 1, 2, 3]), strict=True)
    expected = sum(loss_by_trying_all(own, labels, transitions) for own, labels in parts) / 8
    assert torch.isclose(Field(transitions, NAMES, lengths).loss(scores, np.array(right)), expected, atol=1e-5)


def test_what_was_cut_within_a_run_teaches_nothing():
    scores, transitions = drawn(4)
    whole = Field(transitions, NAMES, [2]).loss(scores[:2], np.array([1, 3]))
    cut = Field(transitions, NAMES, [2, 2]).loss(scores, np.array([1, 3, 2, 3]))  # the second part begins inside
    assert torch.isclose(cut * 4, whole * 2, atol=1e-5)


def test_what_a_field_expects():
    scores, transitions = drawn(5)
    labels, steps = torch.zeros(5, 5), torch.zeros(5, 5)
    for start, length in ((0, 3), (3, 2)):
        own, every = scores[start : start + length], every_legal(length)
        shares = torch.stack([score(sequence, own, transitions) for sequence in every]).softmax(0)
        for share, sequence in zip(shares, every, strict=True):
            for word, label in enumerate(sequence):
                labels[start + word, label] += share
            for after, label in pairwise(sequence):
                steps[label, after] += share
    expected = Field(transitions, NAMES, [3, 2]).expected(scores)
    assert torch.allclose(expected.labels, labels, atol=1e-5)
    assert torch.allclose(expected.steps, steps, atol=1e-5)


def test_a_teacher_that_is_sure_teaches_what_right_labels_do():
    scores, transitions = drawn(4)
    right = [1, 2, 3, 0]
    steps = torch.zeros(5, 5)
    for after, label in pairwise(right):
        steps[label, after] += 1
    field = Field(transitions, NAMES, [4])
    sure = Expected(torch.eye(5)[right], steps)
    assert torch.isclose(field.taught_loss(scores, sure), field.loss(scores, np.array(right)), atol=1e-5)


def test_who_agrees_with_the_teacher_has_nothing_to_learn():
    scores, transitions = drawn(6)
    expected = Field(transitions, NAMES, [4, 2]).expected(scores)
    scores.requires_grad_()
    transitions.requires_grad_()
    Field(transitions, NAMES, [4, 2]).taught_loss(scores, expected).backward()
    assert torch.allclose(scores.grad, torch.zeros(6, 5), atol=1e-6)
    assert torch.allclose(transitions.grad, torch.zeros(5, 5), atol=1e-6)
    other = (scores + torch.eye(6, 5)).detach().requires_grad_()
    Field(transitions, NAMES, [4, 2]).taught_loss(other, expected).backward()
    assert other.grad.abs().max() > 0.01


def test_words_alone_have_no_steps():
    scores, transitions = drawn(2)
    expected = Field(transitions, NAMES, [1, 1]).expected(scores)
    assert torch.allclose(expected.labels.sum(1), torch.ones(2))
    assert not expected.steps.any()
