"""Names of an article that agree with each other: on scores made by hand, and through the encoder."""

import numpy as np
import pytest
import torch

from quotes import models
from quotes.neural import name_consistency
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
    assert moved[1, 4] - scores[1, 4] == pytest.approx(name_consistency.SHARE * expected, abs=1e-3)


def test_no_words():
    assert agreed(np.zeros((0, 5), np.float32), [], [], NAMES).shape == (0, 5)


@pytest.mark.models
def test_the_encoder_lets_the_paragraphs_of_an_article_agree(monkeypatch):
    """A head that is sure of the name in the first of three paragraphs, and not in the others."""
    encoder = Encoder(models.FOLDER / "encoder")
    names, linear = encoder._network.names["entities"], encoder._network.linear
    scores = torch.zeros(6, len(names))
    scores[[0, 2, 4], names.index("S-ORG")] = torch.tensor([4.0, 6.0, 6.0])
    scores[[0, 2, 4], names.index("S-PERSON")] = torch.tensor([9.0, 5.5, 5.5])
    scores[[1, 3, 5], names.index("O")] = 9.0
    monkeypatch.setattr(
        encoder._network, "linear", lambda vectors, name: scores if name == "entities" else linear(vectors, name)
    )
    paragraphs = [[["Vell", "."]], [["Vell", "!"]], [["Vell", "?"]]]

    def labels(articles):
        return [read.entities[0] for read in encoder.label(paragraphs, ["entities"], articles=articles)]

    assert labels([2, 1]) == ["S-PERSON", "S-PERSON", "S-ORG"]
    assert labels([1, 2]) == labels(None) == ["S-PERSON", "S-ORG", "S-ORG"]
