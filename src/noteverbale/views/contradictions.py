"""Where the claims of one record cannot all be true, and what is planned or overdue.

In: the database and checked filters.  Out: `Rows`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from noteverbale.types import Contradiction
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.filters import Filters
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, select_records

COLUMNS = ("id", "kind", "parties", "field", "sides", "since", "claims")


def contradictions(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give one row a contradiction; `sides` holds each value with who tells it, `since` the day both were known."""
    records, notes = select_records(db, filters, "json_array_length(s.body, '$.contradictions') > 0")
    ids = [id for record in records for one in record.state.contradictions for _, ids in one.sides for id in ids]
    told = {evidence.id: evidence for evidence in evidence_of(db, ids)}
    rows = [row for record in records for row in _rows(record, told)]
    return Rows(COLUMNS, tuple(rows[: filters.limit]), f"contradictions {filters.words()}".strip(), notes, len(rows))


def _rows(record: Selected, told: Mapping[str, Evidence]) -> Iterator[Row]:
    for one in record.state.contradictions:
        yield {
            "id": record.id,
            "kind": record.kind,
            "parties": record.state.fields.get("parties") or [],
            "field": one.field,
            "sides": sides(one, told),
            "since": one.known.isoformat() if one.known else None,
            "claims": [id for _, ids in one.sides for id in ids],
        }


def sides(one: Contradiction, told: Mapping[str, Evidence]) -> list[str]:
    """Give each side in words: the value, and who tells it where."""
    return [
        f"{value}: {'; '.join(dict.fromkeys(_voice(told[id]) for id in ids if id in told))}" for value, ids in one.sides
    ]


def _voice(evidence: Evidence) -> str:
    return f"{evidence.said_by}, {evidence.cited}"
