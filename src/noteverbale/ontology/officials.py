"""Table of persons in office -> checked `Official` rows: who held which post of which state, from when to when.

In: actors/officials.csv (packaged: our own list) and actors/leaders.csv (from public-domain pages).
Out: `officials(extend)`, those of `extend` (the user's tables that have these columns) first, then in file order.
A term in one row may be in others (one person, several posts; namesakes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import check_code, holds_officials
from noteverbale.ontology.states import split, year
from noteverbale.ontology.tables import Row, packaged, read_table

COLUMNS = ("code", "name", "surname", "terms", "office", "sector", "since", "until", "source")


@dataclass(frozen=True, slots=True)
class Official:
    """One person in one post. `since`, `until`: years, both inclusive, None where open. `terms`: other spellings."""

    code: str
    name: str
    surname: str
    terms: tuple[str, ...]
    office: str
    sector: str
    since: int | None
    until: int | None
    source: str


def officials(extend: Sequence[Path] = ()) -> tuple[Official, ...]:
    """Give the user's rows, then those of both packaged tables, our own list first.

    Of a person whom the user's tables name (code and name), the packaged rows are left out.
    """
    own = tuple(row for path in extend if holds_officials(path) for row in read_officials(path))
    named = {(row.code, row.name) for row in own}
    return (*own, *(row for row in _packaged() if (row.code, row.name) not in named))


def read_officials(path: Path) -> list[Official]:
    """Give the rows of one table. Raises OntologyError for a wrong column, code, sector or year."""
    return [_official(row) for row in read_table(path, COLUMNS, key=("code", "name", "office", "since"))]


@cache
def _packaged() -> tuple[Official, ...]:
    return tuple(row for name in ("officials", "leaders") for row in read_officials(packaged(f"actors/{name}.csv")))


def _official(row: Row) -> Official:
    since, until = year(row, "since"), year(row, "until")
    if since and until and since > until:
        raise OntologyError(
            f"{row['_where']}: {row['name']} leaves ({until}) before taking office ({since}); swap the years"
        )
    check_code(row)
    if not row["name"]:
        raise OntologyError(f"{row['_where']}: a person needs a name; fill the cell")
    terms = (row["name"], *split(row["terms"]))
    return Official(
        row["code"],
        row["name"],
        row["surname"] or row["name"].split()[-1],
        terms,
        row["office"],
        row["sector"],
        since,
        until,
        row["source"],
    )
