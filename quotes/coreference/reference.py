"""A mention before its chain is known: where it stands, and what its form tells of whom it refers to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quotes.coreference.names import Name
from quotes.document.paragraph import Paragraph, Place
from quotes.lexicon import Gender
from quotes.model import Form, Role, Span, SpeakerKind

SHORTEST_PASSAGE = 4
"""Words in quotation marks that a writer's pronoun does not reach into; fewer are words that the writer uses."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a reference stands: the place of its head word, its sentence, and all its words in the paragraph.

    `subject` tells the subject of a verb, `active` that of an active one; `quoted` says that it stands in quotation
    marks, where the writer's pronouns do not reach.
    """

    head: Place
    sentence: int
    words: range
    subject: bool
    active: bool
    quoted: bool

    @property
    def order(self) -> tuple[int, int, int]:
        """For sorting by the order of the text, the longer first of two that begin alike."""
        return self.head.paragraph, self.words[0], -self.words[-1]


def position(paragraph: Paragraph, words: range, head: int) -> Position:
    """The position of some words of a paragraph."""
    span = paragraph.span(words)
    return Position(
        head=paragraph.place(head),
        sentence=paragraph.words[head].sentence,
        words=words,
        subject=paragraph.words[head].relation == "nsubj",
        active=_acts(paragraph, head),
        quoted=any(span in passage for passage in _passages(paragraph)),
    )


def _acts(paragraph: Paragraph, subject: int) -> bool:
    """Does the word do what its verb says? “The coach was unpacked” does not. The parse may miss that in one place."""
    word = paragraph.words[subject]
    passive = [i for i in paragraph.children(word.head, "aux") if paragraph.words[i].deprel == "aux:pass"]
    return word.deprel == "nsubj" and not passive


def _passages(paragraph: Paragraph) -> Sequence[Span]:
    """What stands in quotation marks and is more than a few words."""
    spans = (pair.span for pair in paragraph.pairs)
    return [span for span in spans if len(span.of(paragraph.text).split()) >= SHORTEST_PASSAGE]


@dataclass(frozen=True, slots=True)
class NameReference:
    """A name, without titles. `listed` says that it is one of several joined by “and”.

    `stands_for` is the head of the name that a short one in brackets abbreviates. `descriptions` are the words that
    stand beside it, kin and all; `roles` are what these tell of an office or an occupation. `titles` are those before
    it that tell no gender, in lower case; `parts` the heads of the names of several together.
    """

    at: Position
    name: Name
    gender: Gender = "-"
    plural: bool = False
    listed: bool = False
    stands_for: Place | None = None
    descriptions: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    titles: frozenset[str] = frozenset()
    parts: tuple[Place, ...] = ()
    form: ClassVar[Form] = "name"

    @property
    def kind(self) -> SpeakerKind:
        """What the name names."""
        return self.name.kind


@dataclass(frozen=True, slots=True)
class NounReference:
    """A noun for people, a body or a document, by its lemma.

    `explains` is the head of the name that it explains, `owner` that of whom a document is by; `qualifiers` are the
    names before it, in lower case (“the **Norland** president”), `rank` the words that make it another office (“the
    **prime** minister”); `name` is what tells it from others of its kind (“**Lowford officials**”), or the names of
    several together, whose heads are `parts` (“its founders, **Ana Berg** and **Tim Vell**”). `names` are those of each
    of several groups (“**Lowford** and **Lorn officials**”). `bearers` are the heads of the names of all who bear the
    title that a noun is (“the **CS**”).
    """

    at: Position
    noun: str
    kind: SpeakerKind
    gender: Gender = "-"
    plural: bool = False
    definite: bool = True
    explains: Place | None = None
    owner: Place | None = None
    qualifiers: frozenset[str] = frozenset()
    rank: frozenset[str] = frozenset()
    name: Name | None = None
    parts: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    bearers: tuple[Place, ...] = ()
    form: ClassVar[Form] = "nominal"


@dataclass(frozen=True, slots=True)
class PronounReference:
    """A pronoun, in lower case. `takes_up` is the head of what a relative pronoun stands behind.

    `owner` is that of whom a document is by, which the pronoun stands for.
    """

    at: Position
    pronoun: str
    gender: Gender = "-"
    plural: bool = False
    takes_up: Place | None = None
    owner: Place | None = None
    form: ClassVar[Form] = "pronoun"

    @property
    def kind(self) -> SpeakerKind:
        """He and she are people; of others no more is known."""
        return "person" if self.gender != "-" else "other"

    @property
    def reflexive(self) -> bool:
        """“herself”, “themselves”?"""
        return self.pronoun.endswith(("self", "selves"))


Reference = NameReference | NounReference | PronounReference
