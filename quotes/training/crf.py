"""The loss of whole label sequences: a conditional random field in which only legal sequences exist.

Lafferty, McCallum and Pereira 2001; restricted to legal sequences in training as in decoding, as Papay, Klinger and
Padó 2022 found best.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from quotes.arrays import Integers
from quotes.decoding import penalties

IMPOSSIBLE = -1e4


def crf_loss(
    scores: Tensor, right: Integers, lengths: Sequence[int], transitions: Tensor, names: Sequence[str]
) -> Tensor:
    """The negative log likelihood of the right labels (words,), a word.

    `scores` (words, labels) are those of sequences one after another, of these `lengths`. A sequence whose right labels
    are not legal teaches nothing: it is a part of a paragraph that was cut within a run.
    """
    legal = penalties(names)
    first, step, last = (
        torch.from_numpy(array).to(scores.device).clamp(min=IMPOSSIBLE)
        for array in (legal.first, legal.step, legal.last)
    )
    step = step + transitions
    labels, padded, inside = (
        pad_sequence([*torch.split(flat, list(lengths))], batch_first=True)
        for flat in (torch.from_numpy(right).to(scores.device), scores, torch.ones_like(scores[:, 0], dtype=torch.bool))
    )
    of_right = _of_right(padded, labels, inside, first, step, last)
    losses = _of_all(padded, inside, first, step, last) - of_right
    return losses[of_right > IMPOSSIBLE / 2].sum() / len(scores)


def _of_right(scores: Tensor, labels: Tensor, inside: Tensor, first: Tensor, step: Tensor, last: Tensor) -> Tensor:
    """The score of the right labels of each sequence (sequences,)."""
    of_words = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
    steps = step[labels[:, 1:], labels[:, :-1]]
    ends = labels.gather(1, inside.sum(1, keepdim=True) - 1).squeeze(1)
    return (of_words * inside).sum(1) + (steps * inside[:, 1:]).sum(1) + first[labels[:, 0]] + last[ends]


def _of_all(scores: Tensor, inside: Tensor, first: Tensor, step: Tensor, last: Tensor) -> Tensor:
    """The logarithm of the sum over all sequences' exponential scores (sequences,), by the forward algorithm."""
    forward = scores[:, 0] + first
    for t in range(1, scores.shape[1]):
        after = (forward.unsqueeze(1) + step).logsumexp(2) + scores[:, t]
        forward = torch.where(inside[:, t, None], after, forward)
    return (forward + last).logsumexp(1)
