"""A person's words on merges and fields: one JSON line each, only ever appended."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import msgspec

from noteverbale.errors import StoreError
from noteverbale.store.disk import told
from noteverbale.types import Judgement


def read_judgements(path: Path) -> list[Judgement]:
    """Give all judgements in the order they were made. Raises StoreError naming a line that is none."""
    if not path.exists():
        return []
    with told(path):
        lines = path.read_bytes().splitlines()
    return [_judgement(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def append_judgement(path: Path, judgement: Judgement) -> int:
    """Add one judgement at the end, on the disk when this returns, and give its number.

    Safe beside other processes that do the same. A line that a crash cut short stays apart from the new one.
    """
    line = msgspec.json.encode(judgement) + b"\n"
    with told(path), path.open("ab+") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.seek(0)
        before = stream.read()
        stream.write(line if not before or before.endswith(b"\n") else b"\n" + line)
        stream.flush()
        os.fsync(stream.fileno())
    return sum(1 for each in before.splitlines() if each.strip()) + 1


def _judgement(path: Path, number: int, line: bytes) -> Judgement:
    try:
        return msgspec.json.decode(line, type=Judgement)
    except msgspec.MsgspecError as error:
        raise StoreError(f"{path} line {number}: not a judgement ({error}); mend or delete the line") from error
