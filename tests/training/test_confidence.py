"""The training of the two confidences, on a few examples made by hand."""

import pytest

from quotes.training.confidence import Example, Noted, cross_validated, fit, reliability


def example(number):
    """Two of three that are sure are true, one of three that are not."""
    sure = number % 2 == 0
    return Example({"sure": float(sure)}, number % 3 < 1 + sure, f"article {number // 12}")


EXAMPLES = [example(n) for n in range(120)]


@pytest.mark.parametrize(("sure", "expected"), [(1.0, 2 / 3), (0.0, 1 / 3)])
def test_it_learns_how_often_what_is_sure_is_true(sure, expected):
    assert fit(EXAMPLES)({"sure": sure}) == pytest.approx(expected, abs=0.03)


def test_how_sure_the_labels_are_counts_by_its_log_odds_alone():
    assert "labels, how sure" not in fit([Example({"labels, how sure": 0.9, "sure": 1.0}, True, "a")]).weights


def test_every_example_is_judged_by_what_other_articles_taught():
    own = [Example({"article": 1.0}, True, "one"), *(Example({"other": 1.0}, False, f"{n}") for n in range(30))]
    judged = cross_validated(own, seed=1)
    assert len(judged) == 31
    assert [one.confidence < 0.5 for one in judged if one.true] == [True]


def test_the_lines_of_reliability():
    lines = reliability("said", EXAMPLES, seed=1)
    assert lines[0].startswith("said 0.3 – 0.5: 20 of 60 right")
    assert lines[-1].startswith("said: calibration error 0.0")


def test_noting_gives_every_name():
    noted = Noted()
    assert (noted({"a": 1.0}), noted.features) == (1.0, [{"a": 1.0}])
