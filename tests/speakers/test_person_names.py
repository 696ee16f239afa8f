"""The parts of a person's name, and what roles say that can be compared."""

import pytest

from quotes.model import ChainKey, Evidence
from quotes.speakers.person_names import FullName, adds_initials, bare_words, contradict, full_name
from quotes.speakers.roles import offices


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mrs. Quill", ("quill",)),
        ("Former", ("former",)),
        ("Dr. Mara Quill", ("mara", "quill")),
        ("President", ("president",)),
        ("Mr. President", ("president",)),
        ("…", ()),
    ],
)
def test_words_without_titles(name: str, words: tuple[str, ...]) -> None:
    assert bare_words(name) == words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mara Quill", FullName("mara", (), "quill", "")),
        ("Mara J. van Quill", FullName("mara", ("j", "van"), "quill", "")),
        *((f"Idris H. W. Quill {end}", FullName("idris", ("h", "w"), "quill", end.lower())) for end in ("Jr", "Sr")),
        *((f"Idris Quill {end}", FullName("idris", (), "quill", end.lower())) for end in ("II", "III", "IV")),
        ("Quill", None),
        ("Quill Jr.", None),
        ("Jr.", None),
        ("M. Quill", None),
        ("Mrs. Quill", None),
        ("…", None),
    ],
)
def test_full_names(name: str, expected: FullName | None) -> None:
    assert full_name(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "two_people", "shorter"),
    [
        ((), (), False, True),
        ((), ("j",), False, True),
        ((), ("jane",), False, False),
        ((), ("j", "ann"), False, False),
        (("j",), ("j",), False, True),
        (("j",), ("jane",), False, True),
        (("jane",), ("jane",), False, True),
        (("jane",), ("joan",), True, False),
        (("j",), ("k",), True, False),
        (("j",), ("kate",), True, False),
        (("w",), ("h", "w"), True, False),
        (("j", "ann"), ("jane", "a"), False, True),
    ],
)
def test_middle_names(one: tuple[str, ...], other: tuple[str, ...], two_people: bool, shorter: bool) -> None:
    assert contradict(one, other) is contradict(other, one) is two_people
    assert adds_initials(one, other) is adds_initials(other, one) is shorter


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("the former prime minister", {"minister"}),
        ("Tarn’s harbour master", {"master"}),
        ("President Quill's former chief of staff", {"chief"}),
        ("director of the mayor’s office", {"director"}),
        ("lawyer and mayor", {"lawyer", "mayor"}),
        ("mayor, who was a sailor", {"mayor", "sailor"}),
        ("sailor Tarn", {"sailor"}),
        ("Mrs.", set()),
        ("very serious complaint", set()),
    ],
)
def test_offices(role: str, expected: set[str]) -> None:
    assert offices([Evidence(ChainKey("a", 1), "Mara Quill", "person", (), (role,), None, 0)]) == expected
