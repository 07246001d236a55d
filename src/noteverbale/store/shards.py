"""Shards: immutable, checked files of readings, sorted by document id.

A shard is gzip (no time stamp, so equal content gives equal bytes) of JSON lines. The first line is the heading: the
form's version and, line by line, document id, signature and CRC-32 of what follows. The name carries the place in the
log, the writer and the SHA-256 of the content. A new shard is written beside and renamed, so half a shard never has a
shard's name.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

import msgspec

from noteverbale.errors import StoreDamaged, StoreVersionError
from noteverbale.store.disk import publish
from noteverbale.store.parts import Entry

FORMAT = 1
# What the signature of a reading ends with that gave way to one of the same text with its day (flow/redated.py): it
# counts as read, and as another reading than the one before.
GAVE_WAY = " read again with its day"
_NAME = re.compile(r"(?P<number>\d{6,})-(?P<writer>[\w-]+)-(?P<digest>[0-9a-f]{64})\.jsonl\.gz")


class Heading(msgspec.Struct, frozen=True):
    """First line of a shard: the readings that follow, as (document id, signature, CRC-32)."""

    format: int
    readings: tuple[tuple[str, str, int], ...]


class Line(NamedTuple):
    """One reading as it stands in a shard. `number`: the shard's place in the log; the higher is the later."""

    document_id: str
    number: int
    signature: str
    body: bytes


def listed(folder: Path) -> list[Path]:
    """Give the shards of a log in the order they were sealed."""
    return sorted(path for path in folder.glob("*.jsonl.gz") if _NAME.fullmatch(path.name))


def number_of(path: Path) -> int:
    """Give a shard's place in the log."""
    return int(path.name.split("-", 1)[0])


def rank(number: int, signature: str) -> tuple[int, bool, str]:
    """Give the place of a reading among those of its document: the highest holds. In one shard that which gave way."""
    return number, signature.endswith(GAVE_WAY), signature


def heading(path: Path) -> Heading:
    """Give what a shard holds without reading it all. Raises StoreDamaged, StoreVersionError."""
    with _opened(path) as stream:
        return _heading(path, stream)


def lines(path: Path) -> Iterator[Line]:
    """Give a shard's readings, each checked. Raises StoreDamaged where the damage begins; what came before is sound."""
    number = number_of(path)
    with _opened(path) as stream:
        for document_id, signature, crc in _heading(path, stream).readings:
            body = _guarded(path, stream)[:-1]
            if crc32(body) != crc:
                raise _damaged(path, f"the reading of document {document_id} fails its checksum")
            yield Line(document_id, number, signature, body)


def verify(path: Path) -> None:
    """Check every byte of a shard against the digest in its name. Raises StoreDamaged."""
    digest = hashlib.sha256()
    with _opened(path) as stream:
        while line := _guarded(path, stream):
            digest.update(line)
    if digest.hexdigest() not in path.name:
        raise _damaged(path, "its content differs from the digest in its name")


def seal(part: Path, entries: Sequence[Entry], folder: Path, writer: str) -> Path | None:
    """Make a shard of a part's entries and remove the part; None if there is nothing in it."""
    sealed = _write(part, sorted(entries), folder, writer) if entries else None
    part.unlink(missing_ok=True)
    return sealed


def _write(part: Path, entries: Sequence[Entry], folder: Path, writer: str) -> Path:
    draft = folder / f"{writer}.sealing"
    digest = hashlib.sha256()
    with part.open("rb") as source, draft.open("wb") as target, _packed(target) as packed:
        for line in _content(source, entries):
            digest.update(line)
            packed.write(line)
    number = max((number_of(path) for path in listed(folder)), default=0) + 1
    shard = folder / f"{number:06d}-{writer}-{digest.hexdigest()}.jsonl.gz"
    publish(draft, shard)
    return shard


def _content(source: BinaryIO, entries: Sequence[Entry]) -> Iterator[bytes]:
    readings = tuple((entry.document_id, entry.signature, entry.crc) for entry in entries)
    yield msgspec.json.encode(Heading(FORMAT, readings)) + b"\n"
    for entry in entries:
        source.seek(entry.offset)
        yield source.read(entry.size) + b"\n"


def _packed(target: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0, compresslevel=6)


def _opened(path: Path) -> gzip.GzipFile:
    return gzip.GzipFile(os.fspath(path), "rb")


def _heading(path: Path, stream: gzip.GzipFile) -> Heading:
    try:
        found = msgspec.json.decode(_guarded(path, stream), type=Heading)
    except msgspec.MsgspecError as error:
        raise _damaged(path, f"its heading cannot be read ({error})") from error
    if found.format > FORMAT:
        raise StoreVersionError(f"{path}: written by a newer version of nv (form {found.format}); upgrade noteverbale")
    return found


def _guarded(path: Path, stream: gzip.GzipFile) -> bytes:
    try:
        return stream.readline()
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(path, f"it cannot be unpacked ({error})") from error


def _damaged(path: Path, what: str) -> StoreDamaged:
    repair = "put it back from a copy, or delete it and run nv read on the same inputs again"
    return StoreDamaged(f"{path}: this shard is damaged: {what}; texts of it are missing until you {repair}")
