"""The shipped tables hold what they promise."""

from __future__ import annotations

import time

from noteverbale.ontology.tables import packaged, read_table
from noteverbale.resolve.places.gazetteer import load
from noteverbale.resolve.places.tables import PLACE_COLUMNS, abbreviations, capitals, codes


def test_gazetteer_is_small_and_wide() -> None:
    assert packaged("places/gazetteer.npz").stat().st_size < 15_000_000
    assert len(load().find("springfield")) > 20


def test_every_row_has_a_source() -> None:
    for name in ("countries.csv", "places.csv", "abbreviations.csv", "idioms.csv", "cues.csv", "area_codes.csv"):
        rows = read_table(packaged(f"places/{name}"), ["source"])
        assert all(row["source"] for row in rows), name


def test_every_written_place_is_found_by_its_names() -> None:
    rows = read_table(packaged("places/places.csv"), PLACE_COLUMNS)
    from noteverbale.resolve.places.names import fold

    for row in rows:
        for name in (row["name"], *filter(None, row["alternates"].split("|"))):
            assert any(entry.name == row["name"] for entry, _ in load().find(fold(name))), (row["name"], name)


def test_every_capital_lies_in_its_country() -> None:
    from noteverbale.resolve.places.names import fold

    lacking = {"ATA", "BES", "SUN", "SGS", "IOT", "TKL", "PCN", "NRU", "PSE", "GGY"}
    for code in sorted(codes() - lacking):
        if capitals()[code]:
            named = load().find(fold(capitals()[code]))
            assert any(entry.country == code for entry, _ in named), (code, capitals()[code])


def test_abbreviations_name_divisions() -> None:
    for short, (country, admin1) in abbreviations().items():
        assert load().division(country, admin1), short


def test_loads_within_a_second() -> None:
    load.cache_clear()
    began = time.process_time()
    load()
    assert time.process_time() - began < 2.0
