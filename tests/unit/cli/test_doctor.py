"""Stores that are damaged or of another version: `nv doctor` finds them, and answers say so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.cli.fake_nv import nv


def test_doctor_finds_a_damaged_shard(folder: Path) -> None:
    nv(folder, "read", "texts")
    sound = nv(folder, "doctor")
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert "model: fake-1" in sound.stdout and "4 readings in 1 shard, all sound" in sound.stdout
    assert "up to date with the log" in sound.stdout
    (shard,) = (folder / "record.nv" / "log").glob("*.gz")
    shard.write_bytes(shard.read_bytes()[:-20])
    hurt = nv(folder, "doctor")
    assert hurt.returncode == 1 and shard.name in hurt.stdout and "run nv read on the same inputs again" in hurt.stdout


def test_doctor_tells_a_record_of_another_form(folder: Path) -> None:
    nv(folder, "read", "texts")
    with closing(sqlite3.connect(folder / "record.nv" / "record.sqlite")) as record, record:
        record.execute("UPDATE about SET value = '1' WHERE name = 'form'")
    told = nv(folder, "doctor")
    assert told.returncode == 1 and "another form, so answers may lack parts; run nv rebuild" in told.stdout


@pytest.mark.parametrize(("name", "words"), [("form", "has another form"), ("rules", "by other rules")])
def test_an_answer_from_a_record_of_another_version_says_so_once(folder: Path, name: str, words: str) -> None:
    nv(folder, "read", "texts")
    with closing(sqlite3.connect(folder / "record.nv" / "record.sqlite")) as record, record:
        record.execute("UPDATE about SET value = '1' WHERE name = ?", (name,))
    for command in (
        ("show", "events"),
        ("brief", "RUS"),
        ("diff", "2014", "2015"),
        ("export", "claims"),
        ("judge", "list"),
    ):
        told = nv(folder, *command)
        assert told.returncode == 0 and told.stderr.count(words) == 1, command
        assert "run nv rebuild --store record.nv to make it again" in told.stderr and words not in told.stdout
    nv(folder, "rebuild")
    assert words not in nv(folder, "show", "events").stderr


def test_a_record_that_cannot_answer_is_told_with_the_repair(folder: Path) -> None:
    nv(folder, "read", "texts")
    with closing(sqlite3.connect(folder / "record.nv" / "record.sqlite")) as record, record:
        record.execute("DROP TABLE failures")
    told = nv(folder, "show", "documents")
    assert told.returncode == 2 and "Traceback" not in told.stderr
    assert "cannot be read (no such table: failures); make it again with: nv rebuild --store record.nv" in told.stderr
