"""What every exporter keeps to: fixed columns, safe cells, an account that adds up, the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.contract.exported import table
from tests.unit.views.world import claim as a_claim
from tests.unit.views.world import document as a_document
from tests.unit.views.world import make_store, reading

from noteverbale.views import RecordView
from noteverbale.views.exports import EXPORTERS
from noteverbale.views.exports.deals import REGISTER_COLUMNS, WATCH_COLUMNS
from noteverbale.views.exports.dyads import COLUMNS as DYAD_COLUMNS
from noteverbale.views.exports.events import COLUMNS as EVENT_COLUMNS
from noteverbale.views.exports.events import rough
from noteverbale.views.exports.visits import COLUMNS as VISIT_COLUMNS

HEADERS = {
    "events": EVENT_COLUMNS,
    "dyads": DYAD_COLUMNS,
    "visits": VISIT_COLUMNS,
    "register": REGISTER_COLUMNS,
    "watch-list": WATCH_COLUMNS,
}


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter(view: RecordView, name: str) -> None:
    first, second = view.export(name), view.export(name)
    text = "".join(first.lines)
    assert text == "".join(second.lines)
    assert text.endswith("\n") or not text
    assert first.written == len([line for line in text.splitlines() if line]) - (EXPORTERS[name].suffix == "csv")
    assert next(first.account(name)).startswith(f"{name}: {first.written} written, {first.left_out.total()} left out")
    assert all(count > 0 for count in first.left_out.values())


@pytest.mark.parametrize("name", HEADERS)
def test_tables_have_their_columns_and_safe_cells(view: RecordView, name: str) -> None:
    lines = list(csv.reader(io.StringIO("".join(view.export(name).lines))))
    assert tuple(lines[0]) == HEADERS[name]
    assert all(len(line) == len(lines[0]) for line in lines)
    cells = [cell for line in lines[1:] for cell in line]
    assert not any("\n" in cell or "\t" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_is_documented(name: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "exports.md"
    assert f"`{name}`" in page.read_text(encoding="utf-8")


def test_claims_are_the_interchange_format(view: RecordView) -> None:
    documents = [json.loads(line) for line in view.export("claims").lines]
    assert [document["published"] for document in documents][-1] is None
    for document in documents:
        for claim in document["claims"]:
            trigger = claim["trigger"]
            assert document["text"][trigger["start"] : trigger["end"]] == trigger["text"]
    kept = view.export("claims", kind="exercise")
    (document,) = [json.loads(line) for line in kept.lines]
    assert [claim["kind"] for claim in document["claims"]] == ["exercise"]
    assert kept.left_out.total() == sum(len(document["claims"]) for document in documents) - 1


def test_events_have_polecats_forty_columns_first() -> None:
    assert len(EVENT_COLUMNS[:40]) == 40
    assert (EVENT_COLUMNS[0], EVENT_COLUMNS[39]) == ("Event ID", "Version")
    assert len(set(EVENT_COLUMNS)) == len(EVENT_COLUMNS)


def test_events_code_what_is_planned_as_agreement(view: RecordView) -> None:
    rows = {row["Event ID"].partition("-")[2] or row["Event Type"]: row for row in table(view, "events")}
    assert (rows["signed"]["Event Type"], rows["signed"]["CAMEO Code"]) == ("SUPPORT", "057")
    assert (rows["talks"]["Event Type"], rows["talks"]["Planned"]) == ("AGREE", "yes")
    visit = rows["CONSULT"]
    assert (visit["Event Mode"], visit["Quad Code"]) == ("visit", "VERBAL COOPERATION")


def test_events_keep_lists_of_actors_and_never_fill_a_date(view: RecordView) -> None:
    rows = table(view, "events")
    (agreement,) = [row for row in rows if row["Actor Country"] == "RUS;PAK" and row["Event Type"] == "SUPPORT"]
    assert (agreement["Actor COW"], agreement["Recipient Country"]) == ("365;770", "None")
    (month,) = [row for row in rows if row["Actor Country"] == "IND" and row["Event Type"] == "AGREE"]
    assert (month["Event Date"], month["Event From"], month["Event To"]) == ("None", "2017-09-01", "2017-09-30")


def test_events_count_what_they_leave_out(view: RecordView) -> None:
    export = view.export("events")
    assert export.left_out == {"negated, called off or denied": 1, "deal stage interest has no code": 1}


def test_dyads_are_events_pair_by_pair(view: RecordView) -> None:
    events, dyads = table(view, "events"), table(view, "dyads")
    pairs = {(row["Event Type"], row["Source"], row["Target"]) for row in dyads}
    assert {("SUPPORT", "RUS", "PAK"), ("SUPPORT", "PAK", "RUS")} <= pairs  # an agreement of the two
    assert ("CONSULT", "RUS", "PAK") in pairs and ("CONSULT", "PAK", "RUS") not in pairs  # a visit
    assert {row["Event ID"] for row in dyads} <= {row["Event ID"] for row in events}
    left = {row["Event ID"] for row in events} - {row["Event ID"] for row in dyads}
    assert view.export("dyads").left_out.get("no pair of known parties that matches", 0) == len(left)
    two = table(view, "dyads", between=("RUS", "PAK"))
    assert two and {row["Source"] for row in two} == {"RUS", "PAK"} == {row["Target"] for row in two}
    assert all(row["Source"] != row["Target"] for row in dyads)


def test_visits_are_abroad_and_to_states(tmp_path: Path) -> None:
    trips = (("Chile", "CHL", "Chile"), ("Gazprom", "COM-GAZPROM", "Chile"), ("Italy", "ITA", "Chile"))
    texts = []
    for host, code, home in trips:
        text = a_document(host, f"The president of {home} visited {host}.", "2020-05-01")
        told = a_claim(text, "visit", "visited", agent=f"The president of {home}=CHL", recipient=f"{host}={code}")
        texts.append(reading(text, told))
    with RecordView(make_store(tmp_path / "r.nv", texts)) as made:
        export = made.export("visits")
        (row,) = csv.DictReader(io.StringIO("".join(export.lines)))
    assert (row["CountryVisitedISO"], row["TripStartDate"], row["FirstReported"]) == ("ITA", "", "2020-05-01")
    assert export.left_out == {
        "a trip within one's own country": 1, "to a firm or body, not to a state or organisation of states": 1,
    }  # fmt: skip


def test_visits_are_held_ones(view: RecordView) -> None:
    export = view.export("visits", between=("RUS", "PAK"))
    (row,) = csv.DictReader(io.StringIO("".join(export.lines)))
    assert (row["TripStartDate"], row["TripEndDate"], row["TripDuration"]) == ("2014-11-20", "2014-11-20", "1")
    assert (row["CityVisited"], row["SignedAgreement"], row["MetHost"]) == ("Islamabad", "1", "")
    assert view.export("visits").left_out == {"visit is scheduled, not reported as held": 1}


def test_a_tour_has_a_row_for_each_country(tmp_path: Path) -> None:
    text = a_document("a", "Mohammad Javad Zarif visited Managua and La Paz on 20 November.", "2014-11-21")
    parts = {"recipient": "Managua=NIC; La Paz=BOL", "when": "on 20 November=2014-11-20", "place": "Managua=NIC"}
    told = a_claim(text, "visit", "visited", agent="Mohammad Javad Zarif=IRN", **parts)
    with RecordView(make_store(tmp_path / "r.nv", [reading(text, told)])) as tour:
        rows = table(tour, "visits")
        assert tour.visits()[0]["hosts"] == ["NIC", "BOL"]
    told_of = [
        (row["CountryVisitedISO"], row["CityVisited"], row["TripStartDate"], row["TripDuration"]) for row in rows
    ]
    assert told_of == [("NIC", "Managua", "2014-11-20", ""), ("BOL", "", "2014-11-20", "")]
    assert len({row["TripID"] for row in rows}) == 1 and "one country of a tour" in rows[0]["Notes"]


@pytest.mark.parametrize(("first", "last", "is_rough"), [
    ("2014-11-20", "2014-11-20", False), ("2016-09-24", "2016-10-10", False), ("2016-09-01", "2016-09-30", True),
    ("2016-01-01", "2016-12-31", True), ("2016-02-01", "2016-02-29", True), ("2016-09-01", None, False),
])  # fmt: skip
def test_whole_months_are_rough(first: str, last: str | None, is_rough: bool) -> None:
    assert rough(first, last) == is_rough
