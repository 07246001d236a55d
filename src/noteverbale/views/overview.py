"""What a record holds, at a glance: how much of what, from which days and outlets, and the busiest pairs.

In: the database, and the day up to which texts count.  Out: an `Overview`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from noteverbale.views.names import name_of_code

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
    by, asked = ("published <= ?", (as_of,)) if as_of else ("1", ())
    texts = db.execute(
        "SELECT COUNT(*), COUNT(DISTINCT publisher), MIN(published), MAX(published), COUNT(*) - COUNT(published)"
        f" FROM documents WHERE {by}",
        asked,
    ).fetchone()
    claims = db.execute(f"SELECT COUNT(*) FROM claims WHERE {by.replace('published', 'known')}", asked).fetchone()[0]
    begun = by.replace("published", "first_known")
    kinds = db.execute(
        f"SELECT kind, COUNT(*) AS n FROM records WHERE {begun} GROUP BY kind ORDER BY n DESC, kind", asked
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
        pairs=_pairs(db, begun, asked),
    )


def _pairs(db: sqlite3.Connection, begun: str, asked: tuple[str, ...]) -> tuple[Pair, ...]:
    rows = db.execute(
        "WITH busy AS (SELECT code FROM record_actors WHERE code != 'UNK' GROUP BY code"
        " ORDER BY COUNT(*) DESC, code LIMIT ?)"
        " SELECT a.code AS a, b.code AS b, COUNT(DISTINCT a.record_id) AS n FROM record_actors a"
        " JOIN record_actors b ON b.record_id = a.record_id AND a.code < b.code"
        " JOIN records r ON r.id = a.record_id"
        f" WHERE a.code IN (SELECT code FROM busy) AND b.code IN (SELECT code FROM busy) AND {begun}"
        " GROUP BY a.code, b.code ORDER BY n DESC, a.code, b.code LIMIT ?",
        (_BUSY, *asked, _PAIRS),
    )
    return tuple(Pair(row["a"], row["b"], (name_of_code(row["a"]), name_of_code(row["b"])), row["n"]) for row in rows)
