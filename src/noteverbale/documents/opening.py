"""Path or stream -> unpacked bytes, looked at but not lost.

Gzip is told by its first bytes, not by its name. What breaks while reading (a cut gzip, a failing disk) is in `BROKEN`.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# What reading raises when the bytes end early or are damaged.
BROKEN = (EOFError, OSError, zlib.error)

STANDARD_INPUT = Path("-")

# One text longer than this is no news; reading on would only fill the memory.
LARGEST_BYTES = 512 * 1024 * 1024
_CHUNK = 1 << 20


class TooLarge(ValueError):
    """One text is larger than `LARGEST_BYTES`."""


class _Again(io.RawIOBase):
    """A stream that cannot go back, with the bytes already read from it put in front."""

    def __init__(self, first: bytes, rest: BinaryIO):
        self._first = memoryview(first)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        data = self._first[: len(target)] or some(self._rest, len(target))
        self._first = self._first[len(data) :]
        target[: len(data)] = data
        return len(data)


def open_path(path: Path) -> BinaryIO:
    """Open a file, or standard input for `-`."""
    return sys.stdin.buffer if path == STANDARD_INPUT else path.open("rb")


def unpacked(stream: BinaryIO) -> BinaryIO:
    """Give the stream, through gunzip if it is gzip."""
    first, stream = look(stream, 2)
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if first == b"\x1f\x8b" else stream


def look(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Give up to `size` first bytes, and a stream that still has them. Damage is left for the real reading to meet."""
    place = stream.tell() if _goes_back(stream) else None
    first = beginning(stream, size)
    if place is not None:
        stream.seek(place)
        return first, stream
    return first, cast(BinaryIO, io.BufferedReader(_Again(first, stream), _CHUNK))


def beginning(stream: BinaryIO, size: int) -> bytes:
    """Give up to `size` next bytes, as many as there are before the end or any damage."""
    first = bytearray()
    try:
        while len(first) < size and (data := some(stream, size - len(first))):
            first += data
    except BROKEN:
        pass
    return bytes(first)


def whole(stream: BinaryIO) -> bytes:
    """Give all bytes that are left. Raises TooLarge, and BROKEN errors."""
    parts: list[bytes] = []
    size = 0
    while data := some(stream, _CHUNK):
        parts.append(data)
        size += len(data)
        if size > LARGEST_BYTES:
            raise TooLarge(f"is larger than {LARGEST_BYTES >> 20} MB, which is no single text")
    return b"".join(parts)


def _goes_back(stream: BinaryIO) -> bool:
    # GzipFile says yes even where what is under it cannot.
    under = stream.fileobj if isinstance(stream, gzip.GzipFile) else stream
    return under is not None and bool(under.seekable())


def some(stream: BinaryIO, size: int) -> bytes:
    """Give up to `size` next bytes, nothing only at the end. Raises BROKEN errors."""
    # read1 hands over what was unpacked before an error; read would lose it.
    read = getattr(stream, "read1", stream.read)
    return cast(bytes, read(size)) or b""
