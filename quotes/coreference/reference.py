"""A mention before its chain is known: where it stands, and what it tells of whom it refers to."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.coreference.names import Name
from quotes.document.paragraph import Paragraph
from quotes.lexicon import Gender
from quotes.model import Form, Span, SpeakerKind


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention before its chain is known. Word numbers are the paragraph's, `span` is in characters.

    `name` is a name without titles; `noun` the lemma of a noun; `same_as` the head word of the name
    that a noun explains; `active` tells the subject of an active verb;
    `quoted` says that it stands in quotation marks, where the writer's pronouns do not reach;
    `listed` that it is one of several joined by “and”; `owner` is the head word of whom a document is by;
    `qualifiers` are the names before a noun, in lower case
    (“the **Norland** president”), `rank` the words before it that make it another office (“the **prime** minister”).
    """

    paragraph: int
    sentence: int
    words: range
    head: int
    span: Span
    form: Form = "nominal"
    kind: SpeakerKind = "other"
    name: str = ""
    noun: str = ""
    gender: Gender = "-"
    plural: bool = False
    definite: bool = True
    subject: bool = False
    active: bool = False
    quoted: bool = False
    listed: bool = False
    same_as: int | None = None
    owner: int | None = None
    qualifiers: frozenset[str] = frozenset()
    rank: frozenset[str] = frozenset()
    roles: tuple[str, ...] = ()

    @property
    def reflexive(self) -> bool:
        """“herself”, “themselves”?"""
        return self.form == "pronoun" and self.noun.endswith(("self", "selves"))

    @property
    def as_name(self) -> Name:
        """The words of the name, as names are grouped."""
        return Name(self.name, self.kind)


def located(number: int, paragraph: Paragraph, words: range, head: int, quoted: Sequence[Span]) -> Reference:
    """A reference at its place, of which nothing else is known; `number` is the paragraph's."""
    span = paragraph.span(words)
    return Reference(
        paragraph=number,
        sentence=paragraph.words[head].sentence,
        words=words,
        head=head,
        span=span,
        subject=paragraph.words[head].relation == "nsubj",
        active=_acts(paragraph, head),
        quoted=any(span in passage for passage in quoted),
    )


def _acts(paragraph: Paragraph, subject: int) -> bool:
    """Does the word do what its verb says? “The coach was unpacked” does not. The parse may miss that in one place."""
    word = paragraph.words[subject]
    passive = [i for i in paragraph.children(word.head, "aux") if paragraph.words[i].deprel == "aux:pass"]
    return word.deprel == "nsubj" and not passive


def text_of(text: str, paragraph: Paragraph, words: range) -> str:
    """A run of words as the article writes it, on one line."""
    return " ".join(paragraph.span(words).of(text).split())
