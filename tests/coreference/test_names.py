from itertools import permutations

import pytest

from quotes.coreference.names import Name, group_names


def grouped(kind, *names, defined=None):
    """Display name -> its other names, and the full names of shared ones."""
    given = [Name(name, kind) for name in names]
    targets = {Name(short, kind): Name(full, kind) for short, full in (defined or {}).items()}
    namings = group_names(given, {}, targets)
    return {n.display: (sorted(x.text for x in n.names if x.text != n.display), n.shared) for n in namings}


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        ("person", ["Peter Vell", "Vell"], {"Peter Vell": (["Vell"], ())}),
        ("person", ["Tam Linh", "Tam"], {"Tam Linh": (["Tam"], ())}),
        ("person", ["Karim Al Sadi", "Al Sadi", "Sadi"], {"Karim Al Sadi": (["Al Sadi", "Sadi"], ())}),
        ("person", ["Joan R. Marsh", "Joan Marsh"], {"Joan R. Marsh": (["Joan Marsh"], ())}),
        ("person", ["J. Marsh", "Joan Marsh"], {"Joan Marsh": (["J. Marsh"], ())}),
        ("person", ["ANA MIREL", "Ana Mirel"], {"Ana Mirel": (["ANA MIREL"], ())}),
        ("person", ["Renée Sand", "Renee Sand"], {"Renée Sand": (["Renee Sand"], ())}),
        ("person", ["Peter Vell", "Peter Marsh"], {"Peter Marsh": ([], ()), "Peter Vell": ([], ())}),
        ("person", ["Rosa Vellington", "Vell"], {"Rosa Vellington": ([], ()), "Vell": ([], ())}),
        ("organization", ["Lake Farmers Union", "LFU"], {"Lake Farmers Union": (["LFU"], ())}),
        ("organization", ["Ministry of Works", "MoW"], {"Ministry of Works": ([], ()), "MoW": ([], ())}),
        ("organization", ["the Paragon Group", "Paragon"], {"the Paragon Group": (["Paragon"], ())}),
        ("organization", ["Lake Farmers Union", "LFA"], {"LFA": ([], ()), "Lake Farmers Union": ([], ())}),
        ("other", ["the Norlands", "Norlands"], {"the Norlands": (["Norlands"], ())}),
    ],
)
def test_groups(kind, names, expected):
    assert grouped(kind, *names) == expected


def test_a_surname_of_two_is_shared():
    assert grouped("person", "Tom Harlan", "Rita Harlan", "Harlan")["Harlan"] == ([], ("Rita Harlan", "Tom Harlan"))


def test_an_acronym_in_brackets_stands_for_the_name_before_it():
    names = ("Norland Secret Service", "BND")
    assert grouped("organization", *names, defined={"BND": names[0]}) == {names[0]: (["BND"], ())}
    assert len(grouped("organization", *names)) == 2


def test_kinds_do_not_mix():
    names = [Name("Paragon", "person"), Name("Paragon Group", "organization")]
    assert len(group_names(names, {}, {})) == 2


def test_the_order_of_names_does_not_matter():
    names = ["Tom Harlan", "Rita Harlan", "Harlan", "Rita"]
    results = [grouped("person", *order) for order in permutations(names)]
    assert all(result == results[0] for result in results)
