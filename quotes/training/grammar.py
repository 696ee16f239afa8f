"""Tags, trees and sentence ends in training: the scores of all possible trees, and what a teacher says of them."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from quotes.neural.arrays import Integers
from quotes.neural.network import Batch, Network, rows_of
from quotes.neural.word_pieces import FlatText
from quotes.training.crf import IMPOSSIBLE

TAUGHT_TAGS = ("upos", "xpos")
"""What a teacher says of words beside trees and ends. Features it does not: there are hundreds, most of them rare."""

LABELS = (*TAUGHT_TAGS, "deprel")
"""The heads that have labels, of what it says."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a teacher expects of words, in probabilities.

    `tags` by head (words, labels); `arcs` (words, longest + 1): which word of its sentence is its head, the first
    column the root; `heads` (words,): the likeliest of these; `relations` (words, relations): its relation to that;
    `ends` (words,): that it is the last of its sentence.
    """

    tags: dict[str, Tensor]
    arcs: Tensor
    heads: Tensor
    relations: Tensor
    ends: Tensor


def arc_scores(network: Network, vectors: Tensor, lengths: Integers) -> Tensor:
    """The scores of each word's heads (words, longest + 1), the root first; words of other sentences are impossible.

    `vectors` (words + 1, 400) are those of sentences of these lengths, one after another, and the root's behind them.
    """
    rows = rows_of(lengths)
    scores = network.arcs(vectors, rows)
    outside = np.arange(scores.shape[2]) > lengths[:, None, None]
    scores = scores.masked_fill(torch.from_numpy(outside).to(scores.device), IMPOSSIBLE)
    return scores[torch.from_numpy(rows < lengths.sum()).to(scores.device)]


def grammar_scores(network: Network, batch: Batch, text: FlatText, words: Integers) -> dict[str, Tensor]:
    """What a teacher's heads say of the words of a batch, a row each: `grammar_of` makes probabilities of it."""
    of_tags = network.vectors(batch, "tag")
    lengths = text.segment_lengths(words, text.ends)
    vectors = network.with_root(network.vectors(batch, "parse"))
    arcs = arc_scores(network, vectors, lengths)
    return {
        **{name: network.linear(of_tags, name) for name in TAUGHT_TAGS},
        "arcs": arcs,
        "relations": network.relations(vectors, arcs.argmax(1), lengths),
        "ends": network.ends(network.vectors(batch, "end"), batch.rows).unsqueeze(1),
    }


def grammar_of(scores: dict[str, Tensor]) -> Grammar:
    """The probabilities of what `grammar_scores` said."""
    return Grammar(
        {name: scores[name].softmax(1) for name in TAUGHT_TAGS},
        scores["arcs"].softmax(1),
        scores["arcs"].argmax(1),
        scores["relations"].softmax(1),
        scores["ends"].squeeze(1).sigmoid(),
    )
