"""Names of one article grouped: the full name, the surname, the acronym, the short form of the same bearer."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from quotes.lexicon import Gender
from quotes.model import SpeakerKind
from quotes.text.names import is_acronym, key_of, words_of

PARTICLES = frozenset("al el bin ibn abu von van de der den da di dos du la le of the and for".split())  # noqa: SIM905
SHORTEST_IN_CAPITALS = 5
"""Letters of a name in capitals that is no acronym, but written so."""

SPACED_INITIALS = re.compile(r"(?:[^\W\d_]\. )+[^\W\d_]\.?")
"""“U. N.”; “S. Li” is a person's name, and “U N” may be two."""


class Name(NamedTuple):
    """A name as it stands in the text, with what it names."""

    text: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one bearer. `display` is the fullest; `shared` lists the full names that a short one fits alike."""

    display: str
    kind: SpeakerKind
    names: tuple[Name, ...]
    gender: Gender = "-"
    shared: tuple[str, ...] = ()


def group_names(names: Collection[Name], genders: Mapping[Name, Gender], defined: Mapping[Name, Name]) -> list[Naming]:
    """The bearers of an article's names, whatever the order in which the names come.

    `genders` tells what the titles before a name say, `defined` which name a short one in brackets stands for: “Lake
    Farmers Union (**LFU**)”.
    """
    namings: list[Naming] = []
    for name in sorted(set(names), key=_fullness, reverse=True):
        bearers = _bearers(name, namings, defined)
        if len(bearers) == 1:
            [bearer] = bearers
            namings[namings.index(bearer)] = _with(bearer, name, genders.get(name, "-"))
        else:
            shared = tuple(sorted(bearer.display for bearer in bearers))
            namings.append(Naming(name.text, name.kind, (name,), genders.get(name, "-"), shared))
    return namings


def _fullness(name: Name) -> tuple[int, bool, int, Name]:
    """More words, not all in capitals, more letters; the name itself last, so that the order is always the same."""
    words = 1 if _is_one_acronym(name.text) else len(words_of(name.text))
    return words, not _is_in_capitals(name.text), len(name.text), name


def _is_in_capitals(text: str) -> bool:
    return len(text) >= SHORTEST_IN_CAPITALS and text.isupper()


def _with(naming: Naming, name: Name, gender: Gender) -> Naming:
    return replace(naming, names=(*naming.names, name), gender=naming.gender if gender == "-" else gender)


def _bearers(name: Name, namings: Sequence[Naming], defined: Mapping[Name, Name]) -> list[Naming]:
    """Those whom the name fits, by the first level at which it fits any."""
    same_kind = [naming for naming in namings if naming.kind == name.kind and not naming.shared]
    target = defined.get(name)
    explicit = [naming for naming in same_kind if target in naming.names]
    if explicit:
        return explicit
    for level in LEVELS.get(name.kind, (is_same,)):
        fitting = [naming for naming in same_kind if any(level(name.text, other.text) for other in naming.names)]
        if fitting:
            return fitting
    return []


# ---- levels: does a short name fit a longer one? The first level that fits somebody decides


def is_same(short: str, full: str) -> bool:
    """Two spellings of one name: “U.N.” and “UN”, “Ødegaard” and “Odegaard”."""
    return key_of(short) == key_of(full)


def is_without_middle(short: str, full: str) -> bool:
    """“Joan Marsh” and “Joan R. Marsh”; “J. Marsh” and “Joan Marsh”."""
    one, other = words_of(short), words_of(full)
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    return one[0] == other[0] or (min(len(one[0]), len(other[0])) == 1 and one[0][:1] == other[0][:1])


def is_ending(short: str, full: str) -> bool:
    """The surname with its particles: “Al Sadi” and “Karim Ben Al Sadi”, “Vell” and “Peter Vell”."""
    one, other = words_of(short), words_of(full)
    return len(one) < len(other) and other[-len(one) :] == one and not set(one) <= PARTICLES


def is_beginning(short: str, full: str) -> bool:
    """The given name, or the family name where it comes first: “Tam” and “Tam Linh”."""
    one, other = words_of(short), words_of(full)
    return len(one) < len(other) and other[: len(one)] == one and not set(one) <= PARTICLES


def is_initials(short: str, full: str) -> bool:
    """“LFU”, “L.F.U.”, “L. F. U.” and “Lake Farmers Union”: the first letters of words, particles counted or not."""
    words = words_of(full)
    if len(words) < 2 or not _is_one_acronym(short):
        return False
    letters = "".join(c for c in key_of(short) if c.isalpha())
    with_particles = "".join(word[0] for word in words)
    without = "".join(word[0] for word in words if word not in PARTICLES)
    return letters in (with_particles, without)


def _is_one_acronym(text: str) -> bool:
    return is_acronym(text) and (" " not in text or SPACED_INITIALS.fullmatch(text) is not None)


def is_beginning_of_body(short: str, full: str) -> bool:
    """“Paragon” and “Paragon Group”, but not what begins with an acronym: UN Women is not the UN."""
    return not is_acronym(short) and is_beginning(short, full)


def is_ending_of_body(short: str, full: str) -> bool:
    """“Farmers Union” and “Lake Farmers Union”, but not what ends with an acronym."""
    return not is_acronym(short) and is_ending(short, full)


Level = Callable[[str, str], bool]
LEVELS: dict[str, tuple[Level, ...]] = {
    "person": (is_same, is_without_middle, is_ending, is_beginning),
    "organization": (is_same, is_initials, is_beginning_of_body, is_ending_of_body),
}
