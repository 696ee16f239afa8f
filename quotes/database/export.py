"""Any table or view as CSV or JSON lines: every row, every column, exactly the stored text.

A cell that begins with "=" is exported as it is, since a quotation must stay verbatim: import such a file into a
spreadsheet as text.
"""

import csv
import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from quotes.database.connection import snapshot
from quotes.errors import QuotesError

# Excel takes a CSV file for UTF-8 only if it starts with this.
BYTE_ORDER_MARK = "\ufeff"


def export(
    database: Path, name: str, format: str = "csv", destination: Path | None = None, for_excel: bool = False
) -> int:
    """Write the table or view `name` to a file, or to standard output; the number of rows.

    The file is complete or it is not there: it gets its name when it is finished.
    """
    write = FORMATS.get(format)
    if write is None:
        raise QuotesError(f"{format}: no such format. There is {' and '.join(FORMATS)}.")
    with snapshot(database) as connection:
        names = exportable(connection)
        if name not in names:
            raise QuotesError(f"{database}: no table or view {name}. There is {', '.join(names)}.")
        with target(database, destination) as file:
            text = io.TextIOWrapper(file, encoding="utf-8", newline="")
            if for_excel:
                text.write(BYTE_ORDER_MARK)
            rows = write(connection.execute(f'select * from "{name}"'), text)
            text.flush()
            text.detach()
    return rows


def exportable(connection: sqlite3.Connection) -> list[str]:
    """The names of the views and tables that hold something for people, views first."""
    return [
        name
        for (name,) in connection.execute(
            """
            select name from sqlite_master
            where type in ('table', 'view')
                and name not like 'sqlite\\_%' escape '\\' and name not like '\\_%' escape '\\'
                and name not like '%\\_fts' escape '\\' and name not like '%\\_fts\\_%' escape '\\'
            order by type desc, name
            """
        )
    ]


@contextmanager
def target(database: Path, destination: Path | None) -> Iterator[BinaryIO]:
    """Where to write: standard output, a device as it is, or a new file that takes its name at the end."""
    if destination is None:
        yield sys.stdout.buffer
        return
    if destination.exists() and destination.samefile(database):
        raise QuotesError(f"{destination}: that is the database itself. Name another file for the export.")
    unfinished = destination.with_name(f".{destination.name}.{os.getpid()}.unfinished")
    device = destination.exists() and not destination.is_file()
    try:
        with (destination if device else unfinished).open("wb") as file:
            yield file
        if not device:
            unfinished.replace(destination)
    except OSError as error:
        raise QuotesError(f"{destination}: cannot be written ({error.strerror}). Name another file.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def write_csv(cursor: sqlite3.Cursor, file: TextIO) -> int:
    """CSV as RFC 4180 has it; NULL is an empty cell."""
    writer = csv.writer(file)
    writer.writerow(columns(cursor))
    rows = 0
    for row in cursor:
        writer.writerow(row)
        rows += 1
    return rows


def write_jsonl(cursor: sqlite3.Cursor, file: TextIO) -> int:
    """One JSON object a line."""
    names = columns(cursor)
    rows = 0
    for row in cursor:
        file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
        rows += 1
    return rows


def columns(cursor: sqlite3.Cursor) -> list[str]:
    """The names of the result's columns."""
    return [column[0] for column in cursor.description]


FORMATS: dict[str, Callable[[sqlite3.Cursor, TextIO], int]] = {"csv": write_csv, "jsonl": write_jsonl}
