"""The comparison of two databases."""

import importlib.util
from dataclasses import replace

import pytest
from paths import TESTS
from readings import HARBOUR, RESCUE, add

SPEC = importlib.util.spec_from_file_location("compare", TESTS / "tools" / "compare.py")
compare = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(compare)


@pytest.fixture
def databases(tmp_path):
    """Two databases of the same article, the second with another speaker for its last quotation."""
    *others, last = HARBOUR.quotations
    other = replace(HARBOUR, quotations=(*others, replace(last, chains=(), reason="not named")))
    for name, readings in (("one.db", [HARBOUR]), ("same.db", [HARBOUR]), ("other.db", [other]), ("more.db", [RESCUE])):
        add(tmp_path / name, readings)
    return tmp_path


def test_the_same_articles_give_the_same_rows(databases, capsys):
    assert compare.main(str(databases / "one.db"), str(databases / "same.db")) == 0
    assert "quotations: 5 rows before, 5 after; 0 gone, 0 new" in capsys.readouterr().out


def test_another_speaker_is_a_row_gone_and_a_new_one(databases, capsys):
    assert compare.main(str(databases / "one.db"), str(databases / "other.db")) == 1
    told = capsys.readouterr().out
    assert "quotations: 5 rows before, 5 after; 1 gone, 1 new" in told
    assert "articles: 1 rows before, 1 after; 0 gone, 0 new" in told
    assert told.count("not named") == 1


def test_only_some_rows_are_printed(databases, capsys):
    compare.main(str(databases / "one.db"), str(databases / "more.db"), "1")
    assert capsys.readouterr().out.count("\n  - ") == len(compare.QUERIES)
