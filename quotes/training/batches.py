"""Batches without end: documents in a new order each time round, with noise, as chunks of the encoder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

import numpy as np
from tokenizers import Tokenizer

from quotes.neural.arrays import Integers
from quotes.neural.word_pieces import FlatText, PieceArrays, WordPieces
from quotes.training.corpora import TASKS, Example, Task
from quotes.training.losses import IGNORED, Targets
from quotes.training.noise import Noise, with_noise, with_other_marks
from quotes.training.questions import questions
from quotes.training.teacher import Lesson, Teacher

POOL_WORDS = 20_000
"""Documents of about so many words are cut into batches together, so that those of a batch are of similar length."""

MASKS = ("[MASK]", "<mask>")
"""What encoders call the piece that hides a word."""

NOISE: dict[Task, Noise] = {"ud": Noise(masked=0.05), "entities": Noise(masked=0.10)}
"""Of the tasks that have more or less of it than others."""


@dataclass(frozen=True, slots=True)
class TrainingBatch:
    """Chunks (chunks, 2) of a text with what is right for its words, and their pieces."""

    text: FlatText
    chunks: Integers
    targets: Targets
    pieces: PieceArrays


class Batches:
    """The batches of one task. `pool` counts the pools begun: given again, they go on behind it in the same way.

    The teachers that have something to say of it read them without the noise.
    """

    def __init__(
        self,
        task: Task,
        examples: Sequence[Example],
        names: dict[str, list[str]],
        tokenizer: Tokenizer,
        seed: int,
        pool: int = 0,
        teachers: Sequence[Teacher] = (),
        noise: Noise | None = None,
        pool_words: int = POOL_WORDS,
    ):
        self.task = task
        self._noise = noise or NOISE.get(task, Noise())
        self._pool_words = pool_words
        self._teachers = [teacher for teacher in teachers if teacher.subjects_of(task)]
        self.pool = pool
        self._examples = examples
        self._numbers = {name: {label: number for number, label in enumerate(own)} for name, own in names.items()}
        self._pieces = WordPieces(tokenizer)
        self._mask = next(number for name in MASKS if (number := tokenizer.token_to_id(name)) is not None)
        self._seed = (seed, TASKS.index(task))

    def __iter__(self) -> Iterator[TrainingBatch]:
        while True:
            random = np.random.default_rng((*self._seed, self.pool))
            examples = self._of_pool(self.pool)
            self.pool += 1
            yield from self._batches(examples, random)

    def _of_pool(self, pool: int) -> list[Example]:
        """A stretch of the documents in the order of this time round."""
        words = sum(len(example.words) for example in self._examples)
        pools = max(1, min(words // self._pool_words, len(self._examples)))
        order = np.random.default_rng((*self._seed, 0, pool // pools)).permutation(len(self._examples))
        return [self._examples[number] for number in np.array_split(order, pools)[pool % pools]]

    def _batches(self, examples: Sequence[Example], random: np.random.Generator) -> Iterator[TrainingBatch]:
        paragraphs = [paragraph for example in examples for paragraph in example.paragraphs]
        marked = [with_other_marks(paragraph, random, self._noise) for paragraph in paragraphs]
        text = with_noise(self._pieces.encode(marked), random, self._noise, self._mask)
        targets = self._targets(examples)
        taught = [
            (teacher, replace(teacher.study(paragraphs), chunks=text.chunks, breaks=text.breaks))
            for teacher in self._teachers
        ]
        batches = list(text.batches())
        for number in random.permutation(len(batches)).tolist():
            chunks = batches[number]
            lessons = [teacher.lesson(self.task, own, chunks) for teacher, own in taught]
            of_batch = replace(targets, lesson=reduce(or_, lessons, Lesson()))
            yield TrainingBatch(text, chunks, of_batch, self._pieces.arrays(text, chunks))

    def _targets(self, examples: Sequence[Example]) -> Targets:
        labels = {name: self._label_numbers(name, examples) for name in examples[0].labels}
        if self.task != "attribution":
            return Targets(labels, ())
        starts = np.cumsum([0, *(len(example.words) for example in examples)]).tolist()
        moved = [q.moved(start) for example, start in zip(examples, starts, strict=False) for q in questions(example)]
        return Targets(labels, moved)

    def _label_numbers(self, name: str, examples: Sequence[Example]) -> Integers:
        labels = [label for example in examples for label in example.labels[name]]
        if name == "head":
            return np.array(labels, np.int64)
        return np.array([self._numbers[name].get(label, IGNORED) for label in labels], np.int64)
