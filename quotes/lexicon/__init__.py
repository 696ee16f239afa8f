"""Words as data: what a word tells about a cue, a person or an organisation. Each row says where it was seen."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from quotes.errors import QuotesError
from quotes.model import Manner

Gender = Literal["m", "f", "-"]
AfterName = Literal["same", "part", "sole"]


@cache
def manners() -> dict[str, Manner]:
    """Lemma of a cue -> manner. Lemmas that are not listed have none of their own. A colon speaks: “BERG: Go ahead.”"""
    return {lemma: cast(Manner, manner) for lemma, manner in _pairs("cues.tsv", ("speech", "writing", "thought"))}


@cache
def titles() -> dict[str, Gender]:
    """Title in lower case and without its full stop -> the gender that it tells, "-" where it tells none."""
    return {title.lower(): cast(Gender, gender) for title, gender in _pairs("titles.tsv", ("m", "f", "-"))}


def is_title(word: str) -> bool:
    """Is it a word like Mr, Dr., President?"""
    return word.rstrip(".").lower() in titles()


@cache
def ranks() -> frozenset[str]:
    """Titles that go with a name and are no office, without full stops: “chief of police **General** Vell”."""
    return _words("ranks.tsv")


@cache
def offices() -> frozenset[str]:
    """Nouns for who holds an office: what follows “of” is the office, not whose it is."""
    return _words("offices.tsv")


def holds_office(noun: str) -> bool:
    """Does who is called so hold an office, as a minister does, and a general in “director general of police”?"""
    return noun in offices() or noun in ranks()


@cache
def people() -> dict[str, Gender]:
    """Noun for one person -> the gender that it tells, "-" where it tells none."""
    return {noun: cast(Gender, gender) for noun, gender in _pairs("people.tsv", ("m", "f", "-"))}


@cache
def organizations() -> dict[str, AfterName]:
    """Noun for a body that speaks -> what it is after a name.

    The Reuters agency is the "same" as Reuters; the Reuters board is only a "part" of it; the Norlandic army is the
    "sole" one, so that the two words are its name.
    """
    rows = _pairs("organizations.tsv", get_args(AfterName))
    return {noun: cast(AfterName, after_name) for noun, after_name in rows}


@cache
def documents() -> frozenset[str]:
    """Nouns for what is written or said: a statement by the ministry is the ministry's word."""
    return _words("documents.tsv")


def _words(name: str) -> frozenset[str]:
    """The first column of a table of two."""
    return frozenset(row[0] for row in _rows(name, 2))


def _pairs(name: str, allowed: tuple[str, ...]) -> list[tuple[str, str]]:
    """The first two columns of a table whose second takes only these values."""
    rows = _rows(name, 3)
    for number, row in enumerate(rows, start=2):
        if row[1] not in allowed:
            raise QuotesError(f"lexicon/{name}:{number}: {row[1]!r} is not one of {', '.join(allowed)}")
    return [(row[0], row[1]) for row in rows]


def _rows(name: str, columns: int) -> list[list[str]]:
    """A table's rows below its header, each with that many columns and with a first column of its own."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE))
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if len(row) != columns or not all(row) or row[0] in seen:
            raise QuotesError(f"lexicon/{name}:{number}: needs {columns} columns, none empty, and a word of its own")
        seen.add(row[0])
    return rows
