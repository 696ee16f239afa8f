"""Pairs of quotation marks in raw text, paragraph by paragraph.

Newspapers leave the mark open at the end of a paragraph when the same speech goes on in the next one; such a pair is
reported as not closed and reaches to the end of its paragraph. Inches, apostrophes and plural possessives are no marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.model import Span
from quotes.text.punctuation import APOSTROPHES, SPEECH_ENDS

CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”",),
    "„": ("“", "”"),
    "‟": ("”",),
    "«": ("»",),
    "‹": ("›",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    '"': ('"',),
    "''": ("''",),
    "``": ("''",),
    "'": ("'",),
}
"""Opening mark -> the marks that may close it."""

OPENING = frozenset(CLOSERS)
CLOSING = frozenset(mark for closers in CLOSERS.values() for mark in closers)
MARKS = OPENING | CLOSING

MIXED = frozenset('“”„"')
"""Double marks that texts mix: each may also close a pair that another opened, where it can only be a closing one."""

SINGLE = frozenset("‘'‹‚")
STRAIGHT = frozenset(('"', "'", "''"))
LEFT_OPEN = frozenset('”»"')
"""What closes a passage that the paragraph before left open."""


@dataclass(frozen=True, order=True, slots=True)
class Pair:
    """A quoted passage, its marks included. `depth` counts the pairs around it; an open pair has no closing mark.

    `straight` marks look alike at both ends, so that one too many or too few makes wrong pairs.
    """

    span: Span
    depth: int = 0
    closed: bool = True
    straight: bool = False

    @property
    def outermost(self) -> bool:
        """Does it stand in no other pair?"""
        return self.depth == 0


def find_pairs(text: str, paragraph: Span, goes_on: bool = False) -> list[Pair]:
    """The pairs of one paragraph in the order of their opening marks; spans index `text`.

    A double mark that never closes counts only where the paragraph opens with it or words follow it to the end:
    then it is an open pair. A single mark that never closes is an apostrophe. `goes_on` tells that the paragraph
    before was left open: then a first mark that closes belongs to a pair that reaches back to the paragraph's start.
    """
    closed: list[Pair] = []
    stack: list[tuple[str, int]] = []
    for start, mark in _marks(text, paragraph):
        innermost = _closed_by(text, paragraph, stack, start, mark)
        if innermost is not None:
            opening, begin = stack[innermost]
            del stack[innermost:]
            closed.append(Pair(Span(begin, start + len(mark)), straight=opening in STRAIGHT))
        elif _opens(text, paragraph, start, mark, stack):
            stack.append((mark, start))
        elif goes_on and not closed and not stack and mark in LEFT_OPEN and start > paragraph.start:
            closed.append(Pair(Span(paragraph.start, start + len(mark))))
    return _nested([*closed, *_left_open(paragraph, stack)])


def _closed_by(text: str, paragraph: Span, stack: Sequence[tuple[str, int]], start: int, mark: str) -> int | None:
    """Which of the open pairs the mark closes: the innermost, but for single marks that turn out to be apostrophes."""
    for number in reversed(range(len(stack))):
        if _closes(text, paragraph, stack[: number + 1], start, mark):
            return number
        if stack[number][0] not in SINGLE:
            return None
    return None


def _nested(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs in the order of their opening marks, each with the number of those around it."""
    found: list[Pair] = []
    around: list[int] = []
    for pair in sorted(pairs, key=lambda pair: (pair.span.start, -pair.span.end)):
        while around and around[-1] <= pair.span.start:
            around.pop()
        found.append(replace(pair, depth=len(around)))
        around.append(pair.span.end)
    return found


def _marks(text: str, paragraph: Span) -> Iterator[tuple[int, str]]:
    """Places and marks; two single ones in a row are one double mark, as typewriters and TeX write it."""
    i = paragraph.start
    while i < paragraph.end:
        two = text[i : i + 2]
        if two in ("``", "''") and i + 2 <= paragraph.end:
            yield i, two
            i += 2
            continue
        if text[i] in MARKS:
            yield i, text[i]
        i += 1


def _before(text: str, paragraph: Span, at: int) -> str:
    return text[at - 1] if at > paragraph.start else " "


def _after(text: str, paragraph: Span, at: int) -> str:
    return text[at] if at < paragraph.end else " "


def _closes(text: str, paragraph: Span, stack: Sequence[tuple[str, int]], start: int, mark: str) -> bool:
    """Does the mark close the innermost open pair?"""
    opening, _ = stack[-1]
    before, after = _before(text, paragraph, start), _after(text, paragraph, start + len(mark))
    if mark not in CLOSERS[opening]:
        mixed = mark in MIXED and opening in MIXED
        return mixed and not (before.isspace() or before.isdigit() or after.isalnum())
    if opening in ("‘", "'", "‚"):
        return _closes_single(text, paragraph, start, before, after)
    if mark == '"':
        # a straight mark after a space and before a word opens another pair: the one before it was never closed
        return not (before.isspace() and after.isalnum())
    return True


def _closes_single(text: str, paragraph: Span, start: int, before: str, after: str) -> bool:
    """A closing single mark ends a word; one that ends a plural is taken for a possessive if a better one follows."""
    if before.isspace() or after.isalnum():
        return False
    if before in "sS" and after == " ":
        return not _better_close_follows(text, paragraph, start)
    return True


def _better_close_follows(text: str, paragraph: Span, start: int) -> bool:
    """Is there a mark after punctuation further on, before another pair opens?"""
    for i in range(start, paragraph.end):
        if text[i] == "‘" or (text[i] == "'" and text[i - 1].isspace()):
            return False
        if text[i] in APOSTROPHES and text[i - 1] in SPEECH_ENDS:
            return True
    return False


def _opens(text: str, paragraph: Span, start: int, mark: str, stack: Sequence[tuple[str, int]]) -> bool:
    """Does the mark open a pair?"""
    if mark not in CLOSERS:
        return False
    before, after = _before(text, paragraph, start), _after(text, paragraph, start + len(mark))
    if after.isspace():
        return False
    if any(opening == mark for opening, _ in stack) and mark not in ('"', "“"):
        return False
    if mark in ('"', "''", "'", "‘"):
        return not before.isalnum() and not (mark in ("'", "‘") and _is_elision(text, paragraph, start))
    return True


def _is_elision(text: str, paragraph: Span, start: int) -> bool:
    """’90s, 'tis, 'em: an apostrophe for what is left out."""
    after = text[start + 1 : min(start + 4, paragraph.end)].lower()
    return after[:2].isdigit() or after in ("tis", "em ", "til", "twa", "n' ")


def _left_open(paragraph: Span, stack: Sequence[tuple[str, int]]) -> list[Pair]:
    """The first double mark that was never closed, as a pair that reaches to the end of the paragraph."""
    left = [Pair(Span(begin, paragraph.end), closed=False) for opening, begin in stack if opening not in SINGLE]
    return left[:1]


def find_all_pairs(text: str, paragraphs: Sequence[Span]) -> list[list[Pair]]:
    """The pairs of every paragraph of a text, outermost ones only, each list in the order of the text."""
    found: list[list[Pair]] = []
    for paragraph in paragraphs:
        goes_on = bool(found) and any(not pair.closed for pair in found[-1])
        found.append([pair for pair in find_pairs(text, paragraph, goes_on) if pair.outermost])
    return found
