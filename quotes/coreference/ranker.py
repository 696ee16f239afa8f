"""A learned ranker, as coreference sees it: probabilities of candidates by their features."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

Features = Mapping[str, float]

RankCandidates = Callable[[Features, Sequence[Features], Features], Sequence[float]]
"""Features of the anaphor, of each candidate, of nobody -> the probability of each candidate, and last of nobody."""


class Ranker(Protocol):
    """Ranks the candidates of sources, and `pronouns` those of he and she elsewhere; None: the rules do."""

    @property
    def pronouns(self) -> RankCandidates | None:
        """What ranks whom he and she stand for."""

    def __call__(self, anaphor: Features, candidates: Sequence[Features], nobody: Features, /) -> Sequence[float]:
        """The probability of each candidate of a source, and last of nobody."""
