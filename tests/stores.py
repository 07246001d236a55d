"""Stores with a few readings in them, and what lies in their folders."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from builders import a_claim, a_document
from noteverbale.store import Store
from noteverbale.types import Reading


def a_reading(id_: str, signature: str = "s1", text: str = "A text.") -> Reading:
    return Reading(document=a_document(text, id_), claims=(a_claim(id=f"c{id_}"),), signature=signature)


def fill(store: Store, *readings: Reading) -> None:
    with store.writer() as writer:
        for reading in readings:
            writer.add(reading)


def ids(store: Store) -> list[str]:
    return [reading.document.id for reading in store.readings()]


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# How the rows of a table are told without row numbers, which depend on the order in which batches came.
_TOLD = {
    "sentences": "SELECT s.document_id, s.start, s.end, t.text FROM sentences s JOIN sentence_text t ON t.rowid = s.id",
    "failures": "SELECT place, stage, reason, document_id FROM failures",
    "placed": "SELECT p.id, b.id, p.known, p.document_id, p.start, p.fullness FROM placed p JOIN placed b ON b.claim = p.cluster",
    "blocks": "SELECT b.key, p.id FROM blocks b JOIN placed p ON p.claim = b.claim",
    "about": "SELECT * FROM about WHERE name != 'log'",
}
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'sentence_text%'"
)


def told(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of the record, whatever the order in which its texts came."""
    database = sqlite3.connect(store.record)
    names = sorted(name for (name,) in database.execute(_TABLES) if name != "shards")
    found = {name: sorted(database.execute(_TOLD.get(name, f"SELECT * FROM {name}")), key=repr) for name in names}
    database.close()
    return found
