"""Paragraphs laid flat for the encoder: word pieces, the chunks that it reads at once, and batches of chunks.

All words of all paragraphs stand in one row; a chunk, a sentence and a paragraph are stretches of that row. A chunk is
a paragraph, or a part of one that is too long.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import cast

import numpy as np
from tokenizers import Tokenizer

from quotes.neural.arrays import Booleans, Integers

MOST_WORDS = 200
MOST_PIECES = 510
BATCH_PIECES = 2500
KNOWN_WORDS = 100_000

Paragraph = Sequence[Sequence[str]]
"""Sentences of words."""


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
    """Words in a row. `paragraphs` counts their words; `chunks` (chunks, 2) are first word, end.

    The pieces of word i are `ids[offsets[i]:offsets[i + 1]]`, `shapes[i]` is its shape, `paragraph_of[i]` numbers its
    paragraph. `ends` (words,) marks the last word of each sentence, `breaks` (words,) that of each chunk.
    """

    paragraphs: Integers
    ids: Integers
    offsets: Integers
    shapes: Integers
    paragraph_of: Integers
    chunks: Integers
    ends: Booleans
    breaks: Booleans

    def article_lengths(self, articles: Sequence[int] | None) -> list[int]:
        """The words of each article, which are so many paragraphs one after another; by default each is one."""
        if articles is None:
            return cast(list[int], self.paragraphs.tolist())
        ends = np.cumsum([0, *self.paragraphs])[np.cumsum([0, *articles])]
        return cast(list[int], np.diff(ends).tolist())

    def lengths(self, chunks: Integers) -> Integers:
        """The pieces of each chunk, with those that stand before and after it."""
        return self.offsets[chunks[:, 1]] - self.offsets[chunks[:, 0]] + 2

    def batches(self, pieces: int = BATCH_PIECES) -> Iterator[Integers]:
        """The chunks, by length, in batches of about so many pieces with the padding."""
        lengths = self.lengths(self.chunks)
        batch: list[int] = []
        for chunk in np.argsort(lengths, kind="stable").tolist():
            if batch and lengths[chunk] * (len(batch) + 1) > pieces:
                yield self.chunks[batch]
                batch = []
            batch.append(chunk)
        if batch:
            yield self.chunks[batch]

    def segment_lengths(self, words: Integers, ends: Booleans) -> Integers:
        """The lengths of what is parsed as one in `words`: a sentence, or the part of one that a chunk holds.

        `ends` (words of the text,) marks the last words of sentences.
        """
        return np.diff(np.flatnonzero((ends | self.breaks)[words]), prepend=-1)


@dataclass(frozen=True, slots=True)
class Room:
    """How much a chunk may hold, in words and pieces. `offsets` are those of the words' pieces."""

    words: int
    pieces: int
    offsets: Integers

    def holds(self, start: int, end: int) -> bool:
        """Do the words start..end fit into a chunk?"""
        return end - start <= self.words and self.offsets[end] - self.offsets[start] <= self.pieces

    def cut(self, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Chunks of a paragraph: one, or cut between sentences where that can be; `bounds` are its sentences'."""
        start = bounds[0]
        for before, end in pairwise(bounds):
            if not self.holds(start, end):
                if start < before:
                    yield start, before
                    start = before
                while not self.holds(start, end):
                    fits = int(np.searchsorted(self.offsets, self.offsets[start] + self.pieces, "right")) - 1
                    yield start, min(fits, start + self.words)
                    start = min(fits, start + self.words)
        if start < bounds[-1]:
            yield start, bounds[-1]


def _chunks(paragraphs: Sequence[Paragraph], room: Room) -> Iterator[tuple[int, int]]:
    end = 0
    for paragraph in paragraphs:
        bounds = np.cumsum([end, *map(len, paragraph)]).tolist()
        yield from room.cut(bounds)
        end = bounds[-1]


def _marked(numbers: Integers, words: int) -> Booleans:
    marked = np.zeros(words, np.bool_)
    marked[numbers] = True
    return marked


class WordPieces:
    """Cuts words into the encoder's pieces, and remembers how: a word's pieces do not depend on its neighbours."""

    def __init__(self, tokenizer: Tokenizer, known_words: int = KNOWN_WORDS):
        """About so many words are remembered."""
        self._tokenizer = tokenizer
        self._most = known_words
        tokenizer.no_padding()  # some encoders' files ask for both
        tokenizer.no_truncation()
        self._known: dict[str, tuple[list[int], int]] = {}
        self._start, self._end = tokenizer.encode("").ids  # [CLS] and [SEP]

    def encode(self, paragraphs: Sequence[Paragraph], most_words: int = MOST_WORDS) -> FlatText:
        """Paragraphs of sentences of words as one row, in chunks of at most so many words."""
        words = [word for paragraph in paragraphs for sentence in paragraph for word in sentence]
        self._learn(words)
        known = [self._known[word] for word in words]
        offsets = np.cumsum([0, *(len(ids) for ids, _ in known)])
        sentences = np.array([len(sentence) for paragraph in paragraphs for sentence in paragraph], np.int64)
        lengths = np.array([sum(map(len, paragraph)) for paragraph in paragraphs], np.int64)
        room = Room(most_words, MOST_PIECES, offsets)
        chunks = np.array(list(_chunks(paragraphs, room)), np.int64).reshape(-1, 2)
        return FlatText(
            paragraphs=lengths,
            ids=np.fromiter(chain.from_iterable(ids for ids, _ in known), np.int64, int(offsets[-1])),
            offsets=offsets,
            shapes=np.fromiter((case for _, case in known), np.int64, len(words)),
            paragraph_of=np.repeat(np.arange(len(lengths)), lengths),
            chunks=chunks,
            ends=_marked(np.cumsum(sentences[sentences > 0]) - 1, len(words)),
            breaks=_marked(chunks[:, 1] - 1, len(words)),
        )

    def _learn(self, words: Sequence[str]) -> None:
        if len(self._known) > self._most:  # an endless stream of texts must not fill the memory
            self._known.clear()
        new = [word for word in set(words) if word not in self._known]
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = encoding.ids[:MOST_PIECES], shape(word)

    def arrays(self, text: FlatText, chunks: Integers) -> "PieceArrays":
        """A batch of chunks as the encoder reads it."""
        lengths = text.lengths(chunks)
        longest = int(lengths.max())
        ids = np.zeros((len(chunks), longest), np.int64)
        mask, shapes = np.zeros_like(ids), np.zeros_like(ids)
        first = []
        for row, ((start, end), length) in enumerate(zip(chunks.tolist(), lengths.tolist(), strict=True)):
            offsets = text.offsets[start : end + 1]
            counts = np.diff(offsets)
            mask[row, :length] = 1
            ids[row, 0], ids[row, length - 1] = self._start, self._end
            ids[row, 1 : length - 1] = text.ids[offsets[0] : offsets[-1]]
            shapes[row, 1 : length - 1] = np.repeat(text.shapes[start:end], counts)
            first.append(row * longest + np.where(counts > 0, offsets[:-1] - offsets[0] + 1, 0))
        return PieceArrays(ids, mask, shapes, np.concatenate(first), chunks[:, 1] - chunks[:, 0])


@dataclass(frozen=True, slots=True)
class PieceArrays:
    """Pieces, mask and the shapes of the pieces' words (chunks, longest); `first` (words,) is where each word begins.

    It counts through the flattened rows; a word without any piece (of invisible characters only) takes the place of its
    chunk's start. `words` (chunks,) are how many words each chunk has.
    """

    ids: Integers
    mask: Integers
    shapes: Integers
    first: Integers
    words: Integers
