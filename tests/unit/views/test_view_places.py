"""Coordinates, id and words of an event's place are those of one claim, whichever claim the event is shown by."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.unit.views.test_view_relations import TEXT, record
from tests.unit.views.world import claim, document, reading, record_draft

from noteverbale.types import Where
from noteverbale.views.exports.events import export_events
from noteverbale.views.filters import Filters

PAGE = document("b.txt", "Talks were held in the Chechen capital.", "2020-06-12")
PLACE = Where(
    text="the Chechen capital", start=19, end=38, name="Grozny", country="RUS", latitude=43.3, longitude=45.7,
    geonames_id=558418,
)  # fmt: skip
EXACT = {"place": "Grozny", "country": "RUS", "latitude": 43.3, "longitude": 45.7}


def exported(path: Path, fields: dict[str, Any], rule: str = "told first") -> dict[str, str]:
    """Give the row of a meeting whose status one claim tells, and its place another."""
    held, there = claim(TEXT, "meeting", "acted"), replace(claim(PAGE, "meeting", "Talks"), place=PLACE)
    made = record("meeting", "RUS IND")
    state = replace(
        made.states[0],
        claim_ids=(held.id, there.id),
        fields=made.states[0].fields | fields,
        accepted={"status": (held.id, rule), "place": (there.id, rule)},
    )
    db = record_draft(path, [reading(TEXT, held), reading(PAGE, there)], [replace(made, states=(state,))])
    (row,) = csv.DictReader(export_events(db, Filters(), unlikely=False).lines)
    return {name: row[name] for name in ("Placename", "Country", "Latitude", "GeoNames ID", "Raw Placename")}


def test_words_and_id_come_from_the_claim_that_gave_the_coordinates(tmp_path: Path) -> None:
    assert list(exported(tmp_path, EXACT).values()) == ["Grozny", "RUS", "43.3", "558418", "the Chechen capital"]


@pytest.mark.parametrize(
    ("fields", "rule", "row"),
    [
        ({"place": "Moscow", "country": "RUS"} | EXACT | {"place": "Moscow"}, "judged", ["Moscow", "RUS", "None", "None", "None"]),
        ({"place": "Grozny", "country": "RUS"}, "told first", ["Grozny", "RUS", "None", "558418", "the Chechen capital"]),
    ],
)  # fmt: skip
def test_a_place_set_by_a_person_has_none_of_them_and_a_rough_one_no_coordinates(
    tmp_path: Path, fields: dict[str, Any], rule: str, row: list[str]
) -> None:
    assert list(exported(tmp_path, fields, rule).values()) == row
