"""Rows -> text in a format: json, jsonl, csv, markdown.

In: `Rows`.  Out: text that ends with a line end; rows in the order given.
Cells of tables are one line each, and a spreadsheet never takes one for a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from noteverbale.views.rows import Row, Rows, cell

# What Excel, LibreOffice and Google Sheets take for the beginning of a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BREAKS = re.compile(r"[\t\r\n\v\f\0\x1c-\x1f\x85\u2028\u2029]+")


def as_json(rows: Rows) -> str:
    """Give a JSON array of objects, indented."""
    return msgspec.json.format(msgspec.json.encode(list(rows)), indent=2).decode() + "\n"


def as_jsonl(rows: Rows) -> str:
    """Give one JSON object a line."""
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def as_csv(rows: Rows) -> str:
    """Give comma-separated values with a header."""
    return delimited(rows.columns, rows, ",")


def as_markdown(rows: Rows) -> str:
    """Give a Markdown table."""
    lines = [rows.columns, tuple("---" for _ in rows.columns)]
    lines += [tuple(markdown_cell(row[column]) for column in rows.columns) for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


# One place for a new format of rows.
FORMATS: dict[str, Callable[[Rows], str]] = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv, "markdown": as_markdown}


def delimited(columns: Sequence[str], rows: Iterable[Row], delimiter: str) -> str:
    """Give separated values with a header; cells are safe (`safe_cell`)."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(row.get(column)) for column in columns] for row in rows)
    return text.getvalue()


def safe_cell(value: Any) -> str:
    """Give a cell on one line; text that a spreadsheet could take for a formula gets an apostrophe before it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return cell(value)
    text = cell(value)
    flat = (text if text.isprintable() else _BREAKS.sub(" ", text)).strip()
    return "'" + flat if flat.startswith(_FORMULA) else flat


def markdown_cell(value: Any) -> str:
    """Give a value for a Markdown table or line: one line, marks that Markdown or HTML would read escaped."""
    return markdown_text(cell(value)).strip()


def markdown_text(text: str) -> str:
    """Give a piece of text for the middle of a Markdown line, spaces at its ends kept."""
    text = _BREAKS.sub(" ", text)
    return re.sub(r"([\\`*_\[\]|<>#])", r"\\\1", text)
