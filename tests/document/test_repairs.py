"""What is put right where the models err in a way that is known: on words made by hand."""

import pytest
from paragraphs import written

from quotes.document.paragraph import ROOT, Entity
from quotes.document.repairs import agreed_types, with_known_surnames, with_people_explained

MAYOR = (
    "The/DT/det>2 mayor/NN/nsubj>9 of/IN/case>4 Lorn/NNP/nmod>2{lorn} "
    ",/,/punct>6 Ana/NNP/{ana}{name} Berg/NNP/flat>6{rest} said/VBD/root>0"
)
AT, OF = "/B-LOC", "/B-PERSON /I-PERSON"


def head_of_ana(lorn: str, names: str, ana: str = "appos>4") -> int:
    """The word that Ana explains, in “The mayor of Lorn, Ana Berg said”."""
    name, rest = names.split()
    [paragraph] = written(MAYOR.format(lorn=lorn, ana=ana, name=name, rest=rest))
    return with_people_explained(paragraph).words[5].head


def test_people_explain_people():
    assert head_of_ana(AT, OF) == 1
    assert head_of_ana(AT, OF, "appos>2") == 1


def test_what_explains_no_place_or_is_no_person_stays():
    assert head_of_ana("", OF) == 3
    assert head_of_ana(AT, "/B-LOC /I-LOC") == 3  # “Lorn, Tarn Valley”
    assert head_of_ana(AT, OF, "conj>4") == 3


def test_roots_have_no_head():
    [paragraph] = written("Ana/NNP/appos>0/B-PERSON")
    assert with_people_explained(paragraph).words[0].head == ROOT


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ({("Marsh", "PERSON"): 3, ("Marsh", "LOC"): 1}, {"Marsh": "PERSON"}),
        ({("LFU", "PERSON"): 3, ("LFU", "ORG"): 1}, {"LFU": "ORG"}),
        ({("Bram Ottway", "LOC"): 1, ("Ottway", "PERSON"): 2}, {"Bram Ottway": "PERSON", "Ottway": "PERSON"}),
        ({("Ottway Council", "LOC"): 1, ("Council", "PERSON"): 1}, {"Ottway Council": "LOC", "Council": "PERSON"}),
        ({("Vell", "ORG"): 1, ("Vell", "PERSON"): 1}, {"Vell": "ORG"}),
        (
            {("Vell", "ORG"): 1, ("Vell", "PERSON"): 1, ("Dana Vell", "PERSON"): 1},
            {"Vell": "PERSON", "Dana Vell": "PERSON"},
        ),
        ({("Vell", "ORG"): 1, ("Dana Vell", "PERSON"): 1}, {"Vell": "PERSON", "Dana Vell": "PERSON"}),
        ({("Vell", "ORG"): 2, ("Dana Vell", "PERSON"): 1}, {"Vell": "ORG", "Dana Vell": "PERSON"}),
    ],
)
def test_a_name_is_of_one_type_throughout_an_article(counted, expected):
    assert agreed_types(counted) == expected


@pytest.mark.parametrize(
    ("text", "named", "type"),
    [
        ("Dana Vell left . Vell plans it", "Vell", "PERSON"),
        ("Dana Vell left . Norlanders plan it", "Norlanders", "NORP"),  # nobody's surname
        ("Vell left . Vell plans it", "Vell", "NORP"),  # nobody is named in full
    ],
)
def test_a_surname_is_no_people(text, named, type):
    last = max(i for i, word in enumerate(text.split()) if word == named)
    full = {0: "/B-PERSON", 1: "/I-PERSON"} if text.startswith("Dana") else {}
    names = full | {last: "/B-NORP"}
    rows = " ".join(f"{word}/NNP{names.get(i, '')}" for i, word in enumerate(text.split()))
    [found] = with_known_surnames(written(rows))
    assert found.entities[-1] == Entity(type, range(last, last + 1))
