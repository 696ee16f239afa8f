"""Loops that assert: what they run over must not be empty, or they prove nothing."""

from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")


def some(items: Iterable[Item]) -> list[Item]:
    """The items, of which there has to be one at least."""
    found = list(items)
    assert found, "nothing to look at"
    return found
