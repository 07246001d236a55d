"""Killed or interrupted while the record is made: the old one stands, nothing is lost, no process is left behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands import environment, more, nv, run
from noteverbale.flow import read_all, rebuild
from noteverbale.store import Store
from stores import told

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


def runs(process: str) -> bool:
    """A process that has ended has no command line, if it is there at all."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False


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
    left = {path.name for path in store.path.iterdir()} - {"format", "log", "failures", "judgements.jsonl"}
    assert left <= {"lock", "record.sqlite", "record.sqlite.draft", "record.sqlite-journal"}
    assert read_all([texts], store).known == 12 + count
    assert store.waiting() == 0 and not list(store.path.glob("*.draft"))
    after = told(store)
    rebuild(store)
    assert told(store) == after and len(after["documents"]) == 12 + count


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


def test_an_interrupt_while_processes_fold_is_told_in_one_line(tmp_path: Path, store: Store) -> None:
    old = store.record.read_bytes()
    child = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, "rebuild"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    begun, errors = child.communicate(timeout=300)
    assert child.returncode == 130
    assert [line for line in errors.splitlines() if line] == [
        "nv: stopped; what was read and decided is kept, and the old record remains; "
        "nv rebuild --store record.nv makes it follow"
    ]
    assert len(begun.split()) == 2
    deadline = time.monotonic() + 120
    while any(map(runs, begun.split())):
        assert time.monotonic() < deadline, "a process is left behind"
        time.sleep(0.05)
    assert store.record.read_bytes() == old
    assert sorted(path.name for path in store.path.glob("record*")) == ["record.sqlite"]
