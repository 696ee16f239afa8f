"""The regressions behind the two confidences: on weights made by hand, and those that ship."""

import json

import pytest

from quotes import models
from quotes.neural.confidence import WEIGHTS, Logistic, load


@pytest.mark.parametrize(
    ("features", "expected"),
    [({}, 0.5), ({"sure": 1.0}, 0.8808), ({"sure": 1.0, "unknown": 9.0}, 0.8808), ({"sure": -1.0}, 0.1192)],
)
def test_a_probability_by_the_weights_of_features(features, expected):
    assert Logistic({"sure": 2.0, "constant": 0.0})(features) == pytest.approx(expected, abs=1e-4)


def test_what_ships_is_read_by_name(tmp_path):
    (tmp_path / WEIGHTS).write_text(json.dumps({"said": {"constant": 1.0}, "speaker": {}}), encoding="utf-8")
    assert {name: one({}) for name, one in load(tmp_path).items()} == {
        "said": pytest.approx(0.731, abs=1e-3),
        "speaker": 0.5,
    }


def test_those_that_ship_rise_with_what_the_labels_and_the_link_say():
    shipped = load(models.FOLDER / "confidence")
    for name, feature in (("said", "labels, log odds"), ("speaker", "link, log odds")):
        assert shipped[name]({feature: 3.0}) > shipped[name]({feature: -3.0})
