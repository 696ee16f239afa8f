"""What is put right where the models err in a way that is known: on words made by hand."""

import pytest

from quotes.coreference.find import antecedent_of_relative
from quotes.coreference.names import Name, agreed_kinds, with_known_surnames
from quotes.coreference.noun_references import descriptive_name
from quotes.coreference.reference import located
from quotes.document.paragraph import ROOT, Entity, Paragraph, Word, people_explain_people
from quotes.model import Span


def words(rows: str) -> list[Word]:
    """“The/DET/det/1 …”: form, tag, relation and head (a word number, -1 for the root) of each word."""
    found, start = [], 0
    for row in rows.split():
        form, upos, deprel, head = row.rsplit("/", 3)
        xpos = {"NOUN": "NNS" if form.endswith("s") else "NN"}.get(upos, "X")
        found.append(Word(form, form, upos, xpos, deprel, int(head), 0, Span(start, start + len(form))))
        start += len(form) + 1
    return found


def paragraph(rows: str, *entities: Entity) -> Paragraph:
    made = words(rows)
    return Paragraph(Span(0, made[-1].span.end), made, entities)


def text(of: Paragraph) -> str:
    return " ".join(word.text for word in of.words)


MAYOR = (
    "The/DET/det/1 mayor/NOUN/nsubj/8 of/ADP/case/3 Lorn/PROPN/nmod/1 "
    ",/PUNCT/punct/5 Ana/PROPN/appos/3 Berg/PROPN/flat/5"
)
LORN, ANA = Entity("LOC", range(3, 4)), Entity("PERSON", range(5, 7))


@pytest.mark.parametrize(
    ("rows", "entities", "head"),
    [
        (MAYOR, [LORN, ANA], 1),
        (MAYOR, [ANA], 3),  # what she explains is no place
        (MAYOR, [LORN, Entity("LOC", range(5, 7))], 3),  # “Lorn, Tarn Valley”
        (MAYOR.replace("appos/3", "appos/1"), [LORN, ANA], 1),
        (MAYOR.replace("Ana/PROPN/appos/3", "Ana/PROPN/conj/3"), [LORN, ANA], 3),
    ],
)
def test_people_explain_people(rows, entities, head):
    assert people_explain_people(words(rows), entities)[5].head == head


WHO = (
    "Vell/PROPN/nsubj/1 told/VERB/root/-1 Dana/PROPN/obj/1 Petrel/PROPN/flat/2 "
    ",/PUNCT/punct/6 who/PRON/nsubj/6 left/VERB/acl:relcl/0"
)


def test_a_relative_pronoun_takes_up_the_person_beside_it():
    assert antecedent_of_relative(paragraph(WHO, Entity("PERSON", range(2, 4))), 5) == 2


def test_else_what_the_parse_says():
    assert antecedent_of_relative(paragraph(WHO), 5) == 0
    assert antecedent_of_relative(paragraph(WHO, Entity("ORG", range(2, 4))), 5) == 0


def test_the_name_of_a_group_may_stand_before_a_compound():
    rows = "Lorn/PROPN/compound/1 committee/NOUN/compound/2 members/NOUN/nsubj/3 agree/VERB/root/-1"
    of = paragraph(rows, Entity("ORG", range(1)))
    assert descriptive_name(text(of), of, 2) == "Lorn committee members"
    assert descriptive_name(text(of), paragraph(rows), 2) == ""


@pytest.mark.parametrize(
    ("rows", "active"),
    [
        ("coach/NOUN/nsubj/1 left/VERB/root/-1", True),
        ("coach/NOUN/nsubj:pass/2 was/AUX/aux:pass/2 unpacked/VERB/root/-1", False),
        ("coach/NOUN/nsubj/2 was/AUX/aux:pass/2 unpacked/VERB/root/-1", False),
        ("coach/NOUN/nsubj/2 was/AUX/aux/2 leaving/VERB/root/-1", True),
        ("coach/NOUN/obj/1 left/VERB/root/-1", False),
    ],
)
def test_who_acts(rows, active):
    assert located(0, paragraph(rows), range(1), 0, ()).active == active


def test_a_surname_is_its_bearers():
    undecided = {Name("Vell", "organization"): 1, Name("Vell", "person"): 1}
    assert agreed_kinds(undecided)[Name("Vell", "person")] == "organization"
    assert set(agreed_kinds(undecided | {Name("Dana Vell", "person"): 1}).values()) == {"person"}
    once = {Name("Vell", "organization"): 1, Name("Dana Vell", "person"): 1}
    assert agreed_kinds(once)[Name("Vell", "organization")] == "person"
    firm = {Name("Vell", "organization"): 2, Name("Dana Vell", "person"): 1}
    assert agreed_kinds(firm)[Name("Vell", "organization")] == "organization"


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
    full = [Entity("PERSON", range(2))] if text.startswith("Dana") else []
    rows = " ".join(f"{word}/PROPN/dep/-1" for word in text.split())
    [found] = with_known_surnames([paragraph(rows, *full, Entity("NORP", range(last, last + 1)))])
    assert found.entities[-1] == Entity(type, range(last, last + 1))


def test_roots_have_no_head():
    assert people_explain_people(words("Ana/PROPN/appos/-1"), [Entity("PERSON", range(1))])[0].head == ROOT
