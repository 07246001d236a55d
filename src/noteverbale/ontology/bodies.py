"""Tables of bodies, organisations, groups, firms -> checked `Entity` rows.

In: CSV files under actors/ and the user's own, columns code, name, terms (separated by `|`), sector, source.
Out: `entities(extend)`, all rows, those of `extend` last.  Errors: OntologyError naming file, line and repair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from noteverbale.errors import OntologyError
from noteverbale.ontology.states import split, states
from noteverbale.ontology.tables import Row, header, packaged, read_table

COLUMNS = ("code", "name", "terms", "sector", "source")
SECTORS = frozenset(
    ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "REB", "ELI", "BUS", "MED", "CVL", "NGO", "IGO", "UNK"]
)
_FILES = ("bodies", "organisations", "groups", "ngos", "companies", "regions", "decoys")
_SHORT = re.compile(r"(IGO|NSA|NGO|COM)-[A-Z0-9][A-Z0-9+-]*\Z")


@dataclass(frozen=True, slots=True)
class Entity:
    """One body: the code it acts for, its name, the words that name it. `table`: the file's stem."""

    code: str
    name: str
    terms: tuple[str, ...]
    sector: str
    source: str
    table: str
    where: str


@cache
def packaged_entities() -> tuple[Entity, ...]:
    """Give the rows of all packaged tables, in file order; a term in two rows is an OntologyError."""
    rows = tuple(row for name in _FILES for row in read_entities(packaged(f"actors/{name}.csv")))
    _refuse_shared_terms(rows)
    return rows


def read_entities(path: Path) -> list[Entity]:
    """Give the rows of one table. Raises OntologyError for a wrong column, code or sector."""
    return [_entity(row, path.stem) for row in read_table(path, COLUMNS, key=("code", "name"))]


@cache
def alone_terms() -> dict[str, Entity]:
    """Give the rows of alone.csv by term: names too common to be looked for in running text ("Total")."""
    return {term: row for row in read_entities(packaged("actors/alone.csv")) for term in row.terms}


def entities(extend: Sequence[Path] = ()) -> tuple[Entity, ...]:
    """Give packaged rows, then the rows of the user's tables, whose terms win."""
    return (*packaged_entities(), *own_entities(extend))


def own_entities(tables: Sequence[Path]) -> tuple[Entity, ...]:
    """Give the rows of the user's tables."""
    own = [row for path in tables if not holds_officials(path) for row in read_entities(path)]
    _refuse_shared_terms(own)
    return tuple(own)


def holds_officials(path: Path) -> bool:
    """Tell whether a table has the column `office`: its rows are persons, which `ontology.officials` reads."""
    return "office" in header(path)


def _entity(row: Row, table: str) -> Entity:
    check_code(row)
    terms = split(row["terms"])
    if not terms:
        raise OntologyError(
            f"{row['_where']}: {row['name']!r} has no terms; write the words that name it, separated by |"
        )
    return Entity(row["code"], row["name"], terms, row["sector"], row["source"], table, row["_where"])


def check_code(row: Row) -> None:
    """Refuse a row of an unknown code or sector with OntologyError."""
    code = row["code"]
    if not is_code(code):
        repair = "write an ISO alpha-3 code of states.csv, or IGO-, NSA-, NGO-, COM- and a short name"
        raise OntologyError(f"{row['_where']}: unknown code {code!r}; {repair}")
    if row["sector"] not in SECTORS:
        told = f"unknown sector {row['sector']!r}; use one of {', '.join(sorted(SECTORS))}"
        raise OntologyError(f"{row['_where']}: {told}")


def is_code(code: str) -> bool:
    """Tell whether a code may stand: a state's, a prefix with a short name, or UNK."""
    return code == "UNK" or code in states() or _SHORT.match(code) is not None


def _refuse_shared_terms(rows: Iterable[Entity]) -> None:
    seen: dict[str, Entity] = {}
    for row in rows:
        for term in row.terms:
            other = seen.setdefault(term, row)
            if other is not row:
                raise OntologyError(f"{row.where}: {term!r} names {other.name!r} already ({other.where}); keep one")
