"""What speaks for a chain as the one whom “he” or “she” means, while the text is read, in features people can read.

The *candidates* of a pronoun are the chains of people that the text has brought in before it. Features have a name and
a number each; one that is not given is 0. What the chains know so far counts: how often, as what and by which pronouns
somebody was mentioned.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from quotes.attribution.attributions import PlacedAttribution
from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.reference import NameReference, Position, PronounReference, Reference
from quotes.document.paragraph import ROOT, Paragraph, Place
from quotes.lexicon import Gender

Features = dict[str, float]

FARTHEST = 6
"""Paragraphs back in which a candidate without a name must have been mentioned."""

MOST = 30
"""Candidates that are looked at: those mentioned last."""

RECENT = 3
"""Sentences that count as recent."""

ROLES = {
    "nsubj": "subject",
    "nsubj:pass": "passive subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "nmod:poss": "possessor",
    "nmod": "modifier",
    "conj": "one of several",
    "appos": "apposition",
}
"""Relation -> the role that it gives; other relations give none."""


OTHER: dict[Gender, Gender] = {"m": "f", "f": "m"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a reference stands: words and sentences before it in the article, its role, and the word it hangs on.

    `within` are the attributions in whose contents it stands, `source_of` those whose source it heads, by number.
    """

    at: int
    sentence: int
    role: str
    above: int
    within: frozenset[int]
    source_of: frozenset[int]


class TextFacts:
    """What the features need of one article, worked out once, and of references when it is asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph], attributions: Sequence[PlacedAttribution]):
        self._paragraphs = paragraphs
        self._words = [0, *accumulate(len(paragraph.words) for paragraph in paragraphs)]
        self._sentences = [0, *accumulate(p.words[-1].sentence + 1 if p.words else 0 for p in paragraphs)]
        self._source_of: dict[Place, set[int]] = {}
        for number, placed in enumerate(attributions):
            if placed.head:
                self._source_of.setdefault(placed.head, set()).add(number)
        self._contents = [(span, number) for number, p in enumerate(attributions) for span in p.attribution.content]
        self._known: dict[Reference, Standing] = {}

    def standing(self, reference: Reference) -> Standing:
        """Where a reference stands."""
        known = self._known.get(reference)
        if known is None:
            known = self._known[reference] = self._standing(reference.at)
        return known

    def _standing(self, at: Position) -> Standing:
        paragraph, words = self._paragraphs[at.head.paragraph], self._words[at.head.paragraph]
        word, span = paragraph.words[at.head.word], paragraph.span(at.words)
        return Standing(
            at=words + at.head.word,
            sentence=self._sentences[at.head.paragraph] + word.sentence,
            role=ROLES.get(word.deprel) or ROLES.get(word.relation, "other"),
            above=words + word.head if word.head != ROOT else ROOT,
            within=frozenset(number for content, number in self._contents if span in content),
            source_of=frozenset(self._source_of.get(at.head, ())),
        )


@dataclass(frozen=True, slots=True)
class Option:
    """A chain that a pronoun may stand for, and what speaks for it."""

    chain: GrowingChain
    features: Features


def options_of(facts: TextFacts, pronoun: PronounReference, chains: Sequence[GrowingChain]) -> list[Option]:
    """Chains that pass the gates, with what speaks for each. The one mentioned last comes first."""
    passing = [chain for chain in chains if chain.mentions and passes(pronoun, chain)]
    latest = sorted(passing, key=lambda chain: facts.standing(chain.mentions[-1]).at, reverse=True)[:MOST]
    scene = _Scene(facts, pronoun, latest)
    return [Option(chain, scene.features(chain, rank)) for rank, chain in enumerate(latest)]


def passes(pronoun: PronounReference, chain: GrowingChain) -> bool:
    """May the pronoun stand for the chain at all? A person of no other gender, near, or with a name.

    What was only mentioned in quotation marks is not in the writer's reach, unless it has a name.
    """
    told = {mention.gender for mention in chain.mentions if not isinstance(mention, PronounReference)}
    if chain.naming:
        told.add(chain.naming.gender)
    if chain.kind != "person" or chain.plural or OTHER[pronoun.gender] in told:
        return False
    if chain.naming:
        return True
    last = chain.mentions[-1].at
    return pronoun.at.head.paragraph - last.head.paragraph <= FARTHEST


# ---- of the pronoun alone


def of_pronoun(facts: TextFacts, pronoun: PronounReference) -> Features:
    """What the pronoun is, whoever is meant."""
    own = facts.standing(pronoun)
    return {
        f"is {pronoun.gender}": 1.0,
        f"as {own.role}": 1.0,
        "is quoted": float(pronoun.at.quoted),
        "is reflexive": float(pronoun.reflexive),
        "is a source": float(bool(own.source_of)),
        "is told of": float(bool(own.within)),
        "in the first paragraph": float(pronoun.at.head.paragraph < 1),
        "in the first three paragraphs": float(pronoun.at.head.paragraph < 3),
        "opens its paragraph": float(pronoun.at.sentence == 0),
    }


def of_nobody(facts: TextFacts, pronoun: PronounReference, options: Sequence[Option]) -> Features:
    """What speaks for nobody who was mentioned before."""
    found = of_pronoun(facts, pronoun)
    for name in ("gender agrees", "has a name", "mentioned lately", "had the last of its gender", "is who speaks"):
        having = sum(bool(option.features.get(name)) for option in options)
        found[f"some: {name}"] = float(having > 0)
        found[f"several: {name}"] = float(having > 1)
    found["candidates"] = math.log1p(len(options))
    return found


# ---- of the pronoun and a candidate


class _Scene:
    """A pronoun among its candidates."""

    def __init__(
        self,
        facts: TextFacts,
        pronoun: PronounReference,
        candidates: Sequence[GrowingChain],
    ):
        self._facts = facts
        self._pronoun = pronoun
        self._own = facts.standing(pronoun)
        self._genders = {chain.number: _gender(chain) for chain in candidates}
        self._agreeing = [chain for chain in candidates if self._genders[chain.number] == pronoun.gender]
        pairs = _in_order(facts, candidates)
        of_gender = [c for r, c in pairs if isinstance(r, PronounReference) and r.gender == pronoun.gender]
        self._last_of_gender = of_gender[-1:]
        self._last_source = [c for r, c in pairs if facts.standing(r).source_of][-1:]
        self._last_subject = [c for r, c in pairs if r.at.subject and r.at.quoted <= pronoun.at.quoted][-1:]
        sentence_before = [(r, c) for r, c in pairs if facts.standing(r).sentence == self._own.sentence - 1]
        self._opened_sentence_before = [c for _, c in sentence_before][:1]
        self._subject_before = [c for r, c in sentence_before if r.at.subject][:1]
        here = [c for r, c in pairs if facts.standing(r).sentence == self._own.sentence]
        self._opened_sentence = here[:1]
        self._opened_paragraph = [c for r, c in pairs if r.at.head.paragraph == pronoun.at.head.paragraph][:1]
        self._most = max((len(chain.mentions) for chain in candidates), default=0)
        self._speakers = [c for r, c in pairs if facts.standing(r).source_of & self._own.within]

    def features(self, chain: GrowingChain, rank: int) -> Features:
        """What speaks for one of the candidates, which has that rank by its last mention."""
        last = chain.mentions[-1]
        return {
            **self._distance(chain, last, rank),
            **self._last(last),
            **self._evidence(chain),
            **self._presence(chain),
            **self._words_said(chain, last),
        }

    def _distance(self, chain: GrowingChain, last: Reference, rank: int) -> Features:
        standing = self._facts.standing(last)
        paragraphs = self._pronoun.at.head.paragraph - last.at.head.paragraph
        found = _bucket("sentences back", self._own.sentence - standing.sentence, (0, 1, 2, 3, 5, 9))
        found |= _bucket("paragraphs back", paragraphs, (0, 1, 2, 3, 6))
        found |= _bucket("rank", rank, (0, 1, 2, 4))
        if chain in self._agreeing:
            found |= _bucket("rank of its gender", self._agreeing.index(chain), (0, 1, 2))
        found["log words back"] = math.log1p(abs(self._own.at - standing.at)) / 5
        names = [mention for mention in chain.mentions if mention.form == "name"]
        if names:
            of_name = self._pronoun.at.head.paragraph - names[-1].at.head.paragraph
            found |= _bucket("name paragraphs back", of_name, (0, 1, 2, 4, 8))
        return found

    def _last(self, last: Reference) -> Features:
        standing = self._facts.standing(last)
        same_sentence = standing.sentence == self._own.sentence
        here = "here " if same_sentence else ""
        return {
            f"last as {last.form}": 1.0,
            f"last as {here}{standing.role}": 1.0,
            f"{standing.role} for {self._own.role}": 1.0,
            "last as actor": float(last.at.active),
            "last as source": float(bool(standing.source_of)),
            f"quoted {last.at.quoted} for {self._pronoun.at.quoted}": 1.0,
            "last in a list": float(isinstance(last, NameReference) and last.listed),
            "of the same word": float(same_sentence and standing.above == self._own.above),
            "holds the pronoun": float(_holds(last, self._pronoun)),
            "hangs on the pronoun's word": float(standing.above == self._own.above and not same_sentence),
            "the pronoun hangs on it": float(self._own.above == standing.at),
        }

    def _evidence(self, chain: GrowingChain) -> Features:
        own = self._pronoun.gender
        pronouns = Counter[str](m.gender for m in chain.mentions if isinstance(m, PronounReference))
        told = any(m.gender == own for m in chain.mentions if not isinstance(m, PronounReference))
        return {
            "gender agrees": float(self._genders[chain.number] == own),
            "gender told": float(told),
            "gender differs": float(self._genders[chain.number] == OTHER[own]),
            "pronouns before": math.log1p(pronouns[own]),
            "pronouns of the other gender before": math.log1p(pronouns[OTHER[own]]),
            "had the last of its gender": float(chain in self._last_of_gender),
            "only one of its gender": float(self._agreeing == [chain]),
            "others of its gender": float(bool(self._agreeing) and chain not in self._agreeing),
            "has a name": float(chain.naming is not None),
        }

    def _presence(self, chain: GrowingChain) -> Features:
        recent = [m for m in chain.mentions if self._own.sentence - self._facts.standing(m).sentence <= RECENT]
        names = sum(mention.form == "name" for mention in chain.mentions)
        return {
            "mentions": math.log1p(len(chain.mentions)),
            "names": math.log1p(names),
            "mentioned most": float(len(chain.mentions) == self._most),
            "mentioned lately": float(bool(recent)),
            "mentions lately": math.log1p(len(recent)),
            "subject lately": float(any(m.at.subject for m in recent)),
            "opens the article": float(chain.mentions[0].at.head.paragraph < 2),
            "last subject": float(chain in self._last_subject),
            "subject of the sentence before": float(chain in self._subject_before),
            "opened the sentence before": float(chain in self._opened_sentence_before),
            "opened the sentence": float(chain in self._opened_sentence),
            "opened the paragraph": float(chain in self._opened_paragraph),
        }

    def _words_said(self, chain: GrowingChain, last: Reference) -> Features:
        standing, quoted = self._facts.standing(last), self._pronoun.at.quoted
        speaks = chain in self._speakers
        told = [m for m in chain.mentions if self._facts.standing(m).within & self._own.source_of]
        found = {
            "spoke last": float(chain in self._last_source),
            "spoke": math.log1p(sum(bool(self._facts.standing(m).source_of) for m in chain.mentions)),
            "is who speaks": float(speaks),
            "is who speaks, in quotation marks": float(speaks and quoted),
            "another speaks": float(bool(self._speakers) and not speaks),
            "last in the same words": float(bool(standing.within & self._own.within)),
            "last in other words": float(bool(standing.within - self._own.within)),
            "in the pronoun's words": float(bool(told)),
            "in the pronoun's words, in quotation marks": float(any(m.at.quoted for m in told)),
            "last to say the same": float(bool(standing.source_of & self._own.source_of)),
        }
        return found


def _gender(chain: GrowingChain) -> Gender:
    """What names and nouns tell, else what most pronouns do."""
    if chain.naming and chain.naming.gender != "-":
        return chain.naming.gender
    told = [m.gender for m in chain.mentions if not isinstance(m, PronounReference) and m.gender != "-"]
    of_pronouns = [m.gender for m in chain.mentions if isinstance(m, PronounReference) and m.gender != "-"]
    found = Counter[Gender](told or of_pronouns).most_common(1)
    return found[0][0] if found else "-"


def _in_order(facts: TextFacts, chains: Sequence[GrowingChain]) -> list[tuple[Reference, GrowingChain]]:
    """The mentions of the chains, in the order of the text."""
    pairs = ((mention, chain) for chain in chains for mention in chain.mentions)
    return sorted(pairs, key=lambda pair: facts.standing(pair[0]).at)


def _holds(mention: Reference, pronoun: PronounReference) -> bool:
    """Does the mention's phrase hold the pronoun: “**his** mother”?"""
    same = mention.at.head.paragraph == pronoun.at.head.paragraph
    return same and mention.at.words[0] <= pronoun.at.words[0] <= mention.at.words[-1]


def _bucket(name: str, value: float, bounds: Sequence[float]) -> Features:
    """One feature for the first bound that the value does not pass."""
    bound = next((bound for bound in bounds if value <= bound), None)
    return {f"{name} {'more' if bound is None else bound}": 1.0}
