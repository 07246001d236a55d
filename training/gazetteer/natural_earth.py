"""Natural Earth's names and points (public domain) -> places that the GeoNames lists lack.

In: the CSV of names and points; the towns already known.  Out: seas, rivers, lakes, islands, mountains, deserts,
airports, ports, missing towns; and label points of first-level divisions.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
from training.gazetteer.rows import Place

from noteverbale.resolve.places.names import fold

#: Natural Earth's class -> our kind.
CLASSES = {
    "River": "river", "Lake Centerline": "lake", "Lake": "lake", "Reservoir": "lake", "Alkaline Lake": "lake",
    "sea": "sea", "gulf": "gulf", "bay": "bay", "ocean": "ocean", "strait": "strait", "sound": "bay",
    "channel": "strait", "lagoon": "bay", "fjord": "bay", "Island": "island", "Island group": "island",
    "Range/mtn": "mountains", "Desert": "desert", "Pen/cape": "peninsula", "Peninsula": "peninsula",
    "Geoarea": "region", "Coast": "region", "Plateau": "region", "Plain": "region", "Delta": "region",
    "Basin": "region", "Valley": "region", "Isthmus": "region", "Lowland": "region", "Airport": "airport",
    "Port": "port", "Scientific station": "station",
}  # fmt: skip
_SHORT = {
    "Mts": "Mountains", "Pen": "Peninsula", "Ra": "Range", "Plat": "Plateau", "Int'l": "International", "Str": "Strait",
    "Sd": "Sound", "Is": "Islands", "I": "Island", "Cord": "Cordillera", "S": "Serra",
}  # fmt: skip
_COUNTRIES = {
    "The Bahamas": "BHS", "United Republic of Tanzania": "TZA", "Republic of Serbia": "SRB", "Macedonia": "MKD",
    "Somaliland": "SOM", "Northern Cyprus": "CYP", "Hong Kong S.A.R.": "HKG", "Macao S.A.R": "MAC", "eSwatini": "SWZ",
    "United States of America": "USA", "East Timor": "TLS", "Ivory Coast": "CIV", "Kosovo": "XKX", "Palestine": "PSE",
}  # fmt: skip


def rows(path: Path) -> list[dict[str, str]]:
    """Give the rows that have a name, a class and a point."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["class"] and row["name"] and row["latitude"]]


def label_points(path: Path, codes: dict[str, str]) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """Give (country, folded name) -> label points of first-level divisions."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in rows(path):
        country = codes.get(fold(row["country"])) or _COUNTRIES.get(row["country"])
        if row["kind"] == "first-level division" and country:
            for name in (row["name"], *row["alternates"].split("|")):
                points[country, fold(name)].append((float(row["latitude"]), float(row["longitude"])))
    return points


def features(path: Path, towns: list[Place]) -> list[Place]:
    """Give water, land forms, airports, ports; a place on land takes the country of the nearest town."""
    found = [_feature(row) for row in rows(path) if row["class"] in CLASSES]
    nearest = _Nearest(towns)
    kept = []
    for place in found:
        town, kilometres = nearest(place.latitude, place.longitude)
        if place.kind == "port" and fold(town.name) == fold(place.name) and kilometres < 30:
            continue
        if place.kind not in ("sea", "ocean", "strait", "gulf") and kilometres < 150:
            place.country, place.division = town.country, town.division
        kept.append(place)
    return kept


def missing_towns(path: Path, towns: list[Place]) -> list[Place]:
    """Give Natural Earth's towns that the GeoNames list lacks (by id, and by name within 30 km)."""
    known, nearest, found = {town.geonames_id for town in towns}, _Nearest(towns), []
    for row in rows(path):
        number = int(float(row["geonames_id"] or -1))
        if row["kind"] != "town" or number in known:
            continue
        town, kilometres = nearest(float(row["latitude"]), float(row["longitude"]))
        if kilometres < 30 and fold(town.name) == fold(row["name"]):
            continue
        place = Place(row["name"], float(row["latitude"]), float(row["longitude"]), "city", town.country, town.division)
        place.population, place.geonames_id = int(float(row["population"] or 0)), max(number, 0)
        place.alternates = [name for name in row["alternates"].split("|") if name]
        found.append(place)
    return found


def _feature(row: dict[str, str]) -> Place:
    kind = CLASSES[row["class"]]
    names = [_spelt_out(name) for name in (row["name"], *row["alternates"].split("|")) if name]
    if kind == "river":
        names += [f"{name} River" for name in names if "River" not in name] + [f"River {names[0]}"]
    if kind == "lake" and "Lake" not in names[0]:
        names += [f"Lake {names[0]}"]
    if kind == "airport":
        names = [name if "Airport" in name else f"{name} Airport" for name in names]
    place = Place(names[0], float(row["latitude"]), float(row["longitude"]), kind)
    place.alternates = names[1:]
    return place


def _spelt_out(name: str) -> str:
    name = re.sub(r"\s+", " ", name).strip()
    if name.isupper():
        name = name.title()
    words = [
        _SHORT.get(word.rstrip("."), word) if word.endswith(".") or word == "Int'l" else word
        for word in name.split(" ")
    ]
    return " ".join(words)


class _Nearest:
    """The nearest of some towns to a point, on a flat grid good enough for a country's name."""

    def __init__(self, towns: list[Place]) -> None:
        self.towns = towns
        self.points = np.array([(town.latitude, town.longitude) for town in towns])

    def __call__(self, latitude: float, longitude: float) -> tuple[Place, float]:
        step = self.points - (latitude, longitude)
        step[:, 1] = ((step[:, 1] + 180) % 360 - 180) * np.cos(np.radians(latitude))
        square = (step**2).sum(axis=1)
        best = int(square.argmin())
        return self.towns[best], 111.2 * float(square[best]) ** 0.5
