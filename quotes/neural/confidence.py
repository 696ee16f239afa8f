"""How likely a quotation, and its speaker, are right: logistic regressions whose weights a person can read."""

import json
import math
from collections.abc import Mapping
from pathlib import Path

WEIGHTS = "confidence.json"
CONSTANT = "constant"


class Logistic:
    """A logistic regression: the weights of features by name, and a constant. A feature without one counts nothing."""

    def __init__(self, weights: Mapping[str, float]):
        self.weights = weights

    def __call__(self, features: Mapping[str, float]) -> float:
        """The probability (0..1)."""
        score = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-score - self.weights.get(CONSTANT, 0.0)))


def load(folder: Path) -> dict[str, Logistic]:
    """The regressions of a folder: `said` and `speaker`."""
    record = json.loads((folder / WEIGHTS).read_text(encoding="utf-8"))
    return {name: Logistic(weights) for name, weights in record.items()}
