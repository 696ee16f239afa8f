"""The training of the ranker, on a few examples made by hand."""

import json
from dataclasses import replace

import pytest

from quotes.neural.ranker import FEATURES, PRONOUNS, SOURCES, Ranker
from quotes.training.ranker import best_of, cross_validate, cross_validate_pronouns, lines_of
from quotes.training.ranking import Example, Plan, feature_names, save, train


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
def networks():
    return train(EXAMPLES, seed=1, plan=QUICK)


def test_features_that_few_have_are_left_out():
    rare = Example("a", "pronoun", True, {"is she": 1.0}, {}, ({"spoke last": 0.0, "odd": 1.0},), (True,))
    assert feature_names([*EXAMPLES, rare]) == {
        "anaphor": ["is he", "is quoted"],
        "nobody": ["is quoted"],
        "pair": ["rank 1", "spoke last"],
    }


@pytest.mark.models
@pytest.mark.parametrize("right", [0, 1])
def test_it_learns_who_is_meant(networks, right):
    best, share = best_of(networks, example(0, right))
    assert (best, share > 0.5) == (right, True)


@pytest.mark.models
def test_it_learns_when_nobody_is(networks):
    assert best_of(networks, example(0, 0, named=False))[1] < 0.5


@pytest.mark.models
def test_without_candidates_nobody_is_best(networks):
    assert best_of(networks, Example("a", "pronoun", True, {}, {}, (), ())) == (-1, 0.0)


@pytest.mark.models
@pytest.mark.parametrize(("settled", "answer"), [(0, (0, 1.0)), (-1, (-1, 0.0))])
def test_what_the_rules_settle_is_not_asked(networks, settled, answer):
    assert best_of(networks, replace(example(0, 1), settled=settled)) == answer


@pytest.mark.models
def test_what_is_saved_gives_the_same_probabilities(networks, tmp_path):
    save(tmp_path, {PRONOUNS: networks, SOURCES: networks})
    assert json.loads((tmp_path / FEATURES).read_text(encoding="utf-8"))[SOURCES] == networks.names
    ranker, one = Ranker(tmp_path), EXAMPLES[1]
    for rank in (ranker, ranker.pronouns):
        assert rank(one.anaphor, one.pairs, one.nobody) == pytest.approx(networks.shares(one), abs=1e-5)


@pytest.mark.models
def test_two_trainings_of_a_seed_are_the_same(networks):
    again = train(EXAMPLES, seed=1, plan=QUICK)
    assert all((one == other).all() for one, other in zip(networks.parameters(), again.parameters(), strict=True))


def test_the_lines_of_a_cross_validation():
    one, two, none = example(1, 0), example(2, 0), example(3, 0, named=False)
    lines = lines_of("pronoun", [(one, 0, 0.9), (two, 1, 0.5), (none, 0, 0.4)])
    assert lines[0] == "pronoun from 0.30: 50.0 % right, 50.0 % wrong of 2; 1 of 1 named whom the article does not name"
    assert lines[-1] == "pronoun from 0.95: 0.0 % right, 0.0 % wrong of 2; 0 of 1 named whom the article does not name"


@pytest.mark.models
def test_it_is_validated_on_articles_that_it_did_not_learn_from():
    lines = cross_validate(EXAMPLES, seed=1, plan=QUICK)
    assert "pronoun from 0.50: 100.0 % right, 0.0 % wrong of 80; 0 of 20 named whom the article does not name" in lines


@pytest.mark.models
def test_he_and_she_are_validated_in_the_same_way():
    assert cross_validate_pronouns(EXAMPLES, seed=1, plan=QUICK) == ["he and she: 100.0 % right of 80, 100.0 % found"]
