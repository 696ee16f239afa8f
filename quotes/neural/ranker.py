"""Small networks that rank the candidates of an anaphor by their features, and “nobody” among them.

There are two sets: one for he and she where they are no sources, one for sources. Each gives probabilities, the mean of
several networks that were trained from different seeds. Which features a set reads, by name and in which order, stands
in `features.json`; one that it does not know counts for nothing.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from quotes.neural.arrays import Floats

FEATURES, WEIGHTS = "features.json", "ranker.safetensors"

SETS = PRONOUNS, SOURCES = ("pronouns", "sources")

Features = Mapping[str, float]


class Ranker:
    """Both sets of networks of a folder, in float16 there. Called, it ranks the candidates of a source."""

    def __init__(self, folder: Path):
        features = json.loads((folder / FEATURES).read_text(encoding="utf-8"))
        weights = {name: weight.astype(np.float32) for name, weight in load_file(folder / WEIGHTS).items()}
        self.pronouns, self.sources = (Networks(_under(own, weights), features[own]) for own in SETS)

    def __call__(self, anaphor: Features, candidates: Sequence[Features], nobody: Features) -> list[float]:
        """The probability of each candidate of a source, and last that of nobody: they add up to 1."""
        return self.sources(anaphor, candidates, nobody)


class Networks:
    """One set of networks.

    Of network N: `N.score.0` (40, anaphor + pair), `N.score.1` (20, 40), `N.score.2` (1, 20), `N.skip` (1, pair) score
    a candidate; `N.nobody.0` (24, nobody), `N.nobody.1` (1, 24) score nobody; each has a weight and a bias.
    """

    def __init__(self, weights: Mapping[str, Floats], features: Mapping[str, Sequence[str]]):
        self._places = {part: {name: i for i, name in enumerate(names)} for part, names in features.items()}
        self._weights = weights
        self._networks = sorted({name.partition(".")[0] for name in weights})

    def __call__(self, anaphor: Features, candidates: Sequence[Features], nobody: Features) -> list[float]:
        """The probability of each candidate, and last that of nobody: they add up to 1."""
        own = self.numbers("anaphor", anaphor)
        pairs = np.stack([self.numbers("pair", features) for features in candidates])
        both = np.concatenate([np.repeat(own[None], len(pairs), 0), pairs], 1)
        none = self.numbers("nobody", nobody)
        shares = [self._shares(network, both, pairs, none) for network in self._networks]
        mean: list[float] = np.mean(shares, axis=0).tolist()
        return mean

    def numbers(self, part: str, features: Features) -> Floats:
        """Features as the numbers that the networks read (features of that part,)."""
        return as_numbers(features, self._places[part])

    def _shares(self, network: str, both: Floats, pairs: Floats, none: Floats) -> Floats:
        hidden = gelu(self._linear(f"{network}.score.1", gelu(self._linear(f"{network}.score.0", both))))
        scores = self._linear(f"{network}.score.2", hidden) + self._linear(f"{network}.skip", pairs)
        nobody = self._linear(f"{network}.nobody.1", gelu(self._linear(f"{network}.nobody.0", none[None])))
        all_scores = np.concatenate([scores, nobody]).ravel()
        exponents = np.exp(all_scores - all_scores.max())
        shares: Floats = exponents / exponents.sum()
        return shares

    def _linear(self, name: str, vectors: Floats) -> Floats:
        product: Floats = vectors @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return product


def _under(name: str, weights: Mapping[str, Floats]) -> dict[str, Floats]:
    """The weights of one set, without its name."""
    return {key.removeprefix(f"{name}."): weight for key, weight in weights.items() if key.startswith(f"{name}.")}


def as_numbers(features: Features, places: Mapping[str, int]) -> Floats:
    """Features at their places (places,); one that has none counts for nothing."""
    found = np.zeros(len(places), np.float32)
    for name, value in features.items():
        if name in places:
            found[places[name]] = value
    return found


def gelu(values: Floats) -> Floats:
    """The Gaussian error linear unit, by the approximation with the hyperbolic tangent (Hendrycks and Gimpel 2016)."""
    inner = np.sqrt(2 / np.pi) * (values + 0.044715 * values**3)
    result: Floats = 0.5 * values * (1 + np.tanh(inner))
    return result
