"""What the heads have to learn: a loss for each task, of one batch of chunks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from quotes.arrays import Integers
from quotes.link_scores import ROLES
from quotes.network import TAGS, Batch, Network
from quotes.pieces import FlatText
from quotes.training.corpora import Task
from quotes.training.crf import Field
from quotes.training.questions import Question
from quotes.training.teacher import Lesson
from quotes.training.weights import HINT

IGNORED = -100
"""PyTorch's number of a label that counts for nothing."""

UD_WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.3, "arcs": 1.0, "relations": 0.7}
ENTITIES_WEIGHT = 2.0
"""Most words are no names: without a weight their small losses would hardly move the encoder."""

ATTRIBUTION_WEIGHT = 1.5
TAUGHT = 0.75
"""The share of a teacher's opinion in the loss of labels that are known too."""

HINT_WEIGHT = 2.0
"""Of guessing the teacher's vectors from ours."""

LINKS_WEIGHT = 0.4
ENDS_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Targets:
    """What is right for the words of a text: label numbers by head (`head`: word numbers), and links of runs.

    `lesson` is what a teacher says of attribution in the batch alone.
    """

    labels: dict[str, Integers]
    questions: Sequence[Question]
    lesson: Lesson | None = None


def loss(task: Task, network: Network, batch: Batch, text: FlatText, chunks: Integers, targets: Targets) -> Tensor:
    """The loss of a batch: the mean over its words, weighted by head."""
    words = np.concatenate([np.arange(start, end) for start, end in chunks])
    if task == "ud":
        parse = _parse(network, batch, text, words, targets) + ENDS_WEIGHT * _ends(network, batch, text, words)
        return _tags(network, batch, words, targets) + parse
    if task == "entities":
        return ENTITIES_WEIGHT * _sequences("entities", network, batch, targets.labels["entities"][words], None)
    right = targets.labels["attribution"][words] if task == "attribution" else None
    labels = ATTRIBUTION_WEIGHT * _sequences("attribution", network, batch, right, targets.lesson)
    return labels + LINKS_WEIGHT * _links(network, batch, words, targets) if task == "attribution" else labels


def _cross_entropy(scores: Tensor, right: Integers) -> Tensor:
    return functional.cross_entropy(scores, torch.from_numpy(right).to(scores.device), ignore_index=IGNORED)


def _sequences(head: str, network: Network, batch: Batch, right: Integers | None, lesson: Lesson | None) -> Tensor:
    """The loss of the right labels, or of what a teacher says, or of both.

    Half of it is of single words, which keeps their probabilities honest, half of whole label sequences.
    """
    vectors = network.vectors(batch, head)
    scores = network.linear(vectors, head)
    lengths = (batch.rows < len(scores)).sum(1).tolist()
    field = Field(network.weights[f"{head}.transitions"], network.names[head], lengths)
    losses = []
    if right is not None:
        losses.append((_cross_entropy(scores, right) + field.loss(scores, right)) / 2)
    if lesson is not None:
        of_words = functional.cross_entropy(scores, lesson.expected.labels)
        of_vectors = functional.mse_loss(network.linear(vectors, HINT), lesson.vectors)
        losses.append((of_words + field.taught_loss(scores, lesson.expected)) / 2 + HINT_WEIGHT * of_vectors)
    return losses[0] if len(losses) == 1 else (1 - TAUGHT) * losses[0] + TAUGHT * losses[1]


def _ends(network: Network, batch: Batch, text: FlatText, words: Integers) -> Tensor:
    """The last words of sentences; that of a chunk is one anyway."""
    scores = network.ends(network.vectors(batch, "end"), batch.rows)
    right, weight = (
        torch.from_numpy(marks[words]).to(scores.device, torch.float32) for marks in (text.ends, ~text.breaks)
    )
    return functional.binary_cross_entropy_with_logits(scores, right, weight)


def _tags(network: Network, batch: Batch, words: Integers, targets: Targets) -> Tensor:
    vectors = network.vectors(batch, "tag")
    losses = [UD_WEIGHTS[n] * _cross_entropy(network.linear(vectors, n), targets.labels[n][words]) for n in TAGS]
    return torch.stack(losses).sum()


def _parse(network: Network, batch: Batch, text: FlatText, words: Integers, targets: Targets) -> Tensor:
    """Arcs against all words of the sentence, and relations to the right heads."""
    lengths = text.segment_lengths(words, text.ends)
    inside = np.arange(int(lengths.max())) < lengths[:, None]
    rows = np.full(inside.shape, len(words))
    rows[inside] = np.arange(len(words))
    vectors = network.with_root(network.vectors(batch, "parse"))
    heads = targets.labels["head"][words]
    beyond = heads > np.repeat(lengths, lengths)  # the head was cut off with the rest of a very long sentence
    heads = np.where(beyond, IGNORED, heads)
    arcs = network.arcs(vectors, rows)
    outside = torch.from_numpy(np.arange(arcs.shape[2]) > lengths[:, None, None]).to(arcs.device)
    arc_loss = _cross_entropy(arcs.masked_fill(outside, -1e4)[torch.from_numpy(inside).to(arcs.device)], heads)
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    head_rows = torch.from_numpy(np.where(heads <= 0, len(words), starts + heads - 1)).to(arcs.device)
    relations = np.where(beyond, IGNORED, targets.labels["deprel"][words])
    relation_loss = _cross_entropy(network.relations(vectors, head_rows), relations)
    return UD_WEIGHTS["arcs"] * arc_loss + UD_WEIGHTS["relations"] * relation_loss


def _links(network: Network, batch: Batch, words: Integers, targets: Targets) -> Tensor:
    """Each run against the runs of its own paragraph that may answer, or none; several may be right."""
    vectors = network.link_vectors(network.vectors(batch, "link"))
    row_of = np.full(words.max() + 1, -1)
    row_of[words] = np.arange(len(words))
    losses = []
    for question in targets.questions:
        if question.last < len(row_of) and row_of[question.first] >= 0 and row_of[question.last] >= 0:
            scores = _link_scores(network, vectors, question, row_of)
            right = torch.from_numpy(question.right).to(scores.device)
            losses.append(scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1))
    return torch.cat(losses).mean() if losses else vectors.sum() * 0


def _link_scores(network: Network, vectors: Tensor, question: Question, row_of: Integers) -> Tensor:
    """As `link_scores` has them: (runs, candidates + 1), the last for none."""
    name = "link." + "_".join(question.pair)
    of_runs, of_candidates = (
        functional.pad(vectors[torch.from_numpy(row_of[ends]), ROLES.index(role)].sum(1), (0, 1), value=1.0)
        for role, ends in zip(question.pair, (question.runs, question.candidates), strict=True)
    )
    near = network.weights[f"{name}.places"][torch.from_numpy(question.places)].sum(-1)
    return functional.pad(of_runs @ network.weights[name] @ of_candidates.T + near, (0, 1))
