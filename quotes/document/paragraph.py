"""A paragraph's words as plain records: what the rules read instead of Stanza's objects.

Words are numbered through the paragraph, sentence after sentence, because a quotation may run over several of them.
A run of words is a half-open `range` of these numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from quotes.model import Span
from quotes.neural.arrays import Floats

if TYPE_CHECKING:
    from stanza import Document

ROOT = -1

FINITE = ("VBD", "VBP", "VBZ", "MD")
"""Tags of verbs with a tense."""

PLURAL = frozenset(("NNS", "NNPS"))
"""Tags of nouns for several."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of Universal Dependencies. `head` is a word number of the paragraph, ROOT at the top of a sentence.

    `label` is the attribution label (BIOES of SOURCE, CUE, CONTENT, or O) with its probability `certainty`.
    """

    text: str
    lemma: str
    upos: str
    xpos: str
    deprel: str
    head: int
    sentence: int
    span: Span
    label: str = "O"
    certainty: float = 1.0

    @property
    def relation(self) -> str:
        """The dependency relation without its subtype."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: its type (PERSON, ORG, LOC, NORP or MISC) and its words."""

    type: str
    words: range


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of an article, read by the models. `area` is all of it, without the white space around it.

    `links` (words, 3, 64) are the vectors that `link_scores` reads; None where the models gave none.
    """

    area: Span
    words: Sequence[Word]
    entities: Sequence[Entity] = ()
    links: Floats | None = field(default=None, compare=False, repr=False)

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        children: dict[int, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            children[word.head].append(number)
        return children

    @cached_property
    def entity_of(self) -> dict[int, Entity]:
        """Word number -> the name that the word is in."""
        return {number: entity for entity in self.entities for number in entity.words}

    def children(self, number: int, *relations: str) -> list[int]:
        """The words that hang below a word, by these relations (subtypes included) if any are given."""
        found = self._children.get(number, [])
        return [i for i in found if self.words[i].relation in relations] if relations else found

    def subtree(self, number: int, without: Iterable[str] = ()) -> list[int]:
        """The word and all below it, in order; branches that hang by a relation of `without` are left out."""
        cut = frozenset(without)
        found, stack = [], [number]
        while stack:
            current = stack.pop()
            found.append(current)
            stack += [i for i in self.children(current) if self.words[i].relation not in cut]
        return sorted(found)

    def ancestors(self, number: int) -> list[int]:
        """The words above a word, nearest first."""
        found: list[int] = []
        head = self.words[number].head
        while head != ROOT and head not in found:
            found.append(head)
            head = self.words[head].head
        return found

    def head_of(self, run: range) -> int:
        """The run's highest word: the first whose head lies outside it, nouns and verbs before others."""
        tops = [i for i in run if self.words[i].head not in run]
        full = [i for i in tops if self.words[i].upos in ("NOUN", "PROPN", "PRON", "VERB", "AUX")]
        return (full or tops or list(run))[0]

    def span(self, run: range) -> Span:
        """The characters of a run of words."""
        return Span(self.words[run[0]].span.start, self.words[run[-1]].span.end)

    def run(self, span: Span) -> range:
        """The words that share a character with a span; empty if there are none."""
        numbers = [i for i, word in enumerate(self.words) if word.span.overlaps(span)]
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    def sentence(self, number: int) -> range:
        """All words of the sentence that a word is in."""
        first = last = number
        mine = self.words[number].sentence
        while first > 0 and self.words[first - 1].sentence == mine:
            first -= 1
        while last + 1 < len(self.words) and self.words[last + 1].sentence == mine:
            last += 1
        return range(first, last + 1)

    def labelled(self, role: str) -> list[range]:
        """The runs that the attribution labels mark as SOURCE, CUE or CONTENT."""
        runs, first = [], None
        for number, word in enumerate(self.words):
            position, _, name = word.label.partition("-")
            if position in ("B", "S"):
                first = number
            if position in ("E", "S") and first is not None and name == role:
                runs.append(range(first, number + 1))
        return runs


def paragraphs_of(document: "Document") -> list[Paragraph]:
    """A document's paragraphs, as `annotate` makes them, one record each."""
    sentences: dict[int, list[Any]] = defaultdict(list)
    for sentence in document.sentences:
        sentences[sentence.paragraph].append(sentence)
    return [_paragraph(area, sentences[number]) for number, area in enumerate(document.paragraphs)]


def _paragraph(area: Span, sentences: Sequence[Any]) -> Paragraph:
    words: list[Word] = []
    numbers: dict[tuple[int, int], int] = {}
    entities = []
    for order, sentence in enumerate(sentences):
        first = len(words)
        words += [_word(word, first, order) for word in sentence.words]
        numbers |= {(order, word.id): first + word.id - 1 for word in sentence.words}
        for entity in sentence.ents:
            run = range(numbers[order, entity.words[0].id], numbers[order, entity.words[-1].id] + 1)
            entities.append(Entity(entity.type, run))
    links = [word.attribution_links for sentence in sentences for word in sentence.words]
    words, entities = without_false_ends(words, entities)
    return Paragraph(area, people_explain_people(words, entities), entities, np.stack(links) if links else None)


def without_false_ends(words: list[Word], entities: list[Entity]) -> tuple[list[Word], list[Entity]]:
    """Join a name that the tokenizer cut: a sentence of one proper noun, with no full stop, before another of its kind.

    The lone word becomes a part of the name that it belongs to.
    """
    for lone in range(len(words) - 1):
        name, after = words[lone], words[lone + 1]
        alone = name.head == ROOT and (lone == 0 or words[lone - 1].sentence != name.sentence)
        if alone and name.sentence != after.sentence and name.upos == after.upos == "PROPN":
            words[lone] = replace(name, head=lone + 1, deprel="flat", sentence=after.sentence)
    joined: list[Entity] = []
    for entity in entities:
        first = entity.words[0]
        if (
            joined
            and first
            and words[first - 1].head == first
            and joined[-1] == Entity(entity.type, range(first - 1, first))
        ):
            entity = Entity(entity.type, range(joined.pop().words[0], entity.words[-1] + 1))
        joined.append(entity)
    return words, joined


def people_explain_people(words: Sequence[Word], entities: Sequence[Entity]) -> list[Word]:
    """“The mayor of Lorn, **Ana Berg**, said …”: she is the mayor, though the parse may let her explain the town."""
    mended = list(words)
    places = {number for entity in entities if entity.type in ("LOC", "ORG") for number in entity.words}
    for number in {number for entity in entities if entity.type == "PERSON" for number in entity.words}:
        place = words[number].head
        if words[number].relation == "appos" and place in places and words[place].relation in ("nmod", "compound"):
            noun = words[place].head
            if words[noun].upos == "NOUN" and noun < number:
                mended[number] = replace(words[number], head=noun)
    return mended


def _word(word: Any, first: int, sentence: int) -> Word:
    return Word(
        text=word.text,
        lemma=word.lemma or word.text,
        upos=word.upos,
        xpos=word.xpos,
        deprel=word.deprel,
        head=first + word.head - 1 if word.head else ROOT,
        sentence=sentence,
        span=Span(word.start_char, word.end_char),
        label=word.attribution,
        certainty=word.attribution_confidence,
    )
