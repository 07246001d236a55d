"""A person's words on merges and fields: one JSON line each, only ever appended."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

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


def append_judgements(path: Path, judgements: Sequence[Judgement]) -> tuple[int, ...]:
    """Add what one command decided at the end, on the disk when this returns, and give the numbers.

    Several judgements are marked as one act. Safe beside other processes that do the same. A line that a crash cut
    short stays apart from the new ones.
    """
    with told(path), path.open("ab+") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.seek(0)
        before = stream.read()
        first = sum(1 for each in before.splitlines() if each.strip()) + 1
        act = first if len(judgements) > 1 else None
        lines = b"".join(msgspec.json.encode(replace(one, act=act)) + b"\n" for one in judgements)
        stream.write(lines if not before or before.endswith(b"\n") else b"\n" + lines)
        stream.flush()
        os.fsync(stream.fileno())
    return tuple(range(first, first + len(judgements)))


def _judgement(path: Path, number: int, line: bytes) -> Judgement:
    try:
        return msgspec.json.decode(line, type=Judgement)
    except msgspec.MsgspecError as error:
        raise StoreError(f"{path} line {number}: not a judgement ({error}); correct or delete the line") from error
