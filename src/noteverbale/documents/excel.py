"""Excel workbooks (.xlsx) -> documents, one for each row under a sheet's header. Needs openpyxl, which only the
`office` extra brings.

Sheets without a column that can hold texts are left out, unless none has one. Formulas give what was last calculated.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from noteverbale.attempts import attempt
from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import fields_of, layout
from noteverbale.documents.docx import OLE
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at, numbered
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

_Row = tuple[int, tuple[Any, ...]]
_Sheet = tuple[str, dict[str, str], list[str], Iterator[_Row]]


def read_excel(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a workbook. Raises InputError if openpyxl is missing or no sheet has a text."""
    load = excel_reader(name)
    data = whole(stream)
    opened = partial(load, BytesIO(data), read_only=True, data_only=True)
    sheets = attempt(lambda: _sheets(opened(), name, options), name, "document")
    if isinstance(sheets, Failure):
        yield Failure(where=name, reason=_why(data, sheets))
        return
    for title, columns, heads, rows in sheets:
        place = name if len(sheets) == 1 else f"{name} sheet {title!r}"
        own = name if len(sheets) == 1 else f"{name}:{title}"
        for row in _whole_rows(rows, place):
            if isinstance(row, Failure):
                yield row
                continue
            fields = fields_of(dict(zip(heads, row[1], strict=False)), columns)
            yield from assemble(fields, options, at(place, row[0], "row"), numbered(own, row[0]))


def _whole_rows(rows: Iterator[_Row], place: str) -> Iterator[_Row | Failure]:
    """Give a sheet's rows up to where it is damaged."""
    while (row := attempt(partial(next, rows, None), place, "part")) is not None:
        if isinstance(row, Failure):
            yield Failure(where=place, reason=f"is damaged; read up to there ({row.reason[:80]})", stage="part")
            return
        yield row


def _why(data: bytes, failure: Failure) -> str:
    if data.startswith(OLE):
        return "is an old .xls file or locked with a password; save it as .xlsx or CSV"
    return f"is not a whole Excel file ({failure.reason[:80]})"


def excel_reader(name: str) -> Any:
    """Give openpyxl's function. Raises InputError naming the extra."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise InputError(f"{name}: Excel files need openpyxl; run pip install 'noteverbale[office]'") from error
    return load_workbook


def _sheets(book: Any, name: str, options: ReadOptions) -> list[_Sheet]:
    """Give the sheets that hold texts: title, layout, header and what stands below it, with the rows' numbers."""
    found: list[_Sheet] = []
    missing: InputError | None = None
    for sheet in book.worksheets:
        rows = (
            (number, row) for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if any(map(_told, row))
        )
        header = next(rows, None)
        if header is None:
            continue
        heads = [str(cell).strip() if _told(cell) else f"column {number}" for number, cell in enumerate(header[1], 1)]
        try:
            columns = layout(heads, options.columns, f"{name} sheet {sheet.title!r}")
        except InputError as error:
            missing = missing or error
            continue
        found.append((str(sheet.title), columns, heads, rows))
    if not found and missing is not None:
        raise missing
    return found


def _told(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""
