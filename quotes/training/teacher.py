"""A larger encoder that teaches a smaller one, on texts with labels and on texts without.

What it expects of every label says more than which label is right, and it says it of any text: Hinton, Vinyals and Dean
2015. What it makes of every word on the way to the labels says more still: Romero et al. 2015, "FitNets"; only of
attribution does it tell that.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from quotes.neural.arrays import Integers
from quotes.neural.network import Batch, Network
from quotes.neural.word_pieces import FlatText, Paragraph, WordPieces
from quotes.training.corpora import Task
from quotes.training.crf import IMPOSSIBLE, Expected, Field
from quotes.training.grammar import LABELS, Grammar, grammar_of, grammar_scores

Subject = Literal["attribution", "grammar"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)

SUBJECTS_OF: dict[Task, Collection[Subject]] = {
    "ud": SUBJECTS,
    "entities": [],
    "attribution": ["attribution"],
    "news": SUBJECTS,
}
"""What can be taught of the words that a task reads: those of PolNeAR have no sentences, names have no teacher."""

HEADS: dict[Subject, Collection[str]] = {"attribution": ["attribution"], "grammar": LABELS}
"""Whose labels a teacher and who is taught must both have, in the same order."""

Key = tuple[Task, bytes]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a teacher expects of the labels of attribution, and its own vectors (words, its width), normed."""

    expected: Expected
    vectors: Tensor


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a teacher says of the words of a batch."""

    attribution: Attribution | None = None
    grammar: Grammar | None = None

    def __or__(self, other: "Lesson") -> "Lesson":
        """What both teachers say, each of what is its own."""
        return Lesson(self.attribution or other.attribution, self.grammar or other.grammar)


class Teacher:
    """An encoder of ours in a folder, of any size, whose heads for its `subjects` are trained.

    It reads each chunk once and remembers what it made of it, in half precision: of attribution some two kilobytes a
    word, of grammar some three hundred bytes.
    """

    def __init__(
        self,
        folder: Path,
        device: str = "cpu",
        *,
        half: bool = False,
        subjects: Collection[Subject] = SUBJECTS,
    ):
        self.subjects = subjects
        self._network = Network(folder, device)
        self._network.half = half
        self._pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        self._known: dict[Key, dict[str, Tensor]] = {}

    @property
    def labels(self) -> dict[str, list[str]]:
        """The labels that it knows, of the heads that it teaches."""
        return {head: self._network.names[head] for subject in self.subjects for head in HEADS[subject]}

    @property
    def width(self) -> int:
        """How wide its vectors are."""
        return len(self._network.weights["attribution.weight"][0])

    def subjects_of(self, task: Task) -> list[Subject]:
        """What it can teach of the words that this task reads."""
        return [subject for subject in self.subjects if subject in SUBJECTS_OF[task]]

    def study(self, paragraphs: Sequence[Paragraph]) -> FlatText:
        """The paragraphs in its own pieces."""
        return self._pieces.encode(paragraphs)

    def lesson(self, task: Task, text: FlatText, chunks: Integers) -> Lesson:
        """What it says of the words of these chunks (chunks, 2: first word, word after the last)."""
        subjects = self.subjects_of(task)
        keys = [_key(task, text, start, end) for start, end in chunks.tolist()]
        new = np.array([key not in self._known for key in keys])
        if new.any():
            self._learn(subjects, text, chunks[new], [key for key, is_new in zip(keys, new, strict=True) if is_new])
        scores = _joined([self._known[key] for key in keys])
        return Lesson(
            self._attribution(scores, chunks) if "attribution" in subjects else None,
            grammar_of(scores) if "grammar" in subjects else None,
        )

    def _attribution(self, scores: dict[str, Tensor], chunks: Integers) -> Attribution:
        transitions = self._network.weights["attribution.transitions"]
        field = Field(transitions, self._network.names["attribution"], (chunks[:, 1] - chunks[:, 0]).tolist())
        return Attribution(field.expected(scores["attribution"]), scores["vectors"])

    def _learn(self, subjects: Collection[Subject], text: FlatText, chunks: Integers, keys: Sequence[Key]) -> None:
        words = np.concatenate([np.arange(start, end) for start, end in chunks])
        with torch.no_grad():
            batch = self._network.encode(self._pieces.arrays(text, chunks), text.shapes[words])
            scores = self._attribution_scores(batch) if "attribution" in subjects else {}
            scores |= grammar_scores(self._network, batch, text, words) if "grammar" in subjects else {}
        lengths = (chunks[:, 1] - chunks[:, 0]).tolist()
        for name, of_words in scores.items():
            for key, of_chunk in zip(keys, torch.split(of_words.half(), lengths), strict=True):
                possible = (of_chunk > IMPOSSIBLE / 2).any(0)  # the heads of the batch's longest sentence are too many
                self._known.setdefault(key, {})[name] = of_chunk[:, possible]

    def _attribution_scores(self, batch: Batch) -> dict[str, Tensor]:
        vectors = self._network.vectors(batch, "attribution")
        normed = functional.layer_norm(vectors, vectors.shape[1:])
        return {"attribution": self._network.linear(vectors, "attribution"), "vectors": normed}


def _key(task: Task, text: FlatText, start: int, end: int) -> Key:
    """What a chunk is known by: its pieces, its capitals, and where its sentences end."""
    pieces = text.ids[text.offsets[start] : text.offsets[end]]
    return task, pieces.tobytes() + text.shapes[start:end].tobytes() + text.ends[start:end].tobytes()


def _joined(of_chunks: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The scores of chunks as those of all their words; how many heads are possible differs (words, longest + 1)."""
    joined = {}
    for name in of_chunks[0]:
        scores = [own[name].float() for own in of_chunks]
        widest = max(own.shape[1] for own in scores)
        joined[name] = torch.cat([functional.pad(own, (0, widest - own.shape[1]), value=IMPOSSIBLE) for own in scores])
    return joined
