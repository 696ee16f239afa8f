import pytest
from parses import paragraph

from quotes.document.paragraph import ROOT, Entity, Word, without_false_ends
from quotes.model import Span

SENTENCE = "The minister said that prices would fall."


def test_labelled_runs_by_role():
    read = paragraph(SENTENCE)
    assert [read.labelled(role) for role in ("SOURCE", "CUE", "CONTENT")] == [
        [range(0, 2)],
        [range(2, 3)],
        [range(3, 7)],
    ]


def test_run_and_span_are_each_others_inverse():
    read = paragraph(SENTENCE)
    assert read.span(read.run(Span(4, 12))).of(SENTENCE) == "minister"
    assert read.run(Span(3, 4)) == range(0)  # a space


def test_head_subtree_and_ancestors():
    read = paragraph(SENTENCE)
    assert read.head_of(range(0, 2)) == 1
    assert [read.words[i].text for i in read.subtree(6)] == ["that", "prices", "would", "fall"]
    assert [read.words[i].text for i in read.ancestors(4)] == ["fall", "said"]


def test_sentences_of_a_paragraph():
    read = paragraph("Ilse Brandt shook her head. “I will not sell this farm to anybody.”")
    assert read.sentence(0) == range(0, 6)
    assert read.sentence(8) == range(6, len(read.words))


def word(text, upos, head, sentence, start):
    return Word(text, text, upos, "NNP", "root", head, sentence, Span(start, start + len(text)))


@pytest.mark.parametrize(
    ("first", "joined"),
    [("PROPN", True), ("INTJ", False)],
)
def test_a_name_that_the_tokenizer_cut_is_joined(first, joined):
    words = [word("Corin", first, ROOT, 0, 0), word("Tackley", "PROPN", 2, 1, 6), word("spoke", "VERB", ROOT, 1, 14)]
    names = [Entity("PERSON", range(0, 1)), Entity("PERSON", range(1, 2))]
    fixed, entities = without_false_ends(words, names)
    assert (fixed[0].head, fixed[0].sentence) == ((1, 1) if joined else (ROOT, 0))
    assert entities == ([Entity("PERSON", range(0, 2))] if joined else names)
