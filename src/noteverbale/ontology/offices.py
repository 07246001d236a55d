"""Table of offices, bodies and kinds of people -> checked `Office` rows.

In: actors/offices.csv, one lower-case phrase a row.  Out: `offices()` by phrase.
`office` groups phrases that mean the same post ("foreign": minister, secretary of state, ministry).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import SECTORS
from noteverbale.ontology.tables import Row, packaged, read_table

_SORTS = ("person", "people", "body")


@dataclass(frozen=True, slots=True)
class Office:
    """What a phrase such as "defence minister" or "the army" tells. `sort`: person, people (several) or body."""

    phrase: str
    office: str
    sector: str
    sort: str
    source: str


@cache
def offices() -> dict[str, Office]:
    """Give every office by its lower-case phrase."""
    rows = read_table(packaged("actors/offices.csv"), ("phrase", "office", "sector", "sort", "source"), key=("phrase",))
    return {row["phrase"]: _office(row) for row in rows}


def _office(row: Row) -> Office:
    if row["sector"] not in SECTORS or row["sort"] not in _SORTS:
        raise OntologyError(
            f"{row['_where']}: sector {row['sector']!r} or sort {row['sort']!r} is unknown; "
            f"sorts are {', '.join(_SORTS)}, sectors {', '.join(sorted(SECTORS))}"
        )
    if row["phrase"] != row["phrase"].lower():
        raise OntologyError(f"{row['_where']}: {row['phrase']!r} has capitals; write phrases in lower case")
    return Office(row["phrase"], row["office"], row["sector"], row["sort"], row["source"])
