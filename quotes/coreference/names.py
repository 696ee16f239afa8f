"""Names of one article grouped: the full name, the surname, the acronym, the short form of the same bearer."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from quotes.document.paragraph import Entity, Paragraph
from quotes.lexicon import Gender, organizations
from quotes.model import SpeakerKind

PARTICLES = frozenset("al el bin ibn abu von van de der den da di dos du la le of the and for".split())  # noqa: SIM905
SHORTEST_ACRONYM = 2

Words = tuple[str, ...]


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

    `genders` tells the titles before a name say, `defined` which name a short
    one in brackets stands for: “Lake Farmers Union (**LFU**)”.
    """
    namings: list[Naming] = []
    for name in sorted(set(names), key=_fullness, reverse=True):
        bearers = _bearers(name, namings, defined)
        if len(bearers) == 1:
            namings[namings.index(bearers[0])] = _with(bearers[0], name, genders.get(name, "-"))
        else:
            shared = tuple(sorted(bearer.display for bearer in bearers))
            namings.append(Naming(name.text, name.kind, (name,), genders.get(name, "-"), shared))
    return namings


def agreed_kinds(counted: Mapping[Name, int]) -> dict[Name, SpeakerKind]:
    """What each name names, made to agree within an article, where the models are of two minds.

    A name that is read as two kinds is what it is most often; capitals alone are a body rather than a person; a full
    name is a person's if its last word alone is, and a person's surname is a person's if it is read so once, or stands
    there only once.
    """
    votes: dict[str, Counter[SpeakerKind]] = defaultdict(Counter)
    for name, count in counted.items():
        votes[name.text][name.kind] += count
    kinds = {text: max(sorted(counts), key=lambda kind: counts[kind]) for text, counts in votes.items()}
    kinds |= {t: "organization" for t, counts in votes.items() if is_acronym(t) and counts["organization"]}
    people = {text for text, kind in kinds.items() if kind == "person"}
    full = [text for text, kind in kinds.items() if kind in ("other", "organization") and _is_full_name(text)]
    kinds |= {text: "person" for text in full if text.split()[-1] in people}
    surnames = {text.split()[-1] for text, kind in kinds.items() if kind == "person" and " " in text}
    kinds |= {text: "person" for text, c in votes.items() if text in surnames and (c["person"] or c.total() == 1)}
    return {name: kinds[name.text] for name in counted}


def _is_full_name(text: str) -> bool:
    """Two or three words with capitals, none of them a body's."""
    words = text.split()
    plain = all(word[:1].isupper() and not word.isupper() for word in words)
    return 2 <= len(words) <= 3 and plain and not any(word.lower() in organizations() for word in words)


def with_known_surnames(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with the surnames that the models overlooked, or took for a people's: those of people named in
    full elsewhere.
    """
    known = {surname for paragraph in paragraphs for surname in _surnames(paragraph)}
    return [_marking(paragraph, known) for paragraph in paragraphs]


def _surnames(paragraph: Paragraph) -> Iterator[str]:
    for entity in paragraph.entities:
        last = paragraph.words[entity.words[-1]].text
        if entity.type == "PERSON" and len(entity.words) > 1 and len(last) > 2 and last[0].isupper():
            yield last


def _marking(paragraph: Paragraph, surnames: set[str]) -> Paragraph:
    entities = [_as_surname(paragraph, entity, surnames) for entity in paragraph.entities]
    alone = [
        i for i in range(len(paragraph.words)) if paragraph.words[i].text in surnames and _stands_alone(paragraph, i)
    ]
    if not alone and entities == list(paragraph.entities):
        return paragraph
    entities += (Entity("PERSON", range(i, i + 1)) for i in alone)
    return replace(paragraph, entities=sorted(entities, key=lambda entity: entity.words[0]))


def _as_surname(paragraph: Paragraph, entity: Entity, surnames: set[str]) -> Entity:
    """“**Farrant** plans to go”: one word read as the name of a people, that is somebody's surname."""
    is_surname = len(entity.words) == 1 and paragraph.words[entity.words[0]].text in surnames
    return replace(entity, type="PERSON") if entity.type == "NORP" and is_surname else entity


def _stands_alone(paragraph: Paragraph, number: int) -> bool:
    """No name yet, nor a part of one: not the Marsh of “Marsh Street”."""
    beside = [i for i in (number - 1, number + 1) if 0 <= i < len(paragraph.words)]
    proper = any(paragraph.words[i].upos == "PROPN" for i in beside)
    named = paragraph.words[number].upos == "PROPN" or paragraph.words[number].label.endswith("SOURCE")
    return number not in paragraph.entity_of and named and not proper


def _fullness(name: Name) -> tuple[int, bool, int, Name]:
    """More words, not all in capitals, more letters; the name itself last, so that the order is always the same."""
    return len(words_of(name)), not _is_capitals(name.text), len(name.text), name


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
        short = words_of(name)
        fitting = [naming for naming in same_kind if any(level(short, words_of(other)) for other in naming.names)]
        if fitting:
            return fitting
    return []


@lru_cache(maxsize=10_000)  # some articles' names: an endless stream of articles must not fill the memory
def words_of(name: Name) -> Words:
    """The words of a name for comparing: no “the”, no brackets, no accents; capitals stay only in acronyms."""
    words = [word.strip(".,'’\"“”()") for word in name.text.replace("-", " ").split()]
    words = [word for word in words if word]
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if name.kind == "organization" and len(words) == 1 and is_acronym(words[0]):
        return (words[0],)
    return tuple(_fold(word) for word in words)


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def is_acronym(word: str) -> bool:
    """Capitals only, two at least: LFU, U.N."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= SHORTEST_ACRONYM and all(c.isupper() for c in letters)


def _is_capitals(text: str) -> bool:
    return len(text) > 4 and text.isupper()


# ---- levels: does a short name fit a longer one? The first level that fits somebody decides


def is_same(short: Words, full: Words) -> bool:
    """The same words, but for accents, capitals and dots."""
    return short == full


def is_without_middle(short: Words, full: Words) -> bool:
    """“Joan Marsh” and “Joan R. Marsh”; “J. Marsh” and “Joan Marsh”."""
    if len(short) < 2 or len(full) < 2 or short[-1] != full[-1]:
        return False
    return short[0] == full[0] or (min(len(short[0]), len(full[0])) == 1 and short[0][:1] == full[0][:1])


def is_ending(short: Words, full: Words) -> bool:
    """The surname with its particles: “Al Sadi” and “Karim Ben Al Sadi”, “Vell” and “Peter Vell”."""
    return 0 < len(short) < len(full) and full[-len(short) :] == short and not set(short) <= PARTICLES


def is_beginning(short: Words, full: Words) -> bool:
    """The given name, or the family name where it comes first: “Tam” and “Tam Linh”, “Paragon” and “Paragon Group”."""
    return 0 < len(short) < len(full) and full[: len(short)] == short and not set(short) <= PARTICLES


def is_initials(short: Words, full: Words) -> bool:
    """“LFU” and “Lake Farmers Union”: the first letters of its words, particles counted or not."""
    if len(short) != 1 or len(full) < 2 or not is_acronym(short[0]):
        return False
    letters = "".join(c for c in short[0] if c.isalpha()).casefold()
    with_particles = "".join(word[0] for word in full)
    without = "".join(word[0] for word in full if word not in PARTICLES)
    return letters in (with_particles, without)


Level = Callable[[Words, Words], bool]
LEVELS: dict[str, tuple[Level, ...]] = {
    "person": (is_same, is_without_middle, is_ending, is_beginning),
    "organization": (is_same, is_initials, is_beginning, is_ending),
}
