"""On how much a record rests: how many independent texts tell it, and how many different outlets.

In: the database and records as selected.  Out: counts by id, or the records that enough texts and outlets tell.
Texts of one outlet are different texts, but one outlet; a copy is the text that it repeats, so its outlet counts not.
A text that another outlet is credited with ("(Source: Reuters)") is that outlet's, whoever prints it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from noteverbale.store.made import STANDING
from noteverbale.views.filters import Filters

if TYPE_CHECKING:
    from noteverbale.views.selection import Selected

_OUTLETS = """SELECT l.record_id, COUNT(DISTINCT LOWER(COALESCE(first.credit, NULLIF(TRIM(first.publisher), ''), '')))
 FROM record_claims l JOIN claims c ON c.id = l.claim_id JOIN documents d ON d.id = c.document_id
 JOIN documents first ON first.id = d.family
 WHERE l.record_id IN (SELECT value FROM json_each(?)) AND (? IS NULL OR c.known <= ?) GROUP BY l.record_id"""


def outlets(db: sqlite3.Connection, ids: Iterable[str], as_of: str | None) -> dict[str, int]:
    """Give by record how many outlets tell it, from texts published by the day; those without a name are one."""
    asked = msgspec.json.encode(sorted(ids)).decode()
    return {id: int(count) for id, count in db.execute(_OUTLETS, (asked, as_of, as_of))}


def supported(
    db: sqlite3.Connection, records: list[Selected], filters: Filters
) -> tuple[list[Selected], tuple[str, ...]]:
    """Give the records that rest on as much as asked for: days told, texts, outlets; and what is left out."""
    notes: tuple[str, ...] = ()
    if filters.told_days:
        dated = [one for one in records if day_told(one)]
        notes = (f"{len(records) - len(dated)} left out: no text gives a day.",) if len(dated) < len(records) else ()
        records = dated
    if filters.min_sources:
        records = [one for one in records if one.state.independent_sources >= filters.min_sources]
    if not filters.min_outlets:
        return records, notes
    told = outlets(db, (one.id for one in records), filters.as_of)
    return [one for one in records if told.get(one.id, 0) >= filters.min_outlets], (*notes, *_nameless(db))


def day_told(record: Selected) -> bool:
    """Tell whether a text dates the event, or a step of the deal, be it only to a month or a year."""
    fields = record.state.fields
    if record.event_from or record.event_to or fields.get("dates"):
        return True
    steps = (*(fields.get("stage_history") or ()), *(fields.get("halts") or ())) if record.kind == "arms_deal" else ()
    return any(step["event_from"] or step["event_to"] for step in steps)


def _nameless(db: sqlite3.Connection) -> tuple[str, ...]:
    nameless = f"SELECT COUNT(*) FROM documents WHERE TRIM(COALESCE(credit, publisher, '')) = '' AND {STANDING}"
    count = db.execute(nameless).fetchone()[0]
    told = f"{count} of all documents name no outlet and count as one; --publisher or --columns of nv read name it."
    return (told,) if count else ()
