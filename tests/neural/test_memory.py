import inspect
import sys
from pathlib import Path

import pytest

from quotes.neural import memory
from quotes.neural.annotator import Annotator

PIECE = 60_000
"""Bytes: small enough for glibc to keep."""

PIECES = 3_000


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps memory like that")
def test_free_memory_below_what_is_in_use_is_given_back():
    pieces = [bytearray(PIECE) for _ in range(PIECES)]
    for piece in pieces:
        piece[:] = b"x" * PIECE
    last = bytearray(PIECE)
    full = resident()
    del pieces, piece
    memory.give_back()
    assert resident() < full - PIECE * PIECES * 0.8
    assert len(last) == PIECE


class Nothing:
    """A pipeline that finds no words."""

    processors = ()

    def bulk_process(self, documents, processors):
        return documents


def test_every_batch_gives_back():
    calls = []
    annotate = Annotator(Nothing(), None, after_each=lambda: calls.append(1))
    for text in ("Rain.", "More rain."):
        annotate([text])
    assert calls == [1, 1]
    assert inspect.signature(Annotator).parameters["after_each"].default is memory.give_back
