"""What changed between two days of publication.

In: the database and two days.  Out: `Rows`, one a record that began or changed after the first day, up to the second.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from noteverbale.errors import ConfigError
from noteverbale.views.explain import changed
from noteverbale.views.filters import Filters
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, select_records
from noteverbale.views.shapes import codes
from noteverbale.views.wording import counted, short, words

COLUMNS = ("id", "kind", "change", "what", "agents", "recipients", "last_known", "sources")


def changes(db: sqlite3.Connection, filters: Filters, before: str, after: str) -> Rows:
    """Give what became known after `before` and up to `after` (ISO days)."""
    if before >= after:
        raise ConfigError(f"the first day ({before}) must lie before the second ({after}); exchange them")
    earlier, _ = select_records(db, replace(filters, as_of=before, limit=None))
    later, notes = select_records(db, replace(filters, as_of=after, limit=None))
    old = {record.id: record for record in earlier}
    fresh = [record for record in later if record.known is not None and record.known > before]
    rows = [_row(record, old.get(record.id)) for record in fresh]
    return Rows(COLUMNS, tuple(rows[: filters.limit]), f"changes from {before} to {after}", notes, len(rows))


def _row(record: Selected, old: Selected | None) -> Row:
    fields = record.state.fields
    return {
        "id": record.id,
        "kind": record.kind,
        "change": "changed" if old else "new",
        "what": _what(record, old),
        "agents": codes(fields.get("agents")),
        "recipients": codes(fields.get("recipients")),
        "last_known": record.known,
        "sources": record.state.independent_sources,
    }


def _what(record: Selected, old: Selected | None) -> str:
    now = record.state
    if old is None:
        parts = (
            record.stage or record.status,
            now.fields.get("event_from"),
            now.fields.get("place"),
            now.fields.get("item"),
        )
        return ", ".join(short(part) for part in parts if part)
    was = old.state
    names = changed(was.fields, now.fields)
    told = [f"{words(name)}: {short(was.fields.get(name))} -> {short(now.fields.get(name))}" for name in names]
    if len(now.contradictions) > len(was.contradictions):
        told.append("a contradiction opened")
    return "; ".join(told) or counted(len(now.claim_ids) - len(was.claim_ids), "more claim")
