"""Readings -> shards: one writer's side of the log.

Each reading has left the process when `add` returns: killing the process loses at most the document in hand. What was
added becomes a shard at `seal` and when the writer is closed; who writes much calls `seal` every 10,000 readings or so.
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


class Writer:
    """Appends readings to a store's log; made by `Store.writer`. `known`: (document id, signature) of what is there."""

    def __init__(self, folder: Path, name: str, known: set[tuple[str, str]]) -> None:
        self._folder = folder
        self._name = name
        self.known = known
        self._part = folder / f"{name}.part"
        self._stream: BinaryIO | None = None
        self._entries: list[parts.Entry] = []

    def add(self, reading: Reading) -> bool:
        """Keep a reading; False, and nothing written, if the same document was read by the same reader before."""
        return self.add_line(msgspec.json.encode(reading), reading.document.id, reading.signature)

    def add_line(self, line: bytes, document_id: str, signature: str) -> bool:
        """Keep a reading that is JSON already."""
        if (document_id, signature) in self.known:
            return False
        with told(self._part):
            self._stream = self._stream or self._part.open("wb")
            self._entries.append(parts.append(self._stream, line, document_id, signature))
        self.known.add((document_id, signature))
        return True

    def seal(self) -> None:
        """Turn what was added so far into a shard."""
        self.abandon()
        with told(self._folder):
            shards.seal(self._part, self._entries, self._folder, self._name)
        self._entries = []

    def recover(self) -> None:
        """Seal what a killed writer of the same name left."""
        with told(self._part):
            entries = parts.survey(self._part) if self._part.exists() else []
            fresh = {(entry.document_id, entry.signature): entry for entry in entries}
            kept = [entry for identity, entry in fresh.items() if identity not in self.known]
            shards.seal(self._part, kept, self._folder, self._name)
        self.known.update(fresh)

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
