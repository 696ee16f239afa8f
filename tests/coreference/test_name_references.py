"""Names as references: of whom, of which gender, listed, in brackets, several together."""

import pytest
from speaking import paragraphs_of

from quotes.coreference.name_references import (
    gender_of_titles,
    is_listed,
    joint_names,
    name_before_brackets,
    sex_title,
    single_names,
    without_stray_brackets,
)
from quotes.coreference.names import Name
from quotes.coreference.reference import NameReference
from quotes.document.paragraph import Place
from quotes.model import Role


def names_in(rows: str) -> list[NameReference]:
    """The references of all names of a paragraph."""
    [paragraph] = paragraphs_of(rows)
    return list(single_names(paragraph))


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Vell/NNP/B-PERSON", Name("Vell", "person")),
        ("Mrs/NNP/B-PERSON/flat>2 Vell/NNP/I-PERSON", Name("Vell", "person", "Mrs")),
        ("Mr./NNP Vell/NNP/B-PERSON", Name("Vell", "person", "Mr")),
        ("Dr/NNP Vell/NNP/B-PERSON", Name("Vell", "person")),
        ("Spokesman/NNP Vell/NNP/B-PERSON", Name("Vell", "person")),
        ("Vell/NNP/B-PERSON/flat>2 KC/NNP/I-PERSON", Name("Vell", "person")),
        ("Carlos/NNP/B-PERSON/flat>3 ]/NN/I-PERSON Melk/NNP/I-PERSON", Name("Carlos Melk", "person")),
        ("Ana/NNP/B-PERSON/flat>5 (/( Nan/NNP/I-PERSON )/) Vell/NNP/I-PERSON", Name("Ana (Nan) Vell", "person")),
        ("the/DT/B-ORG/det>2 Paragon/NNP/I-ORG", Name("Paragon", "organization")),
        ("Lorn/NNP/B-LOC", Name("Lorn", "other")),
        ("Norlanders/NNPS/B-NORP", Name("Norlanders", "group")),
        ("Norlands/NNS/B-NORP", Name("Norlands", "group")),
        ("Norlandic/JJ/B-NORP", None),
        ("Norlander/NNP/B-NORP", None),
        ("Hamlet/NNP/B-MISC", None),
        ("’s/POS/B-PERSON", None),
    ],
)
def test_what_a_name_names(rows, name):
    assert [reference.name for reference in names_in(rows)] == ([name] if name else [])


@pytest.mark.parametrize(
    ("rows", "gender"),
    [
        ("Mrs/NNP/B-PERSON/flat>2 Vell/NNP/I-PERSON", "f"),
        ("Mrs/NNP Vell/NNP/B-PERSON", "f"),
        ("Mr/NNP Dr/NNP Vell/NNP/B-PERSON", "m"),
        ("mrs/NN Vell/NNP/B-PERSON", "-"),
        ("Mrs/NNP tall/JJ Vell/NNP/B-PERSON", "-"),
        ("Mr/NNP Mrs/NNP/B-PERSON/flat>3 Vell/NNP/I-PERSON", "-"),
        ("Dr/NNP Vell/NNP/B-PERSON", "-"),
        ("mrs/NN/B-PERSON/flat>3 Ana/NNP/I-PERSON/flat>3 Vell/NNP/I-PERSON", "f"),
        ("Ana/NNP/B-PERSON/flat>3 King/NNP/I-PERSON/flat>3 Vell/NNP/I-PERSON", "-"),
        ("Vell/NNP/B-PERSON Mrs/NNP", "-"),
    ],
)
def test_what_the_titles_before_a_name_tell(rows, gender):
    assert [reference.gender for reference in names_in(rows)] == [gender]


@pytest.mark.parametrize(
    ("titles", "gender"),
    [([], "-"), (["Mr"], "m"), (["Dr", "Mrs"], "f"), (["Mr", "Mr"], "m"), (["Mr", "Mrs"], "-"), (["Dr"], "-")],
)
def test_titles_that_disagree_tell_no_gender(titles, gender):
    assert gender_of_titles(titles) == gender


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ("Dr./NNP Vell/NNP/B-PERSON", {"dr"}),
        ("Prime/NNP Minister/NNP Vell/NNP/B-PERSON", {"minister"}),
        ("Prof/NNP/B-PERSON Mrs/NNP/I-PERSON Vell/NNP/I-PERSON", {"prof"}),
        ("Mr/NNP Vell/NNP/B-PERSON", set()),
        ("Vell/NNP/B-PERSON", set()),
    ],
)
def test_titles_that_tell_no_gender_may_tell_which_of_two(rows, titles):
    assert [reference.titles for reference in names_in(rows)] == [titles]


@pytest.mark.parametrize(
    ("titles", "telling"),
    [
        (["Mrs"], "Mrs"),
        (["Mr."], "Mr"),
        (["Dr", "Ms", "Hon"], "Ms"),
        (["Dr"], ""),
        (["Spokesman"], ""),
        (["Mr", "Mrs"], ""),
        ([], ""),
    ],
)
def test_the_title_that_tells_a_man_from_a_woman(titles, telling):
    assert sex_title(titles) == telling


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Carlos] Melk", "Carlos Melk"), ("Ana (Nan) Melk", "Ana (Nan) Melk"), ("(Ana Melk", "Ana Melk"), ("Ana", "Ana")],
)
def test_a_bracket_without_its_partner_is_no_part_of_a_name(name, plain):
    assert without_stray_brackets(name) == plain


def test_only_a_people_is_several_and_only_a_person_has_roles():
    bo = "mayor/NN/compound>2 Bo/NNP/B-PERSON"
    people, bo, bank = names_in(f"Norlanders/NNPS/B-NORP || {bo} || director/NN/compound>2 Paragon/NNP/B-ORG")
    assert (people.plural, bo.plural, bank.plural) == (True, False, False)
    assert (people.descriptions, bo.descriptions, bank.descriptions) == ((), ("mayor",), ())
    assert (people.roles, bo.roles, bank.roles) == ((), (Role("mayor", "mayor"),), ())


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        ("Ann/NNP/B-PERSON and/CC/cc>3 Bo/NNP/B-PERSON/conj>1", [True, True]),
        ("Ann/NNP/B-PERSON/nsubj>2 left/VBD/root>0 with/IN Bo/NNP/B-PERSON/obl>2", [False, False]),
        ("Ann/NNP/B-PERSON and/CC/cc>3 rain/NN/conj>1", [False]),
        ("rain/NN and/CC/cc>3 Bo/NNP/B-PERSON/conj>1", [False]),
        ("Ann/NNP/B-PERSON and/CC/cc>3 Bo/NNP/B-PERSON/appos>1", [False, False]),
        ("Ann/NNP/B-PERSON and/CC rain/NN/conj>1 ,/, Bo/NNP/B-PERSON/conj>1", [True, True]),
        ("Bo/NNP/B-PERSON/conj>0", [False]),
    ],
)
def test_a_name_is_listed_with_other_names(rows, listed):
    [paragraph] = paragraphs_of(rows)
    assert [is_listed(paragraph, paragraph.head_of(entity.words)) for entity in paragraph.entities] == listed
    assert [reference.listed for reference in names_in(rows)] == listed


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ("Lake/NNP/B-ORG/compound>2 Union/NNP/I-ORG (/( LU/NNP/B-ORG )/)", 1),
        ("Lake/NNP/compound>2 Union/NNP (/( LU/NNP/B-ORG )/)", None),
        ("Lake/NNP/B-ORG/compound>2 Union/NNP/I-ORG ,/, LU/NNP/B-ORG ,/,", None),
        ("(/( LU/NNP/B-ORG )/)", None),
        ("LU/NNP/B-ORG", None),
        ("Union/NNP/B-ORG (/( L/NNP/B-ORG/flat>4 U/NNP/I-ORG )/)", 0),
        ("LU/NNP/B-ORG/flat>2 Two/NNP/I-ORG Union/NNP (/(", None),
        ("Union/NNP/B-ORG (/( LU/NNP/B-ORG )/)", 0),
    ],
)
def test_what_a_short_name_in_brackets_stands_for(rows, head):
    [paragraph] = paragraphs_of(rows)
    place = None if head is None else Place(0, head)
    assert name_before_brackets(paragraph, paragraph.entities[-1].words) == place
    assert names_in(rows)[-1].stands_for == place


@pytest.mark.parametrize(
    ("rows", "head", "found"),
    [
        ("Ann/NNP/B-PERSON ,/, Bo/NNP/B-PERSON/conj>1 and/CC/cc>5 Cy/NNP/B-PERSON/conj>1", 0,
         [("Ann, Bo and Cy", range(5))]),
        ("Ann/NNP/B-PERSON and/CC/cc>3 Mr/NNP/B-PERSON/flat>4 Bo/NNP/I-PERSON/conj>1 Vell/NNP/I-PERSON/flat>4", 0,
         [("Ann and Bo Vell", range(5))]),
        ("Ann/NNP/B-PERSON/root>0 Vell/NNP/I-PERSON/flat>1 and/CC/cc>4 Bo/NNP/B-PERSON/conj>1", 0,
         [("Ann Vell and Bo", range(4))]),
        ("Ann/NNP/B-PERSON and/CC/cc>3 Bo/NNP/B-PERSON/conj>1", 2, []),
        ("Ann/NNP/B-PERSON and/CC/cc>3 rain/NN/conj>1", 0, []),
        ("Ministry/NNP/B-ORG and/CC/I-ORG/cc>3 Roads/NNP/I-ORG/conj>1", 0, []),
        ("rain/NN and/CC/cc>3 Bo/NNP/B-PERSON/conj>1", 0, []),
        ("Ann/NNP/B-PERSON saw/VBD Bo/NNP/B-PERSON/obj>2", 0, []),
        ("Bo/NNP/B-PERSON/conj>3 and/CC/cc>3 Ann/NNP/B-PERSON", 2, [("Bo and Ann", range(3))]),
    ],
)  # fmt: skip
def test_several_who_speak_as_one_have_a_name_together(rows, head, found):
    [paragraph] = paragraphs_of(rows)
    references = list(joint_names(paragraph, {head}))
    assert [(reference.name, reference.at.words) for reference in references] == [
        (Name(name, "group"), words) for name, words in found
    ]
    assert all(reference.plural and reference.at.head == Place(0, head) for reference in references)
    heads = {paragraph.place(paragraph.head_of(entity.words)) for entity in paragraph.entities}
    assert all(set(reference.parts) == heads for reference in references)
