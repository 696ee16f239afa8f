"""What the models find most likely to belong together, of the runs that the rules ask about."""

from collections.abc import Sequence

from quotes.document.paragraph import Paragraph

Attached = dict[range, tuple[range | None, float]]
"""Run -> the candidate that the models find most likely (None: that there is none), and its probability."""


def most_likely(
    paragraph: Paragraph,
    roles: tuple[str, str],
    runs: Sequence[range],
    candidates: Sequence[range],
    cues: Sequence[range],
) -> Attached:
    """The likeliest candidate for each run; nothing where there is no choice, or the models say nothing."""
    if paragraph.attachment is None or not candidates or not runs:
        return {}
    choices = [*candidates, None]
    found: Attached = {}
    for run, shares in zip(runs, paragraph.attachment(roles, runs, candidates, cues), strict=True):
        best = max(range(len(choices)), key=shares.__getitem__)
        found[run] = choices[best], shares[best]
    return found
