"""Named questions over the hand-made world."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.errors import ConfigError, StoreError
from noteverbale.views import QUESTIONS, RecordView
from noteverbale.views.shapes import SHAPES


@pytest.mark.parametrize("what", QUESTIONS)
def test_every_question_has_a_method_and_stable_columns(view: RecordView, what: str) -> None:
    rows = getattr(view, what)()
    assert rows.columns
    assert all(tuple(row) == rows.columns for row in rows)
    assert getattr(view, what)(limit=1).columns == rows.columns


@pytest.mark.parametrize("what", QUESTIONS)
def test_no_filter_adds_rows(view: RecordView, what: str) -> None:
    every = view.ask(what)
    for filters in (
        {"between": ("RUS", "PAK")},
        {"as_of": "2015"},
        {"since": "2016"},
        {"text": "helicopters"},
        {"min_confidence": 0.95},
    ):
        rows = view.ask(what, **filters)
        if what != "relations":  # a ledger of fewer events may still hold as many months
            assert len(rows) <= len(every), filters


def test_visits_between(view: RecordView) -> None:
    (visit,) = view.visits(between=("Russia", "Pakistan"))
    assert (visit["traveller"], visit["host"], visit["place"], visit["stage"]) == (
        "RUS",
        "PAK",
        "Islamabad",
        "occurred",
    )
    assert visit["traveller_name"] == "Russian Defence Minister Sergei Shoigu"
    assert (visit["claims"], visit["sources"]) == (3, 2)  # the copy is no further source


def test_deal_keeps_wanted_and_ordered_apart(view: RecordView) -> None:
    (deal,) = view.deals()
    assert (deal["stage"], deal["since"]) == ("delivered", "2017-08-30")
    assert (deal["wanted"], deal["ordered"], deal["delivered"]) == ("up to 20", "four", "four")
    assert (deal["event_from"], deal["event_to"]) == ("2014-11-12", "2017-08-30")


@pytest.mark.parametrize(("filters", "count"), [
    ({"stage": "delivered"}, 1), ({"stage": "signed"}, 0), ({"since": "2018"}, 0), ({"until": "2014-06"}, 0), ({"on": "2015-08-19"}, 1),
    ({"text": "gunships"}, 1), ({"text": "gunships helicopters"}, 0), ({"source_kind": "media"}, 1), ({"source_kind": "expert"}, 0),
    ({"actor": "India"}, 0), ({"as_of": "2015-08-20", "stage": "signed"}, 1), ({"as_of": "2014-11-12"}, 0),
])  # fmt: skip
def test_deals_by_filter(view: RecordView, filters: dict[str, str], count: int) -> None:
    assert len(view.deals(**filters)) == count


def test_as_of_shows_the_plan_before_the_visit(view: RecordView) -> None:
    (then,) = view.visits(between=("RUS", "PAK"), as_of="2014-11-20")
    assert then["stage"] == "scheduled"
    assert "undated" in view.visits(as_of="2014-11-20").notes[0]


def test_as_of_filters_see_only_claims_known_by_then(view: RecordView) -> None:
    assert len(view.deals(text="delivered")) == 1
    assert not view.deals(text="delivered", as_of="2016")
    assert not view.deals(source_kind="media", as_of="2015-08-20")


def test_undated_events_are_left_out_and_said(view: RecordView) -> None:
    rows = view.visits(since="2000")
    assert {row["traveller"] for row in rows} == {"RUS", "IND"}
    assert any("without a date" in note for note in rows.notes)


def test_plans_by_status_group_or_outcome(view: RecordView) -> None:
    plans = list(view.planned())
    assert {row["overdue"] for row in plans} == {True, False}
    for status, fits in (
        ("planned", lambda row: row["status"] in ("planned", "scheduled", "announced")),
        ("overdue", lambda row: row["overdue"]),
        ("no-report", lambda row: row["outcome"] == "no_report"),
    ):
        wanted = [row["id"] for row in plans if fits(row)]
        assert wanted and [row["id"] for row in view.planned(status=status)] == wanted


def test_statuses_by_group(view: RecordView) -> None:
    assert {row["status"] for row in view.events(status="held")} == {"occurred"}
    assert {row["status"] for row in view.events(status="planned")} == {"planned", "scheduled"}
    assert len(view.events(status="called-off")) == 1


def test_planned_and_overdue_on_a_day(view: RecordView) -> None:
    now = {row["kind"]: row["overdue"] for row in view.planned()}
    assert now == {"exercise": True, "visit": False}
    (then,) = view.planned(as_of="2014-11-20", between=("RUS", "PAK"))
    assert (then["kind"], then["overdue"]) == ("visit", False)
    assert [row["kind"] for row in view.planned(status="overdue")] == ["exercise"]


def test_relations_count_records_once(view: RecordView) -> None:
    ledger = {row["month"]: row for row in view.relations(between=("PAK", "RUS"))}
    assert ledger["2014-11"]["kinds"] == ["agreement 1", "arms_deal 1", "visit 1"]
    assert ledger["2017-08"]["kinds"] == ["arms_deal 1"]  # the delivery, when it became known, not the deal
    assert ledger["2016-09"]["planned"] == 1
    assert all((row["a"], row["b"]) == ("PAK", "RUS") for row in ledger.values())


def test_statements_find_speakers(view: RecordView) -> None:
    rows = view.statements(text="helicopters", actor="Russia")
    assert rows[0]["said_by"] == "Ambassador Alexey Dedov"
    assert all(row["source_kind"] != "publisher" for row in rows)


def test_claims_tell_their_record(view: RecordView) -> None:
    rows = view.claims()
    assert {row["record"] for row in rows} == {row["id"] for row in view.events()}
    assert all(view.explain(row["id"]).record_id == row["record"] for row in rows)


def test_claims_tell_negation(view: RecordView) -> None:
    (row,) = view.claims(kind="rejection")
    assert row["status"] == "not scheduled"


def test_documents_name_what_they_copy(view: RecordView) -> None:
    copies = {row["name"]: row["copy_of"] for row in view.documents() if row["copy_of"]}
    assert copies == {"2014-11-21-mirror.txt": "2014-11-21-wire.txt"}


def test_limit_tells_how_many_matched(view: RecordView) -> None:
    rows = view.events(limit=2)
    assert (len(rows), rows.matched) == (2, len(view.events()))


def test_kind_must_fit_the_question(view: RecordView) -> None:
    with pytest.raises(ConfigError, match="visits are of kind visit only"):
        view.visits(kind="attack")


def test_same_question_same_answer(view: RecordView) -> None:
    assert [list(view.ask(what)) for what in SHAPES] == [list(view.ask(what)) for what in SHAPES]


def test_no_store_names_the_repair(tmp_path: object) -> None:
    with pytest.raises(StoreError, match="nv read"):
        RecordView(f"{tmp_path}/none.nv")


@pytest.mark.parametrize("what", QUESTIONS)
def test_every_question_and_column_is_documented(view: RecordView, what: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "asking.md").read_text(encoding="utf-8")
    assert f"`{what}`" in page
    known = set(re.findall(r"\w+", page))
    assert set(view.ask(what, limit=1).columns) <= known


def test_claims_and_records_by_how_surely_they_are_wholly_right(view: RecordView) -> None:
    every, surely = view.claims(), view.claims(min_whole=0.5)
    unsure = {row["id"] for row in every if row["whole"] < 0.5}
    assert unsure and {row["id"] for row in surely} == {row["id"] for row in every} - unsure
    assert not view.events(min_whole=0.9) and len(view.events(min_whole=0.8)) <= len(view.events())
    assert {row["whole"] for row in view.deals()} == {0.8}, "of its claims the surest counts"


def test_a_record_told_by_unsure_claims_alone_is_left_out(tmp_path: Path) -> None:
    page = document("a.txt", "Russia banned imports. China, a blog said, attacked India.", "2015-01-01")
    ban = claim(page, "sanction", "banned", agent="Russia=RUS")
    blow = claim(page, "attack", "attacked", agent="China=CHN", recipient="India=IND", source="media=a blog")
    with RecordView(make_store(tmp_path / "record.nv", [reading(page, ban, blow)])) as view:
        assert [row["kind"] for row in view.events(min_whole=0.5)] == ["sanction"]
        assert [(row["kind"], row["whole"]) for row in view.events()] == [("attack", 0.3), ("sanction", 0.8)]
        assert "Whole" in "".join(view.export("events").lines).splitlines()[0]


def test_claims_that_tell_none_are_counted(tmp_path: Path) -> None:
    page = document("a.txt", "Russia banned imports.", "2015-01-01")
    ban = claim(page, "sanction", "banned", agent="Russia=RUS", whole=None)
    with RecordView(make_store(tmp_path / "record.nv", [reading(page, ban)])) as view:
        for rows in (view.claims(min_whole=0.1), view.events(min_whole=0.1), view.documents(min_whole=0.1)):
            assert not rows and any("1 claim without the figure for --min-whole" in note for note in rows.notes)
        assert view.events()[0]["whole"] is None and not view.events().notes


def test_a_document_is_asked_for_by_what_one_of_its_claims_tells(tmp_path: Path) -> None:
    first = document("a.txt", "Russia, Dedov said, banned imports. China met India.", "2015-01-01")
    second = document("b.txt", "China, a blog said, met India.", "2015-01-02")
    ban = claim(first, "sanction", "banned", source="named_official=Dedov=RUS")
    met = [claim(first, "meeting", "met"), claim(second, "meeting", "met", source="media=a blog")]
    with RecordView(make_store(tmp_path / "r.nv", [reading(first, ban, met[0]), reading(second, met[1])])) as view:
        named = {str(filters): [row["name"] for row in view.documents(**filters)] for filters in (
            {"kind": "meeting"}, {"kind": "sanction"}, {"said_by": "Dedov"}, {"said_by": "Dedov", "kind": "meeting"},
            {"source_kind": "media"}, {"min_whole": 0.5}, {"status": "held"}, {},
        )}  # fmt: skip
    both = ["a.txt", "b.txt"]
    assert list(named.values()) == [both, ["a.txt"], ["a.txt"], [], ["b.txt"], ["a.txt"], both, both]


def test_claims_are_held_where_they_tell_so_and_are_of_no_series(tmp_path: Path) -> None:
    page = document("a.txt", "Russia visited Peru. China did not visit Mali. India will visit Laos.", "2015-01-01")
    told = [claim(page, "visit", "visited"), claim(page, "visit", "visit Mali", polarity="negative"),
            claim(page, "visit", "visit Laos", realis="scheduled")]  # fmt: skip
    with RecordView(make_store(tmp_path / "r.nv", [reading(page, *told)])) as view:
        assert [row["trigger"] for row in view.claims(status="held")] == ["visited"]
        assert [row["trigger"] for row in view.claims(status="planned")] == ["visit Laos"]
        assert len(view.claims(status="occurred")) == 2
        with pytest.raises(ConfigError, match="only exercises have a series, not claims"):
            view.claims(series="Druzhba")
