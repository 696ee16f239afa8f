"""Trains the two confidences on rows that people judged: logistic regressions over features that a person can read.

Each row of ours that answers a judged one is an example: of the words (a statement, and whole), and of the name, if it
has one. Names of several (“Lowford officials”) teach nothing: readers took them for no names at all. The reliability
that is told is that of cross-validation over the articles.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from quotes.coreference.confidence import Confidences, Features
from quotes.corpora import rows
from quotes.evaluate.rows import Judged, answers_of, bands, calibration_error
from quotes.neural.annotator import Annotator
from quotes.neural.confidence import CONSTANT, WEIGHTS, Logistic
from quotes.pipeline import extract
from quotes.training.facts import write_facts

PENALTY = 1.0
"""Of squared weights, beside the examples' log likelihood."""

FOLDS = 5
STEPS = 100
HOW_SURE = ("labels, how sure", "link, how sure")
"""Features that the log odds stand for."""


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a row, whether what they are about is true, and its article."""

    features: Features
    true: bool
    article: str


@dataclass(slots=True)
class Noted:
    """A probability that notes the features that it is asked about, and is sure of all."""

    features: list[Features] = field(default_factory=list)

    def __call__(self, features: Features) -> float:
        self.features.append(features)
        return 1.0


def train_confidence(corpora: Path, out: Path, annotate: Annotator, seed: int = 1) -> list[str]:
    """Train on `rows-judged/rows.jsonl` of the corpora; the reliability in cross-validation, as lines."""
    gold = rows.read(corpora / "rows-judged", None)
    given = examples(gold, annotate)
    report = [line for what, own in given.items() for line in reliability(what, own, seed)]
    weights = {what: {name: round(w, 3) for name, w in fit(own).weights.items()} for what, own in given.items()}
    out.mkdir(parents=True, exist_ok=True)
    (out / WEIGHTS).write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sizes = {what: len(own) for what, own in given.items()}
    write_facts(out, "confidence", {"seed": seed, "examples": sizes, "cross_validation": report})
    return report


def examples(gold: Sequence[rows.Gold], annotate: Annotator) -> dict[str, list[Example]]:
    """The examples of what was said, and of who said it."""
    found: dict[str, list[Example]] = {"said": [], "speaker": []}
    for one in gold:
        said, speaker = Noted(), Noted()
        [reading] = extract([one.article], annotate, Confidences(said, speaker))
        named = iter(speaker.features)
        of_names = [next(named) if q.speaker_confidence is not None else None for q in reading.quotations]
        for number, answer in answers_of(one, reading):
            found["said"].append(Example(said.features[number], answer.said.true, one.article.id))
            features = of_names[number]
            if answer.name and features and not features.get("a group"):
                found["speaker"].append(Example(features, answer.name.true, one.article.id))
    return found


# ---- the regression


def fit(found: Sequence[Example]) -> Logistic:
    """The most likely weights, with a penalty for great ones; the constant has none."""
    names = sorted({name for example in found for name in example.features} - set(HOW_SURE))
    inputs = torch.tensor([[example.features.get(name, 0.0) for name in names] for example in found])
    truth = torch.tensor([float(example.true) for example in found])
    weights, constant = torch.zeros(len(names), requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, constant], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        unlikely = functional.binary_cross_entropy_with_logits(inputs @ weights + constant, truth, reduction="sum")
        total = unlikely + PENALTY / 2 * weights.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return Logistic({**dict(zip(names, weights.tolist(), strict=True)), CONSTANT: constant.item()})


# ---- how well it does


def reliability(what: str, found: Sequence[Example], seed: int) -> list[str]:
    """A line a band of confidence: how many there are, and how many are true, by cross-validation; and the error."""
    judged = cross_validated(found, seed)
    lines = [f"{what} {band}: {right} of {of} right" for band, right, of in bands(judged) if of]
    return [*lines, f"{what}: calibration error {calibration_error(judged):.3f}, {len(judged)} rows"]


def cross_validated(found: Sequence[Example], seed: int) -> list[Judged]:
    """What regressions that were learned on other articles say of each example."""
    articles = sorted({example.article for example in found})
    random.Random(seed).shuffle(articles)
    fold_of: Mapping[str, int] = {article: number % FOLDS for number, article in enumerate(articles)}
    judged = []
    for fold in range(FOLDS):
        learned = fit([example for example in found if fold_of[example.article] != fold])
        own = [example for example in found if fold_of[example.article] == fold]
        judged += [Judged(learned(example.features), example.true) for example in own]
    return judged
