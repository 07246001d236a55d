"""The record's file, opened to be written: anew or as a copy beside the old one, or in place in one transaction.

In: the path of the record.  Out: a connection inside a transaction; the change is there when the block ends well, and
nothing of it when it does not.  Errors: StoreError with the repair; RecordInUse where somebody reads.
A file written beside is renamed over the old one: who has that open keeps reading it. A change in place goes through a
rollback journal that lies beside the record while it is written and is gone afterwards; what a killed process left
half written is taken back by whoever opens the record next (`settle`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from noteverbale.errors import StoreError
from noteverbale.store.disk import publish, told

# Page cache in kibibytes (SQLite counts these as negative).
_CACHE = -131_072
# Seconds that a change in place waits for readers when it is done, and that readers wait for it.
PATIENCE = 5.0


class RecordInUse(Exception):
    """The record cannot be changed in place: somebody is reading it, or its file is protected."""


@contextmanager
def beside(target: Path, *, onto: bool) -> Iterator[sqlite3.Connection]:
    """Give a new file, or (`onto`) a copy of `target`, that takes its place when the block ends well."""
    draft = target.with_name(f"{target.name}.draft")
    with told(draft), _told_by_sqlite(draft):
        _clear(draft)
        try:
            with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
                _prepare(connection, target if onto else None)
                yield connection
                _finish(connection, onto=onto)
            _remove_side_files(target)
            publish(draft, target)
        finally:
            _clear(draft)


@contextmanager
def within(target: Path) -> Iterator[sqlite3.Connection]:
    """Give the record itself, to be changed in one transaction that readers see as a whole or not at all.

    Nothing is written to the file before the end, so that nobody has to wait for long; the change is held in memory
    until then, and is for small batches. Raises RecordInUse, with nothing changed, where a reader stays, and where the
    file may not be written.
    """
    if not os.access(target, os.W_OK):
        raise RecordInUse
    connection = sqlite3.connect(target, isolation_level=None, timeout=PATIENCE)
    with told(target), _told_by_sqlite(target), closing(connection):
        connection.execute(f"PRAGMA cache_size = {_CACHE}")
        connection.execute("PRAGMA cache_spill = OFF")
        _begin(connection)
        try:
            yield connection
            _in_use(connection, "COMMIT")
        finally:
            if connection.in_transaction:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")


def settle(target: Path) -> None:
    """Take back what a killed process left half written; a process that is still writing is not disturbed."""
    if target.with_name(f"{target.name}-journal").exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=rw", uri=True)) as one:
            one.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()


def _clear(draft: Path) -> None:
    """Remove a draft and the spools beside it, of this process or of a killed one."""
    for path in draft.parent.glob(f"{draft.name}*"):
        path.unlink(missing_ok=True)


def _begin(connection: sqlite3.Connection) -> None:
    """Begin to write, unless somebody reads already: to find that out at the end would be work for nothing."""
    connection.execute("PRAGMA busy_timeout = 0")
    _in_use(connection, "BEGIN EXCLUSIVE")
    connection.execute("ROLLBACK")
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
    _in_use(connection, "BEGIN IMMEDIATE")


def _in_use(connection: sqlite3.Connection, statement: str) -> None:
    try:
        connection.execute(statement)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise RecordInUse from error
        raise


def _prepare(connection: sqlite3.Connection, copied: Path | None) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    if copied is None:
        connection.executescript((files("noteverbale.store") / "schema.sql").read_text(encoding="utf-8"))
    else:
        _copy(copied, connection)
    connection.execute(f"PRAGMA cache_size = {_CACHE}")
    connection.execute("BEGIN")


def _copy(source: Path, connection: sqlite3.Connection) -> None:
    """Copy a record by SQLite itself: to open and close its file here would end the locks of this process's readers."""
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as old:
        old.backup(connection)


def _finish(connection: sqlite3.Connection, *, onto: bool) -> None:
    """A copy keeps its statistics: they change little with one batch."""
    connection.execute("COMMIT")
    if not onto:
        connection.execute("ANALYZE")


def _remove_side_files(target: Path) -> None:
    """A journal that another program left belongs to the old file and must never be played back into the new one."""
    for ending in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + ending).unlink(missing_ok=True)


@contextmanager
def _told_by_sqlite(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        repair = "nothing is lost, and the old record remains; make room on the disk and run nv rebuild"
        raise StoreError(f"{path}: the record could not be written ({error}); {repair}") from error
