"""In whose words a content is: direct, indirect or mixed, by the quotation marks alone."""

from collections.abc import Iterator, Sequence

from quotes.model import Kind, Span
from quotes.text.quotation_marks import Pair


def kind_of(text: str, spans: Sequence[Span], pairs: Sequence[Pair]) -> Kind:
    """direct if all its letters stand in quotation marks, indirect if none does, else mixed."""
    quoted = {is_within(i, pairs) for i in _letters(text, spans)}
    if quoted == {True}:
        return "direct"
    return "mixed" if True in quoted else "indirect"


def is_within(character: int, pairs: Sequence[Pair]) -> bool:
    """Does a character of the text stand in one of the pairs?"""
    return any(pair.span.start <= character < pair.span.end for pair in pairs)


def _letters(text: str, spans: Sequence[Span]) -> Iterator[int]:
    return (i for span in spans for i in range(span.start, span.end) if text[i].isalnum())
