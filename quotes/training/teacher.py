"""A larger encoder that teaches a smaller one attribution, on texts with labels and on texts without.

What it expects of every label says more than which label is right, and it says it of any text: Hinton, Vinyals and Dean
2015.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from quotes.arrays import Integers
from quotes.network import Network
from quotes.pieces import FlatText, Paragraph, WordPieces
from quotes.training.crf import Expected, Field

HEAD = "attribution"


class Teacher:
    """An encoder of ours in a folder, of any size, whose head for attribution is trained."""

    def __init__(self, folder: Path, device: str = "cpu", *, half: bool = False):
        self._network = Network(folder, device)
        self._network.half = half
        self._pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))

    @property
    def labels(self) -> list[str]:
        """The labels that it knows."""
        return self._network.names[HEAD]

    def read(self, paragraphs: Sequence[Paragraph]) -> FlatText:
        """The paragraphs in its own pieces."""
        return self._pieces.encode(paragraphs)

    def expected(self, text: FlatText, chunks: Integers) -> Expected:
        """What it expects of the words of these chunks (chunks, 2: first word, word after the last)."""
        words = torch.cat([torch.arange(start, end) for start, end in chunks.tolist()]).numpy()
        with torch.no_grad():
            batch = self._network.encode(self._pieces.arrays(text, chunks), text.shapes[words])
            scores = self._network.linear(self._network.vectors(batch, HEAD), HEAD)
        transitions = self._network.weights[f"{HEAD}.transitions"]
        return Field(transitions, self.labels, (chunks[:, 1] - chunks[:, 0]).tolist()).expected(scores)
