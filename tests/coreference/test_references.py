"""References of a paragraph: what their words tell, on words made by hand."""

import pytest
from paragraphs import written

from quotes.coreference.noun_references import descriptive_name
from quotes.coreference.pronoun_references import antecedent_of_relative
from quotes.coreference.reference import position
from quotes.document.paragraph import Place

WHO = (
    "Vell/NNP/nsubj>2 told/VBD/root>0 Dana/NNP/obj>2{name} Petrel/NNP/flat>3{rest} "
    ",/,/punct>7 who/WP/nsubj>7 left/VBD/acl:relcl>1"
)


@pytest.mark.parametrize(
    ("name", "rest", "antecedent"),
    [
        ("/B-PERSON", "/I-PERSON", 2),  # a person beside it
        ("", "", 0),  # else what the parse says
        ("/B-ORG", "/I-ORG", 0),
    ],
)
def test_what_a_relative_pronoun_takes_up(name, rest, antecedent):
    [paragraph] = written(WHO.format(name=name, rest=rest))
    assert antecedent_of_relative(paragraph, 5) == Place(0, antecedent)


@pytest.mark.parametrize(("entity", "name"), [("/B-ORG", "Lorn committee members"), ("", "")])
def test_the_name_of_a_group_may_stand_before_a_compound(entity, name):
    [paragraph] = written(f"Lorn/NNP/compound>2{entity} committee/NN/compound>3 members/NNS/nsubj>4 agree/VBP/root>0")
    assert descriptive_name(paragraph, 2) == name


@pytest.mark.parametrize(
    ("rows", "active"),
    [
        ("coach/NN/nsubj>2 left/VBD/root>0", True),
        ("coach/NN/nsubj:pass>3 was/VBD/AUX/aux:pass>3 unpacked/VBN/root>0", False),
        ("coach/NN/nsubj>3 was/VBD/AUX/aux:pass>3 unpacked/VBN/root>0", False),
        ("coach/NN/nsubj>3 was/VBD/AUX/aux>3 leaving/VBG/root>0", True),
        ("coach/NN/obj>2 left/VBD/root>0", False),
    ],
)
def test_who_acts(rows, active):
    [paragraph] = written(rows)
    assert position(paragraph, range(1), 0).active == active
