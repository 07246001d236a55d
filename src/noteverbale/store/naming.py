"""Names of records in judgements -> the claims that begin them, noted so that a batch asks only its own claims.

In: a connection to a draft, and the rule by which a claim names the record it begins.  Out: rows of `begun`.
A name tells nothing of its claim, so the claims have to be asked one by one: all of them once, when a name is new.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection

import msgspec

_AMONG = "IN (SELECT value FROM json_each(?))"
_FOUND = f"SELECT name_of(id), id FROM claims WHERE name_of(id) {_AMONG}"
_COME = f"SELECT c.id, b.name FROM claims c JOIN begun b ON b.name = name_of(c.id) WHERE c.document_id {_AMONG}"
_LEFT = f"UPDATE begun SET claim_id = NULL WHERE claim_id IN (SELECT id FROM claims WHERE document_id {_AMONG})"
_ROWS = f"SELECT c.rowid FROM begun b JOIN claims c ON c.id = b.claim_id WHERE b.name {_AMONG}"


class Naming:
    """The names noted in one draft."""

    def __init__(self, connection: sqlite3.Connection, name_of: Callable[[str], str]) -> None:
        self._connection = connection
        connection.create_function("name_of", 1, name_of, deterministic=True)

    def learn(self, words: Collection[str]) -> None:
        """Note the names among words that were not noted before, with the claims that begin them, if any."""
        noted = {name for (name,) in self._connection.execute("SELECT name FROM begun")}
        fresh = sorted(word for word in words if word.startswith("r") and word not in noted)
        if fresh:
            found = dict(self._connection.execute(_FOUND, (_json(fresh),)).fetchall())
            rows = [(name, found.get(name)) for name in fresh]
            self._connection.executemany("INSERT INTO begun VALUES (?, ?)", rows)

    def come(self, documents: Collection[str]) -> None:
        """Note which names the claims of new documents bear."""
        if self._connection.execute("SELECT 1 FROM begun LIMIT 1").fetchone():
            come = self._connection.execute(_COME, (_json(documents),)).fetchall()
            self._connection.executemany("UPDATE begun SET claim_id = ? WHERE name = ?", come)

    def leave(self, documents: Collection[str]) -> None:
        """Forget the claims of documents that are about to be taken out."""
        self._connection.execute(_LEFT, (_json(documents),))

    def claims(self, words: Collection[str]) -> set[int]:
        """Give the row numbers of the claims that begin records of these names."""
        return {number for (number,) in self._connection.execute(_ROWS, (_json(words),))}


def _json(values: Collection[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()
