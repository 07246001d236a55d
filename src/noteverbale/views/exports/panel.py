"""Dyads by month with their zeros: a balanced panel for R or pandas, one row for each pair and month.

The counts of `ledger.py`.  Months run from that of `since` to that of `until`, else over those in which texts of the
record were published; pairs are all of whom something is told in these months.  `documents` tells how much was read of
a month, since a zero says only that no text here tells.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from noteverbale.errors import ConfigError
from noteverbale.views.exports.export import Export
from noteverbale.views.filters import Filters
from noteverbale.views.formats import delimited
from noteverbale.views.ledger import Key, Month, ledger_of
from noteverbale.views.months import months_between
from noteverbale.views.names import name_of_code
from noteverbale.views.rows import Row
from noteverbale.views.selection import select_records

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
COLUMNS = ("month", "a", "b", "a_name", "b_name", "documents", "events", "estimated", "planned", *QUADS, "cooperation",
           "conflict", "score")  # fmt: skip
_OUTSIDE = "counts of pairs in months outside the panel"


def export_panel(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give the panel, pair by pair and month by month; `limit` counts pairs. Raises ConfigError where no text is dated
    and no months are asked for.
    """
    documents = _documents(db, filters.as_of)
    months = _months(filters, documents)
    records, notes = select_records(db, replace(filters, limit=None, undated=not filters.told_days))
    ledger, left_out = ledger_of(db, records, filters)
    inside = {key: month for key, month in ledger.items() if months[0] <= key[0] <= months[-1]}
    pairs = sorted({key[1:] for key in inside})[: filters.limit]
    export = Export(notes=(*notes, *left_out, *_blank(months, documents)))
    export.left_out = +Counter({_OUTSIDE: len(ledger) - len(inside)})
    export.lines = _lines(export, (_row(m, *pair, inside, documents) for pair in pairs for m in months))
    return export


def _documents(db: sqlite3.Connection, as_of: str | None) -> Counter[str]:
    """How many texts were published in each month; copies count once."""
    return Counter(dict(db.execute(
        "SELECT SUBSTR(published, 1, 7), COUNT(*) FROM documents"
        " WHERE published IS NOT NULL AND family = id AND (? IS NULL OR published <= ?) GROUP BY 1", (as_of, as_of),
    )))  # fmt: skip


def _months(filters: Filters, documents: Mapping[str, int]) -> list[str]:
    first = filters.since or min(documents, default=None)
    last = filters.until or max(documents, default=None)
    if first is None or last is None:
        raise ConfigError("no text tells its day, so no months can be told; give --since and --until")
    if first[:7] > last[:7]:
        raise ConfigError(f"the panel would begin in {first[:7]} and end in {last[:7]}; give --since and --until")
    return months_between(first, last)


def _blank(months: Iterable[str], documents: Mapping[str, int]) -> tuple[str, ...]:
    empty = sum(not documents.get(month) for month in months)
    told = f"{empty} months of the panel have no text published in them; their zeros tell nothing (column documents)."
    return (told,) if empty else ()


def _row(month: str, a: str, b: str, ledger: Mapping[Key, Month], documents: Mapping[str, int]) -> Row:
    counted = ledger.get((month, a, b)) or Month()
    quads = {name: counted.quads[number] for number, name in enumerate(QUADS, 1)}
    return {
        "month": month, "a": a, "b": b, "a_name": name_of_code(a), "b_name": name_of_code(b),
        "documents": documents.get(month, 0), "events": sum(counted.kinds.values()), "estimated": counted.estimated,
        "planned": counted.planned, **quads, "cooperation": counted.quads[1] + counted.quads[2],
        "conflict": counted.quads[3] + counted.quads[4],
        "score": None if counted.score is None else round(counted.score, 2),
    }  # fmt: skip


def _lines(export: Export, rows: Iterable[Row]) -> Iterator[str]:
    yield delimited(COLUMNS, (), ",")
    for row in rows:
        export.written += 1
        yield delimited(COLUMNS, (row,), ",").split("\n", 1)[1]
