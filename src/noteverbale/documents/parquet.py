"""Parquet -> documents, one for each row, read in batches. Needs pyarrow, which only the `parquet` extra brings."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import fields_of, layout
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at, numbered
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

# Rows held in memory at once: 256 long articles are a few megabytes.
_BATCH = 256


def read_parquet(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a Parquet file. Raises InputError if pyarrow is missing or no column can be the text."""
    module = parquet_module(name)
    from pyarrow import ArrowException

    try:
        file = module.ParquetFile(stream if stream.seekable() else io.BytesIO(whole(stream)))
        yield from _rows(file, name, options)
    except (ArrowException, OSError) as error:
        yield Failure(where=name, reason=f"is not a whole Parquet file ({str(error).splitlines()[0][:120]})")


def parquet_module(name: str) -> Any:
    """Give pyarrow.parquet. Raises InputError naming the extra."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise InputError(f"{name}: Parquet needs pyarrow; run pip install 'noteverbale[parquet]'") from error
    return pyarrow.parquet


def _rows(file: Any, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    columns = layout(file.schema_arrow.names, options.columns, name)
    number = 0
    for batch in file.iter_batches(_BATCH, columns=sorted(set(columns.values()))):
        for row in batch.to_pylist():
            number += 1
            fields = fields_of(row, columns)
            yield from assemble(fields, options, at(name, number, "row"), numbered(name, number))
