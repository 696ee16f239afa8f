"""What an article says of its chains, for linking across articles: from a reading, and from its stored rows."""

from dataclasses import replace
from pathlib import Path

import pytest
from readings import Someone, add, read

from quotes.database.connection import open_database
from quotes.database.speaker_links import load_evidence
from quotes.model import ChainKey, Evidence, Form, Mention, Reading, Span
from quotes.speakers.evidence import Mentioned, evidence_of

TEXT = "Mr Tack left. He, Mara Quill and Dr. Ann Olm of Harbour Rescue Fund (Haref) met her lawyer. Haref said\u00a0no."


def reading() -> Reading:
    people = [
        Someone("Tack"),
        Someone("Mara Quill"),
        Someone("Ann Olm"),
        Someone("Harbour Rescue Fund", "organization", aliases=("Haref",)),
    ]
    plain = read("a", TEXT, people, [])
    pronouns = {"He": 1, "her": 3}
    found = [
        Mention(Span(TEXT.index(word), TEXT.index(word) + len(word)), "pronoun", chain)
        for word, chain in pronouns.items()
    ]
    return replace(plain, mentions=tuple(sorted((*plain.mentions, *found))))


def told(chain: int, name: str, *genders: str) -> Evidence:
    return Evidence(ChainKey("a", chain), name, "person", ((name, 1),), (), None, 0, genders)


EXPECTED = [
    told(1, "Tack", "m"),
    told(2, "Mara Quill"),
    told(3, "Ann Olm", "f"),  # which Dr. does not tell
    Evidence(
        key=ChainKey("a", 4),
        name="Harbour Rescue Fund",
        kind="organization",
        aliases=(("Harbour Rescue Fund", 1), ("Haref", 2)),
        roles=(),
        published=None,
        quoted=0,
        bracketed=("Haref",),
    ),
]


def test_evidence_of_a_reading() -> None:
    assert list(evidence_of(reading())) == EXPECTED


@pytest.mark.parametrize(
    ("form", "text", "before", "genders"),
    [
        *(("pronoun", word, "", {"m"}) for word in ("he", "Him", "his", "himself")),
        *(("pronoun", word, "", {"f"}) for word in ("She", "her", "hers", "herself")),
        ("pronoun", "they", "", set()),
        ("name", "Tack", "", set()),
        ("name", "Tack", "and Mrs. ", {"f"}),
        ("name", "Tack", "Mr ", {"m"}),
        ("name", "Tack", "Mrs Olm and ", set()),
        ("name", "Tack", "President ", set()),
    ],
)
def test_what_tells_a_gender(form: Form, text: str, before: str, genders: set[str]) -> None:
    mentioned = Mentioned()
    mentioned.add(form, text, before)
    assert mentioned.genders == genders


def test_evidence_of_stored_rows_is_the_same(tmp_path: Path) -> None:
    add(tmp_path / "quotes.db", [reading()])
    with open_database(tmp_path / "quotes.db") as db:
        assert sorted(load_evidence(db), key=lambda entry: entry.key) == EXPECTED
