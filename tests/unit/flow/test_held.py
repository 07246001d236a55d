"""What a batch leaves as it is in a record is neither made again nor written."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from builders import a_claim, a_document, a_judgement
from noteverbale.flow import growth
from noteverbale.flow.record import derive
from noteverbale.store import RecordDraft, Store
from noteverbale.types import Reading, State
from stores import fill, told


def a_text(day: str, place: int = 0) -> Reading:
    """A text that tells of one visit."""
    claim = a_claim("visit", "RUS", "IND", id=f"c{day}", time="2020-05-05", at=place)
    return Reading(document=a_document(f"A text of {day}.", f"d{day}", day), claims=(claim,), signature="s")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(growth, "_LARGEST_SHARE", 1e9)
    made = Store.create_or_open(tmp_path / "r.nv")
    fill(made, *(a_text(day) for day in ("2020-05-01", "2020-05-02", "2020-05-04", "2020-05-05")))
    derive(made)
    return made


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[object]]:
    """States that are made, by the claims they count, and rows that are written, by their place."""
    found: dict[str, list[object]] = {"made": [], "written": []}
    merging = import_module("noteverbale.records.merge")
    state, insert = merging._state, RecordDraft._insert

    def making(kind, reports) -> State:
        found["made"].append(len(reports))
        return state(kind, reports)

    def writing(self, table, values) -> None:
        values = list(values)
        found["written"] += [row[1] for row in values if table == "states"]
        insert(self, table, values)

    monkeypatch.setattr(merging, "_state", making)
    monkeypatch.setattr(RecordDraft, "_insert", writing)
    return found


@pytest.mark.parametrize(
    ("day", "first"), [("2020-05-06", 4), ("2020-05-03", 2), ("2020-05-02x", 1), ("2020-04-30", 0)]
)
def test_only_states_from_the_new_claim_on_are_made_and_written(
    store: Store, work: dict[str, list[object]], day: str, first: int
) -> None:
    new = a_text(day.removesuffix("x"), place=9)
    if day.endswith("x"):
        claim = a_claim("visit", "RUS", "IND", id="cx", time="2020-05-05", at=9)
        new = Reading(document=a_document("Of that day too.", "dx", day[:-1]), claims=(claim,), signature="s")
    fill(store, new)
    derive(store)
    states = 4 if day.endswith("x") else 5
    assert work["written"] == list(range(first, states))
    assert len(work["made"]) == states - first
    grown = told(store)
    derive(store, anew=True)
    assert told(store) == grown and len(grown["records"]) == 1


def test_states_of_a_record_that_a_person_judged_are_made_anew(store: Store, work: dict[str, list[object]]) -> None:
    (record,) = (row[0] for row in told(store)["records"])
    store.add_judgements([a_judgement("set", record, "status", "cancelled")])
    derive(store)
    fill(store, a_text("2020-05-06"))
    derive(store)
    store.add_judgements([a_judgement("undo", "1")])
    derive(store)
    assert len(work["made"]) == 4 + 5 + 5
    grown = told(store)
    derive(store, anew=True)
    assert told(store) == grown
