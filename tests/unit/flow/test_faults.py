"""Two writers at once, a shard that is damaged or gone, a damaged record: told, and nothing else is lost."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from msgspec.structs import replace

from commands import more, nv, one_sentence
from noteverbale.flow import read_all, rebuild
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
    assert found.returncode == 1 and bad.name in one_sentence(found) and "delete it and run nv read" in found.stderr
    assert 4 <= len(told(store)["documents"]) < 16
    bad.unlink()
    read_all([texts], store)
    assert set(whole["claims"]) < set(told(store)["claims"]) and not list(store.damage())


def damage(shard: Path, line: int) -> None:
    """Change a reading (1: the first) so that it fails its checksum, under a heading that is whole."""
    lines = gzip.decompress(shard.read_bytes()).split(b"\n")
    lines[line] = lines[line].replace(b"Russia", b"RuSSia", 1)
    shard.write_bytes(gzip.compress(b"\n".join(lines), mtime=0))


@pytest.mark.parametrize("line", [1, 3, 5])
def test_of_a_new_shard_that_is_damaged_the_rest_is_taken(
    tmp_path: Path, texts: Path, store: Store, line: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Three of its readings are of texts that the record holds already."""
    before = told(store)
    with store.writer() as writer:
        for reading in [*store.readings()][:3]:
            writer.add(replace(reading, claims=reading.claims[:1], signature="fake-0"))
        for id_ in ("zx", "zy"):
            writer.add(a_reading(id_, text="Russia visits nobody."))
    damage(store.shards()[-1], line)
    assert derive(store)
    grown = told(store)
    assert len(grown["documents"]) == len(before["documents"]) + (line == 5)
    assert sum("fake-0" in str(row) for row in grown["documents"]) == min(line - 1, 3)
    assert caplog.text.count("this shard is damaged") == 1
    rebuild(store)
    assert told(store) == grown


def test_a_log_of_which_nothing_is_left_makes_no_record_empty(tmp_path: Path, store: Store) -> None:
    damage(store.shards()[0], 1)
    old = store.record.read_bytes()
    found = nv(tmp_path, "rebuild")
    assert found.returncode == 2 and store.record.read_bytes() == old
    assert "the record is left as it is; put log/ back from a copy, or delete the damaged shards" in found.stderr
    assert "Traceback" not in found.stderr
    assert sorted(path.name for path in store.path.glob("record*")) == ["record.sqlite"]


def test_a_read_that_meets_a_damaged_shard_says_so_by_its_status(tmp_path: Path, texts: Path, store: Store) -> None:
    store.shards()[0].write_bytes(b"no shard")
    found = nv(tmp_path, "read", "texts")
    assert found.returncode == 1 and store.shards()[0].name in one_sentence(found)
    assert "12 documents read" in found.stderr  # nothing tells any more that it was
    (store.log / store.shards()[0].name).unlink()
    assert nv(tmp_path, "read", "texts").returncode == 0


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
