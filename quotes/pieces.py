"""Paragraphs laid flat for the encoder: word pieces, the chunks that it reads at once, and batches of chunks.

All words of all paragraphs stand in one row; a chunk, a sentence and a paragraph are stretches of that row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from tokenizers import Tokenizer

from quotes.decoding import Integers

MOST_WORDS = 200
MOST_PIECES = 510
BATCH_PIECES = 2500
KNOWN_WORDS = 100_000


def shape(word: str) -> int:
    """0 no letter, 1 lower case, 2 CAPITALS, 3 Capitalised (or one capital), 4 mIxed."""
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return 0
    if all(letter.islower() for letter in letters):
        return 1
    if all(letter.isupper() for letter in letters):
        return 2 if len(letters) > 1 else 3
    return 3 if letters[0].isupper() and word[0] == letters[0] else 4


@dataclass(frozen=True)
class FlatText:
    """Words in a row. `paragraphs` and `sentences` count their words; `chunks` (chunks, 2) are first word, end.

    The pieces of word i are `ids[offsets[i]:offsets[i + 1]]`, `shapes[i]` is its shape. A segment is what is parsed as
    one: a sentence, or the part of a sentence that a chunk holds; `segments` numbers the segment of each word.
    """

    paragraphs: Integers
    sentences: Integers
    ids: Integers
    offsets: Integers
    shapes: Integers
    chunks: Integers
    segments: Integers

    def batches(self) -> Iterator[Integers]:
        """The chunks, by length, in batches of about `BATCH_PIECES` pieces with the padding."""
        lengths = self.offsets[self.chunks[:, 1]] - self.offsets[self.chunks[:, 0]] + 2
        batch: list[int] = []
        for chunk in np.argsort(lengths, kind="stable").tolist():
            if batch and lengths[chunk] * (len(batch) + 1) > BATCH_PIECES:
                yield self.chunks[batch]
                batch = []
            batch.append(chunk)
        if batch:
            yield self.chunks[batch]

    def segment_lengths(self, words: Integers) -> Integers:
        """The lengths of the segments that stand one after another in `words`."""
        last = np.flatnonzero(np.diff(self.segments[words], append=-1))
        return np.diff(last, prepend=-1)


def _chunks(sentences: Integers, paragraphs: Integers, offsets: Integers) -> Iterator[tuple[int, int]]:
    """Cut where a paragraph ends, and between its sentences where it would hold too many words or pieces."""
    paragraph_ends = set(np.cumsum(paragraphs).tolist())
    start = end = 0
    for length in sentences.tolist():
        before, end = end, end + length
        if end - start > MOST_WORDS or offsets[end] - offsets[start] > MOST_PIECES:
            if start < before:
                yield start, before
                start = before
            while end - start > MOST_WORDS or offsets[end] - offsets[start] > MOST_PIECES:
                fits = int(np.searchsorted(offsets, offsets[start] + MOST_PIECES, "right")) - 1
                yield start, min(fits, start + MOST_WORDS)
                start = min(fits, start + MOST_WORDS)
        if end in paragraph_ends and start < end:
            yield start, end
            start = end


class WordPieces:
    """Cuts words into the encoder's pieces, and remembers how: a word's pieces do not depend on its neighbours."""

    def __init__(self, tokenizer: Tokenizer):
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[list[int], int]] = {}
        self._start, self._end = tokenizer.encode("").ids  # [CLS] and [SEP]

    def encode(self, paragraphs: Sequence[Sequence[Sequence[str]]]) -> FlatText:
        """Paragraphs of sentences of words as one row."""
        words = [word for paragraph in paragraphs for sentence in paragraph for word in sentence]
        self._learn(words)
        known = [self._known[word] for word in words]
        lengths = np.fromiter((len(ids) for ids, _ in known), np.int64, len(words))
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        sentences = np.array([len(sentence) for paragraph in paragraphs for sentence in paragraph], np.int64)
        in_paragraphs = np.array([sum(map(len, paragraph)) for paragraph in paragraphs], np.int64)
        chunks = np.array(list(_chunks(sentences, in_paragraphs, offsets)), np.int64).reshape(-1, 2)
        starts = np.union1d(chunks[:, 0], np.cumsum(sentences) - sentences)
        return FlatText(
            paragraphs=in_paragraphs,
            sentences=sentences,
            ids=np.fromiter(chain.from_iterable(ids for ids, _ in known), np.int64, int(offsets[-1])),
            offsets=offsets,
            shapes=np.fromiter((case for _, case in known), np.int64, len(words)),
            chunks=chunks,
            segments=np.searchsorted(starts, np.arange(len(words)), "right"),
        )

    def _learn(self, words: Sequence[str]) -> None:
        if len(self._known) > KNOWN_WORDS:  # an endless stream of texts must not fill the memory
            self._known.clear()
        new = [word for word in set(words) if word not in self._known]
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = encoding.ids[:MOST_PIECES], shape(word)

    def arrays(self, text: FlatText, chunks: Integers) -> tuple[Integers, Integers, Integers]:
        """A batch's pieces and mask (chunks, longest), and the flat position of each word's first piece (words,).

        A word without any piece (of invisible characters only) takes the place of the chunk's start.
        """
        longest = int((text.offsets[chunks[:, 1]] - text.offsets[chunks[:, 0]]).max()) + 2
        ids = np.zeros((len(chunks), longest), np.int64)
        mask = np.zeros_like(ids)
        first = []
        for row, (start, end) in enumerate(chunks.tolist()):
            offsets = text.offsets[start : end + 1]
            pieces = text.ids[offsets[0] : offsets[-1]]
            ids[row, 0], ids[row, 1 : len(pieces) + 1], ids[row, len(pieces) + 1] = self._start, pieces, self._end
            mask[row, : len(pieces) + 2] = 1
            first.append(row * longest + np.where(np.diff(offsets) > 0, offsets[:-1] - offsets[0] + 1, 0))
        return ids, mask, np.concatenate(first)
