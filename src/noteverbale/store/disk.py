"""Writing that survives a crash, and system errors told as sentences an operator can act on."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from noteverbale.errors import StoreError

_REPAIRS = {
    errno.ENOSPC: "the disk is full; free some space and run the same command again: what was read is kept",
    errno.EDQUOT: "your disk quota is used up; free some space and run the same command again: what was read is kept",
    errno.EFBIG: "a limit on the size of files is reached (ulimit -f); raise it and run the same command again: "
    "what was read is kept",
    errno.EACCES: "no permission to write; check the folder's permissions or name another store",
    errno.EPERM: "no permission to write; check the folder's permissions or name another store",
    errno.EROFS: "the file system is read-only; name a store elsewhere",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an OSError inside into a StoreError that names the path and the repair."""
    try:
        yield
    except OSError as error:
        repair = _REPAIRS.get(error.errno or 0, f"{error.strerror or error}; check the disk and try again")
        raise StoreError(f"{path}: {repair}") from error


def sync_folder(folder: Path) -> None:
    """Make renames and new names in a folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def publish(draft: Path, target: Path) -> None:
    """Put a finished draft in its place: flushed to disk, renamed in one step."""
    with draft.open("rb+") as stream:
        os.fsync(stream.fileno())
    draft.replace(target)
    sync_folder(target.parent)
