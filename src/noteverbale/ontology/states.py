"""Table of states -> checked `State` rows: codes of five schemes, names, adjectives, inhabitants, capitals, years.

In: actors/states.csv (lists inside a cell are separated by `|`).  Out: `states()`, one `State` an ISO alpha-3 code.
Errors: OntologyError naming the line.  Source: each row's `source` column.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import Row, packaged, read_table

_COLUMNS = (
    "iso3",
    "iso2",
    "fips",
    "cow",
    "gw",
    "cameo",
    "name",
    "names",
    "adjectives",
    "people",
    "capitals",
    "since",
    "until",
    "source",
)


@dataclass(frozen=True, slots=True)
class State:
    """One state, present or past. `cow`, `gw`: None where the scheme has no number. `until`: None while it exists."""

    iso3: str
    iso2: str
    fips: str
    cow: int | None
    gw: int | None
    cameo: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    since: int | None
    until: int | None
    source: str


@cache
def states() -> dict[str, State]:
    """Give every state by its ISO 3166-1 alpha-3 code (SUN, YUG, CSK, DDR, XKX included)."""
    rows = read_table(packaged("actors/states.csv"), _COLUMNS, key=("iso3",))
    return {row["iso3"]: _state(row) for row in rows}


def state_called(words: str) -> str | None:
    """Give the code of the state of that name or adjective, in any case; of today rather than of the past."""
    return _by_words().get(_plain(words))


@cache
def _by_words() -> dict[str, str]:
    ranked = sorted(states().values(), key=lambda state: state.until is None)
    told = [(state.adjectives, state.iso3) for state in ranked] + [(state.names, state.iso3) for state in ranked]
    return {_plain(word): code for words, code in told for word in words}


def _plain(words: str) -> str:
    return words.casefold().replace("-", " ")


def split(cell: str) -> tuple[str, ...]:
    """Give the parts of a cell that holds a list separated by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def year(row: Row, column: str) -> int | None:
    """Give a year, or None for an empty cell; raises OntologyError for anything else."""
    value = row[column]
    if not value:
        return None
    if not (value.isdigit() and 3 <= len(value) <= 4):
        raise OntologyError(
            f"{row['_where']}: {column} {value!r} is no year; write four digits or leave the cell empty"
        )
    return int(value)


def _state(row: Row) -> State:
    since, until = year(row, "since"), year(row, "until")
    if since and until and since > until:
        raise OntologyError(f"{row['_where']}: {row['name']} ends ({until}) before it begins ({since}); swap the years")
    return State(
        iso3=row["iso3"],
        iso2=row["iso2"],
        fips=row["fips"],
        cow=_number(row, "cow"),
        gw=_number(row, "gw"),
        cameo=row["cameo"],
        name=row["name"],
        names=(row["name"], *split(row["names"])),
        adjectives=split(row["adjectives"]),
        people=split(row["people"]),
        capitals=split(row["capitals"]),
        since=since,
        until=until,
        source=row["source"],
    )


def _number(row: Row, column: str) -> int | None:
    if row[column] and not row[column].isdigit():
        raise OntologyError(
            f"{row['_where']}: {column} {row[column]!r} is no number; write digits or leave the cell empty"
        )
    return int(row[column]) if row[column] else None
