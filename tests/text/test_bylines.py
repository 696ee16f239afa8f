"""The person whom a byline names."""

import pytest

from quotes.text.bylines import author_of


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Ana Mirel", "Ana Mirel"),
        ("By Ana Mirel", "Ana Mirel"),
        ("Words by: Ana van Mirel, Staff Writer", "Ana van Mirel"),
        ("Ana Mirel in Lorn", "Ana Mirel"),
        ("Ana Mirel | Lorn Courier", "Ana Mirel"),
        ("Ana O’Neil-Mirel", "Ana O’Neil-Mirel"),
        ("Ana Mirel and Paul Vell", None),
        ("Ana Mirel & Paul Vell", None),
        ("Ana Mirel, Paul Vell", "Ana Mirel"),
        ("Northwire", None),
        ("Courier Staff", None),
        ("News Desk", None),
        ("LORN COURIER", None),
        ("by our own reporter", None),
        ("", None),
        (None, None),
    ],
)
def test_the_author_of_a_byline(byline, author):
    assert author_of(byline) == author
