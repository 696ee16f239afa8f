"""Lines of a text: where they break, what of them can be seen, and whether they end as a sentence does."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quotes.model import Span
from quotes.text.punctuation import LINE_ENDS
from quotes.text.quotation_marks import CLOSING

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# all but white space and what has no width: controls, soft hyphens, zero-width spaces, direction and byte order marks
SEEN = r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
VISIBLE = re.compile(rf"{SEEN}(?:.*{SEEN})?", re.DOTALL)

BEHIND = "".join(CLOSING) + ")]"
"""What may stand behind the last sign of a sentence."""


def lines_of(text: str, start: int = 0) -> Iterator[Span | None]:
    """The visible part of each line from a character on; None for a blank line."""
    breaks = [(match.start(), match.end()) for match in LINE_BREAK.finditer(text, start)]
    for (_, first), (end, _) in pairwise([(start, start), *breaks, (len(text), len(text))]):
        visible = VISIBLE.search(text, first, end)
        yield Span(*visible.span()) if visible else None


def ends_sentence(line: str) -> bool:
    """Does the line end as a sentence does, with nothing but quotation marks and brackets behind its last sign?"""
    return line.rstrip(BEHIND)[-1:] in LINE_ENDS
