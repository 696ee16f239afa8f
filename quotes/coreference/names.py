"""Names of one article grouped: the full name, the surname, the acronym, the short form of the same bearer."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import NamedTuple

from quotes.lexicon import Gender, generations, organizations, sex_of_title
from quotes.model import SpeakerKind
from quotes.text.names import is_acronym, key_of, words_of

PARTICLES = frozenset("al el bin ibn abu von van de der den da di dos du la le of the and for".split())  # noqa: SIM905
PARTS = frozenset("board cabinet commission committee council foundation panel secretariat tribunal".split())  # noqa: SIM905
"""What a longer name ends with that names a part of the body which its other words name."""

SHORTEST_IN_CAPITALS = 5
"""Letters of a name in capitals that is no acronym, but written so."""

SPACED_INITIALS = re.compile(r"(?:[^\W\d_]\. )+[^\W\d_]\.?")
"""“U. N.”; “S. Li” is a person's name, and “U N” may be two."""

INITIAL = re.compile(r"\b[^\W\d_]")

DOUBLE_SURNAME = re.compile(r"[^\W\d_]+-[^\W\d_]+")

SHORTEST_MISSPELT = 5
"""Letters of a surname that may be misspelt; Lin and Lim are two."""

SHORTEST_JOINED = 6
"""Letters of a name that may be written in one word: YoSíTeCreo."""

FEWEST_INITIALS = 3
"""Letters that stand for a person: XLV is Xavier Luc Vell, and PV may be anything."""


EMPTY: Mapping["Name", Set[str]] = MappingProxyType({})


class Name(NamedTuple):
    """A name as it stands in the text, with what it names, and the title before it that tells a man from a woman."""

    text: str
    kind: SpeakerKind
    title: str = ""

    @property
    def gender(self) -> Gender:
        """What its title tells."""
        return sex_of_title(self.title)

    @property
    def with_title(self) -> str:
        """“Mrs Vell”."""
        return f"{self.title} {self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one bearer. `display` is the fullest; `shared` lists the full names that a short one fits alike."""

    display: str
    kind: SpeakerKind
    names: tuple[Name, ...]
    gender: Gender = "-"
    shared: tuple[str, ...] = ()


def group_names(
    names: Collection[Name],
    genders: Mapping[Name, Gender],
    defined: Mapping[Name, Name],
    apart: Collection[Name] = (),
    others: Mapping[Name, Set[str]] = EMPTY,
) -> list[Naming]:
    """The bearers of an article's names, whatever the order in which the names come.

    `genders` tells what the article says of each elsewhere, `defined` which name a short one in brackets stands for:
    “Lake Farmers Union (**LFU**)”; the names `apart` are no short forms of longer ones that end alike, and `others`
    tells by which words somebody is named who is not who bears a name: “J. Vell, **Jerome**’s father”.
    """
    namings: list[Naming] = []
    for name in sorted(set(names), key=_fullness, reverse=True):
        possible = [naming for naming in namings if not _is_another(name, naming, others)]
        bearers = _bearers(name, possible, defined, apart)
        gender = name.gender if name.gender != "-" else genders.get(name, "-")
        if len(bearers) == 1:
            [bearer] = bearers
            namings[namings.index(bearer)] = _with(bearer, name, gender)
        else:
            shared = tuple(sorted(bearer.display for bearer in bearers))
            display = name.with_title if _has_namesake(name, names, genders) else name.text
            namings.append(Naming(display, name.kind, (name,), gender, shared))
    return namings


def _fullness(name: Name) -> tuple[int, bool, int, int, bool, Name]:
    """More words, not all in capitals, more letters, more words with a capital.

    A man first, since a wife may bear her husband's name.

    The name itself comes last, so that the order is always the same.
    """
    words = 1 if _is_one_acronym(name.text) else len(words_of(name.text))
    capitals = sum(initial.isupper() for initial in INITIAL.findall(name.text))
    return words, not _is_in_capitals(name.text), len(name.text), capitals, name.gender == "m", name


def _has_namesake(name: Name, names: Iterable[Name], genders: Mapping[Name, Gender]) -> bool:
    """Does another person bear the name whom the article tells from this one by Mr, Mrs and the like?"""
    return name.gender != "-" and any(
        not _agree(name.gender, other.gender if other.gender != "-" else genders.get(other, "-"))
        and (is_same(name.text, other.text) or is_ending(name.text, other.text))
        for other in names
        if other.kind == name.kind
    )


def _agree(one: Gender, other: Gender) -> bool:
    return one == other or "-" in (one, other)


def _is_in_capitals(text: str) -> bool:
    return len(text) >= SHORTEST_IN_CAPITALS and text.isupper()


def _with(naming: Naming, name: Name, gender: Gender) -> Naming:
    return replace(naming, names=(*naming.names, name), gender=gender if naming.gender == "-" else naming.gender)


def _is_another(name: Name, naming: Naming, others: Mapping[Name, Set[str]]) -> bool:
    return name in others and others[name] <= set(words_of(naming.display))


def _bearers(
    name: Name, namings: Sequence[Naming], defined: Mapping[Name, Name], apart: Collection[Name]
) -> list[Naming]:
    """Those whom the name fits, by the first level at which it fits any."""
    own = [naming for naming in namings if not naming.shared and _agree(name.gender, naming.gender)]
    explicit = [naming for naming in own if defined.get(name) in naming.names and _may_stand_for(name, naming)]
    if explicit:
        return explicit
    possible = [naming for naming in own if not any(contradict(name, other) for other in naming.names)]
    for level in LEVELS.get(name.kind, (is_same,)):
        if level is is_ending_of_body and name in apart:
            continue
        fitting = [
            naming
            for naming in possible
            if naming.kind == name.kind and any(level(name.text, other.text) for other in naming.names)
        ]
        if fitting:
            return fitting
    return [naming for naming in possible if naming.kind != name.kind and _is_abbreviated(name.text, naming)]


def _may_stand_for(name: Name, naming: Naming) -> bool:
    """In brackets: for its like, or for a body, though it looks like a person: “Norland News Agency (**Petra**)”."""
    lone = name.kind == "person" and len(words_of(name.text)) == 1
    return name.kind == naming.kind or (lone and naming.kind == "organization")


def _is_abbreviated(short: str, naming: Naming) -> bool:
    """“XLV” and the person Xavier Luc Vell, “US” and the country United States, if nothing of its own kind fits.

    A name written in one word is often read as of another kind: “GoodNightAll”.
    """
    if is_same(short, naming.display) and key_of(short) != key_of(naming.display):
        return True
    if naming.kind == "person":
        return is_initials_of_person(short, naming.display)
    return naming.kind == "other" and is_initials(short, naming.display)


def contradict(one: Name, other: Name) -> bool:
    """Two people of one surname: “**Ana** Vell” and “**Tom** Vell”, “John Marsh **Sr.**” and “John Marsh **Jr.**”."""
    if one.kind != "person":
        return False
    generation, another = _generation(one.text), _generation(other.text)
    if generation and another and generation != another:
        return True
    first, second = _plain(one.text), _plain(other.text)
    if _is_double(one.text) or _is_double(other.text):
        return False  # two surnames, and no given name
    full = min(len(first), len(second)) > 1 and first[-1] == second[-1]
    return full and _are_others(first[0], second) and _are_others(second[0], first)


def _are_others(given: str, name: Sequence[str]) -> bool:
    """Is it none of a person's given names, nor the initial of one, nor short for one?"""
    return not any(other.startswith(given) or given.startswith(other) for other in name[:-1])


def _generation(name: str) -> str:
    last = words_of(name)[-1:]
    return last[0] if last and last[0] in generations() else ""


def _plain(name: str) -> tuple[str, ...]:
    """The words of a person's name without Jr., Sr. and III."""
    words = words_of(name)
    return words[:-1] if len(words) > 1 and words[-1] in generations() else words


# ---- levels: does a short name fit a longer one? The first level that fits somebody decides


def is_same(short: str, full: str) -> bool:
    """Two spellings of one name: “U.N.” and “UN”, “Ødegaard” and “Odegaard”, “GoodNightAll” and “Good Night All”."""
    one, other = key_of(short), key_of(full)
    joined = one.replace(" ", "")
    return one == other or (len(joined) >= SHORTEST_JOINED and joined == other.replace(" ", ""))


def is_without_middle(short: str, full: str) -> bool:
    """“Joan Marsh” and “Joan R. Marsh”; “J. Marsh” and “Joan Marsh”; “Joan Marsh” and “Joan Marsh Jr.”."""
    one, other = _plain(short), _plain(full)
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    return one[0] == other[0] or (min(len(one[0]), len(other[0])) == 1 and one[0][:1] == other[0][:1])


def is_ending_of_generation(short: str, full: str) -> bool:
    """“Marsh Jr.” and “Joan F. Marsh Jr.”, rather than another Marsh."""
    return _generation(short) != "" and _generation(short) == _generation(full) and is_ending(short, full)


def is_ending(short: str, full: str) -> bool:
    """The surname with its particles: “Al Sadi” and “Karim Ben Al Sadi”, “Vell” and “Peter Vell”, “Peter Vell III”."""
    one, other = _plain(short), _plain(full)
    return len(one) < len(other) and other[-len(one) :] == one and not set(one) <= PARTICLES


def is_beginning(short: str, full: str) -> bool:
    """The given name, or the family name where it comes first: “Tam” and “Tam Linh”."""
    one, other = words_of(short), words_of(full)
    return len(one) < len(other) and other[: len(one)] == one and not set(one) <= PARTICLES


def is_middle(short: str, full: str) -> bool:
    """The family name where more names follow: “Ip” and “Rosa Ip Lau Mei-yee”, “Freire” and “Jon Freire Serrano”."""
    one, other = words_of(short), _plain(full)
    if not one or max(map(len, one)) == 1 or set(one) <= PARTICLES:
        return False
    return any(other[start : start + len(one)] == one for start in range(1, len(other) - len(one)))


def is_misspelt(short: str, full: str) -> bool:
    """The surname with one letter more, less or other: “Hoffnung” and “Leo Hofnung”, if the given name is no other.

    Nor a family (“the Vells”) nor a wife (“Vellova”): not what has only an ending more. One of two surnames,
    “Hofnung-Vell”, may be so.
    """
    if _is_double(short):
        return _is_double(full.split()[-1]) and _is_double_misspelt(words_of(short), words_of(full)[-2:])
    one, other = _plain(short), _plain(full)
    if len(other) < 2 or (len(one) > 1 and one[0] != other[0]) or len(one) > len(other):
        return False
    return _is_one_letter_off(one[-1], other[-1]) if one else False


def _is_double(name: str) -> bool:
    """“Hofnung-Vell”: two surnames, and no given name."""
    return DOUBLE_SURNAME.fullmatch(name) is not None


def _is_double_misspelt(one: Sequence[str], other: Sequence[str]) -> bool:
    others = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(others) == 1 and _is_one_letter_off(*others[0])


def _is_one_letter_off(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST_MISSPELT or one[0] != other[0] or one == other:
        return False
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[-1] != short[-1]:
        return False
    changes = [change for change in SequenceMatcher(None, short, long, False).get_opcodes() if change[0] != "equal"]
    return len(changes) == 1 and max(changes[0][2] - changes[0][1], changes[0][4] - changes[0][3]) == 1


def is_initials(short: str, full: str) -> bool:
    """“LFU”, “L.F.U.”, “L. F. U.” and “Lake Farmers Union”: the first letters of words, particles counted or not."""
    words = words_of(full)
    if len(words) < 2 or not _is_one_acronym(short):
        return False
    letters = "".join(c for c in key_of(short) if c.isalpha())
    with_particles = "".join(word[0] for word in words)
    without = "".join(word[0] for word in words if word not in PARTICLES)
    return letters in (with_particles, without)


def is_with_initials(short: str, full: str) -> bool:
    """“U.N. Security Council” and “United Nations Security Council”."""
    one, other = key_of(short).split(), key_of(full).split()
    more = len(other) - len(one)
    return more > 0 and any(
        f" {word.upper()} " in f" {short.replace('.', '')} "
        and one[:at] == other[:at]
        and one[at + 1 :] == other[at + more + 1 :]
        and word == "".join(expanded[0] for expanded in other[at : at + more + 1])
        for at, word in enumerate(one)
    )


def _is_one_acronym(text: str) -> bool:
    return is_acronym(text) and (" " not in text or SPACED_INITIALS.fullmatch(text) is not None)


def is_beginning_of_body(short: str, full: str) -> bool:
    """“Paragon” and “Paragon Group”, but not what begins with an acronym: UN Women is not the UN.

    Nor a part of it: the World Rowing Council is not World Rowing, and the Paragon newsroom is not Paragon.
    """
    if is_acronym(short) or not is_beginning(short, full) or _is_described(full):
        return False
    return len(words_of(short)) == 1 or words_of(full)[-1] not in PARTS


def _is_described(name: str) -> bool:
    """Is it no name of its own, but told from others by a name before a plain noun: “Paragon newsroom”?"""
    last = name.split()[-1]
    return last.islower() and organizations().get(last) != "same"


def is_ending_of_body(short: str, full: str) -> bool:
    """“Farmers Union” and “Lake Farmers Union”, but not what ends with an acronym, nor whose body it is.

    The Lake Farmers Union is not the women's wing of the Lake Farmers Union.
    """
    before = [word for word in words_of(full)[: -len(words_of(short))] if word != "the"]
    return not is_acronym(short) and is_ending(short, full) and before[-1:] != ["of"]


def is_initials_of_person(short: str, full: str) -> bool:
    """“XLV” and “Xavier Luc Vell”; two letters may be anybody's."""
    return sum(letter.isalpha() for letter in short) >= FEWEST_INITIALS and is_initials(short, full)


Level = Callable[[str, str], bool]
LEVELS: dict[str, tuple[Level, ...]] = {
    "person": (
        is_same,
        is_initials_of_person,
        is_without_middle,
        is_ending_of_generation,
        is_ending,
        is_beginning,
        is_middle,
        is_misspelt,
    ),
    "organization": (is_same, is_initials, is_with_initials, is_beginning_of_body, is_ending_of_body),
    "other": (is_same, is_initials),
}
