"""The network that ranks candidates: on weights made by hand, and those that ship."""

import json

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file
from torch.nn import functional

from quotes import models
from quotes.neural.ranker import FEATURES, SETS, SOURCES, WEIGHTS, Ranker, gelu


def folder(tmp_path, skips):
    """Networks whose scores are what a candidate's first feature weighs; all else is 0. For pronouns that is 0."""
    names = {"anaphor": ["is he"], "pair": ["by rule", "spoke last"], "nobody": ["candidates"]}
    (tmp_path / FEATURES).write_text(json.dumps(dict.fromkeys(SETS, names)), encoding="utf-8")
    shapes = {
        "score.0": (40, 3),
        "score.1": (20, 40),
        "score.2": (1, 20),
        "skip": (1, 2),
        "nobody.0": (24, 1),
        "nobody.1": (1, 24),
    }
    weights = {}
    for own in SETS:
        for network, skip in enumerate(skips if own == SOURCES else [0.0]):
            for name, shape in shapes.items():
                weights[f"{own}.{network}.{name}.weight"] = np.zeros(shape, np.float32)
                weights[f"{own}.{network}.{name}.bias"] = np.zeros(shape[:1], np.float32)
            weights[f"{own}.{network}.skip.weight"][0, 0] = skip
    save_file(weights, tmp_path / WEIGHTS)
    return tmp_path


def test_probabilities_of_candidates_and_of_nobody(tmp_path):
    shares = Ranker(folder(tmp_path, [2.0]))({"is he": 1}, [{"by rule": 1}, {"spoke last": 1}], {"candidates": 1})
    np.testing.assert_allclose(shares, np.exp([2, 0, 0]) / np.exp([2, 0, 0]).sum(), rtol=1e-5)


def test_the_mean_of_several_networks(tmp_path):
    shares = Ranker(folder(tmp_path, [2.0, -2.0]))({}, [{"by rule": 1}], {})
    one, other = (np.exp([skip, 0]) / np.exp([skip, 0]).sum() for skip in (2.0, -2.0))
    np.testing.assert_allclose(shares, (one + other) / 2, rtol=1e-5)


def test_pronouns_have_networks_of_their_own(tmp_path):
    shares = Ranker(folder(tmp_path, [2.0])).pronouns({}, [{"by rule": 1}], {})
    assert shares == pytest.approx([0.5, 0.5])


def test_a_feature_that_is_not_known_counts_for_nothing(tmp_path):
    ranker = Ranker(folder(tmp_path, [2.0]))
    assert ranker({}, [{"by rule": 1, "new": 9}], {}) == ranker({}, [{"by rule": 1}], {})
    assert ranker.sources.numbers("pair", {"spoke last": 0.5, "new": 1}).tolist() == [0.0, 0.5]


@pytest.mark.parametrize("value", [-3.0, -0.5, 0.0, 0.5, 3.0])
def test_gelu_is_the_one_of_training(value):
    expected = functional.gelu(torch.tensor([value]), approximate="tanh").numpy()
    np.testing.assert_allclose(gelu(np.array([value], np.float32)), expected, atol=1e-6)


def test_the_ranker_that_ships_prefers_who_is_near_and_fits():
    ranker = Ranker(models.check("ranker"))
    both = {"person for he": 1, "of a kind that it stands for": 1}
    near = {
        "by rule": 1,
        "by rule, how sure": 0.85,
        "spoke last": 1,
        "paragraphs back 0": 1,
        "last as subject": 1,
        "reading: may be": 1,
        "reading: share": 0.9,
        "reading: log share": 4.5,
        **both,
    }
    far = {"paragraphs back more": 1, "gender differs": 1, **both}
    nobody = {"is he": 1, "some: by rule": 1, "candidates": 1, "reading: share of nobody": 0.1}
    shares = ranker({"is he": 1, "is subject": 1}, [far, near], nobody)
    assert shares[1] > 0.5
    assert shares[0] < 0.1
    assert sum(shares) == pytest.approx(1)
