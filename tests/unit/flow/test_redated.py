"""A text read first without a day and then with it tells nothing twice."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from noteverbale.documents import ReadOptions
from noteverbale.flow import read_all, rebuild
from noteverbale.store import Store
from noteverbale.views import RecordView
from noteverbale.views.audit import Plan
from stores import content

DATED = ReadOptions(published=date(2014, 11, 20))


def rows(store: Store) -> list[tuple[object, ...]]:
    with RecordView(store.path) as view:
        return [tuple(row.values()) for row in view.events()]


def afresh(tmp_path: Path, texts: Path) -> list[tuple[object, ...]]:
    store = Store.create_or_open(tmp_path / "afresh.nv")
    read_all([texts], store, DATED)
    return rows(store)


@pytest.mark.parametrize("anew", [False, True])
def test_the_reading_without_a_day_gives_way(store: Store, texts: Path, tmp_path: Path, anew: bool) -> None:
    read_all([texts], store, DATED)
    if anew:
        rebuild(store)
    assert rows(store) == afresh(tmp_path, texts)
    with RecordView(store.path) as view:
        assert [row["claims"] for row in view.documents() if row["published"] is None] == [0] * 12
        assert all(row["claims"] for row in view.documents() if row["published"])
        assert {row["not_read"] for row in view.documents()} == {None, "read again with its day"}
        assert "We read 12 texts, published from 2014-11-20" in view.methods().to_markdown()


def test_it_does_not_come_back_when_the_texts_are_read_without_a_day_once_more(
    store: Store, texts: Path, tmp_path: Path
) -> None:
    read_all([texts], store, DATED)
    summary = read_all([texts], store)
    assert (summary.documents, summary.known) == (0, 12)
    assert rows(store) == afresh(tmp_path, texts)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_read_with_its_day_is_not_read_without_it(tmp_path: Path, texts: Path, workers: int) -> None:
    store = Store.create_or_open(tmp_path / "dated.nv")
    read_all([texts], store, DATED)
    before = rows(store)
    (texts / "new.txt").write_text("Russia visits India. Nobody knows when.")
    summary = read_all([texts], store, workers=workers)
    assert (summary.documents, summary.known, summary.undated) == (1, 12, 1)
    assert rows(store)[: len(before)] == before and len(rows(store)) == len(before) + 1
    with RecordView(store.path) as view:
        assert [row["name"] for row in view.documents() if row["published"] is None] == [str(texts / "new.txt")]


def test_texts_with_ids_of_their_own_give_way_too_and_only_to_the_same_text(tmp_path: Path) -> None:
    store, lines = Store.create_or_open(tmp_path / "ids.nv"), tmp_path / "some.jsonl"
    lines.write_text('{"id": "a", "text": "Russia visits India.", "published": "2014-11-20"}\n')
    read_all([lines], store)
    lines.write_text('{"id": "a", "text": "Russia visits India."}\n{"id": "b", "text": "Russia visits India."}\n')
    summary = read_all([lines], store)
    assert (summary.documents, summary.known) == (1, 1)


def test_it_gives_way_with_a_batch_that_the_record_grows_by(store: Store, texts: Path, tmp_path: Path) -> None:
    one = texts / "03.txt"
    read_all([one], store, DATED)
    grown = rows(store)
    rebuild(store)
    assert rows(store) == grown
    with RecordView(store.path) as view:
        dated = [row["name"] for row in view.documents() if row["claims"] and row["published"]]
        assert dated == [str(one)]
        assert sum(bool(row["claims"]) for row in view.documents()) == 12


def test_what_gave_way_is_not_counted_drawn_exported_or_named(store: Store, texts: Path, tmp_path: Path) -> None:
    read_all([texts], store, DATED)
    whole = Store.create_or_open(tmp_path / "afresh.nv")
    read_all([texts], whole, DATED)
    with RecordView(store.path) as view, RecordView(whole.path) as afresh:
        assert not any("undated documents" in note for note in view.claims(as_of="2015").notes)
        assert view.events(min_outlets=2).notes == afresh.events(min_outlets=2).notes != ()
        assert list(view.export("claims").lines) == list(afresh.export("claims").lines)
        plan = Plan(size=1, sentences=1)
        assert view.sheet("claims", plan).notes == afresh.sheet("claims", plan).notes
        assert view.id_of("03.txt") == afresh.id_of("03.txt")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("dated_first", [False, True])
def test_in_one_run_by_another_reader_the_undated_gives_way_whatever_the_workers(
    tmp_path: Path, workers: int, dated_first: bool
) -> None:
    lines, text = tmp_path / "a.jsonl", "Russia visits India. Nobody knows when."
    bare, dated = ({"text": text} | day for day in ({}, {"published": "2014-11-20"}))
    lines.write_text(json.dumps(bare) + "\n")
    store = Store.create_or_open(tmp_path / "r.nv")
    read_all([lines], store, min_confidence=0.01)
    both = [dated, bare] if dated_first else [bare, dated]
    lines.write_text("".join(json.dumps(row) + "\n" for row in both))
    read_all([lines], store, workers=workers)
    held = {str(reading.document.published): len(reading.claims) for reading in store.readings()}
    assert held == {"2014-11-20": 1, "None": 0}


def test_in_one_run_they_are_two_texts_whatever_the_workers(tmp_path: Path, texts: Path) -> None:
    lines = tmp_path / "a.jsonl"
    rows = [{"text": "Russia visits India."}, {"text": "Russia visits India.", "published": "2014-11-20"}]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    stores = [Store.create_or_open(tmp_path / f"{workers}.nv") for workers in (1, 2)]
    for workers, store in enumerate(stores, 1):
        read_all([texts, lines], store, min_confidence=0.01)
        read_all([texts], store, workers=workers)
        read_all([lines, texts], store, workers=workers)
    assert content(stores[0].path) == content(stores[1].path)
    fresh = [Store.create_or_open(tmp_path / f"fresh-{workers}.nv") for workers in (1, 2)]
    for workers, store in enumerate(fresh, 1):
        read_all([texts], store)
        read_all([lines, texts], store, workers=workers)
        assert sum(len(reading.claims) == 1 for reading in store.readings()) == 2
    assert content(fresh[0].path) == content(fresh[1].path)


@pytest.mark.parametrize("dated_first", [False, True])
def test_what_another_reader_read_without_a_day_gives_way_too(tmp_path: Path, texts: Path, dated_first: bool) -> None:
    both = Store.create_or_open(tmp_path / "both.nv")
    runs = [DATED, None] if dated_first else [None, DATED]
    read_all([texts], both, runs[0], min_confidence=0.01)
    read_all([texts], both, runs[1])
    alone = Store.create_or_open(tmp_path / "alone.nv")
    read_all([texts], alone, DATED, min_confidence=0.01 if dated_first else 0.0)
    assert rows(both) == rows(alone)
