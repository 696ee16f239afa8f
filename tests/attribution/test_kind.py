"""In whose words a content is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import QUICK

from quotes.attribution.kind import is_within, kind_of
from quotes.model import Span
from quotes.text.quotation_marks import Pair, find_pairs


def kind(*parts):
    """The kind of contents that stand one after the other in one paragraph."""
    text = " ".join(parts)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    return kind_of(text, spans, find_pairs(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["“All of it.”"], "direct"),
        (["“All of it”,"], "direct"),  # only letters count
        (["“One,” “two.”"], "direct"),
        (["“One,”", "“two.”"], "direct"),
        (["“One.”", "Two."], "mixed"),
        (["that “some of it” is quoted"], "mixed"),
        (["that it cost “40”"], "mixed"),  # figures are letters
        (["40 of “them”"], "mixed"),
        (["that none of it is quoted"], "indirect"),
        (["“…”"], "indirect"),  # no letter at all
    ],
)
def test_the_marks_around_its_letters_tell_the_kind(parts, expected):
    assert kind(*parts) == expected


def test_no_content_is_indirect():
    assert kind_of("“All of it.”", [], [Pair(Span(0, 12))]) == "indirect"


@pytest.mark.parametrize(
    ("character", "within"),
    [(1, False), (2, True), (5, True), (6, False), (7, False), (8, True), (9, False)],
)
def test_a_pair_holds_its_marks_and_what_is_between(character, within):
    assert is_within(character, [Pair(Span(2, 6)), Pair(Span(8, 9))]) == within


TEXTS = st.text("ab 4,.“”", min_size=1, max_size=30)


@QUICK
@given(TEXTS)
def test_with_the_marks_all_around_nothing_is_indirect_but_what_has_no_letters(text):
    span = Span(0, len(text))
    letters = any(c.isalnum() for c in text)
    assert kind_of(text, [span], [Pair(span)]) == ("direct" if letters else "indirect")
    assert kind_of(text, [span], []) == "indirect"


@QUICK
@given(TEXTS, st.integers(0, 29))
def test_a_content_parted_in_two_is_of_the_same_kind(text, place):
    span = Span(0, len(text))
    pairs = find_pairs(text, span)
    cut = min(max(place, 1), len(text) - 1)
    parts = [Span(0, cut), Span(cut, len(text))] if cut else [span]
    assert kind_of(text, parts, pairs) == kind_of(text, [span], pairs)
