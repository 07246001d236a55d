"""The log: parts, shards, merging, and what happens to them when a process or a disk fails."""

from __future__ import annotations

import gzip
import json
import logging
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from noteverbale.errors import StoreDamaged, StoreError
from noteverbale.store import Store, merging, shards
from noteverbale.store.shards import GAVE_WAY
from noteverbale.types import Reading
from stores import a_reading, content, fill, ids


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create_or_open(tmp_path / "r.nv")


def test_what_goes_in_comes_out_sorted(store: Store) -> None:
    readings = [a_reading(id_) for id_ in ("b", "c", "a")]
    fill(store, *readings)
    assert list(store.readings()) == sorted(readings, key=lambda reading: reading.document.id)
    assert store.latest() == {"a": "s1", "b": "s1", "c": "s1"}


def test_the_same_reading_again_changes_no_byte(store: Store) -> None:
    fill(store, a_reading("a"), a_reading("b"))
    before = content(store.path)
    fill(store, a_reading("b"), a_reading("a"))
    assert content(store.path) == before


def test_a_later_signature_supersedes_and_so_does_an_older_one_that_comes_again(store: Store) -> None:
    fill(store, a_reading("a", "s1"), a_reading("b", "s1"))
    fill(store, a_reading("a", "s2"))
    assert [(r.document.id, r.signature) for r in store.readings()] == [("a", "s2"), ("b", "s1")]
    assert store.latest() == {"a": "s2", "b": "s1"}
    fill(store, a_reading("a", "s1"), a_reading("b", "s1"))
    assert [(r.document.id, r.signature) for r in store.readings()] == [("a", "s1"), ("b", "s1")]
    assert len(store.shards()) == 3


@pytest.mark.parametrize("signatures", [("s1", f"s1{GAVE_WAY}"), (f"s1{GAVE_WAY}", "s1"), (f"s1{GAVE_WAY}", "s2")])
def test_what_gave_way_in_a_run_holds_whichever_came_first(store: Store, signatures: tuple[str, str]) -> None:
    with store.writer() as writer:
        for signature in signatures:
            writer.add(a_reading("a", signature))
        if signatures[0] == "s1":
            writer.seal()
        assert not writer.add(a_reading("a", "s1"))
    assert [reading.signature for reading in store.readings()] == [f"s1{GAVE_WAY}"]
    assert store.latest() == {"a": f"s1{GAVE_WAY}"}


def test_of_two_lines_in_one_shard_that_which_gave_way_holds(store: Store) -> None:
    from noteverbale.store import parts

    with (store.log / "main.part").open("wb") as stream:
        for signature in ("s1", f"s1{GAVE_WAY}"):
            parts.append(stream, msgspec.json.encode(a_reading("a", signature)), "a", signature)
    found = parts.survey(store.log / "main.part")
    shards.seal(store.log / "main.part", found, store.log, "main")
    assert [reading.signature for reading in store.readings()] == [f"s1{GAVE_WAY}"]
    assert store.latest() == {"a": f"s1{GAVE_WAY}"}


def test_of_two_that_are_the_same_document_the_one_first_in_the_input_is_kept(store: Store) -> None:
    with store.writer() as writer:
        for place, text in ((2, "second"), (1, "first"), (3, "third")):
            line = msgspec.json.encode(a_reading("a", text=text))
            assert writer.add_line(line, "a", "s1", place) == (place == 2)
    assert [reading.document.text for reading in store.readings()] == ["first"]


def test_order_and_bytes_do_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    one, two = (Store.create_or_open(tmp_path / name) for name in ("one.nv", "two.nv"))
    fill(one, *map(a_reading, "abcdef"))
    fill(two, *map(a_reading, "fbdace"))
    assert content(one.path) == content(two.path)


def test_a_shard_carries_no_clock_and_names_its_content(store: Store) -> None:
    fill(store, a_reading("a"))
    (path,) = store.shards()
    assert path.read_bytes()[4:8] == b"\0\0\0\0"
    heading, reading = gzip.decompress(path.read_bytes()).splitlines()
    assert json.loads(heading)["readings"][0][:2] == ["a", "s1"]
    assert msgspec.json.decode(reading, type=Reading) == a_reading("a")
    shards.verify(path)


def test_long_logs_are_folded_in_groups(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        fill(store, a_reading(f"d{number % 5}", f"s{number}"), a_reading(f"e{number}"))
    whole = list(store.readings())
    monkeypatch.setattr(merging, "_FAN_IN", 2)
    assert list(store.readings()) == whole
    assert [r.signature for r in whole if r.document.id in ("d0", "d1")] == ["s5", "s6"]


def test_a_torn_line_is_dropped_with_a_notice_and_the_whole_ones_kept(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    fill(store, a_reading("a"), a_reading("b"))
    (shard,) = store.shards()
    part = store.log / "main.part"
    from noteverbale.store import parts

    with part.open("wb") as stream:
        for id_ in ("a", "c", "d"):
            line = msgspec.json.encode(a_reading(id_))
            parts.append(stream, line, id_, "s1")
    part.write_bytes(part.read_bytes()[:-20])
    with caplog.at_level(logging.WARNING):
        fill(store, a_reading("e"))
    assert ids(store) == ["a", "b", "c", "e"]
    assert "2 reading(s) kept, 1 torn line(s) dropped" in caplog.text
    assert not part.exists() and shard in store.shards()


@pytest.mark.parametrize("cut", [1, 9, 10, 40])
def test_every_cut_of_the_last_line_is_seen(store: Store, cut: int) -> None:
    from noteverbale.store import parts

    part = store.log / "main.part"
    with part.open("wb") as stream:
        for id_ in ("a", "b"):
            parts.append(stream, msgspec.json.encode(a_reading(id_)), id_, "s1")
        size = stream.tell()
    second = len(part.read_bytes().splitlines(keepends=True)[0])
    part.write_bytes(part.read_bytes()[: min(second + cut, size - 1)])
    assert [entry.document_id for entry in parts.survey(part)] == ["a"]


def damage_middle(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(bytes(raw))


def damage_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def damage_content(path: Path) -> None:
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"A text.", b"A lie!!"), mtime=0))


def damage_all(path: Path) -> None:
    path.write_bytes(b"not a shard")


@pytest.mark.parametrize("harm", [damage_middle, damage_end, damage_content, damage_all])
def test_a_damaged_shard_is_named_and_the_rest_is_used(
    store: Store, harm: object, caplog: pytest.LogCaptureFixture
) -> None:
    fill(store, a_reading("a"))
    fill(store, a_reading("b"))
    fill(store, a_reading("c"))
    bad = store.shards()[1]
    harm(bad)  # type: ignore[operator]
    with caplog.at_level(logging.WARNING):
        assert ids(store) == ["a", "c"]
    assert bad.name in caplog.text and "run nv read" in caplog.text
    assert [str(error).split(":")[0] for error in store.damage()] == [str(bad)]
    with pytest.raises(StoreDamaged):
        shards.verify(bad)


def test_a_deleted_damaged_shard_is_read_again(store: Store) -> None:
    fill(store, a_reading("a"))
    fill(store, a_reading("b"))
    store.shards()[0].unlink()
    fill(store, a_reading("a"), a_reading("b"))
    assert ids(store) == ["a", "b"]


class FullDisk:
    """A stream that takes a number of bytes and then has no space left."""

    def __init__(self, stream: object, room: int) -> None:
        self.stream, self.room = stream, room

    def write(self, data: bytes) -> int:
        import errno
        import os

        self.room -= len(data)
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return int(self.stream.write(data))  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        return getattr(self.stream, name)


def test_a_full_disk_is_told_and_what_was_read_is_kept(store: Store) -> None:
    with (
        pytest.raises(StoreError, match="disk is full; free some space and run the same command again"),
        store.writer() as writer,
    ):
        writer.add(a_reading("a"))
        writer._stream = FullDisk(writer._stream, 300)  # type: ignore[assignment]
        for id_ in "bcdefghij":
            writer.add(a_reading(id_))
    assert (store.log / "main.part").exists()
    fill(store, a_reading("z"))
    kept = ids(store)
    assert kept[0] == "a" and kept[-1] == "z" and kept == [*"abcdefghij"[: len(kept) - 1], "z"]


KILLED = """
import sys
from pathlib import Path
from stores import a_reading
from noteverbale.store import Store

store = Store.create_or_open(sys.argv[1])
with store.writer() as writer:
    for number in range(100_000):
        writer.add(a_reading(f"{number:06d}", text="word " * (number % 400)))
        Path(sys.argv[2]).write_text(str(number))
        if number % 97 == 96:
            writer.seal()
"""


@pytest.mark.parametrize("after", [0.05, 0.11, 0.17, 0.26, 0.4])
def test_kill_9_loses_at_most_the_reading_in_hand(tmp_path: Path, after: float) -> None:
    noted = tmp_path / "noted"
    noted.write_text("")
    run = [sys.executable, "-c", KILLED, str(tmp_path / "r.nv"), str(noted)]
    child = subprocess.Popen(run, env={"PYTHONPATH": ":".join(sys.path)})
    while not noted.read_text():
        time.sleep(0.005)
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    child.wait()
    done = int(noted.read_text() or 0)
    store = Store.open(tmp_path / "r.nv")
    fill(store, a_reading("999999"))
    kept = ids(store)[:-1]
    assert kept == [f"{number:06d}" for number in range(len(kept))]
    assert len(kept) >= done + 1
    assert not list(store.log.glob("*.part")) and not list(store.log.glob("*.sealing"))
    assert not list(store.damage())
