"""Who stands on which side of a deal, what became of a plan by the day of asking, and arguments of the wrong sort."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from tests.unit.views.test_view_relations import record
from tests.unit.views.world import claim, document, make_store, reading, record_draft

import noteverbale
from noteverbale.errors import ConfigError, NoteVerbaleError
from noteverbale.flow import rebuild
from noteverbale.store import Store
from noteverbale.types import State
from noteverbale.views import RecordView
from noteverbale.views.audit.frame import strata
from noteverbale.views.events import events
from noteverbale.views.filters import Filters
from noteverbale.views.names import code_of_name
from noteverbale.views.parties import parties_of
from noteverbale.views.selection import Selected
from noteverbale.views.statuses import outcome_on


def party(code: str) -> dict[str, Any]:
    return {"code": code, "sector": "GOV", "words": [code.lower()], "names": []}


def a_record(kind: str = "arms_deal", **fields: Any) -> Selected:
    told = {"agents": [party("ITA"), party("CHL")], "recipients": [party("CHL"), party("PER")]} | fields
    body = msgspec.json.encode(State(known=None, fields=told)).decode()
    return Selected("r1", kind, None, None, None, None, None, None, body)


def test_a_deals_sides_are_supplier_and_buyer() -> None:
    assert parties_of(a_record(supplier="ITA", recipient="CHL")) == (["ITA"], ["CHL"])
    assert parties_of(a_record(supplier=None, recipient="CHL")) == ([], ["CHL"])
    assert parties_of(a_record(supplier="SWE", recipient=None)) == (["SWE"], [])


def test_what_is_not_settled_and_other_kinds_stay_as_told() -> None:
    assert parties_of(a_record(supplier=None, recipient=None)) == (["ITA", "CHL"], ["CHL", "PER"])
    assert parties_of(a_record("support", supplier="ITA")) == (["ITA", "CHL"], ["CHL", "PER"])


@pytest.mark.parametrize(
    ("today", "status", "told", "due", "outcome"),
    [
        ("2020-05-11", "scheduled", "expected", "2020-05-10", "no_report"),
        ("2020-05-10", "scheduled", "expected", "2020-05-10", "expected"),
        ("2020-05-11", "scheduled", "moved", "2020-05-12", "moved"),
        ("2020-05-13", "scheduled", "moved", "2020-05-12", "no_report"),
        ("2020-05-13", "occurred", "held", "2020-05-10", "held"),
        ("2020-05-13", "occurred", None, "2020-05-10", None),
        (None, "scheduled", "expected", None, "no_day"),
        ("2020-05-13", "scheduled", "moved", None, "moved"),
    ],
)
def test_outcomes_by_a_day(today: str | None, status: str, told: str | None, due: str | None, outcome: str) -> None:
    assert outcome_on(today, status, told, due) == outcome


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan = document("a.txt", "Chile will visit Ghana on Friday.", "2020-05-04")
    later = document(
        "b.txt", "Italy asked Chile for frigates. Chile agreed with Italy on the frigate deal.", "2020-06-04"
    )
    path = tmp_path_factory.mktemp("sides") / "record.nv"
    with Store.create_or_open(path).writer() as writer:
        writer.add(reading(plan, claim(plan, "visit", "visit", agent="Chile=CHL", recipient="Ghana=GHA",
                                       when="on Friday=2020-05-08", realis="scheduled")))  # fmt: skip
        writer.add(reading(later, claim(later, "arms_deal", "agreed", agent="Chile=CHL", recipient="Italy=ITA",
                                        deal={"stage": "signed", "item": "frigates"}),
                           claim(later, "arms_deal", "asked", agent="Italy=ITA", recipient="Chile=CHL",
                                 deal={"stage": "request", "item": "frigates"})))  # fmt: skip
    rebuild(Store.open(path))
    return path


def test_the_visits_say_of_a_plan_what_the_plans_say(store: Path) -> None:
    with RecordView(store) as view:
        for day in (None, "2020-05-05", "2020-05-08"):
            (visit,), (plan,) = view.visits(as_of=day), view.planned(kind="visit", as_of=day)
            assert visit["outcome"] == plan["outcome"] == ("expected" if day else "no_report")


def test_the_coded_deal_has_the_supplier_on_one_side_and_the_buyer_on_the_other(store: Path) -> None:
    with RecordView(store) as view:
        rows = list(csv.DictReader(io.StringIO("".join(view.export("events", kind="arms_deal").lines))))
    sides = {row["Deal Stage"]: (row["Actor Country"], row["Recipient Country"]) for row in rows}
    assert sides == {"signed": ("CHL", "ITA"), "request": ("ITA", "CHL")}


@pytest.mark.parametrize("filters", [
    {"actor": 5}, {"limit": "3"}, {"limit": True}, {"limit": 2.5}, {"kind": 5}, {"kind": [5]}, {"between": 5},
    {"between": (1, 2)}, {"since": 5}, {"as_of": 2014}, {"min_confidence": "much"}, {"min_whole": 2}, {"text": 4}, {"stage": 3},
    {"status": ["held"]}, {"actor": b"CHL"},
])  # fmt: skip
def test_arguments_of_the_wrong_sort_are_refused_in_one_sentence(store: Path, filters: dict[str, Any]) -> None:
    with noteverbale.open(store) as record, pytest.raises(ConfigError) as refused:
        record.events(**filters)
    assert str(refused.value).count(". ") == 0 and next(iter(filters)).replace("min_", "least ")[:5] in str(
        refused.value
    )


def test_so_are_other_calls(store: Path) -> None:
    with noteverbale.open(store) as record:
        for call in (lambda: record.brief(5), lambda: record.brief(None), lambda: record.explain(5),
                     lambda: record.diff(5, 6), lambda: record.ask(5), lambda: record.export(5),
                     lambda: record.judge.merge(5, 6), lambda: noteverbale.open(5)):  # fmt: skip
            with pytest.raises(NoteVerbaleError):
                call()


def test_own_actors_are_known_by_name(store: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "code,name,terms,sector,source\nNSA-BLUE-FRONT,Blue Front,Blue Front|the Blues,REB,me\nGHA,Gold Coast,Gold Coast,GOV,me\n"
    )
    assert code_of_name("the blues", (table,)) == "NSA-BLUE-FRONT"
    with pytest.raises(ConfigError):
        code_of_name("the blues")
    with noteverbale.open(store, tables={"actors": [table]}) as record:
        assert len(record.visits(actor="Gold Coast")) == 1
        assert len(record.visits(actor="Chile")) == 1


def test_deals_of_which_neither_side_is_told_are_left_out_and_counted(tmp_path: Path) -> None:
    text = document("b.txt", "Arms were delivered. India bought tanks.", "2020-06-11")
    deals = [
        replace(record("arms_deal", "", "IND"), id="r1"),
        replace(record("arms_deal", ""), id="r2"),
    ]
    for number, buyer in enumerate(("IND", None)):
        (state,) = deals[number].states
        deals[number] = replace(deals[number], states=(replace(state, fields=state.fields | {"recipient": buyer}),))
    db = record_draft(tmp_path, [reading(text, claim(text, "arms_deal", "delivered"))], deals)
    rows = events(db, Filters(), "deals")
    assert [row["id"] for row in rows] == ["r1"] and rows.matched == 1
    assert rows.notes == (
        "1 deal with neither supplier nor recipient known left out; --sideless, in Python sideless=True, includes them.",
    )
    every = events(db, Filters(sideless=True), "deals")
    assert {row["id"] for row in every} == {"r1", "r2"} and not every.notes
    assert len(events(db, Filters(), "events")) == 2
    drawn = [strata(db, "deals", filters, False) for filters in (Filters(), Filters(sideless=True))]
    assert drawn == [({"deals": ["r1"]}, rows.notes), ({"deals": ["r1", "r2"]}, ())], "coders judge what is shown"


def test_a_deal_is_found_by_the_supplier_that_it_shows(tmp_path: Path) -> None:
    page = document("a.txt", "Pakistan received Su-35 fighters.", "2016-10-17")
    deal = {"stage": "delivered", "item": "Su-35 fighters", "family": "Su-35"}
    told = claim(page, "arms_deal", "received", recipient="Pakistan=PAK", deal=deal)
    with RecordView(make_store(tmp_path / "record.nv", [reading(page, told)])) as view:
        assert [(row["supplier"], row["recipient"]) for row in view.deals()] == [("RUS", "PAK")]
        for filters in (
            {"between": ("RUS", "PAK")},
            {"actor": "Russia"},
            {"between": ("RUS", "PAK"), "as_of": "2016-10-17"},
        ):
            assert len(view.deals(**filters)) == 1, filters
        assert not view.deals(between=("CHN", "PAK")) and not view.deals(actor="RUS", as_of="2016-10-16")
