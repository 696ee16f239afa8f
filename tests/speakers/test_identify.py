"""Speakers across articles: what is one name, who is one speaker, and that order does not matter."""

import random
from collections.abc import Iterable

import pytest

from quotes.model import ChainKey, Evidence, Speaker, SpeakerKind
from quotes.speakers.compare import KNOWN_ALIAS, SAME_NAME
from quotes.speakers.describe import slug
from quotes.speakers.identify import Link, identify
from quotes.text.names import key_of


def said(
    article: str,
    name: str,
    kind: SpeakerKind = "person",
    aliases: Iterable[str] = (),
    roles: tuple[str, ...] = (),
    published: str | None = None,
    quoted: int = 1,
    chain: int = 1,
) -> Evidence:
    """Evidence of a chain that has its name and these aliases once each."""
    counts = tuple((alias, 1) for alias in sorted({name, *aliases}))
    return Evidence(ChainKey(article, chain), name, kind, counts, roles, published, quoted)


def groups(*evidence: Evidence) -> list[list[str]]:
    """The articles (by letter) whose chains are one speaker; unlinked ones are left out."""
    links = identify(evidence).links
    found: dict[str, list[str]] = {}
    for key, link in links.items():
        found.setdefault(link.speaker_id, []).append(key.article_id)
    return sorted(sorted(articles) for articles in found.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Quill", "MARA QUILL"),
        ("José Ibáñez", "Jose Ibanez"),
        ("Jean-Luc Moreau", "Jean Luc Moreau"),
        ("J. K. Mossop", "J.K. Mossop"),
        ("J.K. Mossop", "JK Mossop"),
        ("Sean O’Dell", "Sean O'Dell"),
        ("Quill's", "Quill"),
        ("the Harbour Board", "Harbour Board"),
        ("U.N.", "UN"),
        ("Mara\n  Quill", "Mara Quill"),
        ("Łukasz Sørensen", "Lukasz Sorensen"),
        ("Zero\u200bWidth", "ZeroWidth"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Quill", "Quill"),
        ("Mara Quill", "Idris Quill"),
        ("Mara Quill", "Mara Quilla"),
        ("The", "An"),
        ("Thea Quill", "A Quill"),
        ("Harbour Board", "Harbours Board"),
        ("नरेन्द्र", "नरन्द्र"),
        ("***", "---"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ivo Marek", "ivo-marek"),
        ("Señor José Ibáñez-Ñuñez", "senor-jose-ibanez-nunez"),
        ("The Harbour Board", "harbour-board"),
        ("J. K. Mossop", "jk-mossop"),
        ("Route 66 Action Group", "route-66-action-group"),
        ("Анна Орлова", "speaker-628e807f56"),
        ("Anna Орлова", "speaker-73d77b5260"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("description", "evidence", "expected"),
    [
        (
            "the same full name",
            [said("a", "Mara Quill"), said("b", "MARA QUILL"), said("c", "Mara Quillon")],
            [["a", "b"], ["c"]],
        ),
        (
            "a surname alone is no proof, even where it is an alias",
            [said("a", "Mara Quill", aliases=["Quill"]), said("b", "Quill")],
            [["a"], ["b"]],
        ),
        (
            "a title does not make a surname a full name",
            [said("a", "Mara Quill", aliases=["Mrs. Quill"]), said("b", "Mrs Quill")],
            [["a"], ["b"]],
        ),
        ("the same one-word name", [said("a", "Quill"), said("b", "Quill")], [["a", "b"]]),
        ("a person is no organisation", [said("a", "Jordan"), said("b", "Jordan", "other")], [["a"], ["b"]]),
        (
            "kinds of organisations are not told apart",
            [said("a", "Harbour Board", "group"), said("b", "the Harbour Board", "organization")],
            [["a", "b"]],
        ),
        (
            "a known acronym",
            [said("a", "Harbour Safety Board", "organization", ["HSB"]), said("b", "HSB", "organization")],
            [["a", "b"]],
        ),
        (
            "an acronym with dots",
            [said("a", "Harbour Safety Board", "organization", ["H.S.B."]), said("b", "HSB", "organization")],
            [["a", "b"]],
        ),
        (
            "an acronym in small letters is another word",
            [said("a", "Helpers In Trouble", "organization", ["HIT"]), said("b", "Hit", "organization")],
            [["a"], ["b"]],
        ),
        (
            "one word of an organisation's name is no proof",
            [said("a", "Harbour Safety Board", "organization", ["Board"]), said("b", "Board", "organization")],
            [["a"], ["b"]],
        ),
        (
            "an acronym that two organisations have",
            [
                said("a", "Harbour Safety Board", "organization", ["HSB"]),
                said("b", "Hill Street Bank", "organization", ["HSB"]),
                said("c", "HSB", "organization"),
            ],
            [["a"], ["b"], ["c"]],
        ),
        (
            "an acronym is no alias of a person's",
            [said("a", "Harbour Safety Board", "organization", ["HSB"]), said("b", "HSB")],
            [["a"], ["b"]],
        ),
        (
            "a longer form known as an alias",
            [said("a", "Mara Jane Quill", aliases=["Mara Quill"]), said("b", "Mara Quill")],
            [["a", "b"]],
        ),
        (
            "a form that two persons have",
            [
                said("a", "Mara Jane Quill", aliases=["Mara Quill"]),
                said("b", "Mara Ann Quill", aliases=["Mara Quill"]),
                said("c", "Mara Quill"),
            ],
            [["a"], ["b"], ["c"]],
        ),
        (
            "an alias of somebody who is only mentioned counts as well",
            [
                said("a", "Mara Jane Quill", aliases=["Mara Quill"]),
                said("b", "Mara Ann Quill", aliases=["Mara Quill"], quoted=0),
                said("c", "Mara Quill"),
            ],
            [["a"], ["c"]],
        ),
        (
            "aliases link on",
            [
                said("a", "Harbour Safety Board", "organization", ["HSB"]),
                said("b", "HSB", "organization"),
                said("c", "Safety Board of the Harbour", "organization", ["Harbour Safety Board"]),
            ],
            [["a", "b", "c"]],
        ),
        (
            "part of a longer name is no proof of an organisation",
            [
                said("a", "High Court of Tarn", "organization", ["High Court"]),
                said("b", "High Court", "organization"),
            ],
            [["a"], ["b"]],
        ),
        (
            "nor does the longer name make an alias ambiguous",
            [
                said("a", "HSB", "organization", ["Harbour Safety Board"]),
                said("b", "Harbour Safety Board", "organization"),
                said("c", "Harbour Safety Board Lifeboat Fund", "organization", ["Harbour Safety Board"]),
            ],
            [["a", "b"], ["c"]],
        ),
        (
            "mentions of somebody who is quoted elsewhere are theirs",
            [said("a", "Mara Quill"), said("b", "Mara Quill", quoted=0), said("c", "Idris Quill", quoted=0)],
            [["a", "b"]],
        ),
        ("nobody", [], []),
    ],
)
def test_who_is_one_speaker(description: str, evidence: list[Evidence], expected: list[list[str]]) -> None:
    assert groups(*evidence) == expected, description
    for seed in range(5):
        shuffled = random.Random(seed).sample(evidence, len(evidence))
        assert identify(shuffled) == identify(evidence), description


def test_a_speaker_whole() -> None:
    found = identify(
        [
            said("a", "Harbour Safety Board", "organization", ["HSB"], ("the watchdog",), "2024-01-01"),
            said("b", "HSB", "group", ["H.S.B."], (), "2024-03-01"),
            said("c", "Harbour Safety Board", "organization", [], ("the regulator", "the board"), "2024-02-01"),
            said("d", "Harbour Safety Board", "organization", [], (), "2024-05-01", quoted=0),
        ]
    )
    assert found.speakers == (
        Speaker(
            id="harbour-safety-board",
            name="Harbour Safety Board",
            kind="organization",
            description="the regulator",
            aliases=(("H.S.B.", 1), ("HSB", 2), ("Harbour Safety Board", 3)),
            first_quoted="2024-01-01",
            last_quoted="2024-03-01",
        ),
    )
    assert found.links == {
        ChainKey("a", 1): Link("harbour-safety-board", SAME_NAME),
        ChainKey("b", 1): Link("harbour-safety-board", KNOWN_ALIAS),
        ChainKey("c", 1): Link("harbour-safety-board", SAME_NAME),
        ChainKey("d", 1): Link("harbour-safety-board", SAME_NAME),
    }


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["QUILL", "Quill"], "Quill"),
        (["QUILL", "QUILL", "Quill"], "QUILL"),
        (["Ibáñez", "Ibanez", "Ibáñez"], "Ibáñez"),
        (["the Harbour Board", "Harbour Board"], "Harbour Board"),
        (["Harbour Board", "Harbour Bóard", "Harbour Board"], "Harbour Board"),
        (["J. K. Mossop", "JK Mossop"], "J. K. Mossop"),
    ],
)
def test_display_name(names: list[str], expected: str) -> None:
    evidence = [said(f"article-{number}", name) for number, name in enumerate(names)]
    assert [speaker.name for speaker in identify(evidence).speakers] == [expected]


def test_the_person_keeps_the_plain_id() -> None:
    evidence = [said("a", "Jordan", "other"), said("b", "Jordan"), said("c", "Jordan-Other")]
    assert {key.article_id: link.speaker_id for key, link in identify(evidence).links.items()} == {
        "a": "jordan-136c676576",
        "b": "jordan",
        "c": "jordan-other",
    }


def test_a_new_article_can_take_a_link_back() -> None:
    evidence = [said("a", "Harbour Safety Board", "organization", ["HSB"]), said("b", "HSB", "organization")]
    assert groups(*evidence) == [["a", "b"]]
    assert groups(*evidence, said("c", "Hill Street Bank", "organization", ["HSB"])) == [["a"], ["b"], ["c"]]
