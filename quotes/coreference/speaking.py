"""Who speaks: one, or several together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.coreference.chains import Chains, Link, Resolution
from quotes.coreference.together import is_someone_else, together
from quotes.document.paragraph import PLURAL, Paragraph, Place


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who speaks: their chains, several if they speak together, why these, how sure that is (0..1), what ties them.

    `rival` and `apart` are those of their `Resolution`.
    """

    chains: tuple[int, ...]
    reason: str
    confidence: float
    link: Link
    rival: float = 0.0
    apart: int = 0

    @classmethod
    def alone(cls, found: Resolution) -> "Speaking":
        """One who speaks alone."""
        return cls((found.chain,), found.reason, found.confidence, found.link, found.rival, found.apart)


def speaking_at(paragraphs: Sequence[Paragraph], chains: Chains, head: Place) -> Speaking | None:
    """Whom a word stands for, with those who are joined to it by “and”: all of them who are named.

    The first of them if nobody is.
    """
    paragraph = paragraphs[head.paragraph]
    heads = [paragraph.place(number) for number in together(paragraph, head.word)]
    found = {place: chains.parties_at(place) for place in heads}
    named = [party for parties in found.values() for party in parties if party and chains.chain(party.chain).name]
    if not named:
        first = found[head][0]
        return Speaking.alone(first) if first else None
    others = [place for place, parties in found.items() for party in parties if party not in named]
    if explained := chains.explained_at(head):  # “corporate affairs and marketing officer Tim Vell”
        others = [place for place in others if not head < place < explained]
    reason = "; ".join(dict.fromkeys(party.reason for party in named)) + _with_others(paragraph, head, others)
    least = min(named, key=lambda party: party.confidence)
    everybody = tuple(dict.fromkeys(party.chain for party in named))
    return replace(Speaking.alone(least), chains=everybody, reason=reason)


def _with_others(paragraph: Paragraph, head: Place, unnamed: Sequence[Place]) -> str:
    """What a reason says of those who speak with the ones who are named."""
    others = [place for place in unnamed if place == head or is_someone_else(paragraph, head.word, place.word)]
    several = len(others) > 1 or any(paragraph.words[place.word].xpos in PLURAL for place in others)
    if several:
        return ", with others who are not named"
    return ", with another who is not named" if others else ""
