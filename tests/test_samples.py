"""The sample articles, read by the shipped models: every expected row is found, and nothing that must not be."""

from pathlib import Path

import pytest
from expected import missing, on_one_line, rows
from paths import ARTICLES, SAMPLES

from quotes.pipeline import extract
from quotes.readers import Failure, read_articles

PATHS = sorted(ARTICLES.glob("*.txt"))
XFAIL = {
    "that a place at Tern Lane costs": "the title of the report is taken into the content, which so is mixed",
    "“Gone to sea,”": "what a card reads: the card is not found as the source",
}


@pytest.fixture(scope="module")
def readings(annotator):
    articles = [item for item in read_articles([str(path) for path in PATHS]) if not isinstance(item, Failure)]
    return {Path(reading.article.path).stem: reading for reading in extract(articles, annotator)}


def cases(pattern):
    return list(_cases(pattern))


def _cases(pattern):
    for path in PATHS:
        table = SAMPLES / f"{path.stem}{pattern}"
        for row in rows(table) if table.exists() else []:
            yield pytest.param(path.stem, row, id=f"{path.stem}:{row['content'][:40]}", marks=known(row))


def known(row):
    """A strict xfail with its reason, for what is not yet right."""
    reason = next((reason for start, reason in XFAIL.items() if row["content"].startswith(start)), None)
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []


@pytest.mark.parametrize(("stem", "row"), cases(".tsv"))
def test_expected_rows_are_found(readings, stem, row):
    assert list(missing(readings[stem], [row])) == []


@pytest.mark.parametrize(("stem", "row"), cases(".absent.tsv"))
def test_what_nobody_says_is_not_found(readings, stem, row):
    text = readings[stem].article.text
    contents = [on_one_line(q.attribution.extent.of(text)).strip("“”‘’«»\"'.,") for q in readings[stem].quotations]
    assert on_one_line(row["content"]).strip("“”‘’«»\"'.,") not in contents


def test_offsets_prove_the_words(readings):
    for reading in readings.values():
        for quotation in reading.quotations:
            spans = [*quotation.attribution.content, quotation.attribution.cue, quotation.attribution.source]
            assert all(0 <= span.start < span.end <= len(reading.article.text) for span in spans if span)
            assert quotation.attribution.extent.start >= reading.article.body_start
