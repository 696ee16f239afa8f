"""Chains within one article: which mentions are of the same person or body, and how each was told.

Names are grouped first, over the whole article, since the fullest may come last; nouns and pronouns then follow the
text. Every link keeps its reason. What fits nobody, or several alike, begins a chain of its own without a name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quotes.coreference.find import PRONOUNS, RELATIVES
from quotes.coreference.names import Name, Naming, agreed_kinds, group_names
from quotes.coreference.reference import Reference
from quotes.lexicon import Gender, people
from quotes.model import Chain, Mention, SpeakerKind

FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves", "you"))
FARTHEST = 3
"""Paragraphs back in which a pronoun finds whom it stands for."""

KNOWN_GENDER = 0.5
"""What a chain gains whose gender is known and the pronoun's; a sentence nearer is worth four times as much."""

NAME_LINKS = re.compile(r" (?:of|for|on|in|at|against|to) ")


@dataclass(frozen=True, slots=True)
class Link:
    """A reference's chain, why it is that one, and how sure that is (0..1)."""

    chain: int
    reason: str
    confidence: float


@dataclass(slots=True)
class _Growing:
    """A chain while the text is read."""

    number: int
    kind: SpeakerKind
    naming: Naming | None = None
    gender: Gender = "-"
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    seen: list[Reference] = field(default_factory=list)


class Chains:
    """The chains of one article."""

    def __init__(self, references: Sequence[Reference], sources: frozenset[tuple[int, int]]):
        """`sources` are the paragraph and word numbers of the heads of attributions' sources."""
        references = _of_agreed_kinds(references)
        self._growing: list[_Growing] = []
        self._sources = sources
        self._links: dict[Reference, Link] = {}
        self._references = references
        self._at: dict[tuple[int, int], Reference] = {}
        for reference in references:
            self._at.setdefault((reference.paragraph, reference.head), reference)
        self._named = self._name_chains(references)
        self._speaking = {
            self._named[reference.as_name]
            for reference in references
            if reference.name and (reference.paragraph, reference.head) in sources
        }
        for reference in references:
            link = self._link(reference)
            self._links[reference] = link
            self._grow(self._growing[link.chain], reference)

    def link_of(self, paragraph: int, head: int) -> Link | None:
        """The chain of the reference that a word heads, if it heads one."""
        reference = self._at.get((paragraph, head))
        return self._links[reference] if reference else None

    def chain(self, number: int) -> Chain:
        """A chain as it is published."""
        growing = self._growing[number]
        name = growing.naming.display if growing.naming and not growing.naming.shared else None
        roles = tuple(dict.fromkeys(growing.roles)) if growing.kind == "person" else ()
        return Chain(number, name, growing.kind, roles)

    def published(self, quoted: frozenset[int]) -> tuple[tuple[Chain, ...], tuple[Mention, ...]]:
        """The chains that have a name or are quoted, with all their mentions, no two of one span."""
        chains = [self.chain(growing.number) for growing in self._growing]
        kept = {chain.number: chain for chain in chains if chain.name or chain.number in quoted}
        mentions = {
            (reference.span.start, reference.span.end): Mention(reference.span, reference.form, link.chain)
            for reference in self._references
            if (link := self._links[reference]).chain in kept and reference.owner is None
        }
        return tuple(kept.values()), tuple(sorted(mentions.values()))

    # ---- names

    def _name_chains(self, references: Sequence[Reference]) -> dict[Name, int]:
        """One chain for every person, body or place that is named."""
        named = [r for r in references if r.name and r.form in ("name", "nominal")]
        chains: dict[Name, int] = {}
        for naming in group_names([r.as_name for r in named], _genders(named), _defined(named)):
            chain = self._new(naming.kind, naming)
            chain.gender = naming.gender
            chains.update(dict.fromkeys(naming.names, chain.number))
        return chains

    def _new(self, kind: SpeakerKind, naming: Naming | None = None) -> _Growing:
        chain = _Growing(len(self._growing), kind, naming)
        self._growing.append(chain)
        return chain

    # ---- one reference

    def _link(self, reference: Reference) -> Link:
        if reference.form == "pronoun":
            return self._link_pronoun(reference)
        if reference.form == "nominal" and reference.same_as is not None and (name := self._link_of_name(reference)):
            return Link(name.chain, "apposition", 0.95)
        if reference.name:
            return self._link_name(reference)
        return self._link_nominal(reference)

    def _link_of_name(self, reference: Reference) -> Link | None:
        """The link of the name that a noun or a relative pronoun belongs to; the name may stand after it."""
        name = self._at.get((reference.paragraph, -1 if reference.same_as is None else reference.same_as))
        return self._link_name(name) if name and name.form == "name" else None

    def _link_name(self, reference: Reference) -> Link:
        chain = self._growing[self._named[reference.as_name]]
        naming = chain.naming
        assert naming is not None
        if naming.shared:
            return self._link_shared(reference, chain, naming)
        if reference.as_name.text == naming.display:
            return Link(chain.number, "name", 1.0)
        return Link(chain.number, f"short for {naming.display}, the only one so named in the article", 0.95)

    def _link_shared(self, reference: Reference, chain: _Growing, naming: Naming) -> Link:
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
                display = candidates[0].naming.display if candidates[0].naming else ""
                return Link(candidates[0].number, f"surname of several, here {display}: {why}", 0.75)
        return Link(chain.number, "surname shared by " + " and ".join(naming.shared), 0.3)

    def _grow(self, chain: _Growing, reference: Reference) -> None:
        """What a mention adds to its chain. “His” and “him” add nothing: whose they are is guessed too often wrong."""
        if reference.form == "pronoun" and not (reference.subject or reference.reflexive):
            return
        chain.seen.append(reference)
        chain.roles += reference.roles
        if reference.form == "nominal":
            chain.nouns.add(reference.noun)
            chain.words |= reference.qualifiers | reference.rank
        for role in reference.roles:
            words = {word.removesuffix("’s").removesuffix("'s") for word in role.lower().split()}
            chain.words |= words
            chain.nouns |= words & people().keys()
        if reference.gender != "-" and chain.gender == "-":
            chain.gender = reference.gender
        chain.plural = chain.plural or (reference.plural and reference.form != "pronoun")

    # ---- nouns

    def _link_nominal(self, reference: Reference) -> Link:
        """“the spokesman”: whoever was called so last; “a spokesman” is someone new."""
        if (owner := self._owner(reference)) is not None:
            return Link(owner.chain, f"the {reference.noun} is theirs: {owner.reason}", 0.85 * owner.confidence)
        if reference.definite and not reference.quoted:
            for chain in self._latest_first(reference):
                if chain.plural == reference.plural and self._is_called(chain, reference):
                    return Link(chain.number, f"called {reference.noun} before", 0.85)
        return Link(self._new(reference.kind).number, "not named", 0.9)

    def _owner(self, reference: Reference) -> Link | None:
        """The link of whom a document is by; the name may stand after it."""
        if reference.owner is None:
            return None
        owner = self._at.get((reference.paragraph, reference.owner))
        if owner is None or owner is reference:
            return None
        return self._links.get(owner) or (self._link_name(owner) if owner.name else None)

    def _is_called(self, chain: _Growing, reference: Reference) -> bool:
        """Was someone called by that noun, and by the words before it that tell which: “the Norland prime minister”?"""
        name = chain.naming.display.lower() if chain.naming and chain.kind == "organization" else ""
        known = chain.words.union(name.split())
        return reference.noun in chain.nouns | {head_noun(name)} and reference.qualifiers | reference.rank <= known

    def _latest_first(self, reference: Reference) -> Iterator[_Growing]:
        """Chains seen before the reference, the one mentioned last first."""
        seen = [chain for chain in self._growing if chain.seen]
        yield from sorted(seen, key=lambda chain: chain.seen[-1].span.start, reverse=True)

    # ---- pronouns

    def _link_pronoun(self, reference: Reference) -> Link:
        if reference.noun in RELATIVES:
            return self._link_relative(reference)
        if reference.reflexive and (subject := self._subject_of_sentence(reference)):
            return Link(subject.chain, f"{reference.noun}: the subject of its sentence", 0.9)
        if reference.noun in FIRST_PERSON:
            return Link(self._new("other").number, "the writer or a speaker in the first person", 0.9)
        if reference.noun not in PRONOUNS:
            return Link(self._new("other").number, f"{reference.noun}: nobody in particular", 0.9)
        scored = [(self._salience(chain, reference), chain) for chain in self._growing if self._fits(chain, reference)]
        best = max(scored, key=lambda pair: (pair[0], pair[1].seen[-1].span.start), default=None)
        if best is None:
            return Link(self._new(reference.kind).number, f"pronoun {reference.noun}: nobody before it fits", 0.5)
        rivals = [score for score, chain in scored if chain is not best[1]]
        clear = best[0] - max(rivals, default=best[0] - 2)
        return Link(best[1].number, self._pronoun_reason(reference, best[1]), 0.85 if clear >= 1 else 0.7)

    def _subject_of_sentence(self, reference: Reference) -> Link | None:
        """The last subject before a reflexive pronoun in its sentence."""
        place = (reference.paragraph, reference.sentence)
        subjects = [r for r in self._links if (r.paragraph, r.sentence) == place and r.subject]
        return self._links[subjects[-1]] if subjects else None

    def _link_relative(self, reference: Reference) -> Link:
        taken_up = self._at.get((reference.paragraph, -1 if reference.same_as is None else reference.same_as))
        if taken_up in self._links:
            return Link(self._links[taken_up].chain, f"{reference.noun} takes up what stands before it", 0.95)
        return Link(self._new("other").number, f"pronoun {reference.noun}: what it takes up is not named", 0.5)

    def _fits(self, chain: _Growing, reference: Reference) -> bool:
        """May the pronoun stand for the chain? It reaches a few paragraphs back, and not into quotation marks.

        “It” and “they” stand for one body only if that did or said something there.
        """
        reachable = self._reachable(chain, reference)
        if not reachable:
            return False
        if reference.gender != "-":
            acting = chain.naming or any(s.active or (s.paragraph, s.head) in self._sources for s in chain.seen)
            return chain.kind == "person" and bool(acting) and agree(chain.gender, reference.gender)
        if chain.kind == "organization" and not chain.plural:
            return any(seen.subject or (seen.paragraph, seen.head) in self._sources for seen in reachable)
        return reference.noun not in ("it", "its", "itself") and (chain.plural or chain.kind == "group")

    def _reachable(self, chain: _Growing, reference: Reference) -> list[Reference]:
        return [
            seen
            for seen in chain.seen
            if (seen.quoted <= reference.quoted) and reference.paragraph - seen.paragraph <= FARTHEST
        ]

    def _salience(self, chain: _Growing, reference: Reference) -> float:
        """How present a chain is: near, as a subject, as a source; two points a sentence, three a paragraph.

        Whose gender is known goes before whom the pronoun fits only because nothing is known.
        """
        known = KNOWN_GENDER * (reference.gender != "-" and chain.gender == reference.gender)
        return known + max(self._weight(seen, reference) for seen in self._reachable(chain, reference))

    def _weight(self, seen: Reference, reference: Reference) -> float:
        away = 2.0 * min(reference.sentence - seen.sentence, 4) if seen.paragraph == reference.paragraph else 4.0
        away += 3.0 * max(reference.paragraph - seen.paragraph - 1, 0)
        role = 1.0 * seen.subject + 1.5 * ((seen.paragraph, seen.head) in self._sources)
        known = 1.0 * (seen.form == "name") - 1.0 * (seen.form == "nominal" and role == 0)
        return role + known - 2.0 * seen.listed - away

    def _pronoun_reason(self, reference: Reference, chain: _Growing) -> str:
        last = self._reachable(chain, reference)[-1]
        whom = chain.naming.display if chain.naming else f"the {'/'.join(sorted(chain.nouns)) or 'one not named'}"
        place = "subject" if last.subject else "mentioned"
        if last.paragraph == reference.paragraph:
            back = reference.sentence - last.sentence
            where = "of the same sentence" if back <= 0 else f"{back} sentence{'s' * (back > 1)} before"
        else:
            back = reference.paragraph - last.paragraph
            where = f"{back} paragraph{'s' * (back > 1)} before"
        return f"pronoun {reference.noun} -> {whom}, {place} {where}"


def _of_agreed_kinds(references: Sequence[Reference]) -> list[Reference]:
    """The references, with names of one kind throughout the article."""
    kinds = agreed_kinds(Counter(reference.as_name for reference in references if reference.form == "name"))
    return [
        replace(reference, kind=kinds[reference.as_name]) if reference.as_name in kinds else reference
        for reference in references
    ]


def _genders(named: Sequence[Reference]) -> dict[Name, Gender]:
    """What the titles tell of each name; nothing where they tell two things (Mr Smith and Mrs Smith)."""
    told: dict[Name, set[Gender]] = {}
    for reference in named:
        if reference.gender != "-":
            told.setdefault(reference.as_name, set()).add(reference.gender)
    return {name: genders.pop() for name, genders in told.items() if len(genders) == 1}


def _defined(named: Sequence[Reference]) -> dict[Name, Name]:
    """Short names in brackets, with the names that they stand for."""
    heads = {(reference.paragraph, reference.head): reference.as_name for reference in named}
    return {
        reference.as_name: heads[reference.paragraph, reference.same_as]
        for reference in named
        if reference.same_as is not None and (reference.paragraph, reference.same_as) in heads
    }


def head_noun(name: str) -> str:
    """What a body is, by its name in lower case: the “court” of the “international court of justice”."""
    before = NAME_LINKS.split(name, 1)[0].split()
    return before[-1] if before else ""


def agree(one: Gender, other: Gender) -> bool:
    """Two genders agree unless both are known and differ."""
    return one == other or "-" in (one, other)
