"""A chain while the text is read: what is known so far of someone whom the article refers to."""

from dataclasses import dataclass, field

from quotes.coreference.names import Naming
from quotes.coreference.reference import NameReference, NounReference, PronounReference, Reference
from quotes.lexicon import Gender, people
from quotes.model import Chain, Role, SpeakerKind
from quotes.text.punctuation import POSSESSIVES


@dataclass(slots=True)
class GrowingChain:
    """A chain, and what its mentions have told: `nouns` that it was called by, `words` that go with those.

    `seen` are the mentions that tell something, `mentions` all of them.
    """

    number: int
    kind: SpeakerKind
    naming: Naming | None = None
    gender: Gender = "-"
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)
    seen: list[Reference] = field(default_factory=list)
    mentions: list[Reference] = field(default_factory=list)

    @property
    def description(self) -> str:
        """Its name, or what it was called."""
        return self.naming.display if self.naming else f"the {'/'.join(sorted(self.nouns)) or 'one not named'}"

    def grow(self, reference: Reference) -> None:
        """Add what a mention tells. “His” and “him” add nothing: whose they are is guessed too often wrong."""
        self.mentions.append(reference)
        if isinstance(reference, PronounReference) and not (reference.at.subject or reference.reflexive):
            return
        self.seen.append(reference)
        if isinstance(reference, NameReference):
            self.roles += reference.roles
            self._add_words(reference.descriptions)
        if isinstance(reference, NounReference):
            self.nouns.add(reference.noun)
            self.words |= reference.qualifiers | reference.rank
        if self.gender == "-":
            self.gender = reference.gender
        self.plural = self.plural or (reference.plural and reference.form != "pronoun")

    def _add_words(self, descriptions: tuple[str, ...]) -> None:
        for description in descriptions:
            words = {_without_possessive(word) for word in description.lower().split()}
            self.words |= words
            self.nouns |= words & people().keys()

    def published(self) -> Chain:
        """The chain as it is published; a name that several bear is nobody's."""
        name = self.naming.display if self.naming and not self.naming.shared else None
        roles = tuple(dict.fromkeys(self.roles)) if self.kind == "person" else ()
        return Chain(self.number, name, self.kind, roles)


def _without_possessive(word: str) -> str:
    ending = next((ending for ending in POSSESSIVES if word.endswith(ending)), "")
    return word.removesuffix(ending)
