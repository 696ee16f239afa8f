from dataclasses import replace

import pytest
from paragraphs import recorded

from quotes.attribution.contents import content_runs, content_span
from quotes.attribution.kind import kind_of
from quotes.attribution.runs import merged, widened
from quotes.model import Span
from quotes.text.quotation_marks import find_pairs


def contents(text):
    [read] = recorded(text)
    spans = (content_span(read, run) for run in content_runs(read))
    return [span.of(text) for span in spans if span]


def unlabelled(text):
    """The same with no labels: what the quotation marks alone give."""
    [read] = recorded(text)
    bare = replace(read, words=[replace(word, label="O") for word in read.words])
    return [bare.span(run).of(text) for run in content_runs(bare)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Prices will fall,” said Ana Mirel, the mayor of Lowford. “They always do.”",
            ["“Prices will fall,”", "“They always do.”"],
        ),
        ("The minister said that prices would fall.", ["that prices would fall"]),
        ("The “expert” left the room before lunch.", []),
    ],
)
def test_contents_are_trimmed_outside_of_marks_only(text, expected):
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ilse Brandt shook her head. “I will not sell this farm to anybody.”",
            ["“I will not sell this farm to anybody.”"],
        ),
        (
            "“Is there anybody in this town who can swim?” Vell asked.",
            ["“Is there anybody in this town who can swim?”"],
        ),
        (
            "“We begin with the roof. We have no money for the walls.",
            ["“We begin with the roof. We have no money for the walls."],
        ),
        ("She read “The Long Winter” twice last year.", []),  # a title
        ("The “expert” left the room before lunch.", []),  # a scare quote
        ("The council said “no injuries” had been reported at the harbour.", []),  # a phrase
    ],
)
def test_marks_alone_make_a_content_of_whole_sentences_only(text, expected):
    assert unlabelled(text) == expected


def test_a_run_takes_in_the_passages_that_it_cuts():
    assert widened(range(2, 6), [range(4, 9), range(20, 24)]) == range(2, 9)


def test_runs_that_share_a_word_are_one():
    assert merged([range(8, 12), range(0, 3), range(2, 5)]) == [range(0, 5), range(8, 12)]


@pytest.mark.parametrize(
    ("quoted", "kind"),
    [
        ("“All of it.”", "direct"),
        ("that “some of it” is quoted", "mixed"),
        ("that none of it is quoted", "indirect"),
        ("“One,” “two.”", "direct"),
    ],
)
def test_kind(quoted, kind):
    span = Span(0, len(quoted))
    assert kind_of(quoted, [span], find_pairs(quoted, span)) == kind
