"""CSV and TSV -> documents, one for each row under the header.

Cells are kept exactly, line ends inside quotes too. A row with more or fewer cells than the header is a `Failure`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import fields_of, layout
from noteverbale.documents.opening import LARGEST_BYTES
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at, numbered, text_lines
from noteverbale.types import Document, Failure

_SEPARATORS = ",;\t|"
_SEP = re.compile(r"[\"']?sep=(.)[\"']?", re.IGNORECASE)


def read_csv(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a table separated by commas, semicolons, tabs or bars, as its header shows."""
    yield from _read(stream, name, options, None)


def read_tsv(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a table separated by tabs."""
    yield from _read(stream, name, options, "\t")


def _read(stream: BinaryIO, name: str, options: ReadOptions, separator: str | None) -> Iterator[Document | Failure]:
    # Articles are longer than the module's default of 128 KB a cell; the limit is the process's own.
    csv.field_size_limit(LARGEST_BYTES)
    lines = _Lines(text_lines(stream, name, options))
    header = next(lines, None)
    if header is None:
        yield from lines.failures
        return
    if told := _SEP.fullmatch(header.strip("\ufeff \r\n")):  # the line in which Excel is told what separates cells
        separator, header = told[1], next(lines, "")
    yield from _rows(lines, header, name, options, separator or separator_of(header))


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


def separator_of(header: str) -> str:
    """Give the separator that stands most often in the line of a table's heads."""
    return max(_SEPARATORS, key=header.count)


def _rows(lines: _Lines, header: str, name: str, options: ReadOptions, separator: str) -> Iterator[Document | Failure]:
    rows = _cells(lines, csv.reader(chain([header], lines), delimiter=separator), name)
    _, names = next(rows)
    if isinstance(names, Failure):
        yield names
        return
    columns = layout(names, options.columns, name)
    for number, cells in rows:
        yield from lines.drained()
        if isinstance(cells, Failure):
            yield cells
        elif len(cells) not in (0, len(names)):
            yield Failure(where=at(name, number), reason=_uneven(cells, names, number, lines.number))
        elif cells:
            fields = fields_of(dict(zip(names, cells, strict=True)), columns)
            yield from assemble(fields, options, at(name, number), numbered(name, number))
    yield from lines.drained()


def _cells(lines: _Lines, reader: Iterator[list[str]], name: str) -> Iterator[tuple[int, list[str] | Failure]]:
    """Each row with the number of its first line; what the csv module refuses is a Failure, and it goes on."""
    number = lines.number
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield number, Failure(where=at(name, number), reason=f"is not a row of a table ({error})")
        else:
            if cells is None:
                return
            yield number, cells
        number = lines.number + 1


def _uneven(cells: list[str], names: list[str], first: int, last: int) -> str:
    spread = f"; it goes on to line {last}, perhaps for want of a closing quote" if last > first else ""
    return f"has {len(cells)} cells where the header has {len(names)}{spread}"
