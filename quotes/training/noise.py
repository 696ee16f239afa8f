"""What varies in training texts, so that the models do not lean on it: quotation marks, capitals, company, words."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from quotes.pieces import Document, FlatText
from quotes.training.corpora import Example

STYLES = (("“", "”"), ('"', '"'), ("``", "''"), ("«", "»"), ("„", "“"))
"""Pairs of quotation marks: English, typewriter, Penn Treebank, French, German."""

FREQUENCY_OF_STYLES = (0.3, 0.45, 0.15, 0.05, 0.05)
OTHER_MARKS = 0.3
SPLIT = 0.5
MOST_TOGETHER = 5
HEADLINES = 0.03
CAPITALS = 2


def with_other_marks(document: Document, random: np.random.Generator) -> Document:
    """Now and then, the document with its double quotation marks in one other style."""
    if random.random() > OTHER_MARKS:
        return document
    opening, closing = STYLES[random.choice(len(STYLES), p=FREQUENCY_OF_STYLES)]
    return [_restyled(paragraph, opening, closing) for paragraph in document]


def _restyled(paragraph: Sequence[Sequence[str]], opening: str, closing: str) -> list[list[str]]:
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


def split_at_random(example: Example, random: np.random.Generator) -> list[Example]:
    """Now and then, each few paragraphs as a document of their own: the models also meet single paragraphs."""
    if random.random() > SPLIT:
        return [example]
    parts, first, word = [], 0, 0
    while first < len(example.paragraphs):
        last = first + int(random.integers(1, MOST_TOGETHER + 1))
        paragraphs = example.paragraphs[first:last]
        end = word + sum(len(sentence) for paragraph in paragraphs for sentence in paragraph)
        parts.append(_part(example, paragraphs, word, end))
        first, word = last, end
    return parts


def _part(example: Example, paragraphs: Document, start: int, end: int) -> Example:
    labels = {name: column[start:end] for name, column in example.labels.items()}
    links = replace(
        example.links,
        cues=_moved(example.links.cues, start, end),
        sources=_moved(example.links.sources, start, end),
    )
    return Example(paragraphs, labels, links)


def _moved(links: dict[range, tuple[range, ...]], start: int, end: int) -> dict[range, tuple[range, ...]]:
    """The links of the runs within start..end, counted from `start`; answers outside are dropped."""

    def moved(run: range) -> range:
        return range(run.start - start, run.stop - start)

    def inside(run: range) -> bool:
        return start <= run.start and run.stop <= end

    return {moved(run): tuple(map(moved, filter(inside, own))) for run, own in links.items() if inside(run)}


def with_noise(text: FlatText, random: np.random.Generator, masked: float, mask: int) -> FlatText:
    """Some words hidden behind the piece `mask`, and some paragraphs in capitals, as headlines are."""
    hidden = random.random(len(text.shapes)) < masked
    loud = (random.random(len(text.paragraphs)) < HEADLINES)[text.paragraph_of]
    return replace(
        text,
        ids=np.where(np.repeat(hidden, np.diff(text.offsets)), mask, text.ids),
        shapes=np.where(loud & (text.shapes > 0), CAPITALS, text.shapes),
    )
