"""Names of one article grouped: which fit one bearer, on lists of names."""

from itertools import permutations

import pytest

from quotes.coreference.names import (
    PARTICLES,
    Name,
    contradict,
    group_names,
    is_beginning,
    is_beginning_of_body,
    is_ending,
    is_ending_of_body,
    is_initials,
    is_initials_of_person,
    is_middle,
    is_misspelt,
    is_same,
    is_with_initials,
    is_without_middle,
)


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
        ("person", ["Ana Vell", "Vell", "Ana"], {"Ana Vell": (["Ana", "Vell"], ())}),
        ("person", ["ANA MIREL", "Ana Mirel"], {"Ana Mirel": (["ANA MIREL"], ())}),
        ("person", ["Renée Sand", "Renee Sand"], {"Renée Sand": (["Renee Sand"], ())}),
        (
            "person",
            ["Tom Vell Jr.", "Ana Vell", "Vell Jr."],
            {"Tom Vell Jr.": (["Vell Jr."], ()), "Ana Vell": ([], ())},
        ),
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


# ---- levels: does a short name fit a longer one?


@pytest.mark.parametrize(
    ("level", "short", "full", "fits"),
    [
        (is_same, "U.N.", "UN", True),
        (is_same, "Ødegaard", "Odegaard", True),
        (is_same, "Vell", "Peter Vell", False),
        (is_without_middle, "Joan Marsh", "Joan R. Marsh", True),
        (is_without_middle, "J. Marsh", "Joan Marsh", True),
        (is_without_middle, "Joan Marsh", "J. R. Marsh", True),
        (is_without_middle, "Jo Marsh", "Joan Marsh", False),
        (is_without_middle, "R. Marsh", "Joan Marsh", False),
        (is_without_middle, "Joan Marsh", "Joan Vell", False),
        (is_without_middle, "Marsh", "Joan Marsh", False),
        (is_without_middle, "Joan Marsh", "Marsh", False),
        (is_without_middle, "Marsh", "Marsh", False),
        (is_without_middle, "Marsh", "M. Marsh", False),
        (is_without_middle, "M. Marsh", "Marsh", False),
        (is_ending, "Vell", "Peter Vell", True),
        (is_ending, "Al Sadi", "Karim Ben Al Sadi", True),
        (is_ending, "Ben Sadi", "Karim Ben Al Sadi", False),
        (is_ending, "Peter", "Peter Vell", False),
        (is_ending, "Peter Vell", "Peter Vell", False),
        (is_ending, "!", "Peter Vell", False),
        (is_ending, "El", "Karim El", False),
        (is_beginning, "Tam", "Tam Linh", True),
        (is_beginning, "Tam Linh", "Tam Linh Vu", True),
        (is_beginning, "Linh", "Tam Linh", False),
        (is_beginning, "Tam Linh", "Tam Linh", False),
        (is_beginning, "!", "Tam Linh", False),
        (is_beginning, "De La", "De La Cruz", False),
        (is_beginning, "De Cruz", "De Cruz Marsh", True),
        (is_initials, "LFU", "Lake Farmers Union", True),
        (is_initials, "L.F.U.", "Lake Farmers Union", True),
        (is_initials, "L. F. U.", "Lake Farmers Union", True),
        (is_initials, "L. F. U", "Lake Farmers Union", True),
        (is_initials, "L. FU", "Lake Farmers Union", False),
        (is_initials, "S. LI", "Sand Lake Institute", False),
        (is_initials, "l. f. u.", "Lake Farmers Union", False),
        (is_initials, "MOW", "Ministry of Works", True),
        (is_initials, "MW", "Ministry of Works", True),
        (is_initials, "MFR", "Ministry for Roads", True),
        (is_initials, "LF", "Lake Farmers Union", False),
        (is_initials, "MoW", "Ministry of Works", False),
        (is_initials, "L F U", "Lake Farmers Union", False),
        (is_initials, "LFU2", "Lake Farmers Union", True),
        (is_initials, "PP", "Paragon", False),
        (is_initials, "P’S", "Paragon", False),
        (is_initials, "AB", "Aa Bb", True),
        (is_beginning_of_body, "Paragon", "Paragon Group", True),
        (is_beginning_of_body, "UN", "UN Women", False),
        (is_beginning_of_body, "World Rowing", "World Rowing Council", False),
        (is_beginning_of_body, "World Rowing", "World Rowing Company", True),
        (is_beginning_of_body, "Paragon", "Paragon Council", True),
        (is_beginning_of_body, "Paragon", "Paragon newsroom", False),
        (is_beginning_of_body, "Paragon", "Paragon newspaper", True),
        (is_with_initials, "UN Lake Council", "United Norlands Lake Council", True),
        (is_with_initials, "U.N. Lake Council", "United Norlands Lake Council", True),
        (is_with_initials, "Lake UN", "Lake United Norlands", True),
        (is_with_initials, "Un Lake Council", "United Norlands Lake Council", False),
        (is_with_initials, "UN Lake Council", "United Norlands Road Council", False),
        (is_with_initials, "UN Lake Council", "United Sudmark Lake Council", False),
        (is_with_initials, "UN Lake Council", "UN Lake Council", False),
        (is_middle, "Ip", "Rosa Ip Lau Mei-yee", True),
        (is_middle, "Lau Mei", "Rosa Ip Lau Mei-yee", True),
        (is_middle, "Zamir", "B Z Zamir Vell Khan", True),
        (is_middle, "Rosa", "Rosa Ip Lau", False),
        (is_middle, "Lau", "Rosa Ip Lau", False),
        (is_middle, "R", "Joan R. Marsh", False),
        (is_middle, "de", "Joan de Marsh", False),
        (is_middle, "Ip Mei", "Rosa Ip Lau Mei-yee", False),
        (is_middle, "Marsh", "Joan Marsh Jr.", False),
        (is_misspelt, "Hoffnung", "Leo Hofnung", True),
        (is_misspelt, "Leo Hoffnung", "Leo Hofnung", True),
        (is_misspelt, "Mkulo", "Dan Mkula", True),
        (is_misspelt, "Bennet", "Tom Bennett", True),
        (is_misspelt, "Hansen", "Hanson", False),
        (is_misspelt, "Ana Hansen", "Tom Hanson", False),
        (is_misspelt, "Ana Hansen", "Hanson", False),
        (is_misspelt, "Lin", "Tom Lim", False),
        (is_misspelt, "Vells", "Tom Vell", False),
        (is_misspelt, "Harlans", "Tom Harlan", False),
        (is_misspelt, "Orlova", "Tom Orlov", False),
        (is_misspelt, "Harlan", "Tom Marlan", False),
        (is_misspelt, "Harlon", "Tom Harvan", False),
        (is_misspelt, "Harlan", "Tom Harlan", False),
        (is_misspelt, "!", "Tom Harlan", False),
        (is_misspelt, "Hofnung-Vell", "Ana Hoffnung-Vell", True),
        (is_misspelt, "Hoffnung-Harlon", "Ana Hoffnung-Harlan", True),
        (is_misspelt, "Hofnung-Harlon", "Ana Hoffnung-Harlan", False),
        (is_misspelt, "Hofnung-Vell", "Ana Hoffnung", False),
        (is_misspelt, "Hofnung-Vell", "Hoffnung-Vell", True),
        (is_misspelt, "Hofnung-Lin", "Ana Hofnung-Lim", False),
        (is_initials_of_person, "XLV", "Xavier Luc Vell", True),
        (is_initials_of_person, "PV", "Peter Vell", False),
        (is_without_middle, "Joan Marsh", "Joan Marsh Jr.", True),
        (is_without_middle, "Marsh", "Marsh Jr.", False),
        (is_ending, "Marsh Jr.", "Joan F. Marsh Jr.", True),
        (is_ending, "Marsh", "Joan Marsh III", True),
        (is_same, "GoodNightAll", "Good Night All", True),
        (is_same, "Annie", "Ann Ie", False),
        (is_beginning_of_body, "Group", "Paragon Group", False),
        (is_ending_of_body, "Farmers Union", "Lake Farmers Union", True),
        (is_ending_of_body, "LFU", "Lake LFU", False),
        (is_ending_of_body, "Farmers Union", "women’s wing of the Farmers Union", False),
        (is_ending_of_body, "Lorn", "University of Lorn", False),
        (is_ending_of_body, "Lake", "Lake Farmers Union", False),
    ],
)
def test_whether_a_short_name_fits_a_longer_one(level, short, full, fits):
    assert level(short, full) is fits


@pytest.mark.parametrize("particle", sorted(PARTICLES))
def test_a_particle_alone_is_no_surname(particle):
    assert not is_ending(particle, f"Karim {particle}")
    assert is_ending(f"{particle} Sadi", f"Karim {particle} Sadi")


def test_particles_are_these():
    assert (
        frozenset(
            {"al", "el", "bin", "ibn", "abu", "von", "van", "de", "der", "den", "da", "di", "dos", "du", "la", "le"}
            | {"of", "the", "and", "for"}
        )
        == PARTICLES
    )


# ---- which name is the fullest


@pytest.mark.parametrize(
    ("kind", "names", "display"),
    [
        ("person", ["Vell", "Peter Vell"], "Peter Vell"),
        ("person", ["PETER VELL", "Peter Vell"], "Peter Vell"),
        ("person", ["VELLI", "Velli"], "Velli"),
        ("organization", ["UN", "U.N."], "U.N."),
        ("organization", ["LAKES", "Lakes"], "Lakes"),
        ("organization", ["LAKE", "Lake"], "Lake"),
        ("organization", ["L.F.U.", "Lake Union"], "Lake Union"),
        ("person", ["Renée Sand", "Renee Sand"], "Renée Sand"),
        ("person", ["J. Marsh", "Jo Marsh"], "Jo Marsh"),
        ("person", ["VELLI’S", "Velli"], "Velli"),
        ("person", ["VELL.", "Vell"], "Vell"),
        ("person", ["VEL.", "Vel"], "VEL."),
        ("person", ["Vel’s", "Vel"], "Vel’s"),
        ("person", ["J. R. Marsh", "Josephine Marsh"], "J. R. Marsh"),
        ("person", ["ANA MIREL VELL", "Ana Vell"], "ANA MIREL VELL"),
    ],
)
def test_the_fullest_name_is_shown(kind, names, display):
    assert next(iter(grouped(kind, *names))) == display


def test_the_gender_of_a_bearer_is_what_the_fullest_telling_name_tells():
    full, short, other = (Name(text, "person") for text in ("Ana Vell", "Vell", "Tom Marsh"))
    [marsh, vell] = group_names([full, short, other], {short: "f"}, {})
    assert (vell.display, vell.gender, marsh.gender) == ("Ana Vell", "f", "-")
    assert [naming.gender for naming in group_names([full, short], {full: "f"}, {})] == ["f"]
    assert [naming.gender for naming in group_names([full, short], {full: "f", short: "m"}, {})] == ["f"]


def test_a_level_that_fits_somebody_decides():
    assert grouped("person", "Tam Linh", "Vu Tam", "Tam")["Vu Tam"] == (["Tam"], ())
    assert grouped("organization", "Paragon", "Paragon Bank", "Old Paragon")["Paragon Bank"] == (["Paragon"], ())


def test_a_shared_name_bears_nobody_else():
    found = grouped("person", "Tom El Harlan", "Rita El Harlan", "El Harlan", "Harlan")
    assert found["Harlan"] == ([], ("Rita El Harlan", "Tom El Harlan"))


def test_what_stands_in_brackets_goes_before_every_other_fit():
    names = ("Lake Farmers Union", "Norland Secret Service")
    assert grouped("organization", *names, "LFU", defined={"LFU": names[1]})[names[1]] == (["LFU"], ())
    assert grouped("organization", *names, "LFU", defined={"LFU": "Paragon"})[names[0]] == (["LFU"], ())


@pytest.mark.parametrize("kind", ["group", "other"])
def test_a_name_that_is_no_persons_nor_bodys_has_no_short_form(kind):
    assert len(grouped(kind, "Lake Lorn", "Lorn")) == 2


def test_a_name_that_stands_twice_is_one():
    assert grouped("person", "Vell", "Vell") == {"Vell": ([], ())}


# ---- two people of one name


def bearers(*names, genders=None, others=None):
    """Display name -> the names of each bearer, with their titles."""
    given = [Name(text, "person", title) for title, _, text in (name.rpartition("|") for name in names)]
    told = {Name(text, "person"): gender for text, gender in (genders or {}).items()}
    words = {Name(text, "person"): frozenset(own) for text, own in (others or {}).items()}
    found = group_names(given, told, {}, others=words)
    return {naming.display: sorted(name.with_title for name in naming.names) for naming in found}


@pytest.mark.parametrize(
    ("names", "genders", "expected"),
    [
        (["Ms|Hale", "Mr|Hale"], {}, {"Ms Hale": ["Ms Hale"], "Mr Hale": ["Mr Hale"]}),
        (["Ms|Hale", "Mrs|Hale"], {}, {"Hale": ["Mrs Hale", "Ms Hale"]}),
        (["Mr|Hale"], {}, {"Hale": ["Mr Hale"]}),
        (["Paul Vell", "Mrs|Vell"], {"Paul Vell": "m"}, {"Paul Vell": ["Paul Vell"], "Mrs Vell": ["Mrs Vell"]}),
        (["Paul Vell", "Mr|Vell"], {"Paul Vell": "m"}, {"Paul Vell": ["Mr Vell", "Paul Vell"]}),
        (["Sir|Paul Vell", "Lady|Vell"], {}, {"Paul Vell": ["Sir Paul Vell"], "Lady Vell": ["Lady Vell"]}),
        (["Ana Vell", "Mrs|Vell"], {}, {"Ana Vell": ["Ana Vell", "Mrs Vell"]}),
        (["Paul Vell", "Mrs|Vell", "Mr|Vell"], {}, {"Paul Vell": ["Mr Vell", "Paul Vell"], "Mrs Vell": ["Mrs Vell"]}),
        (["Paul Vell", "Mrs|Vale"], {"Paul Vell": "m"}, {"Paul Vell": ["Paul Vell"], "Vale": ["Mrs Vale"]}),
    ],
)
def test_titles_tell_two_of_one_surname_apart(names, genders, expected):
    assert bearers(*names, genders=genders) == expected


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Ana Vell", "Tom Vell", True),
        ("Joan Marsh", "Jack R. Marsh", True),
        ("J. Marsh", "Joan Marsh", False),
        ("Joan Marsh", "Joan R. Marsh", False),
        ("Bill Sand", "William Bill Sand", False),
        ("Tom Vell", "Thomas Vell", True),
        ("Jo Vell", "Joan Vell", False),
        ("John Vell Sr.", "John Vell Jr.", True),
        ("John Vell", "John Vell Jr.", False),
        ("Ana Vell", "Tom Marsh", False),
        ("Vell", "Tom Vell", False),
        ("Hofnung-Vell", "Ana Hoffnung-Vell", False),
        ("Ana Hofnung-Vell", "Tom Hofnung-Vell", True),
    ],
)
def test_given_names_and_generations_that_differ_are_of_two_people(one, other, apart):
    assert contradict(Name(one, "person"), Name(other, "person")) is apart
    assert contradict(Name(other, "person"), Name(one, "person")) is apart
    assert not contradict(Name(one, "organization"), Name(other, "organization"))


def test_an_initial_does_not_join_two_people():
    assert bearers("J. R. Marsh", "Joan Marsh", "Jack Marsh") == {
        "J. R. Marsh": ["J. R. Marsh", "Joan Marsh"],
        "Jack Marsh": ["Jack Marsh"],
    }


def test_whom_another_explains_is_not_that_other():
    assert bearers("Jerome Vell", "J. Vell", others={"J. Vell": ["jerome"]}) == {
        "Jerome Vell": ["Jerome Vell"],
        "J. Vell": ["J. Vell"],
    }
    assert bearers("Jerome Vell", "J. Vell", others={"J. Vell": ["tom"]}) == {"Jerome Vell": ["J. Vell", "Jerome Vell"]}


def test_a_body_that_is_explained_is_not_short_for_another():
    names = [Name("Lake Congress", "organization"), Name("Congress", "organization")]
    assert len(group_names(names, {}, {}, apart=names[1:])) == 2
    assert len(group_names(names, {}, {})) == 1
    begun = [Name("Congress of Lakes", "organization"), Name("Congress", "organization")]
    assert len(group_names(begun, {}, {}, apart=begun[1:])) == 1


@pytest.mark.parametrize(
    ("short", "full", "defined", "together"),
    [
        (Name("XLV", "organization"), Name("Xavier Luc Vell", "person"), False, True),
        (Name("US", "organization"), Name("United Sudmark", "other"), False, True),
        (Name("GoodNightAll", "person"), Name("Good Night All", "organization"), False, True),
        (Name("PV", "organization"), Name("Peter Vell", "person"), False, False),
        (Name("LFU", "other"), Name("Lake Farmers Union", "organization"), False, False),
        (Name("Petra", "person"), Name("Norland News Agency", "organization"), True, True),
        (Name("Petra Vell", "person"), Name("Norland News Agency Now", "organization"), True, False),
        (Name("Lorn", "other"), Name("Norland News Agency", "organization"), True, False),
        (Name("Lorn Union", "organization"), Name("Ana Maria Vell", "person"), True, False),
    ],
)
def test_kinds_that_join(short, full, defined, together):
    assert (len(group_names([short, full], {}, {short: full} if defined else {})) == 1) is together
