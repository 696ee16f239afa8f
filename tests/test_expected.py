"""How rows are compared with a table: what differs, is longer or comes twice is told."""

import pytest
from expected import fits, is_cell, missing, surplus

VELL = {
    "speaker": "Peter Vell",
    "speaker_kind": "person",
    "kind": "indirect",
    "content": "it would rain",
    "source": "Vell",
    "cue": "said",
}
MIREL = VELL | {"speaker": "Ana Mirel", "source": "she"}


@pytest.mark.parametrize(
    ("given", "expected", "same"),
    [
        ("it would rain", "it would rain", True),
        ("it  would\nrain", "it would rain", True),
        ("it would rain", "it would", False),
        ("it would", "it would rain", False),
        ("it would rain,", "it would rain", False),
        ("It would rain", "it would rain", False),
        ("it would rain", "it would…", True),
        ("it would rain", "…would rain", True),
        ("it would rain", "…would…", True),
        ("it would rain", "…would", False),
        ("it would rain", "would…", False),
        ("it would", "it would…", True),
        ("", "", True),
        ("she", "", False),
        ("", "she", False),
        ("[she]", "[she]", True),
    ],
)
def test_a_cell_is_the_same_to_the_letter_but_for_its_sign(given, expected, same):
    assert is_cell(given, expected) is same


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"speaker": "PETER VELL"}, True),
        ({"speaker": ""}, False),
        *(({column: "another"}, False) for column in VELL),
    ],
)
def test_a_row_is_the_same_in_every_cell(other, same):
    assert fits(VELL, VELL | other) is same


def test_a_table_may_have_fewer_columns():
    assert fits(VELL, {"content": "it would rain", "cue": "said", "why": "an example"})
    assert not fits(VELL, {"content": "it would rain", "cue": "told", "why": "an example"})


def test_what_is_missing():
    assert missing([VELL], [VELL, MIREL]) == [MIREL]
    assert missing([], []) == []


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ([VELL, MIREL], []),
        ([VELL], []),
        ([VELL, VELL], [VELL]),
        ([VELL | {"cue": "has said"}], [VELL | {"cue": "has said"}]),
    ],
)
def test_what_is_more_than_expected_or_comes_twice(given, more):
    assert surplus(given, [VELL, MIREL]) == more
