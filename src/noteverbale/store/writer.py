"""Readings -> shards: one writer's side of the log.

Each reading is on its way to the disk when `add` returns: killing the process loses at most the document in hand. A part is
sealed into a shard when it grows past the limits below, at `seal`, and when the writer is closed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from noteverbale.errors import StoreError
from noteverbale.store import parts, shards
from noteverbale.store.disk import told
from noteverbale.types import Reading

# A shard is sealed at the first of these: small enough to lose little to damage, large enough that logs stay short.
SHARD_BYTES = 64 * 2**20
SHARD_READINGS = 10_000


class Writer:
    """Appends readings to a store's log; made by `Store.writer`. `written` counts the readings added."""

    def __init__(self, folder: Path, name: str, known: set[tuple[str, str]]) -> None:
        self._folder = folder
        self._name = name
        self._known = known
        self._part = folder / f"{name}.part"
        self._stream: BinaryIO | None = None
        self._entries: list[parts.Entry] = []
        self._size = 0
        self.written = 0

    def add(self, reading: Reading) -> bool:
        """Keep a reading; False, and nothing written, if the same document was read by the same reader before."""
        return self.add_line(msgspec.json.encode(reading), reading.document.id, reading.signature)

    def add_line(self, line: bytes, document_id: str, signature: str) -> bool:
        """Keep a reading that is JSON already."""
        if (document_id, signature) in self._known:
            return False
        with told(self._part):
            self._stream = self._stream or self._part.open("wb")
            self._entries.append(parts.append(self._stream, line, document_id, signature))
        self._known.add((document_id, signature))
        self._size += len(line)
        self.written += 1
        return True

    @property
    def full(self) -> bool:
        """Whether the part has reached the size of a shard."""
        return self._size >= SHARD_BYTES or len(self._entries) >= SHARD_READINGS

    def seal(self) -> None:
        """Turn what was added so far into a shard."""
        self.abandon()
        with told(self._folder):
            shards.seal(self._part, self._entries, self._folder, self._name)
        self._entries = []
        self._size = 0

    def recover(self) -> None:
        """Seal what a killed writer of the same name left."""
        with told(self._part):
            entries = parts.survey(self._part) if self._part.exists() else []
            fresh = {(entry.document_id, entry.signature): entry for entry in entries}
            kept = [entry for identity, entry in fresh.items() if identity not in self._known]
            shards.seal(self._part, kept, self._folder, self._name)
        self._known.update(fresh)

    def abandon(self) -> None:
        """Close the part as it stands; the next writer recovers it."""
        if self._stream is not None:
            with told(self._part):
                self._stream.close()
            self._stream = None


def close(writer: Writer, failure: BaseException | None) -> None:
    """End a writer: seal what it holds, unless the store itself is what failed."""
    if isinstance(failure, StoreError):
        with suppress(StoreError):
            writer.abandon()
    else:
        writer.seal()
