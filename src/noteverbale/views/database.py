"""The SQLite record, opened for reading only.

In: the path of a store.  Out: a connection whose rows have names.  Errors: StoreError where nothing can be read there.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from noteverbale.errors import StoreError
from noteverbale.store import Store


def connect(path: str | Path) -> sqlite3.Connection:
    """Open the record of the store at `path` for reading. Raises StoreError with the repair if there is none."""
    db = Store.open(path).database()
    try:
        db.execute("SELECT 1 FROM records LIMIT 1").fetchall()
        _complete(db)
    except sqlite3.Error as error:
        db.close()
        raise unreadable(path, error) from error
    return db


def _complete(db: sqlite3.Connection) -> None:
    """Give a record of form 8, whose texts credit nobody yet, the column that questions ask for, empty."""
    if "credit" not in {row["name"] for row in db.execute("PRAGMA table_info(documents)")}:
        db.execute("CREATE TEMP VIEW documents AS SELECT *, NULL AS credit FROM main.documents")


def unreadable(path: str | Path, error: sqlite3.Error) -> StoreError:
    """Give the error of a record that is damaged, or of a form that this version cannot ask."""
    return StoreError(f"{path}: the record cannot be read ({error}); make it again with: nv rebuild --store {path}")
