"""Own sentences with their parse, so that the rules are tested without the models: see parses.txt."""

from functools import cache

from paths import TESTS

from quotes.document.paragraph import ROOT, Entity, Paragraph, Word
from quotes.model import Span


@cache
def parses() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Text of a paragraph -> the fields of its words."""
    blocks = (TESTS / "parses.txt").read_text(encoding="utf-8").split("\n> ")[1:]
    lines = [block.strip().split("\n") for block in blocks]
    return {text: tuple(tuple(row.split(" ")) for row in rows) for text, *rows in lines}


def article(*texts: str) -> tuple[str, list[Paragraph]]:
    """An article of these paragraphs, a line each: its text and its paragraphs."""
    paragraphs, start = [], 0
    for text in texts:
        paragraphs.append(_paragraph(text, start))
        start += len(text) + 1
    return "\n".join(texts), paragraphs


def paragraph(text: str) -> Paragraph:
    """One paragraph alone."""
    return _paragraph(text, 0)


def _paragraph(text: str, start: int) -> Paragraph:
    words, entities, place = [], [], 0
    for number, row in enumerate(parses()[text]):
        form, lemma, upos, xpos, head, deprel, sentence, label, certainty, entity = row
        place = max(text.find(form, place), place)
        end = min(place + len(form), len(text))
        above = int(head) - 1 if head != "0" else ROOT
        span = Span(start + place, start + end)
        words.append(Word(form, lemma, upos, xpos, deprel, above, int(sentence), span, label, float(certainty)))
        if entity.startswith("B-"):
            entities.append(Entity(entity[2:], range(number, number + 1)))
        elif entity.startswith("I-"):
            entities[-1] = Entity(entity[2:], range(entities[-1].words[0], number + 1))
        place = end
    return Paragraph(Span(start, start + len(text)), words, entities)
