"""A part: the file a writer appends to, one checked line for each reading, flushed as it is made.

A line is the CRC-32 of the reading's JSON as eight hex digits, a space, the JSON. A killed process leaves at most one
torn line, at the end; `survey` finds the whole ones. A part becomes a shard when it is sealed (shards.py).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

import msgspec

_LOG = logging.getLogger(__name__)


class Entry(NamedTuple):
    """Where one reading lies in a part: `offset` and `size` (bytes) of its JSON."""

    document_id: str
    signature: str
    crc: int
    offset: int
    size: int


class _DocumentKey(msgspec.Struct):
    id: str


class _ReadingKey(msgspec.Struct):
    document: _DocumentKey
    signature: str = ""


_KEYS = msgspec.json.Decoder(_ReadingKey)


def key(line: bytes) -> tuple[str, str]:
    """Give document id and signature of a reading's JSON. Raises msgspec.DecodeError on anything else."""
    reading = _KEYS.decode(line)
    return reading.document.id, reading.signature


def append(stream: BinaryIO, line: bytes, document_id: str, signature: str) -> Entry:
    """Write one reading's JSON at the end of a part and flush it to the system."""
    crc = crc32(line)
    offset = stream.tell() + 9
    stream.write(b"%08x %s\n" % (crc, line))
    stream.flush()
    return Entry(document_id, signature, crc, offset, len(line))


def survey(path: Path) -> list[Entry]:
    """Give the whole lines of a part that a stopped process left; what is torn is told in the log and left out."""
    entries: list[Entry] = []
    torn = 0
    with path.open("rb") as stream:
        for offset, line in _lines(stream):
            entry = _entry(offset, line)
            if entry is None:
                torn += 1
            else:
                entries.append(entry)
    if torn:
        _LOG.warning("%s: a write was cut short; %d reading(s) kept, %d torn line(s) dropped", path, len(entries), torn)
    return entries


def count(path: Path) -> int:
    """Give the number of lines in a part, one for each reading, not looked into; 0 if it is gone meanwhile."""
    try:
        with path.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(partial(stream.read, 1 << 20), b""))
    except FileNotFoundError:
        return 0


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    offset = 0
    for line in stream:
        yield offset, line
        offset += len(line)


def _entry(offset: int, line: bytes) -> Entry | None:
    body = line[9:-1]
    if line[-1:] != b"\n" or line[:9] != b"%08x " % crc32(body):
        return None
    try:
        document_id, signature = key(body)
    except msgspec.MsgspecError:
        return None
    return Entry(document_id, signature, crc32(body), offset + 9, len(body))
