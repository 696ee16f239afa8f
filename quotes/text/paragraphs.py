"""What a paragraph of an article is: a line, or what blank lines part where the text is hard-wrapped."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from quotes.model import Span
from quotes.text.lines import ends_sentence, lines_of

# a text is hard-wrapped if at least so many lines run on, and these shares of them are full and go on in mid-sentence
FEWEST_WRAPPED = 5
FULL = 0.8
MID_SENTENCE = 0.4


def split_paragraphs(text: str) -> list[Span]:
    """The text's paragraphs, in order, without white space at their ends.

    A line is a paragraph. In a hard-wrapped text blank lines part paragraphs instead, and a line break is a space.
    """
    lines = list(lines_of(text))
    if not _is_hard_wrapped(text, lines):
        return [line for line in lines if line]
    runs = [[line for line in run if line] for _, run in groupby(lines, key=bool)]
    return [Span(run[0].start, run[-1].end) for run in runs if run]


def _is_hard_wrapped(text: str, lines: Sequence[Span | None]) -> bool:
    """Do the lines break because they are full, in the middle of sentences?

    A line is full if the next line's first word would not have fitted into the width that all but a few lines keep.
    """
    pairs = [(line.of(text), after.of(text)) for line, after in pairwise(lines) if line and after]
    if len(pairs) < FEWEST_WRAPPED:
        return False
    width = sorted(len(line) for line, _ in pairs)[int(0.95 * (len(pairs) - 1))]
    full = [(line, after) for line, after in pairs if len(line) + 1 + len(after.split()[0]) > width]
    runs_on = [line for line, after in full if not ends_sentence(line) and after[0].islower()]
    return len(full) >= FULL * len(pairs) and len(runs_on) >= MID_SENTENCE * len(pairs)
