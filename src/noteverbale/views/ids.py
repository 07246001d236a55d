"""Ids as people type them -> whole ids: the beginning of one is enough where only one has it.

In: the database and the beginning of an id, or the name of a document.  Out: the table it is in, and the whole id.
A record that a person merged into another still answers to its id, and so does one whose first claim now belongs to
another record (other rules, or an older text read later).
Errors: ConfigError for an id that is unknown or fits several, naming them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from noteverbale.errors import ConfigError
from noteverbale.judgements import name_begun_by, names
from noteverbale.store.made import STANDING
from noteverbale.views.judgements import standing_in
from noteverbale.views.wording import either

TABLES = ("records", "claims", "documents")
_TELLING = 9  # characters of an id that nv show prints; fewer fit by chance
_SHOWN = 6  # candidates named when a beginning fits several ids


def found(db: sqlite3.Connection, words: str, tables: Sequence[str] = TABLES) -> tuple[str, str]:
    """Give the table and the whole id. Raises ConfigError where none or several fit."""
    prefix, sorts = words.strip(), either([table[:-1] for table in tables])
    if not prefix:
        raise ConfigError(f"this needs the id of a {sorts}; nv show lists them")
    hits = _hits(db, prefix, tables)
    if len(hits) == 1:
        return hits[0]
    if not hits:
        _check_sort(db, prefix, tables, sorts)
        raise ConfigError(f"no {sorts} has the id {prefix!r}; nv show events and nv show claims list ids")
    listed = ", ".join(f"{id} ({table[:-1]})" for table, id in hits[:_SHOWN])
    raise ConfigError(f"{prefix!r} fits several ids: {listed}; give more of the one you mean")


def _check_sort(db: sqlite3.Connection, prefix: str, tables: Sequence[str], sorts: str) -> None:
    """Say so where the id is that of something else than what is asked for."""
    others = _hits(db, prefix, [table for table in TABLES if table not in tables])
    if len(others) == 1:
        table, id = others[0]
        raise ConfigError(
            f"{id} is a {table[:-1]}, and a {sorts} is needed here; nv explain {id} shows what belongs to it"
        )


def _hits(db: sqlite3.Connection, prefix: str, tables: Sequence[str]) -> list[tuple[str, str]]:
    hits: list[tuple[str, str]] = []
    for table in tables:
        if db.execute(f"SELECT id FROM {table} WHERE id = ?", (prefix,)).fetchone():
            return [(table, prefix)]
        rows = db.execute(
            f"SELECT id FROM {table} WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?", (len(prefix), prefix, _SHOWN)
        )
        hits.extend((table, row["id"]) for row in rows)
    if not hits and "records" in tables:
        hits = [("records", id) for id in _merged_away(db, prefix) or _begun_before(db, prefix)]
    if not hits and "documents" in tables:
        hits = [("documents", id) for id in _named(db, prefix)]
    return hits


def _named(db: sqlite3.Connection, words: str) -> list[str]:
    """Give the documents of a name; else those whose name ends so behind a slash, as nv show prints files."""
    texts = f"SELECT id FROM documents WHERE {STANDING} AND"
    exact = [row["id"] for row in db.execute(f"{texts} name = ? LIMIT 2", (words,))]
    if exact:
        return exact
    ending = f"/{words}"
    rows = db.execute(
        f"{texts} substr(name, ?) = ? ORDER BY id LIMIT ?",
        (-len(ending), ending, _SHOWN),
    )
    return [row["id"] for row in rows]


def _merged_away(db: sqlite3.Connection, prefix: str) -> list[str]:
    """Give the records that now hold what bore an id beginning so before a person merged it."""
    hits: set[str] = set()
    for group in names(standing_in(db))[0].groups().values():
        if any(name.startswith(prefix) for name in group):
            marks = ", ".join("?" * len(group))
            rows = db.execute(f"SELECT id FROM records WHERE id IN ({marks})", group)
            hits.update(row["id"] for row in rows)
    return sorted(hits)


def _begun_before(db: sqlite3.Connection, prefix: str) -> list[str]:
    """Give the records that now hold a claim by which a record with an id beginning so would begin."""
    if not prefix.startswith("r") or len(prefix) < _TELLING:
        return []
    rows = db.execute("SELECT claim_id, record_id FROM record_claims")
    return sorted({row["record_id"] for row in rows if name_begun_by(row["claim_id"]).startswith(prefix)})
