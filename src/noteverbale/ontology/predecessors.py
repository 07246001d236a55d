"""States that stood where one of today's stands -> who "Moscow" was on a day.

In: actors/predecessors.csv: code of today, first and last day of the other, its code, `sorts` of names (all if empty).
Out: `predecessor(code, sort, day)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.states import split, states
from noteverbale.ontology.tables import Row, packaged, read_table


@dataclass(frozen=True, slots=True)
class Predecessor:
    """One state that is no more, where names of another now stand for it. Both days included."""

    since: date
    until: date
    code: str
    sorts: tuple[str, ...]


@cache
def predecessors() -> dict[str, tuple[Predecessor, ...]]:
    """Give the predecessors of each state that has some."""
    found: dict[str, list[Predecessor]] = {}
    columns = ("code", "since", "until", "predecessor", "sorts", "source")
    for row in read_table(packaged("actors/predecessors.csv"), columns, key=("code", "since")):
        found.setdefault(row["code"], []).append(_predecessor(row))
    return {code: tuple(rows) for code, rows in found.items()}


def predecessor(code: str, sort: str, day: date) -> str | None:
    """Give whom a name of a state stood for on a day, None where it was the state itself."""
    then = (p for p in predecessors().get(code, ()) if p.since <= day <= p.until)
    return next((p.code for p in then if not p.sorts or sort in p.sorts), None)


def _predecessor(row: Row) -> Predecessor:
    unknown = [code for code in (row["code"], row["predecessor"]) if code not in states()]
    try:
        since, until = date.fromisoformat(row["since"]), date.fromisoformat(row["until"])
    except ValueError as error:
        raise OntologyError(f"{row['_where']}: {error}; write days as 1991-12-25") from error
    if unknown or since > until:
        raise OntologyError(f"{row['_where']}: {unknown or row['since']}: write known codes, and the first day first")
    return Predecessor(since, until, row["predecessor"], split(row["sorts"]))
