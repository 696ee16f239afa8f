"""What the models find most likely to belong together."""

import pytest
from paragraphs import written

from quotes.attribution.attached import most_likely

ROLES = ("CUE", "SOURCE")
RUNS = [range(1, 2), range(3, 4)]
CANDIDATES = [range(0, 1), range(2, 3)]


def paragraph(shares):
    """A paragraph of which the models say this, if they are asked for these roles, runs and candidates."""

    def attachment(*asked):
        assert asked == (ROLES, RUNS, CANDIDATES, RUNS)
        return shares

    return written("Vell said she added", attachment=attachment)[0]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([[0.7, 0.2, 0.1], [0.1, 0.5, 0.4]], {range(1, 2): (range(0, 1), 0.7), range(3, 4): (range(2, 3), 0.5)}),
        ([[0.2, 0.2, 0.6], [0.1, 0.5, 0.4]], {range(1, 2): (None, 0.6), range(3, 4): (range(2, 3), 0.5)}),
        ([[0.4, 0.4, 0.2], [0.2, 0.4, 0.4]], {range(1, 2): (range(0, 1), 0.4), range(3, 4): (range(2, 3), 0.4)}),
    ],
)
def test_each_run_has_its_likeliest_candidate_or_likeliest_none(shares, expected):
    assert most_likely(paragraph(shares), ROLES, RUNS, CANDIDATES, RUNS) == expected


@pytest.mark.parametrize(("runs", "candidates"), [([], CANDIDATES), (RUNS, []), ([], [])])
def test_the_models_are_not_asked_where_there_is_no_choice(runs, candidates):
    assert most_likely(paragraph([]), ROLES, runs, candidates, RUNS) == {}


def test_without_models_nothing_is_likely():
    assert most_likely(written("Vell said she added")[0], ROLES, RUNS, CANDIDATES, RUNS) == {}


def test_the_models_must_speak_of_every_run():
    with pytest.raises(ValueError, match="shorter"):
        most_likely(paragraph([[0.7, 0.2, 0.1]]), ROLES, RUNS, CANDIDATES, RUNS)
