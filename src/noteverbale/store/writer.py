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
    """Appends readings to a store's log; made by `Store.writer`.

    `known`: document id -> signature of its latest reading when the writer was made; what is added is not in it.
    """

    def __init__(self, folder: Path, name: str, known: dict[str, str]) -> None:
        self._folder = folder
        self._name = name
        self.known = known
        self._part = folder / f"{name}.part"
        self._stream: BinaryIO | None = None
        self._added: dict[str, str] = {}
        self._entries: dict[str, parts.Entry] = {}
        self._places: dict[str, int] = {}

    def add(self, reading: Reading) -> bool:
        """Keep a reading; False, and nothing written, if the latest of the same document is by the same reader."""
        return self.add_line(msgspec.json.encode(reading), reading.document.id, reading.signature)

    def add_line(self, line: bytes, document_id: str, signature: str, place: int = 0) -> bool:
        """Keep a reading that is JSON already; nothing replaces one that this writer let give way.

        `place`: in the input. Of readings by the same reader the one that stands first there is kept, whichever comes
        first.
        """
        added = self._added.get(document_id)
        again = signature == (added or self.known.get(document_id))
        if again and place < self._places.get(document_id, 0):
            self._append(line, document_id, signature, place)
        if again or (added and added.endswith(shards.GAVE_WAY)):
            return False
        self._append(line, document_id, signature, place)
        self._added[document_id] = signature
        return True

    def _append(self, line: bytes, document_id: str, signature: str, place: int) -> None:
        with told(self._part):
            self._stream = self._stream or self._part.open("wb")
            self._entries[document_id] = parts.append(self._stream, line, document_id, signature)
        self._places[document_id] = place

    def seal(self) -> None:
        """Turn what was added so far into a shard: of each document the last reading."""
        self.abandon()
        with told(self._folder):
            shards.seal(self._part, list(self._entries.values()), self._folder, self._name)
        self._entries, self._places = {}, {}

    def recover(self) -> None:
        """Seal what a killed writer of the same name left."""
        with told(self._part):
            found = parts.survey(self._part) if self._part.exists() else []
            ranked = sorted(found, key=lambda entry: entry.signature.endswith(shards.GAVE_WAY))
            last = {entry.document_id: entry for entry in ranked}
            kept = [entry for id_, entry in last.items() if entry.signature != self.known.get(id_)]
            shards.seal(self._part, kept, self._folder, self._name)
        self.known.update((id_, entry.signature) for id_, entry in last.items())

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
