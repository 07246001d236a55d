"""Oppositions that act as parties of their own -> the NSA- code that "the opposition" of a state takes.

In: actors/oppositions.csv.  Out: `opposition_of(state, year)`.
"""

from __future__ import annotations

from functools import cache

from noteverbale.ontology.states import year
from noteverbale.ontology.tables import packaged, read_table


@cache
def _rows() -> dict[str, tuple[str, int | None, int | None]]:
    rows = read_table(packaged("actors/oppositions.csv"), ("state", "code", "since", "until", "source"), key=("state",))
    return {row["state"]: (row["code"], year(row, "since"), year(row, "until")) for row in rows}


def opposition_of(state: str, when: int | None) -> str:
    """Give the code of a state's opposition in a year; the state itself where its opposition is a household matter."""
    code, since, until = _rows().get(state, (state, None, None))
    inside = when is None or (since or when) <= when <= (until or when)
    return code if inside else state
