"""Invariants of the database on real news, with its dirt: a slice of raw articles, where they are here."""

import random
import re
import sqlite3

import pytest
from loops import some
from paths import SHARED

from quotes.database.adding import add_articles
from quotes.database.store import open_database
from quotes.model import GAP
from quotes.readers import read_articles

FOLDER = SHARED / "corpora" / "newswire"
EVERY = 15

pytestmark = pytest.mark.corpora("corpora/newswire")

QUOTATIONS = """
    select quotations.id, kind, manner, content, cue, source, quotations.start, quotations.[end], speaker_id, text
    from quotations join articles on articles.id = article_id
"""


def add(path, items, annotator):
    with open_database(path) as db:
        return add_articles(db, items, lambda: annotator, "default", {})


@pytest.fixture(scope="module")
def items():
    return list(read_articles([str(path) for path in sorted(FOLDER.glob("*.txt"))[::EVERY]]))


@pytest.fixture(scope="module")
def newswire(tmp_path_factory, items, annotator):
    path = tmp_path_factory.mktemp("newswire") / "news.db"
    return path, add(path, items, annotator)


def test_no_article_fails(newswire, items):
    _, outcome = newswire
    assert outcome.failures == []
    assert outcome.articles + outcome.known == len(items)
    assert outcome.quotations > 5 * len(items)


def test_offsets_prove_the_words(newswire):
    db = sqlite3.connect(newswire[0])
    spans = "select role, start, [end] from quotation_spans where quotation_id = ? order by role, ordinal"
    for identity, _, _, content, cue, source, _, _, _, text in some(db.execute(QUOTATIONS)):
        found = {"content": [], "cue": [], "source": []}
        for role, start, end in db.execute(spans, [identity]):
            found[role].append(text[start:end])
        assert re.fullmatch(f"(?:{re.escape(GAP)}|\n)".join(map(re.escape, found["content"])), content)
        assert found["cue"] == ([cue] if cue else [])
        assert found["source"] == ([source] if source else [])


def test_sqlite_counts_characters_as_we_do(newswire):
    wrong = """
        select count(*) from quotation_spans as spans join quotations on quotations.id = quotation_id
        join articles on articles.id = article_id
        where role = 'cue' and substr(text, spans.start + 1, spans.[end] - spans.start) != cue
    """
    assert sqlite3.connect(newswire[0]).execute(wrong).fetchone() == (0,)


def test_nothing_is_without_content_name_or_target(newswire):
    db = sqlite3.connect(newswire[0])
    assert db.execute("select count(*) from quotations where trim(content) = ''").fetchone() == (0,)
    assert db.execute("select count(*) from speakers where trim(name) = ''").fetchone() == (0,)
    assert db.execute("pragma foreign_key_check").fetchall() == []


def test_another_order_gives_the_same_and_adding_twice_changes_nothing(newswire, items, annotator, tmp_path):
    twenty = items[:20]
    other = random.Random(1).sample(twenty, len(twenty))
    add(tmp_path / "one.db", twenty, annotator)
    add(tmp_path / "two.db", other, annotator)
    assert add(tmp_path / "two.db", twenty, annotator).articles == 0
    one, two = (sorted(sqlite3.connect(tmp_path / name).execute(QUOTATIONS)) for name in ("one.db", "two.db"))
    assert one
    assert one == two
