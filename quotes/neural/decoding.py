"""From scores to labels: legal BIOES sequences, and trees with one root. Arrays in, arrays out; no model is needed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root

from quotes.neural.arrays import Floats, Integers


def may_follow(label: str | None, after: str | None) -> bool:
    """May `label` stand after the label `after`? None is the sequence's end, or its start. Labels are BIOES."""
    inside = after is not None and after[0] in "BI"
    if label is None:
        return not inside
    return label[0] in "IE" and after is not None and label[2:] == after[2:] if inside else label[0] in "OBS"


@dataclass(frozen=True, slots=True)
class Penalties:
    """0 for what is legal, -infinity for what is not: labels that begin a sequence and that end it (labels,), and
    steps (labels, labels) from the second to the first.
    """

    first: Floats
    step: Floats
    last: Floats


def penalties(names: Sequence[str]) -> Penalties:
    """The penalties of BIOES labels."""
    return Penalties(
        first=_penalties([may_follow(label, None) for label in names]),
        step=_penalties([[may_follow(label, after) for after in names] for label in names]),
        last=_penalties([may_follow(None, after) for after in names]),
    )


def best_sequences(scores: Floats, lengths: Integers, names: Sequence[str], transitions: Floats) -> Integers:
    """The best legal label of every word (words,), by Viterbi's algorithm over many sequences at once.

    `scores` (words, labels) are log probabilities, the sequences one after another; `lengths` (sequences,) adds up to
    the words; `transitions` (labels, labels) score the steps from the second to the first.
    """
    legal = penalties(names)
    first, last, step = legal.first, legal.last, legal.step + transitions
    longest_first = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[longest_first]
    # how many sequences still run at each step: they are the first ones, because the longest stand first
    running = [int(n) for n in np.searchsorted(-lengths[longest_first], -np.arange(lengths.max(initial=0)))]
    best = np.zeros((running[0] if running else 0, len(names)), np.float32)
    back: list[Integers] = []
    for t, n in enumerate(running):
        here = scores[starts[:n] + t]
        if t == 0:
            best[:] = here + first
            continue
        paths = best[:n, None, :] + step
        back.append(paths.argmax(-1))
        best[:n] = here + np.take_along_axis(paths, back[-1][:, :, None], -1)[:, :, 0]
    labels = np.empty(len(scores), np.int64)
    current = (best + last).argmax(-1)
    for t in range(len(running) - 1, -1, -1):
        n = running[t]
        labels[starts[:n] + t] = current[:n]
        if t:
            current[:n] = back[t - 1][np.arange(n), current[:n]]
    return labels


def _penalties(allowed: Sequence[bool] | Sequence[Sequence[bool]]) -> Floats:
    return np.where(np.array(allowed), 0, -np.inf).astype(np.float32)


def best_trees(scores: Floats, lengths: Integers) -> Integers:
    """The head of every word (sentences, longest): 0 is the root, words count from 1; padding is 0.

    `scores` (sentences, longest, longest + 1): dependents by heads, where column 0 is the root. The best heads are
    taken as they are where they form a tree with one root: then nothing is better. Else the best tree is searched for.
    """
    words = np.arange(1, scores.shape[1] + 1)
    scores = np.where(np.arange(scores.shape[2]) > lengths[:, None, None], -np.inf, scores)  # heads beyond the sentence
    scores[:, words - 1, words] = -np.inf  # no word is its own head
    heads = np.where(words > lengths[:, None], 0, scores.argmax(-1))
    for i in np.flatnonzero(~_are_trees(heads, lengths)):
        n = int(lengths[i])
        heads[i, :n] = _spanning_tree(scores[i, :n, : n + 1])
    return heads


def _are_trees(heads: Integers, lengths: Integers) -> NDArray[np.bool_]:
    """Which sentences have one root and no cycle? All words must reach the root; each round doubles their steps."""
    reached = np.pad(heads, ((0, 0), (1, 0)))
    for _ in range(heads.shape[1].bit_length()):
        reached = np.take_along_axis(reached, reached, 1)
    roots = (heads == 0) & (np.arange(heads.shape[1]) < lengths[:, None])
    trees: NDArray[np.bool_] = (reached == 0).all(1) & (roots.sum(1) == 1)
    return trees


def _spanning_tree(scores: Floats) -> Integers:
    """One sentence's best tree (n,) with one root, by Stanza's algorithm; `scores` (n, n + 1).

    The search for one root takes a hundred times longer than the search for any tree: it is made only if the best tree
    of all has several roots.
    """
    peak = scores.max(1, keepdims=True)
    log_probabilities = scores - peak - np.log(np.exp(scores - peak).sum(1, keepdims=True))
    square = np.pad(log_probabilities, ((1, 0), (0, 0)))
    tree: Integers = chuliu_edmonds(square.copy())[1:]
    if (tree == 0).sum() > 1:
        tree = chuliu_edmonds_one_root(square)[1:]
    return tree
