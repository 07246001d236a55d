"""Table of ministries and seats known by a name that no state stands in ("Foreign Office") -> checked `House` rows.

In: actors/houses.csv.  Out: `houses(phrase)`, the best known first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.states import states
from noteverbale.ontology.tables import packaged, read_table


@dataclass(frozen=True, slots=True)
class House:
    """One ministry or seat of a state, and its sector."""

    code: str
    name: str
    sector: str


def houses(phrase: str) -> tuple[House, ...]:
    """Give whose house words mean when they are typed alone."""
    return _houses().get(phrase.lower().removeprefix("the ").strip(), ())


@cache
def _houses() -> dict[str, tuple[House, ...]]:
    found: dict[str, list[House]] = {}
    columns = ("phrase", "code", "name", "sector", "source")
    for row in read_table(packaged("actors/houses.csv"), columns, key=("phrase", "code")):
        if row["code"] not in states() or row["phrase"] != row["phrase"].lower():
            raise OntologyError(f"{row['_where']}: write a state of states.csv, and the phrase in small letters")
        found.setdefault(row["phrase"], []).append(House(row["code"], row["name"], row["sector"]))
    return {phrase: tuple(rows) for phrase, rows in found.items()}
