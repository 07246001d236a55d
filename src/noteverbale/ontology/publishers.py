"""Table of publishers and news agencies -> the country (or organisation) each one writes from.

In: actors/publishers.csv.  Out: `publisher_of(name)`: a `Publisher`, or None for an outlet not listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import packaged, read_table

_SORTS = ("outlet", "government")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet. `code`: None for international ones. `official`: a government speaks in its own name ("we")."""

    name: str
    code: str | None
    official: bool


@cache
def publishers() -> dict[str, Publisher]:
    """Give each known outlet by its name in lower case."""
    rows = read_table(packaged("actors/publishers.csv"), ("publisher", "code", "sort", "source"), key=("publisher",))
    for row in rows:
        if row["sort"] not in _SORTS:
            raise OntologyError(f"{row['_where']}: unknown sort {row['sort']!r}; use one of {', '.join(_SORTS)}")
    return {
        row["publisher"].lower(): Publisher(row["publisher"], row["code"] or None, row["sort"] == "government")
        for row in rows
    }


@cache
def publisher_of(name: str | None) -> Publisher | None:
    """Give the outlet that a name stands for: by the whole name, else by the longest known part."""
    whole = (name or "").lower().strip()
    if not whole or whole in publishers():
        return publishers().get(whole)
    padded = f" {''.join(c if c.isalnum() or c in '.&-' else ' ' for c in whole)} "
    parts = sorted((known for known in publishers() if f" {known} " in padded), key=lambda known: (-len(known), known))
    return publishers()[parts[0]] if parts else None
