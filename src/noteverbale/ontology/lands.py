"""Where an actor is at home, and what borders on it: to tell a town from its namesakes.

In: actors/group_lands.csv, places/countries.csv.  Out: codes of states by the code of an actor.
Errors: `OntologyError` for a state that is not known.
"""

from __future__ import annotations

from functools import cache

from noteverbale.ontology.pages import require_known
from noteverbale.ontology.states import split, states
from noteverbale.ontology.tables import packaged, read_table


@cache
def lands() -> dict[str, frozenset[str]]:
    """Give the states in which each armed group fights."""
    rows = read_table(packaged("actors/group_lands.csv"), ("code", "states", "source"), key=("code",))
    found = {row["code"]: frozenset(split(row["states"])) for row in rows}
    require_known((code for codes in found.values() for code in codes), states(), "group_lands.csv")
    return found


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Give the states and territories that border on each."""
    rows = read_table(packaged("places/countries.csv"), ("iso3", "iso2", "neighbours"), key=("iso3",))
    long = {row["iso2"]: row["iso3"] for row in rows}
    return {row["iso3"]: frozenset(long[two] for two in row["neighbours"].split(",") if two in long) for row in rows}


def near(code: str) -> frozenset[str]:
    """Give the states where an actor is at home, for a state itself, and those that border on a state."""
    return lands().get(code) or frozenset({code}) | neighbours().get(code, frozenset())
