"""The sample articles, read by the shipped models: each gives its expected rows, to the letter, and no more."""

from pathlib import Path

import pytest
from expected import found, missing, on_one_line, rows, surplus
from loops import some
from paths import ARTICLES, SAMPLES

from quotes.pipeline import extract
from quotes.readers import Failure, read_articles

PATHS = sorted(ARTICLES.glob("*.txt"))
MARKS = "“”‘’«»\"'.,"
XFAIL = {
    "that the doors would be locked": "a list that stands in the sentence before is taken into the content",
    "that a place at Tern Lane costs": "the title of the report is taken into the content, which so is mixed",
    "she had never seen a bird": "the clause goes on with what she did",
    "the old ones back": "too unsure who wants them",
    "both clubs for a report": "too unsure that the league is the Saltmarch League",
    '"They\'re both right about boats,"': "too unsure which of two men",
    '"Whichever comes in for its tea,"': "too unsure which of two women",
    "she had taught him to splice": "too unsure: Ishbel is no name that the census knows",
    "‘The referee said to me": "whoever is addressed in words quoted within her own is taken for another than she",
    "she has therefore spent": "by her own reckoning: too unsure whose it is",
    "he had not slept through": "too unsure who: no title and no pronoun tells that Anselm Grice is a man",
    "There is one at Tern Lane": "only the part behind the cue is found",
}


@pytest.fixture(scope="module")
def readings(annotator):
    articles = [item for item in read_articles([str(path) for path in PATHS]) if not isinstance(item, Failure)]
    return {Path(reading.article.path).stem: reading for reading in extract(articles, annotator)}


def cases(kind="", reason=lambda row: None):
    """Every row of the tables of this kind, with its article; a strict xfail where there is a reason."""
    return [
        pytest.param(path.stem, row, id=f"{path.stem}:{row['content'][:40]}", marks=xfail(reason(row)))
        for path in PATHS
        for row in table(path.stem, kind)
    ]


def table(stem, kind=""):
    return rows(SAMPLES / f"{stem}{kind}.tsv")


def xfail(reason):
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []


def known(row):
    """Why an expected row is not yet found, if it is not."""
    return next((reason for start, reason in XFAIL.items() if row["content"].startswith(start)), None)


def test_every_article_is_read(readings):
    assert len(PATHS) >= 11
    assert sorted(readings) == [path.stem for path in PATHS]


@pytest.mark.parametrize(("stem", "row"), cases(reason=known))
def test_expected_rows_are_found(readings, stem, row):
    assert missing(found(readings[stem]), [row]) == []


@pytest.mark.parametrize("stem", [path.stem for path in PATHS])
def test_nothing_else_is_found(readings, stem):
    """Nor a row twice; the number of rows follows."""
    given, expected, wrong = found(readings[stem]), table(stem), table(stem, ".wrong")
    assert expected
    assert surplus(surplus(given, expected), wrong) == []
    right = len(expected) - len(missing(given, expected))
    assert len(given) == right + len(wrong)


@pytest.mark.parametrize(("stem", "row"), cases(".wrong", reason=lambda row: row["why"]))
def test_what_is_wrong_is_not_found(readings, stem, row):
    assert missing(surplus(found(readings[stem]), table(stem)), [row]) == [row]


@pytest.mark.parametrize(("stem", "row"), cases(".absent"))
def test_what_nobody_says_is_not_found(readings, stem, row):
    text = readings[stem].article.text
    contents = [on_one_line(q.attribution.extent.of(text)).strip(MARKS) for q in readings[stem].quotations]
    assert on_one_line(row["content"]).strip(MARKS) not in contents


def test_offsets_prove_the_words(readings):
    for reading in some(readings.values()):
        for quotation in some(reading.quotations):
            spans = [*quotation.attribution.content, quotation.attribution.cue, quotation.attribution.source]
            assert all(0 <= span.start < span.end <= len(reading.article.text) for span in spans if span)
            assert quotation.attribution.extent.start >= reading.article.body_start
