"""Words as data: what a word tells about a cue, a person or an organisation. Each row says where it was seen."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast, get_args

from quotes.errors import QuotesError
from quotes.model import Manner

Gender = Literal["m", "f", "-"]
AfterName = Literal["same", "part", "sole"]
FLAGS = ("yes", "-")


@cache
def manners() -> dict[str, Manner]:
    """Lemma of a cue -> manner. Lemmas that are not listed have none of their own. A colon speaks: “BERG: Go ahead.”"""
    return {lemma: cast(Manner, manner) for lemma, manner in _pairs("cues.tsv", get_args(Manner))}


class PersonWord(NamedTuple):
    """What a word for people tells: a gender ("-": none), and what it may be.

    `noun`: a noun for one person (“the **lawyer**”); `title`: what stands before a name (“**President** Vell”);
    `rank`: a title that is no office (“**General**”); `office`: who is called so holds an office, so that what follows
    “of” is the office, not whose it is; `address`: a mere form of address (“**Mr**”), which tells no role.
    """

    gender: Gender
    noun: bool
    title: bool
    rank: bool
    office: bool
    address: bool


@cache
def person_words() -> dict[str, PersonWord]:
    """Word in lower case and without its full stop -> what it tells."""
    return checked_people("people.tsv", _text("people.tsv"))


def checked_people(name: str, text: str) -> dict[str, PersonWord]:
    """The words of a table of people, each with what it tells; QuotesError names a bad line."""
    rows = checked_rows(name, text, len(PersonWord._fields) + 2)
    for number, (_, gender, *flags, _) in enumerate(rows, start=2):
        _allow(name, number, gender, get_args(Gender))
        for flag in flags:
            _allow(name, number, flag, FLAGS)
    return {
        word: PersonWord(cast(Gender, gender), *(flag == "yes" for flag in flags)) for word, gender, *flags, _ in rows
    }


@cache
def people() -> dict[str, Gender]:
    """Noun for one person -> the gender that it tells, "-" where it tells none."""
    return {word: told.gender for word, told in person_words().items() if told.noun}


@cache
def titles() -> dict[str, Gender]:
    """Title in lower case and without its full stop -> the gender that it tells, "-" where it tells none."""
    return {word: told.gender for word, told in person_words().items() if told.title}


def is_title(word: str) -> bool:
    """Is it a word like Mr, Dr., President?"""
    return _bare(word) in titles()


def gender_of_title(title: str) -> Gender:
    """The gender that a title tells: that of Mrs, none of President."""
    return titles().get(_bare(title), "-")


def is_rank(word: str) -> bool:
    """Does it go with a name, and is no office: “chief of police **General** Vell”?"""
    told = person_words().get(_bare(word))
    return told is not None and told.rank


def is_address(word: str) -> bool:
    """Is it a form of address that tells no role, as Mr and Comrade are?"""
    told = person_words().get(_bare(word))
    return told is not None and told.address


def is_office(noun: str) -> bool:
    """Is it a noun for who holds an office: a minister, a chairman?"""
    told = person_words().get(noun)
    return told is not None and told.office


def holds_office(noun: str) -> bool:
    """Does who is called so hold an office, as a minister does, and a general in “director general of police”?"""
    return is_office(noun) or is_rank(noun)


def _bare(word: str) -> str:
    return word.rstrip(".").lower()


@cache
def organizations() -> dict[str, AfterName]:
    """Noun for a body that speaks -> what it is after a name.

    The Reuters agency is the "same" as Reuters; the Reuters board is only a "part" of it; the Norlandic army is the
    "sole" one, so that the two words are its name.
    """
    rows = _pairs("organizations.tsv", get_args(AfterName))
    return {noun: cast(AfterName, after_name) for noun, after_name in rows}


@cache
def fields() -> dict[str, frozenset[str]]:
    """Word of a body's name, or noun for a body -> what such bodies do: a ministry, a court, a company."""
    return {word: frozenset(names.split("+")) for word, names, _ in _rows("fields.tsv", 3)}


@cache
def documents() -> frozenset[str]:
    """Nouns for what is written or said: a statement by the ministry is the ministry's word."""
    return _words("documents.tsv")


def _words(name: str) -> frozenset[str]:
    """The first column of a table of two."""
    return frozenset(row[0] for row in _rows(name, 2))


def _pairs(name: str, allowed: tuple[str, ...]) -> list[tuple[str, str]]:
    """The first two columns of a table of ours whose second takes only these values."""
    return checked_pairs(name, _text(name), allowed)


def checked_pairs(name: str, text: str, allowed: tuple[str, ...]) -> list[tuple[str, str]]:
    """The first two columns of a table of three whose second takes only these values; QuotesError names a bad line."""
    rows = checked_rows(name, text, 3)
    for number, row in enumerate(rows, start=2):
        _allow(name, number, row[1], allowed)
    return [(row[0], row[1]) for row in rows]


def _allow(name: str, number: int, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise QuotesError(f"lexicon/{name}:{number}: {value!r} is not one of {', '.join(allowed)}")


def _rows(name: str, columns: int) -> list[list[str]]:
    """The rows of a table of ours."""
    return checked_rows(name, _text(name), columns)


def _text(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def checked_rows(name: str, text: str, columns: int) -> list[list[str]]:
    """A table's rows below its header, each with that many columns and with a first column of its own."""
    rows = list(csv.reader(text.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE))
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if len(row) != columns or not all(row) or row[0] in seen:
            raise QuotesError(f"lexicon/{name}:{number}: needs {columns} columns, none empty, and a word of its own")
        seen.add(row[0])
    return rows
