"""Documents laid flat for the encoder: word pieces, the chunks that it reads at once, and batches of chunks.

All words of all documents stand in one row; a chunk, a sentence and a paragraph are stretches of that row. A chunk
holds as many paragraphs of a document as it may: what is to be read alone is a document of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from tokenizers import Tokenizer

from quotes.arrays import Integers

MOST_WORDS = 200
MOST_PIECES = 510
BATCH_PIECES = 2500
KNOWN_WORDS = 100_000

Paragraph = Sequence[Sequence[str]]
"""Sentences of words."""

Document = Sequence[Paragraph]


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

    The pieces of word i are `ids[offsets[i]:offsets[i + 1]]`, `shapes[i]` is its shape, `paragraph_of[i]` numbers its
    paragraph. A segment is what is parsed as one: a sentence, or the part of a sentence that a chunk holds; `segments`
    numbers the segment of each word.
    """

    paragraphs: Integers
    sentences: Integers
    ids: Integers
    offsets: Integers
    shapes: Integers
    paragraph_of: Integers
    chunks: Integers
    segments: Integers

    def lengths(self, chunks: Integers) -> Integers:
        """The pieces of each chunk, with those that stand before, between and after its paragraphs."""
        breaks = self.paragraph_of[chunks[:, 1] - 1] - self.paragraph_of[chunks[:, 0]]
        return self.offsets[chunks[:, 1]] - self.offsets[chunks[:, 0]] + breaks + 2

    def batches(self) -> Iterator[Integers]:
        """The chunks, by length, in batches of about `BATCH_PIECES` pieces with the padding."""
        lengths = self.lengths(self.chunks)
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


@dataclass(frozen=True, slots=True)
class Room:
    """How much a chunk may hold, in words and pieces. `offsets` are those of the words' pieces."""

    words: int
    pieces: int
    offsets: Integers

    def holds(self, start: int, end: int, breaks: int = 0) -> bool:
        """Do the words start..end fit into a chunk, with so many breaks between paragraphs?"""
        return end - start <= self.words and self.offsets[end] - self.offsets[start] + breaks <= self.pieces

    def cut(self, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Chunks of a paragraph that is too long, between sentences where it can be; `bounds` are its sentences'."""
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


def _chunks(documents: Sequence[Document], room: Room) -> Iterator[tuple[int, int]]:
    """Whole paragraphs of one document as long as they fit; a paragraph that does not fit alone is cut."""
    start = end = 0
    for document in documents:
        breaks = 0
        for paragraph in document:
            bounds = np.cumsum([end, *map(len, paragraph)]).tolist()
            if not room.holds(bounds[0], bounds[-1]):
                yield from [(start, end)] if start < end else []
                yield from room.cut(bounds)
                start, breaks = bounds[-1], 0
            elif not room.holds(start, bounds[-1], breaks):
                yield start, end
                start, breaks = end, 1
            else:
                breaks += 1
            end = bounds[-1]
        if start < end:
            yield start, end
        start = end


class WordPieces:
    """Cuts words into the encoder's pieces, and remembers how: a word's pieces do not depend on its neighbours."""

    def __init__(self, tokenizer: Tokenizer):
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[list[int], int]] = {}
        self._start, self._end = tokenizer.encode("").ids  # [CLS] and [SEP]

    def encode(self, documents: Sequence[Document], most_words: int = MOST_WORDS) -> FlatText:
        """Documents of paragraphs of sentences of words as one row, in chunks of at most so many words."""
        paragraphs = [paragraph for document in documents for paragraph in document]
        words = [word for paragraph in paragraphs for sentence in paragraph for word in sentence]
        self._learn(words)
        known = [self._known[word] for word in words]
        offsets = np.cumsum([0, *(len(ids) for ids, _ in known)])
        sentences = np.array([len(sentence) for paragraph in paragraphs for sentence in paragraph], np.int64)
        lengths = np.array([sum(map(len, paragraph)) for paragraph in paragraphs], np.int64)
        room = Room(most_words, MOST_PIECES, offsets)
        chunks = np.array(list(_chunks(documents, room)), np.int64).reshape(-1, 2)
        starts = np.union1d(chunks[:, 0], np.cumsum(sentences) - sentences)
        return FlatText(
            paragraphs=lengths,
            sentences=sentences,
            ids=np.fromiter(chain.from_iterable(ids for ids, _ in known), np.int64, int(offsets[-1])),
            offsets=offsets,
            shapes=np.fromiter((case for _, case in known), np.int64, len(words)),
            paragraph_of=np.repeat(np.arange(len(lengths)), lengths),
            chunks=chunks,
            segments=np.searchsorted(starts, np.arange(len(words)), "right"),
        )

    def _learn(self, words: Sequence[str]) -> None:
        if len(self._known) > KNOWN_WORDS:  # an endless stream of texts must not fill the memory
            self._known.clear()
        new = [word for word in set(words) if word not in self._known]
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = encoding.ids[:MOST_PIECES], shape(word)

    def arrays(self, text: FlatText, chunks: Integers) -> "PieceArrays":
        """A batch of chunks as the encoder reads it: a piece parts two paragraphs, as it ends the chunk."""
        longest = int(text.lengths(chunks).max())
        ids = np.zeros((len(chunks), longest), np.int64)
        mask, shapes = np.zeros_like(ids), np.zeros_like(ids)
        first = []
        for row, (start, end) in enumerate(chunks.tolist()):
            offsets = text.offsets[start : end + 1]
            counts = np.diff(offsets)
            breaks = text.paragraph_of[start:end] - text.paragraph_of[start]
            places = offsets[:-1] - offsets[0] + 1 + breaks
            at = np.arange(offsets[-1] - offsets[0]) + 1 + np.repeat(breaks, counts)
            length = int(offsets[-1] - offsets[0] + breaks[-1]) + 2
            ids[row, 0], ids[row, 1:length], mask[row, :length] = self._start, self._end, 1
            ids[row, at] = text.ids[offsets[0] : offsets[-1]]
            shapes[row, at] = np.repeat(text.shapes[start:end], counts)
            first.append(row * longest + np.where(counts > 0, places, 0))
        return PieceArrays(ids, mask, shapes, np.concatenate(first))


@dataclass(frozen=True, slots=True)
class PieceArrays:
    """Pieces, mask and the shapes of the pieces' words (chunks, longest); `first` (words,) is where each word begins.

    It counts through the flattened rows. A word without any piece (of invisible characters only) takes the place of its
    chunk's start.
    """

    ids: Integers
    mask: Integers
    shapes: Integers
    first: Integers
