"""A paragraph's words, and what stands where among them."""

from dataclasses import replace

import pytest
from paragraphs import recorded, written

from quotes.document.paragraph import FINITE, PLURAL, ROOT, Entity, Paragraph, Place, Word
from quotes.model import Span

SENTENCE = "The minister said that prices would fall."


def test_labelled_runs_by_role():
    [read] = recorded(SENTENCE)
    assert [read.labelled(role) for role in ("SOURCE", "CUE", "CONTENT")] == [
        [range(0, 2)],
        [range(2, 3)],
        [range(3, 7)],
    ]


def test_run_and_span_are_each_others_inverse():
    [read] = recorded(SENTENCE)
    assert read.span(read.run(Span(4, 12))).of(SENTENCE) == "minister"
    assert read.run(Span(3, 4)) == range(0)  # a space
    assert read.wording(read.run(Span(5, 20))) == "minister said that"


def test_head_subtree_and_ancestors():
    [read] = recorded(SENTENCE)
    assert read.head_of(range(0, 2)) == 1
    assert [read.words[i].text for i in read.subtree(6)] == ["that", "prices", "would", "fall"]
    assert [read.words[i].text for i in read.ancestors(4)] == ["fall", "said"]


def test_sentences_of_a_paragraph():
    [read] = recorded("Ilse Brandt shook her head. “I will not sell this farm to anybody.”")
    assert read.sentence(0) == range(0, 6)
    assert read.sentence(8) == range(6, len(read.words))


SAID = """The/DT/det>2/B-SOURCE mayor/NN/nsubj>6/E-SOURCE of/IN/case>5 old/JJ/amod>5 Lorn/NNP/nmod:of>2/B-LOC
    said/VBD/root>0/S-CUE so/RB/advmod>6/S-CONTENT ./punct>6 || She/PRP/nsubj>10 left/VBD/root>0 ./punct>10"""


def said():
    [paragraph] = written(SAID)
    return paragraph


def forms(paragraph, numbers):
    return " ".join(paragraph.words[i].text for i in numbers)


@pytest.mark.parametrize(
    ("number", "relations", "children"),
    [
        (1, (), "The Lorn"),
        (1, ("nmod",), "Lorn"),  # its subtype does not count
        (1, ("det", "nmod"), "The Lorn"),
        (1, ("nsubj",), ""),
        (5, ("nsubj",), "mayor"),
        (0, (), ""),
        (0, ("det",), ""),
        (ROOT, (), "said left"),
    ],
)
def test_children(number, relations, children):
    assert forms(said(), said().children(number, *relations)) == children


@pytest.mark.parametrize(
    ("number", "without", "below"),
    [
        (1, (), "The mayor of old Lorn"),
        (1, ("nmod",), "The mayor"),
        (1, ("case", "det"), "mayor old Lorn"),
        (1, ("nsubj",), "The mayor of old Lorn"),  # of the word itself it is not asked
        (8, (), "She"),
    ],
)
def test_subtree(number, without, below):
    assert forms(said(), said().subtree(number, without)) == below


def test_ancestors_end_at_the_root_and_where_they_come_round():
    assert forms(said(), said().ancestors(2)) == "Lorn mayor said"
    assert said().ancestors(5) == []
    [circle] = written("Ana/NNP/dep>2 met/VBD/dep>3 Vell/NNP/dep>2")
    assert circle.ancestors(0) == [1, 2]


@pytest.mark.parametrize(
    ("rows", "run", "head"),
    [
        ("the/DT/det>2 mayor/NN/nsubj>3 spoke/VBD/root>0", range(2), "mayor"),
        # of several without a head in the run, the first noun, pronoun or verb
        ("old/JJ/amod>4 mayor/NN/obj>4 then/RB/advmod>4 spoke/VBD/root>0", range(3), "mayor"),
        ("old/JJ/amod>4 Vell/NNP/obj>4 then/RB/advmod>4 spoke/VBD/root>0", range(3), "Vell"),
        ("old/JJ/amod>4 she/PRP/obj>4 then/RB/advmod>4 spoke/VBD/root>0", range(3), "she"),
        ("old/JJ/amod>4 gone/VBN/obj>4 then/RB/advmod>4 spoke/VBD/root>0", range(3), "gone"),
        ("old/JJ/amod>4 must/MD/obj>4 then/RB/advmod>4 spoke/VBD/root>0", range(3), "must"),
        ("old/JJ/amod>4 much/RB/obj>4 then/RB/advmod>4 spoke/VBD/root>0", range(3), "old"),
        ("old/JJ/amod>2 mayor/NN/amod>3 much/RB/advmod>4 spoke/VBD/root>0", range(3), "much"),
        ("Ana/NNP/obj>3 Vell/NNP/obj>3 spoke/VBD/root>0", range(2), "Ana"),
        # heads that go in a circle
        ("old/JJ/dep>2 mayor/NN/dep>1 spoke/VBD/root>0", range(2), "old"),
    ],
)
def test_the_head_of_a_run(rows, run, head):
    [paragraph] = written(rows)
    assert paragraph.words[paragraph.head_of(run)].text == head


def test_names_places_and_wording():
    first, second = written(
        "Ana/NNP/B-PERSON left/VBD", "Old/NNP/B-PERSON Vell/NNP/I-PERSON and/CC Lorn/NNP/B-LOC stayed/VBD"
    )
    assert second.entity_of == {
        0: Entity("PERSON", range(2)),
        1: Entity("PERSON", range(2)),
        3: Entity("LOC", range(3, 4)),
    }
    assert (first.place(1), second.place(0)) == (Place(0, 1), Place(1, 0))
    assert (second.span(range(1, 3)), second.wording(range(1, 3))) == (Span(13, 21), "Vell and")
    assert first.run(Span(9, 30)) == range(0)  # what stands in another paragraph


def test_wording_is_one_line():
    words = [Word("Ana", "Ana", "PROPN", "NNP", "root", ROOT, 0, Span(0, 3))]
    words.append(Word("Mirel", "Mirel", "PROPN", "NNP", "flat", 0, 0, Span(5, 10)))
    assert Paragraph("Ana\r\nMirel", Span(0, 10), words).wording(range(2)) == "Ana Mirel"


@pytest.mark.parametrize(
    ("number", "sentence"), [(0, range(8)), (3, range(8)), (7, range(8)), (8, range(8, 11)), (10, range(8, 11))]
)
def test_the_sentence_of_a_word(number, sentence):
    assert said().sentence(number) == sentence


def test_a_paragraph_of_one_sentence():
    [paragraph] = written("Ana/NNP left/VBD early/RB")
    assert [paragraph.sentence(number) for number in range(3)] == [range(3)] * 3


@pytest.mark.parametrize(
    ("labels", "role", "runs"),
    [
        ("B-CUE I-CUE E-CUE O S-CUE", "CUE", [range(3), range(4, 5)]),
        ("B-CUE I-CUE E-CUE O S-CUE", "SOURCE", []),
        ("S-SOURCE S-CUE S-SOURCE O O", "SOURCE", [range(1), range(2, 3)]),
        ("B-SOURCE E-SOURCE B-CUE E-CUE O", "CUE", [range(2, 4)]),
        ("O B-CUE I-CUE O O", "CUE", []),  # without an end it is no run
        ("O E-CUE O O O", "CUE", []),  # nor without a beginning
    ],
)
def test_runs_of_labels(labels, role, runs):
    [paragraph] = written(" ".join(f"word/NN/{label}" for label in labels.split()))
    assert paragraph.labelled(role) == runs


def test_a_paragraph_as_it_is_made_and_compared():
    plain = Paragraph("Ana left.", Span(0, 9), [])
    assert (plain.number, plain.entities, plain.pairs, plain.attachment) == (0, (), (), None)
    asked = replace(plain, attachment=lambda *runs: [[1.0]])
    assert asked == plain
    assert repr(asked) == "Paragraph(area=Span(start=0, end=9), words=[], entities=(), number=0, pairs=(), turn=None)"
    assert plain != replace(plain, number=1)


def test_a_word_is_sure_of_having_no_label_if_nothing_else_is_told():
    word = Word("Ana", "Ana", "PROPN", "NNP", "nsubj:pass", ROOT, 0, Span(0, 3))
    assert (word.label, word.certainty, word.relation) == ("O", 1.0, "nsubj")


def test_tags():
    assert FINITE == ("VBD", "VBP", "VBZ", "MD")
    assert sorted(PLURAL) == ["NNPS", "NNS"]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Leon/NNP/B-PERSON Li./NNP/I-PERSON || He/PRP left/VBD", "Leon Li"),
        ("Leon/NNP/B-PERSON Li./NNP/I-PERSON ”/'' || He/PRP left/VBD", "Leon Li"),
        ("Leon/NNP/B-PERSON Li/NNP/I-PERSON ./. || He/PRP left/VBD", "Leon Li"),
        # the word's own
        ("Leon/NNP/B-PERSON Li./NNP/I-PERSON left/VBD", "Leon Li."),  # no sentence ends here
        ("Leon/NNP/B-PERSON Li/NNP/I-PERSON Jr./NNP/I-PERSON || He/PRP left/VBD", "Leon Li Jr."),
        ("Oster/NNP/B-ORG Inc./NNP/I-ORG || It/PRP left/VBD", "Oster Inc."),
        ("the/DT U.S./NNP/B-LOC || It/PRP left/VBD", "U.S."),
        ("Ivan/NNP/B-PERSON V./NNP/I-PERSON || He/PRP left/VBD", "Ivan V."),
        # signs are no words that hold one
        ("Leon/NNP/B-PERSON Li/NNP/I-PERSON ./PUNCT/I-PERSON || He/PRP left/VBD", "Leon Li."),
    ],
)
def test_a_name_is_without_the_full_stop_of_its_sentence(rows, name):
    [paragraph] = written(rows)
    assert paragraph.wording(paragraph.entities[0].words) == name
