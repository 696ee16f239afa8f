"""What varies in training texts, so that the models do not lean on it: quotation marks, capitals, words."""

from dataclasses import replace

import numpy as np

from quotes.neural.word_pieces import FlatText, Paragraph
from quotes.text.quotation_marks import CLOSERS

STYLES = tuple((opening, CLOSERS[opening][0]) for opening in ("“", '"', "``", "«", "„"))
"""Pairs of quotation marks: English, typewriter, Penn Treebank, French, German."""

FREQUENCY_OF_STYLES = (0.3, 0.45, 0.15, 0.05, 0.05)
OTHER_MARKS = 0.3
HEADLINES = 0.03
CAPITALS = 2


def with_other_marks(paragraph: Paragraph, random: np.random.Generator) -> Paragraph:
    """Now and then, the paragraph with its double quotation marks in one other style."""
    if random.random() > OTHER_MARKS:
        return paragraph
    opening, closing = STYLES[random.choice(len(STYLES), p=FREQUENCY_OF_STYLES)]
    return _restyled(paragraph, opening, closing)


def _restyled(paragraph: Paragraph, opening: str, closing: str) -> Paragraph:
    """Typewriter marks open and close in turn, from the paragraph's start."""
    is_open = False
    restyled: list[list[str]] = []
    for sentence in paragraph:
        restyled.append([])
        for word in sentence:
            if word in ("“", "``") or (word == '"' and not is_open):
                word, is_open = opening, True
            elif word in ("”", "''", '"'):
                word, is_open = closing, False
            restyled[-1].append(word)
    return restyled


def with_noise(text: FlatText, random: np.random.Generator, masked: float, mask: int) -> FlatText:
    """Some words hidden behind the piece `mask`, and some paragraphs in capitals, as headlines are."""
    hidden = random.random(len(text.shapes)) < masked
    loud = (random.random(len(text.paragraphs)) < HEADLINES)[text.paragraph_of]
    return replace(
        text,
        ids=np.where(np.repeat(hidden, np.diff(text.offsets)), mask, text.ids),
        shapes=np.where(loud & (text.shapes > 0), CAPITALS, text.shapes),
    )
