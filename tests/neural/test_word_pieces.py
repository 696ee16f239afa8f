from itertools import pairwise

import numpy as np
import pytest
from tokenizers import Tokenizer

from quotes import models
from quotes.neural.word_pieces import WordPieces, shape


@pytest.fixture(scope="module")
def word_pieces() -> WordPieces:
    return WordPieces(Tokenizer.from_file(str(models.FOLDER / "encoder/tokenizer.json")))


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("said", 1),
        ("NATO", 2),
        ("Anna", 3),
        ("A", 3),
        ("I", 3),
        ("a", 1),
        ("eBay", 4),
        ("'Tis", 4),
        ("'s", 1),
        ("42", 0),
        ("—", 0),
        ("42nd", 1),
        ("U.N.", 2),
        ("McKay", 3),
        ("東京", 4),
        ("", 0),
    ],
)
def test_shape(word, number):
    assert shape(word) == number


def sentence(words: int) -> list[str]:
    return ["yes"] * words


@pytest.mark.parametrize(
    ("paragraphs", "chunks"),
    [
        ([], []),
        ([[]], []),
        ([[sentence(3)]], [(0, 3)]),
        ([[sentence(3), sentence(4)], [sentence(5)]], [(0, 7), (7, 12)]),
        ([[sentence(3)], [], [sentence(5)]], [(0, 3), (3, 8)]),
        ([[sentence(100), sentence(100)]], [(0, 200)]),
        ([[sentence(100), sentence(101)]], [(0, 100), (100, 201)]),
        ([[sentence(90), sentence(90), sentence(90), sentence(90)]], [(0, 180), (180, 360)]),
        ([[sentence(10), sentence(430), sentence(10)]], [(0, 10), (10, 210), (210, 410), (410, 450)]),
        ([[sentence(9)], [sentence(201)], [sentence(9)]], [(0, 9), (9, 209), (209, 210), (210, 219)]),
        ([[["a-b-c-d-e-f"] * 50]], [(0, 46), (46, 50)]),  # 11 pieces a word: 46 words have 506
        ([[["a-b-c-d-e-f"] * 46, sentence(4)]], [(0, 50)]),
        ([[["a-b-c-d-e-f"] * 46, sentence(5)]], [(0, 46), (46, 51)]),
        ([[["-" * 600], ["-" * 600, "yes"]]], [(0, 1), (1, 2), (2, 3)]),  # as if such a word had no more than 510
    ],
)
def test_chunks(word_pieces, paragraphs, chunks):
    text = word_pieces.encode(paragraphs)
    assert [tuple(chunk) for chunk in text.chunks.tolist()] == chunks
    assert (text.lengths(text.chunks) <= 512).all()
    assert text.paragraph_of.tolist() == [n for n, own in enumerate(paragraphs) for some in own for _ in some]


def test_a_chunk_and_a_sentence_part_segments(word_pieces):
    text = word_pieces.encode([[sentence(3), sentence(2)], [sentence(250)], [sentence(1)]])
    words = np.arange(256)
    assert text.segment_lengths(words, text.ends).tolist() == [3, 2, 200, 50, 1]
    assert text.segment_lengths(words[5:205], text.ends).tolist() == [200]
    assert text.segment_lengths(words, text.ends & (words != 2)).tolist() == [5, 200, 50, 1]


def test_no_words_no_ends(word_pieces):
    assert word_pieces.encode([]).ends.tolist() == []
    text = word_pieces.encode([[[]], [[], ["Yes"], []]])
    assert (text.ends.tolist(), text.breaks.tolist()) == ([True], [True])


def test_batches_hold_every_chunk_once_by_length(word_pieces):
    text = word_pieces.encode([[sentence(n)] for n in (5, 1, 12, 3, 40, 8, 2)])
    lengths = [[end - start for start, end in batch.tolist()] for batch in text.batches(pieces=30)]
    assert lengths == [[1, 2, 3, 5], [8, 12], [40]]


def test_arrays_of_a_batch(word_pieces):
    text = word_pieces.encode([[["The", "doormaker", "\u200b"], ["LEFT"]], [["Yes"]]])
    arrays = word_pieces.arrays(text, text.chunks)
    tokenizer = Tokenizer.from_file(str(models.FOLDER / "encoder/tokenizer.json"))
    assert [[tokenizer.id_to_token(i) for i in row] for row in arrays.ids] == [
        ["[CLS]", "the", "door", "##maker", "left", "[SEP]"],
        ["[CLS]", "yes", "[SEP]", *["[PAD]"] * 3],
    ]
    assert arrays.mask.tolist() == [[1] * 6, [1] * 3 + [0] * 3]
    assert arrays.shapes.tolist() == [[0, 3, 1, 1, 2, 0], [0, 3, *[0] * 4]]
    assert arrays.words.tolist() == [4, 1]
    assert arrays.first.tolist() == [1, 2, 0, 4, 6 + 1]  # what has no piece takes the place of [CLS]


def test_words_are_remembered_but_not_without_end(word_pieces):
    word_pieces = WordPieces(word_pieces._tokenizer, known_words=10)
    for text in pairwise(f"word{i}" for i in range(30)):
        word_pieces.encode([[list(text)]])
    assert len(word_pieces._known) <= 12
