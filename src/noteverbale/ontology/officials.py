"""Table of persons in office -> checked `Official` rows: who held which post of which state, from when to when.

In: actors/officials.csv (packaged: our own list) and actors/leaders.csv (from public-domain pages).
Out: `officials()`, in file order.  A term in one row may be in others (one person, several posts; namesakes).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import SECTORS
from noteverbale.ontology.states import split, year
from noteverbale.ontology.tables import Row, packaged, read_table

_COLUMNS = ("code", "name", "surname", "terms", "office", "sector", "since", "until", "source")


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


@cache
def officials() -> tuple[Official, ...]:
    """Give all rows of both tables; our own list comes first."""
    return tuple(
        _official(row)
        for name in ("officials", "leaders")
        for row in read_table(packaged(f"actors/{name}.csv"), _COLUMNS, key=("code", "name", "office", "since"))
    )


def _official(row: Row) -> Official:
    since, until = year(row, "since"), year(row, "until")
    if since and until and since > until:
        raise OntologyError(
            f"{row['_where']}: {row['name']} leaves ({until}) before taking office ({since}); swap the years"
        )
    if row["sector"] not in SECTORS:
        raise OntologyError(
            f"{row['_where']}: unknown sector {row['sector']!r}; use one of {', '.join(sorted(SECTORS))}"
        )
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
