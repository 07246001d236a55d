"""Data files -> checked rows. Every table of the package, and every table a user adds, comes in through here.

In: CSV files with a header.  Out: one dict of strings a row, plus `_where` ("states.csv line 3") for messages.
Errors: `OntologyError` naming file, line and repair.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from noteverbale.errors import OntologyError

Row = dict[str, str]


def packaged(name: str) -> Path:
    """Give the path of a data file shipped in `noteverbale/ontology`."""
    return Path(str(files("noteverbale.ontology") / name))


def read_table(path: Path, columns: Sequence[str], *, key: Sequence[str] = ()) -> list[Row]:
    """Give the rows of one CSV file, each with all of `columns`; rows equal in `key` are an error.

    Lines that begin with `#` are remarks. Raises OntologyError for a missing file or column, a short row, a duplicate.
    """
    lines = _lines(path)
    if not lines:
        wanted = f" with the columns {', '.join(columns)}" if columns else ""
        raise OntologyError(f"{path}: the table is empty; it needs a header{wanted}")
    reader = csv.DictReader(line for _, line in lines)
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise OntologyError(f"{path}: column {missing[0]!r} is missing; found {', '.join(reader.fieldnames or ())}")
    rows = [_checked(row, f"{path.name} line {number}") for (number, _), row in zip(lines[1:], reader, strict=True)]
    _refuse_duplicates(rows, key)
    return rows


def header(path: Path) -> list[str]:
    """Give the names of a table's columns, none if it is empty. Raises OntologyError for a missing file."""
    lines = _lines(path)
    return [name.strip() for name in next(csv.reader([lines[0][1]]))] if lines else []


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OntologyError(f"{path}: cannot read this table ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: cannot read this table ({error}); save it as UTF-8") from error
    return [
        (number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")
    ]


def _checked(row: dict[str | None, object], where: str) -> Row:
    if None in row or any(value is None for value in row.values()):
        raise OntologyError(f"{where}: the number of cells differs from the header's; quote cells that hold commas")
    return {str(name): str(value).strip() for name, value in row.items()} | {"_where": where}


def _refuse_duplicates(rows: Iterable[Row], key: Sequence[str]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        value = tuple(row[name] for name in key)
        if key and value in seen:
            raise OntologyError(f"{row['_where']}: {' / '.join(value)!r} is there already ({seen[value]}); remove one")
        seen[value] = row["_where"]
