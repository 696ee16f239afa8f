"""Whom a pronoun stands for: which chains it may stand for at all, and which of these is the most present."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.pronoun_references import NEUTER
from quotes.coreference.reference import NameReference, PronounReference, Reference
from quotes.document.paragraph import Place
from quotes.lexicon import Gender

FARTHEST = 3
"""Paragraphs back in which a pronoun finds whom it stands for."""

KNOWN_GENDER = 0.5
"""What a chain gains whose gender is known and the pronoun's; a sentence nearer is worth four times as much."""

# how present a mention makes its chain, in points
SUBJECT, SOURCE, NAME, NOUN, LISTED = 1.0, 1.5, 1.0, -1.0, -2.0
SENTENCE_AWAY, PARAGRAPH_AWAY, FURTHER_PARAGRAPH_AWAY = 2.0, 4.0, 3.0
MOST_SENTENCES = 4

CLEAR = 1.0
"""Points by which the first has to lead for the link to be sure."""

SURE, UNSURE = 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The chain that a pronoun stands for, the words that say why, and how sure that is (0..1)."""

    chain: GrowingChain
    reason: str
    confidence: float


Antecedents = Callable[[PronounReference, Sequence[GrowingChain], Set[Place]], Antecedent | None]
"""A pronoun, the chains of what was read before it, and the head words of sources -> whom it stands for."""


def antecedent_of(pronoun: PronounReference, chains: Sequence[GrowingChain], sources: Set[Place]) -> Antecedent | None:
    """The most present of the chains that fit; of two alike, the one mentioned last. None if none fits.

    `sources` are the head words of attributions' sources.
    """
    scored = [(_salience(chain, pronoun, sources), chain) for chain in chains if _fits(chain, pronoun, sources)]
    best = max(scored, key=lambda pair: (pair[0], pair[1].seen[-1].at.order), default=None)
    if best is None:
        return None
    score, chain = best
    rivals = [other for other, rival in scored if rival is not chain]
    clear = not rivals or score - max(rivals) >= CLEAR
    return Antecedent(chain, _reason(pronoun, chain), SURE if clear else UNSURE)


def agree(one: Gender, other: Gender) -> bool:
    """Two genders agree unless both are known and differ."""
    return one == other or "-" in (one, other)


def _fits(chain: GrowingChain, pronoun: PronounReference, sources: Set[Place]) -> bool:
    """May the pronoun stand for the chain? It reaches a few paragraphs back, and not into quotation marks.

    “It” and “they” stand for one body only if that did or said something there.
    """
    reachable = _reachable(chain, pronoun)
    if not reachable:
        return False
    if pronoun.gender != "-":
        acting = chain.naming or any(seen.at.active or seen.at.head in sources for seen in chain.seen)
        return chain.kind == "person" and bool(acting) and agree(chain.gender, pronoun.gender)
    if chain.kind == "organization" and not chain.plural:
        return any(seen.at.subject or seen.at.head in sources for seen in reachable)
    return pronoun.pronoun not in NEUTER and (chain.plural or chain.kind == "group")


def _reachable(chain: GrowingChain, pronoun: PronounReference) -> list[Reference]:
    at = pronoun.at
    return [
        seen
        for seen in chain.seen
        if seen.at.quoted <= at.quoted and at.head.paragraph - seen.at.head.paragraph <= FARTHEST
    ]


def _salience(chain: GrowingChain, pronoun: PronounReference, sources: Set[Place]) -> float:
    """How present a chain is: near, as a subject, as a source.

    Whose gender is known goes before whom the pronoun fits only because nothing is known.
    """
    known = KNOWN_GENDER * (pronoun.gender != "-" and chain.gender == pronoun.gender)
    return known + max(_weight(seen, pronoun, sources) for seen in _reachable(chain, pronoun))


def _weight(seen: Reference, pronoun: PronounReference, sources: Set[Place]) -> float:
    role = SUBJECT * seen.at.subject + SOURCE * (seen.at.head in sources)
    form = NAME * (seen.form == "name") + NOUN * (seen.form == "nominal" and role == 0)
    listed = LISTED * (isinstance(seen, NameReference) and seen.listed)
    return role + form + listed - _distance(seen, pronoun)


def _distance(seen: Reference, pronoun: PronounReference) -> float:
    paragraphs = pronoun.at.head.paragraph - seen.at.head.paragraph
    if paragraphs == 0:
        return SENTENCE_AWAY * min(pronoun.at.sentence - seen.at.sentence, MOST_SENTENCES)
    return PARAGRAPH_AWAY + FURTHER_PARAGRAPH_AWAY * (paragraphs - 1)


def _reason(pronoun: PronounReference, chain: GrowingChain) -> str:
    last = _reachable(chain, pronoun)[-1]
    return f"pronoun {pronoun.pronoun} -> {chain.description}, {mentioned(last, pronoun)}"


def mentioned(last: Reference | None, anaphor: Reference) -> str:
    """Where somebody was mentioned last before an anaphor: “subject 1 paragraph before”."""
    if last is None:
        return "named only later"
    return f"{'subject' if last.at.subject else 'mentioned'} {_where(last, anaphor)}"


def _where(last: Reference, anaphor: Reference) -> str:
    paragraphs = anaphor.at.head.paragraph - last.at.head.paragraph
    sentences = anaphor.at.sentence - last.at.sentence
    if paragraphs:
        return f"{paragraphs} paragraph{'s' * (paragraphs > 1)} before"
    return f"{sentences} sentence{'s' * (sentences > 1)} before" if sentences > 0 else "of the same sentence"
