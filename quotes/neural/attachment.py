"""How likely is it that a content belongs to a cue, a cue to a source? Learned of pairs of runs of words.

Each run is the sum of the vectors of its first and last word, which a head of the encoder gives (64 numbers a role). A
pair's score is biaffine in the two (Dozat and Manning 2017), plus what its place says: the words, the sentence ends and
the cues between the two. No candidate at all scores 0.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from quotes.neural.arrays import Floats, Integers
from quotes.text.punctuation import FULL_STOPS

ROLES = ("SOURCE", "CUE", "CONTENT")
PAIRS = (("CONTENT", "CUE"), ("CUE", "SOURCE"))
"""Who looks for whom: a content for its cue, a cue for its source."""

FARTHEST = 7
PLACES = 2 * FARTHEST + 3 + 3
"""Side and distance (doubling from bucket to bucket), sentence ends between (0, 1, more), cues between (0, 1, more)."""


def places(runs: Sequence[range], candidates: Sequence[range], words: Sequence[str], cues: Sequence[range]) -> Integers:
    """The features of each run with each candidate (runs, candidates, 3): numbers below PLACES, one of each sort."""
    ends = np.cumsum([0, *(word in FULL_STOPS for word in words)])
    starts_of_cues = np.cumsum(np.isin(np.arange(len(words) + 1), [cue[0] for cue in cues]))
    a = np.array([(run[0], run[-1]) for run in runs], np.int64).reshape(-1, 1, 2)
    b = np.array([(run[0], run[-1]) for run in candidates], np.int64).reshape(1, -1, 2)
    before = a[..., 0] > b[..., 0]  # the candidate stands before the run
    low = np.where(before, b[..., 1], a[..., 1])
    high = np.maximum(np.where(before, a[..., 0], b[..., 0]), low + 1)
    bucket = np.minimum(np.log2(high - low).astype(np.int64), FARTHEST - 1)
    stops = np.minimum(ends[high] - ends[low], 2)
    between = np.clip(starts_of_cues[high - 1] - starts_of_cues[low], 0, 2)
    return np.stack([bucket + FARTHEST * before, 2 * FARTHEST + stops, 2 * FARTHEST + 3 + between], -1)


class Attachment:
    """What a paragraph's runs of words belong to, as probabilities.

    `vectors` (words, 3, 64) are those of its words, one a role. `weights`: link.A_B (65, 65) and link.A_B.places
    (PLACES,) for each pair of roles.
    """

    def __init__(self, weights: Mapping[str, Floats], words: Sequence[str], vectors: Floats):
        self._weights = weights
        self._words = words
        self._vectors = vectors

    def __call__(
        self, roles: tuple[str, str], runs: Sequence[range], candidates: Sequence[range], cues: Sequence[range]
    ) -> list[list[float]]:
        """Of each run for each candidate, the last for none: (runs, candidates + 1), rows add up to 1."""
        name = "link." + "_".join(roles)
        a, b = (self._ends(role, of_role) for role, of_role in zip(roles, (runs, candidates), strict=True))
        near = self._weights[f"{name}.places"][places(runs, candidates, self._words, cues)].sum(-1)
        scores = np.concatenate([a @ self._weights[name] @ b.T + near, np.zeros((len(runs), 1), np.float32)], 1)
        scores = np.exp(scores - scores.max(1, keepdims=True))
        shares: list[list[float]] = (scores / scores.sum(1, keepdims=True)).tolist()
        return shares

    def _ends(self, role: str, runs: Sequence[range]) -> Floats:
        """The sum of the first and the last word's vectors of each run, and a constant 1 (runs, 65)."""
        vectors = self._vectors[:, ROLES.index(role)]
        return with_one(vectors[[run[0] for run in runs]] + vectors[[run[-1] for run in runs]])


def with_one(vectors: Floats) -> Floats:
    """A constant 1 after each vector, for the biaffine's linear part."""
    return np.concatenate([vectors, np.ones((len(vectors), 1), np.float32)], 1)
