"""A larger encoder that teaches a smaller one attribution, on texts with labels and on texts without.

What it expects of every label says more than which label is right, and it says it of any text: Hinton, Vinyals and Dean
2015. What it makes of every word on the way to the labels says more still: Romero et al. 2015, "FitNets".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from quotes.arrays import Integers
from quotes.network import Network
from quotes.pieces import FlatText, Paragraph, WordPieces
from quotes.training.crf import Expected, Field

HEAD = "attribution"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a teacher says of words: what it expects of their labels, and its own vectors (words, its width), normed."""

    expected: Expected
    vectors: Tensor


class Teacher:
    """An encoder of ours in a folder, of any size, whose head for attribution is trained.

    It reads each chunk once and remembers what it made of it, in half precision: some two kilobytes a word.
    """

    def __init__(self, folder: Path, device: str = "cpu", *, half: bool = False):
        self._network = Network(folder, device)
        self._network.half = half
        self._pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        self._known: dict[bytes, tuple[Tensor, Tensor]] = {}

    @property
    def labels(self) -> list[str]:
        """The labels that it knows."""
        return self._network.names[HEAD]

    @property
    def width(self) -> int:
        """How wide its vectors are."""
        return len(self._network.weights[f"{HEAD}.weight"][0])

    def read(self, paragraphs: Sequence[Paragraph]) -> FlatText:
        """The paragraphs in its own pieces."""
        return self._pieces.encode(paragraphs)

    def lesson(self, text: FlatText, chunks: Integers) -> Lesson:
        """What it says of the words of these chunks (chunks, 2: first word, word after the last)."""
        keys = [_key(text, start, end) for start, end in chunks.tolist()]
        new = np.array([key not in self._known for key in keys])
        if new.any():
            self._learn(text, chunks[new], [key for key, is_new in zip(keys, new, strict=True) if is_new])
        scores, vectors = (torch.cat(own).float() for own in zip(*(self._known[key] for key in keys), strict=True))
        transitions = self._network.weights[f"{HEAD}.transitions"]
        field = Field(transitions, self.labels, (chunks[:, 1] - chunks[:, 0]).tolist())
        return Lesson(field.expected(scores), vectors)

    def _learn(self, text: FlatText, chunks: Integers, keys: Sequence[bytes]) -> None:
        lengths = (chunks[:, 1] - chunks[:, 0]).tolist()
        words = np.concatenate([np.arange(start, end) for start, end in chunks])
        with torch.no_grad():
            batch = self._network.encode(self._pieces.arrays(text, chunks), text.shapes[words])
            vectors = self._network.vectors(batch, HEAD)
            scores = self._network.linear(vectors, HEAD)
            normed = functional.layer_norm(vectors, vectors.shape[1:])
        of_chunks = (torch.split(own.half(), lengths) for own in (scores, normed))
        self._known.update(zip(keys, zip(*of_chunks, strict=True), strict=True))


def _key(text: FlatText, start: int, end: int) -> bytes:
    """What a chunk is known by: its pieces and its capitals."""
    pieces = text.ids[text.offsets[start] : text.offsets[end]]
    return pieces.tobytes() + text.shapes[start:end].tobytes()
