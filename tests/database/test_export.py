"""Exports: complete, verbatim, and never half a file."""

import csv
import json
import sqlite3
import sys
from pathlib import Path

import pytest
from readings import READINGS, Said, Someone, add, read

from quotes.database import export as export_module
from quotes.database.export import export
from quotes.errors import QuotesError

NAMES = [
    "quotes",
    "shared_quotes",
    "speaker_summary",
    "unattributed",
    "aliases",
    "articles",
    "chains",
    "corrections",
    "mentions",
    "quotation_chains",
    "quotation_spans",
    "quotation_speakers",
    "quotations",
    "roles",
    "runs",
    "speakers",
]


def rows(database: Path, name: str) -> tuple[list[str], list[tuple[object, ...]]]:
    connection = sqlite3.connect(database)
    cursor = connection.execute(f"select * from {name}")
    found = [column[0] for column in cursor.description], cursor.fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_complete(database: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out.csv"
    columns, expected = rows(database, name)
    assert export(database, name, "csv", target) == len(expected)
    with target.open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    assert header == columns
    assert found == [["" if value is None else str(value) for value in row] for row in expected]


@pytest.mark.parametrize("name", NAMES)
def test_json_lines_are_complete(database: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out.jsonl"
    columns, expected = rows(database, name)
    assert export(database, name, "jsonl", target) == len(expected)
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert found == [dict(zip(columns, row, strict=True)) for row in expected]


def test_the_bytes_of_a_csv_file(tmp_path: Path) -> None:
    text = '“A "small",\r\nodd café,” said Mara Quill. =1+1 was said.\n'
    said = [Said('“A "small",\r\nodd café,”', "Mara Quill"), Said("=1+1", None)]
    add(tmp_path / "quotes.db", [read("a", text, [Someone("Mara Quill")], said)])
    connection = sqlite3.connect(tmp_path / "quotes.db")
    connection.execute("create view two as select content, speaker_id from quotations order by ordinal")
    connection.close()
    expected = 'content,speaker_id\r\n"“A ""small"",\r\nodd café,”",mara-quill\r\n=1+1,\r\n'
    export(tmp_path / "quotes.db", "two", "csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == expected.encode()
    export(tmp_path / "quotes.db", "two", "csv", tmp_path / "out.csv", for_excel=True)
    assert (tmp_path / "out.csv").read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_standard_output(database: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    export(database, "runs", "jsonl")
    sys.stdout.write("still open")
    sys.stdout.flush()
    (line, rest) = capfdbinary.readouterr().out.decode().splitlines()
    assert json.loads(line)["articles"] == len(READINGS)
    assert rest == "still open"


def test_more_rows_than_a_page(tmp_path: Path) -> None:
    people = [Someone(f"Person {number}") for number in range(1100)]
    text = "".join(f"Person {number} said yes{number}.\n" for number in range(1100))
    said = [Said(f"yes{number}.", f"Person {number}", cue=None) for number in range(1100)]
    add(tmp_path / "quotes.db", [read("crowd", text, people, said)])
    assert export(tmp_path / "quotes.db", "quotes", "csv", tmp_path / "out.csv") == 1100
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 1101


def test_writers_go_on_while_an_export_reads(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(database.read_bytes())
    with export_module.snapshot(copy) as connection:
        cursor = connection.execute("select * from articles")
        cursor.fetchone()
        add(copy, [read("new", "Nothing was said.", [], [])])
        assert len(cursor.fetchall()) == len(READINGS) - 1
    assert [file.name for file in tmp_path.iterdir()] == ["copy.db"]


@pytest.mark.parametrize(
    ("name", "format", "message"),
    [
        ("quotse", "csv", "{database}: no table or view quotse. There is " + ", ".join(NAMES) + "."),
        ("quotations_fts", "csv", "{database}: no table or view quotations_fts. There is " + ", ".join(NAMES) + "."),
        ("quotes", "parquet", "parquet: no such format. There is csv and jsonl."),
    ],
)
def test_what_there_is_not(database: Path, tmp_path: Path, name: str, format: str, message: str) -> None:
    with pytest.raises(QuotesError) as raised:
        export(database, name, format, tmp_path / "out")
    assert str(raised.value) == message.format(database=database)
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    add(path, READINGS)
    before = path.read_bytes()
    (tmp_path / "link.csv").symlink_to(path)
    for target in (path, tmp_path / "link.csv"):
        with pytest.raises(QuotesError) as raised:
            export(path, "quotes", "csv", target)
        assert str(raised.value) == f"{target}: that is the database itself. Name another file for the export."
    assert path.read_bytes() == before


def write_on_a_full_disk(database: Path, target: Path) -> None:
    with export_module.target(database, target) as file:
        file.write(b"new")
        file.flush()
        raise OSError(28, "No space left on device")


def test_a_failed_export_leaves_the_old_file(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(QuotesError) as raised:
        write_on_a_full_disk(database, target)
    assert str(raised.value) == f"{target}: cannot be written (No space left on device). Name another file."
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("out.csv", "old")]


def test_a_folder_that_is_not_there(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "out.csv"
    with pytest.raises(QuotesError) as raised:
        export(database, "quotes", "csv", target)
    assert str(raised.value) == f"{target}: cannot be written (No such file or directory). Name another file."


def test_a_device_is_written_to_as_it_is(database: Path) -> None:
    assert export(database, "quotes", "csv", Path("/dev/null")) == 14
    assert not Path("/dev/null").is_file()
