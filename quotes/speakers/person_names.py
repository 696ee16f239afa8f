"""The parts of a person's name, for telling whether two can be one person's."""

from typing import NamedTuple

from quotes.lexicon import is_title
from quotes.text.names import words_of

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
"""What tells a son from his father."""


class FullName(NamedTuple):
    """“Ana J. Vell Jr.”: given name, what stands between, surname, and what tells a son from his father."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str


def bare_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without the titles before it: those of “Mrs. Vell” are (vell)."""
    words = words_of(name)
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    return words


def full_name(name: str) -> FullName | None:
    """The parts of a full name; None where there is no given name, or only its initial: “Vell”, “A. Vell”."""
    words = bare_words(name)
    suffix = words[-1] if words and words[-1] in SUFFIXES else ""
    given, *middle = words[: len(words) - bool(suffix)] or ("",)
    if not middle or len(given) == 1:
        return None
    return FullName(given, tuple(middle[:-1]), middle[-1], suffix)


def contradict(middle: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Are they two people's: “W.” and “H. W.”, “Ann” and “Jane”, but not “J.” and “Jane”, nor none and either?"""
    if not middle or not other:
        return False
    return len(middle) != len(other) or not all(map(_is_same, middle, other))


def adds_initials(middle: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Does one only write shorter what the other has: none for “J.”, “J.” for “Jane”? None for “Jane” is too short."""
    if middle and other:
        return not contradict(middle, other)
    return all(len(word) == 1 for word in middle + other)


def _is_same(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])
