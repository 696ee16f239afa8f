"""The given article and the rows that must be found in it. Both lie outside of the project, not being ours."""

import pytest
from expected import missing, rows
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


def test_every_expected_row_is_found(article, annotator):
    expected = rows(FOLDER / "expected.tsv")
    assert expected
    assert list(missing(extract([article], annotator)[0], expected)) == []


def test_speakers_and_roles_in_the_database(article, annotator, tmp_path):
    with open_database(tmp_path / "given.db") as db:
        add_articles(db, [article], lambda: annotator, "default", {})
        found = {row["id"]: (row["name"], row["kind"], row["description"]) for row in db["speakers"].rows}
    assert found == {
        "fsb": ("FSB", "organization", None),
        "mark-toner": ("Mark Toner", "person", "state department spokesman"),
        "pentagon-officials": ("Pentagon officials", "group", None),
        "peter-cook": ("Peter Cook", "person", "defence department spokesman"),
        "us-officials": ("US officials", "group", None),
        "vladimir-putin": ("Vladimir Putin", "person", "Russia’s president"),
    }
