"""Stanza's documents parted anew, on documents made by hand."""

import pytest
from loops import some
from stanza import Document

import quotes.neural.processors  # noqa: F401  (gives sentences their paragraph)
from quotes.neural.resegment import part_anew, words_within_tokens

TEXT = "Dear Ana I can't come. See you"
SENTENCES = [["Dear", "Ana"], ["I", ("can't", "ca", "n't"), "come", "."], ["See", "you"]]


def entries(sentence: list) -> list[dict]:
    """Stanza's dicts of a sentence: words, and tokens of several words."""
    made: list[dict] = []
    number = 1
    for token in sentence:
        text, *words = [token] if isinstance(token, str) else token
        place = {"start_char": TEXT.index(text), "end_char": TEXT.index(text) + len(text)}
        if words:
            made.append({"id": (number, number + len(words) - 1), "text": text, **place})
        made += [{"id": number + i, "text": word, **place} for i, word in enumerate(words or [text])]
        number += len(words or [text])
    return made


@pytest.fixture
def document() -> Document:
    made = Document([entries(sentence) for sentence in SENTENCES], text=TEXT)
    for number, sentence in enumerate(made.sentences):
        sentence.paragraph = number // 2
    return made


def ends(document: Document, *last: str) -> list[bool]:
    return [word.text in last for word in document.iter_words()]


def test_words_within_tokens(document):
    within = list(words_within_tokens(document))
    assert [word.text for word, more in zip(document.iter_words(), within, strict=True) if more] == ["ca"]


def test_sentences_are_joined_and_cut(document):
    words, tokens = list(document.iter_words()), list(document.iter_tokens())
    part_anew(document, ends(document, "n't", ".", "you"))
    assert [sentence.text for sentence in document.sentences] == ["Dear Ana I can't", "come.", "See you"]
    assert [(s.index, s.sent_id, s.paragraph) for s in document.sentences] == [(0, "0", 0), (1, "1", 0), (2, "2", 1)]
    assert [[word.id for word in sentence.words] for sentence in document.sentences] == [
        [1, 2, 3, 4, 5],
        [1, 2],
        [1, 2],
    ]
    assert [token.id for token in document.sentences[0].tokens] == [(1,), (2,), (3,), (4, 5)]
    assert all(word.sent is word.parent.sent is s for s in some(document.sentences) for word in s.words)
    assert list(document.iter_words()) == words
    assert list(document.iter_tokens()) == tokens


def test_a_sentence_that_stays_is_the_same_object(document):
    first, _, third = document.sentences
    part_anew(document, ends(document, "Ana", "I", ".", "you"))
    assert len(document.sentences) == 4
    assert document.sentences[0] is first
    assert document.sentences[3] is third
    assert third.index == 3


def test_nothing_changes(document):
    before = list(document.sentences)
    part_anew(document, ends(document, "Ana", ".", "you"))
    assert all(one is other for one, other in zip(before, document.sentences, strict=True))
    empty = Document([], text="")
    part_anew(empty, [])
    assert empty.sentences == []


def test_without_text(document):
    document.text = None
    part_anew(document, ends(document, ".", "you"))
    assert [len(sentence.words) for sentence in document.sentences] == [7, 2]
