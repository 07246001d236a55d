"""Rows set aside in a file by one process -> the same rows written by another, in the same portions.

In: the rows of one kind's records.  Out: a file of portions, and last what its writer has to say besides.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from noteverbale.store.draft import Portion, RecordDraft


class Spool(RecordDraft):
    """A draft that reads the record's tables and writes its rows to a file."""

    def __init__(self, connection: sqlite3.Connection, stream: BinaryIO) -> None:
        super().__init__(connection)
        self._stream = stream

    def end(self, rest: tuple[bytes, ...]) -> None:
        """Write what is left, and what is to be said besides."""
        self.flush()
        marshal.dump(rest, self._stream)

    def _write(self, portion: Portion) -> None:
        marshal.dump(portion, self._stream)


def portions(path: Path) -> Iterator[Any]:
    """Give the portions of a spool, and last (a tuple) what its writer said besides."""
    with path.open("rb") as stream:
        while True:
            found = marshal.load(stream)
            yield found
            if isinstance(found, tuple):
                return
