"""Files -> a store and its record: the same on any number of cores, after any interruption, whatever the texts do."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import fakes
from noteverbale.attempts import attempt
from noteverbale.errors import InputError, NoteVerbaleError
from noteverbale.flow import RunSummary, read, read_all, read_lines, rebuild, tasks, worker
from noteverbale.flow.tasks import in_shard
from noteverbale.store import Store
from stores import content, ids, told


def a_store(tmp_path: Path, name: str = "r.nv") -> Store:
    return Store.create_or_open(tmp_path / name)


def test_files_become_readings_and_a_record(tmp_path: Path, texts: Path) -> None:
    store = a_store(tmp_path)
    summary = read_all([texts], store)
    assert (summary.documents, summary.known, summary.claims, summary.failures) == (12, 0, 24, [])
    about = dict(store.database().execute("SELECT * FROM about"))
    assert (about["documents"], about["claims"], about["failures"]) == ("12", "24", "0")
    linked = store.database().execute("SELECT count(*) FROM record_claims").fetchone()[0]
    assert linked == 24


@pytest.mark.parametrize("workers", [2, 3])
def test_the_same_bytes_whatever_the_number_of_workers(tmp_path: Path, texts: Path, workers: int) -> None:
    (texts / "broken.txt").write_text("this will explode")
    one, many = a_store(tmp_path, "one.nv"), a_store(tmp_path, "many.nv")
    read_all([texts], one)
    read_all([texts], many, workers=workers)
    assert content(one.path) == content(many.path)


def test_shards_end_where_the_input_says_whatever_the_number_of_workers(
    tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "SHARD_DOCUMENTS", 5)
    one, many = a_store(tmp_path, "one.nv"), a_store(tmp_path, "many.nv")
    read_all([texts], one)
    read_all([texts], many, workers=2)
    assert len(one.shards()) == 3
    assert content(one.path) == content(many.path)


def test_reading_again_changes_no_byte(tmp_path: Path, texts: Path) -> None:
    store = a_store(tmp_path)
    read_all([texts], store)
    before = content(store.path)
    summary = read_all([texts], store, workers=2)
    assert (summary.documents, summary.known) == (0, 12)
    assert content(store.path) == before


def test_a_newer_reader_reads_again_and_its_readings_win(
    tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = a_store(tmp_path)
    read_all([texts], store)
    monkeypatch.setattr(worker, "load_reader", fakes.load_newer)
    summary = read_all([texts], store)
    assert summary.documents == 12
    assert {row[0] for row in store.database().execute("SELECT signature FROM documents")} == {"fake-2"}
    assert store.database().execute("SELECT count(*) FROM claims").fetchone()[0] == 24


def test_what_a_text_does_is_a_failure_of_that_text_only(tmp_path: Path, texts: Path) -> None:
    (texts / "05.txt").write_text("this will explode")
    store = a_store(tmp_path)
    summary = read_all([texts], store)
    assert summary.documents == 11
    (failure,) = summary.failures
    assert failure.where.endswith("05.txt") and failure.reason == "ValueError: the text exploded"
    assert store.failures() == [failure]
    rows = store.database().execute("SELECT place, stage FROM failures").fetchall()
    assert [tuple(row) for row in rows] == [(failure.where, "reading")]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_panic_of_a_library_is_a_failure_of_its_text_only(tmp_path: Path, texts: Path, workers: int) -> None:
    (texts / "05.txt").write_text("this makes it panic")
    summary = read_all([texts], a_store(tmp_path), workers=workers)
    assert summary.documents == 11
    assert [failure.reason for failure in summary.failures] == [
        "PanicException: called `Option::unwrap()` on a `None` value"
    ]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, InputError])
def test_what_stops_a_run_is_no_failure_of_a_text(stop: type[BaseException]) -> None:
    def act() -> None:
        raise stop("now")

    with pytest.raises(stop):
        attempt(act, "a.txt", "reading")


def test_a_failure_is_tried_again_and_forgotten_when_mended(tmp_path: Path, texts: Path) -> None:
    (texts / "05.txt").write_text("this will explode")
    store = a_store(tmp_path)
    read_all([texts], store)
    (texts / "05.txt").write_text("Russia visits India.")
    summary = read_all([texts], store)
    assert (summary.documents, summary.known, summary.failures, store.failures()) == (1, 11, [], [])


def test_a_text_that_kills_its_process_takes_only_itself(tmp_path: Path, texts: Path) -> None:
    (texts / "03.txt").write_text("now die here")
    summary = read_all([texts], a_store(tmp_path), workers=2)
    assert summary.documents == 11
    assert [Path(failure.where).name for failure in summary.failures] == ["03.txt"]
    assert all("died" in failure.reason for failure in summary.failures)


def test_each_process_loads_the_reader_once(tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = tmp_path / "loads"
    monkeypatch.setenv("FAKE_LOADS", str(loads))
    monkeypatch.setenv("FAKE_HANG", "0.02")
    for path in texts.iterdir():
        path.write_text(f"hang {path.name}")
    read_all([texts], a_store(tmp_path), workers=2)
    pids = loads.read_text().split()
    assert len(pids) == len(set(pids)) == 2


def test_an_interrupt_keeps_what_was_read_and_the_next_run_goes_on(tmp_path: Path, texts: Path) -> None:
    store = a_store(tmp_path)

    def interrupt(summary: RunSummary) -> None:
        if summary.documents == 5:
            raise KeyboardInterrupt

    summary = read_all([texts], store, watch=interrupt)
    assert summary.interrupted and len(ids(store)) == 5 and not list(store.log.glob("*.part"))
    whole = a_store(tmp_path, "whole.nv")
    read_all([texts], whole)
    read_all([texts], store)
    assert list(store.readings()) == list(whole.readings())
    tables = ("documents", "claims", "records", "states")
    for table in tables:
        query = f"SELECT * FROM {table}"
        first, second = (each.database().execute(query).fetchall() for each in (store, whole))
        assert [tuple(row) for row in first] == [tuple(row) for row in second]


def test_shards_cover_every_document_once_and_make_the_same_record(tmp_path: Path, texts: Path) -> None:
    store, whole = a_store(tmp_path), a_store(tmp_path, "whole.nv")
    counts = [read_all([texts], store, shard=(part, 3)).documents for part in (1, 2, 3)]
    assert sum(counts) == 12
    rebuild(store)
    read_all([texts], whole)
    assert list(store.readings()) == list(whole.readings())


@pytest.mark.parametrize("of", [1, 2, 7])
def test_a_document_is_in_exactly_one_shard(of: int) -> None:
    for number in range(50):
        assert sum(in_shard(f"d{number}", part, of) for part in range(1, of + 1)) == 1


def test_a_limit_counts_documents(tmp_path: Path, texts: Path) -> None:
    assert read_all([texts], a_store(tmp_path), limit=4).documents == 4
    lines = tmp_path / "many.jsonl"
    lines.write_text("".join(json.dumps({"id": str(n), "text": f"Text number {n}."}) + "\n" for n in range(9)))
    assert read_all([lines], a_store(tmp_path, "two.nv"), limit=4).documents == 4


def test_what_is_told_beside_a_document_counts_as_none(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    rows = [{"id": str(n), "text": f"Text number {n}.", "published": "05/06/2014" if n else ""} for n in range(9)]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    watched: list[int] = []
    summary = read_all([lines], a_store(tmp_path), limit=4, watch=lambda summary: watched.append(summary.seen))
    assert (summary.documents, len(summary.failures), summary.seen) == (4, 3, 4)
    assert max(watched) == 4
    summary = read_all([lines], a_store(tmp_path, "again.nv"), limit=0)
    assert (summary.documents, summary.seen) == (0, 0)


def test_a_text_that_is_lost_and_one_known_before_are_seen_once_each(tmp_path: Path, texts: Path) -> None:
    store = a_store(tmp_path)
    read_all([texts], store)
    (texts / "broken.txt").write_text("this will explode")
    (texts / "empty.txt").write_text("")
    summary = read_all([texts], store)
    assert (summary.known, summary.lost, summary.seen) == (12, 2, 14)


def test_a_document_that_comes_twice_is_read_once(tmp_path: Path) -> None:
    lines = tmp_path / "twice.jsonl"
    lines.write_text(
        json.dumps({"id": "x", "text": "Russia visits India."})
        + "\n"
        + json.dumps({"id": "x", "text": "Russia visits India."})
    )
    summary = read_all([lines], a_store(tmp_path), workers=2)
    assert (summary.documents, summary.known, summary.claims) == (1, 1, 1)


def test_a_threshold_leaves_claims_out_and_shows_in_the_signature(tmp_path: Path, texts: Path) -> None:
    store = a_store(tmp_path)
    summary = read_all([texts], store, min_confidence=0.8)
    assert summary.claims == 12
    assert {reading.signature for reading in store.readings()} == {"fake-1 min_confidence=0.8"}
    assert read_all([texts], store).documents == 12


def test_the_newest_command_decides_which_reading_holds(tmp_path: Path, texts: Path) -> None:
    store, plain = a_store(tmp_path), a_store(tmp_path, "plain.nv")
    read_all([texts], plain)
    counts = [read_all([texts], store, min_confidence=least).documents for least in (0.0, 0.8, 0.0, 0.0, 0.8, 0.0)]
    assert counts == [12, 12, 12, 0, 12, 12]
    assert list(store.readings()) == list(plain.readings())
    grown = told(store)
    assert grown == told(plain)
    rebuild(store)
    assert told(store) == grown


def test_a_run_that_goes_back_may_be_interrupted(tmp_path: Path, texts: Path) -> None:
    store = a_store(tmp_path)
    read_all([texts], store)
    read_all([texts], store, min_confidence=0.8)

    def interrupt(summary: RunSummary) -> None:
        if summary.documents == 5:
            raise KeyboardInterrupt

    assert read_all([texts], store, watch=interrupt).interrupted
    assert (read_all([texts], store).documents, read_all([texts], store).documents) == (7, 0)
    assert {reading.signature for reading in store.readings()} == {"fake-1"}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_of_two_files_goes_by_the_name_of_the_first(tmp_path: Path, texts: Path, workers: int) -> None:
    for path in [*texts.iterdir()]:
        (texts / f"{path.stem}-again.txt").write_text(path.read_text())
    store = a_store(tmp_path)
    summary = read_all([texts], store, workers=workers)
    assert (summary.documents, summary.known, summary.claims) == (12, 12, 24)
    names = {Path(reading.document.name).name for reading in store.readings()}
    assert names == {f"{number:02d}-again.txt" for number in range(12)}


def test_lines_come_in_the_order_of_the_input(tmp_path: Path, texts: Path) -> None:
    summary = RunSummary()
    alone = list(read_lines([texts], summary))
    assert summary.documents == 12 and not (tmp_path / "record.nv").exists()
    assert list(read_lines([texts], RunSummary(), workers=3)) == alone
    assert [Path(json.loads(line)["id"]).name for line in alone] == [f"{number:02d}.txt" for number in range(12)]


@pytest.mark.parametrize("workers", [1, 2])
def test_names_that_are_no_utf8_stop_nothing(tmp_path: Path, texts: Path, workers: int) -> None:
    for name, words in ((b"caf\xe9.txt", "China visits India."), (b"\xe8.txt", ""), (b"\xea.txt", "this will explode")):
        Path(os.fsdecode(os.fsencode(texts) + b"/" + name)).write_text(words)
    Path(os.fsdecode(os.fsencode(texts) + b"/t\xe9.csv")).write_text("a,b\n1,2\n")
    store = a_store(tmp_path)
    summary = read_all([texts], store, workers=workers)
    assert (summary.documents, len(summary.failures)) == (13, 3)
    assert {Path(failure.where).name for failure in store.failures()} == {r"\xe8.txt", r"\xea.txt", r"t\xe9.csv"}
    assert r"caf\xe9.txt" in {Path(reading.document.name).name for reading in store.readings()}
    one = os.fsdecode(os.fsencode(texts) + b"/caf\xe9.txt")
    (line,) = read_lines([one], RunSummary(), workers=workers)
    assert json.loads(line)["id"] == r"caf\xe9"


def test_an_edited_file_is_a_new_document_and_a_deleted_or_renamed_one_changes_nothing(
    tmp_path: Path, texts: Path
) -> None:
    store = a_store(tmp_path)
    read_all([texts], store)
    before = told(store)
    (texts / "00.txt").unlink()
    (texts / "01.txt").rename(texts / "renamed.txt")
    summary = read_all([texts], store)
    assert (summary.documents, summary.known) == (0, 11) and told(store) == before
    (texts / "02.txt").write_text("Russia visits China.")
    assert read_all([texts], store).documents == 1
    assert set(before["documents"]) < set(told(store)["documents"])


def test_a_missing_path_is_the_operators_mistake(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with pytest.raises(InputError, match="nowhere"):
        read_all([tmp_path / "nowhere"], store)
    assert not store.shards()


def test_a_broken_table_among_others_is_a_failure_and_alone_a_mistake(tmp_path: Path, texts: Path) -> None:
    (texts / "table.csv").write_text("a,b\n1,2\n")
    summary = read_all([texts], a_store(tmp_path))
    assert summary.documents == 12
    assert "table.csv" in summary.failures[0].where and "--columns" in summary.failures[0].reason
    with pytest.raises(NoteVerbaleError, match="--columns"):
        read_all([texts / "table.csv"], a_store(tmp_path, "two.nv"))


def test_read_gives_one_texts_reading() -> None:
    reading = read("Russia visits India.", published="2014-11-20", publisher="Daily Post")
    assert [claim.kind for claim in reading.claims] == ["visit"]
    assert (str(reading.document.published), reading.document.publisher) == ("2014-11-20", "Daily Post")
    assert read(reading.document) == reading


def test_a_day_that_is_none_is_the_operators_mistake() -> None:
    with pytest.raises(InputError, match="write it as 2014-11-20"):
        read("Russia visits India.", published="20 November 2014")


def test_a_text_named_by_itself_has_its_own_name_as_id(tmp_path):
    """`nv read seed.txt --claims -` gives the id "seed"; names that would clash, and files of a folder, stay whole."""
    names = [tmp_path / "seed.txt", tmp_path / "a" / "twin.txt", tmp_path / "b" / "twin.txt", tmp_path / "c" / "in.txt"]
    for path in names:
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Russia's minister visited Oslo on Friday, said {path.parent.name}.", encoding="utf-8")
    lines = read_lines([*names[:3], tmp_path / "c"], RunSummary(), workers=2)
    assert [json.loads(line)["id"] for line in lines] == ["seed", *map(str, names[1:])]
