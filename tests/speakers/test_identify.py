"""Speakers across articles: what is one name, who is one speaker, and that order does not matter."""

import random
from collections.abc import Iterable

import pytest

from quotes.model import ChainKey, Evidence, Speaker, SpeakerKind
from quotes.speakers.bearers import PART, PART_AND_OFFICE
from quotes.speakers.compare import COUNTRY, INITIALS, KNOWN_ALIAS, SAME_LETTERS, SAME_NAME, SHORT_NAME
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
    genders: tuple[str, ...] = (),
    bracketed: tuple[str, ...] = (),
) -> Evidence:
    """Evidence of a chain that has its name and these aliases once each."""
    counts = tuple((alias, 1) for alias in sorted({name, *aliases, *bracketed}))
    return Evidence(ChainKey(article, chain), name, kind, counts, roles, published, quoted, genders, bracketed)


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
        (
            "a body's name in brackets, of one word",
            [
                said("a", "Harbour Rescue Fund", "organization", bracketed=("Haref",)),
                said("b", "Haref", "organization"),
                said("c", "Haref", "other"),
            ],
            [["a", "b", "c"]],
        ),
        (
            "a place in brackets",
            [said("a", "Harbour Mall", "organization", bracketed=("Tarn",)), said("b", "Tarn", "other")],
            [["a"], ["b"]],
        ),
        (
            "what stands in brackets behind a place",
            [said("a", "Harbour Stadium", "other", bracketed=("Old Tarn",)), said("b", "Old Tarn", "other")],
            [["a"], ["b"]],
        ),
        (
            "a person's team in brackets",
            [said("a", "Mara Quill", bracketed=("Haref",)), said("b", "Haref")],
            [["a"], ["b"]],
        ),
        (
            "the name in brackets of two bodies",
            [
                said("a", "Harbour Rescue Fund", "organization", bracketed=("Haref",)),
                said("b", "Hare Relief", "organization", bracketed=("Haref",)),
                said("c", "Haref", "organization"),
            ],
            [["a"], ["b"], ["c"]],
        ),
        (
            "a country in short, beside the whole in one article",
            [said("a", "United States", "other"), said("a", "U.S.", "other", chain=2), said("b", "US", "other")],
            [["a", "a", "b"]],
        ),
        (
            "a word in small letters is no country, nor a person",
            [said("a", "United States", "other"), said("b", "Us", "other"), said("c", "US")],
            [["a"], ["b"], ["c"]],
        ),
        (
            "the same letters",
            [said("a", "Save Tarn", "group"), said("b", "SaveTarn", "group"), said("c", "Save Tarns", "group")],
            [["a", "b"], ["c"]],
        ),
        ("the same letters, too few", [said("a", "An Quill"), said("b", "Anquill")], [["a"], ["b"]]),
        (
            "the same letters, of a person and of a body",
            [said("a", "Save Tarn", "group"), said("b", "Savetarn")],
            [["a"], ["b"]],
        ),
        (
            "initials that one article leaves out",
            [said("a", "Mara J. Quill"), said("b", "Mara Quill"), said("c", "Mara Jane Quill")],
            [["a", "b", "c"]],
        ),
        (
            "initials written together",
            [said("a", "Mara H.W. Quill"), said("b", "Mara H. W. Quill"), said("c", "Mara Quill")],
            [["a", "b", "c"]],
        ),
        (
            "initials that contradict: the name without is nobody's",
            [said("a", "Mara J. Quill"), said("b", "Mara K. Quill"), said("c", "Mara Quill")],
            [["a"], ["b"], ["c"]],
        ),
        (
            "more initials are another's",
            [said("a", "Mara W. Quill"), said("b", "Mara H. W. Quill")],
            [["a"], ["b"]],
        ),
        (
            "an initial of two names is nobody's",
            [said("a", "Mara J. Quill"), said("b", "Mara Jane Quill"), said("c", "Mara Joan Quill")],
            [["a"], ["b"], ["c"]],
        ),
        (
            "a whole name more may be another's",
            [said("a", "Mara Jane Quill"), said("b", "Mara Quill")],
            [["a"], ["b"]],
        ),
        (
            "a son is not his father",
            [said("a", "Idris Quill Jr."), said("b", "Idris Quill"), said("c", "Idris T. Quill Jr.")],
            [["a", "c"], ["b"]],
        ),
        (
            "the initial of a given name is no given name",
            [said("a", "M. Quill"), said("b", "Mara Quill")],
            [["a"], ["b"]],
        ),
        (
            "two whom an article tells apart are two",
            [said("a", "Mara Quill"), said("b", "Mara J. Quill"), said("b", "Mara Quill", chain=2, quoted=0)],
            [["a", "b"], ["b"]],
        ),
        (
            "initials are a person's",
            [said("a", "Harbour B Board", "organization"), said("b", "Harbour Board", "organization")],
            [["a"], ["b"]],
        ),
        (
            "short for a given name, of the same office",
            [said("a", "Bill Quill", roles=("the mayor",)), said("b", "William T. Quill", roles=("former Mayor",))],
            [["a", "b"]],
        ),
        (
            "short for a given name, of another office",
            [said("a", "Bill Quill", roles=("the mayor",)), said("b", "William Quill", roles=("a former sailor",))],
            [["a"], ["b"]],
        ),
        ("short for a given name, of none", [said("a", "Bill Quill"), said("b", "William Quill")], [["a"], ["b"]]),
        (
            "short for either of two given names, of which one is there",
            [said("a", "Steve Quill", roles=("mayor",)), said("b", "Stephen Quill", roles=("mayor",))],
            [["a", "b"]],
        ),
        (
            "short for a given name that two write, one of another office",
            [
                said("a", "Bill Quill", roles=("mayor",)),
                said("b", "William A. Quill", roles=("mayor",)),
                said("c", "William B. Quill", roles=("sailor",)),
            ],
            [["a", "b"], ["c"]],
        ),
        (
            "short for the given names of two",
            [
                said("a", "Ed Quill", roles=("the mayor",)),
                said("b", "Edward Quill", roles=("mayor",)),
                said("c", "Edwin Quill", roles=("sailor",)),
            ],
            [["a"], ["b"], ["c"]],
        ),
        (
            "short for a given name, with another initial",
            [said("a", "Bill J. Quill", roles=("mayor",)), said("b", "William T. Quill", roles=("mayor",))],
            [["a"], ["b"]],
        ),
        ("nobody", [], []),
    ],
)
def test_who_is_one_speaker(description: str, evidence: list[Evidence], expected: list[list[str]]) -> None:
    assert groups(*evidence) == expected, description
    for seed in range(5):
        shuffled = random.Random(seed).sample(evidence, len(evidence))
        assert identify(shuffled) == identify(evidence), description


def often(*articles: str, name: str = "Mara Quill", alias: str = "Quill", **told: tuple[str, ...]) -> list[Evidence]:
    """Evidence of a person named in full, and by one word, in each of the articles."""
    return [said(article, name, aliases=[alias], **told) for article in articles]


OFTEN = often("a", "b", "c")


@pytest.mark.parametrize(
    ("description", "evidence", "expected"),
    [
        ("one who stands out", [*OFTEN, said("x", "Quill")], [["a", "b", "c", "x"]]),
        ("with a title", [*OFTEN, said("x", "Mrs. Quill")], [["a", "b", "c", "x"]]),
        (
            "the family name first",
            [*often("a", "b", "c", name="Quill Mara"), said("x", "Quill")],
            [["a", "b", "c", "x"]],
        ),
        ("too few articles", [*OFTEN[:2], said("x", "Quill")], [["a", "b"], ["x"]]),
        (
            "never called by the word alone",
            [*(said(article, "Mara Quill") for article in "abc"), said("x", "Quill")],
            [["a", "b", "c"], ["x"]],
        ),
        (
            "not far more often than a namesake",
            [*OFTEN, said("d", "Idris Quill"), said("x", "Quill")],
            [["a", "b", "c"], ["d"], ["x"]],
        ),
        (
            "a namesake by the given name counts as well",
            [*OFTEN, said("d", "Quill Idris"), said("x", "Quill")],
            [["a", "b", "c"], ["d"], ["x"]],
        ),
        (
            "a son of the name counts as well",
            [*OFTEN, said("d", "Idris Quill Jr."), said("x", "Quill")],
            [["a", "b", "c"], ["d"], ["x"]],
        ),
        (
            "ten times as often as all namesakes",
            [*often(*"abcdefghij"), said("k", "Idris Quill"), said("x", "Quill")],
            [[*"abcdefghij", "x"], ["k"]],
        ),
        (
            "somebody else of the article",
            [*OFTEN, said("a", "Quill", chain=2), said("x", "Quill")],
            [["a"], ["a", "b", "c", "x"]],
        ),
        (
            "somebody of the article who has the word in the middle of a name",
            [*OFTEN, said("x", "Idris Quill Tack", chain=2), said("x", "Quill")],
            [["a", "b", "c"], ["x"], ["x"]],
        ),
        (
            "a body of the article that has the word in its name",
            [*OFTEN, said("x", "Quill campaign", "organization", chain=2, quoted=0), said("x", "Quill")],
            [["a", "b", "c", "x"]],
        ),
        (
            "two offices, of two who stand out by them",
            [
                *often(*"abc", roles=("mayor",)),
                *often(*"def", name="Idris Quill", roles=("sailor",)),
                said("x", "Quill", roles=("mayor and sailor",)),
            ],
            [["a", "b", "c"], ["d", "e", "f"], ["x"]],
        ),
        (
            "another gender",
            [*often("a", "b", "c", genders=("f",)), said("x", "Quill", genders=("m",))],
            [["a", "b", "c"], ["x"]],
        ),
        (
            "the same gender",
            [*often("a", "b", "c", genders=("f",)), said("x", "Quill", genders=("f",))],
            [["a", "b", "c", "x"]],
        ),
        (
            "the same office, which tells two apart",
            [
                *often("a", "b", "c", roles=("mayor",)),
                *often("d", "e", "f", name="Idris Quill"),
                said("x", "Quill", roles=("the former mayor",)),
            ],
            [["a", "b", "c", "x"], ["d", "e", "f"]],
        ),
        (
            "an office that the one who stands out never had",
            [*often("a", "b", "c", roles=("mayor",)), said("x", "Quill", roles=("sailor",))],
            [["a", "b", "c"], ["x"]],
        ),
        (
            "a form of address is no office",
            [*OFTEN, said("x", "Quill", roles=("Mrs.",))],
            [["a", "b", "c", "x"]],
        ),
        ("a body is no person", [*OFTEN, said("x", "Quill", "organization")], [["a", "b", "c"], ["x"]]),
        (
            "initials do not make another person",
            [*OFTEN[:2], *often("c", name="Mara J. Quill"), said("x", "Quill")],
            [["a", "b", "c", "x"]],
        ),
    ],
)
def test_whose_one_word_is(description: str, evidence: list[Evidence], expected: list[list[str]]) -> None:
    assert groups(*evidence) == sorted(map(sorted, expected)), description
    for seed in range(5):
        shuffled = random.Random(seed).sample(evidence, len(evidence))
        assert identify(shuffled) == identify(evidence), description


def test_every_link_says_why() -> None:
    found = identify(
        [
            *often("a", "b", "c", roles=("mayor",)),
            said("d", "Mara J. Quill"),
            said("e", "Quill"),
            said("f", "Quill", roles=("mayor",)),
            said("g", "Bill Tack", roles=("mayor",)),
            said("h", "William Tack", roles=("mayor",)),
            said("i", "William Tack"),
            said("j", "U.S.", "other"),
            *(said(article, "United States", "other") for article in "kl"),
            said("m", "SaveTarn", "group"),
            *(said(article, "Save Tarn", "group") for article in "no"),
        ]
    )
    assert {key.article_id: link for key, link in found.links.items()} == {
        **dict.fromkeys("abc", Link("mara-quill", SAME_NAME)),
        "d": Link("mara-quill", INITIALS),
        "e": Link("mara-quill", PART),
        "f": Link("mara-quill", PART_AND_OFFICE),
        "g": Link("william-tack", SHORT_NAME),
        **dict.fromkeys("hi", Link("william-tack", SAME_NAME)),
        "j": Link("united-states", COUNTRY),
        **dict.fromkeys("kl", Link("united-states", SAME_NAME)),
        "m": Link("save-tarn", SAME_LETTERS),
        **dict.fromkeys("no", Link("save-tarn", SAME_NAME)),
    }


def test_a_person_is_called_by_the_full_name() -> None:
    evidence = [*OFTEN, *(said(article, "Quill") for article in "defgh")]
    (speaker,) = identify(evidence).speakers
    assert (speaker.id, speaker.name, speaker.aliases) == (
        "mara-quill",
        "Mara Quill",
        (("Mara Quill", 3), ("Quill", 8)),
    )


def test_a_namesake_takes_the_links_of_one_word_back() -> None:
    evidence = [*OFTEN, said("x", "Quill")]
    assert groups(*evidence) == [["a", "b", "c", "x"]]
    assert groups(*evidence, said("y", "Idris Quill", quoted=0)) == [["a", "b", "c"], ["x"]]


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
