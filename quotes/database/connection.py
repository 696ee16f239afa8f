"""Connections to the database: a file that is not ours is left alone, two writers wait for each other."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from quotes import __version__
from quotes.database.schema import migrations
from quotes.errors import QuotesError

SQLITE_HEADER = b"SQLite format 3\0"
BUSY_SECONDS = 30
ADVICE = {
    "locked": "another process is writing to it. Wait until that has ended, then run the command again",
    "readonly": "it is read-only. Give yourself the right to write to it and to its folder, or name another file",
    "unable to open": "it cannot be opened or made. Check that its folder exists and that you may write there",
    "full": "the disk is full. Free some space, then run the command again: what was stored is kept",
}


def open_database(path: str | Path, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Database:
    """The database at `path`, up to date with this version, ready for one writer; made if need be.

    A file that is not ours is left as it is: QuotesError, as for one that cannot be written to.
    """
    path = Path(path)
    check_file(path, create)
    try:
        db = Database(path)
        db.execute("pragma foreign_keys = on")
        db.execute(f"pragma busy_timeout = {busy_seconds * 1000:.0f}")
        enable_wal(db, busy_seconds)
        # A power cut may take the last articles, but never harms the file; a killed process takes none.
        db.execute("pragma synchronous = normal")
    except sqlite3.OperationalError as error:
        raise explained(error, path) from error
    with transaction(db):
        migrations.apply(db)
    return db


def bring_up_to_date(path: Path) -> None:
    """Give a database that an older version made what it lacks, before it is only read; to others nothing is done."""
    with closing(sqlite3.connect(address(path, "mode=ro"), uri=True)) as connection:
        pending = migrations.pending(Database(connection))
    if pending:
        open_database(path, create=False).conn.close()


def enable_wal(db: Database, busy_seconds: float) -> None:
    """Write-ahead logging, which a new file has not. SQLite does not wait for this change's lock: we ask again."""
    give_up = time.monotonic() + busy_seconds
    while True:
        try:
            return db.enable_wal()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def check_file(path: Path, create: bool) -> None:
    """QuotesError unless `path` is a database of ours or, if `create`, can become one. Nothing is written."""
    if not path.exists():
        if not create:
            raise QuotesError(f"{path}: no such database. Make it with: quotes add {path} ARTICLES")
        if not path.parent.is_dir():
            raise QuotesError(f"{path}: there is no folder {path.parent}. Make it first, or name another file.")
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise QuotesError(
            f"{path}: cannot be read ({error.strerror}). The database comes first: name a file."
        ) from error
    if header and header != SQLITE_HEADER:
        raise QuotesError(f"{path}: not a SQLite database. The database comes first; name another file for it.")
    try:
        check_tables(path)
    except sqlite3.OperationalError as error:
        raise explained(error, path) from error
    except sqlite3.DatabaseError as error:
        raise QuotesError(
            f"{path}: the database is damaged ({error}). Restore a copy, or name another file."
        ) from error


def check_tables(path: Path) -> None:
    """QuotesError if the database at `path` has tables, and none are ours, or if a newer version made them."""
    with glance(path) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
        applied = set()
        if migrations.migrations_table in tables:
            query = f"select name from {migrations.migrations_table} where migration_set = ?"
            applied = {name for (name,) in connection.execute(query, [migrations.name])}
    if tables - {migrations.migrations_table} and not applied:
        raise QuotesError(f"{path}: a database, but not one of quotes. It is left as it is; name another file.")
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    if applied - known:
        raise QuotesError(f"{path}: made by a newer version of quotes than {__version__}. Upgrade quotes to use it.")


@contextmanager
def glance(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot change the file, nor leave others beside it, for a short look."""
    waiting = path.with_name(path.name + "-wal").exists()
    connection = sqlite3.connect(address(path, "mode=ro" if waiting else "immutable=1"), uri=True)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def snapshot(path: str | Path) -> Iterator[sqlite3.Connection]:
    """A connection to a database of ours that only reads, and sees one state of it while others write."""
    path = Path(path)
    check_file(path, create=False)
    connection = sqlite3.connect(address(path, "mode=rw"), uri=True)
    try:
        connection.execute("pragma query_only = on")
        connection.execute("select name from sqlite_master limit 1").fetchone()
    except sqlite3.OperationalError:
        # In a folder that may not be written to, SQLite cannot keep its files for readers and writers.
        connection.close()
        connection = sqlite3.connect(address(path, "mode=ro&immutable=1"), uri=True)
    try:
        yield connection
    finally:
        connection.close()


def address(path: Path, mode: str) -> str:
    """The file's address in SQLite's terms."""
    return f"{path.resolve().as_uri()}?{mode}"


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Everything or nothing, with the right to write from the start: two writers wait for each other."""
    try:
        db.conn.execute("begin immediate")
    except sqlite3.OperationalError as error:
        raise explained(error, location(db)) from error
    try:
        yield
        db.conn.execute("commit")
    except sqlite3.OperationalError as error:
        db.rollback()
        raise explained(error, location(db)) from error
    except BaseException:
        db.rollback()
        raise


def explained(error: sqlite3.OperationalError, path: Path) -> Exception:
    """What SQLite says of the file, with what to do next; the error itself where it says something else."""
    advice = next((advice for sign, advice in ADVICE.items() if sign in str(error)), None)
    return QuotesError(f"{path}: {advice}.") if advice else error


def location(db: Database) -> Path:
    """The file of an open database."""
    return Path(db.execute("pragma database_list").fetchone()[2])
