"""Scores of pairs of runs, on vectors made by hand."""

import numpy as np
import pytest

from quotes.neural.attachment import FARTHEST, PAIRS, PLACES, Attachment, places

WORDS = ["Vell", "said", "it", "rained", ".", "“", "Yes", ",", "”", "she", "added", ",", "he", "left", "."]
SAID, ADDED, LEFT = range(1, 2), range(10, 11), range(13, 14)
RAINED, YES, FIRST = range(2, 4), range(5, 9), range(0, 1)
CUES = [SAID, ADDED]

AFTER, BEFORE = 0, FARTHEST
"""The candidate stands after the run, or before it."""

STOPS, BETWEEN = 2 * FARTHEST, 2 * FARTHEST + 3


@pytest.mark.parametrize(
    ("run", "candidate", "expected"),
    [
        (RAINED, SAID, (BEFORE + 0, STOPS + 0, BETWEEN + 0)),
        (RAINED, ADDED, (AFTER + 2, STOPS + 1, BETWEEN + 0)),  # 7 words on, behind a full stop
        (YES, SAID, (BEFORE + 2, STOPS + 1, BETWEEN + 0)),
        (YES, ADDED, (AFTER + 1, STOPS + 0, BETWEEN + 0)),
        (LEFT, SAID, (BEFORE + 3, STOPS + 1, BETWEEN + 1)),  # another cue stands between
        (LEFT, FIRST, (BEFORE + 3, STOPS + 1, BETWEEN + 2)),
        (SAID, SAID, (AFTER + 0, STOPS + 0, BETWEEN + 0)),
    ],
)
def test_places(run, candidate, expected):
    assert tuple(places([run], [candidate], WORDS, CUES)[0, 0]) == expected


def test_places_of_all_pairs():
    found = places([RAINED, YES], CUES, WORDS, CUES)
    assert found.shape == (2, 2, 3)
    assert (found < PLACES).all()


def attachment(vectors: np.ndarray, biaffine: float = 0.0, near: dict[int, float] | None = None) -> Attachment:
    """Scores that are the product of the first numbers of the two vectors, and what the places add."""
    product = np.zeros((65, 65), np.float32)
    product[0, 0] = biaffine
    of_places = np.zeros(PLACES, np.float32)
    for place, value in (near or {}).items():
        of_places[place] = value
    names = ["link." + "_".join(pair) for pair in PAIRS]
    weights = dict.fromkeys(names, product) | {f"{name}.places": of_places for name in names}
    return Attachment(weights, WORDS, vectors)


def vectors(**first_numbers: float) -> np.ndarray:
    """Vectors of all words, nothing but their first number: `cue_1=2.0` is that of word 1 as a cue."""
    found = np.zeros((len(WORDS), 3, 64), np.float32)
    for name, value in first_numbers.items():
        role, word = name.split("_")
        found[int(word), ("source", "cue", "content").index(role), 0] = value
    return found


def test_a_run_is_the_sum_of_its_ends():
    said = attachment(vectors(content_2=1.0, content_3=0.5, cue_1=2.0), biaffine=1.0)
    shares = said(("CONTENT", "CUE"), [RAINED], CUES, CUES)
    # “said” stands at both ends of its run of one word: (1 + 0.5) * (2 + 2) = 6, against 0 for the other and for none
    np.testing.assert_allclose(shares, [[np.exp(6), 1, 1]] / (np.exp(6) + 2), rtol=1e-5)


def test_places_decide_where_vectors_say_nothing():
    near = attachment(vectors(), near={BEFORE + 0: 3.0, BEFORE + 1: -1.0, AFTER + 1: 2.0, STOPS + 1: -2.0})
    shares = np.array(near(("CONTENT", "CUE"), [RAINED, YES, LEFT], CUES, CUES))
    assert shares.argmax(1).tolist() == [0, 1, 2]  # all speaks against a cue of “left”
    np.testing.assert_allclose(shares.sum(1), 1, rtol=1e-6)


def test_the_pair_decides_which_vectors_count():
    of_roles = attachment(vectors(cue_1=1.0, source_9=1.0, content_0=9.0), biaffine=1.0)
    shares = np.array(of_roles(("CUE", "SOURCE"), [SAID], [FIRST, range(9, 10)], CUES))
    assert shares.argmax(1).tolist() == [1]
