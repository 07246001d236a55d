"""Dyads by month with their zeros: a balanced panel for R or pandas, one row for each pair and month.

The counts of `ledger.py`. Pairs have no direction, or run from source to target, each in both directions. Months run
from that of `since` to that of `until`, else over those in which texts of the record were published; pairs are all of
whom something is told in these months.  `documents` tells how much was read of a month, since a zero says only that no
text here tells.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from noteverbale.errors import ConfigError
from noteverbale.views.exports.export import Export
from noteverbale.views.filters import Filters
from noteverbale.views.formats import delimited
from noteverbale.views.ledger import Key, Month, ledger_of
from noteverbale.views.months import months_between
from noteverbale.views.names import name_of_code
from noteverbale.views.selection import select_records
from noteverbale.views.wording import counted

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_COUNTS = ("documents", "events", "estimated", "planned", *QUADS, "cooperation", "conflict", "score")
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
    pairs = _pairs(inside, directed=filters.directed)[: filters.limit]
    export = Export(notes=(*notes, *left_out, *_blank(months, documents)))
    export.left_out = +Counter({_OUTSIDE: len(ledger) - len(inside)})
    ends = ("source", "target") if filters.directed else ("a", "b")
    columns = ("month", *ends, *(f"{end}_name" for end in ends), *_COUNTS)
    rows = (
        (m, *pair, *map(name_of_code, pair), *_counts(m, pair, inside, documents)) for pair in pairs for m in months
    )
    export.lines = _lines(export, columns, rows)
    return export


def _pairs(ledger: Iterable[Key], *, directed: bool) -> list[tuple[str, str]]:
    """Give the pairs of a ledger in order; where they have a direction each in both, whoever acts."""
    told = {(a, b) for _, a, b in ledger}
    return sorted(told | {(b, a) for a, b in told} if directed else told)


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
        raise ConfigError("no text has a day of publication, so there are no months; give --since and --until")
    if first[:7] > last[:7]:
        raise ConfigError(f"the panel would begin in {first[:7]} and end in {last[:7]}; give --since and --until")
    return months_between(first, last)


def _blank(months: Iterable[str], documents: Mapping[str, int]) -> tuple[str, ...]:
    empty = sum(not documents.get(month) for month in months)
    told = f"{counted(empty, 'month')} of the panel without a text: zeros there mean nothing"
    return (f"{told} (column documents).",) if empty else ()


def _counts(
    month: str, pair: tuple[str, str], ledger: Mapping[Key, Month], documents: Mapping[str, int]
) -> Iterator[Any]:
    """Give the cells of `_COUNTS`."""
    counted = ledger.get((month, *pair)) or Month()
    quads = [counted.quads[number] for number, _ in enumerate(QUADS, 1)]
    yield from (documents.get(month, 0), sum(counted.kinds.values()), counted.estimated, counted.planned, *quads)
    yield from (quads[0] + quads[1], quads[2] + quads[3], None if counted.score is None else round(counted.score, 2))


def _lines(export: Export, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    yield delimited(columns, (), ",")
    for row in rows:
        export.written += 1
        yield delimited(columns, (dict(zip(columns, row, strict=True)),), ",").split("\n", 1)[1]
