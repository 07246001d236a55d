"""Who reads the record while it is changed: he keeps the one he opened, and the change is made in a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import more, nv, run
from noteverbale.flow import read_all
from noteverbale.store import RecordDraft, Store, openings
from stores import a_reading, fill, told

# Tries to write to the record, as another process's `nv read` would.
WRITES = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0).execute("BEGIN EXCLUSIVE")
"""


def test_a_copy_of_the_record_leaves_the_locks_of_this_process_in_place(tmp_path: Path, store: Store) -> None:
    reader = store.database()
    assert reader.execute("SELECT count(*) FROM documents").fetchone()[0] == 12
    assert "database is locked" in run(WRITES, tmp_path, str(store.record)).stderr
    with openings.beside(store.record, onto=True) as copy:
        assert copy.execute("SELECT count(*) FROM documents").fetchone()[0] == 12
        assert "database is locked" in run(WRITES, tmp_path, str(store.record)).stderr
    reader.close()


def test_who_reads_sees_the_old_record_to_the_end_and_who_comes_later_the_new_one(texts: Path, store: Store) -> None:
    count = "SELECT count(*) FROM documents"
    reader, file = store.database(), store.record.stat().st_ino
    assert reader.execute(count).fetchone()[0] == 12
    more(texts, 1)
    read_all([texts], store)  # in a copy, for somebody reads
    assert store.record.stat().st_ino != file
    late, file = store.database(), store.record.stat().st_ino
    assert (reader.execute(count).fetchone()[0], late.execute(count).fetchone()[0]) == (12, 13)
    reader.close()
    late.close()
    more(texts, 2)
    read_all([texts], store)  # in place
    assert store.record.stat().st_ino == file and len(told(store)["documents"]) == 14


def test_a_record_whose_file_may_not_be_written_is_grown_in_a_copy(
    texts: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = store.record.stat().st_ino
    more(texts, 2)
    monkeypatch.setattr(openings.os, "access", lambda path, mode: path != store.record)
    assert read_all([texts], store).known == 12
    assert store.record.stat().st_ino != file and len(told(store)["documents"]) == 14


def test_a_reader_who_comes_while_the_record_is_changed_sees_the_old_one_and_makes_the_writer_copy(
    texts: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "PATIENCE", 0.1)
    count, kept, readers = "SELECT count(*) FROM documents", RecordDraft.describe, []

    def read_meanwhile(self: RecordDraft, about: dict[str, str]) -> None:
        readers.append(store.database())
        assert readers[-1].execute(count).fetchone()[0] == 12
        kept(self, about)

    monkeypatch.setattr(RecordDraft, "describe", read_meanwhile)
    file = store.record.stat().st_ino
    more(texts, 2)
    read_all([texts], store)
    assert len(readers) == 2 and [one.execute(count).fetchone()[0] for one in readers] == [12, 12]
    assert store.record.stat().st_ino != file and len(told(store)["documents"]) == 14


@pytest.mark.parametrize("question", [("show", "visits"), ("brief", "RUS"), ("explain", "r")])
def test_what_is_read_and_not_yet_in_the_record_is_told_in_one_line(
    tmp_path: Path, store: Store, question: tuple[str, ...]
) -> None:
    fill(store, a_reading("x"), a_reading("y"))
    asked = nv(tmp_path, *question)
    assert "Russia" in asked.stdout or question[0] == "explain"
    assert asked.stderr.splitlines()[0] == (
        "nv: 2 documents read later are not in the record yet; "
        "nv rebuild --store record.nv brings them in, and so does reading again"
    )
