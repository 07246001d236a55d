"""Two writers at once, a shard that is damaged or gone, a damaged record: told, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import more, nv, one_sentence
from noteverbale.flow import read_all
from noteverbale.flow.record import derive
from noteverbale.store import Store
from stores import a_reading, fill, told


def test_of_two_writers_the_second_is_told_and_the_first_is_not_disturbed(
    tmp_path: Path, texts: Path, store: Store
) -> None:
    more(texts, 3)
    with store.writer() as writer:
        writer.add(a_reading("x"))
        for command in (("read", "texts"), ("rebuild",)):
            second = nv(tmp_path, *command)
            assert second.returncode == 2
            assert "another process is writing to this store; wait until it has finished" in one_sentence(second)
    assert read_all([texts], store).documents == 3
    assert len(told(store)["documents"]) == 16


def test_a_shard_damaged_by_hand_is_named_and_the_rest_is_used(tmp_path: Path, texts: Path, store: Store) -> None:
    more(texts, 3)
    read_all([texts], store)
    whole = told(store)
    bad = store.shards()[0]
    raw = bytearray(bad.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    bad.write_bytes(bytes(raw))
    assert bad.name in nv(tmp_path, "doctor", "--store", "record.nv").stdout
    fill(store, a_reading("x"))
    assert derive(store) and len(told(store)["documents"]) == 16  # it grows, and needs no old shard
    found = nv(tmp_path, "rebuild")
    assert found.returncode == 0 and bad.name in found.stderr and "delete it and run nv read" in found.stderr
    assert 4 <= len(told(store)["documents"]) < 16
    bad.unlink()
    read_all([texts], store)
    assert set(whole["claims"]) < set(told(store)["claims"]) and not list(store.damage())


def test_a_record_of_shards_that_are_gone_is_made_anew(texts: Path, store: Store) -> None:
    more(texts, 2)
    read_all([texts], store)
    store.shards()[-1].unlink()
    assert derive(store)
    assert len(told(store)["documents"]) == 12


def test_a_damaged_record_is_told_and_made_anew(texts: Path, store: Store, caplog: pytest.LogCaptureFixture) -> None:
    raw = store.record.read_bytes()
    with store.database() as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'shards'").fetchone()
    store.record.write_bytes(raw[: 4096 * (page - 1)] + b"\xa5" * 4096 + raw[4096 * page :])
    more(texts, 2)
    read_all([texts], store)
    assert "the record is damaged" in caplog.text and "made again from the log" in caplog.text
    assert len(told(store)["documents"]) == 14
