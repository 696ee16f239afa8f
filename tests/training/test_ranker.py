"""The training of the ranker, on a few examples made by hand."""

import json

import pytest

from quotes.neural.ranker import FEATURES, Ranker
from quotes.training.ranker import Example, Plan, best_of, cross_validate, feature_names, lines_of, save, train


def example(number, right, named=True):
    """Of two candidates the one that “spoke last” is right; one that nobody names has none."""
    pairs = ({"spoke last": 1.0}, {"rank 1": 1.0})
    answers = (right == 0 and named, right == 1 and named)
    ordered = pairs if right == 0 else pairs[::-1]
    anaphor = {"is he": 1.0, "is quoted": float(not named)}
    return Example(
        f"article {number % 10}", "pronoun", named, anaphor, {"is quoted": float(not named)}, ordered, answers
    )


EXAMPLES = [example(n, n % 2, named=n % 5 > 0) for n in range(100)]


QUICK = Plan(rate=2e-2, epochs=8, networks=2)
"""The examples are few and easy: larger steps, fewer of them."""


@pytest.fixture(scope="module")
def network():
    return train(EXAMPLES, feature_names(EXAMPLES), seed=1, plan=QUICK)


def test_features_that_few_have_are_left_out():
    rare = Example("a", "pronoun", True, {"is she": 1.0}, {}, ({"spoke last": 0.0, "odd": 1.0},), (True,))
    assert feature_names([*EXAMPLES, rare]) == {
        "anaphor": ["is he", "is quoted"],
        "nobody": ["is quoted"],
        "pair": ["rank 1", "spoke last"],
    }


@pytest.mark.models
@pytest.mark.parametrize("right", [0, 1])
def test_it_learns_who_is_meant(network, right):
    best, share = best_of([network], feature_names(EXAMPLES), example(0, right))
    assert (best, share > 0.5) == (right, True)


@pytest.mark.models
def test_it_learns_when_nobody_is(network):
    assert best_of([network], feature_names(EXAMPLES), example(0, 0, named=False))[1] < 0.5


@pytest.mark.models
def test_without_candidates_nobody_is_best(network):
    nobody = Example("a", "pronoun", True, {}, {}, (), ())
    assert best_of([network], feature_names(EXAMPLES), nobody) == (-1, 0.0)


@pytest.mark.models
def test_what_is_saved_gives_the_same_probabilities(network, tmp_path):
    names = feature_names(EXAMPLES)
    save(tmp_path, names, [network, network])
    assert json.loads((tmp_path / FEATURES).read_text(encoding="utf-8")) == names
    one = EXAMPLES[1]
    shares = Ranker(tmp_path)(one.anaphor, one.pairs, one.nobody)
    assert max(shares[:-1]) == pytest.approx(best_of([network], names, one)[1], abs=1e-5)


@pytest.mark.models
def test_two_trainings_of_a_seed_are_the_same(network):
    again = train(EXAMPLES, feature_names(EXAMPLES), seed=1, plan=QUICK)
    assert all((one == other).all() for one, other in zip(network.parameters(), again.parameters(), strict=True))


def test_the_lines_of_a_cross_validation():
    one, two, none = example(1, 0), example(2, 0), example(3, 0, named=False)
    lines = lines_of("pronoun", [(one, 0, 0.9), (two, 1, 0.5), (none, 0, 0.4)])
    assert lines[0] == "pronoun from 0.30: 50.0 % right, 50.0 % wrong of 2; 1 of 1 named whom the article does not name"
    assert lines[-1] == "pronoun from 0.95: 0.0 % right, 0.0 % wrong of 2; 0 of 1 named whom the article does not name"


@pytest.mark.models
def test_it_is_validated_on_articles_that_it_did_not_learn_from():
    lines = cross_validate(EXAMPLES, seed=1, plan=QUICK)
    assert "pronoun from 0.50: 100.0 % right, 0.0 % wrong of 80; 0 of 20 named whom the article does not name" in lines
