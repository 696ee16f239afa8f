"""What the heads have to learn: a loss for each task, of one batch of chunks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from quotes.neural.arrays import Integers
from quotes.neural.attachment import ROLES
from quotes.neural.network import TAGS, Batch, Network
from quotes.neural.word_pieces import FlatText
from quotes.training.corpora import Task
from quotes.training.crf import Field
from quotes.training.grammar import arc_scores
from quotes.training.questions import Question
from quotes.training.teacher import Attribution, Lesson
from quotes.training.weights import HINT

IGNORED = -100
"""PyTorch's number of a label that counts for nothing."""

UD_WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.3, "arcs": 1.0, "relations": 0.7}
ENTITIES_WEIGHT = 2.0
"""Most words are no names: without a weight their small losses would hardly move the encoder."""

TAUGHT = 0.75
"""The share of a teacher's opinion in the loss of labels that are known too."""

ATTACHMENT_WEIGHT = 0.4
ENDS_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """Of attribution labels, and of guessing the teacher's vectors from ours (`hint`)."""

    attribution: float = 1.5
    hint: float = 2.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Targets:
    """What is right for the words of a text: label numbers by head (`head`: word numbers), and what runs belong to.

    `lesson` is what teachers say of the words of the batch alone.
    """

    labels: dict[str, Integers]
    questions: Sequence[Question]
    lesson: Lesson = field(default_factory=Lesson)


def loss(
    task: Task,
    network: Network,
    batch: Batch,
    text: FlatText,
    chunks: Integers,
    targets: Targets,
    weights: Weights = WEIGHTS,
) -> Tensor:
    """The loss of a batch: the mean over its words, weighted by head."""
    words = np.concatenate([np.arange(start, end) for start, end in chunks])
    losses = []
    if task == "ud" or targets.lesson.grammar:
        losses.append(_grammar(network, batch, text, words, targets))
    if task == "entities":
        right = targets.labels["entities"][words]
        losses.append(ENTITIES_WEIGHT * _sequences("entities", network, batch, right, None, weights.hint))
    if task == "attribution" or targets.lesson.attribution:
        known = targets.labels["attribution"][words] if task == "attribution" else None
        of_labels = _sequences("attribution", network, batch, known, targets.lesson.attribution, weights.hint)
        losses.append(weights.attribution * of_labels)
    if task == "attribution":
        losses.append(ATTACHMENT_WEIGHT * _attachment(network, batch, words, targets))
    return torch.stack(losses).sum()


def _mixed(right: Integers, said: Tensor | None) -> Tensor:
    """The right labels' numbers; or, as probabilities of all labels, the mean of these and of what a teacher says.

    Where the right label is not known, the teacher's word alone counts.
    """
    if said is None:
        return torch.from_numpy(right)
    known = torch.from_numpy(right >= 0).to(said.device)
    return torch.where(known.unsqueeze(1), _certain(right, said).lerp(said, TAUGHT), said)


def _certain(right: Integers, said: Tensor) -> Tensor:
    """The right labels as probabilities, in the shape of those that a teacher says."""
    numbers = torch.from_numpy(right).to(said.device)
    return functional.one_hot(numbers.clamp(min=0), said.shape[1]).to(said.dtype)


def _cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(scores, target.to(scores.device), ignore_index=IGNORED)


def _sequences(
    head: str, network: Network, batch: Batch, right: Integers | None, said: Attribution | None, hint: float
) -> Tensor:
    """The loss of the right labels, or of what a teacher says, or of both.

    Half of it is of single words, which keeps their probabilities honest, half of whole label sequences.
    """
    vectors = network.vectors(batch, head)
    scores = network.linear(vectors, head)
    lengths = (batch.rows < len(scores)).sum(1).tolist()
    sequences = Field(network.weights[f"{head}.transitions"], network.names[head], lengths)
    losses = []
    if right is not None:
        losses.append((_cross_entropy(scores, torch.from_numpy(right)) + sequences.loss(scores, right)) / 2)
    if said is not None:
        of_words = functional.cross_entropy(scores, said.expected.labels)
        of_vectors = functional.mse_loss(network.linear(vectors, HINT), said.vectors)
        losses.append((of_words + sequences.taught_loss(scores, said.expected)) / 2 + hint * of_vectors)
    return losses[0] if len(losses) == 1 else (1 - TAUGHT) * losses[0] + TAUGHT * losses[1]


def _grammar(network: Network, batch: Batch, text: FlatText, words: Integers, targets: Targets) -> Tensor:
    """Tags, trees and sentence ends: of the treebanks, or of what a teacher says, or of both."""
    of_tags, of_ends = _tags(network, batch, words, targets), _ends(network, batch, text, words, targets)
    return of_tags + _parse(network, batch, text, words, targets) + ENDS_WEIGHT * of_ends


def _ends(network: Network, batch: Batch, text: FlatText, words: Integers, targets: Targets) -> Tensor:
    """The last words of sentences; that of a chunk is one anyway."""
    scores = network.ends(network.vectors(batch, "end"), batch.rows)
    right, weight = (
        torch.from_numpy(marks[words]).to(scores.device, torch.float32) for marks in (text.ends, ~text.breaks)
    )
    if targets.lesson.grammar:  # without labels, `text` has its sentences from the models that ship: they teach nothing
        said = targets.lesson.grammar.ends
        right = right.lerp(said, TAUGHT) if targets.labels else said
    return functional.binary_cross_entropy_with_logits(scores, right, weight)


def _tags(network: Network, batch: Batch, words: Integers, targets: Targets) -> Tensor:
    vectors = network.vectors(batch, "tag")
    said = targets.lesson.grammar.tags if targets.lesson.grammar else {}
    losses = []
    for name in TAGS:
        if name in targets.labels:
            target = _mixed(targets.labels[name][words], said.get(name))
        elif name in said:
            target = said[name]
        else:
            continue
        losses.append(UD_WEIGHTS[name] * _cross_entropy(network.linear(vectors, name), target))
    return torch.stack(losses).sum()


def _parse(network: Network, batch: Batch, text: FlatText, words: Integers, targets: Targets) -> Tensor:
    """Arcs against all words of the sentence, and relations to the right heads, or to those that a teacher says."""
    lengths = text.segment_lengths(words, text.ends)
    vectors = network.with_root(network.vectors(batch, "parse"))
    heads, of_arcs, of_relations = _tree_targets(words, lengths, targets)
    arcs = _cross_entropy(arc_scores(network, vectors, lengths), of_arcs)
    relations = network.relations(vectors, heads.to(vectors.device), lengths)
    return UD_WEIGHTS["arcs"] * arcs + UD_WEIGHTS["relations"] * _cross_entropy(relations, of_relations)


def _tree_targets(words: Integers, lengths: Integers, targets: Targets) -> tuple[Tensor, Tensor, Tensor]:
    """The heads that relations are asked of (words,), and what the arcs and the relations have to say.

    A right head that was cut off with the rest of a very long sentence is not known. A teacher that thinks of another
    head has nothing to say of the relation to the right one.
    """
    said = targets.lesson.grammar
    if said and not targets.labels:
        return said.heads, said.arcs, said.relations
    right, relations = (targets.labels[name][words] for name in ("head", "deprel"))
    known = right <= np.repeat(lengths, lengths)
    right, relations = np.where(known, right, IGNORED), np.where(known, relations, IGNORED)
    heads = torch.from_numpy(right)
    if not said:
        return heads.clamp(min=0), heads, torch.from_numpy(relations)
    heads = torch.where(heads >= 0, heads, said.heads.cpu())
    agrees = (heads == said.heads.cpu()).to(said.heads.device)
    of_relations = torch.where(agrees.unsqueeze(1), said.relations, _certain(relations, said.relations))
    return heads, _mixed(right, said.arcs), _mixed(relations, of_relations)


def _attachment(network: Network, batch: Batch, words: Integers, targets: Targets) -> Tensor:
    """Each run against the runs of its own paragraph that may answer, or none; several may be right."""
    vectors = network.role_vectors(network.vectors(batch, "link"))
    row_of = np.full(words.max() + 1, -1)
    row_of[words] = np.arange(len(words))
    losses = []
    for question in targets.questions:
        if question.last < len(row_of) and row_of[question.first] >= 0 and row_of[question.last] >= 0:
            scores = _attachment_scores(network, vectors, question, row_of)
            right = torch.from_numpy(question.right).to(scores.device)
            losses.append(scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1))
    return torch.cat(losses).mean() if losses else vectors.sum() * 0


def _attachment_scores(network: Network, vectors: Tensor, question: Question, row_of: Integers) -> Tensor:
    """As `attachment` has them: (runs, candidates + 1), the last for none."""
    name = "link." + "_".join(question.pair)
    of_runs, of_candidates = (
        functional.pad(vectors[torch.from_numpy(row_of[ends]), ROLES.index(role)].sum(1), (0, 1), value=1.0)
        for role, ends in zip(question.pair, (question.runs, question.candidates), strict=True)
    )
    near = network.weights[f"{name}.places"][torch.from_numpy(question.places)].sum(-1)
    return functional.pad(of_runs @ network.weights[name] @ of_candidates.T + near, (0, 1))
