"""The networks that rank antecedents, and how they learn: from anaphors with their candidates, and who is right.

A network scores each candidate from the features of the anaphor and of the two together, another “nobody” from those of
the anaphor and of all candidates. The loss is the log likelihood of the right candidates together, or of nobody (Lee et
al. 2017). The mean of several networks from different weights at the start ships.
"""

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from quotes.neural.ranker import FEATURES, WEIGHTS, Features, as_numbers

FEWEST = 4
"""Anaphors or candidates that have a feature, for it to be learned."""

HIDDEN, NARROW, OF_NOBODY = 40, 20, 24
DROPOUT = 0.3
DECAY = 0.02
BATCH = 32

Names = Mapping[str, Sequence[str]]
"""The features that are learned, by part."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long networks learn, in what steps, and how many are averaged."""

    rate: float = 2e-3
    epochs: int = 20
    networks: int = 8


@dataclass(frozen=True, slots=True)
class Example:
    """An anaphor: its article and form, its features, those of its candidates, and which of them are right.

    `settled` is the candidate that the rules give it without asking (-1: somebody else).
    """

    article: str
    form: str
    named: bool
    anaphor: Features
    nobody: Features
    pairs: tuple[Features, ...]
    right: tuple[bool, ...]
    settled: int | None = None


def feature_names(found: Sequence[Example]) -> dict[str, list[str]]:
    """The features that enough examples have, by part."""
    counts = {part: Counter[str]() for part in ("anaphor", "nobody", "pair")}
    for example in found:
        counts["anaphor"].update(example.anaphor.keys())
        counts["nobody"].update(example.nobody.keys())
        for pair in example.pairs:
            counts["pair"].update(name for name, value in pair.items() if value)
    return {part: sorted(name for name, n in counted.items() if n >= FEWEST) for part, counted in counts.items()}


# ---- examples as numbers


@dataclass(frozen=True, slots=True)
class Numbers:
    """Examples as the networks read them; `of` (pairs,) tells the example of each pair."""

    anaphor: Tensor
    nobody: Tensor
    pairs: Tensor
    right: Tensor
    of: Tensor


def numbers_of(example: Example, names: Names) -> Numbers:
    """One example that has candidates."""
    places = {part: {name: i for i, name in enumerate(own)} for part, own in names.items()}
    pairs = np.stack([as_numbers(pair, places["pair"]) for pair in example.pairs])
    return Numbers(
        torch.from_numpy(as_numbers(example.anaphor, places["anaphor"]))[None],
        torch.from_numpy(as_numbers(example.nobody, places["nobody"]))[None],
        torch.from_numpy(pairs),
        torch.tensor(example.right, dtype=torch.bool),
        torch.zeros(len(pairs), dtype=torch.long),
    )


def together(some: Sequence[Numbers]) -> Numbers:
    """A batch of several."""
    return Numbers(
        torch.cat([one.anaphor for one in some]),
        torch.cat([one.nobody for one in some]),
        torch.cat([one.pairs for one in some]),
        torch.cat([one.right for one in some]),
        torch.cat([one.of + number for number, one in enumerate(some)]),
    )


# ---- the networks


class Network(nn.Module):
    """The scores of candidates and of nobody; its parts are named as `quotes.neural.ranker` reads them."""

    def __init__(self, names: Names):
        super().__init__()
        anaphor, pair, nobody = (len(names[part]) for part in ("anaphor", "pair", "nobody"))
        widths = (anaphor + pair, HIDDEN, NARROW, 1)
        self.score = nn.ModuleList(nn.Linear(one, other) for one, other in pairwise(widths))
        self.skip = nn.Linear(pair, 1)
        self.nobody = nn.ModuleList((nn.Linear(nobody, OF_NOBODY), nn.Linear(OF_NOBODY, 1)))

    def forward(self, both: Tensor, pairs: Tensor, none: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the candidates of all anaphors (pairs,), and of nobody for each anaphor (anaphors,)."""
        hidden = self._dropped(self.score[0](both))
        hidden = functional.gelu(self.score[1](hidden), approximate="tanh")
        scores = self.score[2](hidden) + self.skip(pairs)
        return scores.squeeze(1), self.nobody[1](self._dropped(self.nobody[0](none))).squeeze(1)

    def _dropped(self, values: Tensor) -> Tensor:
        return functional.dropout(functional.gelu(values, approximate="tanh"), DROPOUT, self.training)


class Networks(nn.Module):
    """Several networks that read the same."""

    def __init__(self, names: Names, number: int):
        super().__init__()
        self.names = names
        self.networks = nn.ModuleList(Network(names) for _ in range(number))

    def forward(self, batch: Numbers) -> list[tuple[Tensor, Tensor]]:
        """The scores of each network."""
        both = torch.cat([batch.anaphor[batch.of], batch.pairs], 1)
        return [network(both, batch.pairs, batch.nobody) for network in self.networks]

    @torch.inference_mode()
    def shares(self, example: Example) -> list[float]:
        """The mean probability of each candidate, and last of nobody: they add up to 1."""
        scores = self(numbers_of(example, self.names))
        shares: list[float] = torch.stack([torch.cat(own).softmax(0) for own in scores]).mean(0).tolist()
        return shares


def train(found: Sequence[Example], seed: int, plan: Plan) -> Networks:
    """Networks from one seed; anaphors without a candidate teach nothing."""
    torch.manual_seed(seed)
    shuffled = random.Random(seed)
    names = feature_names(found)
    given = [numbers_of(example, names) for example in found if example.pairs]
    networks = Networks(names, plan.networks)
    optimizer = torch.optim.AdamW(networks.parameters(), plan.rate, weight_decay=DECAY)
    steps = plan.epochs * -(-len(given) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.rate, total_steps=steps, pct_start=0.1)
    networks.train()
    for _ in range(plan.epochs):
        shuffled.shuffle(given)
        for start in range(0, len(given), BATCH):
            batch = together(given[start : start + BATCH])
            loss = torch.stack([_loss(batch, *scores) for scores in networks(batch)]).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(networks.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return networks.eval()


def _loss(batch: Numbers, scores: Tensor, nobody: Tensor) -> Tensor:
    """The mean negative log likelihood of the right candidates of each anaphor, or of nobody if none is right."""
    everything = torch.logaddexp(_log_sums(scores, batch), nobody)
    right = _log_sums(scores.masked_fill(~batch.right, IMPOSSIBLE), batch)
    answered = torch.zeros(len(nobody)).index_add(0, batch.of, batch.right.float()) > 0
    return (everything - torch.where(answered, right, nobody)).mean()


IMPOSSIBLE = -1e4


def _log_sums(scores: Tensor, batch: Numbers) -> Tensor:
    """The logarithm of the sum of the exponentials of each anaphor's candidates (anaphors,)."""
    most = torch.full((len(batch.nobody),), IMPOSSIBLE).scatter_reduce(0, batch.of, scores, "amax").detach()
    sums = torch.zeros(len(most)).index_add(0, batch.of, (scores - most[batch.of]).exp())
    return most + sums.clamp_min(1e-20).log()


def save(out: Path, sets: Mapping[str, Networks]) -> None:
    """Write the sets of networks and the names of their features into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    features = {name: networks.names for name, networks in sets.items()}
    (out / FEATURES).write_text(json.dumps(features, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    weights = {
        f"{name}.{key.removeprefix('networks.')}": weight.half()
        for name, networks in sets.items()
        for key, weight in networks.state_dict().items()
    }
    save_file(weights, out / WEIGHTS)
