"""The metadata describes everything that there is, and nothing else."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml
from loops import some
from paths import PACKAGE, ROOT

from quotes.database.export import exportable

PATH = PACKAGE / "site" / "metadata.yml"
METADATA = yaml.safe_load(PATH.read_text(encoding="utf-8"))
TABLES: dict[str, dict[str, Any]] = METADATA["databases"]["quotes"]["tables"]
QUERIES: dict[str, dict[str, Any]] = METADATA["databases"]["quotes"]["queries"]


@pytest.fixture
def columns(database: Path) -> dict[str, list[str]]:
    """The columns of every table and view that a visitor can see or unfold."""
    connection = sqlite3.connect(database)
    names = [*exportable(connection), "_sqlite_migrations"]
    found = {name: [row[1] for row in connection.execute(f"pragma table_info({name})")] for name in names}
    connection.close()
    return found


def test_every_table_and_column_is_described(columns: dict[str, list[str]]) -> None:
    assert {name: list(table["columns"]) for name, table in TABLES.items()} == columns
    assert [name for name, table in TABLES.items() if not table["description"].strip()] == []
    empty = [(name, column) for name, table in TABLES.items() for column, text in table["columns"].items() if not text]
    assert empty == []


def test_options_name_only_what_exists(columns: dict[str, list[str]]) -> None:
    for name, table in some(TABLES.items()):
        named = {*table.get("facets", []), *table.get("sortable_columns", [])}
        named |= {table[option] for option in ("label_column", "fts_pk") if option in table}
        assert named <= set(columns[name]), name


def test_no_default_sort_slows_an_export() -> None:
    assert [name for name, table in some(TABLES.items()) if "sort" in table or "sort_desc" in table] == []


def test_primary_keys_can_be_sorted_by(database: Path) -> None:
    """Datasette sorts a table's pages by its key, and answers with an error where that is not allowed."""
    connection = sqlite3.connect(database)
    for name, table in some(TABLES.items()):
        keys = [row[1] for row in connection.execute(f"pragma table_info({name})") if row[5]]
        if len(keys) == 1 and "sortable_columns" in table:
            assert keys[0] in table["sortable_columns"], name
    connection.close()


def test_the_questions() -> None:
    assert list(QUERIES) == ["search", "said_by", "who_speaks_most", "quotes_about", "unattributed_quotes"]
    for name, query in QUERIES.items():
        assert query["title"], name
        assert query["description"], name
        assert query["hide_sql"], name


def test_the_repository_shows_the_same_file() -> None:
    assert (ROOT / "metadata.yml").resolve() == PATH
