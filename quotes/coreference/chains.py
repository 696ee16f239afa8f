"""Chains within one article: which mentions are of the same person or body, and why each is.

Names are grouped first, over the whole article, since the fullest may come last; nouns and pronouns then follow the
text. Every mention keeps the reason. What fits nobody, or several alike, begins a chain of its own without a name.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from quotes.coreference.antecedents import agree, antecedent_of
from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.names import Name, Naming, group_names
from quotes.coreference.pronoun_references import FIRST_PERSON, PRONOUNS, RELATIVES
from quotes.coreference.reference import NameReference, NounReference, PronounReference, Reference
from quotes.document.paragraph import Paragraph, Place
from quotes.lexicon import Gender
from quotes.model import Chain, Mention, SpeakerKind

PREPOSITIONS = re.compile(r" (?:of|for|on|in|at|against|to) ")


class Rule(Enum):
    """Which rule gave a noun its chain."""

    EXPLAINS = "it explains a name"
    THEIRS = "a document is its author's"
    CALLED = "somebody was called so before"
    NEW = "it is not named"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reference's chain, why it is that one, and how sure that is (0..1); of a noun the rule, if a rule gave it."""

    chain: int
    reason: str
    confidence: float
    rule: Rule | None = None


class Chains:
    """The chains of one article."""

    def __init__(self, references: Sequence[Reference], sources: AbstractSet[Place]):
        """`references` stand in the order of the text; `sources` are the head words of attributions' sources."""
        self._references = references
        self._sources = sources
        self._growing: list[GrowingChain] = []
        self._resolved: dict[Reference, Resolution] = {}
        self._at: dict[Place, Reference] = {}
        for reference in references:
            self._at.setdefault(reference.at.head, reference)
        self._named = self._chains_of_names(references)
        self._speaking = {self._named[name] for r in references if (name := name_of(r)) and r.at.head in sources}
        for reference in references:
            resolution = self._resolve(reference)
            self._resolved[reference] = resolution
            self._growing[resolution.chain].grow(reference)

    @property
    def references(self) -> Sequence[Reference]:
        """All references, in the order of the text."""
        return self._references

    @property
    def sources(self) -> AbstractSet[Place]:
        """The head words of attributions' sources."""
        return self._sources

    def resolution_at(self, head: Place) -> Resolution | None:
        """That of the reference which a word heads, if it heads one."""
        reference = self._reference_at(head)
        return self._resolved[reference] if reference else None

    def resolution_of(self, reference: Reference) -> Resolution:
        """That of one of the references."""
        return self._resolved[reference]

    def reassign(self, reference: Reference, resolution: Resolution) -> None:
        """Give a reference another chain than the rules did."""
        self._resolved[reference] = resolution

    def set_apart(self, reference: Reference, reason: str) -> None:
        """Give a reference a chain of its own, without a name."""
        self._resolved[reference] = Resolution(self._new(reference.kind).number, reason, 1.0)

    def chain(self, number: int) -> Chain:
        """A chain as it is published."""
        return self._growing[number].published()

    def published(
        self, quoted: AbstractSet[int], paragraphs: Sequence[Paragraph]
    ) -> tuple[tuple[Chain, ...], tuple[Mention, ...]]:
        """The chains that have a name or are quoted, with all their mentions, no two of one span."""
        chains = [growing.published() for growing in self._growing]
        kept = {chain.number: chain for chain in chains if chain.name or chain.number in quoted}
        mentions: dict[tuple[int, int], Mention] = {}
        for reference, resolution in self._resolved.items():
            if resolution.chain in kept and not (isinstance(reference, NounReference) and reference.owner):
                span = paragraphs[reference.at.head.paragraph].span(reference.at.words)
                mentions[span.start, span.end] = Mention(span, reference.form, resolution.chain)
        return tuple(kept.values()), tuple(sorted(mentions.values()))

    def _reference_at(self, head: Place | None) -> Reference | None:
        return self._at.get(head) if head else None

    def _new(self, kind: SpeakerKind, naming: Naming | None = None) -> GrowingChain:
        chain = GrowingChain(len(self._growing), kind, naming, naming.gender if naming else "-")
        self._growing.append(chain)
        return chain

    def _resolve(self, reference: Reference) -> Resolution:
        if isinstance(reference, PronounReference):
            return self._resolve_pronoun(reference)
        if isinstance(reference, NounReference) and (name := self._resolution_of_name(reference.explains)):
            return Resolution(name.chain, "apposition", 0.95, Rule.EXPLAINS)
        if name_of(reference):
            return self._resolve_name(reference)
        assert isinstance(reference, NounReference)
        return self._resolve_noun(reference)

    # ---- names

    def _chains_of_names(self, references: Sequence[Reference]) -> dict[Name, int]:
        """One chain for every person, body or place that is named."""
        named = {reference: name for reference in references if (name := name_of(reference))}
        chains: dict[Name, int] = {}
        for naming in group_names(list(named.values()), _genders(named), _defined(named)):
            chain = self._new(naming.kind, naming)
            chains.update(dict.fromkeys(naming.names, chain.number))
        return chains

    def _resolution_of_name(self, head: Place | None) -> Resolution | None:
        """That of the name which a noun explains; the name may stand after it."""
        name = self._reference_at(head)
        return self._resolve_name(name) if isinstance(name, NameReference) else None

    def _resolve_name(self, reference: Reference) -> Resolution:
        name = name_of(reference)
        assert name is not None
        chain = self._growing[self._named[name]]
        naming = chain.naming
        assert naming is not None
        if naming.shared:
            return self._resolve_shared(reference, chain, naming)
        if name.text == naming.display:
            return Resolution(chain.number, "name", 1.0)
        return Resolution(chain.number, f"short for {naming.display}, the only one so named in the article", 0.95)

    def _resolve_shared(self, reference: Reference, chain: GrowingChain, naming: Naming) -> Resolution:
        """A surname that several bear: the one whose title or pronoun agrees, if only one does."""
        bearers = [b for b in self._growing if b.naming and b.naming.display in naming.shared]
        fitting = [b for b in bearers if agree(reference.gender, b.gender)]
        titled = [b for b in fitting if reference.gender != "-" and b.gender == reference.gender]
        known = [b for b in fitting if b.seen]
        speaking = [b for b in known if b.number in self._speaking]
        for candidates, why in (
            (titled, "its title tells which"),
            (fitting, "its title tells which"),
            (known, "the only one so far"),
            (speaking, "the only one who speaks"),
        ):
            if len(candidates) == 1:
                (bearer,) = candidates
                return Resolution(bearer.number, f"surname of several, here {bearer.description}: {why}", 0.75)
        return Resolution(chain.number, "surname shared by " + " and ".join(naming.shared), 0.3)

    # ---- nouns

    def _resolve_noun(self, reference: NounReference) -> Resolution:
        """“the spokesman”: whoever was called so last; “a spokesman” is someone new."""
        if (owner := self._owner(reference)) is not None:
            reason = f"the {reference.noun} is theirs: {owner.reason}"
            return Resolution(owner.chain, reason, 0.85 * owner.confidence, Rule.THEIRS)
        if reference.definite and not reference.at.quoted:
            for chain in self._latest_first():
                if chain.plural == reference.plural and is_called(chain, reference):
                    return Resolution(chain.number, f"called {reference.noun} before", 0.85, Rule.CALLED)
        return Resolution(self._new(reference.kind).number, "not named", 0.9, Rule.NEW)

    def _owner(self, reference: NounReference) -> Resolution | None:
        """That of whom a document is by; the name may stand after it."""
        owner = self._reference_at(reference.owner)
        if owner is None:
            return None
        return self._resolved.get(owner) or (self._resolve_name(owner) if name_of(owner) else None)

    def _latest_first(self) -> Iterator[GrowingChain]:
        """Chains seen so far, the one mentioned last first."""
        seen = [chain for chain in self._growing if chain.seen]
        yield from sorted(seen, key=lambda chain: chain.seen[-1].at.order, reverse=True)

    # ---- pronouns

    def _resolve_pronoun(self, reference: PronounReference) -> Resolution:
        word = reference.pronoun
        if word in RELATIVES:
            return self._resolve_relative(reference)
        if reference.reflexive and (subject := self._subject_of_sentence(reference)):
            return Resolution(subject.chain, f"{word}: the subject of its sentence", 0.9)
        if word in FIRST_PERSON:
            return Resolution(self._new("other").number, "the writer or a speaker in the first person", 0.9)
        if word not in PRONOUNS:
            return Resolution(self._new("other").number, f"{word}: nobody in particular", 0.9)
        antecedent = antecedent_of(reference, self._growing, self._sources)
        if antecedent is None:
            return Resolution(self._new(reference.kind).number, f"pronoun {word}: nobody before it fits", 0.5)
        return Resolution(antecedent.chain.number, antecedent.reason, 0.85 if antecedent.clear else 0.7)

    def _subject_of_sentence(self, reference: PronounReference) -> Resolution | None:
        """The last subject before a reflexive pronoun in its sentence."""
        place = (reference.at.head.paragraph, reference.at.sentence)
        same_sentence = [r for r in self._resolved if (r.at.head.paragraph, r.at.sentence) == place]
        subjects = [r for r in same_sentence if r.at.subject]
        return self._resolved[subjects[-1]] if subjects else None

    def _resolve_relative(self, reference: PronounReference) -> Resolution:
        taken_up = self._reference_at(reference.takes_up)
        if taken_up in self._resolved:
            chain = self._resolved[taken_up].chain
            return Resolution(chain, f"{reference.pronoun} takes up what stands before it", 0.95)
        unnamed = self._new("other").number
        return Resolution(unnamed, f"pronoun {reference.pronoun}: what it takes up is not named", 0.5)


def name_of(reference: Reference) -> Name | None:
    """The name that a reference bears: a name, or a noun that tells whom it is of (“Lowford officials”)."""
    return None if isinstance(reference, PronounReference) else reference.name


def _genders(named: dict[Reference, Name]) -> dict[Name, Gender]:
    """What the titles tell of each name; nothing where they tell two things (Mr Smith and Mrs Smith)."""
    genders: dict[Name, set[Gender]] = {}
    for reference, name in named.items():
        if reference.gender != "-":
            genders.setdefault(name, set()).add(reference.gender)
    return {name: found.pop() for name, found in genders.items() if len(found) == 1}


def _defined(named: dict[Reference, Name]) -> dict[Name, Name]:
    """Short names in brackets, with the names that they stand for."""
    heads = {reference.at.head: name for reference, name in named.items()}
    return {
        name: heads[reference.stands_for]
        for reference, name in named.items()
        if isinstance(reference, NameReference) and reference.stands_for in heads
    }


def is_called(chain: GrowingChain, reference: NounReference) -> bool:
    """Was someone called by that noun, and by the words before it that tell which: “the Norland prime minister”?"""
    name = chain.naming.display.lower() if chain.naming and chain.kind == "organization" else ""
    known = chain.words.union(name.split())
    return reference.noun in chain.nouns | {head_noun(name)} and reference.qualifiers | reference.rank <= known


def head_noun(name: str) -> str:
    """What a body is, by its name in lower case: the “court” of the “international court of justice”."""
    before = PREPOSITIONS.split(name)[0].split()
    return before[-1] if before else ""
