"""The given article and the rows to be found in it, to the letter. Both lie beside the project, not being ours."""

import pytest
from expected import found, missing, rows, surplus
from paths import SHARED

from quotes.database.adding import add_articles
from quotes.database.store import open_database
from quotes.pipeline import extract
from quotes.readers import read_articles

FOLDER = SHARED / "articles"
PATHS = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []

pytestmark = pytest.mark.corpora("articles")


@pytest.fixture(scope="module")
def article():
    return next(iter(read_articles([str(PATHS[0])])))


def test_title_and_date(article):
    assert article.published == "2015-11-17"
    assert article.title.startswith("Russian and US forces exchange")


MORE = {
    "speaker": "US officials",
    "speaker_kind": "group",
    "kind": "indirect",
    "content": "the apparent shift in Russian targeting toward Isis fighters in the east of Syria, "
    "rather than US-backed moderates",
    "source": "US officials",
    "cue": "also welcomed",
}
"""What is found besides the rows of the table."""


@pytest.fixture(scope="module")
def given(article, annotator):
    return found(extract([article], annotator)[0])


def test_every_expected_row_is_found(given):
    expected = rows(FOLDER / "expected.tsv")
    assert len(expected) == 8
    assert missing(given, expected) == []


def test_nothing_else_is_found(given):
    assert surplus(given, rows(FOLDER / "expected.tsv")) == [MORE]


def test_speakers_and_roles_in_the_database(article, annotator, tmp_path):
    with open_database(tmp_path / "given.db") as db:
        add_articles(db, [article], lambda: annotator, "default", {})
        speakers = {row["id"]: (row["name"], row["kind"], row["description"]) for row in db["speakers"].rows}
    assert speakers == {
        "fsb": ("FSB", "organization", None),
        "mark-toner": ("Mark Toner", "person", "state department spokesman"),
        "pentagon-officials": ("Pentagon officials", "group", None),
        "peter-cook": ("Peter Cook", "person", "defence department spokesman"),
        "us-officials": ("US officials", "group", None),
        "vladimir-putin": ("Vladimir Putin", "person", "Russia’s president"),
    }
