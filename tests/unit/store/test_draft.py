"""The record's SQLite file: what its tables hold, and that it is replaced in one step."""

from __future__ import annotations

import sqlite3
from array import array
from datetime import date
from pathlib import Path

import pytest
from msgspec import json

from builders import a_claim, a_deal, a_document, a_place
from noteverbale.errors import StoreError
from noteverbale.store import RecordDraft
from noteverbale.types import Claim, Failure, Link, Reading, Record, Span, State


def a_world() -> list[Reading]:
    sale = a_claim(
        "arms_deal", "RUS", "PAK", id="c1", at=7, trigger="sells", deal=a_deal("signed"), sentence=Span(0, 12)
    )
    visit = a_claim("visit", "RUS", "IND", id="c2", time="2014-11-20", place=a_place("Delhi", "IND"))
    return [
        Reading(document=a_document("Russia sells. They met.", "d1", "2014-11-20"), claims=(sale,), signature="s"),
        Reading(document=a_document("Visit. Again.", "d2"), claims=(visit,), signature="s"),
        Reading(
            document=a_document("Nothing.", "d3", "2014-01-01"),
            signature="s",
            failures=(Failure(where="d3", reason="x"),),
        ),
    ]


def a_record() -> Record:
    first = State(
        known=date(2014, 11, 20),
        fields={"status": "occurred", "stage": "signed", "event_from": "2014-11-19"},
        claim_ids=("c1",),
    )
    second = State(known=date(2014, 12, 1), fields={"status": "occurred", "stage": "delivered"})
    return Record(id="r1", kind="arms_deal", states=(first, second), links=(Link(claim_id="c1", score=1.0),))


def build(target: Path) -> sqlite3.Connection:
    with RecordDraft.beside(target) as draft:
        assert [document.id for document in draft.add_readings(a_world())] == ["d1", "d2", "d3"]
        draft.set_families({"d1": "d1", "d2": "d1", "d3": "d3"})
        draft.add_records([a_record()])
        draft.add_record_actors()
        draft.describe({"version": "1"})
    return sqlite3.connect(target)


def rows(db: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return db.execute(query).fetchall()


def test_every_table_holds_what_was_read(tmp_path: Path) -> None:
    db = build(tmp_path / "record.sqlite")
    assert rows(db, "SELECT id, published, family FROM documents") == [
        ("d1", "2014-11-20", "d1"), ("d2", None, "d1"), ("d3", "2014-01-01", "d3"),
    ]  # fmt: skip
    assert rows(db, "SELECT id, kind, known, stage, country, event_from, start, evidence FROM claims") == [
        ("c1", "arms_deal", "2014-11-20", "signed", None, None, 7, "Russia sells"),
        ("c2", "visit", None, None, "IND", "2014-11-20", 0, "Visit"),
    ]
    assert rows(db, "SELECT * FROM claim_actors WHERE claim_id = 'c1' ORDER BY role") == [
        ("c1", "agent", 0, "RUS", "GOV", "RUS"), ("c1", "recipient", 0, "PAK", "GOV", "PAK"),
    ]  # fmt: skip
    assert rows(db, "SELECT id, kind, first_known, last_known FROM records") == [
        ("r1", "arms_deal", "2014-11-20", "2014-12-01")
    ]
    assert rows(db, "SELECT sequence, known, event_from, status, stage FROM states") == [
        (0, "2014-11-20", "2014-11-19", "occurred", "signed"), (1, "2014-12-01", None, "occurred", "delivered"),
    ]  # fmt: skip
    assert rows(db, "SELECT record_id, claim_id, known FROM record_claims") == [("r1", "c1", "2014-11-20")]
    assert rows(db, "SELECT code, role FROM record_actors") == [("PAK", "recipient"), ("RUS", "agent")]
    assert rows(db, "SELECT place, reason FROM failures") == [("d3", "x")]
    assert dict(rows(db, "SELECT * FROM about")) == {
        "version": "1", "documents": "3", "claims": "2", "records": "1", "failures": "1",
    }  # fmt: skip


def test_bodies_are_whole_values(tmp_path: Path) -> None:
    db = build(tmp_path / "record.sqlite")
    (body,) = rows(db, "SELECT body FROM claims WHERE id = 'c2'")[0]
    assert json.decode(str(body), type=Claim) == a_world()[1].claims[0]
    (body,) = rows(db, "SELECT body FROM records")[0]
    assert json.decode(str(body), type=State) == a_record().states[-1]


def test_sentences_are_found_by_their_words(tmp_path: Path) -> None:
    db = build(tmp_path / "record.sqlite")
    query = (
        "SELECT document_id, start, end FROM sentences JOIN sentence_text t ON t.rowid = id WHERE t.text MATCH 'sells'"
    )
    assert rows(db, query) == [("d1", 0, 13)]


def test_reports_come_by_known_day_with_undated_texts_last(tmp_path: Path) -> None:
    with RecordDraft.beside(tmp_path / "record.sqlite") as draft:
        early = Reading(
            document=a_document("Early.", "d3", "2014-01-01"), claims=(a_claim("visit", id="c3"),), signature="s"
        )
        list(draft.add_readings([*a_world()[1::-1], early]))
        draft.set_families({"d2": "d1"})
        numbers = array("q")
        found = {kind: list(draft.reports(kind, numbers)) for kind in draft.kinds()}
    assert {
        kind: [(r.claim.id, r.document_id, r.known, r.family) for r in reports] for kind, reports in found.items()
    } == {
        "arms_deal": [("c1", "d1", date(2014, 11, 20), "d1")],
        "visit": [("c3", "d3", date(2014, 1, 1), "d3"), ("c2", "d2", None, "d1")],
    }
    assert len(set(numbers)) == 3


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    build(tmp_path / "one.sqlite").close()
    build(tmp_path / "two.sqlite").close()
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_a_reader_keeps_the_old_record_while_a_new_one_takes_its_name(tmp_path: Path) -> None:
    target = tmp_path / "record.sqlite"
    old = build(target)
    cursor = old.execute("SELECT id FROM claims ORDER BY id")
    assert cursor.fetchone() == ("c1",)
    with RecordDraft.beside(target) as draft:
        list(draft.add_readings(a_world()[:1]))
        assert rows(sqlite3.connect(target), "SELECT count(*) FROM claims") == [(2,)]
    assert cursor.fetchone() == ("c2",)
    assert rows(old, "SELECT count(*) FROM claims") == [(2,)]
    assert rows(sqlite3.connect(target), "SELECT count(*) FROM claims") == [(1,)]
    assert [path.name for path in tmp_path.iterdir()] == ["record.sqlite"]


def test_a_draft_that_fails_leaves_the_old_record(tmp_path: Path) -> None:
    target = tmp_path / "record.sqlite"
    build(target).close()
    before = target.read_bytes()
    with pytest.raises(ZeroDivisionError), RecordDraft.beside(target) as draft:
        list(draft.add_readings(a_world()))
        1 / 0  # noqa: B018
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["record.sqlite"]


def test_a_disk_that_is_full_is_told(tmp_path: Path) -> None:
    target = tmp_path / "record.sqlite"
    with pytest.raises(StoreError, match="room on the disk"), RecordDraft.beside(target) as draft:
        draft.connection.execute("PRAGMA max_page_count = 40")
        list(
            draft.add_readings(Reading(document=a_document("word " * 5000, f"d{n}"), signature="s") for n in range(50))
        )
    assert not list(tmp_path.iterdir())
