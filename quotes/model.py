"""The records that the stages hand to each other: frozen, with character spans, free of Stanza."""

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

DIGITS = 2
"""Of a confidence. More would differ with the company in which the models read an article, by rounding alone."""

GAP = " […] "
"""Between the spans of a content, where the cue or other words of the writer are left out."""

Kind = Literal["direct", "indirect", "mixed"]
Manner = Literal["speech", "writing", "thought"]
Form = Literal["name", "nominal", "pronoun"]
SpeakerKind = Literal["person", "organization", "group", "other"]


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Characters start..end of an article's text (Unicode code points), end excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span: {self.start}-{self.end}")

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news item. Its text is kept as it was read: every offset indexes it.

    `body_start` is the character at which the body begins, behind a header of URL, date and title lines.
    """

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str = "en"
    path: str | None = None
    body_start: int = 0

    @property
    def sha256(self) -> str:
        """The text's checksum: hexadecimal, of its UTF-8 bytes."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """What ties a source and a cue to a content.

    `content` holds at least one span, in the order of the text; a quote that its cue splits has two. `confidence`
    (0..1) is for the spans alone.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: Kind
    manner: Manner
    confidence: float
    cue_lemma: str | None = None

    @property
    def extent(self) -> Span:
        """From the first character of the content to its last."""
        return Span(self.content[0].start, self.content[-1].end)

    def words(self, text: str) -> str:
        """The content's spans, joined by GAP, or by a line break where no words stand between them."""
        joined = self.content[0].of(text)
        for before, span in pairwise(self.content):
            joined += (GAP if text[before.end : span.start].strip() else "\n") + span.of(text)
        return joined


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """One place where the text refers to someone; `chain` is the number of its chain within the article."""

    span: Span
    form: Form
    chain: int


@dataclass(frozen=True, slots=True)
class Role:
    """An office or occupation in the article's own words ("Norland's president"), on one line.

    Its `title` ("president") and the `organization` that it is of ("Norland"; None if the words tell none) are parts
    of these words: a body, or the place, people or field that an office is for ("Minister of **Mines and Energy**").
    """

    text: str
    title: str
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Everyone whom an article refers to: `name` is the fullest name that it gives, None where it gives none.

    `roles` are the article's own words for what they are, in the order of the text.
    """

    number: int
    name: str | None
    kind: SpeakerKind
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """An attribution as it is published: with its speakers' chains, and why these, or why none.

    Several chains, in the order of the text, are of several who speak together; none: nobody is known. Two confidences
    (0..1): that somebody said just this, and that it was this speaker, or all of these (None: nobody is named).
    """

    attribution: Attribution
    chains: tuple[int, ...]
    reason: str
    confidence: float
    speaker_confidence: float | None = None

    @property
    def chain(self) -> int | None:
        """The chain of the first who speaks."""
        return self.chains[0] if self.chains else None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article. Quotations stand in the order of the text; no two share an extent."""

    article: Article
    quotations: tuple[Quotation, ...]
    chains: tuple[Chain, ...]
    mentions: tuple[Mention, ...]


class ChainKey(NamedTuple):
    """A chain of a stored article."""

    article_id: str
    chain: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one article says of one named chain: the input of linking speakers across articles.

    `aliases` counts the name forms of its mentions; `quoted` counts the quotations that it is a speaker of;
    `genders` are those that its pronouns and the titles before its names tell; `bracketed` are the names that stand in
    brackets somewhere: “Harbour Rescue Fund (**Haref**)”.
    """

    key: ChainKey
    name: str
    kind: SpeakerKind
    aliases: tuple[tuple[str, int], ...]
    roles: tuple[str, ...]
    published: str | None
    quoted: int
    genders: tuple[str, ...] = ()
    bracketed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone, across articles. `id` is a slug of the name; dates are ISO 8601 and may be missing."""

    id: str
    name: str
    kind: SpeakerKind
    description: str | None
    aliases: tuple[tuple[str, int], ...]
    first_quoted: str | None
    last_quoted: str | None
