"""`nv read` interrupted, killed, or with nobody left to read what it prints: nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.fake_nv import DAY, FAKES, TEXT, environment, nv

from noteverbale.store import Store
from noteverbale.store.parts import count


@pytest.mark.parametrize(("number", "workers"), [(signal.SIGINT, "1"), (signal.SIGINT, "2"), (signal.SIGTERM, "2")])
def test_an_interrupt_keeps_what_was_read_and_says_how_to_go_on(folder: Path, number: int, workers: str) -> None:
    for extra in range(150):
        (folder / "texts" / f"slow{extra:03d}.txt").write_text(f"hang {extra}\n{DAY}")
    child = subprocess.Popen(
        [sys.executable, str(FAKES), "read", "texts", "--workers", workers],
        cwd=folder, env=environment(FAKE_HANG="0.05"), stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background ignores it
    )  # fmt: skip
    part = folder / "record.nv" / "log" / "main.part"
    wait_until(lambda: part.exists() and part.read_bytes().count(b"\n") >= 5)
    # As a terminal does it: the signal goes to every process of the group; a batch system signals the first one.
    (os.killpg if number == signal.SIGINT else os.kill)(child.pid, number)
    _, errors = child.communicate(timeout=300)
    assert child.returncode == 130, errors
    assert (
        "run the same command again to go on, or nv rebuild --store record.nv to ask" in errors
        and "Traceback" not in errors
    )
    assert not part.exists()
    kept = int(errors.split()[0])
    assert kept >= 5
    found = nv(folder, "read", "texts", "--workers", "2", FAKE_HANG="0")
    assert found.stderr.startswith(f"{154 - kept} documents read, {kept} known before")


def test_killed_again_and_again_the_run_ends_as_if_never_stopped(folder: Path) -> None:
    for extra in range(60):
        (folder / "texts" / f"slow{extra:03d}.txt").write_text(f"hang {extra}. {TEXT}\n{DAY}")
    loads, part = folder / "loads", folder / "record.nv" / "log" / "main.part"
    for kept in (0, 5, 12):
        loads.write_text("")
        child = subprocess.Popen(
            [sys.executable, str(FAKES), "read", "texts", "--workers", "2"],
            cwd=folder, env=environment(FAKE_HANG="0.2", FAKE_LOADS=str(loads)), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(loads.read_text)
        wait_until(lambda run=child, least=kept: count(part) >= least or run.poll() is not None)
        child.kill()
        child.wait()
        for worker in map(int, loads.read_text().split()):
            wait_until(
                lambda pid=worker: not Path(f"/proc/{pid}").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes()
            )
    found = nv(folder, "read", "texts", FAKE_HANG="0")
    assert found.returncode == 0 and int(found.stderr.split()[0]) < 60
    nv(folder, "read", "texts", "--store", "whole.nv", FAKE_HANG="0")
    stopped, whole = (Store.open(folder / name) for name in ("record.nv", "whole.nv"))
    assert list(stopped.readings()) == list(whole.readings())
    query = "SELECT * FROM states ORDER BY record_id, sequence"
    assert list(map(tuple, stopped.database().execute(query))) == list(map(tuple, whole.database().execute(query)))


def wait_until(told: Callable[[], object], seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    (folder / "texts" / "long.txt").write_text("A long text of many words. " * 40_000)
    command = f"{sys.executable} {FAKES} read texts --claims - | head -c 10"
    found = subprocess.run(
        command, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert len(found.stdout) == 10 and "Traceback" not in found.stderr and "BrokenPipe" not in found.stderr
