"""Names of an article that agree with each other: on scores made by hand, and through the encoder."""

import numpy as np
import pytest

from quotes import models
from quotes.neural import name_consistency as agreement
from quotes.neural.encoder import Encoder
from quotes.neural.name_consistency import agreed

NAMES = ["O", "B-ORG", "E-ORG", "S-ORG", "S-PERSON"]
SURELY_PERSON = [0.04, 0.0, 0.0, 0.06, 0.9]
RATHER_ORG = [0.1, 0.12, 0.06, 0.42, 0.3]


def likeliest(words, shares, articles):
    scores = agreed(np.log(np.array(shares, np.float32) + 1e-6), words, articles, NAMES)
    return [NAMES[number] for number in scores.argmax(1)]


@pytest.mark.parametrize(
    ("words", "articles", "second"),
    [
        (["Vell", "Vell"], [2], "S-PERSON"),
        (["VELL", "Vell"], [2], "S-PERSON"),
        (["Vell", "Vell"], [1, 1], "S-ORG"),  # another article
        (["Vell", "Bern"], [2], "S-ORG"),  # another word
        (["vell", "vell"], [2], "S-ORG"),  # no name by its looks
        (["V", "V"], [2], "S-ORG"),  # an initial
    ],
)
def test_what_is_sure_in_one_place_decides_in_the_other(words, articles, second):
    assert likeliest(words, [SURELY_PERSON, RATHER_ORG], articles) == ["S-PERSON", second]


def test_two_that_are_sure_stay_apart():
    surely_org = [0.01, 0.0, 0.0, 0.98, 0.01]
    assert likeliest(["Vell", "Vell"], [SURELY_PERSON, surely_org], [2]) == ["S-PERSON", "S-ORG"]


def test_places_within_a_name_stay_as_likely_to_each_other():
    scores = np.log(np.array([SURELY_PERSON, RATHER_ORG], np.float32) + 1e-6)
    moved = agreed(scores, ["Vell", "Vell"], [2], NAMES)
    assert moved[1, 1] - moved[1, 3] == pytest.approx(scores[1, 1] - scores[1, 3], abs=1e-5)
    expected = (np.log(0.9) + np.log(0.3)) / 2 - np.log(0.3)
    assert moved[1, 4] - scores[1, 4] == pytest.approx(agreement.SHARE * expected, abs=1e-3)


def test_no_words():
    assert agreed(np.zeros((0, 5), np.float32), [], [], NAMES).shape == (0, 5)


@pytest.mark.models
def test_the_encoder_lets_the_paragraphs_of_an_article_agree(monkeypatch):
    asked = []
    monkeypatch.setattr("quotes.neural.encoder.agreed", lambda scores, *rest: asked.append(rest) or scores)
    encoder = Encoder(models.FOLDER / "encoder")
    paragraphs = [[["Vell", "left", "."], ["He", "ran", "."]], [["Vell", "!"]], [["No", "."]]]
    encoder.label(paragraphs, ["entities"], articles=[2, 1])
    encoder.label(paragraphs, ["entities"])
    encoder.label(paragraphs, ["tags"])
    assert [lengths for _, lengths, _ in asked] == [[8, 2], [6, 2, 2]]
    assert asked[0][0] == ["Vell", "left", ".", "He", "ran", ".", "Vell", "!", "No", "."]
