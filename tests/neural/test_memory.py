import sys
from pathlib import Path

import pytest

from quotes.neural import memory

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


def test_every_batch_gives_back(annotator, monkeypatch):
    calls = []
    monkeypatch.setattr(memory, "give_back", lambda: calls.append(1))
    for text in ("Rain.", "More rain."):
        annotator([text])
    assert len(calls) == 2
