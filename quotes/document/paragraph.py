"""A paragraph's words as plain records: what the rules read instead of Stanza's objects.

Words are numbered through the paragraph, sentence after sentence, because a quotation may run over several of them.
A run of words is a half-open `range` of these numbers. A word keeps its `Place` from here to the last stage; spans of
characters are made where a record is published.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from quotes.model import Span
from quotes.text.names import is_abbreviated
from quotes.text.quotation_marks import Pair
from quotes.text.whitespace import one_line

ROOT = -1

FINITE = ("VBD", "VBP", "VBZ", "MD")
"""Tags of verbs with a tense."""

PLURAL = frozenset(("NNS", "NNPS"))
"""Tags of nouns for several."""


Part = Literal["named", "question", "answer"]


class Place(NamedTuple):
    """A word of an article: the number of its paragraph, and its own in there."""

    paragraph: int
    word: int


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


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn a paragraph is, in a transcript or an interview: of the one named there, or of who asks or answers.

    `opens` is the paragraph that it opens in. `name` is the head of the name that its label stands for, if the label
    is another: “JN” for Jana Noll. `labelled` says that it has a label, so that all of it is one content.
    """

    part: Part
    opens: int
    name: Place | None = None
    labelled: bool = True

    def moved(self, paragraphs: int) -> "Turn":
        """The turn where so many paragraphs before it do not count; a name in these is none."""
        place = self.name and Place(self.name.paragraph - paragraphs, self.name.word)
        return replace(self, opens=self.opens - paragraphs, name=place if place and place.paragraph >= 0 else None)


class Attachment(Protocol):
    """What the models say of which runs of a paragraph's words belong together: contents to cues, cues to sources."""

    def __call__(
        self, roles: tuple[str, str], runs: Sequence[range], candidates: Sequence[range], cues: Sequence[range]
    ) -> Sequence[Sequence[float]]:
        """The probability of each candidate for each run, and last that it has none: rows add up to 1.

        `roles` are those of the runs and of the candidates; `cues` are all cues of the paragraph.
        """


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of an article, as the models read it and `repairs` mended it.

    `text` is the whole article's: all spans index it. `area` is the paragraph's own part, without the white space
    around it, `number` its place among the article's paragraphs. `pairs` are its outermost pairs of quotation marks;
    `attachment` is None where the models say nothing of what belongs together, `turn` where nobody has a turn.
    """

    text: str = field(repr=False)
    area: Span
    words: Sequence[Word]
    entities: Sequence[Entity] = ()
    number: int = 0
    pairs: Sequence[Pair] = ()
    attachment: Attachment | None = field(default=None, compare=False, repr=False)
    turn: Turn | None = None

    @property
    def is_content(self) -> bool:
        """Does it hold nothing but a labelled turn?"""
        return self.turn is not None and self.turn.labelled

    @property
    def goes_on(self) -> bool:
        """Does it go on with a labelled turn that an earlier paragraph opens?"""
        return self.is_content and self.turn is not None and self.turn.opens < self.number

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

    def place(self, number: int) -> Place:
        """The place of a word in the article."""
        return Place(self.number, number)

    def span(self, run: range) -> Span:
        """The characters of a run of words."""
        return Span(self.words[run[0]].span.start, self.words[run[-1]].span.end)

    def wording(self, run: range) -> str:
        """A run of words as the article writes it, on one line, without a full stop that belongs to the sentence."""
        text = one_line(self.span(run).of(self.text))
        return text.removesuffix(".") if self._holds_full_stop(run[-1]) else text

    def _holds_full_stop(self, number: int) -> bool:
        """“Reporters met Leon **Li.**” The tokenizer may take the end of a sentence for that of an abbreviation."""
        word = self.words[number]
        after = range(number + 1, self.sentence(number).stop)
        last = all(self.words[i].upos == "PUNCT" for i in after)
        return last and word.upos != "PUNCT" and not is_abbreviated(word.text)

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
