"""How likely Stanza's tokenizer finds each end of a sentence, of which it hands out no more than its verdict.

A listener takes the place of the tokenizer's model, asks it, and keeps what it says of each paragraph until told to
forget.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from stanza.models.common.doc import Document, Sentence

from quotes.neural.arrays import Floats
from quotes.neural.encoder import CERTAIN

PADDING = "<PAD>"
TOKEN_ENDS, SENTENCE_ENDS = (1, 3), (2, 4)
"""Stanza's labels of the last character of a token, of a sentence; the second of each for tokens of several words."""

TINY = 1e-9


class EndOdds:
    """The model of a tokenizer, with memory: everything but `predict` is the model's own."""

    def __init__(self, model: Any):
        self._model = model
        self._kept: dict[str, Floats] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def predict(self, inputs: Sequence[Any]) -> Any:
        """The model's scores of a batch of paragraphs (paragraphs, characters, labels)."""
        scores = self._model.predict(inputs)
        for own, units in zip(scores, inputs[3], strict=True):
            text = units[: units.index(PADDING)] if PADDING in units else units
            seen = [number for number, unit in enumerate(text) if not unit.isspace()]
            self._kept["".join(text[number] for number in seen)] = log_odds(own[seen])
        return scores

    def of(self, text: str) -> Floats | None:
        """Log odds that a sentence ends with each character of a paragraph, white space left out.

        None if it was not read, or not all at once.
        """
        return self._kept.get("".join(text.split()))

    def forget(self) -> None:
        """Drop what was kept."""
        self._kept.clear()


def log_odds(scores: Floats) -> Floats:
    """Of characters' scores (characters, labels): log odds that a sentence ends where a token does (characters,)."""
    shares = np.exp(scores - scores.max(1, keepdims=True))
    ends, others = shares[:, SENTENCE_ENDS].sum(1) + TINY, shares[:, TOKEN_ENDS].sum(1) + TINY
    odds: Floats = np.log(ends / others).astype(np.float32)
    return odds.clip(-CERTAIN, CERTAIN)


def listen(tokenizer: Any) -> EndOdds | None:
    """Listen to the model of a Stanza tokenizer from now on. None if it has no model."""
    if tokenizer is None or tokenizer.trainer is None:
        return None
    if not isinstance(tokenizer.trainer, EndOdds):
        tokenizer._trainer = EndOdds(tokenizer.trainer)
    heard: EndOdds = tokenizer.trainer
    return heard


def of_words(document: Document, sentences: Sequence[Sentence], heard: EndOdds | None) -> Floats:
    """Log odds that the words (words,) of a paragraph, which are these sentences, end one.

    Where the tokenizer was not heard, its verdicts. Words within a token, which end none, have the verdict too.
    """
    verdict = np.concatenate([[-CERTAIN] * (len(own.words) - 1) + [CERTAIN] for own in sentences]).astype(np.float32)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    start, end = tokens[0].start_char, tokens[-1].end_char
    if heard is None or None in (document.text, start, end):
        return verdict
    text = document.text[start:end]
    odds = heard.of(text)
    if odds is None:
        return verdict
    places = np.cumsum([not character.isspace() for character in text]) - 1
    last_words = np.cumsum([len(token.words) for token in tokens]) - 1
    verdict[last_words] = odds[places[[token.end_char - start - 1 for token in tokens]]]
    return verdict
