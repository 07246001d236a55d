"""CSV and TSV -> documents, one for each row under the header.

Cells are kept exactly, line ends inside quotes too. A row with more or fewer cells than the header is a `Failure`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import fields_of, layout
from noteverbale.documents.decoding import Undecodable
from noteverbale.documents.opening import LARGEST_BYTES
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at, numbered, text_lines
from noteverbale.types import Document, Failure

_SEPARATORS = ",;\t|"


def read_csv(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a table separated by commas, semicolons, tabs or bars, as its header shows."""
    yield from _read(stream, name, options, None)


def read_tsv(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a table separated by tabs."""
    yield from _read(stream, name, options, "\t")


def _read(stream: BinaryIO, name: str, options: ReadOptions, separator: str | None) -> Iterator[Document | Failure]:
    # Articles are longer than the module's default of 128 KB a cell; the limit is the process's own.
    csv.field_size_limit(LARGEST_BYTES)
    try:
        lines = _Lines(text_lines(stream, name, options))
        header = next(lines, None)
        if header is None:
            yield from lines.failures or [Failure(where=name, reason="is empty")]
            return
        yield from _rows(lines, header, name, options, separator or _separator(header))
    except Undecodable as error:
        yield Failure(where=name, reason=str(error))


class _Lines:
    """The good lines for the csv module; the bad ones are kept aside, with the number of the last line read."""

    def __init__(self, lines: Iterator[tuple[int, str | Failure]]):
        self.failures: list[Failure] = []
        self.number = 0
        self._lines = lines

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        for number, line in self._lines:
            self.number = number
            if not isinstance(line, Failure):
                return line
            self.failures.append(line)
        raise StopIteration

    def drained(self) -> list[Failure]:
        """Give the failures met since the last time."""
        met, self.failures = self.failures, []
        return met


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.count)


def _rows(lines: _Lines, header: str, name: str, options: ReadOptions, separator: str) -> Iterator[Document | Failure]:
    names = next(csv.reader([header], delimiter=separator))
    columns = layout(names, options.columns, name)
    reader = csv.reader(lines, delimiter=separator)
    while True:
        first = lines.number + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Failure(where=at(name, first), reason=f"is not a row of the table ({error})")
            continue
        yield from lines.drained()
        if cells is None:
            return
        yield from _row(names, columns, cells, name, first, options)


def _row(
    names: list[str], columns: dict[str, str], cells: list[str], name: str, number: int, options: ReadOptions
) -> Iterator[Document | Failure]:
    where = at(name, number)
    if not cells:
        return
    if len(cells) != len(names):
        yield Failure(where=where, reason=f"has {len(cells)} cells where the header has {len(names)}")
        return
    fields = fields_of(dict(zip(names, cells, strict=True)), columns)
    yield from assemble(fields, options, where, numbered(name, number))
