"""What an article tells of whether somebody is a man or a woman."""

import pytest
from speaking import paragraphs_of, references_of, says

from quotes.coreference.genders import Genders

ANA = "Ana/NNP/B-PERSON/flat>2 Vell/NNP/I-PERSON/nsubj>3"
SLEPT = "slept/VBD/root>0 ./."
ANA_SLEPT = f"{ANA} {SLEPT}"
ANAS_HUSBAND = "Ana/NNP/B-PERSON/nmod:poss>4 Vell/NNP/I-PERSON/flat>1 's/POS/case>1 husband/NN/nsubj>5"
SAID_VELL = "Vell/NNP/B-PERSON/nsubj>9/S-SOURCE said/VBD/S-CUE/root>0"
MRS_VELL = "Mrs/NNP/flat>2 Vell/NNP/B-PERSON/nsubj>3/S-SOURCE said/VBD/S-CUE/root>0"


def genders(*paragraphs: str) -> dict[str, str]:
    """Name with its title -> what is told of it."""
    found = Genders(*references_of(paragraphs_of(*paragraphs)))
    return {name.with_title: gender for name, gender in found.of_names.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles and nouns
        (f"Mrs/NNP/flat>2 Vell/NNP/B-PERSON/nsubj>3 {SLEPT}", {"Mrs Vell": "f"}),
        (f"Dr/NNP/flat>2 Vell/NNP/B-PERSON/nsubj>3 {SLEPT}", {}),
        (f"His/PRP$/nmod:poss>2 wife/NN/nsubj>5 ,/, Ana/NNP/B-PERSON/appos>2 {SLEPT}", {"Ana": "f"}),
        (f"The/DT/det>2 lawyer/NN/nsubj>5 ,/, Ana/NNP/B-PERSON/appos>2 {SLEPT}", {}),
        (f"{ANA_SLEPT} || {ANAS_HUSBAND} {SLEPT}", {"Ana Vell": "f"}),
        (f"{ANA_SLEPT} || Tom/NNP/B-PERSON/nmod:poss>3 's/POS/case>1 husband/NN/nsubj>4 {SLEPT}", {"Tom": "f"}),
        (f"{ANA_SLEPT} || Tom/NNP/B-PERSON/nmod:poss>3 's/POS/case>1 brother/NN/nsubj>4 {SLEPT}", {}),
        # a pronoun in the sentence
        (f"{ANA} slept/VBD/root>0 before/IN she/PRP/nsubj>6 left/VBD/advcl>3", {"Ana Vell": "f"}),
        (f"{ANA} slept/VBD/root>0 he/PRP/nsubj>3", {"Ana Vell": "m"}),
        (f"{ANA} slept/VBD/root>0 in/IN his/PRP$ bed/NN", {"Ana Vell": "m"}),
        (f"{ANA} slept/VBD/root>0 in/IN her/PRP$ bed/NN", {}),
        (f"{ANA.replace('>3', '>6')} ,/, his/PRP$/nmod:poss>5 number/NN/appos>2 {SLEPT}", {}),
        (f"{ANA} saw/VBD/root>0 him/PRP/obj>3", {}),
        (f"{ANA} saw/VBD/root>0 Tom/NNP/B-PERSON/obj>3 before/IN he/PRP/nsubj>7 left/VBD/advcl>3", {}),
        ("In/IN/case>2 Vell/NNP/B-PERSON/obl>4 she/PRP/nsubj>4 slept/VBD/root>0", {}),
        (f"{ANA} is/VBZ/B-CONTENT ill/JJ/E-CONTENT ,/, he/PRP/nsubj>7/S-SOURCE said/VBD/S-CUE/root>0", {}),
        # a pronoun in the next one
        (f"{ANA_SLEPT} || She/PRP/nsubj>2 {SLEPT}", {"Ana Vell": "f"}),
        (f"{ANA_SLEPT} || Her/PRP$/nmod:poss>2 dog/NN/nsubj>3 {SLEPT}", {}),
        (f"{ANA_SLEPT} || Tom/NNP/B-PERSON/nsubj>2 {SLEPT} || She/PRP/nsubj>2 {SLEPT}", {"Tom": "f"}),
        (f"{ANA_SLEPT} || A/DT/det>2 guard/NN/nsubj>3 {SLEPT} || She/PRP/nsubj>2 {SLEPT}", {}),
        (f"{ANA} saw/VBD/root>0 a/DT guard/NN/obj>3 ./. || She/PRP/nsubj>2 {SLEPT}", {}),
        (f"{ANA_SLEPT} || It/PRP/nsubj>2 rained/VBD/root>0 ./. || She/PRP/nsubj>2 {SLEPT}", {}),
        (f"{ANA_SLEPT} || She/PRP/nsubj>2 {SLEPT} || {ANA_SLEPT} || He/PRP/nsubj>2 {SLEPT}", {}),
        # a pronoun in quotation marks is whom the speaker is told from by a title
        (f"{ANA_SLEPT} || “/`` He/PRP/nsubj>3 was/VBD my/PRP$ rock/NN/root>0 ,/, ”/'' {MRS_VELL}",
         {"Ana Vell": "m", "Mrs Vell": "f"}),
        (f"{ANA_SLEPT} || “/`` She/PRP/nsubj>3 was/VBD my/PRP$ rock/NN/root>0 ,/, ”/'' {MRS_VELL}", {"Mrs Vell": "f"}),
        (f"{ANA_SLEPT} || “/`` He/PRP/nsubj>3 was/VBD my/PRP$ rock/NN/root>0 ,/, ”/'' {SAID_VELL}", {}),
    ],
)  # fmt: skip
def test_what_is_told_of_a_name(text, expected):
    assert genders(text) == expected


def test_a_pronoun_of_another_paragraph_tells_nothing():
    assert genders(ANA_SLEPT, f"She/PRP/nsubj>2 {SLEPT}") == {}


def test_what_is_told_of_one_mention():
    references, sources = references_of(paragraphs_of(f"{ANA_SLEPT} || {ANA_SLEPT} || She/PRP/nsubj>2 {SLEPT}"))
    found = Genders(references, sources)
    assert [found.of_mention(reference) for reference in references] == ["-", "f", "f"]


def test_the_title_of_a_mention_goes_before_its_pronoun():
    mr_vell = f"Mr/NNP/flat>2 Vell/NNP/B-PERSON/nsubj>3 {SLEPT}"
    references, sources = references_of(paragraphs_of(f"{mr_vell} || She/PRP/nsubj>2 {SLEPT}", says("Tom/NNP/nsubj>2")))
    assert Genders(references, sources).of_mention(references[0]) == "m"
