"""The ledger of two actors, from hand-made records: pairs of parties, signs of the score, refusals."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.unit.views.world import claim, document, reading, record_draft

from noteverbale.types import Record, State
from noteverbale.views import RecordView
from noteverbale.views.filters import Filters
from noteverbale.views.relations import relations
from noteverbale.views.rows import Rows

TEXT = document("a.txt", "Russia acted towards India.", "2020-06-11")


def record(
    kind: str, agents: str, recipients: str = "", polarity: str = "positive", status: str = "occurred"
) -> Record:
    fields: dict[str, Any] = {
        "agents": [party(code) for code in agents.split()], "recipients": [party(code) for code in recipients.split()],
        "parties": sorted(f"{agents} {recipients}".split()), "status": status, "polarity": polarity, "certainty": "certain",
        "event_from": "2020-06-10", "event_to": "2020-06-10", "place": None, "country": None,
    }  # fmt: skip
    told = claim(TEXT, kind, "acted")
    return Record(id=f"r-{kind}", kind=kind, links=(), states=(
        State(known=date(2020, 6, 11), fields=fields, claim_ids=(told.id,), independent_sources=1),
    ))  # fmt: skip


def party(code: str) -> dict[str, Any]:
    return {"code": code, "sector": "GOV", "words": [code], "names": []}


def ledger(path: Path, *records: Record, **filters: Any) -> Rows:
    text = reading(TEXT, *(claim(TEXT, one.kind, "acted") for one in records))
    return relations(record_draft(path, [text], list(records)), Filters(**filters))


def test_every_pair_of_a_meeting_of_three_has_its_row(tmp_path: Path) -> None:
    rows = ledger(tmp_path, record("meeting", "RUS IND CHN"))
    assert [(row["a"], row["b"]) for row in rows] == [("CHN", "IND"), ("CHN", "RUS"), ("IND", "RUS")]


def test_who_stands_on_one_side_of_an_act_is_no_pair(tmp_path: Path) -> None:
    rows = ledger(tmp_path, record("accusation", "RUS CHN", "IND"))
    assert [(row["a"], row["b"]) for row in rows] == [("CHN", "IND"), ("IND", "RUS")]


def test_two_who_accuse_somebody_together_do_not_accuse_each_other(tmp_path: Path) -> None:
    rows = ledger(tmp_path, record("accusation", "RUS IND"), record("commitment", "RUS CHN"))
    assert [(row["a"], row["b"]) for row in rows] == [("CHN", "RUS")]


@pytest.mark.parametrize(("sentence", "pairs"), [("Russia and India clashed.", 1), ("Russia and India bombed it.", 0)])
def test_armies_that_clash_fight_each_other(sentence: str, pairs: int, tmp_path: Path) -> None:
    text = document("a.txt", sentence, "2020-06-11")
    told = claim(text, "attack", "clashed" if pairs else "bombed", agent="Russia=RUS")
    fought = record("attack", "RUS IND")
    fought = replace(fought, states=(replace(fought.states[0], claim_ids=(told.id,)),))
    assert len(relations(record_draft(tmp_path, [reading(text, told)], [fought]), Filters())) == pairs


def test_a_deal_counts_for_supplier_and_buyer_and_not_for_who_objects(tmp_path: Path) -> None:
    deal = record("arms_deal", "RUS IND", "PAK RUS")
    (state,) = deal.states
    step = {"stage": "signed", "polarity": "positive", "realis": "occurred", "event_from": "2020-06-10",
            "event_to": None, "claim": state.claim_ids[0]}  # fmt: skip
    told = replace(state, fields=state.fields | {"stage_history": [step], "supplier": "RUS", "recipient": "PAK"})
    assert [(row["a"], row["b"]) for row in ledger(tmp_path, replace(deal, states=(told,)))] == [("PAK", "RUS")]


def test_a_visit_raises_the_score_and_an_accusation_lowers_it(tmp_path: Path) -> None:
    (visit,) = ledger(tmp_path, record("visit", "RUS", "IND"))
    (accusation,) = ledger(tmp_path, record("accusation", "IND", "RUS"))
    assert accusation["score"] < 0 < visit["score"]
    assert (visit["verbal_cooperation"], accusation["verbal_conflict"]) == (1, 1)


def test_a_refused_visit_scores_as_the_refusal_that_it_is_coded_as(tmp_path: Path) -> None:
    (row,) = ledger(tmp_path, record("visit", "RUS", "IND", polarity="negative", status="refused"))
    assert row["score"] < 0
    assert (row["conflict"], row["cooperation"]) == (1, 0)


def test_ties_that_warm_show_it_in_the_month_they_do(tmp_path: Path) -> None:
    months = [f"{year}-{month:02d}" for year in (2018, 2019) for month in range(1, 13)]
    records = []
    for number, month in enumerate(months):
        one = record("accusation" if number < 12 else "visit", "RUS", "IND")
        state = one.states[0]
        dated = state.fields | {"event_from": f"{month}-10", "event_to": f"{month}-10"}
        records.append(replace(one, id=f"r{number:02d}", states=(replace(state, fields=dated),)))
    rows = ledger(tmp_path, *records)
    assert {row["month"]: row["change"] for row in rows if row["change"]} == {"2019-01": "warmer"}
    turn = next(row for row in rows if row["change"])
    assert turn["score_before"] < 0 < turn["score_after"] and turn["p"] < 0.01


def test_too_few_months_are_said_to_be_too_few(view: RecordView) -> None:
    assert any(
        "are too few to look for a change of level; 12 are needed" in note
        for note in view.relations(between=("RUS", "PAK")).notes
    )


def test_what_was_announced_for_a_month_and_kept_is_counted(tmp_path: Path) -> None:
    def planned(id_: str, outcome: str) -> Record:
        one = record("visit", "RUS", "IND")
        more = {"planned_from": "2020-07-01", "planned_to": "2020-07-02", "outcome": outcome}
        return replace(one, id=id_, states=(replace(one.states[0], fields=one.states[0].fields | more),))

    rows = ledger(tmp_path, planned("r1", "held"), planned("r2", "cancelled"))
    july = next(row for row in rows if row["month"] == "2020-07")
    assert (july["announced"], july["kept"]) == (2, 1)


def dated(one: Record, first: str, last: str, **more: Any) -> Record:
    (state,) = one.states
    told = state.fields | {"event_from": first, "event_to": last} | more
    return replace(one, states=(replace(state, fields=told),))


def test_what_is_told_only_of_a_year_is_no_event_of_january(tmp_path: Path) -> None:
    rows = ledger(
        tmp_path,
        dated(record("visit", "RUS", "IND"), "2020-01-01", "2020-12-31"),
        dated(record("meeting", "RUS IND"), "2020-03-01", "2020-03-31"),
        dated(record("agreement", "RUS IND"), "2020-05-30", "2020-06-02"),
    )
    assert [(row["month"], row["kinds"]) for row in rows] == [("2020-03", ["meeting 1"]), ("2020-05", ["agreement 1"])]
    assert any(note.startswith("1 dated only to a year, or a period longer than a month") for note in rows.notes)


def test_a_plan_for_a_year_is_announced_for_no_month(tmp_path: Path) -> None:
    plan = {"planned_from": "2021-01-01", "planned_to": "2021-12-31", "outcome": "held"}
    rows = ledger(tmp_path, dated(record("visit", "RUS", "IND"), "2021-07-01", "2021-07-02", **plan))
    assert [(row["month"], row["announced"]) for row in rows] == [("2021-07", 0)]


def test_a_step_of_a_deal_without_a_day_counts_when_the_step_became_known(tmp_path: Path) -> None:
    deal = record("arms_deal", "RUS", "PAK")
    (state,) = deal.states
    step = {"stage": "delivered", "polarity": "positive", "realis": "occurred", "event_from": None,
            "event_to": None, "known": "2021-09-02", "claim": state.claim_ids[0]}  # fmt: skip
    told = replace(state, fields=state.fields | {"stage_history": [step], "supplier": "RUS", "recipient": "PAK"})
    assert [row["month"] for row in ledger(tmp_path, replace(deal, states=(told,)))] == ["2021-09"]


def test_who_acts_alone_is_counted_as_no_pair(tmp_path: Path) -> None:
    assert ledger(tmp_path, record("accusation", "RUS IND")).notes == (
        "1 left out: no two known parties who act on each other.",
    )
