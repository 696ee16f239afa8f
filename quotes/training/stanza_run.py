"""What the training of Stanza's own models shares: a run with limits, scores on dev, and a state to go on from.

A run reads all treebanks of a folder (`*-train.conllu`, `*-dev.conllu`) and writes `NAME/news.pt` below an output
folder, in half precision: the model that scores best on dev. Beside it lies `training.pt` until the training ends:
after a kill the same call goes on from there.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.utils import change_lr, set_random_seed

from quotes.errors import QuotesError

logging.getLogger("stanza").setLevel(logging.WARNING)  # its training modules switch their debugging output on

MODEL, STATE = "news.pt", "training.pt"

Facts = dict[str, Any]
"""seconds, steps, seed, and dev: scores in per cent."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When a training ends: after so many steps, or so many seconds if they are over first."""

    steps: int
    seconds: float | None
    every: int
    """Steps from one look at dev to the next."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is trained: one of Stanza's trainers, its endless batches, its scores on dev, of which the first decides."""

    trainer: Any
    batches: Iterator[Any]
    score: Callable[[], dict[str, float]]
    rate: float


def train(part: Part, folder: Path, limits: Limits, seed: int) -> Facts:
    """Train until the limits are reached, from the state in the folder if there is one. The rate falls to nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    state = _resumed(part, folder / STATE, seed)
    set_random_seed(seed + state["steps"])
    start = time.monotonic() - state["seconds"]
    while (done := _share(limits, state["steps"], time.monotonic() - start)) < 1:
        change_lr(part.trainer.optimizer, part.rate * (1 - done))
        part.trainer.update(next(part.batches))
        state["steps"] += 1
        if state["steps"] % limits.every == 0:
            _look(part, folder, state, time.monotonic() - start)
    if state["steps"] % limits.every:
        _look(part, folder, state, time.monotonic() - start)
    (folder / STATE).unlink()
    return {"seconds": round(state["seconds"]), "steps": state["steps"], "seed": seed, "dev": state["best"]}


def _share(limits: Limits, steps: int, seconds: float) -> float:
    """Which share of the training is over."""
    of_time = seconds / limits.seconds if limits.seconds else 0.0
    return max(steps / limits.steps, of_time)


def _look(part: Part, folder: Path, state: Facts, seconds: float) -> None:
    """Score the model on dev, keep it if it is the best so far, and save the state."""
    scores = part.score()
    print(f"{folder.name}: step {state['steps']}, {seconds:.0f} s, {scores}", flush=True)
    if next(iter(scores.values())) >= next(iter(state["best"].values()), 0.0):
        state["best"] = scores
        part.trainer.save(str(folder / MODEL))
        slim(folder / MODEL)
    state["seconds"] = seconds
    weights = {"model": part.trainer.model.state_dict(), "optimizer": part.trainer.optimizer.state_dict()}
    torch.save(state | weights, folder / f"{STATE}.new")
    (folder / f"{STATE}.new").replace(folder / STATE)


def _resumed(part: Part, path: Path, seed: int) -> Facts:
    """The state of a training that was killed, its weights loaded; else that of a new one."""
    if not path.exists():
        return {"seed": seed, "steps": 0, "seconds": 0.0, "best": {}}
    state: Facts = torch.load(path, map_location="cpu", weights_only=True)
    if state["seed"] != seed:
        raise QuotesError(f"{path}: begun with the seed {state['seed']}; go on with that one, or delete the file")
    part.trainer.model.load_state_dict(state.pop("model"))
    part.trainer.optimizer.load_state_dict(state.pop("optimizer"))
    return state


def slim(path: Path) -> None:
    """Halve a model file's precision, and forget where its training data lay."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    saved["model"] = {name: w.half() if w.is_floating_point() else w for name, w in saved["model"].items()}
    config = saved["config"]
    places = [name for name in config if name.endswith(("_file", "_dir", "_name", "_gold"))]
    saved["config"] = config | dict.fromkeys(places) | {"device": "cpu"}
    torch.save(saved, path, _use_new_zipfile_serialization=False)


def treebank_files(treebanks: Path, part: str) -> list[Path]:
    files = sorted(treebanks.glob(f"*-{part}.conllu"))
    if not files:
        raise QuotesError(f"{treebanks}: no file here is called *-{part}.conllu; name the treebanks' folder")
    return files


def joined(treebanks: Path, part: str, to: Path) -> Path:
    """All treebanks of a part in one file."""
    to.write_text("".join(path.read_text("utf-8") for path in treebank_files(treebanks, part)), "utf-8")
    return to


def best_device(name: str | None) -> str:
    return name or ("cuda" if torch.cuda.is_available() else "cpu")


def accuracy(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Share of the answers that are right, in per cent."""
    return 100 * sum(a == b for a, b in zip(gold, predicted, strict=True)) / max(1, len(gold))
