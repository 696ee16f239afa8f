"""What the runs of an example belong to, as questions: which of these runs does each of those belong to?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quotes.neural.arrays import Integers
from quotes.neural.attachment import PAIRS, places
from quotes.training.corpora import Example, runs_of


@dataclass(frozen=True, slots=True)
class Question:
    """The runs of one role in a paragraph, and the candidates of another.

    `runs` and `candidates` (n, 2) are first and last word; `places` (runs, candidates, 3) as in `attachment`; `right`
    (runs, candidates + 1) marks every right answer, the last column that there is none.
    """

    pair: tuple[str, str]
    runs: Integers
    candidates: Integers
    places: Integers
    right: NDArray[np.bool_]

    @property
    def first(self) -> int:
        """Its first word."""
        return int(min(self.runs.min(), self.candidates.min()))

    @property
    def last(self) -> int:
        """Its last word."""
        return int(max(self.runs.max(), self.candidates.max()))

    def moved(self, words: int) -> "Question":
        """The same, so many words later."""
        return replace(self, runs=self.runs + words, candidates=self.candidates + words)


def questions(example: Example) -> Iterator[Question]:
    """All questions of an example, paragraph by paragraph; its word numbers run through the whole document."""
    labels, words = example.labels["attribution"], example.words
    bounds = np.cumsum([0, *(sum(map(len, paragraph)) for paragraph in example.paragraphs)]).tolist()
    for start, end in pairwise(bounds):
        runs = [range(start + run.start, start + run.stop) for run in runs_of(labels[start:end])]
        of_role = {role: [run for run in runs if labels[run[0]][2:] == role] for role in ("SOURCE", "CUE", "CONTENT")}
        for pair, attached in zip(PAIRS, (example.attached.cues, example.attached.sources), strict=True):
            asking = [run for run in of_role[pair[0]] if run in attached]
            candidates = of_role[pair[1]]
            if asking and candidates:
                answers = np.array([[other in attached[run] for other in candidates] for run in asking])
                right = np.concatenate([answers, ~answers.any(1, keepdims=True)], 1)
                near = _places(asking, candidates, words[start:end], of_role["CUE"], start)
                yield Question(pair, _ends(asking), _ends(candidates), near, right)


def _ends(runs: Sequence[range]) -> Integers:
    return np.array([(run[0], run[-1]) for run in runs], np.int64)


def _places(
    runs: Sequence[range], candidates: Sequence[range], words: Sequence[str], cues: Sequence[range], start: int
) -> Integers:
    """The places, with words counted from the paragraph's start."""
    moved = [[range(run.start - start, run.stop - start) for run in own] for own in (runs, candidates, cues)]
    return places(moved[0], moved[1], words, moved[2])
