"""Single or half precision? What the encoder computes in, as asked for and as the processor allows.

Half precision is bfloat16: labels stay the same but for a word in thousands. Where a processor has no instructions for
it PyTorch emulates them, which is up to a hundred times slower than single precision.
"""

import os
from collections.abc import Callable
from typing import Literal, cast, get_args

import torch

from quotes.errors import QuotesError

Asked = Literal["auto", "single", "half"]
Precision = Literal["single", "half"]

VARIABLE = "QUOTES_PRECISION"
"""The environment variable that says what is asked for where nothing else does."""

NATIVE = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
"""PyTorch's private questions about the CPU: a version may lack one, and then the answer is no."""


def is_native(device: str) -> bool:
    """Does the device compute in bfloat16 by itself?"""
    kind = torch.device(device).type
    if kind == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return kind == "cpu" and any(getattr(torch.cpu, name, bool)() for name in NATIVE)


def chosen(asked: Asked | None, device: str, native: Callable[[str], bool] = is_native) -> Precision:
    """What to compute in: what is asked for, by default by the environment, and “auto” is half where that is native.

    Raises QuotesError where the environment asks for something else.
    """
    wanted = asked or os.environ.get(VARIABLE) or "auto"
    if wanted not in get_args(Asked):
        raise QuotesError(f"{VARIABLE}={wanted}: no precision; say auto, single or half")
    if wanted == "auto":
        return "half" if native(device) else "single"
    return cast(Precision, wanted)


def warning(precision: Precision, device: str, native: Callable[[str], bool] = is_native) -> str | None:
    """A sentence for people where half precision costs time instead of saving it."""
    if precision == "single" or native(device):
        return None
    return "Half precision: this processor only emulates it, so reading takes many times as long; leave it to “auto”."
