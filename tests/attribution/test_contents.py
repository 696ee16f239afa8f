"""What of a paragraph is content: what the labels mark and what the quotation marks enclose, made to agree."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paragraphs import written
from properties import QUICK

from quotes.attribution.contents import (
    TRIMMED,
    content_runs,
    content_span,
    is_heading,
    is_sentence,
    is_speech,
    is_trusted,
)
from quotes.attribution.kind import is_within
from quotes.model import Span


def contents(rows):
    """The contents in words."""
    [paragraph] = written(rows)
    return [paragraph.wording(run) for run in content_runs(paragraph)]


# ---- labels and marks


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # a label alone
        ("Vell said that/B-CONTENT it/I-CONTENT rained/E-CONTENT .", ["that it rained"]),
        ("He/B-CONTENT left/E-CONTENT , he said , and/B-CONTENT slept/E-CONTENT .", ["He left", "and slept"]),
        # a label that cuts a passage takes in all of it
        ("Vell said it was “ a/B-CONTENT gift/E-CONTENT to us ” all", ["“a gift to us”"]),
        ("Vell said it/B-CONTENT was/I-CONTENT “ a/E-CONTENT gift ”", ["it was “a gift”"]),
        ("Vell said it/B-CONTENT was/E-CONTENT “ a gift ”", ["it was"]),  # it does not cut it
        ("“ He/B-CONTENT left/E-CONTENT and he/B-CONTENT slept/E-CONTENT ”", ["“He left and he slept”"]),  # one of two
        # but one that is open, or paired wrongly, is not to be trusted
        ("“ He/B-CONTENT left/VBD/E-CONTENT . No one saw it", ["He left"]),
        ('"/~ He/B-CONTENT left/E-CONTENT and slept/~ " he said', ['"He left and slept"']),
        ('"/~ Vell/S-SOURCE said/S-CUE he/B-CONTENT left/E-CONTENT so/~ "', ["he left"]),
        # a passage without a label is a content if it is a sentence
        ("She nodded . “ We/PRP will/MD not wait . ”", ["“We will not wait.”"]),
        ("She nodded . “ We/PRP will/MD not wait . ” And/B-CONTENT so/E-CONTENT", ["“We will not wait.”", "And so"]),
        ("She read “ The Long Cold Winter ” twice", []),  # a title
        ("The “ expert ” left", []),  # a scare quote
    ],
)
def test_labels_and_quotation_marks_agree_on_the_contents(rows, expected):
    assert contents(rows) == expected


# ---- pairs that are surely pairs


@pytest.mark.parametrize(
    ("rows", "trusted"),
    [
        ("“ We wait ”", True),
        ("“ We wait", False),  # open
        ('"/~ We wait/~ "', True),
        ('"/~ Vell/S-SOURCE added/~ "', False),  # typewriter marks around the writer's words
        ('"/~ he added/S-CUE ,/~ "', False),
        ('"/~ We/B-CONTENT wait/E-CONTENT/~ "', True),
        ("“ We say/S-CUE , Vell/S-SOURCE ”", True),  # these marks do not look alike
        ("“ VELL/S-SOURCE : Go ahead ”", False),  # a turn of a transcript
        ("“ DANA/B-SOURCE VELL/E-SOURCE : Go ahead ”", False),
        ("“ VELL/S-SOURCE said : Go ahead ”", True),  # no colon behind the name
        ("“ VELL : Go ahead ”", True),  # nobody's name
        ("“ : Go ahead ”", True),
        ("“ VELL/S-SOURCE ”", True),
        ("“ VELL/S-SOURCE", False),
    ],
)
def test_a_pair_is_trusted_if_it_is_closed_and_encloses_what_is_said_alone(rows, trusted):
    [paragraph] = written(rows)
    assert is_trusted(paragraph, paragraph.pairs[0]) == trusted


# ---- passages that somebody says


@pytest.mark.parametrize(
    ("rows", "speech"),
    [
        ("“ We have/VBP no money . ”", True),
        ("“ I have/VBP no money . ”", True),
        ("“ We have/VBP money . ”", False),  # three words
        ("“ We have/VBP money , none/NN . ”", True),
        ("“ We have/VBP , money ./. ”", False),  # signs are no words
        ("“ we have/VBP no money . ”", False),  # no capital
        ("“ We having/VBG no money . ”", False),  # no verb with a tense
        ("“ We had/VBD no money . ”", True),
        ("“ We must/MD have money . ”", True),
        ("“ Vell has/VBZ no money . ”", True),
        # what ends it
        *((f"“ We have/VBP no money {end} ”", True) for end in ".!?…,;—"),
        ("“ We have/VBP no money ”", False),
        ("“ We have/VBP no money : ”", False),
        ("“ We have/VBP no money", True),  # one that is open may end in anything
        # what stands before it
        *((f"He rose {before} “ We have/VBP no money . ”", True) for before in ".!?:,;—–-)"),
        ("“ Yes ” “ We have/VBP no money . ”", True),
        ("He likes “ We have/VBP no money . ”", False),  # a title
        ("He likes “ We have/VBP no money", False),
        ("He rose . “ We have/VBP no money", False),  # an open one must begin the paragraph
        # one that is not trusted
        ('"/~ We have/VBP no money/S-SOURCE ,/~ "', False),
        ("“ VELL/S-SOURCE : We have/VBP no money . ”", False),
    ],
)
def test_a_passage_without_a_label_is_speech_if_it_is_a_sentence(rows, speech):
    [paragraph] = written(rows)
    pair = paragraph.pairs[-1]
    assert is_speech(paragraph, pair, paragraph.run(pair.span)) == speech


def test_what_stands_before_a_passage_is_of_its_own_paragraph():
    _, paragraph = written("He likes it", "“ We have/VBP no money . ”")
    assert is_speech(paragraph, paragraph.pairs[0], paragraph.run(paragraph.pairs[0].span))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("“ We won/VBD ”", True),
        ("“ No money . ”", True),
        ("“ No money . ” )", False),  # not the last sign
        ("“ No money ”", False),
        ("“ Winning/VBG it ”", False),
        ('"/~ No money . "', True),  # “No money. ”,
    ],
)
def test_a_sentence_has_a_verb_with_a_tense_or_a_full_stop(rows, sentence):
    [paragraph] = written(rows)
    run = range(len(paragraph.words))
    assert is_sentence(paragraph, run, paragraph.span(run)) == sentence


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ("“ We Never Asked Them . ”", True),
        ("“ We Never asked Them . ”", False),
        ("“ We Never ask Them . ”", True),  # short words have no capital in every heading
        ("“ Never ask us . ”", False),  # one long word alone tells nothing
        ("“ Never Asked . ”", True),
        ("“ Never Asked .... ”", True),  # a sign is no word, however long
        ("“ Never Asked ” !", True),
        ("“ We Never Asked ” , he", False),  # it is not alone in its paragraph
    ],
)
def test_a_heading_is_alone_and_has_a_capital_in_every_longer_word(rows, heading):
    [paragraph] = written(rows)
    assert is_heading(paragraph, paragraph.run(paragraph.pairs[0].span)) == heading


# ---- the characters of a content


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (", that it rained ,", "that it rained"),
        ("that it rained ; — .", "that it rained"),
        (": – - that it rained :", "that it rained"),
        ("that it rained , and hailed", "that it rained, and hailed"),
        ("that it rained ?", "that it rained?"),  # a question stays one
        (", “ Rain , ” .", "“Rain,”"),
        ("“ Rain .", "“Rain."),  # within an open pair
        ("that “ it , ” rained ,", "that “it,” rained"),
        ("40 .", "40"),
        ("“ … ”", None),
        (", .", None),
        (".", None),
    ],
)
def test_signs_at_the_ends_of_a_content_go_unless_they_are_quoted(rows, expected):
    [paragraph] = written(rows)
    span = content_span(paragraph, range(len(paragraph.words)))
    assert (span and span.of(paragraph.text)) == expected


def test_a_content_is_no_more_than_its_run():
    [paragraph] = written("he said , so , again")
    assert content_span(paragraph, range(2, 5)) == Span(9, 11)


WORDS = st.lists(
    st.sampled_from(["We", "said", "it", ",", ".", ":", "—", "“", "”", "40", "?"]), min_size=1, max_size=12
)


@QUICK
@given(WORDS, st.data())
def test_the_span_of_a_run_has_letters_and_no_sign_at_its_ends_but_within_marks(words, data):
    [paragraph] = written(" ".join(words))
    first = data.draw(st.integers(0, len(words) - 1))
    run = range(first, data.draw(st.integers(first + 1, len(words))))
    text, whole, span = paragraph.text, paragraph.span(run), content_span(paragraph, run)
    if span is None:
        assert not any(c.isalnum() for c in whole.of(text))
        return
    assert span in whole
    assert any(c.isalnum() for c in span.of(text))
    assert all(text[i] not in TRIMMED or is_within(i, paragraph.pairs) for i in (span.start, span.end - 1))
    cut = [*range(whole.start, span.start), *range(span.end, whole.end)]
    assert all(text[i] in TRIMMED and not is_within(i, paragraph.pairs) for i in cut)


LABELS = st.sampled_from(("", "/S-CONTENT", "/S-CUE", "/S-SOURCE"))


@QUICK
@given(
    st.lists(
        st.tuples(st.sampled_from(["We", "said/VBD", "it", ",", ".", ":", "“", "”", '"/~']), LABELS),
        min_size=1,
        max_size=20,
    )
)
def test_contents_are_apart_in_order_and_hold_every_label(words):
    [paragraph] = written(" ".join(word + label for word, label in words))
    found = content_runs(paragraph)
    assert all(one[-1] < other[0] for one, other in pairwise(found))
    held = {i for run in found for i in run}
    assert {i for run in paragraph.labelled("CONTENT") for i in run} <= held
    quoted = {i for pair in paragraph.pairs for i in paragraph.run(pair.span)}
    assert all(paragraph.words[i].label == "S-CONTENT" or i in quoted for i in held)
