"""Kinds folded side by side: the same bytes, and what goes wrong in a process is told."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from builders import a_judgement
from noteverbale.errors import StoreError
from noteverbale.flow import folding, read_all, rebuild
from noteverbale.store import Store


@pytest.fixture
def store(tmp_path: Path, texts: Path) -> Store:
    made = Store.create_or_open(tmp_path / "record.nv")
    read_all([texts], made)
    return made


def side_by_side(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(folding, "_WORTH", 0)
    patched.setattr(folding, "cores", lambda: 2)


def test_the_same_bytes_whether_kinds_are_folded_side_by_side_or_not(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.database() as database:
        (record,) = database.execute("SELECT id FROM records WHERE kind = 'visit' LIMIT 1").fetchone()
    store.add_judgements([a_judgement("set", record, "status", "cancelled")])
    rebuild(store)
    one = store.record.read_bytes()
    side_by_side(monkeypatch)
    rebuild(store)
    assert store.record.read_bytes() == one
    assert sorted(path.name for path in store.path.glob("record*")) == ["record.sqlite"]


def test_a_process_that_is_killed_is_told_and_the_old_record_stands(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    side_by_side(monkeypatch)
    old, popen = store.record.read_bytes(), folding.subprocess.Popen

    def killed(*given: object, **named: object) -> object:
        process = popen(*given, **named)
        os.kill(process.pid, signal.SIGKILL)
        return process

    monkeypatch.setattr(folding.subprocess, "Popen", killed)
    with pytest.raises(
        StoreError, match=r"the process that made the records of kind .* died, .*the old record remains"
    ):
        rebuild(store)
    assert store.record.read_bytes() == old
    assert sorted(path.name for path in store.path.glob("record*")) == ["record.sqlite"]


def test_no_room_for_what_a_process_writes_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    side_by_side(monkeypatch)
    old, popen = store.record.read_bytes(), folding.subprocess.Popen

    def without_room(command: list[str], **named: object) -> object:
        return popen([*command[:-1], "/dev/full"], **named)

    monkeypatch.setattr(folding.subprocess, "Popen", without_room)
    with pytest.raises(StoreError, match="No space left on device; nothing is lost, and the old record remains"):
        rebuild(store)
    assert store.record.read_bytes() == old
