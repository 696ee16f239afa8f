"""Where a reference stands: its place, what it does there, and whether in quotation marks."""

import pytest
from speaking import paragraphs_of, references_of

from quotes.coreference.reference import NameReference, NounReference, Position, PronounReference, position
from quotes.document.paragraph import Place


@pytest.mark.parametrize(
    ("rows", "subject", "active"),
    [
        ("coach/NN/nsubj>2 left/VBD/root>0", True, True),
        ("coach/NN/nsubj:pass>3 was/VBD/AUX/aux:pass>3 unpacked/VBN/root>0", True, False),
        ("coach/NN/nsubj>3 was/VBD/AUX/aux:pass>3 unpacked/VBN/root>0", True, False),
        ("coach/NN/nsubj>3 was/VBD/AUX/aux>3 leaving/VBG/root>0", True, True),
        ("coach/NN/obj>2 left/VBD/root>0", False, False),
    ],
)
def test_who_is_a_subject_and_who_acts(rows, subject, active):
    [paragraph] = paragraphs_of(rows)
    found = position(paragraph, range(1), 0)
    assert found == Position(Place(0, 0), 0, range(1), subject, active, quoted=False)


@pytest.mark.parametrize(
    ("rows", "word", "quoted"),
    [
        ("“/`` We/PRP met/VBD Vell/NNP there/RB ”/'' ./.", 3, True),
        ("“/`` We/PRP met/VBD Vell/NNP ”/'' ./.", 3, False),
        ("“/`` We/PRP met/VBD him/PRP there/RB ”/'' Vell/NNP", 6, False),
        ("Vell/NNP “/`` We/PRP met/VBD him/PRP there/RB ”/''", 0, False),
        ("(/( We/PRP met/VBD Vell/NNP there/RB )/)", 3, False),
        ("“/`` We/PRP met/VBD him/PRP there/RB ”/'' or/CC “/`` we/PRP met/VBD Vell/NNP here/RB ”/''", 10, True),
    ],
)
def test_what_stands_in_a_quoted_passage(rows, word, quoted):
    [paragraph] = paragraphs_of(rows)
    assert position(paragraph, range(word, word + 1), word).quoted is quoted


def test_a_position_has_its_paragraph_and_sentence():
    _, paragraph = paragraphs_of("Rain/NN", "Rain/NN fell/VBD || on/IN Lorn/NNP")
    assert position(paragraph, range(2, 4), 3) == Position(Place(1, 3), 1, range(2, 4), False, False, False)


def test_references_stand_in_the_order_of_the_text_the_longer_first():
    rows = (
        "Ann/NNP/B-PERSON/S-SOURCE/nsubj>5 and/CC/cc>3 Bo/NNP/B-PERSON/conj>1 both/DT slept/VBD",
        "he/PRP woke/VBD the/DT/det>4 guard/NN near/IN Cy/NNP/B-PERSON",
        "they/PRP/S-SOURCE slept/VBD",
    )
    found, sources = references_of(paragraphs_of(*rows))
    assert sources == {Place(0, 0), Place(2, 0)}
    assert [(type(r), r.at.head, r.at.words) for r in found] == [
        (NameReference, Place(0, 0), range(3)),
        (NameReference, Place(0, 0), range(1)),
        (NameReference, Place(0, 2), range(2, 3)),
        (PronounReference, Place(1, 0), range(1)),
        (NounReference, Place(1, 3), range(2, 4)),
        (NameReference, Place(1, 5), range(5, 6)),
        (PronounReference, Place(2, 0), range(1)),
    ]


def test_of_two_that_begin_alike_the_longer_stands_first():
    found, _ = references_of(paragraphs_of("Lorn/NNP/B-LOC/compound>2 officials/NNS/=official slept/VBD"))
    assert [r.at.words for r in found] == [range(2), range(1)]


def test_a_word_is_a_source_only_in_its_own_paragraph():
    found, _ = references_of(paragraphs_of("They/PRP/S-SOURCE slept/VBD", "They/PRP woke/VBD"))
    assert [r.at.head for r in found] == [Place(0, 0)]


def test_the_name_that_a_source_ends_with_is_explained():
    minister = "minister/NN/nsubj>5/B-SOURCE of/IN/case>3/I-SOURCE works/NNS/nmod>1/I-SOURCE"
    [paragraph] = paragraphs_of(f"{minister} Bo/NNP/B-PERSON/dep>1/E-SOURCE said/VBD")
    [minister, _], _ = references_of([paragraph])
    assert minister.explains == Place(0, 3)
