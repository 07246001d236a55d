"""What processes hold together."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from training.simulator import memory

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux's /proc")
HOLD = "held = bytearray(64 << 20); print('ready', flush=True); input()"


def test_a_child_is_counted_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_EVERY", 0.01)
    with memory.Held() as alone:
        pass
    with subprocess.Popen([sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline() == b"ready\n"
        assert child.pid in memory.family(os.getpid())
        with memory.Held() as together:
            pass
        child.communicate(b"\n")
    assert together.most - alone.most > 55
