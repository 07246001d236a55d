"""What goes wrong while the record is made: killed, no room, two at once, a damaged shard. Nothing is lost, all is told."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from noteverbale.errors import StoreError
from noteverbale.flow import read_all, rebuild
from noteverbale.flow.record import derive
from noteverbale.store import RecordDraft, Store, openings
from stores import a_reading, fill, told

FAKES = Path(__file__).parents[2] / "fakes.py"
# Runs nv with the fake reader; the first words say what is to go wrong.
KILLED = """
import os, signal, sys
import fakes
from noteverbale.store import RecordDraft

at, method = int(sys.argv[1]), sys.argv[2]
kept, calls = getattr(RecordDraft, method), 0

def hooked(self, *given, **named):
    global calls
    calls += 1
    if calls == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return kept(self, *given, **named)

setattr(RecordDraft, method, hooked)
fakes.main(sys.argv[3:])
"""
# Killed while half of the change is in the record's file already, as in the middle of a commit.
HALF_WRITTEN = """
import os, signal, sys
import fakes
from noteverbale.store import RecordDraft, openings

begin = openings._begin

def begun(connection):
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("PRAGMA cache_spill = ON")
    begin(connection)

def killed(self, *given, **named):
    self.flush()
    self.connection.execute("UPDATE claims SET evidence = 'half written'")
    os.kill(os.getpid(), signal.SIGKILL)

openings._begin, RecordDraft.describe = begun, killed
fakes.main(sys.argv[1:])
"""
# Two processes fold; when each waits for its work, ctrl-C reaches all of the terminal's group, twice, as a hasty person does it.
INTERRUPTED = """
import os, signal, subprocess, sys, time
import fakes
from noteverbale.flow import folding

folding._WORTH, folding.cores, popen, begun = 0, lambda: 2, subprocess.Popen, []

def waiting(*given, **named):
    begun.append(popen(*given, **named))
    os.write(1, b"%d\\n" % begun[-1].pid)  # in one piece: two threads print
    time.sleep(0.7)
    if len(begun) == 2:
        os.killpg(0, signal.SIGINT)
        time.sleep(0.7)
    return begun[-1]

folding.subprocess.Popen = waiting
fakes.main(sys.argv[1:])
"""
# Tries to write to the record, as another process's `nv read` would.
WRITES = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0).execute("BEGIN EXCLUSIVE")
"""
LIMITED = """
import resource, sys
import fakes

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
fakes.main(sys.argv[2:])
"""


def run(script: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NOTEVERBALE_")}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder, capture_output=True, text=True, check=False, env=kept | {"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip


def nv(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("import sys, fakes; fakes.main(sys.argv[1:])", folder, *arguments)


def one_sentence(found: subprocess.CompletedProcess[str]) -> str:
    (line,) = [line for line in found.stderr.splitlines() if line.startswith("nv:")]
    assert "Traceback" not in found.stderr
    return line


def runs(process: str) -> bool:
    """A process that has ended has no command line, if it is there at all."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False


def more(texts: Path, count: int = 40) -> None:
    for number in range(count):
        words = " ".join(f"word{number * 7 + place}" for place in range(300))
        (texts / f"late-{number:03d}.txt").write_text(f"Russia visits India. {words} Late {number}.")


@pytest.fixture
def store(tmp_path: Path, texts: Path) -> Store:
    """A store with a record; `texts` lie beside it."""
    made = Store.create_or_open(tmp_path / "record.nv")
    read_all([texts], made)
    return made


@pytest.mark.parametrize(
    ("grown", "method"),
    [(True, "replace_records"), (True, "describe"), (False, "add_blocks"), (False, "add_record_actors")],
)
def test_killed_while_the_record_is_made_the_old_one_stands_and_nothing_is_lost(
    tmp_path: Path, texts: Path, store: Store, grown: bool, method: str
) -> None:
    old, count = store.record.read_bytes(), 2 if grown else 6
    more(texts, count)
    found = run(KILLED, tmp_path, "1", method, "read", "texts")
    assert found.returncode == -signal.SIGKILL
    assert store.record.read_bytes() == old and store.waiting() == count
    assert read_all([texts], store).known == 12 + count
    assert store.waiting() == 0 and not list(store.path.glob("*.draft"))
    after = told(store)
    rebuild(store)
    assert told(store) == after and len(after["documents"]) == 12 + count


def test_an_interrupt_while_processes_fold_is_told_in_one_line(tmp_path: Path, store: Store) -> None:
    old = store.record.read_bytes()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NOTEVERBALE_")}
    child = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, "rebuild"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env=kept | {"PYTHONPATH": ":".join(sys.path)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    begun, errors = child.communicate(timeout=300)
    assert child.returncode == 130
    assert [line for line in errors.splitlines() if line] == [
        "nv: stopped; what was read and decided is kept, and the old record stands; "
        "nv rebuild --store record.nv makes it follow"
    ]
    assert len(begun.split()) == 2
    deadline = time.monotonic() + 120
    while any(map(runs, begun.split())):
        assert time.monotonic() < deadline, "a process is left behind"
        time.sleep(0.05)
    assert store.record.read_bytes() == old
    assert sorted(path.name for path in store.path.glob("record*")) == ["record.sqlite"]


def test_a_copy_of_the_record_leaves_the_locks_of_this_process_in_place(tmp_path: Path, store: Store) -> None:
    reader = store.database()
    assert reader.execute("SELECT count(*) FROM documents").fetchone()[0] == 12
    assert "database is locked" in run(WRITES, tmp_path, str(store.record)).stderr
    with openings.beside(store.record, onto=True) as copy:
        assert copy.execute("SELECT count(*) FROM documents").fetchone()[0] == 12
        assert "database is locked" in run(WRITES, tmp_path, str(store.record)).stderr
    reader.close()


@pytest.mark.parametrize("asked_first", [True, False])
def test_killed_while_the_record_is_half_written_it_is_as_it_was(
    tmp_path: Path, texts: Path, store: Store, asked_first: bool
) -> None:
    old, before = store.record.read_bytes(), told(store)
    more(texts, 2)
    assert run(HALF_WRITTEN, tmp_path, "read", "texts").returncode == -signal.SIGKILL
    assert store.record.read_bytes() != old and store.record.with_name("record.sqlite-journal").exists()
    if asked_first:
        assert nv(tmp_path, "show", "visits").returncode == 0
        assert store.record.read_bytes() == old and told(store) == before and store.waiting() == 2
    assert read_all([texts], store).known == 14
    assert len(told(store)["documents"]) == 14 and "half written" not in str(told(store)["claims"])
    assert sorted(path.name for path in store.path.glob("record*")) == ["record.sqlite"]


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


@pytest.mark.parametrize("grown", [True, False])
def test_no_room_for_the_record_is_told_and_the_old_one_stands(
    tmp_path: Path, texts: Path, store: Store, grown: bool
) -> None:
    old = store.record.read_bytes()
    more(texts, 3 if grown else 6)
    found = run(LIMITED, tmp_path, str(len(old) - 1000), "read", "texts")
    assert found.returncode == 2
    assert re.search(
        r"record.sqlite(.draft)?: .*(limit on the size of files is reached|old record stands)", one_sentence(found)
    )
    assert store.record.read_bytes() == old and not list(store.path.glob("*.draft"))
    rebuild(store)
    assert len(told(store)["documents"]) == 12 + (3 if grown else 6)


def test_no_room_for_what_is_read_is_told_and_kept(tmp_path: Path, texts: Path, store: Store) -> None:
    more(texts)
    found = run(LIMITED, tmp_path, "60000", "read", "texts")
    assert found.returncode == 2
    assert (
        "a limit on the size of files is reached (ulimit -f); raise it and run the same command again"
        in one_sentence(found)
    )
    waiting = store.waiting()
    assert 0 < waiting < 40
    summary = read_all([texts], store)
    assert (summary.documents, summary.known) == (40 - waiting, 12 + waiting)
    assert len(told(store)["documents"]) == 52


def test_a_full_disk_while_the_record_is_copied_is_told(
    texts: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 9")
        copy(source, connection)

    copy = openings._copy
    old = store.record.read_bytes()
    more(texts, 2)
    reader = store.database()
    reader.execute("SELECT * FROM about").fetchall()  # so that a copy is made
    with monkeypatch.context() as patched:
        patched.setattr(openings, "_copy", full)
        with pytest.raises(StoreError, match=r"database or disk is full.*make room on the disk and run nv rebuild"):
            read_all([texts], store)
    assert store.record.read_bytes() == old and not list(store.path.glob("*.draft")) and store.waiting() == 2
    read_all([texts], store)
    assert len(told(store)["documents"]) == 14 and store.waiting() == 0


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
    assert "the record is damaged" in caplog.text and "made anew from the log" in caplog.text
    assert len(told(store)["documents"]) == 14
