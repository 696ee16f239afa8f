"""The words of a name: what stands around it does not belong to it."""

import pytest
from paragraphs import written

from quotes.document.entities import name_words


@pytest.mark.parametrize(
    ("rows", "type", "name"),
    [
        ("Ana/NNP/B-{} Mirel/NNP/I-{} left/VBD", "PERSON", "Ana Mirel"),
        # titles, of people only, and never the last word
        ("Mrs/NNP/B-{} Ana/NNP/I-{} Mirel/NNP/I-{} left/VBD", "PERSON", "Ana Mirel"),
        ("Prof./NNP/B-{} Dr./NNP/I-{} Mirel/NNP/I-{} left/VBD", "PERSON", "Mirel"),
        ("Mrs/NNP/B-{} Mirel/NNP/I-{} left/VBD", "ORG", "Mrs Mirel"),
        ("Ana/NNP/B-{} Bishop/NNP/I-{} left/VBD", "PERSON", "Ana Bishop"),
        ("Bishop/NNP/B-{} Mirel/NNP left/VBD", "PERSON", "Bishop"),
        # a possessive at the end
        ("Ana/NNP/B-{} Mirel/NNP/I-{} ’s/POS/I-{} house/NN", "PERSON", "Ana Mirel"),
        ("Mirel/NNP/B-{} 's/POS/I-{} house/NN", "PERSON", "Mirel"),
        ("Workers/NNPS/B-{} ’/POS/I-{} Union/NNP/I-{} left/VBD", "ORG", "Workers’ Union"),
        ("Vells/NNPS/B-{} '/POS/I-{} house/NN", "PERSON", "Vells"),
        ("Mirel/NNP/B-{} `s/POS/I-{} house/NN", "PERSON", "Mirel"),
        ("Baha´u´llah/NNP/B-{} ´/SYM/I-{} wrote/VBD", "PERSON", "Baha´u´llah"),
        ("Mirel/NNP/B-{} +/SYM/I-{} wrote/VBD", "ORG", "Mirel +"),
        # punctuation at both ends, but no closing bracket
        ("“/``/B-{} Harbour/NNP/I-{} Road/NNP/I-{} ”/''/I-{} ,/,/I-{} he/PRP", "ORG", "Harbour Road"),
        ("Lowford/NNP/B-{} (/-LRB-/I-{} North/NNP/I-{} )/-RRB-/I-{} won/VBD", "ORG", "Lowford (North)"),
        ("Lowford/NNP/B-{} ’s/POS/I-{} ,/,/I-{} he/PRP", "LOC", "Lowford"),
        # articles at the start
        ("the/DT/B-{} Lowford/NNP/I-{} Council/NNP/I-{} met/VBD", "ORG", "Lowford Council"),
        ("The/DT/B-{} Council/NNP/I-{} met/VBD", "ORG", "Council"),
        ("A/DT/B-{} Better/NNP/I-{} Lowford/NNP/I-{} won/VBD", "ORG", "Better Lowford"),
        ("an/DT/B-{} Oster/NNP/I-{} paper/NN", "LOC", "Oster"),
        ("“/``/B-{} The/DT/I-{} Gannet/NNP/I-{} ”/''/I-{} said/VBD", "ORG", "Gannet"),
        ("This/DT/B-{} Lowford/NNP/I-{} met/VBD", "ORG", "This Lowford"),
        ("Anna/NNP/B-{} the/DT/I-{} Elder/NNP/I-{} met/VBD", "PERSON", "Anna the Elder"),
        # honours and offices in letters behind the name of a person
        ("Ana/NNP/B-{} Mirel/NNP/I-{} KC/NNP/I-{} left/VBD", "PERSON", "Ana Mirel"),
        ("Ana/NNP/B-{} Mirel/NNP/I-{} ,/,/I-{} PhD/NNP/I-{} left/VBD", "PERSON", "Ana Mirel"),
        ("Ana/NNP/B-{} Mirel/NNP/I-{} Md/NNP/I-{} left/VBD", "PERSON", "Ana Mirel Md"),
        ("Ana/NNP/B-{} Mirel/NNP/I-{} Jr./NNP/I-{} left/VBD", "PERSON", "Ana Mirel Jr."),
        ("Mirel/NNP/B-{} KC/NNP/I-{} met/VBD", "ORG", "Mirel KC"),
        ("MP/NNP/B-{} met/VBD", "PERSON", "MP"),
        # a month before the name of another
        ("a/DT March/NNP/B-{} Oster/NNP/I-{} poll/NN", "ORG", "Oster"),
        ("the/DT March/NNP/B-{} Oster/NNP/I-{} poll/NN", "ORG", "March Oster"),
        ("a/DT March/NNP/B-{} of/IN/I-{} Dimes/NNP/I-{} poll/NN", "ORG", "March of Dimes"),
        ("March/NNP/B-{} Oster/NNP/I-{} poll/NN", "ORG", "March Oster"),
        ("a/DT March/NNP/B-{} poll/NN", "ORG", "March"),
        # nothing is left
        ("The/DT/B-{} ’s/POS/I-{} met/VBD", "ORG", ""),
        ("’s/POS/B-{} met/VBD", "ORG", ""),
        ("’s/POS/B-{} …/.", "ORG", ""),
        ("the/DT/B-{} Council/NNP met/VBD", "ORG", ""),
        ("She/PRP met/VBD ’s/POS/B-{}", "ORG", ""),
        ("She/PRP met/VBD the/DT/B-{}", "ORG", ""),
    ],
)
def test_words_of_a_name(rows, type, name):
    [paragraph] = written(rows.format(*[type] * rows.count("{}")))
    [entity] = paragraph.entities
    words = name_words(paragraph, entity)
    assert (paragraph.wording(words) if words else "") == name
    assert set(words) <= set(entity.words)
