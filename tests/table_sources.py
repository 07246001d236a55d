"""How far the rows of the tables are confirmed, by what their column `source` names.

In: the tables of `noteverbale/ontology`.  Out: counts by class of source; run as a script, it prints the table of docs/data.md.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from noteverbale.ontology.tables import header, packaged, read_table

CLASSES = ("official", "list", "press", "in part", "unchecked")
# Tables that state facts of the world; the others tell how words are used, or are derived from one source.
FACTS = (
    *(
        f"actors/{name}.csv"
        for name in ("officials", "holders_own", "publishers", "companies", "groups", "bodies", "regions")
    ),
    *(f"actors/{name}.csv" for name in ("organisations", "ngos", "alone")),
    "equipment/designations.csv",
    "places/places.csv",
)
# The beginnings of sources that are public lists of many entries. What begins otherwise names a treaty, a law or a site.
_LISTS = re.compile(
    r"Wikidata|World Factbook|own; holder confirmed by the World Factbook|own; GeoNames|GeoNames|UN M49|ICAO Doc 8643|SIPRI|SISO|Oryx|OFAC|"
    r"US State Department: Foreign|UNSC \d+ sanctions|Encyclopaedia Britannica|Wikipedia:|Natural Earth|CIA World Factbook"
)


def class_of(source: str) -> str:
    """Give the class of a source: who says so."""
    if source.startswith("press"):
        return "press" if source.startswith("press:") else "in part"
    if _LISTS.match(source):
        return "list"
    return "unchecked" if source in ("own", "team") else "official"


def tables() -> list[Path]:
    """Give all tables of the package that have a column `source`."""
    return [path for path in sorted(packaged(".").rglob("*.csv")) if "source" in header(path)]


def counts(name: str) -> Counter[str]:
    """Give how many rows of a table are in each class."""
    return Counter(class_of(row["source"]) for row in read_table(packaged(name), ("source",)))


def page() -> str:
    """Give the counts of all tables of facts as the page on data shows them."""
    lines = ["| table | rows | " + " | ".join(CLASSES) + " |", "|---|---|" + "---|" * len(CLASSES)]
    whole: Counter[str] = Counter()
    for name in FACTS:
        found = counts(name)
        whole += found
        lines.append(_line(f"`{name}`", found))
    return "\n".join([*lines, _line("all", whole)])


def _line(name: str, found: Counter[str]) -> str:
    return f"| {name} | {found.total():,} | " + " | ".join(f"{found[kind]:,}" for kind in CLASSES) + " |"


if __name__ == "__main__":
    print(page())
