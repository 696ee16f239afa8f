"""The recordings are what the models say today, and the recorder writes what tests read."""

import sys

import pytest
from paragraphs import RECORDED, recorded, recordings, written
from paths import TESTS

sys.path.append(str(TESTS / "tools"))

from record import file_of, read, rows_of, same, unused_texts


@pytest.mark.models
def test_the_models_still_say_what_is_recorded(annotator):
    """If not: `python tests/tools/record.py`, and write by hand what a test of a rule cannot do without."""
    now = read(annotator, list(recordings()))
    assert now.keys() == recordings().keys()
    assert [text for text, rows in recordings().items() if not same(now[text], rows)] == []


def test_every_recording_is_used():
    assert unused_texts(recordings()) == []
    nowhere = " ".join(["Nobody", "wrote", "this."])
    assert unused_texts({nowhere: ()}) == [nowhere]


def test_the_recorder_writes_what_is_read():
    again = {text: tuple(rows_of(recorded(text)[0])) for text in recordings()}
    assert again
    assert file_of(again) == RECORDED.read_text(encoding="utf-8")


def test_what_is_written_of_a_word():
    [paragraph] = written(
        "The/DT Norland/NNP/=Norland/B-ORG/compound>3 Bank/NNP/=Bank/I-ORG said/=say/VBD/S-CUE:0.987/root>0 so/RB/O:0.4"
    )
    assert rows_of(paragraph) == [
        *("The/DT/dep>0", "Norland/=Norland/NNP/compound>3/B-ORG", "Bank/=Bank/NNP/dep>0/I-ORG"),
        *("said/=say/VBD/root>0/S-CUE:0.99", "so/RB/dep>0/O:0.4"),
    ]


@pytest.mark.parametrize("field", ["=fell", "VBD", "VERB", "root>1", "E-CONTENT", "S-CUE:0.94", "B-PERSON"])
def test_another_field_is_another_reading(field):
    rows = ["Rain/NN/nsubj>2", "falls/=fall/VBZ/AUX/root>0/S-CUE"]
    assert not same(rows, [rows[0], f"{rows[1]}/{field}"])


def test_a_certainty_may_differ_a_little():
    assert same(["said/VBD/S-CUE:0.9"], ["said/VBD/S-CUE:0.94"])
    assert same([], [])
    assert not same(["said/VBD/S-CUE:0.9"], ["said/VBD/S-CUE:0.96"])
    assert not same(["It"], ["It", "rains"])
    assert not same(["It", "||", "rains"], ["It", "rains"])
