"""The joint training of the encoder and all its heads.

The tasks take turns, so that each reads its share of the words. Two rates, for the encoder and for the heads, rise for
a moment and then fall in a line to nothing at the end of the budget, which is an amount of words or of time. What is
stored is a moving average of the weights. A run that was stopped goes on from its last checkpoint.
"""

import json
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm

from quotes.errors import QuotesError
from quotes.neural.network import LAYERS, Network
from quotes.training.batches import Batches, TrainingBatch
from quotes.training.corpora import TASKS, Example, Task
from quotes.training.losses import WEIGHTS, Weights, loss
from quotes.training.teacher import Teacher
from quotes.training.weights import Average, add_hint, add_missing, label_names, prepared, save

CHECKPOINT = "checkpoint.pt"
LOG = "log.jsonl"
SHARES: dict[Task, float] = {"ud": 0.38, "entities": 0.27, "attribution": 0.35}
TAUGHT_SHARES: dict[Task, float] = {"ud": 0.16, "entities": 0.14, "attribution": 0.42, "news": 0.28}
PARTS = ("attend", "widen", "narrow", "norm")
IN_LAYERS = tuple(f"{layer}.{part}" for own in LAYERS.values() for layer in own for part in PARTS)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a run. `words` or `seconds` is the budget: whichever is used up first ends the run."""

    words: int = 12_000_000
    seconds: float | None = None
    seed: int = 1
    encoder_rate: float = 1e-4
    heads_rate: float = 1e-3
    layers_rate: float = 5e-4
    warm_up: float = 0.03
    dropout: float = 0.2
    clip: float = 1.0
    average_from: float = 0.35
    average_every: int = 4
    average_decay: float = 0.985
    middle: float = 0.55
    half: bool = False
    """Multiply in half precision (bfloat16), which some processors do much faster."""

    shares: dict[Task, float] = field(default_factory=lambda: dict(SHARES))
    checkpoint_seconds: float = 300.0
    weights: Weights = WEIGHTS

    def progress(self, words: int, seconds: float) -> float:
        """How much of the budget is used up (0..1)."""
        of_time = 0.0 if self.seconds is None else seconds / self.seconds
        return min(1.0, max(words / self.words, of_time))

    def rate(self, progress: float) -> float:
        """The factor of both learning rates: up in a line, then down in a line."""
        return min(progress / self.warm_up, (1 - progress) / (1 - self.warm_up))


@dataclass(slots=True)
class Progress:
    """How far a run is: steps, seconds, words read of each task, and the pools that its batches began."""

    steps: int = 0
    seconds: float = 0.0
    words: dict[Task, int] = field(default_factory=lambda: dict.fromkeys(TASKS, 0))
    pools: dict[Task, int] = field(default_factory=lambda: dict.fromkeys(TASKS, 0))


class Run:
    """A training run in a folder, new or begun before."""

    def __init__(
        self,
        folder: Path,
        start: Path,
        examples: dict[Task, Sequence[Example]],
        recipe: Recipe,
        device: str = "cpu",
        teachers: Sequence[Teacher] = (),
    ):
        self.recipe = recipe
        self.progress = Progress()
        self._folder = folder
        begun = (folder / CHECKPOINT).is_file()
        torch.manual_seed(recipe.seed)
        if not begun:
            prepared(start, folder, label_names(examples))
        self._network = Network(folder, device)
        random = torch.Generator().manual_seed(recipe.seed)
        add_missing(self._network, random)
        for teacher in teachers:
            if "attribution" in teacher.subjects:
                add_hint(self._network, teacher.width, random)
        self._network.dropout = recipe.dropout
        self._network.half = recipe.half
        self._network.bert.set_attn_implementation("eager")  # PyTorch's fused one is slow backward on a CPU
        self._optimizer = torch.optim.AdamW(_groups(self._network, recipe), fused=True)
        self._average: Average | None = None
        if begun:
            self._resume()
        for head, labels in ((head, own) for teacher in teachers for head, own in teacher.labels.items()):
            if labels != self._network.names[head]:
                raise QuotesError(f"the teacher's labels of {head} are not those of {start}: train it on this corpus")
        self._batches = self._all_batches(examples, teachers)

    def _all_batches(self, examples: dict[Task, Sequence[Example]], teachers: Sequence[Teacher]) -> dict[Task, Batches]:
        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        names, seed, pools = self._network.names, self.recipe.seed, self.progress.pools
        return {
            task: Batches(task, own, names, tokenizer, seed, pools[task], teachers)
            for task, own in examples.items()
            if self.recipe.shares.get(task)
        }

    @property
    def _parameters(self) -> list[Tensor]:
        return [parameter for group in self._optimizer.param_groups for parameter in group["params"]]

    def __call__(self) -> Progress:
        """Train to the end of the budget, and store the weights in the folder."""
        streams = {task: iter(batches) for task, batches in self._batches.items()}
        saved = self.progress.seconds
        bar = tqdm(total=100, unit="%", bar_format="{l_bar}{bar}| {elapsed}<{remaining}{postfix}")
        self._network.bert.train()
        while (done := self._done()) < 1:
            began = time.monotonic()
            value = self._step(*self._next(streams), done)
            self.progress.seconds += time.monotonic() - began
            bar.set_postfix(value, refresh=False)
            bar.update(int(100 * self._done()) - bar.n)
            if self._average is not None and done >= self.recipe.middle and not self._middle.exists():
                self._save_middle(self._average)
            if self.progress.seconds - saved >= self.recipe.checkpoint_seconds:
                saved = self.progress.seconds
                self._save_checkpoint()
                self._write_log(value)
        bar.close()
        self._finish()
        return self.progress

    def _done(self) -> float:
        return self.recipe.progress(sum(self.progress.words.values()), self.progress.seconds)

    def _next(self, streams: dict[Task, Iterator[TrainingBatch]]) -> tuple[Task, TrainingBatch]:
        """A batch of the task that is farthest behind its share."""
        task = min(streams, key=lambda task: self.progress.words[task] / self.recipe.shares[task])
        return task, next(streams[task])

    def _step(self, task: Task, batch: TrainingBatch, done: float) -> dict[str, float]:
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * self.recipe.rate(max(done, 1e-4))
        words = torch.cat([torch.arange(start, end) for start, end in batch.chunks.tolist()]).numpy()
        encoded = self._network.encode(batch.pieces, batch.text.shapes[words])
        value = loss(task, self._network, encoded, batch.text, batch.chunks, batch.targets, self.recipe.weights)
        if not torch.isfinite(value):
            raise QuotesError(f"step {self.progress.steps}: the loss is {value.item()}; try lower rates")
        self._optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._parameters, self.recipe.clip)
        self._optimizer.step()
        self.progress.steps += 1
        self.progress.words[task] += len(words)
        self._add_to_average(done)
        return {task: round(value.item(), 4)}

    def _add_to_average(self, done: float) -> None:
        if done < self.recipe.average_from or self.progress.steps % self.recipe.average_every:
            return
        if self._average is None:
            self._average = Average(self._parameters, self.recipe.average_decay)
        else:
            self._average.add(self._parameters)

    # ---- what is kept

    def _save_checkpoint(self) -> None:
        """Everything that is needed to go on; the file is replaced as a whole."""
        self.progress.pools = {task: batches.pool for task, batches in self._batches.items()}
        state = {
            "progress": asdict(self.progress),
            "parameters": [parameter.detach() for parameter in self._parameters],
            "optimizer": self._optimizer.state_dict(),
            "average": None if self._average is None else self._average.values,
        }
        partial = self._folder / f"{CHECKPOINT}.partial"
        torch.save(state, partial)
        partial.replace(self._folder / CHECKPOINT)

    def _resume(self) -> None:
        state = torch.load(self._folder / CHECKPOINT, map_location=self._network.device, weights_only=True)
        self.progress = Progress(**state["progress"])
        _copy(state["parameters"], self._parameters)
        self._optimizer.load_state_dict(state["optimizer"])
        if state["average"] is not None:
            self._average = Average(state["average"], self.recipe.average_decay)

    def _write_log(self, value: dict[str, Any]) -> None:
        with (self._folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps({**asdict(self.progress), "loss": value}) + "\n")

    @property
    def _middle(self) -> Path:
        return self._folder / "middle"

    def _save_middle(self, average: Average) -> None:
        """The average at this point as an encoder of its own, to be mixed with that of the end."""
        partial = self._folder / "middle.partial"
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(self._folder, partial, ignore=shutil.ignore_patterns("checkpoint.*", "*.partial", LOG))
        present = [parameter.detach().clone() for parameter in self._parameters]
        _copy(average.values, self._parameters)
        save(self._network, partial)
        _copy(present, self._parameters)
        partial.replace(self._middle)

    def _finish(self) -> None:
        self._save_checkpoint()
        if self._average is not None:
            _copy(self._average.values, self._parameters)
        self._network.bert.eval()
        save(self._network, self._folder)


def _copy(values: Sequence[Tensor], parameters: Sequence[Tensor]) -> None:
    with torch.no_grad():
        for parameter, value in zip(parameters, values, strict=True):
            parameter.copy_(value)


def _groups(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """The encoder's, the heads' and their own layers' parameters, each with their highest learning rate."""
    layers = [name for name in sorted(network.weights) if name.startswith(IN_LAYERS)]
    heads = [name for name in sorted(network.weights) if not name.startswith(IN_LAYERS)]
    return [
        {"params": list(network.bert.parameters()), "peak": recipe.encoder_rate},
        {"params": [network.weights[name].requires_grad_() for name in heads], "peak": recipe.heads_rate},
        {"params": [network.weights[name].requires_grad_() for name in layers], "peak": recipe.layers_rate},
    ]
