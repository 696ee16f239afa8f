"""The loss of whole label sequences: a conditional random field in which only legal sequences exist.

Lafferty, McCallum and Pereira 2001; restricted to legal sequences in training as in decoding, as Papay, Klinger and
Padó 2022 found best.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from quotes.neural.arrays import Integers
from quotes.neural.decoding import penalties

IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Expected:
    """What a field expects of the words of its sequences.

    `labels` (words, labels): the probability of each label, given the whole sequence. `steps` (labels, labels): how
    often it expects each step, from the second to the first, in all sequences together.
    """

    labels: Tensor
    steps: Tensor


class Field:
    """The field over sequences of these `lengths`, one after another, with learned `transitions` (labels, labels)."""

    def __init__(self, transitions: Tensor, names: Sequence[str], lengths: Sequence[int]):
        legal = penalties(names)
        self._first, step, self._last = (
            torch.from_numpy(array).to(transitions.device).clamp(min=IMPOSSIBLE)
            for array in (legal.first, legal.step, legal.last)
        )
        self._transitions = transitions
        self._step = step + transitions
        self._lengths = list(lengths)

    def _padded(self, flat: Tensor) -> Tensor:
        return pad_sequence([*torch.split(flat, self._lengths)], batch_first=True)

    def loss(self, scores: Tensor, right: Integers) -> Tensor:
        """The negative log likelihood of the right labels (words,), a word.

        A sequence whose right labels are not legal teaches nothing: it is a part of a paragraph that was cut within a
        run. `scores` (words, labels).
        """
        labels = self._padded(torch.from_numpy(right).to(scores.device))
        of_right = self._of_right(scores, labels)
        losses = self._of_all(scores, self._step) - of_right
        return losses[of_right > IMPOSSIBLE / 2].sum() / len(scores)

    def taught_loss(self, scores: Tensor, expected: Expected) -> Tensor:
        """The cross-entropy with another field's whole distribution over label sequences, a word.

        It is what that field expects the negative log likelihood to be: a sum over labels and steps, because scores
        are. The exact form of what Wang et al. 2020, "Structure-Level Knowledge Distillation For Multilingual Sequence
        Labeling", approximate.
        """
        of_expected = (expected.labels * scores).sum() + (expected.steps * self._transitions).sum()
        return (self._of_all(scores, self._step).sum() - of_expected) / len(scores)

    def expected(self, scores: Tensor) -> Expected:
        """What it expects, by the derivatives of the logarithm of its sum; `scores` (words, labels)."""
        with torch.enable_grad():
            inputs = scores.detach().requires_grad_(), self._step.detach().requires_grad_()
            total = self._of_all(*inputs).sum()  # of words alone, without any step, it has none to derive by
            return Expected(*torch.autograd.grad(total, inputs, materialize_grads=True))

    def _inside(self, scores: Tensor) -> Tensor:
        return self._padded(torch.ones_like(scores[:, 0], dtype=torch.bool))

    def _of_right(self, scores: Tensor, labels: Tensor) -> Tensor:
        """The score of the right labels of each sequence (sequences,)."""
        inside = self._inside(scores)
        of_words = self._padded(scores).gather(2, labels.unsqueeze(2)).squeeze(2)
        steps = self._step[labels[:, 1:], labels[:, :-1]]
        ends = labels.gather(1, inside.sum(1, keepdim=True) - 1).squeeze(1)
        ends_score = self._first[labels[:, 0]] + self._last[ends]
        return (of_words * inside).sum(1) + (steps * inside[:, 1:]).sum(1) + ends_score

    def _of_all(self, scores: Tensor, step: Tensor) -> Tensor:
        """The logarithm of the sum over all sequences' exponential scores (sequences,), by the forward algorithm."""
        inside, padded = self._inside(scores), self._padded(scores)
        forward = padded[:, 0] + self._first
        for t in range(1, padded.shape[1]):
            after = (forward.unsqueeze(1) + step).logsumexp(2) + padded[:, t]
            forward = torch.where(inside[:, t, None], after, forward)
        return (forward + self._last).logsumexp(1)
