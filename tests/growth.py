"""How much longer work takes on more of the same: a ratio, so that no test hangs on how fast or busy a machine is."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Given = TypeVar("Given")
# By its square four times the text takes sixteen times as long; by its length some four, and on a busy machine six.
TIMES, MOST = 4, 9.0
_TRIES = 2


def growth(work: Callable[[Given], object], some: Given, more: Given) -> float:
    """Give the processor time that `more` takes for that of `some`, each the least of a few tries, taken in turn."""
    work(some)  # reads the tables
    pairs = [(_seconds(work, some), _seconds(work, more)) for _ in range(_TRIES)]
    return min(more for _, more in pairs) / max(min(some for some, _ in pairs), 1e-4)


def _seconds(work: Callable[[Given], object], given: Given) -> float:
    gc.collect()
    began = time.process_time()
    work(given)
    return time.process_time() - began
