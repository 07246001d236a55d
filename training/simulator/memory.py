"""The memory that this process and those it began hold together, looked at again and again (Linux)."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType

_EVERY = 1.0  # seconds


class Held:
    """As a context: `most`, the largest sum of proportional set sizes seen, in MB; 0 where /proc does not tell it."""

    def __init__(self) -> None:
        self.most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Held:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self.most = max(self.most, sum(map(_size, family(os.getpid()))) >> 10)
            if self._ended.wait(_EVERY):
                return


def family(process: int) -> list[int]:
    """Give a process and those that it and its threads began, and so on."""
    found = [process]
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _text(thread).split():
            found += family(int(child))
    return found


def _size(process: int) -> int:
    """Give the proportional set size of a process in kB; 0 if it has ended."""
    told = (line.split() for line in _text(Path(f"/proc/{process}/smaps_rollup")).splitlines())
    return next((int(words[1]) for words in told if words[0] == "Pss:"), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
