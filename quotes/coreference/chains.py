"""Chains within one article: which mentions are of the same person or body, and why each is.

Names are grouped first, over the whole article, since the fullest may come last; nouns and pronouns then follow the
text. Every mention keeps the reason. What fits nobody, or several alike, begins a chain of its own without a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum

from quotes.coreference.antecedents import Antecedents, agree, antecedent_of
from quotes.coreference.genders import Genders
from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.names import Name, Naming, group_names, is_ending, is_same
from quotes.coreference.police_forces import POLICE, only_force
from quotes.coreference.pronoun_references import FIRST_PERSON, PRONOUNS, RELATIVES
from quotes.coreference.reference import NameReference, NounReference, PronounReference, Reference
from quotes.document.paragraph import Paragraph, Place
from quotes.lexicon import documents
from quotes.model import Chain, Mention, SpeakerKind

PREPOSITIONS = re.compile(r" (?:of|for|on|in|at|against|to) ")


class Link(Enum):
    """What ties a reference, or a quotation without a source, to a chain; or NEW and NOBODY, that nothing does."""

    NAME = "a name"
    SHORT = "a short name"
    SHARED = "a name of several"
    EXPLAINS = "a noun that explains a name"
    THEIRS = "a document's author"
    CALLED = "a noun used before"
    PRONOUN = "a pronoun"
    RELATIVE = "a relative pronoun"
    FIRST_PERSON = "a first person"
    RANKED_PRONOUN = "a pronoun, as the ranker has it"
    RANKED_NOUN = "a noun, as the ranker has it"
    GOES_ON = "who spoke before"
    AROUND = "who is spoken of around it"
    NEW = "a noun that is not named"
    NOBODY = "nobody in particular"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reference's chain, why it is that one, how sure that is (0..1), and what ties the two.

    `rival` is how likely the next best chain is, and `apart` how many paragraphs before this one was mentioned last:
    where a ranker told.
    """

    chain: int
    reason: str
    confidence: float
    link: Link
    rival: float = 0.0
    apart: int = 0


class Chains:
    """The chains of one article."""

    def __init__(
        self,
        references: Sequence[Reference],
        sources: AbstractSet[Place],
        antecedents: Antecedents = antecedent_of,
    ):
        """`references` stand in the order of the text; `sources` are the head words of attributions' sources.

        `antecedents` finds whom he and she stand for where they are no sources.
        """
        self._references = references
        self._antecedents = antecedents
        self._sources = sources
        self._growing: list[GrowingChain] = []
        self._resolved: dict[Reference, Resolution] = {}
        self._at: dict[Place, Reference] = {}
        self._alone: dict[Place, Reference] = {}
        for reference in references:
            self._at.setdefault(reference.at.head, reference)
            if not parts_of(reference):
                self._alone.setdefault(reference.at.head, reference)
        self._genders = Genders(references, sources)
        self._stood_for: dict[int, int] = {}
        self._acting: set[int] = set()
        self._titles: defaultdict[int, set[str]] = defaultdict(set)
        self._named = self._chains_of_names(references)
        self._together = {self._named[name]: r for r in references if is_joint(r) and (name := name_of(r))}
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

    @property
    def owners(self) -> AbstractSet[Place]:
        """The head words of whom the documents are by that are sources."""
        documents = [reference for reference in self._references if reference.at.head in self._sources]
        return {owner for document in documents if (owner := owner_of(document))}

    def resolution_at(self, head: Place) -> Resolution | None:
        """That of the reference which a word heads, if it heads one."""
        reference = self.reference_at(head)
        return self._resolved[reference] if reference else None

    def resolution_of(self, reference: Reference) -> Resolution:
        """That of one of the references."""
        return self._resolved[reference]

    def parties_at(self, head: Place) -> list[Resolution | None]:
        """Those of all whom a word stands for: it alone, not with others beside it; None for one who is not known."""
        reference = self._alone.get(head) or self._at.get(head)
        if reference is None:
            return [None]
        found = self._resolved[reference]
        if found.link is Link.THEIRS:
            owners = [self._alone.get(part) for part in parts_of(reference)]
            if len(owners) > 1:
                return [self._theirs(reference, self._resolved[owner]) if owner else None for owner in owners]
        several = self._together.get(found.chain)
        return list(self._in_turn(found, several)) if several else [found]

    def explained_at(self, head: Place) -> Place | None:
        """The head of the name that a word explains, if it heads a noun that does."""
        reference = self.reference_at(head)
        return reference.explains if isinstance(reference, NounReference) else None

    def _in_turn(self, found: Resolution, several: Reference) -> Iterator[Resolution]:
        """“**Weil and Sand** left. **They** said …”: each of several, by the link to all of them."""
        for name in names_of_each(several):
            yield Resolution(self._named[name], found.reason, found.confidence, found.link)
        heads = [part for part in parts_of(several) if part in self._alone]
        for party in (self._resolved[self._alone[head]] for head in heads):
            reason = found.reason if self.chain(party.chain).name else party.reason
            yield Resolution(party.chain, reason, min(found.confidence, party.confidence), found.link)

    def reassign(self, reference: Reference, resolution: Resolution) -> None:
        """Give a reference another chain than the rules did."""
        self._resolved[reference] = resolution

    def follow_owners(self) -> None:
        """Documents are of those whom their owners stand for by now: “**its** statement”, “**the agency’s** report”."""
        for reference in self._references:
            owner = self._owner(reference)
            if (
                owner
                and self._may_be_theirs(reference, owner)
                and self._resolved[reference].link in (Link.THEIRS, Link.NEW)
            ):
                self._resolved[reference] = self._theirs(reference, owner)

    def set_apart(self, reference: Reference, reason: str) -> None:
        """Give a reference a chain of its own, without a name."""
        self._resolved[reference] = Resolution(self._new(reference.kind).number, reason, 1.0, Link.NOBODY)

    def chain_called(self, name: Name) -> int:
        """The chain of a name that the text need not hold, as a byline's: that of who bears it, else a new one."""
        for growing in self._growing:
            naming = growing.naming
            if naming and naming.kind == name.kind and not naming.shared and is_same(name.text, naming.display):
                return growing.number
        return self._new(name.kind, Naming(name.text, name.kind, (name,))).number

    def chain(self, number: int) -> Chain:
        """A chain as it is published."""
        return self._growing[number].published()

    def published(
        self, quoted: AbstractSet[int], paragraphs: Sequence[Paragraph]
    ) -> tuple[tuple[Chain, ...], tuple[Mention, ...]]:
        """The chains that have a name or are quoted, with all their mentions, no two of one span.

        Several together have no name but those of each.
        """
        chains = [growing.published() for growing in self._growing]
        chains = [replace(chain, name=None) if chain.number in self._together else chain for chain in chains]
        mentioned = {resolution.chain for resolution in self._resolved.values()}
        named = {chain.number for chain in chains if chain.name} & mentioned
        kept = {chain.number: chain for chain in chains if chain.number in named | quoted}
        mentions: dict[tuple[int, int], Mention] = {}
        for reference, resolution in self._resolved.items():
            if resolution.chain in kept and owner_of(reference) is None:
                span = paragraphs[reference.at.head.paragraph].span(reference.at.words)
                mentions[span.start, span.end] = Mention(span, reference.form, resolution.chain)
        return tuple(kept.values()), tuple(sorted(mentions.values()))

    def reference_at(self, head: Place | None) -> Reference | None:
        """The reference which a word heads, if it heads one."""
        return self._at.get(head) if head else None

    def _new(self, kind: SpeakerKind, naming: Naming | None = None) -> GrowingChain:
        chain = GrowingChain(len(self._growing), kind, naming, naming.gender if naming else "-")
        self._growing.append(chain)
        return chain

    def _resolve(self, reference: Reference) -> Resolution:
        if isinstance(reference, PronounReference):
            return self._resolve_pronoun(reference)
        if isinstance(reference, NounReference) and (name := self._resolution_of_name(reference.explains)):
            return Resolution(name.chain, "apposition", 0.95, Link.EXPLAINS)
        if name_of(reference):
            return self._resolve_name(reference)
        assert isinstance(reference, NounReference)
        return self._resolve_title(reference) if reference.bearers else self._resolve_noun(reference)

    # ---- names

    def _chains_of_names(self, references: Sequence[Reference]) -> dict[Name, int]:
        """One chain for every person, body or place that is named."""
        named = {reference: name for reference in references if (name := name_of(reference))}
        chains: dict[Name, int] = {}
        names = [*named.values(), *(name for reference in references for name in names_of_each(reference))]
        of_names = self._genders.of_names
        for naming in group_names(names, of_names, _defined(named), _apart(references), _others(references)):
            chain = self._new(naming.kind, naming)
            chains.update(dict.fromkeys(naming.names, chain.number))
        for reference, name in named.items():
            if isinstance(reference, NameReference):
                self._titles[chains[name]] |= reference.titles
            if reference.at.subject or reference.at.head in self._sources:
                self._acting.add(chains[name])
        return chains

    def _resolution_of_name(self, head: Place | None) -> Resolution | None:
        """That of the name which a noun explains; the name may stand after it."""
        name = self.reference_at(head)
        return self._resolve_name(name) if isinstance(name, NameReference) else None

    def _resolve_name(self, reference: Reference) -> Resolution:
        name = name_of(reference)
        assert name is not None
        chain = self._growing[self._named[name]]
        naming = chain.naming
        assert naming is not None
        if naming.shared:
            return self._resolve_shared(reference, chain, naming)
        if naming.display in (name.text, name.with_title):
            return Resolution(chain.number, "name", 1.0, Link.NAME)
        if name.title and any(_is_namesake(name, other) for other in self._growing if other is not chain):
            reason = f"surname of several, here {naming.display}: its title tells which"
            return Resolution(chain.number, reason, 0.9, Link.SHARED)
        reason = f"short for {naming.display}, the only one so named in the article"
        return Resolution(chain.number, reason, 0.95, Link.SHORT)

    def _resolve_shared(self, reference: Reference, chain: GrowingChain, naming: Naming) -> Resolution:
        """A surname that several bear: the one whose title agrees, who was named so far, or whom it stood for."""
        what = "surname" if chain.kind == "person" else "name"
        bearers = [b for b in self._growing if b.naming and b.naming.display in naming.shared]
        for candidates, why in self._narrowed(reference, chain, bearers):
            if len(candidates) == 1:
                (bearer,) = candidates
                self._stood_for[chain.number] = bearer.number
                reason = f"{what} of several, here {bearer.description}: {why}"
                return Resolution(bearer.number, reason, 0.75, Link.SHARED)
        reason = f"{what} of several: {' or '.join(naming.shared)}"
        return Resolution(chain.number, reason, 0.3, Link.SHARED)

    def _narrowed(
        self, reference: Reference, chain: GrowingChain, bearers: Sequence[GrowingChain]
    ) -> Iterator[tuple[Sequence[GrowingChain], str]]:
        """Those of the bearers who may be meant, by one thing after another that tells."""
        gender = self._genders.of_mention(reference)
        titled = reference.gender != "-"
        fitting = [b for b in bearers if agree(gender, b.gender)]
        alike = [b for b in fitting if gender != "-" and b.gender == gender]
        titles = reference.titles if isinstance(reference, NameReference) else frozenset()
        known = [b for b in fitting if b.seen]
        yield alike if titled else [], "its title tells which"
        yield [b for b in fitting if titles & self._titles[b.number]], "its title tells which"
        named_later = [b for b in fitting if not b.seen and b.gender == "-"]
        told = [b for b in fitting if not titled or b not in named_later]
        yield told, f"its {'title' if titled else 'pronoun'} tells which"
        yield known, "the only one so far"
        if chain.kind == "person":
            yield alike, "its pronoun tells which"
            yield [b for b in known if b.number in self._acting], "the others are only mentioned"
            last = [b for b in known if b is last_acting(known)]
            yield [b for b in last if b.number == self._stood_for.get(chain.number)], "whom it stood for before"
            yield just_named(known, reference), "named just before"

    # ---- nouns

    def _resolve_noun(self, reference: NounReference) -> Resolution:
        """“the spokesman”: whoever was called so last; “a spokesman” is someone new."""
        if reference.owner is not None:
            return self._of_document(reference)
        if is_nobodys(reference):
            return Resolution(
                self._new("other").number, f"the {reference.noun}: a document without an author", 0.9, Link.NOBODY
            )
        if reference.definite and not reference.at.quoted:
            for chain in self._latest_first():
                if chain.plural == reference.plural and is_called(chain, reference):
                    return Resolution(chain.number, f"called {reference.noun} before", 0.85, Link.CALLED)
        if (force := self._only_force(reference)) is not None:
            reason = f"short for {force.description}, the only {reference.noun} named in the article"
            return Resolution(force.number, reason, 0.85, Link.CALLED)
        return Resolution(self._new(reference.kind).number, "not named", 0.9, Link.NEW)

    def _only_force(self, reference: NounReference) -> GrowingChain | None:
        """“Police”, with or without an article: those of the one name in the article that holds the word."""
        bare = len(reference.at.words) == 1 or (reference.definite and len(reference.at.words) == len(("the", POLICE)))
        if reference.noun != POLICE or not bare or reference.at.quoted:
            return None
        force = only_force(self._names_of_bodies())
        return self._growing[self.chain_called(Name(force, "organization"))] if force else None

    def _names_of_bodies(self) -> Iterator[str]:
        """Those that are mentioned, and those that roles tell of: “**Lowford police** chief Ana Berg”."""
        for chain in self._growing:
            if chain.naming and chain.kind == "organization":
                yield chain.naming.display
        for person in self._references:
            if isinstance(person, NameReference):
                yield from (role.organization for role in person.roles if role.organization)

    def _resolve_title(self, reference: NounReference) -> Resolution:
        """“The CS”: who bears that title, wherever the article says so."""
        found = [name for head in reference.bearers if (name := self._resolution_of_name(head))]
        bearers = [self._growing[number] for number in sorted({name.chain for name in found})]
        title = reference.noun.upper()
        if len(bearers) == 1:
            return Resolution(bearers[0].number, f"the only {title} in the article", 0.9, Link.CALLED)
        reason = f"{title} of several: {' or '.join(sorted(bearer.description for bearer in bearers))}"
        return Resolution(self._new(reference.kind).number, reason, 0.3, Link.NOBODY)

    def _of_document(self, document: Reference) -> Resolution:
        """That of its author, if a name tells who that is; others are known only when all is read (`follow_owners`)."""
        owner = self.reference_at(owner_of(document))
        explained = owner.explains if isinstance(owner, NounReference) else None
        name = self._resolution_of_name(explained) or (self._resolve_name(owner) if owner and name_of(owner) else None)
        if name and self._may_be_theirs(document, name):
            return self._theirs(document, name)
        return Resolution(self._new(document.kind).number, "not named", 0.9, Link.NEW)

    def _may_be_theirs(self, document: Reference, owner: Resolution) -> bool:
        """“The report” is not that of several who are only described (“Lowford officials”), unless they stand in it."""
        place = owner_of(document)
        within = place and place.paragraph == document.at.head.paragraph and place.word in document.at.words
        chain = self._growing[owner.chain]
        return bool(within) or chain.kind != "group" or chain.naming is None

    def _theirs(self, document: Reference, owner: Resolution) -> Resolution:
        word = document.pronoun if isinstance(document, PronounReference) else f"the {called(document)}"
        reason = f"{word} is theirs: {owner.reason}"
        return Resolution(owner.chain, reason, 0.85 * owner.confidence, Link.THEIRS)

    def _owner(self, reference: Reference) -> Resolution | None:
        """That of whom a document is by."""
        owner = self.reference_at(owner_of(reference))
        return self._resolved.get(owner) if owner else None

    def _latest_first(self) -> Iterator[GrowingChain]:
        """Chains seen so far, the one mentioned last first."""
        seen = [chain for chain in self._growing if chain.seen]
        yield from sorted(seen, key=lambda chain: chain.seen[-1].at.order, reverse=True)

    # ---- pronouns

    def _resolve_pronoun(self, reference: PronounReference) -> Resolution:
        word = reference.pronoun
        if reference.owner is not None and self.reference_at(reference.owner):
            return self._of_document(reference)
        if word in RELATIVES:
            return self._resolve_relative(reference)
        if reference.reflexive and (subject := self._subject_of_sentence(reference)):
            return Resolution(subject.chain, f"{word}: the subject of its sentence", 0.9, Link.PRONOUN)
        if word in FIRST_PERSON:
            return Resolution(
                self._new("other").number, "the writer or a speaker in the first person", 0.9, Link.NOBODY
            )
        if word not in PRONOUNS:
            return Resolution(self._new("other").number, f"{word}: nobody in particular", 0.9, Link.NOBODY)
        told = reference.gender != "-" and reference.at.head not in self._sources
        find = self._antecedents if told else antecedent_of
        antecedent = find(reference, self._growing, self._sources)
        if antecedent is None:
            unnamed = self._new(reference.kind).number
            return Resolution(unnamed, f"pronoun {word}: nobody before it fits", 0.5, Link.NOBODY)
        return Resolution(antecedent.chain.number, antecedent.reason, antecedent.confidence, Link.PRONOUN)

    def _subject_of_sentence(self, reference: PronounReference) -> Resolution | None:
        """The last subject before a reflexive pronoun in its sentence."""
        place = (reference.at.head.paragraph, reference.at.sentence)
        same_sentence = [r for r in self._resolved if (r.at.head.paragraph, r.at.sentence) == place]
        subjects = [r for r in same_sentence if r.at.subject]
        return self._resolved[subjects[-1]] if subjects else None

    def _resolve_relative(self, reference: PronounReference) -> Resolution:
        taken_up = self.reference_at(reference.takes_up)
        if taken_up in self._resolved:
            chain = self._resolved[taken_up].chain
            return Resolution(chain, f"{reference.pronoun} takes up what stands before it", 0.95, Link.RELATIVE)
        unnamed = self._new("other").number
        reason = f"pronoun {reference.pronoun}: what it takes up is not named"
        return Resolution(unnamed, reason, 0.5, Link.NOBODY)


def name_of(reference: Reference) -> Name | None:
    """The name that a reference bears: a name, or a noun that tells whom it is of (“Lowford officials”)."""
    return None if isinstance(reference, PronounReference) else reference.name


def parts_of(reference: Reference) -> tuple[Place, ...]:
    """The head words of several whom a reference stands for together; none of a single one."""
    return () if isinstance(reference, PronounReference) else reference.parts


def names_of_each(reference: Reference) -> tuple[Name, ...]:
    """The names of each of several groups that a noun stands for."""
    return reference.names if isinstance(reference, NounReference) else ()


def owner_of(reference: Reference) -> Place | None:
    """The head word of whom a document is by."""
    return None if isinstance(reference, NameReference) else reference.owner


def is_nobodys(reference: NounReference) -> bool:
    """“The Bill”, “the party’s manifesto”: a document that rules or promises, and is nobody's speech."""
    told = documents().get(reference.noun)
    return told is not None and told.named


def called(reference: Reference) -> str:
    """The noun of a reference in a reason."""
    return reference.noun if isinstance(reference, NounReference) else ""


def is_joint(reference: Reference) -> bool:
    """Does its name hold the names of several?"""
    return bool(parts_of(reference) or names_of_each(reference))


def _defined(named: dict[Reference, Name]) -> dict[Name, Name]:
    """Names in brackets, with the names that they stand for; of bodies “LFU (**Lake Farmers Union**)” the other way."""
    heads = {reference.at.head: name for reference, name in named.items()}
    pairs = [
        (name, heads[reference.stands_for])
        for reference, name in named.items()
        if isinstance(reference, NameReference) and reference.stands_for in heads
    ]
    turned = {before: name for name, before in pairs if name.kind == before.kind == "organization" and " " in name.text}
    return turned | dict(pairs)


def _apart(references: Sequence[Reference]) -> set[Name]:
    """Bodies that the article explains: “**the Congress**, an opposition party”, is not short for a longer name."""
    explained = {r.explains: r.at for r in references if isinstance(r, NounReference) and r.explains}
    return {
        reference.name
        for reference in references
        if isinstance(reference, NameReference)
        and reference.at.head in explained
        and reference.at.words[-1] < explained[reference.at.head].words[0]
    }


def _others(references: Sequence[Reference]) -> dict[Name, frozenset[str]]:
    """People whom somebody else explains, with the words of that one's name: “**J. Vell**, Jerome’s father”."""
    nouns = {r.explains: r for r in references if isinstance(r, NounReference) and r.explains and r.qualifiers}
    return {
        reference.name: nouns[reference.at.head].qualifiers
        for reference in references
        if isinstance(reference, NameReference) and reference.kind == "person" and reference.at.head in nouns
    }


def _is_namesake(name: Name, other: GrowingChain) -> bool:
    """Does another person bear the surname too?"""
    return other.kind == name.kind and other.naming is not None and is_ending(name.text, other.naming.display)


def last_acting(bearers: Sequence[GrowingChain]) -> GrowingChain | None:
    """The one who did or said something last."""
    acting = [(mention.at.order, bearer) for bearer in bearers for mention in bearer.seen if mention.at.subject]
    return max(acting, key=lambda pair: pair[0], default=(None, None))[1]


def just_named(bearers: Sequence[GrowingChain], surname: Reference) -> list[GrowingChain]:
    """The bearers mentioned in the surname's paragraph or the one before, if one is there as a subject by full name."""
    near = {b.number: [m for m in b.seen if surname.at.head.paragraph - m.at.head.paragraph <= 1] for b in bearers}
    named = any(m.at.subject and _is_full_name(m, b) for b in bearers for m in near[b.number])
    return [b for b in bearers if near[b.number]] if named else []


def _is_full_name(mention: Reference, bearer: GrowingChain) -> bool:
    """Is it one of the bearer's own names, and no surname of several?"""
    return isinstance(mention, NameReference) and bearer.naming is not None and mention.name in bearer.naming.names


def is_called(chain: GrowingChain, reference: NounReference) -> bool:
    """Was someone called by that noun, and by the words before it that tell which: “the Norland prime minister”?"""
    name = chain.naming.display.lower() if chain.naming and chain.kind == "organization" else ""
    known = chain.words.union(name.split())
    return reference.noun in chain.nouns | {head_noun(name)} and reference.qualifiers | reference.rank <= known


def head_noun(name: str) -> str:
    """What a body is, by its name in lower case: the “court” of the “international court of justice”."""
    before = PREPOSITIONS.split(name)[0].split()
    return before[-1] if before else ""
