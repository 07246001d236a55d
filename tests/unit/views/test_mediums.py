"""Calls are counted apart from meetings: in rows, by filters and in exports."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store

from noteverbale.errors import ConfigError
from noteverbale.types import Reading
from noteverbale.views import RecordView, columns

TEXT = "Peru telephoned Chile on Monday. Peru met Chile on Monday. Peru's minister visited Chile on Monday. Peru talked to Mali."
DAY = "on Monday=2014-11-17..2014-11-17"


@pytest.fixture
def view(tmp_path: Path) -> RecordView:
    text = document("a.txt", TEXT, "2014-11-20")
    pair = {"agent": "Peru=PER; Chile=CHL", "when": DAY}
    found = (
        claim(text, "meeting", "telephoned", medium="call", **pair),
        claim(text, "meeting", "met", medium="in_person", **pair),
        claim(text, "visit", "visited", agent="Peru=PER", recipient="Chile=CHL", when=DAY),
        claim(text, "meeting", "talked", agent="Peru=PER; Mali=MLI"),
    )
    return RecordView(make_store(tmp_path / "r.nv", [Reading(document=text, claims=found, signature="by hand")]))


def test_a_call_and_a_meeting_of_one_day_are_two_rows(view: RecordView) -> None:
    told = {(row["medium"], row["mode"]) for row in view.meetings()}
    assert told == {("call", "phone"), ("in_person", None), (None, None)}
    assert {row["medium"] for row in view.claims(kind="meeting")} == {"call", "in_person", None}
    assert "medium" not in view.attacks().columns


def test_rows_and_exports_are_asked_by_medium(view: RecordView) -> None:
    assert [row["words"] for row in view.meetings(medium="in-person")] == ["Peru met Chile on Monday"]
    assert [row["medium"] for row in view.events(medium="call")] == ["call"]
    assert [row["medium"] for row in view.meetings(mode="phone")] == ["call"]
    assert not view.meetings(mode="phone", medium="video")
    assert view.meetings(medium="call").searched == "meetings by the medium call"


@pytest.mark.parametrize(("form", "count"), [("events", 1), ("dyads", 2)])
def test_exports_tell_medium_and_mode(view: RecordView, form: str, count: int) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(view.export(form).lines))))
    calls = [row for row in rows if row["Medium"] == "call"]
    assert [row["Event Mode"] for row in calls] == ["phone"] * count
    asked = list(csv.DictReader(io.StringIO("".join(view.export(form, medium="call").lines))))
    assert asked == calls


def test_methods_are_asked_by_medium_and_mode_as_the_export_is(view: RecordView) -> None:
    assert "The data are the 1 record by the medium call." in view.methods(medium="call").to_markdown()
    assert "The data are the 1 record of mode phone." in view.methods(mode="phone").to_markdown()


def test_a_call_is_no_meeting_with_the_host(view: RecordView, tmp_path: Path) -> None:
    (row,) = csv.DictReader(io.StringIO("".join(view.export("visits").lines)))
    assert row["MetHost"] == "1"
    text = document("a.txt", TEXT, "2014-11-20")
    called = claim(text, "meeting", "telephoned", agent="Peru=PER; Chile=CHL", when=DAY, medium="call")
    came = claim(text, "visit", "visited", agent="Peru=PER", recipient="Chile=CHL", when=DAY)
    other = make_store(tmp_path / "o.nv", [Reading(document=text, claims=(called, came), signature="by hand")])
    (row,) = csv.DictReader(io.StringIO("".join(RecordView(other).export("visits").lines)))
    assert row["MetHost"] == ""


def test_relations_count_calls_apart(view: RecordView) -> None:
    (row,) = view.relations(between=("PER", "CHL"))
    assert (row["kinds"], row["mediums"]) == (["meeting 2", "visit 1"], ["call 1", "in_person 1"])


def test_what_tells_no_medium_is_not_asked_by_one(view: RecordView) -> None:
    for ask in (lambda: view.visits(medium="call"), lambda: view.export("visits", medium="call")):
        with pytest.raises(ConfigError, match="cannot be filtered by medium, because they have none; use"):
            ask()


def test_a_terminal_tells_the_medium_beside_the_kind() -> None:
    kind = dict(columns.EVENTS)["Kind"]
    assert kind({"kind": "meeting", "mode": "phone", "medium": "call"}) == "meeting, call"
    assert kind({"kind": "meeting", "mode": None, "medium": "in_person"}) == "meeting, in person"
