"""What speaks for a named chain as the one whom a source means, in features that a person can read.

An *anaphor* is a pronoun or a noun that is the source of an attribution; its *candidates* are the chains that have a
name. Features have a name and a number each; one that is not given is 0.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from quotes import lexicon
from quotes.coreference.chains import Chains, Link, Resolution, head_noun
from quotes.coreference.noun_ties import Tie, inner_noun, modifiers, offices, ties_of
from quotes.coreference.pronoun_references import PRONOUNS
from quotes.coreference.reference import NameReference, NounReference, PronounReference, Reference
from quotes.document.paragraph import Paragraph, Place
from quotes.lexicon import Gender
from quotes.model import SpeakerKind
from quotes.text.names import words_of

Features = dict[str, float]

STEM = 5
"""Letters of a word that tell its kin: “president”, “presidency”."""

NEAR = 3
"""Words between a noun and a name that stand side by side: “Brightwell, a games company”."""

BESIDE = 6
"""Words before a name in which an age stands: “the 54 - year - old Nils Egge”."""

AGE = re.compile("([0-9]+)[- ]years?[- ]old")
YEAR = re.compile("1[0-9]{3}")
CENTURY = re.compile("[0-9]{1,2}th-century|century", re.IGNORECASE)
LONG_AGO = 1950
"""Who was told of only before that year does not speak in an article of today."""

PLAIN = frozenset("the a an his her their its this that of and for in on to at by from".split())  # noqa: SIM905
WANTED: Mapping[str, frozenset[SpeakerKind]] = {
    "he": frozenset(("person",)),
    "she": frozenset(("person",)),
    "it": frozenset(("organization",)),
    "they": frozenset(("organization", "group", "other")),
    "person": frozenset(("person",)),
    "organization": frozenset(("organization",)),
    "group": frozenset(("organization", "group")),
    "document": frozenset(("organization", "person")),
    "other": frozenset(("organization",)),
}
"""Sort of an anaphor -> the kinds that it stands for as a rule."""


@dataclass
class NamedChain:
    """A candidate: a chain with a name, its mentions and names by their numbers in the article."""

    number: int
    kind: SpeakerKind
    name: str
    members: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @cached_property
    def words(self) -> set[str]:
        """The words of its names."""
        return {word for text in self.texts for word in words_of(text)}

    @cached_property
    def heads(self) -> set[str]:
        """What it is by its names: the “court” of the “Court of Lorn”."""
        return {word for text in self.texts for word in words_of(head_noun(text.lower()))[-1:]}

    @cached_property
    def stems(self) -> set[str]:
        """The stems of its names' words."""
        return {word[:STEM] for word in self.words - PLAIN}

    @cached_property
    def fields(self) -> set[str]:
        """What its names say that it does: a ministry, a court, a company."""
        return fields_of(self.words)


class ArticleFacts:
    """What the features need of one article, worked out once."""

    def __init__(self, paragraphs: Sequence[Paragraph], chains: Chains, contents: Mapping[Place, Sequence[Place]]):
        """`contents` are the heads of the references that stand within what each source says, by its head word."""
        self.paragraphs = paragraphs
        self.references = chains.references
        self.resolved: list[Resolution] = [chains.resolution_of(reference) for reference in self.references]
        self.sources = chains.sources
        self.contents = contents
        starts = [0]
        for paragraph in paragraphs:
            starts.append(starts[-1] + len(paragraph.words))
        self.at = [starts[r.at.head.paragraph] + r.at.head.word for r in self.references]
        self.speaking = [reference.at.head in self.sources for reference in self.references]
        self.heads = {reference.at.head: number for number, reference in enumerate(self.references)}
        self.ties = ties_of(paragraphs, self.heads)
        self.named = self._named(chains)
        self.unnamed = self._unnamed(chains)
        self.nouns: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for paragraph in paragraphs:
            for number, word in enumerate(paragraph.words):
                if word.upos in ("NOUN", "PROPN"):
                    place = (paragraph.number, word.sentence, number)
                    self.nouns[word.lemma.lower()].append(place)

    def _named(self, chains: Chains) -> dict[int, NamedChain]:
        found: dict[int, NamedChain] = {}
        for number, (reference, resolution) in enumerate(zip(self.references, self.resolved, strict=True)):
            chain = chains.chain(resolution.chain)
            if chain.name is None:
                continue
            own = found.setdefault(chain.number, NamedChain(chain.number, chain.kind, chain.name))
            own.members.append(number)
            if isinstance(reference, NameReference):
                own.names.append(number)
                own.texts.append(reference.name.text)
            elif isinstance(reference, NounReference) and reference.name:
                own.texts.append(reference.name.text)
        return {number: chain for number, chain in found.items() if chain.texts}

    def _unnamed(self, chains: Chains) -> dict[int, list[int]]:
        """The mentions of chains without a name."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, resolution in enumerate(self.resolved):
            if chains.chain(resolution.chain).name is None:
                found[resolution.chain].append(number)
        return found

    def ties_to(self, chain: NamedChain, number: int) -> list[Tie]:
        """The nouns that are tied to a chain, but for a reference itself."""
        here = self.references[number].at.head
        return [tie for member in chain.members for tie in self.ties.get(member, ()) if tie.at != here]

    def owner_of(self, number: int) -> int | None:
        """The chain of whom a noun is: “**his** lawyer”, “**Mirel’s** lawyer”."""
        owner = self._owner(number)
        return None if owner is None else self.chain_of(owner)

    def named_owner_of(self, number: int) -> int | None:
        """The same, if a name tells it: whose “his” is, is guessed too often wrong."""
        owner = self._owner(number)
        return self.chain_of(owner) if owner is not None and self.references[owner].form == "name" else None

    def _owner(self, number: int) -> int | None:
        head = self.references[number].at.head
        paragraph = self.paragraphs[head.paragraph]
        for other in paragraph.children(head.word, "nmod"):
            if paragraph.words[other].deprel == "nmod:poss":
                entity = paragraph.entity_of.get(other)
                return self.heads.get(paragraph.place(paragraph.head_of(entity.words) if entity else other))
        return None

    def who_says(self, number: int) -> set[int]:
        """The chains, by the rules, in whose words a reference stands."""
        here = self.references[number].at.head
        heads = [source for source, inside in self.contents.items() if here in inside]
        return {self.chain_of(self.heads[head]) for head in heads if head in self.heads}

    def is_of_the_past(self, chain: NamedChain) -> bool:
        """Is whoever is meant told of only in sentences of long ago, and by no name a source?"""
        if any(self.speaking[n] for n in chain.names):
            return False
        return all(self._is_long_ago(self.references[n]) for n in chain.names) and bool(chain.names)

    def _is_long_ago(self, reference: Reference) -> bool:
        paragraph = self.paragraphs[reference.at.head.paragraph]
        words = [paragraph.words[i].text for i in paragraph.sentence(reference.at.head.word)]
        return any(CENTURY.fullmatch(word) or (YEAR.fullmatch(word) and int(word) < LONG_AGO) for word in words)

    def is_dead(self, chain: NamedChain) -> bool:
        """Does the article tell that whoever is meant has died: “Vell **died**”, “the **late** Ivo Vell”?"""
        return any(self._dies(self.references[n]) for n in chain.members)

    def _dies(self, reference: Reference) -> bool:
        paragraph = self.paragraphs[reference.at.head.paragraph]
        word = paragraph.words[reference.at.head.word]
        first = reference.at.words[0]
        late = first > 0 and paragraph.words[first - 1].text.lower() == "late"
        return late or (word.relation == "nsubj" and paragraph.words[word.head].lemma == "die")

    def chain_of(self, number: int) -> int:
        """The chain of a reference, by its number."""
        return self.resolved[number].chain

    def before(self, number: int, chain: NamedChain) -> list[int]:
        """A chain's mentions before a reference. “Ana Mirel, **the mayor**, left” mentions her once."""
        return [n for n in chain.members if n < number and self.resolved[n].link is not Link.EXPLAINS]


def sort_of(anaphor: Reference) -> str:
    """What sort of anaphor it is: which pronoun, or what its noun stands for."""
    if isinstance(anaphor, PronounReference):
        if anaphor.gender != "-":
            return "he" if anaphor.gender == "m" else "she"
        return "they" if PRONOUNS[anaphor.pronoun][1] else "it"
    if isinstance(anaphor, NounReference):
        return "document" if anaphor.noun in lexicon.documents() else anaphor.kind
    raise TypeError(f"no anaphor: {anaphor}")


def fields_of(words: Iterable[str]) -> set[str]:
    """What bodies of these words do."""
    return {name for word in words for name in lexicon.fields().get(word, ())}


# ---- of the anaphor alone


def of_anaphor(facts: ArticleFacts, number: int) -> Features:
    """What the anaphor is, whoever is meant."""
    anaphor = facts.references[number]
    sort = sort_of(anaphor)
    found: Features = {
        f"is {sort}": 1,
        "is quoted": anaphor.at.quoted,
        "is subject": anaphor.at.subject,
        "in the first paragraph": anaphor.at.head.paragraph < 1,
        "in the first three paragraphs": anaphor.at.head.paragraph < 3,
    }
    if isinstance(anaphor, NounReference):
        found |= {
            "is an office": lexicon.is_office(anaphor.noun),
            "is definite": anaphor.definite,
            "is plural": anaphor.plural,
            "has qualifiers": bool(anaphor.qualifiers),
            "has an owner": anaphor.owner is not None,
            "has more words": len(anaphor.at.words) > 2,
            "noun seen before": math.log1p(len(_before(facts, anaphor))),
            **_of_unnamed(facts, anaphor, number),
            **{f"does {name}": 1 for name in fields_of([anaphor.noun])},
        }
    return {name: float(value) for name, value in found.items()}


def _of_unnamed(facts: ArticleFacts, anaphor: NounReference, number: int) -> Features:
    """What tells of somebody without a name who was called so before."""
    paragraph = facts.paragraphs[anaphor.at.head.paragraph]
    before = [n for n in facts.unnamed.get(facts.chain_of(number), ()) if n < number]
    nouns = [r for r in (facts.references[n] for n in before) if isinstance(r, NounReference)]
    return {
        "called so before, unnamed": bool(before),
        "an unnamed one spoke": any(facts.speaking[n] for n in before),
        "an unnamed one is new": any(not r.definite for r in nouns),
        "has an inner noun": bool(inner_noun(paragraph, anaphor.at.head.word)),
        "has modifiers": bool(modifiers(paragraph, anaphor.at.head.word)),
        "is somebody's": any(
            paragraph.words[i].deprel == "nmod:poss" for i in paragraph.children(anaphor.at.head.word)
        ),
    }


def _before(facts: ArticleFacts, anaphor: NounReference) -> list[tuple[int, int, int]]:
    here = (anaphor.at.head.paragraph, anaphor.at.sentence, anaphor.at.words[0])
    return [place for place in facts.nouns[anaphor.noun] if place < here]


# ---- of the anaphor and a candidate


def of_pairs(facts: ArticleFacts, number: int) -> dict[int, Features]:
    """Chain -> what speaks for it as the one whom the anaphor means. Chains of the anaphor alone are none."""
    candidates = [chain for chain in facts.named.values() if chain.members != [number]]
    ranks = _ranks(facts, candidates, number)
    found = {chain.number: _of_pair(facts, number, chain) | ranks[chain.number] for chain in candidates}
    _mark_the_only_ones(found)
    return found


def _of_pair(facts: ArticleFacts, number: int, chain: NamedChain) -> Features:
    anaphor = facts.references[number]
    before = facts.before(number, chain)
    return {
        **_distance(facts, number, chain, before),
        **_last_mention(facts, before),
        **_speaking(facts, number, chain, before),
        **_kind(anaphor, chain),
        **_gender(facts, anaphor, chain, number),
        **_by_rule(facts, number, chain),
        **(_lexical(facts, anaphor, chain, number) if isinstance(anaphor, NounReference) else {}),
        "one word": float(len(chain.words) == 1),
    }


def _bucket(name: str, value: float, bounds: Sequence[float]) -> Features:
    """One feature for the first bound that the value does not pass."""
    bound = next((bound for bound in bounds if value <= bound), None)
    return {f"{name} {'more' if bound is None else bound}": 1.0}


def _distance(facts: ArticleFacts, number: int, chain: NamedChain, before: Sequence[int]) -> Features:
    here = facts.references[number].at
    if not before:
        return {"named only later": 1.0}
    last = facts.references[before[-1]].at
    paragraphs = here.head.paragraph - last.head.paragraph
    found = _bucket("paragraphs back", paragraphs, (0, 1, 2, 3, 6))
    if paragraphs == 0:
        found |= _bucket("sentences back", here.sentence - last.sentence, (0, 1, 2))
    names = [name for name in chain.names if name < number]
    if names:
        of_name = here.head.paragraph - facts.references[names[-1]].at.head.paragraph
        found |= _bucket("name paragraphs back", of_name, (0, 1, 2, 4))
    found["log words back"] = math.log1p(facts.at[number] - facts.at[before[-1]]) / 5
    found["mentions before"] = math.log1p(len(before))
    found["names in all"] = math.log1p(len(chain.names))
    found["opens the article"] = float(facts.references[before[0]].at.head.paragraph < 2)
    found["named later too"] = float(any(name > number for name in chain.names))
    return found


def _last_mention(facts: ArticleFacts, before: Sequence[int]) -> Features:
    if not before:
        return {}
    last = facts.references[before[-1]]
    return {
        f"last as {last.form}": 1.0,
        "last as subject": float(last.at.subject),
        "last as actor": float(last.at.active),
        "last as source": float(facts.speaking[before[-1]]),
        "last in quotation marks": float(last.at.quoted),
        "last in a list": float(isinstance(last, NameReference) and last.listed),
    }


def _speaking(facts: ArticleFacts, number: int, chain: NamedChain, before: Sequence[int]) -> Features:
    spoke = [n for n in range(number) if facts.speaking[n]]
    last = [facts.chain_of(n) for n in spoke[-3:]]
    subjects = [n for n in range(number) if facts.references[n].at.subject and not facts.references[n].at.quoted]
    anaphor = facts.references[number]
    said = set(facts.contents.get(anaphor.at.head, ()))
    inside = [n for n in chain.members if facts.references[n].at.head in said]
    return {
        "spoke": math.log1p(sum(facts.speaking[n] for n in before)),
        "spoke last": float(last[-1:] == [chain.number]),
        "spoke lately": float(chain.number in last),
        "last subject": float(bool(subjects) and facts.chain_of(subjects[-1]) == chain.number),
        "in its own words": float(bool(inside)),
        "subject of its own words": float(any(facts.references[n].at.subject for n in inside)),
        "named in its own words": float(any(n in chain.names for n in inside)),
        "named in its own quotation marks": float(
            any(n in chain.names and facts.references[n].at.quoted for n in inside)
        ),
        "named within the anaphor": float(any(_lies_in(facts.references[n], anaphor) for n in chain.names)),
        "of the past": float(facts.is_of_the_past(chain)),
        "dead": float(facts.is_dead(chain)),
        "unnamed speaker since": float(_unnamed_speaker_since(facts, number, before)),
        "unnamed subject since": float(_unnamed_since(facts, number, before)),
        "within the anaphor": float(any(_lies_in(facts.references[n], anaphor) for n in chain.members if n != number)),
    }


def _unnamed_since(facts: ArticleFacts, number: int, before: Sequence[int]) -> bool:
    """“Vell sat. **Another student** came in. He …”: did somebody without a name do something since?"""
    anaphor = facts.references[number]
    own = {facts.references[n].at.sentence for n in before[-1:] if _same_paragraph(facts.references[n], anaphor)}
    return any(
        reference.at.subject
        and not reference.at.quoted
        and isinstance(reference, NounReference)
        and reference.kind == "person"
        and not reference.plural
        and not reference.definite
        and _same_paragraph(reference, anaphor)
        and reference.at.sentence < anaphor.at.sentence
        and all(sentence <= reference.at.sentence for sentence in own)
        and facts.chain_of(n) in facts.unnamed
        for n, reference in enumerate(facts.references[:number])
    )


def _unnamed_speaker_since(facts: ArticleFacts, number: int, before: Sequence[int]) -> bool:
    """“**A spokesman** said it had rained. He added”: did somebody new without a name speak since?"""
    spoke = [n for n in range(number) if facts.speaking[n]]
    last = facts.references[spoke[-1]] if spoke else None
    if not isinstance(last, NounReference) or last.kind != "person" or last.plural or last.definite:
        return False
    return facts.chain_of(spoke[-1]) in facts.unnamed and not any(n > spoke[-1] for n in before)


def _same_paragraph(one: Reference, other: Reference) -> bool:
    return one.at.head.paragraph == other.at.head.paragraph


def _lies_in(inner: Reference, outer: Reference) -> bool:
    same = inner.at.head.paragraph == outer.at.head.paragraph
    return same and outer.at.words[0] <= inner.at.words[0] and inner.at.words[-1] <= outer.at.words[-1]


def _kind(anaphor: Reference, chain: NamedChain) -> Features:
    sort = sort_of(anaphor)
    return {f"{chain.kind} for {sort}": 1.0, "of a kind that it stands for": float(chain.kind in WANTED[sort])}


def _gender(facts: ArticleFacts, anaphor: Reference, chain: NamedChain, number: int) -> Features:
    told = Counter[str](facts.references[n].gender for n in chain.members if _tells_gender(facts, chain, n, number))
    own = anaphor.gender
    other = {"m": "f", "f": "m"}.get(own, "-")
    return {
        "gender agrees": float(own != "-" and told[own] > 0),
        "gender differs": float(own != "-" and told[other] > 0),
        "gender unknown": float(told["m"] + told["f"] == 0),
        "times of that gender": math.log1p(told[own]) if own != "-" else 0.0,
        **_given_name(own, chain),
    }


def _given_name(gender: Gender, chain: NamedChain) -> Features:
    """“**Nadia** Brake” is hardly “he”. A name of one word may be a surname."""
    full = (words_of(text) for text in chain.texts if chain.kind == "person" and " " in text)
    told = {lexicon.genders_of_names().get(words[0], "-") for words in full} - {"-"}
    if gender == "-" or len(told) != 1:
        return {}
    return {"given name agrees" if gender in told else "given name differs": 1.0}


def _tells_gender(facts: ArticleFacts, chain: NamedChain, member: int, number: int) -> bool:
    """Names and nouns do, and he and she before the anaphor. Whose “his” and “him” are is guessed too often wrong.

    “**She** was drunk,” Vell said: in what the chain says itself, she is another.
    """
    reference = facts.references[member]
    if not isinstance(reference, PronounReference):
        return member != number
    told = member < number and (reference.at.subject or reference.reflexive)
    return told and not (reference.at.quoted and chain.number in facts.who_says(member))


def _by_rule(facts: ArticleFacts, number: int, chain: NamedChain) -> Features:
    resolution = facts.resolved[number]
    if resolution.chain != chain.number:
        return {}
    return {
        "by rule": 1.0,
        "by rule, how sure": resolution.confidence,
        "by rule, called so before": float(resolution.link is Link.CALLED),
        "by rule, theirs": float(resolution.link is Link.THEIRS),
    }


def _lexical(facts: ArticleFacts, anaphor: NounReference, chain: NamedChain, number: int) -> Features:
    """What the noun and the words before it have in common with the names, roles and nouns of the chain."""
    others = [facts.references[n] for n in chain.members if n != number]
    texts = [text for r in others if isinstance(r, NameReference) for text in r.descriptions]
    roles = {word for text in texts for word in words_of(text)}
    nouns = {r.noun for r in others if isinstance(r, NounReference)}
    own = (set(anaphor.qualifiers) | set(anaphor.rank)) - PLAIN
    does = fields_of([anaphor.noun])
    beside, together = _company(facts, anaphor, chain)
    return {
        "noun in its name": float(anaphor.noun in chain.words),
        "noun heads its name": float(anaphor.noun in chain.heads),
        "kin of a word of its name": float(anaphor.noun[:STEM] in chain.stems),
        "noun in its roles": float(anaphor.noun in roles),
        "called so": float(anaphor.noun in nouns),
        "stood beside the noun": float(beside),
        "stood with the noun": float(together),
        "qualifiers in its name": float(bool(own) and own <= chain.words | roles),
        "some qualifiers in its name": float(bool(own & (chain.words | roles))),
        "field of its name": float(bool(does & chain.fields)),
        "field of its roles": float(bool(does & fields_of(roles))),
        **{f"{name} for {anaphor.noun}": 1.0 for name in chain.fields if name in does},
        **_described(facts, anaphor, chain, number, roles),
    }


def _described(
    facts: ArticleFacts, anaphor: NounReference, chain: NamedChain, number: int, roles: AbstractSet[str]
) -> Features:
    """What the nouns that are tied to the chain tell of the noun, and what its modifiers and its owner do."""
    ties = facts.ties_to(chain, number)
    describing = [tie for tie in ties if tie.how in ("beside", "said of")]
    nouns = {tie.noun for tie in describing}
    paragraph = facts.paragraphs[anaphor.at.head.paragraph]
    return {
        **_tied(anaphor, chain, ties),
        **_modified(facts, anaphor, chain, describing, roles),
        **_inner(inner_noun(paragraph, anaphor.at.head.word), chain, nouns),
        **_owned(facts, chain, number),
        "field of what it is called": float(bool(fields_of([anaphor.noun]) & fields_of(nouns))),
        "of that age": float(_is_of_that_age(facts, anaphor, chain)),
        "is a pronoun's": float(_is_a_pronouns(paragraph, anaphor.at.head.word)),
    }


def _tied(anaphor: NounReference, chain: NamedChain, ties: Sequence[Tie]) -> Features:
    """How the noun is tied to the chain elsewhere; of a document, how others are."""
    same = [tie for tie in ties if tie.noun == anaphor.noun]
    before = [tie for tie in same if tie.at < anaphor.at.head]
    found = {f"tied: {tie.how}": 1.0 for tie in same} | {f"tied before: {tie.how}": 1.0 for tie in before}
    if anaphor.noun in lexicon.documents():
        documents = [tie for tie in ties if tie.noun in lexicon.documents() and tie.at < anaphor.at.head]
        found |= {f"a document tied: {tie.how}": 1.0 for tie in documents}
    people = anaphor.kind == chain.kind == "person"
    found["has such a one"] = float(people and any(tie.how == "owned" for tie in before))
    return found


def _modified(
    facts: ArticleFacts,
    anaphor: NounReference,
    chain: NamedChain,
    describing: Sequence[Tie],
    roles: AbstractSet[str],
) -> Features:
    """Are the words that tell which of its kind the noun is words of the chain's names and roles?"""
    own = modifiers(facts.paragraphs[anaphor.at.head.paragraph], anaphor.at.head.word)
    words = roles | {word for tie in describing for word in tie.modifiers}
    stems = chain.stems | {word[:STEM] for word in words}
    known = [word for word in own if word[:STEM] in stems]
    others = [tie.modifiers for tie in describing if tie.noun == anaphor.noun and tie.modifiers]
    return {
        "all modifiers known": float(bool(own) and len(known) == len(own)),
        "some modifiers known": float(bool(known)),
        "no modifiers known": float(bool(own) and not known),
        "of other modifiers": float(bool(own) and any(own.isdisjoint(other) for other in others)),
        "of another office": float(_is_of_another_office(facts, anaphor, chain, describing)),
    }


def _inner(noun: str, chain: NamedChain, nouns: AbstractSet[str]) -> Features:
    """What the noun whose document the anaphor is has in common with the chain: “the **club** statement”."""
    if not noun:
        return {}
    return {
        "inner noun in its name": float(noun in chain.words),
        "inner noun tied": float(noun in nouns),
        "field of inner noun": float(bool(fields_of([noun]) & (chain.fields | fields_of(nouns)))),
    }


def _owned(facts: ArticleFacts, chain: NamedChain, number: int) -> Features:
    """Is the chain, or another, the one whose the noun is: “**Mirel’s** office”?"""
    owner, named = facts.owner_of(number), facts.named_owner_of(number)
    return {
        "owns the anaphor": float(owner == chain.number),
        "named as its owner": float(named == chain.number),
        "another is named as its owner": float(named not in (None, chain.number)),
    }


def _is_of_that_age(facts: ArticleFacts, anaphor: NounReference, chain: NamedChain) -> bool:
    """“Nils Egge, **54**, …”, for “the **54-year-old**”: does the age stand right beside a name of the chain?"""
    paragraph = facts.paragraphs[anaphor.at.head.paragraph]
    age = AGE.search(paragraph.wording(anaphor.at.words))
    return age is not None and any(age[1] in _numbers_beside(facts, facts.references[n]) for n in chain.names)


def _numbers_beside(facts: ArticleFacts, name: Reference) -> set[str]:
    words = facts.paragraphs[name.at.head.paragraph].words
    first, last = name.at.words[0], name.at.words[-1]
    beside = [*words[max(0, first - BESIDE) : first], *words[last + 1 : last + 1 + NEAR]]
    return {number for word in beside for number in re.findall("[0-9]+", word.text)}


def _is_of_another_office(
    facts: ArticleFacts, anaphor: NounReference, chain: NamedChain, describing: Sequence[Tie]
) -> bool:
    """“the **health** minister”, of one whom the article calls minister of tourism alone?"""
    if not lexicon.is_office(anaphor.noun):
        return False
    own = offices(facts.paragraphs[anaphor.at.head.paragraph], anaphor.at.head.word) - lexicon.organizations().keys()
    references = (facts.references[n] for n in chain.names)
    roles = [words_of(role) for r in references if isinstance(r, NameReference) for role in r.descriptions]
    held = [set(words) - {anaphor.noun} - PLAIN for words in roles if anaphor.noun in words]
    held += [set(tie.modifiers) for tie in describing if tie.noun == anaphor.noun]
    told = {word[:STEM] for words in held for word in words} | chain.stems
    return bool(own) and bool(held) and all(held) and told.isdisjoint(word[:STEM] for word in own)


def _is_a_pronouns(paragraph: Paragraph, noun: int) -> bool:
    """“**its** mission”?"""
    owners = [i for i in paragraph.children(noun, "nmod") if paragraph.words[i].deprel == "nmod:poss"]
    return any(paragraph.words[i].upos == "PRON" for i in owners)


def _company(facts: ArticleFacts, anaphor: NounReference, chain: NamedChain) -> tuple[bool, bool]:
    """Did a name of the chain stand right beside the noun before; did it stand in one sentence with it?"""
    beside = together = False
    for paragraph, sentence, word in _before(facts, anaphor):
        for number in chain.names:
            at = facts.references[number].at
            if (at.head.paragraph, at.sentence) == (paragraph, sentence):
                together = True
                beside = beside or min(abs(word - at.words[0]), abs(word - at.words[-1])) <= NEAR
    return beside, together


def _ranks(facts: ArticleFacts, candidates: Sequence[NamedChain], number: int) -> dict[int, Features]:
    """How the candidates stand to each other: who was mentioned last, and most, of all and of a fitting kind."""
    wanted = WANTED[sort_of(facts.references[number])]
    before = {chain.number: facts.before(number, chain) for chain in candidates}
    latest = sorted((c for c in candidates if before[c.number]), key=lambda c: before[c.number][-1], reverse=True)
    fitting = [c for c in latest if c.kind in wanted]
    most = max((len(own) for own in before.values()), default=0)
    most_fitting = max((len(before[c.number]) for c in fitting), default=0)
    found: dict[int, Features] = {}
    for chain in candidates:
        count = len(before[chain.number])
        features = {
            "mentioned most": float(0 < count == most),
            "mentioned most of its kind": float(chain in fitting and count == most_fitting),
            "only one of its kind": float(fitting == [chain]),
            "others of its kind": math.log1p(len(fitting)) * (chain in fitting),
        }
        if chain in latest:
            features |= _bucket("rank", latest.index(chain), (0, 1, 2, 4))
        if chain in fitting:
            features |= _bucket("rank of its kind", fitting.index(chain), (0, 1, 2))
        found[chain.number] = features
    return found


LEXICAL = (
    "noun in its name",
    "noun heads its name",
    "kin of a word of its name",
    "noun in its roles",
    "called so",
    "stood beside the noun",
    "stood with the noun",
    "field of its name",
    "field of its roles",
    "gender agrees",
    "tied: beside",
    "tied: said of",
    "tied before: owned",
    "tied before: done",
    "a document tied: owned",
    "a document tied: done",
    "field of what it is called",
    "of that age",
    "all modifiers known",
    "some modifiers known",
    "inner noun in its name",
    "field of inner noun",
)


MATCHING = (
    "noun in its name",
    "noun in its roles",
    "called so",
    "tied: beside",
    "tied: said of",
    "field of its name",
    "field of what it is called",
    "of that age",
)


def _mark_the_only_ones(pairs: dict[int, Features]) -> None:
    """Mark features that only one of the candidates has: a word that several share tells less."""
    matching = {chain for chain, features in pairs.items() if any(features.get(name) for name in MATCHING)}
    for chain, features in pairs.items():
        features["another is called so, not this"] = float(bool(matching) and chain not in matching)
    for name in LEXICAL:
        having = [chain for chain, features in pairs.items() if features.get(name)]
        if len(having) == 1:
            pairs[having[0]][f"only one: {name}"] = 1.0


def of_nobody(facts: ArticleFacts, number: int, pairs: Mapping[int, Features]) -> Features:
    """What speaks for nobody whom the article names."""
    found = of_anaphor(facts, number)
    for name in (*LEXICAL, "by rule", "of a kind that it stands for"):
        having = sum(bool(features.get(name)) for features in pairs.values())
        found[f"some: {name}"] = float(having > 0)
        found[f"several: {name}"] = float(having > 1)
    found["candidates"] = math.log1p(len(pairs))
    return found
