"""One place as the gazetteer's builders hand it round."""

from __future__ import annotations

from dataclasses import dataclass, field

#: The order is the code in the packed file; new kinds go to the end.
KINDS = (
    "city", "capital", "division", "district", "river", "lake", "sea", "strait", "gulf", "bay", "ocean", "island",
    "mountains", "desert", "peninsula", "region", "airport", "port", "station",
)  # fmt: skip


@dataclass(slots=True)
class Place:
    """A place: `country` is ISO 3166-1 alpha-3 or "" at sea; `division`: its country and code."""

    name: str
    latitude: float
    longitude: float
    kind: str
    country: str = ""
    division: tuple[str, str] | None = None
    population: int = 0
    geonames_id: int = 0
    alternates: list[str] = field(default_factory=list)
