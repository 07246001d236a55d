"""Naming cultures: where people are called alike, and stocks of names that are usual there.

In: actors/cultures.csv, actors/name_stocks.csv.  Out: the cultures of each state, the names of each culture.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from noteverbale.errors import OntologyError
from noteverbale.ontology.states import split, states
from noteverbale.ontology.tables import packaged, read_table


class Naming(Struct, frozen=True):
    """The cultures whose names most people of a state bear, and those that many bear beside."""

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@cache
def namings() -> dict[str, Naming]:
    """Give the naming cultures of each state by its code."""
    rows = read_table(packaged("actors/cultures.csv"), ("culture", "states", "others", "source"), key=("culture",))
    own: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for row in rows:
        for column, found in (("states", own), ("others", others)):
            for code in split(row[column]):
                if code not in states():
                    raise OntologyError(f"{row['_where']}: no state has the code {code!r}; write one of states.csv")
                found.setdefault(code, []).append(row["culture"])
    return {code: Naming(tuple(own.get(code, ())), tuple(others.get(code, ()))) for code in {**own, **others}}


@cache
def stocks() -> dict[str, tuple[str, ...]]:
    """Give the usual given and family names of each culture."""
    known = {name for naming in namings().values() for name in (*naming.own, *naming.others)}
    found: dict[str, tuple[str, ...]] = {}
    columns = ("culture", "sort", "names", "source")
    for row in read_table(packaged("actors/name_stocks.csv"), columns, key=("culture", "sort")):
        if row["culture"] not in known:
            raise OntologyError(f"{row['_where']}: {row['culture']!r} is in no row of cultures.csv; add it there")
        found[row["culture"]] = (*found.get(row["culture"], ()), *split(row["names"]))
    return found
