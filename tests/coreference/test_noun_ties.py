"""What nouns the parse ties to a name, how, and what words tell which of its kind a noun is."""

import pytest
from paragraphs import written

from quotes.coreference.noun_ties import inner_noun, modifiers, offices, ties_of

NORWELL = "Norwell/NNP/B-ORG"


def ties(row, head):
    """How and which nouns are tied to the word of that number, counted from 1."""
    (paragraph,) = written(row)
    found = ties_of([paragraph], {paragraph.place(head - 1): 0})
    return [(tie.how, tie.noun) for tie in found.get(0, [])]


@pytest.mark.parametrize(
    ("row", "head", "expected"),
    [
        (f"{NORWELL}/nsubj>6 ,/, the/DT/det>4 builder/NN/appos>1 ,/, fell/VBD/root>0", 1, [("beside", "builder")]),
        (f"The/DT/det>2 builder/NN/nsubj>5 ,/, {NORWELL}/appos>2 fell/VBD/root>0", 4, [("beside", "builder")]),
        (f"The/DT/det>2 builder/NN/compound>3 {NORWELL}/nsubj>4 fell/VBD/root>0", 3, [("beside", "builder")]),
        (f"The/DT/det>2 builder/NN/nsubj>3 sued/VBD/root>0 {NORWELL}/obj>3", 4, []),
        (f"{NORWELL}/nsubj>4 is/VBZ/cop>4 a/DT/det>4 builder/NN/root>0", 1, [("said of", "builder")]),
        (f"{NORWELL}/nmod:poss>3 's/POS report/NN/nsubj>4 fell/VBD/root>0", 1, [("owned", "report")]),
        (f"A/DT/det>2 report/NN/nsubj>5 by/IN/case>4 {NORWELL}/nmod>2 fell/VBD/root>0", 4, [("owned", "report")]),
        (f"A/DT/det>2 report/NN/nsubj>5 on/IN/case>4 {NORWELL}/nmod>2 fell/VBD/root>0", 4, []),
        (
            f"A/DT/det>2 report/NN/nsubj>6 written/VBN/acl>2 by/IN/case>5 {NORWELL}/obl>3 fell/VBD/root>0",
            5,
            [("owned", "report")],
        ),
        (f"{NORWELL}/nsubj>2 wrote/VBD/root>0 a/DT/det>4 report/NN/obj>2", 1, [("done", "report")]),
        (
            f"{NORWELL}/nsubj>2 met/VBD/root>0 to/TO/mark>4 write/VB/xcomp>2 a/DT/det>6 report/NN/obj>4",
            1,
            [("done", "report")],
        ),
        (f"{NORWELL}/nsubj>2 wrote/VBD/root>0 and/CC the/DT/det>5 report/NN/nsubj>6 fell/VBD/conj>2", 1, []),
    ],
)
def test_ties(row, head, expected):
    assert ties(row, head) == expected


@pytest.mark.parametrize(
    ("row", "noun", "all_words", "nouns"),
    [
        (
            "the/DT/det>4 interim/JJ/amod>4 health/NN/compound>4 minister/NN/root>0",
            4,
            {"interim", "health"},
            {"health"},
        ),
        ("the/DT/det>3 former/JJ/amod>3 minister/NN/root>0", 3, set(), set()),
        ("the/DT/det>2 head/NN/root>0 of/IN/case>4 education/NN/nmod>2", 2, {"education"}, {"education"}),
        ("the/DT/det>2 head/NN/root>0 in/IN/case>4 Lowford/NNP/B-LOC/nmod>2", 2, set(), set()),
        ("Vell/NNP/B-PERSON/nmod:poss>3 's/POS/case>1 lawyer/NN/root>0", 3, {"vell"}, set()),
    ],
)
def test_modifiers(row, noun, all_words, nouns):
    (paragraph,) = written(row)
    assert modifiers(paragraph, noun - 1) == all_words
    assert offices(paragraph, noun - 1) == nouns


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("the/DT/det>3 club/NN/compound>3 statement/NN/root>0", "club"),
        ("the/DT/det>3 press/NN/compound>3 statement/NN/root>0", "press"),
        ("the/DT/det>3 brief/NN/compound>3 statement/NN/root>0", ""),
        ("the/DT/det>3 Paragon/NNP/B-ORG/compound>3 statement/NN/root>0", ""),
    ],
)
def test_whose_a_document_is(row, expected):
    (paragraph,) = written(row)
    assert inner_noun(paragraph, 2) == expected
