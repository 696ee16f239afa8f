"""What varies in training texts, so that the models do not lean on it: quotation marks, capitals, words."""

from dataclasses import dataclass, replace

import numpy as np

from quotes.neural.word_pieces import FlatText, Paragraph
from quotes.text.quotation_marks import CLOSERS

STYLES = tuple((opening, CLOSERS[opening][0]) for opening in ("“", '"', "``", "«", "„"))
"""Pairs of quotation marks: English, typewriter, Penn Treebank, French, German."""

CAPITALS = 2


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares: of the words that are hidden, of the paragraphs with other marks, by `STYLES`, and of those in capitals.

    Names need hidden words most: the model learns those of training by heart.
    """

    masked: float = 0.08
    other_marks: float = 0.3
    styles: tuple[float, ...] = (0.3, 0.45, 0.15, 0.05, 0.05)
    headlines: float = 0.03


def with_other_marks(paragraph: Paragraph, random: np.random.Generator, noise: Noise) -> Paragraph:
    """Now and then, the paragraph with its double quotation marks in one other style."""
    if random.random() > noise.other_marks:
        return paragraph
    opening, closing = STYLES[random.choice(len(STYLES), p=noise.styles)]
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


def with_noise(text: FlatText, random: np.random.Generator, noise: Noise, mask: int) -> FlatText:
    """Some words hidden behind the piece `mask`, and some paragraphs in capitals, as headlines are."""
    hidden = random.random(len(text.shapes)) < noise.masked
    loud = (random.random(len(text.paragraphs)) < noise.headlines)[text.paragraph_of]
    return replace(
        text,
        ids=np.where(np.repeat(hidden, np.diff(text.offsets)), mask, text.ids),
        shapes=np.where(loud & (text.shapes > 0), CAPITALS, text.shapes),
    )
