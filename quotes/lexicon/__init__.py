"""Words as data: what a word tells about a cue, a person or an organisation. Each row says where it was seen."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast, get_args

from quotes.errors import QuotesError
from quotes.model import Manner

Gender = Literal["m", "f", "-"]
AfterName = Literal["same", "part"]
NamedBy = Literal["any", "place", "owner", "field", "abroad"]
RoleWord = Literal["office", "none", "part"]
Authoring = Literal["write", "publish", "sign"]
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


def sex_of_title(title: str) -> Gender:
    """The gender that a form of address or a rank tells, as Mrs and Lady do.

    A noun tells less: a woman may be a spokesman, and her brother is no king.
    """
    told = person_words().get(_bare(title))
    return "-" if told is None or not told.title or (told.noun and not told.rank) else told.gender


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
def role_words() -> dict[str, RoleWord]:
    """Word -> what it tells of a role.

    An "office" or occupation beside those of `people`; "none", though it is a noun for one person (“**wife**”); or a
    "part" of one, as an adjective (“**acting** mayor”), where others are the writer's opinion (“**tired** mayor”).
    """
    return {word: cast(RoleWord, told) for word, told in _pairs("roles.tsv", get_args(RoleWord))}


OCCUPATIONAL = ("ician", "grapher", "logist", "maker", "worker", "keeper", "woman", "man")
"""How nouns end that name an occupation, with few others."""


def names_occupation(noun: str) -> bool:
    """Does a noun, in lower case, tell an office or an occupation: a minister, a nurse, a professor; no wife, no Mr?"""
    bare = _bare(noun)
    told = role_words().get(bare)
    if told in ("office", "none"):
        return told == "office"
    person = person_words().get(bare)
    return not person.address if person else bare.endswith(OCCUPATIONAL) and not bare.endswith(("human", "german"))


@cache
def _after_names() -> dict[str, str]:
    """Word behind a person's name -> what it is there."""
    return dict(_pairs("after_names.tsv", ("generation", "honour")))


@cache
def generations() -> frozenset[str]:
    """What tells a son from his father, in lower case and without a full stop: jr, iii."""
    return frozenset(word for word, told in _after_names().items() if told == "generation")


def is_honour(word: str) -> bool:
    """Is it an honour, a degree or an office in letters that stands behind a name: KC, PhD, MP?"""
    letters = word.replace(".", "")
    return (
        letters != letters.lower()
        and letters[1:] != letters[1:].lower()
        and (_after_names().get(letters.lower()) == "honour")
    )


@cache
def organizations() -> dict[str, AfterName]:
    """Noun for a body that speaks -> what it is after a name.

    The Reuters agency is the "same" as Reuters; the Reuters board is only a "part" of it.
    """
    rows = _pairs("organizations.tsv", get_args(AfterName))
    return {noun: cast(AfterName, after_name) for noun, after_name in rows}


@cache
def bodies() -> dict[str, NamedBy]:
    """One or two words for a body -> which name tells it from all others of its kind, so that the two are its name.

    "any" name does so: a country, a person and a party may have a government. So it does of a body "abroad", whose name
    tells where it is, too: Norland's embassy in Lorn. The name of a "place" or a people: the Lowford high court. That
    of an "owner", a person or a body: the office of a minister, where “the Lowford office” is one of many; a place,
    too, if a word tells what the body is for: “the Lowford **drugs** team”. Any name with such a word ("field"): “the
    Norland **football** federation”.
    """
    return {words: cast(NamedBy, named_by) for words, named_by in _pairs("bodies.tsv", get_args(NamedBy))}


@cache
def fields() -> dict[str, frozenset[str]]:
    """Word of a body's name, or noun for a body -> what such bodies do: a ministry, a court, a company."""
    return {word: frozenset(names.split("+")) for word, names, _ in _rows("fields.tsv", 3)}


@cache
def full_forms() -> dict[str, frozenset[str]]:
    """Short form of a given name -> the names that it is short for: Bill for William."""
    return {short: frozenset(forms.split("+")) for short, forms, _ in _rows("given_names.tsv", 3)}


@cache
def genders_of_names() -> dict[str, Gender]:
    """Given name -> the gender of nearly all who bear it in the United States (its census of 1990, public domain).

    It counts for whom “he” and “she” stand for, beside what the article tells, and is never published.
    """
    return {name: cast(Gender, gender) for name, gender in _pairs("genders_of_names.tsv", ("m", "f"))}


@cache
def relations() -> frozenset[str]:
    """Nouns for who is something to somebody: a father, a deputy. Whose they are does not tell who they are."""
    return frozenset(noun for noun, _ in _rows("relations.tsv", 2))


@cache
def countries() -> dict[str, str]:
    """Short name of a country, or of a union of them, in capitals and without full stops -> the name: US, EU."""
    return {short: name for short, name, _ in _rows("countries.tsv", 3)}


class DocumentWord(NamedTuple):
    """What a noun for what is written or said tells of whose words these are.

    `states`: who says something “in a **statement**” is its author; `of`: “the **findings** of the LFU” are the LFU's,
    where a survey of the LFU is about it; `press`: an outlet brings its own (“an **article** in El Faro”); `named`: a
    proper name that ends so is a document's (“the **Bill**”).
    """

    states: bool
    of: bool
    press: bool
    named: bool


@cache
def documents() -> dict[str, DocumentWord]:
    """Noun for what is written or said -> what it tells. A statement by the ministry is the ministry's word."""
    return checked_documents("documents.tsv", _text("documents.tsv"))


def checked_documents(name: str, text: str) -> dict[str, DocumentWord]:
    """The nouns of a table of documents, each with what it tells; QuotesError names a bad line."""
    rows = checked_rows(name, text, len(DocumentWord._fields) + 2)
    for number, (_, *flags, _) in enumerate(rows, start=2):
        for flag in flags:
            _allow(name, number, flag, FLAGS)
    return {noun: DocumentWord(*(flag == "yes" for flag in flags)) for noun, *flags, _ in rows}


@cache
def authoring() -> dict[str, Authoring]:
    """Lemma of a verb that tells whose a document is -> what its subject does.

    Who “signs” one may do so for a body whose document it is; who “publishes” one may bring the words of others.
    """
    return {lemma: cast(Authoring, does) for lemma, does in _pairs("authoring.tsv", get_args(Authoring))}


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
