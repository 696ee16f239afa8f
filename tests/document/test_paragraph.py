import pytest
from paragraphs import recorded, written

from quotes.document.paragraph import ROOT, Entity
from quotes.document.repairs import with_names_joined
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


def test_head_subtree_and_ancestors():
    [read] = recorded(SENTENCE)
    assert read.head_of(range(0, 2)) == 1
    assert [read.words[i].text for i in read.subtree(6)] == ["that", "prices", "would", "fall"]
    assert [read.words[i].text for i in read.ancestors(4)] == ["fall", "said"]


def test_sentences_of_a_paragraph():
    [read] = recorded("Ilse Brandt shook her head. “I will not sell this farm to anybody.”")
    assert read.sentence(0) == range(0, 6)
    assert read.sentence(8) == range(6, len(read.words))


@pytest.mark.parametrize(
    ("first", "joined"),
    [("PROPN", True), ("INTJ", False)],
)
def test_a_name_that_the_tokenizer_cut_is_joined(first, joined):
    cut = f"Corin/{first}/root>0/B-PERSON || Tackley/PROPN/nsubj>3/B-PERSON spoke/VERB/root>0"
    fixed = with_names_joined(*written(cut))
    assert (fixed.words[0].head, fixed.words[0].sentence) == ((1, 1) if joined else (ROOT, 0))
    apart = [Entity("PERSON", range(0, 1)), Entity("PERSON", range(1, 2))]
    assert fixed.entities == ([Entity("PERSON", range(0, 2))] if joined else apart)
