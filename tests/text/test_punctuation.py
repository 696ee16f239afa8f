"""Which signs end what: the sets are used far apart, and tell each other apart by one sign or two."""

import pytest

from quotes.text import punctuation


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (punctuation.FULL_STOPS, ".!?"),
        (punctuation.SENTENCE_ENDS, ".!?…"),
        (punctuation.LINE_ENDS, ".!?…:;"),
        (punctuation.SPEECH_ENDS, ".!?…;,—"),
        (punctuation.SPEECH_OPENERS, ".!?:;,—–-)"),
    ],
)
def test_signs(signs, expected):
    assert signs == set(expected)


def test_what_stands_behind_a_name_that_owns():
    assert sorted(punctuation.POSSESSIVES_OF_ONE) == ["'s", "`s", "´s", "ʼs", "‘s", "’s"]
    assert punctuation.POSSESSIVES - punctuation.POSSESSIVES_OF_ONE == punctuation.NAME_APOSTROPHES
    assert sorted(punctuation.NAME_APOSTROPHES - punctuation.APOSTROPHES) == ["`", "´", "ʼ", "‘"]
