"""Weights: where training starts, their average on the way, and how they are stored."""

import json
import math
import shutil
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from quotes.neural.attachment import PAIRS, PLACES, ROLES
from quotes.neural.network import LAYERS, SEQUENCES, TAGS, Network
from quotes.training.corpora import Example, Task

SHAPES = 5
SHAPE_WIDTH = 16
ARC = 320
LABEL = 80
LINK = 64
END = 96
MIXES = ("tag", "parse", "entities", "attribution", "link", "end")
SEPARATE = ("entities", "attribution", "link")
"""Heads all of whose weights bear their name."""

HINT = "hint"
"""What guesses a teacher's vectors from those of attribution, in training alone."""

POSITIONS = "BIES"
NORMS = ("norm_1.weight", "norm_1.bias", "norm_2.weight", "norm_2.bias")


def label_names(examples: dict[Task, Sequence[Example]]) -> dict[str, list[str]]:
    """The labels of each head, as the corpora have them; entities and attribution with all four positions."""
    names: dict[str, list[str]] = {}
    for own in examples.values():
        for name in own[0].labels:
            found = sorted({label for example in own for label in example.labels[name]})
            if name in ("entities", "attribution"):
                types = sorted({label[2:] for label in found if label != "O"})
                found = ["O", *(f"{position}-{of_type}" for of_type in types for position in POSITIONS)]
            if name != "head":
                names[name] = found
    return names


def shapes_of(names: dict[str, list[str]], states: int, hidden: int) -> dict[str, tuple[int, ...]]:
    """The shape of every weight of the heads, by name, behind an encoder of so many hidden states, so wide."""
    width = hidden + SHAPE_WIDTH
    linear = {name: len(names[name]) for name in (*TAGS, *SEQUENCES)}
    linear |= {"arc_dep": ARC, "arc_head": ARC, "label_dep": LABEL, "label_head": LABEL}
    linear |= {f"link.{role}": LINK for role in ROLES}
    linear |= {"end.here": END, "end.next": END}
    pairs = ["link." + "_".join(pair) for pair in PAIRS]
    return {
        "case": (SHAPES, SHAPE_WIDTH),
        "case.input": (SHAPES, hidden),
        "root": (width,),
        "arc": (ARC + 1, ARC),
        "label": (len(names["deprel"]), LABEL + 1, LABEL + 1),
        **{f"mix.{task}": (states,) for task in MIXES},
        **{f"{name}.weight": (size, width) for name, size in linear.items()},
        **{f"{name}.bias": (size,) for name, size in linear.items()},
        "end.weight": (1, END),
        "end.bias": (1,),
        **{name: shape for own in LAYERS.values() for n in own for name, shape in _layer_shapes(n, width).items()},
        **{f"{task}.transitions": (len(names[task]), len(names[task])) for task in SEQUENCES},
        **dict.fromkeys(pairs, (LINK + 1, LINK + 1)),
        **{f"{name}.places": (PLACES,) for name in pairs},
    }


def _layer_shapes(name: str, width: int) -> dict[str, tuple[int, ...]]:
    """The weights of a transformer's layer of words."""
    sizes = {"attend": (3 * width, width), "attended": (width, width)}
    sizes |= {"widen": (2 * width, width), "narrow": (width, 2 * width)}
    return {
        **{f"{name}.{part}.weight": shape for part, shape in sizes.items()},
        **{f"{name}.{part}.bias": shape[:1] for part, shape in sizes.items()},
        **{f"{name}.{norm}": (width,) for norm in NORMS},
    }


def add_missing(network: Network, random: torch.Generator) -> list[str]:
    """Give the heads that a folder did not bring, or brought in another size, their first weights; their names."""
    config = network.bert.config
    shapes = shapes_of(network.names, config.num_hidden_layers + 1, config.hidden_size)
    known = {name: tuple(weight.shape) for name, weight in network.weights.items()}
    new = [name for name, shape in shapes.items() if known.get(name) != shape]
    for name in new:
        network.weights[name] = _first(name, shapes[name], random).to(network.device)
    return new


def _first(name: str, shape: tuple[int, ...], random: torch.Generator) -> Tensor:
    """Matrices at random in the range of their width, as PyTorch's linear layers; what is one row or less, zero.

    What a layer adds to its vectors is zero at first too: a layer that is new changes nothing yet.
    """
    if name.endswith(("norm_1.weight", "norm_2.weight")):
        return torch.ones(shape)
    if len(shape) == 1 or shape[0] == SHAPES or name.endswith((".attended.weight", ".narrow.weight", ".transitions")):
        return torch.zeros(shape)
    bound = 1 / math.sqrt(shape[-1])
    return torch.empty(shape).uniform_(-bound, bound, generator=random)


def add_hint(network: Network, width: int, random: torch.Generator) -> None:
    """Give it what guesses the vectors of a teacher, so wide; `save` leaves it out."""
    shape = (width, network.weights["attribution.weight"].shape[1])
    network.weights[f"{HINT}.weight"] = _first(HINT, shape, random).to(network.device)
    network.weights[f"{HINT}.bias"] = torch.zeros(width, device=network.device)


def prepared(start: Path, folder: Path, names: dict[str, list[str]]) -> None:
    """A folder that `Network` opens, from the encoder's files in `start`; without heads there, with no heads yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(start / name, folder / name)
    if (start / "heads.json").is_file():
        names = names | json.loads((start / "heads.json").read_text(encoding="utf-8"))
        shutil.copyfile(start / "heads.safetensors", folder / "heads.safetensors")
    else:
        save_file({}, folder / "heads.safetensors")
    (folder / "heads.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")


class Average:
    """A moving average of the weights (Polyak and Juditsky 1992): smoother, and nearly always better, than the last."""

    def __init__(self, parameters: Iterable[Tensor], decay: float):
        self._decay = decay
        self.values = [parameter.detach().clone() for parameter in parameters]

    def add(self, parameters: Iterable[Tensor]) -> None:
        """Move towards these."""
        for value, parameter in zip(self.values, parameters, strict=True):
            value.lerp_(parameter.detach(), 1 - self._decay)


def save(network: Network, folder: Path) -> None:
    """Write all weights in half precision, but for those that only training needs."""
    encoder = {name: _half(weight) for name, weight in network.bert.state_dict().items()}
    save_file(encoder, folder / "model.safetensors")
    heads = {name: _half(weight) for name, weight in network.weights.items() if not name.startswith(HINT)}
    save_file(heads, folder / "heads.safetensors")


def mix(folders: Sequence[Path], shares: Sequence[float], out: Path, whole: Collection[str] = ()) -> None:
    """Write the weighted mean of encoders into a folder, with the other files of the first.

    Weights on one path of training may be averaged, start and end included: Wortsman et al. 2022. What a folder lacks,
    or has in another size than the first (heads that came later), is the mean of the others. The heads of SEPARATE that
    `whole` names are the first's alone.
    """
    alone = tuple(f"{prefix}{head}" for head in whole for prefix in ("", "mix."))
    shutil.copytree(folders[0], out, ignore=shutil.ignore_patterns("checkpoint.*", "middle"), dirs_exist_ok=True)
    for name in ("model.safetensors", "heads.safetensors"):
        first, *others = [load_file(folder / name) for folder in folders]
        means = {
            key: weight if key.startswith(alone) else _mean(weight, [own.get(key) for own in others], shares)
            for key, weight in first.items()
        }
        save_file({key: _half(mean) for key, mean in means.items()}, out / name)


def _mean(first: Tensor, others: Sequence[Tensor | None], shares: Sequence[float]) -> Tensor:
    alike = [(w, share) for w, share in zip((first, *others), shares, strict=True) if w is not None]
    alike = [(w, share) for w, share in alike if w.shape == first.shape]
    total = sum(share for _, share in alike)
    return torch.stack([w.float() * (share / total) for w, share in alike]).sum(0)


def _half(weight: Tensor) -> Tensor:
    return weight.detach().cpu().to(torch.float16).contiguous()
