"""What a record holds, at a glance: how much of what, from which days and outlets, and the busiest pairs.

In: the database, and the day up to which texts count.  Out: an `Overview`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from noteverbale.views.names import name_of_code
from noteverbale.views.parties import parties_told

_PAIRS = 12  # pairs named
_BUSY = 30  # actors among whom the busiest pairs are looked for; all pairs of a large record take seconds


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, by code and name, and the number of records in which both take part."""

    a: str
    b: str
    names: tuple[str, str]
    records: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`kinds`: number of records by kind, the most first. `first`, `last`: days of publication (ISO), None where no
    text has one; `undated`: texts without.
    """

    documents: int
    claims: int
    records: int
    kinds: tuple[tuple[str, int], ...]
    outlets: int
    first: str | None
    last: str | None
    undated: int
    pairs: tuple[Pair, ...]


def overview(db: sqlite3.Connection, as_of: str | None = None) -> Overview:
    """Give what the record holds; with `as_of` (ISO day) what was published by then, undated texts left out."""
    published, asked = ("published <= ?", (as_of,)) if as_of else ("1", ())
    texts = db.execute(
        "SELECT COUNT(*), COUNT(DISTINCT publisher), MIN(published), MAX(published), COUNT(*) - COUNT(published)"
        f" FROM documents WHERE {published}",
        asked,
    ).fetchone()
    claims = db.execute(f"SELECT COUNT(*) FROM claims WHERE {'known <= ?' if as_of else '1'}", asked).fetchone()[0]
    kinds = db.execute(
        f"SELECT kind, COUNT(*) AS n FROM records WHERE {'first_known <= ?' if as_of else '1'}"
        " GROUP BY kind ORDER BY n DESC, kind",
        asked,
    ).fetchall()
    found = tuple((row["kind"], row["n"]) for row in kinds)
    return Overview(
        documents=texts[0],
        claims=claims,
        records=sum(count for _, count in found),
        kinds=found,
        outlets=texts[1],
        first=texts[2],
        last=texts[3],
        undated=texts[4],
        pairs=_pairs(db, as_of),
    )


def _pairs(db: sqlite3.Connection, as_of: str | None) -> tuple[Pair, ...]:
    told, asked = parties_told(as_of)
    rows = db.execute(
        f"WITH told AS MATERIALIZED ({told}),"
        " busy AS (SELECT code FROM told WHERE code != 'UNK' GROUP BY code ORDER BY COUNT(*) DESC, code LIMIT ?)"
        " SELECT a.code AS a, b.code AS b, COUNT(*) AS n FROM told a"
        " JOIN told b ON b.record_id = a.record_id AND a.code < b.code"
        " WHERE a.code IN (SELECT code FROM busy) AND b.code IN (SELECT code FROM busy)"
        " GROUP BY a.code, b.code ORDER BY n DESC, a.code, b.code LIMIT ?",
        (*asked, _BUSY, _PAIRS),
    )
    return tuple(Pair(row["a"], row["b"], (name_of_code(row["a"]), name_of_code(row["b"])), row["n"]) for row in rows)
