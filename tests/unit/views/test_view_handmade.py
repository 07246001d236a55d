"""States that reconciliation seldom makes, from hand-made records: contradictions, halts, steps to come, diffs."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.views.world import claim, document, reading, record_draft

from noteverbale.types import Contradiction, Link, Record, State
from noteverbale.views.changes import changes
from noteverbale.views.coding import Coded, LeftOut, coded
from noteverbale.views.contradictions import contradictions
from noteverbale.views.explain import explain
from noteverbale.views.filters import Filters
from noteverbale.views.parties import traveller_name, written
from noteverbale.views.planned import planned
from noteverbale.views.selection import select_records
from noteverbale.views.wording import days

TEXT = "Russia signed a contract with Pakistan for four helicopters. Others counted six. Deliveries will begin in 2016."


def step(stage: str, realis: str = "occurred", first: str | None = None, polarity: str = "positive") -> dict[str, Any]:
    return {"stage": stage, "known": "2015-08-20", "event_from": first, "event_to": first, "claim": "c", "source_kind": "publisher",
            "polarity": polarity, "realis": realis, "certainty": "certain"}  # fmt: skip


def party(code: str) -> dict[str, Any]:
    return {"code": code, "sector": "GOV", "words": [code.title()], "names": []}


def fields(**more: Any) -> dict[str, Any]:
    common = {"agents": [party("RUS")], "recipients": [party("PAK")], "parties": ["PAK", "RUS"], "status": "occurred", "polarity": "positive",
              "certainty": "certain", "event_from": None, "event_to": None, "place": None, "country": None}  # fmt: skip
    return common | more


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    text = document("a.txt", TEXT, "2015-08-20")
    deal = claim(text, "arms_deal", "signed", agent="Russia=RUS", recipient="Pakistan=PAK", deal={"stage": "signed"})
    other = claim(text, "arms_deal", "counted", agent="Russia=RUS", recipient="Pakistan=PAK", deal={"stage": "signed"})
    early = fields(stage="talks", reached="talks", stage_history=[step("talks", "ongoing")], halts=[])
    late = fields(
        stage="suspended", reached="signed", halts=[step("suspended")], quantity={"ordered": {"text": "four", "min": 4, "max": 4, "modifier": None}},
        stage_history=[step("talks", "ongoing"), step("signed", first="2015-08-19"), step("delivery_started", "scheduled", "2016-01-01"),
                       step("in_service", "hypothetical", "2018-01-01")],
    )  # fmt: skip
    opened = Contradiction(
        field="quantity.ordered", sides=(("4", (deal.id,)), ("6", (other.id,))), known=date(2015, 8, 20)
    )
    states = (
        State(known=date(2015, 8, 20), fields=early, claim_ids=(deal.id,), independent_sources=1),
        State(known=date(2015, 9, 1), fields=late, accepted={"stage": (deal.id, "named"), "quantity.ordered": (deal.id, "named")},
              contradictions=(opened,), claim_ids=(deal.id, other.id), independent_sources=2),
    )  # fmt: skip
    links = (
        Link(claim_id=deal.id, score=0.0, features=(("begins_record", 0.0, "first"),)),
        Link(claim_id=other.id, score=5.5),
    )
    return record_draft(
        tmp_path, [reading(text, deal, other)], [Record(id="r1", kind="arms_deal", states=states, links=links)]
    )


def test_contradiction_shows_who_tells_each_side(db: sqlite3.Connection) -> None:
    (row,) = contradictions(db, Filters())
    assert row["sides"] == [
        "4: the outlet itself, The Example Post, 2015-08-20",
        "6: the outlet itself, The Example Post, 2015-08-20",
    ]
    assert (row["values"], row["sources"]) == (["4", "6"], [1, 1])
    assert (row["source_kinds"], row["interests"]) == (["publisher", "publisher"], ["outlet", "outlet"])
    assert (row["opened"], row["closed"], row["settled"]) == ("2015-08-20", None, None)
    assert not contradictions(db, Filters(as_of="2015-08-31"))
    assert (len(contradictions(db, Filters(status="open"))), len(contradictions(db, Filters(status="closed")))) == (
        1,
        0,
    )


def test_steps_to_come_beyond_the_stage_reached(db: sqlite3.Connection) -> None:
    (row,) = planned(db, Filters(as_of="2016-06-01"))
    assert (row["stage"], row["status"], row["overdue"]) == ("delivery_started", "scheduled", True)


def test_halt_is_the_stage_and_the_reached_one_is_found_too(db: sqlite3.Connection) -> None:
    for stage in ("suspended", "signed"):
        records, _ = select_records(db, Filters(stage=stage))
        assert len(records) == 1


def test_coding_of_deal_stages(db: sqlite3.Connection) -> None:
    records, _ = select_records(db, Filters())
    found = {one.stage: one for one in coded(records) if isinstance(one, Coded)}
    assert {stage: (one.code.plover, one.done) for stage, one in found.items()} == {
        "talks": ("CONSULT", True), "signed": ("SUPPORT", True), "delivery_started": ("AGREE", False), "suspended": ("SANCTION", True),
    }  # fmt: skip
    assert [one.reason for one in coded(records) if isinstance(one, LeftOut)] == ["only conditional or predicted"]


def test_changes_name_what_changed(db: sqlite3.Connection) -> None:
    (new,) = changes(db, Filters(), "2015-01-01", "2015-08-25")
    assert new["change"] == "new"
    (changed,) = changes(db, Filters(), "2015-08-25", "2015-12-31")
    assert "stage: talks -> suspended" in changed["what"]
    assert "contradiction on quantity.ordered opened: 4 / 6" in changed["what"]
    assert changed["why"] == [
        f"{changed['claims'][0][:9]} the outlet itself, The Example Post, 2015-08-20: counted (occurred, certain)"
    ]
    assert not changes(db, Filters(), "2015-09-01", "2016-01-01")


def test_explanation_has_rules_links_and_history(db: sqlite3.Connection) -> None:
    found = explain(db, "r1")
    assert {field.name: field.rule for field in found.fields}["quantity.ordered"] == "named"
    assert found.history[0] == ("2015-08-20", "the record begins")
    assert "stage: suspended" in found.history[1][1]
    assert found.evidence[0].link is not None
    assert [one.sentence for one in found.evidence] == [
        "Russia signed a contract with Pakistan for four helicopters.",
        "Others counted six.",
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["every governor"], None),
        (["Tehran"], None),
        (["of the Italian Minister Galletti"], "the Italian Minister Galletti"),
        (["Tehran", "an Iranian delegation"], "an Iranian delegation"),
    ],
)
def test_a_capital_and_everybody_name_no_traveller(words: list[str], name: str | None) -> None:
    agents = [{"code": "IRN", "words": words, "names": []}]
    assert written({"traveller": "IRN", "agents": agents}) == name
    assert traveller_name({"traveller": "IRN", "traveller_name": "Tehran", "agents": agents}) is None


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("1970-01-01", "1979-12-31", "the 1970s"),
        ("2018-01-01", "2021-12-31", "2018 to 2021"),
        ("2018-05-01", "2018-07-31", "2018-05 to 2018-07"),
        ("2018-05-01", "2018-07-30", "2018-05-01 to 2018-07-30"),
        ("2018-01-01", "2018-12-31", "2018"),
    ],
)
def test_whole_years_and_months_are_told_as_such(first: str, last: str, told: str) -> None:
    assert days(first, last) == told


def test_a_pronoun_names_no_traveller() -> None:
    def told(*words: str) -> str | None:
        return written({"traveller": "RUS", "agents": [{"code": "RUS", "words": list(words)}]})

    assert (
        told("they", "our colleagues from other Commonwealth nations", "the Russian President")
        == "the Russian President"
    )
    assert told("They") is None


def test_the_name_of_another_party_is_no_travellers_name() -> None:
    agents = [{"code": "RUS", "words": ["deputies"], "names": ["State Duma"]}]
    assert traveller_name({"traveller": "UKR", "traveller_name": "State Duma", "agents": agents}) is None
    assert traveller_name({"traveller": "RUS", "traveller_name": "State Duma", "agents": agents}) == "State Duma"
