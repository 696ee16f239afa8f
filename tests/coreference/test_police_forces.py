"""The one police force that an article names."""

import pytest

from quotes.coreference.police_forces import POLICE, force_of, only_force


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("Lorn police", "Lorn police"),
        ("Lorn Police station", "Lorn Police"),
        ("Police Service", "Police Service"),
        ("Lorn policemen", ""),
        ("Lorn council", ""),
        ("", ""),
    ],
)
def test_the_police_force_of_a_name(name, force):
    assert force_of(name) == force


@pytest.mark.parametrize(
    ("bodies", "force"),
    [
        (["Lorn council", "Lorn police"], "Lorn police"),
        (["Lorn police", "Lorn Police station"], "Lorn Police"),
        (["Lorn police", "Marl police"], None),
        (["Lorn police", "Police Service"], None),
        (["Police Service"], None),
        (["Lorn council"], None),
        ([], None),
    ],
)
def test_the_only_force(bodies, force):
    assert only_force(bodies) == force


def test_the_noun_is_this():
    assert POLICE == "police"
