"""Who may write to a store: advisory locks on small empty files, released by the system when a process ends.

One whole-store writer, or any number of shard writers (`--shard i/n`) that each hold their own lock; readers take none.
Errors: `StoreBusyError` when another process holds the lock.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from noteverbale.errors import StoreBusyError, StoreError


@contextmanager
def exclusive(path: Path, store: Path) -> Iterator[None]:
    """Hold a lock file alone."""
    with _held(path, store, fcntl.LOCK_EX):
        yield


@contextmanager
def shared(path: Path, store: Path) -> Iterator[None]:
    """Hold a lock file together with others who share it."""
    with _held(path, store, fcntl.LOCK_SH):
        yield


@contextmanager
def _held(path: Path, store: Path, mode: int) -> Iterator[None]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"{store}: cannot write here ({error.strerror}); check the folder's permissions") from error
    try:
        fcntl.flock(handle, mode | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise StoreBusyError(
            f"{store}: another process is writing to this store; wait until it has finished, or name another store"
        ) from error
    finally:
        os.close(handle)
