"""A Stanza document whose sentences end elsewhere than its tokenizer found: the same tokens and words, parted anew."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from stanza.models.common.doc import Document, Sentence, Token

from quotes.neural.arrays import Integers


def words_within_tokens(document: Document) -> Iterator[bool]:
    """Of each word: does its token go on behind it? No sentence may end there ("do" of "don't")."""
    for token in document.iter_tokens():
        yield from [True] * (len(token.words) - 1)
        yield False


def part_anew(document: Document, ends: Sequence[bool]) -> None:
    """Let the document's sentences end with the words (words,) that `ends` marks, the last words of tokens.

    Sentences that stay as they are keep their objects; a new one has the paragraph of its first word.
    """
    bounds = np.cumsum([0, *(len(sentence.words) for sentence in document.sentences)])
    wanted = np.concatenate([[0], np.flatnonzero(ends) + 1])
    if np.array_equal(bounds, wanted):
        return
    document.sentences = list(_parted(document.sentences, bounds, wanted))
    for index, sentence in enumerate(document.sentences):
        sentence.index = index
        sentence.sent_id = str(index)


def _parted(sentences: Sequence[Sentence], bounds: Integers, wanted: Integers) -> Iterator[Sentence]:
    """The sentences between the bounds that are wanted; `bounds` are those they have, both count words."""
    known = dict(zip(pairwise(bounds.tolist()), sentences, strict=True))
    owners = [sentence for sentence in sentences for _ in sentence.words]
    words = [word for sentence in sentences for word in sentence.words]
    for start, end in pairwise(wanted.tolist()):
        tokens = list(dict.fromkeys(word.parent for word in words[start:end]))
        yield known.get((start, end)) or _sentence(owners[start], tokens)


def _sentence(first: Sentence, tokens: Sequence[Token]) -> Sentence:
    """A sentence of these tokens, in the paragraph of the sentence that had the first of them."""
    words = [word for token in tokens for word in token.words]
    sentence = Sentence([{"text": word.text} for word in words], doc=first.doc)
    sentence.tokens, sentence.words = list(tokens), words
    sentence.paragraph = first.paragraph
    for number, word in enumerate(sentence.words, 1):
        word.id, word.sent = number, sentence
    for token in tokens:
        _number(token, sentence)
    start, end = tokens[0].start_char, tokens[-1].end_char
    if None not in (first.doc.text, start, end):
        sentence.text = first.doc.text[start:end]
    return sentence


def _number(token: Any, sentence: Sentence) -> None:
    """The token in its sentence, with the numbers of its words."""
    token.sent = sentence
    token.id = tuple(dict.fromkeys((token.words[0].id, token.words[-1].id)))
