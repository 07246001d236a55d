"""Excel workbooks (.xlsx) -> documents, one for each row under a sheet's header. Needs openpyxl, which only the
`office` extra brings.

Sheets without a column that can hold texts are left out, unless none has one. Formulas give what was last calculated.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import BadZipFile

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import fields_of, layout
from noteverbale.documents.docx import OLE
from noteverbale.documents.opening import TooLarge, whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at, numbered
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

_Sheet = tuple[str, dict[str, str], list[str], Iterator[tuple[int, tuple[Any, ...]]]]


def read_excel(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a workbook. Raises InputError if openpyxl is missing or no sheet has a text."""
    load = excel_reader(name)
    try:
        data = whole(stream)
    except TooLarge as error:
        yield Failure(where=name, reason=str(error))
        return
    try:
        book = load(BytesIO(data), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError, EOFError) as error:
        yield Failure(where=name, reason=_why(data, error))
        return
    sheets = _sheets(book, name, options)
    for title, columns, heads, rows in sheets:
        place = name if len(sheets) == 1 else f"{name} sheet {title!r}"
        for number, row in rows:
            fields = fields_of(dict(zip(heads, row, strict=False)), columns)
            own = numbered(name if len(sheets) == 1 else f"{name}:{title}", number)
            yield from assemble(fields, options, at(place, number, "row"), own)


def _why(data: bytes, error: Exception) -> str:
    if data.startswith(OLE):
        return "is an old .xls file or locked with a password; save it as .xlsx or CSV"
    return f"is not a whole Excel file ({str(error)[:80]})"


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
