"""The ledger of two actors, from hand-made records: pairs of parties, signs of the score, refusals."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.unit.views.world import claim, document, reading, record_draft

from noteverbale.types import Record, State
from noteverbale.views.filters import Filters
from noteverbale.views.relations import relations
from noteverbale.views.rows import Rows

TEXT = document("a.txt", "Russia acted towards India.", "2020-06-11")


def record(kind: str, agents: str, recipients: str = "", polarity: str = "positive", status: str = "occurred") -> Record:
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


def test_a_visit_raises_the_score_and_an_accusation_lowers_it(tmp_path: Path) -> None:
    (visit,) = ledger(tmp_path, record("visit", "RUS", "IND"))
    (accusation,) = ledger(tmp_path, record("accusation", "IND", "RUS"))
    assert accusation["score"] < 0 < visit["score"]
    assert (visit["verbal_cooperation"], accusation["verbal_conflict"]) == (1, 1)


def test_a_refused_visit_scores_as_the_refusal_that_it_is_coded_as(tmp_path: Path) -> None:
    (row,) = ledger(tmp_path, record("visit", "RUS", "IND", polarity="negative", status="refused"))
    assert row["score"] < 0
    assert (row["conflict"], row["cooperation"]) == (1, 0)
