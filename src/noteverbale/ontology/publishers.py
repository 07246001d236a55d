"""Table of publishers and news agencies -> the country (or organisation) each one writes from.

In: actors/publishers.csv.  Out: `home_of(publisher)`, a code or None (international or unknown outlets).
"""

from __future__ import annotations

from functools import cache

from noteverbale.ontology.tables import packaged, read_table


@cache
def publishers() -> dict[str, str | None]:
    """Give each known outlet's code by its name in lower case; None for outlets without a country."""
    rows = read_table(packaged("actors/publishers.csv"), ("publisher", "code", "source"), key=("publisher",))
    return {row["publisher"].lower(): row["code"] or None for row in rows}


@cache
def home_of(publisher: str | None) -> str | None:
    """Give the code of the country that an outlet writes from: by its whole name, else by the longest known part."""
    name = (publisher or "").lower().strip()
    if not name or name in publishers():
        return publishers().get(name)
    padded = f" {''.join(c if c.isalnum() or c in '.&-' else ' ' for c in name)} "
    parts = sorted((known for known in publishers() if f" {known} " in padded), key=lambda known: (-len(known), known))
    return publishers()[parts[0]] if parts else None
