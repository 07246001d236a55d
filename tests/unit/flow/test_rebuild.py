"""The log -> the record: derived, repeatable, and sparing with memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import a_judgement
from noteverbale.errors import StoreBusyError
from noteverbale.flow import folding, read_all, rebuild
from noteverbale.flow.growth import batch
from noteverbale.flow.record import derive
from noteverbale.store import Store
from noteverbale.store.made import about_record
from stores import a_reading, fill


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path, texts: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    read_all([texts], store)
    before = store.record.read_bytes()
    store.record.unlink()
    rebuild(store)
    assert store.record.read_bytes() == before


def test_the_record_is_made_again_only_when_the_log_or_the_judgements_changed(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    fill(store, a_reading("a"))
    assert derive(store) and not derive(store)
    fill(store, a_reading("b"))
    assert derive(store) and not derive(store)
    store.add_judgements([a_judgement("reject", "ca")])
    assert derive(store)


def test_who_stayed_in_a_split_may_be_told_by_hand_afterwards(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    fill(store, a_reading("a"))
    store.add_judgements([a_judgement("split", "r12345678", "ca")])
    assert derive(store) and batch(store) is not None
    file = store.path / "judgements.jsonl"
    file.write_text(file.read_text().replace('"stayed":[]', '"stayed":["cb"]'))
    assert batch(store) is None and derive(store)


def test_a_rebuild_takes_up_what_a_killed_writer_left(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    with pytest.raises(RuntimeError), store.writer() as writer:
        writer.add(a_reading("a"))
        writer.abandon()
        writer._entries.clear()
        (store.log / "main.part").rename(store.log / "3of8.part")
        raise RuntimeError
    rebuild(store)
    assert about_record(store)["documents"] == "1"
    assert not list(store.log.glob("*.part"))


def test_a_rebuild_waits_for_no_writer(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    with store.writer(), pytest.raises(StoreBusyError):
        rebuild(store)


def test_no_text_is_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """300 different texts of 20 kB are 6 MB; the stream holds a few of them at a time."""
    monkeypatch.setattr(folding, "reconcile", lambda reports, judgements, ledger: iter([None for _ in reports][:0]))
    store = Store.create_or_open(tmp_path / "r.nv")
    fill(
        store, *(a_reading(f"{number:03d}", text=f"Text {number} " + "of many words " * 1400) for number in range(300))
    )
    tracemalloc.start()
    derive(store)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert about_record(store)["documents"] == "300"
    assert peak < 3_000_000


def test_headlines_without_texts_are_no_copies_of_each_other(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    headlines = {"a": "Peru visits Norway", "b": "Peru warns Iran", "c": "PERU VISITS NORWAY"}
    for id_, words in headlines.items():
        reading = a_reading(id_, text="")
        fill(store, replace(reading, document=replace(reading.document, title=words)))
        derive(store)
        with store.database() as database:
            grown = dict(map(tuple, database.execute("SELECT id, family FROM documents")))
    rebuild(store)
    with store.database() as database:
        assert dict(map(tuple, database.execute("SELECT id, family FROM documents"))) == grown
    assert grown == {"a": "a", "b": "b", "c": "a"}
