"""The panel by dyad and month: its months, its zeros, and what it is asked by."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.unit.views.test_view_relations import TEXT, dated, record
from tests.unit.views.world import claim, document, reading, record_draft

from noteverbale.errors import ConfigError
from noteverbale.types import Record
from noteverbale.views import RecordView
from noteverbale.views.exports.dyads import export_dyads
from noteverbale.views.exports.events import export_events
from noteverbale.views.exports.export import Export
from noteverbale.views.exports.panel import export_panel
from noteverbale.views.filters import Filters
from noteverbale.views.ledger import ledger_of
from noteverbale.views.selection import select_records

VISIT = dated(record("visit", "RUS", "IND"), "2020-07-10", "2020-07-11")


def made(
    path: Path, *records: Record, texts: tuple[str, ...] = (), **filters: Any
) -> tuple[list[dict[str, str]], Export]:
    path.mkdir(exist_ok=True)
    readings = [reading(TEXT, *(claim(TEXT, one.kind, "acted") for one in records))]
    readings += [reading(document(f"{day}.txt", f"Nothing on {day}.", day)) for day in texts]
    export = export_panel(record_draft(path, readings, list(records)), Filters(**filters), unlikely=False)
    return list(csv.DictReader(list(export.lines))), export


def test_every_pair_has_every_month_in_which_texts_were_published(tmp_path: Path) -> None:
    rows, export = made(tmp_path, VISIT, texts=("2020-06-20", "2020-08-01"))
    assert [(row["month"], row["documents"], row["events"], row["score"] != "") for row in rows] == [
        ("2020-06", "2", "0", False), ("2020-07", "0", "1", True), ("2020-08", "1", "0", False)
    ]  # fmt: skip
    assert {(row["a"], row["b"], row["a_name"]) for row in rows} == {("IND", "RUS", "India")}
    assert export.written == 3
    assert any(note.startswith("1 month of the panel without a text") for note in export.notes)


def test_months_asked_for_are_given_over_a_year_s_end_and_others_left_out(tmp_path: Path) -> None:
    early = replace(dated(record("meeting", "RUS IND"), "2019-12-01", "2019-12-02"), id="r2")
    rows, export = made(tmp_path, VISIT, early, since="2019-12-01", until="2020-01-31")
    assert [(row["month"], row["cooperation"]) for row in rows] == [("2019-12", "1"), ("2020-01", "0")]
    assert not export.left_out


def test_estimates_are_told_apart_and_left_out_where_only_days_of_texts_are_asked_for(tmp_path: Path) -> None:
    about = {"estimated_from": "2020-06-08", "estimated_to": "2020-06-11"}
    state = VISIT.states[0]
    fresh = replace(
        VISIT, states=(replace(state, fields=state.fields | {"event_from": None, "event_to": None} | about),)
    )
    ((row,), _) = made(tmp_path / "a", fresh)
    assert (row["events"], row["estimated"]) == ("1", "1")
    rows, export = made(tmp_path / "b", fresh, told_days=True)
    assert rows == [] and "1 left out: no text gives a day." in export.notes


def test_an_undated_step_is_not_offered_by_when_it_became_known_where_only_days_of_texts_are_asked_for(
    tmp_path: Path,
) -> None:
    steps = [{"stage": stage, "realis": "occurred", "polarity": "positive", "claim": None, "event_from": day,
              "event_to": day, "known": "2020-06-12"} for stage, day in (("signed", "2020-06-01"), ("delivered", None))]  # fmt: skip
    deal = record("arms_deal", "RUS", "IND")
    state = deal.states[0]
    told = {"supplier": "RUS", "recipient": "IND", "stage_history": steps}
    deal = replace(deal, states=(replace(state, fields=state.fields | told),))
    ((row,), export) = made(tmp_path, deal, told_days=True)
    assert row["events"] == "1" and "1 held without a reported day left out." in export.notes
    assert not any("--undated" in note for note in export.notes)


def test_an_actor_asked_for_is_in_every_pair(tmp_path: Path) -> None:
    talks = dated(record("meeting", "RUS IND CHN"), "2020-06-10", "2020-06-10")
    db = record_draft(tmp_path, [reading(TEXT, claim(TEXT, "meeting", "acted"))], [talks])
    ledger, _ = ledger_of(db, select_records(db, Filters())[0], Filters(actor="IND"))
    assert [(a, b) for _, a, b in sorted(ledger)] == [("CHN", "IND"), ("IND", "RUS")]


def test_a_directed_panel_tells_who_acts_on_whom_in_both_directions(tmp_path: Path) -> None:
    accused = dated(record("accusation", "RUS CHN", "IND"), "2020-06-10", "2020-06-10")
    talks = replace(dated(record("meeting", "RUS IND"), "2020-06-12", "2020-06-12"), id="r2")
    rows, export = made(tmp_path, VISIT, accused, talks, texts=("2020-07-20",), directed=True)
    counts = {(row["month"], row["source"], row["target"]): row["events"] for row in rows}
    assert counts == {
        ("2020-06", "CHN", "IND"): "1", ("2020-07", "CHN", "IND"): "0",
        ("2020-06", "IND", "CHN"): "0", ("2020-07", "IND", "CHN"): "0",
        ("2020-06", "RUS", "IND"): "2", ("2020-07", "RUS", "IND"): "1",
        ("2020-06", "IND", "RUS"): "1", ("2020-07", "IND", "RUS"): "0",
    }  # fmt: skip
    assert [name for name in rows[0] if "_name" in name] == ["source_name", "target_name"] and export.written == 8
    assert rows[0]["conflict"] == "1" and len({row["documents"] for row in rows}) == 1


def test_in_a_directed_panel_the_buyer_asks_and_the_supplier_delivers(tmp_path: Path) -> None:
    deal = record("arms_deal", "RUS", "IND")
    steps = [
        {"stage": stage, "realis": "occurred", "polarity": "positive", "claim": deal.states[0].claim_ids[0],
         "event_from": day, "event_to": day, "known": day}
        for stage, day in (("request", "2020-06-01"), ("delivered", "2020-07-01"))
    ]  # fmt: skip
    told = {"supplier": "RUS", "recipient": "IND", "stage_history": steps}
    state = deal.states[0]
    deal = replace(deal, states=(replace(state, fields=state.fields | told),))
    rows, _ = made(tmp_path, deal, texts=("2020-07-20",), directed=True)
    assert [(row["month"], row["source"], row["events"]) for row in rows] == [
        ("2020-06", "IND", "1"), ("2020-07", "IND", "0"), ("2020-06", "RUS", "0"), ("2020-07", "RUS", "1")
    ]  # fmt: skip


def test_only_a_panel_is_directed_and_only_deals_are_sideless(view: RecordView) -> None:
    with pytest.raises(ConfigError, match="dyads cannot be directed, only panel can"):
        view.export("dyads", directed=True)
    with pytest.raises(ConfigError, match="visits cannot be sideless, only deals can"):
        view.visits(sideless=True)


def test_without_a_dated_text_months_must_be_named(tmp_path: Path) -> None:
    db = record_draft(tmp_path, [reading(document("a.txt", "Nothing.", None))], [])
    with pytest.raises(ConfigError, match="give --since and --until"):
        export_panel(db, Filters(), unlikely=False)


def test_only_what_a_text_dates(view: RecordView) -> None:
    rows = view.events(told_days=True)
    assert rows and all(row["event_from"] or row["event_to"] or row["dates"] for row in rows)
    assert all(row["event_from"] or row["event_to"] for row in view.claims(told_days=True))
    with pytest.raises(ConfigError, match="have no event day"):
        view.documents(told_days=True)
    with pytest.raises(ConfigError, match="drop --told-days or"):
        view.events(told_days=True, undated=True)


def test_rows_of_the_month_are_the_events_behind_a_cell(tmp_path: Path) -> None:
    """Over the end of a month told days count where they begin, estimated ones where they end."""
    over = dated(record("visit", "RUS", "IND"), "2020-05-31", "2020-06-02")
    fresh = replace(record("meeting", "RUS IND"), id="r2")
    about = {"event_from": None, "event_to": None, "estimated_from": "2020-05-30", "estimated_to": "2020-06-02"}
    fresh = replace(fresh, states=(replace(fresh.states[0], fields=fresh.states[0].fields | about),))
    within = replace(dated(record("attack", "IND", "RUS"), "2020-06-20", "2020-06-20"), id="r3")
    records = [over, fresh, within]
    readings = [reading(TEXT, *(claim(TEXT, one.kind, "acted") for one in records))]
    db = record_draft(tmp_path, readings, records)
    counted = {}
    for month, last in (("2020-05", "2020-05-31"), ("2020-06", "2020-06-30")):
        asked = {"since": f"{month}-01", "until": last}
        (cell,) = csv.DictReader(export_panel(db, Filters(**asked), unlikely=False).lines)
        rows = list(csv.DictReader(export_dyads(db, Filters(**asked, undated=True), unlikely=False).lines))
        counted[month] = {row["Event ID"] for row in rows if row["Month"] == month}
        assert int(cell["events"]) == len(counted[month]), month
        told = csv.DictReader(export_events(db, Filters(**asked, undated=True), unlikely=False).lines)
        assert {row["Event ID"]: row["Month"] for row in told} == {row["Event ID"]: row["Month"] for row in rows}
    assert counted == {"2020-05": {"r-visit"}, "2020-06": {"r2", "r3"}}
