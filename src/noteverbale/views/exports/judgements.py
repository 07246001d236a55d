"""What persons decided: JSON Lines, one judgement a line, with author, time, note, and whether it stands."""

from __future__ import annotations

import sqlite3

import msgspec

from noteverbale.views.exports.export import Export
from noteverbale.views.filters import Filters
from noteverbale.views.judgements import judgements


def export_judgements(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give all judgements, whatever the filters: each may bear on any record."""
    rows = judgements(db)
    return Export([msgspec.json.encode(row).decode() + "\n" for row in rows], len(rows))
