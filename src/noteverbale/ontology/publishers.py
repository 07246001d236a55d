"""Table of publishers and news agencies -> the country (or organisation) each one writes from.

In: actors/publishers.csv.  Out: `publisher_of(name)`: a `Publisher`, or None for an outlet not listed;
`about_it(name, end)`: whether an organisation named there is what the publisher writes about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.cues import any_of
from noteverbale.ontology.tables import packaged, read_table

_SORTS = ("outlet", "government", "world")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet. `code`: None for international ones. `official`: a government speaks in its own name ("we").
    `world`: it reports from everywhere, so its home is meant only where the text names it.
    """

    name: str
    code: str | None
    official: bool
    world: bool = False


@cache
def publishers() -> dict[str, Publisher]:
    """Give each known outlet by its name in lower case."""
    rows = read_table(packaged("actors/publishers.csv"), ("publisher", "code", "sort", "source"), key=("publisher",))
    for row in rows:
        if row["sort"] not in _SORTS:
            raise OntologyError(f"{row['_where']}: unknown sort {row['sort']!r}; use one of {', '.join(_SORTS)}")
    return {
        row["publisher"].lower(): Publisher(
            row["publisher"], row["code"] or None, row["sort"] == "government", row["sort"] == "world"
        )
        for row in rows
    }


@cache
def publisher_of(name: str | None) -> Publisher | None:
    """Give the outlet that a name stands for: by the whole name, else by the longest known part."""
    whole = (name or "").lower().strip()
    if not whole or whole in publishers():
        return publishers().get(whole)
    padded = f" {''.join(c if c.isalnum() or c in '.&-' else ' ' for c in whole)} "
    parts = sorted((known for known in publishers() if _within(known, padded)), key=lambda known: (-len(known), known))
    return publishers()[parts[0]] if parts else None


def about_it(name: str, end: int) -> bool:
    """Tell whether a publisher is a paper or a group about the organisation whose name ends there: "EU | Observer"."""
    return _about().match(name, end) is not None


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+)?(?:{any_of('papers')}|{any_of('watchers')})\b", re.I)


def _within(known: str, padded: str) -> bool:
    at = padded.find(f" {known} ")
    organisation = (publishers()[known].code or "").startswith("IGO-")
    return at >= 0 and not (organisation and about_it(padded, at + 1 + len(known)))
